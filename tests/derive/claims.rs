//! What a school claims beyond its documents is found, and nothing else is.

use super::*;

fn assessment(answers: Vec<Answer>) -> Assessment {
    let mut assessment = RUBRIC
        .derive_assessment(&plan(&documents::plan()), None)
        .unwrap();
    assessment.answers = answers;
    assessment
}

fn answer(criterion: &str, value: Value) -> Answer {
    Answer::new(Id::new(criterion).unwrap(), value)
}

fn share(part: u32, whole: u32) -> Value {
    let [part, whole] = [part, whole].map(|n| Count::new(n).unwrap());
    Value::Share(Share::new(part, whole))
}

fn not_applicable() -> Value {
    let reason = Text::new("Không có", "").unwrap();
    Value::NotApplicable(NotApplicable::new(reason))
}

const PROVEN: [&str; 11] = [
    "P.1", "P.2", "P.3", "P.4", "P.5", "P.6", "N.1", "N.2", "N.3", "B.2", "B.3",
];

/// A fact that fits the criterion, or none.
fn claimed(criterion: &'static str) -> impl Strategy<Value = Option<Answer>> {
    let truth: BoxedStrategy<Value> = match criterion {
        "P.1" | "B.2" => any::<bool>().prop_map(Value::Condition).boxed(),
        "N.1" | "N.2" | "N.3" | "B.3" => (1_u32..=4)
            .prop_flat_map(|whole| (0..=whole).prop_map(move |part| share(part, whole)))
            .boxed(),
        _ => any::<bool>().prop_map(Value::YesNo).boxed(),
    };
    let not_assessed = Just(Value::NotAssessed(NotAssessed::default()));
    let value = prop_oneof![6 => truth, 1 => Just(not_applicable()), 1 => not_assessed];
    proptest::option::weighted(0.9, value.prop_map(move |value| answer(criterion, value)))
}

fn claims() -> impl Strategy<Value = Vec<Answer>> {
    Vec::from(PROVEN.map(claimed)).prop_map(|answers| answers.into_iter().flatten().collect())
}

/// The documents after any of the changes of the table that can be made together.
fn documents_changed() -> impl Strategy<Value = (AnnualPlan, Option<YearEndReport>)> {
    let some = proptest::collection::vec(0..CHANGES.len(), 0..4);
    (some, proptest::bool::weighted(0.8)).prop_map(|(which, reported)| {
        let (mut of_plan, mut of_report) = (documents::plan(), documents::report());
        for change in which.into_iter().map(|at| &CHANGES[at]) {
            of_plan = try_changed(of_plan, change.plan);
            of_report = try_changed(of_report, change.report);
        }
        (plan(&of_plan), reported.then(|| report(&of_report)))
    })
}

/// A change, unless an earlier one took its place away.
fn try_changed(json: Json, changes: &[(&str, &str)]) -> Json {
    let place = |pointer: &str| json.pointer(pointer).is_some();
    if changes.iter().all(|(pointer, _)| place(pointer)) {
        changed(&json, changes)
    } else {
        json
    }
}

/// What one criterion is worth: the level's rank and the points, or nothing where it does not apply.
fn worth(card: &Scorecard, criterion: &Id) -> Option<(usize, u64)> {
    let score = card.criteria.iter().find(|s| s.criterion == *criterion);
    let score = score.unwrap();
    let rank = score.level.map_or(0, |level| RUBRIC.rank(&level).unwrap());
    (score.state != CriterionState::NotApplicable)
        .then_some((rank, score.points.map_or(0, |p| p.earned.millionths())))
}

/// The most that a criterion is worth: every one of them has the highest level at its top.
fn most(card: &Scorecard, criterion: &Id) -> (usize, u64) {
    let score = card.criteria.iter().find(|s| s.criterion == *criterion);
    (2, score.unwrap().points.map_or(0, |p| p.of.millionths()))
}

proptest! {
    /// Where no claim is found to exceed the documents, no criterion earns more than they show; and whatever
    /// was claimed, with the derived answers in place nothing exceeds them.
    #[test]
    fn derived_then_scored_never_exceeds_the_documents(answers in claims(), (plan, report) in documents_changed()) {
        let derived = RUBRIC.derive(&plan, report.as_ref()).unwrap();
        let claimed = assessment(answers);
        let exceeding = |assessment: &Assessment| {
            let findings = check::claims(assessment, &plan, report.as_ref(), &RUBRIC).findings;
            let exceeding = findings.into_iter().filter(|f| f.rule == Rule::ClaimExceedsDocuments);
            exceeding.map(|f| f.args[0].value.clone()).collect::<Vec<_>>()
        };
        let found = exceeding(&claimed);
        let card = RUBRIC.score(&claimed).unwrap();
        let shown_card = RUBRIC.score(&assessment(derived.clone())).unwrap();
        for answer in &derived {
            let more = match (worth(&card, &answer.criterion), worth(&shown_card, &answer.criterion)) {
                (Some(claimed), Some(shown)) => claimed > shown,
                (Some(claimed), None) => claimed > (0, 0),
                (None, Some(shown)) => shown < most(&shown_card, &answer.criterion),
                (None, None) => false,
            };
            if more {
                prop_assert!(found.contains(&answer.criterion.to_string()), "{}", answer.criterion);
            }
        }
        let mut whole = claimed.clone();
        whole.answers.clone_from(&derived);
        let replaced = claimed.with_derived(&whole, Stated::Replace).unwrap();
        let nothing: Vec<Finding> = Vec::new();
        prop_assert_eq!(check::claims(&replaced, &plan, report.as_ref(), &RUBRIC).findings, nothing);
        let card = RUBRIC.score(&replaced).unwrap();
        for answer in &derived {
            prop_assert_eq!(worth(&card, &answer.criterion), worth(&shown_card, &answer.criterion));
        }
        let kept = claimed.with_derived(&whole, Stated::Keep).unwrap();
        prop_assert_eq!(exceeding(&kept), found, "filling in claims nothing");
    }
}

#[test]
fn claims_are_compared_exactly() {
    let shown = changed(&documents::plan(), &[("/contents/1/needs", "[]")]);
    let plan = plan(&shown);
    let found = |value: Value| {
        let assessment = assessment(vec![answer("N.1", value)]);
        let findings = check::claims(&assessment, &plan, None, &RUBRIC).findings;
        let of_it = findings
            .into_iter()
            .find(|f| f.pointer.as_str() == "/answers/0");
        of_it.map(|f| f.rule.as_str())
    };
    let (more, less) = (
        Some("claim.exceeds-documents"),
        Some("claim.below-documents"),
    );
    assert_eq!(found(share(500_000_001, 1_000_000_000)), more);
    let otherwise = Some("claim.counts-differ");
    assert_eq!(found(share(500_000_000, 1_000_000_000)), otherwise);
    assert_eq!(found(share(1, 2)), None);
    assert_eq!(found(share(499_999_999, 1_000_000_000)), less);
    assert_eq!(found(not_applicable()), more);
    assert_eq!(found(Value::NotAssessed(NotAssessed::default())), less);
    assert_eq!(
        found(share(3, 2)),
        None,
        "no fact: the assessment's own check tells"
    );
    assert_eq!(
        found(Value::YesNo(true)),
        None,
        "no fact: the assessment's own check tells"
    );
}

#[test]
fn documents_of_another_school_or_year_say_nothing() {
    let assessment = assessment(vec![answer("P.2", Value::YesNo(false))]);
    let found = |changes: &[(&str, &str)]| {
        let plan = plan(&changed(&documents::plan(), changes));
        check::claims(&assessment, &plan, None, &RUBRIC)
            .findings
            .len()
    };
    assert!(found(&[]) > 0);
    assert_eq!(found(&[("/school/id", r#""S-2""#)]), 0);
    assert_eq!(found(&[("/period/schoolYear", r#""2024-2025""#)]), 0);
}
