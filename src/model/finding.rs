//! What checking finds: a rule, a place, and the words for it.

use crate::model::wire::{names, tag};
use crate::model::{Locale, Phrase, Place, Pointer, Rule, Text};

tag! {
    /// The `document` property of [`Findings`].
    FindingsTag = "findings"
}

/// Everything that checking found in one document, always in the same order (kết quả kiểm tra).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Findings {
    /// Kind of document, always findings (loại tài liệu).
    pub document: FindingsTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The findings; none means the document is clean (các phát hiện).
    pub findings: Vec<Finding>,
}

impl Findings {
    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|f| f.severity == Severity::Error)
    }

    /// How many findings are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|f| f.severity == severity)
            .count()
    }

    /// Takes what was found in a document that stands at `place` inside this one.
    pub(crate) fn take(&mut self, place: &Place<'_>, inner: Findings) {
        let outer = place.pointer();
        self.findings
            .extend(inner.findings.into_iter().map(|finding| Finding {
                pointer: outer.then(&finding.pointer),
                ..finding
            }));
    }

    pub(crate) fn add(&mut self, place: &Place<'_>, rule: Rule, args: &[(&'static str, String)]) {
        self.findings.push(rule.at(place, args));
    }
}

/// One thing that checking found (phát hiện).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Finding {
    /// The rule, by its code (mã quy tắc).
    pub rule: Rule,
    /// How bad it is (mức nghiêm trọng).
    pub severity: Severity,
    /// Where in the document (vị trí, JSON Pointer).
    pub pointer: Pointer,
    /// The facts in the message, by name (các dữ kiện trong thông báo).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Arg>,
    /// The message in words (thông báo).
    pub message: Text,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.message.get(crate::Locale::En);
        write!(
            f,
            "{} [{}] at {:?}: {words}",
            self.severity,
            self.rule,
            self.pointer.as_str()
        )
    }
}

/// A named fact in a message (dữ kiện).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Arg {
    /// Its name in the rule's wording (tên).
    pub name: Phrase,
    /// Its value (giá trị).
    pub value: String,
}

names! {
    /// How bad a finding is (mức nghiêm trọng), worst first.
    pub enum Severity {
        /// Breaks a must; an instrument or assessment with an error cannot be scored (lỗi).
        Error,
        /// Breaks a should (cảnh báo).
        Warning,
        /// Worth knowing (gợi ý).
        Advice,
    }
    vi: "error, warning hoặc advice",
    en: "error, warning or advice",
}

impl Severity {
    /// The severity as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Error => locale.pick("lỗi", "error"),
            Self::Warning => locale.pick("cảnh báo", "warning"),
            Self::Advice => locale.pick("gợi ý", "advice"),
        }
    }
}
