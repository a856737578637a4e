//! `itam derive`: the answers that a plan and a report prove.

use crate::input::{Input, beside, once};
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::DeriveArgs;
use it_adoption_model::{
    AnnualPlan, Both, Finding, Findings, Rubric, Rule, Severity, YearEndReport, check, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &DeriveArgs, output: &Output) -> Result<ExitCode, Stop> {
    let files = [&args.plan].into_iter().chain(&args.report);
    once(files.chain(&args.instrument.named))?;
    let input = Input::open(&args.plan)?;
    let plan: AnnualPlan = input.read()?;
    let report = beside::<YearEndReport>(args.report.as_ref())?;
    let rubric = args.instrument.rubric(&args.plan, plan.instrument)?;
    sound(&input, &rubric, check::annual_plan(&plan, Some(&rubric)))?;
    let told = report.as_ref().map(|(report, _)| report);
    let derived = rubric.derive_assessment(&plan, told);
    let derived = derived.map_err(|error| Both::of(|lang| error.message(lang)))?;
    if let Some((report, input)) = &report {
        let mut findings = check::year_end_report(report, Some(&rubric));
        let beside = check::report_and_plan(report, &plan, Some(&rubric));
        findings.findings.extend(beside.findings);
        sound(input, &rubric, findings)?;
    }
    output.print(&derived, || {
        explain::assessment(&derived, rubric.instrument(), output.lang)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Nothing is derived from a document with errors. What is still open is none here: it proves nothing.
fn sound(input: &Input, rubric: &Rubric, mut findings: Findings) -> Result<(), Stop> {
    let is_open = |rule| {
        matches!(
            rule,
            Rule::DocumentOpenPlace
                | Rule::PlanTargetOpen
                | Rule::PlanReportDueOpen
                | Rule::PlanPriceMissing
                | Rule::PlanServiceCostMissing
        )
    };
    let stops = |finding: &Finding| finding.severity == Severity::Error && !is_open(finding.rule);
    findings.findings.retain(stops);
    input.sound(findings, Some(rubric)).map(drop)
}
