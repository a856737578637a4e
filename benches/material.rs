//! Documents to measure with: a filled-in assessment of any instrument, and instruments of any size.

use it_adoption_model::{Assessment, Criterion, Instrument, Measure, Rubric, Rubrics, read};
use serde_json::{Value, json};

/// An instrument made ready, and the bytes of an assessment that answers all of it.
pub(crate) struct Material {
    pub(crate) rubric: Rubric,
    pub(crate) bytes: Vec<u8>,
}

impl Material {
    pub(crate) fn assessment(&self) -> Assessment {
        read(&self.bytes).unwrap()
    }

    /// The built-in operational instrument, answered with evidence throughout.
    pub(crate) fn operational() -> Self {
        let rubrics = Rubrics::builtin();
        Self::of(rubrics.named("operational").unwrap().clone())
    }

    /// The example written by hand, which holds less evidence.
    pub(crate) fn example() -> Self {
        let json = include_bytes!("../docs/examples/assessment-operational.json");
        let example: Assessment = read(json).unwrap();
        Self {
            bytes: serde_json::to_vec(&example).unwrap(),
            ..Self::operational()
        }
    }

    /// A made-up instrument of so many criteria, ten to a group, of every measure but points.
    pub(crate) fn generated(criteria: usize) -> Self {
        let instrument: Instrument = serde_json::from_value(instrument(criteria)).unwrap();
        Self::of(Rubric::new(instrument).unwrap())
    }

    fn of(rubric: Rubric) -> Self {
        let bytes = filled(&rubric);
        Self { rubric, bytes }
    }
}

/// An assessment of every criterion, as the library itself writes it.
fn filled(rubric: &Rubric) -> Vec<u8> {
    let instrument = rubric.instrument();
    let criteria = instrument.groups.iter().flat_map(|g| &g.criteria);
    let answers: Vec<Value> = criteria.enumerate().map(|(at, c)| answer(c, at)).collect();
    let assessment = json!({
        "document": "assessment",
        "school": {
            "id": "80-0417",
            "name": "Trường THCS Nguyễn Văn Bình",
            "stages": ["lower-secondary"],
            "unit": "80-XA-112"
        },
        "schoolYear": "2025-2026",
        "instrument": { "id": instrument.id.as_str(), "edition": instrument.edition.as_str() },
        "role": "self",
        "date": "2026-05-20",
        "provenance": { "kind": "constructed" },
        "answers": answers
    });
    let assessment: Assessment = read(assessment.to_string().as_bytes()).unwrap();
    serde_json::to_vec(&assessment).unwrap()
}

fn answer(criterion: &Criterion, at: usize) -> Value {
    let n = u32::try_from(at % 10).unwrap();
    let value = match &criterion.measure {
        Measure::Condition(_) => json!({ "condition": true }),
        Measure::YesNo(_) => json!({ "yesNo": at % 7 != 3 }),
        Measure::Share(_) if at % 9 == 4 && criterion.not_applicable_when.is_some() => json!({
            "notApplicable": { "reason": { "vi": "Trong năm học không phát sinh trường hợp nào." } }
        }),
        Measure::Share(_) => json!({ "share": { "part": 18 + 2 * n, "whole": 36 } }),
        Measure::Count(of) => {
            json!({ "count": of.maximum.map_or(15 + 3 * n, |m| m.get() - n % 3) })
        }
        Measure::Ratio(_) => json!({ "ratio": { "amount": 540, "per": 30 + n } }),
        Measure::Rating(_) => {
            let step = &criterion.levels[at % criterion.levels.len()];
            json!({ "rating": step.level.as_str() })
        }
        Measure::Points(of) => {
            json!({ "points": { "earned": of.maximum.to_f64() } })
        }
        _ => panic!("a kind that this does not know"),
    };
    let mut answer = json!({ "criterion": criterion.id.as_str(), "value": value });
    if answer["value"].get("notApplicable").is_none() {
        let more = at.is_multiple_of(3).then(|| evidence(at + 1));
        answer["evidence"] = std::iter::once(evidence(at)).chain(more).collect();
    }
    if at % 6 == 5 {
        answer["note"] = json!({
            "vi": "Số liệu chốt đến hết ngày 15/5, đối chiếu với sổ theo dõi.",
            "en": "As of 15 May, held against the register."
        });
    }
    answer
}

fn evidence(at: usize) -> Value {
    let day = format!("2025-{:02}-{:02}", 9 + at % 4, 1 + at % 28);
    match at % 4 {
        0 => json!({
            "title": "Kế hoạch ứng dụng CNTT năm học 2025-2026",
            "kind": "document",
            "reference": { "file": format!("Hồ sơ CNTT/2025-2026/KH-{at:02}.pdf") },
            "issued": day
        }),
        1 => json!({
            "title": "Trích xuất số liệu từ hệ thống quản lý trường học",
            "kind": "system-data",
            "reference": { "file": format!("Hồ sơ CNTT/2025-2026/SL-{at:02}.xlsx") },
            "issued": day,
            "expires": "2026-08-31"
        }),
        2 => json!({
            "title": "Biên bản họp tổ \"Toán - Tin\" về ứng dụng CNTT trong dạy học",
            "kind": "record",
            "reference": { "file": format!("Hồ sơ CNTT/2025-2026/BB-{at:02}.pdf") },
            "issued": day
        }),
        _ => json!({
            "title": "Chuyên mục trên cổng thông tin của nhà trường",
            "kind": "web-page",
            "reference": { "link": format!("https://thcs-nguyenvanbinh.example.edu.vn/chuyen-muc/{at}") }
        }),
    }
}

fn instrument(criteria: usize) -> Value {
    let text = |vi: String| json!({ "vi": vi });
    let authored = json!({ "fidelity": "authored" });
    let read = |at: usize| json!({ "fidelity": "read", "source": "guidance", "clause": format!("mục {at}") });
    let criterion = |at: usize| {
        let limit = |limit: Value, at| json!({ "limit": limit, "citation": read(at) });
        let (measure, thresholds) = match at % 5 {
            0 => (json!({ "yesNo": {} }), None),
            1 => {
                let of =
                    json!({ "part": text("phần".into()), "whole": text(format!("toàn bộ {at}")) });
                (
                    json!({ "share": of }),
                    Some([json!({ "same": 50 }), json!({ "same": 80 })]),
                )
            }
            2 => {
                let of = json!({ "unit": text("đơn vị".into()) });
                (
                    json!({ "count": of }),
                    Some([json!({ "same": 20 }), json!({ "same": 40 })]),
                )
            }
            3 => {
                let of = json!({ "amount": text(format!("học sinh {at}")), "per": text(format!("máy tính {at}")), "better": "lower" });
                let by = |p, l, u| json!({ "byStage": { "primary": p, "lowerSecondary": l, "upperSecondary": u } });
                (
                    json!({ "ratio": of }),
                    Some([by(24, 18, 12), by(16, 12, 8)]),
                )
            }
            _ => (json!({ "rating": {} }), None),
        };
        let mut levels: Vec<Value> = ["not-met", "basic", "good"]
            .iter()
            .zip([0, 1, 2])
            .map(|(level, points)| {
                let descriptor = text(format!("Mô tả của mức {level}"));
                json!({ "level": level, "points": points, "descriptor": descriptor })
            })
            .collect();
        for (step, threshold) in levels
            .iter_mut()
            .skip(1)
            .zip(thresholds.into_iter().flatten())
        {
            step["threshold"] = limit(threshold, at);
        }
        if at.is_multiple_of(5) {
            levels.remove(1);
        }
        json!({
            "id": format!("C.{at}"),
            "title": text(format!("Tiêu chí số {at}")),
            "citation": read(at),
            "measure": measure,
            "levels": levels,
            "evidence": text("Hồ sơ lưu tại trường".into()),
            "notApplicableWhen": text("Không phát sinh".into())
        })
    };
    let groups: Vec<Value> = (0..criteria.div_ceil(10))
        .map(|group| {
            let criteria: Vec<Value> = (group * 10..criteria.min(group * 10 + 10)).map(criterion).collect();
            json!({ "id": format!("G.{group}"), "title": text(format!("Nhóm {group}")), "criteria": criteria })
        })
        .collect();
    json!({
        "document": "instrument",
        "id": "generated",
        "edition": format!("{criteria}"),
        "title": text("Bộ tiêu chí dựng để đo tốc độ".into()),
        "citation": authored,
        "stages": ["primary", "lower-secondary", "upper-secondary"],
        "sources": [{ "id": "guidance", "title": text("Văn bản dựng để đo tốc độ".into()) }],
        "levels": [
            { "id": "not-met", "title": text("Chưa đáp ứng".into()) },
            { "id": "basic", "title": text("Đáp ứng cơ bản".into()) },
            { "id": "good", "title": text("Đáp ứng tốt".into()) }
        ],
        "scoring": {
            "levels": [
                { "level": "not-met", "requires": [{ "percent": { "upper": { "below": 50 } } }] },
                {
                    "level": "basic",
                    "requires": [{ "percent": { "lower": { "from": 50 }, "upper": { "to": 75 } } }]
                },
                { "level": "good", "requires": [{ "percent": { "lower": { "above": 75 } } }] }
            ],
            "levelsCitation": authored,
            "groupLevels": [
                { "level": "not-met", "requires": [{ "percent": { "upper": { "below": 50 } } }] },
                { "level": "basic", "requires": [{ "percent": { "lower": { "from": 50 }, "upper": { "to": 75 } } }] },
                { "level": "good", "requires": [{ "percent": { "lower": { "above": 75 } } }] }
            ],
            "groupLevelsCitation": authored,
            "pointsCitation": authored
        },
        "groups": groups
    })
}
