//! Marks that criteria carry, and citations of what is laid down.

use super::super::{ROOT, Walk, states_points};
use crate::model::{Criterion, Finding, Id, PartOfWhole, Place, found, nearest};
use std::collections::{HashMap, HashSet};

impl Walk<'_> {
    /// Marks that criteria carry are listed, and those that are listed are carried.
    pub(super) fn marks(&mut self) {
        let i = self.instrument;
        let marks = ROOT.name("marks");
        self.once(&marks, i.marks.iter().map(|mark| mark.id));
        let mut carried: HashSet<Id> = HashSet::new();
        self.each_criterion(|walk, place, criterion| {
            let list = place.name("marks");
            for (at, mark) in criterion.marks.iter().enumerate() {
                carried.insert(*mark);
                walk.mark(&list.index(at), *mark);
            }
            walk.each_once(&list, &criterion.marks);
        });
        for (at, mark) in i.marks.iter().enumerate() {
            if !carried.contains(&mark.id) {
                let mark = mark.id;
                self.add(&marks.index(at), found::InstrumentMarkUnused { mark });
            }
        }
    }

    /// A list that names each of its members once.
    pub(super) fn each_once(&mut self, list: &Place<'_>, ids: &[Id]) {
        let mut first: HashMap<Id, usize> = HashMap::new();
        for (at, id) in ids.iter().enumerate() {
            let before = *first.entry(*id).or_insert(at);
            if before < at {
                let first = list.index(before).pointer();
                self.add(
                    &list.index(at),
                    found::InstrumentIdRepeated { id: *id, first },
                );
            }
        }
    }

    pub(super) fn mark(&mut self, place: &Place<'_>, mark: Id) {
        if !self.marks.contains(&mark) {
            let known = self.instrument.marks.iter().map(|m| m.id.as_str());
            let near = nearest(mark.as_str(), known);
            let found = found::InstrumentMarkUnknown { mark };
            self.add(place, Finding::from(found).nearest(near));
        }
    }

    /// The part that must be answered is a part.
    pub(super) fn answered(&mut self) {
        let Some(answered) = &self.instrument.scoring.answered else {
            return;
        };
        let PartOfWhole { part, whole } = answered.at_least;
        if part.get() == 0 || part > whole {
            let scoring = ROOT.name("scoring");
            let place = scoring.name("answered");
            let found = found::InstrumentAnsweredImpossible { part, whole };
            self.add(&place.name("atLeast"), found);
        }
    }

    /// What has a number or a table has somebody who lays it down.
    pub(super) fn citations(&mut self) {
        let i = self.instrument;
        let missing = |walk: &mut Self, place: &Place<'_>, list: &str| {
            walk.add(place, found::InstrumentCitationMissing { list });
        };
        let scoring = ROOT.name("scoring");
        if !i.scoring.group_levels.is_empty() && i.scoring.group_levels_citation.is_none() {
            missing(self, &scoring, "groupLevelsCitation");
        }
        let gives = |criterion: &Criterion| criterion.maximum_millionths().is_some();
        let points = i.criteria().any(gives);
        if points && i.scoring.points_citation.is_none() {
            missing(self, &scoring, "pointsCitation");
        }
        let groups = ROOT.name("groups");
        let mut idle = Vec::new();
        for (at, group) in i.groups.iter().enumerate() {
            let place = groups.index(at);
            match (group.levels.is_empty(), &group.levels_citation) {
                (false, None) => missing(self, &place, "levelsCitation"),
                (true, Some(_)) => idle.push((place.name("levelsCitation").pointer(), "levels")),
                _ => {}
            }
        }
        let default = i.groups.iter().any(|group| group.levels.is_empty());
        if !i.scoring.group_levels.is_empty() && !default && !i.groups.is_empty() {
            self.add(
                &scoring.name("groupLevels"),
                found::InstrumentTableUnused {},
            );
        }
        if i.scoring.group_levels.is_empty() && i.scoring.group_levels_citation.is_some() {
            idle.push((scoring.name("groupLevelsCitation").pointer(), "groupLevels"));
        }
        let stated = self.has_criteria() && i.criteria().all(states_points);
        if !points && stated && i.scoring.points_citation.is_some() {
            idle.push((scoring.name("pointsCitation").pointer(), "points"));
        }
        for (place, of) in idle {
            let found = Finding::from(found::InstrumentCitationIdle { of });
            self.add(&ROOT, found.at(&place));
        }
    }
}
