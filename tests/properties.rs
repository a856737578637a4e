//! Properties that hold for every document, checked on arbitrary ones.

use crate::arbitrary::{self, Dice, Fitting, fitting, made};
use it_adoption_model::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::collections::BTreeSet;

mod return_from_json;

fn rubric(fitting: &Fitting) -> Rubric {
    Rubric::new(fitting.instrument.clone()).unwrap_or_else(|e| panic!("{e}"))
}

fn criteria(instrument: &Instrument) -> impl Iterator<Item = &Criterion> {
    instrument.groups.iter().flat_map(|g| &g.criteria)
}

/// How high a level stands; where nothing has a level, nothing is held against it.
fn rank(rubric: &Rubric, level: Option<Id>) -> usize {
    level.map_or(usize::MAX, |level| rubric.rank(&level).unwrap())
}

/// Whether one share is at most the other; a share of nothing is like any.
fn at_most(low: &Outcome, high: &Outcome) -> bool {
    let cross = |a: Points, b: Points| u128::from(a.quarters()) * u128::from(b.quarters());
    cross(low.earned, high.applicable) <= cross(high.earned, low.applicable)
}

/// Whether a percentage of so many quarters in so many lies in the band.
fn within(band: &Band, earned: u64, applicable: u64) -> bool {
    let bound = |limit: Limit| limit.quarters() * applicable;
    let value = earned * 400;
    let above = match band.lower {
        None => true,
        Some(LowerBound::From(limit)) => value >= bound(limit),
        Some(LowerBound::Above(limit)) => value > bound(limit),
    };
    above
        && match band.upper {
            None => true,
            Some(UpperBound::To(limit)) => value <= bound(limit),
            Some(UpperBound::Below(limit)) => value < bound(limit),
        }
}

/// Earned and applicable points of some criteria of a trace, in quarters.
fn added<'c>(criteria: impl Iterator<Item = &'c CriterionScore>) -> (u64, u64) {
    criteria.fold((0, 0), |(earned, applicable), score| {
        let applies = score.state != State::NotApplicable;
        (
            earned + score.earned.quarters(),
            applicable + if applies { score.maximum.quarters() } else { 0 },
        )
    })
}

fn sums(outcome: &Outcome) -> (u64, u64) {
    (outcome.earned.quarters(), outcome.applicable.quarters())
}

proptest! {
    #[test]
    fn sound_instruments_make_rubrics_and_fitting_assessments_score(fitting in made(fitting)) {
        let rubric = rubric(&fitting);
        let findings = check::assessment_against(&fitting.assessment, &rubric);
        prop_assert!(!findings.has_errors(), "{findings:?}");
        prop_assert!(rubric.score(&fitting.assessment).is_ok());
    }

    #[test]
    fn the_trace_adds_up(fitting in made(fitting)) {
        let rubric = rubric(&fitting);
        let card = rubric.score(&fitting.assessment).unwrap();
        prop_assert_eq!(added(card.criteria.iter()), sums(&card.outcome));
        prop_assert_eq!(card.criteria.len(), criteria(&fitting.instrument).count());
        for (group, score) in fitting.instrument.groups.iter().zip(&card.groups) {
            prop_assert_eq!(group.id, score.group);
            let members = card.criteria.iter().filter(|c| c.group == group.id);
            let (earned, applicable) = added(members);
            prop_assert_eq!((earned, applicable), sums(&score.outcome));
            let mut reached = fitting.instrument.scoring.bands.iter().filter(|b| within(b, earned, applicable));
            let band = reached.next_back().copied().filter(|_| applicable > 0);
            prop_assert_eq!(score.outcome.band, band);
            let lowest = fitting.instrument.levels[0].id;
            let level = if score.outcome.held { Some(lowest) } else { band.map(|b| b.level) };
            prop_assert_eq!(score.outcome.level, level);
        }
        for score in &card.criteria {
            prop_assert!(score.earned <= score.maximum);
            prop_assert_eq!(score.value.is_some(), fitting.assessment.answers.iter().any(|a| a.criterion == score.criterion));
        }
        let answered = |score: &&CriterionScore| score.state == State::Answered;
        let known: u64 = card.criteria.iter().filter(answered).map(|s| s.maximum.quarters()).sum();
        prop_assert_eq!(card.coverage.points.quarters(), known);
        prop_assert_eq!(card.coverage.answered.get() as usize, card.criteria.iter().filter(answered).count());
    }

    #[test]
    fn the_result_lies_between_its_bounds(fitting in made(fitting)) {
        let rubric = rubric(&fitting);
        let card = rubric.score(&fitting.assessment).unwrap();
        let whole = [(card.lowest, card.outcome, card.highest)];
        let groups = card.groups.iter().map(|g| (g.lowest, g.outcome, g.highest));
        for (lowest, actual, highest) in whole.into_iter().chain(groups) {
            prop_assert!(at_most(&lowest, &actual) && at_most(&actual, &highest) && at_most(&lowest, &highest));
            if actual.level.is_some() {
                prop_assert!(lowest.level.is_some());
                prop_assert!(rank(&rubric, lowest.level) <= rank(&rubric, actual.level));
                prop_assert!(rank(&rubric, actual.level) <= rank(&rubric, highest.level));
            }
        }
    }

    #[test]
    fn improving_an_answer_never_lowers_anything((before, after) in made(improvement)) {
        let rubric = rubric(&before);
        let was = rubric.score(&before.assessment).unwrap();
        let is = rubric.score(&after).unwrap();
        let whole = [(was.outcome, is.outcome, was.lowest, is.lowest)];
        let groups = was.groups.iter().zip(&is.groups);
        let groups = groups.map(|(was, is)| (was.outcome, is.outcome, was.lowest, is.lowest));
        for (was, is, was_lowest, is_lowest) in whole.into_iter().chain(groups) {
            for (was, is) in [(was, is), (was_lowest, is_lowest)] {
                prop_assert_eq!(was.applicable, is.applicable);
                prop_assert!(was.earned <= is.earned);
                prop_assert!(rank(&rubric, was.level) <= rank(&rubric, is.level), "{was:?} {is:?}");
            }
        }
        prop_assert!(was.coverage.answered <= is.coverage.answered);
    }

    #[test]
    fn the_order_of_answers_and_stages_does_not_matter((one, other) in made(reordered)) {
        let rubric = rubric(&one);
        let cards = [&one.assessment, &other].map(|assessment| {
            let mut card = rubric.score(assessment).unwrap();
            card.school.stages.sort_unstable();
            for score in &mut card.criteria {
                for mark in score.met.iter_mut().chain(&mut score.missed) {
                    mark.stage = None;
                }
            }
            card
        });
        prop_assert_eq!(&cards[0], &cards[1]);
        let errors = [&one.assessment, &other].map(|assessment| check::assessment_against(assessment, &rubric).findings.len());
        prop_assert_eq!(errors[0], errors[1]);
    }

    #[test]
    fn scoring_gives_the_same_bytes_again(fitting in made(fitting)) {
        let bytes = || {
            let rubric = rubric(&fitting);
            let target = fitting.instrument.levels.last().unwrap().id;
            let card = serde_json::to_vec(&rubric.score(&fitting.assessment).unwrap()).unwrap();
            let gaps = serde_json::to_vec(&rubric.gaps(&fitting.assessment, &target).unwrap()).unwrap();
            let findings = serde_json::to_vec(&check::assessment_against(&fitting.assessment, &rubric)).unwrap();
            [card, gaps, findings]
        };
        prop_assert_eq!(bytes(), bytes());
    }

    #[test]
    fn what_cannot_be_scored_has_an_error_and_the_other_way_round((fitting, assessment) in made(disturbed)) {
        let rubric = rubric(&fitting);
        let findings = check::assessment_against(&assessment, &rubric);
        let first = findings.findings.iter().find(|f| f.severity == Severity::Error);
        match rubric.score(&assessment) {
            Ok(_) => prop_assert_eq!(first, None),
            Err(unfit) => prop_assert_eq!(first, Some(&*unfit.0)),
        }
    }

    #[test]
    fn nothing_panics_on_documents_without_sense(
        (fitting, instrument, assessment, card, gaps, findings) in made(|d| (
            fitting(d),
            arbitrary::instrument(d),
            arbitrary::assessment(d),
            arbitrary::scorecard(d),
            arbitrary::gaps(d),
            arbitrary::findings(d),
        ))
    ) {
        let rubric = rubric(&fitting);
        check::assessment(&assessment);
        check::assessment_against(&assessment, &rubric);
        prop_assert_eq!(check::instrument(&instrument).has_errors(), Rubric::new(instrument.clone()).is_err());
        for locale in [Locale::Vi, Locale::En] {
            for instrument in [&instrument, &fitting.instrument] {
                explain::scorecard(&card, instrument, locale);
                explain::gaps(&gaps, instrument, locale);
                explain::instrument(instrument, locale);
            }
            explain::findings(&findings, locale);
        }
    }

    #[test]
    fn nothing_panics_on_a_year_without_sense(
        (fitting, plan, medium, report, submission, workflow, assessment) in made(|d| (
            fitting(d),
            arbitrary::annual_plan(d),
            arbitrary::medium_term_plan(d),
            arbitrary::year_end_report(d),
            arbitrary::submission(d),
            arbitrary::workflow(d),
            arbitrary::assessment(d),
        ))
    ) {
        let rubric = rubric(&fitting);
        check::annual_plan(&plan);
        check::annual_plan_against(&plan, &rubric);
        check::medium_term_plan(&medium);
        check::medium_term_plan_against(&medium, &rubric);
        check::year_end_report(&report);
        check::year_end_report_against(&report, &rubric);
        check::plan_and_medium_term(&plan, &medium, Some(&rubric));
        check::report_and_plan(&report, &plan, Some(&rubric));
        check::workflow(&workflow);
        check::submission(&submission, &workflow);
        check::submission_against(&submission, &workflow, &rubric);
        for assessment in [&assessment, &fitting.assessment] {
            check::plan_and_assessment(&plan, assessment, &rubric);
            check::claims(assessment, &plan, Some(&report), &rubric);
            check::judgements(assessment, &fitting.assessment, Some(&rubric));
        }
        prop_assert_eq!(rubric.derive(&plan, None).map(|answers| answers.len() <= fitting.instrument.groups.iter().map(|g| g.criteria.len()).sum()), Ok(true));
    }

    #[test]
    fn gaps_are_empty_just_where_the_target_is_reached(fitting in made(fitting)) {
        let rubric = rubric(&fitting);
        let card = rubric.score(&fitting.assessment).unwrap();
        for (target, level) in fitting.instrument.levels.iter().enumerate() {
            let gaps = rubric.gaps(&fitting.assessment, &level.id).unwrap();
            prop_assert_eq!(gaps.whole.is_empty(), rank(&rubric, card.outcome.level) >= target);
            for group in &card.groups {
                let lift = gaps.groups.iter().find(|lift| lift.group == group.group);
                prop_assert_eq!(lift.is_none(), rank(&rubric, group.outcome.level) >= target);
            }
        }
    }

    #[test]
    fn counted_gaps_are_the_smallest_changes(fitting in made(fitting)) {
        let rubric = rubric(&fitting);
        for (target, level) in fitting.instrument.levels.iter().enumerate() {
            for gap in rubric.gaps(&fitting.assessment, &level.id).unwrap().gaps {
                let reached = |less: u32| {
                    let mut assessment = fitting.assessment.clone();
                    let answer = assessment.answers.iter_mut().find(|a| a.criterion == gap.criterion)?;
                    let count = |more: More| Count::new(more.to.get() - less).unwrap();
                    match (gap.change, &mut answer.value) {
                        (Change::Part(more), Value::Share(share)) => share.part = count(more),
                        (Change::Count(more), Value::Count(now)) => *now = count(more),
                        (Change::Per(more), Value::Ratio(ratio)) => ratio.per = count(more),
                        _ => return None,
                    }
                    let card = rubric.score(&assessment).unwrap();
                    card.criteria.into_iter().find(|c| c.criterion == gap.criterion).unwrap().level
                };
                if let (Some(enough), Some(short)) = (reached(0), reached(1)) {
                    prop_assert_eq!(Some(enough), gap.to);
                    prop_assert!(rank(&rubric, Some(enough)) >= target, "{gap:?}");
                    prop_assert!(rank(&rubric, Some(short)) < target, "{gap:?}");
                }
            }
        }
    }
}

/// An assessment and the same with one answer better.
fn improvement(d: &mut Dice) -> (Fitting, Assessment) {
    let fitting = fitting(d);
    let mut after = fitting.assessment.clone();
    let criteria: Vec<&Criterion> = criteria(&fitting.instrument).collect();
    let criterion = d.pick(&criteria);
    let now = after
        .answers
        .iter_mut()
        .find(|a| a.criterion == criterion.id);
    match (now, d) {
        (Some(answer), d) => {
            if let Some(value) = arbitrary::improved(d, criterion, Some(&answer.value)) {
                answer.value = value;
            }
        }
        (None, d) => after
            .answers
            .extend(arbitrary::improved(d, criterion, None).map(|value| Answer {
                criterion: criterion.id,
                value,
                ..arbitrary::answer(d)
            })),
    }
    (fitting, after)
}

fn reordered(d: &mut Dice) -> (Fitting, Assessment) {
    let fitting = fitting(d);
    let mut other = fitting.assessment.clone();
    d.shuffle(&mut other.answers);
    d.shuffle(&mut other.school.stages);
    (fitting, other)
}

/// An assessment that may fit no longer: answers of other forms, out of bounds, repeated, to no criterion; another head.
fn disturbed(d: &mut Dice) -> (Fitting, Assessment) {
    let fitting = fitting(d);
    let mut assessment = fitting.assessment.clone();
    for _ in 0..d.below(3) {
        let at = d.below(assessment.answers.len().max(1));
        match (d.below(8), assessment.answers.get(at).cloned()) {
            (0, Some(answer)) => assessment.answers.push(answer),
            (1, _) => assessment.answers.push(arbitrary::answer(d)),
            (2, _) => assessment.school.stages = d.some(3, arbitrary::variant),
            (3, _) if d.below(4) == 0 => assessment.instrument.id = arbitrary::id(d),
            (4, _) if d.below(4) == 0 => assessment.instrument.edition = arbitrary::id(d),
            (_, Some(_)) => assessment.answers[at].value = arbitrary::value(d),
            _ => {}
        }
    }
    (fitting, assessment)
}

/// The generators reach what the properties are about.
#[test]
fn generators_are_not_lopsided() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut draw = |each: &mut dyn FnMut(Fitting, Assessment)| {
        for _ in 0..200 {
            let tree = made(disturbed).new_tree(&mut runner).unwrap();
            let (fitting, assessment) = tree.current();
            each(fitting, assessment);
        }
    };
    let (mut levels, mut forms) = (BTreeSet::new(), BTreeSet::new());
    let (mut held, mut answered, mut of, mut unfit) = (0, 0, 0, 0);
    draw(&mut |fitting, disturbed| {
        let rubric = rubric(&fitting);
        let card = rubric.score(&fitting.assessment).unwrap();
        levels.insert(card.outcome.level);
        forms.extend(fitting.assessment.answers.iter().map(|a| a.value.form()));
        held += u32::from(card.outcome.held || card.groups.iter().any(|g| g.outcome.held));
        answered += card.coverage.answered.get();
        of += card.coverage.criteria.get();
        unfit += u32::from(rubric.score(&disturbed).is_err());
    });
    assert_eq!(levels.len(), 5, "no level, or one of four: {levels:?}");
    assert_eq!(forms.len(), 9, "{forms:?}");
    assert!((20..180).contains(&held), "{held} of 200 are held");
    assert!((20..180).contains(&unfit), "{unfit} of 200 do not fit");
    assert!(
        answered * 3 > of,
        "{answered} of {of} criteria are answered"
    );
}
