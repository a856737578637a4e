//! The words for levels, whatever they are called.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use serde_json::{Value as Json, json};

/// The words for levels with these identifiers and titles, in Vietnamese: those that are written, and those that are taken besides.
fn told(levels: &[(&str, Json)]) -> (Vec<String>, Vec<(usize, String)>) {
    let levels: Vec<Json> = levels
        .iter()
        .map(|(id, title)| json!({ "id": id, "title": title }))
        .collect();
    let instrument = include_bytes!("../../../docs/instruments/operational.json");
    let mut instrument: Json = serde_json::from_slice(instrument).unwrap();
    instrument["levels"] = levels.into();
    let instrument: Instrument = serde_json::from_value(instrument).unwrap();
    let mut words = super::levels(&instrument, Locale::Vi);
    let more = words.split_off(instrument.levels.len());
    (words.into_iter().map(|(_, word)| word).collect(), more)
}

fn vi(title: &str) -> Json {
    json!({ "vi": title })
}

#[test]
fn levels_are_written_by_title_where_titles_tell_them_apart() {
    let long = "m".repeat(LONGEST);
    let longer = "m".repeat(LONGEST + 1);
    let en = |vi: &str, en: &str| json!({ "vi": vi, "en": en });
    for (low, high, by_title) in [
        (vi("Đạt"), vi("Tốt"), true),
        (vi("Đạt"), vi("ĐẠT"), false),
        (vi("Đạt"), vi("Dat"), false),
        (vi(" Đạt"), vi("Tốt"), false),
        (vi("Đạt"), vi("Tốt "), false),
        (vi("Đạt"), vi("Rất\ttốt"), false),
        (vi("Đạt"), vi(&long), true),
        (vi("Đạt"), vi(&longer), false),
        (vi(&longer), vi("Tốt"), false),
        (en("Đạt", "Met"), en("Tốt", "Good"), true),
        (en("Đạt", "Good"), en("Tốt", "good"), false),
        (en("Đạt", "Tốt"), en("Tốt", "Good"), false),
        (en("Đạt", "Đạt"), en("Tốt", "Tốt"), true),
    ] {
        let (written, _) = told(&[("l0", low.clone()), ("l1", high.clone())]);
        let expected = match by_title {
            true => [&low, &high].map(|title| title["vi"].as_str().unwrap()),
            false => ["l0", "l1"],
        };
        assert_eq!(written, expected, "{low} {high}");
    }
    let alike = [("a", vi("Đạt")), ("A", vi("Đạt")), ("b", vi("Tốt"))];
    assert_eq!(told(&alike).0, ["1: a", "2: A", "b"]);
}

#[test]
fn levels_are_taken_by_every_name_that_is_no_other_s() {
    let levels = [
        ("muc-1", json!({ "vi": "Mức 1: Đạt", "en": "Level 1: Met" })),
        ("dat", vi("Tốt")),
    ];
    let (written, more) = told(&levels);
    assert_eq!(written, ["Mức 1: Đạt", "Tốt"]);
    let more: Vec<(usize, &str)> = more
        .iter()
        .map(|(rank, word)| (*rank, word.as_str()))
        .collect();
    assert_eq!(
        more,
        [
            (0, "muc-1"),
            (0, "Mức 1: Đạt"),
            (0, "Đạt"),
            (0, "Level 1: Met"),
            (0, "Met"),
            (1, "dat"),
            (1, "Tốt"),
        ]
    );
    // An identifier goes before a title, here as everywhere.
    let (written, more) = told(&[("tot", vi("Đạt")), ("b", vi("Tốt"))]);
    assert_eq!(written, ["tot", "b"]);
    assert!(
        !more.contains(&(1, "Tốt".to_owned())),
        "it is the other's identifier"
    );
}
