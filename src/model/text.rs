//! Words for people: Vietnamese first, English beside it.

use crate::model::wire::{StringForm, string_parse, string_serde};
use crate::model::{Both, Locale, ParseError};
use std::sync::Arc;

/// What stands where a person must still write something.
const OPEN: &str = "…";

/// Whether a text is an open place: a blank of a form, whichever way it is printed or typed.
///
/// That is nothing but dots, dashes, underscores, slashes, brackets and blanks; or a number of a document of which a part is
/// still blank, such as `…/KH-THCS`, `12/KH-…` or `/QĐ-UBND`.
pub(crate) fn is_open(text: &str) -> bool {
    let bytes = text.as_bytes();
    !begins_words(bytes) && may_be_open(bytes) && (text.chars().all(fills) || is_open_number(text))
}

/// Whether a text plainly begins with words, as most do: then nothing of it needs a closer look.
fn begins_words(text: &[u8]) -> bool {
    let blanks = match text.first() {
        // A number of a document may be labelled, and its label ends with a blank.
        Some(b'S' | b's') => 2,
        Some(first) if is_letter(*first) => 1,
        _ => return false,
    };
    let mut rest = Some(text);
    (0..blanks).all(|_| {
        rest = rest.and_then(next_word);
        rest.is_some()
    })
}

/// What stands behind the first blank, where that is near and a letter follows it.
fn next_word(text: &[u8]) -> Option<&[u8]> {
    let rest = text.get(near_blank(text)? + 1..)?;
    rest.first()
        .is_some_and(|first| is_letter(*first))
        .then_some(rest)
}

/// The place of the first blank, where it is among the first eight bytes. Most words of Vietnamese are shorter.
fn near_blank(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    // The lowest byte that was a blank is zero; with one taken from it, its highest bit is set.
    let bytes = u64::from_le_bytes(*text.first_chunk()?) ^ (ONES * b' ' as u64);
    let blanks = bytes.wrapping_sub(ONES) & !bytes & (ONES << 7);
    (blanks > 0).then(|| blanks.trailing_zeros() as usize / 8)
}

/// Whether a character that begins with this byte is a letter or a digit; of some letters it does not tell.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | matches!(byte, 0xc3..=0xc6)
}

/// Whether a blank may stand anywhere: at the beginning, behind the label of a number, behind a slash or a dash.
fn may_be_open(text: &[u8]) -> bool {
    let begins = |first: &u8| !is_letter(*first) || matches!(first, b'S' | b's');
    text.first().is_none_or(begins) || is_cut(text)
}

/// Whether something else than a letter stands behind a slash or a dash.
fn is_cut(text: &[u8]) -> bool {
    let cuts = |byte: u8| (byte == b'/') | (byte == b'-');
    let behind = |byte: u8, next: u8| cuts(byte) & !cuts(next) & !is_letter(next);
    let (mut found, mut rest) = (false, text);
    // Seventeen bytes at once and none left early, so that the compiler takes them together.
    while let Some(window) = rest.first_chunk::<17>() {
        let ([bytes @ .., _], [_, nexts @ ..]) = (window, window);
        let pairs = bytes.iter().zip(nexts);
        found |= pairs.fold(false, |found, (byte, next)| found | behind(*byte, *next));
        rest = rest.get(bytes.len()..).unwrap_or_default();
    }
    let nexts = rest.get(1..).unwrap_or_default();
    found
        || rest
            .iter()
            .zip(nexts)
            .any(|(byte, next)| behind(*byte, *next))
}

/// Whether a character stands where words are missing.
fn fills(c: char) -> bool {
    let unseen = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    );
    let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let dot = matches!(c, '.' | '·' | '•' | '․' | '‥' | '…' | '⋯');
    c.is_whitespace() || unseen || dash || dot || matches!(c, '_' | '/' | '(' | ')' | '[' | ']')
}

/// Whether one of the parts between the slashes and dashes of a number, a path or an address is a blank.
fn is_open_number(text: &str) -> bool {
    let text = text.trim_matches(char::is_whitespace);
    let labelled = text.strip_prefix("Số").or_else(|| text.strip_prefix("số"));
    let number = labelled.map_or(text, |rest| {
        rest.strip_prefix(':').unwrap_or(rest).trim_start()
    });
    if number.bytes().any(|byte| byte.is_ascii_whitespace()) || !number.contains('/') {
        return false;
    }
    let is_symbol = |symbol: &str| {
        symbol.contains(char::is_uppercase)
            && !symbol.contains(['/', '.'])
            && !symbol.contains(char::is_lowercase)
    };
    let mut parts = number.as_bytes().split(|byte| matches!(byte, b'/' | b'-'));
    let is_open = parts.any(is_blank) || number.strip_prefix('/').is_some_and(is_symbol);
    is_open && !number.contains(char::is_whitespace)
}

/// Whether a part of a number is a blank. A lone dot, or two, is a folder.
fn is_blank(part: &[u8]) -> bool {
    let is_said = part.first().is_some_and(u8::is_ascii_alphanumeric);
    let is_folder = matches!(part, b"" | b"." | b"..");
    !is_said && !is_folder && str::from_utf8(part).is_ok_and(|part| part.chars().all(fills))
}

/// A piece of text that is not empty: at least one character, of any kind.
///
/// Composed (NFC) and decomposed (NFD) Vietnamese are both accepted and kept as they came.
/// Cloning shares the characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phrase(Arc<str>);

impl Phrase {
    /// A phrase from any text but the empty one, which gives `None`.
    ///
    /// ```
    /// use it_adoption_model::Phrase;
    /// assert!(Phrase::new("Trường THCS A").is_some());
    /// assert!(Phrase::new("").is_none());
    /// ```
    pub fn new(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.into()))
    }

    /// A phrase from wording of our own, which is never empty.
    pub(crate) fn known(text: &str) -> Self {
        Self(text.into())
    }

    /// An open place: `…`, like the dotted lines of Vietnamese forms. A person must still fill it.
    ///
    /// ```
    /// use it_adoption_model::Phrase;
    /// assert_eq!(Phrase::open().as_str(), "…");
    /// ```
    pub fn open() -> Self {
        Self(OPEN.into())
    }

    /// Whether it is an open place, whichever way it is printed or typed: `…`, `......`, `____`, `-`, a blank, or a number
    /// such as `…/KH-THCS`.
    ///
    /// ```
    /// use it_adoption_model::Phrase;
    /// let is_open = |text| Phrase::new(text).unwrap().is_open();
    /// assert!(["…", "......", "__ / __ / ____", " ", "…/KH-THCS"].into_iter().all(is_open));
    /// assert!(!["v.v…", "45/KH-THCS", "../KH.pdf"].into_iter().any(is_open));
    /// ```
    pub fn is_open(&self) -> bool {
        is_open(&self.0)
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl StringForm for Phrase {
    const EXPECT: Both<&'static str> =
        Both::new("một chuỗi không rỗng", "a string that is not empty");
    fn parse(text: &str) -> Option<Self> {
        Self::new(text)
    }
    fn sample() -> Option<Self> {
        Some(Self::open())
    }
}

string_serde!(Phrase);
string_parse!(Phrase);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Phrase {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Phrase".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// The same words in Vietnamese and, where somebody wrote them, in English (văn bản song ngữ).
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Text {
    /// Vietnamese (tiếng Việt).
    pub vi: Phrase,
    /// English (tiếng Anh).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<Phrase>,
}

impl From<Phrase> for Text {
    fn from(vi: Phrase) -> Self {
        Self { vi, en: None }
    }
}

impl std::str::FromStr for Text {
    type Err = ParseError;

    /// The Vietnamese alone.
    fn from_str(vi: &str) -> Result<Self, Self::Err> {
        vi.parse::<Phrase>().map(Self::from)
    }
}

impl TryFrom<&str> for Text {
    type Error = ParseError;

    fn try_from(vi: &str) -> Result<Self, Self::Error> {
        vi.parse()
    }
}

impl Text {
    /// A text in both languages; `None` if the Vietnamese is empty. An empty English is left out.
    pub fn new(vi: &str, en: &str) -> Option<Self> {
        Some(Self {
            vi: Phrase::new(vi)?,
            en: Phrase::new(en),
        })
    }

    /// A text in both languages from wording of our own.
    pub(crate) fn known(words: Both<impl AsRef<str>>) -> Self {
        Self {
            vi: Phrase::known(words.vi.as_ref()),
            en: Some(Phrase::known(words.en.as_ref())),
        }
    }

    /// An open place, see [`Phrase::open`].
    ///
    /// ```
    /// use it_adoption_model::Text;
    /// assert!(Text::open().is_open());
    /// assert!(!Text::new("Còn để trống…", "").unwrap().is_open());
    /// ```
    pub fn open() -> Self {
        Self {
            vi: Phrase::open(),
            en: None,
        }
    }

    /// Whether the Vietnamese is an open place.
    pub fn is_open(&self) -> bool {
        self.vi.is_open()
    }

    /// The words in `locale`; Vietnamese where there are no English ones.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Text};
    /// let both = Text::new("Có kế hoạch", "There is a plan").ok_or("nothing in Vietnamese")?;
    /// assert_eq!(both.get(Locale::En), "There is a plan");
    /// let vietnamese: Text = "Có kế hoạch".parse()?;
    /// assert_eq!(vietnamese.get(Locale::En), "Có kế hoạch");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, locale: Locale) -> &str {
        match (locale, &self.en) {
            (Locale::En, Some(en)) => en.as_str(),
            _ => self.vi.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fills, is_open, is_open_number};

    /// All texts of up to five of these characters, short ones also at the edges of what is looked at together and
    /// twice within it: nothing that the quick looks leave out is open.
    #[test]
    fn quick_looks_leave_out_nothing() {
        let characters = ["S", "ố", "a", "Đ", "7", ":", "/", "-", ".", "…", " "];
        let longer = |texts: &Vec<String>| {
            let of = |text: &String| characters.map(|more| format!("{text}{more}"));
            texts.iter().flat_map(of).collect::<Vec<_>>()
        };
        let lengths = std::iter::successors(Some(vec![String::new()]), |texts| Some(longer(texts)));
        let texts: Vec<String> = lengths.take(6).flatten().collect();
        let short = texts.iter().filter(|text| text.chars().count() < 4);
        let within = short.flat_map(|text| {
            let edges = (10..20).flat_map(|before| [0, 1, 20].map(|after| (before, after)));
            let edges = edges.chain([(0, 20)]);
            edges.map(move |(before, after)| {
                format!("{}{text}{}", "a".repeat(before), "a".repeat(after))
            })
        });
        let two = texts.iter().filter(|text| text.chars().count() == 2);
        let twice = two.flat_map(|text| {
            let between = (0..20).map(|between| "7".repeat(between));
            between.map(move |between| format!("7{text}{between}{text}{}", "7".repeat(20)))
        });
        let mut open = [0, 0];
        for text in texts.iter().cloned().chain(within).chain(twice) {
            let looked = text.chars().all(fills) || is_open_number(&text);
            assert_eq!(is_open(&text), looked, "{text:?}");
            let [short, long] = &mut open;
            *(if text.len() < 10 { short } else { long }) += usize::from(looked);
        }
        assert!(open.iter().all(|open| *open > 1000), "{open:?}");
    }

    #[test]
    fn blanks_are_open_and_words_are_not() {
        for open in [
            "…",
            "……………",
            "...",
            ".",
            "__________",
            "-",
            "–––",
            " ",
            "\u{a0}\t\n",
            "\u{200b}",
            "(…)",
            "[ ]",
            "…/…/…",
            "…/KH-THCSMH",
            "…/KH-…",
            "..../KH-THCS",
            "___/QĐ-UBND",
            "12/KH-…",
            "…/2026/NĐ-CP",
            "Số: …/KH-THCS",
            "Số:     /KH-THCS",
            "  /KH-THCSMH",
            "/QĐ-UBND",
            "KH-…/2026",
            "https://truong.edu.vn/…",
            "ho-so/…/ke-hoach.pdf",
        ] {
            assert!(is_open(open), "{open:?}");
        }
        for said in [
            "0",
            "x",
            "?",
            "✓",
            "v.v…",
            "Còn để trống…",
            "… và nhiều nội dung khác",
            "45/KH-THCSMH",
            "30/2020/NĐ-CP",
            "12/KH-THCS-MH",
            "/srv/KH.pdf",
            "../KH-THCS/ke-hoach.pdf",
            "./KH",
            "/home/a/b.pdf",
            "/KH/b",
            "và/hoặc",
            "https://github.com/a/compare/v1...v2",
            "A-B",
        ] {
            assert!(!is_open(said), "{said:?}");
        }
    }
}
