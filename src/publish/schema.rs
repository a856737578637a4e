//! The published JSON Schemas, generated from the types: one for each [`Kind`] of document in two drafts, those of the
//! assessments that answer [one instrument](for_instrument), and all together for [OpenAPI](openapi).
//!
//! The schema of a kind accepts exactly the JSON values that [`read`](crate::read()) reads. The files under
//! `docs/schema/` are [`files`] written out.
//!
//! ```
//! use it_adoption_model::{Kind, schema};
//! let schema = schema::schema(Kind::Assessment, schema::Draft::V2020);
//! let schema = serde_json::to_value(&schema)?;
//! assert_eq!(schema["$id"], "urn:it-adoption-model:schema:1:assessment");
//! # Ok::<(), serde_json::Error>(())
//! ```

mod generated;
mod instrument;
mod openapi;

pub use instrument::{Layout, Options, for_instrument};
pub use openapi::openapi;

use crate::model::{Both, Kind, ParseError, builtin};
use crate::sound::Rubrics;
use std::fmt;

/// The version of the schemas, apart from the crate's; see `docs/integrate.md` for what makes a new one.
pub const VERSION: &str = "1";

/// A draft of JSON Schema; `"07"` and `"draft-07"` both parse as [`Draft::V7`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::IntoStaticStr)]
#[strum(parse_err_ty = ParseError, parse_err_fn = Draft::unknown)]
#[non_exhaustive]
pub enum Draft {
    /// Draft 2020-12, to validate with: the reference.
    #[default]
    #[strum(serialize = "2020-12")]
    V2020,
    /// Draft-07, to type and to edit with: for generators of code, of forms, and editors.
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
    ///
    /// ```
    /// use it_adoption_model::schema::Draft;
    /// assert_eq!("07".parse().map(Draft::as_str), Ok("draft-07"));
    /// ```
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The property that holds definitions.
    fn definitions(self) -> &'static str {
        match self {
            Self::V2020 => "$defs",
            Self::V7 => "definitions",
        }
    }
}

/// A JSON Schema, or a description of several: data for whatever reads serde, and as [`Display`](fmt::Display) the text of its file.
///
/// ```
/// use it_adoption_model::{Kind, schema};
/// let schema = schema::schema(Kind::Gaps, schema::Draft::V7);
/// assert!(schema.to_string().starts_with("{\n  \"$schema\": "));
/// let schema = schema.with_id("https://example.vn/gaps.json");
/// assert_eq!(serde_json::to_value(&schema)?["$id"], "https://example.vn/gaps.json");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Schema(schemars::Schema);

impl Schema {
    /// The same, with this address as its `$id`; an address without a fragment, as the drafts ask for.
    #[must_use]
    pub fn with_id(mut self, id: &str) -> Self {
        self.0.insert("$id".to_owned(), id.into());
        self
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string_pretty(&self.0).map_err(|_| fmt::Error)?;
        writeln!(f, "{text}")
    }
}

/// The schema of one kind of document, without references to any other file.
///
/// Both drafts accept the same documents. In 2020-12 a mistake breaks one keyword, at the place where it is. In draft-07 each
/// alternative has a name for the generators of types, and there is no `$id`, at which some of its tools stumble.
///
/// ```
/// use it_adoption_model::{Kind, schema};
/// let schema = serde_json::to_value(schema::schema(Kind::AnnualPlan, schema::Draft::V2020))?;
/// let validator = jsonschema::draft202012::new(&schema)?;
/// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// assert!(validator.is_valid(&serde_json::from_slice(plan)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn schema(kind: Kind, draft: Draft) -> Schema {
    let mut schema = generated::root(kind, draft);
    generated::shape(&mut schema, draft);
    Schema(schema)
}

/// Where the schema of a kind stands in the repository.
///
/// ```
/// use it_adoption_model::{Kind, schema};
/// let path = schema::path(Kind::Gaps, schema::Draft::V7);
/// assert_eq!(path, "docs/schema/1/draft-07/gaps.schema.json");
/// ```
pub fn path(kind: Kind, draft: Draft) -> String {
    let (kind, draft) = (kind.as_str(), draft.as_str());
    format!("docs/schema/{VERSION}/{draft}/{kind}.schema.json")
}

/// The path and text of every file of schemas.
///
/// ```
/// let mut files = it_adoption_model::schema::files();
/// assert!(files.any(|(path, _)| path == "docs/schema/1/openapi.json"));
/// ```
pub fn files() -> impl Iterator<Item = (String, String)> {
    let kinds = Kind::ALL.iter();
    let kinds = kinds.flat_map(|kind| {
        let drafts = Draft::ALL.iter();
        drafts.map(|draft| (path(*kind, *draft), schema(*kind, *draft).to_string()))
    });
    let rubrics = Rubrics::builtin();
    let instruments = builtin().iter().flat_map(move |builtin| {
        let rubric = rubrics.named(builtin.id).cloned();
        let published = [
            (Layout::List, Draft::V2020),
            (Layout::List, Draft::V7),
            (Layout::Form, Draft::V7),
        ];
        published.into_iter().filter_map(move |(layout, draft)| {
            let name = format!("{}.{}", layout.as_str(), draft.as_str());
            let path = format!(
                "docs/schema/{VERSION}/instruments/{}/{name}.schema.json",
                builtin.id
            );
            let options = Options::default().draft(draft).layout(layout);
            Some((path, for_instrument(rubric.as_ref()?, options).to_string()))
        })
    });
    let openapi = (
        format!("docs/schema/{VERSION}/openapi.json"),
        openapi().to_string(),
    );
    kinds.chain(instruments).chain([openapi])
}
