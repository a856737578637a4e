//! How a criterion is measured (cách đo), what each of its levels takes and gives, and what it earns without them.

use crate::model::wire::{names, new};
use crate::model::{Band, Citation, Count, Criterion, Id, Limit, Points, Stage, Text};

/// What one level of a criterion takes and gives (yêu cầu và điểm của một mức).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Step {
    /// The level (mức độ).
    pub level: Id,
    /// Points it gives; absent where the criterion gives none, or earns them otherwise (điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// What can be seen at a school on this level (mô tả).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descriptor: Option<Text>,
    /// The measured value it takes, for a share, count or ratio above the lowest step (ngưỡng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Threshold>,
}

new!(Step(level: Id), points, descriptor, threshold);

/// The measured value that a level takes (ngưỡng).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Threshold {
    /// The limit: a minimum for a share (in percent), a count and a ratio where higher is better; a maximum for any other ratio (giá trị ngưỡng).
    pub limit: StageLimit,
    /// Who lays the number down (căn cứ của con số).
    pub citation: Citation,
}

new!(Threshold(limit: StageLimit, citation: Citation));

/// A limit, the same for every stage or one for each (ngưỡng chung hoặc theo cấp học).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum StageLimit {
    /// The same limit for every stage (chung cho mọi cấp học).
    #[cfg_attr(feature = "schema", schemars(title = "StageLimitSame"))]
    Same(Limit),
    /// A limit for each stage; a multi-level school takes the strictest (riêng từng cấp học).
    #[cfg_attr(feature = "schema", schemars(title = "StageLimitByStage"))]
    ByStage(ByStage),
}

/// A limit for each stage (ngưỡng theo cấp học).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ByStage {
    /// Primary (tiểu học).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary: Option<Limit>,
    /// Lower secondary (THCS).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower_secondary: Option<Limit>,
    /// Upper secondary (THPT).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_secondary: Option<Limit>,
    /// Continuing education (GDTX).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continuing: Option<Limit>,
}

impl StageLimit {
    /// The limit for `stage`, if there is one.
    ///
    /// ```
    /// use it_adoption_model::{ByStage, Limit, Stage, StageLimit};
    /// let mut by_stage = ByStage::default();
    /// by_stage.primary = Limit::new(24);
    /// let limit = StageLimit::ByStage(by_stage);
    /// assert_eq!(limit.at(Stage::Primary), Limit::new(24));
    /// assert_eq!(limit.at(Stage::Continuing), None);
    /// ```
    pub fn at(&self, stage: Stage) -> Option<Limit> {
        match (self, stage) {
            (Self::Same(limit), _) => Some(*limit),
            (Self::ByStage(by), Stage::Primary) => by.primary,
            (Self::ByStage(by), Stage::LowerSecondary) => by.lower_secondary,
            (Self::ByStage(by), Stage::UpperSecondary) => by.upper_secondary,
            (Self::ByStage(by), Stage::Continuing) => by.continuing,
        }
    }
}

impl StageLimit {
    /// The greatest of its limits.
    pub(crate) fn greatest(&self) -> Limit {
        match self {
            Self::Same(limit) => *limit,
            Self::ByStage(by) => {
                let limits = [
                    by.primary,
                    by.lower_secondary,
                    by.upper_secondary,
                    by.continuing,
                ];
                limits.into_iter().flatten().max().unwrap_or_default()
            }
        }
    }
}

/// What kind of fact answers a criterion (cách đo).
#[derive(
    Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, strum::IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum Measure {
    /// Must be so; gives no points, but levels may require it (điều kiện bắt buộc).
    #[cfg_attr(feature = "schema", schemars(title = "MeasureCondition"))]
    Condition(Plain),
    /// Is it so or not (có hoặc không).
    #[cfg_attr(feature = "schema", schemars(title = "MeasureYesNo"))]
    YesNo(Plain),
    /// A part of a whole, in percent; higher is better (tỷ lệ).
    #[cfg_attr(feature = "schema", schemars(title = "MeasureShare"))]
    Share(ShareOf),
    /// A whole number of things; higher is better (số lượng).
    #[cfg_attr(feature = "schema", schemars(title = "MeasureCount"))]
    Count(CountOf),
    /// An amount per one; the measure says which way is better (tỷ số).
    #[cfg_attr(feature = "schema", schemars(title = "MeasureRatio"))]
    Ratio(RatioOf),
    /// The school picks the level by its descriptor (tự xếp mức theo mô tả).
    #[cfg_attr(feature = "schema", schemars(title = "MeasureRating"))]
    Rating(Plain),
    /// The school gives itself points (chấm điểm).
    #[cfg_attr(feature = "schema", schemars(title = "MeasurePoints"))]
    Points(PointsOf),
}

impl Measure {
    /// The property name of the kind of measure, such as `yesNo`; answers use the same names.
    pub fn form(&self) -> &'static str {
        self.into()
    }
}

impl Criterion {
    /// Whether it is a condition.
    ///
    /// ```
    /// use it_adoption_model::{Criterion, Citation, Fidelity, Measure, Plain};
    /// let cited = Citation::new(Fidelity::Authored);
    /// let condition = Measure::Condition(Plain::default());
    /// assert_eq!(condition.form(), "condition");
    /// assert!(Criterion::new("C".parse()?, "An toàn".parse()?, cited, condition).is_condition());
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn is_condition(&self) -> bool {
        matches!(self.measure, Measure::Condition(_))
    }

    /// Whether it has levels of its own: steps, or bands of points.
    pub(crate) fn has_levels(&self) -> bool {
        match &self.measure {
            Measure::Points(of) => !of.bands.is_empty(),
            _ => !self.levels.is_empty(),
        }
    }
}

/// A measure with nothing more to say (không có tham số).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Plain {}

/// What a share is of (tỷ lệ của cái gì).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ShareOf {
    /// What is counted in the part (phần được tính).
    pub part: Text,
    /// What is counted in the total (tổng số).
    pub whole: Text,
}

new!(ShareOf(part: Text, whole: Text));

/// What is counted (đếm cái gì).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CountOf {
    /// The things counted (đơn vị đếm).
    pub unit: Text,
    /// The greatest possible number, if there is one (số lớn nhất có thể).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Count>,
}

new!(CountOf(unit: Text), maximum);

/// What a ratio compares (tỷ số của cái gì).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct RatioOf {
    /// What is shared out, such as pupils (đại lượng được chia).
    pub amount: Text,
    /// What it is shared among, such as computers (đại lượng chia).
    pub per: Text,
    /// Which direction is better. Required, as it cannot be inferred: fewer pupils per computer are better, more megabits per pupil are better (chiều tốt hơn).
    pub better: Better,
}

new!(RatioOf(amount: Text, per: Text, better: Better));

impl RatioOf {
    /// Whether a higher ratio is better, or else a lower one.
    ///
    /// ```
    /// use it_adoption_model::{Better, RatioOf};
    /// let pupils_per_computer = RatioOf::new("học sinh".parse()?, "máy tính".parse()?, Better::Lower);
    /// assert!(!pupils_per_computer.is_higher_better());
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn is_higher_better(&self) -> bool {
        self.better == Better::Higher
    }
}

/// How many points can be given (khung điểm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct PointsOf {
    /// The most points (điểm tối đa).
    pub maximum: Points,
    /// Points are given in multiples of this; absent means any number up to six decimal places (bước điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Points>,
    /// The parts whose maxima are known (các tiểu mục).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// The criterion's own cut-offs in points, lowest first (các khoảng điểm riêng của tiêu chí).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
}

new!(PointsOf(maximum: Points), step, items, bands);

/// A part of a criterion that is given points of its own (tiểu mục).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Item {
    /// Identifier, unique in the criterion (mã tiểu mục).
    pub id: Id,
    /// What it is called (tên tiểu mục).
    pub title: Text,
    /// The most points, where a source states them (điểm tối đa).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Points>,
    /// Who lays it down (căn cứ).
    pub citation: Citation,
}

new!(Item(id: Id, title: Text, citation: Citation), maximum);

/// What a criterion earns without steps of its own (cách tính điểm trực tiếp).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Earns {
    /// The maximum times the share (điểm tối đa nhân với tỷ lệ).
    #[cfg_attr(feature = "schema", schemars(title = "EarnsProportional"))]
    Proportional(Proportional),
    /// So many points a piece, up to a maximum (mỗi đơn vị bấy nhiêu điểm, không quá điểm tối đa).
    #[cfg_attr(feature = "schema", schemars(title = "EarnsEach"))]
    Each(Each),
}

/// Points in proportion to a share (điểm theo tỷ lệ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Proportional {
    /// The most points that it can earn (điểm tối đa).
    pub maximum: Points,
    /// How the instrument rounds the points of a criterion; absent means not at all (cách làm tròn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
}

new!(Proportional(maximum: Points), rounding);

/// So many points a piece (điểm cho mỗi đơn vị).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Each {
    /// The points of one (điểm của một đơn vị).
    pub points: Points,
    /// The most points (điểm tối đa).
    pub maximum: Points,
}

new!(Each(points: Points, maximum: Points));

/// How points are rounded (cách làm tròn điểm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Rounding {
    /// To multiples of this (bội của số này).
    pub step: Points,
    /// Which way (hướng làm tròn).
    pub direction: Direction,
}

new!(Rounding(step: Points, direction: Direction));

names! {
    /// Which way points are rounded (hướng làm tròn).
    pub enum Direction {
        /// To the nearest, halves up (gần nhất, nửa thì làm tròn lên).
        Nearest,
        /// Down (xuống).
        Down,
        /// Up (lên).
        Up,
    }
    vi: "nearest, down hoặc up",
    en: "nearest, down or up",
}

names! {
    /// Which way a ratio is better (chiều tốt hơn của tỷ số).
    pub enum Better {
        /// Lower, such as pupils per computer (càng thấp càng tốt).
        Lower,
        /// Higher, such as megabits per pupil (càng cao càng tốt).
        Higher,
    }
    vi: "lower hoặc higher",
    en: "lower or higher",
}
