//! Reading XLSX, cell by cell, in bounded memory.

use super::marks::{self, RAISED, STRUCK};
use super::parts::Parts;
use super::shown::Shown;
use super::{FileError, Filler};
use crate::form::sheet::{Book, Cell, Content, Sheet};
use crate::model::Date;
use calamine::{DataRef, Reader as _, Style, Xlsx, XlsxError};
use std::io::{Cursor, Read, Seek};

/// Reads an XLSX file: the values of all cells, those that formulas gave when it was saved among them. Macros, pictures, charts
/// and comments on cells are passed over.
///
/// ```
/// use it_adoption_model::form::from_xlsx;
/// assert!(from_xlsx(b"PK\x03\x04").is_err(), "cut short");
/// ```
///
/// # Errors
/// A [`FileError`]: it is no XLSX file, is cut short, or has a password; it unpacks to more than [`MAX_BYTES`](super::MAX_BYTES); a sheet has more than [`MAX_ROWS`](super::MAX_ROWS)
/// rows or the file more than [`MAX_CELLS`](super::MAX_CELLS) cells, such as a cell at `XFD1048576`.
pub fn from_xlsx(bytes: &[u8]) -> Result<Book, FileError> {
    let parts = Parts::of(bytes)?;
    let marked = parts.to_mark.then(|| marks::marked(bytes)).transpose()?;
    let bytes = Cursor::new(marked.as_deref().unwrap_or(bytes));
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(bytes).map_err(broken)?;
    let mut filler = Filler::new();
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let mut sheet = Sheet {
            name: name.clone(),
            ..Sheet::default()
        };
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        let styles = cells.styles().iter();
        let shown: Vec<(Shown, bool)> = styles
            .map(|style| (Shown::by(style), is_struck(style)))
            .collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            let (shown, struck) = shown.get(style).unwrap_or(&(Shown::Number, false));
            let mut content = content(cell.get_value(), shown);
            let mut is_marked = |mark| parts.to_mark && unmark(&mut content, mark);
            let (struck, raised) = (is_marked(STRUCK) || *struck, is_marked(RAISED));
            if content != Content::Blank {
                filler.put(&mut sheet, row, column, Cell::from(content))?;
                sheet.struck.extend(struck.then_some((row, column)));
                sheet.raised.extend(raised.then_some((row, column)));
            }
        }
        drop(cells);
        if parts.unreckoned {
            unreckoned(&mut workbook, &mut sheet, &mut filler)?;
        }
        if parts.merges {
            let merged = workbook.merge_cells_by_sheet_name(&name).map_err(broken)?;
            let ends = |(row, column): (u32, u32)| (row as usize, column as usize);
            sheet.merged = merged
                .into_iter()
                .map(|cells| [ends(cells.start), ends(cells.end)])
                .collect();
        }
        sheets.push(sheet);
    }
    Ok(Book { sheets })
}

/// Puts the formulas that have no result, as some programs write them, where nothing would stand.
fn unreckoned<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &mut Sheet,
    filler: &mut Filler,
) -> Result<(), FileError> {
    let cells = workbook.worksheet_cells_reader(&sheet.name);
    let mut cells = cells.map_err(broken)?;
    while let Some(cell) = cells.next_cell_with_formula().map_err(broken)? {
        if let (DataRef::Empty, Some(formula)) = (&cell.value, cell.formula) {
            let (row, column) = cell.pos;
            let content = Content::Error(format!("={formula}"));
            filler.put(sheet, row as usize, column as usize, content.into())?;
        }
    }
    Ok(())
}

/// What libraries say of it is told in neither language: people can do nothing with that.
pub(super) fn broken(_: impl std::fmt::Display) -> FileError {
    FileError::new(
        "không đọc được tệp: tệp bị hỏng, chưa tải hết, hoặc không phải .xlsx: hãy mở bằng Excel và lưu lại dạng .xlsx, hoặc tải lại",
        "cannot read the file, which is damaged, cut short, or no .xlsx: open it in Excel and save it as .xlsx, or download it again",
    )
}

fn is_struck(style: &Style) -> bool {
    style.font.as_ref().is_some_and(|font| font.strikethrough)
}

/// Takes a mark away, if it stands there.
fn unmark(content: &mut Content, mark: char) -> bool {
    let Content::Text(text) = content else {
        return false;
    };
    let bare = text.replace(mark, "");
    let is_marked = bare != *text;
    *content = text_content(&bare);
    is_marked
}

fn content(value: &DataRef<'_>, shown: &Shown) -> Content {
    match value {
        DataRef::Empty => Content::Blank,
        DataRef::Int(number) => shown.content(*number as f64),
        DataRef::Float(number) => shown.content(*number),
        DataRef::String(text) => text_content(text),
        DataRef::SharedString(text) => text_content(text),
        DataRef::Bool(truth) => Content::Truth(*truth),
        DataRef::DateTime(time) if time.is_duration() || time.as_f64() < 1.0 => {
            Content::Text(clock(time.as_f64()))
        }
        // No day has such a number; cells show it as ####.
        DataRef::DateTime(time) if time.as_f64() > LAST_DAY => Content::Number(time.as_f64()),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            Date::new(year, month, day).map_or_else(
                || Content::Text(format!("{year:04}-{month:02}-{day:02}")),
                Content::Day,
            )
        }
        DataRef::DateTimeIso(text) if text.starts_with('#') => Content::Error(text.clone()),
        DataRef::DateTimeIso(text) => day_content(text.get(..10).unwrap_or(text)),
        DataRef::DurationIso(text) => Content::Text(text.clone()),
        DataRef::Error(error) => Content::Error(error.to_string()),
    }
}

/// The number of 31 December 9999, the last day that spreadsheets know.
const LAST_DAY: f64 = 2_958_465.0;

/// A time of a day, or a span of time in days, as clocks show it: `17:01`, `48:00`, `0:00:30`.
fn clock(days: f64) -> String {
    let seconds = (days.abs() * 86_400.0).round() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let sign = if days < 0.0 { "-" } else { "" };
    let seconds = (seconds > 0).then(|| format!(":{seconds:02}"));
    format!("{sign}{hours}:{minutes:02}{}", seconds.unwrap_or_default())
}

fn text_content(text: &str) -> Content {
    match text {
        "" => Content::Blank,
        text => Content::Text(text.to_owned()),
    }
}

/// A day; one that no document holds stays as it is written.
fn day_content(iso: &str) -> Content {
    iso.parse().ok().map_or_else(
        || Content::Text(iso.to_owned()),
        |day: Date| Content::Day(day),
    )
}
