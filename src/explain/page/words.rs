//! Running text: runs with what they look like, places for a person to write in, rules, and where they come from.

use super::{Cell, Fact, Item, Tone};
use crate::model::Pointer;

/// Running text, what it means for the reader, and the name by which links lead to it.
///
/// ```
/// use it_adoption_model::Pointer;
/// use it_adoption_model::page::{Length, Run, Tone, Words, steers};
/// let place: Pointer = "/head/number".parse()?;
/// let words = Words::new("Số: ").bold().then(Words::place(Length::Short).at(&place)).tone(Tone::Quiet);
/// assert_eq!(words.text(), format!("Số: {}", Length::Short.dots()));
/// assert_eq!(Words::rule(Length::Tiny).text(), Length::Tiny.dashes());
/// assert!(Words::default().is_empty());
/// let link = Words::new("văn bản").italic().link("https://example.vn").anchor("vb");
/// assert_eq!(link.runs[0].address(), Some("https://example.vn"));
/// assert_eq!(Words::new("x").link("javascript:alert(1)").runs[0].address(), None);
/// let both = Words::join([words, link], "; ");
/// assert_eq!(both.lines().len(), 1);
/// assert!(both.runs.iter().map(Run::text).all(|text| !text.contains(steers)));
/// # Ok::<(), it_adoption_model::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
#[non_exhaustive]
pub struct Words {
    /// The runs, from the left.
    pub runs: Vec<Run>,
    /// What it means for the reader.
    pub tone: Tone,
    /// The name by which links lead here.
    pub anchor: Option<String>,
}

/// A stretch of text that looks alike, leads to one address and comes from one place of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Run {
    /// What stands there.
    pub content: Content,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// The address it leads to, as it was given; [`Run::address`] says whether to follow it.
    pub link: Option<String>,
    /// The place in the document that it shows. Runs beside one another with the same pointer show one place.
    pub pointer: Option<Pointer>,
}

/// What a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// Plain characters. A line feed begins a new line.
    Text(String),
    /// A place where a person must still write.
    Place(Length),
    /// A rule, on a line of its own.
    Rule(Length),
}

/// How long a place or a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Length {
    /// For a day, a month.
    Tiny,
    /// For a number; as a rule, a third of its column.
    Short,
    /// For a sentence; as a rule, as long as the line above it.
    Long,
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Length {
    /// A place of this length where there is nothing but characters.
    pub fn dots(self) -> &'static str {
        match self {
            Self::Tiny => "……",
            Self::Short => "………",
            Self::Long => "……………………",
        }
    }

    /// A rule of this length where there is nothing but characters.
    pub fn dashes(self) -> &'static str {
        match self {
            Self::Tiny => "────",
            Self::Short => "─────────",
            Self::Long => "────────────────",
        }
    }
}

impl Run {
    /// What stands there as plain characters.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Place(length) => length.dots(),
            Content::Rule(length) => length.dashes(),
        }
    }

    /// Whether nobody could tell where one ends and the other begins.
    fn looks_like(&self, other: &Run) -> bool {
        let texts = matches!(
            (&self.content, &other.content),
            (Content::Text(_), Content::Text(_))
        );
        let look = |run: &Run| (run.bold, run.italic, run.link.clone(), run.pointer.clone());
        texts && look(self) == look(other)
    }

    fn add(&mut self, other: &Run) {
        if let Content::Text(text) = &mut self.content {
            text.push_str(other.text());
        }
    }

    /// The address, if it can only lead to a page, a letter or another place of this page: `javascript:` and the like do not.
    pub fn address(&self) -> Option<&str> {
        let address = self.link.as_deref()?;
        let before = address.split(['/', '?', '#']).next().unwrap_or_default();
        let scheme = before.split_once(':').map(|(scheme, _)| scheme);
        let known = scheme.is_none_or(|scheme| {
            let known = ["http", "https", "mailto", "tel"];
            known.iter().any(|known| scheme.eq_ignore_ascii_case(known))
        });
        let clean = !address.contains(|c: char| c.is_control() || steers(c));
        (known && clean).then_some(address)
    }
}

impl Words {
    /// Plain words.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let runs = match text.is_empty() {
            true => Vec::new(),
            false => vec![Run {
                content: Content::Text(text),
                ..Run::default()
            }],
        };
        Self {
            runs,
            ..Self::default()
        }
    }

    /// A place where a person must still write.
    pub fn place(length: Length) -> Self {
        Self::only(Content::Place(length))
    }

    /// A rule.
    pub fn rule(length: Length) -> Self {
        Self::only(Content::Rule(length))
    }

    fn only(content: Content) -> Self {
        Self {
            runs: vec![Run {
                content,
                ..Run::default()
            }],
            ..Self::default()
        }
    }

    /// The characters of all runs.
    pub fn text(&self) -> String {
        self.runs.iter().map(Run::text).collect()
    }

    /// Whether nothing stands there, not even a place.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text().is_empty())
    }

    /// The same words in a tone.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same words, leading to an address.
    pub fn link(mut self, address: impl Into<String>) -> Self {
        let address = address.into();
        for run in &mut self.runs {
            run.link = Some(address.clone());
        }
        self
    }

    /// The same words, as a place that links lead to.
    pub fn anchor(mut self, name: impl Into<String>) -> Self {
        self.anchor = Some(name.into());
        self
    }

    /// The same words in bold.
    pub fn bold(mut self) -> Self {
        self.runs.iter_mut().for_each(|run| run.bold = true);
        self
    }

    /// The same words in italics.
    pub fn italic(mut self) -> Self {
        self.runs.iter_mut().for_each(|run| run.italic = true);
        self
    }

    /// The same words, shown for a place of a document.
    pub fn at(mut self, pointer: &Pointer) -> Self {
        for run in &mut self.runs {
            run.pointer = Some(pointer.clone());
        }
        self
    }

    /// These words and others after them, in the tone of these.
    pub fn then(mut self, words: impl Into<Words>) -> Self {
        for run in words.into().runs {
            match self.runs.last_mut() {
                Some(last) if last.looks_like(&run) => last.add(&run),
                _ => self.runs.push(run),
            }
        }
        self
    }

    /// Several words with something in between.
    pub fn join(all: impl IntoIterator<Item = Words>, between: &str) -> Self {
        let mut joined = Self::default();
        for (at, words) in all.into_iter().enumerate() {
            if at > 0 {
                joined = joined.then(between);
            }
            joined = joined.then(words);
        }
        joined
    }

    /// A template in which `{name}` stands for the argument of that name.
    pub(crate) fn filled(template: &str, arguments: &[(&str, Words)]) -> Self {
        let mut words = Self::default();
        for (at, part) in template.split('{').enumerate() {
            let (name, text) = match part.split_once('}') {
                Some((name, text)) if at > 0 => (name, text),
                _ => ("", part),
            };
            let given = arguments.iter().find(|(known, _)| *known == name);
            if let Some((_, given)) = given {
                words = words.then(given.clone());
            }
            words = words.then(text);
        }
        words
    }

    /// The lines, at the line feeds.
    pub fn lines(&self) -> Vec<Words> {
        let mut lines = vec![Self {
            anchor: self.anchor.clone(),
            tone: self.tone,
            ..Self::default()
        }];
        for run in &self.runs {
            let Content::Text(text) = &run.content else {
                lines
                    .last_mut()
                    .into_iter()
                    .for_each(|l| l.runs.push(run.clone()));
                continue;
            };
            for (at, part) in text.split('\n').enumerate() {
                if at > 0 {
                    lines.push(Self::default().tone(self.tone));
                }
                let part = part.trim_end_matches('\r');
                let content = Content::Text(part.to_owned());
                let run = Run {
                    content,
                    ..run.clone()
                };
                if !part.is_empty() {
                    lines
                        .last_mut()
                        .into_iter()
                        .for_each(|l| l.runs.push(run.clone()));
                }
            }
        }
        lines
    }
}

/// Words in one of two languages, by two templates in whose `{names}` other words stand with their runs.
///
/// A name without words, and words without a name, do not compile.
macro_rules! told {
    ($locale:expr, $vi:literal, $en:literal $(, $name:ident = $words:expr)* $(,)?) => {{
        if false {
            let _ = (format_args!($vi $(, $name = "")*), format_args!($en $(, $name = "")*));
        }
        $crate::explain::page::Words::filled(
            $crate::model::Locale::pick($locale, $vi, $en),
            &[$((stringify!($name), $crate::explain::page::Words::from($words))),*],
        )
    }};
}
pub(crate) use told;

/// Whether a character only steers in which direction others run, so that it could make a text read as another.
/// No rendering prints one.
pub fn steers(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<L: Into<String>, W: Into<Words>> From<(L, W)> for Fact {
    fn from((label, value): (L, W)) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

impl<W: Into<Words>> From<W> for Item {
    fn from(words: W) -> Self {
        Self {
            words: words.into(),
            facts: Vec::new(),
        }
    }
}

impl<W: Into<Words>> From<W> for Cell {
    fn from(words: W) -> Self {
        Self::Lines(vec![words.into()])
    }
}

impl From<Vec<Words>> for Cell {
    fn from(lines: Vec<Words>) -> Self {
        Self::Lines(lines)
    }
}

#[cfg(test)]
mod tests;
