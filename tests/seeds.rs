//! Valid documents of every kind, hand-written to hold every property and variant between them.

use crate::golden::repository;
use it_adoption_model::{Kind, ReadError, builtin, read_as};
use serde_json::Value;
use std::path::PathBuf;

/// Reads `json` as a document of `kind`, for the verdict only.
pub(crate) fn verdict(kind: Kind, json: &[u8]) -> Result<(), ReadError> {
    read_as(kind, json).map(drop)
}

/// The seeds of one kind, the barest first.
pub(crate) fn seeds(kind: Kind) -> Vec<Value> {
    let path = repository(&format!("tests/seeds/{kind}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Large real documents of one kind: the built-in instruments and `docs/examples/`.
pub(crate) fn published(kind: Kind) -> Vec<Value> {
    let mut texts: Vec<String> = builtin().iter().map(|b| b.json.to_owned()).collect();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(repository("docs/examples"))
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|e| e == "json"));
    texts.extend(paths.iter().map(|p| std::fs::read_to_string(p).unwrap()));
    texts
        .iter()
        .filter(|text| it_adoption_model::kind(text.as_bytes()) == Ok(kind))
        .map(|text| serde_json::from_str(text).unwrap())
        .collect()
}
