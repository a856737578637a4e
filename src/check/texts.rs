//! The texts of an assessment: which of them are open places, and which links lead nowhere.

use crate::model::{
    Answer, Assessment, Findings, Phrase, Place, Provenance, Reference, Source, Text, Value, found,
};
use crate::sound::source_named;

/// Finds the open places of an assessment. Where a criterion does not apply, its reason has a rule of its own.
///
/// This names each text by itself, as assessments are many and writing each out costs more than all else; a test holds it to
/// what is found in a document as written.
pub(super) fn texts(assessment: &Assessment, findings: &mut Findings) {
    let root = Place::Root;
    let school = root.name("school");
    phrase(&assessment.school.name, &school.name("name"), findings);
    if let Some(of) = &assessment.provenance {
        provenance(of, &root.name("provenance"), findings);
    }
    let list = root.name("answers");
    for (at, answer) in assessment.answers.iter().enumerate() {
        of_answer(answer, &list.index(at), findings);
    }
}

fn phrase(written: &Phrase, place: &Place<'_>, findings: &mut Findings) {
    if written.is_open() {
        findings.add(place, found::TextOpen {});
    }
}

fn text(written: &Text, place: &Place<'_>, findings: &mut Findings) {
    match &written.en {
        _ if written.is_open() => findings.add(place, found::TextOpen {}),
        Some(en) => phrase(en, &place.name("en"), findings),
        None => {}
    }
}

fn provenance(of: &Provenance, place: &Place<'_>, findings: &mut Findings) {
    if let Some(of) = &of.source {
        source(of, &place.name("source"), findings);
    }
    if let Some(note) = &of.note {
        text(note, &place.name("note"), findings);
    }
}

fn source(of: &Source, place: &Place<'_>, findings: &mut Findings) {
    text(&of.title, &place.name("title"), findings);
    for (name, written) in [("number", &of.number), ("link", &of.link)] {
        if let Some(written) = written {
            phrase(written, &place.name(name), findings);
        }
    }
    let texts = [
        ("issuer", &of.issuer),
        ("appliesIn", &of.applies_in),
        ("note", &of.note),
    ];
    for (name, written) in texts {
        if let Some(written) = written {
            text(written, &place.name(name), findings);
        }
    }
    source_named(of, place, findings);
}

fn of_answer(answer: &Answer, place: &Place<'_>, findings: &mut Findings) {
    if let Value::NotApplicable(why) = &answer.value
        && let Some(en) = &why.reason.en
    {
        let value = place.name("value");
        let value = value.name("notApplicable");
        phrase(en, &value.name("reason").name("en"), findings);
    }
    if let Some(note) = &answer.note {
        text(note, &place.name("note"), findings);
    }
    for (at, evidence) in answer.evidence.iter().enumerate() {
        let (name, reference) = match &evidence.reference {
            Reference::Link(link) => ("link", link),
            Reference::File(file) => ("file", file),
        };
        if evidence.title.is_open() || reference.is_open() {
            let list = place.name("evidence");
            let place = list.index(at);
            phrase(&evidence.title, &place.name("title"), findings);
            phrase(reference, &place.name("reference").name(name), findings);
        }
    }
}
