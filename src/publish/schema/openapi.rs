//! The schemas of all kinds as the components of an OpenAPI description.

use super::{VERSION, generated};
use serde_json::{Value, json};

/// An OpenAPI 3.1 description without paths: each kind of document, and each type that one is made of, is a schema among its
/// components. A description of a service takes them over, or refers to them from outside.
///
/// ```
/// let components = it_adoption_model::schema::openapi();
/// assert_eq!(components["openapi"], "3.1.0");
/// assert_eq!(components["components"]["schemas"]["Scorecard"]["type"], "object");
/// ```
pub fn openapi() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "it-adoption-model",
            "version": VERSION,
            "description": "The documents of the model, to be referred to (các tài liệu của mô hình, để dẫn chiếu)."
        },
        "paths": {},
        "components": { "schemas": generated::together("/components/schemas") }
    })
}
