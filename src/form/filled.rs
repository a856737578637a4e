//! Reading the form of one school: the assessment, or every problem with its cell.

use super::evidence::{answer_to, in_order, pieces};
use super::head::head;
use super::heads::{Headed, Labels};
use super::problem::{Problem, SheetError};
use super::scan::{self, Expected, expected, wanted};
use super::seen::Seen;
use super::sheet::{Book, Content};
use super::words::{self, Column, Field};
use crate::model::{Assessment, Both, Text};
use crate::sound::Rubrics;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads filled forms of single schools and tables of many, as [`blank`](super::blank) and [`table`](super::table) make them: an assessment for each school.
///
/// Places are found by what they are called, so that rows and columns may have been moved, and by the codes of criteria.
/// Words and numbers are taken as people write them: `có`, `2,5`, `1 000`, `7/9/2025`. What could mean two things, such as
/// `1.000`, is told.
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
/// something else than its place asks for, such as `nhiều` for a number; 12 of 10 classrooms; a criterion that stands there twice; something in a cell that is not read,
/// such as a total for a criterion that has none; a cell over several rows or struck out; a school that stands there twice with the same instrument, year and kind of assessment.
pub fn read(book: &Book, rubrics: &Rubrics) -> Result<Vec<Assessment>, SheetError> {
    let mut problems = Vec::new();
    let mut read = Vec::new();
    let mut seen = Seen::default();
    let sheets = Headed::sheets(book);
    let forms = sheets
        .iter()
        .filter_map(|sheet| Some((sheet, Table::find(sheet)?)));
    let forms: Vec<(&Headed<'_>, Table<'_>)> = forms.collect();
    let mut found = !forms.is_empty();
    // Evidence on a sheet of its own belongs to the only school of the file, or names its school.
    let is_many = |sheet: &Headed<'_>| sheet.find(Labels::is_of_answers).is_some();
    let beside = match (forms.len(), sheets.iter().any(is_many)) {
        (1, false) => sheets.as_slice(),
        (2.., false) => {
            for sheet in &sheets {
                Reader::new(sheet, &mut problems).of_no_school();
            }
            &[]
        }
        _ => &[],
    };
    for (sheet, table) in &forms {
        let mut reader = Reader::new(sheet, &mut problems);
        read.extend(reader.form(table, beside, rubrics, &mut seen));
    }
    if let Some(schools) = super::many::read(&sheets, rubrics, &mut seen, &mut problems) {
        found = true;
        read.extend(schools);
    }
    if !found {
        problems.push(no_form(&sheets));
    }
    match problems.is_empty() {
        true => Ok(read),
        false => Err(SheetError::new(problems)),
    }
}

/// That no sheet is a form; where a row has most of what the head of one has, what it lacks.
fn no_form(sheets: &[Headed<'_>]) -> Problem {
    let heads = sheets.iter().flat_map(|sheet| {
        let rows = sheet.above(usize::MAX);
        rows.map(move |(row, labels)| (sheet.sheet, row, labels.lacks()))
    });
    if let Some((sheet, row, lacked)) = heads.into_iter().find(|(.., lacked)| !lacked.is_empty()) {
        let names = Both::of(|locale| {
            let names = lacked
                .iter()
                .map(|label| format!("\"{}\"", label.get(locale)));
            names.collect::<Vec<_>>().join(", ")
        });
        let both = Both::new(
            format!(
                "cả cột {} ở dòng tiêu đề này thì mới đọc được phiếu: hãy ghi lại đúng tên cột; bảng khác thì cần tệp mô tả bảng ấy",
                names.vi
            ),
            format!(
                "the column {} as well in this head, or else no form is read: write its name again; any other table needs a mapping that describes it",
                names.en
            ),
        );
        let cells = sheet.rows.get(row).into_iter().flatten();
        let said = cells.filter(|cell| !cell.content.is_blank());
        let said: Vec<_> = said.map(|cell| cell.content.shown()).collect();
        return Problem::new(
            &sheet.name,
            (row, 0),
            "",
            both,
            &Content::Text(said.join(", ")),
        );
    }
    let first = sheets.first().map(|sheet| sheet.sheet);
    Problem::new(
        first.map_or("", |sheet| &sheet.name),
        (0, 0),
        "",
        expected(
            "một phiếu: bảng có \"Mã\", \"Trả lời\", \"Tình trạng\" ở dòng tiêu đề, hoặc bảng nhiều trường có \"Mã trường\", \"Tên trường\", \"Cấp học\", \"Năm học\"; bảng khác thì cần tệp mô tả bảng ấy",
            "a form: a table with \"Code\", \"Answer\", \"State\" in its head, or a table of many schools with \"School code\", \"School name\", \"Stages\", \"School year\"; any other table needs a mapping that describes it",
        ),
        first.map_or(&Content::Blank, |sheet| sheet.content(0, 0)),
    )
}

/// Where the table of criteria stands.
pub(super) struct Table<'h> {
    pub(super) row: usize,
    pub(super) columns: &'h BTreeMap<Column, usize>,
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

    /// The columns of the labels and of the values at the head of the form.
    pub(super) fn head(&self) -> (usize, Range<usize>) {
        let labels = self.at(Column::Code).unwrap_or_default();
        let first = self.at(Column::FirstOf).unwrap_or(labels + 2);
        let last = self.at(Column::Second).unwrap_or(first).max(first);
        (labels, first..last + 1)
    }
}

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
        column.map_or(&Content::Blank, |column| {
            self.sheet.sheet.content(row, column)
        })
    }

    /// Notes a problem at a cell.
    pub(super) fn wrong(&mut self, row: usize, column: usize, about: &str, expected: Expected) {
        let found = self.content(row, Some(column));
        let problem = Problem::new(
            &self.sheet.sheet.name,
            (row, column),
            about,
            expected,
            found,
        );
        self.problems.push(problem);
    }

    /// Of each column that is not read, the first of some rows that says something in it.
    pub(super) fn passed_over(
        &self,
        rows: &[usize],
        is_read: impl Fn(usize) -> bool,
    ) -> Vec<(usize, usize)> {
        let cells = |row: &usize| self.sheet.sheet.rows.get(*row).map_or(0, Vec::len);
        let wide = rows.iter().map(cells).max().unwrap_or(0);
        let unread = (0..wide).filter(|column| !is_read(*column));
        let first = unread.filter_map(|column| {
            let says = |row: &&usize| !self.content(**row, Some(column)).says_nothing();
            Some((*rows.iter().find(says)?, column))
        });
        first.collect()
    }

    /// Notes columns that the head of a table does not name, where one of its rows says something in them.
    pub(super) fn unnamed(
        &mut self,
        head: usize,
        rows: &[usize],
        is_named: impl Fn(usize) -> bool,
    ) {
        for (row, column) in self.passed_over(rows, is_named) {
            let about = self.content(head, Some(column)).shown();
            let both = expected(
                "tên một cột của bảng này ở dòng tiêu đề, mỗi tên một lần; cột này không được đọc, không cần thì xóa",
                "a column of this table in its head, each once; this column is not read, delete it if it is not needed",
            );
            self.wrong(row, column, &about, both);
        }
    }

    /// Notes cells above a table of criteria that are not read: in a row without a label of the form, and beside the value of a label, but for the results that the form has there. A text that stands alone in
    /// the column of the labels is a remark.
    pub(super) fn above(
        &mut self,
        table: usize,
        labels: usize,
        values: Range<usize>,
        field_of: impl Fn(usize) -> Option<Field>,
    ) {
        for row in 0..table {
            let says = |column: &usize| !self.content(row, Some(*column)).says_nothing();
            let field = field_of(row);
            let read = match field {
                None => 0..0,
                Some(Field::Stages) => values.clone(),
                Some(_) => {
                    let first = values.clone().find(says);
                    first.map_or(0..0, |column| column..column + 1)
                }
            };
            let is_result =
                |column: usize| words::is_result(&self.content(row, Some(column)).shown());
            let wide = self.sheet.sheet.rows.get(row).map_or(0, Vec::len);
            let beside = (labels + 1..wide).filter(|column| !read.contains(column));
            let beside = beside.filter(|column| !is_result(*column) && !is_result(column - 1));
            let unread: Vec<usize> = beside.filter(says).collect();
            let both = match field {
                Some(_) => expected(
                    "để trống ô này: ở đầu phiếu, mỗi dòng chỉ đọc ô đầu tiên có ghi, kể từ cột giá trị",
                    "nothing here: at the head of the form, of each row one cell is read, the first of the columns of values that says something",
                ),
                None => expected(
                    "một nhãn của phiếu ở cột đầu của dòng này, như \"Ngày đánh giá\", mỗi nhãn một lần; dòng này không được đọc, không cần thì xóa",
                    "a label of the form in the first column of this row, such as \"Day of assessment\", each once; this row is not read, delete it if it is not needed",
                ),
            };
            let label = self.content(row, Some(labels)).shown();
            for column in unread {
                self.wrong(row, column, &label, both.clone());
            }
        }
    }

    /// Notes cells that go over several rows or are misleading otherwise, where these rows and such columns are read.
    pub(super) fn misleading(&mut self, rows: Range<usize>, is_read: impl Fn(usize) -> bool) {
        let misleading = self.sheet.sheet.misleading(rows, is_read);
        self.problems.extend(misleading);
    }

    /// What a cell states, or none after noting what is wrong with it.
    pub(super) fn take<T>(
        &mut self,
        row: usize,
        column: usize,
        about: &str,
        read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        let content = self.content(row, Some(column));
        match scan::reckoned(content).and_then(|()| read(content)) {
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
        what: Both<&'static str>,
        read: impl FnOnce(&Content) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        self.take(row, column, about, |content| {
            read(content)?.map(Some).ok_or_else(|| wanted(what))
        })
    }

    fn form(
        &mut self,
        table: &Table<'_>,
        beside: &[Headed<'_>],
        rubrics: &Rubrics,
        seen: &mut Seen,
    ) -> Option<Assessment> {
        let (rubric, head) = head(self, table, rubrics, seen)?;
        let mut answers = self.answers(table, rubric);
        let mut known = pieces(&answers);
        for sheet in beside {
            let mut reader = Reader::new(sheet, self.problems);
            for proof in reader.proofs() {
                let (row, code, _) = proof;
                let criterion = reader.criterion(row, code, rubric);
                let answer = criterion.and_then(|id| answer_to(&mut answers, id));
                if let Some(answer) = answer {
                    reader.show(proof, answer, &mut known);
                }
            }
        }
        in_order(&mut answers, rubric);
        Some(head?.assessment(answers))
    }

    /// The words of a cell, or none after noting why there are none.
    pub(super) fn words(
        &mut self,
        row: usize,
        column: Option<usize>,
        about: &str,
    ) -> Option<Cow<'r, str>> {
        let content = self.content(row, column);
        match (
            scan::reckoned(content).and_then(|()| scan::text(content)),
            column,
        ) {
            (Err(expected), Some(column)) => {
                self.wrong(row, column, about, expected);
                None
            }
            (words, _) => words.ok().flatten(),
        }
    }

    /// A text in two columns, one for each language.
    pub(super) fn text(
        &mut self,
        row: usize,
        columns: [Option<usize>; 2],
        about: &str,
    ) -> Option<Text> {
        let [vi, en] = columns;
        let [vietnamese, english] = [vi, en].map(|column| self.words(row, column, about));
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
