//! The titles of tables in a file, and the heads below them.

use super::blocks::{Block, content};
use crate::form::problem::Problem;
use crate::form::scan::{expected, fold};
use crate::form::sheet::{Book, Content, Sheet};
use crate::form::tables::plan::Table;
use crate::form::tables::shape::KINDS;
use crate::form::tables::{COLUMNS, NUMBER, OF, OF_NUMBER, TABLE};
use crate::model::{Both, Kind, Locale};
use std::collections::HashMap;

/// What the title of a table names, if the row is one.
pub(super) fn title(sheet: &Sheet, row: usize) -> Option<String> {
    let Content::Text(text) = content(sheet, row, 0) else {
        return None;
    };
    let text = fold(text);
    let begins = [TABLE.vi, TABLE.en].map(fold);
    let rest = begins
        .iter()
        .find_map(|begin| text.strip_prefix(begin.trim_end()));
    rest.map(|rest| rest.trim().to_owned())
}

pub(super) fn is_called(title: &str, name: &Both<String>) -> bool {
    [&name.vi, &name.en].iter().any(|name| fold(name) == title)
}

fn kinds(book: &Book) -> Vec<(&Sheet, usize, Kind)> {
    let rows = book
        .sheets
        .iter()
        .flat_map(|sheet| (0..sheet.rows.len()).map(move |row| (sheet, row)));
    let kinds = rows.filter_map(|(sheet, row)| {
        let title = title(sheet, row)?;
        let kind = KINDS
            .into_iter()
            .find(|kind| is_called(&title, &Both::of(|locale| kind.label(locale).to_owned())));
        Some((sheet, row, kind?))
    });
    kinds.collect()
}

/// Whether a file holds a document as tables.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, form};
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.named("operational").ok_or("built in")?;
/// let tables = form::tables(&rubric.instrument().clone().into(), Locale::Vi).ok_or("no tables")?;
/// assert!(form::has_tables(&tables) && !form::has_tables(&form::blank(rubric, Locale::Vi)));
/// # Ok::<(), &str>(())
/// ```
pub fn has_tables(book: &Book) -> bool {
    !kinds(book).is_empty()
}

/// The kind of document that a file holds as tables.
pub(super) fn kind(book: &Book) -> Result<Kind, Box<Problem>> {
    let problem = |sheet: &str, at, both, found| Box::new(Problem::new(sheet, at, "", both, found));
    match kinds(book)[..] {
        [(.., kind)] => Ok(kind),
        [] => {
            let all = |locale: Locale| {
                KINDS
                    .map(|kind| format!("\"{}{}\"", TABLE.get(locale), kind.label(locale)))
                    .join(", ")
            };
            let (vi, en) = (all(Locale::Vi), all(Locale::En));
            let both = Both::new(
                format!("một bảng có tên là một trong {vi}"),
                format!("a table called one of {en}"),
            );
            let sheet = book.sheets.first().map_or("", |sheet| &sheet.name);
            Err(problem(sheet, (0, 0), both, String::new()))
        }
        [_, (sheet, row, _), ..] => {
            let both = expected("mỗi tệp một tài liệu", "one document in a file");
            Err(problem(
                &sheet.name,
                (row, 0),
                both,
                content(sheet, row, 0).shown(),
            ))
        }
    }
}

/// A title that was found, and what stands below it.
pub(super) struct Found<'b, 'p> {
    pub(super) sheet: &'b Sheet,
    pub(super) row: usize,
    pub(super) end: usize,
    pub(super) problems: &'p mut Vec<Problem>,
}

impl<'b> Found<'b, '_> {
    fn wrong(&mut self, row: usize, column: usize, both: Both<String>) {
        let found = content(self.sheet, row, column).shown();
        self.problems.push(Problem::new(
            &self.sheet.name,
            (row, column),
            "",
            both,
            found,
        ));
    }

    /// The first table: labels with their values beside them.
    pub(super) fn once(mut self, table: &'b Table) -> Block<'b> {
        let mut places = HashMap::new();
        for row in self.row + 1..self.end {
            let label = fold(&content(self.sheet, row, 0).shown());
            let column = table
                .columns
                .iter()
                .find(|column| is_called(&label, &column.label));
            let twice = match column {
                Some(column) => places.insert(column.path.as_slice(), row).is_some(),
                None if !content(self.sheet, row, 1).is_blank() => {
                    self.wrong(row, 0, unknown(table));
                    false
                }
                None => false,
            };
            if twice {
                self.wrong(row, 0, expected("mỗi mục một lần", "each label once"));
            }
        }
        Block {
            sheet: self.sheet,
            head: self.row,
            places,
            number: 0,
            of: None,
            rows: vec![0],
        }
    }

    /// A table with a head, from the row that has the column of numbers.
    pub(super) fn table(mut self, table: &'b Table) -> Option<Block<'b>> {
        let numbered = |row: &usize| {
            let cells = self.sheet.rows.get(*row)?;
            let is = |text: &str| {
                [NUMBER.vi, NUMBER.en]
                    .iter()
                    .any(|name| fold(name) == fold(text))
            };
            let at = cells
                .iter()
                .position(|cell| matches!(&cell.content, Content::Text(text) if is(text)))?;
            Some((*row, at))
        };
        let mut rows = self.row + 1..self.end;
        let Some((head, number)) = rows.find_map(|row| numbered(&row)) else {
            let both = Both::new(
                format!("một dòng tiêu đề có cột \"{}\" dưới tên bảng", NUMBER.vi),
                format!(
                    "a head with the column \"{}\" below the table's name",
                    NUMBER.en
                ),
            );
            self.wrong(self.row, 0, both);
            return None;
        };
        let (mut places, mut of) = (HashMap::new(), None);
        let wide = (head..self.end)
            .filter_map(|row| Some(self.sheet.rows.get(row)?.len()))
            .max();
        for at in (0..wide.unwrap_or(0)).filter(|at| *at != number) {
            let label = fold(&content(self.sheet, head, at).shown());
            let column = table
                .columns
                .iter()
                .find(|column| is_called(&label, &column.label));
            let twice = match (column, belongs(&label)) {
                (Some(column), _) => places.insert(column.path.as_slice(), at).is_some(),
                (None, Some(by_number)) => of.replace((at, by_number)).is_some(),
                (None, None) => {
                    let mut below = head..self.end;
                    let said = below.find(|row| !content(self.sheet, *row, at).is_blank());
                    if let Some(row) = said {
                        self.wrong(row, at, unknown(table));
                    }
                    false
                }
            };
            if twice {
                self.wrong(head, at, expected("mỗi cột một lần", "each column once"));
            }
        }
        let said = |row: &usize| {
            let cells = self.sheet.rows.get(*row).into_iter().flatten().enumerate();
            cells
                .into_iter()
                .any(|(at, cell)| at != number && !cell.content.is_blank())
        };
        let rows = (head + 1..self.end).filter(said).collect();
        Some(Block {
            sheet: self.sheet,
            head,
            places,
            number,
            of,
            rows,
        })
    }
}

fn unknown(table: &Table) -> Both<String> {
    Both::new(
        format!(
            "tên một cột của bảng \"{}\" (xem trang \"{}\")",
            table.name.vi, COLUMNS.vi
        ),
        format!(
            "a column of the table \"{}\" (see the sheet \"{}\")",
            table.name.en, COLUMNS.en
        ),
    )
}

/// Whether a column says what a row belongs to, and whether it does so by number.
fn belongs(label: &str) -> Option<bool> {
    let (begin, _) = label.split_once(':')?;
    let is = |both: Both<&str>| {
        [both.vi, both.en]
            .iter()
            .any(|name| fold(name) == begin.trim())
    };
    match (is(OF), is(OF_NUMBER)) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}
