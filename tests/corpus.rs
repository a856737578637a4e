//! The corpus: every case holds through the public interface, and the corpus leaves nothing out.

use crate::golden;
use it_adoption_model::*;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Mutex;

#[derive(serde::Deserialize)]
struct Cases {
    description: String,
    cases: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    description: String,
    kind: Kind,
    about: String,
    document: Json,
    valid: bool,
    pointer: Option<String>,
    instrument: Option<String>,
    #[serde(default)]
    with: Vec<Json>,
    findings: Option<Vec<Expected>>,
    scorecard: Option<Json>,
}

#[derive(serde::Deserialize, Debug, PartialEq)]
struct Expected {
    rule: Rule,
    severity: Severity,
    pointer: String,
    citation: Basis,
    /// The facts in the message; where the corpus says nothing of them, they may be any.
    #[serde(default)]
    args: Option<BTreeMap<String, String>>,
}

/// A rule's basis as the corpus writes it.
#[derive(serde::Deserialize, Debug, PartialEq)]
struct Basis {
    fidelity: Fidelity,
    source: String,
    clause: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn json(path: &str) -> Json {
    let text = std::fs::read(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_slice(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every file of cases by its path.
fn files() -> BTreeMap<String, Cases> {
    let paths = ["rules", "scores", "several", "schema"]
        .into_iter()
        .flat_map(on_disk);
    paths
        .map(|path| {
            let cases =
                serde_json::from_value(json(&path)).unwrap_or_else(|e| panic!("{path}: {e}"));
            (path, cases)
        })
        .collect()
}

/// The files below a folder of the corpus, as paths in it.
fn on_disk(folder: &str) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(root().join(folder)) else {
        return BTreeSet::new();
    };
    entries
        .map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect()
}

fn rubric(path: &str) -> Rubric {
    static KNOWN: Mutex<BTreeMap<String, Rubric>> = Mutex::new(BTreeMap::new());
    if let Some(known) = KNOWN.lock().unwrap().get(path) {
        return known.clone();
    }
    let instrument: Instrument =
        read(json(path).to_string().as_bytes()).unwrap_or_else(|e| panic!("{path}: {e}"));
    let rubric = Rubric::new(instrument).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut known = KNOWN.lock().unwrap();
    known.insert(path.to_owned(), rubric.clone());
    rubric
}

/// The documents that the case's own is checked together with.
fn beside(case: &Case, place: &str) -> Vec<Document> {
    let read = |document: &Json| {
        read_any(document.to_string().as_bytes()).unwrap_or_else(|e| panic!("{place}: beside: {e}"))
    };
    case.with.iter().map(read).collect()
}

/// The document, read as the kind the case names, or where it cannot be.
fn reading(case: &Case) -> Result<Document, String> {
    let text = case.document.to_string();
    let document = read_any(text.as_bytes()).map_err(|e| e.pointer().to_string())?;
    match kind(text.as_bytes()) {
        Ok(kind) if kind == case.kind => Ok(document),
        _ => Err("/document".into()),
    }
}

fn checking(document: &Document, beside: &[Document], rubric: Option<&Rubric>) -> Findings {
    let alone = !matches!(
        document,
        Document::Submission(_) | Document::Workflow(_) | Document::Scorecard(_)
    );
    if !beside.is_empty() || !alone {
        let documents: Vec<&Document> = std::iter::once(document).chain(beside).collect();
        let mut rubrics = rubric.cloned().into_iter();
        let rubrics = rubrics.try_fold(Rubrics::default(), Rubrics::with).unwrap();
        return check::together(&documents, &rubrics)
            .swap_remove(0)
            .findings;
    }
    match (document, rubric) {
        (Document::Instrument(document), None) => check::instrument(document),
        (Document::Assessment(document), _) => check::assessment(document, rubric),
        (Document::AnnualPlan(document), _) => check::annual_plan(document, rubric),
        (Document::MediumTermPlan(document), _) => check::medium_term_plan(document, rubric),
        (Document::YearEndReport(document), _) => check::year_end_report(document, rubric),
        (Document::Difficulty(document), None) => check::difficulty(document),
        (Document::Crosswalk(document), _) => check::crosswalk(document, rubric, rubric),
        _ => panic!("no check is known for this case"),
    }
}

/// The finding as the corpus would write it, without what is only a help to people: the nearest name.
fn expected(finding: &Finding) -> Expected {
    let basis = finding.rule.basis();
    let args = serde_json::to_value(&finding.args).unwrap();
    let args = args.as_array().unwrap().clone().into_iter();
    let args = args.filter(|arg| arg["name"] != "nearest");
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let args = args.map(|arg| (text(&arg["name"]), text(&arg["value"])));
    Expected {
        rule: finding.rule,
        severity: finding.severity,
        pointer: finding.pointer.to_string(),
        citation: Basis {
            fidelity: basis.fidelity,
            source: basis.source.vi.into(),
            clause: basis.clause.vi.into(),
        },
        args: Some(args.collect()),
    }
}

fn holds(case: &Case, place: &str) {
    let document = match reading(case) {
        Err(pointer) => {
            assert!(!case.valid, "{place}: not read, at {pointer:?}");
            assert_eq!(case.pointer.as_ref(), Some(&pointer), "{place}");
            return;
        }
        Ok(document) => document,
    };
    assert!(case.valid, "{place}: read, though it should not be");
    let Some(expected_findings) = &case.findings else {
        return assert!(
            place.starts_with("schema/"),
            "{place}: nothing said of checking"
        );
    };
    let rubric = case.instrument.as_deref().map(rubric);
    let findings = checking(&document, &beside(case, place), rubric.as_ref());
    if case.with.is_empty() && document.instrument() == rubric.as_ref().map(Rubric::reference) {
        let mut rubrics = rubric.iter().cloned();
        let rubrics = rubrics.try_fold(Rubrics::default(), Rubrics::with).unwrap();
        let together = check::together(&[&document], &rubrics).swap_remove(0);
        let apart = |finding: &&Finding| !finding.rule.as_str().ends_with("-missing");
        let [alone, together] = [&findings, &together.findings].map(|all| {
            all.findings
                .iter()
                .filter(apart)
                .cloned()
                .collect::<Vec<_>>()
        });
        assert_eq!(
            together, alone,
            "{place}: checked together with nothing else"
        );
    }
    let found = findings.findings.iter().map(expected);
    let mut found: Vec<Expected> = found.collect();
    for (found, expected) in found.iter_mut().zip(expected_findings) {
        found.args = found.args.take().filter(|_| expected.args.is_some());
    }
    assert_eq!(&found, expected_findings, "{place}");
    let (Document::Assessment(assessment), Some(rubric)) = (document, rubric) else {
        return assert!(case.scorecard.is_none(), "{place}");
    };
    match rubric.score(&assessment) {
        Err(unfit) => {
            let first = findings
                .findings
                .iter()
                .find(|f| f.severity == Severity::Error);
            assert_eq!(first, Some(unfit.finding()), "{place}");
        }
        Ok(card) => {
            assert!(!findings.has_errors(), "{place}");
            let rubrics = Rubrics::default().with(rubric.clone()).unwrap();
            let again = check::together(&[&card.clone().into()], &rubrics).swap_remove(0);
            assert_eq!(again.findings.findings, [], "{place}");
            if let Some(expected) = &case.scorecard {
                let found = serde_json::to_value(&card).unwrap();
                assert_eq!(
                    &found, expected,
                    "{place}: the scorecard differs:\n{found:#}"
                );
            }
        }
    }
}

#[test]
fn every_case_holds() {
    let files = files();
    let mut broken = 0;
    for (path, file) in &files {
        for case in &file.cases {
            let place = format!("{path}: {}", case.description);
            let held = std::panic::catch_unwind(|| holds(case, &place));
            broken += usize::from(held.is_err());
        }
    }
    assert_eq!(broken, 0, "each is told above");
    let cases: usize = files.values().map(|file| file.cases.len()).sum();
    assert!(cases >= 300, "only {cases} cases were found");
}

#[test]
fn every_rule_is_found_alone_and_has_a_sound_neighbour() {
    let files = files();
    let codes: BTreeSet<String> = Rule::ALL
        .iter()
        .map(|r| format!("rules/{r}.json"))
        .collect();
    let named: BTreeSet<String> = files
        .keys()
        .filter(|p| p.starts_with("rules/"))
        .cloned()
        .collect();
    assert_eq!(codes, named, "one file a rule, named by its code");
    for rule in Rule::ALL {
        let cases = &files[&format!("rules/{rule}.json")].cases;
        for case in cases {
            assert_eq!(case.about, rule.as_str(), "{}", case.description);
            let alone = case.findings.iter().flatten().all(|f| f.rule == *rule);
            assert!(
                alone,
                "{rule}: {}: another rule is found as well",
                case.description
            );
        }
        let sound = cases
            .iter()
            .filter(|c| c.findings.as_ref().is_some_and(Vec::is_empty))
            .count();
        let found = cases
            .iter()
            .filter(|c| c.findings.iter().flatten().next().is_some())
            .count();
        assert!(
            sound > 0 && found > 0,
            "{rule}: {found} failing, {sound} sound"
        );
    }
}

/// What the first finding of a rule's cases says, whole: the words in both languages, and the details; and the details of all others.
#[test]
fn the_first_message_and_all_details_of_each_rule_are_told() {
    for rule in Rule::ALL {
        let path = format!("rules/{rule}.json");
        let file: Cases = serde_json::from_value(json(&path)).unwrap();
        let found = |case: &Case| {
            let document = reading(case).unwrap();
            let rubric = case.instrument.as_deref().map(rubric);
            checking(&document, &beside(case, &path), rubric.as_ref()).findings
        };
        let valid = file.cases.iter().filter(|case| case.valid);
        let mut found = valid.flat_map(found);
        let args = |finding: &Finding| {
            let args = finding.args.iter();
            let args = args.map(|arg| (arg.name.to_string(), Json::from(arg.value.as_str())));
            Json::Object(args.collect())
        };
        let first = found.next().unwrap();
        let mut told = serde_json::json!({
            "vi": first.message.get(Locale::Vi), "en": first.message.get(Locale::En),
            "args": args(&first),
        });
        let others: Vec<Json> = found.map(|finding| args(&finding)).collect();
        if others.iter().any(|args| args != &serde_json::json!({})) {
            told["others"] = others.into();
        }
        let path = format!("tests/corpus/{path}");
        let text = std::fs::read_to_string(golden::repository(&path)).unwrap();
        golden::check(&path, &with_told(&text, &told));
    }
}

/// A file of cases with what is told on a line of its own before the cases.
fn with_told(text: &str, told: &Json) -> String {
    let kept = text.lines().filter(|line| !line.starts_with("  \"told\":"));
    let mut lines: Vec<String> = kept.map(str::to_owned).collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("  \"cases\":"))
        .unwrap();
    lines.insert(at, format!("  \"told\": {told},"));
    lines.join("\n") + "\n"
}

#[test]
fn every_score_is_told_in_full() {
    for (path, file) in files() {
        for case in file.cases.iter().filter(|_| path.starts_with("scores/")) {
            assert!(case.scorecard.is_some(), "{path}: {}", case.description);
        }
    }
}

#[test]
fn several_are_told_at_once() {
    for (path, file) in files() {
        let mut several = file.cases.iter().filter(|case| {
            let codes = case.findings.iter().flatten().map(|f| f.rule.as_str());
            codes.collect::<BTreeSet<_>>().len() > 1
        });
        if path.starts_with("several/") {
            assert!(several.next().is_some(), "{path}: no two rules are broken");
        }
    }
}

#[test]
fn the_index_lists_every_file_and_every_instrument_is_used() {
    let files = files();
    let listed = files.iter().map(|(path, file)| {
        let description = Json::from(file.description.as_str());
        format!("    {{ \"path\": \"{path}\", \"description\": {description} }}")
    });
    let listed = listed.collect::<Vec<_>>().join(",\n");
    let head = "\"$schema\": \"./index.schema.json\",\n  \"version\": 1";
    let index = format!("{{\n  {head},\n  \"files\": [\n{listed}\n  ]\n}}\n");
    golden::check("tests/corpus/index.json", &index);
    let cases = files.values().flat_map(|file| &file.cases);
    let used: BTreeSet<String> = cases.filter_map(|case| case.instrument.clone()).collect();
    assert_eq!(used, on_disk("instruments"));
}

/// Each finding of the cases that may be read, with the case that it is of.
fn every_finding(mut look: impl FnMut(&str, &Finding)) {
    for (path, file) in files() {
        let read = |case: &&Case| case.valid && case.findings.is_some();
        for case in file.cases.iter().filter(read) {
            let place = format!("{path}: {}", case.description);
            let document = reading(case).unwrap_or_else(|e| panic!("{place}: {e}"));
            let rubric = case.instrument.as_deref().map(rubric);
            let findings = checking(&document, &beside(case, &place), rubric.as_ref());
            findings
                .findings
                .iter()
                .for_each(|finding| look(&place, finding));
        }
    }
}

#[test]
fn no_message_says_an_article_twice() {
    every_finding(|place, found| {
        let text = found.message.get(Locale::En).to_lowercase();
        let words: Vec<&str> = text.split(' ').collect();
        let articles = |pair: &[&str]| pair.iter().all(|word| ["the", "a", "an"].contains(word));
        assert!(!words.windows(2).any(articles), "{place}: {text}");
    });
}

#[test]
fn descriptions_are_not_repeated_in_a_file() {
    for (path, file) in files() {
        let mut seen = BTreeSet::new();
        for case in &file.cases {
            assert!(
                seen.insert(&case.description),
                "{path}: {}",
                case.description
            );
        }
    }
}

#[test]
fn the_corpus_keeps_to_its_own_schemas() {
    let of_index = jsonschema::validator_for(&json("index.schema.json")).unwrap();
    let of_cases = jsonschema::validator_for(&json("cases.schema.json")).unwrap();
    of_index
        .validate(&json("index.json"))
        .unwrap_or_else(|e| panic!("index.json: {e}"));
    for path in files().keys() {
        of_cases
            .validate(&json(path))
            .unwrap_or_else(|e| panic!("{path}: {e} at {}", e.instance_path()));
    }
}

#[test]
fn the_schemas_of_the_corpus_refuse_what_they_should() {
    let of_cases = jsonschema::validator_for(&json("cases.schema.json")).unwrap();
    let sound = json("rules/answer.share-part-exceeds.json");
    let refuses = |pointer: &str, change: &dyn Fn(&mut serde_json::Map<String, Json>)| {
        let mut file = sound.clone();
        change(file.pointer_mut(pointer).unwrap().as_object_mut().unwrap());
        assert!(!of_cases.is_valid(&file), "{pointer}");
    };
    refuses("", &|file| drop(file.remove("cases")));
    refuses("/cases/0", &|case| drop(case.remove("findings")));
    refuses("/cases/0", &|case| {
        drop(case.insert("pointer".into(), "/a".into()))
    });
    refuses("/cases/0", &|case| {
        drop(case.insert("valid".into(), false.into()))
    });
    refuses("/cases/0", &|case| {
        drop(case.insert("more".into(), 1.into()))
    });
    refuses("/cases/0/findings/0", &|finding| {
        drop(finding.insert("pointer".into(), "a".into()))
    });
    refuses("/cases/0/findings/0", &|finding| {
        drop(finding.insert("severity".into(), "fatal".into()))
    });
    refuses("/cases/0/findings/0/citation", &|citation| {
        drop(citation.remove("clause"))
    });
    let unread = sound["cases"]
        .as_array()
        .unwrap()
        .iter()
        .position(|c| c["valid"] == false)
        .unwrap();
    refuses(&format!("/cases/{unread}"), &|case| {
        drop(case.remove("pointer"))
    });
    refuses(&format!("/cases/{unread}"), &|case| {
        drop(case.insert("findings".into(), Json::Array(vec![])))
    });
}

/// What a finding says to somebody who nearly hit the name, for each rule that can say it: the first in the corpus.
#[test]
fn suggestions_are_told_in_full() {
    let mut told: BTreeMap<&'static str, String> = BTreeMap::new();
    every_finding(|_, finding| {
        let mut args = finding.args.iter();
        if let Some(nearest) = args.find(|arg| arg.name.as_str() == "nearest") {
            let [vi, en] = [Locale::Vi, Locale::En].map(|l| finding.message.get(l));
            let (rule, nearest) = (finding.rule.as_str(), nearest.value.as_str());
            let lines = format!("{rule}: {nearest}\n  {vi}\n  {en}\n");
            told.entry(finding.rule.as_str()).or_insert(lines);
        }
    });
    golden::check(
        "tests/golden/suggestions.txt",
        &told.into_values().collect::<String>(),
    );
}
