//! Which criteria of one instrument ask what those of another ask, and what became of answers that moved on.

use super::voice::{self, Index};
use crate::explain::page::{Page, Table, Tone, Words};
use crate::model::{
    Became, Citation, Correspondence, Crosswalk, Id, Instrument, InstrumentRef, Locale, Notice,
    Pointer, Source, Value, say,
};
use std::collections::HashMap;

/// A crosswalk whole: a row for each pair, with who says so; criteria by their titles where their instrument is at hand.
///
/// ```
/// use it_adoption_model::{Crosswalk, Locale, Rubrics, builtin_crosswalks, explain, read};
/// let rubrics = Rubrics::builtin();
/// let crosswalk: Crosswalk = read(builtin_crosswalks()[0].json.as_bytes())?;
/// let [from, to] = [crosswalk.from, crosswalk.to].map(|named| rubrics.get(&named));
/// let [from, to] = [from, to].map(|rubric| rubric.map(|rubric| rubric.instrument()));
/// let page = explain::crosswalk(&crosswalk, from, to, Locale::En);
/// assert!(page.markdown().contains(crosswalk.title.get(Locale::En)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn crosswalk(
    crosswalk: &Crosswalk,
    from: Option<&Instrument>,
    to: Option<&Instrument>,
    locale: Locale,
) -> Page {
    let pick = |vi, en| locale.pick(vi, en);
    let sources: HashMap<Id, &Source> = crosswalk.sources.iter().map(|s| (s.id, s)).collect();
    let cited = |of: &Citation| voice::citation(of, |id| sources.get(id).copied(), locale);
    let [from, to] = [from, to].map(|instrument| instrument.map(Index::new));
    let [from, to] = [&from, &to].map(Option::as_ref);
    let mut page = Page::default()
        .language(locale)
        .heading(1, crosswalk.title.get(locale));
    if let Some(description) = &crosswalk.description {
        page = page.paragraph(description.get(locale));
    }
    let mut rows = Table::new([
        pick("Tiêu chí cũ", "From"),
        pick("Quan hệ", "Relation"),
        pick("Tiêu chí mới", "To"),
        pick("Ghi chú", "Note"),
        pick("Căn cứ", "Basis"),
    ])
    .widths([24, 14, 24, 24, 14]);
    for row in &crosswalk.rows {
        let note = row.note.as_ref().map(|note| note.get(locale));
        rows.row([
            named(row.from, from, locale).into(),
            row.relation.label(locale).into(),
            named(row.to, to, locale).into(),
            note.unwrap_or_default().into(),
            cited(&row.citation).into(),
        ]);
    }
    let note = crosswalk.citation.note.as_ref();
    let basis = std::iter::once(cited(&crosswalk.citation));
    let basis: Vec<Words> = basis
        .chain(note.map(|note| Words::new(note.get(locale)).tone(Tone::Quiet)))
        .collect();
    page.facts([
        (pick("Mã", "Identifier"), Words::new(crosswalk.id.as_str())),
        (
            pick("Từ", "From"),
            reference(crosswalk.from, from, locale).into(),
        ),
        (
            pick("Sang", "To"),
            reference(crosswalk.to, to, locale).into(),
        ),
        (pick("Căn cứ", "Basis"), Words::join(basis, ". ")),
    ])
    .table(rows)
}

/// What became of each answer that moved on from one instrument to another.
///
/// ```
/// use it_adoption_model::{Assessment, Crosswalk, Locale, Passage, Rubrics, builtin_crosswalks, explain, read};
/// let rubrics = Rubrics::builtin();
/// let crosswalk: Crosswalk = read(builtin_crosswalks()[0].json.as_bytes())?;
/// let [from, to] = [crosswalk.from, crosswalk.to].map(|named| rubrics.get(&named).unwrap());
/// let passage = Passage::new(&crosswalk, from, to)?;
/// let filled: Assessment = read(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json")))?;
/// let carried = passage.carry_over(&filled)?;
/// let page = explain::notices(&carried.notices, from.instrument(), to.instrument(), Locale::En);
/// assert!(page.markdown().contains("H.3"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn notices(notices: &[Notice], from: &Instrument, to: &Instrument, locale: Locale) -> Page {
    let pick = |vi, en| locale.pick(vi, en);
    let (from, to) = (Index::new(from), Index::new(to));
    let counted = Became::ALL.iter().map(|became| {
        let count = notices.iter().filter(|n| n.became == *became).count();
        (became.label(locale), count)
    });
    let counted = counted.filter(|(_, count)| *count > 0);
    let mut rows = Table::new([
        pick("Tiêu chí cũ", "From"),
        pick("Kết quả", "What became of it"),
        pick("Tiêu chí mới", "To"),
        pick("Vì sao giá trị không chuyển", "Why the value stayed behind"),
    ])
    .widths([30, 16, 30, 24]);
    for notice in notices {
        let tone = match notice.became {
            Became::Carried => Tone::Good,
            Became::Lost => Tone::Bad,
            _ => Tone::Warn,
        };
        let criteria = notice.to.iter().map(|passed| passed.criterion);
        let criteria = criteria.map(|id| Words::new(to.voice(locale).criterion(&id)));
        let several = notice.to.len() > 1;
        let reasons = notice.to.iter().filter_map(|passed| {
            let reason = passed.reason(locale)?;
            Some(match several {
                true => format!("{}: {reason}", passed.criterion),
                false => reason,
            })
        });
        let mut reasons: Vec<String> = reasons.collect();
        let old = match (notice.criterion, &notice.value) {
            (None, Some(Value::Rating(level))) => {
                let level = from.voice(locale).level(level);
                Words::new(say!(locale, "Mức chung: {level}", "Overall level: {level}"))
            }
            (old, _) => named(old, Some(&from), locale),
        };
        let place = notice.pointer.as_ref().map(Pointer::as_str);
        let place = place.filter(|place| !place.starts_with("/answers/"));
        let place = place.map(|place| Words::new(place).tone(Tone::Quiet));
        if notice.became == Became::Lost {
            let reason = match notice.criterion {
                Some(_) => Correspondence::None.label(locale),
                None => pick("phải tính lại theo bộ mới", "has to be found anew"),
            };
            reasons.push(reason.to_owned());
        }
        rows.row([
            std::iter::once(old).chain(place).collect::<Vec<_>>().into(),
            Words::new(notice.became.label(locale)).tone(tone).into(),
            criteria.collect::<Vec<_>>().into(),
            reasons
                .into_iter()
                .map(Words::new)
                .collect::<Vec<_>>()
                .into(),
        ]);
    }
    let [from, to] = [&from, &to].map(|index| index.voice(locale).instrument.reference());
    let title = say!(
        locale,
        "Chuyển từ {} sang {}",
        "Carried over from {} to {}",
        from,
        to
    );
    Page::default()
        .language(locale)
        .heading(1, title)
        .facts(counted.map(|(label, count)| (label, count.to_string())))
        .table(rows.without_blank_columns())
}

/// A criterion by its title; nothing where a row names none.
fn named(criterion: Option<Id>, index: Option<&Index<'_>>, locale: Locale) -> Words {
    match (criterion, index) {
        (None, _) => "–".into(),
        (Some(id), None) => id.to_string().into(),
        (Some(id), Some(index)) => index.voice(locale).criterion(&id).into(),
    }
}

fn reference(named: InstrumentRef, index: Option<&Index<'_>>, locale: Locale) -> String {
    let InstrumentRef { id, edition } = named;
    match index {
        Some(index) => index.voice(locale).reference(named),
        None => say!(
            locale,
            "{id}, phiên bản {edition}",
            "{id}, edition {edition}"
        ),
    }
}
