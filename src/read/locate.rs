//! Where a text cannot be read, and why: found by reading it again as a tree that knows its places.

use super::error::ReadError;
use super::fault::Misread;
use super::tree::Tree;
use super::{place, syntax};
use crate::model::Pointer;
use serde::Deserialize;

/// Finds the place and the words for an error met while reading `text` as a `T`.
pub(super) fn locate<T: for<'t> Deserialize<'t>>(
    text: &str,
    error: &serde_json::Error,
) -> ReadError {
    let tree = match serde_json::from_str::<Tree>(text) {
        Ok(tree) => tree,
        Err(error) => return syntax::error(text, &error),
    };
    match T::deserialize(&tree) {
        Err(Misread { fault, path }) => {
            let keys = path.iter().rev();
            let pointer = keys.fold(Pointer::default(), |pointer, key| pointer.with(key));
            ReadError::at(fault, pointer, place::value(text, path.iter().rev()))
        }
        Ok(_) => syntax::error(text, error),
    }
}
