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

/// A change of the sound text, and what is said about it: pointer, line and column, Vietnamese, English.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    (usize, usize),
    &'static str,
    &'static str,
);

/// Values that the schema refuses as well.
#[rustfmt::skip]
const DATA: &[Row] = &[
    (r#""document": "assessment","#, "", "", (1, 1),
     "thiếu thuộc tính bắt buộc `document` (một loại tài liệu: instrument, assessment, scorecard, gaps, findings, annual-plan, medium-term-plan, year-end-report, difficulty, submission, workflow, comparison, rollup, line-error, crosswalk)",
     "the required property `document` is missing (a kind of document: instrument, assessment, scorecard, gaps, findings, annual-plan, medium-term-plan, year-end-report, difficulty, submission, workflow, comparison, rollup, line-error, crosswalk)"),
    (r#""role": "self","#, "", "", (1, 1),
     "thiếu thuộc tính bắt buộc `role`", "the required property `role` is missing"),
    (r#""part": 3, "#, "", "/answers/0/value/share", (9, 47),
     "thiếu thuộc tính bắt buộc `part`", "the required property `part` is missing"),
    (r#""answers": ["#, r#""ansers": ["#, "/ansers", (8, 13),
     "không có thuộc tính `ansers` ở đây; có phải là `answers`?",
     "there is no property `ansers` here; did you mean `answers`?"),
    (r#""vi": "ghi"#, r#""fr": "note", "vi": "ghi"#, "/answers/1/note/fr", (10, 85),
     "không có thuộc tính `fr` ở đây; các thuộc tính là: vi, en",
     "there is no property `fr` here; the properties are: vi, en"),
    (r#""share": {"#, r#""Share": {"#, "/answers/0/value/Share", (9, 47),
     "không có thuộc tính `Share` ở đây; có phải là `share`?",
     "there is no property `Share` here; did you mean `share`?"),
    (r#""role": "self","#, r#""role": "self", "role": "self","#, "/role", (6, 27),
     "thuộc tính `role` ghi hai lần", "the property `role` is stated twice"),
    (r#""self""#, "null", "/role", (6, 11),
     "cần self hoặc external, nhưng gặp null", "expected self or external, found null"),
    (r#""2026-05-20""#, "null", "/date", (7, 11),
     "ở đây ghi null: nếu không có gì để ghi, hãy bỏ hẳn thuộc tính",
     "null stands here: if there is nothing to say, leave the property out"),
    (r#"{ "vi": "ghi chú" }"#, r#""ghi chú""#, "/answers/1/note", (10, 77),
     "cần một đối tượng {vi, en}, nhưng gặp chuỗi \"ghi chú\"",
     "expected an object {vi, en}, found the string \"ghi chú\""),
    (r#"{ "part": 3, "whole": 4 }"#, "[3, 4]", "/answers/0/value/share", (9, 47),
     "cần một đối tượng {part, whole}, nhưng gặp một danh sách […]",
     "expected an object {part, whole}, found an array […]"),
    (r#"["lower-secondary"]"#, r#""lower-secondary""#, "/school/stages", (3, 68),
     "cần một danh sách […], nhưng gặp chuỗi \"lower-secondary\"",
     "expected an array […], found the string \"lower-secondary\""),
    ("lower-secondary", "lower_secondary", "/school/stages/0", (3, 69),
     "cần một cấp học: primary, lower-secondary, upper-secondary, continuing, nhưng gặp chuỗi \"lower_secondary\"",
     "expected a stage: primary, lower-secondary, upper-secondary, continuing, found the string \"lower_secondary\""),
    (r#"{ "share": { "part": 3, "whole": 4 } }"#, "{}", "/answers/0/value", (9, 36),
     "cần một đối tượng có đúng một trong các thuộc tính: condition, yesNo, share, count, ratio, rating, points, notApplicable, notAssessed, nhưng gặp 0 thuộc tính",
     "expected an object with exactly one of the properties: condition, yesNo, share, count, ratio, rating, points, notApplicable, notAssessed, found 0 properties"),
    (r#""whole": 4 }"#, r#""whole": 4 }, "count": 3"#, "/answers/0/value", (9, 36),
     "cần một đối tượng có đúng một trong các thuộc tính: condition, yesNo, share, count, ratio, rating, points, notApplicable, notAssessed, nhưng gặp 2 thuộc tính",
     "expected an object with exactly one of the properties: condition, yesNo, share, count, ratio, rating, points, notApplicable, notAssessed, found 2 properties"),
    (r#"{ "share": { "part": 3, "whole": 4 } }"#, r#""share""#, "/answers/0/value", (9, 36),
     "cần một đối tượng có đúng một trong các thuộc tính: condition, yesNo, share, count, ratio, rating, points, notApplicable, notAssessed, nhưng gặp chuỗi \"share\"",
     "expected an object with exactly one of the properties: condition, yesNo, share, count, ratio, rating, points, notApplicable, notAssessed, found the string \"share\""),
    (r#"{ "share": { "part": 3, "whole": 4 } }"#, r#"{ "yesNo": "yes" }"#, "/answers/0/value/yesNo", (9, 47),
     "cần true hoặc false, nhưng gặp chuỗi \"yes\"", "expected true or false, found the string \"yes\""),
    ("3,", r#""3","#, "/answers/0/value/share/part", (9, 57),
     "cần số nguyên từ 0 đến 1.000.000.000, nhưng gặp chuỗi \"3\": hãy bỏ dấu nháy kép, ghi 3",
     "expected a whole number from 0 to 1,000,000,000, found the string \"3\": leave the quotes out and write 3"),
    ("3,", "3.5,", "/answers/0/value/share/part", (9, 57),
     "cần số nguyên từ 0 đến 1.000.000.000, nhưng gặp số 3.5",
     "expected a whole number from 0 to 1,000,000,000, found the number 3.5"),
    ("3,", "-1,", "/answers/0/value/share/part", (9, 57),
     "cần số nguyên từ 0 đến 1.000.000.000, nhưng gặp số -1",
     "expected a whole number from 0 to 1,000,000,000, found the number -1"),
    ("3,", "1e300,", "/answers/0/value/share/part", (9, 57),
     "cần số nguyên từ 0 đến 1.000.000.000, nhưng gặp số 1e300",
     "expected a whole number from 0 to 1,000,000,000, found the number 1e300"),
    ("7.5", "-7.6", "/answers/1/value/points/earned", (10, 60),
     "cần số điểm từ 0 đến 1.000.000.000, nhưng gặp số -7.6",
     "expected points from 0 to 1,000,000,000, found the number -7.6"),
    ("7.5", r#""7,5""#, "/answers/1/value/points/earned", (10, 60),
     "cần số điểm từ 0 đến 1.000.000.000, nhưng gặp chuỗi \"7,5\": hãy bỏ dấu nháy kép, ghi 7.5",
     "expected points from 0 to 1,000,000,000, found the string \"7,5\": leave the quotes out and write 7.5"),
    ("2026-05-20", "20/05/2026", "/date", (7, 11),
     "cần một ngày có thật dạng YYYY-MM-DD, từ năm 2000 đến 2099, nhưng gặp chuỗi \"20/05/2026\"",
     "expected a real day as YYYY-MM-DD, from 2000 to 2099, found the string \"20/05/2026\""),
    ("2026-05-20", "2026-02-30", "/date", (7, 11),
     "cần một ngày có thật dạng YYYY-MM-DD, từ năm 2000 đến 2099, nhưng gặp chuỗi \"2026-02-30\"",
     "expected a real day as YYYY-MM-DD, from 2000 to 2099, found the string \"2026-02-30\""),
    ("2025-2026", "2025-2027", "/schoolYear", (4, 17),
     "cần năm học dạng 2025-2026 (hai năm liền nhau, từ 2000-2001 đến 2098-2099), nhưng gặp chuỗi \"2025-2027\"",
     "expected a school year as 2025-2026 (two consecutive years, 2000-2001 to 2098-2099), found the string \"2025-2027\""),
    ("S-1", "trường 1", "/school/id", (3, 21),
     "cần mã gồm 1–40 ký tự A–Z, a–z, 0–9, '.', '_', '-', trong đó có chữ cái hoặc chữ số, nhưng gặp chuỗi \"trường 1\"",
     "expected an identifier of 1-40 characters out of A-Z, a-z, 0-9, '.', '_', '-', with a letter or digit among them, found the string \"trường 1\""),
    ("Trường THCS Số Một", "", "/school/name", (3, 36),
     "cần một chuỗi không rỗng, nhưng gặp chuỗi \"\"", "expected a string that is not empty, found the string \"\""),
    (r#""Trường THCS Số Một""#, "{}", "/school/name", (3, 36),
     "cần một chuỗi không rỗng, nhưng gặp một đối tượng {…}", "expected a string that is not empty, found an object {…}"),
    (r#"{ "id": "small","#, r#"{ "a/b~c": 1, "id": "small","#, "/instrument/a~1b~0c", (5, 28),
     "không có thuộc tính `a/b~c` ở đây; các thuộc tính là: id, edition",
     "there is no property `a/b~c` here; the properties are: id, edition"),
];

/// Texts that are not JSON, or that no reader of JSON could hold.
#[rustfmt::skip]
const SYNTAX: &[Row] = &[
    ("  ]\n}\n", "  ]\n", "", (12, 1),
     "văn bản JSON bị cắt giữa chừng: hãy lấy lại đủ tệp, hoặc thêm dấu đóng còn thiếu", "the JSON text ends too early: get the whole file, or add the closing mark that is missing"),
    ("  ]\n}\n", "  ]\n}\n}", "", (13, 1),
     "không đúng cú pháp JSON: còn ký tự thừa sau khi tài liệu đã hết", "not JSON: there is more text after the end of the document"),
    ("  ]\n}\n", "  ]\n}\n{}\n", "", (13, 1),
     "không đúng cú pháp JSON: còn ký tự thừa sau khi tài liệu đã hết: mỗi tệp một tài liệu; nhiều tài liệu thì ghi mỗi tài liệu một dòng (JSON Lines), không có dấu [ ] bao quanh, không có dấu phẩy giữa các dòng",
     "not JSON: there is more text after the end of the document: a file is one document; several stand one a line (JSON Lines), without [ ] around them or commas between them"),
    ("Số Một\",", "Số Một\"", "", (3, 57),
     "không đúng cú pháp JSON: cần `,` hoặc `}`: có lẽ thiếu dấu phẩy ngay trước chỗ này", "not JSON: expected `,` or `}`: a comma is probably missing right before this"),
    ("\"lower-secondary\"", "\"lower-secondary\" \"primary\"", "", (3, 87),
     "không đúng cú pháp JSON: cần `,` hoặc `]`: có lẽ thiếu dấu phẩy ngay trước chỗ này", "not JSON: expected `,` or `]`: a comma is probably missing right before this"),
    ("\"stages\":", "\"stages\"", "", (3, 67),
     "không đúng cú pháp JSON: cần dấu `:` sau tên thuộc tính", "not JSON: expected `:` after the name of a property"),
    ("\"lower-secondary\"", "\"lower-secondary\",", "", (3, 87),
     "không đúng cú pháp JSON: thừa dấu phẩy ở cuối", "not JSON: there is a comma too many at the end"),
    ("\"self\"", "“self”", "", (6, 11),
     "không đúng cú pháp JSON: cần một giá trị: có dấu nháy cong (U+201C), hãy gõ \"",
     "not JSON: expected a value: there is a curly quote (U+201C), type \""),
    ("\"self\"", "'self'", "", (6, 11),
     "không đúng cú pháp JSON: cần một giá trị: hãy dùng dấu nháy kép \" thay cho '", "not JSON: expected a value: write double quotes \" in place of '"),
    ("\"self\"", "\"self\" // nhà trường", "", (6, 18),
     "không đúng cú pháp JSON: cần `,` hoặc `}`: JSON không có ghi chú, hãy xóa phần này", "not JSON: expected `,` or `}`: JSON has no comments, take this out"),
    ("\"self\"", "self", "", (6, 11),
     "không đúng cú pháp JSON: cần một giá trị", "not JSON: expected a value"),
    ("\"self\"", "nul", "", (6, 14),
     "không đúng cú pháp JSON: cần true, false hoặc null", "not JSON: expected true, false or null"),
    ("\"part\":", "part:", "", (9, 49),
     "không đúng cú pháp JSON: tên thuộc tính phải đặt trong dấu nháy kép", "not JSON: the name of a property must stand in double quotes"),
    ("3,", "03,", "", (9, 58),
     "không đúng cú pháp JSON: có số ghi sai", "not JSON: a number is written wrongly"),
    ("3,", "1e400,", "/answers/0/value/share/part", (9, 61),
     "không đúng cú pháp JSON: có số quá lớn", "not JSON: a number is too great"),
    ("Số Một", "Số\tMột", "", (3, 51),
     "không đúng cú pháp JSON: trong chuỗi có ký tự điều khiển, như dấu xuống dòng hoặc tab: hãy ghi \\n, \\t",
     "not JSON: a string holds a control character, such as a line break or a tab: write \\n, \\t"),
    ("Số Một", "Số \\Một", "", (3, 53),
     "không đúng cú pháp JSON: ký tự sau dấu \\ không hợp lệ", "not JSON: the character after a \\ is not allowed"),
    ("Số Một", "\\ud800", "/school/name", (3, 55),
     "không đúng cú pháp JSON: có \\u chỉ ghi nửa ký tự", "not JSON: a \\u stands for half a character only"),
    ("Số Một", "\\ud800\\u0041", "/school/name", (3, 60),
     "không đúng cú pháp JSON: có \\u chỉ ghi nửa ký tự", "not JSON: a \\u stands for half a character only"),
    ("Số Một", "\\udc00", "/school/name", (3, 54),
     "không đúng cú pháp JSON: có \\u chỉ ghi nửa ký tự", "not JSON: a \\u stands for half a character only"),
];

/// A list of documents is answered with how several are written, whatever is wanted; a text without anything is called that.
#[test]
fn lists_and_empty_texts_are_called_what_they_are() {
    for list in ["[]".to_owned(), format!(" [{SOUND},{SOUND}]")] {
        for error in [
            told(list.as_bytes()),
            it_adoption_model::read::<Assessment>(list.as_bytes()).unwrap_err(),
        ] {
            assert_eq!(error.kind(), ReadErrorKind::Unexpected);
            parts_make_up_the_message(&error);
            let message = error.message(Locale::Vi);
            assert!(
                message.contains("mỗi tài liệu một dòng (JSON Lines)"),
                "{message}"
            );
        }
    }
    let inner = SOUND.replace("{ \"id\": \"small\"", "[{ \"id\": \"small\"");
    let inner = inner.replacen("\"edition\": \"1\" }", "\"edition\": \"1\" }]", 1);
    let message = told(inner.as_bytes()).message(Locale::En);
    assert!(
        message.contains("found an array") && !message.contains("Lines"),
        "{message}"
    );
    for empty in ["", " ", "\n\n"] {
        let error = told(empty.as_bytes());
        assert_eq!(error.kind(), ReadErrorKind::Truncated);
        assert!(
            error
                .message(Locale::En)
                .starts_with("there is nothing in it"),
            "{error}"
        );
    }
}

fn told(json: &[u8]) -> ReadError {
    read_any(json).expect_err("a broken text was read")
}

/// What was expected and what was found are what the message says, in each language, and as JSON.
fn parts_make_up_the_message(error: &ReadError) {
    use ReadErrorKind::{MissingProperty, RepeatedProperty, Unexpected, UnknownProperty};
    let json = serde_json::to_value(error).unwrap();
    assert_eq!(json["kind"], error.kind().as_str());
    for locale in Locale::ALL {
        let message = error.message(*locale);
        let [expected, found] = [error.expected(*locale), error.found(*locale)];
        let has = (expected.is_some(), found.is_some());
        let wanted = match error.kind() {
            Unexpected | UnknownProperty => (true, true),
            MissingProperty => (true, false),
            RepeatedProperty => (false, true),
            _ => (false, false),
        };
        assert_eq!(has, wanted, "{message}");
        let suggestion = message.rsplit('`').nth(1).unwrap_or_default();
        for part in [&expected, &found].into_iter().flatten() {
            let known =
                error.kind() == UnknownProperty && part.split(", ").any(|one| one == suggestion);
            assert!(known || message.contains(part), "{part:?} of {message:?}");
        }
        for (name, part) in [("expected", expected), ("found", found)] {
            assert_eq!(
                json[name][locale.as_str()].as_str(),
                part.as_deref(),
                "{message}"
            );
        }
        assert_eq!(json["message"][locale.as_str()], message);
    }
}

fn holds(rows: &[Row]) {
    for (old, new, pointer, place, vi, en) in rows {
        assert_eq!(
            SOUND.matches(old).count(),
            1,
            "{old} must be in the sound text once"
        );
        let error = told(SOUND.replace(old, new).as_bytes());
        let found = (error.pointer().as_str(), (error.line(), error.column()));
        assert_eq!(found, (*pointer, *place), "{old} → {new}");
        assert_eq!(error.message(Locale::Vi), *vi, "{old} → {new}");
        assert_eq!(error.message(Locale::En), *en, "{old} → {new}");
        let whole = error.to_string();
        assert!(
            whole.starts_with(&format!("line {}, column {}", place.0, place.1)),
            "{whole}"
        );
        assert!(whole.ends_with(en) && whole.contains(pointer), "{whole}");
        parts_make_up_the_message(&error);
    }
}

#[test]
fn the_sound_text_is_read() {
    assert_eq!(kind(SOUND.as_bytes()).unwrap(), Kind::Assessment);
    let Document::Assessment(document) = read_any(SOUND.as_bytes()).unwrap() else {
        panic!("not an assessment");
    };
    assert_eq!(read::<Assessment>(SOUND.as_bytes()).unwrap(), *document);
}

#[test]
fn values_that_do_not_fit() {
    holds(DATA);
}

#[test]
fn texts_that_are_not_json() {
    holds(SYNTAX);
}

#[test]
fn a_document_of_another_kind_is_named() {
    let error = read::<Instrument>(SOUND.as_bytes()).unwrap_err();
    assert_eq!(error.pointer().as_str(), "/document");
    assert_eq!(
        error.message(Locale::En),
        "this document is of the kind assessment; wanted here: instrument"
    );
}

#[test]
fn an_unknown_kind_is_told_the_known_ones() {
    let error = told(SOUND.replace("\"assessment\"", "\"plan\"").as_bytes());
    assert_eq!(error.pointer().as_str(), "/document");
    assert_eq!((error.line(), error.column()), (2, 15));
    let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.as_str()).collect();
    let kinds = kinds.join(", ");
    assert_eq!(
        error.message(Locale::Vi),
        format!("cần một loại tài liệu: {kinds}, nhưng gặp chuỗi \"plan\"")
    );
    assert_eq!(
        error.message(Locale::En),
        format!("expected a kind of document: {kinds}, found the string \"plan\"")
    );
}

#[test]
fn bytes_that_are_no_text() {
    let at = SOUND.find("Số").unwrap();
    let mut latin = SOUND.as_bytes().to_vec();
    latin[at + 1] = b'o';
    let error = told(&latin);
    assert_eq!((error.line(), error.column()), (3, 51));
    assert_eq!(
        error.message(Locale::Vi),
        "các byte ở đây không phải UTF-8: hãy lưu tệp dạng UTF-8"
    );
    let utf16: Vec<u8> = SOUND.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = [vec![0xFF, 0xFE], utf16].concat();
    assert_eq!(
        told(&utf16).message(Locale::En),
        "the bytes here are not UTF-8: save the file as UTF-8"
    );
    let marked = [b"\xEF\xBB\xBF", SOUND.as_bytes()].concat();
    let error = told(&marked);
    assert_eq!((error.line(), error.column()), (1, 1));
    assert_eq!(
        error.message(Locale::Vi),
        "đầu tệp có dấu thứ tự byte (BOM), JSON không dùng: hãy lưu tệp dạng UTF-8 không có BOM"
    );
    assert_eq!(
        error.message(Locale::En),
        "the text begins with a byte order mark, which JSON does without: save the file as UTF-8 without BOM"
    );
}

#[test]
fn texts_cut_anywhere_are_cut_short() {
    let end = SOUND.trim_end().len();
    for cut in SOUND
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| (1..end).contains(at))
    {
        let error = told(&SOUND.as_bytes()[..cut]);
        assert_eq!(
            error.message(Locale::En),
            "the JSON text ends too early: get the whole file, or add the closing mark that is missing",
            "{cut}"
        );
    }
}

#[test]
fn the_longest_text_is_read_and_one_byte_more_is_not() {
    let mut text = SOUND.as_bytes().to_vec();
    text.resize(MAX_DOCUMENT_BYTES, b' ');
    assert!(read_any(&text).is_ok());
    text.push(b' ');
    let error = told(&text);
    assert_eq!((error.line(), error.column()), (1, 1));
    assert_eq!(
        error.message(Locale::Vi),
        "tài liệu dài 16777217 byte, vượt giới hạn 16777216 byte: hãy chia nhỏ"
    );
}

#[test]
fn deep_nesting_is_refused_without_trouble() {
    let deep = |levels: usize| {
        let nest = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        told(SOUND.replace("\"self\"", &nest).as_bytes())
    };
    let error = deep(126);
    assert_eq!(error.pointer().as_str(), "/role");
    for levels in [127, 100_000] {
        assert_eq!(
            deep(levels).message(Locale::En),
            "nested more than 128 levels deep: no document needs that"
        );
        assert_eq!(
            deep(levels).message(Locale::Vi),
            "lồng nhau quá 128 tầng: không tài liệu nào cần sâu đến thế"
        );
    }
}

#[test]
fn long_strings_are_shortened_in_messages() {
    let error = told(SOUND.replace("S-1", &"ệ".repeat(1000)).as_bytes());
    assert!(
        error
            .message(Locale::Vi)
            .contains(&format!("\"{}…\"", "ệ".repeat(40)))
    );
}

#[test]
fn numbers_in_every_notation_of_json() {
    for (text, part) in [
        ("3.0", 3),
        ("3e0", 3),
        ("0.3e1", 3),
        ("30E-1", 3),
        ("-0", 0),
        ("-0.0", 0),
        ("0", 0),
        ("1e9", 1_000_000_000),
    ] {
        let text = SOUND.replace("3,", &format!("{text},"));
        let assessment: Assessment =
            read(text.as_bytes()).unwrap_or_else(|e| panic!("{text}: {e}"));
        let Value::Share(share) = &assessment.answers[0].value else {
            panic!("not a share");
        };
        assert_eq!(share.part.get(), part, "{text}");
    }
}

#[test]
fn decomposed_vietnamese_is_kept_as_it_came() {
    let decomposed = "Trươ\u{300}ng";
    let assessment: Assessment =
        read(SOUND.replace("Trường THCS Số Một", decomposed).as_bytes()).unwrap();
    assert_eq!(assessment.school.name.as_str(), decomposed);
    assert_eq!(
        told(SOUND.replace("S-1", "S-1\u{300}").as_bytes())
            .pointer()
            .as_str(),
        "/school/id"
    );
}

/// As many problems are told as there are, up to a hundred.
#[test]
fn problems_are_told_all_up_to_a_hundred() {
    for (wrong, told_of) in [(1, 1), (2, 2), (99, 99), (100, 100), (101, 100), (150, 100)] {
        let answers = vec![r#"{ "criterion": 7, "value": { "yesNo": true } }"#; wrong].join(", ");
        let begins = SOUND.find("\"answers\"").unwrap();
        let text = format!("{}\"answers\": [{answers}] }}", &SOUND[..begins]);
        let error = told(text.as_bytes());
        assert_eq!(1 + error.more().len(), told_of, "{wrong}");
        for (at, more) in error.more().iter().enumerate() {
            assert_eq!(
                more.pointer().as_str(),
                format!("/answers/{}/criterion", at + 1)
            );
        }
    }
}

/// Of a long text fewer problems are told, as it is read again for each.
#[test]
fn of_a_long_text_fewer_problems_are_told() {
    let answers = vec![r#"{ "criterion": 7, "value": { "yesNo": true } }"#; 20].join(", ");
    let begins = SOUND.find("\"answers\"").unwrap();
    let mut text = format!("{}\"answers\": [{answers}] }}", &SOUND[..begins]).into_bytes();
    for (megabytes, told_of) in [(8, 8), (16, 4)] {
        text.resize(megabytes << 20, b' ');
        assert_eq!(1 + told(&text).more().len(), told_of, "{megabytes} MB");
    }
}
