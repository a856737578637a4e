//! x

mod assessment;
pub mod check;
mod citation;
mod date;
pub mod explain;
mod finding;
mod gaps;
mod id;
mod instrument;
mod number;
mod principle;
pub mod publish;
mod read;
mod rubric;
mod rule;
#[cfg(feature = "schema")]
pub mod schema;
mod school;
mod score;
mod scorecard;
mod text;
mod wire;

pub use assessment::*;
pub use citation::{Citation, Fidelity, Source};
pub use date::Date;
pub use finding::*;
pub use gaps::*;
pub use id::Id;
pub use instrument::*;
pub use number::{Count, Limit, Points};
pub use principle::Principle;
pub use read::{Document, Kind, MAX_DOCUMENT_BYTES, ReadError, Readable, kind, read, read_any};
pub use rubric::{Rubric, Unsound};
pub use rule::{Basis, Rule};
pub use school::{School, SchoolYear, Stage};
pub use score::*;
pub use scorecard::*;
pub use text::{Locale, Phrase, Text};
