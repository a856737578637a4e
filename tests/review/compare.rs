use super::*;

fn own() -> Assessment {
    assessment(
        "self",
        json!([
            { "criterion": "P.2", "value": { "yesNo": true } },
            { "criterion": "Q.2", "value": { "count": 7 } },
            { "criterion": "H.3", "value": { "ratio": { "amount": 180, "per": 10 } } },
            { "criterion": "N.3", "value": { "notApplicable": { "reason": { "vi": "Không có" } } } }
        ]),
    )
}

fn external() -> Assessment {
    assessment(
        "external",
        json!([
            { "criterion": "P.2", "value": { "yesNo": true } },
            { "criterion": "Q.2", "value": { "count": 4 } },
            { "criterion": "H.3", "value": { "ratio": { "amount": 170, "per": 10 } } },
            { "criterion": "N.3", "value": { "share": { "part": 0, "whole": 1 } } }
        ]),
    )
}

#[test]
fn only_what_differs_is_told_in_the_order_of_the_instrument() {
    let comparison = rubric().compare(&own(), &external()).unwrap();
    let criteria: Vec<&str> = comparison
        .criteria
        .iter()
        .map(|d| d.criterion.as_str())
        .collect();
    assert_eq!(criteria, ["N.3", "Q.2", "H.3"]);
    let [applies, modules, pupils] = &comparison.criteria[..] else {
        panic!("three criteria differ");
    };
    assert_eq!(applies.self_judged.state, CriterionState::NotApplicable);
    assert_eq!(applies.external_judged.state, CriterionState::Answered);
    // Another answer that comes to the same.
    assert_eq!(pupils.self_judged, pupils.external_judged);
    assert_ne!(pupils.self_answer, pupils.external_answer);
    assert_eq!(modules.self_judged.level, Id::new("good"));
    assert_eq!(modules.external_judged.level, Id::new("basic"));
    let points = |judged: Judged| judged.earned.map_or(0, Points::millionths) / 250_000;
    assert_eq!(points(modules.self_judged), 20);
    assert_eq!(points(modules.external_judged), 12);
    let groups: Vec<&str> = comparison.groups.iter().map(|g| g.group.as_str()).collect();
    assert_eq!(
        groups,
        ["Q"],
        "N has other applicable points, but the same level and points"
    );
    assert_eq!(
        comparison.self_outcome.points.unwrap().earned.millionths(),
        (12 + 20) * 250_000
    );
    assert_eq!(
        comparison
            .external_outcome
            .points
            .unwrap()
            .earned
            .millionths(),
        (12 + 12) * 250_000
    );
    let json = serde_json::to_string(&comparison).unwrap();
    assert_eq!(read::<Comparison>(json.as_bytes()).unwrap(), comparison);
}

/// Answers that come to the same level and points are shown, each side's and its day; but nobody judged otherwise.
#[test]
fn answers_that_differ_are_shown_even_where_they_come_to_the_same() {
    let (mut own, mut external) = (own(), external());
    own.date = Some(day("2026-05-20"));
    external.date = Some(day("2026-06-10"));
    let reason = |said: &str| {
        let json = json!({ "notApplicable": { "reason": { "vi": said } } });
        serde_json::from_value::<Value>(json).unwrap()
    };
    own.answers[3].value = reason("Không có");
    external.answers[3].value = reason("Không nhân rộng");
    let comparison = rubric().compare(&own, &external).unwrap();
    let told: Vec<&str> = comparison
        .criteria
        .iter()
        .map(|d| d.criterion.as_str())
        .collect();
    assert_eq!(told, ["Q.2", "H.3"], "reasons in other words are no answer");
    let rubric = rubric();
    let page = explain::comparison(&comparison, rubric.instrument(), Locale::Vi).markdown();
    let row = |start: &str| page.lines().find(|line| line.starts_with(start)).unwrap();
    let pupils = row("| H.3 ");
    assert!(pupils.contains("(180/10)") && pupils.contains("(170/10)"));
    let days = row("| Ngày đánh giá");
    assert!(
        days.contains("20/5/2026") && days.contains("10/6/2026"),
        "{days}"
    );
    let findings = check::judgements(&own, &external, Some(&rubric));
    let findings = findings.findings.iter().map(|f| f.message.get(Locale::Vi));
    assert!(findings.clone().count() > 0);
    assert!(findings.clone().all(|told| !told.contains("H.3")));
    let mut rollup = Rollup::of(&rubric.score(&own).unwrap());
    rollup.add_comparison(&comparison);
    let counted = rollup.disagreements().flat_map(|of| of.criteria());
    let counted: Vec<(u64, u64)> = counted
        .map(|of| (of.schools.get(), of.self_higher.get()))
        .collect();
    assert_eq!(counted, [(1, 0), (1, 1)], "H.3, Q.2");
}

#[test]
fn a_judgement_beside_itself_does_not_differ() {
    let mut same = own();
    same.role = AssessorRole::External;
    let comparison = rubric().compare(&own(), &same).unwrap();
    assert!(comparison.criteria.is_empty() && comparison.groups.is_empty());
    assert_eq!(comparison.self_outcome, comparison.external_outcome);
    assert!(
        check::judgements(&own(), &same, Some(&rubric()))
            .findings
            .is_empty()
    );
}

#[test]
fn what_does_not_belong_together_is_not_compared() {
    let rubric = rubric();
    let error =
        |own: &Assessment, external: &Assessment| rubric.compare(own, external).unwrap_err();
    assert!(matches!(
        error(&external(), &own()),
        CompareError::Roles {
            own: AssessorRole::External,
            external: AssessorRole::SelfAssessment,
            ..
        }
    ));
    let apart = |change: &dyn Fn(&mut Assessment)| {
        let mut external = external();
        change(&mut external);
        match error(&own(), &external) {
            CompareError::Apart(finding) => {
                let findings = check::judgements(&own(), &external, Some(&rubric));
                assert_eq!(findings.findings, [*finding.clone()]);
                finding.rule.as_str()
            }
            other => panic!("{other}"),
        }
    };
    assert_eq!(
        apart(&|e| e.school.id = id("S-2")),
        "comparison.other-school"
    );
    assert_eq!(
        apart(&|e| e.school_year = SchoolYear::new("2024-2025").unwrap()),
        "comparison.other-year"
    );
    assert_eq!(
        apart(&|e| e.instrument.id = id("small")),
        "comparison.other-instrument"
    );
    assert_eq!(
        apart(&|e| e.instrument.edition = id("2025.1")),
        "comparison.other-edition"
    );
    let mut unfit = own();
    unfit.answers[0].value = Value::Condition(true);
    assert!(matches!(error(&unfit, &external()), CompareError::Own(_)));
    unfit.role = AssessorRole::External;
    assert!(matches!(error(&own(), &unfit), CompareError::External(_)));
}

/// A difference is one of points only where both are out of the same points, else of percentages; of what does not apply there is none.
#[test]
fn a_difference_never_contradicts_what_stands_beside_it() {
    let rubric = rubric();
    let comparison = rubric.compare(&own(), &external()).unwrap();
    let percent = |outcome: &Outcome| outcome.percent().unwrap().to_f64();
    let (mine, theirs) = (&comparison.self_outcome, &comparison.external_outcome);
    assert_ne!(mine.points.unwrap().of, theirs.points.unwrap().of);
    let shown = |outcome: &Outcome| (percent(outcome) * 10.0).round() as u64;
    let apart = shown(mine) - shown(theirs);
    let apart = format!("−{},{} điểm phần trăm", apart / 10, apart % 10);
    let page = explain::comparison(&comparison, rubric.instrument(), Locale::Vi).markdown();
    let last = |row: &str| {
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| {row}")));
        let row = row.expect("a row").trim_end_matches('|');
        row.rsplit('|').next().unwrap().trim().to_owned()
    };
    assert!(page.contains("So với tự đánh giá"));
    for (row, difference) in [
        ("Kết quả chung", apart.as_str()),
        ("Q. ", "−2 điểm"),
        ("Q.2 ", "−2 điểm"),
        ("N.3 ", ""),
        ("H.3 ", "0 điểm"),
    ] {
        assert_eq!(last(row), difference, "{row}");
    }
}
