//! What kind of schema is wanted for an instrument.

use crate::model::{Both, Locale, ParseError};
use crate::publish::schema::Draft;

/// How the answers stand in the schema of an instrument; `"list"` and `"form"` parse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case", parse_err_ty = ParseError, parse_err_fn = Layout::unknown)]
#[non_exhaustive]
pub enum Layout {
    /// In any order, any of them left out, as assessments may be written.
    #[default]
    List,
    /// In the order of the instrument, one for each criterion, with titles and defaults, for programs that make forms: each
    /// answer is one place, at first not assessed. Every document that it accepts, [`Layout::List`] accepts too.
    Form,
}

impl Layout {
    /// Both layouts.
    pub const ALL: &'static [Self] = &[Self::List, Self::Form];

    fn unknown(text: &str) -> ParseError {
        ParseError::new(Both::new("list hoặc form", "list or form"), text)
    }

    /// The name: `list` or `form`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What kind of schema is wanted [for an instrument](super::for_instrument). By default: draft 2020-12, a list, Vietnamese.
///
/// ```
/// use it_adoption_model::Locale;
/// use it_adoption_model::schema::{Draft, Layout, Options};
/// let form = Options::default().draft(Draft::V7).layout(Layout::Form).lang(Locale::En);
/// let once = Options::default().once(true);
/// assert_eq!((Draft::V7.as_str(), Layout::Form.as_str()), ("draft-07", "form"));
/// assert_ne!(form, once);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct Options {
    /// The draft of JSON Schema.
    pub draft: Draft,
    /// How the answers stand.
    pub layout: Layout,
    /// The language of titles and descriptions.
    pub lang: Locale,
    /// Whether a list says that each criterion is answered, and each item given points, at most once. It costs a validator several times the time, and
    /// draft-07 cannot say it, so there it changes nothing.
    pub once: bool,
}

impl Options {
    /// The same in this draft.
    pub fn draft(self, draft: Draft) -> Self {
        Self { draft, ..self }
    }

    /// The same in this layout.
    pub fn layout(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// The same in this language.
    pub fn lang(self, lang: Locale) -> Self {
        Self { lang, ..self }
    }

    /// The same, with each criterion at most once in a list.
    pub fn once(self, once: bool) -> Self {
        Self { once, ..self }
    }
}
