//! What stands on the form of one school where nothing is read, and what is missing from its table.

use super::answers::{BESIDE, Rows};
use super::fact::{asks_second, is_pair};
use super::filled::{Reader, Table};
use super::heads::free;
use super::scan::{Expected, expected};
use super::sheet::Content;
use super::words::Column;
use crate::model::composed::same;
use crate::model::{Both, Criterion, Id};
use crate::sound::Rubric;
use std::borrow::Cow;
use std::collections::HashMap;

impl Reader<'_> {
    /// Tells that the column of second numbers is not there, where an answer asks for one.
    pub(super) fn without_second(
        &mut self,
        table: &Table<'_>,
        rubric: &Rubric,
        rows: &HashMap<Id, Rows>,
    ) {
        let first = table.at(Column::First);
        let asks = |criterion: &Criterion| {
            let row = rows.get(&criterion.id).and_then(|rows| rows.main);
            row.is_some_and(|row| asks_second(criterion, self.content(row, first)))
        };
        if table.at(Column::Second).is_none() && rubric.criteria().any(asks) {
            self.wrong(table.row, free(table.columns), "", head_of(Column::Second));
        }
    }

    /// Tells of an answer that stands where the form says what is asked.
    pub(super) fn beside_its_cell<'r>(
        &mut self,
        table: &Table<'_>,
        criterion: &Criterion,
        row: usize,
        mut reads: impl FnMut(&'r Content) -> bool,
    ) where
        Self: 'r,
    {
        let second = is_pair(criterion).then_some(Column::SecondOf);
        let columns = [Column::Title, Column::FirstOf].into_iter().chain(second);
        for at in columns.filter_map(|column| table.at(column)) {
            let content = self.content(row, Some(at));
            let titles = [Some(&criterion.title.vi), criterion.title.en.as_ref()];
            let is_title = |words: Cow<'_, str>| {
                titles
                    .iter()
                    .flatten()
                    .any(|title| same(title.as_str(), &words))
            };
            let is_title = content.words().is_some_and(is_title);
            if matches!(content, Content::Number(_)) || (!is_title && reads(content)) {
                let both = expected(
                    "lời của phiếu ở ô này, còn câu trả lời thì ghi ở cột Trả lời",
                    "the words of the form here, and the answer in the column Answer",
                );
                self.wrong(row, at, criterion.id.as_str(), both);
            }
        }
    }

    /// Tells of cells of a criterion that say something where its measure, or one of its items, has nothing to say.
    pub(super) fn stray(&mut self, table: &Table<'_>, criterion: &Criterion, rows: &Rows) {
        let about = criterion.id.as_str();
        const SECOND: &[Column] = &[Column::SecondOf, Column::Second];
        let second = rows.main.filter(|_| !is_pair(criterion));
        let second = second.map(|row| (row, SECOND, &[][..]));
        let items = rows.items.values();
        let items = items.map(|row| (*row, BESIDE, &[Column::SecondOf][..]));
        for (row, columns, others) in second.into_iter().chain(items) {
            let columns = columns.iter().chain(others);
            for column in columns.filter_map(|column| table.at(*column)) {
                if self.content(row, Some(column)).says_nothing() {
                    continue;
                }
                let both = match rows.main == Some(row) {
                    true => expected(
                        "để trống ô này: tiêu chí này chỉ trả lời ở cột Trả lời",
                        "nothing here: this criterion is answered in the column Answer alone",
                    ),
                    false => expected(
                        "để trống ô này: dòng tiểu mục chỉ ghi điểm ở cột Trả lời, điều khác ghi ở dòng của tiêu chí",
                        "nothing here: the row of an item holds its points in the column Answer, anything else goes into the row of the criterion",
                    ),
                };
                self.wrong(row, column, about, both);
            }
        }
    }
}

/// That a column is to be there.
fn head_of(column: Column) -> Expected {
    let label = column.label();
    Both::new(
        format!(
            "tên cột \"{}\" ở dòng tiêu đề, vì có tiêu chí hỏi cột ấy",
            label.vi
        ),
        format!(
            "the column \"{}\" in the head, as there are criteria that ask for it",
            label.en
        ),
    )
}
