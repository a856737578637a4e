//! `itam render`: a document to be read, to be signed.

use crate::input::{Input, at_hand, for_lines, not_at_hand, once};
use crate::output::Output;
use crate::trouble::{Both, Stop, both};
use crate::usage::Render;
use it_adoption_model::page::Page;
use it_adoption_model::{AnnualPlan, Document, Kind, Locale, Rubric, YearEndReport, explain};
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
    let named = args.instrument.instrument.as_deref();
    let rubrics = match &document {
        Document::Rollup(_) => for_lines(named, args.format)?,
        _ => at_hand(named, args.format)?,
    };
    let wanted = document.instrument();
    let rubric = wanted.and_then(|wanted| rubrics.find(&wanted));
    let page = match (&document, &args.plan, rubric) {
        (Document::YearEndReport(report), Some(plan), Some(rubric)) => {
            Some(with_plan(report, plan, rubric, output.lang)?)
        }
        _ => explain::document(&document, &rubrics, output.lang),
    };
    if let (None, Some(wanted)) = (&page, wanted) {
        return Err(not_at_hand(&args.file, wanted).into());
    }
    output.page(args.format, &page.unwrap_or_default())?;
    Ok(ExitCode::SUCCESS)
}

/// A report with the plan that it is on.
fn with_plan(
    report: &YearEndReport,
    file: &str,
    rubric: &Rubric,
    lang: Locale,
) -> Result<Page, Stop> {
    let plan: AnnualPlan = Input::open(file)?.read()?;
    match rubric.derive(&plan, Some(report)) {
        Ok(_) => Ok(explain::year_end_report(
            report,
            Some(&plan),
            rubric.instrument(),
            lang,
        )),
        Err(unrelated) => Err(Both::of(|lang| unrelated.message(lang)).into()),
    }
}
