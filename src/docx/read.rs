//! What stands in the places of a Word file, whoever saved it last.

use super::{DocxError, MAX_UNPACKED};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use std::ops::Range;
use zip::ZipArchive;

/// The text of a file, and where in it its places stand, by the tags of their controls and by the names of the bookmarks
/// around them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    text: String,
    tags: HashMap<String, Range<usize>>,
    bookmarks: HashMap<String, Range<usize>>,
    /// What stands beside the text: comments, notes, heads and feet of pages.
    pub(super) beside: String,
}

impl Places {
    /// Where a place stands: in the control that names it or, where a program dropped the name, in the bookmark.
    pub(super) fn find(&self, tag: &str, bookmark: &str) -> Option<Range<usize>> {
        let at = self.tags.get(tag).or_else(|| self.bookmarks.get(bookmark));
        at.cloned()
    }

    /// The text that stands somewhere.
    pub(super) fn text(&self, at: Range<usize>) -> &str {
        self.text.get(at).unwrap_or_default()
    }

    /// The text without some parts of it, each of which leaves dots.
    pub(super) fn without(&self, mut parts: Vec<Range<usize>>) -> String {
        parts.sort_by_key(|part| part.start);
        let (mut rest, mut from) = (String::new(), 0);
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if part.start >= from {
                rest.push_str(self.text(from..part.start));
                rest.push('…');
            }
            from = from.max(part.end);
        }
        rest.push_str(self.text(from..self.text.len()));
        rest
    }
}

pub(super) fn places(file: &[u8]) -> Result<Places, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| DocxError::NotAnArchive)?;
    let mut room = MAX_UNPACKED;
    let mut places = parse(&unpacked(&mut archive, "word/document.xml", &mut room)?)?;
    let names = archive.file_names().filter_map(Result::ok);
    let names = names.filter(|name| beside(name).is_some());
    let mut names: Vec<String> = names.map(Cow::into_owned).collect();
    names.sort_unstable();
    for name in names {
        let part = parse(&unpacked(&mut archive, &name, &mut room)?)?;
        let lines = part.text.split_inclusive('\n');
        let is_margin = beside(&name) == Some(Beside::Margin);
        let lines = lines.filter(|line| !(is_margin && is_page_number(line)));
        places.beside.extend(lines);
    }
    Ok(places)
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
    words.iter().any(|word| is_number(word))
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

/// The controls and bookmarks that are open, each with where in the text it began.
#[derive(Default)]
struct Walk {
    /// Open controls, the innermost last, each with its tag once that was read.
    controls: Vec<(Option<String>, usize)>,
    /// Open bookmarks by their numbers.
    bookmarks: HashMap<String, (String, usize)>,
    found: Places,
    /// Whether the characters now read are text.
    text: bool,
    /// How many elements are open whose text is no part of the document.
    aside: usize,
}

impl Walk {
    fn push(&mut self, text: &str) {
        if self.aside == 0 {
            self.found.text.push_str(text);
        }
    }

    fn characters(&mut self, text: &str) {
        if self.text {
            self.push(text);
        }
    }

    fn start(&mut self, element: &BytesStart<'_>, empty: bool) {
        let value = |name: &str| {
            let attribute = element.try_get_attribute(name).ok().flatten()?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .ok()?;
            Some(value.into_owned())
        };
        let here = self.found.text.len();
        match element.name().as_ref() {
            "w:sdt" if !empty => self.controls.push((None, here)),
            "w:tag" => {
                if let Some((tag, _)) = self.controls.last_mut() {
                    *tag = value("w:val");
                }
            }
            "w:bookmarkStart" => {
                if let (Some(id), Some(name)) = (value("w:id"), value("w:name")) {
                    self.bookmarks.insert(id, (name, here));
                }
            }
            "w:bookmarkEnd" => {
                let ended = value("w:id").and_then(|id| self.bookmarks.remove(&id));
                let ended = ended.filter(|_| self.aside == 0);
                if let Some((name, start)) = ended {
                    self.found.bookmarks.entry(name).or_insert(start..here);
                }
            }
            "w:t" => self.text = !empty,
            "w:br" | "w:cr" => self.push("\n"),
            "w:tab" => self.push(" "),
            name if is_aside(name) && !empty => self.aside += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" => self.text = false,
            "w:p" => self.push("\n"),
            "w:sdt" => {
                let ended = self.controls.pop().filter(|_| self.aside == 0);
                if let Some((Some(tag), start)) = ended {
                    let place = start..self.found.text.len();
                    self.found.tags.entry(tag).or_insert(place);
                }
            }
            name if is_aside(name) => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
    }
}

/// Whether what stands in an element is no part of the document: deleted or moved away, or there a second time for programs
/// that cannot show the first.
fn is_aside(name: &str) -> bool {
    matches!(name, "w:del" | "w:moveFrom" | "mc:Fallback")
}

pub(super) fn parse(xml: &str) -> Result<Places, DocxError> {
    let mut reader = Reader::from_str(xml);
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(|_| DocxError::NotWellFormed)? {
            Event::Start(element) => walk.start(&element, false),
            Event::Empty(element) => walk.start(&element, true),
            Event::End(element) => walk.end(element.name().as_ref()),
            Event::Text(text) => walk.characters(&text),
            Event::CData(text) => walk.characters(&text),
            Event::GeneralRef(name) => {
                let character = name
                    .resolve_char_ref()
                    .map_err(|_| DocxError::NotWellFormed)?;
                let known = quick_xml::escape::resolve_predefined_entity(&name);
                match (character, known) {
                    (Some(c), _) => walk.characters(c.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => walk.characters(text),
                    (None, None) => return Err(DocxError::NotWellFormed),
                }
            }
            Event::DocType(_) => return Err(DocxError::NotWellFormed),
            Event::Eof => return Ok(walk.found),
            _ => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn text<'p>(places: &'p Places, tag: &str, bookmark: &str) -> Option<&'p str> {
        places.find(tag, bookmark).map(|at| places.text(at))
    }

    #[test]
    fn a_control_goes_before_its_bookmark_and_a_bookmark_does_without() {
        let places = parse(
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a_b\"/><w:sdt><w:sdtPr><w:tag w:val=\"/a/b\"/></w:sdtPr><w:sdtContent>\
             <w:r><w:t>một &amp; </w:t><w:delText>bỏ</w:delText><w:t>hai</w:t><w:br/><w:t>&#98;a</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"1\"/>\
             <w:bookmarkStart w:id=\"2\" w:name=\"c\"/><w:sdt><w:sdtContent><w:r><w:t>bốn</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"2\"/></w:p>",
        );
        let places = places.unwrap();
        assert_eq!(text(&places, "/a/b", "a_b"), Some("một & hai\nba"));
        assert_eq!(text(&places, "/c", "c"), Some("bốn"));
        assert_eq!(text(&places, "/d", "d"), None);
    }

    #[test]
    fn a_control_around_paragraphs_holds_lines() {
        let places = parse(
            "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t></w:r></w:p>\
             <w:sdt/><w:p><w:r><w:t>ba</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        );
        let places = places.unwrap();
        assert_eq!(text(&places, "/a", "a"), Some("một hai\nba\n"));
    }

    #[test]
    fn what_is_no_part_of_the_document_is_not_read() {
        let of = |inner: &str| {
            let xml = format!(
                "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:sdtContent><w:r>{inner}<w:t>còn</w:t></w:r></w:sdtContent></w:sdt>"
            );
            let places = parse(&xml).unwrap();
            text(&places, "/a", "a").map(ToOwned::to_owned)
        };
        let gone = "sách &amp; vở&#33;<![CDATA[ hoặc ]]>";
        for inner in [
            format!("<w:delText>{gone}</w:delText>"),
            format!("<w:instrText>{gone}</w:instrText>"),
            format!("<w:del><w:r><w:delText>{gone}</w:delText><w:br/><w:tab/></w:r></w:del>"),
            format!("<w:moveFrom><w:r><w:t>{gone}</w:t></w:r></w:moveFrom>"),
            format!("<mc:Fallback><w:p><w:r><w:t>{gone}</w:t></w:r></w:p></mc:Fallback>"),
            "<w:rPr><w:del w:id=\"1\"/></w:rPr>".to_owned(),
        ] {
            assert_eq!(of(&inner).as_deref(), Some("còn"), "{inner}");
        }
        let moved = "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:t>cũ</w:t></w:sdt>";
        let places = parse(&format!(
            "<w:moveFrom>{moved}</w:moveFrom>{}",
            moved.replace("cũ", "mới")
        ));
        assert_eq!(text(&places.unwrap(), "/a", "a"), Some("mới"));
    }

    #[test]
    fn text_is_held_once_however_many_places_are_open() {
        let open: String = (0..2000)
            .map(|n| format!("<w:bookmarkStart w:id=\"{n}\" w:name=\"b{n}\"/><w:sdt>"))
            .collect();
        let close: String = (0..2000)
            .map(|n| format!("</w:sdt><w:bookmarkEnd w:id=\"{n}\"/>"))
            .collect();
        let places = parse(&format!("{open}<w:t>{}</w:t>{close}", "a".repeat(100_000)));
        let places = places.unwrap();
        assert_eq!(places.text.len(), 100_000);
        assert_eq!(places.find("", "b1999"), Some(0..100_000));
    }

    #[test]
    fn what_stands_outside_of_parts_leaves_dots_for_them() {
        let places = parse("<w:p><w:t>một hai ba bốn</w:t></w:p>").unwrap();
        let at = |word: &str| {
            places
                .text
                .find(word)
                .map(|at| at..at + word.len())
                .unwrap()
        };
        assert_eq!(places.without(vec![]), "một hai ba bốn\n");
        assert_eq!(
            places.without(vec![at("bốn"), at("hai ba"), at("ba")]),
            "một … …\n"
        );
    }

    #[test]
    fn entities_of_the_files_own_are_refused() {
        for xml in [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
            "<w:t>&x;</w:t>",
            "<w:p></w:t>",
        ] {
            assert_eq!(parse(xml), Err(DocxError::NotWellFormed), "{xml}");
        }
    }
}
