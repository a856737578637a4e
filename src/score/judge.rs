//! One answer against one criterion: the level it reaches and the points it earns, or why it does not fit.

use super::earned::{earned, given};
use crate::model::decimal::ONE_WIDE as ONE;
use crate::model::{
    Count, Criterion, Detail, Finding, Firsts, GivenPoints, Id, Item, ItemPoints, Limit, Mark,
    Measure, Place, Points, PointsOf, Ratio, Share, Stage, StageLimit, Step, Value, found, listed,
    nearest,
};
use crate::sound::{Amount, Fact, Scale, reached};

const ROOT: Place<'static> = Place::Root;

/// What a fact is worth: the level of the criterion that it reaches.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Verdict {
    /// The position of the level among the criterion's steps, or among its bands of points.
    pub(crate) at: Option<usize>,
}

impl Verdict {
    /// The level it gives.
    pub(crate) fn level(self, criterion: &Criterion) -> Option<Id> {
        let step = criterion.levels.get(self.at?).map(|step| step.level);
        step.or_else(|| self.band(criterion))
    }

    /// The level of the band that its points lie in.
    pub(crate) fn band(self, criterion: &Criterion) -> Option<Id> {
        match &criterion.measure {
            Measure::Points(of) => of.bands.get(self.at?).map(|band| band.level),
            _ => None,
        }
    }

    /// The points that this fact earns.
    #[inline]
    pub(crate) fn earned(self, criterion: &Criterion, value: &Value) -> Amount {
        earned(criterion, value).unwrap_or_else(|| {
            let step = self.at.and_then(|at| criterion.levels.get(at));
            step.map_or(Amount::NOTHING, given)
        })
    }

    /// The requirement it met.
    pub(crate) fn met(self, criterion: &Criterion, stages: &[Stage]) -> Option<Mark> {
        mark(criterion, self.at?, stages)
    }

    /// The requirement it missed next.
    pub(crate) fn missed(self, criterion: &Criterion, stages: &[Stage]) -> Option<Mark> {
        mark(criterion, self.at? + 1, stages)
    }

    /// What is known of a criterion that it answers; a condition is met where more is reached than its lowest level.
    pub(crate) fn fact(self, scale: &Scale, earned: Amount) -> Fact {
        let rank = self.at.and_then(|at| scale.ranks.get(at)).copied();
        Fact::answered(rank, earned, self.at.is_some_and(|at| at > 0))
    }
}

/// What the step at this position asks of a school with these stages.
pub(super) fn mark(criterion: &Criterion, at: usize, stages: &[Stage]) -> Option<Mark> {
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
fn misfit<T>(place: &Place<'_>, found: impl Into<Finding>) -> Result<T, Box<Finding>> {
    Err(Box::new(found.into().under(place)))
}

/// Judges a fact; [`Value::NotApplicable`] and [`Value::NotAssessed`] state none and are not for here.
///
/// What is found where it does not fit is found at the value. Inlined, and without the points, as what fits into registers costs
/// less than what is put into memory and copied from there.
#[inline(always)]
pub(crate) fn judge(
    criterion: &Criterion,
    value: &Value,
    stages: &[Stage],
) -> Result<Verdict, Box<Finding>> {
    let steps = criterion.levels.as_slice();
    let top = steps.len().saturating_sub(1);
    let step = |at: usize| Verdict { at: Some(at) };
    let highest = |meets: &dyn Fn(Limit) -> bool| Verdict {
        at: highest(criterion, stages, meets),
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
                None => level_unknown(criterion, *level),
            }
        }
        (Measure::Points(of), Value::Points(given)) => {
            if let Some(first) = points_misfits(criterion, of, given).into_iter().next() {
                return Err(Box::new(first));
            }
            Ok(Verdict {
                at: reached(&of.bands, given.earned.millionths()),
            })
        }
        (_, value) => wrong_measure(criterion, value),
    }
}

#[cold]
fn level_unknown(criterion: &Criterion, level: Id) -> Result<Verdict, Box<Finding>> {
    let levels = || criterion.levels.iter().map(|step| step.level.as_str());
    let found = Finding::from(found::AnswerLevelUnknown {
        criterion: criterion.id,
        level,
        levels: listed(levels()),
    });
    let near = nearest(level.as_str(), levels());
    misfit(&ROOT.name("rating"), found.nearest(near))
}

#[cold]
fn wrong_measure(criterion: &Criterion, value: &Value) -> Result<Verdict, Box<Finding>> {
    let found = found::AnswerWrongMeasure {
        criterion: criterion.id,
        expected: Detail::form(criterion.measure.form()),
        found: Detail::form(value.form()),
    };
    misfit(&ROOT, found)
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
#[inline]
pub(crate) fn strictest(
    limit: &StageLimit,
    stages: &[Stage],
    measure: &Measure,
) -> Option<(Limit, Option<Stage>)> {
    if let StageLimit::Same(limit) = limit {
        return Some((*limit, None));
    }
    strictest_of(limit, stages, measure).map(|(limit, stage)| (limit, Some(stage)))
}

#[inline(never)]
fn strictest_of(limit: &StageLimit, stages: &[Stage], measure: &Measure) -> Option<(Limit, Stage)> {
    let limits = stages
        .iter()
        .filter_map(|stage| Some((limit.at(*stage)?, *stage)));
    if matches!(measure, Measure::Ratio(of) if !of.is_higher_better()) {
        limits.min_by_key(|(limit, _)| *limit)
    } else {
        limits.rev().max_by_key(|(limit, _)| *limit)
    }
}

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

#[inline]
fn share_fits(share: &Share) -> Result<(), Box<Finding>> {
    match share.whole > Count::default() && share.part <= share.whole {
        true => Ok(()),
        false => share_misfits(*share),
    }
}

#[cold]
fn share_misfits(Share { part, whole }: Share) -> Result<(), Box<Finding>> {
    let place = ROOT.name("share");
    if whole == Count::default() {
        return misfit(&place.name("whole"), found::AnswerShareWholeZero {});
    }
    let found = found::AnswerSharePartExceeds { part, whole };
    misfit(&place.name("part"), found)
}

#[inline]
fn count_fits(maximum: Option<Count>, count: Count) -> Result<(), Box<Finding>> {
    match maximum {
        Some(maximum) if count > maximum => count_misfits(maximum, count),
        _ => Ok(()),
    }
}

#[cold]
fn count_misfits(maximum: Count, count: Count) -> Result<(), Box<Finding>> {
    let found = found::AnswerCountExceeds {
        found: count,
        maximum,
    };
    misfit(&ROOT.name("count"), found)
}

/// Everything that keeps points from fitting: what was given in all, then each item; their sum where nothing else is wrong.
pub(crate) fn points_misfits(
    criterion: &Criterion,
    of: &PointsOf,
    given: &GivenPoints,
) -> Vec<Finding> {
    let root = ROOT.name("points");
    let place = root.name("items");
    let whole = points_allowed(given.earned, of.maximum, of.step).err();
    let mut misfits: Vec<Finding> = whole.into_iter().map(|found| found.under(&root)).collect();
    let questions = given.items.len();
    let items = Firsts::new(&of.items, |item| item.id, questions);
    let firsts = Firsts::new(&given.items, |part| part.item, questions);
    for (at, part) in given.items.iter().enumerate() {
        let first = firsts.position(part.item) == Some(at);
        let fits = item_fits(criterion, of, items.get(part.item), part, first);
        misfits.extend(fits.err().map(|found| found.under(&place.index(at))));
    }
    let earned = given.items.iter().map(|item| item.earned.millionths());
    let sum = earned.fold(0, u64::saturating_add);
    if misfits.is_empty() && questions > 0 && sum != given.earned.millionths() {
        let found = found::AnswerItemsDiffer {
            sum: Detail::millionths(sum),
            earned: given.earned,
        };
        misfits.push(Finding::from(found).under(&place));
    }
    misfits
}

/// Points up to the maximum, in multiples of the step, and no finer than a millionth.
fn points_allowed(
    earned: Points,
    maximum: Points,
    step: Option<Points>,
) -> Result<(), Box<Finding>> {
    if earned.is_finer() {
        let found = found::NumberTooFine { number: earned };
        return misfit(&ROOT.name("earned"), found);
    }
    if earned > maximum {
        let found = found::AnswerPointsExceed {
            found: earned,
            maximum,
        };
        return misfit(&ROOT.name("earned"), found);
    }
    match step {
        Some(step) if !earned.millionths().is_multiple_of(step.millionths().max(1)) => {
            let found = found::AnswerPointsStep {
                found: earned,
                step,
            };
            misfit(&ROOT.name("earned"), found)
        }
        _ => Ok(()),
    }
}

/// One item of an answer in points; the place of what is found is from the item.
fn item_fits(
    criterion: &Criterion,
    of: &PointsOf,
    item: Option<&Item>,
    part: &ItemPoints,
    first: bool,
) -> Result<(), Box<Finding>> {
    let Some(item) = item else {
        let found = Finding::from(found::AnswerItemUnknown {
            criterion: criterion.id,
            item: part.item,
        });
        let known = of.items.iter().map(|i| i.id.as_str());
        let near = nearest(part.item.as_str(), known);
        return misfit(&ROOT.name("item"), found.nearest(near));
    };
    if !first {
        let found = found::AnswerItemRepeated { item: part.item };
        return misfit(&ROOT.name("item"), found);
    }
    points_allowed(part.earned, item.maximum.unwrap_or(Points::MAX), of.step)
}
