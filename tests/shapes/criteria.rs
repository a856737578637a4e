//! Shapes without points: which criteria reach what decides.

use super::*;

pub(super) fn weakest() -> Rubric {
    let levels = ["1", "2", "3"];
    let all = |level| json!({ "level": level, "requires": [{ "criteria": { "at": level } }] });
    let scoring = json!({
        "levels": [{ "level": "1" }, all("2"), all("3")], "levelsCitation": { "fidelity": "authored" }
    });
    let criteria = ["a", "b", "c"].map(|id| rated(id, &levels, &[]));
    rubric(
        &levels,
        &[],
        &scoring,
        &json!([group("g", criteria.to_vec())]),
    )
}

#[test]
fn the_weakest_criterion_decides() {
    let rubric = weakest();
    for (ratings_of, expected) in [
        ("a=3 b=3 c=3", "3"),
        ("a=3 b=2 c=3", "2"),
        ("a=3 b=1 c=3", "1"),
        ("a=3 b=- c=3", "3"),
        ("a=3 c=3", "1"),
        ("a=- b=- c=-", "none"),
        ("a=- b=- c=2", "2"),
    ] {
        assert_eq!(
            level(&rubric, &ratings(ratings_of)),
            expected,
            "{ratings_of}"
        );
    }
    assert_eq!(
        unmet(&rubric, &ratings("a=3 b=1 c=2")),
        ["2 0 criteria: 2 of 3, needed 3 b"]
    );
    assert_eq!(
        unmet(&rubric, &ratings("a=3 b=2 c=2")),
        ["3 0 criteria: 1 of 3, needed 3 b c"]
    );
    assert_eq!(
        lift(&rubric, &ratings("a=3 b=1 c=2"), "3"),
        ("b c".to_owned(), true)
    );
    let card = rubric.score(&ratings("a=3 b=- c=2")).unwrap();
    let levels = [card.lowest, card.outcome, card.highest].map(|outcome| named(outcome.level));
    assert_eq!(levels, ["1", "2", "2"]);
}

#[test]
fn nothing_speaks_of_points_where_there_are_none() {
    let card = weakest().score(&ratings("a=3 b=2 c=3")).unwrap();
    let json = serde_json::to_string(&card).unwrap();
    assert!(
        !json.contains("oints") && !json.contains("earned"),
        "{json}"
    );
    let gaps = weakest()
        .gaps(&ratings("a=1"), &Id::new("3").unwrap())
        .unwrap();
    let json = serde_json::to_string(&gaps).unwrap();
    assert!(!json.contains("oints") && !json.contains("gain"), "{json}");
    let rollup = serde_json::to_string(&Rollup::of(&card)).unwrap();
    assert!(
        !rollup.contains("oints") && !rollup.contains("earned"),
        "{rollup}"
    );
}

pub(super) fn badge() -> Rubric {
    let levels = ["1", "2", "3", "4", "5", "no-badge", "badge"];
    let scoring = json!({
        "levels": [
            { "level": "no-badge" },
            { "level": "badge", "requires": [{ "criteria": { "at": "3" } }] }
        ],
        "levelsCitation": { "fidelity": "authored" }
    });
    let criteria = ["a", "b", "c", "d"].map(|id| rated(id, &levels[..5], &[]));
    rubric(
        &levels,
        &[],
        &scoring,
        &json!([group("g", criteria.to_vec())]),
    )
}

#[test]
fn a_badge_takes_all_criteria_at_one_level() {
    let rubric = badge();
    for (ratings_of, expected) in [
        ("a=3 b=3 c=3 d=3", "badge"),
        ("a=5 b=5 c=5 d=2", "no-badge"),
        ("a=5 b=4 c=3 d=5", "badge"),
        ("a=5 b=4 c=3", "no-badge"),
        ("a=5 b=4 c=3 d=-", "badge"),
    ] {
        assert_eq!(
            level(&rubric, &ratings(ratings_of)),
            expected,
            "{ratings_of}"
        );
    }
    assert_eq!(
        unmet(&rubric, &ratings("a=1 b=4 c=3")),
        ["badge 0 criteria: 2 of 4, needed 4 a d"]
    );
    assert_eq!(
        lift(&rubric, &ratings("a=1 b=4 c=3"), "badge"),
        ("a d".to_owned(), true)
    );
}

pub(super) fn mandatory() -> Rubric {
    let levels = ["0", "1", "2"];
    let row = |level: &str, floor: bool| {
        let mut requires = vec![
            json!({ "criteria": { "at": level, "of": { "marked": "must" } } }),
            json!({ "criteria": { "at": level, "of": { "unmarked": "must" }, "count": { "atLeast": 3 } } }),
        ];
        requires.extend(floor.then(|| json!({ "criteria": { "at": "1" } })));
        json!({ "level": level, "requires": requires })
    };
    let scoring = json!({
        "levels": [{ "level": "0" }, row("1", false), row("2", true)],
        "levelsCitation": { "fidelity": "authored" }
    });
    let must = ["m1", "m2"].map(|id| rated(id, &levels, &["must"]));
    let others = ["a", "b", "c", "d"].map(|id| rated(id, &levels, &[]));
    let groups = json!([group("g", must.to_vec()), group("h", others.to_vec())]);
    rubric(&levels, &["must"], &scoring, &groups)
}

#[test]
fn mandatory_criteria_so_many_others_and_a_floor() {
    let rubric = mandatory();
    for (ratings_of, expected) in [
        ("m1=2 m2=2 a=2 b=2 c=2 d=1", "2"),
        ("m1=2 m2=2 a=2 b=2 c=2 d=0", "1"),
        ("m1=2 m2=2 a=2 b=2 c=1 d=1", "1"),
        ("m1=2 m2=1 a=2 b=2 c=2 d=2", "1"),
        ("m1=2 m2=0 a=2 b=2 c=2 d=2", "0"),
        ("m1=1 m2=1 a=1 b=1 c=1", "1"),
        ("m1=1 m2=1 a=1 b=1 c=0 d=0", "0"),
        ("m1=2 m2=2 a=2 b=2 c=2 d=-", "2"),
        ("m1=2 m2=2 a=2 b=2 c=- d=-", "0"),
    ] {
        assert_eq!(
            level(&rubric, &ratings(ratings_of)),
            expected,
            "{ratings_of}"
        );
    }
    let short = ratings("m1=2 m2=1 a=2 b=2 c=1 d=0");
    assert_eq!(
        unmet(&rubric, &short),
        [
            "2 0 criteria: 1 of 2, needed 2 m2",
            "2 1 criteria: 2 of 4, needed 3 c d",
            "2 2 criteria: 5 of 6, needed 6 d"
        ]
    );
    let (rows, _) = lift(&rubric, &short, "2");
    assert_eq!(rows, "m2 d", "d serves the number and the floor at once");
    assert_eq!(
        lift(&rubric, &ratings("m1=1 m2=0 a=1 b=0"), "1"),
        ("m2 b c".to_owned(), true)
    );
}

pub(super) fn conditions() -> Rubric {
    let levels = ["unsafe", "safe", "model"];
    let scoring = json!({
        "levels": [
            { "level": "unsafe" },
            { "level": "safe", "requires": [{ "conditions": { "of": { "marked": "core" } } }] },
            { "level": "model", "requires": [{ "conditions": {} }] }
        ],
        "levelsCitation": { "fidelity": "authored" }
    });
    let condition = |id: &str, marks: &[&str]| {
        criterion(
            id,
            json!({
                "measure": { "condition": {} }, "marks": marks,
                "levels": [{ "level": "unsafe" }, { "level": "model" }]
            }),
        )
    };
    let criteria = vec![
        condition("a", &["core"]),
        condition("b", &["core"]),
        condition("c", &[]),
    ];
    rubric(&levels, &["core"], &scoring, &json!([group("g", criteria)]))
}

#[test]
fn conditions_alone_have_levels() {
    let rubric = conditions();
    for (answers, expected) in [
        ("a=yes b=yes c=yes", "model"),
        ("a=yes b=yes c=no", "safe"),
        ("a=yes b=yes", "safe"),
        ("a=yes b=no c=yes", "unsafe"),
        ("a=- b=yes c=yes", "model"),
        ("a=- b=- c=yes", "model"),
        ("a=- b=- c=-", "none"),
    ] {
        assert_eq!(level(&rubric, &ratings(answers)), expected, "{answers}");
    }
    let card = rubric.score(&ratings("a=yes b=no")).unwrap();
    assert_eq!(card.outcome.points, None);
    assert_eq!(card.coverage.points, None);
    assert_eq!(
        unmet(&rubric, &ratings("a=yes b=no")),
        ["safe 0 conditions: 1 of 2, needed 2 b"]
    );
    assert_eq!(
        lift(&rubric, &ratings("a=yes b=no"), "model"),
        ("b c".to_owned(), true)
    );
}

/// What does not apply counts for one level and not for the next, so that a scope in which nothing applies has a level.
pub(super) fn unapplied() -> Rubric {
    let levels = ["1", "2", "3"];
    let all = |level, counted| json!({ "level": level, "requires": [{ "criteria": { "at": level, "notApplicable": counted } }] });
    let table = [json!({ "level": "1" }), all("2", "met"), all("3", "unmet")];
    let scoring = json!({
        "levels": table, "levelsCitation": { "fidelity": "authored" },
        "groupLevels": table, "groupLevelsCitation": { "fidelity": "authored" }
    });
    let groups = ["a", "b"].map(|id| group(id, vec![rated(&format!("{id}1"), &levels, &[])]));
    rubric(&levels, &[], &scoring, &json!(groups))
}

#[test]
fn where_nothing_applies_a_requirement_unmet_leaves_the_level_below() {
    for (ratings_of, whole, group) in [
        ("a1=- b1=-", "2", "2"),
        ("a1=- b1=3", "2", "2"),
        ("a1=3 b1=3", "3", "3"),
        ("b1=3", "1", "1"),
    ] {
        let card = unapplied().score(&ratings(ratings_of)).unwrap();
        assert_eq!(named(card.outcome.level), whole, "{ratings_of}");
        assert_eq!(named(card.groups[0].outcome.level), group, "{ratings_of}");
    }
}
