//! What stands in the places of a Word file, whoever saved it last.

use super::marks::is_plain;
use super::styles::Styles;
use super::walk::parse;
use super::{DocxError, MAX_UNPACKED, origin};
use crate::explain::page::Origin;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use std::ops::Range;
use zip::ZipArchive;

/// The text of a file, and where in it its places stand, by the tags of their controls and by the names of the bookmarks
/// around them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) text: String,
    pub(super) tags: HashMap<String, Range<usize>>,
    pub(super) bookmarks: HashMap<String, Range<usize>>,
    /// The paragraphs in which there is text, from top to bottom.
    pub(super) paragraphs: Vec<Paragraph>,
    /// What stands beside the text: comments, notes, heads and feet of pages.
    pub(super) beside: String,
    /// The document that the file says it was made from.
    pub(super) origin: Option<Origin>,
    /// The parts that cannot be read, as in `word/comments.xml`.
    pub(super) broken: Vec<String>,
}

/// A paragraph, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The text that it is.
    pub(super) span: Range<usize>,
    /// The row of a table that it stands in, counted through the file.
    pub(super) row: Option<usize>,
    /// Whether it is a heading.
    pub(super) heading: bool,
}

/// What stands where a part was taken out of a text.
pub(super) const GAP: char = '\u{fffc}';

impl Places {
    /// Where a place stands: in the control that names it or, where a program dropped the name, in the bookmark.
    pub(super) fn find(&self, tag: &str, bookmark: &str) -> Option<Range<usize>> {
        let at = self.tags.get(tag).or_else(|| self.bookmarks.get(bookmark));
        at.cloned()
    }

    /// The places that there are, each as often as it is named; bookmarks that programs set for themselves begin with a line.
    pub(super) fn pointers(&self) -> impl Iterator<Item = String> {
        let tags = self.tags.keys().filter(|tag| tag.starts_with('/'));
        let names = self.bookmarks.keys().filter(|name| !name.starts_with('_'));
        let names = names.map(|name| format!("/{}", name.replace('_', "/")));
        tags.cloned().chain(names)
    }

    /// The text that stands somewhere.
    pub(super) fn text(&self, at: Range<usize>) -> &str {
        self.text.get(at).unwrap_or_default()
    }

    /// The lines of the text without some parts of it, each of which leaves [`GAP`]; and where each line stands.
    pub(super) fn lines_without(
        &self,
        mut parts: Vec<Range<usize>>,
    ) -> Vec<(Range<usize>, String)> {
        parts.sort_by_key(|part| part.start);
        let end = self.text.len();
        let (mut lines, mut line, mut from, mut begin) = (Vec::new(), String::new(), 0, 0);
        for part in parts.into_iter().chain(std::iter::once(end..end)) {
            if part.start >= from {
                for piece in self.text(from..part.start).split_inclusive('\n') {
                    from += piece.len();
                    line.push_str(piece);
                    if piece.ends_with('\n') {
                        lines.push((begin..from, std::mem::take(&mut line)));
                        begin = from;
                    }
                }
                if !part.is_empty() {
                    line.push(GAP);
                }
            }
            from = from.max(part.end);
        }
        lines.push((begin..end, line));
        lines
    }
}

/// The part that holds the styles.
const STYLES: &str = "word/styles.xml";

/// How a file begins that Office keeps in the form of old: an old one, or one that is encrypted.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

pub(super) fn places(file: &[u8]) -> Result<Places, DocxError> {
    if file.starts_with(COMPOUND) {
        return Err(DocxError::Protected);
    }
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| DocxError::NotAnArchive)?;
    let mut room = MAX_UNPACKED;
    let text = unpacked(&mut archive, "word/document.xml", &mut room)?;
    let mut broken = Vec::new();
    let styles = unpacked(&mut archive, STYLES, &mut room).and_then(|xml| Styles::parse(&xml));
    let styles = match styles {
        // There may be none.
        Err(DocxError::NotAWordFile) => Styles::default(),
        styles => unless_broken(styles, STYLES, &mut broken)?.unwrap_or_default(),
    };
    let mut places = parse(&text, &styles)?;
    let names = archive.file_names().filter_map(Result::ok);
    let names = names.filter(|name| beside(name).is_some());
    let mut names: Vec<String> = names.map(Cow::into_owned).collect();
    names.sort_unstable();
    for name in names {
        let part = unpacked(&mut archive, &name, &mut room);
        let part = part.and_then(|xml| parse(&xml, &styles));
        let Some(part) = unless_broken(part, &name, &mut broken)? else {
            continue;
        };
        let lines = part.text.split_inclusive('\n');
        let is_margin = beside(&name) == Some(Beside::Margin);
        let lines = lines.filter(|line| !(is_margin && is_page_number(line)));
        places.beside.extend(lines);
    }
    places.broken = broken;
    let origin = unpacked(&mut archive, origin::PART, &mut room);
    places.origin = origin.ok().and_then(|xml| origin::read(&xml));
    Ok(places)
}

/// A part, unless it cannot be read: the text itself can be read all the same.
fn unless_broken<T>(
    part: Result<T, DocxError>,
    name: &str,
    broken: &mut Vec<String>,
) -> Result<Option<T>, DocxError> {
    match part {
        Ok(part) => Ok(Some(part)),
        Err(DocxError::TooLarge) => Err(DocxError::TooLarge),
        Err(_) => {
            broken.push(name.to_owned());
            Ok(None)
        }
    }
}

/// What a part holds that stands beside the text.
#[derive(PartialEq, Eq)]
enum Beside {
    /// Comments and notes.
    Remarks,
    /// A head or foot of pages.
    Margin,
}

/// What stands beside the text in a part, as in `word/header2.xml`.
fn beside(name: &str) -> Option<Beside> {
    let name = name.strip_prefix("word/")?.strip_suffix(".xml")?;
    match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "comments" | "footnotes" | "endnotes" => Some(Beside::Remarks),
        "header" | "footer" => Some(Beside::Margin),
        _ => None,
    }
}

/// Whether a line tells the number of a page and nothing else, such as `- 2 -` or `Trang 2/5`: nobody's remark.
fn is_page_number(line: &str) -> bool {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let is_label = |word: &str| matches!(word.to_lowercase().as_str(), "trang" | "page" | "of");
    let words = line.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    is_plain(line)
        && words.iter().any(|word| is_number(word))
        && words.iter().all(|word| is_number(word) || is_label(word))
}

/// The text of a part, where there is room for it; the room that is left is less by its length.
fn unpacked(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    room: &mut u64,
) -> Result<String, DocxError> {
    let part = archive.by_name(name).map_err(|_| DocxError::NotAWordFile)?;
    if part.size() > *room {
        return Err(DocxError::TooLarge);
    }
    let mut text = String::new();
    // What is declared is not trusted.
    let read = part.take(*room + 1).read_to_string(&mut text);
    read.map_err(|_| DocxError::NotWellFormed)?;
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    *room = room.checked_sub(length).ok_or(DocxError::TooLarge)?;
    Ok(text)
}
