//! Documents as tables, and back.

use super::*;
use crate::arbitrary;
use it_adoption_model::form::{Cell, Sheet};

/// The document with its texts as cells give them back.
fn plain(document: &Document) -> Document {
    let mut json = serde_json::to_value(document).unwrap();
    as_cells_say(&mut json);
    read_any(json.to_string().as_bytes()).unwrap()
}

/// Any document that has tables.
pub(super) fn any_document(d: &mut arbitrary::Dice) -> Document {
    let document = match d.below(6) {
        0 => Document::Instrument(Box::new(arbitrary::instrument(d))),
        1 => Document::AnnualPlan(Box::new(arbitrary::annual_plan(d))),
        2 => Document::MediumTermPlan(Box::new(arbitrary::medium_term_plan(d))),
        3 => Document::YearEndReport(Box::new(arbitrary::year_end_report(d))),
        4 => Document::Difficulty(Box::new(arbitrary::difficulty(d))),
        _ => Document::Instrument(Box::new(arbitrary::fitting(d).rubric.instrument().clone())),
    };
    plain(&document)
}

pub(super) fn locale(english: bool) -> Locale {
    if english { Locale::En } else { Locale::Vi }
}

pub(super) fn example(name: &str) -> Document {
    let path = crate::golden::repository(&format!("docs/examples/{name}"));
    read_any(&std::fs::read(path).unwrap()).unwrap()
}

proptest! {
    #[test]
    fn tables_give_their_document_back((document, english) in (made(any_document), any::<bool>())) {
        let book = form::tables(&document, locale(english)).unwrap();
        prop_assert!(form::has_tables(&book));
        let back = from_tables(&book).map(|filled| filled.document);
        prop_assert_eq!(back, Ok(document));
    }
}

/// A drafted plan, or any document.
fn draft(d: &mut arbitrary::Dice) -> Document {
    if d.flip() {
        return any_document(d);
    }
    let fitting = arbitrary::fitting(d);
    let (rubric, assessment) = (&fitting.rubric, &fitting.assessment);
    let year = assessment.school_year.start().min(2097) + 1;
    let year = Period::SchoolYear(SchoolYear::starting(year).unwrap());
    let target = d.pick(&rubric.instrument().levels).id;
    let plan = rubric.draft_plan(assessment, &target, year, Id::new("KH-1").unwrap());
    plan.map_or_else(|_| any_document(d), |plan| plain(&plan.into()))
}

proptest! {
    /// What a document leaves open is written into its tables, at the cell that each place leads to.
    #[test]
    fn each_open_place_has_a_cell((document, english) in (made(draft), any::<bool>())) {
        let mut book = form::tables(&document, locale(english)).unwrap();
        let filled = from_tables(&book).unwrap();
        let open = document.open_places();
        let open = open.iter().filter(|open| open.form != PlaceForm::Fact);
        let mut cells = std::collections::BTreeSet::new();
        for open in open {
            let name = filled.cell(&open.pointer).unwrap();
            prop_assert!(cells.insert(name.to_owned()), "{} of {}", name, open.pointer);
            let (sheet, cell) = name.rsplit_once('!').unwrap();
            let (row, column) = place(cell);
            let mut sheets = book.sheets.iter_mut();
            let sheet = sheets.find(|one| one.name == sheet).unwrap();
            sheet.rows[row][column].content = match open.form {
                PlaceForm::Money => Content::Number(1.0),
                PlaceForm::Date => Content::Text("1/9/2026".to_owned()),
                _ => Content::Text("đã ghi".to_owned()),
            };
        }
        let written = from_tables(&book).unwrap().document.open_places();
        let left = written.iter().filter(|open| open.form != PlaceForm::Fact);
        prop_assert_eq!(left.collect::<Vec<_>>(), Vec::<&OpenPlace>::new());
    }
}

/// The price of a resource that a plan does not know yet has its column, and a name of its own in the sheet.
#[test]
fn the_open_price_of_a_drafted_plan_has_a_column() {
    let document = example("year/draft/plan.json");
    let book = form::tables(&document, Locale::Vi).unwrap();
    let filled = from_tables(&book).unwrap();
    let open = document.open_places().into_iter();
    let prices: Vec<OpenPlace> = open.filter(|o| o.form == PlaceForm::Money).collect();
    assert!(!prices.is_empty());
    for price in prices {
        let name = filled.cell(&price.pointer).unwrap();
        let (sheet, cell) = name.rsplit_once('!').unwrap();
        let sheet = book.sheets.iter().find(|one| one.name == sheet).unwrap();
        let (_, column) = place(cell);
        let head = &sheet.rows[2][column].content;
        assert_eq!(head, &Content::Text("Loại / thiết bị / đơn giá".to_owned()));
    }
}

/// Whoever writes how many are needed in all is told the table of years, which the last page has under that name, and how to add it.
#[test]
fn the_table_of_years_is_told_by_its_name() {
    let mut draft = serde_json::to_value(example("year/draft/plan.json")).unwrap();
    for resource in draft["resources"].as_array_mut().unwrap() {
        if let Some(equipment) = resource["need"].get_mut("equipment") {
            equipment["quantities"] = Json::Array(Vec::new());
            equipment["printedQuantity"] = 14.into();
        }
    }
    let draft = read_any(draft.to_string().as_bytes()).unwrap();
    let Document::AnnualPlan(plan) = &draft else {
        panic!("{draft:?}");
    };
    let found = check::annual_plan(plan, None).findings;
    let mut missing = found.iter();
    let missing = missing.find(|finding| finding.rule == Rule::PlanYearsMissing);
    for (lang, [table, of]) in [
        (Locale::Vi, ["Bảng: ", "Thuộc: "]),
        (Locale::En, ["Table: ", "Of: "]),
    ] {
        let message = missing.unwrap().message.get(lang);
        let named = message.split('"').nth(1).unwrap();
        let book = form::tables(&draft, lang).unwrap();
        let last = book.sheets.iter().rev().nth(1).unwrap();
        let says = |row: &Vec<Cell>| row[0].content == Content::Text(named.to_owned());
        assert!(last.rows.iter().any(says), "{named}");
        let Content::Text(how) = &last.rows[1][0].content else {
            panic!("{last:?}");
        };
        assert!(how.contains(table) && how.contains(of), "{how}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn tables_come_back_from_their_file((document, csv) in (made(any_document), any::<bool>())) {
        let book = form::tables(&document, Locale::Vi).unwrap();
        let bytes = if csv { form::to_csv(&book) } else { form::to_xlsx(&book).unwrap() };
        let back = from_tables(&form::open(&bytes).unwrap()).map(|filled| filled.document);
        prop_assert_eq!(back, Ok(document));
    }
}

/// A person who writes a level in capitals means it; a code that is like none stays, for checking to tell.
#[test]
fn levels_are_read_whatever_their_capitals() {
    let path = crate::golden::repository("docs/examples/year/report.json");
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let of = |level: &str| {
        let mut report = report.clone();
        report["level"] = level.into();
        read_any(report.to_string().as_bytes()).unwrap()
    };
    for (written, meant) in [("GOOD", "good"), ("Good", "good"), ("best", "best")] {
        let book = form::tables(&of(written), Locale::Vi).unwrap();
        let back = from_tables(&book).unwrap();
        assert_eq!(back.document, of(meant), "{written}");
    }
}

#[test]
fn built_in_instruments_and_the_year_of_a_school_are_tables() {
    let mut documents: Vec<Document> = builtin()
        .iter()
        .map(|built_in| read_any(built_in.json.as_bytes()).unwrap())
        .collect();
    let year = [
        "plan",
        "draft/plan",
        "medium-term-plan",
        "report",
        "difficulty",
    ];
    documents.extend(year.map(|name| example(&format!("year/{name}.json"))));
    for document in documents {
        for locale in Locale::ALL {
            let book = form::tables(&document, *locale).unwrap();
            let back = from_tables(&book).unwrap();
            assert_eq!(back.document, document);
            let names: std::collections::BTreeSet<String> = book
                .sheets
                .iter()
                .map(|sheet| sheet.name.to_lowercase())
                .collect();
            assert_eq!(
                names.len(),
                book.sheets.len(),
                "a spreadsheet wants names apart"
            );
        }
    }
    for name in ["year/self-assessment.json", "year/submission.json"] {
        assert!(form::tables(&example(name), Locale::Vi).is_none(), "{name}");
    }
}

/// The sheet of this name.
fn sheet<'b>(book: &'b mut Book, name: &str) -> &'b mut Sheet {
    book.sheets
        .iter_mut()
        .find(|sheet| sheet.name == name)
        .unwrap()
}

/// The column with this head, in the row of heads.
fn column(sheet: &Sheet, head: &str) -> usize {
    let cells = sheet.rows[2].iter();
    let texts: Vec<&Content> = cells.map(|cell| &cell.content).collect();
    texts
        .iter()
        .position(|text| **text == Content::Text(head.to_owned()))
        .unwrap_or_else(|| panic!("{head}: {texts:?}"))
}

fn write(sheet: &mut Sheet, row: usize, head: &str, content: Content) {
    let at = column(sheet, head);
    let cells = &mut sheet.rows[row];
    cells[at] = Cell::from(content);
}

#[test]
fn tables_may_be_moved_written_in_and_read_in_another_order() {
    let document = example("year/plan.json");
    let mut book = form::tables(&document, Locale::Vi).unwrap();
    book.sheets.reverse();
    let roadmap = sheet(&mut book, "Lộ trình");
    for cells in &mut roadmap.rows {
        cells.reverse();
    }
    // The title stays at the left, as people keep it.
    roadmap.rows[0].reverse();
    roadmap.rows.insert(4, Vec::new());
    let needs = sheet(&mut book, "Nhu cầu");
    let count = needs
        .rows
        .iter()
        .filter(|cells| cells.len() > 1 && cells[1].content != Content::Blank)
        .count();
    write(needs, 2 + count, "Mã", Content::Text("NC-moi".to_owned()));
    write(needs, 2 + count, "Nhu cầu", Content::Number(5.0));
    let Document::AnnualPlan(mut plan) = document else {
        panic!()
    };
    let Document::AnnualPlan(back) = from_tables(&book).unwrap().document else {
        panic!()
    };
    let need: Need =
        serde_json::from_value(serde_json::json!({ "id": "NC-moi", "title": { "vi": "5" } }))
            .unwrap();
    plan.needs.push(need);
    assert_eq!(back.needs, plan.needs);
    assert_eq!(back, plan);
}

fn told(book: &Book) -> Vec<String> {
    let problems = from_tables(book).map(|filled| filled.document).unwrap_err();
    problems
        .problems()
        .iter()
        .map(|problem| problem.message(Locale::Vi))
        .collect()
}

/// That something is told of this cell of a sheet, in these words.
fn tells(told: &[String], cell: &str, sheet: &str, words: &str) {
    let begin = format!("Ô {cell} ({sheet})");
    assert!(
        told.iter()
            .any(|told| told.starts_with(&begin) && told.contains(words)),
        "{begin} {words}: {told:#?}"
    );
}

#[test]
fn every_problem_is_told_at_its_cell() {
    let document = read_any(builtin()[0].json.as_bytes()).unwrap();
    let fresh = form::tables(&document, Locale::Vi).unwrap();
    let mut book = fresh.clone();
    let steps = sheet(&mut book, "Bậc");
    write(steps, 3, "Điểm", Content::Text("nhiều".to_owned()));
    write(steps, 4, "Điểm", Content::Error("#REF!".to_owned()));
    write(
        steps,
        5,
        "Thuộc: Nhóm / tiêu chí",
        Content::Text("Không có".to_owned()),
    );
    let at = steps.rows[2].len();
    steps.rows[2].push(Cell::text("Cột lạ"));
    steps.rows[6].resize(at + 2, Cell::default());
    steps.rows[6][at + 1] = Cell::text("lạc lõng");
    let letters = form::address(0, at + 1).trim_end_matches('1').to_owned();
    let told_of_steps = told(&book);
    let points = form::address(3, column(sheet(&mut book, "Bậc"), "Điểm"));
    tells(&told_of_steps, &points, "Bậc", "cần một số");
    let points = form::address(4, column(sheet(&mut book, "Bậc"), "Điểm"));
    tells(&told_of_steps, &points, "Bậc", "công thức");
    tells(&told_of_steps, "B6", "Bậc", "không có dòng nào ghi như vậy");
    tells(&told_of_steps, &form::address(2, at), "Bậc", "tên một cột");
    tells(&told_of_steps, &format!("{letters}7"), "Bậc", "tên một cột");

    // What only the document as a whole can tell is told at the cell as well, blank ones among them.
    let mut book = fresh.clone();
    let criteria = sheet(&mut book, "Tiêu chí");
    write(criteria, 3, "Tên tiêu chí", Content::Blank);
    write(criteria, 4, "Dấu hiệu", Content::Text("a b".to_owned()));
    let [title, marks] = ["Tên tiêu chí", "Dấu hiệu"].map(|head| column(criteria, head));
    let told_of_criteria = told(&book);
    tells(
        &told_of_criteria,
        &form::address(3, title),
        "Tiêu chí",
        "ô để trống",
    );
    tells(
        &told_of_criteria,
        &form::address(4, marks),
        "Tiêu chí",
        "đang ghi \"a b\"",
    );

    let mut twice = fresh.clone();
    let second = sheet(&mut twice, "Mức").clone();
    twice.sheets.push(second);
    tells(&told(&twice), "A1", "Mức", "mỗi bảng một lần");
    let mut headless = fresh;
    sheet(&mut headless, "Mức").rows[2][0] = Cell::text("Thứ tự");
    tells(&told(&headless), "A1", "Mức", "STT");
    assert!(!form::has_tables(&Book::default()));
    assert_eq!(told(&Book::default()).len(), 1);
}

/// In the first table one column is read, and what is asked for stands in the next: nothing else beside a label is passed over.
#[test]
fn nothing_beside_what_is_said_once_is_passed_over() {
    for locale in Locale::ALL {
        let fresh = form::tables(&example("year/plan.json"), *locale).unwrap();
        assert!(from_tables(&fresh).is_ok());
        let labels: Vec<usize> = (2..fresh.sheets[0].rows.len()).collect();
        assert!(labels.len() > 10);
        for row in labels {
            for column in [2, 3] {
                let mut book = fresh.clone();
                let asked = &mut book.sheets[0].rows[row];
                // Beside a level, those of the instrument are named, which need not be at hand.
                let label = asked[0].content.clone();
                let is_level = matches!(label, Content::Text(text) if ["Mức", "Level", "level"].iter().any(|level| text.contains(level)));
                asked.resize_with(4, Cell::default);
                if column == 2 && is_level {
                    continue;
                }
                asked[column].content = Content::Text("thêm".to_owned());
                let told = told(&book);
                tells(
                    &told,
                    &form::address(row, column),
                    &fresh.sheets[0].name,
                    "để trống",
                );
            }
        }
    }
}

#[test]
fn what_checking_finds_leads_to_its_cell() {
    let plan = example("year/draft/plan.json");
    let Document::AnnualPlan(draft) = &plan else {
        panic!()
    };
    let filled = from_tables(&form::tables(&plan, Locale::Vi).unwrap()).unwrap();
    let rubrics = Rubrics::builtin();
    let rubric = rubrics.find(&draft.instrument).unwrap();
    let findings = check::annual_plan(draft, Some(rubric)).findings;
    let places: Vec<&str> = findings
        .iter()
        .map(|finding| {
            filled
                .cell(&finding.pointer)
                .unwrap_or_else(|| panic!("{}", finding.pointer.as_str()))
        })
        .collect();
    assert!(places.len() > 10);
    let at = |pointer: &str| filled.cell(&Pointer::new(pointer).unwrap());
    assert_eq!(at("/needs/0/title"), Some("Nhu cầu!C4"));
    assert_eq!(at("/needs/0/title/vi"), Some("Nhu cầu!C4"));
    assert_eq!(at("/needs/1/id"), Some("Nhu cầu!B5"));
    assert_eq!(at("/nowhere"), None);
}

/// The sheets that hold a list.
fn lists(book: &Book) -> Vec<(usize, String)> {
    let sheets = book.sheets.iter().enumerate().skip(1);
    let titles = sheets.filter_map(|(at, sheet)| match &sheet.cell(0, 0)?.content {
        Content::Text(title) if title != "Bảng: Các cột có thể ghi" => {
            Some((at, title.strip_prefix("Bảng: ")?.to_owned()))
        }
        _ => None,
    });
    titles.collect()
}

#[test]
fn a_table_that_has_lost_its_title_is_told() {
    let plan = example("year/plan.json");
    let fresh = form::tables(&plan, Locale::Vi).unwrap();
    assert!(lists(&fresh).len() > 10);
    for (at, name) in lists(&fresh) {
        let title = format!("\"Bảng: {name}\"");
        for lost in [Content::Text(name.clone()), Content::Blank] {
            let mut book = fresh.clone();
            let sheet = &mut book.sheets[at];
            sheet.rows[0][0] = Cell::from(lost.clone());
            let tab = sheet.name.clone();
            let first = if lost == Content::Blank { "A2" } else { "A1" };
            tells(&told(&book), first, &tab, "như \"Bảng: ");
            // The name of the sheet is gone as well; the columns are those of the table.
            book.sheets[at].name = "Trang 9".to_owned();
            tells(&told(&book), "A3", "Trang 9", "như \"Bảng: ");
        }
        // Moved aside, it is still a title.
        let mut book = fresh.clone();
        for cells in &mut book.sheets[at].rows {
            cells.insert(0, Cell::default());
        }
        let back = from_tables(&book).map(|filled| filled.document);
        assert_eq!(back.as_ref(), Ok(&plan), "{title}");
        // As in a file without sheets: the table would go on as rows of the one above.
        let mut book = Book::new(vec![Sheet::new("", Vec::new())]);
        for (other, sheet) in fresh.sheets.iter().enumerate() {
            let lost = usize::from(other == at);
            let rows = sheet.rows.iter().skip(lost).cloned();
            book.sheets[0].rows.extend(rows.chain([Vec::new()]));
        }
        let told = told(&book);
        assert!(
            told.iter().any(|told| told.contains("STT")),
            "{title}: {told:?}"
        );
    }
}

#[test]
fn sheets_of_people_s_own_are_passed_over() {
    let plan = example("year/plan.json");
    let mut book = form::tables(&plan, Locale::Vi).unwrap();
    let rows = |rows: &[&[&str]]| {
        let cells = |row: &&[&str]| row.iter().map(|text| Cell::text(*text)).collect();
        rows.iter().map(cells).collect::<Vec<Vec<Cell>>>()
    };
    let own = [
        ("Nháp", rows(&[&["Bảng tính tạm"], &["Máy", "12"]])),
        (
            "Danh sách giáo viên",
            rows(&[
                &["STT", "Họ và tên", "Chức vụ", "Ghi chú"],
                &["1", "A", "B", ""],
            ]),
        ),
        ("Nguồn kinh phí 2", rows(&[&[""], &["", " "]])),
    ];
    for (name, rows) in own {
        book.sheets.insert(0, Sheet::new(name, rows));
    }
    let back = from_tables(&book).map(|filled| filled.document);
    assert_eq!(back, Ok(plan));
    // What somebody took out as a whole is out.
    book.sheets.retain(|sheet| sheet.name != "Chế độ báo cáo");
    let Document::AnnualPlan(back) = from_tables(&book).unwrap().document else {
        panic!()
    };
    assert_eq!(back.reports_due, []);
}

#[test]
fn words_of_stages_are_those_of_forms() {
    let mut book = form::tables(&example("year/plan.json"), Locale::Vi).unwrap();
    for (written, stages) in [
        ("TH & THCS", vec![Stage::Primary, Stage::LowerSecondary]),
        (
            "trung học cơ sở, THPT",
            vec![Stage::LowerSecondary, Stage::UpperSecondary],
        ),
        (
            "TH; giáo dục thường xuyên",
            vec![Stage::Primary, Stage::Continuing],
        ),
        ("lower-secondary", vec![Stage::LowerSecondary]),
    ] {
        once(
            &mut book,
            "Trường / cấp học",
            Content::Text(written.to_owned()),
        );
        let Document::AnnualPlan(plan) = from_tables(&book).unwrap().document else {
            panic!()
        };
        assert_eq!(plan.school.stages, stages, "{written}");
    }
}

/// Writes beside a label of the first table.
fn once(book: &mut Book, label: &str, content: Content) -> String {
    let rows = &mut book.sheets[0].rows;
    let is = |cells: &Vec<Cell>| {
        cells.first().map(|cell| &cell.content) == Some(&Content::Text(label.to_owned()))
    };
    let row = rows.iter().position(is);
    let row = row.unwrap_or_else(|| {
        rows.push(vec![Cell::text(label), Cell::default()]);
        rows.len() - 1
    });
    rows[row][1] = Cell::from(content);
    form::address(row, 1)
}

#[test]
fn no_groups_is_something_else_than_all() {
    let mut json: Json = serde_json::from_str(builtin()[0].json).unwrap();
    let groups = |of: Option<Json>| {
        let mut groups = serde_json::json!({ "at": "basic", "count": { "atLeast": 0 } });
        if let Some(of) = of {
            groups["of"] = of;
        }
        serde_json::json!({ "groups": groups })
    };
    let requires = [
        None,
        Some(serde_json::json!([])),
        Some(serde_json::json!(["none"])),
    ];
    json["scoring"]["levels"][1]["requires"] = requires.map(groups).into_iter().collect();
    let document = read_any(json.to_string().as_bytes()).unwrap();
    for locale in Locale::ALL {
        let book = form::tables(&document, *locale).unwrap();
        let back = from_tables(&book).unwrap().document;
        assert_eq!(back, document);
    }
}

/// The rows of a list in which just this was chosen, and something else written beside it; what is told, and where the two stand.
fn chosen(
    list: &str,
    which: &str,
    chosen: &str,
    head: &str,
    content: Content,
) -> (Vec<String>, [String; 2]) {
    let mut book = form::tables(&example("year/plan.json"), Locale::Vi).unwrap();
    let sheet = sheet(&mut book, list);
    let kind = column(sheet, which);
    let heads = &mut sheet.rows[2];
    let is = |cell: &Cell| cell.content == Content::Text(head.to_owned());
    if !heads.iter().any(is) {
        heads.push(Cell::text(head));
    }
    let (at, wide) = (column(sheet, head), sheet.rows[2].len());
    let row = &mut sheet.rows[3];
    row.truncate(kind);
    row.resize(wide, Cell::default());
    row[kind] = Cell::text(chosen);
    row[at] = Cell::from(content);
    (
        told(&book),
        [kind, at].map(|column| form::address(3, column)),
    )
}

#[test]
fn what_was_chosen_is_asked_for_once() {
    let much = Content::Text("nhiều".to_owned());
    let people = "Loại / tập huấn / số người";
    let (told, [_, at]) = chosen("Nguồn lực", "Loại", "tập huấn", people, much.clone());
    tells(&told, &at, "Nguồn lực", "cần một số");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[1].contains("Loại / tập huấn / số buổi"), "{told:#?}");
    let targets = "Chỉ tiêu theo tiêu chí";
    let count = |content| {
        chosen(
            targets,
            "Giá trị",
            "số lượng",
            "Giá trị / số lượng",
            content,
        )
    };
    let (told, [kind, _]) = count(Content::Blank);
    tells(&told, &kind, targets, "vì đã chọn như vậy");
    assert_eq!(told.len(), 1, "{told:#?}");
    let (told, [_, at]) = count(much);
    tells(&told, &at, targets, "cần một số");
    assert_eq!(told.len(), 1, "{told:#?}");
}

/// A requirement whose kind was changed and its column was not, and a row of a level that is called otherwise in its own table.
#[test]
fn requirements_of_an_instrument_are_told_by_their_columns_and_levels() {
    let instrument = || example("instrument-school-own.json");
    let mut book = form::tables(&instrument(), Locale::Vi).unwrap();
    let requirements = sheet(&mut book, "Yêu cầu");
    let kind = form::address(3, column(requirements, "Loại"));
    write(requirements, 3, "Loại", Content::Text("số điểm".to_owned()));
    let percent = "\"tỷ lệ phần trăm điểm\", \"số điểm\"";
    tells(&told(&book), &kind, "Yêu cầu", percent);

    let mut book = form::tables(&instrument(), Locale::Vi).unwrap();
    let levels = sheet(&mut book, "Mức chung");
    write(levels, 4, "Mức", Content::Text("Vững".to_owned()));
    let of = form::address(
        3,
        column(sheet(&mut book, "Yêu cầu"), "Thuộc: Cách tính / mức chung"),
    );
    tells(&told(&book), &of, "Yêu cầu", "(hiện có: starting, Vững,");
}

#[test]
fn what_a_document_lacks_is_told_by_the_names_in_its_file() {
    for (locale, period, year, calendar) in [
        (Locale::Vi, "Thời gian", "năm học", "năm dương lịch"),
        (Locale::En, "Period", "school year", "calendar year"),
    ] {
        let mut book = form::tables(&example("year/plan.json"), locale).unwrap();
        let [school_year, calendar_year] =
            [year, calendar].map(|name| format!("{period} / {name}"));
        let both = format!("\"{school_year}\", \"{calendar_year}\"");
        let cell = once(&mut book, &school_year, Content::Blank);
        let name = book.sheets[0].name.clone();
        let told = |book: &Book| {
            let error = from_tables(book).unwrap_err();
            let each = |told: Locale| {
                error
                    .problems()
                    .iter()
                    .map(move |problem| problem.message(told))
            };
            each(Locale::Vi)
                .chain(each(Locale::En))
                .collect::<Vec<String>>()
        };
        let says = |told: &[String], words: &[&str]| {
            assert_eq!(told.len(), 2, "{told:#?}");
            for told in told {
                assert!(told.contains(&cell) && told.contains(&name), "{told}");
                assert!(told.contains(&both), "{told}");
                assert!(!told.contains("schoolYear"), "{told}");
            }
            let all = told.join(" ");
            assert!(words.iter().all(|words| all.contains(words)), "{all}");
        };
        says(&told(&book), &["cần một giá trị ở", "needs a value in \""]);
        once(
            &mut book,
            &school_year,
            Content::Text("2026-2027".to_owned()),
        );
        once(&mut book, &calendar_year, Content::Number(2026.0));
        says(&told(&book), &["ở đúng một trong", "in just one of"]);
    }
}

#[test]
fn places_are_called_as_in_the_file_in_whichever_language_they_are_told() {
    let book = form::tables(&example("year/plan.json"), Locale::En).unwrap();
    let mut wrong = book.clone();
    let contents = sheet(&mut wrong, "Roadmap");
    contents.rows[0][0] = Cell::text("Table: Way");
    let targets = sheet(&mut wrong, "Targets");
    targets.rows[3][1] = Cell::text("none");
    let needs = sheet(&mut wrong, "Needs");
    needs.rows[2].push(Cell::text("Own"));
    let at = needs.rows[2].len() - 1;
    needs.rows[3].resize(at + 1, Cell::default());
    needs.rows[3][at] = Cell::text("x");
    sheet(&mut wrong, "Solutions").rows[2][0] = Cell::text("Nr");
    let error = from_tables(&wrong).unwrap_err();
    assert!(error.problems().len() > 3);
    for problem in error.problems() {
        let told = problem.message(Locale::Vi);
        for foreign in [
            "Bảng: ",
            "Thuộc",
            "STT",
            "Các cột",
            "Nhu cầu",
            "Mục tiêu",
            "Kế hoạch",
        ] {
            assert!(!told.contains(foreign), "{told}");
        }
    }
    let all: Vec<String> = error
        .problems()
        .iter()
        .map(|problem| problem.message(Locale::Vi))
        .collect();
    let all = all.join("\n");
    for name in [
        "\"Columns there may be\"",
        "\"Of: Objectives\"",
        "\"No.\"",
        "\"Needs\"",
    ] {
        assert!(all.contains(name), "{name}: {all}");
    }
}

#[test]
fn levels_are_shown_and_taken_by_title_as_well_as_by_code() {
    let rubric = crate::built_in("operational");
    for locale in Locale::ALL {
        let mut book = form::tables(&example("year/plan.json"), *locale).unwrap();
        let (target, years) = match locale {
            Locale::Vi => ("Mức muốn đạt", "Các năm"),
            Locale::En => ("Target level", "Years"),
        };
        once(&mut book, target, Content::Blank);
        let shown = |sheet: &Sheet, label: &str, level: &str| {
            let mut rows = sheet.rows.iter();
            rows.any(|cells| {
                let has = |text: &str| cells.iter().any(|cell| matches!(&cell.content, Content::Text(found) if found.contains(text)));
                has(label) && has(level)
            })
        };
        for level in &rubric.instrument().levels {
            let title = format!("{} ({})", level.title.get(*locale), level.id);
            assert!(shown(&book.sheets[0], target, &title), "{title}");
            let english = level.title.en.as_ref().unwrap().as_str();
            let plain = level.title.vi.as_str().to_uppercase();
            for written in [level.id.as_str(), level.title.vi.as_str(), english, &plain] {
                once(&mut book, target, Content::Text(written.to_owned()));
                let Document::AnnualPlan(plan) = from_tables(&book).unwrap().document else {
                    panic!()
                };
                assert_eq!(plan.target_level, Some(level.id), "{written}");
            }
        }
        // A code that the instrument lacks stays, so that checking tells of it; words are no code.
        once(&mut book, target, Content::Text("best".to_owned()));
        let Document::AnnualPlan(plan) = from_tables(&book).unwrap().document else {
            panic!()
        };
        assert_eq!(plan.target_level, Id::new("best"));
        once(&mut book, target, Content::Text("rất tốt".to_owned()));
        let told = told(&book);
        assert_eq!(told.len(), 1, "{told:?}");
        for level in &rubric.instrument().levels {
            assert!(told[0].contains(level.id.as_str()), "{told:?}");
        }
        // In a list, they are shown beside the head of the column.
        let book = form::tables(&example("year/medium-term-plan.json"), *locale).unwrap();
        let sheet = book
            .sheets
            .iter()
            .find(|sheet| sheet.name == years)
            .unwrap();
        let head = &sheet.rows[2][column(sheet, target)];
        let note = head.dress.as_ref().and_then(|dress| dress.note.as_deref());
        let first = &rubric.instrument().levels[0].id;
        assert!(note.unwrap().contains(&format!("({first})")), "{note:?}");
    }
    // Of an instrument that is not at hand nothing is known but that it is a code.
    let mut json = serde_json::to_value(example("year/plan.json")).unwrap();
    json["instrument"]["id"] = "other".into();
    json["targetLevel"] = "good".into();
    let plan = read_any(json.to_string().as_bytes()).unwrap();
    let book = form::tables(&plan, Locale::Vi).unwrap();
    assert_eq!(from_tables(&book).unwrap().document, plan);
}
