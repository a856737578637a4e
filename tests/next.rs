//! What the first screen of a result says, held against the facts: the level of the lowest group, what to do next and what
//! that brings, and conditions that decide nothing.

use crate::scoring::change;
use it_adoption_model::explain::Depth;
use it_adoption_model::*;
use serde_json::{Value as Json, json};

const LEVELS: [&str; 4] = ["a", "b", "c", "d"];

fn titled(id: &str) -> Json {
    json!({ "id": id, "title": { "vi": format!("Mức {id}"), "en": format!("Level {id}") } })
}

fn rubric(levels: Json, group_levels: Option<Json>, groups: &[Json]) -> Rubric {
    let authored = json!({ "fidelity": "authored" });
    let mut scoring =
        json!({ "levels": levels, "levelsCitation": authored, "pointsCitation": authored });
    if let Some(table) = group_levels {
        scoring["groupLevels"] = table;
        scoring["groupLevelsCitation"] = authored.clone();
    }
    let document = json!({
        "document": "instrument", "id": "small", "edition": "1", "title": { "vi": "Bộ tiêu chí" }, "citation": authored,
        "stages": ["primary", "lower-secondary"], "sources": [], "levels": LEVELS.map(titled),
        "marks": [{ "id": "must", "title": { "vi": "bắt buộc" } }], "scoring": scoring, "groups": groups
    });
    let instrument: Instrument = read(document.to_string().as_bytes()).unwrap();
    Rubric::new(instrument).unwrap_or_else(|e| panic!("{e}: {:?}", e.findings()))
}

fn group(id: &str, criteria: &[Json]) -> Json {
    json!({ "id": id, "title": { "vi": id }, "criteria": criteria })
}

fn score(rubric: &Rubric, answers: &[(&str, Json)]) -> Scorecard {
    rubric.score(&assessment(answers)).unwrap()
}

fn assessment(answers: &[(&str, Json)]) -> Assessment {
    let answers = answers
        .iter()
        .map(|(id, value)| json!({ "criterion": id, "value": value }));
    let document = json!({
        "document": "assessment", "school": { "id": "S", "name": "Trường", "stages": ["primary", "lower-secondary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "small", "edition": "1" }, "role": "self",
        "answers": answers.collect::<Vec<_>>()
    });
    read(document.to_string().as_bytes()).unwrap()
}

/// What stands after a label on the first screen, in English; none where the label does not stand there.
fn fact(rubric: &Rubric, card: &Scorecard, label: &str) -> Option<String> {
    let page = explain::scorecard(card, rubric, Depth::Brief, Locale::En);
    let text = page.markdown().replace(['\\', '*'], "");
    let mut lines = text.lines();
    let label = format!("- {label}: ");
    lines.find_map(|line| line.strip_prefix(&label).map(str::to_owned))
}

fn criterion(measure: Json, earns: Option<Json>, steps: &[(Option<Json>, Option<f64>)]) -> Json {
    let steps = LEVELS.iter().zip(steps).map(|(level, (limit, points))| {
        let mut step = json!({ "level": level });
        if let Some(limit) = limit {
            step["threshold"] = json!({ "limit": limit, "citation": { "fidelity": "authored" } });
        }
        if let Some(points) = points {
            step["points"] = json!(points);
        }
        if measure.get("rating").is_some() {
            step["descriptor"] = json!({ "vi": level });
        }
        step
    });
    let mut criterion = json!({
        "id": "1", "title": { "vi": "Một", "en": "One" }, "citation": { "fidelity": "authored" },
        "levels": steps.collect::<Vec<_>>(), "measure": measure
    });
    if let Some(earns) = earns {
        criterion["earns"] = earns;
    }
    criterion
}

/// Criteria that earn points in every way there is, each with the facts that it is tried with.
fn earning() -> Vec<(Json, Vec<Json>)> {
    let share = json!({ "share": { "part": { "vi": "có" }, "whole": { "vi": "tất cả" } } });
    let count = json!({ "count": { "unit": { "vi": "cái" }, "maximum": 30 } });
    let ratio = |better| json!({ "ratio": { "amount": { "vi": "em" }, "per": { "vi": "máy" }, "better": better } });
    let same = |limits: [u32; 3]| limits.map(|limit| json!({ "same": limit }));
    let by_stage = |limits: [u32; 3]| {
        limits.map(|limit| json!({ "byStage": { "primary": limit, "lowerSecondary": limit + 1 } }))
    };
    let steps = |limits: [Json; 3], points: Option<[f64; 4]>| {
        let limits = [None].into_iter().chain(limits.map(Some));
        let points = |at: usize| points.map(|points| points[at]);
        limits
            .enumerate()
            .map(|(at, limit)| (limit, points(at)))
            .collect::<Vec<_>>()
    };
    let shares = |_: ()| -> Vec<Json> {
        let wholes = [1, 3, 7, 20, 100];
        let all = wholes
            .iter()
            .flat_map(|whole| (0..=*whole).map(move |part| (part, *whole)));
        all.map(|(part, whole)| json!({ "share": { "part": part, "whole": whole } }))
            .collect()
    };
    let counts = |_: ()| (0..=30).map(|n| json!({ "count": n })).collect::<Vec<_>>();
    let ratios = |_: ()| -> Vec<Json> {
        let all = (1..=40).flat_map(|amount| (1..=6).map(move |per| (amount, per)));
        all.map(|(amount, per)| json!({ "ratio": { "amount": amount, "per": per } }))
            .collect()
    };
    let mut all = Vec::new();
    let roundings = [
        None,
        Some((5, "nearest")),
        Some((5, "down")),
        Some((2, "up")),
    ];
    for rounding in roundings {
        let mut earns = json!({ "proportional": { "maximum": 20 } });
        if let Some((step, direction)) = rounding {
            earns["proportional"]["rounding"] = json!({ "step": step, "direction": direction });
        }
        for steps in [
            Vec::new(),
            steps(same([30, 60, 80]), None),
            steps(by_stage([30, 60, 80]), None),
        ] {
            all.push((
                criterion(share.clone(), Some(earns.clone()), &steps),
                shares(()),
            ));
        }
    }
    for points in [[0.0, 5.0, 12.5, 20.0], [0.0, 0.0, 5.0, 5.0]] {
        all.push((
            criterion(
                share.clone(),
                None,
                &steps(same([30, 60, 90]), Some(points)),
            ),
            shares(()),
        ));
        all.push((
            criterion(
                count.clone(),
                None,
                &steps(by_stage([2, 10, 25]), Some(points)),
            ),
            counts(()),
        ));
        all.push((
            criterion(
                ratio("lower"),
                None,
                &steps(same([30, 20, 4]), Some(points)),
            ),
            ratios(()),
        ));
        all.push((
            criterion(
                ratio("higher"),
                None,
                &steps(same([2, 7, 30]), Some(points)),
            ),
            ratios(()),
        ));
        let ratings = LEVELS.map(|level| json!({ "rating": level })).to_vec();
        all.push((
            criterion(
                json!({ "rating": {} }),
                None,
                &points.map(|points| (None, Some(points))),
            ),
            ratings,
        ));
    }
    let each = json!({ "each": { "points": 0.5, "maximum": 10 } });
    for steps in [Vec::new(), steps(same([4, 10, 25]), None)] {
        all.push((
            criterion(count.clone(), Some(each.clone()), &steps),
            counts(()),
        ));
    }
    all
}

/// The text between two others.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// What is named lifts the school to the next level, brings the points that are told with it, and no smaller change would do.
#[test]
fn what_to_do_next_brings_what_is_told() {
    let mut told = 0;
    for (criterion, facts) in earning() {
        for percent in [40, 100] {
            let levels = json!([{ "level": "a" }, { "level": "d", "requires": [{ "percent": { "lower": { "from": percent } } }] }]);
            let rubric = rubric(
                levels,
                None,
                &[group("A", std::slice::from_ref(&criterion))],
            );
            for fact in &facts {
                let place = format!("{percent} {criterion} {fact}");
                let before = assessment(&[("1", fact.clone())]);
                let card = rubric.score(&before).unwrap();
                let next = self::fact(&rubric, &card, "Do next").unwrap();
                if card.outcome.level.unwrap().as_str() == "d" {
                    assert!(next.starts_with("Keep it up"), "{place}: {next}");
                    continue;
                }
                told += 1;
                let gaps = rubric.gaps(&before, &Id::new("d").unwrap()).unwrap();
                let [step] = gaps.whole.steps.as_slice() else {
                    panic!("{place}: {:?}", gaps.whole)
                };
                let reached = |less| {
                    let after = change::after(&rubric, &before, [(step, less)]);
                    rubric.score(&after).unwrap()
                };
                let then = reached(false);
                assert_eq!(then.outcome.level.unwrap().as_str(), "d", "{place}: {next}");
                assert_ne!(
                    reached(true).outcome.level.unwrap().as_str(),
                    "d",
                    "{place}: {next}"
                );
                let gain =
                    between(&next, "(+", " point").unwrap_or_else(|| panic!("{place}: {next}"));
                let gain = (gain.parse::<f64>().unwrap() * 1_000_000.0).round() as u64;
                let earned =
                    |card: &Scorecard| card.criteria[0].points.unwrap().earned.millionths();
                // What is told is rounded to two decimal places.
                let brings = earned(&then) - earned(&card);
                assert!(
                    gain.abs_diff(brings) <= 5_000,
                    "{place}: {next}, it brings {brings}"
                );
                assert!(
                    next.starts_with("1 One: ") || next.starts_with("1 One ("),
                    "{place}: {next}"
                );
            }
        }
    }
    assert!(told > 1_000, "{told}");
}

/// Of incidents and drop-outs, where a limit below one is a part of each, there can only be fewer: no more pupils are asked for.
#[test]
fn of_what_must_be_less_than_one_each_there_are_to_be_fewer() {
    let ratio = json!({ "ratio": { "amount": { "vi": "em bỏ học", "en": "drop-outs" }, "per": { "vi": "em" }, "better": "lower" } });
    let limits = [
        None,
        Some(json!({ "same": 2 })),
        Some(json!({ "same": 0.3 })),
        Some(json!({ "same": 0 })),
    ];
    let criterion = criterion(ratio, None, &limits.map(|limit| (limit, None)));
    let at = |level: &str| (level.to_owned(), json!([{ "criteria": { "at": level } }]));
    let rows = ["b", "c", "d"].map(at);
    let rows: Vec<(&str, Json)> = rows
        .iter()
        .map(|(level, of)| (level.as_str(), of.clone()))
        .collect();
    let rubric = rubric(table(&rows), None, &[group("A", &[criterion])]);
    let mut fewer = 0;
    for (amount, per) in (0..=9).flat_map(|amount| (1..=9).map(move |per| (amount, per))) {
        let before = assessment(&[("1", json!({ "ratio": { "amount": amount, "per": per } }))]);
        for target in ["b", "c", "d"] {
            let gaps = rubric.gaps(&before, &Id::new(target).unwrap()).unwrap();
            let Some(step) = gaps.whole.steps.first() else {
                assert_eq!(gaps.whole.state, LiftState::Reached);
                continue;
            };
            let level = |less| {
                let after = change::after(&rubric, &before, [(step, less)]);
                rubric.rank(&rubric.score(&after).unwrap().outcome.level.unwrap())
            };
            let wanted = rubric.rank(&Id::new(target).unwrap());
            assert!(
                level(false) >= wanted && level(true) < wanted,
                "{amount}/{per} {target}: {step:?}"
            );
            assert_eq!(
                matches!(step.change, Change::Fewer(_)),
                target != "b",
                "{step:?}"
            );
            fewer += usize::from(target != "b");
        }
    }
    assert!(fewer > 100, "{fewer}");
    let card = score(
        &rubric,
        &[("1", json!({ "ratio": { "amount": 1, "per": 2 } }))],
    );
    let next = fact(&rubric, &card, "Do next").unwrap();
    assert_eq!(next, "1 One: 1 fewer drop-outs (from 1 to 0) (to Level d)");
}

/// A ratio of something to nothing is answered: its figures are wrong, and not missing.
#[test]
fn what_is_divided_by_nothing_is_to_be_stated_again() {
    let ratio = json!({ "ratio": { "amount": { "vi": "Mbps" }, "per": { "vi": "em" }, "better": "higher" } });
    let limits = [None, Some(json!({ "same": 2 }))];
    let criterion = criterion(ratio, None, &limits.map(|limit| (limit, None)));
    let levels = table(&[("b", json!([{ "criteria": { "at": "b" } }]))]);
    let rubric = rubric(levels, None, &[group("A", &[criterion])]);
    let answers = [("1", json!({ "ratio": { "amount": 100, "per": 0 } }))];
    let next = fact(&rubric, &score(&rubric, &answers), "Do next").unwrap();
    assert_eq!(
        next,
        "1 One: state the figures again, as they divide by 0; it has to be at Level b"
    );
    let gaps = rubric
        .gaps(&assessment(&answers), &Id::new("b").unwrap())
        .unwrap();
    let page = explain::gaps(&gaps, rubric.instrument(), Depth::Brief, Locale::Vi).markdown();
    assert!(
        page.contains("ghi lại số liệu, vì đang chia cho 0"),
        "{page}"
    );
}

/// What is advised is what lifts the school, whatever else stands below: nothing for a level further up, nothing that cannot be so
/// good or does not apply, and nothing where no way leads up.
#[test]
fn only_what_lifts_the_school_is_advised() {
    let steps = |id: &str, levels: &[&str]| {
        let mut criterion = rated(id);
        let levels = levels
            .iter()
            .map(|level| json!({ "level": level, "descriptor": { "vi": level } }));
        criterion["levels"] = levels.collect::<Vec<_>>().into();
        criterion
    };
    let all = |at: &str| json!({ "criteria": { "at": at } });
    let rating = |level: &str| json!({ "rating": level });
    let not_applicable = json!({ "notApplicable": { "reason": { "vi": "Không có" } } });
    let told = |rubric: &Rubric, answers: &[(&str, Json)]| {
        let card = score(rubric, answers);
        let of = |label| fact(rubric, &card, label).unwrap_or_default();
        (of("Do next"), of("Missing"))
    };

    // A condition that only the level after the next looks at.
    let table_of_both = table(&[
        ("b", json!([all("b")])),
        ("c", json!([{ "conditions": {} }])),
    ]);
    let rubric_of = |levels: Json, criteria: &[Json]| rubric(levels, None, &[group("A", criteria)]);
    let by = rubric_of(table_of_both, &[rated("1"), condition("2", &[])]);
    let (next, missing) = told(
        &by,
        &[("1", rating("a")), ("2", json!({ "condition": false }))],
    );
    assert_eq!(next, "1 1: raise to Level b");
    assert!(
        missing.contains("levels further up ask for: 2"),
        "{missing}"
    );

    // One that cannot be so good, and one whose steps pass over the level.
    let two = json!([{ "criteria": { "at": "c", "count": { "atLeast": 1 } } }]);
    let by = rubric_of(
        table(&[("c", two)]),
        &[steps("1", &["a", "b"]), steps("2", &["a", "d"])],
    );
    let (next, missing) = told(&by, &[("1", rating("a")), ("2", rating("a"))]);
    assert_eq!(next, "2 2: raise to Level d");
    assert!(missing.ends_with("still to be raised 2."), "{missing}");

    // One that does not apply and counts as unmet: nothing leads up.
    let unmet = json!([{ "criteria": { "at": "b", "notApplicable": "unmet" } }]);
    let by = rubric_of(table(&[("b", unmet)]), &[rated("1"), rated("2")]);
    let (next, missing) = told(&by, &[("1", rating("a")), ("2", not_applicable)]);
    assert!(
        next.starts_with("With the criteria that count, nothing is left"),
        "{next}"
    );
    let told = "still missing 1; 2 not applicable, which counts as not met.";
    assert!(missing.ends_with(told), "{missing}");
}

fn rated(id: &str) -> Json {
    let steps = LEVELS.map(|level| json!({ "level": level, "descriptor": { "vi": level } }));
    json!({
        "id": id, "title": { "vi": id }, "citation": { "fidelity": "authored" }, "measure": { "rating": {} }, "levels": steps
    })
}

fn condition(id: &str, marks: &[&str]) -> Json {
    json!({
        "id": id, "title": { "vi": id }, "citation": { "fidelity": "authored" }, "measure": { "condition": {} },
        "marks": marks, "levels": [{ "level": "a" }, { "level": "d" }]
    })
}

/// A table of these requirements, lowest level first.
fn table(requires: &[(&str, Json)]) -> Json {
    let rows = requires
        .iter()
        .map(|(level, requires)| json!({ "level": level, "requires": requires }));
    [json!({ "level": "a" })]
        .into_iter()
        .chain(rows)
        .collect::<Vec<_>>()
        .into()
}

/// That the level is that of the lowest group is said only where it is, of the groups whose it is, and by the rule.
#[test]
fn the_lowest_group_is_named_only_where_its_level_is_the_level_of_the_whole() {
    let own = table(&["b", "c", "d"].map(|at| (at, json!([{ "criteria": { "at": at } }]))));
    let all = |at: &str| json!({ "groups": { "at": at } });
    let some = |at: &str, n: u32| json!({ "groups": { "at": at, "count": { "atLeast": n } } });
    let tables = [
        // Every level asks itself of all groups: said of each level but the highest.
        (
            true,
            table(&["b", "c", "d"].map(|at| (at, json!([all(at)])))),
        ),
        (
            true,
            table(&[("b", json!([all("b")])), ("d", json!([all("d")]))]),
        ),
        // A level asks a lower one of all groups, or itself of some.
        (
            false,
            table(&[("c", json!([all("b")])), ("d", json!([all("c")]))]),
        ),
        (
            false,
            table(&[
                ("b", json!([some("b", 2)])),
                ("c", json!([all("b"), some("c", 2)])),
                ("d", json!([all("c"), some("d", 2)])),
            ]),
        ),
    ];
    let rank = |level: Id| LEVELS.iter().position(|l| *l == level.as_str()).unwrap();
    for (own_level, levels) in tables {
        let groups = ["1", "2", "3"].map(|id| group(&format!("G{id}"), &[rated(id)]));
        let rubric = rubric(levels.clone(), Some(own.clone()), &groups);
        let mut said = 0;
        for answers in 0..64 {
            let chosen = [answers % 4, answers / 4 % 4, answers / 16].map(|at| LEVELS[at]);
            let given = ["1", "2", "3"].into_iter().zip(chosen);
            let given: Vec<(&str, Json)> = given
                .map(|(id, level)| (id, json!({ "rating": level })))
                .collect();
            let card = score(&rubric, &given);
            let level = fact(&rubric, &card, "Level").unwrap();
            let whole = rank(card.outcome.level.unwrap());
            let ranks: Vec<usize> = card
                .groups
                .iter()
                .map(|g| rank(g.outcome.level.unwrap()))
                .collect();
            let lowest = *ranks.iter().min().unwrap();
            let place = format!("{levels} {chosen:?}: {level}");
            match between(&level, "the level of the lowest group: ", ")") {
                Some(named) => {
                    said += 1;
                    assert_eq!(whole, lowest, "{place}");
                    let of = ranks
                        .iter()
                        .enumerate()
                        .filter(|(_, rank)| **rank == lowest);
                    let of: Vec<String> = of.map(|(at, _)| format!("G{0}. G{0}", at + 1)).collect();
                    assert_eq!(named, of.join("; "), "{place}");
                }
                None => assert!(!own_level || whole == 3 || whole != lowest, "{place}"),
            }
        }
        assert_eq!(said > 0, own_level, "{levels}: {said}");
    }
}

/// A condition that keeps from no level is told beside the level, and neither as missing nor as what to do next.
#[test]
fn a_condition_that_decides_nothing_is_told_aside() {
    let marked = json!({ "criteria": { "at": "d", "of": { "marked": "must" } } });
    let mut first = rated("1");
    first["marks"] = json!(["must"]);
    let groups = [group("A", &[first, condition("2", &["must"])])];
    let no = json!({ "condition": false });
    for asked in [false, true] {
        let mut requires = vec![marked.clone()];
        requires.extend(asked.then(|| json!({ "conditions": {} })));
        let rubric = rubric(table(&[("d", json!(requires))]), None, &groups);
        let idle = check::instrument(rubric.instrument()).findings;
        let idle: Vec<Rule> = idle.iter().map(|found| found.rule).collect();
        assert_eq!(idle.contains(&Rule::InstrumentConditionIdle), !asked);
        for level in ["a", "d"] {
            let card = score(
                &rubric,
                &[("1", json!({ "rating": level })), ("2", no.clone())],
            );
            let told = |label| fact(&rubric, &card, label).unwrap_or_default();
            let highest = card
                .outcome
                .level
                .is_some_and(|level| level.as_str() == "d");
            assert_eq!(highest, !asked && level == "d");
            assert_eq!(
                told("Note").contains("do not affect the overall level: 2."),
                !asked
            );
            assert_eq!(told("Missing").contains('2'), asked, "{}", told("Missing"));
            assert_eq!(told("Missing").is_empty(), highest);
            assert_eq!(told("Do next").starts_with('2'), asked);
        }
    }
}
