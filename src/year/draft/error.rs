//! Why no plan or report could be drafted.

use crate::model::{Id, InstrumentRef, Locale, Period, SchoolYear, Text, say};
use crate::score::{GapError, ScoreError};

/// Why no plan or report could be drafted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// What separates the school from the target cannot be told.
    #[error(transparent)]
    Gaps(#[from] GapError),
    /// The assessment at the end of the year cannot be scored.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// The assessment is of a year that the plan neither starts from nor is about.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    OtherYear {
        /// The school year of the assessment.
        year: SchoolYear,
        /// The period of the plan.
        period: Period,
    },
    /// The assessment is of another school than the plan.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    OtherSchool {
        /// The school of the plan.
        plan: Id,
        /// The school of the assessment.
        found: Id,
    },
    /// The plan goes by another instrument, or by another edition.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    OtherInstrument {
        /// The instrument that the plan names.
        found: InstrumentRef,
    },
    /// The school is on the target level or above it, so there is nothing to plan.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    Reached {
        /// The title of the level the school is on.
        reached: Text,
        /// The title of the level aimed at.
        target: Text,
    },
    /// Nothing lifts the school to the target: nothing applies, or nothing that applies is enough.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    OutOfReach {
        /// The title of the level aimed at.
        target: Text,
    },
}

impl DraftError {
    /// Why, in words.
    ///
    /// ```
    /// use it_adoption_model::{AnnualPlan, Assessment, Locale, Rubrics, read};
    /// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
    /// # let next = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/next-assessment.json"));
    /// let (plan, mut now): (AnnualPlan, Assessment) = (read(plan)?, read(next)?);
    /// let rubrics = Rubrics::builtin();
    /// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
    /// now.school.id = "S-2".parse()?;
    /// let error = rubric.draft_report(&plan, &now, "BC-1".parse()?).unwrap_err();
    /// assert!(error.message(Locale::En).starts_with("the assessment is of the school S-2, the plan of"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Gaps(error) => error.message(locale),
            Self::Score(error) => error.message(locale),
            Self::OtherYear { year, period } => say!(
                locale,
                "phiếu đánh giá là của năm học {year}, không dùng được cho kế hoạch năm {period}: hãy dùng phiếu của năm ấy, hoặc khi lập kế hoạch, của năm học trước",
                "the assessment is of the school year {year} and does not serve a plan of {period}: take one of that year or, to draft the plan, of the school year before"
            ),
            Self::OtherSchool { plan, found } => say!(
                locale,
                "phiếu đánh giá là của trường {found}, kế hoạch là của trường {plan}",
                "the assessment is of the school {found}, the plan of {plan}"
            ),
            Self::OtherInstrument { found } => say!(
                locale,
                "kế hoạch dùng bộ tiêu chí {found}: hãy dùng đúng bộ tiêu chí và phiên bản ấy",
                "the plan goes by the instrument {found}: take that instrument and edition"
            ),
            Self::Reached { reached, target } => {
                let (reached, target) = (reached.get(locale), target.get(locale));
                say!(
                    locale,
                    "trường đã ở mức “{reached}”, không thấp hơn mức mục tiêu “{target}”: không có gì phải lập kế hoạch",
                    "the school is on the level “{reached}” already, the target is “{target}”: there is nothing to plan"
                )
            }
            Self::OutOfReach { target } => {
                let target = target.get(locale);
                say!(
                    locale,
                    "không có tiêu chí nào đang áp dụng có thể nâng trường lên mức “{target}”",
                    "no criterion that applies could lift the school to the level “{target}”"
                )
            }
        }
    }
}
