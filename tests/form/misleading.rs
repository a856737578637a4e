//! Cells in which people see something else than what is read: those of several rows, of which all but the first would be lost, and those with letters that are struck out, raised or lowered.

use super::people::{of, started};
use super::*;
use std::io::{Cursor, Read as _, Write as _};

/// The file of these sheets, its parts changed.
fn changed(book: &Book, change: impl Fn(&str, String) -> String) -> Book {
    let bytes = form::to_xlsx(book).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().to_string();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        file.start_file(&*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        file.write_all(change(&name, content).as_bytes()).unwrap();
    }
    form::open(&file.finish().unwrap().into_inner()).unwrap()
}

/// The file of these sheets, in one of which some cells are made one.
fn merged(book: &Book, sheet: usize, cells: &str) -> Book {
    changed(book, |name, text| {
        if !name.ends_with(&format!("/sheet{}.xml", sheet + 1)) {
            return text;
        }
        let merge = format!("<mergeCell ref=\"{cells}\"/>");
        match text.contains("</mergeCells>") {
            true => text.replace("</mergeCells>", &format!("{merge}</mergeCells>")),
            false => text.replace(
                "</sheetData>",
                &format!("</sheetData><mergeCells count=\"1\">{merge}</mergeCells>"),
            ),
        }
    })
}

/// The file of these sheets, in one of which a cell is struck out.
fn struck(book: &Book, sheet: usize, cell: &str) -> Book {
    let count = |styles: &str, of: &str| {
        let (_, rest) = styles.split_once(&format!("<{of} count=\"")).unwrap();
        rest.split('"').next().unwrap().parse::<usize>().unwrap()
    };
    let styles = super::files::part(book, "xl/styles.xml");
    let (style, font) = (count(&styles, "cellXfs"), count(&styles, "fonts"));
    changed(book, |name, text| {
        if name == "xl/styles.xml" {
            let format = format!(
                "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
            );
            let font = "<font><strike/><sz val=\"11\"/><name val=\"Arial\"/></font>";
            return text
                .replace("</fonts>", &format!("{font}</fonts>"))
                .replace("</cellXfs>", &format!("{format}</cellXfs>"));
        }
        if !name.ends_with(&format!("/sheet{}.xml", sheet + 1)) {
            return text;
        }
        let place = format!("<c r=\"{cell}\"");
        let (before, after) = text.split_once(&place).unwrap();
        let rest = after.trim_start_matches(|c| c != 't' && c != '>' && c != '/');
        format!("{before}{place} s=\"{style}\" {rest}")
    })
}

/// The file of these sheets, a cell of the first of which holds another element, with these texts among all.
fn holding(book: &Book, cell: &str, kind: &str, held: &str, shared: &str) -> Book {
    changed(book, |name, text| {
        if name == "xl/sharedStrings.xml" {
            return text.replace("</sst>", &format!("{shared}</sst>"));
        }
        if name != "xl/worksheets/sheet1.xml" {
            return text;
        }
        let place = format!("<c r=\"{cell}\"");
        let (before, after) = text.split_once(&place).unwrap();
        let (tag, rest) = after.split_once('>').unwrap();
        let rest = match tag.ends_with('/') {
            true => rest,
            false => rest.split_once("</c>").unwrap().1,
        };
        let style = tag
            .split_once(" s=\"")
            .map(|(_, rest)| rest.split('"').next());
        let style = style.flatten().unwrap_or("0");
        format!("{before}{place} s=\"{style}\" t=\"{kind}\">{held}</c>{rest}")
    })
}

/// The cells where something is told.
fn told<T: std::fmt::Debug>(read: Result<T, SheetError>) -> Vec<String> {
    let error = read.err();
    let problems = error.iter().flat_map(|error| error.problems());
    let cells = problems.map(|problem| {
        let expected = &problem.expected.vi;
        let wanted = ["bỏ gộp", "bỏ gạch", "nâng lên"];
        assert!(
            wanted.iter().any(|wanted| expected.contains(wanted)),
            "{problem:?}"
        );
        problem.cell.clone()
    });
    cells.collect()
}

fn list(rows: &[&[&str]]) -> Book {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|text| form::Cell::text(*text)));
    Book::new(vec![form::Sheet::new(
        "A",
        rows.map(Iterator::collect).collect(),
    )])
}

#[test]
fn cells_of_several_rows_are_told_wherever_they_are_read() {
    let rubric = crate::built_in("operational");
    let mut form = started();
    for (column, text) in ["P.2", "Ảnh", "", "", "Hồ sơ 1"].into_iter().enumerate() {
        form.sheets[1].rows[2][column].content = Content::Text(text.to_owned());
    }
    let answer = of(&form, "P.2", "D");
    let (row, _) = place(&answer);
    let below = form::address(row + 2, 3);
    let beside = form::address(row, 4);
    let last = form.sheets[0].rows.len();
    let read = |book: &Book| told(form::read(book, &crate::BUILT_IN));
    for (sheet, cells, at) in [
        (0, format!("{answer}:{below}"), &answer[..]),
        (0, format!("{answer}:{beside}"), ""),
        (0, format!("C{0}:D{0}", row + 1), &form::address(row, 2)),
        (0, format!("B{0}:C{0}", row + 1), ""),
        (0, "C3:C4".to_owned(), "C3"),
        (0, "A1:B2".to_owned(), ""),
        (0, format!("D{last}:D{}", last + 1), &format!("D{last}")[..]),
        (0, format!("A{}:D{}", last + 3, last + 4), ""),
        (1, "A3:A4".to_owned(), "A3"),
    ] {
        let wanted: Vec<&str> = Some(at).into_iter().filter(|at| !at.is_empty()).collect();
        assert_eq!(
            read(&merged(&form, sheet, &cells)),
            wanted,
            "{sheet} {cells}"
        );
    }

    let json = serde_json::json!({ "id": "a", "name": "A", "stages": ["primary"] });
    let school: School = serde_json::from_value(json).unwrap();
    let mut table = form::table(&rubric, &[school.clone(), school], Locale::Vi);
    for (row, id) in [(5, "a"), (6, "b")] {
        for (column, text) in [(0, id), (4, "2025-2026"), (5, "tự đánh giá")] {
            table.sheets[0].rows[row][column].content = Content::Text(text.to_owned());
        }
    }
    for (sheet, cells) in [
        (1, ["a", "P.2", "Ảnh", "", "", "Hồ sơ 1"]),
        (2, ["a", "P.2", "Mới", "", "", ""]),
    ] {
        for (column, text) in cells
            .into_iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            table.sheets[sheet].rows[1][column].content = Content::Text(text.to_owned());
        }
    }
    assert_eq!(read(&table), [""; 0]);
    for (sheet, cells, at) in [(0, "J6:J7", "J6"), (1, "A2:A3", "A2"), (2, "A2:A4", "A2")] {
        assert_eq!(read(&merged(&table, sheet, cells)), [at], "{cells}");
    }

    let schools = list(&[
        &["Mã trường", "Tên trường", "Cấp học", "Xã"],
        &["s1", "Một", "THCS", "X"],
        &["s2", "Hai", "THCS", ""],
    ]);
    let read = |cells| told(form::schools(&merged(&schools, 0, cells)));
    assert_eq!(read("C2:C3"), ["C2"]);
    assert_eq!(read("C2:D2"), [""; 0]);
    assert_eq!(read("D2:D3"), [""; 0]);
    let moved = list(&[
        &["Xã", "Mã trường", "Tên trường", "Ghi", "Cấp học"],
        &["X", "s1", "Một", "THCS", "THCS"],
    ]);
    assert_eq!(told(form::schools(&merged(&moved, 0, "D2:E2"))), ["D2"]);
    let mapping = r#"{ "blank": 0, "each": {
        "document": "assessment", "schoolYear": "2025-2026", "role": "self", "answers": [],
        "school": { "id": { "$column": "Mã trường" }, "name": { "$column": "Tên trường" }, "stages": ["primary"] },
        "instrument": { "id": "operational", "edition": "2026.1" } } }"#;
    let mapping = form::Mapping::read(mapping.as_bytes()).unwrap();
    let read = |cells| told(mapping.fill(&merged(&schools, 0, cells)));
    assert_eq!(read("B2:B3"), ["B2"]);
    assert_eq!(read("C2:D3"), [""; 0]);
    assert_eq!(read("D1:D3"), [""; 0]);

    let tables = form::tables(&rubric.instrument().clone().into(), Locale::Vi).unwrap();
    let read = |sheet, cells| told(from_tables(&merged(&tables, sheet, cells)));
    assert_eq!(read(0, "B3:B4"), ["B3"]);
    assert_eq!(read(1, "C4:C5"), ["C4"]);
    assert_eq!(read(1, "C4:D4"), [""; 0]);
    assert_eq!(read(1, "A1:B2"), [""; 0]);
}

#[test]
fn cells_that_are_struck_out_are_told_wherever_they_are_read() {
    let rubric = crate::built_in("operational");
    let form = started();
    let answer = of(&form, "P.2", "D");
    let mut answered = form.clone();
    super::people::write(&mut answered, &answer, "có");
    let read = |book: &Book| told(form::read(book, &crate::BUILT_IN));
    assert_eq!(read(&struck(&answered, 0, &answer)), [answer.as_str()]);
    assert_eq!(
        read(&struck(&form, 0, &answer)),
        [""; 0],
        "nothing stands there"
    );
    assert_eq!(read(&struck(&answered, 0, "C4")), ["C4"]);
    assert_eq!(read(&struck(&answered, 0, "A1")), [""; 0]);
    let tables = form::tables(&rubric.instrument().clone().into(), Locale::Vi).unwrap();
    let read = |sheet, cell| told(from_tables(&struck(&tables, sheet, cell)));
    assert_eq!(read(0, "B4"), ["B4"]);
    assert_eq!(read(1, "C4"), ["C4"]);
    assert_eq!(read(1, "A1"), [""; 0]);
    let schools = list(&[
        &["Mã trường", "Tên trường", "Cấp học", "Xã"],
        &["s1", "Một", "THCS", "X"],
    ]);
    let read = |cell| told(form::schools(&struck(&schools, 0, cell)));
    assert_eq!(read("B2"), ["B2"]);
    assert_eq!(read("D2"), [""; 0]);
}

/// "475" of which nobody reads the 5 is no 475, nor is "47" with the mark of a footnote 472.
#[test]
fn letters_that_are_struck_out_or_raised_are_told_as_whole_cells_are() {
    let form = started();
    let answer = of(&form, "Q.2", "D");
    let strings = super::files::part(&form, "xl/sharedStrings.xml");
    let last = strings.matches("<si>").count();
    for (look, is_told) in [
        ("<strike/>", true),
        ("<strike val=\"1\"/>", true),
        ("<strike val=\"0\"/>", false),
        ("<strike val=\"false\"/>", false),
        ("<vertAlign val=\"superscript\"/>", true),
        ("<vertAlign val=\"subscript\"/>", true),
        ("<vertAlign val=\"baseline\"/>", false),
        ("<b/>", false),
    ] {
        let runs = format!("<r><t>0</t></r><r><rPr>{look}</rPr><t>5</t></r>");
        let index = format!("<v>{last}</v>");
        let other = format!("<si><t>07</t></si><si>{runs}</si>");
        for (book, is_told) in [
            (
                holding(&form, &answer, "inlineStr", &format!("<is>{runs}</is>"), ""),
                is_told,
            ),
            (
                holding(&form, &answer, "s", &index, &format!("<si>{runs}</si>")),
                is_told,
            ),
            (holding(&form, &answer, "s", &index, &other), false),
        ] {
            let read = form::read(&book, &crate::BUILT_IN);
            if !is_told {
                let read = read.as_ref().unwrap();
                let count = super::people::value(&read[0], "Q.2");
                assert!([r#"{"count":5}"#, r#"{"count":7}"#].contains(&&*count));
            }
            let at = Some(answer.as_str()).filter(|_| is_told);
            assert_eq!(told(read), Vec::from_iter(at), "{look}");
        }
    }
}
