//! Reading the rows of criteria on the form of one school.

use super::fact::{self, Cells, Spot};
use super::filled::{Reader, Table};
use super::heads::free;
use super::scan::{self, expected};
use super::sheet::Content;
use super::words::{self, Choices, Column, Status};
use crate::model::{Answer, Both, Criterion, Id, Measure, NotApplicable, NotAssessed, Value};
use crate::sound::Rubric;
use std::collections::{BTreeMap, HashMap};

impl Reader<'_> {
    /// What the table of criteria answers.
    pub(super) fn answers(&mut self, table: &Table<'_>, rubric: &Rubric) -> Vec<Answer> {
        let levels = Both::of(|locale| words::levels(rubric.instrument(), locale));
        let mut rows = self.rows(table, rubric);
        let first = self
            .sheet
            .above(table.row)
            .find(|(_, of)| !of.fields.is_empty());
        let first = first.map_or(table.row, |(row, _)| row);
        let mut of_criteria: Vec<usize> = rows.values().flat_map(Rows::all).collect();
        of_criteria.sort_unstable();
        let last = of_criteria.last().copied();
        let (labels, values) = table.head();
        let at_head = |column| column == labels || values.contains(&column);
        self.misleading(first..table.row, at_head);
        let mut read = vec![Column::Code, Column::First];
        read.extend(BESIDE);
        let is_read = |column| read.iter().any(|of| table.at(*of) == Some(column));
        self.misleading(table.row..last.unwrap_or(table.row) + 1, is_read);
        let is_named = |column| table.columns.values().any(|at| *at == column);
        self.unnamed(table.row, &of_criteria, is_named);
        self.without_second(table, rubric, &rows);
        let mut answers = Vec::new();
        for (position, criterion) in rubric.criteria().enumerate() {
            let Some(found) = rows.remove(&criterion.id) else {
                continue;
            };
            self.stray(table, criterion, &found);
            let fact = self.fact(table, rubric, position, criterion, &levels, &found);
            answers.extend(self.answer(table, criterion, &found, fact));
        }
        answers
    }

    /// The rows of each criterion.
    fn rows(&mut self, table: &Table<'_>, rubric: &Rubric) -> HashMap<Id, Rows> {
        let mut rows: HashMap<Id, Rows> = HashMap::new();
        let Some(code) = table.at(Column::Code) else {
            return rows;
        };
        for row in table.row + 1..self.sheet.sheet.rows.len() {
            if self.sheet.at(row).is_of_proofs() {
                break;
            }
            let text = self.content(row, Some(code)).shown();
            let (id, item) = match text.trim().split_once('/') {
                Some((id, item)) => (id, Some(item)),
                None => (text.trim(), None),
            };
            let criterion = Id::new(id).and_then(|id| rubric.criterion(&id));
            let place =
                criterion.map(|criterion| (criterion, rows.entry(criterion.id).or_default()));
            let twice = match (place, item) {
                (Some((_, found)), None) => found.main.replace(row).is_some(),
                (Some((criterion, found)), Some(item)) => {
                    let known = match &criterion.measure {
                        Measure::Points(of) => of.items.iter().position(|i| i.id.as_str() == item),
                        _ => None,
                    };
                    match known {
                        Some(known) => found.items.insert(known, row).is_some(),
                        None => {
                            self.unknown(row, code);
                            false
                        }
                    }
                }
                (None, _) => {
                    self.without_criterion(table, row, code);
                    false
                }
            };
            if twice {
                let both = expected(
                    "mỗi mã một dòng; mã này đã có ở dòng trên",
                    "each code once; this one stands in a row above",
                );
                self.wrong(row, code, "", both);
            }
        }
        rows
    }

    /// Tells of what stands in a row of no criterion. A text that stands alone in the column of the codes is a heading or a remark.
    fn without_criterion(&mut self, table: &Table<'_>, row: usize, code: usize) {
        let says = |column: &usize| !self.content(row, Some(*column)).says_nothing();
        let answer = BESIDE.iter().chain([&Column::First]);
        let answer = answer.filter_map(|column| table.at(*column)).find(says);
        let wide = self.sheet.sheet.rows.get(row).map_or(0, Vec::len);
        let any = (0..wide).filter(|column| *column != code).find(says);
        match (answer, any) {
            (Some(_), _) if says(&code) => self.unknown(row, code),
            (_, Some(column)) => self.of_nothing(row, answer.unwrap_or(column)),
            (_, None) => {}
        }
    }

    fn of_nothing(&mut self, row: usize, column: usize) {
        let both = expected(
            "để trống ô này, vì dòng này không có mã tiêu chí ở cột Mã; chữ ký, ghi chú riêng thì để ở trang khác",
            "nothing here, as this row has no criterion in the column Code; signatures and remarks of your own go onto another sheet",
        );
        self.wrong(row, column, "", both);
    }

    fn unknown(&mut self, row: usize, column: usize) {
        let both = expected(
            "một mã tiêu chí của bộ tiêu chí, vì dòng này đã ghi câu trả lời",
            "a criterion of the instrument, as something is answered in this row",
        );
        self.wrong(row, column, "", both);
    }

    /// The answer to a criterion, with the fact that its rows state, and whether they state one.
    fn answer(
        &mut self,
        table: &Table<'_>,
        criterion: &Criterion,
        rows: &Rows,
        (value, answered): (Option<Value>, bool),
    ) -> Option<Answer> {
        let Some(row) = rows.main else {
            return Some(Answer::new(criterion.id, value?));
        };
        let about = criterion.id.to_string();
        let stated = self.stated(table, row, &about, answered);
        let note = [Column::Note, Column::NoteEn].map(|column| table.at(column));
        let note = self.text(row, note, &about);
        let evidence = self.evidence(table, row, &about);
        let derived_from = self.derived(row, table.at(Column::Derived), &about);
        let silent = note.is_none() && evidence.is_empty() && derived_from.is_empty();
        let value = match value.or(stated) {
            Some(value) => value,
            None if silent => return None,
            None => Value::NotAssessed(NotAssessed::default()),
        };
        Some(Answer {
            derived_from,
            evidence,
            note,
            ..Answer::new(criterion.id, value)
        })
    }

    /// The value that the rows of a criterion state, and whether they answer it: what is wrong with an answer is noted, which it is even so.
    fn fact(
        &mut self,
        table: &Table<'_>,
        rubric: &Rubric,
        position: usize,
        criterion: &Criterion,
        levels: &Both<Choices<usize>>,
        rows: &Rows,
    ) -> (Option<Value>, bool) {
        let content = |column| match rows.main {
            Some(row) => self.content(row, table.at(column)),
            None => &Content::Blank,
        };
        let items = match &criterion.measure {
            Measure::Points(of) => of.items.len(),
            _ => 0,
        };
        let first = table.at(Column::First).unwrap_or_default();
        let mut cells = Cells {
            first: content(Column::First),
            second: content(Column::Second),
            items: (0..items)
                .map(|item| {
                    rows.items
                        .get(&item)
                        .map_or(&Content::Blank, |row| self.content(*row, Some(first)))
                })
                .collect(),
            if_nothing: Both::new(
                "nếu không có gì để tính thì để trống hai ô này, chọn \"không áp dụng\" ở cột Tình trạng và ghi lý do",
                "where there is nothing to count, leave these two cells blank, choose \"not applicable\" in the column State and write the reason",
            ),
        };
        let wrong = match fact::value(rubric, position, criterion, levels, &cells) {
            Ok(Some(value)) => return (Some(value), true),
            Ok(None) => {
                if let Some(row) = rows.main {
                    self.beside_its_cell(table, criterion, row, |content| {
                        cells.first = content;
                        matches!(
                            fact::value(rubric, position, criterion, levels, &cells),
                            Ok(Some(_))
                        )
                    });
                }
                return (None, false);
            }
            Err(wrong) => wrong,
        };
        let unstated = fact::unstated(cells.first).is_some();
        let is_missing = |spot| spot == Spot::Second && cells.second.says_nothing();
        let row = rows.main.or_else(|| rows.items.values().min().copied());
        let row = row.unwrap_or_default();
        for (spot, both) in wrong {
            let (row, column, both) = match spot {
                Spot::First if unstated => {
                    let both = expected(
                        "câu trả lời; \"không áp dụng\", \"chưa đánh giá\" thì chọn ở cột Tình trạng, lý do ghi ở cột Lý do",
                        "an answer; \"not applicable\", \"not assessed\" go into the column State, the reason into the column Reason",
                    );
                    (row, first, both)
                }
                spot if unstated && is_missing(spot) => continue,
                Spot::First => (row, first, both),
                Spot::Second => match table.at(Column::Second) {
                    Some(second) => (row, second, both),
                    None => continue,
                },
                Spot::Item(item) => {
                    let row = rows.items.get(&item).copied().unwrap_or(row);
                    (row, first, both)
                }
            };
            self.wrong(row, column, criterion.id.as_str(), both);
        }
        (None, !unstated)
    }

    /// What a row states instead of an answer, if it may.
    fn stated(
        &mut self,
        table: &Table<'_>,
        row: usize,
        about: &str,
        answered: bool,
    ) -> Option<Value> {
        let column = |column| table.at(column).unwrap_or(free(table.columns));
        let status = self.take(row, column(Column::Status), about, |content| {
            scan::choice(content, words::statuses)
        });
        let reason = [Column::Reason, Column::ReasonEn].map(|column| table.at(column));
        let reason = self.text(row, reason, about);
        let is_blank = |column| self.content(row, table.at(column)).says_nothing();
        let (at, both) = match (status, reason) {
            (Some(_), _) if answered => {
                let both = expected(
                    "để trống tình trạng và lý do, vì dòng này đã có câu trả lời",
                    "no state and no reason, as this row has an answer",
                );
                (Column::Status, both)
            }
            (Some(Status::NotApplicable), Some(reason)) => {
                return Some(Value::NotApplicable(NotApplicable { reason }));
            }
            (Some(Status::NotApplicable), None) if is_blank(Column::Reason) => {
                let both = expected(
                    "lý do không áp dụng, ở cột Lý do",
                    "the reason why it does not apply, in the column Reason",
                );
                (Column::Reason, both)
            }
            (Some(Status::NotAssessed), reason) => {
                return Some(Value::NotAssessed(NotAssessed { reason }));
            }
            (None, Some(_)) if is_blank(Column::Status) => {
                let both = expected(
                    "tình trạng mà lý do này nói về: \"không áp dụng\" hoặc \"chưa đánh giá\"; với câu trả lời, hãy ghi vào cột \"Ghi chú\", chưa có thì bỏ khóa trang rồi thêm cột có tiêu đề ấy",
                    "the state that this reason is for: \"not applicable\" or \"not assessed\"; beside an answer, write into the column \"Note\"; if there is none, unprotect the sheet and add a column with that head",
                );
                (Column::Status, both)
            }
            // Nothing is said, or what is wrong with it has been noted.
            (Some(Status::NotApplicable) | None, _) => return None,
        };
        self.wrong(row, column(at), about, both);
        None
    }
}

/// What is read in the row of a criterion, beside its answer.
pub(super) const BESIDE: &[Column] = &[
    Column::Second,
    Column::Status,
    Column::Reason,
    Column::ReasonEn,
    Column::Evidence,
    Column::Kept,
    Column::Note,
    Column::NoteEn,
    Column::Derived,
];

/// The rows of one criterion.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) main: Option<usize>,
    pub(super) items: BTreeMap<usize, usize>,
}

impl Rows {
    fn all(&self) -> impl Iterator<Item = usize> {
        self.main.into_iter().chain(self.items.values().copied())
    }
}
