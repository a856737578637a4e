//! `itam render`: a document to be read, to be signed.

use crate::input::{Input, once, rubric_for, rubrics};
use crate::output::Output;
use crate::trouble::{Both, Stop, both};
use crate::usage::Render;
use it_adoption_model::page::Page;
use it_adoption_model::{
    AnnualPlan, Document, Instrument, InstrumentRef, Kind, Rubric, YearEndReport, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &Render, output: &Output) -> Result<ExitCode, Stop> {
    once([&args.file].into_iter().chain(&args.plan))?;
    let document = Input::open(&args.file)?.read_any()?;
    if args.plan.is_some() && document.kind() != Kind::YearEndReport {
        return Err(both!(
            "--plan chỉ dùng khi in báo cáo tổng kết",
            "--plan is only for a year-end report"
        )
        .into());
    }
    let page = page(&document, args, output)?;
    output.page(args.format, &page)?;
    Ok(ExitCode::SUCCESS)
}

fn page(document: &Document, args: &Render, output: &Output) -> Result<Page, Stop> {
    let lang = output.lang;
    let named = args.instrument.instrument.as_deref();
    let by = |wanted: InstrumentRef| rubric_for(&args.file, wanted, named, args.format);
    Ok(match document {
        Document::Instrument(instrument) => explain::instrument(instrument, lang),
        Document::Assessment(assessment) => {
            explain::assessment(assessment, by(assessment.instrument)?.instrument(), lang)
        }
        Document::Scorecard(card) => {
            explain::scorecard(card, by(card.instrument)?.instrument(), lang)
        }
        Document::Gaps(gaps) => explain::gaps(gaps, by(gaps.instrument)?.instrument(), lang),
        Document::Findings(findings) => explain::findings(findings, lang),
        Document::AnnualPlan(plan) => {
            explain::annual_plan(plan, by(plan.instrument)?.instrument(), lang)
        }
        Document::MediumTermPlan(plan) => {
            explain::medium_term_plan(plan, by(plan.instrument)?.instrument(), lang)
        }
        Document::YearEndReport(report) => {
            let rubric = by(report.instrument)?;
            let plan = args.plan.as_deref();
            let plan = plan
                .map(|file| plan_of(report, file, &rubric))
                .transpose()?;
            explain::year_end_report(report, plan.as_ref(), rubric.instrument(), lang)
        }
        Document::Submission(submission) => {
            let rubric = by(submission.self_assessment.instrument)?;
            explain::submission(submission, &rubric, lang)
        }
        Document::Workflow(workflow) => explain::workflow(workflow, lang),
        Document::Comparison(comparison) => {
            explain::comparison(comparison, by(comparison.instrument)?.instrument(), lang)
        }
        Document::Rollup(rollup) => {
            let rubrics = rubrics(named, args.format)?;
            let instruments: Vec<&Instrument> = rubrics.iter().map(Rubric::instrument).collect();
            explain::rollup(rollup, &instruments, lang)
        }
        Document::LineError(error) => explain::line_error(error, lang),
    })
}

/// The plan that a report is on.
fn plan_of(report: &YearEndReport, file: &str, rubric: &Rubric) -> Result<AnnualPlan, Stop> {
    let plan: AnnualPlan = Input::open(file)?.read()?;
    match rubric.derive(&plan, Some(report)) {
        Ok(_) => Ok(plan),
        Err(unrelated) => Err(Both::of(|lang| unrelated.message(lang)).into()),
    }
}
