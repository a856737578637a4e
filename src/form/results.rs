//! A list of results: a row for each, to be filtered, sorted and counted in a spreadsheet.

use super::office::{FileError, MAX_CELLS, MAX_ROWS};
use super::sheet::{Book, Cell, Content, Head, Look, Sheet};
use super::words::Field;
use crate::model::words::decimal;
use crate::model::{
    Criterion, CriterionScore, CriterionState, Group, GroupScore, Id, Instrument, InstrumentRef,
    LineError, Locale, Points, Scorecard, Stage,
};
use crate::sound::{Rubric, Rubrics};
use std::collections::HashMap;

/// A list of results (danh sách kết quả): a sheet for each instrument and a row for each scorecard, with a head of one row: the school, the overall
/// level and why there is none, points, how much was answered, then level and points of each group, and state, level and points of each criterion.
///
/// Levels are told by their titles, points and counts are numbers, days are days.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, form::{Content, Results}, stream};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
/// let rubrics = Rubrics::builtin();
/// let mut results = Results::new(&rubrics, Locale::Vi);
/// for scored in stream::score_lines([&json[..], b"{}"], &rubrics) {
///     match scored {
///         Ok(card) => results.add(&card)?,
///         Err(error) => results.add_error(&error),
///     }
/// }
/// let book = results.into_book();
/// assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["operational 2026.1", "Lỗi"]);
/// assert_eq!(book.sheets[0].cell(0, 0).unwrap().content, Content::Text("Mã trường".to_owned()));
/// # Ok::<(), it_adoption_model::form::FileError>(())
/// ```
#[derive(Debug)]
pub struct Results<'r> {
    rubrics: &'r Rubrics,
    locale: Locale,
    lists: Vec<List<'r>>,
    errors: Vec<Vec<Cell>>,
    cells: usize,
}

impl<'r> Results<'r> {
    /// An empty list; the rubrics are those that the results were scored with.
    pub fn new(rubrics: &'r Rubrics, locale: Locale) -> Self {
        Self {
            rubrics,
            locale,
            lists: Vec::new(),
            errors: Vec::new(),
            cells: 0,
        }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// A [`FileError`]: the result was made with an instrument, or a text of it, that is not among the rubrics; the list outgrows what a file of sheets may hold,
    /// [`MAX_ROWS`] rows on a sheet and [`MAX_CELLS`] cells in all.
    pub fn add(&mut self, card: &Scorecard) -> Result<(), FileError> {
        let at = self.lists.iter().position(|list| list.is_of(card));
        let at = match at {
            Some(at) => at,
            None => {
                let rubric = self.rubrics.get(&card.instrument);
                let rubric = rubric.filter(|rubric| rubric.digest() == card.instrument_digest);
                let rubric = rubric.ok_or_else(|| unknown(card.instrument))?;
                self.lists.push(List::new(rubric, self.locale));
                self.lists.len() - 1
            }
        };
        let Some(list) = self.lists.get_mut(at) else {
            return Ok(());
        };
        self.cells += list.columns.len();
        if list.rows.len() >= MAX_ROWS || self.cells > MAX_CELLS {
            return Err(too_many());
        }
        list.add(card, self.locale);
        Ok(())
    }

    /// Adds a line of which there is no result, on a sheet of its own; beyond [`MAX_ROWS`] of them no more are listed.
    pub fn add_error(&mut self, error: &LineError) {
        if self.errors.len() < MAX_ROWS {
            let line = Content::Number(error.line.get() as f64).into();
            self.errors
                .push(vec![line, Cell::text(error.problem.message(self.locale))]);
        }
    }

    /// The sheets: one for each instrument, in the order of their first results, and last the lines without a result, if there are any.
    pub fn into_book(self) -> Book {
        let locale = self.locale;
        let mut sheets: Vec<Sheet> = Vec::new();
        for list in self.lists {
            let named = |sheets: &[Sheet], name: &str| sheets.iter().any(|s| s.name == name);
            let mut name = list.name();
            while named(&sheets, &name) {
                name.pop();
            }
            sheets.push(list.sheet(name));
        }
        if !self.errors.is_empty() {
            let heads = ["Dòng", "Lỗi"].map(str::to_owned);
            let heads = locale.pick(heads, ["Line", "Error"].map(str::to_owned));
            let heads = heads.map(|head| Cell::text(head).look(Look::Head));
            let rows = [heads.to_vec()].into_iter().chain(self.errors).collect();
            let name = locale.pick("Lỗi", "Errors");
            sheets.push(flat(name.to_owned(), rows, vec![8, 100]));
        }
        Book::new(sheets)
    }
}

fn unknown(instrument: InstrumentRef) -> FileError {
    FileError::new(
        format!("không có bộ tiêu chí {instrument}, đúng bản văn đã dùng để chấm"),
        format!("the instrument {instrument}, in the text used for scoring, is not at hand"),
    )
}

fn too_many() -> FileError {
    let [[rows, cells], [rows_en, cells_en]] =
        [Locale::Vi, Locale::En].map(|locale| [MAX_ROWS, MAX_CELLS].map(|n| decimal(n, locale)));
    FileError::new(
        format!(
            "một tệp bảng tính chỉ chứa đến {rows} dòng mỗi trang và {cells} ô: hãy chia tệp phiếu thành nhiều tệp, hoặc ghi ra .jsonl"
        ),
        format!(
            "a file of sheets holds up to {rows_en} rows a sheet and {cells_en} cells: cut the file of assessments into several, or write .jsonl"
        ),
    )
}

/// A sheet with a head of one row that stays in view and filters the rows below.
fn flat(name: String, rows: Vec<Vec<Cell>>, widths: Vec<u16>) -> Sheet {
    Sheet {
        name,
        rows,
        widths,
        head: Some(Head { row: 0, columns: 2 }),
        free: true,
        filtered: true,
        ..Sheet::default()
    }
}

/// The results by one instrument.
#[derive(Debug)]
struct List<'r> {
    rubric: &'r Rubric,
    columns: Vec<Column<'r>>,
    rows: Vec<Vec<Cell>>,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy)]
enum Column<'r> {
    Field(Field),
    Level,
    NoLevel,
    Lowest,
    Highest,
    Earned,
    Of,
    Percent,
    Answered,
    NotApplicable,
    Criteria,
    GroupLevel(&'r Group),
    GroupPoints(&'r Group),
    State(&'r Criterion),
    Reached(&'r Criterion),
    Points(&'r Criterion),
}

/// What is said of the school and of the assessment.
const FIELDS: [Field; 9] = [
    Field::SchoolId,
    Field::SchoolName,
    Field::Unit,
    Field::Stages,
    Field::SchoolYear,
    Field::Role,
    Field::Date,
    Field::Instrument,
    Field::Edition,
];

impl<'r> List<'r> {
    fn new(rubric: &'r Rubric, locale: Locale) -> Self {
        let instrument = rubric.instrument();
        let mut columns: Vec<Column<'r>> = FIELDS.map(Column::Field).to_vec();
        columns.extend([
            Column::Level,
            Column::NoLevel,
            Column::Lowest,
            Column::Highest,
        ]);
        if instrument.criteria().any(gives_points) {
            columns.extend([Column::Earned, Column::Of, Column::Percent]);
        }
        columns.extend([Column::Answered, Column::NotApplicable, Column::Criteria]);
        for group in &instrument.groups {
            let all = &instrument.scoring.group_levels;
            if !group.levels.is_empty() || !all.is_empty() {
                columns.push(Column::GroupLevel(group));
            }
            if group.criteria.iter().any(gives_points) {
                columns.push(Column::GroupPoints(group));
            }
        }
        for criterion in instrument.criteria() {
            columns.push(Column::State(criterion));
            if criterion.has_levels() {
                columns.push(Column::Reached(criterion));
            }
            if gives_points(criterion) {
                columns.push(Column::Points(criterion));
            }
        }
        let heads = columns.iter().map(|column| column.head(locale)).collect();
        Self {
            rubric,
            columns,
            rows: vec![heads],
        }
    }

    fn is_of(&self, card: &Scorecard) -> bool {
        self.rubric.reference() == card.instrument && self.rubric.digest() == card.instrument_digest
    }

    fn add(&mut self, card: &Scorecard, locale: Locale) {
        let instrument = self.rubric.instrument();
        let scores: HashMap<Id, &CriterionScore> =
            card.criteria.iter().map(|s| (s.criterion, s)).collect();
        let columns = self.columns.iter();
        let cells = columns.map(|column| column.content(card, &scores, instrument, locale).into());
        self.rows.push(cells.collect());
    }

    /// The name of the sheet, as long as a sheet may be called.
    fn name(&self) -> String {
        const LONGEST: usize = 31;
        let InstrumentRef { id, edition } = self.rubric.reference();
        format!("{id} {edition}").chars().take(LONGEST).collect()
    }

    fn sheet(self, name: String) -> Sheet {
        let widths = self.columns.iter().map(|column| column.width());
        flat(name, self.rows, widths.collect())
    }
}

impl Column<'_> {
    /// The head of the column; a criterion stands there by its code, with its title in a note.
    fn head(self, locale: Locale) -> Cell {
        let say = |vi: &str, en: &str| locale.pick(vi, en).to_owned();
        let of_group = |group: &Group, what: &str| {
            format!("{}. {}: {what}", group.id, group.title.get(locale))
        };
        let of_criterion = |criterion: &Criterion, what: &str| format!("{}: {what}", criterion.id);
        let (state, level, points) = (
            locale.pick("tình trạng", "state"),
            locale.pick("mức", "level"),
            locale.pick("điểm", "points"),
        );
        let (head, of) = match self {
            Self::Field(field) => ((*field.label().get(locale)).to_owned(), None),
            Self::Level => (say("Mức", "Level"), None),
            Self::NoLevel => (say("Vì sao không xếp mức", "Why no level"), None),
            Self::Lowest => (say("Mức thấp nhất có thể", "Lowest possible level"), None),
            Self::Highest => (say("Mức cao nhất có thể", "Highest possible level"), None),
            Self::Earned => (say("Điểm", "Points"), None),
            Self::Of => (say("Điểm tối đa", "Out of"), None),
            Self::Percent => (say("Tỷ lệ điểm (%)", "Percent of points"), None),
            Self::Answered => (say("Tiêu chí đã trả lời", "Criteria answered"), None),
            Self::NotApplicable => (
                say("Tiêu chí không áp dụng", "Criteria not applicable"),
                None,
            ),
            Self::Criteria => (say("Tổng số tiêu chí", "Criteria in all"), None),
            Self::GroupLevel(group) => (of_group(group, level), None),
            Self::GroupPoints(group) => (of_group(group, points), None),
            Self::State(of) => (of_criterion(of, state), Some(of)),
            Self::Reached(of) => (of_criterion(of, level), Some(of)),
            Self::Points(of) => (of_criterion(of, points), Some(of)),
        };
        let title = of.map(|criterion| criterion.title.get(locale).to_owned());
        Cell::text(head).look(Look::Head).note(title)
    }

    fn content(
        self,
        card: &Scorecard,
        scores: &HashMap<Id, &CriterionScore>,
        instrument: &Instrument,
        locale: Locale,
    ) -> Content {
        let (school, outcome, coverage) = (&card.school, &card.outcome, &card.coverage);
        let text = |text: &str| Content::Text(text.to_owned());
        let level = |id: Option<Id>| {
            let of = instrument.levels.iter().find(|level| Some(level.id) == id);
            of.map_or(Content::Blank, |level| text(level.title.get(locale)))
        };
        let group = |of: &Group| card.groups.iter().find(|score| score.group == of.id);
        let criterion = |of: &Criterion| scores.get(&of.id).copied();
        match self {
            Self::Field(Field::SchoolId) => text(school.id.as_str()),
            Self::Field(Field::SchoolName) => text(school.name.as_str()),
            Self::Field(Field::Unit) => school.unit.map_or(Content::Blank, |id| text(id.as_str())),
            Self::Field(Field::Stages) => {
                let stages = Stage::distinct(&school.stages);
                let stages: Vec<&str> = stages.iter().map(|stage| stage.label(locale)).collect();
                text(&stages.join(", "))
            }
            Self::Field(Field::SchoolYear) => text(card.school_year.as_ref()),
            Self::Field(Field::Role) => text(card.role.label(locale)),
            Self::Field(Field::Date) => card.date.map_or(Content::Blank, Content::Day),
            Self::Field(Field::Instrument) => text(card.instrument.id.as_str()),
            Self::Field(_) => text(card.instrument.edition.as_str()),
            Self::Level => level(outcome.level),
            Self::NoLevel => {
                let why = outcome.no_level;
                why.map_or(Content::Blank, |why| text(why.label(locale)))
            }
            Self::Lowest => level(card.lowest.level),
            Self::Highest => level(card.highest.level),
            Self::Earned => number(outcome.points.map(|points| points.earned)),
            Self::Of => number(outcome.points.map(|points| points.of)),
            Self::Percent => {
                let hundredths = |percent: f64| (percent * 100.0).round() / 100.0;
                let percent = outcome.percent().map(|percent| percent.to_f64());
                percent.map_or(Content::Blank, |percent| {
                    Content::Number(hundredths(percent))
                })
            }
            Self::Answered => Content::Number(coverage.answered.get().into()),
            Self::NotApplicable => Content::Number(coverage.not_applicable.get().into()),
            Self::Criteria => Content::Number(coverage.criteria.get().into()),
            Self::GroupLevel(of) => {
                let outcome = group(of).map(|score: &GroupScore| score.outcome);
                match outcome.and_then(|outcome| outcome.no_level) {
                    Some(why) => text(why.label(locale)),
                    None => level(outcome.and_then(|outcome| outcome.level)),
                }
            }
            Self::GroupPoints(of) => {
                number(group(of).and_then(|score| Some(score.outcome.points?.earned)))
            }
            Self::State(of) => {
                let state = criterion(of).map(|score: &CriterionScore| score.state);
                state.map_or(Content::Blank, |state| text(state.label(locale)))
            }
            Self::Reached(of) => {
                let score = criterion(of);
                let answered = score.filter(|score| score.state == CriterionState::Answered);
                match answered {
                    Some(score) if of.is_condition() => {
                        let met = of.levels.last().map(|step| step.level) == score.level;
                        text(match met {
                            true => locale.pick("đạt", "met"),
                            false => locale.pick("chưa đạt", "not met"),
                        })
                    }
                    answered => level(answered.and_then(|score| score.level)),
                }
            }
            Self::Points(of) => {
                let score = criterion(of);
                let counts = score.filter(|score| score.state != CriterionState::NotApplicable);
                number(counts.and_then(|score| Some(score.points?.earned)))
            }
        }
    }

    fn width(self) -> u16 {
        match self {
            Self::Field(Field::SchoolName) => 30,
            Self::Field(_) | Self::Level | Self::NoLevel | Self::Lowest | Self::Highest => 16,
            Self::GroupLevel(_) | Self::GroupPoints(_) => 18,
            _ => 12,
        }
    }
}

fn gives_points(criterion: &Criterion) -> bool {
    criterion.maximum_millionths().is_some()
}

fn number(points: Option<Points>) -> Content {
    points.map_or(Content::Blank, |points| Content::Number(points.to_f64()))
}
