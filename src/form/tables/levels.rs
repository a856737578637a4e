//! The levels of the instrument that a document names, as people call them.

use crate::form::scan::{Expected, choice};
use crate::form::sheet::Content;
use crate::form::words;
use crate::model::{Both, Id, Instrument, Locale};

/// What a level is called, with its code: `đáp ứng tốt (good); …`.
pub(super) fn listed(instrument: &Instrument, locale: Locale) -> String {
    let levels = instrument.levels.iter().map(|level| {
        let title = level.title.get(locale);
        format!("{title} ({})", level.id)
    });
    levels.collect::<Vec<String>>().join("; ")
}

/// The level that a cell names, by its code or as people call it; any other code stays as it is, for checking to tell.
pub(super) fn named(
    content: &Content,
    instrument: Option<&Instrument>,
) -> Result<Option<String>, Expected> {
    let Some(words) = content.words() else {
        return Ok(None);
    };
    let Some(instrument) = instrument else {
        return Ok(Some(words.into_owned()));
    };
    let code = |id: Id| instrument.levels.iter().any(|level| level.id == id);
    if Id::new(words.trim()).is_some_and(code) {
        return Ok(Some(words.trim().to_owned()));
    }
    let rank = choice(content, |locale| words::levels(instrument, locale));
    let level = rank.map(|rank| instrument.levels.get(rank?));
    match level {
        Ok(level) => Ok(level.map(|level| level.id.to_string())),
        Err(_) if Id::new(words.trim()).is_some() => Ok(Some(words.into_owned())),
        Err(_) => Err(Both::new(
            format!("một mức: {}", listed(instrument, Locale::Vi)),
            format!("a level: {}", listed(instrument, Locale::En)),
        )),
    }
}
