//! A rubric: an instrument proven sound and indexed, so that scoring has nothing left to distrust.

use super::instrument::instrument as checked;
use crate::model::{
    Criterion, Detail, Digest, Earns, Finding, Findings, Id, Instrument, InstrumentRef, Level,
    Locale, Measure, Retired, Severity, Stage, Text, say,
};
use crate::sound::levels::{Scope, Tables};
use std::collections::HashMap;

/// A sound, indexed [`Instrument`].
///
/// It can only be had from an instrument in which checking finds no error; warnings do not stop it.
///
/// ```
/// use it_adoption_model::{Instrument, Locale, Rubric, read};
/// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/instrument-school-own.json"));
/// # let sums = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/broken/instrument-sums-differ.json"));
/// let rubric = Rubric::new(read(own)?)?;
/// assert!(!rubric.findings().has_errors());
/// assert_eq!(rubric.reference().id, rubric.instrument().id);
/// assert_eq!(rubric.digest(), rubric.instrument().digest());
/// let [lowest, .., highest] = &rubric.instrument().levels[..] else { return Err("two levels at least".into()) };
/// assert_eq!(rubric.rank(&lowest.id), Some(0));
/// assert!(rubric.level_above(&lowest.id).is_some() && rubric.level_above(&highest.id).is_none());
/// let first = &rubric.instrument().groups[0].criteria[0];
/// assert_eq!(rubric.criterion(&first.id), Some(first));
///
/// let error = Rubric::new(read(sums)?).unwrap_err();
/// assert!(error.message(Locale::Vi).contains("lỗi đầu tiên"));
/// assert!(error.findings().has_errors());
/// let to_mend: Instrument = error.into_instrument();
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Rubric {
    instrument: Instrument,
    digest: Digest,
    findings: Findings,
    index: HashMap<Id, usize>,
    slots: Vec<Slot>,
    retired: HashMap<Id, Vec<usize>>,
    tables: Tables,
    /// The positions of two criteria that count the same thing, by its words.
    alike: Vec<(usize, usize)>,
}

/// Where a criterion stands in the instrument.
#[derive(Debug, Clone, Copy)]
struct Slot {
    id: Id,
    group: usize,
    within: usize,
}

/// An instrument that cannot become a [`Rubric`], with everything checking found in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Locale::En))]
pub struct InstrumentError {
    instrument: Box<Instrument>,
    findings: Findings,
}

impl InstrumentError {
    /// Everything checking found, at least one error among it.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The instrument, to mend it.
    pub fn into_instrument(self) -> Instrument {
        *self.instrument
    }

    /// How many errors there are, and the first of them.
    pub fn message(&self, locale: Locale) -> String {
        let is_error = |finding: &&Finding| finding.severity == Severity::Error;
        let count = self.findings.count(Severity::Error);
        let first = self.findings.findings.iter().find(is_error);
        let first = first.map(|f| format!("{}: {}", f.pointer, f.message.get(locale)));
        let first = first.unwrap_or_default();
        say!(
            locale,
            "bộ tiêu chí có {count} lỗi, lỗi đầu tiên: {first}",
            "errors in the instrument: {count}, the first: {first}"
        )
    }
}

impl Rubric {
    /// Checks and indexes an instrument.
    ///
    /// # Errors
    /// [`InstrumentError`] if checking finds an error, such as a group that prints 20 points while its criteria add up to 19.
    pub fn new(instrument: Instrument) -> Result<Self, InstrumentError> {
        let (findings, tables) = checked(&instrument);
        let Some(tables) = tables else {
            return Err(InstrumentError {
                instrument: instrument.into(),
                findings,
            });
        };
        let slots: Vec<Slot> = instrument
            .groups
            .iter()
            .enumerate()
            .flat_map(|(group, g)| {
                let criteria = g.criteria.iter().map(|criterion| criterion.id);
                let within = criteria.enumerate();
                within.map(move |(within, id)| Slot { id, group, within })
            })
            .collect();
        let index = slots.iter().map(|slot| slot.id).zip(0..).collect();
        let mut retired: HashMap<Id, Vec<usize>> = HashMap::new();
        for (at, old) in instrument.retired.iter().enumerate() {
            retired.entry(old.id).or_default().push(at);
        }
        Ok(Self {
            tables,
            alike: alike(&instrument),
            digest: instrument.digest(),
            instrument,
            findings,
            index,
            slots,
            retired,
        })
    }

    /// The instrument.
    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// The levels that a scope can have, lowest first.
    pub(crate) fn levels_of(&self, scope: Scope) -> Vec<Id> {
        let ranks = self.tables.of(scope).rows.iter().map(|row| row.rank);
        let levels = ranks.filter_map(|rank| self.instrument.levels.get(rank));
        levels.map(|level| level.id).collect()
    }

    /// A level as a finding names it.
    pub(crate) fn level_named(&self, level: Id) -> Detail {
        Detail::level(Some(level), &self.instrument)
    }

    /// What checking found in the instrument: warnings and advice, no error.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// How documents name it.
    pub fn reference(&self) -> InstrumentRef {
        self.instrument.reference()
    }

    /// The digest of its text, which stands in every result. It is found once, when the rubric is made.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The criterion with this identifier.
    pub fn criterion(&self, id: &Id) -> Option<&Criterion> {
        self.indexed(id).map(|(_, criterion)| criterion)
    }

    /// How high a level stands: 0 for the lowest.
    pub fn rank(&self, level: &Id) -> Option<usize> {
        self.instrument.levels.iter().position(|l| l.id == *level)
    }

    /// The level above this one among those of the overall result; none above the highest of them, and for a level that it does not have.
    pub fn level_above(&self, level: &Id) -> Option<&Level> {
        let levels = self.levels_of(Scope::Whole);
        let mut levels = levels.iter().skip_while(|of| *of != level);
        self.instrument.level(levels.nth(1)?)
    }

    /// The levels and what they take, compiled.
    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The level of a rank that a table of this instrument names.
    pub(crate) fn level_of(&self, rank: usize) -> Id {
        let level = self.instrument.levels.get(rank);
        level.map_or(self.instrument.id, |level| level.id)
    }

    /// A criterion and its position in the order of the instrument; answers mostly come in that order, so `likely` is tried first.
    #[inline]
    pub(crate) fn find(&self, id: &Id, likely: usize) -> Option<(usize, &Criterion)> {
        match self.slots.get(likely) {
            Some(slot) if slot.id == *id => Some((likely, self.of(slot)?)),
            _ => self.indexed(id),
        }
    }

    /// Apart from [`Self::find`], so that what is mostly found at once is inlined alone.
    #[inline(never)]
    fn indexed(&self, id: &Id) -> Option<(usize, &Criterion)> {
        let position = *self.index.get(id)?;
        Some((position, self.at(position)?))
    }

    pub(crate) fn at(&self, position: usize) -> Option<&Criterion> {
        self.of(self.slots.get(position)?)
    }

    fn of(&self, slot: &Slot) -> Option<&Criterion> {
        let group = self.instrument.groups.get(slot.group)?;
        group.criteria.get(slot.within)
    }

    /// The criteria in the order of the instrument.
    pub(crate) fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.instrument.criteria()
    }

    /// What became of an identifier that an earlier edition used: a row for each criterion that took its place.
    pub(crate) fn retired(&self, id: &Id) -> impl Iterator<Item = &Retired> {
        let rows = self.retired.get(id).into_iter().flatten();
        rows.filter_map(|at| self.instrument.retired.get(*at))
    }

    pub(crate) fn alike(&self) -> &[(usize, usize)] {
        &self.alike
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn covers(&self, stage: Stage) -> bool {
        self.instrument.stages.contains(&stage)
    }
}

/// Whether words name what is counted: two wholes that are only called a total need not be the same.
pub(crate) fn names_something(words: &Text) -> bool {
    const GENERAL: [&str; 8] = [
        "số",
        "số lượng",
        "tất cả",
        "toàn bộ",
        "tổng",
        "tổng cộng",
        "tổng số",
        "tổng số lượng",
    ];
    !GENERAL.contains(&words.vi.words().to_lowercase().as_str())
}

/// Each criterion with the first one that counts what it counts.
fn alike(instrument: &Instrument) -> Vec<(usize, usize)> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut alike = Vec::new();
    for (at, criterion) in instrument.criteria().enumerate() {
        let counted = match &criterion.measure {
            Measure::Share(of) => [Some(&of.whole), None],
            Measure::Ratio(of) => [Some(&of.amount), Some(&of.per)],
            _ => [None, None],
        };
        let counted = counted.into_iter().flatten();
        for words in counted.filter(|words| names_something(words)) {
            let first = *first.entry(words.vi.words()).or_insert(at);
            if first != at {
                alike.push((first, at));
            }
        }
    }
    alike
}

impl Criterion {
    /// The most it can earn, in millionths; none where it gives no points.
    pub(crate) fn maximum_millionths(&self) -> Option<u64> {
        let maximum = match (&self.measure, &self.earns) {
            (Measure::Condition(_), _) => return None,
            (Measure::Points(points), _) => points.maximum,
            (_, Some(Earns::Proportional(proportional))) => proportional.maximum,
            (_, Some(Earns::Each(each))) => each.maximum,
            (_, None) => self.levels.iter().filter_map(|step| step.points).max()?,
        };
        Some(maximum.millionths())
    }
}
