//! The built-in instruments and the example documents: sound where they should be, wrong where they say so.

use it_adoption_model::{
    Assessment, Citation, Criterion, Document, Fidelity, Findings, Id, Instrument, Kind, Limit,
    Locale, Measure, PointScore, Points, RequirementKind, RequirementState, Rubric, Rubrics,
    Severity, Stage, StageLimit, Step, Text, builtin, check, read, read_any,
};
use std::collections::BTreeMap;

mod broken;
mod tables;

/// The files of `docs/examples/` or of a folder in it, by name.
fn files(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = format!("{}/docs/examples/{folder}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect()
}

fn builtin_instrument(id: &str) -> Instrument {
    crate::built_in(id).instrument().clone()
}

/// Every rubric that an example may answer: the built-in ones and those among the examples.
fn rubrics() -> Rubrics {
    let files = files("").into_values();
    let documents: Vec<Document> = files.map(|json| read_any(&json).unwrap()).collect();
    Rubrics::beside(&documents)
}

fn rubric_of(assessment: &Assessment) -> Rubric {
    rubrics().find(&assessment.instrument).unwrap().clone()
}

/// Code and place of each finding, as `code /pointer`.
fn told(findings: &Findings) -> Vec<String> {
    let found = findings.findings.iter();
    found
        .map(|f| format!("{} {}", f.rule.as_str(), f.pointer.as_str()))
        .collect()
}

#[test]
fn instruments_are_clean() {
    let own = files("").remove("instrument-school-own.json").unwrap();
    let instruments = builtin()
        .iter()
        .map(|b| b.json.as_bytes())
        .chain([own.as_slice()]);
    for json in instruments {
        let instrument: Instrument = read(json).unwrap();
        let findings = check::instrument(&instrument);
        assert!(findings.findings.is_empty(), "{:?}", told(&findings));
    }
}

#[test]
fn instruments_survive_a_round_trip() {
    for b in builtin() {
        let written = serde_json::to_value(builtin_instrument(b.id)).unwrap();
        let file: serde_json::Value = serde_json::from_str(b.json).unwrap();
        assert_eq!(written, file, "{}", b.id);
    }
}

/// Level, points earned, points applicable, criteria answered, and whether a condition holds the level down.
type Expected = (&'static str, &'static str, &'static str, u32, bool);

const RESULTS: [(&str, Expected); 6] = [
    ("assessment-4725.json", ("basic", "–", "–", 11, false)),
    (
        "assessment-accreditation-57.json",
        ("muc-1", "–", "–", 15, false),
    ),
    (
        "assessment-operational-multilevel.json",
        ("not-met", "66", "95", 29, true),
    ),
    (
        "assessment-operational.json",
        ("basic", "57", "100", 30, false),
    ),
    (
        "assessment-partial.json",
        ("little-answered", "0", "100", 1, true),
    ),
    (
        "assessment-school-own.json",
        ("growing", "65.5", "100", 8, false),
    ),
];

#[test]
fn assessments_are_sound_and_score_as_they_say() {
    let mut left: BTreeMap<_, _> = RESULTS.into();
    for (name, json) in files("") {
        let Document::Assessment(assessment) = read_any(&json).unwrap() else {
            continue;
        };
        let rubric = rubric_of(&assessment);
        let findings = check::assessment(&assessment, Some(&rubric));
        let expected: &[&str] = match name.as_str() {
            "assessment-partial.json" => &["assessment.unanswered /answers"],
            _ => &[],
        };
        assert_eq!(told(&findings), expected, "{name}");
        let card = rubric.score(&assessment).unwrap();
        let whole = card.outcome;
        let points = |of: fn(&PointScore) -> Points| {
            whole
                .points
                .as_ref()
                .map_or("–".to_owned(), |p| of(p).to_string())
        };
        let failed = card
            .requirements
            .iter()
            .any(|r| r.kind == RequirementKind::Conditions && r.state == RequirementState::Unmet);
        let none = || whole.no_level.unwrap().to_string();
        let level = whole.level.map_or_else(none, |level| level.to_string());
        let expected = left.remove(name.as_str()).unwrap();
        assert_eq!(
            (
                level.as_str(),
                points(|p| p.earned).as_str(),
                points(|p| p.of).as_str(),
                card.coverage.answered.get(),
                failed,
            ),
            expected,
            "{name}"
        );
    }
    assert!(left.is_empty(), "no such file: {left:?}");
}

#[test]
fn groups_of_4725_stand_on_different_levels() {
    let assessment: Assessment = read(&files("")["assessment-4725.json"]).unwrap();
    let card = rubric_of(&assessment).score(&assessment).unwrap();
    let groups: Vec<_> = card.groups.iter().map(|g| g.outcome.level).collect();
    assert_eq!(groups, [Id::new("good"), Id::new("basic")]);
}

#[test]
fn figures_say_where_they_come_from() {
    for (name, json) in files("") {
        let Document::Assessment(assessment) = read_any(&json).unwrap() else {
            continue;
        };
        let provenance = assessment.provenance.unwrap();
        let note = provenance.note.unwrap();
        assert!(note.en.is_some(), "{name}");
        let published = name == "assessment-partial.json";
        let kind = if published {
            "published"
        } else {
            "constructed"
        };
        assert_eq!(provenance.kind.to_string(), kind, "{name}");
        assert_eq!(provenance.source.is_some(), published, "{name}");
    }
}

/// The documents of the year and how bad the worst is that checking all of them together finds in each.
const YEAR: [(&str, Option<Severity>); 9] = [
    ("difficulty.json", None),
    ("external-evaluation.json", Some(Severity::Advice)),
    ("gaps.json", None),
    ("medium-term-plan.json", None),
    ("next-assessment.json", None),
    ("plan.json", None),
    ("report.json", None),
    ("self-assessment.json", None),
    ("submission.json", Some(Severity::Advice)),
];

#[test]
fn the_documents_of_the_year_agree() {
    let rubric = crate::built_in("operational");
    let files = files("year");
    let documents = files.values().map(|json| read_any(json).unwrap());
    let documents: Vec<Document> = documents.collect();
    let found = check::together(&documents.iter().collect::<Vec<_>>(), &rubrics());
    let worst = found.iter().map(|found| {
        let severities = found.findings.findings.iter().map(|f| f.severity);
        severities.min()
    });
    let names = files.keys().map(String::as_str);
    assert_eq!(names.zip(worst).collect::<Vec<_>>(), YEAR);
    let level = |name: &str| {
        let assessment: Assessment = read(&files[name]).unwrap();
        let card = rubric.score(&assessment).unwrap();
        card.outcome.level.unwrap().to_string()
    };
    assert_eq!(level("external-evaluation.json"), "basic");
    assert_eq!(level("next-assessment.json"), "good");
}

#[test]
fn the_readme_lists_every_file_once() {
    let readme = include_str!("../docs/examples/README.md");
    let within = |folder: &'static str| {
        let names = files(folder).into_keys();
        names.map(move |name| format!("{folder}/{name}"))
    };
    let others = ["broken", "forms", "../crosswalks"]
        .into_iter()
        .flat_map(within);
    let year = ["year", "edition"].map(|folder| format!("{folder}/README.md"));
    for name in files("").into_keys().chain(others).chain(year) {
        assert_eq!(readme.matches(&format!("]({name})")).count(), 1, "{name}");
    }
}
