//! `itam render FOLDER -o SITE/`: every document of a folder as a page, and a page that leads to them.

use crate::document::school;
use crate::file;
use crate::input::{Input, not_at_hand};
use crate::listed::{self, Listed};
use crate::output::{MISUSE, Output};
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble};
use crate::usage::RenderArgs;
use it_adoption_model::explain::Depth;
use it_adoption_model::page::{Page, Table, Tone, Words};
use it_adoption_model::{
    AnnualPlan, Both, Document, Findings, Locale, Rubric, Rubrics, Severity, check, explain,
};
use std::collections::BTreeSet;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A document of the folder.
struct Entry {
    /// Its name in the folder.
    name: String,
    /// The name of its page.
    page: String,
    document: Document,
}

pub(crate) fn run(args: &RenderArgs, site: &str, output: &Output) -> Result<ExitCode, Stop> {
    let listed = Listed::open(&args.file)?;
    let entries = match entries(&args.file, &listed, output.lang)? {
        Ok(entries) => entries,
        Err(troubles) => return Ok(complain(&troubles, output)),
    };
    let documents: Vec<&Document> = entries.iter().map(|entry| &entry.document).collect();
    let beside = || Rubrics::beside(documents.iter().copied());
    let rubrics = args.instrument.beside(beside)?;
    let unprinted = |entry: &&Entry| !explain::has_page(&entry.document, &rubrics);
    if let Some(entry) = entries.iter().find(unprinted) {
        return Err(missing(entry));
    }
    let site = Path::new(site);
    let force = args.format.out.force;
    let place = |page: &str| site.join(page).display().to_string();
    for page in entries.iter().map(|entry| entry.page.as_str()) {
        file::free(&place(page), force)?;
    }
    file::free(&place(INDEX), force)?;
    let findings = check::together(&documents, &rubrics);
    let making = Progress::of(entries.len(), output.lang.pick("đang in", "making pages"));
    let mut contents = Table::new([
        output.lang.pick("Tài liệu", "Document"),
        output.lang.pick("Trường", "School"),
        output.lang.pick("Loại", "Kind"),
        output.lang.pick("Tệp", "File"),
        output.lang.pick("Kiểm tra", "Check"),
    ]);
    std::fs::create_dir_all(site).map_err(Stop::Write)?;
    for (entry, found) in entries.iter().zip(&findings) {
        let page = page(entry, &entries, &rubrics, output.lang);
        let page = page.ok_or_else(|| missing(entry))?;
        let back = output.lang.pick("← Các tài liệu", "← All documents");
        let back = Page::default()
            .language(output.lang)
            .paragraph(Words::new(back).link(INDEX));
        let name = page.name();
        let title = output.lang.pick("Kết quả kiểm tra", "What checking found");
        let whole = back
            .append(page)
            .new_sheet()
            .heading(2, title)
            .append(explain::findings(&found.findings, output.lang));
        file::write(&place(&entry.page), whole.html().as_bytes(), force)?;
        making.advance(1);
        let kind = entry.document.kind().label(output.lang);
        contents.row([
            Words::new(name.unwrap_or_else(|| kind.to_owned()))
                .link(address(&entry.page))
                .into(),
            school(&entry.document)
                .map_or("", |school| school.name.as_str())
                .into(),
            kind.into(),
            entry.name.clone().into(),
            summary(&found.findings, output.lang).into(),
        ]);
    }
    let title = output.lang.pick("Các tài liệu", "Documents");
    let index = Page::default()
        .language(output.lang)
        .heading(1, title)
        .table(contents.without_blank_columns());
    file::write(&place(INDEX), index.html().as_bytes(), force)?;
    making.clear();
    let (count, at) = (entries.len(), site.join(INDEX));
    let said = output.lang.pick(
        format!("Đã in {count} tài liệu, bắt đầu từ {}.", at.display()),
        format!("Pages written: {count}; begin at {}.", at.display()),
    );
    let page = Page::default().paragraph(said);
    let others = listed.passed_over(output.lang).into_iter();
    output.complain(&others.fold(page, Page::paragraph));
    Ok(ExitCode::SUCCESS)
}

/// The page that leads to the others.
const INDEX: &str = "index.html";

/// A name for the page of each document: its own, with a number where another page has it, whatever the letters' case, as not every disk tells `a.html` from `A.html`.
fn pages(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken = BTreeSet::from([INDEX.to_lowercase()]);
    let page = |name: String| {
        let numbered = (2..).map(|number| format!("{name}-{number}.html"));
        let mut free = iter::once(format!("{name}.html"))
            .chain(numbered)
            .filter(|page| !taken.contains(&page.to_lowercase()));
        let page = free.next().unwrap_or_default();
        taken.insert(page.to_lowercase());
        page
    };
    names.map(page).collect()
}

/// The name of a page as a link is written: only letters, digits and `-._~` stand for themselves.
fn address(page: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let written = page.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    written.collect()
}

fn summary(findings: &Findings, lang: Locale) -> String {
    let count = |severity| findings.count(severity);
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match errors + warnings {
        0 => lang.pick("không có lỗi", "no errors").to_owned(),
        _ => lang.pick(
            format!("{errors} lỗi, {warnings} cảnh báo"),
            format!("errors: {errors}, warnings: {warnings}"),
        ),
    }
}

/// How many files that cannot be read are told one by one.
const SHOWN: usize = 20;

/// Tells which files cannot be read, and why.
fn complain(troubles: &[Trouble], output: &Output) -> ExitCode {
    for trouble in troubles.iter().take(SHOWN) {
        output.complain(&trouble.page(output.lang));
    }
    if let Some(more @ 1..) = troubles.len().checked_sub(SHOWN) {
        let text = output.lang.pick(
            format!("và {more} tệp nữa không đọc được"),
            format!("and {more} more files that cannot be read"),
        );
        output.complain(&Page::default().paragraph(Words::new(text).tone(Tone::Bad)));
    }
    ExitCode::from(MISUSE)
}

/// The documents of a folder, by their names; or what cannot be read of them.
fn entries(
    name: &str,
    listed: &Listed,
    lang: Locale,
) -> Result<Result<Vec<Entry>, Vec<Trouble>>, Stop> {
    let files = &listed.files;
    let stem = |file: &PathBuf| {
        let stem = file.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    };
    let pages = pages(files.iter().map(stem));
    if files.is_empty() {
        return Err(listed.none(&Both::new(
            format!("thư mục {name} không có tệp .json nào"),
            format!("the folder {name} has no .json file"),
        )));
    }
    let reading = Progress::of(files.len(), lang.pick("đang đọc", "reading"));
    let (mut entries, mut troubles) = (Vec::new(), Vec::new());
    for (file, page) in files.iter().zip(pages) {
        let input = Input::open(&file.display().to_string());
        match input.and_then(|input| input.read_any()) {
            Ok(document) => entries.push(Entry {
                name: listed::name(file),
                page,
                document,
            }),
            Err(trouble) => troubles.push(trouble),
        }
        reading.advance(1);
    }
    reading.clear();
    Ok(match troubles.is_empty() {
        true => Ok(entries),
        false => Err(troubles),
    })
}

/// A document's page; that of an assessment begins with its result, that of a report names the objectives of its plan, if it is
/// among the documents.
fn page(entry: &Entry, entries: &[Entry], rubrics: &Rubrics, lang: Locale) -> Option<Page> {
    if let Document::YearEndReport(report) = &entry.document {
        let plans = entries.iter().filter_map(|other| match &other.document {
            Document::AnnualPlan(plan) => Some(plan.as_ref()),
            _ => None,
        });
        let mut plans = plans.filter(|plan: &&AnnualPlan| report.is_on(plan));
        let rubric = rubrics.find(&report.instrument).map(Rubric::instrument);
        if let (Some(plan), Some(instrument)) = (plans.next(), rubric) {
            return Some(explain::year_end_report(
                report,
                Some(plan),
                instrument,
                lang,
            ));
        }
    }
    let page = explain::document(&entry.document, rubrics, lang)?;
    if let Document::Assessment(assessment) = &entry.document {
        let rubric = rubrics.find(&assessment.instrument)?;
        if let Ok(card) = rubric.score(assessment) {
            let result = explain::scorecard(&card, rubric, Depth::Full, lang);
            return Some(result.new_sheet().append(page));
        }
    }
    Some(page)
}

fn missing(entry: &Entry) -> Stop {
    match entry.document.instrument() {
        Some(wanted) => not_at_hand(&entry.name, wanted).into(),
        None => Both::new("không in được tài liệu này", "this document has no page").into(),
    }
}
