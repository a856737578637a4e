//! Every sequence of moves: each leaves a legal state or is refused, as checking the forced document says.

use super::*;
use crate::arbitrary::with;

const SCHOOL: &str = "S-1";
const BODY: &str = "U-1";
const STRANGER: &str = "U-2";

fn submission() -> Submission {
    Submission::new(id("H-1"), id(BODY), assessment("self", json!([])))
}

fn published() -> Published {
    Published::new(id("not-met"))
}

/// The state that a move leads to, by hand from the sentences of domain and design; nothing if it is not allowed.
fn leads(state: SubmissionState, action: Action) -> Option<SubmissionState> {
    use SubmissionState::*;
    Some(match (action, state) {
        (Action::Submit, Draft | Returned) => Submitted,
        (Action::Return, Submitted | Recalled) => Returned,
        (Action::Approve, Submitted | Recalled) => Approved,
        (Action::Recall, Approved) => Recalled,
        (Action::Publish, Approved) => Published,
        _ => return None,
    })
}

struct Try {
    action: Action,
    unit: &'static str,
    kind: UnitKind,
    reason: bool,
    on: &'static str,
    published: bool,
}

impl Try {
    fn all() -> impl Iterator<Item = Self> {
        let actions = Action::ALL.iter();
        actions.flat_map(|action| {
            [SCHOOL, BODY, STRANGER].into_iter().flat_map(move |unit| {
                [UnitKind::School, UnitKind::Commune, UnitKind::Department]
                    .into_iter()
                    .flat_map(move |kind| {
                        [(true, true), (true, false), (false, true), (false, false)].map(
                            move |(reason, published)| Self {
                                action: *action,
                                unit,
                                kind,
                                reason,
                                on: "2026-05-20",
                                published,
                            },
                        )
                    })
            })
        })
    }

    fn step(&self, number: usize) -> Move {
        with(
            Move::new(
                Count::new(number as u32).unwrap(),
                self.action,
                day(self.on),
                id(self.unit),
                self.kind,
            ),
            |made| {
                made.reason = self
                    .reason
                    .then(|| Text::new("Thiếu minh chứng", "").unwrap());
            },
        )
    }

    /// Whether the move is lawful, by hand.
    fn lawful(&self, state: SubmissionState) -> Option<SubmissionState> {
        let to = leads(state, self.action)?;
        let party = match self.action {
            Action::Submit => (SCHOOL, UnitKind::School),
            _ => (BODY, UnitKind::Commune),
        };
        let reasoned = self.reason || !matches!(self.action, Action::Return | Action::Recall);
        let shown = self.published == (to == SubmissionState::Published);
        (party == (self.unit, self.kind) && reasoned && shown).then_some(to)
    }
}

fn errors(submission: &Submission) -> Vec<Finding> {
    let findings = check::submission(submission, &WORKFLOW, None).findings;
    findings
        .into_iter()
        .filter(|f| f.severity == Severity::Error)
        .collect()
}

/// Tries every move from here, and goes on from each that is allowed.
fn explore(workflow: &Workflow, from: &Submission, depth: usize, seen: &mut [usize; 2]) {
    for attempt in Try::all() {
        let mut before = from.clone();
        before.published = attempt.published.then(published);
        let step = attempt.step(from.history.len() + 1);
        let lawful = attempt.lawful(from.state);
        match workflow.apply(&before, step.clone()) {
            Ok(next) => {
                seen[0] += 1;
                assert_eq!(lawful, Some(next.state), "{:?}", next.history);
                assert_eq!(errors(&next), []);
                let mut undone = next.clone();
                assert_eq!(undone.history.pop(), Some(step));
                undone.state = before.state;
                assert_eq!(undone, before, "nothing else changes");
                if depth > 1 {
                    explore(workflow, &next, depth - 1, seen);
                }
            }
            Err(refused) => {
                seen[1] += 1;
                assert_eq!(lawful, None, "{:?} {refused}", from.history);
                before.history.push(step);
                before.state = leads(from.state, attempt.action).unwrap_or(from.state);
                assert_eq!(errors(&before).first(), Some(refused.finding()));
            }
        }
    }
}

#[test]
fn any_sequence_of_moves_leaves_a_legal_state_or_is_refused() {
    let mut seen = [0; 2];
    explore(&workflow(), &submission(), 6, &mut seen);
    let [allowed, refused] = seen;
    assert!(allowed > 20 && refused > 1000, "{allowed} {refused}");
}

/// A submission that was submitted, approved and recalled.
fn recalled() -> Submission {
    let workflow = workflow();
    let steps = [
        (Action::Submit, SCHOOL, UnitKind::School),
        (Action::Approve, BODY, UnitKind::Commune),
        (Action::Recall, BODY, UnitKind::Commune),
    ];
    let moves = steps
        .into_iter()
        .enumerate()
        .map(|(at, (action, unit, kind))| {
            let attempt = Try {
                action,
                unit,
                kind,
                reason: true,
                on: ["2026-05-20", "2026-06-01", "2026-06-10"][at],
                published: false,
            };
            attempt.step(at + 1)
        });
    moves.fold(submission(), |submission, step| {
        workflow.apply(&submission, step).unwrap()
    })
}

fn codes(submission: &Submission) -> Vec<&'static str> {
    errors(submission).iter().map(|f| f.rule.as_str()).collect()
}

#[test]
fn history_cannot_be_cut_or_rearranged() {
    let sound = recalled();
    assert_eq!(errors(&sound), []);
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
        let mut swapped = sound.clone();
        swapped.history.swap(first, second);
        assert!(codes(&swapped).contains(&"submission.number"));
        assert!(codes(&swapped).contains(&"submission.date-back"));
        for (at, step) in swapped.history.iter_mut().enumerate() {
            step.number = Count::new(at as u32 + 1).unwrap();
        }
        assert!(
            codes(&swapped).contains(&"submission.date-back"),
            "renumbered"
        );
    }
    for at in 0..3 {
        let mut cut = sound.clone();
        cut.history.remove(at);
        assert!(!errors(&cut).is_empty(), "{at}");
        let mut doubled = sound.clone();
        doubled.history.insert(at, sound.history[at].clone());
        assert!(codes(&doubled).contains(&"submission.number"), "{at}");
    }
}

#[test]
fn what_is_out_of_order_already_is_not_moved_on() {
    let mut wrong = recalled();
    wrong.state = SubmissionState::Approved;
    let step = Try {
        action: Action::Approve,
        unit: BODY,
        kind: UnitKind::Commune,
        reason: false,
        on: "2026-06-12",
        published: false,
    }
    .step(4);
    let refused = workflow().apply(&wrong, step.clone()).unwrap_err();
    assert_eq!(refused.finding().rule.as_str(), "submission.state-differs");
    for locale in Locale::ALL {
        assert_eq!(
            refused.message(*locale),
            *refused.finding().message.get(*locale)
        );
    }
    assert!(
        refused.message(Locale::Vi).contains("đã duyệt"),
        "{refused}"
    );
    let mut back = step.clone();
    back.on = day("2026-06-09");
    let refused = workflow().apply(&recalled(), back).unwrap_err();
    assert_eq!(refused.finding().rule.as_str(), "submission.date-back");
    let mut renumbered = step;
    renumbered.number = Count::new(5).unwrap();
    let refused = workflow().apply(&recalled(), renumbered).unwrap_err();
    assert_eq!(refused.finding().rule.as_str(), "submission.number");
    assert_eq!(refused.finding().pointer.as_str(), "/history/3/number");
}

/// A workflow may say what it will: nobody decides about themselves.
#[test]
fn no_workflow_lets_a_school_approve_itself() {
    let mut workflow = workflow();
    for rule in &mut workflow.moves {
        rule.by = Party::School;
    }
    let submitted = {
        let step = recalled().history[0].clone();
        workflow.apply(&submission(), step).unwrap()
    };
    let step = Try {
        action: Action::Approve,
        unit: SCHOOL,
        kind: UnitKind::School,
        reason: true,
        on: "2026-06-01",
        published: false,
    }
    .step(2);
    let refused = workflow.apply(&submitted, step).unwrap_err();
    assert_eq!(refused.finding().rule.as_str(), "submission.own-judgement");
}
