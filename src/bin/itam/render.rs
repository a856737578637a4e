//! `itam render`: a document to be read, to be signed.

use crate::input::{Input, not_at_hand, once};
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::{Format, RenderArgs};
use it_adoption_model::page::Page;
use it_adoption_model::{
    AnnualPlan, Both, Document, Kind, Locale, Rubric, Rubrics, YearEndReport, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &RenderArgs, output: &Output) -> Result<ExitCode, Stop> {
    once([&args.file].into_iter().chain(&args.plan))?;
    let document = Input::open(&args.file)?.read_any()?;
    if args.plan.is_some() && document.kind() != Kind::YearEndReport {
        return Err(Both::new(
            "--plan chỉ dùng khi in báo cáo tổng kết",
            "--plan is only for a year-end report",
        )
        .into());
    }
    let wanted = document.instrument();
    let rubrics = match (&document, wanted) {
        (Document::Rollup(_), _) => args.instrument.for_lines()?,
        (_, Some(_)) => args.instrument.at_hand()?,
        (_, None) => Rubrics::default(),
    };
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
    if output.format == Format::Json {
        return Err(Both::new(
            "tài liệu đã là JSON: hãy chọn dạng text, markdown, html hoặc docx",
            "the document is JSON already: choose text, markdown, html or docx",
        )
        .into());
    }
    output.page(&page.unwrap_or_default())?;
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
