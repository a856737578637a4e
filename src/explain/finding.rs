//! Findings in words.

use crate::explain::page::{Fact, Item, Page, Tone, Words};
use crate::model::{
    Fidelity, Finding, Findings, Instrument, LineError, Locale, Pointer, Rule, Severity, say,
};
use crate::read::{Spot, spots};
use std::collections::HashMap;

/// How many places of one section are named.
const PLACES: usize = 3;

/// The parts of plans and reports, by the property that holds them.
const SECTIONS: [(&str, &str, &str); 29] = [
    ("school", "Trường", "School"),
    ("provenance", "Nguồn số liệu", "Where the figures come from"),
    ("difficulty", "Khó khăn", "The difficulty"),
    ("guidance", "Văn bản hướng dẫn", "Guidance"),
    ("spending", "Kinh phí đã sử dụng", "Money spent"),
    ("head", "Phần đầu văn bản", "Head"),
    ("standing", "Văn bản lồng ghép", "Document it is part of"),
    ("partOf", "Văn bản lồng ghép", "Document it is part of"),
    ("legalBasis", "Căn cứ", "Legal basis"),
    ("situation", "Thực trạng", "Situation"),
    ("needs", "Nhu cầu đã ghi nhận", "Recorded needs"),
    ("principles", "Nguyên tắc", "Principles"),
    ("generalObjective", "Mục tiêu chung", "General objective"),
    ("objectives", "Mục tiêu cụ thể", "Specific objectives"),
    ("contents", "Nội dung", "Contents"),
    ("solutions", "Giải pháp", "Solutions"),
    ("roadmap", "Lộ trình", "Roadmap"),
    ("resources", "Nguồn lực", "Resources"),
    ("funding", "Nguồn kinh phí", "Funding"),
    (
        "trials",
        "Thử nghiệm công nghệ mới",
        "Trials of new technology",
    ),
    ("assignments", "Phân công", "Who does what"),
    ("inspection", "Kiểm tra, giám sát", "Inspection"),
    ("reportsDue", "Chế độ báo cáo", "Reports due"),
    ("recipients", "Nơi nhận", "Recipients"),
    ("years", "Chỉ tiêu từng năm", "Targets by year"),
    ("results", "Kết quả từng mục tiêu", "Results by objective"),
    ("difficulties", "Khó khăn, vướng mắc", "Difficulties"),
    ("proposals", "Đề xuất, kiến nghị", "Proposals"),
    ("nextYear", "Phương hướng năm tới", "The next year"),
];

/// What checking found, worst first, with code, place and words; it begins with how many there are. Places still to be
/// written are told by the section they stand in, what a rule finds more than twice under one head.
pub fn findings(findings: &Findings, locale: Locale) -> Page {
    tell(findings, &Index::default(), locale)
}

/// As [`findings`], with the line of each place in the document's text `json`, and the criterion that it is about by its title
/// where `instrument` has it. The text begins on `first_line` of its file: on 1 if the file holds nothing else, on that of the document
/// in a file with one on each line (JSON Lines).
///
/// ```
/// use it_adoption_model::{AnnualPlan, Locale, check, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/plan-total-differs.json"));
/// let plan: AnnualPlan = read(json)?;
/// let found = check::annual_plan(&plan, None);
/// assert!(explain::findings(&found, Locale::Vi).markdown().contains("plan.quantity-differs"));
/// assert!(explain::findings_in(&found, json, 1, None, Locale::Vi).markdown().contains("dòng"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn findings_in(
    findings: &Findings,
    json: &[u8],
    first_line: u64,
    instrument: Option<&Instrument>,
    locale: Locale,
) -> Page {
    let all = findings.findings.iter();
    let places: Vec<Pointer> = all.map(|finding| finding.pointer.clone()).collect();
    let spots = spots(json, &places).into_iter();
    let spots = places.into_iter().zip(spots);
    let spots = spots.filter_map(|(place, spot)| Some((place, spot?)));
    let index = Index {
        spots: spots.collect(),
        before: first_line.saturating_sub(1),
        instrument,
    };
    tell(findings, &index, locale)
}

/// Where findings stand in a text, if there is one, and what they are about.
#[derive(Default)]
struct Index<'i> {
    spots: HashMap<Pointer, Spot>,
    /// How many lines stand before the text in its file.
    before: u64,
    instrument: Option<&'i Instrument>,
}

impl Index<'_> {
    /// A place: its line and its criterion, and the pointer to it.
    fn place(&self, pointer: &Pointer, locale: Locale) -> String {
        let shown = shown(pointer, locale);
        match self.line(pointer, locale) {
            None => shown.to_owned(),
            Some((line, criterion)) => {
                let criterion = criterion.map_or_else(String::new, |of| format!(", {of}"));
                format!("{line}{criterion} ({shown})")
            }
        }
    }

    /// The line of a place, and its criterion; none of the whole document, and where the text is not at hand.
    fn line(&self, pointer: &Pointer, locale: Locale) -> Option<(String, Option<String>)> {
        let spot = self.spots.get(pointer);
        let spot = spot.filter(|_| !pointer.as_str().is_empty())?;
        let line = self.before.saturating_add(spot.line as u64);
        let line = say!(locale, "dòng {line}", "line {line}");
        let criterion = spot.criterion.map(|id| {
            let known = self.instrument.and_then(|of| of.criterion(&id));
            let title = known.map_or_else(String::new, |c| format!(" {}", c.title.get(locale)));
            say!(locale, "tiêu chí {id}{title}", "criterion {id}{title}")
        });
        Some((line, criterion))
    }
}

/// A place as it is named in a document.
fn shown(pointer: &Pointer, locale: Locale) -> &str {
    match pointer.as_str() {
        "" => locale.pick("cả tài liệu", "the whole document"),
        pointer => pointer,
    }
}

fn tell(findings: &Findings, index: &Index<'_>, locale: Locale) -> Page {
    if findings.findings.is_empty() {
        let clean = locale.pick("Không phát hiện gì.", "Nothing found.");
        return Page::default()
            .language(locale)
            .paragraph(Words::new(clean).tone(Tone::Good));
    }
    let all = findings.findings.iter();
    let (open, mut others): (Vec<&Finding>, Vec<&Finding>) = all.partition(|f| is_open(f));
    if let [only] = open.as_slice() {
        others.push(only);
    }
    let page = match open.as_slice() {
        [] | [_] => Page::default(),
        several => open_places(several, index, locale),
    };
    let codes = locale.pick(
        "Mỗi mã là một dòng trong docs/rules.md, có căn cứ của quy tắc.",
        "Each code is a row of docs/rules.md, with what the rule rests on.",
    );
    page.language(locale)
        .append(told(others, index, locale))
        .paragraph(Words::new(codes).tone(Tone::Quiet))
}

/// Whether it is a place that somebody must still write, as in every draft.
fn is_open(finding: &Finding) -> bool {
    finding.rule == Rule::DocumentOpenPlace
}

/// How many places are open, and where, section by section.
fn open_places(open: &[&Finding], index: &Index<'_>, locale: Locale) -> Page {
    let count = open.len();
    let rule = open.first().map(|finding| finding.rule);
    let rule = rule.map_or_else(String::new, |rule| format!(" ({rule})"));
    let mut sections: Vec<(&str, Vec<&Pointer>)> = Vec::new();
    for finding in open {
        let pointer = &finding.pointer;
        let name = pointer.as_str().split('/').nth(1).unwrap_or_default();
        match sections.iter_mut().find(|(known, _)| *known == name) {
            Some((_, places)) => places.push(pointer),
            None => sections.push((name, vec![pointer])),
        }
    }
    let items = sections.into_iter().map(|(name, places)| {
        let known = SECTIONS.iter().find(|(property, ..)| *property == name);
        let title = known.map_or(name, |(_, vi, en)| locale.pick(vi, en));
        let count = places.len();
        let more = if count > PLACES { ", …" } else { "" };
        let named = places.into_iter().take(PLACES);
        let named: Vec<String> = named.map(|place| index.place(place, locale)).collect();
        let at = format!("{}{more}", named.join(", "));
        Item {
            words: say!(locale, "{title}: {count} chỗ", "{title}: {count}").into(),
            facts: vec![Fact::from((locale.pick("Tại", "At"), at))],
        }
    });
    Page::default()
        .paragraph(
            Words::new(say!(
                locale,
                "Còn {count} chỗ phải ghi{rule}:",
                "Places still to be written{rule}: {count}"
            ))
            .tone(Tone::Bad),
        )
        .list(items)
}

/// Findings after how many there are, one by one; those of one rule together where they are many.
fn told(mut findings: Vec<&Finding>, index: &Index<'_>, locale: Locale) -> Page {
    if findings.is_empty() {
        return Page::default();
    }
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings, advice) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Advice),
    );
    let summary = say!(
        locale,
        "{errors} lỗi, {warnings} cảnh báo, {advice} gợi ý.",
        "Errors: {errors}, warnings: {warnings}, advice: {advice}."
    );
    findings.sort_by_key(|f| f.severity);
    let worst = findings.first().map_or(Tone::Plain, |f| tone(f.severity));
    let mut alike: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        let same = |those: &&mut Vec<&Finding>| {
            let first = those.first().map(|first| (first.severity, first.rule));
            first == Some((finding.severity, finding.rule))
        };
        match alike.iter_mut().find(same) {
            Some(those) => those.push(finding),
            None => alike.push(vec![finding]),
        }
    }
    let items = alike.iter().flat_map(|those| match those.as_slice() {
        [first, _, _, ..] => vec![together(first, those, index, locale)],
        few => few.iter().map(|f| item(f, index, locale)).collect(),
    });
    Page::default()
        .paragraph(Words::new(summary).tone(worst))
        .list(items)
}

/// A line of a stream that could not be used, and why.
///
/// ```
/// use it_adoption_model::{LineError, Locale, ReadError, explain};
/// let error = LineError::unreadable(7, &ReadError::too_long(100_000_000));
/// let page = explain::line_error(&error, Locale::Vi);
/// assert!(page.markdown().contains("7"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn line_error(error: &LineError, locale: Locale) -> Page {
    let words = Words::new(error.message(locale)).tone(Tone::Bad);
    Page::default().language(locale).paragraph(words)
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warn,
        Severity::Advice => Tone::Plain,
    }
}

/// One finding: where, what, and what the rule rests on.
fn item(finding: &Finding, index: &Index<'_>, locale: Locale) -> Item {
    let place = index.place(&finding.pointer, locale);
    let message = finding.message.get(locale);
    let facts = [
        Fact::from((locale.pick("Tại", "At"), place)),
        Fact::from((locale.pick("Nội dung", "Message"), message)),
    ];
    Item {
        words: named(finding, "", locale),
        facts: facts.into_iter().chain(basis(finding, locale)).collect(),
    }
}

/// Several findings of one rule: what each says, by where it is; what all say alike is said once.
fn together(first: &Finding, all: &[&Finding], index: &Index<'_>, locale: Locale) -> Item {
    let count = all.len();
    let said = said_by_all(first, all, locale);
    let same = said.is_some();
    let said = said.map(|said| Fact::from((locale.pick("Nội dung", "Message"), said)));
    let places = all.iter().map(|finding| {
        let shown = shown(&finding.pointer, locale);
        let message = (!same).then(|| finding.message.get(locale).to_owned());
        match index.line(&finding.pointer, locale) {
            None => {
                let place = [Some(shown.to_owned()), message];
                let place = place.into_iter().flatten().collect::<Vec<_>>();
                Fact::from((locale.pick("Tại", "At"), place.join(": ")))
            }
            Some((line, criterion)) => {
                let about = [criterion, message].into_iter().flatten();
                let about = about.collect::<Vec<_>>().join(": ");
                let place = format!("{about} ({shown})");
                Fact::from((line, place.trim_start()))
            }
        }
    });
    let facts = said.into_iter().chain(places);
    Item {
        words: named(
            first,
            &say!(locale, ": {count} chỗ", " (places: {count})"),
            locale,
        ),
        facts: facts.chain(basis(first, locale)).collect(),
    }
}

/// What several findings say alike, or alike but for the criterion or the identifier, which is then that of each.
fn said_by_all(first: &Finding, all: &[&Finding], locale: Locale) -> Option<String> {
    if all.iter().all(|finding| finding.message == first.message) {
        return Some(first.message.get(locale).to_owned());
    }
    let mut names = ["criterion", "id"].into_iter();
    names.find_map(|name| said_of_each(name, all, locale))
}

/// What several findings say alike but for this detail, with that of each.
fn said_of_each<'f>(name: &str, all: &[&'f Finding], locale: Locale) -> Option<String> {
    let parts = |finding: &&'f Finding| {
        let detail = finding.args.iter().find(|arg| arg.name.as_str() == name)?;
        let detail = detail.value.as_str();
        let (before, after) = finding.message.get(locale).split_once(detail)?;
        (!after.contains(detail)).then_some((detail, [before, after]))
    };
    let parts: Vec<(&str, [&str; 2])> = all.iter().map(parts).collect::<Option<_>>()?;
    let (_, around) = parts.first()?;
    let alike = parts.iter().all(|(_, other)| other == around);
    let mut details: Vec<&str> = parts.iter().map(|(detail, _)| *detail).collect();
    details.dedup();
    alike
        .then(|| details.join(", "))
        .map(|details| around.join(&details))
}

fn named(finding: &Finding, more: &str, locale: Locale) -> Words {
    let severity = finding.severity.label(locale);
    Words::new(format!("{severity} {}{more}", finding.rule)).tone(tone(finding.severity))
}

/// What the rule of a finding rests on, where others laid it down.
fn basis(finding: &Finding, locale: Locale) -> Option<Fact> {
    let basis = finding.rule.basis();
    if basis.fidelity == Fidelity::Authored {
        return None;
    }
    let known = basis.fidelity.label(locale);
    let (source, clause) = (basis.source.get(locale), basis.clause.get(locale));
    let text = format!("{source}, {clause} ({known})");
    Some(Fact::from((locale.pick("Căn cứ", "Basis"), text)))
}
