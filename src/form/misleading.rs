//! Cells in which people see something else than what is read of them.

use super::problem::Problem;
use super::sheet::{Content, Sheet, address};
use crate::model::Both;
use std::ops::Range;

impl Sheet {
    /// Tells of cells that go over several rows, of which a file keeps what stands in the first and nothing of the others, and of those that are struck out; each where any of
    /// these rows and such columns are read.
    pub(super) fn misleading(
        &self,
        rows: Range<usize>,
        is_read: impl Fn(usize) -> bool,
    ) -> Vec<Problem> {
        let told = |(row, column): (usize, usize), both| {
            let content = self.cell(row, column).map(|cell| &cell.content);
            let content = content.unwrap_or(&Content::Blank);
            Problem::new(&self.name, (row, column), "", both, content)
        };
        let tall = self.tall.iter().filter(|[first, last]| {
            last.0 >= rows.start && first.0 < rows.end && (first.1..=last.1).any(&is_read)
        });
        let tall = tall.map(|[first, last]| {
            let cells = format!("{}:{}", address(first.0, first.1), address(last.0, last.1));
            let both = Both::new(
                format!("ô không gộp nhiều dòng: hãy bỏ gộp {cells} và ghi từng dòng"),
                format!("a cell in each row: unmerge {cells} and write into each row"),
            );
            told(*first, both)
        });
        let struck = self.struck.iter();
        let struck = struck.filter(|(row, column)| rows.contains(row) && is_read(*column));
        let struck = struck.map(|cell| {
            let both = Both::new(
                "ô không bị gạch ngang: hãy xóa nội dung nếu không còn đúng, hoặc bỏ gạch nếu còn đúng".to_owned(),
                "a cell that is not struck out: delete what it says if it no longer holds, or take the line off if it does".to_owned(),
            );
            told(*cell, both)
        });
        tall.chain(struck).collect()
    }
}
