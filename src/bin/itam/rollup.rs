//! `itam rollup`: the results of many schools, counted; or counts of parts, put together.

use crate::lines::{Line, Lines, in_order, size, threads};
use crate::output::{ERRORS, Output, unless_left};
use crate::progress::Progress;
use crate::trouble::{Stop, shown};
use crate::usage::{Format, RollupArgs};
use it_adoption_model::page::{Page, Tone, Words};
use it_adoption_model::{LineError, Rollup, Rubrics, explain, read, stream};
use std::io::{self, Write as _};
use std::process::ExitCode;

/// How many bad lines of a file are shown one by one.
const SHOWN: u64 = 20;

pub(crate) fn run(args: &RollupArgs, output: &Output) -> Result<ExitCode, Stop> {
    let rubrics = args.instrument.for_lines()?;
    let progress = Progress::new(false);
    for file in &args.files {
        progress.expect(size(file)?);
    }
    let threads = threads(args.threads.count())?;
    let mut rollup = Rollup::default();
    let mut code = ExitCode::SUCCESS;
    for file in &args.files {
        let mut failed = 0;
        in_order(
            &threads,
            Lines::open(file, &progress)?,
            |counted: &mut Counted, line| {
                counted.count(line, args.merge, &rubrics);
                Ok(())
            },
            |counted| {
                for error in counted.errors.drain(..) {
                    failed += 1;
                    if failed <= SHOWN {
                        progress.aside(|| complain(file, &error, output));
                    }
                }
                let part = std::mem::take(&mut counted.rollup);
                rollup = std::mem::take(&mut rollup).merge(part);
                Ok(())
            },
        )?;
        if failed > 0 {
            code = ExitCode::from(ERRORS);
            progress.aside(|| sum_up(file, failed, output));
        }
    }
    progress.clear();
    print(rollup, &rubrics, output)?;
    Ok(code)
}

/// What came of lines that follow one another.
#[derive(Default)]
struct Counted {
    rollup: Rollup,
    errors: Vec<LineError>,
}

impl Counted {
    fn count(&mut self, Line { number, text }: &Line<'_>, merge: bool, rubrics: &Rubrics) {
        let rollup = &mut self.rollup;
        let counted = match text {
            Ok(text) if merge => add(rollup, *number, text),
            Ok(text) => stream::count_line(rollup, *number, text, rubrics).unwrap_or(Ok(())),
            Err(error) => Err(error.clone()),
        };
        self.errors.extend(counted.err());
    }
}

/// Adds the rollup on a line.
fn add(rollup: &mut Rollup, number: u64, line: &[u8]) -> Result<(), LineError> {
    let part = read(line).map_err(|error| LineError::unreadable(number, &error))?;
    *rollup = std::mem::take(rollup).merge(part);
    Ok(())
}

fn complain(file: &str, error: &LineError, output: &Output) {
    let file = shown(file, output.lang);
    let (line, problem) = (error.line, error.problem.message(output.lang));
    let text = output.lang.pick(
        format!("{file}, dòng {line}: {problem}"),
        format!("{file}, line {line}: {problem}"),
    );
    bad(text, output);
}

fn sum_up(file: &str, failed: u64, output: &Output) {
    let file = shown(file, output.lang);
    let mut text = output.lang.pick(
        format!("{file}: số dòng lỗi không được tính: {failed}"),
        format!("{file}: bad lines, not counted: {failed}"),
    );
    if failed > SHOWN {
        text += &output.lang.pick(
            format!("; {SHOWN} dòng đầu nêu ở trên"),
            format!("; the first {SHOWN} are named above"),
        );
    }
    bad(text, output);
}

fn bad(text: String, output: &Output) {
    output.complain(&Page::default().paragraph(Words::new(text).tone(Tone::Bad)));
}

/// JSON as one document for each series, so that none outgrows what a document may hold; otherwise one page.
fn print(rollup: Rollup, rubrics: &Rubrics, output: &Output) -> Result<(), Stop> {
    if output.format != Format::Json {
        return output.page(&explain::rollup(&rollup, rubrics, output.lang));
    }
    let mut sink = output.sink()?;
    let mut out = io::BufWriter::new(&mut sink);
    let mut write = |part: &Rollup| {
        serde_json::to_writer(&mut out, part)?;
        out.write_all(b"\n")
    };
    let result = match rollup.is_empty() {
        true => write(&rollup),
        false => rollup.split().try_for_each(|part| write(&part)),
    };
    let result = result.and_then(|()| out.flush()).map_err(Stop::Write);
    drop(out);
    unless_left(result.and_then(|()| sink.finish()))
}
