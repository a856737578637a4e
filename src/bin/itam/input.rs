//! Files, standard input, and the instrument that an assessment is checked against.

use crate::trouble::{Stop, Trouble};
use crate::usage::InstrumentArg;
use it_adoption_model::{
    Assessment, Both, Document, Findings, Instrument, InstrumentRef, Locale, Readable, Rubric,
    Rubrics, Severity, builtin, check, read, read_any,
};
use std::io::{self, ErrorKind, Read as _};

/// A file or standard input, by the name it was given.
pub(crate) struct Input {
    name: String,
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
            bytes,
        })
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn read<T: Readable>(&self) -> Result<T, Trouble> {
        read(&self.bytes).map_err(|error| Trouble::unread(&self.name, &self.bytes, &error))
    }

    pub(crate) fn read_any(&self) -> Result<Document, Trouble> {
        read_any(&self.bytes).map_err(|error| Trouble::unread(&self.name, &self.bytes, &error))
    }
}

/// Standard input can be read only once.
pub(crate) fn once<'f>(
    files: impl IntoIterator<Item = &'f String>,
) -> Result<(), Both<&'static str>> {
    let piped = files.into_iter().filter(|file| *file == "-");
    match piped.count() {
        0 | 1 => Ok(()),
        _ => Err(Both::new(
            "đầu vào chuẩn chỉ đọc được một lần: chỉ ghi \"-\" một lần",
            "standard input can be read only once: write \"-\" once",
        )),
    }
}

pub(crate) fn unopened(name: &str, error: &io::Error) -> Trouble {
    match error.kind() {
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
    }
    .into()
}

/// The instrument that somebody named: a built-in one by its identifier, or a file.
pub(crate) fn instrument(named: &str) -> Result<Instrument, Trouble> {
    if let Some(rubric) = Rubrics::builtin().named(named) {
        return Ok(rubric.instrument().clone());
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
    Input::open(named)?.read()
}

fn known() -> String {
    let ids: Vec<&str> = builtin().iter().map(|b| b.id).collect();
    ids.join(", ")
}

/// A rubric out of the instrument that somebody named, if it is sound.
fn sound_one(named: &str) -> Result<Rubric, Stop> {
    Rubric::new(instrument(named)?).map_err(|unsound| Stop::Errors {
        name: named.to_owned(),
        findings: unsound.findings().clone(),
    })
}

impl InstrumentArg {
    /// What `--instrument` names, where no more than one makes sense.
    pub(crate) fn one(&self) -> Result<Option<&String>, Trouble> {
        match self.named.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => Err(Trouble::from(Both::new(
                "ở đây chỉ dùng được một bộ tiêu chí: hãy ghi --instrument một lần".to_owned(),
                "only one instrument can be used here: write --instrument once".to_owned(),
            ))),
        }
    }

    /// The instrument of `--instrument`, if it is sound.
    pub(crate) fn given(&self) -> Result<Option<Rubric>, Stop> {
        self.one()?.map(|named| sound_one(named)).transpose()
    }

    /// The instruments of every `--instrument`, if they are sound.
    fn all_given(&self) -> Result<Vec<Rubric>, Stop> {
        self.named.iter().map(|named| sound_one(named)).collect()
    }

    /// What lines may name: the instruments of `--instrument` and the built-in ones.
    pub(crate) fn for_lines(&self) -> Result<Rubrics, Stop> {
        let given = self.all_given()?.into_iter();
        Ok(given.fold(Rubrics::builtin(), Rubrics::with))
    }

    /// What documents are checked against: the instrument of `--instrument`, whatever they name; of several the one that they
    /// name; or else the built-in ones.
    pub(crate) fn at_hand(&self) -> Result<Rubrics, Stop> {
        let given = self.all_given()?;
        Ok(match <[Rubric; 1]>::try_from(given) {
            Ok([only]) => Rubrics::default().otherwise(only),
            Err(none) if none.is_empty() => Rubrics::builtin(),
            Err(several) => several.into_iter().collect(),
        })
    }

    /// The rubric that a document is checked against.
    pub(crate) fn rubric(&self, file: &str, wanted: InstrumentRef) -> Result<Rubric, Stop> {
        let rubrics = self.at_hand()?;
        let rubric = rubrics.find(&wanted).cloned();
        rubric.ok_or_else(|| not_at_hand(file, wanted).into())
    }
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
}

/// An assessment that can be scored, with its rubric and what checking found in it.
pub(crate) struct Assessed {
    pub(crate) assessment: Assessment,
    pub(crate) rubric: Rubric,
    findings: Findings,
}

impl Assessed {
    /// Reads an assessment and checks it against the instrument of `--instrument`, or the built-in one that it names.
    pub(crate) fn open(file: &str, instrument: &InstrumentArg) -> Result<Self, Stop> {
        let assessment: Assessment = Input::open(file)?.read()?;
        let rubric = instrument.rubric(file, assessment.instrument)?;
        let findings = sound(file, &assessment, &rubric)?;
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
    file: &str,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Result<Findings, Stop> {
    let findings = check::assessment_against(assessment, rubric);
    match findings.has_errors() {
        true => Err(Stop::Errors {
            name: file.to_owned(),
            findings,
        }),
        false => Ok(findings),
    }
}
