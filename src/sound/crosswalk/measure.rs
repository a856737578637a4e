//! When an answer to one criterion is an answer to another.

use crate::model::{Criterion, Id, Instrument, Item, Measure, PointsOf, Step, Text};
use crate::sound::Rubric;

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
    fn choices(self) -> impl Iterator<Item = (Id, Option<&'i str>, Option<&'i str>)> {
        self.criterion.levels.iter().map(move |step| {
            let title = self.instrument.level(&step.level).map(|l| words(&l.title));
            (step.level, title, descriptor(step))
        })
    }
}

/// Whether a value that answers `a` answers `b` as well, given that both ask the same.
///
/// Both take the same form. A count has the same maximum; points have the same maximum, step and items with theirs; a
/// rating offers the same levels, told in the same words; a ratio is better the same way. Thresholds, and points of steps and
/// bands, do not matter: they make a level of a fact, and the level is found anew.
pub(crate) fn same_measure(a: Asked<'_>, b: Asked<'_>) -> bool {
    match (&a.criterion.measure, &b.criterion.measure) {
        (Measure::Condition(_), Measure::Condition(_))
        | (Measure::YesNo(_), Measure::YesNo(_))
        | (Measure::Share(_), Measure::Share(_)) => true,
        (Measure::Count(a), Measure::Count(b)) => a.maximum == b.maximum,
        (Measure::Ratio(a), Measure::Ratio(b)) => a.is_higher_better() == b.is_higher_better(),
        (Measure::Rating(_), Measure::Rating(_)) => a.choices().eq(b.choices()),
        (Measure::Points(a), Measure::Points(b)) => same_scale(a, b),
        _ => false,
    }
}

/// Whether two editions of one criterion still ask the same, in the same words: its title, what is counted, what yes means.
pub(crate) fn asks_same(a: Asked<'_>, b: Asked<'_>) -> bool {
    let titles = [a, b].map(|asked| words(&asked.criterion.title));
    titles[0] == titles[1] && same_measure(a, b) && counted(a.criterion).eq(counted(b.criterion))
}

/// What is counted, and where nothing is, what is told of each level.
fn counted(criterion: &Criterion) -> impl Iterator<Item = &str> {
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

/// Whether the same points can be given, whatever bands make levels of them.
fn same_scale(a: &PointsOf, b: &PointsOf) -> bool {
    let item = |item: &Item| (item.id, item.maximum);
    let items = a.items.iter().map(item).eq(b.items.iter().map(item));
    items && (a.maximum, a.step) == (b.maximum, b.step)
}

fn descriptor(step: &Step) -> Option<&str> {
    step.descriptor.as_ref().map(words)
}

/// The words that hold; another translation asks nothing else.
fn words(text: &Text) -> &str {
    text.vi.as_str()
}
