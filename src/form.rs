//! Sheets: blank forms out, filled forms in.
//!
//! Nobody in a school writes JSON. [`blank`] makes the form of one school from a rubric, [`table`] one sheet for many schools,
//! and [`read`] takes the answers back out of them, or tells every [`Problem`] with its cell. A [`Mapping`] does the same for
//! a table that somebody else made. A [`Book`] is rows of typed cells and nothing else, which is written and read as XLSX and CSV.

mod answers;
mod at_hand;
mod blank;
mod cells;
mod evidence;
mod fact;
mod filled;
mod head;
mod heads;
mod layout;
mod lists;
mod many;
mod mapping;
mod misleading;
mod office;
mod problem;
mod results;
mod scan;
mod scoring;
mod seen;
mod sheet;
mod stray;
mod tables;
mod words;

pub use blank::{blank, filled};
pub use filled::read;
pub use many::{SchoolList, filled_table, schools, table};
pub use mapping::{Filled, Mapping};
pub use office::*;
pub use problem::{Problem, SheetError};
pub use results::Results;
pub use sheet::*;
pub use tables::{from_tables, has_tables, tables};
