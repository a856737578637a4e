//! A comparison (đối chiếu): where the judgements of both sides differ.

use crate::model::wire::tag;
use crate::model::{
    AssessorRole, CriterionState, Date, Digest, Id, InstrumentRef, Outcome, Phrase, Points, School,
    SchoolYear, Value,
};

tag! {
    /// The `document` property of a [`Comparison`].
    ComparisonTag = "comparison"
}

/// Where a self-assessment and an external evaluation differ (đối chiếu tự đánh giá và đánh giá ngoài).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Comparison {
    /// Kind of document, always comparison (loại tài liệu).
    pub document: ComparisonTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The school (nhà trường).
    pub school: School,
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// The instrument (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// Digest of the instrument's text: two texts of the same edition have different digests (dấu nội dung bộ tiêu chí).
    pub instrument_digest: Digest,
    /// The day of the self-assessment (ngày tự đánh giá).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_date: Option<Date>,
    /// The day of the external evaluation (ngày đánh giá ngoài).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_date: Option<Date>,
    /// The whole as the school judged it (kết quả chung theo tự đánh giá).
    pub self_outcome: Outcome,
    /// The whole as judged from outside (kết quả chung theo đánh giá ngoài).
    pub external_outcome: Outcome,
    /// The groups whose level or points differ, in the order of the instrument (các nhóm khác nhau).
    pub groups: Vec<GroupDifference>,
    /// The criteria whose answer, state, level or points differ, in the order of the instrument (các tiêu chí khác nhau).
    pub criteria: Vec<CriterionDifference>,
}

/// A group judged differently (một nhóm được đánh giá khác nhau).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct GroupDifference {
    /// The group's identifier (mã nhóm).
    pub group: Id,
    /// As the school judged it (tự đánh giá).
    pub self_outcome: Outcome,
    /// As judged from outside (đánh giá ngoài).
    pub external_outcome: Outcome,
}

/// A criterion answered or judged differently (một tiêu chí được trả lời hoặc đánh giá khác nhau).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CriterionDifference {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// What the school answered, if it did (câu trả lời khi tự đánh giá).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_answer: Option<Value>,
    /// What was answered from outside, if it was (câu trả lời của đánh giá ngoài).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_answer: Option<Value>,
    /// As the school judged it (tự đánh giá).
    pub self_judged: Judged,
    /// As judged from outside (đánh giá ngoài).
    pub external_judged: Judged,
    /// Which side judged it higher, by points or, where it gives none, by level; absent if neither did or only one answered (bên đánh giá cao hơn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub higher: Option<AssessorRole>,
}

impl CriterionDifference {
    /// Whether the two judge it differently, and not only answer it so.
    pub(crate) fn is_judged_differently(&self) -> bool {
        self.self_judged != self.external_judged
    }
}

/// How one side judged a criterion (kết quả một bên đánh giá).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Judged {
    /// What became of it (tình trạng).
    pub state: CriterionState,
    /// The level (mức độ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// The points; absent where the criterion gives none (điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<Points>,
}
