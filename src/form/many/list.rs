//! Reading a list of schools, to make a table for them.

use super::rows::{no_school, stages};
use crate::form::filled::Reader;
use crate::form::heads::{Headed, Labels, SCHOOL, labelled};
use crate::form::problem::{Problem, SheetError};
use crate::form::scan::{Expected, expected, fold, parsed, phrase};
use crate::form::sheet::{Book, Content};
use crate::form::words::Field;
use crate::model::wire::StringForm as _;
use crate::model::{Both, Id, School};
use std::collections::HashMap;

/// The schools of a list, and what stands on it but was not read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct SchoolList {
    /// The schools, in the order of the sheets and rows.
    pub schools: Vec<School>,
    /// Of each sheet and each column that was not read, the first cell that says something.
    pub unread: Vec<Problem>,
}

/// Reads a list of schools: all sheets with a table that has the columns `Mã trường`, `Tên trường`, `Cấp học` and, where there is one, `Mã đơn vị quản lý`.
///
/// A column `Đơn vị quản lý` is taken for the latter where codes stand in it, such as `xa-01`, and no names.
///
/// ```
/// use it_adoption_model::form::{Book, Cell, Sheet, schools};
/// let rows = [["Mã trường", "Tên trường", "Cấp học", "Xã"], ["S-1", "Trường THCS A", "THCS", "Xã Một"]];
/// let rows = rows.map(|row| row.map(Cell::text).to_vec()).to_vec();
/// let list = schools(&Book::new(vec![Sheet::new("", rows)]))?;
/// assert_eq!(list.schools[0].id, "S-1");
/// assert_eq!(list.unread[0].cell, "D2");
/// # Ok::<(), it_adoption_model::form::SheetError>(())
/// ```
///
/// # Errors
/// Every [`Problem`]: no row with those columns; a school without code, name or stages; a code that stands there twice, on one sheet or on two; a cell over several rows or struck out.
pub fn schools(book: &Book) -> Result<SchoolList, SheetError> {
    let mut problems = Vec::new();
    let mut list = SchoolList::default();
    let mut known = HashMap::new();
    let mut found = false;
    for sheet in &Headed::sheets(book) {
        match Head::of(sheet) {
            Some(head) => {
                found = true;
                read(sheet, &head, &mut known, &mut list, &mut problems);
            }
            None => list.unread.extend(no_list(sheet)),
        }
    }
    if !found {
        problems.push(headless(book));
    }
    match problems.is_empty() {
        true => Ok(list),
        false => Err(SheetError::new(problems)),
    }
}

/// Where a school stands: the sheet and the row.
type Place<'b> = (&'b str, usize);

/// Reads the schools of a sheet.
fn read<'b>(
    sheet: &Headed<'b>,
    head: &Head,
    known: &mut HashMap<Id, Place<'b>>,
    list: &mut SchoolList,
    problems: &mut Vec<Problem>,
) {
    let mut reader = Reader::new(sheet, problems);
    let is_read = |column| head.columns.contains(&column) || head.unit == Some(column);
    let rows = head.row + 1..sheet.sheet.rows.len();
    reader.misleading(rows.clone(), is_read);
    let heads = sheet.sheet.rows.get(head.row).into_iter().flatten();
    let heads: Vec<_> = heads.map(|cell| cell.content.shown()).collect();
    let names = |column: usize| heads.get(column).map_or("", |head| head.as_ref());
    let is_wanted = |column: &usize| {
        let field = labelled(names(*column)).and_then(|named| named.field);
        field.is_some_and(|f| f == Field::Unit || SCHOOL.contains(&f))
    };
    let twice = (0..heads.len()).filter(|column| is_wanted(column) && !is_read(*column));
    let twice: Vec<usize> = twice.collect();
    for column in &twice {
        let both = expected("mỗi cột một lần", "each column once");
        reader.wrong(head.row, *column, "", both);
    }
    let schools = rows.clone();
    let schools =
        schools.filter_map(|row| school(&mut reader, head, row, known, &sheet.sheet.name));
    list.schools.extend(schools);
    let rows: Vec<usize> = rows.collect();
    let is_told = |column: usize| {
        let is_number = NUMBERS.contains(&fold(names(column)).as_str());
        is_read(column) || twice.contains(&column) || is_number
    };
    let mut unread = Reader::new(sheet, &mut list.unread);
    for (row, column) in unread.passed_over(&rows, is_told) {
        let both = expected(
            "tên cột \"Mã trường\", \"Tên trường\", \"Cấp học\" hoặc \"Mã đơn vị quản lý\"; cột này không được đọc",
            "the name \"School code\", \"School name\", \"Stages\" or \"Managing unit code\" for its column; this column is not read",
        );
        unread.wrong(row, column, names(column), both);
    }
}

/// What a column of numbers of rows is called, which nobody misses.
const NUMBERS: [&str; 5] = ["stt", "tt", "so tt", "so thu tu", "no."];

/// That a sheet which says something is no list of schools.
fn no_list(sheet: &Headed<'_>) -> Option<Problem> {
    let rows = sheet.sheet.rows.iter().enumerate();
    let mut said = rows.filter_map(|(row, cells)| {
        let column = cells.iter().position(|cell| !cell.content.says_nothing())?;
        Some((row, column, &cells.get(column)?.content))
    });
    let (row, column, content) = said.next()?;
    let both = Both::of(|locale| {
        let list = locale.pick("; trang này không được đọc", "; this sheet is not read");
        a_list().get(locale).clone() + list
    });
    Some(Problem::new(
        &sheet.sheet.name,
        (row, column),
        "",
        both,
        content,
    ))
}

fn a_list() -> Expected {
    expected(
        "một bảng có các cột \"Mã trường\", \"Tên trường\", \"Cấp học\"",
        "a table with the columns \"School code\", \"School name\", \"Stages\"",
    )
}

/// That a file holds no list of schools, at the first row that says something.
fn headless(book: &Book) -> Problem {
    let rows = book.sheets.iter().flat_map(|sheet| {
        let rows = sheet.rows.iter().enumerate();
        rows.map(move |(row, cells)| (sheet, row, cells))
    });
    let texts = rows.map(|(sheet, row, cells)| {
        let cells = cells.iter().filter(|cell| !cell.content.is_blank());
        let texts: Vec<_> = cells.map(|cell| cell.content.shown()).collect();
        (sheet.name.as_str(), row, texts.join(", "))
    });
    let mut said = texts.filter(|(.., texts)| !texts.is_empty());
    let (name, row, found) = said.next().unwrap_or_default();
    Problem::new(name, (row, 0), "", a_list(), &Content::Text(found))
}

/// The school of a row that says something, or none after noting what is wrong with it.
fn school<'b>(
    reader: &mut Reader<'_>,
    head: &Head,
    row: usize,
    known: &mut HashMap<Id, Place<'b>>,
    sheet: &'b str,
) -> Option<School> {
    let [id, name, taught] = head.columns;
    let [no_id, no_name, no_stages] = head
        .columns
        .map(|column| reader.content(row, Some(column)).is_blank());
    if no_id && no_stages {
        if !no_name {
            reader.wrong(row, id, "", no_school());
        }
        return None;
    }
    let about = |column: usize| reader.content(head.row, Some(column)).shown();
    let [about_id, about_name, about_stages] = head.columns.map(about);
    let about_unit = head.unit.map(about).unwrap_or_default();
    let id = reader.must(row, id, &about_id, Id::EXPECT, parsed::<Id>);
    let both = Both::new("tên trường", "the school's name");
    let name = reader.must(row, name, &about_name, both, phrase);
    let both = Both::new(
        "các cấp học, như \"tiểu học, THCS\"",
        "the stages, such as \"primary, lower secondary\"",
    );
    let stages = reader.must(row, taught, &about_stages, both, stages);
    let unit = head
        .unit
        .and_then(|column| reader.take(row, column, &about_unit, parsed::<Id>));
    let here = (sheet, row);
    let first = id.map_or(here, |id| *known.entry(id.small()).or_insert(here));
    if first != here {
        let (other, before) = (first.0, first.1 + 1);
        let on = |of: &str| match other == sheet {
            true => String::new(),
            false => format!(" {of} {other}"),
        };
        let (vi, en) = (on("của trang"), on("of the sheet"));
        let both = Both::new(
            format!(
                "mỗi trường một dòng; mã này đã có ở dòng {before}{vi} (chữ hoa, chữ thường coi như nhau)"
            ),
            format!(
                "a row for each school; this code stands in row {before}{en} (capitals do not make it another)"
            ),
        );
        let [column, ..] = head.columns;
        reader.wrong(row, column, &about_id, both);
    }
    Some(School {
        id: id?,
        name: name?,
        stages: stages?,
        unit,
    })
}

struct Head {
    row: usize,
    columns: [usize; 3],
    unit: Option<usize>,
}

impl Head {
    fn of(sheet: &Headed<'_>) -> Option<Self> {
        let (row, labels) = sheet.find(Labels::is_of_schools)?;
        let column = |field| labels.fields.get(&field).copied();
        Some(Self {
            row,
            columns: SCHOOL.map(|field| column(field).unwrap_or_default()),
            unit: column(Field::Unit).or_else(|| units(sheet, row)),
        })
    }
}

/// What a column is called where codes of managing units or their names may stand.
const UNITS: [&str; 6] = [
    "don vi quan ly",
    "co quan quan ly",
    "ma don vi",
    "ma co quan quan ly",
    "managing unit",
    "unit code",
];

/// The only column of managing units that holds nothing but codes: no name has a digit and none but letters of a code.
fn units(sheet: &Headed<'_>, head: usize) -> Option<usize> {
    let (above, below) = sheet.sheet.rows.split_at_checked(head + 1)?;
    let is_code = |content: &Content| {
        let id = parsed::<Id>(content).ok().flatten();
        let has_digit = |id: Id| id.as_str().bytes().any(|byte| byte.is_ascii_digit());
        content.says_nothing() || id.is_some_and(has_digit)
    };
    let heads = above.last()?.iter().enumerate();
    let named = heads.filter(|(_, cell)| UNITS.contains(&fold(&cell.content.shown()).as_str()));
    let of_codes = |column: &usize| {
        let mut cells = below.iter().filter_map(|row| row.get(*column));
        cells.all(|cell| is_code(&cell.content))
    };
    let mut columns = named.map(|(column, _)| column).filter(of_codes);
    columns.next().filter(|_| columns.next().is_none())
}
