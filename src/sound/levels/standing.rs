//! Where a school stands: a reading for each gauge, and the level that follows.

use super::{Bound, Gauge, Looks, Need, Scale, Scope, Table, Tables, Test};
use crate::model::{NotApplicableAs, RequirementState, State};
use crate::sound::exact::{Amount, Exact};
use std::cmp::Ordering;

/// What is known of one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) state: State,
    /// The rank of the level reached.
    pub(crate) rank: Option<usize>,
    pub(crate) earned: Amount,
    /// Whether a condition is met.
    pub(crate) met: bool,
}

impl Fact {
    /// Nobody has looked.
    pub(crate) const UNKNOWN: Self = Self {
        state: State::NotAssessed,
        rank: None,
        earned: Amount::NOTHING,
        met: false,
    };

    /// The best that a criterion can show.
    pub(crate) fn best(scale: &Scale) -> Self {
        Self {
            state: State::Answered,
            rank: scale.best(),
            earned: Amount::new(scale.maximum.unwrap_or(0)),
            met: true,
        }
    }
}

/// How what is unknown, and what does not apply, is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// As it is: the unknown reaches nothing.
    Actual,
    /// Everything unknown or not applicable gone worst.
    Lowest,
    /// Everything unknown or not applicable gone best.
    Highest,
}

/// The readings of all gauges.
#[derive(Debug, Clone)]
pub(crate) struct Standing<'t> {
    tables: &'t Tables,
    view: View,
    readings: Vec<Reading>,
    /// What applies in each group.
    applies: Vec<Applies>,
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

#[derive(Debug, Clone, Copy, Default)]
struct Applies {
    plain: u64,
    conditions: u64,
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
}

/// What one criterion brings to a gauge.
enum Counts {
    Out,
    No,
    Yes,
}

impl<'t> Standing<'t> {
    /// A standing with nothing in it yet.
    pub(crate) fn new(tables: &'t Tables, view: View) -> Self {
        Self {
            tables,
            view,
            readings: vec![Reading::default(); tables.gauges.len()],
            applies: vec![Applies::default(); tables.groups.len()],
        }
    }

    /// A standing with a fact for each criterion, in the order of the instrument.
    pub(crate) fn with(
        tables: &'t Tables,
        view: View,
        facts: impl IntoIterator<Item = Fact>,
    ) -> Self {
        let mut standing = Self::new(tables, view);
        for (position, fact) in facts.into_iter().enumerate() {
            standing.add(position, &fact);
        }
        standing
    }

    /// Takes in what is known of a criterion.
    pub(crate) fn add(&mut self, position: usize, fact: &Fact) {
        self.change(position, fact, |reading, earned, of, reached| {
            reading.earned.add(earned);
            reading.of += of;
            reading.reached += reached;
        });
        self.apply(position, fact, |count| *count += 1);
    }

    /// Takes out what was taken in before.
    pub(crate) fn take(&mut self, position: usize, fact: &Fact) {
        self.change(position, fact, |reading, earned, of, reached| {
            reading.earned.take(earned);
            reading.of = reading.of.saturating_sub(of);
            reading.reached = reading.reached.saturating_sub(reached);
        });
        self.apply(position, fact, |count| *count = count.saturating_sub(1));
    }

    fn change(
        &mut self,
        position: usize,
        fact: &Fact,
        change: impl Fn(&mut Reading, Amount, u64, u64),
    ) {
        let tables = self.tables;
        let Some(scale) = tables.criteria.get(position) else {
            return;
        };
        for at in &scale.gauges {
            let (Some(gauge), Some(reading)) = (tables.gauges.get(*at), self.readings.get_mut(*at))
            else {
                continue;
            };
            if gauge.looks == Looks::Points {
                let (earned, of) = points(gauge, scale, fact, self.view);
                change(reading, earned, of, 0);
            } else {
                match counts(gauge, scale, fact, self.view) {
                    Counts::Out => {}
                    Counts::No => change(reading, Amount::NOTHING, 1, 0),
                    Counts::Yes => change(reading, Amount::NOTHING, 1, 1),
                }
            }
        }
    }

    fn apply(&mut self, position: usize, fact: &Fact, count: impl Fn(&mut u64)) {
        let Some(scale) = self.tables.criteria.get(position) else {
            return;
        };
        let applies = fact.state != State::NotApplicable || self.view != View::Actual;
        if let Some(group) = self.applies.get_mut(scale.group).filter(|_| applies) {
            count(if scale.condition {
                &mut group.conditions
            } else {
                &mut group.plain
            });
        }
    }

    /// The level of a scope.
    pub(crate) fn judge(&self, scope: Scope) -> Judgement {
        let groups = match scope {
            Scope::Whole => self.groups(),
            Scope::Group(_) => Vec::new(),
        };
        self.judge_with(scope, &groups)
    }

    /// The judgement of each group.
    pub(crate) fn groups(&self) -> Vec<Judgement> {
        (0..self.tables.groups.len())
            .map(|at| self.judge_with(Scope::Group(at), &[]))
            .collect()
    }

    /// The level of a scope, where the judgements of the groups are known.
    pub(crate) fn judge_with(&self, scope: Scope, groups: &[Judgement]) -> Judgement {
        let table = self.tables.of(scope);
        let mut judgement = Judgement::default();
        for (at, row) in table.rows.iter().enumerate() {
            let mut holds = at == 0;
            for (which, need) in row.needs.iter().enumerate().filter(|_| at > 0) {
                match self.state(need, groups) {
                    RequirementState::Holds => holds = true,
                    RequirementState::NotApplicable => {}
                    RequirementState::Unmet => {
                        judgement.unmet = judgement.unmet.or(Some((at, which)));
                    }
                }
            }
            if judgement.unmet.is_some() {
                break;
            }
            if holds {
                (judgement.row, judgement.rank) = (Some(at), Some(row.rank));
            }
        }
        if !self.is_measured(scope, table) {
            let mut above = table.rows.iter().skip(1).flat_map(|row| &row.needs);
            let fails = above.any(|need| self.state(need, groups) == RequirementState::Unmet);
            let base = table.rows.first().filter(|_| fails);
            (judgement.row, judgement.rank) = (base.map(|_| 0), base.map(|row| row.rank));
        }
        judgement
    }

    /// Whether anything applies that can measure the scope: a criterion, or a condition where there is nothing else.
    fn is_measured(&self, scope: Scope, table: &Table) -> bool {
        let applies = match scope {
            Scope::Group(at) => self.applies.get(at).copied().unwrap_or_default(),
            Scope::Whole => {
                let sum = |of: fn(&Applies) -> u64| self.applies.iter().map(of).sum();
                Applies {
                    plain: sum(|a| a.plain),
                    conditions: sum(|a| a.conditions),
                }
            }
        };
        match table.plain {
            0 => applies.conditions > 0,
            _ => applies.plain > 0,
        }
    }

    /// Whether a requirement holds.
    pub(crate) fn state(&self, need: &Need, groups: &[Judgement]) -> RequirementState {
        let state = |holds: bool| match holds {
            true => RequirementState::Holds,
            false => RequirementState::Unmet,
        };
        let reading = self.reading(need.gauge, groups);
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

    /// What a gauge shows.
    pub(crate) fn reading(
        &self,
        gauge: usize,
        groups: &[Judgement],
    ) -> std::borrow::Cow<'_, Reading> {
        use std::borrow::Cow;
        match self.tables.gauges.get(gauge) {
            Some(
                gauge @ Gauge {
                    looks: Looks::Groups(rank),
                    ..
                },
            ) => {
                let mut reading = Reading::default();
                for group in &gauge.set {
                    match self.group_counts(gauge, *rank, groups.get(*group)) {
                        Counts::Out => {}
                        Counts::No => reading.of += 1,
                        Counts::Yes => {
                            reading.of += 1;
                            reading.reached += 1;
                        }
                    }
                }
                Cow::Owned(reading)
            }
            _ => self
                .readings
                .get(gauge)
                .map_or(Cow::default(), Cow::Borrowed),
        }
    }

    fn group_counts(&self, gauge: &Gauge, rank: usize, group: Option<&Judgement>) -> Counts {
        match group.and_then(|judgement| judgement.rank) {
            Some(reached) if reached >= rank => Counts::Yes,
            Some(_) => Counts::No,
            None => not_applicable(gauge, self.view),
        }
    }

    /// Which groups of a gauge do not reach what it looks for.
    pub(crate) fn missing_groups(&self, gauge: &Gauge, groups: &[Judgement]) -> Vec<usize> {
        let Looks::Groups(rank) = gauge.looks else {
            return Vec::new();
        };
        let misses =
            |at: &&usize| matches!(self.group_counts(gauge, rank, groups.get(**at)), Counts::No);
        gauge.set.iter().filter(misses).copied().collect()
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
const HUNDRED: u128 = 100_000_000;

fn meets(bound: Bound, earned: Ordering) -> bool {
    match earned {
        Ordering::Greater => true,
        Ordering::Equal => !bound.above,
        Ordering::Less => false,
    }
}

/// The points that a criterion brings to a gauge, and those that apply.
fn points(gauge: &Gauge, scale: &Scale, fact: &Fact, view: View) -> (Amount, u64) {
    let maximum = scale.maximum.unwrap_or(0);
    let full = (Amount::new(maximum), maximum);
    match (fact.state, view) {
        (State::Answered, _) => (fact.earned, maximum),
        (State::NotAssessed, View::Highest) => full,
        (State::NotAssessed, _) => (Amount::NOTHING, maximum),
        (State::NotApplicable, _) => match not_applicable(gauge, view) {
            Counts::Out => (Amount::NOTHING, 0),
            Counts::No => (Amount::NOTHING, maximum),
            Counts::Yes => full,
        },
    }
}

/// Whether a criterion or condition counts, and reaches what the gauge looks for.
fn counts(gauge: &Gauge, scale: &Scale, fact: &Fact, view: View) -> Counts {
    let reaches = |rank: Option<usize>, met: bool| match gauge.looks {
        Looks::Criteria(at) => rank.is_some_and(|rank| rank >= at),
        _ => met,
    };
    let yes = match (fact.state, view) {
        (State::Answered, _) => reaches(fact.rank, fact.met),
        (State::NotAssessed, View::Highest) => reaches(scale.best(), true),
        (State::NotAssessed, _) => false,
        (State::NotApplicable, _) => return not_applicable(gauge, view),
    };
    if yes { Counts::Yes } else { Counts::No }
}

/// How something that does not apply counts.
fn not_applicable(gauge: &Gauge, view: View) -> Counts {
    match (view, gauge.not_applicable) {
        (View::Lowest, _) | (View::Actual, NotApplicableAs::Unmet) => Counts::No,
        (View::Highest, _) | (View::Actual, NotApplicableAs::Met) => Counts::Yes,
        (View::Actual, NotApplicableAs::Leaves) => Counts::Out,
    }
}
