//! What criteria earn, and open places counted.

use super::*;

/// Criteria that earn in proportion and by the piece, and a ratio of which more is better.
fn finer() -> Instrument {
    let named =
        |id: &str| json!({ "vi": format!("Tiêu chí {id}"), "en": format!("Criterion {id}") });
    let text = |vi: &str, en: &str| json!({ "vi": vi, "en": en });
    let cited = json!({ "fidelity": "authored" });
    let limit = json!({ "limit": { "same": 0.5 }, "citation": cited });
    let criteria = vec![
        json!({ "id": "1.1", "title": named("1.1"), "citation": cited,
            "measure": { "share": { "part": text("lớp có mạng", "classes online"), "whole": text("lớp", "classes") } },
            "earns": { "proportional": { "maximum": 10, "rounding": { "step": 0.25, "direction": "down" } } } }),
        json!({ "id": "1.2", "title": named("1.2"), "citation": cited,
            "measure": { "share": { "part": text("lớp có máy chiếu", "classes with projector"), "whole": text("lớp", "classes") } },
            "earns": { "proportional": { "maximum": 10 } } }),
        json!({ "id": "1.3", "title": named("1.3"), "citation": cited,
            "measure": { "count": { "unit": text("phòng", "rooms") } },
            "earns": { "each": { "points": 2.5, "maximum": 20 } } }),
        json!({ "id": "1.4", "title": named("1.4"), "citation": cited,
            "measure": { "ratio": { "amount": text("Mbps", "Mbps"), "per": text("học sinh", "pupils"), "better": "higher" } },
            "levels": [{ "level": "m0", "points": 0 }, { "level": "m2", "points": 10, "threshold": limit }] }),
    ];
    let scoring = two_levels(
        json!({ "percent": { "lower": { "from": 50 } } }),
        json!({ "percent": { "lower": { "above": 90 } } }),
    );
    instrument(scoring, json!([group("1", criteria)]))
}

#[test]
fn what_criteria_earn_is_told_and_points_are_rounded_for_reading_only() {
    let instrument = finer();
    let page = instrument_page(&instrument, Locale::Vi).markdown();
    for words in [
        "điểm theo tỷ lệ: 10 điểm nhân với tỷ lệ đạt được, làm tròn xuống từng 0,25 điểm",
        "điểm theo tỷ lệ: 10 điểm nhân với tỷ lệ đạt được |",
        "mỗi đơn vị được 2,5 điểm, tối đa 20 điểm",
        "tỷ số, càng cao càng tốt",
        "từ 0,5 Mbps/học sinh trở lên",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let page = instrument_page(&instrument, Locale::En).markdown();
    for words in [
        "points in proportion: 10 points times the share, rounded down to multiples of 0.25 points",
        "2.5 points a piece, at most 20 points",
        "ratio, higher is better",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let answers = [
        ("1.1", json!({ "share": { "part": 2, "whole": 3 } })),
        ("1.2", json!({ "share": { "part": 2, "whole": 3 } })),
        ("1.3", json!({ "count": 4 })),
        ("1.4", json!({ "ratio": { "amount": 250, "per": 1000 } })),
    ];
    let card = crate::explain::small::scored(&instrument, &answers);
    let rubric = Rubric::new(instrument.clone()).unwrap();
    let page = scorecard(&card, &rubric, Depth::Full, Locale::Vi).markdown();
    for words in [
        "1.2 Tiêu chí 1.2: 6,67/10 điểm",
        "2/3 lớp (66,7%)",
        "Trả lời: 0,25 Mbps/học sinh (250/1.000)",
        "Mức 1 cần từ 50% điểm của các tiêu chí được tính trở lên: trường mới đạt",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let rubric = Rubric::new(instrument.clone()).unwrap();
    let own = assessment(&answers);
    let missing = rubric.gaps(&own, &Id::new("m2").unwrap()).unwrap();
    let page = gaps(&missing, &instrument, Depth::Brief, Locale::Vi).markdown();
    assert!(page.contains("bổ sung 250 Mbps (từ 250 lên 500)"), "{page}");
    assert!(page.contains("thêm 1 lớp có mạng (từ 2 lên 3)"), "{page}");
}

#[test]
fn open_places_are_counted_by_section() {
    let open = |pointer: &str| {
        json!({ "rule": "document.open-place", "severity": "error", "pointer": pointer, "args": [],
            "message": { "vi": "Chỗ này còn để trống (…): hãy ghi nội dung.", "en": "This place is still open." } })
    };
    let places = ["/head/title", "/objectives/0/title", "/objectives/1/title"];
    let found = json!({ "document": "findings", "findings": places.map(open) });
    let found = read(found.to_string().as_bytes()).unwrap();
    let text = findings(&found, Locale::Vi).markdown();
    assert!(
        text.contains("**Còn 3 chỗ phải ghi (document.open-place):**"),
        "{text}"
    );
    assert!(
        text.contains("- Phần đầu văn bản: 1 chỗ\n  - Tại: /head/title\n"),
        "{text}"
    );
    assert!(
        text.contains(
            "- Mục tiêu cụ thể: 2 chỗ\n  - Tại: /objectives/0/title, /objectives/1/title\n"
        ),
        "{text}"
    );
    assert!(!text.contains("lỗi,"), "{text}");
}
