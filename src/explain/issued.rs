//! The customary form of an issued document: head, title, legal basis, parts and foot. What is still open is a dotted line.

use super::voice::Voice;
use crate::explain::page::{Page, Side, Sides, Tone, Words};
use crate::model::{
    Date, Fidelity, Head, Id, InstrumentRef, IssuedDocument, Locale, Period, Phrase, School,
    Source, Stage, Target, Text, Value, say,
};

/// What is printed where a person must still write.
pub(super) const DOTS: &str = "……………………";

/// What Vietnamese documents are called; number, day and issuer stand behind it.
const FORMS: [&str; 11] = [
    "Luật",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Thông báo",
    "Công văn",
    "Hướng dẫn",
    "Kế hoạch",
    "Chương trình",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Voice<'_> {
    /// The words of a text, or a dotted line while it is open.
    pub(super) fn written<'a>(&self, text: &'a Text) -> &'a str {
        match text.is_open() {
            true => DOTS,
            false => self.text(text),
        }
    }

    /// What is to hold for a criterion, or a dotted line while nobody has said it.
    pub(super) fn target(&self, target: &Target) -> String {
        let Target { criterion, value } = target;
        let known = self.known(criterion);
        match value {
            Value::NotAssessed(_) => format!("{criterion}: {DOTS}"),
            value => format!("{criterion}: {}", self.value(known, Some(value))),
        }
    }

    /// A level, and the instrument by which. An authored one is no official rating.
    pub(super) fn stands_on(&self, level: Id, by: InstrumentRef) -> String {
        let (level, by) = (self.level(&level), self.reference(by));
        let fidelity = self.instrument.citation.fidelity;
        let sure = match fidelity {
            Fidelity::Authored => format!("; {}", fidelity.label(self.locale)),
            _ => String::new(),
        };
        say!(
            self.locale,
            "{level}, theo: {by}{sure}.",
            "{level}, by: {by}{sure}."
        )
    }

    pub(super) fn date(&self, day: Date) -> String {
        date(day, self.locale)
    }

    pub(super) fn days(&self, from: Date, until: Date) -> String {
        format!("{} – {}", self.date(from), self.date(until))
    }

    /// A whole number with its thousands apart.
    pub(super) fn grouped(&self, number: u128) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(self.pick(".", ","));
            }
            text.push(digit);
        }
        text
    }

    pub(super) fn year(&self, period: Period) -> String {
        match period {
            Period::SchoolYear(year) => say!(self.locale, "năm học {year}", "school year {year}"),
            Period::CalendarYear(year) => say!(self.locale, "năm {year}", "{year}"),
        }
    }

    /// Authority, school and number at the left; the motto of the state, place and day at the right; then the title.
    ///
    /// `form` is what such a document is called, `Kế hoạch` or `Báo cáo`.
    pub(super) fn head(&self, head: &Head, school: &School, form: &str) -> Page {
        let upper = |phrase: &Phrase| Words::new(phrase.as_str().to_uppercase());
        let number = head.number.as_ref().map_or("………", Phrase::as_str);
        let authority = head.authority.as_ref().map(upper);
        let bodies = authority.into_iter().chain([upper(&school.name)]);
        let state = self.pick(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SOCIALIST REPUBLIC OF VIET NAM",
        );
        let motto = self.pick(
            "Độc lập - Tự do - Hạnh phúc",
            "Independence - Freedom - Happiness",
        );
        let place = head.place.as_ref().map_or("…………", Phrase::as_str);
        let issued = format!("{place}, {}", self.issued(head.date));
        let rows = vec![
            Side {
                left: bodies.chain(["─────────".into()]).collect(),
                right: [state, motto, "────────────────"].map(Words::new).into(),
            },
            Side {
                left: vec![say!(self.locale, "Số: {number}", "No. {number}").into()],
                right: vec![Words::new(issued).tone(Tone::Quiet)],
            },
        ];
        let centred = true;
        let title = self.title(&head.title, form);
        Page::default()
            .sides(Sides { centred, rows })
            .title(Words::new(title))
    }

    fn issued(&self, date: Option<Date>) -> String {
        match (self.locale, date) {
            (Locale::En, Some(date)) => self.date(date),
            (Locale::En, None) => "……/……/………".to_owned(),
            (Locale::Vi, None) => "ngày …… tháng …… năm ………".to_owned(),
            (Locale::Vi, Some(date)) => {
                let (day, month, year) = (date.day(), month(date), date.year());
                format!("ngày {day:02} tháng {month} năm {year}")
            }
        }
    }

    /// In Vietnamese what the document is called stands alone on the first line.
    fn title(&self, title: &Text, form: &str) -> String {
        let title = self.written(title);
        if self.locale == Locale::En {
            return title.to_owned();
        }
        let mut about = title.strip_prefix(form).unwrap_or(title).trim().chars();
        let first = about.next().into_iter().flat_map(char::to_uppercase);
        let about: String = first.chain(about).collect();
        format!("{}\n{about}", form.to_uppercase())
    }

    /// The document that holds this one as a part, in brackets under the title.
    pub(super) fn part_of(&self, whole: &IssuedDocument) -> Page {
        let number = whole.number.as_ref().map(|n| match self.locale {
            Locale::Vi => format!(" số {n}"),
            Locale::En => format!(" No. {n}"),
        });
        let date = whole.date.map(|date| {
            let date = self.date(date);
            say!(self.locale, " ngày {date}", " of {date}")
        });
        let (number, date) = (number.unwrap_or_default(), date.unwrap_or_default());
        let title = self.written(&whole.title);
        let text = say!(
            self.locale,
            "(Lồng ghép trong: {title}{number}{date})",
            "(Part of: {title}{number}{date})"
        );
        Page::default().paragraph(Words::new(text).tone(Tone::Quiet))
    }

    /// The documents that it rests on, one a line.
    pub(super) fn basis(&self, sources: &[Source]) -> Page {
        let last = sources.len().saturating_sub(1);
        let lines = sources.iter().enumerate().map(|(at, source)| {
            let note = source.note.as_ref();
            let note = note.map(|note| format!(" ({})", self.written(note).trim_end_matches('.')));
            let (source, note) = (self.in_full(source), note.unwrap_or_default());
            let end = if at == last { '.' } else { ';' };
            say!(
                self.locale,
                "Căn cứ {source}{note}{end}",
                "Based on {source}{note}{end}"
            )
        });
        let lines: Vec<String> = lines.collect();
        match lines.is_empty() {
            true => Page::default(),
            false => Page::default().paragraph(Words::new(lines.join("\n")).tone(Tone::Quiet)),
        }
    }

    /// A source with number, day and issuer where such documents have them: "Công văn số … ngày … của … về việc …".
    fn in_full(&self, source: &Source) -> String {
        let title = self.written(&source.title);
        let number = source.number.as_ref().map(Phrase::as_str);
        let written_out = number.filter(|number| number.contains('/'));
        let numbered = written_out.and_then(|number| Some(title.find(number)? + number.len()));
        let number = number.filter(|_| numbered.is_none());
        let parts = [
            number.map(|n| say!(self.locale, "số {n}", "No. {n}")),
            source.date.map(|date| {
                let date = self.date(date);
                say!(self.locale, "ngày {date}", "of {date}")
            }),
            source.issuer.as_ref().map(|issuer| {
                let issuer = self.written(issuer);
                say!(self.locale, "của {issuer}", "by {issuer}")
            }),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return title.to_owned();
        }
        let form = || FORMS.iter().find(|form| title.starts_with(**form));
        let at = numbered.or_else(|| form().map(|form| form.len()));
        match at.and_then(|at| title.split_at_checked(at)) {
            Some((before, after)) => format!("{before} {}{after}", parts.join(" ")),
            None => format!("{title}, {}", parts.join(" ")),
        }
    }

    /// The last sentence, who receives the document, and where the head of the school signs.
    pub(super) fn foot(&self, head: &Head, school: &School, recipients: &[Phrase]) -> Page {
        let (title, name) = (self.written(&head.title), &school.name);
        let end = say!(
            self.locale,
            "Trên đây là {title} của {name}./.",
            "This is the {title} of {name}."
        );
        let last = recipients.len().saturating_sub(1);
        let recipients = recipients.iter().enumerate().map(|(at, recipient)| {
            let recipient = match recipient.is_open() {
                true => DOTS,
                false => recipient.as_str().trim_end_matches([';', '.']),
            };
            let end = if at == last { '.' } else { ';' };
            Words::new(format!("- {recipient}{end}"))
        });
        let recipients: Vec<Words> = recipients.collect();
        let titled = match recipients.is_empty() {
            true => Vec::new(),
            false => vec![self.pick("Nơi nhận:", "Recipients:").into()],
        };
        let general = school.stages.iter().any(|s| *s != Stage::Continuing);
        let signs = match general || school.stages.is_empty() {
            true => self.pick("HIỆU TRƯỞNG", "PRINCIPAL"),
            false => self.pick("GIÁM ĐỐC", "DIRECTOR"),
        };
        let sign = self.pick("(Ký tên, đóng dấu)", "(signature and seal)");
        let rows = vec![
            Side {
                left: titled,
                right: vec![signs.into()],
            },
            Side {
                left: recipients,
                right: vec![Words::new(sign).tone(Tone::Quiet)],
            },
        ];
        let centred = false;
        Page::default()
            .paragraph(end)
            .sides(Sides { centred, rows })
    }

    /// A list of texts.
    pub(super) fn list(&self, texts: &[Text]) -> Page {
        Page::default().list(texts.iter().map(|text| self.written(text)))
    }
}

/// A day as such documents write it: 05/9/2026.
pub(super) fn date(date: Date, locale: Locale) -> String {
    let (year, month, day) = (date.year(), month(date), date.day());
    match locale {
        Locale::Vi => format!("{day:02}/{month}/{year}"),
        Locale::En => format!("{day} {} {year}", english_month(date)),
    }
}

/// Such documents write January and February with a nought.
fn month(date: Date) -> String {
    match date.month() {
        month @ 1..=2 => format!("{month:02}"),
        month => month.to_string(),
    }
}

fn english_month(date: Date) -> &'static str {
    let at = usize::from(date.month()).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

pub(super) fn ids(ids: &[Id]) -> String {
    let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
    ids.join(", ")
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
