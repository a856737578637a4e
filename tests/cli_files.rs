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
    let document = [".json", ".xlsx", ".csv", ".docx", ".html", ".md"];
    let commands: [(&[&str], &[&str]); 12] = [
        (&["score", ANSWERS], &pages),
        (&["check", ANSWERS], &pages),
        (&["gaps", ANSWERS, "--target", "good"], &pages),
        (
            &["render", PLAN],
            &[".docx", ".xlsx", ".csv", ".html", ".md", ".txt"],
        ),
        (&["new", "instrument"], &document),
        (&["draft-plan", ANSWERS, "--target", "good"], &document),
        (&["carry-over", ANSWERS, "--to", "decision-4725"], &document),
        (&["fill", &form], &[".json", ".jsonl"]),
        (&["schema", "assessment"], &[".json"]),
        (&["schema"], &[".txt"]),
        (&["score", ANSWERS, "--lines"], &[".jsonl", ".xlsx", ".csv"]),
        (
            &["rollup", ANSWERS],
            &[".docx", ".html", ".md", ".txt", ".jsonl"],
        ),
    ];
    for (command, taken) in commands {
        for ending in [
            ".pdf", ".doc", ".xls", ".odt", ".ods", ".XLSX", ".docx", ".xlsx", ".csv", ".html",
            ".md", ".txt", ".json", ".jsonl",
        ] {
            let name = folder.path(&format!("out{ending}"));
            let ran = run(&[command, &["-o", &name]].concat());
            let written = std::path::Path::new(&name).exists();
            if taken.contains(&ending.to_lowercase().as_str()) {
                assert!(ran.code < 2 && written, "{command:?} {ending}: {}", ran.err);
                let is = what(&std::fs::read(&name).unwrap());
                assert!(is.contains(&ending), "{command:?} {ending}");
                std::fs::remove_file(&name).unwrap();
                continue;
            }
            assert!(ran.code == 2 && !written, "{command:?} {ending}");
            contains(
                &ran.err,
                &[&format!("không ghi dạng {ending}"), &taken.join(", ")],
            );
        }
        // A name that says nothing is no name of another file.
        let name = folder.path("out.v2");
        assert!(
            run(&[command, &["-o", &name, "--force"]].concat()).code < 2,
            "{command:?}"
        );
    }
}

/// The endings that are right for a file.
fn what(bytes: &[u8]) -> &'static [&'static str] {
    let text = String::from_utf8_lossy(bytes);
    let is_json = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
    if bytes.starts_with(b"PK") {
        &[".docx", ".xlsx", ".XLSX"]
    } else if bytes.starts_with(b"\xef\xbb\xbf") {
        &[".csv"]
    } else if text.starts_with("<!") {
        &[".html"]
    } else if text.lines().all(is_json) {
        &[".jsonl"]
    } else if is_json(&text) {
        &[".json"]
    } else {
        &[".md", ".txt"]
    }
}

/// An option that would change nothing is refused, as it was meant to.
#[test]
fn no_option_stands_there_for_nothing() {
    let folder = Folder::new("idle");
    let form = folder.path("form.csv");
    assert_eq!(
        run(&["form", "operational", "--answers", ANSWERS, "-o", &form]).code,
        0
    );
    for (command, says) in [
        (
            &["score", ANSWERS, "--lines", "--detail"][..],
            "hãy bỏ --detail",
        ),
        (
            &["score", ANSWERS, "--format", "json", "--detail"],
            "kết quả dạng JSON có mọi chi tiết: hãy bỏ --detail",
        ),
        (
            &[
                "gaps", ANSWERS, "--target", "good", "-o", "x.json", "--detail",
            ],
            "kết quả dạng JSON có mọi chi tiết: hãy bỏ --detail",
        ),
        (
            &["score", ANSWERS, "--lines", "--format", "html"],
            "hãy bỏ --format",
        ),
        (
            &["score", ANSWERS, "--threads", "9"],
            "chỉ dùng cùng --lines",
        ),
        (&["fill", &form, "--format", "html"], "hãy thêm --rollup"),
        (
            &["fill", "a.docx", "--document", PLAN, "--rollup"],
            "không dùng cho tệp Word",
        ),
        (
            &["new", "instrument", "--instrument", "nothing"],
            "hãy bỏ --instrument",
        ),
        (
            &["new", "workflow", "--instrument", "operational"],
            "hãy bỏ --instrument",
        ),
    ] {
        let ran = run(command);
        assert_eq!(ran.code, 2, "{command:?}");
        contains(&ran.err, &[says]);
    }
    let json = run(&["score", ANSWERS, "--lines", "--format", "json"]);
    assert_eq!(json.code, 0, "{}", json.err);
}

/// Several documents stand one a line, in a file that is called so; and one that is there twice is told.
#[test]
fn several_documents_are_lines() {
    let folder = Folder::new("lines");
    let [form, other] = ["form.xlsx", "other.csv"].map(|name| folder.path(name));
    for form in [&form, &other] {
        assert_eq!(
            run(&["form", "operational", "--answers", ANSWERS, "-o", form]).code,
            0
        );
    }
    let [json, lines, one] = ["out.json", "out.jsonl", "one.jsonl"].map(|name| folder.path(name));
    let ran = run(&["fill", &form, &other, "-o", &json]);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["kết thúc bằng .jsonl"]);
    assert!(!std::path::Path::new(&json).exists());
    let ran = run(&["fill", &form, &other, "-o", &lines]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    contains(&ran.err, &["other.csv", "đã có ở", "form.xlsx"]);
    assert_eq!(std::fs::read_to_string(&lines).unwrap().lines().count(), 2);
    let ran = run(&["fill", &form, "-o", &one]);
    assert!(!ran.err.contains("đã có ở"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&one).unwrap().lines().count(), 1);
    // In the place of one document they are told as what they are.
    let text = std::fs::read_to_string(&lines).unwrap();
    let list = folder.file(
        "list.json",
        &format!("[{}]", text.trim().replace('\n', ",")),
    );
    for many in [&lines, &list] {
        for command in [
            &["score", many][..],
            &["render", many],
            &["compare", many, ANSWERS],
        ] {
            let ran = run(command);
            assert_eq!(ran.code, 2, "{command:?}");
            contains(
                &ran.err,
                &[
                    "mỗi tài liệu một dòng",
                    "hãy lấy tài liệu cần dùng ra một tệp riêng",
                ],
            );
        }
    }
    assert_eq!(run(&["check", &list]).code, 2);
    let extra = folder.file("extra.json", "{}\n]");
    let ran = run(&["check", &extra]);
    assert!(!ran.err.contains("itam rollup"), "{}", ran.err);
    let empty = run(&["check", &folder.file("empty.json", "")]);
    contains(&empty.err, &["không có gì trong này"]);
}

/// What stands in a folder beside its documents is named.
#[test]
fn what_is_passed_over_in_a_folder_is_told() {
    let folder = Folder::new("passed-over");
    let at = folder.path("in");
    std::fs::create_dir_all(folder.path("in/sub")).unwrap();
    let plan = std::fs::read_to_string(repository(PLAN)).unwrap();
    folder.file("in/A.JSON", &plan);
    for other in ["in/b.jsonl", "in/sub/c.json", "in/.hidden.txt"] {
        folder.file(other, &plan);
    }
    let ran = run(&["render", &at, "-o", &folder.path("site")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    contains(&ran.err, &["Đã in 1 tài liệu", "bỏ qua: b.jsonl, sub/"]);
    assert!(!ran.err.contains("hidden"), "{}", ran.err);
    // What is no file would be waited for without end.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/null", folder.path("in/z.json")).unwrap();
        let ran = run(&["render", &at, "-o", &folder.path("without")]);
        contains(&ran.err, &["bỏ qua: b.jsonl, sub/, z.json"]);
        std::fs::remove_file(folder.path("in/z.json")).unwrap();
    }
    let page = std::fs::read_to_string(folder.path("site/index.html")).unwrap();
    contains(&page, &["A.JSON"]);
    std::fs::remove_file(folder.path("in/A.JSON")).unwrap();
    for command in [
        &["render", &at, "-o", &folder.path("more")][..],
        &["check", PLAN, "--instrument", &at],
    ] {
        let ran = run(command);
        assert_eq!(ran.code, 2, "{command:?}");
        contains(&ran.err, &["không có", "bỏ qua: b.jsonl, sub/"]);
    }
}

/// Of a folder all that cannot be read is told, and no site is made of the rest.
#[test]
fn every_file_of_a_folder_that_cannot_be_read_is_told() {
    let folder = Folder::new("unread");
    let (at, site) = (folder.path("in"), folder.path("site"));
    std::fs::create_dir_all(&at).unwrap();
    std::fs::copy(repository(PLAN), folder.path("in/plan.json")).unwrap();
    folder.file("in/x.json", "{");
    let render = ["render", &at, "-o", &site];
    let ran = run(&render);
    assert_eq!(ran.code, 2);
    assert!(!ran.err.contains("tệp nữa"), "{}", ran.err);
    for name in 0..25 {
        folder.file(&format!("in/b{name:02}.json"), "[]");
    }
    let ran = run(&render);
    assert_eq!(ran.code, 2);
    let named = ["b00.json", "b19.json", "và 6 tệp nữa không đọc được"];
    contains(&ran.err, &named);
    assert!(!ran.err.contains("b20.json"), "{}", ran.err);
    assert!(!std::path::Path::new(&site).exists());
}

/// What is written keeps to what the folder holds already, and leaves nothing else there.
#[cfg(unix)]
#[test]
fn a_file_is_written_as_the_one_it_replaces() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("written");
    let mode = |file: &str| std::fs::metadata(file).unwrap().permissions().mode();
    let (usual, new) = (folder.file("usual.html", "mine"), folder.path("new.html"));
    let score = |to: &str, more: &[&str]| run(&[&["score", ANSWERS, "-o", to], more].concat());
    assert_eq!(score(&new, &[]).code, 0);
    assert_eq!(mode(&new), mode(&usual));
    std::fs::set_permissions(&usual, PermissionsExt::from_mode(0o640)).unwrap();
    assert_eq!(score(&usual, &["--force"]).code, 0);
    assert_eq!(mode(&usual) & 0o777, 0o640);
    assert_ne!(std::fs::read(&usual).unwrap(), b"mine");

    let long = folder.path(&format!("{}.html", "x".repeat(250)));
    assert_eq!(score(&long, &[]).code, 0);

    let link = folder.path("link.html");
    symlink(&new, &link).unwrap();
    assert_eq!(score(&link, &["--force"]).code, 0);
    assert!(std::path::Path::new(&link).is_symlink());
    let astray = folder.path("astray.html");
    for to in ["nowhere.html", "astray.html"] {
        symlink(to, &astray).unwrap();
        for more in [&[][..], &["--force"]] {
            let ran = score(&astray, more);
            assert_eq!(ran.code, 2);
            contains(&ran.err, &["liên kết đến chỗ không có"]);
        }
        std::fs::remove_file(&astray).unwrap();
    }
    let left = std::fs::read_dir(std::path::Path::new(&new).parent().unwrap()).unwrap();
    assert_eq!(left.count(), 4, "nothing is left beside them");
}

/// A quotation mark that nobody closes does not swallow the rows below it.
#[test]
fn a_stray_quotation_mark_in_a_sheet_is_told_with_its_line() {
    let folder = Folder::new("stray");
    let form = folder.path("form.csv");
    assert_eq!(
        run(&["form", "operational", "--answers", ANSWERS, "-o", &form]).code,
        0
    );
    let sound = std::fs::read_to_string(&form).unwrap();
    let line = sound
        .lines()
        .position(|line| line.starts_with("H.2;"))
        .unwrap();
    for cell in ["\"", "\"Biên bản", "\"Nhà trường\" đã ban hành"] {
        let lines = sound
            .lines()
            .enumerate()
            .map(|(at, text)| match at == line {
                true => {
                    let (before, _) = text.rsplit_once(";;;").unwrap();
                    format!("{before};{cell};;\n")
                }
                false => format!("{text}\n"),
            });
        let stray = folder.file("stray.csv", &lines.collect::<String>());
        let ran = run(&["fill", &stray]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{cell}");
        contains(&ran.err, &[&format!("dòng {} của tệp", line + 1)]);
    }
    let list = "Mã trường,Tên trường,Cấp học\nt1,A,THCS\nt2,B,\"THCS\nt3,C,THCS\n";
    let list = folder.file("list.csv", list);
    let ran = run(&[
        "form",
        "operational",
        "--schools",
        &list,
        "-o",
        &folder.path("t.xlsx"),
    ]);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["dòng 3 của tệp"]);
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
        contains(&ran.err, &["là tệp Excel", "itam fill"]);
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

/// Documents a line are checked together, each told with its line, as several files are.
#[test]
fn a_file_of_documents_a_line_is_checked_line_by_line() {
    let folder = Folder::new("checked-lines");
    let json = |file: &str| -> serde_json::Value {
        let text = std::fs::read(repository(file)).unwrap();
        serde_json::from_slice(&text).unwrap()
    };
    let (own, report) = (
        json("docs/examples/year/self-assessment.json"),
        json("docs/examples/year/report.json"),
    );
    let mut wrong = own.clone();
    wrong["school"]["id"] = "vd-khac".into();
    wrong["answers"][0]["criterion"] = "Z.9".into();
    let plan = json(PLAN);
    let lines = [&plan, &report, &wrong].map(ToString::to_string).join("\n");
    let good = folder.file(
        "good.jsonl",
        &format!(
            "{}\n\n{own}\n",
            json("docs/examples/year/external-evaluation.json")
        ),
    );
    let all = folder.file("all.jsonl", &lines);
    let ran = run(&["check", &all]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    contains(
        &ran.out,
        &[
            "Tài liệu đã kiểm tra 3",
            "all.jsonl, dòng 3",
            "vd-khac, ",
            "answer.criterion-unknown",
            "Tại dòng 3",
        ],
    );
    // A document in which nothing is found is counted and not told, and each line knows those that it was checked against.
    let ran = run(&["check", &good, "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found[0]["file"], format!("{good}:1"));
    assert_eq!(found[1]["file"], format!("{good}:3"));
    assert_eq!(found[0]["against"][0]["file"], format!("{good}:3"));
    assert!(found[0]["findings"]["document"] == "findings" && found[2].is_null());

    // What cannot be read is told at its line, and an instrument that many lack once.
    let mut other = own;
    other["instrument"]["id"] = "so-khac".into();
    let bad = [
        other.to_string(),
        other.to_string(),
        "{\"document\": \"assessment\"}".to_owned(),
        "{".to_owned(),
    ];
    let bad = folder.file("bad.jsonl", &bad.join("\n"));
    let ran = run(&["check", &bad]);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["Tại dòng 3, cột", "Tại dòng 4, cột"]);
    assert_eq!(ran.err.matches("so-khac").count(), 1, "{}", ran.err);
    let ran = run(&["check", &bad, "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found[2]["problem"]["line"], 3);
    let many = "{}\n".repeat(25);
    let ran = run(&["check", &folder.file("many.jsonl", &many)]);
    contains(&ran.err, &["many.jsonl: và 5 dòng nữa không đọc được"]);

    // However often a document is there, each is told of one other.
    let plans = format!("{plan}\n").repeat(40);
    let ran = run(&[
        "check",
        &folder.file("plans.jsonl", &plans),
        "--format",
        "json",
    ]);
    let found: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found.len(), 40);
    for (at, one) in found.iter().enumerate() {
        let other = if at == 0 { 2 } else { 1 };
        assert_eq!(
            one["double"],
            format!("{}:{other}", folder.path("plans.jsonl"))
        );
        let rules: Vec<&str> = one["findings"]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["rule"].as_str().unwrap())
            .filter(|rule| rule.starts_with("set."))
            .collect();
        assert_eq!(rules, ["set.double"]);
    }

    // One document over several lines is one, whatever its lines look like.
    let one = folder.file("one.json", "[\n{}\n]\n");
    contains(&run(&["check", &one]).err, &["Tại dòng 1, cột 1"]);
}

/// A rollup that nothing reads back is told when it is written.
#[test]
fn a_rollup_that_outgrows_a_document_is_told() {
    let folder = Folder::new("outgrown");
    let one = run(&["rollup", ANSWERS, "--format", "json"]).out;
    let one: serde_json::Value = serde_json::from_str(&one).unwrap();
    let parts = ["a", "b"].map(|part| {
        let mut many = one.clone();
        let units = many["series"][0]["units"].as_array_mut().unwrap();
        let unit = units.remove(0);
        units.extend((0..6000).map(|at| {
            let mut unit = unit.clone();
            unit["unit"] = format!("{part}-{at:04}").into();
            unit
        }));
        folder.file(&format!("{part}.jsonl"), &many.to_string())
    });
    let both = folder.path("both.jsonl");
    let merge = |files: &[String]| {
        let files = files.iter().map(String::as_str);
        let args = ["rollup", "--merge", "-o", &both, "--force"];
        run(&args.into_iter().chain(files).collect::<Vec<_>>())
    };
    let ran = merge(&parts);
    assert_eq!(ran.code, 0, "{}", ran.err);
    contains(
        &ran.err,
        &[
            "dài hơn 16 MiB",
            "12.000 đơn vị quản lý",
            "cột mã đơn vị quản lý",
        ],
    );
    assert!(std::fs::metadata(&both).unwrap().len() > 16 << 20);
    assert_eq!(run(&["rollup", &both]).code, 1, "nothing reads it back");
    let ran = merge(&parts[..1]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}
