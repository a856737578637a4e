//! Reading XLSX, cell by cell, in bounded memory.

use super::{FileError, Filler, MAX_BYTES};
use crate::form::sheet::{Book, Cell, Content, Sheet};
use crate::model::Date;
use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use memchr::memmem::Finder;
use std::io::{Cursor, Read as _};

/// Reads an XLSX file: the values of all cells, those that formulas gave when it was saved among them. Macros, pictures, charts
/// and comments on cells are passed over.
///
/// ```
/// use it_adoption_model::form::from_xlsx;
/// assert!(from_xlsx(b"PK\x03\x04").is_err(), "cut short");
/// ```
///
/// # Errors
/// A [`FileError`]: it is no XLSX file, is cut short, or has a password; it unpacks to more than [`MAX_BYTES`]; a sheet has more than [`MAX_ROWS`](super::MAX_ROWS)
/// rows or the file more than [`MAX_CELLS`](super::MAX_CELLS) cells, such as a cell at `XFD1048576`.
pub fn from_xlsx(bytes: &[u8]) -> Result<Book, FileError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    unpacks_to_little(&mut archive)?;
    let merges_rows = merges_rows(&mut archive)?;
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
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
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let content = content(cell.get_value());
            if content != Content::Blank {
                filler.put(
                    &mut sheet,
                    row as usize,
                    column as usize,
                    Cell::from(content),
                )?;
            }
        }
        drop(cells);
        if merges_rows {
            let merged = workbook.merge_cells_by_sheet_name(&name).map_err(broken)?;
            let ends = |(row, column): (u32, u32)| (row as usize, column as usize);
            let merged = merged
                .into_iter()
                .filter(|cells| cells.start.0 < cells.end.0);
            sheet.tall = merged
                .map(|cells| [ends(cells.start), ends(cells.end)])
                .collect();
        }
        sheets.push(sheet);
    }
    Ok(Book { sheets })
}

type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

/// Sums up what the parts of the archive say they unpack to; a part that lies is refused when it is unpacked.
fn unpacks_to_little(archive: &mut Archive<'_>) -> Result<(), FileError> {
    let (mut whole, mut strings) = (0_u64, 0_u64);
    let mut open_document = false;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        whole = whole.saturating_add(part.size());
        let name = part.name().map_err(broken)?;
        open_document |= name == "mimetype";
        if is_shared(&name) {
            strings = strings.saturating_add(part.size());
        }
    }
    if open_document {
        return Err(FileError::new(
            "tệp là OpenDocument (.ods): trong LibreOffice hãy chọn Lưu thành, dạng Excel 2007-365 (.xlsx)",
            "the file is an OpenDocument (.ods): in LibreOffice choose Save as, Excel 2007-365 (.xlsx)",
        ));
    }
    if whole > MAX_BYTES || strings > MAX_BYTES / 8 {
        return Err(FileError::new(
            "tệp nén chứa quá nhiều dữ liệu khi giải nén: hãy chép bảng cần dùng sang một tệp mới",
            "the file unpacks to too much data: copy the table that is needed into a new file",
        ));
    }
    Ok(())
}

/// Whether a part of a file is of all its sheets.
fn is_shared(part: &str) -> bool {
    ["sharedStrings.xml", "styles.xml"]
        .iter()
        .any(|shared| part.ends_with(shared))
}

/// Whether any cells go over several rows. They are listed behind all others, so most files need not be gone through once more.
fn merges_rows(archive: &mut Archive<'_>) -> Result<bool, FileError> {
    let tags = Finder::new("mergeCell");
    let mut block = vec![0; BLOCK];
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        let name = part.name().map_err(broken)?;
        if !name.ends_with(".xml") || is_shared(&name) {
            continue;
        }
        let size = part.size();
        let (mut part, mut kept) = (part.take(size), 0);
        loop {
            let room = block.get_mut(kept..).unwrap_or_default();
            let read = part.read(room).map_err(broken)?;
            if read == 0 {
                break;
            }
            let end = kept + read;
            let text = block.get(..end).unwrap_or_default();
            let tag = |at: usize| text.get(at..end.min(at + TAG));
            if tags.find_iter(text).filter_map(tag).any(is_tall) {
                return Ok(true);
            }
            // A tag that goes on behind what was read last is looked at again, whole.
            kept = end.min(TAG);
            block.copy_within(end - kept..end, 0);
        }
    }
    Ok(false)
}

/// How much of a part is looked at together, in bytes.
const BLOCK: usize = 64 * 1024;
/// More bytes than a tag of merged cells has.
const TAG: usize = 200;

/// Whether a text begins with a tag that says that cells of several rows are one, as `mergeCell ref="D6:D9"/` does.
fn is_tall(text: &[u8]) -> bool {
    let tag = text.split(|byte| *byte == b'>').next().unwrap_or_default();
    let name = tag.split(|byte| byte.is_ascii_whitespace()).next();
    if name != Some(b"mergeCell") {
        return false;
    }
    let tag = String::from_utf8_lossy(tag);
    let row = |cell: &str| cell.replace(|c: char| !c.is_ascii_digit(), "");
    let mut values = tag
        .split(['"', '\''])
        .filter_map(|value| value.split_once(':'));
    values.any(|(first, last)| row(first) != row(last))
}

fn broken(error: impl std::fmt::Display) -> FileError {
    FileError::new(
        format!(
            "không đọc được tệp .xlsx, có thể tệp bị hỏng hoặc chưa tải hết: hãy mở bằng Excel và lưu lại ({error})"
        ),
        format!(
            "cannot read the .xlsx file, which may be damaged or cut short: open it in Excel and save it again ({error})"
        ),
    )
}

fn content(value: &DataRef<'_>) -> Content {
    match value {
        DataRef::Empty => Content::Blank,
        DataRef::Int(number) => Content::Number(*number as f64),
        DataRef::Float(number) => Content::Number(*number),
        DataRef::String(text) => text_content(text),
        DataRef::SharedString(text) => text_content(text),
        DataRef::Bool(truth) => Content::Truth(*truth),
        DataRef::DateTime(time) if time.is_duration() => Content::Text(time.to_string()),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            day_content(&format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTimeIso(text) => day_content(text.get(..10).unwrap_or(text)),
        DataRef::DurationIso(text) => Content::Text(text.clone()),
        DataRef::Error(error) => Content::Error(error.to_string()),
    }
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
