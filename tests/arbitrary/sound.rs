//! Sound instruments, and assessments that fit them.

use super::*;

/// An instrument that makes a rubric, and an assessment that can be scored with it.
#[derive(Debug, Clone)]
pub(crate) struct Fitting {
    pub(crate) instrument: Instrument,
    pub(crate) assessment: Assessment,
}

/// A sound instrument and an assessment that fits it.
pub(crate) fn fitting(d: &mut Dice) -> Fitting {
    let instrument = sound(d);
    let criteria = instrument.groups.iter().flat_map(|g| &g.criteria);
    let mut answers: Vec<Answer> = Vec::new();
    for criterion in criteria {
        if d.below(8) > 0 {
            answers.push(fitting_answer(d, criterion));
        }
    }
    d.shuffle(&mut answers);
    let mut stages = instrument.stages.clone();
    d.shuffle(&mut stages);
    stages.truncate(1 + d.below(stages.len()));
    let assessment = Assessment {
        instrument: InstrumentRef {
            id: instrument.id,
            edition: instrument.edition,
        },
        school: School {
            stages,
            ..school(d)
        },
        answers,
        ..assessment(d)
    };
    Fitting {
        instrument,
        assessment,
    }
}

fn sound(d: &mut Dice) -> Instrument {
    let levels: Vec<Level> = (0..2 + d.below(3))
        .map(|at| Level {
            id: named("L", at),
            title: text(d),
        })
        .collect();
    let mut stages = Stage::VARIANTS.to_vec();
    d.shuffle(&mut stages);
    stages.truncate(1 + d.below(4));
    let ids: Vec<Id> = levels.iter().map(|l| l.id).collect();
    let groups = (0..1 + d.below(3))
        .map(|at| sound_group(d, at, &ids))
        .collect();
    Instrument {
        levels,
        stages,
        scoring: Scoring {
            method: variant(d),
            method_citation: authored(d),
            gates: variant(d),
            gates_citation: authored(d),
            points_citation: authored(d),
            bands: sound_bands(d, &ids, 400, 1),
            bands_citation: authored(d),
            points: None,
        },
        citation: authored(d),
        valid_from: None,
        sources: Vec::new(),
        groups,
        retired: Vec::new(),
        ..instrument(d)
    }
}

fn named(prefix: &str, at: usize) -> Id {
    Id::new(&format!("{prefix}{at}")).unwrap()
}

fn authored(d: &mut Dice) -> Citation {
    Citation {
        fidelity: Fidelity::Authored,
        source: None,
        clause: None,
        note: d.maybe(text),
    }
}

/// Some of the levels, lowest first, at least `least` of them.
fn some_levels(d: &mut Dice, levels: &[Id], least: usize) -> Vec<Id> {
    let mut chosen: Vec<Id> = levels.to_vec();
    while chosen.len() > least && d.flip() {
        chosen.remove(d.below(chosen.len()));
    }
    chosen
}

/// A band for each level, from 0 to `maximum` quarters, with cut-offs in whole steps.
fn sound_bands(d: &mut Dice, levels: &[Id], maximum: u64, step: u64) -> Vec<Band> {
    let below = d.flip();
    let cuts = spread(d, levels.len() - 1, 1, maximum / step - 1);
    let cuts: Vec<Limit> = cuts
        .into_iter()
        .map(|cut| Limit::from_quarters(cut * step).unwrap())
        .collect();
    let lower = |cut: Limit| {
        if below {
            LowerBound::From(cut)
        } else {
            LowerBound::Above(cut)
        }
    };
    let upper = |cut: Limit| {
        if below {
            UpperBound::Below(cut)
        } else {
            UpperBound::To(cut)
        }
    };
    levels
        .iter()
        .enumerate()
        .map(|(at, level)| Band {
            level: *level,
            lower: at.checked_sub(1).map(|at| lower(cuts[at])),
            upper: cuts.get(at).copied().map(upper),
        })
        .collect()
}

fn sound_group(d: &mut Dice, at: usize, levels: &[Id]) -> Group {
    let prefix = format!("G{at}.");
    let criteria = (0..1 + d.below(4))
        .map(|at| sound_criterion(d, named(&prefix, at), levels))
        .collect();
    Group {
        id: named("G", at),
        title: text(d),
        points: None,
        criteria,
    }
}

fn sound_criterion(d: &mut Dice, id: Id, levels: &[Id]) -> Criterion {
    let mut measure = measure(d);
    let mut steps = Vec::new();
    match &mut measure {
        Measure::Points(of) => *of = sound_points(d, levels),
        Measure::Count(of) => {
            of.maximum = of.maximum.map(|_| Count::new(200).unwrap());
            steps = sound_steps(d, levels, true, 1, 800);
        }
        Measure::Share(_) => steps = sound_steps(d, levels, true, 1, 400),
        Measure::Ratio(_) => steps = sound_steps(d, levels, false, 1, 200),
        Measure::Rating(_) => steps = sound_steps(d, levels, true, 0, 0),
        Measure::YesNo(_) | Measure::Condition(_) => {
            let pair = [levels[0], levels[levels.len() - 1]];
            steps = sound_steps(d, &pair, true, 0, 0);
        }
    }
    if matches!(measure, Measure::Condition(_)) {
        steps.iter_mut().for_each(|step| step.points = None);
    }
    let proof = d.maybe(variant::<Proof>);
    Criterion {
        proof: proof.filter(|proof| proof.fits(&measure)),
        id,
        measure,
        levels: steps,
        citation: authored(d),
        ..criterion(d)
    }
}

/// Steps with points that never fall, and with limits that get stricter, for each stage its own or one for all.
fn sound_steps(d: &mut Dice, levels: &[Id], rising: bool, least: u64, most: u64) -> Vec<Step> {
    let levels = some_levels(d, levels, 2);
    let mut limits: Vec<Vec<u64>> = (0..4)
        .map(|_| spread(d, levels.len() - 1, least, most))
        .collect();
    if !rising {
        limits.iter_mut().for_each(|limits| limits.reverse());
    }
    let by_stage = d.flip();
    let mut points = d.below(3) as u64;
    let mut steps = Vec::new();
    for (at, level) in levels.iter().enumerate() {
        let limit = |stage: usize| Limit::from_quarters(limits[stage][at - 1]).unwrap();
        let limit = |_: &mut Dice| match by_stage {
            false => StageLimit::Same(limit(0)),
            true => StageLimit::ByStage(ByStage {
                primary: Some(limit(0)),
                lower_secondary: Some(limit(1)),
                upper_secondary: Some(limit(2)),
                continuing: Some(limit(3)),
            }),
        };
        steps.push(Step {
            level: *level,
            points: Points::from_quarters(points),
            descriptor: d.maybe(text),
            threshold: (most > 0 && at > 0).then(|| Threshold {
                limit: limit(d),
                citation: authored(d),
            }),
        });
        points += d.below(20) as u64;
    }
    steps
}

/// `count` different numbers from `least` to `most`, smallest first.
fn spread(d: &mut Dice, count: usize, least: u64, most: u64) -> Vec<u64> {
    let width = (most - least + 1) / count.max(1) as u64;
    (0..count as u64)
        .map(|at| least + at * width + d.below(width.max(1) as usize) as u64)
        .collect()
}

fn sound_points(d: &mut Dice, levels: &[Id]) -> PointsOf {
    let step = 1 + d.below(3) as u64;
    let maximum = step * (levels.len() as u64 + d.below(30) as u64);
    let items: Vec<Item> = (0..d.below(3))
        .map(|at| Item {
            id: named("i", at),
            title: text(d),
            maximum: None,
            citation: authored(d),
        })
        .collect();
    let bands = d.maybe(|d| {
        let levels = some_levels(d, levels, 1);
        sound_bands(d, &levels, maximum, step)
    });
    PointsOf {
        maximum: Points::from_quarters(maximum).unwrap(),
        step: (step > 1 || d.flip()).then(|| Points::from_quarters(step).unwrap()),
        items,
        bands: bands.unwrap_or_default(),
    }
}

/// An answer that fits the criterion.
fn fitting_answer(d: &mut Dice, criterion: &Criterion) -> Answer {
    let value = match d.below(6) {
        0 => Value::NotAssessed(NotAssessed {
            reason: d.maybe(text),
        }),
        1 => Value::NotApplicable(NotApplicable { reason: text(d) }),
        _ => fact(d, criterion),
    };
    Answer {
        criterion: criterion.id,
        value,
        ..answer(d)
    }
}

fn fact(d: &mut Dice, criterion: &Criterion) -> Value {
    let mut number = |below: usize| Count::new(d.below(below) as u32).unwrap();
    match &criterion.measure {
        Measure::Condition(_) => Value::Condition(d.flip()),
        Measure::YesNo(_) => Value::YesNo(d.flip()),
        Measure::Share(_) => {
            let whole = Count::new(1 + number(40).get()).unwrap();
            Value::Share(Share {
                part: number(whole.get() as usize + 1),
                whole,
            })
        }
        Measure::Count(_) => Value::Count(number(201)),
        Measure::Ratio(_) => Value::Ratio(Ratio {
            amount: number(200),
            per: number(12),
        }),
        Measure::Rating(_) => Value::Rating(d.pick(&criterion.levels).level),
        Measure::Points(of) => {
            let step = of.step.map_or(1, Points::quarters);
            let earned = step * d.below((of.maximum.quarters() / step + 1) as usize) as u64;
            let earned = Points::from_quarters(earned).unwrap();
            let items = of.items.first().filter(|_| d.flip());
            let items = items
                .map(|item| ItemPoints {
                    item: item.id,
                    earned,
                })
                .into_iter()
                .collect();
            Value::Points(GivenPoints { earned, items })
        }
    }
}

/// The answer to a criterion after it got better: more where more is better; any fact where there was none.
///
/// What does not apply cannot get better.
pub(crate) fn improved(
    d: &mut Dice,
    criterion: &Criterion,
    value: Option<&Value>,
) -> Option<Value> {
    let more = |d: &mut Dice, n: Count, most: u32| {
        Count::new((n.get() + d.below(20) as u32).min(most)).unwrap()
    };
    Some(match (value, &criterion.measure) {
        (None | Some(Value::NotAssessed(_)), _) => fact(d, criterion),
        (Some(Value::NotApplicable(_)), _) => return None,
        (Some(Value::Share(share)), _) => Value::Share(Share {
            part: more(d, share.part, share.whole.get()),
            ..*share
        }),
        (Some(Value::Count(count)), _) => Value::Count(more(d, *count, 200)),
        (Some(Value::Ratio(ratio)), _) => {
            let fewer = d.below(ratio.amount.get() as usize + 1) as u32;
            Value::Ratio(Ratio {
                amount: Count::new(ratio.amount.get() - fewer).unwrap(),
                per: more(d, ratio.per, 1000),
            })
        }
        (Some(Value::Rating(level)), _) => {
            let at = criterion
                .levels
                .iter()
                .position(|s| s.level == *level)
                .unwrap();
            Value::Rating(d.pick(&criterion.levels[at..]).level)
        }
        (Some(Value::Points(given)), Measure::Points(of)) => {
            let step = of.step.map_or(1, Points::quarters);
            let room = (of.maximum.quarters() - given.earned.quarters()) / step;
            let more = step * d.below(room as usize + 1) as u64;
            let earned = Points::from_quarters(given.earned.quarters() + more).unwrap();
            Value::Points(GivenPoints {
                earned,
                items: Vec::new(),
            })
        }
        (Some(Value::Condition(_)), _) => Value::Condition(true),
        (Some(Value::YesNo(_)), _) => Value::YesNo(true),
        (Some(value), _) => value.clone(),
    })
}
