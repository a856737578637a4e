//! Whether what is written in the cells of a criterion is an answer.

use super::criteria::{Cells, blank};
use super::facts::proportion;
use super::units::Fraction;
use super::{EXACT, Form};
use crate::form::layout::on;
use crate::form::words;
use crate::model::{Count, Criterion, Earns, Limit, Measure, PointsOf, Stage, StageLimit};

fn whole(cell: &str, most: u64) -> String {
    format!("{cell}=INT({cell}),{cell}>=0,{cell}<={most}")
}

/// Whether what is written is an answer.
pub(super) fn valid_entry(
    form: &Form<'_>,
    position: usize,
    criterion: &Criterion,
    cells: &Cells,
) -> String {
    let Cells { first, second, .. } = cells;
    let cap = cap(form, criterion);
    let numbers = |cells: &[&String], holds: String| {
        let numbers: Vec<String> = cells
            .iter()
            .map(|cell| format!("ISNUMBER({cell})"))
            .collect();
        format!("IF(AND({}),AND({holds}),FALSE)", numbers.join(","))
    };
    let either = |words: Vec<String>| {
        let same: Vec<String> = words.iter().map(|word| format!("{first}={word}")).collect();
        format!("OR({})", same.join(","))
    };
    match &criterion.measure {
        Measure::Condition(_) | Measure::YesNo(_) => {
            either([true, false].map(|yes| form.lists.yes(yes)).to_vec())
        }
        Measure::Share(_) => numbers(
            &[first, second],
            format!(
                "{},{},{second}>=1,{first}<={second}",
                whole(first, cap),
                whole(second, cap)
            ),
        ),
        Measure::Ratio(_) => numbers(
            &[first, second],
            format!("{},{}", whole(first, cap), whole(second, cap)),
        ),
        Measure::Count(of) => {
            let most = of.maximum.map_or(cap, |most| cap.min(most.get().into()));
            numbers(&[first], whole(first, most))
        }
        Measure::Rating(_) => {
            let scale = form.rubric.tables().criteria().get(position);
            let ranks = scale.map_or(&[][..], |scale| &scale.ranks);
            either(ranks.iter().map(|rank| form.lists.level(*rank)).collect())
        }
        Measure::Points(of) => points_valid(form, position, of, cells),
    }
}

/// Whether points are given in steps, up to the most, and are the sum of the items where any are given.
fn points_valid(form: &Form<'_>, position: usize, of: &PointsOf, cells: &Cells) -> String {
    let step = of.step.map_or(1, |step| step.millionths().max(1));
    let given = |cell: &str, most: u64| {
        let millionths = format!("ROUND({cell}*1000000,0)");
        let steps = match step {
            1 => String::new(),
            step => format!(",{millionths}/{step}=INT({millionths}/{step})"),
        };
        format!(
            "IF(ISNUMBER({cell}),AND({cell}>=0,{millionths}<={most},{millionths}/1000000={cell}{steps}),FALSE)"
        )
    };
    let most = of.maximum.millionths();
    let total = given(&cells.first, most);
    let Some(items) = &cells.items else {
        return total;
    };
    let row = form.layout.row(position);
    let column = form.layout.column(words::Column::First).unwrap_or_default();
    let each = of.items.iter().enumerate().map(|(at, item)| {
        let cell = on(&form.name, row + 1 + at, column);
        let most = item.maximum.map_or(most, |maximum| maximum.millionths());
        format!("OR({},{})", blank(&cell), given(&cell, most))
    });
    let each: Vec<String> = each.collect();
    let sum = format!("ROUND(SUM({items})*1000000,0)");
    format!(
        "IF(AND({}),IF({},AND(COUNT({items})>0,{sum}<={most}),IF({total},OR(COUNT({items})=0,{sum}=ROUND({}*1000000,0)),FALSE)),FALSE)",
        each.join(","),
        blank(&cells.first),
        cells.first
    )
}

/// The greatest count that the formulas of a criterion compare exactly.
pub(super) fn cap(form: &Form<'_>, criterion: &Criterion) -> u64 {
    let limits = criterion
        .levels
        .iter()
        .filter_map(|step| step.threshold.as_ref());
    let limits = limits.flat_map(|threshold| match threshold.limit {
        StageLimit::Same(limit) => vec![limit],
        by => Stage::ALL
            .iter()
            .filter_map(|stage| by.at(*stage))
            .collect(),
    });
    let fractions = limits.map(|limit| fraction(&criterion.measure, limit).cap());
    let earned = match &criterion.earns {
        Some(Earns::Proportional(earns)) => {
            let (number, of) = proportion(earns);
            Some(number.max(of) * 3)
        }
        Some(Earns::Each(each)) => Some(form.units.of(each.points.millionths())),
        None => None,
    };
    let earned =
        earned.map(|times| u64::try_from(EXACT / u128::from(times.max(1))).unwrap_or(u64::MAX));
    let most = u64::from(Count::MAX.get());
    fractions.chain(earned).fold(most, u64::min)
}

/// A limit as a fraction of whole numbers.
pub(super) fn fraction(measure: &Measure, limit: Limit) -> Fraction {
    let of = match measure {
        Measure::Share(_) => 100_000_000,
        _ => 1_000_000,
    };
    Fraction::new(limit.millionths(), of)
}
