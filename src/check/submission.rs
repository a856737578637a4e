//! Rules of submissions: the documents they carry, their history, and what is made public.

use crate::model::{
    Action, Assessment, AssessorRole, Date, Findings, Id, Outcome, Place, Points, Published, Rule,
    Submission, SubmissionState, Workflow, nearest,
};
use crate::sound::Rubric;
use crate::year::{history, settled};
use std::collections::{HashMap, HashSet};

const ROOT: Place<'static> = Place::ROOT;

/// Checks a submission against a workflow, and the assessments it carries by themselves.
pub fn submission(submission: &Submission, workflow: &Workflow) -> Findings {
    let mut findings = Findings::default();
    way(submission, workflow, &mut findings);
    let own = &submission.self_assessment;
    let inner = super::assessment(own);
    findings.take(&ROOT.name("selfAssessment"), inner);
    if let Some(external) = &submission.external_evaluation {
        let place = ROOT.name("externalEvaluation");
        findings.take(&place, super::assessment(external));
        findings.take(&place, super::judgements(own, external, None));
    }
    findings
}

/// Checks a submission as [`submission`] does, and its judgements against the rubric that its instrument gives.
pub fn submission_against(
    submission: &Submission,
    workflow: &Workflow,
    rubric: &Rubric,
) -> Findings {
    let mut findings = Findings::default();
    way(submission, workflow, &mut findings);
    let own = &submission.self_assessment;
    let inner = super::assessment_against(own, rubric);
    findings.take(&ROOT.name("selfAssessment"), inner);
    if let Some(external) = &submission.external_evaluation {
        let place = ROOT.name("externalEvaluation");
        let apart = super::judgements(own, external, Some(rubric));
        if apart.has_errors() {
            findings.take(&place, super::assessment(external));
        } else {
            findings.take(&place, super::assessment_against(external, rubric));
        }
        findings.take(&place, apart);
    }
    if let Some(published) = &submission.published {
        let judged = submission.external_evaluation.as_ref().unwrap_or(own);
        publication(published, judged, rubric, &mut findings);
    }
    findings
}

/// The way through the hands: who, when, in which order.
fn way(submission: &Submission, workflow: &Workflow, findings: &mut Findings) {
    roles(submission, findings);
    managing_body_differs(submission, findings);
    let mut report = |place: &Place<'_>, rule: Rule, args: &[(&'static str, String)]| {
        findings.add(place, rule, args)
    };
    let led = history(workflow, submission, &mut report);
    settled(submission, led, &mut report);
    deadlines(submission, findings);
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
            let args = [
                ("expected", expected.to_string()),
                ("found", found.to_string()),
            ];
            findings.add(&ROOT.name(name).name("role"), Rule::SubmissionRole, &args);
        }
    }
}

fn managing_body_differs(submission: &Submission, findings: &mut Findings) {
    let unit = submission.self_assessment.school.unit;
    if let Some(unit) = unit.filter(|unit| *unit != submission.managing_body) {
        let args = [
            ("unit", unit.to_string()),
            ("found", submission.managing_body.to_string()),
        ];
        let place = ROOT.name("managingBody");
        findings.add(&place, Rule::SubmissionManagingBodyDiffers, &args);
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
        let args = [
            ("submit", submit.to_string()),
            ("publish", publish.to_string()),
        ];
        let place = ROOT.name("deadlines");
        return findings.add(
            &place.name("publish"),
            Rule::SubmissionDeadlinesContradict,
            &args,
        );
    }
    late(
        submission,
        Action::Submit,
        deadlines.submit,
        Rule::SubmissionLateSubmit,
        findings,
    );
    late(
        submission,
        Action::Publish,
        deadlines.publish,
        Rule::SubmissionLatePublish,
        findings,
    );
}

fn late(
    submission: &Submission,
    action: Action,
    deadline: Option<Date>,
    rule: Rule,
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
        let args = [
            ("on", step.on.to_string()),
            ("deadline", deadline.to_string()),
        ];
        findings.add(&ROOT.name("history").index(at).name("on"), rule, &args);
    }
}

fn no_external(submission: &Submission, findings: &mut Findings) {
    let published = submission.state == SubmissionState::Published;
    if published && submission.external_evaluation.is_none() {
        findings.add(&ROOT, Rule::SubmissionNoExternal, &[]);
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
    published_level(&place, published.level, outcome, rubric, findings);
    published_points(&place, published.earned, outcome, findings);
    let groups = place.name("groups");
    let known: HashSet<Id> = rubric.instrument().groups.iter().map(|g| g.id).collect();
    let scores = card.iter().flat_map(|card| &card.groups);
    let outcomes: HashMap<Id, &Outcome> = scores.map(|s| (s.group, &s.outcome)).collect();
    let mut seen = HashSet::new();
    for (at, group) in published.groups.iter().enumerate() {
        let place = groups.index(at);
        if !known.contains(&group.group) {
            published_group_unknown(&place, group.group, rubric, findings);
        } else if !seen.insert(group.group) {
            let args = [("group", group.group.to_string())];
            let place = place.name("group");
            findings.add(&place, Rule::SubmissionPublishedGroupRepeated, &args);
        } else {
            let outcome = outcomes.get(&group.group).copied();
            published_level(&place, group.level, outcome, rubric, findings);
            published_points(&place, group.earned, outcome, findings);
        }
    }
}

fn published_group_unknown(place: &Place<'_>, group: Id, rubric: &Rubric, findings: &mut Findings) {
    let known = rubric.instrument().groups.iter().map(|g| g.id.as_str());
    let near = nearest(group.as_str(), known);
    let mut args = vec![("group", group.to_string())];
    args.extend(near.map(|near| ("nearest", near.to_owned())));
    findings.add(
        &place.name("group"),
        Rule::SubmissionPublishedGroupUnknown,
        &args,
    );
}

fn published_level(
    place: &Place<'_>,
    level: Id,
    outcome: Option<&Outcome>,
    rubric: &Rubric,
    findings: &mut Findings,
) {
    let place = place.name("level");
    if rubric.rank(&level).is_none() {
        let known = rubric.instrument().levels.iter().map(|l| l.id.as_str());
        let near = nearest(level.as_str(), known);
        let mut args = vec![("level", level.to_string())];
        args.extend(near.map(|near| ("nearest", near.to_owned())));
        findings.add(&place, Rule::SubmissionPublishedLevelUnknown, &args);
    } else if let Some(outcome) = outcome.filter(|outcome| outcome.level != Some(level)) {
        let judged = outcome
            .level
            .map_or("–".to_owned(), |level| level.to_string());
        let args = [("published", level.to_string()), ("judged", judged)];
        findings.add(&place, Rule::SubmissionPublishedLevelDiffers, &args);
    }
}

fn published_points(
    place: &Place<'_>,
    earned: Option<Points>,
    outcome: Option<&Outcome>,
    findings: &mut Findings,
) {
    if let (Some(earned), Some(outcome)) = (earned, outcome)
        && earned != outcome.earned
    {
        let args = [
            ("published", earned.to_string()),
            ("judged", outcome.earned.to_string()),
        ];
        findings.add(
            &place.name("earned"),
            Rule::SubmissionPublishedPointsDiffer,
            &args,
        );
    }
}
