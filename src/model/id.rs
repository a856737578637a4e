//! Short ASCII names by which documents refer to each other and to their own parts.

use crate::model::Both;
use crate::model::wire::{StringForm, string_parse, string_serde};
use std::cmp::{Ordering, Reverse};

/// An identifier (mã): 1 to 40 characters out of `A`–`Z`, `a`–`z`, `0`–`9`, `.`, `_`, `-`, with at least one letter or digit,
/// as nothing but dots and dashes is a blank.
///
/// Held in place and copied freely: an identifier never allocates. Forty characters hold a UUID.
///
/// ```
/// use it_adoption_model::Id;
/// const BASIC: Id = Id::new("basic").unwrap();
/// assert_eq!(BASIC.as_str(), "basic");
/// assert!("mức 1".parse::<Id>().is_err());
/// ```
#[derive(Clone, Copy, Eq)]
#[repr(align(8))]
pub struct Id {
    /// The characters, then zeros, which no character is.
    bytes: [u8; Id::MAX],
}

impl Id {
    /// The greatest length, in characters.
    pub const MAX: usize = 40;

    /// An identifier from text, or `None`: for `""`, for 41 characters, for `"H 3"`, for `"mức"`, for `"..."`.
    ///
    /// ```
    /// use it_adoption_model::Id;
    /// const COMPUTERS: Id = Id::new("H.3").unwrap();
    /// assert_eq!(COMPUTERS, "H.3");
    /// assert!(Id::new("mức").is_none());
    /// ```
    pub const fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; Self::MAX];
        let mut says = false;
        let mut from = text.as_bytes();
        let mut to: &mut [u8] = &mut bytes;
        while let Some((byte, rest)) = from.split_first() {
            let Some((place, left)) = to.split_first_mut() else {
                return None;
            };
            says |= match byte {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => true,
                b'.' | b'_' | b'-' => false,
                _ => return None,
            };
            *place = *byte;
            (from, to) = (rest, left);
        }
        if says { Some(Self { bytes }) } else { None }
    }

    /// A letter and a number, such as `O12`.
    pub(crate) fn numbered(letter: char, number: usize) -> Self {
        let mut bytes = [0; Self::MAX];
        let text = format!("{letter}{number}");
        for (byte, from) in bytes.iter_mut().zip(text.bytes()) {
            *byte = from;
        }
        Self { bytes }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        let zeros = |word: &[u8; 8]| u64::from_le_bytes(*word).leading_zeros() as usize / 8;
        let len = Self::MAX - self.words().iter().map(zeros).sum::<usize>();
        let bytes = self.bytes.get(..len).unwrap_or_default();
        str::from_utf8(bytes).unwrap_or_default()
    }

    /// The code as all who write it mean it: capitals do not make it another.
    pub(crate) fn small(self) -> Self {
        Self {
            bytes: self.bytes.map(|byte| byte.to_ascii_lowercase()),
        }
    }

    fn words(&self) -> &[[u8; 8]] {
        self.bytes.as_chunks().0
    }
}

/// Word by word, which ends at the first difference and calls no function, as comparing 40 bytes at once would.
impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.words().iter().zip(other.words());
        pairs.all(|(ours, theirs)| ours == theirs)
    }
}

/// In the order of the characters, word by word as well.
impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        let pairs = self.words().iter().zip(other.words());
        let compared = pairs.map(|(ours, theirs)| {
            let [ours, theirs] = [ours, theirs].map(|word| u64::from_be_bytes(*word));
            ours.cmp(&theirs)
        });
        compared.fold(Ordering::Equal, Ordering::then)
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::hash::Hash for Id {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl std::fmt::Debug for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self.as_str(), f)
    }
}

impl StringForm for Id {
    const EXPECT: Both<&'static str> = Both::new(
        "mã gồm 1–40 ký tự A–Z, a–z, 0–9, '.', '_', '-', trong đó có chữ cái hoặc chữ số",
        "an identifier of 1-40 characters out of A-Z, a-z, 0-9, '.', '_', '-', with a letter or digit among them",
    );
    fn parse(text: &str) -> Option<Self> {
        Self::new(text)
    }
    fn sample() -> Option<Self> {
        Self::new("a")
    }
}

string_serde!(Id);
string_parse!(Id);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        concat!(module_path!(), "::", "Id").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Identifier: 1 to 40 characters out of A-Z, a-z, 0-9, dot, underscore, hyphen, with at least one letter or digit (mã).",
            "minLength": 1,
            "maxLength": Id::MAX,
            "pattern": "^[._-]*[A-Za-z0-9][A-Za-z0-9._-]*$",
            "not": { "type": "string", "pattern": "[^A-Za-z0-9._-]" }
        })
    }
}

/// How many names a list of names tells before it breaks off.
const MOST_LISTED: usize = 20;

/// Names after one another, as many as anybody would read.
pub(crate) fn listed<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    let told: Vec<&str> = names.by_ref().take(MOST_LISTED).collect();
    let more = names.next().map(|_| ", …").unwrap_or_default();
    format!("{}{more}", told.join(", "))
}

/// How many names are looked at to find what somebody meant, and how many pairs of characters are compared: enough for
/// hundreds of names of ordinary length.
const MOST_NAMES: usize = 256;
const MOST_PAIRS: usize = 16 * 1024;

/// Which of `known` somebody probably meant by `wrong`: the nearest by edits, if near enough; of several that are as near the one
/// that begins alike for longest, and none where that decides nothing, as nobody can tell which of them is meant.
///
/// Case does not count, and at most a third of the characters may differ. Of very many names only the first are looked at.
pub(crate) fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = |id: &str| 1.max(id.len() / 3);
    let mut pairs = 0_usize;
    let near = known
        .take(MOST_NAMES)
        .filter(|id| wrong.len().abs_diff(id.len()) <= most(id))
        .take_while(|id| {
            pairs = pairs.saturating_add(wrong.len().saturating_mul(id.len()));
            pairs <= MOST_PAIRS
        })
        .map(|id| {
            let (wrong, near) = (wrong.to_ascii_lowercase(), id.to_ascii_lowercase());
            let alike = wrong.bytes().zip(near.bytes());
            let begins = alike.take_while(|(a, b)| a == b).count();
            (edits(&wrong, &near), Reverse(begins), id)
        })
        .filter(|(edits, _, id)| *edits <= most(id));
    let mut near: Vec<_> = near.collect();
    near.sort();
    near.dedup();
    match near.as_slice() {
        [(edits, begins, _), (others, begin, _), ..] if (edits, begins) == (others, begin) => None,
        [(_, _, id), ..] => Some(id),
        [] => None,
    }
}

/// Levenshtein distance between two ASCII names.
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (y, cell) in b.bytes().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_an_id() {
        for good in ["a", "H.3", &"a".repeat(40)] {
            assert_eq!(
                Id::new(good).map(|id| id.to_string()).as_deref(),
                Some(good)
            );
        }
        assert_ne!(Id::new("a"), Id::new("a-"));
        assert_ne!(Id::new(&"a".repeat(39)), Id::new(&"a".repeat(40)));
        assert!(Id::new(&"a".repeat(41)).is_none());
        for bad in ["", " ", "a b", "é", "a/b", "a\n", "...", "-", "__"] {
            assert!(Id::new(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn order_is_that_of_the_text() {
        let ids = ["A", "A.1", "A.10", "A.2", "B", "a"].map(Id::new);
        assert!(ids.is_sorted());
    }

    proptest::proptest! {
        #[test]
        fn equality_order_and_length_are_those_of_the_text(a in "[.A-Za-z0-9_-]{1,40}", b in "[.A-Za-z0-9_-]{1,40}", cut in 1..41_usize) {
            let longer = format!("{}{b}", a.get(..cut).unwrap_or(&a));
            for (a, b) in [(&a, &b), (&a, &a), (&a, &longer)] {
                let (Some(one), Some(other)) = (Id::new(a), Id::new(b)) else { continue };
                proptest::prop_assert_eq!(one.as_str(), a);
                proptest::prop_assert_eq!(one.cmp(&other), a.cmp(b));
                proptest::prop_assert_eq!(one == other, a == b);
            }
        }
    }

    #[test]
    fn edits_are_counted() {
        for (a, b, n) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("h.3", "h3", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(edits(a, b), n, "{a} {b}");
        }
    }

    #[test]
    fn nearest_suggests_only_what_is_near() {
        let known = ["P.1", "H.3", "operational"];
        assert_eq!(nearest("h3", known.into_iter()), Some("H.3"));
        assert_eq!(
            nearest("operationel", known.into_iter()),
            Some("operational")
        );
        assert_eq!(nearest("zzz", known.into_iter()), None);
        // One digit is wrong, and any may be meant; but nobody means another group.
        let levels = ["muc-1", "muc-2", "muc-3"];
        assert_eq!(nearest("muc-4", levels.into_iter()), None);
        let criteria = ["1.4", "2.4", "5.3"];
        assert_eq!(nearest("5.4", criteria.into_iter()), Some("5.3"));
        assert_eq!(nearest("Muc-2", levels.into_iter()), Some("muc-2"));
        assert_eq!(nearest(&"z".repeat(1 << 24), known.into_iter()), None);
    }
}
