//! Heads over several rows, and the conditions of a mapping.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::form::sheet::Cell;

fn sheet(rows: &[&[&str]]) -> Sheet {
    let cell = |text: &&str| match *text {
        "" => Cell::default(),
        text => Cell::text(text),
    };
    let rows = rows.iter().map(|row| row.iter().map(cell).collect());
    Sheet::new("", rows.collect())
}

#[test]
fn names_above_each_other_are_one_name() {
    let head = sheet(&[
        &["STT", "Máy tính", "", "Ghi chú"],
        &["", "Dạy học", "", ""],
        &["", "Có", "Cần", ""],
        &["1", "2", "3", "4"],
    ]);
    assert_eq!(names(&head, 2, 1), ["", "Có", "Cần", ""]);
    assert_eq!(names(&head, 0, 1), ["STT", "Máy tính", "", "Ghi chú"]);
    let three = [
        "STT",
        "Máy tính / Dạy học / Có",
        "Máy tính / Dạy học / Cần",
        "Ghi chú / Dạy học",
    ];
    assert_eq!(names(&head, 0, 3), three);
}

/// The documents that a mapping makes of rows, those that stand under the condition among them.
#[test]
fn conditions_look_at_numbers_words_and_truths() {
    let rows = sheet(&[
        &["a", "b"],
        &["12", "x"],
        &["12,0", "Có"],
        &["13", "không"],
        &["14", "có"],
    ]);
    for (condition, holds) in [
        (r##""column": "a", "is": 12"##, [true, true, false, false]),
        (
            r##""column": "a", "above": 12"##,
            [false, false, true, true],
        ),
        (
            r##""column": "a", "startsWith": "12""##,
            [true, true, false, false],
        ),
        (r##""column": "b", "is": "CÓ""##, [false, true, false, true]),
        (r##""column": "b", "is": true"##, [true, true, false, true]),
        (
            r##""column": "b", "is": false"##,
            [false, false, true, false],
        ),
        (
            r##""column": "a", "is": 12, "above": 12"##,
            [false, false, false, false],
        ),
    ] {
        let json = format!(
            r#"{{ "headRows": 1, "each": {{
                "document": "assessment", "schoolYear": "2025-2026", "role": "self", "answers": [],
                "instrument": {{ "id": "operational", "edition": "2026.1" }},
                "school": {{
                    "id": "S-1", "stages": ["primary"], "name": {{ "$if": {{ {condition} }}, "then": "đúng", "else": "sai" }}
                }}
            }} }}"#
        );
        let mapping = Mapping::read(json.as_bytes()).unwrap();
        let made = mapping.fill(&Book::new(vec![rows.clone()]));
        let told = made.map(|made| {
            let json = made
                .iter()
                .map(|filled| serde_json::to_string(&filled.document).unwrap());
            json.map(|json| json.contains("đúng")).collect::<Vec<_>>()
        });
        assert_eq!(
            told.map_err(|error| error.to_string()),
            Ok(holds.to_vec()),
            "{condition}"
        );
    }
}
