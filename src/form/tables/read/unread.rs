//! What of tables is no document, told at a cell.

use super::blocks::{Blocks, Spot};
use crate::form::mapping::{nearest, place};
use crate::form::problem::Problem;
use crate::form::tables::plan::{called, told_in, within};
use crate::form::tables::shape::Form;
use crate::model::{Both, Kind, Locale};
use crate::read::{ReadError, ReadErrorKind};
use std::collections::BTreeMap;

/// What cannot be read, told at the cell where it stands or should stand.
pub(super) fn unread(
    (kind, locale): (Kind, Locale),
    blocks: &Blocks<'_>,
    cells: &BTreeMap<String, Spot<'_>>,
    error: &ReadError,
) -> Problem {
    let missing = error.kind() == ReadErrorKind::MissingProperty;
    let pointer = place(error);
    let (called, form) = called(kind, &pointer.keys(), locale);
    let nowhere = missing && !cells.contains_key(pointer.as_str());
    let quoted = |labels: Vec<String>| {
        let quoted = labels.iter().map(|label| format!("\"{label}\""));
        quoted.collect::<Vec<String>>().join(", ")
    };
    let spot = nearest(cells, pointer.as_str());
    let spot = spot.copied().unwrap_or_else(|| blocks.first());
    let spot = if nowhere { spot.lacking() } else { spot };
    let wanted = match (missing, form, error.kind()) {
        (true, ..) => {
            let columns = told_in(form, &called, locale);
            let columns = match columns.is_empty() {
                true => quoted(vec![called.clone()]),
                false => quoted(columns),
            };
            match spot.head().filter(|_| nowhere) {
                Some(head) => Both::new(
                    format!(
                        "một giá trị ở cột {columns}; bảng chưa có cột ấy: ghi tên cột vào ô {head}"
                    ),
                    format!(
                        "a value in the column {columns}; the table has none so called: write its name into cell {head}"
                    ),
                ),
                None if nowhere => Both::new(
                    format!(
                        "một dòng {columns} ở cột A, với giá trị ở cột B; bảng chưa có dòng ấy"
                    ),
                    format!(
                        "a row {columns} in column A, with a value in column B; the table has none"
                    ),
                ),
                None => Both::new(
                    format!("một giá trị ở {columns}"),
                    format!("a value in {columns}"),
                ),
            }
        }
        // Cells give no other object than one that has too many or too few properties.
        (
            false,
            Some(
                form @ (Form::Parts(fields)
                | Form::Always(fields)
                | Form::One(fields)
                | Form::Picks(fields)),
            ),
            ReadErrorKind::Unexpected,
        ) => {
            // What a row is told to be stands in columns of its own table.
            let outer = match form {
                Form::Picks(_) => "",
                _ => &called,
            };
            let labels = fields
                .iter()
                .map(|field| within(outer, field.label.get(locale)));
            let columns = quoted(labels.collect());
            Both::new(
                format!("giá trị ở đúng một trong {columns}"),
                format!("a value in just one of {columns}"),
            )
        }
        _ => Both::of(|locale| {
            let expected = error.expected(locale);
            expected.unwrap_or_else(|| error.message(locale))
        }),
    };
    let at = (spot.row, spot.column);
    Problem::new(&spot.sheet.name, at, &called, wanted, spot.content())
}
