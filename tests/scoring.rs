//! Scoring: every combination of answers to small instruments, against a plain computation that shares nothing with the library.

use it_adoption_model::*;
use serde_json::{Value as Json, json};

mod accreditation;
mod agree;
pub(crate) mod change;
mod four;
mod fraction;
mod gaps;
mod lifts;
mod pairs;
mod plain;

pub(crate) use agree::{agrees, facts};
pub(crate) use plain::Plain;

/// A rubric and the plain computation of the same instrument.
fn both(instrument: &Json) -> (Rubric, Plain) {
    let read: Instrument = read(instrument.to_string().as_bytes()).unwrap();
    let rubric = Rubric::new(read).unwrap_or_else(|e| panic!("{e}: {:?}", e.findings()));
    (rubric, Plain::new(instrument))
}

fn assessment(id: &str) -> Assessment {
    let document = json!({
        "document": "assessment", "school": { "id": "S-1", "name": "Trường Mẫu", "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": { "id": id, "edition": "1" }, "role": "self", "answers": []
    });
    read(document.to_string().as_bytes()).unwrap()
}

fn answer(criterion: &str, value: &Json) -> Answer {
    serde_json::from_value(json!({ "criterion": criterion, "value": value })).unwrap()
}

/// Calls `visit` with every choice of one of `sizes[i]` things for each `i`.
fn every_choice(sizes: &[usize], mut visit: impl FnMut(&[usize])) {
    let mut chosen = vec![0; sizes.len()];
    loop {
        visit(&chosen);
        let Some(next) = (0..sizes.len()).find(|at| chosen[*at] + 1 < sizes[*at]) else {
            return;
        };
        chosen[next] += 1;
        chosen[..next].fill(0);
    }
}
