//! Whether an assessment fits a rubric: the errors that stop scoring, found in one walk that checking shares.

use super::judge::{Verdict, judge, points_misfits};
use crate::model::{
    Answer, Assessment, Criterion, Finding, Findings, Id, Measure, Place, School, Stage, Value,
    found, listed, nearest,
};
use crate::sound::Rubric;

/// What in the head of an assessment makes scoring impossible.
pub(crate) fn head(rubric: &Rubric, assessment: &Assessment, findings: &mut Findings) {
    let place = Place::Root.name("instrument");
    let (named, known) = (assessment.instrument, rubric.reference());
    if named.id != known.id {
        let found = found::AssessmentInstrumentMismatch {
            found: named.id,
            expected: known.id,
        };
        findings.add(&place.name("id"), found);
    } else if named.edition != known.edition {
        let found = found::AssessmentEditionMismatch {
            found: named.edition,
            expected: known.edition,
        };
        findings.add(&place.name("edition"), found);
    }
    let covering = Some(rubric).filter(|_| named.id == known.id);
    school(covering, &assessment.school, findings);
}

/// What in a document's school makes it impossible to check anything against the rubric, if there is one for it.
pub(crate) fn school(rubric: Option<&Rubric>, school: &School, findings: &mut Findings) {
    let place = Place::Root.name("school");
    let stages = place.name("stages");
    if school.stages.is_empty() {
        findings.add(&stages, found::SchoolNoStage {});
    }
    let covered = |stage: &Stage| rubric.is_none_or(|rubric| rubric.covers(*stage));
    let distinct = Stage::distinct(&school.stages);
    let stated = distinct.iter().copied();
    for stage in stated.filter(|stage| !covered(stage)) {
        let at = school.stages.iter().position(|s| *s == stage);
        let place = stages.index(at.unwrap_or_default());
        findings.add(&place, found::AssessmentStageNotCovered { stage });
    }
}

/// An answer that fits: the criterion it answers, and what it is worth unless it states no fact.
pub(crate) struct Fit<'r> {
    pub(crate) position: usize,
    pub(crate) criterion: &'r Criterion,
    pub(crate) verdict: Option<Verdict>,
}

/// What one answer is worth to a school with these distinct stages, or what is found in it where it does not fit.
#[inline(always)]
pub(crate) fn answer<'r>(
    rubric: &'r Rubric,
    stages: &[Stage],
    answer: &Answer,
    likely: usize,
) -> Result<Fit<'r>, Box<Finding>> {
    let (position, criterion) = criterion(rubric, &answer.criterion, likely)?;
    Ok(Fit {
        position,
        criterion,
        verdict: worth(criterion, answer, stages)?,
    })
}

/// The criterion of this identifier and its position, or what is found where there is none.
#[inline(always)]
fn criterion<'r>(
    rubric: &'r Rubric,
    id: &Id,
    likely: usize,
) -> Result<(usize, &'r Criterion), Box<Finding>> {
    let found = rubric.find(id, likely);
    found.ok_or_else(|| Box::new(unknown(rubric, *id)))
}

/// What an answer to this criterion is worth unless it states no fact, or what is found in it where it does not fit.
#[inline(always)]
pub(super) fn worth(
    criterion: &Criterion,
    answer: &Answer,
    stages: &[Stage],
) -> Result<Option<Verdict>, Box<Finding>> {
    let verdict = verdict(criterion, &answer.value, stages)?;
    match reason_open(answer) {
        Some(open) => Err(Box::new(open)),
        None => Ok(verdict),
    }
}

#[inline(always)]
fn verdict(
    criterion: &Criterion,
    value: &Value,
    stages: &[Stage],
) -> Result<Option<Verdict>, Box<Finding>> {
    match value {
        Value::NotApplicable(_) | Value::NotAssessed(_) => Ok(None),
        value => match judge(criterion, value, stages) {
            Ok(verdict) => Ok(Some(verdict)),
            Err(found) => Err(Box::new(found.under(&Place::Root.name("value")))),
        },
    }
}

/// What else keeps an answer from fitting, after the first that [`answer`] tells.
pub(crate) fn more(rubric: &Rubric, answer: &Answer) -> impl Iterator<Item = Finding> + use<> {
    let criterion = rubric.criterion(&answer.criterion);
    let misfits = match (criterion.map(|c| (c, &c.measure)), &answer.value) {
        (Some((criterion, Measure::Points(of))), Value::Points(given)) => {
            points_misfits(criterion, of, given)
        }
        _ => Vec::new(),
    };
    let value = Place::Root.name("value");
    let misfits: Vec<Finding> = misfits
        .into_iter()
        .skip(1)
        .map(|found| found.under(&value))
        .collect();
    misfits.into_iter()
}

/// An answer that a criterion does not apply, with nothing where the reason should stand.
#[inline]
pub(crate) fn reason_open(answer: &Answer) -> Option<Finding> {
    match &answer.value {
        Value::NotApplicable(why) => why.reason.is_open().then(|| open(answer.criterion)),
        _ => None,
    }
}

#[cold]
fn open(criterion: Id) -> Finding {
    let (root, found) = (Place::Root, found::AnswerReasonOpen { criterion });
    let value = root.name("value");
    let place = value.name("notApplicable");
    Finding::from(found).under(&place.name("reason"))
}

/// As [`answer`], for a fact that a document states about a criterion.
pub(crate) fn fact<'r>(
    rubric: &'r Rubric,
    stages: &[Stage],
    id: &Id,
    value: &Value,
) -> Result<Fit<'r>, Box<Finding>> {
    let (position, criterion) = criterion(rubric, id, 0)?;
    Ok(Fit {
        position,
        criterion,
        verdict: verdict(criterion, value, stages)?,
    })
}

#[cold]
fn unknown(rubric: &Rubric, criterion: Id) -> Finding {
    let mut retired = rubric.retired(&criterion).peekable();
    let found = match retired.peek() {
        Some(_) => {
            let next: Vec<Id> = retired.filter_map(|retired| retired.replaced_by).collect();
            let next = listed(next.iter().map(Id::as_str));
            let found = Finding::from(found::AnswerCriterionRetired { criterion });
            found.nearest(Some(next.as_str()).filter(|next| !next.is_empty()))
        }
        None => {
            let known = rubric.criteria().map(|c| c.id.as_str());
            let near = nearest(criterion.as_str(), known);
            Finding::from(found::AnswerCriterionUnknown { criterion }).nearest(near)
        }
    };
    found.under(&Place::Root.name("criterion"))
}

/// An answer to a criterion that the answer at `first` took.
pub(crate) fn repeated(criterion: Id, first: usize) -> Finding {
    let found = Finding::from(found::AnswerRepeated {
        criterion,
        first: Place::Root.name("answers").index(first).pointer(),
    });
    found.under(&Place::Root.name("criterion"))
}
