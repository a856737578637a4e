//! What stands in the places of a Word file, whoever saved it last.

use super::{DocxError, MAX_UNPACKED};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The texts of the places of a file, by the tags of their controls and by the names of the bookmarks around them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    tags: HashMap<String, String>,
    bookmarks: HashMap<String, String>,
}

impl Places {
    /// What stands in a place: in the control that names it or, where a program dropped the name, in the bookmark.
    pub(super) fn get(&self, tag: &str, bookmark: &str) -> Option<&str> {
        let text = self.tags.get(tag).or_else(|| self.bookmarks.get(bookmark));
        text.map(String::as_str)
    }
}

pub(super) fn places(file: &[u8]) -> Result<Places, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| DocxError::NotAnArchive)?;
    let part = archive.by_name("word/document.xml");
    let part = part.map_err(|_| DocxError::NotAWordFile)?;
    if part.size() > MAX_UNPACKED {
        return Err(DocxError::TooLarge);
    }
    let mut text = String::new();
    // What is declared is not trusted.
    let read = part.take(MAX_UNPACKED + 1).read_to_string(&mut text);
    read.map_err(|_| DocxError::NotWellFormed)?;
    match u64::try_from(text.len()) {
        Ok(length) if length <= MAX_UNPACKED => parse(&text),
        _ => Err(DocxError::TooLarge),
    }
}

/// Where text goes while it is read: the controls and bookmarks that are open.
#[derive(Default)]
struct Walk {
    /// Open controls, the innermost last, each with its tag once that was read.
    controls: Vec<(Option<String>, String)>,
    /// Open bookmarks by their numbers.
    bookmarks: HashMap<String, (String, String)>,
    found: Places,
    /// Whether the characters now read are text.
    text: bool,
}

impl Walk {
    fn push(&mut self, text: &str) {
        self.controls
            .iter_mut()
            .for_each(|(_, of)| of.push_str(text));
        self.bookmarks
            .values_mut()
            .for_each(|(_, of)| of.push_str(text));
    }

    fn start(&mut self, element: &BytesStart<'_>, empty: bool) {
        let value = |name: &str| {
            let attribute = element.try_get_attribute(name).ok().flatten()?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .ok()?;
            Some(value.into_owned())
        };
        match element.name().as_ref() {
            "w:sdt" if !empty => self.controls.push((None, String::new())),
            "w:tag" => {
                if let Some((tag, _)) = self.controls.last_mut() {
                    *tag = value("w:val");
                }
            }
            "w:bookmarkStart" => {
                if let (Some(id), Some(name)) = (value("w:id"), value("w:name")) {
                    self.bookmarks.insert(id, (name, String::new()));
                }
            }
            "w:bookmarkEnd" => {
                let ended = value("w:id").and_then(|id| self.bookmarks.remove(&id));
                if let Some((name, text)) = ended {
                    self.found.bookmarks.entry(name).or_insert(text);
                }
            }
            "w:t" => self.text = !empty,
            "w:br" | "w:cr" => self.push("\n"),
            "w:tab" => self.push(" "),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" => self.text = false,
            "w:p" => self.push("\n"),
            "w:sdt" => {
                if let Some((Some(tag), text)) = self.controls.pop() {
                    self.found.tags.entry(tag).or_insert(text);
                }
            }
            _ => {}
        }
    }
}

fn parse(xml: &str) -> Result<Places, DocxError> {
    let mut reader = Reader::from_str(xml);
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(|_| DocxError::NotWellFormed)? {
            Event::Start(element) => walk.start(&element, false),
            Event::Empty(element) => walk.start(&element, true),
            Event::End(element) => walk.end(element.name().as_ref()),
            Event::Text(text) if walk.text => {
                walk.push(&text);
            }
            Event::CData(text) if walk.text => {
                walk.push(&text);
            }
            Event::GeneralRef(name) => {
                let character = name
                    .resolve_char_ref()
                    .map_err(|_| DocxError::NotWellFormed)?;
                let known = quick_xml::escape::resolve_predefined_entity(&name);
                match (character, known) {
                    (Some(c), _) => walk.push(c.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => walk.push(text),
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

    #[test]
    fn a_control_goes_before_its_bookmark_and_a_bookmark_does_without() {
        let places = parse(
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a_b\"/><w:sdt><w:sdtPr><w:tag w:val=\"/a/b\"/></w:sdtPr><w:sdtContent>\
             <w:r><w:t>một &amp; </w:t><w:delText>bỏ</w:delText><w:t>hai</w:t><w:br/><w:t>&#98;a</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"1\"/>\
             <w:bookmarkStart w:id=\"2\" w:name=\"c\"/><w:sdt><w:sdtContent><w:r><w:t>bốn</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"2\"/></w:p>",
        );
        let places = places.unwrap();
        assert_eq!(places.get("/a/b", "a_b"), Some("một & hai\nba"));
        assert_eq!(places.get("/c", "c"), Some("bốn"));
        assert_eq!(places.get("/d", "d"), None);
    }

    #[test]
    fn a_control_around_paragraphs_holds_lines() {
        let places = parse(
            "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t></w:r></w:p>\
             <w:sdt/><w:p><w:r><w:t>ba</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        );
        let places = places.unwrap();
        assert_eq!(places.get("/a", "a"), Some("một hai\nba\n"));
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
