//! Why a text or a number is no value of a type.

use crate::model::{Both, Locale, say};

/// Why a text or a number is no value of a type: what should have stood there, and what stood there.
///
/// ```
/// use it_adoption_model::{Id, Locale, Stage};
/// let error = "mức".parse::<Id>().unwrap_err();
/// assert_eq!(error.found(), "mức");
/// let error = Stage::try_from("THCS").unwrap_err();
/// assert!(error.message(Locale::Vi).contains("lower-secondary"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("{}", self.message(Locale::En))]
#[non_exhaustive]
pub struct ParseError {
    expected: Both<&'static str>,
    found: String,
}

impl ParseError {
    pub(crate) fn new(expected: Both<&'static str>, found: impl ToString) -> Self {
        Self {
            expected,
            found: found.to_string(),
        }
    }

    /// What should have stood there, such as *a real day as YYYY-MM-DD, from 2000 to 2099*.
    ///
    /// ```
    /// use it_adoption_model::{Date, Locale};
    /// let error = "31/12/2025".parse::<Date>().unwrap_err();
    /// assert_eq!(error.expected(Locale::En), "a real day as YYYY-MM-DD, from 2000 to 2099");
    /// ```
    pub fn expected(&self, locale: Locale) -> &'static str {
        self.expected.get(locale)
    }

    /// What stood there, whole.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// Both in a sentence; of what stood there the first forty characters.
    pub fn message(&self, locale: Locale) -> String {
        let (expected, found) = (self.expected(locale), shortened(&self.found));
        say!(
            locale,
            "cần {expected}, nhưng gặp {found:?}",
            "expected {expected}, found {found:?}"
        )
    }
}

/// As much of a text as a message tells.
pub(crate) fn shortened(text: &str) -> String {
    cut(text, 40)
}

/// A text of at most so many letters, or how it begins.
pub(crate) fn cut(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
