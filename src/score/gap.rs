//! From a scorecard to what is missing: the smallest changes, and the fewest criteria that lift a level.

use super::Unfit;
use super::judge::{Verdict, judge, strictest};
use crate::model::{
    Assessment, Change, Count, Criterion, CriterionScore, Gap, Gaps, GatePolicy, GroupLift,
    GroupScore, Id, Limit, Locale, LowerBound, Measure, Method, More, Plain, Points, Ratio,
    Scorecard, Share, Stage, State, Value, say,
};
use crate::sound::Rubric;

/// Why no gaps could be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GapError {
    /// The assessment cannot be scored.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The target is no level of the instrument, such as `best` where the levels are `basic` and `good`.
    #[error("there is no level {target}; the levels are: {levels}")]
    UnknownLevel {
        /// The level asked for.
        target: Id,
        /// The levels there are.
        levels: String,
    },
}

impl GapError {
    /// Why, in words.
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Unfit(Unfit(finding)) => finding.message.get(locale).to_owned(),
            Self::UnknownLevel { target, levels } => say!(
                locale,
                "không có mức {target}; các mức là: {levels}",
                "there is no level {target}; the levels are: {levels}"
            ),
        }
    }
}

impl Rubric {
    /// What separates a school from the level `target`.
    ///
    /// A criterion that does not apply has no gap. Of two sets with equally many criteria the one
    /// that comes first by points, then by the order of the instrument, is given.
    ///
    /// # Errors
    /// [`GapError::Unfit`] as [`Rubric::score`]; [`GapError::UnknownLevel`] for a target such as `best`.
    pub fn gaps(&self, assessment: &Assessment, target: &Id) -> Result<Gaps, GapError> {
        let Some(rank) = self.rank(target) else {
            let levels = self.instrument().levels.iter().map(|l| l.id.as_str());
            let levels = crate::model::listed(levels);
            return Err(GapError::UnknownLevel {
                target: *target,
                levels,
            });
        };
        let card = self.score(assessment)?;
        let finder = Finder {
            rubric: self,
            stages: Stage::distinct(&assessment.school.stages).to_vec(),
            rank,
        };
        let mut scores = card.criteria.iter();
        let groups: Vec<GroupLift> = self
            .instrument()
            .groups
            .iter()
            .zip(&card.groups)
            .map(|(group, score)| GroupLift {
                group: group.id,
                steps: finder.lift_group(group.criteria.iter().zip(scores.by_ref()), score),
            })
            .filter(|lift| !lift.steps.is_empty())
            .collect();
        Ok(Gaps {
            document: Default::default(),
            schema: None,
            school: card.school.clone(),
            school_year: card.school_year,
            instrument: card.instrument,
            provenance: card.provenance.clone(),
            target: *target,
            outcome: card.outcome,
            coverage: card.coverage,
            method: card.method,
            fidelity: card.fidelity,
            gaps: finder
                .all(&card)
                .filter_map(|(c, s)| finder.gap(c, s))
                .collect(),
            whole: finder.lift_whole(&card, &groups),
            groups,
        })
    }
}

struct Finder<'r> {
    rubric: &'r Rubric,
    stages: Vec<Stage>,
    rank: usize,
}

/// A criterion that could earn more.
struct Candidate<'r> {
    criterion: &'r Criterion,
    score: &'r CriterionScore,
    /// In quarters.
    gain: u64,
}

impl<'r> Finder<'r> {
    fn all(
        &self,
        card: &'r Scorecard,
    ) -> impl Iterator<Item = (&'r Criterion, &'r CriterionScore)> + use<'r> {
        self.rubric.criteria().zip(&card.criteria)
    }

    /// The smallest change that brings one criterion to the target, if it is below it.
    fn gap(&self, criterion: &Criterion, score: &CriterionScore) -> Option<Gap> {
        if score.state == State::NotApplicable {
            return None;
        }
        let reached = |level: Id| {
            self.rubric
                .rank(&level)
                .is_some_and(|rank| rank >= self.rank)
        };
        if score.level.is_some_and(reached) {
            return None;
        }
        match &criterion.measure {
            Measure::Points(of) => {
                let band = of.bands.iter().find(|b| reached(b.level));
                let wanted = if of.bands.is_empty() {
                    of.maximum.quarters()
                } else {
                    at_least(band?.lower, 1, 1).next_multiple_of(of.step_quarters())
                };
                let there = score.state == State::Answered && wanted <= score.earned.quarters();
                (!there).then(|| self.to_points(criterion, score, wanted))
            }
            _ => {
                let at = criterion.levels.iter().position(|s| reached(s.level))?;
                Some(self.to_step(criterion, score, at))
            }
        }
    }

    fn to_step(&self, criterion: &Criterion, score: &CriterionScore, at: usize) -> Gap {
        let step = criterion.levels.get(at);
        let threshold = step.and_then(|s| s.threshold.as_ref());
        let limit = threshold.and_then(|t| strictest(&t.limit, &self.stages, &criterion.measure));
        let limit = limit.map(|(limit, _)| limit).unwrap_or_default();
        let step_level = step.map(|s| s.level);
        let change = change(score, limit, step_level);
        let (level, earned) = match self.judged(criterion, score, change) {
            Some(verdict) => (verdict.level(criterion), verdict.earned(criterion)),
            None => (
                step_level,
                step.and_then(|s| s.points).unwrap_or_default().quarters(),
            ),
        };
        Gap {
            criterion: criterion.id,
            from: score.level,
            to: level,
            change,
            gain: quarters(earned.saturating_sub(score.earned.quarters())),
        }
    }

    /// What a changed count is worth; the smallest change to one step may well reach the next.
    fn judged(
        &self,
        criterion: &Criterion,
        score: &CriterionScore,
        change: Change,
    ) -> Option<Verdict> {
        let value = match (change, &score.value) {
            (Change::Part(more), Some(Value::Share(share))) => Value::Share(Share {
                part: more.to,
                ..*share
            }),
            (Change::Count(more), _) => Value::Count(more.to),
            (Change::Per(more), Some(Value::Ratio(ratio))) => Value::Ratio(Ratio {
                per: more.to,
                ..*ratio
            }),
            _ => return None,
        };
        judge(criterion, &value, &self.stages).ok()
    }

    fn to_points(&self, criterion: &Criterion, score: &CriterionScore, wanted: u64) -> Gap {
        let bands = match &criterion.measure {
            Measure::Points(of) => of.bands.as_slice(),
            _ => &[],
        };
        let level = super::reached(bands, wanted, 1)
            .and_then(|at| bands.get(at))
            .map(|b| b.level);
        let change = match score.state {
            State::Answered => Change::Points(quarters(wanted)),
            _ => Change::Assess(Plain {}),
        };
        let gain = quarters(wanted.saturating_sub(score.earned.quarters()));
        Gap {
            criterion: criterion.id,
            from: score.level,
            to: level,
            change,
            gain,
        }
    }

    fn lift_group(
        &self,
        members: impl Iterator<Item = (&'r Criterion, &'r CriterionScore)>,
        score: &GroupScore,
    ) -> Vec<Gap> {
        let members: Vec<_> = members.collect();
        let holds = self.rubric.instrument().scoring.gates == GatePolicy::HoldGroup;
        let mut steps = if holds {
            self.gates(members.iter().copied())
        } else {
            Vec::new()
        };
        let outcome = &score.outcome;
        steps.extend(self.fewest(members.into_iter(), outcome.earned, outcome.applicable));
        steps
    }

    fn lift_whole(&self, card: &'r Scorecard, groups: &[GroupLift]) -> Vec<Gap> {
        let scoring = &self.rubric.instrument().scoring;
        let holds = scoring.gates == GatePolicy::HoldWhole;
        let mut steps = if holds {
            self.gates(self.all(card))
        } else {
            Vec::new()
        };
        match scoring.method {
            Method::Total => {
                let outcome = card.outcome;
                steps.extend(self.fewest(self.all(card), outcome.earned, outcome.applicable));
            }
            Method::LowestGroup => {
                steps.extend(groups.iter().flat_map(|g| g.steps.iter().cloned()))
            }
        }
        steps
    }

    /// The conditions that hold something down.
    fn gates(
        &self,
        members: impl Iterator<Item = (&'r Criterion, &'r CriterionScore)>,
    ) -> Vec<Gap> {
        members
            .filter(|(criterion, score)| {
                let holding = match score.state {
                    State::Answered => score.missed.is_some(),
                    State::NotAssessed => true,
                    State::NotApplicable => false,
                };
                self.rank > 0 && criterion.is_condition() && holding
            })
            .map(|(criterion, score)| {
                self.to_step(criterion, score, criterion.levels.len().saturating_sub(1))
            })
            .collect()
    }

    /// The fewest criteria whose points lift `earned` out of `applicable` to the target: the greatest
    /// gains first, then each cut back to the lowest step that still suffices.
    fn fewest(
        &self,
        members: impl Iterator<Item = (&'r Criterion, &'r CriterionScore)>,
        earned: Points,
        applicable: Points,
    ) -> Vec<Gap> {
        let bands = &self.rubric.instrument().scoring.bands;
        let lower = bands.get(self.rank).and_then(|b| b.lower);
        let wanted = at_least(lower, applicable.quarters(), 400);
        let mut missing = wanted.saturating_sub(earned.quarters());
        if missing == 0 || applicable == Points::ZERO {
            return Vec::new();
        }
        let mut candidates: Vec<Candidate<'r>> = members
            .filter(|(_, score)| score.state != State::NotApplicable)
            .map(|(criterion, score)| {
                let gain = score
                    .maximum
                    .quarters()
                    .saturating_sub(score.earned.quarters());
                Candidate {
                    criterion,
                    score,
                    gain,
                }
            })
            .filter(|candidate| candidate.gain > 0)
            .collect();
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.gain));
        let mut sum = 0;
        let enough = candidates.iter().position(|candidate| {
            sum += candidate.gain;
            sum >= missing
        });
        candidates.truncate(enough.map_or(candidates.len(), |last| last + 1));
        let mut others = candidates.iter().map(|c| c.gain).sum::<u64>();
        let mut steps: Vec<Gap> = candidates
            .iter()
            .rev()
            .map(|candidate| {
                others -= candidate.gain;
                let step = self.at_least_gain(candidate, missing.saturating_sub(others));
                missing = missing.saturating_sub(step.gain.quarters());
                step
            })
            .collect();
        steps.reverse();
        steps
    }

    /// The lowest step of a criterion that gains at least `needed` quarters.
    fn at_least_gain(&self, candidate: &Candidate<'_>, needed: u64) -> Gap {
        let Candidate {
            criterion, score, ..
        } = candidate;
        let wanted = score.earned.quarters() + needed.max(1);
        match &criterion.measure {
            Measure::Points(of) => {
                let wanted = wanted
                    .next_multiple_of(of.step_quarters())
                    .min(of.maximum.quarters());
                self.to_points(criterion, score, wanted)
            }
            _ => {
                let suffices =
                    |points: Option<Points>| points.unwrap_or_default().quarters() >= wanted;
                let at = criterion.levels.iter().position(|s| suffices(s.points));
                let top = criterion.levels.len().saturating_sub(1);
                self.to_step(criterion, score, at.unwrap_or(top))
            }
        }
    }
}

/// The smallest change of the fact in `score` that meets `limit`, or takes it to `level`.
fn change(score: &CriterionScore, limit: Limit, level: Option<Id>) -> Change {
    let limit = limit.quarters();
    let more = |now: Count, to: u64| {
        let count = |n: u64| {
            u32::try_from(n)
                .ok()
                .and_then(Count::new)
                .unwrap_or(Count::MAX)
        };
        More {
            more: count(to.saturating_sub(u64::from(now.get()))),
            to: count(to),
        }
    };
    match &score.value {
        Some(Value::Share(share)) => {
            let whole = u64::from(share.whole.get());
            Change::Part(more(share.part, (limit * whole).div_ceil(400)))
        }
        Some(Value::Count(count)) => Change::Count(more(*count, limit.div_ceil(4))),
        Some(Value::Ratio(ratio)) => {
            let amount = u64::from(ratio.amount.get()) * 4;
            Change::Per(more(ratio.per, amount.div_ceil(limit.max(1)).max(1)))
        }
        Some(Value::Condition(_) | Value::YesNo(_)) => Change::Fulfil(Plain {}),
        Some(Value::Rating(now)) => Change::Rating(level.unwrap_or(*now)),
        Some(Value::Points(given)) => Change::Points(given.earned),
        Some(Value::NotApplicable(_) | Value::NotAssessed(_)) | None => Change::Assess(Plain {}),
    }
}

/// The least number of quarters that is within a lower bound: `bound × of / per`, rounded up.
fn at_least(lower: Option<LowerBound>, of: u64, per: u64) -> u64 {
    match lower {
        None => 0,
        Some(LowerBound::From(limit)) => (limit.quarters() * of).div_ceil(per),
        Some(LowerBound::Above(limit)) => limit.quarters() * of / per + 1,
    }
}

fn quarters(quarters: u64) -> Points {
    Points::from_quarters(quarters).unwrap_or(Points::MAX)
}
