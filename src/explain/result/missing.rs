//! Why a whole is on its level and not on the next.

use super::Teller;
use crate::explain::page::Words;
use crate::model::{
    CriterionScore, CriterionState, GroupScore, Id, Outcome, Requirement, RequirementKind,
    RequirementResult, RequirementState, say,
};

impl<'c> Teller<'c> {
    /// The level, with the lowest groups where it is theirs because the next one asks itself of all groups.
    pub(super) fn level(&self) -> Words {
        let (card, voice) = (self.card, &self.voice);
        let level = voice.rated_outcome(&card.outcome);
        if let Some(little) = voice.too_little(&card.outcome, &card.coverage) {
            return little;
        }
        if card.outcome.level.is_none() {
            let none = self.pick(": không có tiêu chí nào được tính", ": no criterion counts");
            return level.then(none);
        }
        match self.lowest() {
            Some(groups) => level.then(say!(
                voice.locale,
                " (theo nhóm có mức thấp nhất: {groups})",
                " (the level of the lowest group: {groups})"
            )),
            None => level,
        }
    }

    /// The lowest groups, where the whole is on their level and the level above asks all groups to be on it.
    fn lowest(&self) -> Option<String> {
        let (card, voice) = (self.card, &self.voice);
        let asks_itself = |r: &RequirementResult| {
            r.kind == RequirementKind::Groups
                && r.needed == r.of
                && voice.wanted_level(None, r) == r.level
        };
        let deciding = self
            .unmet(&card.outcome, &card.requirements)
            .find(|r| asks_itself(r))?;
        let groups = card.groups.iter();
        let missing = groups.filter(|group| deciding.missing.contains(&group.group));
        let rank = |outcome: &Outcome| outcome.level.and_then(|level| voice.rank(&level));
        let whole = rank(&card.outcome);
        let lowest = missing.clone().map(|group| rank(&group.outcome)).min()?;
        let lowest = missing.filter(|group| rank(&group.outcome) == lowest && lowest == whole);
        let lowest: Vec<String> = lowest.map(|group| voice.group(&group.group)).collect();
        (!lowest.is_empty()).then(|| lowest.join("; "))
    }

    /// The requirements that keep a scope from the level above its own.
    pub(super) fn unmet<'r>(
        &self,
        outcome: &Outcome,
        results: &'r [RequirementResult],
    ) -> impl Iterator<Item = &'r RequirementResult> {
        let above = self.voice.above(outcome, results);
        let above = above.map_or([].as_slice(), |(_, above)| above);
        above.iter().filter(|r| r.state == RequirementState::Unmet)
    }

    /// Why the whole is not on the next level: its own requirements, those of the groups it lacks, and conditions not met.
    pub(super) fn missing(&self) -> Vec<String> {
        let (card, voice) = (self.card, &self.voice);
        let mut told = voice.why_not(None, &card.outcome, &card.requirements);
        for group in self.lacking() {
            told.extend(voice.why_not(Some(group.group), &group.outcome, &group.requirements));
        }
        let said = |id: &Id| self.named().any(|named| named == *id);
        let failed = self.failed().filter(|score| self.counts(score));
        let failed = failed.map(|score| score.criterion);
        let unsaid: Vec<Id> = failed.filter(|id| !said(id)).collect();
        if !unsaid.is_empty() {
            let unsaid = voice.named(&unsaid);
            told.push(match card.outcome.is_little_answered() {
                true => say!(
                    voice.locale,
                    "Điều kiện bắt buộc chưa đạt: {unsaid}.",
                    "Mandatory conditions not met: {unsaid}."
                ),
                false => say!(
                    voice.locale,
                    "Điều kiện bắt buộc chưa đạt, cần cho mức cao hơn nữa: {unsaid}.",
                    "Mandatory conditions not met, which levels further up ask for: {unsaid}."
                ),
            });
        }
        told
    }

    /// The conditions not met that keep the whole from no level.
    pub(super) fn aside(&self) -> Option<String> {
        let voice = &self.voice;
        let aside = self.failed().filter(|score| !self.counts(score));
        let aside: Vec<Id> = aside.map(|score| score.criterion).collect();
        if aside.is_empty() {
            return None;
        }
        let aside = voice.named(&aside);
        Some(say!(
            voice.locale,
            "Điều kiện bắt buộc chưa đạt nhưng không ảnh hưởng đến mức chung: {aside}.",
            "Mandatory conditions that are not met, but do not affect the overall level: {aside}."
        ))
    }

    /// The conditions that apply and are not met; where too little is answered, those answered only.
    pub(super) fn failed(&self) -> impl Iterator<Item = &'c CriterionScore> {
        let little = self.card.outcome.is_little_answered();
        let conditions = self.known().filter(|(c, _)| c.is_condition());
        let conditions = conditions.map(|(_, score)| score);
        conditions.filter(move |score| match score.state {
            CriterionState::Answered => score.missed.is_some(),
            CriterionState::NotAssessed => !little,
            CriterionState::NotApplicable => false,
        })
    }

    /// Whether a condition may keep the whole from a level: there is a higher one, and a requirement of the whole looks at the
    /// condition, or one of its group where the whole looks at that.
    pub(super) fn counts(&self, condition: &CriterionScore) -> bool {
        let (card, voice) = (self.card, &self.voice);
        let highest = voice.above(&card.outcome, &card.requirements).is_none();
        if highest && card.outcome.level.is_some() {
            return false;
        }
        let requires = |scope: Option<Id>| {
            let (rows, _) = voice.levels_of(scope);
            rows.iter().flat_map(|row| &row.requires)
        };
        let asked = |scope: Option<Id>| {
            requires(scope).any(|requirement| match requirement {
                Requirement::Conditions(conditions) => {
                    let members = voice.members(scope, conditions.of.as_ref(), true);
                    members.iter().any(|known| known.id == condition.criterion)
                }
                _ => false,
            })
        };
        let group = condition.group;
        let watched = requires(None).any(|requirement| match requirement {
            Requirement::Groups(groups) => groups.of.as_ref().is_none_or(|of| of.contains(&group)),
            _ => false,
        });
        asked(None) || watched && asked(Some(group))
    }

    /// The groups that the next overall level lacks.
    pub(super) fn lacking(&self) -> impl Iterator<Item = &'c GroupScore> + '_ {
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
}
