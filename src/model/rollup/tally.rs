//! What is counted of outcomes, groups and criteria.

use super::list::read_sorted;
use crate::model::wire::is_default;
use crate::model::{Count, Id, PointSum, Whole};

/// Outcomes, counted (số trường và tổng điểm).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Tally {
    /// The schools (số trường).
    pub schools: Whole,
    /// Their points, added up; absent where nothing gives points (tổng điểm).
    #[serde(default, skip_serializing_if = "is_default")]
    pub points: PointTally,
    /// The schools on each level, by its identifier; the rest have none (số trường theo mức).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) levels: Vec<LevelTally>,
    /// The schools without a level because too little is answered, which are told no requirement either; absent where there are none (số trường chưa đủ dữ liệu để xếp mức).
    #[serde(default, skip_serializing_if = "is_default")]
    pub little_answered: Whole,
    /// How many schools each requirement kept from the next level (số trường chưa đạt từng yêu cầu của mức cao hơn liền kề).
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "read_sorted"
    )]
    pub(crate) unmet: Vec<UnmetTally>,
}

/// Points, added up over schools (tổng điểm của các trường).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct PointTally {
    /// The points earned (tổng điểm đạt được).
    pub earned: PointSum,
    /// The points that could have been earned (tổng điểm tối đa của các tiêu chí được tính).
    pub of: PointSum,
}

/// The schools that one requirement kept from the next level (số trường chưa đạt một yêu cầu).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct UnmetTally {
    /// The level that takes it, the next above the schools' own (mức cao hơn liền kề).
    pub level: Id,
    /// Its place among the requirements of that level, from 0 (thứ tự trong các yêu cầu của mức, từ 0).
    pub requirement: Count,
    /// The schools that do not meet it (số trường chưa đạt).
    pub schools: Whole,
    /// Those that lack nothing else of that level (số trường chỉ còn thiếu yêu cầu này).
    pub alone: Whole,
}

/// The schools on one level (số trường ở một mức).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct LevelTally {
    /// The level (mức độ).
    pub level: Id,
    /// The schools on it (số trường).
    pub schools: Whole,
    /// The schools that would be on it had everything unknown and not applicable gone worst (số trường nếu kết quả thấp nhất).
    pub lowest: Whole,
    /// The schools that would be on it had everything unknown and not applicable gone best (số trường nếu kết quả cao nhất).
    pub highest: Whole,
}

/// How much was answered, added up over schools (tổng số đã trả lời).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CoverageTally {
    /// Criteria answered with a fact (số tiêu chí đã trả lời).
    pub answered: Whole,
    /// Criteria said not to apply (số tiêu chí không áp dụng).
    pub not_applicable: Whole,
    /// All criteria (tổng số tiêu chí).
    pub criteria: Whole,
    /// The maxima of the criteria answered, out of those of all criteria; absent where nothing gives points (điểm tối đa của các tiêu chí đã trả lời, trên tổng điểm).
    #[serde(default, skip_serializing_if = "is_default")]
    pub points: CoveredTally,
}

/// What the answers are worth at most, added up over schools (tổng điểm tối đa của phần đã trả lời).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CoveredTally {
    /// The maxima of the criteria answered (điểm tối đa của các tiêu chí đã trả lời).
    pub answered: PointSum,
    /// The maxima of all criteria (điểm tối đa của mọi tiêu chí).
    pub of: PointSum,
}

/// One group's outcomes, counted (kết quả một nhóm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct GroupTally {
    /// The group's identifier (mã nhóm).
    pub group: Id,
    /// Its outcomes (kết quả).
    pub outcomes: Tally,
}

/// One criterion's results, counted (kết quả một tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CriterionTally {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The schools that answered with a fact (số trường đã trả lời).
    pub answered: Whole,
    /// The schools to which it does not apply (số trường không áp dụng).
    pub not_applicable: Whole,
    /// The schools where nobody has looked yet (số trường chưa đánh giá).
    pub not_assessed: Whole,
    /// The points earned, out of the maxima of the schools to which it applies; absent where it gives none (tổng điểm).
    #[serde(default, skip_serializing_if = "is_default")]
    pub points: PointTally,
    /// The schools on each level, by its identifier (số trường theo mức).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) levels: Vec<LevelCount>,
}

/// The schools that reached one level of a criterion (số trường đạt một mức của tiêu chí).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct LevelCount {
    /// The level (mức độ).
    pub level: Id,
    /// The schools (số trường).
    pub schools: Whole,
}

impl Tally {
    /// The levels that any school reaches, or could reach, by identifier.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Rollup, Rubrics, read};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
    /// let rubrics = Rubrics::builtin();
    /// let own: Assessment = read(own)?;
    /// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
    /// let total = Rollup::of(&rubric.score(&own)?).series().next().ok_or("one")?.total();
    /// let first = &total.groups()[0].outcomes;
    /// let on: u64 = first.levels().iter().map(|level| level.schools.get()).sum();
    /// assert_eq!((on, first.schools.get()), (1, 1));
    /// assert!(first.unmet().iter().all(|unmet| unmet.schools.get() == 1));
    /// assert_eq!(total.criteria()[0].levels().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn levels(&self) -> &[LevelTally] {
        &self.levels
    }

    /// The requirements that kept any school from the next level, by level and place.
    pub fn unmet(&self) -> &[UnmetTally] {
        &self.unmet
    }
}

impl CriterionTally {
    /// The levels that any school reached, by identifier.
    pub fn levels(&self) -> &[LevelCount] {
        &self.levels
    }
}
