//! Gaps (khoảng cách): what separates a school from a level, as changes of measured facts.

use crate::model::wire::tag;
use crate::model::{
    Count, Coverage, Fidelity, Id, InstrumentRef, Method, Outcome, Phrase, Plain, Points,
    Provenance, School, SchoolYear,
};

tag! {
    /// The `document` property of [`Gaps`].
    GapsTag = "gaps"
}

/// What separates a school from a target level (khoảng cách tới mức mục tiêu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Gaps {
    /// Kind of document, always gaps (loại tài liệu).
    pub document: GapsTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The school (nhà trường).
    pub school: School,
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// The instrument (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// Where the figures come from, as the assessment says (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The level aimed at (mức mục tiêu).
    pub target: Id,
    /// Where the whole stands now (kết quả hiện tại).
    pub outcome: Outcome,
    /// How much of the instrument was answered (độ phủ).
    pub coverage: Coverage,
    /// How the whole gets its level (cách xếp mức chung).
    pub method: Method,
    /// The least sure mark among instrument, method, gate policy, points and cut-offs (độ tin cậy thấp nhất).
    pub fidelity: Fidelity,
    /// Every criterion below the target, in the order of the instrument (các tiêu chí dưới mức mục tiêu).
    pub gaps: Vec<Gap>,
    /// For each group below the target, the fewest criteria that lift it (cách nâng từng nhóm với ít tiêu chí nhất).
    pub groups: Vec<GroupLift>,
    /// The fewest criteria that lift the whole; empty if it is there already (cách nâng kết quả chung với ít tiêu chí nhất).
    pub whole: Vec<Gap>,
}

/// One criterion to improve (một tiêu chí cần cải thiện).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Gap {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The level it is on (mức hiện tại).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Id>,
    /// The level the change brings it to (mức đạt được sau thay đổi).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Id>,
    /// The smallest change of the measured fact that does it (thay đổi nhỏ nhất cần có).
    pub change: Change,
    /// The points the change brings (điểm tăng thêm).
    pub gain: Points,
}

/// The fewest criteria that lift a group (cách nâng một nhóm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct GroupLift {
    /// The group's identifier (mã nhóm).
    pub group: Id,
    /// The criteria to improve (các tiêu chí cần cải thiện).
    pub steps: Vec<Gap>,
}

/// The smallest change of a measured fact (thay đổi nhỏ nhất cần có).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// Make it so: a condition or a yes-or-no (thực hiện để câu trả lời thành có).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeFulfil"))]
    Fulfil(Plain),
    /// Bring more of the whole into the part of a share (tăng phần được tính).
    #[cfg_attr(feature = "schema", schemars(title = "ChangePart"))]
    Part(More),
    /// Have more of the things counted (tăng số lượng).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeCount"))]
    Count(More),
    /// Have more to share among, such as computers (tăng đại lượng chia, ví dụ số máy tính).
    #[cfg_attr(feature = "schema", schemars(title = "ChangePer"))]
    Per(More),
    /// Come to be seen as this level's descriptor says (đạt mô tả của mức này).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeRating"))]
    Rating(Id),
    /// Earn this many points instead (đạt tổng số điểm này).
    #[cfg_attr(feature = "schema", schemars(title = "ChangePoints"))]
    Points(Points),
    /// Find out first: the fact is not known (cần đánh giá trước vì chưa có số liệu).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeAssess"))]
    Assess(Plain),
}

/// How many more, and how many that makes (tăng thêm bao nhiêu, thành bao nhiêu).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct More {
    /// How many more (số tăng thêm).
    pub more: Count,
    /// How many that makes (số sau khi tăng).
    pub to: Count,
}
