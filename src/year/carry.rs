//! Carrying over: from the answers to one instrument to what of them answers another, or its next edition.
//!
//! A value moves on where a crosswalk says that two criteria ask the same, and both are [answered the same
//! way](same_measure). Whatever else corresponds gets evidence and notes, and is left to be answered anew.

mod aims;
mod anew;
mod edition;
mod error;
mod way;

pub use error::CarryError;

use crate::model::{
    Answer, Assessment, Became, Both, Correspondence, Crosswalk, Differs, Evidence, Id,
    InstrumentRef, Kept, NotAssessed, Notice, Passed, Place, Text, Value, say,
};
use crate::sound::{self, Asked, Rubric, differs, measure_differs, same_measure};
use std::collections::{HashMap, HashSet};

/// A sound crosswalk with the two instruments it is between: answers and targets move along it.
///
/// ```
/// use it_adoption_model::{Assessment, Became, Crosswalk, Passage, Rubrics, builtin_crosswalks, read};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
/// let rubrics = Rubrics::builtin();
/// let crosswalk: Crosswalk = read(builtin_crosswalks()[0].json.as_bytes())?;
/// let from = rubrics.get(&crosswalk.from).ok_or("built in")?;
/// let to = rubrics.get(&crosswalk.to).ok_or("built in")?;
/// let passage = Passage::new(&crosswalk, from, to)?;
///
/// let assessment: Assessment = read(answers)?;
/// let carried = passage.carry_over(&assessment)?;
/// assert_eq!(carried.document.instrument, to.reference());
/// let lost = carried.notices.iter().filter(|notice| notice.became == Became::Lost);
/// assert_eq!(lost.count(), 15);
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Passage<'r> {
    from: &'r Rubric,
    to: &'r Rubric,
    /// Where the answer to each criterion goes, in the order of the crosswalk.
    ways: HashMap<Id, Vec<(Id, Correspondence)>>,
    /// The criteria that nothing leads to, in the order of their instrument.
    fresh: Vec<Id>,
}

/// A document by the other instrument, and what became of each thing in it that went by the first.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct CarriedOver<D> {
    /// The document, which goes by the other instrument.
    pub document: D,
    /// One notice for each answer, target and level there was, and for each criterion that is new.
    pub notices: Vec<Notice>,
}

/// What can move from one instrument to another: an [`Assessment`], an [`AnnualPlan`](crate::AnnualPlan), a
/// [`MediumTermPlan`](crate::MediumTermPlan), a [`YearEndReport`](crate::YearEndReport).
pub trait Portable: sealed::Portable {}

impl<D: sealed::Portable> Portable for D {}

mod sealed {
    use super::{CarryError, Passage};
    use crate::model::{InstrumentRef, Notice};

    pub trait Portable: Clone {
        /// The instrument it goes by.
        fn instrument(&mut self) -> &mut InstrumentRef;
        /// Moves what goes by it.
        fn carry(&mut self, passage: &Passage<'_>) -> Result<Vec<Notice>, CarryError>;
    }
}

impl<'r> Passage<'r> {
    /// Checks a crosswalk between two instruments.
    ///
    /// # Errors
    /// [`CarryError::Between`] if it is between other instruments or editions than these; [`CarryError::Crosswalk`] if checking
    /// finds an error in it, such as a criterion that is not there.
    pub fn new(
        crosswalk: &Crosswalk,
        from: &'r Rubric,
        to: &'r Rubric,
    ) -> Result<Self, CarryError> {
        let between = [crosswalk.from, crosswalk.to];
        let given = [from, to].map(Rubric::reference);
        if between != given {
            let [between, given] = [between, given].map(Box::new);
            return Err(CarryError::Between { between, given });
        }
        let findings = sound::crosswalk(crosswalk, Some(from), Some(to));
        if findings.has_errors() {
            return Err(CarryError::Crosswalk(Box::new(findings)));
        }
        let mut ways: HashMap<Id, Vec<(Id, Correspondence)>> = HashMap::new();
        for row in &crosswalk.rows {
            if let Some((from, to)) = row.from.zip(row.to) {
                ways.entry(from).or_default().push((to, row.relation));
            }
        }
        let led: HashSet<Id> = ways.values().flatten().map(|(to, _)| *to).collect();
        let fresh = to.criteria().map(|criterion| criterion.id);
        let fresh = fresh.filter(|id| !led.contains(id)).collect();
        Ok(Self {
            from,
            to,
            ways,
            fresh,
        })
    }

    /// A document as it goes by the other instrument, with a notice for whatever went by the first.
    ///
    /// # Errors
    /// [`CarryError::OtherInstrument`] for a document by another instrument or edition than the first; [`CarryError::Unfit`] for
    /// an assessment that this cannot score, as it answers a criterion twice, or with an impossible fact.
    pub fn carry_over<D: Portable>(&self, document: &D) -> Result<CarriedOver<D>, CarryError> {
        let mut document = document.clone();
        self.by(*document.instrument())?;
        let notices = document.carry(self)?;
        *document.instrument() = self.to.reference();
        Ok(CarriedOver { document, notices })
    }

    /// How many criteria of the other instrument have no answer in an assessment that was carried over: they count as not
    /// assessed. Not applicable is an answer.
    ///
    /// ```
    /// use it_adoption_model::{Assessment, Crosswalk, Passage, Rubrics, read};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let answers = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/assessment-operational.json"));
    /// let rubrics = Rubrics::builtin();
    /// let [from, to] = ["operational", "decision-4725"].map(|id| rubrics.named(id).unwrap());
    /// let crosswalk = Crosswalk::between(from, to, []).ok_or("built in")?;
    /// let passage = Passage::new(&crosswalk, from, to)?;
    /// let assessment: Assessment = read(answers)?;
    /// let carried = passage.carry_over(&assessment)?.document;
    /// let criteria = to.instrument().groups.iter().map(|group| group.criteria.len());
    /// assert_eq!(passage.unanswered(&carried), criteria.sum::<usize>(), "no two criteria ask the same");
    /// # Ok(()) }
    /// ```
    pub fn unanswered(&self, carried: &Assessment) -> usize {
        let answered = |answer: &&Answer| !matches!(answer.value, Value::NotAssessed(_));
        let answered = carried.answers.iter().filter(answered).count();
        self.to.criteria().count().saturating_sub(answered)
    }

    /// Whether any value can come over: whether any two criteria ask the same.
    ///
    /// Where none does, the crosswalk says what to look at, and there is nothing to compare.
    ///
    /// ```
    /// use it_adoption_model::{Crosswalk, Passage, Rubrics};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let rubrics = Rubrics::builtin();
    /// let [from, to] = ["operational", "decision-4725"].map(|id| rubrics.named(id).unwrap());
    /// let crosswalk = Crosswalk::between(from, to, []).ok_or("built in")?;
    /// assert!(!Passage::new(&crosswalk, from, to)?.carries_values());
    /// # Ok(()) }
    /// ```
    pub fn carries_values(&self) -> bool {
        let mut ways = self.ways.values().flatten();
        ways.any(|(_, relation)| *relation == Correspondence::Equal)
    }

    /// The criteria that what answers this one goes to, with its value or without.
    pub(crate) fn leads_to(&self, criterion: &Id) -> impl Iterator<Item = Id> {
        let ways = self.ways.get(criterion).into_iter().flatten();
        ways.map(|(to, _)| *to)
    }

    /// A document that the crosswalk starts from.
    fn by(&self, found: InstrumentRef) -> Result<(), CarryError> {
        let expected = self.from.reference();
        match found == expected {
            true => Ok(()),
            false => Err(CarryError::OtherInstrument {
                expected: expected.into(),
                found: found.into(),
            }),
        }
    }

    /// Where the value of a criterion goes, and whether it goes along.
    fn passed(&self, criterion: &Id, value: &Value) -> Vec<Passed> {
        let ways = self.ways.get(criterion).into_iter().flatten();
        ways.map(|(to, relation)| Passed {
            criterion: *to,
            relation: *relation,
            kept: self.kept(criterion, value, to, *relation),
            differs: self.differs(criterion, to, *relation),
        })
        .collect()
    }

    /// What two criteria ask otherwise, or take as an answer: words count only between editions of one instrument.
    fn differs(&self, criterion: &Id, to: &Id, relation: Correspondence) -> Option<Differs> {
        let (old, new) = Asked::of(self.from, criterion).zip(Asked::of(self.to, to))?;
        let editions = self.from.reference().id == self.to.reference().id;
        match relation {
            Correspondence::Equal => measure_differs(old, new),
            _ if editions => differs(old, new),
            _ => None,
        }
    }

    fn kept(&self, criterion: &Id, value: &Value, to: &Id, relation: Correspondence) -> Kept {
        let asked = Asked::of(self.from, criterion).zip(Asked::of(self.to, to));
        let Some((old, new)) = asked.filter(|_| relation == Correspondence::Equal) else {
            return Kept::AskedOtherwise;
        };
        let foreseen = [old, new].map(|asked| &asked.criterion.not_applicable_when);
        let [before, now] = foreseen.map(|when| when.as_ref().map(|when| when.vi.words()));
        match value {
            _ if !same_measure(old, new) => Kept::MeasuredOtherwise,
            Value::NotApplicable(_) if before != now => Kept::ForeseenOtherwise,
            _ => Kept::Value,
        }
    }

    /// Answers by the other instrument, and what became of each of those that stood at `place`.
    fn moved(&self, answers: &[Answer], place: &Place<'_>) -> (Vec<Answer>, Vec<Notice>) {
        let mut seen: HashMap<Id, usize> = HashMap::new();
        let mut moved = Moved::default();
        let mut notices = Vec::new();
        for (at, answer) in answers.iter().enumerate() {
            let time = seen.entry(answer.criterion).or_default();
            let passed = self.passed(&answer.criterion, &answer.value);
            for to in &passed {
                moved.arrive(*time, answer, *to);
            }
            let mut notice = Notice::of(place.index(at).pointer(), &answer.value);
            notice.criterion = Some(answer.criterion);
            notice.to = passed;
            notices.push((*time, notice));
            *time += 1;
        }
        let notices = notices.into_iter().map(|(time, notice)| Notice {
            became: moved.became(time, &notice.to),
            ..notice
        });
        let notices = notices.collect();
        (moved.into_answers(self), notices)
    }
}

impl sealed::Portable for Assessment {
    fn instrument(&mut self) -> &mut InstrumentRef {
        &mut self.instrument
    }

    fn carry(&mut self, passage: &Passage<'_>) -> Result<Vec<Notice>, CarryError> {
        passage.from.score(self).map_err(CarryError::Unfit)?;
        let place = Place::Root.name("answers");
        let (mut answers, mut notices) = passage.moved(&self.answers, &place);
        for criterion in &passage.fresh {
            answers.push(Answer::new(*criterion, open(fresh(passage))));
            notices.push(Notice::of_new(*criterion));
        }
        self.answers = answers;
        Ok(notices)
    }
}

/// Answers in the making, in the order in which anything first arrived.
#[derive(Default)]
struct Moved<'a> {
    /// The answer to a criterion; where one criterion was answered several times, each time has its own.
    places: HashMap<(Id, usize), usize>,
    answers: Vec<(Id, Vec<(&'a Answer, Passed)>)>,
}

impl<'a> Moved<'a> {
    fn arrive(&mut self, time: usize, answer: &'a Answer, to: Passed) {
        let next = self.answers.len();
        let at = *self.places.entry((to.criterion, time)).or_insert(next);
        match self.answers.get_mut(at) {
            Some((_, arrived)) => arrived.push((answer, to)),
            None => self.answers.push((to.criterion, vec![(answer, to)])),
        }
    }

    /// What became of something that went to these criteria.
    fn became(&self, time: usize, passed: &[Passed]) -> Became {
        let alone = |to: &Passed| {
            let at = self.places.get(&(to.criterion, time));
            let answer = at.and_then(|at| self.answers.get(*at));
            answer.is_none_or(|(_, arrived)| arrived.len() == 1)
        };
        match passed {
            [] => Became::Lost,
            [only] if !alone(only) => Became::Merged,
            [only] if only.kept == Kept::Value => Became::Carried,
            [_] => Became::Changed,
            _ => Became::Split,
        }
    }

    fn into_answers(self, passage: &Passage<'_>) -> Vec<Answer> {
        let answers = self.answers.into_iter();
        let made = answers.map(|(criterion, arrived)| made(criterion, &arrived, passage));
        made.collect()
    }
}

/// One answer of all that arrived at its criterion: the value that asks the same, everybody's evidence and notes.
fn made(criterion: Id, arrived: &[(&Answer, Passed)], passage: &Passage<'_>) -> Answer {
    let kept = arrived.iter().find(|(_, to)| to.kept == Kept::Value);
    let mut made = match kept {
        Some((answer, _)) => Answer {
            criterion,
            evidence: Vec::new(),
            ..(*answer).clone()
        },
        None => Answer::new(criterion, open(behind(arrived, passage))),
    };
    for (answer, _) in arrived {
        let more = answer.evidence.iter();
        let more = more.filter(|shown| !made.evidence.contains(shown));
        let more: Vec<Evidence> = more.cloned().collect();
        made.evidence.extend(more);
    }
    let notes = arrived
        .iter()
        .filter_map(|(answer, _)| answer.note.as_ref());
    made.note = joined(&notes.collect::<Vec<_>>());
    made
}

/// Notes one below the other; in English only if all of them are.
fn joined(notes: &[&Text]) -> Option<Text> {
    let (first, others) = notes.split_first()?;
    if others.is_empty() {
        return Some((*first).clone());
    }
    let lines = |locale| {
        notes
            .iter()
            .map(|note| note.get(locale))
            .collect::<Vec<_>>()
    };
    let mut joined = Text::known(Both::of(|locale| lines(locale).join("\n")));
    joined.en = joined
        .en
        .filter(|_| notes.iter().all(|note| note.en.is_some()));
    Some(joined)
}

fn open(reason: Text) -> Value {
    Value::NotAssessed(NotAssessed {
        reason: Some(reason),
    })
}

/// Why an answer or a target is open that stands for others: their values stayed behind.
fn behind(arrived: &[(&Answer, Passed)], passage: &Passage<'_>) -> Text {
    let from = passage.from.reference();
    Text::known(Both::of(|locale| {
        let each = arrived.iter().map(|(answer, to)| {
            let why = to.reason(locale).unwrap_or_default();
            format!("{} ({why})", answer.criterion)
        });
        let criteria = each.collect::<Vec<_>>().join(", ");
        say!(
            locale,
            "Theo tiêu chí cũ của bộ {from}: {criteria}. Hãy ghi lại giá trị.",
            "From the instrument {from}: {criteria}. The value has to be stated anew."
        )
    }))
}

/// Why an answer to a criterion is open that nothing leads to.
fn fresh(passage: &Passage<'_>) -> Text {
    let (from, to) = (passage.from.reference(), passage.to.reference());
    Text::known(Both::of(|locale| {
        say!(
            locale,
            "Tiêu chí của bộ {to} mà bộ {from} không hỏi.",
            "Asked by the instrument {to} and not by {from}."
        )
    }))
}
