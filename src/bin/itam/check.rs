//! `itam check`: documents against the rules.

use crate::input::{Input, not_at_hand, once, rubric};
use crate::output::{ERRORS, MISUSE, Output};
use crate::trouble::{Stop, Trouble, both, shown};
use crate::usage::{Check, Format};
use it_adoption_model::page::{Fact, Page};
use it_adoption_model::{
    Document, Findings, Id, InstrumentRef, Kind, Locale, Rubric, Rubrics, check, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &Check, output: &Output) -> Result<ExitCode, Stop> {
    let format = args.format.format;
    once(&args.files)?;
    let given = args.instrument.instrument.as_deref();
    let given = given.map(|named| rubric(named, format)).transpose()?;
    let read = args
        .files
        .iter()
        .map(|file| Input::open(file).and_then(|input| input.read_any()));
    let read: Vec<Result<Document, Trouble>> = read.collect();
    let documents: Vec<&Document> = read.iter().filter_map(|read| read.as_ref().ok()).collect();
    let rubrics = match given {
        Some(given) => Rubrics::default().otherwise(given),
        None => beside(&documents),
    };
    let mut found = check::together(&documents, &rubrics).into_iter();
    let instruments: Vec<Id> = instruments(&documents).collect();
    let entries = args.files.iter().zip(read).map(|(file, read)| Entry {
        file,
        outcome: match read {
            Ok(document) => {
                let findings = found.next().unwrap_or_default();
                checked(file, &document, findings, &rubrics, &instruments)
            }
            Err(problem) => Outcome::Unchecked { problem },
        },
    });
    let entries: Vec<Entry<'_>> = entries.collect();
    let problems = || entries.iter().filter_map(Entry::problem);
    problems().for_each(|problem| output.complain(&problem.page(output.lang)));
    print(&entries, format, output)?;
    Ok(if problems().next().is_some() {
        ExitCode::from(MISUSE)
    } else if entries.iter().any(Entry::has_errors) {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// What documents are held against without `--instrument`: an instrument among them goes before the built-in one of its name.
fn beside(documents: &[&Document]) -> Rubrics {
    let mut rubrics = Rubrics::among(documents.iter().copied());
    let own: Vec<Id> = rubrics.iter().map(|own| own.instrument().id).collect();
    let built_in = Rubrics::builtin();
    let others = built_in
        .iter()
        .filter(|built_in| !own.contains(&built_in.instrument().id));
    rubrics.extend(others.cloned());
    rubrics
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
fn checked(
    file: &str,
    document: &Document,
    findings: Findings,
    rubrics: &Rubrics,
    instruments: &[Id],
) -> Outcome {
    let wanted = match document {
        // A result is held against nothing.
        Document::Scorecard(_) | Document::Gaps(_) | Document::Comparison(_) => None,
        document => document.instrument(),
    };
    let rubric = wanted.and_then(|wanted| rubrics.find(&wanted));
    match wanted {
        Some(wanted) if rubric.is_none() && !instruments.contains(&wanted.id) => {
            let problem = not_at_hand(file, wanted);
            Outcome::Unchecked { problem }
        }
        _ => Outcome::Checked {
            kind: document.kind(),
            instrument: rubric.map(Rubric::reference),
            findings,
        },
    }
}

/// A file and what came of it.
#[derive(serde::Serialize)]
struct Entry<'f> {
    file: &'f str,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Outcome {
    Checked {
        #[serde(skip)]
        kind: Kind,
        /// What a document that goes by an instrument was held against.
        #[serde(skip_serializing_if = "Option::is_none")]
        instrument: Option<InstrumentRef>,
        findings: Findings,
    },
    Unchecked {
        problem: Trouble,
    },
}

impl Entry<'_> {
    fn problem(&self) -> Option<&Trouble> {
        match &self.outcome {
            Outcome::Checked { .. } => None,
            Outcome::Unchecked { problem } => Some(problem),
        }
    }

    fn has_errors(&self) -> bool {
        matches!(&self.outcome, Outcome::Checked { findings, .. } if findings.has_errors())
    }

    fn page(&self, lang: Locale) -> Page {
        let Outcome::Checked {
            kind,
            instrument,
            findings,
        } = &self.outcome
        else {
            return Page::default();
        };
        let against = instrument.map(|InstrumentRef { id, edition }| {
            let text = both!("{id}, phiên bản {edition}", "{id}, edition {edition}");
            lang.pick(&text.vi, &text.en).to_owned()
        });
        let kind = (lang.pick("Loại tài liệu", "Document"), kind.label(lang));
        let against = against.map(|against| (lang.pick("Đối chiếu với", "Held against"), against));
        let against = against.map(Fact::from);
        Page::default()
            .heading(2, shown(self.file, lang))
            .facts([Fact::from(kind)].into_iter().chain(against))
            .append(explain::findings(findings, lang))
    }
}

/// One file gives its findings document; several give an array with an element for each.
fn print(entries: &[Entry<'_>], format: Format, output: &Output) -> Result<(), Stop> {
    let page = || {
        entries.iter().fold(Page::default(), |page, entry| {
            page.append(entry.page(output.lang))
        })
    };
    match entries {
        [one] => match &one.outcome {
            Outcome::Checked { findings, .. } => output.print(format, findings, page),
            Outcome::Unchecked { .. } => Ok(()),
        },
        entries => output.print(format, &entries, page),
    }
}
