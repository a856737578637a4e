//! Why one line of many could not be used (dòng lỗi).

use crate::model::wire::tag;
use crate::model::{Finding, InstrumentRef, Locale, Phrase, Pointer, Text, Whole};

tag! {
    /// The `document` property of a [`LineError`].
    LineErrorTag = "line-error"
}

/// A line that could not be used, and why (dòng lỗi).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[error("{}", self.message(Locale::En))]
#[non_exhaustive]
pub struct LineError {
    /// Kind of document, always line-error (loại tài liệu).
    pub document: LineErrorTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The line, from 1, blank ones counted; where the input is one document over several lines, the line that is wrong (số thứ tự dòng).
    pub line: Whole,
    /// Why it could not be used (lý do).
    pub problem: LineProblem,
}

/// Why a line could not be used (lý do).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum LineProblem {
    /// It holds no document of the kind asked for (không đọc được).
    #[cfg_attr(feature = "schema", schemars(title = "LineProblemUnreadable"))]
    Unreadable(Unreadable),
    /// Nobody has given the instrument that the assessment names (không có bộ tiêu chí này).
    #[cfg_attr(feature = "schema", schemars(title = "LineProblemInstrumentUnknown"))]
    InstrumentUnknown(InstrumentRef),
    /// The assessment does not fit its instrument, or no answers score like the result (không khớp bộ tiêu chí, hoặc kết quả không thể có).
    #[cfg_attr(feature = "schema", schemars(title = "LineProblemUnfit"))]
    Unfit(Finding),
}

/// What is wrong with a text (lỗi đọc).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Unreadable {
    /// Where in the document (vị trí, JSON Pointer).
    pub pointer: Pointer,
    /// The column, from 1 (cột).
    pub column: Whole,
    /// What was expected and what was found (thông báo).
    pub message: Text,
}

impl LineError {
    pub(crate) fn new(line: u64, problem: LineProblem) -> Self {
        Self {
            document: LineErrorTag,
            schema: None,
            line: Whole::default().plus(line),
            problem,
        }
    }

    /// The line and its problem in words.
    pub fn message(&self, locale: Locale) -> String {
        let (line, problem) = (self.line, self.problem.message(locale));
        crate::model::say!(locale, "dòng {line}: {problem}", "line {line}: {problem}")
    }
}

impl LineProblem {
    /// The problem in words.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Rubrics, stream};
    /// let scored = stream::score_line(7, b"{}", &Rubrics::builtin()).ok_or("a blank line")?;
    /// let error = scored.unwrap_err();
    /// assert_eq!(error.line.get(), 7);
    /// assert_eq!(error.message(Locale::Vi), format!("dòng 7: {}", error.problem.message(Locale::Vi)));
    /// assert!(error.problem.message(Locale::Vi).contains("thiếu thuộc tính bắt buộc `document`"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Unreadable(Unreadable {
                pointer, message, ..
            }) => match pointer.as_str() {
                "" => message.get(locale).to_owned(),
                pointer => format!("{pointer}: {}", message.get(locale)),
            },
            Self::InstrumentUnknown(InstrumentRef { id, edition }) => crate::model::say!(
                locale,
                "không có bộ tiêu chí {id}, phiên bản {edition}: hãy đưa tệp bộ tiêu chí vào",
                "the instrument {id}, edition {edition}, is not at hand: give its file"
            ),
            Self::Unfit(finding) => {
                let (pointer, message) = (&finding.pointer, finding.message.get(locale));
                format!("{pointer}: {message} [{}]", finding.rule)
            }
        }
    }
}

impl std::fmt::Display for LineProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Locale::En))
    }
}
