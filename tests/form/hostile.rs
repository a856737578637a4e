//! Files that mean no good: refused or harmless, in bounded memory.

use super::people::{self, of, put, started};
use super::*;
use std::io::{Cursor, Write as _};

/// An XLSX file with this sheet, and other parts beside it.
fn workbook(sheet: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, content: &[u8]| {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content).unwrap();
    };
    part("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#);
    part("_rels/.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#);
    part("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#);
    part("xl/_rels/workbook.xml.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#);
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData></worksheet>"#
    );
    part("xl/worksheets/sheet1.xml", sheet.as_bytes());
    for (name, content) in parts {
        part(name, content);
    }
    zip.finish().unwrap().into_inner()
}

fn refused(bytes: &[u8]) -> String {
    let error = form::open(bytes).unwrap_err();
    assert!(error.message(Locale::En).is_ascii(), "{error}");
    error.message(Locale::Vi).to_owned()
}

#[test]
fn a_far_cell_takes_no_memory() {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert!(refused(&workbook(far, &[])).contains("quá lớn"));
    let wide: String = (1..=200)
        .map(|row| format!(r#"<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>"#))
        .collect();
    assert!(refused(&workbook(&wide, &[])).contains("quá lớn"));
}

#[test]
fn a_row_more_than_there_may_be_is_refused() {
    let sheet = |rows: usize| -> Vec<u8> {
        let rows: String = (1..=rows)
            .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"))
            .collect();
        workbook(&rows, &[])
    };
    let lines = |rows: usize| "1\n".repeat(rows).into_bytes();
    for most in [sheet(form::MAX_ROWS), lines(form::MAX_ROWS)] {
        assert_eq!(
            form::open(&most).unwrap().sheets[0].rows.len(),
            form::MAX_ROWS
        );
    }
    for more in [sheet(form::MAX_ROWS + 1), lines(form::MAX_ROWS + 1)] {
        assert!(refused(&more).contains("quá lớn"));
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..=form::MAX_BYTES >> 20 {
        zip.write_all(&zeros).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert!(refused(&bomb).contains("giải nén"));
    let strings = vec![b' '; 40 << 20];
    let bomb = workbook("", &[("xl/sharedStrings.xml", &strings)]);
    assert!(refused(&bomb).contains("giải nén"));
}

#[test]
fn other_files_are_refused_with_advice() {
    for (bytes, advice) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], "mật khẩu"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 cut short", "lưu lại"),
        (b"\xff\xfeM\x00", "UTF-16"),
        (b"M\xe3;T\xean\nD12;Tr\xfd\xf2ng", "CSV UTF-8"),
    ] {
        assert!(refused(bytes).contains(advice), "{advice}");
    }
    let ods = workbook(
        "",
        &[(
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        )],
    );
    assert!(refused(&ods).contains(".xlsx"));
    let whole = form::to_xlsx(&form::blank(&crate::built_in("operational"), Locale::Vi)).unwrap();
    for cut in [10, 100, whole.len() / 2, whole.len() - 1] {
        assert!(form::open(&whole[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn macros_are_passed_over_and_a_formula_is_what_it_gave() {
    let sheet = r#"<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1/")</f><v>7</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"#;
    let book = form::open(&workbook(
        sheet,
        &[("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")],
    ))
    .unwrap();
    assert_eq!(
        book.sheets[0].cell(0, 0).unwrap().content,
        Content::Number(7.0)
    );
    assert!(matches!(
        &book.sheets[0].cell(0, 1).unwrap().content,
        Content::Error(_)
    ));
}

/// An error that not every spreadsheet has is one as any other, in a file with cells that say where they are or do not.
#[test]
fn errors_of_any_name_are_errors() {
    let error = |name: &str| Content::Error(name.to_owned());
    for name in ["#DIV/0!", "#SPILL!", "#BLOCKED!", "#ERROR!", "#Lỗi & khác"] {
        let value = name.replace('&', "&amp;");
        for formula in ["", "<f>X()</f>", "<f>#REF!</f>"] {
            for quote in ['"', '\''] {
                let cell =
                    |at: &str| format!("<c {at} t={quote}e{quote}>{formula}<v>{value}</v></c>");
                let (first, bare) = (cell("r=\"A1\""), cell(""));
                let row = format!(
                    "<row r=\"1\">{first}<c r=\"B1\"><v>7</v></c></row><row r=\"2\">{bare}<c><v>8</v></c></row>"
                );
                let book = form::open(&workbook(&row, &[])).unwrap();
                let content =
                    |row, column| book.sheets[0].cell(row, column).unwrap().content.clone();
                assert_eq!([content(0, 0), content(1, 0)], [error(name), error(name)]);
                assert_eq!(content(0, 1), Content::Number(7.0));
                assert_eq!(content(1, 1), Content::Number(8.0));
            }
        }
    }
    let none = r#"<row r="1"><c r="A1" t="e"><f>#REF!</f><v></v></c></row>"#;
    let book = form::open(&workbook(none, &[])).unwrap();
    assert_eq!(book.sheets[0].cell(0, 0).unwrap().content, error("=#REF!"));
}

/// What is shown is what stands there: a percentage, a time and zeros in front are no plain numbers.
#[test]
fn cells_hold_what_people_see() {
    let formats =
        [46, 14, 20, 9, 10, 164, 165, 3, 166, 167].map(|id| format!(r#"<xf numFmtId="{id}"/>"#));
    let styles = format!(
        r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4"><numFmt numFmtId="164" formatCode="0.0\ %"/><numFmt numFmtId="165" formatCode="00000000"/><numFmt numFmtId="166" formatCode="0&quot; % kế hoạch&quot;"/><numFmt numFmtId="167" formatCode="\&quot;0\%\&quot;"/></numFmts><cellXfs count="11"><xf numFmtId="0"/>{}</cellXfs></styleSheet>"#,
        formats.concat()
    );
    let text = |text: &str| Content::Text(text.to_owned());
    let day = |day: &str| Content::Day(day.parse().unwrap());
    for (style, kind, value, shown) in [
        (1, "n", "1.5", text("36:00")),
        (1, "n", "0.000347222222", text("0:00:30")),
        (2, "n", "45907", day("2025-09-07")),
        (0, "b", "1", Content::Truth(true)),
        (2, "n", "2", text("1900-01-02")),
        (2, "n", "20260526", Content::Number(20_260_526.0)),
        (3, "n", "0.7090277777777778", text("17:01")),
        (4, "n", "0.8", text("80%")),
        (5, "n", "0.8427", text("84,27%")),
        (6, "n", "1", text("100%")),
        (7, "n", "1001234", text("01001234")),
        (7, "n", "1.5", Content::Number(1.5)),
        (8, "n", "1200", Content::Number(1200.0)),
        (9, "n", "80", Content::Formatted(80.0)),
        (10, "n", "80", Content::Formatted(80.0)),
        (0, "n", "0.8", Content::Number(0.8)),
    ] {
        let cell =
            format!(r#"<row r="1"><c r="A1" s="{style}" t="{kind}"><v>{value}</v></c></row>"#);
        let file = workbook(&cell, &[("xl/styles.xml", styles.as_bytes())]);
        let book = form::open(&file).unwrap();
        assert_eq!(book.sheets[0].cell(0, 0).unwrap().content, shown, "{cell}");
    }
}

/// A formula that was never reckoned, as some programs write them, is told where it stands and never taken for blank.
#[test]
fn a_formula_without_a_result_is_told() {
    let mut rows = String::new();
    for (cell, row) in [
        (r#"<c r="A1"><f>3+3</f><v></v></c>"#, 1),
        (r#"<c r="A2"><f>3+3</f></c>"#, 2),
        (r#"<c r="A3"><f>3+3</f><v>6</v></c>"#, 3),
        (r#"<c r="A4" t="str"><f>""</f><v></v></c>"#, 4),
    ] {
        rows.push_str(&format!(r#"<row r="{row}">{cell}</row>"#));
    }
    let book = form::open(&workbook(&rows, &[])).unwrap();
    let content = |row| book.sheets[0].cell(row, 0).map(|cell| cell.content.clone());
    let formula = Content::Error("=3+3".to_owned());
    assert_eq!(content(0), Some(formula.clone()));
    assert_eq!(content(1), Some(formula.clone()));
    assert_eq!(content(2), Some(Content::Number(6.0)));
    assert!(content(3).is_none_or(|content| content == Content::Blank));

    // Filled down by a program that writes no results: the formula stands in the first cell, the others name it.
    let shared = concat!(
        r#"<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">3+3</f><v>6</v></c></row>"#,
        r#"<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>"#
    );
    let book = form::open(&workbook(shared, &[])).unwrap();
    let second = book.sheets[0].cell(1, 0).map(|cell| cell.content.clone());
    assert_eq!(second, Some(formula.clone()));

    // Wherever a form is read: a name, a choice, a number, a day, evidence.
    for (cell, criterion) in [
        ("C4", false),
        ("C10", false),
        ("C11", false),
        ("D", true),
        ("I", true),
    ] {
        let mut book = started();
        let cell = match criterion {
            true => of(&book, "Q.2", cell),
            false => cell.to_owned(),
        };
        put(&mut book, &cell, formula.clone());
        let problems = people::read(&book).unwrap_err();
        assert_eq!(problems[0].cell, cell);
        let told = problems[0].message(Locale::Vi);
        assert!(
            told.contains("chưa có kết quả") && told.contains("=3+3"),
            "{told}"
        );
    }
}

#[test]
fn a_text_that_looks_like_a_formula_stays_a_text() {
    let rubric = crate::built_in("operational");
    for risky in [
        "=1+1",
        "+84 123",
        "-1",
        "@SUM(A1)",
        "'=1+1",
        "=HYPERLINK(\"http://x\")",
    ] {
        let assessment = serde_json::json!({
            "document": "assessment", "school": { "id": "S", "name": risky, "stages": ["primary"] },
            "schoolYear": "2025-2026", "instrument": { "id": "operational", "edition": "2026.1" },
            "role": "self", "answers": []
        });
        let assessment: Assessment = read(assessment.to_string().as_bytes()).unwrap();
        let book = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
        let csv = form::to_csv(&book);
        let text = String::from_utf8(csv.clone()).unwrap();
        let bare = format!(";{risky}");
        assert!(!text.contains(&bare) || risky.starts_with('\''), "{text}");
        let xlsx = form::to_xlsx(&book).unwrap();
        for bytes in [csv, xlsx] {
            let again = back(&form::open(&bytes).unwrap(), &rubric);
            assert_eq!(again, Ok(vec![assessment.clone()]));
        }
    }
}

#[test]
fn csv_is_read_however_its_cells_are_apart() {
    let cell = |text: &str, row, column| {
        let book = form::open(text.as_bytes()).unwrap();
        book.sheets[0]
            .cell(row, column)
            .map(|cell| cell.content.clone())
    };
    let text = |text: &str| Some(Content::Text(text.to_owned()));
    for (file, row, column, expected) in [
        ("a;b\n1,5;2\n", 1, 0, "1,5"),
        ("a\tb\n1,5\t2;3\n", 1, 1, "2;3"),
        ("a,b\n\"1,5\",2\n", 1, 0, "1,5"),
        ("\u{feff}a;b\n", 0, 0, "a"),
        ("sep=;\na;b,c\n", 0, 1, "b,c"),
        ("a;b\r\n\r\n\r\nc;d\r\n", 3, 1, "d"),
        ("a;\"b\nc\"\nd;e\n", 1, 1, "e"),
        // A mark that stands in some cells alone is a part of them.
        ("a,b\nc;d,e\nf,g\n", 1, 0, "c;d"),
        ("a,b\nc\td,e\nf,g\n", 1, 0, "c\td"),
        ("một, hai\na;b\n1,5;2\n2;3\n", 3, 1, "3"),
        ("Mã trường,Cấp học\na,TH;THCS\nb,TH;THCS\n", 2, 1, "TH;THCS"),
        ("Mã trường;Tên trường\na;1,5\n", 1, 1, "1,5"),
        ("Mã trường,Tên trường\n\"a\",b;c\n", 1, 1, "b;c"),
        ("a;b,c\n", 0, 1, "b,c"),
    ] {
        assert_eq!(cell(file, row, column), text(expected), "{file:?}");
    }
}

/// As other programs write it: commas between cells, all rows of one width, quotation marks only where a comma asks for them.
#[test]
fn a_form_with_commas_between_its_cells_comes_back() {
    let path = crate::golden::repository("docs/examples/assessment-operational.json");
    let mut json: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for (at, answer) in json["answers"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        answer["note"] = serde_json::json!({ "vi": format!("một; hai; {at}, ba") });
    }
    let assessment: Assessment = read(json.to_string().as_bytes()).unwrap();
    let rubric = crate::built_in("operational");
    let book = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
    let own = form::open(&form::to_csv(&book)).unwrap();
    let rows = &own.sheets[0].rows;
    let wide = rows.iter().map(Vec::len).max().unwrap();
    let line = |row: &Vec<form::Cell>| {
        let cells = (0..wide).map(|at| match row.get(at).map(|cell| &cell.content) {
            Some(Content::Text(text)) if text.contains([',', '"', '\n']) => {
                format!("\"{}\"", text.replace('"', "\"\""))
            }
            Some(Content::Text(text)) => text.clone(),
            _ => String::new(),
        });
        cells.collect::<Vec<_>>().join(",") + "\r\n"
    };
    let text: String = rows.iter().map(line).collect();
    let read = back(&form::open(text.as_bytes()).unwrap(), &rubric).unwrap();
    assert_eq!(read, [tidy(&rubric, &assessment)]);
}

#[test]
fn tables_of_texts_that_are_formulas_are_written_as_texts() {
    let document = serde_json::json!({
        "document": "difficulty",
        "school": { "id": "a", "name": "=1+1", "stages": ["primary"] },
        "head": { "title": { "vi": "+84", "en": "@SUM(A1)" } },
        "difficulty": { "id": "KK1", "title": { "vi": "-2" }, "arose": "2026-09-05", "causes": [{ "vi": "=HYPERLINK(\"http://a.example\")" }] },
        "recipients": ["Bảng: báo cáo khó khăn, vướng mắc", "\t=1"]
    });
    let mut plain = document.clone();
    as_cells_say(&mut plain);
    let [document, plain] =
        [document, plain].map(|json| read_any(json.to_string().as_bytes()).unwrap());
    let book = form::tables(&document, Locale::Vi).unwrap();
    let (xlsx, csv) = (form::to_xlsx(&book).unwrap(), form::to_csv(&book));
    let text = String::from_utf8(csv.clone()).unwrap();
    let begins = |at: &str| {
        ["=", "+", "-", "@"]
            .iter()
            .any(|mark| text.contains(&format!("{at}{mark}")))
    };
    assert!(!begins(";") && !begins("\n") && !begins(";\""), "{text}");
    let mut parts = zip::ZipArchive::new(Cursor::new(&xlsx)).unwrap();
    for at in 0..parts.len() {
        let mut part = String::new();
        let mut file = parts.by_index(at).unwrap();
        std::io::Read::read_to_string(&mut file, &mut part).unwrap();
        assert!(!part.contains("<f>"), "{part}");
    }
    for bytes in [xlsx, csv] {
        let back = from_tables(&form::open(&bytes).unwrap()).unwrap();
        assert_eq!(back.document, plain);
    }
}
