//! `itam fill`: filled forms and tables as documents, checked.

use crate::file;
use crate::form::{complain, open, told};
use crate::input::{Input, not_at_hand};
use crate::letter;
use crate::output::{ERRORS, Output};
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble};
use crate::usage::{FillArgs, Format};
use it_adoption_model::form::{self, Book, Filled, Mapping, SheetError};
use it_adoption_model::page::{Tone, Words};
use it_adoption_model::stream::{Countable, Seen};
use it_adoption_model::{Document, Finding, Locale, Rollup, Rubrics, Severity, check, explain};
use std::collections::BTreeMap;
use std::process::ExitCode;

pub(crate) fn run(args: &FillArgs, output: &Output) -> Result<ExitCode, Stop> {
    if args.is_word() {
        return letter::fill(args, output);
    }
    let rubrics = args.instrument.for_lines()?;
    let mapping = args.map.as_deref().map(mapping).transpose()?;
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    let reading = output.lang.pick("đang đọc", "reading");
    let reading = match &args.files[..] {
        [file] => Progress::waiting(format!("{reading} {file}")),
        files => Progress::of(files.len(), reading),
    };
    for file in &args.files {
        let book = open(file)?;
        match documents(&book, mapping.as_ref(), &rubrics) {
            Ok(filled) => read.extend(filled.into_iter().map(|filled| Read { file, filled })),
            Err(problems) => unread.push((file.as_str(), problems)),
        }
        reading.advance(1);
    }
    reading.clear();
    if !unread.is_empty() {
        return complain(&unread, output);
    }
    for Read { file, filled } in &read {
        let wanted = filled.document().instrument();
        let wanted = wanted.filter(|wanted| rubrics.find(wanted).is_none());
        if let Some(wanted) = wanted {
            return Err(not_at_hand(file, wanted).into());
        }
    }
    args.out.room_for(read.len())?;
    let text = text(&read, args.out.is_lines())?;
    match &args.out.to {
        Some(name) => file::write(name, text.as_bytes(), args.out.force)?,
        None if args.rollup => {}
        None => output.write(&text)?,
    }
    let results = results(&read, &rubrics);
    again(&results, output);
    if args.rollup {
        rollup(results, &rubrics, args, output)?;
    }
    Ok(tell(args, &read, &rubrics, output))
}

fn mapping(map: &str) -> Result<Mapping, Trouble> {
    let input = Input::open(map)?;
    let mapping = Mapping::read(input.bytes());
    mapping.map_err(|error| input.unread(&error, &Rubrics::builtin()))
}

/// The documents of a file.
fn documents(
    book: &Book,
    mapping: Option<&Mapping>,
    rubrics: &Rubrics,
) -> Result<Vec<Held>, SheetError> {
    Ok(match mapping {
        Some(mapping) => mapping.fill(book)?.into_iter().map(Held::Placed).collect(),
        None if form::has_tables(book) => vec![Held::Placed(form::from_tables(book, rubrics)?)],
        None => {
            let read = form::read(book, rubrics)?.into_iter();
            read.map(|one| Held::Form(Document::from(one))).collect()
        }
    })
}

/// A document, and the file that it was read from.
struct Read<'f> {
    file: &'f str,
    filled: Held,
}

/// A document; of one that does not come from a form, the cells that its places come from.
enum Held {
    Form(Document),
    Placed(Filled),
}

impl Held {
    fn document(&self) -> &Document {
        match self {
            Self::Form(document) => document,
            Self::Placed(filled) => &filled.document,
        }
    }

    /// Where a finding is, if it is about something that stood in the sheet: its cell, or else the school and the criterion.
    fn place(&self, finding: &Finding) -> Option<String> {
        let pointer = finding.pointer.as_str();
        match self {
            Self::Placed(filled) => {
                let cell = filled.cell(&finding.pointer)?;
                Some(format!("{cell} ({pointer})"))
            }
            Self::Form(Document::Assessment(assessment)) => {
                let school = assessment.school.name.as_str();
                let at = pointer.strip_prefix("/answers/");
                let at = at.and_then(|at| at.split('/').next()?.parse().ok());
                let answer = at.and_then(|at: usize| assessment.answers.get(at));
                Some(match answer {
                    Some(answer) => format!("{school}, {}", answer.criterion),
                    None => format!("{school} ({pointer})"),
                })
            }
            Self::Form(_) => None,
        }
    }
}

/// One document as people read JSON; several, or one in a file of lines, a line each.
fn text(read: &[Read<'_>], lines: bool) -> Result<String, Stop> {
    let failed = |error: serde_json::Error| Stop::Write(error.into());
    match read {
        [one] if !lines => {
            Ok(serde_json::to_string_pretty(one.filled.document()).map_err(failed)? + "\n")
        }
        many => {
            let mut text = String::new();
            for one in many {
                text.push_str(&serde_json::to_string(one.filled.document()).map_err(failed)?);
                text.push('\n');
            }
            Ok(text)
        }
    }
}

/// The results of the assessments, each with the file that it is from. What cannot be scored is told with everything else that checking finds.
fn results<'f>(read: &[Read<'f>], rubrics: &Rubrics) -> Vec<(&'f str, Countable)> {
    let results = read.iter().filter_map(|one| {
        let Document::Assessment(assessment) = one.filled.document() else {
            return None;
        };
        let card = rubrics.get(&assessment.instrument)?.score(assessment);
        Some((one.file, Countable::Card(Box::new(card.ok()?))))
    });
    results.collect()
}

/// Tells what was given twice.
fn again(results: &[(&str, Countable)], output: &Output) {
    let lang = output.lang;
    let mut seen = Seen::up_to(results.len());
    let again = results.iter().filter_map(|(file, result)| {
        let key = result.key()?;
        let (what, other) = (key.words(lang), seen.note(&key, *file)?);
        Some(lang.pick(
            format!("{file}: {what} đã có ở {other}"),
            format!("{file}: {what} stands in {other} already"),
        ))
    });
    let again: Vec<String> = again.collect();
    if !again.is_empty() {
        let times = again.len();
        let head = lang.pick(
            format!("Số kết quả nộp lại mà vẫn giữ, vẫn được tính thêm: {times}; hãy bỏ tệp thừa, hoặc ghi ra tệp bằng -o rồi chạy itam rollup với --latest để chỉ tính bản mới nhất"),
            format!("Results given again, kept and counted again: {times}; leave out the files that are too many, or write with -o and run itam rollup with --latest, which counts the newest only"),
        );
        output.complain(&told(Words::new(head).tone(Tone::Warn), again, lang));
    }
}

fn rollup(
    results: Vec<(&str, Countable)>,
    rubrics: &Rubrics,
    args: &FillArgs,
    output: &Output,
) -> Result<(), Stop> {
    let mut rollup = Rollup::default();
    for (_, result) in results {
        result.add_to(&mut rollup);
    }
    match args.format {
        Format::Json => output.json(&rollup),
        _ => output.page(&explain::rollup(&rollup, rubrics, output.lang)),
    }
}

/// Says how many documents there are, and tells what checking finds in them: first each error, those of cells before those of what the mapping says, then warnings and
/// advice, unless another command is named that lists them.
fn tell(args: &FillArgs, read: &[Read<'_>], rubrics: &Rubrics, output: &Output) -> ExitCode {
    let lang = output.lang;
    let (mut errors, mut others) = (0, 0);
    let mut lines = Vec::new();
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    let mut softer: BTreeMap<(Severity, String), Vec<String>> = BTreeMap::new();
    let progress = Progress::of(read.len(), lang.pick("kiểm tra", "checking"));
    for one in read {
        progress.advance(1);
        let found = check::together(&[one.filled.document()], rubrics);
        let found = found.into_iter();
        for finding in found.flat_map(|checked| checked.findings.findings) {
            let place = one
                .filled
                .place(&finding)
                .map(|place| match args.files.len() {
                    1 => place,
                    _ => format!("{}: {place}", one.file),
                });
            let message = finding.message.get(lang);
            if finding.severity != Severity::Error {
                others += 1;
                let place = place.unwrap_or_else(|| finding.pointer.as_str().to_owned());
                let places = softer.entry((finding.severity, message.to_owned()));
                places.or_default().push(place);
                continue;
            }
            errors += 1;
            match place {
                Some(place) => lines.push(format!("{place}: {message}")),
                None => {
                    let line = format!("{}: {message}", finding.pointer.as_str());
                    *same.entry(line).or_default() += 1;
                }
            }
        }
    }
    progress.clear();
    let repeated = same.into_iter().map(|(line, times)| match lang {
        Locale::Vi => format!("{times} tài liệu, {line}"),
        Locale::En => format!("documents {times}, {line}"),
    });
    lines.extend(repeated);
    let documents = read.len();
    let hint = match &args.out.to {
        Some(name) if documents == 1 => lang.pick(
            format!("; xem tất cả: itam check {name}"),
            format!("; see them all with itam check {name}"),
        ),
        _ => String::new(),
    };
    if hint.is_empty() {
        let softer = softer.into_iter();
        lines.extend(softer.map(|((severity, message), places)| {
            format!(
                "{}: {message} ({})",
                severity.label(lang),
                brief(&places, lang)
            )
        }));
    }
    let head = lang.pick(
        format!("Đã đọc {documents} tài liệu: {errors} lỗi, {others} cảnh báo và gợi ý{hint}"),
        format!("Documents read: {documents}; errors {errors}, warnings and advice {others}{hint}"),
    );
    let (tone, code) = match errors {
        0 => (Tone::Plain, ExitCode::SUCCESS),
        _ => (Tone::Bad, ExitCode::from(ERRORS)),
    };
    output.complain(&told(Words::new(head).tone(tone), lines, lang));
    code
}

/// The first of some places, and how many more there are.
fn brief(places: &[String], lang: Locale) -> String {
    const FIRST: usize = 3;
    let first = places.iter().take(FIRST).map(String::as_str);
    let mut first: Vec<&str> = first.collect();
    let more = places.len().saturating_sub(FIRST);
    let more = lang.pick(format!("và {more} chỗ nữa"), format!("and {more} more"));
    if places.len() > FIRST {
        first.push(&more);
    }
    first.join("; ")
}
