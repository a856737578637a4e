//! What may be done with a submission: who stands above a school, and one move more.

use super::replay::{history, settled};
use crate::model::{
    Date, Finding, Findings, Id, Locale, Move, MoveRule, ReportingLine, School, Stage, Submission,
    Text, Workflow, builtin_workflow,
};
use crate::read::read;

/// A move that is not allowed: the first error that checking would find if it were made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{finding}")]
pub struct MoveError {
    finding: Box<Finding>,
}

impl MoveError {
    /// The first error.
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// The first error, to be kept.
    pub fn into_finding(self) -> Finding {
        *self.finding
    }

    /// Why, in words.
    pub fn message(&self, locale: Locale) -> String {
        self.finding.message.get(locale).to_owned()
    }
}

impl Workflow {
    /// The built-in workflow, read: see [`builtin_workflow`].
    ///
    /// ```
    /// use it_adoption_model::{Workflow, check};
    /// let workflow = Workflow::builtin();
    /// assert!(check::workflow(&workflow).findings.is_empty());
    /// ```
    pub fn builtin() -> Self {
        let workflow = read(builtin_workflow().json.as_bytes());
        workflow.unwrap_or_else(|_| Self::new(Id::numbered('W', 0), Text::open()))
    }

    /// The line of reporting of a school on a day; `None` if no line holds then, or the school states no stage.
    ///
    /// A multi-level school goes by the highest stage it teaches, in the order of [`Stage`](crate::Stage). So it is reported of the
    /// management of schools since 1 July 2025 (circulars 15/2025/TT-BGDĐT and 45/2026/TT-BGDĐT, decree 142/2025/NĐ-CP); before
    /// that day, and for where *continuing* stands, it is this library's choice.
    pub fn line(&self, school: &School, day: Date) -> Option<&ReportingLine> {
        self.line_of(*school.stages.iter().max()?, day)
    }

    pub(super) fn line_of(&self, highest: Stage, day: Date) -> Option<&ReportingLine> {
        self.lines
            .iter()
            .find(|line| line.stages.contains(&highest) && line.holds_on(day))
    }

    /// The moves that may start from the state a submission is in, and from nowhere else; who may make one is its
    /// [`MoveRule::by`].
    pub fn allowed(&self, submission: &Submission) -> impl Iterator<Item = &MoveRule> {
        let state = submission.state;
        self.moves
            .iter()
            .filter(move |rule| rule.from.contains(&state))
    }

    /// The submission with one move more at the end of its history, in the state that the move leads to.
    ///
    /// What is made public goes into [`Submission::published`] before the move that publishes it.
    ///
    /// ```
    /// use it_adoption_model::{Action, Assessment, Count, Date, Locale, Move, Rule, Submission, SubmissionState, UnitKind, Workflow, read};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
    /// let own: Assessment = read(own)?;
    /// let (school, commune) = (own.school.id, "vd-xa-01".parse()?);
    /// let workflow = Workflow::builtin();
    /// let day: Date = "2026-06-05".parse()?;
    /// assert!(workflow.line(&own.school, day).is_some_and(|line| line.holds_on(day)));
    ///
    /// let draft = Submission::new("HS-1".parse()?, commune, own);
    /// assert!(workflow.allowed(&draft).all(|rule| rule.action == Action::Submit));
    /// let first: Count = 1_u32.try_into()?;
    /// let submit = Move::new(first, Action::Submit, day, school, UnitKind::School);
    /// assert_eq!(workflow.apply(&draft, submit)?.state, SubmissionState::Submitted);
    ///
    /// let approve = Move::new(first, Action::Approve, day, commune, UnitKind::Commune);
    /// let error = workflow.apply(&draft, approve).unwrap_err();
    /// assert_eq!(error.finding().rule, Rule::SubmissionMoveNotAllowed);
    /// assert!(error.message(Locale::Vi).contains("duyệt"));
    /// assert_eq!(error.clone().into_finding(), *error.finding());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`MoveError`] with the first error: the move does not start from the submission's state; another unit may do
    /// it, or the school would decide about itself; its number does not follow, its day goes back, or its reason is
    /// missing; a judgement is there that is not being published, or none is there that could be; the history so far is not in order itself.
    pub fn apply(&self, submission: &Submission, step: Move) -> Result<Submission, MoveError> {
        let mut findings = Findings::default();
        let mut next = submission.clone();
        let before = history(self, submission, &mut Findings::default());
        if before.is_some_and(|state| state != submission.state) {
            settled(submission, before, &mut findings);
        }
        next.history.push(step);
        let state = history(self, &next, &mut findings);
        next.state = state.unwrap_or(submission.state);
        settled(&next, state, &mut findings);
        findings
            .into_error()
            .map_or(Ok(next), |finding| Err(MoveError { finding }))
    }
}

impl ReportingLine {
    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}
