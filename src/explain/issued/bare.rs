//! What people write with its label, its dash or its punctuation, without them: the page prints its own.

use crate::model::Phrase;

/// A number and symbol without the word that stands before it.
pub(in crate::explain) fn unlabelled_number(written: &Phrase) -> &str {
    bare(written.as_str(), &["Số", "No."])
}

/// A text without a dash or one of the labels before it, and without the punctuation after it.
pub(super) fn bare<'t>(text: &'t str, labels: &[&str]) -> &'t str {
    let ends = |c: char| c.is_whitespace() || [',', ';', '.'].contains(&c);
    unlabelled(text, labels).trim_end_matches(ends)
}

/// A text without a dash, or one of the labels in capitals or small letters, before it. A text of nothing else stays.
pub(super) fn unlabelled<'t>(text: &'t str, labels: &[&str]) -> &'t str {
    let undashed = text.trim_start_matches(|c: char| c.is_whitespace() || "-–—•+*".contains(c));
    let text = match undashed.starts_with(char::is_alphabetic) {
        true if undashed.len() < text.trim_start().len() => undashed,
        _ => text,
    };
    let mut labels = labels.iter();
    let behind = labels.find_map(|label| after(text.trim_start(), label));
    let behind =
        behind.map(|rest| rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':'));
    behind.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// Whether a text begins with these words, in whatever letters.
pub(super) fn begins(text: &str, words: &str) -> bool {
    after(text, words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// What stands behind the beginning of a text, in whatever letters that is written.
fn after<'t>(text: &'t str, beginning: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    let same = |wanted: char| {
        rest.next()
            .is_some_and(|c| c.to_lowercase().eq(wanted.to_lowercase()))
    };
    beginning.chars().all(same).then_some(rest.as_str())
}
