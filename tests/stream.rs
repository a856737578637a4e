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
