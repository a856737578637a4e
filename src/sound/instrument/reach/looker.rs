//! Looking for a school that fails one requirement alone.
//!
//! A requirement asks for something if there is such a school. For a set that must reach a level as a whole, one member short
//! of it tells; otherwise members are lowered one after the other, and where they are few, all combinations are looked through.

use crate::model::{Criterion, Measure, RequirementState, State};
use crate::sound::levels::{Fact, Looks, Need, Scale, Scope, Standing, Tables, Test, View};
use crate::sound::{Amount, reached};

/// So many combinations of answers are looked through.
const MOST_COMBINATIONS: usize = 512;

/// So many points of a criterion given points directly are tried.
const MOST_POINTS: u64 = 64;

/// Looks for a school that fails one requirement alone.
pub(super) struct Looker<'t> {
    pub(super) tables: &'t Tables,
    pub(super) best: &'t [Fact],
    /// For each criterion the facts that it can show.
    pub(super) facts: Vec<Facts>,
}

impl Looker<'_> {
    pub(super) fn standing(&self) -> Standing<'_> {
        Standing::with(self.tables, View::Actual, self.best.iter().copied())
    }

    /// Whether some school meets all other requirements up to this level, and not this one; none where that is not known.
    pub(super) fn asks(&self, scope: Scope, row: usize, which: usize) -> Option<bool> {
        let need = self.tables.of(scope).rows.get(row)?.needs.get(which)?;
        let asked = Asked {
            tables: self.tables,
            scope,
            row,
            which: Some(which),
        };
        let members = self.members(need)?;
        if need.test == Test::All && !self.tables.gauge(need.gauge)?.is_of_groups() {
            let alone = members.iter().map(|at| self.one_of(&[*at], &asked));
            return alone.fold(Some(false), either);
        }
        self.one_of(&members, &asked)
    }

    /// Whether some school is on the level below and meets not all requirements of this one; none where that is not known.
    pub(super) fn asks_level(&self, scope: Scope, row: usize) -> Option<bool> {
        let asked = Asked {
            tables: self.tables,
            scope,
            row,
            which: None,
        };
        let needs = &self.tables.of(scope).rows.get(row)?.needs;
        let mut members = Vec::new();
        for need in needs {
            members.extend(self.members(need)?);
        }
        members.sort_unstable();
        members.dedup();
        let alone = members.iter().any(|at| self.any(&[*at], &asked));
        if alone {
            Some(true)
        } else {
            self.one_of(&members, &asked)
        }
    }

    /// The criteria that a requirement looks at, those of its groups among them; the least looked at by others first.
    fn members(&self, need: &Need) -> Option<Vec<usize>> {
        let gauge = self.tables.gauge(need.gauge)?;
        let mut members: Vec<usize> = match gauge.looks {
            Looks::Groups(_) => {
                let criteria = self.tables.criteria().iter().enumerate();
                let within = criteria.filter(|(_, scale)| gauge.set.contains(&scale.group));
                within.map(|(at, _)| at).collect()
            }
            _ => gauge.set.clone(),
        };
        members.sort_by_key(|at| self.tables.gauges_of(*at));
        Some(members)
    }

    /// Whether one of the combinations of what these members can show tells it.
    fn one_of(&self, members: &[usize], asked: &Asked<'_>) -> Option<bool> {
        if self.descends(members, asked) {
            return Some(true);
        }
        let facts = || members.iter().filter_map(|at| self.facts.get(*at));
        let counts = facts().map(|facts| facts.shown.len());
        let combinations = counts.fold(1_usize, usize::saturating_mul);
        if combinations > MOST_COMBINATIONS {
            return None;
        }
        match self.any(members, asked) {
            true => Some(true),
            false => facts().all(|facts| facts.all).then_some(false),
        }
    }

    /// Lowers one member after the other as far as nothing else fails.
    fn descends(&self, members: &[usize], asked: &Asked<'_>) -> bool {
        let mut standing = self.standing();
        for at in members {
            let (Some(facts), Some(best)) = (self.facts.get(*at), self.best.get(*at)) else {
                continue;
            };
            let mut now = best;
            for fact in facts.shown.iter().skip(1) {
                standing.take(*at, now);
                standing.add(*at, fact);
                match asked.of(&standing) {
                    (_, false) => {
                        standing.take(*at, fact);
                        standing.add(*at, now);
                        break;
                    }
                    (false, true) => return true,
                    (true, true) => now = fact,
                }
            }
        }
        false
    }

    fn any(&self, members: &[usize], asked: &Asked<'_>) -> bool {
        self.any_from(&mut self.standing(), members, asked)
    }

    fn any_from(&self, standing: &mut Standing<'_>, members: &[usize], asked: &Asked<'_>) -> bool {
        let Some((at, rest)) = members.split_first() else {
            return asked.of(standing) == (false, true);
        };
        let (Some(facts), Some(best)) = (self.facts.get(*at), self.best.get(*at)) else {
            return self.any_from(standing, rest, asked);
        };
        facts.shown.iter().any(|fact| {
            standing.take(*at, best);
            standing.add(*at, fact);
            let found = self.any_from(standing, rest, asked);
            standing.take(*at, fact);
            standing.add(*at, best);
            found
        })
    }
}

/// A requirement that some school may fail alone, or all those of a level.
struct Asked<'t> {
    tables: &'t Tables,
    scope: Scope,
    row: usize,
    which: Option<usize>,
}

impl Asked<'_> {
    /// Whether what is asked holds, and whether all others up to its level do.
    fn of(&self, standing: &Standing<'_>) -> (bool, bool) {
        let groups = match self.scope {
            Scope::Whole => standing.groups(),
            Scope::Group(_) => Vec::new(),
        };
        let holds = |need: &Need| standing.state(need, &groups) != RequirementState::Unmet;
        let rows = self.tables.of(self.scope).rows.iter().enumerate().skip(1);
        let (mut this, mut others) = (true, true);
        for (at, row) in rows.take(self.row) {
            for (which, need) in row.needs.iter().enumerate() {
                if at == self.row && self.which.is_none_or(|asked| asked == which) {
                    this = this && holds(need);
                } else {
                    others = others && holds(need);
                }
            }
        }
        (this, others)
    }
}

/// What a criterion can show.
pub(super) struct Facts {
    /// Best first.
    pub(super) shown: Vec<Fact>,
    /// Whether these are all there are.
    all: bool,
}

fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (None, _) | (_, None) => None,
        _ => Some(false),
    }
}

/// The facts that a criterion can show: each of its steps, or some of the points that it can be given.
pub(super) fn facts(criterion: &Criterion, scale: &Scale) -> Facts {
    let of = |rank: Option<usize>, millionths: u64, met: bool| Fact {
        state: State::Answered,
        rank,
        earned: Amount::new(millionths),
        met,
    };
    let mut shown = vec![Fact::best(scale)];
    let maximum = scale.maximum.unwrap_or(0);
    let mut all = true;
    match (&criterion.measure, &criterion.earns) {
        (Measure::Points(points), _) => {
            let apart = points.step.map_or(1, |step| step.millionths()).max(1);
            let stops = (maximum / apart).clamp(1, MOST_POINTS);
            all = stops == maximum / apart;
            let spread = (0..stops)
                .rev()
                .map(|at| maximum / apart * at / stops * apart);
            shown.extend(spread.map(|earned| {
                let band = reached(&points.bands, earned);
                let rank = band.and_then(|at| scale.ranks.get(at).copied());
                of(rank, earned, true)
            }));
        }
        (_, Some(_)) => {
            all = false;
            let steps = scale.ranks.iter().rev();
            shown.extend(steps.map(|rank| of(Some(*rank), 0, false)));
        }
        (_, None) => {
            let steps = criterion.levels.iter().zip(&scale.ranks).rev().skip(1);
            shown.extend(steps.map(|(step, rank)| {
                let points = step.points.map_or(0, |points| points.millionths());
                of(Some(*rank), points, false)
            }));
        }
    }
    shown.push(Fact::UNKNOWN);
    Facts { shown, all }
}
