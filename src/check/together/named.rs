//! What a document is called among those of its school: an identifier, and a number of the year it was issued in.

use super::Checked;
use crate::model::{Document, Finding, Head, Id, Kind, Place, found, is_open};
use std::collections::BTreeMap;

/// The school of a document, its identifier where it has one, and its head where it has one.
fn named(document: &Document) -> Option<(Id, Option<Id>, Option<&Head>)> {
    Some(match document {
        Document::AnnualPlan(it) => (it.school.id, Some(it.id), Some(&it.head)),
        Document::MediumTermPlan(it) => (it.school.id, Some(it.id), Some(&it.head)),
        Document::YearEndReport(it) => (it.school.id, Some(it.id), Some(&it.head)),
        Document::Difficulty(it) => (it.school.id, None, Some(&it.head)),
        Document::Submission(it) => (it.self_assessment.school.id, Some(it.id), None),
        _ => return None,
    })
}

/// The number of an issued document, and the calendar year that it is of.
fn numbered(head: &Head) -> Option<(&str, u16)> {
    let number = head.number.as_ref().map(|number| number.as_str().trim());
    let stated = number.filter(|number| !is_open(number));
    stated.zip(head.date.map(|date| date.year()))
}

/// The documents, each with its kind, that a school calls by the same name.
type Alike<N> = BTreeMap<(Id, N), Vec<(usize, Kind)>>;

/// Tells each of the documents that a school calls by one identifier or number that there is another; those that claim one place
/// are told of that alone.
pub(super) fn alike(documents: &[(usize, &Document)], checked: &mut [Checked]) {
    let mut ids: Alike<Id> = BTreeMap::new();
    let mut numbers: Alike<(&str, u16)> = BTreeMap::new();
    for (at, document) in documents {
        let Some((school, id, head)) = named(document) else {
            continue;
        };
        let one = (*at, document.kind());
        if let Some(id) = id {
            ids.entry((school, id)).or_default().push(one);
        }
        if let Some(number) = head.and_then(numbered) {
            numbers.entry((school, number)).or_default().push(one);
        }
    }
    let id = Place::Root.name("id");
    for ((_, of), alike) in ids {
        let found = |kind| found::SetIdRepeated { id: of, kind }.into();
        tell(&alike, &id, found, checked);
    }
    let head = Place::Root.name("head");
    let place = head.name("number");
    for ((_, (number, _)), alike) in numbers {
        let found = |kind| found::SetNumberRepeated { number, kind }.into();
        tell(&alike, &place, found, checked);
    }
}

fn tell(
    alike: &[(usize, Kind)],
    place: &Place<'_>,
    found: impl Fn(Kind) -> Finding,
    checked: &mut [Checked],
) {
    for (at, _) in alike.iter().filter(|_| alike.len() > 1) {
        let Some(checked) = checked.get_mut(*at) else {
            continue;
        };
        let other = |(other, _): &&(usize, Kind)| other != at && !checked.doubles.contains(other);
        if let Some((_, kind)) = alike.iter().find(other) {
            checked.findings.add(place, found(*kind));
        }
    }
}
