//! Templates, lines, and addresses.

use super::*;
use crate::model::Locale;

#[test]
fn templates_keep_the_runs_of_what_stands_in_them() {
    let inner = Words::new("{x}").bold();
    let words = told!(
        Locale::En,
        "{a}: chưa {b}",
        "{b}, {a}.",
        a = inner,
        b = Words::place(Length::Tiny)
    );
    assert_eq!(words.text(), "……, {x}.");
    let bold: Vec<&str> = words
        .runs
        .iter()
        .filter(|r| r.bold)
        .map(Run::text)
        .collect();
    assert_eq!(bold, ["{x}"]);
}

#[test]
fn only_addresses_that_do_nothing_are_followed() {
    let followed = |link: &str| {
        let words = Words::new("x").link(link);
        words.runs.iter().all(|run| run.address().is_some())
    };
    for good in [
        "https://a.vn/?x=javascript:1",
        "#ke",
        "plan.html",
        "MAILTO:a@b",
        "a/b:c",
    ] {
        assert!(followed(good), "{good}");
    }
    for bad in [
        "javascript:alert(1)",
        "JavaScript:x",
        "java\nscript:x",
        "data:text/html,x",
        " javascript:x",
        "vbscript:x",
    ] {
        assert!(!followed(bad), "{bad}");
    }
}

#[test]
fn lines_break_at_line_feeds_across_runs() {
    let words = Words::new("a\nb").then(Words::new("c\r\nd").bold());
    let lines: Vec<String> = words.lines().iter().map(Words::text).collect();
    assert_eq!(lines, ["a", "bc", "d"]);
}
