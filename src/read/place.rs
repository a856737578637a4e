//! Lines and columns, worked out only when something is wrong.

/// The line and column, in characters from 1, just after `before`.
pub(super) fn end(before: &str) -> (usize, usize) {
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.split('\n').count(), line.chars().count() + 1)
}

/// A line and column counted in bytes, as serde_json does, in characters.
pub(super) fn characters(text: &str, line: usize, column: usize) -> (usize, usize) {
    let bytes = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let before = bytes.char_indices().take_while(|(at, _)| at + 1 < column);
    (line.max(1), before.count() + 1)
}
