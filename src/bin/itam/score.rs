//! `itam score`: the level and points of an assessment, and why.

use crate::input::Assessed;
use crate::output::Output;
use crate::trouble::{Stop, quoted};
use crate::usage::{Format, ScoreArgs};
use it_adoption_model::{Both, LiftState, Locale, Scorecard, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &ScoreArgs, output: &Output) -> Result<ExitCode, Stop> {
    let assessed = Assessed::open(&args.file, &args.instrument)?;
    let card = assessed.rubric.score(&assessed.assessment);
    let card = card.map_err(|unfit| Both::of(|lang| unfit.message(lang)))?;
    output.print(&card, || {
        let page = explain::scorecard(&card, &assessed.rubric, args.detail.depth(), output.lang);
        match output.format {
            Format::Text => {
                let next = next(args, &card, &assessed, output.lang);
                let remark = assessed.remark(output.lang);
                let told: Vec<String> = next.into_iter().chain(remark).collect();
                match told.is_empty() {
                    true => page,
                    false => page.paragraph(told.join("\n")),
                }
            }
            _ => page,
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The command that tells how to come to the next level, where there is a way.
fn next(args: &ScoreArgs, card: &Scorecard, assessed: &Assessed, lang: Locale) -> Option<String> {
    let rubric = &assessed.rubric;
    let level = rubric.level_above(&card.outcome.level?)?;
    let gaps = rubric.gaps(&assessed.assessment, &level.id).ok()?;
    if gaps.whole.state != LiftState::Liftable {
        return None;
    }
    let file = quoted(&args.file);
    let (id, title) = (level.id, level.title.get(lang));
    let with = args.instrument.shown();
    Some(lang.pick(
        format!("Để đạt “{title}”: itam gaps {file} --target {id}{with}"),
        format!("To reach “{title}”: itam gaps {file} --target {id}{with}"),
    ))
}
