//! `itam`: measure, plan and report how schools adopt IT, from the command line.

mod check;
mod compare;
mod derive;
mod draft_plan;
mod gaps;
mod input;
mod instruments;
mod lines;
mod output;
mod progress;
mod render;
mod rollup;
mod schema;
mod score;
mod score_lines;
mod terminal;
mod trouble;
mod usage;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (outcome, output) = match usage::Cli::try_parse() {
        Ok(cli) => {
            let output = output::Output::new(cli.lang);
            let outcome = match cli.command {
                usage::Command::Instruments(args) => instruments::run(&args, &output),
                usage::Command::Check(args) => check::run(&args, &output),
                usage::Command::Score(args) => score::run(&args, &output),
                usage::Command::Gaps(args) => gaps::run(&args, &output),
                usage::Command::Schema(args) => schema::run(&args, &output),
                usage::Command::Rollup(args) => rollup::run(&args, &output),
                usage::Command::DraftPlan(args) => draft_plan::run(&args, &output),
                usage::Command::Derive(args) => derive::run(&args, &output),
                usage::Command::Compare(args) => compare::run(&args, &output),
                usage::Command::Render(args) => render::run(&args, &output),
            };
            (outcome, output)
        }
        Err(error) => return usage::explain(&error),
    };
    match outcome {
        Ok(code) => code,
        Err(stop) => output.stop(&stop),
    }
}
