//! Sheets: rows of typed cells, and how those that we write are dressed.

use crate::model::Date;

/// A file of sheets.
///
/// ```
/// use it_adoption_model::form::{Book, Cell, Sheet};
/// let sheet = Sheet::new("Trường", vec![vec![Cell::text("Tên trường")]]);
/// assert!(sheet.cell(0, 0).is_some() && sheet.cell(1, 0).is_none());
/// let book = Book::new(vec![sheet]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Book {
    /// The sheets, in their order.
    pub sheets: Vec<Sheet>,
}

/// Rows of typed cells.
///
/// A sheet that was read has a name and rows, and nothing else. One that the library makes also says how it should look.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Sheet {
    /// What it is called; empty in a file that has no names for sheets.
    pub name: String,
    /// Its rows, from the first; rows may differ in length.
    pub rows: Vec<Vec<Cell>>,
    /// The width of each column, in characters.
    pub widths: Vec<u16>,
    /// The rows at the top and the columns at the left that stay in view; the row of the head and these columns are printed on each page.
    pub head: Option<Head>,
    /// Whether only those who look for it see it.
    pub hidden: bool,
    /// Whether rows, columns and heads may be changed, and not only what its entries hold.
    pub free: bool,
    /// Whether the row of the head filters the rows below it.
    pub filtered: bool,
    /// The first and the last cell of those that are one in a file that was read.
    pub(crate) merged: Vec<[(usize, usize); 2]>,
    /// The cells of a file that was read whose text is struck out, or a part of it.
    pub(crate) struck: Vec<(usize, usize)>,
    /// Those with letters that are raised or lowered.
    pub(crate) raised: Vec<(usize, usize)>,
}

/// The rows and columns of a table that stay in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Head {
    /// The row of the table's head, from 0.
    pub row: u32,
    /// How many columns at the left stay in view.
    pub columns: u16,
}

/// One cell: what it holds and, in a sheet that the library makes, how it is dressed.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Cell {
    /// What it holds; for a formula, its result.
    pub content: Content,
    /// How it looks, and what may be written into it.
    pub dress: Option<Box<Dress>>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Content {
    /// Nothing.
    #[default]
    Blank,
    /// A text, as it was written.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that its format shows otherwise than by its digits, such as 1 as `vd-01`.
    Formatted(f64),
    /// A truth value.
    Truth(bool),
    /// A day.
    Day(Date),
    /// An error, such as `#DIV/0!`.
    Error(String),
}

/// How a cell looks, and what may be written into it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Dress {
    /// What kind of cell it is.
    pub look: Look,
    /// What may be written into it; none for a cell that is locked.
    pub entry: Option<Entry>,
    /// What helps to fill it, shown beside it.
    pub note: Option<String>,
    /// The formula that its content is the result of, without `=`, its functions in English with commas.
    pub formula: Option<String>,
    /// Over how many columns it goes, itself among them.
    pub across: u16,
}

/// What kind of cell it is, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Look {
    /// Nothing special.
    #[default]
    Plain,
    /// The title of the sheet.
    Title,
    /// The head of a column.
    Head,
    /// The head of a group of rows.
    Group,
    /// Something to be written.
    Entry,
    /// Something reckoned.
    Result,
    /// A remark in small letters.
    Quiet,
    /// What is wrong.
    Warning,
}

/// What may be written into a cell.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Entry {
    /// Any text.
    Text,
    /// One of the texts in a range of cells, such as `'Danh mục'!$A$2:$A$3`.
    Choice(String),
    /// A whole number up to this.
    Whole(u64),
    /// A number up to this.
    Decimal(f64),
    /// An amount of money up to this, shown in groups of three digits.
    Money(f64),
    /// A day.
    Day,
}

impl Cell {
    /// A cell of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Content::Text(text.into()).into()
    }

    /// The cell with another look.
    pub(crate) fn look(self, look: Look) -> Self {
        self.dressed(|dress| dress.look = look)
    }

    /// The cell as one to be filled.
    pub(crate) fn entry(self, entry: Entry) -> Self {
        self.dressed(|dress| (dress.look, dress.entry) = (Look::Entry, Some(entry)))
    }

    /// The cell with a formula that gives its content.
    pub(crate) fn formula(self, formula: String) -> Self {
        self.dressed(|dress| dress.formula = Some(formula))
    }

    /// The cell over so many columns.
    pub(crate) fn across(self, columns: u16) -> Self {
        self.dressed(|dress| dress.across = columns)
    }

    /// The cell with a note beside it.
    pub(crate) fn note(self, note: Option<String>) -> Self {
        match note {
            Some(note) => self.dressed(|dress| dress.note = Some(note)),
            None => self,
        }
    }

    fn dressed(mut self, change: impl FnOnce(&mut Dress)) -> Self {
        change(self.dress.get_or_insert_default());
        self
    }
}

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        Self {
            content,
            dress: None,
        }
    }
}

impl Book {
    /// A file of these sheets.
    pub fn new(sheets: Vec<Sheet>) -> Self {
        Self { sheets }
    }
}

impl Sheet {
    /// A sheet of these rows.
    pub fn new(name: impl Into<String>, rows: Vec<Vec<Cell>>) -> Self {
        Self {
            name: name.into(),
            rows,
            ..Self::default()
        }
    }

    /// The cell in this row and column, both from 0, if the sheet goes so far.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)
    }

    /// What that cell holds; nothing beyond the end of the sheet.
    pub(crate) fn content(&self, row: usize, column: usize) -> &Content {
        self.cell(row, column)
            .map_or(&Content::Blank, |cell| &cell.content)
    }

    /// Puts a cell into this row and column; what lies between is blank.
    pub(crate) fn put(&mut self, row: usize, column: usize, cell: Cell) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize_with(column + 1, Cell::default);
            }
            if let Some(place) = cells.get_mut(column) {
                *place = cell;
            }
        }
    }
}

/// The letters of a column: `A` for 0, `AA` for 26.
pub(crate) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}

/// The name of a cell: `D12` for row 11 and column 3.
///
/// ```
/// use it_adoption_model::form::address;
/// assert_eq!(address(11, 3), "D12");
/// assert_eq!(address(0, 26), "AA1");
/// ```
pub fn address(row: usize, column: usize) -> String {
    format!("{}{}", letters(column), row + 1)
}
