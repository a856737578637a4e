//! `itam check`: documents against the rules.

use crate::input::{Input, not_at_hand, once};
use crate::output::{ERRORS, MISUSE, Output};
use crate::trouble::{Stop, Trouble, shown};
use crate::usage::CheckArgs;
use it_adoption_model::check::{Checked, Relation};
use it_adoption_model::page::{Fact, Page};
use it_adoption_model::{
    Document, Findings, Id, InstrumentRef, Kind, Locale, Rubric, Rubrics, check, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &CheckArgs, output: &Output) -> Result<ExitCode, Stop> {
    once(args.files.iter().chain(&args.instrument.named))?;
    let read = args.files.iter().map(|file| match Input::open(file) {
        Ok(input) => (input.read_any(), Some(input)),
        Err(problem) => (Err(problem), None),
    });
    let mut read: Vec<(Result<Document, Trouble>, Option<Input>)> = read.collect();
    let documents = read.iter().filter_map(|(read, _)| read.as_ref().ok());
    let documents: Vec<&Document> = documents.collect();
    let rubrics = args
        .instrument
        .beside(|| Rubrics::beside(documents.iter().copied()))?;
    let mut all = check::together(&documents, &rubrics).into_iter();
    let instruments: Vec<Id> = instruments(&documents).collect();
    // Told again by all that is at hand, among it the instruments that were read meanwhile.
    for (read, input) in &mut read {
        if let (Err(problem), Some(input)) = (&mut *read, input)
            && let Err(told) = input.read_any_by(&rubrics)
        {
            *problem = told;
        }
    }
    let names = args.files.iter().zip(&read);
    let names: Vec<&str> = names
        .filter(|(_, (read, _))| read.is_ok())
        .map(|(file, _)| file.as_str())
        .collect();
    let files = args
        .files
        .iter()
        .zip(&read)
        .map(|(file, (read, input))| CheckedFile {
            file,
            input: input.as_ref(),
            found: match read {
                Ok(document) => {
                    let found = all.next().unwrap_or_default();
                    checked(file, document, found, &names, &instruments)
                }
                Err(problem) => Found::Unchecked { problem },
            },
        });
    let files: Vec<CheckedFile<'_>> = files.collect();
    let problems = || files.iter().filter_map(CheckedFile::problem);
    problems().for_each(|problem| output.complain(&problem.page(output.lang)));
    print(&files, &rubrics, output)?;
    Ok(if problems().next().is_some() {
        ExitCode::from(MISUSE)
    } else if files.iter().any(CheckedFile::has_errors) {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// The instruments among documents, sound or not.
fn instruments(documents: &[&Document]) -> impl Iterator<Item = Id> {
    documents.iter().filter_map(|document| match document {
        Document::Instrument(instrument) => Some(instrument.id),
        _ => None,
    })
}

/// Checking a document without the instrument it goes by would look like success; one among the files that is unsound
/// has findings of its own.
fn checked<'f>(
    file: &str,
    document: &Document,
    found: Checked,
    names: &[&'f str],
    instruments: &[Id],
) -> Found<'f> {
    let wanted = match document {
        // A result may go by a text that is no longer at hand.
        Document::Scorecard(_) | Document::Gaps(_) | Document::Comparison(_) => None,
        document => document.instrument(),
    };
    let name = |at: usize| names.get(at).copied().unwrap_or_default();
    match wanted {
        Some(wanted) if found.instrument.is_none() && !instruments.contains(&wanted.id) => {
            let problem = not_at_hand(file, wanted).into();
            Found::Apart { problem }
        }
        _ => Found::Checked {
            kind: document.kind(),
            instrument: found.instrument.filter(|_| wanted.is_some()),
            against: found
                .against
                .iter()
                .map(|against| Beside {
                    file: name(against.document),
                    relation: against.relation,
                    assumed: against.assumed,
                    carried_from: against.carried_from,
                })
                .collect(),
            nearest: found.nearest.map(name),
            doubles: found.doubles.into_iter().map(name).collect(),
            findings: found.findings,
        },
    }
}

/// A file and what came of it.
#[derive(serde::Serialize)]
struct CheckedFile<'f> {
    file: &'f str,
    #[serde(skip)]
    input: Option<&'f Input>,
    #[serde(flatten)]
    found: Found<'f>,
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Found<'f> {
    Checked {
        #[serde(skip)]
        kind: Kind,
        /// What a document that goes by an instrument was checked against.
        #[serde(skip_serializing_if = "Option::is_none")]
        instrument: Option<InstrumentRef>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        against: Vec<Beside<'f>>,
        /// The file that came closest, where there was none of its kind to check against.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'f str>,
        /// The files that claim the same place.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        doubles: Vec<&'f str>,
        findings: Findings,
    },
    Unchecked {
        problem: &'f Trouble,
    },
    Apart {
        problem: Box<Trouble>,
    },
}

/// A file that another was checked against.
#[derive(serde::Serialize)]
struct Beside<'f> {
    file: &'f str,
    relation: Relation,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    assumed: bool,
    /// The edition that it goes by, where it was carried over to that of the file first.
    #[serde(rename = "carriedFrom", skip_serializing_if = "Option::is_none")]
    carried_from: Option<InstrumentRef>,
}

impl Beside<'_> {
    fn words(&self, lang: Locale) -> String {
        let (file, relation) = (shown(self.file, lang), self.relation.label(lang));
        let relation = match self.carried_from {
            None => relation.to_owned(),
            Some(from) => lang.pick(
                format!("{relation}; chuyển từ {from}"),
                format!("{relation}; carried over from {from}"),
            ),
        };
        match self.assumed {
            false => format!("{file} ({relation})"),
            true => lang.pick(
                format!("{file} ({relation}; tạm coi là vậy vì không có bản nào khớp)"),
                format!("{file} ({relation}; taken to be it, as none fits)"),
            ),
        }
    }
}

impl CheckedFile<'_> {
    fn problem(&self) -> Option<&Trouble> {
        match &self.found {
            Found::Checked { .. } => None,
            Found::Unchecked { problem } => Some(problem),
            Found::Apart { problem } => Some(problem),
        }
    }

    fn has_errors(&self) -> bool {
        matches!(&self.found, Found::Checked { findings, .. } if findings.has_errors())
    }

    fn page(&self, rubrics: &Rubrics, lang: Locale) -> Page {
        let Found::Checked {
            kind,
            instrument,
            against,
            nearest,
            doubles,
            findings,
        } = &self.found
        else {
            return Page::default();
        };
        let by = instrument.and_then(|of| rubrics.find(&of));
        let text = self.input.map_or(&[][..], Input::bytes);
        let found = explain::findings_in(findings, text, by.map(Rubric::instrument), lang);
        let instrument = instrument.map(|of| {
            let (id, edition) = (of.id, of.edition);
            lang.pick(
                format!("{id}, phiên bản {edition}"),
                format!("{id}, edition {edition}"),
            )
        });
        let kind = (lang.pick("Loại tài liệu", "Document"), kind.label(lang));
        let documents = against.iter().map(|beside| beside.words(lang));
        let against: Vec<String> = instrument.into_iter().chain(documents).collect();
        let against = (!against.is_empty()).then(|| against.join("; "));
        let doubles: Vec<&str> = doubles.iter().map(|file| shown(file, lang)).collect();
        let doubles = (!doubles.is_empty()).then(|| doubles.join("; "));
        let facts = [
            (lang.pick("Đối chiếu với", "Checked against"), against),
            (
                lang.pick("Gần nhất", "Closest"),
                nearest.map(|file| shown(file, lang).to_owned()),
            ),
            (lang.pick("Trùng với", "Same place as"), doubles),
        ];
        let facts = facts
            .into_iter()
            .filter_map(|(label, words)| Some(Fact::from((label, words?))));
        Page::default()
            .heading(2, shown(self.file, lang))
            .facts([Fact::from(kind)].into_iter().chain(facts))
            .append(found)
    }
}

/// One file gives its findings document; several give an array with an element for each.
fn print(files: &[CheckedFile<'_>], rubrics: &Rubrics, output: &Output) -> Result<(), Stop> {
    let page = || {
        files.iter().fold(Page::default(), |page, file| {
            page.append(file.page(rubrics, output.lang))
        })
    };
    match files {
        [one] => match &one.found {
            Found::Checked { findings, .. } => output.print(findings, page),
            Found::Unchecked { .. } | Found::Apart { .. } => output.data(one),
        },
        files => output.print(&files, page),
    }
}
