//! Drafting: a draft says what is open and nothing else is wrong with it; filled in, it reaches its level.

use crate::arbitrary::{fitting, made};
use it_adoption_model::*;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};
use std::cell::Cell;
use std::collections::BTreeSet;

mod fill;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The year after an assessment's.
fn next_year(assessment: &Assessment) -> Period {
    let start = assessment.school_year.start() + 1;
    let calendar = || Period::CalendarYear(Year::new(start).unwrap());
    SchoolYear::starting(start).map_or_else(calendar, Period::SchoolYear)
}

/// How high the whole stands.
fn rank(rubric: &Rubric, assessment: &Assessment) -> Option<usize> {
    let level = rubric.score(assessment).unwrap().outcome.level?;
    rubric.rank(&level)
}

fn draft(rubric: &Rubric, assessment: &Assessment, target: &Id) -> Result<AnnualPlan, DraftError> {
    rubric.draft_plan(assessment, target, next_year(assessment), id("KH-1"))
}

/// What checking finds in a plan beside the assessment it was drafted from, as code and place; but for what names and figures
/// made at random bring along: ratios that are not plausible, a school called by another stage or by its unit, criteria called the same.
fn found(
    plan: &AnnualPlan,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Vec<(&'static str, String)> {
    let plan = Document::from(plan.clone());
    let assessment = Document::from(assessment.clone());
    let rubrics = Rubrics::default().with(rubric.clone()).unwrap();
    let [of_plan, _] = &check::together(&[&plan, &assessment], &rubrics)[..] else {
        panic!("one list a document");
    };
    let random = [
        Rule::AnswerRatioUnlikely,
        Rule::SchoolStageNameDiffers,
        Rule::SchoolManagesItself,
        Rule::DocumentRowRepeated,
    ];
    let found = of_plan.findings.findings.iter();
    found
        .filter(|f| !random.contains(&f.rule))
        .map(|f| (f.rule.as_str(), f.pointer.to_string()))
        .collect()
}

/// A draft says what is open and nothing else is wrong with it; filled in, it is clean and reaches its level.
#[test]
fn a_draft_is_right_but_for_what_is_open_and_filled_in_reaches_its_level() {
    let config = ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..Default::default()
    };
    let drafted = Cell::new(0);
    let case = made(|d| {
        let fitting = fitting(d);
        let target = d.pick(&fitting.rubric.instrument().scoring.levels).level;
        (fitting, target)
    });
    TestRunner::new(config)
        .run(&case, |(fitting, target)| {
            let rubric = fitting.rubric;
            let assessment = &fitting.assessment;
            let (wanted, now) = (rubric.rank(&target), rank(&rubric, assessment));
            let plan = match draft(&rubric, assessment, &target) {
                Err(DraftError::Reached { .. }) => {
                    prop_assert!(now >= wanted);
                    return Ok(());
                }
                Err(DraftError::OutOfReach { .. }) => {
                    let state = rubric.gaps(assessment, &target).unwrap().whole.state;
                    prop_assert_ne!(state, LiftState::Reached);
                    prop_assert_ne!(state, LiftState::Liftable);
                    return Ok(());
                }
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
                Ok(plan) => plan,
            };
            prop_assert!(now < wanted);
            drafted.set(drafted.get() + 1);
            lists_exactly_what_is_open(&plan, assessment, &rubric)?;
            let filled = fill::fill(&plan, assessment, &rubric);
            is_clean_but_for_what_was_not_open(&filled, assessment, &rubric)?;
            let after = fill::met(&filled, assessment);
            prop_assert!(rank(&rubric, &after) >= wanted, "{:?}", plan.objectives);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(drafted.get() > 150, "{drafted:?}");
}

/// Whether a target is on something that plan and report do not prove themselves; where all of that is reached, none can be.
fn is_of_model(plan: &AnnualPlan, rubric: &Rubric) -> bool {
    let targets = plan.objectives.iter().flat_map(|o| &o.targets);
    let criteria = targets.filter_map(|target| rubric.criterion(&target.criterion));
    criteria
        .into_iter()
        .any(|criterion| criterion.proof.is_none())
}

fn lists_exactly_what_is_open(
    plan: &AnnualPlan,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Result<(), TestCaseError> {
    let found: BTreeSet<_> = found(plan, assessment, rubric).into_iter().collect();
    let mut open = fill::open_places(plan);
    if !is_of_model(plan, rubric) {
        let unreached = ("plan.target-level-unreached", "/targetLevel".to_owned());
        open.extend(found.contains(&unreached).then_some(unreached));
    }
    prop_assert_eq!(&found, &open.iter().cloned().collect::<BTreeSet<_>>());
    prop_assert_eq!(found.len(), open.len(), "once each");
    Ok(())
}

fn is_clean_but_for_what_was_not_open(
    filled: &AnnualPlan,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Result<(), TestCaseError> {
    prop_assert!(fill::open_places(filled).is_empty());
    let found = found(filled, assessment, rubric);
    let mut codes: BTreeSet<_> = found.into_iter().map(|f| f.0).collect();
    if !is_of_model(filled, rubric) {
        codes.remove("plan.target-level-unreached");
    }
    prop_assert_eq!(
        codes,
        BTreeSet::from(["document.head-incomplete", "plan.solution-unchecked"]),
        "a person has to check each solution, and to date the plan"
    );
    Ok(())
}

/// One step that the plan itself proves would do; but a plan about nothing else proves nothing, and that is told.
#[test]
fn a_plan_is_about_more_than_what_it_proves_itself() {
    let rubric = crate::built_in("operational");
    let example = include_str!("../docs/examples/assessment-operational.json");
    let mut json: Json = serde_json::from_str(example).unwrap();
    for answer in json["answers"].as_array_mut().unwrap() {
        let id = answer["criterion"].as_str().unwrap().to_owned();
        let value = answer["value"].as_object_mut().unwrap();
        let (form, fact) = value.iter_mut().next().unwrap();
        let lacking = ["P.2", "P.3", "P.4", "P.5", "P.6"].contains(&id.as_str());
        match (form.as_str(), id.as_str()) {
            ("condition" | "yesNo", _) => *fact = json!(!lacking),
            ("share", "N.1" | "N.2") => fact["part"] = json!(0),
            ("share", _) => fact["part"] = fact["whole"].clone(),
            ("count", "Q.2") => *fact = json!(8),
            ("count", "D.4") => *fact = json!(4),
            ("count", _) => *fact = json!(10),
            ("rating", _) => *fact = json!("good"),
            ("ratio", _) => fact["per"] = fact["amount"].clone(),
            _ => {}
        }
    }
    let assessment: Assessment = read(json.to_string().as_bytes()).unwrap();
    let steps = rubric.gaps(&assessment, &id("good")).unwrap().whole.steps;
    let proven = |criterion: &Id| rubric.criterion(criterion).unwrap().proof.is_some();
    assert!(
        !steps.is_empty() && steps.iter().all(|step| proven(&step.criterion)),
        "{steps:?}"
    );
    let plan = draft(&rubric, &assessment, &id("good")).unwrap();
    assert_eq!(plan.objectives.len(), steps.len() + 1);
    let filled = fill::fill(&plan, &assessment, &rubric);
    assert!(is_of_model(&filled, &rubric));
    is_clean_but_for_what_was_not_open(&filled, &assessment, &rubric).unwrap();

    let mut without = filled.clone();
    without
        .objectives
        .retain(|objective| proven(&objective.targets[0].criterion));
    let codes: Vec<_> = found(&without, &assessment, &rubric)
        .into_iter()
        .map(|f| f.0)
        .collect();
    assert!(codes.contains(&"plan.target-level-unreached"), "{codes:?}");
}

#[test]
fn figures_that_are_known_stand_in_the_draft() {
    let rubric = crate::built_in("operational");
    let example = include_bytes!("../docs/examples/assessment-operational.json");
    let assessment: Assessment = read(example).unwrap();
    let plan = draft(&rubric, &assessment, &id("good")).unwrap();
    assert_eq!(plan.baseline_level, Id::new("basic"));
    assert_eq!(plan.target_level, Id::new("good"));
    let computers = plan.objectives.iter().flat_map(|o| &o.targets);
    let computers = computers.filter(|t| t.criterion.as_str() == "H.3");
    let [target] = &computers.collect::<Vec<_>>()[..] else {
        panic!("one target on computers");
    };
    let Value::Ratio(ratio) = &target.value else {
        panic!("a ratio");
    };
    assert_eq!(
        (ratio.amount.get(), ratio.per.get()),
        (568, 36),
        "at most 16 pupils to one"
    );
    let bought: Vec<(&str, u32)> = plan
        .resources
        .iter()
        .filter_map(|resource| match &resource.need {
            ResourceNeed::Equipment(equipment) => {
                assert_eq!(equipment.unit_price, None);
                let [row] = equipment.quantities[..] else {
                    panic!("one year");
                };
                assert_eq!(row.period, plan.period);
                Some((resource.title.vi.as_str(), row.quantity.get()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        bought,
        [("máy tính dạy Tin học", 12)],
        "32, where there are 24"
    );
    let basis: Vec<&str> = plan.legal_basis.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(
        basis,
        ["letter", "model-5807", "guidance-4116"],
        "without what is only reported, or issued by nobody knows whom"
    );
    assert!(
        plan.needs
            .iter()
            .any(|need| need.title.vi.as_str().contains("/24)"))
    );
    let reached = draft(&rubric, &assessment, &id("basic")).unwrap_err();
    let told = "trường đã ở mức “Đáp ứng cơ bản”, không thấp hơn mức mục tiêu “Đáp ứng cơ bản”";
    assert!(reached.message(Locale::Vi).starts_with(told), "{reached}");
}

#[test]
fn a_plan_starts_from_an_assessment_of_its_year_or_the_one_before() {
    let rubric = crate::built_in("operational");
    let example = include_bytes!("../docs/examples/assessment-operational.json");
    let assessment: Assessment = read(example).unwrap();
    assert_eq!(assessment.school_year.as_str(), "2025-2026");
    let school = |year: &str| Period::SchoolYear(year.parse().unwrap());
    let calendar = |year| Period::CalendarYear(Year::new(year).unwrap());
    let drafted = |period| rubric.draft_plan(&assessment, &id("good"), period, id("KH-1"));
    for fits in [
        school("2025-2026"),
        school("2026-2027"),
        calendar(2026),
        calendar(2027),
    ] {
        assert!(drafted(fits).is_ok(), "{fits}");
    }
    for other in [
        school("2024-2025"),
        school("2027-2028"),
        calendar(2000),
        calendar(2025),
        calendar(2028),
    ] {
        let year = assessment.school_year;
        let error = drafted(other).unwrap_err();
        let is_told = matches!(error, DraftError::OtherYear { year: of, period, .. } if (of, period) == (year, other));
        assert!(is_told, "{error}");
    }
    let unknown = rubric.draft_plan(&assessment, &id("best"), school("2026-2027"), id("KH-1"));
    assert!(matches!(
        unknown,
        Err(DraftError::Gaps(GapError::UnknownLevel { .. }))
    ));
}

#[test]
fn a_plan_aims_at_no_level_that_only_criteria_have() {
    let instrument = include_bytes!("corpus/instruments/all-at-three.json");
    let rubric = Rubric::new(read(instrument).unwrap()).unwrap();
    let answers =
        ["A.1", "A.2", "A.3"].map(|id| json!({ "criterion": id, "value": { "rating": "m2" } }));
    let assessment = json!({
        "document": "assessment", "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "all-at-three", "edition": "1" }, "role": "self",
        "answers": answers
    });
    let assessment: Assessment = read(assessment.to_string().as_bytes()).unwrap();
    assert!(draft(&rubric, &assessment, &id("met")).is_ok());
    let refused = draft(&rubric, &assessment, &id("m1")).unwrap_err();
    assert_eq!(
        refused.message(Locale::En),
        "there is no level m1; the levels are: none, met"
    );
}

/// A criterion that the plan is to prove is as good as can be; one that does not apply is not asked, though it could not reach the level.
#[test]
fn what_does_not_apply_keeps_no_plan_from_its_level() {
    let instrument = include_bytes!("corpus/instruments/all-at-three.json");
    let mut instrument: Json = serde_json::from_slice(instrument).unwrap();
    instrument["scoring"]["notApplicable"] = json!("met");
    let proven = &mut instrument["groups"][0]["criteria"][2];
    proven["proof"] = json!("contents-meet-needs");
    proven["notApplicableWhen"] = json!({ "vi": "Trường mới thành lập" });
    proven["measure"] =
        json!({ "share": { "part": { "vi": "Việc" }, "whole": { "vi": "Nhu cầu" } } });
    let threshold = json!({ "limit": { "same": 50 }, "citation": { "fidelity": "authored" } });
    proven["levels"] = json!([{ "level": "m1" }, { "level": "m2", "threshold": threshold }]);
    let rubric = Rubric::new(read(instrument.to_string().as_bytes()).unwrap()).unwrap();
    let answers = |proven: Json| {
        let assessment = json!({
            "document": "assessment", "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["primary"] },
            "schoolYear": "2025-2026", "instrument": { "id": "all-at-three", "edition": "1" }, "role": "self",
            "answers": [
                { "criterion": "A.1", "value": { "rating": "m2" } },
                { "criterion": "A.2", "value": { "rating": "m2" } },
                { "criterion": "A.3", "value": proven }
            ]
        });
        read::<Assessment>(assessment.to_string().as_bytes()).unwrap()
    };
    let unreached = ("plan.target-level-unreached", "/targetLevel".to_owned());
    let not_asked = answers(json!({ "notApplicable": { "reason": { "vi": "Mới thành lập" } } }));
    let plan = draft(&rubric, &not_asked, &id("met")).unwrap();
    assert!(!found(&plan, &not_asked, &rubric).contains(&unreached));
    assert!(
        found(
            &plan,
            &answers(json!({ "share": { "part": 1, "whole": 1 } })),
            &rubric
        )
        .contains(&unreached)
    );
}

#[test]
fn a_report_takes_no_answers_of_anything_else() {
    let rubric = crate::built_in("operational");
    let plan = include_bytes!("../docs/examples/year/plan.json");
    let now = include_bytes!("../docs/examples/year/next-assessment.json");
    let (plan, now): (AnnualPlan, Assessment) = (read(plan).unwrap(), read(now).unwrap());
    let drafted = |now: &Assessment| rubric.draft_report(&plan, now, id("BC-1"));
    assert!(drafted(&now).unwrap().level.is_some());
    let [mut school, mut year, mut instrument] = [(); 3].map(|()| now.clone());
    school.school.id = id("S-other");
    year.school_year = "2025-2026".parse().unwrap();
    instrument.instrument.id = id("other");
    let (expected, found) = (plan.school.id, id("S-other"));
    let error = drafted(&school).unwrap_err();
    let is_told = matches!(error, DraftError::OtherSchool { plan, found: of, .. } if (plan, of) == (expected, found));
    assert!(is_told, "{error}");
    let error = drafted(&year).unwrap_err();
    let is_told = matches!(error, DraftError::OtherYear { year: of, period, .. } if (of, period) == (year.school_year, plan.period));
    assert!(is_told, "{error}");
    let mut other = plan.clone();
    other.instrument.edition = id("2099.1");
    let error = rubric.draft_report(&other, &now, id("BC-1")).unwrap_err();
    let is_told =
        matches!(error, DraftError::OtherInstrument { found, .. } if found == other.instrument);
    assert!(is_told, "{error}");
    assert!(matches!(drafted(&instrument), Err(DraftError::Score(_))));
}

#[test]
fn identifiers_keep_clear_of_the_sources() {
    let operational = Builtin::find("operational").unwrap();
    let renamed = operational.json.replace("\"letter\"", "\"O2\"");
    let rubric = Rubric::new(read(renamed.as_bytes()).unwrap()).unwrap();
    let example = include_bytes!("../docs/examples/assessment-operational.json");
    let assessment: Assessment = read(example).unwrap();
    let plan = draft(&rubric, &assessment, &id("good")).unwrap();
    let objectives: Vec<&str> = plan.objectives.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(objectives, ["O1", "O3", "O4", "O5", "O6"]);
    let contents: Vec<&str> = plan.contents.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(contents, ["C1", "C3", "C4", "C5", "C6"]);
}

/// What is to hold is the fact as it is, changed by as much as the gap says.
#[test]
fn targets_are_the_facts_with_what_the_gaps_add() {
    let instrument = include_bytes!("corpus/instruments/measures.json");
    let rubric = Rubric::new(read(instrument).unwrap()).unwrap();
    let assessment = json!({
        "document": "assessment", "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "measures", "edition": "1" }, "role": "self",
        "answers": [
            { "criterion": "A.1", "value": { "condition": false } },
            { "criterion": "A.2", "value": { "yesNo": false } },
            { "criterion": "A.3", "value": { "rating": "low" } },
            { "criterion": "B.1", "value": { "share": { "part": 1, "whole": 27 } } },
            { "criterion": "B.2", "value": { "count": 3 } },
            { "criterion": "B.3", "value": { "ratio": { "amount": 300, "per": 7 } } },
            { "criterion": "C.1", "value": { "points": { "earned": 0 } } }
        ]
    });
    let assessment: Assessment = read(assessment.to_string().as_bytes()).unwrap();
    let plan = draft(&rubric, &assessment, &id("good")).unwrap();
    let targets = plan
        .objectives
        .iter()
        .flat_map(|objective| &objective.targets);
    let targets: Vec<String> = targets
        .map(|target| {
            format!(
                "{} {}",
                target.criterion,
                serde_json::to_string(&target.value).unwrap()
            )
        })
        .collect();
    let expected = [
        r#"A.1 {"condition":true}"#,
        r#"C.1 {"points":{"earned":17.5}}"#,
        r#"B.3 {"ratio":{"amount":300,"per":19}}"#,
        r#"B.1 {"share":{"part":25,"whole":27}}"#,
        r#"A.2 {"yesNo":true}"#,
    ];
    assert_eq!(targets, expected);
}

/// A report says of each objective how far the facts at the end of the year reach it, and leaves open why not.
#[test]
fn a_report_is_drafted_by_what_was_reached() {
    let rubric = crate::built_in("operational");
    let example = include_bytes!("../docs/examples/assessment-operational.json");
    let before: Assessment = read(example).unwrap();
    let mut plan = draft(&rubric, &before, &id("good")).unwrap();
    let (first, rest) = plan.objectives.split_at_mut(1);
    first[0].targets.extend(rest[0].targets.clone());
    let reached = |how_many: usize| {
        let mut now = before.clone();
        now.school_year = plan.period.school_year().unwrap();
        now.answers.clear();
        let targets = plan.objectives[0].targets.iter().take(how_many);
        let answers = targets.map(|t| Answer::new(t.criterion, t.value.clone()));
        now.answers.extend(answers);
        let report = rubric.draft_report(&plan, &now, id("BC-1")).unwrap();
        assert_eq!(report.results.len(), plan.objectives.len());
        report.results[0].clone()
    };
    let all = plan.objectives[0].targets.len();
    assert!(all >= 2);
    for (how_many, outcome) in [
        (0, ResultOutcome::NotReached),
        (1, ResultOutcome::PartlyReached),
        (all, ResultOutcome::Reached),
    ] {
        let result = reached(how_many);
        assert_eq!(result.outcome, outcome, "{how_many} of {all}");
        let open = result.reason.as_ref().map(Text::is_open);
        assert_eq!(open, (outcome != ResultOutcome::Reached).then_some(true));
        let known = result
            .facts
            .iter()
            .filter(|fact| !matches!(fact.value, Value::NotAssessed(_)));
        assert_eq!((result.facts.len(), known.count()), (all, how_many));
    }
}
