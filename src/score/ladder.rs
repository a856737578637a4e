//! The changes that a criterion can go through, from the smallest on.

use super::change::{Stand, more};
use super::judge::Verdict;
use crate::model::{
    Change, Count, Criterion, CriterionScore, CriterionState, Earns, GivenPoints, Id, Measure,
    Plain, Points, Share, Stage, Value,
};
use crate::sound::{Amount, Fact, Rubric, Scale};

/// The rungs of one criterion: each a fact, none worse than the one below it. The first is the smallest change for the better.
#[derive(Clone, Copy)]
pub(super) struct Ladder<'r> {
    scale: &'r Scale,
    stand: Stand<'r>,
    rungs: Rungs,
}

#[derive(Clone, Copy)]
enum Rungs {
    /// The steps of the criterion from this one on.
    Steps(usize),
    /// Points from these on, so many millionths apart, up to the maximum.
    Points { first: u64, apart: u64, to: u64 },
    /// Things from so many up to so many.
    Things { first: u64, to: u64 },
}

/// One rung.
pub(super) struct Rung {
    pub(super) fact: Fact,
    pub(super) change: Change,
    pub(super) level: Option<Id>,
}

/// How far apart the rungs of points are where the instrument names no step: a quarter.
const QUARTER: u64 = 250_000;

impl<'r> Ladder<'r> {
    /// The ladder of a criterion; none where it does not apply, or nothing can be better.
    pub(super) fn new(
        rubric: &'r Rubric,
        position: usize,
        score: &'r CriterionScore,
        stages: &'r [Stage],
    ) -> Option<Self> {
        let criterion = rubric.at(position)?;
        let rungs = match score.state {
            CriterionState::NotApplicable => return None,
            _ => rungs(criterion, score)?,
        };
        let ladder = Self {
            scale: rubric.tables().criteria().get(position)?,
            stand: Stand {
                criterion,
                score,
                stages,
            },
            rungs,
        };
        (ladder.len() > 0).then_some(ladder)
    }

    pub(super) fn score(&self) -> &'r CriterionScore {
        self.stand.score
    }

    /// Whether the criterion has levels of its own.
    pub(super) fn has_levels(&self) -> bool {
        self.stand.criterion.has_levels()
    }

    /// How many rungs there are.
    pub(super) fn len(&self) -> u64 {
        match self.rungs {
            Rungs::Steps(from) => self.stand.criterion.levels.len().saturating_sub(from) as u64,
            Rungs::Points { first, apart, to } => to
                .checked_sub(first)
                .map_or(0, |room| room.div_ceil(apart) + 1),
            Rungs::Things { first, to } => to.checked_sub(first).map_or(0, |room| room + 1),
        }
    }

    /// The rung of this number, from 1.
    pub(super) fn rung(&self, number: u64) -> Rung {
        let above = number.saturating_sub(1);
        match self.rungs {
            Rungs::Steps(from) => {
                let above = usize::try_from(above).unwrap_or(usize::MAX);
                self.step_rung(from.saturating_add(above))
            }
            Rungs::Points { first, apart, to } => {
                self.points_rung(first.saturating_add(above.saturating_mul(apart)).min(to))
            }
            Rungs::Things { first, to } => self.things_rung(first.saturating_add(above).min(to)),
        }
    }

    /// The number of the lowest rung that is good enough, if the highest is.
    pub(super) fn lowest(&self, mut enough: impl FnMut(&Rung) -> bool) -> Option<u64> {
        let (mut low, mut high) = (1, self.len());
        if high == 0 || !enough(&self.rung(high)) {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if enough(&self.rung(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Some(low)
    }

    fn step_rung(&self, at: usize) -> Rung {
        let (change, worth) = self.stand.step(at);
        self.rung_of(worth, change)
    }

    fn points_rung(&self, millionths: u64) -> Rung {
        let points = Points::capped(millionths);
        let given = GivenPoints {
            earned: points,
            items: Vec::new(),
        };
        let change = match self.stand.score.state {
            CriterionState::Answered => Change::Points(points),
            _ => Change::Assess(Plain {}),
        };
        let worth = self.stand.worth(&Value::Points(given));
        self.rung_of(worth.unwrap_or_default(), change)
    }

    fn things_rung(&self, things: u64) -> Rung {
        let to = Count::capped(things);
        let (change, value) = match &self.stand.score.value {
            Some(Value::Share(share)) => {
                let value = Value::Share(Share { part: to, ..*share });
                (Change::Part(more(share.part, things)), value)
            }
            Some(Value::Count(now)) => (Change::Count(more(*now, things)), Value::Count(to)),
            _ => {
                // Where the share is not known, it is of one.
                let whole = Value::Share(Share {
                    part: to,
                    whole: Count::capped(1),
                });
                let value = match self.stand.criterion.measure {
                    Measure::Count(_) => Value::Count(to),
                    _ => whole,
                };
                (Change::Assess(Plain {}), value)
            }
        };
        let worth = self.stand.worth(&value);
        self.rung_of(worth.unwrap_or_default(), change)
    }

    fn rung_of(&self, (verdict, earned): (Verdict, Amount), change: Change) -> Rung {
        Rung {
            fact: verdict.fact(self.scale, earned),
            change,
            level: verdict.level(self.stand.criterion),
        }
    }
}

fn rungs(criterion: &Criterion, score: &CriterionScore) -> Option<Rungs> {
    let known = score.state == CriterionState::Answered;
    let answered = |of: fn(&Value) -> Option<Count>| {
        let value = score.value.as_ref().filter(|_| known);
        value.and_then(of).map(|count| u64::from(count.get()))
    };
    let next = |now: Option<u64>| now.map_or(0, |now| now + 1);
    let steps = || {
        let at = criterion
            .levels
            .iter()
            .position(|s| Some(s.level) == score.level);
        Rungs::Steps(at.filter(|_| known).map_or(0, |at| at + 1))
    };
    Some(match (&criterion.measure, &criterion.earns) {
        (Measure::Points(of), _) => {
            let apart = of.step.map_or(QUARTER, |step| step.millionths()).max(1);
            let to = of.maximum.millionths();
            let now = score.points.filter(|_| known);
            let now = now.map(|points| points.earned.millionths());
            let first = now.map_or(0, |now| match now < to {
                true => (now / apart * apart + apart).min(to),
                false => now + 1,
            });
            Rungs::Points { first, apart, to }
        }
        (Measure::Share(_), Some(Earns::Proportional(_))) => {
            let whole = answered(|value| match value {
                Value::Share(share) => Some(share.whole),
                _ => None,
            });
            let part = answered(|value| match value {
                Value::Share(share) => Some(share.part),
                _ => None,
            });
            Rungs::Things {
                first: next(part),
                to: whole.unwrap_or(1),
            }
        }
        (Measure::Count(of), Some(Earns::Each(each))) => {
            let full = each
                .maximum
                .millionths()
                .div_ceil(each.points.millionths().max(1));
            let top = criterion
                .levels
                .last()
                .and_then(|step| step.threshold.as_ref());
            let top = top.map_or(0, |threshold| {
                u64::from(threshold.limit.greatest().round_up().get())
            });
            let most = of.maximum.map_or(u64::MAX, |most| u64::from(most.get()));
            let now = answered(|value| match value {
                Value::Count(count) => Some(*count),
                _ => None,
            });
            Rungs::Things {
                first: next(now),
                to: full.max(top).min(most),
            }
        }
        _ if criterion.levels.is_empty() => return None,
        _ => steps(),
    })
}
