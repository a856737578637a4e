//! A workflow (quy trình): who may do what with a submission, and who stands above whom.

mod builtin;

pub use builtin::builtin_workflow;

use crate::model::wire::{names, new, tag};
use crate::model::{
    Action, Citation, Count, Date, Id, Locale, Phrase, Source, Stage, SubmissionState, Text,
    UnitKind,
};

tag! {
    /// The `document` property of a [`Workflow`].
    WorkflowTag = "workflow"
}

names! {
    /// One side of a submission (bên thực hiện).
    pub enum Party {
        /// The school itself (nhà trường).
        School,
        /// The unit right above it in its line of reporting (cơ quan quản lý trực tiếp).
        ManagingBody,
    }
    vi: "school hoặc managing-body",
    en: "school or managing-body",
}

impl Party {
    /// The side as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Party};
    /// assert_eq!(Party::School.label(Locale::Vi), "nhà trường");
    /// assert_eq!(Party::School.label(Locale::En), "the school");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::School => locale.pick("nhà trường", "the school"),
            Self::ManagingBody => locale.pick("cơ quan quản lý trực tiếp", "the managing body"),
        }
    }
}

/// Who may do what with a submission, and who stands above whom from when on (quy trình và tuyến báo cáo).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Workflow {
    /// Kind of document, always workflow (loại tài liệu).
    pub document: WorkflowTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier (mã quy trình).
    pub id: Id,
    /// What it is called (tên quy trình).
    pub title: Text,
    /// The documents that its citations name (các văn bản nguồn).
    pub sources: Vec<Source>,
    /// The moves that are allowed (các bước được phép).
    pub moves: Vec<MoveRule>,
    /// The lines of reporting (các tuyến báo cáo).
    pub lines: Vec<ReportingLine>,
    /// How promptly difficulties are reported, where the office has set it (thời hạn báo cáo khó khăn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficulties: Option<Promptness>,
}

/// How promptly an office wants difficulties reported (thời hạn báo cáo khó khăn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Promptness {
    /// Within so many days after a difficulty arose (số ngày kể từ khi phát sinh).
    pub days: Count,
    /// Who lays it down (căn cứ).
    pub citation: Citation,
}

new!(Promptness(days: Count, citation: Citation));

new!(Workflow(id: Id, title: Text), document, schema, sources, moves, lines, difficulties);

/// A move that is allowed (một bước được phép).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct MoveRule {
    /// What is done (hành động).
    pub action: Action,
    /// The states it starts from (các trạng thái xuất phát).
    pub from: Vec<SubmissionState>,
    /// The state it leads to (trạng thái đạt tới).
    pub to: SubmissionState,
    /// Who may do it (bên được thực hiện).
    pub by: Party,
    /// Whether a reason must be given (phải nêu lý do).
    pub reason_required: bool,
    /// Who lays it down (căn cứ).
    pub citation: Citation,
}

new!(
    MoveRule(action: Action, from: Vec<SubmissionState>, to: SubmissionState, by: Party,
        reason_required: bool, citation: Citation)
);

/// Who stands above a school, nearest first (tuyến báo cáo).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReportingLine {
    /// The schools it is for, by the highest stage they teach (cấp học cao nhất của trường).
    pub stages: Vec<Stage>,
    /// First day it holds (từ ngày).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day it holds (đến ngày).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The units above the school, nearest first (các cấp quản lý, gần nhất trước).
    pub above: Vec<UnitKind>,
    /// Who lays it down (căn cứ).
    pub citation: Citation,
}

new!(
    ReportingLine(stages: Vec<Stage>, above: Vec<UnitKind>, citation: Citation),
    valid_from, valid_until
);
