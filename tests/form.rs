//! Sheets: forms out and back, by what people write into them.

use crate::arbitrary::{Fitting, fitting, made};
use it_adoption_model::form::{Book, Content, SheetError};
use it_adoption_model::*;
use proptest::prelude::*;
use serde_json::Value as Json;

#[cfg(feature = "office")]
mod files;
#[cfg(feature = "office")]
mod hostile;
mod people;
#[cfg(feature = "cli")]
mod program;
#[cfg(feature = "office")]
mod recalculated;
mod tables;

fn rubric(fitting: &Fitting) -> Rubric {
    Rubric::new(fitting.instrument.clone()).unwrap_or_else(|e| panic!("{e}"))
}

/// The assessment as a form can give it back: no text of spaces only, each stage once, its answers in the order of the instrument.
fn tidy(rubric: &Rubric, assessment: &Assessment) -> Assessment {
    fn fill(json: &mut Json) {
        match json {
            Json::String(text) if text.trim().is_empty() => *text = "a".to_owned(),
            Json::Array(items) => items.iter_mut().for_each(fill),
            Json::Object(entries) => entries.values_mut().for_each(fill),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(assessment).unwrap();
    fill(&mut json);
    let mut tidy: Assessment = read(json.to_string().as_bytes()).unwrap();
    let mut stages = Vec::new();
    for stage in tidy.school.stages {
        if !stages.contains(&stage) {
            stages.push(stage);
        }
    }
    tidy.school.stages = stages;
    let criteria = rubric.instrument().groups.iter().flat_map(|g| &g.criteria);
    let order: Vec<Id> = criteria.map(|c| c.id).collect();
    tidy.answers
        .sort_by_key(|answer| order.iter().position(|id| *id == answer.criterion));
    tidy
}

/// The assessment as a table of many schools can give it back: facts, and reasons in Vietnamese.
fn facts(assessment: &Assessment) -> Assessment {
    let mut facts = assessment.clone();
    facts.schema = None;
    facts.provenance = None;
    for answer in &mut facts.answers {
        answer.derived_from.clear();
        answer.evidence.clear();
        answer.note = None;
        match &mut answer.value {
            Value::NotApplicable(not) => not.reason.en = None,
            Value::NotAssessed(not) => {
                not.reason.iter_mut().for_each(|reason| reason.en = None);
            }
            _ => {}
        }
    }
    facts
}

fn back(book: &Book, rubric: &Rubric) -> Result<Vec<Assessment>, SheetError> {
    form::read(book, &Rubrics::default().with(rubric.clone()))
}

proptest! {
    #[test]
    fn a_form_gives_its_assessment_back((fitting, english) in (made(fitting), any::<bool>())) {
        let rubric = rubric(&fitting);
        let assessment = tidy(&rubric, &fitting.assessment);
        let locale = if english { Locale::En } else { Locale::Vi };
        let book = form::filled(&rubric, &assessment, locale).unwrap();
        prop_assert_eq!(back(&book, &rubric), Ok(vec![assessment]));
    }

    #[test]
    fn a_table_gives_its_facts_back((fitting, english) in (made(fitting), any::<bool>())) {
        let rubric = rubric(&fitting);
        let assessment = facts(&tidy(&rubric, &fitting.assessment));
        let locale = if english { Locale::En } else { Locale::Vi };
        let twice = [assessment.clone(), assessment];
        let book = form::filled_table(&rubric, &twice, locale).unwrap();
        prop_assert_eq!(back(&book, &rubric), Ok(twice.to_vec()));
    }
}
