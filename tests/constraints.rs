//! One valid and one failing document for every constraint of every schema: `tests/corpus/schema/`.
//!
//! A definition that several kinds share is tried in the first of them; that all of them read it alike is for the mutants of `equivalence`.

use crate::golden;
use crate::schema::schema;
use crate::seeds::{seeds, verdict};
use it_adoption_model::Kind;
use it_adoption_model::schema::Draft;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A place in a seed that a node of the schema applies to.
#[derive(Clone)]
struct Site {
    seed: usize,
    place: String,
}

/// The first site of every node that the seeds reach, by the node's pointer.
fn sites(root: &Value, seeds: &[Value]) -> BTreeMap<String, Site> {
    let mut sites = BTreeMap::new();
    for (seed, document) in seeds.iter().enumerate() {
        let mut visit = |node: &str, place: &str| {
            let site = Site {
                seed,
                place: place.to_owned(),
            };
            sites.entry(node.to_owned()).or_insert(site);
        };
        walk(root, "#", document, "", &mut visit);
    }
    sites
}

fn walk(root: &Value, node: &str, value: &Value, place: &str, visit: &mut impl FnMut(&str, &str)) {
    visit(node, place);
    let schema = at(root, node);
    if let Some(target) = schema.get("$ref") {
        walk(root, target.as_str().unwrap(), value, place, visit);
    }
    if schema.get("allOf").is_some() {
        walk(root, &format!("{node}/allOf/0"), value, place, visit);
    }
    for (name, _) in entries(schema.get("properties")) {
        if let Some(value) = value.get(name) {
            walk(
                root,
                &format!("{node}/properties/{name}"),
                value,
                &format!("{place}/{name}"),
                visit,
            );
        }
    }
    if schema.get("items").is_some() {
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            walk(
                root,
                &format!("{node}/items"),
                item,
                &format!("{place}/{index}"),
                visit,
            );
        }
    }
}

fn at<'a>(root: &'a Value, node: &str) -> &'a Value {
    root.pointer(&node[1..]).unwrap()
}

fn entries(map: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    map.and_then(Value::as_object).into_iter().flatten()
}

/// A value that meets a constraint and one that breaks it, for a place that holds `value` now.
fn pair(schema: &Value, keyword: &str, index: usize, value: &Value) -> (Value, Value) {
    let limit = &schema[keyword];
    let text = value.as_str().unwrap_or_default();
    let same = |broken: Value| (value.clone(), broken);
    match keyword {
        "items" => same(json!([null])),
        "type" | "$ref" => same(match value {
            Value::String(_) => json!(7),
            Value::Array(_) => json!({}),
            Value::Object(_) => json!([]),
            other => json!(other.to_string()),
        }),
        "required" => same(without(value, limit[index].as_str().unwrap())),
        "additionalProperties" => same(with(value, "extra", json!(true))),
        "const" => (
            limit.clone(),
            json!(format!("{} ", limit.as_str().unwrap())),
        ),
        "enum" => same(json!("unheard-of")),
        "minProperties" => same(json!({})),
        "maxProperties" => {
            let (name, inner) = value.as_object().unwrap().iter().next().unwrap();
            let mut names = entries(schema.get("properties")).map(|(other, _)| other);
            same(with(
                value,
                names.find(|other| *other != name).unwrap(),
                inner.clone(),
            ))
        }
        "pattern" => same(json!(text.replacen(|_| true, "?", 1))),
        "not" => {
            let mut newlines = [format!("{text}\n"), "\n".to_owned()].into_iter();
            same(json!(
                newlines
                    .find(|s| jsonschema::is_valid(limit, &json!(s)))
                    .unwrap()
            ))
        }
        "minLength" => {
            let least = limit.as_u64().unwrap() as usize;
            let first = |n: usize| json!(text.chars().take(n).collect::<String>());
            (first(least), first(least - 1))
        }
        "maxLength" => {
            let fill = "0".repeat(limit.as_u64().unwrap() as usize - text.len());
            (
                json!(format!("{text}{fill}")),
                json!(format!("{text}{fill}0")),
            )
        }
        "minimum" => (limit.clone(), json!(limit.as_i64().unwrap() - 1)),
        "maximum" => (limit.clone(), json!(limit.as_i64().unwrap() + 1)),
        "multipleOf" => {
            let step = limit.as_f64().unwrap();
            (json!(3.0 * step), json!(3.5 * step))
        }
        _ => panic!("{keyword}: no cases known"),
    }
}

fn without(object: &Value, name: &str) -> Value {
    let mut map = object.as_object().unwrap().clone();
    map.remove(name).unwrap();
    map.into()
}

fn with(object: &Value, name: &str, value: Value) -> Value {
    let mut map = object.as_object().unwrap().clone();
    map.insert(name.into(), value);
    map.into()
}

/// The constraints of one node: keyword and, for `required`, the index in it.
fn constraints(schema: &Value) -> Vec<(&str, usize)> {
    let mut out = Vec::new();
    for (keyword, value) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$id" | "$schema" | "title" | "description" | "examples" | "$defs" | "properties"
            | "allOf" => {}
            "required" => {
                out.extend((0..value.as_array().unwrap().len()).map(|i| (keyword.as_str(), i)))
            }
            _ => out.push((keyword.as_str(), 0)),
        }
    }
    out
}

/// The pointers of all nodes of a schema.
fn nodes(schema: &Value, node: &str, out: &mut BTreeSet<String>) {
    out.insert(node.to_owned());
    for holder in ["properties", "$defs"] {
        for (name, schema) in entries(schema.get(holder)) {
            nodes(schema, &format!("{node}/{holder}/{name}"), out);
        }
    }
    if let Some(schema) = schema["allOf"].get(0) {
        nodes(schema, &format!("{node}/allOf/0"), out);
    }
    if let Some(items) = schema.get("items") {
        nodes(items, &format!("{node}/items"), out);
    }
}

/// `value` with nothing in it but what the schema requires and what lies on the way to a place; arrays on the way keep one item.
fn pruned(root: &Value, node: &str, value: &Value, way: &[&str]) -> Value {
    let schema = at(root, node);
    if let Some(target) = schema.get("$ref") {
        return pruned(root, target.as_str().unwrap(), value, way);
    }
    if schema.get("allOf").is_some() {
        return pruned(root, &format!("{node}/allOf/0"), value, way);
    }
    let next = way.first().copied();
    let rest = way.get(1..).unwrap_or_default();
    let rest_of = |name: &str| if next == Some(name) { rest } else { &[] };
    match value {
        Value::Array(items) => {
            let item = next.map(|index| &items[index.parse::<usize>().unwrap()]);
            item.map(|item| pruned(root, &format!("{node}/items"), item, rest))
                .into_iter()
                .collect()
        }
        Value::Object(map) => {
            let required = schema["required"].as_array();
            let union = schema.get("minProperties").is_some();
            let needed = |name: &str| {
                union || next == Some(name) || required.is_some_and(|r| r.iter().any(|n| n == name))
            };
            let kept = map.iter().filter(|(name, _)| needed(name));
            kept.map(|(name, inner)| {
                let node = format!("{node}/properties/{name}");
                (name.clone(), pruned(root, &node, inner, rest_of(name)))
            })
            .collect::<Map<_, _>>()
            .into()
        }
        scalar => scalar.clone(),
    }
}

/// A document and all the constraints that it is the case of.
struct Case {
    document: Value,
    valid: bool,
    about: Vec<String>,
}

/// The definition that a node lies in, by its name.
fn definition<'a>(root: &'a Value, node: &'a str) -> Option<(&'a str, &'a Value)> {
    let name = node.strip_prefix("#/$defs/")?.split('/').next()?;
    Some((name, &root["$defs"][name]))
}

/// The cases of one kind, without those of definitions that are `known` from other kinds.
fn cases(kind: Kind, known: &mut BTreeMap<String, Value>) -> Vec<Case> {
    let root = schema(kind, Draft::V2020);
    let seeds = seeds(kind);
    let sites = sites(&root, &seeds);
    let mut all = BTreeSet::new();
    nodes(&root, "#", &mut all);
    let unreached: Vec<&String> = all
        .iter()
        .filter(|node| !sites.contains_key(*node))
        .collect();
    assert!(
        unreached.is_empty(),
        "no document in tests/seeds/{kind}.json reaches {unreached:#?}"
    );
    let mut cases: Vec<Case> = Vec::new();
    let is_new = |node: &&String| {
        definition(&root, node).is_none_or(|(name, schema)| known.get(name) != Some(schema))
    };
    for node in all.iter().filter(is_new) {
        let site = &sites[node];
        let way: Vec<&str> = site.place.split('/').skip(1).collect();
        let seed = pruned(&root, "#", &seeds[site.seed], &way);
        let first = |key: &&str| {
            if key.parse::<usize>().is_ok() {
                "/0".into()
            } else {
                format!("/{key}")
            }
        };
        let place: String = way.iter().map(first).collect();
        for (keyword, index) in constraints(at(&root, node)) {
            let constraint = match keyword {
                "required" => format!("{node}/{keyword}/{index}"),
                _ => format!("{node}/{keyword}"),
            };
            let value = seed.pointer(&place).unwrap();
            let (met, broken) = pair(at(&root, node), keyword, index, value);
            for (valid, value) in [(true, met), (false, broken)] {
                let mut document = seed.clone();
                *document.pointer_mut(&place).unwrap() = value;
                match cases.iter_mut().find(|case| case.document == document) {
                    Some(case) => {
                        assert_eq!(case.valid, valid, "{constraint}: {document}");
                        case.about.push(constraint.clone());
                    }
                    None => cases.push(Case {
                        document,
                        valid,
                        about: vec![constraint.clone()],
                    }),
                }
            }
        }
    }
    let definitions =
        entries(root.get("$defs")).map(|(name, schema)| (name.clone(), schema.clone()));
    known.extend(definitions);
    cases
}

/// The file of cases, each on a line of its own with its document last.
fn text(kind: Kind, cases: &[Case]) -> String {
    let mut text = format!(
        "{{\n  \"$schema\": \"../cases.schema.json\",\n  \"description\": \"Every constraint of the schema of the kind {kind}, met and broken, but for those of definitions that the file of another kind has.\",\n  \"cases\": ["
    );
    for (index, case) in cases.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let verb = if case.valid { "meets" } else { "breaks" };
        let description = match case.about.as_slice() {
            [only] => format!("{verb} {only}"),
            [first, rest @ ..] => format!("{verb} {first} and {} more", rest.len()),
            [] => panic!("a case is about something"),
        };
        let (about, valid) = (case.about.join(" "), case.valid);
        write!(text, "{comma}\n    {{\"description\":\"{description}\",\"kind\":\"{kind}\",\"about\":\"{about}\",\"valid\":{valid}").unwrap();
        if let Err(error) = verdict(kind, case.document.to_string().as_bytes()) {
            write!(text, ",\"pointer\":{}", json!(error.pointer().as_str())).unwrap();
        }
        write!(text, ",\"document\":{}}}", case.document).unwrap();
    }
    text.push_str("\n  ]\n}\n");
    text
}

#[test]
fn every_constraint_has_a_case_that_meets_it_and_one_that_breaks_it() {
    let mut known = BTreeMap::new();
    for kind in Kind::ALL {
        let cases = cases(*kind, &mut known);
        for draft in Draft::ALL {
            let validator = jsonschema::validator_for(&schema(*kind, *draft)).unwrap();
            for Case {
                document,
                valid,
                about,
            } in &cases
            {
                assert_eq!(
                    validator.is_valid(document),
                    *valid,
                    "{kind} {draft:?} {about:?}: {document}"
                );
            }
        }
        for Case {
            document,
            valid,
            about,
        } in &cases
        {
            let read = verdict(*kind, document.to_string().as_bytes());
            assert_eq!(
                read.is_ok(),
                *valid,
                "{kind} {about:?}: {read:?} {document}"
            );
        }
        golden::check(
            &format!("tests/corpus/schema/{kind}.json"),
            &text(*kind, &cases),
        );
    }
}
