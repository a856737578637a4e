//! An assessment's way from bytes to a scorecard, beside plain serde_json and JSON Schema validation; a sheet beside calamine.
//!
//! Each thing is measured in turn with the one beside it, a third of a millisecond each where one run is not longer, so that a
//! machine that changes its speed changes it for both. A process takes the median of the ratios within a turn; as each process
//! lays out its memory in a way of its own, which makes either of the two slower, several are run. What shares the machine slows
//! the two down by different ratios, so the median of those processes is told in which the peer was fastest, with the range of
//! all. `docs/performance.md` tells how to run it, and holds what was measured.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod material;
#[allow(dead_code, reason = "they are read and dropped")]
mod plain;
mod rows;

use calamine::{Reader, Xlsx};
use it_adoption_model::{
    Assessment, Id, Instrument, Locale, Rubric, Rubrics, builtin, check, explain, form, read,
};
use material::Material;
use rows::ROWS;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Cursor;
use std::process::Command;
use std::time::{Duration, Instant};

/// What is measured, so many parts of which the time is told for each.
struct Job<'j> {
    run: Box<dyn Fn() + 'j>,
    parts: u32,
}

fn job<'j, T>(run: impl Fn() -> T + 'j) -> Job<'j> {
    Job {
        run: Box::new(move || {
            black_box(run());
        }),
        parts: 1,
    }
}

impl Job<'_> {
    fn each(self, parts: u32) -> Self {
        Self { parts, ..self }
    }

    /// The nanoseconds of one part, where the job runs so many times.
    fn time(&self, runs: u32) -> f64 {
        let begun = Instant::now();
        (0..runs).for_each(|_| (self.run)());
        begun.elapsed().as_secs_f64() * 1e9 / f64::from(runs) / f64::from(self.parts)
    }

    /// How many times it runs in a turn.
    fn runs(&self) -> u32 {
        const TURN: f64 = 300_000.0;
        let one = self.time(3) * f64::from(self.parts);
        (TURN / one).clamp(1.0, 10_000.0) as u32
    }
}

/// The rows that one process measures.
struct Rows {
    /// What the rows measured have in their names.
    wanted: Vec<String>,
}

impl Rows {
    /// Measures the row of this name, and writes what came out on a line: see [`Measured`].
    fn row(&self, what: &str, ours: &Job<'_>, peer: &Job<'_>) {
        const LONG: Duration = Duration::from_millis(500);
        let at = ROWS.iter().position(|[name, ..]| *name == what).unwrap();
        if !self.wanted.iter().all(|wanted| what.contains(wanted)) {
            return;
        }
        let (runs, peers) = (ours.runs(), peer.runs());
        let mut turns = Vec::new();
        let begun = Instant::now();
        while turns.len() < 5 || begun.elapsed() < LONG {
            let (time, its_time) = (ours.time(runs), peer.time(peers));
            turns.push([time, its_time, time / its_time]);
        }
        let [time, its_time, ratio] = [0, 1, 2].map(|which| median(&turns, which));
        println!("{at} {time} {its_time} {ratio}");
    }
}

/// What several processes measured, by the positions of the rows: our time, the time of what is beside, and their ratio.
type Measured = BTreeMap<usize, Vec<[f64; 3]>>;

/// Measures in a new process.
fn measure(into: &mut Measured) {
    let this = std::env::current_exe().unwrap();
    let args = std::env::args().skip(1);
    let told = Command::new(this).args(args).arg(ONE).output().unwrap();
    assert!(told.status.success(), "{told:?}");
    for line in String::from_utf8(told.stdout).unwrap().lines() {
        let (at, figures) = line.split_once(' ').unwrap();
        let figures: Vec<f64> = figures.split(' ').map(|f| f.parse().unwrap()).collect();
        let rows = into.entry(at.parse().unwrap()).or_default();
        rows.push(figures.try_into().unwrap());
    }
}

/// The line of the table for a row.
fn line([what, beside, bar]: [&str; 3], figures: &[[f64; 3]]) -> String {
    let mut at_full_speed = figures.to_vec();
    at_full_speed.sort_by(|[_, one, _], [_, other, _]| one.total_cmp(other));
    at_full_speed.truncate(FASTEST);
    let [ours, its, ratio] = [0, 1, 2].map(|which| median(&at_full_speed, which));
    let ratios = || figures.iter().map(|[.., ratio]| *ratio);
    let (least, most) = (
        ratios().fold(f64::MAX, f64::min),
        ratios().fold(0.0, f64::max),
    );
    let (ours, its) = (time(ours), time(its));
    format!("| {what} | {ours} | {beside} | {its} | {ratio:.3} | {least:.3}–{most:.3} | {bar} |\n")
}

/// Puts the rows in the place of those before.
fn write(rows: &str) {
    assert_eq!(rows.lines().count(), ROWS.len(), "each row");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/performance.md");
    let text = std::fs::read_to_string(file).unwrap();
    let (mut before, mut after) = (String::new(), String::new());
    for line in text.split_inclusive('\n') {
        match line.starts_with('|') {
            true if before.contains("\n|---") => {}
            _ if before.contains("\n|---") => after.push_str(line),
            _ => before.push_str(line),
        }
    }
    std::fs::write(file, format!("{before}{rows}{after}")).unwrap();
}

/// The median of one of the figures.
fn median(figures: &[[f64; 3]], which: usize) -> f64 {
    let mut sorted: Vec<f64> = figures.iter().map(|figures| figures[which]).collect();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// Nanoseconds with their unit.
fn time(ns: f64) -> String {
    match ns {
        ns if ns < 1e3 => format!("{ns:.0} ns"),
        ns if ns < 1e6 => format!("{:.1} µs", ns / 1e3),
        ns => format!("{:.1} ms", ns / 1e6),
    }
}

fn plainly(material: &Material) -> Job<'_> {
    job(|| serde_json::from_slice::<plain::Assessment>(black_box(&material.bytes)).unwrap())
}

fn whole(material: &Material) -> Job<'_> {
    job(|| {
        let assessment = read(black_box(&material.bytes)).unwrap();
        check_and_score(&assessment, &material.rubric)
    })
}

fn checked<'j>(assessment: &'j Assessment, rubric: &'j Rubric) -> Job<'j> {
    job(move || check_and_score(black_box(assessment), black_box(rubric)))
}

fn check_and_score(assessment: &Assessment, rubric: &Rubric) -> it_adoption_model::Scorecard {
    let findings = check::assessment(assessment, Some(rubric));
    assert!(findings.findings.is_empty());
    rubric.score(assessment).unwrap()
}

fn one_school(table: &Rows) {
    let (material, example) = (Material::operational(), Material::example());
    let Material { rubric, bytes } = &material;
    let (assessment, shorter) = (material.assessment(), example.assessment());
    let mut reversed = assessment.clone();
    reversed.answers.reverse();
    let card = rubric.score(&assessment).unwrap();
    let schema = include_str!("../docs/schema/1/2020-12/assessment.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let good = Id::new("good").unwrap();
    let validated = job(|| {
        let value = serde_json::from_slice(black_box(bytes)).unwrap();
        assert!(validator.is_valid(&value));
    });
    let plain = plainly(&material);
    let beside_plain = |what, ours| table.row(what, &ours, &plain);
    beside_plain("read, check and score", whole(&material));
    beside_plain("check and score", checked(&assessment, rubric));
    let reading = job(|| read::<Assessment>(black_box(bytes)).unwrap());
    beside_plain("read", reading);
    let checking = job(|| check::assessment(black_box(&assessment), Some(rubric)));
    beside_plain("check", checking);
    let scoring = job(|| rubric.score(black_box(&assessment)).unwrap());
    beside_plain("score", scoring);
    let what = "check and score, answers in reverse order";
    beside_plain(what, checked(&reversed, rubric));
    let gaps = job(|| rubric.gaps(black_box(&assessment), &good).unwrap());
    beside_plain("gaps to the highest level", gaps);
    let written = job(|| serde_json::to_vec(black_box(&card)).unwrap());
    beside_plain("write the scorecard as JSON", written);
    let (depth, locale) = (explain::Depth::Full, Locale::Vi);
    let page = || explain::scorecard(black_box(&card), rubric, depth, locale);
    beside_plain(
        "render the scorecard as Markdown",
        job(|| page().markdown()),
    );

    let what = "read, check and score beside a schema";
    table.row(what, &whole(&material), &validated);
    let plain = plainly(&example);
    let what = "read, check and score the example";
    table.row(what, &whole(&example), &plain);
    let what = "check and score the example";
    table.row(what, &checked(&shorter, rubric), &plain);
}

fn instrument(table: &Rows) {
    let bytes = builtin()[0].json.as_bytes();
    let instrument: Instrument = read(bytes).unwrap();
    let reading = job(|| read::<Instrument>(black_box(bytes)).unwrap());
    let checking = job(|| check::instrument(black_box(&instrument)));
    let indexing = job(|| Rubric::new(read(black_box(bytes)).unwrap()).unwrap());
    table.row("check the instrument", &checking, &reading);
    let what = "read, check and index the instrument";
    table.row(what, &indexing, &reading);
}

fn growth(table: &Rows) {
    let good = Id::new("good").unwrap();
    let materials = [10, 100, 1000].map(Material::generated);
    let assessments = [0, 1, 2].map(|at| materials[at].assessment());
    let [wholes, scored, gaps, plain] = [0, 1, 2, 3].map(|which| {
        [0, 1, 2].map(|size| {
            let (material, assessment) = (&materials[size], &assessments[size]);
            let rubric = &material.rubric;
            let grown = match which {
                0 => whole(material),
                1 => checked(assessment, rubric),
                2 => job(move || rubric.gaps(black_box(assessment), &good).unwrap()),
                _ => plainly(material),
            };
            grown.each(u32::try_from(assessment.answers.len()).unwrap())
        })
    });
    let names = ["read, check and score", "check and score", "gaps"];
    for (name, [ten, hundred, thousand]) in names.iter().zip([wholes, scored, gaps]) {
        table.row(&format!("{name}, each answer of 100"), &hundred, &ten);
        table.row(&format!("{name}, each answer of 1 000"), &thousand, &ten);
    }
    let [ten, _, thousand] = plain;
    table.row("plain structs, each answer of 1 000", &thousand, &ten);
}

/// A form sheet of a thousand schools, read and scored, beside the sheets as the library calamine reads them.
fn sheet(table: &Rows) {
    let material = Material::operational();
    let one = material.assessment();
    let schools = (0..1000).map(|at| {
        let mut school = one.clone();
        school.school.id = format!("s{at:07}").parse().unwrap();
        school
    });
    let schools: Vec<Assessment> = schools.collect();
    let book = form::filled_table(&material.rubric, &schools, Locale::Vi).unwrap();
    let file = form::to_xlsx(&book).unwrap();
    let rubrics = Rubrics::default().with(material.rubric.clone()).unwrap();
    let cells = job(|| {
        let mut book = Xlsx::new(Cursor::new(black_box(&file))).unwrap();
        book.worksheets()
    });
    let scored = job(|| {
        let book = form::open(black_box(&file)).unwrap();
        let filled = form::read(&book, &rubrics).unwrap();
        assert_eq!(filled.len(), schools.len());
        let score = |assessment| material.rubric.score(assessment).unwrap();
        filled.iter().map(score).collect::<Vec<_>>()
    });
    let what = "read and score a sheet of 1 000 schools";
    table.row(what, &scored, &cells);
}

/// How many processes measure.
const PROCESSES: usize = 15;
/// How many of them are told, those in which the peer was fastest.
const FASTEST: usize = 5;
/// What tells the program that it is one of the processes.
const ONE: &str = "--in-one-process";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.iter().any(|arg| arg == ONE) {
        let mut wanted = args;
        wanted.retain(|arg| !arg.starts_with("--"));
        let table = Rows { wanted };
        one_school(&table);
        instrument(&table);
        growth(&table);
        sheet(&table);
        return;
    }
    let mut measured = Measured::new();
    (0..PROCESSES).for_each(|_| measure(&mut measured));
    let rows = measured
        .iter()
        .map(|(at, figures)| line(ROWS[*at], figures));
    let rows: String = rows.collect();
    print!("{rows}");
    if std::env::var("ITAM_BLESS").is_ok_and(|what| what == "performance") {
        write(&rows);
    }
}
