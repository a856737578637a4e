//! From the types to schemas, and from one form of schema to that of each draft.

use super::{Draft, VERSION};
use crate::model::Kind;
use schemars::generate::{GenTransform, SchemaSettings};
use schemars::transform::{RecursiveTransform, RemoveRefSiblings, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// What `$make` makes of the type of a kind, and the text of the kind's example.
macro_rules! of_kind {
    ($kind:expr, $make:ident($argument:expr)) => {
        of_kind!($kind, $make($argument):
            Instrument "instrument.json",
            Assessment "assessment.json",
            Scorecard "scorecard.json",
            Gaps "gaps.json",
            Findings "findings.json",
            AnnualPlan "annual-plan.json",
            MediumTermPlan "medium-term-plan.json",
            YearEndReport "year-end-report.json",
            Difficulty "difficulty.json",
            Submission "submission.json",
            Workflow "workflow.json",
            Comparison "comparison.json",
            Rollup "rollup.json",
            LineError "line-error.json",
            Crosswalk "crosswalk.json",
        )
    };
    ($kind:expr, $make:ident($argument:expr): $($name:ident $example:literal,)+) => {
        match $kind {
            $(Kind::$name => ($make::<crate::model::$name>($argument), include_str!($example)),)+
        }
    };
}

/// The schema of a kind with an alternative for each member of a union and each name of a list, before it is
/// [`shaped`](shape) for its draft.
pub(super) fn root(kind: Kind, draft: Draft) -> Schema {
    let (mut schema, example) = of_kind!(kind, generate(draft));
    if draft == Draft::V2020 {
        let id = format!("urn:it-adoption-model:schema:{VERSION}:{kind}");
        schema.insert("$id".into(), id.into());
    }
    let example: Value = serde_json::from_str(example).unwrap_or_default();
    schema.insert("examples".into(), json!([example]));
    schema
}

/// The schemas of all kinds and of what they are made of, each under its name, referring to each other below `path`.
pub(super) fn together(path: &'static str) -> Map<String, Value> {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = path.into();
    let mut generator = settings.into_generator();
    for kind in Kind::ALL {
        of_kind!(kind, refer(&mut generator));
    }
    let mut all =
        Map::from_iter([("$defs".into(), generator.take_definitions(false).into())]).into();
    // In OpenAPI 3.1 a reference may have a description beside it, which generators of clients take better than `allOf` around it.
    for mut change in common() {
        change.transform(&mut all);
    }
    shape(&mut all, Draft::V7);
    match all.remove("$defs") {
        Some(Value::Object(all)) => all,
        _ => Map::new(),
    }
}

fn refer<T: JsonSchema>(generator: &mut SchemaGenerator) {
    generator.subschema_for::<T>();
}

fn generate<T: JsonSchema>(draft: Draft) -> Schema {
    let mut settings = match draft {
        Draft::V2020 => SchemaSettings::draft2020_12(),
        Draft::V7 => SchemaSettings::draft07(),
    };
    settings.transforms = common();
    settings
        .transforms
        .push(Box::new(RemoveRefSiblings::default()));
    settings.into_generator().into_root_schema_for::<T>()
}

/// What both drafts have in common.
fn common() -> Vec<Box<dyn GenTransform>> {
    vec![
        Box::new(title_definitions),
        Box::new(RecursiveTransform(forbid_null)),
        Box::new(RecursiveTransform(describe_alternative)),
    ]
}

/// Gives a schema the form that its draft is used for: 2020-12 to validate, draft-07 to type and edit.
pub(super) fn shape(schema: &mut Schema, draft: Draft) {
    match draft {
        Draft::V2020 => RecursiveTransform(to_validate).transform(schema),
        Draft::V7 => RecursiveTransform(to_type).transform(schema),
    }
}

/// One mistake breaks one keyword: no alternatives that all fail, and no type beside the only values there are.
fn to_validate(schema: &mut Schema) {
    if let Some(Value::Array(choices)) = schema.remove("oneOf") {
        let names: Option<Vec<Value>> = choices.iter().map(|c| c.get("const").cloned()).collect();
        if let Some(names) = names {
            schema.insert("enum".into(), names.into());
        } else {
            let mut properties = Map::new();
            for choice in &choices {
                let of = choice.get("properties").and_then(Value::as_object);
                properties.extend(of.cloned().unwrap_or_default());
            }
            let union = json!({
                "type": "object", "properties": properties, "additionalProperties": false,
                "minProperties": 1, "maxProperties": 1
            });
            for (keyword, value) in union.as_object().cloned().unwrap_or_default() {
                schema.insert(keyword, value);
            }
        }
    }
    if schema.get("const").or(schema.get("enum")).is_some() {
        schema.remove("type");
    }
}

/// An alternative for each type of its own, and no `const`, which tools older than draft-06 do not know. Names are one list, told
/// in its description, but where each has a title for a form.
fn to_type(schema: &mut Schema) {
    if let Some(only) = schema.remove("const") {
        schema.insert("enum".into(), json!([only]));
    }
    let Some(Value::Array(choices)) = schema.get("oneOf").cloned() else {
        return;
    };
    if let Some(Value::String(of)) = choices.first().and_then(|choice| choice.get("type")) {
        schema.insert("type".into(), of.as_str().into());
    }
    let name = |choice: &Value| {
        choice
            .get("const")
            .filter(|_| choice.get("title").is_none())
            .cloned()
    };
    if let Some(names) = choices.iter().map(name).collect::<Option<Vec<Value>>>() {
        let text =
            |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut words = vec![text(schema.get("description"))];
        words.extend(choices.iter().filter_map(|choice| {
            let description = text(choice.get("description"));
            let name = text(choice.get("const"));
            (!description.is_empty()).then(|| format!("{name}: {description}"))
        }));
        schema.remove("oneOf");
        schema.insert("description".into(), words.join(" ").into());
        schema.insert("enum".into(), names.into());
    }
}

/// Gives each definition its name as title: generators name types after titles.
fn title_definitions(schema: &mut Schema) {
    for key in ["$defs", "definitions"] {
        let definitions = schema.get_mut(key).and_then(Value::as_object_mut);
        for (name, definition) in definitions.into_iter().flatten() {
            if let Some(definition) = definition.as_object_mut() {
                definition.entry("title").or_insert(name.as_str().into());
            }
        }
    }
}

/// Takes out the `null` that schemars allows in place of an absent property.
fn forbid_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(mut choices)) = schema.remove("anyOf") {
        choices.retain(|choice| choice != &json!({ "type": "null" }));
        if let ([Value::Object(only)], Some(schema)) = (choices.as_slice(), schema.as_object_mut())
        {
            schema.extend(only.clone());
        } else {
            schema.insert("anyOf".into(), choices.into());
        }
    }
}

/// Repeats the description of an alternative of a union at its one property, for editors.
fn describe_alternative(schema: &mut Schema) {
    let description = schema.get("description").cloned();
    let Some(Value::Array(required)) = schema.get("required").cloned() else {
        return;
    };
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    let (Some(description), [Value::String(only)], Some(properties)) =
        (description, required.as_slice(), properties)
    else {
        return;
    };
    if let (1, Some(Value::Object(property))) = (properties.len(), properties.get_mut(only)) {
        property.entry("description").or_insert(description);
    }
}
