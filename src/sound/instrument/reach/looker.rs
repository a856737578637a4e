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
    /// For each criterion the facts that it can show, best first.
    pub(super) facts: Vec<Vec<Fact>>,
}

impl Looker<'_> {
    pub(super) fn standing(&self) -> Standing<'_> {
        Standing::with(self.tables, View::Actual, self.best.iter().copied())
    }

    /// Whether some school meets all other requirements up to this level, and not this one; none where that is not known.
    pub(super) fn asks(&self, scope: Scope, row: usize, which: usize) -> Option<bool> {
        let need = self.tables.of(scope).rows.get(row)?.needs.get(which)?;
        let gauge = self.tables.gauge(need.gauge)?;
        let mut members: Vec<usize> = match gauge.looks {
            Looks::Groups(_) => {
                let criteria = self.tables.criteria().iter().enumerate();
                let within = criteria.filter(|(_, scale)| gauge.set.contains(&scale.group));
                within.map(|(at, _)| at).collect()
            }
            _ => gauge.set.clone(),
        };
        let asked = Asked {
            tables: self.tables,
            scope,
            row,
            which,
        };
        if need.test == Test::All && !gauge.is_of_groups() {
            return Some(members.iter().any(|at| self.any(&[*at], &asked)));
        }
        members.sort_by_key(|at| self.tables.gauges_of(*at));
        if self.descends(&members, &asked) {
            return Some(true);
        }
        let counts = members
            .iter()
            .map(|at| self.facts.get(*at).map_or(1, Vec::len));
        let combinations = counts.fold(1_usize, usize::saturating_mul);
        (combinations <= MOST_COMBINATIONS).then(|| self.any(&members, &asked))
    }

    /// Lowers one member after the other as far as nothing else fails.
    fn descends(&self, members: &[usize], asked: &Asked<'_>) -> bool {
        let mut standing = self.standing();
        for at in members {
            let (Some(facts), Some(best)) = (self.facts.get(*at), self.best.get(*at)) else {
                continue;
            };
            let mut now = best;
            for fact in facts.iter().skip(1) {
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
        facts.iter().any(|fact| {
            standing.take(*at, best);
            standing.add(*at, fact);
            let found = self.any_from(standing, rest, asked);
            standing.take(*at, fact);
            standing.add(*at, best);
            found
        })
    }
}

/// A requirement that some school may fail alone.
struct Asked<'t> {
    tables: &'t Tables,
    scope: Scope,
    row: usize,
    which: usize,
}

impl Asked<'_> {
    /// Whether this requirement holds, and whether all others up to its level do.
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
                if (at, which) == (self.row, self.which) {
                    this = holds(need);
                } else {
                    others = others && holds(need);
                }
            }
        }
        (this, others)
    }
}

/// The facts that a criterion can show, best first: each of its steps, or points at every bound of a band and between.
pub(super) fn facts(criterion: &Criterion, scale: &Scale) -> Vec<Fact> {
    let of = |rank: Option<usize>, millionths: u64, met: bool| Fact {
        state: State::Answered,
        rank,
        earned: Amount::new(millionths),
        met,
    };
    let mut facts = vec![Fact::best(scale)];
    let maximum = scale.maximum.unwrap_or(0);
    match (&criterion.measure, &criterion.earns) {
        (Measure::Points(points), _) => {
            let apart = points.step.map_or(1, |step| step.millionths()).max(1);
            let stops = (maximum / apart).clamp(1, MOST_POINTS);
            let spread = (0..stops)
                .rev()
                .map(|at| maximum / apart * at / stops * apart);
            facts.extend(spread.map(|earned| {
                let band = reached(&points.bands, earned);
                of(
                    band.and_then(|at| scale.ranks.get(at).copied()),
                    earned,
                    true,
                )
            }));
        }
        (_, Some(_)) => {
            let steps = scale.ranks.iter().rev();
            facts.extend(steps.map(|rank| of(Some(*rank), 0, false)));
            facts.push(of(scale.ranks.first().copied(), 0, false));
        }
        (_, None) => {
            let steps = criterion.levels.iter().zip(&scale.ranks).rev().skip(1);
            facts.extend(steps.map(|(step, rank)| {
                let points = step.points.map_or(0, |points| points.millionths());
                of(Some(*rank), points, false)
            }));
        }
    }
    facts.push(Fact::UNKNOWN);
    facts
}
