//! The form of one school: blank, or with the answers of an assessment.

use super::cells::{
    asked, beside, entries, facts, guidance, is_plain, proof_content, proof_entry, stated,
};
use super::layout::{Layout, Line, SELDOM};
use super::lists::Lists;
use super::scoring;
use super::sheet::{Book, Cell, Content, Entry, Head, Look, Sheet};
use super::words::{self, Choices, Column, Field, Part, Proof, Status, word};
use crate::explain::voice::{Index, Voice};
use crate::model::{
    Answer, Assessment, Criterion, Evidence, Id, Locale, Measure, Reference, Stage, Value, say,
};
use crate::score::ScoreError;
use crate::sound::Rubric;
use std::collections::HashMap;

/// The blank form of one school (phiếu trống): a row for each criterion, with cells for what its measure needs.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, form};
/// let rubrics = Rubrics::builtin();
/// let book = form::blank(rubrics.named("operational").unwrap(), Locale::Vi);
/// assert_eq!(book.sheets[0].name, "Phiếu");
/// ```
pub fn blank(rubric: &Rubric, locale: Locale) -> Book {
    Writer::new(rubric, None, locale).book()
}

/// The form of one school with its answers (phiếu đã điền).
///
/// Reading it again gives the assessment back, its answers in the order of the instrument.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, Rubrics, form, read};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
/// let assessment: Assessment = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&assessment.instrument).ok_or("not at hand")?;
/// let book = form::filled(rubric, &assessment, Locale::Vi)?;
/// let again = form::read(&book, &rubrics)?;
/// assert_eq!(again[0].answers.len(), assessment.answers.len());
/// # Ok(()) }
/// ```
///
/// # Errors
/// [`ScoreError`] if the assessment cannot be scored with the rubric, as [`Rubric::score`] says.
pub fn filled(
    rubric: &Rubric,
    assessment: &Assessment,
    locale: Locale,
) -> Result<Book, ScoreError> {
    rubric.score(assessment)?;
    Ok(Writer::new(rubric, Some(assessment), locale).book())
}

struct Writer<'a> {
    rubric: &'a Rubric,
    assessment: Option<&'a Assessment>,
    locale: Locale,
    levels: Choices<usize>,
    layout: Layout,
    lists: Lists,
    sheet: Sheet,
    /// The first answer to each criterion.
    answers: HashMap<Id, &'a Answer>,
    /// The evidence that has no place in the table of criteria: the criterion, and what shows it.
    proofs: Vec<(String, Evidence)>,
}

/// How many rows for evidence a form has at least.
const PROOFS: usize = 30;

impl<'a> Writer<'a> {
    fn new(rubric: &'a Rubric, assessment: Option<&'a Assessment>, locale: Locale) -> Self {
        let levels = words::levels(rubric.instrument(), locale);
        let answers = assessment.map_or(&[][..], |a| &a.answers).iter();
        Self {
            rubric,
            assessment,
            locale,
            layout: Layout::new(rubric, assessment),
            lists: Lists::new(rubric, &levels, locale),
            levels,
            sheet: Sheet::default(),
            answers: answers.rev().map(|a| (a.criterion, a)).collect(),
            proofs: Vec::new(),
        }
    }

    fn say(&self, both: crate::model::Both<&'static str>) -> &'static str {
        both.get(self.locale)
    }

    fn book(mut self) -> Book {
        self.sheet.name = self.say(Part::Form.label()).to_owned();
        self.sheet.widths = self.layout.columns.iter().map(|c| c.width()).collect();
        self.sheet.head = Some(Head {
            row: self.layout.table as u32,
            columns: 2,
        });
        self.title();
        self.fields();
        self.criteria();
        let evidence = self.evidence();
        let mut form = std::mem::take(&mut self.sheet);
        let scored = scoring::sheets(
            self.rubric,
            self.assessment,
            &self.layout,
            &self.lists,
            &self.levels,
            self.locale,
            &mut form,
        );
        let how = self.locale.pick(
            "Ghi vào cột Trả lời, và cột Tổng số nếu dòng ấy hỏi; trong Excel là các ô nền vàng. Ô để trống nghĩa là chưa trả lời. Tiêu chí không áp dụng thì ghi tình trạng và lý do.",
            "Write into the column Answer, and into the column Number where the row asks for it; in Excel these are the yellow cells. A blank cell means not answered. For a criterion that does not apply write the state and the reason.",
        );
        let reckoned = self.locale.pick(
            " Trong Excel, mức và điểm tự tính.",
            " In Excel, levels and points are calculated by themselves.",
        );
        let reckoned = if scored.is_empty() { "" } else { reckoned };
        let how = Cell::text(format!("{how}{reckoned}")).look(Look::Quiet);
        form.put(1, 0, how.across(self.layout.shown()));
        let mut sheets = vec![form, evidence];
        sheets.extend(scored);
        sheets.push(self.lists.into_sheet());
        Book { sheets }
    }

    fn title(&mut self) {
        let instrument = self.rubric.instrument();
        let title = instrument.title.get(self.locale);
        let across = self.layout.shown();
        self.sheet
            .put(0, 0, Cell::text(title).look(Look::Title).across(across));
    }

    fn fields(&mut self) {
        for (field, row) in self.layout.fields.clone() {
            let label = self.say(field.label());
            self.sheet.put(row, 0, Cell::text(label).across(2));
            let first = self.layout.column(Column::FirstOf).unwrap_or_default();
            if field == Field::Stages {
                let stated = self.assessment.map(|a| Stage::distinct(&a.school.stages));
                let words = words::stages(self.locale);
                for at in 0..Stage::ALL.len() {
                    let stage = stated.as_ref().and_then(|stages| stages.get(at).copied());
                    let content = stage.map(|stage| word(words, stage).to_owned());
                    let entry = Entry::Choice(self.lists.stages());
                    self.sheet.put(row, first + at, text(content).entry(entry));
                }
                continue;
            }
            let cell = Cell::from(self.field(field));
            let cell = match field {
                Field::Instrument | Field::Edition => cell.look(Look::Result),
                Field::Role => cell.entry(Entry::Choice(self.lists.roles())),
                Field::Provenance => cell.entry(Entry::Choice(self.lists.provenances())),
                Field::Date | Field::SourceDate => cell.entry(Entry::Day),
                _ => cell.entry(Entry::Text),
            };
            self.sheet.put(row, first, cell.across(4));
        }
    }

    /// What stands in the head of the form.
    fn field(&self, field: Field) -> Content {
        let reference = self.rubric.reference();
        match (field, self.assessment) {
            (Field::Instrument, _) => Content::Text(reference.id.to_string()),
            (Field::Edition, _) => Content::Text(reference.edition.to_string()),
            (Field::Role, None) => {
                let roles = words::roles(self.locale);
                Content::Text(
                    roles
                        .first()
                        .map_or_else(String::new, |(_, word)| word.clone()),
                )
            }
            (_, None) => Content::Blank,
            (field, Some(assessment)) => stated(field, assessment, self.locale),
        }
    }

    fn criteria(&mut self) {
        for (at, column) in self.layout.columns.clone().into_iter().enumerate() {
            let label = self.say(column.label());
            self.sheet
                .put(self.layout.table, at, Cell::text(label).look(Look::Head));
        }
        let instrument = self.rubric.instrument();
        let index = Index::new(instrument);
        let voice = index.voice(self.locale);
        for (line, row) in self.layout.lines.clone() {
            match line {
                Line::Group(at) => {
                    let Some(group) = instrument.groups.get(at) else {
                        continue;
                    };
                    let title = format!("{}. {}", group.id, group.title.get(self.locale));
                    let cell = Cell::text(title).look(Look::Group);
                    self.sheet.put(row, 0, cell.across(self.layout.shown()));
                }
                Line::Criterion(at) => {
                    let Some(criterion) = self.rubric.at(at) else {
                        continue;
                    };
                    self.criterion(criterion, at, row, voice);
                }
                Line::Item(at, which) => {
                    let Some(criterion) = self.rubric.at(at) else {
                        continue;
                    };
                    self.item(criterion, which, row);
                }
            }
        }
    }

    fn put(&mut self, row: usize, column: Column, cell: Cell) {
        if let Some(at) = self.layout.column(column) {
            self.sheet.put(row, at, cell);
        }
    }

    fn answer(&self, criterion: &Criterion) -> Option<&'a Answer> {
        self.answers.get(&criterion.id).copied()
    }

    fn criterion(&mut self, criterion: &Criterion, at: usize, row: usize, voice: Voice<'_>) {
        let title = criterion.title.get(self.locale);
        self.put(row, Column::Code, Cell::text(criterion.id.as_str()));
        let note = guidance(criterion, voice);
        self.put(row, Column::Title, Cell::text(title).note(note));
        let [first, second] = asked(criterion, voice);
        self.put(row, Column::FirstOf, Cell::text(first).look(Look::Quiet));
        let answer = self.answer(criterion);
        let [one, two] = facts(
            answer.map(|a| &a.value),
            self.locale,
            &self.levels,
            self.rubric,
        );
        let (entry, other) = entries(self.rubric, criterion, at, &self.lists);
        self.put(row, Column::First, Cell::from(one).entry(entry));
        if let Some(other) = other {
            self.put(row, Column::SecondOf, Cell::text(second).look(Look::Quiet));
            self.put(row, Column::Second, Cell::from(two).entry(other));
        }
        // Evidence or a note alone say already that it is not assessed, and leave no state to blank when it is answered.
        let status = answer.and_then(|answer| match &answer.value {
            Value::NotApplicable(_) => Some(Status::NotApplicable),
            Value::NotAssessed(not) if not.reason.is_some() || says_nothing_else(answer) => {
                Some(Status::NotAssessed)
            }
            _ => None,
        });
        let status = status.map(|status| (*status.label().get(self.locale)).to_owned());
        let entry = Entry::Choice(self.lists.statuses());
        self.put(row, Column::Status, text(status).entry(entry));
        for column in SELDOM.into_iter().chain([Column::Reason]) {
            let content = answer.map_or(Content::Blank, |answer| beside(column, answer));
            self.put(row, column, Cell::from(content).entry(Entry::Text));
        }
        let evidence = answer.map_or(&[][..], |answer| &answer.evidence);
        let (inline, rest) = match evidence {
            [first, rest @ ..] if is_plain(first) => (Some(first), rest),
            rest => (None, rest),
        };
        let code = criterion.id.to_string();
        self.proofs
            .extend(rest.iter().map(|proof| (code.clone(), proof.clone())));
        let title = inline.map(|proof| proof.title.as_str().to_owned());
        let kept = inline.map(|proof| match &proof.reference {
            Reference::Link(at) | Reference::File(at) => at.as_str().to_owned(),
        });
        self.put(row, Column::Evidence, text(title).entry(Entry::Text));
        self.put(row, Column::Kept, text(kept).entry(Entry::Text));
    }

    fn item(&mut self, criterion: &Criterion, which: usize, row: usize) {
        let Measure::Points(of) = &criterion.measure else {
            return;
        };
        let Some(item) = of.items.get(which) else {
            return;
        };
        self.put(
            row,
            Column::Code,
            Cell::text(format!("{}/{}", criterion.id, item.id)),
        );
        self.put(
            row,
            Column::Title,
            Cell::text(format!("   – {}", item.title.get(self.locale))),
        );
        let most = item.maximum.unwrap_or(of.maximum);
        let shown = crate::model::words::decimal(most, self.locale);
        let asked = match item.maximum {
            Some(_) => say!(
                self.locale,
                "điểm tiểu mục, tối đa {shown}",
                "points of this item, at most {shown}"
            ),
            None => say!(
                self.locale,
                "điểm tiểu mục; các tiểu mục cộng lại tối đa {shown}",
                "points of this item; all items together at most {shown}"
            ),
        };
        self.put(row, Column::FirstOf, Cell::text(asked).look(Look::Quiet));
        let given = match self.answer(criterion).map(|a| &a.value) {
            Some(Value::Points(given)) => given.items.iter().find(|part| part.item == item.id),
            _ => None,
        };
        let content = given.map_or(Content::Blank, |part| Content::Number(part.earned.to_f64()));
        let entry = Entry::Decimal(most.to_f64());
        self.put(row, Column::First, Cell::from(content).entry(entry));
    }

    /// The table of evidence: what has no place beside its criterion, and room for more.
    fn evidence(&self) -> Sheet {
        let mut sheet = Sheet {
            name: self.say(Part::Evidence.label()).to_owned(),
            widths: vec![12, 44, 20, 36, 36, 14, 14],
            head: Some(Head { row: 1, columns: 1 }),
            ..Sheet::default()
        };
        let how = self.locale.pick(
            "Minh chứng khác, mỗi dòng một minh chứng: ghi mã tiêu chí, tên, và liên kết hoặc nơi lưu.",
            "Further evidence, one a row: the criterion's code, a title, and a link or where it is kept.",
        );
        sheet.put(0, 0, Cell::text(how).look(Look::Quiet).across(7));
        for (at, column) in Proof::ALL.iter().enumerate() {
            sheet.put(1, at, Cell::text(self.say(column.label())).look(Look::Head));
        }
        let kinds = words::proofs(self.locale);
        for row in 0..PROOFS.max(self.proofs.len() + 5) {
            let proof = self.proofs.get(row);
            for (at, column) in Proof::ALL.iter().enumerate() {
                let content = proof.map_or(Content::Blank, |(code, proof)| {
                    proof_content(*column, code, proof, kinds)
                });
                let entry = proof_entry(*column, &self.lists);
                sheet.put(row + 2, at, Cell::from(content).entry(entry));
            }
        }
        sheet
    }
}

fn says_nothing_else(answer: &Answer) -> bool {
    answer.note.is_none() && answer.evidence.is_empty() && answer.derived_from.is_empty()
}

fn text(text: Option<String>) -> Cell {
    text.map_or(Content::Blank, Content::Text).into()
}
