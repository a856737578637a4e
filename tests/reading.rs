//! Reading: what each broken text is told, where, and in which words.

use it_adoption_model::*;

/// A sound assessment, a property a line.
const SOUND: &str = r#"{
  "document": "assessment",
  "school": { "id": "S-1", "name": "Trường THCS Số Một", "stages": ["lower-secondary"] },
  "schoolYear": "2025-2026",
  "instrument": { "id": "small", "edition": "1" },
  "role": "self",
  "date": "2026-05-20",
  "answers": [
    { "criterion": "A.1", "value": { "share": { "part": 3, "whole": 4 } } },
    { "criterion": "A.2", "value": { "points": { "earned": 7.5 } }, "note": { "vi": "ghi chú" } }
  ]
}
"#;

#[test]
fn probe() {
    for (a, b) in [
        ("\"role\": \"self\"", "\"role\": null"),
        ("\"date\": \"2026-05-20\"", "\"date\": null"),
        ("\"answers\": [", "\"ansers\": ["),
        ("\"role\": \"self\",", ""),
        (
            "\"role\": \"self\",",
            "\"role\": \"self\", \"role\": \"self\",",
        ),
        ("\"part\": 3", "\"part\": \"3\""),
        ("\"part\": 3", "\"part\": 3.5"),
        ("\"part\": 3", "\"part\": -1"),
        ("\"part\": 3", "\"part\": 1e400"),
        ("\"part\": 3", "\"part\": 1e300"),
        ("\"part\": 3, ", ""),
        ("\"share\": {", "\"Share\": {"),
        ("{ \"share\": { \"part\": 3, \"whole\": 4 } }", "{}"),
        ("{ \"share\": { \"part\": 3, \"whole\": 4 } }", "\"share\""),
        (
            "{ \"share\": { \"part\": 3, \"whole\": 4 } }",
            "{ \"share\": { \"part\": 3, \"whole\": 4 }, \"count\": 3 }",
        ),
        (
            "{ \"share\": { \"part\": 3, \"whole\": 4 } }",
            "{ \"share\": [3, 4] }",
        ),
        (
            "{ \"share\": { \"part\": 3, \"whole\": 4 } }",
            "{ \"condition\": \"yes\" }",
        ),
        ("{ \"vi\": \"ghi chú\" }", "\"ghi chú\""),
        ("7.5", "7.6"),
        ("2026-05-20", "20/05/2026"),
        ("2026-05-20", "2026-02-30"),
        ("Số Một", "\\ud800"),
        ("Số Một", "\\ud800\\u0041"),
        ("Số Một", "\\q"),
        ("Số Một", "\n"),
        ("Số Một\",", "Số Một\""),
        ("\"stages\": [", "\"stages\" ["),
        ("[\"lower-secondary\"]", "[\"lower-secondary\",]"),
        ("[\"lower-secondary\"]", "\"lower-secondary\""),
        ("[\"lower-secondary\"]", "[\"lower_secondary\"]"),
        ("[\"lower-secondary\"]", "[\"lower-secondary\" \"primary\"]"),
        ("\"self\"", "self"),
        ("\"self\"", "tru"),
        ("\"part\": 3", "\"part\": 03"),
        ("\"part\": 3", "part: 3"),
        ("\"part\": 3", "\"part\": "),
        ("3, \"whole\": 4", "3, \"whole\": 4,"),
        ("Số Một", ""),
        ("\"Trường THCS Số Một\"", "{}"),
        ("S-1", "trường 1"),
        ("  ]\n}\n", "  ]\n}\n}"),
        ("  ]\n}\n", "  ]\n"),
        ("{\n  \"document\": \"assessment\",", "{"),
        ("\"assessment\"", "\"plan\""),
    ] {
        assert!(SOUND.contains(a), "{a}");
        let e = match read_any(SOUND.replacen(a, b, 1).as_bytes()) {
            Err(e) => e,
            Ok(_) => {
                println!("OK {b}");
                continue;
            }
        };
        println!(
            "{b}\n   {:?} {}:{} {}\n   {}",
            e.pointer().as_str(),
            e.line(),
            e.column(),
            e.message(Locale::Vi),
            e.message(Locale::En)
        );
    }
}
