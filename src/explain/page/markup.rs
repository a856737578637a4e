//! Text as markup holds it, in HTML and in the XML of Word files alike.

use super::steers;

/// Text as it stands between tags. Control characters are spaces; what no reader sees is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push('\n'),
            c if c.is_control() => out.push(' '),
            c if is_unseen(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a character is a control of text direction, or none that a document may hold.
pub(crate) fn is_unseen(c: char) -> bool {
    let code = u32::from(c);
    let is_none = (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe;
    is_none || steers(c)
}
