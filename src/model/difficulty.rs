//! A difficulty (khó khăn, vướng mắc): reported as it arises, and taken up by the report at the end of the year.

use crate::model::wire::{names, new, tag};
use crate::model::{Date, Head, Id, Locale, Phrase, Provenance, School, Text};

tag! {
    /// The `document` property of a [`Difficulty`].
    DifficultyTag = "difficulty"
}

/// A difficulty reported to the office above as it arises, to be given guidance (báo cáo khó khăn, vướng mắc khi phát sinh).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Difficulty {
    /// Kind of document, always difficulty (loại tài liệu).
    pub document: DifficultyTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The school (nhà trường).
    pub school: School,
    /// Number, place, date and title as issued (phần đầu văn bản).
    pub head: Head,
    /// Where its facts come from (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The difficulty itself, as the year-end report takes it up (khó khăn).
    pub difficulty: DifficultyRecord,
    /// Who receives the document (nơi nhận).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Phrase>,
}

new!(
    Difficulty(school: School, head: Head, difficulty: DifficultyRecord),
    document, schema, provenance, recipients
);

/// What a difficulty is and what became of it (khó khăn, vướng mắc).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct DifficultyRecord {
    /// Identifier, unique in the year (mã khó khăn).
    pub id: Id,
    /// What the difficulty is (nội dung).
    pub title: Text,
    /// Why there is one (nguyên nhân).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Text>,
    /// The day it arose (ngày phát sinh).
    pub arose: Date,
    /// What the school has tried (biện pháp đã thực hiện).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Text>,
    /// What the school asks for (nội dung đề nghị).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Text>,
    /// How it was reported; absent if it was not (việc báo cáo).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<DifficultyReport>,
    /// What the office answered; absent as long as it has not (trả lời của cơ quan).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<DifficultyAnswer>,
    /// The day it was overcome (ngày giải quyết xong).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Date>,
}

new!(
    DifficultyRecord(id: Id, title: Text, arose: Date),
    causes, tried, asked, reported, answer, resolved
);

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
    /// The telephone number, mailbox or other address used (số điện thoại, hộp thư).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Phrase>,
}

new!(DifficultyReport(on: Date, channel: Channel, to: Phrase), address);

/// What the office answered (trả lời của cơ quan).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct DifficultyAnswer {
    /// The day (ngày trả lời).
    pub on: Date,
    /// The office that answered (cơ quan trả lời).
    pub by: Phrase,
    /// What it said (nội dung trả lời).
    pub text: Text,
}

new!(DifficultyAnswer(on: Date, by: Phrase, text: Text));

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

impl Channel {
    /// The way as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Channel};
    /// assert_eq!(Channel::OfficialLetter.label(Locale::Vi), "văn bản");
    /// assert_eq!(Channel::OfficialLetter.label(Locale::En), "by official letter");
    /// ```
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
