//! Cells that go over several rows.

use super::problem::Problem;
use super::sheet::{Content, Sheet, address};
use crate::model::Both;
use std::ops::Range;

impl Sheet {
    /// Tells of cells that go over several rows, where any of these rows and such columns are read: a file keeps what stands in the first row and nothing of the others.
    pub(super) fn merged(
        &self,
        rows: Range<usize>,
        is_read: impl Fn(usize) -> bool,
    ) -> Vec<Problem> {
        let is_read = |[first, last]: &&[(usize, usize); 2]| {
            last.0 >= rows.start && first.0 < rows.end && (first.1..=last.1).any(&is_read)
        };
        let told = |[first, last]: &[(usize, usize); 2]| {
            let cells = format!("{}:{}", address(first.0, first.1), address(last.0, last.1));
            let both = Both::new(
                format!("ô không gộp nhiều dòng: hãy bỏ gộp {cells} và ghi từng dòng"),
                format!("a cell in each row: unmerge {cells} and write into each row"),
            );
            let content = self.cell(first.0, first.1).map(|cell| &cell.content);
            Problem::new(
                &self.name,
                *first,
                "",
                both,
                content.unwrap_or(&Content::Blank),
            )
        };
        self.tall.iter().filter(is_read).map(told).collect()
    }
}
