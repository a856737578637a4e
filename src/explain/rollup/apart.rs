//! Results by several texts of one edition, or by several editions.

use crate::explain::page::{Page, Tone, Words};
use crate::model::{Digest, Id, InstrumentRef, Locale, Rollup, Series, say};
use std::collections::{BTreeMap, BTreeSet};

/// The very text that made the results of a series.
pub(super) fn text_of(series: &Series) -> (InstrumentRef, Digest) {
    (series.instrument, series.instrument_digest)
}

/// What is counted apart and was perhaps meant as one: results by several texts of one edition, and units whose codes differ in capitals only; nothing if there is neither.
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
/// assert!(explain::counted_apart(&rollup, Locale::Vi).blocks.is_empty());
/// rollup.add(&Rubric::new(changed)?.score(&own)?);
/// assert_eq!((rollup.series().len(), explain::counted_apart(&rollup, Locale::Vi).blocks.len()), (2, 1));
/// # Ok(()) }
/// ```
pub fn counted_apart(rollup: &Rollup, locale: Locale) -> Page {
    let series = rollup.series().map(text_of);
    let judged = rollup.disagreements();
    let judged = judged.map(|of| (of.instrument, of.instrument_digest));
    let mut texts: BTreeMap<InstrumentRef, BTreeSet<Digest>> = BTreeMap::new();
    for (named, digest) in series.chain(judged) {
        texts.entry(named).or_default().insert(digest);
    }
    let several = texts.iter().filter(|(_, digests)| digests.len() > 1);
    several.fold(units_alike(rollup, locale), |page, (named, digests)| {
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

/// Which units have codes that differ in capitals only.
fn units_alike(rollup: &Rollup, locale: Locale) -> Page {
    let mut codes: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for series in rollup.series() {
        for unit in series.units().filter_map(|tally| tally.unit) {
            codes.entry(unit.small()).or_default().insert(unit);
        }
    }
    let alike = codes.values().filter(|codes| codes.len() > 1);
    let alike = alike.map(|codes| codes.iter().map(Id::as_str).collect::<Vec<_>>().join(", "));
    let alike = alike.collect::<Vec<_>>().join("; ");
    if alike.is_empty() {
        return Page::default();
    }
    let told = say!(
        locale,
        "Mã đơn vị quản lý chỉ khác chữ hoa, chữ thường được tính là những đơn vị khác nhau: {alike}. Nếu là một đơn vị, hãy ghi cùng một mã rồi tổng hợp lại.",
        "Managing units whose codes differ in capitals only are counted apart: {alike}. If they are one unit, write one code for it and roll up again."
    );
    Page::default().paragraph(Words::new(told).tone(Tone::Warn))
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
