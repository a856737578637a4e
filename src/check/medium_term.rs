//! Rules of medium-term plans, by themselves and against an instrument.

use super::assessment::school;
use super::days;
use super::heads;
use super::plan::{Once, TARGETS, id_repeated, instrument_differs, legal_basis, level_unknown};
use super::target::{Facts, level, of_same_instrument};
use super::written::as_written;
use crate::model::{
    Findings, Id, MediumTermPlan, Place, SchoolYear, Stage, Value, YearTargets, found,
};
use crate::score::compare;
use crate::sound::Rubric;
use std::cmp::Ordering;
use std::collections::HashMap;

/// How many school years a medium-term plan has.
const YEARS: usize = 5;

/// Checks a medium-term plan: its targets and levels against the rubric that its instrument gives, or by itself where that is not at hand.
///
/// ```
/// use it_adoption_model::{MediumTermPlan, Rule, check, read};
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/medium-term-plan.json"));
/// let mut plan: MediumTermPlan = read(plan)?;
/// assert!(check::medium_term_plan(&plan, None).findings.is_empty());
/// plan.years.pop();
/// let findings = check::medium_term_plan(&plan, None).findings;
/// assert!(findings.iter().any(|f| f.rule == Rule::MediumTermPlanYearsNumber));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn medium_term_plan(plan: &MediumTermPlan, rubric: Option<&Rubric>) -> Findings {
    let mut findings = Findings::default();
    let named = plan.instrument;
    let rubric = of_same_instrument(rubric, named, instrument_differs, &mut findings);
    school(&plan.school, rubric, &mut findings);
    legal_basis(&plan.legal_basis, plan.head.date, &mut findings);
    let sources = plan.legal_basis.iter().map(|source| source.id);
    Once::new(id_repeated).list("legalBasis", sources, &mut findings);
    years_number(plan, &mut findings);
    years_apart(plan, &mut findings);
    year_past(plan, &mut findings);
    targets(plan, rubric, &mut findings);
    if let Some(rubric) = rubric {
        levels(plan, rubric, &mut findings);
    }
    heads::of_medium_term_plan(plan, &mut findings);
    days::numbers(&plan.head, None, &mut findings);
    as_written(plan, &mut findings);
    findings
}

fn years_number(plan: &MediumTermPlan, findings: &mut Findings) {
    if plan.years.len() != YEARS {
        let found = found::MediumTermPlanYearsNumber {
            count: plan.years.len(),
        };
        findings.add(&Place::Root.name("years"), found);
    }
}

/// The first year that does not follow the one before it; what comes after may be right.
fn years_apart(plan: &MediumTermPlan, findings: &mut Findings) {
    let years = plan.years.iter().map(|year| year.school_year);
    let mut pairs = years.clone().zip(years.skip(1)).enumerate();
    if let Some((at, (before, year))) =
        pairs.find(|(_, (before, year))| before.start() + 1 != year.start())
    {
        let found = found::MediumTermPlanYearsApart { year, before };
        let list = Place::Root.name("years");
        findings.add(&list.index(at + 1).name("schoolYear"), found);
    }
}

/// The first year that was over when the plan was issued: nobody plans what is past.
fn year_past(plan: &MediumTermPlan, findings: &mut Findings) {
    let Some(date) = plan.head.date else { return };
    let years = in_order(plan);
    let mut past = years
        .iter()
        .filter(|(_, it)| it.school_year.ends_before(date));
    if let Some((at, year)) = past.next() {
        let year = year.school_year;
        let list = Place::Root.name("years");
        let found = found::MediumTermPlanYearPast { year, date };
        findings.add(&list.index(*at).name("schoolYear"), found);
    }
}

/// The years with their positions, earliest first, however they stand in the document.
fn in_order(plan: &MediumTermPlan) -> Vec<(usize, &YearTargets)> {
    let mut years: Vec<_> = plan.years.iter().enumerate().collect();
    years.sort_by_key(|(_, year)| year.school_year);
    years
}

/// Each year has targets that fit, and none is below an earlier one on its criterion.
fn targets(plan: &MediumTermPlan, rubric: Option<&Rubric>, findings: &mut Findings) {
    let list = Place::Root.name("years");
    let stages = Stage::distinct(&plan.school.stages);
    let mut latest: HashMap<Id, (&Value, SchoolYear)> = HashMap::new();
    for (at, year) in in_order(plan) {
        let place = list.index(at);
        if year.targets.is_empty() && year.level.is_none() {
            let found = found::MediumTermPlanYearEmpty {
                year: year.school_year,
            };
            findings.add(&place, found);
        }
        let place = place.name("targets");
        let mut facts = Facts::new(rubric, &stages, TARGETS);
        for (at, target) in year.targets.iter().enumerate() {
            let place = place.index(at);
            let fitting = facts.check(target, &place, findings);
            if rubric.is_some() && fitting.is_none() {
                continue;
            }
            let now = (&target.value, year.school_year);
            let Some((value, before)) = latest.insert(target.criterion, now) else {
                continue;
            };
            let criterion = fitting.map(|fitting| fitting.criterion);
            if compare(criterion, &target.value, value) == Some(Ordering::Less) {
                let found = found::MediumTermPlanTargetFalls {
                    criterion: target.criterion,
                    before,
                };
                findings.add(&place.name("value"), found);
            }
        }
    }
}

/// The levels named are the instrument's, and none is below that of an earlier year.
fn levels(plan: &MediumTermPlan, rubric: &Rubric, findings: &mut Findings) {
    let list = Place::Root.name("years");
    let mut latest: Option<(usize, Id, SchoolYear)> = None;
    for (at, year) in in_order(plan) {
        let place = list.index(at);
        let place = place.name("level");
        let Some(id) = year.level else { continue };
        let Some(rank) = level(rubric, id, &place, level_unknown, findings) else {
            continue;
        };
        if let Some((_, earlier, before)) = latest.filter(|(above, ..)| rank < *above) {
            let found = found::MediumTermPlanLevelFalls {
                level: rubric.level_named(id),
                earlier: rubric.level_named(earlier),
                before,
            };
            findings.add(&place, found);
        }
        latest = Some((rank, id, year.school_year));
    }
}
