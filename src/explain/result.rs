//! A scorecard in words.

mod criteria;
mod detail;
mod next;

use super::Depth;
use super::voice::{Index, Voice};
use crate::explain::page::{Bar, Cell, Fact, Page, Table, Tone, Words};
use crate::model::{
    Criterion, CriterionScore, Fidelity, GroupScore, Id, Instrument, Locale, Outcome,
    RequirementKind, RequirementResult, RequirementState, Scorecard, State, say,
};
use std::collections::HashMap;

/// How many groups are told one by one; of more, those below the highest level.
const GROUPS: usize = 6;

/// A result as its school reads it: level and points, what failed, what to do next, the groups. In full also every
/// criterion, by which figures each requirement holds or fails, and what the result rests on.
pub fn scorecard(card: &Scorecard, instrument: &Instrument, depth: Depth, locale: Locale) -> Page {
    let index = Index::new(instrument);
    let teller = Teller {
        card,
        voice: index.voice(locale),
    };
    let authored = card.fidelity == Fidelity::Authored;
    let page = teller.first(depth);
    match depth {
        Depth::Brief => page.append(teller.voice.unofficial(authored, false)),
        Depth::Full => page
            .append(teller.voice.unofficial(authored, true))
            .append(teller.detail())
            .append(teller.criteria())
            .append(teller.voice.bases()),
    }
}

struct Teller<'c> {
    card: &'c Scorecard,
    voice: Voice<'c>,
}

impl<'c> Teller<'c> {
    fn pick(&self, vi: &'c str, en: &'c str) -> &'c str {
        self.voice.pick(vi, en)
    }

    /// What everybody asks first.
    fn first(&self, depth: Depth) -> Page {
        let (card, voice) = (self.card, &self.voice);
        let mut facts = vec![Fact::from((self.pick("Mức độ", "Level"), self.level()))];
        if let Some(points) = card.outcome.points {
            facts.push(Fact::from((
                self.pick("Điểm", "Points"),
                voice.score(points),
            )));
        }
        let missing = self.missing();
        if !missing.is_empty() {
            let words = Words::new(missing.join("\n")).tone(Tone::Bad);
            facts.push(Fact::from((self.pick("Còn thiếu", "Missing"), words)));
        }
        let next = self.next().join("\n");
        facts.push(Fact::from((self.pick("Nên làm tiếp", "Do next"), next)));
        facts.push(Fact::from((
            self.pick("Đã trả lời", "Answered"),
            voice.coverage(&card.coverage),
        )));
        if let Some(bounds) = self.bounds() {
            facts.push(Fact::from((
                self.pick("Kết quả còn có thể thay đổi", "Could still change"),
                bounds,
            )));
        }
        facts.extend(self.about(depth));
        let title = self.pick("Kết quả đánh giá", "Result");
        voice
            .titled(title, &card.school, card.school_year)
            .facts(facts)
            .table(self.groups())
    }

    /// What was assessed, by whom and with what.
    fn about(&self, depth: Depth) -> Vec<Fact> {
        let (card, voice) = (self.card, &self.voice);
        let role = card.role.label(voice.locale);
        let mut facts = Vec::new();
        match depth {
            Depth::Brief => {
                let title = voice.text(&voice.instrument.title);
                let text = say!(
                    voice.locale,
                    "{title} ({role})",
                    "{title} ({role})"
                );
                facts.push(Fact::from((self.pick("Bộ tiêu chí", "Instrument"), text)));
            }
            Depth::Full => {
                let school = voice.school(&card.school);
                facts.push(Fact::from((self.pick("Trường", "School"), school)));
                facts.push(Fact::from((
                    self.pick("Hình thức đánh giá", "Kind of assessment"),
                    role,
                )));
                facts.push(Fact::from((
                    self.pick("Bộ tiêu chí", "Instrument"),
                    voice.reference(card.instrument),
                )));
                facts.push(Fact::from((
                    self.pick("Tính chất", "Nature"),
                    voice.nature(card.fidelity),
                )));
            }
        }
        if let Some(provenance) = &card.provenance {
            facts.push(Fact::from((
                self.pick("Số liệu", "Figures"),
                voice.provenance(provenance),
            )));
        }
        facts
    }

    /// The level, with the groups that decide it where all of them must reach one.
    fn level(&self) -> Words {
        let (card, voice) = (self.card, &self.voice);
        let mut level = voice.rated(card.outcome.level);
        if card.outcome.level.is_none() {
            level.text += self.pick(
                ": không có tiêu chí nào được tính",
                ": no criterion counts",
            );
            return level;
        }
        let deciding = self.unmet(&card.outcome, &card.requirements);
        let deciding = deciding.filter(|r| r.kind == RequirementKind::Groups);
        let deciding = deciding.filter(|r| r.needed == r.of);
        let groups = deciding.flat_map(|r| &r.missing).map(|g| voice.group(g));
        let groups: Vec<String> = groups.collect();
        if !groups.is_empty() {
            let groups = groups.join("; ");
            level.text += &say!(
                voice.locale,
                " (theo nhóm có mức thấp nhất: {groups})",
                " (the level of the lowest group: {groups})"
            );
        }
        level
    }

    /// The requirements that keep a scope from the level above its own.
    fn unmet<'r>(
        &self,
        outcome: &Outcome,
        results: &'r [RequirementResult],
    ) -> impl Iterator<Item = &'r RequirementResult> {
        let above = self.voice.above(outcome, results);
        let above = above.map_or([].as_slice(), |(_, above)| above);
        above
            .iter()
            .filter(|r| r.state == RequirementState::Unmet)
    }

    /// Why the whole is not on the next level: its own requirements, those of the groups it lacks, and conditions not met.
    fn missing(&self) -> Vec<String> {
        let (card, voice) = (self.card, &self.voice);
        let mut told = voice.why_not(None, &card.outcome, &card.requirements);
        for group in self.lacking() {
            told.extend(voice.why_not(Some(group.group), &group.outcome, &group.requirements));
        }
        let conditions = self.known().filter(|(c, _)| c.is_condition());
        let failed = conditions.filter(|(_, score)| failed(score));
        let failed: Vec<Id> = failed.map(|(criterion, _)| criterion.id).collect();
        let said = |id: &Id| self.named().any(|named| named == *id);
        let unsaid: Vec<Id> = failed.into_iter().filter(|id| !said(id)).collect();
        if !unsaid.is_empty() {
            let unsaid = voice.named(&unsaid);
            told.push(say!(
                voice.locale,
                "Điều kiện bắt buộc chưa đạt: {unsaid}.",
                "Mandatory conditions not met: {unsaid}."
            ));
        }
        told
    }

    /// The groups that the next level of the whole lacks.
    fn lacking(&self) -> impl Iterator<Item = &'c GroupScore> + '_ {
        let missing = self.unmet(&self.card.outcome, &self.card.requirements);
        let missing = missing.filter(|r| r.kind == RequirementKind::Groups);
        let missing: Vec<Id> = missing.flat_map(|r| r.missing.iter().copied()).collect();
        let groups = self.card.groups.iter();
        groups.filter(move |group| missing.contains(&group.group))
    }

    /// What the sentences about the next level name.
    fn named(&self) -> impl Iterator<Item = Id> + '_ {
        let whole = self.unmet(&self.card.outcome, &self.card.requirements);
        let groups = self
            .lacking()
            .flat_map(|group| self.unmet(&group.outcome, &group.requirements));
        let all = whole.chain(groups);
        all.flat_map(|result| result.missing.iter().copied())
    }

    /// Between what the whole lies, if anything is open.
    fn bounds(&self) -> Option<Words> {
        let (card, voice) = (self.card, &self.voice);
        if card.lowest == card.highest {
            return None;
        }
        let (lowest, highest) = match card.lowest.level == card.highest.level {
            true => {
                let ends = [card.lowest, card.highest];
                let [lowest, highest] = ends.map(|end| match end.points {
                    Some(points) => voice.score(points),
                    None => voice.rated(end.level).text,
                });
                (lowest, highest)
            }
            false => (voice.outcome(&card.lowest), voice.outcome(&card.highest)),
        };
        Some(Words::new(say!(
            voice.locale,
            "từ {lowest} đến {highest}",
            "from {lowest} to {highest}"
        )))
    }

    /// The criteria that the instrument knows, with their scores.
    fn known(&self) -> impl Iterator<Item = (&'c Criterion, &'c CriterionScore)> {
        let voice = self.voice;
        let scores = self.card.criteria.iter();
        scores.filter_map(move |score| Some((voice.known(&score.criterion)?, score)))
    }

    /// Group by group: level, points, how many criteria were answered.
    fn groups(&self) -> Table {
        let voice = &self.voice;
        let mut table = Table::new([
            self.pick("Nhóm", "Group"),
            self.pick("Mức độ", "Level"),
            "",
            self.pick(">Điểm", ">Points"),
            ">%",
            self.pick(">Trả lời", ">Answered"),
        ]);
        let mut members: HashMap<Id, [usize; 2]> = HashMap::new();
        for score in &self.card.criteria {
            let [answered, all] = members.entry(score.group).or_default();
            *answered += usize::from(score.state == State::Answered);
            *all += 1;
        }
        let highest = voice.instrument.levels.last().map(|level| level.id);
        let many = self.card.groups.len() > GROUPS;
        let groups = self.card.groups.iter();
        let told = groups.filter(|g| !many || g.outcome.level != highest);
        let levels = self.card.groups.iter().any(|g| g.outcome.level.is_some());
        for group in told.take(if many { GROUPS } else { usize::MAX }) {
            let level = voice.rated(group.outcome.level);
            let tone = level.tone;
            let points = group.outcome.points;
            let bar = points.map(|points| Bar {
                part: points.earned.millionths(),
                whole: points.of.millionths(),
                tone,
            });
            let text = |text: Option<String>| Cell::from(text.unwrap_or_default());
            let [answered, all] = members.get(&group.group).copied().unwrap_or_default();
            table.row([
                voice.group(&group.group).into(),
                if levels { level.into() } else { "".into() },
                bar.map_or_else(|| "".into(), Cell::from),
                text(points.map(|points| voice.out_of(points))),
                text(points.map(|points| voice.share(points))),
                format!("{answered}/{all}").into(),
            ]);
        }
        table.without_blank_columns()
    }
}

/// Whether a condition applies and is not met.
fn failed(score: &CriterionScore) -> bool {
    match score.state {
        State::Answered => score.missed.is_some(),
        State::NotAssessed => true,
        State::NotApplicable => false,
    }
}
