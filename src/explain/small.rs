//! Small instruments and assessments for tests.
#![allow(clippy::unwrap_used)]

use crate::model::{Assessment, Instrument, Scorecard};
use crate::read::read;
use crate::sound::Rubric;
use serde_json::{Value, json};

pub(super) fn apart() -> Value {
    json!({ "notApplicable": { "reason": { "vi": "không có" } } })
}

pub(super) fn yes(so: bool) -> Value {
    json!({ "yesNo": so })
}

pub(super) fn met(so: bool) -> Value {
    json!({ "condition": so })
}

/// An instrument with levels 0, 1 and 2 and these parts.
pub(super) fn instrument(scoring: Value, groups: Value) -> Instrument {
    let citation = json!({ "fidelity": "authored" });
    let mut scoring = scoring;
    let mut cite = |name: &str| {
        if let Some(map) = scoring.as_object_mut() {
            map.insert(name.to_owned(), citation.clone());
        }
    };
    cite("levelsCitation");
    cite("groupLevelsCitation");
    if groups.to_string().contains("\"points\"") {
        cite("pointsCitation");
    } else if let Some(map) = scoring.as_object_mut() {
        map.remove("pointsCitation");
    }
    if scoring.get("groupLevels").is_none()
        && let Some(map) = scoring.as_object_mut()
    {
        map.remove("groupLevelsCitation");
    }
    let title = |vi: &str, en: &str| json!({ "vi": vi, "en": en });
    let text = json!({
        "document": "instrument",
        "id": "nho",
        "edition": "1",
        "title": title("Bộ nhỏ", "Small set"),
        "citation": citation,
        "stages": ["primary"],
        "sources": [],
        "levels": [
            { "id": "m0", "title": title("Chưa đạt", "Below") },
            { "id": "m1", "title": title("Mức 1", "Level 1") },
            { "id": "m2", "title": title("Đáp ứng tốt", "Good") },
        ],
        "marks": [
            { "id": "bb", "title": title("bắt buộc", "mandatory") },
            { "id": "so", "title": title("có yêu cầu về dữ liệu", "asks for data") },
        ],
        "scoring": scoring,
        "groups": groups,
    });
    read(text.to_string().as_bytes()).unwrap()
}

/// A criterion rated on levels 0 to 2, with these marks.
pub(super) fn rated(id: &str, marks: &[&str]) -> Value {
    json!({
        "id": id,
        "title": { "vi": format!("Tiêu chí {id}"), "en": format!("Criterion {id}") },
        "citation": { "fidelity": "authored" },
        "marks": marks,
        "measure": { "rating": {} },
        "levels": [{ "level": "m0" }, { "level": "m1" }, { "level": "m2" }],
    })
}

/// A yes or no worth so many points.
pub(super) fn worth(id: &str, points: f64) -> Value {
    json!({
        "id": id,
        "title": { "vi": format!("Tiêu chí {id}"), "en": format!("Criterion {id}") },
        "citation": { "fidelity": "authored" },
        "measure": { "yesNo": {} },
        "levels": [{ "level": "m0", "points": 0 }, { "level": "m2", "points": points }],
    })
}

pub(super) fn condition(id: &str) -> Value {
    json!({
        "id": id,
        "title": { "vi": format!("Điều kiện {id}"), "en": format!("Condition {id}") },
        "citation": { "fidelity": "authored" },
        "measure": { "condition": {} },
        "levels": [{ "level": "m0" }, { "level": "m2" }],
    })
}

pub(super) fn group(id: &str, criteria: Vec<Value>) -> Value {
    json!({ "id": id, "title": { "vi": format!("Nhóm {id}"), "en": format!("Group {id}") }, "criteria": criteria })
}

pub(super) fn assessment(answers: &[(&str, Value)]) -> Assessment {
    let answers = answers
        .iter()
        .map(|(id, value)| json!({ "criterion": id, "value": value }));
    let text = json!({
        "document": "assessment",
        "school": { "id": "t1", "name": "Trường A", "stages": ["primary"] },
        "schoolYear": "2025-2026",
        "instrument": { "id": "nho", "edition": "1" },
        "role": "self",
        "answers": answers.collect::<Vec<_>>(),
    });
    read(text.to_string().as_bytes()).unwrap()
}

pub(super) fn rating(level: &str) -> Value {
    json!({ "rating": level })
}

pub(super) fn scored(instrument: &Instrument, answers: &[(&str, Value)]) -> Scorecard {
    let rubric = Rubric::new(instrument.clone()).unwrap();
    rubric.score(&assessment(answers)).unwrap()
}

/// Groups with levels of their own, of which all decide.
pub(super) fn by_groups() -> Instrument {
    let levels = json!([
        { "level": "m0" },
        { "level": "m1", "requires": [{ "groups": { "at": "m1" } }] },
        { "level": "m2", "requires": [{ "groups": { "at": "m2", "count": { "atLeast": 1 } } }] },
    ]);
    let of_group = json!([
        { "level": "m0" },
        { "level": "m1", "requires": [{ "percent": { "lower": { "from": 50 } } }] },
        { "level": "m2", "requires": [{ "percent": { "lower": { "above": 75 } } }] },
    ]);
    let first = vec![worth("1.1", 50.0), worth("1.2", 50.0)];
    let second = vec![worth("2.1", 10.0), worth("2.2", 20.0)];
    let groups = json!([group("1", first), group("2", second)]);
    instrument(json!({ "levels": levels, "groupLevels": of_group }), groups)
}
