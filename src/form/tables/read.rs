//! Tables as the document that they are.

mod blocks;
mod found;
mod said;

use super::plan::{Items, Table, called, tables as planned, told_in, within};
use super::shape::{Field, Form};
use crate::form::mapping::{Filled, nearest};
use crate::form::problem::{Problem, SheetError};
use crate::form::scan::{self, Expected};
use crate::form::sheet::{Book, Content, Sheet};
use crate::form::words::Choices;
use crate::model::{Both, Id, Instrument, InstrumentRef, Kind, Locale, Pointer};
use crate::read::{ReadError, ReadErrorKind, read_any};
use crate::sound::Rubrics;
use blocks::{Blocks, Spot};
use said::stated;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;
use std::collections::BTreeMap;

pub use found::has_tables;

/// Reads the tables that [`tables`](super::tables) makes, once people have changed them: the document, with the cell that each value came from.
///
/// Tables and columns are found by what they are called, in either language, so that sheets, columns and rows may have been moved. A level of an instrument that is among
/// `rubrics` may be called by its title.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, form};
/// let rubrics = Rubrics::builtin();
/// let instrument = rubrics.named("operational").unwrap().instrument().clone();
/// let tables = form::tables(&instrument.into(), Locale::Vi).unwrap();
/// assert!(form::from_tables(&tables, &rubrics).is_ok());
/// ```
///
/// # Errors
/// Every [`Problem`]: no table that says what the document is, or two; a table or column that there is none of in such a document; a cell that holds something else than its
/// column asks for, such as `nhiều` for a number; a row that belongs to nothing; what is missing, or cannot stand where it does.
pub fn from_tables(book: &Book, rubrics: &Rubrics) -> Result<Filled, SheetError> {
    let mut problems = Vec::new();
    let named = found::kind(book).map_err(|problem| SheetError::new(vec![*problem]))?;
    let (kind, locale) = named;
    let planned = planned(kind);
    let blocks = Blocks::find(book, named, &planned, &mut problems);
    let mut reader = Reader {
        tables: &planned,
        blocks: &blocks,
        locale,
        instrument: instrument(&blocks, rubrics),
        cells: BTreeMap::new(),
        problems,
    };
    let mut document = reader.document();
    document.insert("document".to_owned(), kind.as_str().into());
    let Reader {
        cells,
        mut problems,
        ..
    } = reader;
    if problems.is_empty() {
        let json = Json::Object(document).to_string();
        match read_any(json.as_bytes()) {
            Ok(document) => {
                let cells = cells.into_iter();
                let cells = cells.map(|(pointer, spot)| (pointer, spot.name()));
                return Ok(Filled::new(document, cells));
            }
            Err(error) => {
                let all = std::iter::once(&error).chain(error.more());
                problems.extend(all.map(|error| unread(named, &blocks, &cells, error)));
            }
        }
    }
    Err(SheetError::new(problems))
}

/// The instrument that the first table names.
fn instrument<'i>(blocks: &Blocks<'_>, rubrics: &'i Rubrics) -> Option<&'i Instrument> {
    let stated = |name| {
        let spot = blocks.cell(0, 0, &["instrument", name])?;
        Id::new(spot.content().shown().trim())
    };
    let (id, edition) = (stated("id")?, stated("edition")?);
    let rubric = rubrics.get(&InstrumentRef { id, edition })?;
    Some(rubric.instrument())
}

/// What cannot be read, told at the cell where it stands or should stand.
fn unread(
    (kind, locale): (Kind, Locale),
    blocks: &Blocks<'_>,
    cells: &BTreeMap<String, Spot<'_>>,
    error: &ReadError,
) -> Problem {
    let missing = error.kind() == ReadErrorKind::MissingProperty;
    let mut pointer = error.pointer().clone();
    if let Some(property) = error.expected(Locale::Vi).filter(|_| missing) {
        pointer = pointer.with(&property);
    }
    let (called, form) = called(kind, &pointer.keys(), locale);
    let nowhere = missing && !cells.contains_key(pointer.as_str());
    let quoted = |labels: Vec<String>| {
        let quoted = labels.iter().map(|label| format!("\"{label}\""));
        quoted.collect::<Vec<String>>().join(", ")
    };
    let wanted = match (missing, form, error.kind()) {
        (true, ..) => {
            let columns = told_in(form, &called, locale);
            let columns = match columns.is_empty() {
                true => quoted(vec![called.clone()]),
                false => quoted(columns),
            };
            Both::new(
                format!("một giá trị ở {columns}"),
                format!("a value in {columns}"),
            )
        }
        // Cells give no other object than one that has too many or too few properties.
        (
            false,
            Some(
                form @ (Form::Parts(fields)
                | Form::Always(fields)
                | Form::One(fields)
                | Form::Picks(fields)),
            ),
            ReadErrorKind::Unexpected,
        ) => {
            // What a row is told to be stands in columns of its own table.
            let outer = match form {
                Form::Picks(_) => "",
                _ => &called,
            };
            let labels = fields
                .iter()
                .map(|field| within(outer, field.label.get(locale)));
            let columns = quoted(labels.collect());
            Both::new(
                format!("giá trị ở đúng một trong {columns}"),
                format!("a value in just one of {columns}"),
            )
        }
        _ => Both::of(|locale| {
            let expected = error.expected(locale);
            expected.unwrap_or_else(|| error.message(locale))
        }),
    };
    let spot = nearest(cells, pointer.as_str());
    let spot = spot.copied().unwrap_or_else(|| blocks.first());
    let found = match nowhere {
        true => Cow::default(),
        false => spot.content().shown(),
    };
    let at = (spot.row, spot.column);
    Problem::new(&spot.sheet.name, at, &called, wanted, found)
}

/// A row of a table, or the first table.
#[derive(Clone, Copy)]
struct At {
    table: usize,
    row: usize,
}

struct Reader<'r> {
    tables: &'r [Table],
    blocks: &'r Blocks<'r>,
    /// The language of the file.
    locale: Locale,
    /// The instrument that the document names, if it is at hand.
    instrument: Option<&'r Instrument>,
    /// The cell of the value at each place.
    cells: BTreeMap<String, Spot<'r>>,
    problems: Vec<Problem>,
}

impl<'r> Reader<'r> {
    fn document(&mut self) -> Map<String, Json> {
        let at = At { table: 0, row: 0 };
        match self.tables.first().map(|table| table.items) {
            Some(Items::Objects(fields)) => self.object(at, fields, &[], &Pointer::default()).0,
            _ => Map::new(),
        }
    }

    /// An object, and whether anything is said in it.
    fn object(
        &mut self,
        at: At,
        fields: &'static [Field],
        path: &[&'static str],
        pointer: &Pointer,
    ) -> (Map<String, Json>, bool) {
        let (mut object, mut any) = (Map::new(), false);
        for field in fields {
            let (value, said) = self.field(at, field, path, pointer, false);
            any |= said;
            if let Some(value) = value {
                object.insert(field.name.to_owned(), value);
            }
        }
        (object, any)
    }

    /// What a property is, and whether anything is said of it; one that was chosen may be there even so.
    fn field(
        &mut self,
        at: At,
        field: &'static Field,
        path: &[&'static str],
        pointer: &Pointer,
        chosen: bool,
    ) -> (Option<Json>, bool) {
        let path = [path, &[field.name]].concat();
        let pointer = pointer.clone().with(field.name);
        match field.form {
            Form::Mark => (chosen.then(|| Json::Object(Map::new())), false),
            Form::Parts(fields) | Form::Always(fields) => {
                let (object, said) = self.object(at, fields, &path, &pointer);
                self.stands_for(fields, &pointer);
                let there = said || chosen || matches!(field.form, Form::Always(_));
                (there.then_some(Json::Object(object)), said)
            }
            Form::One(fields) => {
                let object = self.one(at, fields, &path, &pointer);
                let said = object.is_some();
                (object, said)
            }
            Form::Rows(_) | Form::Picks(_) | Form::Lines => {
                let rows = self.rows(at, &path, &pointer);
                let said = !rows.is_empty();
                (Some(Json::Array(rows)), said)
            }
            Form::Words => {
                let mut text = Map::new();
                for language in ["vi", "en"] {
                    let path = [&path[..], &[language]].concat();
                    let words = self.leaf(at, Form::Text, &path, &pointer.clone().with(language));
                    text.extend(words.map(|words| (language.to_owned(), words)));
                }
                let vietnamese = self.cells.get(pointer.clone().with("vi").as_str());
                if let Some(spot) = vietnamese.copied() {
                    self.cells.insert(pointer.as_str().to_owned(), spot);
                }
                let said = !text.is_empty();
                (said.then_some(Json::Object(text)), said)
            }
            form => {
                let value = self.leaf(at, form, &path, &pointer);
                let said = value.is_some();
                let list = matches!(form, Form::Codes | Form::Choices(_));
                (
                    value.or_else(|| list.then(|| Json::Array(Vec::new()))),
                    said,
                )
            }
        }
    }

    /// What is told of an object as a whole is told at the first of its cells.
    fn stands_for(&mut self, fields: &[Field], pointer: &Pointer) {
        let mut inner = fields.iter().map(|field| pointer.clone().with(field.name));
        let first = inner.find_map(|inner| self.cells.get(inner.as_str()).copied());
        if let Some(spot) = first {
            self.cells.insert(pointer.as_str().to_owned(), spot);
        }
    }

    /// An object of one property: the one that its cell names, and whatever is said.
    fn one(
        &mut self,
        at: At,
        fields: &'static [Field],
        path: &[&'static str],
        pointer: &Pointer,
    ) -> Option<Json> {
        let labels = |locale| {
            fields
                .iter()
                .map(move |field| (field.name, (*field.label.get(locale)).to_owned()))
        };
        let labels = |locale: Locale| -> Choices<&'static str> {
            let other = locale.pick(Locale::En, Locale::Vi);
            labels(locale).chain(labels(other)).collect()
        };
        let spot = self.spot(at, path, pointer);
        let named = spot.and_then(|spot| self.take(spot, |content| scan::choice(content, labels)));
        let mut object = Map::new();
        for field in fields {
            let chosen = named == Some(field.name);
            let told = self.problems.len();
            let (value, said) = self.field(at, field, path, pointer, chosen);
            let value = value.filter(|_| said || chosen);
            let silent = chosen && value.is_none() && self.problems.len() == told;
            if let Some(spot) = spot.filter(|_| silent) {
                let outer = if path.is_empty() { "" } else { spot.label() };
                let label = within(outer, field.label.get(self.locale));
                let both = Both::new(
                    format!("một giá trị ở cột \"{label}\", vì đã chọn như vậy"),
                    format!("a value in the column \"{label}\", as that was chosen"),
                );
                self.wrong(spot, both);
            }
            object.extend(value.map(|value| (field.name.to_owned(), value)));
        }
        (named.is_some() || !object.is_empty()).then_some(Json::Object(object))
    }

    /// The rows of the list at this place.
    fn rows(&mut self, at: At, path: &[&'static str], pointer: &Pointer) -> Vec<Json> {
        let child = self
            .tables
            .iter()
            .position(|table| table.parent == Some(at.table) && table.path == path);
        let Some((child, table)) = child.and_then(|child| Some((child, self.tables.get(child)?)))
        else {
            return Vec::new();
        };
        let rows = self.blocks.children(child, at.row);
        let mut values = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let at = At {
                table: child,
                row: *row,
            };
            let pointer = pointer.clone().with(&number.to_string());
            let first = table.columns.first();
            let first = first.and_then(|column| self.blocks.cell(child, *row, &column.path));
            if let Some(spot) = first.or_else(|| self.blocks.row(child, *row)) {
                self.cells.insert(pointer.as_str().to_owned(), spot);
            }
            let value = match table.items {
                Items::Objects(fields) => {
                    Some(Json::Object(self.object(at, fields, &[], &pointer).0))
                }
                Items::Picks(fields) => self.one(at, fields, &[], &pointer),
                Items::Texts => self.leaf(at, Form::Text, &[], &pointer),
            };
            values.push(value.unwrap_or_else(|| Json::Object(Map::new())));
        }
        values
    }

    /// The cell of the value at this place, if the table has its column.
    fn spot(&mut self, at: At, path: &[&'static str], pointer: &Pointer) -> Option<Spot<'r>> {
        let spot = self.blocks.cell(at.table, at.row, path)?;
        self.cells.insert(pointer.as_str().to_owned(), spot);
        Some(spot)
    }

    /// What a cell states.
    fn leaf(
        &mut self,
        at: At,
        form: Form,
        path: &[&'static str],
        pointer: &Pointer,
    ) -> Option<Json> {
        let spot = self.spot(at, path, pointer)?;
        let instrument = self.instrument;
        self.take(spot, |content| stated(form, content, instrument))
    }

    fn take<T>(
        &mut self,
        spot: Spot<'r>,
        read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        let content = spot.content();
        match scan::reckoned(content).and_then(|()| read(content)) {
            Ok(read) => read,
            Err(expected) => {
                self.wrong(spot, expected);
                None
            }
        }
    }

    fn wrong(&mut self, spot: Spot<'r>, expected: Expected) {
        let Sheet { name, .. } = spot.sheet;
        let found = spot.content().shown();
        self.problems.push(Problem::new(
            name,
            (spot.row, spot.column),
            spot.label(),
            expected,
            found,
        ));
    }
}
