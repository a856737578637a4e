//! The tests, one module a theme. Each runs against the public interface only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod arbitrary;
mod corpus;
#[cfg(feature = "schema")]
mod equivalence;
mod examples;
#[cfg(feature = "schema")]
mod golden;
#[cfg(feature = "schema")]
mod mutate;
mod properties;
mod reading;
mod real;
#[cfg(feature = "schema")]
mod schema;
mod scoring;
#[cfg(feature = "schema")]
mod seeds;
