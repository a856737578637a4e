//! Schools as dice throw them: their answers, and the forms that these make.

use super::*;
use crate::arbitrary::Dice;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;

/// The form without its results, so that none of them can be taken for reckoned.
pub(super) fn emptied(book: &Book) -> Book {
    let mut book = book.clone();
    let cells = book
        .sheets
        .iter_mut()
        .flat_map(|sheet| sheet.rows.iter_mut().flatten());
    for cell in cells {
        if cell
            .dress
            .as_ref()
            .is_some_and(|dress| dress.formula.is_some())
        {
            cell.content = Content::Blank;
        }
    }
    book
}

/// Something of this dice, again the same for the same seed.
pub(super) fn thrown<T: std::fmt::Debug + Clone + 'static>(
    seed: u64,
    make: impl Fn(&mut Dice) -> T + 'static,
) -> T {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    made(make).new_tree(&mut runner).unwrap().current()
}

/// A number near one that decides, or any.
fn near(d: &mut Dice, decides: u64, most: u64) -> u32 {
    let number = match d.below(4) {
        0 => decides,
        1 => decides.saturating_sub(1),
        2 => decides + 1,
        _ => d.below(most as usize + 1) as u64,
    };
    number.min(most) as u32
}

/// A fact for a criterion, often just at one of its limits.
fn fact(d: &mut Dice, criterion: &Criterion) -> Json {
    let limits: Vec<f64> = criterion
        .levels
        .iter()
        .filter_map(|step| step.threshold.as_ref())
        .flat_map(|threshold| match threshold.limit {
            StageLimit::Same(limit) => vec![limit.to_f64()],
            by => {
                let limits = Stage::ALL.iter().filter_map(|stage| by.at(*stage));
                limits.map(Limit::to_f64).collect()
            }
        })
        .collect();
    let limit = if limits.is_empty() {
        0.0
    } else {
        d.pick(&limits)
    };
    match &criterion.measure {
        Measure::Condition(_) => json!({ "condition": d.flip() }),
        Measure::YesNo(_) => json!({ "yesNo": d.flip() }),
        Measure::Share(_) => {
            let most = d.pick(&[12, 1_000, 1_000_000_000]);
            let whole = 1 + d.below(most) as u64;
            let part = near(d, (whole as f64 * limit / 100.0).ceil() as u64, whole);
            json!({ "share": { "part": part, "whole": whole } })
        }
        Measure::Count(of) => {
            let most = of.maximum.map_or(200, |most| most.get().into());
            json!({ "count": near(d, limit.ceil() as u64, most) })
        }
        Measure::Ratio(_) => {
            let most = d.pick(&[12, 1_000, 10_000_000]);
            let per = d.below(most + 1) as u64;
            let amount = near(d, (per as f64 * limit) as u64, 1_000_000_000);
            json!({ "ratio": { "amount": amount, "per": per } })
        }
        Measure::Points(of) => {
            let step = of.step.map_or(10_000, Points::millionths);
            let points = |millionths| Points::from_millionths(millionths).unwrap();
            let given = |d: &mut Dice, most: Points| {
                step * d.below((most.millionths() / step) as usize + 1) as u64
            };
            let mut items = Vec::new();
            let mut sum = 0;
            if d.flip() {
                for item in &of.items {
                    if let Some(most) = item.maximum {
                        let earned = given(d, most);
                        sum += earned;
                        items.push(json!({ "item": item.id, "earned": points(earned) }));
                    }
                }
            }
            match items.is_empty() || sum > of.maximum.millionths() {
                true => json!({ "points": { "earned": points(given(d, of.maximum)) } }),
                false => json!({ "points": { "earned": points(sum), "items": items } }),
            }
        }
        _ => json!({ "rating": d.pick(&criterion.levels).level }),
    }
}

/// Answers to an instrument: of some schools nearly all conditions are met, of others nearly none.
pub(super) fn answered(d: &mut Dice, instrument: &Instrument) -> Assessment {
    let conditions = d.below(3);
    let missing = d.pick(&[40, 8, 3]);
    let mut answers = Vec::new();
    for criterion in instrument.groups.iter().flat_map(|group| &group.criteria) {
        let value = match (d.below(missing), &criterion.measure) {
            (0, _) => continue,
            (1, _) => json!({ "notApplicable": { "reason": { "vi": "không có" } } }),
            (2, _) if d.flip() => json!({ "notAssessed": {} }),
            (_, Measure::Condition(_)) if conditions > 0 && d.below(20) > 0 => {
                json!({ "condition": conditions == 1 })
            }
            _ => fact(d, criterion),
        };
        let answer = json!({ "criterion": criterion.id, "value": value });
        answers.push(answer);
    }
    let covered = Stage::ALL
        .iter()
        .filter(|stage| instrument.stages.contains(stage));
    let mut stages: Vec<Stage> = covered.copied().filter(|_| d.flip()).collect();
    if stages.is_empty() {
        stages.push(instrument.stages[0]);
    }
    let document = json!({
        "document": "assessment", "school": { "id": "S", "name": "Trường Mẫu", "stages": stages },
        "schoolYear": "2025-2026", "instrument": { "id": instrument.id, "edition": instrument.edition },
        "role": "self", "answers": answers
    });
    read(document.to_string().as_bytes()).unwrap()
}

/// Whether a result is the one that was stored.
pub(super) fn same(stored: &Content, reckoned: &Content) -> bool {
    match (stored, reckoned) {
        (Content::Number(a), Content::Number(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        (a, b) => a == b,
    }
}
