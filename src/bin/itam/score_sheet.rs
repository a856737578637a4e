//! `itam score --lines` into a spreadsheet: a list of results, and the lines that have none.

use crate::document;
use crate::form::told;
use crate::input::once;
use crate::lines::{Lines, in_order, size, threads};
use crate::output::{ERRORS, Output};
use crate::progress::Progress;
use crate::score_lines::scored;
use crate::trouble::{Stop, shown};
use crate::usage::{Format, ScoreArgs};
use it_adoption_model::form::Results;
use it_adoption_model::page::{Tone, Words};
use it_adoption_model::{Both, LineError, Scorecard};
use std::process::ExitCode;

/// How many lines without a result are told one by one.
const SHOWN: usize = 20;

pub(crate) fn run(args: &ScoreArgs, output: &Output) -> Result<ExitCode, Stop> {
    let file = &args.file;
    once([file].into_iter().chain(&args.instrument.named))?;
    let rubrics = args.instrument.for_lines()?;
    let progress = Progress::new(false);
    progress.expect(size(file)?);
    let is_flat = output.format == Format::Csv;
    let mut results = Results::new(&rubrics, output.lang);
    let (mut errors, mut bad) = (Vec::new(), 0);
    in_order(
        &threads(args.threads.count())?,
        Lines::open(file, &progress)?,
        |all: &mut Vec<Result<Scorecard, LineError>>, line| {
            all.extend(scored(line, &rubrics));
            Ok(())
        },
        |scored| {
            for scored in scored.drain(..) {
                match scored {
                    Ok(card) => results.add(&card).map_err(|error| {
                        Stop::from(Both::of(|lang| error.message(lang).to_owned()))
                    })?,
                    Err(error) => {
                        // One table is all that CSV holds.
                        if !is_flat {
                            results.add_error(&error);
                        }
                        bad += 1;
                        if errors.len() < SHOWN {
                            errors.push(error.message(output.lang));
                        }
                    }
                }
            }
            Ok(())
        },
    )?;
    progress.clear();
    let book = results.into_book();
    if is_flat && book.sheets.len() > 1 {
        return Err(Both::new(
            "các phiếu theo nhiều bộ tiêu chí, mà tệp CSV chỉ có một bảng: hãy ghi ra .xlsx, mỗi bộ một trang",
            "the assessments go by several instruments, and a CSV file has one table: write .xlsx, with a sheet for each",
        )
        .into());
    }
    output.bytes(&document::file(&book, output.format)?)?;
    if bad == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    let lang = output.lang;
    let file = shown(file, lang);
    let first = match bad > SHOWN {
        true => lang.pick(
            format!("; {SHOWN} dòng đầu:"),
            format!("; the first {SHOWN}:"),
        ),
        false => ":".to_owned(),
    };
    let head = lang.pick(
        format!("{file}: số dòng lỗi không có kết quả: {bad}{first}"),
        format!("{file}: bad lines, without a result: {bad}{first}"),
    );
    output.complain(&told(Words::new(head).tone(Tone::Bad), errors, lang));
    Ok(ExitCode::from(ERRORS))
}
