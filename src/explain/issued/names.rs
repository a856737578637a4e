//! How a document names what an instrument gives: criteria, levels, the instrument itself, and the time it is for.

use super::{Issues as _, bare, open};
use crate::explain::page::Words;
use crate::explain::voice::Voice;
use crate::model::composed::small;
use crate::model::{Date, Fidelity, Id, Objective, Period, Target, Value, say};

impl Voice<'_> {
    /// What is to hold for a criterion, or a place while nobody has said it. All, where the year's own documents are to say of
    /// how many, stands in a plan as one of one. Beside an objective that is called as the criterion is, or begins so, as drafts
    /// do, the criterion is not named again.
    pub(in crate::explain) fn target(&self, target: &Target, beside: Option<&Objective>) -> Words {
        let known = self.known(&target.criterion);
        let is_all = known.is_some_and(|criterion| criterion.proof.is_some())
            && matches!(&target.value, Value::Share(share) if share.part.get() == 1 && share.whole.get() == 1);
        match is_all {
            true => {
                let named = self.named_before(&target.criterion, beside);
                let all = self.percent(1, 1);
                self.noted(format!("{named}{all}").into(), target)
            }
            false => self.fact(target, beside),
        }
    }

    /// What holds for a criterion, or a place while nobody has said it; as [`target`](Self::target).
    pub(in crate::explain) fn fact(&self, fact: &Target, beside: Option<&Objective>) -> Words {
        let Target {
            criterion, value, ..
        } = fact;
        let known = self.known(criterion);
        let named = self.named_before(criterion, beside);
        let words: Words = match value {
            Value::NotAssessed(_) => Words::new(named).then(open()),
            Value::Condition(true) | Value::YesNo(true) => match named.is_empty() {
                true => self.pick("đạt", "met").into(),
                false => self.criterion_title(criterion).into(),
            },
            Value::Condition(false) | Value::YesNo(false) => match named.is_empty() {
                true => self.pick("chưa đạt", "not yet met").into(),
                false => say!(self.locale, "{named}chưa", "{named}not yet").into(),
            },
            value => format!("{named}{}", self.value(known, Some(value))).into(),
        };
        self.noted(words, fact)
    }

    /// The criterion before what is said of it; nothing beside an objective that names it.
    fn named_before(&self, criterion: &Id, beside: Option<&Objective>) -> String {
        let title = self.criterion_title(criterion);
        let objective = beside.map(|objective| &objective.title);
        let objective = objective.filter(|title| !title.is_open());
        match objective.is_some_and(|named| bare::begins(self.text(named), &title)) {
            true => String::new(),
            false => format!("{title}: "),
        }
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
