//! The instruments of `--instrument`: by identifier, file or folder, one or several.

use crate::input::{Input, instrument, not_at_hand};
use crate::listed::Listed;
use crate::trouble::{Stop, quoted};
use crate::usage::{AtHandArg, InstrumentArg};
use it_adoption_model::{Both, Document, EditionError, InstrumentRef, Kind, Rubric, Rubrics, kind};
use std::collections::BTreeMap;
use std::path::Path;

impl InstrumentArg {
    /// The instrument of `--instrument`, if it is sound.
    pub(crate) fn given(&self) -> Result<Option<Rubric>, Stop> {
        let given = self.named.as_ref();
        given.map(|named| instrument(named)?.rubric()).transpose()
    }
}

impl AtHandArg {
    /// The instruments of `--instrument`, each sound, and each of an identifier and edition of its own.
    fn given(&self) -> Result<Vec<Rubric>, Stop> {
        let mut files: BTreeMap<InstrumentRef, String> = BTreeMap::new();
        let mut rubrics = Rubrics::default();
        for named in &self.named {
            for (file, one) in all(named)? {
                let other = files.entry(one.reference()).or_insert_with(|| file.clone());
                let added = rubrics.insert(one);
                added.map_err(|error| both(other, &file, &error))?;
            }
        }
        Ok(rubrics.iter().cloned().collect())
    }

    /// The one instrument that everything is to be checked against, whatever it names: a single file or identifier.
    fn only(&self) -> bool {
        matches!(self.named.as_slice(), [one] if !Path::new(one).is_dir())
    }

    /// What lines may name: the instruments of `--instrument` and the built-in ones.
    pub(crate) fn for_lines(&self) -> Result<Rubrics, Stop> {
        joined(Rubrics::builtin(), self.given()?)
    }

    /// What documents are checked against: the one instrument of `--instrument`, whatever they name; or else those that they
    /// name, of `--instrument` or built in.
    pub(crate) fn at_hand(&self) -> Result<Rubrics, Stop> {
        self.beside(Rubrics::builtin)
    }

    /// As [`at_hand`](Self::at_hand), with others in place of the built-in ones.
    pub(crate) fn beside(&self, others: impl FnOnce() -> Rubrics) -> Result<Rubrics, Stop> {
        let given = self.given()?;
        match self.only() {
            true => Ok(given
                .into_iter()
                .fold(Rubrics::default(), Rubrics::otherwise)),
            false => joined(others(), given),
        }
    }

    /// The rubric that a document is checked against.
    pub(crate) fn rubric(&self, file: &str, wanted: InstrumentRef) -> Result<Rubric, Stop> {
        let rubrics = self.at_hand()?;
        let rubric = rubrics.find(&wanted).cloned();
        rubric.ok_or_else(|| not_at_hand(file, wanted).into())
    }

    /// The options as they were given, to be shown in a command.
    pub(crate) fn shown(&self) -> String {
        let named = self.named.iter();
        named
            .map(|named| format!(" --instrument {}", quoted(named)))
            .collect()
    }
}

/// The instruments that somebody named: one, or those among the files of a folder.
fn all(named: &str) -> Result<Vec<(String, Rubric)>, Stop> {
    if !Path::new(named).is_dir() {
        return Ok(vec![(named.to_owned(), instrument(named)?.rubric()?)]);
    }
    let mut found = Vec::new();
    let listed = Listed::open(named)?;
    for path in &listed.files {
        let file = path.to_string_lossy();
        let input = Input::open(&file)?;
        if kind(input.bytes()).is_ok_and(|kind| kind != Kind::Instrument) {
            continue;
        }
        if let Document::Instrument(one) = input.read_any()? {
            found.push((file.clone().into_owned(), input.holds(*one).rubric()?));
        }
    }
    if found.is_empty() {
        return Err(listed.none(&Both::new(
            format!("thư mục {named} không có bộ tiêu chí nào (tệp .json, \"document\": \"instrument\")"),
            format!("there is no instrument in the folder {named} (a .json file, \"document\": \"instrument\")"),
        )));
    }
    Ok(found)
}

fn joined(rubrics: Rubrics, more: Vec<Rubric>) -> Result<Rubrics, Stop> {
    let joined = more.into_iter().try_fold(rubrics, Rubrics::with);
    joined.map_err(|error| Both::of(|lang| error.message(lang)).into())
}

/// Two instruments cannot both be what documents name.
fn both(one: &str, other: &str, error: &EditionError) -> Stop {
    Both::of(|lang| {
        let message = error.message(lang);
        lang.pick(
            format!("{one} và {other}: {message}"),
            format!("{one} and {other}: {message}"),
        )
    })
    .into()
}
