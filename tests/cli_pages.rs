//! Pages and Word files from the command line: formats, files, folders, and what was written into a file.

use crate::cli::{contains, run};
use it_adoption_model::{AnnualPlan, read};
use std::fs;
use std::path::PathBuf;

const SELF: &str = "docs/examples/year/self-assessment.json";
const PLAN: &str = "docs/examples/year/plan.json";
const DRAFT: &str = "docs/examples/year/draft/plan.json";

/// A place for files of a test.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn path(folder: &std::path::Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

#[test]
fn the_name_of_the_file_says_its_form() {
    let folder = folder("forms");
    let text = run(&["score", SELF]).out;
    for (name, begins) in [
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "# Kết quả"),
        ("a.json", "{"),
        ("a.docx", "PK"),
        ("a.txt", "Kết quả"),
    ] {
        let file = path(&folder, name);
        let ran = run(&["score", SELF, "-o", &file]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
        let written = fs::read(&file).unwrap();
        assert!(written.starts_with(begins.as_bytes()), "{name}");
        if name == "a.txt" {
            assert_eq!(String::from_utf8(written).unwrap(), text);
        }
    }
    let html = run(&["score", SELF, "--format", "html"]);
    let file = fs::read_to_string(path(&folder, "a.html")).unwrap();
    assert_eq!(html.out, file);
    let lines = path(&folder, "lines.jsonl");
    let ran = run(&["rollup", SELF, "--format", "json", "-o", &lines]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    contains(&fs::read_to_string(lines).unwrap(), &["\"rollup\""]);
    for name in ["none/a.html", "none/a.json"] {
        let ran = run(&["score", SELF, "-o", &path(&folder, name)]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        contains(&ran.err, &["không ghi được", name]);
    }
}

#[test]
fn no_command_writes_over_a_file_unless_it_is_told_to() {
    let folder = folder("over");
    let form = path(&folder, "form.csv");
    let answers = "docs/examples/assessment-operational.json";
    assert_eq!(
        run(&["form", "operational", "--answers", answers, "-o", &form]).code,
        0
    );
    let commands: [&[&str]; 17] = [
        &["instruments"],
        &["schema", "assessment"],
        &["check", SELF],
        &["score", SELF],
        &["score", SELF, "--format", "docx"],
        &["score", SELF, "--lines"],
        &["gaps", SELF, "--target", "good"],
        &["rollup", SELF],
        &["rollup", SELF, "--format", "json"],
        &["draft-plan", SELF, "--target", "good"],
        &["derive", PLAN],
        &[
            "compare",
            SELF,
            "docs/examples/year/external-evaluation.json",
        ],
        &["render", PLAN],
        &[
            "new",
            "difficulty",
            "--school",
            "S-1",
            "--stage",
            "THCS",
            "--date",
            "2026-10-20",
        ],
        &["fill", &form],
        &["form", "operational"],
        &["form", "operational", "--answers", answers],
    ];
    for command in commands {
        let ending = if command[0] == "form" { "xlsx" } else { "v2" };
        let file = path(&folder, &format!("mine.{ending}"));
        fs::write(&file, "mine").unwrap();
        let to = [command, &["-o", &file]].concat();
        let ran = run(&to);
        assert_eq!(
            (ran.code, ran.out.contains("problem")),
            (2, command.contains(&"json") || command.contains(&"--lines")),
            "{command:?}"
        );
        contains(&ran.err, &["mine.", "--force"]);
        assert_eq!(fs::read(&file).unwrap(), b"mine", "{command:?}");
        let ran = run(&[&to[..], &["--force"]].concat());
        assert_eq!(ran.code, 0, "{command:?}: {}", ran.err);
        assert_ne!(fs::read(&file).unwrap(), b"mine", "{command:?}");
        fs::remove_file(&file).unwrap();
    }
    let names = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["form.csv"],
        "nothing half-written is left"
    );
}

#[test]
fn each_document_of_a_folder_has_a_page_of_its_own() {
    let (from, site) = (folder("names"), folder("names-site"));
    let document = fs::read(crate::golden::repository(SELF)).unwrap();
    for name in ["index", "INDEX", "kh", "KH", "kh-2", "kế hoạch 50% #1"] {
        fs::write(path(&from, &format!("{name}.json")), &document).unwrap();
    }
    // Fewer where the disk does not tell small letters from capitals.
    let names = fs::read_dir(&from)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    let render = [
        "render",
        from.to_str().unwrap(),
        "-o",
        site.to_str().unwrap(),
    ];
    assert_eq!(run(&render).code, 0);
    let written = fs::read_dir(&site)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let written: Vec<String> = written.map(|name| name.into_string().unwrap()).collect();
    let apart: std::collections::BTreeSet<String> =
        written.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(
        (written.len(), apart.len()),
        (names.len() + 1, names.len() + 1)
    );
    let index = fs::read_to_string(path(&site, "index.html")).unwrap();
    for name in &names {
        contains(&index, &[name]);
    }
    let links: std::collections::BTreeSet<&str> = index
        .split("<a href=\"")
        .skip(1)
        .map(|link| link.split_once('"').unwrap().0)
        .collect();
    assert_eq!(links.len(), names.len());
    for link in links {
        assert!(link.is_ascii() && !link.contains(['#', '?', ' ']), "{link}");
        let mut bytes = Vec::new();
        let mut rest = link.as_bytes();
        while let [first, after @ ..] = rest {
            rest = after;
            match (first, after) {
                (b'%', [a, b, after @ ..]) => {
                    let hex = std::str::from_utf8(&[*a, *b]).unwrap().to_owned();
                    bytes.push(u8::from_str_radix(&hex, 16).unwrap());
                    rest = after;
                }
                (byte, _) => bytes.push(*byte),
            }
        }
        assert!(
            written.contains(&String::from_utf8(bytes).unwrap()),
            "{link}"
        );
    }
    // Not one page of a folder is written where one that is there would be lost.
    let kept = path(&site, "KH.html");
    fs::write(&kept, "mine").unwrap();
    fs::remove_file(path(&site, "index.html")).unwrap();
    let ran = run(&render);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["--force"]);
    assert_eq!(fs::read(&kept).unwrap(), b"mine");
    assert!(fs::metadata(path(&site, "index.html")).is_err());
    assert_eq!(run(&[&render[..], &["--force"]].concat()).code, 0);
    assert_ne!(fs::read(&kept).unwrap(), b"mine");
}

#[test]
fn a_folder_becomes_linked_pages() {
    let folder = folder("site");
    let site = folder.to_str().unwrap();
    let ran = run(&["render", "docs/examples/year", "-o", site]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let index = fs::read_to_string(path(&folder, "index.html")).unwrap();
    let links: Vec<&str> = index.split("<a href=\"").skip(1).collect();
    assert_eq!(links.len(), 9);
    // Whoever looks after many schools sees whose each document is.
    contains(&index, &["<th scope=\"col\">Trường</th>"]);
    let school = "<td data-label=\"Trường\">Trường THCS Minh Họa</td>";
    assert_eq!(index.matches(school).count(), 9);
    for link in links {
        let name = link.split_once('"').unwrap().0;
        let page = fs::read_to_string(path(&folder, name)).unwrap();
        assert!(page.contains("<a href=\"index.html\">"), "{name}");
    }
    // The report names the objectives of the plan beside it, the assessment its result.
    let page = |name: &str| fs::read_to_string(path(&folder, name)).unwrap();
    contains(&page("report.html"), &["Không quá 12 học sinh"]);
    contains(&page("self-assessment.html"), &["52/95", "<figure>"]);
    let ran = run(&["render", "docs/examples/year"]);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["-o THƯ MỤC"]);
    let ran = run(&["render", "docs/instruments/..", "-o", site]);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["không có tệp .json nào"]);
}

/// Plans of two schools may have the same identifier: a report names the objectives of its own school's.
#[test]
fn a_report_names_the_objectives_of_its_own_school() {
    let (from, site) = (folder("two-schools"), folder("two-schools-site"));
    let read = |name: &str| -> serde_json::Value {
        let text = fs::read(format!("docs/examples/year/{name}.json")).unwrap();
        serde_json::from_slice(&text).unwrap()
    };
    let mut other = read("plan");
    other["school"]["id"] = "truong-khac".into();
    for objective in other["objectives"].as_array_mut().unwrap() {
        objective["title"]["vi"] = "Mục tiêu của trường khác".into();
    }
    for (name, document) in [
        ("a", other),
        ("b", read("plan")),
        ("report", read("report")),
    ] {
        fs::write(path(&from, &format!("{name}.json")), document.to_string()).unwrap();
    }
    let ran = run(&[
        "render",
        from.to_str().unwrap(),
        "-o",
        site.to_str().unwrap(),
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = fs::read_to_string(path(&site, "report.html")).unwrap();
    contains(&report, &["Không quá 12 học sinh"]);
    assert!(!report.contains("Mục tiêu của trường khác"));
}

#[test]
fn a_plan_has_a_second_form() {
    let ran = run(&[
        "render",
        PLAN,
        "--as",
        "improvement-plan",
        "--format",
        "markdown",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let head = ran
        .out
        .lines()
        .find(|line| line.contains("Nội dung cải tiến"));
    assert_eq!(head.unwrap().matches('|').count(), 11);
    contains(&ran.out, &["Căn cứ", "xây dựng kế hoạch"]);
    assert!(!ran.out.contains("nguồn thứ cấp"), "{}", ran.out);
    let help = run(&["render", "--help"]);
    let help = help.out.split_whitespace().collect::<Vec<_>>().join(" ");
    contains(&help, &["Biểu 2", "theo nguồn thứ cấp"]);
    let plan: AnnualPlan = read(&fs::read(crate::golden::repository(PLAN)).unwrap()).unwrap();
    for content in &plan.contents {
        contains(&ran.out, &[content.title.vi.as_str()]);
    }
    let ran = run(&["render", SELF, "--as", "improvement-plan"]);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["chỉ dùng cho kế hoạch năm"]);
}

#[test]
fn what_was_written_in_word_comes_back() {
    let folder = folder("filled");
    let (plan, draft) = (path(&folder, "plan.docx"), path(&folder, "draft.docx"));
    assert_eq!(run(&["render", PLAN, "-o", &plan]).code, 0);
    assert_eq!(run(&["render", DRAFT, "-o", &draft]).code, 0);
    let same = run(&["fill", &plan, "--document", PLAN]);
    assert_eq!((same.code, same.err.trim()), (0, "Không chỗ nào đổi."));
    let back: AnnualPlan = read(same.out.as_bytes()).unwrap();
    let before: AnnualPlan = read(&fs::read(crate::golden::repository(PLAN)).unwrap()).unwrap();
    assert_eq!(back, before);
    for (edits, vi, en) in [
        (&["Máy đủ dùng"][..], "1 chỗ đã đổi.", "1 place changed."),
        (
            &["Máy đủ dùng", "Máy tính mới"],
            "2 chỗ đã đổi.",
            "2 places changed.",
        ),
    ] {
        let edited = path(&folder, &format!("edited-{}.docx", edits.len()));
        edit(&plan, &edited, |text| {
            let written = |text: String, (at, words): (usize, &&str)| {
                let tag = ["/objectives/0/title", "/resources/4/title"][at];
                let tag = text.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap();
                let begin = tag + text[tag..].find("<w:t ").unwrap();
                let begin = begin + text[begin..].find('>').unwrap() + 1;
                let end = begin + text[begin..].find("</w:t>").unwrap();
                format!("{}{words}{}", &text[..begin], &text[end..])
            };
            edits.iter().enumerate().fold(text.to_owned(), written)
        });
        for (lang, told) in [("vi", vi), ("en", en)] {
            let ran = run(&["fill", &edited, "--document", PLAN, "--lang", lang]);
            assert_eq!((ran.code, ran.err.trim()), (0, told));
            contains(&ran.out, edits);
        }
    }
    // Another plan's file is not read.
    let other = run(&["fill", &draft, "--document", PLAN]);
    assert_eq!((other.code, other.out.as_str()), (2, ""));
    contains(&other.err, &["không được in ra từ tài liệu này"]);
    for (file, document, says) in [
        (PLAN, PLAN, "không phải tệp Word"),
        (plan.as_str(), SELF, "chỉ kế hoạch và báo cáo"),
        ("no.docx", PLAN, "không có tệp"),
    ] {
        let ran = run(&["fill", file, "--document", document]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{file}");
        contains(&ran.err, &[says]);
    }
}

/// A file is read in its own language, a report with its plan, and what cannot be read is told as people find it on paper.
#[test]
fn what_is_told_of_a_word_file_is_found_on_paper() {
    let folder = folder("told-of-word");
    let english = path(&folder, "english.docx");
    let rendered = run(&["render", DRAFT, "--lang", "en", "-o", &english]);
    assert_eq!(rendered.code, 0, "{}", rendered.err);
    let before: AnnualPlan = read(&fs::read(crate::golden::repository(DRAFT)).unwrap()).unwrap();
    for (lang, told) in [("vi", "Không chỗ nào đổi."), ("en", "Nothing changed.")] {
        let back = run(&["fill", &english, "--document", DRAFT, "--lang", lang]);
        assert_eq!((back.code, back.err.trim()), (0, told));
        assert_eq!(read::<AnnualPlan>(back.out.as_bytes()).unwrap(), before);
    }
    let plan = path(&folder, "plan.docx");
    assert_eq!(run(&["render", PLAN, "-o", &plan]).code, 0);
    let edited = path(&folder, "edited.docx");
    edit(&plan, &edited, |text| {
        let funding = text.find("Ngân sách nhà nước").unwrap();
        let row = text[..funding].rfind("<w:tr>").unwrap();
        let end = funding + text[funding..].find("</w:tr>").unwrap() + "</w:tr>".len();
        let text = format!("{}{}", &text[..row], &text[end..]);
        let due = text.find("<w:tag w:val=\"/reportsDue/0/due\"/>").unwrap();
        let (before, due) = text.split_at(due);
        let due = due.replacen("20/1/2027", "cuối tháng 5", 1);
        format!("{before}{due}").replacen("V. NGUỒN LỰC", "V. NGUỒN LỰC (sửa)", 1)
    });
    let ran = run(&["fill", &edited, "--document", PLAN]);
    assert_eq!(ran.code, 1);
    let words = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    contains(
        &words,
        &[
            "Không chỗ nào đổi. Chưa hiểu được",
            "Có in mà không còn trong tệp Word; tài liệu vẫn giữ.",
            "• “Ngân sách nhà nước | 230.000.000",
            "Tại 5. Kinh phí",
            "Ghi ngoài chỗ đọc được",
        ],
    );
    assert!(
        !words.replace(", /", "").contains(" /"),
        "a place as machines name it: {words}"
    );
    let swapped = path(&folder, "swapped.docx");
    edit(&plan, &swapped, |text| {
        let at = |tag: &str| {
            let tag = text.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap();
            let row = text[..tag].rfind("<w:tr>").unwrap();
            row..tag + text[tag..].find("</w:tr>").unwrap() + "</w:tr>".len()
        };
        let (first, second) = (at("/resources/4/title"), at("/resources/7/title"));
        let (before, after) = (&text[..first.start], &text[second.end..]);
        let between = &text[first.end..second.start];
        format!("{before}{}{between}{}{after}", &text[second], &text[first])
    });
    let ran = run(&["fill", &swapped, "--document", PLAN]);
    assert_eq!(ran.code, 1);
    let kept: AnnualPlan = read(ran.out.as_bytes()).unwrap();
    assert_eq!(
        kept,
        read(&fs::read(crate::golden::repository(PLAN)).unwrap()).unwrap()
    );
    contains(
        &ran.err.split_whitespace().collect::<Vec<_>>().join(" "),
        &["Đứng ở chỗ khác trong tệp Word", "giữ thứ tự cũ", "Tại "],
    );
    let (report, with) = (
        "docs/examples/year/report.json",
        path(&folder, "report.docx"),
    );
    assert_eq!(
        run(&["render", report, "--plan", PLAN, "-o", &with]).code,
        0
    );
    let back = run(&["fill", &with, "--document", report, "--plan", PLAN]);
    assert_eq!((back.code, back.err.trim()), (0, "Không chỗ nào đổi."));
    let without = run(&["fill", &with, "--document", report]);
    assert_eq!((without.code, without.out.as_str()), (2, ""));
    contains(&without.err, &["--plan"]);
    let ran = run(&["fill", &plan, "--document", PLAN, "--plan", PLAN]);
    assert_eq!(ran.code, 2);
}

/// A copy of a Word file with its text changed.
fn edit(from: &str, to: &str, change: impl Fn(&str) -> String) {
    let mut before = zip::ZipArchive::new(fs::File::open(from).unwrap()).unwrap();
    let mut after = zip::ZipWriter::new(fs::File::create(to).unwrap());
    for at in 0..before.len() {
        let part = before.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let text = std::io::read_to_string(part).unwrap();
        let text = match name.as_str() {
            "word/document.xml" => change(&text),
            _ => text,
        };
        let options = zip::write::SimpleFileOptions::default();
        after.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut after, text.as_bytes()).unwrap();
    }
    after.finish().unwrap();
}
