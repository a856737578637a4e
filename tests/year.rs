//! The year's documents: trials of every shape, the days of a period, and documents checked together.

use it_adoption_model::*;
use serde_json::{Value as Json, json};

fn day(iso: &str) -> Date {
    iso.parse().unwrap()
}

fn school_year(text: &str) -> Period {
    Period::SchoolYear(SchoolYear::new(text).unwrap())
}

fn calendar_year(year: u16) -> Period {
    Period::CalendarYear(Year::new(year).unwrap())
}

#[test]
fn a_report_is_made_in_its_period_or_soon_after() {
    let (school, calendar) = (school_year("2026-2027"), calendar_year(2026));
    for (period, iso, inside, after) in [
        (school, "2026-05-31", false, false),
        (school, "2026-06-01", true, true),
        (school, "2027-08-31", true, true),
        (school, "2027-09-01", false, false),
        (calendar, "2025-12-31", false, false),
        (calendar, "2026-01-01", true, true),
        (calendar, "2026-12-31", true, true),
        (calendar, "2027-01-01", false, true),
        (calendar, "2027-03-31", false, true),
        (calendar, "2027-04-01", false, false),
    ] {
        assert_eq!(period.embraces(day(iso)), inside, "{period} {iso}");
        assert_eq!(period.embraces_report(day(iso)), after, "{period} {iso}");
        let over = !inside && day(iso) > day("2026-08-01");
        assert_eq!(period.ends_before(day(iso)), over, "{period} {iso}");
    }
}

#[test]
fn periods_stand_before_one_another() {
    let (school, calendar) = (school_year("2026-2027"), calendar_year(2026));
    for (period, before_school, before_calendar) in [
        (school_year("2025-2026"), true, false),
        (school_year("2026-2027"), false, false),
        (school_year("2024-2025"), true, true),
        (calendar_year(2025), true, true),
        (calendar_year(2026), false, false),
        (calendar_year(2027), false, false),
    ] {
        assert_eq!(period.is_before(school), before_school, "{period}");
        assert_eq!(period.is_before(calendar), before_calendar, "{period}");
    }
    assert_eq!(school.school_year(), SchoolYear::new("2026-2027"));
    assert_eq!(calendar.school_year(), SchoolYear::new("2025-2026"));
    assert_eq!(calendar_year(2000).school_year(), None);
}

fn plan(trials: Json) -> Json {
    json!({
        "document": "annual-plan", "id": "KH",
        "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["primary"] },
        "period": { "schoolYear": "2026-2027" },
        "head": { "title": { "vi": "Kế hoạch" } },
        "standing": { "wovenInto": { "title": { "vi": "Kế hoạch năm học" } } },
        "instrument": { "id": "small", "edition": "2" },
        "legalBasis": [], "situation": {}, "needs": [],
        "principles": { "needs": { "vi": "a" }, "compliance": { "vi": "b" }, "effectiveness": { "vi": "c" } },
        "objectives": [], "contents": [], "solutions": [], "roadmap": [], "resources": [],
        "trials": trials
    })
}

fn rubric() -> Rubric {
    let text = include_bytes!("corpus/instruments/small.json");
    Rubric::new(read::<Instrument>(text).unwrap()).unwrap()
}

fn checked(document: &Json) -> Vec<Finding> {
    let plan: AnnualPlan = read(document.to_string().as_bytes()).unwrap();
    check::annual_plan(&plan, None).findings
}

/// Every trial whose phases are absent or have each outcome, and begin before, when or after the one before them ended.
#[test]
fn a_scale_up_is_refused_unless_all_three_passed_in_order() {
    const NAMES: [&str; 4] = ["pilot", "appraisal", "evaluation", "scaleUp"];
    const OUTCOMES: [&str; 4] = ["planned", "underway", "passed", "failed"];
    const BEGINNINGS: [[&str; 3]; 4] = [
        ["2026-01-01", "2026-01-01", "2026-01-01"],
        ["2026-01-30", "2026-01-31", "2026-02-01"],
        ["2026-02-27", "2026-02-28", "2026-03-01"],
        ["2026-03-30", "2026-03-31", "2026-04-01"],
    ];
    const ENDS: [&str; 4] = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"];
    let (mut refused, mut allowed, mut silent) = (0, 0, 0);
    for shape in 0..(5 * 5 * 5 * 5 * 3 * 3 * 3) {
        let mut rest = shape;
        let mut next = |of: usize| {
            let digit = rest % of;
            rest /= of;
            digit
        };
        let outcomes: [Option<&&str>; 4] = [0, 1, 2, 3].map(|_| OUTCOMES.get(next(5)));
        let gaps = [2, next(3), next(3), next(3)];
        let mut trial = json!({ "id": "T", "technology": { "vi": "Mới" } });
        for at in 0..4 {
            if let Some(outcome) = outcomes[at] {
                trial[NAMES[at]] = json!({
                    "from": BEGINNINGS[at][gaps[at]], "until": ENDS[at], "body": "Trường", "outcome": outcome
                });
            }
        }
        let found = checked(&plan(json!([trial])));
        let count = |rule: Rule| found.iter().filter(|f| f.rule == rule).count();
        let unproven = count(Rule::TrialScaleUpUnproven);
        let others = count(Rule::TrialPhaseSkipped) + count(Rule::TrialPhasesOutOfOrder);
        let passed = outcomes[..3].iter().all(|o| *o == Some(&"passed"));
        let sound = passed && gaps[1..].iter().all(|gap| *gap > 0);
        match (outcomes[3], sound) {
            (None, _) => {
                assert_eq!(unproven, 0, "{trial}");
                silent += 1;
            }
            (Some(_), true) => {
                assert_eq!((unproven, others), (0, 0), "{trial}");
                allowed += 1;
            }
            (Some(_), false) => {
                assert_eq!((unproven, others), (1, 0), "{trial}");
                refused += 1;
            }
        }
    }
    assert_eq!((allowed, silent), (4 * 2 * 2 * 2, 125 * 27));
    assert_eq!(refused, 4 * 125 * 27 - allowed);
}

/// A phase that failed is told once, by the order of those after it: nobody expects an outcome of these.
#[test]
fn after_a_phase_that_failed_no_outcome_is_missed() {
    let text = include_bytes!("../docs/examples/year/report.json");
    let report: YearEndReport = read(text).unwrap();
    let told = |outcomes: [PhaseOutcome; 3]| {
        let mut report = report.clone();
        let trial = &mut report.trials[0];
        trial.scale_up = None;
        let phases = [
            &mut trial.pilot,
            &mut trial.appraisal,
            &mut trial.evaluation,
        ];
        for (phase, outcome) in phases.into_iter().zip(outcomes) {
            phase.as_mut().unwrap().outcome = outcome;
            phase.as_mut().unwrap().conclusion = None;
        }
        let found = check::year_end_report(&report, None).findings;
        found.iter().map(|f| f.rule).collect::<Vec<_>>()
    };
    use PhaseOutcome::{Failed, Passed, Planned};
    assert_eq!(
        told([Failed, Planned, Planned]),
        [Rule::TrialPhasesOutOfOrder]
    );
    assert_eq!(told([Passed, Passed, Planned]), [Rule::TrialOutcomeOpen]);
    assert_eq!(told([Passed, Passed, Failed]), []);
}

/// The first case of each rule of plans, trials and reports.
fn cases() -> Vec<Json> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/rules");
    let files = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let cases = files.into_iter().map(|file| {
        let text = std::fs::read(file).unwrap();
        let mut file: Json = serde_json::from_slice(&text).unwrap();
        file["cases"][0].take()
    });
    let of_the_year = |case: &Json| {
        let kind = case["kind"].as_str().unwrap();
        let kinds = ["annual-plan", "medium-term-plan", "year-end-report"];
        kinds.contains(&kind) || ["submission", "workflow"].contains(&kind)
    };
    cases.filter(of_the_year).collect()
}

/// The document with one list item gone or there twice, one property gone, or one text made another's: at every second place from the first
/// or the second on, as documents of many rules are nearly the same.
fn changed(document: &Json, first: usize, out: &mut Vec<Json>) {
    fn places(at: &Json, pointer: String, out: &mut Vec<String>) {
        let inner: Vec<(String, &Json)> = match at {
            Json::Object(map) => map.iter().map(|(k, v)| (k.clone(), v)).collect(),
            Json::Array(items) => items
                .iter()
                .enumerate()
                .map(|(i, v)| (i.to_string(), v))
                .collect(),
            _ => Vec::new(),
        };
        for (key, value) in inner {
            let pointer = format!("{pointer}/{key}");
            out.push(pointer.clone());
            places(value, pointer, out);
        }
    }
    let mut pointers = Vec::new();
    places(document, String::new(), &mut pointers);
    for pointer in pointers.into_iter().skip(first).step_by(2) {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let with = |change: &dyn Fn(&mut Json)| {
            let mut document = document.clone();
            change(document.pointer_mut(parent).unwrap());
            document
        };
        out.push(with(&|parent| match parent {
            Json::Object(map) => drop(map.remove(key)),
            parent => drop(parent.as_array_mut().unwrap().remove(key.parse().unwrap())),
        }));
        out.push(with(&|parent| match parent {
            Json::Array(items) => items.push(items[key.parse::<usize>().unwrap()].clone()),
            Json::Object(map) if map[key].is_string() => drop(map.insert(key.into(), "…".into())),
            Json::Object(map) if map[key].is_number() => drop(map.insert(key.into(), 0.into())),
            _ => {}
        }));
    }
}

#[test]
fn whatever_is_changed_each_finding_points_into_its_document() {
    let rubrics = Rubrics::default().with(rubric()).unwrap();
    let (mut documents, mut findings) = (0, 0);
    for (at, case) in cases().into_iter().enumerate() {
        let beside = case["with"].as_array().cloned().unwrap_or_default();
        let read = |document: &Json| read_any(document.to_string().as_bytes()).ok();
        let beside: Vec<Document> = beside.iter().filter_map(read).collect();
        let mut all = vec![case["document"].clone()];
        changed(&case["document"], at % 2, &mut all);
        for json in all {
            let Some(document) = read(&json) else {
                continue;
            };
            let together: Vec<&Document> = std::iter::once(&document).chain(&beside).collect();
            let found = check::together(&together, &rubrics);
            assert_eq!(found.len(), together.len());
            for finding in &found[0].findings.findings {
                let is_open = |place: &OpenPlace| place.pointer == finding.pointer;
                let there = json.pointer(finding.pointer.as_str()).is_some();
                let places = || document.open_places();
                assert!(there || places().iter().any(is_open), "{finding}: {json}");
                for words in [Locale::Vi, Locale::En] {
                    let words = finding.message.get(words);
                    assert!(!words.contains(['{', '}']), "{words}");
                }
                findings += 1;
            }
            documents += 1;
        }
    }
    assert!(
        documents > 4_000 && findings > 6_000,
        "{documents} {findings}"
    );
}

/// What holds for answers and their evidence holds for targets, for facts and for trials.
#[test]
fn facts_and_evidence_keep_to_the_rules_of_answers() {
    let rubric = rubric();
    let annual = |objectives: Json| {
        let mut plan = plan(json!([]));
        plan["objectives"] = objectives;
        check::annual_plan(&read(plan.to_string().as_bytes()).unwrap(), Some(&rubric)).findings
    };
    let link = |link: &str, expires: &str| {
        let reference = json!({ "link": link });
        json!([{ "title": "Biên bản", "kind": "record", "reference": reference, "expires": expires }])
    };
    let report = |facts: Json| {
        let phase = json!({
            "from": "2026-09-05", "until": "2026-12-31", "body": "Trường", "outcome": "passed",
            "evidence": link("https://example.edu.vn/bien-ban", "2027-05-24")
        });
        let report = json!({
            "document": "year-end-report", "id": "BC",
            "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["upper-secondary", "upper-secondary"] },
            "period": { "schoolYear": "2026-2027" },
            "head": { "title": { "vi": "Báo cáo" }, "date": "2027-05-25" },
            "plan": "KH", "instrument": { "id": "small", "edition": "2" },
            "results": [{
                "objective": "MT", "outcome": "reached", "facts": facts,
                "evidence": link("example.edu.vn/bien-ban", "2027-05-25")
            }],
            "trials": [{ "id": "TN", "technology": { "vi": "Mới" }, "pilot": phase }]
        });
        let report: YearEndReport = read(report.to_string().as_bytes()).unwrap();
        check::year_end_report(&report, Some(&rubric)).findings
    };
    let objective = |criterion: &str, value: Json| {
        let target = json!({ "criterion": criterion, "value": value });
        json!([{ "id": "MT", "title": { "vi": "Mục tiêu" }, "due": "2027-05-31", "targets": [target] }])
    };
    let told = |findings: Vec<Finding>| -> Vec<(String, String)> {
        let told = findings
            .iter()
            .map(|f| (f.rule.to_string(), f.pointer.to_string()));
        told.collect()
    };
    for (criterion, value, rule, place) in [
        (
            "C.7",
            json!({ "yesNo": true }),
            "answer.criterion-unknown",
            "criterion",
        ),
        (
            "A.1",
            json!({ "count": 1 }),
            "answer.wrong-measure",
            "value",
        ),
        (
            "A.2",
            json!({ "share": { "part": 11, "whole": 10 } }),
            "answer.share-part-exceeds",
            "value/share/part",
        ),
        (
            "A.2",
            json!({ "share": { "part": 0, "whole": 0 } }),
            "answer.share-whole-zero",
            "value/share/whole",
        ),
        (
            "B.1",
            json!({ "count": 9 }),
            "answer.count-exceeds",
            "value/count",
        ),
        (
            "B.2",
            json!({ "rating": "hihg" }),
            "answer.level-unknown",
            "value/rating",
        ),
        (
            "B.3",
            json!({ "points": { "earned": 10.5 } }),
            "answer.points-exceed",
            "value/points/earned",
        ),
    ] {
        let expected = |list: &str| (rule.to_owned(), format!("{list}/0/{place}"));
        let found = told(annual(objective(criterion, value.clone())));
        assert!(
            found.contains(&expected("/objectives/0/targets")),
            "{found:?}"
        );
        let found = told(report(json!([{ "criterion": criterion, "value": value }])));
        assert!(found.contains(&expected("/results/0/facts")), "{found:?}");
    }
    let expected = [
        ("assessment.stage-not-covered", "/school/stages/0"),
        ("school.stage-repeated", "/school/stages/1"),
        ("report.not-in-summary", ""),
        ("report.guidance-missing", ""),
        (
            "evidence.link-not-web",
            "/results/0/evidence/0/reference/link",
        ),
        ("evidence.expired", "/trials/0/pilot/evidence/0/expires"),
        ("report.proposals-missing", ""),
        ("report.next-year-missing", ""),
    ];
    let expected = expected.map(|(rule, place)| (rule.to_owned(), place.to_owned()));
    assert_eq!(told(report(json!([]))), expected);
}

/// One run does not say that a difficulty was not reported and that it was.
#[test]
fn of_a_difficulty_that_was_not_reported_nobody_says_that_it_was() {
    let example = |name: &str| {
        let text = std::fs::read(format!("docs/examples/year/{name}.json")).unwrap();
        serde_json::from_slice::<Json>(&text).unwrap()
    };
    let (mut difficulty, mut report) = (example("difficulty"), example("report"));
    let record = difficulty["difficulty"].as_object_mut().unwrap();
    record.retain(|name, _| !["reported", "answer", "resolved"].contains(&name.as_str()));
    report.as_object_mut().unwrap().remove("difficulties");
    let documents =
        [&difficulty, &report].map(|json| read_any(json.to_string().as_bytes()).unwrap());
    let found = check::together(&documents.each_ref(), &Rubrics::builtin());
    let message = |at: usize, rule: Rule| {
        let mut told = found[at].findings.findings.iter();
        let told = told.find(|finding| finding.rule == rule).unwrap();
        Locale::ALL
            .iter()
            .map(|lang| told.message.get(*lang).to_owned())
            .collect::<Vec<_>>()
    };
    assert!(message(0, Rule::DifficultyUnreported)[1].contains("was not reported"));
    let missing = message(1, Rule::ReportDifficultyMissing);
    assert!(
        !missing[0].contains("đã được báo cáo") && !missing[1].contains("reported"),
        "{missing:?}"
    );
}

#[test]
fn documents_are_checked_in_their_order_each_as_by_itself_where_none_belong_together() {
    let [one, other] = ["S-1", "S-2"].map(|school| {
        let mut plan = plan(json!([]));
        plan["school"]["id"] = school.into();
        plan
    });
    let documents = [&one, &other, &one].map(|json| read_any(json.to_string().as_bytes()).unwrap());
    let found = check::together(&documents.each_ref(), &Rubrics::default());
    assert_eq!(found.len(), 3);
    for (found, json) in found.iter().zip([&one, &other, &one]) {
        let told = found.findings.findings.iter();
        let told: Vec<&Finding> = told.filter(|f| f.rule != Rule::SetDouble).collect();
        assert_eq!(told, checked(json).iter().collect::<Vec<_>>());
    }
}

/// Which way a ratio is better stands in the instrument alone, as which rating is.
#[test]
fn without_its_instrument_no_ratio_is_called_the_worse() {
    let [mut plan, mut report] = ["plan", "report"].map(|name| {
        let file = format!(
            "{}/docs/examples/year/{name}.json",
            env!("CARGO_MANIFEST_DIR")
        );
        serde_json::from_slice::<Json>(&std::fs::read(file).unwrap()).unwrap()
    });
    let fact = |amount| json!([{ "criterion": "R", "value": { "ratio": { "amount": amount, "per": 100 } } }]);
    let read_of = |plan: &Json| read::<AnnualPlan>(plan.to_string().as_bytes()).unwrap();
    for [first, then] in [[100, 300], [300, 100]] {
        plan["objectives"][0]["targets"] = fact(first);
        report["results"][0]["facts"] = fact(then);
        for outcome in ["reached", "not-reached"] {
            report["results"][0]["outcome"] = json!(outcome);
            let report: YearEndReport = read(report.to_string().as_bytes()).unwrap();
            for finding in check::report_and_plan(&report, &read_of(&plan), None).findings {
                assert_ne!(finding.rule, Rule::ReportReachedButShort);
                assert_ne!(finding.rule, Rule::ReportShortButReached);
            }
        }
        let years = [("2026-2027", then), ("2027-2028", first)];
        let years =
            years.map(|(year, amount)| json!({ "schoolYear": year, "targets": fact(amount) }));
        let medium = json!({
            "document": "medium-term-plan", "id": "M", "school": plan["school"], "head": plan["head"], "legalBasis": [],
            "instrument": plan["instrument"], "years": years
        });
        let medium: MediumTermPlan = read(medium.to_string().as_bytes()).unwrap();
        let beside = check::plan_and_medium_term(&read_of(&plan), &medium, None);
        let alone = check::medium_term_plan(&medium, None);
        for finding in beside.findings.iter().chain(&alone.findings) {
            assert_ne!(finding.rule, Rule::PlanTargetBelowMediumTerm);
            assert_ne!(finding.rule, Rule::MediumTermPlanTargetFalls);
        }
    }
}
