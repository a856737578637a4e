//! Several instruments at once, and answers that move from one to another: the commands.

use crate::cli::{BEGUN, contains, piped, run};
use it_adoption_model::{AnnualPlan, Assessment, kind, read};
use serde_json::{Value as Json, json};
use std::path::PathBuf;

const OWN_ANSWERS: &str = "docs/examples/assessment-school-own.json";
const SUBMISSION: &str = "docs/examples/year/submission.json";

/// The example instrument of a commune, and its next edition: K3 has a new identifier.
fn two_editions(test: &str) -> (String, PathBuf) {
    let own = std::fs::read_to_string("docs/examples/instrument-school-own.json").unwrap();
    let mut next: Json = serde_json::from_str(&own).unwrap();
    next["edition"] = "2026.1".into();
    let k3 = next.pointer_mut("/groups/0/criteria/2").unwrap();
    assert_eq!(k3["id"], "K3");
    k3["id"] = "K3a".into();
    next["retired"] = json!([{ "id": "K3", "replacedBy": "K3a" }]);
    let folder = std::env::temp_dir().join(format!("itam-{test}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("a.json"), &own).unwrap();
    std::fs::write(folder.join("b.json"), next.to_string()).unwrap();
    std::fs::copy(OWN_ANSWERS, folder.join("answers.json")).unwrap();
    (folder.to_str().unwrap().to_owned(), folder)
}

/// The command that carries the school's own answers over.
fn carry_over<'a>(to: &'a str, from: &'a str) -> [&'a str; 6] {
    ["carry-over", OWN_ANSWERS, "--to", to, "--instrument", from]
}

#[test]
fn answers_are_carried_over_to_the_next_edition_in_one_command() {
    let (name, folder) = two_editions("carry");
    let [old, new] = ["a.json", "b.json"].map(|file| format!("{name}/{file}"));
    let carry = carry_over(&new, &old);
    let ran = run(&carry);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let carried: Assessment = read(ran.out.as_bytes()).unwrap();
    assert_eq!(carried.instrument.edition.as_str(), "2026.1");
    contains(
        &ran.err,
        &["chuyển nguyên 8", "K3 Tỷ lệ việc", "K3a Tỷ lệ việc"],
    );

    // To a file: the notices are what is printed, in words or as data.
    let file = format!("{name}/carried.json");
    let to_file = [&carry[..], &["-o", &file, "--format", "json"]].concat();
    let ran = run(&to_file);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let notices: Json = serde_json::from_str(&ran.out).unwrap();
    let notices = notices.as_array().unwrap();
    assert_eq!(notices.len(), carried.answers.len());
    assert_eq!(
        notices[2]["to"][0],
        json!({ "criterion": "K3a", "relation": "equal", "kept": "value" })
    );
    assert_eq!(
        read::<Assessment>(&std::fs::read(&file).unwrap()).unwrap(),
        carried
    );
    let again = run(&to_file);
    assert_eq!(again.code, 2);
    contains(&again.err, &["đã có"]);

    // What is missing is said: the edition that was answered, a crosswalk, something to carry.
    let ran = run(&["carry-over", OWN_ANSWERS, "--to", &new, "--lang", "en"]);
    assert_eq!(ran.code, 2);
    contains(
        &ran.err,
        &["not at hand in that edition: add --instrument FILE"],
    );
    let ran = run(&[
        "carry-over",
        OWN_ANSWERS,
        "--to",
        "operational",
        "--instrument",
        &old,
        "--lang",
        "en",
    ]);
    contains(
        &ran.err,
        &[
            "no crosswalk from the instrument xa-vi-du 2025.2 to operational 2026.1: add --crosswalk",
        ],
    );
    let ran = run(&[
        "carry-over",
        OWN_ANSWERS,
        "--to",
        &old,
        "--instrument",
        &old,
        "--lang",
        "en",
    ]);
    contains(
        &ran.err,
        &["goes by the instrument xa-vi-du 2025.2 already"],
    );
    let ran = run(&["carry-over", &old, "--to", &new, "--lang", "en"]);
    contains(&ran.err, &["can be carried over, not this: instrument"]);
    let ran = run(&["carry-over", SUBMISSION, "--to", &new, "--lang", "en"]);
    contains(&ran.err, &["can be carried over, not this: submission"]);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_built_in_crosswalk_is_found_and_a_broken_one_told() {
    let file = "docs/examples/year/plan.json";
    let ran = run(&["carry-over", file, "--to", "decision-4725", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let plan: AnnualPlan = read(ran.out.as_bytes()).unwrap();
    assert_eq!((plan.baseline_level, plan.target_level), (None, None));
    contains(&ran.err, &["lost 6", "Overall level:"]);
    let text = std::fs::read_to_string("docs/crosswalks/operational-to-4725.json").unwrap();
    let broken = text.replacen("\"from\": \"Q.1\"", "\"from\": \"Q.11\"", 1);
    let carry = [
        "carry-over",
        file,
        "--to",
        "decision-4725",
        "--crosswalk",
        "-",
    ];
    let ran = piped(&carry, broken.as_bytes());
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out, "");
    contains(&ran.err, &["không có tiêu chí Q.11", "Q.1?"]);
    let ran = piped(&carry, text.as_bytes());
    assert_eq!(ran.code, 0);
}

#[test]
fn a_built_in_crosswalk_leads_wherever_something_is_carried_over() {
    // It carries no value, so no school counts by it without a single answer: that it is counted apart is told.
    let files = [
        "docs/examples/assessment-operational.json",
        "docs/examples/assessment-4725.json",
    ];
    let rollup = |extra: &[&str]| {
        let rollup = [
            "rollup",
            "--format",
            "json",
            "--lang",
            "en",
            "--to",
            "decision-4725",
        ];
        run(&[&rollup, &files[..], extra].concat())
    };
    let ran = rollup(&[]);
    let counted = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).unwrap());
    let counted = counted.map(|rollup| {
        let series = &rollup["series"][0];
        let schools = series["stages"][0]["whole"]["schools"].clone();
        (series["instrument"]["id"].clone(), schools)
    });
    let expected = [
        ("decision-4725".into(), 1.into()),
        ("operational".into(), 1.into()),
    ];
    assert_eq!(counted.collect::<Vec<(Json, Json)>>(), expected);
    contains(
        &ran.err,
        &["not carried over to decision-4725 2022: 1. No value comes along the crosswalk"],
    );
    let file = "docs/crosswalks/operational-to-4725.json";
    let stated = rollup(&["--crosswalk", file]);
    assert_eq!((ran.out, ran.err), (stated.out, stated.err));

    // Nor are two judgements compared along it: that they are of two instruments is told.
    let own = "docs/examples/assessment-operational.json";
    let external = std::fs::read_to_string("docs/examples/assessment-4725.json").unwrap();
    let own: Json = serde_json::from_slice(&std::fs::read(own).unwrap()).unwrap();
    let mut external: Json = serde_json::from_str(&external).unwrap();
    for shared in ["school", "schoolYear"] {
        external[shared] = own[shared].clone();
    }
    external["role"] = "external".into();
    let compare = ["compare", "docs/examples/assessment-operational.json", "-"];
    let ran = piped(&compare, external.to_string().as_bytes());
    assert_eq!(ran.code, 1);
    contains(&ran.out, &["dùng bộ tiêu chí"]);
}

#[test]
fn a_crosswalk_that_is_stated_is_used_or_refused_wherever_it_is_stated() {
    let file = "docs/examples/assessment-operational.json";
    let text = std::fs::read_to_string("docs/crosswalks/operational-to-4725.json").unwrap();
    let broken = text.replacen("\"from\": \"Q.1\"", "\"from\": \"Q.11\"", 1);
    let mut elsewhere: Json = serde_json::from_str(&text).unwrap();
    elsewhere["from"]["edition"] = "2019".into();
    for command in ["rollup", "carry-over"] {
        let stated = |to: &str, text: &str| {
            let stated = [
                command,
                file,
                "--to",
                to,
                "--crosswalk",
                "-",
                "--lang",
                "en",
            ];
            piped(&stated, text.as_bytes())
        };
        let used = stated("decision-4725", &text);
        assert_eq!(used.code, 0, "{command}: {}", used.err);
        contains(&(used.out + &used.err), &["decision-4725 2022"]);
        let ran = stated("decision-4725", &broken);
        assert_eq!(ran.code, 1, "{command}: {}", ran.err);
        contains(&(ran.out + &ran.err), &["has no criterion Q.11", "Q.1?"]);
        let ran = stated("accreditation-57", &text);
        assert_eq!(ran.code, 2, "{command}: {}", ran.out);
        contains(
            &ran.err,
            &["the crosswalk is from operational 2026.1 to decision-4725"],
        );
        let ran = stated("decision-4725", &elsewhere.to_string());
        assert_eq!(ran.code, 2, "{command}: {}", ran.out);
        contains(&ran.err, &["operational 2019"]);
    }
}

#[test]
fn several_instruments_are_at_hand_at_once() {
    let (name, folder) = two_editions("several");
    let [old, new] = ["a.json", "b.json"].map(|file| format!("{name}/{file}"));
    let carried = run(&carry_over(&new, &old)).out;
    let carried: Json = serde_json::from_str(&carried).unwrap();
    let mut second = carried.clone();
    second["role"] = "external".into();
    let first = std::fs::read_to_string(OWN_ANSWERS).unwrap();
    let first: Json = serde_json::from_str(&first).unwrap();
    let lines = format!("{first}\n{second}\n");
    for instruments in [
        vec!["--instrument", &old, "--instrument", &new],
        vec!["--instrument", &name],
    ] {
        let ran = piped(
            &[&["rollup", "--format", "json"], &instruments[..]].concat(),
            lines.as_bytes(),
        );
        assert_eq!((ran.code, ran.out.lines().count()), (0, 2), "{}", ran.err);
        let ran = piped(
            &[&["score", "--lines"], &instruments[..]].concat(),
            lines.as_bytes(),
        );
        assert_eq!((ran.code, ran.out.lines().count()), (0, 2), "{}", ran.err);
        let check = [
            "check",
            OWN_ANSWERS,
            "-",
            "docs/examples/assessment-4725.json",
            "--format",
            "json",
        ];
        let ran = piped(
            &[&check, &instruments[..]].concat(),
            second.to_string().as_bytes(),
        );
        assert_eq!(ran.code, 0, "{}", ran.out);
        let checked: Json = serde_json::from_str(&ran.out).unwrap();
        let editions = checked
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["instrument"]["edition"].clone());
        assert_eq!(editions.collect::<Vec<_>>(), ["2025.2", "2026.1", "2022"]);
    }
    // Two that are one by name and differ, and a folder without any.
    let text = std::fs::read_to_string(&old).unwrap().replacen(
        "Phần CNTT của kế hoạch",
        "Phần CNTT trong kế hoạch",
        1,
    );
    std::fs::write(folder.join("c.json"), &text).unwrap();
    let ran = piped(
        &["rollup", "--instrument", &name, "--lang", "en"],
        lines.as_bytes(),
    );
    assert_eq!(ran.code, 2);
    contains(
        &ran.err,
        &[
            &format!("{name}/a.json and {name}/c.json: two instruments are both xa-vi-du 2025.2"),
            "/groups/0/criteria/0/title/vi (criterion K1)",
        ],
    );
    std::fs::copy(&old, folder.join("c.json")).unwrap();
    assert_eq!(
        piped(&["rollup", "--instrument", &name], lines.as_bytes()).code,
        0
    );
    let none = run(&[
        "score",
        OWN_ANSWERS,
        "--instrument",
        "docs/examples/year",
        "--lang",
        "en",
    ]);
    contains(
        &none.err,
        &["there is no instrument in the folder docs/examples/year"],
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn no_other_text_stands_under_the_edition_of_a_built_in_instrument() {
    let (name, folder) = two_editions("texts");
    let text = std::fs::read_to_string("docs/instruments/operational.json").unwrap();
    let mut changed: Json = serde_json::from_str(&text).unwrap();
    let title = changed
        .pointer_mut("/groups/1/criteria/2/title/vi")
        .unwrap();
    *title = "Máy tính nào cũng tính".into();
    let file = format!("{name}/changed.json");
    std::fs::write(&file, changed.to_string()).unwrap();
    let operational = "docs/examples/assessment-operational.json";
    let by = ["--instrument", &file, "--lang", "en"];
    for (command, code) in [
        (vec!["score", operational], 1),
        (vec!["score", "--lines", operational], 1),
        (vec!["check", operational], 1),
        (vec!["gaps", operational, "--target", "good"], 1),
        (vec!["draft-plan", operational, "--target", "good"], 1),
        (vec!["rollup", operational], 1),
        (vec!["schema", "assessment"], 1),
    ] {
        let ran = run(&[&command[..], &by].concat());
        assert_eq!(ran.code, code, "{command:?}: {}{}", ran.out, ran.err);
        contains(
            &(ran.out + &ran.err),
            &["built-in instrument is", "/groups/1/criteria/2/title/vi"],
        );
    }
    let ran = run(&[&["score", operational][..], &by].concat());
    contains(&(ran.out + &ran.err), &[&file]);
    let ran = run(&["check", &file, "--lang", "en"]);
    assert_eq!(ran.code, 1);
    contains(&ran.out, &["The built-in instrument is"]);

    // Under an edition of its own it is an instrument like any other, and the same text again is no other.
    changed["edition"] = "2026.1-xa".into();
    std::fs::write(&file, changed.to_string()).unwrap();
    assert_eq!(run(&["check", &file]).code, 0);
    let by = ["--instrument", "docs/instruments/operational.json"];
    assert_eq!(run(&[&["score", operational][..], &by].concat()).code, 0);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn results_by_two_texts_of_one_edition_are_counted_apart_and_that_is_said() {
    let (name, folder) = two_editions("apart");
    let own = format!("{name}/a.json");
    let score = ["score", OWN_ANSWERS, "--format", "json", "--instrument"];
    let first = run(&[&score[..], &[&own]].concat()).out;
    let text = std::fs::read_to_string(&own).unwrap();
    let changed = text.replacen("Kế hoạch", "Kế  hoạch", 1);
    std::fs::write(&own, changed).unwrap();
    let second = run(&[&score[..], &[&own]].concat()).out;
    let marks = [&first, &second].map(|card| {
        let card: Json = serde_json::from_str(card).unwrap();
        card["instrumentDigest"].as_str().unwrap().to_owned()
    });
    assert_ne!(marks[0], marks[1]);
    let one_line = |json: &str| serde_json::from_str::<Json>(json).unwrap().to_string();
    let lines = format!("{}\n{}\n", one_line(&first), one_line(&second));
    let ran = piped(
        &["rollup", "--lang", "en", "--format", "json"],
        lines.as_bytes(),
    );
    assert_eq!((ran.code, ran.out.lines().count()), (0, 2));
    let told = "were made by texts that differ";
    contains(&ran.err, &[told, &marks[0], &marks[1]]);
    let ran = piped(
        &["rollup", "--lang", "en", "--instrument", &own],
        lines.as_bytes(),
    );
    let other = format!("(edition 2025.2, mark {})", marks[0]);
    contains(&ran.out, &[told, &other]);

    // A page about the first result says that it was not made by what is at hand now.
    let card = format!("{name}/card.json");
    std::fs::write(&card, first).unwrap();
    let ran = run(&["render", &card, "--lang", "en", "--instrument", &own]);
    contains(
        &ran.out,
        &["was made by another text of the instrument", &marks[0]],
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn two_judgements_and_two_years_are_compared_across_an_edition_and_that_is_said() {
    let (old, new) = (
        "docs/examples/instrument-school-own.json",
        "docs/examples/edition/instrument-2026.1.json",
    );
    let external = std::fs::read_to_string("docs/examples/edition/out/assessment.json").unwrap();
    let mut external: Json = serde_json::from_str(&external).unwrap();
    external["role"] = "external".into();
    let both = ["--instrument", old, "--instrument", new, "--lang", "en"];
    let ran = piped(
        &[&["compare", OWN_ANSWERS, "-"], &both[..]].concat(),
        external.to_string().as_bytes(),
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    contains(
        &ran.out.split_whitespace().collect::<Vec<_>>().join(" "),
        &[
            "was carried over to xa-vi-du 2026.1 first: answers that came over 5, criteria without one and counted as not assessed 4.",
        ],
    );
    let next = "docs/examples/edition/next-assessment.json";
    let lines = [
        "rollup",
        OWN_ANSWERS,
        next,
        "--to",
        new,
        "--instrument",
        old,
        "--lang",
        "en",
    ];
    let ran = run(&lines);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    contains(
        &ran.out,
        &[
            "carried over to xa-vi-du 2026.1 before they were scored: 1.",
            "never given count as not assessed: 4 in all",
            "The school years compared",
        ],
    );
    let ran = run(&[&lines[..], &["--format", "json"]].concat());
    assert_eq!((ran.code, ran.out.lines().count()), (0, 2));
    contains(&ran.err, &["carried over to xa-vi-du 2026.1"]);
    // Without --to each edition is counted by itself, and nothing is said of carrying.
    let apart = run(&[
        "rollup",
        OWN_ANSWERS,
        next,
        "--instrument",
        old,
        "--instrument",
        new,
        "--lang",
        "en",
    ]);
    assert!(
        !apart.out.contains("carried over") && !apart.out.contains("The school years compared")
    );
}

#[test]
fn what_cannot_be_carried_over_is_told_and_never_counted_by_another_measure_in_silence() {
    let old = "docs/examples/instrument-school-own.json";
    let mut new: Json = serde_json::from_slice(
        &std::fs::read("docs/examples/edition/instrument-2026.1.json").unwrap(),
    )
    .unwrap();
    let mut answers: Json = serde_json::from_slice(&std::fs::read(OWN_ANSWERS).unwrap()).unwrap();
    let card = run(&[
        "score",
        OWN_ANSWERS,
        "--instrument",
        old,
        "--format",
        "json",
    ])
    .out;
    let card: Json = serde_json::from_str(&card).unwrap();
    let folder = std::env::temp_dir().join(format!("itam-over-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let to = folder.join("new.json");
    let to = to.to_str().unwrap();
    let rollup = |new: &Json, line: &Json, format: &str| {
        std::fs::write(to, new.to_string()).unwrap();
        let rollup = ["rollup", "--to", to, "--instrument", old];
        let rest = ["--lang", "en", "--format", format];
        piped(&[&rollup[..], &rest].concat(), line.to_string().as_bytes())
    };

    // Its school has a stage that the newer edition no longer covers, or answers what the old one does not ask.
    let mut fewer = new.clone();
    fewer["stages"] = serde_json::json!(["lower-secondary"]);
    let ran = rollup(&fewer, &answers, "json");
    assert_eq!(
        (ran.code, ran.out.contains("\"series\":[]")),
        (1, true),
        "{}",
        ran.out
    );
    contains(
        &ran.err,
        &[
            "line 1: /school/stages/0",
            "assessment.stage-not-covered",
            "not counted: 1",
        ],
    );
    answers["answers"][0]["criterion"] = "Z.9".into();
    let ran = rollup(&new, &answers, "json");
    assert_eq!(
        (ran.code, ran.out.contains("\"series\":[]")),
        (1, true),
        "{}",
        ran.out
    );
    contains(&ran.err, &["answer.criterion-unknown"]);

    // A result that was scored before cannot be carried over, and one of another instrument has no way: each is counted apart.
    let ran = rollup(&new, &card, "json");
    assert_eq!(ran.code, 0, "{}", ran.err);
    contains(&ran.err, &["counted apart by what they go by: 1."]);
    new["id"] = "another".into();
    new["edition"] = "1".into();
    answers["answers"][0]["criterion"] = "K1".into();
    for line in [&card, &answers] {
        let ran = rollup(&new, line, "text");
        contains(&ran.out, &["counted apart by what they go by: 1."]);
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_instrument_is_read_once_and_one_that_is_not_needed_is_not_read() {
    let own = std::fs::read("docs/examples/instrument-school-own.json").unwrap();
    let folder = std::env::temp_dir().join(format!("itam-once-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let external = folder.join("external.json");
    let external = external.to_str().unwrap();
    let mut other: Json = serde_json::from_slice(&std::fs::read(OWN_ANSWERS).unwrap()).unwrap();
    other["role"] = "external".into();
    std::fs::write(external, other.to_string()).unwrap();
    let form = folder.join("form.csv");
    let form = form.to_str().unwrap();
    for command in [
        vec!["score", OWN_ANSWERS],
        vec!["gaps", OWN_ANSWERS, "--target", "firm"],
        vec!["draft-plan", OWN_ANSWERS, "--target", "firm"],
        vec!["compare", OWN_ANSWERS, external],
        vec!["check", OWN_ANSWERS, external],
        vec!["rollup", OWN_ANSWERS, external],
        vec!["render", OWN_ANSWERS],
        [&["new", "annual-plan"], &BEGUN[..]].concat(),
        [&["new", "assessment", "-o", form], &BEGUN[..]].concat(),
        vec![
            "carry-over",
            OWN_ANSWERS,
            "--to",
            "docs/examples/edition/instrument-2026.1.json",
        ],
    ] {
        let ran = piped(&[&command[..], &["--instrument", "-"]].concat(), &own);
        assert_eq!(ran.code, 0, "{command:?}: {}{}", ran.out, ran.err);
        // A second time there is nothing left to read.
        if command[0] != "new" {
            let mut twice = command.clone();
            twice[1] = "-";
            let ran = piped(&[&twice[..], &["--instrument", "-"]].concat(), &own);
            assert_eq!(ran.code, 2, "{twice:?}");
            contains(&ran.err, &["chỉ đọc được một lần"]);
        }
    }
    std::fs::remove_dir_all(folder).unwrap();

    // A skeleton needs criteria, and no sound ones.
    let begun = |out: &str| kind(out.as_bytes()).unwrap().to_string();
    let unsound = "docs/examples/broken/instrument-bands-hole.json";
    for kind in ["assessment", "annual-plan", "crosswalk"] {
        let needed = match kind {
            "crosswalk" => &[],
            _ => &BEGUN[..],
        };
        let ran = run(&[&["new", kind, "--instrument", unsound], needed].concat());
        assert_eq!(ran.code, 0, "{kind}: {}{}", ran.out, ran.err);
        assert_eq!(begun(&ran.out), kind);
    }
    for kind in ["workflow", "instrument", "difficulty"] {
        let ran = run(&["new", kind, "--instrument", "none.json"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        contains(&ran.err, &["hãy bỏ --instrument"]);
    }
    let ran = run(&[
        &["new", "assessment", "--instrument", "none.json"],
        &BEGUN[..],
    ]
    .concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    contains(&ran.err, &["\"none.json\"", "operational, decision-4725"]);
}

#[test]
fn what_is_carried_over_is_written_as_the_file_is_called_and_told_in_the_form_asked_for() {
    let (name, folder) = two_editions("carry-forms");
    let [old, new] = ["a.json", "b.json"].map(|file| format!("{name}/{file}"));
    let carry = |extra: &[&str]| run(&[&carry_over(&new, &old), extra].concat());
    // What cannot be told is refused before anything is written.
    let file = format!("{name}/never.json");
    for format in ["xlsx", "csv", "docx"] {
        let ran = carry(&["-o", &file, "--format", format]);
        assert_eq!(ran.code, 2, "{format}");
        contains(&ran.err, &[format, "text, json, markdown, html"]);
        assert!(!std::path::Path::new(&file).exists(), "{format}");
    }
    // Without a file the document is printed, and told of in each format.
    let plain = carry(&[]);
    let is_document = |out: &str| read::<Assessment>(out.as_bytes()).is_ok();
    let told: Json = serde_json::from_str(&carry(&["--format", "json"]).err).unwrap();
    assert_eq!(told.as_array().unwrap().len(), 8);
    for (format, begins) in [
        ("markdown", "# "),
        ("md", "# "),
        ("html", "<!DOCTYPE html>"),
    ] {
        let ran = carry(&["--format", format]);
        assert!(
            ran.err.to_lowercase().starts_with(&begins.to_lowercase()),
            "{}",
            ran.err
        );
        assert_eq!(ran.out, plain.out);
    }
    assert!(is_document(&plain.out));
    // The name of the file says what it is.
    for (ending, begins) in [
        ("xlsx", &b"PK"[..]),
        ("csv", b"\xef\xbb\xbf"),
        ("html", b"<!"),
        ("json", b"{"),
    ] {
        let file = format!("{name}/carried.{ending}");
        let ran = carry(&["-o", &file]);
        assert_eq!(ran.code, 0, "{ending}: {}", ran.err);
        contains(&ran.out, &["chuyển nguyên"]);
        assert!(
            std::fs::read(&file).unwrap().starts_with(begins),
            "{ending}"
        );
    }
    let filled = run(&[
        "fill",
        &format!("{name}/carried.xlsx"),
        "--instrument",
        &new,
    ]);
    assert_eq!(filled.code, 0, "{}", filled.err);
    let [filled, carried] =
        [&filled.out, &plain.out].map(|out| read::<Assessment>(out.as_bytes()).unwrap());
    assert_eq!(filled.answers.len(), carried.answers.len());
    std::fs::remove_dir_all(folder).unwrap();
}

/// A form that is carried over takes the answers as it is: nothing has to be blanked first.
#[test]
fn a_form_that_is_carried_over_can_be_answered() {
    let folder = std::env::temp_dir().join(format!("itam-carried-form-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let csv = folder.join("form.csv");
    let name = csv.to_str().unwrap();
    let from = "docs/examples/year/self-assessment.json";
    let ran = run(&["carry-over", from, "--to", "decision-4725", "-o", name]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let form = std::fs::read_to_string(&csv).unwrap();
    assert!(!form.contains("chưa đánh giá"), "{form}");
    let row = form
        .lines()
        .find(|line| line.contains(";điểm, tối đa"))
        .unwrap();
    let cells: Vec<&str> = row.split(';').collect();
    let mut answered = cells.clone();
    answered[3] = "0";
    let form = form.replace(row, &answered.join(";"));
    std::fs::write(&csv, form).unwrap();
    let json = folder.join("form.json");
    let ran = run(&["fill", name, "-o", json.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let filled: Assessment = read(&std::fs::read(&json).unwrap()).unwrap();
    let answer = filled
        .answers
        .iter()
        .find(|answer| answer.criterion.as_str() == cells[0]);
    assert!(matches!(
        answer.unwrap().value,
        it_adoption_model::Value::Points(_)
    ));
    std::fs::remove_dir_all(&folder).unwrap();
}
