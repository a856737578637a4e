//! Input that means harm: it works or ends in a clear error, in time and memory that grow no faster than its size.
//!
//! `ITAM_FUZZ=10` throws ten times as much at the library.

use crate::seeds::seeds;
use it_adoption_model::{
    Assessment, Document, Id, Instrument, Kind, Locale, MAX_DOCUMENT_BYTES, Period, PointSum,
    Pointer, Readable, Rollup, Rubric, Rubrics, Rule, ScoreError, Scorecard, check, explain, kind,
    read, read_any, read_as, spots, stream,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;

/// So many, or as many times more as `ITAM_FUZZ` says.
fn fuzz(number: usize) -> usize {
    std::env::var("ITAM_FUZZ").map_or(number, |times| number * times.parse::<usize>().unwrap())
}

fn operational() -> Rubric {
    crate::built_in("operational")
}

/// Everything that can be done with a document that can be read; what it comes to does not matter here.
fn use_up(document: &Document, rubric: &Rubric) {
    let rubrics = Rubrics::default().with(rubric.clone()).unwrap();
    let _ = check::together(&[document], &rubrics);
    let _ = explain::document(document, &rubrics, Locale::Vi);
    match document {
        Document::Instrument(instrument) => {
            let _ = explain::instrument(instrument, Locale::En);
            let _ = Rubric::new((**instrument).clone());
        }
        Document::Assessment(assessment) => answered(rubric, assessment),
        Document::Scorecard(card) => {
            let _ = explain::scorecard(card, rubric, explain::Depth::Full, Locale::Vi);
            Rollup::of(card);
        }
        Document::Gaps(gaps) => {
            let _ = explain::gaps(gaps, rubric.instrument(), explain::Depth::Full, Locale::En);
        }
        Document::Findings(findings) => {
            let _ = explain::findings(findings, Locale::Vi);
        }
        Document::Rollup(rollup) => {
            let parts: Rollup = (**rollup).clone().split().collect();
            assert_eq!(parts, (**rollup).clone().merge(Rollup::default()));
        }
        Document::AnnualPlan(plan) => {
            let _ = rubric.derive(plan, None);
            let _ = explain::annual_plan(plan, rubric.instrument(), Locale::Vi);
            let _ = explain::improvement_plan(plan, rubric.instrument(), Locale::Vi);
        }
        Document::MediumTermPlan(plan) => {
            let _ = explain::medium_term_plan(plan, rubric.instrument(), Locale::Vi);
        }
        Document::YearEndReport(report) => {
            let _ = explain::year_end_report(report, None, rubric.instrument(), Locale::Vi);
        }
        Document::Difficulty(difficulty) => {
            let _ = explain::difficulty(difficulty, Locale::Vi);
        }
        Document::Submission(submission) => {
            let _ = explain::submission(submission, rubric, Locale::En);
        }
        Document::Workflow(workflow) => {
            let _ = explain::workflow(workflow, Locale::Vi);
        }
        Document::Comparison(comparison) => {
            let _ = explain::comparison(comparison, rubric.instrument(), Locale::Vi);
            Rollup::default().add_comparison(comparison);
        }
        Document::LineError(error) => {
            error.problem.message(Locale::Vi);
        }
        Document::Crosswalk(crosswalk) => {
            let instrument = Some(rubric.instrument());
            let _page = explain::crosswalk(crosswalk, instrument, instrument, Locale::Vi);
            let _found = check::crosswalk(crosswalk, Some(rubric), None);
        }
        _ => panic!("a kind that this does not know"),
    }
}

fn answered(rubric: &Rubric, assessment: &Assessment) {
    let _ = explain::assessment(assessment, rubric.instrument(), Locale::En);
    let Ok(card) = rubric.score(assessment) else {
        return;
    };
    let _ = explain::scorecard(&card, rubric, explain::Depth::Full, Locale::Vi);
    Rollup::of(&card);
    let target = rubric.instrument().levels.last().unwrap().id;
    let period = Period::SchoolYear(assessment.school_year);
    if let Ok(gaps) = rubric.gaps(assessment, &target) {
        let _ = explain::gaps(&gaps, rubric.instrument(), explain::Depth::Full, Locale::Vi);
        let _ = rubric.draft_plan(assessment, &target, period, Id::new("plan").unwrap());
    }
}

/// What reading says of a text, in both languages, short enough to be read by somebody.
fn refused<T: Readable + std::fmt::Debug>(json: &[u8]) -> String {
    let error = read::<T>(json).expect_err("no such document");
    for locale in [Locale::Vi, Locale::En] {
        let message = error.message(locale);
        assert!(message.chars().count() < 600, "{message}");
    }
    error.message(Locale::En)
}

fn assessment(more: &Value) -> Value {
    let mut document = json!({
        "document": "assessment", "school": { "id": "s", "name": "Trường", "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "operational", "edition": "2026.1" }, "role": "self", "answers": []
    });
    for (name, value) in more.as_object().unwrap() {
        document[name] = value.clone();
    }
    document
}

/// A sound assessment as text, with something in place of its one answer's value.
fn with_value(value: &str) -> String {
    let answers = json!([{ "criterion": "Q.5", "value": { "count": "@" } }]);
    assessment(&json!({ "answers": answers }))
        .to_string()
        .replace("\"@\"", value)
}

#[test]
fn numbers_beyond_all_bounds_are_refused() {
    for (number, said) in [
        ("1e400", "too great"),
        ("-1e400", "too great"),
        (&"9".repeat(400), "too great"),
        ("1e-400", ""),
        ("0.1", "0.1"),
        ("18446744073709551616", "1.8446744073709552e19"),
        ("1000000001", "1000000001"),
        ("-1", "-1"),
        ("NaN", "expected a value"),
        ("Infinity", "expected a value"),
        ("0x10", "expected `,` or `}`"),
        ("01", "number is written wrongly"),
        ("1.", "number is written wrongly"),
    ] {
        let text = with_value(number);
        match said {
            "" => assert!(read::<Assessment>(text.as_bytes()).is_ok(), "{number} is 0"),
            said => {
                let message = refused::<Assessment>(text.as_bytes());
                assert!(message.contains(said), "{number}: {message}");
            }
        }
    }
    for zero in ["0", "-0", "0.0", "0e0", "0e99999", "0.000"] {
        let read = read::<Assessment>(with_value(zero).as_bytes());
        assert!(read.is_ok(), "{zero}: {read:?}");
    }
}

#[test]
fn strings_that_are_no_text_are_refused() {
    let named = |name: &[u8]| {
        let text = assessment(&json!({})).to_string();
        let at = text.find("Trường").unwrap();
        let after = &text.as_bytes()[at + "Trường".len()..];
        [&text.as_bytes()[..at], name, after].concat()
    };
    for escape in [
        "\\ud800",
        "\\udc00",
        "\\ud800\\u0041",
        "\\ud83d\\ud83d",
        "\\u12",
        "\\x41",
    ] {
        let message = refused::<Assessment>(&named(escape.as_bytes()));
        assert!(message.starts_with("not JSON"), "{escape}: {message}");
    }
    for bytes in [
        &b"\xff"[..],
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf5\x80\x80\x80",
        b"\xe1\xbb",
        b"\x80",
        b"A\xcc",
    ] {
        let message = refused::<Assessment>(&named(bytes));
        assert!(message.contains("not UTF-8"), "{bytes:x?}: {message}");
    }
    for raw in [&b"\0"[..], b"\x1f", b"\n", b"\t"] {
        let message = refused::<Assessment>(&named(raw));
        assert!(message.contains("control character"), "{raw:?}: {message}");
    }
    let odd = named("\\u0000 \u{202e} \u{feff} \\ud83d\\ude00".as_bytes());
    let odd: Assessment = read(&odd).unwrap();
    assert_eq!(odd.school.name.as_str(), "\0 \u{202e} \u{feff} 😀");
    answered(&operational(), &odd);
}

#[test]
fn marks_and_line_ends_around_a_document() {
    let text = serde_json::to_string_pretty(&assessment(&json!({}))).unwrap();
    let windows = text.replace('\n', "\r\n");
    assert!(read::<Assessment>(windows.as_bytes()).is_ok());
    assert!(read::<Assessment>(format!(" \t\r\n{text}\r\n\t ").as_bytes()).is_ok());
    for (wrapped, said) in [
        (format!("\u{feff}{text}"), "byte order mark"),
        (format!("{text}\u{feff}"), "more text after the end"),
        (format!("{text}\0"), "more text after the end"),
        (format!("{text}{text}"), "more text after the end"),
        (format!("\0{text}"), "expected a value"),
        (String::new(), "there is nothing in it"),
        ("\0".repeat(1000), "expected a value"),
    ] {
        let message = refused::<Assessment>(wrapped.as_bytes());
        assert!(message.contains(said), "{message}");
    }
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused::<Assessment>(&wide);
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = 1_000_000;
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        for text in [
            open.repeat(deep),
            format!("{}0{}", open.repeat(deep), close.repeat(deep)),
            with_value(&open.repeat(deep)),
        ] {
            let text = &text.as_bytes()[..text.len().min(MAX_DOCUMENT_BYTES)];
            let message = refused::<Assessment>(text);
            assert!(message.contains("nested more than 128"), "{message}");
            assert!(kind(text).is_err());
        }
    }
}

#[test]
fn properties_stated_twice_are_refused() {
    let text = assessment(&json!({})).to_string();
    for property in [
        "\"role\":\"self\",",
        "\"document\":\"assessment\",",
        "\"odd\":1,",
    ] {
        let twice = text.replacen('{', &format!("{{{property}{property}"), 1);
        refused::<Assessment>(twice.as_bytes());
        assert!(kind(twice.as_bytes()).is_err() || !property.contains("document"));
    }
    let inside = text.replace("\"id\":\"s\"", "\"id\":\"s\",\"id\":\"t\"");
    assert!(refused::<Assessment>(inside.as_bytes()).contains("stated twice"));
}

#[test]
fn a_document_cut_at_any_byte_is_refused() {
    for kind in Kind::ALL {
        let text = seeds(*kind).pop().unwrap().to_string();
        let step = (text.len() / 400).max(1);
        for end in (0..text.len()).step_by(step) {
            let cut = &text.as_bytes()[..end];
            assert!(read_as(*kind, cut).is_err(), "{kind} at {end}");
            assert!(read_any(cut).is_err(), "{kind} at {end}");
        }
    }
}

#[test]
fn texts_without_end_are_refused_unread() {
    let huge = vec![b'a'; 100 * 1024 * 1024];
    let message = refused::<Assessment>(&huge);
    assert!(message.contains("104857600"), "{message}");
    let million: String = std::iter::repeat_n(
        "{\"criterion\":\"P.2\",\"value\":{\"yesNo\":true}},",
        1_000_000,
    )
    .collect();
    let text = assessment(&json!({})).to_string();
    let text = text.replace(
        "\"answers\":[]",
        &format!("\"answers\":[{}]", million.trim_end_matches(',')),
    );
    assert!(refused::<Assessment>(text.as_bytes()).contains("limit"));
}

#[test]
fn one_string_may_be_as_long_as_a_document() {
    let long = "ư".repeat(MAX_DOCUMENT_BYTES / 2 - 1000);
    let school = json!({ "id": "s", "name": long, "stages": ["primary"] });
    let read_back: Assessment = read(
        assessment(&json!({ "school": school }))
            .to_string()
            .as_bytes(),
    )
    .unwrap();
    answered(&operational(), &read_back);
    let wrong = [
        json!({ "role": long }),
        json!({ "schoolYear": long }),
        json!({ long.as_str(): 1 }),
        json!({ "school": { "id": long, "name": "n", "stages": [] } }),
        json!({ "answers": [{ "criterion": "a", "value": { long.as_str(): 1 } }] }),
    ];
    for more in wrong {
        refused::<Assessment>(assessment(&more).to_string().as_bytes());
    }
}

/// The greatest of everything: points, limits, counts. Nothing overflows; these tests run with overflow checks.
#[test]
fn the_greatest_numbers_everywhere() {
    const MOST: u32 = 1_000_000_000;
    let cited = json!({ "fidelity": "authored" });
    let text = json!({ "vi": "x" });
    let level = |id: &str| json!({ "id": id, "title": text });
    let step = |id: &str, points: Value, limit: Option<u32>| {
        let mut step = json!({ "level": id, "points": points });
        if let Some(limit) = limit {
            step["threshold"] = json!({ "limit": { "same": limit }, "citation": cited });
        }
        step
    };
    let criterion = |id: &str, measure: Value, limit: u32| {
        let levels = [
            step("a", json!(0), None),
            step("b", json!(MOST / 4), Some(limit)),
        ];
        json!({ "id": id, "title": text, "citation": cited, "measure": measure, "levels": levels })
    };
    let points = json!({ "id": "p", "title": text, "citation": cited, "measure": { "points": {
        "maximum": MOST / 4, "items": [{ "id": "i", "title": text, "maximum": MOST / 4, "citation": cited }],
        "bands": [{ "level": "a", "upper": { "below": MOST / 4 } }, { "level": "b", "lower": { "from": MOST / 4 } }]
    } } });
    let count = json!({ "count": { "unit": text, "maximum": MOST } });
    let mut instrument = json!({
        "document": "instrument", "id": "greatest", "edition": "1", "title": text, "citation": cited,
        "stages": ["primary"], "sources": [], "levels": [level("a"), level("b")],
        "scoring": {
            "levelsCitation": cited, "pointsCitation": cited, "points": MOST,
            "levels": [
                { "level": "a" },
                { "level": "b", "requires": [{ "percent": { "lower": { "from": 99.75 } } }] }
            ]
        },
        "groups": [{ "id": "g", "title": text, "points": MOST, "criteria": [
            criterion("s", json!({ "share": { "part": text, "whole": text } }), 100),
            criterion("c", count, MOST),
            criterion("r", json!({ "ratio": { "amount": text, "per": text, "better": "lower" } }), MOST),
            points
        ] }]
    });
    let rubric = Rubric::new(read(instrument.to_string().as_bytes()).unwrap()).unwrap();
    let answer = |id: &str, value: Value| json!({ "criterion": id, "value": value });
    let fact = |n: u32| {
        json!([
            answer("s", json!({ "share": { "part": n, "whole": MOST } })),
            answer("c", json!({ "count": n })),
            answer("r", json!({ "ratio": { "amount": MOST, "per": MOST - n } })),
            answer(
                "p",
                json!({ "points": { "earned": n / 4, "items": [{ "item": "i", "earned": n / 4 }] } })
            )
        ])
    };
    for (n, earned) in [
        (MOST, 750_000_000),
        (MOST - 4, 499_999_999),
        (0, 250_000_000),
    ] {
        let named =
            json!({ "instrument": { "id": "greatest", "edition": "1" }, "answers": fact(n) });
        let assessment: Assessment = read(assessment(&named).to_string().as_bytes()).unwrap();
        let card = rubric.score(&assessment).unwrap();
        assert_eq!(
            card.outcome.points.unwrap().earned.millionths(),
            1_000_000 * earned,
            "{n}"
        );
        answered(&rubric, &assessment);
        let mut rollup = Rollup::default();
        (0..1000).for_each(|_| rollup.add(&card));
        let sum = rollup.series().next().unwrap().total().whole.points.earned;
        let all = 1_000_000_000 * earned;
        let kept = all.min(PointSum::MAX.millionths());
        assert_eq!(sum.millionths(), kept, "{n}");
    }
    // So many that the sum of their points does not fit into 64 bits of millionths.
    let many = 20_000;
    let items: Vec<Value> = (0..many)
        .map(|at| json!({ "item": format!("i{at}"), "earned": MOST }))
        .collect();
    let answers = [answer(
        "p",
        json!({ "points": { "earned": 1, "items": items } }),
    )];
    let named = json!({ "instrument": { "id": "greatest", "edition": "1" }, "answers": answers });
    let unfit: Assessment = read(assessment(&named).to_string().as_bytes()).unwrap();
    let findings = check::assessment(&unfit, Some(&rubric)).findings;
    assert!(
        findings
            .iter()
            .filter(|f| f.rule == Rule::AnswerItemUnknown)
            .count()
            == many
    );
    let mut vast = instrument.clone();
    let points = json!({ "points": { "maximum": MOST } });
    vast["groups"][0]["criteria"] = (0..many)
        .map(|at| json!({ "id": format!("c{at}"), "title": text, "citation": cited, "measure": points }))
        .collect();
    vast["groups"][0]["criteria"][0]["measure"]["points"]["items"] = (0..many)
        .map(|at| json!({ "id": format!("i{at}"), "title": text, "maximum": MOST, "citation": cited }))
        .collect();
    let vast: Instrument = read(vast.to_string().as_bytes()).unwrap();
    let findings = check::instrument(&vast).findings;
    for rule in [Rule::InstrumentItemsDiffer, Rule::InstrumentPointsTooMany] {
        assert!(findings.iter().any(|finding| finding.rule == rule));
    }
    let mut gaps = seeds(Kind::Gaps).pop().unwrap();
    gaps["whole"]["state"] = json!("liftable");
    gaps["whole"]["steps"] = (0..many)
        .map(
            |at| json!({ "criterion": format!("c{at}"), "change": { "assess": {} }, "gain": MOST }),
        )
        .collect();
    let gaps = read(gaps.to_string().as_bytes()).unwrap();
    let page = explain::gaps(&gaps, rubric.instrument(), explain::Depth::Full, Locale::En);
    assert!(
        page.markdown()
            .contains("they have to bring 1,000,000,000 points")
    );
    instrument["groups"][0]["criteria"][0]["levels"][1]["points"] = json!(MOST);
    let unsound: Instrument = read(instrument.to_string().as_bytes()).unwrap();
    // All its texts are as long as can be, and so the same.
    let mut findings = check::instrument(&unsound).findings;
    findings.retain(|found| found.rule != Rule::InstrumentTextRepeated);
    let codes: Vec<&str> = findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(
        codes,
        [
            "instrument.level-title-repeated",
            "instrument.group-points-differ",
            "instrument.points-too-many"
        ]
    );
    let group = &mut instrument["groups"][0];
    group.as_object_mut().unwrap().remove("points");
    let unsound: Instrument = read(instrument.to_string().as_bytes()).unwrap();
    let mut findings = check::instrument(&unsound).findings;
    findings.retain(|found| found.rule != Rule::InstrumentTextRepeated);
    let codes: Vec<&str> = findings.iter().map(|f| f.rule.as_str()).collect();
    let both = [
        "instrument.level-title-repeated",
        "instrument.points-too-many",
    ];
    assert_eq!(codes, both);
}

/// As [`lists`], with the lists in the first entries of lists.
fn all_lists(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            found.push(place.to_owned());
            all_lists(&items[0], &format!("{place}/0"), found);
        }
        Value::Object(entries) => {
            for (name, entry) in entries {
                all_lists(entry, &format!("{place}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// Makes every number the greatest of its kind that can be read where it stands.
fn enlarge(document: &mut Value, kind: Kind) {
    let mut places = Vec::new();
    crate::seeds::places(document, "", &mut places);
    for place in places {
        let old = document.pointer(&place).unwrap().clone();
        if !old.is_number() {
            continue;
        }
        for number in [
            9_007_199_254_740_991_u64,
            4_000_000_000,
            1_000_000_000,
            2_099,
        ] {
            *document.pointer_mut(&place).unwrap() = json!(number);
            if read_as(kind, document.to_string().as_bytes()).is_ok() {
                break;
            }
            *document.pointer_mut(&place).unwrap() = old.clone();
        }
    }
}

/// What a page or a check adds up stands in some list; so many of the greatest whole numbers do not fit into 64 bits.
#[test]
fn no_sum_of_the_greatest_numbers_overflows() {
    let rubrics = Rubrics::default().with(operational()).unwrap();
    for kind in Kind::ALL {
        let mut seed = seeds(*kind).pop().unwrap();
        enlarge(&mut seed, *kind);
        let mut places = Vec::new();
        all_lists(&seed, "", &mut places);
        let has_great = |place: &String| {
            let list = seed.pointer(place).unwrap();
            list.to_string().contains("9007199254740991")
        };
        for place in places.iter().filter(|place| has_great(place)) {
            let mut document = seed.clone();
            fill(&mut document, place, 2_100, true);
            if let Ok(document) = read_as(*kind, document.to_string().as_bytes()) {
                let _ = check::together(&[&document], &rubrics);
                let _ = explain::document(&document, &rubrics, Locale::Vi);
            }
        }
    }
}

/// An instrument with many criteria, in groups of so many.
fn vast_instrument(criteria: usize, in_group: usize) -> String {
    let cited = "{\"fidelity\":\"authored\"}";
    let mut text = format!(
        "{{\"document\":\"instrument\",\"id\":\"vast\",\"edition\":\"1\",\"title\":{{\"vi\":\"x\"}},\"citation\":{cited},\
         \"stages\":[\"primary\"],\"sources\":[],\"levels\":[{{\"id\":\"a\",\"title\":{{\"vi\":\"x\"}}}},{{\"id\":\"b\",\"title\":{{\"vi\":\"x\"}}}}],\
         \"scoring\":{{\"levelsCitation\":{cited},\"groupLevelsCitation\":{cited},\"pointsCitation\":{cited},\
         \"groupLevels\":[{{\"level\":\"a\"}},{{\"level\":\"b\",\"requires\":[{{\"percent\":{{\"lower\":{{\"from\":50}}}}}}]}}],\
         \"levels\":[{{\"level\":\"a\"}},{{\"level\":\"b\",\"requires\":[{{\"groups\":{{\"at\":\"b\"}}}}]}}]}},\
         \"groups\":["
    );
    for at in 0..criteria {
        if at % in_group == 0 {
            let close = if at > 0 { "]}," } else { "" };
            write!(
                text,
                "{close}{{\"id\":\"g{at}\",\"title\":{{\"vi\":\"x\"}},\"criteria\":["
            )
            .unwrap();
        } else {
            text.push(',');
        }
        write!(
            text,
            "{{\"id\":\"c{at}\",\"title\":{{\"vi\":\"x\"}},\"citation\":{cited},\"measure\":{{\"yesNo\":{{}}}},\
             \"levels\":[{{\"level\":\"a\",\"points\":0}},{{\"level\":\"b\",\"points\":1}}]}}"
        )
        .unwrap();
    }
    text + "]}]}"
}

fn vast_assessment(answers: impl Iterator<Item = String>) -> Assessment {
    let answers: Vec<Value> = answers
        .map(|id| json!({ "criterion": id, "value": { "yesNo": false } }))
        .collect();
    let named = json!({ "instrument": { "id": "vast", "edition": "1" }, "answers": answers });
    read(assessment(&named).to_string().as_bytes()).unwrap()
}

#[test]
fn a_hundred_thousand_criteria_work() {
    let criteria = 100_000;
    let text = vast_instrument(criteria, 100);
    assert!(text.len() < MAX_DOCUMENT_BYTES, "{}", text.len());
    let rubric = Rubric::new(read(text.as_bytes()).unwrap()).unwrap();
    let assessment = vast_assessment((0..criteria).rev().map(|at| format!("c{at}")));
    let card = rubric.score(&assessment).unwrap();
    assert_eq!(card.coverage.answered.get(), 100_000);
    let gaps = rubric.gaps(&assessment, &Id::new("b").unwrap()).unwrap();
    assert_eq!((gaps.gaps.len(), gaps.whole.steps.len()), (100_000, 50_000));
}

/// The processor time this thread has used, whatever else the machine does meanwhile.
fn used() -> u64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ')
        .next()
        .and_then(|ns| ns.parse().ok())
        .unwrap_or_default()
}

/// Four times the size takes about four times as long, where a loop within a loop would take sixteen times.
fn grows_with_its_size(what: &str, size: usize, mut work: impl FnMut(usize) -> Box<dyn FnMut()>) {
    let mut time = |size| {
        let mut work = work(size);
        let once = |work: &mut Box<dyn FnMut()>| {
            let start = used();
            work();
            used() - start
        };
        once(&mut work).min(once(&mut work))
    };
    let (small, large) = (time(size), time(4 * size));
    assert!(
        large < 9 * small + 50_000_000,
        "{what}: {small} ns for {size}, {large} ns for four times as much"
    );
}

/// The places of the lists in a document that are in no other list.
fn lists(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) if !items.is_empty() => found.push(place.to_owned()),
        Value::Object(entries) => {
            for (name, entry) in entries {
                lists(entry, &format!("{place}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// The document with every list in it that is in no other filled up to `size` entries; with names of their own if asked.
fn swollen(document: &Value, size: usize, own: bool) -> Value {
    let mut document = document.clone();
    let mut places = Vec::new();
    lists(&document, "", &mut places);
    for place in places {
        fill(&mut document, &place, size, own);
    }
    document
}

fn fill(document: &mut Value, list: &str, size: usize, own: bool) {
    let list = document.pointer_mut(list).unwrap();
    let list = list.as_array_mut().unwrap();
    let entries = list.clone();
    let more = entries.iter().cycle().enumerate().map(|(at, entry)| {
        let mut entry = entry.clone();
        if own {
            rename(&mut entry, at);
        }
        entry
    });
    list.extend(more.take(size.saturating_sub(entries.len())));
}

/// Gives an entry a name that no other entry has, and makes it refer to entries that are there.
fn rename(entry: &mut Value, at: usize) {
    let Value::Object(properties) = entry else {
        return;
    };
    for (name, value) in properties {
        let number = match name.as_str() {
            "id" | "criterion" | "group" | "objective" | "item" | "level" | "unit" => Some(at),
            _ => None,
        };
        match (number, value) {
            (Some(number), Value::String(id)) => *id = format!("n{number}"),
            (None, Value::Array(items)) if items.iter().all(Value::is_string) => {
                for item in items {
                    if !matches!(name.as_str(), "stages" | "from" | "above" | "roles") {
                        *item = json!(format!("n{}", at / 2));
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_size_of_a_document() {
    let rubric: &'static Rubric = Box::leak(Box::new(operational()));
    for kind in Kind::ALL {
        for own in [false, true] {
            let seed = seeds(*kind).pop().unwrap();
            grows_with_its_size(&format!("{kind} {own}"), fuzz(400), |size| {
                let text = swollen(&seed, size, own).to_string();
                Box::new(move || {
                    if let Ok(document) = read_as(*kind, text.as_bytes()) {
                        use_up(&document, rubric);
                    }
                })
            });
        }
    }
}

#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_size_of_instrument_and_answers_together() {
    for in_group in [1, 1_000_000] {
        grows_with_its_size(
            &format!("criteria in groups of {in_group}"),
            fuzz(1500),
            |size| {
                let instrument: Instrument =
                    read(vast_instrument(size, in_group).as_bytes()).unwrap();
                let rubric = Rubric::new(instrument).unwrap();
                let assessment = vast_assessment((0..size).rev().map(|at| format!("c{at}")));
                Box::new(move || {
                    use_up(
                        &Document::Instrument(Box::new(rubric.instrument().clone())),
                        &rubric,
                    );
                    use_up(&Document::Assessment(Box::new(assessment.clone())), &rubric);
                })
            },
        );
    }
}

#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_number_of_wrong_answers() {
    type Name = fn(usize) -> String;
    let names: [(&str, Name); 3] = [
        ("unknown", |at| format!("unknown-criterion-number-{at:015}")),
        ("near", |at| format!("cc{at}")),
        ("repeated", |_| "c0".to_owned()),
    ];
    for (what, name) in names {
        grows_with_its_size(what, fuzz(1500), |size| {
            let instrument: Instrument = read(vast_instrument(size, 100).as_bytes()).unwrap();
            let rubric = Rubric::new(instrument).unwrap();
            let assessment = vast_assessment((0..size).map(name));
            Box::new(move || {
                assert!(matches!(rubric.score(&assessment), Err(ScoreError { .. })));
                let findings = check::assessment(&assessment, Some(&rubric)).findings;
                // All on one line, as programs write it.
                let json = serde_json::to_vec(&assessment).unwrap();
                let places: Vec<Pointer> = findings.into_iter().map(|f| f.pointer).collect();
                let told = spots(&json, &places);
                assert!(told.iter().flatten().all(|spot| spot.line == 1));
            })
        });
    }
}

#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_number_of_series() {
    let none = read::<Assessment>(assessment(&json!({})).to_string().as_bytes());
    let card = operational().score(&none.unwrap()).unwrap();
    type Count = fn(&mut Rollup, &Scorecard);
    let ways: [(&str, Count); 2] = [
        ("series added", |rollup, card| rollup.add(card)),
        ("series merged", |rollup, card| {
            *rollup = std::mem::take(rollup).merge(Rollup::of(card));
        }),
    ];
    for (what, count) in ways {
        grows_with_its_size(what, fuzz(4000), |size| {
            let mut card = card.clone();
            Box::new(move || {
                let mut rollup = Rollup::default();
                for at in (0..size).rev() {
                    card.instrument.edition = Id::new(&format!("{at:09}")).unwrap();
                    count(&mut rollup, &card);
                }
                assert_eq!(rollup.series().len(), size);
            })
        });
    }
}

#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_number_of_schools_checked_together() {
    let year = ["self-assessment", "plan", "report", "medium-term-plan"]
        .map(|name| std::fs::read(format!("docs/examples/year/{name}.json")).unwrap())
        .map(|text| serde_json::from_slice::<Value>(&text).unwrap());
    grows_with_its_size("schools", fuzz(400), |size| {
        let of = |at: usize| {
            let school = move |json: &Value| {
                let mut json = json.clone();
                json["school"]["id"] = format!("s-{at}").into();
                read_any(json.to_string().as_bytes()).unwrap()
            };
            year.each_ref().map(school)
        };
        let documents: Vec<Document> = (0..size).flat_map(of).collect();
        Box::new(move || {
            let documents: Vec<&Document> = documents.iter().collect();
            let checked = check::together(&documents, &crate::BUILT_IN);
            assert!(checked.iter().all(|one| one.double.is_none()));
        })
    });
}

/// Half of the schools have only what comes before, the others only what comes after.
#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_schools_whose_other_documents_are_not_there() {
    // What documents say by themselves is not what is timed.
    let example = |name: &str| {
        let text = std::fs::read(format!("docs/examples/year/{name}.json")).unwrap();
        let mut json: Value = serde_json::from_slice(&text).unwrap();
        let lists = json.as_object_mut().unwrap().iter_mut();
        for (_, list) in lists.filter(|(name, list)| list.is_array() && *name != "years") {
            *list = json!([]);
        }
        json
    };
    let mut external = example("self-assessment");
    external["role"] = json!("external");
    let pairs = [
        ("evaluations", example("self-assessment"), external),
        ("plans", example("self-assessment"), example("plan")),
        (
            "plans and years",
            example("medium-term-plan"),
            example("plan"),
        ),
        ("reports", example("plan"), example("report")),
    ];
    for (what, before, after) in pairs {
        grows_with_its_size(what, fuzz(1000), |size| {
            let of = |at: usize| {
                let mut json = if at.is_multiple_of(2) {
                    &before
                } else {
                    &after
                }
                .clone();
                json["school"]["id"] = format!("s-{at}").into();
                match json.get("plan") {
                    Some(_) => json["plan"] = format!("KH-{at}").into(),
                    None if json.get("id").is_some() => json["id"] = format!("KH-{at}").into(),
                    None => json["date"] = format!("2026-01-{:02}", 1 + at % 28).into(),
                }
                read_any(json.to_string().as_bytes()).unwrap()
            };
            let documents: Vec<Document> = (0..size).map(of).collect();
            Box::new(move || {
                let documents: Vec<&Document> = documents.iter().collect();
                let checked = check::together(&documents, &crate::BUILT_IN);
                let astray = checked.iter().filter(|one| one.nearest.is_some());
                assert_eq!(astray.count(), documents.len() / 2, "{what}");
            })
        });
    }
}

#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_what_an_instrument_names() {
    grows_with_its_size("names in an instrument", fuzz(4000), |size| {
        let mut instrument: Value = serde_json::from_str(&vast_instrument(size, 1)).unwrap();
        let ids = |kind: &str| (0..size).rev().map(|at| format!("{kind}{at}")).collect();
        let [criteria, groups, marks]: [Vec<String>; 3] = ["c", "g", "m"].map(ids);
        for (mark, group) in marks
            .iter()
            .zip(instrument["groups"].as_array_mut().unwrap())
        {
            group["criteria"][0]["marks"] = json!([mark]);
        }
        let titled = |id| json!({ "id": id, "title": { "vi": id } });
        instrument["marks"] = marks.iter().map(titled).collect();
        let percent = |of: Value| json!({ "percent": { "lower": { "from": 50 }, "of": of } });
        let of_groups = json!({ "groups": { "at": "b", "of": groups } });
        let asked = marks.iter().map(|mark| percent(json!({ "marked": mark })));
        let asked = asked.chain(groups.iter().map(|_| json!({ "groups": { "at": "b" } })));
        let sets = [json!({ "criteria": criteria }), json!({ "groups": groups })];
        instrument["scoring"]["levels"][1]["requires"] =
            asked.chain(sets.map(percent)).chain([of_groups]).collect();
        let instrument: Instrument = read(instrument.to_string().as_bytes()).unwrap();
        Box::new(move || assert!(!check::instrument(&instrument).findings.is_empty()))
    });
}

#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_documents_of_one_school_that_do_not_fit() {
    let example = |name: &str| {
        let file = crate::golden::repository(&format!("docs/examples/year/{name}.json"));
        serde_json::from_str::<Value>(&std::fs::read_to_string(file).unwrap()).unwrap()
    };
    let (plan, own) = (example("plan"), example("self-assessment"));
    grows_with_its_size("documents of one school", 50, |size| {
        let documents = (0..size).flat_map(|at| {
            let (mut plan, mut own) = (plan.clone(), own.clone());
            plan["id"] = json!(format!("KH-{at}"));
            plan["period"] = json!({ "schoolYear": "2050-2051" });
            own["date"] = json!(format!("2026-01-{:02}", 1 + at % 28));
            [plan, own].map(|document| read_any(document.to_string().as_bytes()).unwrap())
        });
        let documents: Vec<Document> = documents.collect();
        Box::new(move || {
            let documents: Vec<&Document> = documents.iter().collect();
            check::together(&documents, &crate::BUILT_IN);
        })
    });
}

#[test]
fn a_stage_stated_ever_again_is_told_once() {
    let stages = vec!["primary"; 200_000];
    let school = json!({ "id": "s", "name": "n", "stages": stages });
    let text = assessment(&json!({ "school": school })).to_string();
    let assessment: Assessment = read(text.as_bytes()).unwrap();
    let rubric = operational();
    let findings = check::assessment(&assessment, Some(&rubric)).findings;
    let codes: Vec<&str> = findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(codes, ["school.stage-repeated", "assessment.unanswered"]);
    assert_eq!(findings[0].pointer.as_str(), "/school/stages/1");
    answered(&rubric, &assessment);
}

#[test]
fn lines_that_mean_harm_cost_themselves_and_no_other() {
    let good = assessment(&json!({})).to_string();
    let lines: Vec<Vec<u8>> = vec![
        good.clone().into_bytes(),
        vec![b'['; 1_000_000],
        b"\xff\xfe".to_vec(),
        vec![b' '; 1_000_000],
        good.replace("self", "\\ud800").into_bytes(),
        vec![b'x'; MAX_DOCUMENT_BYTES + 1],
        good.clone().into_bytes(),
    ];
    let results: Vec<bool> = stream::score_lines(&lines, &crate::BUILT_IN)
        .map(|result| result.is_ok())
        .collect();
    assert_eq!(results, [true, false, false, false, false, true]);
}

/// A change of a document's text.
#[derive(Debug, Clone)]
enum Twist {
    Replace(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize),
}

fn twist() -> impl Strategy<Value = Twist> {
    let place = any::<prop::sample::Index>().prop_map(|at| at.index(1 << 20));
    let token = prop::sample::select(vec![
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "0",
        "-",
        "e9",
        "1e400",
        "\\u0000",
        "\u{feff}",
        "\"id\":",
        "\"vi\":\"\",",
        "9007199254740993",
        "\u{1ec7}",
    ]);
    prop_oneof![
        (place.clone(), any::<u8>()).prop_map(|(at, byte)| Twist::Replace(at, byte)),
        (place.clone(), token).prop_map(|(at, token)| Twist::Insert(at, token.as_bytes().to_vec())),
        (place.clone(), 1..40usize).prop_map(|(at, len)| Twist::Remove(at, len)),
        (place, 1..80usize).prop_map(|(at, len)| Twist::Repeat(at, len)),
    ]
}

fn twisted(mut text: Vec<u8>, twists: &[Twist]) -> Vec<u8> {
    for twist in twists {
        let places = text.len() + 1;
        let within = |at: usize| at % places;
        match twist {
            Twist::Replace(at, byte) => {
                if let Some(old) = text.get_mut(within(*at)) {
                    *old = *byte;
                }
            }
            Twist::Insert(at, bytes) => {
                let at = within(*at);
                text.splice(at..at, bytes.iter().copied());
            }
            Twist::Remove(at, len) => {
                let at = within(*at);
                text.drain(at..(at + len).min(text.len()));
            }
            Twist::Repeat(at, len) => {
                let at = within(*at);
                let part = text[at..(at + len).min(text.len())].to_vec();
                text.splice(at..at, part);
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(fuzz(300) as u32))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_any(&bytes).is_err());
    }

    #[test]
    fn any_json_is_read_or_refused(text in "[\\[\\]{}:,\" \\\\a-c0-9eE.+-]{0,80}") {
        for kind in Kind::ALL {
            prop_assert!(read_as(*kind, text.as_bytes()).is_err());
        }
    }

    #[test]
    fn twisted_documents_are_used_or_refused(
        kind in prop::sample::select(Kind::ALL), seed in any::<prop::sample::Index>(),
        twists in prop::collection::vec(twist(), 1..4)
    ) {
        static RUBRIC: std::sync::LazyLock<Rubric> = std::sync::LazyLock::new(operational);
        let text = seed.get(&seeds(kind)).to_string().into_bytes();
        let text = twisted(text, &twists);
        match read_as(kind, &text) {
            Ok(document) => use_up(&document, &RUBRIC),
            Err(error) => {
                let lines = text.split(|b| *b == b'\n').count();
                prop_assert!((1..=lines).contains(&error.line()), "{error}");
                prop_assert_ne!(error.message(Locale::Vi), error.message(Locale::En));
            }
        }
        let mut rollup = Rollup::default();
        if let Some(Err(error)) = stream::count_line(&mut rollup, 1, &text, &crate::BUILT_IN) {
            let json = serde_json::to_vec(&error).unwrap();
            prop_assert!(read_any(&json).is_ok());
        }
    }
}

#[cfg(feature = "office")]
#[test]
#[ignore = "timed: cargo test --release --all-features --test main time_grows -- --ignored"]
fn time_grows_with_the_schools_of_a_table() {
    use it_adoption_model::form;
    let rubric = operational();
    let own = crate::golden::repository("docs/examples/assessment-operational.json");
    let own: Assessment = read(&std::fs::read(own).unwrap()).unwrap();
    let rubrics = Rubrics::default().with(rubric.clone()).unwrap();
    grows_with_its_size("schools in a table", fuzz(500), |size| {
        let schools = (0..size).map(|at| {
            let mut one = own.clone();
            one.school.id = Id::new(&format!("S-{at}")).unwrap();
            one
        });
        let schools: Vec<Assessment> = schools.collect();
        let book = form::filled_table(&rubric, &schools, Locale::Vi).unwrap();
        let rubrics = rubrics.clone();
        Box::new(move || assert_eq!(form::read(&book, &rubrics).unwrap().len(), size))
    });
}
