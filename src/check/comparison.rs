//! Rules of an external evaluation beside the self-assessment it answers.

use crate::model::{
    Assessment, Comparison, CriterionDifference, Findings, Id, Judged, Outcome, Place, Rule, Stage,
};
use crate::score::apart;
use crate::sound::Rubric;
use std::collections::HashMap;

/// Holds an external evaluation against the self-assessment of the same school; findings point into the evaluation.
///
/// With the rubric at hand it tells where the two disagree: on the level of the whole, or else criterion by criterion.
pub fn judgements(own: &Assessment, external: &Assessment, rubric: Option<&Rubric>) -> Findings {
    let mut findings = Findings::default();
    apart(own, external, |place, rule, args| {
        findings.add(place, rule, args)
    });
    if findings.has_errors() {
        return findings;
    }
    stages_differ(own, external, &mut findings);
    if let Some(rubric) = rubric
        && let Ok(comparison) = rubric.side_by_side(own, external)
    {
        disagreements(rubric, &comparison, external, &mut findings);
    }
    findings
}

fn stages_differ(own: &Assessment, external: &Assessment, findings: &mut Findings) {
    let stages = |assessment: &Assessment| {
        let mut stages = Stage::distinct(&assessment.school.stages).to_vec();
        stages.sort_unstable();
        let names: Vec<&str> = stages.iter().map(|stage| stage.as_str()).collect();
        names.join(", ")
    };
    let (expected, found) = (stages(own), stages(external));
    if expected != found {
        let school = Place::ROOT.name("school");
        findings.add(
            &school.name("stages"),
            Rule::ComparisonStagesDiffer,
            &[("expected", expected), ("found", found)],
        );
    }
}

/// The level of the whole, if it differs, with the criteria that differ; otherwise each of these by itself.
fn disagreements(
    rubric: &Rubric,
    comparison: &Comparison,
    external: &Assessment,
    findings: &mut Findings,
) {
    let rank = |outcome: &Outcome| outcome.level.and_then(|level| rubric.rank(&level));
    let (own, outside) = (&comparison.self_outcome, &comparison.external_outcome);
    let rule = match rank(outside).cmp(&rank(own)) {
        std::cmp::Ordering::Less => Rule::ComparisonLevelLower,
        std::cmp::Ordering::Greater => Rule::ComparisonLevelHigher,
        std::cmp::Ordering::Equal => {
            let answers = external.answers.iter().enumerate().rev();
            let places: HashMap<Id, usize> = answers.map(|(at, a)| (a.criterion, at)).collect();
            for difference in &comparison.criteria {
                let place = places.get(&difference.criterion);
                criterion_differs(difference, place.copied(), findings);
            }
            return;
        }
    };
    let level = |outcome: &Outcome| {
        outcome
            .level
            .map_or("–".to_owned(), |level| level.to_string())
    };
    let criteria: Vec<&str> = comparison
        .criteria
        .iter()
        .map(|d| d.criterion.as_str())
        .collect();
    let args = [
        ("self", level(own)),
        ("external", level(outside)),
        ("criteria", criteria.join(", ")),
    ];
    findings.add(&Place::ROOT, rule, &args);
}

fn criterion_differs(
    difference: &CriterionDifference,
    answer: Option<usize>,
    findings: &mut Findings,
) {
    let args = [
        ("criterion", difference.criterion.to_string()),
        ("self", judged(&difference.self_judged)),
        ("external", judged(&difference.external_judged)),
    ];
    let answers = Place::ROOT.name("answers");
    match answer {
        Some(at) => findings.add(&answers.index(at), Rule::ComparisonCriterionDiffers, &args),
        None => findings.add(&answers, Rule::ComparisonCriterionDiffers, &args),
    }
}

/// A judgement in a few signs: the level, or what became of the criterion, and the points.
fn judged(judged: &Judged) -> String {
    match judged.level {
        Some(level) => format!("{level} ({})", judged.earned),
        None => format!("{} ({})", judged.state, judged.earned),
    }
}
