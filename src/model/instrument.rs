//! An instrument (bộ tiêu chí): what is measured, how answers become levels and points, and who says so.
//!
//! This is the document as written, sound or not. [`Rubric`](crate::Rubric) is one proven sound.

mod builtin;
mod called;
mod digest;
mod measure;

pub use builtin::{Builtin, builtin};
pub use digest::Digest;
pub(crate) use digest::{Difference, differs};
pub use measure::*;

use crate::model::wire::{names, new, tag};
use crate::model::{
    Citation, CriterionMark, Date, Id, LevelRequirements, Limit, NotApplicableAs, PartOfWhole,
    Phrase, Points, Source, Stage, Text,
};

tag! {
    /// The `document` property of an [`Instrument`].
    InstrumentTag = "instrument"
}

/// A criteria set (bộ tiêu chí, bộ chỉ số).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Instrument {
    /// Kind of document, always instrument (loại tài liệu).
    pub document: InstrumentTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier by which assessments name it (mã bộ tiêu chí).
    pub id: Id,
    /// Edition; a new one whenever anything in the text changes, as results name no more of it (phiên bản).
    pub edition: Id,
    /// What it is called (tên bộ tiêu chí).
    pub title: Text,
    /// What it is for and what it is not (giới thiệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// Who lays this instrument down (căn cứ ban hành).
    pub citation: Citation,
    /// First day in force (ngày có hiệu lực).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day in force (ngày hết hiệu lực).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The stages it is made for (các cấp học áp dụng).
    pub stages: Vec<Stage>,
    /// The documents that its citations name (các văn bản nguồn).
    pub sources: Vec<Source>,
    /// The levels, lowest first (các mức độ, từ thấp đến cao).
    pub levels: Vec<Level>,
    /// The marks that criteria may carry (các dấu hiệu của tiêu chí).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<CriterionMark>,
    /// What each level takes (cách xếp mức).
    pub scoring: Scoring,
    /// The groups of criteria, in their official order (các nhóm tiêu chí).
    pub groups: Vec<Group>,
    /// Identifiers of earlier editions that must not be used again (các mã đã bỏ).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Retired>,
}

new!(
    Instrument(id: Id, edition: Id, title: Text, citation: Citation, stages: Vec<Stage>,
        levels: Vec<Level>, scoring: Scoring),
    document, schema, description, valid_from, valid_until, sources, marks, groups, retired
);

/// One level (mức độ).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Level {
    /// Identifier (mã mức độ).
    pub id: Id,
    /// What it is called (tên mức độ).
    pub title: Text,
}

new!(Level(id: Id, title: Text));

/// What each level takes (cách xếp mức).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Scoring {
    /// The overall levels and what they take, lowest first; the lowest takes nothing (các mức của kết quả chung và yêu cầu).
    pub levels: Vec<LevelRequirements>,
    /// Who lays these levels down (căn cứ của cách xếp mức chung).
    pub levels_citation: Citation,
    /// The levels of every group that has none of its own; absent means that groups have no levels (các mức của nhóm và yêu cầu).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub group_levels: Vec<LevelRequirements>,
    /// Who lays the groups' levels down (căn cứ của cách xếp mức nhóm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_levels_citation: Option<Citation>,
    /// Who lays down the points of the criteria, where there are points (căn cứ của điểm số).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points_citation: Option<Citation>,
    /// The total as printed, if the instrument prints one (tổng điểm ghi trong văn bản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// What counts for a criterion that does not apply; absent means that it leaves (cách tính tiêu chí không áp dụng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableAs>,
    /// How much must be answered before a level is told; absent means that a level is told whatever is answered (phải trả lời bao nhiêu thì mới xếp mức).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<EnoughAnswered>,
}

new!(
    Scoring(levels_citation: Citation),
    levels, group_levels, group_levels_citation, points_citation, points, not_applicable, answered
);

/// How much must be answered before a level is told, overall and in each group (phải trả lời bao nhiêu thì mới xếp mức).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct EnoughAnswered {
    /// The least part of the criteria that apply, conditions among them, to be answered with a fact (phần ít nhất trong số tiêu chí được tính phải có câu trả lời).
    pub at_least: PartOfWhole,
    /// Who lays it down (căn cứ).
    pub citation: Citation,
}

new!(EnoughAnswered(at_least: PartOfWhole, citation: Citation));

/// The points of a criterion that give one level, as printed (khoảng điểm của một mức).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Band {
    /// The level (mức độ).
    pub level: Id,
    /// Where the band begins; absent means at 0 (cận dưới).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower: Option<LowerBound>,
    /// Where it ends; absent means at the maximum (cận trên).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<UpperBound>,
}

new!(Band(level: Id), lower, upper);

/// Where a band begins (cận dưới).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum LowerBound {
    /// At this value, which belongs to the band (từ, lấy cả giá trị này).
    #[cfg_attr(feature = "schema", schemars(title = "LowerBoundFrom"))]
    From(Limit),
    /// Above this value, which does not belong to it (trên, không lấy giá trị này).
    #[cfg_attr(feature = "schema", schemars(title = "LowerBoundAbove"))]
    Above(Limit),
}

impl LowerBound {
    pub(crate) fn limit(self) -> Limit {
        match self {
            Self::From(limit) | Self::Above(limit) => limit,
        }
    }

    /// How a band ends that leaves nothing out before one that begins so.
    pub(crate) fn before(self) -> UpperBound {
        match self {
            Self::From(limit) => UpperBound::Below(limit),
            Self::Above(limit) => UpperBound::To(limit),
        }
    }
}

/// Where a band ends (cận trên).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum UpperBound {
    /// At this value, which belongs to the band (đến, lấy cả giá trị này).
    #[cfg_attr(feature = "schema", schemars(title = "UpperBoundTo"))]
    To(Limit),
    /// Below this value, which does not belong to it (dưới, không lấy giá trị này).
    #[cfg_attr(feature = "schema", schemars(title = "UpperBoundBelow"))]
    Below(Limit),
}

impl UpperBound {
    pub(crate) fn limit(self) -> Limit {
        match self {
            Self::To(limit) | Self::Below(limit) => limit,
        }
    }

    /// How a band begins that leaves nothing out after one that ends so.
    pub(crate) fn after(self) -> LowerBound {
        match self {
            Self::To(limit) => LowerBound::Above(limit),
            Self::Below(limit) => LowerBound::From(limit),
        }
    }
}

/// A group of criteria (nhóm tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Group {
    /// Identifier (mã nhóm).
    pub id: Id,
    /// What it is called (tên nhóm).
    pub title: Text,
    /// The group's maximum as printed, if it is (điểm tối đa ghi trong văn bản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// Levels of its own and what they take, in place of those of every group (các mức riêng của nhóm và yêu cầu).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelRequirements>,
    /// Who lays its own levels down (căn cứ của các mức riêng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels_citation: Option<Citation>,
    /// Its criteria, in their official order (các tiêu chí).
    pub criteria: Vec<Criterion>,
}

new!(Group(id: Id, title: Text), points, levels, levels_citation, criteria);

/// One thing that is measured (tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Criterion {
    /// Identifier, unique in the instrument (mã tiêu chí).
    pub id: Id,
    /// What it is called (tên tiêu chí).
    pub title: Text,
    /// How to find the answer (hướng dẫn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance: Option<Text>,
    /// Who asks for it (căn cứ).
    pub citation: Citation,
    /// The marks it carries (các dấu hiệu).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Id>,
    /// What kind of fact answers it (cách đo).
    pub measure: Measure,
    /// What each level takes and gives, lowest first; none for a measure in points (yêu cầu và điểm của từng mức).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Step>,
    /// What it earns, in place of points for each level (cách tính điểm trực tiếp).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earns: Option<Earns>,
    /// What should be shown as evidence; present means asked for (minh chứng cần có).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Text>,
    /// What in a plan or report proves the answer, so that it can be read off them (nội dung trong kế hoạch, báo cáo chứng minh câu trả lời).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// When the criterion does not apply; absent means always applies (trường hợp không áp dụng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable_when: Option<Text>,
}

new!(
    Criterion(id: Id, title: Text, citation: Citation, measure: Measure),
    guidance, marks, levels, earns, evidence, proof, not_applicable_when
);

names! {
    /// What in the year's plan and report proves an answer (căn cứ để suy ra câu trả lời).
    pub enum Proof {
        /// The plan has contents of the model (kế hoạch có nội dung của mô hình).
        PlanHasModel,
        /// The plan states objectives (kế hoạch nêu mục tiêu).
        PlanObjectives,
        /// The plan states contents (kế hoạch nêu nội dung).
        PlanContents,
        /// The plan states solutions (kế hoạch nêu giải pháp).
        PlanSolutions,
        /// The plan states a roadmap (kế hoạch nêu lộ trình).
        PlanRoadmap,
        /// The plan states resources (kế hoạch nêu nguồn lực).
        PlanResources,
        /// Planned contents that answer recorded needs, as a share (nội dung đáp ứng nhu cầu đã ghi nhận).
        ContentsMeetNeeds,
        /// Planned solutions that were checked against the legal basis, as a share (giải pháp đã đối chiếu quy định).
        SolutionsChecked,
        /// Scaled-up new technology that passed its trial first, as a share (công nghệ mới nhân rộng sau khi qua thử nghiệm).
        ScaleUpsProven,
        /// The year-end report has the model's section (báo cáo tổng kết có phần về mô hình).
        ReportHasModel,
        /// Recorded difficulties that were reported, as a share (khó khăn đã báo cáo).
        DifficultiesReported,
    }
    vi: "một căn cứ suy ra: plan-has-model, plan-objectives, plan-contents, plan-solutions, plan-roadmap, plan-resources, contents-meet-needs, solutions-checked, scale-ups-proven, report-has-model, difficulties-reported",
    en: "a proof: plan-has-model, plan-objectives, plan-contents, plan-solutions, plan-roadmap, plan-resources, contents-meet-needs, solutions-checked, scale-ups-proven, report-has-model, difficulties-reported",
}

impl Proof {
    /// Whether it can answer a criterion of this measure: a share where it counts, otherwise a condition or a yes or no.
    ///
    /// ```
    /// use it_adoption_model::{Measure, Plain, Proof};
    /// assert!(Proof::PlanRoadmap.fits(&Measure::YesNo(Plain::default())));
    /// assert!(!Proof::SolutionsChecked.fits(&Measure::YesNo(Plain::default())));
    /// ```
    pub fn fits(self, measure: &Measure) -> bool {
        let counts = matches!(
            self,
            Self::ContentsMeetNeeds
                | Self::SolutionsChecked
                | Self::ScaleUpsProven
                | Self::DifficultiesReported
        );
        match measure {
            Measure::Share(_) => counts,
            Measure::Condition(_) | Measure::YesNo(_) => !counts,
            _ => false,
        }
    }
}

/// An identifier of an earlier edition (mã đã bỏ).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Retired {
    /// The identifier (mã cũ).
    pub id: Id,
    /// The criterion that took its place, if one did (mã thay thế).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Id>,
    /// Why it was retired (lý do).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

new!(Retired(id: Id), replaced_by, reason);
