//! What a fact earns.

use crate::model::{Count, Criterion, Direction, Earns, Proportional, Rounding, Step, Value};
use crate::sound::Amount;

/// The points of a step.
pub(super) fn given(step: &Step) -> Amount {
    let points = step.points.map_or(0, |points| points.millionths());
    Amount::new(points)
}

/// What a criterion earns for a fact, where it has no points for each level.
#[inline]
pub(super) fn earned(criterion: &Criterion, value: &Value) -> Option<Amount> {
    match (&criterion.earns, value) {
        (_, Value::Points(given)) => Some(Amount::new(given.earned.millionths())),
        (None, _) => None,
        (Some(earns), value) => by_number(earns, value),
    }
}

#[inline(never)]
fn by_number(earns: &Earns, value: &Value) -> Option<Amount> {
    match (earns, value) {
        (Earns::Proportional(Proportional { maximum, rounding }), Value::Share(share)) => {
            let [part, whole] = [share.part, share.whole].map(Count::get);
            let maximum = maximum.millionths();
            Some(match rounding {
                None => Amount::proportional(maximum, part, whole),
                Some(rounding) => {
                    Amount::new(rounded(maximum, part, whole, *rounding).min(maximum))
                }
            })
        }
        (Earns::Each(each), Value::Count(count)) => {
            let all = u128::from(each.points.millionths()) * u128::from(count.get());
            let all = u64::try_from(all).unwrap_or(u64::MAX);
            Some(Amount::new(all.min(each.maximum.millionths())))
        }
        _ => None,
    }
}

/// `maximum × part / whole`, rounded to a multiple of a step.
fn rounded(maximum: u64, part: u32, whole: u32, rounding: Rounding) -> u64 {
    let step = u128::from(rounding.step.millionths().max(1));
    let (number, of) = (
        u128::from(maximum) * u128::from(part),
        u128::from(whole.max(1)) * step,
    );
    let steps = match rounding.direction {
        Direction::Down => number / of,
        Direction::Up => number.div_ceil(of),
        Direction::Nearest => (number * 2 + of) / (of * 2),
    };
    u64::try_from(steps * step).unwrap_or(u64::MAX)
}
