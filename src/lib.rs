//! Measure, plan and report how schools adopt IT: Vietnam's *model of IT application in general
//! schools* (mô hình ứng dụng CNTT trong trường phổ thông) as types, rules and exact scoring.
//!
//! A school answers the criteria of an instrument; the library reads and checks the answers, scores
//! them exactly, and tells what separates the school from the next level.
//!
//! ```
//! use it_adoption_model::{Assessment, Id, Rubrics, read};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let answers = include_bytes!("../docs/examples/assessment-operational.json");
//! let rubrics = Rubrics::builtin();
//! let assessment: Assessment = read(answers)?;
//! let rubric = rubrics.get(&assessment.instrument).ok_or("no such instrument")?;
//! let card = rubric.score(&assessment)?;
//! assert_eq!(card.outcome.level, Id::new("basic"));
//! # Ok(()) }
//! ```
//!
//! # The verbs
//! | verb | where |
//! |---|---|
//! | read | [`read`], [`read_any`]: JSON text to a document, or the first problem and where it is |
//! | check | [`check`]: everything that breaks a rule, each [`Finding`] with a stable code |
//! | score | [`Rubric::score`], [`Rubric::gaps`]: levels, points, bounds, trace; what is missing |
//! | review | [`Workflow::apply`], [`Workflow::line`], [`Rubric::compare`]: who may do what; where judgements differ |
//! | plan | [`Rubric::derive`], [`Rubric::draft_plan`]: answers out of a plan and report; a plan out of what is missing |
//! | count | [`Rollup::add`], [`Rollup::merge`], [`stream`]: many schools, one document a line |
//! | explain | [`explain`]: results in words, plans and reports as they are issued, Vietnamese or English, as a [`page`] that writes itself as Markdown and that a terminal can draw |
//! | publish | [`publish`] and, with the feature `schema`, `schema`: the rules, instruments and JSON Schemas as files |
//!
//! # The documents
//! [`Instrument`] → [`Rubric`], one of the [`Rubrics`] at hand; [`Assessment`]; [`Scorecard`]; [`Gaps`]; [`AnnualPlan`], [`MediumTermPlan`],
//! [`YearEndReport`], [`Difficulty`]; [`Submission`], [`Workflow`], [`Comparison`]; [`Rollup`], [`LineError`]; [`Findings`]. Each is a
//! JSON object that says what it is in its `document` property.
//!
//! # What it does not do
//! It opens no files, reads no clock and no locale, keeps no global state and starts no threads: the
//! same input gives the same bytes. It stores nothing, draws nothing, and does not sign or send
//! anything. It does not contain the annex of 5807/BGDĐT-CNTT, which could not be obtained; the
//! instrument `operational` is this project's own and says so in every result.
//!
//! # Features
//! None is on by default. `schema` generates the JSON Schemas; `simd` checks UTF-8 with the processor's vector instructions,
//! which makes reading a tenth faster; `cli` builds the program `itam`, with both.

pub mod check;
pub mod explain;
mod model;
pub mod publish;
mod read;
mod rollup;
mod score;
mod sound;
mod year;

pub use explain::page;
pub use model::*;
#[cfg(feature = "schema")]
pub use publish::schema;
pub use read::{
    MAX_DOCUMENT_BYTES, ReadError, ReadErrorKind, Spot, kind, read, read_any, read_as, spots,
};
pub use rollup::stream;
pub use score::{CompareError, GapError, ScoreError};
pub use sound::{InstrumentError, Rubric, Rubrics};
pub use year::{DeriveError, DraftError, MoveError, Stated};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(all(doctest, feature = "schema"))]
#[doc = include_str!("../docs/integrate.md")]
struct Integrate;
