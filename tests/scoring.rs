//! Scoring: every combination of answers to a small instrument, against a plain computation that shares nothing with the library.

use it_adoption_model::*;
use serde_json::json;

mod gaps;
mod plain;

use plain::{Known, Plan, State as Fact};

/// Two groups and every measure; the bands are below 50, 50 to 75, above 75 percent.
fn instrument(method: &str, gates: &str) -> Instrument {
    let mut instrument: serde_json::Value =
        serde_json::from_str(include_str!("scoring/instrument.json")).unwrap();
    instrument["scoring"]["method"] = method.into();
    instrument["scoring"]["gates"] = gates.into();
    read(instrument.to_string().as_bytes()).unwrap()
}

fn assessment() -> Assessment {
    let document = json!({
        "document": "assessment", "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "small", "edition": "1" }, "role": "self", "answers": []
    });
    read(document.to_string().as_bytes()).unwrap()
}

/// The four instruments and what the plain computation needs to know of them.
fn plans() -> impl Iterator<Item = (Rubric, Plan)> {
    [(false, false), (false, true), (true, false), (true, true)]
        .into_iter()
        .map(|(total, whole)| {
            let method = if total { "total" } else { "lowest-group" };
            let gates = if whole { "hold-whole" } else { "hold-group" };
            let rubric = Rubric::new(instrument(method, gates)).unwrap();
            (
                rubric,
                Plan {
                    total,
                    holds_whole: whole,
                },
            )
        })
}

const IDS: [&str; 8] = ["A.1", "A.2", "A.3", "B.1", "B.2", "B.3", "B.4", "B.5"];
/// Which criteria make which group.
const GROUPS: [std::ops::Range<usize>; 2] = [0..3, 3..8];
const CONDITIONS: [usize; 2] = [0, 3];
/// The maxima, in quarters.
const MAXIMA: [i64; 8] = [0, 16, 24, 0, 20, 28, 8, 40];

/// Answers to one criterion, each with what it is worth: the level, and points in quarters, worked out by hand.
fn options(criterion: usize) -> Vec<(Option<serde_json::Value>, Fact)> {
    let fact = |value, level, points| (Some(value), Fact::Known(Known { level, points }));
    let none = (
        Some(json!({ "notApplicable": { "reason": { "vi": "không có" } } })),
        Fact::NotApplicable,
    );
    let silent = (None, Fact::NotAssessed);
    let said = (Some(json!({ "notAssessed": {} })), Fact::NotAssessed);
    match criterion {
        0 => vec![
            fact(json!({ "condition": true }), 2, 0),
            fact(json!({ "condition": false }), 0, 0),
            none,
            silent,
        ],
        1 => vec![
            fact(json!({ "yesNo": true }), 2, 16),
            fact(json!({ "yesNo": false }), 0, 0),
            said,
        ],
        2 => vec![
            fact(json!({ "share": { "part": 499, "whole": 1000 } }), 0, 4),
            fact(json!({ "share": { "part": 1, "whole": 2 } }), 1, 14),
            fact(json!({ "share": { "part": 9, "whole": 10 } }), 2, 24),
            none,
            silent,
        ],
        3 => vec![
            fact(json!({ "condition": true }), 2, 0),
            fact(json!({ "condition": false }), 0, 0),
            said,
        ],
        4 => vec![
            fact(json!({ "count": 3 }), 0, 0),
            fact(json!({ "count": 4 }), 1, 9),
            fact(json!({ "count": 8 }), 2, 20),
            silent,
        ],
        5 => vec![
            fact(json!({ "ratio": { "amount": 25, "per": 0 } }), 0, 0),
            fact(json!({ "ratio": { "amount": 49, "per": 3 } }), 1, 20),
            fact(json!({ "ratio": { "amount": 48, "per": 3 } }), 2, 28),
            none,
        ],
        6 => vec![
            fact(json!({ "rating": "low" }), 0, 0),
            fact(json!({ "rating": "good" }), 2, 8),
            none,
        ],
        _ => vec![
            fact(json!({ "points": { "earned": 4.5 } }), 0, 18),
            fact(json!({ "points": { "earned": 7.5 } }), 1, 30),
            fact(json!({ "points": { "earned": 8 } }), 2, 32),
            said,
        ],
    }
}

fn answer(criterion: usize, value: serde_json::Value) -> Answer {
    serde_json::from_value(json!({ "criterion": IDS[criterion], "value": value })).unwrap()
}

/// Calls `visit` with every combination of one option for each criterion.
fn combinations(mut visit: impl FnMut(&[Option<Answer>; 8], &[Fact; 8])) {
    let all: Vec<Vec<(Option<Answer>, Fact)>> = (0..8)
        .map(|c| {
            let options = options(c).into_iter();
            options
                .map(|(value, fact)| (value.map(|v| answer(c, v)), fact))
                .collect()
        })
        .collect();
    let mut chosen = [0; 8];
    loop {
        let answers = std::array::from_fn(|c| all[c][chosen[c]].0.clone());
        let facts = std::array::from_fn(|c| all[c][chosen[c]].1);
        visit(&answers, &facts);
        let Some(next) = (0..8).find(|c| chosen[*c] + 1 < all[*c].len()) else {
            return;
        };
        chosen[next] += 1;
        chosen[..next].fill(0);
    }
}

fn rank(level: Option<Id>) -> Option<usize> {
    level.map(|level| {
        ["low", "basic", "good"]
            .iter()
            .position(|l| *l == level.as_str())
            .unwrap()
    })
}

/// An outcome in the words of the plain computation.
fn outcome(outcome: &Outcome) -> plain::Outcome {
    plain::Outcome {
        level: rank(outcome.level),
        earned: outcome.earned.quarters().try_into().unwrap(),
        applicable: outcome.applicable.quarters().try_into().unwrap(),
        held: outcome.held,
        band: rank(outcome.band.map(|b| b.level)),
        next: rank(outcome.next.map(|b| b.level)),
    }
}

fn agrees(rubric: &Rubric, plan: Plan, assessment: &Assessment, facts: &[Fact; 8]) {
    let card = rubric.score(assessment).unwrap();
    let views = [
        (plain::View::Actual, &card.outcome),
        (plain::View::Lowest, &card.lowest),
        (plain::View::Highest, &card.highest),
    ];
    for (view, found) in views {
        assert_eq!(
            outcome(found),
            plain::whole(plan, facts, view),
            "{view:?} {plan:?} {facts:?}"
        );
        for (group, found) in card.groups.iter().enumerate() {
            let found = match view {
                plain::View::Actual => found.outcome,
                plain::View::Lowest => found.lowest,
                plain::View::Highest => found.highest,
            };
            let expected = plain::group(plan, facts, view, group);
            assert_eq!(outcome(&found), expected, "{view:?} {plan:?} {facts:?}");
        }
    }
    for (at, (score, fact)) in card.criteria.iter().zip(facts).enumerate() {
        let (state, level, points) = match fact {
            Fact::Known(known) => (State::Answered, Some(known.level), known.points),
            Fact::NotApplicable => (State::NotApplicable, None, 0),
            Fact::NotAssessed => (State::NotAssessed, None, 0),
        };
        assert_eq!(score.criterion.as_str(), IDS[at]);
        assert_eq!(
            (score.state, rank(score.level)),
            (state, level),
            "{facts:?}"
        );
        let found = (score.earned.quarters(), score.maximum.quarters());
        assert_eq!(
            found,
            (points.try_into().unwrap(), MAXIMA[at].try_into().unwrap())
        );
    }
    let (answered, not_applicable, points) = plain::coverage(facts);
    assert_eq!(card.coverage.answered.get(), answered);
    assert_eq!(card.coverage.not_applicable.get(), not_applicable);
    assert_eq!(card.coverage.criteria.get(), 8);
    assert_eq!(i64::try_from(card.coverage.points.quarters()), Ok(points));
    assert_eq!(card.coverage.maximum.quarters(), 136);
    let (failed, open) = plain::gates(facts);
    let named = |ids: &[Id]| {
        ids.iter()
            .map(|id| IDS.iter().position(|i| *i == id.as_str()).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (named(&card.gates.failed), named(&card.gates.open)),
        (failed, open),
        "{facts:?}"
    );
}

/// Every combination for one of the four instruments.
fn every_combination(at: usize) {
    let (rubric, plan) = plans().nth(at).unwrap();
    let mut assessment = assessment();
    let mut count = 0;
    combinations(|answers, facts| {
        assessment.answers.clear();
        assessment.answers.extend(answers.iter().flatten().cloned());
        agrees(&rubric, plan, &assessment, facts);
        count += 1;
    });
    assert_eq!(count, 4 * 3 * 5 * 3 * 4 * 4 * 3 * 4);
}

#[test]
fn lowest_group_holding_groups() {
    every_combination(0);
}

#[test]
fn lowest_group_holding_the_whole() {
    every_combination(1);
}

#[test]
fn total_holding_groups() {
    every_combination(2);
}

#[test]
fn total_holding_the_whole() {
    every_combination(3);
}
