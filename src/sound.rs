//! Whether an instrument is sound, the [`Rubric`] that a sound one becomes, and the [`Rubrics`] at hand.

mod bands;
mod citing;
mod codes;
mod crosswalk;
mod exact;
mod finer;
mod instrument;
mod levels;
mod rubric;
mod rubrics;
mod written;

pub(crate) use bands::reached;
pub(crate) use citing::{Citing, sources_listed};
pub use crosswalk::crosswalk;
pub(crate) use crosswalk::missing;
pub(crate) use crosswalk::{Asked, differs, measure_differs, same_measure};
pub(crate) use exact::Amount;
pub(crate) use finer::too_fine;
pub(crate) use instrument::instrument;
#[cfg(feature = "office")]
pub(crate) use levels::Bound;
pub(crate) use levels::{
    Fact, Gauge, Judgement, Looks, Need, Reading, Scale, Scope, Standing, Table, Test,
};
pub(crate) use rubric::names_something;
pub use rubric::{InstrumentError, Rubric};
pub(crate) use rubrics::built_in;
pub use rubrics::{EditionError, Rubrics};
pub(crate) use written::{number_year, open_places, source_named};
