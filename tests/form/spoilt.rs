//! Many cells that are wrong at once: each is told the first time.

use super::people::{of, put, started, write};
use super::tables::{any_document, example, locale};
use super::*;
use crate::arbitrary::Dice;
use it_adoption_model::form::{Cell, Entry, Sheet};
use std::collections::BTreeSet;

type At = (String, String);

/// Writes what nothing takes but a text into some of these cells, and says which.
fn spoil(
    d: &mut Dice,
    book: &mut Book,
    of: impl Fn(&Sheet, usize, usize, &Cell) -> bool,
) -> BTreeSet<At> {
    let mut spoilt = BTreeSet::new();
    let often = 1 + d.below(20);
    for sheet in &mut book.sheets {
        let before = sheet.clone();
        for (row, cells) in sheet.rows.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                if of(&before, row, column, cell) && d.below(often) == 0 {
                    put_text(cell, "nhiều lắm");
                    spoilt.insert((before.name.clone(), form::address(row, column)));
                }
            }
        }
    }
    spoilt
}

/// The spoilt cells of which nothing is told.
fn untold<T>(read: Result<T, SheetError>, spoilt: BTreeSet<At>) -> BTreeSet<At> {
    let problems = read
        .err()
        .map_or_else(Vec::new, |error| error.problems().to_vec());
    let told: BTreeSet<At> = problems
        .into_iter()
        .map(|problem| (problem.sheet, problem.cell))
        .collect();
    spoilt.difference(&told).cloned().collect()
}

/// Whether a cell takes something else than any text.
fn is_typed(cell: &Cell) -> bool {
    let entry = cell.dress.as_ref().and_then(|dress| dress.entry.as_ref());
    entry.is_some_and(|entry| *entry != Entry::Text)
}

fn spoilt_form(d: &mut Dice) -> (Rubric, Book, BTreeSet<At>) {
    let fitting = fitting(d);
    let assessment = tidy(&fitting.rubric, &fitting.assessment);
    let mut book = form::filled(&fitting.rubric, &assessment, Locale::Vi).unwrap();
    let spoilt = spoil(d, &mut book, |_, _, _, cell| is_typed(cell));
    (fitting.rubric, book, spoilt)
}

/// Of a table of many schools, the cells of answers as well.
fn spoilt_table(d: &mut Dice) -> (Rubric, Book, BTreeSet<At>) {
    let fitting = fitting(d);
    let own = tidy(&fitting.rubric, &fitting.assessment);
    let schools = [own.clone(), other(own, d.flip())];
    let mut book = form::filled_table(&fitting.rubric, &schools, Locale::Vi).unwrap();
    let codes: BTreeSet<String> = fitting
        .rubric
        .instrument()
        .criteria()
        .map(|c| c.id.to_string())
        .collect();
    let spoilt = spoil(d, &mut book, |sheet, row, column, cell| {
        let is_answer = match sheet.cell(4, column).map(|cell| &cell.content) {
            Some(Content::Text(key)) => codes.contains(key),
            _ => false,
        };
        is_typed(cell) || (is_answer && (5..7).contains(&row))
    });
    (fitting.rubric, book, spoilt)
}

/// The days and numbers of a document.
fn spoilt_tables(d: &mut Dice) -> (Book, BTreeSet<At>) {
    let document = any_document(d);
    let mut book = form::tables(&document, locale(d.flip())).unwrap();
    let spoilt = spoil(d, &mut book, |sheet, row, column, cell| {
        let head = |row: &usize| {
            let head = sheet.cell(*row, column).map(|cell| &cell.content);
            [
                Some(&Content::Text("STT".to_owned())),
                Some(&Content::Text("No.".to_owned())),
            ]
            .contains(&head)
        };
        let is_number = (0..row).rev().any(|row| head(&row));
        let is_typed = matches!(cell.content, Content::Number(_) | Content::Day(_));
        is_typed && !is_number
    });
    (book, spoilt)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_wrong_cell_of_a_form_is_told_at_once((rubric, book, spoilt) in made(spoilt_form)) {
        prop_assert_eq!(untold(back(&book, &rubric), spoilt), BTreeSet::new());
    }

    #[test]
    fn each_wrong_cell_of_a_table_of_schools_is_told_at_once((rubric, book, spoilt) in made(spoilt_table)) {
        prop_assert_eq!(untold(back(&book, &rubric), spoilt), BTreeSet::new());
    }

    #[test]
    fn each_wrong_cell_of_a_document_in_tables_is_told_at_once((book, spoilt) in made(spoilt_tables)) {
        prop_assert_eq!(untold(from_tables(&book), spoilt), BTreeSet::new());
    }
}

/// A book without each of its columns and each of its rows in turn.
fn cut(book: &Book) -> Vec<Book> {
    let mut cut = Vec::new();
    for (at, sheet) in book.sheets.iter().enumerate() {
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        for column in 0..width {
            let mut book = book.clone();
            for row in &mut book.sheets[at].rows {
                if column < row.len() {
                    row.remove(column);
                }
            }
            cut.push(book);
        }
        for row in 0..sheet.rows.len() {
            let mut book = book.clone();
            book.sheets[at].rows.remove(row);
            cut.push(book);
        }
    }
    cut
}

fn says_nothing(content: &Content) -> bool {
    matches!(content, Content::Blank)
        || matches!(content, Content::Text(text) if text.trim().is_empty())
}

/// The problems that say a cell is blank that is not, or that something stands in it that does not.
fn misplaced<T>(book: &Book, read: Result<T, SheetError>) -> Vec<String> {
    let problems = read
        .err()
        .map_or_else(Vec::new, |error| error.problems().to_vec());
    let says = |problem: &form::Problem| {
        let sheet = book.sheets.iter().find(|sheet| sheet.name == problem.sheet);
        let rows = sheet.map_or(&[][..], |sheet| &sheet.rows);
        let mut cells = rows.iter().enumerate().flat_map(|(row, cells)| {
            let cells = cells.iter().enumerate();
            cells.map(move |(column, cell)| (form::address(row, column), cell))
        });
        let cell = cells.find(|(address, _)| *address == problem.cell);
        cell.is_some_and(|(_, cell)| !says_nothing(&cell.content))
    };
    let misplaced = problems
        .iter()
        .filter(|problem| says(problem) == problem.found.vi.is_empty());
    misplaced
        .map(|problem| problem.message(Locale::Vi))
        .collect()
}

/// Whatever column or row somebody deletes, what is told of a cell is so.
#[test]
fn what_is_said_of_a_cell_is_so_whatever_is_deleted() {
    let mut found = BTreeSet::new();
    for name in ["year/report.json", "year/difficulty.json"] {
        let book = form::tables(&example(name), Locale::Vi).unwrap();
        for book in cut(&book) {
            found.extend(misplaced(&book, from_tables(&book)));
        }
    }
    let Document::Assessment(own) = example("assessment-school-own.json") else {
        panic!("an assessment");
    };
    let Document::Instrument(instrument) = example("instrument-school-own.json") else {
        panic!("an instrument");
    };
    let rubric = &Rubric::new(*instrument).unwrap();
    for book in [
        form::filled(rubric, &own, Locale::Vi).unwrap(),
        form::filled_table(rubric, &[*own.clone()], Locale::Vi).unwrap(),
    ] {
        for book in cut(&book) {
            found.extend(misplaced(&book, back(&book, rubric)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What is told of a book, cell by cell.
fn told<T>(read: Result<T, SheetError>) -> Vec<String> {
    let problems = read.err().unwrap().problems().to_vec();
    let told = problems
        .into_iter()
        .map(|problem| match problem.sheet.as_str() {
            "Phiếu" => problem.cell,
            sheet => format!("{sheet}!{}", problem.cell),
        });
    told.collect()
}

/// Both counts, the state and what is missing for it, in one row of a form; a total that is missing beside a part that is wrong.
#[test]
fn all_that_is_wrong_in_the_row_of_a_criterion_is_told() {
    let mut book = started();
    let cell = |criterion, column| of(&started(), criterion, column);
    for (criterion, column, text) in [
        ("N.1", "D", "chín"),
        ("N.1", "F", "mười"),
        ("N.1", "G", "lạ"),
        ("N.2", "F", "0"),
        ("N.2", "G", "không áp dụng"),
        ("Q.4", "D", "1.650"),
        ("Q.5", "D", "không áp dụng"),
        ("Q.5", "G", "không áp dụng"),
    ] {
        write(&mut book, &cell(criterion, column), text);
    }
    let expected = [
        cell("N.1", "D"),
        cell("N.1", "F"),
        cell("N.1", "G"),
        cell("N.2", "D"),
        cell("N.2", "F"),
        cell("N.2", "G"),
        cell("Q.4", "D"),
        cell("Q.4", "F"),
        cell("Q.5", "D"),
        cell("Q.5", "H"),
    ];
    assert_eq!(told(form::read(&book, &crate::BUILT_IN)), expected);
}

/// Evidence that lacks its name, its place and a criterion of the instrument, with a kind and days that are none.
#[test]
fn all_that_is_wrong_in_a_row_of_evidence_is_told() {
    let mut book = started();
    for (cell, text) in [
        ("A3", "P1"),
        ("C3", "lạ"),
        ("F3", "tháng 9"),
        ("G3", "sang năm"),
    ] {
        super::people::put_on(1, &mut book, cell, Content::Text(text.to_owned()));
    }
    let mut told = told(form::read(&book, &crate::BUILT_IN));
    told.sort();
    let expected = ["A3", "B3", "C3", "D3", "F3", "G3"].map(|cell| format!("Minh chứng!{cell}"));
    assert_eq!(told, expected);
}

/// A plan in which every first code is missing, what named it therefore belongs to nothing, and an amount is no number.
#[test]
fn codes_that_are_missing_are_told_with_all_that_is_wrong() {
    let plan = super::tables::example("year/plan.json");
    let mut book = form::tables(&plan, Locale::Vi).unwrap();
    let code = Content::Text("Mã".to_owned());
    let mut wrong = BTreeSet::new();
    book.sheets
        .retain(|sheet| sheet.name != "Các cột có thể ghi");
    for sheet in &mut book.sheets {
        let mut heads = sheet.rows.iter().enumerate();
        let head = heads.find_map(|(row, cells)| {
            Some((row, cells.iter().position(|cell| cell.content == code)?))
        });
        let Some((row, column)) = head.filter(|(row, _)| *row > 0 && sheet.rows.len() > row + 1)
        else {
            continue;
        };
        sheet.rows[row + 1][column].content = Content::Blank;
        wrong.insert((sheet.name.clone(), form::address(row + 1, column)));
        let amount = sheet.rows[row + 1]
            .iter()
            .position(|cell| matches!(cell.content, Content::Number(_)) && is_typed(cell));
        if let Some(at) = amount.filter(|at| *at != 0) {
            sheet.rows[row + 1][at].content = Content::Text("60 triệu".to_owned());
            wrong.insert((sheet.name.clone(), form::address(row + 1, at)));
        }
    }
    assert!(wrong.len() > 6, "{wrong:?}");
    assert_eq!(untold(from_tables(&book), wrong), BTreeSet::new());
}

/// What is wrong in a cell is told once, not as missing as well, and what surrounds it is not told at all.
#[test]
fn nothing_is_told_of_what_only_follows() {
    let plan = super::tables::example("year/plan.json");
    let mut book = form::tables(&plan, Locale::Vi).unwrap();
    let mut spoilt = Vec::new();
    for sheet in &mut book.sheets {
        for (row, cells) in sheet.rows.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                if matches!(cell.content, Content::Day(_)) {
                    put_text(cell, "tháng 9");
                    spoilt.push(format!("{}!{}", sheet.name, form::address(row, column)));
                }
            }
        }
    }
    let mut told = told(from_tables(&book));
    told.sort();
    spoilt.sort();
    assert!(spoilt.len() > 5);
    assert_eq!(told, spoilt);
}

fn put_text(cell: &mut Cell, text: &str) {
    cell.content = Content::Text(text.to_owned());
}

/// Blanks at the ends and more than one between words are nobody's meaning; the lines of a long text are.
#[test]
fn names_and_texts_are_taken_without_spare_blanks() {
    let mut book = started();
    write(
        &mut book,
        "C4",
        " Trường THCS  Nguyễn\u{a0} Văn Cừ ( 3 cơ sở ) ",
    );
    let d = of(&book, "P.1", "G");
    write(&mut book, &d, "chưa đánh giá");
    let reason = of(&book, "P.1", "H");
    write(&mut book, &reason, "  dòng  một \n\n dòng hai\n");
    let read = super::people::read(&book).unwrap();
    assert_eq!(
        read.school.name.as_str(),
        "Trường THCS Nguyễn Văn Cừ ( 3 cơ sở )"
    );
    let value = super::people::value(&read, "P.1");
    assert_eq!(
        value,
        r#"{"notAssessed":{"reason":{"vi":"dòng một\n\ndòng hai"}}}"#
    );
}

/// A day in words is taken in a cell as in a Word file.
#[test]
fn days_in_words_are_read() {
    for (text, day) in [
        ("ngày 01 tháng 9 năm 2026", Some("2026-09-01")),
        ("14 tháng 8 năm 2026", Some("2026-08-14")),
        ("NGA\u{300}Y 1 THA\u{301}NG 9 NĂM 2026", Some("2026-09-01")),
        ("tháng 9 năm 2026", None),
    ] {
        let mut book = started();
        let rows = &book.sheets[0].rows;
        let row = rows
            .iter()
            .position(|cells| cells[0].content == Content::Text("Ngày đánh giá".to_owned()));
        put(
            &mut book,
            &format!("C{}", row.unwrap() + 1),
            Content::Text(text.to_owned()),
        );
        let read = super::people::read(&book).ok();
        let date = read.map(|read| read.date.unwrap().to_string());
        assert_eq!(date.as_deref(), day, "{text}");
    }
}
