//! Where identifiers first stand in a list.

use crate::model::Id;
use std::collections::HashMap;

/// Where each identifier first stands in a list.
///
/// For a few questions the list itself is looked through: that is cheaper than an index, and asks nothing of the heap.
pub(crate) struct Firsts<'l, T> {
    list: &'l [T],
    id: fn(&T) -> Id,
    index: Option<HashMap<Id, usize>>,
}

impl<'l, T> Firsts<'l, T> {
    const FEW: usize = 64;

    /// For so many questions about a list.
    pub(crate) fn new(list: &'l [T], id: fn(&T) -> Id, questions: usize) -> Self {
        let index = || {
            let backwards = list.iter().enumerate().rev();
            backwards.map(|(at, item)| (id(item), at)).collect()
        };
        Self {
            list,
            id,
            index: (questions > Self::FEW).then(index),
        }
    }

    /// The position of the first item with this identifier.
    pub(crate) fn position(&self, id: Id) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(&id).copied(),
            None => self.list.iter().position(|item| (self.id)(item) == id),
        }
    }

    /// The first item with this identifier.
    pub(crate) fn get(&self, id: Id) -> Option<&'l T> {
        self.list.get(self.position(id)?)
    }
}
