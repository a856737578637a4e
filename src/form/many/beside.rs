//! What stands beside the table of many schools: evidence, and notes on answers, a row each, by the code of the school.

use super::rows::Known;
use crate::form::cells::{self, proof_content};
use crate::form::evidence::{Pieces, answer_to};
use crate::form::filled::Reader;
use crate::form::heads::Labels;
use crate::form::lists::Lists;
use crate::form::scan::{self, Expected, expected, school_year};
use crate::form::sheet::{Cell, Content, Entry, Head, Look, Sheet};
use crate::form::words::{self, Column, Field, Part, Proof};
use crate::model::{Answer, Assessment, Both, Id, Locale, Text, Value};
use crate::sound::Rubric;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What says to which row of the table of schools something belongs: the code, and where that does not tell them apart, year and kind.
const KEYS: [Field; 3] = [Field::SchoolId, Field::SchoolYear, Field::Role];

/// The columns of the table of notes.
const NOTES: [Column; 4] = [
    Column::Note,
    Column::NoteEn,
    Column::ReasonEn,
    Column::Derived,
];

/// How many rows are blank, to be written in, for so many schools.
fn spare(schools: usize) -> usize {
    (schools * 10).clamp(40, 5000)
}

/// The two tables of so many schools, with what the assessments say.
pub(super) fn sheets(
    assessments: &[&Assessment],
    schools: usize,
    lists: &Lists,
    locale: Locale,
) -> [Sheet; 2] {
    let ids: BTreeSet<&str> = assessments.iter().map(|a| a.school.id.as_str()).collect();
    let keys = match ids.len() == assessments.len() {
        true => KEYS.get(..1),
        false => KEYS.get(..),
    };
    let keys = keys.unwrap_or_default();
    let kinds = words::proofs(locale);
    let heads = |columns: &mut dyn Iterator<Item = Both<&'static str>>| {
        let keys = keys.iter().map(|field| field.label());
        let heads = keys.chain(columns).map(|label| *label.get(locale));
        heads.collect::<Vec<_>>()
    };
    let keyed = |assessment: &Assessment| {
        let keys = keys.iter();
        let keys = keys.map(|field| cells::stated(*field, assessment, locale));
        keys.collect::<Vec<Content>>()
    };
    let (mut proofs, mut notes) = (Vec::new(), Vec::new());
    for assessment in assessments {
        for answer in &assessment.answers {
            let code = answer.criterion.as_str();
            for proof in &answer.evidence {
                let columns = Proof::ALL.iter();
                let cells = columns.map(|column| proof_content(*column, code, proof, kinds));
                proofs.push(keyed(assessment).into_iter().chain(cells).collect());
            }
            let cells = NOTES.map(|column| cells::beside(column, answer));
            if cells.iter().any(|cell| *cell != Content::Blank) {
                let code = Content::Text(code.to_owned());
                let cells = [code].into_iter().chain(cells);
                notes.push(keyed(assessment).into_iter().chain(cells).collect());
            }
        }
    }
    let entry = |column: usize| {
        let proof = column.checked_sub(keys.len());
        let proof = proof.and_then(|at| Proof::ALL.get(at));
        proof.map_or(Entry::Text, |proof| cells::proof_entry(*proof, lists))
    };
    let of_proofs = heads(&mut Proof::ALL.iter().map(|column| column.label()));
    let of_notes = [Proof::Criterion.label()].into_iter();
    let of_notes = heads(&mut of_notes.chain(NOTES.iter().map(|column| column.label())));
    [
        table(
            Part::Evidence.label().get(locale),
            &of_proofs,
            proofs,
            spare(schools),
            &entry,
        ),
        table(
            Part::Notes.label().get(locale),
            &of_notes,
            notes,
            spare(schools),
            &|_| Entry::Text,
        ),
    ]
}

fn table(
    name: &str,
    heads: &[&str],
    rows: Vec<Vec<Content>>,
    spare: usize,
    entry: &dyn Fn(usize) -> Entry,
) -> Sheet {
    let mut sheet = Sheet {
        name: name.to_owned(),
        widths: heads.iter().map(|_| 24).collect(),
        head: Some(Head { row: 0, columns: 1 }),
        filtered: true,
        ..Sheet::default()
    };
    for (column, head) in heads.iter().enumerate() {
        sheet.put(0, column, Cell::text(*head).look(Look::Head));
    }
    for row in 0..rows.len() + spare {
        for column in 0..heads.len() {
            let content = rows.get(row).and_then(|row| row.get(column)).cloned();
            let cell = Cell::from(content.unwrap_or_default()).entry(entry(column));
            sheet.put(row + 1, column, cell);
        }
    }
    sheet
}

/// Reads evidence and notes of a sheet into the assessments of the schools that they name.
pub(super) fn read<'b>(reader: &mut Reader<'_>, codes: &Codes<'b>, known: &mut [Known<'b>]) {
    let sheet = reader.sheet;
    let proofs = reader.proofs();
    if let Some((first, ..)) = proofs.first() {
        let mut above = sheet.above(*first).rev().map(|(_, labels)| &labels.fields);
        let head = above.find(|fields| fields.contains_key(&Field::SchoolId));
        let none = BTreeMap::new();
        let fields = head.unwrap_or(&none);
        for proof in proofs {
            let (row, code, _) = proof;
            let of = of_row(reader, row, code, fields, codes, known);
            if let Some((answer, known)) = of.and_then(|(school, id)| answer(school, id)) {
                reader.show(proof, answer, known);
            }
        }
    }
    if let Some((head, labels)) = sheet.find(Labels::is_of_notes) {
        notes(reader, head, labels, codes, known);
    }
}

fn notes<'b>(
    reader: &mut Reader<'_>,
    head: usize,
    labels: &Labels,
    codes: &Codes<'b>,
    known: &mut [Known<'b>],
) {
    let sheet = reader.sheet.sheet;
    let fields = &labels.fields;
    let code = labels.proofs.get(&Proof::Criterion).copied();
    let code = code.unwrap_or_default();
    let at = |column: Column| labels.columns.get(&column).copied();
    let rows: Vec<usize> = (head + 1..sheet.rows.len()).collect();
    let is_read = |column| {
        let mut read = fields
            .values()
            .chain(labels.columns.values())
            .chain([&code]);
        read.any(|at| *at == column)
    };
    reader.misleading(head + 1..sheet.rows.len(), is_read);
    reader.unnamed(head, &rows, is_read);
    for row in rows {
        let wide = sheet.rows.get(row).map_or(0, Vec::len);
        let says = |at: &usize| !reader.content(row, Some(*at)).is_blank();
        if !(0..wide).filter(says).any(is_read) {
            continue;
        }
        let of = of_row(reader, row, code, fields, codes, known);
        let about = reader.content(row, Some(code)).shown();
        let about = about.trim();
        let note = reader.text(row, [Column::Note, Column::NoteEn].map(at), about);
        let derived = reader.derived(row, at(Column::Derived), about);
        let english = reader.words(row, at(Column::ReasonEn), about);
        let answer = of.and_then(|(school, criterion)| answer(school, criterion));
        let Some((answer, _)) = answer else {
            continue;
        };
        match (&answer.note, note) {
            (Some(_), Some(_)) => {
                let both = expected(
                    "mỗi trường và tiêu chí một ghi chú; một dòng trên đã có ghi chú",
                    "one note for each school and criterion; a row above has one",
                );
                let column = at(Column::Note).unwrap_or_default();
                reader.wrong(row, column, about, both);
            }
            (None, note) => answer.note = note,
            (Some(_), None) => {}
        }
        answer.derived_from.extend(derived);
        let Some(english) = english else {
            continue;
        };
        let reason = match &mut answer.value {
            Value::NotApplicable(not) => Some(&mut not.reason),
            Value::NotAssessed(not) => not.reason.as_mut(),
            _ => None,
        };
        let column = at(Column::ReasonEn).unwrap_or_default();
        match reason {
            Some(reason) if reason.en.is_some() => {
                let both = expected(
                    "mỗi trường và tiêu chí một lý do tiếng Anh; một dòng trên đã có",
                    "one English reason for each school and criterion; a row above has one",
                );
                reader.wrong(row, column, about, both);
            }
            Some(reason) => {
                if let Some(text) = Text::new(reason.vi.as_str(), &english) {
                    *reason = text;
                }
            }
            None => {
                let both = expected(
                    "lý do bằng tiếng Việt trong bảng các trường trước",
                    "the reason in Vietnamese in the table of schools first",
                );
                reader.wrong(row, column, about, both);
            }
        }
    }
}

/// The schools of a file, to be found by what rows beside their table name.
pub(super) struct Codes<'b> {
    /// The schools of each code, by where they stand among all.
    schools: HashMap<String, Vec<usize>>,
    /// The instrument that all of them answer, if it is one.
    rubric: Option<&'b Rubric>,
}

impl<'b> Codes<'b> {
    pub(super) fn of(known: &[Known<'b>]) -> Self {
        let mut schools: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, school) in known.iter().enumerate() {
            schools.entry(school.id.clone()).or_default().push(at);
        }
        let mut rubrics = known.iter().map(|known| known.rubric);
        let first = rubrics.next();
        let rubric =
            first.filter(|first| rubrics.all(|other| other.reference() == first.reference()));
        Self { schools, rubric }
    }
}

/// The answer of a school to a criterion, where its row is sound, and the evidence of the school.
fn answer<'k>(
    school: &'k mut Known<'_>,
    criterion: Id,
) -> Option<(&'k mut Answer, &'k mut Pieces)> {
    let answer = answer_to(&mut school.assessment.as_mut()?.answers, criterion);
    Some((answer?, &mut school.pieces))
}

/// The school and the criterion that a row names. Of a school that is not known, the criterion is looked for in the instrument of all.
fn of_row<'k, 'b>(
    reader: &mut Reader<'_>,
    row: usize,
    code: usize,
    fields: &BTreeMap<Field, usize>,
    codes: &Codes<'b>,
    known: &'k mut [Known<'b>],
) -> Option<(&'k mut Known<'b>, Id)> {
    let school = school(reader, row, fields, codes, known);
    let rubric = school.as_ref().map(|school| school.rubric);
    let rubric = rubric.or(codes.rubric)?;
    let criterion = reader.criterion(row, code, rubric);
    Some((school?, criterion?))
}

/// The school that a row names.
fn school<'k, 'b>(
    reader: &mut Reader<'_>,
    row: usize,
    fields: &BTreeMap<Field, usize>,
    codes: &Codes<'b>,
    known: &'k mut [Known<'b>],
) -> Option<&'k mut Known<'b>> {
    let column = |field| fields.get(&field).copied();
    let id = stated(reader, row, fields, Field::SchoolId, |content| {
        Ok(scan::code(content)?.map(Cow::into_owned))
    });
    let id = id?.unwrap_or_default();
    let year = stated(reader, row, fields, Field::SchoolYear, school_year);
    let role = stated(reader, row, fields, Field::Role, |content| {
        scan::choice(content, words::roles)
    });
    let (year, role) = (year?, role?);
    let of_code = codes.schools.get(id.trim()).map_or(&[][..], Vec::as_slice);
    let is_of = |known: &Known<'_>| (may_be(year, known.year), may_be(role, known.role));
    let is_of = |at: &usize| known.get(*at).map_or((false, false), is_of);
    let mut of_year = of_code.iter().filter(|at| is_of(at).0).peekable();
    let any_of_year = of_year.peek().is_some();
    let mut found = of_year.filter(|at| is_of(at).1);
    let (field, both) = match (found.next(), found.next()) {
        (Some(at), None) => return known.get_mut(*at),
        (None, _) if of_code.is_empty() => (
            Field::SchoolId,
            expected(
                "mã một trường trong bảng các trường",
                "the code of a school of the table of schools",
            ),
        ),
        (None, _) if !any_of_year => (
            Field::SchoolYear,
            expected(
                "một năm học mà trường này có trong bảng các trường",
                "a school year that this school has in the table of schools",
            ),
        ),
        (None, _) => (
            Field::Role,
            expected(
                "một hình thức đánh giá mà trường này có trong bảng các trường",
                "a kind of assessment that this school has in the table of schools",
            ),
        ),
        (Some(_), Some(_)) => (
            Field::SchoolId,
            expected(
                "một trường duy nhất: hãy ghi cả cột \"Năm học\", \"Hình thức đánh giá\"",
                "just one school: fill the columns \"School year\", \"Kind of assessment\" as well",
            ),
        ),
    };
    reader.wrong(row, column(field).unwrap_or_default(), "", both);
    None
}

/// Whether two places speak of the same; what one of them does not say is told where it should.
fn may_be<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// What a row states of its school, if it does; none after noting what is wrong with it.
fn stated<T>(
    reader: &mut Reader<'_>,
    row: usize,
    fields: &BTreeMap<Field, usize>,
    field: Field,
    read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
) -> Option<Option<T>> {
    let column = fields.get(&field).copied();
    let read = read(reader.content(row, column));
    let wrong = |both| reader.wrong(row, column.unwrap_or_default(), "", both);
    read.map_err(wrong).ok()
}
