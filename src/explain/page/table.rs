//! Tables of a page.

use super::Cell;

/// How many columns of a table fit on a sheet held upright.
const UPRIGHT: usize = 8;

/// Rows and columns. A row has as many cells as there are columns.
///
/// ```
/// use it_adoption_model::page::{Cell, Table};
/// let mut table = Table::new(["Nhóm", "Ghi chú", ">Điểm"]).widths([3, 1, 1]);
/// table.row([Cell::from("Hạ tầng"), Cell::from(""), Cell::from("12/20")]);
/// assert!(!table.is_wide());
/// assert_eq!(table.without_blank_columns().columns.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
#[non_exhaustive]
pub struct Table {
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows, from the top.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// Whether it holds numbers, which stand to the right.
    pub numbers: bool,
    /// How wide it is beside the others, where that was said; 0 leaves it to the form.
    pub width: u16,
}

impl Column {
    /// A column of words.
    pub(crate) fn words(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// A column of numbers.
    pub(crate) fn numbers(title: impl Into<String>) -> Self {
        Self {
            numbers: true,
            ..Self::words(title)
        }
    }
}

impl Table {
    /// A table without rows. A title that begins with `>` is that of a column of numbers.
    pub fn new<const N: usize>(titles: [&str; N]) -> Self {
        let column = |title: &str| match title.strip_prefix('>') {
            Some(title) => Column::numbers(title),
            None => Column::words(title),
        };
        Self {
            columns: titles.into_iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// The same table with its columns so wide beside one another.
    pub fn widths<const N: usize>(mut self, widths: [u16; N]) -> Self {
        for (column, width) in self.columns.iter_mut().zip(widths) {
            column.width = width;
        }
        self
    }

    /// Whether it has more columns than fit on a sheet held upright.
    pub fn is_wide(&self) -> bool {
        self.columns.len() > UPRIGHT
    }

    /// The same table without the columns in which nothing stands.
    pub fn without_blank_columns(self) -> Self {
        let stands = |cell: Option<&Cell>| cell.is_some_and(|cell| !cell.is_blank());
        let columns = 0..self.columns.len();
        let kept = columns.map(|at| self.rows.iter().any(|row| stands(row.get(at))));
        let kept: Vec<bool> = kept.collect();
        self.only(&kept)
    }

    /// The same table without its columns of bars: these stand beside their figures, so nothing is lost.
    #[cfg(feature = "office")]
    pub(crate) fn without_bars(self) -> Self {
        let bar = |cell: Option<&Cell>| matches!(cell, Some(Cell::Bar(_)));
        let columns = 0..self.columns.len();
        let kept = columns.map(|at| !self.rows.iter().any(|row| bar(row.get(at))));
        let kept: Vec<bool> = kept.collect();
        self.only(&kept)
    }

    /// The columns that are kept.
    fn only(mut self, kept: &[bool]) -> Self {
        let keep = |at: usize| kept.get(at).copied().unwrap_or(false);
        let of = |at: &mut usize| {
            *at += 1;
            keep(*at - 1)
        };
        let mut at = 0;
        self.columns.retain(|_| of(&mut at));
        for row in &mut self.rows {
            let mut at = 0;
            row.retain(|_| of(&mut at));
        }
        self
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.into());
    }
}
