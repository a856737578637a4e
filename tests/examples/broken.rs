//! The examples with mistakes: what cannot be read says where and why, what can be read has exactly these findings.

use super::{BTreeMap, Document, Kind, Locale, Rubric, check, files, read_any, told};

/// File, pointer, the text of the line reading stopped on, and the message.
const UNREADABLE: [(&str, &str, &str, &str); 4] = [
    (
        "impossible-date.json",
        "/answers/2/evidence/0/issued",
        r#""issued": "2026-02-29""#,
        r#"expected a real day as YYYY-MM-DD, from 2000 to 2099, found the string "2026-02-29""#,
    ),
    (
        "not-json.json",
        "",
        r#""issued": "2026-"#,
        "the JSON text ends too early: get the whole file, or add the closing mark that is missing",
    ),
    (
        "unknown-property.json",
        "/answers/2/evidences",
        r#""evidences": ["#,
        "there is no property `evidences` here; did you mean `evidence`?",
    ),
    (
        "wrong-type.json",
        "/answers/3/value/share/part",
        r#""part": "11","#,
        r#"expected a whole number from 0 to 1,000,000,000, found the string "11": leave the quotes out and write 11"#,
    ),
];

/// File and findings, in their order.
const UNSOUND: [(&str, &[&str]); 6] = [
    (
        "assessment-many-mistakes.json",
        &[
            "assessment.edition-mismatch /instrument/edition",
            "school.stage-repeated /school/stages/1",
            "assessment.date-outside-year /date",
            "answer.evidence-missing /answers/0",
            "answer.repeated /answers/3/criterion",
            "answer.not-applicable-unforeseen /answers/4/value",
            "answer.share-whole-zero /answers/5/value/share/whole",
            "answer.level-unknown /answers/6/value/rating",
            "answer.wrong-measure /answers/7/value",
            "evidence.link-not-web /answers/8/evidence/0/reference/link",
            "answer.count-exceeds /answers/9/value/count",
            "answer.share-part-exceeds /answers/10/value/share/part",
            "evidence.later /answers/10/evidence/0/issued",
            "evidence.dates-contradict /answers/11/evidence/0/expires",
            "answer.criterion-unknown /answers/12/criterion",
            "evidence.expired /answers/13/evidence/0/expires",
            "assessment.unanswered /answers",
        ],
    ),
    (
        "instrument-bands-hole.json",
        &["instrument.bands-hole /scoring/levels/3/requires/0/percent"],
    ),
    (
        "instrument-sums-differ.json",
        &[
            "instrument.group-points-differ /groups/0/points",
            "instrument.total-differs /scoring/points",
        ],
    ),
    (
        "plan-scale-up-unproven.json",
        &["trial.scale-up-unproven /trials/0/scaleUp"],
    ),
    (
        "plan-total-differs.json",
        &["plan.quantity-differs /resources/0/need/equipment/printedQuantity"],
    ),
    (
        "report-objective-omitted.json",
        &["report.objective-unreported /results"],
    ),
];

#[test]
fn every_broken_example_is_tested() {
    let unreadable = UNREADABLE.map(|(name, ..)| name);
    let mut names = UNSOUND.map(|(name, _)| name).to_vec();
    names.extend(unreadable);
    names.sort_unstable();
    assert_eq!(files("broken").into_keys().collect::<Vec<_>>(), names);
}

#[test]
fn unreadable_examples_say_where_and_why() {
    let files: BTreeMap<String, Vec<u8>> = files("broken");
    for (name, pointer, line, message) in UNREADABLE {
        let json = &files[name];
        let error = read_any(json).unwrap_err();
        assert_eq!(error.pointer().as_str(), pointer, "{name}");
        let text = str::from_utf8(json).unwrap();
        let stopped = text.lines().nth(error.line() - 1).unwrap();
        assert_eq!(stopped.trim(), line, "{name}");
        assert_eq!(error.message(Locale::En), message, "{name}");
    }
}

#[test]
fn unsound_examples_have_exactly_these_findings() {
    let files = files("broken");
    for (name, expected) in UNSOUND {
        let findings = match read_any(&files[name]).unwrap() {
            Document::Instrument(instrument) => {
                let findings = check::instrument(&instrument);
                let unsound = Rubric::new(*instrument).unwrap_err();
                assert_eq!(*unsound.findings(), findings, "{name}");
                findings
            }
            Document::Assessment(assessment) => {
                let rubric = crate::built_in("operational");
                let findings = check::assessment(&assessment, Some(&rubric));
                let first = rubric.score(&assessment).unwrap_err();
                let first = first.finding();
                assert_eq!(*first, findings.findings[0], "{name}");
                findings
            }
            document => {
                let plan = read_any(&super::files("year")["plan.json"]).unwrap();
                let report = document.kind() == Kind::YearEndReport;
                let beside = report.then_some(&plan);
                let documents: Vec<&Document> = [&document].into_iter().chain(beside).collect();
                check::together(&documents, &super::rubrics())
                    .remove(0)
                    .findings
            }
        };
        assert_eq!(told(&findings), expected, "{name}");
    }
}

#[test]
fn near_misses_are_named() {
    let Document::Assessment(assessment) =
        read_any(&files("broken")["assessment-many-mistakes.json"]).unwrap()
    else {
        panic!()
    };
    let rubric = crate::built_in("operational");
    let findings = check::assessment(&assessment, Some(&rubric)).findings;
    let nearest: Vec<(&str, &str)> = findings
        .iter()
        .flat_map(|f| f.args.iter().map(move |a| (f.rule.as_str(), a)))
        .filter(|(_, arg)| arg.name.as_str() == "nearest")
        .map(|(rule, arg)| (rule, arg.value.as_str()))
        .collect();
    assert_eq!(
        nearest,
        [
            ("answer.level-unknown", "good"),
            ("answer.criterion-unknown", "H.3")
        ]
    );
}
