//! Reading: JSON text to a document, or what is wrong and where.
//!
//! Reading is structural and agrees with the published JSON Schema; what a document *means* is for
//! [`check`](crate::check). Good input is read in one pass. Only when that fails is the text read
//! again with its places kept, to say where.

mod error;
mod fault;
mod hints;
mod locate;
mod place;
mod spots;
mod strict;
mod syntax;
mod tree;

pub use error::{ReadError, ReadErrorKind};
pub use fault::MAX_DOCUMENT_BYTES;
pub use spots::{Spot, spots};
#[cfg(feature = "office")]
pub(crate) use {hints::seen, tree::precise};

use crate::model::{Document, Kind, Readable, every_kind};
use fault::Fault;
use locate::locate;
use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use simdutf8::compat::from_utf8;
use strict::Strict;

macro_rules! read_as {
    ($($name:ident)+) => {
        /// Reads a document of a kind that is known only at run time.
        ///
        /// ```
        /// use it_adoption_model::{Kind, read_as};
        /// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
        /// assert!(read_as(Kind::AnnualPlan, plan).is_ok());
        /// assert_eq!(read_as(Kind::YearEndReport, plan).unwrap_err().pointer().as_str(), "/document");
        /// ```
        ///
        /// # Errors
        /// As [`read`], and for a `document` property that names another kind.
        pub fn read_as(kind: Kind, json: &[u8]) -> Result<Document, ReadError> {
            match kind {
                $(Kind::$name => read::<crate::model::$name>(json).map(|d| Document::$name(Box::new(d))),)+
            }
        }
    };
}

every_kind!(read_as);

/// Reads a document of whatever kind its `document` property names.
///
/// ```
/// use it_adoption_model::{Kind, kind, read_any};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// assert_eq!(kind(plan)?, Kind::AnnualPlan);
/// assert_eq!(read_any(plan)?.kind(), Kind::AnnualPlan);
/// # Ok::<(), it_adoption_model::ReadError>(())
/// ```
///
/// # Errors
/// As [`read`], and when `document` is missing or names no known kind, such as `{"document": "plan"}`.
pub fn read_any(json: &[u8]) -> Result<Document, ReadError> {
    read_as(kind(json)?, json)
}

/// Reads a document from JSON text in UTF-8.
///
/// Stricter than `serde_json::from_slice` in two ways, both of them the schema's: an array never
/// stands for an object, and `null` never stands for an absent property.
///
/// ```
/// use it_adoption_model::{Assessment, read};
/// let error = read::<Assessment>(br#"{"document": "assessment", "school": 7}"#).unwrap_err();
/// assert_eq!(error.pointer().as_str(), "/school");
/// ```
///
/// # Errors
/// A [`ReadError`] for the first problem, with [what else](ReadError::more) is wrong: text longer than [`MAX_DOCUMENT_BYTES`]; bytes that are not
/// UTF-8, or begin with a byte order mark; text that is not JSON, such as `{"a":` or nested beyond 128 levels; a value of the wrong type,
/// such as `"9"` for a count; a value out of bounds, such as `2025-02-30` for a day; a property that is
/// missing, unknown or stated twice.
pub fn read<T: Readable>(json: &[u8]) -> Result<T, ReadError> {
    read_among(json, const { &[T::KIND] })
}

/// As [`read`], where documents of other kinds would do as well.
pub(crate) fn read_among<T: Readable>(
    json: &[u8],
    wanted: &'static [Kind],
) -> Result<T, ReadError> {
    read_part(json).map_err(|error: ReadError| error.of_kinds(kind(json).ok(), wanted))
}

/// As [`read`], for JSON that is no document of its own.
pub(crate) fn read_part<T: DeserializeOwned>(json: &[u8]) -> Result<T, ReadError> {
    let text = text(json)?;
    let mut json = serde_json::Deserializer::from_str(text);
    T::deserialize(Strict(&mut json))
        .and_then(|document| json.end().map(|()| document))
        .map_err(|error| locate::<T>(text, &error))
}

/// What the `document` property names, looking at nothing else.
///
/// # Errors
/// As [`read_any`].
pub fn kind(json: &[u8]) -> Result<Kind, ReadError> {
    let text = text(json)?;
    let mut json = serde_json::Deserializer::from_str(text);
    Opening::deserialize(Strict(&mut json))
        .and_then(|head| json.end().map(|()| head.document))
        .map_err(|error| locate::<Opening>(text, &error).of_kinds(None, Kind::ALL))
}

#[derive(serde::Deserialize)]
struct Opening {
    document: Kind,
}

fn text(json: &[u8]) -> Result<&str, ReadError> {
    if json.len() > MAX_DOCUMENT_BYTES {
        return Err(ReadError::too_long(json.len()));
    }
    let text = from_utf8(json).map_err(|error| {
        let before = json.get(..error.valid_up_to()).unwrap_or_default();
        ReadError::new(
            Fault::NotUtf8,
            place::end(str::from_utf8(before).unwrap_or_default()),
        )
    })?;
    if text.starts_with('\u{feff}') {
        return Err(ReadError::new(Fault::ByteOrderMark, (1, 1)));
    }
    Ok(text)
}
