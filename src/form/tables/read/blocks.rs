//! Where the tables stand in a file, and which column holds what.

use super::found::{Found, Title, is_called, titles, untold};
use crate::form::problem::Problem;
use crate::form::scan::{expected, folds_to};
use crate::form::sheet::{Book, Content, Sheet, address};
use crate::form::tables::plan::Table;
use crate::form::tables::{COLUMNS, OF};
use crate::model::{Both, Kind, Locale, listed};
use std::collections::HashMap;

/// A cell.
#[derive(Clone, Copy)]
pub(super) struct Spot<'b> {
    pub(super) sheet: &'b Sheet,
    pub(super) row: usize,
    pub(super) column: usize,
    /// Where what it is about is called by its name.
    label: (usize, usize),
}

impl<'b> Spot<'b> {
    pub(super) fn content(&self) -> &'b Content {
        self.sheet.content(self.row, self.column)
    }

    /// What it is about.
    pub(super) fn label(&self) -> &'b str {
        let (row, column) = self.label;
        match self.sheet.content(row, column) {
            Content::Text(text) => text,
            _ => "",
        }
    }

    /// Where its row would say what its table has no column for; in the first table, where the row would be that it has not.
    pub(super) fn lacking(&self) -> Self {
        let (head, _) = self.label;
        let says = |row, column| !self.sheet.content(row, column).says_nothing();
        let (row, column) = match self.row == head {
            true => (
                self.row + (1..).take_while(|below| says(head + below, 0)).count() + 1,
                0,
            ),
            false => {
                let columns = self.sheet.rows.get(head).map_or(0, Vec::len);
                let last = (0..columns).rev().find(|column| says(head, *column));
                (self.row, last.map_or(0, |last| last + 1))
            }
        };
        Self {
            row,
            column,
            ..*self
        }
    }

    /// The cell in which its column is called by its name; of a row of the first table nothing.
    pub(super) fn head(&self) -> Option<String> {
        let (head, _) = self.label;
        (head < self.row && self.column > 0).then(|| address(head, self.column))
    }

    /// Its name, with that of its sheet: `Lộ trình!D12`.
    pub(super) fn name(&self) -> String {
        let cell = address(self.row, self.column);
        match self.sheet.name.as_str() {
            "" => cell,
            sheet => format!("{sheet}!{cell}"),
        }
    }
}

/// A table in a sheet.
pub(super) struct Block<'b> {
    pub(super) sheet: &'b Sheet,
    /// The row of its head; of the first table, the row of its title.
    pub(super) head: usize,
    /// Where each value stands: the column, or in the first table the row.
    pub(super) places: HashMap<&'b [&'static str], usize>,
    pub(super) number: usize,
    /// The column that says what a row belongs to, and whether it does so by number.
    pub(super) of: Option<(usize, bool)>,
    /// The rows that say something.
    pub(super) rows: Vec<usize>,
}

/// The tables of a file.
pub(super) struct Blocks<'b> {
    blocks: Vec<Option<Block<'b>>>,
    /// The rows of each table, by the row that they belong to.
    children: Vec<HashMap<usize, Vec<usize>>>,
    /// The rows that belong to nothing, with their tables.
    orphans: Vec<(usize, usize)>,
    made_out: bool,
    first: Spot<'b>,
}

impl<'b> Blocks<'b> {
    pub(super) fn find(
        book: &'b Book,
        (kind, locale): (Kind, Locale),
        tables: &'b [Table],
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut blocks: Vec<Option<Block<'b>>> = tables.iter().map(|_| None).collect();
        let mut first = None;
        for sheet in &book.sheets {
            let titles = titles(sheet);
            let until = |title: Option<&Title>| title.map_or(sheet.rows.len(), |title| title.row);
            problems.extend(untold(sheet, until(titles.first()), tables, locale));
            for (at, title) in titles.iter().enumerate() {
                let end = until(titles.get(at + 1));
                let place = (title.row, title.column);
                let mut wrong = |both| {
                    let found = sheet.content(title.row, title.column);
                    problems.push(Problem::new(&sheet.name, place, "", both, found));
                };
                if [COLUMNS.vi, COLUMNS.en]
                    .iter()
                    .any(|name| folds_to(name, &title.names))
                {
                    continue;
                }
                let Some(named) = tables
                    .iter()
                    .position(|table| is_called(&title.names, &table.name))
                else {
                    let (kind, columns) = (kind.label(locale), COLUMNS.get(locale));
                    wrong(Both::new(
                        format!("tên một bảng của tài liệu này ({kind}; xem trang \"{columns}\")"),
                        format!(
                            "the name of a table of this document ({kind}; see the sheet \"{columns}\")"
                        ),
                    ));
                    continue;
                };
                let (Some(table), Some(block)) = (tables.get(named), blocks.get_mut(named)) else {
                    continue;
                };
                if block.is_some() {
                    wrong(expected("mỗi bảng một lần", "each table once"));
                    continue;
                }
                let found = Found {
                    sheet,
                    title: place,
                    end,
                    locale,
                    problems,
                };
                *block = match named {
                    0 => Some(found.once(table)),
                    _ => found.table(table),
                };
                if named == 0 {
                    first = Some(Spot {
                        sheet,
                        row: title.row,
                        column: title.column,
                        label: place,
                    });
                }
            }
        }
        let made_out = problems.is_empty();
        let mut orphans = Vec::new();
        let children = tables.iter().enumerate();
        let children = children.map(|(at, table)| {
            let (children, of_none) = children_of(at, table, tables, &blocks, locale, problems);
            orphans.extend(of_none.into_iter().map(|row| (at, row)));
            children
        });
        let children = children.collect();
        let start = book.sheets.first();
        let start = start.map(|sheet| Spot {
            sheet,
            row: 0,
            column: 0,
            label: (0, 0),
        });
        Self {
            blocks,
            children,
            orphans,
            made_out,
            first: first.or(start).unwrap_or(Spot {
                sheet: &NONE,
                row: 0,
                column: 0,
                label: (0, 0),
            }),
        }
    }

    /// Where what the document lacks is told.
    pub(super) fn first(&self) -> Spot<'b> {
        self.first
    }

    /// Whether it was clear of everything in the file which table and column it is.
    pub(super) fn made_out(&self) -> bool {
        self.made_out
    }

    /// The rows that belong to nothing, with their tables.
    pub(super) fn orphans(&self) -> impl Iterator<Item = (usize, usize)> + use<'_, 'b> {
        self.orphans.iter().copied()
    }

    fn block(&self, table: usize) -> Option<&Block<'b>> {
        self.blocks.get(table)?.as_ref()
    }

    /// The cell of a row of a table that holds what is at this place.
    pub(super) fn cell(&self, table: usize, row: usize, path: &[&'static str]) -> Option<Spot<'b>> {
        let block = self.block(table)?;
        let at = *block.places.get(path)?;
        Some(match table {
            0 => Spot {
                sheet: block.sheet,
                row: at,
                column: 1,
                label: (at, 0),
            },
            _ => Spot {
                sheet: block.sheet,
                row,
                column: at,
                label: (block.head, at),
            },
        })
    }

    /// The cell that stands for a row of a table.
    pub(super) fn row(&self, table: usize, row: usize) -> Option<Spot<'b>> {
        let block = self.block(table)?;
        let column = block.number;
        Some(Spot {
            sheet: block.sheet,
            row,
            column,
            label: (block.head, column),
        })
    }

    /// The rows of a table that belong to a row of its parent.
    pub(super) fn children(&self, table: usize, parent: usize) -> &[usize] {
        let rows = self.children.get(table).and_then(|rows| rows.get(&parent));
        rows.map_or(&[], Vec::as_slice)
    }
}

static NONE: Sheet = Sheet {
    name: String::new(),
    rows: Vec::new(),
    widths: Vec::new(),
    head: None,
    hidden: false,
    free: false,
    filtered: false,
    merged: Vec::new(),
    struck: Vec::new(),
    raised: Vec::new(),
};

/// The rows of a table by the row that they belong to, those of a list of the document itself by row 0, and the rows that belong to nothing.
fn children_of(
    at: usize,
    table: &Table,
    tables: &[Table],
    blocks: &[Option<Block<'_>>],
    locale: Locale,
    problems: &mut Vec<Problem>,
) -> (HashMap<usize, Vec<usize>>, Vec<usize>) {
    let mut children: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut orphans = Vec::new();
    let block = |at: usize| blocks.get(at)?.as_ref();
    let Some(own) = block(at) else {
        return (children, orphans);
    };
    let parent = match table.parent {
        None => return (children, orphans),
        Some(0) => {
            children.insert(0, own.rows.clone());
            return (children, orphans);
        }
        Some(parent) => parent,
    };
    let of = own.of;
    let name = tables.get(parent).map(|table| table.name.get(locale));
    let name = name.map_or("", String::as_str);
    let label = of.map(|(column, _)| own.sheet.content(own.head, column).shown());
    let label = label.unwrap_or_else(|| format!("{}: {name}", OF.get(locale)).into());
    let parents = of.and_then(|(_, by_number)| {
        let parents = block(parent)?;
        let column = match by_number {
            true => parents.number,
            false => {
                let first = tables.get(parent)?.columns.first()?;
                *parents.places.get(first.path.as_slice())?
            }
        };
        Some((parents, column))
    });
    let keys = parents.map(|(parents, column)| named(parents, column));
    let there = parents.map(|(parents, column)| stated(parents, column));
    let there = there.filter(|there| !there.is_empty()).map(|there| {
        Both::new(
            format!(" (hiện có: {there})"),
            format!(" (there are: {there})"),
        )
    });
    let there = there.unwrap_or_default();
    for row in &own.rows {
        let said = of.map(|(column, _)| own.sheet.content(*row, column).shown());
        let said = said.unwrap_or_default();
        let keys = keys.as_ref();
        let found = keys.and_then(|keys| keys.get(said.trim()).copied().flatten());
        match found {
            Some(parent) => children.entry(parent).or_default().push(*row),
            None => {
                let is_twice = keys.is_some_and(|keys| keys.contains_key(said.trim()));
                let both = match (said.trim(), is_twice) {
                    ("", _) => Both::new(
                        format!("cột \"{label}\" nêu một dòng của bảng \"{name}\""),
                        format!("in the column \"{label}\" a row of the table \"{name}\""),
                    ),
                    (_, true) => Both::new(
                        format!(
                            "cột \"{label}\" nêu đúng một dòng của bảng \"{name}\"; ở bảng ấy có hai dòng ghi như vậy"
                        ),
                        format!(
                            "in the column \"{label}\" just one row of the table \"{name}\", where two rows say so"
                        ),
                    ),
                    (_, false) => Both::new(
                        format!(
                            "cột \"{label}\" nêu một dòng của bảng \"{name}\"; ở bảng ấy không có dòng nào ghi như vậy{}",
                            there.vi
                        ),
                        format!(
                            "in the column \"{label}\" a row of the table \"{name}\", where no row says so{}",
                            there.en
                        ),
                    ),
                };
                let spot = |column| Spot {
                    sheet: own.sheet,
                    row: *row,
                    column,
                    label: (own.head, column),
                };
                let spot =
                    of.map_or_else(|| spot(own.number).lacking(), |(column, _)| spot(column));
                let at = (*row, spot.column);
                problems.push(Problem::new(&own.sheet.name, at, "", both, spot.content()));
                orphans.push(*row);
            }
        }
    }
    (children, orphans)
}

/// What stands in a column, as far as it is listed.
fn stated(block: &Block<'_>, column: usize) -> String {
    let cells = block.rows.iter();
    let cells = cells.map(|row| block.sheet.content(*row, column).shown());
    let said: Vec<_> = cells.filter(|said| !said.trim().is_empty()).collect();
    listed(said.iter().map(|said| said.trim()))
}

/// The rows of a table by what stands in a column; none for what stands there twice.
fn named(block: &Block<'_>, column: usize) -> HashMap<String, Option<usize>> {
    let mut rows: HashMap<String, Option<usize>> = HashMap::new();
    for row in &block.rows {
        let key = block.sheet.content(*row, column).shown().trim().to_owned();
        if !key.is_empty() {
            let twice = rows.contains_key(&key);
            rows.insert(key, (!twice).then_some(*row));
        }
    }
    rows
}
