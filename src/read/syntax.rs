//! Words for a text that is not JSON.

use super::place;
use super::problem::{Both, ReadError, Trouble};
use serde_json::error::Category;

/// What serde_json says of a text that is not JSON, and the words for it in Vietnamese and English.
const SYNTAX: [(&str, &str, &str); 14] = [
    (
        "expected `:`",
        "cần dấu `:` sau tên thuộc tính",
        "expected `:` after the name of a property",
    ),
    (
        "expected `,` or `]`",
        "cần `,` hoặc `]`",
        "expected `,` or `]`",
    ),
    (
        "expected `,` or `}`",
        "cần `,` hoặc `}`",
        "expected `,` or `}`",
    ),
    (
        "expected ident",
        "cần true, false hoặc null",
        "expected true, false or null",
    ),
    ("expected value", "cần một giá trị", "expected a value"),
    (
        "invalid escape",
        "ký tự sau dấu \\ không hợp lệ",
        "the character after a \\ is not allowed",
    ),
    (
        "invalid number",
        "có số ghi sai",
        "a number is written wrongly",
    ),
    (
        "number out of range",
        "có số quá lớn",
        "a number is too great",
    ),
    (
        "control character",
        "trong chuỗi có ký tự điều khiển, như dấu xuống dòng hoặc tab: hãy ghi \\n, \\t",
        "a string holds a control character, such as a line break or a tab: write \\n, \\t",
    ),
    (
        "key must be a string",
        "tên thuộc tính phải đặt trong dấu nháy kép",
        "the name of a property must stand in double quotes",
    ),
    ("lone leading surrogate", HALF_VI, HALF_EN),
    ("unexpected end of hex escape", HALF_VI, HALF_EN),
    (
        "trailing comma",
        "thừa dấu phẩy ở cuối",
        "there is a comma too many at the end",
    ),
    (
        "trailing characters",
        "còn ký tự thừa sau khi tài liệu đã hết",
        "there is more text after the end of the document",
    ),
];
const HALF_VI: &str = "có \\u chỉ ghi nửa ký tự";
const HALF_EN: &str = "a \\u stands for half a character only";

/// What people write who are used to other notations: the characters found, what they are, and what JSON has in their place.
const HABITS: [(&str, &str, &str); 3] = [
    (
        "“”„‘’",
        "dấu nháy cong không dùng được, hãy gõ dấu nháy kép thẳng \"",
        "curly quotes do not work, write straight double quotes \"",
    ),
    (
        "'",
        "hãy dùng dấu nháy kép \" thay cho '",
        "write double quotes \" in place of '",
    ),
    (
        "/#",
        "JSON không có ghi chú, hãy xóa phần này",
        "JSON has no comments, take this out",
    ),
];

/// Where a text stops being JSON, and why.
pub(super) fn error(text: &str, error: &serde_json::Error) -> ReadError {
    let said = error.to_string();
    let trouble = if error.classify() == Category::Eof {
        Trouble::Truncated
    } else if said.starts_with("recursion limit") {
        Trouble::TooDeep
    } else {
        let known = SYNTAX.iter().find(|(start, ..)| said.starts_with(start));
        let (_, vi, en) = known.copied().unwrap_or(("", &said, &said));
        let detail = match hint(text, error) {
            Some((why, reason)) => Both::new(&format!("{vi}: {why}"), &format!("{en}: {reason}")),
            None => Both::new(vi, en),
        };
        Trouble::NotJson { detail }
    };
    ReadError::new(
        trouble,
        place::characters(text, error.line(), error.column()),
    )
}

/// What somebody probably meant who wrote the character at which a text stops being JSON.
fn hint(text: &str, error: &serde_json::Error) -> Option<(&'static str, &'static str)> {
    let line = text.split('\n').nth(error.line().checked_sub(1)?)?;
    let found = line.get(error.column().checked_sub(1)?..)?.chars().next()?;
    if found == '"' && error.to_string().starts_with("expected `,`") {
        return Some((
            "có lẽ thiếu dấu phẩy ngay trước chỗ này",
            "a comma is probably missing right before this",
        ));
    }
    let habit = HABITS.iter().find(|(habit, ..)| habit.contains(found));
    habit.map(|(_, vi, en)| (*vi, *en))
}
