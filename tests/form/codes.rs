//! Codes that a spreadsheet took for numbers: it shows or keeps them otherwise than they were written.

use super::people::{of, put, put_on, read, started, value};
use super::*;

/// What is told, as cells, all in these words.
fn told<T: std::fmt::Debug>(read: Result<T, SheetError>, words: &str) -> Vec<String> {
    let error = read.err();
    let problems = error.iter().flat_map(|error| error.problems());
    let cells = problems.map(|problem| {
        let message = problem.message(Locale::Vi);
        assert!(message.contains(words), "{message}");
        problem.cell.clone()
    });
    cells.collect()
}

/// What is no code though it stands where one should, with what is told of it; the first two are no words either.
fn wrong() -> [(Content, &'static str, bool); 4] {
    [
        (Content::Formatted(1.0), "định dạng số làm hiện khác", true),
        (
            Content::Number(12_345_678_901_234_567_890.0),
            "15 chữ số",
            true,
        ),
        (Content::Truth(true), "TRUE", false),
        (Content::Number(1.5), "số lẻ", false),
    ]
}

#[test]
fn a_number_that_is_no_code_is_told_wherever_codes_are_read() {
    let form = started();
    let proof = |code: Content| {
        let mut form = form.clone();
        for (cell, text) in [("B3", "Ảnh"), ("E3", "Hồ sơ 1")] {
            put_on(1, &mut form, cell, Content::Text(text.to_owned()));
        }
        put_on(1, &mut form, "A3", code);
        told(form::read(&form, &crate::BUILT_IN), "")
    };
    assert_eq!(proof(Content::Text("P.2".to_owned())), [""; 0]);
    let plan = crate::golden::repository("docs/examples/year/plan.json");
    let plan = read_any(&std::fs::read(plan).unwrap()).unwrap();
    let tables = form::tables(&plan, Locale::Vi).unwrap();
    let list = |id: &Content, name: &Content| {
        let text = |text: &str| Content::Text(text.to_owned());
        let rows = [
            ["Mã trường", "Tên trường", "Cấp học"].map(text),
            [id.clone(), name.clone(), text("THCS")],
        ];
        let rows = rows.map(|row| row.map(form::Cell::from).to_vec());
        Book::new(vec![form::Sheet::new("", rows.to_vec())])
    };
    for (content, words, no_words) in wrong() {
        let mut book = form.clone();
        put(&mut book, "C3", content.clone());
        assert_eq!(told(form::read(&book, &crate::BUILT_IN), words), ["C3"]);
        let code = Content::Number(79_012_345.0);
        let read = form::schools(&list(&content, &code));
        assert_eq!(told(read, words), ["A2"]);
        let as_name = form::schools(&list(&code, &content));
        assert_eq!(told(as_name, words).len(), usize::from(no_words));
        assert_eq!(proof(content.clone()), ["A3"]);
        let mut book = form.clone();
        let evidence = of(&book, "P.2", "I");
        put(&mut book, &evidence, content.clone());
        let read = form::read(&book, &crate::BUILT_IN);
        assert_eq!(told(read, words).len(), usize::from(no_words));
        let mut book = tables.clone();
        put_on(0, &mut book, "B3", content);
        let read = from_tables(&book);
        let cells = read.unwrap_err().problems().to_vec();
        assert!(
            cells
                .iter()
                .any(|p| p.cell == "B3" && p.expected.vi.contains(words)),
            "{cells:?}"
        );
    }
}

/// A number is a number, however it is shown.
#[test]
fn a_count_may_be_shown_with_words() {
    let mut book = started();
    let count = of(&book, "Q.2", "D");
    put(&mut book, &count, Content::Formatted(5.0));
    assert_eq!(value(&read(&book).unwrap(), "Q.2"), r#"{"count":5}"#);
}

#[test]
fn a_mapping_reads_no_words_that_are_shown_otherwise() {
    let mapping = r#"{ "each": {
        "document": "assessment", "schoolYear": "2025-2026", "role": "self", "answers": [],
        "school": { "id": { "$column": "a" }, "name": "A", "stages": ["primary"] },
        "instrument": { "id": "operational", "edition": "2026.1" } } }"#;
    let mapping = form::Mapping::read(mapping.as_bytes()).unwrap();
    let filled = |content: Content| {
        let rows = vec![vec![form::Cell::text("a")], vec![content.into()]];
        mapping.fill(&Book::new(vec![form::Sheet::new("", rows)]))
    };
    assert!(filled(Content::Number(1.0)).is_ok());
    for (content, words, _) in wrong().into_iter().filter(|(.., no_words)| *no_words) {
        assert_eq!(told(filled(content), words), ["A2"]);
    }
}
