//! From a scorecard to what is missing to a level: the smallest change of each criterion, and what lifts the overall level and those of the groups.

use super::ScoreError;
use super::judge::judge;
use super::ladder::{Ladder, Rung};
use super::lift::Lifter;
use super::trace::Trace;
use crate::model::{
    Assessment, CriterionScore, CriterionState, Gap, Gaps, GroupLift, Id, Lift, LiftState, Locale,
    Points, Scorecard, Stage, listed, say,
};
use crate::sound::{Fact, Rubric, Scope};

/// Why no gaps could be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GapError {
    /// The assessment cannot be scored.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// The target is no level of the instrument, such as `best` where the levels are `basic` and `good`.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    UnknownLevel {
        /// The level asked for.
        target: Id,
        /// The levels there are, lowest first.
        levels: Vec<Id>,
    },
}

impl GapError {
    /// Why, in words.
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Score(error) => error.message(locale),
            Self::UnknownLevel { target, levels } => {
                let levels = listed(levels.iter().map(Id::as_str));
                say!(
                    locale,
                    "không có mức {target}; các mức là: {levels}",
                    "there is no level {target}; the levels are: {levels}"
                )
            }
        }
    }
}

impl Rubric {
    /// What separates a school from the level `target`.
    ///
    /// A criterion that does not apply has no gap. No row of a list that lifts a level can be left out; where the list says
    /// *fewest*, no other list is shorter either.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, GapError, LiftState, Locale, Rubrics, read};
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let rubrics = Rubrics::builtin();
    /// let assessment: Assessment = read(answers)?;
    /// let rubric = rubrics.get(&assessment.instrument).ok_or("no such instrument")?;
    /// let gaps = rubric.gaps(&assessment, &"good".parse()?)?;
    /// assert_eq!(gaps.whole.state, LiftState::Liftable);
    /// let unmet: Vec<&str> = gaps.whole.steps.iter().map(|step| step.criterion.as_str()).collect();
    /// assert_eq!(unmet, ["P.7", "N.2", "B.3", "P.6", "H.3"]);
    /// let error = rubric.gaps(&assessment, &"best".parse()?).unwrap_err();
    /// assert!(error.message(Locale::Vi).contains("best"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`GapError::Score`] as [`Rubric::score`]; [`GapError::UnknownLevel`] for a target such as `best`.
    pub fn gaps(&self, assessment: &Assessment, target: &Id) -> Result<Gaps, GapError> {
        let Some(rank) = self.rank(target) else {
            let levels = self.instrument().levels.iter().map(|level| level.id);
            return Err(GapError::UnknownLevel {
                target: *target,
                levels: levels.collect(),
            });
        };
        let Trace {
            criteria, facts, ..
        } = self.traced(assessment)?;
        let card = self.scorecard(assessment, criteria, &facts);
        let stages = Stage::distinct(&assessment.school.stages).to_vec();
        let ladders = self.ladders(&card.criteria, &stages);
        let mut lifter = Lifter::new(self, rank, &facts, &ladders);
        let groups = card.groups.iter().enumerate().map(|(at, score)| GroupLift {
            group: score.group,
            lift: lifter.lift(Scope::Group(at)),
        });
        let groups = groups.filter(|group| {
            !matches!(
                group.lift.state,
                LiftState::Reached | LiftState::NoSuchLevel
            )
        });
        let groups = groups.collect();
        let whole = lifter.lift(Scope::Whole);
        let below = card.criteria.iter().zip(&ladders);
        Ok(Gaps {
            document: Default::default(),
            schema: None,
            gaps: below
                .filter_map(|(score, ladder)| self.gap(score, ladder.as_ref()?, rank))
                .collect(),
            whole,
            groups,
            school: card.school,
            school_year: card.school_year,
            instrument: card.instrument,
            instrument_digest: card.instrument_digest,
            provenance: card.provenance,
            target: *target,
            outcome: card.outcome,
            coverage: card.coverage,
            fidelity: card.fidelity,
        })
    }

    /// What lifts the overall result of a scorecard to the level above its own; none where it has no level, or there is none above
    /// it, and where the scorecard goes by another text of the instrument.
    pub(crate) fn next_lift(&self, card: &Scorecard) -> Option<Lift> {
        let above = self.level_above(&card.outcome.level?)?;
        let rank = self.rank(&above.id)?;
        let stages = Stage::distinct(&card.school.stages);
        if card.instrument_digest != self.digest() || card.criteria.len() != self.len() {
            return None;
        }
        let scores = card.criteria.iter().enumerate();
        let facts: Option<Vec<Fact>> = scores
            .map(|(at, score)| self.fact_of(at, score, &stages))
            .collect();
        let ladders = self.ladders(&card.criteria, &stages);
        Some(Lifter::new(self, rank, &facts?, &ladders).lift(Scope::Whole))
    }

    /// What a scorecard tells of the criterion at this position; none where it tells of another one, or what does not fit.
    fn fact_of(&self, at: usize, score: &CriterionScore, stages: &[Stage]) -> Option<Fact> {
        let criterion = self.at(at).filter(|c| c.id == score.criterion)?;
        Some(match (score.state, &score.value) {
            (CriterionState::Answered, Some(value)) => {
                let verdict = judge(criterion, value, stages).ok()?;
                let scale = self.tables().criteria().get(at)?;
                verdict.fact(scale, verdict.earned(criterion, value))
            }
            (CriterionState::NotApplicable, _) => Fact::NOT_APPLICABLE,
            _ => Fact::UNKNOWN,
        })
    }

    /// What each criterion can go through.
    fn ladders<'l>(
        &'l self,
        scores: &'l [CriterionScore],
        stages: &'l [Stage],
    ) -> Vec<Option<Ladder<'l>>> {
        let scores = scores.iter().enumerate();
        scores
            .map(|(at, score)| Ladder::new(self, at, score, stages))
            .collect()
    }

    /// The smallest change that brings one criterion to the target, if it is below it; to its maximum, if it has no levels.
    fn gap(&self, score: &CriterionScore, ladder: &Ladder<'_>, rank: usize) -> Option<Gap> {
        let reaches = |rung: &Rung| rung.fact.reaches(rank);
        let there = score.level.and_then(|level| self.rank(&level)) >= Some(rank);
        if there && score.state == CriterionState::Answered {
            return None;
        }
        let rung = match ladder.has_levels() {
            true => ladder.lowest(reaches)?,
            false => ladder.len(),
        };
        Some(ladder.gap(&ladder.rung(rung)))
    }
}

impl Ladder<'_> {
    /// A rung as the change that leads to it.
    pub(super) fn gap(&self, rung: &Rung) -> Gap {
        let score = self.score();
        let gain = |now: Points| {
            let more = rung.fact.earned.rounded().saturating_sub(now.millionths());
            Points::capped(more)
        };
        Gap {
            criterion: score.criterion,
            from: score.level,
            to: rung.level,
            change: rung.change,
            gain: score.points.map(|points| gain(points.earned)),
            serves: None,
        }
    }
}
