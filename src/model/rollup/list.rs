//! What makes a rollup a monoid: everything in it can take up its like, and every list is sorted and names each thing once.

use crate::model::{Fidelity, Phrase, PointSum, Whole};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// Something to which its like can be added. Adding is commutative and associative.
pub(crate) trait Absorb {
    fn absorb(&mut self, other: Self);
}

/// A member of a list, named by its key.
pub(crate) trait Entry: Absorb {
    type Key: Ord;
    fn key(&self) -> Self::Key;
}

impl Absorb for Whole {
    fn absorb(&mut self, other: Self) {
        *self = self.plus(other.get());
    }
}

impl Absorb for PointSum {
    fn absorb(&mut self, other: Self) {
        *self = self.and(other);
    }
}

impl Absorb for Fidelity {
    fn absorb(&mut self, other: Self) {
        *self = other.max(*self);
    }
}

impl Absorb for Option<Phrase> {
    fn absorb(&mut self, other: Self) {
        if other > *self {
            *self = other;
        }
    }
}

impl<T: Entry> Absorb for Vec<T> {
    fn absorb(&mut self, other: Self) {
        let mut fresh = Vec::new();
        for entry in other {
            let place = self.binary_search_by(|known| known.key().cmp(&entry.key()));
            match place.ok().and_then(|at| self.get_mut(at)) {
                Some(known) => known.absorb(entry),
                None => fresh.push(entry),
            }
        }
        extend(self, fresh);
    }
}

impl<T: Entry> Absorb for BTreeMap<T::Key, T> {
    fn absorb(&mut self, other: Self) {
        for (key, entry) in other {
            insert(self, key, entry);
        }
    }
}

fn insert<T: Entry>(map: &mut BTreeMap<T::Key, T>, key: T::Key, entry: T) {
    match map.entry(key) {
        std::collections::btree_map::Entry::Occupied(mut known) => known.get_mut().absorb(entry),
        std::collections::btree_map::Entry::Vacant(place) => {
            place.insert(entry);
        }
    }
}

/// Changes the entry of this key, which is `new` if there was none.
pub(crate) fn with<T: Entry>(
    list: &mut Vec<T>,
    key: &T::Key,
    new: impl FnOnce() -> T,
    change: impl FnOnce(&mut T),
) {
    match list.binary_search_by(|known| known.key().cmp(key)) {
        Ok(at) => list.get_mut(at).map_or((), change),
        Err(at) => {
            let mut entry = new();
            change(&mut entry);
            list.insert(at, entry);
        }
    }
}

/// Sorts in entries that have no like in the list yet, all at once.
pub(crate) fn extend<T: Entry>(list: &mut Vec<T>, mut fresh: Vec<T>) {
    if !fresh.is_empty() {
        list.append(&mut fresh);
        *list = sorted(std::mem::take(list));
    }
}

/// The entries in order, those of the same key added up.
pub(crate) fn sorted<T: Entry>(mut entries: Vec<T>) -> Vec<T> {
    entries.sort_by_key(Entry::key);
    let mut list: Vec<T> = Vec::with_capacity(entries.len());
    for entry in entries {
        match list.last_mut() {
            Some(last) if last.key() == entry.key() => last.absorb(entry),
            _ => list.push(entry),
        }
    }
    list
}

pub(crate) fn read_sorted<'de, D, T>(d: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Entry + Deserialize<'de>,
{
    Vec::deserialize(d).map(sorted)
}

pub(crate) fn read_map<'de, D, T>(d: D) -> Result<BTreeMap<T::Key, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Entry + Deserialize<'de>,
{
    let entries = Vec::<T>::deserialize(d)?;
    let mut map = BTreeMap::new();
    for entry in entries {
        insert(&mut map, entry.key(), entry);
    }
    Ok(map)
}

pub(crate) fn write_map<S, K, T>(map: &BTreeMap<K, T>, s: S) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: Serialize,
{
    s.collect_seq(map.values())
}

/// Makes types absorb their like field by field, and be entries where a key is given.
macro_rules! absorbs {
    ($($name:ident { $($field:ident),+ } $(by $key:ty, $of:expr)?;)+) => {$(
        impl Absorb for $name {
            fn absorb(&mut self, other: Self) {
                $(self.$field.absorb(other.$field);)+
            }
        }

        $(impl Entry for $name {
            type Key = $key;
            fn key(&self) -> $key {
                let of: fn(&Self) -> $key = $of;
                of(self)
            }
        })?
    )+};
}
pub(crate) use absorbs;
