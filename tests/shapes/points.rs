//! Shapes with points: bands, caps, proportions, pieces, decimals, and ratios where more is better.

use super::*;

/// Bands of percentages: below, from the first on, from the second on.
fn bands(first: f64, second: f64) -> Json {
    json!([
        { "level": "low", "requires": [{ "percent": { "upper": { "below": first } } }] },
        { "level": "basic", "requires": [{ "percent": { "lower": { "from": first }, "upper": { "below": second } } }] },
        { "level": "good", "requires": [{ "percent": { "lower": { "from": second } } }] }
    ])
}

const LEVELS: [&str; 3] = ["low", "basic", "good"];

fn scoring(levels: Json, group_levels: Json) -> Json {
    let cited = json!({ "fidelity": "authored" });
    let mut scoring = json!({ "levels": levels, "levelsCitation": cited, "pointsCitation": cited });
    if !group_levels.is_null() {
        scoring["groupLevels"] = group_levels;
        scoring["groupLevelsCitation"] = cited;
    }
    scoring
}

pub(super) fn capped() -> Rubric {
    let mut levels = bands(50.0, 80.0);
    let cap = json!({ "criteria": { "at": "good", "of": { "criteria": ["safety"] } } });
    levels[2]["requires"].as_array_mut().unwrap().push(cap);
    let rated =
        |id, most: f64| rated_for(id, &[("low", 0.0), ("basic", most / 2.0), ("good", most)]);
    let criteria = vec![
        rated("safety", 10.0),
        rated("teaching", 50.0),
        rated("office", 40.0),
    ];
    rubric(
        &LEVELS,
        &[],
        &scoring(levels, Json::Null),
        &json!([group("g", criteria)]),
    )
}

#[test]
fn a_scored_criterion_caps_the_whole() {
    let rubric = capped();
    for (answers, earned, expected) in [
        (
            "safety=good teaching=good office=good",
            "100 of 100",
            "good",
        ),
        (
            "safety=basic teaching=good office=good",
            "95 of 100",
            "basic",
        ),
        ("safety=low teaching=good office=good", "90 of 100", "basic"),
        (
            "safety=good teaching=good office=basic",
            "80 of 100",
            "good",
        ),
        (
            "safety=good teaching=basic office=basic",
            "55 of 100",
            "basic",
        ),
        ("safety=good teaching=low office=basic", "30 of 100", "low"),
        ("safety=- teaching=good office=good", "90 of 90", "good"),
    ] {
        let card = rubric.score(&ratings(answers)).unwrap();
        assert_eq!(
            (
                points(card.outcome.points).as_str(),
                named(card.outcome.level).as_str()
            ),
            (earned, expected),
            "{answers}"
        );
    }
    let capped = ratings("safety=basic teaching=good office=good");
    assert_eq!(
        unmet(&rubric, &capped),
        ["good 1 criteria: 0 of 1, needed 1 safety"]
    );
    assert_eq!(lift(&rubric, &capped, "good"), ("safety".to_owned(), true));
}

pub(super) fn own_bands() -> Rubric {
    let lowest = json!([
        { "level": "low" },
        { "level": "basic", "requires": [{ "groups": { "at": "basic" } }] },
        { "level": "good", "requires": [{ "groups": { "at": "good" } }] }
    ]);
    let given = |id: &str, most: u32| {
        criterion(id, json!({ "measure": { "points": { "maximum": most } } }))
    };
    let mut strict = group("strict", vec![given("s", 50)]);
    strict["levels"] = json!([
        { "level": "low", "requires": [{ "points": { "upper": { "below": 30 } } }] },
        { "level": "basic", "requires": [{ "points": { "lower": { "from": 30 }, "upper": { "to": 45 } } }] },
        { "level": "good", "requires": [{ "points": { "lower": { "above": 45 } } }] }
    ]);
    strict["levelsCitation"] = json!({ "fidelity": "authored" });
    let mild = group("mild", vec![given("m", 50)]);
    rubric(
        &LEVELS,
        &[],
        &scoring(lowest, bands(40.0, 70.0)),
        &json!([strict, mild]),
    )
}

#[test]
fn groups_have_bands_of_their_own() {
    let rubric = own_bands();
    for (strict, mild, expected) in [
        (30.0, 20.0, ["basic", "basic", "basic"]),
        (29.75, 50.0, ["low", "good", "low"]),
        (45.0, 35.0, ["basic", "good", "basic"]),
        (45.000001, 35.0, ["good", "good", "good"]),
        (50.0, 34.999999, ["good", "basic", "basic"]),
        (50.0, 19.999999, ["good", "low", "low"]),
    ] {
        let given = |points: f64| json!({ "points": { "earned": points } });
        let card = rubric
            .score(&school(&[("s", given(strict)), ("m", given(mild))]))
            .unwrap();
        let groups = [0, 1].map(|at| named(card.groups[at].outcome.level));
        let [of_strict, of_mild] = groups;
        assert_eq!(
            [of_strict, of_mild, named(card.outcome.level)],
            expected,
            "{strict} {mild}"
        );
        assert_eq!(
            card.outcome.points, None,
            "no total is printed, and none asked for"
        );
    }
}

/// Three shares that earn points in proportion, ten each.
fn proportional(levels: Json, rounding: &Json) -> Rubric {
    let share = |id: &str| {
        let mut earns = json!({ "maximum": 10 });
        if !rounding.is_null() {
            earns["rounding"] = rounding.clone();
        }
        criterion(
            id,
            json!({
                "measure": { "share": { "part": { "vi": "có" }, "whole": { "vi": "tất cả" } } },
                "earns": { "proportional": earns }
            }),
        )
    };
    let criteria = ["a", "b", "c"].map(share);
    rubric(
        &LEVELS,
        &[],
        &scoring(levels, Json::Null),
        &json!([group("g", criteria.to_vec())]),
    )
}

fn shares(part: u32, whole: u32) -> Assessment {
    let share = json!({ "share": { "part": part, "whole": whole } });
    school(&["a", "b", "c"].map(|id| (id, share.clone())))
}

pub(super) fn exact() -> Rubric {
    let levels = json!([
        { "level": "low" },
        { "level": "basic", "requires": [{ "points": { "lower": { "from": 10 } } }] },
        { "level": "good", "requires": [{ "points": { "lower": { "above": 20 } } }] }
    ]);
    proportional(levels, &Json::Null)
}

#[test]
fn a_proportional_index_is_exact() {
    let rubric = exact();
    for (part, whole, earned, expected) in [
        (1, 3, "10 of 30", "basic"),
        (333_333_333, 1_000_000_000, "10 of 30", "low"),
        (333_333, 1_000_000, "9.99999 of 30", "low"),
        (2, 3, "20 of 30", "basic"),
        (666_666_667, 1_000_000_000, "20 of 30", "good"),
        (1, 7, "4.285714 of 30", "low"),
        (6, 7, "25.714286 of 30", "good"),
    ] {
        let card = rubric.score(&shares(part, whole)).unwrap();
        assert_eq!(points(card.outcome.points), earned, "{part}/{whole}");
        assert_eq!(named(card.outcome.level), expected, "{part}/{whole}");
    }
    let third = rubric.score(&shares(1, 3)).unwrap().criteria[0].points;
    assert_eq!(points(third), "3.333333 of 10");
    let gaps = rubric
        .gaps(&shares(2, 3), &Id::new("good").unwrap())
        .unwrap()
        .whole;
    let [gap] = &gaps.steps[..] else {
        panic!("one share more is enough: {gaps:?}")
    };
    let one = Count::new(1).unwrap();
    assert_eq!(
        gap.change,
        Change::Part(built!(More {
            more: one,
            to: Count::new(3).unwrap()
        }))
    );
    assert_eq!(gap.gain.unwrap().to_string(), "3.333333");
}

fn rounding(direction: &str) -> Json {
    json!({ "step": 0.01, "direction": direction })
}

#[cfg(feature = "office")]
pub(super) fn rounded() -> Rubric {
    proportional(bands(33.3, 66.6), &rounding("nearest"))
}

#[test]
fn an_index_rounds_where_it_says_so() {
    let third = |direction: &str| {
        let rubric = proportional(bands(33.3, 66.6), &rounding(direction));
        points(rubric.score(&shares(2, 3)).unwrap().outcome.points)
    };
    assert_eq!(third("nearest"), "20.01 of 30");
    assert_eq!(third("down"), "19.98 of 30");
    assert_eq!(third("up"), "20.01 of 30");
    let rounding = json!({ "step": 0.5, "direction": "nearest" });
    let rubric = proportional(bands(50.0, 80.0), &rounding);
    let half = rubric.score(&shares(1, 40)).unwrap();
    assert_eq!(
        points(half.criteria[0].points),
        "0.5 of 10",
        "a quarter is half a step and goes up"
    );
    let below = rubric.score(&shares(24_999, 1_000_000)).unwrap();
    assert_eq!(points(below.criteria[0].points), "0 of 10");
}

pub(super) fn pieces() -> Rubric {
    let each = |id: &str, points: f64, most: f64| {
        criterion(
            id,
            json!({
                "measure": { "count": { "unit": { "vi": "bài" } } }, "earns": { "each": { "points": points, "maximum": most } }
            }),
        )
    };
    let criteria = vec![each("lessons", 2.5, 20.0), each("articles", 0.3, 5.0)];
    rubric(
        &LEVELS,
        &[],
        &scoring(bands(50.0, 90.0), Json::Null),
        &json!([group("g", criteria)]),
    )
}

#[test]
fn points_by_the_piece_stop_at_their_maximum() {
    let rubric = pieces();
    for (lessons, articles, earned, expected) in [
        (0, 0, "0 of 25", "low"),
        (3, 4, "8.7 of 25", "low"),
        (5, 0, "12.5 of 25", "basic"),
        (7, 16, "22.3 of 25", "basic"),
        (8, 16, "24.8 of 25", "good"),
        (8, 17, "25 of 25", "good"),
        (1000, 1000, "25 of 25", "good"),
    ] {
        let answers = [
            ("lessons", json!({ "count": lessons })),
            ("articles", json!({ "count": articles })),
        ];
        let card = rubric.score(&school(&answers)).unwrap();
        assert_eq!(
            (
                points(card.outcome.points).as_str(),
                named(card.outcome.level).as_str()
            ),
            (earned, expected)
        );
    }
    let now = school(&[
        ("lessons", json!({ "count": 3 })),
        ("articles", json!({ "count": 10 })),
    ]);
    let lift = rubric.gaps(&now, &Id::new("basic").unwrap()).unwrap().whole;
    let [gap] = &lift.steps[..] else {
        panic!("one row: {lift:?}")
    };
    let [more, to] = [1, 4].map(|n| Count::new(n).unwrap());
    assert_eq!(
        (gap.criterion.as_str(), gap.change),
        (
            "lessons",
            Change::Count(built!(More { more: more, to: to }))
        )
    );
    assert_eq!(
        (gap.gain.unwrap().to_string(), lift.fewest),
        ("2.5".to_owned(), true)
    );
}

pub(super) fn decimals() -> Rubric {
    let steps =
        |id, middle, most| rated_for(id, &[("low", 0.0), ("basic", middle), ("good", most)]);
    let criteria = vec![
        steps("a", 2.49, 4.98),
        steps("b", 3.3333, 6.6667),
        steps("c", 0.000001, 0.1),
    ];
    let levels = json!([
        { "level": "low", "requires": [{ "points": { "upper": { "to": 5.8233 } } }] },
        { "level": "basic", "requires": [{ "points": { "lower": { "above": 5.8233 }, "upper": { "below": 11.7467 } } }] },
        { "level": "good", "requires": [{ "points": { "lower": { "from": 11.7467 } } }] }
    ]);
    let mut scoring = scoring(levels, Json::Null);
    scoring["points"] = json!(11.7467);
    rubric(&LEVELS, &[], &scoring, &json!([group("g", criteria)]))
}

#[test]
fn decimals_add_up_exactly() {
    let rubric = decimals();
    for (answers, earned, expected) in [
        ("a=basic b=basic c=low", "5.8233 of 11.7467", "low"),
        ("a=basic b=basic c=basic", "5.823301 of 11.7467", "basic"),
        ("a=good b=low c=good", "5.08 of 11.7467", "low"),
        ("a=good b=good c=basic", "11.646701 of 11.7467", "basic"),
        ("a=good b=good c=good", "11.7467 of 11.7467", "good"),
        ("a=good b=good c=-", "11.6467 of 11.6467", "basic"),
    ] {
        let card = rubric.score(&ratings(answers)).unwrap();
        assert_eq!(
            (
                points(card.outcome.points).as_str(),
                named(card.outcome.level).as_str()
            ),
            (earned, expected),
            "{answers}"
        );
    }
    let short = ratings("a=good b=good c=basic");
    assert_eq!(
        unmet(&rubric, &short),
        ["good 0 points: 11.646701 of 11.7467, needed 11.7467"]
    );
}

pub(super) fn megabits() -> Rubric {
    let ratio = json!({ "ratio": { "amount": { "vi": "Mbps" }, "per": { "vi": "học sinh" }, "better": "higher" } });
    let line = criterion(
        "line",
        json!({ "measure": ratio, "levels": from("low", &[("basic", 0.25), ("good", 1.0)]) }),
    );
    let all = |level| json!({ "level": level, "requires": [{ "criteria": { "at": level } }] });
    let levels = json!([{ "level": "low" }, all("basic"), all("good")]);
    let scoring = json!({ "levels": levels, "levelsCitation": { "fidelity": "authored" } });
    rubric(&LEVELS, &[], &scoring, &json!([group("g", vec![line])]))
}

#[test]
fn more_megabits_for_each_pupil_are_better() {
    let rubric = megabits();
    let of = |amount: u32, per: u32| {
        school(&[("line", json!({ "ratio": { "amount": amount, "per": per } }))])
    };
    for (amount, per, expected) in [
        (120, 480, "basic"),
        (119, 480, "low"),
        (120, 481, "low"),
        (480, 480, "good"),
        (479, 480, "basic"),
        (0, 480, "low"),
        (1000, 0, "low"),
    ] {
        assert_eq!(
            level(&rubric, &of(amount, per)),
            expected,
            "{amount} for {per}"
        );
    }
    let gaps = rubric
        .gaps(&of(119, 481), &Id::new("basic").unwrap())
        .unwrap();
    let [more, to] = [2, 121].map(|n| Count::new(n).unwrap());
    assert_eq!(
        gaps.whole.steps[0].change,
        Change::Amount(built!(More { more: more, to: to })),
        "0.25 × 481 is 120.25"
    );
}
