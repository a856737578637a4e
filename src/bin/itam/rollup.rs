//! `itam rollup`: the results of many schools, counted; or counts of parts, put together.

use crate::input::{Input, instrument, once, rubric};
use crate::lines::{Line, Lines, in_order, size, threads};
use crate::output::{ERRORS, Output, unless_left};
use crate::over::{Carried, Over};
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble, shown};
use crate::usage::{Format, RollupArgs};
use it_adoption_model::page::{Page, Tone, Words};
use it_adoption_model::stream::{Countable, Latest, ResultKey, Seen};
use it_adoption_model::{Both, Date, LineError, Rollup, Rubric, Rubrics, explain, read};
use std::io::{self, Write as _};
use std::process::ExitCode;

/// How many bad lines of a file, and how many results given twice, are shown one by one.
const SHOWN: u64 = 20;

/// How many results are remembered to notice those given twice: two decades and more of a nation, in some 35 MB.
const REMEMBERED: usize = 900_000;

/// The file, by its position, and the line.
type Place = (usize, u64);

pub(crate) fn run(args: &RollupArgs, output: &Output) -> Result<ExitCode, Stop> {
    let files = args.files.iter().chain(&args.onto).chain(&args.crosswalk);
    once(files.chain(&args.instrument.named))?;
    let mut rubrics = args.instrument.for_lines()?;
    let to = args.onto.as_ref();
    let to = to.map(|named| onto(named, &mut rubrics)).transpose()?;
    let crosswalk = args.crosswalk.as_deref();
    let crosswalk = crosswalk
        .map(|file| Ok::<_, Stop>((file, Input::open(file)?.read()?)))
        .transpose()?;
    let stated = crosswalk
        .as_ref()
        .map(|(file, crosswalk)| (*file, crosswalk));
    let over = to.as_ref().map(|to| Over::new(to, &rubrics, stated));
    let over = over.transpose()?;
    let by = By {
        rubrics: &rubrics,
        over: over.as_ref(),
    };
    let threads = threads(args.threads.count())?;
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
    let latest = match args.latest {
        false => None,
        true => {
            twice_readable(&args.files)?;
            args.files.iter().try_for_each(|file| {
                progress.expect(size(file)?);
                Ok::<(), Stop>(())
            })?;
            let mut latest = Latest::default();
            all(
                &|counted, line, _| counted.look(line, &by),
                &mut |counted, at| {
                    for (key, date, line) in counted.results.drain(..) {
                        latest.note(&key, date, (at, line));
                    }
                },
            )?;
            Some(latest)
        }
    };
    let mut told = Told::new(&args.files, output, &progress);
    let mut rollup = Rollup::default();
    let mut carried = Carried::default();
    all(
        &|counted, line, at| counted.count(line, at, args.merge, &by, latest.as_ref()),
        &mut |counted, at| {
            counted
                .errors
                .drain(..)
                .for_each(|error| told.bad(at, &error));
            for (key, _, line) in counted.results.drain(..) {
                told.result(&key, (at, line), latest.as_ref());
            }
            carried.add(std::mem::take(&mut counted.carried));
            let part = std::mem::take(&mut counted.rollup);
            rollup = std::mem::take(&mut rollup).merge(part);
        },
    )?;
    let code = told.sum_up(latest.is_some());
    progress.clear();
    let told = over.and_then(|over| over.told(carried, output.lang));
    print(rollup, told, &rubrics, output)?;
    Ok(code)
}

/// The instrument of `--to`, which is then at hand too.
fn onto(named: &str, rubrics: &mut Rubrics) -> Result<Rubric, Stop> {
    let to = rubric(named, instrument(named)?)?;
    let added = rubrics.insert(to.clone());
    added.map_err(|error| Both::of(|lang| format!("{named}: {}", error.message(lang))))?;
    Ok(to)
}

/// Nothing given twice can be left out of what can be read only once.
fn twice_readable(files: &[String]) -> Result<(), Trouble> {
    match files.iter().any(|file| file == "-") {
        false => Ok(()),
        true => Err(Trouble::from(Both::new(
            "--latest đọc hai lượt nên cần tệp, không đọc được đầu vào chuẩn: hãy ghi ra tệp trước".to_owned(),
            "--latest reads twice, so it takes files and not standard input: write it to a file first".to_owned(),
        ))),
    }
}

/// What came of lines that follow one another.
#[derive(Default)]
struct Counted {
    rollup: Rollup,
    errors: Vec<LineError>,
    results: Vec<(ResultKey, Option<Date>, u64)>,
    carried: Carried,
}

/// What lines are counted by: the rubrics that they name, and the ways to the one that all are to be counted by.
struct By<'r> {
    rubrics: &'r Rubrics,
    over: Option<&'r Over<'r>>,
}

impl By<'_> {
    /// What can be counted of a line, carried over first where that is wanted.
    fn read(
        &self,
        number: u64,
        text: &[u8],
    ) -> (Option<Result<Countable, LineError>>, Option<Carried>) {
        match self.over.and_then(|over| over.line(text)) {
            Some((countable, carried)) => (Some(Ok(countable)), Some(carried)),
            None => (Countable::read(number, text, self.rubrics), None),
        }
    }
}

impl Counted {
    /// Notes which result stands on a line, and counts nothing.
    fn look(&mut self, Line { number, text }: &Line<'_>, by: &By<'_>) {
        let text = text.as_ref().ok();
        let countable = text.and_then(|text| by.read(*number, text).0?.ok());
        self.note(*number, countable.as_ref());
    }

    fn note(&mut self, number: u64, countable: Option<&Countable>) {
        let result = countable.and_then(|countable| Some((countable.key()?, countable.date())));
        self.results
            .extend(result.map(|(key, date)| (key, date, number)));
    }

    /// Counts what stands on a line, if it is not a result of which there is a newer one.
    fn count(
        &mut self,
        Line { number, text }: &Line<'_>,
        file: usize,
        merge: bool,
        by: &By<'_>,
        latest: Option<&Latest<Place>>,
    ) {
        let (countable, carried) = match text {
            Err(error) => (Some(Err(error.clone())), None),
            Ok(text) if merge => (Some(part(*number, text)), None),
            Ok(text) => by.read(*number, text),
        };
        match countable {
            None => {}
            Some(Err(error)) => self.errors.push(error),
            Some(Ok(countable)) => {
                self.note(*number, Some(&countable));
                let newest = countable.key().and_then(|key| latest?.place(&key));
                if newest.is_none_or(|newest| newest == (file, *number)) {
                    self.carried.add(carried.unwrap_or_default());
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

/// What was said of bad lines and of results given twice, and how many there are.
struct Told<'t> {
    files: &'t [String],
    output: &'t Output,
    progress: &'t Progress,
    seen: Seen<Place>,
    bad: Vec<u64>,
    again: u64,
}

impl<'t> Told<'t> {
    fn new(files: &'t [String], output: &'t Output, progress: &'t Progress) -> Self {
        Self {
            files,
            output,
            progress,
            seen: Seen::up_to(REMEMBERED),
            bad: vec![0; files.len()],
            again: 0,
        }
    }

    fn place(&self, (file, line): Place) -> String {
        let file = self.files.get(file).map_or("", String::as_str);
        let file = shown(file, self.output.lang);
        let lang = self.output.lang;
        lang.pick(
            format!("{file}, dòng {line}"),
            format!("{file}, line {line}"),
        )
    }

    fn say(&self, text: String, tone: Tone) {
        let page = Page::default().paragraph(Words::new(text).tone(tone));
        self.progress.aside(|| self.output.complain(&page));
    }

    fn bad(&mut self, file: usize, error: &LineError) {
        let Some(bad) = self.bad.get_mut(file) else {
            return;
        };
        *bad += 1;
        if *bad <= SHOWN {
            let place = self.place((file, error.line.get()));
            let problem = error.problem.message(self.output.lang);
            self.say(format!("{place}: {problem}"), Tone::Bad);
        }
    }

    /// A result that is given twice: which is left out, or that both are counted.
    fn result(&mut self, key: &ResultKey, place: Place, latest: Option<&Latest<Place>>) {
        let other = match latest {
            Some(latest) => latest.place(key).filter(|newest| *newest != place),
            None => self.seen.note(key, place),
        };
        let Some(other) = other else {
            return;
        };
        self.again += 1;
        if self.again <= SHOWN {
            let lang = self.output.lang;
            let (here, there, what) = (self.place(place), self.place(other), key.words(lang));
            let text = match latest {
                Some(_) => lang.pick(
                    format!("{here}: bỏ {what}, vì có bản mới hơn hoặc nộp sau ở {there}"),
                    format!("{here}: left out, {what}: a newer or later one stands at {there}"),
                ),
                None => lang.pick(
                    format!("{here}: {what} đã có ở {there}; cả hai đều được tính"),
                    format!("{here}: {what} stands at {there} already; both are counted"),
                ),
            };
            self.say(text, Tone::Warn);
        }
    }

    fn sum_up(&self, latest: bool) -> ExitCode {
        let lang = self.output.lang;
        let first = |count: u64| match count > SHOWN {
            true => lang.pick(
                format!("; {SHOWN} dòng đầu nêu ở trên"),
                format!("; the first {SHOWN} are named above"),
            ),
            false => String::new(),
        };
        let mut code = ExitCode::SUCCESS;
        for (file, bad) in self
            .files
            .iter()
            .zip(&self.bad)
            .filter(|(_, bad)| **bad > 0)
        {
            code = ExitCode::from(ERRORS);
            let file = shown(file, lang);
            let text = lang.pick(
                format!("{file}: số dòng lỗi không được tính: {bad}"),
                format!("{file}: bad lines, not counted: {bad}"),
            );
            self.say(text + &first(*bad), Tone::Bad);
        }
        let again = self.again;
        if again > 0 {
            let text = match latest {
                true => lang.pick(
                    format!("Số kết quả bị bỏ vì có bản mới hơn hoặc nộp sau: {again}"),
                    format!("Results left out, as there are newer or later ones: {again}"),
                ),
                false => lang.pick(
                    format!("Số kết quả nộp lại mà vẫn được tính thêm: {again}; --latest chỉ tính bản mới nhất"),
                    format!("Results given again and counted again: {again}; --latest counts the newest only"),
                ),
            };
            self.say(text + &first(again), Tone::Warn);
        }
        if self.seen.is_full() {
            let text = lang.pick(
                format!("Chỉ nhớ {REMEMBERED} kết quả đầu: kết quả nộp lại sau đó có thể không được nhận ra."),
                format!("Only the first {REMEMBERED} results are remembered: later ones may have been given twice unnoticed."),
            );
            self.say(text, Tone::Warn);
        }
        code
    }
}

/// JSON as one document for each series, so that none outgrows what a document may hold; otherwise one page.
fn print(
    rollup: Rollup,
    told: Option<String>,
    rubrics: &Rubrics,
    output: &Output,
) -> Result<(), Stop> {
    let told = told.map(|told| Page::default().paragraph(Words::new(told).tone(Tone::Warn)));
    if output.format != Format::Json {
        let mut page = explain::rollup(&rollup, rubrics, output.lang);
        // Before the figures that it is about, and after the title.
        let blocks = told.into_iter().flat_map(|told| told.blocks);
        let title = 1.min(page.blocks.len());
        page.blocks.splice(title..title, blocks);
        return output.page(&page);
    }
    let apart = explain::texts_apart(&rollup, output.lang);
    for told in told
        .into_iter()
        .chain([apart])
        .filter(|told| !told.blocks.is_empty())
    {
        output.complain(&told);
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
