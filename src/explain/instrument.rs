//! An instrument in words: its levels, scoring, criteria and sources as tables.

use super::voice::{Index, Voice};
use crate::explain::page::{Cell, Fact, Item, Page, Table, Tone, Words};
use crate::model::{
    Citation, Criterion, Fidelity, Group, Id, Instrument, Locale, Measure, Step, Text, say,
};

/// Instruments, a row each: identifier, edition, size, and how official they are.
pub fn instruments<'i>(
    instruments: impl IntoIterator<Item = &'i Instrument>,
    locale: Locale,
) -> Page {
    let mut page = Page::default().heading(
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
    let mut page = Page::default().heading(2, title);
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
        let other = match self.locale {
            Locale::Vi => text.en.as_ref()?,
            Locale::En => &text.vi,
        };
        Some(Words::new(other.as_str()).tone(Tone::Quiet))
    }

    fn both(&self, text: &Text) -> Vec<Words> {
        let first = Words::new(self.text(text));
        std::iter::once(first).chain(self.other(text)).collect()
    }

    /// A citation as lines: the place, linked to the row of its source, and the note.
    fn cited(&self, citation: &Citation) -> Vec<Words> {
        let mut words = self.citation(citation);
        if let Some(id) = citation
            .source
            .filter(|_| citation.fidelity != Fidelity::Authored)
        {
            let clause = citation.clause.as_ref().map(|c| format!("{c}, "));
            let fidelity = citation.fidelity.label(self.locale);
            words.text = format!("{}{id} ({fidelity})", clause.unwrap_or_default());
            if self.known_source(&id).is_some() {
                words = words.link(format!("#{}", self.anchor(id)));
            }
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
            groups,
            scoring,
            ..
        } = self.instrument;
        let named = say!(
            self.locale,
            "{id}, phiên bản {edition}",
            "{id}, edition {edition}"
        );
        let list = |names: Vec<&str>| names.join(", ");
        let stages = list(stages.iter().map(|s| s.label(self.locale)).collect());
        let levels = list(levels.iter().map(|l| self.text(&l.title)).collect());
        let criteria = || groups.iter().flat_map(|g| &g.criteria);
        let (count, gates) = (
            criteria().count(),
            criteria().filter(|c| c.is_condition()).count(),
        );
        let quarters = criteria().map(Criterion::maximum_quarters).sum();
        let points = self.number(crate::model::quarters_text(quarters));
        let size = say!(
            self.locale,
            "{count} tiêu chí (trong đó {gates} điều kiện bắt buộc), {points} điểm",
            "{count} criteria ({gates} of them conditions), {points} points"
        );
        let with = |label: &str, citation: &Citation| {
            format!("{label} ({})", citation.fidelity.label(self.locale))
        };
        let mut facts = vec![
            Fact::from((self.pick("Mã", "Identifier"), named)),
            Fact::from((self.pick("Căn cứ", "Basis"), self.citation(citation))),
            Fact::from((self.pick("Cấp học", "Stages"), stages)),
            Fact::from((self.pick("Mức độ", "Levels"), levels)),
            Fact::from((self.pick("Quy mô", "Size"), size)),
            Fact::from((
                self.pick("Cách xếp mức", "Method"),
                with(scoring.method.label(self.locale), &scoring.method_citation),
            )),
        ];
        let from = self
            .instrument
            .valid_from
            .map(|d| (self.pick("Có hiệu lực", "In force from"), d));
        let until = self
            .instrument
            .valid_until
            .map(|d| (self.pick("Hết hiệu lực", "In force until"), d));
        facts.extend(
            from.into_iter()
                .chain(until)
                .map(|(label, day)| Fact::from((label, day.to_string()))),
        );
        facts
    }

    fn scoring(&self) -> Page {
        let scoring = &self.instrument.scoring;
        let mut table = Table::new([
            self.pick("Nội dung", "What"),
            self.pick("Quy ước", "Choice"),
            self.pick("Căn cứ", "Basis"),
        ]);
        let bands: Vec<Words> = scoring
            .bands
            .iter()
            .map(|b| format!("{}: {}", self.level(&b.level), self.band(b, "\u{a0}%")).into())
            .collect();
        table.row([
            self.pick("Mức chung", "Level of the whole").into(),
            scoring.method.label(self.locale).into(),
            self.cited(&scoring.method_citation).into(),
        ]);
        table.row([
            self.pick("Điều kiện bắt buộc", "Conditions").into(),
            scoring.gates.label(self.locale).into(),
            self.cited(&scoring.gates_citation).into(),
        ]);
        table.row([
            self.pick("Điểm của tiêu chí", "Points of the criteria")
                .into(),
            self.pick("ghi ở từng tiêu chí", "stated with each criterion")
                .into(),
            self.cited(&scoring.points_citation).into(),
        ]);
        table.row([
            self.pick(
                "Mốc xếp mức, theo phần trăm điểm áp dụng",
                "Cut-offs, in percent of applicable points",
            )
            .into(),
            bands.into(),
            self.cited(&scoring.bands_citation).into(),
        ]);
        Page::default()
            .heading(3, self.pick("Cách tính", "Scoring"))
            .table(table)
    }

    fn group_tables(&self, group: &Group) -> Page {
        let points = group.criteria.iter().map(Criterion::maximum_quarters).sum();
        let points = self.number(crate::model::quarters_text(points));
        let title = self.group(&group.id);
        let heading = say!(
            self.locale,
            "{title} ({points} điểm)",
            "{title} ({points} points)"
        );
        let mut table = Table::new([
            self.pick("Mã", "Id"),
            self.pick("Tiêu chí", "Criterion"),
            self.pick("Cách đo", "Measure"),
            self.pick("Mức, điểm và ngưỡng", "Levels, points and limits"),
            self.pick("Căn cứ", "Basis"),
        ]);
        for criterion in &group.criteria {
            let id = Words::new(criterion.id.as_str()).anchor(self.anchor(criterion.id));
            table.row([
                id.into(),
                self.both(&criterion.title).into(),
                self.measure(&criterion.measure).into(),
                self.steps(criterion).into(),
                self.cited(&criterion.citation).into(),
            ]);
        }
        let help = group.criteria.iter().filter_map(|criterion| {
            let facts: Vec<Fact> = [
                (
                    self.pick("Cách trả lời", "How to answer"),
                    &criterion.guidance,
                ),
                (self.pick("Minh chứng", "Evidence"), &criterion.evidence),
                (
                    self.pick("Không áp dụng khi", "Not applicable when"),
                    &criterion.not_applicable_when,
                ),
            ]
            .into_iter()
            .filter_map(|(label, text)| Some(Fact::from((label, self.text(text.as_ref()?)))))
            .collect();
            let words = self.criterion(&criterion.id).into();
            (!facts.is_empty()).then_some(Item { words, facts })
        });
        let page = Page::default().heading(3, heading);
        let page = match self.other(&group.title) {
            Some(other) => page.paragraph(other),
            None => page,
        };
        page.table(table).list(help)
    }

    fn measure(&self, measure: &Measure) -> Vec<Words> {
        let two = |name: &str, part: &Text, whole: &Text| {
            vec![
                Words::new(name),
                Words::new(format!("{} / {}", self.text(part), self.text(whole))),
            ]
        };
        match measure {
            Measure::Condition(_) => vec![self.pick("điều kiện bắt buộc", "condition").into()],
            Measure::YesNo(_) => vec![self.pick("có hoặc không", "yes or no").into()],
            Measure::Share(of) => two(self.pick("tỷ lệ", "share"), &of.part, &of.whole),
            Measure::Ratio(of) => two(
                self.pick("tỷ số, càng thấp càng tốt", "ratio, lower is better"),
                &of.amount,
                &of.per,
            ),
            Measure::Count(of) => {
                let unit = self.text(&of.unit);
                let count = self.pick("số lượng", "count");
                let most = of
                    .maximum
                    .map(|most| say!(self.locale, ", tối đa {most}", ", at most {most}"));
                vec![
                    count.into(),
                    format!("{unit}{}", most.unwrap_or_default()).into(),
                ]
            }
            Measure::Rating(_) => vec![
                self.pick("tự xếp mức theo mô tả", "rated by descriptors")
                    .into(),
            ],
            Measure::Points(of) => {
                let most = self.number(of.maximum);
                let mut words = say!(
                    self.locale,
                    "chấm điểm, tối đa {most}",
                    "points, at most {most}"
                );
                if let Some(step) = of.step {
                    let step = self.number(step);
                    words += &say!(self.locale, ", bước {step}", ", in steps of {step}");
                }
                vec![words.into()]
            }
        }
    }

    fn steps(&self, criterion: &Criterion) -> Vec<Words> {
        let mut lines: Vec<Words> = criterion
            .levels
            .iter()
            .flat_map(|s| self.step(criterion, s))
            .collect();
        if let Measure::Points(of) = &criterion.measure {
            lines.extend(of.items.iter().map(|item| {
                let title = self.text(&item.title);
                let most = item
                    .maximum
                    .map_or_else(|| "–".to_owned(), |m| self.points(m));
                let known = item.citation.fidelity.label(self.locale);
                Words::new(format!("{title}: {most} ({known})"))
            }));
            let unit = self.pick(" điểm", " points");
            lines.extend(of.bands.iter().map(|band| {
                let level = self.level(&band.level);
                Words::new(format!("{level}: {}", self.band(band, unit)))
            }));
        }
        lines
    }

    /// A step, and the citation of its threshold on a line of its own.
    fn step(&self, criterion: &Criterion, step: &Step) -> Vec<Words> {
        let level = self.level(&step.level);
        let points = step.points.map(|p| format!(" ({})", self.points(p)));
        let needs = [
            self.threshold(criterion, step),
            step.descriptor.as_ref().map(|d| self.text(d).to_owned()),
        ];
        let needs = needs.into_iter().flatten().collect::<Vec<_>>().join(". ");
        let colon = if needs.is_empty() { "" } else { ": " };
        let words = Words::new(format!(
            "{level}{}{colon}{needs}",
            points.unwrap_or_default()
        ));
        let cited = step
            .threshold
            .iter()
            .flat_map(|t| self.cited(&t.citation))
            .enumerate();
        let cited = cited.map(|(at, mut words)| {
            if at == 0 {
                let limit = self.pick("ngưỡng", "limit");
                words.text = format!("{limit}: {}", words.text);
            }
            words
        });
        std::iter::once(words).chain(cited).collect()
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
        let list = Page::default().list(retired);
        match list.blocks.is_empty() {
            true => list,
            false => Page::default()
                .heading(3, self.pick("Mã đã bỏ", "Retired identifiers"))
                .append(list),
        }
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
                .filter(|l| l.starts_with("https://") || l.starts_with("http://"));
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
                source.date.map_or_else(none, |d| d.as_str().into()),
            ]);
        }
        let page = Page::default().table(table);
        match page.blocks.is_empty() {
            true => page,
            false => Page::default()
                .heading(3, self.pick("Nguồn", "Sources"))
                .append(page),
        }
    }
}
