//! Reading the table of many schools.

use super::beside;
use super::place::Place;
use crate::form::at_hand::not_at_hand;
use crate::form::evidence::{Pieces, in_order};
use crate::form::fact::{self, Cells, Spot};
use crate::form::filled::Reader;
use crate::form::head;
use crate::form::heads::{Headed, Labels, free};
use crate::form::problem::Problem;
use crate::form::scan::{self, Expected, expected, school_year};
use crate::form::seen::Seen;
use crate::form::sheet::Content;
use crate::form::words::{self, Choices, Field, Status};
use crate::model::{
    Answer, Assessment, AssessorRole, Both, Criterion, Id, InstrumentRef, Measure, NotApplicable,
    NotAssessed, SchoolYear, Stage, Value, say,
};
use crate::sound::{Rubric, Rubrics};
use std::collections::BTreeMap;

/// A school of a table of many.
pub(super) struct Known<'b> {
    /// Its code, as it is written.
    pub(super) id: String,
    pub(super) year: Option<SchoolYear>,
    pub(super) role: Option<AssessorRole>,
    pub(super) rubric: &'b Rubric,
    /// What the row says; none where something is wrong in it, which has been noted.
    pub(super) assessment: Option<Assessment>,
    /// The evidence that has been read of it.
    pub(super) pieces: Pieces,
}

/// Reads the tables of many schools of a file, with what stands beside them; none where there is no such table.
pub(in crate::form) fn read(
    sheets: &[Headed<'_>],
    rubrics: &Rubrics,
    seen: &mut Seen,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Assessment>> {
    let table = |sheet| Some((sheet, keys_of(sheet)?));
    let tables: Vec<(&Headed<'_>, usize)> = sheets.iter().filter_map(table).collect();
    let mut known = Vec::new();
    let mut is_known = true;
    for (sheet, keys) in &tables {
        let schools = schools(sheet, *keys, rubrics, seen, problems);
        is_known &= schools.is_some();
        known.extend(schools.into_iter().flatten());
    }
    // Without the schools of a table, nobody knows what stands beside it.
    if !tables.is_empty() && is_known {
        let codes = beside::Codes::of(&known);
        for sheet in sheets {
            beside::read(&mut Reader::new(sheet, problems), &codes, &mut known);
        }
        for known in &mut known {
            if let Some(assessment) = &mut known.assessment {
                in_order(&mut assessment.answers, known.rubric);
            }
        }
    }
    let read = known.into_iter().filter_map(|known| known.assessment);
    (!tables.is_empty()).then(|| read.collect())
}

/// The row of the keys of a table of many schools, if the sheet holds one.
fn keys_of(sheet: &Headed<'_>) -> Option<usize> {
    let (row, _) = sheet.find(Labels::is_of_answers)?;
    Some(row)
}

/// Reads a table of many schools; none where its instrument is not known, which has been noted.
fn schools<'b>(
    sheet: &Headed<'_>,
    keys: usize,
    rubrics: &'b Rubrics,
    seen: &mut Seen,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Known<'b>>> {
    let mut reader = Reader::new(sheet, problems);
    let rubric = named(&mut reader, keys, rubrics)?;
    let mut columns = BTreeMap::new();
    for (column, cell) in sheet.sheet.rows.get(keys).into_iter().flatten().enumerate() {
        if cell.content.is_blank() {
            continue;
        }
        let both = match Place::of(rubric, &cell.content.shown()) {
            Some(place) => match columns.insert(place, column) {
                None => continue,
                Some(_) => expected("mỗi cột một lần", "each column once"),
            },
            None => expected(
                "tên cột của bảng, hoặc mã tiêu chí như H.3, H.3#2",
                "a column of the table, or the code of a criterion such as H.3, H.3#2",
            ),
        };
        reader.wrong(keys, column, "", both);
    }
    let rows: Vec<usize> = rows_of(sheet, keys).collect();
    unnamed(&mut reader, keys, &rows);
    let last = rows.last().map_or(keys, |last| *last);
    reader.misleading(keys + 1..last + 1, |column| {
        !sheet.sheet.content(keys, column).is_blank()
    });
    let levels = Both::of(|locale| words::levels(rubric.instrument(), locale));
    let mut table = Rows {
        reader,
        rubric,
        keys,
        columns,
        levels,
    };
    table.without_second(&rows);
    let schools = rows.into_iter();
    Some(schools.filter_map(|row| table.school(row, seen)).collect())
}

/// The rows of a table that say something.
fn rows_of(sheet: &Headed<'_>, keys: usize) -> impl Iterator<Item = usize> {
    let said = |row: &usize| {
        let cells = sheet.sheet.rows.get(*row).into_iter().flatten();
        cells.into_iter().any(|cell| !cell.content.is_blank())
    };
    let is_beside = |labels: &Labels| labels.is_of_proofs() || labels.is_of_notes();
    let rows = keys + 1..sheet.sheet.rows.len();
    rows.take_while(move |row| !is_beside(sheet.at(*row)))
        .filter(said)
}

/// Tells of columns without a heading in which something stands.
fn unnamed(reader: &mut Reader<'_>, keys: usize, rows: &[usize]) {
    let is_headed = |column| !reader.content(keys, Some(column)).is_blank();
    let keys = keys + 1;
    for (row, column) in reader.passed_over(rows, is_headed) {
        let both = Both::new(
            format!(
                "tên cột hoặc mã tiêu chí ở dòng {keys}; cột này không được đọc, không cần thì xóa"
            ),
            format!(
                "a column or the code of a criterion in row {keys}; this column is not read, delete it if it is not needed"
            ),
        );
        reader.wrong(row, column, "", both);
    }
}

/// The rubric that the rows above the table name.
fn named<'b>(reader: &mut Reader<'_>, keys: usize, rubrics: &'b Rubrics) -> Option<&'b Rubric> {
    let after = |field: Field| {
        let mut above = reader.sheet.above(keys);
        above.find_map(|(row, labels)| Some((row, labels.fields.get(&field)? + 1)))
    };
    let (id, edition) = (after(Field::Instrument), after(Field::Edition));
    let read = |place: Option<(usize, usize)>| {
        let (row, column) = place?;
        Id::new(reader.content(row, Some(column)).shown().trim())
    };
    let named = read(id);
    let found = named.zip(read(edition));
    let found = found.and_then(|(id, edition)| rubrics.get(&InstrumentRef { id, edition }));
    if found.is_none() {
        let (field, both) = not_at_hand(rubrics, named);
        let places = match field {
            Field::Edition => edition.or(id),
            _ => id.or(edition),
        };
        let (row, column) = places.unwrap_or((0, 0));
        let label = column.checked_sub(1);
        let about = reader.content(row, label).shown();
        reader.wrong(row, column, &about, both);
    }
    found
}

struct Rows<'r, 'b> {
    reader: Reader<'r>,
    rubric: &'b Rubric,
    /// The row of the keys of columns.
    keys: usize,
    columns: BTreeMap<Place, usize>,
    levels: Both<Choices<usize>>,
}

impl<'r, 'b> Rows<'r, 'b> {
    fn at(&self, place: Place) -> Option<usize> {
        self.columns.get(&place).copied()
    }

    fn content(&self, row: usize, place: Place) -> &'r Content {
        match self.at(place) {
            Some(column) => self.reader.content(row, Some(column)),
            None => &Content::Blank,
        }
    }

    /// Tells which columns of second numbers are not there, where an answer asks for one.
    fn without_second(&mut self, rows: &[usize]) {
        let free = free(&self.columns);
        for (at, criterion) in self.rubric.criteria().enumerate() {
            let mut rows = rows.iter();
            let asks = self.at(Place::Second(at)).is_none()
                && rows
                    .any(|row| fact::asks_second(criterion, self.content(*row, Place::First(at))));
            if asks {
                let id = &criterion.id;
                let both = Both::of(|locale| {
                    say!(
                        locale,
                        "cột \"{id}#2\" cho số thứ hai",
                        "a column \"{id}#2\" for the second number"
                    )
                });
                self.reader.wrong(self.keys, free, id.as_str(), both);
            }
        }
    }

    /// The school of a row; none after noting that the row is of none.
    fn school(&mut self, row: usize, seen: &mut Seen) -> Option<Known<'b>> {
        let says = |field| !self.content(row, Place::Field(field)).is_blank();
        if !OF_SCHOOL.into_iter().any(says) {
            let column = self.at(Place::Field(Field::SchoolId)).unwrap_or_default();
            self.reader.wrong(row, column, "", no_school());
            return None;
        }
        let mut given = self.columns.iter();
        let given = given.any(|(place, column)| {
            let of_list = matches!(place, Place::Field(field) if OF_LIST.contains(field));
            !of_list && !self.reader.content(row, Some(*column)).is_blank()
        });
        if !given {
            let column = self.at(Place::Field(Field::SchoolYear)).unwrap_or_default();
            let about = self.reader.content(self.keys, Some(column)).shown();
            let both = expected(
                "năm học và câu trả lời của trường này; trường chưa nộp thì xóa cả dòng",
                "the school year and the answers of this school; where it has handed in nothing, delete the row",
            );
            self.reader.wrong(row, column, &about, both);
            return None;
        }
        let fields = self.columns.iter();
        let fields = fields.filter_map(|(place, column)| match *place {
            Place::Field(field) => Some((field, *column)),
            _ => None,
        });
        let head = head::row(
            &mut self.reader,
            fields.collect(),
            self.keys,
            row,
            self.rubric,
            seen,
        );
        let rubric = self.rubric;
        let answers = rubric.criteria().enumerate();
        let answers: Vec<Answer> = answers
            .filter_map(|(at, criterion)| self.answer(row, at, criterion))
            .collect();
        let id = self.content(row, Place::Field(Field::SchoolId)).shown();
        let year = school_year(self.content(row, Place::Field(Field::SchoolYear)));
        let role = scan::choice(self.content(row, Place::Field(Field::Role)), words::roles);
        Some(Known {
            id: id.trim().to_owned(),
            year: year.ok().flatten(),
            role: role.ok().flatten(),
            rubric,
            assessment: head.map(|head| head.assessment(answers)),
            pieces: Pieces::default(),
        })
    }

    fn answer(&mut self, row: usize, at: usize, criterion: &Criterion) -> Option<Answer> {
        let items = match &criterion.measure {
            Measure::Points(of) => of.items.len(),
            _ => 0,
        };
        let mut cells = Cells {
            first: self.content(row, Place::First(at)),
            second: self.content(row, Place::Second(at)),
            items: (0..items)
                .map(|item| self.content(row, Place::Item(at, item)))
                .collect(),
            if_nothing: Both::new(
                "nếu không có gì để tính thì ghi \"không áp dụng: lý do\" vào ô trả lời và để trống ô này",
                "where there is nothing to count, write \"not applicable: the reason\" into the cell of the answer and leave this one blank",
            ),
        };
        let about = criterion.id.as_str();
        let unstated = fact::unstated(cells.first);
        if unstated.is_some() {
            cells.first = &Content::Blank;
        }
        let value = match fact::value(self.rubric, at, criterion, &self.levels, &cells) {
            Ok(value) => value,
            Err(wrong) => {
                for (spot, both) in wrong {
                    let place = match spot {
                        Spot::First => Place::First(at),
                        Spot::Second => Place::Second(at),
                        Spot::Item(item) => Place::Item(at, item),
                    };
                    let column = match place {
                        Place::Second(_) => self.at(place),
                        _ => self.at(place).or_else(|| self.at(Place::First(at))),
                    };
                    // That the column is missing is told at the head.
                    if let Some(column) = column {
                        self.reader.wrong(row, column, about, both);
                    }
                }
                return None;
            }
        };
        let column = self.at(Place::First(at)).unwrap_or_default();
        let value = match (unstated, value) {
            (None, value) => value?,
            (Some(_), Some(_)) => {
                let both = expected(
                    "câu trả lời, hoặc \"không áp dụng\", không phải cả hai",
                    "an answer or that it does not apply, not both",
                );
                self.reader.wrong(row, column, about, both);
                return None;
            }
            (Some((Status::NotApplicable, None)), None) => {
                let both = expected("\"không áp dụng: lý do\"", "\"not applicable: the reason\"");
                self.reader.wrong(row, column, about, both);
                return None;
            }
            (Some((Status::NotApplicable, Some(reason))), None) => {
                Value::NotApplicable(NotApplicable { reason })
            }
            (Some((Status::NotAssessed, reason)), None) => {
                Value::NotAssessed(NotAssessed { reason })
            }
        };
        Some(Answer::new(criterion.id, value))
    }
}

/// What says of a row that it is of a school: a total has a name at most.
const OF_SCHOOL: [Field; 4] = [
    Field::SchoolId,
    Field::Stages,
    Field::SchoolYear,
    Field::Role,
];

/// What a list of schools says of each, handed in or not.
const OF_LIST: [Field; 4] = [
    Field::SchoolId,
    Field::SchoolName,
    Field::Stages,
    Field::Unit,
];

/// What is wanted in a row that is of no school.
pub(super) fn no_school() -> Expected {
    expected(
        "mã trường, cấp học và các điều khác của một trường; nếu dòng này không phải một trường, như dòng cộng hay dòng người lập biểu, thì xóa dòng",
        "the code, the stages and all else of a school; where this row is of none, such as a total or a signature, delete it",
    )
}

/// Stages in one cell: `tiểu học, THCS`, `TH&THCS`.
pub(super) fn stages(content: &Content) -> Result<Option<Vec<Stage>>, Expected> {
    scan::several(content, words::stages)
}
