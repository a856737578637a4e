//! The documents that are checked: files, and the lines of files that hold a document on each.

use crate::input::Input;
use crate::progress::Progress;
use crate::trouble::{Trouble, shown, shown_line};
use it_adoption_model::{Document, Locale, ReadError, read_any};

/// A document among those checked.
pub(super) struct Source {
    pub(super) name: Name,
    /// Empty where the file could not be opened.
    pub(super) input: Input,
    pub(super) read: Read,
}

/// What reading came to.
pub(super) enum Read {
    Document(Document),
    Unreadable(ReadError),
    Unopened(Trouble),
}

/// The name of a file, with the line where it has a document on each; for machines `file.jsonl:7`.
pub(super) struct Name {
    pub(super) file: String,
    pub(super) line: Option<u64>,
}

impl Name {
    pub(super) fn words(&self, lang: Locale) -> String {
        match self.line {
            None => shown(&self.file, lang).to_owned(),
            Some(line) => shown_line(&self.file, line, lang),
        }
    }
}

impl serde::Serialize for Name {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.line {
            None => serializer.serialize_str(&self.file),
            Some(line) => serializer.collect_str(&format_args!("{}:{line}", self.file)),
        }
    }
}

/// Whether a file is called one of a document a line.
pub(super) fn is_lines(file: &str) -> bool {
    let name = file.to_ascii_lowercase();
    [".jsonl", ".ndjson"].iter().any(|end| name.ends_with(end))
}

impl Source {
    /// The documents of some files, in their order.
    pub(super) fn all(files: &[String], lang: Locale) -> Vec<Self> {
        let reading = Progress::reading(files, lang);
        let mut all = Vec::new();
        for file in files {
            all.extend(Self::of(file));
            reading.advance(1);
        }
        reading.clear();
        all
    }

    fn of(file: &str) -> Vec<Self> {
        let name = |line| Name {
            file: file.to_owned(),
            line,
        };
        let source = |line, input: Input| Self {
            name: name(line),
            read: match read_any(input.bytes()) {
                Ok(document) => Read::Document(document),
                Err(error) => Read::Unreadable(error),
            },
            input,
        };
        let input = match Input::open(file) {
            Ok(input) => input,
            Err(problem) => {
                return vec![Self {
                    name: name(None),
                    input: Input::default(),
                    read: Read::Unopened(problem),
                }];
            }
        };
        let alone = is_lines(file) && !input.bytes().trim_ascii().is_empty();
        match input.lines() {
            None => vec![source(alone.then_some(1), input)],
            Some(lines) => {
                let sources = lines.into_iter();
                sources
                    .map(|(line, input)| source(Some(line), input))
                    .collect()
            }
        }
    }

    pub(super) fn document(&self) -> Option<&Document> {
        match &self.read {
            Read::Document(document) => Some(document),
            Read::Unreadable(_) | Read::Unopened(_) => None,
        }
    }
}
