//! `itam gaps`: what is missing to a level.

use crate::input::Assessed;
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::{Format, GapsArgs};
use it_adoption_model::{Both, Id, Instrument, Locale, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &GapsArgs, output: &Output) -> Result<ExitCode, Stop> {
    let assessed = Assessed::open(&args.file.file, &args.instrument)?;
    let instrument = assessed.rubric.instrument();
    let target = target(&args.target, instrument)?;
    let gaps = assessed.rubric.gaps(&assessed.assessment, &target);
    let gaps = gaps.map_err(|error| Both::of(|lang| error.message(lang)))?;
    output.print(&gaps, || {
        let page = explain::gaps(&gaps, instrument, args.detail.depth(), output.lang);
        match output.format {
            Format::Text => match assessed.remark(output.lang) {
                Some(remark) => page.paragraph(remark),
                None => page,
            },
            _ => page,
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The overall level that somebody aims at. If there is none such, the levels that the whole has.
pub(crate) fn target(target: &str, instrument: &Instrument) -> Result<Id, Both<String>> {
    let of_whole = || instrument.scoring.levels.iter().map(|row| row.level);
    let level = instrument.level_named(target).map(|level| level.id);
    let level = level.filter(|level| of_whole().any(|of_whole| of_whole == *level));
    let levels = |lang: Locale| {
        let levels = of_whole().filter_map(|level| instrument.level(&level));
        let levels = levels.map(|l| format!("{} ({})", l.id, l.title.get(lang)));
        levels.collect::<Vec<_>>().join(", ")
    };
    level.ok_or_else(|| {
        let (vi, en) = (levels(Locale::Vi), levels(Locale::En));
        Both::new(
            format!("kết quả chung không có mức \"{target}\"; các mức là: {vi}"),
            format!("the overall result has no level {target}; the levels are: {en}"),
        )
    })
}
