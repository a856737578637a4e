//! One language speaking about one instrument: its names. Numbers, answers, levels and sources lie beside.

mod answers;
mod changes;
mod levels;
mod numbers;
mod results;
mod sets;
mod sources;
#[cfg(test)]
mod tests;

pub(crate) use sources::{citation, form};

use crate::explain::page::{Shade, Tone, Words};
use crate::model::{
    Criterion, CriterionMark, Group, Id, Instrument, Level, Locale, NoLevel, Outcome, Source, Text,
    words,
};
use std::collections::HashMap;

/// How many things a sentence names one by one.
const NAMED: usize = 8;

/// An instrument whose parts are found by their identifiers.
pub(crate) struct Index<'i> {
    instrument: &'i Instrument,
    levels: HashMap<Id, &'i Level>,
    groups: HashMap<Id, &'i Group>,
    criteria: HashMap<Id, &'i Criterion>,
    sources: HashMap<Id, &'i Source>,
}

impl<'i> Index<'i> {
    pub(crate) fn new(instrument: &'i Instrument) -> Self {
        Self {
            instrument,
            levels: instrument.levels.iter().map(|l| (l.id, l)).collect(),
            groups: instrument.groups.iter().map(|g| (g.id, g)).collect(),
            criteria: instrument.criteria().map(|c| (c.id, c)).collect(),
            sources: instrument.sources.iter().map(|s| (s.id, s)).collect(),
        }
    }

    pub(crate) fn voice(&self, locale: Locale) -> Voice<'_> {
        Voice {
            instrument: self.instrument,
            index: self,
            locale,
        }
    }
}

/// An instrument and the language it is spoken about in.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'i> {
    pub(crate) instrument: &'i Instrument,
    index: &'i Index<'i>,
    pub(crate) locale: Locale,
}

impl<'i> Voice<'i> {
    pub(crate) fn known(&self, criterion: &Id) -> Option<&'i Criterion> {
        self.index.criteria.get(criterion).copied()
    }

    pub(crate) fn is_condition(&self, criterion: &Id) -> bool {
        let known = self.known(criterion);
        known.is_some_and(|criterion| criterion.is_condition())
    }

    pub(crate) fn known_group(&self, group: &Id) -> Option<&'i Group> {
        self.index.groups.get(group).copied()
    }

    pub(crate) fn known_source(&self, source: &Id) -> Option<&'i Source> {
        self.index.sources.get(source).copied()
    }

    /// Every criterion, in the order of the instrument.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'i Criterion> {
        self.instrument.criteria()
    }

    /// Whether anything in the instrument gives points. Where nothing does, nobody speaks of them.
    pub(crate) fn gives_points(&self) -> bool {
        self.all().any(|c| c.maximum_millionths().is_some())
    }

    pub(crate) fn pick<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.locale.pick(vi, en)
    }

    pub(crate) fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.locale)
    }

    pub(crate) fn level(&self, id: &Id) -> String {
        let level = self.index.levels.get(id);
        level.map_or_else(|| id.to_string(), |l| self.text(&l.title).to_owned())
    }

    /// How high a level stands, 0 for the lowest.
    pub(crate) fn rank(&self, level: &Id) -> Option<usize> {
        self.instrument.levels.iter().position(|l| l.id == *level)
    }

    /// What stands before the colon in the title of a level, such as `Mức 2: đáp ứng cơ bản`, if that names it already.
    pub(crate) fn brief_level(&self, id: &Id) -> String {
        let title = self.level(id);
        let head = |title: &str| title.split(": ").next().unwrap_or_default().to_owned();
        let short = head(&title);
        let levels = self.instrument.levels.iter();
        let alike = levels.filter(|l| head(self.text(&l.title)) == short);
        match alike.count() {
            1 => short,
            _ => title,
        }
    }

    /// A level as the subject of a sentence.
    pub(crate) fn level_named(&self, id: &Id) -> String {
        let level = self.brief_level(id);
        match self.locale {
            Locale::En if !words::says_level(&level) => format!("“{level}”"),
            _ => level,
        }
    }

    /// A level that something is on: `Mức 2`, `mức Đáp ứng tốt`.
    pub(crate) fn on_level(&self, id: &Id) -> String {
        let level = self.brief_level(id);
        match self.locale {
            Locale::Vi if !words::says_level(&level) => format!("mức {level}"),
            _ => self.level_named(id),
        }
    }

    /// A level in the tone of its rank: bad at the bottom, good at the top.
    pub(crate) fn rated(&self, id: Option<Id>) -> Words {
        match id {
            Some(id) => Words::new(self.level(&id)).tone(self.tone(&id)),
            None => Words::new(NoLevel::Unmeasured.label(self.locale)).tone(Tone::Quiet),
        }
    }

    /// The level of an outcome in its tone, or why there is none.
    pub(crate) fn rated_outcome(&self, outcome: &Outcome) -> Words {
        match outcome.no_level {
            Some(NoLevel::LittleAnswered) => {
                Words::new(NoLevel::LittleAnswered.label(self.locale)).tone(Tone::Warn)
            }
            _ => self.rated(outcome.level),
        }
    }

    pub(crate) fn tone(&self, level: &Id) -> Tone {
        let of = self.instrument.levels.len();
        let rank = self.rank(level);
        rank.map_or(Tone::Warn, |rank| Shade::rank(rank, of).tone())
    }

    pub(crate) fn group(&self, id: &Id) -> String {
        let group = self.known_group(id);
        group.map_or_else(
            || id.to_string(),
            |g| format!("{id}. {}", self.text(&g.title)),
        )
    }

    pub(crate) fn criterion(&self, id: &Id) -> String {
        let criterion = self.known(id);
        criterion.map_or_else(
            || id.to_string(),
            |c| format!("{id} {}", self.text(&c.title)),
        )
    }

    /// What is said of the criteria that carry a mark.
    pub(crate) fn marked(&self, mark: &Id) -> String {
        let mark_of = |mark: &CriterionMark| self.text(&mark.title).to_owned();
        let known = self.instrument.mark(mark);
        known.map_or_else(|| mark.to_string(), mark_of)
    }

    /// Identifiers in a row; of many the first, and how many more there are.
    pub(crate) fn named(&self, ids: &[Id]) -> String {
        let names: Vec<&str> = ids.iter().map(Id::as_str).collect();
        match names.split_at_checked(NAMED) {
            Some((first, more @ [_, _, ..])) => {
                let (first, more) = (first.join(", "), more.len());
                match self.locale {
                    Locale::Vi => format!("{first} và {more} mục khác"),
                    Locale::En => format!("{first} and {more} more"),
                }
            }
            _ => names.join(", "),
        }
    }
}
