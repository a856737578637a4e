//! Rules of tables that only show when the levels are worked out: what nobody can reach, and what asks for nothing.

mod looker;

use super::{ROOT, Walk};
use crate::model::{Finding, LevelRequirements, NotApplicableAs, Pointer, found};
use crate::sound::levels::{Fact, Looks, Need, Scale, Scope, Tables, Test};

use looker::{Facts, Looker, facts as facts_of};

impl<'i> Walk<'i> {
    pub(super) fn reach(&mut self, tables: &Tables) {
        let best: Vec<Fact> = tables.criteria().iter().map(Fact::best).collect();
        let facts = self.criteria.iter().zip(tables.criteria());
        let facts = facts.map(|(criterion, scale)| facts_of(criterion, scale));
        let facts: Vec<Facts> = facts.collect();
        let mut looker = Looker::new(tables, &best, &facts);
        for used in self.used() {
            self.members(&used, tables);
        }
        let mut reachable = !self.findings.has_errors();
        for used in self.used().into_iter().filter(|_| reachable) {
            let unreachable = |row: &usize| used.all(|scope| looker.reaches(scope, *row));
            let next = (0..used.rows.len()).find(unreachable);
            if let Some((next, row)) = next.and_then(|at| Some((at, used.rows.get(at)?))) {
                let place = used.place(next);
                let level = row.level;
                self.at_pointer(&place, found::InstrumentLevelUnreachable { level });
            }
        }
        reachable = reachable && !self.findings.has_errors();
        if reachable {
            for used in self.used() {
                self.idle(&used, &mut looker);
            }
            self.criteria_idle(tables);
            self.steps_idle(tables);
            self.contradictions(&mut looker);
        }
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
            let Some(criterion) = self.criteria.get(*at).filter(|_| best < Some(rank)) else {
                continue;
            };
            let (id, level) = (criterion.id, level);
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
        let always = |at: &&usize| {
            self.criteria
                .get(**at)
                .is_some_and(|c| c.not_applicable_when.is_none())
        };
        let always = gauge.set.iter().filter(always).count() as u64;
        if always < count
            && let Some(level) = used.rows.get(row)
        {
            let (count, always) = (count.to_string(), always.to_string());
            let level = level.level;
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
    fn idle(&mut self, used: &Used<'_>, looker: &mut Looker<'_>) {
        let rows = used.rows.iter().enumerate().skip(1);
        for (at, row) in rows {
            if used.all(|scope| looker.asks_level(scope, at)) {
                let level = used.rows.get(at - 1).map_or(row.level, |below| below.level);
                let next = row.level;
                let place = used.place(at - 1);
                self.at_pointer(&place, found::InstrumentLevelSkipped { level, next });
                continue;
            }
            let idle = 0..row.requires.len();
            let idle = idle.filter(|which| used.all(|scope| looker.asks(scope, at, *which)));
            for which in idle {
                let level = row.level;
                let place = used.requirement(at, which);
                self.at_pointer(&place, found::InstrumentRequirementIdle { level });
            }
        }
    }

    /// Criteria that no requirement looks at; of conditions that is no mere advice, as they are called mandatory.
    fn criteria_idle(&mut self, tables: &Tables) {
        let asked = tables.asked();
        let mut position = 0;
        self.each_criterion(|walk, place, criterion| {
            if !asked.contains(&position) {
                let id = criterion.id;
                match criterion.is_condition() {
                    true => walk.add(place, found::InstrumentConditionIdle { criterion: id }),
                    false => walk.add(place, found::InstrumentCriterionIdle { criterion: id }),
                }
            }
            position += 1;
        });
    }

    /// Steps with the points of the step below that no requirement asks for; of a criterion that decides nothing, none.
    fn steps_idle(&mut self, tables: &Tables) {
        let asked = tables.asked();
        let mut position = 0;
        self.each_criterion(|walk, place, criterion| {
            let scale = tables.criteria().get(position);
            let scale = scale.filter(|_| asked.contains(&position));
            let ranks = scale.map_or(&[][..], |scale| &scale.ranks);
            let steps = || criterion.levels.iter().zip(ranks);
            let levels = place.name("levels");
            let pairs = steps().zip(steps().skip(1)).zip(1..);
            for (((below, lower), (step, rank)), at) in pairs {
                let same = step.points.filter(|points| below.points == Some(*points));
                let is_asked = |asked: usize| *lower < asked && asked <= *rank;
                let idle = same.filter(|_| !tables.ranks_asked_of(position).any(is_asked));
                if let Some(points) = idle {
                    let found = found::InstrumentStepIdle {
                        criterion: criterion.id,
                        level: step.level,
                        points,
                    };
                    walk.add(&levels.index(at), found);
                }
            }
            position += 1;
        });
    }

    /// A group of one criterion that is on another level than the criterion.
    fn contradictions(&mut self, looker: &mut Looker<'_>) {
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
            let differs = facts.shown.iter().find_map(|fact| {
                let best = looker.best.get(first)?;
                looker.standing.replace(first, best, fact);
                let group = looker.standing.judge(Scope::Group(at)).rank;
                looker.standing.replace(first, fact, best);
                let group = group?;
                fact.rank()
                    .filter(|own| *own != group)
                    .map(|own| (own, group))
            });
            if let Some((own, as_group)) = differs {
                let levels = &self.instrument.levels;
                let name = |rank: usize| levels.get(rank).map_or(group.id, |level| level.id);
                let place = ROOT.name("groups");
                let found = found::InstrumentGroupContradicts {
                    group: group.id,
                    criterion: criterion.id,
                    level: name(own),
                    found: name(as_group),
                };
                self.add(&place.index(at), found);
            }
        }
    }

    /// Adds what was not found there before.
    fn at_pointer(&mut self, pointer: &Pointer, found: impl Into<Finding>) {
        let found: Finding = found.into();
        self.add_once(&ROOT, found.at(pointer));
    }
}

/// A table and the scopes that use it.
struct Used<'i> {
    pointer: Pointer,
    rows: &'i [LevelRequirements],
    scopes: Vec<Scope>,
}

impl Used<'_> {
    /// Whether something is known not to be so in any scope.
    fn all(&self, mut asks: impl FnMut(Scope) -> Option<bool>) -> bool {
        self.scopes.iter().all(|scope| asks(*scope) == Some(false))
    }

    fn place(&self, row: usize) -> Pointer {
        self.pointer.clone().with(&row.to_string())
    }

    fn requirement(&self, row: usize, which: usize) -> Pointer {
        let kind = self.rows.get(row).and_then(|row| row.requires.get(which));
        let kind = kind.map_or("", |requirement| requirement.kind().as_str());
        let which = which.to_string();
        self.place(row).with("requires").with(&which).with(kind)
    }
}
