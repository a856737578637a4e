//! A medium-term plan against the assessment that tells where the school stands when it begins.

use super::plan_and_assessment::is_before;
use super::target::fitting;
use crate::model::{Assessment, Detail, Findings, Id, MediumTermPlan, Place, Stage, Value, found};
use crate::score::compare;
use crate::sound::Rubric;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Whether the assessment tells where the school stands when the plan begins: it is of the school year before, or of the first one
/// and dated no later than the plan.
pub(super) fn is_baseline(plan: &MediumTermPlan, assessment: &Assessment) -> bool {
    let years = plan.years.iter().map(|year| year.school_year);
    plan.school.id == assessment.school.id && is_before(assessment, years.min(), plan.head.date)
}

/// No year has a target or a level below what the assessment says; the first of each is found, in the plan.
pub(super) fn medium_term_and_assessment(
    plan: &MediumTermPlan,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Findings {
    let mut findings = Findings::default();
    let Ok(card) = rubric.score(assessment) else {
        return findings;
    };
    let stages = Stage::distinct(&plan.school.stages);
    let answers = assessment.answers.iter();
    let mut now: HashMap<Id, &Value> = answers.map(|a| (a.criterion, &a.value)).collect();
    let mut level = card.outcome.level;
    let mut years: Vec<_> = plan.years.iter().enumerate().collect();
    years.sort_by_key(|(_, year)| year.school_year);
    let list = Place::Root.name("years");
    for (at, year) in years {
        let place = list.index(at);
        let below = |aimed: &Id| {
            let ranks = rubric
                .rank(aimed)
                .zip(level.and_then(|now| rubric.rank(&now)));
            ranks.is_some_and(|(aimed, now)| aimed < now)
        };
        if let Some((aimed, now)) = year.level.filter(below).zip(level) {
            let [aimed, now] = [aimed, now].map(|level| rubric.level_named(level));
            let found = found::MediumTermPlanLevelBelowBaseline {
                level: aimed,
                baseline: now,
            };
            findings.add(&place.name("level"), found);
            level = None;
        }
        let targets = place.name("targets");
        for (at, target) in year.targets.iter().enumerate() {
            let criterion = target.criterion;
            let fits = |value| fitting(rubric, &stages, criterion, value).ok().flatten();
            let Some(value) = now.get(&criterion) else {
                continue;
            };
            let Some((to, _)) = fits(&target.value).zip(fits(value)) else {
                continue;
            };
            if compare(Some(to.criterion), &target.value, value) == Some(Ordering::Less) {
                let baseline = Detail::fact(value, rubric.instrument());
                let found = found::MediumTermPlanTargetBelowBaseline {
                    criterion,
                    baseline,
                };
                findings.add(&targets.index(at).name("value"), found);
                now.remove(&criterion);
            }
        }
    }
    findings
}
