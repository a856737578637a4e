//! One more school in a rollup.

use crate::model::rollup::list::{Entry, extend, with};
use crate::model::rollup::{
    CoverageTally, CriterionDisagreement, CriterionTally, Disagreement, GroupTally, LevelCount,
    LevelPair, LevelTally, ProvenanceTally, Series, SeriesKey, StageTally, Tally, UnitTally,
    combination,
};
use crate::model::{
    AssessorRole, Comparison, Coverage, CriterionDifference, CriterionScore, CriterionState,
    GroupScore, Id, Outcome, PointScore, PointSum, PointTally, Points, Provenance, ProvenanceKind,
    RequirementResult, RequirementState, Scorecard, UnmetTally, Whole,
};
use std::collections::BTreeMap;

/// An entry that counts things of its key.
pub(super) trait Counts<Thing>: Entry {
    fn key_of(thing: &Thing) -> Self::Key;
    /// The entry for a thing, before anything is counted.
    fn new(thing: &Thing) -> Self;
    fn count(&mut self, thing: &Thing);
}

/// Counts a thing in the entry of its key.
pub(super) fn count<Thing, T: Counts<Thing>>(map: &mut BTreeMap<T::Key, T>, thing: &Thing) {
    let entry = map.entry(T::key_of(thing));
    entry.or_insert_with(|| T::new(thing)).count(thing);
}

fn count_all<Thing, T: Counts<Thing>>(list: &mut Vec<T>, things: &[Thing]) {
    let mut fresh = Vec::new();
    for thing in things {
        let key = T::key_of(thing);
        let place = list.binary_search_by(|known| known.key().cmp(&key));
        match place.ok().and_then(|at| list.get_mut(at)) {
            Some(known) => known.count(thing),
            None => {
                let mut entry = T::new(thing);
                entry.count(thing);
                fresh.push(entry);
            }
        }
    }
    extend(list, fresh);
}

fn tick(schools: &mut Whole, yes: bool) {
    *schools = schools.plus(u64::from(yes));
}

fn add(sum: &mut PointSum, points: Points) {
    *sum = sum.plus(points);
}

impl PointTally {
    fn count(&mut self, points: Option<PointScore>) {
        if let Some(points) = points {
            add(&mut self.earned, points.earned);
            add(&mut self.of, points.of);
        }
    }
}

impl Counts<Scorecard> for Series {
    fn key_of(card: &Scorecard) -> SeriesKey {
        SeriesKey::new(
            card.instrument,
            card.instrument_digest,
            card.school_year,
            Some(card.role),
        )
    }

    fn new(card: &Scorecard) -> Self {
        Self {
            instrument: card.instrument,
            instrument_digest: card.instrument_digest,
            school_year: card.school_year,
            role: card.role,
            fidelity: card.fidelity,
            provenance: ProvenanceTally::default(),
            stages: Vec::new(),
            units: BTreeMap::new(),
        }
    }

    fn count(&mut self, card: &Scorecard) {
        self.fidelity = self.fidelity.max(card.fidelity);
        self.provenance.count(card.provenance.as_ref());
        let stages = StageTally::key_of(card);
        let new = || StageTally::new(card);
        with(&mut self.stages, &stages, new, |tally| tally.count(card));
        count(&mut self.units, card);
    }
}

impl ProvenanceTally {
    fn count(&mut self, provenance: Option<&Provenance>) {
        let schools = match provenance.map(|p| p.kind) {
            Some(ProvenanceKind::Measured) => &mut self.measured,
            Some(ProvenanceKind::Published) => &mut self.published,
            Some(ProvenanceKind::Constructed) => &mut self.constructed,
            None => &mut self.unstated,
        };
        tick(schools, true);
    }
}

impl Counts<Scorecard> for StageTally {
    fn key_of(card: &Scorecard) -> u8 {
        combination(&card.school.stages)
    }

    fn new(card: &Scorecard) -> Self {
        let mut stages = card.school.stages.clone();
        stages.sort_unstable();
        stages.dedup();
        Self {
            stages,
            ..Self::default()
        }
    }

    fn count(&mut self, card: &Scorecard) {
        self.whole.count(
            [&card.outcome, &card.lowest, &card.highest],
            &card.requirements,
        );
        self.coverage.count(&card.coverage);
        count_all(&mut self.groups, &card.groups);
        count_all(&mut self.criteria, &card.criteria);
    }
}

impl Counts<Scorecard> for UnitTally {
    fn key_of(card: &Scorecard) -> Option<Id> {
        card.school.unit
    }

    fn new(card: &Scorecard) -> Self {
        Self {
            unit: card.school.unit,
            whole: Tally::default(),
            coverage: CoverageTally::default(),
            groups: Vec::new(),
        }
    }

    fn count(&mut self, card: &Scorecard) {
        self.whole.count(
            [&card.outcome, &card.lowest, &card.highest],
            &card.requirements,
        );
        self.coverage.count(&card.coverage);
        count_all(&mut self.groups, &card.groups);
    }
}

impl Tally {
    /// Counts an outcome with its bounds, and what keeps the school from the next level.
    fn count(
        &mut self,
        [outcome, lowest, highest]: [&Outcome; 3],
        requirements: &[RequirementResult],
    ) {
        tick(&mut self.schools, true);
        self.points.count(outcome.points);
        let little = outcome.is_little_answered();
        tick(&mut self.little_answered, little);
        let unmet = || {
            let all = requirements.iter().filter(|_| !little);
            all.filter(|r| r.state == RequirementState::Unmet)
        };
        let alone = unmet().count() == 1;
        for unmet in unmet() {
            let new = || UnmetTally {
                level: unmet.level,
                requirement: unmet.requirement,
                schools: Whole::default(),
                alone: Whole::default(),
            };
            let key = (unmet.level, unmet.requirement);
            with(&mut self.unmet, &key, new, |tally| {
                tick(&mut tally.schools, true);
                tick(&mut tally.alone, alone);
            });
        }
        let mut on = |level: Option<Id>, schools: fn(&mut LevelTally) -> &mut Whole| {
            if let Some(level) = level {
                let new = || LevelTally {
                    level,
                    schools: Whole::default(),
                    lowest: Whole::default(),
                    highest: Whole::default(),
                };
                with(&mut self.levels, &level, new, |l| tick(schools(l), true));
            }
        };
        on(outcome.level, |l| &mut l.schools);
        on(lowest.level, |l| &mut l.lowest);
        on(highest.level, |l| &mut l.highest);
    }
}

impl CoverageTally {
    fn count(&mut self, coverage: &Coverage) {
        self.answered = self.answered.plus(coverage.answered.get().into());
        self.not_applicable = self
            .not_applicable
            .plus(coverage.not_applicable.get().into());
        self.criteria = self.criteria.plus(coverage.criteria.get().into());
        if let Some(points) = coverage.points {
            add(&mut self.points.answered, points.answered);
            add(&mut self.points.of, points.of);
        }
    }
}

impl Counts<GroupScore> for GroupTally {
    fn key_of(score: &GroupScore) -> Id {
        score.group
    }

    fn new(score: &GroupScore) -> Self {
        Self {
            group: score.group,
            outcomes: Tally::default(),
        }
    }

    fn count(&mut self, score: &GroupScore) {
        self.outcomes.count(
            [&score.outcome, &score.lowest, &score.highest],
            &score.requirements,
        );
    }
}

impl Counts<CriterionScore> for CriterionTally {
    fn key_of(score: &CriterionScore) -> Id {
        score.criterion
    }

    fn new(score: &CriterionScore) -> Self {
        Self {
            criterion: score.criterion,
            answered: Whole::default(),
            not_applicable: Whole::default(),
            not_assessed: Whole::default(),
            points: PointTally::default(),
            levels: Vec::new(),
        }
    }

    fn count(&mut self, score: &CriterionScore) {
        tick(&mut self.answered, score.state == CriterionState::Answered);
        tick(
            &mut self.not_applicable,
            score.state == CriterionState::NotApplicable,
        );
        tick(
            &mut self.not_assessed,
            score.state == CriterionState::NotAssessed,
        );
        if score.state != CriterionState::NotApplicable {
            self.points.count(score.points);
        }
        if let Some(level) = score.level {
            let new = || LevelCount {
                level,
                schools: Whole::default(),
            };
            with(&mut self.levels, &level, new, |l| {
                tick(&mut l.schools, true)
            });
        }
    }
}

impl Counts<Comparison> for Disagreement {
    fn key_of(comparison: &Comparison) -> SeriesKey {
        SeriesKey::new(
            comparison.instrument,
            comparison.instrument_digest,
            comparison.school_year,
            None,
        )
    }

    fn new(comparison: &Comparison) -> Self {
        Self {
            instrument: comparison.instrument,
            instrument_digest: comparison.instrument_digest,
            school_year: comparison.school_year,
            schools: Whole::default(),
            self_earned: PointSum::default(),
            external_earned: PointSum::default(),
            levels: Vec::new(),
            criteria: Vec::new(),
        }
    }

    fn count(&mut self, comparison: &Comparison) {
        tick(&mut self.schools, true);
        let (own, external) = (&comparison.self_outcome, &comparison.external_outcome);
        for (sum, outcome) in [
            (&mut self.self_earned, own),
            (&mut self.external_earned, external),
        ] {
            if let Some(points) = outcome.points {
                add(sum, points.earned);
            }
        }
        let pair = LevelPair::of(own, external);
        with(
            &mut self.levels,
            &pair.key(),
            || pair,
            |l| tick(&mut l.schools, true),
        );
        count_all(&mut self.criteria, &comparison.criteria);
    }
}

impl Counts<CriterionDifference> for CriterionDisagreement {
    fn key_of(difference: &CriterionDifference) -> Id {
        difference.criterion
    }

    fn new(difference: &CriterionDifference) -> Self {
        Self {
            criterion: difference.criterion,
            schools: Whole::default(),
            self_higher: Whole::default(),
            external_higher: Whole::default(),
            one_answered: Whole::default(),
        }
    }

    fn count(&mut self, difference: &CriterionDifference) {
        let sides = [difference.self_judged, difference.external_judged];
        let answered = sides.map(|side| side.state == CriterionState::Answered);
        tick(&mut self.schools, true);
        tick(
            &mut self.self_higher,
            difference.higher == Some(AssessorRole::SelfAssessment),
        );
        tick(
            &mut self.external_higher,
            difference.higher == Some(AssessorRole::External),
        );
        tick(
            &mut self.one_answered,
            answered.contains(&true) && answered.contains(&false),
        );
    }
}
