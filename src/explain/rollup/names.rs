//! The names in a rollup, and the order of its parts: those of the instrument, where it is at hand.

use crate::explain::page::{Bar, Cell, Shade, Tone, Words};
use crate::explain::voice::{Index, Voice};
use crate::model::{
    CriterionTally, Digest, Fidelity, GroupTally, Id, InstrumentRef, LevelTally, Locale, NoLevel,
    PointSum, SchoolYear, Served, Stage, StageTally, Tally, UnitTally, UnmetTally, Whole, say,
    words,
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

    /// The colour of a level, one in every table and picture; by its place among `levels` where the instrument is not at hand.
    pub(super) fn shade(&self, place: Stands, levels: &[Stands]) -> Shade {
        let Stands::On(id) = place else {
            return Shade::Tone(Tone::Quiet);
        };
        let among = || {
            let on = levels.iter().filter(|l| matches!(l, Stands::On(_)));
            (levels.iter().position(|l| *l == place), on.count())
        };
        let (rank, of) = match self.voice() {
            Some(voice) => (self.rank(id), voice.instrument.levels.len()),
            None => among(),
        };
        rank.map_or_else(Shade::default, |rank| Shade::rank(rank, of))
    }

    /// How high a level stands, if the instrument knows it.
    pub(super) fn rank(&self, level: Id) -> Option<usize> {
        self.voice()?.rank(&level)
    }

    /// The levels to be shown, lowest first where the order is known; at the end why a school has none, if one has none.
    pub(super) fn levels(&self, of: &Tally) -> Vec<Stands> {
        let mut levels: Vec<Id> = match self.voice() {
            Some(voice) => voice.instrument.levels.iter().map(|l| l.id).collect(),
            None => Vec::new(),
        };
        let unknown = of.levels().iter().map(|l| l.level);
        let unknown: Vec<Id> = unknown.filter(|id| self.rank(*id).is_none()).collect();
        levels.extend(unknown);
        let nowhere = Stands::NOWHERE.into_iter();
        let nowhere = nowhere.filter(|place| Self::at(of, *place).schools > 0);
        levels.into_iter().map(Stands::On).chain(nowhere).collect()
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
            Stands::Nowhere(NoLevel::NothingApplies) => {
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
        let order = self.voice().map(|v| v.instrument.criteria().map(|c| c.id));
        in_order(total.criteria(), |c| c.criterion, order)
    }

    /// How many schools reach the highest level of a criterion.
    pub(super) fn top(&self, criterion: &CriterionTally) -> u64 {
        let highest = self
            .voice()
            .and_then(|v| v.known(&criterion.criterion)?.levels.last());
        let levels = criterion.levels().iter();
        let top = levels.filter(|l| highest.is_some_and(|top| top.level == l.level));
        top.map(|l| l.schools).sum::<Whole>().get()
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

    /// How good results are, as one share: that of the points, or of the schools above the lowest level where nobody tells points.
    pub(super) fn good(&self, tally: &Tally) -> Share {
        let points = tally.points;
        if points.of.millionths() > 0 {
            return Share::of(points.earned, points.of);
        }
        let above = |level: &&LevelTally| self.rank(level.level).is_some_and(|rank| rank > 0);
        let above = tally.levels().iter().filter(above);
        let schools = self.voice().map_or(0, |_| tally.schools.get());
        Share {
            part: above.map(|level| level.schools).sum::<Whole>().get(),
            whole: schools,
        }
    }

    /// What the share says that tells how good such results are.
    pub(super) fn good_title(&self, tally: &Tally) -> String {
        let points = tally.points.of.millionths() > 0;
        let voice = self.voice().filter(|_| !points);
        let second = voice.and_then(|voice| {
            let second = voice.instrument.levels.get(1)?;
            Some(voice.brief_level(&second.id))
        });
        match second {
            Some(level) => say!(self.locale, "% từ {level} trở lên", "% at {level} or above"),
            None => self.pick("% điểm", "% of points").to_owned(),
        }
    }

    /// That share in percent.
    pub(super) fn share(&self, tally: &Tally) -> String {
        let share = self.good(tally);
        self.percent(share.part, share.whole)
    }

    pub(super) fn bar(&self, tally: &Tally) -> Bar {
        let Share { part, whole } = self.good(tally);
        Bar {
            part,
            whole,
            shade: Shade::default(),
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
                say!(
                    self.locale,
                    "{level}, yêu cầu thứ {number}",
                    "{level}, requirement {number}"
                )
            }
        }
    }

    /// The change from one share to another, in percentage points rounded to one decimal place.
    pub(super) fn change(&self, from: Share, to: Share) -> Cell {
        let cross = |a: Share, b: Share| i128::from(a.part) * i128::from(b.whole);
        let wholes = i128::from(from.whole) * i128::from(to.whole);
        if wholes == 0 {
            return "–".into();
        }
        let thousandths = 1000 * (cross(to, from) - cross(from, to));
        let tenths = (2 * thousandths.abs() + wholes) / (2 * wholes);
        let number = words::decimal(format!("{}.{}", tenths / 10, tenths % 10), self.locale);
        match thousandths.signum() {
            _ if tenths == 0 => Words::new("0").tone(Tone::Quiet).into(),
            1 => Words::new(format!("▲ +{number}")).into(),
            _ => Words::new(format!("▼ −{number}")).into(),
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
        Self::Nowhere(NoLevel::NothingApplies),
    ];

    pub(super) fn of(level: Option<Id>) -> Self {
        level.map_or(Self::Nowhere(NoLevel::NothingApplies), Self::On)
    }
}

/// The schools on a level, as it is and at the bounds.
pub(super) struct OnLevel {
    pub(super) schools: u64,
    pub(super) lowest: u64,
    pub(super) highest: u64,
}

/// A part of a whole.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub(super) part: u64,
    pub(super) whole: u64,
}

impl Share {
    /// A share of points; none where the sum is the most that is held, and so may be more.
    pub(super) fn of(part: PointSum, whole: PointSum) -> Self {
        match whole == PointSum::MAX {
            true => Self { part: 0, whole: 0 },
            false => Self {
                part: part.millionths(),
                whole: whole.millionths(),
            },
        }
    }
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
