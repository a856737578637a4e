//! The documents that are checked together, by kind and by school.

use super::partners::OfSchool;
use crate::model::{
    AnnualPlan, Assessment, AssessorRole, Crosswalk, Difficulty, Document, Id, MediumTermPlan,
    Workflow, YearEndReport,
};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The documents of a kind, each with its position among all.
pub(super) struct Listed<'d, D: OfSchool> {
    all: Vec<(usize, &'d D)>,
    schools: HashMap<Id, Vec<(usize, &'d D)>>,
    /// One for all that are alike, among those of a name and among all, so that whoever seeks one need not look at each.
    apart: HashMap<Option<Id>, Vec<(usize, &'d D)>>,
    /// Where that one stands.
    alike: HashMap<(Option<Id>, D::Alike), usize>,
}

/// So many that are not alike are near enough, where no document of the school or the name is there.
const APART: usize = 1000;

impl<D: OfSchool> Default for Listed<'_, D> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            schools: HashMap::new(),
            apart: HashMap::new(),
            alike: HashMap::new(),
        }
    }
}

impl<'d, D: OfSchool> Listed<'d, D> {
    fn add(&mut self, at: usize, document: &'d D) {
        self.all.push((at, document));
        let of = self.schools.entry(document.school());
        of.or_default().push((at, document));
        for named in [Some(None), document.named().map(Some)]
            .into_iter()
            .flatten()
        {
            self.note(named, at, document);
        }
    }

    /// Keeps the latest of those that are alike, and of these the first.
    fn note(&mut self, named: Option<Id>, at: usize, document: &'d D) {
        let apart = self.apart.entry(named).or_default();
        match self.alike.entry((named, document.alike())) {
            Entry::Occupied(of) => {
                if let Some(kept) = apart.get_mut(*of.get())
                    && kept.1.day() < document.day()
                {
                    *kept = (at, document);
                }
            }
            Entry::Vacant(of) if apart.len() < APART => {
                of.insert(apart.len());
                apart.push((at, document));
            }
            Entry::Vacant(_) => {}
        }
    }

    /// Those that may come nearest to what a document of a school seeks, by name or otherwise; the last of them first.
    pub(super) fn near(
        &self,
        school: Id,
        named: Option<Id>,
    ) -> impl Iterator<Item = &(usize, &'d D)> {
        let apart = |named: &Option<Id>| self.apart.get(named).into_iter().flatten();
        let named = named.iter().flat_map(move |id| apart(&Some(*id)));
        let all: Vec<_> = self
            .of(school)
            .iter()
            .chain(named)
            .chain(apart(&None))
            .collect();
        all.into_iter().rev()
    }

    pub(super) fn all(&self) -> &[(usize, &'d D)] {
        &self.all
    }

    /// Those of a school.
    pub(super) fn of(&self, school: Id) -> &[(usize, &'d D)] {
        self.schools.get(&school).map_or(&[], Vec::as_slice)
    }

    /// Whether all are of one school.
    pub(super) fn one_school(&self) -> bool {
        self.schools.len() < 2
    }
}

#[derive(Default)]
pub(super) struct Lists<'d> {
    pub(super) assessments: Listed<'d, Assessment>,
    pub(super) self_assessments: Listed<'d, Assessment>,
    pub(super) evaluations: Listed<'d, Assessment>,
    pub(super) plans: Listed<'d, AnnualPlan>,
    pub(super) medium_terms: Listed<'d, MediumTermPlan>,
    pub(super) reports: Listed<'d, YearEndReport>,
    pub(super) difficulties: Listed<'d, Difficulty>,
    pub(super) crosswalks: Vec<(usize, &'d Crosswalk)>,
    pub(super) workflows: Vec<(usize, &'d Workflow)>,
}

impl<'d> Lists<'d> {
    pub(super) fn of(documents: &[(usize, &'d Document)]) -> Self {
        let mut lists = Self::default();
        for (at, document) in documents {
            match document {
                Document::Assessment(it) => {
                    lists.assessments.add(*at, it);
                    match it.role {
                        AssessorRole::SelfAssessment => lists.self_assessments.add(*at, it),
                        AssessorRole::External => lists.evaluations.add(*at, it),
                    }
                }
                Document::AnnualPlan(it) => lists.plans.add(*at, it),
                Document::MediumTermPlan(it) => lists.medium_terms.add(*at, it),
                Document::YearEndReport(it) => lists.reports.add(*at, it),
                Document::Difficulty(it) => lists.difficulties.add(*at, it),
                Document::Crosswalk(it) => lists.crosswalks.push((*at, it)),
                Document::Workflow(it) => lists.workflows.push((*at, it)),
                _ => {}
            }
        }
        lists
    }
}
