//! A whole plan and the report on it.

use serde_json::{Value as Json, json};

pub(crate) fn plan() -> Json {
    json!({
        "document": "annual-plan", "id": "KH-1",
        "school": { "id": "S-1", "name": "Trường THCS Mẫu", "stages": ["lower-secondary"] },
        "period": { "schoolYear": "2025-2026" },
        "head": { "title": { "vi": "Kế hoạch ứng dụng CNTT" }, "number": "12/KH-THCS", "date": "2025-09-10" },
        "standing": { "wovenInto": { "title": { "vi": "Kế hoạch năm học" } } },
        "instrument": { "id": "operational", "edition": "2026.1" },
        "legalBasis": [{ "id": "L1", "title": { "vi": "Hướng dẫn về CNTT" } }],
        "situation": {},
        "needs": [{ "id": "N1", "title": { "vi": "Cần thêm máy tính" } }],
        "principles": {
            "needs": { "vi": "Theo khảo sát" }, "compliance": { "vi": "Đã đối chiếu" }, "effectiveness": { "vi": "Thử trước" }
        },
        "objectives": [
            {
                "id": "O1", "title": { "vi": "Thêm máy tính" }, "due": "2026-05-31",
                "targets": [{ "criterion": "H.3", "value": { "ratio": { "amount": 180, "per": 15 } } }]
            },
            {
                "id": "O2", "title": { "vi": "Thư viện số" }, "due": "2026-05-31",
                "quantity": { "number": 30, "unit": { "vi": "bài giảng" } }
            }
        ],
        "contents": [
            { "id": "C1", "title": { "vi": "Mua máy" }, "objectives": ["O1"], "needs": ["N1"] },
            { "id": "C2", "title": { "vi": "Soạn học liệu" }, "objectives": ["O2"], "needs": ["N1"] }
        ],
        "solutions": [
            { "id": "S1", "title": { "vi": "Mua 5 máy" }, "contents": ["C1"], "checkedAgainst": ["L1"] },
            { "id": "S2", "title": { "vi": "Tập huấn" }, "contents": ["C2"], "checkedAgainst": ["L1"], "trial": "T1" }
        ],
        "roadmap": [
            { "id": "M1", "solutions": ["S1"], "from": "2025-10-01", "until": "2025-12-31", "product": { "vi": "5 máy" } },
            { "id": "M2", "solutions": ["S2"], "from": "2025-10-01", "until": "2026-03-31", "product": { "vi": "30 bài" } }
        ],
        "resources": [
            {
                "id": "R1", "title": { "vi": "Máy tính" }, "solutions": ["S1"],
                "need": { "equipment": { "unitPrice": 10000000, "quantities": [{ "period": { "schoolYear": "2025-2026" }, "quantity": 5 }] } }
            },
            { "id": "R2", "title": { "vi": "Giáo viên cốt cán" }, "solutions": ["S2"], "need": { "staff": { "roles": ["teachers"] } } }
        ],
        "funding": [{ "source": "budget", "amount": 50000000 }],
        "trials": [{
            "id": "T1", "technology": { "vi": "Trợ lý soạn bài" },
            "pilot": { "from": "2025-09-15", "until": "2025-10-31", "body": "Tổ Tin", "outcome": "underway" },
            "scaleUp": { "from": "2026-02-15", "until": "2026-05-31", "body": "Trường", "outcome": "planned" }
        }],
        "assignments": [{ "role": "it-team", "task": { "vi": "Lắp máy" }, "solutions": ["S1"] }]
    })
}

pub(crate) fn report() -> Json {
    json!({
        "document": "year-end-report", "id": "BC-1",
        "school": { "id": "S-1", "name": "Trường THCS Mẫu", "stages": ["lower-secondary"] },
        "period": { "schoolYear": "2025-2026" },
        "head": { "title": { "vi": "Kết quả thực hiện mô hình" }, "date": "2026-05-25" },
        "partOf": { "title": { "vi": "Báo cáo tổng kết CNTT" }, "date": "2026-05-25" },
        "plan": "KH-1",
        "instrument": { "id": "operational", "edition": "2026.1" },
        "results": [
            { "objective": "O1", "outcome": "reached" }, { "objective": "O2", "outcome": "reached" }
        ],
        "trials": [{
            "id": "T1", "technology": { "vi": "Trợ lý soạn bài" },
            "pilot": { "from": "2025-09-15", "until": "2025-10-31", "body": "Tổ Tin", "outcome": "passed", "evidence": [{ "title": "Biên bản", "kind": "record", "reference": { "file": "bb1.pdf" } }] },
            "appraisal": { "from": "2025-11-01", "until": "2025-11-30", "body": "Hội đồng", "outcome": "passed", "evidence": [{ "title": "Biên bản", "kind": "record", "reference": { "file": "bb2.pdf" } }] },
            "evaluation": { "from": "2025-12-01", "until": "2026-02-01", "body": "Hội đồng", "outcome": "passed", "evidence": [{ "title": "Biên bản", "kind": "record", "reference": { "file": "bb2.pdf" } }] },
            "scaleUp": { "from": "2026-02-15", "until": "2026-05-31", "body": "Trường", "outcome": "underway" }
        }],
        "difficulties": [
            {
                "id": "K1", "title": { "vi": "Mạng yếu" }, "arose": "2025-11-01",
                "reported": { "on": "2025-11-03", "channel": "phone", "to": "Văn phòng Sở" }
            },
            {
                "id": "K2", "title": { "vi": "Thiếu giáo viên" }, "arose": "2026-02-01",
                "reported": { "on": "2026-02-02", "channel": "email", "to": "Văn phòng Sở" }
            }
        ]
    })
}
