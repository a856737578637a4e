//! Lines and columns, worked out only when something is wrong.

use serde_json::value::RawValue;
use std::collections::HashMap;

/// The parts of an array or object, each with its key, in any order; none of a text that is not JSON.
pub(super) fn parts(value: &str) -> Vec<(String, &str)> {
    let value = value.trim_ascii_start();
    if value.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
        let items = items.into_iter().enumerate();
        return items
            .map(|(at, item)| (at.to_string(), item.get()))
            .collect();
    }
    let properties: HashMap<String, &RawValue> = serde_json::from_str(value).unwrap_or_default();
    let properties = properties.into_iter();
    properties.map(|(key, value)| (key, value.get())).collect()
}

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
