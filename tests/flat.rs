//! Many lines through the program: order kept, bad ones named, and memory that does not grow with their number.

use crate::built_in;
use crate::cli::{contains, itam, piped};
use crate::nation::Nation;
use it_adoption_model::{LineError, read};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{ChildStdout, Stdio};
use std::thread;

/// So many lines, of which every hundredth is a bad one; the others are made-up schools of each their own number.
const LINES: u64 = 500;

fn documents() -> Vec<u8> {
    let made = Nation::of(LINES - LINES / 100, built_in("operational")).lines();
    let mut text = Vec::new();
    for (at, line) in (1..).zip(made.split_inclusive(|b| *b == b'\n')) {
        text.extend_from_slice(line);
        if at % 99 == 0 {
            text.extend_from_slice(b"{\"document\":\"assessment\"}\n");
        }
    }
    text
}

/// Runs the program on the documents, given so many times over: its peak memory in KiB, and what `take` makes of its output.
///
/// The peak is asked for when all is written and the input still open: all but what fits into a pipe has been read by then.
fn run<T: Send>(
    args: &[&str],
    text: &[u8],
    times: u64,
    take: impl FnOnce(ChildStdout) -> T + Send,
) -> (u64, T) {
    let mut command = itam(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let output = child.stdout.take().unwrap();
    thread::scope(|scope| {
        let taken = scope.spawn(|| take(output));
        for _ in 0..times {
            input.write_all(text).unwrap();
        }
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
        drop(input);
        let taken = taken.join().unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1));
        let status = status.unwrap();
        let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let peak = peak.unwrap().trim().strip_suffix(" kB").unwrap();
        (peak.parse().unwrap(), taken)
    })
}

/// A thousand lines fill every block; five thousand, or as many as `ITAM_SCALE` says, may take a tenth more.
fn flat(peak: impl Fn(u64) -> u64) {
    let many = std::env::var("ITAM_SCALE").map_or(5_000, |n| n.parse().unwrap());
    let (few, many) = (peak(1_000 / LINES), peak(many / LINES));
    println!("{few} KiB, then {many} KiB");
    assert!(many * 10 <= few * 11, "{few} KiB, then {many} KiB");
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "asks /proc for the peak")]
fn memory_is_flat_and_order_is_kept_in_scoring() {
    let text = documents();
    flat(|times| {
        let args = ["score", "--lines", "--threads", "2"];
        let (peak, count) = run(&args, &text, times, |output| {
            let mut count = 0;
            for line in BufReader::new(output).split(b'\n') {
                let line = line.unwrap();
                let before = count % LINES;
                count += 1;
                if count % 100 == 0 {
                    assert_eq!(read::<LineError>(&line).unwrap().line.get(), count);
                    continue;
                }
                let school = before - before / 100;
                let id = format!(r#"{{"document":"scorecard","school":{{"id":"s{school:07}","#);
                assert!(line.starts_with(id.as_bytes()), "line {count}");
            }
            count
        });
        assert_eq!(count, LINES * times);
        peak
    });
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "asks /proc for the peak")]
fn memory_is_flat_in_counting() {
    let text = documents();
    flat(|times| {
        let args = ["rollup", "--format", "json", "--threads", "2"];
        let (peak, rollup) = run(&args, &text, times, |mut output| {
            let mut json = String::new();
            output.read_to_string(&mut json).unwrap();
            serde_json::from_str::<serde_json::Value>(&json).unwrap()
        });
        let counted = &rollup["series"][0]["provenance"]["constructed"];
        assert_eq!(*counted, (LINES - LINES / 100) * times);
        peak
    });
}

#[test]
fn twenty_bad_lines_are_named_and_all_are_counted() {
    let mut text = documents();
    let good = piped(&["rollup", "--format", "json"], &text);
    let bad = b"{}\n".repeat(30);
    text.extend_from_slice(&bad);
    let ran = piped(&["--lang", "en", "rollup", "--format", "json"], &text);
    assert_eq!((ran.code, ran.out), (1, good.out));
    let named = ran.err.matches("standard input, line ").count();
    assert_eq!(named, 20);
    contains(
        &ran.err,
        &[
            "standard input, line 100: ",
            "standard input, line 500: ",
            "standard input, line 515: ",
            "standard input: bad lines, not counted: 35; the first 20 are named above",
        ],
    );
}
