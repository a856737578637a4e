//! The tests, one module a theme. Each runs against the public interface only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod arbitrary;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "schema")]
mod constraints;
mod corpus;
#[cfg(feature = "schema")]
mod equivalence;
mod examples;
mod explain;
mod golden;
#[cfg(feature = "schema")]
mod mutate;
mod page;
mod properties;
mod published;
mod reading;
mod rollup;
#[cfg(feature = "schema")]
mod schema;
mod scoring;
#[cfg(feature = "schema")]
mod seeds;
mod stream;
