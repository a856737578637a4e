//! Several documents checked together: each by itself, and each against those it follows from.

mod bridge;
mod copied;
mod lists;
mod medium_term;
mod named;
mod partners;
mod place;
mod relation;

pub use relation::Relation;

use super::comparison::judgements_on;
use super::difficulty::{concerns, reported_late, taken_up};
use super::schools::{names_differ, once, stages_apart, units_differ};
use super::scorecard::scorecard;
use super::{plan_and_assessment, plan_and_medium_term, report_and_plan};
use crate::model::{
    AnnualPlan, Assessment, AssessorRole, Count, Difficulty, Document, Findings, InstrumentRef,
    MediumTermPlan, Place, Rule, School, Submission, Workflow, YearEndReport, every_kind, found,
};
use crate::sound::{Rubric, Rubrics, missing};
use lists::Lists;
use partners::{Astray, Partner, Ways, closest};
use std::collections::HashSet;

/// One of several documents checked together: what was found in it, and what it was checked against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Checked {
    /// What was found.
    pub findings: Findings,
    /// The instrument it was checked against, where it goes by one that is at hand.
    pub instrument: Option<InstrumentRef>,
    /// The other documents it was checked against.
    pub against: Vec<Against>,
    /// If documents to check it against are there but none belongs to it: the position of the closest one.
    pub nearest: Option<usize>,
    /// If others claim to be what it is, of the same school and year, by the same hands: the position of one of them.
    pub double: Option<usize>,
}

/// A document that another was checked against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Against {
    /// Its position among the documents checked together.
    pub document: usize,
    /// What it is to the document.
    pub relation: Relation,
    /// Whether this was assumed: the documents do not say that they belong together, but no other one could.
    pub assumed: bool,
    /// The edition that it goes by, where it was carried over to that of the document first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<InstrumentRef>,
}

/// Checks documents that belong together, and gives for each, in the same order, what was found and what it was checked
/// against. Their order decides nothing else.
///
/// Each is checked by itself, against its rubric where `rubrics` [has](Rubrics::find) it. What the documents of one school
/// say about each other is then found in the one that comes later in the cycle: in a plan, checked
/// against the assessment that it starts from, and an annual one against its year of the medium-term plan; in the year-end
/// report, checked against its plan, the assessment that this started from, and the difficulties reported in its year; in the self-assessment, checked against
/// the plan of its year and the report on it or on that year; in the external evaluation, checked against the self-assessment. Where all
/// of a kind are of one school, and nothing fits, the closest is taken for what is meant, so that a wrong school or year
/// is told, unless it cannot be meant: nobody answers what came later.
///
/// Where the two go by different editions of an instrument, or by different instruments with a crosswalk between them, and both
/// are at hand, the other document is [carried over](crate::Passage) first, by the crosswalk among the documents or [another](crate::Crosswalk::between)
/// that carries any value; what did not come over is compared with nothing. [`Against::carried_from`] says so.
///
/// A submission goes by the workflow among the documents, or by the built-in one; a workflow among them says how promptly
/// a difficulty is reported.
///
/// ```
/// use it_adoption_model::check::{Relation, together};
/// use it_adoption_model::{Document, Rubrics, read_any};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// # let report = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/report.json"));
/// let documents: [Document; 2] = [read_any(report)?, read_any(plan)?];
/// let checked = together(&documents.each_ref(), &Rubrics::builtin());
/// let [on] = checked[0].against[..] else { return Err("a report is on one plan".into()) };
/// assert_eq!((on.document, on.relation), (1, Relation::AnnualPlan));
/// # Ok(()) }
/// ```
pub fn together(documents: &[&Document], rubrics: &Rubrics) -> Vec<Checked> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    if documents.len() > 1 {
        order.sort_by_cached_key(|at| documents.get(*at).map(|document| written(document)));
    }
    let of = |at: usize| documents.get(at).map(|document| (at, *document));
    let ordered: Vec<(usize, &Document)> = order.into_iter().filter_map(of).collect();
    let all = Together::new(&ordered, rubrics);
    let mut checked: Vec<Checked> = vec![Checked::default(); documents.len()];
    for (at, document) in &ordered {
        if let Some(checked) = checked.get_mut(*at) {
            all.check(document, checked);
        }
    }
    place::doubles(&ordered, &mut checked);
    named::alike(&ordered, &mut checked);
    copied::copied(&all.lists.assessments, &mut checked);
    checked
}

macro_rules! written {
    ($($name:ident)+) => {
        /// A document as text, which orders documents in whichever order they come.
        fn written(document: &Document) -> Option<String> {
            match document {
                $(Document::$name(document) => serde_json::to_string(document).ok(),)+
            }
        }
    };
}

every_kind!(written);

struct Together<'d> {
    lists: Lists<'d>,
    rubrics: &'d Rubrics,
    /// Which instrument leads to which by a crosswalk among them.
    ways: Ways,
    astray: Astray,
}

impl<'d> Together<'d> {
    /// Of documents with their positions, in an order that is theirs alone.
    fn new(documents: &[(usize, &'d Document)], rubrics: &'d Rubrics) -> Self {
        let lists = Lists::of(documents);
        Self {
            ways: Ways::by(lists.crosswalks.iter().map(|(_, one)| *one)),
            lists,
            rubrics,
            astray: Astray::default(),
        }
    }

    fn check(&self, document: &Document, checked: &mut Checked) {
        let wanted = document.instrument();
        let rubric = wanted.and_then(|wanted| self.rubrics.find(&wanted));
        checked.instrument = rubric.map(Rubric::reference);
        checked.findings = self.alone(document, rubric, checked);
        match document {
            Document::AnnualPlan(plan) => self.plan(plan, rubric, checked),
            Document::MediumTermPlan(plan) => self.medium_term_plan(plan, rubric, checked),
            Document::YearEndReport(report) => self.report(report, checked),
            Document::Assessment(assessment) => match assessment.role {
                AssessorRole::SelfAssessment => self.claims(assessment, rubric, checked),
                AssessorRole::External => self.external(assessment, rubric, checked),
            },
            _ => {}
        }
    }

    /// The document checked against its rubric if that is at hand, else by itself.
    fn alone(
        &self,
        document: &Document,
        rubric: Option<&Rubric>,
        checked: &mut Checked,
    ) -> Findings {
        match document {
            Document::Instrument(it) => super::instrument(it),
            Document::Workflow(it) => super::workflow(it),
            Document::Crosswalk(it) => {
                let [from, to] = [&it.from, &it.to].map(|named| self.rubrics.get(named));
                let mut findings = super::crosswalk(it, from, to);
                for (side, named, rubric) in [("from", it.from, from), ("to", it.to, to)] {
                    if rubric.is_none() {
                        missing(side, named, &mut findings);
                    }
                }
                findings
            }
            Document::Submission(it) => self.submission(it, rubric, checked),
            Document::Scorecard(it) => scorecard(it, rubric),
            Document::Difficulty(it) => self.difficulty(it, checked),
            Document::Assessment(it) => super::assessment(it, rubric),
            Document::AnnualPlan(it) => super::annual_plan(it, rubric),
            Document::MediumTermPlan(it) => super::medium_term_plan(it, rubric),
            Document::YearEndReport(it) => super::year_end_report(it, rubric),
            _ => Findings::default(),
        }
    }

    fn submission(
        &self,
        submission: &Submission,
        rubric: Option<&Rubric>,
        checked: &mut Checked,
    ) -> Findings {
        let check = |workflow: &Workflow| super::submission(submission, workflow, rubric);
        if let Some((at, workflow)) = self.lists.workflows.first() {
            checked.go_by(*at, Relation::Workflow, false);
            return check(workflow);
        }
        check(&Workflow::builtin())
    }

    /// A difficulty, and whether it was reported as promptly as the office wants.
    fn difficulty(&self, document: &Difficulty, checked: &mut Checked) -> Findings {
        let mut findings = super::difficulty(document);
        let place = Place::Root.name("difficulty");
        if let Some((at, days)) = self.promptness() {
            checked.go_by(at, Relation::Workflow, false);
            reported_late(&document.difficulty, &place, days, &mut findings);
        }
        findings
    }

    /// The workflow that says within how many days a difficulty is reported.
    fn promptness(&self) -> Option<(usize, Count)> {
        let (at, workflow) = self.lists.workflows.first()?;
        Some((*at, workflow.difficulties.as_ref()?.days))
    }

    fn external(&self, external: &Assessment, rubric: Option<&Rubric>, checked: &mut Checked) {
        let partner = closest(
            external,
            &self.lists.self_assessments,
            &self.lists.evaluations,
            (&self.ways, &self.astray.evaluations),
        );
        if let Some(own) = checked.beside(partner, Relation::SelfAssessment) {
            let brought = self.brought(own, [own.instrument, external.instrument], checked);
            let own = &brought.document;
            let only = brought.only.as_ref();
            checked.add(judgements_on(own, external, rubric, only));
        }
    }

    fn plan(&self, plan: &AnnualPlan, rubric: Option<&Rubric>, checked: &mut Checked) {
        let Lists {
            assessments, plans, ..
        } = &self.lists;
        let partner = closest(plan, assessments, plans, (&self.ways, &self.astray.plans));
        let baseline = checked.beside(partner, Relation::Baseline);
        if let Some((assessment, rubric)) = baseline.zip(rubric) {
            let brought = self.brought(
                assessment,
                [assessment.instrument, plan.instrument],
                checked,
            );
            let found = plan_and_assessment(plan, &brought.document, rubric);
            checked.add(brought.without(Rule::PlanBaselineDiffers, found));
            checked.totals_alone();
            checked.same_school(&plan.school, &assessment.school);
        }
        for (at, medium_term, assumed) in self.medium_term(plan, checked) {
            checked.go_by(at, Relation::MediumTermPlan, assumed);
            let brought = self.brought(
                medium_term,
                [medium_term.instrument, plan.instrument],
                checked,
            );
            checked.add(plan_and_medium_term(plan, &brought.document, rubric));
            checked.same_school(&plan.school, &medium_term.school);
        }
    }

    /// The school's medium-term plans that have the plan's year; where none has it, the closest one.
    fn medium_term(
        &self,
        plan: &AnnualPlan,
        checked: &mut Checked,
    ) -> Vec<(usize, &'d MediumTermPlan, bool)> {
        let Lists {
            medium_terms,
            plans,
            ..
        } = &self.lists;
        let fits = |m: &MediumTermPlan| partners::Seeks::fits(plan, m, &self.ways);
        let own = medium_terms.of(plan.school.id).iter();
        let found: Vec<_> = own.filter(|(_, m)| fits(m)).collect();
        if found.is_empty() {
            let astray = &self.astray.years;
            return match closest(plan, medium_terms, plans, (&self.ways, astray)) {
                Partner::Assumed(at, medium_term) => vec![(at, medium_term, true)],
                partner => {
                    checked.beside(partner, Relation::MediumTermPlan);
                    Vec::new()
                }
            };
        }
        found.into_iter().map(|(at, m)| (*at, *m, false)).collect()
    }

    fn report(&self, report: &YearEndReport, checked: &mut Checked) {
        let Lists { plans, reports, .. } = &self.lists;
        let partner = closest(report, plans, reports, (&self.ways, &self.astray.reports));
        if let Some(plan) = checked.beside(partner, Relation::AnnualPlan) {
            let brought = self.brought(plan, [plan.instrument, report.instrument], checked);
            let rubric = self.rubrics.find(&brought.document.instrument);
            let found = report_and_plan(report, &brought.document, rubric);
            checked.add(brought.without(Rule::ReportShortButReached, found));
            self.baseline(report, plan, checked);
            checked.same_school(&report.school, &plan.school);
            units_differ(&report.school, &plan.school, &mut checked.findings);
        }
        for (at, difficulty) in self.lists.difficulties.of(report.school.id) {
            if concerns(difficulty, report) {
                checked.go_by(*at, Relation::Difficulty, false);
                taken_up(report, difficulty, &mut checked.findings);
                names_differ(&report.school, &difficulty.school, &mut checked.findings);
            }
        }
        if let Some((at, days)) = self.promptness()
            && !report.difficulties.is_empty()
        {
            checked.go_by(at, Relation::Workflow, false);
            let list = Place::Root.name("difficulties");
            for (at, record) in report.difficulties.iter().enumerate() {
                reported_late(record, &list.index(at), days, &mut checked.findings);
            }
        }
    }
}

impl Checked {
    fn add(&mut self, more: Findings) {
        self.findings.findings.extend(more.findings);
    }

    /// A target that is counted out of far too much is not told as too low as well.
    fn totals_alone(&mut self) {
        let all = &mut self.findings.findings;
        let apart = all.iter().filter(|f| f.rule == Rule::AnswerTotalUnlikely);
        let apart: HashSet<_> = apart.map(|f| f.pointer.clone()).collect();
        all.retain(|f| f.rule != Rule::PlanTargetLowest || !apart.contains(&f.pointer));
    }

    fn go_by(&mut self, document: usize, relation: Relation, assumed: bool) {
        self.against.push(Against {
            document,
            relation,
            assumed,
            carried_from: None,
        });
    }

    /// Notes the partner to be checked against, or tells that there is none and which came closest.
    fn beside<'d, D>(&mut self, partner: Partner<'d, D>, relation: Relation) -> Option<&'d D> {
        match partner {
            Partner::Fits(at, partner) => {
                self.go_by(at, relation, false);
                Some(partner)
            }
            Partner::Assumed(at, partner) => {
                self.go_by(at, relation, true);
                Some(partner)
            }
            Partner::Nearest(at, missing) => {
                self.nearest = self.nearest.or(Some(at));
                self.findings.add(&Place::Root, *missing);
                None
            }
            Partner::None => None,
        }
    }

    fn same_school(&mut self, here: &School, there: &School) {
        let apart = stages_apart(here, there).filter(|_| here.id == there.id);
        if let Some((found, expected)) = apart {
            let found = found::SetStagesDiffer { found, expected };
            once("stages", found, &mut self.findings);
        }
        names_differ(here, there, &mut self.findings);
    }
}
