//! The changes that a criterion can go through, from the smallest on.

use super::earned::given;
use super::judge::{Verdict, judge, strictest};
use crate::model::decimal::ONE_WIDE as ONE;
use crate::model::{
    Change, Count, Criterion, CriterionScore, Earns, GivenPoints, Id, Limit, Measure, More, Plain,
    Points, Ratio, Share, Stage, State, Value,
};
use crate::sound::{Amount, Fact, Rubric, Scale};

/// The rungs of one criterion: each a fact, none worse than the one below it. The first is the smallest change for the better.
#[derive(Clone, Copy)]
pub(super) struct Ladder<'r> {
    scale: &'r Scale,
    criterion: &'r Criterion,
    score: &'r CriterionScore,
    stages: &'r [Stage],
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
            State::NotApplicable => return None,
            _ => rungs(criterion, score)?,
        };
        let ladder = Self {
            scale: rubric.tables().criteria().get(position)?,
            criterion,
            score,
            stages,
            rungs,
        };
        (ladder.len() > 0).then_some(ladder)
    }

    pub(super) fn score(&self) -> &'r CriterionScore {
        self.score
    }

    /// Whether the criterion has levels of its own.
    pub(super) fn has_levels(&self) -> bool {
        let bands = matches!(&self.criterion.measure, Measure::Points(of) if !of.bands.is_empty());
        bands || !self.criterion.levels.is_empty()
    }

    /// How many rungs there are.
    pub(super) fn len(&self) -> u64 {
        match self.rungs {
            Rungs::Steps(from) => self.criterion.levels.len().saturating_sub(from) as u64,
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

    /// The lowest rung that is good enough, if the highest is.
    pub(super) fn lowest(&self, mut enough: impl FnMut(&Rung) -> bool) -> Option<Rung> {
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
        Some(self.rung(low))
    }

    fn step_rung(&self, at: usize) -> Rung {
        let step = self.criterion.levels.get(at);
        let threshold = step.and_then(|s| s.threshold.as_ref());
        let limit =
            threshold.and_then(|t| strictest(&t.limit, self.stages, &self.criterion.measure));
        let limit = limit.map(|(limit, _)| limit).unwrap_or_default();
        let change = self.change(limit, step.map(|s| s.level));
        let worth = self.judged(change).unwrap_or_else(|| {
            let earned = step.map_or(Amount::NOTHING, given);
            (Verdict { at: Some(at) }, earned)
        });
        self.rung_of(worth, change)
    }

    fn points_rung(&self, millionths: u64) -> Rung {
        let points = Points::from_millionths(millionths).unwrap_or(Points::MAX);
        let given = GivenPoints {
            earned: points,
            items: Vec::new(),
        };
        let change = match self.score.state {
            State::Answered => Change::Points(points),
            _ => Change::Assess(Plain {}),
        };
        let worth = self.worth(&Value::Points(given));
        self.rung_of(worth.unwrap_or_default(), change)
    }

    fn things_rung(&self, things: u64) -> Rung {
        let to = count(things);
        let (change, value) = match &self.score.value {
            Some(Value::Share(share)) => {
                let value = Value::Share(Share { part: to, ..*share });
                (Change::Part(more(share.part, things)), value)
            }
            Some(Value::Count(now)) => (Change::Count(more(*now, things)), Value::Count(to)),
            _ => {
                // Where the share is not known, it is of one.
                let whole = Value::Share(Share {
                    part: to,
                    whole: count(1),
                });
                let value = match self.criterion.measure {
                    Measure::Count(_) => Value::Count(to),
                    _ => whole,
                };
                (Change::Assess(Plain {}), value)
            }
        };
        let worth = self.worth(&value);
        self.rung_of(worth.unwrap_or_default(), change)
    }

    fn rung_of(&self, (verdict, earned): (Verdict, Amount), change: Change) -> Rung {
        Rung {
            fact: verdict.fact(self.scale, earned),
            change,
            level: verdict.level(self.criterion),
        }
    }

    /// What a changed count is worth; the smallest change to one step may well reach the next.
    fn judged(&self, change: Change) -> Option<(Verdict, Amount)> {
        let value = match (change, &self.score.value) {
            (Change::Part(more), Some(Value::Share(share))) => Value::Share(Share {
                part: more.to,
                ..*share
            }),
            (Change::Count(more), _) => Value::Count(more.to),
            (Change::Per(more), Some(Value::Ratio(ratio))) => Value::Ratio(Ratio {
                per: more.to,
                ..*ratio
            }),
            (Change::Amount(more), Some(Value::Ratio(ratio))) => Value::Ratio(Ratio {
                amount: more.to,
                ..*ratio
            }),
            _ => return None,
        };
        self.worth(&value)
    }

    /// What a fact is worth that fits.
    fn worth(&self, value: &Value) -> Option<(Verdict, Amount)> {
        let verdict = judge(self.criterion, value, self.stages).ok()?;
        Some((verdict, verdict.earned(self.criterion, value)))
    }

    /// The smallest change that meets a limit.
    fn change(&self, limit: Limit, level: Option<Id>) -> Change {
        let limit = limit.millionths();
        let higher = matches!(&self.criterion.measure, Measure::Ratio(of) if of.is_higher_better());
        match &self.score.value {
            Some(Value::Share(share)) => {
                let whole = u128::from(limit) * u128::from(share.whole.get());
                Change::Part(more(share.part, narrow(whole.div_ceil(100 * ONE))))
            }
            Some(Value::Count(count)) => {
                Change::Count(more(*count, narrow(u128::from(limit).div_ceil(ONE))))
            }
            Some(Value::Ratio(ratio)) if higher && ratio.per.get() > 0 => {
                let amount = u128::from(limit) * u128::from(ratio.per.get());
                Change::Amount(more(ratio.amount, narrow(amount.div_ceil(ONE))))
            }
            Some(Value::Ratio(_)) if higher => Change::Assess(Plain {}),
            Some(Value::Ratio(ratio)) => {
                let amount = u128::from(ratio.amount.get()) * ONE;
                let per = amount.div_ceil(u128::from(limit.max(1))).max(1);
                Change::Per(more(ratio.per, narrow(per)))
            }
            Some(Value::Condition(_) | Value::YesNo(_)) => Change::Fulfil(Plain {}),
            Some(Value::Rating(now)) => Change::Rating(level.unwrap_or(*now)),
            Some(Value::Points(given)) => Change::Points(given.earned),
            Some(Value::NotApplicable(_) | Value::NotAssessed(_)) | None => {
                Change::Assess(Plain {})
            }
        }
    }
}

fn rungs(criterion: &Criterion, score: &CriterionScore) -> Option<Rungs> {
    let known = score.state == State::Answered;
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

fn more(now: Count, to: u64) -> More {
    More {
        more: count(to.saturating_sub(u64::from(now.get()))),
        to: count(to),
    }
}

fn count(number: u64) -> Count {
    let count = u32::try_from(number).ok().and_then(Count::new);
    count.unwrap_or(Count::MAX)
}

fn narrow(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
