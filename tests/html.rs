//! Pages as HTML: no text becomes markup, headings leave out no level, what is shown keeps its place.
//!
//! Whether the pages are valid and accessible, a checker and a browser say: `tests/pages/run`.

use crate::arbitrary::{self, made};
use it_adoption_model::page::{
    Bar, Chart, Item, Length, Page, Run, Side, Sides, Table, Tone, Words, steers,
};
use it_adoption_model::{AnnualPlan, Locale, explain, read};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// What stands between `<main>` and `</main>`.
fn body(page: &Page) -> String {
    let html = page.html();
    let (_, body) = html.split_once("<main class=").unwrap();
    let (_, body) = body.split_once(">\n").unwrap();
    body.split_once("</main>").unwrap().0.to_owned()
}

#[test]
fn a_page_of_every_block() {
    let mut table = Table::new(["Nhóm", "", ">Điểm"]).widths([50, 30, 20]);
    let bar = Bar::new(1, 4).tone(Tone::Good);
    table.row(["P".into(), bar.into(), "15/20".into()]);
    let mut chart = Chart::new("Các nhóm");
    chart.bar("P", bar, "25%");
    let place = Words::new("Số: ").then(Words::place(Length::Short));
    let page = Page::default()
        .language(Locale::En)
        .sides(Sides::new(
            true,
            vec![Side::new(
                vec!["A".into(), Words::rule(Length::Short)],
                vec![Words::new("B").bold()],
            )],
        ))
        .title("KẾ HOẠCH\nnăm")
        .facts([("Mức", Words::new("Tốt").tone(Tone::Good))])
        .list([Item::from(Words::new("x").link("https://a.vn/?a=1&b=2"))])
        .table(table)
        .chart(chart)
        .paragraph(place)
        .new_sheet();
    let html = page.html();
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(html.contains("<title>KẾ HOẠCH năm</title>"));
    assert!(html.contains("<main class=\"issued\">"));
    let svg = |fill: &str| {
        format!(
            "<svg class=\"bar\" viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
            <rect class=\"track\" width=\"1000\" height=\"16\"/><rect class=\"part {fill}\" x=\"0\" width=\"250\" height=\"16\"/></svg>"
        )
    };
    let expected = format!(
        "<div class=\"sides centred\">\n<div class=\"side\"><p>A</p><hr class=\"short\"></div>\n\
        <div class=\"side middle\"><p><b>B</b></p></div>\n</div>\n\
        <h1 class=\"title\">KẾ HOẠCH<br>năm</h1>\n\
        <dl>\n<div><dt>Mức</dt><dd><span class=\"good\">Tốt</span></dd></div>\n</dl>\n\
        <ul>\n<li><a href=\"https://a.vn/?a=1&amp;b=2\">x</a></li>\n</ul>\n\
        <table>\n<colgroup><col style=\"width:50%\"><col style=\"width:30%\"><col style=\"width:20%\"></colgroup>\n\
        <thead><tr><th scope=\"col\">Nhóm</th><td></td><th scope=\"col\" class=\"number\">Điểm</th></tr></thead>\n<tbody>\n\
        <tr><th scope=\"row\">P</th><td>{bar}</td><td class=\"number\" data-label=\"Điểm\">15/20</td></tr>\n</tbody>\n</table>\n\
        <figure>\n<figcaption>Các nhóm</figcaption>\n<ul class=\"bars\">\n\
        <li><span class=\"of\">P</span> {bar} <span class=\"figure\">25%</span></li>\n</ul>\n</figure>\n\
        <p>Số: <span class=\"place short\"><span class=\"hidden\">(to be filled in)</span></span></p>\n\
        <hr class=\"sheet\">\n",
        bar = svg("good")
    );
    assert_eq!(body(&page), expected);
}

/// Between the post and the name of whoever signs, which end a document, there is as much room as in the Word file.
#[test]
fn there_is_room_to_sign() {
    let plan = include_bytes!("../docs/examples/year/plan.json");
    let plan: AnnualPlan = read(plan).unwrap();
    let rubric = crate::built_in("operational");
    let page = explain::annual_plan(&plan, rubric.instrument(), Locale::Vi);
    let rule = ".sides:not(.centred) > .middle:last-child > p + p { margin-top: 22mm; }";
    assert!(page.html().contains(rule));
    let body = body(&page);
    let (_, signs) = body.rsplit_once("<div class=\"side middle\">").unwrap();
    let name = "</p><p><span data-at=\"/head/signer/name\"><b>Nguyễn Văn Ví Dụ</b></span></p></div>\n</div>";
    assert!(signs.trim().ends_with(name), "{signs}");
}

#[test]
fn headings_leave_out_no_level() {
    let page = [3, 3, 5, 2, 4, 1, 3]
        .into_iter()
        .fold(Page::default(), |page, level| page.heading(level, "x"));
    let body = body(&page);
    let levels: Vec<char> = body
        .match_indices("<h")
        .filter_map(|(at, _)| body[at + 2..].chars().next())
        .collect();
    assert_eq!(levels, ['1', '1', '2', '1', '2', '1', '2']);
    let nameless = Page::default().paragraph("x").html();
    assert!(
        nameless.contains("<h1 class=\"hidden\">Trang</h1>"),
        "{nameless}"
    );
    // Whose page it is, whoever embeds the library says.
    assert!(!nameless.to_lowercase().contains("itam"));
}

#[test]
fn a_wide_table_takes_its_heading_onto_a_sheet_held_across() {
    let mut table = Table::new(["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
    table.rows.push(vec!["x".into(); 9]);
    let letter = |paragraphs: usize| {
        let page = Page::default().heading(1, "một");
        let page = (0..paragraphs).fold(page, |page, _| page.paragraph("trước"));
        let page = page.heading(2, "hai").heading(3, "ba").paragraph("lời dẫn");
        let mut chart = Chart::new("hình");
        chart.bar("x", Bar::new(1, 2), "1/2");
        let page = page.chart(chart).table(table.clone());
        page.paragraph("sau")
    };
    // Where there is little else, all of it stands across.
    let whole = body(&letter(5));
    assert_eq!(whole.matches("<div class=\"wide\">").count(), 1);
    let (before, rest) = whole.split_once("<div class=\"wide\">").unwrap();
    assert!(!before.contains("trước") && rest.contains(">trước<") && rest.contains(">sau<"));
    let body = body(&letter(6));
    let (before, rest) = body.split_once("<div class=\"wide\">").unwrap();
    let (wide, after) = rest.split_once("</div>").unwrap();
    assert!(before.contains(">trước<") && !before.contains(">hai<"));
    let led = [">hai<", ">ba<", ">lời dẫn<", "<svg", "<td"];
    assert!(led.iter().all(|part| wide.contains(part)), "{wide}");
    assert!(after.contains(">sau<"));
}

#[test]
fn wide_tables_one_after_another_share_a_sheet() {
    let mut table = Table::new(["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
    table.rows.push(vec!["x".into(); 9]);
    let of = |between: usize| {
        let page = Page::default().heading(1, "một").table(table.clone());
        let page = (0..between).fold(page, |page, _| page.facts([("a", "b")]));
        page.heading(2, "hai").table(table.clone())
    };
    let sheets = |page: &Page| body(page).matches("<div class=\"wide\">").count();
    assert_eq!([sheets(&of(0)), sheets(&of(1))], [1, 2]);
}

#[test]
fn what_no_reader_sees_is_left_out_and_control_characters_are_spaces() {
    for (text, shown) in [
        ("a\u{1}b\u{7f}c", "<p>a b c</p>"),
        ("a\u{202e}b\u{fdd0}c\u{ffff}d", "<p>abcd</p>"),
        ("a & b < c > d", "<p>a &amp; b &lt; c &gt; d</p>"),
    ] {
        let html = body(&Page::default().paragraph(text));
        assert!(html.contains(shown), "{text:?}: {html}");
    }
}

/// Whatever text stands on a page, what comes out has the same tags.
#[test]
fn no_text_becomes_markup_or_leads_to_a_script() {
    let config = ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..Default::default()
    };
    let page = |text: &str| {
        let words = Words::new(text).link(text).anchor(text);
        let mut table = Table::new([text]);
        table.row([words.clone().into()]);
        let mut chart = Chart::new(text);
        chart.bar(text, Bar::default(), text);
        Page::default()
            .heading(1, text)
            .facts([(text, words.clone())])
            .list([words.clone()])
            .table(table)
            .chart(chart)
            .title(words)
    };
    let tags = |html: &str| html.matches('<').count() - html.matches("<br>").count();
    let links = |html: &str| html.matches("<a ").count() + html.matches("</a>").count();
    let plain = tags(&page("x").html()) - links(&page("x").html());
    let texts = prop_oneof![
        any::<String>(),
        "(javascript:|data:|<script>|</style>|\"|'|&#?[a-z]*;?|\u{202e}|-->|<!--| on[a-z]+=){1,6}",
        "[a-z]{3000}",
    ];
    TestRunner::new(config)
        .run(&texts, |text| {
            prop_assume!(!text.is_empty());
            let html = page(&text).html();
            let body = html.split_once("<main").unwrap().1;
            prop_assert_eq!(tags(&html) - links(&html), plain);
            prop_assert!(!body.contains("href=\"javascript:") && !body.contains("href=\"data:"));
            let control = |c: char| c.is_control() && c != '\n';
            prop_assert!(!html.contains(control) && !html.contains(steers));
            let addresses = Words::new("x").link(text.as_str()).runs;
            let followed = addresses.iter().filter_map(Run::address);
            for address in followed {
                prop_assert!(!address.to_lowercase().trim().starts_with("javascript:"));
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

/// Every open text of a plan is a place on its page, and says which.
#[test]
fn what_is_shown_keeps_its_place_in_the_document() {
    let json = std::fs::read(crate::golden::repository(
        "docs/examples/year/draft/plan.json",
    ));
    let json = json.unwrap();
    let plan: AnnualPlan = read(&json).unwrap();
    let rubric = crate::built_in("operational");
    let html = explain::annual_plan(&plan, rubric.instrument(), Locale::Vi).html();
    let document: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let mut seen = 0;
    for (_, rest) in html.split("data-at=\"").enumerate().skip(1) {
        let (pointer, shown) = rest.split_once("\">").unwrap();
        seen += 1;
        let open = ["", "<b>", "<i>"]
            .iter()
            .any(|tag| shown.starts_with(&format!("{tag}<span class=\"place")));
        if let Some(text) = document.pointer(pointer).and_then(|text| text.get("vi")) {
            assert_eq!(open, text == "…", "{pointer}");
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn every_arbitrary_plan_shows_each_place_once() {
    let config = ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..Default::default()
    };
    let documents = made(|d| (arbitrary::instrument(d), arbitrary::annual_plan(d)));
    TestRunner::new(config)
        .run(&documents, |(instrument, plan)| {
            let html = explain::annual_plan(&plan, &instrument, Locale::Vi).html();
            let json = serde_json::to_value(&plan).unwrap();
            let absent = [
                "/head/authority",
                "/head/number",
                "/head/place",
                "/head/date",
            ];
            for part in html.split("data-at=\"").skip(1) {
                let pointer = part.split_once('"').unwrap().0;
                let cited =
                    pointer.starts_with("/standing/") || pointer.starts_with("/legalBasis/");
                let optional = absent.contains(&pointer)
                    || cited && (pointer.ends_with("/number") || pointer.ends_with("/date"))
                    || pointer.ends_with("/due")
                    || pointer.ends_with("/unitPrice")
                    || pointer.ends_with("/cost");
                prop_assert!(optional || json.pointer(pointer).is_some(), "{pointer}");
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}
