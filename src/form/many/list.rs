//! Reading a list of schools, to make a table for them.

use super::rows::{no_school, stages};
use crate::form::filled::Reader;
use crate::form::heads::{Headed, Labels, SCHOOL, labelled};
use crate::form::problem::{Problem, SheetError};
use crate::form::scan::{expected, parsed, wanted};
use crate::form::seen::small;
use crate::form::sheet::{Book, Content};
use crate::form::words::Field;
use crate::model::wire::StringForm as _;
use crate::model::{Both, Id, Phrase, School};
use std::collections::HashMap;

/// Reads a list of schools: a table with the columns `Mã trường`, `Tên trường`, `Cấp học` and, where there is one, `Mã đơn vị quản lý`.
///
/// ```
/// use it_adoption_model::form::{Book, Cell, Sheet, schools};
/// let rows = [["Mã trường", "Tên trường", "Cấp học"], ["S-1", "Trường THCS A", "THCS"]];
/// let rows = rows.map(|row| row.map(Cell::text).to_vec()).to_vec();
/// let read = schools(&Book::new(vec![Sheet::new("", rows)]))?;
/// assert_eq!(read[0].id, "S-1");
/// # Ok::<(), it_adoption_model::form::SheetError>(())
/// ```
///
/// # Errors
/// Every [`Problem`]: no row with those columns; a school without code, name or stages; a code that stands there twice; a cell over several rows.
pub fn schools(book: &Book) -> Result<Vec<School>, SheetError> {
    let mut problems = Vec::new();
    let sheets = Headed::sheets(book);
    let found = sheets.iter().find_map(|sheet| Some((sheet, head(sheet)?)));
    let Some((sheet, head)) = found else {
        return Err(SheetError::new(vec![headless(book)]));
    };
    let mut reader = Reader::new(sheet, &mut problems);
    let read = |column| head.columns.contains(&column) || head.unit == Some(column);
    let rows = head.row + 1..sheet.sheet.rows.len();
    reader.merged(rows.clone(), read);
    let heads = sheet.sheet.rows.get(head.row).into_iter().flatten();
    for (column, cell) in heads.enumerate() {
        let field = labelled(&cell.content.shown()).and_then(|named| named.field);
        let is_wanted = field.is_some_and(|f| f == Field::Unit || SCHOOL.contains(&f));
        if is_wanted && !read(column) {
            let both = expected("mỗi cột một lần", "each column once");
            reader.wrong(head.row, column, "", both);
        }
    }
    let mut known = HashMap::new();
    let schools = rows.filter_map(|row| school(&mut reader, &head, row, &mut known));
    let schools: Vec<School> = schools.collect();
    match problems.is_empty() {
        true => Ok(schools),
        false => Err(SheetError::new(problems)),
    }
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
    let both = expected(
        "một bảng có các cột \"Mã trường\", \"Tên trường\", \"Cấp học\"",
        "a table with the columns \"School code\", \"School name\", \"Stages\"",
    );
    Problem::new(name, (row, 0), "", both, &Content::Text(found))
}

/// The school of a row that says something, or none after noting what is wrong with it.
fn school(
    reader: &mut Reader<'_>,
    head: &Head,
    row: usize,
    known: &mut HashMap<Id, usize>,
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
    let id = reader.must(row, id, &about_id, wanted(Id::EXPECT), parsed::<Id>);
    let both = expected("tên trường", "the school's name");
    let name = reader.must(row, name, &about_name, both, |content| {
        Ok(content.words().and_then(|words| Phrase::new(&words)))
    });
    let both = expected(
        "các cấp học, như \"tiểu học, THCS\"",
        "the stages, such as \"primary, lower secondary\"",
    );
    let stages = reader.must(row, taught, &about_stages, both, stages);
    let unit = head
        .unit
        .and_then(|column| reader.take(row, column, &about_unit, parsed::<Id>));
    let before = id.and_then(|id| known.insert(small(id), row));
    if let Some(before) = before {
        let before = before + 1;
        let both = Both::new(
            format!(
                "mỗi trường một dòng; mã này đã có ở dòng {before} (chữ hoa, chữ thường coi như nhau)"
            ),
            format!(
                "a row for each school; this code stands in row {before} (capitals do not make it another)"
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

fn head(sheet: &Headed<'_>) -> Option<Head> {
    let (row, labels) = sheet.find(Labels::is_of_schools)?;
    let column = |field| labels.fields.get(&field).copied();
    Some(Head {
        row,
        columns: SCHOOL.map(|field| column(field).unwrap_or_default()),
        unit: column(Field::Unit),
    })
}
