//! Rules of an external evaluation beside the self-assessment it answers.

use super::days;
use super::schools::{names_differ, stages_apart, units_differ};
use crate::model::{
    Assessment, Comparison, CriterionDifference, Detail, Findings, Id, Outcome, Place, found,
};
use crate::score::apart;
use crate::sound::Rubric;
use std::collections::{HashMap, HashSet};

/// Checks an external evaluation against the self-assessment of the same school; findings point into the evaluation.
///
/// With the rubric at hand it tells where the two disagree: on the overall level, or else criterion by criterion.
///
/// ```
/// use it_adoption_model::{Assessment, Rubrics, Severity, check, read};
/// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
/// # let external = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/external-evaluation.json"));
/// let (own, external): (Assessment, Assessment) = (read(own)?, read(external)?);
/// let findings = check::judgements(&own, &external, Rubrics::builtin().get(&own.instrument));
/// assert_eq!(findings.count(Severity::Advice), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn judgements(own: &Assessment, external: &Assessment, rubric: Option<&Rubric>) -> Findings {
    judgements_on(own, external, rubric, None)
}

/// As [`judgements`], where only some criteria of the self-assessment are known: levels depend on the others too.
pub(super) fn judgements_on(
    own: &Assessment,
    external: &Assessment,
    rubric: Option<&Rubric>,
    only: Option<&HashSet<Id>>,
) -> Findings {
    let mut findings = Findings::default();
    apart(own, external, &mut findings);
    if findings.has_errors() {
        return findings;
    }
    stages_differ(own, external, &mut findings);
    names_differ(&external.school, &own.school, &mut findings);
    units_differ(&external.school, &own.school, &mut findings);
    days::evaluated_after(own, external, &mut findings);
    if let Some(rubric) = rubric
        && let Ok(mut comparison) = rubric.side_by_side(own, external)
    {
        // Answers that lead to the same level and points are no dispute; the comparison itself shows them.
        let judged = CriterionDifference::is_judged_differently;
        comparison.criteria.retain(judged);
        match only {
            None => disagreements(rubric, &comparison, external, &mut findings),
            Some(only) => {
                let known = |difference: &CriterionDifference| only.contains(&difference.criterion);
                comparison.criteria.retain(known);
                criteria_differ(rubric, &comparison, external, &mut findings);
            }
        }
    }
    findings
}

fn stages_differ(own: &Assessment, external: &Assessment, findings: &mut Findings) {
    if let Some((found, expected)) = stages_apart(&external.school, &own.school) {
        let school = Place::Root.name("school");
        let found = found::ComparisonStagesDiffer { expected, found };
        findings.add(&school.name("stages"), found);
    }
}

/// The overall level, if it differs, with the criteria that differ; otherwise each of these by itself.
fn disagreements(
    rubric: &Rubric,
    comparison: &Comparison,
    external: &Assessment,
    findings: &mut Findings,
) {
    let rank = |outcome: &Outcome| outcome.level.and_then(|level| rubric.rank(&level));
    let (own, outside) = (&comparison.self_outcome, &comparison.external_outcome);
    let order = rank(outside).cmp(&rank(own));
    if order.is_eq() {
        return criteria_differ(rubric, comparison, external, findings);
    }
    let differ = comparison.criteria.iter().map(|d| d.criterion.as_str());
    let criteria = differ.collect::<Vec<_>>().join(", ");
    let [own, external] =
        [own, outside].map(|outcome| Detail::outcome(outcome, rubric.instrument()));
    if order.is_lt() {
        let found = found::ComparisonLevelLower {
            own,
            external,
            criteria,
        };
        findings.add(&Place::Root, found);
    } else {
        let found = found::ComparisonLevelHigher {
            own,
            external,
            criteria,
        };
        findings.add(&Place::Root, found);
    }
}

/// Each criterion that differs, where it is answered, or at the answers where it is not.
fn criteria_differ(
    rubric: &Rubric,
    comparison: &Comparison,
    external: &Assessment,
    findings: &mut Findings,
) {
    let answered = external.answers.iter().enumerate().rev();
    let places: HashMap<Id, usize> = answered.map(|(at, a)| (a.criterion, at)).collect();
    let answers = Place::Root.name("answers");
    for difference in &comparison.criteria {
        let found = found::ComparisonCriterionDiffers {
            criterion: difference.criterion,
            own: Detail::judged(difference.self_judged, rubric.instrument()),
            external: Detail::judged(difference.external_judged, rubric.instrument()),
        };
        match places.get(&difference.criterion) {
            Some(at) => findings.add(&answers.index(*at), found),
            None => findings.add(&answers, found),
        }
    }
}
