//! What a fact is worth: the step it reaches, and the points it earns.

use super::Form;
use super::criteria::Cells;
use super::entries::fraction;
use super::units::Fraction;
use super::working::{Column, Working};
use crate::model::decimal::gcd;
use crate::model::{
    Band, Criterion, Direction, Earns, Limit, LowerBound, Measure, Proportional, Stage, StageLimit,
    UpperBound,
};
use crate::sound::Scale;

/// Which step or band is reached, from 0; -1 for none.
pub(super) fn reached(
    form: &Form<'_>,
    working: &Working,
    position: usize,
    criterion: &Criterion,
    cells: &Cells,
) -> String {
    let top = criterion.levels.len().saturating_sub(1);
    let Cells { first, .. } = cells;
    match &criterion.measure {
        Measure::Condition(_) | Measure::YesNo(_) => {
            format!("IF({first}={},{top},0)", form.lists.yes(true))
        }
        Measure::Rating(_) => {
            let scale = form.rubric.tables().criteria().get(position);
            let ranks = scale.map_or(&[][..], |scale| &scale.ranks);
            chosen(ranks.iter().enumerate().map(|(at, rank)| {
                (
                    format!("{first}={}", form.lists.level(*rank)),
                    at.to_string(),
                )
            }))
        }
        Measure::Points(of) => {
            let given = working.of(position, Column::Given);
            let bands = of.bands.iter().enumerate();
            chosen(bands.map(|(at, band)| (within(band, &given), at.to_string())))
        }
        Measure::Share(_) | Measure::Count(_) | Measure::Ratio(_)
            if criterion.levels.is_empty() =>
        {
            "-1".to_owned()
        }
        measure => {
            let steps = criterion.levels.iter().enumerate().rev();
            let met = steps.filter_map(|(at, step)| {
                let limit = step.threshold.as_ref()?.limit;
                Some((meets(working, measure, &limit, cells), at.to_string()))
            });
            let lowest = std::iter::once(("TRUE".to_owned(), "0".to_owned()));
            chosen(met.chain(lowest))
        }
    }
}

/// The first of some cases that holds; -1 where none does.
fn chosen(cases: impl DoubleEndedIterator<Item = (String, String)>) -> String {
    cases.rev().fold(
        "-1".to_owned(),
        |otherwise, (condition, result)| match condition.as_str() {
            "TRUE" => result,
            condition => format!("IF({condition},{result},{otherwise})"),
        },
    )
}

/// Whether points, in millionths, lie in a band.
fn within(band: &Band, given: &str) -> String {
    let lower = band.lower.map(|lower| match lower {
        LowerBound::From(limit) => format!("{given}>={}", limit.millionths()),
        LowerBound::Above(limit) => format!("{given}>{}", limit.millionths()),
    });
    let upper = band.upper.map(|upper| match upper {
        UpperBound::To(limit) => format!("{given}<={}", limit.millionths()),
        UpperBound::Below(limit) => format!("{given}<{}", limit.millionths()),
    });
    let both: Vec<String> = lower.into_iter().chain(upper).collect();
    match both.as_slice() {
        [] => "TRUE".to_owned(),
        both => format!("AND({})", both.join(",")),
    }
}

/// Whether a fact meets a limit: that of every stage that the school has.
fn meets(working: &Working, measure: &Measure, limit: &StageLimit, cells: &Cells) -> String {
    if let StageLimit::Same(limit) = limit {
        return meets_one(measure, *limit, cells);
    }
    let limits = Stage::ALL
        .iter()
        .filter_map(|stage| Some((*stage, limit.at(*stage)?)));
    let (mut any, mut all) = (Vec::new(), Vec::new());
    for (stage, limit) in limits {
        let has = working.stage(stage);
        all.push(format!("OR({has}=0,{})", meets_one(measure, limit, cells)));
        any.push(has);
    }
    match any.is_empty() {
        true => "FALSE".to_owned(),
        false => format!("AND({}>0,{})", any.join("+"), all.join(",")),
    }
}

fn meets_one(measure: &Measure, limit: Limit, cells: &Cells) -> String {
    let Cells { first, second, .. } = cells;
    let Fraction { number, times } = fraction(measure, limit);
    match measure {
        Measure::Ratio(of) if !of.is_higher_better() => {
            format!("AND({second}>0,{first}*{times}<={second}*{number})")
        }
        Measure::Ratio(_) => format!("AND({second}>0,{first}*{times}>={second}*{number})"),
        Measure::Share(_) => format!("{first}*{times}>={second}*{number}"),
        _ => format!("{first}>={}", limit.round_up()),
    }
}

/// The rank of the step reached.
pub(super) fn rank(scale: &Scale, at: &str) -> String {
    match scale.ranks.as_slice() {
        [] => "-1".to_owned(),
        ranks => {
            let ranks: Vec<String> = ranks.iter().map(usize::to_string).collect();
            format!("IF({at}<0,-1,CHOOSE({at}+1,{}))", ranks.join(","))
        }
    }
}

/// `maximum / step` of proportional points that are rounded, in lowest terms.
pub(super) fn proportion(earns: &Proportional) -> (u64, u64) {
    let maximum = earns.maximum.millionths();
    let step = earns
        .rounding
        .map_or(1, |rounding| rounding.step.millionths().max(1));
    let divisor = gcd(maximum, step).max(1);
    match earns.rounding {
        Some(_) => (maximum / divisor, step / divisor),
        None => (1, 1),
    }
}

/// What a fact earns, in units.
pub(super) fn earned(
    form: &Form<'_>,
    working: &Working,
    position: usize,
    criterion: &Criterion,
    cells: &Cells,
) -> String {
    let Cells { first, second, .. } = cells;
    let units = |millionths| form.units.of(millionths);
    match (&criterion.measure, &criterion.earns) {
        (Measure::Condition(_), _) => "0".to_owned(),
        (Measure::Points(_), _) => format!(
            "{}/{}",
            working.of(position, Column::Given),
            form.units.unit
        ),
        (_, Some(Earns::Proportional(earns))) => {
            let maximum = units(earns.maximum.millionths());
            let Some(rounding) = earns.rounding else {
                return format!("{maximum}*{first}/{second}");
            };
            let (number, of) = proportion(earns);
            let steps = rounded(first, second, number, of, rounding.direction);
            let step = units(rounding.step.millionths());
            format!("MIN({maximum},({steps})*{step})")
        }
        (_, Some(Earns::Each(each))) => {
            let [each, maximum] =
                [each.points, each.maximum].map(|points| units(points.millionths()));
            format!("MIN({maximum},{first}*{each})")
        }
        (_, None) => {
            let points = criterion
                .levels
                .iter()
                .map(|step| step.points.map_or(0, |p| units(p.millionths())));
            let points: Vec<String> = points.map(|points| points.to_string()).collect();
            let at = working.of(position, Column::At);
            match points.is_empty() {
                true => "0".to_owned(),
                false => format!("CHOOSE({at}+1,{})", points.join(",")),
            }
        }
    }
}

/// How many steps `part * number / (whole * of)` are, rounded. A spreadsheet may round a quotient up before it takes the
/// whole part, so it is put right afterwards.
fn rounded(part: &str, whole: &str, number: u64, of: u64, direction: Direction) -> String {
    let down = |top: &str, bottom: &str| {
        let quotient = format!("INT(({top})/({bottom}))");
        format!("({quotient}-IF({quotient}*({bottom})>({top}),1,0))")
    };
    let (top, bottom) = (format!("{part}*{number}"), format!("{whole}*{of}"));
    match direction {
        Direction::Down => down(&top, &bottom),
        Direction::Up => {
            let down = down(&top, &bottom);
            format!("{down}+IF({down}*({bottom})<{top},1,0)")
        }
        Direction::Nearest => down(&format!("2*{top}+{bottom}"), &format!("2*{bottom}")),
    }
}
