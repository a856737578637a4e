//! The form of an issued document: head, title, legal basis, parts and foot. What is still open is a place to write in, and
//! what is shown keeps its place in the document.
//!
//! No identifier of ours stands in such a document: what it refers to has a number of its own in it.

mod bare;
mod basis;
mod foot;
mod names;

pub(in crate::explain) use bare::unlabelled_number;
pub(in crate::explain) use basis::Cites;
pub(super) use foot::Ends;

use super::voice::Voice;
use crate::explain::page::{Length, Page, Side, Sides, Tone, Words, told};
use crate::model::{
    Date, Head, Id, IssuedDocument, Locale, Phrase, Pointer, Provenance, ProvenanceKind, School,
    Text, words,
};
use std::collections::HashMap;

/// Where a person must still write a sentence.
pub(super) fn open() -> Words {
    Words::place(Length::Long)
}

/// Where a short thing is missing, such as a number.
pub(super) fn short() -> Words {
    Words::place(Length::Short)
}

/// What stands before a cause.
pub(super) const CAUSE: [&str; 2] = ["Nguyên nhân", "Cause"];

/// The place of a document that keys and indices lead to.
macro_rules! at {
    ($($key:expr),+ $(,)?) => {
        $crate::model::Pointer::default()$(.with(&$key.to_string()))+
    };
}
pub(super) use at;

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

    /// The words of a text, or a place while it is open.
    fn written(&self, text: &Text) -> Words {
        match text.is_open() {
            true => open(),
            false => text.get(self.locale()).into(),
        }
    }

    /// As [`written`](Self::written), without a dash or one of these labels before it: the page prints its own.
    fn written_after(&self, labels: &[&str], text: &Text) -> Words {
        match text.is_open() {
            true => open(),
            false => bare::unlabelled(text.get(self.locale()), labels).into(),
        }
    }

    /// As [`written`](Self::written), behind a label in both languages. Where people begin with its word, that is enough.
    fn labelled(&self, label: [&str; 2], text: &Text, pointer: &Pointer) -> Words {
        let [vi, en] = label.map(|label| format!("{label}:"));
        let words = self.written_after(&[&vi, &en], text).at(pointer);
        match bare::begins(&words.text(), self.locale().pick(label[0], label[1])) {
            true => words,
            false => Words::new(self.locale().pick(vi, en) + " ").then(words),
        }
    }

    /// Authority, school and number at the left; the motto of the state, place and day at the right; then the title with a
    /// rule under it. A part of another document has no number and day of its own and names that document.
    fn head(
        &self,
        head: &Head,
        school: &School,
        form: Form,
        whole: Option<(&IssuedDocument, Pointer)>,
    ) -> Page {
        let upper = |phrase: &Phrase| Words::new(phrase.as_str().to_uppercase());
        let authority = head.authority.as_ref().filter(|body| !body.is_open());
        let authority = authority.map_or_else(open, upper);
        let state = self.locale().pick(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SOCIALIST REPUBLIC OF VIET NAM",
        );
        let motto = self.locale().pick(
            "Độc lập - Tự do - Hạnh phúc",
            "Independence - Freedom - Happiness",
        );
        let mut rows = vec![Side {
            left: vec![
                authority.at(&at!("head", "authority")),
                upper(&school.name).bold(),
                Words::rule(Length::Short),
            ],
            right: vec![
                Words::new(state).bold(),
                Words::new(motto).bold(),
                Words::rule(Length::Long),
            ],
        }];
        if whole.is_none() {
            let number = head.number.as_ref().filter(|number| !number.is_open());
            let number = number.map_or_else(
                || {
                    let symbol = format!("/{}-", form.name().1);
                    short().then(symbol).then(short())
                },
                |written| Words::new(unlabelled_number(written)),
            );
            let number = number.at(&at!("head", "number"));
            let place = head.place.as_ref().filter(|place| !place.is_open());
            let place = place.map_or_else(short, |place| bare::bare(place.as_str(), &[]).into());
            let place = place.at(&at!("head", "place"));
            let day = self.issued(head.date).at(&at!("head", "date"));
            rows.push(Side {
                left: vec![told!(
                    self.locale(),
                    "Số: {number}",
                    "No. {number}",
                    number = number
                )],
                right: vec![place.then(", ").then(day).italic()],
            });
        }
        let centred = true;
        let page = Page::default()
            .language(self.locale())
            .sides(Sides { centred, rows })
            .title(self.title(&head.title, form))
            .centred(Words::rule(Length::Short));
        match whole {
            Some((whole, at)) => page.append(self.part_of(whole, &at, school)),
            None => page,
        }
    }

    fn issued(&self, date: Option<Date>) -> Words {
        let tiny = || Words::place(Length::Tiny);
        match date {
            Some(date) => words::day_in_full(date, self.locale()).into(),
            None => told!(
                self.locale(),
                "ngày {day} tháng {month} năm {year}",
                "{day}/{month}/{year}",
                day = tiny(),
                month = tiny(),
                year = short()
            ),
        }
    }

    /// In Vietnamese what the document is called stands alone on the first line.
    fn title(&self, title: &Text, form: Form) -> Words {
        let pointer = at!("head", "title");
        let (name, _) = form.name();
        let about = match (title.is_open(), self.locale()) {
            (true, _) => open(),
            (false, Locale::En) => title.get(self.locale()).into(),
            (false, Locale::Vi) => {
                let title = title.get(self.locale());
                let mut about = bare::unlabelled(title, &[name]).chars();
                let first = about.next().into_iter().flat_map(char::to_uppercase);
                Words::new(first.chain(about).collect::<String>())
            }
        };
        let about = about.at(&pointer);
        match self.locale() {
            Locale::En => about,
            Locale::Vi => {
                let name = format!("{}\n", name.to_uppercase());
                Words::new(name).then(about)
            }
        }
    }

    /// The document that holds this one as a part, in brackets under the title.
    fn part_of(&self, whole: &IssuedDocument, at: &Pointer, school: &School) -> Page {
        let (title, name) = (self.issued_as(whole, Some(at)), &school.name);
        let text = told!(
            self.locale(),
            "(Kèm theo {title} của {name})",
            "(Part of: {title}, by {name})",
            title = title,
            name = name.as_str()
        );
        Page::default().centred(text.italic())
    }

    /// A document with its number and day: `Kế hoạch giáo dục số 44/KH-THCS ngày 27 tháng 8 năm 2026`; and where it stands, if in
    /// the document that is shown.
    fn issued_as(&self, document: &IssuedDocument, at: Option<&Pointer>) -> Words {
        let number = document.number.as_ref().filter(|number| !number.is_open());
        let number = number.map_or_else(short, |number| unlabelled_number(number).into());
        let place = |words: Words, key| match at {
            Some(at) => words.at(&at.clone().with(key)),
            None => words,
        };
        told!(
            self.locale(),
            "{title} số {number} {day}",
            "{title}, No. {number}, of {day}",
            title = place(self.written(&document.title), "title"),
            number = place(number, "number"),
            day = place(self.issued(document.date), "date")
        )
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

    /// The texts of a list in the document.
    fn list(&self, texts: &[Text], pointer: &Pointer) -> Page {
        let texts = texts.iter().enumerate();
        Page::default().list(texts.map(|(at, text)| {
            let pointer = pointer.clone().with(&at.to_string());
            self.written_after(&[], text).at(&pointer)
        }))
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

    /// The numbers of several parts; a place for one that the document does not have.
    pub(super) fn of(&self, ids: &[Id]) -> Words {
        let known = |id: &Id| self.0.get(id).map_or_else(short, |n| n.as_str().into());
        Words::join(ids.iter().map(known), ", ")
    }

    pub(super) fn get(&self, id: &Id) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// A section of a document; a place where there is nothing in it.
pub(super) fn section(title: &str, body: Page) -> Page {
    let page = Page::default().heading(2, title);
    match body.blocks.is_empty() {
        true => page.paragraph(open()),
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
