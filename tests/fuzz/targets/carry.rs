//! An assessment carried over, by a crosswalk or to another edition: every answer has one notice, and no value is made up.
#![no_main]

use fuzz::{Choices, RUBRICS};
use it_adoption_model::{Assessment, Crosswalk, Instrument, Passage, Pointer, Rubric, Value};

fn carried(assessment: &Assessment, crosswalk: &Crosswalk, from: &Rubric, to: &Rubric) {
    let Ok(passage) = Passage::new(crosswalk, from, to) else {
        return;
    };
    let Ok(carried) = passage.carry_over(assessment) else {
        return;
    };
    let told = carried
        .notices
        .iter()
        .filter_map(|notice| notice.pointer.as_ref());
    let told: Vec<String> = told.map(Pointer::to_string).collect();
    let answers = 0..assessment.answers.len();
    let answers: Vec<String> = answers.map(|at| format!("/answers/{at}")).collect();
    assert_eq!(told, answers);
    for answer in &carried.document.answers {
        let is_open = matches!(answer.value, Value::NotAssessed(_));
        let was = assessment
            .answers
            .iter()
            .any(|old| old.value == answer.value);
        assert!(is_open || was, "{answer:?}");
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let Some(assessment) = choices.read::<Assessment>() else {
        return;
    };
    let Some(from) = RUBRICS.find(&assessment.instrument) else {
        return;
    };
    for to in RUBRICS.iter() {
        if let Some(crosswalk) = Crosswalk::between(from, to, []) {
            carried(&assessment, &crosswalk, from, to);
        }
    }
    let edition = choices.read::<Instrument>();
    let edition = edition.and_then(|edition| Rubric::new(edition).ok());
    let crosswalk = choices.read::<Crosswalk>();
    if let Some(to) = &edition {
        if let Some(crosswalk) = Crosswalk::of_editions(from, to) {
            carried(&assessment, &crosswalk, from, to);
        }
        if let Some(crosswalk) = &crosswalk {
            carried(&assessment, crosswalk, from, to);
        }
    }
});
