//! Whether an instrument is sound, the [`Rubric`] that a sound one becomes, and the [`Rubrics`] at hand.

mod citing;
mod instrument;
mod rubric;
mod rubrics;

pub(crate) use citing::{Citing, Rules};
pub use instrument::instrument;
pub use rubric::{Rubric, Unsound};
pub use rubrics::Rubrics;
