//! What goes wrong outside of the documents' meaning, in both languages.

use it_adoption_model::page::{Fact, Page, Tone, Words};
use it_adoption_model::{
    Both, Findings, Locale, Pointer, ReadError, ReadErrorKind, Rubric, Rubrics, explain,
};
use serde::de::IgnoredAny;
use std::fmt::Display;
use std::io;

/// How a file of Excel or Word begins, as any archive does.
pub(crate) const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Why a command stops before its end.
pub(crate) enum Stop {
    /// Something could not be read, or the command line makes no sense.
    Trouble(Trouble),
    /// A document has errors, so nothing more can be done with it.
    Errors(Box<Errors>),
    /// The result could not be written.
    Write(io::Error),
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// What checking found in a document, among it an error.
pub(crate) struct Errors {
    name: String,
    /// The document as it was read, in which the findings have their lines.
    text: Vec<u8>,
    by: Option<Rubric>,
    pub(crate) findings: Findings,
}

impl Errors {
    pub(crate) fn new(name: &str, text: &[u8], by: Option<&Rubric>, findings: Findings) -> Self {
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            by: by.cloned(),
            findings,
        }
    }

    pub(crate) fn page(&self, lang: Locale) -> Page {
        let by = self.by.as_ref().map(Rubric::instrument);
        let found = explain::findings_in(&self.findings, &self.text, 1, by, lang);
        Page::default()
            .heading(2, shown(&self.name, lang))
            .append(found)
    }
}

impl From<Errors> for Stop {
    fn from(errors: Errors) -> Self {
        Self::Errors(Box::new(errors))
    }
}

/// What is wrong; with its place, where a document could not be read.
#[derive(Clone, serde::Serialize)]
pub(crate) struct Trouble {
    /// The file that it is about, if it is about one.
    #[serde(skip)]
    file: Option<String>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    place: Option<Box<Spot>>,
    message: Both<String>,
    /// What else is wrong in the same file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more: Vec<Trouble>,
}

#[derive(Clone, serde::Serialize)]
struct Spot {
    line: usize,
    column: usize,
    pointer: Pointer,
    #[serde(skip)]
    excerpt: Option<String>,
}

/// What is wrong, where it is all there is to tell.
#[derive(serde::Serialize)]
pub(crate) struct Alone<'t> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'t str>,
    problem: &'t Trouble,
}

impl<T: Display> From<Both<T>> for Trouble {
    fn from(message: Both<T>) -> Self {
        Self {
            file: None,
            place: None,
            message: Both::of(|lang| message.get(lang).to_string()),
            more: Vec::new(),
        }
    }
}

impl<T: Display> From<Both<T>> for Stop {
    fn from(message: Both<T>) -> Self {
        Self::Trouble(message.into())
    }
}

impl Trouble {
    /// A text that could not be read as a document, with so many lines before it in its file; the codes of levels are told by
    /// the instruments at hand.
    pub(crate) fn unread(
        (file, before): (&str, usize),
        bytes: &[u8],
        error: &ReadError,
        rubrics: &Rubrics,
    ) -> Self {
        if bytes.starts_with(ARCHIVE) {
            return Self::of_office(file);
        }
        Self {
            file: Some(file.to_owned()),
            place: Some(Box::new(Spot {
                line: before + error.line(),
                column: error.column(),
                pointer: error.pointer().clone(),
                excerpt: excerpt(bytes, error.line()),
            })),
            message: told(bytes, error, rubrics.read_message(bytes, error)),
            more: {
                let more = error.more().iter();
                more.map(|more| Self::unread((file, before), bytes, more, rubrics))
                    .collect()
            },
        }
    }

    /// A file of an office program in the place of a document.
    pub(crate) fn of_office(file: &str) -> Self {
        let named = quoted(file);
        let sheet = Both::new(
            format!("itam fill {named} -o TỆP.json"),
            format!("itam fill {named} -o FILE.json"),
        );
        let word = Both::new(
            format!(
                "itam fill {named} --document TỆP-GỐC.json -o TỆP.json (TỆP-GỐC.json là kế hoạch hay báo cáo mà tệp Word được in ra từ đó)"
            ),
            format!(
                "itam fill {named} --document ORIGINAL.json -o FILE.json (ORIGINAL.json being the plan or report that the Word file was made from)"
            ),
        );
        let ends = |ending: &str| file.to_ascii_lowercase().ends_with(ending);
        let (is, read) = if ends(".docx") {
            (Both::new("tệp Word", "a Word file"), word)
        } else if ends(".xlsx") {
            (Both::new("tệp Excel", "an Excel file"), sheet)
        } else {
            let either = Both::new(
                format!("{}; nếu là tệp Word thì {}", sheet.vi, word.vi),
                format!("{}; a Word file with {}", sheet.en, word.en),
            );
            (
                Both::new("tệp Excel hoặc Word", "an Excel or Word file"),
                either,
            )
        };
        let told = Both::new(
            format!(
                "{file} là {}, không phải JSON: hãy đọc bằng {}, rồi dùng tệp JSON ấy",
                is.vi, read.vi
            ),
            format!(
                "{file} is {} and no JSON: read it with {}, and go on with that",
                is.en, read.en
            ),
        );
        Self::from(told).of(file)
    }

    /// The same, as what is wrong with a file.
    pub(crate) fn of(self, file: &str) -> Self {
        let file = Some(file.to_owned());
        Self { file, ..self }
    }

    /// The same, with what else is wrong.
    pub(crate) fn with(self, more: Vec<Self>) -> Self {
        Self { more, ..self }
    }

    /// For machines: the file, if it is about one, and what is wrong.
    pub(crate) fn alone(&self) -> Alone<'_> {
        Alone {
            file: self.file.as_deref(),
            problem: self,
        }
    }

    pub(crate) fn page(&self, lang: Locale) -> Page {
        let error = lang.pick("lỗi", "error");
        let message = self.message.get(lang).as_str();
        let bad = |text: String| Page::default().paragraph(Words::new(text).tone(Tone::Bad));
        if self.place.is_none() {
            return bad(format!("{error}: {message}"));
        }
        let cannot = lang.pick("không đọc được", "cannot read");
        let file = shown(self.file.as_deref().unwrap_or_default(), lang);
        let all = std::iter::once(self).chain(&self.more);
        let page = match self.more.len() {
            0 => bad(format!("{error}: {cannot} {file}")),
            more => bad(lang.pick(
                format!("{error}: {cannot} {file}, có {} chỗ sai", more + 1),
                format!("{error}: {cannot} {file}, {} things are wrong", more + 1),
            )),
        };
        all.fold(page, |page, trouble| page.facts(trouble.facts(lang)))
    }

    /// Where something is wrong in a file, and what.
    fn facts(&self, lang: Locale) -> Vec<Fact> {
        let message = self.message.get(lang).as_str();
        let Some(place) = &self.place else {
            return vec![Fact::from((lang.pick("Vấn đề", "Problem"), message))];
        };
        let Spot { line, column, .. } = place.as_ref();
        let at = lang.pick(
            format!("dòng {line}, cột {column}"),
            format!("line {line}, column {column}"),
        );
        let pointer = match place.pointer.as_str() {
            "" => lang.pick("cả tài liệu", "the whole document"),
            pointer => pointer,
        };
        let mut facts = vec![
            (lang.pick("Tại", "At"), at.as_str()),
            ("JSON Pointer", pointer),
            (lang.pick("Vấn đề", "Problem"), message),
        ];
        facts.extend(
            place
                .excerpt
                .as_deref()
                .map(|line| (lang.pick("Dòng đó", "The line"), line)),
        );
        facts.into_iter().map(Fact::from).collect()
    }
}

/// The message, with the commands that help: where somebody wrote a document without knowing how, or gave several for one.
fn told(bytes: &[u8], error: &ReadError, message: Both<String>) -> Both<String> {
    let with = |vi: &str, en: &str| {
        Both::new(
            format!("{}; {vi}", message.vi),
            format!("{}; {en}", message.en),
        )
    };
    let lost = error.kind() == ReadErrorKind::MissingProperty
        && error.expected(Locale::En).as_deref() == Some("document");
    if lost {
        with(
            "itam new tạo sẵn khung để bắt đầu",
            "itam new makes a skeleton to start from",
        )
    } else if is_several(bytes) {
        with(
            "tệp như vậy chỉ itam check, itam rollup và itam score --lines đọc: với lệnh khác, hãy lấy tài liệu cần dùng ra một tệp riêng",
            "such files are read by itam check, itam rollup and itam score --lines: for another command put the document that is meant into a file of its own",
        )
    } else {
        message
    }
}

/// Whether somebody gave several documents, in an array or one after the other.
fn is_several(bytes: &[u8]) -> bool {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    let first = values.next();
    let rest = bytes.get(values.byte_offset()..).unwrap_or_default();
    let begins = |text: &[u8], mark: &[u8]| text.trim_ascii_start().starts_with(mark);
    first.is_some_and(|first| first.is_ok()) && (begins(bytes, b"[") || begins(rest, b"{"))
}

/// A line of a text, if it is short enough to be shown.
fn excerpt(bytes: &[u8], line: usize) -> Option<String> {
    let text = str::from_utf8(bytes).ok()?;
    let line = text.lines().nth(line.checked_sub(1)?)?.trim();
    (!line.is_empty() && line.chars().count() <= 100).then(|| line.to_owned())
}

/// A name as it is written in a command, in quotes where the shell would take it apart.
pub(crate) fn quoted(name: &str) -> String {
    let is_plain =
        |c: char| c.is_alphanumeric() || "-_./:,+=@%".contains(c) || cfg!(windows) && c == '\\';
    let tells = |c: char| "\"$`!".contains(c) || !cfg!(windows) && c == '\\';
    if !name.is_empty() && name.chars().all(is_plain) {
        name.to_owned()
    } else if name.contains(tells) {
        format!("'{}'", name.replace('\'', r"'\''"))
    } else {
        format!("\"{name}\"")
    }
}

/// The name of a file as shown to people.
pub(crate) fn shown(file: &str, lang: Locale) -> &str {
    match file {
        "-" => lang.pick("đầu vào chuẩn", "standard input"),
        file => file,
    }
}

/// A line of a file.
pub(crate) fn shown_line(file: &str, line: u64, lang: Locale) -> String {
    let (file, word) = (shown(file, lang), lang.pick("dòng", "line"));
    format!("{file}, {word} {line}")
}

/// The first of several texts, and how many more there are, each a `what`.
pub(crate) fn first(mut texts: Vec<String>, most: usize, what: &str, lang: Locale) -> Vec<String> {
    if let Some(more @ 1..) = texts.len().checked_sub(most) {
        texts.truncate(most);
        texts.push(lang.pick(format!("và {more} {what} nữa"), format!("and {more} more")));
    }
    texts
}
