//! What stands written in documents of any kind: open places, links, numbers.

use crate::model::{
    Date, Finding, Findings, Phrase, Place, Source, found, is_open, is_web_address, open_texts,
};

/// What `open` finds, once for each text that is an open place.
pub(crate) fn open_places(
    written: &serde_json::Value,
    open: fn() -> Finding,
    findings: &mut Findings,
) {
    open_texts(written, |place| findings.add(place, open()));
}

/// What a source says of itself: where it can be found, and a number of the year it was issued in.
pub(crate) fn source_named(source: &Source, place: &Place<'_>, findings: &mut Findings) {
    let astray = |link: &str| !is_web_address(link) && !is_open(link);
    if source
        .link
        .as_ref()
        .is_some_and(|link| astray(link.as_str()))
    {
        findings.add(&place.name("link"), found::SourceLinkNotWeb {});
    }
    number_year(source.number.as_ref(), source.date, place, findings);
}

/// The number of a document belongs to the calendar year of its day.
pub(crate) fn number_year(
    number: Option<&Phrase>,
    date: Option<Date>,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    let Some((number, date)) = number.zip(date) else {
        return;
    };
    let mut parts = number.as_str().split('/').skip(1);
    let year = parts.find_map(|part| {
        let year = part.parse::<u16>().ok().filter(|_| part.len() == 4)?;
        (1945..2100).contains(&year).then_some(year)
    });
    if year.is_some_and(|year| year != date.year()) {
        let number = number.as_str();
        findings.add(
            &place.name("number"),
            found::NumberOtherYear { number, date },
        );
    }
}
