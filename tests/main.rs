//! The tests, one module a theme. Each runs against the public interface only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

/// A result, which only the library makes, out of its JSON.
macro_rules! built {
    ($name:ident { $($field:ident: $value:expr),* $(,)? }) => {{
        let fields = [$((stringify!($field), serde_json::to_value(&$value).unwrap())),*];
        crate::arbitrary::built::<$name>(&fields)
    }};
}
mod allocation;
mod arbitrary;
mod carry;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod cli_carry;
#[cfg(feature = "cli")]
mod cli_files;
#[cfg(feature = "cli")]
mod cli_pages;
#[cfg(feature = "cli")]
mod cli_told;
#[cfg(feature = "cli")]
mod cli_wrong;
#[cfg(feature = "cli")]
mod cli_year;
#[cfg(feature = "schema")]
mod constraints;
mod corpus;
mod derive;
mod draft;
#[cfg(feature = "schema")]
mod equivalence;
mod examples;

mod explain;
#[cfg(feature = "cli")]
mod flat;
#[cfg(feature = "office")]
mod form;
mod formats;
mod golden;
#[cfg(feature = "schema")]
mod hostile;
mod house;
mod html;
mod idle;
#[cfg(feature = "schema")]
mod instrument_schemas;
mod issued;
mod json_suite;
mod letter;
#[cfg(feature = "office")]
mod letters;
#[path = "../benches/material.rs"]
mod material;
#[cfg(feature = "schema")]
mod mutate;
#[cfg(feature = "cli")]
#[path = "../benches/nation.rs"]
mod nation;
mod next;
mod numbers;
mod orders;
mod page;
mod performance;
mod properties;
mod published;
mod reading;
mod real;
mod real_plans;
mod review;
mod rollup;
mod rollup_page;
#[path = "../benches/rows.rs"]
mod rows;
mod rubrics;
#[cfg(feature = "cli")]
mod scale;
#[cfg(feature = "schema")]
mod schema;
mod scoring;
#[cfg(feature = "cli")]
mod screens;
mod seeds;
mod shapes;
mod shown;
mod silent;
mod stream;
mod told;
#[cfg(feature = "cli")]
mod twice;
mod typed;
#[cfg(feature = "cli")]
mod walkthrough;
mod words;
mod year;

use it_adoption_model::{Rubric, Rubrics};
use std::sync::LazyLock;

/// The built-in rubrics, read once.
static BUILT_IN: LazyLock<Rubrics> = LazyLock::new(Rubrics::builtin);

/// The built-in rubric of this name.
fn built_in(name: &str) -> Rubric {
    BUILT_IN.named(name).unwrap().clone()
}
