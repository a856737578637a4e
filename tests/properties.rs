//! Properties that hold for every document, checked on arbitrary ones.

use crate::arbitrary::with;
use crate::arbitrary::{self, Dice, Fitting, fitting, made};
use it_adoption_model::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

mod fewest;
mod gaps;
mod generators;
mod return_from_json;
mod scoring;
mod trace;

fn criteria(instrument: &Instrument) -> impl Iterator<Item = &Criterion> {
    instrument.groups.iter().flat_map(|g| &g.criteria)
}

/// How high an outcome stands: below every level where too little is answered; where nothing applies, nothing is held against it.
fn rank(rubric: &Rubric, outcome: Outcome) -> Option<usize> {
    match outcome.no_level {
        Some(NoLevel::LittleAnswered) => None,
        _ => Some(match outcome.level {
            Some(level) => rubric.rank(&level).unwrap(),
            None => usize::MAX,
        }),
    }
}

proptest! {
    #[test]
    fn sound_instruments_make_rubrics_and_fitting_assessments_score(fitting in made(fitting)) {
        let rubric = fitting.rubric.clone();
        prop_assert_eq!(&check::instrument(rubric.instrument()), rubric.findings());
        let findings = check::assessment(&fitting.assessment, Some(&rubric));
        prop_assert!(!findings.has_errors(), "{findings:?}");
        prop_assert!(rubric.score(&fitting.assessment).is_ok());
    }

    #[test]
    fn the_order_of_answers_and_stages_does_not_matter((one, other) in made(reordered)) {
        let rubric = one.rubric.clone();
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
        let errors = [&one.assessment, &other].map(|assessment| check::assessment(assessment, Some(&rubric)).findings.len());
        prop_assert_eq!(errors[0], errors[1]);
    }

    #[test]
    fn scoring_gives_the_same_bytes_again(fitting in made(fitting)) {
        let bytes = || {
            let rubric = fitting.rubric.clone();
            let target = fitting.rubric.instrument().levels.last().unwrap().id;
            let card = serde_json::to_vec(&rubric.score(&fitting.assessment).unwrap()).unwrap();
            let gaps = serde_json::to_vec(&rubric.gaps(&fitting.assessment, &target).unwrap()).unwrap();
            let findings = serde_json::to_vec(&check::assessment(&fitting.assessment, Some(&rubric))).unwrap();
            [card, gaps, findings]
        };
        prop_assert_eq!(bytes(), bytes());
    }

    #[test]
    fn what_cannot_be_scored_has_an_error_and_the_other_way_round((fitting, assessment) in made(disturbed)) {
        let rubric = fitting.rubric.clone();
        let findings = check::assessment(&assessment, Some(&rubric));
        let first = findings.findings.iter().find(|f| f.severity == Severity::Error);
        match rubric.score(&assessment) {
            Ok(_) => prop_assert_eq!(first, None),
            Err(unfit) => prop_assert_eq!(first, Some(unfit.finding())),
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
        let rubric = fitting.rubric.clone();
        let _ = check::assessment(&assessment, None);
        let _ = check::assessment(&assessment, Some(&rubric));
        prop_assert_eq!(check::instrument(&instrument).has_errors(), Rubric::new(instrument.clone()).is_err());
        for locale in [Locale::Vi, Locale::En] {
            let _ = explain::scorecard(&card, &rubric, explain::Depth::Full, locale);
            for instrument in [&instrument, fitting.rubric.instrument()] {
                let _ = explain::gaps(&gaps, instrument, explain::Depth::Full, locale);
                let _ = explain::instrument(instrument, locale);
            }
            let _ = explain::findings(&findings, locale);
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
        let rubric = fitting.rubric.clone();
        let _ = check::annual_plan(&plan, None);
        let _ = check::annual_plan(&plan, Some(&rubric));
        let _ = check::medium_term_plan(&medium, None);
        let _ = check::medium_term_plan(&medium, Some(&rubric));
        let _ = check::year_end_report(&report, None);
        let _ = check::year_end_report(&report, Some(&rubric));
        let _ = check::plan_and_medium_term(&plan, &medium, Some(&rubric));
        let _ = check::report_and_plan(&report, &plan, Some(&rubric));
        let _ = check::workflow(&workflow);
        let _ = check::submission(&submission, &workflow, None);
        let _ = check::submission(&submission, &workflow, Some(&rubric));
        for assessment in [&assessment, &fitting.assessment] {
            let _ = check::plan_and_assessment(&plan, assessment, &rubric);
            let _ = check::claims(assessment, &plan, Some(&report), &rubric);
            let _ = check::judgements(assessment, &fitting.assessment, Some(&rubric));
        }
        let mut plan = plan;
        plan.instrument = rubric.reference();
        prop_assert_eq!(rubric.derive(&plan, None).map(|answers| answers.len() <= fitting.rubric.instrument().groups.iter().map(|g| g.criteria.len()).sum()), Ok(true));
    }
}

/// An assessment and the same with one answer better.
fn improvement(d: &mut Dice) -> (Fitting, Assessment) {
    let fitting = fitting(d);
    let mut after = fitting.assessment.clone();
    let criteria: Vec<&Criterion> = criteria(fitting.rubric.instrument()).collect();
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
            .extend(arbitrary::improved(d, criterion, None).map(|value| {
                with(arbitrary::answer(d), |made| {
                    made.criterion = criterion.id;
                    made.value = value;
                })
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
