//! Numbers that are finer than anything here is decided by.

use crate::model::{Detail, Findings, Place, decimal, found};
use serde_json::Value;

/// Finds the numbers of a document, as written, that are finer than a millionth.
pub(crate) fn too_fine(written: &Value, findings: &mut Findings) {
    walk(written, &Place::Root, findings);
}

fn walk(value: &Value, place: &Place<'_>, findings: &mut Findings) {
    match value {
        Value::Number(number) => {
            let finer = |number: &f64| decimal::is_finer(decimal::bits(*number));
            let fraction = number.as_f64().filter(|_| number.is_f64());
            if let Some(number) = fraction.filter(finer) {
                let number = number.to_string();
                let number = Detail::number(number);
                findings.add(place, found::NumberTooFine { number });
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(item, &place.index(at), findings);
            }
        }
        Value::Object(properties) => {
            for (name, value) in properties {
                walk(value, &place.name(name), findings);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
