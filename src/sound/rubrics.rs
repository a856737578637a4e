//! Rubrics at hand, found by what documents name.

use super::Rubric;
use crate::model::{
    Builtin, Difference, Document, Id, Instrument, InstrumentRef, Locale, builtin, say,
};
use crate::read::read;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::iter;

/// Rubrics by the instrument and edition that documents name: the built-in ones, your own, or both.
///
/// ```
/// use it_adoption_model::{Assessment, Instrument, Rubric, Rubrics, read};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/instrument-school-own.json"));
/// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-school-own.json"));
/// let own = Rubric::new(read::<Instrument>(own)?)?;
/// let rubrics = Rubrics::builtin().with(own)?;
/// assert_eq!(rubrics.iter().count(), Rubrics::builtin().iter().count() + 1);
///
/// let assessment: Assessment = read(answers)?;
/// let rubric = rubrics.get(&assessment.instrument).ok_or("not at hand")?;
/// rubric.score(&assessment)?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Rubrics {
    rubrics: BTreeMap<InstrumentRef, Rubric>,
    otherwise: Option<Rubric>,
}

/// Two instruments of one identifier and edition differ.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Locale::En))]
pub struct EditionError {
    instrument: Box<InstrumentRef>,
    difference: Box<Difference>,
}

impl EditionError {
    /// What both of them are called.
    pub fn instrument(&self) -> InstrumentRef {
        *self.instrument
    }

    /// Where they first differ, and what to do.
    pub fn message(&self, locale: Locale) -> String {
        let (named, at) = (&self.instrument, self.difference.words(locale));
        say!(
            locale,
            "hai bộ tiêu chí cùng là {named} nhưng khác nhau, trước hết ở {at}: hãy chỉ giữ một bộ, hoặc đặt phiên bản khác cho một bộ",
            "two instruments are both {named}, and differ, first at {at}: keep one of them, or give one another edition"
        )
    }
}

impl Rubrics {
    /// The built-in instruments.
    pub fn builtin() -> Self {
        let instruments = builtin().iter().map(|b| read(b.json.as_bytes()));
        Self::of(sound(instruments.filter_map(Result::ok)))
    }

    /// The sound instruments among documents. If several share identifier and edition, one of them is kept; which one does not depend
    /// on their order.
    pub fn among<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let instruments = documents.into_iter().filter_map(|document| match document {
            Document::Instrument(instrument) => Some((**instrument).clone()),
            _ => None,
        });
        let mut instruments: Vec<Instrument> = instruments.collect();
        instruments.sort_by_cached_key(|instrument| serde_json::to_string(instrument).ok());
        Self::of(sound(instruments.into_iter()))
    }

    /// The instruments [among](Self::among) documents, and the built-in ones: for checking documents that come with instruments of their own.
    /// Of two texts of one edition that of the documents counts; another edition of a built-in instrument stands beside it.
    ///
    /// ```
    /// use it_adoption_model::{Document, Rubrics, read_any};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/instrument-school-own.json"));
    /// let own: Document = read_any(own)?;
    /// assert_eq!(Rubrics::beside([&own]).iter().count(), 4);
    /// # Ok::<(), it_adoption_model::ReadError>(())
    /// ```
    pub fn beside<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let own = Self::among(documents).rubrics.into_values();
        Self::of(own.chain(Self::builtin().rubrics.into_values()))
    }

    /// Of several with one identifier and edition the first.
    fn of(all: impl Iterator<Item = Rubric>) -> Self {
        let mut rubrics = Self::default();
        for rubric in all {
            let reference = rubric.reference();
            rubrics.rubrics.entry(reference).or_insert(rubric);
        }
        rubrics
    }

    /// Puts in one more.
    ///
    /// ```
    /// use it_adoption_model::{Document, Instrument, Locale, Rubric, Rubrics, read_any};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/instrument-school-own.json"));
    /// let own: Document = read_any(own)?;
    /// let mut rubrics = Rubrics::among([&own]);
    /// let rubric = rubrics.iter().next().cloned().ok_or("not sound")?;
    /// let mut named = rubric.reference();
    /// assert!(rubrics.get(&named).is_some());
    /// rubrics.insert(rubric.clone())?;
    /// named.edition = "1999".parse()?;
    /// assert!(rubrics.get(&named).is_none() && rubrics.find(&named).is_some());
    /// assert_eq!(Rubrics::builtin().with(rubric.clone())?.iter().count(), 4);
    ///
    /// let mut changed: Instrument = rubric.instrument().clone();
    /// changed.groups[0].criteria[0].title.vi = "Câu hỏi khác".parse()?;
    /// let error = rubrics.insert(Rubric::new(changed)?).unwrap_err();
    /// assert_eq!(error.instrument(), rubric.reference());
    /// assert!(error.message(Locale::Vi).contains("/groups/0/criteria/0/title/vi"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`EditionError`] if there is one with its identifier and edition that differs from it in anything but `$schema`, as
    /// what documents name would no longer be one thing. The same one again changes nothing.
    pub fn insert(&mut self, rubric: Rubric) -> Result<(), EditionError> {
        match self.rubrics.entry(rubric.reference()) {
            Entry::Vacant(place) => drop(place.insert(rubric)),
            Entry::Occupied(known) => {
                let [known, other] = [known.get(), &rubric].map(Rubric::instrument);
                if let Some(difference) = known.difference(other) {
                    return Err(EditionError {
                        instrument: rubric.reference().into(),
                        difference: difference.into(),
                    });
                }
            }
        }
        Ok(())
    }

    /// These and one more.
    ///
    /// # Errors
    /// As [`insert`](Self::insert).
    pub fn with(mut self, rubric: Rubric) -> Result<Self, EditionError> {
        self.insert(rubric)?;
        Ok(self)
    }

    /// Adds a rubric to fall back on: documents that name an unknown instrument are [checked](Self::find) against it, and that they name
    /// another one is found.
    ///
    /// ```
    /// use it_adoption_model::{Document, Rubrics, check, read_any};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-4725.json"));
    /// let operational = Rubrics::builtin().named("operational").cloned().ok_or("built in")?;
    /// let only = Rubrics::default().otherwise(operational);
    /// let checked = check::together(&[&read_any(answers)?], &only);
    /// assert_eq!(checked[0].findings.findings[0].rule.as_str(), "assessment.instrument-mismatch");
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn otherwise(mut self, rubric: Rubric) -> Self {
        self.otherwise = Some(rubric);
        self
    }

    /// The rubric of an instrument in this edition, also if it is the one to [fall back on](Self::otherwise).
    pub fn get(&self, named: &InstrumentRef) -> Option<&Rubric> {
        let otherwise = self.otherwise.as_ref();
        let known = self.rubrics.get(named);
        known.or(otherwise.filter(|other| other.reference() == *named))
    }

    /// The rubric that a document is checked against: that of the edition it names, or else of the last edition of the
    /// same instrument, as [`named`](Self::named) has it, or else the one to [fall back on](Self::otherwise), so that the difference is found.
    ///
    /// A result must not be explained by another edition than its own: for that there is [`get`](Self::get).
    pub fn find(&self, named: &InstrumentRef) -> Option<&Rubric> {
        self.get(named)
            .or_else(|| self.last_edition(&named.id))
            .or(self.otherwise.as_ref())
    }

    /// The rubric of this name: an identifier, or an identifier and an edition. Without an edition the last one counts, where
    /// numbers are compared as numbers: 10.0 comes after 9.0, and 2024-10 after 2024-9.
    ///
    /// ```
    /// use it_adoption_model::Rubrics;
    /// let rubrics = Rubrics::builtin();
    /// assert!(rubrics.named("operational").is_some());
    /// assert!(rubrics.named("operational 2026.1").is_some());
    /// assert!(rubrics.named("operational 1999").is_none());
    /// ```
    pub fn named(&self, name: &str) -> Option<&Rubric> {
        match name.split_once(' ') {
            Some((id, edition)) => self.rubrics.get(&InstrumentRef {
                id: Id::new(id)?,
                edition: Id::new(edition)?,
            }),
            None => self.last_edition(&Id::new(name)?),
        }
    }

    /// All of them, in the order of identifiers and editions; last the one to [fall back on](Self::otherwise), if it is not among them.
    pub fn iter(&self) -> impl Iterator<Item = &Rubric> {
        let otherwise = self.otherwise.iter();
        let others = otherwise.filter(|other| !self.rubrics.contains_key(&other.reference()));
        self.rubrics.values().chain(others)
    }

    fn last_edition(&self, id: &Id) -> Option<&Rubric> {
        let editions = self.rubrics.values();
        let editions = editions.filter(|rubric| rubric.instrument().id == *id);
        editions.max_by(|one, other| {
            let [one, other] = [one, other].map(|rubric| rubric.instrument().edition);
            by_numbers(one.as_str(), other.as_str())
        })
    }
}

/// Which of two editions comes first: runs of digits as numbers, everything else by its letters.
fn by_numbers(one: &str, other: &str) -> Ordering {
    let parts = |text| iter::successors(Some(part(text)), |(_, rest)| Some(part(rest)));
    let parts = |text| parts(text).map_while(|(part, _)| part);
    parts(one).cmp(parts(other)).then_with(|| one.cmp(other))
}

/// The first part of an edition, and what follows it.
fn part(text: &str) -> (Option<Part<'_>>, &str) {
    let digits = text.find(|c: char| !c.is_ascii_digit());
    match text.split_at(digits.unwrap_or(text.len())) {
        ("", _) => {
            let mut letters = text.chars();
            let letter = letters.next().map(Part::Letter);
            (letter, letters.as_str())
        }
        (digits, rest) => {
            let number = digits.trim_start_matches('0');
            (Some(Part::Number(number.len(), number)), rest)
        }
    }
}

/// A number goes before a letter, a longer number after a shorter one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'t> {
    Number(usize, &'t str),
    Letter(char),
}

/// The built-in instrument of this identifier and edition.
pub(crate) fn built_in(named: InstrumentRef) -> Option<Instrument> {
    let built_in = Builtin::find(named.id.as_str())?;
    let built_in = read::<Instrument>(built_in.json.as_bytes()).ok();
    built_in.filter(|built_in| built_in.edition == named.edition)
}

fn sound(instruments: impl Iterator<Item = Instrument>) -> impl Iterator<Item = Rubric> {
    instruments.filter_map(|instrument| Rubric::new(instrument).ok())
}
