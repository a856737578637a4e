//! Days that depend on others. The table in `docs/design.md` names them all.

use crate::model::{
    Action, AnnualPlan, Assessment, Both, Date, Detail, Findings, Head, IssuedDocument, Place,
    Submission, YearEndReport, found,
};

use crate::sound::number_year;

/// A day and what happened on it.
#[derive(Clone, Copy)]
pub(super) struct Day(pub(super) Option<Date>, pub(super) Both<&'static str>);

pub(super) const ASSESSED: Both<&str> = Both::new("Phiếu tự đánh giá", "The self-assessment");
pub(super) const EVALUATED: Both<&str> =
    Both::new("Phiếu đánh giá ngoài", "The external evaluation");
const PLAN: Both<&str> = Both::new("Kế hoạch", "The plan");
const REPORT: Both<&str> = Both::new("Báo cáo", "The report");

/// Finds a day that is before one it cannot be before.
pub(super) fn not_before(later: Day, earlier: Day, place: &Place<'_>, findings: &mut Findings) {
    if let (Some(day), Some(other)) = (later.0, earlier.0)
        && day < other
    {
        let lower = |locale| {
            let than = earlier.1.get(locale);
            let mut rest = than.chars();
            let first = rest.next().map(char::to_lowercase);
            first.into_iter().flatten().chain(rest).collect::<String>()
        };
        let found = found::DayOrder {
            what: words(later.1),
            day,
            than: Detail::new(earlier.1.en, lower),
            other,
        };
        findings.add(place, found);
    }
}

fn words(what: Both<&'static str>) -> Detail {
    Detail::new(what.en, |locale| (*what.get(locale)).to_owned())
}

/// A report is due after the plan was issued. A day outside the plan's period has a rule of its own.
pub(super) fn of_plan(plan: &AnnualPlan, findings: &mut Findings) {
    let issued = plan
        .head
        .date
        .filter(|date| !plan.period.ends_before(*date));
    let list = Place::Root.name("reportsDue");
    for (at, report) in plan.reports_due.iter().enumerate() {
        let due = report.due.filter(|due| plan.period.embraces_report(*due));
        let due = Day(due, Both::new("Hạn nộp báo cáo", "The report's due day"));
        not_before(
            due,
            Day(issued, PLAN),
            &list.index(at).name("due"),
            findings,
        );
    }
}

/// The days within a report: what it tells had happened. What came after a later day is told with that day.
pub(super) fn of_report(report: &YearEndReport, findings: &mut Findings) {
    let near = |date: &Date| report.period.embraces_report(*date);
    let made = Day(report.head.date.filter(near), REPORT);
    let list = Place::Root.name("difficulties");
    for (at, difficulty) in report.difficulties.iter().enumerate() {
        let place = list.index(at);
        let told = |day: Option<Date>, what, place: &Place<'_>, findings: &mut Findings| {
            let known = findings.findings.len();
            not_before(made, Day(day.filter(near), what), place, findings);
            findings.findings.len() > known
        };
        let arose = Both::new("ngày khó khăn phát sinh", "the day the difficulty arose");
        if told(
            Some(difficulty.arose),
            arose,
            &place.name("arose"),
            findings,
        ) {
            continue;
        }
        let on = difficulty.reported.as_ref().map(|reported| reported.on);
        let reported = Both::new(
            "ngày báo cáo khó khăn",
            "the day the difficulty was reported",
        );
        told(on, reported, &place.name("reported").name("on"), findings);
        let resolved = Both::new(
            "ngày khó khăn được giải quyết",
            "the day the difficulty was overcome",
        );
        told(
            difficulty.resolved,
            resolved,
            &place.name("resolved"),
            findings,
        );
    }
}

/// A plan rests on an assessment made before it.
pub(super) fn plan_after(plan: &AnnualPlan, assessment: &Assessment, findings: &mut Findings) {
    let assessed = Day(
        assessment.date,
        Both::new("Phiếu đánh giá hiện trạng", "The assessment it starts from"),
    );
    let head = Place::Root.name("head");
    not_before(
        Day(plan.head.date, PLAN),
        assessed,
        &head.name("date"),
        findings,
    );
}

/// A report comes after the plan it is on.
pub(super) fn report_after(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
    let head = Place::Root.name("head");
    let date = report.head.date;
    let near = date.filter(|date| report.period.embraces_report(*date));
    let (made, planned) = (Day(near, REPORT), Day(plan.head.date, PLAN));
    not_before(made, planned, &head.name("date"), findings);
}

/// An external evaluation comes after the self-assessment it answers.
pub(super) fn evaluated_after(own: &Assessment, external: &Assessment, findings: &mut Findings) {
    let (assessed, evaluated) = (Day(own.date, ASSESSED), Day(external.date, EVALUATED));
    not_before(evaluated, assessed, &Place::Root.name("date"), findings);
}

/// A submission is made, approved and published after what it carries was judged.
pub(super) fn of_submission(submission: &Submission, findings: &mut Findings) {
    let last = |action| {
        let mut moves = submission.history.iter().enumerate();
        moves.rfind(|(_, step)| step.action == action)
    };
    let moved = |action: Action, earlier: Day, findings: &mut Findings| {
        let Some((at, step)) = last(action) else {
            return;
        };
        let before = at
            .checked_sub(1)
            .and_then(|before| submission.history.get(before));
        if before.is_some_and(|before| step.on < before.on) {
            return;
        }
        let move_made = match action {
            Action::Approve => Both::new("Việc duyệt hồ sơ", "The approval"),
            Action::Publish => Both::new("Việc công bố", "The publication"),
            _ => Both::new("Việc nộp hồ sơ", "The submission"),
        };
        let list = Place::Root.name("history");
        let place = list.index(at);
        not_before(
            Day(Some(step.on), move_made),
            earlier,
            &place.name("on"),
            findings,
        );
    };
    let assessed = Day(submission.self_assessment.date, ASSESSED);
    moved(Action::Submit, assessed, findings);
    let external = submission.external_evaluation.as_ref();
    let evaluated = Day(external.and_then(|external| external.date), EVALUATED);
    let known = findings.findings.len();
    moved(Action::Approve, evaluated, findings);
    if findings.findings.len() == known {
        moved(Action::Publish, evaluated, findings);
    }
}

/// The numbers of a document, of the one it is part of, and of those it rests on.
pub(super) fn numbers(
    head: &Head,
    inside: Option<(&'static str, &IssuedDocument)>,
    findings: &mut Findings,
) {
    let (root, standing) = (Place::Root, Place::Root.name("standing"));
    number_year(
        head.number.as_ref(),
        head.date,
        &root.name("head"),
        findings,
    );
    if let Some((name, whole)) = inside {
        let own = head.number.as_ref().filter(|own| !own.is_open());
        if let Some(number) = own.filter(|own| Some(*own) != whole.number.as_ref()) {
            let number = number.as_str();
            findings.add(
                &root.name("head").name("number"),
                found::NumberOfPart { number },
            );
        }
        let place = match name {
            "wovenInto" => &standing.name(name),
            name => &root.name(name),
        };
        number_year(whole.number.as_ref(), whole.date, place, findings);
    }
}
