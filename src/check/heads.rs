//! What the head of an issued document says, beside the rest of it.

use super::schools::itself;
use crate::model::composed::composed;
use crate::model::{
    AnnualPlan, Detail, Difficulty, Findings, Head, IssuedDocument, Locale, MediumTermPlan, Period,
    Phrase, Place, School, SchoolYear, Text, YearEndReport, found,
};

/// Nobody is the authority above themselves.
fn authority(head: &Head, school: &School, findings: &mut Findings) {
    if let Some(authority) = &head.authority {
        let place = Place::Root.name("head");
        itself(authority, school, &place.name("authority"), findings);
    }
}

/// A plan is named after its own year, and so is the plan it is woven into.
pub(super) fn of_plan(plan: &AnnualPlan, findings: &mut Findings) {
    let [root, standing] = [Place::Root, Place::Root.name("standing")];
    let of = Years::of(plan.period);
    authority(&plan.head, &plan.school, findings);
    of.title(&plan.head.title, &root.name("head"), findings);
    let whole = plan.standing.whole();
    if let Some(whole) = whole {
        of.title(&whole.title, &standing.name("wovenInto"), findings);
    }
    let mut lacks = Lacks::of(&plan.head, whole, Some(&plan.recipients));
    lacks.part(plan.assignments.is_empty(), "assignments");
    lacks.tell(findings);
}

/// A report is named after the year it reports on, and so is the summary it is part of.
pub(super) fn of_report(report: &YearEndReport, findings: &mut Findings) {
    let root = Place::Root;
    let of = Years::of(report.period);
    authority(&report.head, &report.school, findings);
    of.title(&report.head.title, &root.name("head"), findings);
    if let Some(whole) = &report.part_of {
        of.title(&whole.title, &root.name("partOf"), findings);
    }
    let whole = report.part_of.as_ref();
    Lacks::of(&report.head, whole, Some(&report.recipients)).tell(findings);
}

/// The report of a difficulty names no year.
pub(super) fn of_difficulty(document: &Difficulty, findings: &mut Findings) {
    authority(&document.head, &document.school, findings);
    Lacks::of(&document.head, None, Some(&document.recipients)).tell(findings);
}

/// A medium-term plan is named after its own years.
pub(super) fn of_medium_term_plan(plan: &MediumTermPlan, findings: &mut Findings) {
    let head = Place::Root.name("head");
    authority(&plan.head, &plan.school, findings);
    Lacks::of(&plan.head, None, None).tell(findings);
    let years: Vec<SchoolYear> = plan.years.iter().map(|year| year.school_year).collect();
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
        return;
    };
    let period = match first == last {
        true => first.to_string(),
        false => format!("{}-{}", first.start(), last.start() + 1),
    };
    let of = Years {
        first: first.start(),
        period,
        meets: move |(from, until)| match SchoolYear::starting(from) {
            Some(year) if until == from + 1 => years.contains(&year),
            _ => years.iter().any(|y| (from..until).contains(&y.start())),
        },
    };
    of.title(&plan.head.title, &head, findings);
}

/// What a document leaves out and its page prints as places to write in.
struct Lacks {
    parts: Vec<&'static str>,
    /// Whether something of the head is open, so that it is told as that.
    open: bool,
    /// Whether the head says no more than a document needs that is not made into a page: its title and its day.
    bare: bool,
}

impl Lacks {
    fn of(head: &Head, whole: Option<&IssuedDocument>, recipients: Option<&[Phrase]>) -> Self {
        let signer = head.signer.as_ref().map(|signer| &signer.name);
        let texts = [&head.authority, &head.number, &head.place].map(Option::as_ref);
        let texts = texts.into_iter().chain([signer]).flatten();
        let named = recipients.unwrap_or_default();
        let stated = head.authority.is_some() || head.place.is_some() || signer.is_some();
        let mut lacks = Self {
            parts: Vec::new(),
            open: head.title.is_open() || texts.chain(named).any(Phrase::is_open),
            bare: !stated && named.is_empty() && head.date.is_some(),
        };
        lacks.part(head.authority.is_none(), "authority");
        match whole {
            Some(whole) => {
                lacks.part(whole.number.is_none() || whole.date.is_none(), "whole");
            }
            None => {
                lacks.part(head.number.is_none(), "number");
                lacks.part(head.place.is_none(), "place");
            }
        }
        lacks.part(head.date.is_none(), "date");
        lacks.part(signer.is_none(), "signer");
        lacks.part(recipients.is_some_and(<[Phrase]>::is_empty), "recipients");
        lacks
    }

    fn part(&mut self, lacks: bool, name: &'static str) {
        if lacks {
            self.parts.push(name);
        }
    }

    fn tell(self, findings: &mut Findings) {
        if self.parts.is_empty() || self.open || self.bare {
            return;
        }
        let words = |locale: Locale| {
            let words = self.parts.iter().map(|name| match *name {
                "authority" => locale.pick("cơ quan chủ quản", "the authority above the school"),
                "whole" => locale.pick(
                    "số, ngày của văn bản mà văn bản này kèm theo",
                    "the number or day of the document that it is part of",
                ),
                "number" => locale.pick("số", "its number"),
                "place" => locale.pick("địa danh", "the place"),
                "date" => locale.pick("ngày ban hành", "the day of issue"),
                "signer" => locale.pick("người ký", "who signs"),
                "recipients" => locale.pick("nơi nhận", "the recipients"),
                _ => locale.pick("phân công thực hiện", "the assignments"),
            });
            words.collect::<Vec<_>>().join(", ")
        };
        let missing = Detail::new(self.parts.join(", "), words);
        let found = found::DocumentHeadIncomplete { missing };
        findings.add(&Place::Root.name("head"), found);
    }
}

/// The time that a document is of.
struct Years<F> {
    first: u16,
    period: String,
    /// Whether a span of years may be said of it.
    meets: F,
}

impl Years<()> {
    fn of(period: Period) -> Years<impl Fn((u16, u16)) -> bool> {
        let (first, last) = match period {
            Period::SchoolYear(year) => (year.start(), year.start() + 1),
            Period::CalendarYear(year) => (year.get(), year.get()),
        };
        Years {
            first,
            period: period.to_string(),
            meets: move |(from, until)| match SchoolYear::starting(from) {
                Some(year) if until == from + 1 => period.meets(year),
                _ => from <= last && first <= until,
            },
        }
    }
}

impl<F: Fn((u16, u16)) -> bool> Years<F> {
    /// Finds a title in which years are named, and none of them is of this time; `place` has the title.
    fn title(&self, title: &Text, place: &Place<'_>, findings: &mut Findings) {
        let place = place.name("title");
        let mut differs = |words: &str, place: &Place<'_>| {
            let (spans, later) = spans(words, self.first);
            let found = spans.first().filter(|_| !later);
            let found = found.filter(|_| !spans.iter().any(|span| (self.meets)(*span)));
            if let Some((from, until)) = found {
                let found = found::DocumentTitleOtherYear {
                    found: format!("{from}-{until}"),
                    period: self.period.as_str(),
                };
                findings.add(place, found);
            }
            found.is_some()
        };
        if !differs(&composed(title.vi.as_str()), &place)
            && let Some(en) = &title.en
        {
            differs(en.as_str(), &place.name("en"));
        }
    }
}

/// The spans of years that a title names, such as `2025-2026`; and whether it also names a single year that is not before `first`, as
/// a vision until that year does.
fn spans(title: &str, first: u16) -> (Vec<(u16, u16)>, bool) {
    let (mut spans, mut later) = (Vec::new(), false);
    let mut rest = title;
    // The last year, unless it ends a span.
    let mut open: Option<u16> = None;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (between, tail) = rest.split_at(at);
        let len = tail.find(|c: char| !c.is_ascii_digit());
        let (digits, tail) = tail.split_at(len.unwrap_or(tail.len()));
        rest = tail;
        let from = open.take().filter(|from| *from < 2099);
        let number: Option<u16> = digits.parse().ok();
        let number = number.filter(|year| digits.len() == 4 && (2000..2100).contains(year));
        let until = match from {
            Some(from) if digits.len() == 2 && digits.parse() == Ok((from + 1) % 100) => {
                Some(from + 1)
            }
            _ => number,
        };
        match from
            .zip(until)
            .filter(|span| joins(between) && span.0 < span.1)
        {
            Some(span) => spans.push(span),
            None => {
                later |= from.is_some_and(|single| first <= single);
                open = number;
            }
        }
    }
    later |= open.is_some_and(|single| first <= single);
    (spans, later)
}

/// Whether two years with this between them are a span.
fn joins(between: &str) -> bool {
    let between = between.trim();
    let dash = |c: char| matches!(c, '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let mut characters = between.chars();
    let one = characters.next().is_some_and(dash) && characters.next().is_none();
    one || ["đến", "đến năm", "tới", "tới năm"].contains(&between)
}

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn spans_of_years_are_found_however_they_are_written() {
        for (title, expected) in [
            ("Kế hoạch năm học 2025-2026", vec![(2025, 2026)]),
            ("năm học 2025 – 2026 (lần 2)", vec![(2025, 2026)]),
            ("năm học 2025/2026", vec![(2025, 2026)]),
            ("năm học 2025-26", vec![(2025, 2026)]),
            ("từ năm 2026 đến năm 2031", vec![(2026, 2031)]),
            (
                "2025—2026, phương hướng 2026-2027",
                vec![(2025, 2026), (2026, 2027)],
            ),
            ("Quyết định 4725/QĐ-BGDĐT năm 2025", vec![]),
            ("ngày 2025-12-30, số 15/2026/TT-BGDĐT", vec![]),
            ("2026-2025", vec![]),
            ("12025-2026", vec![]),
        ] {
            assert_eq!(spans(title, 2099).0, expected, "{title}");
        }
        assert!(spans("2021-2026, tầm nhìn 2030", 2030).1);
        assert!(!spans("2021-2026, tầm nhìn 2030", 2031).1);
    }
}
