//! The order in which documents come decides nothing, whatever kinds of document they are and however they fit together.

use crate::arbitrary::{Dice, made};
use crate::golden::repository;
use crate::silent::changed;
use it_adoption_model::check::{Checked, together};
use it_adoption_model::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// A document of a file, the first of several.
fn example(path: &str) -> Json {
    match serde_json::from_slice(&std::fs::read(repository(path)).unwrap()).unwrap() {
        Json::Array(several) => several[0].clone(),
        one => one,
    }
}

/// The documents that sets are made of: of every kind, of one school and of others, of two editions.
fn pool() -> Vec<Json> {
    let year = [
        "self-assessment",
        "external-evaluation",
        "plan",
        "medium-term-plan",
        "report",
        "difficulty",
        "submission",
        "next-assessment",
        "gaps",
    ];
    let year = year.map(|name| format!("docs/examples/year/{name}.json"));
    let others = [
        "docs/examples/instrument-school-own.json",
        "docs/examples/assessment-school-own.json",
        "docs/examples/assessment-4725.json",
        "docs/examples/edition/out/assessment.json",
        "docs/examples/edition/out/plan.json",
        "docs/workflows/vietnam.json",
        "docs/instruments/operational.json",
        "tests/seeds/crosswalk.json",
        "tests/seeds/comparison.json",
        "tests/seeds/scorecard.json",
        "tests/seeds/findings.json",
        "tests/seeds/rollup.json",
        "tests/seeds/line-error.json",
    ];
    let paths = year.iter().map(String::as_str).chain(others);
    paths.map(example).collect()
}

/// What is changed in a document so that it fits the others more or less, where it has such a place.
fn changes() -> Vec<(&'static str, Vec<Json>)> {
    vec![
        (
            "/school/id",
            vec![
                json!("vd-thcs-01"),
                json!("vd-thcs-20"),
                json!("VD-THCS-MH"),
            ],
        ),
        (
            "/schoolYear",
            vec![json!("2024-2025"), json!("2025-2026"), json!("2026-2027")],
        ),
        (
            "/period",
            vec![
                json!({ "schoolYear": "2026-2027" }),
                json!({ "calendarYear": 2026 }),
            ],
        ),
        (
            "/date",
            vec![
                json!("2026-05-20"),
                json!("2026-06-01"),
                json!("2025-09-10"),
            ],
        ),
        ("/issued", vec![json!("2026-08-27"), json!("2027-06-10")]),
        ("/role", vec![json!("self"), json!("external")]),
        (
            "/instrument/edition",
            vec![json!("2026.1"), json!("2025.2")],
        ),
        ("/edition", vec![json!("2026.1"), json!("2025.2")]),
        ("/title/vi", vec![json!("Bản một"), json!("Bản hai")]),
        ("/plan", vec![json!("KH-2026-2027"), json!("KH-khac")]),
        ("/id", vec![json!("KH-2026-2027"), json!("KH-khac")]),
        (
            "/answers/0/value",
            vec![json!({ "condition": true }), json!({ "condition": false })],
        ),
        ("/targetLevel", vec![json!("good"), json!("basic")]),
    ]
}

/// Up to seven documents out of the pool, no two the same, some of them changed.
fn set(d: &mut Dice, pool: &[Json]) -> Vec<Document> {
    // Most sets are of documents that have to do with each other.
    let from = if d.below(3) == 0 { pool.len() } else { 9 };
    let mut texts = BTreeSet::new();
    for _ in 0..2 + d.below(6) {
        let mut json = d.pick(&pool[..from]);
        for (pointer, values) in changes() {
            if json.pointer(pointer).is_some() && d.below(4) == 0 {
                let other = changed(&json, &[(pointer, d.pick(&values))]);
                if read_any(other.to_string().as_bytes()).is_ok() {
                    json = other;
                }
            }
        }
        texts.insert(json.to_string());
    }
    texts
        .iter()
        .map(|text| read_any(text.as_bytes()).unwrap())
        .collect()
}

/// What was found in each, and what it was checked against, by the positions the documents have in the set.
fn told(set: &[Document], order: &[usize]) -> Vec<Checked> {
    let documents: Vec<&Document> = order.iter().map(|at| &set[*at]).collect();
    let rubrics = crate::BUILT_IN.clone();
    let own = Rubrics::among(documents.iter().copied());
    let rubrics = own.iter().cloned().fold(rubrics, Rubrics::otherwise);
    let mut told = vec![Checked::default(); set.len()];
    for (mut found, at) in together(&documents, &rubrics).into_iter().zip(order) {
        for against in &mut found.against {
            against.document = order[against.document];
        }
        found
            .against
            .sort_by_key(|against| (against.document, against.relation.label(Locale::En)));
        found.nearest = found.nearest.map(|at| order[at]);
        found.double = found.double.map(|at| order[at]);
        told[*at] = found;
    }
    told
}

#[test]
fn any_set_of_any_kinds_is_told_alike_in_any_order() {
    let pool = pool();
    let kinds: BTreeSet<Kind> = pool
        .iter()
        .map(|json| kind(json.to_string().as_bytes()).unwrap())
        .collect();
    assert_eq!(kinds.len(), Kind::ALL.len(), "every kind is in the pool");
    let seen = std::cell::RefCell::new(BTreeMap::<&str, usize>::new());
    let shuffled = made(move |d| {
        let set = set(d, &pool);
        let orders: Vec<Vec<usize>> = (0..2)
            .map(|_| {
                let mut order: Vec<usize> = (0..set.len()).collect();
                d.shuffle(&mut order);
                order
            })
            .collect();
        (set, orders)
    });
    let config = ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(12),
        ..ProptestConfig::with_cases(60)
    };
    proptest!(config, |((set, orders) in shuffled)| {
        let first: Vec<usize> = (0..set.len()).collect();
        let expected = told(&set, &first);
        for order in &orders {
            prop_assert_eq!(&expected, &told(&set, order), "{:?}", order);
        }
        let mut seen = seen.borrow_mut();
        for (what, is) in [
            ("against", expected.iter().any(|c| !c.against.is_empty())),
            ("several", expected.iter().any(|c| c.against.len() > 1)),
            ("assumed", expected.iter().any(|c| c.against.iter().any(|a| a.assumed))),
            ("nearest", expected.iter().any(|c| c.nearest.is_some())),
            ("doubles", expected.iter().any(|c| c.double.is_some())),
            ("errors", expected.iter().any(|c| c.findings.has_errors())),
        ] {
            *seen.entry(what).or_default() += usize::from(is);
        }
    });
    let seen = seen.into_inner();
    assert!(
        seen.values().all(|times| *times >= 3),
        "what was tried: {seen:?}"
    );
}

/// Where several names are as near, none is named, rather than one by chance.
#[test]
fn a_document_checked_again_gets_the_same_findings() {
    let served = [("/spending/0/objectives/0", json!("O"))];
    let report = changed(&example("docs/examples/year/report.json"), &served);
    let report: YearEndReport = read(report.to_string().as_bytes()).unwrap();
    let first = check::year_end_report(&report, None);
    let told = first
        .findings
        .iter()
        .find(|finding| finding.pointer.as_str().starts_with("/spending/0"));
    let told = told.unwrap().message.get(Locale::En);
    assert!(!told.contains("Did you mean"), "{told}");
    for _ in 0..20 {
        assert_eq!(check::year_end_report(&report, None), first);
    }
}
