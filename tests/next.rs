//! What the first screen of a result says, held against the facts: the level of the lowest group, what to do next and what
//! that brings, and conditions that decide nothing.

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
    let answers = answers
        .iter()
        .map(|(id, value)| json!({ "criterion": id, "value": value }));
    let document = json!({
        "document": "assessment", "school": { "id": "S", "name": "Trường", "stages": ["primary", "lower-secondary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "small", "edition": "1" }, "role": "self",
        "answers": answers.collect::<Vec<_>>()
    });
    let assessment: Assessment = read(document.to_string().as_bytes()).unwrap();
    rubric.score(&assessment).unwrap()
}

/// What stands after a label on the first screen, in English; none where the label does not stand there.
fn fact(rubric: &Rubric, card: &Scorecard, label: &str) -> Option<String> {
    let page = explain::scorecard(card, rubric.instrument(), Depth::Brief, Locale::En);
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

/// The smallest change of a fact that meets a limit, found one by one.
fn meeting(fact: &Json, limit: &str, at_most: bool) -> Json {
    let limit: u64 = limit.trim_end_matches('%').parse().unwrap();
    let number = |kind: &str, name: &str| fact[kind][name].as_u64().unwrap();
    let first = |from: u64, meets: &dyn Fn(u64) -> bool| (from..).find(|n| meets(*n)).unwrap();
    if fact.get("share").is_some() {
        let whole = number("share", "whole");
        let part = first(number("share", "part"), &|part| part * 100 >= limit * whole);
        json!({ "share": { "part": part, "whole": whole } })
    } else if let Some(count) = fact.get("count") {
        json!({ "count": first(count.as_u64().unwrap(), &|count| count >= limit) })
    } else if at_most {
        let amount = number("ratio", "amount");
        let per = first(number("ratio", "per"), &|per| amount <= limit * per);
        json!({ "ratio": { "amount": amount, "per": per } })
    } else {
        let per = number("ratio", "per");
        let amount = first(number("ratio", "amount"), &|amount| amount >= limit * per);
        json!({ "ratio": { "amount": amount, "per": per } })
    }
}

/// The text between two others.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// What is named brings the points that are told with it, neither more nor fewer, and no lower step brings any.
#[test]
fn what_to_do_next_brings_what_is_told() {
    let (mut at_limits, mut at_most) = (0, 0);
    for (criterion, facts) in earning() {
        let levels = json!([{ "level": "a" }, { "level": "d", "requires": [{ "percent": { "lower": { "from": 100 } } }] }]);
        let rubric = rubric(
            levels,
            None,
            &[group("A", std::slice::from_ref(&criterion))],
        );
        let points = |fact: &Json| {
            let points = score(&rubric, &[("1", fact.clone())]).criteria[0].points;
            points.unwrap().earned.millionths()
        };
        for fact in facts {
            let place = format!("{criterion} {fact}");
            let card = score(&rubric, &[("1", fact.clone())]);
            let next = self::fact(&rubric, &card, "Do next").unwrap();
            let now = card.criteria[0].points.unwrap();
            let left = now.of.millionths() - now.earned.millionths();
            if left == 0 {
                assert!(next.starts_with("Keep it up"), "{place}: {next}");
                continue;
            }
            let gain = between(&next, "+", " point").unwrap_or_else(|| panic!("{place}: {next}"));
            let gain = (gain.parse::<f64>().unwrap() * 1_000_000.0).round() as u64;
            let limits = criterion["levels"].as_array().unwrap().iter();
            let limits = limits.filter_map(|step| {
                let limit = &step["threshold"]["limit"];
                let by_stage = &limit["byStage"]["lowerSecondary"];
                limit["same"].as_u64().or(by_stage.as_u64())
            });
            let low = criterion["measure"]["ratio"]["better"] == "lower";
            let useful = limits
                .map(|limit| limit.to_string())
                .find(|limit| points(&meeting(&fact, limit, low)) > now.earned.millionths());
            let named =
                between(&next, "at least ", " needed").or(between(&next, "at most ", " needed"));
            let brings = match (named, between(&next, "raise to Level ", " ")) {
                (Some(limit), _) => {
                    at_limits += 1;
                    assert_eq!(
                        Some(limit.trim_end_matches('%')),
                        useful.as_deref(),
                        "{place}: {next}"
                    );
                    points(&meeting(&fact, limit, low)) - now.earned.millionths()
                }
                (None, Some(level)) => {
                    points(&json!({ "rating": level })) - now.earned.millionths()
                }
                (None, None) => {
                    at_most += 1;
                    assert!(
                        next.contains("(up to +") && useful.is_none(),
                        "{place}: {next}"
                    );
                    left
                }
            };
            // What is told is rounded to two decimal places.
            assert!(
                gain.abs_diff(brings) <= 5_000,
                "{place}: {next}, it brings {brings}"
            );
        }
    }
    assert!(at_limits > 500 && at_most > 200, "{at_limits}, {at_most}");
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
