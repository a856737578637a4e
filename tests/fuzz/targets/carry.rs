//! An assessment carried over, by a crosswalk or to another edition: every answer has one notice, and no value is made up.
#![no_main]

use fuzz::{Choices, RUBRICS};
use it_adoption_model::{
    Assessment, Crosswalk, Instrument, Kind, Passage, Pointer, Rubric, Value, read,
};

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
    let Some((_, json)) = choices.document(&[Kind::Assessment]) else {
        return;
    };
    let Ok(assessment) = read::<Assessment>(json.to_string().as_bytes()) else {
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
    let edition = choices.document(&[Kind::Instrument]).and_then(|(_, json)| {
        let instrument: Instrument = read(json.to_string().as_bytes()).ok()?;
        Rubric::new(instrument).ok()
    });
    let crosswalk = choices.document(&[Kind::Crosswalk]);
    let crosswalk = crosswalk.and_then(|(_, json)| read(json.to_string().as_bytes()).ok());
    if let Some(to) = &edition {
        if let Some(crosswalk) = Crosswalk::of_editions(from, to) {
            carried(&assessment, &crosswalk, from, to);
        }
        if let Some(crosswalk) = &crosswalk {
            carried(&assessment, crosswalk, from, to);
        }
    }
});
