//! Documents as they are issued: nothing of them is lost on the page, and the page has the customary form.

use crate::arbitrary::with;
use crate::arbitrary::{self, made};
use it_adoption_model::page::{Block, Cell, Content, Page, Run, Words};
use it_adoption_model::*;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};

const LANGUAGES: [Locale; 2] = [Locale::Vi, Locale::En];
const DOTS: &str = "……………………";

fn example<T: Readable>(name: &str) -> T {
    let path = crate::golden::repository(&format!("docs/examples/{name}"));
    read(&std::fs::read(path).unwrap()).unwrap()
}

fn rubric() -> Rubric {
    crate::built_in("operational")
}

/// Every line of words on a page, and the titles of columns.
fn words(page: &Page) -> Vec<String> {
    let columns = page.blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.columns.as_slice(),
        _ => &[],
    });
    let labels = columns.map(|column| column.title.clone());
    labels.chain(lines(page).iter().map(|w| w.text())).collect()
}

fn lines(page: &Page) -> Vec<&Words> {
    let mut all: Vec<&Words> = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Heading(_, words)
            | Block::Paragraph(words)
            | Block::Title(words)
            | Block::Centred(words) => all.push(words),
            Block::Facts(facts) => all.extend(facts.iter().map(|f| &f.value)),
            Block::List(items) => {
                for item in items {
                    all.push(&item.words);
                    all.extend(item.facts.iter().map(|f| &f.value));
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    if let Cell::Lines(lines) = cell {
                        all.extend(lines);
                    }
                }
            }
            Block::Sides(sides) => {
                for row in &sides.rows {
                    all.extend(row.left.iter().chain(&row.right));
                }
            }
            _ => {}
        }
    }
    all
}

/// Every text of a document but those that its page tells in another form.
fn texts(document: &impl serde::Serialize) -> Vec<Text> {
    fn walk(json: &Json, out: &mut Vec<Text>) {
        match json {
            Json::Object(of) if of.contains_key("vi") => {
                out.push(serde_json::from_value(json.clone()).unwrap());
            }
            Json::Object(of) => {
                let elsewhere = [
                    "head",
                    "legalBasis",
                    "guidance",
                    "notAssessed",
                    "provenance",
                ];
                let inner = of.iter().filter(|(k, _)| !elsewhere.contains(&k.as_str()));
                inner.for_each(|(_, json)| walk(json, out));
            }
            Json::Array(of) => of.iter().for_each(|json| walk(json, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(&serde_json::to_value(document).unwrap(), &mut out);
    out
}

fn holds(
    document: &impl serde::Serialize,
    page: impl Fn(Locale) -> Page,
) -> Result<(), TestCaseError> {
    for lang in LANGUAGES {
        let page = page(lang);
        let all = words(&page).join("\n");
        for text in texts(document) {
            let text = match text.is_open() {
                true => DOTS,
                false => text.get(lang),
            };
            prop_assert!(all.contains(text), "{text:?} is not in:\n{all}");
        }
        prop_assert!(!words(&page).contains(&"…".to_owned()));
        let controls = page
            .markdown()
            .contains(|c: char| c.is_control() && c != '\n');
        prop_assert!(!controls);
    }
    Ok(())
}

#[test]
fn no_text_of_a_document_is_lost() {
    let config = ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..Default::default()
    };
    let documents = made(|d| {
        let plan = arbitrary::annual_plan(d);
        let medium_term = arbitrary::medium_term_plan(d);
        let report = arbitrary::year_end_report(d);
        let assessment = arbitrary::assessment(d);
        (
            arbitrary::instrument(d),
            plan,
            medium_term,
            report,
            assessment,
            arbitrary::difficulty(d),
        )
    });
    TestRunner::new(config)
        .run(
            &documents,
            |(i, plan, medium_term, report, assessment, difficulty)| {
                holds(&plan, |lang| explain::annual_plan(&plan, &i, lang))?;
                holds(&medium_term, |lang| {
                    explain::medium_term_plan(&medium_term, &i, lang)
                })?;
                holds(&difficulty, |lang| explain::difficulty(&difficulty, lang))?;
                let mut own = plan.clone();
                (own.id, own.school.id) = (report.plan, report.school.id);
                for plan in [None, Some(&plan), Some(&own)] {
                    holds(&report, |lang| {
                        explain::year_end_report(&report, plan, &i, lang)
                    })?;
                }
                holds(&assessment, |lang| {
                    explain::assessment(&assessment, &i, lang)
                })
            },
        )
        .unwrap_or_else(|error| panic!("{error}"));
}

/// Checking tells that they have one identifier; the page tells both all the same.
#[test]
fn solutions_that_have_one_identifier_are_each_told() {
    let path = crate::golden::repository("docs/examples/year/plan.json");
    let plan: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let rubric = crate::built_in("operational");
    for contents in [
        plan["solutions"][0]["contents"].clone(),
        json!(["no-content"]),
    ] {
        let mut again = plan["solutions"][0].clone();
        again["title"] = json!({ "vi": "Một giải pháp khác hẳn" });
        again["contents"] = contents;
        for at in [0, 1] {
            let mut plan = plan.clone();
            plan["solutions"]
                .as_array_mut()
                .unwrap()
                .insert(at, again.clone());
            let plan: AnnualPlan = read(plan.to_string().as_bytes()).unwrap();
            holds(&plan, |lang| {
                explain::annual_plan(&plan, rubric.instrument(), lang)
            })
            .unwrap();
        }
    }
}

#[test]
fn reviews_are_told_whatever_they_hold() {
    let config = ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..Default::default()
    };
    let documents = made(|d| {
        let submission = arbitrary::submission(d);
        let fitting = arbitrary::fitting(d);
        (
            submission,
            arbitrary::workflow(d),
            arbitrary::comparison(d),
            fitting,
        )
    });
    TestRunner::new(config)
        .run(&documents, |(submission, workflow, comparison, fitting)| {
            let rubric = fitting.rubric;
            for lang in LANGUAGES {
                let page = explain::submission(&submission, &rubric, lang);
                let all = words(&page).join("\n");
                for step in &submission.history {
                    let reason = step.reason.as_ref().map_or("", |r| r.get(lang));
                    prop_assert!(all.contains(reason) || reason == "…", "{reason}");
                    let school = &submission.self_assessment.school;
                    let unit = match step.unit == school.id {
                        true => school.name.as_str(),
                        false => step.unit.as_str(),
                    };
                    prop_assert!(all.contains(unit));
                }
                let page = explain::workflow(&workflow, lang);
                prop_assert!(words(&page).contains(&workflow.title.get(lang).to_string()));
                let page = explain::comparison(&comparison, rubric.instrument(), lang);
                let all = words(&page).join("\n");
                for criterion in &comparison.criteria {
                    prop_assert!(all.contains(criterion.criterion.as_str()));
                }
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

fn sections(page: &Page) -> Vec<String> {
    let sections = page.blocks.iter().filter_map(|block| match block {
        Block::Heading(2, words) => {
            let text = words.text();
            text.split_once('.').map(|(number, _)| number.to_owned())
        }
        _ => None,
    });
    sections.collect()
}

#[test]
fn sections_stand_in_the_usual_order() {
    let rubric = rubric();
    let plan: AnnualPlan = example("year/plan.json");
    let report: YearEndReport = example("year/report.json");
    for lang in LANGUAGES {
        let page = explain::annual_plan(&plan, rubric.instrument(), lang);
        let seven = ["I", "II", "III", "IV", "V", "VI", "VII"];
        assert_eq!(sections(&page), seven);
        let [Block::Sides(head), Block::Title(_), .., Block::Sides(foot)] = &page.blocks[..] else {
            panic!("{page:?}")
        };
        // A part of another document has no number and day of its own.
        assert_eq!((head.rows.len(), foot.rows.len()), (1, 2));
        let page = explain::year_end_report(&report, Some(&plan), rubric.instrument(), lang);
        assert_eq!(sections(&page), ["I", "II", "III", "IV"]);
    }
}

/// The head of the example plan with another title, number, place or day.
fn head(change: impl FnOnce(&mut Head), lang: Locale) -> Vec<String> {
    let mut plan: AnnualPlan = example("year/plan.json");
    plan.standing = Standing::Alone(Plain::default());
    plan.head.number = Phrase::new("45/KH-THCSMH");
    change(&mut plan.head);
    let page = explain::annual_plan(&plan, rubric().instrument(), lang);
    let mut head = Page::default();
    head.blocks = page.blocks[..3].to_vec();
    words(&head)
}

#[test]
fn heads_are_written_as_the_state_writes_them() {
    assert_eq!(
        head(|_| {}, Locale::Vi),
        [
            "UBND XÃ VÍ DỤ",
            "TRƯỜNG THCS MINH HỌA",
            "─────────",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "────────────────",
            "Số: 45/KH-THCSMH",
            "Ví Dụ, ngày 27 tháng 8 năm 2026",
            "KẾ HOẠCH\nỨng dụng CNTT năm học 2026-2027",
            "─────────",
        ]
    );
    let open = |head: &mut Head| *head = Head::new(Text::open());
    let title = format!("KẾ HOẠCH\n{DOTS}");
    assert_eq!(
        head(open, Locale::Vi)[6..],
        [
            "Số: ………/KH-………",
            "………, ngày …… tháng …… năm ………",
            title.as_str(),
            "─────────"
        ]
    );
    for (day, vi, en) in [
        ("2027-01-05", "ngày 05 tháng 01 năm 2027", "5 January 2027"),
        (
            "2027-02-28",
            "ngày 28 tháng 02 năm 2027",
            "28 February 2027",
        ),
        ("2027-03-01", "ngày 01 tháng 3 năm 2027", "1 March 2027"),
        (
            "2027-12-31",
            "ngày 31 tháng 12 năm 2027",
            "31 December 2027",
        ),
    ] {
        for (lang, expected) in [(Locale::Vi, vi), (Locale::En, en)] {
            let dated = head(|head| head.date = day.parse().ok(), lang);
            assert_eq!(dated[7], format!("Ví Dụ, {expected}"));
        }
    }
    let woven = |head: &mut Head| head.title = Text::new("phần CNTT của năm học", "").unwrap();
    assert_eq!(
        head(woven, Locale::Vi)[8],
        "KẾ HOẠCH\nPhần CNTT của năm học"
    );
}

#[test]
fn sources_are_cited_as_legal_bases_are() {
    let cited = |title: &str, number: Option<&str>, date: Option<&str>, issuer: Option<&str>| {
        let mut plan: AnnualPlan = example("year/plan.json");
        plan.legal_basis = vec![with(
            Source::new(Id::new("a").unwrap(), Text::new(title, "").unwrap()),
            |made| {
                made.number = number.and_then(Phrase::new);
                made.issuer = issuer.and_then(|issuer| Text::new(issuer, ""));
                made.date = date.and_then(|date| date.parse().ok());
            },
        )];
        let page = explain::annual_plan(&plan, rubric().instrument(), Locale::Vi);
        let line = words(&page).into_iter().find(|w| w.starts_with("Căn cứ "));
        line.unwrap().trim_end_matches(';').to_owned()
    };
    let day = Some("2022-12-30");
    for (title, number, date, issuer, expected) in [
        (
            "Quyết định ban hành bộ chỉ số",
            Some("4725/QĐ-BGDĐT"),
            day,
            Some("Bộ Giáo dục và Đào tạo"),
            "Căn cứ Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022 của Bộ Giáo dục và Đào tạo ban hành bộ chỉ số",
        ),
        (
            "Công văn về mô hình",
            None,
            None,
            Some("Sở A"),
            "Căn cứ Công văn số ……… ngày ……… của Sở A về mô hình",
        ),
        (
            "Công văn số 1/CV, phụ lục",
            Some("1/CV"),
            day,
            None,
            "Căn cứ Công văn số 1/CV ngày 30 tháng 12 năm 2022, phụ lục",
        ),
        (
            "Tài liệu khảo sát năm 2022",
            Some("22"),
            None,
            None,
            "Căn cứ Tài liệu khảo sát năm 2022, số 22",
        ),
        ("Luật Giáo dục", None, None, None, "Căn cứ Luật Giáo dục"),
    ] {
        assert_eq!(cited(title, number, date, issuer), expected);
    }
}

#[test]
fn totals_are_reckoned_and_what_is_printed_stands_beside_where_it_differs() {
    let money = |plan: &AnnualPlan| {
        let page = explain::annual_plan(plan, rubric().instrument(), Locale::Vi);
        let markdown = page.markdown();
        let (_, resources) = markdown.split_once("## V. NGUỒN LỰC").unwrap();
        resources.split_once("## VI.").unwrap().0.to_owned()
    };
    let mut plan: AnnualPlan = example("year/plan.json");
    let sound = money(&plan);
    for total in ["189.000.000", "80.000.000", "269.000.000"] {
        assert_eq!(sound.matches(total).count(), 1, "{total}");
    }
    assert_eq!(sound.matches("291.500.000").count(), 2);
    assert!(!sound.contains("kế hoạch ghi") && !sound.contains("………"));
    for resource in &mut plan.resources {
        if let ResourceNeed::Equipment(equipment) = &mut resource.need {
            equipment.unit_price = None;
        }
    }
    let open = money(&plan);
    assert_eq!(
        open.matches("………").count(),
        6,
        "two prices, two costs, two totals"
    );
    let wrong = money(&example("broken/plan-total-differs.json"));
    assert!(wrong.contains("14<br>**(kế hoạch ghi: 15)**"), "{wrong}");
    assert!(wrong.contains("189.000.000<br>**(kế hoạch ghi: 202.500.000)**"));
}

#[test]
fn a_submission_shows_the_judgements_side_by_side() {
    let submission: Submission = example("year/submission.json");
    let page = explain::submission(&submission, &rubric(), Locale::Vi).markdown();
    let row = |start: &str| page.lines().find(|line| line.starts_with(start)).unwrap();
    assert_eq!(row("| Kết quả chung").matches("Đáp ứng cơ bản").count(), 3);
    let group = row("| D. Dạy học");
    // What was made public is the external evaluation's, and stands as that does.
    assert!(group.contains("10/20"), "{group}");
    assert_eq!(group.matches("8/20 (40%)").count(), 2, "{group}");
    let mut other = submission.clone();
    if let Some(published) = &mut other.published {
        published.groups[3].earned = Points::from_millionths(7_000_000);
    }
    let other = explain::submission(&other, &rubric(), Locale::Vi).markdown();
    assert!(other.contains("7 điểm"));
    assert!(row("| Q.1 ").contains("−2"));
    assert!(page.contains("Không phải kết quả xếp loại chính thức"));
    let same = with(submission, |made| {
        made.external_evaluation = Some(with(made.self_assessment.clone(), |made| {
            made.role = AssessorRole::External;
        }));
    });
    let page = explain::submission(&same, &rubric(), Locale::Vi).markdown();
    assert!(page.contains("giống nhau ở mọi nhóm và tiêu chí"));
}

/// What is sent ends before what became of it.
#[test]
fn what_became_of_a_difficulty_stands_on_a_sheet_of_its_own() {
    let difficulty: Difficulty = example("year/difficulty.json");
    let page = explain::difficulty(&difficulty, Locale::Vi);
    let is_way = |block: &Block| matches!(block, Block::Heading(_, words) if words.text().starts_with("Theo dõi giải quyết"));
    let at = page.blocks.iter().position(is_way).unwrap();
    assert_eq!(page.blocks[at - 1], Block::NewSheet);
}

#[test]
fn money_of_a_report_is_added_up() {
    let (plan, report): (AnnualPlan, YearEndReport) =
        (example("year/plan.json"), example("year/report.json"));
    let sum = |plan: Option<&AnnualPlan>| {
        let page = explain::year_end_report(&report, plan, rubric().instrument(), Locale::Vi);
        let page = page.markdown();
        let row = page.lines().find(|line| line.starts_with("| Cộng"));
        row.unwrap().to_owned()
    };
    assert_eq!(
        sum(Some(&plan)),
        "| Cộng | 291.500.000 | 239.700.000 |  |  |"
    );
    // Nobody knows what was planned without the plan.
    let alone = sum(None);
    assert!(
        alone.contains("…") && alone.contains("239.700.000"),
        "{alone}"
    );
}

/// An objective that is called as its criterion names it for the whole row; one called otherwise does not.
#[test]
fn a_row_names_a_criterion_once() {
    let (plan, report): (AnnualPlan, YearEndReport) =
        (example("year/plan.json"), example("year/report.json"));
    let instrument = rubric();
    let instrument = instrument.instrument();
    for page in [
        explain::annual_plan(&plan, instrument, Locale::Vi),
        explain::year_end_report(&report, Some(&plan), instrument, Locale::Vi),
    ] {
        let page = page.markdown();
        let rows = || page.lines().filter(|line| line.starts_with('|'));
        let title = "Có kế hoạch trung hạn 5 năm đang thực hiện";
        let row = rows().find(|row| row.contains(title)).unwrap();
        assert_eq!(row.matches(title).count(), 1, "{row}");
        assert!(row.contains("| đạt |"), "{row}");
        let other = rows()
            .find(|row| row.contains("Không quá 12 học sinh"))
            .unwrap();
        assert!(other.contains("Số học sinh trên một máy tính"), "{other}");
    }
    let mut draft = plan;
    let title = "Số học sinh trên một máy tính trong môn Tin học: đạt 12";
    draft.objectives[4].title.vi = title.parse().unwrap();
    let page = explain::annual_plan(&draft, instrument, Locale::Vi).markdown();
    let row = page.lines().find(|line| line.contains(title)).unwrap();
    assert_eq!(
        row.matches("Số học sinh trên một máy tính").count(),
        1,
        "{row}"
    );
    assert!(
        row.contains("| 12 học sinh/máy tính dạy Tin học (432/36) |"),
        "{row}"
    );
}

/// What a row of the improvement plan names, it names once and in the order of the plan.
#[test]
fn a_row_of_the_improvement_plan_names_each_thing_once() {
    let mut plan = serde_json::to_value(example::<AnnualPlan>("year/plan.json")).unwrap();
    let solutions = plan["solutions"].as_array().unwrap().clone();
    let ids: Vec<Json> = solutions.iter().map(|of| of["id"].clone()).collect();
    let content = plan["contents"][0]["id"].clone();
    for solution in plan["solutions"].as_array_mut().unwrap() {
        solution["contents"] = json!([content]);
    }
    let task = json!({ "vi": "Việc" });
    let roles = ["teachers", "it-team", "teachers", "principal", "it-team"];
    let assignments = roles.map(|role| json!({ "role": role, "task": task, "solutions": ids }));
    plan["assignments"] = json!(assignments);
    for milestone in plan["roadmap"].as_array_mut().unwrap() {
        milestone["solutions"] = json!([ids[1], ids[0], ids[1]]);
    }
    let plan: AnnualPlan = read(plan.to_string().as_bytes()).unwrap();
    let page = explain::improvement_plan(&plan, rubric().instrument(), Locale::Vi);
    let cells = page.blocks.iter().find_map(|block| match block {
        Block::Table(table) => table.rows.first(),
        _ => None,
    });
    let lines = |at: usize| match &cells.unwrap()[at] {
        Cell::Lines(lines) => lines.iter().map(Words::text).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let texts = |of: Vec<&Text>| of.into_iter().map(|t| t.vi.to_string()).collect::<Vec<_>>();
    assert_eq!(
        lines(3),
        texts(plan.solutions.iter().map(|s| &s.title).collect())
    );
    assert_eq!(
        lines(8),
        texts(plan.roadmap.iter().map(|m| &m.product).collect())
    );
    assert_eq!(
        lines(7),
        texts(plan.resources.iter().map(|r| &r.title).collect())
    );
    let [teacher, team, principal] = [Role::Teachers, Role::ItTeam, Role::Principal];
    assert_eq!(
        lines(6),
        [teacher, team, principal].map(|role| role.label(Locale::Vi))
    );
}

/// What stands under a page: who receives the document, and who signs it.
fn foot(page: &Page) -> (Vec<String>, Vec<Words>) {
    let foot = page.blocks.iter().rev().find_map(|block| match block {
        Block::Sides(sides) => sides.rows.last(),
        _ => None,
    });
    let foot = foot.unwrap();
    let left = foot.left.iter().map(Words::text).collect();
    (left, foot.right.clone())
}

/// A report in the words of an office: the first recipient is the one above, if the page names one above.
#[test]
fn no_recipient_is_dropped_where_nobody_is_named_above() {
    let rubric = rubric();
    let plan: AnnualPlan = example("year/plan.json");
    let page = |report: &YearEndReport| {
        explain::year_end_report(report, Some(&plan), rubric.instrument(), Locale::Vi)
    };
    let mut report: YearEndReport = example("year/report.json");
    let within = page(&report);
    assert!(!within.markdown().contains("Kính gửi"));
    let named = [
        "- UBND xã Ví Dụ;",
        "- Sở Giáo dục và Đào tạo;",
        "- Lưu: VT.",
    ];
    assert_eq!(foot(&within).0, named);
    report.part_of = None;
    let alone = page(&report);
    assert!(alone.markdown().contains("Kính gửi: UBND xã Ví Dụ"));
    let named = ["- Như trên;", "- Sở Giáo dục và Đào tạo;", "- Lưu: VT."];
    assert_eq!(foot(&alone).0, named);
    report.recipients.clear();
    assert_eq!(foot(&page(&report)).0, ["- Như trên;", "- Lưu: VT."]);
    report.part_of = Some(IssuedDocument::new(Text::open()));
    let dots = format!("- {DOTS};");
    assert_eq!(foot(&page(&report)).0, [dots.as_str(), "- Lưu: VT."]);
}

#[test]
fn the_name_of_whoever_signs_is_bold() {
    let plan: AnnualPlan = example("year/plan.json");
    let page = explain::annual_plan(&plan, rubric().instrument(), Locale::Vi);
    let (_, signs) = foot(&page);
    let name = signs.last().unwrap();
    assert_eq!(name.text(), "Nguyễn Văn Ví Dụ");
    assert!(name.runs.iter().all(|run| run.bold));
}

/// What people write with the label, the dash or the punctuation that the page prints itself is printed once, and stays as it is in
/// the document.
#[test]
fn nothing_is_printed_twice() {
    let set = |document: &Json, places: &[(&str, &str)]| {
        let mut document = document.clone();
        for (place, written) in places {
            let at = document.pointer_mut(place);
            *at.unwrap_or_else(|| panic!("{place}")) = json!(written);
        }
        document
    };
    let of = |name| serde_json::to_value(example::<AnnualPlan>(name)).unwrap();
    let mut plan = of("year/plan.json");
    plan["standing"] = json!({ "alone": {} });
    plan["head"]["number"] = json!("45/KH-THCSMH");
    let markdown = |plan: &Json| {
        let plan: AnnualPlan = read(plan.to_string().as_bytes()).unwrap();
        let rubric = rubric();
        LANGUAGES.map(|lang| {
            let page = explain::annual_plan(&plan, rubric.instrument(), lang);
            // The title stands as it is written in the last sentence.
            page.markdown().replace("KẾ HOẠCH Ứng", "Kế hoạch ứng")
        })
    };
    let basis = plan["legalBasis"].as_array().unwrap();
    let numbered = basis.iter().position(|of| of["number"] == "4725/QĐ-BGDĐT");
    let source = |key: &str| format!("/legalBasis/{}/{key}", numbered.unwrap());
    let (number, title) = (source("number"), source("title/vi"));
    let named = plan.pointer(&title).unwrap().as_str().unwrap();
    let (with_label, in_capitals) = (format!("Căn cứ {named};"), format!("căn cứ: {named}"));
    let whole = |number: &str| json!({ "wovenInto": { "title": { "vi": "Kế hoạch giáo dục" }, "number": number } });
    let lists = ["/situation/advantages/0/vi", "/situation/advantages/0/en"];
    let said = lists.map(|place| plan.pointer(place).unwrap().as_str().unwrap().to_owned());
    let dashed = said.clone().map(|said| format!("- {said}"));
    let bulleted = said.map(|said| format!("• {said}"));
    for written in [
        vec![("/head/number", "Số: 45/KH-THCSMH")],
        vec![("/head/number", "SỐ 45/KH-THCSMH,")],
        vec![("/head/number", "No. 45/KH-THCSMH")],
        vec![("/head/place", "Ví Dụ,")],
        vec![("/head/title/vi", "KẾ HOẠCH Ứng dụng CNTT năm học 2026-2027")],
        vec![(number.as_str(), "Số 4725/QĐ-BGDĐT")],
        vec![(title.as_str(), with_label.as_str())],
        vec![(title.as_str(), in_capitals.as_str())],
        vec![(lists[0], &dashed[0]), (lists[1], &dashed[1])],
        vec![(lists[0], &bulleted[0]), (lists[1], &bulleted[1])],
        vec![("/recipients/0", "- Sở Giáo dục và Đào tạo;")],
        vec![("/recipients/0", "+ Sở Giáo dục và Đào tạo.")],
        vec![("/recipients/1", "- Lưu: VT, CM.")],
    ] {
        let mut plain = plan.clone();
        plain["recipients"] = json!(["Sở Giáo dục và Đào tạo", "Lưu: VT, CM"]);
        assert_eq!(
            markdown(&set(&plain, &written)),
            markdown(&plain),
            "{written:?}"
        );
    }
    let [mut labelled, mut plain] = [plan.clone(), plan];
    labelled["standing"] = whole("Số: 44/KH-THCSMH");
    plain["standing"] = whole("44/KH-THCSMH");
    assert_eq!(markdown(&labelled), markdown(&plain));
    let mut report: YearEndReport = example("year/report.json");
    report.part_of = None;
    report.recipients = ["Như trên;", "- Lưu: VT"]
        .map(|to| Phrase::new(to).unwrap())
        .into();
    let page = explain::year_end_report(&report, None, rubric().instrument(), Locale::Vi);
    assert_eq!(foot(&page).0, ["- Như trên;", "- Lưu: VT."]);
}

/// What is written with the word of its label, with a colon or within a sentence, has that word once.
#[test]
fn no_label_is_said_twice() {
    let mut report: Json =
        serde_json::to_value(example::<YearEndReport>("year/report.json")).unwrap();
    let alone = |written: &str| json!({ "vi": written, "en": written });
    let page = |report: &Json, lang: Locale| {
        let report: YearEndReport = read(report.to_string().as_bytes()).unwrap();
        explain::year_end_report(&report, None, rubric().instrument(), lang).markdown()
    };
    for (place, vi, en) in [
        ("/difficulties/0/asked", "Đề nghị", "Asked for"),
        ("/difficulties/0/causes", "Nguyên nhân", "Cause"),
        ("/difficulties/0/tried", "Đã làm", "Tried"),
        ("/results/0/reason", "Lý do", "Reason"),
        ("/spending/0/note", "Ghi chú", "Note"),
    ] {
        let (parent, key) = place.rsplit_once('/').unwrap();
        for (lang, label) in [(Locale::Vi, vi), (Locale::En, en)] {
            for (written, shown) in [
                (format!("{label} z"), format!("{label} z")),
                (
                    format!("{} z", label.to_uppercase()),
                    format!("{} z", label.to_uppercase()),
                ),
                (format!("- {label}: z"), format!("{label}: z")),
                (format!("{label}z"), format!("{label}: {label}z")),
                ("z".to_owned(), format!("{label}: z")),
            ] {
                let text = alone(&written);
                let listed = matches!(key, "causes" | "tried");
                report.pointer_mut(parent).unwrap()[key] =
                    if listed { json!([text]) } else { text };
                let page = page(&report, lang);
                assert_eq!(
                    page.matches(&shown).count(),
                    1,
                    "{place} {written:?} {shown:?}"
                );
                let twice = format!("{label}: {label} ").to_lowercase();
                assert!(!page.to_lowercase().contains(&twice), "{place} {written:?}");
            }
        }
    }
}

/// What the page of a draft leaves for people to write who do the work, inspect it, receive the plan and sign it are places of the
/// draft; but for the title that the last sentence repeats.
#[test]
fn dots_on_the_page_of_a_draft_are_places() {
    let rubrics = Rubrics::builtin();
    for name in [
        "assessment-operational.json",
        "assessment-4725.json",
        "assessment-accreditation-57.json",
    ] {
        let assessment: Assessment = example(name);
        let rubric = rubrics.get(&assessment.instrument).unwrap();
        let next = SchoolYear::starting(assessment.school_year.start() + 1).unwrap();
        let period = Period::SchoolYear(next);
        let best = rubric.instrument().levels.last().unwrap().id;
        let plan = rubric.draft_plan(&assessment, &best, period, Id::new("KH").unwrap());
        let plan = plan.unwrap();
        let mut page = explain::annual_plan(&plan, rubric.instrument(), Locale::Vi);
        let doubled = ["mức “Mức", "Mức độ ứng dụng CNTT hiện nay"];
        assert!(!doubled.iter().any(|said| page.markdown().contains(said)));
        let who = |block: &Block| matches!(block, Block::Heading(2, words) if words.text().starts_with("VI."));
        let at = page.blocks.iter().position(who).unwrap();
        page.blocks.drain(..at);
        let pointed =
            |run: &Run| run.pointer.is_some() || !matches!(run.content, Content::Place(_));
        for words in lines(&page) {
            let text = words.text();
            assert!(
                words.runs.iter().all(pointed) || text.starts_with("Trên đây là"),
                "{name}: {text}"
            );
        }
    }
}
