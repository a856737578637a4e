//! Books of sheets as files: XLSX and CSV.

mod comma;
mod load;
mod marks;
mod parts;
mod save;
mod shown;

pub use comma::{from_csv, to_csv};
pub use load::from_xlsx;
pub use save::to_xlsx;

use super::sheet::{Book, Cell, Sheet};
use crate::model::words::decimal;
use crate::model::{Both, Locale};

/// A file that cannot be read as sheets, or sheets that cannot be written as a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FileError(Box<Both<String>>);

impl FileError {
    pub(super) fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Box::new(Both::new(vi.into(), en.into())))
    }

    /// What is wrong, and what to do.
    pub fn message(&self, locale: Locale) -> &str {
        self.0.get(locale)
    }
}

/// The most cells that a file may hold, all sheets together, blank ones between them counted.
pub const MAX_CELLS: usize = 2_000_000;

/// The most rows that a sheet may have.
pub const MAX_ROWS: usize = 100_000;

/// The most bytes that a file may have, and the parts that are packed in it when they are unpacked.
pub const MAX_BYTES: u64 = 256 << 20;

/// Reads a file of sheets, XLSX or CSV, whatever it is called.
///
/// ```
/// use it_adoption_model::Locale;
/// use it_adoption_model::form::{Book, Cell, Sheet, open, to_csv, to_xlsx};
/// let book = Book::new(vec![Sheet::new("Trường", vec![vec![Cell::text("THCS A")]])]);
/// for file in [to_csv(&book), to_xlsx(&book)?] {
///     let read = open(&file)?;
///     assert!(read.sheets[0].cell(0, 0).is_some());
/// }
/// assert!(open(b"%PDF-1.7").unwrap_err().message(Locale::Vi).contains("PDF"));
/// # Ok::<(), it_adoption_model::form::FileError>(())
/// ```
///
/// # Errors
/// As [`from_xlsx`] and [`from_csv`]; for an older or encrypted workbook, an OpenDocument or a PDF file: how to save it so that it can be read.
pub fn open(bytes: &[u8]) -> Result<Book, FileError> {
    if bytes.is_empty() {
        return Err(FileError::new(
            "tệp trống, không có gì trong đó (0 byte): hãy lưu lại hoặc tải lại",
            "the file is empty (0 bytes): save or download it again",
        ));
    }
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"PK\x03\x04") {
        return from_xlsx(bytes);
    }
    if begins(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(FileError::new(
            "tệp là .xls đời cũ hoặc có mật khẩu: hãy lưu lại dạng Excel Workbook (.xlsx), không đặt mật khẩu",
            "the file is an old .xls or has a password: save it as Excel Workbook (.xlsx), without a password",
        ));
    }
    if begins(b"%PDF") {
        return Err(FileError::new(
            "tệp là PDF: hãy dùng bảng tính .xlsx hoặc .csv",
            "the file is a PDF: use a spreadsheet, .xlsx or .csv",
        ));
    }
    from_csv(bytes)
}

/// Puts cells into sheets as long as the limits allow.
struct Filler {
    left: usize,
}

impl Filler {
    fn new() -> Self {
        Self { left: MAX_CELLS }
    }

    fn put(
        &mut self,
        sheet: &mut Sheet,
        row: usize,
        column: usize,
        cell: Cell,
    ) -> Result<(), FileError> {
        let wide = sheet.rows.get(row).map_or(0, Vec::len);
        let more = (column + 1).saturating_sub(wide) + row.saturating_sub(sheet.rows.len());
        if row >= MAX_ROWS || more > self.left {
            let (vi, en) = match sheet.name.as_str() {
                "" => ("tệp".to_owned(), "the file".to_owned()),
                name => (format!("trang \"{name}\""), format!("the sheet \"{name}\"")),
            };
            let [rows, cells] = [MAX_ROWS, MAX_CELLS].map(|most| Both::of(|l| decimal(most, l)));
            return Err(FileError::new(
                format!(
                    "{vi} quá lớn (quá {} dòng hoặc quá {} ô, kể cả ô trống xen giữa): hãy xóa các dòng, cột thừa rồi lưu lại",
                    rows.vi, cells.vi
                ),
                format!(
                    "{en} is too large (more than {} rows, or {} cells with the blank ones between them): delete the rows and columns that are not needed and save it again",
                    rows.en, cells.en
                ),
            ));
        }
        self.left -= more;
        sheet.put(row, column, cell);
        Ok(())
    }
}
