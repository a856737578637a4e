//! What is wrong in a sheet: every problem with its cell.

use super::sheet::{Content, address};
use crate::model::{Both, Locale, cut, say};
use std::collections::HashMap;

/// How many letters of what stands there are told.
const SHOWN: usize = 60;

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
    pub found: Both<String>,
}

impl Problem {
    pub(crate) fn new(
        sheet: &str,
        at: (usize, usize),
        about: &str,
        expected: Both<String>,
        found: &Content,
    ) -> Self {
        Self {
            sheet: sheet.to_owned(),
            cell: address(at.0, at.1),
            about: about.to_owned(),
            expected,
            found: Both::of(|locale| found.told(locale)),
        }
    }

    /// The problem in one sentence.
    pub fn message(&self, locale: Locale) -> String {
        self.told_of(locale.pick("Ô", "Cell"), &self.cell, locale)
    }

    /// The problem in one sentence, for each of these rows of its column.
    fn message_of(&self, rows: &[usize], locale: Locale) -> String {
        match rows {
            [_, _, ..] => self.told_of(locale.pick("Các ô", "Cells"), &self.cells(rows), locale),
            _ => self.message(locale),
        }
    }

    /// The letters of its column, and the digits of its row.
    fn place(&self) -> (&str, &str) {
        let digits = self.cell.find(|c: char| c.is_ascii_digit());
        self.cell.split_at(digits.unwrap_or(self.cell.len()))
    }

    fn row(&self) -> usize {
        self.place().1.parse().unwrap_or_default()
    }

    /// Cells of its column, those that follow each other as one: `D6–D9, D12`.
    fn cells(&self, rows: &[usize]) -> String {
        let (column, _) = self.place();
        let runs = rows.chunk_by(|row, next| row + 1 == *next);
        let run = |run: &[usize]| match run {
            [first, .., last] => format!("{column}{first}–{column}{last}"),
            [row] => format!("{column}{row}"),
            [] => String::new(),
        };
        runs.map(run).collect::<Vec<_>>().join(", ")
    }

    fn told_of(&self, word: &str, cells: &str, locale: Locale) -> String {
        let sheet = match self.sheet.as_str() {
            "" => String::new(),
            sheet => format!(" ({sheet})"),
        };
        let about = match self.about.as_str() {
            "" => String::new(),
            about => format!(", {about}"),
        };
        let expected = self.expected.get(locale);
        let found = match (self.found.get(locale).as_str(), locale) {
            ("", Locale::Vi) => "ô để trống".to_owned(),
            ("", Locale::En) => "the cell is blank".to_owned(),
            (found, Locale::Vi) => format!("đang ghi \"{}\"", cut(found, SHOWN)),
            (found, Locale::En) => format!("found \"{}\"", cut(found, SHOWN)),
        };
        let needs = locale.pick("cần", "needs");
        format!("{word} {cells}{sheet}{about}: {needs} {expected}; {found}")
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

    /// What is wrong, a sentence for each thing: what is so in several cells of a column stands in one, with all of them.
    ///
    /// ```
    /// use it_adoption_model::{Locale, form};
    /// let rows = ["Cấp học", "THCS", "Trung học", "Trung học", "TH", "Trung học"];
    /// let rows = rows.map(|stage| ["Mã trường", "Tên trường", stage].map(form::Cell::text).to_vec());
    /// let table = form::Book::new(vec![form::Sheet::new("", rows.to_vec())]);
    /// let told = form::schools(&table).unwrap_err().messages(Locale::Vi);
    /// assert!(told.iter().any(|told| told.starts_with("Các ô C3–C4, C6, Cấp học: cần ")), "{told:?}");
    /// ```
    pub fn messages(&self, locale: Locale) -> Vec<String> {
        let mut alike: Vec<(&Problem, Vec<usize>)> = Vec::new();
        let mut known = HashMap::new();
        for problem in &self.problems {
            let Problem {
                sheet,
                cell: _,
                about,
                expected,
                found,
            } = problem;
            let what = (
                sheet,
                problem.place().0,
                about,
                expected.get(locale),
                found.get(locale),
            );
            let at = *known.entry(what).or_insert(alike.len());
            match alike.get_mut(at) {
                Some((_, rows)) => rows.push(problem.row()),
                None => alike.push((problem, vec![problem.row()])),
            }
        }
        let told = alike.iter();
        told.map(|(first, rows)| first.message_of(rows, locale))
            .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Each cell is told once, with what is wrong there, however the cells lie; what follows each other is told as one.
    #[test]
    fn what_is_alike_is_told_together_and_nothing_is_left_out() {
        let wanted = Both::of(|_| "5".to_owned());
        let problem = |sheet, (row, column), found: &str| {
            let found = Content::Text(found.to_owned());
            Problem::new(sheet, (row, column), "P.1", wanted.clone(), &found)
        };
        let cells = [
            ("A", (0, 2), "x"),
            ("A", (0, 3), "x"),
            ("A", (1, 2), "x"),
            ("A", (2, 2), "y"),
            ("A", (3, 2), "x"),
            ("B", (4, 2), "x"),
            ("A", (8, 2), "x"),
            ("A", (9, 2), "x"),
            ("A", (9, 27), ""),
        ];
        let problems = cells.map(|(sheet, at, found)| problem(sheet, at, found));
        let told = SheetError::new(problems.to_vec()).messages(Locale::Vi);
        let expected = [
            "Các ô C1–C2, C4, C9–C10 (A), P.1: cần 5; đang ghi \"x\"",
            "Ô D1 (A), P.1: cần 5; đang ghi \"x\"",
            "Ô C3 (A), P.1: cần 5; đang ghi \"y\"",
            "Ô C5 (B), P.1: cần 5; đang ghi \"x\"",
            "Ô AB10 (A), P.1: cần 5; ô để trống",
        ];
        assert_eq!(told, expected);
        let first = problems.into_iter().take(3).collect();
        let told = SheetError::new(first).messages(Locale::En);
        let expected = "Cells C1–C2 (A), P.1: needs 5; found \"x\"";
        assert_eq!(told.first().map(String::as_str), Some(expected));
    }
}
