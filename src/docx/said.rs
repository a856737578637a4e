//! What lines say, however they are spaced and whatever is still open in them.

use super::fill::clean;
use super::read::GAP;

/// What a line says: programs break lines and set spaces as they like, and dots are what is still open.
pub(super) fn said(line: &str) -> String {
    let said = |c: &char| !['…', GAP].contains(c) && !c.is_whitespace();
    line.chars().filter(said).collect()
}

/// A line as it is told, with dots for places.
pub(super) fn squeezed(line: &str) -> String {
    clean(&line.replace(GAP, "…"))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a line is another one with something written on it: before it, after it, on what is to be written on.
pub(super) fn holds(line: &str, other: &str, on: &[char]) -> bool {
    let said = |text: &str| text.replace(char::is_whitespace, "").replace(on, "");
    let line = said(line);
    let parts: Vec<String> = other.split(on).map(said).collect();
    let parts: Vec<&String> = parts.iter().filter(|part| !part.is_empty()).collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return false;
    };
    let mut rest = line.as_str();
    (line.starts_with(*first) || line.ends_with(*last))
        && parts.iter().all(|part| match rest.split_once(*part) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
}
