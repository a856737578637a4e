//! A submission (hồ sơ): an assessment's way from the school to publication.

use crate::model::wire::{names, new, tag};
use crate::model::{Assessment, Count, Date, Id, Locale, Outcome, Phrase, Points, Scorecard, Text};

tag! {
    /// The `document` property of a [`Submission`].
    SubmissionTag = "submission"
}

/// An assessment on its way from the school to publication (hồ sơ nộp kết quả đánh giá).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Submission {
    /// Kind of document, always submission (loại tài liệu).
    pub document: SubmissionTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier (mã hồ sơ).
    pub id: Id,
    /// The state it is in: where its history has led (trạng thái).
    pub state: SubmissionState,
    /// The managing body's identifier (mã cơ quan quản lý).
    pub managing_body: Id,
    /// The last days, where an office has set them (thời hạn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadlines: Option<Deadlines>,
    /// The school's own judgement (tự đánh giá).
    pub self_assessment: Assessment,
    /// The managing body's judgement (đánh giá ngoài).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_evaluation: Option<Assessment>,
    /// The judgement made public (kết quả công bố).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// What was done with it, first to last (lịch sử xử lý).
    pub history: Vec<Move>,
}

impl Submission {
    /// A submission that begins: a draft at the school, with no history yet.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Submission, SubmissionState, read};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
    /// let own: Assessment = read(own)?;
    /// let submission = Submission::new("HS-1".parse()?, "vd-xa-01".parse()?, own);
    /// assert_eq!(submission.state, SubmissionState::Draft);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: Id, managing_body: Id, self_assessment: Assessment) -> Self {
        Self {
            document: SubmissionTag,
            schema: None,
            id,
            state: SubmissionState::Draft,
            managing_body,
            deadlines: None,
            self_assessment,
            external_evaluation: None,
            published: None,
            history: Vec::new(),
        }
    }
}

/// Days by which a submission is to have moved (thời hạn).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Deadlines {
    /// The last day for the school to submit (hạn nộp).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submit: Option<Date>,
    /// The last day to publish (hạn công bố).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish: Option<Date>,
}

/// A judgement made public (kết quả công bố).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Published {
    /// The overall level (mức độ chung).
    pub level: Id,
    /// The overall points, if they are made public (tổng điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<Points>,
    /// The groups, if they are made public (các nhóm).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<PublishedGroup>,
}

new!(Published(level: Id), earned, groups);

impl Published {
    /// What a scorecard says, made public: the level, the points, the groups that have a level. None if there is no overall level.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Published, Rubrics, read};
    /// # let external = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/external-evaluation.json"));
    /// let rubrics = Rubrics::builtin();
    /// let external: Assessment = read(external)?;
    /// let rubric = rubrics.get(&external.instrument).ok_or("no such instrument")?;
    /// let published = Published::from_scorecard(&rubric.score(&external)?).ok_or("no level")?;
    /// assert_eq!(published.level, "basic");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_scorecard(card: &Scorecard) -> Option<Self> {
        let earned = |outcome: &Outcome| outcome.points.map(|points| points.earned);
        let mut published = Self::new(card.outcome.level?);
        published.earned = earned(&card.outcome);
        published.groups = card
            .groups
            .iter()
            .filter_map(|score| {
                let mut group = PublishedGroup::new(score.group, score.outcome.level?);
                group.earned = earned(&score.outcome);
                Some(group)
            })
            .collect();
        Some(published)
    }
}

/// A group's judgement made public (kết quả công bố của một nhóm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct PublishedGroup {
    /// The group's identifier (mã nhóm).
    pub group: Id,
    /// Its level (mức độ).
    pub level: Id,
    /// Its points, if they are made public (điểm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<Points>,
}

new!(PublishedGroup(group: Id, level: Id), earned);

/// Something done with a submission (một bước xử lý).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Move {
    /// Its place in the history: 1, 2, 3 and so on (số thứ tự).
    pub number: Count,
    /// What was done (hành động).
    pub action: Action,
    /// The day (ngày).
    pub on: Date,
    /// The unit that did it, by identifier (mã đơn vị thực hiện).
    pub unit: Id,
    /// What kind of unit that is (loại đơn vị).
    pub unit_kind: UnitKind,
    /// Why, where a reason is asked for (lý do).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

new!(Move(number: Count, action: Action, on: Date, unit: Id, unit_kind: UnitKind), reason);

names! {
    /// The state of a submission (trạng thái hồ sơ).
    pub enum SubmissionState {
        /// Being filled in at the school; where every submission begins (bản nháp).
        Draft,
        /// Handed in (đã nộp).
        Submitted,
        /// Sent back with a reason (trả lại).
        Returned,
        /// Approved (đã duyệt).
        Approved,
        /// Taken back after approval (thu hồi).
        Recalled,
        /// Made public (đã công bố).
        Published,
    }
    vi: "một trạng thái: draft, submitted, returned, approved, recalled, published",
    en: "a state: draft, submitted, returned, approved, recalled, published",
}

names! {
    /// What can be done with a submission (hành động xử lý).
    pub enum Action {
        /// Hand it in (nộp).
        Submit,
        /// Send it back (trả lại).
        Return,
        /// Approve it (duyệt).
        Approve,
        /// Take back the approval (thu hồi).
        Recall,
        /// Make it public (công bố).
        Publish,
    }
    vi: "submit, return, approve, recall hoặc publish",
    en: "submit, return, approve, recall or publish",
}

names! {
    /// A kind of unit in the line of reporting (loại đơn vị).
    pub enum UnitKind {
        /// A school (nhà trường).
        School,
        /// A commune-level People's Committee (UBND cấp xã).
        Commune,
        /// A district office of education and training, until mid-2025 (phòng GD&ĐT).
        DistrictOffice,
        /// A provincial Department of Education and Training (sở GD&ĐT).
        Department,
        /// The Ministry of Education and Training (Bộ GD&ĐT).
        Ministry,
    }
    vi: "một loại đơn vị: school, commune, district-office, department, ministry",
    en: "a kind of unit: school, commune, district-office, department, ministry",
}

impl SubmissionState {
    /// The state as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, SubmissionState};
    /// assert_eq!(SubmissionState::Returned.label(Locale::Vi), "bị trả lại");
    /// assert_eq!(SubmissionState::Returned.label(Locale::En), "returned");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Draft => locale.pick("bản nháp", "draft"),
            Self::Submitted => locale.pick("đã nộp", "submitted"),
            Self::Returned => locale.pick("bị trả lại", "returned"),
            Self::Approved => locale.pick("đã duyệt", "approved"),
            Self::Recalled => locale.pick("đã thu hồi", "recalled"),
            Self::Published => locale.pick("đã công bố", "published"),
        }
    }
}

impl Action {
    /// The action as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Submit => locale.pick("nộp", "submit"),
            Self::Return => locale.pick("trả lại", "return"),
            Self::Approve => locale.pick("duyệt", "approve"),
            Self::Recall => locale.pick("thu hồi", "recall"),
            Self::Publish => locale.pick("công bố", "publish"),
        }
    }
}

impl UnitKind {
    /// The kind as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::School => locale.pick("nhà trường", "school"),
            Self::Commune => locale.pick("UBND cấp xã", "commune-level People's Committee"),
            Self::DistrictOffice => locale.pick("phòng GD&ĐT", "district office"),
            Self::Department => locale.pick("sở GD&ĐT", "provincial Department"),
            Self::Ministry => locale.pick("Bộ GD&ĐT", "Ministry"),
        }
    }
}
