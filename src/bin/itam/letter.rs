//! Word files that people finished: back into the documents they were made from.

use crate::input::{Input, not_at_hand, once, unopened};
use crate::output::{ERRORS, Output};
use crate::render;
use crate::trouble::{Stop, Trouble};
use crate::usage::{FillArgs, Format};
use it_adoption_model::page::{Item, Page, Tone, Words};
use it_adoption_model::{Both, Document, Kind, Locale, Pointer, Rubrics, docx, explain};
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
    let named = [file, from].into_iter().chain(&args.plan);
    once(named.chain(&args.instrument.named))?;
    let document = Input::open(from)?.read_any()?;
    render::only_reports(args.plan.as_ref(), &document)?;
    if !has_places(document.kind()) {
        return Err(no_places(document.kind()).into());
    }
    let rubrics = args.instrument.at_hand()?;
    let pages = pages(&document, args, &rubrics, output.lang)?;
    if let (true, Some(wanted)) = (pages.is_empty(), document.instrument()) {
        return Err(not_at_hand(from, wanted).into());
    }
    let written = std::fs::read(file).map_err(|error| unopened(file, &error))?;
    let filled = docx::fill(&document, &pages, &written).map_err(|error| {
        let told = Both::of(|lang| format!("{file}: {}", error.message(lang)));
        Trouble::from(told).of(file)
    })?;
    Output::new(output.lang, Format::Json, Some(&args.out)).json(&filled.document)?;
    let remarks = remarks(&filled, output.lang);
    let code = match remarks.blocks.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(ERRORS),
    };
    output.complain(&changed(filled.changed.len(), output.lang).append(remarks));
    Ok(code)
}

/// How many places of the document were written into.
fn changed(places: usize, lang: Locale) -> Page {
    let told = match places {
        0 => lang
            .pick("Không chỗ nào đổi.", "Nothing changed.")
            .to_owned(),
        1 => lang.pick("1 chỗ đã đổi.", "1 place changed.").to_owned(),
        _ => lang.pick(
            format!("{places} chỗ đã đổi."),
            format!("{places} places changed."),
        ),
    };
    Page::default().paragraph(Words::new(told))
}

/// The pages that the file may be of: in both languages, in each form, of a report with its plan too.
fn pages(
    document: &Document,
    args: &FillArgs,
    rubrics: &Rubrics,
    lang: Locale,
) -> Result<Vec<Page>, Stop> {
    let wanted = document.instrument();
    let rubric = wanted.and_then(|wanted| rubrics.find(&wanted));
    let planned = match (document, &args.plan, rubric) {
        (Document::YearEndReport(report), Some(file), Some(rubric)) => {
            let plan = render::plan_of(report, file, rubric)?;
            Some((report, plan, rubric.instrument()))
        }
        _ => None,
    };
    let other = lang.pick(Locale::En, Locale::Vi);
    let pages = [lang, other].into_iter().flat_map(|lang| {
        let plain = render::page(document, false, rubrics, lang);
        let is_plan = document.kind() == Kind::AnnualPlan;
        let improvement = is_plan.then(|| render::page(document, true, rubrics, lang));
        let planned = planned
            .as_ref()
            .map(|(report, plan, by)| Some(explain::year_end_report(report, Some(plan), by, lang)));
        [Some(plain), improvement, planned]
    });
    Ok(pages.flatten().flatten().collect())
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
            format!(
                "chỉ kế hoạch và báo cáo tổng kết có chỗ để ghi trong tệp Word, {kind} thì không"
            ),
            format!("only plans and year-end reports have places in a Word file, not: {kind}"),
        )
    })
    .into()
}

/// What was written but not understood, what the file no longer has or has elsewhere, and what was written outside of its places.
fn remarks(filled: &docx::Filled, lang: Locale) -> Page {
    let misread = filled.misread.iter().map(|misread| {
        let place = std::slice::from_ref(&misread.pointer);
        let at = at(&misread.printed, true, place, lang);
        let expected = *misread.expected.get(lang);
        Item::from(quoted(&misread.found)).with([
            (lang.pick("Tại", "At"), at.as_str()),
            (lang.pick("Cần", "Expected"), expected),
        ])
    });
    let lost = filled.lost.iter().map(|lost| {
        let text = lost.part.as_ref().unwrap_or(&lost.printed.line);
        let at = at(&lost.printed, lost.part.is_some(), &lost.places, lang);
        Item::from(brief(text)).with([(lang.pick("Tại", "At"), at)])
    });
    let moved = filled.moved.iter().map(|printed| {
        let at = at(printed, false, &[], lang);
        Item::from(brief(&printed.line)).with([(lang.pick("Tại", "At"), at)])
    });
    let unread = filled.unread.iter().map(|unread| {
        let printed = unread.printed.as_ref();
        let at = printed.map(|printed| {
            let at = at(printed, printed.line != unread.line, &[], lang);
            (lang.pick("Tại", "At"), at)
        });
        Item::from(quoted(&unread.line)).with(at)
    });
    let broken = filled
        .broken
        .iter()
        .map(|part| Item::from(part_name(part, lang)));
    [
        told(misread.collect(), Tone::Bad, lang.pick(
            "Chưa hiểu được, tài liệu giữ điều đã có; hãy ghi lại như nêu ở “Cần”:",
            "Not understood, the document keeps what it had; write it as “Expected” says:",
        )),
        told(lost.collect(), Tone::Warn, lang.pick(
            "Có in mà không còn trong tệp Word; tài liệu vẫn giữ. Nếu muốn bỏ, hãy bỏ trong bảng tính hoặc JSON; nếu không, hãy ghi lại vào tệp Word:",
            "Printed but no longer in the Word file; the document keeps it. To drop it, drop it in the spreadsheet or JSON; if not, put it back in the Word file:",
        )),
        told(moved.collect(), Tone::Warn, lang.pick(
            "Đứng ở chỗ khác trong tệp Word so với bản in; tài liệu giữ thứ tự cũ. Nếu muốn đổi thứ tự, hãy đổi trong bảng tính hoặc JSON rồi in lại; nếu không, hãy đưa về chỗ cũ:",
            "Moved in the Word file; the document keeps its order. To change the order, change it in the spreadsheet or JSON and make the file again; if not, move it back:",
        )),
        told(unread.collect(), Tone::Warn, lang.pick(
            "Ghi ngoài chỗ đọc được, nên không được đưa vào tài liệu; hãy ghi vào bảng tính hoặc JSON:",
            "Written outside of the places that are read, so it is not in the document; write it in the spreadsheet or JSON:",
        )),
        told(broken.collect(), Tone::Warn, lang.pick(
            "Bị hỏng nên không đọc được, dù văn bản thì đã đọc; hãy mở tệp bằng Word, lưu lại rồi đọc lại:",
            "Broken and not read, although the text was; open the file in Word, save it and read it again:",
        )),
    ]
    .into_iter()
    .fold(Page::default(), Page::append)
}

/// Remarks of one kind under what there is to say of all.
fn told(items: Vec<Item>, tone: Tone, head: &str) -> Page {
    match items.is_empty() {
        true => Page::default(),
        false => Page::default()
            .paragraph(Words::new(head).tone(tone))
            .list(items),
    }
}

/// A part of a Word file as people know it, with its name.
fn part_name(part: &str, lang: Locale) -> String {
    let name = part.trim_start_matches("word/").trim_end_matches(".xml");
    let known = match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "comments" => lang.pick("nhận xét", "comments"),
        "footnotes" => lang.pick("chú thích cuối trang", "footnotes"),
        "endnotes" => lang.pick("chú thích cuối văn bản", "endnotes"),
        "styles" => lang.pick("kiểu định dạng", "styles"),
        "header" => lang.pick("đầu trang", "head of pages"),
        _ => lang.pick("chân trang", "foot of pages"),
    };
    format!("{known} ({part})")
}

/// Where something stands, as people find it on paper; then its places in the document.
fn at(printed: &docx::Printed, in_line: bool, places: &[Pointer], lang: Locale) -> String {
    let line = in_line.then(|| {
        let line = brief(&printed.line);
        lang.pick(format!("dòng {line}"), format!("line {line}"))
    });
    let head = lang.pick("phần đầu văn bản", "head of the document");
    let under = printed.under.as_deref().unwrap_or(head).to_owned();
    let at = [under].into_iter().chain(line);
    let at = at.collect::<Vec<_>>().join(", ");
    let places: Vec<&str> = places.iter().map(Pointer::as_str).collect();
    match places.is_empty() {
        true => at,
        false => format!("{at} ({})", places.join(", ")),
    }
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// A text in quotes, or how it begins.
fn brief(text: &str) -> String {
    const LONG: usize = 100;
    match text.char_indices().nth(LONG) {
        Some((end, _)) => {
            let begins = text.get(..end).unwrap_or_default();
            quoted(&format!("{}…", begins.trim_end()))
        }
        None => quoted(text),
    }
}
