//! The provincial letter, clause by clause: the table in `docs/design.md` held to the code.

use crate::golden;
use it_adoption_model::{
    AnnualPlan, Assessment, Difficulty, Fidelity, Id, Locale, Readable, Rubrics, Rule,
    YearEndReport, explain, explain::Depth, read,
};
use std::collections::{BTreeMap, BTreeSet};

/// A row of the table: its cells after the clause.
struct Clause {
    types: Vec<String>,
    rules: Vec<String>,
    pages: Vec<(String, String)>,
}

/// What stands in back-quotes in a cell.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The words that each page is to say, such as `plan: “a”, “b”; report: “c”`.
fn said(cell: &str) -> Vec<(String, String)> {
    let pages = cell.split(';').filter_map(|part| part.split_once(':'));
    pages
        .flat_map(|(page, words)| {
            let words = words.split('“').skip(1);
            let words = words.map(|rest| rest.split('”').next().unwrap().to_owned());
            words.map(|words| (page.trim().to_owned(), words))
        })
        .collect()
}

fn table() -> BTreeMap<String, Clause> {
    let design = std::fs::read_to_string(golden::repository("docs/design.md")).unwrap();
    let section = design
        .split("## The letter, clause by clause")
        .nth(1)
        .unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| "));
    rows.skip(1)
        .map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let [clause, asks, types, rules, pages] = cells[..] else {
                panic!("{row}");
            };
            assert!(!asks.is_empty(), "{clause}");
            let clause = clause.to_owned();
            let carried = Clause {
                types: quoted(types),
                rules: quoted(rules),
                pages: said(pages),
            };
            (clause, carried)
        })
        .collect()
}

fn example<T: Readable>(name: &str) -> T {
    let path = golden::repository(&format!("docs/examples/year/{name}.json"));
    read(&std::fs::read(path).unwrap()).unwrap()
}

/// The page of this name in the table, of the example of a school's year.
fn page(name: &str) -> String {
    let rubrics = Rubrics::builtin();
    let rubric = rubrics.named("operational").unwrap();
    let instrument = rubric.instrument();
    let own: Assessment = example("self-assessment");
    let plan: AnnualPlan = example("plan");
    let lang = Locale::Vi;
    let page = match name {
        "score" => explain::scorecard(&rubric.score(&own).unwrap(), rubric, Depth::Brief, lang),
        "gaps" => {
            let gaps = rubric.gaps(&own, &Id::new("good").unwrap()).unwrap();
            explain::gaps(&gaps, instrument, Depth::Brief, lang)
        }
        "plan" => explain::annual_plan(&plan, instrument, lang),
        "report" => {
            let report: YearEndReport = example("report");
            explain::year_end_report(&report, Some(&plan), instrument, lang)
        }
        "difficulty" => explain::difficulty(&example::<Difficulty>("difficulty"), lang),
        other => panic!("no page {other}"),
    };
    page.markdown().replace('\\', "")
}

/// The rules that cite the letter, by the clause they cite.
fn citing() -> BTreeMap<String, BTreeSet<String>> {
    let mut citing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for rule in Rule::ALL {
        let basis = rule.basis();
        if basis.source.vi.contains("Long An") {
            let rules = citing.entry(basis.clause.vi.to_owned()).or_default();
            rules.insert(rule.as_str().to_owned());
        }
    }
    citing
}

#[test]
fn every_rule_that_cites_the_letter_stands_in_its_clause_and_no_other() {
    let stated: BTreeMap<String, BTreeSet<String>> = table()
        .into_iter()
        .filter(|(_, clause)| !clause.rules.is_empty())
        .map(|(name, clause)| (name, clause.rules.into_iter().collect()))
        .collect();
    assert_eq!(stated, citing());
}

#[test]
fn every_clause_is_carried_by_types_that_exist() {
    let mut model = String::new();
    for path in golden::files_under("src/model") {
        model += &std::fs::read_to_string(golden::repository(&path)).unwrap();
    }
    let table = table();
    assert_eq!(table.len(), 8, "the clauses of the letter");
    for (name, clause) in table {
        assert!(!clause.types.is_empty(), "{name}");
        for of in clause.types {
            let declared = [format!("pub struct {of} "), format!("pub enum {of} ")];
            assert!(
                declared.iter().any(|d| model.contains(d)),
                "{name}: no type {of}"
            );
        }
    }
}

#[test]
fn every_page_says_what_the_table_says_it_does() {
    let mut told = 0;
    for (name, clause) in table() {
        for (of, words) in clause.pages {
            let page = page(&of);
            assert!(
                page.contains(&words),
                "{name}: {of} says nothing of {words}\n{page}"
            );
            told += 1;
        }
    }
    assert!(told >= 14, "only {told} places were looked at");
}

/// What is read says where; what was chosen is the project's own and cites nobody; the letter is read, and what follows from it inferred.
#[test]
fn every_rule_has_the_mark_that_its_basis_allows() {
    for rule in Rule::ALL {
        let basis = rule.basis();
        let own = basis.source.vi == "it-adoption-model";
        assert_eq!(basis.fidelity == Fidelity::Authored, own, "{rule}");
        assert!(!basis.clause.vi.is_empty(), "{rule} names no clause");
        // What the reader is told in English names the same document and is in English.
        let english = format!("{} {}", basis.source.en, basis.clause.en);
        let vietnamese = [
            "Công văn",
            "Quyết định",
            "nhiệm vụ",
            "nguyên tắc",
            "đoạn",
            "phụ lục",
            "quy trình",
            "hồ sơ",
        ];
        assert!(
            !vietnamese.iter().any(|word| english.contains(word)),
            "{rule}: {english}"
        );
        for number in ["4116/BGDĐT-CNTT", "4725/QĐ-BGDĐT", "Long An"] {
            let named = |text: &str| text.contains(number);
            assert_eq!(named(basis.source.vi), named(basis.source.en), "{rule}");
        }
        if basis.source.vi.contains("4725") || basis.source.vi.contains("Phần mềm") {
            assert_eq!(basis.fidelity, Fidelity::Reported, "{rule}");
        }
    }
    let reasoned = [
        "trial.phases-out-of-order",
        "plan.solution-unchecked",
        "plan.solution-checked-own",
        "plan.content-without-need",
        "plan.need-unanswered",
        "plan.legal-basis-missing",
        "medium-term-plan.years-number",
    ];
    for code in reasoned {
        let rule: Rule = code.parse().unwrap();
        assert_eq!(rule.basis().fidelity, Fidelity::Inferred, "{code}");
    }
    for code in ["submission.reason-missing", "submission.move-not-allowed"] {
        let rule: Rule = code.parse().unwrap();
        assert!(rule.basis().source.vi.contains("Phần mềm"), "{code}");
    }
}

/// Every citation of a document, by its pointer.
fn citations(json: &serde_json::Value, at: &str, found: &mut Vec<(String, serde_json::Value)>) {
    if json.get("fidelity").is_some() {
        found.push((at.to_owned(), json.clone()));
    }
    match json {
        serde_json::Value::Object(of) => {
            for (name, inner) in of {
                citations(inner, &format!("{at}/{name}"), found);
            }
        }
        serde_json::Value::Array(of) => {
            for (number, inner) in of.iter().enumerate() {
                citations(inner, &format!("{at}/{number}"), found);
            }
        }
        _ => {}
    }
}

/// What was read says where in a document that is listed; what was chosen cites none; and a page of it says that it was chosen.
#[test]
fn every_citation_has_the_mark_that_its_source_allows() {
    let mut looked = 0;
    for path in [
        "docs/instruments/operational.json",
        "docs/instruments/decision-4725.json",
        "docs/instruments/accreditation-57.json",
        "docs/workflows/vietnam.json",
    ] {
        let text = std::fs::read(golden::repository(path)).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&text).unwrap();
        let sources = json["sources"].as_array().unwrap();
        let mut found = Vec::new();
        citations(&json, "", &mut found);
        let mut authored = 0;
        for (at, citation) in &found {
            let fidelity = citation["fidelity"].as_str().unwrap();
            let source = citation.get("source");
            let listed = source.is_some_and(|id| sources.iter().any(|s| s["id"] == *id));
            authored += usize::from(fidelity == "authored");
            assert_eq!(listed, fidelity != "authored", "{path}{at}");
            assert!(
                fidelity != "read" || citation["clause"].is_string(),
                "{path}{at}: read, and no clause"
            );
            // What was read in a transcription or told by others is not read.
            let told = listed && {
                let of = |s: &&serde_json::Value| Some(&s["id"]) == source;
                let note = &sources.iter().find(of).unwrap()["note"]["vi"];
                note.as_str()
                    .is_some_and(|note| note.contains("nguồn thứ cấp"))
            };
            assert!(
                fidelity != "read" || !told,
                "{path}{at}: read, and only told"
            );
            looked += 1;
        }
        let page = match it_adoption_model::read_any(&text).unwrap() {
            it_adoption_model::Document::Instrument(of) => explain::instrument(&of, Locale::Vi),
            it_adoption_model::Document::Workflow(of) => explain::workflow(&of, Locale::Vi),
            _ => panic!("{path}"),
        };
        let marks = page.markdown().matches("do người soạn chọn").count();
        assert!(
            authored == 0 || marks > 0,
            "{path}: the page of it shows no mark"
        );
    }
    assert!(looked > 100, "only {looked} citations");
}
