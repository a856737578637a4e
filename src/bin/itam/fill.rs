//! `itam fill`: filled forms and tables as documents, checked.

use crate::document::{school, two_schools};
use crate::form::{complain, open, told};
use crate::input::{Input, not_at_hand};
use crate::letter;
use crate::output::{ERRORS, Output, pretty};
use crate::progress::Progress;
use crate::rollup::beyond_reading;
use crate::trouble::{Stop, Trouble, first, quoted};
use crate::usage::{FillArgs, Format};
use it_adoption_model::form::{self, Book, Filled, Mapping, SheetError};
use it_adoption_model::page::{Tone, Words};
use it_adoption_model::stream::{Countable, Seen};
use it_adoption_model::{
    Document, Finding, Id, Locale, Rollup, Rubrics, Rule, Severity, check, explain,
};
use std::collections::BTreeMap;
use std::process::ExitCode;

pub(crate) fn run(args: &FillArgs, output: &Output) -> Result<ExitCode, Stop> {
    if args.is_word() {
        return letter::fill(args, output);
    }
    let rubrics = args.instrument.for_lines()?;
    let mapping = args.map.as_deref().map(mapping).transpose()?;
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    let reading = Progress::reading(&args.files, output.lang);
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
    let results = results(&read, &rubrics);
    again(&results, output);
    // First what may not be possible, such as a Word file on a terminal.
    if args.rollup {
        rollup(results, &rubrics, args, output)?;
    }
    if args.out.to.is_some() || !args.rollup {
        Output::new(output.lang, Format::Json, Some(&args.out)).write(&text)?;
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

    /// Where a finding is, if it is about something that stood in the sheet: its cell, or else the criterion; of `several` documents with the code of the school.
    fn place(&self, finding: &Finding, several: bool) -> Option<String> {
        let pointer = finding.pointer.as_str();
        let school = || school(self.document()).map(|school| school.id.to_string());
        match self {
            Self::Placed(filled) => {
                let cell = filled.cell(&finding.pointer)?;
                let school = several.then(school).flatten();
                let school = school.map_or_else(String::new, |id| format!("{id}, "));
                Some(format!("{school}{cell} ({pointer})"))
            }
            Self::Form(_) => {
                let school = school()?;
                Some(match (self.criterion(finding), pointer) {
                    (Some(criterion), _) => format!("{school}, {criterion}"),
                    (None, "" | "/answers") => school,
                    (None, pointer) => format!("{school} ({pointer})"),
                })
            }
        }
    }

    /// The criterion that a finding in an assessment is about.
    fn criterion(&self, finding: &Finding) -> Option<Id> {
        let Document::Assessment(assessment) = self.document() else {
            return None;
        };
        let at = finding.pointer.as_str().strip_prefix("/answers/")?;
        let at: usize = at.split('/').next()?.parse().ok()?;
        Some(assessment.answers.get(at)?.criterion)
    }
}

/// One document as people read JSON; several, or one in a file of lines, a line each.
fn text(read: &[Read<'_>], lines: bool) -> Result<String, Stop> {
    let failed = |error: serde_json::Error| Stop::Write(error.into());
    match read {
        [one] if !lines => pretty(one.filled.document()),
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

/// Tells what was given twice, and which of it looks like two schools under one code.
fn again(results: &[(&str, Countable)], output: &Output) {
    let lang = output.lang;
    let mut seen = Seen::up_to(results.len());
    let (mut again, mut apart) = (Vec::new(), Vec::new());
    for (at, (file, result)) in results.iter().enumerate() {
        let first = result
            .key()
            .and_then(|key| Some((key, seen.note(&key, at)?)));
        let Some((key, first)) = first else {
            continue;
        };
        let Some((other, before)) = results.get(first) else {
            continue;
        };
        let what = key.words(lang);
        let said = lang.pick(
            format!("{file}: {what} đã có ở {other}"),
            format!("{file}: {what} stands in {other} already"),
        );
        let [here, there] = [result, before].map(|result| {
            let school = result.school();
            school.map_or_else(String::new, |school| school.called(lang))
        });
        match here == there {
            true => again.push(said),
            false => apart.push(format!("{said}; {}", two_schools(&here, &there, lang))),
        }
    }
    let (times, schools) = (again.len(), apart.len());
    // The newest of two schools is one school less.
    let newest = match schools {
        0 => lang.pick(
            ", hoặc ghi ra tệp bằng -o rồi chạy itam rollup với --latest để chỉ tính bản mới nhất",
            ", or write with -o and run itam rollup with --latest, which counts the newest only",
        ),
        _ => "",
    };
    let heads = [
        (lang.pick(
            format!("Số kết quả trùng mã trường mà tên trường hoặc cấp học khác nhau: {schools}; nếu là hai trường thì hãy sửa mã ghi sai rồi đọc lại"),
            format!("Results under the code of a school with another name or other stages: {schools}; if they are two schools, correct the code that is wrong and read again"),
        ), apart),
        (lang.pick(
            format!("Số kết quả nộp lại mà vẫn giữ, vẫn được tính thêm: {times}; hãy bỏ tệp thừa{newest}"),
            format!("Results given again, kept and counted again: {times}; leave out the files that are too many{newest}"),
        ), again),
    ];
    for (head, lines) in heads {
        if !lines.is_empty() {
            output.complain(&told(Words::new(head).tone(Tone::Warn), lines, lang));
        }
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
        Format::Json => {
            let json = pretty(&rollup)?;
            beyond_reading(&rollup, json.len(), output);
            output.write(&json)
        }
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
    let mut softer: BTreeMap<Alike, Vec<[String; 2]>> = BTreeMap::new();
    let progress = Progress::of(read.len(), lang.pick("kiểm tra", "checking"));
    for one in read {
        progress.advance(1);
        let found = check::together(&[one.filled.document()], rubrics);
        let found = found.into_iter();
        for finding in found.flat_map(|checked| checked.findings.findings) {
            let place =
                one.filled
                    .place(&finding, read.len() > 1)
                    .map(|place| match args.files.len() {
                        1 => place,
                        _ => format!("{}: {place}", one.file),
                    });
            let message = finding.message.get(lang);
            if finding.severity != Severity::Error {
                others += 1;
                let pointer = || match school(one.filled.document()) {
                    Some(school) => format!("{} ({})", school.id, finding.pointer.as_str()),
                    None => finding.pointer.as_str().to_owned(),
                };
                let alike = (
                    finding.severity,
                    finding.rule,
                    one.filled.criterion(&finding),
                );
                let told = softer.entry(alike).or_default();
                told.push([place.unwrap_or_else(pointer), message.to_owned()]);
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
    let with = args.instrument.shown();
    let hint = args.out.to.as_ref().map_or_else(String::new, |name| {
        let name = quoted(name);
        lang.pick(
            format!("; xem tất cả: itam check {name}{with}"),
            format!("; see them all with itam check {name}{with}"),
        )
    });
    if documents != 1 || hint.is_empty() {
        let softer = softer.iter();
        lines.extend(softer.map(|((severity, ..), told)| {
            format!("{}: {}", severity.label(lang), alike(told, lang))
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

/// Findings that say the same but for their numbers: of one rule, on one criterion.
type Alike = (Severity, Rule, Option<Id>);

/// What findings that are alike say, each of them a place and words: once where they say the same, else what the first says.
fn alike(told: &[[String; 2]], lang: Locale) -> String {
    const FIRST: usize = 3;
    let Some(([place, message], rest)) = told.split_first() else {
        return String::new();
    };
    let same = rest.iter().all(|[_, other]| other == message);
    let named = if same { told } else { rest };
    let places = named.iter().map(|[at, _]| at.clone()).collect();
    let places = first(places, FIRST, "chỗ", lang).join("; ");
    match same {
        true => format!("{message} ({places})"),
        false => lang.pick(
            format!("{place}: {message} (tương tự: {places})"),
            format!("{place}: {message} (alike: {places})"),
        ),
    }
}
