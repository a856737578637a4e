//! The trace added up again: states from figures, levels from states, points from the points of criteria.

use super::*;

/// The table of levels that a scope goes by: those of the whole, or of the group at this position.
fn table(instrument: &Instrument, group: Option<usize>) -> &[LevelRequirements] {
    match group.map(|at| &instrument.groups[at].levels) {
        None => &instrument.scoring.levels,
        Some(own) if own.is_empty() => &instrument.scoring.group_levels,
        Some(own) => own,
    }
}

/// What a requirement is by its figures alone, and what it asks for.
fn state(requirement: &Requirement, told: &RequirementResult) -> RequirementState {
    let [reached, of, needed] =
        [told.reached, told.of, told.needed].map(|n| u128::from(n.millionths()));
    let band = |band: &BandRequirement, value: u128, bound: u128| {
        let above = matches!(band.lower, Some(LowerBound::Above(_)));
        value > bound || (value == bound && !above)
    };
    let number = |count: Option<Enough>| matches!(count, Some(Enough::AtLeast(_)));
    let (applies, holds) = match requirement {
        Requirement::Percent(r) => (of > 0, band(r, reached * 100_000_000, needed * of)),
        Requirement::Points(r) => (true, band(r, reached, needed)),
        Requirement::Criteria(r) => (of > 0 || number(r.count), reached >= needed),
        Requirement::Groups(r) => (of > 0 || number(r.count), reached >= needed),
        Requirement::Conditions(_) => (of > 0, reached >= needed),
        _ => panic!("a kind that this does not know"),
    };
    match (applies, holds) {
        (false, _) => RequirementState::NotApplicable,
        (true, true) => RequirementState::Holds,
        (true, false) => RequirementState::Unmet,
    }
}

/// Whether any criterion earns a fraction, so that its rounded points may not decide as its exact ones do.
fn fractions(instrument: &Instrument) -> bool {
    criteria(instrument)
        .any(|c| matches!(c.earns, Some(Earns::Proportional(p)) if p.rounding.is_none()))
}

fn scope(
    fitting: &Fitting,
    card: &Scorecard,
    group: Option<usize>,
    level: Option<Id>,
    told: &[RequirementResult],
) -> Result<(), TestCaseError> {
    let table = table(fitting.rubric.instrument(), group);
    let members =
        |score: &&CriterionScore| group.is_none_or(|at| score.group == card.groups[at].group);
    let condition = |score: &CriterionScore| {
        fitting
            .rubric
            .criterion(&score.criterion)
            .unwrap()
            .is_condition()
    };
    let has_more = card
        .criteria
        .iter()
        .filter(members)
        .any(|score| !condition(score));
    let applies = |score: &CriterionScore| score.state != CriterionState::NotApplicable;
    let measured = card
        .criteria
        .iter()
        .filter(members)
        .any(|score| applies(score) && has_more != condition(score));
    let (mut at, mut reached) = (0, table.first().map(|row| row.level));
    for row in table.iter().skip(1) {
        let rest = told.get(at..).unwrap_or_default();
        let of_row: Vec<_> = rest.iter().take(row.requires.len()).collect();
        prop_assert_eq!(
            of_row.len(),
            row.requires.len(),
            "all requirements of {}",
            row.level
        );
        for (number, (requirement, told)) in row.requires.iter().zip(&of_row).enumerate() {
            prop_assert_eq!(
                (told.level, told.requirement.get() as usize),
                (row.level, number)
            );
            prop_assert_eq!(told.kind, requirement.kind());
            if !fractions(fitting.rubric.instrument()) {
                prop_assert_eq!(
                    told.state,
                    state(requirement, told),
                    "{:?} {:?}",
                    requirement,
                    told
                );
            }
            missing(card, told)?;
        }
        at += of_row.len();
        let is = |state| of_row.iter().any(|told| told.state == state);
        if is(RequirementState::Unmet) {
            break;
        }
        if is(RequirementState::Holds) {
            reached = Some(row.level);
        }
    }
    prop_assert_eq!(
        told.len(),
        at,
        "nothing is told beyond the first level not reached"
    );
    let kept = told
        .iter()
        .any(|told| told.state == RequirementState::Unmet);
    let expected = reached.filter(|_| measured || kept);
    let outcome = group.map_or(card.outcome, |at| card.groups[at].outcome);
    match outcome.no_level {
        Some(NoLevel::LittleAnswered) => {
            prop_assert!(expected.is_some() && level.is_none());
            prop_assert!(fitting.rubric.instrument().scoring.answered.is_some());
        }
        _ => prop_assert_eq!(level, expected),
    }
    Ok(())
}

/// What is missing is what is counted and not reached, but for criteria that do not apply or cannot be so good, and it is on no
/// sufficient level.
fn missing(card: &Scorecard, told: &RequirementResult) -> Result<(), TestCaseError> {
    let counted = !matches!(
        told.kind,
        RequirementKind::Percent | RequirementKind::Points
    );
    let short = (told.of.millionths() - told.reached.millionths()) / 1_000_000;
    let expected = match told.state {
        RequirementState::Unmet if counted => short,
        _ => 0,
    };
    let missing = told.missing.len() as u64;
    match told.kind {
        RequirementKind::Groups => prop_assert_eq!(missing, expected, "{:?}", told),
        _ => prop_assert!(missing <= expected, "{:?}", told),
    }
    let apart = |score: &&CriterionScore| score.state == CriterionState::NotApplicable;
    let apart = card.criteria.iter().filter(apart).map(|c| c.criterion);
    prop_assert!(
        apart
            .into_iter()
            .all(|id| told.kind == RequirementKind::Groups || !told.missing.contains(&id))
    );
    let known: BTreeSet<Id> = match told.kind {
        RequirementKind::Groups => card.groups.iter().map(|g| g.group).collect(),
        _ => card.criteria.iter().map(|c| c.criterion).collect(),
    };
    let named: BTreeSet<Id> = told.missing.iter().copied().collect();
    prop_assert_eq!(named.len(), told.missing.len(), "none twice");
    prop_assert!(named.is_subset(&known));
    Ok(())
}

/// Points of criteria added up; each may have been rounded by half a millionth.
fn added(
    fitting: &Fitting,
    score: &[&CriterionScore],
    found: Option<PointScore>,
) -> Result<(), TestCaseError> {
    let leaves = fitting
        .rubric
        .instrument()
        .scoring
        .not_applicable
        .is_none_or(|policy| policy == NotApplicableAs::Leaves);
    let points = || score.iter().filter_map(|s| s.points.map(|p| (s.state, p)));
    let applies =
        || points().filter(|(state, _)| !leaves || *state != CriterionState::NotApplicable);
    let earned: u64 = points().map(|(_, p)| p.earned.millionths()).sum();
    let of: u64 = applies().map(|(_, p)| p.of.millionths()).sum();
    if let Some(found) = found {
        prop_assert_eq!(found.of.millionths(), of);
        let apart = found.earned.millionths().abs_diff(earned);
        prop_assert!(
            apart * 2 <= score.len() as u64 + 1,
            "{} {}",
            found.earned,
            earned
        );
        prop_assert!(found.earned <= found.of);
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_trace_adds_up(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        let card = rubric.score(&fitting.assessment).unwrap();
        prop_assert_eq!(card.criteria.len(), criteria(fitting.rubric.instrument()).count());
        scope(&fitting, &card, None, card.outcome.level, &card.requirements)?;
        added(&fitting, &card.criteria.iter().collect::<Vec<_>>(), card.outcome.points)?;
        for (at, (group, score)) in fitting.rubric.instrument().groups.iter().zip(&card.groups).enumerate() {
            prop_assert_eq!(group.id, score.group);
            scope(&fitting, &card, Some(at), score.outcome.level, &score.requirements)?;
            let members: Vec<_> = card.criteria.iter().filter(|c| c.group == group.id).collect();
            added(&fitting, &members, score.outcome.points)?;
            let gives = members.iter().any(|score| score.points.is_some());
            prop_assert_eq!(score.outcome.points.is_some(), gives);
        }
        for score in &card.criteria {
            prop_assert!(score.points.is_none_or(|p| p.earned <= p.of));
            prop_assert_eq!(score.value.is_some(), fitting.assessment.answers.iter().any(|a| a.criterion == score.criterion));
        }
        let answered = |score: &&CriterionScore| score.state == CriterionState::Answered;
        prop_assert_eq!(card.coverage.answered.get() as usize, card.criteria.iter().filter(answered).count());
        if let Some(points) = card.coverage.points {
            let known = card.criteria.iter().filter(answered).filter_map(|s| s.points);
            prop_assert_eq!(points.answered.millionths(), known.map(|p| p.of.millionths()).sum::<u64>());
        }
    }
}
