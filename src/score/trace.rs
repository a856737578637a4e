//! What each criterion is worth, in the order of the instrument.

use super::ScoreError;
use super::fit;
use crate::model::{
    Answer, CriterionScore, CriterionState, NotApplicableAs, Place, PointScore, Points, Stage,
};
use crate::sound::{Fact, Rubric, Scope};

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
        let mut trace: Vec<CriterionScore> = Vec::with_capacity(self.len());
        let mut given = Vec::with_capacity(self.len());
        let mut fits = true;
        for (at, group) in self.instrument().groups.iter().enumerate() {
            let scales = self.tables().scales(Scope::Group(at)).iter();
            let criteria = group.criteria.iter().zip(scales);
            trace.extend(criteria.map(|(criterion, scale)| {
                let answer = answers.next_if(|answer| answer.criterion == criterion.id);
                let worth = answer.map(|answer| fit::worth(criterion, answer, stages));
                fits &= !matches!(worth, Some(Err(_)));
                let verdict = worth.and_then(Result::ok).flatten();
                let state =
                    answer.map_or(CriterionState::NotAssessed, |answer| answer.value.state());
                let fact = match (answer, verdict) {
                    (Some(answer), Some(verdict)) => {
                        verdict.fact(scale, verdict.earned(criterion, &answer.value))
                    }
                    _ if state == CriterionState::NotApplicable => Fact::NOT_APPLICABLE,
                    _ => Fact::UNKNOWN,
                };
                facts.push(fact);
                given.push(answer);
                let counted = |maximum| match state {
                    CriterionState::NotApplicable if met => maximum,
                    _ => fact.earned.rounded(),
                };
                let reached = verdict.and_then(|verdict| verdict.met(criterion, stages));
                CriterionScore {
                    criterion: criterion.id,
                    group: group.id,
                    state,
                    value: None,
                    level: reached
                        .map(|mark| mark.level)
                        .or_else(|| verdict?.band(criterion)),
                    points: scale.maximum.map(|maximum| PointScore {
                        earned: Points::capped(counted(maximum)),
                        of: Points::capped(maximum),
                    }),
                    met: reached,
                    missed: verdict.and_then(|verdict| verdict.missed(criterion, stages)),
                    fidelity: criterion.citation.fidelity,
                }
            }));
        }
        // At last, where they stay: a value moved on as soon as its pieces are put together has to wait for them.
        for (score, answer) in trace.iter_mut().zip(given) {
            score.value = answer.map(|answer| answer.value.clone());
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
