//! Assessments on lines that are carried over to one instrument before they are counted.

use crate::input::Input;
use crate::trouble::Stop;
use it_adoption_model::stream::Countable;
use it_adoption_model::{
    Assessment, Both, CarryError, Crosswalk, InstrumentRef, Kind, Locale, Passage, Rubric, Rubrics,
    kind, read,
};

/// The ways to one instrument: from its other editions at hand, or along a crosswalk.
pub(crate) struct Over<'r> {
    to: &'r Rubric,
    passages: Vec<(InstrumentRef, Passage<'r>)>,
}

/// How many assessments were carried over, and how many criteria have no answer in them.
#[derive(Clone, Copy, Default)]
pub(crate) struct Carried {
    pub(crate) schools: u64,
    pub(crate) open: u64,
}

impl Carried {
    pub(crate) fn add(&mut self, other: Self) {
        self.schools += other.schools;
        self.open += other.open;
    }
}

impl<'r> Over<'r> {
    /// The crosswalk of `--crosswalk` has to lead to the instrument, from one that is at hand.
    pub(crate) fn new(
        to: &'r Rubric,
        rubrics: &'r Rubrics,
        stated: Option<(&Input, &Crosswalk)>,
    ) -> Result<Self, Stop> {
        if let Some((input, crosswalk)) = stated {
            let from = rubrics.get(&crosswalk.from);
            let from = from.ok_or_else(|| from_unknown(input.name(), crosswalk.from))?;
            Passage::new(crosswalk, from, to).map_err(|error| no_way(Some(input), error))?;
        }
        let way = |from: &'r Rubric| {
            let crosswalk = Crosswalk::between(from, to, stated.map(|(_, crosswalk)| crosswalk))?;
            let passage = Passage::new(&crosswalk, from, to);
            let passage = passage.map_err(|error| no_way(stated.map(|(input, _)| input), error));
            Some(passage.map(|passage| (from.reference(), passage)))
        };
        let others = rubrics.iter().filter(|r| r.reference() != to.reference());
        Ok(Self {
            to,
            passages: others.filter_map(way).collect::<Result<_, _>>()?,
        })
    }

    /// The result of the assessment on a line, if it goes by the instrument or can be carried over to it.
    pub(crate) fn line(&self, json: &[u8]) -> Option<(Countable, Carried)> {
        if kind(json) != Ok(Kind::Assessment) {
            return None;
        }
        let mut assessment: Assessment = read(json).ok()?;
        let mut told = Carried::default();
        if assessment.instrument != self.to.reference() {
            let mut passages = self.passages.iter();
            let (_, passage) = passages.find(|(from, _)| *from == assessment.instrument)?;
            assessment = passage.carry_over(&assessment).ok()?.document;
            told = Carried {
                schools: 1,
                open: passage.unanswered(&assessment) as u64,
            };
        }
        let card = self.to.score(&assessment).ok()?;
        Some((Countable::Card(Box::new(card)), told))
    }

    /// What was carried over, in words.
    pub(crate) fn told(&self, carried: Carried, lang: Locale) -> Option<String> {
        let (to, Carried { schools, open }) = (self.to.reference(), carried);
        (schools > 0).then(|| {
            lang.pick(
                format!("Có {schools} phiếu được chuyển sang bộ {to} rồi mới chấm; {open} tiêu chí mà câu trả lời không chuyển được hoặc chưa hề có được tính là chưa đánh giá, nên mức và điểm của các phiếu ấy có thể thấp hơn thực tế: xem mức cao nhất có thể."),
                format!("Assessments carried over to {to} before they were scored: {schools}; criteria whose answers did not come over or were never given count as not assessed: {open}. Their levels and points may be lower than in truth: see the highest possible."),
            )
        })
    }
}

/// Why a crosswalk is no way; what is wrong in it is told as checking tells it.
pub(crate) fn no_way(crosswalk: Option<&Input>, error: CarryError) -> Stop {
    let stop = match (&error, crosswalk) {
        (CarryError::Crosswalk(findings), Some(input)) => {
            input.sound(*findings.clone(), None).err()
        }
        _ => None,
    };
    stop.unwrap_or_else(|| Both::of(|lang| error.message(lang)).into())
}

/// What is carried over has to be known just as it was asked.
fn from_unknown(file: &str, from: InstrumentRef) -> Stop {
    Both::new(
        format!("{file}: bảng chuyển đi từ bộ tiêu chí {from}, mà phiên bản ấy không có sẵn ở đây: hãy thêm --instrument TỆP"),
        format!("{file}: the crosswalk leads from the instrument {from}, which is not at hand in that edition: add --instrument FILE"),
    )
    .into()
}
