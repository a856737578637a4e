//! Whether an instrument is sound, the [`Rubric`] that a sound one becomes, and the [`Rubrics`] at hand.

mod bands;
mod citing;
mod exact;
mod finer;
mod instrument;
mod levels;
mod rubric;
mod rubrics;

pub(crate) use bands::reached;
pub(crate) use citing::{Citing, Rules};
pub(crate) use exact::Amount;
pub(crate) use finer::too_fine;
pub use instrument::instrument;
pub(crate) use levels::{
    Fact, Gauge, Judgement, Looks, Need, Reading, Scope, Standing, Table, Test, View,
};
pub use rubric::{InstrumentError, Rubric};
pub use rubrics::Rubrics;
