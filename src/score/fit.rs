//! Whether an assessment fits a rubric: the errors that stop scoring, found in one walk that checking shares.

use super::judge::{Misfit, Verdict, judge};
use crate::model::{Answer, Assessment, Criterion, Id, Key, Place, Rule, School, Stage, Value};
use crate::sound::Rubric;

type Args<'a> = &'a [(&'static str, String)];

/// Reports what in the head of an assessment makes scoring impossible.
pub(crate) fn head(
    rubric: &Rubric,
    assessment: &Assessment,
    mut report: impl FnMut(&Place<'_>, Rule, Args<'_>),
) {
    let instrument = Place::ROOT.name("instrument");
    let (named, rubric_ref) = (assessment.instrument, rubric.reference());
    let differ = |found: crate::model::Id, expected: crate::model::Id| {
        [
            ("found", found.to_string()),
            ("expected", expected.to_string()),
        ]
    };
    if named.id != rubric_ref.id {
        let args = differ(named.id, rubric_ref.id);
        report(
            &instrument.name("id"),
            Rule::AssessmentInstrumentMismatch,
            &args,
        );
    } else if named.edition != rubric_ref.edition {
        let args = differ(named.edition, rubric_ref.edition);
        report(
            &instrument.name("edition"),
            Rule::AssessmentEditionMismatch,
            &args,
        );
    }
    let covering = Some(rubric).filter(|_| named.id == rubric_ref.id);
    school(covering, &assessment.school, report);
}

/// Reports what in a document's school makes it impossible to hold anything against the rubric, if there is one for it.
pub(crate) fn school(
    rubric: Option<&Rubric>,
    school: &School,
    mut report: impl FnMut(&Place<'_>, Rule, Args<'_>),
) {
    let place = Place::ROOT.name("school");
    let stages = place.name("stages");
    if school.stages.is_empty() {
        report(&stages, Rule::SchoolNoStage, &[]);
    }
    let covered = |stage: &Stage| rubric.is_none_or(|rubric| rubric.covers(*stage));
    let distinct = Stage::distinct(&school.stages);
    let stated = distinct.iter().copied();
    for stage in stated.filter(|stage| !covered(stage)) {
        let at = school.stages.iter().position(|s| *s == stage);
        let args = [("stage", stage.to_string())];
        let place = stages.index(at.unwrap_or_default());
        report(&place, Rule::AssessmentStageNotCovered, &args);
    }
}

/// An answer that fits: the criterion it answers, and what it is worth unless it states no fact.
pub(crate) struct Fit<'r> {
    pub(crate) position: usize,
    pub(crate) criterion: &'r Criterion,
    pub(crate) verdict: Option<Verdict>,
}

/// Hands back what one answer is worth to a school with these distinct stages, or why it does not fit.
pub(crate) fn answer<'r>(
    rubric: &'r Rubric,
    stages: &[Stage],
    answer: &Answer,
    likely: usize,
) -> Result<Fit<'r>, Misfit> {
    fact(rubric, stages, &answer.criterion, &answer.value, likely)
}

/// As [`answer`], for a fact that a document states about a criterion.
pub(crate) fn fact<'r>(
    rubric: &'r Rubric,
    stages: &[Stage],
    criterion: &Id,
    value: &Value,
    likely: usize,
) -> Result<Fit<'r>, Misfit> {
    let Some((position, criterion)) = rubric.find(criterion, likely) else {
        return Err(unknown(rubric, *criterion));
    };
    let verdict = match value {
        Value::NotApplicable(_) | Value::NotAssessed(_) => None,
        value => Some(judge(criterion, value, stages)?),
    };
    Ok(Fit {
        position,
        criterion,
        verdict,
    })
}

fn unknown(rubric: &Rubric, id: Id) -> Misfit {
    let mut args = vec![("criterion", id.to_string())];
    let retired = rubric.retired(&id);
    let near = match retired {
        Some(retired) => retired.replaced_by.map(|id| id.to_string()),
        None => crate::model::nearest(id.as_str(), rubric.criteria().map(|c| c.id.as_str()))
            .map(str::to_owned),
    };
    args.extend(near.map(|near| ("nearest", near)));
    let rule = match retired {
        Some(_) => Rule::AnswerCriterionRetired,
        None => Rule::AnswerCriterionUnknown,
    };
    Misfit {
        rule,
        path: vec![Key::Name("criterion")],
        args,
    }
}

impl Misfit {
    /// Hands the misfit of an answer on, with its place.
    pub(crate) fn report<T>(
        &self,
        answer: &Place<'_>,
        report: impl FnOnce(&Place<'_>, Rule, Args<'_>) -> T,
    ) -> T {
        answer.follow(&self.path, |place| report(place, self.rule, &self.args))
    }
}
