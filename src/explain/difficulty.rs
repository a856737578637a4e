//! The report of a difficulty as a school sends it to the office above, and what became of it.

use super::issued::{DOTS, Form, Issues as _, section};
use crate::explain::page::{Fact, Page};
use crate::model::{Date, Difficulty, DifficultyRecord, Locale, Text, say, words};

/// The report of a difficulty in the usual order of such documents, with open places as dotted lines; after it, what the
/// school keeps of its way: how it was reported, answered and overcome.
///
/// ```
/// use it_adoption_model::{Difficulty, Locale, explain, read};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!("../../docs/examples/year/difficulty.json");
/// let difficulty: Difficulty = read(json)?;
/// let page = explain::difficulty(&difficulty, Locale::Vi);
/// assert!(page.markdown().contains("Kính gửi"));
/// # Ok(()) }
/// ```
pub fn difficulty(document: &Difficulty, locale: Locale) -> Page {
    let record = &document.difficulty;
    let (head, school) = (&document.head, &document.school);
    let told = record.reported.as_ref().map(|report| &report.to);
    let to = told.or(head.authority.as_ref());
    let asked: Vec<Text> = record.asked.iter().cloned().collect();
    let name = &school.name;
    locale
        .head(head, school, Form::Report, None)
        .append(locale.made_up(document.provenance.as_ref()))
        .append(locale.addressed(to))
        .paragraph(say!(
            locale,
            "{name} báo cáo khó khăn, vướng mắc trong ứng dụng CNTT như sau:",
            "{name} reports a difficulty in applying IT as follows:"
        ))
        .append(section(
            locale.pick("I. KHÓ KHĂN, VƯỚNG MẮC", "I. THE DIFFICULTY"),
            what(record, locale),
        ))
        .append(section(
            locale.pick("II. BIỆN PHÁP ĐÃ THỰC HIỆN", "II. WHAT WAS TRIED"),
            locale.list(&record.tried),
        ))
        .append(section(
            locale.pick("III. ĐỀ NGHỊ", "III. WHAT IS ASKED FOR"),
            locale.list(&asked),
        ))
        .append(locale.foot(head, school, Form::Report, to, &document.recipients))
        .append(way(record, locale))
}

/// What the difficulty is, since when, and why.
fn what(record: &DifficultyRecord, locale: Locale) -> Page {
    let day = |day: Date| words::day(day, locale);
    let arose = day(record.arose);
    let causes = record.causes.iter().map(|cause| {
        let cause = locale.written(cause);
        say!(locale, "Nguyên nhân: {cause}", "Cause: {cause}")
    });
    let title = locale.written(&record.title);
    let since = say!(locale, "Phát sinh từ ngày {arose}.", "It arose on {arose}.");
    let lines: Vec<String> = [title.to_owned(), since]
        .into_iter()
        .chain(causes)
        .collect();
    Page::default().list(lines)
}

/// How it was reported, what the office answered, and when it was overcome: no part of the document that was sent.
fn way(record: &DifficultyRecord, locale: Locale) -> Page {
    let day = |day: Date| words::day(day, locale);
    let not_yet = || locale.pick("chưa", "not yet").to_owned();
    let reported = record.reported.as_ref().map(|report| {
        let (on, channel) = (day(report.on), report.channel.label(locale));
        let to = match report.to.is_open() {
            true => DOTS,
            false => report.to.as_str(),
        };
        let address = report.address.as_ref();
        let address = address.map_or_else(String::new, |address| format!(" ({address})"));
        format!("{on}, {channel}{address}, {to}")
    });
    let answer = record.answer.as_ref().map(|answer| {
        let (on, text) = (day(answer.on), locale.written(&answer.text));
        let by = &answer.by;
        format!("{on}, {by}: {text}")
    });
    let resolved = record.resolved.map(day);
    let title = locale.pick(
        "Theo dõi giải quyết (không thuộc văn bản gửi đi)",
        "What became of it (no part of the document sent)",
    );
    Page::default().heading(2, title).facts([
        Fact::from((
            locale.pick("Đã báo cáo", "Reported"),
            reported.unwrap_or_else(not_yet),
        )),
        Fact::from((
            locale.pick("Trả lời", "Answer"),
            answer.unwrap_or_else(not_yet),
        )),
        Fact::from((
            locale.pick("Giải quyết xong", "Overcome"),
            resolved.unwrap_or_else(not_yet),
        )),
    ])
}
