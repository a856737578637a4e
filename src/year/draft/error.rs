//! Why no plan could be drafted.

use crate::model::{Locale, Text, say};

/// Why no plan could be drafted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// The gaps are not those of the assessment by this rubric: another school, year, instrument or edition, or another
    /// text of that edition.
    #[error("{}", self.message(Locale::En))]
    OtherGaps,
    /// The school is on the target level or above it, so there is nothing to plan.
    #[error("{}", self.message(Locale::En))]
    Reached {
        /// The title of the level the school is on.
        reached: Text,
        /// The title of the level aimed at.
        target: Text,
    },
    /// Nothing lifts the school to the target: nothing applies, or nothing that applies is enough.
    #[error("{}", self.message(Locale::En))]
    OutOfReach {
        /// The title of the level aimed at.
        target: Text,
    },
}

impl DraftError {
    /// Why, in words.
    ///
    /// ```
    /// use it_adoption_model::{DraftError, Locale};
    /// assert!(DraftError::OtherGaps.message(Locale::En).contains("another school"));
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::OtherGaps => locale
                .pick(
                    "danh sách còn thiếu không phải của phiếu đánh giá này: khác trường, năm học hoặc bộ tiêu chí",
                    "the gaps are not those of this assessment: another school, school year or instrument",
                )
                .to_owned(),
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
