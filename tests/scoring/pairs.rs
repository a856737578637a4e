//! Every kind of requirement alone, with every combination of answers, and every two of them together.

use super::*;

/// Two groups of three: a rating with points and a mark, a yes-or-no without points, a condition with a mark; a share that earns
/// in proportion, a rating without points but with a mark, a condition.
fn instrument(basic: &[&Json], good: &[&Json]) -> Json {
    let cited = json!({ "fidelity": "authored" });
    let criterion = |id: &str, marks: &[&str], more: Json| {
        let mut criterion =
            json!({ "id": id, "title": { "vi": id }, "citation": cited, "marks": marks });
        for (name, value) in more.as_object().unwrap() {
            criterion[name] = value.clone();
        }
        criterion
    };
    let steps = |levels: &[(&str, Option<f64>)]| -> Vec<Json> {
        let step = |(level, points): &(&str, Option<f64>)| match points {
            None => json!({ "level": level }),
            Some(points) => json!({ "level": level, "points": points }),
        };
        levels.iter().map(step).collect()
    };
    let all = [("low", None), ("basic", None), ("good", None)];
    let ends = [("low", None), ("good", None)];
    let scored = [
        ("low", Some(0.0)),
        ("basic", Some(2.0)),
        ("good", Some(5.0)),
    ];
    let limit = |limit: u32| json!({ "limit": { "same": limit }, "citation": cited });
    let mut measured = steps(&all);
    measured[1]["threshold"] = limit(50);
    measured[2]["threshold"] = limit(90);
    let share = json!({
        "measure": { "share": { "part": { "vi": "có" }, "whole": { "vi": "tất cả" } } }, "levels": measured,
        "earns": { "proportional": { "maximum": 3 } }
    });
    let condition = || json!({ "measure": { "condition": {} }, "levels": steps(&ends) });
    let a = [
        criterion(
            "a1",
            &["m"],
            json!({ "measure": { "rating": {} }, "levels": steps(&scored) }),
        ),
        criterion(
            "a2",
            &[],
            json!({ "measure": { "yesNo": {} }, "levels": steps(&ends) }),
        ),
        criterion("a3", &["m"], condition()),
    ];
    let b = [
        criterion("b1", &[], share),
        criterion(
            "b2",
            &["m"],
            json!({ "measure": { "rating": {} }, "levels": steps(&all) }),
        ),
        criterion("b3", &[], condition()),
    ];
    let titled = |id: &str| json!({ "id": id, "title": { "vi": id } });
    let mut rows = vec![json!({ "level": "low" })];
    for (level, requires) in [("basic", basic), ("good", good)] {
        if !requires.is_empty() {
            rows.push(json!({ "level": level, "requires": requires }));
        }
    }
    json!({
        "document": "instrument", "id": "pairs", "edition": "1", "title": { "vi": "Bộ tiêu chí" }, "citation": cited,
        "stages": ["primary"], "sources": [], "levels": (["low", "basic", "good"].map(titled)), "marks": [titled("m")],
        "scoring": {
            "levels": rows, "levelsCitation": cited, "pointsCitation": cited, "groupLevelsCitation": cited,
            "groupLevels": [
                { "level": "low" },
                { "level": "basic", "requires": [{ "percent": { "lower": { "from": 40 } } }] },
                { "level": "good", "requires": [{ "criteria": { "at": "good" } }, { "conditions": {} }] }
            ]
        },
        "groups": [
            { "id": "A", "title": { "vi": "A" }, "criteria": a },
            { "id": "B", "title": { "vi": "B" }, "criteria": b }
        ]
    })
}

const IDS: [&str; 6] = ["a1", "a2", "a3", "b1", "b2", "b3"];

/// The answers to a criterion; none is silence.
fn options(criterion: usize) -> Vec<Option<Json>> {
    let not_applicable = || Some(json!({ "notApplicable": { "reason": { "vi": "không có" } } }));
    let rated = |level: &str| Some(json!({ "rating": level }));
    let yes = |yes: bool| Some(json!({ "condition": yes }));
    let share = |part: u32, whole: u32| Some(json!({ "share": { "part": part, "whole": whole } }));
    match criterion {
        0 => vec![
            rated("low"),
            rated("basic"),
            rated("good"),
            not_applicable(),
            None,
        ],
        1 => vec![
            Some(json!({ "yesNo": true })),
            Some(json!({ "yesNo": false })),
            not_applicable(),
        ],
        2 => vec![yes(true), yes(false), not_applicable()],
        3 => vec![share(1, 3), share(1, 2), share(1, 1), not_applicable()],
        4 => vec![
            rated("low"),
            rated("good"),
            not_applicable(),
            Some(json!({ "notAssessed": {} })),
        ],
        _ => vec![yes(true), not_applicable(), None],
    }
}

/// Requirements of every kind, on every kind of set, with every kind of count and bound.
fn requirements() -> Vec<Json> {
    let criteria = |at: &str, of: Json, count: Json| {
        let mut requirement = json!({ "at": at });
        if !of.is_null() {
            requirement["of"] = of;
        }
        if !count.is_null() {
            requirement["count"] = count;
        }
        requirement
    };
    let none = Json::Null;
    vec![
        json!({ "percent": { "lower": { "from": 50 } } }),
        json!({ "percent": { "lower": { "above": 50 }, "notApplicable": "unmet" } }),
        json!({ "percent": { "lower": { "from": 33.333333 }, "of": { "criteria": ["b1"] } } }),
        json!({ "percent": { "lower": { "from": 60 }, "of": { "marked": "m" }, "notApplicable": "met" } }),
        json!({ "percent": { "lower": { "above": 33.333333 }, "of": { "unmarked": "m" } } }),
        json!({ "percent": { "lower": { "from": 40 }, "of": { "groups": ["A"] } } }),
        json!({ "points": { "lower": { "from": 3 } } }),
        json!({ "points": { "lower": { "above": 3 } } }),
        json!({ "points": { "lower": { "from": 1 }, "of": { "groups": ["B"] }, "notApplicable": "met" } }),
        json!({ "criteria": criteria("basic", none.clone(), none.clone()) }),
        json!({ "criteria": criteria("low", none.clone(), none.clone()) }),
        json!({ "criteria": criteria("good", json!({ "marked": "m" }), json!({ "atLeast": 1 })) }),
        json!({ "criteria": criteria("good", none.clone(), json!({ "atLeast": 3 })) }),
        json!({ "criteria": criteria("basic", none.clone(), json!({ "share": { "part": 2, "whole": 3 } })) }),
        json!({ "criteria": criteria("good", json!({ "unmarked": "m" }), json!({ "share": { "part": 1, "whole": 2 } })) }),
        json!({ "criteria": { "at": "basic", "of": { "criteria": ["a1", "b2"] }, "notApplicable": "unmet" } }),
        json!({ "criteria": { "at": "good", "of": { "groups": ["B"] }, "count": { "atLeast": 2 }, "notApplicable": "met" } }),
        json!({ "groups": criteria("basic", none.clone(), none.clone()) }),
        json!({ "groups": criteria("good", none.clone(), json!({ "atLeast": 1 })) }),
        json!({ "groups": criteria("basic", none.clone(), json!({ "share": { "part": 1, "whole": 2 } })) }),
        json!({ "groups": { "at": "basic", "of": ["B"], "notApplicable": "unmet" } }),
        json!({ "groups": { "at": "good", "of": ["A"], "notApplicable": "met" } }),
        json!({ "conditions": {} }),
        json!({ "conditions": { "of": { "marked": "m" } } }),
        json!({ "conditions": { "of": { "criteria": ["b3"] }, "notApplicable": "unmet" } }),
        json!({ "conditions": { "of": { "unmarked": "m" }, "notApplicable": "met" } }),
    ]
}

/// The answers with what they are worth, in place of JSON, for speed.
struct Material {
    answers: Vec<Vec<Option<Answer>>>,
    sizes: Vec<usize>,
}

impl Material {
    fn new() -> Self {
        let of = |at: usize| {
            options(at)
                .iter()
                .map(|v| v.as_ref().map(|v| answer(IDS[at], v)))
                .collect()
        };
        let answers: Vec<Vec<Option<Answer>>> = (0..IDS.len()).map(of).collect();
        let sizes = answers.iter().map(Vec::len).collect();
        Self { answers, sizes }
    }

    /// Holds the library against the plain computation, for every combination of answers whose number leaves this rest; none
    /// where the instrument is not sound.
    fn every(&self, instrument: &Json, one_in: usize, rest: usize) -> Option<usize> {
        let sound: Instrument = read(instrument.to_string().as_bytes()).unwrap();
        let rubric = Rubric::new(sound).ok()?;
        let plain = Plain::new(instrument);
        let worth = |at: usize| {
            options(at)
                .iter()
                .map(|v| plain.state(at, v.as_ref(), &["primary"]))
                .collect()
        };
        let states: Vec<Vec<_>> = (0..IDS.len()).map(worth).collect();
        let mut assessment = assessment("pairs");
        let (mut number, mut held) = (0, 0);
        every_choice(&self.sizes, |chosen| {
            number += 1;
            if number % one_in == rest {
                let pick = chosen.iter().enumerate();
                let answers = pick
                    .clone()
                    .filter_map(|(at, of)| self.answers[at][*of].clone());
                assessment.answers = answers.collect();
                let facts: Vec<_> = pick.map(|(at, of)| states[at][*of]).collect();
                agrees(&rubric, &plain, &assessment, &facts);
                held += 1;
            }
        });
        Some(held)
    }
}

#[test]
fn each_kind_of_requirement_with_every_combination_of_answers() {
    let material = Material::new();
    let requirements = requirements();
    let mut count = 0;
    for requirement in &requirements {
        let instrument = instrument(&[], &[requirement]);
        count += material
            .every(&instrument, 1, 0)
            .unwrap_or_else(|| panic!("{requirement}"));
    }
    assert_eq!(count, requirements.len() * 5 * 3 * 3 * 4 * 4 * 3);
}

/// Two requirements of one level, and one of each of two levels; of each pair other combinations of answers.
#[test]
fn each_pair_of_requirements_with_some_combinations_of_answers() {
    const ONE_IN: usize = 61;
    let material = Material::new();
    let requirements = requirements();
    let (mut pairs, mut unsound, mut count) = (0, 0, 0);
    for (first, one) in requirements.iter().enumerate() {
        for (second, other) in requirements.iter().enumerate() {
            let across = (first != second).then(|| instrument(&[one], &[other]));
            let together = (first < second).then(|| instrument(&[], &[one, other]));
            for instrument in across.into_iter().chain(together) {
                pairs += 1;
                match material.every(&instrument, ONE_IN, pairs % ONE_IN) {
                    Some(held) => count += held,
                    None => unsound += 1,
                }
            }
        }
    }
    assert_eq!(pairs, 26 * 25 + 26 * 25 / 2);
    assert!(unsound < pairs / 10, "{unsound} of {pairs} are not sound");
    assert!(count > 30_000, "{count}");
}
