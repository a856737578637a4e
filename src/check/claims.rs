//! Rules of an assessment beside the plan and the report of its year: whether they show what it claims.

use crate::model::{
    AnnualPlan, Answer, Assessment, Finding, Findings, Id, NotAssessed, Place, Stage, Value,
    YearEndReport, found,
};
use crate::score::fit;
use crate::sound::Rubric;
use crate::year::Passage;
use std::collections::HashMap;

/// Checks what an assessment answers against what its school's plan, and the report on it, prove; findings point into the assessment.
///
/// Nothing is found where the plan is of another school, or its period of another school year (see
/// [`Period::school_year`](crate::Period::school_year)); a report on another plan is left aside. A plan by another instrument or
/// edition shows nothing here, which is told; [`together`](super::together) knows whether a crosswalk leads over.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Assessment, Rubrics, check, read};
/// # let next = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/next-assessment.json"));
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// let (assessment, plan): (Assessment, AnnualPlan) = (read(next)?, read(plan)?);
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
/// let findings = check::claims(&assessment, &plan, None, rubric);
/// assert!(findings.findings.iter().all(|f| f.pointer.as_str().starts_with("/answers")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn claims(
    assessment: &Assessment,
    plan: &AnnualPlan,
    report: Option<&YearEndReport>,
    rubric: &Rubric,
) -> Findings {
    claims_along(assessment, plan, report, None, rubric)
}

/// What there is to find beside a plan that goes by another instrument or edition, from which a way leads.
pub(super) fn claims_along(
    assessment: &Assessment,
    plan: &AnnualPlan,
    report: Option<&YearEndReport>,
    along: Option<&Passage<'_>>,
    rubric: &Rubric,
) -> Findings {
    let mut findings = Findings::default();
    let same_school = assessment.school.id == plan.school.id;
    if !same_school || plan.period.school_year() != Some(assessment.school_year) {
        return findings;
    }
    if along.is_none() && plan.instrument != assessment.instrument {
        if rubric.criteria().any(|criterion| criterion.proof.is_some()) {
            let (expected, found) = (assessment.instrument, plan.instrument);
            let found = found::ClaimOtherInstrument { expected, found };
            findings.add(&Place::Root.name("instrument"), found);
        }
        return findings;
    }
    let report = report.filter(|report| report.is_on(plan));
    let answers = Place::Root.name("answers");
    let stages = Stage::distinct(&assessment.school.stages);
    let mut to: HashMap<Id, Vec<(usize, &Answer)>> = HashMap::new();
    for (at, answer) in assessment.answers.iter().enumerate() {
        to.entry(answer.criterion).or_default().push((at, answer));
    }
    for shown in rubric.shown(plan, report, along) {
        let claims = to.remove(&shown.criterion).unwrap_or_default();
        if claims.is_empty() {
            let claimed = Value::NotAssessed(NotAssessed::default());
            if let Some(found) = claim(&claimed, &shown) {
                findings.add(&answers, found);
            }
        }
        for (at, answer) in claims {
            if fit::answer(rubric, &stages, answer, 0).is_ok()
                && let Some(found) = claim(&answer.value, &shown)
            {
                findings.add(&answers.index(at), found);
            }
        }
    }
    findings
}

/// What there is to say of a claim beside the answer that the documents show.
pub(super) fn claim(claimed: &Value, shown: &Answer) -> Option<Finding> {
    if exceeds(claimed, &shown.value) {
        let found = found::ClaimExceedsDocuments {
            criterion: shown.criterion,
            claimed,
            shown: (&shown.value),
        };
        Some(found.into())
    } else if exceeds(&shown.value, claimed) {
        let found = found::ClaimBelowDocuments {
            criterion: shown.criterion,
            claimed,
            shown: (&shown.value),
        };
        Some(found.into())
    } else if let (Value::Share(one), Value::Share(other)) = (claimed, &shown.value)
        && one != other
    {
        let found = found::ClaimCountsDiffer {
            criterion: shown.criterion,
            claimed,
            shown: (&shown.value),
        };
        Some(found.into())
    } else {
        None
    }
}

/// Whether one value says more than another, exactly: `a / b > c / d` where `a × d > c × b`.
///
/// *Not applicable* counts as the whole where it is claimed, as its points leave the maximum, and as nothing where it is compared with.
fn exceeds(value: &Value, other: &Value) -> bool {
    if matches!(
        (value, other),
        (Value::NotApplicable(_), Value::NotApplicable(_))
    ) {
        return false;
    }
    let (part, whole) = fraction(value, 1);
    let (other_part, other_whole) = fraction(other, 0);
    part * other_whole > other_part * whole
}

fn fraction(value: &Value, not_applicable: u64) -> (u64, u64) {
    match value {
        Value::Condition(so) | Value::YesNo(so) => (u64::from(*so), 1),
        Value::Share(share) => (share.part.get().into(), share.whole.get().into()),
        Value::NotApplicable(_) => (not_applicable, 1),
        _ => (0, 1),
    }
}
