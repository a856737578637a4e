//! Random sound instruments, and random assessments by them.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value as Json, json};

const LEVELS: [&str; 4] = ["l0", "l1", "l2", "l3"];
const STAGES: [&str; 2] = ["primary", "lower-secondary"];

fn text(words: &str) -> Json {
    json!({ "vi": words })
}

fn authored() -> Json {
    json!({ "fidelity": "authored" })
}

/// A number of quarters as a JSON number.
fn number(quarters: u32) -> Json {
    if quarters.is_multiple_of(4) {
        json!(quarters / 4)
    } else {
        json!(f64::from(quarters) / 4.0)
    }
}

/// Different numbers in order.
fn ascending(len: usize, from: u32, to: u32) -> impl Strategy<Value = Vec<u32>> {
    subsequence((from..=to).collect::<Vec<u32>>(), len)
}

/// Bands for all levels, cut at `cuts` places `apart` quarters from each other.
fn bands(levels: usize, cuts: u32, apart: u32) -> impl Strategy<Value = Json> {
    let cuts = ascending(levels - 1, 1, cuts);
    (cuts, proptest::collection::vec(any::<bool>(), levels - 1)).prop_map(
        move |(cuts, inclusive)| {
            let lower = |at: usize| {
                let bound = if inclusive[at] { "from" } else { "above" };
                json!({ bound: number(cuts[at] * apart) })
            };
            let upper = |at: usize| {
                let bound = if inclusive[at] { "below" } else { "to" };
                json!({ bound: number(cuts[at] * apart) })
            };
            (0..levels)
                .map(|at| {
                    let mut band = json!({ "level": LEVELS[at] });
                    if at > 0 {
                        band["lower"] = lower(at - 1);
                    }
                    if at + 1 < levels {
                        band["upper"] = upper(at);
                    }
                    band
                })
                .collect()
        },
    )
}

/// A measure with its steps, without points.
fn measure(levels: usize) -> BoxedStrategy<Json> {
    let chosen = move |least: usize, most: usize| {
        subsequence(LEVELS[..levels].to_vec(), least..=most.min(levels))
    };
    let steps = move || chosen(2, levels);
    let pair = move || chosen(2, 2);
    let plain = |form: &'static str, chosen: Vec<&'static str>| {
        let steps: Vec<Json> = chosen
            .into_iter()
            .map(|level| json!({ "level": level }))
            .collect();
        json!({ "measure": { form: {} }, "levels": steps })
    };
    let limits = move |least: u32, most: u32, falling: bool| {
        steps().prop_flat_map(move |chosen| {
            let each = ascending(chosen.len() - 1, least, most);
            let other = ascending(chosen.len() - 1, least, most);
            (Just(chosen), each, other, any::<bool>()).prop_map(
                move |(chosen, mut each, mut other, by_stage)| {
                    if falling {
                        each.reverse();
                        other.reverse();
                    }
                    let limit = |at: usize| match by_stage {
                        true => json!({ "byStage": { "primary": number(each[at]), "lowerSecondary": number(other[at]) } }),
                        false => json!({ "same": number(each[at]) }),
                    };
                    let steps = chosen.iter().enumerate().map(|(at, level)| match at {
                        0 => json!({ "level": level }),
                        _ => json!({ "level": level, "threshold": { "limit": limit(at - 1), "citation": authored() } }),
                    });
                    steps.collect::<Vec<Json>>()
                },
            )
        })
    };
    let measured = |measure: Json| move |levels| json!({ "measure": measure, "levels": levels });
    prop_oneof![
        pair().prop_map(move |chosen| plain("condition", chosen)),
        pair().prop_map(move |chosen| plain("yesNo", chosen)),
        steps().prop_map(move |chosen| {
            let steps = chosen.iter();
            let steps: Vec<Json> = steps
                .map(|level| json!({ "level": level, "descriptor": text("Mô tả") }))
                .collect();
            json!({ "measure": { "rating": {} }, "levels": steps })
        }),
        limits(1, 400, false).prop_map(measured(
            json!({ "share": { "part": text("phần"), "whole": text("toàn bộ") } })
        )),
        limits(1, 80, false).prop_map(measured(
            json!({ "count": { "unit": text("cái"), "maximum": 20 } })
        )),
        limits(1, 120, true).prop_map(measured(
            json!({ "ratio": { "amount": text("học sinh"), "per": text("máy") } })
        )),
        (1_u32..=4, 2_u32..=10, any::<bool>(), bands(levels, 3, 2)).prop_map(
            |(step, times, banded, bands)| {
                let mut of = json!({ "maximum": number(step * times), "step": number(step) });
                if banded && step * times >= 8 && step == 1 {
                    of["bands"] = bands;
                }
                json!({ "measure": { "points": of } })
            }
        ),
    ]
    .boxed()
}

fn criterion(levels: usize) -> impl Strategy<Value = Json> {
    (measure(levels), ascending(4, 0, 40), any::<bool>()).prop_map(
        |(mut criterion, points, flat)| {
            let gives_points = criterion["measure"].get("condition").is_none();
            let steps = criterion.get_mut("levels").filter(|_| gives_points);
            if let Some(steps) = steps.and_then(Json::as_array_mut) {
                for (at, step) in steps.iter_mut().enumerate() {
                    let at = if flat && at > 0 { at - 1 } else { at };
                    step["points"] = number(points[at]);
                }
            }
            criterion["title"] = text("Tiêu chí");
            criterion["citation"] = authored();
            criterion
        },
    )
}

/// A sound instrument.
pub(crate) fn instrument() -> impl Strategy<Value = Json> {
    (2_usize..=4)
        .prop_flat_map(|levels| {
            let criteria = proptest::collection::vec(criterion(levels), 1..=4);
            let groups = proptest::collection::vec(criteria, 1..=3);
            let method = select(vec!["total", "lowest-group"]);
            let gates = select(vec!["hold-whole", "hold-group"]);
            let source = select(vec!["N1", "O2", "cv-5807"]);
            (Just(levels), bands(levels, 399, 1), groups, method, gates, any::<bool>(), source)
        })
        .prop_map(|(levels, bands, groups, method, gates, cited, source)| {
            let groups: Vec<Json> = groups
                .into_iter()
                .enumerate()
                .map(|(group, criteria)| {
                    let criteria = criteria.into_iter().enumerate().map(|(at, mut criterion)| {
                        criterion["id"] = json!(format!("G{group}.{at}"));
                        criterion
                    });
                    let criteria: Vec<Json> = criteria.collect();
                    json!({ "id": format!("G{group}"), "title": text("Nhóm"), "criteria": criteria })
                })
                .collect();
            let levels: Vec<Json> =
                LEVELS[..levels].iter().map(|id| json!({ "id": id, "title": text(id) })).collect();
            let sources = match cited {
                true => json!([{ "id": source, "title": text("Văn bản") }]),
                false => json!([]),
            };
            let citation = match cited {
                true => json!({ "fidelity": "read", "source": source }),
                false => authored(),
            };
            json!({
                "document": "instrument", "id": "random", "edition": "1", "title": text("Bộ tiêu chí"),
                "citation": citation, "stages": STAGES, "sources": sources, "levels": levels,
                "scoring": {
                    "method": method, "methodCitation": authored(), "gates": gates, "gatesCitation": authored(),
                    "pointsCitation": authored(), "bands": bands, "bandsCitation": authored()
                },
                "groups": groups
            })
        })
}

/// A fact that fits a criterion, or that nobody knows one, or that it does not apply.
fn value(criterion: &Json) -> BoxedStrategy<Option<Json>> {
    let (form, of) = criterion["measure"]
        .as_object()
        .unwrap()
        .iter()
        .next()
        .unwrap();
    let fact = match form.as_str() {
        "condition" => any::<bool>()
            .prop_map(|so| json!({ "condition": so }))
            .boxed(),
        "yesNo" => any::<bool>().prop_map(|so| json!({ "yesNo": so })).boxed(),
        "share" => (1_u32..=40)
            .prop_flat_map(|whole| (0..=whole, Just(whole)))
            .prop_map(|(part, whole)| json!({ "share": { "part": part, "whole": whole } }))
            .boxed(),
        "count" => (0_u32..=20)
            .prop_map(|count| json!({ "count": count }))
            .boxed(),
        "ratio" => (0_u32..=500, 0_u32..=30)
            .prop_map(|(amount, per)| json!({ "ratio": { "amount": amount, "per": per } }))
            .boxed(),
        "rating" => {
            let steps = criterion["levels"].as_array().unwrap().iter();
            let levels: Vec<Json> = steps.map(|step| step["level"].clone()).collect();
            select(levels)
                .prop_map(|level| json!({ "rating": level }))
                .boxed()
        }
        _ => {
            let quarters = |name: &str| (of[name].as_f64().unwrap() * 4.0) as u32;
            let (maximum, step) = (quarters("maximum"), quarters("step"));
            (0..=maximum / step)
                .prop_map(move |times| json!({ "points": { "earned": number(times * step) } }))
                .boxed()
        }
    };
    let not_applicable = json!({ "notApplicable": { "reason": text("Không có") } });
    prop_oneof![
        6 => fact.prop_map(Some),
        1 => Just(Some(not_applicable)),
        1 => Just(Some(json!({ "notAssessed": {} }))),
        2 => Just(None),
    ]
    .boxed()
}

/// An instrument, an assessment by it, and one of its levels.
pub(crate) fn case() -> impl Strategy<Value = (Json, Json, String)> {
    instrument().prop_flat_map(|instrument| {
        let groups = instrument["groups"].as_array().unwrap();
        let criteria = groups.iter().flat_map(|g| g["criteria"].as_array().unwrap());
        let values: Vec<_> = criteria
            .map(|criterion| {
                let id = criterion["id"].clone();
                let answer = move |value| json!({ "criterion": id, "value": value });
                value(criterion).prop_map(move |value| value.map(&answer))
            })
            .collect();
        let levels = instrument["levels"].as_array().unwrap().len();
        let stages = subsequence(STAGES.to_vec(), 1..=2);
        (Just(instrument), values, stages, 0..levels).prop_map(
            |(instrument, answers, stages, target)| {
                let answers: Vec<Json> = answers.into_iter().flatten().collect();
                let assessment = json!({
                    "document": "assessment", "school": { "id": "S-1", "name": "Trường Mẫu", "stages": stages },
                    "schoolYear": "2025-2026", "instrument": { "id": "random", "edition": "1" }, "role": "self",
                    "answers": answers
                });
                (instrument, assessment, LEVELS[target].to_owned())
            },
        )
    })
}
