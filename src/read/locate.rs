//! Where a text cannot be read, and why: found by reading it again as a tree that knows its places.

use super::error::{ReadError, ReadErrorKind};
use super::fault::Misread;
use super::spots::spots_in;
use super::tree::Tree;
use super::{place, syntax};
use crate::model::Pointer;
use serde::Deserialize;

/// Finds the place and the words for an error met while reading `text` as a `T`.
pub(super) fn locate<T: for<'t> Deserialize<'t>>(
    text: &str,
    error: &serde_json::Error,
) -> ReadError {
    let mut tree = match serde_json::from_str::<Tree>(text) {
        Ok(tree) => tree,
        Err(error) => {
            let told = syntax::error(text, &error);
            return match told.kind() {
                ReadErrorKind::NotJson => told.within(&refused(text)),
                _ => told,
            };
        }
    };
    let mut problems = Vec::new();
    let most = most(text);
    while problems.len() < most
        && let Err(misread) = T::deserialize(&tree)
    {
        let mended = tree.mend(&misread);
        let Misread { fault, path, .. } = misread;
        // A document of another kind is wrong in everything.
        let other_kind = path == ["document"];
        let keys = path.iter().rev();
        let pointer = keys.fold(Pointer::default(), |pointer, key| pointer.with(key));
        problems.push((fault, pointer));
        if other_kind || !mended {
            break;
        }
    }
    let (faults, pointers): (Vec<_>, Vec<_>) = problems.into_iter().unzip();
    let spots = spots_in(text, &pointers);
    let problems = faults.into_iter().zip(pointers).zip(spots);
    let mut problems = problems.map(|((fault, pointer), spot)| {
        let place = spot.map_or((1, 1), |spot| (spot.line, spot.column));
        ReadError::at(fault, pointer, place)
    });
    match problems.next() {
        Some(first) => first.and(problems.collect()),
        None => syntax::error(text, error),
    }
}

/// The keys that lead to a value which is refused in a text that is JSON, as a number that is too great; none in other texts.
fn refused(text: &str) -> Vec<String> {
    let (mut keys, mut value) = (Vec::new(), text);
    for _ in 0..most(text) {
        let parts = place::parts(value).into_iter();
        let refused = parts.filter(|(_, part)| serde_json::from_str::<Tree>(part).is_err());
        let Some((key, part)) = refused.min_by_key(|(_, part)| part.as_ptr() as usize) else {
            break;
        };
        keys.push(key);
        value = part;
    }
    keys
}

/// How often a text is read again.
fn most(text: &str) -> usize {
    (MOST_BYTES / text.len().max(1)).clamp(1, MOST)
}

/// How many problems of one text are told, and how many bytes are read again to find them.
const MOST: usize = 100;
const MOST_BYTES: usize = 64 * 1024 * 1024;
