//! Small schools that once got a wrong result, each with what is right, worked out by hand.

use super::*;

/// An instrument of the levels 0, 1 and 2 with these tables, own tables of groups, and criteria by group.
fn instrument(whole: Json, groups: Json) -> Json {
    let titled = |id: &str| json!({ "id": id, "title": { "vi": id } });
    json!({
        "document": "instrument", "id": "small", "edition": "1", "title": { "vi": "Bộ tiêu chí" },
        "citation": { "fidelity": "authored" }, "stages": ["primary"], "sources": [],
        "levels": (["0", "1", "2"].map(titled)),
        "scoring": {
            "levels": whole, "levelsCitation": { "fidelity": "authored" }, "pointsCitation": { "fidelity": "authored" }
        },
        "groups": groups
    })
}

fn group(id: &str, levels: &Json, criteria: &[Json]) -> Json {
    let mut group = json!({ "id": id, "title": { "vi": id }, "criteria": criteria });
    if !levels.is_null() {
        group["levels"] = levels.clone();
        group["levelsCitation"] = json!({ "fidelity": "authored" });
    }
    group
}

fn criterion(id: &str, measure: Json, levels: &[&str]) -> Json {
    let steps: Vec<Json> = levels
        .iter()
        .map(|level| json!({ "level": level }))
        .collect();
    json!({
        "id": id, "title": { "vi": id }, "citation": { "fidelity": "authored" }, "measure": measure, "levels": steps
    })
}

fn rated(id: &str) -> Json {
    criterion(id, json!({ "rating": {} }), &["0", "1", "2"])
}

fn condition(id: &str) -> Json {
    criterion(id, json!({ "condition": {} }), &["0", "2"])
}

fn school(answers: &[(&str, Json)]) -> Assessment {
    let mut assessment = assessment("small");
    assessment.answers = answers
        .iter()
        .map(|(id, value)| answer(id, value))
        .collect();
    assessment
}

fn not_applicable() -> Json {
    json!({ "notApplicable": { "reason": { "vi": "không có" } } })
}

fn row(level: &str, requires: &[Json]) -> Json {
    json!({ "level": level, "requires": requires })
}

fn named(outcome: &Outcome) -> Option<String> {
    outcome.level.map(|level| level.to_string())
}

fn whole(rubric: &Rubric, assessment: &Assessment, target: &str) -> Lift {
    rubric
        .gaps(assessment, &Id::new(target).unwrap())
        .unwrap()
        .whole
}

fn codes(instrument: &Json) -> Vec<String> {
    let instrument: Instrument = read(instrument.to_string().as_bytes()).unwrap();
    let findings = check::instrument(&instrument).findings;
    findings
        .iter()
        .map(|f| format!("{} {}", f.rule.as_str(), f.pointer))
        .collect()
}

#[test]
fn the_top_of_points_that_are_no_multiple_of_a_quarter_is_in_reach() {
    let given = json!({ "points": { "maximum": 1.3 } });
    let levels =
        json!([{ "level": "0" }, row("2", &[json!({ "percent": { "lower": { "from": 100 } } })])]);
    let (rubric, _) = both(&instrument(
        levels,
        json!([group("g", &Json::Null, &[criterion("a", given, &[])])]),
    ));
    for now in [0.0, 0.2, 0.25, 1.0, 1.2, 1.29] {
        let lift = whole(
            &rubric,
            &school(&[("a", json!({ "points": { "earned": now } }))]),
            "2",
        );
        assert_eq!(lift.state, LiftState::Liftable, "{now}");
        let top = Points::from_millionths(1_300_000).unwrap();
        assert_eq!(lift.steps[0].change, Change::Points(top), "{now}");
    }
}

#[test]
fn finding_out_may_be_all_that_is_needed() {
    let levels = json!([{ "level": "0" }, row("2", &[json!({ "criteria": { "at": "0" } })])]);
    let points = json!({ "points": {
        "maximum": 10, "bands": [{ "level": "0", "upper": { "below": 5 } }, { "level": "1", "lower": { "from": 5 } }]
    } });
    let (rubric, _) = both(&instrument(
        levels,
        json!([group("g", &Json::Null, &[criterion("a", points, &[])])]),
    ));
    let lift = whole(&rubric, &school(&[]), "2");
    assert_eq!(
        (lift.steps[0].to, lift.steps[0].gain),
        (Id::new("0"), Some(Points::ZERO))
    );
}

#[test]
fn a_group_that_several_numbers_of_groups_ask_for_is_left_out_once() {
    let at_least_one =
        |level: &str| json!({ "groups": { "at": level, "count": { "atLeast": 1 } } });
    let some = json!({ "criteria": { "at": "1", "count": { "atLeast": 2 } } });
    let levels = json!([{ "level": "0" }, row("1", &[at_least_one("1")]), row("2", &[at_least_one("2"), some])]);
    let own = json!([
        { "level": "0" },
        row("1", &[json!({ "criteria": { "at": "1" } })]),
        row("2", &[json!({ "criteria": { "at": "2", "count": { "atLeast": 1 } } })])
    ]);
    let groups = json!([
        group("g", &own, &[rated("a"), rated("b"), rated("c")]),
        group("h", &own, &[rated("d"), rated("e")])
    ]);
    let (rubric, _) = both(&instrument(levels, groups));
    let low = ["a", "b", "c", "d", "e"].map(|id| (id, json!({ "rating": "0" })));
    let lift = whole(&rubric, &school(&low), "2");
    let rows: Vec<String> = lift
        .steps
        .iter()
        .map(|gap| format!("{} {}", gap.criterion, gap.to.unwrap()))
        .collect();
    assert_eq!(
        rows,
        ["d 2", "e 1"],
        "the cheaper group, and one of its two only as far as is needed"
    );
}

#[test]
fn a_scope_without_a_measure_is_no_lower_than_its_lowest_result() {
    let conditions = |id: &str| json!({ "conditions": { "of": { "criteria": [id] } } });
    let levels = json!([
        { "level": "0" },
        row("1", &[conditions("c"), json!({ "criteria": { "at": "0" } })]),
        row("2", &[conditions("d")])
    ]);
    let groups = json!([group(
        "g",
        &Json::Null,
        &[condition("c"), condition("d"), rated("a")]
    )]);
    let (rubric, _) = both(&instrument(levels, groups));
    for (c, d, expected) in [
        (true, false, Some("1")),
        (false, false, Some("0")),
        (false, true, Some("0")),
        (true, true, None),
    ] {
        let yes = |yes: bool| json!({ "condition": yes });
        let card = rubric
            .score(&school(&[
                ("c", yes(c)),
                ("d", yes(d)),
                ("a", not_applicable()),
            ]))
            .unwrap();
        assert_eq!(named(&card.outcome).as_deref(), expected, "{c} {d}");
        assert!(card.outcome.level.is_none() || named(&card.lowest) <= named(&card.outcome));
    }
}

/// A group that does not apply counts as met in the highest result, even where its own levels end below what is asked.
#[test]
fn a_group_that_does_not_apply_never_lowers_the_highest_result() {
    let levels = json!([
        { "level": "0" },
        row("2", &[json!({ "groups": { "at": "2", "count": { "share": { "part": 1, "whole": 2 } } } })])
    ]);
    let own =
        |top: &str| json!([{ "level": "0" }, row(top, &[json!({ "criteria": { "at": top } })])]);
    let groups = json!([
        group("g", &own("1"), &[rated("a")]),
        group("h", &own("2"), &[rated("b")]),
        group("k", &own("2"), &[rated("c")])
    ]);
    let (rubric, _) = both(&instrument(levels, groups));
    let answers = [
        ("a", not_applicable()),
        ("b", json!({ "rating": "2" })),
        ("c", json!({ "rating": "0" })),
    ];
    let card = rubric.score(&school(&answers)).unwrap();
    let levels = [card.lowest, card.outcome, card.highest].map(|outcome| named(&outcome).unwrap());
    assert_eq!(
        levels,
        ["0", "2", "2"],
        "h alone is one of two, and one of three with g"
    );
}

#[test]
fn a_billion_pieces_of_a_billion_points_stop_at_the_maximum() {
    let mut each = criterion("a", json!({ "count": { "unit": { "vi": "bài" } } }), &[]);
    each["earns"] = json!({ "each": { "points": 1e9, "maximum": 1e9 } });
    let levels =
        json!([{ "level": "0" }, row("2", &[json!({ "percent": { "lower": { "from": 100 } } })])]);
    let (rubric, _) = both(&instrument(
        levels,
        json!([group("g", &Json::Null, &[each])]),
    ));
    let card = rubric
        .score(&school(&[("a", json!({ "count": 1_000_000_000 }))]))
        .unwrap();
    assert_eq!(card.criteria[0].points.unwrap().earned, Points::MAX);
    assert_eq!(named(&card.outcome).as_deref(), Some("2"));
}

#[test]
fn too_many_points_are_found_beside_criteria_without_any() {
    let given = |id: &str| criterion(id, json!({ "points": { "maximum": 600_000_000 } }), &[]);
    let levels = json!([{ "level": "0" }, row("2", &[json!({ "criteria": { "at": "2", "of": { "criteria": ["a"] } } })])]);
    let groups = json!([group(
        "g",
        &Json::Null,
        &[rated("a"), given("b"), given("c")]
    )]);
    let found = codes(&instrument(levels, groups));
    let place = "instrument.points-too-many /groups".to_owned();
    assert!(found.contains(&place), "{found:?}");
}

#[test]
fn a_level_that_asks_for_any_points_at_all_asks_for_nothing() {
    let given = criterion("a", json!({ "points": { "maximum": 10 } }), &[]);
    for band in [
        json!({}),
        json!({ "upper": { "to": 80 } }),
        json!({ "lower": { "from": 0 } }),
    ] {
        for kind in ["percent", "points"] {
            let levels = json!([{ "level": "0" }, row("1", &[json!({ kind: band })])]);
            let found = codes(&instrument(
                levels,
                json!([group("g", &Json::Null, std::slice::from_ref(&given))]),
            ));
            let place = format!("instrument.bound-trivial /scoring/levels/1/requires/0/{kind}");
            assert!(found.contains(&place), "{band}: {found:?}");
        }
    }
}
