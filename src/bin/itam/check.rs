//! `itam check`: documents against the rules.

use crate::input::{Input, built_in, not_at_hand, once, rubric};
use crate::output::{ERRORS, MISUSE, Output};
use crate::trouble::{Stop, Trouble, both, shown};
use crate::usage::{Check, Format};
use it_adoption_model::page::{Fact, Page};
use it_adoption_model::{
    Document, Findings, InstrumentRef, Kind, Locale, Rubric, builtin, check, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &Check, output: &Output) -> Result<ExitCode, Stop> {
    let format = args.format.format;
    once(&args.files)?;
    let given = args.instrument.instrument.as_deref();
    let given = given.map(|named| rubric(named, format)).transpose()?;
    let read: Vec<(&str, Result<Document, Trouble>)> = args
        .files
        .iter()
        .map(|file| {
            (
                file.as_str(),
                Input::open(file).and_then(|input| input.read_any()),
            )
        })
        .collect();
    let documents = read.iter().filter_map(|(_, read)| read.as_ref().ok());
    let documents: Vec<&Document> = documents.collect();
    let shelf = Shelf::new(given, documents.iter().copied())?;
    let mut found = check::together(&documents, &|wanted| shelf.find(wanted)).into_iter();
    let entries: Vec<Entry<'_>> = read
        .into_iter()
        .map(|(file, read)| match read {
            Ok(document) => shelf.entry(file, &document, found.next().unwrap_or_default()),
            Err(problem) => Entry::problem(file, problem),
        })
        .collect();
    let problems = || entries.iter().filter_map(|e| e.problem.as_ref());
    problems().for_each(|problem| output.complain(&problem.page(output.lang)));
    print(&entries, format, output)?;
    let errors = |e: &Entry<'_>| e.findings.as_ref().is_some_and(Findings::has_errors);
    Ok(if problems().next().is_some() {
        ExitCode::from(MISUSE)
    } else if entries.iter().any(errors) {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// A file and what came of it: either findings or a problem.
#[derive(serde::Serialize)]
struct Entry<'f> {
    file: &'f str,
    #[serde(skip)]
    kind: Option<Kind>,
    /// What a document that goes by an instrument was held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    instrument: Option<InstrumentRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Findings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Trouble>,
}

impl<'f> Entry<'f> {
    fn problem(file: &'f str, problem: Trouble) -> Self {
        Self {
            file,
            kind: None,
            instrument: None,
            findings: None,
            problem: Some(problem),
        }
    }

    fn page(&self, lang: Locale) -> Page {
        let Some(findings) = &self.findings else {
            return Page::default();
        };
        let kind = self.kind.map(|kind| kind.label(lang).to_owned());
        let against = self.instrument.map(|InstrumentRef { id, edition }| {
            let text = both!("{id}, phiên bản {edition}", "{id}, edition {edition}");
            lang.pick(&text.vi, &text.en).to_owned()
        });
        let facts = [
            (lang.pick("Loại tài liệu", "Document"), kind),
            (lang.pick("Đối chiếu với", "Held against"), against),
        ];
        let facts = facts
            .into_iter()
            .filter_map(|(label, value)| Some(Fact::from((label, value?))));
        Page::default()
            .heading(2, shown(self.file, lang))
            .facts(facts)
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
        [Entry { findings: None, .. }] => Ok(()),
        [
            Entry {
                findings: Some(findings),
                ..
            },
        ] => output.print(format, findings, page),
        entries => output.print(format, &entries, page),
    }
}

/// The instruments at hand, in the order in which a document looks for its own.
struct Shelf {
    given: Option<Rubric>,
    beside: Vec<Rubric>,
    built_in: Vec<Rubric>,
    /// Instruments among the files that are not sound; their own findings say so.
    unsound: Vec<InstrumentRef>,
}

impl Shelf {
    fn new<'d>(
        given: Option<Rubric>,
        documents: impl Iterator<Item = &'d Document>,
    ) -> Result<Self, Trouble> {
        let mut shelf = Self {
            given,
            beside: Vec::new(),
            built_in: Vec::new(),
            unsound: Vec::new(),
        };
        for document in documents {
            if let Document::Instrument(instrument) = document {
                let reference = InstrumentRef {
                    id: instrument.id,
                    edition: instrument.edition,
                };
                match Rubric::new(instrument.as_ref().clone()) {
                    Ok(rubric) => shelf.beside.push(rubric),
                    Err(_) => shelf.unsound.push(reference),
                }
            }
        }
        for builtin in builtin() {
            shelf.built_in.extend(Rubric::new(built_in(builtin)?).ok());
        }
        Ok(shelf)
    }

    fn find(&self, wanted: &InstrumentRef) -> Option<&Rubric> {
        let named = |rubric: &&Rubric| rubric.reference() == *wanted;
        let same = |rubric: &&Rubric| rubric.reference().id == wanted.id;
        let beside = || self.beside.iter();
        self.given
            .as_ref()
            .or_else(|| beside().find(named))
            .or_else(|| beside().find(same))
            .or_else(|| self.built_in.iter().find(same))
    }

    /// Checking a document without the instrument it goes by would look like success; one among the
    /// files that is unsound has findings of its own.
    fn entry<'f>(&self, file: &'f str, document: &Document, findings: Findings) -> Entry<'f> {
        let wanted = goes_by(document);
        let rubric = wanted.as_ref().and_then(|wanted| self.find(wanted));
        let unsound = |wanted: &InstrumentRef| self.unsound.iter().any(|u| u.id == wanted.id);
        match wanted {
            Some(wanted) if rubric.is_none() && !unsound(&wanted) => {
                Entry::problem(file, not_at_hand(file, wanted))
            }
            _ => Entry {
                file,
                kind: Some(document.kind()),
                instrument: rubric.map(Rubric::reference),
                findings: Some(findings),
                problem: None,
            },
        }
    }
}

/// The instrument that a document is held against.
fn goes_by(document: &Document) -> Option<InstrumentRef> {
    match document {
        Document::Assessment(assessment) => Some(assessment.instrument),
        Document::AnnualPlan(plan) => Some(plan.instrument),
        Document::MediumTermPlan(plan) => Some(plan.instrument),
        Document::YearEndReport(report) => Some(report.instrument),
        Document::Submission(submission) => Some(submission.self_assessment.instrument),
        _ => None,
    }
}
