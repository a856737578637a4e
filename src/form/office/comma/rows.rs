//! The rows of a CSV text.

use super::FileError;
use crate::model::shortened;
use memchr::{memchr_iter, memchr3};
use std::borrow::Cow;

/// The rows that are left of a text; a blank line is a row of one field without text.
pub(super) struct Rows<'t> {
    pub(super) rest: &'t str,
    /// The line of the file that it begins on, from 1.
    pub(super) line: usize,
    /// What fields are apart by.
    pub(super) mark: u8,
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Vec<Cow<'t, str>>, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        (!self.rest.is_empty()).then(|| self.row())
    }
}

impl<'t> Rows<'t> {
    fn row(&mut self) -> Result<Vec<Cow<'t, str>>, FileError> {
        let mut row = vec![self.field()?];
        while let Some(rest) = self.rest.strip_prefix(char::from(self.mark)) {
            self.rest = rest;
            row.push(self.field()?);
        }
        let mut ends = ["\r\n", "\n", "\r"].iter();
        if let Some(rest) = ends.find_map(|end| self.rest.strip_prefix(end)) {
            self.rest = rest;
            self.line += 1;
        }
        Ok(row)
    }

    fn field(&mut self) -> Result<Cow<'t, str>, FileError> {
        if let Some(inside) = self.rest.strip_prefix('"') {
            return self.quoted(inside);
        }
        let end = memchr3(self.mark, b'\n', b'\r', self.rest.as_bytes());
        let end = end.unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        Ok(Cow::Borrowed(field))
    }

    /// A field that a quotation mark opens: the one that closes it stands at its end, and those inside of it are doubled.
    fn quoted(&mut self, inside: &'t str) -> Result<Cow<'t, str>, FileError> {
        let mut marks = memchr_iter(b'"', inside.as_bytes()).peekable();
        let mut doubled = false;
        while let Some(at) = marks.next() {
            if marks.next_if_eq(&(at + 1)).is_some() {
                doubled = true;
                continue;
            }
            let (field, rest) = inside.split_at_checked(at).unwrap_or_default();
            let rest = rest.strip_prefix('"').unwrap_or(rest);
            let opened = self.line;
            self.line += breaks(field);
            if !(rest.is_empty() || rest.starts_with([char::from(self.mark), '\n', '\r'])) {
                return Err(goes_on(opened, field, self.line, rest));
            }
            self.rest = rest;
            return Ok(match doubled {
                true => Cow::Owned(field.replace("\"\"", "\"")),
                false => Cow::Borrowed(field),
            });
        }
        Err(unclosed(self.line, inside))
    }
}

/// How many lines end in a text.
fn breaks(text: &str) -> usize {
    let count = |end: &str| text.matches(end).count();
    count("\n") + count("\r") - count("\r\n")
}

fn begin(text: &str) -> String {
    shortened(text.lines().next().unwrap_or_default())
}

fn unclosed(line: usize, inside: &str) -> FileError {
    let begin = begin(inside);
    FileError::new(
        format!(
            "dòng {line} của tệp: dấu nháy kép mở một ô (\"{begin}) mà không có dấu đóng, nên không rõ ô ấy hết ở đâu: hãy mở tệp bằng Notepad, xóa dấu nháy nếu thừa, hoặc thêm dấu đóng ở cuối ô"
        ),
        format!(
            "line {line} of the file: a quotation mark opens a cell (\"{begin}) and none closes it, so nobody knows where the cell ends: open the file in Notepad and take the mark out, or close it at the end of the cell"
        ),
    )
}

fn goes_on(line: usize, field: &str, closed: usize, rest: &str) -> FileError {
    let (begin, rest) = (begin(field), begin(rest));
    FileError::new(
        format!(
            "dòng {line} của tệp: dấu nháy kép mở một ô (\"{begin}), nhưng sau dấu nháy kế tiếp, ở dòng {closed}, còn chữ ({rest}), nên không rõ ô ấy hết ở đâu: hãy mở tệp bằng Notepad và xóa dấu nháy thừa; muốn giữ dấu nháy trong ô thì ghi mỗi dấu thành hai (\"\") và đặt cả ô trong dấu nháy"
        ),
        format!(
            "line {line} of the file: a quotation mark opens a cell (\"{begin}), but after the next mark, on line {closed}, there is more text ({rest}), so nobody knows where the cell ends: open the file in Notepad and take out the mark that is too many; to keep marks in the cell, write each of them twice (\"\") and the whole cell between marks"
        ),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::model::Locale;

    fn rows(text: &str) -> Result<Vec<Vec<String>>, String> {
        let rows = Rows {
            rest: text,
            line: 1,
            mark: b';',
        };
        let owned = |row: Vec<Cow<'_, str>>| row.into_iter().map(Cow::into_owned).collect();
        let rows = rows.map(|row| row.map(owned));
        let rows: Result<_, FileError> = rows.collect();
        rows.map_err(|error| error.message(Locale::En).to_owned())
    }

    #[test]
    fn fields_are_those_between_the_marks() {
        for (text, expected) in [
            ("", &[][..]),
            ("a;b", &[&["a", "b"][..]]),
            ("a;\n;b\n", &[&["a", ""], &["", "b"]]),
            (
                "a\r\n\r\nb\rc\n\nd",
                &[&["a"], &[""], &["b"], &["c"], &[""], &["d"]],
            ),
            ("\"a;b\";c\n", &[&["a;b", "c"]]),
            ("\"a\r\nb\";\"\"\n\"c\"", &[&["a\r\nb", ""], &["c"]]),
            ("\"\"\"a\"\" b\"\n", &[&["\"a\" b"]]),
            (
                "21\";a \"b\" c; \"d\"\n",
                &[&["21\"", "a \"b\" c", " \"d\""]],
            ),
        ] {
            assert_eq!(rows(text).unwrap(), expected, "{text:?}");
        }
    }

    /// Wherever a quotation mark is put into a text, no row is swallowed: what the rows hold is what they held, or the line is told.
    #[test]
    fn a_stray_quotation_mark_swallows_nothing() {
        let text = "mã;tên;ghi chú\n1;Trường A;\"một; hai\"\n2;Trường B;\n3;Trường C;\"nói \"\"ba\"\"\"\n4;Trường D;x\n";
        let whole = rows(text).unwrap();
        let mut told = 0;
        for (at, _) in text.char_indices() {
            let (before, after) = text.split_at(at);
            match rows(&format!("{before}\"{after}")) {
                Ok(rows) => assert_eq!(rows.len(), whole.len(), "{before}⟨\"⟩{after}"),
                Err(error) => {
                    told += 1;
                    let line = before.matches('\n').count() + 1;
                    assert!(error.starts_with(&format!("line {line} ")), "{error}");
                }
            }
        }
        assert!(told > 10, "{told}");
    }

    #[test]
    fn the_line_is_that_of_the_mark_that_opens_the_cell() {
        for (text, line, words) in [
            ("a;b\nc;\"d\ne;f\n", 2, "none closes it"),
            (
                "a;b\nc;\"d\ne;\"f\"\n",
                2,
                "on line 3, there is more text (f\")",
            ),
            (
                "\"a\r\nb\";c\r\n\r\nd;\"e\" f;g\r\n",
                4,
                "on line 4, there is more text ( f;g)",
            ),
        ] {
            let error = rows(text).unwrap_err();
            assert!(error.starts_with(&format!("line {line} of")), "{error}");
            assert!(error.contains(words), "{error}");
        }
    }
}
