//! `docs/performance.md`: its table is made from what criterion measured, and has the form the benches give it.
//!
//! The figures are one machine's and never compared. `ITAM_BLESS=performance` puts in those of the runs that
//! `cargo bench` saved as `run1`, `run2`, …: each ratio is taken within a run, and the runs give its spread.

use crate::golden::repository;
use std::path::Path;

const FILE: &str = "docs/performance.md";
const HEAD: &str = "| What | Time | Beside | Its time | Ratio | Lowest–highest | Bar |\n|---|--:|---|--:|--:|--:|--:|\n";

/// What was measured beside what, each with the number of answers that the time is divided by.
struct Row {
    what: &'static str,
    bench: (&'static str, u32),
    beside: &'static str,
    peer: (&'static str, u32),
    bar: &'static str,
}

const fn row(
    what: &'static str,
    bench: &'static str,
    peer: &'static str,
    bar: &'static str,
) -> Row {
    Row {
        what,
        bench: (bench, 1),
        beside: match peer.as_bytes() {
            b"school/plain" | b"school/plain-example" => "plain structs",
            b"school/jsonschema" => "validation",
            _ => "reading it",
        },
        peer: (peer, 1),
        bar,
    }
}

const fn growth(
    what: &'static str,
    bench: (&'static str, u32),
    peer: &'static str,
    bar: &'static str,
) -> Row {
    Row {
        what,
        bench,
        beside: "of 10",
        peer: (peer, 10),
        bar,
    }
}

const ROWS: [Row; 21] = [
    row(
        "read, check and score",
        "school/whole",
        "school/plain",
        "≤ 0.85",
    ),
    row(
        "read, check and score",
        "school/whole",
        "school/jsonschema",
        "≤ 0.28",
    ),
    row(
        "check and score",
        "school/check-score",
        "school/plain",
        "≤ 0.15",
    ),
    row("read", "school/read", "school/plain", ""),
    row("check", "school/check", "school/plain", ""),
    row("score", "school/score", "school/plain", ""),
    row(
        "check and score, answers in reverse order",
        "school/check-score-reversed",
        "school/plain",
        "",
    ),
    row(
        "read, check and score the example",
        "school/whole-example",
        "school/plain-example",
        "",
    ),
    row(
        "check and score the example",
        "school/check-score-example",
        "school/plain-example",
        "",
    ),
    row(
        "gaps to the highest level",
        "school/gaps",
        "school/plain",
        "",
    ),
    row(
        "write the scorecard as JSON",
        "school/write",
        "school/plain",
        "",
    ),
    row(
        "render the scorecard as Markdown",
        "school/render",
        "school/plain",
        "",
    ),
    row(
        "check the instrument",
        "instrument/check",
        "instrument/read",
        "",
    ),
    row(
        "read, check and index the instrument",
        "instrument/rubric",
        "instrument/read",
        "",
    ),
    growth(
        "read, check and score, each answer of 100",
        ("growth/whole-100", 100),
        "growth/whole-10",
        "≤ 1.30",
    ),
    growth(
        "read, check and score, each answer of 1 000",
        ("growth/whole-1000", 1000),
        "growth/whole-10",
        "≤ 1.30",
    ),
    growth(
        "check and score, each answer of 100",
        ("growth/check-score-100", 100),
        "growth/check-score-10",
        "",
    ),
    growth(
        "check and score, each answer of 1 000",
        ("growth/check-score-1000", 1000),
        "growth/check-score-10",
        "",
    ),
    growth(
        "gaps, each answer of 100",
        ("growth/gaps-100", 100),
        "growth/gaps-10",
        "",
    ),
    growth(
        "gaps, each answer of 1 000",
        ("growth/gaps-1000", 1000),
        "growth/gaps-10",
        "",
    ),
    growth(
        "plain structs, each answer of 1 000",
        ("growth/plain-1000", 1000),
        "growth/plain-10",
        "",
    ),
];

#[test]
fn the_table_has_its_form() {
    let file = repository(FILE);
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once(HEAD).expect("the head of the table");
    let lines = rest.lines().take_while(|line| line.starts_with('|'));
    let table: Vec<&str> = lines.collect();
    if std::env::var("ITAM_BLESS").is_ok_and(|what| what == "performance") {
        let after: String = rest.split_inclusive('\n').skip(table.len()).collect();
        let rows: String = ROWS.iter().map(measured).collect();
        std::fs::write(&file, format!("{before}{HEAD}{rows}{after}")).unwrap();
        return;
    }
    assert_eq!(table.len(), ROWS.len(), "one line a row");
    for (line, row) in table.iter().zip(&ROWS) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [what, time, beside, its_time, ratio, spread, bar] = cells[..] else {
            panic!("{line}: seven cells");
        };
        assert_eq!(
            [what, beside, bar],
            [row.what, row.beside, row.bar],
            "{line}"
        );
        let (lowest, highest) = spread.split_once('–').unwrap();
        let numbers = [time, its_time].map(|time| {
            let (number, unit) = time.split_once(' ').unwrap();
            assert!(["ns", "µs", "ms"].contains(&unit), "{line}");
            number
        });
        for number in numbers.into_iter().chain([ratio, lowest, highest]) {
            assert!(
                number.parse::<f64>().is_ok_and(|n| n > 0.0),
                "{line}: {number}"
            );
        }
    }
}

/// A row of the table, from the runs that criterion saved.
fn measured(row: &Row) -> String {
    let (times, peers) = (runs(row.bench), runs(row.peer));
    assert_eq!(
        times.len(),
        peers.len(),
        "{} and {}",
        row.bench.0,
        row.peer.0
    );
    let ratios = times.iter().zip(&peers).map(|(time, peer)| time / peer);
    let ratios = sorted(ratios.collect());
    format!(
        "| {} | {} | {} | {} | {:.3} | {:.3}–{:.3} | {} |\n",
        row.what,
        time(&sorted(times)),
        row.beside,
        time(&sorted(peers)),
        ratios[ratios.len() / 2],
        ratios[0],
        ratios[ratios.len() - 1],
        row.bar,
    )
}

/// The medians of a bench in nanoseconds, one for each run.
fn runs((bench, answers): (&str, u32)) -> Vec<f64> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let saved = |run: usize| {
        let file = target
            .join("criterion")
            .join(bench)
            .join(format!("run{run}/estimates.json"));
        let estimates: serde_json::Value =
            serde_json::from_slice(&std::fs::read(file).ok()?).unwrap();
        let median = estimates["median"]["point_estimate"].as_f64().unwrap();
        Some(median / f64::from(answers))
    };
    let runs: Vec<f64> = (1..).map_while(saved).collect();
    assert!(!runs.is_empty(), "{bench}: {FILE} tells how to measure");
    runs
}

fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The middle of these nanoseconds, with its unit.
fn time(sorted: &[f64]) -> String {
    match sorted[sorted.len() / 2] {
        ns if ns < 1e3 => format!("{ns:.0} ns"),
        ns if ns < 1e6 => format!("{:.1} µs", ns / 1e3),
        ns => format!("{:.1} ms", ns / 1e6),
    }
}
