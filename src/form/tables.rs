//! Documents as tables that people edit in a spreadsheet, and back: instruments, plans, reports.
//!
//! What is said once stands in the first table, a label and a value in each row. Every list has a table of its own, which says in its
//! second column which row of which table its rows belong to.

mod levels;
mod plan;
mod read;
mod shape;
mod write;

pub use read::{from_tables, has_tables};
pub use write::tables;

use crate::model::{Both, Locale};

/// What the head of a table begins with: `Bảng: Nhóm / tiêu chí`.
const TABLE: Both<&str> = Both::new("Bảng: ", "Table: ");
/// The column of the numbers of the rows.
const NUMBER: Both<&str> = Both::new("STT", "No.");
/// The column that names a row of the table that this one lies within by what stands first in it, or by its number.
const OF: Both<&str> = Both::new("Thuộc", "Of");
const OF_NUMBER: Both<&str> = Both::new("Thuộc STT", "Of No.");
/// None of some codes, where a blank cell means all of them: words that no code can be.
const NONE: Both<&str> = Both::new("không có", "none of them");
/// The table of all columns that there may be, which is not read.
const COLUMNS: Both<&str> = Both::new("Các cột có thể ghi", "Columns there may be");

/// The name of a sheet for a table: what the table is called without what it lies within, and without the letters that a spreadsheet does not take.
fn tab(table: &str) -> String {
    let name = table.rsplit(plan::WITHIN).next();
    let mut letters = name.unwrap_or_default().chars();
    let capital = letters.next().into_iter().flat_map(char::to_uppercase);
    let plain = |c: char| if "[]:*?/\\'".contains(c) { '-' } else { c };
    capital.chain(letters).map(plain).take(LONGEST).collect()
}

/// The longest name of a sheet, with room for a number.
const LONGEST: usize = 27;

fn titled(both: Both<&'static str>, name: &Both<String>, locale: Locale) -> String {
    format!("{}{}", both.get(locale), name.get(locale))
}
