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
    let rubrics: Rubrics = rubrics.iter().map(|json| edition(json)).collect();
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
