//! Where a school stands: a reading for each gauge, and the level that follows.

use super::fact::{Brought, Counts, Fact, View, brought, counts, group_counts};
use super::{Bound, Gauge, Need, Scope, Table, Tables, Test};
use crate::model::{CriterionState, RequirementState};
use crate::sound::exact::Exact;
use std::cmp::Ordering;

/// The readings of all gauges.
#[derive(Debug, Clone)]
pub(crate) struct Standing<'t> {
    tables: &'t Tables,
    view: View,
    readings: Vec<Reading>,
    groups: Vec<Group>,
}

/// What applies in a group, and its level as the readings stand.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    applies: Applies,
    level: Judgement,
}

/// What a gauge shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    /// The points earned.
    pub(crate) earned: Exact,
    /// How many of the set reach what is looked for.
    pub(crate) reached: u64,
    /// Points or things that apply.
    pub(crate) of: u64,
}

impl Reading {
    /// What a gauge shows that looks at nothing.
    pub(crate) fn nothing() -> &'static Self {
        static NOTHING: Reading = Reading {
            earned: Exact::NOTHING,
            reached: 0,
            of: 0,
        };
        &NOTHING
    }

    fn add(&mut self, brought: Brought) {
        self.earned.add(brought.earned);
        self.reached += brought.reached;
        self.of += brought.of;
    }

    fn take(&mut self, brought: Brought) {
        self.earned.take(brought.earned);
        self.reached = self.reached.saturating_sub(brought.reached);
        self.of = self.of.saturating_sub(brought.of);
    }
}

impl Tables {
    /// What a gauge of criteria shows; a gauge of groups shows nothing before they have levels.
    fn reading(&self, gauge: &Gauge, facts: &[Fact]) -> Reading {
        let mut reading = Reading::default();
        if gauge.is_of_groups() {
            return reading;
        }
        for position in &gauge.set {
            if let (Some(scale), Some(fact)) = (self.criteria.get(*position), facts.get(*position))
            {
                reading.add(brought(gauge, scale, fact, View::Actual));
            }
        }
        reading
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Applies {
    plain: u64,
    conditions: u64,
    /// How many of both are answered, or taken as if they were.
    answered: u64,
}

/// The level of a scope, and the first requirement that keeps it from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Judgement {
    /// The position of the level in its table.
    pub(crate) row: Option<usize>,
    /// The level's rank.
    pub(crate) rank: Option<usize>,
    /// The first requirement unmet, by the positions of its level and of itself.
    pub(crate) unmet: Option<(usize, usize)>,
    /// Whether less is answered than the instrument asks for, so that the level is not told.
    pub(crate) little: bool,
}

impl Judgement {
    /// The rank of the level, where enough is answered to tell it.
    pub(crate) fn told(&self) -> Option<usize> {
        self.rank.filter(|_| !self.little)
    }
}

impl<'t> Standing<'t> {
    /// The standing as it is, with a fact for each criterion in the order of the instrument.
    pub(crate) fn with(tables: &'t Tables, facts: &[Fact]) -> Self {
        let groups = tables.groups.len();
        let gauges = tables.gauges.iter();
        let mut standing = Self {
            tables,
            view: View::Actual,
            readings: gauges.map(|gauge| tables.reading(gauge, facts)).collect(),
            groups: vec![Group::default(); groups],
        };
        for (position, fact) in facts.iter().enumerate() {
            standing.apply(position, fact, |count| *count += 1);
        }
        for group in 0..groups {
            standing.count(group, None, |count, by| *count += by);
            standing.settle(group);
        }
        standing
    }

    /// The standing in the lowest and the highest view, each of which takes only what is not answered otherwise.
    pub(crate) fn bounds(&self, facts: &[Fact]) -> [Self; 2] {
        let mut open = Vec::with_capacity(facts.len());
        let facts = facts.iter().enumerate();
        open.extend(facts.filter(|(_, fact)| !fact.is_answered()));
        [View::Lowest, View::Highest].map(|view| self.taken(view, &open))
    }

    fn taken(&self, view: View, open: &[(usize, &Fact)]) -> Self {
        let mut standing = self.clone();
        let without_level = |group: &usize| self.judge(Scope::Group(*group)).rank.is_none();
        for (position, fact) in open {
            standing.take(*position, fact);
        }
        for group in (0..self.groups.len()).filter(without_level) {
            standing.count(group, None, |count, by| *count = count.saturating_sub(by));
        }
        standing.view = view;
        for group in (0..self.groups.len()).filter(without_level) {
            standing.count(group, None, |count, by| *count += by);
        }
        for (position, fact) in open {
            standing.add(*position, fact);
        }
        for (position, _) in open {
            if let Some(scale) = self.tables.criteria.get(*position) {
                standing.settle(scale.group);
            }
        }
        standing
    }

    /// Takes in what is known anew of a criterion.
    pub(crate) fn replace(&mut self, position: usize, from: &Fact, to: &Fact) {
        self.take(position, from);
        self.add(position, to);
        if let Some(scale) = self.tables.criteria.get(position) {
            self.settle(scale.group);
        }
    }

    /// A group that has no level in `actual` does not apply to the whole, whatever level it has here.
    pub(crate) fn beside(mut self, actual: &Self) -> Self {
        for group in 0..self.groups.len() {
            if actual.judge(Scope::Group(group)).rank.is_none() {
                self.level(group, Judgement::default());
            }
        }
        self
    }

    fn add(&mut self, position: usize, fact: &Fact) {
        self.change(position, fact, Reading::add);
        self.apply(position, fact, |count| *count += 1);
    }

    fn take(&mut self, position: usize, fact: &Fact) {
        self.change(position, fact, Reading::take);
        self.apply(position, fact, |count| *count = count.saturating_sub(1));
    }

    /// Judges a group again, and counts it by its new level.
    fn settle(&mut self, group: usize) {
        self.level(group, self.judged(Scope::Group(group)));
    }

    fn level(&mut self, group: usize, now: Judgement) {
        let Some(of) = self.groups.get_mut(group) else {
            return;
        };
        let was = std::mem::replace(&mut of.level, now);
        if was.rank != now.rank {
            self.count(group, was.rank, |count, by| {
                *count = count.saturating_sub(by)
            });
            self.count(group, now.rank, |count, by| *count += by);
        }
    }

    fn count(&mut self, group: usize, rank: Option<usize>, change: impl Fn(&mut u64, u64)) {
        let tables = self.tables;
        for at in tables.watching.get(group).into_iter().flatten() {
            let (Some(gauge), Some(reading)) = (tables.gauges.get(*at), self.readings.get_mut(*at))
            else {
                continue;
            };
            let (reached, of) = match group_counts(gauge, self.view, rank) {
                Counts::Out => (0, 0),
                Counts::No => (0, 1),
                Counts::Yes => (1, 1),
            };
            change(&mut reading.reached, reached);
            change(&mut reading.of, of);
        }
    }

    fn change(&mut self, position: usize, fact: &Fact, change: impl Fn(&mut Reading, Brought)) {
        let tables = self.tables;
        let Some(scale) = tables.criteria.get(position) else {
            return;
        };
        for at in &scale.gauges {
            let (Some(gauge), Some(reading)) = (tables.gauges.get(*at), self.readings.get_mut(*at))
            else {
                continue;
            };
            change(reading, brought(gauge, scale, fact, self.view));
        }
    }

    fn apply(&mut self, position: usize, fact: &Fact, count: impl Fn(&mut u64)) {
        let Some(scale) = self.tables.criteria.get(position) else {
            return;
        };
        let taken = self.view != View::Actual;
        if fact.state == CriterionState::NotApplicable && !taken {
            return;
        }
        let Some(Group { applies, .. }) = self.groups.get_mut(scale.group) else {
            return;
        };
        count(match scale.condition {
            true => &mut applies.conditions,
            false => &mut applies.plain,
        });
        if taken || fact.is_answered() {
            count(&mut applies.answered);
        }
    }

    /// The level of a scope.
    pub(crate) fn judge(&self, scope: Scope) -> Judgement {
        match scope {
            Scope::Whole => self.judged(scope),
            Scope::Group(at) => self.group(at).level,
        }
    }

    fn judged(&self, scope: Scope) -> Judgement {
        self.judge_up_to(scope, usize::MAX)
    }

    /// The level of a scope, were a row the last of its table.
    pub(crate) fn judge_up_to(&self, scope: Scope, last: usize) -> Judgement {
        let table = self.tables.of(scope);
        let mut judgement = Judgement::default();
        let rows = table.rows.get(..=last).unwrap_or(&table.rows);
        'rows: for (at, row) in rows.iter().enumerate() {
            // The lowest level takes nothing.
            let mut holds = at == 0;
            let needs = if holds { &[] } else { row.needs.as_slice() };
            for (which, need) in needs.iter().enumerate() {
                match self.state(need) {
                    RequirementState::Holds => holds = true,
                    RequirementState::NotApplicable => {}
                    RequirementState::Unmet => {
                        judgement.unmet = Some((at, which));
                        break 'rows;
                    }
                }
            }
            if holds {
                (judgement.row, judgement.rank) = (Some(at), Some(row.rank));
            }
        }
        if judgement.unmet.is_none() && !self.is_measured(scope, table) {
            (judgement.row, judgement.rank) = (None, None);
        }
        judgement.little = judgement.rank.is_some() && self.is_little(scope, table);
        judgement
    }

    /// Whether less is answered than the instrument asks for, in the scope or in a group that it looks at.
    fn is_little(&self, scope: Scope, table: &Table) -> bool {
        let Some([part, whole]) = self.tables.answered else {
            return false;
        };
        let applies = self.applies(scope);
        let (answered, of) = applies.fold((0, 0), |(answered, of), applies| {
            let all = applies.plain + applies.conditions;
            (answered + applies.answered, of + all)
        });
        let mut groups = table.groups.iter().map(|at| self.group(*at));
        answered * whole < part * of || groups.any(|group| group.level.little)
    }

    fn group(&self, at: usize) -> Group {
        self.groups.get(at).copied().unwrap_or_default()
    }

    /// What applies in each group of a scope.
    fn applies(&self, scope: Scope) -> impl Iterator<Item = &Applies> {
        let groups = match scope {
            Scope::Group(at) => self.groups.get(at..=at).unwrap_or_default(),
            Scope::Whole => &self.groups,
        };
        groups.iter().map(|group| &group.applies)
    }

    /// Whether anything applies that can measure the scope: a criterion, or a condition where there is nothing else.
    fn is_measured(&self, scope: Scope, table: &Table) -> bool {
        let mut applies = self.applies(scope);
        match table.plain {
            0 => applies.any(|applies| applies.conditions > 0),
            _ => applies.any(|applies| applies.plain > 0),
        }
    }

    /// Whether a requirement holds.
    #[inline(always)]
    pub(crate) fn state(&self, need: &Need) -> RequirementState {
        let state = |holds: bool| match holds {
            true => RequirementState::Holds,
            false => RequirementState::Unmet,
        };
        let Some(reading) = self.reading(need) else {
            return RequirementState::NotApplicable;
        };
        let (reached, of) = (u128::from(reading.reached), u128::from(reading.of));
        match need.test {
            Test::AtLeast(count) => state(reading.reached >= count),
            Test::Points(bound) => state(meets(
                bound,
                reading.earned.compare(bound.millionths.into(), 1),
            )),
            _ if reading.of == 0 => RequirementState::NotApplicable,
            Test::Percent(bound) => {
                let wanted = u128::from(bound.millionths) * of;
                state(meets(bound, reading.earned.compare(wanted, HUNDRED)))
            }
            Test::All => state(reached == of),
            Test::Share { part, whole } => {
                state(reached * u128::from(whole) >= u128::from(part) * of)
            }
        }
    }

    /// What the gauge of a requirement shows.
    pub(crate) fn reading(&self, need: &Need) -> Option<&Reading> {
        self.readings.get(need.gauge)
    }

    /// The groups of a gauge that do not reach what it looks for.
    pub(crate) fn missing_groups(&self, gauge: &Gauge) -> impl Iterator<Item = usize> {
        let groups = gauge.set.iter().copied();
        groups.filter(|at| {
            let rank = self.group(*at).level.rank;
            matches!(group_counts(gauge, self.view, rank), Counts::No)
        })
    }

    /// Whether a criterion is counted in a gauge and does not reach what it looks for.
    pub(crate) fn misses(&self, gauge: &Gauge, position: usize, fact: &Fact) -> bool {
        let scale = self.tables.criteria.get(position);
        scale.is_some_and(|scale| matches!(counts(gauge, scale, fact, self.view), Counts::No))
    }

    /// The points of a scope: earned, and the millionths that apply.
    pub(crate) fn points(&self, scope: Scope) -> Option<&Reading> {
        let gauge = self.tables.of(scope).points;
        self.readings.get(gauge)
    }
}

/// A percentage of millionths: 100 × a million.
const HUNDRED: u64 = 100_000_000;

fn meets(bound: Bound, earned: Ordering) -> bool {
    match earned {
        Ordering::Greater => true,
        Ordering::Equal => !bound.above,
        Ordering::Less => false,
    }
}
