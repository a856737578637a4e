//! Days that depend on others. The table in `docs/design.md` names them all.

use crate::model::{
    Action, AnnualPlan, Assessment, Both, Channel, Date, Detail, Difficulty, Findings, Head, Id,
    IssuedDocument, Place, Standing, Submission, YearEndReport, found,
};
use crate::sound::number_year;
use std::collections::HashMap;

/// A day and what happened on it.
#[derive(Clone, Copy)]
pub(super) struct Day(pub(super) Option<Date>, pub(super) Both<&'static str>);

pub(super) const ASSESSED: Both<&str> = Both::new("Phiếu tự đánh giá", "The self-assessment");
pub(super) const EVALUATED: Both<&str> =
    Both::new("Phiếu đánh giá ngoài", "The external evaluation");
const SUBMITTED: Both<&str> = Both::new("Việc nộp hồ sơ", "The submission");
const PLAN: Both<&str> = Both::new("Kế hoạch", "The plan");
const REPORT: Both<&str> = Both::new("Báo cáo", "The report");

/// Documents that tell how one year ended, and a report and the day it was due, are no further apart: this project's choice.
const NEAR: i32 = 92;

/// Whether two days are near enough for what belongs to one of them to hold on the other.
pub(super) fn near(one: Date, other: Date) -> bool {
    one.days_since(other).abs() <= NEAR
}

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

/// Whether so many of all are most: what they have in common is then the cause.
pub(super) fn most(count: usize, all: usize) -> bool {
    count >= 3 && count * 2 > all
}

/// The day a plan was issued. One outside its period, or after most of the days in it, has a rule of its own.
pub(super) fn issued(plan: &AnnualPlan) -> Day {
    let date = plan.head.date;
    let date = date.filter(|date| !plan.period.ends_before(*date));
    let late = |date: &Date| {
        let (past, all) = due_before(plan, *date);
        most(past, all)
    };
    Day(date.filter(|date| !late(date)), PLAN)
}

/// How many of the days by which something is due in a plan are before `date`, and how many there are.
fn due_before(plan: &AnnualPlan, date: Date) -> (usize, usize) {
    let objectives = plan.objectives.iter().map(|objective| objective.due);
    let objectives = objectives.filter(|due| plan.period.embraces(*due));
    let reports = plan.reports_due.iter().filter_map(|report| report.due);
    let reports = reports.filter(|due| plan.period.embraces_report(*due));
    let due = objectives.chain(reports);
    (due.clone().filter(|due| *due < date).count(), due.count())
}

/// A plan is not dated after most of the days by which something is due in it.
fn issued_late(plan: &AnnualPlan, findings: &mut Findings) {
    let Some(date) = plan.head.date.filter(|d| !plan.period.ends_before(*d)) else {
        return;
    };
    let (count, all) = due_before(plan, date);
    if most(count, all) {
        let place = Place::Root.name("head");
        findings.add(
            &place.name("date"),
            found::PlanDateUnlikely { date, count, all },
        );
    }
}

/// A solution's milestones do not all end before its new technology has been tried.
fn tried_late(plan: &AnnualPlan, findings: &mut Findings) {
    let planned = plan.trials.iter().filter_map(|trial| {
        let pilot = trial.pilot.as_ref()?;
        let sound = !pilot.is_over() && pilot.from <= pilot.until;
        (sound && plan.period.embraces(pilot.until)).then_some((trial.id, pilot.until))
    });
    let pilots: HashMap<Id, Date> = planned.collect();
    let mut last: HashMap<Id, Date> = HashMap::new();
    for milestone in plan.roadmap.iter().filter(|m| m.from <= m.until) {
        for id in &milestone.solutions {
            let until = last.entry(*id).or_insert(milestone.until);
            *until = milestone.until.max(*until);
        }
    }
    let list = Place::Root.name("solutions");
    for (at, solution) in plan.solutions.iter().enumerate() {
        let milestone = Both::new(
            "Mốc cuối của giải pháp",
            "The last milestone of the solution",
        );
        let milestone = Day(last.get(&solution.id).copied(), milestone);
        let tried = solution.trial.and_then(|trial| pilots.get(&trial)).copied();
        let tried = Day(
            tried,
            Both::new("Ngày thử nghiệm kết thúc", "The end of its pilot"),
        );
        not_before(milestone, tried, &list.index(at).name("trial"), findings);
    }
}

/// A plan names no document issued later that it would be woven into, and a report is due after the plan was issued.
pub(super) fn of_plan(plan: &AnnualPlan, findings: &mut Findings) {
    if let Standing::WovenInto(whole) = &plan.standing {
        let standing = Place::Root.name("standing");
        let place = standing.name("wovenInto");
        let into = Both::new(
            "Kế hoạch mà nó được lồng ghép vào",
            "The plan it is woven into",
        );
        let whole = Day(whole.date, into);
        not_before(
            Day(plan.head.date, PLAN),
            whole,
            &place.name("date"),
            findings,
        );
    }
    issued_late(plan, findings);
    tried_late(plan, findings);
    let issued = issued(plan);
    let list = Place::Root.name("reportsDue");
    for (at, report) in plan.reports_due.iter().enumerate() {
        let due = report.due.filter(|due| plan.period.embraces_report(*due));
        let due = Day(due, Both::new("Hạn nộp báo cáo", "The report's due day"));
        not_before(due, issued, &list.index(at).name("due"), findings);
    }
}

/// An objective is due after the plan was issued.
pub(super) fn of_objective(
    due: Option<Date>,
    issued: Day,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let due = Day(
        due,
        Both::new("Hạn của mục tiêu", "The objective's due day"),
    );
    not_before(due, issued, place, findings);
}

/// A difficulty is put on paper after it arose. Where it was even reported before, that has a rule of its own.
pub(super) fn of_difficulty(document: &Difficulty, findings: &mut Findings) {
    let paper = Both::new("Văn bản báo cáo khó khăn", "The report of the difficulty");
    let record = &document.difficulty;
    let early = record
        .reported
        .as_ref()
        .is_some_and(|reported| reported.on < record.arose);
    if early {
        return;
    }
    let (told, arose) = (document.head.date, Some(record.arose));
    let place = Place::Root.name("head");
    not_before(
        Day(told, paper),
        Day(arose, AROSE),
        &place.name("date"),
        findings,
    );
    let (by_letter, in_writing) = match record.reported.as_ref().map(|it| it.channel) {
        Some(Channel::OfficialLetter) => (true, true),
        Some(Channel::Phone | Channel::Meeting) => (false, false),
        _ => (false, true),
    };
    let (known, place) = (findings.findings.len(), Place::Root.name("difficulty"));
    let on = record.reported.as_ref().map(|reported| reported.on);
    let sent = Day(on.filter(|_| by_letter), REPORTED);
    let reported = place.name("reported");
    not_before(sent, Day(told, paper), &reported.name("on"), findings);
    if findings.findings.len() == known {
        let on = record.answer.as_ref().map(|answer| answer.on);
        let answered = Both::new("Trả lời", "The answer");
        let answered = Day(on.filter(|_| in_writing), answered);
        let answer = place.name("answer");
        not_before(answered, Day(told, paper), &answer.name("on"), findings);
    }
}

const REPORTED: Both<&str> = Both::new(
    "Ngày báo cáo khó khăn",
    "The day the difficulty was reported",
);
const AROSE: Both<&str> = Both::new("Ngày khó khăn phát sinh", "The day the difficulty arose");

/// The days within a report: what it tells had happened, what it follows was there, and what it is part of was issued with it or
/// later. What came after a later day is told with that day.
pub(super) fn of_report(report: &YearEndReport, findings: &mut Findings) {
    let near = |date: &Date| report.period.embraces_report(*date);
    let made = Day(report.head.date.filter(near), REPORT);
    let part_of = Place::Root.name("partOf");
    let summary = Both::new("Báo cáo mà nó kèm theo", "The summary it is part of");
    let whole = report.part_of.as_ref().and_then(|whole| whole.date);
    not_before(Day(whole, summary), made, &part_of.name("date"), findings);
    let list = Place::Root.name("guidance");
    for (at, guidance) in report.guidance.iter().enumerate() {
        let guided = Both::new("Văn bản hướng dẫn", "The guidance it follows");
        let guided = Day(guidance.date, guided);
        not_before(made, guided, &list.index(at).name("date"), findings);
    }
    let list = Place::Root.name("difficulties");
    for (at, difficulty) in report.difficulties.iter().enumerate() {
        let place = list.index(at);
        let told = |day: Option<Date>, what, place: &Place<'_>, findings: &mut Findings| {
            let known = findings.findings.len();
            not_before(made, Day(day.filter(near), what), place, findings);
            findings.findings.len() > known
        };
        if told(
            Some(difficulty.arose),
            AROSE,
            &place.name("arose"),
            findings,
        ) {
            continue;
        }
        let on = difficulty.reported.as_ref().map(|reported| reported.on);
        told(on, REPORTED, &place.name("reported").name("on"), findings);
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

/// A report comes after the plan it is on, and not after the last day near it on which the plan has a report due.
pub(super) fn report_after(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
    let head = Place::Root.name("head");
    let date = report.head.date;
    let near = date.filter(|date| report.period.embraces_report(*date));
    let (made, planned) = (Day(near, REPORT), Day(plan.head.date, PLAN));
    not_before(made, planned, &head.name("date"), findings);
    let last = plan
        .reports_due
        .iter()
        .filter_map(|report| report.due)
        .max();
    let last = last.filter(|due| date.is_some_and(|date| self::near(date, *due)));
    let due = Both::new(
        "Hạn nộp báo cáo trong kế hoạch",
        "The report's due day in the plan",
    );
    not_before(Day(last, due), made, &head.name("date"), findings);
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
            _ => SUBMITTED,
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
    let mut moves = submission.history.iter();
    let first = moves.find(|step| step.action == Action::Submit);
    let submitted = Day(first.map(|step| step.on), SUBMITTED);
    let judged = external.and_then(|it| it.date.filter(|day| Some(*day) >= assessed.0));
    let place = Place::Root.name("externalEvaluation");
    let place = place.name("date");
    not_before(Day(judged, EVALUATED), submitted, &place, findings);
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::near;

    #[test]
    fn three_months_are_near() {
        let apart = |one: &str, other: &str| near(one.parse().unwrap(), other.parse().unwrap());
        assert!(apart("2027-05-24", "2027-08-24") && apart("2027-08-24", "2027-05-24"));
        assert!(!apart("2027-05-24", "2027-08-25") && !apart("2027-01-20", "2027-05-24"));
    }
}
