//! The instruments of `--instrument`: by identifier, file or folder, one or several.

use crate::input::{Input, instrument, not_at_hand, unopened};
use crate::trouble::Stop;
use crate::usage::{AtHandArg, InstrumentArg};
use it_adoption_model::{Both, Document, InstrumentRef, Kind, Rubric, Rubrics, kind};
use std::path::{Path, PathBuf};

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
        let mut given: Vec<(String, Rubric)> = Vec::new();
        for named in &self.named {
            for (file, one) in all(named)? {
                let known = given.iter().find(|(_, r)| r.reference() == one.reference());
                match known {
                    None => given.push((file, one)),
                    Some((_, known)) if known.instrument() == one.instrument() => {}
                    Some((other, _)) => return Err(differ(other, &file, one.reference())),
                }
            }
        }
        Ok(given.into_iter().map(|(_, rubric)| rubric).collect())
    }

    /// The one instrument that everything is to be checked against, whatever it names: a single file or identifier.
    fn only(&self) -> bool {
        matches!(self.named.as_slice(), [one] if !Path::new(one).is_dir())
    }

    /// What lines may name: the instruments of `--instrument` and the built-in ones.
    pub(crate) fn for_lines(&self) -> Result<Rubrics, Stop> {
        let given = self.given()?.into_iter();
        Ok(given.fold(Rubrics::builtin(), Rubrics::with))
    }

    /// What documents are checked against: the one instrument of `--instrument`, whatever they name; or else those that they
    /// name, of `--instrument` or built in.
    pub(crate) fn at_hand(&self) -> Result<Rubrics, Stop> {
        self.beside(Rubrics::builtin)
    }

    /// As [`at_hand`](Self::at_hand), with others in place of the built-in ones.
    pub(crate) fn beside(&self, others: impl FnOnce() -> Rubrics) -> Result<Rubrics, Stop> {
        let given = self.given()?.into_iter();
        Ok(match self.only() {
            true => given.fold(Rubrics::default(), Rubrics::otherwise),
            false => given.fold(others(), Rubrics::with),
        })
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
            .map(|named| format!(" --instrument {named}"))
            .collect()
    }
}

/// The instruments that somebody named: one, or those among the files of a folder.
fn all(named: &str) -> Result<Vec<(String, Rubric)>, Stop> {
    if !Path::new(named).is_dir() {
        return Ok(vec![(named.to_owned(), instrument(named)?.rubric()?)]);
    }
    let unread = |error| unopened(named, &error);
    let entries = std::fs::read_dir(named).map_err(unread)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(unread)?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
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
        return Err(Both::new(
            format!("thư mục {named} không có bộ tiêu chí nào (tệp .json, \"document\": \"instrument\")"),
            format!("there is no instrument in the folder {named} (a .json file, \"document\": \"instrument\")"),
        )
        .into());
    }
    Ok(found)
}

/// Two instruments cannot both be what documents name.
fn differ(one: &str, other: &str, named: InstrumentRef) -> Stop {
    Both::new(
        format!("{one} và {other} cùng là bộ tiêu chí {named} nhưng nội dung khác nhau: hãy chỉ giữ một tệp, hoặc đổi phiên bản"),
        format!("{one} and {other} are both the instrument {named}, and differ: keep one of them, or give one another edition"),
    )
    .into()
}
