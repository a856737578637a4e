//! A scorecard in words.

mod criteria;
mod detail;
mod missing;
mod next;

use super::voice::{Index, Voice};
use super::{Depth, basis};
use crate::explain::page::{Fact, Page, Table, Tone, Words};
use crate::model::{
    AssessorRole, Criterion, CriterionScore, CriterionState, GroupScore, Id, Lift, Locale, Outcome,
    Scorecard, say,
};
use crate::sound::Rubric;
use std::collections::HashMap;

/// The first screen is that of a terminal with 24 lines and 80 columns. So many lines are left for title, facts and groups beside
/// the rule under the title, the head of the table, the blank lines and the last line, and four for what the program adds.
const LINES: usize = 24 - 7 - 4;

/// How many columns a line has.
const COLUMNS: usize = 80;

/// How many columns a fact has, label and value together.
const WIDTH: usize = COLUMNS - 4;

/// How many columns the name of a group has.
const NAME: usize = 44;

/// A result as its school reads it: level and points, what failed, what to do next, the groups. In full also every
/// criterion, by which figures each requirement holds or fails, and what the result rests on. Where the rubric is not of the instrument and edition
/// that the result names, identifiers stand in place of names, and the page says so.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
/// let own: Assessment = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
/// let page = explain::scorecard(&rubric.score(&own)?, rubric, explain::Depth::Full, Locale::Vi);
/// assert!(page.markdown().contains("52/95"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn scorecard(card: &Scorecard, rubric: &Rubric, depth: Depth, locale: Locale) -> Page {
    let named = basis::named(rubric.instrument(), card.instrument);
    let index = Index::new(&named);
    let teller = Teller {
        card,
        lift: rubric.next_lift(card),
        voice: index.voice(locale),
    };
    let unofficial = teller.voice.unofficial(card.fidelity, depth);
    let (given, digest) = (rubric.instrument(), card.instrument_digest);
    let other = basis::by_other(given, card.instrument, digest, teller.voice);
    let by_this_text = other.blocks.is_empty();
    let pictures = teller.voice.pictures(card);
    let pictures = pictures.into_iter().fold(Page::default(), Page::chart);
    match depth {
        Depth::Brief => {
            let mut facts = teller.first(by_this_text);
            facts.push(teller.instrument());
            let title = teller.title(depth);
            let groups = teller.groups(room(&title, &facts));
            Page::default()
                .language(locale)
                .heading(1, title)
                .append(other)
                .facts(facts)
                .append(pictures)
                .table(groups)
                .append(unofficial)
        }
        Depth::Full => Page::default()
            .language(locale)
            .heading(1, teller.title(depth))
            .append(other)
            .append(unofficial)
            .facts(teller.about())
            .facts(teller.first(by_this_text))
            .append(pictures)
            .table(teller.groups(usize::MAX))
            .append(teller.detail())
            .append(teller.criteria())
            .append(teller.voice.bases()),
    }
}

struct Teller<'c> {
    card: &'c Scorecard,
    /// What lifts the school to the next level.
    lift: Option<Lift>,
    voice: Voice<'c>,
}

impl<'c> Teller<'c> {
    fn pick(&self, vi: &'c str, en: &'c str) -> &'c str {
        self.voice.pick(vi, en)
    }

    /// Who was assessed when, and by whom; and that it is an example, where it is one.
    fn title(&self, depth: Depth) -> String {
        let (card, voice) = (self.card, &self.voice);
        let what = match card.role {
            AssessorRole::SelfAssessment => {
                self.pick("Kết quả tự đánh giá", "Result of the self-assessment")
            }
            AssessorRole::External => self.pick(
                "Kết quả đánh giá ngoài",
                "Result of the external evaluation",
            ),
        };
        let provenance = card.provenance.as_ref().filter(|_| depth == Depth::Brief);
        voice.titled(what, &card.school, card.school_year, provenance)
    }

    /// What everybody asks first.
    fn first(&self, by_this_text: bool) -> Vec<Fact> {
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
        if let Some(aside) = self.aside() {
            facts.push(Fact::from((self.pick("Lưu ý", "Note"), aside)));
        }
        // Nobody knows what to do by a text that is not at hand.
        if by_this_text {
            let next = self.next().join("\n");
            facts.push(Fact::from((self.pick("Nên làm tiếp", "Do next"), next)));
        }
        if let Some(bounds) = self.bounds() {
            let coverage = voice.coverage(&card.coverage);
            let text = say!(
                voice.locale,
                "{coverage}. Kết quả còn có thể thay đổi: {bounds}.",
                "{coverage}. The result could still change: {bounds}."
            );
            facts.push(voice.answered_fact(text));
        }
        facts
    }

    /// The instrument in short.
    fn instrument(&self) -> Fact {
        let title = self.voice.text(&self.voice.instrument.title);
        self.voice.instrument_fact(title)
    }

    /// What was assessed, with what, and how much was answered.
    fn about(&self) -> Vec<Fact> {
        let (card, voice) = (self.card, &self.voice);
        let mut facts = vec![
            voice.school_fact(&card.school),
            voice.role_fact(card.role),
            voice.instrument_fact(&voice.reference(card.instrument)),
            voice.nature_fact(card.fidelity),
            voice.answered_fact(voice.coverage(&card.coverage)),
        ];
        facts.extend(voice.day_fact(card.date));
        let provenance = card.provenance.as_ref();
        facts.extend(provenance.map(|of| voice.figures_fact(of)));
        facts
    }

    /// Between what the whole lies, if anything is open: levels, or points where the level is sure.
    fn bounds(&self) -> Option<String> {
        let (card, voice) = (self.card, &self.voice);
        let (lowest, highest) = (card.lowest, card.highest);
        if card.lowest == card.highest {
            return None;
        }
        let [lowest, highest] = [lowest, highest].map(|end| match end.points {
            Some(points) if lowest.level == highest.level => voice.score(points),
            _ => voice.rated_outcome(&end).text(),
        });
        Some(match lowest == highest {
            true => self
                .pick(
                    "ở các nhóm, không ở mức chung",
                    "in the groups, not overall",
                )
                .to_owned(),
            false => say!(
                voice.locale,
                "từ {lowest} đến {highest}",
                "from {lowest} to {highest}"
            ),
        })
    }

    /// The criteria that the instrument knows, with their scores.
    fn known(&self) -> impl Iterator<Item = (&'c Criterion, &'c CriterionScore)> {
        let voice = self.voice;
        let scores = self.card.criteria.iter();
        scores.filter_map(move |score| Some((voice.known(&score.criterion)?, score)))
    }

    /// Group by group: level, points, how many criteria were answered; the lowest of them where there is no room for all.
    fn groups(&self, room: usize) -> Table {
        let (card, voice) = (self.card, &self.voice);
        let mut groups: Vec<&GroupScore> = card.groups.iter().collect();
        let tall = |group: &GroupScore| lines(&voice.group(&group.group), NAME);
        let all = groups.iter().map(|group| tall(group)).sum::<usize>() <= room;
        let mut which = self.pick("Nhóm", "Group");
        if !all {
            let rank = |group: &GroupScore| group.outcome.level.and_then(|l| voice.rank(&l));
            let highest = voice.instrument.levels.len().checked_sub(1);
            let mut lowest: Vec<&GroupScore> = groups.clone();
            lowest.retain(|group| rank(group) < highest);
            // Of a group in which too little is answered nobody knows how low it is.
            lowest.sort_by_key(|group| {
                let little = group.outcome.is_little_answered();
                (little, rank(group), group.outcome.percent())
            });
            let (mut left, below) = (room, lowest.len());
            let fitting = lowest.into_iter().take_while(|group| {
                let fits = tall(group) <= left;
                left = left.saturating_sub(tall(group));
                fits
            });
            let kept: Vec<Id> = fitting.map(|group| group.group).collect();
            groups.retain(|group| kept.contains(&group.group));
            which = match kept.len() == below {
                true => self.pick("Nhóm chưa ở mức cao nhất", "Groups below the top level"),
                false => self.pick("Nhóm có mức thấp nhất", "Lowest groups"),
            };
        }
        let mut table = Table::new([
            which,
            self.pick("Mức độ", "Level"),
            self.pick(">Điểm", ">Points"),
            self.pick(">Trả lời", ">Answered"),
        ]);
        let complete = card.coverage.answered == card.coverage.criteria;
        let mut members: HashMap<Id, [usize; 2]> = HashMap::new();
        for score in &card.criteria {
            let [answered, all] = members.entry(score.group).or_default();
            *answered += usize::from(score.state == CriterionState::Answered);
            *all += 1;
        }
        let told = groups
            .iter()
            .any(|group| group.outcome != Outcome::default());
        for group in groups.into_iter().filter(|_| told) {
            let level = match &group.outcome.level {
                Some(level) => Words::new(voice.brief_level(level)).tone(voice.tone(level)),
                None if group.requirements.is_empty() => Words::default(),
                None => voice.rated_outcome(&group.outcome),
            };
            let points = group.outcome.points.map(|points| voice.score(points));
            let [answered, all] = members.get(&group.group).copied().unwrap_or_default();
            let answered = match complete {
                true => String::new(),
                false => format!("{answered}/{all}"),
            };
            table.row([
                voice.group(&group.group).into(),
                level.into(),
                points.unwrap_or_default().into(),
                answered.into(),
            ]);
        }
        table.without_blank_columns()
    }
}

/// How many lines a first screen has for groups beside this title and these facts.
fn room(title: &str, facts: &[Fact]) -> usize {
    let label = facts.iter().map(|fact| fact.label.chars().count());
    let width = WIDTH.saturating_sub(label.max().unwrap_or(0));
    let facts: usize = facts.iter().map(|f| lines(&f.value.text(), width)).sum();
    LINES.saturating_sub(lines(title, COLUMNS) + facts)
}

/// How many lines a text takes at this width.
fn lines(text: &str, width: usize) -> usize {
    let of = |line: &str| {
        let mut lines = 1;
        let mut used = 0;
        for word in line.split(' ') {
            let word = word.chars().count();
            if used > 0 && used + 1 + word > width {
                lines += 1;
                used = word;
            } else {
                used += word + usize::from(used > 0);
            }
        }
        lines
    };
    text.lines().map(of).sum()
}

#[cfg(test)]
mod tests;
