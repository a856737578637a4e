//! Whether an instrument is sound, and the [`Rubric`] that a sound one becomes.

mod citing;
mod exact;
mod instrument;
mod levels;
mod rubric;

pub(crate) use citing::{Citing, Codes};
pub(crate) use exact::{Amount, Exact};
pub use instrument::instrument;
pub(crate) use levels::{Fact, Gauge, Judgement, Looks, Need, Reading, Scale, Scope, Standing, Table, Tables, Test, View};
pub use rubric::{Rubric, Unsound};
