//! `itam score --lines`: a result or an error out for each line in, whatever the number of lines.

use crate::input::once;
use crate::lines::{Line, Lines, in_order, size, threads};
use crate::output::{ERRORS, Output, unless_left};
use crate::progress::Progress;
use crate::trouble::Stop;
use crate::usage::ScoreArgs;
use it_adoption_model::{LineError, Rubrics, Scorecard, stream};
use std::io::{self, Write as _};
use std::process::ExitCode;

pub(crate) fn run(args: &ScoreArgs, output: &Output) -> Result<ExitCode, Stop> {
    let file = &args.file;
    once([file].into_iter().chain(&args.instrument.named))?;
    let rubrics = args.instrument.for_lines()?;
    let progress = Progress::new(true);
    progress.expect(size(file)?);
    let mut out = output.sink()?;
    let mut code = ExitCode::SUCCESS;
    let result = in_order(
        &threads(args.threads.count())?,
        Lines::open(file, &progress)?,
        |scored: &mut Scored, line| scored.score(line, &rubrics),
        |scored| {
            if std::mem::take(&mut scored.failed) {
                code = ExitCode::from(ERRORS);
            }
            let written = out.write_all(&scored.json);
            scored.json.clear();
            written.map_err(Stop::Write)
        },
    );
    progress.clear();
    unless_left(result.and_then(|()| out.finish()))?;
    Ok(code)
}

/// What comes of a line; nothing of one without a document.
pub(crate) fn scored(line: &Line<'_>, rubrics: &Rubrics) -> Option<Result<Scorecard, LineError>> {
    match &line.text {
        Ok(text) => stream::score_line(line.number, text, rubrics),
        Err(error) => Some(Err(error.clone())),
    }
}

/// What came of lines that follow one another.
#[derive(Default)]
struct Scored {
    json: Vec<u8>,
    failed: bool,
}

impl Scored {
    fn score(&mut self, line: &Line<'_>, rubrics: &Rubrics) -> io::Result<()> {
        match scored(line, rubrics) {
            Some(Ok(card)) => serde_json::to_writer(&mut self.json, &card)?,
            Some(Err(error)) => {
                self.failed = true;
                serde_json::to_writer(&mut self.json, &error)?;
            }
            None => return Ok(()),
        }
        self.json.push(b'\n');
        Ok(())
    }
}
