//! The same school given twice: noticed, named with both places, and counted once where that is asked for.

use crate::cli::{Folder, Ran, contains, fed, run};
use it_adoption_model::stream::{Countable, Latest, Seen};
use it_adoption_model::{Assessment, Date, Locale, Rollup, Rubrics, form, read, stream};
use serde_json::{Value as Json, json};

const EXAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/docs/examples/assessment-operational.json"
);

/// A line with the assessment of a school, made on a day; `part` of ten rooms is what differs.
fn line(school: &str, day: Option<&str>, part: u64) -> String {
    let mut json: Json = serde_json::from_slice(&std::fs::read(EXAMPLE).unwrap()).unwrap();
    json["school"]["id"] = json!(school);
    let document = json.as_object_mut().unwrap();
    document.remove("date");
    if let Some(day) = day {
        document.insert("date".to_owned(), json!(day));
    }
    let answers = json["answers"].as_array_mut().unwrap();
    let share = answers
        .iter_mut()
        .find(|a| a["value"].get("share").is_some());
    share.unwrap()["value"]["share"] = json!({ "part": part, "whole": 10 });
    json.to_string()
}

fn external(line: &str) -> String {
    line.replace("\"role\":\"self\"", "\"role\":\"external\"")
}

fn rollup(out: &str) -> Rollup {
    let parts = out
        .lines()
        .map(|line| read::<Rollup>(line.as_bytes()).unwrap());
    parts.collect()
}

fn schools(out: &str) -> u64 {
    let rollup = rollup(out);
    let series = rollup.series();
    series
        .map(|series| series.total().whole.schools.get())
        .sum()
}

#[test]
fn both_places_are_named_and_both_are_counted() {
    let folder = Folder::new("twice");
    let a = folder.file(
        "a.jsonl",
        &[line("S-1", None, 1), line("S-2", None, 2)].join("\n"),
    );
    let again = line("S-1", Some("2026-05-01"), 9);
    let b = folder.file("b.jsonl", &[external(&again), again].join("\n"));
    for threads in ["1", "3"] {
        let args = ["rollup", &a, &b, "--threads", threads, "--format", "json"];
        let Ran { code, out, err } = run(&args);
        assert_eq!((code, schools(&out)), (0, 4), "{err}");
        let told: Vec<&str> = err
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .collect();
        let told = told.join(" ");
        for wanted in [
            format!("{b}, dòng 2: trường S-1, năm học 2025-2026, tự đánh giá,"),
            format!("đã có ở {a}, dòng 1; cả hai đều được tính"),
            "Số kết quả nộp lại mà vẫn được tính thêm: 1; --latest chỉ tính bản mới nhất"
                .to_owned(),
        ] {
            assert!(told.contains(&wanted), "{wanted}: {told}");
        }
        assert_eq!(
            told.matches("đã có ở").count(),
            1,
            "another hand is another result"
        );
    }
    // The page says what is so: that what is given twice counts twice, or nothing of it.
    let twice = "Một trường nộp hai lần được tính hai lần";
    assert!(run(&["rollup", &a, &b]).out.contains(twice));
    assert!(!run(&["rollup", &a, &b, "--latest"]).out.contains(twice));
    let english = run(&["rollup", &a, &b, "--lang", "en"]).err;
    let english: Vec<&str> = english.split_whitespace().collect();
    let wanted = format!("stands at {a}, line 1 already; both are counted");
    assert!(english.join(" ").contains(&wanted));
}

/// A wrong code makes a school vanish behind another, so both are named, and nobody is told to keep the newest only.
#[test]
fn two_schools_under_one_code_are_told_apart() {
    let folder = Folder::new("apart");
    let own = line("S-1", Some("2026-05-20"), 1);
    let name = "Trường THCS Ví Dụ";
    assert!(own.contains(name), "{own}");
    let other = own.replace(name, "Trường THCS Kim Đồng");
    let a = folder.file("a.jsonl", &[own.clone(), line("S-2", None, 2)].join("\n"));
    let b = folder.file("b.jsonl", &[line("S-2", None, 3), other].join("\n"));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let both = "tên trường hoặc cấp học khác nhau, ở đây là Trường THCS Kim Đồng (THCS), ở kia là Trường THCS Ví Dụ";
    let counted = words(&run(&["rollup", &a, &b]).err);
    contains(
        &counted,
        &[
            both,
            "trùng mã trường mà tên trường hoặc cấp học khác nhau: 1",
            "nộp lại mà vẫn được tính thêm: 1",
        ],
    );
    assert!(!counted.contains("--latest"), "{counted}");
    let latest = words(&run(&["rollup", &a, &b, "--latest"]).err);
    contains(
        &latest,
        &[
            "ở đây là Trường THCS Ví Dụ",
            "bỏ dù tên trường hoặc cấp học khác bản được tính: 1",
        ],
    );
    let stages = own.replace("[\"lower-secondary\"]", "[\"primary\",\"lower-secondary\"]");
    let c = folder.file("c.jsonl", &stages);
    let counted = words(&run(&["rollup", &a, &c, "--lang", "en"]).err);
    contains(
        &counted,
        &[
            "the name or the stages differ",
            "(primary, lower secondary)",
        ],
    );

    // One name is one name, however its letters and spaces were typed.
    let typed = own.replace(
        name,
        "Tru\u{31b}o\u{31b}\u{300}ng  THCS Vi\u{301} Du\u{323}",
    );
    let d = folder.file("d.jsonl", &typed);
    let counted = words(&run(&["rollup", &a, &d]).err);
    contains(&counted, &["nộp lại mà vẫn được tính thêm: 1", "--latest"]);
    assert!(!counted.contains("khác nhau"), "{counted}");

    let again = line("S-1", None, 3);
    let forms = [&own, &again, &own.replace(name, "Trường THCS Kim Đồng")];
    let forms = (0..).zip(forms).map(|(at, answers)| {
        let answers = folder.file(&format!("{at}.json"), answers);
        let form = folder.path(&format!("{at}.csv"));
        let made = run(&["form", "operational", "--answers", &answers, "-o", &form]);
        assert_eq!(made.code, 0, "{}", made.err);
        form
    });
    let forms: Vec<String> = forms.collect();
    let filled = words(&run(&["fill", &forms[0], &forms[1], &forms[2], "--rollup"]).err);
    contains(
        &filled,
        &[
            both,
            "trùng mã trường mà tên trường hoặc cấp học khác nhau: 1",
            "vẫn được tính thêm: 1; hãy bỏ tệp thừa",
        ],
    );
    assert!(!filled.contains("--latest"), "{filled}");
}

/// In a table of many schools, too.
#[test]
fn two_schools_under_one_code_are_told_apart_in_a_table() {
    let rubrics = Rubrics::builtin();
    let of = |line: &str| read::<Assessment>(line.as_bytes()).unwrap();
    let own = line("S-1", None, 1);
    let other = own.replace("Trường THCS Ví Dụ", "Trường THCS Kim Đồng");
    let first = of(&own);
    let table = |two: &str| {
        let rubric = rubrics.named("operational").unwrap();
        let book = form::filled_table(rubric, &[first.clone(), of(two)], Locale::Vi).unwrap();
        let problems = form::read(&book, &rubrics).unwrap_err();
        problems.problems()[0].message(Locale::Vi)
    };
    let both = "dòng ấy là của Trường THCS Ví Dụ, dòng này là của Trường THCS Kim Đồng";
    assert!(table(&other).contains(both), "{}", table(&other));
    let typed = own.replace(
        "Trường THCS Ví Dụ",
        "Tru\u{31b}o\u{31b}\u{300}ng  THCS Vi\u{301} Du\u{323}",
    );
    for same in [own, typed] {
        assert!(!table(&same).contains("dòng ấy là của"), "{}", table(&same));
    }
}

#[test]
fn the_newest_counts_whatever_the_order() {
    let folder = Folder::new("newest");
    let old = folder.file(
        "old.jsonl",
        &[line("S-1", Some("2026-03-01"), 1), line("S-2", None, 2)].join("\n"),
    );
    let new = folder.file(
        "new.jsonl",
        &[
            line("S-2", Some("2025-12-01"), 3),
            line("S-1", Some("2026-05-01"), 9),
            "{}".to_owned(),
        ]
        .join("\n"),
    );
    let only = folder.file(
        "only.jsonl",
        &[
            line("S-2", Some("2025-12-01"), 3),
            line("S-1", Some("2026-05-01"), 9),
        ]
        .join("\n"),
    );
    let right = run(&["rollup", &only, "--format", "json"]);
    assert_eq!((right.code, right.err.as_str()), (0, ""));
    for files in [[&old, &new], [&new, &old]] {
        let args = ["rollup", "--latest", files[0], files[1], "--format", "json"];
        let Ran { code, out, err } = run(&args);
        assert_eq!(code, 1, "one line is bad: {err}");
        assert!(out == right.out, "{err}");
        let told = err.split_whitespace().collect::<Vec<_>>().join(" ");
        for wanted in [
            format!("{old}, dòng 1: bỏ trường S-1,"),
            format!("vì có bản mới hơn hoặc nộp sau ở {new}, dòng 2"),
            format!("{old}, dòng 2: bỏ trường S-2,"),
            "Số kết quả bị bỏ vì có bản mới hơn hoặc nộp sau: 2".to_owned(),
        ] {
            assert!(told.contains(&wanted), "{wanted}: {told}");
        }
    }
}

/// Scorecards tell their day, so results may be scored first; of one day the one given last is the newest.
#[test]
fn results_scored_before_know_their_day() {
    let folder = Folder::new("scored");
    let lines = [
        line("S-1", Some("2026-05-01"), 9),
        line("S-1", Some("2026-03-01"), 1),
        line("S-1", Some("2026-05-01"), 4),
    ];
    let cards = fed(&["score", "--lines"], lines.join("\n").as_bytes()).stdout;
    let cards: Vec<String> = String::from_utf8(cards)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let last = folder.file("last.jsonl", &cards[2..].join("\n"));
    let cards = folder.file("cards.jsonl", &cards.join("\n"));
    let newest = run(&["rollup", "--latest", &cards, "--format", "json"]);
    assert_eq!((newest.code, schools(&newest.out)), (0, 1));
    assert_eq!(newest.out, run(&["rollup", &last, "--format", "json"]).out);
}

#[test]
fn what_can_be_read_only_once_is_refused() {
    for args in [&["rollup", "--latest"][..], &["rollup", "--latest", "-"]] {
        let refused = fed(args, line("S-1", None, 1).as_bytes());
        assert_eq!(
            (refused.status.code(), refused.stdout.as_slice()),
            (Some(2), &b""[..])
        );
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("--latest đọc hai lượt"), "{said}");
    }
    // A pipe by another name is one as well.
    #[cfg(unix)]
    {
        let refused = fed(
            &["rollup", "--latest", "/dev/stdin"],
            line("S-1", None, 1).as_bytes(),
        );
        assert_eq!(refused.status.code(), Some(2));
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("/dev/stdin"), "{said}");
    }
    let both = run(&["rollup", "--latest", "--merge", EXAMPLE]);
    assert_eq!(both.code, 2);
    let said = "--latest không đi cùng --merge";
    assert!(both.err.contains(said), "{}", both.err);
}

/// An error that is data keeps the line of what was read when it came up; where it stands now is told as well.
#[test]
fn errors_that_are_data_are_told_where_they_stand() {
    let scored = crate::cli::piped(&["score", "--lines", "-"], b"{}\n\nx\n");
    assert!(scored.out.contains("\"line\":3"), "{}", scored.out);
    let told = crate::cli::piped(&["rollup", "-"], scored.out.as_bytes());
    assert_eq!(told.code, 1);
    contains(
        &told.err,
        &["dòng 1: ", "dòng 2 (dòng 3 của tệp đã đọc trước đó): "],
    );
    // A document over several lines is no line of anything read before.
    let other = run(&["rollup", "docs/examples/year/plan.json"]);
    contains(&other.err, &["plan.json, dòng 2: "]);
    assert!(!other.err.contains("trước đó"), "{}", other.err);
}

#[test]
fn many_given_again_are_counted_and_twenty_named() {
    let lines: Vec<String> = (0..30).map(|part| line("S-1", None, part % 11)).collect();
    let output = fed(&["rollup", "--lang", "en"], lines.join("\n").as_bytes());
    let said = String::from_utf8(output.stderr).unwrap();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.matches("both are counted").count(), 20, "{said}");
    assert!(
        said.contains(
            "counted again: 29; --latest counts the newest only; the first 20 are named above"
        ),
        "{said}"
    );
}

fn countable(line: &str) -> Countable {
    let rubrics = Rubrics::builtin();
    Countable::read(1, line.as_bytes(), &rubrics)
        .unwrap()
        .unwrap()
}

#[test]
fn the_library_remembers_as_many_as_it_may() {
    let [a, b] = ["S-1", "S-2"].map(|school| countable(&line(school, None, 1)).key().unwrap());
    let mut seen = Seen::up_to(1);
    assert_eq!((seen.note(&a, 7), seen.is_full()), (None, false));
    assert_eq!((seen.note(&a, 8), seen.is_full()), (Some(7), false));
    assert_eq!((seen.note(&b, 9), seen.is_full()), (None, true));
    assert_eq!((seen.note(&b, 10), seen.note(&a, 11)), (None, Some(7)));
    let other = countable(&external(&line("S-1", None, 1))).key().unwrap();
    assert_ne!(a, other);
    let day = |month| Date::new(2026, month, 1);
    let mut latest = Latest::default();
    for (at, date) in [(3, day(4)), (1, day(5)), (9, None), (4, day(4))] {
        latest.note(&a, date, at);
    }
    assert_eq!((latest.place(&a), latest.place(&b)), (Some(1), None));
    latest.note(&a, day(5), 2);
    assert_eq!(latest.place(&a), Some(2), "of one day the greater place");
}

#[test]
fn a_rollup_does_not_say_whom_it_counted_and_a_line_counts_as_before() {
    let rubrics = Rubrics::builtin();
    let one = line("S-1", Some("2026-05-01"), 4);
    let mut counted = Rollup::default();
    stream::count_line(&mut counted, 1, one.as_bytes(), &rubrics)
        .unwrap()
        .unwrap();
    let mut added = Rollup::default();
    let countable = countable(&one);
    assert_eq!(countable.date(), Date::new(2026, 5, 1));
    countable.add_to(&mut added);
    assert_eq!(counted, added);
    let part = super::twice::countable(&serde_json::to_string(&counted).unwrap());
    assert_eq!((part.key(), part.date()), (None, None));
    part.add_to(&mut added);
    assert_eq!(added, counted.clone().merge(counted));
}

/// Capitals do not make the code of a school another, wherever it is given again.
#[test]
fn a_school_is_the_same_in_capitals_and_small_letters() {
    let folder = Folder::new("capitals");
    let a = folder.file("a.jsonl", &line("vd-S1", Some("2026-03-01"), 1));
    let b = folder.file("b.jsonl", &line("VD-s1", Some("2026-05-01"), 9));
    let json = ["--format", "json"];
    let newest = run(&[&["rollup", "--latest", &a, &b], &json[..]].concat());
    assert_eq!((newest.code, schools(&newest.out)), (0, 1));
    assert_eq!(newest.out, run(&[&["rollup", &b], &json[..]].concat()).out);
    contains(&newest.err, &["bỏ trường vd-S1,", "b.jsonl, dòng 1"]);
    let both = run(&[&["rollup", &a, &b], &json[..]].concat());
    assert_eq!((both.code, schools(&both.out)), (0, 2));
    contains(&both.err, &["trường VD-s1,", "đã có ở", "a.jsonl, dòng 1"]);

    let forms = ["vd-S1", "VD-s1"].map(|school| {
        let answers = folder.file(&format!("{school}.json"), &line(school, None, 1));
        let form = folder.path(&format!("{school}.csv"));
        let made = run(&["form", "operational", "--answers", &answers, "-o", &form]);
        assert_eq!(made.code, 0, "{}", made.err);
        form
    });
    let filled = run(&["fill", &forms[0], &forms[1], "--rollup"]);
    contains(&filled.err, &["VD-s1.csv: trường VD-s1,", "đã có ở"]);

    let [one, other] = ["vd-S1", "VD-s1"].map(|school| countable(&line(school, None, 1)).key());
    assert_eq!(one, other);
    assert_eq!(std::collections::HashSet::from([one, other]).len(), 1);
}

/// A result by the instrument itself goes before any that was carried over to it, however old it is.
#[test]
fn what_was_carried_over_yields_to_a_result_by_the_instrument_itself() {
    let folder = Folder::new("yields");
    let of = |file: &str, day: &str| {
        let mut json: Json = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        json["schoolYear"] = json!("2025-2026");
        json["date"] = json!(day);
        json.to_string()
    };
    let [old, new] = [
        "docs/examples/instrument-school-own.json",
        "docs/examples/edition/instrument-2026.1.json",
    ];
    let own = "docs/examples/assessment-school-own.json";
    let carried = folder.file(
        "carried.jsonl",
        &[of(own, "2026-05-25"), of(own, "2026-05-26")].join("\n"),
    );
    let itself = of("docs/examples/edition/next-assessment.json", "2026-05-10");
    let itself = folder.file("itself.jsonl", &itself);
    let rollup = |files: &[&str]| {
        let to = ["--to", new, "--instrument", old, "--format", "json"];
        run(&[&["rollup", "--latest"], files, &to].concat())
    };
    let right = rollup(&[&itself]);
    for files in [[&*carried, &*itself], [&*itself, &*carried]] {
        let both = rollup(&files);
        assert_eq!(
            (both.code, both.out == right.out),
            (0, true),
            "{}",
            both.err
        );
        contains(
            &both.err,
            &[
                "carried.jsonl, dòng 2: bỏ trường vd-thth-04",
                "chuyển từ bộ khác sang, vì trường đã có phiếu theo đúng bộ này ở",
                "itself.jsonl, dòng 1",
                "Số kết quả chuyển sang bị bỏ vì trường đã có phiếu theo đúng bộ tiêu chí: 2",
            ],
        );
    }
    // Of those that were carried over the newest counts, as of any others.
    let alone = rollup(&[&carried]);
    assert_eq!((alone.code, schools(&alone.out)), (0, 1));
    contains(
        &alone.err,
        &["carried.jsonl, dòng 1: bỏ", "vì có bản mới hơn"],
    );
}
