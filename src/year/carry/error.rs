use crate::model::{Findings, InstrumentRef, Locale, Severity, say};
use crate::score::ScoreError;

/// Why a document cannot be carried over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CarryError {
    /// The crosswalk is between other instruments or editions than those given.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    Between {
        /// What the crosswalk is between: the old one, then the new one.
        between: Box<[InstrumentRef; 2]>,
        /// What was given, in the same order.
        given: Box<[InstrumentRef; 2]>,
    },
    /// The crosswalk has errors.
    #[error("{}", self.message(Locale::En))]
    Crosswalk(Box<Findings>),
    /// The document goes by another instrument or edition than the crosswalk starts from.
    #[error("{}", self.message(Locale::En))]
    #[non_exhaustive]
    OtherInstrument {
        /// What the crosswalk starts from.
        expected: Box<InstrumentRef>,
        /// What the document goes by.
        found: Box<InstrumentRef>,
    },
    /// The assessment cannot be scored by the instrument that it answers.
    #[error("{0}")]
    Unfit(#[source] ScoreError),
}

impl CarryError {
    /// Why, in words.
    ///
    /// ```
    /// use it_adoption_model::{CarryError, Crosswalk, Locale, Passage, Rubrics, builtin_crosswalks, read};
    /// let rubrics = Rubrics::builtin();
    /// let crosswalk: Crosswalk = read(builtin_crosswalks()[0].json.as_bytes())?;
    /// let [from, to] = [crosswalk.from, crosswalk.to].map(|named| rubrics.get(&named).unwrap());
    /// let error = Passage::new(&crosswalk, to, from).unwrap_err();
    /// assert!(matches!(error, CarryError::Between { .. }));
    /// assert!(error.message(Locale::Vi).starts_with("bảng chuyển đi từ bộ operational"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Between { between, given } => {
                let ([a, b], [c, d]) = (between.as_ref(), given.as_ref());
                say!(
                    locale,
                    "bảng chuyển đi từ bộ {a} sang {b}, không phải từ {c} sang {d}: hãy chọn bảng khác hoặc sửa from, to của bảng này",
                    "the crosswalk is from {a} to {b}, not from {c} to {d}: choose another, or correct its from and to"
                )
            }
            Self::Crosswalk(findings) => {
                let count = findings.count(Severity::Error);
                say!(
                    locale,
                    "bảng chuyển có {count} lỗi",
                    "the crosswalk has errors: {count}"
                )
            }
            Self::OtherInstrument { expected, found } => say!(
                locale,
                "tài liệu theo bộ {found}, còn bảng chuyển đi từ bộ {expected}",
                "the document goes by {found}, the crosswalk starts from {expected}"
            ),
            Self::Unfit(error) => error.message(locale),
        }
    }
}
