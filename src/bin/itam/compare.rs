//! `itam compare`: where a self-assessment and an external evaluation differ.

use crate::input::{Assessed, Input, once, sound};
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::CompareArgs;
use it_adoption_model::{Assessment, Both, CompareError, Findings, Rule, check, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &CompareArgs, output: &Output) -> Result<ExitCode, Stop> {
    once([&args.own, &args.external])?;
    let Assessed {
        assessment: own,
        rubric,
        ..
    } = Assessed::open(&args.own, &args.instrument)?;
    let external: Assessment = Input::open(&args.external)?.read()?;
    let comparison = rubric.compare(&own, &external).map_err(|error| {
        let errors = |finding| Stop::Errors {
            name: args.external.clone(),
            findings: Findings::from_iter([finding]),
        };
        match error {
            CompareError::Apart(finding) => errors(*finding),
            CompareError::External(_) => sound(&args.external, &external, &rubric)
                .err()
                .unwrap_or_else(|| Both::of(|lang| error.message(lang)).into()),
            error => Both::of(|lang| error.message(lang)).into(),
        }
    })?;
    let mut beside = check::judgements(&own, &external, Some(&rubric));
    beside
        .findings
        .retain(|finding| finding.rule == Rule::ComparisonStagesDiffer);
    if !beside.findings.is_empty() {
        output.complain(&explain::findings(&beside, output.lang));
    }
    output.print(&comparison, || {
        explain::comparison(&comparison, rubric.instrument(), output.lang)
    })?;
    Ok(ExitCode::SUCCESS)
}
