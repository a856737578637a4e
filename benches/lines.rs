//! Many documents a line, against bare serde on the same lines: `cargo bench -F cli --bench lines`.
//!
//! Every round measures each job once, one after the other, so that a busy machine slows all of them alike; printed are the
//! medians of the ratios within a round, and their spread, to bare serde into plain structs (`plain.rs`) for one thread, and to
//! one thread for two. `ITAM_BENCH_SCHOOLS` and `ITAM_BENCH_ROUNDS` change the size.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod nation;
#[allow(dead_code, reason = "they are read and dropped")]
mod plain;

use it_adoption_model::{Assessment, Rollup, Rubrics, stream};
use nation::Nation;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ITAM: &str = env!("CARGO_BIN_EXE_itam");

struct Job {
    name: String,
    /// Which job its speed is compared with: the first, or for two threads the same job with one.
    beside: usize,
    run: Box<dyn Fn()>,
}

fn main() {
    let schools = setting("ITAM_BENCH_SCHOOLS", 20_000);
    let rounds = setting("ITAM_BENCH_ROUNDS", 11);
    let rubrics: &'static Rubrics = Box::leak(Box::new(Rubrics::builtin()));
    let made = Nation::of(schools, rubrics.named("operational").unwrap().clone()).lines();
    let file = std::env::temp_dir().join(format!("itam-bench-{}.jsonl", std::process::id()));
    std::fs::write(&file, &made).unwrap();
    let text: &'static [u8] = made.leak();
    let lines: &'static [&'static [u8]] = text
        .split(|b| *b == b'\n')
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .leak();
    println!(
        "{} documents, {} bytes each on average",
        lines.len(),
        text.len() / lines.len()
    );
    let job = |name: &str, run: Box<dyn Fn()>| Job {
        name: name.to_owned(),
        beside: 0,
        run,
    };
    let process = |beside, args: &'static [&str]| {
        let file = file.clone();
        Job {
            name: format!("itam {}", args.join(" ")),
            beside,
            run: Box::new(move || {
                let done = Command::new(ITAM)
                    .args(args)
                    .arg(&file)
                    .stdout(Stdio::null())
                    .status();
                assert!(done.unwrap().success());
            }),
        }
    };
    let jobs = [
        job(
            "serde_json::from_slice into plain structs",
            Box::new(move || {
                for line in lines {
                    black_box(serde_json::from_slice::<plain::Assessment>(line).unwrap());
                }
            }),
        ),
        job(
            "serde_json::from_slice::<Assessment>",
            Box::new(move || {
                for line in lines {
                    black_box(serde_json::from_slice::<Assessment>(line).unwrap());
                }
            }),
        ),
        job(
            "stream::score_line",
            Box::new(move || {
                for line in lines {
                    black_box(stream::score_line(1, line, rubrics).unwrap().unwrap());
                }
            }),
        ),
        job(
            "stream::score_line, and the scorecard as JSON",
            Box::new(move || {
                let mut out = Vec::new();
                for line in lines {
                    let card = stream::score_line(1, line, rubrics).unwrap().unwrap();
                    out.clear();
                    serde_json::to_writer(&mut out, &card).unwrap();
                    black_box(&out);
                }
            }),
        ),
        job(
            "stream::count_line",
            Box::new(move || {
                let mut rollup = Rollup::default();
                for line in lines {
                    stream::count_line(&mut rollup, 1, line, rubrics)
                        .unwrap()
                        .unwrap();
                }
                black_box(rollup);
            }),
        ),
        process(0, &["score", "--lines", "--threads", "1"]),
        process(5, &["score", "--lines", "--threads", "2"]),
        process(0, &["rollup", "--threads", "1"]),
        process(7, &["rollup", "--threads", "2"]),
    ];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); jobs.len()];
    for _ in 0..rounds {
        for (job, times) in jobs.iter().zip(&mut times) {
            let start = Instant::now();
            (job.run)();
            times.push(start.elapsed());
        }
    }
    std::fs::remove_file(&file).unwrap();
    println!("{:>61} {:>8}   lowest-highest", "docs/s", "ratio");
    for (job, of) in jobs.iter().zip(&times) {
        let mut ratios: Vec<f64> = of
            .iter()
            .zip(&times[job.beside])
            .map(|(time, beside)| beside.as_secs_f64() / time.as_secs_f64())
            .collect();
        ratios.sort_by(f64::total_cmp);
        let mut of = of.clone();
        of.sort();
        let speed = lines.len() as f64 / of[of.len() / 2].as_secs_f64();
        println!(
            "{:<48} {speed:>12.0} {:>8.2}   {:.2}-{:.2}",
            job.name,
            ratios[ratios.len() / 2],
            ratios[0],
            ratios[ratios.len() - 1]
        );
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().unwrap())
}
