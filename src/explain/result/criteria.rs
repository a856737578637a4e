//! The criteria of a scorecard in words: what is not yet as good as it can be and why, what is not known, what is.

use super::Teller;
use crate::explain::page::{Cell, Fact, Item, Page, Table, Tone, Words};
use crate::model::{
    Criterion, CriterionScore, CriterionState, GivenPoints, Measure, PointScore, Value,
};

impl Teller<'_> {
    pub(super) fn criteria(&self) -> Page {
        let voice = &self.voice;
        let scored = || self.known().filter(|(c, _)| !c.is_condition());
        let answered = || scored().filter(|(_, s)| s.state == CriterionState::Answered);
        let below = answered()
            .filter(|(_, s)| !is_best(s))
            .map(|(criterion, score)| {
                let title = voice.criterion(&criterion.id);
                let words = match (score.points, score.level) {
                    (Some(points), _) => format!("{title}: {}", self.of_points(points)),
                    (None, Some(level)) => format!("{title}: {}", voice.level(&level)),
                    (None, None) => title,
                };
                let tone = score.level.map_or(Tone::Plain, |l| voice.tone(&l));
                Item {
                    words: Words::new(words).tone(tone),
                    facts: self.needs(criterion, score),
                }
            });
        let unknown = || {
            self.known()
                .filter(|(_, s)| s.state != CriterionState::Answered)
        };
        let silent = unknown().filter(|(_, s)| s.value.is_none());
        let silent: Vec<&str> = silent.map(|(criterion, _)| criterion.id.as_str()).collect();
        let said = unknown().filter(|(_, s)| s.value.is_some());
        let said = said.map(|(criterion, score)| {
            let title = voice.criterion(&criterion.id);
            let value = voice.value(Some(criterion), score.value.as_ref());
            format!("{title}: {value}")
        });
        let silent = (!silent.is_empty()).then(|| {
            let none = self.pick("Chưa có câu trả lời", "Not answered");
            format!("{none}: {}", silent.join(", "))
        });
        let open = said.chain(silent);
        let mut full = Table::new([
            self.pick("Tiêu chí", "Criterion"),
            self.pick("Trả lời", "Answer"),
            self.pick(">Điểm", ">Points"),
        ]);
        for (criterion, score) in answered().filter(|(_, s)| is_best(s)) {
            let points = score.points.map(|points| voice.out_of(points));
            full.row([
                voice.criterion(&criterion.id).into(),
                voice.value(Some(criterion), score.value.as_ref()).into(),
                Cell::from(points.unwrap_or_default()),
            ]);
        }
        let (below_title, full_title) = match voice.gives_points() {
            true => (
                self.pick(
                    "Tiêu chí chưa đạt điểm tối đa, và vì sao",
                    "Criteria below their maximum, and why",
                ),
                self.pick("Tiêu chí đạt điểm tối đa", "Criteria at their maximum"),
            ),
            false => (
                self.pick(
                    "Tiêu chí chưa ở mức cao nhất, và vì sao",
                    "Criteria below their highest level, and why",
                ),
                self.pick("Tiêu chí ở mức cao nhất", "Criteria at their highest level"),
            ),
        };
        let open_title = self.pick(
            "Tiêu chí chưa đánh giá hoặc không áp dụng",
            "Criteria not assessed or not applicable",
        );
        let full = Page::default().table(full.without_blank_columns());
        let page = Page::default().list(below).under(2, below_title);
        page.append(Page::default().list(open).under(2, open_title))
            .append(full.under(2, full_title))
    }

    /// Points out of points, with their name.
    fn of_points(&self, points: PointScore) -> String {
        format!(
            "{} {}",
            self.voice.out_of(points),
            self.pick("điểm", "points")
        )
    }

    /// The answer, what it met, what it missed next, and who asks for it.
    fn needs(&self, criterion: &Criterion, score: &CriterionScore) -> Vec<Fact> {
        let voice = &self.voice;
        let mut facts = Vec::new();
        if !matches!(score.value, Some(Value::Rating(_) | Value::Points(_))) {
            facts.push(Fact::from((
                self.pick("Trả lời", "Answer"),
                voice.value(Some(criterion), score.value.as_ref()),
            )));
        }
        let stages = self.card.school.stages.as_slice();
        let (now, next) = (
            self.pick("Mức hiện tại", "Level now"),
            self.pick("Mức cao hơn liền kề", "Next level"),
        );
        if let (Measure::Points(of), Some(Value::Points(given))) =
            (&criterion.measure, &score.value)
        {
            facts.extend(self.items(criterion, given));
            let at = of.bands.iter().position(|b| Some(b.level) == score.level);
            let band = |at: Option<usize>| {
                let band = of.bands.get(at?)?;
                let text = format!("{} – {}", voice.level(&band.level), voice.band(band));
                Some(Words::new(text).tone(voice.tone(&band.level)))
            };
            facts.extend(band(at).map(|b| Fact::from((now, b))));
            let missed = band(at.map(|at| at + 1)).map(|b| b.tone(Tone::Plain));
            facts.extend(missed.map(|b| Fact::from((next, b))));
        }
        facts.extend(score.met.as_ref().map(|mark| {
            let words =
                Words::new(voice.mark(criterion, mark, stages)).tone(voice.tone(&mark.level));
            Fact::from((now, words))
        }));
        facts.extend(
            score
                .missed
                .as_ref()
                .map(|mark| Fact::from((next, voice.mark(criterion, mark, stages)))),
        );
        facts.push(voice.basis_fact(&criterion.citation));
        facts.extend(self.basis_of_limit(criterion, score));
        facts
    }

    /// Who lays down the limit that was missed, where somebody else does than for the criterion.
    fn basis_of_limit(&self, criterion: &Criterion, score: &CriterionScore) -> Option<Fact> {
        let missed = score.missed.as_ref()?;
        let step = criterion.levels.iter().find(|s| s.level == missed.level)?;
        let limit = &step.threshold.as_ref()?.citation;
        let own = &criterion.citation;
        let same = (limit.fidelity, limit.source, &limit.clause)
            == (own.fidelity, own.source, &own.clause);
        (!same).then(|| {
            Fact::from((
                self.pick("Căn cứ của ngưỡng", "Basis of the limit"),
                self.voice.citation(limit),
            ))
        })
    }

    /// The points of a criterion's parts, where they were given one by one.
    fn items(&self, criterion: &Criterion, given: &GivenPoints) -> Option<Fact> {
        let Measure::Points(of) = &criterion.measure else {
            return None;
        };
        let items = given.items.iter().map(|points| {
            let item = of.items.iter().find(|i| i.id == points.item);
            let title = item.map_or(points.item.as_str(), |i| self.voice.text(&i.title));
            let earned = match item.and_then(|i| i.maximum) {
                Some(of) => self.voice.out_of(PointScore {
                    earned: points.earned,
                    of,
                }),
                None => self.voice.points_number(points.earned),
            };
            format!("{title}: {earned}")
        });
        let items = items.collect::<Vec<_>>();
        (!items.is_empty())
            .then(|| Fact::from((self.pick("Trong đó", "Of which"), items.join("\n"))))
    }
}

/// Whether a criterion is as good as it can be.
fn is_best(score: &CriterionScore) -> bool {
    let full = score.points.is_none_or(|points| points.earned == points.of);
    score.missed.is_none() && full
}
