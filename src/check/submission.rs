//! Rules of submissions: the documents they carry, their history, and what is made public.

use super::days;
use crate::model::{
    Action, Assessment, AssessorRole, Date, Deadlines, Detail, Finding, Findings, Id, Outcome,
    Period, Place, Points, Published, Submission, SubmissionState, Workflow, Year, found, nearest,
};
use crate::sound::{Rubric, Scope};
use crate::year::{history, settled};
use std::collections::{HashMap, HashSet};

const ROOT: Place<'static> = Place::Root;

/// Checks a submission against a workflow; the assessments it carries, and what is made public, against the rubric that their
/// instrument gives, or by themselves where that is not at hand.
///
/// ```
/// use it_adoption_model::{Rubrics, Submission, Workflow, builtin_workflow, check, read};
/// # let submission = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/submission.json"));
/// let workflow: Workflow = read(builtin_workflow().json.as_bytes())?;
/// let mut submission: Submission = read(submission)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.find(&submission.self_assessment.instrument);
/// assert!(!check::submission(&submission, &workflow, rubric).has_errors());
/// submission.history.clear();
/// assert!(check::submission(&submission, &workflow, rubric).has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn submission(
    submission: &Submission,
    workflow: &Workflow,
    rubric: Option<&Rubric>,
) -> Findings {
    let mut findings = Findings::default();
    way(submission, workflow, &mut findings);
    let own = &submission.self_assessment;
    let inner = super::assessment(own, rubric);
    findings.take(&ROOT.name("selfAssessment"), inner);
    if let Some(external) = &submission.external_evaluation {
        let place = ROOT.name("externalEvaluation");
        let apart = super::judgements(own, external, rubric);
        let rubric = rubric.filter(|_| !apart.has_errors());
        findings.take(&place, super::assessment(external, rubric));
        findings.take(&place, apart);
    }
    if let Some((published, rubric)) = submission.published.as_ref().zip(rubric) {
        let judged = submission.external_evaluation.as_ref().unwrap_or(own);
        publication(published, judged, rubric, &mut findings);
    }
    findings
}

/// The way through the hands: who, when, in which order.
fn way(submission: &Submission, workflow: &Workflow, findings: &mut Findings) {
    roles(submission, findings);
    managing_body_differs(submission, findings);
    let led = history(workflow, submission, findings);
    settled(submission, led, findings);
    deadlines(submission, findings);
    days::of_submission(submission, findings);
    no_external(submission, findings);
}

fn roles(submission: &Submission, findings: &mut Findings) {
    let own = Some(&submission.self_assessment);
    let external = submission.external_evaluation.as_ref();
    let documents = [
        ("selfAssessment", own, AssessorRole::SelfAssessment),
        ("externalEvaluation", external, AssessorRole::External),
    ];
    for (name, document, expected) in documents {
        if let Some(found) = document.map(|d| d.role).filter(|role| *role != expected) {
            let found = found::SubmissionRole { expected, found };
            findings.add(&ROOT.name(name).name("role"), found);
        }
    }
}

fn managing_body_differs(submission: &Submission, findings: &mut Findings) {
    let unit = submission.self_assessment.school.unit;
    if let Some(unit) = unit.filter(|unit| *unit != submission.managing_body) {
        let found = found::SubmissionManagingBodyDiffers {
            unit,
            found: submission.managing_body,
        };
        findings.add(&ROOT.name("managingBody"), found);
    }
}

/// The first submission and the publication against the days set for them.
fn deadlines(submission: &Submission, findings: &mut Findings) {
    let Some(deadlines) = submission.deadlines else {
        return;
    };
    if let (Some(submit), Some(publish)) = (deadlines.submit, deadlines.publish)
        && publish < submit
    {
        let found = found::SubmissionDeadlinesContradict { submit, publish };
        return findings.add(&ROOT.name("deadlines").name("publish"), found);
    }
    if deadlines_outside(submission, deadlines, findings) {
        return;
    }
    late(
        submission,
        Action::Submit,
        deadlines.submit,
        |on, deadline| found::SubmissionLateSubmit { on, deadline }.into(),
        findings,
    );
    late(
        submission,
        Action::Publish,
        deadlines.publish,
        |on, deadline| found::SubmissionLatePublish { on, deadline }.into(),
        findings,
    );
}

/// Whether a day that was set lies in no year in which anybody submits or publishes what was found in this one: the school year with
/// its summers, the rest of the calendar year, and January to March.
fn deadlines_outside(
    submission: &Submission,
    deadlines: Deadlines,
    findings: &mut Findings,
) -> bool {
    let year = submission.self_assessment.school_year;
    let rest = year.start().checked_add(1).and_then(Year::new);
    let rest = rest.map(Period::CalendarYear);
    let place = ROOT.name("deadlines");
    let known = findings.findings.len();
    for (name, deadline) in [("submit", deadlines.submit), ("publish", deadlines.publish)] {
        let inside = |day| year.embraces(day) || rest.is_some_and(|it| it.embraces_report(day));
        if let Some(deadline) = deadline.filter(|day| !inside(*day)) {
            let found = found::SubmissionDeadlineOutside { deadline, year };
            findings.add(&place.name(name), found);
        }
    }
    findings.findings.len() > known
}

fn late(
    submission: &Submission,
    action: Action,
    deadline: Option<Date>,
    late: fn(Detail, Detail) -> Finding,
    findings: &mut Findings,
) {
    let first = submission
        .history
        .iter()
        .enumerate()
        .find(|(_, step)| step.action == action);
    if let (Some((at, step)), Some(deadline)) = (first, deadline)
        && step.on > deadline
    {
        let found = late(step.on.into(), deadline.into());
        findings.add(&ROOT.name("history").index(at).name("on"), found);
    }
}

fn no_external(submission: &Submission, findings: &mut Findings) {
    let published = submission.state == SubmissionState::Published;
    if published && submission.external_evaluation.is_none() {
        findings.add(&ROOT, found::SubmissionNoExternal {});
    }
}

/// What is made public against the external evaluation, or against the self-assessment where there is none.
fn publication(
    published: &Published,
    judged: &Assessment,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let place = ROOT.name("published");
    let card = rubric.score(judged).ok();
    let outcome = card.as_ref().map(|card| &card.outcome);
    let whole = rubric.levels_of(Scope::Whole);
    published_level(&place, published.level, &whole, outcome, rubric, findings);
    published_points(&place, published.earned, outcome, findings);
    let groups = place.name("groups");
    let known = rubric.instrument().groups.iter().map(|g| g.id).zip(0..);
    let known: HashMap<Id, usize> = known.collect();
    let scores = card.iter().flat_map(|card| &card.groups);
    let outcomes: HashMap<Id, &Outcome> = scores.map(|s| (s.group, &s.outcome)).collect();
    let mut seen = HashSet::new();
    for (at, group) in published.groups.iter().enumerate() {
        let place = groups.index(at);
        let Some(position) = known.get(&group.group) else {
            published_group_unknown(&place, group.group, rubric, findings);
            continue;
        };
        if !seen.insert(group.group) {
            let place = place.name("group");
            let found = found::SubmissionPublishedGroupRepeated { group: group.group };
            findings.add(&place, found);
        } else {
            let outcome = outcomes.get(&group.group).copied();
            let levels = rubric.levels_of(Scope::Group(*position));
            published_level(&place, group.level, &levels, outcome, rubric, findings);
            published_points(&place, group.earned, outcome, findings);
        }
    }
}

fn published_group_unknown(place: &Place<'_>, group: Id, rubric: &Rubric, findings: &mut Findings) {
    let known = rubric.instrument().groups.iter().map(|g| g.id.as_str());
    let near = nearest(group.as_str(), known);
    let found = Finding::from(found::SubmissionPublishedGroupUnknown { group });
    findings.add(&place.name("group"), found.nearest(near));
}

fn published_level(
    place: &Place<'_>,
    level: Id,
    levels: &[Id],
    outcome: Option<&Outcome>,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let place = place.name("level");
    if !levels.contains(&level) {
        let near = nearest(level.as_str(), levels.iter().map(Id::as_str));
        let found = Finding::from(found::SubmissionPublishedLevelUnknown { level });
        findings.add(&place, found.nearest(near));
    } else if let Some(outcome) = outcome.filter(|outcome| outcome.level != Some(level)) {
        let found = found::SubmissionPublishedLevelDiffers {
            published: rubric.level_named(level),
            judged: Detail::outcome(outcome, rubric.instrument()),
        };
        findings.add(&place, found);
    }
}

fn published_points(
    place: &Place<'_>,
    earned: Option<Points>,
    outcome: Option<&Outcome>,
    findings: &mut Findings,
) {
    if let (Some(earned), Some(points)) = (earned, outcome.and_then(|outcome| outcome.points))
        && earned != points.earned
    {
        let found = found::SubmissionPublishedPointsDiffer {
            published: earned,
            judged: points.earned,
        };
        findings.add(&place.name("earned"), found);
    }
}
