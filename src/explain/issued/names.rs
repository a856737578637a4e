//! How a document names what an instrument gives: criteria, levels, the instrument itself, and the time it is for.

use super::{Issues as _, open};
use crate::explain::page::Words;
use crate::explain::voice::Voice;
use crate::model::composed::small;
use crate::model::{Date, Fidelity, Id, Period, Target, Value, say};

impl Voice<'_> {
    /// What is to hold for a criterion, or a place while nobody has said it. All, where the year's own documents are to say of
    /// how many, stands in a plan as one of one.
    pub(in crate::explain) fn target(&self, target: &Target) -> Words {
        let known = self.known(&target.criterion);
        let is_all = known.is_some_and(|criterion| criterion.proof.is_some())
            && matches!(&target.value, Value::Share(share) if share.part.get() == 1 && share.whole.get() == 1);
        match is_all {
            true => {
                let (title, all) = (self.criterion_title(&target.criterion), self.percent(1, 1));
                self.noted(format!("{title}: {all}").into(), target)
            }
            false => self.fact(target),
        }
    }

    /// What holds for a criterion, or a place while nobody has said it.
    pub(in crate::explain) fn fact(&self, fact: &Target) -> Words {
        let Target {
            criterion, value, ..
        } = fact;
        let known = self.known(criterion);
        let title = self.criterion_title(criterion);
        let words: Words = match value {
            Value::NotAssessed(_) => Words::new(title).then(": ").then(open()),
            Value::Condition(true) | Value::YesNo(true) => title.into(),
            Value::Condition(false) | Value::YesNo(false) => {
                say!(self.locale, "{title}: chưa", "{title}: not yet").into()
            }
            value => format!("{title}: {}", self.value(known, Some(value))).into(),
        };
        self.noted(words, fact)
    }

    /// What is said of a target, with its note.
    pub(in crate::explain) fn noted(&self, words: Words, of: &Target) -> Words {
        match &of.note {
            Some(note) => words.then(" (").then(self.written(note)).then(")"),
            None => words,
        }
    }

    /// What a criterion is called, without its identifier.
    pub(in crate::explain) fn criterion_title(&self, id: &Id) -> String {
        let known = self.known(id);
        known.map_or_else(|| id.to_string(), |c| self.text(&c.title).to_owned())
    }

    /// The instrument as a document names it. One that its authors chose is a reference, no rule.
    pub(in crate::explain) fn set_used(&self) -> String {
        let title = self.text(&self.instrument.title);
        match self.instrument.citation.fidelity {
            Fidelity::Authored => say!(
                self.locale,
                "bộ tiêu chí tham khảo “{title}”",
                "the reference instrument “{title}”"
            ),
            _ if small(title).starts_with("bộ ") => title.to_owned(),
            _ => say!(
                self.locale,
                "bộ tiêu chí “{title}”",
                "the instrument “{title}”"
            ),
        }
    }

    /// A level, and the instrument that gives it.
    pub(in crate::explain) fn stands_on(&self, level: Id) -> String {
        let (level, by) = (self.level(&level), self.set_used());
        say!(
            self.locale,
            "{level}, theo {by}.",
            "{level}, according to {by}."
        )
    }

    pub(in crate::explain) fn days(&self, from: Date, until: Date) -> String {
        format!("{} – {}", self.date(from), self.date(until))
    }

    pub(in crate::explain) fn year(&self, period: Period) -> String {
        match period {
            Period::SchoolYear(year) => say!(self.locale, "năm học {year}", "school year {year}"),
            Period::CalendarYear(year) => say!(self.locale, "năm {year}", "{year}"),
        }
    }
}
