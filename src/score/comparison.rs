//! Two judgements of one school side by side: where a self-assessment and an external evaluation differ.

use super::ScoreError;
use crate::model::{
    Assessment, AssessorRole, Comparison, CriterionDifference, CriterionScore, CriterionState,
    Finding, Findings, GroupDifference, Id, Judged, Locale, Outcome, Place, Value, found, say,
};
use crate::sound::Rubric;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Why two judgements cannot be held side by side.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompareError {
    /// The one is no self-assessment or the other no external evaluation, such as two files in the wrong order.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    Roles {
        /// The role of what was given as the self-assessment.
        own: AssessorRole,
        /// The role of what was given as the external evaluation.
        external: AssessorRole,
    },
    /// The external evaluation is of another school, year, instrument or edition.
    #[error("{0}")]
    Apart(Box<Finding>),
    /// The self-assessment cannot be scored.
    #[error("{}", self.message(Locale::En))]
    Own(#[source] ScoreError),
    /// The external evaluation cannot be scored.
    #[error("{}", self.message(Locale::En))]
    External(#[source] ScoreError),
}

impl CompareError {
    /// Why, in words.
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Roles { own, external } => {
                let (own, external) = (own.label(locale), external.label(locale));
                say!(
                    locale,
                    "cần một phiếu tự đánh giá rồi một phiếu đánh giá ngoài, nhưng gặp: {own}, {external}",
                    "expected a self-assessment, then an external evaluation, found: {own}, {external}"
                )
            }
            Self::Apart(finding) => finding.message.get(locale).to_owned(),
            Self::Own(error) => {
                let message = error.message(locale);
                say!(
                    locale,
                    "phiếu tự đánh giá: {message}",
                    "the self-assessment: {message}"
                )
            }
            Self::External(error) => {
                let message = error.message(locale);
                say!(
                    locale,
                    "phiếu đánh giá ngoài: {message}",
                    "the external evaluation: {message}"
                )
            }
        }
    }
}

impl Rubric {
    /// Where a self-assessment and an external evaluation of the same school and year differ.
    ///
    /// Each is scored by itself, with the stages that it states. A criterion is told where the answers differ, even if level and points are the same.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Locale, Rubrics, read};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
    /// # let external = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/external-evaluation.json"));
    /// let rubrics = Rubrics::builtin();
    /// let (own, external): (Assessment, Assessment) = (read(own)?, read(external)?);
    /// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
    /// assert_eq!(rubric.compare(&own, &external)?.criteria.len(), 3);
    /// let error = rubric.compare(&external, &own).unwrap_err();
    /// assert!(error.message(Locale::En).contains("found: external evaluation, self-assessment"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`CompareError`]: the roles are not self and external; the two are about different schools or school years, or
    /// name different instruments or editions; one of them cannot be scored.
    pub fn compare(
        &self,
        own: &Assessment,
        external: &Assessment,
    ) -> Result<Comparison, CompareError> {
        let roles = (own.role, external.role);
        if roles != (AssessorRole::SelfAssessment, AssessorRole::External) {
            return Err(CompareError::Roles {
                own: own.role,
                external: external.role,
            });
        }
        let mut findings = Findings::default();
        apart(own, external, &mut findings);
        match findings.into_error() {
            Some(error) => Err(CompareError::Apart(error)),
            None => self.side_by_side(own, external),
        }
    }

    /// The comparison of two judgements known to be of one school, year and edition.
    pub(crate) fn side_by_side(
        &self,
        own: &Assessment,
        external: &Assessment,
    ) -> Result<Comparison, CompareError> {
        let (said, other) = (answers(own), answers(external));
        let own = self.score(own).map_err(CompareError::Own)?;
        let external = self.score(external).map_err(CompareError::External)?;
        let differ = |a: &Outcome, b: &Outcome| {
            a.level != b.level || a.points.map(|p| p.earned) != b.points.map(|p| p.earned)
        };
        Ok(Comparison {
            document: Default::default(),
            schema: None,
            school: own.school,
            school_year: own.school_year,
            instrument: own.instrument,
            instrument_digest: own.instrument_digest,
            self_date: own.date,
            external_date: external.date,
            self_outcome: own.outcome,
            external_outcome: external.outcome,
            groups: own
                .groups
                .iter()
                .zip(&external.groups)
                .filter(|(own, external)| differ(&own.outcome, &external.outcome))
                .map(|(own, external)| GroupDifference {
                    group: own.group,
                    self_outcome: own.outcome,
                    external_outcome: external.outcome,
                })
                .collect(),
            criteria: own
                .criteria
                .iter()
                .zip(&external.criteria)
                .filter(|(one, two)| {
                    let [said, other] = [&said, &other].map(|of| of.get(&one.criterion).copied());
                    one.judged() != two.judged() || !alike(said, other)
                })
                .map(|(own, external)| CriterionDifference {
                    criterion: own.criterion,
                    self_answer: said.get(&own.criterion).copied().cloned(),
                    external_answer: other.get(&own.criterion).copied().cloned(),
                    self_judged: own.judged(),
                    external_judged: external.judged(),
                    higher: self.higher(own, external),
                })
                .collect(),
        })
    }
}

impl Rubric {
    /// Which of two answers is the higher, if one is.
    fn higher(&self, own: &CriterionScore, external: &CriterionScore) -> Option<AssessorRole> {
        let rank = |score: &CriterionScore| {
            let levels = &self.instrument().levels;
            levels
                .iter()
                .position(|level| Some(level.id) == score.level)
        };
        let answered = [own, external].map(|score| score.state == CriterionState::Answered);
        let order = match (own.points, external.points) {
            _ if answered.contains(&false) => Ordering::Equal,
            (Some(own), Some(external)) => own.earned.cmp(&external.earned),
            _ => rank(own).cmp(&rank(external)),
        };
        match order {
            Ordering::Greater => Some(AssessorRole::SelfAssessment),
            Ordering::Less => Some(AssessorRole::External),
            Ordering::Equal => None,
        }
    }
}

/// What an assessment answers to each criterion.
fn answers(assessment: &Assessment) -> HashMap<Id, &Value> {
    let answers = assessment.answers.iter();
    answers.map(|a| (a.criterion, &a.value)).collect()
}

/// Whether two answers say the same; reasons may be put in other words.
fn alike(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(Value::NotApplicable(_)), Some(Value::NotApplicable(_))) => true,
        (None | Some(Value::NotAssessed(_)), None | Some(Value::NotAssessed(_))) => true,
        _ => one == other,
    }
}

impl CriterionScore {
    fn judged(&self) -> Judged {
        Judged {
            state: self.state,
            level: self.level,
            earned: self.points.map(|points| points.earned),
        }
    }
}

/// What keeps an external evaluation from being one of the school, year and edition of a self-assessment.
pub(crate) fn apart(own: &Assessment, external: &Assessment, findings: &mut Findings) {
    let root = Place::Root;
    if own.school.id != external.school.id {
        let found = found::ComparisonOtherSchool {
            expected: own.school.id,
            found: external.school.id,
        };
        findings.add(&root.name("school").name("id"), found);
    }
    if own.school_year != external.school_year {
        let found = found::ComparisonOtherYear {
            expected: own.school_year,
            found: external.school_year,
        };
        findings.add(&root.name("schoolYear"), found);
    }
    let place = root.name("instrument");
    let (expected, found) = (own.instrument, external.instrument);
    if expected.id != found.id {
        let found = found::ComparisonOtherInstrument {
            expected: expected.id,
            found: found.id,
        };
        findings.add(&place.name("id"), found);
    } else if expected.edition != found.edition {
        let found = found::ComparisonOtherEdition {
            expected: expected.edition,
            found: found.edition,
        };
        findings.add(&place.name("edition"), found);
    }
}
