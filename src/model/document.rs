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

/// A document of any kind. It is written as the document that it is.
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
    /// A line that could not be scored.
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

/// The kinds of document that [`read`](crate::read) reads.
pub trait Readable: serde::de::DeserializeOwned {
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
    };
}

every_kind!(readable);
