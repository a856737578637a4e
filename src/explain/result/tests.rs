//! How many lines a text takes.

use super::lines;

#[test]
fn words_go_onto_a_line_as_long_as_they_fit() {
    for (text, width, expected) in [
        ("một hai", 7, 1),
        ("một hai", 6, 2),
        ("một hai ba", 7, 2),
        ("một hai ba", 10, 1),
        ("một hai ba", 3, 3),
        ("dài-hơn-cả-dòng", 3, 1),
        ("một\nhai", 80, 2),
        ("", 80, 0),
    ] {
        assert_eq!(lines(text, width), expected, "{text:?} in {width}");
    }
}
