//! The names in a rollup, and the order of its parts: those of the instrument, where it is at hand.

use super::measure::{Part, Share};
use crate::explain::page::{Cell, Shade, Tone, Words};
use crate::explain::voice::{Index, Voice};
use crate::model::{
    Criterion, CriterionDisagreement, CriterionTally, Digest, Disagreement, Fidelity, GroupTally,
    Id, InstrumentRef, LevelRequirements, LevelTally, Locale, Measure, NoLevel, SchoolYear, Served,
    Stage, StageTally, Tally, UnitTally, UnmetTally, Whole, say, words,
};
use crate::sound::Rubrics;
use std::collections::HashMap;

pub(super) struct Names<'i> {
    pub(super) locale: Locale,
    named: InstrumentRef,
    digest: Digest,
    index: Option<Index<'i>>,
}

impl<'i> Names<'i> {
    /// Names are those of the very text that counted: another one under its edition may call things otherwise.
    pub(super) fn new(
        named: InstrumentRef,
        digest: Digest,
        rubrics: &'i Rubrics,
        locale: Locale,
    ) -> Self {
        let known = rubrics.get(&named);
        let known = known.filter(|rubric| rubric.digest() == digest);
        Self {
            locale,
            named,
            digest,
            index: known.map(|rubric| Index::new(rubric.instrument())),
        }
    }

    fn voice(&self) -> Option<Voice<'_>> {
        self.index.as_ref().map(|index| index.voice(self.locale))
    }

    pub(super) fn is_at_hand(&self) -> bool {
        self.index.is_some()
    }

    pub(super) fn pick<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.locale.pick(vi, en)
    }

    pub(super) fn instrument(&self) -> String {
        let InstrumentRef { id, edition } = self.named;
        match self.voice() {
            Some(voice) => {
                let title = voice.text(&voice.instrument.title);
                say!(
                    self.locale,
                    "{title} (phiên bản {edition})",
                    "{title} (edition {edition})"
                )
            }
            None => {
                let digest = self.digest;
                say!(
                    self.locale,
                    "{id} (phiên bản {edition}, dấu nội dung {digest})",
                    "{id} (edition {edition}, mark {digest})"
                )
            }
        }
    }

    pub(super) fn year(&self, year: SchoolYear) -> String {
        say!(self.locale, "năm học {year}", "school year {year}")
    }

    pub(super) fn stages(&self, stages: &[Stage]) -> String {
        let labels: Vec<&str> = stages.iter().map(|s| s.label(self.locale)).collect();
        match labels.as_slice() {
            [] => self.pick("không nêu", "not said").to_owned(),
            labels => labels.join(" + "),
        }
    }

    pub(super) fn unit(&self, unit: &UnitTally) -> String {
        let unstated = || self.pick("không nêu", "not said").to_owned();
        unit.unit.map_or_else(unstated, |id| id.to_string())
    }

    pub(super) fn group(&self, id: &Id) -> String {
        self.voice().map_or_else(|| id.to_string(), |v| v.group(id))
    }

    pub(super) fn criterion(&self, id: &Id) -> String {
        self.voice()
            .map_or_else(|| id.to_string(), |v| v.criterion(id))
    }

    /// A level, or what schools without one have.
    pub(super) fn level(&self, place: Stands) -> Cell {
        let words = Words::new(self.level_text(place));
        match place {
            Stands::On(_) => words.into(),
            Stands::Nowhere(_) => words.tone(Tone::Quiet).into(),
        }
    }

    pub(super) fn level_text(&self, place: Stands) -> String {
        match (place, self.voice()) {
            (Stands::On(id), Some(voice)) => voice.level(&id),
            (Stands::On(id), None) => id.to_string(),
            (Stands::Nowhere(why), _) => why.label(self.locale).to_owned(),
        }
    }

    /// The colour of a level, one in every table and picture: by its place among the levels that the whole or a group can
    /// have, or among `levels` where the instrument is not at hand.
    pub(super) fn shade(&self, place: Stands, levels: &[Stands]) -> Shade {
        let Stands::On(id) = place else {
            return Shade::Tone(Tone::Quiet);
        };
        let among: Vec<Id> = match self.voice() {
            Some(voice) => {
                let groups = voice.instrument.groups.iter().map(|group| Some(group.id));
                let tables = std::iter::once(None).chain(groups);
                self.in_rank(
                    tables
                        .flat_map(|scope| self.table(scope))
                        .map(|row| row.level),
                )
            }
            None => levels.iter().filter_map(|place| place.level()).collect(),
        };
        let rank = among.iter().position(|level| *level == id);
        rank.map_or_else(Shade::default, |rank| Shade::rank(rank, among.len()))
    }

    /// The levels that the whole or a group can have, lowest first; none where the instrument is not at hand.
    pub(super) fn table(&self, group: Option<Id>) -> &[LevelRequirements] {
        self.voice().map_or(&[], |voice| voice.levels_of(group).0)
    }

    pub(super) fn brief_level(&self, level: Id) -> String {
        self.voice()
            .map_or_else(|| level.to_string(), |voice| voice.brief_level(&level))
    }

    /// How high a level stands, if the instrument knows it.
    pub(super) fn rank(&self, level: Id) -> Option<usize> {
        self.voice()?.rank(&level)
    }

    /// Levels, each once, lowest first; what the instrument does not know last.
    pub(super) fn in_rank(&self, levels: impl Iterator<Item = Id>) -> Vec<Id> {
        let mut levels: Vec<Id> = levels.collect();
        levels.sort_by_key(|level| (self.rank(*level).unwrap_or(usize::MAX), *level));
        levels.dedup();
        levels
    }

    /// Whether schools are put on levels in this part at all.
    pub(super) fn has_levels(&self, part: Part<'_>) -> bool {
        !self.table(part.group).is_empty() || !part.tally.levels().is_empty()
    }

    fn can_be(&self, part: Part<'_>, place: Stands) -> bool {
        match place {
            Stands::On(id) => {
                !self.is_at_hand()
                    || self.table(part.group).iter().any(|row| row.level == id)
                    || part.tally.levels().iter().any(|level| level.level == id)
            }
            Stands::Nowhere(_) => self.has_levels(part),
        }
    }

    /// The levels to be shown for these parts, those that one of them can have; at the end why a school has none, if one has none.
    pub(super) fn levels(&self, parts: &[Part<'_>]) -> Vec<Stands> {
        let levels = parts.iter().flat_map(|part| {
            let table = self.table(part.group).iter().map(|row| row.level);
            table.chain(part.tally.levels().iter().map(|level| level.level))
        });
        let nowhere = Stands::NOWHERE.into_iter().filter(|place| {
            let mut parts = parts.iter().filter(|part| self.has_levels(**part));
            parts.any(|part| Self::at(part.tally, *place).schools > 0)
        });
        let levels = self.in_rank(levels).into_iter().map(Stands::On);
        levels.chain(nowhere).collect()
    }

    /// How many schools stand there, if any can.
    pub(super) fn on(&self, part: Part<'_>, place: Stands) -> String {
        let schools = Self::at(part.tally, place).schools;
        match self.can_be(part, place) {
            true => self.count_of(schools, part.tally.schools.get()),
            false => "–".to_owned(),
        }
    }

    /// A number of schools, and which share of these it is: `12 (40%)`.
    pub(super) fn count_of(&self, schools: u64, of: u64) -> String {
        let number = self.number(schools);
        match schools {
            0 => number,
            _ => format!("{number} ({})", self.percent(schools, of)),
        }
    }

    /// The schools on a level, or on none. Both bounds take everything as answered.
    pub(super) fn at(tally: &Tally, place: Stands) -> OnLevel {
        let known = tally.levels();
        let count = |of: fn(&LevelTally) -> Whole, little: u64| match place {
            Stands::On(level) => {
                let there = known.iter().find(|l| l.level == level);
                there.map_or(0, |l| of(l).get())
            }
            Stands::Nowhere(NoLevel::LittleAnswered) => little,
            Stands::Nowhere(NoLevel::Unmeasured) => {
                let on: Whole = known.iter().map(of).sum();
                tally.schools.get().saturating_sub(on.plus(little).get())
            }
        };
        OnLevel {
            schools: count(|l| l.schools, tally.little_answered.get()),
            lowest: count(|l| l.lowest, 0),
            highest: count(|l| l.highest, 0),
        }
    }

    /// The groups in the order of the instrument.
    pub(super) fn groups<'t>(&self, total: &'t StageTally) -> Vec<&'t GroupTally> {
        let order = self
            .voice()
            .map(|v| v.instrument.groups.iter().map(|g| g.id));
        in_order(total.groups(), |g| g.group, order)
    }

    /// The criteria in the order of the instrument.
    pub(super) fn criteria<'t>(&self, total: &'t StageTally) -> Vec<&'t CriterionTally> {
        in_order(total.criteria(), |c| c.criterion, self.order())
    }

    /// The criteria judged differently in the order of the instrument.
    pub(super) fn judged<'t>(&self, one: &'t Disagreement) -> Vec<&'t CriterionDisagreement> {
        in_order(one.criteria(), |c| c.criterion, self.order())
    }

    fn order(&self) -> Option<impl Iterator<Item = Id>> {
        self.voice().map(|v| v.instrument.criteria().map(|c| c.id))
    }

    /// The criteria of a group, if the instrument knows it.
    pub(super) fn criteria_of(&self, group: &Id) -> Option<Vec<Id>> {
        let group = self.voice()?.known_group(group)?;
        Some(group.criteria.iter().map(|c| c.id).collect())
    }

    fn known(&self, criterion: &CriterionTally) -> Option<&Criterion> {
        self.voice()?.known(&criterion.criterion)
    }

    /// The levels of a criterion, where it is more than a condition: those that it can reach, and those that it did.
    pub(super) fn steps(&self, criterion: &CriterionTally) -> Vec<Id> {
        let known = self.known(criterion);
        if known.is_some_and(Criterion::is_condition) {
            return Vec::new();
        }
        let bands = known.map(|known| match &known.measure {
            Measure::Points(of) => of.bands.as_slice(),
            _ => &[],
        });
        let steps = known.into_iter().flat_map(|known| &known.levels);
        let steps = steps.map(|step| step.level);
        let bands = bands.into_iter().flatten().map(|band| band.level);
        let reached = criterion.levels().iter().map(|level| level.level);
        steps.chain(bands).chain(reached).collect()
    }

    /// The share of the schools to which a condition applies that meet it, if it is one.
    pub(super) fn met(&self, criterion: &CriterionTally) -> Option<Share> {
        let condition = self.known(criterion).filter(|known| known.is_condition())?;
        let met = condition.levels.last().map(|step| step.level);
        let levels = criterion.levels().iter();
        let there = levels.filter(|level| Some(level.level) == met);
        Some(match criterion.answered.get() {
            0 => Share::NONE,
            answered => Share {
                part: there.map(|level| level.schools).sum::<Whole>().get(),
                whole: criterion.not_assessed.plus(answered).get(),
            },
        })
    }

    pub(super) fn percent(&self, part: u64, whole: u64) -> String {
        words::percent(part, whole, self.locale)
    }

    pub(super) fn number(&self, number: impl ToString) -> String {
        words::decimal(number, self.locale)
    }

    /// What kind of thing the results are.
    pub(super) fn nature(&self, fidelity: Fidelity) -> Words {
        match self.voice() {
            Some(voice) => voice.nature(fidelity),
            None => fidelity.label(self.locale).into(),
        }
    }

    /// A requirement of the whole, or of a group, in words; by its place where the instrument is not at hand.
    pub(super) fn rule(&self, group: Option<Id>, unmet: &UnmetTally) -> String {
        let served = Served {
            group: None,
            level: unmet.level,
            requirement: unmet.requirement,
        };
        match self.voice() {
            Some(voice) => voice.served(&Served { group, ..served }),
            None => {
                let (level, number) = (unmet.level, unmet.requirement.get() + 1);
                let rule = say!(
                    self.locale,
                    "{level}, yêu cầu thứ {number}",
                    "{level}, requirement {number}"
                );
                match group {
                    Some(group) => {
                        say!(self.locale, "Nhóm {group}: {rule}", "Group {group}: {rule}")
                    }
                    None => rule,
                }
            }
        }
    }
}

/// Where a school stands: on a level, or why on none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Stands {
    On(Id),
    Nowhere(NoLevel),
}

impl Stands {
    const NOWHERE: [Self; 2] = [
        Self::Nowhere(NoLevel::LittleAnswered),
        Self::Nowhere(NoLevel::Unmeasured),
    ];

    pub(super) fn of(level: Option<Id>, none: Option<NoLevel>) -> Self {
        let none = none.unwrap_or(NoLevel::Unmeasured);
        level.map_or(Self::Nowhere(none), Self::On)
    }

    pub(super) fn level(self) -> Option<Id> {
        match self {
            Self::On(level) => Some(level),
            Self::Nowhere(_) => None,
        }
    }
}

/// The schools on a level, as it is and at the bounds.
pub(super) struct OnLevel {
    pub(super) schools: u64,
    pub(super) lowest: u64,
    pub(super) highest: u64,
}

/// The entries in the order given, what it does not name last.
fn in_order<T>(
    entries: &[T],
    id: impl Fn(&T) -> Id,
    order: Option<impl Iterator<Item = Id>>,
) -> Vec<&T> {
    let places: HashMap<Id, usize> = order.into_iter().flatten().zip(0..).collect();
    let mut entries: Vec<&T> = entries.iter().collect();
    entries.sort_by_key(|entry| places.get(&id(entry)).copied().unwrap_or(usize::MAX));
    entries
}
