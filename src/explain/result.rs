//! A scorecard in words.

use super::voice::Voice;
use crate::page::{Bar, Cell, Column, Fact, Item, Page, Table, Tone, Words};
use crate::text::say;
use crate::{
    Band, Criterion, CriterionScore, Fidelity, GivenPoints, GroupScore, Id, Instrument, Locale,
    Measure, Method, Outcome, Points, Scorecard, State, Value,
};

/// A result as its school reads it: level, points, coverage and bounds; what failed and why; what to do next.
pub fn scorecard(card: &Scorecard, instrument: &Instrument, locale: Locale) -> Page {
    let teller = Teller {
        card,
        voice: Voice { instrument, locale },
    };
    teller
        .head()
        .append(teller.groups())
        .append(teller.conditions())
        .append(teller.criteria())
        .append(teller.voice.bases())
        .append(teller.next())
}

struct Teller<'c> {
    card: &'c Scorecard,
    voice: Voice<'c>,
}

impl<'c> Teller<'c> {
    fn pick(&self, vi: &'c str, en: &'c str) -> &'c str {
        self.voice.pick(vi, en)
    }

    fn head(&self) -> Page {
        let (card, voice) = (self.card, &self.voice);
        let mut about = vec![
            Fact::from((self.pick("Trường", "School"), voice.school(&card.school))),
            Fact::from((
                self.pick("Năm học", "School year"),
                card.school_year.as_str(),
            )),
            Fact::from((
                self.pick("Người đánh giá", "Assessed as"),
                card.role.label(voice.locale),
            )),
            Fact::from((
                self.pick("Bộ tiêu chí", "Instrument"),
                voice.reference(card.instrument),
            )),
        ];
        if let Some(provenance) = &card.provenance {
            about.push(Fact::from((
                self.pick("Số liệu", "Figures"),
                voice.provenance(provenance),
            )));
        }
        let level = voice.rated(card.outcome.level);
        let result = [
            (self.pick("Mức độ", "Level"), level),
            (
                self.pick("Điểm", "Points"),
                voice.score(&card.outcome).into(),
            ),
            (
                self.pick("Độ phủ", "Coverage"),
                voice.coverage(&card.coverage).into(),
            ),
            (self.pick("Có thể thay đổi", "Could move"), self.bounds()),
            (self.pick("Cách xếp mức", "Method"), self.method()),
            (self.pick("Điều kiện", "Conditions"), self.gates()),
            (
                self.pick("Độ tin cậy", "Fidelity"),
                voice.fidelity(card.fidelity),
            ),
        ];
        let page = Page::default()
            .heading(1, self.pick("Kết quả đánh giá", "Result of the assessment"))
            .facts(about)
            .facts(result);
        match card.fidelity {
            Fidelity::Authored => page.paragraph(
                Words::new(self.pick(
                    "Đây không phải kết quả xếp loại chính thức: những phần nào do nhóm tác giả chọn được ghi rõ ở cuối.",
                    "This is no official rating: the parts that the authors chose are named at the end.",
                ))
                .tone(Tone::Warn),
            ),
            _ => page,
        }
    }

    fn bounds(&self) -> Words {
        let (card, voice) = (self.card, &self.voice);
        let end = |outcome: &Outcome| {
            let level = voice.rated(outcome.level).text;
            format!("{level}, {}", voice.score(outcome))
        };
        if card.lowest == card.highest {
            return Words::new(self.pick(
                "không, vì mọi tiêu chí đều áp dụng và đã có câu trả lời",
                "no: every criterion applies and is answered",
            ));
        }
        let (lowest, highest) = (end(&card.lowest), end(&card.highest));
        Words::new(say!(
            voice.locale,
            "từ {lowest} đến {highest}, tùy các tiêu chí chưa đánh giá hoặc không áp dụng",
            "from {lowest} to {highest}, depending on the criteria not assessed or not applicable"
        ))
    }

    /// How the whole got its level, with the cut-off or the groups that decided it.
    fn method(&self) -> Words {
        let (card, voice) = (self.card, &self.voice);
        let method = card.method.label(voice.locale);
        let percent = |band: &Band| voice.band(band, "\u{a0}%");
        let detail = match (card.method, card.outcome.band, card.outcome.next) {
            (Method::Total, Some(band), next) => {
                let (level, band) = (voice.level(&band.level), percent(&band));
                let reached = format!("{level} {band}");
                match next {
                    Some(next) => {
                        let next = format!("{} {}", voice.level(&next.level), percent(&next));
                        say!(
                            voice.locale,
                            "; điểm thuộc khoảng {reached}, khoảng kế tiếp là {next}",
                            "; the points are in the band {reached}, the next is {next}"
                        )
                    }
                    None => say!(
                        voice.locale,
                        "; điểm thuộc khoảng {reached}",
                        "; the points are in the band {reached}"
                    ),
                }
            }
            (Method::LowestGroup, ..) => {
                let deciding: Vec<String> = self.lowest_groups().map(|g| voice.group(&g)).collect();
                match deciding.as_slice() {
                    [] => String::new(),
                    groups => {
                        let groups = groups.join(", ");
                        say!(
                            voice.locale,
                            "; nhóm quyết định: {groups}",
                            "; decided by: {groups}"
                        )
                    }
                }
            }
            _ => String::new(),
        };
        let fidelity = card.method_citation.fidelity;
        let known = fidelity.label(voice.locale);
        let words = Words::new(format!("{method} ({known}){detail}"));
        match fidelity {
            Fidelity::Authored => words.tone(Tone::Warn),
            _ => words,
        }
    }

    fn lowest_groups(&self) -> impl Iterator<Item = Id> + '_ {
        let levels = &self.voice.instrument.levels;
        let rank = |group: &GroupScore| {
            let level = group.outcome.level?;
            levels.iter().position(|l| l.id == level)
        };
        let lowest = self.card.groups.iter().filter_map(rank).min();
        let groups = self.card.groups.iter();
        groups
            .filter(move |g| lowest.is_some() && rank(g) == lowest)
            .map(|g| g.group)
    }

    fn conditions_of(&self) -> impl Iterator<Item = (&'c Criterion, &'c CriterionScore)> {
        self.known()
            .filter(|(criterion, _)| criterion.is_condition())
    }

    /// The criteria that the instrument knows, with their scores.
    fn known(&self) -> impl Iterator<Item = (&'c Criterion, &'c CriterionScore)> {
        let instrument = self.voice.instrument;
        self.card
            .criteria
            .iter()
            .filter_map(|score| Some((instrument.criterion(&score.criterion)?, score)))
    }

    fn gates(&self) -> Words {
        let gates = &self.card.gates;
        let total = self.conditions_of().count();
        let (failed, open) = (gates.failed.len(), gates.open.len());
        if total == 0 {
            return Words::new(self.pick("không có điều kiện bắt buộc", "there are none"));
        }
        if failed + open == 0 {
            return Words::new(self.pick("không có điều kiện nào bị vi phạm", "none has failed"))
                .tone(Tone::Good);
        }
        let ids = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        let failed = (failed > 0).then(|| {
            let failed = ids(&gates.failed);
            say!(self.voice.locale, "không đạt {failed}", "{failed} failed")
        });
        let open = (open > 0).then(|| {
            let open = ids(&gates.open);
            say!(
                self.voice.locale,
                "chưa trả lời {open}",
                "{open} not answered"
            )
        });
        let what: Vec<String> = failed.into_iter().chain(open).collect();
        let effect = gates.policy.label(self.voice.locale);
        Words::new(format!("{}; {effect}", what.join("; "))).tone(Tone::Bad)
    }

    fn groups(&self) -> Page {
        let voice = &self.voice;
        let open = self.card.groups.iter().any(|g| g.lowest != g.highest);
        let column = |title: &str, numbers| Column {
            title: title.to_owned(),
            numbers,
        };
        let mut columns = vec![
            column(self.pick("Nhóm", "Group"), false),
            column("", false),
            column(self.pick("Điểm", "Points"), true),
            column("%", true),
            column(self.pick("Mức độ", "Level"), false),
            column(self.pick("Trả lời", "Answered"), true),
        ];
        if open {
            columns.push(column(self.pick("Có thể", "Could be"), false));
        }
        let rows = self.card.groups.iter().map(|group| {
            let outcome = &group.outcome;
            let (part, whole) = (outcome.earned.quarters(), outcome.applicable.quarters());
            let mut level = voice.rated(outcome.level);
            if outcome.held {
                level.text += self.pick(" (bị giữ)", " (held)");
            }
            let members = self.card.criteria.iter().filter(|c| c.group == group.group);
            let answered = members.clone().filter(|c| c.state == State::Answered);
            let mut row: Vec<Cell> = vec![
                voice.group(&group.group).into(),
                Bar {
                    part,
                    whole,
                    tone: level.tone,
                }
                .into(),
                voice.out_of(outcome.earned, outcome.applicable).into(),
                voice.percent(part, whole).into(),
                level.into(),
                format!("{}/{}", answered.count(), members.count()).into(),
            ];
            if open {
                row.push(self.range(group).into());
            }
            row
        });
        let table = Table {
            columns,
            rows: rows.collect(),
        };
        Page::default()
            .heading(2, self.pick("Các nhóm", "The groups"))
            .table(table)
    }

    /// The lowest and highest result of a group.
    fn range(&self, group: &GroupScore) -> String {
        let voice = &self.voice;
        let (low, high) = (&group.lowest, &group.highest);
        let level = |outcome: &Outcome| voice.rated(outcome.level).text;
        let points = |outcome: &Outcome| voice.number(outcome.earned);
        let of = voice.number(high.applicable);
        match low == high {
            true => String::new(),
            false if low.level == high.level => {
                format!("{}–{}/{of}", points(low), points(high))
            }
            false => format!(
                "{}–{}/{of}, {} – {}",
                points(low),
                points(high),
                level(low),
                level(high)
            ),
        }
    }

    fn conditions(&self) -> Page {
        let voice = &self.voice;
        let items: Vec<Item> = self
            .conditions_of()
            .map(|(criterion, score)| {
                let title = voice.criterion(&criterion.id);
                let (mark, state, tone) = match score.state {
                    State::Answered if score.missed.is_none() => {
                        ("✓", self.pick("đạt", "met"), Tone::Good)
                    }
                    State::Answered => ("✗", self.pick("không đạt", "failed"), Tone::Bad),
                    State::NotAssessed => {
                        ("✗", self.pick("chưa trả lời", "not answered"), Tone::Bad)
                    }
                    State::NotApplicable => (
                        "–",
                        self.pick("không áp dụng", "not applicable"),
                        Tone::Quiet,
                    ),
                };
                let words = Words::new(format!("{mark} {title}: {state}")).tone(tone);
                let facts = match tone {
                    Tone::Bad => self.needs(criterion, score),
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

    fn criteria(&self) -> Page {
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
        let open = self
            .known()
            .filter(|(_, s)| s.state != State::Answered)
            .map(|(criterion, score)| {
                let title = self.voice.criterion(&criterion.id);
                let value = self.voice.value(Some(criterion), score.value.as_ref());
                format!("{title}: {value}")
            });
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
        let mut facts = vec![Fact::from((
            self.pick("Trả lời", "Answer"),
            voice.value(Some(criterion), score.value.as_ref()),
        ))];
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
                let text = format!("{}: {}", voice.level(&band.level), voice.band(band, unit));
                Some(Words::new(text).tone(voice.tone(&band.level)))
            };
            facts.extend(band(at).map(|b| Fact::from((now, b))));
            let missed = band(at.map(|at| at + 1)).map(|b| b.tone(Tone::Plain));
            facts.extend(missed.map(|b| Fact::from((next, b))));
        }
        facts.extend(score.met.as_ref().map(|mark| {
            let words = Words::new(voice.mark(criterion, mark)).tone(voice.tone(&mark.level));
            Fact::from((now, words))
        }));
        facts.extend(
            score
                .missed
                .as_ref()
                .map(|mark| Fact::from((next, voice.mark(criterion, mark)))),
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
            .then(|| Fact::from((self.pick("Trong đó", "Of which"), items.join("; "))))
    }

    /// What to do next: conditions first, then what nobody has answered, then where most points are missing.
    fn next(&self) -> Page {
        let voice = &self.voice;
        let mut items: Vec<Item> = Vec::new();
        for id in &self.card.gates.failed {
            let criterion = voice.criterion(id);
            items.push(
                say!(
                    voice.locale,
                    "Thực hiện ngay điều kiện bắt buộc {criterion}.",
                    "Meet the mandatory condition {criterion} first."
                )
                .into(),
            );
        }
        let open = || {
            let scores = self.card.criteria.iter();
            scores.filter(|s| s.state == State::NotAssessed)
        };
        let ids: Vec<&str> = open().map(|s| s.criterion.as_str()).collect();
        if !ids.is_empty() {
            let ids = ids.join(", ");
            let points = self.sum(open().map(|s| s.maximum.quarters()));
            items.push(
                say!(
                    voice.locale,
                    "Đánh giá các tiêu chí chưa có số liệu: {ids} (tối đa {points} điểm).",
                    "Assess the criteria without a fact: {ids} (up to {points} points)."
                )
                .into(),
            );
        }
        let missing = |s: &CriterionScore| s.maximum.quarters().saturating_sub(s.earned.quarters());
        let mut most: Vec<&CriterionScore> = self
            .card
            .criteria
            .iter()
            .filter(|s| s.state == State::Answered && missing(s) > 0)
            .collect();
        most.sort_by_key(|s| std::cmp::Reverse(missing(s)));
        for score in most.into_iter().take(3) {
            let criterion = voice.criterion(&score.criterion);
            let points = self.sum([missing(score)].into_iter());
            items.push(
                say!(
                    voice.locale,
                    "Cải thiện {criterion}: còn {points} điểm có thể đạt thêm.",
                    "Improve {criterion}: {points} more points can be earned."
                )
                .into(),
            );
        }
        if items.is_empty() {
            items.push(
                self.pick(
                    "Giữ vững: mọi tiêu chí đều đã trả lời và đạt điểm tối đa.",
                    "Keep it up: every criterion is answered and at its maximum.",
                )
                .into(),
            );
        }
        Page::default()
            .heading(2, self.pick("Nên làm tiếp", "What to do next"))
            .list(items)
    }

    fn sum(&self, quarters: impl Iterator<Item = u64>) -> String {
        let points = Points::from_quarters(quarters.sum()).unwrap_or(Points::MAX);
        self.voice.number(points)
    }
}
