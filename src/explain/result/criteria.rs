//! The criteria of a scorecard in words: what failed and why, what is not known, what is as good as it can be.

use super::Teller;
use crate::explain::page::{Fact, Item, Page, Table, Tone, Words};
use crate::model::{Criterion, CriterionScore, GivenPoints, Measure, State, Value, say};

impl Teller<'_> {
    pub(super) fn conditions(&self) -> Page {
        let voice = &self.voice;
        let items: Vec<Item> = self
            .conditions_of()
            .map(|(criterion, score)| {
                let title = voice.criterion(&criterion.id);
                let (state, tone) = match score.state {
                    State::Answered if score.missed.is_none() => {
                        (self.pick("đạt", "met"), Tone::Good)
                    }
                    State::Answered => (self.pick("không đạt", "failed"), Tone::Bad),
                    State::NotAssessed => (self.pick("chưa trả lời", "not answered"), Tone::Bad),
                    State::NotApplicable => {
                        (self.pick("không áp dụng", "not applicable"), Tone::Quiet)
                    }
                };
                let words = Words::new(format!("{title}: {state}")).tone(tone);
                let facts = match tone {
                    Tone::Bad => self.wanted(criterion),
                    _ => Vec::new(),
                };
                Item { words, facts }
            })
            .collect();
        if items.is_empty() {
            return Page::default();
        }
        let policy = self.card.gates.policy.label(voice.locale);
        let known = self.card.gates.citation.fidelity.label(voice.locale);
        let effect = say!(
            voice.locale,
            "Hệ quả: {policy} ({known}).",
            "Effect: {policy} ({known})."
        );
        Page::default()
            .heading(2, self.pick("Điều kiện bắt buộc", "Mandatory conditions"))
            .paragraph(effect)
            .list(items)
    }

    /// What a condition asks for, and who does.
    fn wanted(&self, criterion: &Criterion) -> Vec<Fact> {
        let voice = &self.voice;
        let top = criterion.levels.last().and_then(|s| s.descriptor.as_ref());
        let top = top.map(|top| Fact::from((self.pick("Cần có", "Needed"), voice.text(top))));
        let basis = Fact::from((
            self.pick("Căn cứ", "Basis"),
            voice.citation(&criterion.citation),
        ));
        top.into_iter().chain([basis]).collect()
    }

    pub(super) fn criteria(&self) -> Page {
        let scored = || self.known().filter(|(c, _)| !c.is_condition());
        let best = |score: &CriterionScore| score.missed.is_none() && score.earned == score.maximum;
        let answered = || scored().filter(|(_, s)| s.state == State::Answered);
        let below = answered()
            .filter(|(_, s)| !best(s))
            .map(|(criterion, score)| {
                let title = self.voice.criterion(&criterion.id);
                let points = self.voice.out_of(score.earned, score.maximum);
                let words = say!(
                    self.voice.locale,
                    "{title}: {points} điểm",
                    "{title}: {points} points"
                );
                let tone = score.level.map_or(Tone::Plain, |l| self.voice.tone(&l));
                Item {
                    words: Words::new(words).tone(tone),
                    facts: self.needs(criterion, score),
                }
            });
        let unknown = || self.known().filter(|(_, s)| s.state != State::Answered);
        let silent = unknown().filter(|(_, s)| s.value.is_none());
        let silent: Vec<&str> = silent.map(|(criterion, _)| criterion.id.as_str()).collect();
        let said = unknown().filter(|(_, s)| s.value.is_some());
        let said = said.map(|(criterion, score)| {
            let title = self.voice.criterion(&criterion.id);
            let value = self.voice.value(Some(criterion), score.value.as_ref());
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
        for (criterion, score) in answered().filter(|(_, s)| best(s)) {
            full.row([
                self.voice.criterion(&criterion.id).into(),
                self.voice
                    .value(Some(criterion), score.value.as_ref())
                    .into(),
                self.voice.out_of(score.earned, score.maximum).into(),
            ]);
        }
        let mut page = Page::default();
        let titled = |title: &str, body: Page| match body.blocks.is_empty() {
            true => body,
            false => Page::default().heading(2, title).append(body),
        };
        page = page.append(titled(
            self.pick(
                "Tiêu chí chưa đạt điểm tối đa, và vì sao",
                "Criteria below their maximum, and why",
            ),
            Page::default().list(below),
        ));
        page = page.append(titled(
            self.pick(
                "Tiêu chí chưa đánh giá hoặc không áp dụng",
                "Criteria not assessed or not applicable",
            ),
            Page::default().list(open),
        ));
        page.append(titled(
            self.pick("Tiêu chí đạt điểm tối đa", "Criteria at their maximum"),
            Page::default().table(full),
        ))
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
            self.pick("Mức kế tiếp", "Next level"),
        );
        if let (Measure::Points(of), Some(Value::Points(given))) =
            (&criterion.measure, &score.value)
        {
            facts.extend(self.items(criterion, given));
            let at = of.bands.iter().position(|b| Some(b.level) == score.level);
            let band = |at: Option<usize>| {
                let band = of.bands.get(at?)?;
                let unit = self.pick(" điểm", " points");
                let text = format!("{} – {}", voice.level(&band.level), voice.band(band, unit));
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
        facts.push(Fact::from((
            self.pick("Căn cứ", "Basis"),
            voice.citation(&score.citation),
        )));
        let missed = score.missed.as_ref().and_then(|mark| {
            let step = criterion.levels.iter().find(|s| s.level == mark.level)?;
            step.threshold.as_ref()
        });
        facts.extend(
            missed
                .filter(|t| {
                    t.citation.fidelity != score.citation.fidelity
                        || t.citation.source != score.citation.source
                        || t.citation.clause != score.citation.clause
                })
                .map(|t| {
                    Fact::from((
                        self.pick("Căn cứ của ngưỡng", "Basis of the limit"),
                        voice.citation(&t.citation),
                    ))
                }),
        );
        facts
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
                Some(maximum) => self.voice.out_of(points.earned, maximum),
                None => self.voice.number(points.earned),
            };
            format!("{title}: {earned}")
        });
        let items = items.collect::<Vec<_>>();
        (!items.is_empty())
            .then(|| Fact::from((self.pick("Trong đó", "Of which"), items.join("\n"))))
    }
}
