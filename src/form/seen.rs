//! Which schools have been read, and where they stand.

use super::scan::Expected;
use crate::model::composed::same;
use crate::model::{AssessorRole, Both, Id, InstrumentRef, SchoolYear};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// An assessment of a file: by its instrument, school, year and kind.
type Key = (InstrumentRef, Id, SchoolYear, AssessorRole);

/// The sheet and the row of each assessment of a file and the name of its school, whose code is in small letters.
#[derive(Default)]
pub(super) struct Seen(HashMap<Key, (String, usize, String)>);

impl Seen {
    /// What is wanted instead, if the same stood somewhere before.
    pub(super) fn again(
        &mut self,
        key: Key,
        name: &str,
        sheet: &str,
        row: usize,
    ) -> Option<Expected> {
        let (instrument, school, year, role) = key;
        let key = (instrument, school.small(), year, role);
        let (other, before, called) = match self.0.entry(key) {
            Entry::Occupied(before) => before.into_mut(),
            Entry::Vacant(place) => {
                place.insert((sheet.to_owned(), row, name.to_owned()));
                return None;
            }
        };
        let (vi, en) = match other == sheet {
            true => (String::new(), String::new()),
            false => (
                format!(" của trang {other}"),
                format!(" of the sheet {other}"),
            ),
        };
        let before = *before + 1;
        let unnamed = called.is_empty() || name.is_empty();
        let same = unnamed || same(called, name);
        let (apart, differ) = match same {
            true => (String::new(), String::new()),
            false => (
                format!(
                    "; dòng ấy là của {called}, dòng này là của {name}: có lẽ một dòng ghi sai mã trường"
                ),
                format!(
                    "; that row is of {called}, this one of {name}: one of the two may have a wrong school code"
                ),
            ),
        };
        Some(Both::new(
            format!(
                "mỗi trường một lần cho mỗi năm học và hình thức đánh giá; mã này đã có ở dòng {before}{vi}, cùng năm học và hình thức đánh giá (chữ hoa, chữ thường coi như nhau){apart}"
            ),
            format!(
                "each school once for each year and kind of assessment; this code stands in row {before}{en}, of the same year and kind (capitals do not make it another){differ}"
            ),
        ))
    }
}
