//! The tests, one module a theme. Each runs against the public interface only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod corpus;
mod derive;
mod draft;
mod examples;
mod reading;
mod real_plans;
mod review;
mod year;
