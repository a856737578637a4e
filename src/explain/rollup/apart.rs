//! Results by several texts of one edition, or by several editions.

use crate::explain::page::{Page, Tone, Words};
use crate::model::{Digest, Id, InstrumentRef, Locale, Rollup, Series, say};
use std::collections::{BTreeMap, BTreeSet};

/// The very text that made the results of a series.
pub(super) fn text_of(series: &Series) -> (InstrumentRef, Digest) {
    (series.instrument, series.instrument_digest)
}

/// Which instruments have results by several texts of one edition, which are counted apart; nothing if none has.
///
/// ```
/// use it_adoption_model::{Assessment, Instrument, Locale, Rollup, Rubric, builtin, explain, read};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
/// let own: Assessment = read(json)?;
/// let instrument: Instrument = read(builtin()[0].json.as_bytes())?;
/// let mut changed = instrument.clone();
/// changed.title.vi = "Bản đã sửa".parse()?;
/// let mut rollup = Rollup::of(&Rubric::new(instrument)?.score(&own)?);
/// assert!(explain::texts_apart(&rollup, Locale::Vi).blocks.is_empty());
/// rollup.add(&Rubric::new(changed)?.score(&own)?);
/// assert_eq!((rollup.series().len(), explain::texts_apart(&rollup, Locale::Vi).blocks.len()), (2, 1));
/// # Ok(()) }
/// ```
pub fn texts_apart(rollup: &Rollup, locale: Locale) -> Page {
    let series = rollup.series().map(text_of);
    let judged = rollup.disagreements();
    let judged = judged.map(|of| (of.instrument, of.instrument_digest));
    let mut texts: BTreeMap<InstrumentRef, BTreeSet<Digest>> = BTreeMap::new();
    for (named, digest) in series.chain(judged) {
        texts.entry(named).or_default().insert(digest);
    }
    let several = texts.iter().filter(|(_, digests)| digests.len() > 1);
    several.fold(Page::default(), |page, (named, digests)| {
        let digests: Vec<&str> = digests.iter().map(Digest::as_str).collect();
        let digests = digests.join(", ");
        let told = say!(
            locale,
            "Các kết quả theo bộ tiêu chí {named} được tính theo những bản khác nhau (dấu nội dung {digests}) nên tổng hợp riêng, không cộng chung: hãy chấm lại theo cùng một bản, hoặc đặt phiên bản khác cho bản đã sửa.",
            "The results by the instrument {named} were made by texts that differ (marks {digests}), so they are counted apart: score them again by one text, or give the one that was changed another edition."
        );
        page.paragraph(Words::new(told).tone(Tone::Warn))
    })
}

/// Which instruments have results by several editions, which nothing compares.
pub(super) fn editions_apart(rollup: &Rollup, locale: Locale) -> Page {
    let mut editions: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for series in rollup.series() {
        let InstrumentRef { id, edition } = series.instrument;
        editions.entry(id).or_default().insert(edition);
    }
    let several = editions.iter().filter(|(_, editions)| editions.len() > 1);
    several.fold(Page::default(), |page, (id, editions)| {
        let editions: Vec<&str> = editions.iter().map(Id::as_str).collect();
        let editions = editions.join(", ");
        let told = say!(
            locale,
            "Các phiên bản {editions} của {id} được tổng hợp riêng, chưa so sánh với nhau; để so sánh, chuyển các phiếu về một phiên bản (itam: --to).",
            "The editions {editions} of {id} are counted apart and not compared; to compare them, carry the assessments over to one edition (itam: --to)."
        );
        page.paragraph(Words::new(told).tone(Tone::Quiet))
    })
}
