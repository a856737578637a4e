//! `itam form`: the blank form of an instrument, for one school or for many.

use crate::document;
use crate::file;
use crate::input::{Input, instrument, sound};
use crate::output::Output;
use crate::progress::Progress;
use crate::trouble::{Stop, Trouble, first, quoted};
use crate::usage::{FormArgs, Format};
use it_adoption_model::form::{self, Book, SheetError};
use it_adoption_model::page::{Page, Tone, Words};
use it_adoption_model::{Assessment, Both, Locale, Rubrics};
use std::process::ExitCode;

pub(crate) fn run(args: &FormArgs, output: &Output) -> Result<ExitCode, Stop> {
    let rubric = instrument(&args.instrument)?.rubric()?;
    let making = output.lang.pick("đang tạo", "making");
    let making = Progress::waiting(format!("{making} {}", args.output));
    let mut unread = Vec::new();
    let book = match (&args.schools, &args.answers) {
        (Some(list), _) => {
            let read = form::schools(&open(list)?);
            match read {
                Ok(read) => {
                    unread = read.unread;
                    form::table(&rubric, &read.schools, output.lang)
                }
                Err(problems) => return complain(&[(list, problems)], output),
            }
        }
        (None, Some(answers)) => {
            let input = Input::open(answers)?;
            let assessment: Assessment = input.read()?;
            let _ = sound(&input, &assessment, &rubric)?;
            let book = form::filled(&rubric, &assessment, output.lang);
            book.map_err(|unfit| Both::of(|lang| unfit.message(lang)))?
        }
        (None, None) => form::blank(&rubric, output.lang),
    };
    let format = match extension(&args.output) {
        "xlsx" => Format::Xlsx,
        "csv" => Format::Csv,
        _ => {
            return Err(Both::new(
                format!(
                    "{}: tên tệp phải kết thúc bằng .xlsx hoặc .csv",
                    args.output
                ),
                format!(
                    "{}: the name of the file must end in .xlsx or .csv",
                    args.output
                ),
            )
            .into());
        }
    };
    let bytes = document::file(&book, format)?;
    file::write(&args.output, &bytes, args.force)?;
    making.clear();
    if let (Some(list), false) = (&args.schools, unread.is_empty()) {
        let lang = output.lang;
        let head = lang.pick(
            format!("{list} còn có những chỗ không được đọc:"),
            format!("{list} holds more, which is not read:"),
        );
        let lines = unread.iter().map(|problem| problem.message(lang));
        let head = Words::new(head).tone(Tone::Warn);
        output.complain(&told(head, lines.collect(), lang));
    }
    let (name, title) = (&args.output, rubric.instrument().title.get(output.lang));
    let built_in = Rubrics::builtin().named(&args.instrument).is_some();
    let with = match built_in {
        true => String::new(),
        false => format!(" --instrument {}", quoted(&args.instrument)),
    };
    let file = quoted(name);
    output.page(&Page::default().paragraph(output.lang.pick(
        format!("Đã ghi {name}: {title}. Điền xong, đọc lại bằng lệnh itam fill {file}{with}"),
        format!("Wrote {name}: {title}. Once it is filled, read it with itam fill {file}{with}"),
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// A file of sheets.
pub(crate) fn open(name: &str) -> Result<Book, Stop> {
    let input = Input::open(name)?;
    if input.bytes().trim_ascii_start().starts_with(b"{") {
        let file = quoted(name);
        let both = Both::new(
            format!(
                "{name} là tài liệu JSON, không phải phiếu: hãy dùng thẳng, như itam check {file}"
            ),
            format!(
                "{name} is a JSON document and no form: use it as it is, as in itam check {file}"
            ),
        );
        return Err(Trouble::from(both).of(name).into());
    }
    form::open(input.bytes()).map_err(|error| {
        let told = Both::of(|lang| format!("{name}: {}", error.message(lang)));
        Trouble::from(told).of(name).into()
    })
}

/// How many lines are told of a file.
const SHOWN: usize = 100;

/// Tells what is wrong in the sheets of some files.
pub(crate) fn complain(files: &[(&str, SheetError)], output: &Output) -> Result<ExitCode, Stop> {
    let lang = output.lang;
    let mut troubles = Vec::new();
    for (name, error) in files {
        let problems = error.problems().iter();
        let count = problems.len();
        let words = Both::new(
            format!("{name} có {count} chỗ chưa đọc được; chưa ghi gì ra"),
            format!("{name}: places that cannot be read: {count}; nothing was written"),
        );
        let head = format!("{}: {}", lang.pick("lỗi", "error"), words.get(lang));
        let head = Words::new(head).tone(Tone::Bad);
        output.complain(&told(head, error.messages(lang), lang));
        let all = problems.map(|problem| Both::of(|lang| problem.message(lang)).into());
        troubles.push(Trouble::from(words).of(name).with(all.collect()));
    }
    match &troubles[..] {
        [trouble] => output.data(&trouble.alone())?,
        several => output.data(&several.iter().map(Trouble::alone).collect::<Vec<_>>())?,
    }
    Ok(ExitCode::from(crate::output::MISUSE))
}

/// A headline and the first of some lines below it.
pub(crate) fn told(head: Words, lines: Vec<String>, lang: Locale) -> Page {
    let lines = first(lines, SHOWN, "điều", lang).into_iter();
    lines.fold(Page::default().paragraph(head), Page::paragraph)
}
