//! A document with places where the columns of a row go.

mod parsed;

use crate::form::problem::Problem;
use crate::form::scan::{self, Expected, expected, fold};
use crate::form::sheet::{Content, Sheet};
use crate::model::{Count, Pointer};
pub(super) use parsed::{NO_COLUMN, NoColumn};
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// A value of a document, or what it is made from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Template {
    /// A value that is neither a list nor an object.
    Value(Json),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
    Place(Place),
    Choice(Box<Choice>),
}

/// A place where a column goes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    column: String,
    form: Form,
    prefix: Option<String>,
    blank: Option<Json>,
}

/// As what a cell is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Form {
    #[default]
    Text,
    Count,
    Number,
    YesNo,
    Day,
}

/// One of two values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    test: Test,
    then: Template,
    otherwise: Option<Template>,
}

/// What a row is asked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Test {
    column: String,
    asked: Asked,
}

#[derive(Debug, Clone, PartialEq)]
enum Asked {
    /// Whether it begins so, folded.
    StartsWith(String),
    Is(Json),
    Above(f64),
    Blank(bool),
}

/// The columns that a template and a test name.
pub(super) fn columns(template: &Template, skip: Option<&Test>) -> BTreeSet<String> {
    fn walk(template: &Template, columns: &mut BTreeSet<String>) {
        match template {
            Template::Value(_) => {}
            Template::List(items) => items.iter().for_each(|item| walk(item, columns)),
            Template::Object(entries) => entries.iter().for_each(|(_, value)| walk(value, columns)),
            Template::Place(place) => {
                columns.insert(place.column.clone());
            }
            Template::Choice(choice) => {
                columns.insert(choice.test.column.clone());
                walk(&choice.then, columns);
                choice
                    .otherwise
                    .iter()
                    .for_each(|other| walk(other, columns));
            }
        }
    }
    let mut columns: BTreeSet<String> = skip.iter().map(|test| test.column.clone()).collect();
    walk(template, &mut columns);
    columns
}

/// One row, while it is put into the template.
pub(super) struct Row<'r> {
    sheet: &'r Sheet,
    columns: &'r BTreeMap<String, usize>,
    row: usize,
    blank: Option<&'r Json>,
    /// The column that the value at each place came from.
    cells: BTreeMap<String, usize>,
    /// The places whose cells are wrong.
    told: Vec<String>,
    problems: Vec<Problem>,
}

impl<'r> Row<'r> {
    pub(super) fn new(
        sheet: &'r Sheet,
        columns: &'r BTreeMap<String, usize>,
        row: usize,
        blank: Option<&'r Json>,
    ) -> Self {
        Self {
            sheet,
            columns,
            row,
            blank,
            cells: BTreeMap::new(),
            told: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The column of each place, the places whose cells are wrong, and what is wrong in them.
    pub(super) fn done(self) -> (BTreeMap<String, usize>, Vec<String>, Vec<Problem>) {
        (self.cells, self.told, self.problems)
    }

    fn content(&self, column: &str) -> &'r Content {
        let column = self.columns.get(column);
        column.map_or(&Content::Blank, |at| self.sheet.content(self.row, *at))
    }

    fn wrong(&mut self, column: &str, expected: Expected) {
        let at = self.columns.get(column).copied().unwrap_or_default();
        let found = self.content(column);
        let problem = Problem::new(&self.sheet.name, (self.row, at), column, expected, found);
        self.problems.push(problem);
    }

    /// Whether a test holds.
    pub(super) fn holds(&self, test: &Test) -> bool {
        let content = self.content(&test.column);
        // A percentage is tested by what it comes to: 80% is 0.8.
        let percent = |text: &str| {
            let number = text.trim().strip_suffix('%')?.replace(',', ".");
            Some(number.trim().parse::<f64>().ok()? / 100.0)
        };
        let number = || match content {
            Content::Text(text) if text.contains('%') => percent(text),
            content => scan::number(content).ok().flatten(),
        };
        let shown = || content.shown().trim().to_owned();
        match &test.asked {
            Asked::StartsWith(start) => fold(&shown()).starts_with(start),
            Asked::Is(Json::Number(wanted)) => number() == wanted.as_f64(),
            Asked::Is(Json::Bool(wanted)) => scan::yes_no(content) == Ok(Some(*wanted)),
            Asked::Is(wanted) => wanted.as_str().is_some_and(|is| fold(&shown()) == fold(is)),
            Asked::Above(above) => number().is_some_and(|number| number > *above),
            Asked::Blank(blank) => content.says_nothing() == *blank,
        }
    }

    /// The template with what the row says; none where its places are left out.
    pub(super) fn filled(&mut self, template: &Template) -> Option<Json> {
        self.value(template, &Pointer::default())
    }

    fn value(&mut self, template: &Template, at: &Pointer) -> Option<Json> {
        match template {
            Template::List(items) => {
                let mut filled = Vec::new();
                for item in items {
                    let place = at.clone().with(&filled.len().to_string());
                    filled.extend(self.value(item, &place));
                }
                Some(Json::Array(filled))
            }
            Template::Object(entries) => {
                let mut filled = Map::new();
                for (name, value) in entries {
                    if let Some(value) = self.value(value, &at.clone().with(name)) {
                        filled.insert(name.clone(), value);
                    }
                }
                Some(Json::Object(filled))
            }
            Template::Choice(choice) if self.holds(&choice.test) => self.value(&choice.then, at),
            Template::Choice(choice) => self.value(choice.otherwise.as_ref()?, at),
            Template::Place(place) => {
                let column = self.columns.get(&place.column).copied();
                self.cells
                    .insert(at.as_str().to_owned(), column.unwrap_or_default());
                let told = self.problems.len();
                let value = self.place(place);
                if self.problems.len() > told {
                    self.told.push(at.as_str().to_owned());
                }
                value
            }
            Template::Value(value) => Some(value.clone()),
        }
    }

    fn place(&mut self, place: &Place) -> Option<Json> {
        let content = self.content(&place.column);
        let read = scan::reckoned(content).and_then(|()| match place.form {
            Form::Text => scan::text(content).map(|text| Some(text?.into_owned().into())),
            Form::Count => scan::count(content, Count::MAX).map(|count| Some(count?.get().into())),
            Form::Number => scan::number(content).map(|number| Some(json_number(number?))),
            Form::YesNo => scan::yes_no(content).map(|yes| Some(yes?.into())),
            Form::Day => scan::day(content).map(|day| Some(day?.as_str().into())),
        });
        let numeric = matches!(place.form, Form::Count | Form::Number);
        let blank = place.blank.as_ref().or(self.blank.filter(|_| numeric));
        match (read, blank) {
            (Ok(Some(Json::String(text))), _) => {
                let prefix = place.prefix.as_deref().unwrap_or_default();
                Some(Json::String(format!("{prefix}{text}")))
            }
            (Ok(Some(value)), _) => Some(value),
            (Ok(None), Some(blank)) => Some(blank.clone()),
            (Ok(None), None) => {
                let both = expected(
                    "một giá trị; hoặc ghi \"blank\" trong tệp mô tả để nói ô trống nghĩa là gì",
                    "a value, or \"blank\" in the mapping to say what a blank cell means",
                );
                self.wrong(&place.column, both);
                None
            }
            (Err(both), _) => {
                self.wrong(&place.column, both);
                None
            }
        }
    }
}

/// A number as JSON: whole where it is whole.
pub(in crate::form) fn json_number(number: f64) -> Json {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    match number.fract() == 0.0 && (0.0..WHOLE).contains(&number) {
        true => (number as u64).into(),
        false => number.into(),
    }
}
