//! Many documents, one a line.

use crate::built_in;
use it_adoption_model::{
    Kind, LineError, LineProblem, Rollup, Rubrics, Scorecard, builtin, kind, read, stream,
};
use serde_json::{Value, json};

fn rubrics() -> Rubrics {
    Rubrics::builtin()
}

fn assessment(name: &str) -> Value {
    let rubric = built_in("operational");
    json!({
        "document": "assessment", "school": { "id": "s", "name": name, "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": rubric.reference(), "role": "self",
        "answers": [{ "criterion": "P.2", "value": { "yesNo": true } }]
    })
}

fn lines() -> Vec<String> {
    let good = |name: &str| assessment(name).to_string();
    let mut unknown = assessment("unknown");
    unknown["instrument"]["edition"] = json!("1999");
    let mut unfit = assessment("unfit");
    unfit["answers"][0]["value"] = json!({ "count": 1 });
    vec![
        good("first"),
        String::new(),
        "{\"document\": \"assessment\"".to_owned(),
        good("fourth") + "\r",
        "  \t\r".to_owned(),
        unknown.to_string(),
        unfit.to_string(),
        "null".to_owned(),
        good("ninth"),
    ]
}

#[test]
fn order_is_kept_blank_lines_are_passed_over_and_bad_ones_are_named() {
    let rubrics = rubrics();
    let told: Vec<String> = stream::score_lines(lines(), &rubrics)
        .map(|result| match result {
            Ok(card) => card.school.name.as_str().to_owned(),
            Err(error) => {
                let problem = match &error.problem {
                    LineProblem::Unreadable(at) => format!("unreadable {:?}", at.pointer.as_str()),
                    LineProblem::InstrumentUnknown(named) => format!("unknown {}", named.edition),
                    LineProblem::Unfit(finding) => format!("{} {}", finding.rule, finding.pointer),
                    _ => panic!("a kind that this does not know"),
                };
                format!("{}: {problem}", error.line)
            }
        })
        .collect();
    assert_eq!(
        told,
        [
            "first",
            "3: unreadable \"\"",
            "fourth",
            "6: unknown 1999",
            "7: answer.wrong-measure /answers/0/value",
            "8: unreadable \"\"",
            "ninth"
        ]
    );
}

#[test]
fn a_line_error_is_a_document() {
    let rubrics = rubrics();
    let errors = stream::score_lines(lines(), &rubrics).filter_map(Result::err);
    let mut count = 0;
    for error in errors {
        let json = serde_json::to_vec(&error).unwrap();
        assert_eq!(kind(&json).unwrap(), Kind::LineError);
        assert_eq!(read::<LineError>(&json).unwrap(), error);
        assert!(
            error
                .to_string()
                .starts_with(&format!("line {}: ", error.line))
        );
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn whatever_can_be_counted_is_counted_and_errors_left_earlier_are_handed_on() {
    let rubrics = rubrics();
    let cards: Vec<Result<Scorecard, LineError>> = stream::score_lines(lines(), &rubrics).collect();
    let mut from_assessments = Rollup::default();
    let mut errors = Vec::new();
    for (number, line) in (1..).zip(lines()) {
        let counted = stream::count_line(&mut from_assessments, number, line.as_bytes(), &rubrics);
        errors.extend(counted.and_then(Result::err));
    }
    let mut from_results = Rollup::default();
    let mut handed_on = Vec::new();
    for (number, result) in (1..).zip(&cards) {
        let json = match result {
            Ok(card) => serde_json::to_vec(card),
            Err(error) => serde_json::to_vec(error),
        };
        let nobody = Rubrics::default();
        let counted = stream::count_line(&mut from_results, number, &json.unwrap(), &nobody);
        handed_on.extend(counted.and_then(Result::err));
    }
    assert_eq!(from_assessments, from_results);
    let scoring: Vec<LineError> = cards.into_iter().filter_map(Result::err).collect();
    assert_eq!(handed_on, scoring);
    let lines = |errors: &[LineError]| errors.iter().map(|e| e.line).collect::<Vec<_>>();
    assert_eq!(lines(&errors), lines(&scoring));
    let part = serde_json::to_vec(&from_results).unwrap();
    let counted = stream::count_line(&mut from_results, 1, &part, &rubrics);
    assert_eq!(counted, Some(Ok(())));
    assert_eq!(
        from_results,
        from_assessments.clone().merge(from_assessments)
    );
}

#[test]
fn the_kind_is_told_wherever_it_stands() {
    let rubrics = rubrics();
    let card = stream::score_line(1, assessment("a").to_string().as_bytes(), &rubrics);
    let card = serde_json::to_value(card.unwrap().unwrap()).unwrap();
    let last: String = {
        let entries = card.as_object().unwrap().iter();
        let rest = entries.filter(|(key, _)| *key != "document");
        let rest: Vec<String> = rest
            .map(|(key, value)| format!("{key:?}: {value}"))
            .collect();
        format!(" {{ {}, \"document\" : \"scorecard\" }} ", rest.join(", "))
    };
    let first = format!(
        "  {{ \"document\" : \"scorecard\",{}",
        &last[3..].replace(", \"document\" : \"scorecard\"", "")
    );
    let mut rollups = Vec::new();
    for json in [card.to_string(), last, first] {
        let mut rollup = Rollup::default();
        let counted = stream::count_line(&mut rollup, 1, json.as_bytes(), &rubrics);
        assert_eq!(counted, Some(Ok(())), "{json}");
        rollups.push(rollup);
    }
    assert!(rollups.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_document_that_cannot_be_counted_is_an_error() {
    let rubrics = rubrics();
    for line in [
        builtin()[0].json.replace('\n', " "),
        json!({ "document": "findings", "findings": [] }).to_string(),
        json!({ "document": "holiday" }).to_string(),
        json!({}).to_string(),
        "[]".to_owned(),
    ] {
        let mut rollup = Rollup::default();
        let error = stream::count_line(&mut rollup, 5, line.as_bytes(), &rubrics);
        let error = error.unwrap().unwrap_err();
        assert!(matches!(error.problem, LineProblem::Unreadable(_)));
        assert_eq!(error.line.get(), 5);
        assert!(rollup.is_empty());
    }
}

/// A result that contradicts itself is not counted, whether its instrument is at hand or not, and the line says where it is wrong.
#[test]
fn what_no_scoring_comes_to_is_not_counted() {
    let scored = stream::score_line(1, assessment("s").to_string().as_bytes(), &rubrics());
    let card = serde_json::to_value(scored.unwrap().unwrap()).unwrap();
    let points = |earned: u32| json!({ "earned": earned, "of": 100 });
    let again = |list: &str| {
        let mut list = card[list].as_array().unwrap().clone();
        list.push(list[0].clone());
        Value::from(list)
    };
    let groups = card["groups"].as_array().unwrap().len();
    let criteria = card["criteria"].as_array().unwrap().len();
    for (place, value, pointer) in [
        (
            "/outcome/points",
            points(500),
            "/outcome/points/earned".to_owned(),
        ),
        (
            "/lowest/points",
            points(101),
            "/lowest/points/earned".to_owned(),
        ),
        (
            "/lowest/points",
            points(99),
            "/lowest/points/earned".to_owned(),
        ),
        (
            "/coverage/answered",
            json!(999),
            "/coverage/answered".to_owned(),
        ),
        (
            "/coverage/notApplicable",
            json!(31),
            "/coverage/notApplicable".to_owned(),
        ),
        (
            "/groups/0/outcome/points",
            points(101),
            "/groups/0/outcome/points/earned".to_owned(),
        ),
        (
            "/groups",
            again("groups"),
            format!("/groups/{groups}/group"),
        ),
        (
            "/criteria",
            again("criteria"),
            format!("/criteria/{criteria}/criterion"),
        ),
    ] {
        for rubrics in [rubrics(), Rubrics::default()] {
            let mut spoilt = card.clone();
            *spoilt.pointer_mut(place).unwrap() = value.clone();
            let mut rollup = Rollup::default();
            let line = spoilt.to_string();
            let error = stream::count_line(&mut rollup, 7, line.as_bytes(), &rubrics);
            let error = error.unwrap().unwrap_err();
            assert_eq!(rollup, Rollup::default());
            let LineProblem::Unfit(finding) = error.problem else {
                panic!("{error}");
            };
            let told = (finding.rule.as_str(), finding.pointer.as_str());
            assert_eq!(told, ("scorecard.impossible", pointer.as_str()), "{place}");
        }
    }
    // Which level is the higher one only the instrument knows.
    let mut spoilt = card.clone();
    let levels = built_in("operational").instrument().levels.clone();
    spoilt["lowest"]["level"] = json!(levels.last().unwrap().id);
    spoilt["highest"]["level"] = json!(levels[0].id);
    let count = |rubrics| {
        let line = spoilt.to_string();
        stream::count_line(&mut Rollup::default(), 7, line.as_bytes(), &rubrics).unwrap()
    };
    assert!(count(rubrics()).is_err() && count(Rubrics::default()).is_ok());
    let own = include_bytes!("../docs/examples/year/self-assessment.json");
    let external = include_bytes!("../docs/examples/year/external-evaluation.json");
    let rubric = built_in("operational");
    let both = rubric.compare(&read(own).unwrap(), &read(external).unwrap());
    let both = serde_json::to_value(both.unwrap()).unwrap();
    for (place, value) in [
        ("/selfOutcome/points", points(500)),
        ("/externalOutcome/points", points(101)),
    ] {
        let mut spoilt = both.clone();
        *spoilt.pointer_mut(place).unwrap() = value;
        let line = spoilt.to_string();
        let mut rollup = Rollup::default();
        let counted = stream::count_line(&mut rollup, 1, line.as_bytes(), &rubrics());
        assert!(counted.unwrap().is_err(), "{place}");
    }
}
