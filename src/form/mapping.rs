//! Somebody else's table, described: a document for each of its rows.

mod template;

use super::problem::{Problem, SheetError};
use super::scan::{expected, fold, folds_to};
use super::sheet::{Book, Content, Sheet, address};
use crate::model::{Both, Document, Locale, Pointer};
use crate::read::{ReadError, ReadErrorKind, read_any, read_part};
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::{fmt, iter};
pub(super) use template::json_number;
use template::{NO_COLUMN, NoColumn, Row, Template, Test, columns};

/// How each row of a table becomes a document (tệp mô tả bảng): the document as it is to be, with places where a column goes.
///
/// `each` is the document. In it, in place of any value,
/// - `{"$column": "so_hs", "as": "count"}` is what stands in that column: `text` (when nothing is said), `count`, `number`, `yesNo` or `day`;
///   `prefix` goes before a text, `blank` is what a blank cell means;
/// - `{"$if": {"column": "truong", "startsWith": "TH&THCS"}, "then": …, "else": …}` is one of two values; without `else` the property or
///   element is left out. A test is one of `startsWith`, `is`, `above` (a number) and `blank`.
///
/// `blank` beside `each` is what a blank cell means for every `count` and `number` that says nothing itself; `skip` is a test for rows that
/// are no school, such as totals; `headRows` says over how many rows the head goes (names are then joined by ` / `); `sheet` names the sheet.
///
/// ```
/// use it_adoption_model::{Document, form};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let table = form::Book::new(vec![form::Sheet::new("", vec![
///     ["STT", "Trường", "Máy tính"].map(form::Cell::text).to_vec(),
///     ["1", "THCS A", ""].map(form::Cell::text).to_vec(),
/// ])]);
/// let mapping = form::Mapping::read(r#"{
///     "blank": 0,
///     "each": {
///         "document": "assessment",
///         "school": { "id": { "$column": "STT", "prefix": "vd-" }, "name": { "$column": "Trường" }, "stages": ["lower-secondary"] },
///         "schoolYear": "2025-2026", "role": "external",
///         "instrument": { "id": "operational", "edition": "2026.1" },
///         "answers": [{ "criterion": "H.3", "value": { "ratio": { "amount": 300, "per": { "$column": "Máy tính", "as": "count" } } } }]
///     }
/// }"#.as_bytes())?;
/// let filled = mapping.fill(&table)?;
/// assert!(matches!(&filled[0].document, Document::Assessment(a) if a.school.id.as_str() == "vd-1"));
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Mapping {
    /// Address of a description for editors; nothing is read from it.
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    #[serde(default)]
    sheet: Option<String>,
    #[serde(default = "one", deserialize_with = "rows")]
    head_rows: usize,
    #[serde(default)]
    blank: Option<Json>,
    #[serde(default)]
    skip: Option<Test>,
    each: Template,
}

fn one() -> usize {
    1
}

/// A number of rows, of which there must be one.
struct Rows;

impl Visitor<'_> for Rows {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(
            &Both::new("số dòng từ 1 trở lên", "a number of rows, 1 or more"),
            f,
        )
    }

    fn visit_u64<E: Error>(self, rows: u64) -> Result<usize, E> {
        let number = usize::try_from(rows).ok().filter(|rows| *rows > 0);
        number.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(rows), &self))
    }

    /// What stands in for a number that was wrong, while the rest is looked through.
    fn visit_unit<E: Error>(self) -> Result<usize, E> {
        Ok(one())
    }
}

fn rows<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    deserializer.deserialize_u64(Rows)
}

/// A document from a row, or from tables.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Filled {
    /// The document.
    pub document: Document,
    /// The row, from 1 as spreadsheets count; 1 where the document was not one row.
    pub row: usize,
    cells: BTreeMap<String, String>,
}

impl Filled {
    /// A document from tables, with the cell of the value at each place.
    pub(super) fn new(document: Document, cells: impl Iterator<Item = (String, String)>) -> Self {
        Self {
            document,
            row: 1,
            cells: cells.collect(),
        }
    }

    /// The cell that the value at this place came from, or the value that it is part of; none where the mapping states it.
    ///
    /// ```
    /// use it_adoption_model::form::{Book, Cell, Mapping, Sheet};
    /// let rows = [["Mã", "Trường"], ["S-1", "Trường THCS A"]];
    /// let rows = rows.map(|row| row.map(Cell::text).to_vec()).to_vec();
    /// let mapping = Mapping::read(r#"{ "each": {
    ///     "document": "assessment", "schoolYear": "2025-2026", "role": "self", "answers": [],
    ///     "school": { "id": { "$column": "Mã" }, "name": { "$column": "Trường" }, "stages": ["primary"] },
    ///     "instrument": { "id": "operational", "edition": "2026.1" }
    /// } }"#.as_bytes())?;
    /// let filled = mapping.fill(&Book::new(vec![Sheet::new("", rows)]))?;
    /// assert_eq!(filled[0].cell(&"/school/name".parse()?), Some("B2"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cell(&self, pointer: &Pointer) -> Option<&str> {
        nearest(&self.cells, pointer.as_str()).map(String::as_str)
    }
}

/// What is known of the longest beginning of a pointer.
pub(super) fn nearest<'c, T>(cells: &'c BTreeMap<String, T>, pointer: &str) -> Option<&'c T> {
    let mut pointer = pointer;
    loop {
        if let Some(cell) = cells.get(pointer) {
            return Some(cell);
        }
        pointer = pointer.rsplit_once('/')?.0;
    }
}

/// The place that an error is about: of what is missing, where it should be.
pub(super) fn place(error: &ReadError) -> Pointer {
    let pointer = error.pointer().clone();
    match error.expected(Locale::Vi) {
        Some(property) if error.kind() == ReadErrorKind::MissingProperty => pointer.with(&property),
        _ => pointer,
    }
}

/// Whether an error at this place comes from what is wrong at one of these, within it or around it.
pub(super) fn is_told(place: &str, told: &[String]) -> bool {
    let is_in = |inner: &str, outer: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    told.iter()
        .any(|told| is_in(place, told) || is_in(told, place))
}

impl Mapping {
    /// Reads a mapping from JSON.
    ///
    /// # Errors
    /// A [`ReadError`] as [`read`](crate::read) gives for a document: an unknown property such as `"$colum"` or `"fom"`, a place `"as": "counts"`, a test of two
    /// things at once, `"headRows": 0`; and where `each` names no column, so that every row would be the same document. What the document itself
    /// lacks is found by [`fill`](Self::fill).
    pub fn read(json: &[u8]) -> Result<Self, ReadError> {
        let mapping: Self = read_part(json)?;
        match columns(&mapping.each, None).is_empty() {
            true => read_part::<NoColumn>(json).and(Ok(mapping)),
            false => Ok(mapping),
        }
    }

    /// A document for each row of the table.
    ///
    /// # Errors
    /// Every [`Problem`]: no row with all the columns that the mapping names; a cell that holds something else than the mapping asks for; a blank cell where nothing says what
    /// blank means; a cell over several rows or struck out; a document that cannot be read once it is filled, told at the cell that the value came from.
    pub fn fill(&self, book: &Book) -> Result<Vec<Filled>, SheetError> {
        if columns(&self.each, None).is_empty() {
            let problem = Problem::new(
                "",
                (0, 0),
                "",
                expected(NO_COLUMN.vi, NO_COLUMN.en),
                &Content::Blank,
            );
            return Err(SheetError::new(vec![problem]));
        }
        let table = self.table(book)?;
        let rows = table.first..table.sheet.rows.len();
        let is_read = |column| table.columns.values().any(|at| *at == column);
        let mut problems = table.sheet.misleading(rows.clone(), is_read);
        let mut filled = Vec::new();
        for at in rows {
            let blank = |column: &usize| table.sheet.content(at, *column).is_blank();
            if table.columns.values().all(blank) {
                continue;
            }
            let mut row = Row::new(table.sheet, &table.columns, at, self.blank.as_ref());
            if self.skip.as_ref().is_some_and(|skip| row.holds(skip)) {
                continue;
            }
            let json = row.filled(&self.each);
            let (cells, told, wrong) = row.done();
            problems.extend(wrong);
            match read_any(json.unwrap_or_default().to_string().as_bytes()) {
                Ok(document) => filled.push(Filled {
                    document,
                    row: at + 1,
                    cells: cells
                        .into_iter()
                        .map(|(p, column)| (p, address(at, column)))
                        .collect(),
                }),
                Err(error) => {
                    let all = iter::once(&error).chain(error.more());
                    let all = all.filter(|error| !is_told(place(error).as_str(), &told));
                    problems.extend(all.map(|error| unread(&table, at, &cells, error)));
                }
            }
        }
        match problems.is_empty() {
            true => Ok(filled),
            false => Err(SheetError::new(problems)),
        }
    }

    /// Where the table stands: the first rows that have all the columns.
    fn table<'b>(&self, book: &'b Book) -> Result<Table<'b>, SheetError> {
        let wanted = columns(&self.each, self.skip.as_ref());
        let head_rows = self.head_rows;
        let mut best: Option<(usize, Problem)> = None;
        for sheet in &book.sheets {
            if self.sheet.as_ref().is_some_and(|name| *name != sheet.name) {
                continue;
            }
            let most = sheet.rows.len().min(HEAD_WITHIN);
            for first in 0..most.saturating_sub(head_rows - 1) {
                let names = names(sheet, first, head_rows);
                let found = |name: &String| position(&names, name);
                let missing: Vec<&String> =
                    wanted.iter().filter(|name| found(name).is_none()).collect();
                if missing.is_empty() {
                    let columns = wanted
                        .iter()
                        .filter_map(|name| Some((name.clone(), found(name)?)));
                    return Ok(Table {
                        sheet,
                        columns: columns.collect(),
                        first: first + head_rows,
                    });
                }
                if best
                    .as_ref()
                    .is_none_or(|(fewest, _)| missing.len() < *fewest)
                {
                    let problem = no_columns(sheet, first, &missing, &names);
                    best = Some((missing.len(), problem));
                }
            }
        }
        let problem = best.map_or_else(
            || {
                let both = expected("một bảng có dòng tiêu đề", "a table with a head");
                Problem::new("", (0, 0), "", both, &Content::Blank)
            },
            |(_, problem)| problem,
        );
        Err(SheetError::new(vec![problem]))
    }
}

/// The head of a table stands within so many rows.
const HEAD_WITHIN: usize = 60;

struct Table<'b> {
    sheet: &'b Sheet,
    columns: BTreeMap<String, usize>,
    first: usize,
}

/// The names of the columns: where the head goes over several rows, the names above each other, an upper one going to the right as far as nothing else stands there.
fn names(sheet: &Sheet, first: usize, rows: usize) -> Vec<String> {
    let width = (first..first + rows)
        .filter_map(|row| Some(sheet.rows.get(row)?.len()))
        .max();
    let mut names = vec![String::new(); width.unwrap_or(0)];
    for row in first..first + rows {
        let last = row + 1 == first + rows;
        let mut carried = Cow::default();
        for (column, name) in names.iter_mut().enumerate() {
            let cell = sheet.content(row, column);
            match cell.is_blank() {
                false => carried = cell.shown(),
                true if last => carried = Cow::default(),
                true => {}
            }
            if !carried.trim().is_empty() {
                if !name.is_empty() {
                    name.push_str(" / ");
                }
                name.push_str(carried.trim());
            }
        }
    }
    names
}

/// The only column of this name.
fn position(names: &[String], wanted: &str) -> Option<usize> {
    let wanted = fold(wanted);
    let mut found = names
        .iter()
        .enumerate()
        .filter(|(_, name)| folds_to(name, &wanted));
    let (at, _) = found.next()?;
    found.next().is_none().then_some(at)
}

fn no_columns(sheet: &Sheet, row: usize, missing: &[&String], names: &[String]) -> Problem {
    let quoted: Vec<String> = missing.iter().map(|name| format!("\"{name}\"")).collect();
    let quoted = quoted.join(", ");
    let twice = missing
        .iter()
        .map(|name| fold(name))
        .any(|name| names.iter().any(|other| folds_to(other, &name)));
    let both = match twice {
        true => Both::new(
            format!("mỗi cột của tệp mô tả đúng một lần: {quoted}"),
            format!("each column of the mapping just once: {quoted}"),
        ),
        false => Both::new(
            format!("các cột mà tệp mô tả nêu tên: {quoted}"),
            format!("the columns that the mapping names: {quoted}"),
        ),
    };
    let there: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !name.is_empty())
        .collect();
    let there = Content::Text(there.join(", "));
    Problem::new(&sheet.name, (row, 0), "", both, &there)
}

/// A document that cannot be read, told at the cell that its value came from.
fn unread(
    table: &Table<'_>,
    row: usize,
    cells: &BTreeMap<String, usize>,
    error: &ReadError,
) -> Problem {
    let pointer = error.pointer().as_str();
    let column = nearest(cells, pointer).copied();
    let both = Both::of(|locale| {
        let message = error.message(locale);
        crate::model::say!(
            locale,
            "giá trị dùng được ở {pointer} của tài liệu ({message})",
            "a value that can stand at {pointer} of the document ({message})"
        )
    });
    let found = column.map_or(&Content::Blank, |column| table.sheet.content(row, column));
    Problem::new(
        &table.sheet.name,
        (row, column.unwrap_or(0)),
        pointer,
        both,
        found,
    )
}

#[cfg(test)]
mod tests;
