//! Scoring arbitrary assessments by arbitrary sound instruments.

use super::*;
use crate::scoring::{self, Plain};

/// Whether one share is at most the other; a share of nothing is like any.
fn at_most(low: &Outcome, high: &Outcome) -> bool {
    let cross = |a: Points, b: Points| u128::from(a.millionths()) * u128::from(b.millionths());
    match (low.points, high.points) {
        (Some(low), Some(high)) => cross(low.earned, high.of) <= cross(high.earned, low.of),
        (low, high) => low == high,
    }
}

proptest! {
    #[test]
    fn the_plain_computation_agrees(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        let plain = Plain::new(&serde_json::to_value(fitting.rubric.instrument()).unwrap());
        let facts = scoring::facts(&plain, &fitting.assessment);
        scoring::agrees(&rubric, &plain, &fitting.assessment, &facts);
    }

    #[test]
    fn the_result_lies_between_its_bounds(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        let card = rubric.score(&fitting.assessment).unwrap();
        let whole = [(card.lowest, card.outcome, card.highest)];
        let groups = card.groups.iter().map(|g| (g.lowest, g.outcome, g.highest));
        for (lowest, actual, highest) in whole.into_iter().chain(groups) {
            prop_assert!(at_most(&lowest, &actual) && at_most(&actual, &highest) && at_most(&lowest, &highest));
            prop_assert_eq!(lowest.level.is_some(), highest.level.is_some());
            let little = Some(NoLevel::LittleAnswered);
            prop_assert!(actual.no_level != little || lowest.level.is_some(), "what could be is told");
            prop_assert!(lowest.no_level != little && highest.no_level != little);
            if actual.level.is_some() {
                prop_assert!(lowest.level.is_some());
                prop_assert!(super::rank(&rubric, lowest) <= super::rank(&rubric, actual));
                prop_assert!(super::rank(&rubric, actual) <= super::rank(&rubric, highest));
            }
        }
    }

    #[test]
    fn improving_an_answer_never_lowers_anything((before, after) in made(improvement)) {
        let rubric = before.rubric.clone();
        let was = rubric.score(&before.assessment).unwrap();
        let is = rubric.score(&after).unwrap();
        let whole = [(was.outcome, is.outcome, was.lowest, is.lowest)];
        let groups = was.groups.iter().zip(&is.groups);
        let groups = groups.map(|(was, is)| (was.outcome, is.outcome, was.lowest, is.lowest));
        for (was, is, was_lowest, is_lowest) in whole.into_iter().chain(groups) {
            for (was, is) in [(was, is), (was_lowest, is_lowest)] {
                prop_assert_eq!(was.points.map(|p| p.of), is.points.map(|p| p.of));
                prop_assert!(was.points.map(|p| p.earned) <= is.points.map(|p| p.earned));
                prop_assert!(super::rank(&rubric, was) <= super::rank(&rubric, is), "{was:?} {is:?}");
            }
        }
        prop_assert!(was.coverage.answered <= is.coverage.answered);
    }

    /// A list of names is a set: their order changes no result.
    #[test]
    fn the_order_of_lists_of_names_does_not_matter((one, other) in made(renamed)) {
        let (here, there) = (&one.rubric, Rubric::new(other).unwrap());
        let mut card = here.score(&one.assessment).unwrap();
        card.instrument_digest = there.digest();
        prop_assert_eq!(card, there.score(&one.assessment).unwrap());
        for level in &here.instrument().levels {
            let mut gaps = here.gaps(&one.assessment, &level.id).unwrap();
            gaps.instrument_digest = there.digest();
            prop_assert_eq!(gaps, there.gaps(&one.assessment, &level.id).unwrap());
        }
        prop_assert_eq!(here.findings(), there.findings());
    }
}

/// An instrument, and the same with every list of names in its requirements shuffled.
fn renamed(d: &mut Dice) -> (Fitting, Instrument) {
    let fitting = fitting(d);
    let mut other = fitting.rubric.instrument().clone();
    let own = other.groups.iter_mut().map(|group| &mut group.levels);
    let tables = own.chain([&mut other.scoring.levels, &mut other.scoring.group_levels]);
    for requirement in tables.flatten().flat_map(|row| &mut row.requires) {
        let of = match requirement {
            Requirement::Percent(r) | Requirement::Points(r) => &mut r.of,
            Requirement::Criteria(r) => &mut r.of,
            Requirement::Conditions(r) => &mut r.of,
            Requirement::Groups(r) => {
                r.of.iter_mut().for_each(|ids| shuffled(d, ids));
                continue;
            }
            _ => panic!("a kind that this does not know"),
        };
        if let Some(CriteriaSet::Criteria(ids) | CriteriaSet::Groups(ids)) = of {
            shuffled(d, ids);
        }
    }
    for group in &mut other.groups {
        group
            .criteria
            .iter_mut()
            .for_each(|c| d.shuffle(&mut c.marks));
    }
    (fitting, other)
}

fn shuffled(d: &mut Dice, ids: &mut [Id]) {
    d.shuffle(ids);
}
