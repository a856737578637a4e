//! What is wrong in a sheet: every problem with its cell.

use super::sheet::address;
use crate::model::{Both, Locale};

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
        found: String,
    ) -> Self {
        Self {
            sheet: sheet.to_owned(),
            cell: address(at.0, at.1),
            about: about.to_owned(),
            expected,
            found,
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} problems in the sheet, the first: {}", .0.len(), first(.0))]
#[non_exhaustive]
pub struct Problems(pub Vec<Problem>);

fn first(problems: &[Problem]) -> String {
    let first = problems.first();
    first.map_or_else(String::new, |problem| problem.message(Locale::En))
}
