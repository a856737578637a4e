//! Forms and tables that somebody wrote into: cells with other texts, rows and columns gone or moved. What is read is a
//! document, or everything that is wrong is told at its cell.
#![no_main]

use fuzz::{Choices, RUBRICS};
use it_adoption_model::form::{self, Book, Cell};
use it_adoption_model::{Assessment, InstrumentRef, Kind, Locale, read, read_as};
use serde_json::Value;

/// A form of an assessment, or a document as tables.
fn book(choices: &mut Choices<'_>) -> Option<Book> {
    let kinds = [
        Kind::Assessment,
        Kind::AnnualPlan,
        Kind::Instrument,
        Kind::YearEndReport,
        Kind::Difficulty,
        Kind::MediumTermPlan,
    ];
    let (kind, json) = choices.document(&kinds)?;
    let locale = choices.locale()?;
    if kind != Kind::Assessment {
        // A cell with nothing but space is taken for blank.
        if has_blank(&json) {
            return None;
        }
        let document = read_as(kind, json.to_string().as_bytes()).ok()?;
        let book = form::tables(&document, locale)?;
        let back = form::from_tables(&book, &RUBRICS).ok();
        let back = back.map(|filled| filled.document);
        if back.as_ref() != Some(&document) {
            // A person who writes a level in capitals means it.
            let meant = with_levels(&json, document.instrument());
            let meant = read_as(kind, meant.to_string().as_bytes()).ok();
            assert_eq!(back, meant);
        }
        return Some(book);
    }
    let assessment: Assessment = read(json.to_string().as_bytes()).ok()?;
    let rubric = RUBRICS.get(&assessment.instrument)?;
    match choices.below(2)? {
        0 => form::filled(rubric, &assessment, locale).ok(),
        _ => form::filled_table(rubric, &[assessment], locale).ok(),
    }
}

/// Whether a text is nothing but space.
fn has_blank(json: &Value) -> bool {
    match json {
        Value::Array(items) => items.iter().any(has_blank),
        Value::Object(members) => members.values().any(has_blank),
        other => other.as_str().is_some_and(|text| text.trim().is_empty()),
    }
}

/// The document with levels as the instrument writes them, where only the capitals differ.
fn with_levels(json: &Value, named: Option<InstrumentRef>) -> Value {
    let rubric = named.and_then(|named| RUBRICS.get(&named));
    let levels = rubric.map_or(&[][..], |rubric| &rubric.instrument().levels);
    let written = |name: &str, value: &Value| {
        let text = value
            .as_str()
            .filter(|_| name == "rating" || name.to_ascii_lowercase().ends_with("level"))?;
        let mut alike = levels
            .iter()
            .filter(|level| level.id.as_str().eq_ignore_ascii_case(text));
        alike.next().map(|level| Value::from(level.id.as_str()))
    };
    match json {
        Value::Array(items) => items.iter().map(|item| with_levels(item, named)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| {
                let level = written(name, value);
                (
                    name.clone(),
                    level.unwrap_or_else(|| with_levels(value, named)),
                )
            })
            .collect(),
        other => other.clone(),
    }
}

/// Changes one place of a file, and says whether there was anything left to choose by.
fn change(book: &mut Book, choices: &mut Choices<'_>) -> Option<()> {
    let sheets = book.sheets.len();
    let sheet = book.sheets.get_mut(choices.below(sheets)?)?;
    let rows = sheet.rows.len();
    let (row, other) = (choices.below(rows)?, choices.below(rows)?);
    match choices.below(6)? {
        0 => drop(sheet.rows.remove(row)),
        1 => sheet.rows.swap(row, other),
        2 => {
            let again = sheet.rows.get(row)?.clone();
            sheet.rows.insert(other, again);
        }
        _ => {
            let columns = sheet.rows.get(row)?.len();
            let column = choices.below(columns)?;
            let text = choices.text()?;
            *sheet.rows.get_mut(row)?.get_mut(column)? = Cell::text(text);
        }
    }
    Some(())
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let Some(mut book) = book(&mut choices) else {
        return;
    };
    while change(&mut book, &mut choices).is_some() {}
    for problem in form::read(&book, &RUBRICS)
        .err()
        .iter()
        .flat_map(|e| e.problems())
    {
        assert!(!problem.message(Locale::Vi).is_empty());
    }
    if let Ok(filled) = form::from_tables(&book, &RUBRICS) {
        let written = serde_json::to_vec(&filled.document).unwrap();
        assert_eq!(
            read_as(filled.document.kind(), &written).as_ref(),
            Ok(&filled.document)
        );
    }
});
