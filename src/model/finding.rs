//! What checking finds: a rule, a place, and the words for it.

use crate::model::wire::{names, tag};
use crate::model::{Both, Detail, Locale, Phrase, Place, Pointer, Rule, Text, say};
use std::collections::HashSet;

tag! {
    /// The `document` property of [`Findings`].
    FindingsTag = "findings"
}

/// Everything that checking found in one document, always in the same order (kết quả kiểm tra).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[must_use = "errors stand among the findings"]
#[non_exhaustive]
pub struct Findings {
    /// Kind of document, always findings (loại tài liệu).
    pub document: FindingsTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// The findings; none means the document is clean (các phát hiện).
    pub findings: Vec<Finding>,
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(found: I) -> Self {
        Self {
            findings: found.into_iter().collect(),
            ..Self::default()
        }
    }
}

/// The findings one by one.
///
/// ```
/// use it_adoption_model::{Findings, Instrument, check, read};
/// # let holed = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/instrument-bands-hole.json"));
/// let findings = check::instrument(&read::<Instrument>(holed)?);
/// let places: Vec<&str> = (&findings).into_iter().map(|finding| finding.pointer.as_str()).collect();
/// assert!(places.iter().all(|place| place.starts_with("/scoring")));
/// let again: Findings = findings.clone().into_iter().collect();
/// assert_eq!(again, findings);
/// # Ok::<(), it_adoption_model::ReadError>(())
/// ```
impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.into_iter()
    }
}

impl<'f> IntoIterator for &'f Findings {
    type Item = &'f Finding;
    type IntoIter = std::slice::Iter<'f, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.iter()
    }
}

impl Findings {
    /// Whether any finding is an error.
    ///
    /// ```
    /// use it_adoption_model::{Instrument, Severity, check, read};
    /// # let holed = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/instrument-bands-hole.json"));
    /// let findings = check::instrument(&read::<Instrument>(holed)?);
    /// assert_eq!(findings.has_errors(), findings.count(Severity::Error) > 0);
    /// # Ok::<(), it_adoption_model::ReadError>(())
    /// ```
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

    /// Adds what was found at `place`.
    #[cold]
    pub(crate) fn add(&mut self, place: &Place<'_>, found: impl Into<Finding>) {
        self.findings.push(found.into().under(place));
    }

    /// Takes what was found in a document that stands at `place` inside this one.
    pub(crate) fn take(&mut self, place: &Place<'_>, inner: Findings) {
        let found = inner.findings.into_iter();
        self.findings
            .extend(found.map(|finding| finding.under(place)));
    }

    /// Adds what was found at `place`, unless it is among what was told before.
    pub(crate) fn add_once(
        &mut self,
        told: &mut HashSet<Finding>,
        place: &Place<'_>,
        found: impl Into<Finding>,
    ) {
        let found = found.into().under(place);
        if told.insert(found.clone()) {
            self.findings.push(found);
        }
    }

    /// The first error, if there is one.
    pub(crate) fn into_error(self) -> Option<Box<Finding>> {
        let mut found = self.findings.into_iter();
        found.find(|f| f.severity == Severity::Error).map(Box::new)
    }
}

/// One thing that checking found (phát hiện).
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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

impl Finding {
    /// A finding of the place where it is made, until it is put under another.
    pub(crate) fn new(rule: Rule, args: Vec<Arg>, message: Both<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            pointer: Pointer::default(),
            args,
            message: Text::known(message),
        }
    }

    /// The finding as one of the document or part that has at `place` what it was a finding of.
    pub(crate) fn under(self, place: &Place<'_>) -> Self {
        Self {
            pointer: place.pointer().then(&self.pointer),
            ..self
        }
    }

    /// The finding as one at this place of the document.
    pub(crate) fn at(self, pointer: &Pointer) -> Self {
        Self {
            pointer: pointer.clone(),
            ..self
        }
    }

    /// The finding with the question whether `meant` was meant, if that is known.
    pub(crate) fn nearest(mut self, meant: Option<&str>) -> Self {
        if let Some(meant) = meant {
            let detail = Detail::from(meant);
            self.message = Text::known(Both::of(|locale| {
                let (words, meant) = (self.message.get(locale), detail.read(locale));
                say!(
                    locale,
                    "{words} Có phải ý bạn là {meant}?",
                    "{words} Did you mean {meant}?"
                )
            }));
            self.args.push(Arg::new("nearest", detail));
        }
        self
    }

    /// The finding with a detail that its wording does not name, as the one at position `at`.
    pub(crate) fn aside(mut self, at: usize, name: &str, detail: impl Into<Detail>) -> Self {
        let at = at.min(self.args.len());
        self.args.insert(at, Arg::new(name, detail.into()));
        self
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.message.get(Locale::En);
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
#[derive(Debug, Clone, PartialEq, Hash, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Arg {
    /// Its name in the rule's wording (tên).
    pub name: Phrase,
    /// Its value (giá trị).
    pub value: String,
}

impl Arg {
    pub(crate) fn new(name: &str, detail: Detail) -> Self {
        Self {
            name: Phrase::known(name),
            value: detail.into_data(),
        }
    }
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
    ///
    /// ```
    /// use it_adoption_model::{Locale, Severity};
    /// assert_eq!(Severity::Warning.label(Locale::Vi), "cảnh báo");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Error => locale.pick("lỗi", "error"),
            Self::Warning => locale.pick("cảnh báo", "warning"),
            Self::Advice => locale.pick("gợi ý", "advice"),
        }
    }
}
