//! An assessment against the year-end report of the same year: both tell how the school stands when the year ends.

use super::days::near;
use super::plausible::is_noted;
use super::target::fitting;
use crate::model::{
    Answer, Assessment, Count, Coverage, Detail, Findings, Id, Place, Stage, Value, YearEndReport,
    found,
};
use crate::score::fit;
use crate::sound::Rubric;
use std::collections::HashMap;

/// Checks what an assessment answers against the facts and the level of its school's report on the same year; findings point
/// into the assessment.
///
/// Nothing is found where the two are of different schools, years, instruments or editions, or dated more than three months
/// apart. What the plan and the report themselves prove is for [`claims`](super::claims). A note on an answer says why it differs.
///
/// ```
/// use it_adoption_model::{Assessment, Rubrics, YearEndReport, check, read};
/// # let next = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/next-assessment.json"));
/// # let report = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/report.json"));
/// let (assessment, mut report): (Assessment, YearEndReport) = (read(next)?, read(report)?);
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&assessment.instrument).ok_or("no such instrument")?;
/// assert!(check::assessment_and_report(&assessment, &report, rubric).findings.is_empty());
/// report.level = Some("basic".parse()?);
/// let findings = check::assessment_and_report(&assessment, &report, rubric).findings;
/// assert_eq!(findings[0].rule.as_str(), "claim.level-differs");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assessment_and_report(
    assessment: &Assessment,
    report: &YearEndReport,
    rubric: &Rubric,
) -> Findings {
    let mut findings = Findings::default();
    if is_beside(assessment, report) && rubric.reference() == assessment.instrument {
        level_differs(assessment, report, rubric, &mut findings);
        facts_differ(assessment, report, rubric, &mut findings);
    }
    findings
}

/// Whether the two tell of one school by one instrument at the end of one year.
pub(super) fn is_beside(assessment: &Assessment, report: &YearEndReport) -> bool {
    let days = assessment.date.zip(report.head.date);
    report.school.id == assessment.school.id
        && report.period.school_year() == Some(assessment.school_year)
        && report.instrument == assessment.instrument
        && days.is_none_or(|(assessed, reported)| near(assessed, reported))
}

/// Whether every criterion is answered.
fn is_whole(coverage: Coverage) -> bool {
    let [answered, idle] = [coverage.answered, coverage.not_applicable].map(Count::get);
    answered + idle == coverage.criteria.get()
}

/// The level that the report states is not the one that the answers give, nor one that those still open may bring.
fn level_differs(
    assessment: &Assessment,
    report: &YearEndReport,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let Some((stated, card)) = report.level.zip(rubric.score(assessment).ok()) else {
        return;
    };
    let most = match is_whole(card.coverage) {
        true => card.outcome.level,
        false => card.highest.level,
    };
    let [rank, least, most] = [Some(stated), card.outcome.level, most]
        .map(|level| level.and_then(|level| rubric.rank(&level)));
    let apart = rank.zip(least.zip(most));
    let apart = apart.is_some_and(|(rank, (least, most))| rank < least || most < rank);
    if let Some(scored) = card.outcome.level.filter(|_| apart) {
        let found = found::ClaimLevelDiffers {
            scored: rubric.level_named(scored),
            day: assessment.date,
            stated: rubric.level_named(stated),
            reported: report.head.date,
        };
        findings.add(&Place::Root, found);
    }
}

fn facts_differ(
    assessment: &Assessment,
    report: &YearEndReport,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let stages = Stage::distinct(&assessment.school.stages);
    let fits = |id: Id, value: &Value| {
        let fitting = fitting(rubric, &stages, id, value);
        fitting.is_ok_and(|fitting| fitting.is_some_and(|it| it.criterion.proof.is_none()))
    };
    let facts = report
        .results
        .iter()
        .rev()
        .flat_map(|result| result.facts.iter().rev());
    let facts = facts.map(|fact| (fact.criterion, &fact.value));
    let facts: HashMap<Id, &Value> = facts.filter(|(id, value)| fits(*id, value)).collect();
    let list = Place::Root.name("answers");
    for (at, answer) in assessment.answers.iter().enumerate() {
        if let Some(fact) = facts.get(&answer.criterion)
            && fit::answer(rubric, &stages, answer, at).is_ok()
            && differs(answer, fact)
        {
            let criterion = answer.criterion;
            let [claimed, stated] =
                [&answer.value, fact].map(|value| Detail::fact(value, rubric.instrument()));
            let found = found::ClaimFactDiffers {
                criterion,
                claimed,
                day: assessment.date,
                stated,
                reported: report.head.date,
            };
            findings.add(&list.index(at), found);
        }
    }
}

/// Whether an answer states something else than a report, and no note says why.
fn differs(answer: &Answer, fact: &Value) -> bool {
    let same = match (&answer.value, fact) {
        (Value::NotAssessed(_), _) => true,
        (Value::Points(one), Value::Points(other)) => one.earned == other.earned,
        (one, other) => one == other,
    };
    !same && !is_noted(answer.note.as_ref())
}
