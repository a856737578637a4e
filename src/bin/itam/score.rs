//! `itam score`: the level and points of an assessment, and why.

use crate::input::Assessed;
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::{Format, ScoreArgs};
use it_adoption_model::page::Page;
use it_adoption_model::{Both, Instrument, Locale, Scorecard, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &ScoreArgs, output: &Output) -> Result<ExitCode, Stop> {
    let file = args.file.as_deref().unwrap_or("-");
    let assessed = Assessed::open(file, &args.instrument)?;
    let card = assessed.rubric.score(&assessed.assessment);
    let card = card.map_err(|unfit| Both::of(|lang| unfit.message(lang)))?;
    output.print(&card, || {
        let page = explain::scorecard(
            &card,
            assessed.rubric.instrument(),
            args.detail.depth(),
            output.lang,
        );
        match output.format {
            Format::Text => page
                .append(next(args, &card, assessed.rubric.instrument(), output.lang))
                .append(assessed.remark(output.lang)),
            _ => page,
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The command that tells how to come to the next level.
fn next(args: &ScoreArgs, card: &Scorecard, instrument: &Instrument, lang: Locale) -> Page {
    let levels = instrument.levels.iter();
    let mut above = levels
        .skip_while(|level| Some(level.id) != card.outcome.level)
        .skip(1);
    let Some(level) = above.next() else {
        return Page::default();
    };
    let file = args.file.as_deref().unwrap_or("-");
    let (id, title) = (level.id, level.title.get(lang));
    let with = args.instrument.named.as_ref();
    let with = with
        .map(|named| format!(" --instrument {named}"))
        .unwrap_or_default();
    Page::default().paragraph(lang.pick(
        format!("Việc cần làm để đạt \"{title}\": itam gaps {file} --target {id}{with}"),
        format!("What to do to come to \"{title}\": itam gaps {file} --target {id}{with}"),
    ))
}
