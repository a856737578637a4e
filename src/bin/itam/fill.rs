//! `itam fill`: what people wrote into a file that was printed for them, as a document again.

use crate::letter;
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::FillArgs;
use std::process::ExitCode;

pub(crate) fn run(args: &FillArgs, output: &Output) -> Result<ExitCode, Stop> {
    letter::fill(args, output)
}
