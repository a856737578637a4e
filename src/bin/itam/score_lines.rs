//! `itam score --lines`: a result or an error out for each line in, whatever the number of lines.

use crate::input::rubrics;
use crate::lines::{BLOCK, Block, Blocks, in_order, size};
use crate::output::ERRORS;
use crate::progress::Progress;
use crate::trouble::Stop;
use crate::usage::{Format, Score};
use it_adoption_model::{InstrumentRef, LineError, Rubric, Scorecard, stream};
use std::io::{self, Write as _};
use std::process::ExitCode;

pub(crate) fn run(file: &str, args: &Score) -> Result<ExitCode, Stop> {
    let named = args.instrument.instrument.as_deref();
    let rubrics = rubrics(named, Format::Json)?;
    let progress = Progress::new(true);
    progress.expect(size(file)?);
    let blocks = Blocks::open(file, &progress)?;
    let mut out = io::stdout().lock();
    let mut code = ExitCode::SUCCESS;
    let result = in_order(
        args.threads.count(),
        blocks,
        |block| score(block, &rubrics).map_err(Stop::Write),
        |scored| {
            let scored = scored?;
            if scored.failed {
                code = ExitCode::from(ERRORS);
            }
            out.write_all(&scored.json).map_err(Stop::Write)
        },
    );
    progress.clear();
    result.and_then(|()| out.flush().map_err(Stop::Write))?;
    Ok(code)
}

/// What came of a block of lines.
struct Scored {
    json: Vec<u8>,
    failed: bool,
}

fn score(block: &Block, rubrics: &[Rubric]) -> io::Result<Scored> {
    let mut json = Vec::with_capacity(BLOCK);
    let mut failed = false;
    let mut write = |result: Result<Scorecard, LineError>| {
        match result {
            Ok(card) => serde_json::to_writer(&mut json, &card)?,
            Err(error) => {
                failed = true;
                serde_json::to_writer(&mut json, &error)?;
            }
        }
        json.push(b'\n');
        io::Result::Ok(())
    };
    let find = |named: &InstrumentRef| rubrics.iter().find(|r| r.reference() == *named);
    block.each(|number, line| match line {
        Ok(line) => stream::score_line(number, line, find).map_or(Ok(()), &mut write),
        Err(error) => write(Err(error)),
    })?;
    Ok(Scored { json, failed })
}
