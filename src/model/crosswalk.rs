//! A crosswalk (bảng chuyển tiêu chí): which criteria of one instrument ask what those of another ask.

mod builtin;

pub use builtin::builtin_crosswalks;

use crate::model::wire::{names, new, tag};
use crate::model::{Citation, Id, InstrumentRef, Locale, Phrase, Source, Text};

tag! {
    /// The `document` property of a [`Crosswalk`].
    CrosswalkTag = "crosswalk"
}

/// From the criteria of one instrument and edition to those of another, or of its own next edition (bảng chuyển tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Crosswalk {
    /// Kind of document, always crosswalk (loại tài liệu).
    pub document: CrosswalkTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier (mã bảng chuyển).
    pub id: Id,
    /// What it is called (tên bảng chuyển).
    pub title: Text,
    /// What it is for and what it is not (giới thiệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// Who says that the two instruments correspond so (căn cứ).
    pub citation: Citation,
    /// The documents that its citations name (các văn bản nguồn).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The instrument whose answers move on (bộ tiêu chí đã trả lời).
    pub from: InstrumentRef,
    /// The instrument they move on to (bộ tiêu chí chuyển sang).
    pub to: InstrumentRef,
    /// What corresponds to what, each pair once (các dòng tương ứng).
    pub rows: Vec<CrosswalkRow>,
}

new!(
    Crosswalk(id: Id, title: Text, citation: Citation, from: InstrumentRef, to: InstrumentRef),
    document, schema, description, sources, rows
);

/// A criterion of the one instrument and one of the other, or one of either that has no counterpart (một dòng tương ứng).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct CrosswalkRow {
    /// The criterion of the instrument whose answers move on; absent for one that is new (mã tiêu chí cũ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Id>,
    /// The criterion of the instrument they move on to; absent where there is none (mã tiêu chí mới).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Id>,
    /// How what the first asks stands to what the second asks (quan hệ).
    pub relation: Correspondence,
    /// Who says so (căn cứ).
    pub citation: Citation,
    /// What is in the one and not in the other (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(CrosswalkRow(relation: Correspondence, citation: Citation), from, to, note);

names! {
    /// How what one criterion asks stands to what another asks (quan hệ giữa hai tiêu chí).
    pub enum Correspondence {
        /// Both ask the same (hỏi cùng một việc).
        Equal,
        /// The first asks a part of what the second asks (là một phần của tiêu chí mới).
        Subset,
        /// The first asks all that the second asks, and more (bao gồm tiêu chí mới).
        Superset,
        /// Each asks something that the other does not (trùng một phần).
        Intersects,
        /// There is no counterpart; one criterion is named (không có tiêu chí tương ứng).
        None,
    }
    vi: "equal, subset, superset, intersects hoặc none",
    en: "equal, subset, superset, intersects or none",
}

impl Correspondence {
    /// The relation as shown to people, of the first criterion to the second.
    ///
    /// ```
    /// use it_adoption_model::{Correspondence, Locale};
    /// assert_eq!(Correspondence::Equal.label(Locale::Vi), "hỏi cùng một việc");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Equal => locale.pick("hỏi cùng một việc", "asks the same"),
            Self::Subset => locale.pick("là một phần của tiêu chí mới", "is a part of the new one"),
            Self::Superset => locale.pick(
                "bao gồm tiêu chí mới và hơn thế",
                "has all of the new one, and more",
            ),
            Self::Intersects => locale.pick("chỉ trùng một phần", "is only partly the same"),
            Self::None => locale.pick("không có tiêu chí tương ứng", "has no counterpart"),
        }
    }
}
