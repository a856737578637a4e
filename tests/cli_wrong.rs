//! What goes wrong, whatever the command: told at its place, told whole, and told to machines as well.

use crate::cli::{BEGUN, Folder, Ran, contains, flat, run};
use crate::golden::repository;
use it_adoption_model::{Findings, Locale, ReadErrorKind, read, read_any};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const SELF: &str = "docs/examples/year/self-assessment.json";
const EXTERNAL: &str = "docs/examples/year/external-evaluation.json";
const PLAN: &str = "docs/examples/year/plan.json";
const REPORT: &str = "docs/examples/year/report.json";
const OWN: &str = "docs/examples/instrument-school-own.json";
const OWN_ANSWERS: &str = "docs/examples/assessment-school-own.json";

/// An example, changed, as people write JSON.
fn changed(folder: &Folder, name: &str, example: &str, change: impl FnOnce(&mut Json)) -> String {
    let mut json = serde_json::from_slice(&fs::read(repository(example)).unwrap()).unwrap();
    change(&mut json);
    folder.file(name, &serde_json::to_string_pretty(&json).unwrap())
}

/// The line of a file on which the `nth` occurrence of a text stands.
fn line_of(file: &str, text: &str, nth: usize) -> usize {
    let all = fs::read_to_string(file).unwrap();
    let mut lines = (1..)
        .zip(all.lines())
        .filter(|(_, line)| line.contains(text));
    lines.nth(nth).unwrap().0
}

#[test]
fn every_command_tells_at_which_line_and_criterion_a_document_is_wrong() {
    let folder = Folder::new("wrong-places");
    let twice = |json: &mut Json| {
        let answers = json["answers"].as_array_mut().unwrap();
        answers[1] = answers[0].clone();
    };
    let own = changed(&folder, "own.json", SELF, twice);
    let external = changed(&folder, "external.json", EXTERNAL, twice);
    let (line, of) = (
        line_of(&own, "\"P.1\"", 1),
        line_of(&external, "\"P.1\"", 1),
    );
    let form = folder.path("form.xlsx");
    for args in [
        &["check", &own][..],
        &["score", &own],
        &["gaps", &own, "--target", "good"],
        &["draft-plan", &own, "--target", "good"],
        &["carry-over", &own, "--to", "decision-4725"],
        &["compare", &own, EXTERNAL],
        &["form", "operational", "--answers", &own, "-o", &form],
        &["rollup", &own],
    ] {
        for (lang, place) in [
            (
                "vi",
                format!("dòng {line}, tiêu chí P.1 Kế hoạch năm lồng ghép"),
            ),
            ("en", format!("line {line}, criterion P.1 ")),
        ] {
            let ran = run(&[args, &["--lang", lang]].concat());
            assert_eq!(ran.code, 1, "{args:?}");
            contains(&(ran.out + &ran.err), &["answer.repeated", &place]);
        }
    }
    let ran = run(&["compare", SELF, &external]);
    assert_eq!(ran.code, 1);
    contains(
        &ran.out,
        &["answer.repeated", &format!("dòng {of}, tiêu chí P.1")],
    );
    let plan = changed(&folder, "plan.json", PLAN, |plan| {
        plan["contents"] = json!([])
    });
    let ran = run(&["derive", &plan]);
    assert_eq!(ran.code, 1);
    let line = line_of(&plan, "\"contents\": []", 0);
    contains(
        &ran.out,
        &["plan.contents-missing", &format!("dòng {line} (/contents)")],
    );
    let holed = changed(&folder, "holed.json", OWN, |instrument| {
        instrument["scoring"]["groupLevels"][1]["requires"][0]["percent"]["lower"] =
            json!({ "from": 31 });
    });
    for args in [
        &["score", OWN_ANSWERS, "--instrument", &holed][..],
        &["rollup", SELF, "--to", &holed],
        &["form", &holed, "-o", &form],
        &[
            &["new", "assessment", "--instrument", &holed, "-o", &form],
            &BEGUN[..],
        ]
        .concat(),
        &["schema", "assessment", "--instrument", &holed],
        &["carry-over", OWN_ANSWERS, "--to", &holed],
    ] {
        let ran = run(args);
        assert_eq!(ran.code, 1, "{args:?}");
        contains(
            &(ran.out + &ran.err),
            &[&holed, "instrument.bands-hole", "dòng "],
        );
    }
    // What was asked for is not there, so no file takes its name.
    let page = folder.path("page.html");
    for args in [
        &["score", &own, "-o", &page][..],
        &["draft-plan", &own, "--target", "good", "-o", &page],
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        contains(&ran.err, &["answer.repeated"]);
        assert!(!fs::exists(&page).unwrap() && !fs::exists(&form).unwrap());
    }
}

#[test]
fn a_document_in_place_of_lines_is_told_whole_and_at_its_lines() {
    let folder = Folder::new("wrong-whole");
    let broken = changed(&folder, "three.json", SELF, |json| {
        json["school"]["id"] = json!(79);
        json["answers"][2]["value"] = json!({ "no": true });
        json["answers"][4]
            .as_object_mut()
            .unwrap()
            .remove("criterion");
    });
    let ran = run(&["rollup", &broken]);
    assert_eq!(ran.code, 1);
    let at = |text: &str, nth| format!("dòng {}", line_of(&broken, text, nth));
    let missing = fs::read_to_string(&broken).unwrap();
    contains(
        &ran.err,
        &[
            "có 3 chỗ sai",
            &at("\"id\": 79", 0),
            "/answers/2/value",
            "/answers/4",
            "\"79\"",
            "thiếu thuộc tính bắt buộc `criterion`",
            "số dòng lỗi không được tính: 1",
        ],
    );
    // A text that is not even JSON is one document all the same, and its fault has one line.
    let comma = folder.file("comma.json", &missing.replacen("79,", "\"79\",,", 1));
    let ran = run(&["rollup", &comma]);
    contains(
        &ran.err,
        &[
            &at("\"id\": 79", 0),
            "thừa một dấu phẩy",
            "số dòng lỗi không được tính: 1",
        ],
    );
    let ran = run(&["score", "--lines", &comma]);
    let error: Json = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(error["line"], line_of(&comma, ",,", 0));
    // Lines stay lines, also where the first is cut.
    let lines = folder.file(
        "cut.jsonl",
        "{\"document\":\n{\"document\": 1}\n{\"document\": 2}\n",
    );
    let ran = run(&["score", "--lines", &lines]);
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
}

#[test]
fn a_document_of_another_kind_is_called_what_it_is() {
    let counted = "ở đây cần phiếu đánh giá (assessment), kết quả đánh giá (scorecard), bảng đối chiếu hai kết quả (comparison), tổng hợp nhiều trường (rollup)";
    for (args, wanted) in [
        (
            &["score", PLAN][..],
            "ở đây cần phiếu đánh giá (assessment)",
        ),
        (
            &["gaps", PLAN, "--target", "good"],
            "ở đây cần phiếu đánh giá (assessment)",
        ),
        (
            &["compare", SELF, PLAN],
            "ở đây cần phiếu đánh giá (assessment)",
        ),
        (&["derive", SELF], "ở đây cần kế hoạch năm (annual-plan)"),
        (
            &["derive", PLAN, SELF],
            "ở đây cần báo cáo tổng kết năm học (year-end-report)",
        ),
        (
            &["score", SELF, "--instrument", PLAN],
            "ở đây cần bộ tiêu chí (instrument)",
        ),
        (&["rollup", PLAN], counted),
        (
            &["rollup", "--merge", PLAN],
            "ở đây cần tổng hợp nhiều trường (rollup)",
        ),
    ] {
        let found = match args {
            ["derive", SELF] | ["derive", PLAN, SELF] => {
                "tài liệu này là phiếu đánh giá (assessment)"
            }
            _ => "tài liệu này là kế hoạch năm (annual-plan)",
        };
        let ran = run(args);
        contains(&ran.err, &[found, wanted]);
        assert!(ran.code > 0, "{args:?}");
    }
    let error =
        read::<it_adoption_model::Assessment>(&fs::read(repository(PLAN)).unwrap()).unwrap_err();
    assert_eq!(error.kind(), ReadErrorKind::Unexpected);
    assert_eq!(error.pointer().as_str(), "/document");
    assert_eq!(
        error.found(Locale::En).as_deref(),
        Some("annual plan (annual-plan)")
    );
    assert_eq!(error.expected(Locale::En).as_deref(), Some("assessment"));
    assert_eq!(
        error.message(Locale::En),
        "this document is of the kind annual plan (annual-plan); wanted here: assessment"
    );
    let folder = Folder::new("wrong-kind");
    let naive = folder.file("naive.json", r#"{ "id": "samm", "levels": ["0", "1"] }"#);
    for (lang, words) in [
        (
            "vi",
            [
                "thiếu thuộc tính bắt buộc `document`",
                "year-end-report",
                "itam new tạo sẵn khung",
            ],
        ),
        (
            "en",
            [
                "property `document` is missing",
                "year-end-report",
                "itam new makes a skeleton",
            ],
        ),
    ] {
        contains(&run(&["check", &naive, "--lang", lang]).err, &words);
    }
}

/// Whatever the instrument, and wherever the document stands.
#[test]
fn words_in_place_of_a_code_are_answered_with_the_codes() {
    let folder = Folder::new("wrong-codes");
    let rated = changed(&folder, "rated.json", SELF, |json| {
        let answers = json["answers"].as_array_mut().unwrap();
        let rated = answers
            .iter_mut()
            .find(|a| a["value"]["rating"].is_string());
        rated.unwrap()["value"]["rating"] = json!("Đáp ứng tốt");
    });
    let text = fs::read_to_string(&rated).unwrap();
    let line: Json = serde_json::from_str(&text).unwrap();
    let lines = folder.file("rated.jsonl", &format!("{line}\n{line}\n"));
    let codes = "các mã là: not-met (Chưa đáp ứng), basic (Đáp ứng cơ bản), good (Đáp ứng tốt)";
    for args in [
        &["check", &rated][..],
        &["score", &rated],
        &["rollup", &rated],
        &["rollup", &lines],
    ] {
        contains(&run(args).err, &[codes]);
    }
    let scored = run(&["score", "--lines", &lines]);
    assert_eq!(scored.out.matches(codes).count(), 2, "{}", scored.out);
    let own: Json = serde_json::from_slice(&fs::read(repository(OWN)).unwrap()).unwrap();
    let groups = own["groups"].as_array().unwrap().iter();
    let mut criteria = groups.flat_map(|group| group["criteria"].as_array().unwrap());
    let rating = criteria
        .find(|c| c["measure"].get("rating").is_some())
        .unwrap();
    let answers = changed(&folder, "own.json", OWN_ANSWERS, |json| {
        let answers = json["answers"].as_array_mut().unwrap();
        answers.retain(|answer| answer["criterion"] != rating["id"]);
        answers.push(json!({ "criterion": rating["id"], "value": { "rating": "Tốt nhất" } }));
    });
    let first = &rating["levels"][0]["level"].as_str().unwrap();
    let title = own["levels"]
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["id"] == *first)
        .unwrap();
    let code = format!("{first} ({})", title["title"]["vi"].as_str().unwrap());
    for args in [
        &["check", &answers, "--instrument", OWN][..],
        &["check", &answers, OWN],
        &["score", &answers, "--instrument", OWN],
        &["rollup", &answers, "--instrument", OWN],
    ] {
        contains(&run(args).err, &["các mã là: ", &code]);
    }
}

/// Each command with `--format json`, whatever comes of it: a document, findings, or the problem, each of them JSON.
#[test]
fn every_outcome_of_every_command_is_json_for_machines() {
    let folder = Folder::new("wrong-json");
    let sheet = folder.path("blank.csv");
    let form = ["form", "operational", "--answers", SELF, "-o", &sheet];
    assert_eq!(run(&form).code, 0);
    let unread = folder.file("unread.csv", "Một bảng, khác\n1,2\n");
    let not_json = folder.file("not.json", "{ \"document\": ");
    let errors = changed(&folder, "errors.json", SELF, |json| {
        json["answers"][1]["criterion"] = json["answers"][0]["criterion"].clone();
    });
    let gone = folder.path("gone.json");
    let taken = folder.file("taken.json", "{}");
    let nowhere = folder.path("no/such/folder.json");
    let begin = [&["new"], &BEGUN[..]].concat();
    // The command, a file that it takes, and whether it says no to --format json even so.
    let commands: [(&[&str], &str, bool); 14] = [
        (&["instruments"], "operational", false),
        (&["check"], SELF, false),
        (&["score"], SELF, false),
        (&["gaps", "--target", "good"], SELF, false),
        (&["schema"], "assessment", true),
        (&["rollup"], SELF, false),
        (&["draft-plan", "--target", "good"], EXTERNAL, true),
        (&["derive", PLAN], REPORT, false),
        (&["compare", SELF], EXTERNAL, false),
        (&["carry-over", "--to", "decision-4725"], SELF, false),
        (&["render"], PLAN, true),
        (&begin, "assessment", true),
        (&["form", "-o", &gone], "operational", true),
        (&["fill"], &sheet, false),
    ];
    let help = run(&["--help"]).out;
    let listed = help
        .split("(commands):")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    let listed = listed
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let named: BTreeSet<&str> = commands.iter().map(|(command, ..)| command[0]).collect();
    assert_eq!(named, listed.collect(), "every command is here");
    let mut outcomes: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    for (command, fine, one_form) in commands {
        for file in [
            fine,
            &gone,
            &not_json,
            &errors,
            &unread,
            OWN,
            "docs",
            "--no-such-option",
        ] {
            for to in [&[][..], &["-o", &taken], &["-o", &nowhere]] {
                if command[0] == "form" && !to.is_empty() {
                    continue;
                }
                let args = [command, &[file, "--format", "json"], to].concat();
                let ran = run(&args);
                outcomes.entry(command[0]).or_default().insert(ran.code);
                is_json(&args, &ran, fine == file && to.is_empty() && !one_form);
            }
        }
    }
    for args in [
        &["--format", "json"][..],
        &["scroe", "--format", "json"],
        &["score", "--format=json"],
        &["score", "--lines", &errors, "--format", "json"],
        &["score", "--lines", &gone, "--format", "json"],
        &["check", SELF, &gone, &not_json, "--format", "json"],
        &["check", "-", "-", "--format", "json"],
        &["check", OWN_ANSWERS, "--format", "json"],
        &["fill", "plan.docx", "--format", "json"],
    ] {
        is_json(args, &run(args), false);
    }
    let refused: BTreeSet<i32> = outcomes.values().flatten().copied().collect();
    assert_eq!(refused, BTreeSet::from([0, 1, 2]), "{outcomes:?}");
}

/// Standard output holds one JSON value, or one on each line; where there is no result, what is wrong in both languages.
fn is_json(args: &[&str], ran: &Ran, fine: bool) {
    let whole = serde_json::from_str(&ran.out).map(|json: Json| vec![json]);
    let values: Result<Vec<Json>, _> =
        whole.or_else(|_| ran.out.lines().map(serde_json::from_str).collect());
    let values =
        values.unwrap_or_else(|error| panic!("{args:?}: {error}: {} {}", ran.out, ran.err));
    assert!(
        !values.is_empty(),
        "{args:?}: nothing on standard output; {}",
        ran.err
    );
    for value in values {
        let problem = value
            .get("problem")
            .filter(|_| value.get("document").is_none());
        if let Some(problem) = problem {
            for lang in ["vi", "en"] {
                assert!(
                    problem["message"][lang]
                        .as_str()
                        .is_some_and(|words| !words.is_empty()),
                    "{args:?}: {problem}"
                );
            }
            assert!(!fine && ran.code == 2, "{args:?}: {problem}");
            let told = problem["message"]["vi"].as_str().unwrap_or_default();
            contains(&ran.err, &[&flat(told)]);
        } else if let Some(document) = value.get("document") {
            read_any(value.to_string().as_bytes())
                .unwrap_or_else(|error| panic!("{args:?}: {document}: {error}"));
            if let Ok(findings) = read::<Findings>(value.to_string().as_bytes()) {
                assert_eq!(findings.has_errors(), ran.code == 1, "{args:?}");
            }
        }
    }
    assert!(!fine || ran.code == 0, "{args:?}: {}", ran.err);
}

/// As the library, so the program: what it says of a file does not change with its place on the command line.
#[test]
fn files_are_told_alike_in_any_order() {
    let folder = Folder::new("wrong-order");
    let typo = changed(&folder, "typo.json", PLAN, |plan| {
        plan["school"]["id"] = json!("vd-thcs-20")
    });
    let again = changed(&folder, "again.json", SELF, |own| {
        own["date"] = json!("2026-05-21")
    });
    let told = |files: &[&str]| -> BTreeMap<String, Json> {
        let ran = run(&[&["check", "--format", "json"], files].concat());
        let all: Vec<Json> = serde_json::from_str(&ran.out).unwrap();
        all.into_iter()
            .map(|one| (one["file"].as_str().unwrap().to_owned(), one))
            .collect()
    };
    let files = [
        typo.as_str(),
        SELF,
        EXTERNAL,
        &again,
        REPORT,
        OWN,
        OWN_ANSWERS,
    ];
    let first = told(&files);
    assert!(first[&typo].to_string().contains("set.partner-missing"));
    assert_eq!(first[&typo]["nearest"], EXTERNAL);
    assert_eq!(first[SELF]["double"], json!(again));
    for turn in 1..files.len() {
        let mut other = files;
        other.rotate_left(turn);
        other[1..].reverse();
        assert_eq!(told(&other), first, "{other:?}");
    }
}
