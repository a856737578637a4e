//! `itam`: measure, plan and report how schools adopt IT, from the command line.

mod check;
mod compare;
mod derive;
mod draft_plan;
mod gaps;
mod input;
mod instruments;
mod lines;
mod misuse;
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

use output::Output;
use std::process::ExitCode;
use usage::{Cli, Command};

fn main() -> ExitCode {
    let cli = match Cli::read() {
        Ok(cli) => cli,
        Err(error) => return misuse::explain(&error),
    };
    let output = Output::new(cli.lang, cli.command.format());
    let outcome = match &cli.command {
        Command::Instruments(args) => instruments::run(args, &output),
        Command::Check(args) => check::run(args, &output),
        Command::Score(args) if args.lines => score_lines::run(args),
        Command::Score(args) => score::run(args, &output),
        Command::Gaps(args) => gaps::run(args, &output),
        Command::Schema(args) => schema::run(args, &output),
        Command::Rollup(args) => rollup::run(args, &output),
        Command::DraftPlan(args) => draft_plan::run(args, &output),
        Command::Derive(args) => derive::run(args, &output),
        Command::Compare(args) => compare::run(args, &output),
        Command::Render(args) => render::run(args, &output),
    };
    outcome.unwrap_or_else(|stop| output.stop(&stop))
}
