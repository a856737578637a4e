//! What is wrong in a sheet: every problem with its cell.

use super::sheet::address;
use crate::model::{Both, Locale, say};

/// Something in a sheet that could not be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// The sheet; empty in a file that has no names for sheets.
    pub sheet: String,
    /// The cell, such as `D12`.
    pub cell: String,
    /// What the cell is about, such as a criterion or a column; empty where the place says it all.
    pub about: String,
    /// What should stand there.
    pub expected: Both<String>,
    /// What stands there; empty for nothing.
    pub found: String,
}

impl Problem {
    pub(crate) fn new(
        sheet: &str,
        at: (usize, usize),
        about: &str,
        expected: Both<String>,
        found: impl Into<String>,
    ) -> Self {
        Self {
            sheet: sheet.to_owned(),
            cell: address(at.0, at.1),
            about: about.to_owned(),
            expected,
            found: found.into(),
        }
    }

    /// The problem in one sentence.
    pub fn message(&self, locale: Locale) -> String {
        let sheet = match self.sheet.as_str() {
            "" => String::new(),
            sheet => format!(" ({sheet})"),
        };
        let about = match self.about.as_str() {
            "" => String::new(),
            about => format!(", {about}"),
        };
        let expected = self.expected.get(locale);
        let found = match (self.found.as_str(), locale) {
            ("", Locale::Vi) => "ô để trống".to_owned(),
            ("", Locale::En) => "the cell is blank".to_owned(),
            (found, Locale::Vi) => format!("đang ghi \"{}\"", brief(found)),
            (found, Locale::En) => format!("found \"{}\"", brief(found)),
        };
        match locale {
            Locale::Vi => format!("Ô {}{sheet}{about}: cần {expected}; {found}", self.cell),
            Locale::En => format!(
                "Cell {}{sheet}{about}: needs {expected}; {found}",
                self.cell
            ),
        }
    }
}

/// A text short enough to be read in a sentence.
fn brief(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Everything that is wrong in a sheet, at least one problem.
///
/// ```
/// use it_adoption_model::{Locale, form};
/// let table = form::Book::new(vec![form::Sheet::new("", vec![vec![form::Cell::text("Tên")]])]);
/// let error = form::schools(&table).unwrap_err();
/// let first = &error.problems()[0];
/// assert_eq!(first.cell, "A1");
/// assert!(error.message(Locale::Vi).contains(&first.message(Locale::Vi)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("{}", self.message(Locale::En))]
pub struct SheetError {
    problems: Vec<Problem>,
}

impl SheetError {
    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// What is wrong, in the order of the cells.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// How many problems there are, and the first of them.
    pub fn message(&self, locale: Locale) -> String {
        let count = self.problems.len();
        let first = self.problems.first().map(|first| first.message(locale));
        let first = first.unwrap_or_default();
        say!(
            locale,
            "bảng có {count} chỗ chưa đúng, chỗ đầu tiên: {first}",
            "problems in the sheet: {count}, the first: {first}"
        )
    }
}
