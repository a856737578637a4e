//! A rollup (tổng hợp): the results of many schools, counted.
//!
//! Everything in it is a sum or a count, so rollups form a commutative monoid: [`Rollup::merge`] takes them
//! in any order and grouping, [`Rollup::default`] adds nothing, and counting schools one by one gives what merging the
//! rollups of any split of them gives. That is what lets any engine share the work out.
//!
//! - A school is counted under the combination of stages it teaches, once: a multi-level school is no primary school.
//! - A school's own judgement and the one from outside are counted apart, as two series, and their difference is one of counts. Which
//!   schools were judged differently needs both judgements at once, which no split of the work can promise; a
//!   [`Comparison`] holds both, and [`Rollup::add_comparison`] counts it.
//! - The same school given twice counts twice. Noticing it takes remembering every school, which
//!   [`Seen`](crate::stream::Seen) and [`Latest`](crate::stream::Latest) do for whoever counts.
//! - A sum that reaches [`Whole::MAX`] or [`PointSum::MAX`] stays there, in whatever order it was added up. A
//!   nation is far from it: 26 000 schools with 100 points each make 2.6 million a year.

mod key;
pub(crate) mod list;
mod tally;

use key::LevelPairKey;
pub(crate) use key::{SeriesKey, combination};
pub use tally::*;

use crate::model::wire::{is_default, tag};
use crate::model::{
    AssessorRole, Count, Digest, Fidelity, Id, InstrumentRef, NoLevel, Outcome, Phrase, PointSum,
    SchoolYear, Stage, Whole,
};
use list::{Absorb, Entry, absorbs, read_map, read_sorted, write_map};
use std::collections::BTreeMap;

tag! {
    /// The `document` property of a [`Rollup`].
    RollupTag = "rollup"
}

/// The results of many schools, counted; every list is sorted and names each thing once, and reading a document brings it into that form (tổng hợp kết quả nhiều trường).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Rollup {
    /// Kind of document, always rollup (loại tài liệu).
    pub document: RollupTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// One series for each instrument, edition, text of it, school year and role (các chuỗi kết quả).
    #[serde(deserialize_with = "read_map", serialize_with = "write_map")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Series>"))]
    pub(crate) series: BTreeMap<SeriesKey, Series>,
    /// Where schools were judged both by themselves and from outside, for each instrument, edition, text of it and school year (đối chiếu tự đánh giá và đánh giá ngoài).
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "read_map",
        serialize_with = "write_map"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Disagreement>"))]
    pub(crate) disagreements: BTreeMap<SeriesKey, Disagreement>,
}

/// The schools judged under one instrument, in one school year, in one role (một chuỗi kết quả).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Series {
    /// The instrument (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// Digest of the instrument's text: two texts of the same edition have different digests (dấu nội dung bộ tiêu chí).
    pub instrument_digest: Digest,
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// Who assessed (hình thức đánh giá).
    pub role: AssessorRole,
    /// The least sure mark of any result (độ tin cậy thấp nhất).
    pub fidelity: Fidelity,
    /// Where the figures come from (nguồn số liệu).
    pub provenance: ProvenanceTally,
    /// The schools by the stages they teach; these add up to all schools (theo cấp học).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) stages: Vec<StageTally>,
    /// The schools by the unit that manages them; these too add up to all schools (theo đơn vị quản lý).
    #[serde(deserialize_with = "read_map", serialize_with = "write_map")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<UnitTally>"))]
    pub(crate) units: BTreeMap<Option<Id>, UnitTally>,
}

/// How many schools say where their figures come from (nguồn số liệu của các trường).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ProvenanceTally {
    /// Measured at the school (đo tại trường).
    pub measured: Whole,
    /// Taken from a published document (lấy từ văn bản đã công bố).
    pub published: Whole,
    /// Made up as an example (dựng làm ví dụ).
    pub constructed: Whole,
    /// Not said (không nêu).
    pub unstated: Whole,
}

/// The schools that teach exactly these stages (các trường dạy đúng những cấp học này).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct StageTally {
    /// The stages (các cấp học).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) stages: Vec<Stage>,
    /// The whole (kết quả chung).
    pub whole: Tally,
    /// How much was answered (số đã trả lời).
    pub coverage: CoverageTally,
    /// The groups, by identifier (các nhóm).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) groups: Vec<GroupTally>,
    /// The criteria, by identifier (các tiêu chí).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) criteria: Vec<CriterionTally>,
}

/// The schools that one unit manages; for its criteria, make a rollup of its schools alone (các trường của một đơn vị quản lý).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct UnitTally {
    /// The unit; absent for schools that name none (mã đơn vị quản lý).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// The whole (kết quả chung).
    pub whole: Tally,
    /// How much was answered (số đã trả lời).
    pub coverage: CoverageTally,
    /// The groups, by identifier (các nhóm).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) groups: Vec<GroupTally>,
}

/// Schools judged both by themselves and from outside (các trường có cả tự đánh giá và đánh giá ngoài).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Disagreement {
    /// The instrument (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// Digest of the instrument's text: two texts of the same edition have different digests (dấu nội dung bộ tiêu chí).
    pub instrument_digest: Digest,
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// The schools compared (số trường được đối chiếu).
    pub schools: Whole,
    /// The points they gave themselves, added up; absent where nothing gives points (tổng điểm tự đánh giá).
    #[serde(default, skip_serializing_if = "is_default")]
    pub self_earned: PointSum,
    /// The points given from outside, added up; absent where nothing gives points (tổng điểm đánh giá ngoài).
    #[serde(default, skip_serializing_if = "is_default")]
    pub external_earned: PointSum,
    /// The schools for each pair of levels, equal ones among them (số trường theo từng cặp mức).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) levels: Vec<LevelPair>,
    /// The criteria judged differently somewhere, by identifier (các tiêu chí có khác biệt).
    #[serde(deserialize_with = "read_sorted")]
    pub(crate) criteria: Vec<CriterionDisagreement>,
}

/// The schools that put themselves on one level and were put on another (một cặp mức).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct LevelPair {
    /// The level by the school's own judgement; absent if it has none (mức tự đánh giá).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_level: Option<Id>,
    /// Why the school's own judgement tells none, of a whole that has levels (vì sao tự đánh giá không xếp mức).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_no_level: Option<NoLevel>,
    /// The level as judged from outside; absent if it has none (mức đánh giá ngoài).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_level: Option<Id>,
    /// Why the judgement from outside tells none, of a whole that has levels (vì sao đánh giá ngoài không xếp mức).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_no_level: Option<NoLevel>,
    /// The schools (số trường).
    pub schools: Whole,
}

/// The schools where a criterion was judged differently (khác biệt ở một tiêu chí).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CriterionDisagreement {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The schools where answer, level or points differ (số trường có khác biệt).
    pub schools: Whole,
    /// Those where both answered and the school judged itself higher (số trường tự đánh giá cao hơn).
    pub self_higher: Whole,
    /// Those where both answered and it was judged higher from outside (số trường được đánh giá ngoài cao hơn).
    pub external_higher: Whole,
    /// Those where one side only answered, and to the other it does not apply or is not assessed (số trường chỉ một bên trả lời).
    pub one_answered: Whole,
}

absorbs! {
    Rollup { schema, series, disagreements };
    Series { fidelity, provenance, stages, units }
        by SeriesKey, |s| SeriesKey::new(s.instrument, s.instrument_digest, s.school_year, Some(s.role));
    ProvenanceTally { measured, published, constructed, unstated };
    StageTally { whole, coverage, groups, criteria } by u8, |s| combination(&s.stages);
    UnitTally { whole, coverage, groups } by Option<Id>, |u| u.unit;
    Tally { schools, points, levels, little_answered, unmet };
    PointTally { earned, of };
    CoveredTally { answered, of };
    UnmetTally { schools, alone } by (Id, Count), |u| (u.level, u.requirement);
    LevelTally { schools, lowest, highest } by Id, |l| l.level;
    CoverageTally { answered, not_applicable, criteria, points };
    GroupTally { outcomes } by Id, |g| g.group;
    CriterionTally { answered, not_applicable, not_assessed, points, levels } by Id, |c| c.criterion;
    LevelCount { schools } by Id, |l| l.level;
    Disagreement { schools, self_earned, external_earned, levels, criteria }
        by SeriesKey, |d| SeriesKey::new(d.instrument, d.instrument_digest, d.school_year, None);
    LevelPair { schools } by LevelPairKey, |p| [(p.self_level, p.self_no_level), (p.external_level, p.external_no_level)];
    CriterionDisagreement { schools, self_higher, external_higher, one_answered } by Id, |c| c.criterion;
}

impl LevelPair {
    /// No schools yet, as both sides put them.
    pub(crate) fn of(own: &Outcome, external: &Outcome) -> Self {
        Self {
            self_level: own.level,
            self_no_level: own.no_level,
            external_level: external.level,
            external_no_level: external.no_level,
            schools: Whole::default(),
        }
    }
}

impl Rollup {
    /// What both count, together.
    ///
    /// ```
    /// use it_adoption_model::Rollup;
    /// assert_eq!(Rollup::default().merge(Rollup::default()), Rollup::default());
    /// ```
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.absorb(other);
        self
    }

    /// The rollup as one for each series and each comparison of judgements, which merge to it again.
    ///
    /// A nation over ten years is longer than one document may be; its parts are not.
    pub fn split(self) -> impl Iterator<Item = Self> {
        let schema = self.schema;
        let part = move |series, disagreements| Self {
            document: RollupTag,
            schema: schema.clone(),
            series,
            disagreements,
        };
        let other = part.clone();
        let series = self.series.into_iter();
        let disagreements = self.disagreements.into_iter();
        series
            .map(move |s| part([s].into(), BTreeMap::new()))
            .chain(disagreements.map(move |d| other(BTreeMap::new(), [d].into())))
    }

    /// One series for each instrument, edition, text of it (by its mark), school year and role, in this order.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Rollup, Rubrics, read};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
    /// # let external = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/external-evaluation.json"));
    /// let rubrics = Rubrics::builtin();
    /// let (own, external): (Assessment, Assessment) = (read(own)?, read(external)?);
    /// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
    /// let mut rollup = Rollup::of(&rubric.score(&own)?);
    /// rollup.add(&rubric.score(&external)?);
    /// rollup.add_comparison(&rubric.compare(&own, &external)?);
    /// assert!(!rollup.is_empty());
    ///
    /// let series = rollup.series().next().ok_or("two were added")?;
    /// let total = series.total();
    /// assert_eq!((total.stages().len(), series.stages().len(), series.units().len()), (0, 1, 1));
    /// assert!(series.units().all(|unit| unit.groups().len() == total.groups().len()));
    /// let judged = rollup.disagreements().next().ok_or("one was added")?;
    /// assert_eq!((judged.levels().len(), judged.criteria().len()), (1, 3));
    ///
    /// let parts: Vec<Rollup> = rollup.clone().split().collect();
    /// assert_eq!(parts.into_iter().collect::<Rollup>(), rollup);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn series(&self) -> impl ExactSizeIterator<Item = &Series> {
        self.series.values()
    }

    /// Schools judged both ways, for each instrument, edition, text of it and school year, in this order.
    pub fn disagreements(&self) -> impl ExactSizeIterator<Item = &Disagreement> {
        self.disagreements.values()
    }

    /// Whether nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.series.is_empty() && self.disagreements.is_empty()
    }
}

impl FromIterator<Rollup> for Rollup {
    fn from_iter<I: IntoIterator<Item = Rollup>>(rollups: I) -> Self {
        rollups.into_iter().fold(Self::default(), Self::merge)
    }
}

impl Series {
    /// The schools by the stages they teach.
    pub fn stages(&self) -> &[StageTally] {
        &self.stages
    }

    /// The schools by the unit that manages them, those without one first.
    pub fn units(&self) -> impl ExactSizeIterator<Item = &UnitTally> {
        self.units.values()
    }

    /// All schools together, as if they taught no stage in particular.
    pub fn total(&self) -> StageTally {
        let mut total = StageTally::default();
        for stage in &self.stages {
            total.absorb(stage.clone());
        }
        total
    }
}

impl StageTally {
    /// The stages, each once and in order.
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The groups, by identifier.
    pub fn groups(&self) -> &[GroupTally] {
        &self.groups
    }

    /// The criteria, by identifier.
    pub fn criteria(&self) -> &[CriterionTally] {
        &self.criteria
    }
}

impl UnitTally {
    /// The groups, by identifier.
    pub fn groups(&self) -> &[GroupTally] {
        &self.groups
    }
}

impl Disagreement {
    /// The pairs of levels, by identifiers.
    pub fn levels(&self) -> &[LevelPair] {
        &self.levels
    }

    /// The criteria judged differently somewhere, by identifier.
    pub fn criteria(&self) -> &[CriterionDisagreement] {
        &self.criteria
    }
}
