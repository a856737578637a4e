//! `itam instruments`: the built-in instruments, or one instrument whole.

use crate::input::instrument;
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::InstrumentsArgs;
use it_adoption_model::{Instrument, Rubric, Rubrics, builtin, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &InstrumentsArgs, output: &Output) -> Result<ExitCode, Stop> {
    match &args.id {
        Some(named) => {
            let one = instrument(named)?.instrument;
            output.print(&one, || explain::instrument(&one, output.lang))?;
        }
        None => {
            let rubrics = Rubrics::builtin();
            let all = builtin().iter().filter_map(|b| rubrics.named(b.id));
            let all: Vec<&Instrument> = all.map(Rubric::instrument).collect();
            output.print(&all, || {
                explain::instruments(all.iter().copied(), output.lang)
            })?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
