//! The tests, one module a theme. Each runs against the public interface only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod arbitrary;
#[cfg(feature = "schema")]
mod constraints;
mod corpus;
mod derive;
mod draft;
#[cfg(feature = "schema")]
mod equivalence;
mod examples;
#[cfg(feature = "schema")]
mod golden;
#[cfg(feature = "schema")]
mod mutate;
mod properties;
mod reading;
mod real_plans;
mod review;
#[cfg(feature = "schema")]
mod schema;
mod scoring;
#[cfg(feature = "schema")]
mod seeds;
mod year;
