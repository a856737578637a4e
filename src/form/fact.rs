//! The fact that cells state about a criterion.

use super::scan::{self, Expected, expected};
use super::sheet::Content;
use super::words::{self, Choices, Status};
use crate::model::words::decimal;
use crate::model::{
    Both, Count, Criterion, GivenPoints, ItemPoints, Measure, Points, PointsOf, Ratio, Share, Text,
    Value, say,
};
use crate::sound::Rubric;

/// The cells of one criterion.
pub(super) struct Cells<'c> {
    pub(super) first: &'c Content,
    pub(super) second: &'c Content,
    /// Those of its items, in their order.
    pub(super) items: Vec<&'c Content>,
    /// What to do where there is nothing to count.
    pub(super) if_nothing: Both<&'static str>,
}

/// One of the cells of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    First,
    Second,
    Item(usize),
}

/// Whether two numbers answer it.
pub(super) fn is_pair(criterion: &Criterion) -> bool {
    matches!(criterion.measure, Measure::Share(_) | Measure::Ratio(_))
}

/// Whether what stands in the first cell of a criterion is an answer that has a second number.
pub(super) fn asks_second(criterion: &Criterion, first: &Content) -> bool {
    is_pair(criterion) && !first.says_nothing() && unstated(first).is_none()
}

/// That a criterion does not apply or was not assessed, with the reason after a colon, or a dash as people write it as well.
pub(super) fn unstated(content: &Content) -> Option<(Status, Option<Text>)> {
    let text = content.words()?;
    let (said, reason) = match text.split_once([':', '-', '–', '—', ';', ',']) {
        Some((said, reason)) => (said, reason.trim()),
        None => (&*text, ""),
    };
    Some((words::status(said)?, Text::new(reason, "")))
}

/// What is wrong in one of the cells.
type Wrong = (Spot, Expected);

/// The value that the cells of the criterion at this position state, none where they are blank; or all that is wrong in them.
pub(super) fn value(
    rubric: &Rubric,
    position: usize,
    criterion: &Criterion,
    levels: &Both<Choices<usize>>,
    cells: &Cells<'_>,
) -> Result<Option<Value>, Vec<Wrong>> {
    let at_first = |expected| vec![(Spot::First, expected)];
    match &criterion.measure {
        Measure::Condition(_) => {
            let yes = scan::yes_no(cells.first).map_err(at_first)?;
            Ok(yes.map(Value::Condition))
        }
        Measure::YesNo(_) => {
            let yes = scan::yes_no(cells.first).map_err(at_first)?;
            Ok(yes.map(Value::YesNo))
        }
        Measure::Share(_) => share(cells),
        Measure::Ratio(_) => {
            let pair = pair(cells, |_| None)?;
            Ok(pair.map(|(amount, per)| Value::Ratio(Ratio { amount, per })))
        }
        Measure::Count(of) => {
            let most = of.maximum.unwrap_or(Count::MAX);
            let count = scan::count(cells.first, most).map_err(at_first)?;
            Ok(count.map(Value::Count))
        }
        Measure::Rating(_) => {
            let scale = rubric.tables().criteria().get(position);
            let ranks = scale.map_or(&[][..], |scale| &scale.ranks);
            let own = |locale| -> Vec<(usize, &str)> {
                let own = levels.get(locale).iter();
                let own = own.filter(|(rank, _)| ranks.contains(rank));
                own.map(|(rank, word)| (*rank, word.as_str())).collect()
            };
            let rank = scan::choice(cells.first, own).map_err(at_first)?;
            Ok(rank.map(|rank| Value::Rating(rubric.level_of(rank))))
        }
        Measure::Points(of) => given(of, cells),
    }
}

fn share(cells: &Cells<'_>) -> Result<Option<Value>, Vec<Wrong>> {
    let none = |whole: Count| {
        let both = Both::new(
            format!("tổng số từ 1 trở lên; {}", cells.if_nothing.vi),
            format!("a total of at least 1; {}", cells.if_nothing.en),
        );
        (whole == Count::default()).then_some(both)
    };
    match pair(cells, none)? {
        None => Ok(None),
        Some((part, whole)) if part > whole => {
            let both = Both::of(|locale| {
                let whole = decimal(whole, locale);
                say!(
                    locale,
                    "số không lớn hơn tổng số ({whole})",
                    "a number no greater than the total ({whole})"
                )
            });
            Err(vec![(Spot::First, both)])
        }
        Some((part, whole)) => Ok(Some(Value::Share(Share { part, whole }))),
    }
}

/// The two counts of a share or a ratio, of which the second may have something against it; none where both are blank.
fn pair(
    cells: &Cells<'_>,
    against: impl FnOnce(Count) -> Option<Expected>,
) -> Result<Option<(Count, Count)>, Vec<Wrong>> {
    let [first, second] = [cells.first, cells.second].map(|cell| scan::count(cell, Count::MAX));
    let second = second.and_then(|second| match second.and_then(against) {
        Some(expected) => Err(expected),
        None => Ok(second),
    });
    if first == Ok(None) && second == Ok(None) {
        return Ok(None);
    }
    let stated = |count: Result<Option<Count>, Expected>| {
        count.and_then(|count| {
            count.ok_or_else(|| {
                expected(
                    "một số nguyên, vì ô kia đã ghi",
                    "a whole number, as the other cell has one",
                )
            })
        })
    };
    match (stated(first), stated(second)) {
        (Ok(first), Ok(second)) => Ok(Some((first, second))),
        (first, second) => {
            let wrong = [(Spot::First, first.err()), (Spot::Second, second.err())];
            let wrong = wrong.into_iter();
            Err(wrong
                .filter_map(|(spot, wrong)| Some((spot, wrong?)))
                .collect())
        }
    }
}

/// Points, and those of the items; where only the items have any, their sum.
fn given(of: &PointsOf, cells: &Cells<'_>) -> Result<Option<Value>, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut read = |spot, content, most: Points| {
        let points = scan::points(content).and_then(|points| match points {
            Some(points) if !allowed(points, most, of.step) => Err(wanted(most, of.step)),
            points => Ok(points),
        });
        points.unwrap_or_else(|expected| {
            wrong.push((spot, expected));
            None
        })
    };
    let mut items = Vec::new();
    for (at, (item, content)) in of.items.iter().zip(&cells.items).enumerate() {
        let most = item.maximum.unwrap_or(Points::MAX);
        if let Some(earned) = read(Spot::Item(at), content, most) {
            items.push(ItemPoints {
                item: item.id,
                earned,
            });
        }
    }
    let total = read(Spot::First, cells.first, of.maximum);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let sum = items.iter().map(|item| item.earned.millionths());
    let sum = Points::from_millionths(sum.fold(0, u64::saturating_add));
    let earned = match (total, sum.filter(|_| !items.is_empty())) {
        (None, None) => return Ok(None),
        (None, Some(sum)) if sum > of.maximum => {
            return Err(vec![(Spot::First, wanted(of.maximum, of.step))]);
        }
        (Some(total), Some(sum)) if total != sum => {
            let both = Both::of(|locale| {
                let sum = decimal(sum, locale);
                say!(
                    locale,
                    "{sum}, là tổng điểm các tiểu mục bên dưới",
                    "{sum}, the sum of the items below"
                )
            });
            return Err(vec![(Spot::First, both)]);
        }
        (Some(earned), _) | (None, Some(earned)) => earned,
    };
    Ok(Some(Value::Points(GivenPoints { earned, items })))
}

fn allowed(points: Points, most: Points, step: Option<Points>) -> bool {
    let step = step.map_or(1, Points::millionths).max(1);
    !points.is_finer() && points <= most && points.millionths().is_multiple_of(step)
}

fn wanted(most: Points, step: Option<Points>) -> Expected {
    Both::of(|locale| {
        let most = decimal(most, locale);
        match step.map(|step| decimal(step, locale)) {
            Some(step) => say!(
                locale,
                "số điểm từ 0 đến {most}, là bội của {step}",
                "points from 0 to {most}, a multiple of {step}"
            ),
            None => say!(
                locale,
                "số điểm từ 0 đến {most}, không quá sáu chữ số thập phân",
                "points from 0 to {most}, with up to six decimal places"
            ),
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn points_are_allowed_in_steps_up_to_the_most() {
        let points = |text: &str| serde_json::from_str::<Points>(text).unwrap();
        for (given, most, step, fits) in [
            ("0", "10", None, true),
            ("10", "10", None, true),
            ("10.000001", "10", None, false),
            ("9.999999", "10", None, true),
            ("9.9999999", "10", None, false),
            ("7.5", "10", Some("0.5"), true),
            ("7.5", "10", Some("1"), false),
            ("7.3", "10", Some("0.5"), false),
            ("10.5", "10", Some("0.5"), false),
            ("10", "10", Some("3"), false),
        ] {
            let found = allowed(points(given), points(most), step.map(points));
            assert_eq!(found, fits, "{given} of {most} in steps of {step:?}");
        }
    }
}
