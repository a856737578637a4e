//! Review: moves, reporting lines, judgements side by side.

use it_adoption_model::*;
use serde_json::{Value as Json, json};
use std::sync::LazyLock;

mod compare;
mod lines;
mod moves;

static WORKFLOW: LazyLock<Workflow> =
    LazyLock::new(|| read(builtin_workflow().json.as_bytes()).unwrap());

fn workflow() -> Workflow {
    WORKFLOW.clone()
}

fn rubric() -> Rubric {
    crate::built_in("operational")
}

/// An assessment by the operational instrument of a lower secondary school.
fn assessment(role: &str, answers: Json) -> Assessment {
    let document = json!({
        "document": "assessment",
        "school": { "id": "S-1", "name": "Trường THCS Mẫu", "stages": ["lower-secondary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "operational", "edition": "2026.1" }, "role": role,
        "answers": answers
    });
    read(document.to_string().as_bytes()).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}
