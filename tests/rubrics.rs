//! Rubrics at hand: which one a document finds.

use crate::arbitrary::with;
use crate::built_in;
use it_adoption_model::{
    Document, Id, Instrument, InstrumentRef, Locale, Rubric, Rubrics, Severity, builtin, check,
    read, read_any,
};

fn named(id: &str, edition: &str) -> InstrumentRef {
    let [id, edition] = [id, edition].map(|text| Id::new(text).unwrap());
    InstrumentRef::new(id, edition)
}

fn edition(edition: &str) -> Instrument {
    let operational = built_in("operational").instrument().clone();
    let edition = named("operational", edition).edition;
    with(operational, |made| {
        made.edition = edition;
    })
}

fn found(rubric: Option<&Rubric>) -> Option<String> {
    rubric.map(|rubric| rubric.reference().to_string())
}

#[test]
fn every_built_in_instrument_is_sound_and_there() {
    let rubrics = Rubrics::builtin();
    assert_eq!(rubrics.iter().count(), builtin().len());
    for builtin in builtin() {
        let instrument: Instrument = read(builtin.json.as_bytes()).unwrap();
        let rubric = rubrics.named(builtin.id).unwrap();
        assert_eq!(*rubric.instrument(), instrument);
    }
}

#[test]
fn an_edition_goes_before_another_and_any_before_what_is_otherwise() {
    let next = Rubric::new(edition("2027.1")).unwrap();
    let rubrics = Rubrics::builtin().with(next).unwrap();
    let both = |id, edition| {
        let named = named(id, edition);
        (found(rubrics.get(&named)), found(rubrics.find(&named)))
    };
    let found_both = |name: &str| (Some(name.to_owned()), Some(name.to_owned()));
    let this = found_both("operational 2026.1");
    assert_eq!(both("operational", "2026.1"), this);
    let next = found_both("operational 2027.1");
    assert_eq!(both("operational", "2027.1"), next);
    assert_eq!(both("operational", "1999"), (None, next.1));
    assert_eq!(both("own", "1"), (None, None));
    let only = Rubrics::default().otherwise(built_in("decision-4725"));
    let anything = named("operational", "2026.1");
    assert_eq!(found(only.get(&anything)), None);
    let reference = only.find(&anything).unwrap().reference();
    assert_eq!(reference.id.as_str(), "decision-4725");
    assert!(only.get(&reference).is_some());
    assert_eq!(only.iter().count(), 1);
}

/// The last edition is that of the greatest number, whatever its length, and in whatever order they were put in.
#[test]
fn the_last_edition_is_told_by_numbers() {
    let order = [
        "1",
        "9.0",
        "10.0",
        "10.0b",
        "10.2",
        "10.10",
        "2024-9",
        "2024-10",
        "2024.09.2",
        "2024.9.10",
        "20241",
        "99999999999999999999999999999999999999",
        "100000000000000000000000000000000000000",
        "a",
        "v2",
        "v10",
    ];
    for (at, last) in order.iter().enumerate() {
        for other in &order[..at] {
            let of = |name: &str| Rubric::new(edition(name)).unwrap();
            let rubrics = Rubrics::default().with(of(last)).unwrap();
            let rubrics = rubrics.with(of(other)).unwrap();
            let expected = Some(format!("operational {last}"));
            assert_eq!(found(rubrics.named("operational")), expected, "{other}");
            let unknown = named("operational", "unknown");
            assert_eq!(found(rubrics.find(&unknown)), expected, "{other}");
        }
    }
}

/// A new edition of a built-in instrument among documents stands beside the built-in one; another text of the same edition in its place.
#[test]
fn an_edition_among_documents_hides_no_other() {
    let next = edition("2027.1");
    let changed = with(edition("2026.1"), |made| {
        made.title = "Bản đã sửa".parse().unwrap()
    });
    let document = |made: &Instrument| Document::from(made.clone());
    for builtin in builtin() {
        let text: Instrument = read(builtin.json.as_bytes()).unwrap();
        let this = text.reference();
        let next = with(text, |made| made.edition = "2099.1".parse().unwrap());
        let rubrics = Rubrics::beside([&document(&next)]);
        for reference in [this, next.reference()] {
            assert!(rubrics.get(&reference).is_some(), "{reference}");
        }
        assert_eq!(
            rubrics.iter().count(),
            Rubrics::builtin().iter().count() + 1
        );
    }
    let rubrics = Rubrics::beside([&document(&next), &document(&changed)]);
    let this = rubrics.get(&named("operational", "2026.1")).unwrap();
    assert_eq!(this.instrument(), &changed);
    let answers = include_bytes!("../docs/examples/assessment-operational.json");
    let answers = read_any(answers).unwrap();
    let with_next = [&document(&next), &answers];
    let together = check::together(&with_next, &Rubrics::beside(with_next));
    let alone = check::together(&[&answers], &Rubrics::builtin());
    assert_eq!(together[1].findings.findings, alone[0].findings.findings);
}

#[test]
fn names_are_identifiers_with_an_edition_or_without() {
    let older = Rubric::new(edition("2025.1")).unwrap();
    let rubrics = Rubrics::builtin().with(older).unwrap();
    for (name, expected) in [
        ("operational", Some("operational 2026.1")),
        ("operational 2025.1", Some("operational 2025.1")),
        ("operational 2024.1", None),
        ("operational ", None),
        ("mức", None),
        ("", None),
    ] {
        let found = found(rubrics.named(name));
        assert_eq!(found.as_deref(), expected, "{name}");
    }
}

#[test]
fn of_two_instruments_of_one_name_one_counts_in_any_order() {
    let own = include_bytes!("../docs/examples/instrument-school-own.json");
    let unsound = include_bytes!("../docs/examples/broken/instrument-bands-hole.json");
    let answers = include_bytes!("../docs/examples/assessment-school-own.json");
    let own: Instrument = read(own).unwrap();
    let mut again = own.clone();
    again.description = None;
    let mut documents = vec![read_any(unsound).unwrap(), read_any(answers).unwrap()];
    documents.extend([own.clone(), again].map(|own| Document::Instrument(Box::new(own))));
    let mut rubrics = Rubrics::among(&documents);
    documents.reverse();
    let [one, other] = [&rubrics, &Rubrics::among(&documents)].map(|rubrics| {
        let there: Vec<Instrument> = rubrics.iter().map(|r| r.instrument().clone()).collect();
        there
    });
    assert!(one.len() == 1 && one == other);
    let same = with(one[0].clone(), |made| made.schema = None);
    let same = rubrics.insert(Rubric::new(same).unwrap());
    assert!(same.is_ok(), "the address of the schema says nothing");
    let changed = with(own, |made| made.title = "Bản đã sửa".parse().unwrap());
    let changed = rubrics.insert(Rubric::new(changed).unwrap());
    let error = changed.unwrap_err();
    assert_eq!(error.instrument().to_string(), "xa-vi-du 2025.2");
    assert_eq!(
        rubrics.iter().next().unwrap().instrument(),
        &one[0],
        "the first stays"
    );
}

#[test]
fn an_unsound_instrument_says_how_many_errors_and_the_first() {
    let unsound = include_bytes!("../docs/examples/broken/instrument-sums-differ.json");
    let unsound: Instrument = read(unsound).unwrap();
    let error = Rubric::new(unsound.clone()).unwrap_err();
    let findings = check::instrument(&unsound);
    assert_eq!(error.findings(), &findings);
    let mut errors = findings
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error);
    let first = errors.next().unwrap();
    let count = 1 + errors.count();
    let [vi, en] =
        [Locale::Vi, Locale::En].map(|l| format!("{}: {}", first.pointer, first.message.get(l)));
    assert_eq!(
        error.message(Locale::Vi),
        format!("bộ tiêu chí có {count} lỗi, lỗi đầu tiên: {vi}")
    );
    assert_eq!(
        error.to_string(),
        format!("errors in the instrument: {count}, the first: {en}")
    );
    assert_eq!(error.into_instrument(), unsound);
}

/// Levels that only criteria or groups have are never above one of the whole.
#[test]
fn the_level_above_is_one_that_the_whole_can_have() {
    for path in ["operational", "accreditation-57", "decision-4725"] {
        let rubric = crate::built_in(path);
        let instrument = rubric.instrument();
        let whole: Vec<Id> = instrument
            .scoring
            .levels
            .iter()
            .map(|row| row.level)
            .collect();
        assert!(whole.len() > 1, "{path}");
        for (level, above) in whole.iter().zip(&whole[1..]) {
            assert_eq!(
                rubric.level_above(level).map(|level| level.id),
                Some(*above)
            );
        }
        let others = instrument.levels.iter().map(|level| level.id);
        let others = others.filter(|level| !whole.contains(level));
        for level in others.chain(whole.last().copied()) {
            assert_eq!(rubric.level_above(&level), None, "{path} {level}");
        }
    }
}

#[test]
fn what_is_fallen_back_on_is_listed_once() {
    let rubrics = Rubrics::builtin();
    let count = rubrics.iter().count();
    let known = rubrics.named("operational").unwrap().clone();
    assert_eq!(rubrics.otherwise(known).iter().count(), count);
    let other = crate::built_in("operational");
    assert_eq!(Rubrics::default().otherwise(other).iter().count(), 1);
}

/// Several requirements of one level that are wrong in the same way are told in their order, whatever the order in memory.
#[test]
fn findings_stand_in_the_order_of_the_text() {
    let cited = serde_json::json!({ "fidelity": "authored" });
    let each = |make: &dyn Fn(usize) -> serde_json::Value| (0..8).map(make).collect::<Vec<_>>();
    let criteria = each(&|at| {
        serde_json::json!({
            "id": format!("c{at}"), "title": { "vi": format!("Tiêu chí {at}") }, "citation": cited,
            "measure": { "yesNo": {} }, "levels": [{ "level": "low", "points": 0 }, { "level": "high", "points": 1 }]
        })
    });
    let requires = each(&|at| {
        let of = serde_json::json!({ "criteria": [format!("c{at}")] });
        serde_json::json!({ "percent": { "of": of, "lower": { "from": 50 }, "upper": { "below": 90 } } })
    });
    let instrument = serde_json::json!({
        "document": "instrument", "id": "own", "edition": "1", "title": { "vi": "Bộ tiêu chí" }, "citation": cited,
        "stages": ["primary"], "sources": [],
        "levels": [{ "id": "low", "title": { "vi": "Thấp" } }, { "id": "high", "title": { "vi": "Cao" } }],
        "scoring": {
            "levels": [{ "level": "low" }, { "level": "high", "requires": requires }],
            "levelsCitation": cited, "pointsCitation": cited
        },
        "groups": [{ "id": "A", "title": { "vi": "Nhóm" }, "criteria": criteria }]
    });
    let instrument: Instrument = read(instrument.to_string().as_bytes()).unwrap();
    let found = check::instrument(&instrument).findings;
    let places: Vec<&str> = found.iter().map(|found| found.pointer.as_str()).collect();
    let wanted = (0..8).map(|at| format!("/scoring/levels/1/requires/{at}/percent"));
    assert_eq!(places, wanted.collect::<Vec<_>>());
}
