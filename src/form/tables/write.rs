//! Documents as tables.

mod last;
mod said;

use super::plan::{Column, Holds, Table, tables as planned};
use super::shape::Form;
use super::{NUMBER, OF, OF_NUMBER, TABLE, levels, tab, titled};
use crate::form::layout::range;
use crate::form::sheet::{Book, Cell, Content, Entry, Head, Look, Sheet};
use crate::form::words::{Part, YES_NO};
use crate::model::wire::tree;
use crate::model::{Both, Document, Locale};
use crate::sound::built_in;
use said::{content, firsts, width};

pub(super) use said::asked;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// An instrument, plan, report or report of a difficulty as tables that people edit in a spreadsheet (tài liệu dạng bảng); none for any other kind.
///
/// What is said once is one table, every list another. [`from_tables`](super::from_tables) gives the document back as it was.
///
/// ```
/// use it_adoption_model::{Document, Locale, Rubrics, form};
/// let instrument = Rubrics::builtin().named("operational").unwrap().instrument().clone();
/// let document = Document::Instrument(Box::new(instrument));
/// let book = form::tables(&document, Locale::Vi).unwrap();
/// assert!(book.sheets.iter().any(|sheet| sheet.name == "Tiêu chí"));
/// let rubrics = Rubrics::builtin();
/// assert_eq!(form::from_tables(&book, &rubrics).unwrap().document, document);
/// ```
pub fn tables(document: &Document, locale: Locale) -> Option<Book> {
    let planned = planned(document.kind());
    let first = planned.first()?;
    let json = tree(document);
    let mut writer = Writer {
        locale,
        tables: &planned,
        rows: rows(&planned, &json),
        open: open(document),
        levels: levels_of(document, locale),
        sheets: Vec::new(),
        lists: Vec::new(),
    };
    writer.once(first);
    for (at, table) in planned.iter().enumerate().skip(1) {
        writer.table(at, table);
    }
    Some(writer.book())
}

/// The places of a document where something must still be written, without the numbers of rows.
fn open(document: &Document) -> BTreeSet<Vec<String>> {
    let is_name = |key: &String| !key.bytes().all(|byte| byte.is_ascii_digit());
    let places = document.open_places().into_iter();
    let paths = places.map(|place| place.pointer.keys().into_iter().filter(is_name).collect());
    paths.collect()
}

/// A row of a table: what it is, and which row of the parent it belongs to.
struct Row<'v> {
    value: &'v Json,
    parent: usize,
}

/// The rows of each table.
fn rows<'v>(tables: &[Table], json: &'v Json) -> Vec<Vec<Row<'v>>> {
    let mut rows: Vec<Vec<Row<'v>>> = Vec::new();
    for table in tables {
        let own = match table.parent {
            None => vec![Row {
                value: json,
                parent: 0,
            }],
            Some(parent) => {
                let parents = rows.get(parent).into_iter().flatten().enumerate();
                let lists = parents.map(|(at, row)| (at, found(row.value, &table.path)));
                let lists = lists.filter_map(|(at, list)| Some((at, list?.as_array()?)));
                let of = |(parent, list): (usize, &'v Vec<Json>)| {
                    list.iter().map(move |value| Row { value, parent })
                };
                lists.flat_map(of).collect()
            }
        };
        rows.push(own);
    }
    rows
}

/// What stands at a place.
fn found<'v>(value: &'v Json, path: &[&'static str]) -> Option<&'v Json> {
    path.iter().try_fold(value, |value, name| value.get(name))
}

struct Writer<'w> {
    locale: Locale,
    tables: &'w [Table],
    rows: Vec<Vec<Row<'w>>>,
    /// Where something must still be written, whatever row it is in.
    open: BTreeSet<Vec<String>>,
    /// The levels of the instrument that the document names, where it is built in.
    levels: Option<String>,
    sheets: Vec<Sheet>,
    /// The words to choose from.
    lists: Vec<Vec<String>>,
}

/// How many rows a table has to be written in.
const SPARE: usize = 12;

impl Writer<'_> {
    fn say(&self, both: Both<&'static str>) -> &'static str {
        both.get(self.locale)
    }

    fn sheet(&mut self, name: &str, title: &str, how: &str, widths: Vec<u16>) -> Sheet {
        let mut sheet = Sheet {
            name: self.tab(name),
            widths,
            free: true,
            ..Sheet::default()
        };
        sheet.put(0, 0, Cell::text(title).look(Look::Title).across(6));
        sheet.put(1, 0, Cell::text(how).look(Look::Quiet).across(6));
        sheet
    }

    /// A name for a sheet: what a spreadsheet allows, and no other sheet has.
    fn tab(&self, name: &str) -> String {
        let plain = tab(name);
        let taken = |tab: &String| {
            let mut sheets = self.sheets.iter();
            sheets.any(|sheet| sheet.name.to_lowercase() == tab.to_lowercase())
        };
        let numbered = (2..).map(|number| format!("{plain} {number}"));
        let mut free = std::iter::once(plain.clone()).chain(numbered);
        free.find(|tab| !taken(tab)).unwrap_or_default()
    }

    /// Whether something must still be written into a column.
    fn is_open(&self, table: &Table, column: &Column) -> bool {
        let mut path: Vec<&str> = column.path.clone();
        let mut table = Some(table);
        while let Some(within) = table {
            path.splice(0..0, within.path.iter().copied());
            table = within.parent.and_then(|parent| self.tables.get(parent));
        }
        self.open.iter().any(|open| *open == path)
    }

    /// What is said once: a row each, with its label.
    fn once(&mut self, table: &Table) {
        let name = table.name.get(self.locale).clone();
        let how = self.locale.pick(
            "Ghi vào cột B. Mỗi danh sách có một trang riêng; trang cuối liệt kê mọi cột có thể có.",
            "Write into column B. Each list has a sheet of its own; the last sheet lists all columns there may be.",
        );
        let title = titled(TABLE, &table.name, self.locale);
        let mut sheet = self.sheet(&name, &title, how, vec![34, 60, 44]);
        let Some(value) = self
            .rows
            .first()
            .and_then(|rows| rows.first())
            .map(|row| row.value)
        else {
            return;
        };
        let mut at = 2;
        for column in &table.columns {
            let content = self.content(column, value);
            if content == Content::Blank && !column.usual && !self.is_open(table, column) {
                continue;
            }
            let label = column.label.get(self.locale).as_str();
            sheet.put(at, 0, Cell::text(label).look(Look::Head));
            sheet.put(at, 1, Cell::from(content).entry(self.entry(column)));
            sheet.put(at, 2, Cell::text(self.asked(column)).look(Look::Quiet));
            at += 1;
        }
        self.sheets.push(sheet);
    }

    fn table(&mut self, at: usize, table: &Table) {
        let rows = self.rows.get(at).map_or(&[][..], Vec::as_slice);
        let said: Vec<(&Column, Vec<Content>)> = table
            .columns
            .iter()
            .map(|column| {
                let contents = rows.iter().map(|row| self.content(column, row.value));
                (column, contents.collect())
            })
            .filter(|(column, contents): &(&Column, Vec<Content>)| {
                let said = contents.iter().any(|content| *content != Content::Blank);
                let offered = column.usual || (column.offered && rows.is_empty());
                offered || said || self.is_open(table, column)
            })
            .collect();
        if rows.is_empty() && !table.usual {
            return;
        }
        let count = rows.len();
        let of = self.belongs(table, rows);
        let how = match &of {
            Some((label, _)) => self.locale.pick(
                format!("Mỗi dòng một mục; cột \"{label}\" cho biết dòng ấy thuộc mục nào."),
                format!("A row each; the column \"{label}\" says what it belongs to."),
            ),
            None => self
                .locale
                .pick("Mỗi dòng một mục.", "A row each.")
                .to_owned(),
        };
        let label = table.name.get(self.locale);
        let widths = [6].into_iter().chain(of.as_ref().map(|_| 16));
        let widths = widths
            .chain(said.iter().map(|(column, _)| width(column)))
            .collect();
        let title = titled(TABLE, &table.name, self.locale);
        let mut sheet = self.sheet(label, &title, &how, widths);
        sheet.head = Some(Head {
            row: HEAD as u32,
            columns: 2,
        });
        sheet.put(HEAD, 0, Cell::text(self.say(NUMBER)).look(Look::Head));
        let first = 1 + usize::from(of.is_some());
        for row in 0..count + SPARE {
            let number = Content::Number((row + 1) as f64);
            sheet.put(HEAD + 1 + row, 0, Cell::from(number).look(Look::Quiet));
        }
        if let Some((label, named)) = &of {
            sheet.put(HEAD, 1, Cell::text(label).look(Look::Head));
            for row in 0..count + SPARE {
                let named = named.get(row).cloned().unwrap_or_default();
                sheet.put(HEAD + 1 + row, 1, Cell::from(named).entry(Entry::Text));
            }
        }
        for (column, (about, contents)) in (first..).zip(said) {
            let label = about.label.get(self.locale).as_str();
            let note = Some(self.asked(about)).filter(|note| !note.is_empty());
            sheet.put(HEAD, column, Cell::text(label).look(Look::Head).note(note));
            let entry = self.entry(about);
            for row in 0..count + SPARE {
                let content = contents.get(row).cloned().unwrap_or_default();
                sheet.put(
                    HEAD + 1 + row,
                    column,
                    Cell::from(content).entry(entry.clone()),
                );
            }
        }
        self.sheets.push(sheet);
    }

    /// The column that says which row of its parent a row belongs to: what it is called, and what stands in it. Nothing for what
    /// belongs to the document itself.
    fn belongs(&self, table: &Table, rows: &[Row<'_>]) -> Option<(String, Vec<Content>)> {
        let parent = table.parent.filter(|parent| *parent > 0)?;
        let name = &self.tables.get(parent)?.name;
        let parents = self.rows.get(parent)?;
        let keys = keys(self.tables.get(parent)?, parents);
        let label = |of| format!("{}: {}", self.say(of), name.get(self.locale));
        Some(match keys {
            Some(keys) => {
                let of = |row: &Row<'_>| {
                    Content::Text(keys.get(row.parent).cloned().unwrap_or_default())
                };
                (label(OF), rows.iter().map(of).collect())
            }
            None => {
                let of = |row: &Row<'_>| Content::Number((row.parent + 1) as f64);
                (label(OF_NUMBER), rows.iter().map(of).collect())
            }
        })
    }

    /// What is to be written into a column.
    fn asked(&self, column: &Column) -> String {
        match (column.holds, &self.levels) {
            (Holds::Value(Form::Level), Some(levels)) => levels.clone(),
            _ => asked(column, self.locale),
        }
    }

    fn content(&self, column: &Column, row: &Json) -> Content {
        let value = found(row, &column.path);
        value.map_or(Content::Blank, |value| {
            content(column.holds, value, self.locale)
        })
    }

    fn entry(&mut self, column: &Column) -> Entry {
        let words: Vec<String> = match column.holds {
            Holds::Value(Form::Number) => return Entry::Decimal(MOST),
            Holds::Value(Form::Money) => return Entry::Money(MOST),
            Holds::Value(Form::Day) => return Entry::Day,
            Holds::Value(Form::Truth) => YES_NO.map(|word| self.say(word).to_owned()).to_vec(),
            Holds::Value(Form::Choice(choices)) => firsts(choices, self.locale),
            Holds::Which(fields) => fields
                .iter()
                .map(|field| self.say(field.label).to_owned())
                .collect(),
            Holds::Value(_) => return Entry::Text,
        };
        let known = self.lists.iter().position(|list| *list == words);
        let at = known.unwrap_or_else(|| {
            self.lists.push(words.clone());
            self.lists.len() - 1
        });
        Entry::Choice(range(
            self.say(Part::Lists.label()),
            at,
            0,
            words.len().saturating_sub(1),
        ))
    }
}

/// The levels to choose from in a document that names a built-in instrument.
fn levels_of(document: &Document, locale: Locale) -> Option<String> {
    let instrument = built_in(document.instrument()?)?;
    Some(levels::listed(&instrument, locale))
}

/// The row of the heads of columns.
const HEAD: usize = 2;
/// The greatest number that any cell takes.
const MOST: f64 = 1e15;

/// What stands first in the rows of a table, if it tells them apart.
fn keys(table: &Table, rows: &[Row<'_>]) -> Option<Vec<String>> {
    let column = table.columns.first()?;
    if !matches!(column.holds, Holds::Value(Form::Text | Form::Code)) {
        return None;
    }
    let key = |row: &Row<'_>| Some(found(row.value, &column.path)?.as_str()?.trim().to_owned());
    let keys: Vec<String> = rows.iter().map(key).collect::<Option<_>>()?;
    let apart: BTreeSet<&String> = keys.iter().collect();
    (apart.len() == keys.len() && !keys.iter().any(String::is_empty)).then_some(keys)
}
