//! Forms that score themselves: what their formulas come to is what the library says of the same answers.

use super::schools::{answered, emptied, same, thrown};
use super::spreadsheet::{Spreadsheet, Worth};
use super::*;
use crate::arbitrary::Dice;
use it_adoption_model::form::{Cell, Entry, Sheet};
use std::collections::BTreeSet;

/// The built-in instruments, and small ones of every shape.
fn rubrics() -> Vec<(String, Rubric)> {
    let built_in = builtin()
        .iter()
        .map(|b| (b.id.to_owned(), crate::built_in(b.id)));
    let shapes = crate::shapes::all();
    let shapes = shapes
        .into_iter()
        .map(|(name, rubric)| (name.to_owned(), rubric));
    let too_great = ("too-great".to_owned(), crate::shapes::too_great());
    built_in.chain(shapes).chain([too_great]).collect()
}

fn has_formula(cell: &Cell) -> bool {
    cell.dress
        .as_ref()
        .is_some_and(|dress| dress.formula.is_some())
}

/// Where people see a formula: the sheet, the row and the column.
fn seen(book: &Book) -> Vec<(usize, usize, usize)> {
    let mut seen = Vec::new();
    for (at, sheet) in book.sheets.iter().enumerate().filter(|(_, s)| !s.hidden) {
        for (row, cells) in sheet.rows.iter().enumerate() {
            let formulas = cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| has_formula(cell));
            seen.extend(formulas.map(|(column, _)| (at, row, column)));
        }
    }
    seen
}

fn content(worth: Worth) -> Content {
    match worth {
        Worth::Number(number) => Content::Number(number),
        Worth::Truth(truth) => Content::Truth(truth),
        Worth::Text(text) if !text.is_empty() => Content::Text(text),
        Worth::Error => Content::Error("#VALUE!".into()),
        _ => Content::Blank,
    }
}

/// The formulas that come to something else than what is stored in another book, and how many there are.
fn differing(book: &Book, stored: &Book) -> (Vec<String>, usize) {
    let mut reckoning = Spreadsheet::new(book);
    let mut wrong = Vec::new();
    let seen = seen(book);
    for &(sheet, row, column) in &seen {
        let stored = stored.sheets[sheet]
            .cell(row, column)
            .map(|cell| &cell.content);
        let reckoned = content(reckoning.cell(sheet, row, column));
        if !stored.is_some_and(|stored| same(stored, &reckoned)) {
            let at = form::address(row, column);
            wrong.push(format!(
                "{}!{at}: {stored:?}, reckoned {reckoned:?}",
                book.sheets[sheet].name
            ));
        }
    }
    (wrong, seen.len())
}

#[test]
fn formulas_come_to_what_the_library_says() {
    let mut unscored = Vec::new();
    for (name, rubric) in rubrics() {
        let forms = if builtin().iter().any(|b| b.id == name) {
            3
        } else {
            6
        };
        let filled = (0..forms).map(|n| {
            let instrument = rubric.instrument().clone();
            let assessment = thrown(n, move |d| answered(d, &instrument));
            let locale = Locale::ALL[n as usize % 2];
            form::filled(&rubric, &assessment, locale).unwrap()
        });
        let mut reckoned = 0;
        for book in filled.chain([form::blank(&rubric, Locale::Vi)]) {
            let (wrong, cells) = differing(&emptied(&book), &book);
            assert!(wrong.is_empty(), "{name}: {wrong:#?}");
            reckoned += cells;
        }
        if reckoned == 0 {
            unscored.push(name);
        }
    }
    assert_eq!(unscored, ["too-great"]);
}

#[test]
fn formulas_say_where_a_scope_stands_in_which_nothing_applies() {
    for (name, rubric) in rubrics() {
        let instrument = rubric.instrument().clone();
        let mut assessment = thrown(0, move |d| answered(d, &instrument));
        assessment.answers.clear();
        let groups = &rubric.instrument().groups;
        for criterion in groups.iter().flat_map(|group| &group.criteria) {
            let reason = NotApplicable::new("không có".parse().unwrap());
            let answer = Answer::new(criterion.id, Value::NotApplicable(reason));
            assessment.answers.push(answer);
        }
        let book = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
        let (wrong, _) = differing(&emptied(&book), &book);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

/// Stages may stand in one cell: the form takes them as reading does.
#[test]
fn formulas_read_several_stages_in_one_cell() {
    let rubric = crate::built_in("operational");
    let instrument = rubric.instrument().clone();
    let mut assessment = thrown(1, move |d| answered(d, &instrument));
    assessment.school.stages = vec![Stage::LowerSecondary, Stage::UpperSecondary];
    let stored = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
    let mut book = emptied(&stored);
    super::people::write(&mut book, "C5", "THCS, THPT");
    super::people::put(&mut book, "D5", Content::Blank);
    let (wrong, all) = differing(&book, &stored);
    assert!(wrong.is_empty() && all > 50, "{wrong:#?}");
}

#[test]
fn formulas_of_arbitrary_instruments_come_to_what_the_library_says() {
    for n in 0..400 {
        let fitting = thrown(n, fitting);
        let rubric = fitting.rubric.clone();
        let book = form::filled(&rubric, &tidy(&rubric, &fitting.assessment), Locale::Vi).unwrap();
        let (wrong, _) = differing(&emptied(&book), &book);
        assert!(wrong.is_empty(), "{n}: {wrong:#?}");
    }
}

/// The text of a cell; empty where it holds none.
fn text_of(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// The texts to choose from.
fn choices(book: &Book, range: &str) -> Vec<String> {
    let (name, cells) = range.trim_start_matches('\'').split_once("'!").unwrap();
    let sheet = book.sheets.iter().find(|sheet| sheet.name == name).unwrap();
    let (first, last) = cells.split_once(':').unwrap();
    let [first, last] = [first, last].map(|cell| place(&cell.replace('$', "")));
    let rows = first.0..=last.0;
    rows.map(|row| text_of(sheet.cell(row, first.1).unwrap()))
        .collect()
}

/// The column with this title.
fn titled(sheet: &Sheet, title: &str) -> usize {
    let head = &sheet.rows[sheet.head.unwrap().row as usize];
    let at = head.iter().position(|cell| text_of(cell) == title);
    at.unwrap_or_else(|| panic!("no column {title:?}"))
}

/// Something that a hand may write into a cell, right or wrong.
fn written(d: &mut Dice, book: &Book, entry: &Entry) -> Content {
    match (d.below(6), entry) {
        (0, _) => Content::Blank,
        (1, Entry::Text) => Content::Blank,
        (_, Entry::Text) => Content::Text("có lý do".into()),
        (1, _) => Content::Text("gì đó".into()),
        (_, Entry::Choice(range)) => Content::Text(d.pick(&choices(book, range))),
        (2, _) => Content::Number(d.pick(&[-1.0, 0.5, 1e15])),
        (3, Entry::Decimal(most)) => Content::Number(most + 0.25),
        (4, Entry::Decimal(most)) => Content::Number(*most),
        (_, Entry::Decimal(most)) => {
            Content::Number((d.below(1 + 4 * *most as usize)) as f64 / 4.0)
        }
        _ => Content::Number(d.below(12) as f64),
    }
}

/// Writes into some cells of a form's table of criteria.
fn scribbled(d: &mut Dice, book: &Book) -> Book {
    let sheet = &book.sheets[0];
    let head = sheet.head.unwrap().row as usize;
    let columns = ["Trả lời", "Tổng số", "Tình trạng", "Lý do"].map(|title| titled(sheet, title));
    let rows = head + 1..sheet.rows.len();
    let cells = rows.flat_map(|row| columns.map(|column| (row, column)));
    let entry = |&(row, column): &(usize, usize)| {
        Some(
            sheet
                .cell(row, column)?
                .dress
                .as_ref()?
                .entry
                .as_ref()?
                .clone(),
        )
    };
    let cells: Vec<(usize, usize)> = cells.filter(|at| entry(at).is_some()).collect();
    let mut written_in = book.clone();
    for _ in 0..1 + d.below(4) {
        let at = d.pick(&cells);
        let content = written(d, book, &entry(&at).unwrap());
        written_in.sheets[0].rows[at.0][at.1].content = content;
    }
    written_in
}

/// The rows of criteria in which something is to be looked at again.
fn remarked(book: &Book) -> BTreeSet<usize> {
    let remark = titled(&book.sheets[0], "Cần xem lại");
    let mut reckoning = Spreadsheet::new(book);
    let rows = 0..book.sheets[0].rows.len();
    rows.filter(|row| match reckoning.cell(0, *row, remark) {
        Worth::Text(text) => text.starts_with("xem lại"),
        other => {
            assert_ne!(other, Worth::Error, "row {row}");
            false
        }
    })
    .collect()
}

/// The row of the criterion that a row belongs to: its own, or that of the points whose items stand below.
fn of_criterion(sheet: &Sheet, row: usize) -> usize {
    let remark = titled(sheet, "Cần xem lại");
    let has = |row: &usize| sheet.cell(*row, remark).is_some_and(has_formula);
    (0..=row).rev().find(has).unwrap()
}

#[test]
fn what_is_written_is_looked_at_by_formulas_as_by_the_library() {
    let (mut sound, mut wrong) = (0, 0);
    for (name, rubric) in rubrics() {
        let forms = if builtin().iter().any(|b| b.id == name) {
            12
        } else {
            30
        };
        for n in 0..forms {
            let instrument = rubric.instrument().clone();
            let assessment = thrown(n, move |d| answered(d, &instrument));
            let filled = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
            if seen(&filled).is_empty() {
                break;
            }
            let book = thrown(n + 1000, move |d| scribbled(d, &filled));
            let told = remarked(&book);
            match back(&book, &rubric) {
                Ok(read) => {
                    assert_eq!(told, BTreeSet::new(), "{name} {n}");
                    let stored = form::filled(&rubric, &read[0], Locale::Vi).unwrap();
                    let (differ, _) = differing(&book, &stored);
                    assert!(differ.is_empty(), "{name} {n}: {differ:#?}");
                    sound += 1;
                }
                Err(error) => {
                    let rows = error
                        .problems()
                        .iter()
                        .map(|problem| place(&problem.cell).0);
                    let rows: BTreeSet<usize> =
                        rows.map(|row| of_criterion(&book.sheets[0], row)).collect();
                    assert_eq!(told, rows, "{name} {n}: {error:#?}");
                    wrong += 1;
                }
            }
        }
    }
    assert!(sound > 50 && wrong > 50, "{sound} sound, {wrong} wrong");
}
