//! What people write, and what is taken for it.

use super::*;

fn text(text: &str) -> Content {
    Content::Text(text.to_owned())
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (written, meant) in [
        ("12", 12.0),
        (" 12 ", 12.0),
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("0,125", 0.125),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.000.000", 1e6),
        ("1 000", 1000.0),
        ("1\u{a0}000\u{a0}000", 1e6),
        ("1 000,5", 1000.5),
        ("1234,567", 1234.567),
    ] {
        assert_eq!(number(&text(written)), Ok(Some(meant)), "{written}");
    }
    for open in ["", " ", "…", "......", "____", "-", "–"] {
        assert_eq!(number(&text(open)), Ok(None), "{open}");
    }
    for bad in [
        "1.000",
        "13,000",
        "1,2,3",
        "1.2.3,4",
        "12 máy",
        "80%",
        "-3",
        "1e3",
        "3/4",
        "1,",
        ",5",
        "1 2",
        "1.00.000",
        "1.234,567.8",
        "١٢",
    ] {
        assert!(number(&text(bad)).is_err(), "{bad}");
    }
}

#[test]
fn what_could_be_two_numbers_is_asked_back() {
    let asked = number(&text("1.000")).map_err(|asked| asked.vi);
    assert!(asked.is_err_and(|asked| asked.contains("1000 hoặc 1 phẩy 000")));
}

#[test]
fn yes_and_no_have_many_spellings() {
    for yes in ["có", "Có", "CÓ", "co\u{301}", "x", " X ", "Đạt", "yes", "1"] {
        assert_eq!(yes_no(&text(yes)), Ok(Some(true)), "{yes}");
    }
    for no in ["không", "KHÔNG", "kho\u{302}ng", "Chưa", "no", "0"] {
        assert_eq!(yes_no(&text(no)), Ok(Some(false)), "{no}");
    }
    assert_eq!(yes_no(&Content::Truth(true)), Ok(Some(true)));
    assert_eq!(yes_no(&Content::Number(0.0)), Ok(Some(false)));
    assert_eq!(yes_no(&text("…")), Ok(None));
    assert!(yes_no(&text("có lẽ")).is_err());
    assert!(yes_no(&Content::Number(2.0)).is_err());
}

/// What is no number is told by what it is: a percentage, a time, two numbers, a formula without a result.
#[test]
fn what_is_no_number_is_told_by_what_it_is() {
    for (written, of_whole, told) in [
        ("84,3%", true, "không phải tỷ lệ phần trăm"),
        ("80%", false, "ghi 80 thay cho 80%"),
        ("17:01", false, "đã hiểu ô này là giờ"),
        ("600/712", true, "ghi hai số vào hai ô"),
        ("6 phân hệ", true, "một số nguyên, như 12, không kèm chữ"),
        ("khoảng: 12", true, "một số nguyên, như 12, không kèm chữ"),
        ("6 hệ/trường", true, "một số nguyên, như 12, không kèm chữ"),
        ("sáu", false, "một số, như 12 hoặc 2,5"),
    ] {
        let read = numeric(&text(written), of_whole);
        let expected = read.err().map(|expected| expected.vi).unwrap_or_default();
        assert!(expected.contains(told), "{written}: {expected}");
    }
    let formula = Content::Error("=3+3".to_owned());
    let said = |read: Option<Expected>| read.map(|expected| expected.vi).unwrap_or_default();
    for told in [
        said(number(&formula).err()),
        said(yes_no(&formula).err()),
        said(choice(&formula, |_| [(1, "a")]).err()),
    ] {
        assert!(told.contains("chưa có kết quả"), "{told}");
    }
}

#[test]
fn days_are_read_day_first() {
    let seventh = "2025-09-07".parse().ok();
    for written in [
        "7/9/2025",
        "07-09-2025",
        "7.9.2025",
        "2025-09-07",
        " 7/9/2025 ",
    ] {
        assert_eq!(day(&text(written)), Ok(seventh), "{written}");
    }
    for bad in ["9/13/2025", "7/9/25", "31/2/2025", "tháng 9", "7/9/1999"] {
        assert!(day(&text(bad)).is_err(), "{bad}");
    }
    assert!(day(&Content::Number(45_000.0)).is_err());
}

#[test]
fn words_are_chosen_whatever_their_marks_unless_two_would_do() {
    let levels = |locale: Locale| {
        let mut words = [(0, "Đạt"), (1, "Chưa đạt"), (0, "Met"), (1, "Not met")];
        words.rotate_left(locale.pick(0, 2));
        words
    };
    for (written, meant) in [
        ("Đạt", 0),
        ("đạt", 0),
        ("DAT", 0),
        ("chưa  đạt ", 1),
        ("not met", 1),
    ] {
        assert_eq!(choice(&text(written), levels), Ok(Some(meant)), "{written}");
    }
    let refused = Both::new(
        "một trong các mục \"Đạt\", \"Chưa đạt\"".to_owned(),
        "one of \"Met\", \"Not met\"".to_owned(),
    );
    assert_eq!(choice(&text("Tốt"), levels), Err(refused));
    let alike = |_| [(0, "Ma"), (1, "Má")];
    assert_eq!(choice(&text("Má"), alike), Ok(Some(1)));
    assert!(choice(&text("mã"), alike).is_err());
}

#[test]
fn a_text_folds_to_what_it_is_when_folded_and_to_nothing_else() {
    let texts = [
        "",
        " ",
        "STT",
        "stt",
        " Stt ",
        "STT.",
        "ST",
        "Mức  độ",
        "mu\u{31b}\u{301}c đo\u{323}\u{302}",
        "muc do",
        "muc",
    ];
    for text in texts {
        for other in texts {
            let folded = fold(other);
            assert_eq!(
                folds_to(text, &folded),
                fold(text) == folded,
                "{text:?} {other:?}"
            );
        }
    }
    assert!(folds_to("Mức  độ", "muc do") && !folds_to("Mức độ 1", "muc do"));
}
