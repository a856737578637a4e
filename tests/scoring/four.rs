//! Every measure, in two groups whose levels are bands of points: the lowest group or the total decides, and conditions hold
//! their group or the whole. Levels and points of each answer are worked out by hand.

use super::*;

/// Below 50, 50 to 75, above 75 percent; with conditions for the middle level if asked.
fn bands(conditions: bool) -> Json {
    let mut basic = vec![json!({ "percent": { "lower": { "from": 50 }, "upper": { "to": 75 } } })];
    basic.extend(conditions.then(|| json!({ "conditions": {} })));
    json!([
        { "level": "low", "requires": [{ "percent": { "upper": { "below": 50 } } }] },
        { "level": "basic", "requires": basic },
        { "level": "good", "requires": [{ "percent": { "lower": { "above": 75 } } }] }
    ])
}

/// The level of the lowest group; with conditions for the middle level if asked.
fn lowest(conditions: bool) -> Json {
    let mut basic = vec![json!({ "groups": { "at": "basic" } })];
    basic.extend(conditions.then(|| json!({ "conditions": {} })));
    json!([
        { "level": "low" },
        { "level": "basic", "requires": basic },
        { "level": "good", "requires": [{ "groups": { "at": "good" } }] }
    ])
}

/// Whether the total decides, and whether conditions hold the whole.
pub(crate) fn instrument(total: bool, whole: bool) -> Json {
    let mut instrument: Json = serde_json::from_str(include_str!("instrument.json")).unwrap();
    let cited = json!({ "fidelity": "authored" });
    instrument["scoring"] = json!({
        "levels": if total { bands(whole) } else { lowest(whole) },
        "levelsCitation": cited,
        "groupLevels": bands(!whole),
        "groupLevelsCitation": cited,
        "pointsCitation": cited
    });
    instrument
}

pub(crate) const IDS: [&str; 8] = ["A.1", "A.2", "A.3", "B.1", "B.2", "B.3", "B.4", "B.5"];

/// A level and quarters of points; none where nothing applies.
type Worth = Option<(usize, u64)>;

/// Answers to one criterion, each with the level and the quarters of points that it is worth, worked out by hand.
fn options(criterion: usize) -> Vec<(Option<Json>, Worth)> {
    let fact = |value, level, quarters| (Some(value), Some((level, quarters)));
    let none = (
        Some(json!({ "notApplicable": { "reason": { "vi": "không có" } } })),
        None,
    );
    let silent = (None, None);
    let said = (Some(json!({ "notAssessed": {} })), None);
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

/// The answers to each criterion; none is silence.
pub(crate) fn answers() -> Vec<Vec<Option<Answer>>> {
    let of = |at: usize| {
        let options = options(at).into_iter();
        options
            .map(|(value, _)| value.map(|value| answer(IDS[at], &value)))
            .collect()
    };
    (0..IDS.len()).map(of).collect()
}

/// Every combination for one of the four instruments.
fn every_combination(total: bool, whole: bool) {
    let (rubric, plain) = both(&instrument(total, whole));
    let answers = answers();
    let worth = |at: usize| {
        let options = options(at).into_iter();
        options
            .map(|(v, _)| plain.state(at, v.as_ref(), &["primary"]))
            .collect()
    };
    let states: Vec<Vec<_>> = (0..8).map(worth).collect();
    let mut assessment = assessment("small");
    let mut count = 0;
    let sizes: Vec<usize> = answers.iter().map(Vec::len).collect();
    every_choice(&sizes, |chosen| {
        let pick = chosen.iter().enumerate();
        let picked = pick.clone().filter_map(|(at, of)| answers[at][*of].clone());
        assessment.answers = picked.collect();
        let facts: Vec<_> = pick.map(|(at, of)| states[at][*of]).collect();
        agrees(&rubric, &plain, &assessment, &facts);
        count += 1;
    });
    assert_eq!(count, 4 * 3 * 5 * 3 * 4 * 4 * 3 * 4);
}

#[test]
fn lowest_group_holding_groups() {
    every_combination(false, false);
}

#[test]
fn lowest_group_holding_the_whole() {
    every_combination(false, true);
}

#[test]
fn total_holding_groups() {
    every_combination(true, false);
}

#[test]
fn total_holding_the_whole() {
    every_combination(true, true);
}

#[test]
fn each_answer_is_worth_what_was_worked_out_by_hand() {
    let (rubric, _) = both(&instrument(true, true));
    for (at, id) in IDS.iter().enumerate() {
        for (value, worth) in options(at) {
            let mut assessment = assessment("small");
            assessment.answers = value.iter().map(|value| answer(id, value)).collect();
            let card = rubric.score(&assessment).unwrap();
            let score = &card.criteria[at];
            let level = worth.map(|(level, _)| ["low", "basic", "good"][level]);
            assert_eq!(
                score.level.map(|l| l.to_string()).as_deref(),
                level,
                "{value:?}"
            );
            let earned = score.points.map_or(0, |points| points.earned.millionths());
            assert_eq!(
                earned,
                worth.map_or(0, |(_, quarters)| quarters * 250_000),
                "{value:?}"
            );
        }
    }
}
