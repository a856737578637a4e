//! Why a text could not be read: the first problem, as data and in words.

use super::fault::{ARRAY, Fault, SEVERAL, kinds};
use crate::model::wire::StringForm as _;
use crate::model::wire::names;
use crate::model::{Both, Kind, Locale, Pointer};

/// Why a text could not be read as a document: the first problem, where it is, what was expected and what was found.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, ReadError, ReadErrorKind, read};
/// let error = read::<Assessment>(b"{\"document\": \"assessment\",\n \"school\": 7}").unwrap_err();
/// assert_eq!((error.line(), error.column(), error.pointer().as_str()), (2, 12, "/school"));
/// assert_eq!(error.kind(), ReadErrorKind::Unexpected);
/// assert_eq!(error.found(Locale::En).as_deref(), Some("the number 7"));
/// assert_eq!(error.expected(Locale::En).as_deref(), Some("an object {id, name, stages, unit}"));
/// assert_eq!(ReadError::too_long(100_000_000).kind(), ReadErrorKind::TooLong);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}{}: {}", at(pointer), fault.message(Locale::En))]
pub struct ReadError {
    fault: Box<Fault>,
    pointer: Pointer,
    line: usize,
    column: usize,
    more: Vec<ReadError>,
}

fn at(pointer: &Pointer) -> String {
    match pointer.as_str() {
        "" => String::new(),
        pointer => format!(", at {pointer}"),
    }
}

impl ReadError {
    /// A text that is no JSON document at all.
    pub(super) fn new(fault: Fault, place: (usize, usize)) -> Self {
        Self::at(fault, Pointer::default(), place)
    }

    pub(super) fn at(fault: Fault, pointer: Pointer, (line, column): (usize, usize)) -> Self {
        Self {
            fault: fault.into(),
            pointer,
            line,
            column,
            more: Vec::new(),
        }
    }

    /// The same problem, told as what it is where the document is sound so far, but of another kind than is wanted, or
    /// does not say of which.
    pub(super) fn of_kinds(mut self, found: Option<Kind>, wanted: &'static [Kind]) -> Self {
        let fault = match (&*self.fault, found) {
            (Fault::Missing { property, .. }, _)
                if property == "document" && self.pointer.as_str().is_empty() =>
            {
                Fault::Missing {
                    property: property.clone(),
                    hint: (wanted.len() > 1).then_some(Kind::EXPECT),
                }
            }
            (Fault::Unexpected { .. }, Some(found)) if self.pointer.as_str() == "/document" => {
                Fault::OtherKind { wanted, found }
            }
            (
                Fault::Unexpected {
                    expected, found, ..
                },
                _,
            ) if self.pointer.as_str().is_empty() && found.en == ARRAY.en => Fault::Unexpected {
                expected: expected.clone(),
                found: found.clone(),
                hint: Some(Box::new(Both::of(|locale| {
                    (*SEVERAL.get(locale)).to_owned()
                }))),
            },
            _ => return self,
        };
        *self.fault = fault;
        self
    }

    /// The same problem, in the value that the keys lead to.
    pub(super) fn within(mut self, keys: &[String]) -> Self {
        let keys = keys.iter();
        self.pointer = keys.fold(self.pointer, |pointer, key| pointer.with(key));
        self
    }

    /// The first problem, with what else is wrong.
    pub(super) fn and(self, more: Vec<Self>) -> Self {
        Self { more, ..self }
    }

    /// What else is wrong in the same text, up to a hundred problems; none where the text is not JSON.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, read};
    /// let error = read::<Assessment>(br#"{"document": "assessment", "answers": 7}"#).unwrap_err();
    /// assert_eq!(error.pointer().as_str(), "/answers");
    /// assert!(error.more().iter().any(|more| more.to_string().ends_with("`school` is missing")));
    /// ```
    pub fn more(&self) -> &[Self] {
        &self.more
    }

    /// The error that [`read`](crate::read) gives for a text of so many bytes, more than
    /// [`MAX_DOCUMENT_BYTES`](crate::MAX_DOCUMENT_BYTES); for a reader that does not hold such a text at all.
    pub fn too_long(bytes: usize) -> Self {
        Self::new(Fault::TooLong { bytes }, (1, 1))
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

    /// What is wrong, by a name that stays.
    pub fn kind(&self) -> ReadErrorKind {
        match &*self.fault {
            Fault::TooLong { .. } => ReadErrorKind::TooLong,
            Fault::NotUtf8 => ReadErrorKind::NotUtf8,
            Fault::ByteOrderMark => ReadErrorKind::ByteOrderMark,
            Fault::Empty | Fault::Truncated => ReadErrorKind::Truncated,
            Fault::TooDeep => ReadErrorKind::TooDeep,
            Fault::NotJson { .. } => ReadErrorKind::NotJson,
            Fault::Null => ReadErrorKind::Null,
            Fault::Unexpected { .. } | Fault::OtherKind { .. } => ReadErrorKind::Unexpected,
            Fault::Missing { .. } => ReadErrorKind::MissingProperty,
            Fault::Unknown { .. } => ReadErrorKind::UnknownProperty,
            Fault::Repeated { .. } => ReadErrorKind::RepeatedProperty,
        }
    }

    /// What should have stood there, where the kind is [`ReadErrorKind::Unexpected`]; the properties there are, where one is
    /// unknown; the one that is missing.
    pub fn expected(&self, locale: Locale) -> Option<String> {
        match &*self.fault {
            Fault::Unexpected { expected, .. } => Some(expected.get(locale).clone()),
            Fault::Unknown { known, .. } => Some(known.join(", ")),
            Fault::OtherKind { wanted, .. } => Some(kinds(wanted, locale)),
            Fault::Missing { property, .. } => Some(property.clone()),
            _ => None,
        }
    }

    /// What stood there, where the kind is [`ReadErrorKind::Unexpected`]; the property that is unknown or repeated.
    pub fn found(&self, locale: Locale) -> Option<String> {
        match &*self.fault {
            Fault::Unexpected { found, .. } => Some(found.get(locale).clone()),
            Fault::OtherKind { found, .. } => Some(kinds(&[*found], locale)),
            Fault::Unknown { property, .. } | Fault::Repeated { property } => {
                Some(property.clone())
            }
            _ => None,
        }
    }

    /// What was expected, what was found, and what to do.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Locale, ReadErrorKind, read};
    /// let error = read::<Assessment>(br#"{"document": "assessment", "scool": 7}"#).unwrap_err();
    /// assert_eq!(error.kind(), ReadErrorKind::UnknownProperty);
    /// assert_eq!(error.found(Locale::En).as_deref(), Some("scool"));
    /// assert!(error.message(Locale::En).ends_with("did you mean `school`?"));
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        self.fault.message(locale)
    }
}

/// As an object with the kind, the place, what was expected and found where that is known, and the message, in both languages.
impl serde::Serialize for ReadError {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let both = |words: fn(&Self, Locale) -> Option<String>| {
            let vi = words(self, Locale::Vi);
            vi.zip(words(self, Locale::En))
                .map(|(vi, en)| Both::new(vi, en))
        };
        let mut object = serializer.serialize_struct("ReadError", 8)?;
        object.serialize_field("kind", &self.kind())?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("line", &self.line)?;
        object.serialize_field("column", &self.column)?;
        for (name, words) in [
            ("expected", both(Self::expected)),
            ("found", both(Self::found)),
        ] {
            match words {
                Some(words) => object.serialize_field(name, &words)?,
                None => object.skip_field(name)?,
            }
        }
        object.serialize_field("message", &Both::of(|locale| self.message(locale)))?;
        match self.more.as_slice() {
            [] => object.skip_field("more")?,
            more => object.serialize_field("more", more)?,
        }
        object.end()
    }
}

names! {
    /// What can be wrong with a text.
    pub enum ReadErrorKind {
        /// Longer than a document may be (tài liệu quá dài).
        TooLong,
        /// Bytes that are not UTF-8 (không phải UTF-8).
        NotUtf8,
        /// A byte order mark at the beginning (có dấu thứ tự byte).
        ByteOrderMark,
        /// It is empty, or ends too early (trống, hoặc bị cắt giữa chừng).
        Truncated,
        /// Nested too deep (lồng nhau quá sâu).
        TooDeep,
        /// Not JSON (không đúng cú pháp JSON).
        NotJson,
        /// `null` where nothing should stand (ghi null).
        Null,
        /// A value of the wrong form, or out of bounds (giá trị sai dạng hoặc ngoài giới hạn).
        Unexpected,
        /// A required property is missing (thiếu thuộc tính).
        MissingProperty,
        /// There is no such property (không có thuộc tính này).
        UnknownProperty,
        /// A property stated twice (thuộc tính ghi hai lần).
        RepeatedProperty,
    }
    vi: "một loại lỗi đọc",
    en: "a kind of reading error",
}
