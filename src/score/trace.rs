//! What each criterion is worth, in the order of the instrument.

use super::ScoreError;
use super::card::points;
use super::fit;
use crate::model::{
    Answer, Criterion, CriterionScore, Id, NotApplicableAs, Place, PointScore, Points, Stage,
    State, Value,
};
use crate::sound::{Fact, Rubric, Scale, Scope};

/// Each criterion with what its answer is worth, and what is known of it.
pub(super) struct Trace {
    pub(super) criteria: Vec<CriterionScore>,
    pub(super) facts: Vec<Fact>,
    /// Whether all answers are taken: they come in the order of the criteria, and each fits.
    pub(super) is_whole: bool,
}

impl Rubric {
    /// Takes answers that come in the order of the criteria; of others, those up to the first that does not.
    pub(super) fn trace<'a>(
        &self,
        answers: impl Iterator<Item = &'a Answer>,
        stages: &[Stage],
    ) -> Trace {
        let met = self.instrument().scoring.not_applicable == Some(NotApplicableAs::Met);
        let mut answers = answers.peekable();
        let mut facts = Vec::with_capacity(self.len());
        let mut trace = Vec::with_capacity(self.len());
        let mut fits = true;
        for (at, group) in self.instrument().groups.iter().enumerate() {
            let scales = self.tables().scales(Scope::Group(at));
            let criteria = group.criteria.iter().zip(scales);
            // What is not assessed is written first, and filled in where it stays: a line of the trace is long, and moving it on
            // as soon as its pieces are put together has to wait for them.
            let begin = trace.len();
            trace.extend(
                criteria
                    .clone()
                    .map(|(criterion, scale)| not_assessed(criterion, group.id, scale)),
            );
            let scores = trace.iter_mut().skip(begin);
            for ((criterion, scale), score) in criteria.zip(scores) {
                let Some(answer) = answers.next_if(|answer| answer.criterion == criterion.id)
                else {
                    facts.push(Fact::UNKNOWN);
                    continue;
                };
                score.state = state(&answer.value);
                score.value = Some(answer.value.clone());
                let mut fact = Fact {
                    state: score.state,
                    ..Fact::UNKNOWN
                };
                match fit::worth(criterion, answer, stages) {
                    Ok(Some(verdict)) => {
                        fact.rank = verdict.rank(scale);
                        fact.earned = verdict.earned(criterion, &answer.value);
                        fact.met = verdict.is_above_lowest();
                        score.met = verdict.met(criterion, stages);
                        score.missed = verdict.missed(criterion, stages);
                        score.level = verdict.level(criterion);
                    }
                    Ok(None) => {}
                    Err(_) => fits = false,
                }
                if let Some(told) = &mut score.points {
                    told.earned = match fact.state {
                        State::NotApplicable if met => told.of,
                        _ => points(fact.earned.rounded()),
                    };
                }
                facts.push(fact);
            }
        }
        Trace {
            criteria: trace,
            facts,
            is_whole: fits && answers.next().is_none(),
        }
    }

    /// Answers brought into the order of the criteria.
    ///
    /// # Errors
    /// The first that does not fit, in the order in which they were given.
    #[cold]
    pub(super) fn in_order<'a>(
        &self,
        answers: &'a [Answer],
        stages: &[Stage],
    ) -> Result<Vec<&'a Answer>, ScoreError> {
        let mut placed: Vec<Option<(usize, &Answer)>> = vec![None; self.len()];
        let mut likely = 0;
        for (at, answer) in answers.iter().enumerate() {
            let first = fit::answer(self, stages, answer, likely).map(|fit| {
                likely = fit.position + 1;
                let place = placed.get_mut(fit.position);
                place.and_then(|place| place.replace((at, answer)))
            });
            let misfit = match first {
                Ok(None) => continue,
                Ok(Some((first, _))) => fit::repeated(answer.criterion, first),
                Err(misfit) => *misfit,
            };
            let answers = Place::Root.name("answers");
            let misfit = misfit.under(&answers.index(at));
            return Err(ScoreError::from(Box::new(misfit)));
        }
        let placed = placed.into_iter().flatten();
        Ok(placed.map(|(_, answer)| answer).collect())
    }
}

/// A criterion that nobody has answered.
fn not_assessed(criterion: &Criterion, group: Id, scale: &Scale) -> CriterionScore {
    CriterionScore {
        criterion: criterion.id,
        group,
        state: State::NotAssessed,
        value: None,
        level: None,
        points: scale.maximum.map(|maximum| PointScore {
            earned: Points::ZERO,
            of: points(maximum),
        }),
        met: None,
        missed: None,
        fidelity: criterion.citation.fidelity,
    }
}

/// What became of a criterion with this answer.
fn state(value: &Value) -> State {
    match value {
        Value::NotApplicable(_) => State::NotApplicable,
        Value::NotAssessed(_) => State::NotAssessed,
        _ => State::Answered,
    }
}
