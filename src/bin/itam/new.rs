//! `itam new`: a skeleton to start from, sound, with open places.

use crate::document;
use crate::input::{Named, instrument};
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::{Format, NewArgs};
use it_adoption_model::{Both, Instrument, Kind, Rubrics, builtin_workflow, read_any};
use serde_json::{Value, json};
use std::process::ExitCode;

/// What stands where a person must still write something.
const OPEN: &str = "…";

pub(crate) fn run(args: &NewArgs, output: &Output) -> Result<ExitCode, Stop> {
    let named = args.instrument.named.as_deref().unwrap_or("operational");
    let needed = !matches!(args.kind, Kind::Instrument | Kind::Workflow);
    let named = needed.then(|| instrument(named)).transpose()?;
    let skeleton = match (args.kind, named.as_ref().map(|named| &named.instrument)) {
        (Kind::Workflow, _) => workflow()?,
        (_, None) => criteria(),
        (Kind::Crosswalk, Some(instrument)) => crosswalk(instrument),
        (Kind::AnnualPlan, Some(instrument)) => plan(instrument),
        (Kind::MediumTermPlan, Some(instrument)) => five_years(instrument),
        (Kind::YearEndReport, Some(instrument)) => report(instrument),
        (Kind::Difficulty, Some(instrument)) => difficulty(instrument),
        (Kind::Submission, Some(instrument)) => submission(instrument),
        (_, Some(instrument)) => assessment(instrument),
    };
    let json = skeleton.to_string();
    let document =
        read_any(json.as_bytes()).map_err(|error| Both::of(|lang| error.message(lang)))?;
    let is_json = matches!(output.format, Format::Text | Format::Json);
    let rubric = named.filter(|_| !is_json).map(Named::rubric).transpose()?;
    let rubrics = rubric
        .into_iter()
        .fold(Rubrics::default(), Rubrics::otherwise);
    document::write(&document, &rubrics, output)?;
    Ok(ExitCode::SUCCESS)
}

fn open() -> Value {
    json!({ "vi": OPEN })
}

fn school(instrument: &Instrument) -> Value {
    json!({ "id": "ma-truong", "name": OPEN, "stages": [instrument.stages.first()] })
}

fn reference(instrument: &Instrument) -> Value {
    json!({ "id": instrument.id, "edition": instrument.edition })
}

fn head(title: &str) -> Value {
    json!({ "title": { "vi": title }, "authority": OPEN, "number": OPEN, "place": OPEN, "signer": { "name": OPEN } })
}

/// Two groups with a criterion of each kind that people ask for first, and a level of the whole by percentage and conditions.
fn criteria() -> Value {
    let authored = json!({ "fidelity": "authored" });
    let step = |level: &str, points: u32| json!({ "level": level, "points": points });
    let from = |level: &str, points: u32, limit: u32| json!({ "level": level, "points": points, "threshold": { "limit": { "same": limit }, "citation": authored } });
    let rated = |level: &str, points: u32| json!({ "level": level, "points": points, "descriptor": { "vi": OPEN } });
    let criterion = |id: &str, measure: Value, levels: Value| json!({ "id": id, "title": { "vi": OPEN }, "citation": authored, "measure": measure, "levels": levels });
    let count = json!({ "count": { "unit": { "vi": OPEN } } });
    let share = json!({ "share": { "part": { "vi": OPEN }, "whole": { "vi": OPEN } } });
    json!({
        "document": "instrument",
        "id": "bo-tieu-chi",
        "edition": "1",
        "title": open(),
        "citation": authored,
        "stages": ["primary", "lower-secondary", "upper-secondary"],
        "sources": [],
        "levels": [
            { "id": "chua-dat", "title": { "vi": "Chưa đạt" } },
            { "id": "dat", "title": { "vi": "Đạt" } },
            { "id": "tot", "title": { "vi": "Tốt" } }
        ],
        "scoring": {
            "levels": [
                { "level": "chua-dat" },
                { "level": "dat", "requires": [{ "percent": { "lower": { "from": 50 } } }, { "conditions": {} }] },
                { "level": "tot", "requires": [{ "percent": { "lower": { "from": 80 } } }] }
            ],
            "levelsCitation": authored,
            "pointsCitation": authored,
            "points": 40
        },
        "groups": [
            {
                "id": "1",
                "title": open(),
                "points": 20,
                "criteria": [
                    criterion("1.1", json!({ "condition": {} }), json!([{ "level": "chua-dat" }, { "level": "dat" }])),
                    criterion("1.2", json!({ "yesNo": {} }), json!([step("chua-dat", 0), step("dat", 10)])),
                    criterion("1.3", share, json!([step("chua-dat", 0), from("dat", 5, 50), from("tot", 10, 80)]))
                ]
            },
            {
                "id": "2",
                "title": open(),
                "points": 20,
                "criteria": [
                    criterion("2.1", count, json!([step("chua-dat", 0), from("dat", 5, 2), from("tot", 10, 4)])),
                    criterion("2.2", json!({ "rating": {} }), json!([rated("chua-dat", 0), rated("dat", 5), rated("tot", 10)]))
                ]
            }
        ]
    })
}

/// Every criterion, not assessed yet.
fn assessment(instrument: &Instrument) -> Value {
    let answers: Vec<Value> = instrument
        .criteria()
        .map(|criterion| json!({ "criterion": criterion.id, "value": { "notAssessed": {} } }))
        .collect();
    json!({
        "document": "assessment",
        "school": school(instrument),
        "schoolYear": "2025-2026",
        "instrument": reference(instrument),
        "role": "self",
        "answers": answers
    })
}

fn plan(instrument: &Instrument) -> Value {
    json!({
        "document": "annual-plan",
        "id": "KH-2026-2027",
        "school": school(instrument),
        "period": { "schoolYear": "2026-2027" },
        "head": head("Kế hoạch ứng dụng CNTT năm học 2026-2027"),
        "standing": { "alone": {} },
        "instrument": reference(instrument),
        "legalBasis": [],
        "situation": { "advantages": [open()], "difficulties": [open()], "causes": [open()] },
        "needs": [{ "id": "NC1", "title": open() }],
        "principles": { "needs": open(), "compliance": open(), "effectiveness": open() },
        "objectives": [{ "id": "MT1", "title": open(), "due": "2027-05-31" }],
        "contents": [{ "id": "ND1", "title": open(), "objectives": ["MT1"], "needs": ["NC1"] }],
        "solutions": [{ "id": "GP1", "title": open(), "contents": ["ND1"] }],
        "roadmap": [{ "id": "M1", "solutions": ["GP1"], "from": "2026-09-05", "until": "2027-05-31", "product": open() }],
        "resources": [{ "id": "NL1", "title": open(), "solutions": ["GP1"], "need": { "staff": { "roles": ["it-team"] } } }],
        "assignments": [{ "role": "it-team", "task": open(), "solutions": ["GP1"] }],
        "inspection": open(),
        "recipients": [OPEN]
    })
}

fn five_years(instrument: &Instrument) -> Value {
    let years: Vec<Value> = (2026..2031)
        .map(|year| json!({ "schoolYear": format!("{year}-{}", year + 1), "targets": [] }))
        .collect();
    json!({
        "document": "medium-term-plan",
        "id": "KH5-2026-2031",
        "school": school(instrument),
        "head": head("Kế hoạch 5 năm ứng dụng CNTT"),
        "instrument": reference(instrument),
        "legalBasis": [],
        "generalObjective": open(),
        "years": years
    })
}

fn report(instrument: &Instrument) -> Value {
    json!({
        "document": "year-end-report",
        "id": "BC-2026-2027",
        "school": school(instrument),
        "period": { "schoolYear": "2026-2027" },
        "head": head("Báo cáo kết quả ứng dụng CNTT năm học 2026-2027"),
        "plan": "KH-2026-2027",
        "instrument": reference(instrument),
        "results": [{ "objective": "MT1", "outcome": "not-reached", "reason": open() }],
        "proposals": [open()],
        "nextYear": [open()],
        "recipients": [OPEN]
    })
}

fn difficulty(instrument: &Instrument) -> Value {
    json!({
        "document": "difficulty",
        "school": school(instrument),
        "head": head("Báo cáo khó khăn, vướng mắc trong ứng dụng CNTT"),
        "difficulty": {
            "id": "KK1",
            "title": open(),
            "causes": [open()],
            "arose": "2026-09-05",
            "tried": [open()],
            "asked": open()
        },
        "recipients": [OPEN]
    })
}

/// A draft at the school, with nothing done with it yet.
fn submission(instrument: &Instrument) -> Value {
    json!({
        "document": "submission",
        "id": "HS-2025-2026",
        "state": "draft",
        "managingBody": "ma-don-vi",
        "selfAssessment": assessment(instrument),
        "history": []
    })
}

/// From each criterion to none yet, so that none is forgotten.
fn crosswalk(instrument: &Instrument) -> Value {
    let authored = json!({ "fidelity": "authored" });
    let row = |id| json!({ "from": id, "relation": "none", "citation": authored });
    let rows: Vec<Value> = instrument
        .criteria()
        .map(|criterion| row(criterion.id))
        .collect();
    json!({
        "document": "crosswalk",
        "id": "bang-chuyen",
        "title": open(),
        "citation": authored,
        "from": reference(instrument),
        "to": { "id": "bo-tieu-chi", "edition": "1" },
        "rows": rows,
    })
}

/// The built-in one, to be changed.
fn workflow() -> Result<Value, Stop> {
    let json = serde_json::from_str(builtin_workflow().json);
    json.map_err(|error| Stop::Write(error.into()))
}
