//! Words for people: Vietnamese first, English beside it.

use crate::model::wire::{Expect, StringForm, string_serde};
use std::sync::Arc;

/// The language a message or a rendered page is wanted in.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Locale {
    /// Vietnamese, the users' language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Locale {
    /// The one of two wordings that is in this language.
    pub fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// One of two format strings, by the locale.
macro_rules! say {
    ($locale:expr, $vi:literal, $en:literal $(, $arg:expr)*) => {
        match $locale {
            $crate::model::Locale::Vi => format!($vi $(, $arg)*),
            $crate::model::Locale::En => format!($en $(, $arg)*),
        }
    };
}
pub(crate) use say;
/// What stands where a person must still write something.
pub(crate) const OPEN: &str = "…";

/// A piece of text that is not empty: at least one character, of any kind.
///
/// Composed (NFC) and decomposed (NFD) Vietnamese are both accepted and kept as they came.
/// Cloning shares the characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phrase(Arc<str>);

impl Phrase {
    /// A phrase from any text but the empty one, which gives `None`.
    ///
    /// ```
    /// use it_adoption_model::Phrase;
    /// assert!(Phrase::new("Trường THCS A").is_some());
    /// assert!(Phrase::new("").is_none());
    /// ```
    pub fn new(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.into()))
    }

    /// A phrase from wording of our own, which is never empty.
    pub(crate) fn known(text: &str) -> Self {
        Self(text.into())
    }

    /// An open place: `…`, like the dotted lines of Vietnamese forms. A person must still fill it.
    pub fn open() -> Self {
        Self(OPEN.into())
    }

    /// Whether it is an open place: exactly `…`.
    pub fn is_open(&self) -> bool {
        &*self.0 == OPEN
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl StringForm for Phrase {
    const EXPECT: Expect = Expect {
        vi: "một chuỗi không rỗng",
        en: "a string that is not empty",
    };
    fn parse(text: &str) -> Option<Self> {
        Self::new(text)
    }
}

string_serde!(Phrase);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Phrase {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Phrase".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// The same words in Vietnamese and, where somebody wrote them, in English (văn bản song ngữ).
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Vietnamese (tiếng Việt).
    pub vi: Phrase,
    /// English (tiếng Anh).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<Phrase>,
}

impl Text {
    /// A text in both languages; `None` if the Vietnamese is empty. An empty English is left out.
    pub fn new(vi: &str, en: &str) -> Option<Self> {
        Some(Self {
            vi: Phrase::new(vi)?,
            en: Phrase::new(en),
        })
    }

    /// A text in both languages from wording of our own.
    pub(crate) fn known(vi: &str, en: &str) -> Self {
        Self {
            vi: Phrase::known(vi),
            en: Some(Phrase::known(en)),
        }
    }

    /// An open place, see [`Phrase::open`].
    ///
    /// ```
    /// use it_adoption_model::Text;
    /// assert!(Text::open().is_open());
    /// assert!(!Text::new("Còn để trống…", "").unwrap().is_open());
    /// ```
    pub fn open() -> Self {
        Self {
            vi: Phrase::open(),
            en: None,
        }
    }

    /// Whether the Vietnamese is an open place.
    pub fn is_open(&self) -> bool {
        self.vi.is_open()
    }

    /// The words in `locale`; Vietnamese where there are no English ones.
    pub fn get(&self, locale: Locale) -> &str {
        match (locale, &self.en) {
            (Locale::En, Some(en)) => en.as_str(),
            _ => self.vi.as_str(),
        }
    }
}
