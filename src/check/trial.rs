//! Rules of trials, in plans and in reports.

use super::assessment::evidence;
use super::days::{Day, not_before};
use super::plausible::is_noted;
use crate::model::{Both, Date, Detail, Findings, Phase, PhaseOutcome, Place, Trial, found};

/// Checks the trials of a document of the day `date`.
pub(super) fn trials(trials: &[Trial], date: Option<Date>, findings: &mut Findings) {
    let list = Place::Root.name("trials");
    for (at, trial) in trials.iter().enumerate() {
        let place = list.index(at);
        if trial.stated().next().is_none() {
            findings.add(&place, found::TrialPhasesMissing {});
        }
        for (name, phase) in trial.stated() {
            let place = place.name(name);
            dates(phase, &place, findings);
            outcome_early(phase, date, &place, findings);
            passed_without_evidence(phase, &place, findings);
            evidence(&phase.evidence, date, &place, findings);
            if !dates_contradict(phase) {
                shown_before(phase, &place, findings);
            }
        }
        if trial.scale_up.is_some() {
            scale_up(trial, &place, findings);
        } else {
            phase_skipped(trial, &place, findings);
            phases_out_of_order(trial, &place, findings);
        }
    }
}

fn dates_contradict(phase: &Phase) -> bool {
    phase.until < phase.from
}

fn dates(phase: &Phase, place: &Place<'_>, findings: &mut Findings) {
    if dates_contradict(phase) {
        let found = found::TrialPhaseDatesContradict {
            from: phase.from,
            until: phase.until,
        };
        findings.add(&place.name("until"), found);
    }
}

fn outcome_early(phase: &Phase, date: Option<Date>, place: &Place<'_>, findings: &mut Findings) {
    if let Some(date) = date.filter(|date| phase.is_over() && phase.until > *date) {
        let found = found::TrialOutcomeEarly {
            until: phase.until,
            date,
        };
        findings.add(&place.name("outcome"), found);
    }
}

/// A report of the day `date` tells how each phase ended that leads to a scale-up and was to end before that day, or in its conclusion
/// why it did not; what comes after one that went wrong is not to be expected.
pub(super) fn outcomes_open(trials: &[Trial], date: Option<Date>, findings: &mut Findings) {
    let Some(date) = date else { return };
    let list = Place::Root.name("trials");
    for (at, trial) in trials.iter().enumerate() {
        let phases = trial.phases();
        let phases = phases.filter_map(|(name, phase)| Some((name, phase?)));
        for (name, phase) in phases.take_while(|(_, phase)| !went_wrong(phase)) {
            let over = phase.is_over() || dates_contradict(phase);
            if !over && phase.until < date {
                let found = found::TrialOutcomeOpen {
                    until: phase.until,
                    outcome: phase.outcome,
                    date,
                };
                let place = list.index(at);
                findings.add(&place.name(name).name("outcome"), found);
            }
        }
    }
}

fn went_wrong(phase: &Phase) -> bool {
    let explained = !phase.is_over() && is_noted(phase.conclusion.as_ref());
    explained || phase.outcome == PhaseOutcome::Failed
}

fn passed_without_evidence(phase: &Phase, place: &Place<'_>, findings: &mut Findings) {
    if phase.passed() && phase.evidence.is_empty() {
        findings.add(place, found::TrialPassedWithoutEvidence {});
    }
}

/// A scale-up comes after three phases that passed in order, and not on the day on which the first of them began.
fn scale_up(trial: &Trial, place: &Place<'_>, findings: &mut Findings) {
    let place = place.name("scaleUp");
    let mut phases = trial.phases();
    let open = phases.find(|(_, phase)| !phase.is_some_and(Phase::passed));
    let open = open.map(|(name, _)| name);
    let early = || out_of_order(trial).map(|(_, before)| before);
    if let Some(phase) = open.or_else(early) {
        let phase = Detail::part(phase);
        let found = found::TrialScaleUpUnproven { phase };
        findings.add(&place, found);
    } else if let Some((pilot, scale_up)) = trial.pilot.as_ref().zip(trial.scale_up.as_ref())
        && scale_up.from == pilot.from
    {
        let found = found::TrialPhasesOneDay { from: pilot.from };
        findings.add(&place.name("from"), found);
    }
}

/// A phase that is stated although one before it is not.
fn phase_skipped(trial: &Trial, place: &Place<'_>, findings: &mut Findings) {
    let mut phases = trial.phases();
    let Some((missing, _)) = phases.find(|(_, phase)| phase.is_none()) else {
        return;
    };
    if let Some((name, _)) = phases.find(|(_, phase)| phase.is_some()) {
        let missing = Detail::part(missing);
        findings.add(&place.name(name), found::TrialPhaseSkipped { missing });
    }
}

fn phases_out_of_order(trial: &Trial, place: &Place<'_>, findings: &mut Findings) {
    if let Some((name, before)) = out_of_order(trial) {
        let before = Detail::part(before);
        findings.add(&place.name(name), found::TrialPhasesOutOfOrder { before });
    }
}

/// The first phase that begins before the one stated before it has ended well, and that one.
///
/// A phase whose own days contradict each other has a finding of its own and says nothing about the order.
fn out_of_order(trial: &Trial) -> Option<(&'static str, &'static str)> {
    let early = |before: &Phase, after: &Phase| match before.outcome {
        PhaseOutcome::Failed => true,
        PhaseOutcome::Planned | PhaseOutcome::Underway if after.begun() => true,
        _ if dates_contradict(before) || dates_contradict(after) => false,
        _ => !before.ended_before(after),
    };
    let stated = trial.stated();
    stated
        .clone()
        .zip(stated.skip(1))
        .find(|((_, before), (_, after))| early(before, after))
        .map(|((before, _), (after, _))| (after, before))
}

/// What shows how a phase ended was not all there before it began.
fn shown_before(phase: &Phase, place: &Place<'_>, findings: &mut Findings) {
    let shown = phase.evidence.iter().map(|shown| shown.issued);
    let shown: Option<Vec<Date>> = shown.collect();
    let shown = shown.into_iter().flatten().enumerate();
    if let Some((at, latest)) = shown
        .max_by_key(|(_, day)| *day)
        .filter(|_| phase.is_over())
    {
        let shown = Day(Some(latest), Both::new("Minh chứng", "The evidence"));
        let began = Both::new("Ngày bắt đầu giai đoạn", "The day the phase began");
        let began = Day(Some(phase.from), began);
        let list = place.name("evidence");
        not_before(shown, began, &list.index(at).name("issued"), findings);
    }
}
