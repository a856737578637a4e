//! Who says so: documents, places in them, and how sure we are.

use crate::model::wire::{names, new};
use crate::model::{Date, Id, Phrase, Text};

names! {
    /// How a stated fact is known (độ tin cậy của trích dẫn), from the surest to the least sure.
    pub enum Fidelity {
        /// Read in the issuing body's own text (đọc trong chính văn bản).
        Read,
        /// A secondary source says so (nguồn thứ cấp thuật lại).
        Reported,
        /// Reasoned or computed from facts read or reported (suy ra).
        Inferred,
        /// Chosen by whoever wrote it, because no source gives a rule; never official (tự chọn, không phải quy định).
        Authored,
    }
    vi: "một mức tin cậy: read, reported, inferred, authored",
    en: "a fidelity: read, reported, inferred, authored",
}

impl Fidelity {
    /// The mark as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Fidelity, Locale};
    /// assert_ne!(Fidelity::Read.label(Locale::Vi), Fidelity::Authored.label(Locale::Vi));
    /// ```
    pub fn label(self, locale: crate::model::Locale) -> &'static str {
        match self {
            Self::Read => locale.pick("đọc trong văn bản gốc", "read in the original"),
            Self::Reported => locale.pick("theo nguồn thứ cấp", "according to a secondary source"),
            Self::Inferred => locale.pick("suy ra", "inferred"),
            Self::Authored => locale.pick(
                "do người soạn chọn, không phải quy định",
                "chosen by its authors, not official",
            ),
        }
    }
}

/// A document that lays something down (văn bản nguồn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Source {
    /// Identifier, unique in its document (mã nguồn).
    pub id: Id,
    /// What the document is called (tên văn bản).
    pub title: Text,
    /// Its official number, such as 5807/BGDĐT-CNTT (số, ký hiệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Phrase>,
    /// Who issued it (cơ quan ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Text>,
    /// The day it was issued (ngày ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The province, district or commune that it is for; absent if it is for the whole country (nơi áp dụng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_in: Option<Text>,
    /// Where it can be found (địa chỉ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Phrase>,
    /// What its title does not say: which copy was read, what is not known of it (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Source(id: Id, title: Text), number, issuer, date, applies_in, link, note);

/// A place in a source, and how sure we are that it says so (trích dẫn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Citation {
    /// How the fact is known (độ tin cậy).
    pub fidelity: Fidelity,
    /// The source, by its identifier; absent only where the fidelity is authored (mã nguồn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// The clause, item or page (điều, khoản, mục, trang).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Phrase>,
    /// Why this fidelity, or what the source leaves open (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Citation(fidelity: Fidelity), source, clause, note);
