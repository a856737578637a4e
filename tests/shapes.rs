//! The shapes that real criteria sets have, each as a small instrument in which checking finds nothing, with figures worked out by hand.

use it_adoption_model::*;
use serde_json::{Value as Json, json};

mod criteria;
mod points;

/// Every shape, by its name.
#[cfg(feature = "office")]
pub(crate) fn all() -> [(&'static str, Rubric); 12] {
    [
        ("weakest", criteria::weakest()),
        ("badge", criteria::badge()),
        ("mandatory", criteria::mandatory()),
        ("conditions", criteria::conditions()),
        ("unapplied", criteria::unapplied()),
        ("capped", points::capped()),
        ("own-bands", points::own_bands()),
        ("exact", points::exact()),
        ("rounded", points::rounded()),
        ("pieces", points::pieces()),
        ("decimals", points::decimals()),
        ("megabits", points::megabits()),
    ]
}

/// A criterion with so many points, each of them divided into millionths, that no spreadsheet compares them exactly.
#[cfg(feature = "office")]
pub(crate) fn too_great() -> Rubric {
    let cited = json!({ "fidelity": "authored" });
    let half = json!([{ "percent": { "lower": { "from": 50 } } }]);
    let levels = json!([{ "level": "low" }, { "level": "high", "requires": half }]);
    let scoring = json!({ "levels": levels, "levelsCitation": cited, "pointsCitation": cited });
    let points = json!({ "measure": { "points": { "maximum": 200_000_000 } } });
    let groups = json!([group("g", vec![criterion("c", points)])]);
    rubric(&["low", "high"], &[], &scoring, &groups)
}

/// A rubric of these levels, marks, scoring and groups, in which nothing is found.
fn rubric(levels: &[&str], marks: &[&str], scoring: &Json, groups: &Json) -> Rubric {
    let titled = |ids: &[&str]| -> Vec<Json> {
        let titled = |id| json!({ "id": id, "title": { "vi": id } });
        ids.iter().map(titled).collect()
    };
    let document = json!({
        "document": "instrument", "id": "shape", "edition": "1", "title": { "vi": "Bộ tiêu chí" },
        "citation": { "fidelity": "authored" }, "stages": ["primary"], "sources": [],
        "levels": titled(levels), "marks": titled(marks), "scoring": scoring, "groups": groups
    });
    let instrument: Instrument = read(document.to_string().as_bytes()).unwrap();
    assert_eq!(check::instrument(&instrument).findings, []);
    Rubric::new(instrument).unwrap()
}

/// A group of these criteria.
fn group(id: &str, criteria: Vec<Json>) -> Json {
    json!({ "id": id, "title": { "vi": id }, "criteria": criteria })
}

/// A criterion with more properties than every criterion has.
fn criterion(id: &str, more: Json) -> Json {
    let mut criterion =
        json!({ "id": id, "title": { "vi": id }, "citation": { "fidelity": "authored" } });
    for (name, value) in more.as_object().unwrap() {
        criterion[name] = value.clone();
    }
    criterion
}

/// A criterion that is rated by these levels.
fn rated(id: &str, levels: &[&str], marks: &[&str]) -> Json {
    let told = |level: &str| json!({ "vi": format!("Như mô tả mức {level}") });
    let step = |level: &&str| json!({ "level": level, "descriptor": told(level) });
    let steps: Vec<Json> = levels.iter().map(step).collect();
    criterion(
        id,
        json!({ "measure": { "rating": {} }, "levels": steps, "marks": marks }),
    )
}

/// A criterion that is rated, with points for each level.
fn rated_for(id: &str, steps: &[(&str, f64)]) -> Json {
    let told = |level: &str| json!({ "vi": format!("Như mô tả mức {level}") });
    let step = |(level, points): &(&str, f64)| json!({ "level": level, "points": points, "descriptor": told(level) });
    let steps: Vec<Json> = steps.iter().map(step).collect();
    criterion(id, json!({ "measure": { "rating": {} }, "levels": steps }))
}

/// Steps of a measured value: the lowest, and each further one from its limit on.
fn from(lowest: &str, limits: &[(&str, f64)]) -> Json {
    let step = |(level, limit): &(&str, f64)| json!({ "level": level, "threshold": { "limit": { "same": limit }, "citation": { "fidelity": "authored" } } });
    let steps = std::iter::once(json!({ "level": lowest })).chain(limits.iter().map(step));
    steps.collect()
}

/// Answers as pairs of criterion and value.
fn school(answers: &[(&str, Json)]) -> Assessment {
    let answer =
        |(criterion, value): &(&str, Json)| json!({ "criterion": criterion, "value": value });
    let document = json!({
        "document": "assessment", "school": { "id": "S", "name": "Trường Mẫu", "stages": ["primary"] },
        "schoolYear": "2025-2026", "instrument": { "id": "shape", "edition": "1" }, "role": "self",
        "answers": answers.iter().map(answer).collect::<Vec<_>>()
    });
    read(document.to_string().as_bytes()).unwrap()
}

/// Ratings of criteria, in words such as `a=2 b=3`; what is `-` does not apply, and what is missing is not answered.
fn ratings(words: &str) -> Assessment {
    let answer = |word| {
        let (criterion, level) = str::split_once(word, '=').unwrap();
        match level {
            "-" => (
                criterion,
                json!({ "notApplicable": { "reason": { "vi": "không có" } } }),
            ),
            "yes" => (criterion, json!({ "condition": true })),
            "no" => (criterion, json!({ "condition": false })),
            level => (criterion, json!({ "rating": level })),
        }
    };
    school(
        &words
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(answer)
            .collect::<Vec<_>>(),
    )
}

/// The level of the whole; `none` where there is none.
fn level(rubric: &Rubric, assessment: &Assessment) -> String {
    named(rubric.score(assessment).unwrap().outcome.level)
}

fn named(level: Option<Id>) -> String {
    level.map_or("none".to_owned(), |level| level.to_string())
}

/// Earned points out of those that apply, as they are written.
fn points(score: Option<PointScore>) -> String {
    score.map_or("none".to_owned(), |points| {
        format!("{} of {}", points.earned, points.of)
    })
}

/// What keeps the whole from its next level: level, place, reached, of, needed, missing.
fn unmet(rubric: &Rubric, assessment: &Assessment) -> Vec<String> {
    let card = rubric.score(assessment).unwrap();
    let unmet = card
        .requirements
        .iter()
        .filter(|r| r.state == RequirementState::Unmet);
    unmet
        .map(|r| {
            let missing: Vec<&str> = r.missing.iter().map(Id::as_str).collect();
            let figures = format!("{} of {}, needed {}", r.reached, r.of, r.needed);
            let text = format!(
                "{} {} {}: {figures} {}",
                r.level,
                r.requirement,
                r.kind,
                missing.join(" ")
            );
            text.trim_end().to_owned()
        })
        .collect()
}

/// The criteria that lift the whole to a level, and whether no fewer do.
fn lift(rubric: &Rubric, assessment: &Assessment, target: &str) -> (String, bool) {
    let lift = rubric
        .gaps(assessment, &Id::new(target).unwrap())
        .unwrap()
        .whole;
    assert_eq!(lift.state, LiftState::Liftable);
    let rows: Vec<&str> = lift
        .steps
        .iter()
        .map(|gap| gap.criterion.as_str())
        .collect();
    (rows.join(" "), lift.fewest)
}
