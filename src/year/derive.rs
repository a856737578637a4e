//! Deriving: the answers that a year's plan and report already prove, so that nobody states them twice.
//!
//! A criterion says by its [`Proof`] what in the documents proves its answer. An open place states nothing.

mod proofs;
mod rules;

use crate::model::{
    AnnualPlan, Answer, Assessment, AssessorRole, Id, InstrumentRef, Locale, Period, SchoolYear,
    Value, YearEndReport, say,
};
use crate::sound::Rubric;
use crate::year::Passage;
use proofs::Documents;
use std::collections::HashMap;

/// Why nothing is derived from documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Locale::En))]
#[non_exhaustive]
pub enum DeriveError {
    /// The report is on another plan, or of another school.
    #[non_exhaustive]
    OtherPlan {
        /// The plan's identifier.
        plan: Id,
        /// The plan that the report names.
        reported: Id,
        /// The school that the report names.
        school: Id,
    },
    /// The plan or the report goes by another instrument, or by another edition.
    #[non_exhaustive]
    OtherInstrument {
        /// The instrument that the document names.
        found: InstrumentRef,
    },
    /// No school year ends in the plan's period, so the answers are of none.
    #[non_exhaustive]
    NoSchoolYear {
        /// The plan's period.
        period: Period,
    },
    /// What was derived is of another school or school year than the assessment it is to go into.
    #[non_exhaustive]
    OtherAssessment {
        /// The school that was derived for.
        school: Id,
        /// The school year.
        school_year: SchoolYear,
    },
}

impl DeriveError {
    /// Why, in words.
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::OtherPlan {
                plan,
                reported,
                school,
            } => say!(
                locale,
                "báo cáo là về kế hoạch {reported} của trường {school}, không phải về kế hoạch {plan} này",
                "the report is on the plan {reported} of the school {school}, not on this plan {plan}"
            ),
            Self::OtherInstrument { found } => say!(
                locale,
                "kế hoạch hoặc báo cáo dùng bộ tiêu chí {found}: hãy dùng đúng bộ tiêu chí và phiên bản ấy",
                "the plan or report goes by the instrument {found}: take that instrument and edition"
            ),
            Self::NoSchoolYear { period } => say!(
                locale,
                "không có năm học nào kết thúc trong năm {period}",
                "no school year ends in {period}"
            ),
            Self::OtherAssessment {
                school,
                school_year,
            } => say!(
                locale,
                "câu trả lời suy ra là của trường {school}, năm học {school_year}, không phải của phiếu này",
                "what was derived is of the school {school}, school year {school_year}, not of this assessment"
            ),
        }
    }
}

/// What becomes of answers that somebody stated when derived ones come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stated {
    /// They stay.
    Keep,
    /// Derived ones take their place.
    Replace,
}

impl Rubric {
    /// The answers that a plan, and the report on it, prove, in the order of the instrument.
    ///
    /// Each names the documents it was read off. Without a report, only what the plan proves by itself is told.
    /// A criterion whose proof is not in the documents has no answer here.
    ///
    /// # Errors
    /// [`DeriveError::OtherPlan`] if the report is on another plan or of another school; [`DeriveError::OtherInstrument`] if either
    /// goes by another instrument than this one.
    pub fn derive(
        &self,
        plan: &AnnualPlan,
        report: Option<&YearEndReport>,
    ) -> Result<Vec<Answer>, DeriveError> {
        if let Some(report) = report.filter(|report| !report.is_on(plan)) {
            return Err(DeriveError::OtherPlan {
                plan: plan.id,
                reported: report.plan,
                school: report.school.id,
            });
        }
        let expected = self.reference();
        let mut named = [plan.instrument]
            .into_iter()
            .chain(report.map(|r| r.instrument));
        match named.find(|found| *found != expected) {
            Some(found) => Err(DeriveError::OtherInstrument { found }),
            None => Ok(self.shown(plan, report, None)),
        }
    }

    /// An assessment of nothing but the answers that [`Rubric::derive`] gives, for the [school year](crate::Period::school_year) of
    /// the plan's period.
    ///
    /// ```
    /// use it_adoption_model::{AnnualPlan, Assessment, DeriveError, Locale, Rubrics, Stated, YearEndReport, read};
    /// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
    /// # let report = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/report.json"));
    /// # let now = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/next-assessment.json"));
    /// # let last = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
    /// let rubrics = Rubrics::builtin();
    /// let (mut plan, report): (AnnualPlan, YearEndReport) = (read(plan)?, read(report)?);
    /// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
    /// let proven = rubric.derive_assessment(&plan, Some(&report))?;
    /// assert_eq!(proven.answers, rubric.derive(&plan, Some(&report))?);
    ///
    /// let (now, last): (Assessment, Assessment) = (read(now)?, read(last)?);
    /// let next = now.with_derived(&proven, Stated::Replace)?;
    /// assert!(next.answers.iter().any(|answer| answer.derived_from.contains(&plan.id)));
    /// let error = last.with_derived(&proven, Stated::Replace).unwrap_err();
    /// assert!(matches!(error, DeriveError::OtherAssessment { school_year, .. } if school_year == proven.school_year));
    ///
    /// plan.id = "KH-other".parse()?;
    /// let error = rubric.derive(&plan, Some(&report)).unwrap_err();
    /// assert!(matches!(error, DeriveError::OtherPlan { reported, .. } if reported == report.plan));
    /// assert!(error.message(Locale::Vi).contains("KH-other"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Rubric::derive`], and [`DeriveError::NoSchoolYear`] for a period such as the calendar year 1999.
    pub fn derive_assessment(
        &self,
        plan: &AnnualPlan,
        report: Option<&YearEndReport>,
    ) -> Result<Assessment, DeriveError> {
        let period = plan.period;
        let school_year = period.school_year();
        let school_year = school_year.ok_or(DeriveError::NoSchoolYear { period })?;
        let (school, role) = (plan.school.clone(), AssessorRole::SelfAssessment);
        Ok(Assessment {
            provenance: plan.provenance.clone(),
            answers: self.derive(plan, report)?,
            ..Assessment::new(school, school_year, self.reference(), role)
        })
    }

    /// What the documents show, whoever asks; those by another instrument as far as a way leads from it to this one.
    pub(crate) fn shown(
        &self,
        plan: &AnnualPlan,
        report: Option<&YearEndReport>,
        along: Option<&Passage<'_>>,
    ) -> Vec<Answer> {
        let documents = Documents::new(plan, report, self, along);
        self.criteria()
            .filter_map(|criterion| documents.answer(criterion))
            .collect()
    }
}

impl Assessment {
    /// The assessment with the answers filled in that [`derive_assessment`](Rubric::derive_assessment) gives.
    ///
    /// They take the place of answers that say not assessed and of earlier derived ones; what becomes of the
    /// others is for `stated` to say.
    ///
    /// # Errors
    /// [`DeriveError::OtherAssessment`] if what was derived is of another school or school year; [`DeriveError::OtherInstrument`] if it goes
    /// by another instrument or edition.
    pub fn with_derived(&self, derived: &Self, stated: Stated) -> Result<Self, DeriveError> {
        let (school, school_year) = (derived.school.id, derived.school_year);
        if (self.school.id, self.school_year) != (school, school_year) {
            return Err(DeriveError::OtherAssessment {
                school,
                school_year,
            });
        }
        if self.instrument != derived.instrument {
            let found = derived.instrument;
            return Err(DeriveError::OtherInstrument { found });
        }
        let mut assessment = self.clone();
        let known = self.answers.iter().enumerate().rev();
        let mut places: HashMap<Id, usize> = known.map(|(at, a)| (a.criterion, at)).collect();
        for answer in &derived.answers {
            let next = assessment.answers.len();
            let at = *places.entry(answer.criterion).or_insert(next);
            match assessment.answers.get_mut(at) {
                None => assessment.answers.push(answer.clone()),
                Some(known) if stated == Stated::Replace || !is_stated(known) => {
                    *known = answer.clone();
                }
                Some(_) => {}
            }
        }
        Ok(assessment)
    }
}

/// Whether somebody stated a fact, or that the criterion does not apply.
fn is_stated(answer: &Answer) -> bool {
    answer.derived_from.is_empty() && !matches!(answer.value, Value::NotAssessed(_))
}
