//! Documents of two editions checked together: the earlier is carried over first, and that is told.

use super::*;
use it_adoption_model::check::{Checked, Relation, together};

const OLD: &[u8] = include_bytes!("../../docs/examples/instrument-school-own.json");
const NEW: &[u8] = include_bytes!("../../docs/examples/edition/instrument-2026.1.json");
const OWN: &[u8] = include_bytes!("../../docs/examples/assessment-school-own.json");
const MEDIUM: &[u8] = include_bytes!("../../docs/examples/edition/medium-term-plan.json");
const PLAN: &[u8] = include_bytes!("../../docs/examples/edition/out/plan.json");

fn edition(json: &[u8]) -> Rubric {
    Rubric::new(read(json).unwrap()).unwrap()
}

fn checked(documents: &[Json], rubrics: &[&[u8]]) -> Vec<Checked> {
    let read = |json: &Json| read_any(json.to_string().as_bytes()).unwrap();
    let documents: Vec<Document> = documents.iter().map(read).collect();
    let mut rubrics = rubrics.iter().map(|json| edition(json));
    let rubrics = rubrics.try_fold(Rubrics::default(), Rubrics::with).unwrap();
    together(&documents.iter().collect::<Vec<_>>(), &rubrics)
}

fn json(bytes: &[u8]) -> Json {
    serde_json::from_slice(bytes).unwrap()
}

fn rules(checked: &Checked) -> Vec<(&str, &str)> {
    let found = checked.findings.findings.iter();
    found
        .map(|f| (f.rule.as_str(), f.pointer.as_str()))
        .collect()
}

/// The self-assessment by the new edition, as an external evaluation that counts other work and rates otherwise.
fn external() -> Json {
    let mut external = json(include_bytes!(
        "../../docs/examples/edition/out/assessment.json"
    ));
    external["role"] = "external".into();
    for answer in external["answers"].as_array_mut().unwrap() {
        match answer["criterion"].as_str().unwrap() {
            "K3a" => answer["value"] = json!({ "share": { "part": 5, "whole": 18 } }),
            "C1" => answer["value"] = json!({ "rating": "growing" }),
            _ => {}
        }
    }
    external
}

#[test]
fn a_plan_is_checked_against_what_came_over_from_the_edition_before() {
    let documents = [json(PLAN), json(OWN), json(MEDIUM)];
    let found = checked(&documents, &[OLD, NEW]);
    let carried = Some(edition(OLD).reference());
    let against: Vec<_> = found[0]
        .against
        .iter()
        .map(|a| (a.document, a.relation, a.carried_from))
        .collect();
    assert_eq!(
        against,
        [
            (1, Relation::Baseline, carried),
            (2, Relation::MediumTermPlan, carried)
        ]
    );
    let codes: BTreeSet<&str> = rules(&found[0]).iter().map(|(code, _)| *code).collect();
    assert!(
        codes.contains("plan.medium-term-target-missing"),
        "{codes:?}"
    );
    assert!(
        codes
            .iter()
            .all(|code| !code.contains("other-instrument") && *code != "plan.baseline-differs"),
        "{codes:?}"
    );

    // A plan that aims lower than what came over is told so, on the criterion that has a new identifier.
    let mut low = json(PLAN);
    low["objectives"][0]["targets"] =
        json!([{ "criterion": "K3a", "value": { "share": { "part": 41, "whole": 100 } } }]);
    let found = checked(&[low, json(OWN), json(MEDIUM)], &[OLD, NEW]);
    let place = "/objectives/0/targets/0/value";
    for code in [
        "plan.target-not-above-baseline",
        "plan.target-below-medium-term",
    ] {
        assert!(
            rules(&found[0]).contains(&(code, place)),
            "{code}: {:?}",
            rules(&found[0])
        );
    }

    // Without the edition before there is no way.
    let found = checked(&documents, &[NEW]);
    assert!(found[0].against.iter().all(|a| a.carried_from.is_none()));
    let codes: Vec<&str> = rules(&found[0]).iter().map(|(code, _)| *code).collect();
    assert!(
        codes.contains(&"plan.assessment-other-instrument"),
        "{codes:?}"
    );
}

#[test]
fn judgements_by_two_editions_differ_only_in_what_came_over() {
    let found = checked(&[external(), json(OWN)], &[OLD, NEW]);
    let differs: Vec<_> = rules(&found[0])
        .into_iter()
        .filter(|(code, _)| code.starts_with("comparison"))
        .collect();
    // C1 has another descriptor, so the two are not compared; K3 and K3a are one.
    assert_eq!(differs, [("comparison.criterion-differs", "/answers/1")]);

    // A crosswalk among the documents goes before that of the editions.
    let (old, new) = (edition(OLD), edition(NEW));
    let mut crosswalk = Crosswalk::of_editions(&old, &new).unwrap();
    for row in &mut crosswalk.rows {
        if row.from == Id::new("K3") {
            row.relation = Correspondence::Subset;
        }
    }
    let crosswalk = serde_json::to_value(&crosswalk).unwrap();
    let found = checked(&[external(), json(OWN), crosswalk], &[OLD, NEW]);
    let against: Vec<_> = found[0]
        .against
        .iter()
        .map(|a| (a.document, a.relation))
        .collect();
    assert_eq!(
        against,
        [(1, Relation::SelfAssessment), (2, Relation::Crosswalk)]
    );
    assert!(
        rules(&found[0])
            .iter()
            .all(|(code, _)| !code.starts_with("comparison"))
    );
    assert!(rules(&found[2]).is_empty());
}

/// What is found in a report by the new edition on a plan by the old one with these targets, of which it met the first and says
/// that the objective was not reached.
fn reported(targets: Json) -> Vec<Checked> {
    let mut plan = json(PLAN);
    plan["instrument"]["edition"] = "2025.2".into();
    for objective in plan["objectives"].as_array_mut().unwrap() {
        objective["targets"] = json!([]);
    }
    plan["objectives"][0]["targets"] = targets;
    let report = json!({
        "document": "year-end-report", "id": "BC-2026-2027", "school": plan["school"],
        "period": plan["period"], "plan": plan["id"], "instrument": edition(NEW).reference(),
        "head": { "title": { "vi": "Báo cáo" }, "authority": "UBND xã", "number": "1/BC", "place": "Ví Dụ" },
        "results": [{
            "objective": "O1", "outcome": "not-reached", "reason": { "vi": "Thiếu máy" },
            "facts": [{ "criterion": "K3a", "value": { "share": { "part": 9, "whole": 10 } } }]
        }]
    });
    checked(&[report, plan], &[OLD, NEW])
}

#[test]
fn an_objective_is_called_reached_only_by_targets_that_came_over() {
    let met = json!({ "criterion": "K3", "value": { "share": { "part": 8, "whole": 10 } } });
    let short = ("report.short-but-reached", "/results/0/outcome");
    let found = reported(json!([met]));
    assert_eq!(
        found[0].against[0].carried_from,
        Some(edition(OLD).reference())
    );
    assert!(rules(&found[0]).contains(&short), "{:?}", rules(&found[0]));

    // The missed target is one that came over without its value, as its descriptor is another; or one that is gone.
    let retitled = json!({ "criterion": "C1", "value": { "rating": "leading" } });
    let gone = json!({ "criterion": "K2", "value": { "yesNo": true } });
    for missed in [retitled, gone] {
        let found = reported(json!([met, missed]));
        assert!(found[0].against[0].carried_from.is_some());
        assert!(
            !rules(&found[0]).contains(&short),
            "{missed}: {:?}",
            rules(&found[0])
        );
    }
}

#[test]
fn no_level_is_compared_with_that_of_answers_of_which_one_is_lost() {
    let mut next = json(OLD);
    next["edition"] = "2026.1".into();
    let mut plan = json(PLAN);
    plan["baselineLevel"] = "leading".into();
    let differs = |next: &Json| {
        let rubrics = [OLD, next.to_string().as_bytes()].map(<[u8]>::to_vec);
        let found = checked(
            &[plan.clone(), json(OWN)],
            &rubrics.each_ref().map(Vec::as_slice),
        );
        assert!(found[0].against[0].carried_from.is_some());
        let rules = rules(&found[0]);
        rules.contains(&("plan.baseline-differs", "/baselineLevel"))
    };
    assert!(differs(&next));
    let group = next.pointer_mut("/groups/0").unwrap();
    group["points"] = 20.into();
    let gone = group["criteria"].as_array_mut().unwrap().remove(1);
    assert_eq!(gone["id"], "K2");
    next["scoring"]["points"] = 90.into();
    next["retired"] = json!([{ "id": "K2" }]);
    assert!(!differs(&next));
}

#[test]
fn a_plan_by_another_instrument_is_held_against_what_a_crosswalk_among_the_documents_brings() {
    let mut other = json(NEW);
    other["id"] = "tinh-vi-du".into();
    let other = other.to_string();
    let rubrics = [OLD, other.as_bytes()];
    let mut plan = json(PLAN);
    plan["instrument"]["id"] = "tinh-vi-du".into();
    plan["objectives"][0]["targets"] =
        json!([{ "criterion": "K3a", "value": { "share": { "part": 41, "whole": 100 } } }]);
    let mut crosswalk = Crosswalk::of_editions(&edition(OLD), &edition(NEW)).unwrap();
    crosswalk.to = edition(other.as_bytes()).reference();
    let crosswalk = serde_json::to_value(&crosswalk).unwrap();
    let low = (
        "plan.target-not-above-baseline",
        "/objectives/0/targets/0/value",
    );

    let found = checked(
        &[plan.clone(), json(OWN), json(MEDIUM), crosswalk],
        &rubrics,
    );
    let against: Vec<_> = found[0]
        .against
        .iter()
        .map(|a| (a.document, a.relation, a.assumed, a.carried_from))
        .collect();
    let carried = Some(edition(OLD).reference());
    assert_eq!(
        against,
        [
            (1, Relation::Baseline, false, carried),
            (3, Relation::Crosswalk, false, None),
            (2, Relation::MediumTermPlan, false, carried),
            (3, Relation::Crosswalk, false, None),
        ]
    );
    let told = rules(&found[0]);
    assert!(told.contains(&low), "{told:?}");
    assert!(
        told.iter()
            .all(|(code, _)| !code.contains("other-instrument")),
        "{told:?}"
    );

    let found = checked(&[plan, json(OWN), json(MEDIUM)], &rubrics);
    let told = rules(&found[0]);
    assert!(
        found[0]
            .against
            .iter()
            .all(|a| a.carried_from.is_none() && a.assumed)
    );
    assert!(!told.contains(&low), "{told:?}");
    assert!(
        told.contains(&("plan.assessment-other-instrument", "/instrument")),
        "{told:?}"
    );
}

/// The built-in operational instrument in a next edition, in which whatever documents do not prove has a new identifier.
fn renamed_operational() -> String {
    let mut next = json(include_bytes!("../../docs/instruments/operational.json"));
    next["edition"] = "2027.1".into();
    let mut retired = Vec::new();
    let mut text = next.to_string();
    for group in next["groups"].as_array().unwrap() {
        for criterion in group["criteria"].as_array().unwrap() {
            if criterion.get("proof").is_none() {
                let id = criterion["id"].as_str().unwrap();
                text = text.replace(&format!("\"{id}\""), &format!("\"{id}-x\""));
                retired.push(json!({ "id": id, "replacedBy": format!("{id}-x") }));
            }
        }
    }
    let mut next = json(text.as_bytes());
    next["retired"] = retired.into();
    next.to_string()
}

#[test]
fn claims_are_held_against_a_plan_by_the_edition_before_or_that_is_told() {
    let old: &[u8] = include_bytes!("../../docs/instruments/operational.json");
    let plan = json(include_bytes!("../../docs/examples/year/plan.json"));
    let report = json(include_bytes!("../../docs/examples/year/report.json"));
    let mut own = json(include_bytes!(
        "../../docs/examples/year/next-assessment.json"
    ));
    let answers = own["answers"].as_array_mut().unwrap();
    answers.retain(|answer| {
        matches!(
            answer["criterion"].as_str(),
            Some("P.1" | "P.2" | "P.3" | "B.2")
        )
    });
    assert_eq!(answers.len(), 4);
    let claims = |own: &Json, rubrics: &[&[u8]]| {
        let found = checked(&[own.clone(), plan.clone(), report.clone()], rubrics);
        let claims = rules(&found[0])
            .into_iter()
            .filter(|(code, _)| code.starts_with("claim"));
        let claims: Vec<(String, String)> = claims
            .map(|(code, at)| (code.to_owned(), at.to_owned()))
            .collect();
        (claims, found[0].against.clone())
    };
    let (same, _) = claims(&own, &[old]);
    assert!(
        same.iter().any(|(code, _)| code == "claim.below-documents"),
        "{same:?}"
    );
    let next = renamed_operational();
    own["instrument"]["edition"] = "2027.1".into();
    let (across, against) = claims(&own, &[old, next.as_bytes()]);
    assert_eq!(
        across, same,
        "what the plan proves is the same by either edition"
    );
    assert_eq!(
        against
            .iter()
            .map(|a| (a.relation, a.carried_from))
            .collect::<Vec<_>>(),
        [
            (Relation::AnnualPlan, Some(edition(old).reference())),
            (Relation::YearEndReport, None)
        ]
    );
    let (told, against) = claims(&own, &[next.as_bytes()]);
    assert_eq!(
        told,
        [(
            "claim.other-instrument".to_owned(),
            "/instrument".to_owned()
        )]
    );
    assert!(against.iter().all(|a| a.carried_from.is_none()));
}
