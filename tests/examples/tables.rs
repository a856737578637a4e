//! The built-in instruments against their tables, transcribed here apart from the JSON.

use super::{
    Citation, Criterion, Fidelity, Id, Instrument, Limit, Locale, Measure, Stage, StageLimit, Step,
    Text, builtin, builtin_instrument,
};
use it_adoption_model::{LevelRequirements, RequirementKind};
use serde_json::json;

/// Criterion, measure, basic, good, points, its source and fidelity, the sources and fidelities of its numbers.
type Row = [&'static str; 7];

const LETTER: &str = "letter read";
const CITY: &str = "city-rubric reported";
const DISTRICT: &str = "district-guidance read";
const INDEX: &str = "index-4725 reported";
const OURS: &str = "authored, authored";

#[rustfmt::skip]
const OPERATIONAL: [(&str, &str, &[Row]); 6] = [
    ("P", "20", &[
        ["P.1", "condition", "", "yes", "gate",  LETTER, ""],
        ["P.2", "yesNo",     "", "yes", "0/–/3", LETTER, ""],
        ["P.3", "yesNo",     "", "yes", "0/–/3", LETTER, ""],
        ["P.4", "yesNo",     "", "yes", "0/–/3", LETTER, ""],
        ["P.5", "yesNo",     "", "yes", "0/–/3", LETTER, ""],
        ["P.6", "yesNo",     "", "yes", "0/–/3", LETTER, ""],
        ["P.7", "yesNo",     "", "yes", "0/–/5", "guidance-4116 read", ""],
    ]),
    ("N", "15", &[
        ["N.1", "share", "80", "100", "0/3/5", LETTER, OURS],
        ["N.2", "share", "80", "100", "0/3/5", LETTER, OURS],
        ["N.3", "share", "",   "100", "0/–/5", LETTER, "letter inferred"],
    ]),
    ("Q", "25", &[
        ["Q.1", "rating", "rated", "rated", "0/3/5", CITY, ""],
        ["Q.2", "count of 8", "4", "7",   "0/3/5", INDEX, OURS],
        ["Q.3", "share", "70",     "100", "0/3/5", DISTRICT, "district-guidance inferred, authored"],
        ["Q.4", "share", "50",     "90",  "0/2/4", INDEX, OURS],
        ["Q.5", "count", "20",     "40",  "0/1/3", CITY, "authored, city-rubric reported"],
        ["Q.6", "share", "80",     "100", "0/2/3", CITY, "authored, city-rubric reported"],
    ]),
    ("D", "20", &[
        ["D.1", "share", "80",   "100", "0/2/4", "city-rubric inferred", "authored, city-rubric inferred"],
        ["D.2", "rating", "rated", "rated", "0/2/4", CITY, ""],
        ["D.3", "rating", "rated", "rated", "0/2/4", CITY, ""],
        ["D.4", "count of 4", "2", "4", "0/2/4", INDEX, OURS],
        ["D.5", "share", "30",   "60",  "0/2/4", INDEX, OURS],
    ]),
    ("H", "12", &[
        ["H.1", "yesNo", "", "yes", "0/–/3", DISTRICT, ""],
        ["H.2", "yesNo", "", "yes", "0/–/2", DISTRICT, ""],
        ["H.3", "ratio", "24/16/12", "16/12/8", "0/2/3", "ministry-guidance reported", "ministry-guidance reported, authored"],
        ["H.4", "share", "50", "80",  "0/1/2", INDEX, OURS],
        ["H.5", "share", "50", "100", "0/1/2", DISTRICT, "authored, district-guidance inferred"],
    ]),
    ("B", "8", &[
        ["B.1", "condition", "", "yes", "gate", DISTRICT, ""],
        ["B.2", "condition", "", "yes", "gate", "model-5807 read", ""],
        ["B.3", "share", "",   "100", "0/–/4", LETTER, "letter inferred"],
        ["B.4", "share", "80", "100", "0/2/4", "authored", OURS],
    ]),
];

const NOT_ALWAYS_APPLICABLE: [&str; 2] = ["N.3", "B.3"];

#[test]
fn operational_equals_its_table() {
    let instrument = builtin_instrument("operational");
    assert_eq!(instrument.edition.as_str(), "2026.1");
    assert_eq!(instrument.scoring.points.unwrap().to_string(), "100");
    assert_eq!(instrument.groups.len(), OPERATIONAL.len());
    for (group, (id, points, rows)) in instrument.groups.iter().zip(OPERATIONAL) {
        assert_eq!(group.id.as_str(), id);
        assert_eq!(group.points.unwrap().to_string(), points, "{id}");
        let found: Vec<[String; 7]> = group.criteria.iter().map(row).collect();
        assert_eq!(found, rows, "{id}");
    }
    let inapplicable: Vec<&str> = criteria(&instrument)
        .filter(|c| c.not_applicable_when.is_some())
        .map(|c| c.id.as_str())
        .collect();
    assert_eq!(inapplicable, NOT_ALWAYS_APPLICABLE);
}

#[test]
fn operational_is_scored_as_this_project_chose() {
    let instrument = builtin_instrument("operational");
    let scoring = &instrument.scoring;
    let chosen = [
        Some(&instrument.citation),
        Some(&scoring.levels_citation),
        scoring.group_levels_citation.as_ref(),
        scoring.points_citation.as_ref(),
    ];
    for citation in chosen.map(Option::unwrap) {
        assert_eq!(citation.fidelity, Fidelity::Authored);
        assert!(citation.note.is_some());
    }
    assert_eq!(asked(&scoring.levels), percents(true));
    assert_eq!(asked(&scoring.group_levels), percents(false));
    let conditions = &scoring.levels[1].requires[1];
    assert_eq!(conditions.citation().unwrap().fidelity, Fidelity::Authored);
}

/// Criterion, maximum, own cut-offs, fidelity, maxima of its items (`?` where no source tells).
type IndexRow = [&'static str; 5];

#[rustfmt::skip]
const INDEX_4725: [&[IndexRow]; 2] = [
    &[
        ["1.1", "mandatory", "", "reported", ""],
        ["1.2", "mandatory", "", "reported", ""],
        ["1.3", "30", "10–20", "reported", "6 6 6 6 6"],
        ["1.4", "10", "", "reported", ""],
        ["1.5", "20", "", "reported", "15 5"],
        ["1.6", "20", "", "reported", "7 7 6"],
        ["1.7", "20", "", "reported", "8 7 5"],
    ],
    &[
        ["2.1", "mandatory", "", "reported", ""],
        ["2.2", "mandatory", "", "reported", ""],
        ["2.3", "70", "", "inferred", "? ? ? ? ? ? ? ?"],
        ["2.4", "30", "", "reported", "8 12 10"],
    ],
];

#[test]
fn decision_4725_equals_its_table() {
    let instrument = builtin_instrument("decision-4725");
    assert_eq!(instrument.edition.as_str(), "2022");
    assert_eq!(instrument.stages.len(), 4);
    assert_eq!(instrument.valid_from, None, "no source tells it");
    assert_eq!(instrument.groups.len(), INDEX_4725.len());
    for (group, rows) in instrument.groups.iter().zip(INDEX_4725) {
        assert_eq!(group.points.unwrap().to_string(), "100");
        let found: Vec<[String; 5]> = group.criteria.iter().map(index_row).collect();
        assert_eq!(found, rows);
    }
    let scoring = &instrument.scoring;
    assert_eq!(scoring.points, None);
    assert_eq!(scoring.levels_citation.fidelity, Fidelity::Authored);
    let groups = [
        json!({ "level": "not-met" }),
        json!({ "level": "basic", "requires": [{ "groups": { "at": "basic" } }] }),
        json!({ "level": "good", "requires": [{ "groups": { "at": "good" } }] }),
    ];
    assert_eq!(asked(&scoring.levels), groups);
    assert_eq!(asked(&scoring.group_levels), percents(true));
    let rows = scoring.group_levels.iter().flat_map(|row| &row.requires);
    for requirement in rows {
        let fidelity = match requirement.kind() {
            RequirementKind::Conditions => Fidelity::Authored,
            _ => Fidelity::Reported,
        };
        assert_eq!(requirement.citation().unwrap().fidelity, fidelity);
    }
}

#[test]
fn every_text_is_in_both_languages_and_composed() {
    for b in builtin() {
        let mut texts = 0;
        let json: serde_json::Value = serde_json::from_str(b.json).unwrap();
        each_text(&json, &mut |text| {
            texts += 1;
            let both = [text.get(Locale::Vi), text.en.as_ref().unwrap().as_str()];
            for words in both {
                assert_eq!(words, words.trim());
                assert!(!words.contains("  "), "{words}");
                assert!(
                    !words.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)),
                    "decomposed: {words}"
                );
            }
        });
        assert!(texts > 80, "{}: {texts}", b.id);
    }
}

#[test]
fn every_criterion_explains_itself() {
    for b in builtin() {
        let instrument = builtin_instrument(b.id);
        for criterion in criteria(&instrument) {
            let id = criterion.id;
            assert!(criterion.guidance.is_some(), "{id}");
            let ours = criterion.citation.fidelity == Fidelity::Authored;
            assert_eq!(criterion.citation.source.is_none(), ours, "{id}");
            assert!(!ours || criterion.citation.note.is_some(), "{id}");
            for step in &criterion.levels {
                assert!(step.descriptor.is_some(), "{id}");
            }
            let chosen = criterion.levels.iter().filter_map(|s| s.threshold.as_ref());
            for citation in chosen.map(|t| &t.citation) {
                let ours = citation.fidelity == Fidelity::Authored;
                assert!(!ours || citation.note.is_some(), "{id}");
            }
        }
    }
}

fn criteria(instrument: &Instrument) -> impl Iterator<Item = &Criterion> {
    instrument.groups.iter().flat_map(|g| &g.criteria)
}

fn row(criterion: &Criterion) -> [String; 7] {
    let measure = match &criterion.measure {
        Measure::Count(of) => of.maximum.map(|m| format!("count of {m}")),
        _ => None,
    };
    let points = ["not-met", "basic", "good"].map(|level| {
        let points = step(criterion, level).and_then(|s| s.points);
        points.map_or("–".to_owned(), |p| p.to_string())
    });
    let numbers: Vec<String> = criterion
        .levels
        .iter()
        .filter_map(|s| s.threshold.as_ref())
        .map(|t| source(&t.citation))
        .collect();
    [
        criterion.id.to_string(),
        measure.unwrap_or_else(|| criterion.measure.form().to_owned()),
        takes(criterion, "basic"),
        takes(criterion, "good"),
        if criterion.is_condition() {
            "gate".to_owned()
        } else {
            points.join("/")
        },
        source(&criterion.citation),
        numbers.join(", "),
    ]
}

fn step<'c>(criterion: &'c Criterion, level: &str) -> Option<&'c Step> {
    let level = Id::new(level).unwrap();
    criterion.levels.iter().find(|s| s.level == level)
}

/// What a level takes, as the table prints it.
fn takes(criterion: &Criterion, level: &str) -> String {
    let Some(step) = step(criterion, level) else {
        return String::new();
    };
    match (&step.threshold, &criterion.measure) {
        (Some(threshold), _) => match threshold.limit {
            StageLimit::Same(limit) => limit.to_string(),
            StageLimit::ByStage(by) => {
                assert_eq!(threshold.limit.at(Stage::Continuing), None);
                [by.primary, by.lower_secondary, by.upper_secondary]
                    .map(|l: Option<Limit>| l.unwrap().to_string())
                    .join("/")
            }
            _ => panic!("a kind that this does not know"),
        },
        (None, Measure::Rating(_)) => "rated".to_owned(),
        (None, _) => "yes".to_owned(),
    }
}

fn source(citation: &Citation) -> String {
    match citation.source {
        Some(source) => format!("{source} {}", citation.fidelity),
        None => citation.fidelity.to_string(),
    }
}

fn index_row(criterion: &Criterion) -> [String; 5] {
    let (maximum, cut_offs_found, items) = match &criterion.measure {
        Measure::Points(of) => {
            assert_eq!(of.step.unwrap().to_string(), "0.5");
            let items: Vec<String> = of
                .items
                .iter()
                .map(|i| i.maximum.map_or("?".to_owned(), |m| m.to_string()))
                .collect();
            let bands = serde_json::to_value(&of.bands).unwrap();
            let cut_offs_found = if bands == cut_offs("10", "20") {
                "10–20"
            } else {
                assert!(of.bands.is_empty());
                ""
            };
            (of.maximum.to_string(), cut_offs_found, items.join(" "))
        }
        _ => {
            assert!(criterion.is_condition() && criterion.evidence.is_some());
            ("mandatory".to_owned(), "", String::new())
        }
    };
    [
        criterion.id.to_string(),
        maximum,
        cut_offs_found.to_owned(),
        criterion.citation.fidelity.to_string(),
        items,
    ]
}

/// Below `from`; from `from` to `to`, both ends in; above `to`.
fn cut_offs(from: &str, to: &str) -> serde_json::Value {
    let text = format!(
        r#"[{{"level": "not-met", "upper": {{"below": {from}}}}},
            {{"level": "basic", "lower": {{"from": {from}}}, "upper": {{"to": {to}}}}},
            {{"level": "good", "lower": {{"above": {to}}}}}]"#
    );
    serde_json::from_str(&text).unwrap()
}

/// A table of levels without who lays it down.
fn asked(rows: &[LevelRequirements]) -> Vec<serde_json::Value> {
    let mut rows = serde_json::to_value(rows).unwrap();
    for row in rows.as_array_mut().unwrap() {
        let requires = row.get_mut("requires").and_then(|r| r.as_array_mut());
        for requirement in requires.into_iter().flatten() {
            for of in requirement.as_object_mut().unwrap().values_mut() {
                of.as_object_mut().unwrap().remove("citation");
            }
        }
    }
    serde_json::from_value(rows).unwrap()
}

/// Below 50, from 50 to 75, above 75 percent, perhaps with every condition met from the second level on.
fn percents(conditions: bool) -> Vec<serde_json::Value> {
    let mut basic = vec![json!({ "percent": { "lower": { "from": 50 }, "upper": { "to": 75 } } })];
    basic.extend(conditions.then(|| json!({ "conditions": {} })));
    vec![
        json!({ "level": "not-met", "requires": [{ "percent": { "upper": { "below": 50 } } }] }),
        json!({ "level": "basic", "requires": basic }),
        json!({ "level": "good", "requires": [{ "percent": { "lower": { "above": 75 } } }] }),
    ]
}

fn each_text(json: &serde_json::Value, visit: &mut impl FnMut(Text)) {
    match json {
        serde_json::Value::Object(of) if of.contains_key("vi") => {
            visit(serde_json::from_value(json.clone()).unwrap());
        }
        serde_json::Value::Object(of) => of.values().for_each(|v| each_text(v, visit)),
        serde_json::Value::Array(of) => of.iter().for_each(|v| each_text(v, visit)),
        _ => {}
    }
}
