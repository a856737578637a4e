//! Every valid document goes into the generated types and comes out the same.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

#[allow(dead_code, clippy::all)]
mod generated {
    use super::{Value, returned};
    include!(concat!(env!("OUT_DIR"), "/types.rs"));

    pub fn there_and_back(kind: &str, document: &Value) -> Value {
        by_kind(kind, document)
    }
}

fn returned<T: Serialize + DeserializeOwned>(document: &Value) -> Value {
    let typed: T = serde_json::from_value(document.clone()).unwrap_or_else(|e| panic!("{e}: {document}"));
    serde_json::to_value(typed).unwrap()
}

/// The same JSON: `2` and `2.0` are one number. typify leaves an optional list out when it is empty.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            let empty = Value::Array(Vec::new());
            b.keys().all(|key| a.contains_key(key))
                && a.iter().all(|(key, a)| same(a, b.get(key).unwrap_or(&empty)))
        }
        _ => a == b,
    }
}

fn main() {
    let path = std::env::args().nth(1).expect("the path of valid.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.split('\n').filter(|line| !line.is_empty());
    let mut count = 0;
    for line in lines {
        let line: Value = serde_json::from_str(line).unwrap();
        let (kind, document) = (line["kind"].as_str().unwrap(), &line["document"]);
        let back = generated::there_and_back(kind, document);
        assert!(same(document, &back), "{kind}\n{document}\n{back}");
        count += 1;
    }
    println!("typify: {count} documents read and returned");
}
