//! Every kind of document, and a document of any kind.

use super::*;
use crate::model::wire::names;

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
        /// [`Difficulty`]
        Difficulty,
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
        /// [`Crosswalk`]
        Crosswalk,
    }
    vi: "một loại tài liệu: instrument, assessment, scorecard, gaps, findings, annual-plan, medium-term-plan, year-end-report, difficulty, submission, workflow, comparison, rollup, line-error, crosswalk",
    en: "a kind of document: instrument, assessment, scorecard, gaps, findings, annual-plan, medium-term-plan, year-end-report, difficulty, submission, workflow, comparison, rollup, line-error, crosswalk",
}

impl Kind {
    /// The kind as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Kind, Locale};
    /// assert_eq!(Kind::AnnualPlan.label(Locale::Vi), "kế hoạch năm");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Instrument => locale.pick("bộ tiêu chí", "instrument"),
            Self::Assessment => locale.pick("phiếu đánh giá", "assessment"),
            Self::Scorecard => locale.pick("kết quả đánh giá", "scorecard"),
            Self::Gaps => locale.pick("những việc còn thiếu để đạt một mức", "gaps"),
            Self::Findings => locale.pick("kết quả kiểm tra", "findings"),
            Self::AnnualPlan => locale.pick("kế hoạch năm", "annual plan"),
            Self::MediumTermPlan => locale.pick("kế hoạch trung hạn", "medium-term plan"),
            Self::YearEndReport => locale.pick("báo cáo tổng kết năm học", "year-end report"),
            Self::Difficulty => {
                locale.pick("báo cáo khó khăn, vướng mắc", "report of a difficulty")
            }
            Self::Submission => locale.pick("hồ sơ nộp kết quả đánh giá", "submission"),
            Self::Workflow => locale.pick("quy trình xử lý hồ sơ", "workflow"),
            Self::Comparison => locale.pick("bảng đối chiếu hai kết quả", "comparison"),
            Self::Rollup => locale.pick("tổng hợp nhiều trường", "rollup"),
            Self::LineError => locale.pick("dòng lỗi", "line error"),
            Self::Crosswalk => locale.pick("bảng chuyển tiêu chí", "crosswalk"),
        }
    }
}

/// A document of any kind. It is written as the document that it holds, converts from every kind with [`From`], and into it with
/// [`TryFrom`].
///
/// ```
/// use it_adoption_model::{AnnualPlan, Document, InstrumentRef, Kind, read_any};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// let document: Document = read_any(plan)?;
/// assert_eq!(document.kind(), Kind::AnnualPlan);
/// let instrument = InstrumentRef::new("operational".parse()?, "2026.1".parse()?);
/// assert_eq!(document.instrument(), Some(instrument));
/// let plan: AnnualPlan = document.try_into()?;
/// assert_eq!(Document::from(plan).kind(), Kind::AnnualPlan);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
#[non_exhaustive]
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
    /// A difficulty, reported as it arises.
    Difficulty(Box<Difficulty>),
    /// An assessment's way through the hands.
    Submission(Box<Submission>),
    /// Who may do what with a submission.
    Workflow(Box<Workflow>),
    /// Where two judgements differ.
    Comparison(Box<Comparison>),
    /// The results of many schools, counted.
    Rollup(Box<Rollup>),
    /// A line that could not be used.
    LineError(Box<LineError>),
    /// Which criteria of one instrument ask what those of another ask.
    Crosswalk(Box<Crosswalk>),
}

impl Document {
    /// The instrument that its answers, aims or results go by, where it names one.
    pub fn instrument(&self) -> Option<InstrumentRef> {
        match self {
            Self::Assessment(assessment) => Some(assessment.instrument),
            Self::Scorecard(card) => Some(card.instrument),
            Self::Gaps(gaps) => Some(gaps.instrument),
            Self::AnnualPlan(plan) => Some(plan.instrument),
            Self::MediumTermPlan(plan) => Some(plan.instrument),
            Self::YearEndReport(report) => Some(report.instrument),
            Self::Submission(submission) => Some(submission.self_assessment.instrument),
            Self::Comparison(comparison) => Some(comparison.instrument),
            Self::Instrument(_)
            | Self::Findings(_)
            | Self::Difficulty(_)
            | Self::Workflow(_)
            | Self::Rollup(_)
            | Self::LineError(_)
            | Self::Crosswalk(_) => None,
        }
    }
}

/// A document of another kind than is wanted.
///
/// ```
/// use it_adoption_model::{Assessment, Document, Kind, Locale, read_any};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// let document = read_any(plan)?;
/// let error = Assessment::try_from(document).unwrap_err();
/// assert_eq!((error.expected(), error.found()), (Kind::Assessment, Kind::AnnualPlan));
/// assert_eq!(error.message(Locale::En), "the document is of the kind annual plan, not assessment");
/// assert!(matches!(error.into_document(), Document::AnnualPlan(_)));
/// # Ok::<(), it_adoption_model::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Locale::En))]
pub struct KindError {
    expected: Kind,
    document: Box<Document>,
}

impl KindError {
    /// The kind that is wanted.
    pub fn expected(&self) -> Kind {
        self.expected
    }

    /// The kind that it is.
    pub fn found(&self) -> Kind {
        self.document.kind()
    }

    /// The document, unchanged.
    pub fn into_document(self) -> Document {
        *self.document
    }

    /// Both kinds, in words.
    pub fn message(&self, locale: Locale) -> String {
        let [found, expected] = [self.found(), self.expected].map(|kind| kind.label(locale));
        say!(
            locale,
            "tài liệu là {found}, không phải {expected}",
            "the document is of the kind {found}, not {expected}"
        )
    }
}

mod sealed {
    pub trait Sealed {}
}

/// The kinds of document that [`read`](crate::read) reads.
pub trait Readable: serde::de::DeserializeOwned + serde::Serialize + sealed::Sealed {
    /// The kind its `document` property names.
    const KIND: Kind;
}

/// Hands the types of all kinds of document to a macro.
macro_rules! every_kind {
    ($then:ident) => {
        $then! {
            Instrument Assessment Scorecard Gaps Findings AnnualPlan MediumTermPlan YearEndReport
            Difficulty Submission Workflow Comparison Rollup LineError Crosswalk
        }
    };
}
pub(crate) use every_kind;

macro_rules! readable {
    ($($name:ident)+) => {
        $(
            impl sealed::Sealed for $name {}

            impl Readable for $name {
                const KIND: Kind = Kind::$name;
            }

            impl From<$name> for Document {
                fn from(document: $name) -> Self {
                    Self::$name(Box::new(document))
                }
            }

            impl TryFrom<Document> for $name {
                type Error = KindError;

                fn try_from(document: Document) -> Result<Self, KindError> {
                    match document {
                        Document::$name(document) => Ok(*document),
                        document => Err(KindError { expected: Kind::$name, document: Box::new(document) }),
                    }
                }
            }
        )+

        impl Document {
            /// The kind of document it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$name(_) => Kind::$name,)+
                }
            }
        }
    };
}

every_kind!(readable);
