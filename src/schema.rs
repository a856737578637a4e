//! The published JSON Schemas, generated from the types.
