//! One school as a rollup.

use super::list::sorted;
use super::{
    CoverageTally, CriterionDisagreement, CriterionTally, Disagreement, GroupTally, LevelCount,
    LevelPair, LevelTally, ProvenanceTally, Series, StageTally, Tally, UnitTally,
};
use crate::{
    Comparison, Coverage, CriterionDifference, CriterionScore, GroupScore, Id, Outcome, PointSum,
    Points, Provenance, ProvenanceKind, Scorecard, State, Whole,
};
use std::collections::BTreeMap;

const ONE: fn(bool) -> Whole = |yes| Whole::default().plus(u64::from(yes));

fn sum(points: Points) -> PointSum {
    PointSum::default().plus(points.quarters())
}

impl Series {
    pub(super) fn of(card: &Scorecard) -> Self {
        let stage = StageTally::of(card);
        let unit = UnitTally {
            unit: card.school.unit,
            whole: stage.whole.clone(),
            coverage: stage.coverage,
            groups: stage.groups.clone(),
        };
        Self {
            instrument: card.instrument,
            school_year: card.school_year,
            role: card.role,
            fidelity: card.fidelity,
            provenance: ProvenanceTally::of(card.provenance.as_ref()),
            stages: vec![stage],
            units: BTreeMap::from([(unit.unit, unit)]),
        }
    }
}

impl ProvenanceTally {
    fn of(provenance: Option<&Provenance>) -> Self {
        let kind = provenance.map(|p| p.kind);
        Self {
            measured: ONE(kind == Some(ProvenanceKind::Measured)),
            published: ONE(kind == Some(ProvenanceKind::Published)),
            constructed: ONE(kind == Some(ProvenanceKind::Constructed)),
            unstated: ONE(kind.is_none()),
        }
    }
}

impl StageTally {
    fn of(card: &Scorecard) -> Self {
        Self {
            stages: sorted(card.school.stages.clone()),
            whole: Tally::of(&card.outcome, &card.lowest, &card.highest),
            coverage: CoverageTally::of(&card.coverage),
            groups: sorted(card.groups.iter().map(GroupTally::of).collect()),
            criteria: sorted(card.criteria.iter().map(CriterionTally::of).collect()),
        }
    }
}

impl Tally {
    fn of(outcome: &Outcome, lowest: &Outcome, highest: &Outcome) -> Self {
        let at = |level: Id| LevelTally {
            level,
            schools: ONE(outcome.level == Some(level)),
            lowest: ONE(lowest.level == Some(level)),
            highest: ONE(highest.level == Some(level)),
        };
        let mut levels: Vec<Id> = [outcome, lowest, highest]
            .iter()
            .filter_map(|o| o.level)
            .collect();
        levels.sort_unstable();
        levels.dedup();
        Self {
            schools: ONE(true),
            held: ONE(outcome.held),
            earned: sum(outcome.earned),
            applicable: sum(outcome.applicable),
            levels: levels.into_iter().map(at).collect(),
        }
    }
}

impl CoverageTally {
    fn of(coverage: &Coverage) -> Self {
        let whole = |count: crate::Count| Whole::default().plus(count.get().into());
        Self {
            answered: whole(coverage.answered),
            not_applicable: whole(coverage.not_applicable),
            criteria: whole(coverage.criteria),
            points: sum(coverage.points),
            maximum: sum(coverage.maximum),
        }
    }
}

impl GroupTally {
    fn of(score: &GroupScore) -> Self {
        Self {
            group: score.group,
            outcomes: Tally::of(&score.outcome, &score.lowest, &score.highest),
        }
    }
}

impl CriterionTally {
    fn of(score: &CriterionScore) -> Self {
        let count = |level| LevelCount {
            level,
            schools: ONE(true),
        };
        Self {
            criterion: score.criterion,
            answered: ONE(score.state == State::Answered),
            not_applicable: ONE(score.state == State::NotApplicable),
            not_assessed: ONE(score.state == State::NotAssessed),
            earned: sum(score.earned),
            applicable: match score.state {
                State::NotApplicable => PointSum::default(),
                State::Answered | State::NotAssessed => sum(score.maximum),
            },
            levels: score.level.map(count).into_iter().collect(),
        }
    }
}

impl Disagreement {
    pub(super) fn of(comparison: &Comparison) -> Self {
        Self {
            instrument: comparison.instrument,
            school_year: comparison.school_year,
            schools: ONE(true),
            self_earned: sum(comparison.self_outcome.earned),
            external_earned: sum(comparison.external_outcome.earned),
            levels: vec![LevelPair {
                self_level: comparison.self_outcome.level,
                external_level: comparison.external_outcome.level,
                schools: ONE(true),
            }],
            criteria: sorted(
                comparison
                    .criteria
                    .iter()
                    .map(CriterionDisagreement::of)
                    .collect(),
            ),
        }
    }
}

impl CriterionDisagreement {
    fn of(difference: &CriterionDifference) -> Self {
        let own = difference.self_judged.earned;
        let external = difference.external_judged.earned;
        Self {
            criterion: difference.criterion,
            schools: ONE(true),
            self_higher: ONE(own > external),
            external_higher: ONE(own < external),
        }
    }
}
