//! What checking finds: a rule, a place, and the words for it.

use crate::wire::{Expect, StringForm, names, string_serde, tag};
use crate::{Locale, Phrase, Rule, Text};

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
                pointer: Pointer(format!("{}{}", outer.0, finding.pointer.0)),
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

/// A place in a document: a JSON Pointer (RFC 6901); empty for the document itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(String);

impl Pointer {
    /// A pointer from its written form, or `None`: for `"a"`, for `"/~2"`.
    ///
    /// ```
    /// use it_adoption_model::Pointer;
    /// assert!(Pointer::new("/answers/3/value").is_some());
    /// assert!(Pointer::new("answers").is_none());
    /// ```
    pub fn new(text: &str) -> Option<Self> {
        let escaped = text
            .split('~')
            .skip(1)
            .all(|after| after.starts_with(['0', '1']));
        ((text.is_empty() || text.starts_with('/')) && escaped).then(|| Self(text.into()))
    }

    /// The written form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn push(&mut self, key: &str) {
        self.0.push('/');
        for c in key.chars() {
            match c {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                _ => self.0.push(c),
            }
        }
    }
}

impl StringForm for Pointer {
    const EXPECT: Expect = Expect {
        vi: "một JSON Pointer, như /answers/3",
        en: "a JSON Pointer such as /answers/3",
    };
    fn parse(text: &str) -> Option<Self> {
        Self::new(text)
    }
}

string_serde!(Pointer);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Pointer {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pointer".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "JSON Pointer, RFC 6901; empty for the document itself (vị trí trong tài liệu).",
            "pattern": "^(?:/(?:[^/~]|~[01])*)*$",
            "not": { "type": "string", "pattern": "^[^/]" }
        })
    }
}

/// A place while walking a document: a path of borrowed keys that costs nothing until it is needed.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    key: Key<'a>,
}

/// One step of a [`Place`].
#[derive(Clone, Copy)]
pub(crate) enum Key<'a> {
    Root,
    Name(&'a str),
    Index(usize),
}

impl<'a> Place<'a> {
    pub(crate) const ROOT: Place<'static> = Place {
        parent: None,
        key: Key::Root,
    };

    pub(crate) fn name(&'a self, name: &'a str) -> Place<'a> {
        Place {
            parent: Some(self),
            key: Key::Name(name),
        }
    }

    pub(crate) fn index(&'a self, index: usize) -> Place<'a> {
        Place {
            parent: Some(self),
            key: Key::Index(index),
        }
    }

    /// The place at the end of a path from here.
    pub(crate) fn follow<T>(&self, path: &[Key<'_>], then: impl FnOnce(&Place<'_>) -> T) -> T {
        match path {
            [] => then(self),
            [key, rest @ ..] => {
                let next = Place {
                    parent: Some(self),
                    key: *key,
                };
                next.follow(rest, then)
            }
        }
    }

    pub(crate) fn pointer(&self) -> Pointer {
        let mut pointer = self.parent.map(Place::pointer).unwrap_or_default();
        match self.key {
            Key::Root => {}
            Key::Name(name) => pointer.push(name),
            Key::Index(index) => pointer.push(&index.to_string()),
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_becomes_a_pointer() {
        let root = Place::ROOT;
        assert_eq!(root.pointer().as_str(), "");
        let answers = root.name("answers");
        let third = answers.index(3);
        assert_eq!(third.name("a/b~c").pointer().as_str(), "/answers/3/a~1b~0c");
    }

    #[test]
    fn only_pointers_are_pointers() {
        for good in ["", "/", "/a", "/a/0", "/~0~1"] {
            assert!(Pointer::new(good).is_some(), "{good}");
        }
        for bad in ["a", "/~", "/~2", "~0"] {
            assert!(Pointer::new(bad).is_none(), "{bad}");
        }
    }
}
