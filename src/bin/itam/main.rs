//! `itam`: measure, plan and report how schools adopt IT, from the command line.

mod at_hand;
mod carry_over;
mod check;
mod compare;
mod derive;
mod document;
mod draft_plan;
mod file;
mod fill;
mod form;
mod gaps;
mod input;
mod instruments;
mod letter;
mod lines;
mod listed;
mod misuse;
mod new;
mod output;
mod over;
mod progress;
mod render;
mod rollup;
mod schema;
mod score;
mod score_lines;
mod score_sheet;
mod site;
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
    let mut output = Output::new(cli.lang, cli.command.format(), cli.command.out());
    output.makes = matches!(cli.command, Command::DraftPlan(_) | Command::CarryOver(_));
    output.lines = cli.command.prints_lines();
    output.hushed = cli.command.writes().is_some() && !cli.command.asks_json();
    if let Some(misused) = cli.command.misused() {
        return output.stop(&misused.into());
    }
    if let Some((name, force)) = cli.command.writes()
        && let Err(stop) = file::free(name, force)
    {
        return output.stop(&stop);
    }
    let outcome = match &cli.command {
        Command::Instruments(args) => instruments::run(args, &output),
        Command::Check(args) => check::run(args, &output),
        Command::Score(args) if args.is_sheet() => score_sheet::run(args, &output),
        Command::Score(args) if args.lines => score_lines::run(args, &output),
        Command::Score(args) => score::run(args, &output),
        Command::Gaps(args) => gaps::run(args, &output),
        Command::Schema(args) => schema::run(args, &output),
        Command::Rollup(args) => rollup::run(args, &output),
        Command::DraftPlan(args) => draft_plan::run(args, &output),
        Command::Derive(args) => derive::run(args, &output),
        Command::Compare(args) => compare::run(args, &output),
        Command::CarryOver(args) => carry_over::run(args, &output),
        Command::Render(args) => render::run(args, &output),
        Command::New(args) => new::run(args, &output),
        Command::Form(args) => form::run(args, &output),
        Command::Fill(args) => fill::run(args, &output),
    };
    outcome.unwrap_or_else(|stop| output.stop(&stop))
}
