//! The schemas of all kinds as the components of an OpenAPI description.

use super::{Schema, VERSION, generated};
use serde_json::{Map, json};

/// An OpenAPI 3.1 description without paths: each kind of document, and each type that one is made of, is a schema among its
/// components. A description of a service takes them over, or refers to them from outside.
///
/// ```
/// let components = serde_json::to_value(it_adoption_model::schema::openapi())?;
/// assert_eq!(components["openapi"], "3.1.0");
/// assert_eq!(components["components"]["schemas"]["Scorecard"]["type"], "object");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn openapi() -> Schema {
    let description = Map::from_iter([
        ("openapi".to_owned(), json!("3.1.0")),
        (
            "info".to_owned(),
            json!({
                "title": "it-adoption-model",
                "version": VERSION,
                "description": "The documents of the model, to be referred to (các tài liệu của mô hình, để dẫn chiếu)."
            }),
        ),
        ("paths".to_owned(), json!({})),
        (
            "components".to_owned(),
            json!({ "schemas": generated::together("/components/schemas") }),
        ),
    ]);
    Schema(description.into())
}
