//! Checking: what a document means, held against the rules.
//!
//! Each function here walks one document, or two that belong together, and collects everything it
//! finds. A clean document costs no memory.

mod assessment;
mod citing;
mod claims;
mod comparison;
mod instrument;
mod submission;
mod workflow;

pub use assessment::{assessment, assessment_against};
pub use claims::claims;
pub use comparison::judgements;
pub use instrument::instrument;
pub use submission::{submission, submission_against};
pub use workflow::workflow;
