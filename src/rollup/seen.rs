//! Noticing that a school's result is given twice.

use crate::model::{
    AssessorRole, Comparison, Date, Detail, Id, InstrumentRef, Locale, SchoolYear, Scorecard, say,
};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What stands for a key in memory.
type Mark = [u64; 2];

/// Identifies a result: school, school year, instrument, edition and the assessor's role.
///
/// Capitals do not make the code of a school another: `s-1` and `S-1` are one.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ResultKey {
    /// The school, as its code is written.
    pub school: Id,
    /// The school year.
    pub school_year: SchoolYear,
    /// The instrument and its edition.
    pub instrument: InstrumentRef,
    /// Who assessed; none for a comparison, which is of both.
    pub role: Option<AssessorRole>,
}

impl PartialEq for ResultKey {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl Eq for ResultKey {}

impl Hash for ResultKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

impl ResultKey {
    fn identity(&self) -> (Id, SchoolYear, InstrumentRef, Option<AssessorRole>) {
        let Self {
            school,
            school_year,
            instrument,
            role,
        } = *self;
        (school.small(), school_year, instrument, role)
    }

    pub(super) fn of(card: &Scorecard) -> Self {
        Self {
            school: card.school.id,
            school_year: card.school_year,
            instrument: card.instrument,
            role: Some(card.role),
        }
    }

    pub(super) fn of_comparison(comparison: &Comparison) -> Self {
        Self {
            school: comparison.school.id,
            school_year: comparison.school_year,
            instrument: comparison.instrument,
            role: None,
        }
    }

    /// The school, the year, the hand and the instrument, in words.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Rubrics, stream::Countable};
    /// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let result = Countable::read(1, json, &Rubrics::builtin()).ok_or("a blank line")??;
    /// assert!(result.key().ok_or("a rollup")?.words(Locale::Vi).contains("2025-2026"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn words(&self, locale: Locale) -> String {
        let instrument = Detail::from(self.instrument);
        let Self {
            school,
            school_year,
            ..
        } = self;
        let role = self.role.map_or_else(
            || locale.pick("đối chiếu", "comparison"),
            |role| role.label(locale),
        );
        let instrument = instrument.read(locale);
        say!(
            locale,
            "trường {school}, năm học {school_year}, {role}, {instrument}",
            "school {school}, school year {school_year}, {role}, {instrument}"
        )
    }

    /// 128 bits in its place: no two of a nation's are the same but by a chance of one in 10²⁶.
    fn mark(&self) -> Mark {
        [0_u8, 1].map(|which| {
            let mut hasher = DefaultHasher::new();
            (which, self).hash(&mut hasher);
            hasher.finish()
        })
    }
}

/// The results seen so far, each with its first place: tells which is given again.
///
/// It remembers 16 bytes and a place for each result, up to the number it is made for; what comes later is not
/// remembered, so that memory has a bound however many there are.
///
/// ```
/// use it_adoption_model::{Rubrics, stream::{Countable, Seen}};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let rubrics = Rubrics::builtin();
/// let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
/// let mut seen = Seen::up_to(1_000_000);
/// for (line, first) in [(1, None), (2, Some(1))] {
///     let result = Countable::read(line, json, &rubrics).ok_or("a blank line")??;
///     assert_eq!(seen.note(&result.key().ok_or("a rollup")?, line), first);
/// }
/// assert!(!seen.is_full());
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Seen<P> {
    first: HashMap<Mark, P>,
    most: usize,
    full: bool,
}

impl<P: Copy> Seen<P> {
    /// Remembers so many results.
    pub fn up_to(most: usize) -> Self {
        Self {
            first: HashMap::new(),
            most,
            full: false,
        }
    }

    /// Notes a result at a place, and tells the first place of the same, if there was one.
    pub fn note(&mut self, key: &ResultKey, place: P) -> Option<P> {
        let mark = key.mark();
        let first = self.first.get(&mark).copied();
        if first.is_none() {
            match self.first.len() < self.most {
                true => {
                    self.first.insert(mark, place);
                }
                false => self.full = true,
            }
        }
        first
    }

    /// Whether a result came that could not be remembered, so that it may come again unnoticed.
    pub fn is_full(&self) -> bool {
        self.full
    }
}

/// The place of the newest version of each result: the latest day wins, and of equal or missing days the greatest place.
/// A result without a day is older than any with one.
///
/// It remembers all results that it is told of.
#[derive(Debug, Clone)]
pub struct Latest<P> {
    newest: HashMap<Mark, (Option<Date>, P)>,
}

impl<P> Default for Latest<P> {
    fn default() -> Self {
        Self {
            newest: HashMap::new(),
        }
    }
}

impl<P: Copy + Ord> Latest<P> {
    /// Notes a result of a day at a place, in whatever order they come.
    pub fn note(&mut self, key: &ResultKey, date: Option<Date>, place: P) {
        let newest = self.newest.entry(key.mark()).or_insert((date, place));
        *newest = (*newest).max((date, place));
    }

    /// The place of the newest of these results, if one was noted.
    ///
    /// ```
    /// use it_adoption_model::{Rubrics, stream::{Countable, Latest}};
    /// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let result = Countable::read(1, json, &Rubrics::builtin()).ok_or("a blank line")??;
    /// let key = result.key().ok_or("a rollup")?;
    /// let mut latest = Latest::default();
    /// latest.note(&key, result.date(), 1);
    /// latest.note(&key, None, 2);
    /// assert_eq!(latest.place(&key), Some(1), "one without a day is older");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn place(&self, key: &ResultKey) -> Option<P> {
        self.newest.get(&key.mark()).map(|(_, place)| *place)
    }
}
