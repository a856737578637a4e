//! What keeps together on paper, and where lines begin.

use super::*;
use crate::explain::page::{Bar, Cell, Table};

/// What a paragraph that holds this text is made with.
fn properties<'b>(body: &'b str, text: &str) -> &'b str {
    let before = body.split(&format!(">{text}")).next().unwrap_or_default();
    let paragraph = before.rsplit("<w:p>").next().unwrap_or_default();
    paragraph.split("</w:pPr>").next().unwrap_or_default()
}

#[test]
fn heads_stand_on_the_sheet_of_what_follows() {
    let mut table = Table::new(["Cột"]);
    table.row(["Ô".into()]);
    let with = Item {
        words: "Việc".into(),
        facts: vec![Fact::from(("Nhãn", "trị"))],
    };
    let page = Page::default()
        .heading(2, "Đầu")
        .paragraph("Dẫn")
        .list([with])
        .paragraph("Lời")
        .table(table);
    let body = body(&page);
    for (text, kept) in [
        ("Dẫn", true),
        ("- Việc", true),
        ("trị", false),
        ("Lời", false),
        ("Cột", true),
        ("Ô", false),
    ] {
        let is_kept = properties(&body, text).contains("<w:keepNext/>");
        assert_eq!(is_kept, kept, "{text}");
    }
}

#[test]
fn all_lines_of_several_begin_where_the_first_does() {
    let page = Page::default().facts([("Nên làm", "một\nhai"), ("Đã làm", "ba")]);
    let body = body(&page);
    assert!(properties(&body, "Nên làm").contains("w:left=\"720\" w:firstLine=\"0\""));
    assert!(!properties(&body, "Đã làm").contains("<w:ind"));
}

/// Bars are not printed, so they turn no sheet.
#[test]
fn a_table_is_as_wide_as_what_is_printed_of_it() {
    let mut table = Table::new(["a"; 9]);
    let mut cells: Vec<Cell> = vec!["1".into(); 8];
    cells.push(Cell::Bar(Bar::new(1, 2)));
    table.rows.push(cells);
    let of = |table: Table| body(&Page::default().table(table));
    assert!(!of(table.clone()).contains("landscape"));
    table.rows = vec![vec!["1".into(); 9]];
    assert!(of(table).contains("landscape"));
}
