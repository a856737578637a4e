//! The styles of a Word file, as far as they say that text is struck out or hidden.

use super::DocxError;
use super::marks::{HIDDEN, STRUCK};
use super::names::{Space, attribute, bind};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::NamespaceResolver;
use std::collections::{HashMap, HashSet};

/// What properties of text say of it, as far as they say anything.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    struck: Option<bool>,
    struck_twice: Option<bool>,
    hidden: Option<bool>,
}

impl Look {
    /// Takes over what a property says.
    pub(super) fn set(&mut self, property: &str, value: Option<&str>) {
        let is_on = !matches!(value, Some("0" | "false" | "off"));
        match property {
            "strike" => self.struck = Some(is_on),
            "dstrike" => self.struck_twice = Some(is_on),
            "vanish" => self.hidden = Some(is_on),
            _ => {}
        }
    }

    /// What is said here and, where nothing is, below.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            struck: self.struck.or(below.struck),
            struck_twice: self.struck_twice.or(below.struck_twice),
            hidden: self.hidden.or(below.hidden),
        }
    }

    /// How text is to be marked.
    pub(super) fn mark(self) -> Option<char> {
        let is_struck = self.struck == Some(true) || self.struck_twice == Some(true);
        match self.hidden {
            _ if is_struck => Some(STRUCK),
            Some(true) => Some(HIDDEN),
            _ => None,
        }
    }
}

/// A style by itself.
#[derive(Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
}

/// What text of each style looks like.
#[derive(Default)]
pub(super) struct Styles {
    every: Look,
    /// Of paragraphs and of runs that name no style.
    paragraph: Look,
    run: Look,
    named: HashMap<String, Look>,
}

impl Styles {
    /// What a style of paragraphs looks like, or the one of paragraphs that name none.
    pub(super) fn paragraph(&self, name: Option<&str>) -> Look {
        let named = name.and_then(|name| self.named.get(name));
        named.copied().unwrap_or(self.paragraph)
    }

    /// What a run looks like by its style and by that of its paragraph. A second style that strikes out what is struck out, or
    /// hides what is hidden, takes that back.
    pub(super) fn run(&self, name: Option<&str>, paragraph: Look) -> Look {
        let named = name.and_then(|name| self.named.get(name));
        let run = named.copied().unwrap_or(self.run);
        let both = |every: Option<bool>, run: Option<bool>, paragraph: Option<bool>| {
            Some(every == Some(true) || (run == Some(true)) != (paragraph == Some(true)))
        };
        Look {
            struck: both(self.every.struck, run.struck, paragraph.struck),
            hidden: both(self.every.hidden, run.hidden, paragraph.hidden),
            struck_twice: run.over(paragraph).over(self.every).struck_twice,
        }
    }

    pub(super) fn parse(xml: &str) -> Result<Self, DocxError> {
        let mut reader = NsReader::from_str(xml);
        bind(reader.resolver_mut()).map_err(|_| DocxError::NotWellFormed)?;
        let mut read = Reading::default();
        loop {
            match reader.read_event().map_err(|_| DocxError::NotWellFormed)? {
                Event::Start(element) => read.start(&element, false, reader.resolver()),
                Event::Empty(element) => read.start(&element, true, reader.resolver()),
                Event::End(_) => _ = read.open.pop(),
                Event::Eof if read.open.is_empty() => return Ok(read.finish()),
                Event::Eof | Event::DocType(_) => return Err(DocxError::NotWellFormed),
                _ => {}
            }
        }
    }
}

/// The styles as far as they are read.
#[derive(Default)]
struct Reading {
    /// The elements that are open, the innermost last.
    open: Vec<String>,
    every: Look,
    /// The styles that paragraphs and runs have that name none.
    paragraph: Option<String>,
    run: Option<String>,
    /// The style that is being read, or was last.
    name: String,
    styles: HashMap<String, Style>,
}

impl Reading {
    fn start(&mut self, element: &BytesStart<'_>, empty: bool, spaces: &NamespaceResolver) {
        let (space, name) = spaces.resolve_element(element.name());
        let space = Space::of(&space);
        // Other programs' elements are none of ours, whatever they are called.
        let name = match space {
            Space::Word => name.into_inner(),
            _ => "",
        };
        let value = |wanted: &str| attribute(element, space, wanted, spaces);
        let mut above = self.open.iter().rev().map(String::as_str);
        match (above.next(), above.next(), name) {
            (_, _, "style") => {
                self.name = value("styleId").unwrap_or_default();
                let is_usual = matches!(value("default").as_deref(), Some("1" | "true" | "on"));
                match value("type").as_deref() {
                    Some("paragraph") if is_usual => self.paragraph = Some(self.name.clone()),
                    Some("character") if is_usual => self.run = Some(self.name.clone()),
                    _ => {}
                }
                self.styles.insert(self.name.clone(), Style::default());
            }
            (Some("style"), _, "basedOn") => {
                if let Some(style) = self.styles.get_mut(&self.name) {
                    style.based_on = value("val");
                }
            }
            (Some("rPr"), Some("style"), property) => {
                if let Some(style) = self.styles.get_mut(&self.name) {
                    style.look.set(property, value("val").as_deref());
                }
            }
            (Some("rPr"), Some("rPrDefault"), property) => {
                self.every.set(property, value("val").as_deref());
            }
            _ => {}
        }
        if !empty {
            self.open.push(name.to_owned());
        }
    }

    /// Each style with what it takes over from those that it is based on.
    fn finish(self) -> Styles {
        let mut named: HashMap<String, Look> = HashMap::new();
        let mut seen: HashSet<&str> = HashSet::new();
        for name in self.styles.keys() {
            let (mut chain, mut next) = (Vec::new(), Some(name.as_str()));
            while let Some((name, style)) = next
                .filter(|name| seen.insert(name))
                .and_then(|name| self.styles.get_key_value(name))
            {
                chain.push((name, style));
                next = style.based_on.as_deref();
            }
            let below = next.and_then(|name| named.get(name));
            let mut look = below.copied().unwrap_or_default();
            for (name, style) in chain.into_iter().rev() {
                look = style.look.over(look);
                named.insert(name.clone(), look);
            }
        }
        let usual = |name: Option<String>| name.and_then(|name| named.get(&name).copied());
        Styles {
            every: self.every,
            paragraph: usual(self.paragraph).unwrap_or_default(),
            run: usual(self.run).unwrap_or_default(),
            named,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn style(kind: &str, name: &str, inner: &str) -> String {
        format!("<w:style w:type=\"{kind}\" w:styleId=\"{name}\">{inner}</w:style>")
    }

    fn styles(inner: &str) -> Styles {
        Styles::parse(&format!("<w:styles>{inner}</w:styles>")).unwrap()
    }

    #[test]
    fn a_style_looks_like_those_it_is_based_on_unless_it_says_otherwise() {
        let read = styles(
            &[
                style("paragraph", "A", "<w:rPr><w:strike/></w:rPr>"),
                style("paragraph", "B", "<w:basedOn w:val=\"A\"/>"),
                style(
                    "paragraph",
                    "C",
                    "<w:basedOn w:val=\"B\"/><w:rPr><w:strike w:val=\"0\"/></w:rPr>",
                ),
                style(
                    "character",
                    "D",
                    "<w:basedOn w:val=\"none\"/><w:rPr><w:vanish/></w:rPr>",
                ),
                style(
                    "character",
                    "E",
                    "<w:basedOn w:val=\"F\"/><w:rPr><w:dstrike/></w:rPr>",
                ),
                style("character", "F", "<w:basedOn w:val=\"E\"/>"),
                style(
                    "table",
                    "G",
                    "<w:tblStylePr><w:rPr><w:strike/></w:rPr></w:tblStylePr>",
                ),
                style("paragraph", "H", "<x:rPr><w:strike/></x:rPr>"),
            ]
            .concat(),
        );
        for (name, mark) in [
            ("A", Some(STRUCK)),
            ("B", Some(STRUCK)),
            ("C", None),
            ("D", Some(HIDDEN)),
            ("E", Some(STRUCK)),
            ("G", None),
            ("H", None),
            ("none", None),
        ] {
            let paragraph = read.paragraph(Some(name));
            assert_eq!(read.run(None, paragraph).mark(), mark, "{name}");
            let run = read.run(Some(name), read.paragraph(None));
            assert_eq!(run.mark(), mark, "{name}");
        }
        // Once in the paragraph and once in the run: shown as it is.
        assert_eq!(read.run(Some("A"), read.paragraph(Some("B"))).mark(), None);
        let twice = read.run(Some("E"), read.paragraph(Some("E")));
        assert_eq!(twice.mark(), Some(STRUCK));
    }

    #[test]
    fn what_names_no_style_has_the_usual_one_and_all_have_what_every_text_has() {
        let usual = |kind: &str| {
            let one = style(kind, "A", "<w:rPr><w:strike/></w:rPr>");
            styles(&one.replace("<w:style ", "<w:style w:default=\"1\" "))
        };
        for kind in ["paragraph", "character"] {
            let read = usual(kind);
            let look = read.run(None, read.paragraph(None));
            assert_eq!(look.mark(), Some(STRUCK), "{kind}");
        }
        let look = usual("table").run(None, Look::default());
        assert_eq!(look.mark(), None);
        let every = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>";
        let look = styles(every).run(None, Look::default());
        assert_eq!(look.mark(), Some(HIDDEN));
        for broken in [
            "<w:styles>",
            "<a></b>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
        ] {
            assert!(Styles::parse(broken).is_err(), "{broken}");
        }
    }
}
