//! What is found in an issued document as written, whatever it says.

use super::seen::Seen;
use crate::model::composed::words;
use crate::model::wire::tree;
use crate::model::{Findings, Id, Place, found, has_blank, is_open, open_texts};
use crate::sound::{open_places, too_fine};
use serde_json::Value;
use std::collections::HashSet;

/// Finds numbers that are too fine, open places, as nothing is issued with any, and rows that stand there twice.
pub(super) fn as_written(document: &impl serde::Serialize, findings: &mut Findings) {
    let written = tree(document);
    too_fine(&written, findings);
    open_places(&written, || found::DocumentOpenPlace {}.into(), findings);
    blanks(&written, &Place::Root, findings);
    rows(&written, &Place::Root, findings);
}

/// Finds texts with a blank within them; a text in two languages is told once.
fn blanks(written: &Value, place: &Place<'_>, findings: &mut Findings) {
    let lacks = |text: &str| !is_open(text) && has_blank(text);
    // An identifier may have dots and dashes in a row.
    let says = |text: &str| Id::new(text).is_none();
    match written {
        Value::String(text) if says(text) && lacks(text) => {
            findings.add(place, found::DocumentOpenPlace {});
        }
        Value::Object(properties) => {
            let vi = properties.get("vi").and_then(Value::as_str);
            if vi.is_some_and(is_open) {
                return;
            }
            if vi.is_some_and(lacks) {
                return findings.add(place, found::DocumentOpenPlace {});
            }
            // In an address or a path, dots may be part of a name.
            let names = ["link", "file", "$schema"];
            let texts = properties.iter();
            for (name, written) in texts.filter(|(name, _)| !names.contains(&name.as_str())) {
                blanks(written, &place.name(name), findings);
            }
        }
        Value::Array(items) => {
            for (at, written) in items.iter().enumerate() {
                blanks(written, &place.index(at), findings);
            }
        }
        _ => {}
    }
}

/// Lists in which a row that stands there twice has a rule of its own.
const TOLD: [&str; 5] = ["targets", "facts", "quantities", "years", "results"];

/// Looks for rows in every list, so that none can be forgotten.
fn rows(written: &Value, place: &Place<'_>, findings: &mut Findings) {
    match written {
        Value::Object(properties) => {
            for (name, written) in properties {
                let place = place.name(name);
                if let Some(list) = written
                    .as_array()
                    .filter(|_| !TOLD.contains(&name.as_str()))
                {
                    repeated(name, list, &place, findings);
                }
                rows(written, &place, findings);
            }
        }
        Value::Array(items) => {
            for (at, written) in items.iter().enumerate() {
                rows(written, &place.index(at), findings);
            }
        }
        _ => {}
    }
}

/// Finds rows that say what one before them says, but for the identifier. One whose identifier is repeated is told as that, and so
/// is a document of the legal basis whose number is; references have rules of their own.
fn repeated(name: &str, list: &[Value], place: &Place<'_>, findings: &mut Findings) {
    if list.len() < 2 {
        return;
    }
    let (mut seen, mut ids) = (Seen::new(), HashSet::new());
    for (at, row) in list.iter().enumerate() {
        let mut said = row.clone();
        match &mut said {
            Value::Object(said) => {
                let id = said.remove("id");
                let numbered = said.contains_key("number") && said.contains_key("date");
                let told = numbered && name == "legalBasis";
                if told || id.is_some_and(|id| !ids.insert(id.to_string())) {
                    continue;
                }
            }
            Value::String(_) if name == "recipients" => {}
            _ => continue,
        }
        let mut open = false;
        open_texts(&said, |_| open = true);
        let place = place.index(at);
        if let Some(first) = (!open)
            .then(|| seen.before(words(&said.to_string()), &place))
            .flatten()
        {
            findings.add(&place, found::DocumentRowRepeated { first });
        }
    }
}
