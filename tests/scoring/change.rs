//! Changes as answers: the fact after what a gap says, and after one step less than it says.

use it_adoption_model::*;

/// The assessment after these changes, each of them a step less if so said.
pub(crate) fn after<'g>(
    rubric: &Rubric,
    before: &Assessment,
    changes: impl IntoIterator<Item = (&'g Gap, bool)>,
) -> Assessment {
    let changes = changes.into_iter();
    with(
        before,
        changes.map(|(gap, less)| (gap.criterion, lifted(rubric, before, gap, less))),
    )
}

/// The fact after a change, or after a step less.
pub(crate) fn lifted(rubric: &Rubric, before: &Assessment, gap: &Gap, less: bool) -> Option<Value> {
    let now = before.answers.iter().find(|a| a.criterion == gap.criterion);
    changed(rubric, before, now.map(|a| &a.value), gap, less)
}

/// The assessment with other answers to some criteria, or with none.
pub(crate) fn with(
    before: &Assessment,
    values: impl IntoIterator<Item = (Id, Option<Value>)>,
) -> Assessment {
    let mut after = before.clone();
    for (criterion, value) in values {
        after.answers.retain(|a| a.criterion != criterion);
        after
            .answers
            .extend(value.map(|value| fact(criterion, value)));
    }
    after
}

/// An answer without anything more to say.
pub(crate) fn fact(criterion: Id, value: Value) -> Answer {
    Answer::new(criterion, value)
}

/// The fact after a change; none where a step less than the smallest is to know nothing.
fn changed(
    rubric: &Rubric,
    before: &Assessment,
    now: Option<&Value>,
    gap: &Gap,
    less: bool,
) -> Option<Value> {
    let criterion = rubric.criterion(&gap.criterion).unwrap();
    let one = u32::from(less);
    let to = |more: More, now: Count| {
        assert_eq!(now.get() + more.more.get(), more.to.get(), "{gap:?}");
        Count::new(more.to.get() - one).unwrap()
    };
    Some(match (gap.change, now) {
        (Change::Part(more), Some(Value::Share(share))) => {
            Value::Share(Share::new(to(more, share.part), share.whole))
        }
        (Change::Count(more), Some(Value::Count(now))) => Value::Count(to(more, *now)),
        (Change::Per(more), Some(Value::Ratio(ratio))) => {
            Value::Ratio(Ratio::new(ratio.amount, to(more, ratio.per)))
        }
        (Change::Amount(more), Some(Value::Ratio(ratio))) => {
            Value::Ratio(Ratio::new(to(more, ratio.amount), ratio.per))
        }
        (Change::Fewer(fewer), Some(Value::Ratio(ratio))) => {
            assert_eq!(
                ratio.amount.get() - fewer.fewer.get(),
                fewer.to.get(),
                "{gap:?}"
            );
            let amount = Count::new(fewer.to.get() + one).unwrap();
            Value::Ratio(Ratio::new(amount, ratio.per))
        }
        (Change::Fulfil(_), Some(Value::Condition(false))) => Value::Condition(!less),
        (Change::Fulfil(_), Some(Value::YesNo(false))) => Value::YesNo(!less),
        (Change::Rating(level), Some(Value::Rating(_))) => {
            let steps = &criterion.levels;
            let at = steps.iter().position(|s| s.level == level).unwrap();
            Value::Rating(steps[at - one as usize].level)
        }
        (Change::Points(points), Some(Value::Points(now))) => {
            let fewer = points.millionths().saturating_sub(apart(criterion));
            given(match less {
                true => fewer.max(now.earned.millionths()),
                false => points.millionths(),
            })
        }
        (Change::Assess(_), now) => return assessed(rubric, before, now, gap, less),
        (change, now) => panic!("{change:?} does not go with {now:?}"),
    })
}

/// How far apart points are that a gap asks for.
fn apart(criterion: &Criterion) -> u64 {
    match &criterion.measure {
        Measure::Points(of) => of.step.map_or(250_000, Points::millionths),
        _ => panic!("{} is not given points", criterion.id),
    }
}

fn given(millionths: u64) -> Value {
    Value::Points(GivenPoints::new(
        Points::from_millionths(millionths).unwrap(),
    ))
}

/// A fact that just has the level and the points that finding out is to bring; or one a step below it.
fn assessed(
    rubric: &Rubric,
    before: &Assessment,
    now: Option<&Value>,
    gap: &Gap,
    less: bool,
) -> Option<Value> {
    let criterion = rubric.criterion(&gap.criterion).unwrap();
    let worth = |value: Option<&Value>| {
        let mut only = before.clone();
        only.answers = value
            .map(|v| fact(gap.criterion, v.clone()))
            .into_iter()
            .collect();
        let card = rubric.score(&only).unwrap();
        let score = card
            .criteria
            .into_iter()
            .find(|c| c.criterion == gap.criterion);
        let score = score.unwrap();
        (
            score.level,
            score.points.map_or(0, |points| points.earned.millionths()),
        )
    };
    let gain = gap.gain.map_or(0, Points::millionths);
    let wanted = (gap.to, worth(now).1 + gain);
    let candidates = candidates(criterion, &before.school.stages, wanted.1);
    let at = candidates
        .iter()
        .position(|value| worth(Some(value)) == wanted);
    let at = at.unwrap_or_else(|| panic!("no fact is worth {wanted:?}: {gap:?}"));
    match less {
        false => Some(candidates[at].clone()),
        true => Some(candidates[at.checked_sub(1)?].clone()),
    }
}

/// Facts that a criterion can show, worst first, so that each of its levels is just met by one.
fn candidates(criterion: &Criterion, stages: &[Stage], points: u64) -> Vec<Value> {
    let limits = |greatest: bool| {
        let thresholds = criterion.levels.iter().filter_map(|s| s.threshold.as_ref());
        thresholds.map(move |t| {
            let limits = stages
                .iter()
                .map(|stage| t.limit.at(*stage).unwrap().millionths());
            let limit = if greatest { limits.max() } else { limits.min() };
            limit.unwrap()
        })
    };
    let count = |n: u64| Count::new(n.try_into().unwrap()).unwrap();
    let share = |part: u64, whole: u64| Value::Share(Share::new(count(part), count(whole)));
    match &criterion.measure {
        Measure::Condition(_) => vec![Value::Condition(false), Value::Condition(true)],
        Measure::YesNo(_) => vec![Value::YesNo(false), Value::YesNo(true)],
        Measure::Rating(_) => criterion
            .levels
            .iter()
            .map(|s| Value::Rating(s.level))
            .collect(),
        Measure::Share(_) if criterion.earns.is_some() => vec![share(0, 1), share(1, 1)],
        Measure::Share(_) => {
            let steps = limits(true).map(|limit| share(limit, 100_000_000));
            std::iter::once(share(0, 1)).chain(steps).collect()
        }
        Measure::Count(_) if criterion.earns.is_some() => {
            (0..=2000).map(|n| Value::Count(count(n))).collect()
        }
        Measure::Count(_) => {
            let steps = limits(true).map(|limit| Value::Count(count(limit.div_ceil(1_000_000))));
            std::iter::once(Value::Count(count(0)))
                .chain(steps)
                .collect()
        }
        Measure::Ratio(of) => {
            let ratio = |amount, per| Value::Ratio(Ratio::new(count(amount), count(per)));
            let steps = limits(of.is_higher_better()).map(|limit| ratio(limit, 1_000_000));
            std::iter::once(ratio(0, 0)).chain(steps).collect()
        }
        Measure::Points(_) => {
            let fewer = points.saturating_sub(apart(criterion));
            let mut facts = vec![given(points)];
            facts.splice(0..0, (points > 0).then(|| given(fewer)));
            facts
        }
        _ => panic!("a kind that this does not know"),
    }
}
