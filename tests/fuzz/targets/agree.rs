//! An assessment and an instrument that are almost valid: it is scored exactly if checking finds no error, and the result lies
//! between its bounds.
#![no_main]

use fuzz::{Choices, RUBRICS};
use it_adoption_model::{Assessment, Instrument, Outcome, Period, Rubric, Rule, Severity, check};

fn is_within(rubric: &Rubric, [lowest, actual, highest]: [Outcome; 3]) {
    let rank = |outcome: Outcome| outcome.level.map(|level| rubric.rank(&level).unwrap());
    assert_eq!(lowest.level.is_some(), highest.level.is_some());
    if let Some(actual) = rank(actual) {
        assert!(rank(lowest).unwrap() <= actual && actual <= rank(highest).unwrap());
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let Some(assessment) = choices.read::<Assessment>() else {
        return;
    };
    let own = choices.read::<Instrument>().and_then(|instrument| {
        let found = check::instrument(&instrument).findings;
        let mut errors = found.iter().filter(|f| f.severity == Severity::Error);
        // What a changed built-in instrument is called is wrong; what it says may be sound.
        let is_unsound = errors.any(|error| error.rule != Rule::InstrumentBuiltInDiffers);
        let rubric = Rubric::new(instrument);
        assert_eq!(is_unsound, rubric.is_err(), "{found:?}");
        rubric.ok()
    });
    for rubric in own.iter().chain(RUBRICS.find(&assessment.instrument)) {
        let findings = check::assessment(&assessment, Some(rubric));
        let scored = rubric.score(&assessment);
        assert_eq!(findings.has_errors(), scored.is_err(), "{findings:?}");
        let Ok(card) = scored else { continue };
        is_within(rubric, [card.lowest, card.outcome, card.highest]);
        for group in &card.groups {
            is_within(rubric, [group.lowest, group.outcome, group.highest]);
        }
        for level in &rubric.instrument().levels {
            let period = Period::SchoolYear(assessment.school_year);
            let plan = rubric.draft_plan(&assessment, &level.id, period, "KH".parse().unwrap());
            let found = plan.map(|plan| check::annual_plan(&plan, Some(rubric)));
            let found = found.map(|found| found.findings).unwrap_or_default();
            let mut errors = found.iter().filter(|f| f.severity == Severity::Error);
            let is_open = |rule| {
                matches!(
                    rule,
                    Rule::DocumentOpenPlace
                        | Rule::PlanReportDueOpen
                        | Rule::PlanPriceMissing
                        | Rule::PlanTargetOpen
                )
            };
            assert!(errors.all(|error| is_open(error.rule)), "{found:?}");
        }
    }
});
