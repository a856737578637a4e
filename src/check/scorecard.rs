//! A scorecard against its own answers, scored again.

use crate::model::wire::tree;
use crate::model::{
    Answer, Assessment, Detail, Finding, Findings, Locale, Place, Pointer, Rule, Scorecard,
    differs, found,
};
use crate::score::impossible;
use crate::sound::Rubric;
use serde_json::Value as Json;

/// A part of this many bytes is shown as it is written.
const MOST_SHOWN: usize = 80;

/// Where a scorecard first says something else than scoring its answers again. Where its text of the instrument is not at hand,
/// only what no scoring comes to is known.
pub(super) fn scorecard(card: &Scorecard, rubric: Option<&Rubric>) -> Findings {
    let mut findings = Findings::default();
    let Some(rubric) = rubric.filter(|rubric| rubric.digest() == card.instrument_digest) else {
        findings.findings.extend(impossible(card, None));
        return findings;
    };
    let scores = card.criteria.iter().enumerate();
    let answers =
        scores.filter_map(|(at, score)| Some((at, score.criterion, score.value.clone()?)));
    let (positions, answers): (Vec<usize>, Vec<Answer>) = answers
        .map(|(at, criterion, value)| (at, Answer::new(criterion, value)))
        .unzip();
    let school = card.school.clone();
    let assessment = Assessment {
        date: card.date,
        provenance: card.provenance.clone(),
        answers,
        ..Assessment::new(school, card.school_year, card.instrument, card.role)
    };
    match rubric.score(&assessment) {
        Err(error) => {
            // A criterion that stands twice is told here, as the words about an answer name the place of the other one.
            let finding = impossible(card, Some(rubric))
                .filter(|_| error.finding().rule == Rule::AnswerRepeated);
            let finding = finding.unwrap_or_else(|| {
                let finding = error.into_finding();
                let pointer = in_card(&finding.pointer, &positions);
                finding.at(&pointer)
            });
            findings.add(&Place::Root, finding);
        }
        Ok(mut again) => {
            again.schema.clone_from(&card.schema);
            findings.findings.extend(difference(card, &again));
        }
    }
    findings
}

/// The place of an answer, as the place of the criterion that it was taken from.
fn in_card(pointer: &Pointer, positions: &[usize]) -> Pointer {
    let keys = pointer.keys();
    let [list, at, rest @ ..] = keys.as_slice() else {
        return pointer.clone();
    };
    let at = at.parse().ok().and_then(|at: usize| positions.get(at));
    match at.filter(|_| list == "answers") {
        None => pointer.clone(),
        Some(at) => {
            let criterion = Pointer::default().with("criteria").with(&at.to_string());
            rest.iter().fold(criterion, |place, key| place.with(key))
        }
    }
}

/// The first place at which two scorecards differ, and what each has there.
fn difference(card: &Scorecard, again: &Scorecard) -> Option<Finding> {
    let [card, again] = [card, again].map(tree);
    let pointer = differs(&card, &again, Pointer::default())?;
    let [found, expected] = [card, again].map(|card| shown(card.pointer(pointer.as_str())));
    let found = found::ScorecardDiffers { found, expected };
    Some(Finding::from(found).at(&pointer))
}

/// A value in few words.
fn shown(value: Option<&Json>) -> Detail {
    match value {
        None => Detail::new("-", |locale: Locale| {
            locale.pick("không ghi gì", "nothing").to_owned()
        }),
        Some(Json::String(text)) => Detail::new(text, |_| text.clone()),
        Some(Json::Number(number)) => Detail::number(number.as_f64().unwrap_or_default()),
        Some(value) => {
            let text = Some(value.to_string()).filter(|text| text.len() <= MOST_SHOWN);
            let text = text.unwrap_or_else(|| "…".to_owned());
            Detail::new(&text, |_| text.clone())
        }
    }
}
