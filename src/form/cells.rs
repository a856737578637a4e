//! What of an assessment stands in which cell.

use super::lists::Lists;
use super::sheet::{Content, Entry};
use super::words::{self, Choices, Column, Field, Proof, YES_NO, word};
use crate::explain::voice::Voice;
use crate::model::{
    Answer, Assessment, Count, Criterion, Evidence, EvidenceKind, Id, Locale, Measure, Phrase,
    Reference, Source, Text, Value, say,
};
use crate::sound::Rubric;

/// What an assessment says for a place in the head of its form; the stages have several cells and are not for here.
pub(super) fn stated(field: Field, assessment: &Assessment, locale: Locale) -> Content {
    let school = &assessment.school;
    let provenance = assessment.provenance.as_ref();
    let note = provenance.and_then(|p| p.note.as_ref());
    let source = provenance.and_then(|p| p.source.as_ref());
    let of_source = |of: fn(&Source) -> Option<&Text>| source.and_then(of);
    let vi = |text: Option<&Text>| text.map(|text| text.vi.as_str().to_owned());
    let en = |text: Option<&Text>| text.and_then(english);
    let phrase = |phrase: Option<&Phrase>| phrase.map(|phrase| phrase.as_str().to_owned());
    let text = match field {
        Field::SchoolId => Some(school.id.to_string()),
        Field::SchoolName => Some(school.name.as_str().to_owned()),
        Field::Stages => None,
        Field::Unit => school.unit.map(|unit| unit.to_string()),
        Field::SchoolYear => Some(assessment.school_year.to_string()),
        Field::Instrument => Some(assessment.instrument.id.to_string()),
        Field::Edition => Some(assessment.instrument.edition.to_string()),
        Field::Role => Some(word(words::roles(locale), assessment.role).to_owned()),
        Field::Date => return assessment.date.map_or(Content::Blank, Content::Day),
        Field::Provenance => {
            let words = words::provenances(locale);
            provenance.map(|p| word(words, p.kind).to_owned())
        }
        Field::Note => vi(note),
        Field::NoteEn => en(note),
        Field::SourceId => source.map(|source| source.id.to_string()),
        Field::SourceTitle => vi(source.map(|source| &source.title)),
        Field::SourceTitleEn => en(source.map(|source| &source.title)),
        Field::SourceNumber => phrase(source.and_then(|source| source.number.as_ref())),
        Field::SourceIssuer => vi(of_source(|source| source.issuer.as_ref())),
        Field::SourceIssuerEn => en(of_source(|source| source.issuer.as_ref())),
        Field::SourceDate => {
            let date = source.and_then(|source| source.date);
            return date.map_or(Content::Blank, Content::Day);
        }
        Field::SourceApplies => vi(of_source(|source| source.applies_in.as_ref())),
        Field::SourceAppliesEn => en(of_source(|source| source.applies_in.as_ref())),
        Field::SourceLink => phrase(source.and_then(|source| source.link.as_ref())),
        Field::SourceNote => vi(of_source(|source| source.note.as_ref())),
        Field::SourceNoteEn => en(of_source(|source| source.note.as_ref())),
        Field::Schema => phrase(assessment.schema.as_ref()),
    };
    text.map_or(Content::Blank, Content::Text)
}

fn english(text: &Text) -> Option<String> {
    Some(text.en.as_ref()?.as_str().to_owned())
}

/// What an answer says beside its fact, in one of the columns for that.
pub(super) fn beside(column: Column, answer: &Answer) -> Content {
    let reason = match &answer.value {
        Value::NotApplicable(not) => Some(&not.reason),
        Value::NotAssessed(not) => not.reason.as_ref(),
        _ => None,
    };
    let note = answer.note.as_ref();
    let text = match column {
        Column::Reason => reason.map(|reason| reason.vi.as_str().to_owned()),
        Column::ReasonEn => reason.and_then(english),
        Column::Note => note.map(|note| note.vi.as_str().to_owned()),
        Column::NoteEn => note.and_then(english),
        _ => {
            let ids: Vec<&str> = answer.derived_from.iter().map(Id::as_str).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    text.map_or(Content::Blank, Content::Text)
}

/// What an answer states, in the two cells of its criterion.
pub(super) fn facts(
    value: Option<&Value>,
    locale: Locale,
    levels: &Choices<usize>,
    rubric: &Rubric,
) -> [Content; 2] {
    let count = |count: Count| Content::Number(count.get().into());
    let first = match value {
        Some(Value::Condition(yes) | Value::YesNo(yes)) => {
            let [words, no] = YES_NO;
            let said = if *yes { words } else { no };
            Content::Text((*said.get(locale)).to_owned())
        }
        Some(Value::Share(share)) => return [count(share.part), count(share.whole)],
        Some(Value::Ratio(ratio)) => return [count(ratio.amount), count(ratio.per)],
        Some(Value::Count(number)) => count(*number),
        Some(Value::Rating(level)) => {
            let rank = rubric.rank(level).unwrap_or_default();
            Content::Text(word(levels, rank).to_owned())
        }
        Some(Value::Points(given)) => Content::Number(given.earned.to_f64()),
        Some(Value::NotApplicable(_) | Value::NotAssessed(_)) | None => Content::Blank,
    };
    [first, Content::Blank]
}

/// What may be written into the two cells of the criterion at this position; most have one.
pub(super) fn entries(
    rubric: &Rubric,
    criterion: &Criterion,
    at: usize,
    lists: &Lists,
) -> (Entry, Option<Entry>) {
    let whole = || Entry::Whole(Count::MAX.get().into());
    match &criterion.measure {
        Measure::Condition(_) | Measure::YesNo(_) => (Entry::Choice(lists.yes_no()), None),
        Measure::Share(_) | Measure::Ratio(_) => (whole(), Some(whole())),
        Measure::Count(of) => {
            let most = of.maximum.unwrap_or(Count::MAX);
            (Entry::Whole(most.get().into()), None)
        }
        Measure::Rating(_) => {
            let scale = rubric.tables().criteria().get(at);
            let ranks = scale.map_or(&[][..], |scale| &scale.ranks);
            (Entry::Choice(lists.rated(ranks)), None)
        }
        Measure::Points(of) => (Entry::Decimal(of.maximum.to_f64()), None),
    }
}

/// What the two cells of a criterion ask for.
pub(super) fn asked(criterion: &Criterion, voice: Voice<'_>) -> [String; 2] {
    let text = |text: &Text| voice.text(text).to_owned();
    let one = |text: &str| [text.to_owned(), String::new()];
    match &criterion.measure {
        Measure::Condition(_) => one(voice.pick(
            "điều kiện bắt buộc: có hay không",
            "mandatory condition: yes or no",
        )),
        Measure::YesNo(_) => one(voice.pick("có hay không", "yes or no")),
        Measure::Share(of) => [text(&of.part), text(&of.whole)],
        Measure::Ratio(of) => [text(&of.amount), text(&of.per)],
        Measure::Count(of) => one(voice.text(&of.unit)),
        Measure::Rating(_) => one(voice.pick("chọn mức", "choose the level")),
        Measure::Points(of) => {
            let most = voice.points_number(of.maximum);
            let step = of.step.map(|step| {
                let step = voice.points_number(step);
                say!(voice.locale, ", theo bước {step}", ", in steps of {step}")
            });
            let step = step.unwrap_or_default();
            [
                say!(
                    voice.locale,
                    "điểm, tối đa {most}{step}",
                    "points, at most {most}{step}"
                ),
                String::new(),
            ]
        }
    }
}

/// What helps to answer a criterion: how, what its levels take, when it does not apply, what to show.
pub(super) fn guidance(criterion: &Criterion, voice: Voice<'_>) -> Option<String> {
    let mut lines = Vec::new();
    lines.extend(
        criterion
            .guidance
            .as_ref()
            .map(|text| voice.text(text).to_owned()),
    );
    for step in &criterion.levels {
        let descriptor = step
            .descriptor
            .as_ref()
            .map(|text| voice.text(text).trim_end_matches('.').to_owned());
        let said: Vec<String> = [descriptor, voice.threshold(criterion, step)]
            .into_iter()
            .flatten()
            .collect();
        if !said.is_empty() {
            lines.push(format!("{}: {}", voice.level(&step.level), said.join("; ")));
        }
    }
    let labelled = |vi, en, text: &Option<Text>| {
        let text = voice.text(text.as_ref()?);
        Some(format!("{}: {text}", voice.pick(vi, en)))
    };
    lines.extend(labelled(
        "Không áp dụng khi",
        "Not applicable when",
        &criterion.not_applicable_when,
    ));
    lines.extend(labelled(
        "Minh chứng cần có",
        "Evidence asked for",
        &criterion.evidence,
    ));
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Whether a piece of evidence fits into the row of its criterion, and is the same when it is read there.
pub(super) fn is_plain(proof: &Evidence) -> bool {
    let plain =
        proof.kind == EvidenceKind::Document && proof.issued.is_none() && proof.expires.is_none();
    let same = match &proof.reference {
        Reference::Link(at) => is_link(at.as_str()),
        Reference::File(at) => !is_link(at.as_str()),
    };
    plain && same
}

/// Whether a place is an address on the Web.
pub(super) fn is_link(at: &str) -> bool {
    let at = at.trim().to_lowercase();
    at.starts_with("http://") || at.starts_with("https://")
}

/// What may be written into a column of the table of evidence.
pub(super) fn proof_entry(column: Proof, lists: &Lists) -> Entry {
    match column {
        Proof::Kind => Entry::Choice(lists.proofs()),
        Proof::Issued | Proof::Expires => Entry::Day,
        _ => Entry::Text,
    }
}

/// What stands in the table of evidence.
pub(super) fn proof_content(
    column: Proof,
    code: &str,
    proof: &Evidence,
    kinds: &Choices<EvidenceKind>,
) -> Content {
    let text = |text: &str| Content::Text(text.to_owned());
    match (column, &proof.reference) {
        (Proof::Criterion, _) => text(code),
        (Proof::Title, _) => text(proof.title.as_str()),
        (Proof::Kind, _) => text(word(kinds, proof.kind)),
        (Proof::Link, Reference::Link(at)) | (Proof::File, Reference::File(at)) => {
            text(at.as_str())
        }
        (Proof::Link | Proof::File, _) => Content::Blank,
        (Proof::Issued, _) => proof.issued.map_or(Content::Blank, Content::Day),
        (Proof::Expires, _) => proof.expires.map_or(Content::Blank, Content::Day),
    }
}
