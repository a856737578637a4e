//! `itam gaps`: what is missing to a level.

use crate::input::Assessed;
use crate::output::Output;
use crate::trouble::{Both, Stop, both};
use crate::usage::{Format, Gaps};
use it_adoption_model::{Id, Instrument, Locale, explain};
use std::process::ExitCode;

pub(crate) fn run(args: &Gaps, output: &Output) -> Result<ExitCode, Stop> {
    let format = args.format.format;
    let named = args.instrument.instrument.as_deref();
    let assessed = Assessed::open(&args.file.file, named, format)?;
    let instrument = assessed.rubric.instrument();
    let target = target(&args.target, instrument)?;
    let gaps = assessed.rubric.gaps(&assessed.assessment, &target);
    let gaps = gaps.map_err(|error| Both::of(|lang| error.message(lang)))?;
    output.print(format, &gaps, || {
        let page = explain::gaps(&gaps, instrument, explain::Depth::Brief, output.lang);
        match format {
            Format::Text => page.append(assessed.remark(output.lang)),
            _ => page,
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The level that somebody aims at. If there is none such, the levels there are.
pub(crate) fn target(target: &str, instrument: &Instrument) -> Result<Id, Both> {
    let level = Id::new(target).filter(|id| instrument.level(id).is_some());
    let levels = |lang: Locale| {
        let levels = instrument.levels.iter();
        let levels = levels.map(|l| format!("{} ({})", l.id, l.title.get(lang)));
        levels.collect::<Vec<_>>().join(", ")
    };
    level.ok_or_else(|| {
        let (vi, en) = (levels(Locale::Vi), levels(Locale::En));
        both!(
            "không có mức \"{target}\"; các mức là: {vi}",
            "there is no level {target}; the levels are: {en}"
        )
    })
}
