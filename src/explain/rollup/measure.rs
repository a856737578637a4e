//! How good results are, as one share, and what that share is of.

use super::names::Names;
use crate::explain::page::{Bar, Cell, Tone, Words};
use crate::model::{
    CoverageTally, GroupTally, Id, LevelTally, PointSum, StageTally, Tally, Whole, say, words,
};
use std::cmp::Ordering;

/// What some schools reached in one scope: in the whole, or in a group.
#[derive(Clone, Copy)]
pub(super) struct Part<'t> {
    pub(super) group: Option<Id>,
    pub(super) tally: &'t Tally,
    /// How much of what applies is answered.
    answered: Share,
}

impl<'t> Part<'t> {
    pub(super) fn whole(tally: &'t Tally, coverage: &CoverageTally) -> Self {
        Self {
            group: None,
            tally,
            answered: Share::answered(coverage),
        }
    }

    pub(super) fn total(total: &'t StageTally) -> Self {
        Self::whole(&total.whole, &total.coverage)
    }

    /// Whether so much more is answered of one than of the other that a difference between them tells more of that than of what the
    /// schools do: 10 percentage points, which is this project's choice.
    pub(super) fn is_apart(self, other: Self) -> bool {
        let [one, other] = [self.answered, other.answered];
        let cross = |a: Share, b: Share| u128::from(a.part) * u128::from(b.whole);
        let wholes = u128::from(one.whole) * u128::from(other.whole);
        10 * cross(one, other).abs_diff(cross(other, one)) > wholes
    }
}

/// What a share measures. A column, or a picture, holds shares of one measure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// The points earned, out of those of what applies.
    Points,
    /// The schools from this level up, out of all; none where that level is not one for all parts, as the lowest is not.
    From(Option<Id>),
}

/// A share of something; of nothing where there is none.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub(super) part: u64,
    pub(super) whole: u64,
}

impl Share {
    pub(super) const NONE: Self = Self { part: 0, whole: 0 };

    /// A share of points; none where the sum is the most that is held, and so may be more.
    pub(super) fn of(part: PointSum, whole: PointSum) -> Self {
        match whole == PointSum::MAX {
            true => Self::NONE,
            false => Self {
                part: part.millionths(),
                whole: whole.millionths(),
            },
        }
    }

    /// What was answered of the criteria that apply.
    pub(super) fn answered(coverage: &CoverageTally) -> Self {
        let (all, apart) = (coverage.criteria.get(), coverage.not_applicable.get());
        Self {
            part: coverage.answered.get(),
            whole: all.saturating_sub(apart),
        }
    }
}

impl Names<'_> {
    /// A group of a total; where the instrument is at hand it tells how much of its criteria is answered.
    pub(super) fn part<'t>(&self, total: &StageTally, group: &'t GroupTally) -> Part<'t> {
        let mine = |criteria: Vec<Id>| {
            let mut answered = Share::NONE;
            for id in criteria {
                let schools = total.whole.schools.get();
                let tally = total.criteria().iter().find(|c| c.criterion == id);
                let apart = tally.map_or(0, |c| c.not_applicable.get());
                answered.part += tally.map_or(0, |c| c.answered.get());
                answered.whole += schools.saturating_sub(apart);
            }
            answered
        };
        let answered = self.criteria_of(&group.group).map(mine);
        Part {
            group: Some(group.group),
            tally: &group.outcomes,
            answered: answered.unwrap_or_else(|| Share::answered(&total.coverage)),
        }
    }

    /// What tells how good these parts are, in one measure for all: points where any has some.
    pub(super) fn measure(&self, parts: &[Part<'_>]) -> Option<Measure> {
        if parts
            .iter()
            .any(|part| part.tally.points.of.millionths() > 0)
        {
            return Some(Measure::Points);
        }
        let mut seconds: Vec<Id> = parts.iter().filter_map(|part| self.second(*part)).collect();
        seconds.dedup();
        match seconds.as_slice() {
            [] => None,
            [second] => Some(Measure::From(Some(*second))),
            _ => Some(Measure::From(None)),
        }
    }

    fn second(&self, part: Part<'_>) -> Option<Id> {
        self.table(part.group).get(1).map(|row| row.level)
    }

    pub(super) fn measured(&self, measure: Measure) -> String {
        match measure {
            Measure::Points => self.pick("% điểm", "% of points").to_owned(),
            Measure::From(Some(level)) => {
                let level = self.brief_level(level);
                say!(
                    self.locale,
                    "% trường từ {level} trở lên",
                    "% of schools at {level} or above"
                )
            }
            Measure::From(None) => self
                .pick(
                    "% trường trên mức thấp nhất",
                    "% of schools above the lowest level",
                )
                .to_owned(),
        }
    }

    /// Nothing is told of what nobody answered, of points where nothing gives any, and of levels where no school has one.
    pub(super) fn share(&self, measure: Measure, part: Part<'_>) -> Share {
        let Part {
            tally, answered, ..
        } = part;
        match measure {
            _ if answered.part == 0 => Share::NONE,
            Measure::Points => Share::of(tally.points.earned, tally.points.of),
            Measure::From(_) => {
                let table = self.table(part.group);
                let place =
                    |level: &LevelTally| table.iter().position(|row| row.level == level.level);
                let levels = tally.levels().iter();
                let above = levels
                    .clone()
                    .filter(|level| place(level).is_some_and(|at| at > 0));
                let ranked = levels.map(|level| level.schools).sum::<Whole>().get();
                match ranked {
                    0 => Share::NONE,
                    _ => Share {
                        part: above.map(|level| level.schools).sum::<Whole>().get(),
                        whole: tally.schools.get(),
                    },
                }
            }
        }
    }

    pub(super) fn percent_of(&self, share: Share) -> String {
        self.percent(share.part, share.whole)
    }

    /// How much better the second of two parts is by a measure; nothing where far more is answered of one of them.
    pub(super) fn better(&self, measure: Measure, [from, to]: [Part<'_>; 2]) -> Cell {
        match from.is_apart(to) {
            true => "–".into(),
            false => self.change(self.share(measure, from), self.share(measure, to)),
        }
    }

    /// Why differences are left out between some of these parts, if they are.
    pub(super) fn apart<'a>(
        &self,
        mut pairs: impl Iterator<Item = [Part<'a>; 2]>,
    ) -> Option<Words> {
        let apart = pairs.any(|[from, to]| from.is_apart(to));
        apart.then(|| {
            let why = self.pick(
                "Nơi phần trả lời của hai bên lệch nhau quá 10 điểm phần trăm thì không nêu chênh lệch, vì câu chưa trả lời bị tính như chưa đạt.",
                "No difference is told where the shares answered are more than 10 percentage points apart, as what is not answered counts as not met.",
            );
            Words::new(why).tone(Tone::Warn)
        })
    }

    /// The change from one share to another as both are shown, in percentage points.
    pub(super) fn change(&self, from: Share, to: Share) -> Cell {
        let share = |of: Share| (of.part, of.whole);
        match words::percent_apart(share(from), share(to), self.locale) {
            None => "–".into(),
            Some((Ordering::Equal, number)) => Words::new(number).tone(Tone::Quiet).into(),
            Some((Ordering::Greater, number)) => Words::new(format!("▲ +{number}")).into(),
            Some((Ordering::Less, number)) => Words::new(format!("▼ −{number}")).into(),
        }
    }
}

impl From<Share> for Bar {
    fn from(Share { part, whole }: Share) -> Self {
        Self::new(part, whole)
    }
}
