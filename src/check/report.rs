//! Rules of year-end reports, by themselves and against an instrument.

use super::assessment::{evidence, school};
use super::open::open_places;
use super::plan::Once;
use super::target::{FactRules, Facts, level, same_instrument};
use super::trial::trials;
use crate::model::{
    Date, Difficulty, Findings, Id, ObjectiveResult, Place, ResultOutcome, Rule, Stage,
    YearEndReport,
};
use crate::sound::Rubric;
use std::collections::HashMap;

/// Checks a year-end report by itself, where its instrument is not at hand.
pub fn year_end_report(report: &YearEndReport) -> Findings {
    year_end(report, None)
}

/// Checks a year-end report, its facts and its level against the rubric that its instrument gives.
pub fn year_end_report_against(report: &YearEndReport, rubric: &Rubric) -> Findings {
    year_end(report, Some(rubric))
}

fn year_end(report: &YearEndReport, rubric: Option<&Rubric>) -> Findings {
    let findings = &mut Findings::default();
    let rule = Rule::ReportInstrumentDiffers;
    let of = report.instrument;
    let rubric = rubric.filter(|r| same_instrument(of, r.reference(), rule, findings));
    school(&report.school, rubric, findings);
    if let Some((rubric, id)) = rubric.zip(report.level) {
        let place = Place::ROOT.name("level");
        level(rubric, id, &place, Rule::ReportLevelUnknown, findings);
    }
    issued(report, findings);
    not_in_summary(report, findings);
    results(report, rubric, findings);
    ids(report, findings);
    trials(&report.trials, report.head.date, findings);
    difficulties(report, findings);
    outlook(report, findings);
    open_places(report, Rule::ReportOpenPlace, findings);
    std::mem::take(findings)
}

fn issued(report: &YearEndReport, findings: &mut Findings) {
    if let Some(date) = report.head.date {
        let head = Place::ROOT.name("head");
        let rule = Rule::ReportIssuedOutsidePeriod;
        inside(report, date, &head.name("date"), rule, findings);
    }
}

/// Whether `date` lies in the time reported on, or in that in which the report is made; a finding of `rule` where not.
fn inside(
    report: &YearEndReport,
    date: Date,
    place: &Place<'_>,
    rule: Rule,
    findings: &mut Findings,
) -> bool {
    let inside = report.period.embraces_report(date);
    if !inside {
        let args = [
            ("date", date.to_string()),
            ("period", report.period.to_string()),
        ];
        findings.add(place, rule, &args);
    }
    inside
}

fn not_in_summary(report: &YearEndReport, findings: &mut Findings) {
    if report.part_of.is_none() {
        findings.add(&Place::ROOT, Rule::ReportNotInSummary, &[]);
    }
}

fn results(report: &YearEndReport, rubric: Option<&Rubric>, findings: &mut Findings) {
    let list = Place::ROOT.name("results");
    if report.results.is_empty() {
        findings.add(&list, Rule::ReportResultsMissing, &[]);
    }
    let rules = FactRules {
        not_assessed: Rule::ReportFactMissing,
        not_applicable: Rule::ReportFactMissing,
        repeated: Rule::ReportFactRepeated,
    };
    let stages = Stage::distinct(&report.school.stages);
    let mut facts = Facts::new(rubric, &stages, rules);
    let mut first: HashMap<Id, String> = HashMap::new();
    for (at, result) in report.results.iter().enumerate() {
        let place = list.index(at);
        if let Some(first) = first.get(&result.objective) {
            let args = [
                ("objective", result.objective.to_string()),
                ("first", first.clone()),
            ];
            findings.add(&place.name("objective"), Rule::ReportResultRepeated, &args);
        } else {
            first.insert(result.objective, place.pointer().to_string());
        }
        unsupported(result, &place, findings);
        let facts_place = place.name("facts");
        for (at, fact) in result.facts.iter().enumerate() {
            facts.check(fact, &facts_place.index(at), findings);
        }
        evidence(&result.evidence, report.head.date, &place, findings);
    }
}

/// What is claimed is shown, and what is missing is explained.
fn unsupported(result: &ObjectiveResult, place: &Place<'_>, findings: &mut Findings) {
    let rule = match result.outcome {
        ResultOutcome::Reached if result.evidence.is_empty() => Rule::ReportReachedWithoutEvidence,
        ResultOutcome::PartlyReached | ResultOutcome::NotReached if result.reason.is_none() => {
            Rule::ReportShortWithoutReason
        }
        _ => return,
    };
    let args = [("objective", result.objective.to_string())];
    findings.add(place, rule, &args);
}

fn ids(report: &YearEndReport, findings: &mut Findings) {
    let mut once = Once::new(Rule::ReportIdRepeated);
    once.list("trials", report.trials.iter().map(|t| t.id), findings);
    once.list(
        "difficulties",
        report.difficulties.iter().map(|d| d.id),
        findings,
    );
}

fn difficulties(report: &YearEndReport, findings: &mut Findings) {
    let list = Place::ROOT.name("difficulties");
    for (at, difficulty) in report.difficulties.iter().enumerate() {
        let place = list.index(at);
        let id = ("id", difficulty.id.to_string());
        if difficulty.reported.is_none() {
            findings.add(&place, Rule::ReportDifficultyUnreported, &[id]);
        }
        dates(report, difficulty, &place, findings);
    }
}

/// A difficulty is reported and overcome after it arose, and all of it in the time reported on.
fn dates(
    report: &YearEndReport,
    difficulty: &Difficulty,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let outside = Rule::ReportDateOutsidePeriod;
    let arose = difficulty.arose;
    let known = inside(report, arose, &place.name("arose"), outside, findings);
    let mut after = |date: Date, place: &Place<'_>, rule: Rule| {
        if known && date < arose {
            let args = [
                ("id", difficulty.id.to_string()),
                ("date", date.to_string()),
                ("arose", arose.to_string()),
            ];
            findings.add(place, rule, &args);
        } else {
            inside(report, date, place, outside, findings);
        }
    };
    if let Some(reported) = &difficulty.reported {
        let place = place.name("reported");
        let rule = Rule::ReportDifficultyReportedEarly;
        after(reported.on, &place.name("on"), rule);
    }
    if let Some(resolved) = difficulty.resolved {
        let rule = Rule::ReportDifficultyResolvedEarly;
        after(resolved, &place.name("resolved"), rule);
    }
}

/// What the report says of the time to come.
fn outlook(report: &YearEndReport, findings: &mut Findings) {
    if report.proposals.is_empty() {
        findings.add(&Place::ROOT, Rule::ReportProposalsMissing, &[]);
    }
    if report.next_year.is_empty() {
        findings.add(&Place::ROOT, Rule::ReportNextYearMissing, &[]);
    }
}
