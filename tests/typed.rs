//! Vietnamese letters as one character each, or as a letter and its marks: nobody sees a difference, and nothing comes of it.

use it_adoption_model::{
    Assessment, Crosswalk, Document, Passage, Rubric, Rubrics, check, read, read_any,
};
use serde_json::Value as Json;

/// The vowels, apart and with each tone.
const VOWELS: [(&str, &str); 12] = [
    ("a", "aàáảãạ"),
    ("a\u{306}", "ăằắẳẵặ"),
    ("a\u{302}", "âầấẩẫậ"),
    ("e", "eèéẻẽẹ"),
    ("e\u{302}", "êềếểễệ"),
    ("i", "iìíỉĩị"),
    ("o", "oòóỏõọ"),
    ("o\u{302}", "ôồốổỗộ"),
    ("o\u{31b}", "ơờớởỡợ"),
    ("u", "uùúủũụ"),
    ("u\u{31b}", "ưừứửữự"),
    ("y", "yỳýỷỹỵ"),
];
const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];

/// A letter as it is typed with its marks apart.
fn apart(letter: char) -> String {
    let small: String = letter.to_lowercase().collect();
    for (vowel, letters) in VOWELS {
        for (made, tone) in letters.chars().zip(TONES) {
            if small == made.to_string() {
                let marked = format!("{vowel}{tone}");
                return if letter.is_uppercase() {
                    marked.to_uppercase()
                } else {
                    marked
                };
            }
        }
    }
    letter.to_string()
}

/// Every text of a document so.
fn decomposed(json: &mut Json) {
    match json {
        Json::String(text) => *text = text.chars().map(apart).collect(),
        Json::Array(all) => all.iter_mut().for_each(decomposed),
        Json::Object(all) => all.values_mut().for_each(decomposed),
        _ => {}
    }
}

fn example(name: &str) -> Json {
    let path = crate::golden::repository(&format!("docs/examples/{name}"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// What is found in documents together, without the words that are quoted.
fn found(documents: &[Json]) -> Vec<Vec<(String, String)>> {
    let documents: Vec<Document> = documents
        .iter()
        .map(|json| read_any(json.to_string().as_bytes()).unwrap())
        .collect();
    let documents: Vec<&Document> = documents.iter().collect();
    let checked = check::together(&documents, &Rubrics::builtin());
    let checked = checked.iter().map(|checked| {
        let found = checked.findings.findings.iter();
        let found = found.map(|found| (found.rule.to_string(), found.pointer.to_string()));
        let mut found: Vec<_> = found.collect();
        found.sort();
        found
    });
    checked.collect()
}

#[test]
fn checking_finds_the_same() {
    let names = [
        "self-assessment",
        "plan",
        "report",
        "medium-term-plan",
        "difficulty",
    ];
    let mut documents: Vec<Json> = names
        .iter()
        .map(|name| example(&format!("year/{name}.json")))
        .collect();
    let again = documents[1]["needs"][0].clone();
    documents[1]["needs"].as_array_mut().unwrap().push(again);
    let last = documents[1]["needs"].as_array().unwrap().len() - 1;
    documents[1]["needs"][last]["id"] = "N99".into();
    documents[1]["head"]["title"]["vi"] = "Kế hoạch từ năm 2019 đến năm 2020".into();
    documents[0]["school"]["name"] = "Trường Tiểu học Ví Dụ".into();
    let before = found(&documents);
    let rules: Vec<&str> = before
        .iter()
        .flatten()
        .map(|(rule, _)| rule.as_str())
        .collect();
    for rule in [
        "document.row-repeated",
        "school.stage-name-differs",
        "set.name-differs",
    ] {
        assert!(rules.contains(&rule), "{rule}: {rules:?}");
    }
    for which in 0..1 << documents.len() {
        let mut typed = documents.clone();
        for (at, document) in typed.iter_mut().enumerate() {
            if which & (1 << at) != 0 {
                decomposed(document);
            }
        }
        assert_eq!(found(&typed), before, "{which:b}");
    }
    // One row of two that say the same.
    let mut typed = documents.clone();
    decomposed(&mut typed[1]["needs"][last]);
    assert_eq!(found(&typed), before);
}

#[test]
fn answers_go_over_to_an_edition_typed_otherwise() {
    let rubrics = Rubrics::builtin();
    let from = rubrics.named("operational").unwrap();
    let own: Assessment = read(
        example("assessment-operational.json")
            .to_string()
            .as_bytes(),
    )
    .unwrap();
    let mut next = serde_json::to_value(from.instrument()).unwrap();
    next["edition"] = "2099".into();
    let carried = |next: &Json| {
        let to = Rubric::new(read(next.to_string().as_bytes()).unwrap()).unwrap();
        let crosswalk = Crosswalk::between(from, &to, []).unwrap();
        let carried = Passage::new(&crosswalk, from, &to)
            .unwrap()
            .carry_over(&own)
            .unwrap();
        (carried.document.answers, carried.notices)
    };
    let before = carried(&next);
    let edition = next.clone();
    decomposed(&mut next);
    assert_ne!(next, edition);
    assert_eq!(carried(&next), before);
    assert_eq!(before.0, own.answers);
    let typed = Rubric::new(read(next.to_string().as_bytes()).unwrap()).unwrap();
    for name in ["Đáp ứng tốt", "Đáp ứng tốt".to_uppercase().as_str()] {
        let found = typed.instrument().level_named(name);
        assert_eq!(found.map(|level| level.id.as_str()), Some("good"));
    }
}
