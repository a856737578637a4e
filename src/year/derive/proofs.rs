//! What a plan and a report show, one function for each [`Proof`].

use crate::model::{
    AnnualPlan, Answer, Both, Content, Count, Criterion, DifficultyRecord, Evidence, EvidenceKind,
    Id, IssuedDocument, Measure, Milestone, NotApplicable, NotAssessed, Objective, Phase, Phrase,
    Proof, Reference, Resource, ResourceNeed, Share, Solution, Target, Text, Trial, Value,
    YearEndReport,
};
use crate::sound::Rubric;
use crate::year::Passage;
use std::collections::HashSet;

/// The documents that answers are read off.
pub(super) struct Documents<'d> {
    plan: &'d AnnualPlan,
    report: Option<&'d YearEndReport>,
    rubric: &'d Rubric,
    /// The objectives that are about the model: a known target on a criterion which these documents do not prove themselves.
    model: HashSet<Id>,
}

impl<'d> Documents<'d> {
    pub(super) fn new(
        plan: &'d AnnualPlan,
        report: Option<&'d YearEndReport>,
        rubric: &'d Rubric,
        along: Option<&Passage<'_>>,
    ) -> Self {
        let asked = |id: &Id| rubric.criterion(id).is_some_and(|c| c.proof.is_none());
        let of_model = |target: &Target| {
            target.value.is_fact()
                && match along {
                    None => asked(&target.criterion),
                    Some(passage) => passage.leads_to(&target.criterion).any(|to| asked(&to)),
                }
        };
        let objectives = objectives(plan).filter(|o| o.targets.iter().any(of_model));
        Self {
            plan,
            report,
            rubric,
            model: objectives.map(|objective| objective.id).collect(),
        }
    }

    /// Whether the plan has a content that serves an objective about the model; without one it shows nothing of the model.
    fn is_of_model(&self) -> bool {
        contents(self.plan).any(|c| c.objectives.iter().any(|id| self.model.contains(id)))
    }

    /// The answer to a criterion, if the documents prove it.
    pub(super) fn answer(&self, criterion: &Criterion) -> Option<Answer> {
        let proof = criterion.proof?;
        let is = |so: bool| match criterion.measure {
            Measure::Condition(_) => Value::Condition(so),
            _ => Value::YesNo(so),
        };
        let plan = self.plan;
        let value = match proof {
            Proof::PlanHasModel => is(self.is_of_model() && issued_plan(plan).date.is_some()),
            Proof::PlanObjectives => is(!self.model.is_empty()),
            Proof::PlanContents => is(self.is_of_model() && states_contents(plan)),
            Proof::PlanSolutions => is(self.is_of_model() && states_solutions(plan)),
            Proof::PlanRoadmap => is(self.is_of_model() && states_roadmap(plan)),
            Proof::PlanResources => is(self.is_of_model() && states_resources(plan)),
            Proof::ContentsMeetNeeds | Proof::SolutionsChecked if !self.is_of_model() => nothing(
                "Kế hoạch chưa nêu nội dung nào của mô hình.",
                "The plan states no content of the model.",
            ),
            Proof::ContentsMeetNeeds => contents_meet_needs(plan),
            Proof::SolutionsChecked => self.solutions_checked(),
            Proof::ScaleUpsProven => self.scale_ups_proven()?,
            Proof::ReportHasModel => is(self.report_has_model(self.report?)),
            Proof::DifficultiesReported => difficulties_reported(self.report?),
        };
        Some(self.read_off(criterion.id, proof, value))
    }

    /// The answer with the documents it was read off, as identifiers and as evidence.
    fn read_off(&self, criterion: Id, proof: Proof, value: Value) -> Answer {
        let (of_plan, of_report) = match proof {
            Proof::ReportHasModel | Proof::DifficultiesReported => (false, true),
            Proof::ScaleUpsProven => (true, true),
            _ => (true, false),
        };
        let plan = of_plan.then(|| (self.plan.id, issued_plan(self.plan)));
        let report = self.report.filter(|_| of_report);
        let report = report.map(|report| (report.id, report.head.issued(report.part_of.as_ref())));
        let documents: Vec<(Id, IssuedDocument)> = plan.into_iter().chain(report).collect();
        let mut answer = Answer::new(criterion, value);
        answer.derived_from = documents.iter().map(|(id, _)| *id).collect();
        if answer.value.is_fact() {
            let documents = documents.into_iter();
            answer.evidence = documents.map(|(id, issued)| evidence(id, issued)).collect();
        }
        answer
    }

    /// Solutions checked against a rule that others laid down.
    fn solutions_checked(&self) -> Value {
        let rules = self.rubric.rules_of_others(self.plan);
        let checked =
            |solution: &Solution| solution.checked_against.iter().any(|id| rules.contains(id));
        share(solutions(self.plan), checked).unwrap_or_else(|| {
            nothing(
                "Kế hoạch chưa nêu giải pháp nào.",
                "The plan states no solutions.",
            )
        })
    }

    /// It was issued as part of the summary report on IT application, and tells what became of an objective about the model.
    fn report_has_model(&self, report: &YearEndReport) -> bool {
        report.part_of.as_ref().is_some_and(|whole| {
            let issued = report.head.issued(Some(whole)).date;
            let mut told = report.results.iter().map(|result| result.objective);
            issued.is_some() && !whole.title.is_open() && told.any(|id| self.model.contains(&id))
        })
    }

    /// Scale-ups that have begun; the report's word on a trial goes before the plan's.
    ///
    /// A plan is made before the year is over, so only with the report can it be told that there was none.
    fn scale_ups_proven(&self) -> Option<Value> {
        let reported = self.report.map_or(&[][..], |report| &report.trials);
        let planned = self.plan.trials.iter();
        let told: HashSet<Id> = reported.iter().map(|trial| trial.id).collect();
        let planned = planned.filter(|trial| !told.contains(&trial.id));
        let scaled_up = planned
            .chain(reported)
            .filter(|trial| trial.scale_up.as_ref().is_some_and(Phase::begun));
        let on_record = |trial: &Trial| {
            let mut phases = trial.phases();
            phases.all(|(_, phase)| phase.is_some_and(is_shown))
        };
        let proven = |trial: &Trial| trial.is_proven() && on_record(trial);
        match share(scaled_up, proven) {
            Some(value) => Some(value),
            None => self.report.map(|_| {
                Value::NotApplicable(NotApplicable {
                    reason: Text::known(Both::new(
                        "Kế hoạch và báo cáo không ghi việc nhân rộng công nghệ mới nào trong năm.",
                        "The plan and the report record no scale-up of new technology in the year.",
                    )),
                })
            }),
        }
    }
}

fn issued_plan(plan: &AnnualPlan) -> IssuedDocument {
    plan.head.issued(plan.standing.whole())
}

/// The document as it was issued, by which others find it; by its identifier where it has no number.
fn evidence(id: Id, issued: IssuedDocument) -> Evidence {
    let number = issued.number.filter(|number| !number.is_open());
    Evidence {
        title: issued.title.vi,
        kind: EvidenceKind::Document,
        reference: Reference::File(number.unwrap_or_else(|| Phrase::known(id.as_str()))),
        issued: issued.date,
        expires: None,
    }
}

/// Whether there is a record of a phase.
fn is_shown(phase: &Phase) -> bool {
    let is_stated =
        |evidence: &Evidence| !evidence.title.is_open() && !evidence.reference.is_open();
    phase.evidence.iter().any(is_stated)
}

/// Contents, each of which serves an objective.
fn states_contents(plan: &AnnualPlan) -> bool {
    let stated: HashSet<Id> = objectives(plan).map(|objective| objective.id).collect();
    let serves = |content: &Content| content.objectives.iter().any(|id| stated.contains(id));
    some_and_all(contents(plan), serves)
}

/// Contents, each of which has a solution.
fn states_solutions(plan: &AnnualPlan) -> bool {
    let solved: HashSet<&Id> = solutions(plan).flat_map(|s| &s.contents).collect();
    some_and_all(contents(plan), |content| solved.contains(&content.id))
}

/// Solutions, each of which has a milestone with something to show.
fn states_roadmap(plan: &AnnualPlan) -> bool {
    let stated = |milestone: &&Milestone| !milestone.product.is_open();
    let milestones = plan.roadmap.iter().filter(stated);
    let timed: HashSet<&Id> = milestones.flat_map(|m| &m.solutions).collect();
    some_and_all(solutions(plan), |solution| timed.contains(&solution.id))
}

/// Solutions, each of which has a resource; somebody to do the work; and, where something costs money, where that comes from.
fn states_resources(plan: &AnnualPlan) -> bool {
    let resources = || plan.resources.iter().filter(|r| is_known(r));
    let provided: HashSet<&Id> = resources().flat_map(|r| &r.solutions).collect();
    let staff = resources().any(|r| matches!(r.need, ResourceNeed::Staff(_)));
    let assigned = plan.assignments.iter().any(|a| !a.task.is_open());
    let paid = plan.funding.iter().any(|f| f.amount.get() > 0);
    some_and_all(solutions(plan), |solution| provided.contains(&solution.id))
        && (staff || assigned)
        && (paid || !resources().any(costs))
}

/// Whether a resource says what it is and how much of it is needed.
fn is_known(resource: &Resource) -> bool {
    let needed = match &resource.need {
        ResourceNeed::Equipment(equipment) => {
            equipment.unit_price.is_some() && equipment.quantity() > 0
        }
        ResourceNeed::Training(training) => {
            training.people.get() > 0 && training.sessions.get() > 0
        }
        ResourceNeed::Service(service) => service.cost.is_some(),
        ResourceNeed::Staff(staff) => !staff.roles.is_empty(),
    };
    needed && !resource.title.is_open()
}

fn costs(resource: &Resource) -> bool {
    let money = match &resource.need {
        ResourceNeed::Equipment(equipment) => equipment
            .unit_price
            .filter(|_| equipment.quantities.iter().any(|q| q.quantity.get() > 0)),
        ResourceNeed::Training(training) => training.cost,
        ResourceNeed::Service(service) => service.cost,
        ResourceNeed::Staff(_) => None,
    };
    money.is_some_and(|money| money.get() > 0)
}

fn contents_meet_needs(plan: &AnnualPlan) -> Value {
    let needs = plan.needs.iter().filter(|need| !need.title.is_open());
    let recorded: HashSet<Id> = needs.map(|need| need.id).collect();
    let meets = |content: &Content| content.needs.iter().any(|id| recorded.contains(id));
    share(contents(plan), meets).unwrap_or_else(|| {
        nothing(
            "Kế hoạch chưa nêu nội dung nào.",
            "The plan states no contents.",
        )
    })
}

fn difficulties_reported(report: &YearEndReport) -> Value {
    let recorded = report.difficulties.iter().filter(|d| !d.title.is_open());
    let reported = |difficulty: &DifficultyRecord| {
        let report = difficulty.reported.as_ref();
        report.is_some_and(|report| report.on >= difficulty.arose)
    };
    share(recorded, reported).unwrap_or_else(|| {
        Value::NotApplicable(NotApplicable {
            reason: Text::known(Both::new(
                "Báo cáo tổng kết không ghi khó khăn, vướng mắc nào.",
                "The year-end report records no difficulty.",
            )),
        })
    })
}

fn nothing(vi: &str, en: &str) -> Value {
    let reason = Some(Text::known(Both::new(vi, en)));
    Value::NotAssessed(NotAssessed { reason })
}

/// How many of `all` hold; nothing where there are none.
fn share<'a, T: 'a>(all: impl Iterator<Item = &'a T>, holds: impl Fn(&T) -> bool) -> Option<Value> {
    let (mut part, mut whole) = (0, 0);
    for one in all {
        whole += 1;
        part += u64::from(holds(one));
    }
    (whole > 0).then(|| {
        Value::Share(Share {
            part: Count::capped(part),
            whole: Count::capped(whole),
        })
    })
}

fn some_and_all<'a, T: 'a>(all: impl Iterator<Item = &'a T>, holds: impl Fn(&T) -> bool) -> bool {
    let mut all = all.peekable();
    all.peek().is_some() && all.all(holds)
}

fn objectives(plan: &AnnualPlan) -> impl Iterator<Item = &Objective> {
    plan.objectives.iter().filter(|o| !o.title.is_open())
}

fn contents(plan: &AnnualPlan) -> impl Iterator<Item = &Content> {
    plan.contents.iter().filter(|c| !c.title.is_open())
}

fn solutions(plan: &AnnualPlan) -> impl Iterator<Item = &Solution> {
    plan.solutions.iter().filter(|s| !s.title.is_open())
}
