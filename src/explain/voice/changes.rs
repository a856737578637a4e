//! What is to be done, in words.

use super::Voice;
use crate::model::{Change, Criterion, Locale, Measure, More, Text, say};

/// Words that begin a description of people, who are brought to do a thing rather than have it done to them.
const PEOPLE: [&str; 7] = [
    "người",
    "giáo viên",
    "học sinh",
    "cán bộ",
    "nhân viên",
    "cha mẹ",
    "gia đình",
];

impl Voice<'_> {
    /// A change that brings a criterion further.
    pub(crate) fn change(&self, criterion: Option<&Criterion>, change: &Change) -> String {
        let measure = criterion.map(|c| &c.measure);
        match change {
            Change::Fulfil(_) => {
                let top = criterion.and_then(|c| c.levels.last()?.descriptor.as_ref());
                let so = self.pick("thực hiện để trả lời được “có”", "make it so");
                top.map_or_else(|| so.to_owned(), |top| self.text(top).to_owned())
            }
            Change::Part(change) => {
                let part = match measure {
                    Some(Measure::Share(of)) => Some(&of.part),
                    _ => None,
                };
                self.more(change, part)
            }
            Change::Count(change) => {
                let unit = match measure {
                    Some(Measure::Count(of)) => Some(&of.unit),
                    _ => None,
                };
                self.more(change, unit)
            }
            Change::Per(change) => {
                let unit = match measure {
                    Some(Measure::Ratio(of)) => Some(&of.per),
                    _ => None,
                };
                self.add(change, unit)
            }
            Change::Amount(change) => {
                let unit = match measure {
                    Some(Measure::Ratio(of)) => Some(&of.amount),
                    _ => None,
                };
                self.add(change, unit)
            }
            Change::Rating(level) => {
                let step = criterion.and_then(|c| c.levels.iter().find(|s| s.level == *level));
                let descriptor = step.and_then(|s| s.descriptor.as_ref());
                descriptor.map_or_else(|| self.level(level), |d| self.text(d).to_owned())
            }
            Change::Points(points) => {
                let points = self.points(*points);
                say!(self.locale, "đạt {points}", "score {points}")
            }
            Change::Assess(_) => self
                .pick(
                    "đánh giá trước, vì chưa có số liệu",
                    "assess first: there are no figures yet",
                )
                .to_owned(),
        }
    }

    /// More things of a kind: `báo cáo thêm 1 khó khăn (từ 2 lên 3)`.
    fn more(&self, change: &More, unit: Option<&Text>) -> String {
        let span = self.span(change);
        let more = self.number(change.more);
        match (self.locale, unit) {
            (Locale::Vi, unit) => {
                let unit = unit.map_or("", |unit| self.text(unit));
                format!("{} {span}", brought(&more, unit))
            }
            (Locale::En, Some(unit)) => format!("{more} more: {} {span}", self.text(unit)),
            (Locale::En, None) => format!("{more} more {span}"),
        }
    }

    /// More to share among, or more to share out: `bổ sung 8 máy tính (từ 24 lên 32)`.
    fn add(&self, change: &More, unit: Option<&Text>) -> String {
        let (more, span) = (self.number(change.more), self.span(change));
        let unit = unit.map_or("", |unit| self.text(unit));
        // What is new need not be said to work still.
        let unit = match self.locale {
            Locale::Vi => unit.split(" còn ").next().unwrap_or(unit),
            Locale::En => unit,
        };
        let space = if unit.is_empty() { "" } else { " " };
        say!(
            self.locale,
            "bổ sung {more}{space}{unit} {span}",
            "add {more}{space}{unit} {span}"
        )
    }

    fn span(&self, change: &More) -> String {
        let from = self.number(change.to.get().saturating_sub(change.more.get()));
        let to = self.number(change.to);
        say!(self.locale, "(từ {from} lên {to})", "(from {from} to {to})")
    }
}

/// So many more things: `khó khăn đã báo cáo` become `báo cáo thêm 1 khó khăn`, `giải pháp đã đối chiếu với quy định` become
/// `đối chiếu thêm 5 giải pháp với quy định`, and all others `thêm 2 lớp có sổ điểm điện tử`.
fn brought(more: &str, unit: &str) -> String {
    let people = PEOPLE.iter().any(|people| unit.starts_with(people));
    match unit.split_once(" đã ") {
        Some((things, done)) if people => format!("thêm {more} {things} {done}"),
        Some((things, done)) if !things.contains(" có ") => match done.split_once(" với ") {
            Some((done, with)) => format!("{done} thêm {more} {things} với {with}"),
            None => format!("{done} thêm {more} {things}"),
        },
        _ if unit.is_empty() => format!("thêm {more}"),
        _ => format!("thêm {more} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::brought;

    #[test]
    fn what_has_been_done_becomes_what_is_to_be_done() {
        for (unit, words) in [
            ("khó khăn đã báo cáo", "báo cáo thêm 2 khó khăn"),
            (
                "giải pháp đã đối chiếu với quy định",
                "đối chiếu thêm 2 giải pháp với quy định",
            ),
            (
                "người đã hoàn thành tập huấn",
                "thêm 2 người hoàn thành tập huấn",
            ),
            (
                "nội dung có nhu cầu đã ghi nhận",
                "thêm 2 nội dung có nhu cầu đã ghi nhận",
            ),
            ("phân hệ", "thêm 2 phân hệ"),
            ("", "thêm 2"),
        ] {
            assert_eq!(brought("2", unit), words);
        }
    }
}
