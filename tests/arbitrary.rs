//! Arbitrary documents: well-formed, every optional property there or not, whether or not they make sense.
//!
//! Documents are made by throwing [`Dice`]; what fails is thrown again from proptest's seed, not shrunk.

use it_adoption_model::*;
use proptest::prelude::*;
use proptest::test_runner::TestRng;

mod instrument;
mod many;
mod results;
mod sound;
mod year;

pub(crate) use instrument::instrument;
use instrument::{criterion, measure};
pub(crate) use many::{line_error, rollup};
use results::outcome;
pub(crate) use results::{findings, gaps, scorecard};
pub(crate) use sound::{Fitting, fitting, improved, sound};
pub(crate) use year::{
    annual_plan, comparison, crosswalk, difficulty, medium_term_plan, submission, workflow,
    year_end_report,
};

/// Numbers to decide by.
pub(crate) struct Dice {
    rng: TestRng,
}

impl Dice {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let number = u128::from(self.rng.next_u32());
        ((number * bound as u128) >> 32) as usize
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
    " b ",
    "\"\\/\u{8}\n\t\u{0}",
    "𝟚 ≥ 1 € 👩‍🏫",
    "null",
];

pub(crate) fn phrase(d: &mut Dice) -> Phrase {
    Phrase::new(d.pick(&WORDS)).unwrap()
}

pub(crate) fn text(d: &mut Dice) -> Text {
    with(Text::from(phrase(d)), |made| {
        made.en = d.maybe(phrase);
    })
}

pub(crate) fn digest(d: &mut Dice) -> Digest {
    d.pick(&["0123456789abcdef", "fedcba9876543210"])
        .parse()
        .unwrap()
}

pub(crate) fn id(d: &mut Dice) -> Id {
    const CHARACTERS: &[u8] = b"aZ09._-BcD";
    let length = if d.below(8) == 0 { 40 } else { 1 + d.below(3) };
    let text: String = (0..length)
        .map(|_| char::from(d.pick(CHARACTERS)))
        .collect();
    // Nothing but dots and dashes is no identifier.
    Id::new(&text).unwrap_or_else(|| Id::new("-a.").unwrap())
}

/// An enum of names.
pub(crate) trait Names: Clone + 'static {
    const ALL: &'static [Self];
}

macro_rules! names {
    ($($name:ident)+) => {$(
        impl Names for $name {
            const ALL: &'static [Self] = Self::ALL;
        }
    )+};
}

names! {
    Action AssessorRole Better Channel Correspondence Direction EvidenceKind Fidelity FundingSource
    LiftState NoLevel NotApplicableAs Party PhaseOutcome Proof ProvenanceKind RequirementKind RequirementState
    ResultOutcome Role Rule Severity Stage CriterionState SubmissionState UnitKind
}

pub(crate) fn variant<T: Names>(d: &mut Dice) -> T {
    d.pick(T::ALL)
}

pub(crate) fn date(d: &mut Dice) -> Date {
    let (year, month) = (2000 + d.below(100), 1 + d.below(12));
    (0..4)
        .find_map(|back| Date::new(year as u16, month as u8, (31 - back - d.below(28)) as u8))
        .unwrap_or(Date::new(2024, 2, 29).unwrap())
}

pub(crate) fn school_year(d: &mut Dice) -> SchoolYear {
    SchoolYear::starting(2000 + d.below(99) as u16).unwrap()
}

/// A number from 0 to 1 000 000 000, whole, with up to six decimal places, or finer.
fn decimal<T: serde::de::DeserializeOwned>(d: &mut Dice) -> T {
    let whole = d.pick(&[0, 1, 5, 100, 999_999_999]);
    let text = match d.below(8) {
        0 => "1e9".to_owned(),
        1 => format!("{whole}.000000{}", 1 + d.below(9)),
        2 | 3 => whole.to_string(),
        4 => format!("{whole}.{}", d.below(100)),
        _ => format!("{whole}.{:06}", d.below(1_000_000)),
    };
    serde_json::from_str(&text).unwrap()
}

pub(crate) fn points(d: &mut Dice) -> Points {
    decimal(d)
}

pub(crate) fn limit(d: &mut Dice) -> Limit {
    decimal(d)
}

pub(crate) fn count(d: &mut Dice) -> Count {
    let bound = d.pick(&[1, 3, 50, 1_000_000_001]);
    Count::new(d.below(bound) as u32).unwrap()
}

pub(crate) fn pointer(d: &mut Dice) -> Pointer {
    Pointer::new(d.pick(&["", "/", "/answers/3/value", "/a~1b/~0", "/mức độ"])).unwrap()
}

pub(crate) fn source(d: &mut Dice) -> Source {
    with(Source::new(id(d), text(d)), |made| {
        made.number = d.maybe(phrase);
        made.issuer = d.maybe(text);
        made.date = d.maybe(date);
        made.applies_in = d.maybe(text);
        made.link = d.maybe(phrase);
        made.note = d.maybe(text);
    })
}

pub(crate) fn citation(d: &mut Dice) -> Citation {
    with(Citation::new(variant(d)), |made| {
        made.source = d.maybe(id);
        made.clause = d.maybe(phrase);
        made.note = d.maybe(text);
    })
}

pub(crate) fn school(d: &mut Dice) -> School {
    // A school without a name is an open place of every document that names it.
    let name = Some(phrase(d)).filter(|name| !name.is_open());
    let name = name.unwrap_or_else(|| Phrase::new("Trường Tiểu học Mẫu").unwrap());
    with(School::new(id(d), name, d.some(3, variant)), |made| {
        made.unit = d.maybe(id);
    })
}

fn reference(d: &mut Dice) -> InstrumentRef {
    InstrumentRef::new(id(d), id(d))
}

fn provenance(d: &mut Dice) -> Provenance {
    with(Provenance::new(variant(d)), |made| {
        made.source = d.maybe(source);
        made.note = d.maybe(text);
    })
}

pub(crate) fn value(d: &mut Dice) -> Value {
    match d.below(9) {
        0 => Value::Condition(d.flip()),
        1 => Value::YesNo(d.flip()),
        2 => Value::Share(Share::new(count(d), count(d))),
        3 => Value::Count(count(d)),
        4 => Value::Ratio(Ratio::new(count(d), count(d))),
        5 => Value::Rating(id(d)),
        6 => Value::Points(with(GivenPoints::new(points(d)), |made| {
            made.items = d.some(2, |d| ItemPoints::new(id(d), points(d)));
        })),
        7 => Value::NotApplicable(NotApplicable::new(text(d))),
        _ => Value::NotAssessed(with(NotAssessed::default(), |made| {
            made.reason = d.maybe(text);
        })),
    }
}

pub(crate) fn evidence(d: &mut Dice) -> Evidence {
    with(
        Evidence::new(
            phrase(d),
            variant(d),
            if d.flip() {
                Reference::Link(phrase(d))
            } else {
                Reference::File(phrase(d))
            },
        ),
        |made| {
            made.issued = d.maybe(date);
            made.expires = d.maybe(date);
        },
    )
}

pub(crate) fn answer(d: &mut Dice) -> Answer {
    with(Answer::new(id(d), value(d)), |made| {
        made.derived_from = d.some(2, id);
        made.evidence = d.some(2, evidence);
        made.note = d.maybe(text);
    })
}

pub(crate) fn assessment(d: &mut Dice) -> Assessment {
    with(
        Assessment::new(school(d), school_year(d), reference(d), variant(d)),
        |made| {
            made.schema = d.maybe(phrase);
            made.date = d.maybe(date);
            made.provenance = d.maybe(provenance);
            made.answers = d.some(5, answer);
        },
    )
}

/// A result out of its properties, the absent ones left out.
pub(crate) fn built<T: serde::de::DeserializeOwned>(fields: &[(&str, serde_json::Value)]) -> T {
    let camel = |name: &str| {
        let mut words = name.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            name + &word[..1].to_uppercase() + &word[1..]
        })
    };
    let named = |name: &str| match name {
        "schema" => "$schema".to_owned(),
        name => camel(name),
    };
    let stated = fields.iter().filter(|(_, value)| !value.is_null());
    let object = stated.map(|(name, value)| (named(name), value.clone()));
    serde_json::from_value(serde_json::Value::Object(object.collect())).unwrap()
}

/// A value, changed.
pub(crate) fn with<T>(mut made: T, change: impl FnOnce(&mut T)) -> T {
    change(&mut made);
    made
}
