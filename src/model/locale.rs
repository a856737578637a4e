//! The two languages, and words carried in both.

use std::fmt;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
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
