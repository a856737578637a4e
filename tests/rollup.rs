//! Rollups: a commutative monoid of exact counts, however the schools are split.

use it_adoption_model::{
    Comparison, CriterionState, Id, LevelTally, Locale, PointSum, Rollup, Rubrics, Scorecard,
    StageTally, UnitTally, Whole, explain, read,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::cmp::Ordering;

/// A result with the given parts; everything else is the same in all of them.
fn card(parts: &Parts) -> Scorecard {
    let level = |n: u8| ["low", "mid", "top"][usize::from(n) % 3];
    let outcome = |n: u8, earned: u32| {
        json!({
            "level": level(n), "points": { "earned": f64::from(earned) / 4.0, "of": 1_000_000_000 }
        })
    };
    let states = ["answered", "not-applicable", "not-assessed"];
    let stages = [
        "primary",
        "lower-secondary",
        "upper-secondary",
        "continuing",
    ];
    let taught: Vec<&str> = (0..4)
        .filter(|s| parts.stages & (1 << s) != 0)
        .map(|s| stages[s])
        .collect();
    let mut school = json!({ "id": "s", "name": "Trường", "stages": taught });
    if parts.unit > 0 {
        school["unit"] = json!(format!("u{}", parts.unit));
    }
    let criteria: Vec<Value> = parts
        .criteria
        .iter()
        .enumerate()
        .map(|(at, (state, n, earned))| {
            let mut score = json!({
                "criterion": format!("c{}", 9 - at), "group": "g", "state": (states[usize::from(*state) % 3]),
                "points": { "earned": f64::from(*earned) / 4.0, "of": 1_000_000_000 }, "fidelity": "authored"
            });
            if *n > 0 {
                score["level"] = json!(level(*n));
            }
            score
        })
        .collect();
    let card = json!({
        "document": "scorecard", "school": school,
        "schoolYear": (["2024-2025", "2025-2026"][usize::from(parts.year) % 2]),
        "instrument": { "id": (["i", "j"][usize::from(parts.instrument) % 2]), "edition": "1" },
        "instrumentDigest": (["00000000000000aa", "00000000000000bb"][usize::from(parts.text) % 2]),
        "role": (["self", "external"][usize::from(parts.role) % 2]),
        "outcome": outcome(parts.levels.0, parts.earned), "lowest": outcome(parts.levels.1, 0), "highest": outcome(parts.levels.2, parts.earned),
        "coverage": { "answered": 1, "notApplicable": 2, "criteria": 3, "points": { "answered": 4.25, "of": 5.5 } },
        "requirements": [
            { "level": "mid", "requirement": 0, "kind": "percent", "state": "holds", "reached": 5, "of": 9, "needed": 50, "fidelity": "read" },
            { "level": "top", "requirement": 0, "kind": "criteria", "state": "unmet", "reached": 2, "of": 3, "needed": 3, "missing": ["c1"], "fidelity": "read" }
        ],
        "fidelity": (["read", "authored"][usize::from(parts.role) % 2]),
        "groups": [{ "group": "g", "outcome": outcome(parts.levels.1, parts.earned), "lowest": outcome(parts.levels.0, 0), "highest": outcome(parts.levels.2, 7) }],
        "criteria": criteria
    });
    read(card.to_string().as_bytes()).unwrap()
}

#[derive(Debug, Clone)]
struct Parts {
    year: u8,
    instrument: u8,
    text: u8,
    role: u8,
    stages: u8,
    unit: u8,
    levels: (u8, u8, u8),
    earned: u32,
    criteria: Vec<(u8, u8, u32)>,
}

fn parts() -> impl Strategy<Value = Parts> {
    let points = 0..=400_000_000u32;
    let criteria = prop::collection::vec((0..3u8, 0..4u8, points.clone()), 0..4);
    let head = (0..2u8, 0..2u8, 0..2u8, 0..2u8, 0..16u8, 0..4u8);
    (head, (0..3u8, 0..3u8, 0..3u8), points, criteria).prop_map(
        |((year, instrument, text, role, stages, unit), levels, earned, criteria)| Parts {
            year,
            instrument,
            text,
            role,
            stages,
            unit,
            levels,
            earned,
            criteria,
        },
    )
}

fn comparison(of: &Parts) -> Comparison {
    let own = card(of);
    let judged = |earned: u32| json!({ "state": "answered", "earned": f64::from(earned) / 4.0 });
    let criteria: Vec<Value> = of
        .criteria
        .iter()
        .enumerate()
        .map(|(at, (_, _, earned))| {
            let mut difference = json!({
                "criterion": format!("c{at}"), "selfJudged": judged(*earned), "externalJudged": judged(of.earned)
            });
            match earned.cmp(&of.earned) {
                Ordering::Greater => difference["higher"] = json!("self"),
                Ordering::Less => difference["higher"] = json!("external"),
                Ordering::Equal => {}
            }
            difference
        })
        .collect();
    let comparison = json!({
        "document": "comparison", "school": own.school, "schoolYear": own.school_year, "instrument": own.instrument, "instrumentDigest": own.instrument_digest,
        "selfOutcome": own.outcome, "externalOutcome": own.lowest, "groups": [], "criteria": criteria
    });
    read(comparison.to_string().as_bytes()).unwrap()
}

/// Something to count.
#[derive(Debug, Clone)]
enum Thing {
    Card(Box<Scorecard>),
    Comparison(Box<Comparison>),
}

impl Thing {
    fn add(&self, rollup: &mut Rollup) {
        match self {
            Self::Card(card) => rollup.add(card),
            Self::Comparison(comparison) => rollup.add_comparison(comparison),
        }
    }
}

fn thing() -> impl Strategy<Value = Thing> {
    prop_oneof![
        4 => parts().prop_map(|p| Thing::Card(Box::new(card(&p)))),
        1 => parts().prop_map(|p| Thing::Comparison(Box::new(comparison(&p)))),
    ]
}

fn of(things: &[Thing]) -> Rollup {
    let mut rollup = Rollup::default();
    things.iter().for_each(|thing| thing.add(&mut rollup));
    rollup
}

/// A rollup, doubled so often that its sums may reach their limit.
fn rollups() -> impl Strategy<Value = Rollup> {
    (prop::collection::vec(thing(), 0..8), 0..60u8).prop_map(|(things, times)| {
        (0..times).fold(of(&things), |rollup, _| rollup.clone().merge(rollup))
    })
}

proptest! {
    #[test]
    fn merging_is_commutative_and_associative_and_nothing_is_its_identity(
        a in rollups(), b in rollups(), c in rollups()
    ) {
        prop_assert_eq!(a.clone().merge(b.clone()), b.clone().merge(a.clone()));
        prop_assert_eq!(
            a.clone().merge(b.clone()).merge(c.clone()),
            a.clone().merge(b.merge(c))
        );
        prop_assert_eq!(a.clone().merge(Rollup::default()), a.clone());
        prop_assert_eq!(Rollup::default().merge(a.clone()), a);
    }

    #[test]
    fn any_split_of_the_schools_in_any_order_counts_the_same(
        things in prop::collection::vec((thing(), 0..5usize), 0..24), order in Just([0, 1, 2, 3, 4]).prop_shuffle()
    ) {
        let all: Vec<Thing> = things.iter().map(|(thing, _)| thing.clone()).collect();
        let part = |n: usize| {
            let part = things.iter().filter(|(_, part)| *part == n);
            of(&part.map(|(thing, _)| thing.clone()).collect::<Vec<_>>())
        };
        let merged: Rollup = order.into_iter().map(part).collect();
        prop_assert_eq!(&merged, &of(&all));
        let json = |rollup: &Rollup| serde_json::to_string(rollup).unwrap();
        prop_assert_eq!(json(&merged), json(&of(&all)), "the same bytes");
    }

    #[test]
    fn a_rollup_survives_being_written_split_and_shuffled(rollup in rollups(), seed in any::<u64>()) {
        let json = serde_json::to_value(&rollup).unwrap();
        prop_assert_eq!(&read::<Rollup>(json.to_string().as_bytes()).unwrap(), &rollup);
        let mut shuffled = json;
        turn_around(&mut shuffled, seed);
        prop_assert_eq!(&read::<Rollup>(shuffled.to_string().as_bytes()).unwrap(), &rollup);
        prop_assert_eq!(&rollup.clone().split().collect::<Rollup>(), &rollup);
    }

    #[test]
    fn stages_units_and_levels_each_add_up_to_all_schools(things in prop::collection::vec(parts(), 1..24)) {
        let cards: Vec<Scorecard> = things.iter().map(card).collect();
        let mut rollup = Rollup::default();
        cards.iter().for_each(|card| rollup.add(card));
        for series in rollup.series() {
            let mine = |card: &&Scorecard| {
                (card.instrument, card.instrument_digest, card.school_year, card.role)
                    == (series.instrument, series.instrument_digest, series.school_year, series.role)
            };
            let total = series.total();
            let cards: Vec<&Scorecard> = cards.iter().filter(mine).collect();
            prop_assert_eq!(total.whole.schools.get(), cards.len() as u64);
            prop_assert_eq!(
                total.whole.points.earned.millionths(),
                cards.iter().map(|card| card.outcome.points.unwrap().earned.millionths()).sum::<u64>()
            );
            let of_units = |count: fn(&UnitTally) -> u64| series.units().map(count).sum::<u64>();
            prop_assert_eq!(of_units(|u| u.whole.schools.get()), total.whole.schools.get());
            prop_assert_eq!(of_units(|u| u.whole.points.earned.millionths()), total.whole.points.earned.millionths());
            prop_assert_eq!(of_units(|u| u.coverage.points.of.millionths()), total.coverage.points.of.millionths());
            let counts: [fn(&LevelTally) -> Whole; 3] = [|l| l.schools, |l| l.lowest, |l| l.highest];
            for count in counts {
                let on: u64 = total.whole.levels().iter().map(|l| count(l).get()).sum();
                prop_assert_eq!(on, total.whole.schools.get(), "every card here has a level");
            }
            for unmet in total.whole.unmet() {
                prop_assert_eq!((unmet.schools, unmet.alone), (total.whole.schools, total.whole.schools));
            }
            for criterion in total.criteria() {
                let scores = || cards.iter().flat_map(|card| &card.criteria).filter(|s| s.criterion == criterion.criterion);
                let seen = criterion.answered.get() + criterion.not_applicable.get() + criterion.not_assessed.get();
                prop_assert_eq!(seen, scores().count() as u64);
                let applies = scores().filter(|s| s.state != CriterionState::NotApplicable);
                let earned = applies.map(|s| s.points.unwrap().earned.millionths());
                prop_assert_eq!(criterion.points.earned.millionths(), earned.sum::<u64>());
            }
        }
    }
}

/// Reverses some of the lists in a document.
fn turn_around(value: &mut Value, seed: u64) {
    match value {
        Value::Array(items) => {
            if seed.is_multiple_of(3) {
                items.reverse();
            }
            for (at, item) in items.iter_mut().enumerate() {
                turn_around(item, seed / 3 + at as u64);
            }
        }
        Value::Object(entries) => {
            for (at, entry) in entries.values_mut().enumerate() {
                turn_around(entry, seed / 3 + at as u64);
            }
        }
        _ => {}
    }
}

fn plain() -> Parts {
    Parts {
        year: 0,
        instrument: 0,
        text: 0,
        role: 0,
        stages: 0b0011,
        unit: 1,
        levels: (2, 0, 2),
        earned: 4_000_000_000,
        criteria: vec![(0, 1, 10), (1, 0, 0), (2, 0, 0)],
    }
}

#[test]
fn texts_of_one_edition_are_counted_apart_and_told() {
    let mut rollup = Rollup::of(&card(&plain()));
    assert!(
        explain::counted_apart(&rollup, Locale::Vi)
            .blocks
            .is_empty()
    );
    let other = Parts { text: 1, ..plain() };
    rollup.add(&card(&other));
    rollup.add_comparison(&comparison(&plain()));
    rollup.add_comparison(&comparison(&other));
    assert_eq!(
        (rollup.series().len(), rollup.disagreements().len()),
        (2, 2)
    );
    let page = explain::rollup(&rollup, &Rubrics::default(), Locale::En).markdown();
    assert!(
        page.contains("00000000000000aa, 00000000000000bb"),
        "{page}"
    );
    let parts: Vec<Rollup> = rollup.clone().split().collect();
    assert_eq!(parts.into_iter().collect::<Rollup>(), rollup);
}

/// In whichever series they stand.
#[test]
fn units_that_differ_in_capitals_only_are_told() {
    let in_unit = |unit: &str, year| {
        let mut card = card(&Parts { year, ..plain() });
        card.school.unit = Some(unit.parse().unwrap());
        Rollup::of(&card)
    };
    let told = |rollup: &Rollup| explain::counted_apart(rollup, Locale::Vi).markdown();
    let one = in_unit("P.Tan-an", 0)
        .merge(in_unit("P.Tan-an", 1))
        .merge(in_unit("P.Tan-an2", 0));
    assert_eq!(told(&one), "");
    let both = one.merge(in_unit("p.tan-an", 1));
    assert!(
        told(&both).contains("P.Tan-an, p.tan-an. "),
        "{}",
        told(&both)
    );
    let page = explain::rollup(&both, &Rubrics::default(), Locale::Vi).markdown();
    assert!(page.contains("P.Tan-an, p.tan-an. "), "{page}");
}

#[test]
fn one_school_is_counted_everywhere_it_belongs() {
    let rollup = Rollup::of(&card(&plain()));
    let expected = json!({
        "document": "rollup",
        "series": [{
            "instrument": { "id": "i", "edition": "1" }, "instrumentDigest": "00000000000000aa", "schoolYear": "2024-2025", "role": "self", "fidelity": "read",
            "provenance": { "measured": 0, "published": 0, "constructed": 0, "unstated": 1 },
            "stages": [{
                "stages": ["primary", "lower-secondary"],
                "whole": {
                    "schools": 1, "points": { "earned": 1_000_000_000, "of": 1_000_000_000 },
                    "levels": [
                        { "level": "low", "schools": 0, "lowest": 1, "highest": 0 },
                        { "level": "top", "schools": 1, "lowest": 0, "highest": 1 }
                    ],
                    "unmet": [{ "level": "top", "requirement": 0, "schools": 1, "alone": 1 }]
                },
                "coverage": { "answered": 1, "notApplicable": 2, "criteria": 3, "points": { "answered": 4.25, "of": 5.5 } },
                "groups": [{ "group": "g", "outcomes": {
                    "schools": 1, "points": { "earned": 1_000_000_000, "of": 1_000_000_000 },
                    "levels": [
                        { "level": "low", "schools": 1, "lowest": 0, "highest": 0 },
                        { "level": "top", "schools": 0, "lowest": 1, "highest": 1 }
                    ]
                } }],
                "criteria": [
                    { "criterion": "c7", "answered": 0, "notApplicable": 0, "notAssessed": 1, "points": { "earned": 0, "of": 1_000_000_000 }, "levels": [] },
                    { "criterion": "c8", "answered": 0, "notApplicable": 1, "notAssessed": 0, "levels": [] },
                    { "criterion": "c9", "answered": 1, "notApplicable": 0, "notAssessed": 0, "points": { "earned": 2.5, "of": 1_000_000_000 },
                        "levels": [{ "level": "mid", "schools": 1 }] }
                ]
            }],
            "units": [{
                "unit": "u1",
                "whole": {
                    "schools": 1, "points": { "earned": 1_000_000_000, "of": 1_000_000_000 },
                    "levels": [
                        { "level": "low", "schools": 0, "lowest": 1, "highest": 0 },
                        { "level": "top", "schools": 1, "lowest": 0, "highest": 1 }
                    ],
                    "unmet": [{ "level": "top", "requirement": 0, "schools": 1, "alone": 1 }]
                },
                "coverage": { "answered": 1, "notApplicable": 2, "criteria": 3, "points": { "answered": 4.25, "of": 5.5 } },
                "groups": [{ "group": "g", "outcomes": {
                    "schools": 1, "points": { "earned": 1_000_000_000, "of": 1_000_000_000 },
                    "levels": [
                        { "level": "low", "schools": 1, "lowest": 0, "highest": 0 },
                        { "level": "top", "schools": 0, "lowest": 1, "highest": 1 }
                    ]
                } }]
            }]
        }]
    });
    assert_eq!(serde_json::to_value(&rollup).unwrap(), expected);
}

#[test]
fn stages_of_a_school_count_as_one_combination_whatever_their_order() {
    let mut turned = card(&plain());
    turned.school.stages.reverse();
    turned.school.stages.push(turned.school.stages[0]);
    let mut rollup = Rollup::of(&card(&plain()));
    rollup.add(&turned);
    let stages = rollup.series().next().unwrap().stages();
    assert_eq!(stages.len(), 1);
    assert_eq!(stages[0].whole.schools.get(), 2);
    assert_eq!(Rollup::of(&turned), Rollup::of(&card(&plain())));
}

#[test]
fn instruments_editions_years_and_roles_stand_side_by_side() {
    let mut other = card(&plain());
    other.instrument.edition = Id::new("2").unwrap();
    let cards = [
        card(&plain()),
        other,
        card(&Parts { year: 1, ..plain() }),
        card(&Parts { role: 1, ..plain() }),
        card(&Parts {
            instrument: 1,
            ..plain()
        }),
    ];
    let rollup: Rollup = cards.iter().map(Rollup::of).collect();
    let keys: Vec<String> = rollup
        .series()
        .map(|s| {
            format!(
                "{} {} {} {}",
                s.instrument.id, s.instrument.edition, s.school_year, s.role
            )
        })
        .collect();
    assert_eq!(
        keys,
        [
            "i 1 2024-2025 self",
            "i 1 2024-2025 external",
            "i 1 2025-2026 self",
            "i 2 2024-2025 self",
            "j 1 2024-2025 self"
        ]
    );
    assert_eq!(
        rollup.series().nth(1).unwrap().fidelity.as_str(),
        "authored"
    );
}

#[test]
fn judgements_of_the_same_school_are_compared() {
    let mut rollup = Rollup::default();
    rollup.add_comparison(&comparison(&Parts {
        earned: 20,
        criteria: vec![(0, 0, 30), (0, 0, 20), (0, 0, 10)],
        ..plain()
    }));
    let one = rollup.disagreements().next().unwrap();
    assert_eq!(one.schools.get(), 1);
    assert_eq!(
        (
            one.self_earned.millionths(),
            one.external_earned.millionths()
        ),
        (5_000_000, 0)
    );
    let pair = one.levels()[0];
    assert_eq!(
        (pair.self_level, pair.external_level),
        (Id::new("top"), Id::new("low"))
    );
    let counts: Vec<(u64, u64, u64)> = one
        .criteria()
        .iter()
        .map(|c| {
            (
                c.schools.get(),
                c.self_higher.get(),
                c.external_higher.get(),
            )
        })
        .collect();
    assert_eq!(counts, [(1, 1, 0), (1, 0, 0), (1, 0, 1)]);
}

#[test]
fn sums_stay_at_their_limit() {
    let one = Rollup::of(&card(&plain()));
    let many = (0..60).fold(one.clone(), |rollup, _| rollup.clone().merge(rollup));
    let total = many.series().next().unwrap().total();
    assert_eq!(total.whole.schools, Whole::MAX);
    assert_eq!(total.whole.points.earned, PointSum::MAX);
    assert_eq!(many.clone().merge(one), many, "there is no more to add");
    let text = serde_json::to_string(&many).unwrap();
    assert!(text.contains("9007199254740991") && text.contains("4000000000"));
    assert_eq!(read::<Rollup>(text.as_bytes()).unwrap(), many);
}

#[test]
fn a_number_beyond_the_limit_is_refused() {
    let mut json = serde_json::to_value(Rollup::of(&card(&plain()))).unwrap();
    for (place, bad) in [
        ("/series/0/stages/0/whole/schools", "9007199254740992"),
        ("/series/0/stages/0/whole/schools", "1.5"),
        ("/series/0/stages/0/whole/points/earned", "4000000001"),
        ("/series/0/stages/0/whole/points/of", "-0.1"),
        ("/series/0/stages/0/whole/levels/0/lowest", "-1"),
    ] {
        let good = json.pointer_mut(place).unwrap().take();
        *json.pointer_mut(place).unwrap() = serde_json::from_str(bad).unwrap();
        let error = read::<Rollup>(json.to_string().as_bytes()).unwrap_err();
        assert_eq!(error.pointer().as_str(), place, "{bad}");
        *json.pointer_mut(place).unwrap() = good;
    }
}

#[test]
fn entries_of_the_same_name_are_added_up_on_reading() {
    let mut json = serde_json::to_value(Rollup::of(&card(&plain()))).unwrap();
    let series = json["series"][0].clone();
    json["series"].as_array_mut().unwrap().push(series);
    let twice = read::<Rollup>(json.to_string().as_bytes()).unwrap();
    let one = Rollup::of(&card(&plain()));
    assert_eq!(twice, one.clone().merge(one));
}

#[test]
fn the_page_tells_levels_years_and_both_roles() {
    let mut rollup = Rollup::default();
    for (year, role, n) in [(0, 0, 2), (1, 0, 1), (1, 1, 2)] {
        rollup.add(&card(&Parts {
            year,
            role,
            levels: (n, 0, 2),
            earned: 1_000_000_000 * (1 + u32::from(n)),
            ..plain()
        }));
    }
    let page = explain::rollup(&rollup, &Rubrics::default(), Locale::En).markdown();
    for wanted in [
        "## i (edition 1, mark 00000000000000aa), school year 2025-2026, self-assessment",
        "| top | ████████████████████ | 1 | 100% |",
        "| primary + lower secondary |",
        "| 2025-2026 | ██████████░░░░░░░░░░ | 50% | ▼ −25 | 100% | 1 |",
        "Self-assessment and external evaluation",
        "counted apart",
    ] {
        assert!(page.contains(wanted), "{wanted} is not in\n{page}");
    }
    assert!(
        explain::rollup(&Rollup::default(), &Rubrics::default(), Locale::Vi)
            .markdown()
            .contains("Chưa có kết quả nào")
    );
}

#[test]
fn a_total_of_nothing_is_empty() {
    assert!(Rollup::default().is_empty());
    assert_eq!(Rollup::default().split().count(), 0);
    assert_eq!(StageTally::default().whole.schools, Whole::default());
}
