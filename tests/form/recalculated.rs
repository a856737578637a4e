//! Forms that score themselves, recalculated by another program: it must come to the library's results.
//!
//! `tests/office/run` runs this. `ITAM_FORMS` says how many forms of each built-in instrument and of each shape of levels, and how many
//! arbitrary instruments with a form each.

use super::schools::{answered, emptied, same, thrown};
use super::*;
use std::path::{Path, PathBuf};
use std::process::Command;

/// More files in one call, and the office program stops without a word.
const A_CALL: usize = 60;

/// A form, and where the office program writes what it reckons.
struct Case {
    name: String,
    book: Book,
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
    reckoned("shapes", forms.collect(), 0);
}

#[test]
#[ignore = "needs LibreOffice; tests/office/run installs it and runs this"]
fn arbitrary_instruments_are_reckoned_the_same() {
    let forms = (0..forms()).map(|n| {
        let fitting = thrown(n, fitting);
        let rubric = fitting.rubric.clone();
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
