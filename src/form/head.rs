//! Reading the head of a form: the school, the year, the instrument, who assessed.

use super::at_hand::not_at_hand;
use super::filled::{Reader, Table};
use super::heads::labelled;
use super::scan::{self, Expected, expected, parsed, school_year};
use super::seen::Seen;
use super::sheet::Content;
use super::words::{self, Field};
use crate::model::wire::StringForm as _;
use crate::model::{
    Answer, Assessment, AssessorRole, Both, Date, Id, InstrumentRef, Locale, Phrase, Provenance,
    School, SchoolYear, Source, Stage, Text,
};
use crate::sound::{Rubric, Rubrics};
use std::collections::BTreeMap;
use std::ops::Range;

/// The head of a form.
pub(super) struct FormHead<'r> {
    rubric: &'r Rubric,
    school: School,
    school_year: SchoolYear,
    role: AssessorRole,
    date: Option<Date>,
    provenance: Option<Provenance>,
    schema: Option<Phrase>,
}

impl FormHead<'_> {
    pub(super) fn assessment(self, answers: Vec<Answer>) -> Assessment {
        let instrument = self.rubric.reference();
        Assessment {
            schema: self.schema,
            date: self.date,
            provenance: self.provenance,
            answers,
            ..Assessment::new(self.school, self.school_year, instrument, self.role)
        }
    }
}

/// What is said of the source of the figures.
const SOURCE: [Field; 12] = [
    Field::SourceId,
    Field::SourceTitle,
    Field::SourceTitleEn,
    Field::SourceNumber,
    Field::SourceIssuer,
    Field::SourceIssuerEn,
    Field::SourceDate,
    Field::SourceApplies,
    Field::SourceAppliesEn,
    Field::SourceLink,
    Field::SourceNote,
    Field::SourceNoteEn,
];

/// Where what is said of a school and its assessment stands.
enum Places {
    /// Each in a row of its own, its value in one of some columns; what is missing is told at the end.
    Rows {
        rows: BTreeMap<Field, usize>,
        labels: usize,
        values: Range<usize>,
        end: usize,
    },
    /// Each in a column of one row.
    Columns {
        columns: BTreeMap<Field, usize>,
        labels: usize,
        row: usize,
    },
}

/// Reads the head of the form whose table of criteria stands there: the rubric, and the rest. What is none has been noted as wrong.
pub(super) fn head<'r>(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    rubrics: &'r Rubrics,
    seen: &mut Seen,
) -> Option<(&'r Rubric, Option<FormHead<'r>>)> {
    let (labels, values) = table.head();
    let mut rows = BTreeMap::new();
    for row in 0..table.row {
        if let Content::Text(text) = reader.content(row, Some(labels))
            && let Some(field) = labelled(text).and_then(|named| named.field)
        {
            rows.entry(field).or_insert(row);
        }
    }
    let field_of = |row| Some(*rows.iter().find(|(_, at)| **at == row)?.0);
    reader.above(table.row, labels, values.clone(), field_of);
    let places = Places::Rows {
        rows,
        labels,
        values,
        end: table.row,
    };
    let mut fields = Fields {
        reader,
        places,
        seen,
    };
    let rubric = fields.rubric(rubrics);
    let head = fields.head(rubric);
    Some((rubric?, head))
}

/// Reads what a row of the table of many schools, whose columns are labelled in another, says of its school and the assessment; none where something is wrong, which
/// has been noted.
pub(super) fn row<'b>(
    reader: &mut Reader<'_>,
    columns: BTreeMap<Field, usize>,
    labels: usize,
    row: usize,
    rubric: &'b Rubric,
    seen: &mut Seen,
) -> Option<FormHead<'b>> {
    let places = Places::Columns {
        columns,
        labels,
        row,
    };
    let mut fields = Fields {
        reader,
        places,
        seen,
    };
    fields.head(Some(rubric))
}

struct Fields<'f, 'r> {
    reader: &'f mut Reader<'r>,
    places: Places,
    seen: &'f mut Seen,
}

impl<'r> Fields<'_, 'r> {
    /// The cell of a field: the first of its columns where something stands.
    fn cell(&self, field: Field) -> Option<(usize, usize)> {
        match &self.places {
            Places::Columns { columns, row, .. } => Some((*row, *columns.get(&field)?)),
            Places::Rows { rows, values, .. } => {
                let row = *rows.get(&field)?;
                let mut columns = values.clone();
                let said =
                    columns.find(|column| !self.reader.content(row, Some(*column)).is_blank());
                Some((row, said.unwrap_or(values.start)))
            }
        }
    }

    /// What the form calls a field.
    fn label(&self, field: Field) -> String {
        let at = match &self.places {
            Places::Rows { rows, labels, .. } => rows.get(&field).map(|row| (*row, *labels)),
            Places::Columns {
                columns, labels, ..
            } => columns.get(&field).map(|column| (*labels, *column)),
        };
        at.map_or_else(
            || (*field.label().get(Locale::Vi)).to_owned(),
            |(row, column)| self.reader.content(row, Some(column)).shown().into_owned(),
        )
    }

    /// Where it is told that a field is missing.
    fn missing(&self) -> (usize, usize) {
        match self.places {
            Places::Rows { end, .. } => (end, 0),
            Places::Columns { row, .. } => (row, 0),
        }
    }

    fn take<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        let (row, column) = self.cell(field)?;
        let about = self.label(field);
        self.reader.take(row, column, &about, read)
    }

    /// What a field must state.
    fn must<T>(
        &mut self,
        field: Field,
        what: Both<&'static str>,
        read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        let (row, column) = self.cell(field).unwrap_or_else(|| self.missing());
        let about = self.label(field);
        self.reader.must(row, column, &about, what, read)
    }

    fn phrase(&mut self, field: Field) -> Option<Phrase> {
        self.take(field, scan::phrase)
    }

    fn text(&mut self, vi: Field, en: Field) -> Option<Text> {
        let [vietnamese, english] = [vi, en].map(|field| self.phrase(field));
        if vietnamese.is_none()
            && english.is_some()
            && let Some((row, column)) = self.cell(en)
        {
            let both = expected("lời tiếng Việt trước", "Vietnamese words first");
            let about = self.label(en);
            self.reader.wrong(row, column, &about, both);
        }
        Some(Text {
            vi: vietnamese?,
            en: english,
        })
    }

    fn head<'b>(&mut self, rubric: Option<&'b Rubric>) -> Option<FormHead<'b>> {
        let id = self.must(Field::SchoolId, Id::EXPECT, parsed::<Id>);
        let name = self.must(
            Field::SchoolName,
            Both::new("tên trường", "the school's name"),
            scan::phrase,
        );
        let unit = self.take(Field::Unit, parsed::<Id>);
        let stages = self.stages(rubric);
        let school_year = self.must(Field::SchoolYear, SchoolYear::EXPECT, school_year);
        let role = self.must(
            Field::Role,
            Both::new(
                "\"tự đánh giá\" hoặc \"đánh giá ngoài\"",
                "\"self-assessment\" or \"external evaluation\"",
            ),
            |content| scan::choice(content, words::roles),
        );
        let date = self.take(Field::Date, scan::day);
        let provenance = self.provenance();
        let schema = self.phrase(Field::Schema);
        if let (Some(rubric), Some(id), Some(year), Some(role)) = (rubric, id, school_year, role)
            && let Some((row, column)) = self.cell(Field::SchoolId)
        {
            let key = (rubric.reference(), id, year, role);
            let sheet = &self.reader.sheet.sheet.name;
            let name = name.as_ref().map_or("", Phrase::as_str);
            if let Some(both) = self.seen.again(key, name, sheet, row) {
                let about = self.label(Field::SchoolId);
                self.reader.wrong(row, column, &about, both);
            }
        }
        Some(FormHead {
            rubric: rubric?,
            school: School {
                id: id?,
                name: name?,
                stages,
                unit,
            },
            school_year: school_year?,
            role: role?,
            date,
            provenance,
            schema,
        })
    }

    fn rubric<'b>(&mut self, rubrics: &'b Rubrics) -> Option<&'b Rubric> {
        let id = self.must(Field::Instrument, Id::EXPECT, parsed::<Id>);
        let edition = self.must(Field::Edition, Id::EXPECT, parsed::<Id>);
        let (id, edition) = (id?, edition?);
        let found = rubrics.get(&InstrumentRef { id, edition });
        if found.is_none() {
            let (field, both) = not_at_hand(rubrics, Some(id));
            let (row, column) = self.cell(field)?;
            let about = self.label(field);
            self.reader.wrong(row, column, &about, both);
        }
        found
    }

    fn stages(&mut self, rubric: Option<&Rubric>) -> Vec<Stage> {
        let read = |content: &Content| {
            scan::several(content, |locale| {
                let words = words::stages(locale).iter();
                let covered =
                    words.filter(|(stage, _)| rubric.is_none_or(|rubric| rubric.covers(*stage)));
                let covered = covered.map(|(stage, word)| (*stage, word.as_str()));
                covered.collect::<Vec<(Stage, &str)>>()
            })
        };
        let cells = match &self.places {
            Places::Rows { rows, values, .. } => {
                let row = rows.get(&Field::Stages);
                row.map(|row| (*row, values.clone()))
            }
            Places::Columns { .. } => None,
        };
        let Some((row, values)) = cells else {
            let both = Both::new(
                "các cấp học, như \"tiểu học, THCS\"",
                "the stages, such as \"primary, lower secondary\"",
            );
            return self.must(Field::Stages, both, read).unwrap_or_default();
        };
        let mut stages = Vec::new();
        let mut said = false;
        let about = self.label(Field::Stages);
        for column in values.clone() {
            said |= !self.reader.content(row, Some(column)).says_nothing();
            let read = self.reader.take(row, column, &about, read);
            stages.extend(read.into_iter().flatten());
        }
        if !said {
            let both = expected(
                "một cấp học, chọn trong danh sách",
                "a stage, chosen from the list",
            );
            self.reader.wrong(row, values.start, &about, both);
        }
        stages
    }

    /// Whether something stands at any of these places.
    fn says(&self, fields: &[Field]) -> bool {
        let cells = fields.iter().filter_map(|field| self.cell(*field));
        let mut contents = cells.map(|(row, column)| self.reader.content(row, Some(column)));
        contents.any(|content| !content.is_blank())
    }

    fn provenance(&mut self) -> Option<Provenance> {
        let note = self.text(Field::Note, Field::NoteEn);
        let source = self.source();
        let kind = |content: &Content| scan::choice(content, words::provenances);
        let kind = match self.says(&[Field::Note, Field::NoteEn]) || self.says(&SOURCE) {
            false => self.take(Field::Provenance, kind),
            true => {
                let both = Both::new(
                    "nguồn số liệu, vì có ghi chú hoặc văn bản nguồn",
                    "where the figures come from, as there is a note or a source",
                );
                self.must(Field::Provenance, both, kind)
            }
        };
        Some(Provenance {
            kind: kind?,
            source,
            note,
        })
    }

    fn source(&mut self) -> Option<Source> {
        if !self.says(&SOURCE) {
            return None;
        }
        let id = self.must(Field::SourceId, Id::EXPECT, parsed::<Id>);
        let title = self.text(Field::SourceTitle, Field::SourceTitleEn);
        if !self.says(&[Field::SourceTitle]) {
            let both = Both::new("tên văn bản nguồn", "the title of the source");
            let _: Option<()> = self.must(Field::SourceTitle, both, |_| Ok(None));
        }
        let number = self.phrase(Field::SourceNumber);
        let issuer = self.text(Field::SourceIssuer, Field::SourceIssuerEn);
        let date = self.take(Field::SourceDate, scan::day);
        let applies_in = self.text(Field::SourceApplies, Field::SourceAppliesEn);
        let link = self.phrase(Field::SourceLink);
        let note = self.text(Field::SourceNote, Field::SourceNoteEn);
        Some(Source {
            id: id?,
            title: title?,
            number,
            issuer,
            date,
            applies_in,
            link,
            note,
        })
    }
}
