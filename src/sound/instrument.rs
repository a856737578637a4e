//! Rules of instruments. Real rubrics contain these mistakes; finding them is a feature.

mod bands;
mod names;
mod reach;
mod steps;
mod tables;

use super::citing::Citing;
use super::finer::too_fine;
use super::levels::Tables;
use super::written::{open_places, source_named};
use crate::model::{
    Citation, Criterion, Detail, Finding, Findings, Group, Id, Instrument, LevelRequirements,
    Measure, Place, Points, Severity, found,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What there is to find in an instrument by itself; and if that is no error, its levels and what they take, compiled.
pub(crate) fn instrument(instrument: &Instrument) -> (Findings, Option<Tables>) {
    let levels = instrument.levels.iter().enumerate();
    let ranks: HashMap<Id, usize> = levels.rev().map(|(at, level)| (level.id, at)).collect();
    let default = instrument.scoring.group_levels.first();
    let tables = instrument.groups.iter();
    let lowest = tables.filter_map(|group| group.levels.first().or(default));
    let groups = instrument.groups.iter().enumerate();
    let within = groups.flat_map(|(at, group)| group.criteria.iter().map(move |c| (c.id, (at, c))));
    let within: Vec<_> = within.collect();
    let mut walk = Walk {
        instrument,
        criteria: within
            .iter()
            .map(|(_, (_, criterion))| *criterion)
            .collect(),
        bases: lowest.map(|row| ranks.get(&row.level).copied()).collect(),
        ranks,
        within: within.into_iter().rev().collect(),
        groups: instrument.groups.iter().map(|group| group.id).collect(),
        marks: instrument.marks.iter().map(|mark| mark.id).collect(),
        findings: Findings::default(),
        told: HashSet::new(),
    };
    walk.dates();
    walk.lists();
    walk.ids();
    walk.words();
    walk.sources();
    let written = instrument.written();
    too_fine(&written, &mut walk.findings);
    open_places(&written, || found::TextOpen {}.into(), &mut walk.findings);
    let mut tables = None;
    if walk.turned_round() {
        let found = found::InstrumentLevelsTurned {};
        walk.add(&ROOT.name("levels"), found);
    } else if instrument.levels.len() >= LEAST_LEVELS {
        let before = walk.findings.findings.len();
        walk.tables();
        walk.criteria();
        let mut found = walk.findings.findings.iter().skip(before);
        let is_whole = found.all(|f| f.severity != Severity::Error) && walk.has_criteria();
        tables = is_whole.then(|| walk.numbers_of_tables()).flatten();
    }
    walk.sums();
    walk.retired();
    let mut tables = tables.filter(|_| !walk.findings.has_errors());
    if let Some(tables) = &tables {
        walk.reach(tables);
    }
    tables = tables.filter(|_| !walk.findings.has_errors());
    (walk.findings, tables)
}

struct Walk<'i> {
    instrument: &'i Instrument,
    criteria: Vec<&'i Criterion>,
    /// How high each level stands; of two of the same name the lower.
    ranks: HashMap<Id, usize>,
    /// How high the lowest level stands of each group that has any; none where it is not listed.
    bases: BTreeSet<Option<usize>>,
    /// Each criterion with the position of its group; of two of the same name the first.
    within: HashMap<Id, (usize, &'i Criterion)>,
    groups: HashSet<Id>,
    marks: HashSet<Id>,
    findings: Findings,
    /// What is told once, however often it is found.
    told: HashSet<Finding>,
}

const ROOT: Place<'static> = Place::Root;
const LEAST_LEVELS: usize = 2;

impl<'i> Walk<'i> {
    fn add(&mut self, place: &Place<'_>, found: impl Into<Finding>) {
        self.findings.add(place, found);
    }

    /// Adds what was not found there before.
    fn add_once(&mut self, place: &Place<'_>, found: impl Into<Finding>) {
        self.findings.add_once(&mut self.told, place, found);
    }

    fn dates(&mut self) {
        let (from, until) = (self.instrument.valid_from, self.instrument.valid_until);
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let found = found::InstrumentDatesContradict { from, until };
            self.add(&ROOT.name("validUntil"), found);
        }
        let sources = ROOT.name("sources");
        for (at, source) in self.instrument.sources.iter().enumerate() {
            source_named(source, &sources.index(at), &mut self.findings);
            if let (Some(issued), Some(from)) = (source.date, from)
                && issued > from
            {
                let found = found::InstrumentSourceLater {
                    id: source.id,
                    issued,
                    from,
                };
                self.add(&sources.index(at).name("date"), found);
            }
        }
    }

    /// Whether there are groups, and criteria in each.
    fn has_criteria(&self) -> bool {
        let mut groups = self.instrument.groups.iter();
        !self.instrument.groups.is_empty() && groups.all(|group| !group.criteria.is_empty())
    }

    /// Lists that must not be empty.
    fn lists(&mut self) {
        let i = self.instrument;
        let lists = [
            ("stages", i.stages.len(), 1),
            ("levels", i.levels.len(), LEAST_LEVELS),
            ("groups", i.groups.len(), 1),
        ];
        for (name, len, least) in lists {
            if len < least {
                self.add(&ROOT.name(name), found::InstrumentEmpty { least });
            }
        }
        let groups = ROOT.name("groups");
        for (at, group) in i.groups.iter().enumerate() {
            if group.criteria.is_empty() {
                let place = groups.index(at);
                let found = found::InstrumentEmpty { least: 1_usize };
                self.add(&place.name("criteria"), found);
            }
        }
    }

    /// Every citation names a source that is listed, and only authored ones name none.
    fn sources(&mut self) {
        let i = self.instrument;
        let mut citing = Citing::new(&i.sources);
        let mut cite = |walk: &mut Self, place: &Place<'_>, citation: &Citation| {
            citing.cite(place, citation, &mut walk.findings);
        };
        cite(self, &ROOT.name("citation"), &i.citation);
        let scoring = ROOT.name("scoring");
        let tables = &i.scoring;
        cite(
            self,
            &scoring.name("levelsCitation"),
            &tables.levels_citation,
        );
        let optional = [
            ("groupLevelsCitation", &tables.group_levels_citation),
            ("pointsCitation", &tables.points_citation),
        ];
        for (name, citation) in optional {
            if let Some(citation) = citation {
                cite(self, &scoring.name(name), citation);
            }
        }
        if let Some(answered) = &tables.answered {
            let place = scoring.name("answered");
            cite(self, &place.name("citation"), &answered.citation);
        }
        let mut rows = |walk: &mut Self, place: &Place<'_>, rows: &[LevelRequirements]| {
            for (at, row) in rows.iter().enumerate() {
                let level = place.index(at);
                let requires = level.name("requires");
                for (at, requirement) in row.requires.iter().enumerate() {
                    if let Some(citation) = requirement.citation() {
                        let requirement_place = requires.index(at);
                        let place = requirement_place.name(requirement.kind().as_str());
                        cite(walk, &place.name("citation"), citation);
                    }
                }
            }
        };
        rows(self, &scoring.name("levels"), &tables.levels);
        rows(self, &scoring.name("groupLevels"), &tables.group_levels);
        let groups = ROOT.name("groups");
        for (at, group) in i.groups.iter().enumerate() {
            rows(self, &groups.index(at).name("levels"), &group.levels);
        }
        for (at, group) in i.groups.iter().enumerate() {
            if let Some(citation) = &group.levels_citation {
                cite(self, &groups.index(at).name("levelsCitation"), citation);
            }
        }
        self.each_criterion(|walk, place, criterion| {
            cite(walk, &place.name("citation"), &criterion.citation);
            let levels = place.name("levels");
            for (at, step) in criterion.levels.iter().enumerate() {
                if let Some(threshold) = &step.threshold {
                    let step = levels.index(at);
                    let place = step.name("threshold");
                    cite(walk, &place.name("citation"), &threshold.citation);
                }
            }
            if let Measure::Points(of) = &criterion.measure {
                let measure = place.name("measure");
                let points = measure.name("points");
                let items = points.name("items");
                for (at, item) in of.items.iter().enumerate() {
                    let place = items.index(at);
                    cite(walk, &place.name("citation"), &item.citation);
                }
            }
        });
        citing.unused(&mut self.findings);
    }

    fn each_criterion(&mut self, mut visit: impl FnMut(&mut Self, &Place<'_>, &'i Criterion)) {
        let groups = ROOT.name("groups");
        for (at, group) in self.instrument.groups.iter().enumerate() {
            let place = groups.index(at);
            let criteria = place.name("criteria");
            for (at, criterion) in group.criteria.iter().enumerate() {
                visit(self, &criteria.index(at), criterion);
            }
        }
    }

    /// Printed sums are the sums of their parts: a group's of its criteria, the total of all criteria.
    fn sums(&mut self) {
        let groups = ROOT.name("groups");
        let (mut total, mut all) = (Some(0_u64), 0_u64);
        for (at, group) in self.instrument.groups.iter().enumerate() {
            let stated = !group.criteria.is_empty() && group.criteria.iter().all(states_points);
            let maxima = group
                .criteria
                .iter()
                .filter_map(Criterion::maximum_millionths);
            let sum = maxima.fold(0, u64::saturating_add);
            all = all.saturating_add(sum);
            if stated {
                self.group_points(&groups.index(at), group, sum);
            }
            let printed = group.points.map(Points::millionths);
            let counted = stated.then_some(sum).or(printed);
            total = total
                .zip(counted)
                .map(|(total, counted)| total.saturating_add(counted));
        }
        let scoring = ROOT.name("scoring");
        if all.max(total.unwrap_or(0)) > Points::MAX.millionths() {
            let found = found::InstrumentPointsTooMany { limit: Points::MAX };
            self.add(&groups, found);
        } else if let (Some(total), Some(printed)) = (total, self.instrument.scoring.points)
            && printed.millionths() != total
            && !self.instrument.groups.is_empty()
        {
            let found = found::InstrumentTotalDiffers {
                printed,
                sum: Detail::millionths(total),
            };
            self.add(&scoring.name("points"), found);
        }
    }

    fn group_points(&mut self, place: &Place<'_>, group: &Group, sum: u64) {
        if let Some(printed) = group.points.filter(|p| p.millionths() != sum) {
            let found = found::InstrumentGroupPointsDiffer {
                group: group.id,
                printed,
                sum: Detail::millionths(sum),
            };
            self.add(&place.name("points"), found);
        }
    }
}

/// Whether the criterion states the points that its sums are made of: all of them, or none.
fn states_points(criterion: &Criterion) -> bool {
    let steps = &criterion.levels;
    match (&criterion.measure, criterion.earns) {
        (Measure::Points(_), _) | (_, Some(_)) => true,
        (Measure::Condition(_), None) => steps.iter().all(|step| step.points.is_none()),
        (_, None) => {
            let given = steps.iter().filter(|step| step.points.is_some()).count();
            !steps.is_empty() && (given == 0 || given == steps.len())
        }
    }
}
