//! Heads over several rows, and the conditions of a mapping.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::form::sheet::Cell;
use crate::model::Locale;

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
        (r##""column": "a", "blank": true"##, [false; 4]),
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

/// What is wrong in several cells of a row is told at once, by the cells and by the document that they make, and nothing twice.
#[test]
fn all_that_is_wrong_in_a_row_is_told() {
    let rows = sheet(&[
        &["mã", "tên", "năm", "có", "cần"],
        &["S 1", "A", "2025", "nhiều", "ít"],
    ]);
    let mapping = r#"{ "each": {
        "document": "assessment", "schoolYear": { "$column": "năm" }, "role": "self",
        "instrument": { "id": "operational", "edition": "2026.1" },
        "school": { "id": { "$column": "mã" }, "name": { "$column": "tên" }, "stages": ["primary"] },
        "answers": [{ "criterion": "Q.2", "value": { "share": {
            "part": { "$column": "có", "as": "count" }, "whole": { "$column": "cần", "as": "count" } } } }]
    } }"#;
    let mapping = Mapping::read(mapping.as_bytes()).unwrap();
    let error = mapping.fill(&Book::new(vec![rows])).unwrap_err();
    let mut cells: Vec<&str> = error
        .problems()
        .iter()
        .map(|problem| problem.cell.as_str())
        .collect();
    cells.sort_unstable();
    assert_eq!(cells, ["A2", "C2", "D2", "E2"]);
}

/// A word of a mapping that is misspelt, wherever it stands, is told before any row is read; where no column is named at all, too. No row is
/// passed over because no column is read.
#[test]
fn a_mapping_without_its_columns_is_refused() {
    let misspelt = |pointer: &str, name: &str, times: usize| {
        let school = format!(r#"{{ "id": {{ "$column": "a" }}, "name": {name} }}"#);
        let json = format!(r#"{{ "each": {{ "document": "assessment", "school": {school} }} }}"#);
        let error = Mapping::read(json.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ReadErrorKind::UnknownProperty, "{name}");
        assert_eq!(error.pointer().as_str(), pointer);
        assert_eq!(error.more().len() + 1, times, "{error} {:?}", error.more());
    };
    let at = "/each/school/name";
    for word in [
        "$colum", "$Column", "$columns", "$", "$iff", "$then", "$ref",
    ] {
        for rest in ["", r#", "as": "count""#, r#", "then": 1, "else": 2"#] {
            let name = format!(r#"{{ "{word}": "b"{rest} }}"#);
            misspelt(&format!("{at}/{word}"), &name, 1);
            misspelt(
                &format!("{at}/vi/0/{word}"),
                &format!(r#"{{ "vi": [{name}] }}"#),
                1,
            );
            misspelt(
                &format!("{at}/{word}"),
                &format!(r#"{{ "{word}": 1, "$column": "b" }}"#),
                1,
            );
        }
    }
    let twice = r#"{ "vi": { "$colum": "a" }, "en": { "$iff": "b" } }"#;
    misspelt(&format!("{at}/vi/$colum"), twice, 2);

    let table = Book::new(vec![sheet(&[&["a"], &["s1"], &["s2"]])]);
    for (skip, each) in [
        ("", r#"{ "document": "assesment" }"#),
        ("", r#"{ "school": {}, "answers": [1, null] }"#),
        (r#""skip": { "column": "a", "is": 1 },"#, "{}"),
    ] {
        let json = format!(r#"{{ {skip} "each": {each} }}"#);
        let error = Mapping::read(json.as_bytes()).unwrap_err();
        assert_eq!((error.pointer().as_str(), error.more().len()), ("/each", 0));
        assert!(
            error.message(Locale::Vi).contains("ít nhất một cột"),
            "{error}"
        );
        let made: Mapping = serde_json::from_str(&json).unwrap();
        assert!(made.fill(&table).is_err(), "{json}");
    }
    let schema =
        r#"{ "$schema": "x", "each": { "$schema": "y", "document": { "$column": "a" } } }"#;
    assert!(Mapping::read(schema.as_bytes()).is_ok());
}

/// What is wrong in a mapping is told before any row is read, once, where it stands, in plain Vietnamese.
#[test]
fn a_mistake_in_a_mapping_is_told_where_it_stands() {
    let whole = |skip: &str, name: &str| {
        format!(
            r#"{{ {skip} "each": {{ "document": "assessment", "school": {{ "name": {name} }} }} }}"#
        )
    };
    let name = "/each/school/name";
    for (skip, value, pointer, words) in [
        (
            "",
            r#"{ "$column": "a", "as": "counts" }"#,
            name,
            "\"as\" là một trong text, count,",
        ),
        (
            "",
            r#"{ "$column": "a", "as": 1 }"#,
            name,
            "\"as\" là một trong",
        ),
        ("", r#"{ "$column": 1 }"#, name, "tên một cột"),
        (
            "",
            r#"{ "$column": "a", "form": "count" }"#,
            name,
            "không có thuộc tính `form`",
        ),
        (
            "",
            r#"{ "$column": "a", "as": "count", "prefix": "x" }"#,
            name,
            "\"prefix\"",
        ),
        ("", r#"{ "$column": "a", "prefix": 1 }"#, name, "\"prefix\""),
        (
            "",
            r#"{ "$column": "a", "blank": { "$column": "b" } }"#,
            name,
            "\"blank\"",
        ),
        (
            "",
            r#"{ "$column": "a", "$column": "b" }"#,
            name,
            "mỗi thuộc tính một lần",
        ),
        (
            "",
            r#"{ "$if": { "column": "a", "is": 1 } }"#,
            name,
            "thiếu thuộc tính bắt buộc `then`",
        ),
        (
            "",
            r#"{ "$if": { "column": "a" }, "then": 1 }"#,
            name,
            "đúng một trong startsWith",
        ),
        (
            "",
            r#"{ "$if": { "column": "a", "is": 1, "above": 2 }, "then": 1 }"#,
            name,
            "đúng một trong",
        ),
        (
            "",
            r#"{ "$if": { "column": "a", "is": [1] }, "then": 1 }"#,
            name,
            "đúng một trong",
        ),
        (
            "",
            r#"{ "$if": { "column": "a", "above": "2" }, "then": 1 }"#,
            name,
            "above (số)",
        ),
        (
            "",
            r#"{ "$if": { "is": 1 }, "then": 1 }"#,
            name,
            "một cột, với đúng một trong",
        ),
        ("", r#"{ "$if": "a", "then": 1 }"#, name, "đúng một trong"),
        (
            "",
            r#"{ "$if": { "column": "a", "is": 1 }, "then": 1, "otherwise": 2 }"#,
            name,
            "`otherwise`",
        ),
        (
            "",
            r#"{ "vi": [1, { "$column": 1 }] }"#,
            "/each/school/name/vi/1",
            "tên một cột",
        ),
        (
            r#""skip": { "column": "a" },"#,
            "1",
            "/skip",
            "đúng một trong",
        ),
        (
            r#""skip": { "column": "a", "is": 1, "blank": true },"#,
            "1",
            "/skip",
            "đúng một trong",
        ),
        (
            r#""headRows": 0,"#,
            "1",
            "/headRows",
            "số dòng từ 1 trở lên",
        ),
        (r#""headRows": null,"#, "1", "/headRows", "null"),
        (
            r#""headRows": "2","#,
            "1",
            "/headRows",
            "số dòng từ 1 trở lên",
        ),
        (
            r#""headRows": 1.5,"#,
            "1",
            "/headRows",
            "số dòng từ 1 trở lên",
        ),
    ] {
        let json = whole(skip, value);
        let error = Mapping::read(json.as_bytes()).unwrap_err();
        let message = error.message(Locale::Vi);
        let wrong: Vec<&str> = iter::once(&error)
            .chain(error.more())
            .map(|e| e.pointer().as_str())
            .collect();
        assert!(message.contains(words), "{value}: {message}");
        assert!(
            !message.contains("expected") && !message.contains("invalid"),
            "{message}"
        );
        assert!(
            error.message(Locale::En).replace('…', "").is_ascii(),
            "{value}: {error}"
        );
        assert!(
            matches!(&wrong[..], [one] if one.starts_with(pointer)),
            "{value}: {wrong:?}"
        );
    }
    // The order of properties is free.
    let json = whole("", r#"{ "as": "text", "prefix": "x", "$column": "a" }"#);
    assert!(Mapping::read(json.as_bytes()).is_ok());
    let json = whole(
        "",
        r#"{ "else": 1, "then": 2, "$if": { "blank": true, "column": "a" } }"#,
    );
    assert!(Mapping::read(json.as_bytes()).is_ok());
}
