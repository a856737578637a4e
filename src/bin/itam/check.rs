//! `itam check`: documents against the rules.

mod source;

use crate::document::school;
use crate::input::{not_at_hand, once};
use crate::output::{ERRORS, MISUSE, Output};
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble, shown};
use crate::usage::CheckArgs;
use it_adoption_model::check::{Checked, Relation};
use it_adoption_model::page::{Fact, Page, Tone, Words};
use it_adoption_model::{Document, Findings, Id, InstrumentRef, Kind, Locale, Rubrics, check};
use source::{Name, Read, Source, is_lines};
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

pub(crate) fn run(args: &CheckArgs, output: &Output) -> Result<ExitCode, Stop> {
    once(args.files.iter().chain(&args.instrument.named))?;
    let sources = Source::all(&args.files, output.lang);
    let documents: Vec<&Document> = sources.iter().filter_map(Source::document).collect();
    let rubrics = args
        .instrument
        .beside(|| Rubrics::beside(documents.iter().copied()))?;
    let checking = Progress::waiting(output.lang.pick("đang kiểm tra", "checking"));
    let mut all = check::together(&documents, &rubrics).into_iter();
    checking.clear();
    let instruments: Vec<Id> = instruments(&documents).collect();
    let names = sources.iter().filter(|source| source.document().is_some());
    let names: Vec<&Name> = names.map(|source| &source.name).collect();
    let files = sources.iter().map(|source| CheckedFile {
        file: &source.name,
        source,
        found: match &source.read {
            Read::Document(document) => {
                let found = all.next().unwrap_or_default();
                checked(&source.name, document, found, &names, &instruments)
            }
            Read::Unreadable(error) => Found::unread(source.input.unread(error, &rubrics)),
            Read::Unopened(problem) => Found::unread(problem.clone()),
        },
    });
    let files: Vec<CheckedFile<'_>> = files.collect();
    complain(&files, output);
    let array = files.len() != 1 || args.files.iter().any(|file| is_lines(file));
    print(&files, array, &rubrics, output)?;
    Ok(if files.iter().any(|file| file.problem().is_some()) {
        ExitCode::from(MISUSE)
    } else if files.iter().any(CheckedFile::has_errors) {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// How many lines of a file that could not be checked are told one by one.
const SHOWN: usize = 20;

/// Tells what could not be checked, and why; an instrument that many lines of a file lack once.
fn complain(files: &[CheckedFile<'_>], output: &Output) {
    let lang = output.lang;
    let mut lacking = BTreeSet::new();
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for CheckedFile { file, found, .. } in files {
        let Found::Unchecked { problem, lacks } = found else {
            continue;
        };
        if lacks.is_some_and(|lacks| !lacking.insert((&file.file, lacks))) {
            continue;
        }
        let told = lines.entry(&file.file).or_default();
        *told += usize::from(file.line.is_some());
        if *told <= SHOWN {
            output.complain(&problem.page(lang));
        }
    }
    for (file, told) in lines {
        if let Some(more @ 1..) = told.checked_sub(SHOWN) {
            let file = shown(file, lang);
            let text = lang.pick(
                format!("{file}: và {more} dòng nữa không đọc được"),
                format!("{file}: and {more} more lines that cannot be read"),
            );
            let page = Page::default().paragraph(Words::new(text).tone(Tone::Bad));
            output.complain(&page);
        }
    }
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
    file: &Name,
    document: &Document,
    found: Checked,
    names: &[&'f Name],
    instruments: &[Id],
) -> Found<'f> {
    let wanted = match document {
        // A result may go by a text that is no longer at hand.
        Document::Scorecard(_) | Document::Gaps(_) | Document::Comparison(_) => None,
        document => document.instrument(),
    };
    let name = |at: usize| names.get(at).copied();
    match wanted {
        Some(wanted) if found.instrument.is_none() && !instruments.contains(&wanted.id) => {
            Found::Unchecked {
                problem: Box::new(not_at_hand(&file.file, wanted)),
                lacks: Some(wanted),
            }
        }
        _ => Found::Checked {
            kind: document.kind(),
            instrument: found.instrument.filter(|_| wanted.is_some()),
            against: found
                .against
                .iter()
                .filter_map(|against| {
                    Some(Beside {
                        file: name(against.document)?,
                        relation: against.relation,
                        assumed: against.assumed,
                        carried_from: against.carried_from,
                    })
                })
                .collect(),
            nearest: found.nearest.and_then(name),
            double: found.double.and_then(name),
            findings: found.findings,
        },
    }
}

/// A file and what came of it.
#[derive(serde::Serialize)]
struct CheckedFile<'f> {
    file: &'f Name,
    #[serde(skip)]
    source: &'f Source,
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
        nearest: Option<&'f Name>,
        /// A file that claims the same place.
        #[serde(skip_serializing_if = "Option::is_none")]
        double: Option<&'f Name>,
        findings: Findings,
    },
    Unchecked {
        problem: Box<Trouble>,
        /// The instrument that is not at hand, if that is all there is to it.
        #[serde(skip)]
        lacks: Option<InstrumentRef>,
    },
}

impl Found<'_> {
    fn unread(problem: Trouble) -> Self {
        Self::Unchecked {
            problem: Box::new(problem),
            lacks: None,
        }
    }
}

/// A file that another was checked against.
#[derive(serde::Serialize)]
struct Beside<'f> {
    file: &'f Name,
    relation: Relation,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    assumed: bool,
    /// The edition that it goes by, where it was carried over to that of the file first.
    #[serde(rename = "carriedFrom", skip_serializing_if = "Option::is_none")]
    carried_from: Option<InstrumentRef>,
}

impl Beside<'_> {
    fn words(&self, lang: Locale) -> String {
        let (file, relation) = (self.file.words(lang), self.relation.label(lang));
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
            Found::Unchecked { problem, .. } => Some(problem),
        }
    }

    fn has_errors(&self) -> bool {
        matches!(&self.found, Found::Checked { findings, .. } if findings.has_errors())
    }

    fn has_findings(&self) -> bool {
        matches!(&self.found, Found::Checked { findings, .. } if !findings.findings.is_empty())
    }

    /// Whose document it is, which a line does not tell as the name of a file does.
    fn school(&self) -> Option<String> {
        let document = self.source.document();
        let document = document.filter(|_| self.file.line.is_some());
        let school = school(document?)?;
        Some(format!("{}, {}", school.id, school.name.as_str()))
    }

    fn page(&self, rubrics: &Rubrics, lang: Locale) -> Page {
        let Found::Checked {
            kind,
            instrument,
            against,
            nearest,
            double,
            findings,
        } = &self.found
        else {
            return Page::default();
        };
        let by = instrument.and_then(|of| rubrics.find(&of));
        let found = self.source.input.findings(findings, by, lang);
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
        let facts = [
            (lang.pick("Trường", "School"), self.school()),
            (lang.pick("Đối chiếu với", "Checked against"), against),
            (
                lang.pick("Gần nhất", "Closest"),
                nearest.map(|file| file.words(lang)),
            ),
            (
                lang.pick("Trùng với", "Same place as"),
                double.map(|file| file.words(lang)),
            ),
        ];
        let facts = facts
            .into_iter()
            .filter_map(|(label, words)| Some(Fact::from((label, words?))));
        Page::default()
            .heading(2, self.file.words(lang))
            .facts([Fact::from(kind)].into_iter().chain(facts))
            .append(found)
    }
}

/// One document gives its findings document; several give an array with an element for each, and so does a file of lines, however many it has.
fn print(
    files: &[CheckedFile<'_>],
    array: bool,
    rubrics: &Rubrics,
    output: &Output,
) -> Result<(), Stop> {
    let page = || {
        let mut pages = summaries(files, output.lang);
        for file in files {
            if file.file.line.is_none() || file.has_findings() {
                pages = pages.append(file.page(rubrics, output.lang));
            }
        }
        pages
    };
    match files {
        [one] if !array => match &one.found {
            Found::Checked { findings, .. } => output.print(findings, page),
            Found::Unchecked { .. } => output.data(one),
        },
        files => output.print(&files, page),
    }
}

/// Of each file with a document on each line, how many there are, and in how many something was found: the others are not told one by one.
fn summaries(files: &[CheckedFile<'_>], lang: Locale) -> Page {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for file in files.iter().filter(|file| file.file.line.is_some()) {
        let [all, found] = counts.entry(&file.file.file).or_default();
        *all += usize::from(file.problem().is_none());
        *found += usize::from(file.has_findings());
    }
    counts
        .into_iter()
        .fold(Page::default(), |page, (file, counts)| {
            let [all, found] = counts.map(|count| count.to_string());
            page.heading(2, shown(file, lang)).facts([
                (lang.pick("Tài liệu đã kiểm tra", "Documents checked"), all),
                (lang.pick("Có điều phải báo", "With findings"), found),
            ])
        })
}
