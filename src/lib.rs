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
//! # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
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
//! | read | [`read`], [`read_any`]: JSON text to a document, or what is wrong and where |
//! | check | [`check`]: everything that breaks a rule, each [`Finding`] with a stable code |
//! | score | [`Rubric::score`], [`Rubric::gaps`]: levels, points, bounds, trace; what is missing |
//! | review | [`Workflow::apply`], [`Workflow::line`], [`Rubric::compare`]: who may do what; where judgements differ |
//! | plan, report | [`Rubric::derive`], [`Rubric::draft_plan`], [`Rubric::draft_report`]: answers out of a plan and report; a plan out of what is missing; a report out of a plan and what was reached |
//! | carry over | [`Passage::carry_over`], [`Crosswalk::between`]: a document of one edition or instrument as one of another |
//! | count | [`Rollup::add`], [`Rollup::merge`], [`stream`]: many schools, one document a line |
//! | explain | [`explain`]: results in words, plans and reports as they are issued, Vietnamese or English, as a [`page`] that writes itself as Markdown or HTML, that a terminal can draw, and, with the feature `office`, as a Word file by `docx` |
//! | fill | `form`, with the feature `office`: blank forms and tables out, filled ones in, as XLSX and CSV |
//! | publish | [`publish`] and, with the feature `schema`, `schema`: the rules, instruments and JSON Schemas as files |
//!
//! # The documents
//! [`Instrument`] → [`Rubric`], one of the [`Rubrics`] at hand; [`Assessment`]; [`Scorecard`]; [`Gaps`]; [`AnnualPlan`], [`MediumTermPlan`],
//! [`YearEndReport`], [`Difficulty`]; [`Submission`], [`Workflow`], [`Comparison`]; [`Crosswalk`]; [`Rollup`], [`LineError`]; [`Findings`]. Each is a
//! JSON object that says what it is in its `document` property.
//!
//! A whole year is [below](#a-year-in-calls).
//!
//! # What it does not do
//! It opens no files, reads no clock and no locale, keeps no global state and starts no threads: the
//! same input gives the same bytes. It stores nothing, and does not sign or send
//! anything. It does not contain the annex of 5807/BGDĐT-CNTT, which could not be obtained; the
//! instrument `operational` is this project's own and says so in every result.
//!
//! # What is promised
//! - **Room to grow**: an optional property more in a document, or a member more in an enum, is a minor version. Structs and enums are
//!   `#[non_exhaustive]`; `new` takes what a value cannot be without, and the rest is set; what can be without anything has `Default`.
//! - **Formats**: documents are read and written as JSON, by [`read`] or by serde, and by any serde format that writes the names of properties:
//!   CBOR, YAML, TOML, MessagePack by `rmp_serde::to_vec_named`. One that does not, such as postcard, bincode or `rmp_serde::to_vec`, carries
//!   single numbers and identifiers only: it writes a whole document without an error, and what it wrote can never be read back.
//! - **Oldest Rust**: 1.88, by what clippy knows of the standard library; older compilers are not checked. The standard library is needed.
//!   WebAssembly is not checked.
//!
//! What changed is told in `docs/CHANGELOG.md`.
//!
//! # Features
//! None is on by default. `schema` generates the JSON Schemas; `office` makes forms and tables, as XLSX and CSV, and reads them filled in, writes pages as Word
//! files and reads what was written into them; `cli` builds the program `itam`, with both.
//!
#![doc = include_str!("../docs/examples/year/calls.md")]

/// The version of this library, to be told beside a result: `0.1.0`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub mod check;
#[cfg(feature = "office")]
pub mod docx;
pub mod explain;
#[cfg(feature = "office")]
pub mod form;
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
pub use sound::{EditionError, InstrumentError, Rubric, Rubrics};
pub use year::{
    CarriedOver, CarryError, DeriveError, DraftError, MoveError, Passage, Portable, Stated,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(all(doctest, feature = "schema"))]
#[doc = include_str!("../docs/integrate.md")]
struct Integrate;
