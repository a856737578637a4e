//! One answer against one criterion: the level it reaches and the points it earns, or why it does not fit.

use crate::model::{
    Count, Criterion, Detail, Direction, Earns, Finding, GivenPoints, Id, Item, ItemPoints, Limit,
    Mark, Measure, Place, Points, PointsOf, Proportional, Ratio, Rounding, Share, Stage,
    StageLimit, State, Step, Value, found, listed, nearest,
};
use crate::sound::{Amount, Fact, Rubric, reached};
use std::collections::HashMap;

const ROOT: Place<'static> = Place::ROOT;

/// What a fact is worth: the level of the criterion that it reaches, and its points.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Verdict {
    /// The position of the level among the criterion's steps, or among its bands of points.
    pub(crate) at: Option<usize>,
    pub(crate) earned: Amount,
}

impl Verdict {
    /// The level it gives.
    pub(crate) fn level(self, criterion: &Criterion) -> Option<Id> {
        match &criterion.measure {
            Measure::Points(of) => of.bands.get(self.at?).map(|band| band.level),
            _ => criterion.levels.get(self.at?).map(|step| step.level),
        }
    }

    /// The requirement it met.
    pub(crate) fn met(self, criterion: &Criterion, stages: &[Stage]) -> Option<Mark> {
        mark(criterion, self.at?, stages)
    }

    /// The requirement it missed next.
    pub(crate) fn missed(self, criterion: &Criterion, stages: &[Stage]) -> Option<Mark> {
        mark(criterion, self.at? + 1, stages)
    }

    /// What it is for the levels of a rubric, at the criterion of this position.
    pub(crate) fn fact(self, rubric: &Rubric, position: usize) -> Fact {
        let scale = rubric.tables().criteria().get(position);
        let rank = scale.and_then(|scale| scale.ranks.get(self.at?).copied());
        Fact {
            state: State::Answered,
            rank,
            earned: self.earned,
            met: self.at.is_some_and(|at| at > 0),
        }
    }
}

/// What the step at this position asks of a school with these stages.
fn mark(criterion: &Criterion, at: usize, stages: &[Stage]) -> Option<Mark> {
    let step = criterion.levels.get(at)?;
    let threshold = step.threshold.as_ref();
    let strictest = threshold.and_then(|t| strictest(&t.limit, stages, &criterion.measure));
    Some(Mark {
        level: step.level,
        limit: strictest.map(|(limit, _)| limit),
        stage: strictest.and_then(|(_, stage)| stage),
        fidelity: threshold.map(|t| t.citation.fidelity),
    })
}

/// Why an answer does not fit its criterion: what is found at this place in it.
fn misfit<T>(place: &Place<'_>, found: impl Into<Finding>) -> Result<T, Finding> {
    Err(found.into().under(place))
}

/// Judges a fact; [`Value::NotApplicable`] and [`Value::NotAssessed`] state none and are not for here.
///
/// What is found where it does not fit is found at the value.
pub(crate) fn judge(
    criterion: &Criterion,
    value: &Value,
    stages: &[Stage],
) -> Result<Verdict, Finding> {
    let steps = criterion.levels.as_slice();
    let top = steps.len().saturating_sub(1);
    let step = |at: usize| Verdict {
        at: Some(at),
        earned: steps.get(at).map_or(Amount::NOTHING, given),
    };
    let highest = |meets: &dyn Fn(Limit) -> bool| {
        let verdict = highest(criterion, stages, meets).map_or(Verdict::default(), step);
        Verdict {
            earned: earned(criterion, value).unwrap_or(verdict.earned),
            ..verdict
        }
    };
    match (&criterion.measure, value) {
        (Measure::Condition(_), Value::Condition(yes)) | (Measure::YesNo(_), Value::YesNo(yes)) => {
            Ok(step(if *yes { top } else { 0 }))
        }
        (Measure::Share(_), Value::Share(share)) => {
            share_fits(share)?;
            Ok(highest(&|l| share_meets(share, l)))
        }
        (Measure::Count(of), Value::Count(count)) => {
            count_fits(of.maximum, *count)?;
            Ok(highest(&|l| count_meets(*count, l)))
        }
        (Measure::Ratio(of), Value::Ratio(ratio)) => Ok(match of.is_higher_better() {
            true => highest(&|l| ratio_exceeds(ratio, l)),
            false => highest(&|l| ratio_meets(ratio, l)),
        }),
        (Measure::Rating(_), Value::Rating(level)) => {
            match steps.iter().position(|s| s.level == *level) {
                Some(at) => Ok(step(at)),
                None => {
                    let levels = || steps.iter().map(|s| s.level.as_str());
                    let found = Finding::from(found::AnswerLevelUnknown {
                        criterion: criterion.id.into(),
                        level: (*level).into(),
                        levels: listed(levels()).into(),
                    });
                    let near = nearest(level.as_str(), levels());
                    misfit(&ROOT.name("rating"), found.nearest(near))
                }
            }
        }
        (Measure::Points(of), Value::Points(given)) => {
            points_fit(criterion, of, given).map_err(|found| found.under(&ROOT.name("points")))?;
            let earned = given.earned.millionths();
            Ok(Verdict {
                at: reached(&of.bands, earned),
                earned: Amount::new(earned),
            })
        }
        (measure, value) => {
            let found = found::AnswerWrongMeasure {
                criterion: criterion.id.into(),
                expected: measure.form().into(),
                found: value.form().into(),
            };
            misfit(&ROOT, found)
        }
    }
}

/// The points of a step.
fn given(step: &Step) -> Amount {
    let points = step.points.map_or(0, |points| points.millionths());
    Amount::new(points)
}

/// What a criterion earns for a fact, where it has no points for each level.
fn earned(criterion: &Criterion, value: &Value) -> Option<Amount> {
    match (criterion.earns?, value) {
        (Earns::Proportional(Proportional { maximum, rounding }), Value::Share(share)) => {
            let [part, whole] = [share.part, share.whole].map(|n| u64::from(n.get()));
            let maximum = maximum.millionths();
            Some(match rounding {
                None => Amount::proportional(maximum, part, whole),
                Some(rounding) => Amount::new(rounded(maximum, part, whole, rounding).min(maximum)),
            })
        }
        (Earns::Each(each), Value::Count(count)) => {
            let all = u128::from(each.points.millionths()) * wide(*count);
            let all = u64::try_from(all).unwrap_or(u64::MAX);
            Some(Amount::new(all.min(each.maximum.millionths())))
        }
        _ => None,
    }
}

/// `maximum × part / whole`, rounded to a multiple of a step.
fn rounded(maximum: u64, part: u64, whole: u64, rounding: Rounding) -> u64 {
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

/// The highest step whose threshold is met; the lowest takes none. None where there are no steps.
fn highest(
    criterion: &Criterion,
    stages: &[Stage],
    meets: impl Fn(Limit) -> bool,
) -> Option<usize> {
    let met = |step: &Step| {
        let threshold = step.threshold.as_ref();
        threshold
            .and_then(|t| strictest(&t.limit, stages, &criterion.measure))
            .is_some_and(|(limit, _)| meets(limit))
    };
    let lowest = (!criterion.levels.is_empty()).then_some(0);
    criterion.levels.iter().rposition(met).or(lowest)
}

/// The limit that binds a school: of its stages' limits the strictest, and the stage it is for; of equal ones the first.
pub(crate) fn strictest(
    limit: &StageLimit,
    stages: &[Stage],
    measure: &Measure,
) -> Option<(Limit, Option<Stage>)> {
    if let StageLimit::Same(limit) = limit {
        return Some((*limit, None));
    }
    let limits = stages
        .iter()
        .filter_map(|stage| Some((limit.at(*stage)?, Some(*stage))));
    if matches!(measure, Measure::Ratio(of) if !of.is_higher_better()) {
        limits.min_by_key(|(limit, _)| *limit)
    } else {
        limits.rev().max_by_key(|(limit, _)| *limit)
    }
}

/// Millionths in one.
const ONE: u128 = 1_000_000;

fn wide(count: Count) -> u128 {
    count.get().into()
}

/// At least: `part / whole ≥ limit %`.
fn share_meets(share: &Share, limit: Limit) -> bool {
    wide(share.part) * 100 * ONE >= u128::from(limit.millionths()) * wide(share.whole)
}

/// At least: `count ≥ limit`.
fn count_meets(count: Count, limit: Limit) -> bool {
    wide(count) * ONE >= limit.millionths().into()
}

/// At most: `amount / per ≤ limit`. Without anything to share among, no limit is met.
fn ratio_meets(ratio: &Ratio, limit: Limit) -> bool {
    let per = wide(ratio.per);
    per > 0 && wide(ratio.amount) * ONE <= u128::from(limit.millionths()) * per
}

/// At least, where a higher ratio is better: `amount / per ≥ limit`. Without anything to share among, no limit is met.
fn ratio_exceeds(ratio: &Ratio, limit: Limit) -> bool {
    let per = wide(ratio.per);
    per > 0 && wide(ratio.amount) * ONE >= u128::from(limit.millionths()) * per
}

fn share_fits(share: &Share) -> Result<(), Finding> {
    let Share { part, whole } = *share;
    if whole == Count::default() {
        let place = ROOT.name("share");
        misfit(&place.name("whole"), found::AnswerShareWholeZero {})
    } else if part > whole {
        let place = ROOT.name("share");
        let (part, whole) = (part.into(), whole.into());
        let found = found::AnswerSharePartExceeds { part, whole };
        misfit(&place.name("part"), found)
    } else {
        Ok(())
    }
}

fn count_fits(maximum: Option<Count>, count: Count) -> Result<(), Finding> {
    match maximum {
        Some(maximum) if count > maximum => {
            let (found, maximum) = (count.into(), maximum.into());
            let found = found::AnswerCountExceeds { found, maximum };
            misfit(&ROOT.name("count"), found)
        }
        _ => Ok(()),
    }
}

/// The place of what is found is from the points.
fn points_fit(criterion: &Criterion, of: &PointsOf, given: &GivenPoints) -> Result<(), Finding> {
    points_allowed(given.earned, of.maximum, of.step)?;
    let place = ROOT.name("items");
    let items = Items::new(of, given);
    for (at, part) in given.items.iter().enumerate() {
        let first = items.first(part.item) == Some(at);
        item_fits(criterion, of, items.find(part.item), part, first)
            .map_err(|found| found.under(&place.index(at)))?;
    }
    let sum: u64 = given.items.iter().map(|i| i.earned.millionths()).sum();
    if !given.items.is_empty() && sum != given.earned.millionths() {
        let (sum, earned) = (Detail::millionths(sum), given.earned.into());
        return misfit(&place, found::AnswerItemsDiffer { sum, earned });
    }
    Ok(())
}

/// Points up to the maximum, in multiples of the step, and no finer than a millionth.
fn points_allowed(earned: Points, maximum: Points, step: Option<Points>) -> Result<(), Finding> {
    if earned.is_finer() {
        let number = earned.into();
        return misfit(&ROOT.name("earned"), found::NumberTooFine { number });
    }
    if earned > maximum {
        let (found, maximum) = (earned.into(), maximum.into());
        let found = found::AnswerPointsExceed { found, maximum };
        return misfit(&ROOT.name("earned"), found);
    }
    match step {
        Some(step) if !earned.millionths().is_multiple_of(step.millionths().max(1)) => {
            let (found, step) = (earned.into(), step.into());
            let found = found::AnswerPointsStep { found, step };
            misfit(&ROOT.name("earned"), found)
        }
        _ => Ok(()),
    }
}

/// The items of a criterion and the points given to them, by an index only where they are many.
struct Items<'c> {
    of: &'c [Item],
    given: &'c [ItemPoints],
    index: Option<Index<'c>>,
}

struct Index<'c> {
    of: HashMap<Id, &'c Item>,
    first: HashMap<Id, usize>,
}

impl<'c> Items<'c> {
    const FEW: usize = 32;

    fn new(of: &'c PointsOf, given: &'c GivenPoints) -> Self {
        let (of, given) = (of.items.as_slice(), given.items.as_slice());
        let index = || Index {
            of: of.iter().rev().map(|item| (item.id, item)).collect(),
            first: (0..given.len())
                .rev()
                .zip(given.iter().rev())
                .map(|(at, i)| (i.item, at))
                .collect(),
        };
        Self {
            of,
            given,
            index: (given.len() > Self::FEW).then(index),
        }
    }

    fn find(&self, id: Id) -> Option<&'c Item> {
        match &self.index {
            Some(index) => index.of.get(&id).copied(),
            None => self.of.iter().find(|item| item.id == id),
        }
    }

    /// Where points are first given to an item.
    fn first(&self, id: Id) -> Option<usize> {
        match &self.index {
            Some(index) => index.first.get(&id).copied(),
            None => self.given.iter().position(|given| given.item == id),
        }
    }
}

/// One item of an answer in points; the place of what is found is from the item.
fn item_fits(
    criterion: &Criterion,
    of: &PointsOf,
    item: Option<&Item>,
    part: &ItemPoints,
    first: bool,
) -> Result<(), Finding> {
    let Some(item) = item else {
        let found = Finding::from(found::AnswerItemUnknown {
            criterion: criterion.id.into(),
            item: part.item.into(),
        });
        let known = of.items.iter().map(|i| i.id.as_str());
        let near = nearest(part.item.as_str(), known);
        return misfit(&ROOT.name("item"), found.nearest(near));
    };
    if !first {
        let found = found::AnswerItemRepeated {
            item: part.item.into(),
        };
        return misfit(&ROOT.name("item"), found);
    }
    points_allowed(part.earned, item.maximum.unwrap_or(Points::MAX), of.step)
}
