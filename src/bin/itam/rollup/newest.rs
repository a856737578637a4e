//! Which of the results of one school counts.

use super::{Given, Place};
use it_adoption_model::stream::{Latest, ResultKey};

/// The newest of each result: one by the instrument itself goes before any that was carried over to it.
#[derive(Default)]
pub(super) struct Newest {
    own: Latest<Place>,
    carried: Latest<Place>,
}

impl Newest {
    pub(super) fn note(&mut self, given: &Given, place: Place) {
        let latest = match given.carried {
            true => &mut self.carried,
            false => &mut self.own,
        };
        latest.note(&given.key, given.date, place);
    }

    /// Where the one that counts stands, and whether it was carried over.
    pub(super) fn place(&self, key: &ResultKey) -> Option<(Place, bool)> {
        let own = self.own.place(key).map(|place| (place, false));
        own.or_else(|| Some((self.carried.place(key)?, true)))
    }
}
