//! Rules of tables that only show when the levels are worked out: what nobody can reach, and what asks for nothing.
//!
//! A requirement asks for something if some school fails it alone. Such a school is looked for: for a set that must
//! reach a level as a whole, one member short of it tells; otherwise all combinations, where there are few.

use super::{ROOT, Walk};
use crate::model::{
    Criterion, Finding, Instrument, LevelRequirements, Measure, NotApplicableAs, Pointer,
    RequirementState, State, found,
};
use crate::sound::exact::Amount;
use crate::sound::levels::{Fact, Looks, Need, Scale, Scope, Standing, Tables, Test, View};

/// So many combinations of answers are looked through.
const MOST_COMBINATIONS: usize = 512;

/// So many points of a criterion given points directly are tried.
const MOST_POINTS: u64 = 64;

impl<'i> Walk<'i> {
    pub(super) fn reach(&mut self, tables: &Tables) {
        let best: Vec<Fact> = tables.criteria().iter().map(Fact::best).collect();
        let standing = Standing::with(tables, View::Actual, best.iter().copied());
        let looker = Looker {
            tables,
            best: &best,
            facts: self
                .criteria_of()
                .zip(tables.criteria())
                .map(|(criterion, scale)| facts(criterion, scale))
                .collect(),
        };
        let mut reachable = true;
        for used in self.used() {
            let top = used
                .scopes
                .iter()
                .map(|scope| standing.judge(*scope).row)
                .max()
                .flatten();
            let next = top.map_or(0, |top| top + 1);
            if let Some(row) = used.rows.get(next) {
                reachable = false;
                let place = used.place(next);
                let level = row.level.into();
                self.at_pointer(&place, found::InstrumentLevelUnreachable { level });
            }
            self.members(&used, tables);
        }
        if reachable {
            for used in self.used() {
                self.idle(&used, &looker);
            }
            self.criteria_idle(tables);
            self.contradictions(&looker);
        }
    }

    fn criteria_of(&self) -> impl Iterator<Item = &'i Criterion> + use<'i> {
        self.instrument
            .groups
            .iter()
            .flat_map(|group| &group.criteria)
    }

    /// The tables, each with the scopes that use it.
    fn used(&self) -> Vec<Used<'i>> {
        let i = self.instrument;
        let (scoring, list) = (ROOT.name("scoring"), ROOT.name("groups"));
        let groups = || i.groups.iter().enumerate();
        let default = groups().filter(|(_, group)| group.levels.is_empty());
        let mut all = vec![
            Used {
                pointer: scoring.name("levels").pointer(),
                rows: &i.scoring.levels,
                scopes: vec![Scope::Whole],
            },
            Used {
                pointer: scoring.name("groupLevels").pointer(),
                rows: &i.scoring.group_levels,
                scopes: default.map(|(at, _)| Scope::Group(at)).collect(),
            },
        ];
        all.extend(groups().map(|(at, group)| Used {
            pointer: list.index(at).name("levels").pointer(),
            rows: &group.levels,
            scopes: vec![Scope::Group(at)],
        }));
        all.retain(|used| !used.rows.is_empty() && !used.scopes.is_empty());
        all
    }

    /// Members of a set that can never reach the level asked for.
    fn members(&mut self, used: &Used<'_>, tables: &Tables) {
        for scope in &used.scopes {
            for (at, row) in tables.of(*scope).rows.iter().enumerate() {
                for (which, need) in row.needs.iter().enumerate() {
                    self.members_of(&used.requirement(at, which), need, tables);
                    self.not_applicable(&used.requirement(at, which), need, used, at, tables);
                }
            }
        }
    }

    fn members_of(&mut self, place: &Pointer, need: &Need, tables: &Tables) {
        let Some((gauge, rank)) = tables
            .gauge(need.gauge)
            .and_then(|gauge| match gauge.looks {
                Looks::Criteria(rank) => Some((gauge, rank)),
                _ => None,
            })
        else {
            return;
        };
        let i = self.instrument;
        let level = i.levels.get(rank).map_or(i.id, |level| level.id);
        for at in &gauge.set {
            let best = tables.criteria().get(*at).and_then(Scale::best);
            let Some(criterion) = criterion(i, *at).filter(|_| best < Some(rank)) else {
                continue;
            };
            let (id, level) = (criterion.id.into(), level.into());
            match need.test {
                Test::All if criterion.not_applicable_when.is_none() => {
                    self.at_pointer(
                        place,
                        found::InstrumentCriterionBelow {
                            criterion: id,
                            level,
                        },
                    );
                }
                Test::All => {}
                _ => {
                    self.at_pointer(
                        place,
                        found::InstrumentCriterionNeverCounts {
                            criterion: id,
                            level,
                        },
                    );
                }
            }
        }
    }

    /// A number of criteria that nobody can have once those that may not apply do not.
    fn not_applicable(
        &mut self,
        place: &Pointer,
        need: &Need,
        used: &Used<'_>,
        row: usize,
        tables: &Tables,
    ) {
        let (Test::AtLeast(count), Some(gauge)) = (need.test, tables.gauge(need.gauge)) else {
            return;
        };
        if !matches!(gauge.looks, Looks::Criteria(_))
            || gauge.not_applicable == NotApplicableAs::Met
        {
            return;
        }
        let i = self.instrument;
        let always =
            |at: &&usize| criterion(i, **at).is_some_and(|c| c.not_applicable_when.is_none());
        let always = gauge.set.iter().filter(always).count() as u64;
        if always < count
            && let Some(level) = used.rows.get(row)
        {
            let (count, always) = (count.to_string().into(), always.to_string().into());
            let level = level.level.into();
            self.at_pointer(
                place,
                found::InstrumentCountMayFail {
                    level,
                    count,
                    always,
                },
            );
        }
    }

    /// Requirements that ask for nothing that others do not ask for already.
    fn idle(&mut self, used: &Used<'_>, looker: &Looker<'_>) {
        let rows = used.rows.iter().enumerate().skip(1);
        for (at, row) in rows {
            let idle: Vec<usize> = (0..row.requires.len())
                .filter(|which| {
                    let mut asks = used
                        .scopes
                        .iter()
                        .map(|scope| looker.asks(*scope, at, *which));
                    asks.all(|asks| asks == Some(false))
                })
                .collect();
            let below = used.rows.get(at - 1);
            if idle.len() == row.requires.len() {
                if let Some(below) = below {
                    let (level, next) = (below.level.into(), row.level.into());
                    self.at_pointer(
                        &used.place(at - 1),
                        found::InstrumentLevelSkipped { level, next },
                    );
                }
                continue;
            }
            for which in idle {
                let level = row.level.into();
                let place = used.requirement(at, which);
                self.at_pointer(&place, found::InstrumentRequirementIdle { level });
            }
        }
    }

    /// Criteria that no requirement looks at.
    fn criteria_idle(&mut self, tables: &Tables) {
        let asked = tables.asked();
        let mut position = 0;
        self.each_criterion(|walk, place, criterion| {
            if !asked.contains(&position) {
                let criterion = criterion.id.into();
                walk.add(place, found::InstrumentCriterionIdle { criterion });
            }
            position += 1;
        });
    }

    /// A group of one criterion that is on another level than the criterion.
    fn contradictions(&mut self, looker: &Looker<'_>) {
        let mut position = 0;
        for (at, group) in self.instrument.groups.iter().enumerate() {
            let first = position;
            position += group.criteria.len();
            let ([criterion], Some(facts)) = (group.criteria.as_slice(), looker.facts.get(first))
            else {
                continue;
            };
            if looker.tables.of(Scope::Group(at)).rows.is_empty() || criterion.is_condition() {
                continue;
            }
            let differs = facts.iter().find_map(|fact| {
                let mut standing = looker.standing();
                standing.take(first, looker.best.get(first)?);
                standing.add(first, fact);
                let group = standing.judge(Scope::Group(at)).rank?;
                fact.rank
                    .filter(|own| *own != group)
                    .map(|own| (own, group))
            });
            if let Some((own, as_group)) = differs {
                let levels = &self.instrument.levels;
                let name = |rank: usize| levels.get(rank).map_or(group.id, |level| level.id);
                let place = ROOT.name("groups");
                let found = found::InstrumentGroupContradicts {
                    group: group.id.into(),
                    criterion: criterion.id.into(),
                    level: name(own).into(),
                    found: name(as_group).into(),
                };
                self.add(&place.index(at), found);
            }
        }
    }

    /// Adds what was not found there before.
    fn at_pointer(&mut self, pointer: &Pointer, found: impl Into<Finding>) {
        let found = Finding {
            pointer: pointer.clone(),
            ..found.into()
        };
        self.findings.add_once(&ROOT, found);
    }
}

/// A table and the scopes that use it.
struct Used<'i> {
    pointer: Pointer,
    rows: &'i [LevelRequirements],
    scopes: Vec<Scope>,
}

impl Used<'_> {
    fn place(&self, row: usize) -> Pointer {
        self.pointer.clone().index(row)
    }

    fn requirement(&self, row: usize, which: usize) -> Pointer {
        let kind = self.rows.get(row).and_then(|row| row.requires.get(which));
        let kind = kind.map_or("", |requirement| requirement.kind().as_str());
        self.place(row).name("requires").index(which).name(kind)
    }
}

/// Looks for a school that fails one requirement alone.
struct Looker<'t> {
    tables: &'t Tables,
    best: &'t [Fact],
    /// For each criterion the facts that it can show, best first.
    facts: Vec<Vec<Fact>>,
}

impl Looker<'_> {
    fn standing(&self) -> Standing<'_> {
        Standing::with(self.tables, View::Actual, self.best.iter().copied())
    }

    /// Whether some school meets all other requirements up to this level, and not this one; none where that is not known.
    fn asks(&self, scope: Scope, row: usize, which: usize) -> Option<bool> {
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

fn criterion(instrument: &Instrument, position: usize) -> Option<&Criterion> {
    let mut criteria = instrument.groups.iter().flat_map(|group| &group.criteria);
    criteria.nth(position)
}

/// The facts that a criterion can show, best first: each of its steps, or points at every bound of a band and between.
fn facts(criterion: &Criterion, scale: &Scale) -> Vec<Fact> {
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
                let band = crate::sound::reached(&points.bands, earned);
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
