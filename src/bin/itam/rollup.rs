//! `itam rollup`: the results of many schools, counted; or counts of parts, put together.

mod newest;
mod place;
mod told;

use crate::input::{Input, beside, instrument, once, sound};
use crate::lines::{Line, Lines, in_order, size, threads};
use crate::output::{Output, under_title, unless_left};
use crate::over::{Carried, Over, grouped};
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble};
use crate::usage::{Format, RollupArgs};
use it_adoption_model::page::{Page, Tone, Words};
use it_adoption_model::stream::{Countable, ResultKey};
use it_adoption_model::{
    Both, Date, Document, LineError, Locale, MAX_DOCUMENT_BYTES, Rollup, Rubric, Rubrics, explain,
    read,
};
use newest::Newest;
use place::{Place, Schools};
use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;
use told::Told;

pub(crate) fn run(args: &RollupArgs, output: &Output) -> Result<ExitCode, Stop> {
    let files = args.files.iter().chain(&args.onto).chain(&args.crosswalk);
    once(files.chain(&args.instrument.named))?;
    let mut rubrics = args.instrument.for_lines()?;
    let to = args.onto.as_ref();
    let to = to.map(|named| onto(named, &mut rubrics)).transpose()?;
    let crosswalk = beside(args.crosswalk.as_ref())?;
    let stated = crosswalk
        .as_ref()
        .map(|(crosswalk, input)| (input, crosswalk));
    let over = to.as_ref().map(|to| Over::new(to, &rubrics, stated));
    let over = over.transpose()?;
    let by = By {
        rubrics: &rubrics,
        over: over.as_ref(),
        lang: output.lang,
    };
    let threads = threads(args.threads.count())?;
    if args.latest {
        twice_readable(&args.files)?;
    }
    let progress = Progress::new(false);
    for file in &args.files {
        progress.expect(size(file)?);
    }
    let all = |work: &(dyn Fn(&mut Counted, &Line<'_>, usize) + Sync),
               hand_on: &mut (dyn FnMut(&mut Counted, usize) + Send)| {
        for (at, file) in args.files.iter().enumerate() {
            in_order(
                &threads,
                Lines::open(file, &progress)?,
                |counted: &mut Counted, line| {
                    work(counted, line, at);
                    Ok(())
                },
                |counted| {
                    hand_on(counted, at);
                    Ok(())
                },
            )?;
        }
        Ok::<(), Stop>(())
    };
    let mut schools = Schools::default();
    let newest = match args.latest {
        false => None,
        true => {
            args.files.iter().try_for_each(|file| {
                progress.expect(size(file)?);
                Ok::<(), Stop>(())
            })?;
            let mut newest = Newest::default();
            all(
                &|counted, line, _| counted.look(line, &by),
                &mut |counted, at| {
                    for given in counted.results.drain(..) {
                        let place = schools.place(at, given.line, &given.school);
                        newest.note(&given, place);
                    }
                },
            )?;
            Some(newest)
        }
    };
    let mut told = Told::new(&args.files, output, &progress, schools);
    let mut rollup = Rollup::default();
    let mut carried = Carried::default();
    all(
        &|counted, line, at| {
            let file = args.files.get(at).map_or("", String::as_str);
            let whole = |text: &[u8]| whole(file, text, &rubrics, output.lang);
            counted.count(line, at, args.merge, &by, newest.as_ref(), whole);
        },
        &mut |counted, at| {
            counted
                .errors
                .drain(..)
                .for_each(|error| told.bad(at, &error));
            for given in counted.results.drain(..) {
                told.result(&given, at, newest.as_ref());
            }
            carried.add(std::mem::take(&mut counted.carried));
            let part = std::mem::take(&mut counted.rollup);
            rollup = std::mem::take(&mut rollup).merge(part);
        },
    )?;
    let code = told.sum_up(newest.is_some());
    progress.clear();
    let told = over.map_or_else(Vec::new, |over| over.told(carried, output.lang));
    print(rollup, told, args.latest, &rubrics, output)?;
    Ok(code)
}

/// The instrument of `--to`, which is then at hand too.
fn onto(named: &str, rubrics: &mut Rubrics) -> Result<Rubric, Stop> {
    let to = instrument(named)?.rubric()?;
    let added = rubrics.insert(to.clone());
    added.map_err(|error| Both::of(|lang| format!("{named}: {}", error.message(lang))))?;
    Ok(to)
}

/// Nothing given twice can be left out of what can be read only once: standard input, and pipes of any name.
fn twice_readable(files: &[String]) -> Result<(), Trouble> {
    let is_once = |file: &&String| {
        let about = fs::metadata(file);
        *file == "-" || about.is_ok_and(|about| !about.is_file() && !about.is_dir())
    };
    match files.iter().find(is_once) {
        None => Ok(()),
        Some(file) => Err(Trouble::from(Both::new(
            format!(
                "--latest đọc hai lượt nên cần tệp, không đọc được đầu vào chuẩn hay ống dẫn ({file}): hãy ghi ra tệp trước"
            ),
            format!(
                "--latest reads twice, so it takes files and no standard input or pipe ({file}): write it to a file first"
            ),
        ))),
    }
}

/// What came of lines that follow one another.
#[derive(Default)]
struct Counted {
    rollup: Rollup,
    errors: Vec<Bad>,
    results: Vec<Given>,
    carried: Carried,
}

/// A result on a line.
struct Given {
    key: ResultKey,
    date: Option<Date>,
    line: u64,
    /// What its school is called and teaches.
    school: String,
    /// Whether it was carried over to the instrument that it is counted by.
    carried: bool,
}

/// A line that cannot be counted; where it is a document that fills a file, all that is wrong in it.
struct Bad {
    line: u64,
    /// Where another program wrote it down, the line is that of what it read.
    error: LineError,
    whole: Option<Page>,
}

/// All that is wrong in a document that is the only one of a file.
fn whole(file: &str, text: &[u8], rubrics: &Rubrics, lang: Locale) -> Option<Page> {
    let input = Input::of(file, text);
    match input.read_any_by(rubrics) {
        Err(trouble) => Some(trouble.page(lang)),
        Ok(Document::Assessment(assessment)) => {
            let rubric = rubrics.get(&assessment.instrument)?;
            match sound(&input, &assessment, rubric) {
                Err(Stop::Errors(errors)) => Some(errors.page(lang)),
                _ => None,
            }
        }
        Ok(_) => None,
    }
}

/// What lines are counted by: the rubrics that they name, and the ways to the one that all are to be counted by.
struct By<'r> {
    rubrics: &'r Rubrics,
    over: Option<&'r Over<'r>>,
    lang: Locale,
}

impl By<'_> {
    /// What can be counted of a line, carried over first where that is wanted.
    fn read(&self, number: u64, text: &[u8]) -> Option<Result<(Countable, Carried), LineError>> {
        let over = self.over.and_then(|over| over.line(number, text));
        over.or_else(|| {
            let countable = Countable::read(number, text, self.rubrics)?;
            Some(countable.map(|countable| self.as_it_stands(countable)))
        })
    }

    fn as_it_stands(&self, countable: Countable) -> (Countable, Carried) {
        let told = self.over.map(|over| over.apart(&countable));
        (countable, told.unwrap_or_default())
    }
}

impl Counted {
    /// Notes which result stands on a line, and counts nothing.
    fn look(&mut self, Line { number, text, .. }: &Line<'_>, by: &By<'_>) {
        let text = text.as_ref().ok();
        let countable = text.and_then(|text| by.read(*number, text)?.ok());
        if let Some((countable, carried)) = countable {
            self.note(*number, &countable, carried, by.lang);
        }
    }

    fn note(&mut self, line: u64, countable: &Countable, carried: Carried, lang: Locale) {
        let given = countable.key().zip(countable.school());
        let given = given.map(|(key, school)| Given {
            key,
            date: countable.date(),
            line,
            school: school.called(lang),
            carried: carried.schools > 0,
        });
        self.results.extend(given);
    }

    /// Counts what stands on a line, if it is not a result of which there is a newer one.
    fn count(
        &mut self,
        line: &Line<'_>,
        file: usize,
        merge: bool,
        by: &By<'_>,
        newest: Option<&Newest>,
        whole: impl Fn(&[u8]) -> Option<Page>,
    ) {
        let Line { number, text, .. } = line;
        let countable = match text {
            Err(error) => Some(Err(error.clone())),
            Ok(text) if merge => Some(part(*number, text).map(|part| (part, Carried::default()))),
            Ok(text) => by.read(*number, text),
        };
        match countable {
            None => {}
            Some(Err(error)) => {
                let text = text.as_ref().ok().filter(|_| line.whole && !merge);
                let whole = text.and_then(|text| whole(text));
                // Of a document over several lines the error tells its own line.
                let line = match line.whole {
                    true => error.line.get(),
                    false => *number,
                };
                self.errors.push(Bad { line, error, whole });
            }
            Some(Ok((countable, carried))) => {
                self.note(*number, &countable, carried, by.lang);
                let newest = countable.key().and_then(|key| newest?.place(&key));
                if newest.is_none_or(|(newest, _)| newest.is(file, *number)) {
                    self.carried.add(carried);
                    countable.add_to(&mut self.rollup);
                }
            }
        }
    }
}

/// The rollup on a line, and nothing else.
fn part(number: u64, line: &[u8]) -> Result<Countable, LineError> {
    let part = read(line).map_err(|error| LineError::unreadable(number, &error))?;
    Ok(Countable::Rollup(Box::new(part)))
}

/// JSON as one document for each series, so that none outgrows what a document may hold; otherwise one page.
fn print(
    rollup: Rollup,
    told: Vec<String>,
    latest: bool,
    rubrics: &Rubrics,
    output: &Output,
) -> Result<(), Stop> {
    let told = told.into_iter().fold(Page::default(), |page, told| {
        page.paragraph(Words::new(told).tone(Tone::Warn))
    });
    if output.format != Format::Json {
        let mut page = under_title(explain::rollup(&rollup, rubrics, output.lang), told);
        if !latest && !rollup.is_empty() {
            let twice = output.lang.pick(
                "Một trường nộp hai lần được tính hai lần.",
                "A school handed in twice counts twice.",
            );
            page = page.paragraph(Words::new(twice).tone(Tone::Quiet));
        }
        return output.page(&page);
    }
    let apart = explain::counted_apart(&rollup, output.lang);
    for told in [told, apart] {
        if !told.blocks.is_empty() {
            output.complain(&told);
        }
    }
    let mut sink = output.sink()?;
    let mut out = io::BufWriter::new(&mut sink);
    let mut write = |part: &Rollup| {
        let json = serde_json::to_vec(part)?;
        beyond_reading(part, json.len(), output);
        out.write_all(&json)?;
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

/// Tells of a rollup of so many bytes that nothing reads it back: one with more managing units than there can be.
pub(crate) fn beyond_reading(rollup: &Rollup, bytes: usize, output: &Output) {
    if bytes <= MAX_DOCUMENT_BYTES {
        return;
    }
    let units = rollup.series().map(|series| series.units().len()).max();
    let (units, most) = (units.unwrap_or_default(), MAX_DOCUMENT_BYTES >> 20);
    let [vi, en] = [Locale::Vi, Locale::En].map(|lang| grouped(units as u64, lang));
    let told = output.lang.pick(
        format!("Bản tổng hợp này dài hơn {most} MiB, nên itam rollup, render và check không đọc lại được: có đến {vi} đơn vị quản lý trong một bảng kết quả. Có lẽ mã trường được ghi ở cột mã đơn vị quản lý: hãy xem lại cột ấy, hoặc tổng hợp từng phần."),
        format!("This rollup is longer than {most} MiB, so that itam rollup, render and check do not read it back: there are {en} managing units in one series. Perhaps the codes of schools stand where those of managing units should: look at that column, or count in parts."),
    );
    output.complain(&Page::default().paragraph(Words::new(told).tone(Tone::Warn)));
}
