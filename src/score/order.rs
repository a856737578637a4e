//! Two facts on one criterion: which is the better, by exact comparison.

use crate::model::{Criterion, Id, Measure, Ratio, Share, Value};
use std::cmp::Ordering;

/// How much better `fact` is than `other`; none where the two cannot be compared.
///
/// Ratings are levels of the criterion, and it says which ratio is the better: without it only equal ones compare.
pub(crate) fn compare(
    criterion: Option<&Criterion>,
    fact: &Value,
    other: &Value,
) -> Option<Ordering> {
    match (fact, other) {
        (Value::Condition(a), Value::Condition(b)) | (Value::YesNo(a), Value::YesNo(b)) => {
            Some(a.cmp(b))
        }
        (Value::Share(a), Value::Share(b)) => shares(a, b),
        (Value::Count(a), Value::Count(b)) => Some(a.cmp(b)),
        (Value::Ratio(a), Value::Ratio(b)) => ratios(criterion, a, b),
        (Value::Points(a), Value::Points(b)) => Some(a.earned.cmp(&b.earned)),
        (Value::Rating(a), Value::Rating(b)) if a == b => Some(Ordering::Equal),
        (Value::Rating(a), Value::Rating(b)) => {
            let steps = &criterion?.levels;
            let rank = |level: &Id| steps.iter().position(|step| step.level == *level);
            Some(rank(a)?.cmp(&rank(b)?))
        }
        _ => None,
    }
}

/// The greater part of the whole is the better; a share of nothing compares with none.
fn shares(a: &Share, b: &Share) -> Option<Ordering> {
    let [part, whole] = [a.part, a.whole].map(|n| u64::from(n.get()));
    let [other_part, other_whole] = [b.part, b.whole].map(|n| u64::from(n.get()));
    (whole > 0 && other_whole > 0).then(|| (part * other_whole).cmp(&(other_part * whole)))
}

/// With nothing to share among, a ratio is the worst, whichever way is better.
fn ratios(criterion: Option<&Criterion>, a: &Ratio, b: &Ratio) -> Option<Ordering> {
    let [amount, per] = [a.amount, a.per].map(|n| u64::from(n.get()));
    let [other_amount, other_per] = [b.amount, b.per].map(|n| u64::from(n.get()));
    if per == 0 || other_per == 0 {
        return Some(per.min(1).cmp(&other_per.min(1)));
    }
    match (amount * other_per).cmp(&(other_amount * per)) {
        Ordering::Equal => Some(Ordering::Equal),
        order => match &criterion?.measure {
            Measure::Ratio(of) if of.is_higher_better() => Some(order),
            _ => Some(order.reverse()),
        },
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::model::{Better, Citation, Count, Fidelity, RatioOf};

    fn share(part: u32, whole: u32) -> Value {
        let [part, whole] = [part, whole].map(|n| Count::new(n).unwrap_or_default());
        Value::Share(Share { part, whole })
    }

    fn ratio(amount: u32, per: u32) -> Value {
        let [amount, per] = [amount, per].map(|n| Count::new(n).unwrap_or_default());
        Value::Ratio(Ratio { amount, per })
    }

    #[test]
    fn facts_compare_exactly() {
        use Ordering::{Equal, Greater, Less};
        for (fact, other, expected) in [
            (share(1, 3), share(2, 6), Some(Equal)),
            (share(333_333_333, 1_000_000_000), share(1, 3), Some(Less)),
            (
                share(1, 3),
                share(333_333_333, 1_000_000_000),
                Some(Greater),
            ),
            (share(0, 0), share(1, 3), None),
            (ratio(240, 10), ratio(480, 20), Some(Equal)),
            (ratio(240, 11), ratio(240, 10), None),
            (ratio(240, 0), ratio(1_000_000_000, 1), Some(Less)),
            (ratio(240, 10), ratio(0, 0), Some(Greater)),
            (ratio(1, 0), ratio(5, 0), Some(Equal)),
            (Value::YesNo(true), Value::YesNo(false), Some(Greater)),
            (Value::YesNo(true), Value::Condition(true), None),
        ] {
            assert_eq!(compare(None, &fact, &other), expected, "{fact:?} {other:?}");
        }
    }

    fn criterion(better: Better) -> Criterion {
        let [amount, per, title] = ["amount", "per", "title"].map(|words| words.parse().unwrap());
        let measure = Measure::Ratio(RatioOf::new(amount, per, better));
        let cited = Citation::new(Fidelity::Authored);
        Criterion::new("R".parse().unwrap(), title, cited, measure)
    }

    #[test]
    fn ratios_compare_exactly_whichever_way_is_better() {
        let [higher, lower] = [Better::Higher, Better::Lower].map(criterion);
        for (more, less) in [((5, 2), (7, 3)), ((2, 3), (3, 5)), ((10, 1), (99, 10))] {
            let [more, less] = [more, less].map(|(amount, per)| ratio(amount, per));
            for (fact, other, order) in [
                (&more, &less, Ordering::Greater),
                (&less, &more, Ordering::Less),
            ] {
                assert_eq!(compare(Some(&higher), fact, other), Some(order));
                assert_eq!(compare(Some(&lower), fact, other), Some(order.reverse()));
                assert_eq!(compare(None, fact, other), None, "nobody says which");
            }
        }
        for criterion in [Some(&higher), Some(&lower), None] {
            let compared = compare(criterion, &ratio(5, 0), &ratio(1, 9));
            assert_eq!(
                compared,
                Some(Ordering::Less),
                "with nothing to share among"
            );
        }
    }

    #[test]
    fn ratings_need_the_criterion_unless_equal() {
        let rating = |level| Id::new(level).map(Value::Rating);
        let compared = |a, b| compare(None, &rating(a)?, &rating(b)?);
        assert_eq!(compared("good", "good"), Some(Ordering::Equal));
        assert_eq!(compared("good", "basic"), None);
    }
}
