//! What stands in a Word file and is no text to be read: a mark in the text, which nobody types, and words for people.

use crate::model::{Both, Locale};

pub(super) const PICTURE: char = '\u{10fff0}';
pub(super) const FORMULA: char = '\u{10fff1}';
pub(super) const SYMBOL: char = '\u{10fff2}';
pub(super) const INSERTED: char = '\u{10fff3}';
pub(super) const OTHER: char = '\u{10fff4}';
/// What follows, up to [`END`], is struck out.
pub(super) const STRUCK: char = '\u{10fff5}';
/// What follows, up to [`END`], is not shown.
pub(super) const HIDDEN: char = '\u{10fff6}';
pub(super) const END: char = '\u{10fff7}';
pub(super) const FIELD: char = '\u{10fff8}';

const MARKS: [(char, Both<&str>); 9] = [
    (PICTURE, Both::new("[hình]", "[picture]")),
    (FORMULA, Both::new("[công thức]", "[formula]")),
    (SYMBOL, Both::new("[ký hiệu]", "[symbol]")),
    (INSERTED, Both::new("[tệp chèn vào]", "[inserted file]")),
    (
        OTHER,
        Both::new("[phần không đọc được]", "[part that cannot be read]"),
    ),
    (STRUCK, Both::new("[gạch ngang: ", "[struck out: ")),
    (HIDDEN, Both::new("[ẩn: ", "[hidden: ")),
    (END, Both::new("]", "]")),
    (FIELD, Both::new("[ô của biểu mẫu]", "[form field]")),
];

/// Whether a text is nothing but text.
pub(super) fn is_plain(text: &str) -> bool {
    !text.contains(|c| MARKS.iter().any(|(mark, _)| *mark == c))
}

/// A text in which words tell what is no text.
pub(super) fn told(text: &str, locale: Locale) -> String {
    MARKS.iter().fold(text.to_owned(), |text, (mark, words)| {
        text.replace(*mark, words.get(locale))
    })
}
