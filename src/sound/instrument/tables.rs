//! Rules of tables of levels: what they name.

mod cited;
mod numbers;

use super::{LEAST_LEVELS, ROOT, Walk};
use crate::model::{
    CriteriaSet, Detail, Finding, Id, LevelRequirements, Limit, LowerBound, Measure, Place,
    Requirement, UpperBound, found, nearest,
};
use crate::sound::levels::{Scope, Tables};
use std::collections::{HashMap, HashSet};

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
    /// Checks what the tables name.
    pub(super) fn tables(&mut self) {
        self.titles();
        self.marks();
        self.citations();
        self.answered();
        self.written(|walk, tables| {
            for table in tables
                .iter()
                .filter(|t| t.scope == Used::Whole || !t.rows.is_empty())
            {
                walk.names(table);
            }
        });
        self.unused();
    }

    /// Checks the numbers of tables in which every name leads somewhere, and hands the tables on compiled.
    pub(super) fn numbers_of_tables(&mut self) -> Option<Tables> {
        let looked_at = looked_at(self.instrument);
        if looked_at > MOST_LOOKED_AT {
            let limit = Detail::number(MOST_LOOKED_AT);
            self.add(&ROOT.name("scoring"), found::InstrumentTooMuch { limit });
            return None;
        }
        let compiled = Tables::new(self.instrument);
        self.written(|walk, tables| {
            for table in tables.iter().filter(|t| !t.rows.is_empty()) {
                for scope in walk.scopes(table.scope) {
                    walk.numbers(table, scope, &compiled);
                }
            }
        });
        Some(compiled)
    }

    /// Hands on the tables as written: that of the whole, the groups' default, each group's own.
    fn written(&mut self, then: impl FnOnce(&mut Self, &[Written<'_>])) {
        let (scoring, groups) = (ROOT.name("scoring"), ROOT.name("groups"));
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
        let own = places.iter().zip(&i.groups).enumerate();
        written.extend(own.map(|(at, (place, group))| Written {
            place: place.name("levels"),
            rows: &group.levels,
            scope: Used::Group(at),
        }));
        then(self, &written);
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
        let all = table.rows.iter().flat_map(|row| &row.requires);
        self.fraction(&table.place, all.flat_map(percents));
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
                let of = place.name("of");
                for (at, id) in groups.of.iter().flatten().enumerate() {
                    self.known_group(&of.index(at), *id);
                }
                self.each_once(&of, groups.of.as_deref().unwrap_or_default());
            }
            _ => {}
        }
        if let Some(of) = requirement.of() {
            self.set(&place.name("of"), of, requirement, table);
        }
    }

    /// A group that has a level at all has the lowest: asking for it asks for nothing.
    fn above_base(&mut self, place: &Place<'_>, level: Id, rank: usize) {
        match self.bases.first() {
            None => self.add(place, found::InstrumentGroupsWithoutLevels {}),
            Some(Some(lowest)) if rank <= *lowest => {
                self.add(place, found::InstrumentLowestAsked { level });
            }
            Some(_) => {}
        }
    }

    fn known_group(&mut self, place: &Place<'_>, id: Id) -> bool {
        let known = self.groups.contains(&id);
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
                self.each_once(&list, ids);
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
                self.each_once(&list, ids);
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
        let Some((group, known)) = self.within.get(&id).copied() else {
            let near = nearest(id.as_str(), self.criteria.iter().map(|c| c.id.as_str()));
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
            Requirement::Criteria(_) => !known.is_condition() && known.has_levels(),
            _ => true,
        };
        if !within {
            self.add(place, found::InstrumentSetOutside { id: criterion });
        } else if !fits {
            self.add(place, found::InstrumentSetWrongKind { criterion });
        }
    }

    /// Levels that are called the same, or as another's identifier.
    fn titles(&mut self) {
        let levels = ROOT.name("levels");
        let ids = self.instrument.levels.iter();
        let ids: HashMap<String, Id> = ids
            .map(|level| (level.id.as_str().to_lowercase(), level.id))
            .collect();
        let mut first: HashMap<String, Id> = HashMap::new();
        for (at, level) in self.instrument.levels.iter().enumerate() {
            let mut other = None;
            for name in level.names() {
                let by_id = ids.get(&name).copied();
                let by_title = *first.entry(name).or_insert(level.id);
                let named = by_id.into_iter().chain([by_title]);
                other = other.or_else(|| named.into_iter().find(|named| *named != level.id));
            }
            if let Some(other) = other {
                let level = level.id;
                let found = found::InstrumentLevelTitleRepeated { level, other };
                self.add(&levels.index(at).name("title"), found);
            }
        }
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
        for criterion in i.criteria() {
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

/// The limits in percent that a requirement prints.
fn percents(requirement: &Requirement) -> impl Iterator<Item = Limit> {
    let ends = match requirement {
        Requirement::Percent(band) => [
            band.lower.map(LowerBound::limit),
            band.upper.map(UpperBound::limit),
        ],
        _ => [None, None],
    };
    ends.into_iter().flatten()
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
