//! From one document of the year to the next: answers out of a plan and report, a plan out of what is missing, one move more in a review.

mod carry;
mod derive;
mod draft;
mod moves;
mod replay;
mod report;

pub use carry::{CarriedOver, CarryError, Passage, Portable};
pub use derive::{DeriveError, Stated};
pub use draft::DraftError;
pub use moves::MoveError;
pub(crate) use replay::{history, settled};
