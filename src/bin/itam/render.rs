//! `itam render`: a document to be read, to be signed.

use crate::document;
use crate::input::{Input, not_at_hand, once};
use crate::output::Output;
use crate::site;
use crate::trouble::Stop;
use crate::usage::{Format, RenderArgs};
use it_adoption_model::page::Page;
use it_adoption_model::{
    AnnualPlan, Both, DeriveError, Document, Kind, Locale, Rubric, Rubrics, YearEndReport, explain,
};
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(args: &RenderArgs, output: &Output) -> Result<ExitCode, Stop> {
    if args.file != "-" && Path::new(&args.file).is_dir() {
        return match &args.format.out.to {
            Some(site) => site::run(args, site, output),
            None => Err(Both::new(
                "in cả thư mục thì phải có nơi ghi: hãy thêm -o THƯ MỤC",
                "a whole folder needs a place to be written to: add -o FOLDER",
            )
            .into()),
        };
    }
    let files = [&args.file].into_iter().chain(&args.plan);
    once(files.chain(&args.instrument.named))?;
    let document = Input::open(&args.file)?.read_any()?;
    only_reports(args.plan.as_ref(), &document)?;
    let wanted = document.instrument();
    let rubrics = match (&document, wanted) {
        (Document::Rollup(_) | Document::Crosswalk(_), _) => args.instrument.for_lines()?,
        (_, Some(_)) => args.instrument.at_hand()?,
        (_, None) => Rubrics::default(),
    };
    let rubric = wanted.and_then(|wanted| rubrics.find(&wanted));
    only_plans(args.form.as_ref(), &document)?;
    if matches!(output.format, Format::Xlsx | Format::Csv) {
        document::sheets(&document, &rubrics, output)?;
        return Ok(ExitCode::SUCCESS);
    }
    let page = match (&document, &args.plan, rubric) {
        (Document::YearEndReport(report), Some(plan), Some(rubric)) => {
            let plan = plan_of(report, plan, rubric)?;
            let instrument = rubric.instrument();
            Some(explain::year_end_report(
                report,
                Some(&plan),
                instrument,
                output.lang,
            ))
        }
        _ => page(&document, args.form.is_some(), &rubrics, output.lang),
    };
    if let (None, Some(wanted)) = (&page, wanted) {
        return Err(not_at_hand(&args.file, wanted).into());
    }
    if output.format == Format::Json {
        return Err(Both::new(
            "tài liệu đã là JSON: hãy chọn dạng text, markdown, html, docx, xlsx hoặc csv",
            "the document is JSON already: choose text, markdown, html, docx, xlsx or csv",
        )
        .into());
    }
    output.page(&page.unwrap_or_default())?;
    Ok(ExitCode::SUCCESS)
}

/// Only an annual plan has a second form.
fn only_plans(form: Option<&String>, document: &Document) -> Result<(), Stop> {
    match form {
        Some(_) if document.kind() != Kind::AnnualPlan => Err(Both::new(
            "--as improvement-plan chỉ dùng cho kế hoạch năm",
            "--as improvement-plan is only for an annual plan",
        )
        .into()),
        _ => Ok(()),
    }
}

/// A document's page, or a plan's in its second form.
pub(crate) fn page(
    document: &Document,
    improvement: bool,
    rubrics: &Rubrics,
    lang: Locale,
) -> Option<Page> {
    match document {
        Document::AnnualPlan(plan) if improvement => {
            let rubric = rubrics.find(&plan.instrument)?;
            let instrument = rubric.instrument();
            Some(explain::improvement_plan(plan, instrument, lang))
        }
        document => explain::document(document, rubrics, lang),
    }
}

/// Only a year-end report is on a plan.
pub(crate) fn only_reports(plan: Option<&String>, document: &Document) -> Result<(), Stop> {
    match plan {
        Some(_) if document.kind() != Kind::YearEndReport => Err(Both::new(
            "--plan chỉ dùng cho báo cáo tổng kết",
            "--plan is only for a year-end report",
        )
        .into()),
        _ => Ok(()),
    }
}

/// The plan that a report is on.
pub(crate) fn plan_of(
    report: &YearEndReport,
    file: &str,
    rubric: &Rubric,
) -> Result<AnnualPlan, Stop> {
    let plan: AnnualPlan = Input::open(file)?.read()?;
    match rubric.derive(&plan, Some(report)) {
        Err(unrelated @ DeriveError::OtherPlan { .. }) => {
            Err(Both::of(|lang| unrelated.message(lang)).into())
        }
        _ => Ok(plan),
    }
}
