//! An annual plan against the medium-term plan that it is a year of.

use super::target::{fitting, same_instrument};
use crate::model::{
    AnnualPlan, Detail, Findings, Id, MediumTermPlan, Place, SchoolYear, Stage, Target, Value,
    YearTargets, found,
};
use crate::score::compare;
use crate::sound::Rubric;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Checks an annual plan against its year of a medium-term plan; levels, ratings and ratios are compared where there is a rubric.
///
/// A plan for a calendar year is checked against the school year that ends in it. Findings are of the annual plan.
///
/// ```
/// use it_adoption_model::{AnnualPlan, MediumTermPlan, check, read};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// # let medium = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/medium-term-plan.json"));
/// let (plan, medium): (AnnualPlan, MediumTermPlan) = (read(plan)?, read(medium)?);
/// assert!(check::plan_and_medium_term(&plan, &medium, None).findings.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan_and_medium_term(
    plan: &AnnualPlan,
    medium_term: &MediumTermPlan,
    rubric: Option<&Rubric>,
) -> Findings {
    let mut findings = Findings::default();
    if plan.school.id != medium_term.school.id {
        let school = Place::Root.name("school");
        findings.add(&school.name("id"), found::PlanMediumTermOtherSchool {});
    } else if same_instrument(
        plan.instrument,
        medium_term.instrument,
        |found, expected| found::PlanMediumTermOtherInstrument { found, expected }.into(),
        &mut findings,
    ) {
        let rubric = rubric.filter(|rubric| rubric.reference() == plan.instrument);
        match year(plan, medium_term) {
            Some(year) => {
                level(plan, year, rubric, &mut findings);
                targets(plan, medium_term, year, rubric, &mut findings);
            }
            None => year_missing(plan, &mut findings),
        }
    }
    findings
}

/// The year of the medium-term plan that an annual plan is for.
pub(super) fn year<'m>(
    plan: &AnnualPlan,
    medium_term: &'m MediumTermPlan,
) -> Option<&'m YearTargets> {
    let wanted = plan.period.school_year()?;
    let mut years = medium_term.years.iter();
    years.find(|year| year.school_year == wanted)
}

fn year_missing(plan: &AnnualPlan, findings: &mut Findings) {
    let year = plan.period.school_year();
    let year = year.map_or_else(|| plan.period.into(), Detail::from);
    let found = found::PlanMediumTermYearMissing { year };
    findings.add(&Place::Root.name("period"), found);
}

fn level(plan: &AnnualPlan, year: &YearTargets, rubric: Option<&Rubric>, findings: &mut Findings) {
    let Some(rubric) = rubric else {
        return;
    };
    let rank = |level: Id| Some((level, rubric.rank(&level)?));
    let levels = plan
        .target_level
        .and_then(rank)
        .zip(year.level.and_then(rank));
    if let Some(((target, to), (level, least))) = levels
        && to < least
    {
        let found = found::PlanLevelBelowMediumTerm {
            target: rubric.level_named(target),
            level: rubric.level_named(level),
            year: year.school_year,
        };
        findings.add(&Place::Root.name("targetLevel"), found);
    }
}

fn targets(
    plan: &AnnualPlan,
    medium_term: &MediumTermPlan,
    year: &YearTargets,
    rubric: Option<&Rubric>,
    findings: &mut Findings,
) {
    let compare = |criterion: Id, a: &Value, b: &Value| {
        compare(rubric.and_then(|r| r.criterion(&criterion)), a, b)
    };
    let stages = Stage::distinct(&plan.school.stages);
    let sound = |target: &&Target| {
        let fits = |rubric| fitting(rubric, &stages, target.criterion, &target.value).is_ok();
        target.value.is_fact() && rubric.is_none_or(fits)
    };
    let mut asked: HashMap<Id, &Value> = year
        .targets
        .iter()
        .filter(sound)
        .map(|target| (target.criterion, &target.value))
        .collect();
    let list = Place::Root.name("objectives");
    for (at, objective) in plan.objectives.iter().enumerate() {
        let place = list.index(at);
        let place = place.name("targets");
        for (at, target) in objective.targets.iter().enumerate() {
            let Some(least) = asked.remove(&target.criterion) else {
                continue;
            };
            if compare(target.criterion, &target.value, least) == Some(Ordering::Less) {
                let found = found::PlanTargetBelowMediumTerm {
                    criterion: target.criterion,
                    year: year.school_year,
                };
                findings.add(&place.index(at).name("value"), found);
            }
        }
    }
    let before = values(medium_term, year.school_year);
    for target in &year.targets {
        let Some(asked) = asked.remove(&target.criterion) else {
            continue;
        };
        let before = before.get(&target.criterion);
        let stays = before.is_some_and(|before| {
            compare(target.criterion, asked, before) == Some(Ordering::Equal)
        });
        if !stays {
            let found = found::PlanMediumTermTargetMissing {
                criterion: target.criterion,
                year: year.school_year,
            };
            findings.add(&list, found);
        }
    }
}

/// The targets of the year before; what was to hold then and stays as it is need not be planned again.
fn values(medium_term: &MediumTermPlan, year: SchoolYear) -> HashMap<Id, &Value> {
    let before = |y: &&YearTargets| y.school_year.start() + 1 == year.start();
    let before = medium_term.years.iter().find(before);
    let targets = before.into_iter().flat_map(|year| &year.targets);
    targets
        .map(|target| (target.criterion, &target.value))
        .collect()
}
