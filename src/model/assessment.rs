//! An assessment (phiếu đánh giá): one school, one school year, one instrument, one assessor, and the answers.

use crate::model::wire::{names, new, tag};
use crate::model::{
    Count, CriterionState, Date, Id, Locale, Phrase, Points, School, SchoolYear, Source, Text,
};

tag! {
    /// The `document` property of an [`Assessment`].
    AssessmentTag = "assessment"
}

/// The answers of one school for one school year (phiếu đánh giá).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Assessment {
    /// Kind of document, always assessment (loại tài liệu).
    pub document: AssessmentTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The school (nhà trường).
    pub school: School,
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// The instrument answered (bộ tiêu chí áp dụng).
    pub instrument: InstrumentRef,
    /// Who assessed: the school itself or somebody outside (hình thức đánh giá).
    pub role: AssessorRole,
    /// The day of the assessment (ngày đánh giá).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where the figures come from (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The answers, in any order, at most one for each criterion (các câu trả lời).
    pub answers: Vec<Answer>,
}

new!(
    Assessment(school: School, school_year: SchoolYear, instrument: InstrumentRef,
        role: AssessorRole),
    document, schema, date, provenance, answers
);

/// An instrument named by identifier and edition (bộ tiêu chí được dẫn).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct InstrumentRef {
    /// The instrument's identifier (mã bộ tiêu chí).
    pub id: Id,
    /// Its edition (phiên bản).
    pub edition: Id,
}

new!(InstrumentRef(id: Id, edition: Id));

/// As findings name it: `operational 2026.1`.
impl std::fmt::Display for InstrumentRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.id, self.edition)
    }
}

names! {
    /// Who assessed (hình thức đánh giá).
    pub enum AssessorRole {
        /// The school itself (tự đánh giá).
        #[strum(serialize = "self")]
        #[cfg_attr(feature = "schema", schemars(rename = "self"))]
        SelfAssessment,
        /// The managing body or its team (đánh giá ngoài).
        External,
    }
    vi: "self hoặc external",
    en: "self or external",
}

impl AssessorRole {
    /// The role as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, AssessorRole};
    /// assert_eq!(AssessorRole::External.label(Locale::Vi), "đánh giá ngoài");
    /// assert_eq!(AssessorRole::External.label(Locale::En), "external evaluation");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::SelfAssessment => locale.pick("tự đánh giá", "self-assessment"),
            Self::External => locale.pick("đánh giá ngoài", "external evaluation"),
        }
    }
}

/// Where the figures of a document come from (nguồn số liệu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Provenance {
    /// Whether the figures are real (loại số liệu).
    pub kind: ProvenanceKind,
    /// The published document they were taken from (văn bản công bố).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What a reader should know about them (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Provenance(kind: ProvenanceKind), source, note);

names! {
    /// Whether figures are real (loại số liệu).
    pub enum ProvenanceKind {
        /// Measured at the school for this document (đo tại trường).
        Measured,
        /// Taken from a published document (lấy từ văn bản đã công bố).
        Published,
        /// Made up as an example; no real school (dựng làm ví dụ).
        Constructed,
    }
    vi: "measured, published hoặc constructed",
    en: "measured, published or constructed",
}

impl ProvenanceKind {
    /// The kind as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Measured => locale.pick("đo tại trường", "measured at the school"),
            Self::Published => locale.pick(
                "lấy từ văn bản đã công bố",
                "taken from a published document",
            ),
            Self::Constructed => locale.pick(
                "ví dụ dựng sẵn, không phải số liệu của trường nào",
                "fictitious example, of no real school",
            ),
        }
    }
}

/// The answer to one criterion (câu trả lời cho một tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Answer {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The fact (giá trị).
    pub value: Value,
    /// The plan and report it was read off, by identifier; absent where somebody stated it (suy ra từ các văn bản).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<Id>,
    /// What shows it (minh chứng).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What a reader should know (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Answer(criterion: Id, value: Value), derived_from, evidence, note);

/// The fact that answers a criterion, in the form its measure asks for (giá trị trả lời).
#[derive(
    Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, strum::IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
// A tag as wide as the numbers after it: after a tag of one byte, copies of parts overlap, and reading them again stalls.
#[repr(u32)]
pub enum Value {
    /// Whether a condition is met (điều kiện bắt buộc đạt hay không).
    #[cfg_attr(feature = "schema", schemars(title = "ValueCondition"))]
    Condition(bool),
    /// Whether it is so (có hay không).
    #[cfg_attr(feature = "schema", schemars(title = "ValueYesNo"))]
    YesNo(bool),
    /// A part of a whole, as two counts (tỷ lệ, ghi bằng hai số đếm).
    #[cfg_attr(feature = "schema", schemars(title = "ValueShare"))]
    Share(Share),
    /// A number of things (số lượng).
    #[cfg_attr(feature = "schema", schemars(title = "ValueCount"))]
    Count(Count),
    /// An amount per something, as two counts (tỷ số, ghi bằng hai số đếm).
    #[cfg_attr(feature = "schema", schemars(title = "ValueRatio"))]
    Ratio(Ratio),
    /// The level chosen by its descriptor (mức tự xếp).
    #[cfg_attr(feature = "schema", schemars(title = "ValueRating"))]
    Rating(Id),
    /// Points given (điểm chấm).
    #[cfg_attr(feature = "schema", schemars(title = "ValuePoints"))]
    Points(GivenPoints),
    /// The criterion does not apply, for a reason (không áp dụng).
    #[cfg_attr(feature = "schema", schemars(title = "ValueNotApplicable"))]
    NotApplicable(NotApplicable),
    /// Nobody has looked yet (chưa đánh giá).
    #[cfg_attr(feature = "schema", schemars(title = "ValueNotAssessed"))]
    NotAssessed(NotAssessed),
}

/// A part of a whole (tỷ lệ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Share {
    /// How many have it (phần được tính).
    pub part: Count,
    /// How many there are (toàn bộ).
    pub whole: Count,
}

new!(Share(part: Count, whole: Count));

/// An amount per something (tỷ số).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Ratio {
    /// How much is shared out, such as 320 pupils (đại lượng được chia).
    pub amount: Count,
    /// Among how many, such as 20 computers; 0 is legal and meets no threshold (đại lượng chia).
    pub per: Count,
}

new!(Ratio(amount: Count, per: Count));

/// Points given to a criterion (điểm chấm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct GivenPoints {
    /// The points in all (tổng điểm của tiêu chí).
    pub earned: Points,
    /// The points of its parts, where they were given one by one (điểm các tiểu mục).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemPoints>,
}

new!(GivenPoints(earned: Points), items);

/// Points given to a part of a criterion (điểm tiểu mục).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ItemPoints {
    /// The part's identifier (mã tiểu mục).
    pub item: Id,
    /// Its points (điểm).
    pub earned: Points,
}

new!(ItemPoints(item: Id, earned: Points));

/// Why a criterion does not apply (không áp dụng).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NotApplicable {
    /// The reason (lý do).
    pub reason: Text,
}

new!(NotApplicable(reason: Text));

/// Why nobody has looked yet (chưa đánh giá).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NotAssessed {
    /// The reason, if there is one to give (lý do).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// Something that shows an answer to be true (minh chứng).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Evidence {
    /// What it is called (tên minh chứng).
    pub title: Phrase,
    /// What kind of thing it is (loại minh chứng).
    pub kind: EvidenceKind,
    /// Where it is (nơi lưu).
    pub reference: Reference,
    /// The day it was made (ngày lập).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// The last day it holds (ngày hết giá trị).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
}

new!(Evidence(title: Phrase, kind: EvidenceKind, reference: Reference), issued, expires);

/// Where a piece of evidence is (nơi lưu minh chứng).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Reference {
    /// An address on the Web (liên kết).
    #[cfg_attr(feature = "schema", schemars(title = "ReferenceLink"))]
    Link(Phrase),
    /// A file or a place in the school's records (tệp hoặc hồ sơ).
    #[cfg_attr(feature = "schema", schemars(title = "ReferenceFile"))]
    File(Phrase),
}

names! {
    /// What kind of thing a piece of evidence is (loại minh chứng).
    pub enum EvidenceKind {
        /// A decision, plan, regulation or other issued document (văn bản).
        Document,
        /// Minutes or a signed record (biên bản).
        Record,
        /// Figures out of a system (số liệu từ hệ thống).
        SystemData,
        /// A photograph or a screenshot (hình ảnh).
        Image,
        /// A page on the Web (trang web).
        WebPage,
        /// Anything else (khác).
        Other,
    }
    vi: "một loại minh chứng: document, record, system-data, image, web-page, other",
    en: "a kind of evidence: document, record, system-data, image, web-page, other",
}

impl Reference {
    /// Whether nothing is named yet, see [`Phrase::is_open`].
    ///
    /// ```
    /// use it_adoption_model::Reference;
    /// assert!(Reference::File("…".parse()?).is_open());
    /// assert!(!Reference::Link("https://thcs.example.vn".parse()?).is_open());
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn is_open(&self) -> bool {
        match self {
            Self::Link(written) | Self::File(written) => written.is_open(),
        }
    }
}

impl Value {
    /// What it makes of its criterion.
    pub(crate) fn state(&self) -> CriterionState {
        match self {
            Self::NotApplicable(_) => CriterionState::NotApplicable,
            Self::NotAssessed(_) => CriterionState::NotAssessed,
            _ => CriterionState::Answered,
        }
    }

    /// Whether it states a fact.
    pub(crate) fn is_fact(&self) -> bool {
        self.state() == CriterionState::Answered
    }

    /// The property name of the form, such as `yesNo`.
    ///
    /// ```
    /// use it_adoption_model::Value;
    /// assert_eq!(Value::YesNo(true).form(), "yesNo");
    /// ```
    pub fn form(&self) -> &'static str {
        self.into()
    }
}
