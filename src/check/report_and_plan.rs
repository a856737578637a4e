//! A year-end report against the plan that it reports on.

use super::claims::claim;
use super::days;
use super::plausible::is_noted;
use super::schools::words_differ;
use super::target::same_instrument;
use crate::model::{
    AnnualPlan, Detail, Finding, Findings, FundingSource, Id, Kind, Objective, ObjectiveResult,
    Phase, Place, ResultOutcome, Target, Trial, Value, YearEndReport, found, nearest,
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
        level_fell(report, plan, rubric, &mut findings);
        beside_documents(report, plan, &facts, rubric, &mut findings);
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
                reached(objective, &place, &facts, rubric, &mut findings);
                quantity_short(objective, result, &place, &mut findings);
            }
            Some(objective) if comparable => {
                short_but_reached(objective, &place, (&facts, report), rubric, &mut findings);
            }
            Some(_) => {}
        }
    }
    trials(report, plan, &mut findings);
    money(report, plan, &mut findings);
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

fn level_fell(report: &YearEndReport, plan: &AnnualPlan, rubric: &Rubric, findings: &mut Findings) {
    let rank = |level: Id| Some((level, rubric.rank(&level)?));
    let levels = report
        .level
        .and_then(rank)
        .zip(plan.baseline_level.and_then(rank));
    if let Some(((level, now), (baseline, before))) = levels
        && now < before
    {
        let [level, baseline] = [level, baseline].map(|l| rubric.level_named(l));
        let found = found::ReportLevelFell { level, baseline };
        findings.add(&Place::Root.name("level"), found);
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
        let of_none = none && matches!(stated, Value::Share(share) if share.part.get() > 0);
        if (of_none || stated.form() == shown.value.form())
            && let Some(found) = claim(stated, &shown)
        {
            let result = results.index(*result);
            findings.add(&result.name("facts").index(*at), found);
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

/// A fact of the report: the position of its result, its own, and its value.
type Fact<'d> = (usize, usize, &'d Value);

/// The facts by criterion, wherever in the report they stand.
fn facts(report: &YearEndReport) -> HashMap<Id, Fact<'_>> {
    let results = report.results.iter().enumerate();
    results
        .flat_map(|(result, r)| {
            let facts = r.facts.iter().enumerate();
            facts.map(move |(at, fact)| (fact.criterion, (result, at, &fact.value)))
        })
        .collect()
}

/// An objective reported as reached has as much of its own number as was planned.
fn quantity_short(
    objective: &Objective,
    result: &ObjectiveResult,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let planned = objective.quantity.as_ref().map(|planned| planned.number);
    if let Some((reached, planned)) = result.quantity.zip(planned)
        && reached < planned
    {
        let found = found::ReportQuantityShort {
            objective: objective.id,
            reached,
            planned,
        };
        findings.add(&place.name("quantity"), found);
    }
}

/// An objective reported as reached has a fact for each of its targets, and none falls short.
fn reached(
    objective: &Objective,
    result: &Place<'_>,
    facts: &HashMap<Id, Fact<'_>>,
    rubric: Option<&Rubric>,
    findings: &mut Findings,
) {
    for target in &objective.targets {
        let open = matches!(
            target.value,
            Value::NotAssessed(_) | Value::NotApplicable(_)
        );
        let Some((at_result, at, value)) = facts.get(&target.criterion) else {
            if !open {
                let found = found::ReportTargetUnmeasured {
                    objective: objective.id,
                    criterion: target.criterion,
                };
                findings.add(result, found);
            }
            continue;
        };
        let criterion = rubric.and_then(|rubric| rubric.criterion(&target.criterion));
        if compare(criterion, value, &target.value) == Some(Ordering::Less) {
            let found = found::ReportReachedButShort {
                objective: objective.id,
                criterion: target.criterion,
            };
            let list = Place::Root.name("results");
            let place = list.index(*at_result);
            let place = place.name("facts");
            findings.add(&place.index(*at).name("value"), found);
        }
    }
}

/// An objective reported as not reached falls short of one of its targets at least, unless a note says why.
fn short_but_reached(
    objective: &Objective,
    result: &Place<'_>,
    (facts, report): (&HashMap<Id, Fact<'_>>, &YearEndReport),
    rubric: Option<&Rubric>,
    findings: &mut Findings,
) {
    let noted = |at_result: usize, at: usize| {
        let fact = report.results.get(at_result).and_then(|r| r.facts.get(at));
        fact.is_some_and(|fact| is_noted(fact.note.as_ref()))
    };
    let met = |target: &Target| {
        let criterion = rubric.and_then(|rubric| rubric.criterion(&target.criterion));
        facts
            .get(&target.criterion)
            .is_some_and(|(at_result, at, value)| {
                let order = compare(criterion, value, &target.value);
                order.is_some_and(Ordering::is_ge) && !noted(*at_result, *at)
            })
    };
    if !objective.targets.is_empty()
        && objective.quantity.is_none()
        && objective.targets.iter().all(met)
    {
        let objective = objective.id;
        findings.add(
            &result.name("outcome"),
            found::ReportShortButReached { objective },
        );
    }
}

/// Each trial of the plan is in the report, of the same technology; a phase that had ended when the plan was made is told as it
/// was told then.
fn trials(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
    let list = Place::Root.name("trials");
    let reported: HashMap<Id, (usize, &Trial)> = report
        .trials
        .iter()
        .enumerate()
        .map(|(at, trial)| (trial.id, (at, trial)))
        .collect();
    for planned in &plan.trials {
        let Some((at, trial)) = reported.get(&planned.id) else {
            let found = found::ReportTrialMissing { trial: planned.id };
            findings.add(&Place::Root, found);
            continue;
        };
        let mut differs = |name| {
            let found = found::ReportPartDiffers {
                id: planned.id,
                part: Detail::part(name),
                kind: Kind::AnnualPlan,
            };
            findings.add(&list.index(*at).name(name), found);
        };
        if words_differ(&trial.technology, &planned.technology) {
            differs("technology");
        }
        let told: HashMap<_, _> = trial.stated().collect();
        for (name, before) in planned.stated() {
            let now = told.get(name).filter(|_| before.is_over());
            let told = |phase: &Phase| (phase.from, phase.until, phase.outcome);
            if now.is_some_and(|now| told(now) != told(before)) {
                differs(name);
            }
        }
    }
}

/// What became of the money that the plan has from each source.
fn money(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
    let list = match report.spending.is_empty() {
        true => Place::Root,
        false => Place::Root.name("spending"),
    };
    for source in FundingSource::ALL.iter().copied() {
        let planned = plan.funding.iter().filter(|f| f.source == source);
        let planned: u128 = planned.map(|f| u128::from(f.amount.get())).sum();
        let mut spent = report
            .spending
            .iter()
            .filter(|s| s.source == source)
            .peekable();
        if spent.peek().is_none() {
            if planned > 0 {
                findings.add(&list, found::ReportSpendingMissing { planned, source });
            }
            continue;
        }
        let spent: u128 = spent.map(|s| u128::from(s.spent.get())).sum();
        if spent > planned {
            let found = found::ReportSpendingOver {
                spent,
                source,
                planned,
            };
            findings.add(&list, found);
        }
    }
}
