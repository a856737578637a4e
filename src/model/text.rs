//! Words for people: Vietnamese first, English beside it.

use crate::model::composed;
use crate::model::wire::{StringForm, string_parse, string_serde};
use crate::model::{Both, Locale, ParseError, is_open};
use std::sync::Arc;

/// What stands where a person must still write something.
const OPEN: &str = "…";

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
    ///
    /// ```
    /// use it_adoption_model::Phrase;
    /// assert_eq!(Phrase::open().as_str(), "…");
    /// ```
    pub fn open() -> Self {
        Self(OPEN.into())
    }

    /// Whether it is an open place, whichever way it is printed or typed: `…`, `......`, `____`, `-`, a blank, a number
    /// such as `…/KH-THCS`, or a day such as `ngày … tháng … năm 2026`.
    ///
    /// ```
    /// use it_adoption_model::Phrase;
    /// let is_open = |text| Phrase::new(text).unwrap().is_open();
    /// assert!(["…", "......", "__ / __ / ____", " ", "…/KH-THCS", "ngày … tháng … năm 2026"].into_iter().all(is_open));
    /// assert!(!["v.v…", "45/KH-THCS", "../KH.pdf"].into_iter().any(is_open));
    /// ```
    pub fn is_open(&self) -> bool {
        is_open(&self.0)
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words with one blank between two: what is said, however it was typed.
    pub(crate) fn words(&self) -> String {
        composed::words(&self.0)
    }
}

impl StringForm for Phrase {
    const EXPECT: Both<&'static str> =
        Both::new("một chuỗi không rỗng", "a string that is not empty");
    fn parse(text: &str) -> Option<Self> {
        Self::new(text)
    }
    fn sample() -> Option<Self> {
        Some(Self::open())
    }
}

string_serde!(Phrase);
string_parse!(Phrase);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Phrase {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Phrase".into()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::", "Phrase").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// The same words in Vietnamese and, where somebody wrote them, in English (văn bản song ngữ).
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Text {
    /// Vietnamese (tiếng Việt).
    pub vi: Phrase,
    /// English (tiếng Anh).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<Phrase>,
}

impl From<Phrase> for Text {
    fn from(vi: Phrase) -> Self {
        Self { vi, en: None }
    }
}

impl std::str::FromStr for Text {
    type Err = ParseError;

    /// The Vietnamese alone.
    fn from_str(vi: &str) -> Result<Self, Self::Err> {
        vi.parse::<Phrase>().map(Self::from)
    }
}

impl TryFrom<&str> for Text {
    type Error = ParseError;

    fn try_from(vi: &str) -> Result<Self, Self::Error> {
        vi.parse()
    }
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
    pub(crate) fn known(words: Both<impl AsRef<str>>) -> Self {
        Self {
            vi: Phrase::known(words.vi.as_ref()),
            en: Some(Phrase::known(words.en.as_ref())),
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
    ///
    /// ```
    /// use it_adoption_model::{Locale, Text};
    /// let both = Text::new("Có kế hoạch", "There is a plan").ok_or("nothing in Vietnamese")?;
    /// assert_eq!(both.get(Locale::En), "There is a plan");
    /// let vietnamese: Text = "Có kế hoạch".parse()?;
    /// assert_eq!(vietnamese.get(Locale::En), "Có kế hoạch");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, locale: Locale) -> &str {
        match (locale, &self.en) {
            (Locale::En, Some(en)) => en.as_str(),
            _ => self.vi.as_str(),
        }
    }
}
