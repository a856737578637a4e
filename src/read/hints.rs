//! What somebody probably meant, and what to type.

use crate::model::{Both, is_invisible};
use serde_json::Number;

/// What a character that looks like another one, or like nothing at all, is called, and what to type in its place: nothing
/// where it is to go.
fn looks_like(found: char) -> Option<(Both<&'static str>, &'static str)> {
    Some(match found {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => {
            (Both::new("dấu cách không ngắt", "a no-break space"), " ")
        }
        _ if is_invisible(found) => {
            let name = Both::new("ký tự không nhìn thấy", "a character that cannot be seen");
            (name, "")
        }
        _ if is_space(found) => {
            let name = Both::new(
                "dấu cách khác với dấu cách thường",
                "a space that is not the ordinary one",
            );
            (name, " ")
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => {
            let name = Both::new("gạch ngang khác với dấu -", "a dash that is not the hyphen");
            (name, "-")
        }
        '\u{ff0c}' | '\u{60c}' => {
            let name = Both::new(
                "dấu phẩy khác với dấu ,",
                "a comma that is not the usual one",
            );
            (name, ",")
        }
        '\u{ff1a}' => {
            let name = Both::new(
                "dấu hai chấm khác với dấu :",
                "a colon that is not the usual one",
            );
            (name, ":")
        }
        '“' | '”' | '„' | '‘' | '’' | '«' | '»' => {
            (Both::new("dấu nháy cong", "a curly quote"), "\"")
        }
        _ => return None,
    })
}

/// Whether a character is a space of its own width.
fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// A text in which characters that nobody sees, or tells from a space or a hyphen, stand by their numbers.
#[cfg(feature = "office")]
pub(crate) fn seen(text: &str) -> String {
    let seen =
        |c: char| match is_invisible(c) || is_space(c) || matches!(c, '\u{2010}' | '\u{2011}') {
            true => format!("⟨U+{:04X}⟩", u32::from(c)),
            false => c.to_string(),
        };
    text.chars().map(seen).collect()
}

/// The first character of a text that looks like another, and what to type.
pub(super) fn character(text: &str) -> Option<Both<String>> {
    text.chars().find_map(lookalike)
}

pub(super) fn lookalike(found: char) -> Option<Both<String>> {
    let (name, meant) = looks_like(found)?;
    let code = u32::from(found);
    Some(match meant {
        "" => Both::new(
            format!("có {} (U+{code:04X}), hãy xóa đi", name.vi),
            format!("there is {} (U+{code:04X}), delete it", name.en),
        ),
        " " => Both::new(
            format!("có {} (U+{code:04X}), hãy gõ dấu cách thường", name.vi),
            format!(
                "there is {} (U+{code:04X}), type an ordinary space",
                name.en
            ),
        ),
        meant => Both::new(
            format!("có {} (U+{code:04X}), hãy gõ {meant}", name.vi),
            format!("there is {} (U+{code:04X}), type {meant}", name.en),
        ),
    })
}

/// A number where a string should stand.
pub(super) fn quote(number: &Number) -> Option<Both<String>> {
    Some(Both::new(
        format!("hãy đặt trong dấu nháy kép, \"{number}\""),
        format!("put it in double quotes, \"{number}\""),
    ))
}

/// A string where a number should stand, with whatever else there is that no number has.
pub(super) fn unquote(text: &str) -> Option<Both<String>> {
    let spare = |c: char| is_invisible(c) || is_space(c) || c == '\u{a0}';
    let number = text.trim().replace(spare, "").replace(',', ".");
    let reads = number.parse::<f64>().is_ok_and(f64::is_finite);
    let unquoted = reads.then(|| {
        Both::new(
            format!("hãy bỏ dấu nháy kép, ghi {number}"),
            format!("leave the quotes out and write {number}"),
        )
    });
    unquoted.or_else(|| character(text))
}

/// A comma between two digits, right before where a text stops being JSON.
pub(super) fn decimal_comma(before: &str, after: &str) -> Option<Both<String>> {
    let digits = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
    let whole = before.strip_suffix(',')?;
    let start = whole
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let (whole, part) = (whole.get(start..)?, digits(after));
    (!whole.is_empty() && !part.is_empty()).then(|| {
        Both::new(
            format!("dấu phẩy thập phân, hãy ghi {whole}.{part}"),
            format!("a decimal comma, write {whole}.{part}"),
        )
    })
}
