//! The details of a finding: every kind of value becomes one here, and nowhere else.

use crate::model::{
    Action, AssessorRole, Both, Count, Date, Fidelity, Id, InstrumentRef, Judged, Kind, Limit,
    Locale, Money, Party, Period, Pointer, Points, Proof, SchoolYear, Stage, SubmissionState, Text,
    UnitKind, Value, millionths_text,
};

/// A detail of a finding: as data, and in words where people read something else.
#[derive(Debug)]
pub(crate) struct Detail {
    data: String,
    words: Option<Text>,
}

impl Detail {
    /// A number of quarters, for sums that may be beyond what a document holds.
    pub(crate) fn millionths(millionths: u64) -> Self {
        millionths_text(millionths).into()
    }

    /// What people read.
    pub(crate) fn read(&self, locale: Locale) -> &str {
        match &self.words {
            Some(words) => words.get(locale),
            None => &self.data,
        }
    }

    /// The data, the same in every language.
    pub(crate) fn into_data(self) -> String {
        self.data
    }
}

impl Detail {
    /// What programs read, and the words for it.
    pub(crate) fn worded(data: impl Into<String>, words: Both<String>) -> Self {
        Self {
            data: data.into(),
            words: Some(Text::known(words)),
        }
    }
}

impl From<Kind> for Detail {
    fn from(kind: Kind) -> Self {
        Self::worded(
            kind.as_str(),
            Both::of(|locale| kind.label(locale).to_owned()),
        )
    }
}

impl From<String> for Detail {
    fn from(data: String) -> Self {
        Self { data, words: None }
    }
}

/// Values that people read as they are written.
macro_rules! as_written {
    ($($value:ty),+ $(,)?) => {$(
        impl From<$value> for Detail {
            fn from(value: $value) -> Self {
                value.to_string().into()
            }
        }
    )+};
}

as_written! {
    &str, u32, u128, usize, Action, AssessorRole, Count, Date, Fidelity, Id, Limit, Money, Party, Period, Pointer, Points,
    Proof, SchoolYear, Stage, SubmissionState, UnitKind,
}

/// No level where nothing with points applies.
impl From<Option<Id>> for Detail {
    fn from(level: Option<Id>) -> Self {
        level.map_or_else(|| "–".into(), Self::from)
    }
}

/// No day where a time has no end on that side.
impl From<Option<Date>> for Detail {
    fn from(day: Option<Date>) -> Self {
        day.map_or_else(|| "…".into(), Self::from)
    }
}

impl From<InstrumentRef> for Detail {
    fn from(instrument: InstrumentRef) -> Self {
        format!("{} {}", instrument.id, instrument.edition).into()
    }
}

/// The level, or what became of the criterion, and the points.
impl From<Judged> for Detail {
    fn from(judged: Judged) -> Self {
        let level = judged.level.map(|level| level.to_string());
        let level = level.unwrap_or_else(|| judged.state.to_string());
        match judged.earned {
            Some(earned) => format!("{level} ({earned})").into(),
            None => level.into(),
        }
    }
}

/// A value in a few signs that are the same in both languages.
impl From<&Value> for Detail {
    fn from(value: &Value) -> Self {
        match value {
            Value::Condition(so) | Value::YesNo(so) => so.to_string().into(),
            Value::Share(share) => format!("{}/{}", share.part, share.whole).into(),
            other => other.form().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_the_words_and_programs_the_data() {
        let written = Detail::from("basic");
        let words = Detail {
            data: "basic".into(),
            words: Text::new("Mức cơ bản", "Basic"),
        };
        let read = |detail: &Detail| [Locale::Vi, Locale::En].map(|l| detail.read(l).to_owned());
        assert_eq!(read(&written), ["basic", "basic"]);
        assert_eq!(read(&words), ["Mức cơ bản", "Basic"]);
        assert_eq!(words.into_data(), "basic");
    }
}
