//! Places in a document, as JSON Pointers.

use crate::model::Both;
use crate::model::wire::{StringForm, string_parse, string_serde};

/// A place in a document: a JSON Pointer (RFC 6901); empty for the document itself.
///
/// ```
/// use it_adoption_model::Pointer;
/// let place: Pointer = "/answers/3/value".parse()?;
/// assert_eq!(place.as_str(), "/answers/3/value");
/// # Ok::<(), it_adoption_model::ParseError>(())
/// ```
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

    /// The keys that it leads along: names of properties, and positions in lists.
    ///
    /// ```
    /// use it_adoption_model::Pointer;
    /// let place: Pointer = "/answers/3/a~1b".parse()?;
    /// assert_eq!(place.keys(), ["answers", "3", "a/b"]);
    /// assert!(Pointer::default().keys().is_empty());
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn keys(&self) -> Vec<String> {
        let keys = self.as_str().split('/').skip(1);
        keys.map(|key| key.replace("~1", "/").replace("~0", "~"))
            .collect()
    }

    /// The place that this one is in; none for the document itself.
    ///
    /// ```
    /// use it_adoption_model::Pointer;
    /// let place: Pointer = "/answers/3".parse()?;
    /// assert_eq!(place.parent(), Pointer::new("/answers"));
    /// assert_eq!(Pointer::default().parent(), None);
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Self(parent.to_owned()))
    }

    /// The place at `inner` of the document that stands here.
    pub(crate) fn then(&self, inner: &Self) -> Self {
        Self(format!("{}{}", self.0, inner.0))
    }

    /// The place of the property or element `key` in what stands here.
    pub(crate) fn with(mut self, key: &str) -> Self {
        self.0.push('/');
        for c in key.chars() {
            match c {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                _ => self.0.push(c),
            }
        }
        self
    }
}

impl StringForm for Pointer {
    const EXPECT: Both<&'static str> = Both::new(
        "một JSON Pointer, như /answers/3",
        "a JSON Pointer such as /answers/3",
    );
    fn parse(text: &str) -> Option<Self> {
        Self::new(text)
    }
    fn sample() -> Option<Self> {
        Some(Self::default())
    }
}

string_serde!(Pointer);
string_parse!(Pointer);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Pointer {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pointer".into()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::", "Pointer").into()
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
pub(crate) enum Place<'a> {
    Root,
    Name(&'a Place<'a>, &'a str),
    Index(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    pub(crate) fn name(&'a self, name: &'a str) -> Place<'a> {
        Place::Name(self, name)
    }

    pub(crate) fn index(&'a self, index: usize) -> Place<'a> {
        Place::Index(self, index)
    }

    pub(crate) fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::default(),
            Self::Name(parent, name) => parent.pointer().with(name),
            Self::Index(parent, index) => parent.pointer().with(&index.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_becomes_a_pointer() {
        let root = Place::Root;
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
