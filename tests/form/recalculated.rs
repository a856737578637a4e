//! Forms that score themselves, recalculated by another program: it must come to the library's results.
//!
//! `tests/office/run` runs this. `ITAM_FORMS` says how many forms of each built-in instrument and of each shape of levels, and how many
//! arbitrary instruments with a form each.

use super::*;
use crate::arbitrary::Dice;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// More files in one call, and the office program stops without a word.
const A_CALL: usize = 60;

/// A form, and where the office program writes what it reckons.
struct Case {
    name: String,
    book: Book,
}

/// The form without its results, so that none of them can be taken for reckoned.
fn emptied(book: &Book) -> Book {
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
fn thrown<T: std::fmt::Debug + Clone + 'static>(
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
fn answered(d: &mut Dice, instrument: &Instrument) -> Assessment {
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

fn convert(calls: Vec<Vec<PathBuf>>, out: &Path, profile: &Path) {
    for files in calls {
        let status = Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args(["--headless", "--convert-to", "xlsx", "--outdir"])
            .arg(out)
            .args(&files)
            .output()
            .expect("LibreOffice is installed: see tests/office/run");
        assert!(status.status.success());
        for file in files {
            let done = out.join(file.file_name().unwrap());
            assert!(done.exists(), "{} was not converted", done.display());
        }
    }
}

/// A profile that recalculates whatever it opens.
fn profile(folder: &Path) {
    let user = folder.join("user");
    std::fs::create_dir_all(&user).unwrap();
    std::fs::write(
        user.join("registrymodifications.xcu"),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#,
    )
    .unwrap();
}

fn same(stored: &Content, reckoned: &Content) -> bool {
    match (stored, reckoned) {
        (Content::Number(a), Content::Number(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        (a, b) => a == b,
    }
}

/// How many forms of each instrument.
fn forms() -> u64 {
    std::env::var("ITAM_FORMS").map_or(60, |n| n.parse().unwrap())
}

/// Random answers to an instrument, as often as asked.
fn of(name: &str, rubric: &Rubric, first: u64) -> Vec<(String, Rubric, Assessment)> {
    let each = |n| {
        let instrument = rubric.instrument().clone();
        let assessment = thrown(first + n, move |d| answered(d, &instrument));
        (format!("{name}-{n}.xlsx"), rubric.clone(), assessment)
    };
    (0..forms()).map(each).collect()
}

#[test]
#[ignore = "needs LibreOffice; tests/office/run installs it and runs this"]
fn built_in_instruments_are_reckoned_the_same() {
    let each = builtin().iter().zip(1..);
    let forms = each
        .flat_map(|(built_in, at)| of(built_in.id, &crate::built_in(built_in.id), 1_000_000 * at));
    reckoned("built-in instruments", forms.collect(), 0);
}

#[test]
#[ignore = "needs LibreOffice; tests/office/run installs it and runs this"]
fn the_shapes_of_levels_are_reckoned_the_same() {
    let each = crate::shapes::all().into_iter().zip(1..);
    let forms = each.flat_map(|((name, rubric), at)| of(name, &rubric, 10_000_000 * at));
    // Two of the shapes have points too fine for a spreadsheet.
    reckoned("shapes", forms.collect(), 2 * self::forms());
}

#[test]
#[ignore = "needs LibreOffice; tests/office/run installs it and runs this"]
fn arbitrary_instruments_are_reckoned_the_same() {
    let forms = (0..forms()).map(|n| {
        let fitting = thrown(n, fitting);
        let rubric = rubric(&fitting);
        let assessment = tidy(&rubric, &fitting.assessment);
        (format!("arbitrary-{n}.xlsx"), rubric, assessment)
    });
    let few = self::forms().saturating_sub(1) / 10;
    reckoned("arbitrary instruments", forms.collect(), few);
}

/// Another program reckons these forms, and comes to what the library stored in them; so many may have no formulas.
fn reckoned(what: &str, forms: Vec<(String, Rubric, Assessment)>, unscored_at_most: u64) {
    let name = format!(
        "itam-forms-{}-{}",
        what.replace(' ', "-"),
        std::process::id()
    );
    let folder = std::env::temp_dir().join(name);
    let (before, after) = (folder.join("before"), folder.join("after"));
    std::fs::create_dir_all(&before).unwrap();
    std::fs::create_dir_all(&after).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    for (name, rubric, assessment) in forms {
        let book = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
        std::fs::write(before.join(&name), form::to_xlsx(&emptied(&book)).unwrap()).unwrap();
        cases.push(Case { name, book });
    }
    let files: Vec<PathBuf> = cases.iter().map(|case| before.join(&case.name)).collect();
    let calls: Vec<Vec<PathBuf>> = files.chunks(A_CALL).map(<[PathBuf]>::to_vec).collect();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (at, call) in calls.into_iter().enumerate() {
        if at % 2 == 0 {
            left.push(call)
        } else {
            right.push(call)
        }
    }
    std::thread::scope(|scope| {
        for (name, calls) in [("left", left), ("right", right)] {
            let (after, own) = (&after, folder.join(name));
            profile(&own);
            scope.spawn(move || convert(calls, after, &own));
        }
    });
    let (mut compared, mut unscored) = (0_usize, 0_usize);
    let mut wrong = Vec::new();
    for case in &cases {
        let reckoned = form::open(&std::fs::read(after.join(&case.name)).unwrap()).unwrap();
        let before = compared;
        for (sheet, other) in case
            .book
            .sheets
            .iter()
            .zip(&reckoned.sheets)
            .filter(|(s, _)| !s.hidden)
        {
            for (row, cells) in sheet.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    if cell
                        .dress
                        .as_ref()
                        .is_none_or(|dress| dress.formula.is_none())
                    {
                        continue;
                    }
                    compared += 1;
                    let blank = Content::Blank;
                    let found = other.cell(row, column).map_or(&blank, |cell| &cell.content);
                    if !same(&cell.content, found) {
                        let at = form::address(row, column);
                        wrong.push(format!(
                            "{} {} {at}: {:?}, reckoned {found:?}",
                            case.name, sheet.name, cell.content
                        ));
                    }
                }
            }
        }
        unscored += usize::from(before == compared);
    }
    println!(
        "{what}: {} forms, {compared} cells, {} differ; {unscored} forms without formulas",
        cases.len(),
        wrong.len()
    );
    assert!(
        wrong.is_empty(),
        "{} of {compared} cells differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
    assert!(
        unscored as u64 <= unscored_at_most,
        "{unscored} forms have no formulas"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
