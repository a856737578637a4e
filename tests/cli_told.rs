//! What the program tells beside its results: in one shape to machines, and with commands that work as they stand to people.

use crate::cli::{Folder, Ran, contains, flat, itam, piped, run};
use serde_json::Value as Json;
use std::fs;
use std::process::Command;

const ANSWERS: &str = "docs/examples/assessment-operational.json";
const OWN: &str = "docs/examples/instrument-school-own.json";
const OWN_ANSWERS: &str = "docs/examples/assessment-school-own.json";
const PLAN: &str = "docs/examples/year/plan.json";

/// The answers on a line.
fn line() -> String {
    let json: Json = serde_json::from_slice(&fs::read(ANSWERS).unwrap()).unwrap();
    json.to_string()
}

fn json(ran: &Ran) -> Json {
    serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.out))
}

#[test]
fn a_file_of_lines_is_checked_into_an_array_however_many_they_are() {
    let folder = Folder::new("array");
    let (one, pretty) = (line(), fs::read_to_string(ANSWERS).unwrap());
    let two = one.replace("vd-thcs-01", "vd-thcs-02");
    let check = |file: &str| run(&["check", file, "--format", "json"]);
    for (name, text, names) in [
        (
            "two.jsonl",
            format!("{one}\n{two}\n"),
            &["two.jsonl:1", "two.jsonl:2"][..],
        ),
        ("one.jsonl", one.clone(), &["one.jsonl:1"]),
        ("pretty.ndjson", pretty.clone(), &["pretty.ndjson:1"]),
        ("bad.jsonl", "{".to_owned(), &["bad.jsonl:1"]),
        ("empty.jsonl", "\n".to_owned(), &["empty.jsonl"]),
        (
            "two.json",
            format!("{one}\n{two}\n"),
            &["two.json:1", "two.json:2"],
        ),
    ] {
        let file = folder.file(name, &text);
        let told = json(&check(&file));
        let told: Vec<&str> = told
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["file"].as_str().unwrap())
            .collect();
        let file = file.strip_suffix(name).unwrap();
        let told: Vec<&str> = told
            .iter()
            .map(|one| one.strip_prefix(file).unwrap())
            .collect();
        assert_eq!(told, names);
    }
    let alone = folder.file("one.json", &one);
    assert_eq!(json(&check(&alone))["document"], "findings");
    let fed = piped(&["check", "-", "--format", "json"], one.as_bytes());
    assert_eq!(json(&fed)["document"], "findings");
    let lines = format!("{one}\n{two}");
    let fed = json(&piped(
        &["check", "-", "--format", "json"],
        lines.as_bytes(),
    ));
    assert_eq!(fed.as_array().map(Vec::len), Some(2));
}

#[test]
fn what_cannot_be_read_is_told_in_one_shape() {
    let folder = Folder::new("one-shape");
    let broken = folder.file("broken.json", "{");
    let cut = folder.file("cut.xlsx", "PK\u{3}\u{4} cut");
    for (file, commands) in [
        (
            "none.json",
            &[
                "check",
                "score",
                "rollup",
                "render",
                "derive",
                "fill --rollup",
                "score --lines",
            ][..],
        ),
        (&broken, &["check", "score", "derive", "render"]),
        (&cut, &["fill --rollup", "check", "score --lines"]),
    ] {
        for command in commands {
            let args: Vec<&str> = command
                .split(' ')
                .chain([file, "--format", "json"])
                .collect();
            let ran = run(&args);
            let told = json(&ran);
            assert_eq!(
                (ran.code, &told["file"]),
                (2, &Json::from(file)),
                "{args:?}"
            );
            let message = &told["problem"]["message"];
            assert!(
                message["vi"].is_string() && message["en"].is_string(),
                "{told}"
            );
        }
    }
    let misused = run(&["score", ANSWERS, "--format", "json", "--detail"]);
    assert_eq!((misused.code, json(&misused).get("file")), (2, None));
}

/// Whoever reads a result a line can read why there is none.
#[test]
fn where_results_stand_on_lines_problems_do() {
    for args in [
        &["score", "--lines", "none.jsonl"][..],
        &["rollup", "none.jsonl", "--format", "json"],
        &[
            "score",
            "--lines",
            "--instrument",
            "docs/examples/broken/instrument-bands-hole.json",
            ANSWERS,
        ],
    ] {
        let Ran { out, code, .. } = run(args);
        assert!(code != 0 && out.lines().count() == 1, "{args:?}: {out}");
        serde_json::from_str::<Json>(&out).unwrap();
    }
}

/// A result that was to go to a file, and did not, is told once, in one language.
#[test]
fn with_a_file_named_why_there_is_no_result_is_told_to_people_alone() {
    let folder = Folder::new("told-once");
    let broken = "docs/examples/broken/assessment-many-mistakes.json";
    for name in ["out.json", "out.docx"] {
        let out = folder.path(name);
        for args in [
            &["draft-plan", ANSWERS, "--target", "mức 9", "-o", &out][..],
            &["draft-plan", broken, "--target", "good", "-o", &out],
            &["derive", "none.json", "-o", &out],
            &["score", broken, "-o", &out],
        ] {
            let ran = run(args);
            assert!(ran.code != 0 && ran.out.is_empty(), "{args:?}: {}", ran.out);
            contains(&ran.err, &["lỗi"]);
        }
    }
    // Who asks for JSON by name gets it.
    let out = folder.path("asked.json");
    let asked = run(&["derive", "none.json", "-o", &out, "--format", "json"]);
    assert_eq!(json(&asked)["file"], "none.json");
}

/// The command that a message names, run by a shell as it stands.
#[track_caller]
fn command(told: &str) -> Ran {
    let told = flat(told);
    let at = told.rfind("itam ").unwrap();
    let command = told[at..]
        .trim_end_matches('.')
        .replacen("itam ", "\"$ITAM\" ", 1);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &command])
        .env("ITAM", itam(&[]).get_program());
    shell.output().unwrap().into()
}

/// Names with blanks and signs stand in quotes, and an instrument of one's own is named.
#[cfg(unix)]
#[test]
fn suggested_commands_work_as_they_stand() {
    let folder = Folder::new("lệnh có dấu cách");
    let own = folder.file("bộ $riêng 'A'.json", &fs::read_to_string(OWN).unwrap());
    let answers = folder.file(
        "phiếu của trường.json",
        &fs::read_to_string(OWN_ANSWERS).unwrap(),
    );
    let form = folder.path("phiếu trắng.xlsx");
    let made = run(&["form", &own, "--answers", &answers, "-o", &form]);
    assert_eq!(made.code, 0, "{}", made.err);
    let filled = command(&made.out);
    assert_eq!(filled.code, 0, "{} {}", made.out, filled.err);
    let scored = run(&["score", &answers, "--instrument", &own]);
    assert_eq!(command(&scored.out).code, 0, "{}", scored.out);
    let json = folder.path("đã đọc.json");
    let read = run(&["fill", &form, "--instrument", &own, "-o", &json]);
    let first = flat(&read.err);
    let (_, hint) = first.split_once("xem tất cả: ").unwrap();
    assert!(command(hint).code < 2, "{hint}");
    // Without the instrument the option is named.
    let lacking = run(&["fill", &form]);
    contains(&lacking.err, &["--instrument TỆP"]);
    let ours = run(&["form", "operational", "-o", &folder.path("có sẵn.xlsx")]);
    assert!(!ours.out.contains("--instrument"), "{}", ours.out);
}

#[test]
fn a_word_file_in_the_place_of_a_document_is_read_with_its_document() {
    let folder = Folder::new("word-advice");
    let word = folder.path("kế hoạch.docx");
    assert_eq!(run(&["render", PLAN, "-o", &word]).code, 0);
    let told = run(&["check", &word]);
    contains(&told.err, &["là tệp Word", "--document TỆP-GỐC.json"]);
    let bare = folder.path("plan");
    fs::copy(&word, &bare).unwrap();
    contains(
        &run(&["check", &bare]).err,
        &["tệp Excel hoặc Word", "--document TỆP-GỐC.json"],
    );
}

#[test]
fn a_day_is_stated_as_people_write_it() {
    let new = |day: &str| {
        run(&[
            "new",
            "difficulty",
            "--school",
            "S-1",
            "--stage",
            "THCS",
            "--date",
            day,
        ])
    };
    for day in ["3/11/2026", "03/11/2026", "2026-11-03"] {
        let made = new(day);
        assert_eq!(
            json(&made)["difficulty"]["arose"],
            "2026-11-03",
            "{day}: {}",
            made.err
        );
    }
    for day in ["31/2/2026", "3/11/26", "11/13/2026", "3/11", "mai"] {
        let ran = new(day);
        assert_eq!(ran.code, 2, "{day}");
        contains(&ran.err, &["ngày/tháng/năm như 3/11/2026"]);
    }
}

/// What is wrong with a file is told in both languages, and nothing of what libraries call it.
#[test]
fn a_damaged_file_and_one_with_a_password_are_told_as_what_they_are() {
    let folder = Folder::new("damaged");
    let whole = folder.path("whole.xlsx");
    assert_eq!(run(&["form", "operational", "-o", &whole]).code, 0);
    let bytes = fs::read(&whole).unwrap();
    let cut = folder.path("cut.xlsx");
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let locked = folder.path("locked.docx");
    fs::write(&locked, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap();
    let empty = folder.file("empty.xlsx", "");
    for (args, vi, en) in [
        (&["fill", &cut][..], "tệp bị hỏng", "damaged"),
        (&["fill", &empty], "tệp trống", "empty"),
        (
            &["fill", &locked, "--document", PLAN],
            "có mật khẩu",
            "password",
        ),
    ] {
        for (lang, said) in [("vi", vi), ("en", en)] {
            let ran = run(&[args, &["--lang", lang]].concat());
            assert_eq!(ran.code, 2);
            contains(&ran.err, &[said]);
            assert!(!ran.err.contains("EOCD"), "{}", ran.err);
        }
    }
}
