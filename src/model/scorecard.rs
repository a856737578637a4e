//! A scorecard (kết quả đánh giá): levels and points, with everything needed to see where they come from.

use crate::model::wire::{names, tag};
use crate::model::{
    AssessorRole, Count, Date, Digest, Fidelity, Id, InstrumentRef, Limit, Locale, Phrase, Points,
    Provenance, RequirementKind, School, SchoolYear, Stage, Value,
};

tag! {
    /// The `document` property of a [`Scorecard`].
    ScorecardTag = "scorecard"
}

/// The result of scoring an assessment, with its trace (kết quả đánh giá).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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
    /// The day of the assessment (ngày đánh giá).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The instrument (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// Digest of the instrument's text: two texts of the same edition have different digests (dấu nội dung bộ tiêu chí).
    pub instrument_digest: Digest,
    /// Who assessed (hình thức đánh giá).
    pub role: AssessorRole,
    /// Where the figures come from, as the assessment says (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The whole: level and points (kết quả chung).
    pub outcome: Outcome,
    /// The whole if everything unknown and not applicable had gone worst (kết quả thấp nhất có thể).
    pub lowest: Outcome,
    /// The whole if everything unknown and not applicable had gone best (kết quả cao nhất có thể).
    pub highest: Outcome,
    /// How much of the instrument was answered (số đã trả lời).
    pub coverage: Coverage,
    /// What the overall levels took, up to the first level not reached (các yêu cầu của kết quả chung, đến mức đầu tiên chưa đạt).
    pub requirements: Vec<RequirementResult>,
    /// The lowest fidelity of the instrument, its points and the requirements of its levels (độ tin cậy thấp nhất).
    pub fidelity: Fidelity,
    /// The groups, in the order of the instrument (các nhóm).
    pub groups: Vec<GroupScore>,
    /// The criteria, in the order of the instrument (các tiêu chí).
    pub criteria: Vec<CriterionScore>,
}

/// A level and points (mức độ và điểm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Outcome {
    /// The level; absent if the scope has no levels, or for the reason stated beside it (mức độ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// Why no level is told of a scope that has levels (vì sao không xếp mức).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_level: Option<NoLevel>,
    /// The points; absent if no criterion gives points and, for the overall outcome, if the instrument neither prints a total nor requires one (điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<PointScore>,
}

impl Outcome {
    /// Whether too little is answered to tell the level.
    pub(crate) fn is_little_answered(&self) -> bool {
        self.no_level == Some(NoLevel::LittleAnswered)
    }

    /// The points as a percentage of those that apply, rounded to a millionth, halves up; none where there are none.
    ///
    /// ```
    /// use it_adoption_model::{Outcome, Limit};
    /// let outcome: Outcome = serde_json::from_str(r#"{"points": {"earned": 57, "of": 80}}"#).unwrap();
    /// assert_eq!(outcome.percent(), Limit::try_from(71.25).ok());
    /// ```
    pub fn percent(&self) -> Option<Limit> {
        let points = self.points?;
        let (earned, of) = (
            u128::from(points.earned.millionths()),
            u128::from(points.of.millionths()),
        );
        let percent = (earned * 200_000_000 + of).checked_div(2 * of)?;
        u64::try_from(percent).ok().and_then(Limit::from_millionths)
    }
}

names! {
    /// Why no level is told (vì sao không xếp mức).
    pub enum NoLevel {
        /// Nothing applies that could measure the scope (không có gì để xếp mức).
        Unmeasured,
        /// Less is answered than the instrument asks for (chưa đủ dữ liệu để xếp mức).
        LittleAnswered,
    }
    vi: "unmeasured hoặc little-answered",
    en: "unmeasured or little-answered",
}

impl NoLevel {
    /// The reason as shown to people, in the place of a level.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Unmeasured => locale.pick("không xếp mức", "no level"),
            Self::LittleAnswered => locale.pick("chưa đủ dữ liệu để xếp mức", "too few answers"),
        }
    }
}

/// Points earned out of those that could be earned; rounded to a millionth, nothing is decided by them (điểm đạt được và điểm tối đa).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct PointScore {
    /// Points earned (điểm đạt được).
    pub earned: Points,
    /// The most that could be earned: the maxima of the criteria that apply, 0 where none does (điểm tối đa của các tiêu chí được tính; bằng 0 nếu không tiêu chí nào được tính).
    pub of: Points,
}

/// How much of the instrument was answered (số đã trả lời).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Coverage {
    /// Criteria answered with a fact (số tiêu chí đã trả lời).
    pub answered: Count,
    /// Criteria said not to apply (số tiêu chí không áp dụng).
    pub not_applicable: Count,
    /// All criteria, conditions among them (tổng số tiêu chí).
    pub criteria: Count,
    /// How many must be answered before an overall level is told; absent where the instrument asks for none (số tiêu chí phải trả lời thì mới xếp mức).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<Count>,
    /// The maxima of the criteria answered, out of those of all criteria; absent where the overall points are not told (điểm tối đa của các tiêu chí đã trả lời, trên tổng điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<CoveredPoints>,
}

/// How many points the answers are worth at most (điểm tối đa của phần đã trả lời).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CoveredPoints {
    /// The maxima of the criteria answered (điểm tối đa của các tiêu chí đã trả lời).
    pub answered: Points,
    /// The maxima of all criteria (điểm tối đa của mọi tiêu chí).
    pub of: Points,
}

/// The result of one group (kết quả của một nhóm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct GroupScore {
    /// The group's identifier (mã nhóm).
    pub group: Id,
    /// Its level and points (mức độ và điểm).
    pub outcome: Outcome,
    /// If everything unknown and not applicable had gone worst (thấp nhất có thể).
    pub lowest: Outcome,
    /// If everything unknown and not applicable had gone best (cao nhất có thể).
    pub highest: Outcome,
    /// What its levels took, up to the first level not reached (các yêu cầu của nhóm, đến mức đầu tiên chưa đạt).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementResult>,
}

/// The result of one criterion (kết quả của một tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CriterionScore {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The group it belongs to (mã nhóm).
    pub group: Id,
    /// What became of it (tình trạng).
    pub state: CriterionState,
    /// The answer used, as given (câu trả lời được dùng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The level the answer reached (mức đạt được).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// Points earned, out of the most that it gives; absent where it gives none (điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<PointScore>,
    /// What the answer met (yêu cầu đã đạt).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Mark>,
    /// What it missed next (yêu cầu kế tiếp chưa đạt).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<Mark>,
    /// How the criterion is known; who asks for it stands in the instrument, with its title (độ tin cậy).
    pub fidelity: Fidelity,
}

names! {
    /// What became of a criterion (tình trạng của tiêu chí).
    pub enum CriterionState {
        /// Answered with a fact (đã trả lời).
        Answered,
        /// Said not to apply; the instrument says what counts for it (không áp dụng).
        NotApplicable,
        /// Said not to have been assessed, or not answered at all; earns nothing, stays in the maximum (chưa đánh giá).
        NotAssessed,
    }
    vi: "answered, not-applicable hoặc not-assessed",
    en: "answered, not-applicable or not-assessed",
}

impl CriterionState {
    /// The state as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, CriterionState};
    /// assert_eq!(CriterionState::NotApplicable.label(Locale::Vi), "không áp dụng");
    /// assert_eq!(CriterionState::NotApplicable.label(Locale::En), "does not apply");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Answered => locale.pick("đã trả lời", "answered"),
            Self::NotApplicable => locale.pick("không áp dụng", "does not apply"),
            Self::NotAssessed => locale.pick("chưa đánh giá", "not assessed"),
        }
    }
}

/// A level's requirement on the measured value, as it applies to this school (yêu cầu của một mức).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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

names! {
    /// What became of a requirement (tình trạng của yêu cầu).
    pub enum RequirementState {
        /// It holds (đạt).
        Holds,
        /// It does not hold (chưa đạt).
        Unmet,
        /// Nothing that it looks at applies (không áp dụng).
        NotApplicable,
    }
    vi: "holds, unmet hoặc not-applicable",
    en: "holds, unmet or not-applicable",
}

/// What became of one requirement of a level, and by what figures (kết quả của một yêu cầu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct RequirementResult {
    /// The level it belongs to (mức độ).
    pub level: Id,
    /// Its place among the requirements of that level, from 0 (thứ tự trong các yêu cầu của mức, từ 0).
    pub requirement: Count,
    /// What it looks at (loại yêu cầu).
    pub kind: RequirementKind,
    /// Whether it holds (tình trạng).
    pub state: RequirementState,
    /// What is reached: points earned, or how many criteria, groups or conditions (số đạt được).
    pub reached: Limit,
    /// Out of what: points or things that apply (trong tổng số được tính).
    pub of: Limit,
    /// What is needed: the bound as printed, or how many (số cần đạt).
    pub needed: Limit,
    /// The criteria, groups or conditions that could still make it hold (những tiêu chí, nhóm, điều kiện còn thiếu).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Id>,
    /// The criteria or conditions that do not apply, which the instrument counts as not met (tiêu chí, điều kiện không áp dụng, bị tính là chưa đạt).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable: Vec<Id>,
    /// How the requirement is known (độ tin cậy).
    pub fidelity: Fidelity,
}
