//! One answer against one criterion: the level it reaches and the points it earns, or why it does not fit.

use super::bands::reached;
use crate::model::{
    Count, Criterion, GivenPoints, Id, Item, ItemPoints, Key, Limit, Mark, Measure, Points,
    PointsOf, Ratio, Rule, Share, Stage, StageLimit, Step, Value, listed, nearest,
};
use std::collections::HashMap;

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

/// Why an answer does not fit its criterion: a rule, the way from the answer to the place, and the facts.
pub(crate) struct Misfit {
    pub(crate) rule: Rule,
    pub(crate) path: Vec<Key<'static>>,
    pub(crate) args: Vec<(&'static str, String)>,
}

impl Misfit {
    /// An answer to a criterion that the answer at `first` took.
    pub(crate) fn repeated(criterion: Id, first: usize) -> Self {
        let args = vec![
            ("criterion", criterion.to_string()),
            ("first", format!("/answers/{first}")),
        ];
        Self {
            rule: Rule::AnswerRepeated,
            path: vec![Key::Name("criterion")],
            args,
        }
    }
}

impl Misfit {
    /// A misfit within the item of points at this position, as one of the answer.
    fn of_item(mut self, at: usize) -> Self {
        let items = ["value", "points", "items"].map(Key::Name);
        self.path
            .splice(0..0, items.into_iter().chain([Key::Index(at)]));
        self
    }
}

fn misfit<T>(
    rule: Rule,
    path: &[&'static str],
    args: Vec<(&'static str, String)>,
) -> Result<T, Misfit> {
    let path = path.iter().map(|name| Key::Name(name)).collect();
    Err(Misfit { rule, path, args })
}

/// Judges a fact; [`Value::NotApplicable`] and [`Value::NotAssessed`] state none and are not for here.
pub(crate) fn judge(
    criterion: &Criterion,
    value: &Value,
    stages: &[Stage],
) -> Result<Verdict, Misfit> {
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
                    let mut args = vec![
                        ("criterion", criterion.id.to_string()),
                        ("level", level.to_string()),
                        ("levels", listed(levels())),
                    ];
                    let near = nearest(level.as_str(), levels());
                    args.extend(near.map(|near| ("nearest", near.to_owned())));
                    misfit(Rule::AnswerLevelUnknown, &["value", "rating"], args)
                }
            }
        }
        (Measure::Points(of), Value::Points(given)) => {
            points_fit(criterion, of, given)?;
            Ok(Verdict::Points(given.earned.quarters()))
        }
        (measure, value) => misfit(
            Rule::AnswerWrongMeasure,
            &["value"],
            vec![
                ("criterion", criterion.id.to_string()),
                ("expected", measure.form().to_owned()),
                ("found", value.form().to_owned()),
            ],
        ),
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

fn share_fits(share: &Share) -> Result<(), Misfit> {
    let (part, whole) = (share.part.get(), share.whole.get());
    if whole == 0 {
        misfit(
            Rule::AnswerShareWholeZero,
            &["value", "share", "whole"],
            Vec::new(),
        )
    } else if part > whole {
        let args = vec![("part", part.to_string()), ("whole", whole.to_string())];
        misfit(
            Rule::AnswerSharePartExceeds,
            &["value", "share", "part"],
            args,
        )
    } else {
        Ok(())
    }
}

fn count_fits(maximum: Option<Count>, count: Count) -> Result<(), Misfit> {
    match maximum {
        Some(maximum) if count > maximum => misfit(
            Rule::AnswerCountExceeds,
            &["value", "count"],
            vec![
                ("found", count.to_string()),
                ("maximum", maximum.to_string()),
            ],
        ),
        _ => Ok(()),
    }
}

fn points_fit(criterion: &Criterion, of: &PointsOf, given: &GivenPoints) -> Result<(), Misfit> {
    points_allowed(given.earned, of.maximum, of.step, EARNED)?;
    let items = Items::new(of, given);
    for (at, part) in given.items.iter().enumerate() {
        let first = items.first(part.item) == Some(at);
        item_fits(criterion, of, items.find(part.item), part, first)
            .map_err(|misfit| misfit.of_item(at))?;
    }
    let sum: u64 = given.items.iter().map(|i| i.earned.quarters()).sum();
    if !given.items.is_empty() && sum != given.earned.quarters() {
        let args = vec![
            ("sum", crate::model::quarters_text(sum)),
            ("earned", given.earned.to_string()),
        ];
        return misfit(Rule::AnswerItemsDiffer, &["value", "points", "items"], args);
    }
    Ok(())
}

const EARNED: &[&str] = &["value", "points", "earned"];

/// Points up to the maximum, in multiples of the step.
fn points_allowed(
    found: Points,
    maximum: Points,
    step: Option<Points>,
    path: &[&'static str],
) -> Result<(), Misfit> {
    let args = |name, bound: Points| vec![("found", found.to_string()), (name, bound.to_string())];
    if found > maximum {
        return misfit(Rule::AnswerPointsExceed, path, args("maximum", maximum));
    }
    match step {
        Some(step) if !found.quarters().is_multiple_of(step.quarters()) => {
            misfit(Rule::AnswerPointsStep, path, args("step", step))
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

/// One item of an answer in points; the path is from the item.
fn item_fits(
    criterion: &Criterion,
    of: &PointsOf,
    item: Option<&Item>,
    part: &ItemPoints,
    first: bool,
) -> Result<(), Misfit> {
    let Some(item) = item else {
        let mut args = vec![
            ("criterion", criterion.id.to_string()),
            ("item", part.item.to_string()),
        ];
        let known = of.items.iter().map(|i| i.id.as_str());
        let near = nearest(part.item.as_str(), known);
        args.extend(near.map(|near| ("nearest", near.to_owned())));
        return misfit(Rule::AnswerItemUnknown, &["item"], args);
    };
    if !first {
        let args = vec![("item", part.item.to_string())];
        return misfit(Rule::AnswerItemRepeated, &["item"], args);
    }
    points_allowed(
        part.earned,
        item.maximum.unwrap_or(Points::MAX),
        of.step,
        &["earned"],
    )
}
