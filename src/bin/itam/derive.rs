//! `itam derive`: the answers that a plan and a report prove.

use crate::input::{Input, once, rubric_for};
use crate::output::Output;
use crate::trouble::{Both, Stop, both};
use crate::usage::Derive;
use it_adoption_model::{AnnualPlan, Rule, YearEndReport, check, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &Derive, output: &Output) -> Result<ExitCode, Stop> {
    let format = args.format.format;
    once([&args.plan].into_iter().chain(&args.report))?;
    let plan: AnnualPlan = Input::open(&args.plan)?.read()?;
    let report = args.report.as_ref();
    let report = report.map(|file| Input::open(file)?.read::<YearEndReport>());
    let report = report.transpose()?;
    let named = args.instrument.instrument.as_deref();
    let rubric = rubric_for(&args.plan, plan.instrument, named, format)?;
    let mut findings = check::annual_plan_against(&plan, &rubric);
    findings
        .findings
        .retain(|finding| finding.rule == Rule::PlanInstrumentDiffers);
    if findings.has_errors() {
        return Err(Stop::Errors {
            name: args.plan.clone(),
            findings,
            format,
        });
    }
    let year = plan.period.school_year().ok_or_else(|| {
        let period = plan.period;
        both!(
            "không có năm học nào kết thúc trong năm {period}",
            "no school year ends in {period}"
        )
    })?;
    let derived = rubric.derive_assessment(&plan, report.as_ref(), year);
    let derived = derived.map_err(|error| Both::of(|lang| error.message(lang)))?;
    output.print(format, &derived, || {
        explain::assessment(&derived, rubric.instrument(), output.lang)
    })?;
    Ok(ExitCode::SUCCESS)
}
