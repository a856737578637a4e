//! Many documents, one on each line (JSON Lines): scored or counted one at a time, so that memory does not grow with their number.
//!
//! A line that cannot be used becomes a [`LineError`], which names the line; the next is read as if nothing had happened.
//! Blank lines are passed over, and a carriage return at the end of a line does no harm. Where the lines come from, and on
//! how many threads, is for the caller to say: that is also the contract of a shell pipeline, and of Spark's `pipe`.
//!
//! ```
//! use it_adoption_model::{Rubrics, stream};
//! let rubrics = Rubrics::builtin();
//! let lines = ["", "{\"document\": \"assessment\"", ""];
//! let mut results = stream::score_lines(lines, &rubrics);
//! let error = results.next().unwrap().unwrap_err();
//! assert_eq!(error.line.get(), 2);
//! assert!(results.next().is_none());
//! ```

pub use super::seen::{Latest, ResultKey, Seen};
use crate::model::{
    Assessment, Both, Comparison, Date, Finding, InstrumentRef, Kind, LineError, LineProblem,
    Rollup, School, Scorecard, Text, Unreadable, Whole,
};
use crate::read::{ReadError, kind, read, read_among};
use crate::score::{ScoreError, impossible, impossible_comparison};
use crate::sound::Rubrics;

/// Scores the assessment on a line by the rubric it [names](Rubrics::get); nothing comes of a blank line.
///
/// ```
/// use it_adoption_model::{Rubrics, stream};
/// let rubrics = Rubrics::builtin();
/// assert!(stream::score_line(1, b"  ", &rubrics).is_none());
/// assert!(stream::score_line(2, b"{}", &rubrics).is_some_and(|scored| scored.is_err()));
/// ```
pub fn score_line(
    line: u64,
    json: &[u8],
    rubrics: &Rubrics,
) -> Option<Result<Scorecard, LineError>> {
    let scored = || scored(json, rubrics, &[Kind::Assessment]);
    (!json.trim_ascii().is_empty()).then(|| scored().map_err(|unusable| unusable.on(line)))
}

/// Scores the assessments on many lines, in their order, as they are asked for.
pub fn score_lines<L>(
    lines: L,
    rubrics: &Rubrics,
) -> impl Iterator<Item = Result<Scorecard, LineError>>
where
    L: IntoIterator,
    L::Item: AsRef<[u8]>,
{
    let numbered = (1..).zip(lines);
    numbered.filter_map(move |(line, json)| score_line(line, json.as_ref(), rubrics))
}

impl LineError {
    /// A line whose text cannot be read, such as one that is too long to be held ([`ReadError::too_long`]).
    ///
    /// ```
    /// use it_adoption_model::{LineError, ReadError};
    /// let error = LineError::unreadable(7, &ReadError::too_long(100_000_000));
    /// assert_eq!(error.line.get(), 7);
    /// ```
    pub fn unreadable(line: u64, error: &ReadError) -> Self {
        Self::told(line, error, Both::of(|locale| error.message(locale)))
    }

    /// A line with an assessment that cannot be counted, as it does not fit the instrument that it is to be counted by.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, CarryError, LineError, Locale, Rubrics, read};
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let rubrics = Rubrics::builtin();
    /// let mut assessment: Assessment = read(answers)?;
    /// assessment.school.stages.clear();
    /// let rubric = rubrics.get(&assessment.instrument).ok_or("no such instrument")?;
    /// let error = rubric.score(&assessment).unwrap_err();
    /// assert!(LineError::unfit(7, error).message(Locale::En).starts_with("line 7: /school/stages"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unfit(line: u64, error: ScoreError) -> Self {
        Self::new(line, LineProblem::Unfit(error.into_finding()))
    }

    /// The line is the one where it is wrong: the text may go over several, if it is all there is.
    fn told(line: u64, error: &ReadError, message: Both<String>) -> Self {
        let unreadable = Unreadable {
            pointer: error.pointer().clone(),
            column: Whole::default().plus(error.column() as u64),
            message: Text::known(message),
        };
        let line = line.saturating_add(error.line() as u64).saturating_sub(1);
        Self::new(line, LineProblem::Unreadable(unreadable))
    }
}

/// Adds to `rollup` what stands on a line: an assessment, which is scored first, a scorecard, a comparison or another
/// rollup; nothing comes of a blank one.
///
/// A [`LineError`] in the input, left by scoring earlier on, is handed on as it is.
///
/// ```
/// use it_adoption_model::{Rollup, Rubrics, stream};
/// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
/// let rubrics = Rubrics::builtin();
/// let mut rollup = Rollup::default();
/// assert_eq!(stream::count_line(&mut rollup, 1, answers, &rubrics), Some(Ok(())));
/// assert_eq!(rollup.series().len(), 1);
/// ```
pub fn count_line(
    rollup: &mut Rollup,
    line: u64,
    json: &[u8],
    rubrics: &Rubrics,
) -> Option<Result<(), LineError>> {
    let countable = Countable::read(line, json, rubrics)?;
    Some(countable.map(|countable| countable.add_to(rollup)))
}

/// What stands on a line and can be counted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Countable {
    /// A scorecard, read from the line or scored from the assessment on it.
    Card(Box<Scorecard>),
    /// Two judgements of one school, side by side.
    Comparison(Box<Comparison>),
    /// What others counted.
    Rollup(Box<Rollup>),
}

impl Countable {
    /// What stands on a line; an assessment is scored. Nothing stands on a blank line. A result that no scoring comes to, such as one of more
    /// points than there are, is told as a line error; whether a result is right [`together`](crate::check::together) finds out.
    pub fn read(line: u64, json: &[u8], rubrics: &Rubrics) -> Option<Result<Self, LineError>> {
        let unusable = |unusable: Unusable| unusable.on(line);
        (!json.trim_ascii().is_empty()).then(|| countable(json, rubrics).map_err(unusable))
    }

    /// Counts it.
    pub fn add_to(self, rollup: &mut Rollup) {
        match self {
            Self::Card(card) => rollup.add(&card),
            Self::Comparison(comparison) => rollup.add_comparison(&comparison),
            Self::Rollup(part) => *rollup = std::mem::take(rollup).merge(*part),
        }
    }

    /// Which result it is; a rollup does not say which it counted.
    ///
    /// ```
    /// use it_adoption_model::stream::{Countable, Latest};
    /// use it_adoption_model::{Locale, Rollup, Rubrics};
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let result = Countable::read(1, answers, &Rubrics::builtin()).ok_or("a blank line")??;
    /// let key = result.key().ok_or("a rollup")?;
    /// assert!(key.words(Locale::Vi).contains("tự đánh giá"));
    /// let mut latest = Latest::default();
    /// latest.note(&key, result.date(), 1);
    /// assert_eq!(latest.place(&key), Some(1));
    /// let mut rollup = Rollup::default();
    /// result.add_to(&mut rollup);
    /// assert_eq!(rollup.series().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn key(&self) -> Option<ResultKey> {
        match self {
            Self::Card(card) => Some(ResultKey::of(card)),
            Self::Comparison(comparison) => Some(ResultKey::of_comparison(comparison)),
            Self::Rollup(_) => None,
        }
    }

    /// The school as the result states it; a rollup has none.
    ///
    /// ```
    /// use it_adoption_model::{Rubrics, stream::Countable};
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let result = Countable::read(1, answers, &Rubrics::builtin()).ok_or("a blank line")??;
    /// assert!(result.school().is_some_and(|school| school.name.as_str().starts_with("Trường")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn school(&self) -> Option<&School> {
        match self {
            Self::Card(card) => Some(&card.school),
            Self::Comparison(comparison) => Some(&comparison.school),
            Self::Rollup(_) => None,
        }
    }

    /// The day of the assessment; a comparison has none.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Card(card) => card.date,
            _ => None,
        }
    }
}

/// What [`count_line`] counts.
const COUNTABLE: &[Kind] = &[
    Kind::Assessment,
    Kind::Scorecard,
    Kind::Comparison,
    Kind::Rollup,
];

fn scored(json: &[u8], rubrics: &Rubrics, wanted: &'static [Kind]) -> Result<Scorecard, Unusable> {
    let assessment: Assessment = read_among(json, wanted).map_err(|error| {
        let message = rubrics.read_message(json, &error);
        Unusable::Unreadable(Box::new((error, message)))
    })?;
    let named = assessment.instrument;
    let rubric = rubrics
        .get(&named)
        .ok_or(Unusable::InstrumentUnknown(named))?;
    Ok(rubric.score(&assessment)?)
}

fn countable(json: &[u8], rubrics: &Rubrics) -> Result<Countable, Unusable> {
    Ok(match beginning(json).map_or_else(|| kind(json), Ok)? {
        Kind::Scorecard => {
            let card: Scorecard = read(json)?;
            possible(impossible(&card, rubrics.get(&card.instrument)))?;
            Countable::Card(Box::new(card))
        }
        Kind::Comparison => {
            let comparison = read(json)?;
            possible(impossible_comparison(&comparison))?;
            Countable::Comparison(Box::new(comparison))
        }
        Kind::Rollup => Countable::Rollup(Box::new(read(json)?)),
        Kind::LineError => return Err(Unusable::Earlier(Box::new(read(json)?))),
        _ => Countable::Card(Box::new(scored(json, rubrics, COUNTABLE)?)),
    })
}

/// A result that no scoring comes to is not counted.
fn possible(impossible: Option<Finding>) -> Result<(), Unusable> {
    impossible.map_or(Ok(()), |finding| {
        Err(Unusable::Impossible(Box::new(finding)))
    })
}

/// The kind, where `document` is the first property, as in everything this library writes: found without reading on.
fn beginning(json: &[u8]) -> Option<Kind> {
    let tokens: [&[u8]; 4] = [b"{", b"\"document\"", b":", b"\""];
    let name = tokens.iter().try_fold(json, |rest, token| {
        rest.trim_ascii_start().strip_prefix(*token)
    })?;
    let name = name.split(|byte| *byte == b'"').next()?;
    str::from_utf8(name).ok()?.parse().ok()
}

/// Why a line could not be used, without its number.
enum Unusable {
    Unreadable(Box<(ReadError, Both<String>)>),
    InstrumentUnknown(InstrumentRef),
    Unfit(ScoreError),
    Impossible(Box<Finding>),
    Earlier(Box<LineError>),
}

impl Unusable {
    fn on(self, line: u64) -> LineError {
        match self {
            Self::Unreadable(unread) => {
                let (error, message) = *unread;
                LineError::told(line, &error, message)
            }
            Self::InstrumentUnknown(named) => {
                LineError::new(line, LineProblem::InstrumentUnknown(named))
            }
            Self::Unfit(error) => LineError::unfit(line, error),
            Self::Impossible(finding) => LineError::new(line, LineProblem::Unfit(*finding)),
            Self::Earlier(error) => *error,
        }
    }
}

impl From<ReadError> for Unusable {
    fn from(error: ReadError) -> Self {
        let message = Both::of(|locale| error.message(locale));
        Self::Unreadable(Box::new((error, message)))
    }
}

impl From<ScoreError> for Unusable {
    fn from(error: ScoreError) -> Self {
        Self::Unfit(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_at_the_beginning_is_found_whatever_follows() {
        for (text, found) in [
            (r#"{"document":"rollup","#, Some(Kind::Rollup)),
            (" { \"document\" :\t\"line-error\"", Some(Kind::LineError)),
            (
                r#"{"document":"comparison" no JSON"#,
                Some(Kind::Comparison),
            ),
            (r#"{"document":"scorecards"}"#, None),
            (r#"{"document":"","#, None),
            (r#"{"$schema":"x","document":"rollup"}"#, None),
            (r#"["document"]"#, None),
            ("", None),
        ] {
            assert_eq!(beginning(text.as_bytes()), found, "{text}");
        }
    }
}
