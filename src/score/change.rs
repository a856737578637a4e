//! The smallest change that brings a criterion to one of its steps, and what it is worth then.

use super::earned::given;
use super::judge::{Verdict, judge, strictest};
use crate::model::decimal::ONE_WIDE as ONE;
use crate::model::{
    Change, Count, Criterion, CriterionScore, Fewer, Id, Limit, Measure, More, Plain, Ratio, Share,
    Stage, Value,
};
use crate::sound::Amount;

/// How a school with these stages stands on a criterion.
#[derive(Clone, Copy)]
pub(super) struct Stand<'r> {
    pub(super) criterion: &'r Criterion,
    pub(super) score: &'r CriterionScore,
    pub(super) stages: &'r [Stage],
}

impl Stand<'_> {
    /// The smallest change to a step, and what the criterion is worth then.
    pub(super) fn step(&self, at: usize) -> (Change, (Verdict, Amount)) {
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
        (change, worth)
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
            (
                Change::Amount(More { to, .. }) | Change::Fewer(Fewer { to, .. }),
                Some(Value::Ratio(ratio)),
            ) => Value::Ratio(Ratio {
                amount: to,
                ..*ratio
            }),
            _ => return None,
        };
        self.worth(&value)
    }

    /// What a fact is worth that fits.
    pub(super) fn worth(&self, value: &Value) -> Option<(Verdict, Amount)> {
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
            // At most a part of each: of drop-outs among pupils there can only be fewer.
            Some(Value::Ratio(ratio)) if u128::from(limit) < ONE => match ratio.per.get() {
                0 => Change::Assess(Plain {}),
                per => {
                    let amount = u128::from(limit) * u128::from(per) / ONE;
                    Change::Fewer(fewer(ratio.amount, narrow(amount)))
                }
            },
            Some(Value::Ratio(ratio)) => {
                let amount = u128::from(ratio.amount.get()) * ONE;
                let per = amount.div_ceil(u128::from(limit)).max(1);
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

pub(super) fn more(now: Count, to: u64) -> More {
    More {
        more: Count::capped(to.saturating_sub(u64::from(now.get()))),
        to: Count::capped(to),
    }
}

fn fewer(now: Count, to: u64) -> Fewer {
    Fewer {
        fewer: Count::capped(u64::from(now.get()).saturating_sub(to)),
        to: Count::capped(to),
    }
}

fn narrow(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
