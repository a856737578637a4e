//! Answers carried over to a new edition: what stays, what goes to a successor, what is left out and why.

use crate::cli::run;
use it_adoption_model::{Assessment, CarryOutcome, Id, Instrument, Locale, Rubric, check, read};
use serde_json::{Value as Json, json};

fn example(name: &str) -> Json {
    let path = format!("{}/docs/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The next edition of the commune's instrument: two criteria under other identifiers, one counted otherwise, one gone.
fn next_edition() -> Json {
    let mut json = example("instrument-school-own");
    json["edition"] = json!("2027.1");
    let mut renamed = Vec::new();
    for group in json["groups"].as_array_mut().unwrap() {
        for criterion in group["criteria"].as_array_mut().unwrap() {
            let id = criterion["id"].as_str().unwrap().to_owned();
            if ["K1", "K2"].contains(&id.as_str()) {
                criterion["id"] = json!(format!("{id}a"));
                renamed.push(json!({ "id": id, "replacedBy": format!("{id}a") }));
            }
        }
    }
    let mut retired = json["retired"].as_array().cloned().unwrap_or_default();
    retired.extend(renamed);
    json["retired"] = json!(retired);
    json
}

fn rubric(json: &Json) -> Rubric {
    let instrument: Instrument = read(json.to_string().as_bytes()).unwrap();
    Rubric::new(instrument).unwrap_or_else(|e| panic!("{e}"))
}

fn answers(json: &Json) -> Assessment {
    read(json.to_string().as_bytes()).unwrap()
}

fn ids(assessment: &Assessment) -> Vec<&str> {
    assessment
        .answers
        .iter()
        .map(|a| a.criterion.as_str())
        .collect()
}

#[test]
fn a_successor_takes_the_answer_and_the_rest_stays() {
    let newer = rubric(&next_edition());
    let old = answers(&example("assessment-school-own"));
    let carried = newer.carry_over(&old).unwrap();
    let expected: Vec<String> = ids(&old)
        .iter()
        .map(|id| match *id {
            "K1" | "K2" => format!("{id}a"),
            id => id.to_owned(),
        })
        .collect();
    assert_eq!(ids(&carried.assessment), expected);
    let told: Vec<(&str, &CarryOutcome)> = carried
        .notices
        .iter()
        .map(|n| (n.criterion.as_str(), &n.outcome))
        .collect();
    let replaced = |id: &str| CarryOutcome::Replaced(Id::new(id).unwrap());
    assert_eq!(told, [("K1", &replaced("K1a")), ("K2", &replaced("K2a"))]);
    assert!(!check::assessment_against(&carried.assessment, &newer).has_errors());
    assert!(newer.score(&old).is_err());
    assert_eq!(newer.carry_over(&carried.assessment).unwrap().notices, []);
}

#[test]
fn what_fits_nothing_is_left_out_and_says_why() {
    let newer = rubric(&next_edition());
    let mut old = example("assessment-school-own");
    let list = old["answers"].as_array_mut().unwrap();
    let of = |list: &[Json], id: &str| list.iter().find(|a| a["criterion"] == id).unwrap().clone();
    let mut second = of(list, "K1");
    second["criterion"] = json!("K1a");
    list.push(second);
    let k2 = list.iter_mut().find(|a| a["criterion"] == "K2").unwrap();
    k2["value"] = json!({ "points": { "earned": 1 } });
    let mut unknown = of(list, "K1");
    unknown["criterion"] = json!("X9");
    list.push(unknown);
    let carried = newer.carry_over(&answers(&old)).unwrap();
    let told: Vec<String> = carried
        .notices
        .iter()
        .map(|n| n.message(Locale::En))
        .collect();
    let wanted = [
        "The answer to K1 is left out: K1a, which took its place, has another answer already.",
        "The answer to K2 is left out: The criterion K2a takes a value of the form ",
        "The answer to X9 is left out: The instrument has no criterion X9.",
    ];
    assert_eq!(told.len(), wanted.len(), "{told:?}");
    for (told, wanted) in told.iter().zip(wanted) {
        assert!(told.starts_with(wanted), "{told}");
    }
    assert!(carried.notices.iter().all(|notice| notice.is_lost()));
    assert!(newer.score(&carried.assessment).is_ok());
}

#[test]
fn the_program_tells_what_it_carried_and_takes_several_editions_at_once() {
    let folder = std::env::temp_dir().join(format!("itam-carry-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let newer = file("newer.json", &next_edition().to_string());
    let old_answers = "docs/examples/assessment-school-own.json";
    let carry = ["new", "assessment", "--from", old_answers];
    let ran = run(&[&carry[..], &["--instrument", &newer]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("Câu trả lời K1 chuyển sang tiêu chí thay thế K1a"),
        "{said}"
    );
    let carried: Assessment = read(ran.out.as_bytes()).unwrap();
    assert_eq!(carried.instrument.edition.as_str(), "2027.1");
    assert_eq!(run(&carry).code, 2, "carried over to what?");
    let plan = [
        "new",
        "annual-plan",
        "--from",
        old_answers,
        "--instrument",
        &newer,
    ];
    assert!(run(&plan).err.contains("itam new assessment --from"));
    let other = run(&[&carry[..], &["--instrument", "operational"]].concat());
    assert!(
        other.code == 2 && other.err.contains("xa-vi-du"),
        "{}",
        other.err
    );
    let lines = format!(
        "{}\n{}\n",
        example("assessment-school-own"),
        serde_json::to_string(&carried).unwrap()
    );
    let lines = file("mixed.jsonl", &lines);
    let old = "docs/examples/instrument-school-own.json";
    let both = [
        "rollup",
        &lines,
        "--instrument",
        old,
        "--instrument",
        &newer,
        "--format",
        "json",
    ];
    let counted = run(&both);
    assert_eq!(
        (counted.code, counted.out.lines().count()),
        (0, 2),
        "{}",
        counted.err
    );
    assert_eq!(run(&both[..4]).code, 1, "one edition is not at hand");
    let once = run(&[
        "gaps",
        old_answers,
        "--target",
        "growing",
        "--instrument",
        old,
        "--instrument",
        &newer,
    ]);
    assert_eq!(
        once.code, 0,
        "of several the one that the answers name: {}",
        once.err
    );
    let new = run(&[
        "new",
        "assessment",
        "--instrument",
        old,
        "--instrument",
        &newer,
    ]);
    assert!(
        new.code == 2 && new.err.contains("--instrument một lần"),
        "{}",
        new.err
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
