//! What each level takes (yêu cầu của từng mức): a level is reached when its requirements hold, and those of every level below it.

use crate::model::wire::{names, new};
use crate::model::{Citation, Count, Id, LowerBound, UpperBound};

/// One level of a table, and what reaching it takes (một mức và các yêu cầu để đạt).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct LevelRequirements {
    /// The level (mức độ).
    pub level: Id,
    /// Its own requirements; those of the levels below it hold as well (các yêu cầu riêng của mức này, cộng với yêu cầu của các mức thấp hơn).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<Requirement>,
}

new!(LevelRequirements(level: Id), requires);

/// One requirement of a level (một yêu cầu của mức).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Requirement {
    /// Points earned as a percentage of those that apply (tỷ lệ phần trăm điểm).
    #[cfg_attr(feature = "schema", schemars(title = "RequirementPercent"))]
    Percent(BandRequirement),
    /// Points earned (số điểm).
    #[cfg_attr(feature = "schema", schemars(title = "RequirementPoints"))]
    Points(BandRequirement),
    /// Criteria that reach a level (số tiêu chí đạt một mức).
    #[cfg_attr(feature = "schema", schemars(title = "RequirementCriteria"))]
    Criteria(CriteriaRequirement),
    /// Groups that reach a level, for the overall result only (số nhóm đạt một mức, chỉ dùng cho kết quả chung).
    #[cfg_attr(feature = "schema", schemars(title = "RequirementGroups"))]
    Groups(GroupsRequirement),
    /// Conditions that are met, every one (mọi điều kiện bắt buộc đều đạt).
    #[cfg_attr(feature = "schema", schemars(title = "RequirementConditions"))]
    Conditions(ConditionsRequirement),
}

/// A band that points must lie in or above, as printed; the upper bound only shows holes and overlaps, and no result is compared with it (khoảng điểm như văn bản ghi).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct BandRequirement {
    /// Where the band begins; absent means at 0 (cận dưới).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower: Option<LowerBound>,
    /// Where it ends, as printed; absent means at the maximum (cận trên).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<UpperBound>,
    /// Whose points; absent means all of this scope (điểm của những tiêu chí nào).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<CriteriaSet>,
    /// What counts for a criterion that does not apply; absent means as the instrument says (cách tính tiêu chí không áp dụng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableAs>,
    /// Who lays the requirement down; absent means whoever lays the table down (căn cứ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

/// Criteria that must reach a level (các tiêu chí phải đạt một mức).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CriteriaRequirement {
    /// The level they must reach (mức phải đạt).
    pub at: Id,
    /// Which criteria; absent means all of this scope that are no conditions (những tiêu chí nào).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<CriteriaSet>,
    /// How many of them; absent means all (bao nhiêu tiêu chí).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Enough>,
    /// What counts for a criterion that does not apply; absent means as the instrument says (cách tính tiêu chí không áp dụng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableAs>,
    /// Who lays the requirement down; absent means whoever lays the table down (căn cứ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

new!(CriteriaRequirement(at: Id), of, count, not_applicable, citation);

/// Groups that must reach a level (các nhóm phải đạt một mức).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct GroupsRequirement {
    /// The level they must reach (mức phải đạt).
    pub at: Id,
    /// Which groups; absent means all (những nhóm nào).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Vec<Id>>,
    /// How many of them; absent means all (bao nhiêu nhóm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Enough>,
    /// What counts for a group without a level; absent means as the instrument says (cách tính nhóm không xếp được mức).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableAs>,
    /// Who lays the requirement down; absent means whoever lays the table down (căn cứ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

new!(GroupsRequirement(at: Id), of, count, not_applicable, citation);

/// Conditions that must be met (các điều kiện bắt buộc phải đạt).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ConditionsRequirement {
    /// Which conditions; absent means all of this scope (những điều kiện nào).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<CriteriaSet>,
    /// What counts for a condition that does not apply; absent means as the instrument says (cách tính điều kiện không áp dụng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableAs>,
    /// Who lays the requirement down; absent means whoever lays the table down (căn cứ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

/// A set of criteria (một tập tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum CriteriaSet {
    /// Those that carry this mark (các tiêu chí mang dấu hiệu này).
    #[cfg_attr(feature = "schema", schemars(title = "CriteriaSetMarked"))]
    Marked(Id),
    /// Those that do not carry it (các tiêu chí không mang dấu hiệu này).
    #[cfg_attr(feature = "schema", schemars(title = "CriteriaSetUnmarked"))]
    Unmarked(Id),
    /// Those named (các tiêu chí được nêu tên).
    #[cfg_attr(feature = "schema", schemars(title = "CriteriaSetCriteria"))]
    Criteria(Vec<Id>),
    /// Those of the groups named (các tiêu chí của những nhóm được nêu tên).
    #[cfg_attr(feature = "schema", schemars(title = "CriteriaSetGroups"))]
    Groups(Vec<Id>),
}

/// How many of a set are enough (bao nhiêu là đủ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Enough {
    /// At least so many (ít nhất bấy nhiêu).
    #[cfg_attr(feature = "schema", schemars(title = "EnoughAtLeast"))]
    AtLeast(Count),
    /// At least this part of those that apply (ít nhất phần này trong số được tính).
    #[cfg_attr(feature = "schema", schemars(title = "EnoughShare"))]
    Share(PartOfWhole),
}

/// A part of a whole, as a fraction (phân số).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct PartOfWhole {
    /// The part (tử số).
    pub part: Count,
    /// The whole (mẫu số).
    pub whole: Count,
}

new!(PartOfWhole(part: Count, whole: Count));

names! {
    /// What counts for something that does not apply (cách tính khi không áp dụng).
    pub enum NotApplicableAs {
        /// It leaves the set; where a number is asked for, it counts for nothing (không tính vào tập).
        Leaves,
        /// It counts as met (tính là đạt).
        Met,
        /// It counts as not met (tính là chưa đạt).
        Unmet,
    }
    vi: "leaves, met hoặc unmet",
    en: "leaves, met or unmet",
}

/// A mark that criteria may carry (dấu hiệu của tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CriterionMark {
    /// Identifier, unique among the marks (mã dấu hiệu).
    pub id: Id,
    /// What is said of criteria that carry it, such as mandatory (cách gọi, ví dụ bắt buộc).
    pub title: crate::model::Text,
}

new!(CriterionMark(id: Id, title: crate::model::Text));

names! {
    /// What a requirement looks at (loại yêu cầu).
    pub enum RequirementKind {
        /// Points as a percentage (tỷ lệ phần trăm điểm).
        Percent,
        /// Points (số điểm).
        Points,
        /// Criteria at a level (số tiêu chí đạt một mức).
        Criteria,
        /// Groups at a level (số nhóm đạt một mức).
        Groups,
        /// Conditions (các điều kiện bắt buộc).
        Conditions,
    }
    vi: "percent, points, criteria, groups hoặc conditions",
    en: "percent, points, criteria, groups or conditions",
}

impl Requirement {
    /// What it looks at.
    ///
    /// ```
    /// use it_adoption_model::{CriteriaRequirement, Requirement, RequirementKind};
    /// let all_good = Requirement::Criteria(CriteriaRequirement::new("good".parse()?));
    /// assert_eq!(all_good.kind(), RequirementKind::Criteria);
    /// assert!(all_good.of().is_none() && all_good.citation().is_none());
    /// assert!(all_good.not_applicable().is_none());
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn kind(&self) -> RequirementKind {
        match self {
            Self::Percent(_) => RequirementKind::Percent,
            Self::Points(_) => RequirementKind::Points,
            Self::Criteria(_) => RequirementKind::Criteria,
            Self::Groups(_) => RequirementKind::Groups,
            Self::Conditions(_) => RequirementKind::Conditions,
        }
    }

    /// Its own citation, where it has one.
    pub fn citation(&self) -> Option<&Citation> {
        match self {
            Self::Percent(r) | Self::Points(r) => r.citation.as_ref(),
            Self::Criteria(r) => r.citation.as_ref(),
            Self::Groups(r) => r.citation.as_ref(),
            Self::Conditions(r) => r.citation.as_ref(),
        }
    }

    /// What counts for something that does not apply, where the requirement says so itself.
    pub fn not_applicable(&self) -> Option<NotApplicableAs> {
        match self {
            Self::Percent(r) | Self::Points(r) => r.not_applicable,
            Self::Criteria(r) => r.not_applicable,
            Self::Groups(r) => r.not_applicable,
            Self::Conditions(r) => r.not_applicable,
        }
    }

    /// The set of criteria it names, where it names one.
    pub fn of(&self) -> Option<&CriteriaSet> {
        match self {
            Self::Percent(r) | Self::Points(r) => r.of.as_ref(),
            Self::Criteria(r) => r.of.as_ref(),
            Self::Conditions(r) => r.of.as_ref(),
            Self::Groups(_) => None,
        }
    }
}
