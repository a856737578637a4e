//! The sentences about requirements, in both languages, on small instruments.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::Index;
use crate::explain::small::{
    apart, by_groups, condition, group, instrument, met, rated, rating, scored, worth, yes,
};
use crate::model::{Id, Instrument, Locale};
use crate::read::read;
use serde_json::{Value, json};

/// Why the whole is not on the next level.
fn why(instrument: &Instrument, answers: &[(&str, Value)], locale: Locale) -> Vec<String> {
    let card = scored(instrument, answers);
    let index = Index::new(instrument);
    let voice = index.voice(locale);
    voice.why_not(None, &card.outcome, &card.requirements)
}

/// The rules of the whole, as the instrument prints them.
fn rules(instrument: &Instrument, locale: Locale) -> Vec<String> {
    let index = Index::new(instrument);
    let voice = index.voice(locale);
    let rows = instrument.scoring.levels.iter();
    rows.flat_map(|row| row.requires.iter().map(move |needs| (row.level, needs)))
        .map(|(level, needs)| voice.rule(None, &level, needs))
        .collect()
}

/// Three mandatory criteria and three others; level 1 and 2 by marks, counts, shares and names.
fn by_criteria() -> Instrument {
    let levels = json!([
        { "level": "m0" },
        { "level": "m1", "requires": [
            { "criteria": { "at": "m1", "of": { "marked": "bb" } } },
            { "criteria": { "at": "m1", "of": { "unmarked": "bb" }, "count": { "atLeast": 2 } } },
        ] },
        { "level": "m2", "requires": [
            { "criteria": { "at": "m2", "of": { "criteria": ["1.1"] } } },
            { "criteria": { "at": "m2", "count": { "share": { "part": 2, "whole": 3 } } } },
            { "criteria": { "at": "m1" } },
        ] },
    ]);
    let criteria = ["1.1", "1.2", "1.3"].map(|id| rated(id, &["bb"]));
    let others = ["2.1", "2.2", "2.3"].map(|id| rated(id, &[]));
    let groups = json!([group("1", criteria.into()), group("2", others.into())]);
    instrument(json!({ "levels": levels }), groups)
}

#[test]
fn rules_name_how_many_of_which_criteria_reach_what() {
    let instrument = by_criteria();
    assert_eq!(
        rules(&instrument, Locale::Vi),
        [
            "Mức 1 cần cả 3 tiêu chí bắt buộc từ Mức 1 trở lên",
            "Mức 1 cần ít nhất 2 trong 3 tiêu chí không bắt buộc từ Mức 1 trở lên",
            "Đáp ứng tốt cần tiêu chí 1.1 ở mức Đáp ứng tốt",
            "Đáp ứng tốt cần ít nhất 2/3 trong số 6 tiêu chí ở mức Đáp ứng tốt",
            "Đáp ứng tốt cần cả 6 tiêu chí từ Mức 1 trở lên",
        ]
    );
    assert_eq!(
        rules(&instrument, Locale::En),
        [
            "Level 1 needs all 3 mandatory criteria at Level 1 or above",
            "Level 1 needs at least 2 of the 3 criteria that are not mandatory at Level 1 or above",
            "“Good” needs criterion 1.1 at “Good”",
            "“Good” needs at least 2/3 of the 6 criteria at “Good”",
            "“Good” needs all 6 criteria at Level 1 or above",
        ]
    );
}

#[test]
fn a_failed_requirement_names_the_criteria_that_are_missing() {
    let instrument = by_criteria();
    let answers = [
        ("1.1", rating("m1")),
        ("1.2", rating("m0")),
        ("2.1", rating("m1")),
        ("2.2", rating("m0")),
    ];
    assert_eq!(
        why(&instrument, &answers, Locale::Vi),
        [
            "Mức 1 cần cả 3 tiêu chí bắt buộc từ Mức 1 trở lên: còn thiếu 1.2, 1.3.",
            "Mức 1 cần ít nhất 2 trong 3 tiêu chí không bắt buộc từ Mức 1 trở lên: mới có 1, có thể nâng thêm 2.2, 2.3.",
        ]
    );
    assert_eq!(
        why(&instrument, &answers, Locale::En),
        [
            "Level 1 needs all 3 mandatory criteria at Level 1 or above: still missing 1.2, 1.3.",
            "Level 1 needs at least 2 of the 3 criteria that are not mandatory at Level 1 or above: 1 so far, still to be raised 2.2, 2.3.",
        ]
    );
}

#[test]
fn what_does_not_apply_leaves_the_number() {
    let instrument = by_criteria();
    let answers = [
        ("1.1", rating("m1")),
        ("1.2", rating("m0")),
        ("1.3", apart()),
        ("2.1", rating("m1")),
        ("2.2", rating("m1")),
        ("2.3", rating("m1")),
    ];
    assert_eq!(
        why(&instrument, &answers, Locale::Vi),
        ["Mức 1 cần cả 2 tiêu chí bắt buộc được tính từ Mức 1 trở lên: còn thiếu 1.2."]
    );
    assert_eq!(
        why(&instrument, &answers, Locale::En),
        [
            "Level 1 needs both mandatory criteria that count at Level 1 or above: still missing 1.2."
        ]
    );
}

/// Two groups of points under bands as printed, with a condition.
fn by_points(of: &str) -> Instrument {
    let levels = json!([
        { "level": "m0", "requires": [{ of: { "upper": { "below": 50 } } }] },
        { "level": "m1", "requires": [
            { of: { "lower": { "from": 50 }, "upper": { "to": 75 } } },
            { "conditions": {} },
        ] },
        { "level": "m2", "requires": [{ of: { "lower": { "above": 75 } } }] },
    ]);
    let first = vec![condition("1.0"), condition("1.1"), worth("1.2", 60.0)];
    let groups = json!([group("1", first), group("2", vec![worth("2.1", 40.0)])]);
    instrument(json!({ "levels": levels }), groups)
}

#[test]
fn bands_are_told_as_printed_and_results_by_what_they_lack() {
    let instrument = by_points("percent");
    let index = Index::new(&instrument);
    let base = instrument.scoring.levels.first().unwrap();
    let voice = index.voice(Locale::Vi);
    assert_eq!(
        voice.asked(None, base.requires.first().unwrap()),
        "dưới 50% điểm của các tiêu chí được tính"
    );
    assert_eq!(
        rules(&instrument, Locale::Vi)[1..],
        [
            "Mức 1 cần từ 50% đến 75% điểm của các tiêu chí được tính",
            "Mức 1 cần đủ các điều kiện bắt buộc",
            "Đáp ứng tốt cần trên 75% điểm của các tiêu chí được tính",
        ]
    );
    let low = [
        ("1.0", met(true)),
        ("1.1", met(false)),
        ("1.2", yes(false)),
        ("2.1", yes(true)),
    ];
    assert_eq!(
        why(&instrument, &low, Locale::Vi),
        [
            "Mức 1 cần từ 50% điểm của các tiêu chí được tính trở lên: trường mới đạt 40% (40/100 điểm).",
            "Mức 1 cần đủ các điều kiện bắt buộc: chưa đạt 1.1.",
        ]
    );
    assert_eq!(
        why(&instrument, &low, Locale::En),
        [
            "Level 1 needs at least 50% of the points of the criteria that count: the school has 40% (40/100 points).",
            "Level 1 needs all mandatory conditions: 1.1 not yet met.",
        ]
    );
    let middle = [
        ("1.0", met(true)),
        ("1.1", met(true)),
        ("1.2", yes(true)),
        ("2.1", yes(false)),
    ];
    assert_eq!(
        why(&instrument, &middle, Locale::Vi),
        [
            "Đáp ứng tốt cần trên 75% điểm của các tiêu chí được tính: trường mới đạt 60% (60/100 điểm)."
        ]
    );
}

#[test]
fn points_are_told_without_a_percentage() {
    let instrument = by_points("points");
    let low = [
        ("1.0", met(true)),
        ("1.1", met(true)),
        ("1.2", yes(false)),
        ("2.1", yes(true)),
    ];
    assert_eq!(
        why(&instrument, &low, Locale::Vi),
        ["Mức 1 cần từ 50 điểm trở lên: trường mới có 40 điểm."]
    );
    assert_eq!(
        why(&instrument, &low, Locale::En),
        ["Level 1 needs at least 50 points: the school has 40 points."]
    );
}

#[test]
fn groups_are_named_and_have_sentences_of_their_own() {
    let instrument = by_groups();
    let answers = [
        ("1.1", yes(true)),
        ("1.2", yes(false)),
        ("2.1", yes(true)),
        ("2.2", yes(false)),
    ];
    assert_eq!(
        why(&instrument, &answers, Locale::Vi),
        ["Mức 1 cần cả 2 nhóm từ Mức 1 trở lên: còn thiếu nhóm 2."]
    );
    assert_eq!(
        why(&instrument, &answers, Locale::En),
        ["Level 1 needs both groups at Level 1 or above: still missing group 2."]
    );
    let card = scored(&instrument, &answers);
    let index = Index::new(&instrument);
    let second = card.groups.last().unwrap();
    let told = |locale| {
        let voice = index.voice(locale);
        voice.why_not(Some(second.group), &second.outcome, &second.requirements)
    };
    assert_eq!(
        told(Locale::Vi),
        [
            "Nhóm 2: Mức 1 cần từ 50% điểm của các tiêu chí được tính trở lên: nhóm mới đạt 33,3% (10/30 điểm)."
        ]
    );
    assert_eq!(
        told(Locale::En),
        [
            "Group 2: Level 1 needs at least 50% of the points of the criteria that count: the group has 33.3% (10/30 points)."
        ]
    );
}

#[test]
fn a_level_to_which_nothing_applies_is_not_given() {
    let levels = json!([
        { "level": "m0" },
        { "level": "m1", "requires": [{ "criteria": { "at": "m1" } }] },
        { "level": "m2", "requires": [{ "criteria": { "at": "m2", "of": { "marked": "so" } } }] },
    ]);
    let groups = json!([group("1", vec![rated("1.1", &[]), rated("1.2", &["so"])])]);
    let instrument = instrument(json!({ "levels": levels }), groups);
    let answers = [("1.1", rating("m2")), ("1.2", apart())];
    assert_eq!(
        why(&instrument, &answers, Locale::Vi),
        ["Đáp ứng tốt: không yêu cầu nào áp dụng được, nên không xếp được mức này."]
    );
    assert_eq!(
        rules(&instrument, Locale::En).last().unwrap(),
        "“Good” needs criterion 1.2 at “Good”"
    );
}

#[test]
fn what_counts_for_things_that_do_not_apply_is_said() {
    let levels = json!([
        { "level": "m0" },
        { "level": "m1", "requires": [{ "criteria": { "at": "m1", "notApplicable": "met" } }] },
        { "level": "m2", "requires": [
            { "criteria": { "at": "m2", "of": { "unmarked": "so" }, "notApplicable": "unmet" } },
        ] },
    ]);
    let criteria = vec![rated("1.1", &[]), rated("1.2", &[]), rated("1.3", &["so"])];
    let instrument = instrument(json!({ "levels": levels }), json!([group("1", criteria)]));
    assert_eq!(
        rules(&instrument, Locale::Vi),
        [
            "Mức 1 cần cả 3 tiêu chí từ Mức 1 trở lên (nội dung không áp dụng được tính là đạt)",
            "Đáp ứng tốt cần cả 2 tiêu chí không có yêu cầu về dữ liệu ở mức Đáp ứng tốt (nội dung không áp dụng bị tính là chưa đạt)",
        ]
    );
    assert_eq!(
        rules(&instrument, Locale::En).last().unwrap(),
        "“Good” needs both criteria not marked “asks for data” at “Good” (what does not apply counts as not met)"
    );
}

#[test]
fn levels_with_a_colon_are_named_by_what_stands_before_it() {
    let text = crate::model::Builtin::find("decision-4725").unwrap().json;
    let instrument: Instrument = read(text.as_bytes()).unwrap();
    assert_eq!(
        rules(&instrument, Locale::Vi),
        [
            "Mức 2 cần cả 2 nhóm từ Mức 2 trở lên",
            "Mức 3 cần cả 2 nhóm ở Mức 3"
        ]
    );
}

#[test]
fn the_lowest_of_many_are_named_and_the_rest_counted() {
    let instrument = by_criteria();
    let index = Index::new(&instrument);
    let ids: Vec<Id> = (1..=10)
        .map(|n| Id::new(&format!("c{n}")).unwrap())
        .collect();
    assert_eq!(
        index.voice(Locale::Vi).named(&ids),
        "c1, c2, c3, c4, c5, c6, c7, c8 và 2 mục khác"
    );
    assert_eq!(index.voice(Locale::En).named(&ids[..2]), "c1, c2");
}
