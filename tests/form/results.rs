//! A list of results as a spreadsheet: a row a school, to be filtered and counted.

use super::*;
use it_adoption_model::form::Results;

const ANSWERS: &[u8] = include_bytes!("../../docs/examples/assessment-operational.json");

/// A result, its head and its row.
fn listed(rubric: &Rubric, assessment: &Assessment, locale: Locale) -> Vec<(String, Content)> {
    let rubrics = Rubrics::default().with(rubric.clone()).unwrap();
    let card = rubric.score(assessment).unwrap();
    let mut results = Results::new(&rubrics, locale);
    results.add(&card).unwrap();
    let book = results.into_book();
    let [sheet] = &book.sheets[..] else {
        panic!("{book:?}");
    };
    let [head, row] = &sheet.rows[..] else {
        panic!("{sheet:?}");
    };
    assert_eq!((head.len(), sheet.widths.len()), (row.len(), row.len()));
    let head = head.iter().map(|cell| cell.content.clone());
    let texts = head.map(|head| match head {
        Content::Text(text) => text,
        other => panic!("{other:?}"),
    });
    texts
        .zip(row.iter().map(|cell| cell.content.clone()))
        .collect()
}

fn example() -> Assessment {
    read(ANSWERS).unwrap()
}

#[test]
fn numbers_are_numbers_days_are_days_and_levels_have_their_titles() {
    let rubric = crate::built_in("operational");
    let mut assessment = example();
    assessment.date = Date::new(2026, 5, 25);
    let not: Answer = serde_json::from_value(serde_json::json!({
        "criterion": "N.3", "value": { "notApplicable": { "reason": { "vi": "Không có" } } }
    }))
    .unwrap();
    assessment
        .answers
        .retain(|answer| answer.criterion != "N.3" && answer.criterion != "H.3");
    assessment.answers.push(not);
    let card = rubric.score(&assessment).unwrap();
    let row = listed(&rubric, &assessment, Locale::Vi);
    let at = |head: &str| {
        let mut found = row.iter().filter(|(name, _)| name == head);
        let (_, content) = found.next().unwrap_or_else(|| panic!("{head}: {row:?}"));
        assert!(found.next().is_none(), "{head} stands twice");
        content.clone()
    };
    let text = |text: &str| Content::Text(text.to_owned());
    let points = card.outcome.points.unwrap();
    let percent = points.earned.to_f64() * 100.0 / points.of.to_f64();
    for (head, content) in [
        ("Mã trường", text(card.school.id.as_str())),
        ("Cấp học", text("THCS")),
        ("Ngày đánh giá", Content::Day(assessment.date.unwrap())),
        ("Mã bộ tiêu chí", text("operational")),
        ("Phiên bản", text("2026.1")),
        ("Điểm", Content::Number(points.earned.to_f64())),
        ("Điểm tối đa", Content::Number(points.of.to_f64())),
        (
            "Tỷ lệ điểm (%)",
            Content::Number((percent * 100.0).round() / 100.0),
        ),
        ("Tiêu chí không áp dụng", Content::Number(1.0)),
        ("N.3: tình trạng", text("không áp dụng")),
        ("N.3: mức", Content::Blank),
        ("N.3: điểm", Content::Blank),
        ("H.3: tình trạng", text("chưa đánh giá")),
        ("H.3: điểm", Content::Number(0.0)),
        ("P.1: mức", text("đạt")),
    ] {
        assert_eq!(at(head), content, "{head}");
    }
    let level = card.outcome.level.unwrap();
    let level = rubric
        .instrument()
        .levels
        .iter()
        .find(|l| l.id == level)
        .unwrap();
    assert_eq!(at("Mức"), text(level.title.get(Locale::Vi)));
    // A condition gives no points, so there is no column for them; each head stands once, in either language.
    assert!(!row.iter().any(|(head, _)| head == "P.1: điểm"));
    for locale in Locale::ALL {
        for rubric in [
            &rubric,
            &crate::built_in("decision-4725"),
            &crate::built_in("accreditation-57"),
        ] {
            let mut assessment = example();
            assessment.instrument = rubric.reference();
            assessment.answers.clear();
            let row = listed(rubric, &assessment, *locale);
            let heads: std::collections::BTreeSet<&str> =
                row.iter().map(|(head, _)| head.as_str()).collect();
            assert_eq!(heads.len(), row.len());
        }
    }
}

#[test]
fn a_result_without_a_level_says_why() {
    let rubric = crate::built_in("operational");
    let mut assessment = example();
    assessment.answers.truncate(2);
    let row = listed(&rubric, &assessment, Locale::Vi);
    let at = |head: &str| row.iter().find(|(name, _)| name == head).unwrap().1.clone();
    assert_eq!(at("Mức"), Content::Blank);
    let why = Content::Text("chưa đủ dữ liệu để xếp mức".to_owned());
    assert_eq!(at("Vì sao không xếp mức"), why);
}

#[test]
fn each_instrument_has_a_sheet_and_what_is_no_result_has_one() {
    let other = include_bytes!("../../docs/examples/assessment-4725.json");
    let rubrics = Rubrics::builtin();
    let mut results = Results::new(&rubrics, Locale::En);
    for scored in stream::score_lines([ANSWERS, &b"{}"[..], &other[..], ANSWERS], &rubrics) {
        match scored {
            Ok(card) => results.add(&card).unwrap(),
            Err(error) => results.add_error(&error),
        }
    }
    let book = results.into_book();
    let sheets = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.rows.len()));
    let expected = [
        ("operational 2026.1", 3),
        ("decision-4725 2022", 2),
        ("Errors", 2),
    ];
    assert_eq!(sheets.collect::<Vec<_>>(), expected);
    assert_eq!(book.sheets[2].rows[1][0].content, Content::Number(2.0));
    // The head stays in view and filters the rows, and nothing is locked.
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(form::to_xlsx(&book).unwrap())).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(
        &mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(),
        &mut xml,
    )
    .unwrap();
    let last = form::address(2, book.sheets[0].rows[0].len() - 1);
    assert!(xml.contains(&format!("<autoFilter ref=\"A1:{last}\"/>")));
    assert!(xml.contains("state=\"frozen\"") && !xml.contains("sheetProtection"));
    // A result by another text of the instrument has no names here.
    let rubric = crate::built_in("operational");
    let mut changed = rubric.instrument().clone();
    changed.title = Text::new("Bộ khác", "").unwrap();
    let other = Rubrics::default();
    let other = other.with(Rubric::new(changed).unwrap()).unwrap();
    let card = rubric.score(&example()).unwrap();
    let error = Results::new(&other, Locale::Vi).add(&card).unwrap_err();
    assert!(error.message(Locale::Vi).contains("operational 2026.1"));
}

#[test]
fn beyond_what_a_file_of_sheets_holds_the_list_ends() {
    let rubrics = Rubrics::builtin();
    let rubric = crate::built_in("decision-4725");
    let mut assessment = example();
    assessment.instrument = rubric.reference();
    assessment.answers.clear();
    let card = rubric.score(&assessment).unwrap();
    let mut results = Results::new(&rubrics, Locale::Vi);
    let mut rows = 0;
    let error = loop {
        match results.add(&card) {
            Ok(()) => rows += 1,
            Err(error) => break error,
        }
    };
    let columns = results.into_book().sheets[0].rows[0].len();
    assert_eq!(rows, (form::MAX_CELLS / columns).min(form::MAX_ROWS - 1));
    contains_both(&error);
}

fn contains_both(error: &form::FileError) {
    assert!(
        error
            .message(Locale::Vi)
            .contains("100.000 dòng mỗi trang và 2.000.000 ô")
    );
    assert!(
        error
            .message(Locale::En)
            .contains("100,000 rows a sheet and 2,000,000 cells")
    );
}

#[cfg(feature = "cli")]
#[test]
fn the_program_lists_results_and_tells_bad_lines() {
    use crate::cli::{Folder, contains, run};
    let folder = Folder::new("results");
    let line = |bytes: &[u8]| serde_json::from_slice::<Json>(bytes).unwrap().to_string();
    let one = line(ANSWERS);
    let other = line(include_bytes!("../../docs/examples/assessment-4725.json"));
    let lines = folder.file("a.jsonl", &format!("{one}\n{{}}\n{one}\n"));
    let score = |file: &str, to: &str| run(&["score", file, "--lines", "-o", &folder.path(to)]);
    for to in ["a.xlsx", "a.csv"] {
        let ran = score(&lines, to);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
        contains(
            &ran.err,
            &["không có kết quả: 1", "dòng 2: thiếu thuộc tính"],
        );
        let book = form::open(&std::fs::read(folder.path(to)).unwrap()).unwrap();
        assert_eq!(book.sheets[0].rows.len(), 3);
        assert_eq!(book.sheets.len(), if to == "a.xlsx" { 2 } else { 1 });
    }
    let both = folder.file("b.jsonl", &format!("{one}\n{other}\n"));
    assert_eq!(score(&both, "b.xlsx").code, 0);
    let ran = score(&both, "b.csv");
    assert_eq!(
        (
            ran.code,
            std::path::Path::new(&folder.path("b.csv")).exists()
        ),
        (2, false)
    );
    contains(&ran.err, &["tệp CSV chỉ có một bảng"]);
}
