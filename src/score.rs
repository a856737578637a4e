//! Scoring: an assessment against a rubric, exactly.
//!
//! Nothing here is rounded. The functions follow the sentences of `docs/design.md`, section Scoring.

mod bands;
mod comparison;
pub(crate) mod fit;
mod gap;
mod judge;
mod order;

pub(crate) use bands::reached;
pub use comparison::CompareError;
pub(crate) use comparison::apart;
pub use gap::GapError;
pub(crate) use judge::{Verdict, strictest};
pub(crate) use order::compare;

use crate::model::{
    Assessment, Count, Coverage, CriterionScore, Fidelity, Finding, Findings, GatePolicy, Gates,
    GroupScore, Instrument, Method, Outcome, Place, Points, Scorecard, Stage, State, Value,
};
use crate::sound::Rubric;

/// An assessment that does not fit the rubric: the first error that checking would find.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unfit(pub Box<Finding>);

impl Rubric {
    /// Scores an assessment.
    ///
    /// # Errors
    /// [`Unfit`] with the first error: the assessment names another instrument or edition; its school states
    /// no stage, or one that the instrument is not made for; an answer is to no criterion, is the second to the same one, has
    /// another form than the measure asks for, or is impossible, such as 5 of 4 classrooms.
    pub fn score(&self, assessment: &Assessment) -> Result<Scorecard, Unfit> {
        let mut findings = Findings::default();
        fit::head(self, assessment, &mut findings);
        match findings.into_error() {
            Some(error) => Err(Unfit(error)),
            None => Ok(self.scorecard(assessment, self.trace(assessment)?)),
        }
    }

    /// Each criterion with what its answer is worth.
    fn trace(&self, assessment: &Assessment) -> Result<Vec<CriterionScore>, Unfit> {
        let mut trace = Vec::with_capacity(self.len());
        for group in &self.instrument().groups {
            trace.extend(group.criteria.iter().map(|criterion| CriterionScore {
                criterion: criterion.id,
                group: group.id,
                state: State::NotAssessed,
                value: None,
                level: None,
                earned: Points::ZERO,
                maximum: points(criterion.maximum_quarters()),
                met: None,
                missed: None,
                citation: criterion.citation.clone(),
            }));
        }
        let stages = Stage::distinct(&assessment.school.stages);
        let mut likely = 0;
        for (at, answer) in assessment.answers.iter().enumerate() {
            let unfit = |found: Finding| {
                let answers = Place::Root.name("answers");
                Unfit(Box::new(found.under(&answers.index(at))))
            };
            let fit = fit::answer(self, &stages, answer, likely).map_err(unfit)?;
            likely = fit.position + 1;
            let Some(score) = trace.get_mut(fit.position) else {
                continue;
            };
            if score.value.is_some() {
                let first = assessment
                    .answers
                    .iter()
                    .position(|a| a.criterion == answer.criterion);
                let first = first.unwrap_or(at);
                return Err(unfit(fit::repeated(answer.criterion, first)));
            }
            score.value = Some(answer.value.clone());
            score.state = match answer.value {
                Value::NotApplicable(_) => State::NotApplicable,
                Value::NotAssessed(_) => State::NotAssessed,
                _ => State::Answered,
            };
            if let Some(verdict) = fit.verdict {
                let criterion = fit.criterion;
                score.level = verdict.level(criterion);
                score.earned = points(verdict.earned(criterion));
                score.met = verdict.met(criterion, &stages);
                score.missed = verdict.missed(criterion, &stages);
            }
        }
        Ok(trace)
    }

    fn scorecard(&self, assessment: &Assessment, criteria: Vec<CriterionScore>) -> Scorecard {
        let instrument = self.instrument();
        let mut gates = Gates {
            policy: instrument.scoring.gates,
            citation: instrument.scoring.gates_citation.clone(),
            failed: Vec::new(),
            open: Vec::new(),
        };
        let mut coverage = Tally::default();
        let [mut actual, mut lowest, mut highest] = [Whole::default(); 3];
        let mut groups = Vec::with_capacity(instrument.groups.len());
        let mut scores = criteria.iter();
        for group in &instrument.groups {
            let mut sum = Sums::default();
            for (criterion, score) in group.criteria.iter().zip(scores.by_ref()) {
                sum.add(score);
                coverage.add(score);
                if criterion.is_condition() {
                    let passed = score.missed.is_none();
                    sum.gate(score.state, passed);
                    match score.state {
                        State::Answered if !passed => gates.failed.push(criterion.id),
                        State::NotAssessed => gates.open.push(criterion.id),
                        _ => {}
                    }
                }
            }
            groups.push(GroupScore {
                group: group.id,
                outcome: self.group(&sum.actual, &mut actual),
                lowest: self.group(&sum.lowest, &mut lowest),
                highest: self.group(&sum.highest, &mut highest),
            });
        }
        Scorecard {
            document: Default::default(),
            schema: None,
            school: assessment.school.clone(),
            school_year: assessment.school_year,
            instrument: self.reference(),
            role: assessment.role,
            provenance: assessment.provenance.clone(),
            outcome: self.whole(&actual),
            lowest: self.whole(&lowest),
            highest: self.whole(&highest),
            coverage: coverage.into(),
            method: instrument.scoring.method,
            method_citation: instrument.scoring.method_citation.clone(),
            gates,
            fidelity: weakest(instrument),
            groups,
            criteria,
        }
    }

    /// The outcome of a group: its points as a percentage of those applicable, or the lowest level if a gate holds it.
    fn group(&self, sum: &Sum, whole: &mut Whole) -> Outcome {
        let band = self.band(sum);
        let held = sum.held && self.instrument().scoring.gates == GatePolicy::HoldGroup;
        let level = if held { Some(0) } else { band };
        whole.add(sum, level);
        self.outcome(sum, level, band, held)
    }

    /// The outcome of the whole, by the instrument's method and gate policy.
    fn whole(&self, Whole { total, lowest }: &Whole) -> Outcome {
        let scoring = &self.instrument().scoring;
        let band = match scoring.method {
            Method::Total => self.band(total),
            Method::LowestGroup => None,
        };
        let level = match scoring.method {
            Method::Total => band,
            Method::LowestGroup => *lowest,
        };
        let held = total.held && scoring.gates == GatePolicy::HoldWhole;
        self.outcome(total, if held { Some(0) } else { level }, band, held)
    }

    /// Which band a sum reaches; bands and levels stand in the same order in a sound instrument.
    fn band(&self, sum: &Sum) -> Option<usize> {
        bands::reached_percent(&self.instrument().scoring.bands, sum.earned, sum.applicable)
    }

    fn outcome(&self, sum: &Sum, level: Option<usize>, band: Option<usize>, held: bool) -> Outcome {
        let Instrument {
            levels, scoring, ..
        } = self.instrument();
        Outcome {
            level: level.and_then(|at| levels.get(at)).map(|l| l.id),
            earned: points(sum.earned),
            applicable: points(sum.applicable),
            held,
            band: band.and_then(|at| scoring.bands.get(at)).copied(),
            next: band.and_then(|at| scoring.bands.get(at + 1)).copied(),
        }
    }
}

/// Points of a sum; a sound instrument keeps every sum within [`Points::MAX`].
fn points(quarters: u64) -> Points {
    Points::from_quarters(quarters).unwrap_or(Points::MAX)
}

/// The least sure mark among those that every result rests on.
fn weakest(instrument: &Instrument) -> Fidelity {
    let scoring = &instrument.scoring;
    instrument
        .citation
        .fidelity
        .max(scoring.method_citation.fidelity)
        .max(scoring.gates_citation.fidelity)
        .max(scoring.points_citation.fidelity)
        .max(scoring.bands_citation.fidelity)
}

/// Points earned out of those applicable, in quarters, and whether a gate holds.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    earned: u64,
    applicable: u64,
    held: bool,
}

/// The sum over the groups, and the lowest level that any of them has.
#[derive(Debug, Clone, Copy, Default)]
struct Whole {
    total: Sum,
    lowest: Option<usize>,
}

impl Whole {
    fn add(&mut self, group: &Sum, level: Option<usize>) {
        self.total.earned += group.earned;
        self.total.applicable += group.applicable;
        self.total.held |= group.held;
        self.lowest = self.lowest.into_iter().chain(level).min();
    }
}

/// A group's sum as it is, and as it would be if everything unknown or not applicable went worst or best.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    actual: Sum,
    lowest: Sum,
    highest: Sum,
}

impl Sums {
    fn add(&mut self, score: &CriterionScore) {
        let (earned, maximum) = (score.earned.quarters(), score.maximum.quarters());
        let mut plus = |sum: fn(&mut Self) -> &mut Sum, earned: u64, applicable: u64| {
            sum(self).earned += earned;
            sum(self).applicable += applicable;
        };
        let (applies, best) = match score.state {
            State::Answered => (maximum, earned),
            State::NotAssessed => (maximum, maximum),
            State::NotApplicable => (0, maximum),
        };
        plus(|s| &mut s.actual, earned, applies);
        plus(|s| &mut s.lowest, earned, maximum);
        plus(|s| &mut s.highest, best, maximum);
    }

    /// A condition holds when answered with no, and, to be safe, when nobody answered it.
    fn gate(&mut self, state: State, passed: bool) {
        let failed = state == State::Answered && !passed;
        self.actual.held |= failed || state == State::NotAssessed;
        self.lowest.held |= failed || state != State::Answered;
        self.highest.held |= failed;
    }
}

#[derive(Default)]
struct Tally {
    answered: u32,
    not_applicable: u32,
    criteria: u32,
    points: u64,
    maximum: u64,
}

impl Tally {
    fn add(&mut self, score: &CriterionScore) {
        self.criteria += 1;
        self.maximum += score.maximum.quarters();
        match score.state {
            State::Answered => {
                self.answered += 1;
                self.points += score.maximum.quarters();
            }
            State::NotApplicable => self.not_applicable += 1,
            State::NotAssessed => {}
        }
    }
}

impl From<Tally> for Coverage {
    fn from(tally: Tally) -> Self {
        let count = |n| Count::new(n).unwrap_or_default();
        Self {
            answered: count(tally.answered),
            not_applicable: count(tally.not_applicable),
            criteria: count(tally.criteria),
            points: points(tally.points),
            maximum: points(tally.maximum),
        }
    }
}
