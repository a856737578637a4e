//! One part of a Word file, from its first element to its last.

use super::DocxError;
use super::read::{Paragraph, Places};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

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
    /// Open rows and cells, the innermost last.
    cells: Vec<Cell>,
    /// How many rows began.
    rows: usize,
    /// Open paragraphs, the innermost last.
    paragraphs: Vec<Begun>,
    /// Whether the properties of a row are being read.
    in_row: bool,
    /// Whether the properties of a paragraph are being read.
    in_paragraph: bool,
}

/// A row or a cell of a table.
struct Cell {
    /// The row it is, or stands in.
    row: usize,
    /// Whether its deletion was recorded, so that nothing in it is part of the document.
    deleted: bool,
}

/// A paragraph that began.
#[derive(Default)]
struct Begun {
    start: usize,
    heading: bool,
    /// Whether the deletion of its end was recorded.
    deleted: bool,
    /// The controls and bookmarks in it.
    places: Vec<String>,
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
                    let known = self.found.bookmarks.entry(name);
                    held(known, start..here, &mut self.paragraphs);
                }
            }
            "w:tr" | "w:tc" if !empty => {
                self.rows += usize::from(element.name().as_ref() == "w:tr");
                let (row, deleted) = (self.rows, false);
                self.cells.push(Cell { row, deleted });
            }
            "w:trPr" => self.in_row = !empty,
            "w:del" if self.in_row => self.delete_cell(),
            "w:cellDel" => self.delete_cell(),
            "w:p" if !empty => self.paragraphs.push(Begun {
                start: here,
                ..Begun::default()
            }),
            "w:pPr" => self.in_paragraph = !empty,
            "w:del" if self.in_paragraph => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.deleted = true;
                }
            }
            "w:pStyle" => {
                let heading = value("w:val").is_some_and(|style| style.starts_with("Heading"));
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.heading = heading;
                }
            }
            "w:t" => self.text = !empty,
            "w:br" | "w:cr" => self.push("\n"),
            "w:tab" => self.push(" "),
            name if is_aside(name) && !empty => self.aside += 1,
            _ => {}
        }
    }

    /// That the deletion of the row or cell that is open was recorded.
    fn delete_cell(&mut self) {
        if let Some(open) = self.cells.last_mut().filter(|open| !open.deleted) {
            open.deleted = true;
            self.aside += 1;
        }
    }

    /// A paragraph whose end is deleted goes on in the next one; with nothing left in it, it is gone with its places.
    fn end_paragraph(&mut self) {
        let ended = self.paragraphs.pop().unwrap_or_default();
        let span = ended.start..self.found.text.len();
        let blank = self.found.text(span.clone()).trim().is_empty();
        if ended.deleted && blank {
            for place in ended.places {
                self.found.tags.remove(&place);
                self.found.bookmarks.remove(&place);
            }
        }
        if !blank {
            let row = self.cells.last().map(|open| open.row);
            let heading = ended.heading;
            self.found.paragraphs.push(Paragraph { span, row, heading });
        }
        if !ended.deleted {
            self.push("\n");
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" => self.text = false,
            "w:p" => self.end_paragraph(),
            "w:pPr" => self.in_paragraph = false,
            "w:trPr" => self.in_row = false,
            "w:tr" | "w:tc" => {
                let ended = self.cells.pop().is_some_and(|ended| ended.deleted);
                self.aside = self.aside.saturating_sub(usize::from(ended));
            }
            "w:del" if self.in_row || self.in_paragraph => {}
            "w:sdt" => {
                let ended = self.controls.pop().filter(|_| self.aside == 0);
                if let Some((Some(tag), start)) = ended {
                    let place = start..self.found.text.len();
                    held(self.found.tags.entry(tag), place, &mut self.paragraphs);
                }
            }
            name if is_aside(name) => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
    }
}

/// Keeps where a place stands that was not seen before, and that its paragraph holds it.
fn held(known: Entry<'_, String, Range<usize>>, at: Range<usize>, paragraphs: &mut [Begun]) {
    if let Entry::Vacant(new) = known {
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.places.push(new.key().clone());
        }
        new.insert(at);
    }
}

/// Whether what stands in an element is no part of the document: deleted or moved away, or there a second time for programs
/// that cannot show the first.
fn is_aside(name: &str) -> bool {
    matches!(name, "w:del" | "w:moveFrom" | "mc:Fallback")
}

pub(super) fn parse(xml: &str) -> Result<Places, DocxError> {
    let mut reader = Reader::from_str(xml);
    let (mut walk, mut open) = (Walk::default(), 0_usize);
    loop {
        match reader.read_event().map_err(|_| DocxError::NotWellFormed)? {
            Event::Start(element) => {
                open += 1;
                walk.start(&element, false);
            }
            Event::Empty(element) => walk.start(&element, true),
            Event::End(element) => {
                open = open.saturating_sub(1);
                walk.end(element.name().as_ref());
            }
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
            Event::Eof if open > 0 => return Err(DocxError::NotWellFormed),
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
    fn what_stands_outside_of_parts_leaves_gaps_for_them() {
        let places = parse("<w:p><w:t>một hai ba bốn</w:t></w:p><w:p><w:t>năm</w:t></w:p>");
        let places = places.unwrap();
        let at = |word: &str| {
            let at = places.text.find(word).unwrap();
            at..at + word.len()
        };
        let without = |parts| {
            let lines = places.lines_without(parts).into_iter();
            lines.map(|(_, line)| line).collect::<String>()
        };
        assert_eq!(without(vec![]), "một hai ba bốn\nnăm\n");
        let parts = vec![at("bốn"), at("hai ba"), at("ba")];
        assert_eq!(without(parts), "một \u{fffc} \u{fffc}\nnăm\n");
        assert_eq!(without(vec![at("bốn\nnăm")]), "một hai ba \u{fffc}\n");
    }

    /// What a reviewer deleted is gone, recorded or not.
    #[test]
    fn what_is_recorded_as_deleted_is_gone() {
        let place = |inner: &str| {
            format!(
                "<w:sdt><w:sdtPr><w:tag w:val=\"/a\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
            )
        };
        let deleted = place("<w:del w:id=\"2\"><w:r><w:delText>bỏ</w:delText></w:r></w:del>");
        let kept = place("<w:r><w:t>còn</w:t></w:r>");
        let row = |of_row: &str, of_cell: &str, inner: &str| {
            format!("<w:tr>{of_row}<w:tc>{of_cell}<w:p>{inner}</w:p></w:tc></w:tr>")
        };
        let mark = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
        for (gone, xml) in [
            (
                true,
                row("<w:trPr><w:del w:id=\"1\"/></w:trPr>", "", &deleted),
            ),
            (true, row("<w:trPr><w:del></w:del></w:trPr>", "", &kept)),
            (true, row("", "<w:tcPr><w:cellDel/></w:tcPr>", &kept)),
            (true, format!("<w:p>{mark}{deleted}</w:p>")),
            (false, format!("<w:p>{mark}{kept}</w:p>")),
            (false, format!("<w:p>{deleted}</w:p>")),
            (
                false,
                row("<w:trPr><w:ins w:id=\"1\"/></w:trPr>", "", &kept),
            ),
        ] {
            let places = parse(&format!("{xml}<w:p><w:t>sau</w:t></w:p>")).unwrap();
            assert_eq!(text(&places, "/a", "a").is_none(), gone, "{xml}");
            assert!(places.text.ends_with("sau\n"), "{xml}");
        }
        let joined = parse(&format!(
            "<w:p>{mark}<w:t>một </w:t></w:p><w:p><w:t>hai</w:t></w:p>"
        ));
        assert_eq!(joined.unwrap().text, "một hai\n");
    }

    #[test]
    fn entities_of_the_files_own_and_what_breaks_off_are_refused() {
        for xml in [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
            "<w:t>&x;</w:t>",
            "<w:p></w:t>",
            "<w:p><w:t>một</w:t>",
        ] {
            assert_eq!(parse(xml), Err(DocxError::NotWellFormed), "{xml}");
        }
    }
}
