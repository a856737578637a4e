//! Words and codes.

use super::{Expected, expected};
use crate::form::sheet::Content;
use crate::model::wire::StringForm;
use crate::model::{Both, Phrase, SchoolYear};
use std::borrow::Cow;

/// What should stand where a text of a form of its own must.
pub(in crate::form) fn wanted(expect: Both<&'static str>) -> Expected {
    Both::new(expect.vi.to_owned(), expect.en.to_owned())
}

/// The words of a cell, where people see there what the file holds.
pub(in crate::form) fn text(content: &Content) -> Result<Option<Cow<'_, str>>, Expected> {
    match content {
        Content::Formatted(_) => Err(expected(
            "mã hoặc lời ghi dạng văn bản; ô này là một số mà định dạng số làm hiện khác đi: hãy đổi định dạng của cột sang Văn bản (Text) rồi ghi lại như phải có",
            "a code or words, written as text; this cell is a number that its format shows otherwise: format the column as Text and write it again as it should be",
        )),
        Content::Number(number) if number.abs() >= EXACT => Err(expected(
            "mã hoặc lời ghi dạng văn bản; bảng tính chỉ giữ 15 chữ số của một số, các chữ số sau đã bị đổi thành 0: hãy đổi định dạng của cột sang Văn bản (Text) rồi ghi lại cho đủ",
            "a code or words, written as text; a spreadsheet keeps 15 digits of a number and makes the others 0: format the column as Text and write all of it again",
        )),
        content => Ok(content.words()),
    }
}

/// From here on, a spreadsheet does not keep all digits of a number.
const EXACT: f64 = 1e15;

/// The words of a cell that holds a code.
pub(in crate::form) fn code(content: &Content) -> Result<Option<Cow<'_, str>>, Expected> {
    let is_code = match content {
        Content::Truth(_) => false,
        Content::Number(number) => number.fract() == 0.0,
        _ => true,
    };
    if !is_code {
        return Err(expected(
            "mã ghi dạng văn bản, không phải số lẻ, TRUE hay FALSE: hãy đổi định dạng của ô sang Văn bản (Text) rồi ghi lại mã",
            "a code written as text, and no fraction, TRUE or FALSE: format the cell as Text and write the code again",
        ));
    }
    text(content)
}

/// A phrase, or none where nothing stands.
pub(in crate::form) fn phrase(content: &Content) -> Result<Option<Phrase>, Expected> {
    Ok(text(content)?.and_then(|words| Phrase::new(&words)))
}

/// A code of a form of its own, such as an identifier.
pub(in crate::form) fn parsed<T: StringForm>(content: &Content) -> Result<Option<T>, Expected> {
    match code(content)? {
        None => Ok(None),
        Some(words) => T::parse(&words).map(Some).ok_or_else(|| wanted(T::EXPECT)),
    }
}

/// A school year, with any dash and spaces.
pub(in crate::form) fn school_year(content: &Content) -> Result<Option<SchoolYear>, Expected> {
    let Some(words) = content.words() else {
        return Ok(None);
    };
    let year: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let year = year.replace(['–', '—', '−', '/'], "-");
    SchoolYear::new(&year)
        .map(Some)
        .ok_or_else(|| wanted(SchoolYear::EXPECT))
}
