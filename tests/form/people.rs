//! What people do to forms, and what is told them.

use super::*;
use it_adoption_model::form::Problem;

pub(super) fn operational() -> Rubric {
    crate::built_in("operational")
}

/// A blank form, its head filled in.
pub(super) fn started() -> Book {
    let mut book = form::blank(&operational(), Locale::Vi);
    for (cell, text) in [
        ("C3", "79012345"),
        ("C4", "Trường THCS Mẫu"),
        ("C5", "THCS"),
        ("C7", "2025 – 2026"),
    ] {
        write(&mut book, cell, text);
    }
    book
}

pub(super) fn put(book: &mut Book, cell: &str, content: Content) {
    put_on(0, book, cell, content);
}

/// Puts it on a sheet, by its position.
pub(super) fn put_on(sheet: usize, book: &mut Book, cell: &str, content: Content) {
    let (row, column) = place(cell);
    let rows = &mut book.sheets[sheet].rows;
    if rows.len() <= row {
        rows.resize_with(row + 1, Vec::new);
    }
    if rows[row].len() <= column {
        rows[row].resize_with(column + 1, Default::default);
    }
    rows[row][column].content = content;
}

pub(super) fn write(book: &mut Book, cell: &str, text: &str) {
    put(book, cell, Content::Text(text.to_owned()));
}

/// The cell in this column of the row of a criterion.
pub(super) fn of(book: &Book, criterion: &str, column: &str) -> String {
    let rows = &book.sheets[0].rows;
    let row = rows.iter().position(|cells| {
        let code = cells.first().map(|cell| &cell.content);
        code == Some(&Content::Text(criterion.to_owned()))
    });
    format!("{column}{}", row.unwrap() + 1)
}

pub(super) fn read(book: &Book) -> Result<Assessment, Vec<Problem>> {
    let read = form::read(book, &crate::BUILT_IN);
    read.map(|mut read| read.remove(0))
        .map_err(|error| error.problems().to_vec())
}

pub(super) fn value(assessment: &Assessment, criterion: &str) -> String {
    let mut answers = assessment.answers.iter();
    let answer = answers.find(|answer| answer.criterion.as_str() == criterion);
    serde_json::to_string(&answer.unwrap().value).unwrap()
}

#[test]
fn a_form_is_read_as_people_fill_it() {
    let mut book = started();
    for (criterion, column, text) in [
        ("P.1", "D", "CÓ"),
        ("P.2", "D", "kho\u{302}ng"),
        ("Q.1", "D", "đáp ứng cơ bản"),
        ("Q.2", "D", " 3 "),
        ("H.3", "D", "1 200"),
        ("N.1", "G", "Không áp dụng"),
        ("N.1", "H", "chưa có nhu cầu nào"),
        ("B.4", "I", "Biên bản họp"),
    ] {
        let cell = of(&book, criterion, column);
        write(&mut book, &cell, text);
    }
    let computers = of(&book, "H.3", "F");
    put(&mut book, &computers, Content::Number(60.0));
    let assessment = read(&book).unwrap();
    assert_eq!(assessment.school.id.as_str(), "79012345");
    assert_eq!(assessment.school_year.as_str(), "2025-2026");
    for (criterion, expected) in [
        ("P.1", r#"{"condition":true}"#),
        ("P.2", r#"{"yesNo":false}"#),
        ("Q.1", r#"{"rating":"basic"}"#),
        ("Q.2", r#"{"count":3}"#),
        ("H.3", r#"{"ratio":{"amount":1200,"per":60}}"#),
        (
            "N.1",
            r#"{"notApplicable":{"reason":{"vi":"chưa có nhu cầu nào"}}}"#,
        ),
        ("B.4", r#"{"notAssessed":{}}"#),
    ] {
        assert_eq!(value(&assessment, criterion), expected);
    }
    assert_eq!(assessment.answers.len(), 7);
    let shown = &assessment.answers.last().unwrap().evidence[0];
    assert_eq!(shown.title.as_str(), "Biên bản họp");
}

#[test]
fn every_problem_is_told_with_its_cell() {
    let mut book = started();
    let mut wrong = Vec::new();
    for (criterion, column, text, expected) in [
        ("P.2", "D", "có lẽ", "\"có\" hoặc \"không\""),
        ("Q.2", "D", "1.000", "viết liền: hãy ghi 1000;"),
        ("Q.3", "D", "35", ""),
        ("Q.3", "F", "30", ""),
        ("Q.4", "D", "5", ""),
        ("H.3", "D", "nhiều", "một số"),
        ("D.1", "G", "không áp dụng", ""),
        ("D.5", "H", "vì sao", ""),
    ] {
        let cell = of(&book, criterion, column);
        write(&mut book, &cell, text);
        if !expected.is_empty() {
            wrong.push((cell, expected));
        }
    }
    wrong.push((of(&book, "Q.3", "D"), "không lớn hơn tổng số (30)"));
    wrong.push((of(&book, "Q.4", "F"), "một số nguyên, vì ô kia đã ghi"));
    wrong.push((of(&book, "H.3", "F"), "một số nguyên, vì ô kia đã ghi"));
    wrong.push((of(&book, "D.1", "H"), "lý do không áp dụng"));
    wrong.push((of(&book, "D.5", "G"), "tình trạng mà lý do này nói về"));
    write(&mut book, "C7", "2025");
    wrong.push(("C7".to_owned(), "năm học dạng 2025-2026"));
    let problems = read(&book).unwrap_err();
    assert_eq!(problems.len(), wrong.len(), "{problems:?}");
    for problem in &problems {
        let (_, expected) = wrong
            .iter()
            .find(|(cell, _)| *cell == problem.cell)
            .unwrap();
        let message = problem.message(Locale::Vi);
        assert!(message.contains(expected), "{message}");
        assert!(
            message.starts_with(&format!("Ô {}", problem.cell)),
            "{message}"
        );
        assert!(problem.message(Locale::En).starts_with("Cell"));
    }
}

#[test]
fn an_instrument_that_is_not_at_hand_is_told_those_that_are() {
    let rubrics = Rubrics::builtin();
    let known: Vec<String> = rubrics
        .iter()
        .map(|rubric| rubric.reference().to_string())
        .collect();
    let known = known.join(", ");
    let mut form = started();
    let mut table = form::table(&operational(), &[], Locale::Vi);
    for (book, name) in [
        (&mut form, "Mã bộ tiêu chí"),
        (&mut table, "Mã bộ tiêu chí"),
    ] {
        let rows = &book.sheets[0].rows;
        let is_name = |cell: &form::Cell| cell.content == Content::Text(name.to_owned());
        let row = rows
            .iter()
            .position(|cells| cells.iter().any(is_name))
            .unwrap();
        let after = rows[row].iter().position(is_name).unwrap() + 1;
        let value = (after..rows[row].len())
            .find(|at| rows[row][*at].content != Content::Blank)
            .unwrap();
        let cell = form::address(row, value);
        write(book, &cell, "bo-khac");
        let problems = read(book).unwrap_err();
        assert_eq!(problems[0].cell, cell);
        assert_eq!(
            problems[0].expected.vi,
            format!(
                "một bộ tiêu chí có ở đây ({known}); với bộ khác thì cần thêm tệp của bộ tiêu chí ấy (--instrument TỆP)"
            )
        );
        assert_eq!(
            problems[0].expected.en,
            format!(
                "an instrument that is at hand ({known}); for another, its file is needed as well (--instrument FILE)"
            )
        );
    }
}

#[test]
fn rows_and_columns_may_be_moved() {
    let mut book = started();
    let answer = of(&book, "P.1", "D");
    write(&mut book, &answer, "có");
    let expected = read(&book).unwrap();
    let rows = &mut book.sheets[0].rows;
    for row in rows.iter_mut().filter(|row| row.len() > 1) {
        row.insert(1, Content::Blank.into());
    }
    let last = rows.len() - 1;
    rows.swap(last, last - 3);
    rows.insert(0, Vec::new());
    assert_eq!(read(&book), Ok(expected));
}

#[test]
fn a_sheet_that_is_no_form_says_so() {
    let rows = vec![vec![form::Cell::text("Danh sách học sinh")]];
    let book = Book::new(vec![form::Sheet::new("", rows)]);
    let problems = read(&book).unwrap_err();
    assert!(
        problems[0].expected.vi.contains("tệp mô tả"),
        "{problems:?}"
    );
}

/// The cause is told, once, and none of what follows from it.
#[test]
fn a_head_that_is_broken_is_told_with_what_it_lacks() {
    let told = |book: &Book| {
        let error = form::read(book, &crate::BUILT_IN).unwrap_err();
        let all = error.problems().iter();
        all.map(|problem| {
            (
                problem.sheet.clone(),
                problem.cell.clone(),
                problem.message(Locale::Vi),
            )
        })
        .collect::<Vec<_>>()
    };
    let mut form = started();
    for (cell, text) in [("A3", "P.2"), ("B3", "Ảnh"), ("E3", "Hồ sơ 1")] {
        put_on(1, &mut form, cell, Content::Text(text.to_owned()));
    }
    let rows = &form.sheets[0].rows;
    let answer = Content::Text("Trả lời".to_owned());
    let head = rows
        .iter()
        .position(|row| row.iter().any(|cell| cell.content == answer));
    let head = head.unwrap() + 1;
    write(&mut form, &format!("D{head}"), "Câu trả lời");
    just(
        &told(&form),
        &[("Phiếu", &format!("A{head}"), "cả cột \"Trả lời\"")],
    );

    let path = crate::golden::repository("docs/examples/assessment-operational.json");
    let one: Assessment = it_adoption_model::read(&std::fs::read(path).unwrap()).unwrap();
    let table = form::filled_table(&operational(), &[one], Locale::Vi).unwrap();
    let beside = table.sheets[1].rows.iter().flatten();
    assert!(beside.filter(|cell| cell.content != Content::Blank).count() > 10);
    let mut unnamed = table.clone();
    unnamed.sheets[0].rows.remove(2);
    just(&told(&unnamed), &[("Các trường", "A1", "bộ tiêu chí")]);
    let mut without = table.clone();
    without.sheets[0].rows.remove(4);
    just(&told(&without), &[("Các trường", "A1", "\"Năm học\"")]);
    let mut renamed = table.clone();
    write(&mut renamed, "C5", "Khối");
    just(
        &told(&renamed),
        &[("Các trường", "A5", "cả cột \"Cấp học\"")],
    );
}

#[test]
fn a_code_that_stands_twice_or_is_unknown_is_told() {
    let mut book = started();
    let again = of(&book, "P.3", "A");
    let (row, _) = place(&again);
    write(&mut book, &again, "P.2");
    write(&mut book, &format!("A{}", row + 2), "P.99");
    write(&mut book, &format!("D{}", row + 2), "có");
    let problems = read(&book).unwrap_err();
    let cells: Vec<&str> = problems.iter().map(|p| p.cell.as_str()).collect();
    assert_eq!(cells, [again.as_str(), &format!("A{}", row + 2)]);
}

#[test]
fn a_list_of_schools_makes_a_table_that_is_read_row_by_row() {
    let rows = [
        ["Mã trường", "Tên trường", "Cấp học"],
        ["s1", "TH&THCS Một", "TH&THCS"],
        ["", "", ""],
        ["s2", "THCS Hai", "THCS"],
    ];
    let rows = rows.iter().map(|row| row.map(form::Cell::text).to_vec());
    let list = Book::new(vec![form::Sheet::new("", rows.collect())]);
    let schools = form::schools(&list).unwrap().schools;
    assert_eq!(schools[0].stages, [Stage::Primary, Stage::LowerSecondary]);
    let mut book = form::table(&operational(), &schools, Locale::Vi);
    let keys = &book.sheets[0].rows[4];
    let column = |key: &str| {
        keys.iter()
            .position(|cell| cell.content == Content::Text(key.to_owned()))
            .unwrap()
    };
    let [year, role, pupils, computers] =
        ["Năm học", "Hình thức đánh giá", "H.3", "H.3#2"].map(column);
    for (row, written) in [
        (5, ["2025-2026", "tự đánh giá", "300", "20"]),
        (
            6,
            ["2025-2026", "tự đánh giá", "KHÔNG ÁP DỤNG - chưa có", ""],
        ),
    ] {
        for (column, text) in [year, role, pupils, computers].into_iter().zip(written) {
            write(&mut book, &form::address(row, column), text);
        }
    }
    let read = form::read(&book, &crate::BUILT_IN).unwrap();
    assert_eq!(
        value(&read[0], "H.3"),
        r#"{"ratio":{"amount":300,"per":20}}"#
    );
    assert_eq!(
        value(&read[1], "H.3"),
        r#"{"notApplicable":{"reason":{"vi":"chưa có"}}}"#
    );
}

/// A school that handed in nothing is told once, with what to do; a column of second numbers that was deleted once, at the head.
#[test]
fn a_school_without_answers_and_a_column_that_was_deleted_are_told_once() {
    let schools = ["s1", "s2"].map(|id| {
        let json =
            serde_json::json!({ "id": id, "name": "THCS Một", "stages": ["lower-secondary"] });
        serde_json::from_value::<School>(json).unwrap()
    });
    let mut book = form::table(&operational(), &schools, Locale::Vi);
    let keys = &book.sheets[0].rows[4];
    let texts = keys.iter().map(|cell| match &cell.content {
        Content::Text(text) => text.clone(),
        _ => String::new(),
    });
    let texts: Vec<String> = texts.collect();
    let column = |key: &str| texts.iter().position(|text| text == key).unwrap();
    for (key, written) in [
        ("Năm học", "2025-2026"),
        ("Hình thức đánh giá", "tự đánh giá"),
    ] {
        write(&mut book, &form::address(5, column(key)), written);
    }
    put(
        &mut book,
        &form::address(5, column("H.3")),
        Content::Number(300.0),
    );
    put(
        &mut book,
        &form::address(5, column("H.3#2")),
        Content::Number(20.0),
    );
    let told = |book: &Book| -> Vec<(String, String)> {
        let error = form::read(book, &crate::BUILT_IN).unwrap_err();
        let problems = error.problems().iter();
        problems
            .map(|problem| (problem.cell.clone(), problem.message(Locale::Vi)))
            .collect()
    };
    let silent = told(&book);
    assert_eq!(silent.len(), 1, "{silent:?}");
    assert_eq!(silent[0].0, form::address(6, column("Năm học")));
    assert!(silent[0].1.contains("xóa cả dòng"), "{silent:?}");
    book.sheets[0].rows.remove(6);
    assert!(form::read(&book, &crate::BUILT_IN).is_ok());
    // A number, one that a CSV file holds as text, what is no number; what does not apply has none.
    for (answer, is_told) in [
        (Content::Number(300.0), true),
        (Content::Text("300".to_owned()), true),
        (Content::Text("ba trăm".to_owned()), true),
        (
            Content::Text("không áp dụng: chưa có máy".to_owned()),
            false,
        ),
        (Content::Blank, false),
    ] {
        let mut book = book.clone();
        put(&mut book, &form::address(5, column("H.3")), answer.clone());
        for row in &mut book.sheets[0].rows[3..] {
            if row.len() > column("H.3#2") {
                row.remove(column("H.3#2"));
            }
        }
        let told = form::read(&book, &crate::BUILT_IN)
            .map_or_else(|error| error.problems().to_vec(), |_| Vec::new());
        let at_head = told
            .iter()
            .filter(|problem| problem.cell == form::address(4, texts.len() - 1));
        let said: Vec<String> = at_head.map(|problem| problem.message(Locale::Vi)).collect();
        assert_eq!(said.len(), usize::from(is_told), "{answer:?} {told:?}");
        assert!(
            said.iter().all(|said| said.contains("\"H.3#2\"")),
            "{said:?}"
        );
        assert_eq!(told.is_empty(), !is_told, "{answer:?} {told:?}");
    }
}
/// A row that names no school is told once, not as a school without code, stages, year and role.
#[test]
fn a_total_is_no_school() {
    let rows = [
        ["Mã trường", "Tên trường", "Cấp học"],
        ["s1", "Một", "THCS"],
        ["", "Cộng", ""],
    ];
    let rows = rows.iter().map(|row| row.map(form::Cell::text).to_vec());
    let list = Book::new(vec![form::Sheet::new("", rows.collect())]);
    let told = |problems: &[Problem]| {
        let told = problems.iter().map(|problem| {
            let message = problem.message(Locale::Vi);
            assert!(message.contains("không phải một trường"), "{message}");
            problem.cell.clone()
        });
        told.collect::<Vec<_>>()
    };
    let error = form::schools(&list).unwrap_err();
    assert_eq!(told(error.problems()), ["A3"]);
    let mut book = form::table(&operational(), &[], Locale::Vi);
    for (row, cells) in [
        (6, ["s1", "Một", "THCS", "2025-2026", "tự đánh giá", "2"]),
        (7, ["", "Cộng", "", "", "", "99"]),
        (9, ["", "Người lập biểu", "", "", "", ""]),
    ] {
        for (column, text) in ["A", "B", "C", "E", "F", "AH"].into_iter().zip(cells) {
            write(&mut book, &format!("{column}{row}"), text);
        }
    }
    let error = form::read(&book, &crate::BUILT_IN).unwrap_err();
    assert_eq!(told(error.problems()), ["A7", "A9"]);
}

#[test]
fn evidence_and_notes_beside_a_table_find_their_school() {
    let rubric = crate::built_in("operational");
    let school = |id: &str| {
        let school =
            serde_json::json!({ "id": id, "name": format!("Trường {id}"), "stages": ["primary"] });
        serde_json::from_value::<School>(school).unwrap()
    };
    let mut book = form::table(&rubric, &[school("a"), school("b")], Locale::Vi);
    for (row, year) in [(5, "2025-2026"), (6, "2025-2026")] {
        for (column, cell) in [(4, year), (5, "tự đánh giá")] {
            book.sheets[0].rows[row][column] = form::Cell::text(cell);
        }
    }
    let put = |book: &mut Book, sheet: usize, row: usize, cells: &[&str]| {
        let rows = &mut book.sheets[sheet].rows;
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let wide = rows[row].len().max(cells.len());
        rows[row].resize_with(wide, Default::default);
        for (at, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            rows[row][at] = form::Cell::text(*text);
        }
    };
    put(
        &mut book,
        1,
        1,
        &["b", "H.3", "Biên bản kiểm kê", "biên bản", "", "Hồ sơ 5"],
    );
    put(&mut book, 2, 1, &["b", "H.4", "Đang thay máy"]);
    let read = back(&book, &rubric).unwrap();
    assert_eq!(read[0].answers, []);
    let answers: Vec<&str> = read[1]
        .answers
        .iter()
        .map(|a| a.criterion.as_str())
        .collect();
    assert_eq!(answers, ["H.3", "H.4"]);
    assert_eq!(
        read[1].answers[0].evidence[0].title.as_str(),
        "Biên bản kiểm kê"
    );
    assert_eq!(
        read[1].answers[1].note.as_ref().unwrap().vi.as_str(),
        "Đang thay máy"
    );

    put(
        &mut book,
        1,
        2,
        &["c", "H.3", "Ảnh", "", "https://a.example"],
    );
    put(
        &mut book,
        1,
        3,
        &["a", "X.9", "Ảnh", "", "https://a.example"],
    );
    put(&mut book, 2, 2, &["a", "H.3", "", "", "A reason"]);
    // The same school twice: which of the two is meant has to be said.
    put(
        &mut book,
        0,
        7,
        &[
            "b",
            "Trường b",
            "tiểu học",
            "",
            "2025-2026",
            "đánh giá ngoài",
        ],
    );
    let Err(problems) = back(&book, &rubric) else {
        panic!()
    };
    let cells: Vec<(&str, &str)> = problems
        .problems()
        .iter()
        .map(|p| (p.sheet.as_str(), p.cell.as_str()))
        .collect();
    assert_eq!(
        cells,
        [
            ("Minh chứng", "A2"),
            ("Minh chứng", "A3"),
            ("Minh chứng", "B4"),
            ("Ghi chú", "A2"),
            ("Ghi chú", "E3")
        ]
    );
}

/// A table of two schools, and what stands in some rows of its sheets of evidence (1) and notes (2), below the head.
fn beside(rows: &[(usize, usize, &[&str])]) -> Vec<(String, String, String)> {
    let school = |id: &str, role: &str| {
        let json = serde_json::json!({
            "document": "assessment", "schoolYear": "2025-2026", "role": role,
            "school": { "id": id, "name": format!("Trường {id}"), "stages": ["primary"] },
            "instrument": operational().reference(),
            "answers": [{ "criterion": "N.1", "value": { "notApplicable": { "reason": { "vi": "chưa có" } } } }]
        });
        it_adoption_model::read::<Assessment>(json.to_string().as_bytes()).unwrap()
    };
    let schools = [
        school("a", "self"),
        school("a", "external"),
        school("b", "self"),
    ];
    let mut book = form::filled_table(&operational(), &schools, Locale::Vi).unwrap();
    for (sheet, row, cells) in rows {
        let cells = cells.iter().map(|text| form::Cell::text(*text));
        let rows = &mut book.sheets[*sheet].rows;
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        rows[*row] = cells.collect();
    }
    let problems = match form::read(&book, &crate::BUILT_IN) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().to_vec(),
    };
    let told = |problem: &Problem| {
        let message = problem.message(Locale::Vi);
        (problem.sheet.clone(), problem.cell.clone(), message)
    };
    problems.iter().map(told).collect()
}

/// That these problems and no others are told, each at its cell and in these words.
fn just(told: &[(String, String, String)], wanted: &[(&str, &str, &str)]) {
    let cells = |all: &[(String, String, String)]| -> Vec<(String, String)> {
        all.iter()
            .map(|(sheet, cell, _)| (sheet.clone(), cell.clone()))
            .collect()
    };
    let places: Vec<(String, String)> = wanted
        .iter()
        .map(|(sheet, cell, _)| ((*sheet).to_owned(), (*cell).to_owned()))
        .collect();
    assert_eq!(cells(told), places, "{told:#?}");
    for ((.., message), (.., words)) in told.iter().zip(wanted) {
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn a_second_note_on_one_answer_is_told() {
    let own: [&str; 3] = ["a", "2025-2026", "tự đánh giá"];
    let note = |criterion: &'static str, rest: &[&'static str]| -> Vec<&'static str> {
        own.into_iter()
            .chain([criterion])
            .chain(rest.iter().copied())
            .collect()
    };
    let first = note("H.3", &["một", "", ""]);
    let second = note("H.3", &["hai", "", ""]);
    let other = note("H.4", &["hai", "", ""]);
    let reason = note("N.1", &["", "", "none yet"]);
    let again = note("N.1", &["", "", "nothing"]);
    just(
        &beside(&[(2, 1, &first), (2, 2, &other), (2, 3, &reason)]),
        &[],
    );
    just(
        &beside(&[
            (2, 1, &first),
            (2, 2, &second),
            (2, 3, &reason),
            (2, 4, &again),
        ]),
        &[
            ("Ghi chú", "E3", "một ghi chú"),
            ("Ghi chú", "G5", "một lý do tiếng Anh"),
        ],
    );
}

/// As on a sheet of evidence that was copied, or in a row that was filled down.
#[test]
fn evidence_that_stands_twice_is_told() {
    let told = |book: &Book| {
        let problems = form::read(book, &crate::BUILT_IN).err();
        let problems = problems.map(|error| error.problems().to_vec());
        let problems = problems.unwrap_or_default().into_iter();
        let told = problems.map(|problem| {
            let message = problem.message(Locale::Vi);
            assert!(message.contains("mỗi minh chứng một lần"), "{message}");
            (problem.sheet, problem.cell)
        });
        told.collect::<Vec<_>>()
    };
    let copied = |book: &Book| {
        let mut book = book.clone();
        let mut copy = book.sheets[1].clone();
        copy.name = "Minh chứng (2)".to_owned();
        book.sheets.push(copy);
        book
    };
    let at = |sheet: &str, cell: &str| (sheet.to_owned(), cell.to_owned());
    let mut form = started();
    for (cell, text) in [("A3", "P.2"), ("B3", "Ảnh"), ("E3", "Hồ sơ 1")] {
        put_on(1, &mut form, cell, Content::Text(text.to_owned()));
    }
    assert_eq!(told(&form), []);
    assert_eq!(told(&copied(&form)), [at("Minh chứng (2)", "B3")]);
    let row = of(&form, "P.2", "");
    write(&mut form, &format!("I{row}"), "Ảnh");
    write(&mut form, &format!("J{row}"), "Hồ sơ 2");
    assert_eq!(told(&form), [], "it is elsewhere");
    write(&mut form, &format!("J{row}"), "Hồ sơ 1");
    assert_eq!(told(&form), [at("Minh chứng", "B3")]);

    let school = |id: &str| {
        let json = serde_json::json!({ "document": "assessment", "schoolYear": "2025-2026", "role": "self", "answers": [{
            "criterion": "P.2", "value": { "yesNo": true },
            "evidence": [{ "title": "Ảnh", "kind": "document", "reference": { "file": "Hồ sơ 1" } }] }],
            "school": { "id": id, "name": "A", "stages": ["primary"] },
            "instrument": operational().reference() });
        it_adoption_model::read::<Assessment>(json.to_string().as_bytes()).unwrap()
    };
    let schools = [school("a"), school("b")];
    let table = form::filled_table(&operational(), &schools, Locale::Vi).unwrap();
    assert_eq!(told(&table), []);
    let copy = "Minh chứng (2)";
    assert_eq!(told(&copied(&table)), [at(copy, "C2"), at(copy, "C3")]);
}

#[test]
fn the_school_of_a_note_is_told_at_the_cell_that_is_wrong() {
    let proof = |year: &'static str, role: &'static str| {
        ["a", year, role, "H.3", "Biên bản", "", "https://a.example"]
    };
    just(&beside(&[(1, 1, &proof("2025–2026", "Tự đánh giá"))]), &[]);
    just(
        &beside(&[
            (1, 1, &proof("2025", "tự đánh giá")),
            (1, 2, &proof("2025-2026", "tự khai")),
            (1, 3, &proof("2024-2025", "tự đánh giá")),
            (
                1,
                4,
                &[
                    "b",
                    "2025-2026",
                    "đánh giá ngoài",
                    "H.3",
                    "Ảnh",
                    "",
                    "https://a.example",
                ],
            ),
            (
                1,
                5,
                &[
                    "c",
                    "2025-2026",
                    "tự đánh giá",
                    "H.3",
                    "Ảnh",
                    "",
                    "https://a.example",
                ],
            ),
            (1, 6, &proof("", "")),
            (1, 7, &proof("nay", "đoàn")),
        ]),
        &[
            ("Minh chứng", "B2", "năm học dạng"),
            ("Minh chứng", "C3", "đánh giá ngoài"),
            ("Minh chứng", "B4", "một năm học"),
            ("Minh chứng", "C5", "một hình thức đánh giá"),
            ("Minh chứng", "A6", "mã một trường"),
            ("Minh chứng", "A7", "một trường duy nhất"),
            ("Minh chứng", "B8", "năm học dạng"),
            ("Minh chứng", "C8", "đánh giá ngoài"),
        ],
    );
}

#[test]
fn a_school_that_stands_twice_in_a_table_is_told() {
    let row = ["a", "Trường a", "tiểu học", "", "2025-2026", "tự đánh giá"];
    let next = ["a", "Trường a", "tiểu học", "", "2026-2027", "tự đánh giá"];
    just(
        &beside(&[(0, 8, &row), (0, 9, &next)]),
        &[("Các trường", "A9", "dòng 6")],
    );
    just(&beside(&[(0, 8, &next)]), &[]);
}

#[test]
fn a_list_without_its_columns_is_told_with_what_stands_there() {
    let told = |rows: Vec<Vec<&str>>| {
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(form::Cell::text).collect());
        let list = Book::new(vec![form::Sheet::new("", rows.collect())]);
        form::schools(&list).unwrap_err().problems()[0].message(Locale::Vi)
    };
    let told_of = told(vec![vec![], vec!["", "Mã", "Tên trường"], vec!["1", "2"]]);
    assert!(told_of.starts_with("Ô A2"), "{told_of}");
    assert!(
        told_of.ends_with("đang ghi \"Mã, Tên trường\""),
        "{told_of}"
    );
    assert!(told(vec![]).ends_with("ô để trống"));
}

#[test]
fn places_of_a_form_are_called_as_the_form_calls_them() {
    let book = form::blank(&operational(), Locale::En);
    let table = form::table(
        &operational(),
        &[serde_json::from_str(r#"{ "id": "a", "name": "A", "stages": ["primary"] }"#).unwrap()],
        Locale::En,
    );
    let list = ["School code", "School name", "Stages"]
        .map(form::Cell::text)
        .to_vec();
    let row = vec![form::Cell::text("a b")];
    let list = Book::new(vec![form::Sheet::new("", vec![list, row])]);
    let errors = [
        form::read(&book, &crate::BUILT_IN).unwrap_err(),
        form::read(&table, &crate::BUILT_IN).unwrap_err(),
        form::schools(&list).unwrap_err(),
    ];
    for (error, names) in errors.iter().zip([
        ["School name", "Stages", "School year"],
        ["School year", "", ""],
        ["School code", "School name", "Stages"],
    ]) {
        let abouts: Vec<&str> = error
            .problems()
            .iter()
            .map(|problem| problem.about.as_str())
            .collect();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            assert!(abouts.contains(&name), "{name}: {abouts:?}");
        }
        assert!(abouts.iter().all(|about| about.is_ascii()), "{abouts:?}");
    }
}

#[test]
fn a_form_does_not_count_what_is_not_answered_as_to_be_looked_at() {
    for (locale, remark) in [(Locale::Vi, "cần xem lại"), (Locale::En, "to be looked at")] {
        let book = form::blank(&operational(), locale);
        let texts = book
            .sheets
            .iter()
            .flat_map(|sheet| sheet.rows.iter().flatten());
        let texts = texts.filter_map(|cell| match &cell.content {
            Content::Text(text) => Some(text.to_lowercase()),
            _ => None,
        });
        // The column says so of every row that is not answered; what counts something else is called otherwise.
        let called = texts.filter(|text| text.contains(remark));
        assert_eq!(called.collect::<Vec<String>>(), [remark]);
    }
}
