//! Rubrics at hand, found by what documents name.

use super::Rubric;
use crate::model::{Document, Id, Instrument, InstrumentRef, builtin};
use crate::read::read;
use std::collections::BTreeMap;

/// Rubrics by the instrument and edition that documents name: the built-in ones, your own, or both.
///
/// ```
/// use it_adoption_model::{Assessment, Instrument, Rubric, Rubrics, read};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/instrument-school-own.json"));
/// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-school-own.json"));
/// let own = Rubric::new(read::<Instrument>(own)?)?;
/// let rubrics = Rubrics::builtin().with(own);
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

impl Rubrics {
    /// The built-in instruments.
    pub fn builtin() -> Self {
        let instruments = builtin().iter().map(|b| read(b.json.as_bytes()));
        sound(instruments.filter_map(Result::ok)).collect()
    }

    /// The instruments among documents that are sound. Of several with one identifier and edition one counts, in whichever order
    /// they come.
    pub fn among<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let instruments = documents.into_iter().filter_map(|document| match document {
            Document::Instrument(instrument) => Some((**instrument).clone()),
            _ => None,
        });
        let mut instruments: Vec<Instrument> = instruments.collect();
        instruments.sort_by_cached_key(|instrument| serde_json::to_string(instrument).ok());
        let mut rubrics = Self::default();
        for rubric in sound(instruments.into_iter()) {
            let reference = rubric.reference();
            rubrics.rubrics.entry(reference).or_insert(rubric);
        }
        rubrics
    }

    /// Puts in one more. It takes the place of one with the same identifier and edition, which is handed back.
    ///
    /// ```
    /// use it_adoption_model::{Document, Rubrics, read_any};
    /// # let own = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/instrument-school-own.json"));
    /// let own: Document = read_any(own)?;
    /// let mut rubrics = Rubrics::among([&own]);
    /// let rubric = rubrics.iter().next().cloned().ok_or("not sound")?;
    /// let mut named = rubric.reference();
    /// assert!(rubrics.get(&named).is_some());
    /// assert!(rubrics.insert(rubric.clone()).is_some(), "it was there");
    /// named.edition = "1999".parse()?;
    /// assert!(rubrics.get(&named).is_none() && rubrics.find(&named).is_some());
    /// assert_eq!(Rubrics::builtin().with(rubric).iter().count(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn insert(&mut self, rubric: Rubric) -> Option<Rubric> {
        self.rubrics.insert(rubric.reference(), rubric)
    }

    /// These and one more, see [`insert`](Self::insert).
    #[must_use]
    pub fn with(mut self, rubric: Rubric) -> Self {
        self.insert(rubric);
        self
    }

    /// These, and this one to [hold](Self::find) every other document against, whatever it names: that it names another
    /// instrument is then found.
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

    /// The rubric of an instrument in this edition.
    pub fn get(&self, named: &InstrumentRef) -> Option<&Rubric> {
        self.rubrics.get(named)
    }

    /// The rubric that a document is checked against: that of the edition it names, or else of another edition of the
    /// same instrument, so that the difference is found.
    pub fn find(&self, named: &InstrumentRef) -> Option<&Rubric> {
        self.get(named)
            .or_else(|| self.last_edition(&named.id))
            .or(self.otherwise.as_ref())
    }

    /// The rubric of this name: an identifier, or an identifier and an edition. Without an edition the last one counts.
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

    /// All of them, in the order of identifiers and editions.
    pub fn iter(&self) -> impl Iterator<Item = &Rubric> {
        self.rubrics.values().chain(&self.otherwise)
    }

    fn last_edition(&self, id: &Id) -> Option<&Rubric> {
        let mut editions = self.rubrics.values().rev();
        editions.find(|rubric| rubric.instrument().id == *id)
    }
}

fn sound(instruments: impl Iterator<Item = Instrument>) -> impl Iterator<Item = Rubric> {
    instruments.filter_map(|instrument| Rubric::new(instrument).ok())
}

impl FromIterator<Rubric> for Rubrics {
    fn from_iter<I: IntoIterator<Item = Rubric>>(rubrics: I) -> Self {
        let mut all = Self::default();
        all.extend(rubrics);
        all
    }
}

impl Extend<Rubric> for Rubrics {
    fn extend<I: IntoIterator<Item = Rubric>>(&mut self, rubrics: I) {
        rubrics.into_iter().for_each(|rubric| {
            self.insert(rubric);
        });
    }
}
