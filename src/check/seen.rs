//! What may be stated once, and stands there again.

use crate::model::{Place, Pointer};
use std::collections::HashMap;
use std::hash::Hash;

/// Where each thing seen so far stands first.
pub(super) struct Seen<K>(HashMap<K, Pointer>);

impl<K: Eq + Hash> Seen<K> {
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// Where the same stands first; nowhere yet if it is this place.
    pub(super) fn before(&mut self, it: K, place: &Place<'_>) -> Option<Pointer> {
        let first = self.0.get(&it).cloned();
        if first.is_none() {
            self.0.insert(it, place.pointer());
        }
        first
    }
}
