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
    let lines = path(&folder, "lines.json");
    let ran = run(&["rollup", SELF, "--format", "json", "-o", &lines]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    contains(&fs::read_to_string(lines).unwrap(), &["\"rollup\""]);
    let nowhere = path(&folder, "none/a.html");
    let ran = run(&["score", SELF, "-o", &nowhere]);
    assert_eq!(ran.code, 2);
    contains(&ran.err, &["không ghi được", "none/a.html"]);
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
    contains(&ran.out, &["Biểu 2", "theo nguồn thứ cấp"]);
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
    assert_eq!((same.code, same.err.as_str()), (0, ""));
    let back: AnnualPlan = read(same.out.as_bytes()).unwrap();
    let before: AnnualPlan = read(&fs::read(crate::golden::repository(PLAN)).unwrap()).unwrap();
    assert_eq!(back, before);
    // Another plan's file has not all the places: they are named, and the document keeps what it had.
    let other = run(&["fill", &draft, "--document", PLAN]);
    assert_eq!(other.code, 1);
    contains(&other.err, &["không còn trong tệp Word"]);
    assert!(read::<AnnualPlan>(other.out.as_bytes()).is_ok());
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
