//! Reading and writing CSV.

mod rows;

use super::{FileError, Filler, MAX_BYTES};
use crate::form::heads::labelled;
use crate::form::scan::day_text;
use crate::form::sheet::{Book, Cell, Content, Sheet};
use memchr::memrchr;
use rows::Rows;
use std::collections::HashMap;

/// Writes the sheets that people see, without what formulas reckon and without those of results alone, as one CSV file (UTF-8 with byte order mark, semicolons, decimal commas, as Excel in Vietnam writes it), with a blank row between them.
///
/// A text that a spreadsheet would take for a formula, beginning with `=`, `+`, `-` or `@`, gets an apostrophe before it, which [`from_csv`] takes away again.
///
/// ```
/// use it_adoption_model::form::{Book, Cell, Sheet, to_csv, from_csv};
/// let book = Book::new(vec![Sheet::new("Trường", vec![vec![Cell::text("THCS A")]])]);
/// let read = from_csv(&to_csv(&book))?;
/// assert_eq!(read.sheets[0].cell(0, 0).map(|cell| &cell.content), book.sheets[0].cell(0, 0).map(|cell| &cell.content));
/// # Ok::<(), it_adoption_model::form::FileError>(())
/// ```
pub fn to_csv(book: &Book) -> Vec<u8> {
    let mut file = "\u{feff}".to_owned();
    for (at, sheet) in book
        .sheets
        .iter()
        .filter(|sheet| is_written(sheet))
        .enumerate()
    {
        let blank = (at > 0).then(Vec::new);
        let rows = sheet.rows.iter().map(|row| row.iter().map(field).collect());
        for row in blank.into_iter().chain(rows) {
            let row: Vec<String> = row;
            match row.as_slice() {
                [] => file.push_str("\"\""),
                [one] if one.is_empty() => file.push_str("\"\""),
                row => file.push_str(&row.join(";")),
            }
            file.push('\n');
        }
    }
    file.into_bytes()
}

/// Whether a sheet has a place in a file without formulas: one that people see, and not one of results alone.
fn is_written(sheet: &Sheet) -> bool {
    let dresses = || {
        sheet
            .rows
            .iter()
            .flatten()
            .filter_map(|cell| cell.dress.as_ref())
    };
    let reckoned = dresses().any(|dress| dress.formula.is_some());
    !sheet.hidden && (!reckoned || dresses().any(|dress| dress.entry.is_some()))
}

fn field(cell: &Cell) -> String {
    let dress = cell.dress.as_ref();
    if dress.is_some_and(|dress| dress.formula.is_some()) {
        return String::new();
    }
    let text = match &cell.content {
        Content::Text(text) if is_risky(text) => format!("'{text}"),
        Content::Number(number) | Content::Formatted(number) => local(*number),
        Content::Day(day) => day_text(*day),
        content => content.shown().into_owned(),
    };
    match text.contains([';', '"', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

/// A number with a decimal comma, and never with just three digits after it, which could be taken for thousands.
fn local(number: f64) -> String {
    let text = number.to_string().replace('.', ",");
    match text.split_once(',') {
        Some((_, after)) if after.len() == 3 => text + "0",
        _ => text,
    }
}

/// Whether a spreadsheet could take a text for a formula, or the text begins as an escaped one does.
fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

/// Reads a CSV file in UTF-8, with or without byte order mark, its cells apart by semicolons, commas or tabs.
///
/// # Errors
/// A [`FileError`]: it is not UTF-8, such as windows-1258 or UTF-16, with the advice how to save it; a quotation mark opens a cell and
/// is not closed, or not at the end of the cell, as in `"a;b`, so that nobody knows where the cell ends; it is larger than [`MAX_BYTES`], or has
/// more rows or cells than any sheet may have.
pub fn from_csv(bytes: &[u8]) -> Result<Book, FileError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(FileError::new(
            "tệp CSV quá lớn",
            "the CSV file is too large",
        ));
    }
    let mut filler = Filler::new();
    let mut sheet = Sheet::default();
    for (row, fields) in rows(text(bytes)?).enumerate() {
        for (column, field) in fields?.iter().enumerate() {
            if !field.is_empty() {
                filler.put(&mut sheet, row, column, cell(field))?;
            }
        }
    }
    Ok(Book {
        sheets: vec![sheet],
    })
}

fn cell(field: &str) -> Cell {
    let escaped = field.strip_prefix('\'').filter(|text| is_risky(text));
    Cell::text(escaped.unwrap_or(field))
}

fn text(bytes: &[u8]) -> Result<&str, FileError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(FileError::new(
            "tệp CSV ở dạng UTF-16: trong Excel hãy chọn Lưu thành, dạng \"CSV UTF-8\"",
            "the CSV file is UTF-16: in Excel choose Save as, \"CSV UTF-8\"",
        ));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        FileError::new(
            format!(
                "dòng {line} của tệp không phải UTF-8 (có thể là Windows-1258 hoặc TCVN3): trong Excel hãy chọn Lưu thành, dạng \"CSV UTF-8\", hoặc dùng tệp .xlsx"
            ),
            format!(
                "line {line} of the file is not UTF-8 (it may be windows-1258): in Excel choose Save as, \"CSV UTF-8\", or use the .xlsx file"
            ),
        )
    })
}

/// The rows of a text, without the line that may say what cells are apart by.
fn rows(text: &str) -> Rows<'_> {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some((mark, rest)) = rest.split_once('\n')
        && let [mark @ (b',' | b';' | b'\t'), ..] = mark.as_bytes()
    {
        let (mark, line) = (*mark, 2);
        return Rows { rest, line, mark };
    }
    let (rest, line, mark) = (text, 1, mark(text));
    Rows { rest, line, mark }
}

/// What cells are apart by: what gives the most heads of columns that are known, or else rows of one width; a mark that stands in some
/// cells alone gives neither.
fn mark(text: &str) -> u8 {
    let sample = text.as_bytes().get(..SAMPLE);
    let last = sample.and_then(|sample| memrchr(b'\n', sample));
    let sample = last.and_then(|last| text.get(..=last)).unwrap_or(text);
    let marks = [b',', b';', b'\t'].into_iter();
    let best = marks.max_by_key(|mark| fit(sample, *mark));
    best.unwrap_or(b';')
}

/// How many heads of columns a text has if its cells are apart by this mark, whether all its rows are of one width, and how many are.
fn fit(text: &str, mark: u8) -> (usize, bool, usize) {
    let (rest, line) = (text, 1);
    let (mut heads, mut rows) = (0, 0);
    let mut widths: HashMap<usize, usize> = HashMap::new();
    for row in (Rows { rest, line, mark }) {
        rows += 1;
        let Ok(row) = row else { break };
        heads += row.iter().filter(|field| labelled(field).is_some()).count();
        if row.len() > 1 {
            *widths.entry(row.len()).or_default() += 1;
        }
    }
    let same = widths.into_values().max().unwrap_or_default();
    (heads, same == rows, same)
}

/// How many bytes are looked at to find out what cells are apart by.
const SAMPLE: usize = 64 << 10;
