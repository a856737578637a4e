//! What can be wrong with a text, and the words for it.

use super::MAX_DOCUMENT_BYTES;
use super::tree::Tree;
use super::{place, syntax};
use crate::model::{Locale, Pointer, nearest};
use serde::de::{Deserialize, Expected, Unexpected};
use std::fmt;

/// How deep arrays and objects may be nested: serde_json's limit.
const MAX_DEPTH: usize = 128;

/// Why a text could not be read as a document: the first problem, where it is, what was expected and what was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}{}: {}", at(pointer), trouble.message(Locale::En))]
pub struct ReadError {
    trouble: Box<Trouble>,
    pointer: Pointer,
    line: usize,
    column: usize,
}

fn at(pointer: &Pointer) -> String {
    match pointer.as_str() {
        "" => String::new(),
        pointer => format!(", at {pointer}"),
    }
}

impl ReadError {
    pub(super) fn new(trouble: Trouble, (line, column): (usize, usize)) -> Self {
        Self {
            trouble: trouble.into(),
            pointer: Pointer::default(),
            line,
            column,
        }
    }

    /// The error that [`read`](crate::read) gives for a text of so many bytes, more than
    /// [`MAX_DOCUMENT_BYTES`]; for a reader that does not hold such a text at all.
    pub fn too_long(bytes: usize) -> Self {
        Self::new(Trouble::TooLong { bytes }, (1, 1))
    }

    /// Where in the document: the value that is wrong, the property that should not be there, the object that lacks one; the
    /// document itself if the text is not JSON at all.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// The line on which that value begins, or on which the text stops being JSON, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column there, in characters from 1.
    pub fn column(&self) -> usize {
        self.column
    }

    /// What was expected, what was found, and what to do.
    pub fn message(&self, locale: Locale) -> String {
        self.trouble.message(locale)
    }
}

/// The same words in Vietnamese and English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Both {
    vi: String,
    en: String,
}

impl Both {
    fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Vi => &self.vi,
            Locale::En => &self.en,
        }
    }

    pub(super) fn new(vi: &str, en: &str) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    fn expected(what: &dyn Expected) -> Self {
        Self {
            vi: format!("{what:#}"),
            en: format!("{what}"),
        }
    }

    fn found(what: Unexpected<'_>) -> Self {
        let both = Self::new;
        match what {
            Unexpected::Unit => both("null", "null"),
            Unexpected::Bool(b) => both(&b.to_string(), &b.to_string()),
            Unexpected::Unsigned(n) => both(&format!("số {n}"), &format!("the number {n}")),
            Unexpected::Signed(n) => both(&format!("số {n}"), &format!("the number {n}")),
            Unexpected::Float(n) => both(&format!("số {n:?}"), &format!("the number {n:?}")),
            Unexpected::Str(s) => {
                let s = shortened(s);
                both(&format!("chuỗi {s:?}"), &format!("the string {s:?}"))
            }
            Unexpected::Seq => both("một danh sách […]", "an array […]"),
            Unexpected::Map => both("một đối tượng {…}", "an object {…}"),
            other => both(&other.to_string(), &other.to_string()),
        }
    }
}

fn shortened(s: &str) -> String {
    match s.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", s.get(..end).unwrap_or_default()),
        None => s.to_owned(),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    TooLong {
        bytes: usize,
    },
    NotUtf8,
    ByteOrderMark,
    Truncated,
    TooDeep,
    NotJson {
        detail: Both,
    },
    Null,
    Unexpected {
        expected: Both,
        found: Both,
    },
    Missing {
        property: String,
    },
    Unknown {
        property: String,
        known: &'static [&'static str],
    },
    Repeated {
        property: String,
    },
}

impl Trouble {
    fn message(&self, locale: Locale) -> String {
        let vi = locale == Locale::Vi;
        match self {
            Self::TooLong { bytes } if vi => format!(
                "tài liệu dài {bytes} byte, vượt giới hạn {MAX_DOCUMENT_BYTES} byte: hãy chia nhỏ"
            ),
            Self::TooLong { bytes } => format!(
                "the document has {bytes} bytes, more than the limit of {MAX_DOCUMENT_BYTES}: split it"
            ),
            Self::NotUtf8 if vi => "các byte ở đây không phải UTF-8: hãy lưu tệp dạng UTF-8".into(),
            Self::NotUtf8 => "the bytes here are not UTF-8: save the file as UTF-8".into(),
            Self::Truncated if vi => "văn bản JSON bị cắt giữa chừng: hãy lấy lại đủ tệp, hoặc thêm dấu đóng còn thiếu".into(),
            Self::Truncated => "the JSON text ends too early: get the whole file, or add the closing mark that is missing".into(),
            Self::ByteOrderMark if vi => {
                "đầu tệp có dấu thứ tự byte (BOM), JSON không dùng: hãy lưu tệp dạng UTF-8 không có BOM".into()
            }
            Self::ByteOrderMark => {
                "the text begins with a byte order mark, which JSON does without: save the file as UTF-8 without BOM".into()
            }
            Self::TooDeep if vi => format!("lồng nhau quá {MAX_DEPTH} tầng: không tài liệu nào cần sâu đến thế"),
            Self::TooDeep => format!("nested more than {MAX_DEPTH} levels deep: no document needs that"),
            Self::NotJson { detail } if vi => {
                format!("không đúng cú pháp JSON: {}", detail.get(locale))
            }
            Self::NotJson { detail } => format!("not JSON: {}", detail.get(locale)),
            Self::Null if vi => "ở đây ghi null: nếu không có gì để ghi, hãy bỏ hẳn thuộc tính".into(),
            Self::Null => "null stands here: if there is nothing to say, leave the property out".into(),
            Self::Unexpected { expected, found } if vi => {
                format!(
                    "cần {}, nhưng gặp {}",
                    expected.get(locale),
                    found.get(locale)
                )
            }
            Self::Unexpected { expected, found } => {
                format!(
                    "expected {}, found {}",
                    expected.get(locale),
                    found.get(locale)
                )
            }
            Self::Missing { property } if vi => format!("thiếu thuộc tính bắt buộc `{property}`"),
            Self::Missing { property } => format!("the required property `{property}` is missing"),
            Self::Unknown { property, known } => {
                let shown = shortened(property);
                let nearest = nearest(property, known.iter().copied());
                match (nearest, vi) {
                    (Some(near), true) => {
                        format!("không có thuộc tính `{shown}` ở đây; có phải là `{near}`?")
                    }
                    (Some(near), false) => {
                        format!("there is no property `{shown}` here; did you mean `{near}`?")
                    }
                    (None, true) => format!(
                        "không có thuộc tính `{shown}` ở đây; các thuộc tính là: {}",
                        known.join(", ")
                    ),
                    (None, false) => format!(
                        "there is no property `{shown}` here; the properties are: {}",
                        known.join(", ")
                    ),
                }
            }
            Self::Repeated { property } if vi => format!("thuộc tính `{property}` ghi hai lần"),
            Self::Repeated { property } => format!("the property `{property}` is stated twice"),
        }
    }
}

/// A [`Trouble`] on its way out of the document, gathering its place from the inside out.
#[derive(Debug)]
pub(super) struct Problem {
    trouble: Trouble,
    path: Vec<String>,
}

impl Problem {
    fn new(trouble: Trouble) -> Self {
        Self {
            trouble,
            path: Vec::new(),
        }
    }

    /// A `null` where a property could have been left out.
    pub(super) fn null() -> Self {
        Self::new(Trouble::Null)
    }

    /// Anything but an object with these properties.
    pub(super) fn not_object(found: Unexpected<'_>, properties: &[&str]) -> Self {
        let properties = properties.join(", ");
        Self::new(Trouble::Unexpected {
            expected: Both {
                vi: format!("một đối tượng {{{properties}}}"),
                en: format!("an object {{{properties}}}"),
            },
            found: Both::found(found),
        })
    }

    /// Anything but an object with exactly one of these properties; `count` if it is an object.
    pub(super) fn not_one_of(
        found: Unexpected<'_>,
        count: Option<usize>,
        properties: &[&str],
    ) -> Self {
        let properties = properties.join(", ");
        let found = match count {
            None => Both::found(found),
            Some(count) => Both {
                vi: format!("{count} thuộc tính"),
                en: format!("{count} properties"),
            },
        };
        Self::new(Trouble::Unexpected {
            expected: Both {
                vi: format!("một đối tượng có đúng một trong các thuộc tính: {properties}"),
                en: format!("an object with exactly one of the properties: {properties}"),
            },
            found,
        })
    }

    pub(super) fn within(mut self, key: &str) -> Self {
        self.path.push(key.to_owned());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.trouble.message(Locale::En))
    }
}

impl std::error::Error for Problem {}

impl serde::de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let detail = message.to_string();
        Self::new(Trouble::NotJson {
            detail: Both::new(&detail, &detail),
        })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_value(found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Trouble::Unexpected {
            expected: Both::expected(expected),
            found: Both::found(found),
        })
    }

    fn unknown_field(property: &str, known: &'static [&'static str]) -> Self {
        Self::new(Trouble::Unknown {
            property: property.to_owned(),
            known,
        })
    }

    fn unknown_variant(property: &str, known: &'static [&'static str]) -> Self {
        Self::unknown_field(property, known)
    }

    fn missing_field(property: &'static str) -> Self {
        Self::new(Trouble::Missing {
            property: property.to_owned(),
        })
    }

    fn duplicate_field(property: &'static str) -> Self {
        Self::new(Trouble::Repeated {
            property: property.to_owned(),
        })
        .within(property)
    }
}

/// Finds the place and the words for an error met while reading `text` as a `T`.
pub(super) fn locate<T: for<'t> Deserialize<'t>>(
    text: &str,
    error: &serde_json::Error,
) -> ReadError {
    let tree = match serde_json::from_str::<Tree>(text) {
        Ok(tree) => tree,
        Err(error) => return syntax::error(text, &error),
    };
    match T::deserialize(&tree) {
        Err(Problem { trouble, path }) => {
            let keys = path.iter().rev();
            let pointer = keys.fold(Pointer::default(), |pointer, key| pointer.with(key));
            let (line, column) = place::value(text, path.iter().rev());
            ReadError {
                trouble: trouble.into(),
                pointer,
                line,
                column,
            }
        }
        Ok(_) => syntax::error(text, error),
    }
}
