//! Word files that people finished: back into the documents they were made from.

use crate::file;
use crate::input::{Input, not_at_hand, once, unopened};
use crate::output::{ERRORS, Output};
use crate::render;
use crate::trouble::{Stop, Trouble};
use crate::usage::FillArgs;
use it_adoption_model::page::{Item, Page, Tone, Words};
use it_adoption_model::{Both, Kind, Locale, docx};
use std::process::ExitCode;

pub(crate) fn fill(args: &FillArgs, output: &Output) -> Result<ExitCode, Stop> {
    let from = args.document.as_ref().ok_or_else(|| {
        Both::new(
            "tệp Word cần --document: tài liệu JSON mà nó được in ra từ đó",
            "a Word file needs --document: the JSON document that it was made from",
        )
    })?;
    let [file] = &args.files[..] else {
        return Err(Both::new(
            "mỗi lần chỉ đọc một tệp Word, với tài liệu của nó",
            "one Word file at a time can be read, with its document",
        )
        .into());
    };
    once([file, from].into_iter().chain(&args.instrument.named))?;
    let document = Input::open(from)?.read_any()?;
    render::only_plans(args.form.as_ref(), &document)?;
    let rubrics = args.instrument.at_hand()?;
    let page = render::page(&document, args.form.is_some(), &rubrics, output.lang);
    if !has_places(document.kind()) {
        return Err(no_places(document.kind()).into());
    }
    let page = page.ok_or_else(|| match document.instrument() {
        Some(wanted) => not_at_hand(from, wanted),
        None => no_places(document.kind()),
    })?;
    let written = std::fs::read(file).map_err(|error| unopened(file, &error))?;
    let filled = docx::fill(&document, &page, &written)
        .map_err(|error| Both::of(|lang| format!("{file}: {}", error.message(lang))))?;
    let text = serde_json::to_string_pretty(&filled.document);
    let text = text.map_err(|error| Stop::Write(error.into()))? + "\n";
    match &args.out.to {
        Some(name) => file::write(name, text.as_bytes(), args.out.force)?,
        None => output.write(&text)?,
    }
    let remarks = remarks(&filled, output.lang);
    match remarks.blocks.is_empty() {
        true => Ok(ExitCode::SUCCESS),
        false => {
            output.complain(&remarks);
            Ok(ExitCode::from(ERRORS))
        }
    }
}

fn has_places(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AnnualPlan | Kind::MediumTermPlan | Kind::YearEndReport
    )
}

fn no_places(kind: Kind) -> Trouble {
    Both::of(|lang| {
        let kind = kind.label(lang);
        lang.pick(
            format!("chỉ kế hoạch và báo cáo có chỗ để ghi trong tệp Word, {kind} thì không"),
            format!("only plans and reports have places in a Word file, not: {kind}"),
        )
    })
    .into()
}

/// What was written but not understood, places that the file no longer has, and what was written outside of them.
fn remarks(filled: &docx::Filled, lang: Locale) -> Page {
    let misread = filled.misread.iter().map(|misread| {
        let place = Words::new(misread.pointer.as_str()).tone(Tone::Bad);
        Item::from(place).with([
            (lang.pick("Đã ghi", "Written"), misread.found.as_str()),
            (lang.pick("Cần", "Expected"), *misread.expected.get(lang)),
        ])
    });
    let lost = lang.pick(
        "chỗ này không còn trong tệp Word; tài liệu giữ điều đã có",
        "this place is no longer in the Word file; the document keeps what it had",
    );
    let lost = filled.lost.iter().map(|pointer| {
        let place = Words::new(pointer.as_str()).tone(Tone::Warn);
        Item::from(place).with([(lang.pick("Vấn đề", "Problem"), lost)])
    });
    let unread = lang.pick(
        "ghi ngoài chỗ đọc được, nên không được đưa vào tài liệu; hãy ghi vào bảng tính hoặc JSON",
        "written outside of the places that are read, so it is not in the document; write it in the spreadsheet or JSON",
    );
    let unread = filled.unread.iter().map(|line| {
        let line = Words::new(format!("“{line}”"));
        Item::from(line.tone(Tone::Warn)).with([(lang.pick("Vấn đề", "Problem"), unread)])
    });
    Page::default().list(misread.chain(lost).chain(unread))
}
