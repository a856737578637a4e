//! A scorecard in words.

mod criteria;

use super::voice::{Index, Voice};
use crate::explain::page::{Bar, Fact, Item, Page, Table, Tone, Words};
use crate::model::{
    Band, Criterion, CriterionScore, GroupScore, Id, Instrument, Locale, Method, Outcome, Points,
    Scorecard, State, say,
};
use std::collections::HashMap;

/// A result as its school reads it: level, points, coverage and bounds; what failed and why; what to do next.
pub fn scorecard(card: &Scorecard, instrument: &Instrument, locale: Locale) -> Page {
    let index = Index::new(instrument);
    let teller = Teller {
        card,
        voice: index.voice(locale),
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
        let mut level = voice.rated(card.outcome.level);
        if card.outcome.held {
            level.text += self.pick(
                " (bị giữ vì điều kiện bắt buộc)",
                " (held by a mandatory condition)",
            );
        }
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
        Page::default()
            .heading(1, self.pick("Kết quả đánh giá", "Result of the assessment"))
            .facts(about)
            .facts(result)
            .append(voice.unofficial())
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
        let known = card.method_citation.fidelity.label(voice.locale);
        Words::new(format!("{method} ({known}){detail}"))
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
        let voice = self.voice;
        let scores = self.card.criteria.iter();
        scores.filter_map(move |score| Some((voice.known(&score.criterion)?, score)))
    }

    fn gates(&self) -> Words {
        let gates = &self.card.gates;
        let total = self.conditions_of().count();
        let (failed, open) = (gates.failed.len(), gates.open.len());
        if total == 0 {
            return Words::new(self.pick("không có điều kiện bắt buộc", "there are none"));
        }
        if failed + open == 0 {
            let met = self
                .conditions_of()
                .filter(|(_, s)| s.state == State::Answered)
                .count();
            let text = say!(self.voice.locale, "đạt {met}/{total}", "{met}/{total} met");
            return Words::new(text).tone(Tone::Good);
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
        let mut table = Table::new([
            self.pick("Nhóm", "Group"),
            "",
            self.pick(">Điểm", ">Points"),
            ">%",
            self.pick("Mức độ", "Level"),
            self.pick(">Trả lời", ">Answered"),
        ]);
        let mut members: HashMap<Id, [usize; 2]> = HashMap::new();
        for score in &self.card.criteria {
            let [answered, all] = members.entry(score.group).or_default();
            *answered += usize::from(score.state == State::Answered);
            *all += 1;
        }
        for group in &self.card.groups {
            let outcome = &group.outcome;
            let (part, whole) = (outcome.earned.quarters(), outcome.applicable.quarters());
            let mut level = voice.rated(outcome.level);
            if outcome.held {
                level.text += self.pick(" (bị giữ)", " (held)");
            }
            let [answered, all] = members.get(&group.group).copied().unwrap_or_default();
            table.row([
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
                format!("{answered}/{all}").into(),
            ]);
        }
        Page::default()
            .heading(2, self.pick("Các nhóm", "The groups"))
            .table(table)
            .append(self.ranges())
    }

    /// Between what the groups lie whose result is still open.
    fn ranges(&self) -> Page {
        let voice = &self.voice;
        let mut table = Table::new([
            self.pick("Nhóm", "Group"),
            self.pick("Thấp nhất có thể", "Lowest possible"),
            self.pick("Cao nhất có thể", "Highest possible"),
        ]);
        let end = |outcome: &Outcome| {
            let level = voice.rated(outcome.level);
            let points = voice.out_of(outcome.earned, outcome.applicable);
            Words::new(format!("{points} {}", level.text)).tone(level.tone)
        };
        for group in self.card.groups.iter().filter(|g| g.lowest != g.highest) {
            table.row([
                voice.group(&group.group).into(),
                end(&group.lowest).into(),
                end(&group.highest).into(),
            ]);
        }
        Page::default().table(table)
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
        let count = open().count();
        if count > 0 {
            let points = self.sum(open().map(|s| s.maximum.quarters()));
            items.push(
                say!(
                    voice.locale,
                    "Đánh giá {count} tiêu chí chưa có số liệu, mang tối đa {points} điểm.",
                    "Assess the criteria without a fact ({count}), which carry up to {points} points."
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
