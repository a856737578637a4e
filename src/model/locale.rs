//! The two languages, and words carried in both.

use crate::model::ParseError;
use std::fmt;

/// The language a message or a rendered page is wanted in.
#[expect(
    clippy::exhaustive_enums,
    reason = "every text of the library is in these two"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// Vietnamese, the users' language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Locale {
    /// Both.
    pub const ALL: &'static [Self] = &[Self::Vi, Self::En];

    /// The language's tag, `vi` or `en`.
    ///
    /// ```
    /// use it_adoption_model::Locale;
    /// assert_eq!(Locale::Vi.as_str(), "vi");
    /// ```
    pub fn as_str(self) -> &'static str {
        self.pick("vi", "en")
    }

    /// The one of two that is in this language.
    ///
    /// ```
    /// use it_adoption_model::Locale;
    /// assert_eq!(Locale::Vi.pick("mức", "level"), "mức");
    /// ```
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// From a language tag: `vi`, `en-GB`, `VI_VN`; `*`, any language, is Vietnamese.
///
/// ```
/// use it_adoption_model::Locale;
/// assert_eq!("vi-VN".parse(), Ok(Locale::Vi));
/// assert_eq!("EN".parse(), Ok(Locale::En));
/// assert!("fr".parse::<Locale>().is_err());
/// ```
impl std::str::FromStr for Locale {
    type Err = ParseError;

    fn from_str(tag: &str) -> Result<Self, ParseError> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        let named = |locale: &&Self| language.eq_ignore_ascii_case(locale.as_str());
        let any = (tag == "*").then_some(Self::Vi);
        any.or(Self::ALL.iter().find(named).copied())
            .ok_or_else(|| {
                let expected = Both::new("một ngôn ngữ: vi hoặc en", "a language: vi or en");
                ParseError::new(expected, tag)
            })
    }
}

impl TryFrom<&str> for Locale {
    type Error = ParseError;

    fn try_from(tag: &str) -> Result<Self, ParseError> {
        tag.parse()
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
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

/// The same in Vietnamese and in English, for words that are made before anybody says in which language they are wanted.
///
/// It prints the English, and as `{:#}` the Vietnamese.
///
/// ```
/// use it_adoption_model::{Both, Locale};
/// const FOUND: Both<&str> = Both::new("đã gặp", "found");
/// assert_eq!(*FOUND.get(Locale::Vi), "đã gặp");
/// let errors = Both::of(|locale| format!("{} {}", 3, locale.pick("lỗi", "errors")));
/// assert_eq!(errors.to_string(), "3 errors");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[expect(
    clippy::exhaustive_structs,
    reason = "every text of the library is in these two"
)]
pub struct Both<T> {
    /// Vietnamese.
    pub vi: T,
    /// English.
    pub en: T,
}

impl<T> Both<T> {
    /// Words that are at hand in both languages.
    pub const fn new(vi: T, en: T) -> Self {
        Self { vi, en }
    }

    /// Words that are made for one language at a time.
    pub fn of(words: impl Fn(Locale) -> T) -> Self {
        Self::new(words(Locale::Vi), words(Locale::En))
    }

    /// The words in this language.
    pub fn get(&self, locale: Locale) -> &T {
        locale.pick(&self.vi, &self.en)
    }
}

impl<T: fmt::Display> fmt::Display for Both<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let locale = if f.alternate() {
            Locale::Vi
        } else {
            Locale::En
        };
        write!(f, "{}", self.get(locale))
    }
}

/// serde carries what it expects as text. As it prints it with `{}` or `{:#}`, one text carries both languages.
impl<T: fmt::Display> serde::de::Expected for Both<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
