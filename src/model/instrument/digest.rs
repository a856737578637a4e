//! What tells two texts of one instrument and edition apart: a mark of the whole text, and where they first differ.

use crate::model::wire::{StringForm, string_parse, string_serde};
use crate::model::{Both, Detail, Id, Instrument, Locale, Pointer, say};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The mark of an instrument's text (dấu nội dung): 16 hexadecimal digits, which stand in every result.
///
/// It is FNV-1a with 64 bits over the instrument without its `$schema`, written as RFC 8785 writes JSON: names sorted, no
/// blanks, numbers as JavaScript writes them; what is empty is left out. Two texts have the same mark by a chance of one in 2⁶⁴.
/// It guards against mistakes, not against forgery: whoever wants to can make two texts of one mark.
///
/// ```
/// use it_adoption_model::{Digest, Instrument, Rubric, builtin, read};
/// let mut instrument: Instrument = read(builtin()[0].json.as_bytes())?;
/// let mark: Digest = instrument.digest();
/// assert_eq!(mark.as_str().len(), 16);
/// assert_eq!(mark.as_str().parse(), Ok(mark));
/// instrument.schema = None;
/// assert_eq!(instrument.digest(), mark);
/// assert_eq!(Rubric::new(instrument.clone())?.digest(), mark);
/// instrument.retired.clear();
/// instrument.title.vi = "Bộ tiêu chí khác".parse()?;
/// assert_ne!(instrument.digest(), mark);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digits.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl StringForm for Digest {
    const EXPECT: Both<&'static str> = Both::new(
        "dấu nội dung gồm 16 chữ số 0–9, a–f",
        "a mark of 16 digits out of 0-9, a-f",
    );
    fn parse(text: &str) -> Option<Self> {
        let digits: [u8; 16] = text.as_bytes().try_into().ok()?;
        let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        digits.iter().all(is_digit).then_some(Self(digits))
    }
    fn sample() -> Option<Self> {
        Some(Self([b'0'; 16]))
    }
}

string_serde!(Digest);
string_parse!(Digest);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Digest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Digest".into()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::", "Digest").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Mark of a text: FNV-1a with 64 bits over its JSON as RFC 8785 writes it, 16 hexadecimal digits (dấu nội dung).",
            "minLength": 16,
            "maxLength": 16,
            "pattern": "^[0-9a-f]*$",
            "not": { "type": "string", "pattern": "[^0-9a-f]" }
        })
    }
}

/// The first place at which two instruments differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    place: Pointer,
    /// The criterion that the place is in.
    criterion: Option<Id>,
}

impl Instrument {
    /// The mark of the whole text, but for `$schema`, which says nothing.
    pub fn digest(&self) -> Digest {
        let mut text = String::new();
        canonical(&self.written(), &mut text);
        let mark = text.bytes().fold(OFFSET, |mark, byte| {
            (mark ^ u64::from(byte)).wrapping_mul(PRIME)
        });
        let digits = format!("{mark:016x}");
        let digits = digits.as_bytes().try_into();
        Digest(digits.unwrap_or([b'0'; 16]))
    }

    /// Where another one first differs from this one: in what is asked, or else in anything.
    pub(crate) fn difference(&self, other: &Self) -> Option<Difference> {
        if self == other {
            return None;
        }
        let [one, two] = [self, other].map(Self::written);
        let groups = both(
            one.get(GROUPS),
            two.get(GROUPS),
            Pointer::default().with(GROUPS),
        );
        let place = groups.or_else(|| differs(&one, &two, Pointer::default()))?;
        let keys = place.keys();
        let at = match keys.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [GROUPS, group, "criteria", criterion, ..] => {
                group.parse().ok().zip(criterion.parse().ok())
            }
            _ => None,
        };
        let named = |of: &Self| {
            let (group, criterion): (usize, usize) = at?;
            Some(of.groups.get(group)?.criteria.get(criterion)?.id)
        };
        let criterion = named(self).or_else(|| named(other));
        Some(Difference { place, criterion })
    }

    /// The whole document as a tree, but for `$schema`. Not by its text as other documents are: it is long, and that takes longer.
    pub(crate) fn written(&self) -> Value {
        let mut written = serde_json::to_value(self).unwrap_or_default();
        if let Some(properties) = written.as_object_mut() {
            properties.remove("$schema");
        }
        written
    }
}

impl Difference {
    /// The place, and the criterion that it is in.
    pub(crate) fn words(&self, locale: Locale) -> String {
        let place = &self.place;
        match self.criterion {
            Some(criterion) => say!(
                locale,
                "{place} (tiêu chí {criterion})",
                "{place} (criterion {criterion})"
            ),
            None => place.to_string(),
        }
    }
}

impl From<Difference> for Detail {
    fn from(difference: Difference) -> Self {
        Self::new(&difference.place, |locale| difference.words(locale))
    }
}

const GROUPS: &str = "groups";

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// JSON as RFC 8785 writes it, as far as names are ASCII and numbers are below 10²¹ and no finer than a millionth.
fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Object(properties) => {
            let mut properties: Vec<(&String, &Value)> = properties.iter().collect();
            properties.sort_unstable_by_key(|(name, _)| name.as_str());
            let mut before = '{';
            for (name, value) in properties {
                text.push(before);
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                canonical(value, text);
                before = ',';
            }
            text.push_str(if before == '{' { "{}" } else { "}" });
        }
        Value::Array(elements) => {
            let mut before = '[';
            for element in elements {
                text.push(before);
                canonical(element, text);
                before = ',';
            }
            text.push_str(if before == '[' { "[]" } else { "]" });
        }
        // A double is displayed in its shortest form and never with an exponent.
        Value::Number(number) => drop(write!(text, "{}", number.as_f64().unwrap_or_default())),
        other => drop(write!(text, "{other}")),
    }
}

/// The first place where two values differ, properties in the order of their names.
pub(crate) fn differs(one: &Value, other: &Value, place: Pointer) -> Option<Pointer> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            names.into_iter().find_map(|name| {
                let place = place.clone().with(name);
                both(one.get(name), other.get(name), place)
            })
        }
        (Value::Array(one), Value::Array(other)) => {
            let mut all = 0..one.len().max(other.len());
            all.find_map(|at| {
                both(
                    one.get(at),
                    other.get(at),
                    place.clone().with(&at.to_string()),
                )
            })
        }
        _ => (one != other).then_some(place),
    }
}

fn both(one: Option<&Value>, other: Option<&Value>, place: Pointer) -> Option<Pointer> {
    match (one, other) {
        (Some(one), Some(other)) => differs(one, other, place),
        _ => Some(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_written_as_rfc_8785_says() {
        let value = serde_json::json!({
            "b": [1, 20.0, 0.5, 0.000001, 1e20], "a": { "ề": "\u{1}\n\"\\/é", "": [] }, "c": {}, "d": true
        });
        let mut text = String::new();
        canonical(&value, &mut text);
        let expected = r#"{"a":{"":[],"ề":"\u0001\n\"\\/é"},"b":[1,20,0.5,0.000001,100000000000000000000],"c":{},"d":true}"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn only_marks_are_marks() {
        assert!(Digest::parse("0123456789abcdef").is_some());
        for bad in [
            "",
            "0123456789abcde",
            "0123456789ABCDEF",
            "0123456789abcdeg",
            "0123456789abcdef0",
        ] {
            assert!(Digest::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_first_difference_is_named() {
        let at = |one: &str, other: &str| {
            let [one, other] =
                [one, other].map(|text| serde_json::from_str(text).unwrap_or_default());
            differs(&one, &other, Pointer::default()).map(|place| place.to_string())
        };
        assert_eq!(at(r#"{"a":[1,2]}"#, r#"{"a":[1,2]}"#), None);
        assert_eq!(
            at(r#"{"a":[1,2]}"#, r#"{"a":[1,3]}"#).as_deref(),
            Some("/a/1")
        );
        assert_eq!(
            at(r#"{"a":[1,2]}"#, r#"{"a":[1]}"#).as_deref(),
            Some("/a/1")
        );
        assert_eq!(at(r#"{"a":1}"#, r#"{"a":1,"b":2}"#).as_deref(), Some("/b"));
        assert_eq!(at(r#"{"a":1,"b":2}"#, r#"{"a":1}"#).as_deref(), Some("/b"));
    }
}
