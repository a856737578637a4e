//! The tables know what the schemas know: each property, each name to choose from, and nothing else; and what is called the same is the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{Field, Form, KINDS, shape};
use crate::form::scan::fold;
use crate::form::tables::plan::{Holds, tables};
use crate::form::words::Choices;
use crate::model::Locale;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// Places of values, a list as `[]`, each with the names that may stand there.
type Places = BTreeSet<(String, Vec<String>)>;

/// What schemas call an amount of money.
const MONEY: &str = "Money";

fn in_schema(root: &Json, part: &Json, path: &str, found: &mut Places) {
    if let Some(to) = part["$ref"].as_str() {
        let name = to.rsplit('/').next().unwrap();
        if name == MONEY {
            found.insert((path.to_owned(), vec![MONEY.to_owned()]));
            return;
        }
        return in_schema(root, &root["$defs"][name], path, found);
    }
    for part in part["allOf"].as_array().into_iter().flatten() {
        in_schema(root, part, path, found);
    }
    if let Some(items) = part.get("items") {
        return in_schema(root, items, &format!("{path}[]"), found);
    }
    match part["properties"].as_object() {
        Some(properties) if !properties.is_empty() => {
            for (name, part) in properties {
                in_schema(root, part, &format!("{path}/{name}"), found);
            }
        }
        _ if part.get("allOf").is_some() => {}
        _ => {
            let names = part["enum"].as_array().into_iter().flatten();
            let names = names.map(|name| name.as_str().unwrap().to_owned());
            let names: BTreeSet<String> = names.collect();
            found.insert((path.to_owned(), names.into_iter().collect()));
        }
    }
}

fn in_fields(fields: &[Field], path: &str, found: &mut Places) {
    for field in fields {
        let path = format!("{path}/{}", field.name);
        let names = |choices: fn(Locale) -> Choices<&'static str>| {
            let names = choices(Locale::Vi)
                .into_iter()
                .map(|(name, _)| name.to_owned());
            names.collect::<BTreeSet<String>>().into_iter().collect()
        };
        let mut add = |path: String, names| found.insert((path, names));
        match field.form {
            Form::Choice(choices) => {
                add(path, names(choices));
            }
            Form::Choices(choices) => {
                add(path + "[]", names(choices));
            }
            Form::Codes | Form::AnyCodes | Form::Lines => {
                add(path + "[]", Vec::new());
            }
            Form::Money => {
                add(path, vec![MONEY.to_owned()]);
            }
            Form::Words => {
                add(format!("{path}/vi"), Vec::new());
                add(format!("{path}/en"), Vec::new());
            }
            Form::Parts(fields) | Form::Always(fields) | Form::One(fields) => {
                in_fields(fields, &path, found)
            }
            Form::Rows(fields) | Form::Picks(fields) => {
                in_fields(fields, &format!("{path}[]"), found)
            }
            Form::Text
            | Form::Code
            | Form::Number
            | Form::Truth
            | Form::Day
            | Form::Level
            | Form::Mark => {
                add(path, Vec::new());
            }
        }
    }
}

#[test]
fn each_property_of_the_schemas_has_its_place() {
    let schemas = [
        include_str!("../../../../docs/schema/1/2020-12/instrument.schema.json"),
        include_str!("../../../../docs/schema/1/2020-12/annual-plan.schema.json"),
        include_str!("../../../../docs/schema/1/2020-12/medium-term-plan.schema.json"),
        include_str!("../../../../docs/schema/1/2020-12/year-end-report.schema.json"),
        include_str!("../../../../docs/schema/1/2020-12/difficulty.schema.json"),
    ];
    for (kind, schema) in KINDS.into_iter().zip(schemas) {
        let root: Json = serde_json::from_str(schema).unwrap();
        let (mut wanted, mut known) = (Places::new(), Places::new());
        in_schema(&root, &root, "", &mut wanted);
        wanted.retain(|(path, _)| path != "/document");
        in_fields(shape(kind).unwrap(), "", &mut known);
        assert_eq!(
            (
                wanted.difference(&known).collect::<Vec<_>>(),
                known.difference(&wanted).collect::<Vec<_>>()
            ),
            (Vec::new(), Vec::new()),
            "{kind:?}"
        );
    }
}

/// That no two of these are called the same, in whichever language.
fn apart<'l>(of: &str, labels: impl Iterator<Item = [&'l str; 2]>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, both) in labels.enumerate() {
        for label in both {
            let before = *seen.entry(fold(label)).or_insert(at);
            assert_eq!(before, at, "{of}: {label}");
        }
    }
}

#[test]
fn what_is_called_the_same_is_the_same() {
    for kind in KINDS {
        let tables = tables(kind);
        apart(
            kind.as_str(),
            tables
                .iter()
                .map(|table| [table.name.vi.as_str(), table.name.en.as_str()]),
        );
        for table in &tables {
            apart(
                &table.name.en,
                table
                    .columns
                    .iter()
                    .map(|column| [column.label.vi.as_str(), column.label.en.as_str()]),
            );
            for column in &table.columns {
                match column.holds {
                    Holds::Which(fields) => apart(
                        &column.label.en,
                        fields.iter().map(|field| [field.label.vi, field.label.en]),
                    ),
                    Holds::Value(Form::Choice(choices) | Form::Choices(choices)) => {
                        let mut meant: BTreeMap<String, &str> = BTreeMap::new();
                        for (name, word) in choices(Locale::Vi) {
                            assert_eq!(*meant.entry(fold(&word)).or_insert(name), name, "{word}");
                            assert!(!word.contains(';'), "{word} is one of several in a cell");
                        }
                    }
                    Holds::Value(_) => {}
                }
            }
        }
    }
}
