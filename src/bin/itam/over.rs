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
    /// Those from which a way leads that no value comes along.
    empty: Vec<InstrumentRef>,
}

/// How many assessments were carried over, how many criteria have no answer in them, and how much else was counted as it
/// stood, by another instrument: with a way that carries no value, or with none.
#[derive(Clone, Copy, Default)]
pub(crate) struct Carried {
    pub(crate) schools: u64,
    open: u64,
    empty: u64,
    apart: u64,
}

impl Carried {
    pub(crate) fn add(&mut self, other: Self) {
        self.schools += other.schools;
        self.open += other.open;
        self.empty += other.empty;
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
        let ways: Vec<_> = others.filter_map(way).collect::<Result<_, _>>()?;
        // Schools without a single answer would be counted among those that answered.
        let (passages, empty): (Vec<_>, Vec<_>) =
            ways.into_iter().partition(|(_, way)| way.carries_values());
        Ok(Self {
            to,
            passages,
            empty: empty.into_iter().map(|(from, _)| from).collect(),
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
            ..Carried::default()
        };
        let card = self.to.score(&carried);
        let card = card.map_err(|error| LineError::unfit(number, error));
        Some(card.map(|card| (Countable::Card(Box::new(card)), told)))
    }

    /// What is to be told of something that was counted as it stood.
    pub(crate) fn apart(&self, countable: &Countable) -> Carried {
        let mut others = instruments(countable);
        others.retain(|by| *by != self.to.reference());
        let has_no_way = others.iter().any(|by| !self.empty.contains(by));
        Carried {
            empty: (!has_no_way && !others.is_empty()).into(),
            apart: has_no_way.into(),
            ..Carried::default()
        }
    }

    /// What was carried over, and what was not, in words.
    pub(crate) fn told(&self, carried: Carried, lang: Locale) -> Vec<String> {
        let to = self.to.reference();
        let Carried {
            schools,
            open,
            empty,
            apart,
        } = carried;
        let over = (schools > 0).then(|| {
            let [schools, open] = [schools, open].map(|number| grouped(number, lang));
            lang.pick(
                format!("{schools} phiếu được chuyển sang bộ {to} rồi mới chấm. Trong các phiếu ấy, tổng cộng {open} câu trả lời không chuyển được hoặc chưa hề có, tính là chưa đánh giá, nên mức và điểm có thể thấp hơn thực tế."),
                format!("Assessments carried over to {to} before they were scored: {schools}. Answers that did not come over or were never given count as not assessed: {open} in all of these. Their levels and points may be lower than in truth."),
            )
        });
        let empty = (empty > 0).then(|| {
            let empty = grouped(empty, lang);
            lang.pick(
                format!("{empty} mục được tính riêng theo bộ tiêu chí của chúng, không chuyển sang bộ {to}: bảng chuyển không mang câu trả lời nào sang, vì không tiêu chí nào của hai bộ hỏi cùng một việc theo cùng một cách."),
                format!("Counted apart by what they go by, and not carried over to {to}: {empty}. No value comes along the crosswalk, as no two criteria ask the same in the same way."),
            )
        });
        let apart = (apart > 0).then(|| {
            let apart = grouped(apart, lang);
            lang.pick(
                format!("{apart} mục không theo bộ {to} mà không chuyển sang được, nên được tính riêng theo bộ của chúng: chỉ chuyển được phiếu đánh giá (chưa chấm) theo bộ tiêu chí có sẵn ở đây và có bảng chuyển."),
                format!("Not by {to} and not carried over, so counted apart by what they go by: {apart}. Only assessments, not yet scored, can be carried over, from an instrument that is at hand and has a crosswalk."),
            )
        });
        over.into_iter().chain(empty).chain(apart).collect()
    }
}

/// The instruments that something counted goes by.
fn instruments(countable: &Countable) -> Vec<InstrumentRef> {
    match countable {
        Countable::Card(card) => vec![card.instrument],
        Countable::Comparison(comparison) => vec![comparison.instrument],
        Countable::Rollup(rollup) => {
            let series = rollup.series().map(|series| series.instrument);
            let apart = rollup.disagreements().map(|counted| counted.instrument);
            series.chain(apart).collect()
        }
        _ => Vec::new(),
    }
}

/// A number with thousands apart.
pub(crate) fn grouped(number: u64, lang: Locale) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| str::from_utf8(group).ok())
        .collect();
    groups.join(lang.pick(".", ","))
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
