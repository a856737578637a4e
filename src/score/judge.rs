//! One answer against one criterion: the level it reaches and the points it earns, or why it does not fit.

use super::bands::reached;
use crate::model::{
    Count, Criterion, Detail, Finding, Firsts, GivenPoints, Id, Item, ItemPoints, Limit, Mark,
    Measure, Place, Points, PointsOf, Ratio, Share, Stage, StageLimit, Step, Value, found, listed,
    nearest,
};
const ROOT: Place<'static> = Place::Root;

/// What a fact is worth: the step of the criterion that it reaches, or the points that it states.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Verdict {
    Step(usize),
    /// In quarters.
    Points(u64),
}

impl Verdict {
    /// The level it gives.
    pub(crate) fn level(self, criterion: &Criterion) -> Option<Id> {
        match (self, &criterion.measure) {
            (Self::Step(at), _) => criterion.levels.get(at).map(|step| step.level),
            (Self::Points(earned), Measure::Points(of)) => {
                let band = reached(&of.bands, earned, 1);
                band.and_then(|at| of.bands.get(at)).map(|band| band.level)
            }
            (Self::Points(_), _) => None,
        }
    }

    /// The points it earns, in quarters.
    pub(crate) fn earned(self, criterion: &Criterion) -> u64 {
        match self {
            Self::Step(at) => criterion
                .levels
                .get(at)
                .and_then(|step| step.points)
                .map_or(0, |points| points.quarters()),
            Self::Points(earned) => earned,
        }
    }

    /// The requirement it met.
    pub(crate) fn met(self, criterion: &Criterion, stages: &[Stage]) -> Option<Mark> {
        match self {
            Self::Step(at) => mark(criterion, at, stages),
            Self::Points(_) => None,
        }
    }

    /// The requirement it missed next.
    pub(crate) fn missed(self, criterion: &Criterion, stages: &[Stage]) -> Option<Mark> {
        match self {
            Self::Step(at) => mark(criterion, at + 1, stages),
            Self::Points(_) => None,
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
    let highest =
        |meets: &dyn Fn(Limit) -> bool| Ok(Verdict::Step(highest(criterion, stages, meets)));
    match (&criterion.measure, value) {
        (Measure::Condition(_), Value::Condition(yes)) | (Measure::YesNo(_), Value::YesNo(yes)) => {
            Ok(Verdict::Step(if *yes { top } else { 0 }))
        }
        (Measure::Share(_), Value::Share(share)) => {
            share_fits(share)?;
            highest(&|l| share_meets(share, l))
        }
        (Measure::Count(of), Value::Count(count)) => {
            count_fits(of.maximum, *count)?;
            highest(&|l| count_meets(*count, l))
        }
        (Measure::Ratio(_), Value::Ratio(ratio)) => highest(&|l| ratio_meets(ratio, l)),
        (Measure::Rating(_), Value::Rating(level)) => {
            match steps.iter().position(|s| s.level == *level) {
                Some(step) => Ok(Verdict::Step(step)),
                None => {
                    let levels = || steps.iter().map(|s| s.level.as_str());
                    let found = Finding::from(found::AnswerLevelUnknown {
                        criterion: criterion.id,
                        level: *level,
                        levels: listed(levels()),
                    });
                    let near = nearest(level.as_str(), levels());
                    misfit(&ROOT.name("rating"), found.nearest(near))
                }
            }
        }
        (Measure::Points(of), Value::Points(given)) => {
            points_fit(criterion, of, given).map_err(|found| found.under(&ROOT.name("points")))?;
            Ok(Verdict::Points(given.earned.quarters()))
        }
        (measure, value) => {
            let found = found::AnswerWrongMeasure {
                criterion: criterion.id,
                expected: measure.form(),
                found: value.form(),
            };
            misfit(&ROOT, found)
        }
    }
}

/// The highest step whose threshold is met; the lowest takes none.
fn highest(criterion: &Criterion, stages: &[Stage], meets: impl Fn(Limit) -> bool) -> usize {
    let met = |step: &Step| {
        let threshold = step.threshold.as_ref();
        threshold
            .and_then(|t| strictest(&t.limit, stages, &criterion.measure))
            .is_some_and(|(limit, _)| meets(limit))
    };
    criterion.levels.iter().rposition(met).unwrap_or(0)
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
    if matches!(measure, Measure::Ratio(_)) {
        limits.min_by_key(|(limit, _)| *limit)
    } else {
        limits.rev().max_by_key(|(limit, _)| *limit)
    }
}

/// At least: `part / whole ≥ limit %`.
pub(crate) fn share_meets(share: &Share, limit: Limit) -> bool {
    u64::from(share.part.get()) * 400 >= limit.quarters() * u64::from(share.whole.get())
}

/// At least: `count ≥ limit`.
pub(crate) fn count_meets(count: Count, limit: Limit) -> bool {
    u64::from(count.get()) * 4 >= limit.quarters()
}

/// At most: `amount / per ≤ limit`. Without anything to share among, no limit is met.
pub(crate) fn ratio_meets(ratio: &Ratio, limit: Limit) -> bool {
    let per = u64::from(ratio.per.get());
    per > 0 && u64::from(ratio.amount.get()) * 4 <= limit.quarters() * per
}

fn share_fits(share: &Share) -> Result<(), Finding> {
    let Share { part, whole } = *share;
    if whole == Count::default() {
        let place = ROOT.name("share");
        misfit(&place.name("whole"), found::AnswerShareWholeZero {})
    } else if part > whole {
        let place = ROOT.name("share");
        let found = found::AnswerSharePartExceeds { part, whole };
        misfit(&place.name("part"), found)
    } else {
        Ok(())
    }
}

fn count_fits(maximum: Option<Count>, count: Count) -> Result<(), Finding> {
    match maximum {
        Some(maximum) if count > maximum => {
            let found = found::AnswerCountExceeds {
                found: count,
                maximum,
            };
            misfit(&ROOT.name("count"), found)
        }
        _ => Ok(()),
    }
}

/// The place of what is found is from the points.
fn points_fit(criterion: &Criterion, of: &PointsOf, given: &GivenPoints) -> Result<(), Finding> {
    points_allowed(given.earned, of.maximum, of.step)?;
    let place = ROOT.name("items");
    let questions = given.items.len();
    let items = Firsts::new(&of.items, |item| item.id, questions);
    let firsts = Firsts::new(&given.items, |part| part.item, questions);
    for (at, part) in given.items.iter().enumerate() {
        let first = firsts.position(part.item) == Some(at);
        item_fits(criterion, of, items.get(part.item), part, first)
            .map_err(|found| found.under(&place.index(at)))?;
    }
    let sum: u64 = given.items.iter().map(|i| i.earned.quarters()).sum();
    if !given.items.is_empty() && sum != given.earned.quarters() {
        return misfit(
            &place,
            found::AnswerItemsDiffer {
                sum: Detail::quarters(sum),
                earned: given.earned,
            },
        );
    }
    Ok(())
}

/// Points up to the maximum, in multiples of the step.
fn points_allowed(earned: Points, maximum: Points, step: Option<Points>) -> Result<(), Finding> {
    if earned > maximum {
        let found = found::AnswerPointsExceed {
            found: earned,
            maximum,
        };
        return misfit(&ROOT.name("earned"), found);
    }
    match step {
        Some(step) if !earned.quarters().is_multiple_of(step.quarters()) => {
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
) -> Result<(), Finding> {
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
