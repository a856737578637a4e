//! Reading the form of one school: the assessment, or every problem with its cell.

use super::evidence::{answer_to, in_order};
use super::fact::{self, Cells, Spot};
use super::head::head;
use super::heads::{Headed, Labels};
use super::problem::{Problem, SheetError};
use super::scan::{self, Expected, expected};
use super::sheet::{Book, Content};
use super::words::{self, Choices, Column, Status};
use crate::model::{
    Answer, Assessment, Both, Criterion, Id, Measure, NotApplicable, NotAssessed, Text, Value,
};
use crate::sound::{Rubric, Rubrics};
use std::collections::{BTreeMap, HashMap};

/// Reads filled forms of single schools and tables of many, as [`blank`](super::blank) and [`table`](super::table) make them: an assessment for each school.
///
/// Places are found by what they are called, so that rows and columns may have been moved, and by the codes of criteria.
/// Words and numbers are taken as people write them: `có`, `2,5`, `1 000`, `7/9/2025`. What could mean two things, such as
/// `1.000`, is asked back.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, Rubrics, form, read};
/// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
/// let rubrics = Rubrics::builtin();
/// let own: Assessment = read(own)?;
/// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
/// let table = form::filled_table(rubric, &[own.clone()], Locale::Vi)?;
/// assert_eq!(table.sheets[0].cell(0, 0).is_some(), true);
/// assert_eq!(form::read(&table, &rubrics)?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Every [`Problem`] of the file: no table of criteria in it; an instrument that is not among `rubrics`; a cell that holds
/// something else than its place asks for, such as `nhiều` for a number; 12 of 10 classrooms; a criterion that stands there twice.
pub fn read(book: &Book, rubrics: &Rubrics) -> Result<Vec<Assessment>, SheetError> {
    let mut problems = Vec::new();
    let mut read = Vec::new();
    let mut found = false;
    let sheets = Headed::sheets(book);
    for sheet in &sheets {
        if let Some(table) = Table::find(sheet) {
            found = true;
            let mut reader = Reader::new(sheet, &mut problems);
            read.extend(reader.form(&table, &sheets, rubrics));
        }
    }
    if let Some(schools) = super::many::read(&sheets, rubrics, &mut problems) {
        found = true;
        read.extend(schools);
    }
    if !found {
        let sheet = book.sheets.first();
        let first = sheet.and_then(|sheet| sheet.cell(0, 0));
        problems.push(Problem::new(
            sheet.map_or("", |sheet| &sheet.name),
            (0, 0),
            "",
            expected(
                "một phiếu do itam form tạo: dòng tiêu đề có \"Mã\" và \"Trả lời\"; với bảng khác hãy dùng tệp mô tả (--map)",
                "a form made by itam form, with \"Code\" and \"Answer\" in the head of its table; for any other table use a mapping (--map)",
            ),
            first.map(|cell| cell.content.shown()).unwrap_or_default(),
        ));
    }
    match problems.is_empty() {
        true => Ok(read),
        false => Err(SheetError::new(problems)),
    }
}

/// Where the table of criteria stands.
pub(super) struct Table<'h> {
    pub(super) row: usize,
    columns: &'h BTreeMap<Column, usize>,
}

impl<'h> Table<'h> {
    fn find(sheet: &'h Headed<'_>) -> Option<Self> {
        let (row, labels) = sheet.find(Labels::is_of_criteria)?;
        let columns = &labels.columns;
        Some(Self { row, columns })
    }

    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.columns.get(&column).copied()
    }
}

pub(super) static BLANK: Content = Content::Blank;

/// Reads the cells of one sheet.
pub(super) struct Reader<'r> {
    pub(super) sheet: &'r Headed<'r>,
    problems: &'r mut Vec<Problem>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(sheet: &'r Headed<'r>, problems: &'r mut Vec<Problem>) -> Self {
        Self { sheet, problems }
    }

    pub(super) fn content(&self, row: usize, column: Option<usize>) -> &'r Content {
        let cell = column.and_then(|column| self.sheet.sheet.cell(row, column));
        cell.map_or(&BLANK, |cell| &cell.content)
    }

    /// Notes a problem at a cell.
    pub(super) fn wrong(&mut self, row: usize, column: usize, about: &str, expected: Expected) {
        let found = self.content(row, Some(column)).shown();
        let problem = Problem::new(
            &self.sheet.sheet.name,
            (row, column),
            about,
            expected,
            found,
        );
        self.problems.push(problem);
    }

    /// What a cell states, or none after noting what is wrong with it.
    pub(super) fn take<T>(
        &mut self,
        row: usize,
        column: usize,
        about: &str,
        read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        match read(self.content(row, Some(column))) {
            Ok(read) => read,
            Err(expected) => {
                self.wrong(row, column, about, expected);
                None
            }
        }
    }

    /// What a cell must state, or none after noting what is wrong with it.
    pub(super) fn must<T>(
        &mut self,
        row: usize,
        column: usize,
        about: &str,
        what: Expected,
        read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        let read = read(self.content(row, Some(column)));
        match read.and_then(|read| read.ok_or(what)) {
            Ok(read) => Some(read),
            Err(expected) => {
                self.wrong(row, column, about, expected);
                None
            }
        }
    }

    fn form(
        &mut self,
        table: &Table<'_>,
        sheets: &[Headed<'_>],
        rubrics: &Rubrics,
    ) -> Option<Assessment> {
        let (rubric, head) = head(self, table, rubrics)?;
        let levels = Both::of(|locale| words::levels(rubric.instrument(), locale));
        let mut rows = self.rows(table, rubric);
        let mut answers = Vec::new();
        for (position, criterion) in rubric.criteria().enumerate() {
            let Some(found) = rows.remove(&criterion.id) else {
                continue;
            };
            answers.extend(self.answer(table, rubric, position, criterion, &levels, &found));
        }
        for sheet in sheets {
            let mut reader = Reader::new(sheet, self.problems);
            for (row, code, proof) in reader.proofs() {
                let criterion = reader.criterion(row, code, rubric);
                if let Some(answer) = criterion.and_then(|id| answer_to(&mut answers, id)) {
                    answer.evidence.push(proof);
                }
            }
        }
        in_order(&mut answers, rubric);
        Some(head?.assessment(answers))
    }

    /// The rows of each criterion.
    fn rows(&mut self, table: &Table<'_>, rubric: &Rubric) -> HashMap<Id, Rows> {
        let mut rows: HashMap<Id, Rows> = HashMap::new();
        let entries = [
            Column::First,
            Column::Second,
            Column::Status,
            Column::Reason,
            Column::Evidence,
            Column::Kept,
        ];
        let Some(code) = table.at(Column::Code) else {
            return rows;
        };
        for row in table.row + 1..self.sheet.sheet.rows.len() {
            if self.sheet.at(row).is_of_proofs() {
                break;
            }
            let text = self.content(row, Some(code)).shown();
            let (id, item) = match text.trim().split_once('/') {
                Some((id, item)) => (id, Some(item)),
                None => (text.trim(), None),
            };
            let criterion = Id::new(id).and_then(|id| rubric.criterion(&id));
            let place =
                criterion.map(|criterion| (criterion, rows.entry(criterion.id).or_default()));
            let twice = match (place, item) {
                (Some((_, found)), None) => found.main.replace(row).is_some(),
                (Some((criterion, found)), Some(item)) => {
                    let known = match &criterion.measure {
                        Measure::Points(of) => of.items.iter().position(|i| i.id.as_str() == item),
                        _ => None,
                    };
                    match known {
                        Some(known) => found.items.insert(known, row).is_some(),
                        None => {
                            self.unknown(row, code);
                            false
                        }
                    }
                }
                (None, _) => {
                    let says = entries
                        .iter()
                        .any(|column| !self.content(row, table.at(*column)).says_nothing());
                    if says {
                        self.unknown(row, code);
                    }
                    false
                }
            };
            if twice {
                let both = expected(
                    "mỗi mã một dòng; mã này đã có ở dòng trên",
                    "each code once; this one stands in a row above",
                );
                self.wrong(row, code, "", both);
            }
        }
        rows
    }

    fn unknown(&mut self, row: usize, column: usize) {
        let both = expected(
            "một mã tiêu chí của bộ tiêu chí, vì dòng này đã ghi câu trả lời",
            "a criterion of the instrument, as something is answered in this row",
        );
        self.wrong(row, column, "", both);
    }

    fn answer(
        &mut self,
        table: &Table<'_>,
        rubric: &Rubric,
        position: usize,
        criterion: &Criterion,
        levels: &Both<Choices<usize>>,
        rows: &Rows,
    ) -> Option<Answer> {
        let row = rows.main.or_else(|| rows.items.values().min().copied())?;
        let content = |column| match rows.main {
            Some(row) => self.content(row, table.at(column)),
            None => &BLANK,
        };
        let items = match &criterion.measure {
            Measure::Points(of) => of.items.len(),
            _ => 0,
        };
        let first = table.at(Column::First).unwrap_or_default();
        let cells = Cells {
            first: content(Column::First),
            second: content(Column::Second),
            items: (0..items)
                .map(|item| {
                    rows.items
                        .get(&item)
                        .map_or(&BLANK, |row| self.content(*row, Some(first)))
                })
                .collect(),
        };
        let about = criterion.id.to_string();
        let value = fact::value(rubric, position, criterion, levels, &cells);
        let column = |column| table.at(column).unwrap_or(first);
        let value = match value {
            Ok(value) => value,
            Err((spot, both)) => {
                let (row, at) = match spot {
                    Spot::First => (row, first),
                    Spot::Second => (row, column(Column::Second)),
                    Spot::Item(item) => (rows.items.get(&item).copied().unwrap_or(row), first),
                };
                self.wrong(row, at, &about, both);
                return None;
            }
        };
        let row = rows.main?;
        let status = self.take(row, column(Column::Status), &about, |content| {
            scan::choice(content, words::statuses)
        });
        let reason = self.text(
            row,
            [Column::Reason, Column::ReasonEn].map(|c| table.at(c)),
            &about,
        );
        let note = self.text(
            row,
            [Column::Note, Column::NoteEn].map(|c| table.at(c)),
            &about,
        );
        let evidence = self.evidence(table, row);
        let derived_from = self.derived(row, table.at(Column::Derived), &about);
        let silent = note.is_none() && evidence.is_empty() && derived_from.is_empty();
        let value = match (status, value, reason) {
            (Some(_), Some(_), _) => {
                let both = expected(
                    "để trống tình trạng, vì dòng này đã có câu trả lời",
                    "no state, as this row has an answer",
                );
                self.wrong(row, column(Column::Status), &about, both);
                return None;
            }
            (Some(Status::NotApplicable), None, Some(reason)) => {
                Value::NotApplicable(NotApplicable { reason })
            }
            (Some(Status::NotApplicable), None, None) => {
                let both = expected("lý do không áp dụng", "the reason why it does not apply");
                self.wrong(row, column(Column::Reason), &about, both);
                return None;
            }
            (Some(Status::NotAssessed), None, reason) => Value::NotAssessed(NotAssessed { reason }),
            (None, _, Some(_)) => {
                let both = expected(
                    "tình trạng mà lý do này nói về: \"không áp dụng\" hoặc \"chưa đánh giá\"; với câu trả lời, hãy ghi vào cột Ghi chú",
                    "the state that this reason is for: \"not applicable\" or \"not assessed\"; beside an answer, write into the column Note",
                );
                self.wrong(row, column(Column::Status), &about, both);
                return None;
            }
            (None, Some(value), None) => value,
            (None, None, None) if silent => return None,
            (None, None, None) => Value::NotAssessed(NotAssessed::default()),
        };
        Some(Answer {
            criterion: criterion.id,
            value,
            derived_from,
            evidence,
            note,
        })
    }

    /// A text in two columns, one for each language.
    pub(super) fn text(
        &mut self,
        row: usize,
        columns: [Option<usize>; 2],
        about: &str,
    ) -> Option<Text> {
        let [vi, en] = columns;
        let [vietnamese, english] = [vi, en].map(|column| self.content(row, column).words());
        match (vietnamese, english, en) {
            (Some(vi), en, _) => Text::new(&vi, en.as_deref().unwrap_or_default()),
            (None, Some(_), Some(en)) => {
                let both = expected("lời tiếng Việt trước", "Vietnamese words first");
                self.wrong(row, en, about, both);
                None
            }
            _ => None,
        }
    }
}

/// The rows of one criterion.
#[derive(Default)]
struct Rows {
    main: Option<usize>,
    items: BTreeMap<usize, usize>,
}

/// What should stand where a text of this form must.
pub(super) fn wanted(expect: Both<&'static str>) -> Expected {
    Both::new(expect.vi.to_owned(), expect.en.to_owned())
}
