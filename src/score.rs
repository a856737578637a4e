//! Scoring: an assessment against a rubric, exactly.
//!
//! Nothing here is rounded. The functions follow the sentences of `docs/design.md`, section Scoring.

mod card;
mod change;
mod comparison;
mod earned;
pub(crate) mod fit;
mod gap;
mod judge;
mod ladder;
mod lift;
mod order;
mod possible;
mod trace;

pub use comparison::CompareError;
pub(crate) use comparison::apart;
pub use gap::GapError;
pub(crate) use judge::{Verdict, strictest};
pub(crate) use order::compare;
pub(crate) use possible::{impossible, impossible_comparison};

use crate::model::{Assessment, Finding, Findings, Locale, Scorecard, Stage};
use crate::sound::Rubric;
use trace::Trace;

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
    /// another form than the measure asks for, is impossible, such as 5 of 4 classrooms, or does not apply for a reason that is still open.
    pub fn score(&self, assessment: &Assessment) -> Result<Scorecard, ScoreError> {
        let Trace {
            criteria, facts, ..
        } = self.traced(assessment)?;
        Ok(self.scorecard(assessment, criteria, &facts))
    }

    /// What each criterion is worth, and what is known of it.
    fn traced(&self, assessment: &Assessment) -> Result<Trace, ScoreError> {
        let mut findings = Findings::default();
        fit::head(self, assessment, &mut findings);
        if let Some(error) = findings.into_error() {
            return Err(ScoreError::from(error));
        }
        let stages = Stage::distinct(&assessment.school.stages);
        let answers = &assessment.answers;
        let trace = self.trace(answers.iter(), &stages);
        if trace.is_whole {
            return Ok(trace);
        }
        let answers = self.in_order(answers, &stages)?.into_iter();
        Ok(self.trace(answers, &stages))
    }
}
