//! The program itself: exit codes, streams, languages and formats.

use crate::golden;
use it_adoption_model::{Document, Findings, Gaps, Instrument, Kind, Scorecard, read, read_any};
use serde_json::json;
use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};

const OPERATIONAL: &str = "docs/examples/assessment-operational.json";
const MULTILEVEL: &str = "docs/examples/assessment-operational-multilevel.json";
const PARTIAL: &str = "docs/examples/assessment-partial.json";
const OWN: &str = "docs/examples/instrument-school-own.json";
const OWN_ANSWERS: &str = "docs/examples/assessment-school-own.json";
const MISTAKES: &str = "docs/examples/broken/assessment-many-mistakes.json";
const UNSOUND: &str = "docs/examples/broken/instrument-bands-hole.json";
const WRONG_TYPE: &str = "docs/examples/broken/wrong-type.json";

/// What a document of a school is begun with.
pub(crate) const BEGUN: [&str; 6] = [
    "--school",
    "S-1",
    "--stage",
    "tiểu học",
    "--year",
    "2026-2027",
];

pub(crate) fn itam(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_itam"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub(crate) fn run(args: &[&str]) -> Ran {
    itam(args).output().unwrap().into()
}

/// The program's output on this input. One that refuses its command line may go before it has read anything.
pub(crate) fn fed(args: &[&str], input: &[u8]) -> Output {
    let mut command = itam(args);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || match stdin.write_all(input) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            written => written.unwrap(),
        });
        child.wait_with_output().unwrap()
    })
}

pub(crate) fn piped(args: &[&str], input: &[u8]) -> Ran {
    fed(args, input).into()
}

/// Text with its line breaks and alignment taken out.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub(crate) fn contains(text: &str, parts: &[&str]) {
    let flat = flat(text);
    for part in parts {
        assert!(flat.contains(part), "{part:?} is not in:\n{text}");
    }
}

fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn a_score_in_both_languages() {
    let vi = run(&["score", OPERATIONAL]);
    assert_eq!((vi.code, vi.err.as_str()), (0, ""));
    contains(
        &vi.out,
        &[
            "Mức độ Đáp ứng cơ bản",
            "Điểm 57/100",
            "Còn thiếu Đáp ứng tốt cần trên 75% điểm của các tiêu chí được tính",
            "Không phải kết quả xếp loại chính thức",
            "itam gaps docs/examples/assessment-operational.json --target good",
        ],
    );
    let en = run(&["--lang", "en", "score", OPERATIONAL]);
    assert_eq!((en.code, en.err.as_str()), (0, ""));
    contains(
        &en.out,
        &["Level Basic", "Points 57/100", "Not an official rating"],
    );
}

#[test]
fn formats_say_the_same() {
    let json = run(&["score", OPERATIONAL, "--format", "json"]);
    assert_eq!((json.code, json.err.as_str()), (0, ""));
    let card: Scorecard = read(json.out.as_bytes()).unwrap();
    assert_eq!(card.outcome.points.unwrap().earned.to_string(), "57");
    assert_eq!(
        json.out,
        serde_json::to_string_pretty(&card).unwrap() + "\n"
    );
    let markdown = run(&["score", OPERATIONAL, "--format", "markdown"]);
    assert_eq!(markdown.code, 0);
    contains(
        &markdown.out,
        &[
            "# Kết quả tự đánh giá: Trường THCS Ví Dụ",
            "- Mức độ: **Đáp ứng cơ bản**",
            "- Điểm: 57/100",
        ],
    );
    let en = run(&["score", OPERATIONAL, "--format", "json", "--lang", "en"]);
    assert_eq!(en.out, json.out, "documents do not depend on the language");
}

#[test]
fn gaps_towards_a_level() {
    let text = run(&["gaps", OPERATIONAL, "--target", "good"]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    contains(
        &text.out,
        &[
            "Còn thiếu gì để đạt “Đáp ứng tốt”",
            "Đáp ứng tốt cần trên 75% điểm",
            "không thể ít việc hơn",
        ],
    );
    let json = run(&["gaps", OPERATIONAL, "--target", "good", "--format", "json"]);
    let gaps: Gaps = read(json.out.as_bytes()).unwrap();
    assert_eq!(gaps.target.as_str(), "good");
    assert!(!gaps.whole.steps.is_empty());
}

#[test]
fn a_level_that_only_criteria_have_is_no_level_of_the_whole() {
    let instrument = "tests/corpus/instruments/all-at-three.json";
    let answers =
        ["A.1", "A.2", "A.3"].map(|id| json!({ "criterion": id, "value": { "rating": "m2" } }));
    let assessment = json!({
        "document": "assessment", "school": { "id": "S", "name": "Trường", "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "all-at-three", "edition": "1" }, "role": "self",
        "answers": answers
    });
    let file = &format!("{}/only-criteria.json", tempdir());
    std::fs::write(file, assessment.to_string()).unwrap();
    let scored = run(&["score", file, "--instrument", instrument]);
    contains(&scored.out, &["--target met"]);
    for command in ["gaps", "draft-plan"] {
        let ran = run(&[
            command,
            file,
            "--instrument",
            instrument,
            "--target",
            "m1",
            "--lang",
            "en",
        ]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command}");
        contains(&ran.err, &["no level m1", "none (", "met ("]);
        assert!(!ran.err.contains("m3"), "{}", ran.err);
    }
}

#[test]
fn an_unknown_level_names_those_there_are() {
    for (lang, words) in [
        ("vi", "kết quả chung không có mức \"best\""),
        ("en", "the overall result has no level best"),
    ] {
        let ran = run(&["gaps", OPERATIONAL, "--target", "best", "--lang", lang]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        contains(&ran.err, &[words, "not-met (", "basic (", "good ("]);
    }
    let by_id = run(&["gaps", OPERATIONAL, "--target", "good"]);
    for title in ["đáp ứng tốt", "Đáp ứng tốt", "good"] {
        let ran = run(&["gaps", OPERATIONAL, "--target", title]);
        assert_eq!((ran.code, &ran.out), (0, &by_id.out), "{title}");
    }
}

#[test]
fn standard_input_is_a_file_too() {
    let from_file = run(&["score", OPERATIONAL, "--format", "json"]);
    let from_stdin = piped(&["score", "-", "--format", "json"], &bytes(OPERATIONAL));
    assert_eq!((from_stdin.code, from_stdin.out), (0, from_file.out));
    let checked = piped(&["check", "-"], &bytes(MISTAKES));
    assert_eq!(checked.code, 1);
    contains(&checked.out, &["đầu vào chuẩn", "answer.repeated"]);
    let twice = run(&["check", "-", "-"]);
    assert_eq!((twice.code, twice.out.as_str()), (2, ""));
    contains(&twice.err, &["chỉ đọc được một lần"]);
}

#[test]
fn checking_gives_codes_and_an_exit_code() {
    let sound = run(&["check", OPERATIONAL]);
    assert_eq!(sound.code, 0);
    contains(
        &sound.out,
        &[
            "Đối chiếu với operational, phiên bản 2026.1",
            "Không phát hiện gì.",
        ],
    );
    let advice = run(&["check", PARTIAL]);
    assert_eq!(advice.code, 0, "advice is no error");
    contains(&advice.out, &["assessment.unanswered"]);
    let wrong = run(&["check", MISTAKES, "--lang", "en"]);
    assert_eq!(wrong.code, 1);
    contains(
        &wrong.out,
        &[
            "error answer.repeated",
            "/answers/3/criterion",
            "docs/rules.md",
        ],
    );
    let json = run(&["check", MISTAKES, "--format", "json"]);
    assert_eq!(json.code, 1);
    assert!(read::<Findings>(json.out.as_bytes()).unwrap().has_errors());
    let instrument = run(&["check", UNSOUND]);
    assert_eq!(instrument.code, 1);
    contains(
        &instrument.out,
        &["Loại tài liệu bộ tiêu chí", "lỗi instrument.bands-hole"],
    );
    let markdown = run(&["check", MISTAKES, "--format", "markdown"]);
    contains(
        &markdown.out,
        &[
            "## docs/examples/broken/",
            "- **lỗi answer.repeated** - Tại: dòng 45, tiêu chí P.2 Kế hoạch nêu rõ mục tiêu (/answers/3/",
        ],
    );
}

#[test]
fn every_kind_of_document_can_be_checked() {
    let folder = tempdir();
    for (name, args) in [
        (
            "scorecard.json",
            vec!["score", OPERATIONAL, "--format", "json"],
        ),
        (
            "gaps.json",
            vec!["gaps", OPERATIONAL, "--target", "good", "--format", "json"],
        ),
        ("findings.json", vec!["check", MISTAKES, "--format", "json"]),
    ] {
        let path = format!("{folder}/{name}");
        std::fs::write(&path, run(&args).out).unwrap();
        let ran = run(&["check", &path]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
    }
}

/// A folder of a test's own, gone when it is dropped.
pub(crate) struct Folder(std::path::PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("itam-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.0.join(name), text).unwrap();
        self.path(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// A folder of this test's own under the build directory.
fn tempdir() -> String {
    let folder = format!("{}/cli-{}", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn several_files_give_one_array() {
    let args = [
        "check",
        OWN_ANSWERS,
        OWN,
        MISTAKES,
        WRONG_TYPE,
        "no-such-file.json",
    ];
    let json = run(&[&args[..], &["--format", "json"]].concat());
    assert_eq!(json.code, 2);
    let entries: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let entries = entries.as_array().unwrap();
    let files: Vec<&str> = entries
        .iter()
        .map(|e| e["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, args[1..]);
    let findings = |at: usize| {
        let text = entries[at]["findings"].to_string();
        read::<Findings>(text.as_bytes()).unwrap()
    };
    assert_eq!(
        entries[0]["instrument"]["id"], "xa-vi-du",
        "the instrument among the files"
    );
    assert!(!findings(0).has_errors() && !findings(1).has_errors() && findings(2).has_errors());
    assert!(entries[1].get("instrument").is_none());
    let problem = &entries[3]["problem"];
    assert_eq!(problem["pointer"], "/answers/3/value/share/part");
    assert!(problem["line"].as_u64().unwrap() > 1 && problem["column"].is_u64());
    assert!(problem["message"]["vi"].is_string() && problem["message"]["en"].is_string());
    assert!(entries[3].get("findings").is_none());
    contains(
        &entries[4]["problem"]["message"]["en"].to_string(),
        &["no-such-file.json"],
    );
    let text = run(&args);
    assert_eq!(text.code, 2);
    contains(&text.out, &[OWN_ANSWERS, OWN, MISTAKES, "answer.repeated"]);
    contains(&text.err, &[WRONG_TYPE, "no-such-file.json"]);
}

#[test]
fn an_instrument_given_found_or_missing() {
    let missing = run(&["score", OWN_ANSWERS]);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    contains(
        &missing.err,
        &["\"xa-vi-du\"", "--instrument", "operational, decision-4725"],
    );
    let checked = run(&["check", OWN_ANSWERS, "--lang", "en"]);
    assert_eq!(checked.code, 2);
    contains(&checked.err, &["xa-vi-du", "not at hand"]);
    let given = run(&["score", OWN_ANSWERS, "--instrument", OWN]);
    assert_eq!((given.code, given.err.as_str()), (0, ""));
    contains(&given.out, &[&format!("--instrument {OWN}")]);
    let detail = run(&["score", OWN_ANSWERS, "--instrument", OWN, "--detail"]);
    contains(&detail.out, &["xa-vi-du"]);
    let other = run(&["score", OPERATIONAL, "--instrument", "decision-4725"]);
    assert_eq!(other.code, 1);
    contains(&other.out, &["assessment.instrument-mismatch"]);
    let unknown = run(&["score", OPERATIONAL, "--instrument", "operationel"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    contains(
        &unknown.err,
        &["\"operationel\"", "operational, decision-4725"],
    );
    let unsound = run(&["score", OPERATIONAL, "--instrument", UNSOUND]);
    assert_eq!(unsound.code, 1);
    contains(&unsound.out, &[UNSOUND, "instrument.bands-hole"]);
}

#[test]
fn an_assessment_with_errors_does_not_score() {
    for args in [
        vec!["score", MISTAKES],
        vec!["gaps", MISTAKES, "--target", "good"],
    ] {
        let ran = run(&args);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        contains(&ran.out, &[MISTAKES, "lỗi answer.repeated"]);
        assert!(!ran.out.contains("Mức độ "), "no level is shown");
        let json = run(&[&args[..], &["--format", "json"]].concat());
        assert_eq!(json.code, 1);
        assert!(matches!(
            read_any(json.out.as_bytes()),
            Ok(Document::Findings(_))
        ));
    }
}

#[test]
fn what_cannot_be_read_says_where_and_what_was_expected() {
    let ran = run(&["score", WRONG_TYPE]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    contains(
        &ran.err,
        &[
            &format!("không đọc được {WRONG_TYPE}"),
            "dòng ",
            "cột ",
            "JSON Pointer /answers/3/value/share/part",
            "cần số nguyên",
            "nhưng gặp chuỗi \"11\"",
        ],
    );
    let en = run(&["score", WRONG_TYPE, "--lang", "en"]);
    contains(
        &en.err,
        &[
            "cannot read",
            "line ",
            "column ",
            "expected a whole number",
            "found the string \"11\"",
        ],
    );
    let other = run(&["score", OWN]);
    assert_eq!(other.code, 2);
    contains(&other.err, &["/document", "(assessment)", "(instrument)"]);
    let none = run(&["score", "no-such-file.json"]);
    assert_eq!(none.code, 2);
    contains(&none.err, &["không có tệp no-such-file.json"]);
    let folder = run(&["score", "docs"]);
    assert_eq!(folder.code, 2);
    contains(&folder.err, &["docs là thư mục, không phải tệp"]);
}

#[test]
fn instruments_are_listed_shown_and_handed_out() {
    let list = run(&["instruments"]);
    assert_eq!((list.code, list.err.as_str()), (0, ""));
    contains(
        &list.out,
        &[
            "operational, phiên bản 2026.1",
            "decision-4725",
            "không phải quy định",
            "accreditation-57",
            "3 điều kiện bắt buộc",
        ],
    );
    let whole = run(&["instruments", "operational", "--lang", "en"]);
    contains(
        &whole.out,
        &["H.3", "Pupils per computer in Informatics", "letter"],
    );
    let json = run(&["instruments", "operational", "--format", "json"]);
    let instrument: Instrument = read(json.out.as_bytes()).unwrap();
    assert_eq!(
        instrument,
        read(&bytes("docs/instruments/operational.json")).unwrap()
    );
    let unknown = run(&["instruments", "nothing"]);
    assert_eq!(unknown.code, 2);
    let known = "các bộ có sẵn: operational, decision-4725, accreditation-57";
    contains(&unknown.err, &["\"nothing\"", known]);
}

#[test]
fn a_misused_command_line() {
    for (args, words) in [
        (
            &["scor"][..],
            "không có lệnh \"scor\"; có phải là \"score\"?",
        ),
        (&["score"], "thiếu <TỆP>"),
        (&["gaps", OPERATIONAL], "thiếu --target <MỨC>"),
        (
            &["score", OPERATIONAL, "--formta", "json"],
            "không có tùy chọn \"--formta\"; có phải là \"--format\"?",
        ),
        (
            &["score", OPERATIONAL, "--format", "yaml"],
            "các giá trị là: text, json, markdown",
        ),
        (
            &["score", OPERATIONAL, "--format", "xlsx"],
            "các giá trị là: text, json, markdown, html, docx",
        ),
        (
            &["fill", "phieu.xlsx", "--rollup", "--format", "csv"],
            "các giá trị là: text, json, markdown, html, docx",
        ),
        (
            &["score", OPERATIONAL, "--lang", "fr"],
            "các giá trị là: vi, en",
        ),
        (
            &["score", OPERATIONAL, "--format"],
            "--format <DẠNG> cần một giá trị",
        ),
        (
            &["score", OPERATIONAL, MULTILEVEL],
            "lệnh này không nhận thêm tệp",
        ),
        (
            &["score", OPERATIONAL, "--format", "json", "--format", "text"],
            "chỉ được ghi một lần",
        ),
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        contains(&ran.err, &[words, "itam --help"]);
    }
    let en = run(&["--lang", "en", "scor"]);
    assert_eq!(en.code, 2);
    contains(&en.err, &["error: unrecognized subcommand 'scor'"]);
    let nothing = run(&[]);
    assert_eq!(nothing.code, 2);
    contains(&nothing.err, &["itam", "score", "gaps"]);
}

/// What help calls values in Vietnamese has an English name where something is told in English.
#[test]
fn what_is_misused_is_told_in_english_alone() {
    let commands = run(&["--help"]).out;
    let commands = commands.lines().filter_map(|line| line.split_once("  "));
    let commands = commands
        .filter_map(|(_, line)| line.split_once(' '))
        .map(|(name, _)| name);
    let (mut names, mut told) = (0, 0);
    for command in commands.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())) {
        names += 1;
        let help = run(&[command, "--help"]).out;
        let options = help
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        let without_value = [command]
            .into_iter()
            .chain(options)
            .map(|option| match option {
                option if option == command => vec![command, "--lang", "en"],
                option => vec![command, "--lang", "en", option],
            });
        for args in without_value {
            let ran = run(&args);
            if ran.err.contains("required") {
                assert!(ran.err.is_ascii(), "{args:?}: {}", ran.err);
                told += 1;
            }
        }
    }
    assert!(names > 12 && told > 60, "{names}, {told}");
}

#[test]
fn help_is_vietnamese_first() {
    let help = run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    contains(
        &help.out,
        &[
            "Đo, lập kế hoạch và báo cáo ứng dụng CNTT",
            "instruments",
            "check",
            "score",
            "gaps",
            "draft-plan",
            "derive",
            "compare",
            "render",
            "Mã thoát",
        ],
    );
    for command in [
        "instruments",
        "check",
        "score",
        "gaps",
        "derive",
        "compare",
        "render",
    ] {
        let ran = run(&[command, "--help"]);
        assert_eq!(ran.code, 0);
        contains(&ran.out, &["Cách dùng (usage): itam", "--lang", "--format"]);
    }
    let versions = [
        concat!("itam ", env!("CARGO_PKG_VERSION")),
        concat!("(library) it-adoption-model ", env!("CARGO_PKG_VERSION")),
        "(schemas) 1",
    ];
    contains(&run(&["--version"]).out, &versions);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let coloured = |name: &str, value: &str| {
        let output = itam(&["score", OPERATIONAL])
            .env(name, value)
            .output()
            .unwrap();
        Ran::from(output).out
    };
    let plain = run(&["score", OPERATIONAL]).out;
    assert!(!plain.contains('\u{1b}'), "a pipe gets no colour");
    let forced = coloured("CLICOLOR_FORCE", "1");
    assert!(forced.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&forced).to_string(), plain);
    let output = itam(&["score", OPERATIONAL])
        .env("CLICOLOR_FORCE", "1")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert_eq!(Ran::from(output).out, plain, "NO_COLOR wins");
}

#[test]
fn lines_keep_to_the_width() {
    let widths = |args: &[&str], columns: usize| {
        let output = itam(args)
            .env("COLUMNS", columns.to_string())
            .output()
            .unwrap();
        let ran = Ran::from(output);
        let text = ran.out + &ran.err;
        text.lines().map(|line| line.chars().count()).max().unwrap()
    };
    for args in [
        &["score", OPERATIONAL][..],
        &["score", PARTIAL],
        &["gaps", OPERATIONAL, "--target", "good"],
        &["check", MISTAKES],
        &["instruments", "operational"],
        &["instruments", "decision-4725", "--lang", "en"],
        &["score", WRONG_TYPE],
        &["render", "docs/examples/year/plan.json"],
        &[
            "render",
            "docs/examples/year/draft/plan.json",
            "--lang",
            "en",
        ],
        &["render", "docs/examples/year/submission.json"],
    ] {
        for columns in [40, 60, 80, 100, 120] {
            let widest = widths(args, columns);
            assert!(widest <= columns, "{args:?}: {widest} > {columns}");
        }
    }
    assert!(widths(&["check", "--help"], 80) <= 80);
    assert!(
        widths(&["score", OPERATIONAL], 120) > 100,
        "a wide terminal is used"
    );
}

#[test]
fn a_result_on_a_terminal_of_80_columns() {
    let text = run(&["score", "docs/examples/assessment-4725.json"]).out;
    crate::golden::check("tests/golden/score-4725.txt", &text);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    for (args, code) in [
        (&["score", OPERATIONAL][..], 0),
        (&["score", OPERATIONAL, "--format", "json"], 0),
        (&["check", MISTAKES], 1),
        (&["--help"], 0),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = itam(args)
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("panicked"), "{args:?}: {err}");
        assert_eq!(err, "", "{args:?}");
        assert_eq!(output.status.code(), Some(code), "{args:?}");
    }
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let evil = String::from_utf8(bytes(OPERATIONAL))
        .unwrap()
        .replace("Trường THCS Ví Dụ", "A\\u001b[2J\\u0007B");
    let ran = piped(&["score", "-"], evil.as_bytes());
    assert_eq!(ran.code, 0);
    contains(&ran.out, &["A [2J B"]);
    assert!(!ran.out.contains(['\u{1b}', '\u{7}']));
    let forced = {
        let mut command = itam(&["score", "-"]);
        command
            .env("CLICOLOR_FORCE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(evil.as_bytes())
            .unwrap();
        Ran::from(child.wait_with_output().unwrap()).out
    };
    assert!(!forced.contains("\u{1b}[2J"));
}

#[test]
fn schemas_are_the_published_files() {
    for kind in Kind::ALL {
        for (draft, folder) in [("2020-12", "2020-12"), ("07", "draft-07")] {
            let ran = run(&["schema", kind.as_str(), "--draft", draft]);
            let path = format!("docs/schema/1/{folder}/{kind}.schema.json");
            let file = std::fs::read_to_string(golden::repository(&path)).unwrap();
            assert_eq!(
                (ran.code, ran.out == file, ran.err.as_str()),
                (0, true, ""),
                "{path}"
            );
        }
        assert!(run(&["schema"]).out.contains(&format!("{kind} ")), "{kind}");
    }
    let openapi = std::fs::read_to_string(golden::repository("docs/schema/1/openapi.json"));
    assert_eq!(run(&["schema", "--openapi"]).out, openapi.unwrap());
    let default = run(&["schema", "gaps"]).out;
    assert_eq!(default, run(&["schema", "gaps", "--draft", "2020-12"]).out);
    let wrong = run(&["schema", "gap"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("\"gaps\""), "{}", wrong.err);
}

#[test]
fn the_schema_of_an_instrument_is_the_published_file() {
    for builtin in it_adoption_model::builtin() {
        let of = ["schema", "assessment", "--instrument", builtin.id];
        for (name, options) in [
            ("list.2020-12", vec![]),
            ("list.draft-07", vec!["--draft", "07"]),
            ("form.draft-07", vec!["--draft", "07", "--layout", "form"]),
        ] {
            let path = format!(
                "docs/schema/1/instruments/{}/{name}.schema.json",
                builtin.id
            );
            let file = std::fs::read_to_string(golden::repository(&path)).unwrap();
            let ran = run(&[&of[..], &options].concat());
            assert_eq!(
                (ran.code, ran.out == file, ran.err.as_str()),
                (0, true, ""),
                "{path}"
            );
        }
        let english = run(&[
            &of[..],
            &["--lang", "en", "--id", "https://schema.example/a", "--once"],
        ]
        .concat())
        .out;
        let english: serde_json::Value = serde_json::from_str(&english).unwrap();
        assert_eq!(english["$id"], "https://schema.example/a");
        assert_eq!(
            english["properties"]["role"]["description"],
            "Who assessed: the school itself or somebody outside"
        );
        assert_eq!(
            english["properties"]["answers"]["allOf"][0]["maxContains"],
            1
        );
    }
    let own = "docs/examples/instrument-school-own.json";
    assert!(
        run(&["schema", "assessment", "--instrument", own])
            .out
            .contains("\"then\"")
    );
}

#[test]
fn a_schema_that_cannot_be_is_told_why() {
    for (wrong, said) in [
        (
            &["schema", "gaps", "--instrument", "operational"][..],
            "chỉ phiếu đánh giá có lược đồ riêng",
        ),
        (
            &["schema", "gaps", "--id", "https://schema.example/a#b"][..],
            "không có phần từ dấu #",
        ),
        (
            &["schema", "--instrument", "operational"],
            "chỉ phiếu đánh giá có lược đồ riêng",
        ),
        (
            &[
                "schema",
                "assessment",
                "--instrument",
                "operational",
                "--once",
                "--draft",
                "07",
            ],
            "--once chỉ có tác dụng",
        ),
        (
            &[
                "schema",
                "assessment",
                "--instrument",
                "operational",
                "--once",
                "--layout",
                "form",
            ],
            "--once chỉ có tác dụng",
        ),
        (
            &["schema", "assessment", "--layout", "form"],
            "--instrument",
        ),
        (
            &["schema", "assessment", "--instrument", "nobodys"],
            "nobodys",
        ),
        (&["schema", "assessment", "--openapi"], "--openapi"),
    ] {
        let ran = run(wrong);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wrong:?}");
        let flowing = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowing.contains(said), "{wrong:?}: {flowing}");
    }
}

#[test]
fn the_groups_told_as_lowest_are_the_lowest() {
    for file in [OPERATIONAL, MULTILEVEL] {
        let told = run(&["score", file]).out;
        let titles = ["Nhóm có mức thấp nhất", "Nhóm chưa ở mức cao nhất"];
        let title = titles.iter().find(|title| told.contains(**title)).unwrap();
        let (_, rows) = told.split_once(title).unwrap();
        let rows = rows
            .lines()
            .skip(2)
            .take_while(|row| !row.trim().is_empty());
        let listed: Vec<&str> = rows
            .filter_map(|row| Some(row.trim_start().split_once(". ")?.0))
            .collect();
        let card: Scorecard =
            read(run(&["score", file, "--format", "json"]).out.as_bytes()).unwrap();
        let rubrics = it_adoption_model::Rubrics::builtin();
        let rubric = rubrics.get(&card.instrument).unwrap();
        let height = |of: &it_adoption_model::Outcome| {
            (of.level.and_then(|level| rubric.rank(&level)), of.percent())
        };
        let (in_list, left): (Vec<_>, Vec<_>) = card
            .groups
            .iter()
            .partition(|g| listed.contains(&g.group.as_str()));
        assert_eq!(in_list.len(), listed.len(), "{told}");
        assert!(!in_list.is_empty() && !left.is_empty(), "{told}");
        let highest = in_list.iter().map(|g| height(&g.outcome)).max();
        assert!(
            left.iter().all(|g| Some(height(&g.outcome)) >= highest),
            "{told}"
        );
        // All groups below the top level are named as such, the lowest of more as the lowest.
        let top = rubric.instrument().levels.len() - 1;
        let all = left.iter().all(|g| height(&g.outcome).0 == Some(top));
        assert_eq!(*title == titles[1], all, "{told}");
    }
}

/// Every text of a document as it is, left open.
fn opened(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(object) => {
            object.remove("en");
            for (name, value) in object {
                match value {
                    serde_json::Value::String(text) if name == "vi" => "…".clone_into(text),
                    value => opened(value),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(opened),
        _ => {}
    }
}

#[test]
fn open_places_are_told_by_sections_people_know() {
    for kind in ["plan", "report", "medium-term-plan", "difficulty"] {
        let text = std::fs::read(format!("docs/examples/year/{kind}.json")).unwrap();
        let mut json: serde_json::Value = serde_json::from_slice(&text).unwrap();
        opened(&mut json);
        json["school"]["name"] = "…".into();
        for lang in ["vi", "en"] {
            let told = piped(&["check", "-", "--lang", lang], json.to_string().as_bytes()).out;
            let sections = told
                .lines()
                .filter_map(|line| line.trim_start().strip_prefix("• "));
            // What else is found is told by its rule.
            let sections: Vec<&str> = sections
                .filter_map(|line| Some(line.split_once(": ")?.0))
                .filter(|name| !name.contains('.'))
                .collect();
            assert!(sections.len() > 1, "{told}");
            for section in sections {
                assert!(section.starts_with(char::is_uppercase), "{section}: {told}");
                assert!(json.get(section).is_none(), "{section}");
            }
        }
    }
}
