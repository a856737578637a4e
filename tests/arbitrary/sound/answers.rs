//! Answers that fit a criterion, and better ones.

use super::*;

/// The wholes of shares: few, so that sums of fractions have a common denominator.
pub(crate) const WHOLES: usize = 12;

/// An answer that fits the criterion; one that does not apply where it must not.
pub(super) fn fitting(d: &mut Dice, criterion: &Criterion, applies: bool) -> Answer {
    let value = match if applies { d.below(6) } else { 1 } {
        0 => Value::NotAssessed(with(NotAssessed::default(), |made| {
            made.reason = d.maybe(text);
        })),
        1 => Value::NotApplicable(NotApplicable::new(text(d))),
        _ => fact(d, criterion),
    };
    with(answer(d), |made| {
        made.criterion = criterion.id;
        made.value = value;
    })
}

fn fact(d: &mut Dice, criterion: &Criterion) -> Value {
    let number = |d: &mut Dice, below: usize| count_of(d.below(below));
    match &criterion.measure {
        Measure::Condition(_) => Value::Condition(d.flip()),
        Measure::YesNo(_) => Value::YesNo(d.flip()),
        Measure::Share(_) => {
            let whole = 1 + d.below(WHOLES);
            Value::Share(Share::new(number(d, whole + 1), count_of(whole)))
        }
        Measure::Count(_) => {
            let most = d.pick(&[10, 201]);
            Value::Count(number(d, most))
        }
        Measure::Ratio(_) => Value::Ratio(Ratio::new(number(d, 200), number(d, 12))),
        Measure::Rating(_) => Value::Rating(d.pick(&criterion.levels).level),
        Measure::Points(of) => {
            let step = step(of);
            let earned = step * d.below((of.maximum.millionths() / step + 1) as usize) as u64;
            let earned = points_of(earned);
            let items = of.items.first().filter(|_| d.flip());
            let items = items
                .map(|item| ItemPoints::new(item.id, earned))
                .into_iter()
                .collect();
            Value::Points(with(GivenPoints::new(earned), |made| {
                made.items = items;
            }))
        }
        _ => panic!("a kind that this does not know"),
    }
}

/// How far apart points that can be given are.
fn step(of: &PointsOf) -> u64 {
    of.step.map_or(1, Points::millionths)
}

/// The answer to a criterion after it got better: more where more is better; any fact where there was none.
///
/// What does not apply cannot get better.
pub(crate) fn improved(
    d: &mut Dice,
    criterion: &Criterion,
    value: Option<&Value>,
) -> Option<Value> {
    let more = |d: &mut Dice, n: Count, most: u32| {
        Count::new((n.get() + d.below(20) as u32).min(most)).unwrap()
    };
    let fewer = |d: &mut Dice, n: Count, least: u32| {
        Count::new(n.get() - d.below((n.get() - least + 1) as usize) as u32).unwrap()
    };
    Some(match (value, &criterion.measure) {
        (None | Some(Value::NotAssessed(_)), _) => fact(d, criterion),
        (Some(Value::NotApplicable(_)), _) => return None,
        (Some(Value::Share(share)), _) => {
            let whole = 1 + d.below(WHOLES) as u32;
            let least = (share.part.get() * whole).div_ceil(share.whole.get());
            let part = least + d.below((whole - least + 1) as usize) as u32;
            Value::Share(Share::new(
                Count::new(part).unwrap(),
                Count::new(whole).unwrap(),
            ))
        }
        (Some(Value::Count(count)), _) => Value::Count(more(d, *count, 200)),
        (Some(Value::Ratio(ratio)), Measure::Ratio(of)) if of.is_higher_better() => {
            Value::Ratio(Ratio::new(
                more(d, ratio.amount, 1000),
                match ratio.per.get() {
                    0 => more(d, ratio.per, 12),
                    _ => fewer(d, ratio.per, 1),
                },
            ))
        }
        (Some(Value::Ratio(ratio)), _) => Value::Ratio(Ratio::new(
            fewer(d, ratio.amount, 0),
            more(d, ratio.per, 1000),
        )),
        (Some(Value::Rating(level)), _) => {
            let at = criterion
                .levels
                .iter()
                .position(|s| s.level == *level)
                .unwrap();
            Value::Rating(d.pick(&criterion.levels[at..]).level)
        }
        (Some(Value::Points(given)), Measure::Points(of)) => {
            let step = step(of);
            let room = (of.maximum.millionths() - given.earned.millionths()) / step;
            let more = step * d.below(room as usize + 1) as u64;
            Value::Points(GivenPoints::new(points_of(
                given.earned.millionths() + more,
            )))
        }
        (Some(Value::Condition(_)), _) => Value::Condition(true),
        (Some(Value::YesNo(_)), _) => Value::YesNo(true),
        (Some(value), _) => value.clone(),
    })
}
