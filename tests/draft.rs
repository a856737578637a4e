//! Drafting: a draft says what is open and nothing else is wrong with it; filled in, it reaches its level.

use it_adoption_model::*;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

mod fill;
mod random;

fn rubric(instrument: &Json) -> Rubric {
    Rubric::new(read(instrument.to_string().as_bytes()).unwrap()).unwrap()
}

fn assessment(json: &Json) -> Assessment {
    read(json.to_string().as_bytes()).unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn next_year() -> Period {
    Period::SchoolYear(SchoolYear::new("2026-2027").unwrap())
}

/// How high the whole stands.
fn rank(rubric: &Rubric, assessment: &Assessment) -> Option<usize> {
    let level = rubric.score(assessment).unwrap().outcome.level?;
    rubric.rank(&level)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_draft_filled_in_reaches_its_level((instrument, assessed, target) in random::case()) {
        let rubric = rubric(&instrument);
        let assessment = assessment(&assessed);
        let target = id(&target);
        let wanted = rubric.rank(&target);
        let now = rank(&rubric, &assessment);
        let plan = match rubric.draft_plan(&assessment, &target, next_year(), id("KH-1")) {
            Err(DraftError::Reached { .. }) => {
                prop_assert!(now >= wanted);
                return Ok(());
            }
            Err(DraftError::NothingApplies { .. }) => {
                let applicable = rubric.score(&assessment).unwrap().outcome.applicable;
                prop_assert_eq!(applicable, Points::ZERO);
                return Ok(());
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
            Ok(plan) => plan,
        };
        prop_assert!(now < wanted);
        prop_assert!(!plan.objectives.is_empty());
        let filled = fill::fill(&plan, &assessment, &rubric);
        prop_assert!(fill::open_places(&filled).is_empty());
        let after = fill::met(&filled, &assessment);
        prop_assert!(rank(&rubric, &after) >= wanted, "{:?}", plan.objectives);
    }
}
