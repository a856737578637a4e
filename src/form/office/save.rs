//! Writing XLSX.

use super::FileError;
use crate::form::sheet::{Book, Cell, Content, Dress, Entry, Look, Sheet, address};
use crate::model::words::decimal;
use crate::model::{Both, Date};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};
use std::collections::HashSet;

/// Writes the sheets as an XLSX file: locked where nothing is to be written, lists to choose from, limits for numbers, notes, heads and columns that stay in view and are printed on each page, A4 landscape.
///
/// The same book gives the same bytes.
///
/// ```
/// use it_adoption_model::form::{Book, Cell, Sheet, to_xlsx, from_xlsx};
/// let book = Book::new(vec![Sheet::new("Trường", vec![vec![Cell::text("THCS A")]])]);
/// let read = from_xlsx(&to_xlsx(&book)?)?;
/// assert_eq!(read.sheets[0].cell(0, 0).map(|cell| &cell.content), book.sheets[0].cell(0, 0).map(|cell| &cell.content));
/// # Ok::<(), it_adoption_model::form::FileError>(())
/// ```
///
/// # Errors
/// A [`FileError`] for what an XLSX file cannot hold: a text of more than 32 767 characters, more than 1 048 576 rows or 16 384 columns, a name of a sheet
/// beyond 31 characters, with one of `[ ] : * ? / \\`, with an apostrophe at an end, or the name of another sheet.
pub fn to_xlsx(book: &Book) -> Result<Vec<u8>, FileError> {
    named(book)?;
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in &book.sheets {
        fits(sheet)?;
        let worksheet = workbook.add_worksheet();
        frame(worksheet, sheet).map_err(failed)?;
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                let put = put(worksheet, row, column, cell);
                put.map_err(|error| not_put(error, sheet, (row, column)))?;
            }
        }
        limit(worksheet, sheet).map_err(failed)?;
    }
    workbook.save_to_buffer().map_err(failed)
}

fn failed(error: XlsxError) -> FileError {
    FileError::new(
        format!("không ghi được tệp .xlsx: {error}"),
        format!("cannot write the .xlsx file: {error}"),
    )
}

/// That the sheets have names that Excel takes. One without a name gets one.
fn named(book: &Book) -> Result<(), FileError> {
    let mut names = HashSet::new();
    let sheets = book.sheets.iter().map(|sheet| sheet.name.as_str());
    for name in sheets.filter(|name| !name.is_empty()) {
        let long = name.encode_utf16().count() > LONGEST;
        let wrong = match long {
            true => Both::new("dài quá 31 ký tự", "has more than 31 characters"),
            false if name.contains(['[', ']', ':', '*', '?', '/', '\\']) => Both::new(
                "có một trong các ký tự [ ] : * ? / \\",
                "has one of the characters [ ] : * ? / \\",
            ),
            false if name.starts_with('\'') || name.ends_with('\'') => Both::new(
                "bắt đầu hoặc kết thúc bằng dấu nháy đơn",
                "begins or ends with an apostrophe",
            ),
            false if !names.insert(name.to_lowercase()) => {
                Both::new("trùng với tên một trang khác", "is that of another sheet")
            }
            false => continue,
        };
        return Err(FileError::new(
            format!(
                "không ghi được tệp .xlsx: tên trang \"{name}\" {}: hãy đặt tên khác",
                wrong.vi
            ),
            format!(
                "cannot write the .xlsx file: the name of the sheet \"{name}\" {}: give it another",
                wrong.en
            ),
        ));
    }
    Ok(())
}

/// How long a name of a sheet may be.
const LONGEST: usize = 31;

/// That a sheet has no more rows and columns than an XLSX file holds.
fn fits(sheet: &Sheet) -> Result<(), FileError> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    if sheet.rows.len() <= ROWS && columns.max(sheet.widths.len()) <= COLUMNS {
        return Ok(());
    }
    let [rows, columns] = [sheet.rows.len(), columns].map(|many| Both::of(|l| decimal(many, l)));
    let [most_rows, most] = [ROWS, COLUMNS].map(|many| Both::of(|l| decimal(many, l)));
    let name = &sheet.name;
    Err(FileError::new(
        format!(
            "không ghi được tệp .xlsx: trang \"{name}\" có {} dòng, {} cột, mà Excel chỉ chứa {} dòng, {} cột: hãy ghi ra .csv, hoặc chia thành nhiều tệp",
            rows.vi, columns.vi, most_rows.vi, most.vi
        ),
        format!(
            "cannot write the .xlsx file: the sheet \"{name}\" has {} rows and {} columns, and Excel holds {} rows and {} columns: write a .csv, or several files",
            rows.en, columns.en, most_rows.en, most.en
        ),
    ))
}

/// How many rows a sheet of Excel has.
const ROWS: usize = 1 << 20;
/// How many columns.
const COLUMNS: usize = 1 << 14;

/// That a cell could not be written, and why.
fn not_put(error: XlsxError, sheet: &Sheet, (row, column): (u32, u16)) -> FileError {
    if !matches!(error, XlsxError::MaxStringLengthExceeded) {
        return failed(error);
    }
    let (name, cell) = (&sheet.name, address(row as usize, column.into()));
    FileError::new(
        format!(
            "không ghi được tệp .xlsx: lời ở ô {cell} (trang \"{name}\") quá dài, một ô của Excel chỉ chứa 32.767 ký tự: hãy viết ngắn lại, hoặc ghi ra .csv"
        ),
        format!(
            "cannot write the .xlsx file: the text of the cell {cell} (sheet \"{name}\") is too long, a cell of Excel holds 32,767 characters: make it shorter, or write a .csv"
        ),
    )
}

/// All of a sheet but its cells.
fn frame(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    if !sheet.name.is_empty() {
        worksheet.set_name(&sheet.name)?;
    }
    worksheet.set_formula_result_default("");
    worksheet.set_hidden(sheet.hidden);
    worksheet.set_landscape();
    worksheet.set_paper_size(A4);
    let wide: u32 = sheet.widths.iter().map(|width| u32::from(*width)).sum();
    if wide <= WIDEST {
        worksheet.set_print_fit_to_pages(1, 0);
    }
    worksheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    worksheet.set_footer("&L&A&R&P / &N");
    for (column, width) in (0..).zip(&sheet.widths) {
        worksheet.set_column_width(column, f64::from(*width))?;
    }
    if let Some(head) = sheet.head {
        worksheet.set_freeze_panes(head.row + 1, head.columns)?;
        let last = sheet.rows.len().saturating_sub(1) as u32;
        let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
        if sheet.filtered && last > head.row && columns > 0 {
            worksheet.autofilter(head.row, 0, last, columns as u16 - 1)?;
        }
        worksheet.set_repeat_rows(head.row, head.row)?;
        if let Some(last) = head.columns.checked_sub(1) {
            worksheet.set_repeat_columns(0, last)?;
        }
    }
    let is_form = sheet.rows.iter().flatten().any(|cell| cell.dress.is_some());
    if is_form && !sheet.free {
        let mut allowed = ProtectionOptions::new();
        (
            allowed.format_cells,
            allowed.format_columns,
            allowed.format_rows,
        ) = (true, true, true);
        (allowed.sort, allowed.use_autofilter) = (true, true);
        worksheet.protect_with_options(&allowed);
    }
    for (row, cells) in (0..).zip(&sheet.rows) {
        if let Some(height) = height(sheet, cells) {
            worksheet.set_row_height(row, height)?;
        }
    }
    Ok(())
}

/// Says what may be written, once for the cells of a column that follow each other and may hold the same: said of each cell, it
/// would be more than the cells.
fn limit(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    for (at, column) in (0..columns).zip(0..) {
        let mut row = 0;
        let rows = &sheet.rows;
        for same in rows.chunk_by(|one, next| entry(one, at) == entry(next, at)) {
            let first = row;
            row += same.len() as u32;
            let entry = same.first().and_then(|cells| entry(cells, at));
            if let Some(limits) = entry.map(validation).transpose()?.flatten() {
                worksheet.add_data_validation(first, column, row - 1, column, &limits)?;
            }
        }
    }
    Ok(())
}

/// What may be written into a cell of a row.
fn entry(cells: &[Cell], column: usize) -> Option<&Entry> {
    cells.get(column)?.dress.as_ref()?.entry.as_ref()
}

/// What is wider, in characters, cannot be read once it is made small enough for one page.
const WIDEST: u32 = 240;
/// Paper of 210 by 297 mm.
const A4: u8 = 9;

/// How high a row must be for its texts, in points; those that fit into one line need nothing said.
fn height(sheet: &Sheet, cells: &[Cell]) -> Option<f64> {
    let lines = |(column, cell): (usize, &Cell)| {
        let Content::Text(text) = &cell.content else {
            return 1;
        };
        let across = cell.dress.as_ref().map_or(1, |dress| dress.across.max(1));
        let widths = sheet.widths.iter().skip(column).take(across.into());
        let width = widths
            .map(|width| usize::from(*width))
            .sum::<usize>()
            .max(8);
        // Widths are in letters of 11 points; those of a title are larger and bold.
        let (letters, of) = if is_title(cell) { (3, 2) } else { (1, 1) };
        let lines = text
            .lines()
            .map(|line| (letters * line.chars().count()).div_ceil(of * width).max(1));
        lines.sum::<usize>().clamp(1, MOST_LINES)
    };
    let title = cells.iter().any(is_title);
    let lines = cells.iter().enumerate().map(lines).max().unwrap_or(1);
    match (title, lines) {
        (true, lines) => Some(24.0 * lines as f64),
        (false, 1) => None,
        (false, lines) => Some(15.0 * lines as f64),
    }
}

fn is_title(cell: &Cell) -> bool {
    cell.dress
        .as_ref()
        .is_some_and(|dress| dress.look == Look::Title)
}

/// A row is never higher than this.
const MOST_LINES: usize = 12;

fn put(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    let plain = Dress::default();
    let dress = cell.dress.as_deref().unwrap_or(&plain);
    let format = format(cell, dress);
    if dress.across > 1 {
        worksheet.merge_range(row, column, row, column + dress.across - 1, "", &format)?;
    }
    match (&dress.formula, &cell.content) {
        (Some(formula), content) => {
            let formula = Formula::new(formula);
            let formula = match content {
                Content::Blank => formula,
                Content::Number(number) | Content::Formatted(number) => {
                    formula.set_result(number.to_string())
                }
                content => formula.set_result(content.shown()),
            };
            worksheet.write_formula_with_format(row, column, formula, &format)?;
        }
        (None, Content::Blank) => {
            worksheet.write_blank(row, column, &format)?;
        }
        (None, Content::Text(text)) => {
            worksheet.write_string_with_format(row, column, text, &format)?;
        }
        (None, Content::Number(number) | Content::Formatted(number)) => {
            worksheet.write_number_with_format(row, column, *number, &format)?;
        }
        (None, Content::Truth(truth)) => {
            worksheet.write_boolean_with_format(row, column, *truth, &format)?;
        }
        (None, Content::Day(day)) => {
            worksheet.write_datetime_with_format(row, column, date(*day)?, &format)?;
        }
        (None, Content::Error(error)) => {
            worksheet.write_string_with_format(row, column, error, &format)?;
        }
    }
    if let Some(note) = &dress.note {
        let note = Note::new(note).add_author_prefix(false).set_width(420);
        let lines = 1 + dress.note.as_ref().map_or(0, |note| {
            note.lines()
                .map(|line| line.chars().count() / 60 + 1)
                .sum::<usize>()
        });
        let height = u32::try_from(lines * 17).unwrap_or(300).clamp(60, 420);
        worksheet.insert_note(row, column, &note.set_height(height))?;
    }
    Ok(())
}

fn date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year(), day.month(), day.day())
}

fn format(cell: &Cell, dress: &Dress) -> Format {
    let format = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_font_name("Times New Roman")
        .set_font_size(11);
    let lined = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(LINE);
    let format = match dress.look {
        Look::Plain if cell.dress.is_none() => format,
        Look::Plain => lined(format),
        Look::Title => format.set_bold().set_font_size(15),
        Look::Head => lined(format)
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_background_color(HEAD),
        Look::Group => lined(format).set_bold().set_background_color(GROUP),
        Look::Entry => lined(format).set_background_color(ENTRY),
        Look::Result => lined(format).set_bold(),
        Look::Quiet => format.set_font_size(10).set_font_color(QUIET),
        Look::Warning => lined(format).set_bold().set_font_color(WRONG),
    };
    let format = match (&dress.entry, &cell.content) {
        (Some(Entry::Day), _) | (None, Content::Day(_)) => format.set_num_format("d/m/yyyy"),
        (Some(Entry::Text | Entry::Choice(_)), _) => format.set_num_format("@"),
        (Some(Entry::Money(_)), _) => format.set_num_format("#,##0"),
        _ => format,
    };
    match dress.entry {
        Some(_) => format.set_unlocked(),
        None => format,
    }
}

const LINE: Color = Color::RGB(0xA6_A6A6);
const HEAD: Color = Color::RGB(0xD9_E2F3);
const GROUP: Color = Color::RGB(0xED_EDED);
const ENTRY: Color = Color::RGB(0xFF_F8DC);
const QUIET: Color = Color::RGB(0x59_5959);
const WRONG: Color = Color::RGB(0xB0_0020);

/// Words and the most that may be written, in both languages, as a file does not say which its reader has.
fn up_to(most: impl ToString, vi: &str, en: &str) -> String {
    let most = Both::of(|locale| decimal(most.to_string(), locale));
    format!("{vi} {}. / {en} {}.", most.vi, most.en)
}

/// What a spreadsheet checks when somebody writes into a cell; texts are free.
fn validation(entry: &Entry) -> Result<Option<DataValidation>, XlsxError> {
    let new = DataValidation::new().set_error_style(DataValidationErrorStyle::Stop);
    let (rule, message) = match entry {
        Entry::Text => return Ok(None),
        Entry::Choice(range) => (
            new.allow_list_formula(Formula::new(range)),
            "Hãy chọn trong danh sách. / Choose from the list.".to_owned(),
        ),
        Entry::Whole(most) => {
            let most = i32::try_from(*most).unwrap_or(i32::MAX);
            (
                new.allow_whole_number(DataValidationRule::Between(0, most)),
                up_to(
                    most,
                    "Hãy ghi số nguyên từ 0 đến",
                    "Write a whole number from 0 to",
                ),
            )
        }
        Entry::Decimal(most) | Entry::Money(most) => (
            new.allow_decimal_number(DataValidationRule::Between(0.0, *most)),
            up_to(most, "Hãy ghi số từ 0 đến", "Write a number from 0 to"),
        ),
        Entry::Day => {
            let from = ExcelDateTime::from_ymd(2000, 1, 1)?;
            let to = ExcelDateTime::from_ymd(2099, 12, 31)?;
            (
                new.allow_date(DataValidationRule::Between(from, to)),
                "Hãy ghi ngày/tháng/năm, như 7/9/2025. / Write day/month/year, as 7/9/2025."
                    .to_owned(),
            )
        }
    };
    Ok(Some(
        rule.set_error_title("Chưa đúng / Not right")?
            .set_error_message(message)?,
    ))
}
