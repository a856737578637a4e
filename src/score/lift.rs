//! What lifts a scope to a level: lift everything to its top, leave out what is not needed, cut the rest back.
//!
//! Everything is monotone, so one pass of each is enough, and no row that is left can be left out.

use super::ladder::{Ladder, Rung};
use crate::model::{Count, Gap, Lift, LiftState, RequirementState, Served};
use crate::sound::{
    Amount, Fact, Gauge, Judgement, Looks, Need, Rubric, Scope, Standing, Table, Test,
};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// A school on its way to a level.
pub(super) struct Lifter<'l> {
    rubric: &'l Rubric,
    /// The rank of the target.
    rank: usize,
    facts: &'l [Fact],
    ladders: &'l [Option<Ladder<'l>>],
    standing: Standing<'l>,
}

/// A criterion lifted to a rung.
struct Raised<'l> {
    position: usize,
    ladder: &'l Ladder<'l>,
    /// The number of the rung.
    number: u64,
    rung: Rung,
    /// What the top would bring.
    gain: Amount,
    /// Whether every way to the target needs it.
    needed: bool,
}

impl<'l> Lifter<'l> {
    pub(super) fn new(
        rubric: &'l Rubric,
        rank: usize,
        facts: &'l [Fact],
        ladders: &'l [Option<Ladder<'l>>],
    ) -> Self {
        Self {
            rubric,
            rank,
            facts,
            ladders,
            standing: Standing::with(rubric.tables(), facts),
        }
    }

    pub(super) fn lift(&mut self, scope: Scope) -> Lift {
        self.lift_to(scope, self.rank)
    }

    /// What lifts a scope; the standing is afterwards as it was.
    fn lift_to(&mut self, scope: Scope, rank: usize) -> Lift {
        let only = |state| Lift {
            state,
            steps: Vec::new(),
            fewest: true,
        };
        let table = self.rubric.tables().of(scope);
        if table.rows.iter().all(|row| row.rank < rank) {
            return only(LiftState::NoSuchLevel);
        }
        let now = self.standing.judge(scope);
        if reaches(now, rank) {
            return only(LiftState::Reached);
        }
        let dear = self.dear_groups(scope, rank);
        let fewest = self.is_fewest(scope, rank, now.little);
        let mut raised = self.raise_all(scope);
        let top = self.standing.judge(scope);
        let lift = if reaches(top, rank) {
            self.leave_out(scope, rank, &mut raised, &dear);
            self.cut_back(scope, rank, &mut raised);
            let steps = self.steps(scope, rank, &raised);
            Lift {
                state: LiftState::Liftable,
                // As the list cannot be shortened, nothing goes below one, nor below what every way needs.
                fewest: fewest || steps.len() == 1 || raised.iter().all(|row| row.needed),
                steps,
            }
        } else {
            only(match (now.rank, top.rank) {
                (None, None) => LiftState::Unmeasured,
                _ => LiftState::OutOfReach,
            })
        };
        raised.iter().for_each(|row| self.lower(row));
        lift
    }

    /// Every criterion of the scope that can be better, at its top.
    fn raise_all(&mut self, scope: Scope) -> Vec<Raised<'l>> {
        let mut raised = Vec::new();
        for position in self.rubric.tables().range(scope) {
            let Some(ladder) = self.ladders.get(position).and_then(Option::as_ref) else {
                continue;
            };
            let number = ladder.len();
            let rung = ladder.rung(number);
            let row = Raised {
                position,
                ladder,
                number,
                gain: rung.fact.earned.less(self.fact(position).earned),
                rung,
                needed: false,
            };
            self.raise(&row);
            raised.push(row);
        }
        raised
    }

    fn fact(&self, position: usize) -> Fact {
        self.facts.get(position).copied().unwrap_or(Fact::UNKNOWN)
    }

    fn lower(&mut self, row: &Raised<'_>) {
        let fact = self.fact(row.position);
        self.standing.replace(row.position, &row.rung.fact, &fact);
    }

    fn raise(&mut self, row: &Raised<'_>) {
        let fact = self.fact(row.position);
        self.standing.replace(row.position, &fact, &row.rung.fact);
    }

    /// Leaves out what the target does not need: the dear groups whole, then the least useful first.
    fn leave_out(
        &mut self,
        scope: Scope,
        rank: usize,
        raised: &mut Vec<Raised<'l>>,
        dear: &[usize],
    ) {
        let needed = self.needed(scope, rank);
        for row in raised.iter_mut() {
            row.needed = needed.contains(&row.position);
        }
        raised.sort_by_key(|row| (!row.needed, Reverse(row.gain), row.position));
        let mut of_groups: HashMap<usize, Vec<&Raised<'l>>> = HashMap::new();
        for row in raised.iter().filter(|_| !dear.is_empty()) {
            if let Some(group) = self.group_of(row.position) {
                of_groups.entry(group).or_default().push(row);
            }
        }
        let mut left_out: HashSet<usize> = HashSet::new();
        for rows in dear.iter().filter_map(|group| of_groups.get(group)) {
            rows.iter().for_each(|row| self.lower(row));
            if reaches(self.standing.judge(scope), rank) {
                left_out.extend(rows.iter().map(|row| row.position));
            } else {
                rows.iter().for_each(|row| self.raise(row));
            }
        }
        for row in raised.iter().rev() {
            if left_out.contains(&row.position) {
                continue;
            }
            self.lower(row);
            if reaches(self.standing.judge(scope), rank) {
                left_out.insert(row.position);
            } else {
                self.raise(row);
            }
        }
        raised.retain(|row| !left_out.contains(&row.position));
    }

    /// Brings each row down to the lowest rung that still suffices.
    fn cut_back(&mut self, scope: Scope, rank: usize, raised: &mut [Raised<'l>]) {
        for row in raised.iter_mut().rev() {
            self.lower(row);
            let base = self.fact(row.position);
            let standing = &mut self.standing;
            let number = row.ladder.lowest(|rung| {
                standing.replace(row.position, &base, &rung.fact);
                let enough = reaches(standing.judge(scope), rank);
                standing.replace(row.position, &rung.fact, &base);
                enough
            });
            if let Some(number) = number {
                (row.number, row.rung) = (number, row.ladder.rung(number));
            }
            self.raise(row);
        }
    }

    /// The rows as changes, each with the requirement that fails if it is any smaller; none where then too little is answered.
    fn steps(&mut self, scope: Scope, rank: usize, raised: &[Raised<'l>]) -> Vec<Gap> {
        let mut steps = Vec::with_capacity(raised.len());
        for row in raised {
            let less = match row.number {
                0 | 1 => self.fact(row.position),
                number => row.ladder.rung(number - 1).fact,
            };
            self.standing.replace(row.position, &row.rung.fact, &less);
            let serves = self.served(scope, rank, row.position);
            self.standing.replace(row.position, &less, &row.rung.fact);
            steps.push(Gap {
                serves,
                ..row.ladder.gap(&row.rung)
            });
        }
        steps
    }

    /// The first requirement that keeps the scope from its next level with less of a criterion; that of its group where the whole
    /// lacks a group, as no other is the worse for it.
    fn served(&self, scope: Scope, rank: usize, of: usize) -> Option<Served> {
        let tables = self.rubric.tables();
        let judged = self.standing.judge(scope);
        if judged.rank >= Some(rank) {
            return None;
        }
        let (row, which) = judged.unmet?;
        let level = tables.of(scope).rows.get(row)?;
        let gauge = tables.gauge(level.needs.get(which)?.gauge)?;
        let group = self.group_of(of).filter(|_| gauge.is_of_groups());
        let lacking = group.map(Scope::Group).and_then(|group| {
            let (row, which) = self.standing.judge(group).unmet?;
            Some(self.serving(group, tables.of(group).rows.get(row)?.rank, which))
        });
        Some(lacking.unwrap_or_else(|| self.serving(scope, level.rank, which)))
    }

    fn serving(&self, scope: Scope, rank: usize, which: usize) -> Served {
        let group = match scope {
            Scope::Whole => None,
            Scope::Group(at) => self.rubric.instrument().groups.get(at).map(|g| g.id),
        };
        Served {
            group,
            level: self.rubric.level_of(rank),
            requirement: Count::capped(which as u64),
        }
    }

    fn group_of(&self, position: usize) -> Option<usize> {
        let scale = self.rubric.tables().criteria().get(position);
        scale.map(|scale| scale.group)
    }

    /// What a level needs, with its gauges; what groups need among it where all of a set of groups must reach a level.
    fn needs(&self, scope: Scope, rank: usize) -> Vec<(&'l Gauge, &'l Need)> {
        let tables = self.rubric.tables();
        let mut all = Vec::new();
        for need in needs(tables.of(scope), rank) {
            let Some(gauge) = tables.gauge(need.gauge) else {
                continue;
            };
            match gauge.looks {
                Looks::Groups(at) if need.test == Test::All => {
                    for group in &gauge.set {
                        all.extend(self.needs(Scope::Group(*group), at));
                    }
                }
                _ => all.push((gauge, need)),
            }
        }
        all
    }

    /// The criteria that every way to a level needs: conditions, and what belongs to sets that must reach a level as a whole.
    fn needed(&self, scope: Scope, rank: usize) -> HashSet<usize> {
        let needs = self.needs(scope, rank).into_iter();
        let whole = needs.filter(|(gauge, need)| {
            need.test == Test::All && matches!(gauge.looks, Looks::Criteria(_) | Looks::Conditions)
        });
        let misses = |gauge: &Gauge, at: usize| {
            let fact = self.fact(at);
            match gauge.looks {
                Looks::Criteria(rank) => !fact.reaches(rank),
                _ => !fact.met,
            }
        };
        whole
            .flat_map(|(gauge, _)| gauge.set.iter().map(move |at| (gauge, *at)))
            .filter(|(gauge, at)| misses(gauge, *at))
            .map(|(_, at)| at)
            .collect()
    }

    /// Where only some groups must reach a level, the groups, each once, the dearest first.
    fn dear_groups(&mut self, scope: Scope, rank: usize) -> Vec<usize> {
        let chosen = self.needs(scope, rank).into_iter();
        let chosen = chosen.filter_map(|(gauge, _)| match gauge.looks {
            Looks::Groups(at) => Some((gauge, at)),
            _ => None,
        });
        let mut groups: Vec<(usize, usize)> = chosen
            .flat_map(|(gauge, at)| gauge.set.iter().map(move |group| (*group, at)))
            .map(|(group, at)| (self.lift_to(Scope::Group(group), at).steps.len(), group))
            .collect();
        groups.sort_unstable_by_key(|(rows, group)| (Reverse(*rows), *group));
        let mut seen = HashSet::new();
        let groups = groups.into_iter().map(|(_, group)| group);
        groups.filter(|group| seen.insert(*group)).collect()
    }

    /// Whether a list that cannot be shortened is known to be a shortest one: where, of what does not hold yet, only whole sets,
    /// and points or a number of criteria out of sets that have nothing in common, decide. How much must be answered, where
    /// too `little` is, has something in common with every set.
    fn is_fewest(&self, scope: Scope, rank: usize, little: bool) -> bool {
        let mut needs = self.needs(scope, rank);
        needs.retain(|(_, need)| {
            need.test != Test::All && self.standing.state(need) == RequirementState::Unmet
        });
        if little && !needs.is_empty() {
            return false;
        }
        let mut seen: HashSet<usize> = HashSet::new();
        let mut gauges: HashSet<*const Gauge> = HashSet::new();
        needs.into_iter().all(|(gauge, _)| {
            if matches!(gauge.looks, Looks::Groups(_)) {
                return false;
            }
            !gauges.insert(gauge) || gauge.set.iter().all(|at| seen.insert(*at))
        })
    }
}

/// What all levels above the lowest need, up to a rank.
fn needs(table: &Table, rank: usize) -> impl Iterator<Item = &Need> {
    let last = table.rows.iter().position(|row| row.rank >= rank);
    let rows = table.rows.iter().take(last.map_or(0, |at| at + 1)).skip(1);
    rows.flat_map(|row| &row.needs)
}

fn reaches(judgement: Judgement, rank: usize) -> bool {
    judgement.told().is_some_and(|reached| reached >= rank)
}
