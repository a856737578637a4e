//! What can be wrong with a text, and the words for it.

use super::hints;
use crate::model::{Both, Kind, Locale, nearest, say, shortened};
use serde::de::{Expected, Unexpected};
use std::fmt;

/// The longest document that is read, in bytes (16 MiB).
pub const MAX_DOCUMENT_BYTES: usize = 16 * 1024 * 1024;
/// How deep arrays and objects may be nested: serde_json's limit.
const MAX_DEPTH: usize = 128;

pub(super) const ARRAY: Both<&str> = Both::new("một danh sách […]", "an array […]");
/// What to know for whoever puts several documents into one text.
pub(super) const SEVERAL: Both<&str> = Both::new(
    "mỗi tệp một tài liệu; nhiều tài liệu thì ghi mỗi tài liệu một dòng (JSON Lines), không có dấu [ ] bao quanh, không có dấu phẩy giữa các dòng",
    "a file is one document; several stand one a line (JSON Lines), without [ ] around them or commas between them",
);

/// What stands in the text, in words.
fn found(what: Unexpected<'_>) -> Both<String> {
    let number = |n: &str| Both::new(format!("số {n}"), format!("the number {n}"));
    match what {
        Unexpected::Unsigned(n) => number(&n.to_string()),
        Unexpected::Signed(n) => number(&n.to_string()),
        Unexpected::Float(n) => number(&format!("{n:?}")),
        Unexpected::Str(s) => {
            let s = shortened(s);
            Both::new(format!("chuỗi {s:?}"), format!("the string {s:?}"))
        }
        Unexpected::Seq => Both::of(|locale| (*ARRAY.get(locale)).to_owned()),
        Unexpected::Map => {
            Both::of(|locale| locale.pick("một đối tượng {…}", "an object {…}").to_owned())
        }
        Unexpected::Unit => Both::of(|_| "null".to_owned()),
        Unexpected::Bool(b) => Both::of(|_| b.to_string()),
        other => Both::of(|_| other.to_string()),
    }
}

/// Kinds of document, each with its name in JSON.
pub(super) fn kinds(kinds: &[Kind], locale: Locale) -> String {
    let named = |kind: &Kind| match kind.label(locale) {
        label if label == kind.as_str() => label.to_owned(),
        label => format!("{label} ({kind})"),
    };
    let named: Vec<String> = kinds.iter().map(named).collect();
    named.join(", ")
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    TooLong {
        bytes: usize,
    },
    NotUtf8,
    ByteOrderMark,
    Empty,
    Truncated,
    TooDeep,
    NotJson {
        detail: Both<String>,
    },
    Null,
    Unexpected {
        expected: Box<Both<String>>,
        found: Both<String>,
        /// What to type.
        hint: Option<Box<Both<String>>>,
    },
    /// A document of another kind than is wanted.
    OtherKind {
        wanted: &'static [Kind],
        found: Kind,
    },
    Missing {
        property: String,
        /// What belongs there.
        hint: Option<Both<&'static str>>,
    },
    Unknown {
        property: String,
        known: &'static [&'static str],
    },
    Repeated {
        property: String,
    },
}

impl Fault {
    pub(super) fn message(&self, locale: Locale) -> String {
        match self {
            Self::TooLong { bytes } => say!(
                locale,
                "tài liệu dài {bytes} byte, vượt giới hạn {MAX_DOCUMENT_BYTES} byte: hãy chia nhỏ",
                "the document has {bytes} bytes, more than the limit of {MAX_DOCUMENT_BYTES}: split it"
            ),
            Self::NotUtf8 => say!(
                locale,
                "các byte ở đây không phải UTF-8: hãy lưu tệp dạng UTF-8",
                "the bytes here are not UTF-8: save the file as UTF-8"
            ),
            Self::Empty => say!(
                locale,
                "không có gì trong này: hãy chọn đúng tệp, hoặc lấy lại tệp",
                "there is nothing in it: choose the right file, or get it again"
            ),
            Self::Truncated => say!(
                locale,
                "văn bản JSON bị cắt giữa chừng: hãy lấy lại đủ tệp, hoặc thêm dấu đóng còn thiếu",
                "the JSON text ends too early: get the whole file, or add the closing mark that is missing"
            ),
            Self::ByteOrderMark => say!(
                locale,
                "đầu tệp có dấu thứ tự byte (BOM), JSON không dùng: hãy lưu tệp dạng UTF-8 không có BOM",
                "the text begins with a byte order mark, which JSON does without: save the file as UTF-8 without BOM"
            ),
            Self::TooDeep => say!(
                locale,
                "lồng nhau quá {MAX_DEPTH} tầng: không tài liệu nào cần sâu đến thế",
                "nested more than {MAX_DEPTH} levels deep: no document needs that"
            ),
            Self::NotJson { detail } => {
                let detail = detail.get(locale);
                say!(
                    locale,
                    "không đúng cú pháp JSON: {detail}",
                    "not JSON: {detail}"
                )
            }
            Self::Null => say!(
                locale,
                "ở đây ghi null: nếu không có gì để ghi, hãy bỏ hẳn thuộc tính",
                "null stands here: if there is nothing to say, leave the property out"
            ),
            Self::Unexpected {
                expected,
                found,
                hint,
            } => {
                let (expected, found) = (expected.get(locale), found.get(locale));
                let hint = hint.as_ref().map(|hint| format!(": {}", hint.get(locale)));
                let hint = hint.unwrap_or_default();
                say!(
                    locale,
                    "cần {expected}, nhưng gặp {found}{hint}",
                    "expected {expected}, found {found}{hint}"
                )
            }
            Self::OtherKind { wanted, found } => {
                let (wanted, found) = (kinds(wanted, locale), kinds(&[*found], locale));
                say!(
                    locale,
                    "tài liệu này là {found}, ở đây cần {wanted}",
                    "this document is of the kind {found}; wanted here: {wanted}"
                )
            }
            Self::Missing { property, hint } => {
                let hint = hint.map_or_else(String::new, |hint| format!(" ({})", hint.get(locale)));
                say!(
                    locale,
                    "thiếu thuộc tính bắt buộc `{property}`{hint}",
                    "the required property `{property}` is missing{hint}"
                )
            }
            Self::Unknown { property, known } => {
                let shown = shortened(property);
                match nearest(property, known.iter().copied()) {
                    Some(near) => say!(
                        locale,
                        "không có thuộc tính `{shown}` ở đây; có phải là `{near}`?",
                        "there is no property `{shown}` here; did you mean `{near}`?"
                    ),
                    None => {
                        let known = known.join(", ");
                        say!(
                            locale,
                            "không có thuộc tính `{shown}` ở đây; các thuộc tính là: {known}",
                            "there is no property `{shown}` here; the properties are: {known}"
                        )
                    }
                }
            }
            Self::Repeated { property } => say!(
                locale,
                "thuộc tính `{property}` ghi hai lần",
                "the property `{property}` is stated twice"
            ),
        }
    }
}

/// A [`Fault`] on its way out of the document, gathering its place from the inside out.
#[derive(Debug)]
pub(super) struct Misread {
    pub(super) fault: Fault,
    /// From the inside out.
    pub(super) path: Vec<String>,
    /// Whether it is the alternative of a union that is unknown.
    pub(super) union: bool,
}

impl Misread {
    fn new(fault: Fault) -> Self {
        Self {
            fault,
            path: Vec::new(),
            union: false,
        }
    }

    /// A `null` where a property could have been left out.
    pub(super) fn null() -> Self {
        Self::new(Fault::Null)
    }

    /// Anything but an object with these properties.
    pub(super) fn not_object(found: Unexpected<'_>, properties: &[&str]) -> Self {
        let properties = properties.join(", ");
        Self::new(Fault::Unexpected {
            expected: Box::new(Both::new(
                format!("một đối tượng {{{properties}}}"),
                format!("an object {{{properties}}}"),
            )),
            found: self::found(found),
            hint: None,
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
            None => self::found(found),
            Some(count) => Both::new(format!("{count} thuộc tính"), format!("{count} properties")),
        };
        Self::new(Fault::Unexpected {
            expected: Box::new(Both::new(
                format!("một đối tượng có đúng một trong các thuộc tính: {properties}"),
                format!("an object with exactly one of the properties: {properties}"),
            )),
            found,
            hint: None,
        })
    }

    /// With what to type, where that is known.
    pub(super) fn hint(mut self, to_type: Option<Both<String>>) -> Self {
        if let Fault::Unexpected { hint, .. } = &mut self.fault {
            *hint = to_type.map(Box::new);
        }
        self
    }

    pub(super) fn of_union(self) -> Self {
        Self {
            union: true,
            ..self
        }
    }

    pub(super) fn within(mut self, key: &str) -> Self {
        self.path.push(key.to_owned());
        self
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fault.message(Locale::En))
    }
}

impl std::error::Error for Misread {}

impl serde::de::Error for Misread {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let detail = message.to_string();
        Self::new(Fault::NotJson {
            detail: Both::new(detail.clone(), detail),
        })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_value(found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Fault::Unexpected {
            expected: Box::new(Both::new(format!("{expected:#}"), format!("{expected}"))),
            found: self::found(found),
            hint: match found {
                Unexpected::Str(text) => hints::character(text).map(Box::new),
                _ => None,
            },
        })
    }

    fn unknown_field(property: &str, known: &'static [&'static str]) -> Self {
        Self::new(Fault::Unknown {
            property: property.to_owned(),
            known,
        })
    }

    fn unknown_variant(property: &str, known: &'static [&'static str]) -> Self {
        Self::unknown_field(property, known)
    }

    fn missing_field(property: &'static str) -> Self {
        Self::new(Fault::Missing {
            property: property.to_owned(),
            hint: None,
        })
    }

    fn duplicate_field(property: &'static str) -> Self {
        Self::new(Fault::Repeated {
            property: property.to_owned(),
        })
        .within(property)
    }
}
