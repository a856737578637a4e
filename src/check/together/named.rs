//! What a document is called among those of its school: an identifier, and a number of the year it was issued in.

use super::super::schools::words_differ;
use super::Checked;
use super::place::{Claim, claim};
use crate::model::{
    Date, DifficultyRecord, Document, Finding, Head, Id, IssuedDocument, Kind, Phrase, Place,
    found, is_open,
};
use std::collections::BTreeMap;

/// What a school calls a document by.
struct Named<'d> {
    school: Id,
    id: Option<Id>,
    head: Option<&'d Head>,
    /// The document that it is part of, and the property that names it.
    whole: Option<(&'d IssuedDocument, &'static str)>,
}

fn named(document: &Document) -> Option<Named<'_>> {
    let (school, id, head) = match document {
        Document::AnnualPlan(it) => (it.school.id, Some(it.id), Some(&it.head)),
        Document::MediumTermPlan(it) => (it.school.id, Some(it.id), Some(&it.head)),
        Document::YearEndReport(it) => (it.school.id, Some(it.id), Some(&it.head)),
        Document::Difficulty(it) => (it.school.id, None, Some(&it.head)),
        Document::Submission(it) => (it.self_assessment.school.id, Some(it.id), None),
        _ => return None,
    };
    let whole = match document {
        Document::AnnualPlan(it) => it.standing.whole().map(|whole| (whole, "wovenInto")),
        Document::YearEndReport(it) => it.part_of.as_ref().map(|whole| (whole, "partOf")),
        _ => None,
    };
    Some(Named {
        school,
        id,
        head,
        whole,
    })
}

/// The number of an issued document, and the calendar year that it is of.
fn numbered(head: &Head) -> Option<(&str, u16)> {
    numbered_in(head.number.as_ref(), head.date)
}

fn numbered_in(number: Option<&Phrase>, date: Option<Date>) -> Option<(&str, u16)> {
    let number = number.map(|number| number.as_str().trim());
    let stated = number.filter(|number| !is_open(number));
    stated.zip(date.map(|date| date.year()))
}

/// The documents that a school calls by the same name.
type Alike<N, D = Called> = BTreeMap<(Id, N), Vec<D>>;

/// A document that a school calls by some name.
#[derive(Clone)]
struct Called {
    at: usize,
    kind: Kind,
    claim: Option<Claim>,
}

impl Called {
    /// Whether it is no other document, or one that is told as a double already.
    fn is(&self, other: &Self) -> bool {
        self.at == other.at || self.claim.is_some() && self.claim == other.claim
    }
}

/// Tells each of the documents that a school calls by one identifier or number that there is another; those that claim one place
/// are told of that alone.
pub(super) fn alike(documents: &[(usize, &Document)], checked: &mut [Checked]) {
    let mut ids: Alike<Id> = BTreeMap::new();
    let mut numbers: Alike<(&str, u16)> = BTreeMap::new();
    for (at, document) in documents {
        let Some(named) = named(document) else {
            continue;
        };
        let one = called(*at, document);
        if let Some(id) = named.id {
            let of = (named.school, id);
            ids.entry(of).or_default().push(one.clone());
        }
        if let Some(number) = named.head.and_then(numbered) {
            let of = (named.school, number);
            numbers.entry(of).or_default().push(one);
        }
    }
    let id = Place::Root.name("id");
    for ((_, of), alike) in ids {
        let found = |kind| found::SetIdRepeated { id: of, kind }.into();
        tell(&alike, &id, found, checked);
    }
    taken(documents, &numbers, checked);
    let head = Place::Root.name("head");
    let place = head.name("number");
    for ((_, (number, _)), alike) in numbers {
        let found = |kind| found::SetNumberRepeated { number, kind }.into();
        tell(&alike, &place, found, checked);
    }
    difficulties(documents, checked);
}

fn called(at: usize, document: &Document) -> Called {
    Called {
        at,
        kind: document.kind(),
        claim: claim(document).map(|(claim, _)| claim),
    }
}

/// Tells a document that is part of another one that the number of that is also the number of a third.
fn taken(documents: &[(usize, &Document)], numbers: &Alike<(&str, u16)>, checked: &mut [Checked]) {
    for (at, document) in documents {
        let Some((named, checked)) = named(document).zip(checked.get_mut(*at)) else {
            continue;
        };
        let Some((whole, name)) = named.whole else {
            continue;
        };
        let date = whole.date.or(named.head.and_then(|head| head.date));
        let Some(of) = numbered_in(whole.number.as_ref(), date) else {
            continue;
        };
        let mut others = numbers.get(&(named.school, of)).into_iter().flatten();
        let own = called(*at, document);
        if let Some(third) = others.find(|other| !own.is(other)) {
            let (number, kind) = (of.0, third.kind);
            let found = found::SetNumberRepeated { number, kind };
            let standing = Place::Root.name("standing");
            let place = match name {
                "wovenInto" => &standing,
                _ => &Place::Root,
            };
            checked
                .findings
                .add(&place.name(name).name("number"), found);
        }
    }
}

/// Tells each report of a difficulty that another, of another difficulty of that school year, has its identifier.
fn difficulties(documents: &[(usize, &Document)], checked: &mut [Checked]) {
    let mut alike: Alike<(Id, u16), (usize, &DifficultyRecord)> = BTreeMap::new();
    for (at, document) in documents {
        if let Document::Difficulty(it) = document {
            let record = &it.difficulty;
            // A school year begins in August here, so that a day is of one.
            let year = record.arose.year() - u16::from(record.arose.month() < 8);
            let of = (it.school.id, (record.id, year));
            alike.entry(of).or_default().push((*at, record));
        }
    }
    let place = Place::Root.name("difficulty");
    for ((_, (id, _)), records) in alike {
        let first = records.first().map(|(_, first)| *first);
        let differs = |(_, it): &(usize, &DifficultyRecord)| {
            let apart = |first: &DifficultyRecord| {
                it.arose != first.arose || words_differ(&it.title, &first.title)
            };
            first.is_some_and(apart)
        };
        let differ = records.iter().any(differs);
        for (at, _) in records.iter().filter(|_| differ) {
            if let Some(checked) = checked.get_mut(*at) {
                let kind = Kind::Difficulty;
                let found = found::SetIdRepeated { id, kind };
                checked.findings.add(&place.name("id"), found);
            }
        }
    }
}

fn tell(
    alike: &[Called],
    place: &Place<'_>,
    found: impl Fn(Kind) -> Finding,
    checked: &mut [Checked],
) {
    let Some(first) = alike.first() else {
        return;
    };
    let Some(other) = alike.iter().find(|other| !first.is(other)) else {
        return;
    };
    for one in alike {
        let another = if first.is(one) { other } else { first };
        if let Some(checked) = checked.get_mut(one.at) {
            checked.findings.add(place, found(another.kind));
        }
    }
}
