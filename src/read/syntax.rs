//! Words for a text that is not JSON.

use super::error::ReadError;
use super::fault::{Fault, SEVERAL};
use super::{hints, place};
use crate::model::Both;
use serde_json::error::Category;

/// What serde_json says of a text that is not JSON, and the words for it in Vietnamese and English.
const SYNTAX: [(&str, Both<&str>); 14] = [
    (
        "expected `:`",
        Both::new(
            "cần dấu `:` sau tên thuộc tính",
            "expected `:` after the name of a property",
        ),
    ),
    (
        "expected `,` or `]`",
        Both::new("cần `,` hoặc `]`", "expected `,` or `]`"),
    ),
    (
        "expected `,` or `}`",
        Both::new("cần `,` hoặc `}`", "expected `,` or `}`"),
    ),
    (
        "expected ident",
        Both::new("cần true, false hoặc null", "expected true, false or null"),
    ),
    (
        "expected value",
        Both::new("cần một giá trị", "expected a value"),
    ),
    (
        "invalid escape",
        Both::new(
            "ký tự sau dấu \\ không hợp lệ",
            "the character after a \\ is not allowed",
        ),
    ),
    (
        "invalid number",
        Both::new("có số ghi sai", "a number is written wrongly"),
    ),
    (
        "number out of range",
        Both::new("có số quá lớn", "a number is too great"),
    ),
    (
        "control character",
        Both::new(
            "trong chuỗi có ký tự điều khiển, như dấu xuống dòng hoặc tab: hãy ghi \\n, \\t",
            "a string holds a control character, such as a line break or a tab: write \\n, \\t",
        ),
    ),
    (
        "key must be a string",
        Both::new(
            "tên thuộc tính phải đặt trong dấu nháy kép",
            "the name of a property must stand in double quotes",
        ),
    ),
    ("lone leading surrogate", HALF),
    ("unexpected end of hex escape", HALF),
    (
        "trailing comma",
        Both::new(
            "thừa dấu phẩy ở cuối",
            "there is a comma too many at the end",
        ),
    ),
    (
        "trailing characters",
        Both::new(
            "còn ký tự thừa sau khi tài liệu đã hết",
            "there is more text after the end of the document",
        ),
    ),
];
const HALF: Both<&str> = Both::new(
    "có \\u chỉ ghi nửa ký tự",
    "a \\u stands for half a character only",
);

/// What people write who are used to other notations: the characters found, and what JSON has in their place.
const HABITS: [(&str, Both<&str>); 2] = [
    (
        "'",
        Both::new(
            "hãy dùng dấu nháy kép \" thay cho '",
            "write double quotes \" in place of '",
        ),
    ),
    (
        "/#",
        Both::new(
            "JSON không có ghi chú, hãy xóa phần này",
            "JSON has no comments, take this out",
        ),
    ),
];

/// Where a text stops being JSON, and why.
pub(super) fn error(text: &str, error: &serde_json::Error) -> ReadError {
    let said = error.to_string();
    let fault = if text.trim_ascii().is_empty() {
        Fault::Empty
    } else if error.classify() == Category::Eof {
        Fault::Truncated
    } else if said.starts_with("recursion limit") {
        Fault::TooDeep
    } else {
        let known = SYNTAX.iter().find(|(start, _)| said.starts_with(start));
        let why = known.map_or(Both::new(&*said, &*said), |(_, why)| *why);
        let detail = match hint(text, error) {
            Some(hint) => Both::of(|locale| format!("{}: {}", why.get(locale), hint.get(locale))),
            None => Both::of(|locale| why.get(locale).to_string()),
        };
        Fault::NotJson { detail }
    };
    ReadError::new(fault, place::characters(text, error.line(), error.column()))
}

/// What somebody probably meant who wrote the character at which a text stops being JSON.
fn hint(text: &str, error: &serde_json::Error) -> Option<Both<String>> {
    let line = text.split('\n').nth(error.line().checked_sub(1)?)?;
    let (before, after) = line.split_at_checked(error.column().checked_sub(1)?)?;
    let found = after.chars().next()?;
    let words = |vi: &str, en: &str| Some(Both::new(vi.to_owned(), en.to_owned()));
    let said = error.to_string();
    let mut inside = ["expected ident", "invalid number"].into_iter();
    let is_word_or_number = inside.any(|start| said.starts_with(start));
    match found {
        '{' if said.starts_with("trailing characters") => {
            Some(Both::of(|locale| (*SEVERAL.get(locale)).to_owned()))
        }
        '"' if said.starts_with("expected `,`") => words(
            "có lẽ thiếu dấu phẩy ngay trước chỗ này",
            "a comma is probably missing right before this",
        ),
        ',' if !is_word_or_number => words(
            "thừa một dấu phẩy, hãy xóa bớt",
            "there is a comma too many, delete it",
        ),
        '0'..='9' => hints::decimal_comma(before, after),
        found => hints::lookalike(found).or_else(|| {
            let habit = HABITS.iter().find(|(habit, _)| habit.contains(found));
            habit.map(|(_, hint)| Both::of(|locale| (*hint.get(locale)).to_owned()))
        }),
    }
}
