//! Gaps: each a change that is needed and enough, whatever the instrument asks for.

use super::*;
use crate::scoring::change::{after, fact};

/// Whether a scope is at the level of this rank or above it.
pub(super) fn reaches(rubric: &Rubric, level: Option<Id>, target: usize) -> bool {
    level.is_some_and(|level| rubric.rank(&level).unwrap() >= target)
}

/// The lifts of all scopes, each with the level that its scope has on a scorecard.
pub(super) type Level = Box<dyn Fn(&Scorecard) -> Option<Id>>;

pub(super) fn lifts(gaps: &Gaps) -> Vec<(&Lift, Level)> {
    let groups = gaps.groups.iter().map(|of| {
        let group = of.group;
        let level = move |card: &Scorecard| {
            let score = card.groups.iter().find(|score| score.group == group);
            score.unwrap().outcome.level
        };
        (&of.lift, Box::new(level) as Level)
    });
    let whole: Level = Box::new(|card| card.outcome.level);
    groups.chain([(&gaps.whole, whole)]).collect()
}

/// The requirements of the scope that a change serves, as a scorecard tells them.
fn served<'c>(card: &'c Scorecard, served: &Served) -> Option<&'c RequirementResult> {
    let requirements = match served.group {
        None => &card.requirements,
        Some(group) => {
            let score = card.groups.iter().find(|score| score.group == group);
            &score.unwrap().requirements
        }
    };
    let mut requirements = requirements.iter();
    requirements.find(|r| (r.level, r.requirement) == (served.level, served.requirement))
}

proptest! {
    #[test]
    fn a_lift_says_where_its_scope_stands(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        let card = rubric.score(&fitting.assessment).unwrap();
        for (target, level) in fitting.rubric.instrument().levels.iter().enumerate() {
            let gaps = rubric.gaps(&fitting.assessment, &level.id).unwrap();
            let told = |at: usize, id: Id| {
                let lift = gaps.groups.iter().find(|lift| lift.group == id);
                (fitting.rubric.instrument().groups[at].levels.as_slice(), lift.map(|l| &l.lift), card.groups[at].outcome.level)
            };
            let groups = fitting.rubric.instrument().groups.iter().enumerate().map(|(at, g)| told(at, g.id));
            let own = groups.map(|(own, lift, level)| match own {
                [] => (fitting.rubric.instrument().scoring.group_levels.as_slice(), lift, level),
                own => (own, lift, level),
            });
            let whole = (fitting.rubric.instrument().scoring.levels.as_slice(), Some(&gaps.whole), card.outcome.level);
            for (table, lift, level) in own.chain([whole]) {
                let top = table.iter().map(|row| rubric.rank(&row.level).unwrap()).max();
                let state = match lift {
                    None => continue,
                    Some(lift) => lift.state,
                };
                prop_assert_eq!(state == LiftState::NoSuchLevel, top < Some(target));
                prop_assert_eq!(state == LiftState::Reached, reaches(&rubric, level, target));
                prop_assert!(state != LiftState::Unmeasured || level.is_none());
            }
            for group in &card.groups {
                let told = gaps.groups.iter().find(|lift| lift.group == group.group);
                let states = [LiftState::Reached, LiftState::NoSuchLevel];
                prop_assert!(told.is_none_or(|told| !states.contains(&told.lift.state)));
                prop_assert!(told.is_none() || !reaches(&rubric, group.outcome.level, target));
            }
            for (lift, _) in lifts(&gaps) {
                prop_assert_eq!(lift.state == LiftState::Liftable, !lift.steps.is_empty());
            }
        }
    }

    /// No row can be left out, or be a step smaller, and together they are enough.
    #[test]
    fn lifts_lift_and_nothing_can_be_left_out(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        for (target, level) in fitting.rubric.instrument().levels.iter().enumerate() {
            let gaps = rubric.gaps(&fitting.assessment, &level.id).unwrap();
            for (lift, level) in lifts(&gaps) {
                let steps = &lift.steps;
                let score = |without: Option<usize>, less: Option<usize>| {
                    let rows = steps.iter().enumerate().filter(|(at, _)| Some(*at) != without);
                    let rows = rows.map(|(at, gap)| (gap, Some(at) == less));
                    rubric.score(&after(&rubric, &fitting.assessment, rows)).unwrap()
                };
                if lift.state == LiftState::Liftable {
                    prop_assert!(reaches(&rubric, level(&score(None, None)), target), "{steps:?}");
                }
                for (at, row) in steps.iter().enumerate() {
                    let without = score(Some(at), None);
                    prop_assert!(!reaches(&rubric, level(&without), target), "{row:?} of {steps:?}");
                    let less = score(None, Some(at));
                    prop_assert!(!reaches(&rubric, level(&less), target), "{row:?} of {steps:?}");
                    match row.serves {
                        Some(serves) => {
                            let unmet = served(&less, &serves).map(|r| r.state);
                            prop_assert_eq!(unmet, Some(RequirementState::Unmet), "{:?}", row);
                        }
                        None => {
                            prop_assert_eq!(level(&less), None, "too little is answered without {:?}", row);
                            prop_assert!(fitting.rubric.instrument().scoring.answered.is_some());
                        }
                    }
                }
            }
        }
    }

    /// Each row tells the level and the points that it brings.
    #[test]
    fn gaps_tell_what_they_bring(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        let now = rubric.score(&fitting.assessment).unwrap();
        let of = |card: &Scorecard, gap: &Gap| card.criteria.iter().find(|c| c.criterion == gap.criterion).cloned().unwrap();
        let earned = |score: &CriterionScore| score.points.map(|p| p.earned.millionths());
        for (target, level) in fitting.rubric.instrument().levels.iter().enumerate() {
            let gaps = rubric.gaps(&fitting.assessment, &level.id).unwrap();
            let all = lifts(&gaps).into_iter().flat_map(|(lift, _)| &lift.steps);
            for gap in gaps.gaps.iter().chain(all) {
                let before = of(&now, gap);
                let card = rubric.score(&after(&rubric, &fitting.assessment, [(gap, false)])).unwrap();
                let score = of(&card, gap);
                prop_assert_eq!((gap.from, gap.to), (before.level, score.level));
                prop_assert_eq!(gap.gain.is_some(), before.points.is_some());
                let gain = gap.gain.map(Points::millionths).zip(earned(&before)).map(|(gain, before)| gain + before);
                prop_assert_eq!(gain, earned(&score), "{:?}", gap);
            }
            for gap in &gaps.gaps {
                let levelled = fitting.rubric.instrument().criterion(&gap.criterion).unwrap();
                let levelled = !levelled.levels.is_empty() || matches!(&levelled.measure, Measure::Points(of) if !of.bands.is_empty());
                if !levelled {
                    continue;
                }
                let enough = of(&rubric.score(&after(&rubric, &fitting.assessment, [(gap, false)])).unwrap(), gap);
                let short = of(&rubric.score(&after(&rubric, &fitting.assessment, [(gap, true)])).unwrap(), gap);
                prop_assert!(reaches(&rubric, enough.level, target), "{gap:?}");
                prop_assert!(!reaches(&rubric, short.level, target), "{gap:?}, but less is enough");
            }
        }
    }

    /// Out of reach is only what not even the best answer to everything reaches; what is reached already may be left, where meeting
    /// the last condition leaves nothing that measures the scope.
    #[test]
    fn out_of_reach_is_out_of_reach(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        let best = best(&rubric, &fitting.assessment);
        let card = rubric.score(&best).unwrap();
        for (target, level) in fitting.rubric.instrument().levels.iter().enumerate() {
            let gaps = rubric.gaps(&fitting.assessment, &level.id).unwrap();
            let below = |(lift, _): &(&Lift, Level)| lift.state != LiftState::Reached;
            for (lift, level) in lifts(&gaps).into_iter().filter(below) {
                let beyond = [LiftState::OutOfReach, LiftState::Unmeasured, LiftState::NoSuchLevel];
                prop_assert_eq!(beyond.contains(&lift.state), !reaches(&rubric, level(&card), target), "{:?}", lift);
            }
        }
    }
}

/// Everything that applies answered as well as it can be.
pub(super) fn best(rubric: &Rubric, assessment: &Assessment) -> Assessment {
    let mut best = assessment.clone();
    best.answers
        .retain(|a| matches!(a.value, Value::NotApplicable(_)));
    let hundred = Count::new(1_000_000).unwrap();
    let all = rubric.instrument().groups.iter().flat_map(|g| &g.criteria);
    for criterion in all
        .filter(|c| !best.answers.iter().any(|a| a.criterion == c.id))
        .collect::<Vec<_>>()
    {
        let value = match &criterion.measure {
            Measure::Condition(_) => Value::Condition(true),
            Measure::YesNo(_) => Value::YesNo(true),
            Measure::Share(_) => Value::Share(Share::new(hundred, hundred)),
            Measure::Count(of) => Value::Count(of.maximum.unwrap_or(hundred)),
            Measure::Ratio(of) if of.is_higher_better() => {
                Value::Ratio(Ratio::new(hundred, Count::new(1).unwrap()))
            }
            Measure::Ratio(_) => Value::Ratio(Ratio::new(Count::default(), hundred)),
            Measure::Rating(_) => Value::Rating(criterion.levels.last().unwrap().level),
            Measure::Points(of) => Value::Points(GivenPoints::new(of.maximum)),
            _ => panic!("a kind that this does not know"),
        };
        best.answers.push(fact(criterion.id, value));
    }
    best
}
