//! Deriving: what a plan and a report prove, what they do not, and claims beyond them.

use it_adoption_model::*;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

mod claims;
mod documents;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| crate::built_in("operational"));

fn plan(json: &Json) -> AnnualPlan {
    read(json.to_string().as_bytes()).unwrap()
}

fn report(json: &Json) -> YearEndReport {
    read(json.to_string().as_bytes()).unwrap()
}

/// The value of each answer in a few signs.
fn values(answers: &[Answer]) -> BTreeMap<String, String> {
    let written = |value: &Value| match value {
        Value::Condition(so) | Value::YesNo(so) => so.to_string(),
        Value::Share(share) => format!("{}/{}", share.part, share.whole),
        other => other.form().to_owned(),
    };
    let pairs = answers.iter();
    pairs
        .map(|a| (a.criterion.to_string(), written(&a.value)))
        .collect()
}

fn derived(plan_json: &Json, report_json: Option<&Json>) -> BTreeMap<String, String> {
    let report = report_json.map(report);
    values(&RUBRIC.derive(&plan(plan_json), report.as_ref()).unwrap())
}

/// A change to the plan or the report, and the answers it changes.
struct Change {
    what: &'static str,
    plan: &'static [(&'static str, &'static str)],
    report: &'static [(&'static str, &'static str)],
    changed: &'static [(&'static str, &'static str)],
}

/// What a plan shows none of whose contents serves an objective about the model.
const NOT_OF_MODEL: &[(&str, &str)] = &[
    ("P.1", "false"),
    ("P.2", "false"),
    ("P.3", "false"),
    ("P.4", "false"),
    ("P.5", "false"),
    ("P.6", "false"),
    ("N.1", "notAssessed"),
    ("N.2", "notAssessed"),
    ("B.2", "false"),
];
const OPEN: &str = r#"{ "vi": "…" }"#;
const GONE: &str = "gone";

#[rustfmt::skip]
const CHANGES: &[Change] = &[
    Change { what: "no day of issue: a draft", plan: &[("/head/date", GONE)], report: &[], changed: &[("P.1", "false")] },
    Change { what: "no objective", plan: &[("/objectives", "[]")], report: &[], changed: NOT_OF_MODEL },
    Change { what: "nothing to measure the objectives by", plan: &[("/objectives/0/targets", "[]"), ("/objectives/1/quantity", GONE)], report: &[],
        changed: NOT_OF_MODEL },
    Change { what: "the only target left is open", plan: &[("/objectives/0/targets/0/value", r#"{ "notAssessed": {} }"#), ("/objectives/1/quantity", GONE)],
        report: &[], changed: NOT_OF_MODEL },
    Change { what: "what is measured is no criterion of the model", plan: &[("/objectives/0/targets", "[]")], report: &[], changed: NOT_OF_MODEL },
    Change { what: "an objective is open", plan: &[("/objectives/0/title", OPEN)], report: &[], changed: NOT_OF_MODEL },
    Change { what: "no contents", plan: &[("/contents", "[]")], report: &[],
        changed: &[("P.1", "false"), ("P.3", "false"), ("P.4", "false"), ("P.5", "false"), ("P.6", "false"), ("N.1", "notAssessed"), ("N.2", "notAssessed")] },
    Change { what: "a content serves nothing", plan: &[("/contents/1/objectives", "[]")], report: &[], changed: &[("P.3", "false")] },
    Change { what: "a content is open", plan: &[("/contents/1/title", OPEN)], report: &[], changed: &[("N.1", "1/1")] },
    Change { what: "a content answers no need", plan: &[("/contents/1/needs", "[]")], report: &[], changed: &[("N.1", "1/2")] },
    Change { what: "a content answers a need that is not recorded", plan: &[("/contents/1/needs/0", r#""N9""#)], report: &[], changed: &[("N.1", "1/2")] },
    Change { what: "the needs are open", plan: &[("/needs/0/title", OPEN)], report: &[], changed: &[("N.1", "0/2")] },
    Change { what: "no solutions", plan: &[("/solutions", "[]")], report: &[],
        changed: &[("P.4", "false"), ("P.5", "false"), ("P.6", "false"), ("N.2", "notAssessed")] },
    Change { what: "a content without a solution", plan: &[("/solutions/1/contents", "[]")], report: &[], changed: &[("P.4", "false")] },
    Change { what: "a solution is open", plan: &[("/solutions/1/title", OPEN)], report: &[], changed: &[("P.4", "false"), ("N.2", "1/1")] },
    Change { what: "a solution was not checked", plan: &[("/solutions/0/checkedAgainst", "[]")], report: &[], changed: &[("N.2", "1/2")] },
    Change { what: "a solution was checked against what is not listed", plan: &[("/solutions/0/checkedAgainst/0", r#""L9""#)], report: &[],
        changed: &[("N.2", "1/2")] },
    Change { what: "the legal basis is open", plan: &[("/legalBasis/0/title", OPEN)], report: &[], changed: &[("N.2", "0/2")] },
    Change { what: "a solution has no milestone", plan: &[("/roadmap/1/solutions", "[]")], report: &[], changed: &[("P.5", "false")] },
    Change { what: "a milestone has nothing to show", plan: &[("/roadmap/1/product", OPEN)], report: &[], changed: &[("P.5", "false")] },
    Change { what: "a solution has no resource", plan: &[("/resources/0/solutions", "[]")], report: &[], changed: &[("P.6", "false")] },
    Change { what: "a price is not known", plan: &[("/resources/0/need/equipment/unitPrice", GONE)], report: &[], changed: &[("P.6", "false")] },
    Change { what: "a resource is open", plan: &[("/resources/0/title", OPEN)], report: &[], changed: &[("P.6", "false")] },
    Change { what: "nobody is named", plan: &[("/resources/1/need", r#"{ "service": { "cost": 1 } }"#), ("/assignments", "[]")], report: &[],
        changed: &[("P.6", "false")] },
    Change { what: "people are assigned instead", plan: &[("/resources/1/need", r#"{ "service": { "cost": 1 } }"#)], report: &[], changed: &[] },
    Change { what: "no source of money", plan: &[("/funding", "[]")], report: &[], changed: &[("P.6", "false")] },
    Change { what: "nothing costs money", plan: &[("/funding", "[]"), ("/resources/0/need/equipment/unitPrice", "0")], report: &[], changed: &[] },
    Change { what: "a trial was not appraised", plan: &[], report: &[("/trials/0/appraisal", GONE)], changed: &[("N.3", "0/1")] },
    Change { what: "an evaluation ended badly", plan: &[], report: &[("/trials/0/evaluation/outcome", r#""failed""#)], changed: &[("N.3", "0/1")] },
    Change { what: "scaled up before the evaluation had ended", plan: &[], report: &[("/trials/0/scaleUp/from", r#""2026-01-31""#)],
        changed: &[("N.3", "0/1")] },
    Change { what: "the scale-up is planned only", plan: &[], report: &[("/trials/0/scaleUp/outcome", r#""planned""#)],
        changed: &[("N.3", "notApplicable")] },
    Change { what: "no record of an evaluation", plan: &[], report: &[("/trials/0/evaluation/evidence", "[]")], changed: &[("N.3", "0/1")] },
    Change { what: "the record of an evaluation is open", plan: &[], report: &[("/trials/0/evaluation/evidence/0/title", r#""…""#)], changed: &[("N.3", "0/1")] },
    Change { what: "where the record is kept is open", plan: &[], report: &[("/trials/0/evaluation/evidence/0/reference", r#"{ "file": "…" }"#)],
        changed: &[("N.3", "0/1")] },
    Change { what: "no trial", plan: &[("/trials", "[]")], report: &[("/trials", "[]")], changed: &[("N.3", "notApplicable")] },
    Change { what: "the report says nothing of the trial; in the plan it is underway", plan: &[], report: &[("/trials", "[]")],
        changed: &[("N.3", "notApplicable")] },
    Change { what: "no part of the summary report", plan: &[], report: &[("/partOf", GONE)], changed: &[("B.2", "false")] },
    Change { what: "not issued", plan: &[], report: &[("/partOf/date", GONE), ("/head/date", GONE)], changed: &[("B.2", "false")] },
    Change { what: "no results", plan: &[], report: &[("/results", "[]")], changed: &[("B.2", "false")] },
    Change { what: "a difficulty was not reported", plan: &[], report: &[("/difficulties/1/reported", GONE)], changed: &[("B.3", "1/2")] },
    Change { what: "a difficulty was reported before it arose", plan: &[], report: &[("/difficulties/1/arose", r#""2026-05-01""#)],
        changed: &[("B.3", "1/2")] },
    Change { what: "no difficulty", plan: &[], report: &[("/difficulties", "[]")], changed: &[("B.3", "notApplicable")] },
];

fn all_good() -> BTreeMap<String, String> {
    let yes = ["P.1", "P.2", "P.3", "P.4", "P.5", "P.6", "B.2"].map(|c| (c, "true"));
    let shares = [
        ("N.1", "2/2"),
        ("N.2", "2/2"),
        ("N.3", "1/1"),
        ("B.3", "2/2"),
    ];
    yes.into_iter()
        .chain(shares)
        .map(|(c, v)| (c.to_owned(), v.to_owned()))
        .collect()
}

fn changed(json: &Json, changes: &[(&str, &str)]) -> Json {
    let mut json = json.clone();
    for (pointer, value) in changes {
        if *value == GONE {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            let parent = json.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            assert!(parent.remove(name).is_some(), "{pointer}");
        } else {
            let place = json.pointer_mut(pointer);
            let place = place.unwrap_or_else(|| panic!("{pointer}"));
            *place = serde_json::from_str(value).unwrap();
        }
    }
    json
}

#[test]
fn a_whole_plan_and_report_prove_everything_that_has_a_proof() {
    assert_eq!(
        derived(&documents::plan(), Some(&documents::report())),
        all_good()
    );
    let proofs = RUBRIC.instrument().groups.iter().flat_map(|g| &g.criteria);
    assert_eq!(
        proofs.filter(|c| c.proof.is_some()).count(),
        all_good().len()
    );
}

#[test]
fn each_change_changes_just_the_answers_it_should() {
    for change in CHANGES {
        let plan = changed(&documents::plan(), change.plan);
        let report = changed(&documents::report(), change.report);
        let mut expected = all_good();
        for (criterion, value) in change.changed {
            expected.insert((*criterion).to_owned(), (*value).to_owned());
        }
        assert_eq!(derived(&plan, Some(&report)), expected, "{}", change.what);
    }
}

#[test]
fn without_a_report_only_what_the_plan_proves_is_told() {
    let mut expected = all_good();
    for of_report in ["N.3", "B.2", "B.3"] {
        expected.remove(of_report);
    }
    assert_eq!(derived(&documents::plan(), None), expected);
    let begun = [(
        "/trials/0/scaleUp",
        r#"{ "from": "2025-12-01", "until": "2026-05-31", "body": "Trường", "outcome": "underway" }"#,
    )];
    let mut plan = documents::plan();
    plan["trials"][0]["scaleUp"] = json!(null);
    let plan = changed(&plan, &begun);
    assert_eq!(
        derived(&plan, None)["N.3"],
        "0/1",
        "what the plan itself says of a scale-up counts"
    );
}

#[test]
fn derived_answers_name_the_documents_they_were_read_off_and_fit_the_instrument() {
    let (plan, report) = (plan(&documents::plan()), report(&documents::report()));
    let assessment = RUBRIC.derive_assessment(&plan, Some(&report)).unwrap();
    for answer in &assessment.answers {
        let ids: Vec<&str> = answer.derived_from.iter().map(Id::as_str).collect();
        let expected: &[&str] = match answer.criterion.as_str() {
            "N.3" => &["KH-1", "BC-1"],
            "B.2" | "B.3" => &["BC-1"],
            _ => &["KH-1"],
        };
        assert_eq!(ids, expected, "{}", answer.criterion);
        assert_eq!(answer.evidence.len(), expected.len());
    }
    let findings = check::assessment(&assessment, Some(&RUBRIC));
    let rules: Vec<&str> = findings.findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(rules, ["assessment.unanswered"]);
    assert_eq!(assessment.school, plan.school);
}

#[test]
fn a_report_on_another_plan_proves_nothing() {
    for (pointer, value) in [("/plan", r#""KH-2""#), ("/school/id", r#""S-2""#)] {
        let other = report(&changed(&documents::report(), &[(pointer, value)]));
        let error = RUBRIC
            .derive(&plan(&documents::plan()), Some(&other))
            .unwrap_err();
        assert!(
            matches!(error, DeriveError::OtherPlan { plan, .. } if plan.as_str() == "KH-1"),
            "{error}"
        );
    }
}

#[test]
fn documents_by_another_instrument_prove_nothing() {
    let (plan, report) = (plan(&documents::plan()), report(&documents::report()));
    let changes: [fn(&mut InstrumentRef); 2] = [
        |of| of.id = Id::new("decision-4725").unwrap(),
        |of| of.edition = Id::new("2099.1").unwrap(),
    ];
    for change in changes {
        let (mut other_plan, mut other_report) = (plan.clone(), report.clone());
        change(&mut other_plan.instrument);
        change(&mut other_report.instrument);
        for (plan, report) in [(&other_plan, None), (&plan, Some(&other_report))] {
            let error = RUBRIC.derive(plan, report).unwrap_err();
            assert!(
                matches!(error, DeriveError::OtherInstrument { found, .. } if found == other_plan.instrument),
                "{error}"
            );
        }
    }
}

#[test]
fn a_period_in_which_no_school_year_ends_is_refused() {
    let mut plan = plan(&documents::plan());
    plan.period = serde_json::from_str(r#"{"calendarYear": 2000}"#).unwrap();
    let error = RUBRIC.derive_assessment(&plan, None).unwrap_err();
    assert!(matches!(error, DeriveError::NoSchoolYear { .. }), "{error}");
}

#[test]
fn stated_answers_stay_unless_asked() {
    let (plan, report) = (plan(&documents::plan()), report(&documents::report()));
    let derived = RUBRIC.derive(&plan, Some(&report)).unwrap();
    let mut stated = RUBRIC.derive_assessment(&plan, Some(&report)).unwrap();
    stated
        .answers
        .retain(|a| ["P.1", "P.2", "P.3"].contains(&a.criterion.as_str()));
    stated.answers[0].value = Value::Condition(false);
    stated.answers[0].derived_from.clear();
    stated.answers[1].value = Value::NotAssessed(NotAssessed::default());
    stated.answers[1].derived_from.clear();
    stated.answers[2].value = Value::YesNo(false);
    let whole = crate::arbitrary::with(stated.clone(), |made| made.answers.clone_from(&derived));
    let kept = stated.with_derived(&whole, Stated::Keep).unwrap();
    assert_eq!(kept.answers[0], stated.answers[0], "stated");
    assert_eq!(kept.answers[1], derived[1], "not assessed");
    assert_eq!(kept.answers[2], derived[2], "derived earlier");
    assert_eq!(kept.answers.len(), derived.len());
    let replaced = stated.with_derived(&whole, Stated::Replace).unwrap();
    assert_eq!(replaced.answers, derived);
}

/// What one year, school or instrument proves goes into no assessment of another.
#[test]
fn what_is_proven_stays_with_its_school_and_year() {
    let (plan, report) = (plan(&documents::plan()), report(&documents::report()));
    let derived = RUBRIC.derive_assessment(&plan, Some(&report)).unwrap();
    let changes: [fn(&mut Assessment); 4] = [
        |it| it.school.id = Id::new("khac").unwrap(),
        |it| it.school_year = "2030-2031".parse().unwrap(),
        |it| it.instrument.id = Id::new("khac").unwrap(),
        |it| it.instrument.edition = Id::new("2099").unwrap(),
    ];
    for change in changes {
        let mut other = derived.clone();
        change(&mut other);
        for stated in [Stated::Keep, Stated::Replace] {
            let error = other.with_derived(&derived, stated).unwrap_err();
            let is_told = match error {
                DeriveError::OtherAssessment {
                    school,
                    school_year,
                    ..
                } => (school, school_year) == (plan.school.id, derived.school_year),
                DeriveError::OtherInstrument { found, .. } => found == plan.instrument,
                _ => false,
            };
            assert!(is_told, "{error}");
        }
    }
}
