//! Documents by two instruments or editions: the earlier is carried over before the later is checked against it.

use super::super::assessment_and_report::{assessment_and_report, is_beside};
use super::super::claims::claims_along;
use super::super::report_and_plan::report_and_baseline;
use super::super::schools::{names_differ, units_differ};
use super::lists::Lists;
use super::partners::{Partner, closest};
use super::{Checked, Relation, Together};
use crate::model::{
    AnnualPlan, Assessment, Became, Crosswalk, Findings, Id, InstrumentRef, Kept, Notice, Rule,
    YearEndReport,
};
use crate::sound::Rubric;
use crate::year::{CarriedOver, Passage, Portable};
use std::borrow::Cow;
use std::collections::HashSet;

/// A document that others are checked against, as it goes by their instrument.
pub(super) struct Brought<'d, D: Clone> {
    pub(super) document: Cow<'d, D>,
    /// The criteria whose values came over; none where it goes by their instrument itself, or every answer and target came over
    /// as it was, and no criterion is new.
    pub(super) only: Option<HashSet<Id>>,
}

impl<D: Clone> Brought<'_, D> {
    /// What was found, without what only all of the document can show, where not all of it came over.
    pub(super) fn without(&self, rule: Rule, mut found: Findings) -> Findings {
        let whole = self.only.is_none();
        found
            .findings
            .retain(|finding| whole || finding.rule != rule);
        found
    }
}

/// From one instrument to another.
struct Way<'r> {
    /// The crosswalk, if it is among the documents.
    crosswalk: Option<usize>,
    passage: Passage<'r>,
}

impl<'d> Together<'d> {
    /// The document that `checked` was just paired with, carried over to the instrument `to` if it goes by another one, `from`, and
    /// there is a way.
    pub(super) fn brought<D: Portable>(
        &self,
        document: &'d D,
        [from, to]: [InstrumentRef; 2],
        checked: &mut Checked,
    ) -> Brought<'d, D> {
        let way = (from != to).then(|| self.way(from, to)).flatten();
        let carried =
            way.and_then(|way| Some((way.crosswalk, way.passage.carry_over(document).ok()?)));
        let Some((crosswalk, carried)) = carried else {
            return Brought {
                document: Cow::Borrowed(document),
                only: None,
            };
        };
        checked.carried_from(from, crosswalk);
        let CarriedOver { document, notices } = carried;
        let passed = notices.iter().flat_map(|notice| &notice.to);
        // An overall level that is left out is compared with nothing, and changes nothing else.
        let is_level = |notice: &Notice| notice.pointer.is_some() && notice.criterion.is_none();
        let whole = |notice: &Notice| notice.became == Became::Carried || is_level(notice);
        let only = passed.filter(|to| to.kept == Kept::Value);
        let only = only.map(|to| to.criterion).collect();
        Brought {
            document: Cow::Owned(document),
            only: (!notices.iter().all(whole)).then_some(only),
        }
    }

    /// Along a crosswalk among the documents, or another that leads there and carries any value.
    fn way(&self, from: InstrumentRef, to: InstrumentRef) -> Option<Way<'d>> {
        let [old, new] = [from, to].map(|named| self.rubrics.get(&named));
        let (old, new) = old.zip(new)?;
        let crosswalks = &self.lists.crosswalks;
        let crosswalk = Crosswalk::between(old, new, crosswalks.iter().map(|(_, one)| *one))?;
        let stated = crosswalks.iter().find(|(_, one)| **one == *crosswalk);
        let way = Way {
            crosswalk: stated.map(|(at, _)| *at),
            passage: Passage::new(&crosswalk, old, new).ok()?,
        };
        let tells = way.crosswalk.is_some() || way.passage.carries_values();
        tells.then_some(way)
    }

    /// The assessment that the plan of a report started from, where all go by one edition.
    pub(super) fn baseline(
        &self,
        report: &YearEndReport,
        plan: &AnnualPlan,
        checked: &mut Checked,
    ) {
        let Lists {
            assessments, plans, ..
        } = &self.lists;
        let ways = (&self.ways, &self.astray.plans);
        if report.is_on(plan)
            && let Partner::Fits(at, from) = closest(plan, assessments, plans, ways)
            && [from.instrument, report.instrument] == [plan.instrument; 2]
            && let Some(rubric) = self.rubrics.get(&plan.instrument)
        {
            checked.go_by(at, Relation::Baseline, false);
            checked.add(report_and_baseline(report, plan, from, rubric));
        }
    }

    /// The plan of the year assessed, and the report on it, beside what a self-assessment claims; and any report that tells how
    /// the same year ended.
    pub(super) fn claims(
        &self,
        assessment: &Assessment,
        rubric: Option<&Rubric>,
        checked: &mut Checked,
    ) {
        let Some(rubric) = rubric else { return };
        let reports = self.lists.reports.of(assessment.school.id);
        for (at, plan) in self.lists.plans.of(assessment.school.id) {
            if plan.period.school_year() != Some(assessment.school_year) {
                continue;
            }
            checked.go_by(*at, Relation::AnnualPlan, false);
            names_differ(&assessment.school, &plan.school, &mut checked.findings);
            units_differ(&assessment.school, &plan.school, &mut checked.findings);
            let (from, to) = (plan.instrument, assessment.instrument);
            let way = (from != to).then(|| self.way(from, to)).flatten();
            if let Some(way) = &way {
                checked.carried_from(from, way.crosswalk);
            }
            let report = reports.iter().find(|(_, report)| report.is_on(plan));
            if let Some((at, _)) = report {
                checked.go_by(*at, Relation::YearEndReport, false);
            }
            let report = report.map(|(_, report)| *report);
            let along = way.as_ref().map(|way| &way.passage);
            checked.add(claims_along(assessment, plan, report, along, rubric));
        }
        let beside = reports.iter().filter(|(_, it)| is_beside(assessment, it));
        for (at, report) in beside {
            if !checked.against.iter().any(|paired| paired.document == *at) {
                checked.go_by(*at, Relation::YearEndReport, false);
            }
            names_differ(&assessment.school, &report.school, &mut checked.findings);
            units_differ(&assessment.school, &report.school, &mut checked.findings);
            checked.add(assessment_and_report(assessment, report, rubric));
        }
    }
}

impl Checked {
    /// Notes that what it was just paired with came over, and by which of the documents.
    fn carried_from(&mut self, from: InstrumentRef, crosswalk: Option<usize>) {
        if let Some(paired) = self.against.last_mut() {
            paired.carried_from = Some(from);
        }
        if let Some(at) = crosswalk {
            self.go_by(at, Relation::Crosswalk, false);
        }
    }
}
