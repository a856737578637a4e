//! The library beside the plain computation, on one assessment.

use super::plain::{Known, Outcome as Plainly, Plain, Seen, State as Fact, Table, View};
use it_adoption_model::*;

/// What is known of each criterion, by the plain computation.
pub(crate) fn facts(plain: &Plain, assessment: &Assessment) -> Vec<Fact> {
    let json = serde_json::to_value(assessment).unwrap();
    let stages: Vec<&str> = assessment
        .school
        .stages
        .iter()
        .map(|s| s.as_str())
        .collect();
    let answers = json["answers"].as_array().unwrap();
    let of = |id: &str| answers.iter().find(|answer| answer["criterion"] == id);
    let criteria = plain.criteria.iter().enumerate();
    criteria
        .map(|(at, c)| plain.state(at, of(&c.id).map(|answer| &answer["value"]), &stages))
        .collect()
}

pub(crate) fn rank(plain: &Plain, level: Option<Id>) -> Option<usize> {
    level.map(|level| {
        plain
            .levels
            .iter()
            .position(|l| l == level.as_str())
            .unwrap()
    })
}

fn outcome(plain: &Plain, found: &Outcome) -> Plainly {
    Plainly {
        level: rank(plain, found.level),
        no_level: found.no_level.map(|why| why.as_str()),
        points: found
            .points
            .map(|p| (p.earned.millionths(), p.of.millionths())),
    }
}

/// The library gives what the plain computation gives: levels, points, bounds, trace and coverage.
pub(crate) fn agrees(rubric: &Rubric, plain: &Plain, assessment: &Assessment, facts: &[Fact]) {
    let card = rubric.score(assessment).unwrap();
    let place = || serde_json::to_string(&(&assessment.answers, facts.len())).unwrap();
    let seen = plain.seen(facts);
    let whole = [card.outcome, card.lowest, card.highest];
    let rows = &card.requirements;
    scope(plain, &seen, &plain.whole, whole, rows, &place);
    for (table, found) in plain.groups.iter().zip(&card.groups) {
        let outcomes = [found.outcome, found.lowest, found.highest];
        scope(plain, &seen, table, outcomes, &found.requirements, &place);
    }
    for ((score, criterion), fact) in card.criteria.iter().zip(&plain.criteria).zip(facts) {
        assert_eq!(score.criterion.as_str(), criterion.id);
        let (state, level, earned) = match fact {
            Fact::Known(Known { level, points, .. }) => {
                (CriterionState::Answered, *level, points.millionths())
            }
            Fact::NotApplicable => (
                CriterionState::NotApplicable,
                None,
                plain.not_applicable(criterion),
            ),
            Fact::NotAssessed => (CriterionState::NotAssessed, None, 0),
        };
        assert_eq!(
            (score.state, rank(plain, score.level)),
            (state, level),
            "{}",
            place()
        );
        let expected = criterion
            .maximum
            .map(|maximum| (earned, maximum.millionths()));
        let found = score
            .points
            .map(|p| (p.earned.millionths(), p.of.millionths()));
        assert_eq!(found, expected, "{} {}", score.criterion, place());
    }
    covered(plain, &card.coverage, facts);
}

fn scope(
    plain: &Plain,
    seen: &Seen<'_>,
    table: &Table,
    found: [Outcome; 3],
    requirements: &[RequirementResult],
    place: &dyn Fn() -> String,
) {
    for (found, view) in found
        .iter()
        .zip([View::Actual, View::Lowest, View::Highest])
    {
        let expected = seen.outcome(table, view);
        assert_eq!(outcome(plain, found), expected, "{view:?} {}", place());
    }
    let expected = seen.trace(table);
    assert_eq!(requirements.len(), expected.len(), "{}", place());
    for (found, expected) in requirements.iter().zip(&expected) {
        let told = super::plain::Told {
            level: rank(plain, Some(found.level)).unwrap(),
            requirement: found.requirement.get() as usize,
            kind: found.kind.as_str().to_owned(),
            state: found.state.as_str(),
            figures: [found.reached, found.of, found.needed].map(Limit::millionths),
            missing: found.missing.iter().map(ToString::to_string).collect(),
            not_applicable: {
                let idle = found.not_applicable.iter();
                idle.map(ToString::to_string).collect()
            },
        };
        assert_eq!(told, *expected, "{}", place());
    }
}

fn covered(plain: &Plain, coverage: &Coverage, facts: &[Fact]) {
    let known = |fact: &Fact| matches!(fact, Fact::Known(_));
    let not_applicable = facts
        .iter()
        .filter(|fact| **fact == Fact::NotApplicable)
        .count();
    assert_eq!(coverage.criteria.get() as usize, facts.len());
    assert_eq!(coverage.not_applicable.get() as usize, not_applicable);
    assert_eq!(
        coverage.answered.get() as usize,
        facts.iter().filter(|f| known(f)).count()
    );
    if let Some(points) = coverage.points {
        let maxima = |all: bool| -> u64 {
            let criteria = plain.criteria.iter().zip(facts);
            let counted = criteria.filter(|(_, fact)| all || known(fact));
            counted
                .filter_map(|(c, _)| c.maximum)
                .map(|m| m.millionths())
                .sum()
        };
        assert_eq!(points.answered.millionths(), maxima(false));
        assert_eq!(points.of.millionths(), maxima(true));
    }
}
