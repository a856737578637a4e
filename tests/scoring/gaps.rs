//! Gaps: each change reaches the target and no smaller one does; each lift lifts, and no smaller set of criteria could.

use super::plain::{self, Known, Plan, State as Fact, View};
use super::{GROUPS, IDS, MAXIMA, answer, assessment, combinations, plans, rank};
use it_adoption_model::*;
use serde_json::json;

const LEVELS: [&str; 3] = ["low", "basic", "good"];

fn level(rank: usize) -> Id {
    Id::new(LEVELS[rank]).unwrap()
}

fn at(id: Id) -> usize {
    IDS.iter().position(|i| *i == id.as_str()).unwrap()
}

/// The answer after a change; `less` of it less than the gap says.
fn changed(before: Option<&Answer>, gap: &Gap, less: u32) -> Answer {
    let count = |n: Count| Count::new(n.get() - less).unwrap();
    let points = |p: Points| Points::from_quarters(p.quarters() - u64::from(less) * 2).unwrap();
    let criterion = at(gap.criterion);
    let value = match (gap.change, before.map(|a| &a.value)) {
        (Change::Part(more), Some(Value::Share(share))) => {
            assert_eq!(share.part.get() + more.more.get(), more.to.get());
            Value::Share(Share {
                part: count(more.to),
                whole: share.whole,
            })
        }
        (Change::Count(more), Some(Value::Count(now))) => {
            assert_eq!(now.get() + more.more.get(), more.to.get());
            Value::Count(count(more.to))
        }
        (Change::Per(more), Some(Value::Ratio(ratio))) => {
            assert_eq!(ratio.per.get() + more.more.get(), more.to.get());
            Value::Ratio(Ratio {
                amount: ratio.amount,
                per: count(more.to),
            })
        }
        (Change::Fulfil(_), Some(Value::Condition(false))) => Value::Condition(less == 0),
        (Change::Fulfil(_), Some(Value::YesNo(false))) => Value::YesNo(less == 0),
        (Change::Rating(to), Some(Value::Rating(_))) => {
            Value::Rating(level(rank(Some(to)).unwrap() - less as usize))
        }
        (Change::Points(to), Some(Value::Points(_))) => Value::Points(GivenPoints {
            earned: points(to),
            items: Vec::new(),
        }),
        (Change::Assess(_), None | Some(Value::NotAssessed(_))) => {
            return assessed(criterion, gap, less);
        }
        (change, before) => panic!("{change:?} does not go with {before:?}"),
    };
    Answer {
        value,
        ..answer(criterion, json!({ "notAssessed": {} }))
    }
}

/// A fact on the level that a criterion not yet assessed should come to, or just below it.
fn assessed(criterion: usize, gap: &Gap, less: u32) -> Answer {
    let Some(to) = rank(gap.to).map_or(Some(0), |to| to.checked_sub(less as usize)) else {
        return answer(criterion, json!({ "notAssessed": {} }));
    };
    let value = match criterion {
        0 | 3 => json!({ "condition": to == 2 }),
        1 => json!({ "yesNo": to == 2 }),
        2 => json!({ "share": { "part": ([0, 50, 90][to]), "whole": 100 } }),
        4 => json!({ "count": ([0, 4, 7][to]) }),
        5 => json!({ "ratio": { "amount": ([25, 18, 12][to]), "per": 1 } }),
        6 => json!({ "rating": LEVELS[to] }),
        _ => {
            json!({ "points": { "earned": (gap.gain.quarters() - u64::from(less) * 2) as f64 / 4.0 } })
        }
    };
    answer(criterion, value)
}

fn with(answers: &[Option<Answer>], changes: &[(&Gap, u32)]) -> Assessment {
    let mut answers = answers.to_vec();
    for (gap, less) in changes {
        let criterion = at(gap.criterion);
        answers[criterion] = Some(changed(answers[criterion].as_ref(), gap, *less));
    }
    Assessment {
        answers: answers.into_iter().flatten().collect(),
        ..assessment()
    }
}

/// Facts of one criterion, enough to meet each threshold exactly, barely, and not.
fn facts(criterion: usize) -> Vec<serde_json::Value> {
    let mut facts = vec![
        json!({ "notAssessed": {} }),
        json!({ "notApplicable": { "reason": { "vi": "không có" } } }),
    ];
    facts.extend(match criterion {
        0 | 3 => [true, false]
            .map(|yes| json!({ "condition": yes }))
            .to_vec(),
        1 => [true, false].map(|yes| json!({ "yesNo": yes })).to_vec(),
        2 => (1..=21)
            .flat_map(|whole| {
                (0..=whole).map(move |part| json!({ "share": { "part": part, "whole": whole } }))
            })
            .collect(),
        4 => (0..=8).map(|count| json!({ "count": count })).collect(),
        5 => (0..=60)
            .flat_map(|amount| {
                (0..=6).map(move |per| json!({ "ratio": { "amount": amount, "per": per } }))
            })
            .collect(),
        6 => LEVELS.map(|level| json!({ "rating": level })).to_vec(),
        _ => (0..=20)
            .map(|half| json!({ "points": { "earned": f64::from(half) / 2.0 } }))
            .collect(),
    });
    facts
}

#[test]
fn each_gap_is_the_smallest_change_that_reaches_the_target() {
    let (rubric, _) = plans().next().unwrap();
    let stages = [
        vec![Stage::Primary],
        vec![Stage::LowerSecondary],
        vec![Stage::Primary, Stage::LowerSecondary],
    ];
    for (stages, criterion, target) in stages
        .iter()
        .flat_map(|stages| (0..8).flat_map(move |c| (0..3).map(move |t| (stages, c, t))))
    {
        for fact in facts(criterion) {
            let mut answers = vec![None; 8];
            answers[criterion] = Some(answer(criterion, fact.clone()));
            let place = format!("{stages:?} {} {fact} {}", IDS[criterion], LEVELS[target]);
            let at_stages = |mut assessment: Assessment| {
                assessment.school.stages = stages.clone();
                assessment
            };
            let before = at_stages(with(&answers, &[]));
            let score = |assessment: &Assessment| {
                rubric.score(assessment).unwrap().criteria[criterion].clone()
            };
            let now = score(&before);
            let gaps = rubric.gaps(&before, &level(target)).unwrap().gaps;
            let found: Vec<&Gap> = gaps
                .iter()
                .filter(|g| at(g.criterion) == criterion)
                .collect();
            let below =
                now.state != State::NotApplicable && rank(now.level).is_none_or(|now| now < target);
            assert_eq!(found.len(), usize::from(below), "{place}");
            let Some(gap) = found.first() else { continue };
            assert_eq!(gap.from, now.level, "{place}");
            let after = score(&at_stages(with(&answers, &[(gap, 0)])));
            assert_eq!(after.level, gap.to, "{place}");
            assert!(rank(after.level) >= Some(target), "{place}: {gap:?}");
            assert_eq!(
                now.earned.quarters() + gap.gain.quarters(),
                after.earned.quarters(),
                "{place}"
            );
            if !matches!(gap.change, Change::Assess(_)) {
                let short = score(&at_stages(with(&answers, &[(gap, 1)])));
                assert!(
                    rank(short.level) < Some(target),
                    "{place}: {gap:?}, but less is enough"
                );
            }
        }
    }
}

#[test]
fn gaps_stand_in_the_order_of_the_instrument() {
    let (rubric, _) = plans().next().unwrap();
    let gaps = rubric.gaps(&assessment(), &level(1)).unwrap().gaps;
    assert_eq!(
        gaps.iter().map(|g| at(g.criterion)).collect::<Vec<_>>(),
        (0..8).collect::<Vec<_>>()
    );
    assert!(
        gaps.iter()
            .all(|g| matches!(g.change, Change::Assess(_)) && g.from.is_none())
    );
}

#[test]
fn an_unknown_target_is_refused() {
    let (rubric, _) = plans().next().unwrap();
    let error = rubric
        .gaps(&assessment(), &Id::new("best").unwrap())
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no level best; the levels are: low, basic, good"
    );
}

/// The best that is known of each criterion in `set`, bit by bit.
fn best(facts: &[Fact; 8], set: u32) -> [Fact; 8] {
    std::array::from_fn(|at| {
        if set & (1 << at) == 0 {
            facts[at]
        } else {
            Fact::Known(Known {
                level: 2,
                points: MAXIMA[at],
            })
        }
    })
}

/// Whether `reached` takes as many as `steps` criteria among `members` at their best; one that does not apply cannot change.
fn takes(
    steps: usize,
    facts: &[Fact; 8],
    members: std::ops::Range<usize>,
    reached: impl Fn(&[Fact; 8]) -> bool,
) -> bool {
    let free = |at: usize| members.contains(&at) && facts[at] != Fact::NotApplicable;
    let changes = |set: u32| (0..8).all(|at| set & (1 << at) == 0 || free(at));
    (0_u32..256)
        .filter(|set| set.count_ones() as usize + 1 == steps && changes(*set))
        .all(|set| !reached(&best(facts, set)))
}

/// Whether a level is reached, or there is none to reach.
fn at_least(level: Option<usize>, target: usize) -> bool {
    level.is_none_or(|level| level >= target)
}

fn lifts(
    rubric: &Rubric,
    plan: Plan,
    answers: &[Option<Answer>; 8],
    facts: &[Fact; 8],
    target: usize,
) {
    let gaps = rubric.gaps(&with(answers, &[]), &level(target)).unwrap();
    let place = format!("{plan:?} {facts:?} {}", LEVELS[target]);
    for (group, members) in GROUPS.iter().enumerate() {
        let id = rubric.instrument().groups[group].id;
        let lift = gaps.groups.iter().find(|lift| lift.group == id);
        let steps = lift.map_or(&[][..], |lift| &lift.steps);
        assert!(lift.is_none() || !steps.is_empty(), "{place}");
        let reached = |facts: &[Fact; 8]| {
            at_least(plain::group(plan, facts, View::Actual, group).level, target)
        };
        assert!(
            takes(steps.len(), facts, members.clone(), reached),
            "{place}: {steps:?}"
        );
        holds(rubric, answers, steps, &place, |card| {
            at_least(rank(card.groups[group].outcome.level), target)
        });
    }
    let reached =
        |facts: &[Fact; 8]| at_least(plain::whole(plan, facts, View::Actual).level, target);
    assert!(
        takes(gaps.whole.len(), facts, 0..8, reached),
        "{place}: {:?}",
        gaps.whole
    );
    holds(rubric, answers, &gaps.whole, &place, |card| {
        at_least(rank(card.outcome.level), target)
    });
}

/// The steps together are enough, and none can be a level or half a point smaller.
fn holds(
    rubric: &Rubric,
    answers: &[Option<Answer>; 8],
    steps: &[Gap],
    place: &str,
    reached: impl Fn(&Scorecard) -> bool,
) {
    let card = |less: Option<usize>| {
        let changes: Vec<(&Gap, u32)> = steps
            .iter()
            .enumerate()
            .map(|(at, gap)| (gap, u32::from(Some(at) == less)))
            .collect();
        rubric.score(&with(answers, &changes)).unwrap()
    };
    assert!(reached(&card(None)), "{place}: {steps:?}");
    for less in 0..steps.len() {
        assert!(
            !reached(&card(Some(less))),
            "{place}: {steps:?}, but {less} could be smaller"
        );
    }
}

#[test]
fn each_lift_is_enough_and_has_the_fewest_criteria() {
    for (rubric, plan) in plans() {
        let mut count = 0_usize;
        combinations(|answers, facts| {
            count += 1;
            if count.is_multiple_of(61) {
                for target in 0..3 {
                    lifts(&rubric, plan, answers, facts, target);
                }
            }
        });
    }
}
