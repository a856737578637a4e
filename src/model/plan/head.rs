//! The head of an issued document, and documents that another one names.

use crate::model::wire::new;
use crate::model::{Date, Phrase, Text};

/// The head of an issued document (phần đầu văn bản).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Head {
    /// Its title (tên văn bản).
    pub title: Text,
    /// The body above the school that stands over its name (cơ quan chủ quản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Phrase>,
    /// Its official number; a part of another document has none, as that one has it (số, ký hiệu; phần kèm theo văn bản khác không có số riêng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Phrase>,
    /// Where it was issued (nơi ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Phrase>,
    /// The day it was issued (ngày ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who signs it (người ký).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<Signer>,
}

/// Who signs an issued document (người ký).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Signer {
    /// The name (họ và tên).
    pub name: Phrase,
    /// Whether a deputy signs for the head of the school (ký thay người đứng đầu).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deputy: bool,
}

new!(Signer(name: Phrase), deputy);

new!(Head(title: Text), authority, number, place, date, signer);

impl Head {
    /// What was issued: the whole that the document is a part of, or else itself.
    pub(crate) fn issued(&self, whole: Option<&IssuedDocument>) -> IssuedDocument {
        let title = |whole: &&IssuedDocument| !whole.title.is_open();
        IssuedDocument {
            title: whole
                .filter(title)
                .map_or(&self.title, |whole| &whole.title)
                .clone(),
            number: whole.map_or(&self.number, |whole| &whole.number).clone(),
            date: whole.and_then(|whole| whole.date).or(self.date),
        }
    }
}

/// A document named by what stands on it (văn bản được dẫn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct IssuedDocument {
    /// Its title (tên văn bản).
    pub title: Text,
    /// Its official number (số, ký hiệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Phrase>,
    /// The day it was issued (ngày ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

new!(IssuedDocument(title: Text), number, date);
