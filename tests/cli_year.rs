//! The commands of the year's documents: exit codes, forms, and what is held against what.

use crate::cli::{Ran, contains, piped, run};
use it_adoption_model::{
    AnnualPlan, Assessment, Comparison, Document, Findings, Kind, Period, Rule, SchoolYear,
    Workflow, Year, builtin_workflow, read, read_any,
};
use serde_json::Value as Json;
use std::collections::BTreeSet;

const SELF: &str = "docs/examples/year/self-assessment.json";
const EXTERNAL: &str = "docs/examples/year/external-evaluation.json";
const PLAN: &str = "docs/examples/year/plan.json";
const DRAFT: &str = "docs/examples/year/draft/plan.json";
const MEDIUM_TERM: &str = "docs/examples/year/medium-term-plan.json";
const REPORT: &str = "docs/examples/year/report.json";
const SUBMISSION: &str = "docs/examples/year/submission.json";
const NEXT: &str = "docs/examples/year/next-assessment.json";
const OMITTED: &str = "docs/examples/broken/report-objective-omitted.json";
const OTHER: &str = "docs/examples/assessment-operational.json";
const MULTILEVEL: &str = "docs/examples/assessment-operational-multilevel.json";
const OWN_ANSWERS: &str = "docs/examples/assessment-school-own.json";
const OWN: &str = "docs/examples/instrument-school-own.json";
const MISTAKES: &str = "docs/examples/broken/assessment-many-mistakes.json";

fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(crate::golden::repository(path)).unwrap()
}

/// A document of the examples, changed.
fn changed(path: &str, change: impl FnOnce(&mut Json)) -> Vec<u8> {
    let mut json: Json = serde_json::from_slice(&bytes(path)).unwrap();
    change(&mut json);
    json.to_string().into_bytes()
}

fn rules(findings: &Findings) -> Vec<Rule> {
    findings.findings.iter().map(|f| f.rule).collect()
}

#[track_caller]
fn refused(ran: &Ran, parts: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    contains(&ran.err, parts);
}

#[test]
fn files_are_checked_against_each_other() {
    let alone = run(&["check", OMITTED, "--format", "json"]);
    assert_eq!(alone.code, 0);
    let findings: Findings = read(alone.out.as_bytes()).unwrap();
    assert_eq!(rules(&findings), []);
    let together = run(&["check", PLAN, OMITTED, "--format", "json"]);
    assert_eq!(together.code, 1);
    let entries: Json = serde_json::from_str(&together.out).unwrap();
    let found = |at: usize| {
        let findings = entries[at]["findings"].to_string();
        rules(&read(findings.as_bytes()).unwrap())
    };
    assert_eq!(found(0), []);
    assert_eq!(found(1), [Rule::ReportObjectiveUnreported]);
    for entry in entries.as_array().unwrap() {
        assert_eq!(entry["instrument"]["id"], "operational");
    }
    let text = run(&["check", MEDIUM_TERM, "--lang", "en"]);
    assert_eq!(text.code, 0);
    contains(
        &text.out,
        &[
            "Document medium-term plan",
            "Checked against operational, edition 2026.1",
        ],
    );
}

#[test]
fn a_document_whose_instrument_is_not_at_hand_is_not_passed() {
    for (path, at) in [
        (PLAN, "/instrument/id"),
        (MEDIUM_TERM, "/instrument/id"),
        (REPORT, "/instrument/id"),
        (SUBMISSION, "/selfAssessment/instrument/id"),
    ] {
        let other = changed(path, |json| *json.pointer_mut(at).unwrap() = "annex".into());
        let ran = piped(&["check", "-"], &other);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{path}");
        contains(&ran.err, &["\"annex\"", "--instrument"]);
        let given = piped(&["check", "-", "--instrument", "operational"], &other);
        assert_eq!(given.code, 1, "{path}");
        assert!(given.out.contains("instrument-"), "{}", given.out);
    }
}

#[test]
fn a_submission_goes_by_the_workflow_among_the_files() {
    let built_in = run(&["check", SUBMISSION]);
    assert_eq!(built_in.code, 0);
    let mut workflow: Workflow = read(builtin_workflow().json.as_bytes()).unwrap();
    workflow.moves.retain(|m| m.action.as_str() != "publish");
    let workflow = serde_json::to_vec(&workflow).unwrap();
    let ran = piped(&["check", SUBMISSION, "-", "--format", "json"], &workflow);
    assert_eq!(ran.code, 1);
    contains(&ran.out, &["submission.move-not-allowed"]);
}

#[test]
fn a_draft_is_a_document_that_checking_lists_the_open_places_of() {
    let ran = run(&["draft-plan", SELF, "--target", "good"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.as_bytes() == bytes(DRAFT), "{}", ran.out);
    let checked = run(&["check", DRAFT, SELF, "--format", "json"]);
    assert_eq!(checked.code, 1);
    let found: Json = serde_json::from_str(&checked.out).unwrap();
    let codes = found[0]["findings"]["findings"].as_array().unwrap().iter();
    let codes: BTreeSet<&str> = codes.map(|f| f["rule"].as_str().unwrap()).collect();
    assert_eq!(
        codes,
        [
            "document.open-place",
            "plan.price-missing",
            "plan.report-due-open"
        ]
        .into()
    );
    let en = run(&["draft-plan", SELF, "--target", "good", "--lang", "en"]);
    assert_eq!(en.out, ran.out, "documents do not depend on the language");
}

#[test]
fn a_draft_is_for_the_year_asked_for() {
    for (period, expected) in [
        ("2027", Period::CalendarYear(Year::new(2027).unwrap())),
        (
            "2025-2026",
            Period::SchoolYear(SchoolYear::new("2025-2026").unwrap()),
        ),
    ] {
        let ran = run(&["draft-plan", SELF, "--target", "good", "--period", period]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let plan: AnnualPlan = read(ran.out.as_bytes()).unwrap();
        assert_eq!(plan.period, expected);
        assert_eq!(plan.id.as_str(), format!("KH-{period}"));
    }
    for period in ["2026-2028", "1999", "năm sau"] {
        let ran = run(&["draft-plan", SELF, "--target", "good", "--period", period]);
        refused(&ran, &[&format!("\"{period}\""), "2026-2027", "2027"]);
    }
    for period in ["2028-2029", "2024-2025", "2030"] {
        let ran = run(&["draft-plan", SELF, "--target", "good", "--period", period]);
        refused(&ran, &[period, "2025-2026", "năm học trước"]);
    }
    let last = changed(SELF, |json| json["schoolYear"] = "2098-2099".into());
    refused(
        &piped(&["draft-plan", "-", "--target", "good"], &last),
        &["2098-2099", "--period"],
    );
}

#[test]
fn no_plan_where_there_is_nothing_to_plan_or_to_plan_from() {
    refused(
        &run(&["draft-plan", SELF, "--target", "best"]),
        &["\"best\"", "good (Đáp ứng tốt)"],
    );
    for (lang, words) in [
        ("vi", "đã ở mức “Đáp ứng tốt”"),
        ("en", "on the level “Good” already"),
    ] {
        let ran = run(&["draft-plan", NEXT, "--target", "good", "--lang", lang]);
        refused(&ran, &[words]);
    }
    refused(
        &run(&["draft-plan", PLAN, "--target", "good"]),
        &["/document"],
    );
    refused(
        &run(&["draft-plan", OWN_ANSWERS, "--target", "strong"]),
        &["xa-vi-du", "--instrument"],
    );
    let wrong = run(&["draft-plan", MISTAKES, "--target", "good"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (1, ""));
    contains(&wrong.err, &["lỗi answer.repeated"]);
}

#[test]
fn derived_answers_say_that_they_are_derived() {
    let ran = run(&["derive", PLAN, REPORT, "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let derived: Assessment = read(ran.out.as_bytes()).unwrap();
    assert_eq!(derived.school_year.as_str(), "2026-2027");
    assert!(derived.answers.iter().all(|a| !a.derived_from.is_empty()));
    let next: Assessment = read(&bytes(NEXT)).unwrap();
    let stands = next.answers.iter().filter(|a| !a.derived_from.is_empty());
    assert_eq!(derived.answers, stands.cloned().collect::<Vec<_>>());
    let text = run(&["derive", PLAN, REPORT]);
    let lines = text.out.matches("(suy ra từ").count();
    assert_eq!((text.code, lines), (0, derived.answers.len()));
    let without = run(&["derive", PLAN, "--format", "json"]);
    let without: Assessment = read(without.out.as_bytes()).unwrap();
    let criteria: Vec<&str> = without
        .answers
        .iter()
        .map(|a| a.criterion.as_str())
        .collect();
    let of_the_plan = ["P.1", "P.2", "P.3", "P.4", "P.5", "P.6", "N.1", "N.2"];
    assert_eq!(criteria, of_the_plan);
    let markdown = run(&["derive", PLAN, "--lang", "en", "--format", "markdown"]);
    contains(
        &markdown.out,
        &["# Assessment", "*(derived from KH-2026-2027)*"],
    );
}

#[test]
fn nothing_is_derived_from_documents_that_do_not_belong_together() {
    let other = changed(REPORT, |json| json["plan"] = "KH-2025-2026".into());
    refused(
        &piped(&["derive", PLAN, "-"], &other),
        &["KH-2025-2026", "KH-2026-2027"],
    );
    refused(
        &piped(&["derive", "-", "-"], &bytes(PLAN)),
        &["chỉ đọc được một lần"],
    );
    let ran = run(&["derive", PLAN, "--instrument", "decision-4725"]);
    assert_eq!(ran.code, 1);
    contains(&ran.out, &["lỗi plan.instrument-differs"]);
    assert_eq!(ran.out.matches("lỗi plan.").count(), 1);
}

#[test]
fn two_judgements_are_compared() {
    let json = run(&["compare", SELF, EXTERNAL, "--format", "json"]);
    assert_eq!((json.code, json.err.as_str()), (0, ""));
    let comparison: Comparison = read(json.out.as_bytes()).unwrap();
    let criteria = comparison.criteria.iter().map(|c| c.criterion.to_string());
    assert_eq!(criteria.collect::<Vec<_>>(), ["Q.1", "D.5", "H.4"]);
    let markdown = run(&["compare", SELF, EXTERNAL, "--format", "markdown"]);
    contains(
        &markdown.out,
        &["# Đối chiếu tự đánh giá và đánh giá ngoài", "| −4 điểm |"],
    );
    refused(
        &run(&["compare", EXTERNAL, SELF]),
        &["phiếu tự đánh giá", "đánh giá ngoài, tự đánh giá"],
    );
    // Two years of one school are compared by another command, which is said.
    refused(
        &run(&["compare", SELF, NEXT]),
        &["tự đánh giá, tự đánh giá", "itam rollup"],
    );
    let years = run(&["compare", NEXT, EXTERNAL]);
    assert_eq!(years.code, 1);
    contains(&years.err, &["itam rollup"]);
    contains(&years.out, &["lỗi comparison.other-year"]);
    let other = run(&["compare", OTHER, EXTERNAL]);
    assert_eq!((other.code, other.err.as_str()), (1, ""));
    contains(&other.out, &[EXTERNAL, "lỗi comparison.other-school"]);
    let wrong = changed(EXTERNAL, |json| {
        json["answers"][1] = json["answers"][0].clone()
    });
    let wrong = piped(&["compare", SELF, "-"], &wrong);
    assert_eq!(wrong.code, 1);
    contains(&wrong.out, &["đầu vào chuẩn", "lỗi answer.repeated"]);
    let wrong = run(&["compare", MISTAKES, EXTERNAL]);
    assert_eq!(wrong.code, 1);
    contains(&wrong.out, &[MISTAKES, "lỗi answer.repeated"]);
    let en = run(&["compare", SELF, EXTERNAL, "--lang", "en"]);
    contains(&en.out, &["Criteria that differ", "Not an official rating"]);
    refused(
        &run(&["compare", SELF, MULTILEVEL, "--instrument", "none"]),
        &["\"none\""],
    );
}

#[test]
fn every_kind_of_document_is_printed() {
    let made = [
        vec!["score", SELF, "--format", "json"],
        vec!["gaps", SELF, "--target", "good", "--format", "json"],
        vec!["check", MISTAKES, "--format", "json"],
        vec!["compare", SELF, EXTERNAL, "--format", "json"],
    ];
    let made = made.map(|args| run(&args).out.into_bytes());
    let paths = [
        OWN,
        OWN_ANSWERS,
        PLAN,
        MEDIUM_TERM,
        REPORT,
        "docs/examples/year/difficulty.json",
        SUBMISSION,
        "docs/workflows/vietnam.json",
        "docs/crosswalks/operational-to-4725.json",
    ];
    let mut line = changed(SELF, |_| {});
    line.extend(b"\n");
    let lines = [
        piped(&["rollup", "--format", "json"], &line)
            .out
            .into_bytes(),
        piped(&["score", "--lines"], b"{}\n").out.into_bytes(),
    ];
    let documents = made.into_iter().chain(lines).chain(paths.map(bytes));
    let mut kinds = BTreeSet::new();
    for document in documents {
        let kind = read_any(&document).as_ref().map(Document::kind).unwrap();
        kinds.insert(kind);
        let mut pages = BTreeSet::new();
        for lang in ["vi", "en"] {
            for format in ["text", "markdown", "html"] {
                let mut args = vec!["render", "-", "--lang", lang, "--format", format];
                if kind == Kind::Assessment {
                    args.extend(["--instrument", OWN]);
                }
                let ran = piped(&args, &document);
                assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{kind}");
                let untitled = [Kind::Findings, Kind::LineError].contains(&kind);
                let titled = match format {
                    "text" => !untitled,
                    "markdown" => ran
                        .out
                        .lines()
                        .any(|line| line.starts_with("# ") || line.starts_with("## ")),
                    _ => ran.out.contains("<h1") && !ran.out.contains("<h1 class=\"hidden\">"),
                };
                assert_ne!(titled, untitled, "{kind} as {format}: {}", ran.out);
                pages.insert(ran.out);
            }
        }
        assert_eq!(pages.len(), 6, "{kind}");
    }
    assert_eq!(kinds, Kind::ALL.iter().copied().collect());
}

#[test]
fn a_report_is_printed_with_its_plan_or_without() {
    let with = run(&["render", REPORT, "--plan", PLAN, "--format", "markdown"]);
    assert_eq!((with.code, with.err.as_str()), (0, ""));
    contains(&with.out, &["Không quá 12 học sinh", "Khi lập kế hoạch: "]);
    let without = run(&["render", REPORT]);
    assert_eq!(without.code, 0);
    assert!(!without.out.contains("Không quá"));
    contains(
        &without.out,
        &["Thực hiện Công văn số 890/SGDĐT-VP", "kế hoạch ……"],
    );
    let other = changed(PLAN, |json| json["id"] = "KH-1".into());
    refused(
        &piped(&["render", REPORT, "--plan", "-"], &other),
        &["KH-2026-2027", "KH-1"],
    );
    refused(&run(&["render", PLAN, "--plan", PLAN]), &["--plan"]);
    let ran = run(&["render", PLAN, "--format", "json"]);
    assert_eq!(ran.code, 2);
    let advice = ["hãy chọn dạng text, markdown, html, docx, xlsx hoặc csv"];
    contains(&ran.err, &advice);
    let told: Json = serde_json::from_str(&ran.out).unwrap();
    contains(told["problem"]["message"]["vi"].as_str().unwrap(), &advice);
    refused(
        &run(&["render", OWN_ANSWERS]),
        &["xa-vi-du", "--instrument"],
    );
}

/// Naming the instrument that all go by anyway changes nothing of what they are checked against.
#[test]
fn the_instrument_named_is_that_of_all_documents() {
    let files = [REPORT, PLAN, EXTERNAL, SELF];
    let check = |more: &[&str]| {
        let ran = run(&[&["check", "--format", "json"], &files[..], more].concat());
        (ran.code, ran.out)
    };
    assert_eq!(check(&["--instrument", "operational"]), check(&[]));
}
