//! Sheets: forms out and back, by what people write into them.

use crate::arbitrary::{fitting, made};
use it_adoption_model::form::{Book, Content, SheetError};
use it_adoption_model::*;
use proptest::prelude::*;
use serde_json::Value as Json;

mod codes;
mod files;
mod hostile;
mod misleading;
mod people;
#[cfg(feature = "cli")]
mod program;
mod recalculated;
mod reckoned;
mod refused;
mod results;
mod schools;
mod spoilt;
mod spreadsheet;
mod tables;

/// Texts as cells give them back: of each line the words, and no text of spaces only.
fn as_cells_say(json: &mut Json) {
    match json {
        Json::String(text) => {
            let lines = text.trim().lines();
            let words = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
            *text = words.collect::<Vec<_>>().join("\n");
            if text.is_empty() {
                *text = "a".to_owned();
            }
        }
        Json::Array(items) => items.iter_mut().for_each(as_cells_say),
        Json::Object(entries) => entries.values_mut().for_each(as_cells_say),
        _ => {}
    }
}

/// The assessment as a form can give it back: its texts as cells say them, each stage and each piece of evidence once, its answers in the order of the instrument.
fn tidy(rubric: &Rubric, assessment: &Assessment) -> Assessment {
    let mut json = serde_json::to_value(assessment).unwrap();
    as_cells_say(&mut json);
    let mut tidy: Assessment = read(json.to_string().as_bytes()).unwrap();
    let mut stages = Vec::new();
    for stage in tidy.school.stages {
        if !stages.contains(&stage) {
            stages.push(stage);
        }
    }
    tidy.school.stages = stages;
    for answer in &mut tidy.answers {
        let mut known = Vec::new();
        answer.evidence.retain(|proof| {
            let (Reference::Link(place) | Reference::File(place)) = &proof.reference else {
                return true;
            };
            let piece = (proof.title.clone(), place.clone());
            let is_new = !known.contains(&piece);
            known.push(piece);
            is_new
        });
    }
    let criteria = rubric.instrument().groups.iter().flat_map(|g| &g.criteria);
    let order: Vec<Id> = criteria.map(|c| c.id).collect();
    tidy.answers
        .sort_by_key(|answer| order.iter().position(|id| *id == answer.criterion));
    tidy
}

/// The same of another school, or by another assessor.
fn other(mut assessment: Assessment, own: bool) -> Assessment {
    match (own, assessment.role) {
        (true, AssessorRole::SelfAssessment) => assessment.role = AssessorRole::External,
        (true, _) => assessment.role = AssessorRole::SelfAssessment,
        (false, _) => assessment.school.id = Id::new("khac").unwrap(),
    }
    assessment
}

/// The document that tables are, with the built-in instruments at hand.
fn from_tables(book: &Book) -> Result<form::Filled, SheetError> {
    form::from_tables(book, &crate::BUILT_IN)
}

/// Where a cell is, from 0.
fn place(cell: &str) -> (usize, usize) {
    let letters = cell.chars().take_while(char::is_ascii_alphabetic);
    let column = letters.fold(0, |column, c| column * 26 + (c as usize - 'A' as usize + 1));
    let row: String = cell.chars().skip_while(char::is_ascii_alphabetic).collect();
    (row.parse::<usize>().unwrap() - 1, column - 1)
}

fn back(book: &Book, rubric: &Rubric) -> Result<Vec<Assessment>, SheetError> {
    form::read(book, &Rubrics::default().with(rubric.clone()).unwrap())
}

proptest! {
    #[test]
    fn a_form_gives_its_assessment_back((fitting, english) in (made(fitting), any::<bool>())) {
        let rubric = fitting.rubric.clone();
        let assessment = tidy(&rubric, &fitting.assessment);
        let locale = if english { Locale::En } else { Locale::Vi };
        let book = form::filled(&rubric, &assessment, locale).unwrap();
        prop_assert_eq!(back(&book, &rubric), Ok(vec![assessment]));
    }

    #[test]
    fn a_table_gives_its_assessments_back((fitting, english, own) in (made(fitting), any::<bool>(), any::<bool>())) {
        let rubric = fitting.rubric.clone();
        let assessment = tidy(&rubric, &fitting.assessment);
        let locale = if english { Locale::En } else { Locale::Vi };
        let both = [assessment.clone(), other(assessment, own)];
        let book = form::filled_table(&rubric, &both, locale).unwrap();
        prop_assert_eq!(back(&book, &rubric), Ok(both.to_vec()));
    }
}
