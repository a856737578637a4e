//! From the answers to one edition of an instrument to those to another.

use crate::model::{Answer, Assessment, Finding, Findings, Id, Locale, Stage, say};
use crate::score::{ScoreError, fit};
use crate::sound::Rubric;
use std::collections::{HashMap, HashSet};

/// The answers to one edition as answers to another, and what became of those that did not stay as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CarriedOver {
    /// The answers to the other edition. What the other edition asks anew is not among them.
    pub assessment: Assessment,
    /// What changed, answer by answer, in the order of the answers.
    pub notices: Vec<Carried>,
}

/// What became of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Carried {
    /// The criterion it answered.
    pub criterion: Id,
    /// What became of it.
    pub outcome: CarryOutcome,
}

/// What becomes of an answer in another edition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CarryOutcome {
    /// It answers the criterion that took the place of its own.
    Replaced(Id),
    /// It is left out, as another answer is to the criterion that took the place of its own.
    Answered(Id),
    /// It is left out, as it fits no criterion; the finding says why.
    LeftOut(Box<Finding>),
}

impl Carried {
    /// Whether the answer is in no document any more, and must be given anew.
    pub fn is_lost(&self) -> bool {
        !matches!(self.outcome, CarryOutcome::Replaced(_))
    }

    /// What became of the answer, in words.
    pub fn message(&self, locale: Locale) -> String {
        let criterion = self.criterion;
        match &self.outcome {
            CarryOutcome::Replaced(by) => say!(
                locale,
                "Câu trả lời {criterion} chuyển sang tiêu chí thay thế {by}: hãy xem lại theo hướng dẫn mới.",
                "The answer to {criterion} is carried over to {by}, which took its place: look at it again by the new guidance."
            ),
            CarryOutcome::Answered(by) => say!(
                locale,
                "Bỏ câu trả lời {criterion}: tiêu chí thay thế {by} đã có câu trả lời khác.",
                "The answer to {criterion} is left out: {by}, which took its place, has another answer already."
            ),
            CarryOutcome::LeftOut(why) => {
                let why = why.message.get(locale);
                say!(
                    locale,
                    "Bỏ câu trả lời {criterion}: {why}",
                    "The answer to {criterion} is left out: {why}"
                )
            }
        }
    }
}

impl Rubric {
    /// The answers to another edition of this instrument, as answers to this one.
    ///
    /// An answer to a criterion that is still there stays, if it still fits. One to a retired criterion goes to the criterion that
    /// [took its place](crate::Retired::replaced_by), if it fits that and nothing else answers it. What does not fit is left out.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Instrument, Rubric, read};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let own = include_bytes!("../../docs/examples/instrument-school-own.json");
    /// # let answers = include_bytes!("../../docs/examples/assessment-school-own.json");
    /// let mut newer: Instrument = read(own)?;
    /// newer.edition = "2027".parse()?;
    /// let newer = Rubric::new(newer)?;
    /// let old: Assessment = read(answers)?;
    /// let carried = newer.carry_over(&old)?;
    /// assert_eq!(carried.assessment.answers, old.answers);
    /// assert!(carried.notices.is_empty());
    /// assert!(newer.score(&old).is_err() && newer.score(&carried.assessment).is_ok());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`ScoreError`]: the answers are to another instrument, such as `operational`, or the school states no stage, or one that this
    /// edition is not made for.
    pub fn carry_over(&self, assessment: &Assessment) -> Result<CarriedOver, ScoreError> {
        let mut carried = Assessment {
            answers: Vec::new(),
            ..assessment.clone()
        };
        carried.instrument.edition = self.instrument().edition;
        let mut findings = Findings::default();
        fit::head(self, &carried, &mut findings);
        if let Some(error) = findings.into_error() {
            return Err(ScoreError::from(error));
        }
        let stages = Stage::distinct(&assessment.school.stages);
        let mut taken: HashSet<Id> = HashSet::new();
        let own = assessment.answers.iter();
        let own = own.filter(|answer| fit::answer(self, &stages, answer, 0).is_ok());
        let mut first: HashMap<Id, &Answer> = HashMap::new();
        for answer in own {
            first.entry(answer.criterion).or_insert(answer);
        }
        taken.extend(first.keys().copied());
        let mut notices = Vec::new();
        for answer in &assessment.answers {
            let criterion = answer.criterion;
            let outcome = match self.placed(answer, &stages) {
                Ok(placed) if placed.criterion == criterion => {
                    match first
                        .get(&criterion)
                        .is_some_and(|own| std::ptr::eq(*own, answer))
                    {
                        true => {
                            carried.answers.push(placed);
                            continue;
                        }
                        false => CarryOutcome::Answered(criterion),
                    }
                }
                Ok(placed) if taken.insert(placed.criterion) => {
                    let by = placed.criterion;
                    carried.answers.push(placed);
                    CarryOutcome::Replaced(by)
                }
                Ok(placed) => CarryOutcome::Answered(placed.criterion),
                Err(misfit) => CarryOutcome::LeftOut(Box::new(misfit)),
            };
            notices.push(Carried { criterion, outcome });
        }
        Ok(CarriedOver {
            assessment: carried,
            notices,
        })
    }

    /// An answer as one to this edition, or why it cannot be one.
    fn placed(&self, answer: &Answer, stages: &[Stage]) -> Result<Answer, Finding> {
        let successor = self.retired(&answer.criterion);
        let successor = successor.and_then(|retired| retired.replaced_by);
        let placed = Answer {
            criterion: successor.unwrap_or(answer.criterion),
            ..answer.clone()
        };
        fit::answer(self, stages, &placed, 0).map(|_| placed)
    }
}
