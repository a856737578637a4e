//! The example instrument of a commune, and what could become of it in its next edition.

use super::*;

fn own() -> Json {
    serde_json::from_slice(include_bytes!(
        "../../docs/examples/instrument-school-own.json"
    ))
    .unwrap()
}

fn answers() -> Assessment {
    read(include_bytes!(
        "../../docs/examples/assessment-school-own.json"
    ))
    .unwrap()
}

/// The next edition with these changes.
fn next(changes: &[(&str, Json)]) -> Rubric {
    let mut instrument = changed(&own(), changes);
    instrument["edition"] = "2026.1".into();
    Rubric::new(read(instrument.to_string().as_bytes()).unwrap()).unwrap()
}

/// What became of each answer, as `K3 changed K3a measured-otherwise`.
fn told(to: &Rubric) -> Vec<String> {
    let from = Rubric::new(read(own().to_string().as_bytes()).unwrap()).unwrap();
    let crosswalk = Crosswalk::of_editions(&from, to).unwrap();
    let passage = Passage::new(&crosswalk, &from, to).unwrap();
    let carried = passage.carry_over(&answers()).unwrap();
    let told = carried.notices.iter().map(|notice| {
        let criterion = notice.criterion.map_or("–".to_owned(), |id| id.to_string());
        let to = notice
            .to
            .iter()
            .map(|p| format!(" {} {}", p.criterion, p.kept));
        format!("{criterion} {}{}", notice.became, to.collect::<String>())
    });
    told.filter(|told| !told.contains(" carried ")).collect()
}

/// The place of a criterion in the example.
fn place(id: &str) -> String {
    let own = own();
    let groups = own["groups"].as_array().unwrap();
    let places = groups.iter().enumerate().flat_map(|(group, of)| {
        let criteria = of["criteria"].as_array().unwrap().iter().enumerate();
        criteria.map(move |(at, c)| (c["id"].clone(), format!("/groups/{group}/criteria/{at}")))
    });
    let mut places = places.filter(|(found, _)| found == id);
    places.next().unwrap().1
}

#[test]
fn the_same_edition_carries_everything() {
    assert!(told(&next(&[])).is_empty());
}

/// Blanks ask nothing else, wherever in an instrument they stand and however many they are.
#[test]
fn blanks_make_no_other_words() {
    fn spaced(json: &Json) -> Json {
        match json {
            Json::Object(of) => of
                .iter()
                .map(|(name, value)| match value.as_str() {
                    Some(text) if ["vi", "en"].contains(&name.as_str()) => (
                        name.clone(),
                        format!(" {} ", text.replace(' ', " \u{a0} ")).into(),
                    ),
                    _ => (name.clone(), spaced(value)),
                })
                .collect(),
            Json::Array(items) => items.iter().map(spaced).collect(),
            other => other.clone(),
        }
    }
    let built_in = builtin()
        .iter()
        .map(|one| serde_json::from_str(one.json).unwrap());
    for json in built_in.chain([own()]) {
        let mut next = spaced(&json);
        next["edition"] = "2099.1".into();
        let [from, to] = [&json, &next]
            .map(|json: &Json| Rubric::new(read(json.to_string().as_bytes()).unwrap()).unwrap());
        let crosswalk = Crosswalk::of_editions(&from, &to).unwrap();
        for row in &crosswalk.rows {
            assert_ne!(row.relation, Correspondence::Intersects, "{row:?}");
        }
        let levels = |rubric: &Rubric| rubric.instrument().levels.clone();
        for (old, new) in levels(&from).iter().zip(levels(&to)) {
            let found = to.instrument().level_named(old.title.vi.as_str());
            assert_eq!(found.map(|level| level.id), Some(new.id));
        }
    }
    let mut next = spaced(&own());
    next["edition"] = "2026.1".into();
    let to = Rubric::new(read(next.to_string().as_bytes()).unwrap()).unwrap();
    assert!(told(&to).is_empty());
    // Nor do they tell two of one name apart.
    let mut twice = own();
    let criteria = twice["groups"][0]["criteria"].as_array_mut().unwrap();
    let title = criteria[0]["title"]["vi"]
        .as_str()
        .unwrap()
        .replace(' ', "  ");
    criteria[1]["title"]["vi"] = title.into();
    let found = check::instrument(&read(twice.to_string().as_bytes()).unwrap());
    let mut rules = found.findings.iter().map(|found| found.rule);
    assert!(rules.any(|rule| rule == Rule::InstrumentTextRepeated));
}

#[test]
fn another_threshold_and_other_points_make_no_other_fact() {
    let limit = format!("{}/levels/1/threshold/limit", place("K3"));
    let guidance = format!("{}/guidance", place("K3"));
    let to = next(&[
        (&limit, json!({ "same": 45 })),
        (&guidance, json!({ "vi": "Đếm." })),
    ]);
    assert!(told(&to).is_empty());
    let english = format!("{}/title/en", place("K3"));
    assert!(told(&next(&[(&english, json!("Work on time"))])).is_empty());
}

#[test]
fn another_measure_is_answered_anew() {
    for (id, path, value) in [
        ("K1", "/levels/1/descriptor", json!({ "vi": "Khác." })),
        ("K2", "/title", json!({ "vi": "Khác" })),
        ("K3", "/measure/share/whole", json!({ "vi": "mọi việc" })),
        ("D1", "/measure/ratio/per", json!({ "vi": "máy tính bảng" })),
        ("D2", "/measure/count/unit", json!({ "vi": "giờ" })),
        ("C1", "/levels/2/descriptor", json!({ "vi": "Khác." })),
    ] {
        let to = next(&[(&format!("{}{path}", place(id)), value)]);
        assert_eq!(told(&to), [format!("{id} changed {id} asked-otherwise")]);
    }
}

/// What the text foresees as not applicable is part of what an answer of that kind says, and of no other.
#[test]
fn what_does_not_apply_is_answered_anew_where_the_text_foresees_something_else() {
    let mut instrument = own();
    instrument["edition"] = "2026.1".into();
    let criterion = instrument.pointer_mut(&place("K3")).unwrap();
    criterion["notApplicableWhen"] = json!({ "vi": "Trường không có việc nào." });
    let to = Rubric::new(read(instrument.to_string().as_bytes()).unwrap()).unwrap();
    assert_eq!(told(&to), [""; 0]);
    let from = Rubric::new(read(own().to_string().as_bytes()).unwrap()).unwrap();
    let crosswalk = Crosswalk::of_editions(&from, &to).unwrap();
    let passage = Passage::new(&crosswalk, &from, &to).unwrap();
    let mut answers = answers();
    let answer = answers
        .answers
        .iter_mut()
        .find(|a| a.criterion.as_str() == "K3");
    answer.unwrap().value =
        serde_json::from_value(json!({ "notApplicable": { "reason": { "vi": "Không có" } } }))
            .unwrap();
    let kept = |passage: &Passage<'_>| {
        let carried = passage.carry_over(&answers).unwrap();
        let notice = carried
            .notices
            .iter()
            .find(|n| n.criterion == Id::new("K3"));
        notice.unwrap().to[0].kept
    };
    assert_eq!(kept(&passage), Kept::ForeseenOtherwise);
    let same = next(&[]);
    let crosswalk = Crosswalk::of_editions(&from, &same).unwrap();
    assert_eq!(
        kept(&Passage::new(&crosswalk, &from, &same).unwrap()),
        Kept::Value
    );
}

#[test]
fn a_new_identifier_carries_and_one_that_is_gone_is_lost() {
    let retired = json!([
        { "id": "K3", "replacedBy": "K3a", "reason": { "vi": "Đổi mã." } },
        { "id": "D2" }
    ]);
    let to = next(&[
        (&format!("{}/id", place("K3")), json!("K3a")),
        (&format!("{}/id", place("D2")), json!("D9")),
        ("/retired", retired),
    ]);
    assert_eq!(told(&to), ["D2 lost", "– new D9 nothing"]);
    let from = Rubric::new(read(own().to_string().as_bytes()).unwrap()).unwrap();
    let back = Crosswalk::of_editions(&to, &from).unwrap();
    let row = back
        .rows
        .iter()
        .find(|row| row.from == Id::new("K3a"))
        .unwrap();
    assert_eq!(
        (row.to, row.relation),
        (Id::new("K3"), Correspondence::Equal)
    );
}

/// A criterion that was split into two leads to both, with its evidence and without its value, and both lead back to it.
#[test]
fn one_that_was_retired_for_two_was_split() {
    let mut second = own().pointer(&place("K3")).unwrap().clone();
    second["id"] = "K5".into();
    second["title"] = json!({ "vi": "Phần còn lại" });
    let group = place("K3").replace("/criteria/2", "/criteria");
    let mut criteria = own().pointer(&group).unwrap().clone();
    criteria[2]["id"] = "K4".into();
    criteria.as_array_mut().unwrap().push(second);
    let reason = json!({ "vi": "Tách ra." });
    let to = next(&[
        (&group, criteria),
        ("/groups/0/points", json!(50)),
        ("/scoring/points", json!(120)),
        (
            "/retired",
            json!([
                { "id": "K3", "replacedBy": "K4", "reason": reason },
                { "id": "K3", "replacedBy": "K5" }
            ]),
        ),
    ]);
    assert_eq!(
        told(&to),
        ["K3 split K4 asked-otherwise K5 asked-otherwise"]
    );
    let from = Rubric::new(read(own().to_string().as_bytes()).unwrap()).unwrap();
    let there = Crosswalk::of_editions(&from, &to).unwrap();
    let notes: Vec<Option<&str>> = (there.rows.iter())
        .filter(|row| row.from == Id::new("K3"))
        .map(|row| row.note.as_ref().map(|note| note.vi.as_str()))
        .collect();
    assert_eq!(notes, [Some("Tách ra."), Some("Đã đổi: tên tiêu chí.")]);
    let back = Crosswalk::of_editions(&to, &from).unwrap();
    for id in ["K4", "K5"] {
        let row = back
            .rows
            .iter()
            .find(|row| row.from == Id::new(id))
            .unwrap();
        assert_eq!(row.to, Id::new("K3"));
    }
    let mut answered = answers();
    answered.instrument = to.reference();
    let fit = to.score(&answered).unwrap_err();
    let message = fit.message(Locale::En);
    assert!(message.ends_with("Did you mean K4, K5?"), "{message}");
}

/// Words differ between sets that ask the same; but what stands at the other side of a measure is another thing.
#[test]
fn what_is_counted_the_other_way_round_is_another_measure() {
    let place = place("D1");
    let ratio = format!("{place}/measure/ratio");
    let own = own();
    let of = |name: &str| own.pointer(&format!("{ratio}/{name}")).unwrap().clone();
    for (amount, per, carried) in [
        (of("amount"), of("per"), true),
        (
            json!({ "vi": "học sinh một lớp" }),
            json!({ "vi": "máy tính" }),
            true,
        ),
        (of("per"), of("amount"), false),
        (of("per"), json!({ "vi": "máy chiếu" }), false),
    ] {
        let mut to = changed(
            &own,
            &[
                (&format!("{ratio}/amount"), amount),
                (&format!("{ratio}/per"), per),
            ],
        );
        to["id"] = "khac".into();
        let to = Rubric::new(read(to.to_string().as_bytes()).unwrap()).unwrap();
        let said = said(json!([["D1", "D1", "equal"]]), &to);
        let notice = said
            .notices
            .iter()
            .find(|n| n.criterion == Id::new("D1"))
            .unwrap();
        let passed = notice.to.first().unwrap();
        let differs = (!carried).then_some(Differs::Counted);
        assert_eq!(
            (passed.kept == Kept::Value, passed.differs),
            (carried, differs)
        );
    }
}

#[test]
fn what_has_had_several_identifiers_is_found_in_each_edition_before() {
    let third = next(&[
        (&format!("{}/id", place("K3")), json!("K3c")),
        (
            "/retired",
            json!([
                { "id": "K3b", "replacedBy": "K3c" },
                { "id": "K3", "replacedBy": "K3c" }
            ]),
        ),
    ]);
    for before in ["K3", "K3b"] {
        let earlier = changed(&own(), &[(&format!("{}/id", place("K3")), json!(before))]);
        let earlier = Rubric::new(read(earlier.to_string().as_bytes()).unwrap()).unwrap();
        for (from, to, ends) in [
            (&third, &earlier, ["K3c", before]),
            (&earlier, &third, [before, "K3c"]),
        ] {
            let crosswalk = Crosswalk::of_editions(from, to).unwrap();
            let [old, new] = ends.map(Id::new);
            let row = crosswalk.rows.iter().find(|row| row.from == old).unwrap();
            assert_eq!((row.to, row.relation), (new, Correspondence::Equal));
        }
    }
}

/// The same criteria as in the example, between two instruments that are said to correspond so.
fn said(rows: Json, to: &Rubric) -> CarriedOver<Assessment> {
    said_of(&answers(), rows, to)
}

fn said_of(answers: &Assessment, rows: Json, to: &Rubric) -> CarriedOver<Assessment> {
    let from = Rubric::new(read(own().to_string().as_bytes()).unwrap()).unwrap();
    let rows: Vec<Json> = rows.as_array().unwrap().iter().map(|row| {
        json!({ "from": row[0], "to": row[1], "relation": row[2], "citation": { "fidelity": "authored" } })
    }).collect();
    let crosswalk = json!({
        "document": "crosswalk", "id": "c", "title": { "vi": "Bảng" }, "citation": { "fidelity": "authored" },
        "from": from.reference(), "to": to.reference(), "rows": rows
    });
    let crosswalk: Crosswalk = read(crosswalk.to_string().as_bytes()).unwrap();
    let passage = Passage::new(&crosswalk, &from, to).unwrap();
    passage.carry_over(answers).unwrap()
}

#[test]
fn notes_put_together_are_in_english_only_if_each_of_them_is() {
    let rows = json!([["K1", "K1", "equal"], ["K2", "K1", "subset"]]);
    let note = |english: [&str; 2]| {
        let mut answers = answers();
        for (answer, (vi, en)) in answers
            .answers
            .iter_mut()
            .zip(["Một", "Hai"].into_iter().zip(english))
        {
            answer.note = Text::new(vi, en);
        }
        let carried = said_of(&answers, rows.clone(), &next(&[]));
        carried.document.answers[0].note.clone().unwrap()
    };
    assert_eq!(
        note(["One", "Two"]),
        Text::new("Một\nHai", "One\nTwo").unwrap()
    );
    for english in [["One", ""], ["", "Two"], ["", ""]] {
        let note = note(english);
        assert_eq!(
            (note.vi.as_str(), note.en),
            ("Một\nHai", None),
            "{english:?}"
        );
    }
}

#[test]
fn whoever_says_equal_is_believed_about_words_and_not_about_the_form_of_an_answer() {
    for (id, path, value, kept) in [
        (
            "K3",
            "/measure/share/whole",
            json!({ "vi": "mọi việc" }),
            Kept::Value,
        ),
        (
            "D2",
            "/measure/count/maximum",
            json!(400),
            Kept::MeasuredOtherwise,
        ),
        (
            "C1",
            "/levels/2/descriptor",
            json!({ "vi": "Khác." }),
            Kept::MeasuredOtherwise,
        ),
    ] {
        let place = place(id);
        let to = match path {
            "/measure/count/maximum" => {
                let count = own()
                    .pointer(&format!("{place}/measure/count"))
                    .unwrap()
                    .clone();
                let mut count = count;
                count["maximum"] = value;
                next(&[(&format!("{place}/measure/count"), count)])
            }
            _ => next(&[(&format!("{place}{path}"), value)]),
        };
        let carried = said(json!([[id, id, "equal"]]), &to);
        let notice = carried
            .notices
            .iter()
            .find(|n| n.criterion == Id::new(id))
            .unwrap();
        assert_eq!(notice.to[0].kept, kept, "{id}");
    }
}

#[test]
fn split_and_merged_answers_keep_evidence_notes_and_the_value_that_asks_the_same() {
    let carried = said(
        json!([
            ["K1", "K1", "equal"],
            ["K2", "K1", "subset"],
            ["D1", "D1", "intersects"],
            ["D1", "D2", "superset"]
        ]),
        &next(&[]),
    );
    let answer = |id: &str| {
        carried
            .document
            .answers
            .iter()
            .find(|a| a.criterion == Id::new(id).unwrap())
            .unwrap()
    };
    let old = answers();
    let before = |id: &str| {
        old.answers
            .iter()
            .find(|a| a.criterion == Id::new(id).unwrap())
            .unwrap()
            .clone()
    };
    assert_eq!(answer("K1").value, before("K1").value);
    assert_eq!(
        answer("K1").evidence,
        [before("K1").evidence, before("K2").evidence].concat()
    );
    for to in ["D1", "D2"] {
        assert_eq!(answer(to).note, before("D1").note);
        assert!(not_assessed(&answer(to).value));
    }
    let became: Vec<Became> = carried.notices.iter().map(|n| n.became).collect();
    use Became::{Lost, Merged, New, Split};
    assert_eq!(
        became,
        [
            Merged, Merged, Lost, Split, Lost, Lost, Lost, Lost, New, New, New, New, New
        ]
    );
    let message = carried.notices[3].message(Locale::Vi);
    assert!(
        message.starts_with("D1: tách sang D1, không kèm giá trị (chỉ trùng một phần); D2,"),
        "{message}"
    );
}

#[test]
fn what_cannot_be_carried_over_says_why() {
    let (from, to) = (
        Rubric::new(read(own().to_string().as_bytes()).unwrap()).unwrap(),
        next(&[]),
    );
    let crosswalk = Crosswalk::of_editions(&from, &to).unwrap();
    let wrong = Passage::new(&crosswalk, &to, &from).unwrap_err();
    assert_eq!(
        wrong.message(Locale::En),
        "the crosswalk is from xa-vi-du 2025.2 to xa-vi-du 2026.1, not from xa-vi-du 2026.1 to xa-vi-du 2025.2: choose another, or correct its from and to"
    );
    let mut broken = crosswalk.clone();
    broken.rows.push(broken.rows[0].clone());
    assert!(matches!(
        Passage::new(&broken, &from, &to),
        Err(CarryError::Crosswalk(_))
    ));
    let passage = Passage::new(&crosswalk, &from, &to).unwrap();
    let mut other = answers();
    other.instrument = to.reference();
    assert!(matches!(
        passage.carry_over(&other),
        Err(CarryError::OtherInstrument { .. })
    ));
    let mut unfit = answers();
    unfit.answers.push(unfit.answers[0].clone());
    assert!(matches!(
        passage.carry_over(&unfit),
        Err(CarryError::Unfit(_))
    ));
}

#[test]
fn what_is_said_of_answers_holds_for_targets_too() {
    let from = Rubric::new(read(own().to_string().as_bytes()).unwrap()).unwrap();
    let title = format!("{}/title", place("K3"));
    let retired = json!([{ "id": "D2" }]);
    let to = next(&[
        (&title, json!({ "vi": "Khác" })),
        (&format!("{}/id", place("D2")), json!("D9")),
        ("/retired", retired),
    ]);
    let crosswalk = Crosswalk::of_editions(&from, &to).unwrap();
    let passage = Passage::new(&crosswalk, &from, &to).unwrap();
    let plan = json!({
        "document": "medium-term-plan", "id": "KH", "school": answers().school, "instrument": from.reference(),
        "head": { "title": { "vi": "KH" }, "authority": "UBND", "number": "1/KH", "place": "Ví Dụ" },
        "legalBasis": [], "generalObjective": { "vi": "Tốt hơn" },
        "years": [{ "schoolYear": "2026-2027", "targets": [
            { "criterion": "K3", "value": { "share": { "part": 8, "whole": 10 } } },
            { "criterion": "D2", "value": { "count": 4 } }
        ] }]
    });
    let plan: MediumTermPlan = read(plan.to_string().as_bytes()).unwrap();
    let carried = passage.carry_over(&plan).unwrap();
    let target = &carried.document.years[0].targets[0];
    let Value::NotAssessed(why) = &target.value else {
        panic!("{target:?}")
    };
    assert_eq!(
        why.reason.as_ref().unwrap().get(Locale::En),
        "From the instrument xa-vi-du 2025.2: K3 (is only partly the same, differing in the title). The value has to be stated anew."
    );
    let again = passage.carry_over(&answers()).unwrap();
    let notices = carried.notices.iter().chain(&again.notices).cloned();
    let moved: Vec<Notice> = notices
        .filter(|n| matches!(n.became, Became::Changed | Became::Lost))
        .collect();
    assert_eq!(moved.len(), 4);
    for notice in &moved {
        let words = Locale::ALL.iter().map(|locale| {
            format!(
                "{} {}",
                notice.message(*locale),
                notice.became.label(*locale)
            )
        });
        let words: String = words.collect();
        for answers in ["minh chứng", "evidence", "trả lời", "answer"] {
            assert!(!words.contains(answers), "{words}");
        }
    }
}
