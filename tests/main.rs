//! The tests, one module a theme. Each runs against the public interface only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[cfg(feature = "cli")]
mod cli;
mod corpus;
#[cfg(feature = "schema")]
mod equivalence;
mod examples;
mod explain;
mod golden;
#[cfg(feature = "schema")]
mod mutate;
mod page;
mod published;
mod reading;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "schema")]
mod seeds;
