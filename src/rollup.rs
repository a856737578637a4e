//! Counting many schools, one document at a time.

mod count;
mod seen;
pub mod stream;

use crate::model::{Comparison, Rollup, Scorecard};
use count::count;

impl Rollup {
    /// One result, counted.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Rollup, Rubrics, read};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
    /// # let external = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/external-evaluation.json"));
    /// let rubrics = Rubrics::builtin();
    /// let (own, external): (Assessment, Assessment) = (read(own)?, read(external)?);
    /// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
    /// let mut rollup = Rollup::of(&rubric.score(&own)?);
    /// rollup.add(&rubric.score(&external)?);
    /// rollup.add_comparison(&rubric.compare(&own, &external)?);
    /// assert_eq!((rollup.series().len(), rollup.disagreements().len()), (2, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
