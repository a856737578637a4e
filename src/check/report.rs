//! Rules of year-end reports, by themselves and against an instrument.

use super::assessment::{evidence, school};
use super::days;
use super::difficulty::record_alone;
use super::heads;
use super::plan::Once;
use super::plausible::{self, Sum};
use super::seen::Seen;
use super::target::{FactRules, Facts, level, of_same_instrument};
use super::trial::{outcomes_open, trials};
use super::written::as_written;
use crate::model::{
    Answer, Assessment, AssessorRole, Date, Detail, DifficultyRecord, Evidence, Finding, Findings,
    Id, ObjectiveResult, Period, Place, ResultOutcome, Stage, YearEndReport, found, nearest,
};
use crate::sound::Rubric;
use std::collections::HashMap;

/// Checks a year-end report: its facts and its level against the rubric that its instrument gives, or by itself where that is not at hand.
///
/// ```
/// use it_adoption_model::{Rubrics, YearEndReport, check, read};
/// # let report = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/report.json"));
/// let report: YearEndReport = read(report)?;
/// let findings = check::year_end_report(&report, Rubrics::builtin().find(&report.instrument));
/// assert!(findings.findings.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn year_end_report(report: &YearEndReport, rubric: Option<&Rubric>) -> Findings {
    let mut findings = Findings::default();
    let rubric = of_same_instrument(
        rubric,
        report.instrument,
        |found, expected| found::ReportInstrumentDiffers { found, expected }.into(),
        &mut findings,
    );
    school(&report.school, rubric, &mut findings);
    let known = rubric.zip(report.level).and_then(|(rubric, id)| {
        level(
            rubric,
            id,
            &Place::Root.name("level"),
            |level, levels| found::ReportLevelUnknown { level, levels }.into(),
            &mut findings,
        )
    });
    issued(report, &mut findings);
    not_in_summary(report, &mut findings);
    results(report, rubric, &mut findings);
    if let Some((rubric, _)) = rubric.zip(known) {
        level_beyond_facts(report, rubric, &mut findings);
    }
    ids(report, &mut findings);
    trials(&report.trials, report.head.date, &mut findings);
    outcomes_open(&report.trials, report.head.date, &mut findings);
    difficulties(report, &mut findings);
    spending(report, &mut findings);
    outlook(report, &mut findings);
    heads::of_report(report, &mut findings);
    days::of_report(report, &mut findings);
    let whole = report.part_of.as_ref().map(|whole| ("partOf", whole));
    days::numbers(&report.head, whole, &mut findings);
    as_written(report, &mut findings);
    findings
}

fn issued(report: &YearEndReport, findings: &mut Findings) {
    let date = report.head.date;
    if let Some(date) = date.filter(|date| !report.period.embraces_report(*date)) {
        let found = found::ReportIssuedOutsidePeriod {
            date,
            period: report.period,
        };
        findings.add(&Place::Root.name("head").name("date"), found);
    }
}

fn not_in_summary(report: &YearEndReport, findings: &mut Findings) {
    if report.part_of.is_none() {
        findings.add(&Place::Root, found::ReportNotInSummary {});
    }
    if report.guidance.is_empty() {
        findings.add(&Place::Root, found::ReportGuidanceMissing {});
    }
}

fn results(report: &YearEndReport, rubric: Option<&Rubric>, findings: &mut Findings) {
    let list = Place::Root.name("results");
    if report.results.is_empty() {
        findings.add(&list, found::ReportResultsMissing {});
    }
    let rules = FactRules {
        not_assessed: |criterion| found::ReportFactMissing { criterion }.into(),
        not_applicable: |criterion| found::ReportFactMissing { criterion }.into(),
        repeated: |criterion, first| found::ReportFactRepeated { criterion, first }.into(),
    };
    let stages = Stage::distinct(&report.school.stages);
    let mut facts = Facts::new(rubric, &stages, rules);
    let mut seen = Seen::new();
    for (at, result) in report.results.iter().enumerate() {
        let place = list.index(at);
        if let Some(first) = seen.before(result.objective, &place) {
            let found = found::ReportResultRepeated {
                objective: result.objective,
                first,
            };
            findings.add(&place.name("objective"), found);
        }
        unsupported(result, report.period, &place, findings);
        let facts_place = place.name("facts");
        for (at, fact) in result.facts.iter().enumerate() {
            facts.check(fact, &facts_place.index(at), findings);
        }
        evidence(&result.evidence, report.head.date, &place, findings);
    }
}

/// The level that the report states is one that its own facts allow, whatever became of all that it does not speak of.
fn level_beyond_facts(report: &YearEndReport, rubric: &Rubric, findings: &mut Findings) {
    let year = report.period.school_year();
    let Some((level, year)) = report.level.zip(year) else {
        return;
    };
    let role = AssessorRole::SelfAssessment;
    let mut known = Assessment::new(report.school.clone(), year, report.instrument, role);
    let facts = report.results.iter().flat_map(|result| &result.facts);
    known.answers = facts
        .map(|fact| Answer::new(fact.criterion, fact.value.clone()))
        .collect();
    let card = rubric.score(&known).ok();
    let highest = card.and_then(|card| card.highest.level);
    if let Some(highest) = highest.filter(|highest| rubric.rank(highest) < rubric.rank(&level)) {
        let [level, highest] = [level, highest].map(|level| rubric.level_named(level));
        let found = found::ReportLevelBeyondFacts { level, highest };
        findings.add(&Place::Root.name("level"), found);
    }
}

/// What is claimed is shown, and what is missing is explained.
fn unsupported(
    result: &ObjectiveResult,
    period: Period,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let objective = result.objective;
    let old = |evidence: &Evidence| evidence.issued.is_some_and(|day| is_before(period, day));
    match result.outcome {
        ResultOutcome::Reached if result.evidence.is_empty() => {
            findings.add(place, found::ReportReachedWithoutEvidence { objective });
        }
        ResultOutcome::Reached if result.reason.is_none() && result.evidence.iter().all(old) => {
            let found = found::ReportEvidenceOld { objective, period };
            findings.add(&place.name("evidence"), found);
        }
        ResultOutcome::PartlyReached | ResultOutcome::NotReached if result.reason.is_none() => {
            findings.add(place, found::ReportShortWithoutReason { objective });
        }
        _ => {}
    }
}

fn ids(report: &YearEndReport, findings: &mut Findings) {
    let mut once = Once::new(|id, first| found::ReportIdRepeated { id, first }.into());
    once.list("trials", report.trials.iter().map(|t| t.id), findings);
    once.list(
        "difficulties",
        report.difficulties.iter().map(|d| d.id),
        findings,
    );
}

fn difficulties(report: &YearEndReport, findings: &mut Findings) {
    let list = Place::Root.name("difficulties");
    for (at, difficulty) in report.difficulties.iter().enumerate() {
        let carried = carried_over(difficulty, report.period);
        let inside = |date: Date, place: &Place<'_>, findings: &mut Findings| {
            (carried && is_before(report.period, date)) || inside(report, date, place, findings)
        };
        let (school, place) = (&report.school, list.index(at));
        record_alone(difficulty, school, &place, inside, findings);
    }
}

fn is_before(period: Period, date: Date) -> bool {
    !period.embraces(date) && !period.ends_before(date)
}

/// Whether a difficulty that arose before the period was there in it: not overcome, or answered or overcome only then.
/// One reported long after the day on which it is said to have arisen more likely has a wrong year.
fn carried_over(record: &DifficultyRecord, period: Period) -> bool {
    let arose = record.arose;
    let reported = record.reported.as_ref().map(|reported| reported.on);
    let then = reported.is_none_or(|on| is_before(period, on) || days::near(arose, on));
    let answered = record.answer.as_ref().map(|answer| answer.on);
    let mut later = answered.into_iter().chain(record.resolved);
    let there = record.resolved.is_none() || later.any(|on| period.embraces_report(on));
    is_before(period, arose) && then && there
}

/// Money serves objectives that the report has, and brought at least one of them further.
fn spending(report: &YearEndReport, findings: &mut Findings) {
    let list = Place::Root.name("spending");
    let results = report.results.iter();
    let results: HashMap<Id, ResultOutcome> = results.map(|r| (r.objective, r.outcome)).collect();
    for (at, spending) in report.spending.iter().enumerate() {
        let (place, source) = (list.index(at), spending.source);
        let (spent, note) = (Some(spending.spent), spending.note.as_ref());
        plausible::money(spent, Sum::Total, note, &place.name("spent"), findings);
        let served = place.name("objectives");
        if spending.objectives.is_empty() {
            findings.add(&place, found::ReportSpendingWithoutObjective { source });
            continue;
        }
        let mut failed = true;
        for (at, id) in spending.objectives.iter().enumerate() {
            match results.get(id) {
                Some(outcome) => failed &= *outcome == ResultOutcome::NotReached,
                None => {
                    failed = false;
                    let known = report.results.iter().map(|r| r.objective.as_str());
                    let near = nearest(id.as_str(), known);
                    let found = Finding::from(found::ReportReferenceUnknown {
                        id: *id,
                        list: Detail::part("results"),
                    });
                    findings.add(&served.index(at), found.nearest(near));
                }
            }
        }
        let spent = u128::from(spending.spent.get());
        if failed && spent > 0 {
            findings.add(&place, found::ReportSpendingWithoutResult { spent, source });
        }
    }
}

/// Whether a day lies in the time reported on, or in that in which the report is made.
fn inside(report: &YearEndReport, date: Date, place: &Place<'_>, findings: &mut Findings) -> bool {
    let inside = report.period.embraces_report(date);
    if !inside {
        let found = found::ReportDateOutsidePeriod {
            date,
            period: report.period,
        };
        findings.add(place, found);
    }
    inside
}

/// What the report says of the time to come.
fn outlook(report: &YearEndReport, findings: &mut Findings) {
    if report.proposals.is_empty() {
        findings.add(&Place::Root, found::ReportProposalsMissing {});
    }
    if report.next_year.is_empty() {
        findings.add(&Place::Root, found::ReportNextYearMissing {});
    }
}
