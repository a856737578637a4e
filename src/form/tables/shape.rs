//! What stands in a document, with what each place is called: a field for each property, in the order in which people fill them.

mod instrument;
mod shared;
mod year;

use crate::form::words::Choices;
use crate::model::{Both, Kind, Locale};

/// A property of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// Its name in JSON.
    pub(super) name: &'static str,
    /// What it is called in a table.
    pub(super) label: Both<&'static str>,
    pub(super) form: Form,
}

/// What a property holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    Text,
    Number,
    /// An amount of đồng.
    Money,
    Truth,
    Day,
    /// One of some names, each with words for it.
    Choice(fn(Locale) -> Choices<&'static str>),
    /// Any of some names.
    Choices(fn(Locale) -> Choices<&'static str>),
    /// A level of the instrument that the document names.
    Level,
    /// An identifier.
    Code,
    /// Identifiers.
    Codes,
    /// Identifiers, where an empty list is something else than none: nothing said means all.
    AnyCodes,
    /// A text in two languages.
    Words,
    /// An object of these properties.
    Parts(&'static [Field]),
    /// An object that is there even if nothing is said in it.
    Always(&'static [Field]),
    /// An object of just one of these properties, which is told in a cell of its own as it may say nothing more.
    One(&'static [Field]),
    /// Nothing but that it was chosen.
    Mark,
    /// A table: objects of these properties.
    Rows(&'static [Field]),
    /// A table: objects of just one of these properties.
    Picks(&'static [Field]),
    /// A table of texts.
    Lines,
}

/// Fields, each with its name in JSON, what it is called in both languages, and what it holds.
macro_rules! fields {
    ($($(#[$doc:meta])* $vis:vis $shape:ident { $($name:literal $vi:literal $en:literal $form:expr,)+ })+) => {
        $($(#[$doc])* $vis const $shape: &[Field] = &[$(Field {
            name: $name,
            label: Both::new($vi, $en),
            form: $form,
        },)+];)+
    };
}
pub(super) use fields;

/// The words for the names of a type that has them.
macro_rules! named {
    ($($vis:vis $choices:ident $type:ident,)+) => {
        $($vis fn $choices(locale: Locale) -> Choices<&'static str> {
            use crate::form::words::{named, words};
            let words = words($type::ALL, locale, |one, locale| one.label(locale).to_owned());
            named(&words, $type::as_str)
        })+
    };
}
pub(super) use named;

/// Names with the words for them.
macro_rules! worded {
    ($($vis:vis $choices:ident { $($name:literal $vi:literal $en:literal,)+ })+) => {
        $($vis fn $choices(locale: Locale) -> Choices<&'static str> {
            use crate::form::words::{named, words};
            let all = [$(($name, Both::new($vi, $en))),+];
            let words = words(&all, locale, |(_, words), locale| (*words.get(locale)).to_owned());
            named(&words, |(name, _)| name)
        })+
    };
}
pub(super) use worded;

/// The kinds of document that have tables.
pub(super) const KINDS: [Kind; 5] = [
    Kind::Instrument,
    Kind::AnnualPlan,
    Kind::MediumTermPlan,
    Kind::YearEndReport,
    Kind::Difficulty,
];

/// The properties of a kind of document.
pub(super) fn shape(kind: Kind) -> Option<&'static [Field]> {
    match kind {
        Kind::Instrument => Some(instrument::INSTRUMENT),
        Kind::AnnualPlan => Some(year::ANNUAL_PLAN),
        Kind::MediumTermPlan => Some(year::MEDIUM_TERM_PLAN),
        Kind::YearEndReport => Some(year::YEAR_END_REPORT),
        Kind::Difficulty => Some(year::DIFFICULTY),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
