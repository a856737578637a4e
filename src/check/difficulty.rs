//! Rules of difficulties: in a document of its own as one arises, and in the report at the end of the year.

use super::assessment::school;
use super::days;
use super::heads;
use super::schools::itself;
use super::written::as_written;
use crate::model::{
    Count, Date, Detail, Difficulty, DifficultyAnswer, DifficultyRecord, DifficultyReport,
    Findings, Kind, Phrase, Place, School, YearEndReport, found,
};

/// Checks the report of one difficulty.
///
/// ```
/// use it_adoption_model::{Difficulty, Rule, check, read};
/// # let reported = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/difficulty.json"));
/// let mut reported: Difficulty = read(reported)?;
/// assert!(check::difficulty(&reported).findings.is_empty());
/// reported.difficulty.asked = None;
/// assert_eq!(check::difficulty(&reported).findings[0].rule, Rule::DifficultyNothingAsked);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn difficulty(document: &Difficulty) -> Findings {
    let mut findings = Findings::default();
    let record = &document.difficulty;
    let place = Place::Root.name("difficulty");
    school(&document.school, None, &mut findings);
    record_alone(
        record,
        &document.school,
        &place,
        |_, _, _| true,
        &mut findings,
    );
    if record.asked.is_none() {
        let found = found::DifficultyNothingAsked { id: record.id };
        findings.add(&place, found);
    }
    if record.tried.is_empty() {
        let found = found::DifficultyNothingTried { id: record.id };
        findings.add(&place, found);
    }
    heads::of_difficulty(document, &mut findings);
    days::of_difficulty(document, &mut findings);
    days::numbers(&document.head, None, &mut findings);
    as_written(document, &mut findings);
    findings
}

/// What is reported, answered and overcome, in that order; `inside` says of each day whether it lies where it should.
pub(super) fn record_alone(
    record: &DifficultyRecord,
    school: &School,
    place: &Place<'_>,
    inside: impl Fn(Date, &Place<'_>, &mut Findings) -> bool,
    findings: &mut Findings,
) {
    let (id, arose) = (record.id, record.arose);
    if record.reported.is_none() {
        findings.add(place, found::DifficultyUnreported { id });
    }
    let known = inside(arose, &place.name("arose"), findings);
    if let Some(report) = &record.reported {
        let place = place.name("reported");
        itself(&report.to, school, &place.name("to"), findings);
        let place = place.name("on");
        let date = report.on;
        if known && date < arose {
            findings.add(&place, found::DifficultyReportedEarly { id, date, arose });
        } else {
            inside(date, &place, findings);
        }
    }
    if let Some(answer) = &record.answer {
        let place = place.name("answer");
        itself(&answer.by, school, &place.name("by"), findings);
        let place = place.name("on");
        let date = answer.on;
        match record.reported.as_ref().map(|report| report.on) {
            Some(reported) if date < reported => {
                let found = found::DifficultyAnsweredEarly { id, date, reported };
                findings.add(&place, found);
            }
            _ => {
                inside(date, &place, findings);
            }
        }
    }
    if let Some(date) = record.resolved {
        let place = place.name("resolved");
        if known && date < arose {
            findings.add(&place, found::DifficultyResolvedEarly { id, date, arose });
        } else {
            inside(date, &place, findings);
        }
    }
}

/// Whether it was reported within the days that the office allows.
pub(super) fn reported_late(
    record: &DifficultyRecord,
    place: &Place<'_>,
    allowed: Count,
    findings: &mut Findings,
) {
    let Some(report) = &record.reported else {
        return;
    };
    let days = report.on.days_since(record.arose);
    if u32::try_from(days).is_ok_and(|days| days > allowed.get()) {
        let found = found::DifficultyReportedLate {
            id: record.id,
            arose: record.arose,
            date: report.on,
            days: days.unsigned_abs(),
            allowed,
        };
        findings.add(&place.name("reported").name("on"), found);
    }
}

/// Whether a report has to tell of a difficulty: it is of its school and arose in its period.
pub(super) fn concerns(document: &Difficulty, report: &YearEndReport) -> bool {
    report.school.id == document.school.id && report.period.embraces(document.difficulty.arose)
}

/// A report takes up a difficulty that concerns it, and says the same of it.
pub(super) fn taken_up(report: &YearEndReport, document: &Difficulty, findings: &mut Findings) {
    let record = &document.difficulty;
    let list = Place::Root.name("difficulties");
    let mut taken = report.difficulties.iter().enumerate();
    let Some((at, taken)) = taken.find(|(_, taken)| taken.id == record.id) else {
        let found = found::ReportDifficultyMissing { id: record.id };
        let place = match report.difficulties.is_empty() {
            true => Place::Root,
            false => list,
        };
        findings.add(&place, found);
        return;
    };
    // What came after the report is not in it.
    let told = |day: &Date| report.head.date.is_none_or(|date| *day <= date);
    let answer = record.answer.as_ref();
    let answer = answer.filter(|answer| taken.answer.is_some() || told(&answer.on));
    let resolved = record.resolved.as_ref();
    let resolved = resolved.filter(|day| taken.resolved.is_some() || told(day));
    let answered = |it: &DifficultyAnswer| (it.on, it.by.words());
    let told_to = |it: &DifficultyReport| {
        let address = it.address.as_ref().map(Phrase::words);
        (it.on, it.channel, it.to.words(), address)
    };
    let [reported, known] = [&taken.reported, &record.reported].map(|it| it.as_ref().map(told_to));
    let parts = [
        ("arose", taken.arose == record.arose, true),
        (
            "reported",
            known.is_none() || reported == known,
            taken.reported.is_some(),
        ),
        (
            "answer",
            answer.is_none() || taken.answer.as_ref().map(answered) == answer.map(answered),
            taken.answer.is_some(),
        ),
        (
            "resolved",
            resolved.is_none() || taken.resolved.as_ref() == resolved,
            taken.resolved.is_some(),
        ),
    ];
    for (name, same, there) in parts {
        if !same {
            let found = found::ReportPartDiffers {
                id: record.id,
                part: Detail::part(name),
                kind: Kind::Difficulty,
            };
            let taken_at = list.index(at);
            match there {
                true => findings.add(&taken_at.name(name), found),
                false => findings.add(&taken_at, found),
            }
        }
    }
}
