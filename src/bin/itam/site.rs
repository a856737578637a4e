//! `itam render FOLDER -o SITE/`: every document of a folder as a page, and a page that leads to them.

use crate::file;
use crate::input::{Input, not_at_hand, unopened};
use crate::output::Output;
use crate::trouble::{Stop, Trouble};
use crate::usage::RenderArgs;
use it_adoption_model::explain::Depth;
use it_adoption_model::page::{Page, Table, Words};
use it_adoption_model::{
    AnnualPlan, Both, Document, Findings, Locale, Rubric, Rubrics, Severity, check, explain,
};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A document of the folder.
struct Entry {
    /// Its name in the folder, without the ending.
    name: String,
    document: Document,
}

pub(crate) fn run(args: &RenderArgs, site: &str, output: &Output) -> Result<ExitCode, Stop> {
    let folder = Path::new(&args.file);
    let entries = entries(folder, &args.file)?;
    let documents: Vec<&Document> = entries.iter().map(|entry| &entry.document).collect();
    let rubrics = args
        .instrument
        .beside(|| crate::check::beside(&documents))?;
    let site = Path::new(site);
    std::fs::create_dir_all(site).map_err(Stop::Write)?;
    let findings = check::together(&documents, &rubrics);
    let mut contents = Table::new([
        output.lang.pick("Tài liệu", "Document"),
        output.lang.pick("Loại", "Kind"),
        output.lang.pick("Tệp", "File"),
        output.lang.pick("Kiểm tra", "Check"),
    ]);
    for (entry, found) in entries.iter().zip(&findings) {
        let page = page(entry, &entries, &rubrics, output.lang);
        let page = page.ok_or_else(|| missing(&entry.name, &entry.document))?;
        let back = output.lang.pick("← Các tài liệu", "← All documents");
        let back = Page::default()
            .language(output.lang)
            .paragraph(Words::new(back).link("index.html"));
        let name = page.name();
        let title = output.lang.pick("Kết quả kiểm tra", "What checking found");
        let file = format!("{}.html", entry.name);
        let whole = back
            .append(page)
            .new_sheet()
            .heading(2, title)
            .append(explain::findings(&found.findings, output.lang));
        write(&site.join(&file), &whole)?;
        let kind = entry.document.kind().label(output.lang);
        contents.row([
            Words::new(name.unwrap_or_else(|| kind.to_owned()))
                .link(file)
                .into(),
            kind.into(),
            format!("{}.json", entry.name).into(),
            summary(&found.findings, output.lang).into(),
        ]);
    }
    let title = output.lang.pick("Các tài liệu", "Documents");
    let index = Page::default()
        .language(output.lang)
        .heading(1, title)
        .table(contents);
    write(&site.join("index.html"), &index)?;
    let (count, at) = (entries.len(), site.join("index.html"));
    let said = output.lang.pick(
        format!("Đã in {count} tài liệu, bắt đầu từ {}.", at.display()),
        format!("Pages written: {count}; begin at {}.", at.display()),
    );
    output.complain(&Page::default().paragraph(said));
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, page: &Page) -> Result<(), Stop> {
    file::write(&path.display().to_string(), page.html().as_bytes(), true)
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

/// The documents of a folder, by their names.
fn entries(folder: &Path, name: &str) -> Result<Vec<Entry>, Stop> {
    let files = std::fs::read_dir(folder).map_err(|error| unopened(name, &error))?;
    let files: Result<Vec<PathBuf>, _> = files.map(|file| file.map(|file| file.path())).collect();
    let mut files = files.map_err(|error| unopened(name, &error))?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let read = files.iter().map(|file| {
        let stem = file.file_stem().unwrap_or_default();
        let document = Input::open(&file.display().to_string())?.read_any()?;
        Ok(Entry {
            name: stem.to_string_lossy().into_owned(),
            document,
        })
    });
    let entries: Vec<Entry> = read.collect::<Result<_, Trouble>>()?;
    match entries.is_empty() {
        true => Err(Both::new(
            format!("thư mục {name} không có tệp .json nào"),
            format!("the folder {name} has no .json file"),
        )
        .into()),
        false => Ok(entries),
    }
}

/// A document's page; that of an assessment begins with its result, that of a report names the objectives of its plan, if it is
/// among the documents.
fn page(entry: &Entry, entries: &[Entry], rubrics: &Rubrics, lang: Locale) -> Option<Page> {
    if let Document::YearEndReport(report) = &entry.document {
        let plans = entries.iter().filter_map(|other| match &other.document {
            Document::AnnualPlan(plan) => Some(plan.as_ref()),
            _ => None,
        });
        let mut plans = plans.filter(|plan: &&AnnualPlan| plan.id == report.plan);
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
            let result = explain::scorecard(&card, rubric.instrument(), Depth::Full, lang);
            return Some(result.new_sheet().append(page));
        }
    }
    Some(page)
}

fn missing(name: &str, document: &Document) -> Stop {
    match document.instrument() {
        Some(wanted) => not_at_hand(&format!("{name}.json"), wanted).into(),
        None => Both::new("không in được tài liệu này", "this document has no page").into(),
    }
}
