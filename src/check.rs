//! Checking: what a document means, checked against the rules.
//!
//! Each function here walks one document, or two that belong together, and collects everything it
//! finds. A clean assessment of ordinary size costs no memory.

mod assessment;
mod claims;
mod comparison;
mod days;
mod difficulty;
mod medium_term;
mod plan;
mod plan_and_assessment;
mod plan_and_medium_term;
mod plausible;
mod report;
mod report_and_plan;
mod submission;
mod target;
mod texts;
mod together;
mod trial;
mod workflow;

pub use crate::sound::{crosswalk, crosswalk_between, instrument};
pub use assessment::{assessment, assessment_against};
pub use claims::claims;
pub use comparison::judgements;
pub use difficulty::difficulty;
pub use medium_term::{medium_term_plan, medium_term_plan_against};
pub use plan::{annual_plan, annual_plan_against};
pub use plan_and_assessment::plan_and_assessment;
pub use plan_and_medium_term::plan_and_medium_term;
pub use report::{year_end_report, year_end_report_against};
pub use report_and_plan::report_and_plan;
pub use submission::{submission, submission_against};
pub use together::{Against, Checked, Relation, together};
pub use workflow::workflow;
