//! Sound criteria of every measure, with and without points.

use super::*;

pub(super) fn sound(
    d: &mut Dice,
    id: Id,
    levels: &[Id],
    marks: &[CriterionMark],
    giving: Giving,
    condition: bool,
) -> Criterion {
    let gives = match giving {
        Giving::All => true,
        Giving::Some => d.flip(),
        Giving::None => false,
    };
    let mut measure = match condition {
        true => Measure::Condition(Plain::default()),
        false => measure(d),
    };
    if matches!(measure, Measure::Points(_)) && !gives {
        measure = Measure::Rating(Plain::default());
    }
    let earns = earns(d, &measure).filter(|_| gives && d.below(3) == 0);
    let with_points = gives && earns.is_none();
    let mut steps = Vec::new();
    let of = |d: &mut Dice, limits| steps_of(d, levels, limits, with_points);
    match &mut measure {
        Measure::Points(of) => *of = points_measure(d, levels),
        Measure::Count(count) => {
            count.maximum = count.maximum.map(|_| count_of(200));
            steps = of(d, Limits::Things(100));
        }
        Measure::Share(_) => steps = of(d, Limits::Rising(100)),
        Measure::Ratio(ratio) => {
            let limits = match ratio.is_higher_better() {
                true => Limits::Rising(50),
                false => Limits::Falling(50),
            };
            steps = of(d, limits);
        }
        Measure::Rating(_) => steps = of(d, Limits::None),
        Measure::YesNo(_) | Measure::Condition(_) => {
            let pair = [levels[0], levels[levels.len() - 1]];
            let points = with_points && matches!(measure, Measure::YesNo(_));
            steps = steps_of(d, &pair, Limits::None, points);
        }
        _ => panic!("a kind that this does not know"),
    }
    if earns.is_some() && d.flip() {
        steps.clear();
    }
    let proof = d.maybe(variant::<Proof>);
    let marks = marks.iter().map(|mark| mark.id);
    with(criterion(d), |made| {
        made.proof = proof.filter(|proof| proof.fits(&measure));
        made.id = id;
        made.marks = marks.filter(|_| d.flip()).collect();
        made.measure = measure;
        made.levels = steps;
        made.earns = earns;
        made.citation = authored(d);
    })
}

/// Points in proportion to a share, or for each thing counted.
fn earns(d: &mut Dice, measure: &Measure) -> Option<Earns> {
    let unit = unit(d);
    let maximum = points_of(unit * (1 + d.below(30)) as u64);
    match measure {
        Measure::Share(_) => Some(Earns::Proportional(with(
            Proportional::new(maximum),
            |made| {
                made.rounding = d.maybe(|d| {
                    Rounding::new(points_of(unit * (1 + d.below(3)) as u64), variant(d))
                });
            },
        ))),
        Measure::Count(_) => Some(Earns::Each(Each::new(points_of(unit), maximum))),
        _ => None,
    }
}

/// Which limits steps have, up to so much.
#[derive(Clone, Copy, PartialEq)]
enum Limits {
    None,
    Rising(u64),
    Things(u64),
    Falling(u64),
}

/// Steps with points that never fall, and with limits that get stricter, for each stage its own or one for all.
fn steps_of(d: &mut Dice, levels: &[Id], limits: Limits, with_points: bool) -> Vec<Step> {
    let levels = some_levels(d, levels, 2);
    // A whole number of things lies between two limits of a count.
    let (unit_of_limits, more) = match limits {
        Limits::Things(_) => (1_000_000, d.pick(&[0, 0, 250_000])),
        _ => (d.pick(&[1_000_000, 1_000_000, 250_000, 10_000]), 0),
    };
    let mut numbers: Vec<Vec<u64>> = match limits {
        Limits::None => Vec::new(),
        Limits::Rising(most) | Limits::Falling(most) | Limits::Things(most) => (0..4)
            .map(|_| {
                spread(
                    d,
                    levels.len() - 1,
                    1,
                    most * 1_000_000 / unit_of_limits - 1,
                )
            })
            .collect(),
    };
    if matches!(limits, Limits::Falling(_)) {
        numbers.iter_mut().for_each(|numbers| numbers.reverse());
    }
    let by_stage = d.flip();
    let unit = unit(d);
    let mut points = d.below(3) as u64;
    let mut steps = Vec::new();
    for (at, level) in levels.iter().enumerate() {
        let limit = |stage: usize| limit_of(numbers[stage][at - 1] * unit_of_limits + more);
        let limit = || match by_stage {
            false => StageLimit::Same(limit(0)),
            true => StageLimit::ByStage(with(ByStage::default(), |made| {
                made.primary = Some(limit(0));
                made.lower_secondary = Some(limit(1));
                made.upper_secondary = Some(limit(2));
                made.continuing = Some(limit(3));
            })),
        };
        steps.push(with(Step::new(*level), |made| {
            made.points = with_points.then(|| points_of(points * unit));
            made.descriptor = d.maybe(text);
            made.threshold =
                (limits != Limits::None && at > 0).then(|| Threshold::new(limit(), authored(d)));
        }));
        points += d.below(20) as u64;
    }
    steps
}

fn points_measure(d: &mut Dice, levels: &[Id]) -> PointsOf {
    let step = unit(d);
    let steps = levels.len() as u64 + d.below(30) as u64;
    let items: Vec<Item> = (0..d.below(3))
        .map(|at| Item::new(named("i", at), text(d), authored(d)))
        .collect();
    let bands = d.maybe(|d| {
        let levels = some_levels(d, levels, 1);
        bands(d, &levels, steps, step)
    });
    with(PointsOf::new(points_of(steps * step)), |made| {
        made.step = d.maybe(|_| points_of(step));
        made.items = items;
        made.bands = bands.unwrap_or_default();
    })
}

/// A band for each level, from 0 to so many steps, with cut-offs in whole steps.
fn bands(d: &mut Dice, levels: &[Id], steps: u64, step: u64) -> Vec<Band> {
    let below = d.flip();
    let cuts = spread(d, levels.len() - 1, 1, steps - 1);
    let cuts: Vec<Limit> = cuts.into_iter().map(|cut| limit_of(cut * step)).collect();
    let lower = |cut| match below {
        true => LowerBound::From(cut),
        false => LowerBound::Above(cut),
    };
    let upper = |cut| match below {
        true => UpperBound::Below(cut),
        false => UpperBound::To(cut),
    };
    let levels = levels.iter().enumerate();
    levels
        .map(|(at, level)| {
            with(Band::new(*level), |made| {
                made.lower = at.checked_sub(1).map(|at| lower(cuts[at]));
                made.upper = cuts.get(at).copied().map(upper);
            })
        })
        .collect()
}
