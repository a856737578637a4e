//! The trial of a new technology (thử nghiệm công nghệ mới): pilot, appraisal, evaluation, and only then scale-up.

use crate::model::wire::{names, new};
use crate::model::{Date, Evidence, Id, Locale, Phrase, Text};

/// A new technology on its way from pilot to scale-up; a phase that was not begun is absent (thử nghiệm công nghệ mới).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Trial {
    /// Identifier, unique in the document (mã thử nghiệm).
    pub id: Id,
    /// What is new (công nghệ mới).
    pub technology: Text,
    /// Tried on a small scale (thử nghiệm).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot: Option<Phase>,
    /// Examined by somebody competent (thẩm định).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appraisal: Option<Phase>,
    /// Its effect evaluated (đánh giá hiệu quả).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<Phase>,
    /// Brought into wide use (nhân rộng).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale_up: Option<Phase>,
}

new!(Trial(id: Id, technology: Text), pilot, appraisal, evaluation, scale_up);

impl Trial {
    /// The phases that the provincial letter (task 2, principle 3) asks for before a scale-up, in its order, with their property names.
    pub fn phases(&self) -> impl Iterator<Item = (&'static str, Option<&Phase>)> + Clone {
        [
            ("pilot", self.pilot.as_ref()),
            ("appraisal", self.appraisal.as_ref()),
            ("evaluation", self.evaluation.as_ref()),
        ]
        .into_iter()
    }

    /// Every phase that is stated, the scale-up last, with its property name.
    pub(crate) fn stated(&self) -> impl Iterator<Item = (&'static str, &Phase)> + Clone {
        let last = ("scaleUp", self.scale_up.as_ref());
        let phases = self.phases().chain([last]);
        phases.filter_map(|(name, phase)| Some((name, phase?)))
    }

    /// Whether pilot, appraisal and evaluation all ended well, each before the next began, and, if there is a scale-up, before that began.
    ///
    /// ```
    /// use it_adoption_model::{Phase, PhaseOutcome, Trial};
    /// let mut trial = Trial::new("T-1".parse()?, "Phòng học thông minh".parse()?);
    /// assert!(trial.phases().all(|(_, phase)| phase.is_none()));
    /// trial.pilot = Some(Phase::new("2026-09-01".parse()?, "2026-12-31".parse()?, "Tổ CNTT".parse()?, PhaseOutcome::Passed));
    /// assert!(!trial.is_proven(), "neither appraised nor evaluated");
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn is_proven(&self) -> bool {
        let passed = |phase: Option<&Phase>| phase.is_some_and(Phase::passed);
        let all_passed = self.phases().all(|(_, phase)| passed(phase));
        let stated = self.stated().map(|(_, phase)| phase);
        all_passed && stated.is_sorted_by(|before, after| before.ended_before(after))
    }
}

/// One phase of a trial (giai đoạn thử nghiệm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Phase {
    /// First day (từ ngày).
    pub from: Date,
    /// Last day (đến ngày).
    pub until: Date,
    /// Who carries it out or decides, as a body, not a person (đơn vị thực hiện).
    pub body: Phrase,
    /// How it ended, or that it has not (kết quả).
    pub outcome: PhaseOutcome,
    /// What was found (nhận xét).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<Text>,
    /// What shows it (minh chứng).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

new!(Phase(from: Date, until: Date, body: Phrase, outcome: PhaseOutcome), conclusion, evidence);

impl Phase {
    /// Whether it is more than a plan.
    pub(crate) fn begun(&self) -> bool {
        self.outcome != PhaseOutcome::Planned
    }

    /// Whether it ended well.
    pub(crate) fn passed(&self) -> bool {
        self.outcome == PhaseOutcome::Passed
    }

    /// Whether it ended, well or not.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.outcome, PhaseOutcome::Passed | PhaseOutcome::Failed)
    }

    /// Whether it ended, on the day at the latest, when the next began.
    pub(crate) fn ended_before(&self, next: &Self) -> bool {
        self.until <= next.from
    }
}

names! {
    /// How a phase ended, or that it has not (kết quả của giai đoạn).
    pub enum PhaseOutcome {
        /// Not begun (dự kiến).
        Planned,
        /// Going on (đang thực hiện).
        Underway,
        /// Ended well (đạt).
        Passed,
        /// Ended badly (không đạt).
        Failed,
    }
    vi: "planned, underway, passed hoặc failed",
    en: "planned, underway, passed or failed",
}

impl PhaseOutcome {
    /// The outcome as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, PhaseOutcome};
    /// assert_eq!(PhaseOutcome::Passed.label(Locale::Vi), "đạt");
    /// assert_eq!(PhaseOutcome::Passed.label(Locale::En), "passed");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Planned => locale.pick("dự kiến", "planned"),
            Self::Underway => locale.pick("đang thực hiện", "going on"),
            Self::Passed => locale.pick("đạt", "passed"),
            Self::Failed => locale.pick("không đạt", "failed"),
        }
    }
}
