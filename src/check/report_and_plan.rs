//! A year-end report against the plan that it reports on.

mod baseline;
mod money;
mod trials;

pub(super) use baseline::report_and_baseline;

use super::claims::claim;
use super::days;
use super::plausible::{is_noted, totals_apart};
use super::target::same_instrument;
use crate::model::{
    AnnualPlan, Finding, Findings, Id, Kind, Objective, ObjectiveResult, Place, ResultOutcome,
    Target, Value, YearEndReport, found, nearest,
};
use crate::score::compare;
use crate::sound::Rubric;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// Checks a year-end report against its plan; levels, ratings and ratios are compared where there is a rubric.
///
/// Findings are of the report. What each of the two says by itself is for its own check.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Rule, YearEndReport, check, read};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// # let report = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/report-objective-omitted.json"));
/// let (plan, report): (AnnualPlan, YearEndReport) = (read(plan)?, read(report)?);
/// let findings = check::report_and_plan(&report, &plan, None);
/// assert_eq!(findings.findings[0].rule, Rule::ReportObjectiveUnreported);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn report_and_plan(
    report: &YearEndReport,
    plan: &AnnualPlan,
    rubric: Option<&Rubric>,
) -> Findings {
    let mut findings = Findings::default();
    if !belongs(report, plan, &mut findings) {
        return findings;
    }
    let comparable = same_instrument(
        report.instrument,
        plan.instrument,
        |found, expected| found::ReportOtherInstrument { found, expected }.into(),
        &mut findings,
    );
    let rubric = rubric.filter(|rubric| rubric.reference() == plan.instrument);
    let facts = facts(report);
    if let Some(rubric) = rubric.filter(|_| comparable) {
        level_moved(report, plan, rubric, &mut findings);
        beside_documents(report, plan, &facts, rubric, &mut findings);
        totals_unlikely(plan, &facts, rubric, &mut findings);
    }
    if let Some(target) = plan
        .target_level
        .filter(|_| comparable && report.level.is_none())
    {
        let target = rubric.map_or_else(|| target.into(), |rubric| rubric.level_named(target));
        findings.add(&Place::Root, found::ReportLevelMissing { target });
    }
    days::report_after(report, plan, &mut findings);
    objectives_unreported(report, plan, &mut findings);
    let planned: HashMap<Id, &Objective> = plan.objectives.iter().map(|o| (o.id, o)).collect();
    let list = Place::Root.name("results");
    for (at, result) in report.results.iter().enumerate() {
        let place = list.index(at);
        match planned.get(&result.objective) {
            None => unplanned(result, plan, &place, &mut findings),
            Some(objective) if comparable && result.outcome == ResultOutcome::Reached => {
                unmeasured(objective, result, &place, &facts, &mut findings);
                reached_but_short(objective, &facts, rubric, &mut findings);
                quantity(objective, result, &place, &mut findings);
            }
            Some(objective) if comparable => {
                let partly = result.outcome == ResultOutcome::PartlyReached;
                if partly && shows_nothing(result) {
                    unmeasured(objective, result, &place, &facts, &mut findings);
                }
                short_but_reached(objective, result, &place, &facts, rubric, &mut findings);
            }
            Some(_) => {}
        }
    }
    trials::trials(report, plan, &mut findings);
    trials::reached_without(report, plan, &mut findings);
    money::money(report, plan, &mut findings);
    findings
}

/// Whether the report is on this plan: the same school, plan and period. The first difference is a finding.
fn belongs(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) -> bool {
    if report.school.id != plan.school.id {
        let school = Place::Root.name("school");
        findings.add(&school.name("id"), found::ReportOtherSchool {});
    } else if report.plan != plan.id {
        let found = found::ReportOtherPlan {
            found: report.plan,
            expected: plan.id,
        };
        findings.add(&Place::Root.name("plan"), found);
    } else if report.period != plan.period {
        let found = found::ReportOtherPeriod {
            found: report.period,
            expected: plan.period,
        };
        findings.add(&Place::Root.name("period"), found);
    } else {
        return true;
    }
    false
}

/// The level at the end of the year is not below that of the plan, nor above it with nothing reached.
fn level_moved(
    report: &YearEndReport,
    plan: &AnnualPlan,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let rank = |level: Id| Some((level, rubric.rank(&level)?));
    let levels = report
        .level
        .and_then(rank)
        .zip(plan.baseline_level.and_then(rank));
    let Some(((level, now), (baseline, before))) = levels else {
        return;
    };
    let [level, baseline] = [level, baseline].map(|l| rubric.level_named(l));
    let place = Place::Root.name("level");
    let mut results = report.results.iter();
    if now < before {
        findings.add(&place, found::ReportLevelFell { level, baseline });
    } else if now > before
        && !report.results.is_empty()
        && results.all(|result| result.outcome == ResultOutcome::NotReached)
    {
        findings.add(&place, found::ReportLevelUnsupported { level, baseline });
    }
}

/// Facts on criteria that the plan and the report themselves prove agree with what these show.
fn beside_documents(
    report: &YearEndReport,
    plan: &AnnualPlan,
    facts: &HashMap<Id, Fact<'_>>,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let results = Place::Root.name("results");
    for shown in rubric.shown(plan, Some(report), None) {
        let Some((result, at, stated)) = facts.get(&shown.criterion) else {
            continue;
        };
        // Of nothing there is no share.
        let none = matches!(shown.value, Value::NotApplicable(_));
        let of_none = none && matches!(stated.value, Value::Share(share) if share.part.get() > 0);
        if (of_none || stated.value.form() == shown.value.form())
            && let Some(found) = claim(&stated.value, &shown)
        {
            let result = results.index(*result);
            findings.add(&result.name("facts").index(*at), found);
        }
    }
}

/// Facts are counted out of about as much as the targets for them, unless a note says why; what the year's own documents count is
/// not known before.
fn totals_unlikely(
    plan: &AnnualPlan,
    facts: &HashMap<Id, Fact<'_>>,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let results = Place::Root.name("results");
    for target in plan.objectives.iter().flat_map(|o| &o.targets) {
        let criterion = rubric.criterion(&target.criterion);
        if let Some((result, at, fact)) = facts.get(&target.criterion)
            && criterion.is_some_and(|criterion| criterion.proof.is_none())
            && totals_apart(&fact.value, &target.value)
            && !is_noted(fact.note.as_ref())
        {
            let found = found::AnswerTotalUnlikely {
                criterion: target.criterion,
                found: (&fact.value),
                kind: Kind::AnnualPlan,
                expected: (&target.value),
            };
            let result = results.index(*result);
            let facts = result.name("facts");
            findings.add(&facts.index(*at).name("value"), found);
        }
    }
}

/// Where the results are empty, the report's own check says so once.
fn objectives_unreported(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
    if report.results.is_empty() {
        return;
    }
    let reported: HashSet<Id> = report.results.iter().map(|r| r.objective).collect();
    for objective in &plan.objectives {
        if !reported.contains(&objective.id) {
            let found = found::ReportObjectiveUnreported {
                objective: objective.id,
            };
            findings.add(&Place::Root.name("results"), found);
        }
    }
}

fn unplanned(
    result: &ObjectiveResult,
    plan: &AnnualPlan,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let id = result.objective;
    let near = nearest(id.as_str(), plan.objectives.iter().map(|o| o.id.as_str()));
    let found = Finding::from(found::ReportObjectiveUnplanned { objective: id });
    findings.add(&place.name("objective"), found.nearest(near));
}

/// A fact of the report, after the position of its result and its own.
type Fact<'d> = (usize, usize, &'d Target);

/// The facts by criterion, wherever in the report they stand.
fn facts(report: &YearEndReport) -> HashMap<Id, Fact<'_>> {
    let results = report.results.iter().enumerate();
    results
        .flat_map(|(result, r)| {
            let facts = r.facts.iter().enumerate();
            facts.map(move |(at, fact)| (fact.criterion, (result, at, fact)))
        })
        .collect()
}

/// An objective reported as reached has as much of its own number as was planned.
fn quantity(
    objective: &Objective,
    result: &ObjectiveResult,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let Some(planned) = objective.quantity.as_ref().map(|planned| planned.number) else {
        return;
    };
    let objective = objective.id;
    match result.quantity {
        None => findings.add(place, found::ReportQuantityMissing { objective, planned }),
        Some(reached) if reached < planned => {
            let found = found::ReportQuantityShort {
                objective,
                reached,
                planned,
            };
            findings.add(&place.name("quantity"), found);
        }
        Some(_) => {}
    }
}

/// Whether a result says in words alone how far it came.
fn shows_nothing(result: &ObjectiveResult) -> bool {
    result.facts.is_empty() && result.quantity.is_none() && result.evidence.is_empty()
}

/// An objective that was reached has a fact for each of its targets.
fn unmeasured(
    objective: &Objective,
    result: &ObjectiveResult,
    place: &Place<'_>,
    facts: &HashMap<Id, Fact<'_>>,
    findings: &mut Findings,
) {
    for target in &objective.targets {
        if target.value.is_fact() && !facts.contains_key(&target.criterion) {
            let found = found::ReportTargetUnmeasured {
                objective: objective.id,
                outcome: result.outcome,
                criterion: target.criterion,
            };
            findings.add(place, found);
        }
    }
}

/// No fact for an objective reported as reached falls short of its target.
fn reached_but_short(
    objective: &Objective,
    facts: &HashMap<Id, Fact<'_>>,
    rubric: Option<&Rubric>,
    findings: &mut Findings,
) {
    let list = Place::Root.name("results");
    for target in &objective.targets {
        let Some((result, at, fact)) = facts.get(&target.criterion) else {
            continue;
        };
        let criterion = rubric.and_then(|rubric| rubric.criterion(&target.criterion));
        if compare(criterion, &fact.value, &target.value) == Some(Ordering::Less) {
            let found = found::ReportReachedButShort {
                objective: objective.id,
                criterion: target.criterion,
            };
            let place = list.index(*result);
            let place = place.name("facts");
            findings.add(&place.index(*at).name("value"), found);
        }
    }
}

/// An objective reported as not wholly reached falls short of one of its targets at least, or of its own number, unless a note says
/// why. Whether more than that number is better, a plan does not say.
fn short_but_reached(
    objective: &Objective,
    result: &ObjectiveResult,
    place: &Place<'_>,
    facts: &HashMap<Id, Fact<'_>>,
    rubric: Option<&Rubric>,
    findings: &mut Findings,
) {
    let met = |target: &Target| {
        let criterion = rubric.and_then(|rubric| rubric.criterion(&target.criterion));
        facts.get(&target.criterion).is_some_and(|(_, _, fact)| {
            let order = compare(criterion, &fact.value, &target.value);
            order.is_some_and(Ordering::is_ge) && !is_noted(fact.note.as_ref())
        })
    };
    let planned = objective.quantity.as_ref().map(|planned| planned.number);
    if !objective.targets.is_empty()
        && planned.is_none_or(|planned| result.quantity == Some(planned))
        && objective.targets.iter().all(met)
    {
        let found = found::ReportShortButReached {
            objective: objective.id,
            outcome: result.outcome,
        };
        findings.add(&place.name("outcome"), found);
    }
}
