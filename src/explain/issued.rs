//! The customary form of an issued document: head, title, legal basis, parts and foot. What is still open is a dotted line.
//!
//! No identifier of ours stands in such a document: what it refers to has a number of its own in it.

mod basis;

pub(in crate::explain) use basis::Cites;

use super::voice::Voice;
use crate::explain::page::{Page, Side, Sides, Tone, Words};
use crate::model::{
    Date, Fidelity, Head, Id, IssuedDocument, Locale, Period, Phrase, Provenance, ProvenanceKind,
    School, Stage, Target, Text, Value, say, words,
};
use std::collections::HashMap;

/// What is printed where a person must still write.
pub(super) const DOTS: &str = "……………………";

/// Where a short thing is missing, such as a number.
const SHORT: &str = "………";

/// What kind of document is issued.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Plan,
    Report,
}

impl Form {
    /// What such a document is called, and the symbol in its number.
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Plan => ("Kế hoạch", "KH"),
            Self::Report => ("Báo cáo", "BC"),
        }
    }
}

/// What can write a document in the form in which it is issued.
pub(in crate::explain) trait Issues {
    /// The language it writes.
    fn locale(&self) -> Locale;

    /// The words of a text, or a dotted line while it is open.
    fn written<'a>(&self, text: &'a Text) -> &'a str {
        match text.is_open() {
            true => DOTS,
            false => text.get(self.locale()),
        }
    }

    /// Authority, school and number at the left; the motto of the state, place and day at the right; then the title with a
    /// rule under it. A part of another document has no number and day of its own and names that document.
    fn head(
        &self,
        head: &Head,
        school: &School,
        form: Form,
        whole: Option<&IssuedDocument>,
    ) -> Page {
        let upper = |phrase: &Phrase| Words::new(phrase.as_str().to_uppercase());
        let authority = head.authority.as_ref().filter(|body| !body.is_open());
        let authority = authority.map_or_else(|| DOTS.into(), upper);
        let state = self.locale().pick(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SOCIALIST REPUBLIC OF VIET NAM",
        );
        let motto = self.locale().pick(
            "Độc lập - Tự do - Hạnh phúc",
            "Independence - Freedom - Happiness",
        );
        let mut rows = vec![Side {
            left: vec![authority, upper(&school.name), "─────────".into()],
            right: [state, motto, "────────────────"].map(Words::new).into(),
        }];
        if whole.is_none() {
            let number = head.number.as_ref().filter(|number| !number.is_open());
            let number = number.map_or_else(
                || format!("{SHORT}/{}-{SHORT}", form.name().1),
                ToString::to_string,
            );
            let place = head.place.as_ref().filter(|place| !place.is_open());
            let place = place.map_or(SHORT, Phrase::as_str);
            let issued = format!("{place}, {}", self.issued(head.date));
            rows.push(Side {
                left: vec![say!(self.locale(), "Số: {number}", "No. {number}").into()],
                right: vec![Words::new(issued).tone(Tone::Quiet)],
            });
        }
        let centred = true;
        let title = self.title(&head.title, form);
        let page = Page::default()
            .sides(Sides { centred, rows })
            .title(format!("{title}\n────────"));
        match whole {
            Some(whole) => page.append(self.part_of(whole, school)),
            None => page,
        }
    }

    fn issued(&self, date: Option<Date>) -> String {
        match date {
            Some(date) => words::day_in_full(date, self.locale()),
            None => self
                .locale()
                .pick("ngày …… tháng …… năm ………", "……/……/………")
                .to_owned(),
        }
    }

    /// In Vietnamese what the document is called stands alone on the first line.
    fn title(&self, title: &Text, form: Form) -> String {
        let title = self.written(title);
        if self.locale() == Locale::En {
            return title.to_owned();
        }
        let (name, _) = form.name();
        let mut about = title.strip_prefix(name).unwrap_or(title).trim().chars();
        let first = about.next().into_iter().flat_map(char::to_uppercase);
        let about: String = first.chain(about).collect();
        format!("{}\n{about}", name.to_uppercase())
    }

    /// The document that holds this one as a part, in brackets under the title.
    fn part_of(&self, whole: &IssuedDocument, school: &School) -> Page {
        let (title, name) = (self.issued_as(whole), &school.name);
        let text = say!(
            self.locale(),
            "(Kèm theo {title} của {name})",
            "(Part of: {title}, by {name})"
        );
        Page::default().paragraph(Words::new(text).tone(Tone::Quiet))
    }

    /// A document with its number and day: `Kế hoạch giáo dục số 44/KH-THCS ngày 27 tháng 8 năm 2026`.
    fn issued_as(&self, document: &IssuedDocument) -> String {
        let title = self.written(&document.title);
        let number = document.number.as_ref().filter(|number| !number.is_open());
        let number = number.map_or(SHORT, Phrase::as_str);
        let day = self.issued(document.date);
        say!(
            self.locale(),
            "{title} số {number} {day}",
            "{title}, No. {number}, of {day}"
        )
    }

    /// To whom a report goes, or a place for it.
    fn addressed(&self, to: Option<&Phrase>) -> Page {
        let to = to.filter(|body| !body.is_open());
        let to = to.map_or(DOTS, Phrase::as_str);
        let locale = self.locale();
        Page::default().paragraph(say!(locale, "Kính gửi: {to}", "To: {to}"))
    }

    /// That a document is an example, where it is one, so that nobody takes it for a school's.
    fn made_up(&self, provenance: Option<&Provenance>) -> Page {
        let is = |p: &Provenance| p.kind == ProvenanceKind::Constructed;
        if !provenance.is_some_and(is) {
            return Page::default();
        }
        let said = self.locale().pick(
            "Ví dụ dựng sẵn, không phải văn bản của trường nào.",
            "A fictitious example, not a document of any school.",
        );
        Page::default().paragraph(Words::new(said).tone(Tone::Warn))
    }

    /// The last sentence, who receives the document, and where the head of the school signs.
    fn foot(
        &self,
        head: &Head,
        school: &School,
        form: Form,
        to: Option<&Phrase>,
        recipients: &[Phrase],
    ) -> Page {
        let (title, name) = (self.written(&head.title), &school.name);
        let end = say!(
            self.locale(),
            "Trên đây là {title} của {name}./.",
            "This is the {title} of {name}."
        );
        let signer = head.signer.as_ref();
        let signs = self.signs(school, signer.is_some_and(|signer| signer.deputy));
        let name = signer
            .map(|signer| &signer.name)
            .filter(|name| !name.is_open());
        let name = name.map_or(DOTS, Phrase::as_str);
        let sign = self
            .locale()
            .pick("(Ký tên, đóng dấu)", "(signature and seal)");
        let rows = vec![
            Side {
                left: vec![self.locale().pick("Nơi nhận:", "Recipients:").into()],
                right: signs,
            },
            Side {
                left: self.recipients(to, form, recipients),
                right: vec![Words::new(sign).tone(Tone::Quiet), name.into()],
            },
        ];
        let centred = false;
        Page::default()
            .paragraph(end)
            .sides(Sides { centred, rows })
    }

    /// The post of whoever signs; a deputy signs for the head of the school.
    fn signs(&self, school: &School, deputy: bool) -> Vec<Words> {
        let general = school.stages.iter().any(|s| *s != Stage::Continuing);
        let [head, second] = match general || school.stages.is_empty() {
            true => [
                self.locale().pick("HIỆU TRƯỞNG", "PRINCIPAL"),
                self.locale().pick("PHÓ HIỆU TRƯỞNG", "DEPUTY PRINCIPAL"),
            ],
            false => [
                self.locale().pick("GIÁM ĐỐC", "DIRECTOR"),
                self.locale().pick("PHÓ GIÁM ĐỐC", "DEPUTY DIRECTOR"),
            ],
        };
        match deputy {
            false => vec![head.into()],
            true => vec![
                say!(self.locale(), "KT. {head}", "For the {head}").into(),
                second.into(),
            ],
        }
    }

    /// One a line: whoever a report is addressed to first, the file copy last, a place where nobody is named.
    fn recipients(&self, to: Option<&Phrase>, form: Form, recipients: &[Phrase]) -> Vec<Words> {
        let clean = |recipient: &Phrase| match recipient.is_open() {
            true => DOTS.to_owned(),
            false => recipient.as_str().trim_end_matches([';', '.']).to_owned(),
        };
        let named: Vec<String> = recipients.iter().map(clean).collect();
        let filed = |text: &String| text.starts_with("Lưu");
        let mut lines: Vec<String> = Vec::new();
        if form == Form::Report {
            lines.push(self.locale().pick("Như trên", "As above").to_owned());
        }
        let above = to.map(Phrase::as_str);
        let apart = |text: &&String| form == Form::Report && Some(text.as_str()) == above;
        let others = named.iter().filter(|text| !filed(text) && !apart(text));
        lines.extend(others.cloned());
        if named.is_empty() && form == Form::Plan {
            lines.push(DOTS.to_owned());
        }
        let copy = self.locale().pick("Lưu: VT", "File copy: VT").to_owned();
        let last = named.into_iter().find(filed).unwrap_or(copy);
        let ended = lines.into_iter().map(|line| format!("- {line};"));
        ended
            .chain([format!("- {last}.")])
            .map(Words::new)
            .collect()
    }

    /// A list of texts.
    fn list(&self, texts: &[Text]) -> Page {
        Page::default().list(texts.iter().map(|text| self.written(text)))
    }
}

impl Issues for Locale {
    fn locale(&self) -> Locale {
        *self
    }
}

impl Issues for Voice<'_> {
    fn locale(&self) -> Locale {
        self.locale
    }
}

impl Voice<'_> {
    /// What is to hold for a criterion, or a dotted line while nobody has said it.
    pub(super) fn target(&self, target: &Target) -> String {
        let Target { criterion, value } = target;
        let known = self.known(criterion);
        let title = self.criterion_title(criterion);
        match value {
            Value::NotAssessed(_) => format!("{title}: {DOTS}"),
            Value::Condition(true) | Value::YesNo(true) => title,
            Value::Condition(false) | Value::YesNo(false) => {
                say!(self.locale, "{title}: chưa", "{title}: not yet")
            }
            value => format!("{title}: {}", self.value(known, Some(value))),
        }
    }

    /// What a criterion is called, without its identifier.
    pub(super) fn criterion_title(&self, id: &Id) -> String {
        let known = self.known(id);
        known.map_or_else(|| id.to_string(), |c| self.text(&c.title).to_owned())
    }

    /// The instrument as a document names it. One that its authors chose is a reference, no rule.
    pub(super) fn set_used(&self) -> String {
        let title = self.text(&self.instrument.title);
        match self.instrument.citation.fidelity {
            Fidelity::Authored => say!(
                self.locale,
                "bộ tiêu chí tham khảo “{title}”",
                "the reference instrument “{title}”"
            ),
            _ => title.to_owned(),
        }
    }

    /// A level, and the instrument that gives it.
    pub(super) fn stands_on(&self, level: Id) -> String {
        let (level, by) = (self.level(&level), self.set_used());
        say!(
            self.locale,
            "{level}, theo {by}.",
            "{level}, according to {by}."
        )
    }

    pub(super) fn days(&self, from: Date, until: Date) -> String {
        format!("{} – {}", self.date(from), self.date(until))
    }

    pub(super) fn year(&self, period: Period) -> String {
        match period {
            Period::SchoolYear(year) => say!(self.locale, "năm học {year}", "school year {year}"),
            Period::CalendarYear(year) => say!(self.locale, "năm {year}", "{year}"),
        }
    }
}

/// The numbers by which a document refers to its own parts, in place of their identifiers.
#[derive(Default)]
pub(super) struct Numbers(HashMap<Id, String>);

impl Numbers {
    /// 1, 2, 3 and so on; the first of several with one identifier counts.
    pub(super) fn running(ids: impl IntoIterator<Item = Id>) -> Self {
        let mut numbers = Self::default();
        for (id, number) in ids.into_iter().zip(1_usize..) {
            numbers.add(id, number.to_string());
        }
        numbers
    }

    pub(super) fn add(&mut self, id: Id, number: String) {
        self.0.entry(id).or_insert(number);
    }

    /// The numbers of several parts; a dotted place for one that the document does not have.
    pub(super) fn of(&self, ids: &[Id]) -> String {
        let known = |id: &Id| self.0.get(id).map_or(SHORT, String::as_str);
        let numbers: Vec<&str> = ids.iter().map(known).collect();
        numbers.join(", ")
    }

    pub(super) fn get(&self, id: &Id) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// A section of a document; a dotted line where there is nothing in it.
pub(super) fn section(title: &str, body: Page) -> Page {
    let page = Page::default().heading(2, title);
    match body.blocks.is_empty() {
        true => page.paragraph(DOTS),
        false => page.append(body),
    }
}

/// Parts of a section under running numbers, without those in which there is nothing.
pub(super) fn numbered<'t>(parts: impl IntoIterator<Item = (&'t str, Page)>) -> Page {
    let parts = parts
        .into_iter()
        .filter(|(_, body)| !body.blocks.is_empty());
    parts
        .zip(1..)
        .fold(Page::default(), |page, ((title, body), number)| {
            page.heading(3, format!("{number}. {title}")).append(body)
        })
}
