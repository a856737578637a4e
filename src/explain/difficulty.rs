//! The report of a difficulty as a school sends it to the office above, and what became of it.

use super::issued::{CAUSE, Ends as _, Form, Issues as _, at, open, section};
use crate::explain::page::{Fact, Page, Words};
use crate::model::{Date, Difficulty, DifficultyRecord, Locale, Phrase, say, words};

/// The report of a difficulty in the usual order of such documents, with places where something is open; after it, what the
/// school keeps of its way: how it was reported, answered and overcome.
///
/// ```
/// use it_adoption_model::{Difficulty, Locale, explain, read};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/difficulty.json"));
/// let difficulty: Difficulty = read(json)?;
/// let page = explain::difficulty(&difficulty, Locale::Vi);
/// assert!(page.markdown().contains("Kính gửi"));
/// # Ok(()) }
/// ```
pub fn difficulty(document: &Difficulty, locale: Locale) -> Page {
    let record = &document.difficulty;
    let (head, school) = (&document.head, &document.school);
    let told = record.reported.as_ref().map(|report| &report.to);
    let nobody = Phrase::open();
    let to = Some(told.or(head.authority.as_ref()).unwrap_or(&nobody));
    let asked = record.asked.iter().map(|asked| {
        let asked = locale.written_after(&["Đề nghị:"], asked);
        asked.at(&at!("difficulty", "asked"))
    });
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
            locale.list(&record.tried, &at!("difficulty", "tried")),
        ))
        .append(section(
            locale.pick("III. ĐỀ NGHỊ", "III. WHAT IS ASKED FOR"),
            Page::default().list(asked),
        ))
        .append(locale.foot((head, Form::Report), school, to, &document.recipients))
        .append(way(record, locale))
}

/// What the difficulty is, since when, and why.
fn what(record: &DifficultyRecord, locale: Locale) -> Page {
    let day = |day: Date| words::day(day, locale);
    let arose = day(record.arose);
    let causes =
        record.causes.iter().enumerate().map(|(which, cause)| {
            locale.labelled(CAUSE, cause, &at!("difficulty", "causes", which))
        });
    let title = locale.written(&record.title);
    let title = title.at(&at!("difficulty", "title"));
    let since = say!(locale, "Phát sinh từ ngày {arose}.", "It arose on {arose}.");
    Page::default().list([title, since.into()].into_iter().chain(causes))
}

/// How it was reported, what the office answered, and when it was overcome: no part of the document that was sent.
fn way(record: &DifficultyRecord, locale: Locale) -> Page {
    let day = |day: Date| words::day(day, locale);
    let not_yet = || Words::new(locale.pick("chưa", "not yet"));
    let reported = record.reported.as_ref().map(|report| {
        let (on, channel) = (day(report.on), report.channel.label(locale));
        let to = match report.to.is_open() {
            true => open(),
            false => report.to.as_str().into(),
        };
        let address = report.address.as_ref();
        let address = address.map_or_else(String::new, |address| format!(" ({address})"));
        Words::new(format!("{on}, {channel}{address}, ")).then(to)
    });
    let answer = record.answer.as_ref().map(|answer| {
        let (on, by) = (day(answer.on), &answer.by);
        let text = locale.written(&answer.text);
        let text = text.at(&at!("difficulty", "answer", "text"));
        Words::new(format!("{on}, {by}: ")).then(text)
    });
    let resolved = record.resolved.map(|on| Words::new(day(on)));
    let title = locale.pick(
        "Theo dõi giải quyết (không thuộc văn bản gửi đi)",
        "What became of it (no part of the document sent)",
    );
    // What is sent ends before it, on a sheet of its own.
    Page::default().new_sheet().heading(2, title).facts([
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
