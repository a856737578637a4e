//! Open places: what a person must still write, in any document.

use crate::model::{Finding, Findings, OPEN, Place};
use serde_json::Value;

/// What `open` finds, once for each text that is an open place.
///
/// It looks at the document as written, so that no text can be forgotten. A value not assessed is open
/// itself and has a rule of its own, so the reason in it is passed over.
pub(super) fn open_places(
    document: &impl serde::Serialize,
    open: fn() -> Finding,
    findings: &mut Findings,
) {
    if let Ok(written) = serde_json::to_value(document) {
        walk(&written, &Place::Root, open, findings);
    }
}

fn walk(written: &Value, place: &Place<'_>, open: fn() -> Finding, findings: &mut Findings) {
    let is_open = |written: &Value| written.as_str() == Some(OPEN);
    match written {
        written if is_open(written) => findings.add(place, open()),
        Value::Object(text) if text.get("vi").is_some_and(is_open) => findings.add(place, open()),
        Value::Object(properties) => {
            for (name, written) in properties.iter().filter(|(name, _)| *name != "notAssessed") {
                walk(written, &place.name(name), open, findings);
            }
        }
        Value::Array(items) => {
            for (at, written) in items.iter().enumerate() {
                walk(written, &place.index(at), open, findings);
            }
        }
        _ => {}
    }
}
