//! What documents and forms say, whole: every word, number and sign of their pages and cells, in both languages.
//!
//! The texts stand in `tests/golden/told`, to be read when they change.

#[cfg(feature = "office")]
mod forms;

use crate::golden;
use it_adoption_model::explain::Depth;
use it_adoption_model::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;

fn seeds(kind: Kind) -> Vec<Document> {
    let read = |seed: &serde_json::Value| read_any(seed.to_string().as_bytes()).unwrap();
    crate::seeds::seeds(kind).iter().map(read).collect()
}

fn corpus(path: &str) -> serde_json::Value {
    let path = golden::repository(&format!("tests/corpus/{path}"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn example(name: &str) -> Vec<u8> {
    std::fs::read(golden::repository(&format!("docs/examples/{name}"))).unwrap()
}

/// The instrument of a file of the corpus.
fn rubric(path: &str) -> Rubric {
    Rubric::new(read(corpus(path).to_string().as_bytes()).unwrap()).unwrap()
}

#[test]
fn pages_of_every_kind_of_document() {
    let rubrics = Rubrics::builtin();
    for locale in Locale::ALL {
        let mut told = String::new();
        for kind in Kind::ALL {
            for (at, seed) in seeds(*kind).iter().enumerate() {
                if let Some(page) = explain::document(seed, &rubrics, *locale) {
                    writeln!(told, "<!-- {kind} {at} -->\n\n{}", page.markdown()).unwrap();
                }
            }
        }
        golden::check(&format!("tests/golden/told/pages-{locale}.md"), &told);
    }
}

/// Results of the corpus, of every instrument and of every fifth case, and what they lack for the highest level; by turns in each
/// language and depth.
#[test]
fn results_and_gaps_of_every_shape_of_instrument() {
    let mut files = golden::files_under("tests/corpus/scores");
    files.sort();
    let mut told = String::new();
    let mut instruments = BTreeSet::new();
    let mut turn = 0;
    for file in files {
        let file = file.strip_prefix("tests/corpus/").unwrap();
        let cases = corpus(file);
        for (at, case) in cases["cases"].as_array().unwrap().iter().enumerate() {
            let instrument = case["instrument"].as_str().unwrap_or_default();
            let is_fifth = at % 5 == 0;
            if case["scorecard"].is_null()
                || !(instruments.insert(instrument.to_owned()) || is_fifth)
            {
                continue;
            }
            turn += 1;
            let rubric = rubric(instrument);
            let locale = Locale::ALL[turn % 2];
            let instrument = rubric.instrument();
            let assessment: Assessment = read(case["document"].to_string().as_bytes()).unwrap();
            let card = rubric.score(&assessment).unwrap();
            let depth = [Depth::Full, Depth::Full, Depth::Brief][turn % 3];
            let page = explain::scorecard(&card, &rubric, depth, locale);
            writeln!(told, "<!-- {file} {at} -->\n\n{}", page.markdown()).unwrap();
            let top = instrument.levels.last().unwrap().id;
            if let Ok(gaps) = rubric.gaps(&assessment, &top) {
                let page = explain::gaps(&gaps, instrument, depth, locale);
                writeln!(told, "{}", page.markdown()).unwrap();
            }
        }
    }
    golden::check("tests/golden/told/results.md", &told);
}

/// What became of everything that was carried over: the year's documents to other instruments, and those by one's own criteria to
/// their next edition.
#[test]
fn notices_of_what_is_carried_over() {
    let own = |name: &str| Rubric::new(read(&example(name)).unwrap()).unwrap();
    let year = [
        "year/self-assessment.json",
        "year/plan.json",
        "year/medium-term-plan.json",
        "year/report.json",
    ];
    let [operational, index, circular] =
        ["operational", "decision-4725", "accreditation-57"].map(crate::built_in);
    let [first, next] = [
        "instrument-school-own.json",
        "edition/instrument-2026.1.json",
    ]
    .map(own);
    let by_own = [
        "assessment-school-own.json",
        "edition/medium-term-plan.json",
    ];
    let ways = [
        (&operational, &index, &year[..], Locale::Vi),
        (&operational, &circular, &year[..], Locale::En),
        (&operational, &operational, &year[1..2], Locale::Vi),
        (&first, &next, &by_own[..], Locale::Vi),
        (&first, &next, &by_own[..], Locale::En),
    ];
    let mut told = String::new();
    for (from, to, names, locale) in ways {
        let crosswalk = Crosswalk::between(from, to, []).unwrap();
        let passage = Passage::new(&crosswalk, from, to).unwrap();
        for name in names {
            let notices = match read_any(&example(name)).unwrap() {
                Document::Assessment(of) => passage.carry_over(&*of).unwrap().notices,
                Document::AnnualPlan(of) => passage.carry_over(&*of).unwrap().notices,
                Document::MediumTermPlan(of) => passage.carry_over(&*of).unwrap().notices,
                Document::YearEndReport(of) => passage.carry_over(&*of).unwrap().notices,
                other => panic!("{}", other.kind()),
            };
            writeln!(told, "<!-- {name} to {} -->\n", to.reference().id).unwrap();
            for notice in &notices {
                writeln!(told, "- {}", notice.message(locale)).unwrap();
            }
            let page = explain::notices(&notices, from.instrument(), to.instrument(), locale);
            writeln!(told, "\n{}", page.markdown()).unwrap();
        }
    }
    golden::check("tests/golden/told/notices.md", &told);
}

/// A page with every block, in text and cells of every tone, and charts with everything in them.
fn page_of_every_block() -> page::Page {
    use it_adoption_model::page::{
        Bar, Chart, Fact, Item, Length, Page, Shade, Side, Sides, Table, Tone, Words,
    };
    let tones = [Tone::Plain, Tone::Good, Tone::Warn, Tone::Bad, Tone::Quiet];
    let mut narrow = Table::new(["Nhóm", "", ">Điểm"]).widths([1, 0, 3]);
    for (at, tone) in tones.into_iter().enumerate() {
        let bar = Bar::new(at as u64, 4).tone(tone);
        narrow.row([
            Words::new("Tiêu chí").tone(tone).into(),
            bar.into(),
            "15/20".into(),
        ]);
    }
    let mut wide = Table::new([
        "STT",
        "Nội dung thực hiện trong năm học",
        ">Số tiền",
        "Ghi chú",
        "Người",
        "Ngày",
        "Mức",
        "Điểm",
    ]);
    wide.row(
        [
            "1",
            "Mua máy tính dạy Tin học\nvà lắp đặt",
            "1.500.000",
            "",
            "Hiệu trưởng",
            "7/9/2025",
            "Tốt",
            "4",
        ]
        .map(Into::into),
    );
    let mut uneven = Table::new(["STT", "Nội dung", "Ghi chú"]);
    let [long, longer] = [4, 20].map(|times| "Dạy Tin học ở phòng máy. ".repeat(times));
    uneven.row(["1".into(), longer.into(), long.into()]);
    uneven.row(["".into(), "ke-hoach-".repeat(9).into(), "".into()]);
    let mut chart = Chart::new("Biểu đồ")
        .key("thấp", Shade::Rank(0, 3))
        .key("cao", Shade::Rank(2, 3))
        .mark(1, 2, "một nửa");
    chart.bar("Nhóm P", Bar::new(3, 4), "75 %\n3/4");
    let part = |part, rank| Bar::new(part, 10).shade(Shade::Rank(rank, 3));
    chart.row("Nhóm <N>", vec![part(2, 0), part(0, 1), part(3, 2)], "5");
    chart.row("Cả", vec![part(4, 0), part(6, 2), part(1, 1)], "10");
    let facts = [
        Fact::from(("Mức", Words::new("Tốt").tone(Tone::Good))),
        Fact::from(("Điểm", "15\n20")),
    ];
    Page::default()
        .sides(Sides::new(
            true,
            vec![
                Side::new(vec!["TRƯỜNG".into(), "───".into()], vec!["VIỆT NAM".into()]),
                Side::new(
                    vec!["Số: 1".into(), Words::rule(Length::Long)],
                    vec![Words::rule(Length::Long)],
                ),
                Side::new(
                    vec![Words::rule(Length::Short)],
                    vec![Words::rule(Length::Tiny)],
                ),
            ],
        ))
        .title("KẾ HOẠCH\nNăm học")
        .centred("ở giữa")
        .heading(1, Words::new("Kết quả").anchor("top"))
        .heading(2, "Mục")
        .paragraph(Words::new("Một câu.\tCâu < nữa.").link("https://example.org/?a=1&b=2"))
        .facts(facts.clone())
        .list([Item::from(Words::new("H.3").link("#top")).with(facts)])
        .table(narrow)
        .chart(chart)
        .new_sheet()
        .table(wide)
        .table(uneven)
        .paragraph("Hết.")
        .sides(Sides::new(
            false,
            vec![
                Side::new(
                    vec!["Nơi nhận:".into(), "- UBND xã;".into()],
                    vec!["HIỆU TRƯỞNG".into()],
                ),
                Side::new(
                    vec!["- Lưu: VT.".into()],
                    vec!["Ký".into(), "Nguyễn Văn A".into()],
                ),
            ],
        ))
}

#[test]
fn a_page_of_every_block() {
    let page = page_of_every_block();
    golden::check("tests/golden/told/blocks.md", &page.markdown());
    let html = page.html();
    let (_, body) = html.split_once("<main").unwrap();
    golden::check("tests/golden/told/blocks.html", &body.replace("><", ">\n<"));
}

/// A school's two years and two judgements, counted: tables and charts.
#[test]
fn years_and_judgements_side_by_side() {
    let rubrics = Rubrics::builtin();
    let score = |name: &str| {
        let assessment: Assessment = read(&example(&format!("year/{name}.json"))).unwrap();
        let rubric = rubrics.get(&assessment.instrument).unwrap();
        rubric.score(&assessment).unwrap()
    };
    let mut rollup = Rollup::default();
    for name in ["self-assessment", "external-evaluation", "next-assessment"] {
        rollup.add(&score(name));
    }
    let html = explain::rollup(&rollup, &rubrics, Locale::Vi).html();
    // What is told of one year alone is told in Markdown above.
    let (_, body) = html.split_once("<h2>So sánh các năm học").unwrap();
    golden::check("tests/golden/told/years.html", &body.replace("><", ">\n<"));
}

#[cfg(feature = "office")]
#[test]
fn a_word_file_of_every_block() {
    let file = docx::write(&page_of_every_block()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    golden::check("tests/golden/told/word.xml", &xml.replace("><", ">\n<"));
}

/// The words for the members of every list that has some.
#[test]
fn words_of_every_list_of_names() {
    let mut told = String::new();
    macro_rules! labels {
        ($($name:ident)+) => {$(
            for one in $name::ALL {
                let [vi, en] = [Locale::Vi, Locale::En].map(|locale| one.label(locale).to_string());
                writeln!(told, "{} {}: {vi} | {en}", stringify!($name), one.as_str()).unwrap();
            }
        )+};
    }
    labels! {
        Kind PlaceForm Fidelity Correspondence Severity Stage CriterionState NoLevel Action SubmissionState UnitKind AssessorRole ProvenanceKind
        PhaseOutcome ResultOutcome Party Role FundingSource Became Channel
    }
    for principle in Principle::ALL {
        let [vi, en] = [Locale::Vi, Locale::En].map(|locale| principle.summary(locale));
        writeln!(told, "{}: {vi} | {en}", principle.as_str()).unwrap();
    }
    golden::check("tests/golden/told/labels.txt", &told);
}
