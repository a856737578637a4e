//! Gaps (những gì còn thiếu): what separates a school from a level, as changes of measured facts.

use crate::model::wire::{names, tag};
use crate::model::{
    Count, Coverage, Digest, Fidelity, Id, InstrumentRef, Outcome, Phrase, Plain, Points,
    Provenance, School, SchoolYear,
};

tag! {
    /// The `document` property of [`Gaps`].
    GapsTag = "gaps"
}

/// What separates a school from a target level (những gì còn thiếu để đạt mức mục tiêu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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
    /// Digest of the instrument's text: two texts of the same edition have different digests (dấu nội dung bộ tiêu chí).
    pub instrument_digest: Digest,
    /// Where the figures come from, as the assessment says (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The level aimed at (mức mục tiêu).
    pub target: Id,
    /// The overall result now (kết quả hiện tại).
    pub outcome: Outcome,
    /// How much of the instrument was answered (số đã trả lời).
    pub coverage: Coverage,
    /// The lowest fidelity of the instrument, its points and the requirements of its levels (độ tin cậy thấp nhất).
    pub fidelity: Fidelity,
    /// Every criterion below the target, in the order of the instrument (các tiêu chí dưới mức mục tiêu).
    pub gaps: Vec<Gap>,
    /// What lifts each group that is not at the target (cách nâng từng nhóm).
    pub groups: Vec<GroupLift>,
    /// What lifts the overall level (cách nâng kết quả chung).
    pub whole: Lift,
}

/// What lifts a scope to the target: no row can be left out (cách nâng tới mức mục tiêu, không bỏ được việc nào).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Lift {
    /// Whether it is there, can be lifted, or cannot (tình trạng).
    pub state: LiftState,
    /// The criteria to improve (các tiêu chí cần cải thiện).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Gap>,
    /// Whether no fewer criteria would do (không thể ít tiêu chí hơn).
    pub fewest: bool,
}

names! {
    /// Where a scope stands to the target (vị trí so với mức mục tiêu).
    pub enum LiftState {
        /// At the target or above it (đã đạt).
        Reached,
        /// Below it, and the steps lift it (có thể nâng lên).
        Liftable,
        /// Below it, and nothing that applies can lift it (không thể nâng với các tiêu chí được tính).
        OutOfReach,
        /// Nothing applies that could measure it, so it has no level (không có gì để xếp mức).
        Unmeasured,
        /// The instrument gives the scope no such level (bộ tiêu chí không có mức này ở đây).
        NoSuchLevel,
    }
    vi: "reached, liftable, out-of-reach, unmeasured hoặc no-such-level",
    en: "reached, liftable, out-of-reach, unmeasured or no-such-level",
}

/// One criterion to improve (một tiêu chí cần cải thiện).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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
    /// The points the change brings; absent where the criterion gives none (điểm tăng thêm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<Points>,
    /// The requirement that fails if the change is any smaller. Set only in the steps of a lift; absent there if the step is needed only so that enough is answered (yêu cầu cần đến việc này).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serves: Option<Served>,
}

/// A requirement that a change serves (yêu cầu mà thay đổi này phục vụ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Served {
    /// The group whose level takes it; absent for the overall result (nhóm; để trống là kết quả chung).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// The level (mức độ).
    pub level: Id,
    /// Its place among the requirements of that level, from 0 (thứ tự trong các yêu cầu của mức, từ 0).
    pub requirement: Count,
}

/// What lifts a group (cách nâng một nhóm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct GroupLift {
    /// The group's identifier (mã nhóm).
    pub group: Id,
    /// What lifts it (cách nâng).
    pub lift: Lift,
}

/// The smallest change of a measured fact (thay đổi nhỏ nhất cần có).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Change {
    /// Make it so: a condition or a yes-or-no (thực hiện để câu trả lời thành có).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeFulfil"))]
    Fulfil(Plain),
    /// Bring more of the total into the part of a share (tăng phần được tính).
    #[cfg_attr(feature = "schema", schemars(title = "ChangePart"))]
    Part(More),
    /// Have more of the things counted (tăng số lượng).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeCount"))]
    Count(More),
    /// Have more to share among, such as computers (tăng đại lượng chia, ví dụ số máy tính).
    #[cfg_attr(feature = "schema", schemars(title = "ChangePer"))]
    Per(More),
    /// Have more of the amount, where a higher ratio is better (tăng đại lượng được chia).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeAmount"))]
    Amount(More),
    /// Have less of the amount, where a lower ratio is better and the limit is below one, such as pupils who drop out (giảm đại lượng được chia).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeFewer"))]
    Fewer(Fewer),
    /// Come to be seen as this level's descriptor says (đạt mô tả của mức này).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeRating"))]
    Rating(Id),
    /// Earn this many points instead; where the instrument names no step, in quarters of a point (đạt tổng số điểm này).
    #[cfg_attr(feature = "schema", schemars(title = "ChangePoints"))]
    Points(Points),
    /// Find out first: the fact is not known (cần đánh giá trước vì chưa có số liệu).
    #[cfg_attr(feature = "schema", schemars(title = "ChangeAssess"))]
    Assess(Plain),
}

/// How many fewer, and how many that leaves (giảm bao nhiêu, còn bao nhiêu).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Fewer {
    /// How many fewer (số giảm đi).
    pub fewer: Count,
    /// How many that leaves (số còn lại sau khi giảm).
    pub to: Count,
}

/// How many more, and how many that makes (tăng thêm bao nhiêu, thành bao nhiêu).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct More {
    /// How many more (số tăng thêm).
    pub more: Count,
    /// How many that makes (số sau khi tăng).
    pub to: Count,
}
