//! What a drafted plan rests on.

use crate::model::{Citation, Criterion, Fidelity, Gap, Id, Instrument, Measure, Source, Text};
use std::collections::HashSet;

/// The sources in force everywhere that are cited by the criteria to improve and by those that the plan itself is to prove,
/// where somebody has read them and their issuer is known: a school can rest a plan on nothing else.
///
/// What one province or district issued is no basis anywhere else. Where a criterion that the plan is to prove rests on it,
/// there is a place for what the school's own office issued on the same.
pub(super) fn legal_basis(instrument: &Instrument, gaps: &[Gap]) -> Vec<Source> {
    let lacking: HashSet<Id> = gaps.iter().map(|gap| gap.criterion).collect();
    let cited_by = |concerned: &dyn Fn(&Criterion) -> bool| -> HashSet<Id> {
        let criteria = instrument.criteria();
        criteria
            .filter(|criterion| concerned(criterion))
            .flat_map(citations)
            .filter(|citation| citation.fidelity == Fidelity::Read)
            .filter_map(|citation| citation.source)
            .collect()
    };
    let proven = cited_by(&|criterion| criterion.proof.is_some());
    let concerned = cited_by(&|criterion| lacking.contains(&criterion.id));
    let sources = instrument.sources.iter();
    let sources = sources.filter(|source| source.issuer.is_some());
    let basis: Vec<Source> = sources
        .filter_map(|source| match &source.applies_in {
            None if proven.contains(&source.id) || concerned.contains(&source.id) => Some(Source {
                note: None,
                ..source.clone()
            }),
            Some(_) if proven.contains(&source.id) => Some(Source {
                issuer: Some(Text::open()),
                ..Source::new(source.id, source.title.clone())
            }),
            _ => None,
        })
        .collect();
    match basis.is_empty() {
        true => vec![Source::new(Id::numbered('L', 1), Text::open())],
        false => basis,
    }
}

/// Every citation of a criterion: its own, its thresholds', its items'.
fn citations(criterion: &Criterion) -> impl Iterator<Item = &Citation> {
    let thresholds = criterion.levels.iter().filter_map(|s| s.threshold.as_ref());
    let items = match &criterion.measure {
        Measure::Points(of) => of.items.as_slice(),
        _ => &[],
    };
    std::iter::once(&criterion.citation)
        .chain(thresholds.map(|threshold| &threshold.citation))
        .chain(items.iter().map(|item| &item.citation))
}
