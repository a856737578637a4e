//! An annual plan against the assessment that it starts from.

use super::days;
use super::plausible::{is_noted, totals_apart};
use super::target::{fitting, same_instrument};
use crate::model::{
    AnnualPlan, Answer, Assessment, Criterion, Date, Detail, Findings, Id, Kind, Place, SchoolYear,
    Scorecard, Stage, Target, Value, found,
};
use crate::score::compare;
use crate::sound::Rubric;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Checks an annual plan against the assessment that tells where the school stands when it begins.
///
/// Findings are of the plan. What each of the two says by itself is for its own check.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Assessment, Rubrics, check, read};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// # let external = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/external-evaluation.json"));
/// let (mut plan, from): (AnnualPlan, Assessment) = (read(plan)?, read(external)?);
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
/// assert!(check::plan_and_assessment(&plan, &from, rubric).findings.is_empty());
/// plan.school.id = "S-2".parse()?;
/// assert!(check::plan_and_assessment(&plan, &from, rubric).has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan_and_assessment(
    plan: &AnnualPlan,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Findings {
    let mut findings = Findings::default();
    if plan.school.id != assessment.school.id {
        let school = Place::Root.name("school");
        findings.add(&school.name("id"), found::PlanAssessmentOtherSchool {});
    } else if !is_baseline(plan, assessment) {
        let found = found::PlanAssessmentOtherYear {
            year: assessment.school_year,
            period: plan.period,
        };
        findings.add(&Place::Root.name("period"), found);
    } else if same_instrument(
        plan.instrument,
        assessment.instrument,
        |found, expected| found::PlanAssessmentOtherInstrument { found, expected }.into(),
        &mut findings,
    ) && let Ok(card) = rubric.score(assessment)
    {
        days::plan_after(plan, assessment, &mut findings);
        baseline_differs(plan, &card, rubric, &mut findings);
        targets(plan, assessment, rubric, &mut findings);
        target_level_unreached(plan, assessment, rubric, &mut findings);
    }
    findings
}

/// Whether the assessment tells where the school stands when the plan begins: it is of the school
/// year before, or of the one that the plan begins in and dated no later than the plan.
pub(super) fn is_baseline(plan: &AnnualPlan, assessment: &Assessment) -> bool {
    is_before(assessment, plan.period.school_year(), plan.head.date)
}

/// Whether an assessment tells where a school stood when a plan of this day begins with this school year.
pub(super) fn is_before(
    assessment: &Assessment,
    begins: Option<SchoolYear>,
    issued: Option<Date>,
) -> bool {
    let dated = || {
        let dates = assessment.date.zip(issued);
        dates.is_some_and(|(assessed, issued)| assessed <= issued)
    };
    let begins = begins.map(SchoolYear::start);
    let of = assessment.school_year.start();
    begins == Some(of + 1) || (begins == Some(of) && dated())
}

/// A level that the instrument does not have is for the plan's own check.
fn baseline_differs(plan: &AnnualPlan, card: &Scorecard, rubric: &Rubric, findings: &mut Findings) {
    let stated = plan.baseline_level.filter(|id| rubric.rank(id).is_some());
    if let Some(found) = stated.filter(|found| card.outcome.level != Some(*found)) {
        let found = found::PlanBaselineDiffers {
            found: rubric.level_named(found),
            level: Detail::outcome(&card.outcome, rubric.instrument()),
        };
        findings.add(&Place::Root.name("baselineLevel"), found);
    }
}

fn targets(plan: &AnnualPlan, assessment: &Assessment, rubric: &Rubric, findings: &mut Findings) {
    let now: HashMap<_, _> = assessment
        .answers
        .iter()
        .map(|answer| (answer.criterion, answer))
        .collect();
    let stages = Stage::distinct(&plan.school.stages);
    let list = Place::Root.name("objectives");
    for (at, objective) in plan.objectives.iter().enumerate() {
        let place = list.index(at);
        let place = place.name("targets");
        for (at, target) in objective.targets.iter().enumerate() {
            if let Some(answer) = now.get(&target.criterion) {
                let place = place.index(at);
                above(
                    &stages,
                    target,
                    answer,
                    rubric,
                    &place.name("value"),
                    findings,
                );
            }
        }
    }
}

/// A target is better than the fact it starts from and brings something, unless there is nothing more to reach.
fn above(
    stages: &[Stage],
    target: &Target,
    now: &Answer,
    rubric: &Rubric,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let worth = |value| fitting(rubric, stages, target.criterion, value).ok()?;
    let Some((to, from)) = worth(&target.value).zip(worth(&now.value)) else {
        return;
    };
    let criterion = target.criterion;
    let order = compare(Some(to.criterion), &target.value, &now.value);
    totals(target, now, (to.criterion, order), place, findings);
    match order {
        _ if to.lowest() => {}
        Some(Ordering::Less) => {
            findings.add(place, found::PlanTargetNotAboveBaseline { criterion });
        }
        Some(_) if to.highest() && from.highest() => {}
        Some(Ordering::Equal) => {
            findings.add(place, found::PlanTargetNotAboveBaseline { criterion });
        }
        Some(Ordering::Greater) if to.level() == from.level() && to.earned() == from.earned() => {
            let level = Detail::level(to.level(), rubric.instrument());
            findings.add(place, found::PlanTargetGainsNothing { criterion, level });
        }
        Some(Ordering::Greater) | None => {}
    }
}

/// A target is counted out of no more than there is, and not out of much less, unless a note says why; what the year's own documents
/// count is not known before.
fn totals(
    target: &Target,
    now: &Answer,
    (criterion, order): (&Criterion, Option<Ordering>),
    place: &Place<'_>,
    findings: &mut Findings,
) {
    if criterion.proof.is_some() || is_noted(target.note.as_ref()) {
        return;
    }
    if let (Value::Share(to), Value::Share(from)) = (&target.value, &now.value)
        && to.whole > from.whole
        && order == Some(Ordering::Greater)
    {
        let found = found::PlanTargetBeyond {
            criterion: criterion.id,
            found: to.whole,
            expected: from.whole,
        };
        findings.add(place, found);
    } else if totals_apart(&target.value, &now.value) {
        let found = found::AnswerTotalUnlikely {
            criterion: criterion.id,
            found: (&target.value),
            kind: Kind::Assessment,
            expected: (&now.value),
        };
        findings.add(place, found);
    }
}

/// Even if every target is met, and everything unknown or proven by the year's documents goes best, the target level is not reached.
/// What does not apply stays so: where it counts as met, it may do more than the best answer. A plan with no target but on what the
/// year's documents prove themselves proves nothing.
fn target_level_unreached(
    plan: &AnnualPlan,
    assessment: &Assessment,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let Some(target) = plan.target_level else {
        return;
    };
    let targets: HashMap<_, _> = plan
        .objectives
        .iter()
        .flat_map(|objective| &objective.targets)
        .map(|target| (target.criterion, target))
        .collect();
    let proven = |answer: &Answer| {
        let criterion = rubric.criterion(&answer.criterion);
        let applies = !matches!(answer.value, Value::NotApplicable(_));
        applies && criterion.is_some_and(|criterion| criterion.proof.is_some())
    };
    let mut met = assessment.clone();
    met.answers
        .retain(|a| !proven(a) && !targets.contains_key(&a.criterion));
    let asked = |criterion: &Criterion| criterion.proof.is_none();
    if !targets
        .keys()
        .any(|id| rubric.criterion(id).is_some_and(asked))
    {
        let shown = rubric.derive(plan, None).unwrap_or_default().into_iter();
        let known = |answer: &Answer| !matches!(answer.value, Value::NotAssessed(_));
        let open = |answer: &Answer| known(answer) && !targets.contains_key(&answer.criterion);
        met.answers.extend(shown.filter(open));
    }
    let targets = targets.values();
    let hoped = targets.map(|target| Answer::new(target.criterion, target.value.clone()));
    met.answers.extend(hoped);
    let reached = rubric.score(&met).ok().and_then(|card| card.highest.level);
    let short = |level: &Id| rubric.rank(level) < rubric.rank(&target);
    if let Some(level) = reached.filter(short) {
        let [level, target] = [level, target].map(|l| rubric.level_named(l));
        let found = found::PlanTargetLevelUnreached { level, target };
        findings.add(&Place::Root.name("targetLevel"), found);
    }
}
