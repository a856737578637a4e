//! A submission's history walked from its first move, for applying a move and for checking alike, so that the two cannot disagree.

use crate::model::{
    Action, Date, Detail, Findings, Move, MoveRule, Party, Place, Stage, Submission,
    SubmissionState, Text, UnitKind, Workflow, found, listed,
};
use std::collections::HashMap;

/// Walks the history; the state it leads to, or `None` if a move in it was not allowed.
pub(crate) fn history(
    workflow: &Workflow,
    submission: &Submission,
    findings: &mut Findings,
) -> Option<SubmissionState> {
    let mut replay = Replay {
        workflow,
        said: said(workflow),
        submission,
        highest: submission
            .self_assessment
            .school
            .stages
            .iter()
            .max()
            .copied(),
        nearest: HashMap::new(),
    };
    replay.manages_itself(findings);
    let mut state = SubmissionState::Draft;
    let mut lawful = true;
    let mut before: Option<&Move> = None;
    let list = Place::Root.name("history");
    for (at, step) in submission.history.iter().enumerate() {
        let place = list.index(at);
        number(step, before, &place, findings);
        date_back(step, before, &place, findings);
        let allowed = replay.rule(step, state);
        reason(step, allowed, &place, findings);
        match allowed {
            None => {
                lawful = false;
                replay.not_allowed(step, state, &place, findings);
                replay.own_judgement(step, &place, findings);
            }
            Some(rule) => {
                if !replay.own_judgement(step, &place, findings) {
                    replay.party(step, rule.by, &place, findings);
                }
            }
        }
        let led = allowed.or_else(|| Some(replay.said.get(&step.action)?.first));
        state = led.map_or(state, |rule| rule.to);
        before = Some(step);
    }
    lawful.then_some(state)
}

/// Checks the stated state against where the history led, and what is made public against the state.
pub(crate) fn settled(
    submission: &Submission,
    led: Option<SubmissionState>,
    findings: &mut Findings,
) {
    let Some(led) = led else {
        return;
    };
    let root = Place::Root;
    if led != submission.state {
        let found = found::SubmissionStateDiffers {
            stated: submission.state,
            led,
        };
        return findings.add(&root.name("state"), found);
    }
    match (&submission.published, led == SubmissionState::Published) {
        (None, true) => findings.add(&root, found::SubmissionPublishedMissing {}),
        (Some(_), false) => {
            let found = found::SubmissionPublishedEarly { state: led };
            findings.add(&root.name("published"), found);
        }
        _ => {}
    }
}

/// What a workflow says of one action.
struct Said<'d> {
    first: &'d MoveRule,
    /// From a state, the first rule for each party, in the order of the workflow: a handful, however long that is.
    from: Vec<(SubmissionState, &'d MoveRule)>,
}

fn said(workflow: &Workflow) -> HashMap<Action, Said<'_>> {
    let mut said = HashMap::new();
    for rule in &workflow.moves {
        let new = || Said {
            first: rule,
            from: Vec::new(),
        };
        let Said { from, .. } = said.entry(rule.action).or_insert_with(new);
        for state in &rule.from {
            if !from.iter().any(|(s, r)| s == state && r.by == rule.by) {
                from.push((*state, rule));
            }
        }
    }
    said
}

struct Replay<'d> {
    workflow: &'d Workflow,
    said: HashMap<Action, Said<'d>>,
    submission: &'d Submission,
    /// The highest stage that the school teaches.
    highest: Option<Stage>,
    /// The kind of unit right above the school, for each day it was asked for.
    nearest: HashMap<Date, Option<UnitKind>>,
}

impl<'d> Replay<'d> {
    fn is_school(&self, step: &Move) -> bool {
        step.unit == self.submission.self_assessment.school.id
    }

    fn is_managed_by_itself(&self) -> bool {
        self.submission.managing_body == self.submission.self_assessment.school.id
    }

    fn is_party(&self, step: &Move, party: Party) -> bool {
        match party {
            Party::School => self.is_school(step),
            Party::ManagingBody => step.unit == self.submission.managing_body,
        }
    }

    /// The rule that allows a move from a state; of two, the one for the party that made it.
    fn rule(&self, step: &Move, state: SubmissionState) -> Option<&'d MoveRule> {
        let from = &self.said.get(&step.action)?.from;
        let rules = || from.iter().filter(|(s, _)| *s == state).map(|(_, r)| *r);
        rules()
            .find(|rule| self.is_party(step, rule.by))
            .or_else(|| rules().next())
    }

    fn manages_itself(&self, findings: &mut Findings) {
        if self.is_managed_by_itself() {
            let found = found::SubmissionManagesItself {
                id: self.submission.managing_body,
            };
            findings.add(&Place::Root.name("managingBody"), found);
        }
    }

    fn not_allowed(
        &self,
        step: &Move,
        state: SubmissionState,
        place: &Place<'_>,
        findings: &mut Findings,
    ) {
        let said = self.said.get(&step.action).into_iter();
        let mut from: Vec<SubmissionState> = Vec::new();
        for (state, _) in said.flat_map(|said| &said.from) {
            if !from.contains(state) {
                from.push(*state);
            }
        }
        let from = match from.as_slice() {
            [] => Detail::from("–"),
            from => Detail::new(listed(from.iter().map(|s| s.as_str())), |locale| {
                listed(from.iter().map(|state| state.label(locale)))
            }),
        };
        let found = found::SubmissionMoveNotAllowed {
            action: step.action,
            state,
            from,
        };
        findings.add(&place.name("action"), found);
    }

    /// Nobody decides about what they submitted themselves, whatever the workflow says.
    fn own_judgement(&self, step: &Move, place: &Place<'_>, findings: &mut Findings) -> bool {
        let own =
            step.action != Action::Submit && self.is_school(step) && !self.is_managed_by_itself();
        if own {
            let found = found::SubmissionOwnJudgement {
                action: step.action,
            };
            findings.add(&place.name("unit"), found);
        }
        own
    }

    fn party(&mut self, step: &Move, party: Party, place: &Place<'_>, findings: &mut Findings) {
        if !self.is_party(step, party) {
            let found = found::SubmissionWrongParty {
                action: step.action,
                party,
            };
            return findings.add(&place.name("unit"), found);
        }
        let expected = match party {
            Party::School => Some(UnitKind::School),
            Party::ManagingBody if self.is_managed_by_itself() => None,
            Party::ManagingBody => self.nearest(step, place, findings),
        };
        if let Some(expected) = expected.filter(|kind| *kind != step.unit_kind) {
            let found = found::SubmissionWrongUnitKind {
                found: step.unit_kind,
                expected,
                on: step.on,
            };
            findings.add(&place.name("unitKind"), found);
        }
    }

    /// The kind of unit right above the school on the day of a move.
    fn nearest(
        &mut self,
        step: &Move,
        place: &Place<'_>,
        findings: &mut Findings,
    ) -> Option<UnitKind> {
        let highest = self.highest?;
        let on = |day| self.workflow.line_of(highest, day)?.above.first().copied();
        let nearest = *self
            .nearest
            .entry(step.on)
            .or_insert_with_key(|day| on(*day));
        if nearest.is_none() {
            let found = found::SubmissionNoLine {
                stage: highest,
                on: step.on,
            };
            findings.add(&place.name("on"), found);
        }
        nearest
    }
}

fn number(step: &Move, before: Option<&Move>, place: &Place<'_>, findings: &mut Findings) {
    let expected = before.map_or(1, |before| before.number.get().saturating_add(1));
    if step.number.get() != expected {
        let found = found::SubmissionNumber {
            found: step.number,
            expected,
        };
        findings.add(&place.name("number"), found);
    }
}

fn date_back(step: &Move, before: Option<&Move>, place: &Place<'_>, findings: &mut Findings) {
    if let Some(before) = before.filter(|before| step.on < before.on) {
        let found = found::SubmissionDateBack {
            on: step.on,
            before: before.on,
        };
        findings.add(&place.name("on"), found);
    }
}

/// A move that needs a reason states it, and a reason that is stated says something.
fn reason(step: &Move, rule: Option<&MoveRule>, place: &Place<'_>, findings: &mut Findings) {
    let open = step.reason.as_ref().map(Text::is_open);
    if rule.is_some_and(|rule| rule.reason_required) && open != Some(false) {
        let found = found::SubmissionReasonMissing {
            action: step.action,
        };
        findings.add(place, found);
    } else if open == Some(true) {
        findings.add(&place.name("reason"), found::TextOpen {});
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::model::builtin_workflow;
    use crate::read::read;
    use proptest::prelude::*;

    proptest! {
        /// Of a long workflow only the rules that can ever count are kept.
        #[test]
        fn the_rules_kept_are_those_that_are_found_first(
            made in prop::collection::vec((0..5_usize, prop::collection::vec(0..6_usize, 0..4), 0..2_usize), 0..12),
        ) {
            let mut workflow: Workflow = read(builtin_workflow().json.as_bytes()).unwrap();
            let citation = workflow.moves[0].citation.clone();
            workflow.moves = made
                .into_iter()
                .map(|(action, from, by)| MoveRule {
                    action: Action::ALL[action],
                    from: from.into_iter().map(|s| SubmissionState::ALL[s]).collect(),
                    to: SubmissionState::Submitted,
                    by: Party::ALL[by],
                    reason_required: false,
                    citation: citation.clone(),
                })
                .collect();
            let said = said(&workflow);
            for action in Action::ALL {
                let of_action = || workflow.moves.iter().filter(|rule| rule.action == *action);
                let Some(said) = said.get(action) else {
                    prop_assert_eq!(of_action().count(), 0);
                    continue;
                };
                prop_assert!(std::ptr::eq(said.first, of_action().next().unwrap()));
                for state in SubmissionState::ALL {
                    for parties in [&Party::ALL[..1], &Party::ALL[1..], Party::ALL] {
                        let plain = of_action().find(|rule| rule.from.contains(state) && parties.contains(&rule.by));
                        let kept = said.from.iter().find(|(s, rule)| s == state && parties.contains(&rule.by));
                        prop_assert_eq!(plain.map(std::ptr::from_ref), kept.map(|(_, rule)| std::ptr::from_ref(*rule)));
                    }
                }
            }
        }
    }
}
