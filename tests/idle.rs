//! What checking claims of all schools, held against all schools: small instruments, and every answer to each of their criteria.

use it_adoption_model::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// A requirement of one kind, as JSON.
fn requirements() -> Vec<Json> {
    let mut all = Vec::new();
    for not_applicable in ["leaves", "met", "unmet"] {
        let as_said = |kind: &str, mut of: Json| {
            of["notApplicable"] = json!(not_applicable);
            json!({ kind: of })
        };
        all.extend([
            as_said("percent", json!({ "lower": { "from": 50 } })),
            as_said("points", json!({ "lower": { "from": 50 } })),
            as_said("criteria", json!({ "at": "b" })),
            as_said(
                "criteria",
                json!({ "at": "c", "of": { "criteria": ["1"] } }),
            ),
            as_said("criteria", json!({ "at": "b", "count": { "atLeast": 1 } })),
            as_said("criteria", json!({ "at": "b", "count": { "atLeast": 2 } })),
            as_said(
                "criteria",
                json!({ "at": "b", "count": { "share": { "part": 1, "whole": 2 } } }),
            ),
            as_said("conditions", json!({})),
        ]);
    }
    all
}

/// Two levels of a table: the middle one by the first requirements, the highest by the others.
fn table(middle: &[&Json], highest: &[&Json]) -> Json {
    json!([{ "level": "a" }, { "level": "b", "requires": middle }, { "level": "c", "requires": highest }])
}

fn instrument(scoring: &Json, groups: &[Json]) -> Instrument {
    let titled = |id| json!({ "id": id, "title": { "vi": id } });
    let levels = ["a", "b", "c"].map(titled);
    let document = json!({
        "document": "instrument", "id": "small", "edition": "1", "title": { "vi": "Bộ tiêu chí" },
        "citation": { "fidelity": "authored" }, "stages": ["primary"], "sources": [],
        "levels": levels, "scoring": scoring, "groups": groups
    });
    read(document.to_string().as_bytes()).unwrap()
}

fn group(id: &str, criteria: &[Json]) -> Json {
    json!({ "id": id, "title": { "vi": id }, "criteria": criteria })
}

fn criterion(id: &str, measure: &str, steps: &[(&str, Option<u32>)]) -> Json {
    let step = |(level, points): &(&str, Option<u32>)| {
        let mut step = json!({ "level": level });
        if let Some(points) = points {
            step["points"] = json!(points);
        }
        if measure == "rating" {
            step["descriptor"] = json!({ "vi": "Như mô tả" });
        }
        step
    };
    json!({
        "id": id, "title": { "vi": id }, "citation": { "fidelity": "authored" },
        "measure": { measure: {} }, "levels": steps.iter().map(step).collect::<Vec<_>>()
    })
}

fn rated(id: &str) -> Json {
    criterion(
        id,
        "rating",
        &[("a", Some(0)), ("b", Some(25)), ("c", Some(50))],
    )
}

/// Rated, never on the highest level, and foreseen not to apply.
fn rated_low(id: &str) -> Json {
    let mut rated = criterion(id, "rating", &[("a", Some(0)), ("b", Some(25))]);
    rated["notApplicableWhen"] = json!({ "vi": "Không có" });
    rated
}

fn condition(id: &str) -> Json {
    criterion(id, "condition", &[("a", None), ("c", None)])
}

/// Everything that a criterion can be answered with; what is not assessed counts here as the lowest step does.
fn answers(criterion: &Criterion) -> Vec<Value> {
    let mut all: Vec<Json> = match criterion.measure {
        Measure::Condition(_) => vec![json!({ "condition": true }), json!({ "condition": false })],
        _ => {
            let steps = criterion.levels.iter();
            steps.map(|step| json!({ "rating": step.level })).collect()
        }
    };
    all.push(json!({ "notApplicable": { "reason": { "vi": "không có" } } }));
    all.into_iter()
        .map(|value| serde_json::from_value(value).unwrap())
        .collect()
}

/// The results of every school that there can be.
fn schools(rubric: &Rubric) -> Vec<Scorecard> {
    let criteria: Vec<&Criterion> = rubric
        .instrument()
        .groups
        .iter()
        .flat_map(|group| &group.criteria)
        .collect();
    let mut all: Vec<Vec<Json>> = vec![Vec::new()];
    for criterion in criteria {
        let answers = answers(criterion);
        all = all
            .iter()
            .flat_map(|before| {
                answers.iter().map(|value| {
                    let answer = json!({ "criterion": criterion.id, "value": value });
                    [before.clone(), vec![answer]].concat()
                })
            })
            .collect();
    }
    let score = |answers: &Vec<Json>| {
        let document = json!({
            "document": "assessment", "school": { "id": "S", "name": "Trường", "stages": ["primary"] },
            "schoolYear": "2025-2026", "instrument": { "id": "small", "edition": "1" }, "role": "self",
            "answers": answers
        });
        let assessment: Assessment = read(document.to_string().as_bytes()).unwrap();
        rubric.score(&assessment).unwrap()
    };
    all.iter().map(score).collect()
}

/// What a table asks of one scope, as the results of all schools show it.
#[derive(Default)]
struct Shown {
    /// Requirements that some school fails alone, by level and place.
    asking: BTreeSet<(String, u32)>,
    /// Levels at which some school stops.
    stopped_at: BTreeSet<String>,
}

impl Shown {
    fn add(&mut self, level: Option<Id>, told: &[RequirementResult]) {
        self.stopped_at.extend(level.map(|level| level.to_string()));
        let unmet: Vec<_> = told
            .iter()
            .filter(|told| told.state == RequirementState::Unmet)
            .collect();
        if let [alone] = unmet[..] {
            let which = alone.requirement.get();
            self.asking.insert((alone.level.to_string(), which));
        }
    }
}

/// Holds what is claimed of a table against the results of all schools, each scope that uses the table by itself.
fn hold(instrument: &Instrument, place: &str, rows: &[LevelRequirements], scopes: &[Shown]) {
    let found = check::instrument(instrument).findings;
    let claimed = |rule: Rule, pointer: &str| {
        let mut found = found.iter();
        found.any(|found| found.rule == rule && found.pointer.as_str() == pointer)
    };
    let json = || serde_json::to_string(instrument).unwrap();
    for (at, row) in rows.iter().enumerate() {
        let level = row.level.to_string();
        if claimed(Rule::InstrumentLevelSkipped, &format!("{place}/{at}")) {
            let stops = scopes.iter().any(|shown| shown.stopped_at.contains(&level));
            assert!(!stops, "some school stops at {level}: {}", json());
        }
        let skipped =
            at > 0 && claimed(Rule::InstrumentLevelSkipped, &format!("{place}/{}", at - 1));
        for (which, requirement) in row.requires.iter().enumerate().filter(|_| !skipped) {
            let pointer = format!("{place}/{at}/requires/{which}/{}", requirement.kind());
            let key = (level.clone(), which as u32);
            let asks = scopes.iter().any(|shown| shown.asking.contains(&key));
            let idle = claimed(Rule::InstrumentRequirementIdle, &pointer);
            assert_eq!(idle, !asks, "{pointer}: {}", json());
        }
    }
}

/// An instrument with a table of the whole only; none where checking finds an error.
fn of_whole(table: &Json, groups: &[Json]) -> Option<Rubric> {
    let scoring = json!({
        "levels": table, "levelsCitation": { "fidelity": "authored" }, "pointsCitation": { "fidelity": "authored" }
    });
    Rubric::new(instrument(&scoring, groups)).ok()
}

/// Holds the claims of the table of the whole.
fn hold_whole(rubric: &Rubric) {
    let mut shown = Shown::default();
    for card in schools(rubric) {
        shown.add(card.outcome.level, &card.requirements);
    }
    let instrument = rubric.instrument();
    hold(
        instrument,
        "/scoring/levels",
        &instrument.scoring.levels,
        &[shown],
    );
}

#[test]
fn what_asks_for_nothing_asks_it_of_no_school() {
    let requirements = requirements();
    let mut sound = 0;
    for criteria in [
        [rated("1"), rated("2"), condition("3")],
        [rated_low("1"), rated("2"), condition("3")],
    ] {
        let groups = [group("A", &criteria)];
        for (at, one) in requirements.iter().enumerate() {
            for other in &requirements[at..] {
                for table in [table(&[one, other], &[other]), table(&[one], &[other, one])] {
                    if let Some(rubric) = of_whole(&table, &groups) {
                        sound += 1;
                        hold_whole(&rubric);
                    }
                }
            }
        }
    }
    assert!(sound > 300, "{sound} instruments");
}

#[test]
fn nor_where_groups_decide() {
    let mut sound = 0;
    let of_groups = ["leaves", "met", "unmet"]
        .into_iter()
        .flat_map(|not_applicable| {
            [
                json!({}),
                json!({ "count": { "atLeast": 1 } }),
                json!({ "of": ["B"] }),
            ]
            .map(|mut of| {
                of["at"] = json!("b");
                of["notApplicable"] = json!(not_applicable);
                json!({ "groups": of })
            })
        });
    let of_groups: Vec<Json> = of_groups.collect();
    let requirements = requirements();
    let of_group = json!([
        { "level": "a" },
        { "level": "b", "requires": [{ "points": { "lower": { "from": 25 } } }] }
    ]);
    for criteria in [
        [rated("1"), rated("2"), rated("3")],
        [rated_low("1"), condition("2"), rated("3")],
    ] {
        let [one, two, three] = criteria;
        let groups = [group("A", &[one, two]), group("B", &[three])];
        for (one, other) in of_groups
            .iter()
            .flat_map(|one| requirements.iter().map(move |other| (one, other)))
        {
            let scoring = json!({
                "levels": [{ "level": "a" }, { "level": "b", "requires": [one, other] }],
                "levelsCitation": { "fidelity": "authored" }, "pointsCitation": { "fidelity": "authored" },
                "groupLevels": of_group, "groupLevelsCitation": { "fidelity": "authored" }
            });
            let Ok(rubric) = Rubric::new(instrument(&scoring, &groups)) else {
                continue;
            };
            sound += 1;
            hold_whole(&rubric);
        }
    }
    assert!(sound > 100, "{sound} instruments");
}

/// Sets of which not all schools can be looked through: what the levels ask tells, held against what is found of the same levels
/// over two criteria.
#[test]
fn what_repeats_is_told_of_sets_of_any_size() {
    let of = |table: &Json, size: usize| {
        let ids: Vec<String> = (1..=size).map(|id| id.to_string()).collect();
        let mut criteria: Vec<Json> = ids.iter().map(|id| rated(id)).collect();
        criteria.push(condition("C"));
        let first = criteria.split_off(size / 2);
        let groups = [group("A", &first), group("B", &criteria)];
        let of_group = json!([
            { "level": "a" },
            { "level": "b", "requires": [{ "percent": { "lower": { "from": 25 } } }] },
            { "level": "c", "requires": [{ "percent": { "lower": { "from": 75 } } }] }
        ]);
        let cited = json!({ "fidelity": "authored" });
        let scoring = json!({
            "levels": table, "levelsCitation": cited, "pointsCitation": cited,
            "groupLevels": of_group, "groupLevelsCitation": cited
        });
        let found = check::instrument(&instrument(&scoring, &groups)).findings;
        let found = found.into_iter().filter(|found| {
            let idle = [
                Rule::InstrumentLevelSkipped,
                Rule::InstrumentRequirementIdle,
            ];
            assert!(found.severity != Severity::Error, "{table}: {found}");
            idle.contains(&found.rule)
        });
        found
            .map(|found| (found.rule, found.pointer.to_string()))
            .collect::<BTreeSet<_>>()
    };
    let least = |at: &str, n: u32| json!({ "criteria": { "at": at, "count": { "atLeast": n } } });
    let part = |at: &str, n: u32| json!({ "criteria": { "at": at, "count": { "share": { "part": n, "whole": 4 } } } });
    let percent = |n: u32| json!({ "percent": { "lower": { "from": n } } });
    let groups = |at: &str| json!({ "groups": { "at": at } });
    let pairs = [
        (least("b", 2), least("c", 2)),
        (part("b", 2), part("c", 2)),
        (part("b", 2), part("b", 3)),
        (percent(40), percent(60)),
        (groups("b"), groups("c")),
        (
            json!({ "points": { "lower": { "from": 40 } } }),
            json!({ "points": { "lower": { "from": 60 } } }),
        ),
    ];
    let skipped = (Rule::InstrumentLevelSkipped, "/scoring/levels/1".to_owned());
    for (low, high) in &pairs {
        // The same again, and no more than is asked already: nobody stops between.
        assert_eq!(
            of(&table(&[low], &[low]), 12),
            [skipped.clone()].into(),
            "{low}"
        );
        // More than below: both levels ask for something.
        assert_eq!(
            of(&table(&[low], &[high]), 12),
            BTreeSet::new(),
            "{low} {high}"
        );
        for (other, _) in &pairs {
            for levels in [table(&[low, other], &[low]), table(&[low], &[low, other])] {
                let [small, large] = [2, 12].map(|size| of(&levels, size));
                let of_level = |found: &BTreeSet<(Rule, String)>| {
                    found.iter().any(|(_, at)| {
                        at == "/scoring/levels/1" || at.starts_with("/scoring/levels/2/requires/0")
                    })
                };
                assert!(of_level(&large), "{levels}: {large:?}");
                assert!(of_level(&small), "{levels}: {small:?}");
            }
        }
    }
    assert_eq!(
        of(&table(&[&least("c", 2)], &[&least("b", 2)]), 12),
        [skipped].into()
    );
}
