//! Scoring: an assessment against a rubric, exactly.
//!
//! Nothing here is rounded. The functions follow the sentences of `docs/design.md`, section Scoring.

mod card;
mod comparison;
mod earned;
pub(crate) mod fit;
mod gap;
mod judge;
mod ladder;
mod lift;
mod order;

pub use comparison::CompareError;
pub(crate) use comparison::apart;
pub use gap::GapError;
pub(crate) use judge::{Verdict, strictest};
pub(crate) use order::compare;

use crate::model::{
    Assessment, CriterionScore, Finding, Findings, Locale, NotApplicableAs, Place, PointScore,
    Points, Scorecard, Stage, State, Value,
};
use crate::sound::{Fact, Rubric};

/// The criteria with what their answers are worth: as written in the trace, and exactly.
struct Traced {
    criteria: Vec<CriterionScore>,
    facts: Vec<Fact>,
}

/// An assessment that does not fit the rubric: the first error that checking would find.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{finding}")]
pub struct ScoreError {
    finding: Box<Finding>,
}

impl ScoreError {
    /// The first error.
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// The first error, for keeping.
    pub fn into_finding(self) -> Finding {
        *self.finding
    }

    /// Why, in words.
    pub fn message(&self, locale: Locale) -> String {
        self.finding.message.get(locale).to_owned()
    }
}

impl From<Box<Finding>> for ScoreError {
    fn from(finding: Box<Finding>) -> Self {
        Self { finding }
    }
}

impl Rubric {
    /// Scores an assessment.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Locale, Rubrics, Rule, read};
    /// # let answers = include_bytes!("../docs/examples/assessment-operational.json");
    /// let rubrics = Rubrics::builtin();
    /// let mut assessment: Assessment = read(answers)?;
    /// let rubric = rubrics.get(&assessment.instrument).ok_or("no such instrument")?;
    /// let card = rubric.score(&assessment)?;
    /// assert_eq!(card.outcome.level, Some("basic".parse()?));
    ///
    /// assessment.answers.push(assessment.answers[0].clone());
    /// let error = rubric.score(&assessment).unwrap_err();
    /// assert_eq!(error.finding().rule, Rule::AnswerRepeated);
    /// println!("{}", error.message(Locale::Vi));
    /// assert_eq!(error.into_finding().pointer.as_str(), "/answers/30/criterion");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ScoreError`] with the first error: the assessment names another instrument or edition; its school states
    /// no stage, or one that the instrument is not made for; an answer is to no criterion, is the second to the same one, has
    /// another form than the measure asks for, or is impossible, such as 5 of 4 classrooms.
    pub fn score(&self, assessment: &Assessment) -> Result<Scorecard, ScoreError> {
        self.scored(assessment).map(|(card, _)| card)
    }

    /// The result, and what is known of each criterion.
    fn scored(&self, assessment: &Assessment) -> Result<(Scorecard, Vec<Fact>), ScoreError> {
        let mut findings = Findings::default();
        fit::head(self, assessment, &mut findings);
        match findings.into_error() {
            Some(error) => Err(ScoreError::from(error)),
            None => {
                let Traced { criteria, facts } = self.trace(assessment)?;
                Ok((self.scorecard(assessment, criteria, &facts), facts))
            }
        }
    }

    /// Each criterion with what its answer is worth.
    fn trace(&self, assessment: &Assessment) -> Result<Traced, ScoreError> {
        let mut trace = Vec::with_capacity(self.len());
        let mut facts = vec![Fact::UNKNOWN; self.len()];
        let mut maxima = self.tables().criteria().iter().map(|scale| scale.maximum);
        for group in &self.instrument().groups {
            trace.extend(group.criteria.iter().map(|criterion| CriterionScore {
                criterion: criterion.id,
                group: group.id,
                state: State::NotAssessed,
                value: None,
                level: None,
                points: maxima.next().flatten().map(|maximum| PointScore {
                    earned: Points::ZERO,
                    of: card::points(maximum),
                }),
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
                ScoreError::from(Box::new(found.under(&answers.index(at))))
            };
            let fit = fit::answer(self, &stages, answer, likely).map_err(unfit)?;
            likely = fit.position + 1;
            let (Some(score), Some(fact)) =
                (trace.get_mut(fit.position), facts.get_mut(fit.position))
            else {
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
            fact.state = score.state;
            let met = self.instrument().scoring.not_applicable == Some(NotApplicableAs::Met);
            if let Some(points) = &mut score.points
                && score.state == State::NotApplicable
                && met
            {
                points.earned = points.of;
            }
            if let Some(verdict) = fit.verdict {
                *fact = verdict.fact(self, fit.position);
                let criterion = fit.criterion;
                score.level = verdict.level(criterion);
                if let Some(points) = &mut score.points {
                    points.earned = card::points(verdict.earned.rounded());
                }
                score.met = verdict.met(criterion, &stages);
                score.missed = verdict.missed(criterion, &stages);
            }
        }
        Ok(Traced {
            criteria: trace,
            facts,
        })
    }
}
