//! The documents that are checked together, by kind and by school.

use super::partners::OfSchool;
use crate::model::{
    AnnualPlan, Assessment, AssessorRole, Crosswalk, Difficulty, Document, Id, MediumTermPlan,
    Workflow, YearEndReport,
};
use std::collections::HashMap;

/// The documents of a kind, each with its position among all.
pub(super) struct Listed<'d, D> {
    all: Vec<(usize, &'d D)>,
    schools: HashMap<Id, Vec<(usize, &'d D)>>,
}

impl<D> Default for Listed<'_, D> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            schools: HashMap::new(),
        }
    }
}

impl<'d, D: OfSchool> Listed<'d, D> {
    fn add(&mut self, at: usize, document: &'d D) {
        self.all.push((at, document));
        let of = self.schools.entry(document.school());
        of.or_default().push((at, document));
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
