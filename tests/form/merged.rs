//! Cells that people make one: those of several rows are told, as all but the first row would be lost.

use super::people::{of, started};
use super::*;
use std::io::{Cursor, Read as _, Write as _};

/// The file of these sheets, in one of which some cells are made one.
fn merged(book: &Book, sheet: usize, cells: &str) -> Book {
    let bytes = form::to_xlsx(book).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().to_string();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.ends_with(&format!("/sheet{}.xml", sheet + 1)) {
            let text = String::from_utf8(content).unwrap();
            let merge = format!("<mergeCell ref=\"{cells}\"/>");
            let text = match text.contains("</mergeCells>") {
                true => text.replace("</mergeCells>", &format!("{merge}</mergeCells>")),
                false => text.replace(
                    "</sheetData>",
                    &format!("</sheetData><mergeCells count=\"1\">{merge}</mergeCells>"),
                ),
            };
            content = text.into_bytes();
        }
        file.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        file.write_all(&content).unwrap();
    }
    form::open(&file.finish().unwrap().into_inner()).unwrap()
}

/// The cells where something is told.
fn told<T: std::fmt::Debug>(read: Result<T, SheetError>) -> Vec<String> {
    let error = read.err();
    let problems = error.iter().flat_map(|error| error.problems());
    let cells = problems.map(|problem| {
        assert!(problem.expected.vi.contains("bỏ gộp"), "{problem:?}");
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
    assert_eq!(read("D2:D3"), [""; 0]);
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
