//! The road of a school without JSON, by the program.

use crate::cli::{BEGUN, Folder, contains, run};
use it_adoption_model::*;

const ANSWERS: &str = "docs/examples/assessment-operational.json";

#[test]
fn the_road_of_the_readme_leads_from_a_form_to_a_plan() {
    let folder = Folder::new("road");
    for kind in ["xlsx", "csv"] {
        let (blank, form, json) = (
            folder.path(&format!("blank.{kind}")),
            folder.path(&format!("form.{kind}")),
            folder.path("form.json"),
        );
        assert_eq!(run(&["form", "operational", "-o", &blank]).code, 0);
        let blank = run(&["fill", &blank]);
        assert_eq!((blank.code, blank.out.as_str()), (2, ""));
        assert!(
            blank.err.contains("Ô C3") && blank.err.contains("Tên trường"),
            "{}",
            blank.err
        );
        assert_eq!(
            run(&["form", "operational", "--answers", ANSWERS, "-o", &form]).code,
            0
        );
        assert_eq!(run(&["fill", &form, "-o", &json, "--force"]).code, 0);
        let by_hand: Assessment =
            read(&std::fs::read(crate::golden::repository(ANSWERS)).unwrap()).unwrap();
        let read: Assessment = read(&std::fs::read(&json).unwrap()).unwrap();
        assert_eq!(read.answers, by_hand.answers);
        assert_eq!(run(&["score", &json]).code, 0);
        // The plan as tables, once it is drafted; and the document in Word, once they are read back.
        let (tables, plan, letter) = (
            folder.path(&format!("plan.{kind}")),
            folder.path(&format!("plan-{kind}.json")),
            folder.path(&format!("plan-{kind}.docx")),
        );
        let draft = ["draft-plan", &json, "--target", "good"];
        let drafted = run(&draft);
        assert_eq!(drafted.code, 0);
        assert_eq!(run(&[&draft[..], &["-o", &tables]].concat()).code, 0);
        let filled = run(&["fill", &tables, "-o", &plan]);
        assert_eq!(filled.code, 1, "open places are errors: {}", filled.err);
        assert_eq!(std::fs::read_to_string(&plan).unwrap(), drafted.out);
        assert_eq!(run(&["render", &plan, "-o", &letter]).code, 0);
    }
}

#[test]
fn a_school_in_two_files_is_named_and_counted_as_rollup_does() {
    let folder = Folder::new("twice");
    let [one, other, lines] = ["a.csv", "b.csv", "all.jsonl"].map(|name| folder.path(name));
    for form in [&one, &other] {
        let made = ["form", "operational", "--answers", ANSWERS, "-o", form];
        assert_eq!(run(&made).code, 0);
    }
    let ran = run(&["fill", &one, &other, "-o", &lines, "--rollup"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    contains(
        &ran.err,
        &[
            "Số kết quả nộp lại mà vẫn giữ, vẫn được tính thêm: 1",
            "--latest",
        ],
    );
    contains(&ran.err, &["b.csv: trường vd-thcs-01", "đã có ở", "a.csv"]);
    let latest = run(&["rollup", &lines, "--latest"]);
    contains(&latest.err, &["bỏ"]);
}

#[test]
fn a_file_that_is_there_stays() {
    let folder = Folder::new("force");
    let form = folder.path("form.xlsx");
    std::fs::write(&form, "mine").unwrap();
    let refused = run(&["form", "operational", "-o", &form]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(std::fs::read(&form).unwrap(), b"mine");
    assert_eq!(
        run(&["form", "operational", "-o", &form, "--force"]).code,
        0
    );
    assert_ne!(std::fs::read(&form).unwrap(), b"mine");
    let nowhere = folder.path("no/form.xlsx");
    let ran = run(&["form", "operational", "-o", &nowhere]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("thư mục không có"), "{}", ran.err);
    let ran = run(&["form", "operational", "-o", &folder.path("form.pdf")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("phải kết thúc bằng .xlsx"), "{}", ran.err);
    let left: Vec<_> = std::fs::read_dir(folder.path("")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_table_by_its_mapping_becomes_documents_and_a_rollup() {
    let folder = Folder::new("map");
    let table = folder.path("table.csv");
    std::fs::write(
        &table,
        "truong;stt;so_hs;may_day_tin;duong_truyen\nTH&THCS Một;1;160;8;1\nTHCS Hai;2;200;;0\n",
    )
    .unwrap();
    let out = folder.path("out.jsonl");
    let map = "docs/examples/forms/equipment.map.json";
    let ran = run(&["fill", &table, "--map", map, "-o", &out, "--rollup"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Số trường"), "{}", ran.out);
    let lines = std::fs::read_to_string(&out).unwrap();
    let read = lines
        .lines()
        .map(|line| read::<Assessment>(line.as_bytes()).unwrap());
    let read: Vec<Assessment> = read.collect();
    assert_eq!(
        read[0].school.stages,
        [Stage::Primary, Stage::LowerSecondary]
    );
    assert_eq!(read[1].answers.len(), 2);
    std::fs::write(
        &table,
        "truong;stt;so_hs;may_day_tin;duong_truyen\nA;1;1.600;8;1\nB;x y;2;;0\n",
    )
    .unwrap();
    let ran = run(&["fill", &table, "--map", map, "-o", &out, "--force"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("Ô C2") && ran.err.contains("Ô B3"),
        "{}",
        ran.err
    );
    assert_eq!(std::fs::read_to_string(&out).unwrap(), lines);
    let told = |head: &str| {
        std::fs::write(&table, format!("{head}\nA;1;2;;2;0\n")).unwrap();
        let said = run(&["fill", &table, "--map", map]).err;
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    contains(
        &told("truong;stt"),
        &["các cột mà tệp mô tả nêu tên: \"duong_truyen\", \"may_day_tin\", \"so_hs\""],
    );
    contains(
        &told("truong;stt;so_hs;may_day_tin;SO_HS;duong_truyen"),
        &["mỗi cột của tệp mô tả đúng một lần: \"so_hs\""],
    );
}

#[test]
fn a_skeleton_of_each_kind_is_read_and_says_what_is_open() {
    let folder = Folder::new("new");
    // What the program makes, people do not begin.
    let made = [
        Kind::Scorecard,
        Kind::Gaps,
        Kind::Findings,
        Kind::Comparison,
        Kind::Rollup,
        Kind::LineError,
    ];
    let begun = Kind::ALL.iter().filter(|kind| !made.contains(kind));
    for kind in begun.map(|kind| kind.as_str()) {
        let needed: &[&str] = match kind {
            "instrument" | "workflow" | "crosswalk" => &[],
            "difficulty" => &["--school", "S-1", "--stage", "THPT", "--date", "2026-10-20"],
            "submission" => &[
                "--school",
                "S-1",
                "--stage",
                "THPT",
                "--year",
                "2026-2027",
                "--managing-body",
                "P-1",
            ],
            _ => &BEGUN,
        };
        let new = |more: &[&str]| run(&[&["new", kind], needed, more].concat());
        let made = new(&[]);
        assert_eq!(made.code, 0, "{}", made.err);
        let document = read_any(made.out.as_bytes()).unwrap();
        assert_eq!(document.kind().as_str(), kind);
        let path = folder.path("new.json");
        std::fs::write(&path, &made.out).unwrap();
        // What a school hands in is wrong while it is open; of the others it is only told; a workflow has no open place.
        let checked = run(&["check", &path]);
        let (code, says) = match kind {
            "annual-plan" | "medium-term-plan" | "year-end-report" | "difficulty" => {
                (1, "chỗ phải ghi")
            }
            "workflow" => (0, "Không phát hiện gì"),
            _ => (0, "còn để trống"),
        };
        assert_eq!(checked.code, code, "{kind}: {}", checked.err);
        contains(&checked.out, &[says]);
        // Whatever has a form or tables is begun in a spreadsheet as well.
        let sheets = folder.path(&format!("{kind}.xlsx"));
        let begun = new(&["-o", &sheets]);
        if ["submission", "workflow", "crosswalk"].contains(&kind) {
            assert_eq!(begun.code, 2, "{kind}");
            continue;
        }
        assert_eq!(begun.code, 0, "{kind}: {}", begun.err);
        let filled = run(&["fill", &sheets]);
        assert_eq!((filled.code, filled.out), (code, made.out), "{kind}");
    }
}

/// What a document cannot leave open is not made up: it is asked for, all of it at once.
#[test]
fn a_skeleton_presets_nothing_that_nobody_said() {
    let refused = |args: &[&str]| {
        let made = run(&[&["new"], args].concat());
        assert_eq!((made.code, made.out.as_str()), (2, ""), "{args:?}");
        made.err.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    contains(
        &refused(&["assessment"]),
        &[
            "thiếu --school, --stage, --year",
            "itam new assessment --school 79012345 --stage THCS --year 2026-2027",
        ],
    );
    contains(
        &refused(&["difficulty", "--year", "2026-2027"]),
        &["thiếu --school, --stage, --date", "không có chỗ ghi --year"],
    );
    contains(
        &refused(&["submission", "--school", "a"]),
        &["thiếu --stage, --year, --managing-body"],
    );
    contains(
        &refused(&["workflow", "--school", "a"]),
        &["workflow không có chỗ ghi --school"],
    );
    contains(
        &refused(&[
            "annual-plan",
            "--school",
            "a b",
            "--stage",
            "trung học",
            "--year",
            "2026",
            "--lang",
            "en",
        ]),
        &[
            "--school: ",
            "--stage: there is no stage \"trung học\"",
            "--year: ",
        ],
    );
    // Of a school of two stages nothing stands there but what was said, and places that checking tells.
    let said = [
        "--school",
        "S-1",
        "--stage",
        "thpt, lower secondary",
        "--year",
        "2030-2031",
    ];
    let own = run(&[
        &["new", "assessment", "--instrument", "decision-4725"],
        &said[..],
    ]
    .concat());
    let own: serde_json::Value = serde_json::from_str(&own.out).unwrap();
    assert_eq!(
        own["school"],
        serde_json::json!({ "id": "S-1", "name": "…", "stages": ["upper-secondary", "lower-secondary"] })
    );
    assert_eq!(
        (&own["schoolYear"], &own["instrument"]["id"]),
        (&"2030-2031".into(), &"decision-4725".into())
    );
    let folder = Folder::new("new-preset");
    for kind in ["annual-plan", "medium-term-plan", "year-end-report"] {
        let made = run(&[&["new", kind], &said[..]].concat());
        let json: serde_json::Value = serde_json::from_str(&made.out).unwrap();
        let dated = |year: &&str| made.out.contains(&format!("{year}-"));
        assert!(!["2025", "2026", "2027"].iter().any(dated), "{}", made.out);
        for list in ["objectives", "roadmap", "resources", "results"] {
            assert!(
                json[list].as_array().is_none_or(Vec::is_empty),
                "{kind} {list}"
            );
        }
        let path = folder.file("new.json", &made.out.replace('…', "đã ghi"));
        assert!(run(&["check", &path]).out.contains("chưa"), "{kind}");
    }
}

#[test]
fn what_is_no_error_in_a_table_of_schools_is_told_as_well() {
    let folder = Folder::new("softer");
    let (list, table) = (folder.path("list.csv"), folder.path("table.csv"));
    std::fs::write(&list, "Mã;Tên\ns1;THCS 1\n").unwrap();
    let wrong = [
        "--lang",
        "en",
        "form",
        "operational",
        "--schools",
        &list,
        "-o",
        &table,
    ];
    let wrong = run(&wrong);
    assert_eq!(wrong.code, 2);
    let one = "places that cannot be read: 1;";
    assert!(wrong.err.contains(one), "{}", wrong.err);
    let schools: String = (1..=5).map(|n| format!("s{n};THCS {n};THCS\n")).collect();
    std::fs::write(&list, format!("Mã trường;Tên trường;Cấp học\n{schools}")).unwrap();
    let made = run(&["form", "operational", "--schools", &list, "-o", &table]);
    assert_eq!(made.code, 0, "{}", made.err);
    what_is_alike_stands_together(&table);
    let text = std::fs::read_to_string(&table).unwrap();
    let keys = text
        .lines()
        .find(|line| line.contains("Mã trường"))
        .unwrap();
    let at = |key: &str| keys.split(';').position(|cell| cell == key).unwrap();
    let answered = text.lines().map(|line| {
        let mut cells: Vec<&str> = line.split(';').collect();
        if cells[0].starts_with('s') {
            for (key, written) in [
                ("Năm học", "2025-2026"),
                ("Hình thức đánh giá", "tự đánh giá"),
                ("H.3", "0"),
                ("H.3#2", "0"),
            ] {
                cells[at(key)] = written;
            }
        }
        cells.join(";") + "\n"
    });
    std::fs::write(&table, answered.collect::<String>()).unwrap();
    let out = folder.path("out.jsonl");
    let ran = run(&["--lang", "en", "fill", &table, "-o", &out]);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = plain(&ran.err);
    let documents = stream_of(&out);
    let rubrics = Rubrics::builtin();
    let mut counted = 0;
    for document in &documents {
        let found = check::together(&[document], &rubrics);
        for finding in found.iter().flat_map(|checked| &checked.findings.findings) {
            counted += 1;
            let said = finding.message.get(Locale::En);
            assert!(told.contains(&plain(said)), "{said}: {}", ran.err);
        }
    }
    assert!(counted >= 5, "{counted}");
    assert!(told.starts_with("Documents read: 5;"), "{told}");
    let places = "(s1, H.3; s2, H.3; s3, H.3; and 2 more)";
    assert!(told.contains(places), "{told}");
    assert!(told.contains(&format!("see them all with itam check {out}")));
    let all = run(&["check", &out, "--lang", "en"]);
    assert_eq!(all.code, 0, "{}", all.err);
    contains(
        &all.out,
        &["out.jsonl, line 5", "s5, THCS 5", "line 5, criterion H.3"],
    );

    // What differs by its numbers only is told once as well, with the code of each school.
    let numbers = std::fs::read_to_string(&table).unwrap();
    let differing = numbers.lines().map(|line| {
        let mut cells: Vec<String> = line.split(';').map(str::to_owned).collect();
        if let Some(school) = cells[0].strip_prefix('s') {
            (cells[at("H.3")], cells[at("H.3#2")]) = ("20".to_owned(), format!("2{school}"));
        }
        cells.join(";") + "\n"
    });
    std::fs::write(&table, differing.collect::<String>()).unwrap();
    let ran = run(&["fill", &table, "-o", &out, "--force"]);
    contains(
        &ran.err,
        &[
            "cảnh báo: s1, H.3: Tiêu chí H.3 ghi 20",
            "(tương tự: s2, H.3; s3, H.3; s4, H.3; và 1 chỗ nữa)",
        ],
    );
    assert_eq!(
        ran.err.matches("Tiêu chí H.3 ghi").count(),
        1,
        "{}",
        ran.err
    );
}

/// What cannot be written is refused before anything is.
#[test]
fn a_rollup_is_no_spreadsheet_and_leaves_no_file_behind() {
    let folder = Folder::new("no-sheet");
    let [form, lines] = ["a.csv", "all.jsonl"].map(|name| folder.path(name));
    let made = run(&["form", "operational", "--answers", ANSWERS, "-o", &form]);
    assert_eq!(made.code, 0);
    for format in ["xlsx", "csv"] {
        let ran = run(&["fill", &form, "-o", &lines, "--rollup", "--format", format]);
        assert_eq!(ran.code, 2);
        contains(&ran.err, &[format, "không dùng được cho --format"]);
        assert!(!std::path::Path::new(&lines).exists());
    }
    let help = run(&["fill", "--help"]);
    assert!(!help.out.contains("possible values"), "{}", help.out);
}

/// A list of schools may have a sheet for each commune; what is not read on it is told, and the schools are read all the same.
#[test]
fn a_list_over_several_sheets_is_read_whole() {
    let folder = Folder::new("sheets");
    let [list, table] = ["list.xlsx", "table.csv"].map(|name| folder.path(name));
    let sheet = |name: &str, rows: &[&[&str]]| {
        let rows = rows
            .iter()
            .map(|row| row.iter().map(|cell| form::Cell::text(*cell)).collect());
        form::Sheet::new(name, rows.collect())
    };
    let head = [
        "STT",
        "Mã trường",
        "Tên trường",
        "Cấp học",
        "Đơn vị quản lý",
        "Năm học",
    ];
    let sheets = vec![
        sheet(
            "Xã Một",
            &[&head, &["1", "a1", "Một", "THCS", "xa-01", "2025-2026"]],
        ),
        sheet("Hướng dẫn", &[&[], &["", "Ghi mỗi xã một trang"]]),
        sheet(
            "Xã Hai",
            &[&head, &["1", "a2", "Hai", "THCS", "Xã Hai", ""]],
        ),
    ];
    let write = |sheets: Vec<form::Sheet>| {
        let bytes = form::to_xlsx(&form::Book::new(sheets)).unwrap();
        std::fs::write(&list, bytes).unwrap();
        run(&[
            "form",
            "operational",
            "--schools",
            &list,
            "-o",
            &table,
            "--force",
        ])
    };
    let ran = write(sheets.clone());
    assert_eq!(ran.code, 0, "{}", ran.err);
    contains(
        &ran.err,
        &[
            "Ô F2 (Xã Một), Năm học: cần tên cột",
            "Ô B2 (Hướng dẫn): cần một bảng có các cột",
            "trang này không được đọc",
            "Ô E2 (Xã Hai), Đơn vị quản lý: cần tên cột",
        ],
    );
    assert_eq!(ran.err.matches("Ô ").count(), 3, "{}", ran.err);
    let text = std::fs::read_to_string(&table).unwrap();
    let schools: Vec<&str> = text.lines().filter(|line| line.starts_with('a')).collect();
    assert!(schools[0].starts_with("a1;Một;THCS;xa-01;"), "{text}");
    assert!(schools[1].starts_with("a2;Hai;THCS;;"), "{text}");
    // A code stands once in the whole file.
    let mut twice = sheets;
    twice[2].rows[1][1] = form::Cell::text("A1");
    let ran = write(twice);
    assert_eq!(ran.code, 2);
    contains(
        &ran.err,
        &[
            "Ô B2 (Xã Hai), Mã trường",
            "đã có ở dòng 2 của trang Xã Một",
        ],
    );
}

/// Nothing is answered in this table of five schools: people read each thing once, machines each cell.
fn what_is_alike_stands_together(table: &str) {
    let blank = run(&["fill", table]);
    assert_eq!((blank.code, blank.out.as_str()), (2, ""));
    let told: Vec<&str> = blank.err.split("\n\n").map(str::trim).collect();
    let [head, years] = told[..] else {
        panic!("{}", blank.err);
    };
    assert!(head.contains("5 chỗ"), "{head}");
    assert!(years.starts_with("Các ô E6–E10, Năm học: cần"), "{years}");
    let machine = run(&["fill", table, "--format", "json"]);
    let machine: serde_json::Value = serde_json::from_str(&machine.out).unwrap();
    let each = machine["problem"]["more"].as_array().unwrap();
    let cells = |letter: char| (6..=10).map(move |row| format!("Ô {letter}{row}, "));
    for cell in cells('E') {
        let of_it = each.iter().filter(|problem| {
            let said = problem["message"]["vi"].as_str().unwrap();
            said.starts_with(&cell)
        });
        assert_eq!(of_it.count(), 1, "{cell}");
    }
    assert_eq!(each.len(), 5);
}

#[test]
fn after_a_hundred_things_the_rest_is_counted() {
    let folder = Folder::new("hundred");
    let (list, table) = (folder.path("list.csv"), folder.path("table.csv"));
    for (schools, more) in [(100, None), (103, Some("và 3 điều nữa"))] {
        let wrong: String = (1..=schools)
            .map(|n| format!("s{n};T{n};Cấp {n}\n"))
            .collect();
        std::fs::write(&list, format!("Mã trường;Tên trường;Cấp học\n{wrong}")).unwrap();
        let ran = run(&["form", "operational", "--schools", &list, "-o", &table]);
        assert_eq!(ran.code, 2);
        assert_eq!(ran.err.matches("Ô C").count(), 100);
        let last = ran.err.trim().rsplit("\n\n").next().unwrap().trim();
        assert!(
            last.starts_with(more.unwrap_or("Ô C101, Cấp học: ")),
            "{last}"
        );
    }
}

fn stream_of(path: &str) -> Vec<Document> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| read_any(line.as_bytes()).unwrap())
        .collect()
}
