//! Files, standard input, and the instrument that an assessment is checked against.

use crate::trouble::{Errors, Stop, Trouble};
use crate::usage::AtHandArg;
use it_adoption_model::page::Page;
use it_adoption_model::{
    Assessment, Both, Document, Findings, Instrument, InstrumentRef, Locale, ReadError, Readable,
    Rubric, Rubrics, Severity, builtin, check, explain, read, read_any,
};
use serde::de::IgnoredAny;
use std::io::{self, ErrorKind, Read as _};

/// A file or standard input, by the name it was given; or a line of one.
#[derive(Default)]
pub(crate) struct Input {
    name: String,
    /// How many lines stand before it in its file.
    before: usize,
    bytes: Vec<u8>,
}

impl Input {
    pub(crate) fn open(name: &str) -> Result<Self, Trouble> {
        let mut bytes = Vec::new();
        match name {
            "-" => io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
            path => std::fs::read(path).map(|all| bytes = all),
        }
        .map_err(|error| unopened(name, &error))?;
        Ok(Self {
            name: name.to_owned(),
            before: 0,
            bytes,
        })
    }

    /// The documents in it, each on a line of its own, with their lines; none where it is one document, or meant to be.
    pub(crate) fn lines(&self) -> Option<Vec<(u64, Self)>> {
        let is_document = |line: &[u8]| {
            line.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok()
        };
        let said = || {
            let lines = (0..).zip(self.bytes.split(|byte| *byte == b'\n'));
            lines.filter(|(_, line)| !line.trim_ascii().is_empty())
        };
        let several = said().nth(1).is_some();
        let begins = said().take(2).any(|(_, line)| is_document(line));
        let is_one = || serde_json::from_slice::<IgnoredAny>(&self.bytes).is_ok();
        (several && begins && !is_one()).then(|| {
            let line = |(before, line): (usize, &[u8])| {
                let line = Self {
                    name: self.name.clone(),
                    before,
                    bytes: line.to_owned(),
                };
                (before as u64 + 1, line)
            };
            said().map(line).collect()
        })
    }

    /// A text that was read otherwise.
    pub(crate) fn of(name: &str, text: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            before: 0,
            bytes: text.to_owned(),
        }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn read<T: Readable>(&self) -> Result<T, Trouble> {
        read(&self.bytes).map_err(|error| self.unread(&error, &Rubrics::builtin()))
    }

    /// Reads; what is wrong is told by the rubrics at hand.
    pub(crate) fn read_by<T: Readable>(&self, rubrics: &Rubrics) -> Result<T, Trouble> {
        read(&self.bytes).map_err(|error| self.unread(&error, rubrics))
    }

    pub(crate) fn read_any(&self) -> Result<Document, Trouble> {
        read_any(&self.bytes).map_err(|error| self.unread(&error, &Rubrics::builtin()))
    }

    pub(crate) fn read_any_by(&self, rubrics: &Rubrics) -> Result<Document, Trouble> {
        read_any(&self.bytes).map_err(|error| self.unread(&error, rubrics))
    }

    pub(crate) fn unread(&self, error: &ReadError, rubrics: &Rubrics) -> Trouble {
        Trouble::unread((&self.name, self.before), &self.bytes, error, rubrics)
    }

    /// What checking found in the document, with the lines of the file.
    pub(crate) fn findings(&self, found: &Findings, by: Option<&Rubric>, lang: Locale) -> Page {
        let (line, by) = (self.before as u64 + 1, by.map(Rubric::instrument));
        explain::findings_in(found, &self.bytes, line, by, lang)
    }

    /// What checking found in the document, if there is no error among it.
    pub(crate) fn sound(&self, findings: Findings, by: Option<&Rubric>) -> Result<Findings, Stop> {
        match findings.has_errors() {
            true => Err(Errors::new(&self.name, &self.bytes, by, findings).into()),
            false => Ok(findings),
        }
    }
}

/// The document in another file that a command may be given, with the file.
pub(crate) fn beside<T: Readable>(file: Option<&String>) -> Result<Option<(T, Input)>, Trouble> {
    let read = file.map(|file| {
        let input = Input::open(file)?;
        Ok((input.read()?, input))
    });
    read.transpose()
}

/// Standard input can be read only once.
pub(crate) fn once(
    files: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<(), Both<&'static str>> {
    let piped = files.into_iter().filter(|file| file.as_ref() == "-");
    match piped.count() {
        0 | 1 => Ok(()),
        _ => Err(Both::new(
            "đầu vào chuẩn chỉ đọc được một lần: chỉ ghi \"-\" một lần",
            "standard input can be read only once: write \"-\" once",
        )),
    }
}

pub(crate) fn unopened(name: &str, error: &io::Error) -> Trouble {
    let told = match error.kind() {
        ErrorKind::NotFound => Both::new(
            format!("không có tệp {name}"),
            format!("there is no file {name}"),
        ),
        ErrorKind::PermissionDenied => Both::new(
            format!("không có quyền đọc tệp {name}"),
            format!("no permission to read {name}"),
        ),
        ErrorKind::IsADirectory => Both::new(
            format!("{name} là thư mục, không phải tệp"),
            format!("{name} is a directory, not a file"),
        ),
        _ => Both::new(
            format!("không mở được {name}: {error}"),
            format!("cannot open {name}: {error}"),
        ),
    };
    Trouble::from(told).of(name)
}

/// An instrument, and the text that it was read from.
pub(crate) struct Named {
    pub(crate) instrument: Instrument,
    input: Option<Input>,
}

impl Named {
    /// The instrument as a rubric, if it is sound and no other text of a built-in one.
    pub(crate) fn rubric(self) -> Result<Rubric, Stop> {
        let input = self.input.unwrap_or_default();
        let errors = |findings| Stop::from(Errors::new(&input.name, &input.bytes, None, findings));
        let rubric =
            Rubric::new(self.instrument).map_err(|unsound| errors(unsound.findings().clone()))?;
        let findings = check::instrument(rubric.instrument());
        match findings.has_errors() {
            true => Err(errors(findings)),
            false => Ok(rubric),
        }
    }
}

impl Input {
    /// The instrument that was read from here, as one that somebody named.
    pub(crate) fn holds(self, instrument: Instrument) -> Named {
        Named {
            instrument,
            input: Some(self),
        }
    }
}

/// The instrument that somebody named: a built-in one by its identifier, or a file.
pub(crate) fn instrument(named: &str) -> Result<Named, Trouble> {
    if let Some(rubric) = Rubrics::builtin().named(named) {
        return Ok(Named {
            instrument: rubric.instrument().clone(),
            input: None,
        });
    }
    if named != "-" && !std::path::Path::new(named).exists() {
        let known = known();
        let unknown = Both::new(
            format!(
                "\"{named}\" không phải bộ tiêu chí có sẵn, cũng không phải tệp; các bộ có sẵn: {known}"
            ),
            format!("{named} is neither a built-in instrument nor a file; built in are: {known}"),
        );
        return Err(unknown.into());
    }
    let input = Input::open(named)?;
    let instrument = input.read()?;
    Ok(input.holds(instrument))
}

fn known() -> String {
    let ids: Vec<&str> = builtin().iter().map(|b| b.id).collect();
    ids.join(", ")
}

/// The instrument that a document goes by is not at hand.
pub(crate) fn not_at_hand(file: &str, wanted: InstrumentRef) -> Trouble {
    let (id, known) = (wanted.id, known());
    Trouble::from(Both::new(
        format!(
            "{file}: tài liệu theo bộ tiêu chí \"{id}\", không có sẵn ở đây: hãy thêm --instrument TỆP; các bộ có sẵn: {known}"
        ),
        format!(
            "{file}: the document goes by the instrument {id}, which is not at hand: add --instrument FILE; built in are: {known}"
        ),
    ))
    .of(file)
}

/// An assessment that can be scored, with its rubric and what checking found in it.
pub(crate) struct Assessed {
    pub(crate) assessment: Assessment,
    pub(crate) rubric: Rubric,
    findings: Findings,
}

impl Assessed {
    /// Reads an assessment and checks it against the instrument of `--instrument`, or the built-in one that it names.
    pub(crate) fn open(file: &str, instrument: &AtHandArg) -> Result<Self, Stop> {
        once(instrument.named.iter().map(String::as_str).chain([file]))?;
        Self::by(file, &instrument.at_hand()?)
    }

    /// Reads an assessment and checks it against the rubric that it names.
    pub(crate) fn by(file: &str, rubrics: &Rubrics) -> Result<Self, Stop> {
        let input = Input::open(file)?;
        let assessment: Assessment = input.read_by(rubrics)?;
        let rubric = rubrics.find(&assessment.instrument).cloned();
        let rubric = rubric.ok_or_else(|| not_at_hand(file, assessment.instrument))?;
        let findings = sound(&input, &assessment, &rubric)?;
        Ok(Self {
            assessment,
            rubric,
            findings,
        })
    }

    /// What is left to tell somebody who asked for a result: that checking found something.
    pub(crate) fn remark(&self, lang: Locale) -> Option<String> {
        let count = |severity| self.findings.count(severity);
        let (warnings, advice) = (count(Severity::Warning), count(Severity::Advice));
        (warnings + advice > 0).then(|| {
            lang.pick(
                format!("Khi kiểm tra: {warnings} cảnh báo, {advice} gợi ý (xem bằng itam check)"),
                format!("When checked: warnings {warnings}, advice {advice} (see itam check)"),
            )
        })
    }
}

/// What checking found in an assessment, if there is no error among it.
pub(crate) fn sound(
    input: &Input,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Result<Findings, Stop> {
    input.sound(check::assessment(assessment, Some(rubric)), Some(rubric))
}
