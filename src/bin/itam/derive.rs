//! `itam derive`: the answers that a plan and a report prove.

use crate::input::{Input, once};
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::DeriveArgs;
use it_adoption_model::{AnnualPlan, Both, Rule, YearEndReport, check, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &DeriveArgs, output: &Output) -> Result<ExitCode, Stop> {
    once([&args.plan].into_iter().chain(&args.report))?;
    let plan: AnnualPlan = Input::open(&args.plan)?.read()?;
    let report = args.report.as_ref();
    let report = report.map(|file| Input::open(file)?.read::<YearEndReport>());
    let report = report.transpose()?;
    let rubric = args.instrument.rubric(&args.plan, plan.instrument)?;
    let mut findings = check::annual_plan_against(&plan, &rubric);
    findings
        .findings
        .retain(|finding| finding.rule == Rule::PlanInstrumentDiffers);
    if findings.has_errors() {
        return Err(Stop::Errors {
            name: args.plan.clone(),
            findings,
        });
    }
    let year = plan.period.school_year().ok_or_else(|| {
        let period = plan.period;
        Both::new(
            format!("không có năm học nào kết thúc trong năm {period}"),
            format!("no school year ends in {period}"),
        )
    })?;
    let derived = rubric.derive_assessment(&plan, report.as_ref(), year);
    let derived = derived.map_err(|error| Both::of(|lang| error.message(lang)))?;
    output.print(&derived, || {
        explain::assessment(&derived, rubric.instrument(), output.lang)
    })?;
    Ok(ExitCode::SUCCESS)
}
