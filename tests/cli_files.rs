//! Files that the program is given and those it writes: what they are, whatever they are called.

use crate::cli::{Folder, contains, run};
use crate::golden::repository;

const ANSWERS: &str = "docs/examples/assessment-operational.json";
const PLAN: &str = "docs/examples/year/plan.json";

#[test]
fn no_file_is_called_what_it_is_not() {
    let folder = Folder::new("names");
    let form = folder.path("form.xlsx");
    assert_eq!(
        run(&["form", "operational", "--answers", ANSWERS, "-o", &form]).code,
        0
    );
    let pages = [".docx", ".html", ".md", ".txt", ".json"];
    let commands: [(&[&str], &[&str]); 8] = [
        (&["score", ANSWERS], &pages),
        (&["check", ANSWERS], &pages),
        (&["gaps", ANSWERS, "--target", "good"], &pages),
        (
            &["render", PLAN],
            &[".docx", ".xlsx", ".csv", ".html", ".md", ".txt"],
        ),
        (
            &[
                "new",
                "annual-plan",
                "--school",
                "S-1",
                "--stage",
                "tiểu học",
                "--year",
                "2026-2027",
            ],
            &[".json", ".xlsx", ".csv", ".docx", ".html", ".md", ".txt"],
        ),
        (
            &["draft-plan", ANSWERS, "--target", "good"],
            &[".json", ".xlsx", ".csv", ".docx", ".html", ".md", ".txt"],
        ),
        (&["fill", &form], &[".json"]),
        (&["schema", "assessment"], &[".json"]),
    ];
    for (command, taken) in commands {
        for ending in [
            ".pdf", ".doc", ".xls", ".odt", ".ods", ".XLSX", ".docx", ".xlsx", ".csv",
        ] {
            let name = folder.path(&format!("out{ending}"));
            let ran = run(&[command, &["-o", &name]].concat());
            let written = std::path::Path::new(&name).exists();
            if taken.contains(&ending.to_lowercase().as_str()) {
                assert!(ran.code < 2 && written, "{command:?} {ending}: {}", ran.err);
                std::fs::remove_file(&name).unwrap();
                continue;
            }
            assert!(ran.code == 2 && !written, "{command:?} {ending}");
            contains(
                &ran.err,
                &[&format!("không ghi dạng {ending}"), &taken.join(", ")],
            );
        }
        let name = folder.path("out.json");
        let more: &[&str] = if command[0] == "render" {
            &["--format", "html"]
        } else {
            &[]
        };
        assert!(
            run(&[command, &["-o", &name, "--force"], more].concat()).code < 2,
            "{command:?}"
        );
    }
}

#[test]
fn a_spreadsheet_in_the_place_of_a_document_is_told_as_one() {
    let folder = Folder::new("office");
    let form = folder.path("form.xlsx");
    assert_eq!(
        run(&["form", "operational", "--answers", ANSWERS, "-o", &form]).code,
        0
    );
    for command in [
        &["check"][..],
        &["score"],
        &["gaps", "--target", "good"],
        &["draft-plan", "--target", "good"],
        &["render"],
        &["rollup"],
        &["compare", ANSWERS],
    ] {
        let ran = run(&[command, &[form.as_str()]].concat());
        assert_eq!(ran.code, 2, "{command:?}: {}", ran.out);
        contains(&ran.err, &["là tệp Excel hoặc Word", "itam fill"]);
    }
}

#[test]
fn forms_are_read_together_and_each_wrong_one_is_told() {
    let folder = Folder::new("several");
    let [good, other, blank] =
        ["good.xlsx", "other.csv", "blank.xlsx"].map(|name| folder.path(name));
    for form in [&good, &other] {
        assert_eq!(
            run(&["form", "operational", "--answers", ANSWERS, "-o", form]).code,
            0
        );
    }
    assert_eq!(run(&["form", "operational", "-o", &blank]).code, 0);
    let both = run(&["fill", &good, &other, "--rollup"]);
    assert_eq!(both.code, 0, "{}", both.err);
    contains(&both.out, &["Số trường 2"]);
    let lines = run(&["fill", &good, &other]);
    let alone = run(&["fill", &good]);
    let alone: serde_json::Value = serde_json::from_str(&alone.out).unwrap();
    let read = lines
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    assert!(read.eq([alone.clone(), alone]));

    let out = folder.path("out.json");
    let wrong = run(&["fill", &blank, &good, &blank, "-o", &out]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(!std::path::Path::new(&out).exists());
    assert_eq!(wrong.err.matches("Tên trường").count(), 2, "{}", wrong.err);
    let machines = run(&["fill", &blank, &blank, "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&machines.out).unwrap();
    assert_eq!(told.as_array().map(Vec::len), Some(2), "{told}");

    let letters = run(&["fill", "a.docx", "b.docx", "--document", PLAN]);
    contains(&letters.err, &["mỗi lần chỉ đọc một tệp Word"]);
    let json = run(&["fill", PLAN]);
    assert_eq!(json.code, 2);
    contains(&json.err, &["là tài liệu JSON, không phải phiếu"]);
    let dash = run(&["score", ANSWERS, "-o", "-"]);
    assert_eq!(dash.code, 2);
    contains(&dash.err, &["bỏ -o"]);
    let two = run(&[
        "score",
        ANSWERS,
        "--format",
        "html",
        "-o",
        &folder.path("page.docx"),
    ]);
    assert_eq!(two.code, 2);
    contains(&two.err, &["--format nói một dạng, đuôi tệp nói dạng khác"]);
    let page = folder.path("page.htm");
    assert_eq!(run(&["score", ANSWERS, "-o", &page]).code, 0);
    assert!(std::fs::read(&page).unwrap().starts_with(b"<!"));
    let surplus = run(&["score", ANSWERS, &repository(ANSWERS).to_string_lossy()]);
    assert_eq!(surplus.code, 2);
    contains(&surplus.err, &["lệnh này không nhận thêm tệp"]);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf_8_is_refused_in_words() {
    use std::os::unix::ffi::OsStrExt as _;
    let name = std::ffi::OsStr::from_bytes(b"/tmp/\xe9.json");
    for command in ["check", "score", "render", "rollup"] {
        let mut program = crate::cli::itam(&[command, "--format", "json"]);
        let ran = program.arg(name).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{command}");
        let said = String::from_utf8(ran.stderr).unwrap();
        contains(&said, &["không phải UTF-8"]);
        let told: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        assert!(told["problem"]["message"]["en"].is_string(), "{told}");
    }
}

/// Of many that write one file at once, one does and the others are refused, though none was there when they began.
#[test]
fn of_many_that_write_one_file_one_does() {
    let folder = Folder::new("race");
    let out = folder.path("card.json");
    let running: Vec<_> = (0..8)
        .map(|_| {
            let mut program = crate::cli::itam(&["score", ANSWERS, "--format", "json", "-o", &out]);
            program
                .stderr(std::process::Stdio::null())
                .stdout(std::process::Stdio::null());
            program.spawn().unwrap()
        })
        .collect();
    let codes = running
        .into_iter()
        .map(|mut one| one.wait().unwrap().code());
    let mut codes: Vec<_> = codes.collect();
    codes.sort_unstable();
    assert_eq!(codes[..2], [Some(0), Some(2)]);
    assert!(codes[1..].iter().all(|code| *code == Some(2)), "{codes:?}");
    let left = std::fs::read_dir(std::path::Path::new(&out).parent().unwrap()).unwrap();
    assert_eq!(left.count(), 1, "nothing is left beside it");
}
