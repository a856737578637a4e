//! `itam score --lines`: a result or an error out for each line in, whatever the number of lines.

use crate::input::for_lines;
use crate::json;
use crate::lines::{Block, Blocks, in_order, size};
use crate::output::{ERRORS, unless_left};
use crate::progress::Progress;
use crate::trouble::Stop;
use crate::usage::{Format, Score};
use it_adoption_model::{Rubrics, stream};
use std::io::{self, Write as _};
use std::process::ExitCode;

pub(crate) fn run(file: &str, args: &Score) -> Result<ExitCode, Stop> {
    let rubrics = for_lines(args.instrument.instrument.as_deref(), Format::Json)?;
    let progress = Progress::new(true);
    progress.expect(size(file)?);
    let mut out = io::stdout();
    let mut code = ExitCode::SUCCESS;
    let result = in_order(
        args.threads.count(),
        Blocks::open(file, &progress)?,
        Scored::default,
        |scored, block| scored.score(block, &rubrics).map_err(Stop::Write),
        |scored| {
            if std::mem::take(&mut scored.failed) {
                code = ExitCode::from(ERRORS);
            }
            out.write_all(&scored.json).map_err(Stop::Write)
        },
    );
    progress.clear();
    unless_left(result.and_then(|()| out.flush().map_err(Stop::Write)))?;
    Ok(code)
}

/// What came of a block of lines.
#[derive(Default)]
struct Scored {
    json: Vec<u8>,
    failed: bool,
}

impl Scored {
    fn score(&mut self, block: &Block, rubrics: &Rubrics) -> io::Result<()> {
        self.json.clear();
        block.each(|number, line| {
            let result = match line {
                Ok(line) => stream::score_line(number, line, rubrics),
                Err(error) => Some(Err(error)),
            };
            match result {
                Some(Ok(card)) => json::write(&mut self.json, &card)?,
                Some(Err(error)) => {
                    self.failed = true;
                    json::write(&mut self.json, &error)?;
                }
                None => return Ok(()),
            }
            self.json.push(b'\n');
            Ok(())
        })
    }
}
