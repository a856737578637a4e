//! A year-end report against the assessment that its plan started from.

use super::{Fact, facts};
use crate::check::plausible::is_noted;
use crate::model::{
    AnnualPlan, Answer, Assessment, Findings, Id, Limit, Objective, Place, ResultOutcome, Target,
    Value, YearEndReport, found,
};
use crate::score::compare;
use crate::sound::Rubric;
use std::cmp::Ordering;
use std::collections::HashMap;

/// An objective reported as reached in part has a fact that is better than before, unless a note says why not. Documents must all go
/// by the instrument of the rubric.
pub(in crate::check) fn report_and_baseline(
    report: &YearEndReport,
    plan: &AnnualPlan,
    from: &Assessment,
    rubric: &Rubric,
) -> Findings {
    let mut findings = Findings::default();
    let facts = facts(report);
    let before: HashMap<Id, &Answer> = from.answers.iter().map(|a| (a.criterion, a)).collect();
    let planned: HashMap<Id, &Objective> = plan.objectives.iter().map(|o| (o.id, o)).collect();
    let stood_still = |target: &Target| still(target, &facts, &before, rubric);
    let list = Place::Root.name("results");
    for (at, result) in report.results.iter().enumerate() {
        let partly = result.outcome == ResultOutcome::PartlyReached;
        let counted = result
            .quantity
            .is_some_and(|number| number > Limit::default());
        let planned = planned
            .get(&result.objective)
            .filter(|_| partly && !counted);
        let targets = planned.map_or(&[][..], |objective| &objective.targets);
        let still: Option<Vec<_>> = targets.iter().map(stood_still).collect();
        if let Some((criterion, found, expected)) = still.unwrap_or_default().first() {
            let found = found::ReportPartlyUnsupported {
                objective: result.objective,
                criterion: *criterion,
                found: *found,
                expected: *expected,
            };
            findings.add(&list.index(at).name("outcome"), found);
        }
    }
    findings
}

/// A fact that is no better than the one before it, and that one. Where there is no more to tell than yes or no, or a level, part of
/// the way does not show.
fn still<'d>(
    target: &Target,
    facts: &HashMap<Id, Fact<'d>>,
    before: &HashMap<Id, &'d Answer>,
    rubric: &Rubric,
) -> Option<(Id, &'d Value, &'d Value)> {
    let id = target.criterion;
    let (_, _, fact) = facts.get(&id)?;
    let counts = matches!(
        fact.value,
        Value::Share(_) | Value::Count(_) | Value::Ratio(_) | Value::Points(_)
    );
    let before = &before.get(&id)?.value;
    let order = compare(rubric.criterion(&id), &fact.value, before)?;
    let still = counts && order != Ordering::Greater && !is_noted(fact.note.as_ref());
    still.then_some((id, &fact.value, before))
}
