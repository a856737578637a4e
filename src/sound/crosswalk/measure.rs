//! When an answer to one criterion is an answer to another.

use crate::model::{Criterion, Differs, Id, Instrument, Item, Measure, PointsOf, Step, Text};
use crate::sound::Rubric;
use std::collections::HashMap;

/// A criterion where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'i> {
    pub(crate) instrument: &'i Instrument,
    pub(crate) criterion: &'i Criterion,
}

impl<'i> Asked<'i> {
    pub(crate) fn of(rubric: &'i Rubric, criterion: &Id) -> Option<Self> {
        Some(Self {
            instrument: rubric.instrument(),
            criterion: rubric.criterion(criterion)?,
        })
    }

    /// The levels that a school picks from, as it reads them.
    fn choices(self) -> impl Iterator<Item = (Id, Option<String>, Option<String>)> + 'i {
        self.criterion.levels.iter().map(move |step| {
            let title = self.instrument.level(&step.level).map(|l| words(&l.title));
            (step.level, title, descriptor(step))
        })
    }
}

/// Whether a value that answers `a` answers `b` as well, given that both ask the same.
pub(crate) fn same_measure(a: Asked<'_>, b: Asked<'_>) -> bool {
    measure_differs(a, b).is_none()
}

/// Why a value that answers `a` does not answer `b`, given that both ask the same.
///
/// Both take the same form. A count has the same maximum; points have the same maximum, step and items with theirs; a
/// rating offers the same levels, told in the same words; a ratio is better the same way. What is counted may be called
/// otherwise, but not as its counterpart is. Thresholds, and points of steps and bands, do not matter: they make a level of a
/// fact, and the level is found anew.
pub(crate) fn measure_differs(a: Asked<'_>, b: Asked<'_>) -> Option<Differs> {
    match (&a.criterion.measure, &b.criterion.measure) {
        (Measure::Condition(_), Measure::Condition(_)) | (Measure::YesNo(_), Measure::YesNo(_)) => {
            None
        }
        (Measure::Share(a), Measure::Share(b)) => {
            let moved = moved(&[&a.part, &a.whole], &[&b.part, &b.whole]);
            moved.then_some(Differs::Counted)
        }
        (Measure::Count(a), Measure::Count(b)) => {
            (a.maximum != b.maximum).then_some(Differs::Maximum)
        }
        (Measure::Ratio(a), Measure::Ratio(b)) => {
            if a.is_higher_better() != b.is_higher_better() {
                return Some(Differs::Better);
            }
            let moved = moved(&[&a.amount, &a.per], &[&b.amount, &b.per]);
            moved.then_some(Differs::Counted)
        }
        (Measure::Rating(_), Measure::Rating(_)) => {
            (!a.choices().eq(b.choices())).then_some(Differs::Levels)
        }
        (Measure::Points(a), Measure::Points(b)) => scale_differs(a, b),
        _ => Some(Differs::Form),
    }
}

/// What two editions of one criterion ask otherwise, or in other words: its title, what is counted, what yes means.
pub(crate) fn differs(a: Asked<'_>, b: Asked<'_>) -> Option<Differs> {
    let counted = || {
        let same = counted(a.criterion).eq(counted(b.criterion));
        (!same).then_some(match a.criterion.measure {
            Measure::Condition(_) | Measure::YesNo(_) | Measure::Rating(_) => Differs::Levels,
            Measure::Points(_) => Differs::Items,
            _ => Differs::Counted,
        })
    };
    let title = || {
        let [a, b] = [a, b].map(|asked| words(&asked.criterion.title));
        (a != b).then_some(Differs::Title)
    };
    measure_differs(a, b).or_else(counted).or_else(title)
}

/// What is counted, and where nothing is, what is told of each level.
fn counted(criterion: &Criterion) -> impl Iterator<Item = String> {
    let (words_of, told): ([Option<&Text>; 2], &[Step]) = match &criterion.measure {
        Measure::Condition(_) | Measure::YesNo(_) => ([None, None], &criterion.levels),
        Measure::Share(of) => ([Some(&of.part), Some(&of.whole)], &[]),
        Measure::Count(of) => ([Some(&of.unit), None], &[]),
        Measure::Ratio(of) => ([Some(&of.amount), Some(&of.per)], &[]),
        Measure::Rating(_) | Measure::Points(_) => ([None, None], &[]),
    };
    let items = match &criterion.measure {
        Measure::Points(of) => of.items.as_slice(),
        _ => &[],
    };
    let items = items.iter().map(|item| words(&item.title));
    let counted = words_of.into_iter().flatten().map(words);
    counted
        .chain(told.iter().filter_map(descriptor))
        .chain(items)
}

/// Why not the same points can be given, whatever bands make levels of them.
fn scale_differs(a: &PointsOf, b: &PointsOf) -> Option<Differs> {
    if a.maximum != b.maximum {
        return Some(Differs::Maximum);
    }
    if a.step != b.step {
        return Some(Differs::Step);
    }
    let item = |item: &Item| (item.id, item.maximum);
    let same = a.items.iter().map(item).eq(b.items.iter().map(item));
    let [a, b] = [a, b].map(|of| of.items.iter().map(|item| &item.title).collect::<Vec<_>>());
    (!same || moved(&a, &b)).then_some(Differs::Items)
}

/// Whether what is called one thing in the first list is called so at another place of the second, and not at its own.
fn moved(a: &[&Text], b: &[&Text]) -> bool {
    let [a, b] = [a, b].map(|list| list.iter().map(|text| words(text)).collect::<Vec<_>>());
    let at: HashMap<&String, usize> = b.iter().zip(0..).collect();
    let pairs = a.iter().zip(&b).enumerate();
    let mut apart = pairs.filter(|(_, (a, b))| a != b);
    apart.any(|(here, (a, _))| at.get(a).is_some_and(|there| *there != here))
}

fn descriptor(step: &Step) -> Option<String> {
    step.descriptor.as_ref().map(words)
}

/// The words that hold; another translation asks nothing else, nor do other blanks.
fn words(text: &Text) -> String {
    text.vi.words()
}
