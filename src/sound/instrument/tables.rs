//! Rules of tables of levels: what they name, and whether the numbers they print make sense.

use super::bands::{Edge, Values};
use super::{LEAST_LEVELS, ROOT, Walk};
use crate::model::{
    BandRequirement, CriteriaSet, Criterion, Earns, Enough, Finding, Id, LevelRequirements, Limit,
    Measure, Place, Requirement, Severity, found, nearest,
};
use crate::sound::levels::{Need, Scope, Tables, Test};
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
            self.add(
                &scoring,
                found::InstrumentTooMuch {
                    limit: limit.into(),
                },
            );
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
                let mark = mark.id.into();
                self.add(&marks.index(at), found::InstrumentMarkUnused { mark });
            }
        }
    }

    fn mark(&mut self, place: &Place<'_>, mark: Id) {
        if self.instrument.mark(&mark).is_none() {
            let known = self.instrument.marks.iter().map(|m| m.id.as_str());
            let near = nearest(mark.as_str(), known);
            let found = found::InstrumentMarkUnknown { mark: mark.into() };
            self.add(place, Finding::from(found).nearest(near));
        }
    }

    /// What has a number or a table has somebody who lays it down.
    fn citations(&mut self, groups: &[Place<'_>]) {
        let i = self.instrument;
        let missing = |walk: &mut Self, place: &Place<'_>, list: &str| {
            walk.add(
                place,
                found::InstrumentCitationMissing { list: list.into() },
            );
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
            let least = LEAST_LEVELS.to_string().into();
            return self.add(&table.place, found::InstrumentEmpty { least });
        }
        let mut last: Option<usize> = None;
        for (at, row) in table.rows.iter().enumerate() {
            let place = table.place.index(at);
            let level = row.level.into();
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
            let level = level.into();
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
                Finding::from(found::InstrumentGroupUnknown { group: id.into() }).nearest(near),
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
                        self.add(&place, found::InstrumentSetOutside { id: (*id).into() });
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
        let criterion = id.into();
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
                let level = level.id.into();
                self.add(&levels.index(at), found::InstrumentLevelUnused { level });
            }
        }
    }

    /// The numbers of a table, as one scope takes them.
    fn numbers(&mut self, table: &Written<'_>, scope: Scope, tables: &Tables) {
        let rows = &tables.of(scope).rows;
        // The last printed band of each kind and gauge, to be held against the next.
        let mut printed: HashMap<(bool, usize), Printed<'_>> = HashMap::new();
        let mut asked: HashMap<(usize, Kind), (&LevelRequirements, u128)> = HashMap::new();
        for ((at, written), row) in table.rows.iter().enumerate().zip(rows) {
            let place = table.place.index(at);
            let requires = place.name("requires");
            for ((at, requirement), need) in written.requires.iter().enumerate().zip(&row.needs) {
                let place = requires.index(at);
                let place = place.name(requirement.kind().as_str());
                if !self.gauge_fits(&place, requirement, need, tables, table.scope) {
                    continue;
                }
                if let Requirement::Percent(band) | Requirement::Points(band) = requirement {
                    let percent = matches!(requirement, Requirement::Percent(_));
                    let values = match percent {
                        true => Values::All,
                        false => self.grid(need, tables),
                    };
                    let maximum = match percent {
                        true => PERCENT,
                        false => sum(need, tables),
                    };
                    let this = Printed { band, values };
                    if !self.band(&place, written, &this, maximum) {
                        continue;
                    }
                    let key = (percent, need.gauge);
                    if let Some(before) = printed.get(&key) {
                        self.neighbours(&place, before, &this);
                    }
                    printed.insert(key, this);
                }
                let (kind, amount) = amount(need.test);
                let key = (need.gauge, kind);
                if let Some((below, before)) = asked.insert(key, (written, amount))
                    && amount < before
                {
                    let (level, below) = (written.level.into(), below.level.into());
                    self.add_once(&place, found::InstrumentAsksLess { level, below });
                }
            }
        }
    }

    /// Whether a set has what its requirement looks for, and enough of it.
    fn gauge_fits(
        &mut self,
        place: &Place<'_>,
        requirement: &Requirement,
        need: &Need,
        tables: &Tables,
        used: Used,
    ) -> bool {
        let size = tables.gauge(need.gauge).map_or(0, |gauge| gauge.set.len());
        let points = matches!(
            requirement,
            Requirement::Percent(_) | Requirement::Points(_)
        );
        if size == 0 {
            // A default of all groups may find nothing to look at in some of them.
            if used != Used::Groups || !self.looks_somewhere(requirement, tables) {
                match points {
                    true => self.add_once(place, found::InstrumentSetWithoutPoints {}),
                    false => self.add_once(place, found::InstrumentSetEmpty {}),
                }
            }
            return false;
        }
        let count = match requirement {
            Requirement::Criteria(criteria) => criteria.count,
            Requirement::Groups(groups) => groups.count,
            _ => None,
        };
        let impossible = match count {
            None => None,
            Some(Enough::AtLeast(n)) => {
                (n.get() == 0 || n.get() as usize > size).then(|| n.to_string())
            }
            Some(Enough::Share(share)) => {
                let (part, whole) = (share.part.get(), share.whole.get());
                (part == 0 || part > whole).then(|| format!("{part}/{whole}"))
            }
        };
        match impossible {
            Some(count) => {
                let (count, set) = (count.into(), size.to_string().into());
                self.add_once(
                    &place.name("count"),
                    found::InstrumentCountImpossible { count, set },
                );
                false
            }
            None => true,
        }
    }

    /// Whether a requirement of the groups' default looks at anything in any group that uses it.
    fn looks_somewhere(&self, requirement: &Requirement, tables: &Tables) -> bool {
        let rows = &self.instrument.scoring.group_levels;
        let place = rows.iter().enumerate().find_map(|(at, row)| {
            let which = row
                .requires
                .iter()
                .position(|r| std::ptr::eq(r, requirement))?;
            Some((at, which))
        });
        let looks = |scope: Scope| {
            let (at, which) = place?;
            let need = tables.of(scope).rows.get(at)?.needs.get(which)?;
            Some(!tables.gauge(need.gauge)?.set.is_empty())
        };
        let scopes = self.scopes(Used::Groups).into_iter();
        scopes.filter_map(looks).any(|looks| looks)
    }

    /// Whether a band by itself makes sense.
    fn band(
        &mut self,
        place: &Place<'_>,
        written: &LevelRequirements,
        printed: &Printed<'_>,
        maximum: u64,
    ) -> bool {
        let limit = |millionths| Limit::from_millionths(millionths).unwrap_or(Limit::MAX);
        let level = written.level;
        let Some(lower) = printed.lower() else {
            return true;
        };
        let most = limit(maximum);
        if lower.at > printed.values.at(most, false) {
            let (lower, maximum) = (lower.bound.into(), most.into());
            self.add_once(place, found::InstrumentBoundTooHigh { lower, maximum });
            return false;
        }
        if lower.at == 0 {
            let level = level.into();
            self.add_once(place, found::InstrumentBoundTrivial { level });
            return false;
        }
        if let Some(upper) = printed.upper().filter(|upper| upper.at <= lower.at) {
            let (lower, upper) = (lower.bound.into(), upper.bound.into());
            let level = level.into();
            self.add_once(
                place,
                found::InstrumentBandEmpty {
                    level,
                    lower,
                    upper,
                },
            );
            return false;
        }
        true
    }

    /// Two bands one after the other leave no hole and no overlap.
    fn neighbours(&mut self, place: &Place<'_>, before: &Printed<'_>, this: &Printed<'_>) {
        let (Some(upper), Some(lower)) = (before.upper(), this.lower()) else {
            return;
        };
        if upper.at < lower.at {
            let (lower, upper) = (upper.bound.into(), lower.bound.into());
            self.add_once(place, found::InstrumentBandsHole { lower, upper });
        } else if upper.at > lower.at {
            let (lower, upper) = (lower.bound.into(), upper.bound.into());
            self.add_once(place, found::InstrumentBandsOverlap { lower, upper });
        }
    }

    /// The distance between the points that a set can have.
    fn grid(&self, need: &Need, tables: &Tables) -> Values {
        let criteria: Vec<&Criterion> = self
            .instrument
            .groups
            .iter()
            .flat_map(|g| &g.criteria)
            .collect();
        let set = tables.gauge(need.gauge).map_or(&[][..], |gauge| &gauge.set);
        let mut members = set.iter().filter_map(|at| criteria.get(*at));
        let distance = members.try_fold(0, |all, criterion| Some(common(all, apart(criterion)?)));
        distance.map_or(Values::All, |distance| Values::Every(distance.max(1)))
    }
}

/// A band as printed.
struct Printed<'i> {
    band: &'i BandRequirement,
    values: Values,
}

impl Printed<'_> {
    fn lower(&self) -> Option<Edge> {
        self.band.lower.map(|lower| Edge::lower(lower, self.values))
    }

    fn upper(&self) -> Option<Edge> {
        self.band.upper.map(|upper| Edge::upper(upper, self.values))
    }
}

/// A hundred percent, in millionths.
const PERCENT: u64 = 100_000_000;

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

fn sum(need: &Need, tables: &Tables) -> u64 {
    let set = tables.gauge(need.gauge).map_or(&[][..], |gauge| &gauge.set);
    let scales = set.iter().filter_map(|at| tables.criteria().get(*at));
    scales.filter_map(|scale| scale.maximum).sum()
}

/// The number that all points of a criterion are multiples of; none where they can be anything.
fn apart(criterion: &Criterion) -> Option<u64> {
    match (&criterion.measure, &criterion.earns) {
        (Measure::Points(of), _) => Some(of.step.map_or(1, |step| step.millionths())),
        (_, Some(Earns::Proportional(proportional))) => {
            let rounding = proportional.rounding?;
            Some(common(
                rounding.step.millionths(),
                proportional.maximum.millionths(),
            ))
        }
        (_, Some(Earns::Each(each))) => {
            Some(common(each.points.millionths(), each.maximum.millionths()))
        }
        (_, None) => {
            let points = criterion.levels.iter().filter_map(|step| step.points);
            Some(points.fold(0, |all, points| common(all, points.millionths())))
        }
    }
}

/// The greatest common divisor.
fn common(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common(b, a % b) }
}

/// What of a gauge is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Percent,
    Points,
    All,
    AtLeast,
    Share,
}

/// How much is asked for, to be compared with what a lower level asks of the same gauge.
fn amount(test: Test) -> (Kind, u128) {
    let bound = |bound: crate::sound::levels::Bound| {
        u128::from(bound.millionths) * 2 + u128::from(bound.above)
    };
    match test {
        Test::Percent(b) => (Kind::Percent, bound(b)),
        Test::Points(b) => (Kind::Points, bound(b)),
        Test::All => (Kind::All, 0),
        Test::AtLeast(count) => (Kind::AtLeast, count.into()),
        Test::Share { part, whole } => (
            Kind::Share,
            u128::from(part) * 1_000_000_000_000 / u128::from(whole.max(1)),
        ),
    }
}
