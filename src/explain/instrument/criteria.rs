//! The criteria of an instrument, group by group.

use crate::explain::page::{Fact, Item, Page, Table, Tone, Words};
use crate::explain::voice::Voice;
use crate::model::{Criterion, Direction, Earns, Group, Measure, Rounding, Step, Text, say, words};

impl Voice<'_> {
    pub(super) fn group_tables(&self, group: &Group) -> Page {
        let title = self.group(&group.id);
        let heading = match group.points {
            Some(points) => format!("{title} ({})", self.points(points)),
            None => title,
        };
        let mut table = Table::new([
            self.pick("Mã", "Id"),
            self.pick("Tiêu chí", "Criterion"),
            self.pick("Cách đo", "Measure"),
            match self.gives_points() {
                true => self.pick("Mức, điểm và ngưỡng", "Levels, points and limits"),
                false => self.pick("Yêu cầu của từng mức", "What each level takes"),
            },
            self.pick("Căn cứ", "Basis"),
        ]);
        for criterion in &group.criteria {
            let id = Words::new(criterion.id.as_str()).anchor(self.anchor(criterion.id));
            let mut titles = self.both(&criterion.title);
            titles.extend(self.marks(criterion));
            table.row([
                id.into(),
                titles.into(),
                self.measure(&criterion.measure).into(),
                self.steps(criterion).into(),
                self.cited(&criterion.citation).into(),
            ]);
        }
        let page = Page::default().heading(3, heading);
        let page = match self.other(&group.title) {
            Some(other) => page.paragraph(other),
            None => page,
        };
        let page = match group.levels.is_empty() {
            true => page,
            false => page.append(self.level_table(
                self.pick("Mức của nhóm này", "Levels of this group"),
                Some(group.id),
            )),
        };
        page.table(table).list(self.help(group))
    }

    /// How to answer, evidence, and when a criterion does not apply.
    fn help(&self, group: &Group) -> Vec<Item> {
        let item = |criterion: &Criterion| {
            let facts: Vec<Fact> = [
                (
                    self.pick("Cách trả lời", "How to answer"),
                    &criterion.guidance,
                ),
                (self.pick("Minh chứng", "Evidence"), &criterion.evidence),
                (
                    self.pick("Không áp dụng khi", "Not applicable when"),
                    &criterion.not_applicable_when,
                ),
            ]
            .into_iter()
            .filter_map(|(label, text)| Some(Fact::from((label, self.text(text.as_ref()?)))))
            .collect();
            let words = self.criterion(&criterion.id).into();
            (!facts.is_empty()).then_some(Item { words, facts })
        };
        group.criteria.iter().filter_map(item).collect()
    }

    /// The marks of a criterion, in brackets.
    fn marks(&self, criterion: &Criterion) -> Option<Words> {
        let marks: Vec<String> = criterion
            .marks
            .iter()
            .map(|mark| self.marked(mark))
            .collect();
        let marks = marks.join("; ");
        (!marks.is_empty()).then(|| Words::new(format!("({marks})")).tone(Tone::Warn))
    }

    fn measure(&self, measure: &Measure) -> Vec<Words> {
        let two = |name: &str, part: &Text, whole: &Text| {
            vec![
                Words::new(name),
                Words::new(format!("{} / {}", self.text(part), self.text(whole))),
            ]
        };
        match measure {
            Measure::Condition(_) => vec![
                self.pick("điều kiện bắt buộc", "mandatory condition")
                    .into(),
            ],
            Measure::YesNo(_) => vec![self.pick("có hoặc không", "yes or no").into()],
            Measure::Share(of) => two(self.pick("tỷ lệ", "share"), &of.part, &of.whole),
            Measure::Ratio(of) => two(
                match of.is_higher_better() {
                    false => self.pick("tỷ số, càng thấp càng tốt", "ratio, lower is better"),
                    true => self.pick("tỷ số, càng cao càng tốt", "ratio, higher is better"),
                },
                &of.amount,
                &of.per,
            ),
            Measure::Count(of) => {
                let unit = self.text(&of.unit);
                let count = self.pick("số lượng", "count");
                let most = of.maximum.map(|most| {
                    let most = self.number(most);
                    say!(self.locale, ", tối đa {most}", ", at most {most}")
                });
                vec![
                    count.into(),
                    format!("{unit}{}", most.unwrap_or_default()).into(),
                ]
            }
            Measure::Rating(_) => vec![
                self.pick("tự xếp mức theo mô tả", "rated by descriptors")
                    .into(),
            ],
            Measure::Points(of) => {
                let most = self.number(of.maximum);
                let mut words = say!(
                    self.locale,
                    "chấm điểm, tối đa {most}",
                    "points, at most {most}"
                );
                if let Some(step) = of.step {
                    let step = self.number(step);
                    words += &say!(self.locale, ", bước {step}", ", in steps of {step}");
                }
                vec![words.into()]
            }
        }
    }

    fn steps(&self, criterion: &Criterion) -> Vec<Words> {
        let mut lines: Vec<Words> = criterion
            .earns
            .iter()
            .map(|e| self.earns(e).into())
            .collect();
        lines.extend(
            criterion
                .levels
                .iter()
                .flat_map(|step| self.step(criterion, step)),
        );
        if let Measure::Points(of) = &criterion.measure {
            lines.extend(of.items.iter().map(|item| {
                let title = self.text(&item.title);
                let most = item
                    .maximum
                    .map_or_else(|| "–".to_owned(), |m| self.points(m));
                let known = item.citation.fidelity.label(self.locale);
                Words::new(format!("{title}: {most} ({known})"))
            }));
            lines.extend(of.bands.iter().map(|band| {
                let level = self.level(&band.level);
                Words::new(format!("{level}: {}", self.band(band)))
            }));
        }
        lines
    }

    /// What a criterion earns in place of points for each level.
    fn earns(&self, earns: &Earns) -> String {
        match earns {
            Earns::Proportional(of) => {
                let most = words::of_points(&self.number(of.maximum), self.locale);
                let rounding = of.rounding.map(|rounding| self.rounds(rounding));
                let rounding = rounding.unwrap_or_default();
                say!(
                    self.locale,
                    "điểm theo tỷ lệ: {most} nhân với tỷ lệ đạt được{rounding}",
                    "points in proportion: {most} times the share{rounding}"
                )
            }
            Earns::Each(each) => {
                let points = |points| words::of_points(&self.number(points), self.locale);
                let (points, most) = (points(each.points), points(each.maximum));
                say!(
                    self.locale,
                    "mỗi đơn vị được {points}, tối đa {most}",
                    "{points} a piece, at most {most}"
                )
            }
        }
    }

    fn rounds(&self, rounding: Rounding) -> String {
        let step = words::of_points(&self.number(rounding.step), self.locale);
        match rounding.direction {
            Direction::Nearest => say!(
                self.locale,
                ", làm tròn đến {step} gần nhất",
                ", rounded to the nearest {step}"
            ),
            Direction::Down => say!(
                self.locale,
                ", làm tròn xuống từng {step}",
                ", rounded down to multiples of {step}"
            ),
            Direction::Up => say!(
                self.locale,
                ", làm tròn lên từng {step}",
                ", rounded up to multiples of {step}"
            ),
        }
    }

    /// A step, and the citation of its threshold on a line of its own. A condition is met or not, on no level.
    fn step(&self, criterion: &Criterion, step: &Step) -> Vec<Words> {
        let last = criterion.levels.last();
        let level = match (criterion.is_condition(), last.map(|l| l.level)) {
            (true, Some(top)) if top == step.level => self.pick("Đạt", "Met").to_owned(),
            (true, _) => self.pick("Chưa đạt", "Not met").to_owned(),
            (false, _) => self.level(&step.level),
        };
        let points = step.points.map(|p| format!(" ({})", self.points(p)));
        let needs = [
            self.threshold(criterion, step),
            step.descriptor.as_ref().map(|d| self.text(d).to_owned()),
        ];
        let needs = needs.into_iter().flatten().collect::<Vec<_>>().join(". ");
        let colon = if needs.is_empty() { "" } else { ": " };
        let words = Words::new(format!(
            "{level}{}{colon}{needs}",
            points.unwrap_or_default()
        ));
        let cited = step
            .threshold
            .iter()
            .flat_map(|t| self.cited(&t.citation))
            .enumerate();
        let cited = cited.map(|(at, words)| match at {
            0 => {
                let (limit, tone) = (self.pick("ngưỡng: ", "limit: "), words.tone);
                Words::new(limit).tone(tone).then(words)
            }
            _ => words,
        });
        std::iter::once(words).chain(cited).collect()
    }
}
