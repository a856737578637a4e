//! The trials of a plan in the report on it, and what rests on them.

use crate::check::plausible::is_noted;
use crate::check::schools::words_differ;
use crate::model::{
    AnnualPlan, Date, Detail, Findings, Id, Kind, Phase, PhaseOutcome, Place, ResultOutcome, Trial,
    YearEndReport, found,
};
use std::collections::HashMap;

/// Each trial of the plan is in the report, of the same technology; a phase that had ended when the plan was made is told as it
/// was told then.
pub(super) fn trials(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
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

/// An objective reported as reached is served by something else than technology that failed, or that was to be evaluated by then
/// and was not; the reason of its result may say by what.
pub(super) fn reached_without(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
    let reported: HashMap<Id, &Trial> = report.trials.iter().map(|t| (t.id, t)).collect();
    let open = plan.trials.iter().filter_map(|planned| {
        let since = unproven(planned, reported.get(&planned.id)?)?;
        Some((planned.id, (since, planned.id)))
    });
    let open: HashMap<Id, (Date, Id)> = open.collect();
    let rests = |trial: Option<Id>| trial.and_then(|trial| open.get(&trial).copied());
    let solutions = plan.solutions.iter();
    let contents = all_rest(solutions.map(|s| (rests(s.trial), &s.contents)));
    let served = plan.contents.iter();
    let served = served.filter_map(|c| Some((*contents.get(&c.id)?, &c.objectives)));
    let objectives = all_rest(served);
    let due: HashMap<Id, Date> = plan.objectives.iter().map(|o| (o.id, o.due)).collect();
    let list = Place::Root.name("results");
    for (at, result) in report.results.iter().enumerate() {
        let reached = result.outcome == ResultOutcome::Reached;
        let id = result.objective;
        let rests = objectives.get(&id).copied().flatten();
        if let Some(((since, trial), due)) = rests.zip(due.get(&id))
            && reached
            && since <= *due
            && !is_noted(result.reason.as_ref())
        {
            let found = found::ReportReachedWithoutTrial {
                objective: id,
                trial,
            };
            findings.add(&list.index(at).name("outcome"), found);
        }
    }
}

/// Since when a trial has failed, or was to be evaluated and is not; nothing of one that was evaluated well.
fn unproven(planned: &Trial, told: &Trial) -> Option<Date> {
    let failed = |phase: &&Phase| phase.outcome == PhaseOutcome::Failed;
    let mut phases = told.phases().filter_map(|(_, phase)| phase);
    if let Some(failed) = phases.find(failed) {
        return Some(failed.until);
    }
    let passed = told.evaluation.as_ref().is_some_and(Phase::passed);
    let planned = planned.evaluation.as_ref().filter(|_| !passed);
    planned.map(|evaluation| evaluation.until)
}

/// For what is referred to by parts that rest on such trials: the last of these, unless one part rests on none.
fn all_rest<'p>(
    parts: impl Iterator<Item = (Option<(Date, Id)>, &'p Vec<Id>)>,
) -> HashMap<Id, Option<(Date, Id)>> {
    let mut all = HashMap::new();
    for (rests, refers) in parts {
        for id in refers {
            let known = all.entry(*id).or_insert(rests);
            *known = known.zip(rests).map(|(one, other)| one.max(other));
        }
    }
    all
}
