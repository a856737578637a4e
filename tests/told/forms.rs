//! What forms and tables say, cell by cell. Whether their formulas are right is for `form::reckoned`.

use super::{corpus, example, golden, rubric, seeds};
use it_adoption_model::form::{Book, Content, Entry};
use it_adoption_model::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Every cell of a book, a line for each row: what it holds, how it looks, and what may be written into it. Of a formula, that it is
/// one; of rows that are the same, how many.
fn cells(book: &Book) -> String {
    let mut told = String::new();
    for sheet in &book.sheets {
        let head = sheet.head.map(|head| (head.row, head.columns));
        let (name, hidden, free) = (&sheet.name, sheet.hidden, sheet.free);
        writeln!(
            told,
            "== {name}, head {head:?}, hidden {hidden}, free {free}"
        )
        .unwrap();
        writeln!(told, "widths {:?}", sheet.widths).unwrap();
        let rows = sheet.rows.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(cell).collect();
            cells.join(" | ")
        });
        let rows: Vec<String> = rows.collect();
        let mut at = 0;
        for same in rows.chunk_by(|row, next| row == next) {
            let row = &same[0];
            let times = same.len();
            writeln!(told, "{}×{times}: {row}", at + 1).unwrap();
            at += times;
        }
    }
    told
}

fn cell(cell: &form::Cell) -> String {
    let mut text = match &cell.content {
        Content::Blank => String::new(),
        Content::Text(text) => format!("{text:?}"),
        Content::Number(number) => number.to_string(),
        Content::Day(day) => day.to_string(),
        other => format!("{other:?}"),
    };
    let Some(dress) = &cell.dress else {
        return text;
    };
    match &dress.entry {
        None => write!(text, " {:?}", dress.look).unwrap(),
        Some(Entry::Choice(range)) => write!(text, " of {range}").unwrap(),
        Some(entry) => write!(text, " {entry:?}").unwrap(),
    }
    if dress.across > 0 {
        write!(text, " ↔{}", dress.across).unwrap();
    }
    if let Some(note) = &dress.note {
        write!(text, " ({note:?})").unwrap();
    }
    if dress.formula.is_some() {
        text += " =";
    }
    text
}

/// The forms of an instrument with every measure, for one school and for many, blank and filled.
#[test]
fn forms_of_every_measure() {
    let rubric = rubric("instruments/measures.json");
    let cases = corpus("scores/measures.json");
    let mut assessments = cases["cases"].as_array().unwrap().iter();
    let mut next = || -> Assessment {
        let case = assessments.next().unwrap();
        read(case["document"].to_string().as_bytes()).unwrap()
    };
    let (first, mut second) = (next(), next());
    second.school.id = Id::new("S-9").unwrap();
    for locale in Locale::ALL {
        let books = [
            form::blank(&rubric, *locale),
            form::filled(&rubric, &first, *locale).unwrap(),
            form::table(&rubric, &[], *locale),
            form::table(&rubric, std::slice::from_ref(&first.school), *locale),
            form::filled_table(&rubric, &[first.clone(), second.clone()], *locale).unwrap(),
        ];
        let told: Vec<String> = books.iter().map(cells).collect();
        golden::check(
            &format!("tests/golden/told/forms-{locale}.txt"),
            &told.join("\n"),
        );
    }
}

/// The tables that documents are written in, as the fullest seed of each kind fills them; every other kind in each language.
#[test]
fn tables_of_every_kind_that_has_them() {
    let mut told = String::new();
    for (at, kind) in Kind::ALL.iter().enumerate() {
        let fullest = seeds(*kind).into_iter().max_by_key(seed_size).unwrap();
        if let Some(book) = form::tables(&fullest, Locale::ALL[at % 2]) {
            writeln!(told, "{}", cells(&book)).unwrap();
        }
    }
    golden::check("tests/golden/told/tables.txt", &told);
}

/// What is said of every cell of these tables that may be written into, once something else stands in it: of each heading the
/// first, every other kind in each language.
#[test]
fn problems_of_every_column_of_the_tables() {
    let rubrics = Rubrics::builtin();
    let mut told = String::new();
    for (at, kind) in Kind::ALL.iter().enumerate() {
        let locale = Locale::ALL[at % 2];
        let fullest = seeds(*kind).into_iter().max_by_key(seed_size).unwrap();
        let Some(book) = form::tables(&fullest, locale) else {
            continue;
        };
        let mut seen = BTreeSet::new();
        for (sheet, row, column) in places(&book) {
            let rows = &book.sheets[sheet].rows;
            let is_written = |row: usize| {
                let cell = rows.get(row).and_then(|row| row.get(column));
                cell.is_some_and(|cell| {
                    let entry = cell.dress.as_ref().and_then(|dress| dress.entry.as_ref());
                    entry.is_some() && !matches!(cell.content, Content::Blank)
                })
            };
            // Of a column with rows for many things, the first.
            let is_told = rows[row].len() > 4 && row > 0 && is_written(row - 1);
            if !is_written(row) || is_told {
                continue;
            }
            let mut changed = book.clone();
            changed.sheets[sheet].rows[row][column].content = Content::Text("?!".to_owned());
            let Err(error) = form::from_tables(&changed, &rubrics) else {
                continue;
            };
            for problem in error.problems() {
                let wanted = problem.expected.get(locale);
                assert!(
                    locale == Locale::Vi || !wanted.contains(is_vietnamese),
                    "{wanted}"
                );
                if seen.insert((sheet, problem.about.clone())) {
                    writeln!(told, "{kind}: {}", problem.message(locale)).unwrap();
                }
            }
        }
    }
    golden::check("tests/golden/told/problems.txt", &told);
}

/// A letter that English does without.
fn is_vietnamese(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

/// What is wrong in an English form, column by column, and in a sheet that is none.
#[test]
fn problems_of_english_forms() {
    let rubrics = Rubrics::builtin();
    let rubric = crate::built_in("operational");
    let filled: Assessment = read(&example("assessment-operational.json")).unwrap();
    let mut told = BTreeSet::new();
    let mut hear = |error: &form::SheetError| {
        for problem in error.problems() {
            let wanted = &problem.expected.en;
            assert!(!wanted.contains(is_vietnamese), "{wanted}");
            told.insert(wanted.clone());
        }
    };
    for book in [
        form::filled(&rubric, &filled, Locale::En).unwrap(),
        form::filled_table(&rubric, std::slice::from_ref(&filled), Locale::En).unwrap(),
    ] {
        let columns: BTreeSet<_> = places(&book).into_iter().map(|(s, _, c)| (s, c)).collect();
        for (sheet, column) in columns {
            for text in ["?!", ""] {
                let mut changed = book.clone();
                let cells = changed.sheets[sheet].rows.iter_mut();
                for cell in cells.filter_map(|row| row.get_mut(column)) {
                    let entry = cell.dress.as_ref().and_then(|dress| dress.entry.as_ref());
                    if entry.is_some() {
                        cell.content = Content::Text(text.to_owned());
                    }
                }
                form::read(&changed, &rubrics)
                    .err()
                    .iter()
                    .for_each(&mut hear);
            }
        }
    }
    let other = Book::new(vec![form::Sheet::new(
        "A",
        vec![vec![form::Cell::text("x")]],
    )]);
    hear(&form::read(&other, &rubrics).unwrap_err());
    hear(&form::schools(&other).unwrap_err());
    assert!(told.iter().any(|wanted| wanted.contains("this reason")));
    assert!(told.len() > 12, "{told:#?}");
}

fn places(book: &Book) -> Vec<(usize, usize, usize)> {
    let mut places = Vec::new();
    for (sheet, of) in book.sheets.iter().enumerate() {
        for (row, cells) in of.rows.iter().enumerate() {
            places.extend((0..cells.len()).map(|column| (sheet, row, column)));
        }
    }
    places
}

fn seed_size(document: &Document) -> usize {
    format!("{document:?}").len()
}
