//! Sets of criteria, conditions and groups as part of a sentence, and how many of them are enough.

use super::Voice;
use crate::model::{
    CriteriaSet, Criterion, CriterionMark, Enough, GroupsRequirement, Id, Locale, say,
};
use std::collections::HashSet;

/// Things that a requirement counts, and how they are called.
pub(super) struct Counted {
    /// What they are called when one speaks of several, such as `tiêu chí bắt buộc`.
    pub(super) noun: String,
    /// The only one, where there is no other.
    only: Option<String>,
    /// How many there are.
    pub(super) size: u64,
    /// Whether some of them do not apply, so that the number is that of those that do.
    fewer: bool,
}

impl Counted {
    /// The same things, of which so many apply.
    pub(super) fn applying(mut self, of: u64) -> Self {
        self.fewer = of < self.size;
        self.size = of;
        self
    }
}

impl<'i> Voice<'i> {
    /// The criteria of a set within a scope, conditions or others.
    pub(crate) fn members(
        &self,
        scope: Option<Id>,
        of: Option<&CriteriaSet>,
        conditions: bool,
    ) -> Vec<&'i Criterion> {
        let groups = self.instrument.groups.iter();
        let groups = groups.filter(|group| scope.is_none_or(|id| group.id == id));
        let within = |group: Id, criterion: &Criterion| match of {
            None => true,
            Some(CriteriaSet::Marked(mark)) => criterion.marks.contains(mark),
            Some(CriteriaSet::Unmarked(mark)) => !criterion.marks.contains(mark),
            Some(CriteriaSet::Criteria(ids)) => ids.contains(&criterion.id),
            Some(CriteriaSet::Groups(ids)) => ids.contains(&group),
        };
        let criteria = groups.flat_map(|group| group.criteria.iter().map(|c| (group.id, c)));
        let criteria = criteria.filter(|(_, c)| c.is_condition() == conditions);
        let criteria = criteria.filter(|(group, c)| within(*group, c));
        criteria.map(|(_, criterion)| criterion).collect()
    }

    /// The marks that no requirement names: they decide nothing, and are there to be seen.
    pub(crate) fn idle_marks(&self) -> impl Iterator<Item = &'i CriterionMark> {
        let scoring = &self.instrument.scoring;
        let groups = self
            .instrument
            .groups
            .iter()
            .flat_map(|group| &group.levels);
        let levels = scoring.levels.iter().chain(&scoring.group_levels);
        let all = levels.chain(groups).flat_map(|row| &row.requires);
        let named = all.filter_map(|needs| match needs.of()? {
            CriteriaSet::Marked(mark) | CriteriaSet::Unmarked(mark) => Some(*mark),
            _ => None,
        });
        let named: HashSet<Id> = named.collect();
        let marks = self.instrument.marks.iter();
        marks.filter(move |mark| !named.contains(&mark.id))
    }

    /// The criteria that a requirement counts.
    pub(super) fn criteria_of(&self, scope: Option<Id>, of: Option<&CriteriaSet>) -> Counted {
        let members = self.members(scope, of, false);
        let only = match members.as_slice() {
            [only] => {
                let id = only.id;
                Some(say!(self.locale, "tiêu chí {id}", "criterion {id}"))
            }
            _ => None,
        };
        Counted {
            noun: self.noun("tiêu chí", "criteria", of),
            only,
            size: members.len() as u64,
            fewer: false,
        }
    }

    /// The groups that a requirement counts.
    pub(super) fn groups_of(&self, requirement: &GroupsRequirement) -> Counted {
        let named = requirement.of.as_ref().map(|ids| self.named(ids));
        let only = match requirement.of.as_deref() {
            Some([only]) => {
                let group = self.group(only);
                Some(say!(self.locale, "nhóm {group}", "group {group}"))
            }
            _ => None,
        };
        let size = match &requirement.of {
            Some(ids) => ids.len(),
            None => self.instrument.groups.len(),
        };
        let noun = self.pick("nhóm", "groups");
        Counted {
            noun: named.map_or_else(|| noun.to_owned(), |named| format!("{noun} {named}")),
            only,
            size: size as u64,
            fewer: false,
        }
    }

    /// What the things of a set are called: with the mark they carry, or by name.
    pub(super) fn noun(&self, vi: &str, en: &str, of: Option<&CriteriaSet>) -> String {
        let marked = |mark: &Id| self.marked(mark);
        match (self.locale, of) {
            (Locale::Vi, None) => vi.to_owned(),
            (Locale::En, None) => en.to_owned(),
            (Locale::Vi, Some(CriteriaSet::Marked(mark))) => format!("{vi} {}", marked(mark)),
            (Locale::Vi, Some(CriteriaSet::Unmarked(mark))) => {
                format!("{vi} không {}", marked(mark))
            }
            (Locale::En, Some(CriteriaSet::Marked(mark))) => match marked(mark) {
                mark if mark.contains(' ') => format!("{en} marked “{mark}”"),
                mark => format!("{mark} {en}"),
            },
            (Locale::En, Some(CriteriaSet::Unmarked(mark))) => match marked(mark) {
                mark if mark.contains(' ') => format!("{en} not marked “{mark}”"),
                mark => format!("{en} that are not {mark}"),
            },
            (locale, Some(CriteriaSet::Criteria(ids))) => {
                format!("{} {}", locale.pick(vi, en), self.named(ids))
            }
            (Locale::Vi, Some(CriteriaSet::Groups(ids))) => {
                format!("{vi} của nhóm {}", self.named(ids))
            }
            (Locale::En, Some(CriteriaSet::Groups(ids))) => {
                format!("{en} of the groups {}", self.named(ids))
            }
        }
    }

    /// How many of the things are enough: `cả 8 tiêu chí bắt buộc`, `ít nhất 5 trong 7 tiêu chí`.
    pub(super) fn enough(&self, counted: &Counted, count: Option<Enough>) -> String {
        let Counted { noun, only, .. } = counted;
        let size = self.number(counted.size);
        let count_only = match counted.fewer {
            true => self.pick(" được tính", " that count"),
            false => "",
        };
        match (count, only) {
            (None, Some(only)) if !counted.fewer => only.clone(),
            (None, _) if self.locale == Locale::En && counted.size == 2 => {
                format!("both {noun}{count_only}")
            }
            (None, _) => say!(
                self.locale,
                "cả {size} {noun}{count_only}",
                "all {size} {noun}{count_only}"
            ),
            (Some(Enough::AtLeast(least)), _) => {
                let least = self.number(least);
                say!(
                    self.locale,
                    "ít nhất {least} trong {size} {noun}",
                    "at least {least} of the {size} {noun}"
                )
            }
            (Some(Enough::Share(share)), _) => {
                let part = match share.whole.get() {
                    100 => format!("{}%", self.number(share.part)),
                    _ => format!("{}/{}", self.number(share.part), self.number(share.whole)),
                };
                say!(
                    self.locale,
                    "ít nhất {part} trong số {size} {noun}{count_only}",
                    "at least {part} of the {size} {noun}{count_only}"
                )
            }
        }
    }
}
