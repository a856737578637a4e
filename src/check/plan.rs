//! Rules of annual plans, by themselves and against an instrument.

mod links;
mod money;

pub(super) use links::{Once, id_repeated};

use super::assessment::school;
use super::days;
use super::heads;
use super::seen::Seen;
use super::target::{FactRules, Facts, level, of_same_instrument};
use super::trial::trials;
use super::written::as_written;
use crate::model::{
    AnnualPlan, Date, Detail, Finding, Findings, Id, Locale, Objective, Phase, Place, Rule, Source,
    Stage, Standing, found, is_open,
};
use crate::sound::{Rubric, source_named};
use std::collections::HashMap;

/// Checks an annual plan: its targets and levels against the rubric that its instrument gives, or by itself where that is not at hand.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Rubrics, check, read};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/plan-total-differs.json"));
/// let plan: AnnualPlan = read(plan)?;
/// let findings = check::annual_plan(&plan, Rubrics::builtin().find(&plan.instrument));
/// let mut found = findings.findings.iter().map(|f| (f.rule.as_str(), f.pointer.as_str()));
/// assert!(found.any(|found| found == ("plan.quantity-differs", "/resources/0/need/equipment/printedQuantity")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn annual_plan(plan: &AnnualPlan, rubric: Option<&Rubric>) -> Findings {
    let mut findings = Findings::default();
    let named = plan.instrument;
    let rubric = of_same_instrument(rubric, named, instrument_differs, &mut findings);
    school(&plan.school, rubric, &mut findings);
    if let Some(rubric) = rubric {
        levels(plan, rubric, &mut findings);
    }
    issued(plan, &mut findings);
    if matches!(plan.standing, Standing::Alone(_)) {
        findings.add(&Place::Root.name("standing"), found::PlanStandsAlone {});
    }
    legal_basis(&plan.legal_basis, plan.head.date, &mut findings);
    needs_missing(plan, &mut findings);
    elements(plan, &mut findings);
    links::links(plan, &mut findings);
    trials_outside(plan, &mut findings);
    if let Some(rubric) = rubric {
        links::checked_own(plan, rubric, &mut findings);
    }
    objectives(plan, rubric, &mut findings);
    objective_due_early(plan, &mut findings);
    milestones(plan, &mut findings);
    money::money(plan, &mut findings);
    trials(&plan.trials, plan.head.date, &mut findings);
    reports_due(plan, &mut findings);
    heads::of_plan(plan, &mut findings);
    days::of_plan(plan, &mut findings);
    let whole = plan.standing.whole().map(|whole| ("wovenInto", whole));
    days::numbers(&plan.head, whole, &mut findings);
    as_written(plan, &mut findings);
    period_unlikely(plan, &mut findings);
    findings
}

/// A plan of either kind checked against the rubric of another instrument.
pub(super) fn instrument_differs(found: Detail, expected: Detail) -> Finding {
    found::PlanInstrumentDiffers { found, expected }.into()
}

/// A plan of either kind that names a level which the instrument does not have.
pub(super) fn level_unknown(level: Detail, levels: Detail) -> Finding {
    found::PlanLevelUnknown { level, levels }.into()
}

/// The levels named are the instrument's, and the target is not below the baseline.
fn levels(plan: &AnnualPlan, rubric: &Rubric, findings: &mut Findings) {
    let mut rank = |name, id: Option<Id>| {
        let place = Place::Root.name(name);
        Some((id?, level(rubric, id?, &place, level_unknown, findings)?))
    };
    let baseline = rank("baselineLevel", plan.baseline_level);
    let target = rank("targetLevel", plan.target_level);
    if let Some(((baseline, from), (target, to))) = baseline.zip(target)
        && to < from
    {
        let [target, baseline] = [target, baseline].map(|l| rubric.level_named(l));
        let found = found::PlanLevelsContradict { target, baseline };
        findings.add(&Place::Root.name("targetLevel"), found);
    }
}

fn issued(plan: &AnnualPlan, findings: &mut Findings) {
    if let Some(date) = plan.head.date.filter(|d| plan.period.ends_before(*d)) {
        let found = found::PlanIssuedAfterPeriod {
            date,
            period: plan.period,
        };
        findings.add(&Place::Root.name("head").name("date"), found);
    }
}

/// A plan of the day `date` rests on something, and on nothing issued later.
pub(super) fn legal_basis(sources: &[Source], date: Option<Date>, findings: &mut Findings) {
    let list = Place::Root.name("legalBasis");
    if sources.is_empty() {
        findings.add(&list, found::PlanLegalBasisMissing {});
    }
    let mut seen = Seen::new();
    for (at, source) in sources.iter().enumerate() {
        source_named(source, &list.index(at), findings);
        legal_basis_repeated(source, &list.index(at), &mut seen, findings);
        if let Some((issued, date)) = source.date.zip(date).filter(|(i, d)| i > d) {
            let found = found::PlanLegalBasisLater {
                id: Detail::new(source.id, |locale| called(source, locale)),
                issued,
                date,
            };
            findings.add(&list.index(at).name("date"), found);
        }
    }
}

/// A document by its number, or else by its title.
fn called(source: &Source, locale: Locale) -> String {
    let title = || format!("\"{}\"", source.title.get(locale));
    let number = source.number.as_ref();
    number.map_or_else(title, |number| number.as_str().to_owned())
}

/// A number is given once by one issuer in a calendar year.
fn legal_basis_repeated<'s>(
    source: &'s Source,
    place: &Place<'_>,
    seen: &mut Seen<(&'s str, Option<&'s str>, u16)>,
    findings: &mut Findings,
) {
    let number = source.number.as_ref().map(|number| number.as_str().trim());
    let number = number.filter(|number| !is_open(number));
    let issuer = source.issuer.as_ref().map(|issuer| issuer.vi.as_str());
    if let Some((number, date)) = number.zip(source.date)
        && let Some(first) = seen.before((number, issuer, date.year()), place)
    {
        let found = found::PlanLegalBasisRepeated {
            id: source.id,
            first,
        };
        findings.add(&place.name("number"), found);
    }
}

fn needs_missing(plan: &AnnualPlan, findings: &mut Findings) {
    if plan.needs.is_empty() {
        findings.add(&Place::Root.name("needs"), found::PlanNeedsMissing {});
    }
}

/// The five elements that the letter asks for.
fn elements(plan: &AnnualPlan, findings: &mut Findings) {
    let root = Place::Root;
    if plan.objectives.is_empty() {
        findings.add(&root.name("objectives"), found::PlanObjectivesMissing {});
    }
    if plan.contents.is_empty() {
        findings.add(&root.name("contents"), found::PlanContentsMissing {});
    }
    if plan.solutions.is_empty() {
        findings.add(&root.name("solutions"), found::PlanSolutionsMissing {});
    }
    if plan.roadmap.is_empty() {
        findings.add(&root.name("roadmap"), found::PlanRoadmapMissing {});
    }
    if plan.resources.is_empty() {
        findings.add(&root.name("resources"), found::PlanResourcesMissing {});
    }
}

/// The rules for targets, in plans of either kind.
pub(super) const TARGETS: FactRules = FactRules {
    not_assessed: |criterion| found::PlanTargetOpen { criterion }.into(),
    not_applicable: |criterion| found::PlanTargetNotFact { criterion }.into(),
    repeated: |criterion, first| found::PlanTargetRepeated { criterion, first }.into(),
};

fn objectives(plan: &AnnualPlan, rubric: Option<&Rubric>, findings: &mut Findings) {
    let list = Place::Root.name("objectives");
    let stages = Stage::distinct(&plan.school.stages);
    let mut facts = Facts::new(rubric, &stages, TARGETS);
    for (at, objective) in plan.objectives.iter().enumerate() {
        let place = list.index(at);
        unmeasured(objective, &place, findings);
        let targets = place.name("targets");
        for (at, target) in objective.targets.iter().enumerate() {
            let place = targets.index(at);
            let fitting = facts.check(target, &place, findings);
            if fitting.is_some_and(|fitting| fitting.lowest()) {
                let found = found::PlanTargetLowest {
                    criterion: target.criterion,
                };
                findings.add(&place.name("value"), found);
            }
        }
        outside_period(plan, objective.due, &place.name("due"), findings);
    }
}

fn unmeasured(objective: &Objective, place: &Place<'_>, findings: &mut Findings) {
    if objective.targets.is_empty() && objective.quantity.is_none() {
        findings.add(place, found::PlanObjectiveUnmeasured { id: objective.id });
    }
}

fn outside_period(plan: &AnnualPlan, date: Date, place: &Place<'_>, findings: &mut Findings) {
    if !plan.period.embraces(date) {
        let found = found::PlanDateOutsidePeriod {
            date,
            period: plan.period,
        };
        findings.add(place, found);
    }
}

/// Where most days lie outside the period, it is the period that is wrong, and told once.
fn period_unlikely(plan: &AnnualPlan, findings: &mut Findings) {
    let days = plan.objectives.len() + 2 * plan.roadmap.len();
    let outside = |finding: &&Finding| finding.rule == Rule::PlanDateOutsidePeriod;
    let count = findings.findings.iter().filter(outside).count();
    if days::most(count, days) {
        let told = [
            Rule::PlanDateOutsidePeriod,
            Rule::PlanReportDueOutside,
            Rule::PlanTrialOutsidePeriod,
            Rule::DocumentTitleOtherYear,
        ];
        findings.findings.retain(|f| !told.contains(&f.rule));
        let found = found::PlanPeriodUnlikely {
            period: plan.period,
            count,
            all: days,
        };
        findings.add(&Place::Root.name("period"), found);
    }
}

/// A trial that is still to be carried out has a phase in the plan's period.
fn trials_outside(plan: &AnnualPlan, findings: &mut Findings) {
    let period = plan.period;
    let outside = |phase: &Phase| {
        let embraced = period.embraces(phase.from) || period.embraces(phase.until);
        let one_side = period.ends_before(phase.from) == period.ends_before(phase.until);
        !embraced && one_side && phase.from <= phase.until
    };
    let list = Place::Root.name("trials");
    for (at, trial) in plan.trials.iter().enumerate() {
        let mut phases = trial.stated().map(|(_, phase)| phase);
        if phases.clone().all(outside) && phases.any(|phase| !phase.is_over()) {
            findings.add(&list.index(at), found::PlanTrialOutsidePeriod { period });
        }
    }
}

/// An objective is due before the first milestone towards it has ended, or else before the plan was issued.
fn objective_due_early(plan: &AnnualPlan, findings: &mut Findings) {
    let inside = |day: Date| plan.period.embraces(day);
    let sound = plan
        .roadmap
        .iter()
        .filter(|m| m.from <= m.until && inside(m.until));
    let solutions = earliest(sound.map(|m| (Some(m.until), &m.solutions)));
    let end = |id: &Id, ends: &HashMap<Id, Date>| ends.get(id).copied();
    let carried = plan.solutions.iter();
    let contents = earliest(carried.map(|s| (end(&s.id, &solutions), &s.contents)));
    let served = plan.contents.iter();
    let objectives = earliest(served.map(|c| (end(&c.id, &contents), &c.objectives)));
    let list = Place::Root.name("objectives");
    let issued = days::issued(plan);
    for (at, objective) in plan.objectives.iter().enumerate() {
        let due = objective.due;
        let end = end(&objective.id, &objectives).filter(|end| inside(due) && *end > due);
        let place = list.index(at);
        let place = place.name("due");
        if let Some(until) = end {
            let found = found::PlanObjectiveDueEarly {
                id: objective.id,
                due,
                until,
            };
            findings.add(&place, found);
        } else {
            days::of_objective(
                Some(due).filter(|due| inside(*due)),
                issued,
                &place,
                findings,
            );
        }
    }
}

/// The earliest day on which something referred to by parts with these days has ended.
fn earliest<'p>(parts: impl Iterator<Item = (Option<Date>, &'p Vec<Id>)>) -> HashMap<Id, Date> {
    let mut earliest = HashMap::new();
    for (day, refers) in parts {
        for (id, day) in refers.iter().filter_map(|id| Some((*id, day?))) {
            let first = earliest.entry(id).or_insert(day);
            *first = day.min(*first);
        }
    }
    earliest
}

fn milestones(plan: &AnnualPlan, findings: &mut Findings) {
    let list = Place::Root.name("roadmap");
    for (at, milestone) in plan.roadmap.iter().enumerate() {
        let place = list.index(at);
        if milestone.until < milestone.from {
            let found = found::PlanMilestoneDatesContradict {
                id: milestone.id,
                from: milestone.from,
                until: milestone.until,
            };
            findings.add(&place.name("until"), found);
        } else {
            outside_period(plan, milestone.from, &place.name("from"), findings);
            outside_period(plan, milestone.until, &place.name("until"), findings);
        }
    }
}

/// Whether every report is due, in the period and not before the plan was issued, long before the school year ends.
fn last_due_early(plan: &AnnualPlan) -> bool {
    let days: Option<Vec<Date>> = plan.reports_due.iter().map(|report| report.due).collect();
    let last = days.and_then(|days| days.into_iter().max());
    let year = plan.period.school_year();
    let ended = year.and_then(|year| Date::new(year.start() + 1, 5, 31));
    last.zip(ended).is_some_and(|(last, ended)| {
        let early = last < ended && !days::near(last, ended);
        early && plan.period.embraces(last) && plan.head.date.is_none_or(|issued| issued <= last)
    })
}

fn reports_due(plan: &AnnualPlan, findings: &mut Findings) {
    let list = Place::Root.name("reportsDue");
    if plan.reports_due.is_empty() || last_due_early(plan) {
        findings.add(&Place::Root, found::PlanReportDueMissing {});
    }
    for (at, report) in plan.reports_due.iter().enumerate() {
        let place = list.index(at);
        match report.due {
            None => findings.add(&place.name("due"), found::PlanReportDueOpen {}),
            Some(date) if !plan.period.embraces_report(date) => {
                let found = found::PlanReportDueOutside {
                    date,
                    period: plan.period,
                };
                findings.add(&place.name("due"), found);
            }
            Some(_) => {}
        }
    }
}
