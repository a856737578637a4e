//! What can be wrong with a text, and the words for it.

use super::MAX_DOCUMENT_BYTES;
use super::tree::Tree;
use crate::id::nearest;
use crate::{Locale, Pointer};
use serde::de::{Deserialize, Expected, Unexpected};
use serde_json::error::Category;
use std::fmt;

/// Why a text could not be read as a document: the first problem, where it is, what was expected and what was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}{}: {}", at(pointer), trouble.message(Locale::En))]
pub struct ReadError {
    trouble: Trouble,
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
    pub(super) fn new(trouble: Trouble, line: usize, column: usize) -> Self {
        Self {
            trouble,
            pointer: Pointer::default(),
            line,
            column,
        }
    }

    /// The error that [`read`](crate::read) gives for a text of so many bytes, more than
    /// [`MAX_DOCUMENT_BYTES`]; for a reader that does not hold such a text at all.
    pub fn too_long(bytes: usize) -> Self {
        Self::new(Trouble::TooLong { bytes }, 1, 1)
    }

    /// Where in the document; the document itself if the text is not JSON at all.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// The line on which reading stopped, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column at which reading stopped, in bytes from 1.
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

    fn expected(what: &dyn Expected) -> Self {
        Self {
            vi: format!("{what:#}"),
            en: format!("{what}"),
        }
    }

    fn found(what: Unexpected<'_>) -> Self {
        let both = |vi: &str, en: &str| Self {
            vi: vi.into(),
            en: en.into(),
        };
        match what {
            Unexpected::Unit => both(
                "null (bỏ hẳn thuộc tính thay vì ghi null)",
                "null (leave the property out instead)",
            ),
            Unexpected::Bool(b) => both(&b.to_string(), &b.to_string()),
            Unexpected::Unsigned(n) => both(&format!("số {n}"), &format!("the number {n}")),
            Unexpected::Signed(n) => both(&format!("số {n}"), &format!("the number {n}")),
            Unexpected::Float(n) => both(&format!("số {n}"), &format!("the number {n}")),
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
    Truncated,
    NotJson {
        detail: String,
    },
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
            Self::Truncated if vi => "văn bản JSON bị cắt giữa chừng: hãy lấy lại đủ tệp".into(),
            Self::Truncated => "the JSON text ends too early: get the whole file".into(),
            Self::NotJson { detail } if vi => format!("không đúng cú pháp JSON ({detail})"),
            Self::NotJson { detail } => format!("not JSON: {detail}"),
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
        Self::new(Trouble::NotJson {
            detail: message.to_string(),
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
    }
}

/// Finds the place and the words for an error met while reading `text` as a `T`.
pub(super) fn locate<T: for<'t> Deserialize<'t>>(
    text: &str,
    error: &serde_json::Error,
) -> ReadError {
    let (line, column) = (error.line().max(1), error.column().max(1));
    let plain = |error: &serde_json::Error| match error.classify() {
        Category::Eof => Trouble::Truncated,
        _ => {
            let detail = error.to_string();
            let end = detail.rfind(" at line ").unwrap_or(detail.len());
            Trouble::NotJson {
                detail: detail.get(..end).unwrap_or_default().to_owned(),
            }
        }
    };
    if error.classify() != Category::Data {
        return ReadError::new(plain(error), line, column);
    }
    let tree = match serde_json::from_str::<Tree>(text) {
        Ok(tree) => tree,
        Err(error) => return ReadError::new(plain(&error), error.line(), error.column()),
    };
    match T::deserialize(&tree) {
        Err(Problem { trouble, path }) => {
            let mut pointer = Pointer::default();
            path.iter().rev().for_each(|key| pointer.push(key));
            ReadError {
                trouble,
                pointer,
                line,
                column,
            }
        }
        Ok(_) => ReadError::new(plain(error), line, column),
    }
}
