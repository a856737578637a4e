//! Whether an instrument is sound, and the [`Rubric`] that a sound one becomes.

mod citing;
mod instrument;
mod rubric;

pub(crate) use citing::{Citing, Rules};
pub use instrument::instrument;
pub use rubric::{Rubric, Unsound};
