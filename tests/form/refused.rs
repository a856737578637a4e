//! What a form cannot take as it stands is told, and what the words advise is then read.

use super::people::{of, operational, put_on, read, started, value, write};
use super::*;
use serde_json::json;

/// The built-in instruments, and one with every measure.
fn rubrics() -> Vec<Rubric> {
    let path = crate::golden::repository("tests/corpus/instruments/measures.json");
    let measures = it_adoption_model::read(&std::fs::read(path).unwrap()).unwrap();
    let mut rubrics: Vec<Rubric> = crate::BUILT_IN.iter().cloned().collect();
    rubrics.push(Rubric::new(measures).unwrap());
    rubrics
}

/// A school that has answered nothing.
fn silent(rubric: &Rubric) -> Assessment {
    let json = json!({
        "document": "assessment", "schoolYear": "2025-2026", "role": "self", "answers": [],
        "school": { "id": "S-1", "name": "Trường Mẫu", "stages": [rubric.instrument().stages[0]] },
        "instrument": rubric.reference(),
    });
    it_adoption_model::read(json.to_string().as_bytes()).unwrap()
}

fn text(cell: Option<&form::Cell>) -> String {
    match cell.map(|cell| &cell.content) {
        Some(Content::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// Where each text of a row stands.
fn columns(book: &Book, row: usize) -> Vec<String> {
    let cells = book.sheets[0].rows[row].iter();
    cells.map(|cell| text(Some(cell))).collect()
}

fn head(book: &Book, label: &str) -> usize {
    let mut rows = 0..book.sheets[0].rows.len();
    let is_head = |row: &usize| columns(book, *row).iter().any(|cell| cell == label);
    rows.find(is_head).unwrap()
}

/// The messages of the first sheet, each with its cell.
fn told(book: &Book, rubric: &Rubric) -> Vec<(String, String)> {
    let Err(error) = back(book, rubric) else {
        return Vec::new();
    };
    let problems = error.problems().iter();
    let told = problems.map(|problem| (problem.cell.clone(), problem.message(Locale::Vi)));
    told.collect()
}

/// What stands beside the cells to be filled, and is not read.
const SAID: [&str; 7] = [
    "Tiêu chí",
    "Cần ghi",
    "So với",
    "Mức",
    "Điểm",
    "Tối đa",
    "Cần xem lại",
];

#[test]
fn nothing_in_the_row_of_a_criterion_is_passed_over() {
    for rubric in rubrics() {
        let blank = form::filled(&rubric, &silent(&rubric), Locale::Vi).unwrap();
        let before = back(&blank, &rubric);
        assert!(before.is_ok(), "{before:?}");
        let table = head(&blank, "Mã");
        let heads = columns(&blank, table);
        let criteria = rubric.instrument().groups.iter().flat_map(|g| &g.criteria);
        let codes: Vec<String> = criteria.map(|c| c.id.to_string()).collect();
        let mut tried = 0;
        for row in table + 1..blank.sheets[0].rows.len() {
            let code = text(blank.sheets[0].cell(row, 0));
            let id = code.split('/').next().unwrap().to_owned();
            if !codes.contains(&id) {
                continue;
            }
            for column in 1..heads.len() + 2 {
                let head = heads.get(column).map_or("", String::as_str);
                if SAID.contains(&head) {
                    continue;
                }
                let mut book = blank.clone();
                write(&mut book, &form::address(row, column), "1");
                let read = back(&book, &rubric);
                assert_ne!(read, before, "{code} {head:?}");
                if head.is_empty() {
                    let cell = form::address(row, column);
                    assert_eq!(told(&book, &rubric)[0].0, cell);
                }
                tried += 1;
            }
        }
        assert!(tried > 50, "{tried}");
    }
}

/// An answer where the form says what is asked.
#[test]
fn an_answer_beside_its_cell_is_told() {
    for rubric in rubrics() {
        let blank = form::filled(&rubric, &silent(&rubric), Locale::Vi).unwrap();
        let heads = columns(&blank, head(&blank, "Mã"));
        let of = |label: &str| heads.iter().position(|head| head == label).unwrap();
        let [title, first, second] = ["Tiêu chí", "Cần ghi", "So với"].map(of);
        for criterion in rubric.instrument().groups.iter().flat_map(|g| &g.criteria) {
            let id = criterion.id.as_str();
            let row = blank.sheets[0]
                .rows
                .iter()
                .position(|row| text(row.first()) == id)
                .unwrap();
            for column in [title, first, second] {
                let cell = form::address(row, column);
                let mut book = blank.clone();
                super::people::put(&mut book, &cell, Content::Number(1.0));
                let told = told(&book, &rubric);
                assert_eq!(told.len(), 1, "{id} {told:?}");
                assert_eq!(told[0].0, cell, "{id}");
            }
        }
    }
    let mut book = started();
    for column in ["B", "C", "E"] {
        let cell = of(&book, "P.5", column);
        let before = book.clone();
        write(&mut book, &cell, "có");
        let problems = read(&book).unwrap_err();
        assert_eq!((problems.len(), &problems[0].cell), (1, &cell));
        book = before;
    }
}

/// Without the column of the second numbers it is told once that it is missing.
#[test]
fn a_column_that_was_deleted_is_told_at_the_head() {
    let mut book = started();
    for (criterion, answer) in [("N.1", 6.0), ("N.2", 5.0)] {
        let cell = of(&book, criterion, "D");
        super::people::put(&mut book, &cell, Content::Number(answer));
    }
    let table = head(&book, "Mã");
    let second = columns(&book, table)
        .iter()
        .position(|head| head == "Tổng số")
        .unwrap();
    for row in &mut book.sheets[0].rows[table..] {
        if second < row.len() {
            row.remove(second);
        }
    }
    let problems = read(&book).unwrap_err();
    let told: Vec<String> = problems
        .iter()
        .map(|problem| problem.message(Locale::Vi))
        .collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    let free = form::address(
        table,
        columns(&book, table)
            .iter()
            .rposition(|head| !head.is_empty())
            .unwrap()
            + 1,
    );
    assert!(
        told[0].contains(&free) && told[0].contains("\"Tổng số\""),
        "{told:?}"
    );
}

#[test]
fn nothing_above_the_table_is_passed_over() {
    let before = read(&started());
    let table = head(&started(), "Mã");
    for row in 0..table {
        for column in 1..=20 {
            let mut book = started();
            let cell = form::address(row, column);
            let is_own = |cell: &form::Cell| {
                let dress = cell.dress.as_ref();
                let formula = dress.and_then(|dress| dress.formula.as_ref());
                formula.is_some() || !text(Some(cell)).is_empty()
            };
            if book.sheets[0].cell(row, column).is_some_and(is_own) {
                continue;
            }
            write(&mut book, &cell, "thêm");
            assert_ne!(read(&book), before, "{cell}");
        }
    }
    // A label that is not the form's loses nothing without a word.
    let mut book = started();
    write(&mut book, "C11", "28/5/2026");
    let dated = read(&book).unwrap();
    assert!(dated.date.is_some());
    write(&mut book, "A11", "Ngày lập phiếu");
    let problems = read(&book).unwrap_err();
    assert_eq!((problems.len(), problems[0].cell.as_str()), (1, "C11"));
    let told = problems[0].message(Locale::Vi);
    assert!(
        told.contains("Ngày lập phiếu") && told.contains("nhãn của phiếu"),
        "{told}"
    );
    // A remark that stands alone is nobody's answer.
    let mut book = started();
    write(&mut book, "A12", "Người lập: Nguyễn Văn A");
    assert!(read(&book).is_ok());
}

/// In a row of no criterion a text that stands alone in the column of the codes is a heading or a remark; anything beside it is told.
#[test]
fn nothing_beside_the_rows_of_criteria_is_passed_over() {
    let table = head(&started(), "Mã");
    let rows = started().sheets[0].rows.len();
    let rubric = operational();
    let groups = &rubric.instrument().groups;
    let codes: Vec<&str> = groups
        .iter()
        .flat_map(|g| &g.criteria)
        .map(|c| c.id.as_str())
        .collect();
    let heading = |row: &usize| !codes.contains(&columns(&started(), *row)[0].as_str());
    let headings: Vec<usize> = (table + 1..rows).filter(heading).collect();
    assert_eq!(headings.len(), groups.len());
    let wide = columns(&started(), table).len() + 2;
    for row in headings.into_iter().chain([rows + 5]) {
        for column in 1..wide {
            let mut book = started();
            let cell = form::address(row, column);
            write(&mut book, &cell, "Nguyễn Văn A");
            let told = read(&book).unwrap_err();
            assert_eq!(told.len(), 1, "{told:?}");
            // What looks like an answer lacks its code, if anything stands there.
            let code = form::address(row, 0);
            assert!([cell, code].contains(&told[0].cell), "{told:?}");
        }
    }
    let mut signed = started();
    write(&mut signed, "A60", "Người lập biểu");
    assert!(read(&signed).is_ok());
    write(&mut signed, "C60", "Nguyễn Văn A");
    let told = read(&signed).unwrap_err();
    assert_eq!(told[0].cell, "C60");
    assert!(told[0].message(Locale::Vi).contains("chữ ký"), "{told:?}");
}

#[test]
fn evidence_is_read_or_told() {
    let text = |text: &str| Content::Text(text.to_owned());
    let proven = || {
        let mut book = started();
        for (cell, said) in [("A3", "P.2"), ("B3", "Kế hoạch"), ("E3", "Hồ sơ 1")] {
            put_on(1, &mut book, cell, text(said));
        }
        book
    };
    assert_eq!(read(&proven()).unwrap().answers[0].evidence.len(), 1);
    let cells = |book: &Book| -> Vec<(String, String)> {
        let problems = read(book).unwrap_err();
        problems.into_iter().map(|p| (p.sheet, p.cell)).collect()
    };
    let at = |cell: &str| vec![("Minh chứng".to_owned(), cell.to_owned())];
    let mut renamed = proven();
    put_on(1, &mut renamed, "B2", text("Tên"));
    assert_eq!(cells(&renamed), at("A2"));
    let mut headless = proven();
    headless.sheets[1].rows.remove(1);
    assert_eq!(cells(&headless), at("A2"));
    let mut wider = proven();
    put_on(1, &mut wider, "H2", text("Người giữ"));
    put_on(1, &mut wider, "H3", text("Văn thư"));
    assert_eq!(cells(&wider), at("H3"));
    // A sheet of one's own with figures is no sheet of evidence.
    let mut beside = proven();
    let rows = [["Lớp", "Số máy"], ["6A", "12"]].map(|row| row.map(form::Cell::text).to_vec());
    beside
        .sheets
        .push(form::Sheet::new("Bảng tính riêng", rows.to_vec()));
    assert!(read(&beside).is_ok());
}

#[test]
fn a_list_of_schools_names_each_column_and_each_school_once() {
    let list = |rows: &[&[&str]]| {
        let rows = rows
            .iter()
            .map(|row| row.iter().map(|text| form::Cell::text(*text)).collect());
        let list = Book::new(vec![form::Sheet::new("", rows.collect())]);
        let told = form::schools(&list).err();
        told.map(|error| error.problems()[0].cell.clone())
    };
    let head = ["Mã trường", "Tên trường", "Cấp học"];
    assert_eq!(
        list(&[&head, &["a", "A", "THCS"], &["b", "B", "THCS"]]),
        None
    );
    assert_eq!(
        list(&[&head, &["th-a", "A", "THCS"], &["TH-A", "B", "THCS"]]),
        Some("A3".into())
    );
    let twice = [
        "Mã trường",
        "Tên trường",
        "Cấp học",
        "Tên trường",
        "Điện thoại",
    ];
    assert_eq!(
        list(&[&twice, &["a", "A", "THCS", "B", "1"]]),
        Some("D1".into())
    );
}

#[test]
fn a_column_that_no_head_names_is_told_once_and_read_once_it_is_named() {
    let mut book = started();
    let (row, _) = place(&of(&book, "P.1", "A"));
    let (later, _) = place(&of(&book, "B.1", "A"));
    let column = columns(&book, head(&book, "Mã")).len();
    for row in [row, later] {
        write(&mut book, &form::address(row, column), "xem lại");
    }
    let problems = read(&book).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].cell, form::address(row, column));
    let head = head(&book, "Mã");
    write(&mut book, &form::address(head, column), "Ghi chú");
    let notes = read(&book).unwrap().answers.into_iter().map(|a| a.note);
    assert_eq!(notes.flatten().count(), 2);
}

#[test]
fn nothing_in_the_row_of_a_school_is_passed_over() {
    for rubric in rubrics() {
        let blank = form::filled_table(&rubric, &[silent(&rubric)], Locale::Vi).unwrap();
        let before = back(&blank, &rubric);
        let keys = head(&blank, "Mã trường");
        let heads = columns(&blank, keys);
        for column in 0..heads.len() + 2 {
            let cell = form::address(keys + 1, column);
            let mut book = blank.clone();
            write(&mut book, &cell, "1");
            assert_ne!(back(&book, &rubric), before, "{cell}");
            if column >= heads.len() {
                assert_eq!(told(&book, &rubric)[0].0, cell);
            }
        }
    }
}

/// A copied sheet, and a school in a table of many as well as on a form of its own.
#[test]
fn a_school_twice_in_a_file_is_told_at_the_second() {
    let rubric = operational();
    let school = silent(&rubric);
    let form = form::filled(&rubric, &school, Locale::Vi).unwrap();
    let table = form::filled_table(&rubric, std::slice::from_ref(&school), Locale::Vi).unwrap();
    let mut other = school.clone();
    other.role = AssessorRole::External;
    let other = form::filled(&rubric, &other, Locale::Vi).unwrap();
    let copied = |book: &Book| {
        let mut sheet = book.sheets[0].clone();
        sheet.name = "Chép".to_owned();
        Book::new(vec![form.sheets[0].clone(), sheet])
    };
    for (book, cell) in [(&form, "C3"), (&table, "A6")] {
        let error = back(&copied(book), &rubric).unwrap_err();
        let [problem] = error.problems() else {
            panic!("{error:?}")
        };
        assert_eq!((&problem.sheet[..], &problem.cell[..]), ("Chép", cell));
        let message = problem.message(Locale::Vi);
        assert!(message.contains("dòng 3 của trang Phiếu"), "{message}");
    }
    assert_eq!(back(&copied(&other), &rubric).unwrap().len(), 2);
}

/// Evidence on a sheet of its own is of the only school of the file: of several nobody knows which.
#[test]
fn evidence_beside_several_forms_is_told() {
    let rubric = operational();
    let first = form::filled(&rubric, &silent(&rubric), Locale::Vi).unwrap();
    let mut other = silent(&rubric);
    other.school.id = Id::new("S-2").unwrap();
    let mut other = form::filled(&rubric, &other, Locale::Vi).unwrap().sheets;
    other[0].name = "Khác".to_owned();
    let mut book = Book::new([first.sheets, other].concat());
    assert_eq!(back(&book, &rubric).unwrap().len(), 2);
    for (column, text) in ["P.1", "Ảnh", "", "", "Hồ sơ"].into_iter().enumerate() {
        book.sheets[1].rows[2][column].content = Content::Text(text.to_owned());
    }
    let error = back(&book, &rubric).unwrap_err();
    let [problem] = error.problems() else {
        panic!("{error:?}")
    };
    assert_eq!(
        (&problem.sheet[..], &problem.cell[..]),
        ("Minh chứng", "A3")
    );
}

#[test]
fn a_school_again_in_a_list_is_told_with_the_row_of_the_first() {
    let rows = [
        ["Mã trường", "Tên trường", "Cấp học"],
        ["s1", "Một", "THCS"],
        ["s2", "Hai", "THCS"],
        ["s1 ", "Một", "tiểu học"],
        ["S1", "Một", "THPT"],
    ];
    let rows = rows.iter().map(|row| row.map(form::Cell::text).to_vec());
    let list = Book::new(vec![form::Sheet::new("", rows.collect())]);
    let error = form::schools(&list).unwrap_err();
    let told = error.problems().iter();
    let told = told.map(|problem| (&*problem.cell, problem.expected.vi.contains("dòng 2")));
    assert_eq!(told.collect::<Vec<_>>(), [("A4", true), ("A5", true)]);
}

/// A share of nothing, and what people do who follow the words.
#[test]
fn a_share_of_nothing_does_not_apply() {
    let mut book = started();
    let [part, whole, state, reason] = ["D", "F", "G", "H"].map(|column| of(&book, "Q.3", column));
    write(&mut book, &part, "0");
    write(&mut book, &whole, "0");
    let problems = read(&book).unwrap_err();
    assert_eq!(problems[0].cell, whole);
    for words in [
        "để trống hai ô này",
        "\"không áp dụng\" ở cột Tình trạng",
        "lý do",
    ] {
        assert!(problems[0].expected.vi.contains(words), "{problems:?}");
    }
    write(&mut book, &part, "Không áp dụng: chưa có");
    write(&mut book, &whole, "");
    let problems = read(&book).unwrap_err();
    assert_eq!(problems[0].cell, part);
    assert!(
        problems[0].expected.vi.contains("cột Tình trạng"),
        "{problems:?}"
    );
    write(&mut book, &part, "");
    write(&mut book, &state, "không áp dụng");
    write(&mut book, &reason, "chưa có");
    let not = r#"{"notApplicable":{"reason":{"vi":"chưa có"}}}"#;
    assert_eq!(value(&read(&book).unwrap(), "Q.3"), not);

    let rubric = operational();
    let mut table = form::filled_table(&rubric, &[silent(&rubric)], Locale::Vi).unwrap();
    let keys = head(&table, "Mã trường");
    let at = |key: &str| columns(&table, keys).iter().position(|cell| cell == key);
    let [part, whole] = ["Q.3", "Q.3#2"].map(|key| form::address(keys + 1, at(key).unwrap()));
    write(&mut table, &part, "0");
    write(&mut table, &whole, "0");
    let told = told(&table, &rubric);
    assert_eq!(told[0].0, whole);
    assert!(
        told[0]
            .1
            .contains("ghi \"không áp dụng: lý do\" vào ô trả lời"),
        "{told:?}"
    );
    write(&mut table, &part, "không áp dụng: chưa có");
    write(&mut table, &whole, "");
    assert_eq!(value(&read(&table).unwrap(), "Q.3"), not);
}

/// A reason beside an answer belongs into a column that the form may not have yet.
#[test]
fn a_remark_beside_an_answer_has_its_column() {
    let mut book = started();
    let [answer, reason] = ["D", "H"].map(|column| of(&book, "P.1", column));
    write(&mut book, &answer, "có");
    write(&mut book, &reason, "mới ký");
    let problems = read(&book).unwrap_err();
    assert!(
        problems[0].expected.vi.contains("thêm cột có tiêu đề ấy"),
        "{problems:?}"
    );
    write(&mut book, &reason, "");
    let table = head(&book, "Mã");
    let column = columns(&book, table).len();
    write(&mut book, &form::address(table, column), "Ghi chú");
    let (row, _) = place(&answer);
    write(&mut book, &form::address(row, column), "mới ký");
    let note = read(&book).unwrap().answers.remove(0).note;
    assert_eq!(note.unwrap().vi.as_str(), "mới ký");
}

/// Where only a whole number can stand, no other is offered; of money neither.
#[test]
fn a_whole_number_is_offered_where_one_is_wanted() {
    for (text, whole) in [("1.250", "1250"), ("35,000", "35000"), ("9.001", "9001")] {
        let mut book = started();
        let cell = of(&book, "Q.2", "D");
        write(&mut book, &cell, text);
        let problems = read(&book).unwrap_err();
        let expected = &problems[0].expected;
        assert_eq!(
            expected.vi,
            format!("một số nguyên viết liền: hãy ghi {whole}")
        );
        assert_eq!(
            expected.en,
            format!("a whole number without marks: write {whole}")
        );
    }
}

/// What stands in a cell is told as it is seen there.
#[test]
fn a_number_is_told_as_its_cell_shows_it() {
    let mut book = super::people::started();
    let cell = super::people::of(&book, "Q.6", "D");
    super::people::put(&mut book, &cell, Content::Number(11.5));
    let problems = super::people::read(&book).unwrap_err();
    let [vi, en] = [Locale::Vi, Locale::En].map(|lang| problems[0].message(lang));
    assert!(vi.ends_with("đang ghi \"11,5\""), "{vi}");
    assert!(en.ends_with("found \"11.5\""), "{en}");
    super::people::put(&mut book, &cell, Content::Text("12\u{200b}".to_owned()));
    let problems = super::people::read(&book).unwrap_err();
    let told = problems[0].message(Locale::Vi);
    assert!(told.ends_with("đang ghi \"12⟨U+200B⟩\""), "{told}");
}

/// The maximum of a criterion is that of its items together, and of none alone.
#[test]
fn an_item_without_a_maximum_of_its_own_is_asked_for_none() {
    let book = form::blank(&crate::built_in("decision-4725"), Locale::Vi);
    let texts = book.sheets[0].rows.iter().flatten();
    let texts = texts.filter_map(|cell| match &cell.content {
        Content::Text(text) if text.starts_with("điểm tiểu mục") => Some(text.as_str()),
        _ => None,
    });
    let texts: std::collections::BTreeSet<&str> = texts.collect();
    assert!(
        texts.contains("điểm tiểu mục; các tiểu mục cộng lại tối đa 70"),
        "{texts:?}"
    );
    assert!(!texts.contains("điểm tiểu mục, tối đa 70"), "{texts:?}");
}

/// Numbers in Vietnamese have a decimal comma, and points between thousands.
#[test]
fn numbers_are_told_as_the_language_writes_them() {
    let rubric = rubrics().pop().unwrap();
    let blank = form::filled(&rubric, &silent(&rubric), Locale::Vi).unwrap();
    let heads = columns(&blank, head(&blank, "Mã"));
    let answer = heads.iter().position(|head| head == "Trả lời").unwrap();
    let mut marks = 0;
    for row in head(&blank, "Mã") + 1..blank.sheets[0].rows.len() {
        let mut book = blank.clone();
        write(&mut book, &form::address(row, answer), "7777777777,3");
        let Err(error) = back(&book, &rubric) else {
            continue;
        };
        for problem in error.problems() {
            let is_between = |text: &str, mark: char| {
                let digits = text.split(mark).map(|part| {
                    let last = part.chars().next_back().is_some_and(|c| c.is_ascii_digit());
                    (
                        part.chars().next().is_some_and(|c| c.is_ascii_digit()),
                        last,
                    )
                });
                let digits: Vec<(bool, bool)> = digits.collect();
                digits
                    .windows(2)
                    .filter(|pair| pair[0].1 && pair[1].0)
                    .count()
            };
            let Both { vi, en, .. } = &problem.expected;
            assert_eq!(is_between(vi, '.'), is_between(en, ','), "{problem:?}");
            assert_eq!(is_between(vi, ','), is_between(en, '.'), "{problem:?}");
            marks += is_between(vi, ',') + is_between(vi, '.');
        }
    }
    assert!(marks > 3, "{marks}");
}

#[test]
fn stages_are_those_of_the_instrument() {
    for rubric in rubrics() {
        let covered = |stage: &&Stage| rubric.instrument().stages.contains(stage);
        for locale in Locale::ALL {
            let book = form::blank(&rubric, *locale);
            let entries = book.sheets[0].rows[4].iter();
            let range = entries.filter_map(|cell| match cell.dress.as_ref()?.entry.as_ref()? {
                form::Entry::Choice(range) => Some(range.clone()),
                _ => None,
            });
            let ranges: Vec<String> = range.collect();
            assert_eq!(ranges.len(), Stage::ALL.len());
            let (list, cells) = ranges[0].split_once('!').unwrap();
            let list = book
                .sheets
                .iter()
                .find(|sheet| format!("'{}'", sheet.name) == list);
            let cells = cells.replace('$', "");
            let (from, to) = cells.split_once(':').unwrap();
            let ((from, column), (to, _)) = (place(from), place(to));
            let offered = (from..=to).map(|row| text(list.unwrap().cell(row, column)));
            let labels = Stage::ALL.iter().filter(covered).map(|s| s.label(*locale));
            assert_eq!(offered.collect::<Vec<_>>(), labels.collect::<Vec<_>>());
        }
        let book = form::filled(&rubric, &silent(&rubric), Locale::Vi).unwrap();
        for stage in Stage::ALL {
            let mut book = book.clone();
            write(&mut book, "C5", stage.label(Locale::Vi));
            let told = told(&book, &rubric);
            match covered(&stage) {
                true => assert_eq!(told, []),
                false => {
                    let [(cell, message)] = &told[..] else {
                        panic!("{told:?}")
                    };
                    assert_eq!(cell, "C5");
                    for stage in Stage::ALL.iter().filter(covered) {
                        assert!(message.contains(stage.label(Locale::Vi)), "{message}");
                    }
                }
            }
        }
    }
}

#[test]
fn several_stages_may_stand_in_one_cell_and_each_error_is_told_once() {
    let mut book = started();
    for (written, stages) in [
        (
            "THCS, THPT",
            &[Stage::LowerSecondary, Stage::UpperSecondary][..],
        ),
        ("TH&THCS", &[Stage::Primary, Stage::LowerSecondary]),
        ("tiểu học; thcs", &[Stage::Primary, Stage::LowerSecondary]),
        ("THPT", &[Stage::UpperSecondary]),
    ] {
        write(&mut book, "C5", written);
        assert_eq!(read(&book).unwrap().school.stages, stages, "{written}");
    }
    for wrong in ["", "…", "cấp 2", "THCS, cấp 3", "GDTX"] {
        write(&mut book, "C5", wrong);
        let problems = read(&book).unwrap_err();
        let cells: Vec<&str> = problems.iter().map(|p| p.cell.as_str()).collect();
        assert_eq!(cells, ["C5"], "{wrong}: {problems:?}");
    }
    write(&mut book, "A5", "Khối");
    let problems = read(&book).unwrap_err();
    assert!(
        problems.iter().any(|p| p.about == "Cấp học"),
        "{problems:?}"
    );
}

#[test]
fn another_edition_is_told_at_its_cell() {
    let rubric = operational();
    let edition = rubric.reference().edition;
    let forms = [
        (
            form::filled(&rubric, &silent(&rubric), Locale::Vi).unwrap(),
            "C9",
        ),
        (form::table(&rubric, &[], Locale::Vi), "D3"),
    ];
    for (mut book, cell) in forms {
        let (row, column) = place(cell);
        assert_eq!(text(book.sheets[0].cell(row, column)), edition.as_str());
        write(&mut book, cell, "2019");
        let problems = read(&book).unwrap_err();
        assert_eq!(problems[0].cell, cell, "{problems:?}");
        assert!(
            problems[0].expected.vi.contains(edition.as_str()),
            "{problems:?}"
        );
        assert!(
            !problems[0].expected.vi.contains("decision"),
            "{problems:?}"
        );
    }
}

/// The sample of the page about forms is what the library says.
#[test]
fn the_sample_of_the_page_is_told() {
    let mut book = started();
    write(&mut book, "D31", "1.000");
    let page = std::fs::read_to_string(crate::golden::repository("docs/forms.md")).unwrap();
    let problems = read(&book).unwrap_err();
    let told = problems[0].message(Locale::Vi);
    assert!(page.contains(&format!("\n{told}\n")), "{told}");
}
