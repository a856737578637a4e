//! Assessments whose answers are those of another school or year to the last number.

use super::Checked;
use super::lists::Listed;
use crate::model::{Answer, Assessment, Detail, Id, InstrumentRef, Place, Value, found};
use std::collections::BTreeMap;

/// So many numbers are never the same by chance: this project's choice, no rule of law.
const LEAST_NUMBERS: usize = 5;

/// Tells each assessment that another, of another school or year, has the same answers.
pub(super) fn copied(assessments: &Listed<'_, Assessment>, checked: &mut [Checked]) {
    let mut alike: BTreeMap<(InstrumentRef, String), Vec<(usize, &Assessment)>> = BTreeMap::new();
    for (at, assessment) in assessments.all() {
        if let Some(said) = said(assessment) {
            let of = (assessment.instrument, said);
            alike.entry(of).or_default().push((*at, assessment));
        }
    }
    let list = Place::Root.name("answers");
    for alike in alike.into_values() {
        let of = |assessment: &Assessment| (assessment.school.id, assessment.school_year);
        let Some((_, first)) = alike.first() else {
            continue;
        };
        let Some((_, other)) = alike.iter().find(|(_, other)| of(other) != of(first)) else {
            continue;
        };
        for (at, one) in &alike {
            let another = if of(one) == of(first) { other } else { first };
            if let Some(checked) = checked.get_mut(*at) {
                let (school, year) = (another.school.id, another.school_year);
                let of = Detail::from(format!("{school}, {year}"));
                checked
                    .findings
                    .add(&list, found::SetAnswersRepeated { of });
            }
        }
    }
}

/// All that an assessment answers, if there are numbers enough among it.
fn said(assessment: &Assessment) -> Option<String> {
    let is_number = |value: &Value| match value {
        Value::Share(share) => share.part.get() > 0,
        Value::Count(count) => count.get() > 0,
        Value::Ratio(_) => true,
        _ => false,
    };
    let numbers = assessment.answers.iter().filter(|a| is_number(&a.value));
    if numbers.count() < LEAST_NUMBERS {
        return None;
    }
    let mut answers: Vec<&Answer> = assessment.answers.iter().collect();
    answers.sort_by_key(|answer| answer.criterion);
    let answers: Vec<(Id, &Value)> = answers.iter().map(|a| (a.criterion, &a.value)).collect();
    serde_json::to_string(&answers).ok()
}
