//! Cells in which people see something else than what is read of them.

use super::problem::Problem;
use super::sheet::{Sheet, address};
use crate::model::Both;
use std::ops::Range;

/// The first and the last cell of those that are one.
type Cells = [(usize, usize); 2];

impl Sheet {
    /// Tells of cells that go over several rows, or from a column that is not read into one that is, as a file keeps what stands in the first
    /// and nothing of the others, of those that are struck out, all of them or some letters, and of those with
    /// letters raised or lowered; each where any of these rows and such columns are read.
    pub(super) fn misleading(
        &self,
        rows: Range<usize>,
        is_read: impl Fn(usize) -> bool,
    ) -> Vec<Problem> {
        let told = |(row, column): (usize, usize), both| {
            let content = self.content(row, column);
            Problem::new(&self.name, (row, column), "", both, content)
        };
        let merged = self.merged.iter().filter(|[first, last]| {
            last.0 >= rows.start && first.0 < rows.end && (first.1..=last.1).any(&is_read)
        });
        let (tall, wide): (Vec<&Cells>, Vec<&Cells>) =
            merged.partition(|[first, last]| first.0 < last.0);
        let tall = tall.into_iter().map(|[first, last]| {
            let cells = format!("{}:{}", address(first.0, first.1), address(last.0, last.1));
            let both = Both::new(
                format!("ô không gộp nhiều dòng: hãy bỏ gộp {cells} và ghi từng dòng"),
                format!("a cell in each row: unmerge {cells} and write into each row"),
            );
            told(*first, both)
        });
        let says = |[first, _]: &&Cells| {
            !is_read(first.1) && !self.content(first.0, first.1).says_nothing()
        };
        let wide = wide.into_iter().filter(says).map(|[first, last]| {
            let cells = format!("{}:{}", address(first.0, first.1), address(last.0, last.1));
            let both = Both::new(
                format!("ô không gộp từ một cột không được đọc: hãy bỏ gộp {cells} và ghi vào đúng cột"),
                format!("no cell that begins in a column that is not read: unmerge {cells} and write into the right column"),
            );
            told(*first, both)
        });
        let read = |cells: &[(usize, usize)]| -> Vec<(usize, usize)> {
            let cells = cells.iter().copied();
            let read = cells.filter(|(row, column)| rows.contains(row) && is_read(*column));
            read.collect()
        };
        let struck = read(&self.struck).into_iter().map(|cell| {
            let both = Both::new(
                "ô không bị gạch ngang: hãy xóa phần bị gạch nếu không còn đúng, hoặc bỏ gạch nếu còn đúng".to_owned(),
                "a cell that is not struck out: delete what is struck out if it no longer holds, or take the line off if it does".to_owned(),
            );
            told(cell, both)
        });
        let raised = read(&self.raised).into_iter().map(|cell| {
            let both = Both::new(
                "ô không có chữ, số nâng lên hay hạ xuống, vì sẽ được đọc liền với phần còn lại: hãy xóa phần ấy, hoặc bỏ định dạng nâng lên, hạ xuống".to_owned(),
                "a cell without raised or lowered letters or digits, as they are read along with the rest: delete them, or take that format off".to_owned(),
            );
            told(cell, both)
        });
        tall.chain(wide).chain(struck).chain(raised).collect()
    }
}
