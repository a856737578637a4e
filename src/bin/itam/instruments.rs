//! `itam instruments`: the built-in instruments, or one instrument whole.

use crate::input::{built_in, instrument};
use crate::output::Output;
use crate::trouble::{Stop, Trouble};
use crate::usage::Instruments;
use it_adoption_model::{builtin, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &Instruments, output: &Output) -> Result<ExitCode, Stop> {
    let format = args.format.format;
    match &args.id {
        Some(named) => {
            let one = instrument(named)?;
            output.print(format, &one, || explain::instrument(&one, output.lang))?;
        }
        None => {
            let all = builtin().iter().map(built_in);
            let all = all.collect::<Result<Vec<_>, Trouble>>()?;
            output.print(format, &all, || explain::instruments(&all, output.lang))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
