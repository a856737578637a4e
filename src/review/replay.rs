//! A submission's history walked from its first move, for applying a move and for checking alike, so that the two cannot disagree.

use crate::finding::Place;
use crate::id::listed;
use crate::{
    Action, Move, MoveRule, Party, Rule, Stage, Submission, SubmissionState, Text, UnitKind,
    Workflow,
};

pub(crate) type Args<'a> = &'a [(&'static str, String)];

/// Hands on what breaks a rule: the place, the rule, the facts.
pub(crate) type Report<'r> = &'r mut dyn FnMut(&Place<'_>, Rule, Args<'_>);

/// Walks the history; the state it leads to, or `None` if a move in it was not allowed.
pub(crate) fn history(
    workflow: &Workflow,
    submission: &Submission,
    report: Report<'_>,
) -> Option<SubmissionState> {
    let replay = Replay {
        workflow,
        submission,
        highest: submission
            .self_assessment
            .school
            .stages
            .iter()
            .max()
            .copied(),
    };
    replay.manages_itself(report);
    let mut state = SubmissionState::Draft;
    let mut lawful = true;
    let mut before: Option<&Move> = None;
    let list = Place::ROOT.name("history");
    for (at, step) in submission.history.iter().enumerate() {
        let place = list.index(at);
        number(step, before, &place, report);
        date_back(step, before, &place, report);
        let allowed = replay.rule(step, state);
        match allowed {
            None => {
                lawful = false;
                replay.not_allowed(step, state, &place, report);
                replay.own_judgement(step, &place, report);
            }
            Some(rule) => {
                if !replay.own_judgement(step, &place, report) {
                    replay.party(step, rule.by, &place, report);
                }
                reason_missing(step, rule, &place, report);
            }
        }
        let led = allowed.or_else(|| workflow.moves.iter().find(|r| r.action == step.action));
        state = led.map_or(state, |rule| rule.to);
        before = Some(step);
    }
    lawful.then_some(state)
}

/// Holds the stated state against where the history led, and what is made public against the state.
pub(crate) fn settled(submission: &Submission, led: Option<SubmissionState>, report: Report<'_>) {
    let Some(led) = led else {
        return;
    };
    let root = Place::ROOT;
    if led != submission.state {
        let args = [
            ("stated", submission.state.to_string()),
            ("led", led.to_string()),
        ];
        return report(&root.name("state"), Rule::SubmissionStateDiffers, &args);
    }
    match (&submission.published, led == SubmissionState::Published) {
        (None, true) => report(&root, Rule::SubmissionPublishedMissing, &[]),
        (Some(_), false) => {
            let args = [("state", led.to_string())];
            report(
                &root.name("published"),
                Rule::SubmissionPublishedEarly,
                &args,
            );
        }
        _ => {}
    }
}

struct Replay<'d> {
    workflow: &'d Workflow,
    submission: &'d Submission,
    /// The highest stage that the school teaches.
    highest: Option<Stage>,
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
        let allowing = |rule: &&MoveRule| rule.action == step.action && rule.from.contains(&state);
        let rules = || self.workflow.moves.iter().filter(allowing);
        rules()
            .find(|rule| self.is_party(step, rule.by))
            .or_else(|| rules().next())
    }

    fn manages_itself(&self, report: Report<'_>) {
        if self.is_managed_by_itself() {
            let args = [("id", self.submission.managing_body.to_string())];
            report(
                &Place::ROOT.name("managingBody"),
                Rule::SubmissionManagesItself,
                &args,
            );
        }
    }

    fn not_allowed(
        &self,
        step: &Move,
        state: SubmissionState,
        place: &Place<'_>,
        report: Report<'_>,
    ) {
        let rules = self.workflow.moves.iter();
        let from = rules
            .filter(|r| r.action == step.action)
            .flat_map(|r| r.from.iter().map(|s| s.as_str()));
        let from = match listed(from) {
            none if none.is_empty() => "–".to_owned(),
            from => from,
        };
        let args = [
            ("action", step.action.to_string()),
            ("state", state.to_string()),
            ("from", from),
        ];
        report(&place.name("action"), Rule::SubmissionMoveNotAllowed, &args);
    }

    /// Nobody decides about what they submitted themselves, whatever the workflow says.
    fn own_judgement(&self, step: &Move, place: &Place<'_>, report: Report<'_>) -> bool {
        let own =
            step.action != Action::Submit && self.is_school(step) && !self.is_managed_by_itself();
        if own {
            let args = [("action", step.action.to_string())];
            report(&place.name("unit"), Rule::SubmissionOwnJudgement, &args);
        }
        own
    }

    fn party(&self, step: &Move, party: Party, place: &Place<'_>, report: Report<'_>) {
        if !self.is_party(step, party) {
            let args = [
                ("action", step.action.to_string()),
                ("party", party.to_string()),
            ];
            return report(&place.name("unit"), Rule::SubmissionWrongParty, &args);
        }
        let expected = match party {
            Party::School => Some(UnitKind::School),
            Party::ManagingBody if self.is_managed_by_itself() => None,
            Party::ManagingBody => self.nearest(step, place, report),
        };
        if let Some(expected) = expected.filter(|kind| *kind != step.unit_kind) {
            let args = [
                ("found", step.unit_kind.to_string()),
                ("expected", expected.to_string()),
                ("on", step.on.to_string()),
            ];
            report(
                &place.name("unitKind"),
                Rule::SubmissionWrongUnitKind,
                &args,
            );
        }
    }

    /// The kind of unit right above the school on the day of a move.
    fn nearest(&self, step: &Move, place: &Place<'_>, report: Report<'_>) -> Option<UnitKind> {
        let highest = self.highest?;
        let line = self.workflow.line_of(highest, step.on);
        let nearest = line.and_then(|line| line.above.first());
        if nearest.is_none() {
            let args = [("stage", highest.to_string()), ("on", step.on.to_string())];
            report(&place.name("on"), Rule::SubmissionNoLine, &args);
        }
        nearest.copied()
    }
}

fn number(step: &Move, before: Option<&Move>, place: &Place<'_>, report: Report<'_>) {
    let expected = before.map_or(1, |before| before.number.get().saturating_add(1));
    if step.number.get() != expected {
        let args = [
            ("found", step.number.to_string()),
            ("expected", expected.to_string()),
        ];
        report(&place.name("number"), Rule::SubmissionNumber, &args);
    }
}

fn date_back(step: &Move, before: Option<&Move>, place: &Place<'_>, report: Report<'_>) {
    if let Some(before) = before.filter(|before| step.on < before.on) {
        let args = [
            ("on", step.on.to_string()),
            ("before", before.on.to_string()),
        ];
        report(&place.name("on"), Rule::SubmissionDateBack, &args);
    }
}

fn reason_missing(step: &Move, rule: &MoveRule, place: &Place<'_>, report: Report<'_>) {
    if rule.reason_required && step.reason.as_ref().is_none_or(Text::is_open) {
        let args = [("action", step.action.to_string())];
        report(place, Rule::SubmissionReasonMissing, &args);
    }
}
