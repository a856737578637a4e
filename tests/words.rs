//! One term for one thing: the words that were given up stand nowhere that people read, and messages write numbers and days as people do.

use crate::golden;
use it_adoption_model::{Findings, Kind, Locale, Rubric, Rubrics, Rule, check, read, read_any};
use serde_json::Value as Json;

/// What was said before, and what is said now.
const OLD: [(&str, &str); 44] = [
    ("Người đánh giá", "Hình thức đánh giá"),
    ("Độ phủ", "Đã trả lời"),
    ("độ phủ", "số đã trả lời"),
    ("Có thể thay đổi:", "Kết quả còn có thể thay đổi"),
    ("nhóm tác giả", "người soạn"),
    ("nhóm xây dựng", "người soạn"),
    ("dự án này chọn", "người soạn chọn"),
    ("điểm áp dụng", "điểm của các tiêu chí được tính"),
    ("mức kế tiếp", "mức cao hơn liền kề"),
    ("Mức kế tiếp", "Mức cao hơn liền kề"),
    ("nhóm quyết định", "theo nhóm có mức thấp nhất"),
    ("Khoảng cách tới", "Còn thiếu gì để đạt"),
    ("khoảng cách", "những gì còn thiếu"),
    ("hiện chưa đạt", "chưa đạt"),
    ("Phần được tính (", "Số đạt ("),
    ("lớn hơn toàn bộ", "lớn hơn tổng số"),
    ("thử nghiệm (pilot)", "thử nghiệm"),
    ("thẩm định (appraisal)", "thẩm định"),
    ("không hỏi đồng hồ", "không đọc giờ hệ thống"),
    ("Công nghệ mới, thử nghiệm:", "Công nghệ mới (xem mục …)"),
    ("held against", "checked against"),
    ("hold it against", "check it against"),
    ("asks no clock", "reads no clock"),
    ("Past one machine", "Beyond one machine"),
    ("could still move", "could still change"),
    ("still\n  move", "still change"),
    ("which carry", "worth"),
    ("made-up example", "fictitious example"),
    ("holds the whole level", "caps the overall level"),
    ("the whole reaches", "the overall result reaches"),
    ("lift the whole", "lift the overall level"),
    ("given points twice", "scored twice"),
    ("chosen by this project", "chosen by its authors"),
    ("dự án này", "người soạn"),
    ("dự án đặt", "người soạn đặt"),
    ("vai trò đánh giá", "hình thức đánh giá"),
    ("Vai trò đánh giá", "Hình thức đánh giá"),
    ("ghi phiếu", "điền phiếu"),
    ("phiếu đã ghi", "phiếu đã điền"),
    ("are reckoned", "are calculated"),
    ("reckoned by", "calculated by"),
    ("reckoned from", "calculated from"),
    ("levels of the whole", "overall levels"),
    ("level of the whole", "overall level"),
];

/// The text of a file without what only developers read.
fn read_by_people(path: &str) -> String {
    let text = std::fs::read_to_string(golden::repository(path)).unwrap();
    if !path.ends_with(".rs") {
        return text;
    }
    // A test may name what it forbids.
    let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
    let lines = code.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//") || line.starts_with("///")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn words_that_were_given_up_are_gone() {
    let mut paths = golden::files_under("src");
    paths.extend(golden::files_under("docs"));
    paths.extend(["README.md".to_owned(), "tests/corpus/README.md".to_owned()]);
    let people = |path: &String| {
        let ends = [".rs", ".md", ".json"]
            .iter()
            .any(|end| path.ends_with(end));
        ends && !path.contains("/tests")
    };
    let mut looked = 0;
    for path in paths.iter().filter(|path| people(path)) {
        let text = read_by_people(path);
        for (old, new) in OLD {
            assert!(!text.contains(old), "{path}: “{old}”; now: “{new}”");
        }
        looked += 1;
    }
    assert!(looked > 200, "only {looked} files were looked at");
}

/// English words for many of something.
const MANY: [&str; 16] = [
    "answers",
    "conditions",
    "criteria",
    "days",
    "documents",
    "errors",
    "groups",
    "levels",
    "lines",
    "points",
    "problems",
    "pupils",
    "requirements",
    "schools",
    "warnings",
    "years",
];

/// Where a number before a word for many is never one, or a part of a whole such as 1/2.
const SEVERAL: [&str; 5] = [
    "format!(\"{number} points\")",
    "format!(\"{count} criteria\")",
    "the {count} criteria without figures",
    "{answered}/{criteria} criteria",
    "(worth {points} points)",
];

/// One is one in English: no message puts a number that may be one before a word for many.
#[test]
fn a_number_that_may_be_one_stands_before_no_word_for_many() {
    let mut looked = 0;
    for path in golden::files_under("src") {
        let mut text = read_by_people(&path);
        for several in SEVERAL {
            text = text.replace(several, "");
        }
        for (at, _) in text.match_indices("} ") {
            let word = text[at + 2..]
                .split(|c: char| !c.is_ascii_lowercase())
                .next();
            let open = text[..at].rfind('{').unwrap_or_default();
            let (before, name) = (&text[..open], &text[open + 1..at]);
            let is_number = name != "id"
                && !name.is_empty()
                && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            if !is_number || before.ends_with("of ") || before.ends_with('/') {
                continue;
            }
            looked += 1;
            assert!(
                !MANY.contains(&word.unwrap()),
                "{path}: {{{name}}} {}",
                word.unwrap()
            );
        }
    }
    assert!(
        looked > 500,
        "only {looked} numbers and names were looked at"
    );
}

/// Every finding of every case of the corpus on one rule.
fn found(rule: Rule) -> Vec<Findings> {
    let file = |path: String| -> Json {
        let text = std::fs::read(golden::repository(&path)).unwrap();
        serde_json::from_slice(&text).unwrap()
    };
    let cases = file(format!("tests/corpus/rules/{rule}.json"));
    let cases = cases["cases"].as_array().unwrap().iter();
    cases
        .filter(|case| case["valid"] == true)
        .map(|case| {
            let mut documents = vec![read_any(case["document"].to_string().as_bytes()).unwrap()];
            for beside in case["with"].as_array().into_iter().flatten() {
                documents.push(read_any(beside.to_string().as_bytes()).unwrap());
            }
            let mut rubrics = case["instrument"]
                .as_str()
                .map(|path| {
                    let json = file(format!("tests/corpus/{path}"));
                    Rubric::new(read(json.to_string().as_bytes()).unwrap()).unwrap()
                })
                .into_iter();
            let rubrics = rubrics.try_fold(Rubrics::default(), Rubrics::with).unwrap();
            let documents: Vec<_> = documents.iter().collect();
            check::together(&documents, &rubrics)
                .swap_remove(0)
                .findings
        })
        .collect()
}

/// Whether a text has a day as machines write it, or five digits and more without a mark between thousands.
fn for_machines(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let digits = |at: usize, count: usize| {
        characters
            .get(at..at + count)
            .is_some_and(|c| c.iter().all(char::is_ascii_digit))
    };
    let day = |at: usize| {
        digits(at, 4)
            && characters.get(at + 4) == Some(&'-')
            && digits(at + 5, 2)
            && characters.get(at + 7) == Some(&'-')
            && digits(at + 8, 2)
    };
    let decimals = |at: usize| {
        let before = characters.get(..at).unwrap_or_default().iter().rev();
        let mut before = before.skip_while(|c| c.is_ascii_digit());
        matches!(before.next(), Some('.' | ','))
    };
    (0..characters.len()).any(|at| day(at) || (digits(at, 5) && !decimals(at)))
}

#[test]
fn days_and_numbers_in_messages_are_written_for_people() {
    assert!(for_machines("ngày 2026-10-20") && for_machines("1000000000 đồng"));
    assert!(!for_machines(
        "ngày 20/10/2026, 1.000.000.000 đồng, năm học 2026-2027"
    ));
    let mut messages = 0;
    for rule in Rule::ALL {
        for findings in found(*rule) {
            for finding in findings.findings {
                for locale in [Locale::Vi, Locale::En] {
                    let message = finding.message.get(locale);
                    assert!(!for_machines(message), "{rule}: {message}");
                    messages += 1;
                }
            }
        }
    }
    assert!(messages > 300, "only {messages}");
    // What is wrong in a text is quoted as it stands; what is wanted there is said for people.
    let mut wanted = 0;
    for kind in Kind::ALL {
        let path = golden::repository(&format!("tests/corpus/schema/{kind}.json"));
        let cases: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        for case in cases["cases"].as_array().unwrap() {
            let Err(error) = read_any(case["document"].to_string().as_bytes()) else {
                continue;
            };
            for (locale, found) in [(Locale::Vi, ", nhưng gặp"), (Locale::En, ", found")] {
                let message = error.message(locale);
                let Some((expected, _)) = message.split_once(found) else {
                    continue;
                };
                assert!(!for_machines(expected), "{message}");
                wanted += 1;
            }
        }
    }
    assert!(wanted > 300, "only {wanted}");
}

#[test]
fn a_message_in_vietnamese_calls_levels_measures_and_steps_by_their_names() {
    let codes = [
        "not-met",
        "basic",
        "good",
        "appraisal",
        "evaluation",
        "scaleUp",
        "managing-body",
        "lower-secondary",
        "upper-secondary",
        "school-income",
        "social-funding",
        "submitted",
        "district-office",
    ];
    // What a document must say instead of a name it got wrong is told as the document is to say it.
    let told_as_written = [
        "answer.level-unknown",
        "plan.level-unknown",
        "report.level-unknown",
        "submission.published-level-unknown",
    ];
    for rule in Rule::ALL {
        let as_written = told_as_written.contains(&rule.as_str());
        if as_written || rule.as_str().starts_with("instrument.") {
            continue;
        }
        for finding in found(*rule).into_iter().flat_map(|f| f.findings) {
            let message = finding.message.get(Locale::Vi);
            let words: Vec<&str> = message
                .split(|c: char| !(c.is_alphanumeric() || c == '-'))
                .collect();
            for code in codes {
                assert!(!words.contains(&code), "{rule}: {message}");
            }
        }
    }
}

/// A rule in Vietnamese says in Vietnamese what it is about; how a document writes that stands in brackets behind it.
#[test]
fn a_rule_in_vietnamese_has_names_of_properties_in_brackets_only() {
    const NAMES: [&str; 26] = [
        "answered",
        "authored",
        "bands",
        "better",
        "condition",
        "conditions",
        "count",
        "criteria",
        "each",
        "earns",
        "equal",
        "groupLevels",
        "groups",
        "levels",
        "lower",
        "measure",
        "none",
        "notApplicable",
        "notAssessed",
        "note",
        "points",
        "proportional",
        "rating",
        "ratio",
        "share",
        "stages",
    ];
    let bare = |wording: &str| -> Vec<String> {
        let mut open = 0;
        let outside = wording.chars().filter(|c| {
            open += i32::from("({".contains(*c)) - i32::from(")}".contains(*c));
            open == 0
        });
        let outside: String = outside.collect();
        let words = outside.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| NAMES.contains(word));
        words.map(str::to_owned).collect()
    };
    assert_eq!(bare("Với share và tỷ lệ (share), {share}"), ["share"]);
    for rule in Rule::ALL {
        let bare = bare(rule.wording(Locale::Vi));
        assert!(bare.is_empty(), "{rule}: {bare:?}");
    }
}
