//! The year-end report (báo cáo tổng kết năm học): what became of a plan.

use crate::model::wire::{names, new, tag};
use crate::model::{
    Date, Evidence, Head, Id, InstrumentRef, IssuedDocument, Locale, Period, Phrase, School,
    Target, Text, Trial,
};

tag! {
    /// The `document` property of a [`YearEndReport`].
    YearEndReportTag = "year-end-report"
}

/// The model's part of a school's year-end report on IT application (báo cáo tổng kết năm học về ứng dụng CNTT).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct YearEndReport {
    /// Kind of document, always year-end-report (loại tài liệu).
    pub document: YearEndReportTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier (mã báo cáo).
    pub id: Id,
    /// The school (nhà trường).
    pub school: School,
    /// The year reported (thời gian báo cáo).
    pub period: Period,
    /// Number, place, date and title as issued (phần đầu văn bản).
    pub head: Head,
    /// The summary report on IT application that this is a section of; absent if it stands alone (báo cáo tổng kết chứa phần này).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<IssuedDocument>,
    /// The plan reported on, by its identifier (mã kế hoạch).
    pub plan: Id,
    /// The instrument whose criteria the results name (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// The level of the whole at the end of the year (mức đạt được).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// The result of each planned objective (kết quả từng mục tiêu).
    pub results: Vec<ObjectiveResult>,
    /// New technology and how far its trial came (kết quả thử nghiệm công nghệ mới).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trials: Vec<Trial>,
    /// Difficulties of the year (khó khăn, vướng mắc).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub difficulties: Vec<Difficulty>,
    /// What the school proposes to those above it (đề xuất, kiến nghị).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Text>,
    /// Where the next year goes (phương hướng năm tới).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_year: Vec<Text>,
    /// Who receives the report (nơi nhận).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Phrase>,
}

new!(YearEndReport(id: Id, school: School, period: Period, head: Head, plan: Id, instrument: InstrumentRef), document, schema, part_of, level, results, trials, difficulties, proposals, next_year, recipients);

/// What became of one planned objective (kết quả một mục tiêu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ObjectiveResult {
    /// The objective's identifier in the plan (mã mục tiêu).
    pub objective: Id,
    /// How far it was reached (mức độ hoàn thành).
    pub outcome: ResultOutcome,
    /// The facts at the end of the year, by criterion (kết quả theo tiêu chí).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Target>,
    /// What shows it (minh chứng).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Why it was not reached, or not wholly (lý do chưa hoàn thành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

new!(ObjectiveResult(objective: Id, outcome: ResultOutcome), facts, evidence, reason);

names! {
    /// How far an objective was reached (mức độ hoàn thành).
    pub enum ResultOutcome {
        /// Reached (hoàn thành).
        Reached,
        /// Reached in part (hoàn thành một phần).
        PartlyReached,
        /// Not reached (chưa hoàn thành).
        NotReached,
    }
    vi: "reached, partly-reached hoặc not-reached",
    en: "reached, partly-reached or not-reached",
}

/// A difficulty of the year (khó khăn, vướng mắc).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Difficulty {
    /// Identifier, unique in the report (mã khó khăn).
    pub id: Id,
    /// What the difficulty is (nội dung).
    pub title: Text,
    /// Why there is one (nguyên nhân).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Text>,
    /// The day it arose (ngày phát sinh).
    pub arose: Date,
    /// How it was reported; absent if it was not (việc báo cáo).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<DifficultyReport>,
    /// The day it was overcome (ngày giải quyết xong).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Date>,
}

new!(Difficulty(id: Id, title: Text, arose: Date), causes, reported, resolved);

/// How a difficulty was reported (việc báo cáo khó khăn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct DifficultyReport {
    /// The day (ngày báo cáo).
    pub on: Date,
    /// The way (hình thức).
    pub channel: Channel,
    /// The office that was told (nơi nhận).
    pub to: Phrase,
}

new!(DifficultyReport(on: Date, channel: Channel, to: Phrase));

names! {
    /// The way something was reported (hình thức báo cáo).
    pub enum Channel {
        /// By telephone (điện thoại).
        Phone,
        /// By e-mail (thư điện tử).
        Email,
        /// By official letter (văn bản).
        OfficialLetter,
        /// In an online system (hệ thống trực tuyến).
        OnlineSystem,
        /// At a meeting (tại cuộc họp).
        Meeting,
    }
    vi: "phone, email, official-letter, online-system hoặc meeting",
    en: "phone, email, official-letter, online-system or meeting",
}

impl ResultOutcome {
    /// The outcome as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Reached => locale.pick("hoàn thành", "reached"),
            Self::PartlyReached => locale.pick("hoàn thành một phần", "reached in part"),
            Self::NotReached => locale.pick("chưa hoàn thành", "not reached"),
        }
    }
}

impl Channel {
    /// The way as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Phone => locale.pick("điện thoại", "by telephone"),
            Self::Email => locale.pick("thư điện tử", "by e-mail"),
            Self::OfficialLetter => locale.pick("văn bản", "by official letter"),
            Self::OnlineSystem => locale.pick("hệ thống trực tuyến", "in an online system"),
            Self::Meeting => locale.pick("tại cuộc họp", "at a meeting"),
        }
    }
}
