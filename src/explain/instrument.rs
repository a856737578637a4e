//! An instrument in words: its levels, what they take, criteria and sources as tables.

mod criteria;
mod scoring;

use super::voice::{Index, Voice};
use crate::explain::page::{Cell, Fact, Item, Page, Table, Tone, Words};
use crate::model::{Citation, Fidelity, Id, Instrument, Locale, Text, is_web_address, say};

/// Instruments, a row each: identifier, edition, size, and how official they are.
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, explain};
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.named("operational").ok_or("built in")?;
/// let page = explain::instrument(rubric.instrument(), Locale::En);
/// assert!(page.markdown().contains("H.3"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// ```
/// use it_adoption_model::{Locale, Rubrics, explain};
/// let rubrics = Rubrics::builtin();
/// let page = explain::instruments(rubrics.iter().map(|rubric| rubric.instrument()), Locale::Vi);
/// assert!(page.markdown().contains("operational"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn instruments<'i>(
    instruments: impl IntoIterator<Item = &'i Instrument>,
    locale: Locale,
) -> Page {
    let mut page = Page::default().language(locale).heading(
        1,
        locale.pick("Các bộ tiêu chí có sẵn", "Built-in instruments"),
    );
    for instrument in instruments {
        let index = Index::new(instrument);
        let voice = index.voice(locale);
        let title = voice.text(&instrument.title);
        page = page
            .heading(2, format!("{}: {title}", instrument.id))
            .facts(voice.summary());
    }
    page
}

/// An instrument whole. Anchors begin with its identifier: `operational-H.3` is a criterion, `operational-letter` a source.
pub fn instrument(instrument: &Instrument, locale: Locale) -> Page {
    let index = Index::new(instrument);
    let voice = index.voice(locale);
    let title = Words::new(voice.text(&instrument.title)).anchor(instrument.id.as_str());
    let mut page = Page::default().language(locale).heading(2, title);
    if let Some(other) = voice.other(&instrument.title) {
        page = page.paragraph(other);
    }
    if let Some(description) = &instrument.description {
        page = page.paragraph(voice.text(description));
    }
    page = page.facts(voice.summary()).append(voice.scoring());
    for group in &instrument.groups {
        page = page.append(voice.group_tables(group));
    }
    page.append(voice.retired()).append(voice.sources())
}

impl Voice<'_> {
    /// A text in the other language, if it has one.
    fn other(&self, text: &Text) -> Option<Words> {
        let english = text.en.as_ref()?;
        let other = self.pick(english.as_str(), text.vi.as_str());
        Some(Words::new(other).tone(Tone::Quiet))
    }

    fn both(&self, text: &Text) -> Vec<Words> {
        let first = Words::new(self.text(text));
        std::iter::once(first).chain(self.other(text)).collect()
    }

    /// A citation as lines: the place, linked to the row of its source, and the note.
    fn cited(&self, citation: &Citation) -> Vec<Words> {
        let mut words = self.citation(citation);
        let source = citation
            .source
            .filter(|_| citation.fidelity != Fidelity::Authored)
            .filter(|id| self.known_source(id).is_some());
        if let Some(id) = source {
            words = words.link(format!("#{}", self.anchor(id)));
        }
        let note = citation
            .note
            .as_ref()
            .map(|n| Words::new(self.text(n)).tone(Tone::Quiet));
        std::iter::once(words).chain(note).collect()
    }

    fn anchor(&self, id: Id) -> String {
        format!("{}-{id}", self.instrument.id)
    }

    fn summary(&self) -> Vec<Fact> {
        let Instrument {
            id,
            edition,
            citation,
            stages,
            levels,
            valid_from,
            valid_until,
            ..
        } = self.instrument;
        let named = say!(
            self.locale,
            "{id}, phiên bản {edition}",
            "{id}, edition {edition}"
        );
        let list = |names: Vec<&str>| names.join(", ");
        let stages = list(stages.iter().map(|s| s.label(self.locale)).collect());
        let levels = levels.iter().map(|l| self.text(&l.title));
        let levels = levels.collect::<Vec<_>>().join("; ");
        let mut facts = vec![
            Fact::from((self.pick("Mã", "Identifier"), named)),
            self.basis_fact(citation),
            self.nature_fact(match self.fidelity() {
                Fidelity::Authored => Fidelity::Authored,
                _ => citation.fidelity,
            }),
            Fact::from((self.pick("Cấp học", "Stages"), stages)),
            Fact::from((self.pick("Mức độ", "Levels"), levels)),
            Fact::from((self.pick("Quy mô", "Size"), self.size())),
        ];
        let from = valid_from.map(|d| (self.pick("Có hiệu lực từ", "In force from"), d));
        let until = valid_until.map(|d| (self.pick("Có hiệu lực đến", "In force until"), d));
        let days = from.into_iter().chain(until);
        facts.extend(days.map(|(label, day)| Fact::from((label, self.date(day)))));
        facts
    }

    /// How many criteria there are, and the total of points where the instrument prints one.
    fn size(&self) -> String {
        let (count, conditions) = (
            self.all().count(),
            self.all().filter(|c| c.is_condition()).count(),
        );
        let criteria = if count == 1 { "criterion" } else { "criteria" };
        let mut size = format!("{count} {}", self.pick("tiêu chí", criteria));
        if conditions > 0 {
            size += &say!(
                self.locale,
                " (trong đó {conditions} điều kiện bắt buộc)",
                " ({conditions} of them mandatory conditions)"
            );
        }
        match self.instrument.scoring.points {
            Some(points) => format!("{size}, {}", self.points(points)),
            None => size,
        }
    }

    fn retired(&self) -> Page {
        let retired = self.instrument.retired.iter().map(|retired| {
            let mut words = retired.id.to_string();
            if let Some(by) = retired.replaced_by {
                words += &say!(self.locale, ", thay bằng {by}", ", replaced by {by}");
            }
            if let Some(reason) = &retired.reason {
                words += &format!(": {}", self.text(reason));
            }
            Item::from(words)
        });
        let title = self.pick("Mã đã bỏ", "Retired identifiers");
        Page::default().list(retired).under(3, title)
    }

    fn sources(&self) -> Page {
        let mut table = Table::new([
            self.pick("Mã", "Id"),
            self.pick("Văn bản", "Document"),
            self.pick("Số, ký hiệu", "Number"),
            self.pick("Cơ quan ban hành", "Issuer"),
            self.pick("Ngày", "Date"),
        ]);
        for source in &self.instrument.sources {
            let title = Words::new(self.text(&source.title));
            let web = source
                .link
                .as_ref()
                .map(|l| l.as_str())
                .filter(|l| is_web_address(l));
            let title = match web {
                Some(link) => title.link(link),
                None => title,
            };
            let titles: Vec<Words> = std::iter::once(title)
                .chain(self.other(&source.title))
                .chain(source.note.iter().map(|note| self.text(note).into()))
                .chain(source.note.iter().flat_map(|note| self.other(note)))
                .collect();
            let none = || Cell::from("–");
            table.row([
                Words::new(source.id.as_str())
                    .anchor(self.anchor(source.id))
                    .into(),
                titles.into(),
                source
                    .number
                    .as_ref()
                    .map_or_else(none, |n| n.as_str().into()),
                source
                    .issuer
                    .as_ref()
                    .map_or_else(none, |i| self.text(i).into()),
                source.date.map_or_else(none, |d| self.date(d).into()),
            ]);
        }
        let title = self.pick("Nguồn", "Sources");
        Page::default().table(table).under(3, title)
    }
}
