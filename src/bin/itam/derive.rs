//! `itam derive`: the answers that a plan and a report prove.

use crate::input::{Input, once};
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::DeriveArgs;
use it_adoption_model::{
    AnnualPlan, Both, Finding, Findings, Rule, Severity, YearEndReport, check, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &DeriveArgs, output: &Output) -> Result<ExitCode, Stop> {
    let files = [&args.plan].into_iter().chain(&args.report);
    once(files.chain(&args.instrument.named))?;
    let plan: AnnualPlan = Input::open(&args.plan)?.read()?;
    let report = args.report.as_ref();
    let report = report.map(|file| Input::open(file)?.read::<YearEndReport>());
    let report = report.transpose()?;
    let rubric = args.instrument.rubric(&args.plan, plan.instrument)?;
    let year = plan.period.school_year().ok_or_else(|| {
        let period = plan.period;
        Both::new(
            format!("không có năm học nào kết thúc trong năm {period}"),
            format!("no school year ends in {period}"),
        )
    })?;
    let derived = rubric.derive_assessment(&plan, report.as_ref(), year);
    let derived = derived.map_err(|error| Both::of(|lang| error.message(lang)))?;
    sound(&args.plan, check::annual_plan(&plan, Some(&rubric)))?;
    if let Some((file, report)) = args.report.as_ref().zip(report.as_ref()) {
        let mut findings = check::year_end_report(report, Some(&rubric));
        let beside = check::report_and_plan(report, &plan, Some(&rubric));
        findings.findings.extend(beside.findings);
        sound(file, findings)?;
    }
    output.print(&derived, || {
        explain::assessment(&derived, rubric.instrument(), output.lang)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Nothing is derived from a document with errors. What is still open is none here: it proves nothing.
fn sound(file: &str, mut findings: Findings) -> Result<(), Stop> {
    let is_open = |rule| {
        matches!(
            rule,
            Rule::PlanOpenPlace
                | Rule::ReportOpenPlace
                | Rule::PlanTargetOpen
                | Rule::PlanReportDueOpen
                | Rule::PlanPriceMissing
                | Rule::PlanServiceCostMissing
        )
    };
    let stops = |finding: &Finding| finding.severity == Severity::Error && !is_open(finding.rule);
    findings.findings.retain(stops);
    match findings.has_errors() {
        true => Err(Stop::Errors {
            name: file.to_owned(),
            findings,
        }),
        false => Ok(()),
    }
}
