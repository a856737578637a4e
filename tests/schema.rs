//! The published schemas: fresh, closed, bounded, described, and fit for validators and generators.

use crate::golden;
use crate::seeds::verdict;
use it_adoption_model::schema::{self, Draft, VERSION, files, path};
use it_adoption_model::{
    Action, AssessorRole, Better, Channel, Correspondence, CriterionState, Direction, EvidenceKind,
    Fidelity, FundingSource, Kind, LiftState, NoLevel, NotApplicableAs, Party, PhaseOutcome, Proof,
    ProvenanceKind, RequirementKind, RequirementState, ResultOutcome, Role, Rule, Severity, Stage,
    SubmissionState, UnitKind,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The schema of a kind, as data.
pub(crate) fn schema(kind: Kind, draft: Draft) -> Value {
    json!(schema::schema(kind, draft))
}

/// Every schema object of every kind and draft, with its place.
fn nodes() -> impl Iterator<Item = (String, Map<String, Value>)> {
    let roots = Kind::ALL
        .iter()
        .flat_map(|kind| Draft::ALL.iter().map(|draft| (*kind, *draft)));
    roots.flat_map(|(kind, draft)| {
        let mut out = Vec::new();
        walk(
            &schema(kind, draft),
            &format!("{} {kind}#", draft.as_str()),
            &mut out,
        );
        out
    })
}

fn walk(schema: &Value, place: &str, out: &mut Vec<(String, Map<String, Value>)>) {
    let Value::Object(node) = schema else {
        panic!("{place}: no object");
    };
    out.push((place.to_owned(), node.clone()));
    for (keyword, value) in node {
        let place = format!("{place}/{keyword}");
        match keyword.as_str() {
            "properties" | "$defs" | "definitions" => {
                for (name, schema) in value.as_object().unwrap() {
                    walk(schema, &format!("{place}/{name}"), out);
                }
            }
            "oneOf" | "allOf" => {
                for (index, schema) in value.as_array().unwrap().iter().enumerate() {
                    walk(schema, &format!("{place}/{index}"), out);
                }
            }
            "items" | "not" => walk(value, &place, out),
            _ => {}
        }
    }
}

fn words<'a>(node: &'a Map<String, Value>, keyword: &str) -> Option<&'a str> {
    node.get(keyword).and_then(Value::as_str)
}

#[test]
fn the_published_files_are_fresh() {
    let fresh: Vec<(String, String)> = files().collect();
    let stray = golden::files_under(&format!("docs/schema/{VERSION}"))
        .into_iter()
        .find(|file| !fresh.iter().any(|(path, _)| path == file));
    assert_eq!(stray, None, "no kind of document has this file");
    for (path, text) in fresh {
        golden::check(&path, &text);
    }
}

#[test]
fn text_and_value_are_the_same_schema() {
    for (kind, draft) in [
        (Kind::Instrument, Draft::V2020),
        (Kind::Findings, Draft::V7),
    ] {
        let text = schema::schema(kind, draft).to_string();
        assert_eq!(
            serde_json::from_str::<Value>(&text).unwrap(),
            schema(kind, draft)
        );
    }
    assert_eq!(
        path(Kind::Gaps, Draft::V7),
        "docs/schema/1/draft-07/gaps.schema.json"
    );
    assert_eq!(
        ["07", "draft-07", "2020-12"].map(|d| d.parse()),
        [Ok(Draft::V7), Ok(Draft::V7), Ok(Draft::V2020)]
    );
}

#[test]
fn the_meta_schema_accepts_each() {
    for kind in Kind::ALL {
        assert!(
            jsonschema::draft202012::meta::is_valid(&schema(*kind, Draft::V2020)),
            "{kind}"
        );
        assert!(
            jsonschema::draft7::meta::is_valid(&schema(*kind, Draft::V7)),
            "{kind}"
        );
    }
}

/// That they accept the same is for `tests/equivalence.rs`.
#[test]
fn only_2020_12_has_an_address() {
    for kind in Kind::ALL {
        let [newer, older] = [Draft::V2020, Draft::V7].map(|draft| schema(*kind, draft));
        let id = format!("urn:it-adoption-model:schema:{VERSION}:{kind}");
        assert_eq!(newer["$id"], id);
        assert_eq!(older.get("$id"), None);
        assert_eq!(
            newer["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(older["$schema"], "http://json-schema.org/draft-07/schema#");
    }
}

#[test]
fn examples_validate_and_read() {
    for kind in Kind::ALL {
        for draft in Draft::ALL {
            let schema = schema(*kind, *draft);
            let examples = schema["examples"].as_array().unwrap();
            assert!(!examples.is_empty());
            for example in examples {
                jsonschema::validate(&schema, example).unwrap_or_else(|e| panic!("{kind}: {e}"));
                verdict(*kind, example.to_string().as_bytes()).unwrap();
            }
        }
    }
}

#[test]
fn only_plain_keywords_are_used() {
    let known = [
        "$id",
        "$schema",
        "$defs",
        "definitions",
        "$ref",
        "title",
        "description",
        "examples",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "oneOf",
        "allOf",
        "not",
        "const",
        "enum",
        "minProperties",
        "maxProperties",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "multipleOf",
    ];
    for (place, node) in nodes() {
        for keyword in node.keys() {
            assert!(known.contains(&keyword.as_str()), "{place}: {keyword}");
        }
        if node.contains_key("$ref") {
            assert_eq!(node.len(), 1, "{place}: a reference stands alone");
        }
        if let Some(kind) = node.get("type") {
            let types = ["object", "array", "string", "number", "integer", "boolean"];
            assert!(types.iter().any(|t| kind == t), "{place}: {kind}");
        }
        if let Some(all) = node.get("allOf") {
            assert_eq!(
                all.as_array().unwrap().len(),
                1,
                "{place}: allOf only carries a reference"
            );
        }
    }
}

#[test]
fn every_object_is_closed_and_every_array_typed() {
    for (place, node) in nodes() {
        let object = words(&node, "type") == Some("object") && !node.contains_key("oneOf");
        assert_eq!(node.contains_key("additionalProperties"), object, "{place}");
        if object {
            assert_eq!(node["additionalProperties"], false, "{place}");
            for name in node
                .get("required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                assert!(
                    node["properties"].get(name.as_str().unwrap()).is_some(),
                    "{place}: {name}"
                );
            }
        } else {
            assert!(
                !node.contains_key("properties") && !node.contains_key("required"),
                "{place}"
            );
        }
        assert_eq!(
            node.contains_key("items"),
            words(&node, "type") == Some("array"),
            "{place}"
        );
    }
}

#[test]
fn every_number_is_bounded_both_ways() {
    for (place, node) in nodes() {
        let number = matches!(words(&node, "type"), Some("number" | "integer"));
        for bound in ["minimum", "maximum"] {
            assert_eq!(node.contains_key(bound), number, "{place}: {bound}");
        }
        // Validators divide doubles: a `multipleOf` of a millionth refuses 3.3333. What is finer is a finding.
        assert!(!node.contains_key("multipleOf"), "{place}");
    }
}

/// Some engines let `$` stand before a last newline, so a pattern needs a second guard: a fixed length, or a
/// `not` that finds the newline.
#[test]
fn every_pattern_is_anchored_and_guarded_against_a_last_newline() {
    for (place, node) in nodes() {
        let Some(pattern) = words(&node, "pattern") else {
            continue;
        };
        assert_eq!(words(&node, "type"), Some("string"), "{place}");
        assert!(
            !pattern.contains('\\') && !pattern.contains("(?!") && !pattern.contains("(?="),
            "{place}"
        );
        if place.ends_with("/not") {
            continue;
        }
        assert!(
            pattern.starts_with('^') && pattern.ends_with('$'),
            "{place}: {pattern}"
        );
        let fixed = node
            .get("minLength")
            .is_some_and(|n| node.get("maxLength") == Some(n));
        let guarded = node.get("not").is_some_and(|not| {
            let schema = json!({ "type": "string", "not": not });
            !jsonschema::is_valid(&schema, &json!("\n"))
        });
        assert!(fixed || guarded, "{place}");
    }
}

#[test]
fn types_are_titled_and_everything_is_described_in_both_languages() {
    for (place, node) in nodes() {
        let parts: Vec<&str> = place.split('/').collect();
        let (holder, constant) = (
            parts[parts.len().saturating_sub(2)],
            node.contains_key("enum"),
        );
        let property = holder == "properties" && parts.len() > 1;
        let named = matches!(holder, "$defs" | "definitions") || parts.len() == 1;
        let alternative = holder == "oneOf";
        assert_eq!(
            node.contains_key("title"),
            named || (alternative && !constant),
            "{place}"
        );
        assert_eq!(
            node.contains_key("description"),
            property || named || alternative,
            "{place}"
        );
        let Some(words) = words(&node, "description") else {
            continue;
        };
        assert!(
            words.contains(" (") && words.ends_with(['.', ')']),
            "{place}: {words}"
        );
        assert!(
            !words.contains(['`', '[', ']', '*', '\n']),
            "{place}: {words}"
        );
    }
}

/// A schema with descriptions beside its references, and no `allOf` around them.
fn bare(schema: &Value) -> Value {
    match schema {
        Value::Array(all) => all.iter().map(bare).collect(),
        Value::Object(keywords) => {
            let mut keywords: Map<String, Value> = keywords
                .iter()
                .map(|(name, of)| (name.clone(), bare(of)))
                .collect();
            if let Some(Value::Array(all)) = keywords.remove("allOf") {
                let [Value::Object(only)] = all.as_slice() else {
                    panic!("one reference: {all:?}");
                };
                keywords.extend(only.clone());
            }
            keywords.into()
        }
        other => other.clone(),
    }
}

/// OpenAPI has one list for all kinds: a name in it is one type, and nothing refers elsewhere. Generators of clients take what
/// stands in `allOf` apart, so that of a union every member would be required.
#[test]
fn the_components_hold_every_kind_and_refer_to_each_other() {
    let openapi = json!(schema::openapi());
    let components = openapi["components"]["schemas"].as_object().unwrap();
    let mut nodes = Vec::new();
    assert!(!openapi.to_string().contains("\"allOf\""));
    for (name, schema) in components {
        assert_eq!(schema["title"], *name);
        walk(schema, name, &mut nodes);
    }
    let refers = nodes.iter().filter_map(|(_, node)| words(node, "$ref"));
    for target in refers {
        let name = target.strip_prefix("#/components/schemas/").unwrap();
        assert!(components.contains_key(name), "{target}");
    }
    for kind in Kind::ALL {
        let alone = schema(*kind, Draft::V7);
        let name = alone["title"].as_str().unwrap();
        for (name, alone) in alone["definitions"]
            .as_object()
            .unwrap()
            .iter()
            .chain([(&name.to_owned(), &alone)])
        {
            let together = components[name]
                .to_string()
                .replace("#/components/schemas/", "#/definitions/");
            let together: Value = serde_json::from_str(&together).unwrap();
            for keyword in [
                "properties",
                "oneOf",
                "required",
                "pattern",
                "maximum",
                "type",
                "description",
            ] {
                assert_eq!(
                    together.get(keyword),
                    alone.get(keyword).map(bare).as_ref(),
                    "{kind} {name} {keyword}"
                );
            }
        }
    }
}

#[test]
fn titles_name_one_thing_and_end_in_no_digit() {
    for kind in Kind::ALL {
        let mut nodes = Vec::new();
        walk(&schema(*kind, Draft::V7), "#", &mut nodes);
        let titles: Vec<&str> = nodes
            .iter()
            .filter_map(|(_, node)| words(node, "title"))
            .collect();
        let distinct: BTreeSet<&str> = titles.iter().copied().collect();
        assert_eq!(titles.len(), distinct.len(), "{kind}");
        assert!(
            titles
                .iter()
                .all(|t| t.chars().all(|c| c.is_ascii_alphabetic())),
            "{titles:?}"
        );
    }
}

/// In 2020-12 a mistake breaks one keyword: nothing fails together, and nothing says the same twice.
#[test]
fn each_draft_has_the_form_it_is_used_for() {
    for (place, node) in nodes() {
        let (union, only) = (
            node.contains_key("minProperties"),
            node.contains_key("enum"),
        );
        if place.starts_with("2020-12") {
            assert!(!node.contains_key("oneOf"), "{place}");
            assert!(
                !(only || node.contains_key("const")) || !node.contains_key("type"),
                "{place}"
            );
            assert_eq!(union, node.contains_key("maxProperties"), "{place}");
        } else {
            assert!(!node.contains_key("const") && !union, "{place}");
            assert!(
                !(only || node.contains_key("oneOf")) || node.contains_key("type"),
                "{place}"
            );
        }
    }
}

/// serde, strum and schemars spell the names of an enum each by a rule of its own.
#[test]
fn enums_have_the_same_names_in_the_schema_and_in_the_library() {
    macro_rules! names {
        ($($name:ident),+ $(,)?) => {
            BTreeMap::from([$((stringify!($name), $name::ALL.iter().map(|v| v.as_str()).collect::<Vec<_>>())),+])
        };
    }
    let library = names!(
        Action,
        AssessorRole,
        Channel,
        Correspondence,
        EvidenceKind,
        Fidelity,
        FundingSource,
        Better,
        Direction,
        NotApplicableAs,
        LiftState,
        NoLevel,
        RequirementKind,
        RequirementState,
        Party,
        PhaseOutcome,
        Proof,
        ProvenanceKind,
        ResultOutcome,
        Role,
        Rule,
        Severity,
        Stage,
        CriterionState,
        SubmissionState,
        UnitKind,
    );
    let mut seen = BTreeSet::new();
    for (place, node) in nodes() {
        let alternatives = node.get("oneOf").and_then(Value::as_array);
        let choices: Vec<&Value> = match (alternatives, node.get("enum")) {
            (Some(choices), _) => choices
                .iter()
                .filter_map(|c| c.get("enum")?.get(0))
                .collect(),
            (None, Some(Value::Array(names))) => names.iter().collect(),
            _ => continue,
        };
        let constants: Vec<&str> = choices.iter().filter_map(|c| c.as_str()).collect();
        if let (Some(name), false) = (words(&node, "title"), constants.is_empty()) {
            assert_eq!(Some(&constants), library.get(name), "{place}");
            seen.insert(name.to_owned());
        }
    }
    assert!(library.keys().all(|name| seen.contains(*name)), "{seen:?}");
}

/// `docs/schema/released.txt` lists the files of released schemas with a digest of each. They never change.
/// `ITAM_RELEASE=1` lists the files of the present version that are not listed yet.
#[test]
fn released_schemas_are_frozen() {
    let list_path = golden::repository("docs/schema/released.txt");
    let mut list = std::fs::read_to_string(&list_path).unwrap();
    if std::env::var_os("ITAM_RELEASE").is_some() {
        for (path, text) in files()
            .filter(|(path, _)| !list.contains(path))
            .collect::<Vec<_>>()
        {
            list += &format!("{:016x} {path}\n", digest(&text));
        }
        std::fs::write(&list_path, &list).unwrap();
    }
    let read = |path: &str| std::fs::read_to_string(golden::repository(path)).unwrap_or_default();
    assert_eq!(
        changed(&list, read),
        None,
        "a released schema is frozen: publish a new version instead"
    );

    let list = format!("# one\n{:016x} a.json\n", digest("{}"));
    assert_eq!(changed(&list, |_| "{}".into()), None);
    assert_eq!(changed(&list, |_| "{} ".into()), Some("a.json".into()));
    assert_eq!(digest("foobar"), 0x8594_4171_f739_67e8);
}

/// The first listed file that is not as it was.
fn changed(list: &str, read: impl Fn(&str) -> String) -> Option<String> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .find(|(released, path)| format!("{:016x}", digest(&read(path))) != *released)
        .map(|(_, path)| path.to_owned())
}

/// FNV-1a, 64 bits: enough to notice a change that nobody meant.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A type of somebody else's that has the name of one of ours stands beside it under another name, whichever it is.
#[test]
fn a_name_of_ours_can_be_used_beside_it() {
    struct Theirs<const NAME: usize>;
    const NAMES: [&str; 12] = [
        "Id",
        "Phrase",
        "Pointer",
        "Date",
        "SchoolYear",
        "Digest",
        "Count",
        "Whole",
        "Money",
        "Year",
        "Points",
        "Limit",
    ];
    impl<const NAME: usize> schemars::JsonSchema for Theirs<NAME> {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            NAMES[NAME].into()
        }
        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({ "const": "theirs" })
        }
    }
    macro_rules! beside {
        ($($at:literal $ours:ident),+) => {$(
            assert_eq!(NAMES[$at], stringify!($ours));
            let schema = schemars::schema_for!((Theirs<$at>, it_adoption_model::$ours, Theirs<$at>));
            let schema = json!(schema);
            let items = schema["prefixItems"].as_array().unwrap();
            assert_eq!(items[0], items[2], "{schema:#}");
            assert_ne!(items[0], items[1], "{schema:#}");
        )+};
    }
    beside!(
        0 Id, 1 Phrase, 2 Pointer, 3 Date, 4 SchoolYear, 5 Digest, 6 Count, 7 Whole, 8 Money, 9 Year, 10 Points, 11 Limit
    );
    // And so for every schema that is written by hand.
    for (file, text) in crate::house::files("src") {
        let count = |what: &str| text.matches(what).count();
        assert_eq!(count("fn schema_name("), count("fn schema_id("), "{file}");
    }
}
