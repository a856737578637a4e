//! Pages as a whole: points only where there are any, a first screen, a sentence for every case.
#![allow(clippy::unwrap_used)]

mod earning;

use super::small::{
    apart, assessment, by_groups, condition, group, instrument, met, rated, rating, worth, yes,
};
use super::{Depth, comparison, findings, gaps, instrument as instrument_page, rollup, scorecard};
use crate::model::{
    Assessment, AssessorRole, Builtin, Fidelity, Id, Instrument, LiftState, Locale, Rollup, builtin,
};
use crate::read::read;
use crate::sound::{Rubric, Rubrics};
use serde_json::{Value, json};

const LANGUAGES: [Locale; 2] = [Locale::Vi, Locale::En];

/// Every page about one assessment by an instrument, one after the other.
fn pages(instrument: &Instrument, answers: &[(&str, Value)], locale: Locale) -> String {
    let rubric = Rubric::new(instrument.clone()).unwrap();
    let own = assessment(answers);
    let external = Assessment {
        role: AssessorRole::External,
        answers: own.answers.iter().skip(1).cloned().collect(),
        ..own.clone()
    };
    let card = rubric.score(&own).unwrap();
    let mut all = vec![instrument_page(instrument, locale)];
    for depth in [Depth::Brief, Depth::Full] {
        all.push(scorecard(&card, &rubric, depth, locale));
        for level in &instrument.levels {
            let missing = rubric.gaps(&own, &level.id).unwrap();
            all.push(gaps(&missing, instrument, depth, locale));
        }
    }
    let differ = rubric.compare(&own, &external).unwrap();
    all.push(comparison(&differ, instrument, locale));
    let mut counted = Rollup::default();
    counted.add(&card);
    counted.add(&rubric.score(&external).unwrap());
    counted.add_comparison(&differ);
    all.push(rollup(
        &counted,
        &Rubrics::default().with(rubric.clone()).unwrap(),
        locale,
    ));
    let all = all.iter().map(|page| page.markdown());
    all.collect::<Vec<_>>().join("\n")
}

fn two_levels(first: Value, second: Value) -> Value {
    json!({ "levels": [
        { "level": "m0" },
        { "level": "m1", "requires": [first] },
        { "level": "m2", "requires": [second] },
    ] })
}

#[test]
fn without_points_nobody_speaks_of_points() {
    let scoring = two_levels(
        json!({ "criteria": { "at": "m1" } }),
        json!({ "criteria": { "at": "m2", "of": { "marked": "bb" } } }),
    );
    let criteria = vec![rated("1.1", &["bb"]), rated("1.2", &["so"])];
    let groups = json!([group("1", criteria)]);
    let instrument = instrument(scoring, groups);
    let answers = [("1.1", rating("m1")), ("1.2", rating("m0"))];
    for locale in LANGUAGES {
        let text = pages(&instrument, &answers, locale).to_lowercase();
        let of_percent = locale.pick("điểm phần trăm", "percentage points");
        let text = text.replace(of_percent, "");
        assert!(!text.contains(locale.pick("điểm", "point")), "{text}");
        assert!(text.contains(locale.pick("còn thiếu 1.2", "still missing 1.2")));
    }
}

#[test]
fn conditions_alone_have_levels_and_no_points() {
    let scoring = json!({ "levels": [
        { "level": "m0" },
        { "level": "m1", "requires": [{ "conditions": { "of": { "criteria": ["1.1"] } } }] },
        { "level": "m2", "requires": [{ "conditions": {} }] },
    ] });
    let groups = json!([group("1", vec![condition("1.1"), condition("1.2")])]);
    let instrument = instrument(scoring, groups);
    let answers = [("1.1", met(true)), ("1.2", met(false))];
    for locale in LANGUAGES {
        let text = pages(&instrument, &answers, locale).to_lowercase();
        let of_percent = locale.pick("điểm phần trăm", "percentage points");
        let text = text.replace(of_percent, "");
        assert!(!text.contains(locale.pick("điểm", "point")), "{text}");
        let failed = locale.pick(
            "đáp ứng tốt cần đủ các điều kiện bắt buộc: chưa đạt 1.2",
            "“good” needs all mandatory conditions: 1.2 not yet met",
        );
        assert!(text.contains(failed), "{text}");
    }
}

#[test]
fn a_condition_is_on_no_level() {
    let text = Builtin::find("decision-4725").unwrap().json;
    let instrument: Instrument = read(text.as_bytes()).unwrap();
    let page = instrument_page(&instrument, Locale::Vi).markdown();
    let row = page
        .lines()
        .find(|line| line.contains("4725-1.1\""))
        .unwrap();
    assert!(row.contains("Chưa đạt: ") && row.contains("Đạt: "), "{row}");
    assert!(!row.contains("Mức"), "{row}");
    assert!(!page.contains("200 điểm"), "nobody prints that total");
}

#[test]
fn marks_that_decide_nothing_are_listed() {
    let text = Builtin::find("accreditation-57").unwrap().json;
    let instrument: Instrument = read(text.as_bytes()).unwrap();
    let page = instrument_page(&instrument, Locale::Vi).markdown();
    let list =
        "- Các tiêu chí có yêu cầu về CNTT, dữ liệu, an toàn số: 1.3, 2.3, 3.4, 4.1, 4.2, 4.3.";
    assert!(page.contains(list));
    assert!(!page.contains("Các tiêu chí bắt buộc:"));
}

/// What the gaps to a level say about the overall result.
fn lifted(instrument: &Instrument, answers: &[(&str, Value)], to: &str) -> (LiftState, String) {
    let rubric = Rubric::new(instrument.clone()).unwrap();
    let own = assessment(answers);
    let missing = rubric.gaps(&own, &Id::new(to).unwrap()).unwrap();
    let page = gaps(&missing, instrument, Depth::Brief, Locale::Vi);
    (missing.whole.state, page.markdown())
}

#[test]
fn every_state_of_a_lift_has_its_sentence() {
    let instrument = by_groups();
    let known = [
        ("1.1", yes(true)),
        ("1.2", yes(false)),
        ("2.1", yes(true)),
        ("2.2", yes(false)),
    ];
    let (state, text) = lifted(&instrument, &known, "m0");
    assert_eq!(state, LiftState::Reached);
    assert!(text.contains("Kết quả chung đã ở “Chưa đạt” hoặc cao hơn."));
    let (state, text) = lifted(&instrument, &known, "m1");
    assert_eq!(state, LiftState::Liftable);
    let rule = "Nhóm 2: Mức 1 cần từ 50% điểm của các tiêu chí được tính trở lên:";
    assert!(text.contains(rule), "{text}");
    assert!(text.contains("- 2.2 Tiêu chí 2.2 (+20 điểm)"), "{text}");
    assert!(
        text.contains("Cần 1 việc; không thể ít việc hơn."),
        "{text}"
    );
    let (state, text) = lifted(&instrument, &known, "m2");
    assert_eq!(state, LiftState::Liftable);
    assert!(
        text.contains("Cần 1 việc; không thể ít việc hơn."),
        "{text}"
    );
    let none = known.map(|(criterion, _)| (criterion, yes(false)));
    let (state, text) = lifted(&instrument, &none, "m2");
    assert_eq!(state, LiftState::Liftable);
    assert!(text.contains("có thể có cách khác ít việc hơn"), "{text}");

    let counted = two_levels(
        json!({ "criteria": { "at": "m1", "count": { "atLeast": 2 } } }),
        json!({ "criteria": { "at": "m2", "count": { "atLeast": 2 } } }),
    );
    let groups = json!([group("1", vec![rated("1.1", &[]), rated("1.2", &[])])]);
    let by_count = super::small::instrument(counted, groups);
    let answers = [("1.1", rating("m0")), ("1.2", apart())];
    let (state, text) = lifted(&by_count, &answers, "m1");
    assert_eq!(state, LiftState::OutOfReach);
    assert!(
        text.contains("vẫn chưa đủ, vì có 1 tiêu chí không áp dụng."),
        "{text}"
    );

    let scoring = json!({ "levels": [
        { "level": "m0" },
        { "level": "m1", "requires": [{ "percent": { "lower": { "from": 50 } } }] },
    ] });
    let low = super::small::instrument(scoring, json!([group("1", vec![worth("1.1", 5.0)])]));
    let (state, text) = lifted(&low, &[("1.1", apart())], "m1");
    assert_eq!(state, LiftState::Unmeasured);
    assert!(text.contains("không xếp được mức nào"), "{text}");
    let (state, text) = lifted(&low, &[("1.1", yes(false))], "m2");
    assert_eq!(state, LiftState::NoSuchLevel);
    assert!(
        text.contains("Bộ tiêu chí không xếp kết quả chung ở “Đáp ứng tốt”"),
        "{text}"
    );
}

#[test]
fn unknown_facts_are_found_out_in_one_line() {
    let instrument = by_groups();
    let (state, text) = lifted(&instrument, &[("1.1", yes(true))], "m1");
    assert_eq!(state, LiftState::Liftable);
    assert!(
        text.contains("- 2.2 Tiêu chí 2.2: đánh giá trước, vì chưa có số liệu; cần được 20 điểm"),
        "{text}"
    );
    let (_, text) = lifted(&instrument, &[], "m1");
    assert!(
        text.contains("- 1.1 Tiêu chí 1.1: đánh giá trước"),
        "{text}"
    );
}

#[test]
fn the_first_screen_says_where_what_failed_and_what_next() {
    let known = [
        ("1.1", yes(true)),
        ("1.2", yes(false)),
        ("2.1", yes(true)),
        ("2.2", yes(false)),
    ];
    let instrument = by_groups();
    let card = super::small::scored(&instrument, &known);
    let rubric = Rubric::new(instrument).unwrap();
    let page = scorecard(&card, &rubric, Depth::Brief, Locale::Vi);
    assert_eq!(
        page.markdown().replace('\\', ""),
        "\
# Kết quả tự đánh giá: Trường A, năm học 2025-2026

- Mức độ: **Chưa đạt (theo nhóm có mức thấp nhất: 2. Nhóm 2)**
- Còn thiếu: **Mức 1 cần cả 2 nhóm từ Mức 1 trở lên: còn thiếu nhóm 2.<br>Nhóm 2: Mức 1 cần từ 50% điểm của các tiêu chí được tính trở lên: nhóm mới đạt 33,3% (10/30 điểm).**
- Nên làm tiếp: 2.2 Tiêu chí 2.2 (+20 điểm)
- Bộ tiêu chí: Bộ nhỏ

| Nhóm | Mức độ | Điểm |
| --- | --- | ---: |
| 1. Nhóm 1 | **Mức 1** | 50/100 (50%) |
| 2. Nhóm 2 | **Chưa đạt** | 10/30 (33,3%) |

**Không phải kết quả xếp loại chính thức: có phần do người soạn chọn.**
"
    );
}

/// The examples of the documentation, as long as they can be read.
fn examples() -> Vec<(Assessment, Instrument)> {
    let files: [&[u8]; 5] = [
        include_bytes!("../../docs/examples/assessment-operational.json"),
        include_bytes!("../../docs/examples/assessment-operational-multilevel.json"),
        include_bytes!("../../docs/examples/assessment-partial.json"),
        include_bytes!("../../docs/examples/assessment-4725.json"),
        include_bytes!("../../docs/examples/assessment-accreditation-57.json"),
    ];
    let read_one = |bytes: &[u8]| {
        let answers: Assessment = read(bytes).unwrap();
        let of = Builtin::find(answers.instrument.id.as_str()).unwrap();
        (answers, read::<Instrument>(of.json.as_bytes()).unwrap())
    };
    files.into_iter().map(read_one).collect()
}

#[test]
fn what_is_not_official_is_said_once_and_wherever_something_was_chosen() {
    for (answers, instrument) in examples() {
        let rubric = Rubric::new(instrument).unwrap();
        let card = rubric.score(&answers).unwrap();
        let target = rubric.instrument().levels.last().unwrap().id;
        let missing = rubric.gaps(&answers, &target).unwrap();
        for (locale, depth) in LANGUAGES
            .into_iter()
            .flat_map(|l| [(l, Depth::Brief), (l, Depth::Full)])
        {
            let said = locale.pick(
                "Không phải kết quả xếp loại chính thức",
                "Not an official rating",
            );
            for page in [
                scorecard(&card, &rubric, depth, locale),
                gaps(&missing, rubric.instrument(), depth, locale),
            ] {
                let text = page.markdown();
                let authored = card.fidelity == Fidelity::Authored;
                assert_eq!(text.matches(said).count(), usize::from(authored), "{text}");
                let heard = locale.pick("Dựa trên nguồn thứ cấp", "Rests on secondary sources");
                let reported = [Fidelity::Reported, Fidelity::Inferred].contains(&card.fidelity);
                assert_eq!(text.matches(heard).count(), usize::from(reported), "{text}");
            }
        }
    }
}

#[test]
fn old_words_are_gone() {
    let old = [
        "nhóm tác giả",
        "điểm áp dụng",
        "Người đánh giá",
        "Độ phủ",
        "Độ tin cậy",
        "Có thể thay đổi",
        "Mức kế tiếp",
        "nhóm quyết định",
        "Khoảng cách",
        "\u{a0}%",
        " trên 1",
        "by the authors",
        "no official rating",
        "Could move",
        "The whole",
        "made up as",
    ];
    for (answers, instrument) in examples() {
        let rubric = Rubric::new(instrument).unwrap();
        let card = rubric.score(&answers).unwrap();
        for locale in LANGUAGES {
            let text = scorecard(&card, &rubric, Depth::Full, locale).markdown();
            for word in old {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
    }
    for known in builtin() {
        let instrument: Instrument = read(known.json.as_bytes()).unwrap();
        for locale in LANGUAGES {
            let text = instrument_page(&instrument, locale).markdown();
            for word in old {
                assert!(!text.contains(word), "{word} in {}", known.id);
            }
        }
    }
}
