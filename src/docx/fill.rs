//! What people wrote into the places of a Word file, back in the document it was made from.

use super::compare::{Differences, Print, found};
use super::marks::{is_plain, told};
use super::read::{self, Places};
use super::said::squeezed;
use super::understood::{figure, is_needed};
use super::{DocxError, MAX_UNPACKED};
use crate::explain::page::{Block, Cell, Page, Run, Words, is_unseen};
use crate::model::wire::tree;
use crate::model::{Both, Document, Locale, Pointer};
use crate::read::{read_any, seen};
use serde_json::Value;
use std::collections::HashSet;

/// A document with what was written into a Word file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Filled {
    /// The document, changed in the places of `changed` and in no other.
    pub document: Document,
    /// The places in which the file says something else than the document did.
    pub changed: Vec<Pointer>,
    /// What the page prints and the file no longer has, from top to bottom: the document stays as it was there.
    pub lost: Vec<Lost>,
    /// The paragraphs and rows that stand in another order in the file, where the page prints them: the document keeps its order.
    pub moved: Vec<Printed>,
    /// What was written but could not be understood; the document stays as it was there.
    pub misread: Vec<Misread>,
    /// What was written outside of the places, so that the document has no place for it: each line of the file that the page does
    /// not have, with dots for places; comments, notes, heads and feet of pages too.
    pub unread: Vec<Unread>,
    /// The parts of the file that could not be read beside its text, as in `word/comments.xml`.
    pub broken: Vec<String>,
}

/// A line that was written outside of the places.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unread {
    /// What it says, with dots for places.
    pub line: String,
    /// Where it stands in the text of the file; not of what stands beside it, as in a comment.
    pub printed: Option<Printed>,
}

/// Where something stands on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Printed {
    /// The heading above it; in the foot, what that begins with.
    pub under: Option<String>,
    /// The paragraph or the row of a table that it is in, cells apart by ` | `.
    pub line: String,
}

/// Something that the page prints and the file no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lost {
    /// Where it is printed.
    pub printed: Printed,
    /// What is gone, unless it is the whole of the line.
    pub part: Option<String>,
    /// The places among it: nobody knows what should stand there.
    pub places: Vec<Pointer>,
}

/// Something written in a place that asks for something else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misread {
    /// The place.
    pub pointer: Pointer,
    /// Where it stands on the page.
    pub printed: Printed,
    /// What was written; characters that nobody sees by their numbers.
    pub found: String,
    /// What the place asks for.
    pub expected: Both<&'static str>,
}

/// Takes over what was written into a Word file. `pages` are the pages of `document` that the file may have been made from, as in
/// Vietnamese and in English; it is read as the one whose printed words it has most of. What the file says as that page did stays
/// as it is in the document, so a text with two languages keeps both. An emptied place is open.
///
/// Texts in Vietnamese or, for a page in English, in English; numbers and symbols, places, offices; days
/// as `27/8/2026`, `2026-08-27` or `ngày 27 tháng 8 năm 2026`; amounts in đồng, as `14.500.000`. What was written elsewhere is told,
/// line by line, and so is what stands in another order, and whatever is no plain text, such as a picture, a fraction, or a word that is struck out.
///
/// # Errors
/// A [`DocxError`] if the file cannot be read as a Word file: for `b"PK"`, for a spreadsheet, for one whose places, one within
/// the other, hold more than [`MAX_UNPACKED`] bytes; if it was made from another document: it says so, or has less than two
/// fifths of what the page prints; and if no page is one of the document, so that what was written has no place in it.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Locale, Rubrics, docx, explain, read};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/draft/plan.json"));
/// let plan: AnnualPlan = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("not at hand")?;
/// let page = explain::annual_plan(&plan, rubric.instrument(), Locale::Vi);
/// let file = docx::write(&page)?;
/// let filled = docx::fill(&plan.into(), &[page], &file)?;
/// assert!(filled.changed.is_empty() && filled.lost.is_empty() && filled.unread.is_empty());
/// # Ok(()) }
/// ```
pub fn fill(document: &Document, pages: &[Page], file: &[u8]) -> Result<Filled, DocxError> {
    let places = read::places(file)?;
    let mut json = tree(document);
    let print = made_from(pages, &json, &places)?;
    let language = print.page.language.unwrap_or_default();
    let Differences {
        mut unread,
        lost,
        moved,
    } = print.differences(&places);
    let beside = clean(&places.beside);
    let beside = beside.lines().map(squeezed);
    let beside = beside.filter(|line| !line.is_empty());
    unread.extend(beside.map(|line| Unread {
        line,
        printed: None,
    }));
    for line in &mut unread {
        line.line = told(&line.line, language);
        if let Some(printed) = &mut line.printed {
            printed.line = told(&printed.line, language);
            printed.under = printed.under.as_ref().map(|under| told(under, language));
        }
    }
    let mut filled = Filled {
        document: document.clone(),
        changed: Vec::new(),
        lost,
        moved,
        misread: Vec::new(),
        unread,
        broken: places.broken.clone(),
    };
    let mut length = 0;
    for (pointer, shown) in &print.shown {
        let Some(at) = found(&places, pointer) else {
            continue;
        };
        // Places within places would multiply what they hold.
        length += at.len() as u64;
        if length > MAX_UNPACKED {
            return Err(DocxError::TooLarge);
        }
        let written = clean(places.text(at));
        if written == clean(shown) {
            continue;
        }
        let written = unless_blank(pointer, &written);
        let before = json.pointer(pointer.as_str()).cloned();
        let put = match written.is_none_or(is_plain) {
            true => put(&mut json, pointer, written, language),
            false => Err(PLAIN),
        };
        match put {
            // The same day or amount in other words.
            Ok(()) if json.pointer(pointer.as_str()) == before.as_ref() => {}
            Ok(()) => filled.changed.push(pointer.clone()),
            Err(expected) => filled.misread.push(Misread {
                pointer: pointer.clone(),
                printed: print.printed(pointer),
                found: told(&seen(written.unwrap_or_default()), language),
                expected,
            }),
        }
    }
    if !filled.changed.is_empty() {
        let read = read_any(json.to_string().as_bytes());
        filled.document = read.map_err(|error| DocxError::OtherPage(Box::new(error)))?;
    }
    Ok(filled)
}

/// The page that a file was made from: of those that it says it was made from, the one it has most of.
fn made_from<'p>(
    pages: &'p [Page],
    document: &Value,
    file: &Places,
) -> Result<Print<'p>, DocxError> {
    let origin = |page: &Page| page.origin.zip(file.origin);
    let is_its = |page: &&Page| origin(page).is_none_or(|(page, file)| page == file);
    let mut nearest: Option<(usize, Print<'p>)> = None;
    // What shows no place of a document is no page of one.
    let has_places = |page: &&Page| !shown(page).is_empty();
    for page in pages.iter().filter(is_its).filter(has_places) {
        let print = Print::of(page)?;
        let share = print.share(file);
        if nearest.as_ref().is_none_or(|(best, _)| share > *best) {
            nearest = Some((share, print));
        }
    }
    match (nearest, pages.iter().find_map(origin)) {
        (Some((LEAST.., print)), _) if !holds_others(document, file) => Ok(print),
        (None, Some((wanted, made_from))) => Err(DocxError::OtherDocument {
            wanted: Box::new(wanted),
            made_from: Box::new(made_from),
        }),
        _ => Err(DocxError::NotItsPrint),
    }
}

/// The share of a page's printed text, in thousandths, that a file must have at least to be read as that page. A file with half of its
/// text deleted still has more; the draft of a plan has 340 of the finished plan.
const LEAST: usize = 400;

/// Whether more than a quarter of the places of a file are of things that the document does not have.
fn holds_others(document: &Value, file: &Places) -> bool {
    let is_other = |place: &String| {
        let (parent, _) = place.rsplit_once('/').unwrap_or_default();
        match document.pointer(parent) {
            Some(Value::Array(_)) => document.pointer(place).is_none(),
            Some(Value::Object(_)) => false,
            _ => true,
        }
    };
    let places: Vec<String> = file.pointers().collect();
    let others = places.iter().filter(|place| is_other(place));
    others.count() * 4 > places.len()
}

/// The places that a page shows, each once, with what it shows there.
pub(super) fn shown(page: &Page) -> Vec<(Pointer, String)> {
    let mut seen: HashSet<Pointer> = HashSet::new();
    let mut shown = Vec::new();
    for words in words(page) {
        for together in words.runs.chunk_by(|a, b| a.pointer == b.pointer) {
            let pointer = together.first().and_then(|run| run.pointer.clone());
            if let Some(pointer) = pointer.filter(|p| seen.insert(p.clone())) {
                shown.push((pointer, together.iter().map(Run::text).collect()));
            }
        }
    }
    shown
}

/// All words of a page, from top to bottom.
fn words(page: &Page) -> Vec<&Words> {
    let mut all: Vec<&Words> = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Heading(_, words)
            | Block::Paragraph(words)
            | Block::Title(words)
            | Block::Centred(words) => all.push(words),
            Block::Facts(facts) => all.extend(facts.iter().map(|fact| &fact.value)),
            Block::List(items) => {
                for item in items {
                    all.push(&item.words);
                    all.extend(item.facts.iter().map(|fact| &fact.value));
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    match cell {
                        Cell::Lines(lines) => all.extend(lines),
                        Cell::Bar(_) => {}
                    }
                }
            }
            Block::Sides(sides) => {
                for side in &sides.rows {
                    all.extend(side.left.iter().chain(&side.right));
                }
            }
            Block::Chart(_) | Block::NewSheet => {}
        }
    }
    all
}

/// Text without what nobody sees: control characters, spaces at the ends of lines.
pub(super) fn clean(text: &str) -> String {
    let seen = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    let text: String = text.chars().filter(|c| !is_unseen(*c)).map(seen).collect();
    let lines = text.lines().map(str::trim);
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// What was written, without the dots that people leave standing around it; nothing if only dots are left, or what is printed
/// between the dots for a number or a day.
fn unless_blank<'w>(pointer: &Pointer, written: &'w str) -> Option<&'w str> {
    let key = pointer.as_str().rsplit('/').next();
    let untouched = match key {
        Some("number") => written.starts_with('…') && written.ends_with('…'),
        Some("date") => written.contains('…') && !written.contains(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    if untouched {
        return None;
    }
    if key == Some("number") && written.contains('…') {
        return Some(written);
    }
    let dots = |c: char| c == '…' || c == '_' || c.is_whitespace();
    let trimmed = match written.contains("……") || written.contains("__") {
        true => written.trim_matches(dots),
        false => written,
    };
    let blank = trimmed.chars().all(|c| dots(c) || ".-–/".contains(c));
    (!blank).then_some(trimmed)
}

/// Writes into a place, by what the place is for.
fn put(
    document: &mut Value,
    pointer: &Pointer,
    written: Option<&str>,
    language: Locale,
) -> Result<(), Both<&'static str>> {
    let (parent, key) = pointer.as_str().rsplit_once('/').unwrap_or_default();
    let known = document.pointer(pointer.as_str()).cloned();
    let value = match (figure(key), key, written) {
        (Some(figure), _, Some(text)) => Some((figure.read)(text).ok_or(figure.expected)?),
        // What stands in every document of its kind cannot be left open.
        (Some(figure), _, None) if is_needed(key, parent) => return Err(figure.expected),
        (Some(_), _, None) | (None, "number" | "authority" | "place", None) => None,
        (None, "number", Some(text)) if text.contains('…') => return Err(NUMBER),
        (None, _, written) => {
            let written = written.unwrap_or("…");
            match known {
                Some(Value::Object(mut text)) => {
                    let code = language.pick("vi", "en");
                    text.insert(
                        code.to_owned(),
                        restored(key, parent, written, &text).into(),
                    );
                    Some(Value::Object(text))
                }
                _ => Some(written.into()),
            }
        }
    };
    match (document.pointer_mut(parent), value) {
        (Some(Value::Object(parent)), Some(value)) => {
            parent.insert(key.to_owned(), value);
        }
        (Some(Value::Object(parent)), None) => {
            parent.remove(key);
        }
        (Some(Value::Array(parent)), Some(value)) => {
            let at = key.parse::<usize>().ok();
            let place = at.and_then(|at| parent.get_mut(at)).ok_or(PLACE)?;
            *place = value;
        }
        _ => return Err(PLACE),
    }
    Ok(())
}

const NUMBER: Both<&str> = Both::new(
    "số và ký hiệu đầy đủ, như 45/KH-THCSMH",
    "a whole number and symbol, such as 45/KH-THCSMH",
);
const PLAIN: Both<&str> = Both::new(
    "chữ thường: không có hình, công thức, ký hiệu của phông chữ riêng, chữ gạch ngang, chữ ẩn",
    "plain text: no pictures, formulas, symbols of a special font, nothing struck out or hidden",
);
const PLACE: Both<&str> = Both::new("một chỗ có trong tài liệu", "a place of the document");

/// The title of a document stands without what it is called, which it has in the document.
fn restored(
    key: &str,
    parent: &str,
    written: &str,
    before: &serde_json::Map<String, Value>,
) -> String {
    let before = before.get("vi").and_then(Value::as_str).unwrap_or_default();
    let begins = |text: &str, called: &str| text.to_lowercase().starts_with(&called.to_lowercase());
    let mut called = ["Kế hoạch", "Báo cáo"].into_iter();
    let called = called.find(|called| begins(before, called));
    let (Some(called), "/head", "title") = (called, parent, key) else {
        return written.to_owned();
    };
    if begins(written, called) {
        return written.to_owned();
    }
    let mut rest = written.chars();
    let first = rest.next();
    let abbreviation = rest.clone().next().is_some_and(char::is_uppercase);
    let first: String = match first {
        Some(first) if !abbreviation => first.to_lowercase().collect(),
        first => first.into_iter().collect(),
    };
    format!("{called} {first}{}", rest.as_str())
}
