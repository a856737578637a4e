//! The published JSON Schemas, one for each [`Kind`] of document in two drafts, generated from the types.
//!
//! A schema accepts exactly the JSON values that [`read`](crate::read) reads. The files under
//! `docs/schema/` are [`files`] written out.
//!
//! ```
//! use it_adoption_model::{Kind, schema};
//! let schema = schema::schema(Kind::Assessment, schema::Draft::V2020);
//! assert_eq!(schema["$id"], "urn:it-adoption-model:schema:1:assessment");
//! ```

use crate::model::{Both, Kind, ParseError};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RemoveRefSiblings};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// The version of the schemas, apart from the crate's; see `docs/integrate.md` for what makes a new one.
pub const VERSION: &str = "1";

/// A draft of JSON Schema; `"07"` and `"draft-07"` both parse as [`Draft::V7`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::IntoStaticStr)]
#[strum(parse_err_ty = ParseError, parse_err_fn = Draft::unknown)]
#[non_exhaustive]
pub enum Draft {
    /// Draft 2020-12, the reference.
    #[default]
    #[strum(serialize = "2020-12")]
    V2020,
    /// Draft-07, for editors and generators of code that know no later one.
    #[strum(serialize = "draft-07", serialize = "07")]
    V7,
}

impl Draft {
    /// All there are.
    pub const ALL: &'static [Self] = &[Self::V2020, Self::V7];

    fn unknown(name: &str) -> ParseError {
        ParseError::new(Both::new("2020-12 hoặc 07", "2020-12 or 07"), name)
    }

    /// The name, as in the paths of the files: `2020-12` or `draft-07`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The schema of one kind of document, without references to any other file.
pub fn schema(kind: Kind, draft: Draft) -> Value {
    root(kind, draft).into()
}

/// The schema as the text of its file.
pub fn text(kind: Kind, draft: Draft) -> String {
    let mut text = serde_json::to_string_pretty(&root(kind, draft)).unwrap_or_default();
    text.push('\n');
    text
}

/// Where the schema stands in the repository.
pub fn path(kind: Kind, draft: Draft) -> String {
    let (kind, draft) = (kind.as_str(), draft.as_str());
    format!("docs/schema/{VERSION}/{draft}/{kind}.schema.json")
}

/// The path and text of every schema.
pub fn files() -> impl Iterator<Item = (String, String)> {
    let kinds = Kind::ALL.iter();
    kinds.flat_map(|kind| {
        let drafts = Draft::ALL.iter();
        drafts.map(|draft| (path(*kind, *draft), text(*kind, *draft)))
    })
}

fn root(kind: Kind, draft: Draft) -> Schema {
    macro_rules! generated {
        ($($name:ident $example:literal),+ $(,)?) => {
            match kind {
                $(Kind::$name => (generate::<crate::model::$name>(draft), include_str!($example)),)+
            }
        };
    }
    let (mut schema, example) = generated!(
        Instrument "schema/instrument.json",
        Assessment "schema/assessment.json",
        Scorecard "schema/scorecard.json",
        Gaps "schema/gaps.json",
        Findings "schema/findings.json",
        AnnualPlan "schema/annual-plan.json",
        MediumTermPlan "schema/medium-term-plan.json",
        YearEndReport "schema/year-end-report.json",
        Difficulty "schema/difficulty.json",
        Submission "schema/submission.json",
        Workflow "schema/workflow.json",
        Comparison "schema/comparison.json",
        Rollup "schema/rollup.json",
        LineError "schema/line-error.json",
    );
    let id = format!("urn:it-adoption-model:schema:{VERSION}:{kind}");
    let id = match draft {
        Draft::V2020 => id,
        Draft::V7 => format!("{id}:{}", draft.as_str()),
    };
    schema.insert("$id".into(), id.into());
    let example: Value = serde_json::from_str(example).unwrap_or_default();
    schema.insert("examples".into(), json!([example]));
    schema
}

fn generate<T: JsonSchema>(draft: Draft) -> Schema {
    let mut settings = match draft {
        Draft::V2020 => SchemaSettings::draft2020_12(),
        Draft::V7 => SchemaSettings::draft07(),
    };
    settings.transforms = vec![
        Box::new(title_definitions),
        Box::new(RecursiveTransform(forbid_null)),
        Box::new(RecursiveTransform(describe_alternative)),
        Box::new(RemoveRefSiblings::default()),
    ];
    settings.into_generator().into_root_schema_for::<T>()
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
