//! One part of a Word file, from its first element to its last.

use super::DocxError;
use super::marks::{END, FIELD, FORMULA, HIDDEN, INSERTED, OTHER, PICTURE, STRUCK, SYMBOL};
use super::names::{Space, attribute, bind, is_known, is_structure};
use super::read::{Paragraph, Places};
use super::styles::{Look, Styles};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::NamespaceResolver;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// The controls and bookmarks that are open, each with where in the text it began.
struct Walk<'s> {
    styles: &'s Styles,
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
    /// The elements that are open, the innermost last.
    open: Vec<Open>,
}

/// An element that is open, by what may stand in it.
enum Open {
    Run(Run),
    Paragraph,
    /// The properties of a run or paragraph.
    Properties,
    /// The first of several forms of the same.
    Choice,
    /// Any other.
    Element,
}

/// A run of text.
#[derive(Default)]
struct Run {
    style: Option<String>,
    /// What its own properties say.
    look: Look,
    /// Whether its text began, so that it is known how it looks.
    begun: bool,
    /// Whether it is marked as struck out or hidden.
    marked: bool,
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
    look: Look,
    /// Whether the deletion of its end was recorded.
    deleted: bool,
    /// The controls and bookmarks in it.
    places: Vec<String>,
}

impl<'s> Walk<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            controls: Vec::new(),
            bookmarks: HashMap::new(),
            found: Places::default(),
            text: false,
            aside: 0,
            cells: Vec::new(),
            rows: 0,
            paragraphs: Vec::new(),
            in_row: false,
            in_paragraph: false,
            open: Vec::new(),
        }
    }

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

    /// What stands here and is no text: [its mark](super::marks).
    fn mark(&mut self, mark: char) {
        self.push(mark.encode_utf8(&mut [0; 4]));
    }

    fn start(&mut self, element: &BytesStart<'_>, empty: bool, spaces: &NamespaceResolver) {
        let (space, name) = spaces.resolve_element(element.name());
        let (space, name) = (Space::of(&space), name.into_inner());
        let value = |wanted: &str| attribute(element, space, wanted, spaces);
        let within = self.open.last();
        let is_run = matches!(within, Some(Open::Run(_)));
        let is_choice = matches!(within, Some(Open::Choice));
        let is_property = matches!(within, Some(Open::Properties));
        let opened = match (space, name, within) {
            (Space::Word, "r", _) => Open::Run(Run::default()),
            (Space::Word, "p", _) => Open::Paragraph,
            (Space::Word, "rPr", Some(Open::Run(_))) => Open::Properties,
            (Space::Word, "pPr", Some(Open::Paragraph)) => Open::Properties,
            (Space::Compatibility, "Choice", _) => Open::Choice,
            _ => Open::Element,
        };
        if is_run && !matches!(opened, Open::Properties) {
            self.begin_run();
        }
        if !empty {
            self.open.push(opened);
        }
        let here = self.found.text.len();
        match (space, name) {
            (Space::Word, "sdt") if !empty => self.controls.push((None, here)),
            (Space::Word, "tag") => {
                if let Some((tag, _)) = self.controls.last_mut() {
                    *tag = value("val");
                }
            }
            (Space::Word, "bookmarkStart") => {
                if let (Some(id), Some(name)) = (value("id"), value("name")) {
                    self.bookmarks.insert(id, (name, here));
                }
            }
            (Space::Word, "bookmarkEnd") => {
                let ended = value("id").and_then(|id| self.bookmarks.remove(&id));
                let ended = ended.filter(|_| self.aside == 0);
                if let Some((name, start)) = ended {
                    let known = self.found.bookmarks.entry(name);
                    held(known, start..here, &mut self.paragraphs);
                }
            }
            (Space::Word, "tr" | "tc") if !empty => {
                self.rows += usize::from(name == "tr");
                let (row, deleted) = (self.rows, false);
                self.cells.push(Cell { row, deleted });
            }
            (Space::Word, "trPr") => self.in_row = !empty,
            (Space::Word, "del") if self.in_row => self.delete_cell(),
            (Space::Word, "cellDel") => self.delete_cell(),
            (Space::Word, "p") if !empty => self.paragraphs.push(Begun {
                start: here,
                look: self.styles.paragraph(None),
                ..Begun::default()
            }),
            (Space::Word, "pPr") => self.in_paragraph = !empty,
            (Space::Word, "del") if self.in_paragraph => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.deleted = true;
                }
            }
            (Space::Word, "pStyle") if is_property => {
                let style = value("val");
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let heading = style.as_ref().map(|style| style.starts_with("Heading"));
                    paragraph.heading = heading.unwrap_or_default();
                    paragraph.look = self.styles.paragraph(style.as_deref());
                }
            }
            (Space::Word, "rStyle" | "strike" | "dstrike" | "vanish") if is_property => {
                let mut inner = self.open.iter_mut().rev().skip(usize::from(!empty));
                if let Some(Open::Run(run)) = inner.nth(1) {
                    match name {
                        "rStyle" => run.style = value("val"),
                        property => run.look.set(property, value("val").as_deref()),
                    }
                }
            }
            (Space::Word | Space::Math, "t") => self.text = !empty,
            (Space::Word, "br" | "cr") => self.push("\n"),
            (Space::Word, "tab" | "ptab") => self.push(" "),
            (Space::Word, "noBreakHyphen") => self.push("\u{2011}"),
            // It is seen at the end of a line only.
            (Space::Word, "softHyphen") => {}
            (Space::Word, "sym") | (Space::Symbol, "symEx") => {
                self.mark(value("char").as_deref().and_then(symbol).unwrap_or(SYMBOL));
            }
            (Space::Word, "drawing" | "pict" | "object") => self.mark(PICTURE),
            // What was written into a text field is text; what was ticked or chosen is not.
            (Space::Word, "checkBox" | "ddList") => self.mark(FIELD),
            (Space::Word, "altChunk" | "subDoc") => {
                self.mark(INSERTED);
                self.push("\n");
            }
            _ if is_aside(space, name) && !empty => self.aside += 1,
            (Space::Math, name) if is_structure(name) => self.mark(FORMULA),
            (Space::Word, name) if is_run && !is_known(name) => self.mark(OTHER),
            (Space::Other, _) if is_run || is_choice => self.mark(OTHER),
            _ => {}
        }
    }

    /// What is known of a run before its text: whether it is to be read as it stands.
    fn begin_run(&mut self) {
        let paragraph = self.paragraphs.last();
        let paragraph = paragraph.map_or_else(|| self.styles.paragraph(None), |open| open.look);
        let Some(Open::Run(run @ Run { begun: false, .. })) = self.open.last_mut() else {
            return;
        };
        run.begun = true;
        let style = self.styles.run(run.style.as_deref(), paragraph);
        if let Some(mark) = run.look.over(style).mark() {
            run.marked = true;
            self.mark(mark);
        }
    }

    /// The end of what a run is marked as, if there is anything.
    fn end_mark(&mut self) {
        let text = &mut self.found.text;
        match text.strip_suffix([STRUCK, HIDDEN]) {
            Some(before) if self.aside == 0 => text.truncate(before.len()),
            _ => self.mark(END),
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

    fn end(&mut self, space: Space, name: &str) {
        if let Some(Open::Run(Run { marked: true, .. })) = self.open.pop() {
            self.end_mark();
        }
        match (space, name) {
            (Space::Word | Space::Math, "t") => self.text = false,
            (Space::Word, "p") => self.end_paragraph(),
            (Space::Word, "pPr") => self.in_paragraph = false,
            (Space::Word, "trPr") => self.in_row = false,
            (Space::Word, "tr" | "tc") => {
                let ended = self.cells.pop().is_some_and(|ended| ended.deleted);
                self.aside = self.aside.saturating_sub(usize::from(ended));
            }
            (Space::Word, "del") if self.in_row || self.in_paragraph => {}
            (Space::Word, "sdt") => {
                let ended = self.controls.pop().filter(|_| self.aside == 0);
                if let Some((Some(tag), start)) = ended {
                    let place = start..self.found.text.len();
                    held(self.found.tags.entry(tag), place, &mut self.paragraphs);
                }
            }
            _ if is_aside(space, name) => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
    }
}

/// The character that a symbol is, unless only its font knows.
fn symbol(code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let is_private = (0xe000..0xf900).contains(&code) || code < 0x100;
    char::from_u32(code).filter(|_| !is_private)
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
fn is_aside(space: Space, name: &str) -> bool {
    matches!(
        (space, name),
        (Space::Word, "del" | "moveFrom") | (Space::Compatibility, "Fallback")
    )
}

pub(super) fn parse(xml: &str, styles: &Styles) -> Result<Places, DocxError> {
    let mut reader = NsReader::from_str(xml);
    bind(reader.resolver_mut()).map_err(|_| DocxError::NotWellFormed)?;
    let mut walk = Walk::new(styles);
    loop {
        match reader.read_event().map_err(|_| DocxError::NotWellFormed)? {
            Event::Start(element) => walk.start(&element, false, reader.resolver()),
            Event::Empty(element) => walk.start(&element, true, reader.resolver()),
            Event::End(element) => {
                let (space, name) = reader.resolver().resolve_element(element.name());
                walk.end(Space::of(&space), name.into_inner());
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
            Event::Eof if !walk.open.is_empty() => return Err(DocxError::NotWellFormed),
            Event::Eof => return Ok(walk.found),
            _ => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
