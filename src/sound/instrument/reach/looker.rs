//! Looking for a school that fails one requirement alone.
//!
//! A requirement asks for something if there is such a school. For a set that must reach a level as a whole, one member short
//! of it tells; otherwise members are lowered one after the other, and where they are few, all combinations are looked through.
//! What does not apply is among what a criterion can show, and of the criteria that are no members, those are tried as well
//! that may be better off so. All others are at their best.

use crate::model::{Criterion, Measure, RequirementState};
use crate::sound::levels::{Fact, Looks, Need, Scale, Scope, Standing, Tables, Test};
use crate::sound::{Amount, reached};
use std::ops::Range;

/// So many combinations of answers are looked through.
const MOST_COMBINATIONS: usize = 1024;

/// So many points of a criterion given points directly are tried.
const MOST_POINTS: u64 = 64;

/// Looks for a school that fails one requirement alone.
pub(super) struct Looker<'t> {
    pub(super) tables: &'t Tables,
    pub(super) best: &'t [Fact],
    /// For each criterion the facts that it can show.
    pub(super) facts: &'t [Facts],
    /// With the best of each criterion, whenever nothing is being looked for.
    pub(super) standing: Standing<'t>,
}

impl<'t> Looker<'t> {
    pub(super) fn new(tables: &'t Tables, best: &'t [Fact], facts: &'t [Facts]) -> Self {
        Self {
            tables,
            best,
            facts,
            standing: Standing::with(tables, best),
        }
    }

    /// Whether some school reaches a level, where only what is foreseen not to apply does not; none where that is not known.
    pub(super) fn reaches(&mut self, scope: Scope, row: usize) -> Option<bool> {
        let known = self.facts;
        let foreseen = |at: usize| known.get(at).filter(|facts| facts.foreseen);
        let tried = self.better_off(&[], scope).into_iter();
        let tried = tried.filter_map(|at| Some((at, &foreseen(at)?.applies_or_not[..])));
        let tried: Vec<Tried<'_>> = tried.collect();
        are_few(&tried).then(|| {
            self.any(&tried, &mut |standing| {
                standing.judge(scope).row >= Some(row)
            })
        })
    }

    /// Whether some school meets all other requirements up to this level, and not this one; none where that is not known.
    pub(super) fn asks(&mut self, scope: Scope, row: usize, which: usize) -> Option<bool> {
        let need = self.tables.of(scope).rows.get(row)?.needs.get(which)?;
        if self.repeats(scope, row, which) {
            return Some(false);
        }
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

    /// Whether some school is on the level below and does not reach this one; none where that is not known.
    pub(super) fn asks_level(&mut self, scope: Scope, row: usize) -> Option<bool> {
        let asked = Asked {
            tables: self.tables,
            scope,
            row,
            which: None,
        };
        if self.repeats_below(scope, row) {
            return Some(false);
        }
        let needs = &self.tables.of(scope).rows.get(row)?.needs;
        let mut members = Vec::new();
        for need in needs {
            members.extend(self.members(need)?);
        }
        members.sort_unstable();
        members.dedup();
        let known = self.facts;
        let mut each = members
            .iter()
            .filter_map(|at| Some((*at, &known.get(*at)?.shown[..])));
        if each.any(|one| self.tells(&[one], &asked)) {
            Some(true)
        } else {
            self.one_of(&members, &asked)
        }
    }

    /// Whether another requirement, of this level or one below, asks for all that this one does: that needs no looking.
    fn repeats(&self, scope: Scope, row: usize, which: usize) -> bool {
        let rows = self.tables.of(scope).rows.iter().enumerate();
        let mut needs = rows.take(row + 1).skip(1).flat_map(|(at, row)| {
            let needs = row.needs.iter().enumerate();
            needs.map(move |(which, need)| ((at, which), need))
        });
        let Some((_, this)) = needs.clone().find(|(place, _)| *place == (row, which)) else {
            return false;
        };
        needs.any(|(place, other)| place != (row, which) && self.tables.follows(this, other))
    }

    /// Whether the levels below ask for all that a level does, so that whoever reaches the one right below reaches it.
    fn repeats_below(&self, scope: Scope, row: usize) -> bool {
        let rows = &self.tables.of(scope).rows;
        let Some([below @ .., this]) = rows.get(1..=row) else {
            return false;
        };
        let Some(last) = below.last() else {
            return false;
        };
        let follows = |need: &Need, other: &Need| self.tables.follows(need, other);
        let asked = |need: &Need| {
            below
                .iter()
                .flat_map(|row| &row.needs)
                .any(|other| follows(need, other))
        };
        // One of its own must hold: a number always does, and anything else where what it follows from applies.
        let number = |need: &Need| matches!(need.test, Test::AtLeast(_) | Test::Points(_));
        let carried = |other: &Need| this.needs.iter().any(|need| follows(need, other));
        this.needs.iter().all(asked)
            && (this.needs.iter().any(number) || last.needs.iter().all(carried))
    }

    /// The criteria that a requirement looks at, those of its groups among them; the least looked at by others first.
    fn members(&self, need: &Need) -> Option<Vec<usize>> {
        let gauge = self.tables.gauge(need.gauge)?;
        let mut members: Vec<usize> = match gauge.looks {
            Looks::Groups(_) => {
                let groups = gauge.set.iter().map(|at| Scope::Group(*at));
                groups.flat_map(|scope| self.tables.range(scope)).collect()
            }
            _ => gauge.set.clone(),
        };
        members.sort_by_key(|at| self.tables.gauges_of(*at));
        Some(members)
    }

    /// Whether one of the combinations of what these members can show tells it.
    fn one_of(&mut self, members: &[usize], asked: &Asked<'_>) -> Option<bool> {
        if self.descends(members, asked) {
            return Some(true);
        }
        let known = self.facts;
        let facts = || members.iter().filter_map(|at| known.get(*at));
        let of_members = members.iter().zip(facts());
        let mut tried: Vec<Tried<'_>> = of_members.map(|(at, of)| (*at, &of.shown[..])).collect();
        let others = self.better_off(members, asked.scope).into_iter();
        tried.extend(others.filter_map(|at| Some((at, &known.get(at)?.applies_or_not[..]))));
        if !are_few(&tried) {
            return None;
        }
        match self.tells(&tried, asked) {
            true => Some(true),
            false => facts().all(|facts| facts.all).then_some(false),
        }
    }

    /// The criteria beside these members that may be better off where they do not apply: at their best, they or their
    /// group fall short of what is looked for, or their group has no level where nothing of it applies.
    fn better_off(&self, members: &[usize], scope: Scope) -> Vec<usize> {
        let short = |group: usize| {
            let best = self.standing.judge(Scope::Group(group)).rank;
            self.tables.asked_of_group(group) > best
        };
        let watched = match scope {
            Scope::Whole => self.tables.of(scope).groups(),
            Scope::Group(_) => &[],
        };
        let with_members = |range: &Range<usize>| members.iter().any(|at| range.contains(at));
        let mut open: Vec<usize> = self.tables.range(scope).collect();
        open.retain(|at| {
            self.tables.asked_of(*at) > self.tables.criteria().get(*at).and_then(Scale::best)
        });
        for group in watched {
            let range = self.tables.range(Scope::Group(*group));
            if short(*group) || with_members(&range) {
                open.extend(range);
            }
        }
        open.sort_unstable();
        open.dedup();
        open.retain(|at| !members.contains(at));
        open
    }

    /// Lowers one member after the other as far as nothing else fails.
    fn descends(&mut self, members: &[usize], asked: &Asked<'_>) -> bool {
        let mut lowered: Vec<(usize, Fact)> = Vec::new();
        let found = members.iter().any(|at| {
            let (Some(facts), Some(best)) = (self.facts.get(*at), self.best.get(*at)) else {
                return false;
            };
            let (mut now, mut this, mut others) = (*best, true, true);
            for fact in facts.shown.iter().skip(1) {
                self.standing.replace(*at, &now, fact);
                (this, others) = asked.of(&self.standing);
                if !others {
                    self.standing.replace(*at, fact, &now);
                    break;
                }
                now = *fact;
                if !this {
                    break;
                }
            }
            lowered.push((*at, now));
            (this, others) == (false, true)
        });
        for (at, now) in lowered {
            if let Some(best) = self.best.get(at) {
                self.standing.replace(at, &now, best);
            }
        }
        found
    }

    fn tells(&mut self, tried: &[Tried<'_>], asked: &Asked<'_>) -> bool {
        self.any(tried, &mut |standing| asked.of(standing) == (false, true))
    }

    /// Whether any combination is what is looked for.
    fn any(
        &mut self,
        tried: &[Tried<'_>],
        looked_for: &mut impl FnMut(&Standing<'_>) -> bool,
    ) -> bool {
        let Some(((at, facts), rest)) = tried.split_first() else {
            return looked_for(&self.standing);
        };
        let Some(best) = self.best.get(*at) else {
            return self.any(rest, looked_for);
        };
        facts.iter().any(|fact| {
            self.standing.replace(*at, best, fact);
            let found = self.any(rest, looked_for);
            self.standing.replace(*at, fact, best);
            found
        })
    }
}

/// The position of a criterion, and what it is tried with.
type Tried<'f> = (usize, &'f [Fact]);

/// Whether all combinations of these can be looked through.
fn are_few(tried: &[Tried<'_>]) -> bool {
    let counts = tried.iter().map(|(_, facts)| facts.len());
    counts.fold(1_usize, usize::saturating_mul) <= MOST_COMBINATIONS
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
        let Some(asked) = self.which else {
            let reached = standing.judge_up_to(self.scope, self.row).row;
            return (
                reached == Some(self.row),
                reached >= self.row.checked_sub(1),
            );
        };
        let holds = |need: &Need| standing.state(need) != RequirementState::Unmet;
        let rows = self.tables.of(self.scope).rows.iter().enumerate().skip(1);
        let (mut this, mut others) = (true, true);
        for (at, row) in rows.take(self.row) {
            for (which, need) in row.needs.iter().enumerate() {
                if (at, which) == (self.row, asked) {
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
    /// Best first, and last that it does not apply.
    pub(super) shown: Vec<Fact>,
    /// The best, and that it does not apply.
    applies_or_not: [Fact; 2],
    /// Whether all that can be shown is there.
    all: bool,
    /// Whether the instrument foresees that it does not apply.
    foreseen: bool,
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
    let of = |rank: Option<usize>, millionths: u64, met: bool| {
        Fact::answered(rank, Amount::new(millionths), met)
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
    shown.extend([Fact::UNKNOWN, Fact::NOT_APPLICABLE]);
    Facts {
        shown,
        applies_or_not: [Fact::best(scale), Fact::NOT_APPLICABLE],
        all,
        foreseen: criterion.not_applicable_when.is_some(),
    }
}
