//! The documents that are checked: files, and the lines of files that hold a document on each.

use crate::input::Input;
use crate::trouble::{Trouble, shown};
use it_adoption_model::{Document, Locale};

/// A document among those checked.
pub(super) struct Source {
    pub(super) name: Name,
    /// None where the file could not be opened.
    pub(super) input: Option<Input>,
    pub(super) read: Result<Document, Trouble>,
}

/// The name of a file, with the line where it has a document on each; for machines `file.jsonl:7`.
pub(super) struct Name {
    pub(super) file: String,
    pub(super) line: Option<u64>,
}

impl Name {
    pub(super) fn words(&self, lang: Locale) -> String {
        let file = shown(&self.file, lang);
        match self.line {
            None => file.to_owned(),
            Some(line) => lang.pick(
                format!("{file}, dòng {line}"),
                format!("{file}, line {line}"),
            ),
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

impl Source {
    /// The documents of some files, in their order.
    pub(super) fn all(files: &[String]) -> Vec<Self> {
        files.iter().flat_map(|file| Self::of(file)).collect()
    }

    fn of(file: &str) -> Vec<Self> {
        let name = |line| Name {
            file: file.to_owned(),
            line,
        };
        let source = |line, input: Input| Self {
            name: name(line),
            read: input.read_any(),
            input: Some(input),
        };
        let input = match Input::open(file) {
            Ok(input) => input,
            Err(problem) => {
                return vec![Self {
                    name: name(None),
                    input: None,
                    read: Err(problem),
                }];
            }
        };
        match input.lines() {
            None => vec![source(None, input)],
            Some(lines) => {
                let sources = lines.into_iter();
                sources
                    .map(|(line, input)| source(Some(line), input))
                    .collect()
            }
        }
    }
}
