//! Nothing passes silently: sets of documents in any order, adversarial plans, texts with many mistakes.

use it_adoption_model::check::{Checked, Relation, together};
use it_adoption_model::*;
use serde_json::{Value as Json, json};

fn example(name: &str) -> Json {
    let path = format!("docs/examples/{name}");
    serde_json::from_slice(&std::fs::read(crate::golden::repository(&path)).unwrap()).unwrap()
}

pub(crate) fn changed(json: &Json, changes: &[(&str, Json)]) -> Json {
    let mut json = json.clone();
    for (pointer, value) in changes {
        *json.pointer_mut(pointer).unwrap() = value.clone();
    }
    json
}

fn document(json: &Json) -> Document {
    read_any(json.to_string().as_bytes()).unwrap()
}

fn checked(documents: &[Json]) -> Vec<Checked> {
    let documents: Vec<Document> = documents.iter().map(document).collect();
    together(&documents.iter().collect::<Vec<_>>(), &crate::BUILT_IN)
}

fn rules(checked: &Checked) -> Vec<&'static str> {
    let findings = checked.findings.findings.iter();
    findings.map(|finding| finding.rule.as_str()).collect()
}

fn permutations(of: usize) -> Vec<Vec<usize>> {
    match of {
        0 => vec![vec![]],
        _ => {
            let shorter = permutations(of - 1);
            let at = |order: &Vec<usize>, at: usize| {
                let mut order = order.clone();
                order.insert(at, of - 1);
                order
            };
            shorter
                .iter()
                .flat_map(|order| (0..of).map(move |place| at(order, place)))
                .collect()
        }
    }
}

/// What was found in each, and what it was checked against, by the positions the documents have in the first order.
fn told(checked: Vec<Checked>, order: &[usize]) -> Vec<Checked> {
    let mut told = vec![Checked::default(); checked.len()];
    for (mut found, at) in checked.into_iter().zip(order) {
        for against in &mut found.against {
            against.document = order[against.document];
        }
        found.nearest = found.nearest.map(|at| order[at]);
        found.double = found.double.map(|at| order[at]);
        told[*at] = found;
    }
    told
}

#[test]
fn the_order_of_documents_decides_nothing() {
    let [own, external, plan, report, medium] = [
        "self-assessment",
        "external-evaluation",
        "plan",
        "report",
        "medium-term-plan",
    ]
    .map(|name| example(&format!("year/{name}.json")));
    let other = |json: &Json| changed(json, &[("/school/id", json!("vd-thcs-20"))]);
    let later = changed(&own, &[("/date", json!("2026-05-21"))]);
    let workflow: Json = serde_json::from_str(builtin_workflow().json).unwrap();
    let strict = changed(&workflow, &[("/lines", json!([]))]);
    let submission = example("year/submission.json");
    let instrument = |title: &str| {
        let own = example("instrument-school-own.json");
        changed(&own, &[("/title/vi", json!(title))])
    };
    let answers = example("assessment-school-own.json");
    let sets: [Vec<Json>; 5] = [
        vec![own.clone(), external.clone(), plan.clone(), report.clone()],
        vec![other(&plan), own.clone(), other(&external), medium.clone()],
        vec![other(&plan), own.clone(), external.clone(), later],
        vec![submission, workflow, strict],
        vec![instrument("Bản một"), instrument("Bản hai"), answers],
    ];
    let mut several = 0;
    for set in sets {
        let documents: Vec<Document> = set.iter().map(document).collect();
        let all = permutations(set.len());
        let mut first = None;
        for order in &all {
            let documents: Vec<&Document> = order.iter().map(|at| &documents[*at]).collect();
            let rubrics = Rubrics::beside(documents.iter().copied());
            let told = told(together(&documents, &rubrics), order);
            several += told
                .iter()
                .filter(|checked| checked.double.is_some())
                .count();
            assert_eq!(
                first.get_or_insert_with(|| told.clone()),
                &told,
                "{order:?}"
            );
        }
    }
    assert!(several > 60, "{several}");
}

/// Of the medium-term plans of several schools, a plan's own is meant although it lacks the year.
#[test]
fn the_medium_term_plan_of_the_same_school_is_meant() {
    let [plan, medium] = ["plan", "medium-term-plan"].map(|n| example(&format!("year/{n}.json")));
    let plan = changed(&plan, &[("/period/schoolYear", json!("2036-2037"))]);
    let elsewhere = changed(&medium, &[("/school/id", json!("vd-thcs-77"))]);
    let found = checked(&[plan.clone(), elsewhere.clone(), medium.clone()]);
    let [against] = found[0].against[..] else {
        panic!("{:?}", found[0].against)
    };
    assert_eq!((against.document, against.assumed), (2, true));
    assert!(
        rules(&found[0]).contains(&"plan.medium-term-year-missing"),
        "{:?}",
        rules(&found[0])
    );

    let third = changed(&medium, &[("/school/id", json!("vd-thcs-78"))]);
    let other_instrument = changed(&medium, &[("/instrument/id", json!("decision-4725"))]);
    for strange in [&third, &other_instrument] {
        let found = checked(&[plan.clone(), elsewhere.clone(), strange.clone()]);
        assert_eq!(found[0].against, [], "{strange}");
        assert!(
            rules(&found[0]).contains(&"set.partner-missing"),
            "{:?}",
            rules(&found[0])
        );
    }
}

#[test]
fn a_plan_of_a_school_nobody_assessed_is_told() {
    let [own, external, plan] = ["self-assessment", "external-evaluation", "plan"]
        .map(|n| example(&format!("year/{n}.json")));
    let typo = changed(&plan, &[("/school/id", json!("vd-thcs-20"))]);
    let found = checked(&[typo.clone(), own.clone(), external.clone()]);
    assert_eq!(rules(&found[0]), ["plan.assessment-other-school"]);
    let [against] = found[0].against[..] else {
        panic!("one")
    };
    assert_eq!(
        (against.document, against.relation, against.assumed),
        (2, Relation::Baseline, true)
    );
    let elsewhere = |json: &Json| changed(json, &[("/school/id", json!("vd-thcs-77"))]);
    let found = checked(&[typo, own.clone(), elsewhere(&own)]);
    assert_eq!(rules(&found[0]), ["set.partner-missing"]);
    assert!(found[0].against.is_empty() && found[0].nearest.is_some());
    let found = checked(&[plan, own, external]);
    let [against] = found[0].against[..] else {
        panic!("one")
    };
    assert_eq!((against.document, against.assumed), (2, false));
}

#[test]
fn two_forms_of_one_school_name_each_other() {
    let own = example("year/self-assessment.json");
    let corrected = changed(&own, &[("/date", json!("2026-05-21"))]);
    let found = checked(&[own, corrected]);
    assert_eq!(doubles(&found), [Some(1), Some(0)]);
    for checked in &found {
        assert!(rules(checked).contains(&"set.double"));
    }
}

fn doubles(found: &[Checked]) -> Vec<Option<usize>> {
    found.iter().map(|checked| checked.double).collect()
}

/// A plan to buy chairs and paint is whole in form, and about no part of the model.
#[test]
fn chairs_and_paint_prove_nothing() {
    let rubric = crate::built_in("operational");
    let plan = example("year/plan.json");
    let quantity = json!({ "number": 30, "unit": { "vi": "ghế" } });
    let mut chairs = plan.clone();
    for (list, words) in [
        ("objectives", "Mua ghế"),
        ("contents", "Sơn tường"),
        ("solutions", "Thuê thợ sơn"),
    ] {
        for part in chairs[list].as_array_mut().unwrap() {
            part["title"] = json!({ "vi": words });
            if list == "objectives" {
                part["targets"] = json!([]);
                part["quantity"] = quantity.clone();
            }
        }
    }
    let circular = {
        let mut plan = chairs.clone();
        for objective in plan["objectives"].as_array_mut().unwrap() {
            objective["targets"] = json!([{ "criterion": "P.2", "value": { "yesNo": true } }]);
        }
        plan
    };
    let mut dotted = plan.clone();
    for solution in dotted["solutions"].as_array_mut().unwrap() {
        solution["title"] = json!({ "vi": "......" });
    }
    let yes = |plan: &Json| -> Vec<String> {
        let plan: AnnualPlan = read(plan.to_string().as_bytes()).unwrap();
        let answers = rubric.derive(&plan, None).unwrap().into_iter();
        let proven = |answer: &Answer| match &answer.value {
            Value::Condition(so) | Value::YesNo(so) => *so,
            Value::Share(share) => share.part.get() > 0,
            _ => false,
        };
        answers
            .filter(proven)
            .map(|answer| answer.criterion.to_string())
            .collect()
    };
    let all = ["P.1", "P.2", "P.3", "P.4", "P.5", "P.6", "N.1", "N.2"];
    assert_eq!(yes(&plan), all);
    for nothing in [&chairs, &circular] {
        assert_eq!(yes(nothing), [""; 0]);
    }
    assert_eq!(yes(&dotted), ["P.1", "P.2", "P.3", "N.1"]);
}

#[test]
fn everything_wrong_in_one_text_is_told_at_once() {
    let mut wrong = example("assessment-operational.json");
    let answers = wrong["answers"].as_array_mut().unwrap();
    let count = answers.len();
    for (at, answer) in answers.iter_mut().enumerate() {
        match at % 5 {
            0 => answer["value"] = json!({ "yesNo": "có" }),
            1 => answer["value"] = json!({ "no": true }),
            2 => drop(answer.as_object_mut().unwrap().remove("criterion")),
            3 => answer["extra"] = json!(1),
            _ => answer["value"] = json!({}),
        }
    }
    let error = read::<Assessment>(wrong.to_string().as_bytes()).unwrap_err();
    assert_eq!(count, 30);
    let mut of: Vec<String> = std::iter::once(&error)
        .chain(error.more())
        .map(|error| {
            error
                .pointer()
                .as_str()
                .split('/')
                .take(3)
                .collect::<Vec<_>>()
                .join("/")
        })
        .collect();
    of.sort_by_key(|place| place.rsplit('/').next().unwrap().parse::<usize>().unwrap());
    let places: Vec<String> = (0..30).map(|at| format!("/answers/{at}")).collect();
    assert_eq!(of, places);
}

#[test]
fn everything_missing_in_one_object_is_told_at_once() {
    let told = |text: &str| -> Vec<String> {
        let error = read::<Assessment>(text.as_bytes()).unwrap_err();
        let all = std::iter::once(&error).chain(error.more());
        all.map(|error| format!("{} {}", error.pointer(), error.message(Locale::En)))
            .collect()
    };
    let missing = |of: &str, name: &str| format!("{of} the required property `{name}` is missing");
    assert_eq!(
        told(r#"{ "document": "assessment", "school": {}, "answers": [{}] }"#),
        [
            missing("/school", "id"),
            missing("/school", "name"),
            missing("/school", "stages"),
            missing("/answers/0", "criterion"),
            missing("/answers/0", "value"),
            missing("", "schoolYear"),
            missing("", "instrument"),
            missing("", "role"),
        ]
    );
    // A document of another kind is wrong in everything, so only that is told.
    assert_eq!(told(r#"{ "document": "workflow", "moves": [] }"#).len(), 1);
}

#[test]
fn misread_text_names_the_character_and_what_to_type() {
    let sound = example("assessment-operational.json").to_string();
    for (from, to, vi, en) in [
        (
            r#""schoolYear":"2025-2026""#,
            r#""schoolYear":"2025–2026""#,
            "có gạch ngang khác với dấu - (U+2013), hãy gõ -",
            "there is a dash that is not the hyphen (U+2013), type -",
        ),
        (
            r#""role":"self""#,
            "\u{a0}\"role\":\"self\"",
            "có dấu cách không ngắt (U+00A0), hãy gõ dấu cách thường",
            "there is a no-break space (U+00A0), type an ordinary space",
        ),
        (
            r#""role":"self","#,
            r#""role":"self",,"#,
            "thừa một dấu phẩy, hãy xóa bớt",
            "there is a comma too many, delete it",
        ),
        (
            r#""role":"self""#,
            r#""role":4,5"#,
            "dấu phẩy thập phân, hãy ghi 4.5",
            "a decimal comma, write 4.5",
        ),
        (
            r#""role":"self""#,
            r#""role":7"#,
            "hãy đặt trong dấu nháy kép, \"7\"",
            "put it in double quotes, \"7\"",
        ),
        (
            r#""role":"self""#,
            "\"role\":\"\u{200e}self\"",
            "có ký tự không nhìn thấy (U+200E), hãy xóa đi",
            "there is a character that cannot be seen (U+200E), delete it",
        ),
        (
            r#""per":24"#,
            "\"per\":\"\u{2068}1\u{2009}024\"",
            "hãy bỏ dấu nháy kép, ghi 1024",
            "leave the quotes out and write 1024",
        ),
        (
            r#""per":24"#,
            "\"per\":\"1\u{2009}024 em\"",
            "có dấu cách khác với dấu cách thường (U+2009), hãy gõ dấu cách thường",
            "there is a space that is not the ordinary one (U+2009), type an ordinary space",
        ),
        (
            r#""per":24"#,
            r#""per":"24""#,
            "hãy bỏ dấu nháy kép, ghi 24",
            "leave the quotes out and write 24",
        ),
        (
            r#""part":9,"#,
            r#""part":9.,"#,
            "có số ghi sai",
            "a number is written wrongly",
        ),
    ] {
        assert!(sound.contains(from), "{from}: {sound}");
        let error = read::<Assessment>(sound.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert!(
            error.message(Locale::Vi).ends_with(vi),
            "{}",
            error.message(Locale::Vi)
        );
        assert!(
            error.message(Locale::En).ends_with(en),
            "{}",
            error.message(Locale::En)
        );
    }
}

/// Every text of an assessment that could be left open is looked at, wherever it stands.
#[test]
fn no_text_of_an_assessment_is_forgotten() {
    let full = json!({
        "document": "assessment", "school": { "id": "S-1", "name": "Trường", "stages": ["primary"], "unit": "X" },
        "schoolYear": "2025-2026", "instrument": { "id": "operational", "edition": "2026.1" }, "role": "self", "date": "2026-05-20",
        "provenance": {
            "kind": "published", "note": { "vi": "Theo báo cáo", "en": "As reported" },
            "source": {
                "id": "BC", "title": { "vi": "Báo cáo", "en": "Report" }, "number": "1/BC", "issuer": { "vi": "Sở", "en": "Office" },
                "appliesIn": { "vi": "Tỉnh", "en": "Province" }, "date": "2026-05-01", "link": "https://example.edu.vn/", "note": { "vi": "Bản in", "en": "Printed" }
            }
        },
        "answers": [
            { "criterion": "P.1", "value": { "condition": true }, "note": { "vi": "Ghi chú", "en": "Note" }, "evidence": [
                { "title": "Kế hoạch", "kind": "document", "reference": { "file": "a.pdf" } },
                { "title": "Trang", "kind": "web-page", "reference": { "link": "https://example.edu.vn/a" } }
            ] },
            { "criterion": "N.3", "value": { "notApplicable": { "reason": { "vi": "Không có", "en": "None" } } } }
        ]
    });
    fn texts(json: &Json, at: &str, found: &mut Vec<String>) {
        match json {
            Json::Object(map) if map.contains_key("vi") => {
                found.push(format!("{at}/vi"));
                found.push(format!("{at}/en"));
            }
            Json::Object(map) => map
                .iter()
                .for_each(|(key, json)| texts(json, &format!("{at}/{key}"), found)),
            Json::Array(list) => (0..)
                .zip(list)
                .for_each(|(key, json)| texts(json, &format!("{at}/{key}"), found)),
            Json::String(_) => {
                let name = at.rsplit('/').next().unwrap();
                if ["name", "title", "number", "link", "file"].contains(&name) {
                    found.push(at.to_owned());
                }
            }
            _ => {}
        }
    }
    let mut places = Vec::new();
    texts(&full, "", &mut places);
    assert_eq!(places.len(), 21, "{places:?}");
    for place in places {
        let open = changed(&full, &[(&place, json!("……"))]);
        let found = &checked(&[open])[0].findings.findings.clone();
        let told = found.iter().any(|finding| {
            let whole = place.strip_suffix("/vi").unwrap_or(&place);
            let open = ["text.open", "answer.reason-open"].contains(&finding.rule.as_str());
            open && finding.pointer.as_str() == whole
        });
        assert!(told, "{place}: {found:?}");
    }
}

/// No count in a draft is of something that the draft itself has another number of.
#[test]
fn a_draft_does_not_contradict_itself() {
    let rubric = crate::built_in("operational");
    let assessment: Assessment = read(
        example("year/external-evaluation.json")
            .to_string()
            .as_bytes(),
    )
    .unwrap();
    let period = Period::SchoolYear(SchoolYear::new("2026-2027").unwrap());
    let (good, id) = (Id::new("good").unwrap(), Id::new("KH").unwrap());
    let plan = rubric.draft_plan(&assessment, &good, period, id).unwrap();
    let mut shares = 0;
    for objective in &plan.objectives {
        for target in &objective.targets {
            let criterion = rubric.criterion(&target.criterion).unwrap();
            if let (Some(_), Value::Share(share)) = (criterion.proof, &target.value) {
                assert_eq!(
                    (share.part.get(), share.whole.get()),
                    (1, 1),
                    "{}",
                    target.criterion
                );
                assert!(objective.title.get(Locale::Vi).ends_with(": đạt 100%"));
                shares += 1;
            }
        }
    }
    assert!(shares >= 2, "{shares}");
}

#[test]
fn only_web_addresses_become_links() {
    let rubric = crate::built_in("operational");
    for (address, is_link) in [
        ("https://example.edu.vn/a", true),
        ("HTTPS://EXAMPLE.EDU.VN/", true),
        ("http://[::1]/", true),
        ("javascript:alert(1)", false),
        ("https://", false),
        ("https:// example.edu.vn", false),
        ("data:text/html,x", false),
        ("example.edu.vn", false),
    ] {
        let mut json = example("assessment-operational.json");
        json["answers"][0]["evidence"] =
            json!([{ "title": "Trang tin", "kind": "web-page", "reference": { "link": address } }]);
        let assessment: Assessment = read(json.to_string().as_bytes()).unwrap();
        let page = explain::assessment(&assessment, rubric.instrument(), Locale::Vi).markdown();
        assert_eq!(page.contains("[Trang tin]("), is_link, "{address}");
        assert!(page.contains("Trang tin"));
        let found = checked(&[json])[0].findings.findings.clone();
        let told = found
            .iter()
            .any(|f| f.rule.as_str() == "evidence.link-not-web");
        assert_eq!(told, !is_link, "{address}");
    }
}

/// Megabits for each pupil read as pupils for each computer would be scored upside down, so nothing is taken for granted.
#[test]
fn a_ratio_says_which_way_is_better() {
    let own = example("instrument-school-own.json");
    let groups = own["groups"].as_array().unwrap().iter().enumerate();
    let mut ratios = groups.flat_map(|(g, group)| {
        let criteria = group["criteria"].as_array().unwrap().iter().enumerate();
        let ratios = criteria.filter(|(_, c)| c["measure"].get("ratio").is_some());
        ratios.map(move |(c, _)| format!("/groups/{g}/criteria/{c}/measure/ratio"))
    });
    let place = ratios.next().unwrap();
    let mut silent = own.clone();
    let ratio = silent.pointer_mut(&place).unwrap().as_object_mut();
    ratio.unwrap().remove("better");
    let error = read::<Instrument>(silent.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.pointer().as_str(), place);
    assert_eq!(
        error.message(Locale::Vi),
        "thiếu thuộc tính bắt buộc `better`"
    );
    let turned = changed(&own, &[(&format!("{place}/better"), json!("higher"))]);
    let turned: Instrument = read(turned.to_string().as_bytes()).unwrap();
    let found = check::instrument(&turned);
    let rules = found.findings.iter().map(|finding| finding.rule.as_str());
    assert!(
        rules
            .clone()
            .any(|rule| rule == "instrument.threshold-order"),
        "{:?}",
        rules.collect::<Vec<_>>()
    );
}

/// Wherever a citation stands, its source is looked for, and counts as cited.
#[test]
fn no_citation_is_forgotten() {
    fn citations(json: &Json, at: &str, found: &mut Vec<String>) {
        match json {
            Json::Object(map) if map.contains_key("fidelity") => found.push(at.to_owned()),
            Json::Object(map) => map
                .iter()
                .for_each(|(key, json)| citations(json, &format!("{at}/{key}"), found)),
            Json::Array(list) => (0..)
                .zip(list)
                .for_each(|(key, json)| citations(json, &format!("{at}/{key}"), found)),
            _ => {}
        }
    }
    for (path, least) in [
        ("docs/instruments/operational.json", 60),
        ("docs/instruments/accreditation-57.json", 18),
        ("docs/crosswalks/operational-to-57.json", 10),
        ("docs/workflows/vietnam.json", 10),
    ] {
        let whole = std::fs::read(crate::golden::repository(path)).unwrap();
        let mut whole: Json = serde_json::from_slice(&whole).unwrap();
        // Another text by the name of the built-in one would be an error of its own.
        whole["id"] = json!("own");
        let only = json!({ "id": "only-here", "title": { "vi": "Công văn" } });
        let sources = whole.as_object_mut().unwrap();
        let sources = sources.entry("sources").or_insert(json!([]));
        sources.as_array_mut().unwrap().push(only);
        let mut places = Vec::new();
        citations(&whole, "", &mut places);
        assert!(places.len() >= least, "{path}: {}", places.len());
        for place in places {
            let cite = |source: &str| json!({ "fidelity": "read", "source": source });
            let told = |source: &str, rule: &str| {
                let cited = changed(&whole, &[(&place, cite(source))]);
                let findings = checked(&[cited]).swap_remove(0).findings.findings;
                let mut at = findings.iter().filter(|f| f.rule.as_str() == rule);
                at.any(|f| {
                    f.pointer.as_str().starts_with(&place)
                        || rule == "source.unused"
                            && f.message.get(Locale::En).contains("only-here")
                })
            };
            assert!(told("nowhere", "citation.source-unknown"), "{path} {place}");
            assert!(!told("only-here", "source.unused"), "{path} {place}");
            assert!(told("nowhere", "source.unused"), "{path} {place}");
        }
    }
}

/// The report and the assessment of its year tell one state of the school, with the plan among the documents or without it.
#[test]
fn an_assessment_states_what_the_report_on_its_year_does() {
    let [plan, report, next] = ["plan", "report", "next-assessment"];
    let [plan, report, next] = [plan, report, next].map(|n| example(&format!("year/{n}.json")));
    let answers = next["answers"].as_array().unwrap();
    let value = |of: &str| {
        let at = answers.iter().position(|answer| answer["criterion"] == of);
        format!("/answers/{}/value", at.unwrap())
    };
    let worse = [
        ("H.3", json!({ "ratio": { "amount": 430, "per": 20 } })),
        ("D.5", json!({ "share": { "part": 0, "whole": 22 } })),
        ("Q.1", json!({ "rating": "not-met" })),
        ("Q.2", json!({ "count": 0 })),
        ("Q.3", json!({ "share": { "part": 0, "whole": 12 } })),
        ("D.4", json!({ "count": 0 })),
    ];
    let worse = worse.map(|(of, other)| (value(of), other));
    let worse = worse.iter().fold(next.clone(), |next, (at, other)| {
        changed(&next, &[(at, other.clone())])
    });
    let told = |next: Json, others: &[&Json]| {
        let all: Vec<Json> = std::iter::once(next)
            .chain(others.iter().copied().cloned())
            .collect();
        let next = checked(&all).swap_remove(0);
        let report = |a: &&check::Against| a.relation == Relation::YearEndReport;
        assert_eq!(next.against.iter().filter(report).count(), 1);
        rules(&next)
    };
    for others in [vec![&report], vec![&plan, &report]] {
        assert_eq!(told(next.clone(), &others), [] as [&str; 0]);
        let fact = "claim.fact-differs";
        let worst = ["claim.level-differs", fact, fact];
        assert_eq!(told(worse.clone(), &others), worst);
    }
}

/// The documents that a school issues in the year, complete.
fn issued() -> Vec<Json> {
    let names = ["plan", "medium-term-plan", "report", "difficulty"];
    names
        .map(|name| example(&format!("year/{name}.json")))
        .into()
}

/// What is found, as rules with their places.
fn places(json: &Json) -> Vec<(&'static str, String)> {
    let found = checked(std::slice::from_ref(json))
        .swap_remove(0)
        .findings
        .findings;
    let place = |finding: Finding| (finding.rule.as_str(), finding.pointer.to_string());
    found.into_iter().map(place).collect()
}

/// Calls with each value within a document and its pointer.
fn each_within(json: &Json, at: &str, look: &mut dyn FnMut(&Json, &str)) {
    look(json, at);
    match json {
        Json::Object(of) => of
            .iter()
            .for_each(|(name, it)| each_within(it, &format!("{at}/{name}"), look)),
        Json::Array(of) => of
            .iter()
            .enumerate()
            .for_each(|(n, it)| each_within(it, &format!("{at}/{n}"), look)),
        _ => {}
    }
}

#[test]
fn a_blank_within_any_text_of_an_issued_document_is_told() {
    for whole in issued() {
        let mut texts = Vec::new();
        each_within(&whole, "", &mut |json, at| {
            if let Some(vi) = json.get("vi").and_then(Json::as_str) {
                texts.push((at.to_owned(), vi.to_owned()));
            }
        });
        assert!(texts.len() > 5);
        for (at, vi) in texts {
            let vi_at = format!("{at}/vi");
            let told = |text: String| {
                let found = places(&changed(&whole, &[(&vi_at, json!(text))]));
                found.contains(&("document.open-place", at.clone()))
            };
            for blank in ["…… máy", "..... máy", "số …/BB", "ngày …/…/2026"] {
                assert!(told(format!("{vi} {blank}")), "{at} {blank}");
            }
            assert!(
                !told(format!("{vi}, v.v...")) && !told(format!("{vi} …")),
                "{at}"
            );
        }
    }
}

#[test]
fn a_row_copied_in_any_list_of_an_issued_document_is_told() {
    for whole in issued() {
        let mut lists = Vec::new();
        each_within(&whole, "", &mut |json, at| {
            let first = json.as_array().and_then(|list| list.first());
            if first.is_some_and(|row| row.is_object() || at == "/recipients") {
                lists.push(at.to_owned());
            }
        });
        let known = places(&whole);
        assert!(lists.len() > 2);
        for at in lists {
            let mut copied = whole.clone();
            let list = copied.pointer_mut(&at).unwrap().as_array_mut().unwrap();
            let mut row = list[0].clone();
            if let Some(id) = row.get_mut("id") {
                *id = json!("copied");
            }
            list.push(row);
            let mut new = places(&copied)
                .into_iter()
                .filter(|found| !known.contains(found));
            assert!(new.any(|(_, place)| place.starts_with(&at)), "{at}");
        }
    }
}

#[test]
fn whatever_is_left_out_of_a_head_is_told() {
    let parts =
        ["authority", "number", "place", "date", "signer"].map(|part| format!("/head/{part}"));
    let whole = ["/standing/wovenInto", "/partOf"]
        .map(|of| ["number", "date"].map(|part| format!("{of}/{part}")));
    let lists = ["/recipients", "/assignments"].map(str::to_owned);
    let parts = parts
        .into_iter()
        .chain(whole.into_iter().flatten())
        .chain(lists);
    let parts: Vec<String> = parts.collect();
    for whole in issued() {
        let is_part = ["/partOf", "/standing/wovenInto"]
            .iter()
            .any(|of| whole.pointer(of).is_some());
        let mut told = 0;
        for part in parts.iter().filter(|part| whole.pointer(part).is_some()) {
            let mut json = whole.clone();
            let (of, name) = part.rsplit_once('/').unwrap();
            json.pointer_mut(of)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(name);
            let found = places(&json);
            let printed = !(is_part && part == "/head/place");
            let head = ("document.head-incomplete", "/head".to_owned());
            assert_eq!(found.contains(&head), printed, "{part}: {found:?}");
            told += usize::from(printed);
        }
        assert!(told >= 5, "{told}");
    }
}

/// The same a number of years later: days, school years and identifiers.
fn later(json: &Json, years: u16) -> Json {
    let shift = |year: u16, text: String| {
        let text = text.replace(&format!("{year}-"), &format!("{}-", year + years));
        text.replace(&format!("-{year}"), &format!("-{}", year + years))
    };
    let text = (2010..2040)
        .rev()
        .fold(json.to_string(), |text, year| shift(year, text));
    serde_json::from_str(&text).unwrap()
}

/// Whoever keeps the documents of two years in one folder is not told that one of them should be of the other year.
#[test]
fn documents_of_two_years_accuse_each_other_of_nothing() {
    let names = [
        "self-assessment",
        "external-evaluation",
        "plan",
        "report",
        "next-assessment",
        "medium-term-plan",
    ];
    let ours = names.map(|name| example(&format!("year/{name}.json")));
    let accused = |checked: &Checked| -> Vec<&str> {
        let found = rules(checked).into_iter();
        let pairs = [
            "comparison.other-",
            "report.other-",
            "plan.assessment-other-",
            "plan.medium-term-other-",
        ];
        let other = found.filter(|rule| pairs.iter().any(|of| rule.starts_with(of)));
        // An old assessment is all that a plan has to start from.
        other
            .filter(|rule| *rule != "plan.assessment-other-year")
            .collect()
    };
    for years in [1, 2, 6] {
        let theirs = ours.each_ref().map(|json| later(json, years));
        for (one, name) in ours.iter().zip(names) {
            for (other, of) in theirs.iter().zip(names) {
                for checked in checked(&[one.clone(), other.clone()]) {
                    assert_eq!(
                        accused(&checked),
                        [] as [&str; 0],
                        "{name}, {of} {years} later"
                    );
                }
            }
        }
    }
}
