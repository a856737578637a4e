//! The details of a finding: every kind of value becomes one here, and nowhere else.

use crate::model::{
    Action, AssessorRole, Both, Correspondence, Count, Date, Differs, Fidelity, FundingSource, Id,
    Instrument, InstrumentRef, Judged, Kind, Limit, Locale, LowerBound, Measure, Money, NoLevel,
    Outcome, Party, Period, PhaseOutcome, Pointer, Points, Proof, ResultOutcome, SchoolYear, Stage,
    StageLimit, SubmissionState, Text, UnitKind, UpperBound, Value, millionths_text, say, words,
};

/// What the forms of values are called.
const FORMS: [(&str, &str, &str); 9] = [
    ("condition", "điều kiện", "condition"),
    ("yesNo", "có hoặc chưa", "yes or no"),
    ("share", "tỷ lệ", "share"),
    ("count", "số lượng", "count"),
    ("ratio", "tỷ số", "ratio"),
    ("rating", "mức tự chọn", "rating"),
    ("points", "điểm", "points"),
    ("notApplicable", "không áp dụng", "not applicable"),
    ("notAssessed", "chưa đánh giá", "not assessed"),
];

/// What parts of documents are called, by the property that holds them.
const PARTS: [(&str, &str, &str); 16] = [
    ("pilot", "thử nghiệm", "pilot"),
    ("appraisal", "thẩm định", "appraisal"),
    ("evaluation", "đánh giá hiệu quả", "evaluation"),
    ("scaleUp", "nhân rộng", "scale-up"),
    ("legalBasis", "căn cứ (legalBasis)", "legalBasis"),
    ("needs", "nhu cầu (needs)", "needs"),
    ("objectives", "mục tiêu (objectives)", "objectives"),
    ("contents", "nội dung (contents)", "contents"),
    ("solutions", "giải pháp (solutions)", "solutions"),
    ("trials", "thử nghiệm (trials)", "trials"),
    ("results", "kết quả (results)", "results"),
    ("arose", "ngày phát sinh", "the day it arose"),
    ("reported", "việc báo cáo", "how it was reported"),
    ("answer", "trả lời của cơ quan", "the office's answer"),
    (
        "resolved",
        "ngày giải quyết xong",
        "the day it was overcome",
    ),
    ("technology", "tên công nghệ", "the technology"),
];

/// A detail of a finding: as data, and in words where people read something else.
#[derive(Debug)]
pub(crate) struct Detail {
    data: String,
    words: Option<Text>,
}

impl Detail {
    /// The data, and what people read for it.
    pub(crate) fn new(data: impl ToString, words: impl Fn(Locale) -> String) -> Self {
        Self {
            data: data.to_string(),
            words: Some(Text::known(Both::of(words))),
        }
    }

    /// A number as people write it.
    pub(crate) fn number(number: impl ToString) -> Self {
        let data = number.to_string();
        Self::new(&data, |locale| words::decimal(&data, locale))
    }

    /// A number of millionths, for sums that may be beyond what a document holds.
    pub(crate) fn millionths(millionths: u64) -> Self {
        Self::number(millionths_text(millionths))
    }

    /// A level by its title, as the levels of an instrument name it; none where nothing applies.
    pub(crate) fn level(level: Option<Id>, of: &Instrument) -> Self {
        let Some(id) = level else {
            return "–".into();
        };
        match of.levels.iter().find(|level| level.id == id) {
            Some(level) => Self::new(id, |locale| format!("“{}”", level.title.get(locale))),
            None => id.into(),
        }
    }

    /// The level of an outcome by its title, or why it has none.
    pub(crate) fn outcome(outcome: &Outcome, of: &Instrument) -> Self {
        match (outcome.level, outcome.no_level) {
            (None, Some(none)) => none.into(),
            (level, _) => Self::level(level, of),
        }
    }

    /// A fact, and a rating as the instrument names it.
    pub(crate) fn fact(value: &Value, of: &Instrument) -> Self {
        match value {
            Value::Rating(level) => Self::level(Some(*level), of),
            value => value.into(),
        }
    }

    /// What one side makes of a criterion: the level, or what became of it, and the points.
    pub(crate) fn judged(judged: Judged, of: &Instrument) -> Self {
        let level = judged.level.map(|level| level.to_string());
        let level = level.unwrap_or_else(|| judged.state.to_string());
        let data = match judged.earned {
            Some(earned) => format!("{level} ({earned})"),
            None => level,
        };
        Self::new(data, |locale| {
            let level = match judged.level {
                Some(_) => Self::level(judged.level, of).read(locale).to_owned(),
                None => judged.state.label(locale).to_owned(),
            };
            match judged.earned {
                Some(earned) => {
                    let points = words::points(earned, locale);
                    format!("{level} ({})", words::of_points(&points, locale))
                }
                None => level,
            }
        })
    }

    /// Which way what is measured is better.
    pub(crate) fn better(measure: &Measure) -> Self {
        match measure {
            Measure::Ratio(of) if !of.is_higher_better() => Self::new("lower", |locale| {
                say!(locale, "càng thấp càng tốt", "lower is better")
            }),
            _ => Self::new("higher", |locale| {
                say!(locale, "càng cao càng tốt", "higher is better")
            }),
        }
    }

    /// The stage that a limit is for, or that it is for all of them.
    pub(crate) fn stage(limit: &StageLimit, stage: Stage) -> Self {
        match limit {
            StageLimit::ByStage(_) => stage.into(),
            StageLimit::Same(_) => {
                Self::new("all", |locale| say!(locale, "mọi cấp học", "every stage"))
            }
        }
    }

    /// The values from one limit to another, or the only one.
    pub(crate) fn between(low: Limit, high: Limit) -> Self {
        if low == high {
            return Self::new(low, |locale| {
                let value = words::decimal(low, locale);
                say!(locale, "giá trị {value}", "the value {value}")
            });
        }
        Self::new(format!("{low}–{high}"), |locale| {
            let [low, high] = [low, high].map(|limit| words::decimal(limit, locale));
            say!(
                locale,
                "giá trị giữa {low} và {high}",
                "values between {low} and {high}"
            )
        })
    }

    /// Several stages.
    pub(crate) fn stages(stages: &[Stage]) -> Self {
        let named = |name: &dyn Fn(Stage) -> &'static str| {
            let names: Vec<&str> = stages.iter().map(|stage| name(*stage)).collect();
            names.join(", ")
        };
        Self::new(named(&|stage| stage.as_str()), |locale| {
            named(&|stage| stage.label(locale))
        })
    }

    /// The first of so many criteria, and that there are more.
    pub(crate) fn first(criteria: impl Iterator<Item = Id>, count: usize) -> Self {
        const SHOWN: usize = 5;
        let named: Vec<Id> = criteria.take(SHOWN).collect();
        let named: Vec<&str> = named.iter().map(Id::as_str).collect();
        let named = named.join(", ");
        match count.checked_sub(SHOWN) {
            None | Some(0) => named.into(),
            Some(more) => Self::new(format!("{named}, …"), |locale| {
                say!(
                    locale,
                    "{named} và {more} tiêu chí nữa",
                    "{named} and {more} more"
                )
            }),
        }
    }

    /// A part of a document, by the property that holds it.
    pub(crate) fn part(name: &str) -> Self {
        let known = PARTS.iter().find(|(part, ..)| *part == name);
        match known {
            Some((_, vi, en)) => Self::new(name, |locale| locale.pick(*vi, *en).to_owned()),
            None => name.into(),
        }
    }

    /// A measure or the form of a value, by the property that holds it.
    pub(crate) fn form(form: &str) -> Self {
        let known = FORMS.iter().find(|(name, ..)| *name == form);
        match known {
            Some((_, vi, en)) => Self::new(form, |locale| {
                let words = locale.pick(vi, en);
                format!("{words} ({form})")
            }),
            None => form.into(),
        }
    }

    /// What people read.
    pub(crate) fn read(&self, locale: Locale) -> &str {
        match &self.words {
            Some(words) => words.get(locale),
            None => &self.data,
        }
    }

    /// The data, the same in every language.
    pub(crate) fn into_data(self) -> String {
        self.data
    }
}

impl From<String> for Detail {
    fn from(data: String) -> Self {
        Self { data, words: None }
    }
}

/// Values that people read as they are written.
macro_rules! as_written {
    ($($value:ty),+ $(,)?) => {$(
        impl From<$value> for Detail {
            fn from(value: $value) -> Self {
                value.to_string().into()
            }
        }
    )+};
}

as_written! { &str, Id, Period, Pointer, Proof, SchoolYear }

/// Numbers, which people read with thousands apart and the decimal mark of their language.
macro_rules! numbers {
    ($($value:ty),+ $(,)?) => {$(
        impl From<$value> for Detail {
            fn from(value: $value) -> Self {
                Self::number(value)
            }
        }
    )+};
}

numbers! { u32, u128, usize, Count, Limit, Money, Points }

/// Names, which people read as words.
macro_rules! labelled {
    ($($value:ty),+ $(,)?) => {$(
        impl From<$value> for Detail {
            fn from(value: $value) -> Self {
                Self::new(value, |locale| value.label(locale).to_owned())
            }
        }
    )+};
}

labelled! {
    Action, AssessorRole, Correspondence, Differs, Fidelity, FundingSource, Kind, NoLevel, Party, PhaseOutcome, ResultOutcome,
    Stage, SubmissionState, UnitKind,
}

impl From<Date> for Detail {
    fn from(day: Date) -> Self {
        Self::new(day, |locale| words::day(day, locale))
    }
}

impl From<LowerBound> for Detail {
    fn from(bound: LowerBound) -> Self {
        match bound {
            LowerBound::From(limit) => bounded(Both::new("từ", "from"), limit),
            LowerBound::Above(limit) => bounded(Both::new("trên", "above"), limit),
        }
    }
}

impl From<UpperBound> for Detail {
    fn from(bound: UpperBound) -> Self {
        match bound {
            UpperBound::To(limit) => bounded(Both::new("đến", "to"), limit),
            UpperBound::Below(limit) => bounded(Both::new("dưới", "below"), limit),
        }
    }
}

/// A limit, and on which side of it values lie.
fn bounded(side: Both<&str>, limit: Limit) -> Detail {
    Detail::new(format!("{} {limit}", side.en), |locale| {
        format!("{} {}", side.get(locale), words::decimal(limit, locale))
    })
}

/// No day where a time has no end on that side.
impl From<Option<Date>> for Detail {
    fn from(day: Option<Date>) -> Self {
        day.map_or_else(|| "…".into(), Self::from)
    }
}

impl From<InstrumentRef> for Detail {
    fn from(instrument: InstrumentRef) -> Self {
        let InstrumentRef { id, edition } = instrument;
        Self::new(format!("{id} {edition}"), |locale| {
            say!(
                locale,
                "“{id}”, phiên bản {edition}",
                "“{id}”, edition {edition}"
            )
        })
    }
}

/// A value in a few signs, and in words where these need any.
impl From<&Value> for Detail {
    fn from(value: &Value) -> Self {
        match value {
            Value::Condition(so) | Value::YesNo(so) => Self::new(so, |locale| {
                let said = match so {
                    true => locale.pick("có", "yes"),
                    false => locale.pick("chưa", "not yet"),
                };
                said.to_owned()
            }),
            Value::Share(share) => fraction(share.part, share.whole),
            Value::Ratio(ratio) => fraction(ratio.amount, ratio.per),
            Value::Count(count) => (*count).into(),
            Value::Points(given) => given.earned.into(),
            other => Self::form(other.form()),
        }
    }
}

/// Two numbers, one over the other.
fn fraction(upper: Count, lower: Count) -> Detail {
    Detail::new(format!("{upper}/{lower}"), |locale| {
        let [upper, lower] = [upper, lower].map(|n| words::decimal(n, locale));
        format!("{upper}/{lower}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_is_told_in_figures() {
        let [one, many] = [1, 1_430].map(|n| Count::new(n).unwrap_or_default());
        let ratio = Value::Ratio(crate::model::Ratio::new(many, one));
        for (value, data, vi) in [
            (ratio, "1430/1", "1.430/1"),
            (Value::Count(many), "1430", "1.430"),
            (Value::YesNo(false), "false", "chưa"),
        ] {
            let detail = Detail::from(&value);
            assert_eq!((detail.data.as_str(), detail.read(Locale::Vi)), (data, vi));
        }
    }

    #[test]
    fn people_read_the_words_and_programs_the_data() {
        let written = Detail::from("basic");
        let words = Detail {
            data: "basic".into(),
            words: Text::new("Mức cơ bản", "Basic"),
        };
        let read = |detail: &Detail| [Locale::Vi, Locale::En].map(|l| detail.read(l).to_owned());
        assert_eq!(read(&written), ["basic", "basic"]);
        assert_eq!(read(&words), ["Mức cơ bản", "Basic"]);
        assert_eq!(words.into_data(), "basic");
    }
}
