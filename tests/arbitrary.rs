//! Arbitrary documents: well-formed, every optional property there or not, whether or not they make sense.
//!
//! Documents are made by throwing [`Dice`]; what fails is thrown again from proptest's seed, not shrunk.

use it_adoption_model::*;
use proptest::prelude::*;
use proptest::test_runner::TestRng;
use strum::VariantArray;

mod many;
mod results;
mod sound;
mod year;

pub(crate) use many::{line_error, rollup};
use results::outcome;
pub(crate) use results::{findings, gaps, scorecard};
pub(crate) use sound::{Fitting, fitting, improved};
pub(crate) use year::{
    annual_plan, comparison, medium_term_plan, submission, workflow, year_end_report,
};

/// Numbers to decide by.
pub(crate) struct Dice {
    rng: TestRng,
}

impl Dice {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let number = u64::from(self.rng.next_u32());
        ((number * bound as u64) >> 32) as usize
    }

    pub(crate) fn flip(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    pub(crate) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flip().then(|| make(self))
    }

    /// Up to `most` of them.
    pub(crate) fn some<T>(&mut self, most: usize, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    /// Each of `items` before or after any other.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// What `make` makes of any dice.
pub(crate) fn made<T: std::fmt::Debug>(make: impl Fn(&mut Dice) -> T) -> impl Strategy<Value = T> {
    Just(()).prop_perturb(move |(), rng| make(&mut Dice { rng }))
}

const WORDS: [&str; 9] = [
    "Trường THCS Đồng Tân",
    // the same decomposed
    "Tru\u{31b}o\u{31b}\u{300}ng THCS Đo\u{302}\u{300}ng Ta\u{302}n",
    "ứng dụng CNTT trong dạy – học",
    "Ư\u{301}ng du\u{323}ng",
    "a",
    " ",
    "\"\\/\u{8}\n\t\u{0}",
    "𝟚 ≥ 1 € 👩‍🏫",
    "null",
];

pub(crate) fn phrase(d: &mut Dice) -> Phrase {
    Phrase::new(d.pick(&WORDS)).unwrap()
}

pub(crate) fn text(d: &mut Dice) -> Text {
    Text {
        vi: phrase(d),
        en: d.maybe(phrase),
    }
}

pub(crate) fn id(d: &mut Dice) -> Id {
    const CHARACTERS: &[u8] = b"aZ09._-BcD";
    let length = if d.below(8) == 0 { 40 } else { 1 + d.below(3) };
    let text: String = (0..length)
        .map(|_| char::from(d.pick(CHARACTERS)))
        .collect();
    Id::new(&text).unwrap()
}

pub(crate) fn variant<T: VariantArray + Clone>(d: &mut Dice) -> T {
    d.pick(T::VARIANTS)
}

pub(crate) fn date(d: &mut Dice) -> Date {
    let (year, month) = (2000 + d.below(100), 1 + d.below(12));
    (0..4)
        .find_map(|back| Date::new(&format!("{year}-{month:02}-{:02}", 31 - back - d.below(28))))
        .unwrap_or(Date::new("2024-02-29").unwrap())
}

pub(crate) fn school_year(d: &mut Dice) -> SchoolYear {
    SchoolYear::starting(2000 + d.below(99) as u16).unwrap()
}

fn quarters(d: &mut Dice) -> u64 {
    let bound = d.pick(&[1, 5, 401, 4_000_000_001]);
    d.below(bound) as u64
}

pub(crate) fn points(d: &mut Dice) -> Points {
    Points::from_quarters(quarters(d)).unwrap()
}

pub(crate) fn limit(d: &mut Dice) -> Limit {
    Limit::from_quarters(quarters(d)).unwrap()
}

pub(crate) fn count(d: &mut Dice) -> Count {
    let bound = d.pick(&[1, 3, 50, 1_000_000_001]);
    Count::new(d.below(bound) as u32).unwrap()
}

pub(crate) fn pointer(d: &mut Dice) -> Pointer {
    Pointer::new(d.pick(&["", "/", "/answers/3/value", "/a~1b/~0", "/mức độ"])).unwrap()
}

pub(crate) fn source(d: &mut Dice) -> Source {
    Source {
        id: id(d),
        title: text(d),
        number: d.maybe(phrase),
        issuer: d.maybe(text),
        date: d.maybe(date),
        link: d.maybe(phrase),
        note: d.maybe(text),
    }
}

pub(crate) fn citation(d: &mut Dice) -> Citation {
    Citation {
        fidelity: variant(d),
        source: d.maybe(id),
        clause: d.maybe(phrase),
        note: d.maybe(text),
    }
}

pub(crate) fn school(d: &mut Dice) -> School {
    School {
        id: id(d),
        name: phrase(d),
        stages: d.some(3, variant),
        unit: d.maybe(id),
    }
}

fn reference(d: &mut Dice) -> InstrumentRef {
    InstrumentRef {
        id: id(d),
        edition: id(d),
    }
}

fn provenance(d: &mut Dice) -> Provenance {
    Provenance {
        kind: variant(d),
        source: d.maybe(source),
        note: d.maybe(text),
    }
}

fn level(d: &mut Dice) -> Level {
    Level {
        id: id(d),
        title: text(d),
    }
}

pub(crate) fn band(d: &mut Dice) -> Band {
    let lower = |d: &mut Dice| {
        if d.flip() {
            LowerBound::From(limit(d))
        } else {
            LowerBound::Above(limit(d))
        }
    };
    let upper = |d: &mut Dice| {
        if d.flip() {
            UpperBound::To(limit(d))
        } else {
            UpperBound::Below(limit(d))
        }
    };
    Band {
        level: id(d),
        lower: d.maybe(lower),
        upper: d.maybe(upper),
    }
}

fn stage_limit(d: &mut Dice) -> StageLimit {
    if d.flip() {
        return StageLimit::Same(limit(d));
    }
    StageLimit::ByStage(ByStage {
        primary: d.maybe(limit),
        lower_secondary: d.maybe(limit),
        upper_secondary: d.maybe(limit),
        continuing: d.maybe(limit),
    })
}

fn step(d: &mut Dice) -> Step {
    Step {
        level: id(d),
        points: d.maybe(points),
        descriptor: d.maybe(text),
        threshold: d.maybe(|d| Threshold {
            limit: stage_limit(d),
            citation: citation(d),
        }),
    }
}

fn measure(d: &mut Dice) -> Measure {
    let item = |d: &mut Dice| Item {
        id: id(d),
        title: text(d),
        maximum: d.maybe(points),
        citation: citation(d),
    };
    match d.below(7) {
        0 => Measure::Condition(Plain {}),
        1 => Measure::YesNo(Plain {}),
        2 => Measure::Share(ShareOf {
            part: text(d),
            whole: text(d),
        }),
        3 => Measure::Count(CountOf {
            unit: text(d),
            maximum: d.maybe(count),
        }),
        4 => Measure::Ratio(RatioOf {
            amount: text(d),
            per: text(d),
        }),
        5 => Measure::Rating(Plain {}),
        _ => Measure::Points(PointsOf {
            maximum: points(d),
            step: d.maybe(points),
            items: d.some(2, item),
            bands: d.some(3, band),
        }),
    }
}

fn criterion(d: &mut Dice) -> Criterion {
    Criterion {
        id: id(d),
        title: text(d),
        guidance: d.maybe(text),
        citation: citation(d),
        measure: measure(d),
        levels: d.some(3, step),
        evidence: d.maybe(text),
        proof: d.maybe(variant),
        not_applicable_when: d.maybe(text),
    }
}

fn group(d: &mut Dice) -> Group {
    Group {
        id: id(d),
        title: text(d),
        points: d.maybe(points),
        criteria: d.some(3, criterion),
    }
}

pub(crate) fn instrument(d: &mut Dice) -> Instrument {
    Instrument {
        document: InstrumentTag,
        schema: d.maybe(phrase),
        id: id(d),
        edition: id(d),
        title: text(d),
        description: d.maybe(text),
        citation: citation(d),
        valid_from: d.maybe(date),
        valid_until: d.maybe(date),
        stages: d.some(3, variant),
        sources: d.some(2, source),
        levels: d.some(3, level),
        scoring: Scoring {
            method: variant(d),
            method_citation: citation(d),
            gates: variant(d),
            gates_citation: citation(d),
            points_citation: citation(d),
            bands: d.some(3, band),
            bands_citation: citation(d),
            points: d.maybe(points),
        },
        groups: d.some(2, group),
        retired: d.some(2, |d| Retired {
            id: id(d),
            replaced_by: d.maybe(id),
            reason: d.maybe(text),
        }),
    }
}

pub(crate) fn value(d: &mut Dice) -> Value {
    match d.below(9) {
        0 => Value::Condition(d.flip()),
        1 => Value::YesNo(d.flip()),
        2 => Value::Share(Share {
            part: count(d),
            whole: count(d),
        }),
        3 => Value::Count(count(d)),
        4 => Value::Ratio(Ratio {
            amount: count(d),
            per: count(d),
        }),
        5 => Value::Rating(id(d)),
        6 => Value::Points(GivenPoints {
            earned: points(d),
            items: d.some(2, |d| ItemPoints {
                item: id(d),
                earned: points(d),
            }),
        }),
        7 => Value::NotApplicable(NotApplicable { reason: text(d) }),
        _ => Value::NotAssessed(NotAssessed {
            reason: d.maybe(text),
        }),
    }
}

pub(crate) fn evidence(d: &mut Dice) -> Evidence {
    Evidence {
        title: phrase(d),
        kind: variant(d),
        reference: if d.flip() {
            Reference::Link(phrase(d))
        } else {
            Reference::File(phrase(d))
        },
        issued: d.maybe(date),
        expires: d.maybe(date),
    }
}

pub(crate) fn answer(d: &mut Dice) -> Answer {
    Answer {
        criterion: id(d),
        value: value(d),
        derived_from: d.some(2, id),
        evidence: d.some(2, evidence),
        note: d.maybe(text),
    }
}

pub(crate) fn assessment(d: &mut Dice) -> Assessment {
    Assessment {
        document: AssessmentTag,
        schema: d.maybe(phrase),
        school: school(d),
        school_year: school_year(d),
        instrument: reference(d),
        role: variant(d),
        date: d.maybe(date),
        provenance: d.maybe(provenance),
        answers: d.some(5, answer),
    }
}
