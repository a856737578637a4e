//! Rules of tables of levels: what they name.

mod numbers;

use super::{LEAST_LEVELS, ROOT, Walk};
use crate::model::{
    CriteriaSet, Criterion, Finding, Id, LevelRequirements, Measure, Place, Requirement, Severity,
    found, nearest,
};
use crate::sound::levels::{Scope, Tables};
use std::collections::HashSet;

/// A table as written, and the scopes that use it.
struct Written<'i> {
    place: Place<'i>,
    rows: &'i [LevelRequirements],
    scope: Used,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Used {
    Whole,
    /// By the group at this position.
    Group(usize),
    /// By every group that has none of its own.
    Groups,
}

/// So many criteria that requirements look at, one by one, are enough for any instrument.
const MOST_LOOKED_AT: usize = 2_000_000;

impl<'i> Walk<'i> {
    /// Checks the tables; hands them on compiled where every name in them leads somewhere.
    pub(super) fn tables(&mut self) -> Option<Tables> {
        let before = self.findings.findings.len();
        self.marks();
        let scoring = ROOT.name("scoring");
        let groups = ROOT.name("groups");
        let i = self.instrument;
        let places: Vec<Place<'_>> = (0..i.groups.len()).map(|at| groups.index(at)).collect();
        let mut written = vec![
            Written {
                place: scoring.name("levels"),
                rows: &i.scoring.levels,
                scope: Used::Whole,
            },
            Written {
                place: scoring.name("groupLevels"),
                rows: &i.scoring.group_levels,
                scope: Used::Groups,
            },
        ];
        written.extend(
            places
                .iter()
                .zip(&i.groups)
                .enumerate()
                .map(|(at, (place, group))| Written {
                    place: place.name("levels"),
                    rows: &group.levels,
                    scope: Used::Group(at),
                }),
        );
        self.citations(&places);
        for table in written
            .iter()
            .filter(|t| t.scope == Used::Whole || !t.rows.is_empty())
        {
            self.names(table);
        }
        self.unused();
        if self.has_errors_since(before) {
            return None;
        }
        let looked_at = looked_at(i);
        if looked_at > MOST_LOOKED_AT {
            let limit = MOST_LOOKED_AT.to_string();
            self.add(&scoring, found::InstrumentTooMuch { limit });
            return None;
        }
        let tables = Tables::new(i);
        for table in written.iter().filter(|t| !t.rows.is_empty()) {
            for scope in self.scopes(table.scope) {
                self.numbers(table, scope, &tables);
            }
        }
        (!self.has_errors_since(before)).then_some(tables)
    }

    fn has_errors_since(&self, before: usize) -> bool {
        let found = self.findings.findings.iter().skip(before);
        found.into_iter().any(|f| f.severity == Severity::Error)
    }

    /// The scopes that use a table.
    fn scopes(&self, used: Used) -> Vec<Scope> {
        let groups = self.instrument.groups.iter().enumerate();
        match used {
            Used::Whole => vec![Scope::Whole],
            Used::Group(at) => vec![Scope::Group(at)],
            Used::Groups => groups
                .filter(|(_, group)| group.levels.is_empty())
                .map(|(at, _)| Scope::Group(at))
                .collect(),
        }
    }

    /// Marks that criteria carry are listed, and those that are listed are carried.
    fn marks(&mut self) {
        let i = self.instrument;
        let marks = ROOT.name("marks");
        self.once(
            i.marks
                .iter()
                .enumerate()
                .map(|(at, m)| (marks.index(at), m.id)),
        );
        let mut carried: HashSet<Id> = HashSet::new();
        self.each_criterion(|walk, place, criterion| {
            let list = place.name("marks");
            for (at, mark) in criterion.marks.iter().enumerate() {
                carried.insert(*mark);
                walk.mark(&list.index(at), *mark);
            }
        });
        for (at, mark) in i.marks.iter().enumerate() {
            if !carried.contains(&mark.id) {
                let mark = mark.id;
                self.add(&marks.index(at), found::InstrumentMarkUnused { mark });
            }
        }
    }

    fn mark(&mut self, place: &Place<'_>, mark: Id) {
        if self.instrument.mark(&mark).is_none() {
            let known = self.instrument.marks.iter().map(|m| m.id.as_str());
            let near = nearest(mark.as_str(), known);
            let found = found::InstrumentMarkUnknown { mark };
            self.add(place, Finding::from(found).nearest(near));
        }
    }

    /// What has a number or a table has somebody who lays it down.
    fn citations(&mut self, groups: &[Place<'_>]) {
        let i = self.instrument;
        let missing = |walk: &mut Self, place: &Place<'_>, list: &str| {
            walk.add(place, found::InstrumentCitationMissing { list });
        };
        let scoring = ROOT.name("scoring");
        if !i.scoring.group_levels.is_empty() && i.scoring.group_levels_citation.is_none() {
            missing(self, &scoring, "groupLevelsCitation");
        }
        let gives = |criterion: &Criterion| criterion.maximum_millionths().is_some();
        let points = i.groups.iter().flat_map(|g| &g.criteria).any(gives);
        if points && i.scoring.points_citation.is_none() {
            missing(self, &scoring, "pointsCitation");
        }
        for (place, group) in groups.iter().zip(&i.groups) {
            if !group.levels.is_empty() && group.levels_citation.is_none() {
                missing(self, place, "levelsCitation");
            }
        }
    }

    fn names(&mut self, table: &Written<'_>) {
        if table.rows.len() < LEAST_LEVELS {
            let least = LEAST_LEVELS.to_string();
            return self.add(&table.place, found::InstrumentEmpty { least });
        }
        let mut last: Option<usize> = None;
        for (at, row) in table.rows.iter().enumerate() {
            let place = table.place.index(at);
            let level = row.level;
            match self.level(&place.name("level"), row.level) {
                Some(rank) if last.is_some_and(|last| rank <= last) => {
                    let place = place.name("level");
                    return self.add(&place, found::InstrumentLevelsOrder { level });
                }
                rank => last = rank.or(last),
            }
            let requires = place.name("requires");
            match (at, row.requires.as_slice()) {
                (0, requirements) if !requirements.iter().all(only_printed) => {
                    self.add(&requires, found::InstrumentBaseRequires { level });
                }
                (1.., []) => self.add(&place, found::InstrumentRequirementsMissing { level }),
                _ => {}
            }
            for (at, requirement) in row.requires.iter().enumerate() {
                let place = requires.index(at);
                self.requirement(&place.name(requirement.kind().as_str()), requirement, table);
            }
        }
    }

    fn requirement(&mut self, place: &Place<'_>, requirement: &Requirement, table: &Written<'_>) {
        match requirement {
            Requirement::Criteria(criteria) => {
                self.level(&place.name("at"), criteria.at);
            }
            Requirement::Groups(groups) => {
                if table.scope != Used::Whole {
                    return self.add(place, found::InstrumentGroupsMisplaced {});
                }
                if let Some(rank) = self.level(&place.name("at"), groups.at) {
                    self.above_base(&place.name("at"), groups.at, rank);
                }
                for (at, id) in groups.of.iter().flatten().enumerate() {
                    let of = place.name("of");
                    self.known_group(&of.index(at), *id);
                }
            }
            _ => {}
        }
        if let Some(of) = requirement.of() {
            self.set(&place.name("of"), of, requirement, table);
        }
    }

    /// A group that has a level at all has the lowest: asking for it asks for nothing.
    fn above_base(&mut self, place: &Place<'_>, level: Id, rank: usize) {
        let lowest = |rows: &[LevelRequirements]| {
            let lowest = rows.first().and_then(|row| self.ranks.get(&row.level));
            lowest.is_some_and(|lowest| rank <= *lowest)
        };
        let i = self.instrument;
        let tables = i.groups.iter().map(|group| match group.levels.is_empty() {
            true => i.scoring.group_levels.as_slice(),
            false => group.levels.as_slice(),
        });
        if tables.filter(|rows| !rows.is_empty()).all(lowest) {
            self.add(place, found::InstrumentLowestAsked { level });
        }
    }

    fn known_group(&mut self, place: &Place<'_>, id: Id) -> bool {
        let known = self.instrument.group(&id).is_some();
        if !known {
            let groups = self.instrument.groups.iter();
            let near = nearest(id.as_str(), groups.map(|g| g.id.as_str()));
            self.add(
                place,
                Finding::from(found::InstrumentGroupUnknown { group: id }).nearest(near),
            );
        }
        known
    }

    fn set(
        &mut self,
        place: &Place<'_>,
        of: &CriteriaSet,
        requirement: &Requirement,
        table: &Written<'_>,
    ) {
        let group = match table.scope {
            Used::Group(at) => self.instrument.groups.get(at),
            _ => None,
        };
        match of {
            CriteriaSet::Marked(mark) => self.mark(&place.name("marked"), *mark),
            CriteriaSet::Unmarked(mark) => self.mark(&place.name("unmarked"), *mark),
            CriteriaSet::Groups(ids) => {
                let list = place.name("groups");
                for (at, id) in ids.iter().enumerate() {
                    let place = list.index(at);
                    let outside = match table.scope {
                        Used::Whole => false,
                        _ => group.is_none_or(|group| group.id != *id),
                    };
                    if self.known_group(&place, *id) && outside {
                        self.add(&place, found::InstrumentSetOutside { id: (*id) });
                    }
                }
            }
            CriteriaSet::Criteria(ids) => {
                let list = place.name("criteria");
                for (at, id) in ids.iter().enumerate() {
                    self.member(&list.index(at), *id, requirement, table);
                }
            }
        }
    }

    /// A criterion named in a set.
    fn member(
        &mut self,
        place: &Place<'_>,
        id: Id,
        requirement: &Requirement,
        table: &Written<'_>,
    ) {
        let criterion = id;
        let Some((group, known)) = self.criterion_of(&id) else {
            let ids = self.instrument.groups.iter().flat_map(|g| &g.criteria);
            let near = nearest(id.as_str(), ids.map(|c| c.id.as_str()));
            return self.add(
                place,
                Finding::from(found::InstrumentCriterionUnknown { criterion }).nearest(near),
            );
        };
        let within = match table.scope {
            Used::Whole => true,
            Used::Group(at) => at == group,
            Used::Groups => false,
        };
        let fits = match requirement {
            Requirement::Conditions(_) => known.is_condition(),
            Requirement::Criteria(_) => !known.is_condition(),
            _ => true,
        };
        if !within {
            self.add(place, found::InstrumentSetOutside { id: criterion });
        } else if !fits {
            self.add(place, found::InstrumentSetWrongKind { criterion });
        }
    }

    fn criterion_of(&self, id: &Id) -> Option<(usize, &'i Criterion)> {
        let groups = self.instrument.groups.iter().enumerate();
        let mut criteria =
            groups.flat_map(|(at, group)| group.criteria.iter().map(move |c| (at, c)));
        criteria.find(|(_, criterion)| criterion.id == *id)
    }

    /// Levels that no table and no criterion uses.
    fn unused(&mut self) {
        let i = self.instrument;
        let mut used: HashSet<Id> = HashSet::new();
        let own = i.groups.iter().flat_map(|g| &g.levels);
        let rows = i
            .scoring
            .levels
            .iter()
            .chain(&i.scoring.group_levels)
            .chain(own);
        used.extend(rows.map(|row| row.level));
        for criterion in i.groups.iter().flat_map(|g| &g.criteria) {
            used.extend(criterion.levels.iter().map(|step| step.level));
            if let Measure::Points(of) = &criterion.measure {
                used.extend(of.bands.iter().map(|band| band.level));
            }
        }
        let levels = ROOT.name("levels");
        for (at, level) in i.levels.iter().enumerate() {
            if !used.contains(&level.id) {
                let level = level.id;
                self.add(&levels.index(at), found::InstrumentLevelUnused { level });
            }
        }
    }
}

/// A requirement that only prints where its level ends, so that holes show.
fn only_printed(requirement: &Requirement) -> bool {
    match requirement {
        Requirement::Percent(band) | Requirement::Points(band) => {
            band.lower.is_none() && band.upper.is_some()
        }
        _ => false,
    }
}

/// How many criteria and groups all requirements look at.
fn looked_at(instrument: &crate::model::Instrument) -> usize {
    let criteria: usize = instrument.groups.iter().map(|g| g.criteria.len()).sum();
    let needs = |rows: &[LevelRequirements]| rows.iter().map(|r| r.requires.len()).sum::<usize>();
    let own = instrument.groups.iter().map(|group| {
        let rows = match group.levels.is_empty() {
            true => &instrument.scoring.group_levels,
            false => &group.levels,
        };
        needs(rows).saturating_mul(group.criteria.len())
    });
    let whole = needs(&instrument.scoring.levels).saturating_mul(criteria);
    own.fold(whole, usize::saturating_add)
}
