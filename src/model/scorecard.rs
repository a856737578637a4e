//! A scorecard (kết quả đánh giá): levels and points, with everything needed to see where they come from.

use crate::model::wire::{names, tag};
use crate::model::{
    AssessorRole, Band, Citation, Count, Fidelity, GatePolicy, Id, InstrumentRef, Limit, Method,
    Phrase, Points, Provenance, School, SchoolYear, Stage, Value,
};

tag! {
    /// The `document` property of a [`Scorecard`].
    ScorecardTag = "scorecard"
}

/// The result of scoring an assessment, with its trace (kết quả đánh giá).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Scorecard {
    /// Kind of document, always scorecard (loại tài liệu).
    pub document: ScorecardTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The school (nhà trường).
    pub school: School,
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// The instrument (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// Who assessed (vai trò đánh giá).
    pub role: AssessorRole,
    /// Where the figures come from, as the assessment says (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The whole: points and level (kết quả chung).
    pub outcome: Outcome,
    /// The whole if everything unknown and not applicable had gone worst (kết quả thấp nhất có thể).
    pub lowest: Outcome,
    /// The whole if everything unknown and not applicable had gone best (kết quả cao nhất có thể).
    pub highest: Outcome,
    /// How much of the instrument was answered (độ phủ).
    pub coverage: Coverage,
    /// How the whole got its level (cách xếp mức chung).
    pub method: Method,
    /// Who lays the method down (căn cứ của cách xếp mức).
    pub method_citation: Citation,
    /// What the conditions did (các điều kiện bắt buộc).
    pub gates: Gates,
    /// The least sure mark among instrument, method, gate policy, points and cut-offs (độ tin cậy thấp nhất).
    pub fidelity: Fidelity,
    /// The groups, in the order of the instrument (các nhóm).
    pub groups: Vec<GroupScore>,
    /// The criteria, in the order of the instrument (các tiêu chí).
    pub criteria: Vec<CriterionScore>,
}

/// Points and the level they give (điểm và mức độ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Outcome {
    /// The level; absent when nothing that gives points applies (mức độ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// Points earned (điểm đạt được).
    pub earned: Points,
    /// Points that could be earned: the maxima of the criteria that apply (điểm áp dụng).
    pub applicable: Points,
    /// Whether a failed or open condition holds the level down (bị giữ mức vì điều kiện bắt buộc).
    pub held: bool,
    /// The cut-off that the points reached (khoảng điểm đạt được).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<Band>,
    /// The next cut-off, which they missed (khoảng điểm kế tiếp).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Band>,
}

/// How much of the instrument was answered (độ phủ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Coverage {
    /// Criteria answered with a fact (số tiêu chí đã trả lời).
    pub answered: Count,
    /// Criteria said not to apply (số tiêu chí không áp dụng).
    pub not_applicable: Count,
    /// All criteria, conditions among them (tổng số tiêu chí).
    pub criteria: Count,
    /// The maxima of the criteria answered (điểm tối đa của các tiêu chí đã trả lời).
    pub points: Points,
    /// The maxima of all criteria (điểm tối đa của mọi tiêu chí).
    pub maximum: Points,
}

/// What the conditions did (các điều kiện bắt buộc).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Gates {
    /// What a failed condition does (hệ quả khi không đạt).
    pub policy: GatePolicy,
    /// Who lays that down (căn cứ của hệ quả).
    pub citation: Citation,
    /// Conditions answered with no (điều kiện không đạt).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<Id>,
    /// Conditions nobody answered; they hold as failed ones do (điều kiện chưa trả lời).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Id>,
}

/// The result of one group (kết quả của một nhóm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct GroupScore {
    /// The group's identifier (mã nhóm).
    pub group: Id,
    /// Its points and level (điểm và mức độ).
    pub outcome: Outcome,
    /// If everything unknown and not applicable had gone worst (thấp nhất có thể).
    pub lowest: Outcome,
    /// If everything unknown and not applicable had gone best (cao nhất có thể).
    pub highest: Outcome,
}

/// The result of one criterion (kết quả của một tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CriterionScore {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The group it belongs to (mã nhóm).
    pub group: Id,
    /// What became of it (tình trạng).
    pub state: State,
    /// The answer used, as given (câu trả lời được dùng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The level the answer reached (mức đạt được).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// Points earned (điểm đạt được).
    pub earned: Points,
    /// The most points (điểm tối đa).
    pub maximum: Points,
    /// What the answer met (yêu cầu đã đạt).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Mark>,
    /// What it missed next (yêu cầu kế tiếp chưa đạt).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<Mark>,
    /// Who asks for the criterion (căn cứ).
    pub citation: Citation,
}

names! {
    /// What became of a criterion (tình trạng của tiêu chí).
    pub enum State {
        /// Answered with a fact (đã trả lời).
        Answered,
        /// Said not to apply; its points leave the maximum (không áp dụng).
        NotApplicable,
        /// Said not to have been assessed, or not answered at all; earns nothing, stays in the maximum (chưa đánh giá).
        NotAssessed,
    }
    vi: "answered, not-applicable hoặc not-assessed",
    en: "answered, not-applicable or not-assessed",
}

/// A level's requirement on the measured value, as it applies to this school (yêu cầu của một mức).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Mark {
    /// The level (mức độ).
    pub level: Id,
    /// The limit, for a share, count or ratio (ngưỡng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// The stage whose limit it is: the strictest among the school's (cấp học có ngưỡng chặt nhất).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// How the limit is known (độ tin cậy của ngưỡng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fidelity: Option<Fidelity>,
}
