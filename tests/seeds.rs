//! Valid documents of every kind, hand-written to hold every property and variant between them.

use crate::golden::repository;
use it_adoption_model::{Kind, ReadError, read_as};
use serde_json::Value;

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
#[cfg(feature = "schema")]
pub(crate) fn published(kind: Kind) -> Vec<Value> {
    let mut paths = crate::golden::files_under("docs/examples");
    paths.retain(|path| path.ends_with(".json") && !path.contains("/broken/"));
    paths.sort();
    let built_in = it_adoption_model::builtin()
        .iter()
        .map(|b| b.json.to_owned());
    let examples = paths
        .iter()
        .map(|path| std::fs::read_to_string(repository(path)).unwrap());
    let texts: Vec<String> = built_in.chain(examples).collect();
    texts
        .iter()
        .filter(|text| it_adoption_model::kind(text.as_bytes()) == Ok(kind))
        .map(|text| serde_json::from_str(text).unwrap())
        .collect()
}

/// Where anything stands in a value.
pub(crate) fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    let mut within = |key: &str, value: &Value| places(value, &format!("{at}/{key}"), out);
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| within(key, value)),
        Value::Array(items) => (0..)
            .zip(items)
            .for_each(|(at, item): (usize, _)| within(&at.to_string(), item)),
        _ => {}
    }
    out.push(at.to_owned());
}

/// Whatever value is of another form is told at its place, and nothing else is.
#[test]
fn one_wrong_value_is_told_once() {
    for kind in Kind::ALL {
        for seed in seeds(*kind) {
            let mut all = Vec::new();
            places(&seed, "", &mut all);
            for place in all {
                let mut wrong = seed.clone();
                *wrong.pointer_mut(&place).unwrap() = serde_json::json!([[7]]);
                let error = verdict(*kind, wrong.to_string().as_bytes()).unwrap_err();
                assert!(
                    error.pointer().as_str().starts_with(&place),
                    "{kind} {place}: {error}"
                );
                assert_eq!(error.more(), [], "{kind} {place}: {error}");
            }
        }
    }
}
