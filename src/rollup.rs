//! Counting many schools, one document at a time.

mod count;
mod seen;
pub mod stream;

use crate::model::{Comparison, Rollup, Scorecard};
use count::count;

impl Rollup {
    /// One result, counted.
    pub fn of(card: &Scorecard) -> Self {
        let mut rollup = Self::default();
        rollup.add(card);
        rollup
    }

    /// Counts one more result.
    pub fn add(&mut self, card: &Scorecard) {
        count(&mut self.series, card);
    }

    /// Counts one more school judged both by itself and from outside. Its two results count only if they are added too.
    pub fn add_comparison(&mut self, comparison: &Comparison) {
        count(&mut self.disagreements, comparison);
    }
}
