//! Several documents checked together: each by itself, and each against those it follows from.

use super::{plan_and_assessment, plan_and_medium_term, report_and_plan};
use crate::derive::is_on;
use crate::{
    AnnualPlan, Assessment, AssessorRole, Document, Findings, InstrumentRef, MediumTermPlan,
    Rubric, Submission, Workflow, YearEndReport, builtin_workflow, read,
};

/// Where the rubrics come from: the one of an instrument, if it is at hand.
type Rubrics<'r> = dyn Fn(InstrumentRef) -> Option<&'r Rubric> + 'r;

/// Checks documents that belong together, and gives what was found in each, in the same order.
///
/// Each is checked by itself, against its rubric where `rubric` has it. What the documents of one school
/// say about each other is then found in the one that comes later in the cycle: in the annual plan, held
/// against the assessment that it starts from and its year of the medium-term plan; in the year-end
/// report, held against its plan; in the self-assessment, held against the plan and the report of its year; in
/// the external evaluation, held against the self-assessment.
///
/// A submission goes by the first workflow among the documents, or by the built-in one.
pub fn together(documents: &[&Document], rubric: &Rubrics<'_>) -> Vec<Findings> {
    let all = Together { documents, rubric };
    documents
        .iter()
        .map(|document| {
            let mut findings = all.alone(document);
            match document {
                Document::AnnualPlan(plan) => all.plan(plan, &mut findings),
                Document::YearEndReport(report) => all.report(report, &mut findings),
                Document::Assessment(assessment) => match assessment.role {
                    AssessorRole::SelfAssessment => all.claims(assessment, &mut findings),
                    AssessorRole::External => all.external(assessment, &mut findings),
                },
                _ => {}
            }
            findings
        })
        .collect()
}

struct Together<'d, 'r> {
    documents: &'d [&'d Document],
    rubric: &'d Rubrics<'r>,
}

impl<'d> Together<'d, '_> {
    fn alone(&self, document: &Document) -> Findings {
        match document {
            Document::Instrument(instrument) => super::instrument(instrument),
            Document::Assessment(assessment) => self.held(
                &**assessment,
                assessment.instrument,
                super::assessment,
                super::assessment_against,
            ),
            Document::AnnualPlan(plan) => self.held(
                &**plan,
                plan.instrument,
                super::annual_plan,
                super::annual_plan_against,
            ),
            Document::MediumTermPlan(plan) => self.held(
                &**plan,
                plan.instrument,
                super::medium_term_plan,
                super::medium_term_plan_against,
            ),
            Document::YearEndReport(report) => self.held(
                &**report,
                report.instrument,
                super::year_end_report,
                super::year_end_report_against,
            ),
            Document::Submission(submission) => self.submission(submission),
            Document::Workflow(workflow) => super::workflow(workflow),
            Document::Scorecard(_)
            | Document::Gaps(_)
            | Document::Findings(_)
            | Document::Comparison(_) => Findings::default(),
        }
    }

    /// A document checked against its rubric if that is at hand, else by itself.
    fn held<D>(
        &self,
        document: &D,
        instrument: InstrumentRef,
        alone: fn(&D) -> Findings,
        against: fn(&D, &Rubric) -> Findings,
    ) -> Findings {
        match (self.rubric)(instrument) {
            Some(rubric) => against(document, rubric),
            None => alone(document),
        }
    }

    fn submission(&self, submission: &Submission) -> Findings {
        let stated = self.documents.iter().find_map(|document| match document {
            Document::Workflow(workflow) => Some(&**workflow),
            _ => None,
        });
        let builtin = || read::<Workflow>(builtin_workflow().json.as_bytes()).ok();
        let rubric = (self.rubric)(submission.self_assessment.instrument);
        let check = |workflow: &Workflow| match rubric {
            Some(rubric) => super::submission_against(submission, workflow, rubric),
            None => super::submission(submission, workflow),
        };
        match stated {
            Some(workflow) => check(workflow),
            None => builtin()
                .map(|workflow| check(&workflow))
                .unwrap_or_default(),
        }
    }

    fn assessments(&self) -> impl Iterator<Item = &'d Assessment> {
        self.documents.iter().filter_map(|document| match document {
            Document::Assessment(assessment) => Some(&**assessment),
            _ => None,
        })
    }

    fn plans(&self) -> impl Iterator<Item = &'d AnnualPlan> {
        self.documents.iter().filter_map(|document| match document {
            Document::AnnualPlan(plan) => Some(&**plan),
            _ => None,
        })
    }

    /// A self-assessment against each plan of its year, and the report on that plan.
    fn claims(&self, assessment: &Assessment, findings: &mut Findings) {
        let Some(rubric) = (self.rubric)(assessment.instrument) else {
            return;
        };
        for plan in self.plans() {
            let report = self.documents.iter().find_map(|document| match document {
                Document::YearEndReport(report) if is_on(report, plan) => Some(&**report),
                _ => None,
            });
            add(findings, super::claims(assessment, plan, report, rubric));
        }
    }

    /// An external evaluation against the self-assessment of its school and year with its instrument, of its edition rather than another.
    fn external(&self, external: &Assessment, findings: &mut Findings) {
        let own = self
            .assessments()
            .filter(|own| own.role == AssessorRole::SelfAssessment)
            .filter(|own| {
                own.school.id == external.school.id
                    && own.school_year == external.school_year
                    && own.instrument.id == external.instrument.id
            })
            .max_by_key(|own| own.instrument == external.instrument);
        if let Some(own) = own {
            let rubric = (self.rubric)(external.instrument);
            add(findings, super::judgements(own, external, rubric));
        }
    }

    fn plan(&self, plan: &AnnualPlan, findings: &mut Findings) {
        if let Some((assessment, rubric)) = self.baseline(plan).zip((self.rubric)(plan.instrument))
        {
            add(findings, plan_and_assessment(plan, assessment, rubric));
        }
        for medium_term in self.medium_term(plan) {
            let rubric = (self.rubric)(plan.instrument);
            add(findings, plan_and_medium_term(plan, medium_term, rubric));
        }
    }

    /// The assessment that a plan starts from: the latest school year's, from outside rather than by
    /// the school itself, with the plan's instrument, of the same edition rather than another.
    fn baseline(&self, plan: &AnnualPlan) -> Option<&'d Assessment> {
        self.assessments()
            .filter(|a| a.school.id == plan.school.id && a.instrument.id == plan.instrument.id)
            .filter(|a| super::plan_and_assessment::is_baseline(plan, a))
            .max_by_key(|a| {
                (
                    a.instrument == plan.instrument,
                    a.school_year,
                    a.role == AssessorRole::External,
                )
            })
    }

    /// The medium-term plans that have the plan's year; where none has it, the latest one.
    fn medium_term(&self, plan: &AnnualPlan) -> Vec<&'d MediumTermPlan> {
        let of_school: Vec<&MediumTermPlan> = self
            .documents
            .iter()
            .filter_map(|document| match document {
                Document::MediumTermPlan(medium_term) => Some(&**medium_term),
                _ => None,
            })
            .filter(|m| m.school.id == plan.school.id && m.instrument.id == plan.instrument.id)
            .collect();
        let has_year = |m: &&&MediumTermPlan| super::plan_and_medium_term::year(plan, m).is_some();
        let with_year: Vec<_> = of_school.iter().filter(has_year).copied().collect();
        if with_year.is_empty() {
            let last = |m: &&MediumTermPlan| m.years.iter().map(|y| y.school_year).max();
            of_school.into_iter().max_by_key(last).into_iter().collect()
        } else {
            with_year
        }
    }

    fn report(&self, report: &YearEndReport, findings: &mut Findings) {
        if let Some(plan) = self.reported_plan(report) {
            let rubric = (self.rubric)(plan.instrument);
            add(findings, report_and_plan(report, plan, rubric));
        }
    }

    /// The plan of the same school that a report names, else that of the same period.
    fn reported_plan(&self, report: &YearEndReport) -> Option<&'d AnnualPlan> {
        let plans = || {
            self.plans()
                .filter(|plan| plan.school.id == report.school.id)
        };
        let named = plans().find(|plan| plan.id == report.plan);
        named.or_else(|| plans().find(|plan| plan.period == report.period))
    }
}

fn add(findings: &mut Findings, more: Findings) {
    findings.findings.extend(more.findings);
}
