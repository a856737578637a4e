//! `itam compare`: where a self-assessment and an external evaluation differ.

use crate::input::{Assessed, Input, once, sound};
use crate::output::Output;
use crate::trouble::{Both, Stop};
use crate::usage::Compare;
use it_adoption_model::{Assessment, CompareError, Findings, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &Compare, output: &Output) -> Result<ExitCode, Stop> {
    let format = args.format.format;
    once([&args.own, &args.external])?;
    let named = args.instrument.instrument.as_deref();
    let Assessed {
        assessment: own,
        rubric,
        ..
    } = Assessed::open(&args.own, named, format)?;
    let external: Assessment = Input::open(&args.external)?.read()?;
    let comparison = rubric.compare(&own, &external).map_err(|error| {
        let errors = |finding| Stop::Errors {
            name: args.external.clone(),
            findings: Findings {
                findings: vec![finding],
                ..Findings::default()
            },
            format,
        };
        match error {
            CompareError::Apart(finding) => errors(*finding),
            CompareError::External(_) => sound(&args.external, &external, &rubric, format)
                .err()
                .unwrap_or_else(|| Both::of(|lang| error.message(lang)).into()),
            error => Both::of(|lang| error.message(lang)).into(),
        }
    })?;
    output.print(format, &comparison, || {
        explain::comparison(&comparison, rubric.instrument(), output.lang)
    })?;
    Ok(ExitCode::SUCCESS)
}
