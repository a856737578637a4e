//! Pages as Markdown: laid out as tables and lists, and no text becomes markup.

use it_adoption_model::page::{Bar, Cell, Fact, Item, Page, Side, Sides, Table, Tone, Words};

#[test]
fn a_page_of_every_block() {
    let mut table = Table::new(["Nhóm", "", ">Điểm"]);
    let bar = Bar::new(3, 4).tone(Tone::Warn);
    table.row(["P".into(), bar.into(), "15/20".into()]);
    table.row([
        vec![Words::new("N").tone(Tone::Good), "hai dòng".into()].into(),
        Bar::default().into(),
        Cell::from(""),
    ]);
    let page = Page::default()
        .heading(1, Words::new("Kết quả").anchor("top"))
        .paragraph("Một câu.\nCâu nữa.")
        .facts([
            ("Mức", Words::new("Tốt").tone(Tone::Good)),
            ("Điểm", "15".into()),
        ])
        .list([
            Item::from(Words::new("H.3").tone(Tone::Bad).link("#h")).with([("Trả lời", "không")])
        ])
        .table(table)
        .title("KẾ HOẠCH\nNăm học")
        .sides(Sides::new(
            true,
            vec![
                Side::new(vec!["TRƯỜNG".into(), "───".into()], vec!["VIỆT NAM".into()]),
                Side::new(vec!["- một".into()], Vec::new()),
            ],
        ));
    let expected = "\
# <a id=\"top\"></a>Kết quả

Một câu.<br>
Câu nữa.

- Mức: **Tốt**
- Điểm: 15

- [**H.3**](<#h>)
  - Trả lời: không

| Nhóm |  | Điểm |
| --- | --- | ---: |
| P | ███████████████░░░░░ | 15/20 |
| **N**<br>hai dòng | ░░░░░░░░░░░░░░░░░░░░ |  |

# KẾ HOẠCH<br>Năm học

| TRƯỜNG<br>─── | VIỆT NAM |
| :---: | :---: |
| \\- một |  |
";
    assert_eq!(page.markdown(), expected);
}

#[test]
fn nothing_is_shown_of_empty_blocks() {
    let page = Page::default()
        .facts(Vec::<Fact>::new())
        .list(Vec::<Item>::new())
        .table(Table::new(["a"]))
        .sides(Sides::default());
    assert_eq!(page, Page::default());
}

#[test]
fn text_never_becomes_markup() {
    for (text, shown) in [
        ("a|b", "a\\|b"),
        ("*đậm* _nghiêng_ `mã`", "\\*đậm\\* \\_nghiêng\\_ \\`mã\\`"),
        (
            "<script>alert(1)</script>",
            "\\<script\\>alert(1)\\</script\\>",
        ),
        ("[bấm](http://x)", "\\[bấm\\](http://x)"),
        ("# không phải tiêu đề", "\\# không phải tiêu đề"),
        ("- không phải mục", "\\- không phải mục"),
        ("1. không phải mục", "1\\. không phải mục"),
        ("1.3 và A. giữ nguyên", "1.3 và A. giữ nguyên"),
        ("GD&ĐT, &lt; &#60;", "GD&ĐT, \\&lt; \\&#60;"),
        ("~~gạch~~ $x$ \\n", "\\~\\~gạch\\~\\~ \\$x\\$ \\\\n"),
        ("\u{1b}[31mđỏ\u{7}\u{8}!", "\\[31mđỏ  !"),
        ("a\u{202e}b\u{2066}c", "abc"),
        ("một\n# hai\n+ ba", "một<br>\n\\# hai<br>\n\\+ ba"),
    ] {
        assert_eq!(
            Page::default().paragraph(text).markdown(),
            format!("{shown}\n"),
            "{text:?}"
        );
    }
}

/// Behind other words nothing begins a line but what a text breaks itself.
#[test]
fn what_begins_a_line_is_disarmed_only_there() {
    let words = Words::new("Điểm:")
        .bold()
        .then(Words::new("# 15\n# 20\n1. x"));
    let page = Page::default().paragraph(words);
    assert_eq!(page.markdown(), "**Điểm:**# 15<br>\n\\# 20<br>\n1\\. x\n");
}

#[test]
fn a_cell_stays_on_its_line() {
    let mut table = Table::new(["a"]);
    table.row(["một\nhai|ba\r\nbốn".into()]);
    let text = Page::default().table(table).markdown();
    assert_eq!(text.lines().nth(2), Some("| một<br>hai\\|ba<br>bốn |"));
    assert_eq!(text.lines().count(), 3);
}

#[test]
fn links_and_anchors_cannot_break_out() {
    let words = Words::new("x").link("a> b|<c>").anchor("x\"><b>");
    let text = Page::default().paragraph(words).markdown();
    assert_eq!(text, "<a id=\"x---b-\"></a>[x](<a%3E%20b%7C%3Cc%3E>)\n");
}

#[test]
fn a_bar_is_full_only_for_the_whole_and_empty_only_for_nothing() {
    let filled = |part, whole| Bar::new(part, whole).filled(20);
    for (part, whole, cells) in [
        (0, 10, 0),
        (1, 1_000_000, 1),
        (5, 10, 10),
        (999_999, 1_000_000, 19),
        (10, 10, 20),
        (12, 10, 20),
        (0, 0, 0),
        (3, 0, 0),
        (u64::MAX / 2, u64::MAX, 10),
    ] {
        assert_eq!(filled(part, whole), cells, "{part}/{whole}");
    }
}
