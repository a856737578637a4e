//! Where the places of a document stand in its text, and what criterion they are about.

use super::{place, text};
use crate::model::{Id, Pointer};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// Where a place of a document stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// The criterion that it is about, as the nearest object around it names one.
    pub criterion: Option<Id>,
}

/// Where each of several places stands in a JSON text; the nearest place around one that is not there. Nothing where the text is
/// not JSON.
///
/// ```
/// use it_adoption_model::{Pointer, spots};
/// let json = br#"{"answers": [
///   {"criterion": "P.1", "value": {"condition": true}}
/// ]}"#;
/// let place = Pointer::new("/answers/0/value").ok_or("no pointer")?;
/// let spots = spots(json, &[place]);
/// let spot = spots[0].ok_or("no spot")?;
/// assert_eq!(spot.line, 2);
/// assert_eq!(spot.criterion.map(|id| id.to_string()).as_deref(), Some("P.1"));
/// # Ok::<(), &str>(())
/// ```
pub fn spots(json: &[u8], places: &[Pointer]) -> Vec<Option<Spot>> {
    match text(json) {
        Ok(text) => spots_in(text, places),
        Err(_) => vec![None; places.len()],
    }
}

pub(super) fn spots_in(text: &str, places: &[Pointer]) -> Vec<Option<Spot>> {
    let mut found = vec![None; places.len()];
    let wanted = places.iter().enumerate().map(|(at, pointer)| Wanted {
        at,
        keys: pointer.keys(),
    });
    let Ok(whole) = serde_json::from_str::<&RawValue>(text) else {
        return found;
    };
    let mut lines = Lines::new(text);
    let mut ends = Vec::new();
    walk(whole.get(), 0, None, "", wanted.collect(), &mut ends);
    ends.sort_unstable_by_key(|(_, value, _)| value.as_ptr() as usize);
    for (at, value, criterion) in ends {
        let offset = (value.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let (line, column) = lines.at(offset);
        if let Some(spot) = found.get_mut(at) {
            *spot = Some(Spot {
                line,
                column,
                criterion,
            });
        }
    }
    found
}

/// A place that is looked for, by the keys that lead to it.
struct Wanted {
    at: usize,
    keys: Vec<String>,
}

/// Opens each value on the way once, whatever the number of places in it.
fn walk<'t>(
    value: &'t str,
    depth: usize,
    criterion: Option<Id>,
    name: &str,
    wanted: Vec<Wanted>,
    ends: &mut Vec<(usize, &'t str, Option<Id>)>,
) {
    let is_array = value.starts_with('[');
    let mut parts: HashMap<String, &str> = HashMap::new();
    if !is_array || wanted.iter().any(|w| w.keys.len() > depth) {
        parts = place::parts(value).into_iter().collect();
    }
    let own = match name {
        "criteria" => parts.get("id"),
        _ => parts.get("criterion"),
    };
    let own = own.and_then(|id| serde_json::from_str::<Id>(id).ok());
    let criterion = own.or(criterion);
    let mut inside: HashMap<String, Vec<Wanted>> = HashMap::new();
    for wanted in wanted {
        let key = wanted.keys.get(depth);
        match key.filter(|key| parts.contains_key(*key)).cloned() {
            Some(key) => inside.entry(key).or_default().push(wanted),
            None => ends.push((wanted.at, value, criterion)),
        }
    }
    for (key, wanted) in inside {
        if let Some(inner) = parts.get(&key) {
            let name = if is_array { name } else { &key };
            walk(inner, depth + 1, criterion, name, wanted, ends);
        }
    }
}

/// Lines and columns of offsets that only grow.
struct Lines<'t> {
    text: &'t str,
    line: usize,
    column: usize,
    seen: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            line: 1,
            column: 1,
            seen: 0,
        }
    }

    fn at(&mut self, offset: usize) -> (usize, usize) {
        let passed = self.text.get(self.seen..offset).unwrap_or_default();
        let lines = passed.matches('\n').count();
        self.line += lines;
        let (_, column) = place::end(passed);
        self.column = match lines {
            0 => self.column + column - 1,
            _ => column,
        };
        self.seen = self.seen.max(offset);
        (self.line, self.column)
    }
}
