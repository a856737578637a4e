//! Reading: JSON text to a document, or the first thing that is wrong and where.
//!
//! Reading is structural and agrees with the published JSON Schema; what a document *means* is for
//! [`check`](crate::check). Good input is read in one pass. Only when that fails is the text read
//! again with its places kept, to say where.

mod place;
mod problem;
mod syntax;
mod tree;

pub use problem::ReadError;

use crate::wire::{Strict, names};
use crate::{
    AnnualPlan, Assessment, Comparison, Findings, Gaps, Instrument, LineError, Locale,
    MediumTermPlan, Rollup, Scorecard, Submission, Workflow, YearEndReport,
};
use problem::Trouble;
#[cfg(feature = "simd")]
use simdutf8::compat::from_utf8;
#[cfg(not(feature = "simd"))]
use std::str::from_utf8;

/// The longest document that is read, in bytes (16 MiB).
pub const MAX_DOCUMENT_BYTES: usize = 16 * 1024 * 1024;

names! {
    /// A kind of document, as its `document` property names it.
    pub enum Kind {
        /// [`Instrument`]
        Instrument,
        /// [`Assessment`]
        Assessment,
        /// [`Scorecard`]
        Scorecard,
        /// [`Gaps`]
        Gaps,
        /// [`Findings`]
        Findings,
        /// [`AnnualPlan`]
        AnnualPlan,
        /// [`MediumTermPlan`]
        MediumTermPlan,
        /// [`YearEndReport`]
        YearEndReport,
        /// [`Submission`]
        Submission,
        /// [`Workflow`]
        Workflow,
        /// [`Comparison`]
        Comparison,
        /// [`Rollup`]
        Rollup,
        /// [`LineError`]
        LineError,
    }
    vi: "một loại tài liệu: instrument, assessment, scorecard, gaps, findings, annual-plan, medium-term-plan, year-end-report, submission, workflow, comparison, rollup, line-error",
    en: "a kind of document: instrument, assessment, scorecard, gaps, findings, annual-plan, medium-term-plan, year-end-report, submission, workflow, comparison, rollup, line-error",
}

impl Kind {
    /// The kind as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Instrument => locale.pick("bộ tiêu chí", "instrument"),
            Self::Assessment => locale.pick("phiếu đánh giá", "assessment"),
            Self::Scorecard => locale.pick("kết quả đánh giá", "scorecard"),
            Self::Gaps => locale.pick("khoảng cách tới mức mục tiêu", "gaps"),
            Self::Findings => locale.pick("kết quả kiểm tra", "findings"),
            Self::AnnualPlan => locale.pick("kế hoạch năm", "annual plan"),
            Self::MediumTermPlan => locale.pick("kế hoạch trung hạn", "medium-term plan"),
            Self::YearEndReport => locale.pick("báo cáo tổng kết năm học", "year-end report"),
            Self::Submission => locale.pick("hồ sơ nộp kết quả đánh giá", "submission"),
            Self::Workflow => locale.pick("quy trình xử lý hồ sơ", "workflow"),
            Self::Comparison => locale.pick("bảng đối chiếu hai kết quả", "comparison"),
            Self::Rollup => locale.pick("tổng hợp nhiều trường", "rollup"),
            Self::LineError => locale.pick("dòng lỗi", "line error"),
        }
    }
}

/// A document of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// A criteria set.
    Instrument(Box<Instrument>),
    /// The answers of a school.
    Assessment(Box<Assessment>),
    /// A result.
    Scorecard(Box<Scorecard>),
    /// What is missing to a level.
    Gaps(Box<Gaps>),
    /// What checking found.
    Findings(Box<Findings>),
    /// A year's plan.
    AnnualPlan(Box<AnnualPlan>),
    /// A plan for five years.
    MediumTermPlan(Box<MediumTermPlan>),
    /// What became of a year's plan.
    YearEndReport(Box<YearEndReport>),
    /// An assessment's way through the hands.
    Submission(Box<Submission>),
    /// Who may do what with a submission.
    Workflow(Box<Workflow>),
    /// Where two judgements differ.
    Comparison(Box<Comparison>),
    /// The results of many schools, counted.
    Rollup(Box<Rollup>),
    /// A line that could not be scored.
    LineError(Box<LineError>),
}

/// The kinds of document that [`read`] reads.
pub trait Readable: serde::de::DeserializeOwned {
    /// The kind its `document` property names.
    const KIND: Kind;
}

macro_rules! readable {
    ($($name:ident),+ $(,)?) => {
        $(impl Readable for $name {
            const KIND: Kind = Kind::$name;
        })+

        impl Document {
            /// The kind of document it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$name(_) => Kind::$name,)+
                }
            }
        }

        /// Reads a document as one of `kind`, whatever its `document` property names.
        ///
        /// # Errors
        /// As [`read`], and for a `document` property that names another kind.
        pub fn read_as(kind: Kind, json: &[u8]) -> Result<Document, ReadError> {
            match kind {
                $(Kind::$name => read::<$name>(json).map(|d| Document::$name(Box::new(d))),)+
            }
        }
    };
}

readable!(
    Instrument,
    Assessment,
    Scorecard,
    Gaps,
    Findings,
    AnnualPlan,
    MediumTermPlan,
    YearEndReport,
    Submission,
    Workflow,
    Comparison,
    Rollup,
    LineError,
);

/// Reads a document of whatever kind its `document` property names.
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
/// A [`ReadError`] for the first problem: text longer than [`MAX_DOCUMENT_BYTES`]; bytes that are not
/// UTF-8, or begin with a byte order mark; text that is not JSON, such as `{"a":` or nested beyond 128 levels; a value of the wrong type,
/// such as `"9"` for a count; a value out of bounds, such as `2025-02-30` for a day; a property that is
/// missing, unknown or stated twice.
pub fn read<T: Readable>(json: &[u8]) -> Result<T, ReadError> {
    let text = text(json)?;
    let mut json = serde_json::Deserializer::from_str(text);
    T::deserialize(Strict(&mut json))
        .and_then(|document| json.end().map(|()| document))
        .map_err(|error| problem::locate::<T>(text, &error))
}

/// What the `document` property names, looking at nothing else.
///
/// # Errors
/// As [`read_any`].
pub fn kind(json: &[u8]) -> Result<Kind, ReadError> {
    let text = text(json)?;
    let mut json = serde_json::Deserializer::from_str(text);
    Head::deserialize(Strict(&mut json))
        .and_then(|head| json.end().map(|()| head.document))
        .map_err(|error| problem::locate::<Head>(text, &error))
}

#[derive(serde::Deserialize)]
struct Head {
    document: Kind,
}

use serde::Deserialize as _;

fn text(json: &[u8]) -> Result<&str, ReadError> {
    if json.len() > MAX_DOCUMENT_BYTES {
        return Err(ReadError::too_long(json.len()));
    }
    let text = from_utf8(json).map_err(|error| {
        let before = json.get(..error.valid_up_to()).unwrap_or_default();
        ReadError::new(
            Trouble::NotUtf8,
            place::end(str::from_utf8(before).unwrap_or_default()),
        )
    })?;
    if text.starts_with('\u{feff}') {
        return Err(ReadError::new(Trouble::ByteOrderMark, (1, 1)));
    }
    Ok(text)
}
