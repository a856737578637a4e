//! `itam score`: the level and points of an assessment, and why.

use crate::input::Assessed;
use crate::output::Output;
use crate::trouble::{Both, Stop};
use crate::usage::{Format, Score};
use it_adoption_model::explain;
use std::process::ExitCode;

pub(crate) fn run(args: &Score, output: &Output) -> Result<ExitCode, Stop> {
    let file = args.file.as_deref().unwrap_or("-");
    if args.lines {
        return crate::score_lines::run(file, args);
    }
    let format = args.format.format;
    let named = args.instrument.instrument.as_deref();
    let assessed = Assessed::open(file, named, format)?;
    let card = assessed.rubric.score(&assessed.assessment);
    let card = card.map_err(|unfit| Both::of(|lang| unfit.0.message.get(lang).to_owned()))?;
    output.print(format, &card, || {
        let page = explain::scorecard(&card, assessed.rubric.instrument(), output.lang);
        match format {
            Format::Text => page.append(assessed.remark(output.lang)),
            _ => page,
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
