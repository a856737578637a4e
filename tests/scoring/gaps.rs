//! Gaps: each change reaches the target and no smaller one does; each lift lifts, and no smaller set of criteria could.

use super::change::{after, lifted, with};
use super::four::{IDS, answers, instrument};
use super::plain::{Known, State as Fact, Table, View};
use super::*;

const LEVELS: [&str; 3] = ["low", "basic", "good"];

fn level(rank: usize) -> Id {
    Id::new(LEVELS[rank]).unwrap()
}

fn rank(level: Option<Id>) -> Option<usize> {
    level.map(|level| LEVELS.iter().position(|l| *l == level.as_str()).unwrap())
}

fn at(id: Id) -> usize {
    IDS.iter().position(|i| *i == id.as_str()).unwrap()
}

/// Facts of one criterion, enough to meet each threshold exactly, barely, and not.
fn facts(criterion: usize) -> Vec<Json> {
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
    let (rubric, _) = both(&instrument(false, false));
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
            let place = format!("{stages:?} {} {fact} {}", IDS[criterion], LEVELS[target]);
            let mut before = assessment("small");
            before.school.stages.clone_from(stages);
            before.answers.push(answer(IDS[criterion], &fact));
            let score = |assessment: &Assessment| {
                rubric.score(assessment).unwrap().criteria[criterion].clone()
            };
            let earned = |score: &CriterionScore| score.points.map(|p| p.earned.millionths());
            let now = score(&before);
            let gaps = rubric.gaps(&before, &level(target)).unwrap().gaps;
            let found: Vec<&Gap> = gaps
                .iter()
                .filter(|g| at(g.criterion) == criterion)
                .collect();
            let below = now.state != CriterionState::NotApplicable
                && rank(now.level).is_none_or(|now| now < target);
            assert_eq!(found.len(), usize::from(below), "{place}");
            let Some(gap) = found.first() else { continue };
            assert_eq!(gap.from, now.level, "{place}");
            let then = score(&after(&rubric, &before, [(*gap, false)]));
            assert_eq!(then.level, gap.to, "{place}");
            assert!(rank(then.level) >= Some(target), "{place}: {gap:?}");
            let gained = earned(&now)
                .zip(gap.gain)
                .map(|(now, gain)| now + gain.millionths());
            assert_eq!(gained, earned(&then), "{place}");
            let short = score(&after(&rubric, &before, [(*gap, true)]));
            assert!(
                rank(short.level) < Some(target),
                "{place}: {gap:?}, but less is enough"
            );
        }
    }
}

#[test]
fn gaps_stand_in_the_order_of_the_instrument() {
    let (rubric, _) = both(&instrument(false, false));
    let gaps = rubric.gaps(&assessment("small"), &level(1)).unwrap().gaps;
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
    let (rubric, _) = both(&instrument(false, false));
    let error = rubric.gaps(&assessment("small"), &Id::new("best").unwrap());
    assert_eq!(
        error.unwrap_err().to_string(),
        "there is no level best; the levels are: low, basic, good"
    );
}

/// What is known once the criteria in `set`, bit by bit, are at their best.
fn best(plain: &Plain, facts: &[Fact], set: u32) -> Vec<Fact> {
    let raised = |at: usize| match set & (1 << at) {
        0 => facts[at],
        _ => Fact::Known(Known {
            level: Some(2),
            points: plain.criteria[at]
                .maximum
                .unwrap_or(fraction::Fraction::ZERO),
            met: true,
        }),
    };
    (0..facts.len()).map(raised).collect()
}

/// Whether a level takes as many as `steps` criteria of a scope at their best; one that does not apply cannot change.
fn takes(steps: usize, plain: &Plain, facts: &[Fact], table: &Table, target: usize) -> bool {
    let free = |at: usize| table.members.contains(&at) && facts[at] != Fact::NotApplicable;
    let changes = |set: u32| (0..facts.len()).all(|at| set & (1 << at) == 0 || free(at));
    (0_u32..1 << facts.len())
        .filter(|set| set.count_ones() as usize + 1 == steps && changes(*set))
        .all(|set| {
            let best = best(plain, facts, set);
            plain.seen(&best).level(table, View::Actual) < Some(target)
        })
}

/// Every list of an assessment is enough, needs each of its rows, and is a shortest one, as it says.
fn lifts(
    rubric: &Rubric,
    plain: &Plain,
    before: &Assessment,
    facts: &[Fact],
    target: usize,
) -> usize {
    let gaps = rubric.gaps(before, &level(target)).unwrap();
    let place = || format!("{:?} {}", before.answers, LEVELS[target]);
    let groups = plain.groups.iter().enumerate().map(|(at, table)| {
        let id = rubric.instrument().groups[at].id;
        let lift = gaps.groups.iter().find(|lift| lift.group == id);
        (table, lift.map(|lift| &lift.lift), Some(at))
    });
    let mut liftable = 0;
    for (table, lift, group) in groups.chain([(&plain.whole, Some(&gaps.whole), None)]) {
        let Some(lift) = lift.filter(|lift| lift.state == LiftState::Liftable) else {
            continue;
        };
        liftable += 1;
        assert!(lift.fewest, "{}", place());
        assert!(
            takes(lift.steps.len(), plain, facts, table, target),
            "{}: {lift:?}",
            place()
        );
        let rows = lift.steps.iter();
        let full: Vec<_> = rows
            .map(|gap| (gap.criterion, lifted(rubric, before, gap, false)))
            .collect();
        let reached = |less: Option<usize>| {
            let mut values = full.clone();
            if let Some(less) = less {
                values[less].1 = lifted(rubric, before, &lift.steps[less], true);
            }
            let card = rubric.score(&with(before, values)).unwrap();
            let outcome = group.map_or(card.outcome, |at| card.groups[at].outcome);
            rank(outcome.level) >= Some(target)
        };
        assert!(reached(None), "{}: {lift:?}", place());
        for less in 0..lift.steps.len() {
            assert!(
                !reached(Some(less)),
                "{}: {lift:?}, but {less} could be smaller",
                place()
            );
        }
    }
    liftable
}

#[test]
fn each_lift_is_enough_and_has_the_fewest_criteria() {
    let all = answers();
    let sizes: Vec<usize> = all.iter().map(Vec::len).collect();
    for (total, whole) in [(false, false), (false, true), (true, false), (true, true)] {
        let (rubric, plain) = both(&instrument(total, whole));
        let (mut count, mut liftable) = (0_usize, 0);
        every_choice(&sizes, |chosen| {
            count += 1;
            if count.is_multiple_of(61) {
                let mut before = assessment("small");
                let picked = chosen.iter().enumerate();
                before.answers = picked.filter_map(|(at, of)| all[at][*of].clone()).collect();
                let facts = super::facts(&plain, &before);
                for target in 0..3 {
                    liftable += lifts(&rubric, &plain, &before, &facts, target);
                }
            }
        });
        assert!(liftable > 1000, "{liftable}");
    }
}

/// Points that an instrument names no step for go up in quarters, from wherever they stand.
#[test]
fn points_without_a_step_go_up_in_quarters() {
    let instrument = include_bytes!("../corpus/instruments/measures.json");
    let rubric = Rubric::new(read(instrument).unwrap()).unwrap();
    for (now, wanted) in [
        (0.1, 1.75),
        (0.6, 1.75),
        (1.5, 1.75),
        (1.6, 1.75),
        (1.68, 1.75),
    ] {
        let leaves = ["A.2", "A.3", "B.1", "B.3", "C.1"].map(|criterion| {
            json!({ "criterion": criterion, "value": { "notApplicable": { "reason": { "vi": "Không có" } } } })
        });
        let mut answers = leaves.to_vec();
        answers.push(json!({ "criterion": "A.1", "value": { "condition": true } }));
        answers.push(json!({ "criterion": "B.2", "value": { "count": 36 } }));
        answers.push(json!({ "criterion": "C.2", "value": { "points": { "earned": now } } }));
        let assessment = json!({
            "document": "assessment", "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["primary"] },
            "schoolYear": "2025-2026", "instrument": { "id": "measures", "edition": "1" }, "role": "self", "answers": answers
        });
        let assessment: Assessment = read(assessment.to_string().as_bytes()).unwrap();
        let gaps = rubric.gaps(&assessment, &Id::new("good").unwrap()).unwrap();
        let steps: Vec<(&str, String)> = gaps
            .whole
            .steps
            .iter()
            .map(|gap| {
                (
                    gap.criterion.as_str(),
                    serde_json::to_string(&gap.change).unwrap(),
                )
            })
            .collect();
        assert_eq!(
            steps,
            [("C.2", format!("{{\"points\":{wanted}}}"))],
            "from {now}"
        );
    }
}
