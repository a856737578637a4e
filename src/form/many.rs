//! One sheet for many schools: a row each, a column for each fact.

mod beside;
mod list;
mod place;
mod rows;

pub use list::{SchoolList, schools};
pub(super) use rows::read;

use super::cells::{asked, entries, facts, stated};
use super::lists::Lists;
use super::sheet::{Book, Cell, Content, Entry, Head, Look, Sheet};
use super::words::{self, Choices, Field, Part, Status, word};
use crate::explain::voice::Index;
use crate::model::{Assessment, Locale, Measure, School, Stage, Text, Value};
use crate::score::ScoreError;
use crate::sound::Rubric;
use place::Place;

/// What every row says of its school.
const FIELDS: [Field; 7] = [
    Field::SchoolId,
    Field::SchoolName,
    Field::Stages,
    Field::Unit,
    Field::SchoolYear,
    Field::Role,
    Field::Date,
];

/// The row that names the instrument.
const NAMED: usize = 2;
/// The row of the columns' titles.
const TITLES: usize = 3;
/// The row of the columns' keys: labels, and codes of criteria.
const KEYS: usize = 4;
/// How many rows a table without schools has.
const ROWS: usize = 50;

/// The table of many schools (bảng nhiều trường): a row for each of these schools, or blank rows where there are none.
///
/// A fact stands in the column of its criterion, as on the form of one school. What does not apply is written
/// `không áp dụng: lý do`.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, form};
/// let rubrics = Rubrics::builtin();
/// let book = form::table(rubrics.named("operational").unwrap(), &[], Locale::Vi);
/// assert_eq!(book.sheets[0].name, "Các trường");
/// ```
pub fn table(rubric: &Rubric, schools: &[School], locale: Locale) -> Book {
    let rows: Vec<Row<'_>> = schools.iter().map(Row::School).collect();
    Writer::new(rubric, &rows, locale).book(&rows)
}

/// The table of many schools with their answers.
///
/// Evidence, and notes on answers, stand on sheets of their own, by the code of the school. [`read`](super::read) gives the assessments back whole, but
/// tells of two of the same school, year and kind.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, Rubrics, form, read};
/// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
/// let rubrics = Rubrics::builtin();
/// let own: Assessment = read(own)?;
/// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
/// let table = form::filled_table(rubric, &[own], Locale::Vi)?;
/// assert_eq!(form::read(&table, &rubrics)?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ScoreError`] if an assessment cannot be scored with the rubric, as [`Rubric::score`] says.
pub fn filled_table(
    rubric: &Rubric,
    assessments: &[Assessment],
    locale: Locale,
) -> Result<Book, ScoreError> {
    for assessment in assessments {
        rubric.score(assessment)?;
    }
    let rows: Vec<Row<'_>> = assessments.iter().map(Row::Assessment).collect();
    Ok(Writer::new(rubric, &rows, locale).book(&rows))
}

/// What is known of a school when its row is written.
enum Row<'a> {
    School(&'a School),
    Assessment(&'a Assessment),
}

/// The columns of a rubric's table, in their order: what every school is asked, and what else an assessment says.
fn places(rubric: &Rubric, rows: &[Row<'_>]) -> Vec<Place> {
    let mut places: Vec<Place> = FIELDS.map(Place::Field).to_vec();
    let says = |field: Field| {
        rows.iter().any(|row| match row {
            Row::School(_) => false,
            Row::Assessment(assessment) => !stated(field, assessment, Locale::Vi).is_blank(),
        })
    };
    let named = [Field::Instrument, Field::Edition];
    let seldom = Field::ALL.iter().copied();
    let seldom = seldom.filter(|field| !FIELDS.contains(field) && !named.contains(field));
    places.extend(seldom.filter(|field| says(*field)).map(Place::Field));
    for (at, criterion) in rubric.criteria().enumerate() {
        places.push(Place::First(at));
        match &criterion.measure {
            Measure::Share(_) | Measure::Ratio(_) => places.push(Place::Second(at)),
            Measure::Points(of) => {
                places.extend((0..of.items.len()).map(|item| Place::Item(at, item)));
            }
            _ => {}
        }
    }
    places
}

struct Writer<'r> {
    rubric: &'r Rubric,
    locale: Locale,
    levels: Choices<usize>,
    lists: Lists,
    places: Vec<Place>,
}

impl<'r> Writer<'r> {
    fn new(rubric: &'r Rubric, rows: &[Row<'_>], locale: Locale) -> Self {
        let levels = words::levels(rubric.instrument(), locale);
        Self {
            rubric,
            locale,
            lists: Lists::new(rubric, &levels, locale),
            levels,
            places: places(rubric, rows),
        }
    }

    fn book(self, rows: &[Row<'_>]) -> Book {
        let say = |both: crate::model::Both<&'static str>| *both.get(self.locale);
        let mut sheet = Sheet {
            name: say(Part::Schools.label()).to_owned(),
            widths: self.places.iter().map(|place| width(*place)).collect(),
            head: Some(Head {
                row: KEYS as u32,
                columns: 2,
            }),
            filtered: true,
            ..Sheet::default()
        };
        let title = self.rubric.instrument().title.get(self.locale);
        sheet.put(0, 0, Cell::text(title).look(Look::Title).across(9));
        let how = self.locale.pick(
            "Mỗi trường một dòng. Ô để trống nghĩa là chưa trả lời; tiêu chí không áp dụng thì ghi \"không áp dụng: lý do\".",
            "A row for each school. A blank cell means not answered; where a criterion does not apply, write \"not applicable: the reason\".",
        );
        sheet.put(1, 0, Cell::text(how).look(Look::Quiet).across(9));
        let reference = self.rubric.reference();
        for (at, (field, id)) in [
            (Field::Instrument, reference.id),
            (Field::Edition, reference.edition),
        ]
        .into_iter()
        .enumerate()
        {
            sheet.put(NAMED, at * 2, Cell::text(say(field.label())));
            sheet.put(
                NAMED,
                at * 2 + 1,
                Cell::text(id.as_str()).look(Look::Result),
            );
        }
        let index = Index::new(self.rubric.instrument());
        let voice = index.voice(self.locale);
        for (column, place) in self.places.iter().enumerate() {
            let title = match *place {
                Place::Field(_) => String::new(),
                Place::First(at) | Place::Second(at) | Place::Item(at, _) => {
                    let criterion = self.rubric.at(at);
                    criterion.map_or_else(String::new, |criterion| {
                        let [first, second] = asked(criterion, voice);
                        let title = criterion.title.get(self.locale);
                        match (*place, &criterion.measure) {
                            (Place::First(_), _) => format!("{title}: {first}"),
                            (Place::Item(_, item), Measure::Points(of)) => {
                                let item = of.items.get(item);
                                item.map_or_else(String::new, |item| {
                                    item.title.get(self.locale).to_owned()
                                })
                            }
                            _ => second,
                        }
                    })
                }
            };
            sheet.put(TITLES, column, Cell::text(title).look(Look::Head));
            let key = place.key(self.rubric, self.locale);
            sheet.put(KEYS, column, Cell::text(key).look(Look::Head));
        }
        let schools = if rows.is_empty() { ROWS } else { rows.len() };
        for row in 0..schools {
            for (column, place) in self.places.iter().enumerate() {
                let content = rows
                    .get(row)
                    .map_or(Content::Blank, |row| self.content(*place, row));
                let cell = Cell::from(content).entry(self.entry(*place));
                sheet.put(KEYS + 1 + row, column, cell);
            }
        }
        let assessments = rows.iter().filter_map(|row| match row {
            Row::School(_) => None,
            Row::Assessment(assessment) => Some(*assessment),
        });
        let assessments: Vec<&Assessment> = assessments.collect();
        let [proofs, notes] = beside::sheets(&assessments, schools, &self.lists, self.locale);
        Book::new(vec![sheet, proofs, notes, self.lists.into_sheet()])
    }

    fn content(&self, place: Place, row: &Row<'_>) -> Content {
        let (school, assessment) = match row {
            Row::School(school) => (*school, None),
            Row::Assessment(assessment) => (&assessment.school, Some(*assessment)),
        };
        let text = |text: &str| Content::Text(text.to_owned());
        match (place, assessment) {
            (Place::Field(Field::SchoolId), _) => text(school.id.as_str()),
            (Place::Field(Field::SchoolName), _) => text(school.name.as_str()),
            (Place::Field(Field::Stages), _) => {
                let words = words::stages(self.locale);
                let stages = Stage::distinct(&school.stages);
                let stages: Vec<&str> = stages.iter().map(|stage| word(words, *stage)).collect();
                Content::Text(stages.join(", "))
            }
            (Place::Field(Field::Unit), _) => school
                .unit
                .map_or(Content::Blank, |unit| text(unit.as_str())),
            (Place::Field(field), Some(assessment)) => stated(field, assessment, self.locale),
            (_, None) => Content::Blank,
            (Place::First(at) | Place::Second(at) | Place::Item(at, _), Some(assessment)) => {
                let id = self.rubric.at(at).map(|criterion| criterion.id);
                let mut answers = assessment.answers.iter();
                let answer = answers.find(|answer| Some(answer.criterion) == id);
                self.fact(place, answer.map(|answer| &answer.value))
            }
        }
    }

    fn fact(&self, place: Place, value: Option<&Value>) -> Content {
        let status = |status: Status, reason: Option<&Text>| {
            let word = *status.label().get(self.locale);
            Content::Text(match reason {
                Some(reason) => format!("{word}: {}", reason.vi.as_str()),
                None => word.to_owned(),
            })
        };
        let [first, second] = facts(value, self.locale, &self.levels, self.rubric);
        match (place, value) {
            (Place::First(_), Some(Value::NotApplicable(not))) => {
                status(Status::NotApplicable, Some(&not.reason))
            }
            (Place::First(_), Some(Value::NotAssessed(not))) => {
                status(Status::NotAssessed, not.reason.as_ref())
            }
            (Place::First(_), _) => first,
            (Place::Item(at, item), Some(Value::Points(given))) => {
                let id = match self.rubric.at(at).map(|c| &c.measure) {
                    Some(Measure::Points(of)) => of.items.get(item).map(|item| item.id),
                    _ => None,
                };
                let part = given.items.iter().find(|part| Some(part.item) == id);
                part.map_or(Content::Blank, |part| Content::Number(part.earned.to_f64()))
            }
            (Place::Item(..), _) => Content::Blank,
            _ => second,
        }
    }

    fn entry(&self, place: Place) -> Entry {
        match place {
            Place::Field(Field::Role) => Entry::Choice(self.lists.roles()),
            Place::Field(Field::Provenance) => Entry::Choice(self.lists.provenances()),
            Place::Field(Field::Date | Field::SourceDate) => Entry::Day,
            // What does not apply is written in words, so that only the second cell can be held to numbers.
            Place::Field(_) | Place::First(_) => Entry::Text,
            Place::Second(at) | Place::Item(at, _) => {
                let criterion = self.rubric.at(at);
                let (first, second) = match criterion {
                    Some(criterion) => entries(self.rubric, criterion, at, &self.lists),
                    None => (Entry::Text, None),
                };
                second.unwrap_or(first)
            }
        }
    }
}

fn width(place: Place) -> u16 {
    match place {
        Place::Field(Field::SchoolName) => 30,
        Place::Field(_) => 16,
        Place::First(_) => 18,
        Place::Second(_) | Place::Item(..) => 12,
    }
}
