//! Checking: what a document means, held against the rules.
//!
//! Each function here walks one document, or two that belong together, and collects everything it
//! finds. A clean document of ordinary size costs no memory.

mod assessment;
mod instrument;

pub use assessment::{assessment, assessment_against};
pub use instrument::instrument;
