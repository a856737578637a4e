//! Several documents checked together: each by itself, and each against those it follows from.

use super::{plan_and_assessment, plan_and_medium_term, report_and_plan};
use crate::model::{
    AnnualPlan, Assessment, AssessorRole, Difficulty, DifficultyRecord, Document, Findings,
    InstrumentRef, MediumTermPlan, Place, Submission, Workflow, YearEndReport, builtin_workflow,
};
use crate::read::read;
use crate::sound::{Rubric, Rubrics};
use crate::year::is_on;

/// Checks documents that belong together, and gives what was found in each, in the same order.
///
/// Each is checked by itself, against its rubric where `rubrics` [has](Rubrics::find) it. What the documents of one school
/// say about each other is then found in the one that comes later in the cycle: in the annual plan, held
/// against the assessment that it starts from and its year of the medium-term plan; in the year-end
/// report, checked against its plan and the difficulties reported in its year; in the self-assessment, checked against the plan of its year and the report
/// on it; in the external evaluation, checked against the self-assessment.
///
/// A submission goes by the first workflow among the documents, or by the built-in one.
pub fn together(documents: &[&Document], rubrics: &Rubrics) -> Vec<Findings> {
    let all = Together { documents, rubrics };
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

struct Together<'d> {
    documents: &'d [&'d Document],
    rubrics: &'d Rubrics,
}

impl<'d> Together<'d> {
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
            Document::Difficulty(difficulty) => self.difficulty(difficulty),
            Document::Scorecard(_)
            | Document::Gaps(_)
            | Document::Findings(_)
            | Document::Comparison(_)
            | Document::Rollup(_)
            | Document::LineError(_) => Findings::default(),
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
        match self.rubrics.find(&instrument) {
            Some(rubric) => against(document, rubric),
            None => alone(document),
        }
    }

    fn submission(&self, submission: &Submission) -> Findings {
        let rubric = self.rubrics.find(&submission.self_assessment.instrument);
        let check = |workflow: &Workflow| match rubric {
            Some(rubric) => super::submission_against(submission, workflow, rubric),
            None => super::submission(submission, workflow),
        };
        let stated = self.documents.iter().find_map(|document| match document {
            Document::Workflow(workflow) => Some(check(workflow)),
            _ => None,
        });
        let builtin = || read::<Workflow>(builtin_workflow().json.as_bytes()).ok();
        stated
            .or_else(|| builtin().map(|workflow| check(&workflow)))
            .unwrap_or_default()
    }

    /// A difficulty, and whether it was reported as promptly as the office wants.
    fn difficulty(&self, document: &Difficulty) -> Findings {
        let mut findings = super::difficulty(document);
        let place = Place::Root.name("difficulty");
        self.late(&document.difficulty, &place, &mut findings);
        findings
    }

    fn late(&self, record: &DifficultyRecord, place: &Place<'_>, findings: &mut Findings) {
        let mut workflows = self.documents.iter().filter_map(|document| match document {
            Document::Workflow(workflow) => Some(workflow),
            _ => None,
        });
        let promptness = workflows.next().and_then(|w| w.difficulties.as_ref());
        if let Some(promptness) = promptness {
            super::difficulty::reported_late(record, place, promptness.days, findings);
        }
    }

    fn claims(&self, assessment: &Assessment, findings: &mut Findings) {
        if let Some(rubric) = self.rubrics.find(&assessment.instrument) {
            for plan in self.plans() {
                let report = self.reports().find(|report| is_on(report, plan));
                add(findings, super::claims(assessment, plan, report, rubric));
            }
        }
    }

    fn external(&self, external: &Assessment, findings: &mut Findings) {
        if let Some(own) = self.own(external) {
            let rubric = self.rubrics.find(&external.instrument);
            add(findings, super::judgements(own, external, rubric));
        }
    }

    /// The self-assessment of the same school and year with the same instrument, of the same edition rather
    /// than another. A lone one beside a lone external evaluation is meant for it, whatever it says.
    fn own(&self, external: &Assessment) -> Option<&'d Assessment> {
        let of_role = |role| self.assessments().filter(move |a| a.role == role);
        let own = || of_role(AssessorRole::SelfAssessment);
        let of = |own: &&Assessment| {
            own.school.id == external.school.id
                && own.school_year == external.school_year
                && own.instrument.id == external.instrument.id
        };
        let alone = || only(of_role(AssessorRole::External)).and(only(own()));
        own()
            .filter(of)
            .max_by_key(|own| own.instrument == external.instrument)
            .or_else(alone)
    }

    fn plan(&self, plan: &AnnualPlan, findings: &mut Findings) {
        let rubric = self.rubrics.find(&plan.instrument);
        if let Some((assessment, rubric)) = self.baseline(plan).zip(rubric) {
            add(findings, plan_and_assessment(plan, assessment, rubric));
        }
        for medium_term in self.medium_term(plan) {
            add(findings, plan_and_medium_term(plan, medium_term, rubric));
        }
    }

    fn report(&self, report: &YearEndReport, findings: &mut Findings) {
        if let Some(plan) = self.reported_plan(report) {
            let rubric = self.rubrics.find(&plan.instrument);
            add(findings, report_and_plan(report, plan, rubric));
        }
        for document in self.documents {
            if let Document::Difficulty(difficulty) = document {
                super::difficulty::taken_up(report, difficulty, findings);
            }
        }
        let list = Place::Root.name("difficulties");
        for (at, record) in report.difficulties.iter().enumerate() {
            self.late(record, &list.index(at), findings);
        }
    }

    /// The assessment that a plan starts from: of the school, with the instrument, the same edition rather
    /// than another, the latest school year's, from outside rather than by the school itself. A lone one
    /// beside a lone plan is meant for it, whatever it says, unless it is of the plan's own year.
    fn baseline(&self, plan: &AnnualPlan) -> Option<&'d Assessment> {
        let of = |a: &&Assessment| {
            a.school.id == plan.school.id && a.instrument.id == plan.instrument.id
        };
        let nearest = |a: &&Assessment| {
            let same = a.instrument == plan.instrument;
            (same, a.school_year, a.role == AssessorRole::External)
        };
        let starts = |a: &&Assessment| super::plan_and_assessment::is_baseline(plan, a);
        let found = self.assessments().filter(of).filter(starts);
        let alone = || {
            only(self.plans())?;
            only(self.assessments()).filter(|a| starts(a) || !plan.period.meets(a.school_year))
        };
        found.max_by_key(nearest).or_else(alone)
    }

    /// The school's medium-term plans that have the plan's year; where none has it, the latest one.
    /// A lone one beside a lone plan is meant for it, whatever it says.
    fn medium_term(&self, plan: &AnnualPlan) -> Vec<&'d MediumTermPlan> {
        let of = |m: &&MediumTermPlan| {
            m.school.id == plan.school.id && m.instrument.id == plan.instrument.id
        };
        let has_year = |m: &&MediumTermPlan| super::plan_and_medium_term::year(plan, m).is_some();
        let last = |m: &&MediumTermPlan| m.years.iter().map(|y| y.school_year).max();
        let found: Vec<_> = self.medium_terms().filter(of).filter(has_year).collect();
        if !found.is_empty() {
            return found;
        }
        let alone = || only(self.plans()).and(only(self.medium_terms()));
        let latest = self.medium_terms().filter(of).max_by_key(last);
        latest.or_else(alone).into_iter().collect()
    }

    /// The school's plan that a report names, else that of the same period. A lone one beside a lone
    /// report is meant for it, whatever it says.
    fn reported_plan(&self, report: &YearEndReport) -> Option<&'d AnnualPlan> {
        let of_school = || self.plans().filter(|p| p.school.id == report.school.id);
        let alone = || only(self.reports()).and(only(self.plans()));
        let named = of_school().find(|plan| plan.id == report.plan);
        named
            .or_else(|| of_school().find(|plan| plan.period == report.period))
            .or_else(alone)
    }

    fn assessments(&self) -> impl Iterator<Item = &'d Assessment> + use<'d> {
        self.documents.iter().filter_map(|document| match document {
            Document::Assessment(assessment) => Some(&**assessment),
            _ => None,
        })
    }

    fn plans(&self) -> impl Iterator<Item = &'d AnnualPlan> + use<'d> {
        self.documents.iter().filter_map(|document| match document {
            Document::AnnualPlan(plan) => Some(&**plan),
            _ => None,
        })
    }

    fn medium_terms(&self) -> impl Iterator<Item = &'d MediumTermPlan> + use<'d> {
        self.documents.iter().filter_map(|document| match document {
            Document::MediumTermPlan(plan) => Some(&**plan),
            _ => None,
        })
    }

    fn reports(&self) -> impl Iterator<Item = &'d YearEndReport> + use<'d> {
        self.documents.iter().filter_map(|document| match document {
            Document::YearEndReport(report) => Some(&**report),
            _ => None,
        })
    }
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

fn add(findings: &mut Findings, more: Findings) {
    findings.findings.extend(more.findings);
}
