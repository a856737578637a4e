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
    Answer, Assessment, CriterionScore, Finding, Findings, Locale, NotApplicableAs, Place,
    PointScore, Scorecard, Stage, State, Value,
};
use crate::sound::{Fact, Rubric};

/// The answer to a criterion, and what it is worth unless it states no fact.
#[derive(Clone, Copy)]
struct Judged<'a> {
    answer: &'a Answer,
    verdict: Option<Verdict>,
}

impl Judged<'_> {
    fn state(&self) -> State {
        match self.answer.value {
            Value::NotApplicable(_) => State::NotApplicable,
            Value::NotAssessed(_) => State::NotAssessed,
            _ => State::Answered,
        }
    }
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
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let rubrics = Rubrics::builtin();
    /// let mut assessment: Assessment = read(answers)?;
    /// let rubric = rubrics.get(&assessment.instrument).ok_or("no such instrument")?;
    /// let card = rubric.score(&assessment)?;
    /// assert_eq!(card.outcome.level, Some("basic".parse()?));
    ///
    /// assessment.answers.push(assessment.answers[0].clone());
    /// let error = rubric.score(&assessment).unwrap_err();
    /// assert_eq!(error.finding().rule, Rule::AnswerRepeated);
    /// assert!(error.message(Locale::Vi).contains("P.1"));
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
        if let Some(error) = findings.into_error() {
            return Err(ScoreError::from(error));
        }
        let stages = Stage::distinct(&assessment.school.stages);
        let (answers, facts) = self.judged(assessment, &stages)?;
        let criteria = self.trace(&answers, &stages);
        Ok((self.scorecard(assessment, criteria, &facts), facts))
    }

    /// The answers in the order of the criteria, none where there is none; and what is known of each criterion.
    fn judged<'a>(
        &self,
        assessment: &'a Assessment,
        stages: &[Stage],
    ) -> Result<(Vec<Option<Judged<'a>>>, Vec<Fact>), ScoreError> {
        let mut judged: Vec<Option<Judged<'a>>> = vec![None; self.len()];
        let mut facts = vec![Fact::UNKNOWN; self.len()];
        let mut likely = 0;
        for (at, answer) in assessment.answers.iter().enumerate() {
            let unfit = |found: Finding| {
                let answers = Place::Root.name("answers");
                ScoreError::from(Box::new(found.under(&answers.index(at))))
            };
            let fit = match fit::answer(self, stages, answer, likely) {
                Ok(fit) => fit,
                Err(found) => return Err(unfit(*found)),
            };
            likely = fit.position + 1;
            let (Some(place), Some(fact)) =
                (judged.get_mut(fit.position), facts.get_mut(fit.position))
            else {
                continue;
            };
            if place.is_some() {
                let mut answers = assessment.answers.iter();
                let first = answers.position(|first| first.criterion == answer.criterion);
                let first = first.unwrap_or(at);
                return Err(unfit(fit::repeated(answer.criterion, first)));
            }
            let verdict = fit.verdict;
            let judged = Judged { answer, verdict };
            *fact = match verdict {
                Some(verdict) => verdict.fact(self, fit.position),
                None => Fact {
                    state: judged.state(),
                    ..Fact::UNKNOWN
                },
            };
            *place = Some(judged);
        }
        Ok((judged, facts))
    }

    /// Each criterion with what its answer is worth.
    fn trace(&self, answers: &[Option<Judged<'_>>], stages: &[Stage]) -> Vec<CriterionScore> {
        let met = self.instrument().scoring.not_applicable == Some(NotApplicableAs::Met);
        let mut scales = self.tables().criteria().iter();
        let mut answers = answers.iter();
        let mut trace = Vec::with_capacity(self.len());
        for group in &self.instrument().groups {
            trace.extend(group.criteria.iter().map(|criterion| {
                let judged = answers.next().copied().flatten();
                let verdict = judged.and_then(|judged| judged.verdict);
                let state = judged.map_or(State::NotAssessed, |judged| judged.state());
                let maximum = scales.next().and_then(|scale| scale.maximum);
                let earned = |maximum| match state {
                    State::NotApplicable if met => maximum,
                    _ => verdict.map_or(0, |verdict| verdict.earned.rounded()),
                };
                CriterionScore {
                    criterion: criterion.id,
                    group: group.id,
                    state,
                    value: value(judged),
                    level: verdict.and_then(|verdict| verdict.level(criterion)),
                    points: maximum.map(|maximum| PointScore {
                        earned: card::points(earned(maximum)),
                        of: card::points(maximum),
                    }),
                    met: verdict.and_then(|verdict| verdict.met(criterion, stages)),
                    missed: verdict.and_then(|verdict| verdict.missed(criterion, stages)),
                    fidelity: criterion.citation.fidelity,
                }
            }));
        }
        trace
    }
}

/// The answer as given. Not inlined, as then each form of a value would be moved in pieces of its own.
#[inline(never)]
fn value(judged: Option<Judged<'_>>) -> Option<Value> {
    judged.map(|judged| judged.answer.value.clone())
}
