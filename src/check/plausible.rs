//! Figures that are possible but hardly meant: warnings, each of which a note answers.

use crate::model::{
    Answer, Assessment, Count, Criterion, Detail, Findings, Limit, Measure, Money, Place, Ratio,
    RatioOf, Stage, Text, Value, found, words,
};
use crate::sound::{Rubric, names_something};

/// No price in đồng is below this, and no sum of a plan or report below [`LEAST_SUM`]: this project's choice, no rule of law.
const LEAST_PRICE: u64 = 1_000;
const LEAST_SUM: u64 = 100_000;

/// Whether a note says why it is so.
pub(super) fn is_noted(note: Option<&Text>) -> bool {
    note.is_some_and(|note| !note.is_open())
}

/// A fact at `place` that looks like a slip.
pub(super) fn fact(
    criterion: &Criterion,
    value: &Value,
    note: Option<&Text>,
    place: &Place<'_>,
    findings: &mut Findings,
) {
    if let (Measure::Ratio(of), Value::Ratio(ratio)) = (&criterion.measure, value)
        && is_unlikely(criterion, of, *ratio)
        && !is_noted(note)
    {
        let found = found::AnswerRatioUnlikely {
            criterion: criterion.id,
            amount: counted(ratio.amount, &of.amount),
            per: counted(ratio.per, &of.per),
        };
        findings.add(&place.name("value").name("ratio"), found);
    } else if let Some((form, number, highest)) = far_above(criterion, value)
        && !is_noted(note)
    {
        let found = found::AnswerNumberUnlikely {
            criterion: criterion.id,
            found: number,
            highest,
        };
        findings.add(&place.name("value").name(form), found);
    }
}

/// No count is more than so many times what the highest level asks for, and no ratio: this project's choice, no rule of law.
const MOST_OF_COUNT: u128 = 1_000;
const MOST_OF_RATIO: u128 = 100;

/// A number far above what the highest level asks for, where more is better: its form, the number and what is asked.
fn far_above(criterion: &Criterion, value: &Value) -> Option<(&'static str, Detail, Limit)> {
    let is_far = |number: Count, times: u128| {
        let highest = limits(criterion).max()?;
        let most = times * u128::from(highest.millionths());
        (most > 0 && 1_000_000 * u128::from(number.get()) > most).then_some(highest)
    };
    match (&criterion.measure, value) {
        (Measure::Count(of), Value::Count(number)) => {
            let highest = is_far(*number, MOST_OF_COUNT)?;
            Some(("count", counted(*number, &of.unit), highest))
        }
        (Measure::Ratio(of), Value::Ratio(ratio)) if of.is_higher_better() => {
            let Ratio { amount, per, .. } = *ratio;
            let highest = is_far(amount, MOST_OF_RATIO * u128::from(per.get()))?;
            let words = |locale| {
                let [amount, per] = [counted(amount, &of.amount), counted(per, &of.per)];
                format!("{}, {}", amount.read(locale), per.read(locale))
            };
            let number = Detail::new(format!("{amount}/{per}"), words);
            Some(("ratio", number, highest))
        }
        _ => None,
    }
}

/// What the levels of a criterion ask for, at every stage.
fn limits(criterion: &Criterion) -> impl Iterator<Item = Limit> {
    let asked = criterion.levels.iter();
    let asked = asked.filter_map(|step| step.threshold.as_ref());
    asked.flat_map(|asked| Stage::ALL.iter().filter_map(|s| asked.limit.at(*s)))
}

/// Nothing shared out, or shared among nothing; or fewer to share than those it is shared among, which looks turned round
/// where a lower ratio is better. Where a level asks for less than one of them each, few or none are what is hoped for.
fn is_unlikely(criterion: &Criterion, of: &RatioOf, ratio: Ratio) -> bool {
    if of.is_higher_better() {
        return ratio.per == Count::default();
    }
    let few = limits(criterion).any(|limit| Some(limit) < Limit::new(1));
    !few && (ratio.amount == Count::default() || ratio.amount < ratio.per)
}

fn counted(number: Count, of: &Text) -> Detail {
    let words = |locale| format!("{} {}", words::decimal(number, locale), of.get(locale));
    Detail::new(number.to_string(), words)
}

/// Numbers of one thing that differ between the criteria of a form, whose answers are found by their criteria's positions.
pub(super) fn alike(
    assessment: &Assessment,
    rubric: &Rubric,
    answered: impl Fn(usize) -> Option<usize>,
    findings: &mut Findings,
) {
    let list = Place::Root.name("answers");
    let answer = |position: usize| -> Option<(usize, &Criterion, &Answer)> {
        let at = answered(position)?;
        Some((at, rubric.at(position)?, assessment.answers.get(at)?))
    };
    for (first, second) in rubric.alike() {
        let Some((first, second)) = answer(*first).zip(answer(*second)) else {
            continue;
        };
        let noted = [first.2, second.2].map(|answer| is_noted(answer.note.as_ref()));
        let differ = numbers(first.1, &first.2.value)
            .into_iter()
            .flatten()
            .filter(|(words, _)| names_something(words))
            .find_map(|(words, expected)| {
                let mut same = numbers(second.1, &second.2.value).into_iter().flatten();
                let (_, found) = same.find(|(other, _)| *other == words)?;
                (found != expected).then_some((words, found, expected))
            });
        if let Some((words, found, expected)) = differ.filter(|_| noted == [false; 2]) {
            let found = found::AnswerNumbersDiffer {
                criterion: second.1.id,
                found: counted(found, words),
                first: first.1.id,
                expected: counted(expected, words),
            };
            findings.add(&list.index(second.0).name("value"), found);
        }
    }
}

/// The wholes that a fact states, with what they count.
fn numbers<'c>(criterion: &'c Criterion, value: &Value) -> [Option<(&'c Text, Count)>; 2] {
    match (&criterion.measure, value) {
        (Measure::Share(of), Value::Share(share)) => [Some((&of.whole, share.whole)), None],
        (Measure::Ratio(of), Value::Ratio(ratio)) => {
            [Some((&of.amount, ratio.amount)), Some((&of.per, ratio.per))]
        }
        _ => [None, None],
    }
}

/// Whether what two facts are counted out of differs more than twofold. Of a ratio both numbers do, in the same direction: one
/// alone is what plans change.
pub(super) fn totals_apart(one: &Value, other: &Value) -> bool {
    let far_below = |less: Count, more: Count| {
        let [less, more] = [less, more].map(|count| u64::from(count.get()));
        less > 0 && less * 2 < more
    };
    let scaled = |less: &Value, more: &Value| match (less, more) {
        (Value::Share(less), Value::Share(more)) => far_below(less.whole, more.whole),
        (Value::Ratio(less), Value::Ratio(more)) => {
            far_below(less.amount, more.amount) && far_below(less.per, more.per)
        }
        _ => false,
    };
    scaled(one, other) || scaled(other, one)
}

/// What kind of sum of money it is.
#[derive(Clone, Copy)]
pub(super) enum Sum {
    /// The price of one.
    Price,
    /// What several cost, or a source gives.
    Total,
}

impl Sum {
    pub(super) fn is_unlikely(self, money: Money) -> bool {
        let least = match self {
            Self::Price => LEAST_PRICE,
            Self::Total => LEAST_SUM,
        };
        (1..least).contains(&money.get())
    }
}

/// Whether a sum cannot be in đồng; one at `place` that is not explained is found.
pub(super) fn money(
    money: Option<Money>,
    sum: Sum,
    note: Option<&Text>,
    place: &Place<'_>,
    findings: &mut Findings,
) -> bool {
    let Some(money) = money.filter(|money| sum.is_unlikely(*money)) else {
        return false;
    };
    if !is_noted(note) {
        findings.add(place, found::MoneyUnlikely { money });
    }
    true
}
