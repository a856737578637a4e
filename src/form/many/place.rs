//! The columns of the table of many schools, and the keys that name them.

use crate::form::fact::is_pair;
use crate::form::heads::labelled;
use crate::form::words::Field;
use crate::model::{Id, Locale, Measure};
use crate::sound::Rubric;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Field(Field),
    First(usize),
    Second(usize),
    Item(usize, usize),
}

impl Place {
    /// What a column is known by: `Mã trường`, `H.3`, `H.3#2`, `1.3/a`.
    pub(super) fn key(self, rubric: &Rubric, locale: Locale) -> String {
        let id = |at| rubric.at(at).map_or_else(String::new, |c| c.id.to_string());
        match self {
            Self::Field(field) => (*field.label().get(locale)).to_owned(),
            Self::First(at) => id(at),
            Self::Second(at) => format!("{}#2", id(at)),
            Self::Item(at, item) => {
                let items = rubric.at(at).map(|c| &c.measure);
                let item = match items {
                    Some(Measure::Points(of)) => of.items.get(item).map(|item| item.id),
                    _ => None,
                };
                format!(
                    "{}/{}",
                    id(at),
                    item.map_or_else(String::new, |id| id.to_string())
                )
            }
        }
    }

    /// The place that a key names.
    pub(super) fn of(rubric: &Rubric, key: &str) -> Option<Self> {
        let key = key.trim();
        if let Some(field) = labelled(key).and_then(|named| named.field) {
            let is_named = matches!(field, Field::Instrument | Field::Edition);
            return (!is_named).then_some(Self::Field(field));
        }
        let position = |id: &str| {
            let id = Id::new(id)?;
            rubric.criteria().position(|criterion| criterion.id == id)
        };
        let two = |at: usize| rubric.at(at).is_some_and(is_pair);
        if let Some((id, "2")) = key.split_once('#') {
            return position(id).filter(|at| two(*at)).map(Self::Second);
        }
        if let Some((id, item)) = key.split_once('/') {
            let at = position(id)?;
            let Some(Measure::Points(of)) = rubric.at(at).map(|c| &c.measure) else {
                return None;
            };
            let item = of.items.iter().position(|of| of.id.as_str() == item)?;
            return Some(Self::Item(at, item));
        }
        position(key).map(Self::First)
    }
}
