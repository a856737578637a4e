//! Forms as files.

use super::*;
use std::collections::BTreeMap;

/// Through a file and back, cells as they are read.
fn through(book: &Book, csv: bool) -> Book {
    let bytes = match csv {
        true => form::to_csv(book),
        false => form::to_xlsx(book).unwrap(),
    };
    form::open(&bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_form_comes_back_from_its_file((fitting, csv) in (made(fitting), any::<bool>())) {
        let rubric = fitting.rubric.clone();
        let assessment = tidy(&rubric, &fitting.assessment);
        let book = form::filled(&rubric, &assessment, Locale::Vi).unwrap();
        prop_assert_eq!(back(&through(&book, csv), &rubric), Ok(vec![assessment]));
    }

    #[test]
    fn a_table_comes_back_from_its_file((fitting, csv) in (made(fitting), any::<bool>())) {
        let rubric = fitting.rubric.clone();
        let assessment = tidy(&rubric, &fitting.assessment);
        let book = form::filled_table(&rubric, std::slice::from_ref(&assessment), Locale::Vi).unwrap();
        prop_assert_eq!(back(&through(&book, csv), &rubric), Ok(vec![assessment]));
    }
}

/// A part of an XLSX file, as text.
pub(super) fn part(book: &Book, name: &str) -> String {
    let bytes = form::to_xlsx(book).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = archive.by_name(name).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    text
}

/// Rows of one line keep the height that a program gives them.
#[test]
fn rows_are_as_high_as_their_lines() {
    let heights = |cell: form::Cell| {
        let book = Book::new(vec![form::Sheet::new("A", vec![vec![cell]])]);
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        let heights = sheet.split(" ht=\"").skip(1);
        let heights = heights.map(|rest| rest.split('"').next().unwrap().to_owned());
        heights.collect::<Vec<_>>()
    };
    let form = form::blank(&crate::built_in("operational"), Locale::Vi);
    let title = form.sheets[0].rows[0][0].clone();
    assert_eq!(title.dress.as_ref().unwrap().look, form::Look::Title);
    for (text, plain, titled) in [("một", &[][..], "24"), ("một\nhai\nba", &["45"], "72")] {
        let cell = form::Cell::text(text);
        assert_eq!(heights(cell.clone()), plain);
        let mut title = title.clone();
        title.content = cell.content;
        assert_eq!(heights(title), [titled]);
    }
}

/// Whether a cell that is bare gets a line around it would be seen in the styles, which hold each that is used.
#[test]
fn cells_of_a_table_are_lined_and_bare_ones_are_not() {
    let is_lined = |book: &Book| part(book, "xl/styles.xml").contains("<left style=\"thin\">");
    let alone = |cell: form::Cell| Book::new(vec![form::Sheet::new("A", vec![vec![cell]])]);
    assert!(!is_lined(&alone(form::Cell::text("x"))));
    let form = form::blank(&crate::built_in("operational"), Locale::Vi);
    let mut cells = form
        .sheets
        .iter()
        .flat_map(|sheet| sheet.rows.iter().flatten());
    let is_plain = |cell: &&form::Cell| {
        let dress = cell.dress.as_ref();
        dress.is_some_and(|dress| dress.look == form::Look::Plain)
    };
    assert!(is_lined(&alone(cells.find(is_plain).unwrap().clone())));
}

#[test]
fn columns_that_stay_in_view_are_printed_on_each_page() {
    let rubric = crate::built_in("operational");
    let school = serde_json::json!({ "id": "a", "name": "A", "stages": ["primary"] });
    let schools: Vec<School> = vec![serde_json::from_value(school).unwrap()];
    for book in [
        form::table(&rubric, &schools, Locale::Vi),
        form::blank(&rubric, Locale::Vi),
    ] {
        let workbook = part(&book, "xl/workbook.xml");
        for (at, sheet) in book.sheets.iter().enumerate() {
            let Some(head) = sheet.head else { continue };
            let titles = format!("name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\"");
            let (_, rest) = workbook.split_once(&titles).unwrap();
            let said = rest.split('<').next().unwrap();
            let last = form::address(0, usize::from(head.columns).saturating_sub(1));
            let columns = format!("$A:${}", last.trim_end_matches('1'));
            assert_eq!(said.contains(&columns), head.columns > 0, "{said}");
            let row = head.row + 1;
            assert!(said.contains(&format!("${row}:${row}")), "{said}");
        }
    }
}

#[test]
fn amounts_of_money_are_shown_in_groups_and_come_back() {
    let path = crate::golden::repository("docs/examples/year/plan.json");
    let mut json: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    json["printedCost"] = 1_234_567_891_u64.into();
    let plan = read_any(json.to_string().as_bytes()).unwrap();
    let book = form::tables(&plan, Locale::Vi).unwrap();
    assert_eq!(from_tables(&through(&book, false)).unwrap().document, plan);
    let styles = part(&book, "xl/styles.xml");
    let cells = part(&book, "xl/worksheets/sheet1.xml");
    let before = cells.split("<v>1234567891</v>").next().unwrap();
    let style = before
        .rsplit("s=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let (_, of_cells) = styles.split_once("<cellXfs").unwrap();
    let of_cells: Vec<&str> = of_cells.split("<xf ").skip(1).collect();
    let format = of_cells[style.parse::<usize>().unwrap()];
    let number = format.strip_prefix("numFmtId=\"").unwrap();
    let number = number.split('"').next().unwrap();
    let code = format!("numFmtId=\"{number}\" formatCode=\"#,##0\"");
    assert!(styles.contains(&code), "{format} {styles}");
}

/// A file without formulas says nothing that would be wrong once somebody writes into it.
#[test]
fn a_file_without_formulas_has_no_results() {
    let rubric = crate::built_in("operational");
    let path = crate::golden::repository("docs/examples/assessment-operational.json");
    let answers: Assessment = read(&std::fs::read(path).unwrap()).unwrap();
    for locale in Locale::ALL {
        let book = form::filled(&rubric, &answers, *locale).unwrap();
        let read = form::open(&form::to_csv(&book)).unwrap();
        let written = book.sheets[0].rows.iter().enumerate();
        let mut results = 0;
        for (row, cells) in written {
            for (column, cell) in cells.iter().enumerate() {
                let dress = cell.dress.as_ref();
                if dress.is_some_and(|dress| dress.formula.is_some()) {
                    let read = read.sheets[0].cell(row, column);
                    assert!(read.is_none_or(|cell| cell.content == Content::Blank));
                    results += 1;
                }
            }
        }
        assert!(results > 50, "{results}");
    }
}

/// The introduction speaks of levels that reckon themselves just where they do, and of colours only in a spreadsheet.
#[test]
fn the_introduction_is_true_of_the_form() {
    let mut seen = [0; 2];
    let shapes = crate::shapes::all().into_iter().map(|(_, rubric)| rubric);
    for rubric in shapes.chain([crate::shapes::too_great()]) {
        let book = form::blank(&rubric, Locale::Vi);
        let rows = &book.sheets[0].rows;
        let reckoned = rows.iter().flatten().any(|cell| {
            let dress = cell.dress.as_ref();
            dress.is_some_and(|dress| dress.formula.is_some())
        });
        let Content::Text(how) = &rows[1][0].content else {
            panic!()
        };
        assert_eq!(how.contains("tự tính"), reckoned, "{how}");
        assert!(how.contains("trong Excel là các ô nền vàng"), "{how}");
        seen[usize::from(reckoned)] += 1;
    }
    assert!(seen.iter().all(|seen| *seen > 0), "{seen:?}");
}

/// What a file says may be written, by cell: the kind, and the list or the most where there is one.
fn limits(sheet: &str) -> BTreeMap<(usize, usize), (String, String)> {
    let value = |text: &str, before: &str, after: char| {
        let (_, rest) = text.split_once(before).unwrap_or_default();
        rest.split(after).next().unwrap_or_default().to_owned()
    };
    let mut cells = BTreeMap::new();
    for rule in sheet.split("<dataValidation ").skip(1) {
        let kind = value(rule, "type=\"", '"');
        let most = match kind.as_str() {
            "list" => value(rule, "<formula1>", '<'),
            _ => value(rule, "<formula2>", '<'),
        };
        let range = value(rule, "sqref=\"", '"');
        let (first, last) = range.split_once(':').unwrap_or((&range, &range));
        let (first, last) = (place(first), place(last));
        for row in first.0..=last.0 {
            for column in first.1..=last.1 {
                let twice = cells.insert((row, column), (kind.clone(), most.clone()));
                assert_eq!(twice, None, "{range}");
            }
        }
    }
    cells
}

#[test]
fn what_may_be_written_is_told_in_both_languages() {
    let path = crate::golden::repository("docs/examples/year/plan.json");
    let plan = read_any(&std::fs::read(path).unwrap()).unwrap();
    let form = form::blank(&crate::built_in("operational"), Locale::En);
    let mut told = std::collections::BTreeSet::new();
    for book in [form, form::tables(&plan, Locale::En).unwrap()] {
        for at in 1..=book.sheets.len() {
            let sheet = part(&book, &format!("xl/worksheets/sheet{at}.xml"));
            let messages = sheet.split(" error=\"").skip(1);
            told.extend(messages.map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    let both = |message: &str| {
        let (vi, en) = message.split_once(" / ").unwrap();
        vi.starts_with("Hãy ") && en.starts_with(['C', 'W']) && en.is_ascii()
    };
    assert!(told.iter().all(|message| both(message)), "{told:?}");
    let whole =
        "Hãy ghi số nguyên từ 0 đến 1.000.000.000. / Write a whole number from 0 to 1,000,000,000.";
    assert!(told.contains(whole), "{told:?}");
    assert!(told.len() > 3, "{told:?}");
}

#[test]
fn what_no_file_of_excel_holds_is_told_with_its_place() {
    let wide = vec![vec![form::Cell::default(); 16_385]];
    let long = "á".repeat(32_768);
    let long = vec![vec![], vec![form::Cell::default(), form::Cell::text(long)]];
    for (rows, vi, en) in [
        (
            wide,
            "trang \"A\" có 1 dòng, 16.385 cột",
            "the sheet \"A\" has 1 rows and 16,385 columns",
        ),
        (
            long,
            "ô B2 (trang \"A\") quá dài",
            "the cell B2 (sheet \"A\") is too long",
        ),
    ] {
        let book = Book::new(vec![form::Sheet::new("A", rows)]);
        let error = form::to_xlsx(&book).unwrap_err();
        for (locale, words) in [(Locale::Vi, vi), (Locale::En, en)] {
            let message = error.message(locale);
            assert!(
                message.contains(words) && message.contains(".csv"),
                "{message}"
            );
        }
    }
    let mut most = vec![form::Cell::default(); 16_384];
    most[0] = form::Cell::text("á".repeat(32_767));
    let book = Book::new(vec![form::Sheet::new("A", vec![most])]);
    assert!(form::to_xlsx(&book).is_ok());
}

/// A name that Excel takes for no sheet is told in both languages, in words of our own.
#[test]
fn a_name_that_no_sheet_may_have_is_told() {
    let book = |names: &[&str]| {
        let sheets = names
            .iter()
            .map(|name| form::Sheet::new(*name, vec![vec![]]));
        Book::new(sheets.collect())
    };
    let long = "Trường THCS Minh Họa, năm 2025-2026";
    for names in [
        &["a/b"][..],
        &["a:b"],
        &["a?"],
        &["*"],
        &["[a"],
        &["a]"],
        &["a\\b"],
        &["'a"],
        &["a'"],
        &[long],
        &["A", "a"],
        &["Đ", "đ"],
    ] {
        let error = form::to_xlsx(&book(names)).unwrap_err();
        let [vi, en] = [Locale::Vi, Locale::En].map(|locale| error.message(locale));
        assert!(
            vi.contains("hãy đặt tên khác") && en.contains("give it another"),
            "{error}"
        );
        for foreign in ["Worksheet", "worksheet", "set_name"] {
            assert!(!vi.contains(foreign) && !en.contains(foreign), "{error}");
        }
    }
    assert!(form::to_xlsx(&book(&["a'b", &long[..30], "Đ"])).is_ok());
}

/// Evidence and notes have room for all schools, and rows may be filtered and put into another order though heads are locked.
#[test]
fn tables_of_many_schools_have_room_beside_them_and_may_be_sorted() {
    let rubric = crate::built_in("operational");
    let spare = |count: usize| {
        let schools = (0..count).map(|at| {
            let school =
                serde_json::json!({ "id": format!("s{at}"), "name": "A", "stages": ["primary"] });
            serde_json::from_value(school).unwrap()
        });
        let table = form::table(&rubric, &schools.collect::<Vec<School>>(), Locale::Vi);
        for sheet in 1..=3 {
            let text = part(&table, &format!("xl/worksheets/sheet{sheet}.xml"));
            assert!(text.contains("sort=\"0\"") && text.contains("autoFilter=\"0\""));
            assert!(text.contains("<autoFilter ref="), "{sheet}");
        }
        [1, 2].map(|sheet| table.sheets[sheet].rows.len() - 1)
    };
    for (schools, rows) in [(0, 500), (1, 40), (20, 200), (600, 5000)] {
        assert_eq!(spare(schools), [rows; 2], "{schools}");
    }
}

/// Said of each cell by itself, it is more than the cells, and more than spreadsheets take.
#[test]
fn what_may_be_written_is_said_of_every_cell_and_once_for_those_that_are_alike() {
    let path = crate::golden::repository("docs/examples/assessment-operational.json");
    let one: Assessment = read(&std::fs::read(path).unwrap()).unwrap();
    let rubric = crate::built_in("operational");
    let schools = |count: usize| {
        let schools = (0..count).map(|at| {
            let mut school = one.clone();
            school.school.id = format!("s{at:07}").parse().unwrap();
            school
        });
        form::filled_table(&rubric, &schools.collect::<Vec<_>>(), Locale::Vi).unwrap()
    };
    let books = [
        schools(1),
        schools(40),
        form::filled(&rubric, &one, Locale::Vi).unwrap(),
    ];
    let rules = books.each_ref().map(|book| {
        let mut rules = 0;
        for (at, sheet) in book.sheets.iter().enumerate() {
            let written = part(book, &format!("xl/worksheets/sheet{}.xml", at + 1));
            rules += written.matches("<dataValidation ").count();
            let expected = sheet.rows.iter().enumerate().flat_map(|(row, cells)| {
                let cells = cells.iter().enumerate();
                cells.filter_map(move |(column, cell)| {
                    let limit = match cell.dress.as_ref()?.entry.as_ref()? {
                        form::Entry::Choice(range) => ("list", range.clone()),
                        form::Entry::Whole(most) => ("whole", most.to_string()),
                        form::Entry::Decimal(most) | form::Entry::Money(most) => {
                            ("decimal", most.to_string())
                        }
                        form::Entry::Day => ("date", "73050".to_owned()),
                        _ => return None,
                    };
                    Some(((row, column), (limit.0.to_owned(), limit.1)))
                })
            });
            assert_eq!(limits(&written), expected.collect(), "{}", sheet.name);
        }
        rules
    });
    assert!(rules[0] > 10 && rules[1] == rules[0], "{rules:?}");
}
