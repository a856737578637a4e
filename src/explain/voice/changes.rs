//! What is to be done, in words.

use super::Voice;
use crate::model::{
    Change, Criterion, Fewer, Gap, Id, Locale, Measure, More, Points, Text, listed, say,
};

impl Voice<'_> {
    /// A step in a line: what is to be done, and the level or the points that it brings, or must bring where nothing is known.
    pub(crate) fn thing(&self, step: &Gap) -> String {
        let (title, brings) = (self.criterion(&step.criterion), self.brings(step));
        match step.change {
            Change::Fulfil(_) => format!("{title}{brings}"),
            // Answered, and yet nothing can be made of it.
            Change::Assess(_) if step.from.is_some() => {
                let again = self.pick(
                    "ghi lại số liệu, vì đang chia cho 0",
                    "state the figures again, as they divide by 0",
                );
                format!("{title}: {again}{brings}")
            }
            change => {
                let change = self.change(self.known(&step.criterion), &change);
                format!("{title}: {}{brings}", change.trim_end_matches('.'))
            }
        }
    }

    /// The points that a step brings, if any.
    pub(crate) fn gain(&self, step: &Gap) -> Option<String> {
        let gain = step.gain.filter(|gain| *gain > Points::ZERO)?;
        Some(format!(" (+{})", self.points(gain)))
    }

    /// The level or the points that a step brings, or must bring where nothing is known.
    pub(crate) fn brings(&self, step: &Gap) -> String {
        let condition = self.is_condition(&step.criterion);
        let gain = step.gain.filter(|gain| *gain > Points::ZERO);
        let level = step.to.filter(|_| !condition);
        match (step.change, gain, level) {
            (Change::Assess(_), ..) if condition => {
                self.pick("; phải đạt", "; it has to be met").to_owned()
            }
            (Change::Assess(_), Some(gain), _) => {
                let gain = self.points(gain);
                say!(self.locale, "; cần được {gain}", "; it has to bring {gain}")
            }
            (Change::Assess(_), None, Some(level)) => {
                let level = self.on_level(&level);
                say!(self.locale, "; cần ở {level}", "; it has to be at {level}")
            }
            (_, Some(_), _) => self.gain(step).unwrap_or_default(),
            (_, None, Some(level)) => {
                let level = self.on_level(&level);
                say!(self.locale, " (lên {level})", " (to {level})")
            }
            (_, None, None) => String::new(),
        }
    }

    /// Several steps of which nothing is known yet, in a line: what they must bring together, and which must be so.
    pub(crate) fn unknown(&self, steps: &[&Gap]) -> String {
        let ids: Vec<Id> = steps.iter().map(|step| step.criterion).collect();
        let conditions = ids.iter().copied();
        let conditions: Vec<Id> = conditions.filter(|id| self.is_condition(id)).collect();
        let gains = steps.iter().filter_map(|step| step.gain);
        let gain = gains.fold(0_u64, |sum, gain| sum.saturating_add(gain.millionths()));
        let mut needed = String::new();
        if gain > 0 {
            let gain = self.points(Points::capped(gain));
            needed += &say!(
                self.locale,
                "; cần được thêm {gain} từ các tiêu chí này",
                "; together they have to bring {gain}"
            );
        }
        if conditions.len() == ids.len() {
            needed += self.pick(
                "; đều là điều kiện, phải đạt",
                "; all are conditions that have to be met",
            );
        } else if !conditions.is_empty() {
            let named = listed(conditions.iter().map(Id::as_str));
            needed += &say!(
                self.locale,
                "; {named} là điều kiện, phải đạt",
                "; {named} are conditions that have to be met"
            );
        }
        let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
        let (count, ids) = (steps.len(), ids.join(", "));
        say!(
            self.locale,
            "Đánh giá trước {count} tiêu chí chưa có số liệu: {ids}{needed}",
            "Assess first the {count} criteria without figures: {ids}{needed}"
        )
    }

    /// A change that brings a criterion further.
    pub(crate) fn change(&self, criterion: Option<&Criterion>, change: &Change) -> String {
        let measure = criterion.map(|c| &c.measure);
        let amount = match measure {
            Some(Measure::Ratio(of)) => Some(&of.amount),
            _ => None,
        };
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
            Change::Amount(change) => self.add(change, amount),
            Change::Fewer(change) => self.fewer(change, amount),
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
        let span = format!("({})", self.span(change));
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
        let (more, span) = (self.number(change.more), format!("({})", self.span(change)));
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

    /// Fewer of what is counted: `giảm 6 học sinh bỏ học (từ 12 xuống 6)`.
    fn fewer(&self, change: &Fewer, unit: Option<&Text>) -> String {
        let from = change.to.get().saturating_add(change.fewer.get());
        let [fewer, from] = [change.fewer.get(), from].map(|count| self.number(count));
        let to = self.number(change.to);
        let unit = unit.map_or_else(String::new, |unit| format!(" {}", self.text(unit)));
        say!(
            self.locale,
            "giảm {fewer}{unit} (từ {from} xuống {to})",
            "{fewer} fewer{unit} (from {from} to {to})"
        )
    }

    /// From what to what: `từ 2 lên 3`.
    pub(crate) fn span(&self, change: &More) -> String {
        let from = self.number(change.to.get().saturating_sub(change.more.get()));
        let to = self.number(change.to);
        say!(self.locale, "từ {from} lên {to}", "from {from} to {to}")
    }
}

/// What somebody does with a thing, so that it can stand before the thing as well.
const DEEDS: [&str; 5] = ["ban hành", "báo cáo", "công bố", "đối chiếu", "ký"];

/// So many more things: `khó khăn đã báo cáo` become `báo cáo thêm 1 khó khăn`, `giải pháp đã đối chiếu với quy định` become
/// `đối chiếu thêm 5 giải pháp với quy định`, and all others `thêm 2 lớp có sổ điểm điện tử`, whatever has become of them.
fn brought(more: &str, unit: &str) -> String {
    if unit.is_empty() {
        return format!("thêm {more}");
    }
    let (things, done) = match unit.split_once(" đã ") {
        Some((things, done)) if !things.contains(" có ") => (things, done),
        _ => return format!("thêm {more} {unit}"),
    };
    let (deed, with) = match done.split_once(" với ") {
        Some((deed, with)) => (deed, format!(" với {with}")),
        None => (done, String::new()),
    };
    match DEEDS.contains(&deed) {
        true => format!("{deed} thêm {more} {things}{with}"),
        false => format!("thêm {more} {things} {done}"),
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
            ("phòng học đã có máy chiếu", "thêm 2 phòng học có máy chiếu"),
            ("hồ sơ đã được số hóa", "thêm 2 hồ sơ được số hóa"),
            ("báo cáo đã gửi đúng hạn", "thêm 2 báo cáo gửi đúng hạn"),
            ("phân hệ", "thêm 2 phân hệ"),
            ("", "thêm 2"),
        ] {
            assert_eq!(brought("2", unit), words);
        }
    }
}
