//! Word files: what was written into them comes back, place by place, and nothing else changes.
//!
//! How they look, LibreOffice says: `tests/pages/run`.

use it_adoption_model::docx::{self, DocxError, Filled, Lost, write};
use it_adoption_model::page::{Page, Words};
use it_adoption_model::{
    AnnualPlan, Locale, MediumTermPlan, Phrase, Readable, YearEndReport, explain, read, read_any,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};
use std::io::Write as _;

fn example(name: &str) -> Json {
    let path = crate::golden::repository(&format!("docs/examples/year/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn of<T: Readable>(json: &Json) -> T {
    read(json.to_string().as_bytes()).unwrap()
}

/// A document with what was written into a file of it.
fn fill(json: &Json, page: &Page, file: &[u8]) -> Result<Filled, DocxError> {
    of_pages(json, std::slice::from_ref(page), file)
}

/// As [`fill`], from a file that is one of several pages.
fn of_pages(json: &Json, pages: &[Page], file: &[u8]) -> Result<Filled, DocxError> {
    docx::fill(&read_any(json.to_string().as_bytes()).unwrap(), pages, file)
}

/// The page of a plan or report.
fn page(json: &Json, lang: Locale) -> Page {
    let rubric = crate::built_in("operational");
    let by = rubric.instrument();
    match json["document"].as_str().unwrap() {
        "annual-plan" => explain::annual_plan(&of::<AnnualPlan>(json), by, lang),
        "medium-term-plan" => explain::medium_term_plan(&of::<MediumTermPlan>(json), by, lang),
        _ => explain::year_end_report(&of::<YearEndReport>(json), None, by, lang),
    }
}

/// The places that the page of a document shows.
fn places(json: &Json, lang: Locale) -> Vec<String> {
    let text = unpacked(&write(&page(json, lang)).unwrap());
    let tags = text.split("<w:tag w:val=\"").skip(1);
    tags.map(|tag| tag.split_once('"').unwrap().0.to_owned())
        .collect()
}

/// The lines that were not read.
fn said(unread: &[docx::Unread]) -> Vec<String> {
    unread.iter().map(|unread| unread.line.clone()).collect()
}

const EXAMPLES: [&str; 4] = ["plan", "draft/plan", "medium-term-plan", "report"];

#[test]
fn a_file_that_nobody_touched_changes_nothing() {
    for name in EXAMPLES {
        let json = example(name);
        for lang in [Locale::Vi, Locale::En] {
            let page = page(&json, lang);
            let file = write(&page).unwrap();
            assert_eq!(file, write(&page).unwrap(), "{name}: the same bytes again");
            let filled = fill(&json, &page, &file).unwrap();
            assert_eq!((filled.changed, filled.lost), (vec![], vec![]), "{name}");
            assert_eq!(
                (json!(filled.document), filled.misread),
                (json.clone(), vec![])
            );
            assert_eq!((filled.unread, filled.moved), (vec![], vec![]), "{name}");
        }
    }
}

/// A document with other texts gives a file; filled from it, the first document is the other one.
#[test]
fn texts_written_in_the_file_find_their_places_again() {
    let config = ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..Default::default()
    };
    let text = "[^\\p{C}\\p{Z}…._–—•+*/-][^\\p{C}\\p{Z}…_]{0,40}( [^\\p{C}\\p{Z}…_]{1,2000}){0,3}";
    let text = text.prop_filter("a number that is still open, such as (/b", |text| {
        !Phrase::new(text).unwrap().is_open()
    });
    let written = prop::collection::vec((any::<Index>(), text), 1..12);
    let cases = (any::<Index>(), written);
    TestRunner::new(config)
        .run(&cases, |(which, written)| {
            let before = example(which.get::<&str>(&EXAMPLES));
            let mut after = before.clone();
            let places = places(&before, Locale::Vi);
            let texts = places.iter().filter(|place| !place.starts_with("/head"));
            let texts: Vec<&String> = texts
                .filter(|place| before.pointer(place).is_some_and(|at| at["vi"].is_string()))
                .collect();
            for (at, text) in &written {
                *after.pointer_mut(at.get::<&String>(&texts)).unwrap() = json!({ "vi": text });
            }
            let mut expected = after.clone();
            for place in &texts {
                // What stands there in English is not the file's to say.
                if let Some(english) = before.pointer(place).and_then(|text| text.get("en")) {
                    expected.pointer_mut(place).unwrap()["en"] = english.clone();
                }
            }
            let file = write(&page(&after, Locale::Vi)).unwrap();
            let filled = fill(&before, &page(&before, Locale::Vi), &file).unwrap();
            prop_assert_eq!(json!(filled.document), expected);
            prop_assert!(filled.lost.iter().all(|lost| lost.places.is_empty()));
            prop_assert_eq!(filled.misread, vec![]);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn the_head_is_filled_in_too() {
    let mut before = example("draft/plan");
    before["standing"] = json!({ "alone": {} });
    before["head"] = json!({ "title": { "vi": "…" } });
    let mut after = before.clone();
    after["head"] = json!({
        "title": { "vi": "Ứng dụng CNTT" }, "authority": "UBND XÃ B", "number": "45/KH-THCSB", "place": "Xã B", "date": "2026-08-27",
    });
    after["recipients"] = json!([]);
    let file = write(&page(&after, Locale::Vi)).unwrap();
    let filled = fill(&before, &page(&before, Locale::Vi), &file).unwrap();
    assert_eq!(json!(filled.document)["head"], after["head"]);
    // The title has its kind again, which the page prints on a line of its own.
    before["head"]["title"] = json!({ "vi": "Kế hoạch chuyển đổi số", "en": "Plan" });
    let filled = fill(&before, &page(&before, Locale::Vi), &file).unwrap();
    assert_eq!(
        json!(filled.document)["head"]["title"],
        json!({ "vi": "Kế hoạch ứng dụng CNTT", "en": "Plan" })
    );
    // An emptied place is open.
    let open = write(&page(&before, Locale::Vi)).unwrap();
    let filled = fill(&after, &page(&after, Locale::Vi), &open).unwrap();
    assert_eq!(json!(filled.document)["head"].get("number"), None);
    assert_eq!(json!(filled.document)["head"].get("date"), None);
}

/// What became of the number of an objective is a place of the report as soon as its plan is at hand.
#[test]
fn what_became_of_a_number_is_a_place() {
    let mut plan = example("plan");
    let unit = json!({ "vi": "máy tính", "en": "computers" });
    plan["objectives"][0]["quantity"] = json!({ "number": 40, "unit": unit });
    let (plan, before) = (of::<AnnualPlan>(&plan), example("report"));
    let report = of::<YearEndReport>(&before);
    let at = report
        .results
        .iter()
        .position(|r| r.objective == plan.objectives[0].id);
    let place = format!("/results/{}/quantity", at.unwrap());
    let rubric = crate::built_in("operational");
    let page = |report: &YearEndReport| {
        explain::year_end_report(report, Some(&plan), rubric.instrument(), Locale::Vi)
    };
    assert!(page(&report).markdown().contains("……… máy tính"));
    let text = unpacked(&write(&page(&report)).unwrap());
    let of_file = |words: &str| {
        let file = packed(&written(&text, &place, words));
        fill(&before, &page(&report), &file).unwrap()
    };
    let filled = of_file("1.038");
    let after = json!(filled.document);
    assert_eq!(after.pointer(&place), Some(&json!(1038)));
    assert!(page(&of(&after)).markdown().contains("1.038 máy tính"));
    let misread = of_file("hơn 30").misread;
    assert_eq!(misread[0].pointer.as_str(), place);
}

/// Places of the document that holds this one, and of the documents it rests on.
#[test]
fn what_is_open_in_documents_that_are_cited_is_a_place() {
    let mut before = example("draft/plan");
    before["standing"] = json!({ "wovenInto": { "title": { "vi": "…" } } });
    let source = json!({ "id": "cv", "title": { "vi": "Công văn về việc hướng dẫn", "en": "Letter guiding schools" }, "issuer": { "vi": "…" } });
    before["legalBasis"] = json!([{ "id": "own", "title": { "vi": "…" } }, source]);
    let filled_in = [
        (
            "/standing/wovenInto/title",
            json!({ "vi": "Kế hoạch giáo dục" }),
            "Kế hoạch giáo dục",
        ),
        (
            "/standing/wovenInto/number",
            json!("44/KH-THCS"),
            "44/KH-THCS",
        ),
        ("/standing/wovenInto/date", json!("2026-08-27"), "27/8/2026"),
        (
            "/legalBasis/0/title",
            json!({ "vi": "Kế hoạch năm học" }),
            "Kế hoạch năm học",
        ),
        ("/legalBasis/1/number", json!("7/SGDĐT-VP"), "7/SGDĐT-VP"),
        (
            "/legalBasis/1/date",
            json!("2026-08-05"),
            "05 tháng 8 năm 2026",
        ),
        ("/legalBasis/1/issuer", json!({ "vi": "Sở A" }), "Sở A"),
        ("/head/signer/name", json!("Lê Thị B"), "Lê Thị B"),
        ("/recipients/0", json!("UBND xã B"), "UBND xã B"),
        (
            "/assignments/0/task",
            json!({ "vi": "Hướng dẫn, theo dõi" }),
            "Hướng dẫn, theo dõi",
        ),
    ];
    for lang in [Locale::Vi, Locale::En] {
        let page = page(&before, lang);
        let text = unpacked(&write(&page).unwrap());
        for (place, value, words) in &filled_in {
            let file = written(&text, place, words);
            let filled = fill(&before, &page, &packed(&file)).unwrap();
            let after = json!(filled.document);
            let language = if lang == Locale::Vi { "vi" } else { "en" };
            let after = after.pointer(place);
            match value.get("vi") {
                Some(text) => assert_eq!(after.unwrap()[language], *text, "{place}"),
                None => assert_eq!(after, Some(value), "{place}"),
            }
            assert_eq!(
                (filled.changed.len(), filled.misread, filled.unread),
                (1, vec![], vec![])
            );
        }
        // A second time with the same dots nothing changes.
        let filled = fill(&before, &page, &write(&page).unwrap()).unwrap();
        assert_eq!(json!(filled.document), before);
    }
}

/// The text of a file with something written in a place.
fn written(text: &str, place: &str, words: &str) -> String {
    let tag = format!("<w:tag w:val=\"{place}\"/>");
    let (head, rest) = text.split_once(&tag).unwrap_or_else(|| panic!("{place}"));
    let (_, rest) = rest.split_once("</w:sdt>").unwrap();
    format!(
        "{head}{tag}</w:sdtPr><w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>{rest}"
    )
}

/// A Word file with one place in it.
fn with(place: &str, text: &str) -> Vec<u8> {
    let pointer = it_adoption_model::Pointer::new(place).unwrap();
    write(&Page::default().paragraph(Words::new(text).at(&pointer))).unwrap()
}

#[test]
fn days_and_amounts_are_understood_or_told() {
    let mut plan = example("plan");
    plan["standing"] = json!({ "alone": {} });
    let price = "/resources/4/need/equipment/unitPrice";
    let people = "/resources/8/need/training/people";
    for (place, text, expected) in [
        (
            "/head/date",
            "ngày 5 tháng 9 năm 2026",
            Some(json!("2026-09-05")),
        ),
        ("/head/date", "05/09/2026", Some(json!("2026-09-05"))),
        ("/head/date", "31/9/2026", None),
        ("/head/date", "5/9/26", None),
        ("/head/date", "tháng 9", None),
        ("/head/date", "tuần 3 tháng 9 năm 2026", None),
        ("/head/date", "quý 3, sau 5 ngày, 2026", None),
        (price, "14.500.000 đồng", Some(json!(14_500_000))),
        (price, "14500000", Some(json!(14_500_000))),
        (price, "14,5 triệu", None),
        (price, "mười bốn triệu", None),
        (price, "12 triệu", None),
        (price, "14.500.000 USD", None),
        (price, "5.000.000 (chưa VAT)", None),
        (price, "13500000 đ", Some(json!(13_500_000))),
        ("/objectives/0/due", "30/4/2027", Some(json!("2027-04-30"))),
        ("/objectives/0/due", "…", None),
        ("/roadmap/0/from", "15/9/2026", Some(json!("2026-09-15"))),
        ("/roadmap/0/until", "tháng 10", None),
        ("/funding/0/amount", "231.000.000", Some(json!(231_000_000))),
        ("/funding/0/amount", "…", None),
        (people, "30", Some(json!(30))),
        (people, "ba mươi", None),
        ("/head/number", "45/KH-………", None),
        ("/head/number", "46/KH-B", Some(json!("46/KH-B"))),
    ] {
        let page = page(&plan, Locale::Vi);
        let file = written(&unpacked(&write(&page).unwrap()), place, text);
        let filled = fill(&plan, &page, &packed(&file)).unwrap();
        let before = plan.pointer(place);
        match expected {
            Some(expected) => {
                assert_eq!(
                    json!(filled.document).pointer(place),
                    Some(&expected),
                    "{text}"
                );
                assert_eq!(filled.misread, [], "{text}");
                let is_new = before != Some(&expected);
                assert_eq!(filled.changed.len(), usize::from(is_new), "{text}");
            }
            None => {
                assert_eq!(json!(filled.document).pointer(place), before, "{text}");
                assert_eq!(filled.misread[0].pointer.as_str(), place);
                assert_eq!(filled.misread[0].found, if text == "…" { "" } else { text });
            }
        }
    }
}

/// A number that looks right and is not says what is wrong with it.
#[test]
fn what_nobody_sees_in_a_place_is_told_by_its_number() {
    let (json, place) = (example("plan"), "/resources/4/need/equipment/unitPrice");
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let filled = |words: &str| {
        let file = packed(&written(&text, place, words));
        fill(&json, &page, &file).unwrap()
    };
    for (words, found) in [
        ("14500000\u{200b}", "14500000⟨U+200B⟩"),
        ("\u{feff}14500000", "⟨U+FEFF⟩14500000"),
        ("14\u{2009}500\u{2009}000", "14⟨U+2009⟩500⟨U+2009⟩000"),
        ("14\u{202f}500", "14⟨U+202F⟩500"),
        ("14</w:t><w:noBreakHyphen/><w:t>500", "14⟨U+2011⟩500"),
        ("14\u{a0}triệu – 15 triệu", "14\u{a0}triệu – 15 triệu"),
    ] {
        assert_eq!(filled(words).misread[0].found, found);
    }
    // What steers the direction of text is left out wherever a page is printed, and so is read over.
    let filled = filled("\u{200e}15.000.000\u{202c}");
    let after = json!(filled.document);
    assert_eq!(after.pointer(place), Some(&json!(15_000_000)));
}

#[test]
fn what_is_no_word_file_is_refused() {
    let page = Page::default();
    let error = |file: &[u8]| fill(&example("plan"), &page, file).unwrap_err();
    assert_eq!(error(b""), DocxError::NotAnArchive);
    assert_eq!(error(b"<html></html>"), DocxError::NotAnArchive);
    let whole = write(&page).unwrap();
    for end in (0..whole.len()).step_by(97) {
        assert!(matches!(error(&whole[..end]), DocxError::NotAnArchive));
    }
    let archive = |name: &str, text: &[u8]| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).unwrap();
        archive.write_all(text).unwrap();
        archive.finish().unwrap().into_inner()
    };
    assert_eq!(
        error(&archive("xl/workbook.xml", b"<a/>")),
        DocxError::NotAWordFile
    );
    assert_eq!(
        error(&archive("word/document.xml", b"<a></b>")),
        DocxError::NotWellFormed
    );
    assert_eq!(
        error(&archive("word/document.xml", &[0xff; 9])),
        DocxError::NotWellFormed
    );
    let bomb = archive("word/document.xml", &vec![b' '; (64 << 20) + 1]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(error(&bomb), DocxError::TooLarge);
}

#[test]
fn hostile_texts_are_texts() {
    let mut plan = example("plan");
    let texts = [
        "</w:t></w:r><w:sdt>\"'&amp;",
        &"khôngcódấucách".repeat(800),
        "\u{202e}ngược\u{202c} \u{0}\u{7}\u{ffff}",
        "một\nhai\r\nba",
    ];
    let texts = texts.map(|text| json!({ "vi": text }));
    plan["situation"]["advantages"] = json!(texts);
    let shown = page(&plan, Locale::Vi);
    let file = write(&shown).unwrap();
    let filled = fill(&plan, &shown, &file).unwrap();
    assert_eq!(json!(filled.document), plan);
    assert_eq!((filled.changed, filled.lost), (vec![], vec![]));
    assert_eq!(filled.unread, []);
}

#[test]
fn a_file_of_another_document_is_refused() {
    let error = fill(
        &example("report"),
        &Page::default().paragraph(inspection("Sở")),
        &with("/inspection", "Phòng"),
    );
    let error = error.unwrap_err();
    assert!(matches!(error, DocxError::OtherPage(_)), "{error}");
    assert!(error.message(Locale::Vi).contains("inspection"), "{error}");
}

fn inspection(text: &str) -> Words {
    let pointer = it_adoption_model::Pointer::new("/inspection").unwrap();
    Words::new(text).at(&pointer)
}

/// The text of a Word file.
fn unpacked(file: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let part = archive.by_name("word/document.xml").unwrap();
    std::io::read_to_string(part).unwrap()
}

/// A Word file with this text.
fn packed(text: &str) -> Vec<u8> {
    of_parts(&[("document", text)])
}

/// A Word file of these parts.
fn of_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in parts {
        archive
            .start_file(format!("word/{name}.xml"), options)
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Remarks that colleagues write beside the text are no part of the document, and told.
#[test]
fn comments_notes_heads_and_feet_are_told() {
    let json = example("draft/plan");
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let part = |text: &str| format!("<w:x><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>");
    let parts = ["comments", "footnotes", "endnotes", "header1", "footer3"];
    for name in parts {
        let told = |words: &str| {
            let file = of_parts(&[("document", &text), (name, &part(words))]);
            let filled = fill(&json, &page, &file).unwrap();
            assert!(filled.changed.is_empty() && filled.lost.is_empty());
            said(&filled.unread)
        };
        assert_eq!(told("Sửa lại số máy"), ["Sửa lại số máy"], "{name}");
        assert_eq!(told("Trang bị 2 máy"), ["Trang bị 2 máy"], "{name}");
        // A program keeps the number of a page where it stood last.
        let is_margin = name.starts_with("header") || name.starts_with("footer");
        for said in ["???", "Trang"] {
            assert_eq!(told(said), [said], "{name}");
        }
        for number in ["12", "- 2 -", "Trang 2/5", "Page 2 of 5", "TRANG 3"] {
            let expected = [number].into_iter().filter(|_| !is_margin);
            assert_eq!(told(number), expected.collect::<Vec<_>>(), "{name}");
        }
    }
    let other = part("Arial");
    let file = of_parts(&[
        ("document", &text),
        ("fontTable", &other),
        ("commentsExtended", &other),
    ]);
    assert_eq!(fill(&json, &page, &file).unwrap().unread, []);
    // All parts share the room that there is.
    let half = " ".repeat(usize::try_from(docx::MAX_UNPACKED).unwrap() / 2);
    let file = of_parts(&[("document", &text), ("header1", &half), ("header2", &half)]);
    assert_eq!(fill(&json, &page, &file), Err(DocxError::TooLarge));
}

/// Wherever something is written outside of the places, it is told, and in a place it never is.
#[test]
fn what_is_written_outside_of_the_places_is_told() {
    for name in EXAMPLES {
        let json = example(name);
        for lang in [Locale::Vi, Locale::En] {
            let page = page(&json, lang);
            let text = unpacked(&write(&page).unwrap());
            let (mut inside, mut outside, mut open) = (String::new(), String::new(), false);
            let mut marks = Vec::new();
            for (at, run) in text.split_inclusive("</w:t>").enumerate() {
                let starts = run.rfind("<w:sdt>");
                open = starts.map_or(open, |_| true) && run.rfind("</w:sdt>") <= starts;
                let mark = format!(" thêm {at}!");
                let marked = run.replace("</w:t>", &format!("{mark}</w:t>"));
                let ends = run.ends_with("</w:t>");
                inside += if open { &marked } else { run };
                outside += if open { run } else { &marked };
                marks.extend((ends && !open).then_some(mark));
            }
            let filled = fill(&json, &page, &packed(&inside)).unwrap();
            assert_eq!(filled.unread, [], "{name}");
            assert!(filled.changed.len() > 3, "{name}");
            assert_eq!(filled.lost, [], "{name}");
            let filled = fill(&json, &page, &packed(&outside)).unwrap();
            assert!(filled.changed.is_empty(), "{name}: {:?}", filled.changed);
            assert_eq!(filled.lost, [], "{name}");
            let told = said(&filled.unread).join("\n");
            assert!(marks.len() > 20);
            for mark in marks {
                assert!(told.contains(mark.trim()), "{name}: {mark}\n{told}");
            }
        }
    }
}

#[test]
fn rows_and_lines_that_were_added_are_told() {
    let json = example("plan");
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let filled = |text: &str| fill(&json, &page, &packed(text)).unwrap().unread;
    let unread = |text: &str| said(&filled(text));
    let run = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = format!(
        "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        run("Máy  in"),
        run("2")
    );
    let last = text.rfind("</w:tbl>").unwrap();
    let with_row = format!("{}{row}{}", &text[..last], &text[last + "</w:tbl>".len()..]);
    assert_eq!(unread(&with_row), ["Máy in", "2"]);
    // Each is told with its row, and under what it stands: no heading is over the foot.
    let at = |text: &str| {
        let all = filled(text).into_iter().map(|new| new.printed.unwrap());
        all.map(|at| (at.under.unwrap(), at.line))
            .collect::<Vec<_>>()
    };
    let of = |under: &str| (under.to_owned(), "Máy in | 2".to_owned());
    assert_eq!(at(&with_row), [of("Nơi nhận"), of("Nơi nhận")]);
    let last = text[..last].rfind("</w:tbl>").unwrap();
    let with_row = format!("{}{row}{}", &text[..last], &text[last + "</w:tbl>".len()..]);
    assert_eq!(
        at(&with_row),
        [of("2. Chế độ báo cáo"), of("2. Chế độ báo cáo")]
    );
    // A line that the page has once is new when it stands there again, and a copy of a place is not read.
    let paragraph = text.find("<w:p>").unwrap();
    let row = text.find("</w:tc>").unwrap();
    let twice = format!("{}{}", &text[paragraph..row], &text[paragraph..]);
    assert!(!unread(&format!("{}{twice}", &text[..paragraph])).is_empty());
    // How a program breaks runs and sets spaces says nothing.
    let broken = text.replace(
        "Căn cứ ",
        "Căn </w:t></w:r><w:r><w:t>cứ\u{a0}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t> ",
    );
    assert_ne!(broken, text);
    assert_eq!(unread(&broken), [""; 0]);
}

/// Places within places would hold the same text again and again.
#[test]
fn places_within_places_do_not_multiply_what_they_hold() {
    let json = example("plan");
    let places = places(&json, Locale::Vi);
    let page = places.iter().fold(Page::default(), |page, place| {
        let pointer = it_adoption_model::Pointer::new(place).unwrap();
        page.paragraph(Words::new("x").at(&pointer))
    });
    let controls: String = places
        .iter()
        .map(|place| format!("<w:sdt><w:sdtPr><w:tag w:val=\"{place}\"/></w:sdtPr>"))
        .collect();
    let text = "a".repeat((64 << 20) / places.len() + 1);
    let close = "</w:sdt>".repeat(places.len());
    let error = fill(
        &json,
        &page,
        &packed(&format!("{controls}<w:t>{text}</w:t>{close}")),
    );
    assert_eq!(error.unwrap_err(), DocxError::TooLarge);
}

const LANGUAGES: [Locale; 2] = [Locale::Vi, Locale::En];

/// Whichever language a file is printed in and whoever asks, it is read in its own.
#[test]
fn a_file_is_read_as_the_page_it_was_made_from() {
    let json = example("plan");
    let improvement = |lang| {
        let rubric = crate::built_in("operational");
        explain::improvement_plan(&of::<AnnualPlan>(&json), rubric.instrument(), lang)
    };
    for name in EXAMPLES {
        let json = example(name);
        let mut pages: Vec<Page> = LANGUAGES.map(|lang| page(&json, lang)).into();
        if name == "plan" {
            pages.extend(LANGUAGES.map(improvement));
        }
        for at in 0..pages.len() {
            pages.rotate_left(1);
            let shown = pages[at].clone();
            let text = unpacked(&write(&shown).unwrap());
            let filled = of_pages(&json, &pages, &packed(&text)).unwrap();
            assert_eq!(json!(filled.document), json, "{name}");
            assert!(filled.lost.is_empty() && filled.unread.is_empty(), "{name}");
            let language = shown.language.unwrap().pick("vi", "en");
            let file = written(&text, "/head/title", "Kế hoạch khác");
            let filled = of_pages(&json, &pages, &packed(&file)).unwrap();
            let (mut before, mut after) = (json.clone(), json!(filled.document));
            before["head"]["title"][language] = Json::Null;
            after["head"]["title"][language] = Json::Null;
            assert_eq!(after, before, "{name}: only {language} is written");
        }
    }
}

/// A file that says what it was made from is never written into another document, however alike they are; one that does not say
/// it is refused where little of the page is in it, or much that the document has no place for.
#[test]
fn a_file_of_another_document_is_never_read() {
    let draft = example("draft/plan");
    let pages = |json: &Json| LANGUAGES.map(|lang| page(json, lang));
    for (place, other) in [("/id", "KH-2025-2026"), ("/school/id", "thcs-khac")] {
        let mut json = draft.clone();
        *json.pointer_mut(place).unwrap() = json!(other);
        let file = write(&page(&json, Locale::En)).unwrap();
        let error = of_pages(&draft, &pages(&draft), &file).unwrap_err();
        assert!(matches!(error, DocxError::OtherDocument { .. }), "{error}");
        assert!(error.message(Locale::Vi).contains(other), "{error}");
        // Nothing is known of one that does not say it.
        assert!(of_pages(&draft, &pages(&draft), &packed(&unpacked(&file))).is_ok());
    }
    for (file, document) in [
        ("draft/plan", "plan"),
        ("plan", "draft/plan"),
        ("report", "plan"),
    ] {
        for lang in LANGUAGES {
            let (file, document) = (example(file), example(document));
            let text = unpacked(&write(&page(&file, lang)).unwrap());
            let untagged = text.replace("<w:tag ", "<w:alias ");
            for text in [text, untagged] {
                let error = of_pages(&document, &pages(&document), &packed(&text));
                assert_eq!(error, Err(DocxError::NotItsPrint));
            }
        }
    }
}

#[test]
fn a_report_names_the_plan_it_was_printed_with() {
    let (json, plan) = (example("report"), example("plan"));
    let rubric = crate::built_in("operational");
    let (report, plan) = (of::<YearEndReport>(&json), of::<AnnualPlan>(&plan));
    let with = explain::year_end_report(&report, Some(&plan), rubric.instrument(), Locale::Vi);
    let without = page(&json, Locale::Vi);
    let file = write(&with).unwrap();
    let error = fill(&json, &without, &file).unwrap_err();
    assert!(error.message(Locale::Vi).contains("--plan"), "{error}");
    let pages = [without.clone(), with];
    for file in [file, write(&without).unwrap()] {
        let filled = of_pages(&json, &pages, &file).unwrap();
        assert_eq!(json!(filled.document), json);
        assert!(filled.lost.is_empty() && filled.unread.is_empty());
    }
}

/// The paragraphs outside of tables and the rows of tables of a file's text, where each stands.
fn units(text: &str) -> Vec<std::ops::Range<usize>> {
    let (mut units, mut from) = (Vec::new(), 0);
    while let Some(start) = text[from..].find("<w:p>").map(|at| from + at) {
        let row = text[from..].find("<w:tr>").map(|at| from + at);
        let (start, end) = match row {
            Some(row) if row < start => (row, "</w:tr>"),
            _ => (start, "</w:p>"),
        };
        from = start + text[start..].find(end).unwrap() + end.len();
        units.push(start..from);
    }
    units
}

/// The words of a file's text, without what is no word.
fn words(text: &str) -> String {
    let runs = text.split("<w:t xml:space=\"preserve\">").skip(1);
    let runs = runs.map(|run| run.split_once("</w:t>").unwrap().0);
    letters(&runs.collect::<String>().replace("&quot;", "\""))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Each paragraph and each row that is deleted is told whole, recorded or not, with what is printed there.
#[test]
fn what_is_deleted_is_told() {
    for (name, step) in [
        ("draft/plan", 1),
        ("medium-term-plan", 1),
        ("report", 1),
        ("plan", 5),
    ] {
        let json = example(name);
        let page = page(&json, Locale::Vi);
        let text = unpacked(&write(&page).unwrap());
        let mut told = 0;
        for unit in units(&text).into_iter().step_by(step) {
            let (before, rest) = text.split_at(unit.start);
            let (deleted, after) = rest.split_at(unit.len());
            let fill = |deleted: &str| {
                let file = packed(&format!("{before}{deleted}{after}"));
                fill(&json, &page, &file).unwrap()
            };
            let filled = fill("");
            assert_eq!(json!(filled.document), json, "{name}: {deleted}");
            if words(deleted).is_empty() && !deleted.contains("<w:tag") {
                assert_eq!(filled.lost, []);
                continue;
            }
            told += 1;
            let [
                Lost {
                    printed,
                    part: None,
                    ..
                },
            ] = filled.lost.as_slice()
            else {
                panic!("{name}: {deleted}: {:?}", filled.lost);
            };
            assert_eq!(letters(&printed.line), words(deleted), "{name}");
            let tags = deleted.matches("<w:tag").count();
            assert_eq!(filled.lost[0].places.len(), tags);
            let recorded = match deleted.starts_with("<w:tr>") {
                true => deleted.replace("<w:trPr>", "<w:trPr><w:del w:id=\"9\"/>"),
                false => {
                    let mark = "<w:rPr><w:del w:id=\"9\"/></w:rPr></w:pPr>";
                    let deleted = deleted.replace("</w:pPr>", mark);
                    let deleted = deleted.replace("<w:r>", "<w:del w:id=\"8\"><w:r>");
                    deleted.replace("</w:r>", "</w:r></w:del>")
                }
            };
            assert_eq!(fill(&recorded), filled, "{name}: {recorded}");
        }
        assert!(told > 20, "{name}: {told}");
    }
}

/// Whatever is printed outside of the places is told when it is blanked; the number of a row alone is not missed.
#[test]
fn what_is_blanked_is_told_where_it_stood() {
    let json = example("plan");
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let (mut told, mut from) = (0, 0);
    let begin = "<w:t xml:space=\"preserve\">";
    while let Some(start) = text[from..].find(begin).map(|at| from + at + begin.len()) {
        let end = start + text[start..].find("</w:t>").unwrap();
        from = end;
        let (run, before) = (&text[start..end], &text[..start]);
        let in_place = before.rfind("<w:sdt>") > before.rfind("</w:sdt>");
        let row = before
            .rfind("<w:tr>")
            .filter(|row| Some(*row) > before.rfind("</w:tr>"));
        let is_first = row.is_some_and(|row| !before[row..].contains("</w:p>"));
        let is_number = run.chars().all(|c| c.is_ascii_digit());
        if in_place || letters(run).is_empty() || (is_first && is_number) {
            continue;
        }
        told += 1;
        let file = packed(&format!("{before}{}", &text[end..]));
        let filled = fill(&json, &page, &file).unwrap();
        assert_eq!(json!(filled.document), json);
        let [lost] = filled.lost.as_slice() else {
            panic!("{run}: {:?}", filled.lost);
        };
        let run = letters(&run.replace("&quot;", "\""));
        let part = lost.part.as_ref().unwrap_or(&lost.printed.line);
        assert!(letters(part).contains(&run), "{run}: {lost:?}");
        if let Some(row) = row {
            let row = format!("{}</w:tr>", text[row..].split_once("</w:tr>").unwrap().0);
            assert_eq!(letters(&lost.printed.line), words(&row), "{run}");
        }
    }
    assert!(told > 150, "{told}");
}

/// People delete half of a file and write in all of its places, and it is still read.
#[test]
fn a_file_that_was_edited_a_lot_is_read() {
    for name in EXAMPLES {
        for lang in LANGUAGES {
            let json = example(name);
            let pages = LANGUAGES.map(|lang| page(&json, lang));
            let mut text = unpacked(&write(&page(&json, lang)).unwrap());
            for (at, unit) in units(&text).into_iter().enumerate().rev() {
                if at % 2 == 1 {
                    text.replace_range(unit, "");
                }
            }
            for place in places(&json, lang) {
                let is_text = json.pointer(&place).is_some_and(Json::is_object);
                if is_text && text.contains(&format!("<w:tag w:val=\"{place}\"/>")) {
                    text = written(&text, &place, "Viết lại cả câu");
                }
            }
            let filled = of_pages(&json, &pages, &packed(&text)).unwrap();
            assert!(
                !filled.changed.is_empty() && filled.lost.len() > 3,
                "{name}"
            );
            assert_eq!(filled.misread, [], "{name}");
        }
    }
}

/// Comments that cannot be read are told; the text is read all the same.
#[test]
fn parts_that_are_broken_are_told() {
    let json = example("draft/plan");
    let page = page(&json, Locale::Vi);
    let text = written(
        &unpacked(&write(&page).unwrap()),
        "/inspection",
        "Hằng tháng",
    );
    for broken in ["<a></b>", "<w:comments><w:p>", "<a>&x;</a>"] {
        let file = of_parts(&[("document", &text), ("comments", broken)]);
        let filled = fill(&json, &page, &file).unwrap();
        assert_eq!(json!(filled.document)["inspection"]["vi"], "Hằng tháng");
        assert_eq!(filled.broken, ["word/comments.xml"]);
    }
}

/// What is no plain text stays out of the document and is told, where it stands: in a place, beside a place, in a line of its own.
#[test]
fn what_is_no_plain_text_is_told() {
    let (json, place) = (example("plan"), "/solutions/3/title");
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let run = |inner: &str| format!("</w:t></w:r><w:r>{inner}</w:r><w:r><w:t>");
    for (inner, told) in [
        (run("<w:drawing/>"), "[hình]"),
        (run("<w:pict/>"), "[hình]"),
        (run("<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>"), "[ký hiệu]"),
        (run("<w:monthLong/>"), "[phần không đọc được]"),
        (
            run("<w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>"),
            "[ô của biểu mẫu]",
        ),
        (
            run("<w:rPr><w:strike/></w:rPr><w:t>14 máy</w:t>"),
            "[gạch ngang: 14 máy]",
        ),
        (
            run("<w:rPr><w:vanish/></w:rPr><w:t>14 máy</w:t>"),
            "[ẩn: 14 máy]",
        ),
        (
            "</w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath><w:r><w:t>".to_owned(),
            "[công thức]1",
        ),
    ] {
        let words = format!("Mua {inner} máy tính");
        let filled = fill(&json, &page, &packed(&written(&text, place, &words))).unwrap();
        assert_eq!(json!(filled.document), json);
        assert!(filled.changed.is_empty());
        assert_eq!(filled.misread[0].pointer.as_str(), place);
        assert_eq!(filled.misread[0].found, format!("Mua {told} máy tính"));
        assert!(filled.misread[0].expected.vi.contains("chữ thường"));
        let beside = format!("<w:p><w:r><w:t>Xem {inner}</w:t></w:r></w:p><w:sectPr>");
        let file = text.replacen("<w:sectPr>", &beside, 1);
        let filled = fill(&json, &page, &packed(&file)).unwrap();
        assert_eq!(json!(filled.document), json);
        assert_eq!(said(&filled.unread), [format!("Xem {told}")]);
        let printed = filled.unread[0].printed.as_ref().unwrap();
        assert_eq!(printed.line, format!("Xem {told}"), "where it stands too");
        let header = format!("<w:hdr><w:p><w:r><w:t>2{inner}</w:t></w:r></w:p></w:hdr>");
        let file = of_parts(&[("document", &text), ("header1", &header)]);
        let filled = fill(&json, &page, &file).unwrap();
        assert_eq!(said(&filled.unread), [format!("2{told}")]);
    }
    let file = text.replacen("<w:sectPr>", "<w:altChunk r:id=\"rId9\"/><w:sectPr>", 1);
    let filled = fill(&json, &page, &packed(&file)).unwrap();
    assert_eq!(said(&filled.unread), ["[tệp chèn vào]"]);
    // What has a meaning as text is read.
    for (inner, expected) in [
        ("<w:noBreakHyphen/>", "2026\u{2011}2027"),
        ("<w:softHyphen/>", "20262027"),
    ] {
        let words = format!("2026</w:t>{inner}<w:t>2027");
        let filled = fill(&json, &page, &packed(&written(&text, place, &words))).unwrap();
        let title = &json!(filled.document)["solutions"][3]["title"]["vi"];
        assert_eq!((title, filled.misread.len()), (&json!(expected), 0));
    }
}

/// A style says of text what its own properties do; those go before it.
#[test]
fn what_a_style_strikes_out_or_hides_is_told() {
    let (json, place) = (example("plan"), "/solutions/3/title");
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let style = |kind: &str, of: &str| {
        format!("<w:style w:type=\"{kind}\" w:styleId=\"Gach\"><w:rPr>{of}</w:rPr></w:style>")
    };
    let run = |of: &str| {
        let inner = format!("<w:r><w:rPr>{of}</w:rPr><w:t>14 máy</w:t></w:r>");
        let words = format!("Mua </w:t></w:r>{inner}<w:r><w:t> tính");
        written(&text, place, &words)
    };
    let named = "<w:rStyle w:val=\"Gach\"/>";
    let fill = |text: &str, styles: &str| {
        let styles = format!("<w:styles>{styles}</w:styles>");
        let file = of_parts(&[("document", text), ("styles", &styles)]);
        fill(&json, &page, &file).unwrap()
    };
    for (of, told) in [
        ("<w:strike/>", "[gạch ngang: 14 máy]"),
        ("<w:dstrike/>", "[gạch ngang: 14 máy]"),
        ("<w:vanish></w:vanish>", "[ẩn: 14 máy]"),
    ] {
        let styles = style("character", of);
        let filled = fill(&run(named), &styles);
        assert_eq!(json!(filled.document), json);
        assert_eq!(filled.misread[0].found, format!("Mua {told} tính"));
        let off = of.replace("/>", " w:val=\"0\"/>");
        let off = off.replace("<w:vanish>", "<w:vanish w:val=\"off\">");
        for shown in [run(&format!("{named}{off}")), run("")] {
            let title = json!(fill(&shown, &styles).document);
            assert_eq!(title["solutions"][3]["title"]["vi"], "Mua 14 máy tính");
        }
        // So is each paragraph of a style, whatever stands in it.
        let styled = text.replacen(
            "<w:pStyle w:val=\"Body\"/>",
            "<w:pStyle w:val=\"Gach\"/>",
            1,
        );
        assert_ne!(styled, text);
        let filled = fill(&styled, &style("paragraph", of));
        let (mark, _) = told.split_once("14").unwrap();
        let unread = said(&filled.unread).join("\n");
        assert!(unread.contains(mark), "{of}: {filled:?}");
        // Its style before it was changed says nothing of it.
        let changed = text.replace(
            "<w:pStyle w:val=\"Body\"/>",
            "<w:pStyle w:val=\"Body\"/><w:pPrChange><w:pPr><w:pStyle w:val=\"Gach\"/></w:pPr></w:pPrChange>",
        );
        let filled = fill(&changed, &style("paragraph", of));
        assert_eq!((filled.unread, filled.misread), (vec![], vec![]));
    }
    let broken = fill(&text, "<w:style>");
    assert_eq!(broken.broken, ["word/styles.xml"]);
    assert_eq!(broken.unread, []);
}

/// A document that has a hyphen at which no line ends comes back as it was, however a program keeps that.
#[test]
fn a_hyphen_at_which_no_line_ends_comes_back() {
    let mut json = example("plan");
    json["solutions"][3]["title"] = json!({ "vi": "Mua máy năm 2026\u{2011}2027" });
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let kept = "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">";
    let kept = text.replace('\u{2011}', kept);
    assert_ne!(kept, text);
    for text in [text, kept] {
        let filled = fill(&json, &page, &packed(&text)).unwrap();
        assert_eq!(json!(filled.document), json);
        assert_eq!((filled.changed, filled.lost), (vec![], vec![]));
        assert_eq!(filled.unread, []);
    }
}

/// Rows and paragraphs that are moved are told, recorded or not; the document keeps its order.
#[test]
fn what_was_moved_is_told() {
    for name in EXAMPLES {
        let json = example(name);
        let page = page(&json, Locale::Vi);
        let text = unpacked(&write(&page).unwrap());
        let all = units(&text);
        let is_place = |unit: &std::ops::Range<usize>| text[unit.clone()].contains("<w:tag");
        let mut told = 0;
        for pair in all.windows(2).filter(|pair| pair.iter().all(is_place)) {
            let (first, second) = (&pair[0], &pair[1]);
            let swapped = format!(
                "{}{}{}{}{}",
                &text[..first.start],
                &text[second.clone()],
                &text[first.end..second.start],
                &text[first.clone()],
                &text[second.end..]
            );
            let filled = fill(&json, &page, &packed(&swapped)).unwrap();
            assert_eq!(json!(filled.document), json, "{name}");
            let [moved] = filled.moved.as_slice() else {
                panic!("{name}: {:?}: {}", filled.moved, &text[first.clone()]);
            };
            let moved = letters(&moved.line);
            let either = [first, second].map(|unit| words(&text[unit.clone()]));
            assert!(either.contains(&moved), "{name}: {moved}");
            assert_eq!((filled.lost, filled.unread), (vec![], vec![]), "{name}");
            told += 1;
        }
        assert!(told > 4, "{name}: {told}");
    }
}

/// What people do to rows that stay where they are: number them anew, delete some, write others between them.
#[test]
fn what_stays_in_its_order_was_not_moved() {
    let mut json = example("plan");
    let mut objectives = json["objectives"].as_array().unwrap().clone();
    for number in objectives.len()..12 {
        let mut more = objectives[0].clone();
        more["id"] = json!(format!("more-{number}"));
        objectives.push(more);
    }
    json["objectives"] = json!(objectives);
    let page = page(&json, Locale::Vi);
    let text = unpacked(&write(&page).unwrap());
    let rows = |text: &str| {
        let rows = units(text).into_iter();
        let rows = rows.filter(|unit| text[unit.clone()].contains("\"/objectives/"));
        rows.collect::<Vec<_>>()
    };
    let begin = "<w:t xml:space=\"preserve\">";
    let numbered = |row: &str, number: usize| {
        let (head, rest) = row.split_once(begin).unwrap();
        let (_, rest) = rest.split_once("</w:t>").unwrap();
        format!("{head}{begin}{number}</w:t>{rest}")
    };
    let mut edited = text.clone();
    assert_eq!(rows(&text).len(), 12);
    for at in [4, 2] {
        edited.replace_range(rows(&edited)[at].clone(), "");
    }
    for (at, row) in rows(&edited).into_iter().enumerate().rev() {
        let renumbered = numbered(&edited[row.clone()], at + 1);
        edited.replace_range(row, &renumbered);
    }
    let paragraph = "<w:p><w:r><w:t>Máy in</w:t></w:r></w:p>";
    let row = format!("<w:tr><w:tc>{paragraph}</w:tc></w:tr>");
    edited.insert_str(rows(&edited)[1].start, &row);
    let filled = fill(&json, &page, &packed(&edited)).unwrap();
    assert_eq!(filled.lost.len(), 2, "{:?}", filled.lost);
    assert_eq!(filled.moved, []);
}

/// What shows no place of the document is no page of it: an empty page, or one of words only.
#[test]
fn a_page_without_places_is_no_page_of_the_document() {
    let json = example("plan");
    let whole = page(&json, Locale::Vi);
    let file = write(&whole).unwrap();
    let words = Page::default().heading(1, "Kế hoạch").paragraph("Căn cứ");
    for none in [
        Page::default(),
        words.clone(),
        Page::default().language(Locale::Vi),
    ] {
        assert_eq!(fill(&json, &none, &file), Err(DocxError::NotItsPrint));
        // Beside the page that it was made from it is passed over.
        let filled = of_pages(&json, &[none, whole.clone()], &file).unwrap();
        assert!(filled.changed.is_empty() && filled.unread.is_empty());
    }
    let own = write(&words).unwrap();
    assert_eq!(fill(&json, &words, &own), Err(DocxError::NotItsPrint));
}
