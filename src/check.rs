//! Checking: what a document means, checked against the rules.
//!
//! Each function here walks one document, or two that belong together, and collects everything it
//! finds. A clean assessment of ordinary size costs no memory.
//!
//! What a document is checked against comes after it, the rubric last. Functions that check one document, and the pairs
//! [`plan_and_medium_term`], [`report_and_plan`], [`judgements`] and [`submission`], take the rubric as an `Option`: without it, whatever
//! needs the instrument is not checked, such as levels, ratings and which of two ratios is better. [`plan_and_assessment`],
//! [`assessment_and_report`] and [`claims`] need the rubric, as it tells what an answer is worth and what it proves. [`together`] finds by itself which documents
//! belong together.
//!
//! ```
//! use it_adoption_model::{Document, Rubrics, check, read_any};
//! # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/plan-total-differs.json"));
//! let plan: Document = read_any(plan)?;
//! let checked = check::together(&[&plan], &Rubrics::builtin());
//! let findings = &checked[0].findings.findings;
//! let of = |rule: &str| findings.iter().find(|finding| finding.rule.as_str() == rule);
//! let differs = of("plan.quantity-differs").ok_or("nothing found")?;
//! assert_eq!(differs.pointer.as_str(), "/resources/0/need/equipment/printedQuantity");
//! assert!(differs.message.vi.as_str().contains("15"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assessment;
mod assessment_and_report;
mod claims;
mod comparison;
mod days;
mod difficulty;
mod heads;
mod instrument;
mod medium_term;
mod medium_term_and_assessment;
mod plan;
mod plan_and_assessment;
mod plan_and_medium_term;
mod plausible;
mod report;
mod report_and_plan;
mod schools;
mod scorecard;
mod seen;
mod submission;
mod target;
mod texts;
mod together;
mod trial;
mod workflow;
mod written;

pub use crate::sound::crosswalk;
pub use assessment::assessment;
pub use assessment_and_report::assessment_and_report;
pub use claims::claims;
pub use comparison::judgements;
pub use difficulty::difficulty;
pub use instrument::instrument;
pub use medium_term::medium_term_plan;
pub use plan::annual_plan;
pub use plan_and_assessment::plan_and_assessment;
pub use plan_and_medium_term::plan_and_medium_term;
pub use report::year_end_report;
pub use report_and_plan::report_and_plan;
pub use submission::submission;
pub use together::{Against, Checked, Relation, together};
pub use workflow::workflow;
