//! Assessments on lines that are carried over to one instrument before they are counted.

use crate::input::Input;
use crate::trouble::Stop;
use it_adoption_model::stream::Countable;
use it_adoption_model::{
    Assessment, Both, CarryError, Crosswalk, InstrumentRef, Kind, LineError, Locale, Passage,
    Rubric, Rubrics, kind, read,
};

/// The ways to one instrument: from its other editions at hand, or along a crosswalk.
pub(crate) struct Over<'r> {
    to: &'r Rubric,
    passages: Vec<(InstrumentRef, Passage<'r>)>,
}

/// How many assessments were carried over, how many criteria have no answer in them, and how much else was counted as it
/// stood, by another instrument.
#[derive(Clone, Copy, Default)]
pub(crate) struct Carried {
    pub(crate) schools: u64,
    pub(crate) open: u64,
    pub(crate) apart: u64,
}

impl Carried {
    pub(crate) fn add(&mut self, other: Self) {
        self.schools += other.schools;
        self.open += other.open;
        self.apart += other.apart;
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

    /// The result of an assessment that goes by another instrument with a way to this one, or why it has none; nothing for any
    /// other line.
    pub(crate) fn line(
        &self,
        number: u64,
        json: &[u8],
    ) -> Option<Result<(Countable, Carried), LineError>> {
        if kind(json) != Ok(Kind::Assessment) {
            return None;
        }
        // One that cannot be read is told where lines are read.
        let assessment: Assessment = read(json).ok()?;
        let mut passages = self.passages.iter();
        let (_, passage) = passages.find(|(from, _)| *from == assessment.instrument)?;
        let carried = match passage.carry_over(&assessment) {
            Err(CarryError::Unfit(error)) => return Some(Err(LineError::unfit(number, error))),
            // Nothing else can be wrong: the passage starts from its instrument.
            carried => carried.ok()?.document,
        };
        let told = Carried {
            schools: 1,
            open: passage.unanswered(&carried) as u64,
            apart: 0,
        };
        let card = self.to.score(&carried);
        let card = card.map_err(|error| LineError::unfit(number, error));
        Some(card.map(|card| (Countable::Card(Box::new(card)), told)))
    }

    /// Whether something that was counted as it stood goes by another instrument.
    pub(crate) fn stands_apart(&self, countable: &Countable) -> bool {
        let to = self.to.reference();
        match countable {
            Countable::Card(card) => card.instrument != to,
            Countable::Comparison(comparison) => comparison.instrument != to,
            Countable::Rollup(rollup) => {
                let mut disagreements = rollup.disagreements();
                rollup.series().any(|series| series.instrument != to)
                    || disagreements.any(|counted| counted.instrument != to)
            }
            _ => false,
        }
    }

    /// What was carried over, and what was not, in words.
    pub(crate) fn told(&self, carried: Carried, lang: Locale) -> Vec<String> {
        let to = self.to.reference();
        let Carried {
            schools,
            open,
            apart,
        } = carried;
        let over = (schools > 0).then(|| {
            lang.pick(
                format!("Có {schools} phiếu được chuyển sang bộ {to} rồi mới chấm; {open} tiêu chí mà câu trả lời không chuyển được hoặc chưa hề có được tính là chưa đánh giá, nên mức và điểm của các phiếu ấy có thể thấp hơn thực tế: xem mức cao nhất có thể."),
                format!("Assessments carried over to {to} before they were scored: {schools}; criteria whose answers did not come over or were never given count as not assessed: {open}. Their levels and points may be lower than in truth: see the highest possible."),
            )
        });
        let apart = (apart > 0).then(|| {
            lang.pick(
                format!("Có {apart} mục không theo bộ {to} mà không chuyển sang được, nên được tính riêng theo bộ của chúng: chỉ chuyển được phiếu đánh giá (chưa chấm) theo bộ tiêu chí có sẵn ở đây và có bảng chuyển."),
                format!("Not by {to} and not carried over, so counted apart by what they go by: {apart}. Only assessments, not yet scored, can be carried over, from an instrument that is at hand and has a crosswalk."),
            )
        });
        over.into_iter().chain(apart).collect()
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
