//! `itam new`: a skeleton to start from, sound, with open places.

use crate::document;
use crate::input::{Named, instrument};
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::{Format, NewArgs};
use it_adoption_model::{
    Both, Date, Id, Instrument, Kind, Locale, ParseError, Rubrics, SchoolYear, Stage,
    builtin_workflow, read_any,
};
use serde_json::{Value, json};
use std::process::ExitCode;
use std::str::FromStr;

/// What stands where a person must still write something.
const OPEN: &str = "…";

pub(crate) fn run(args: &NewArgs, output: &Output) -> Result<ExitCode, Stop> {
    let given = Given::of(args)?;
    let named = args.instrument.named.as_deref().unwrap_or("operational");
    let needed = !args.goes_by_none();
    let named = needed.then(|| instrument(named)).transpose()?;
    let skeleton = match (args.kind, named.as_ref().map(|named| &named.instrument)) {
        (Kind::Workflow, _) => workflow()?,
        (Kind::Difficulty, _) => difficulty(&given),
        (_, None) => criteria(),
        (Kind::Crosswalk, Some(instrument)) => crosswalk(instrument),
        (Kind::AnnualPlan, Some(instrument)) => plan(instrument, &given),
        (Kind::MediumTermPlan, Some(instrument)) => five_years(instrument, &given),
        (Kind::YearEndReport, Some(instrument)) => report(instrument, &given),
        (Kind::Submission, Some(instrument)) => submission(instrument, &given),
        (_, Some(instrument)) => assessment(instrument, &given),
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

/// What a document cannot leave open, as the command line states it; what its kind needs is there.
struct Given {
    school: Option<Id>,
    stages: Vec<Stage>,
    year: Option<SchoolYear>,
    date: Option<Date>,
    managing_body: Option<Id>,
}

impl Given {
    fn of(args: &NewArgs) -> Result<Self, Both<String>> {
        let needed: &[&str] = match args.kind {
            Kind::Instrument | Kind::Workflow | Kind::Crosswalk => &[],
            Kind::Difficulty => &["--school", "--stage", "--date"],
            Kind::Submission => &["--school", "--stage", "--year", "--managing-body"],
            _ => &["--school", "--stage", "--year"],
        };
        let stated = [
            ("--school", &args.school),
            ("--stage", &args.stage),
            ("--year", &args.year),
            ("--date", &args.date),
            ("--managing-body", &args.managing_body),
        ];
        let such = |such: &dyn Fn(&str, bool) -> bool| {
            let such = stated
                .iter()
                .filter(|(name, value)| such(name, value.is_some()));
            such.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        };
        let missing = such(&|name, stated| needed.contains(&name) && !stated);
        let spare = such(&|name, stated| !needed.contains(&name) && stated);
        let kind = args.kind.as_str();
        let mut wrong = Vec::new();
        if !missing.is_empty() {
            wrong.push(Both::new(
                format!("thiếu {missing}: đó là những điều mà {kind} không để trống được, như trong: itam new {kind} {}", sample(needed)),
                format!("{missing} is missing: {kind} cannot leave it open, as in: itam new {kind} {}", sample(needed)),
            ));
        }
        if !spare.is_empty() {
            wrong.push(Both::new(
                format!("{kind} không có chỗ ghi {spare}: hãy bỏ đi"),
                format!("{kind} has no place for {spare}: leave it out"),
            ));
        }
        let given = Self {
            school: read("--school", &args.school, &mut wrong),
            stages: stages(args.stage.as_deref(), &mut wrong),
            year: read("--year", &args.year, &mut wrong),
            date: date(args.date.as_deref(), &mut wrong),
            managing_body: read("--managing-body", &args.managing_body, &mut wrong),
        };
        match wrong.is_empty() {
            true => Ok(given),
            false => Err(Both::of(|lang| {
                let wrong = wrong.iter().map(|wrong| wrong.get(lang).as_str());
                wrong.collect::<Vec<_>>().join("; ")
            })),
        }
    }

    fn school(&self) -> Value {
        json!({ "id": self.school, "name": OPEN, "stages": self.stages })
    }

    fn year(&self) -> String {
        self.year.map_or_else(String::new, |year| year.to_string())
    }

    /// An identifier that begins so and names the year.
    fn id(&self, begin: &str) -> String {
        format!("{begin}-{}", self.year())
    }

    fn title(&self, begin: &str) -> String {
        format!("{begin} năm học {}", self.year())
    }
}

fn sample(options: &[&str]) -> String {
    let sample = |option: &&str| match *option {
        "--school" => "--school 79012345",
        "--stage" => "--stage THCS",
        "--year" => "--year 2026-2027",
        "--date" => "--date 20/10/2026",
        _ => "--managing-body phong-vhxh",
    };
    let samples: Vec<&str> = options.iter().map(sample).collect();
    samples.join(" ")
}

/// What an option states, or none after noting what is wrong with it.
fn read<T: FromStr<Err = ParseError>>(
    option: &str,
    stated: &Option<String>,
    wrong: &mut Vec<Both<String>>,
) -> Option<T> {
    match stated.as_deref()?.trim().parse() {
        Ok(read) => Some(read),
        Err(error) => {
            wrong.push(Both::of(|lang| {
                format!("{option}: {}", error.message(lang))
            }));
            None
        }
    }
}

/// A day, as people write it or as documents do.
fn date(stated: Option<&str>, wrong: &mut Vec<Both<String>>) -> Option<Date> {
    let stated = stated?.trim();
    let written = Date::written(stated);
    if written.is_none() {
        wrong.push(Both::new(
            format!("--date: \"{stated}\" không phải một ngày từ năm 2000 đến 2099, ghi ngày/tháng/năm như 3/11/2026, hoặc như 2026-11-03"),
            format!("--date: {stated} is no day from 2000 to 2099, written day/month/year as 3/11/2026, or as 2026-11-03"),
        ));
    }
    written
}

/// Stages, by what they are called in either language or in documents.
fn stages(stated: Option<&str>, wrong: &mut Vec<Both<String>>) -> Vec<Stage> {
    let mut stages = Vec::new();
    for text in stated.into_iter().flat_map(|stated| stated.split(',')) {
        let text = text.trim();
        let is = |stage: &&Stage| {
            let called = Locale::ALL.iter().map(|lang| stage.label(*lang));
            let mut called = called.chain([stage.as_str()]);
            called.any(|name| name.to_lowercase() == text.to_lowercase())
        };
        match Stage::ALL.iter().find(is) {
            Some(stage) => stages.push(*stage),
            None => wrong.push(Both::of(|lang| {
                let all: Vec<&str> = Stage::ALL.iter().map(|stage| stage.label(lang)).collect();
                let all = all.join(", ");
                lang.pick(
                    format!("--stage: không có cấp học \"{text}\"; các cấp học là: {all}"),
                    format!("--stage: there is no stage \"{text}\"; the stages are: {all}"),
                )
            })),
        }
    }
    stages
}

fn open() -> Value {
    json!({ "vi": OPEN })
}

fn reference(instrument: &Instrument) -> Value {
    json!({ "id": instrument.id, "edition": instrument.edition })
}

fn head(title: &str) -> Value {
    json!({ "title": { "vi": title }, "authority": OPEN, "number": OPEN, "place": OPEN, "signer": { "name": OPEN } })
}

/// Two groups with a criterion of each kind that people ask for first, and an overall level by percentage and conditions.
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
fn assessment(instrument: &Instrument, given: &Given) -> Value {
    let answers: Vec<Value> = instrument
        .criteria()
        .map(|criterion| json!({ "criterion": criterion.id, "value": { "notAssessed": {} } }))
        .collect();
    json!({
        "document": "assessment",
        "school": given.school(),
        "schoolYear": given.year,
        "instrument": reference(instrument),
        "role": "self",
        "answers": answers
    })
}

/// Its lists are empty: each must name days, or others of the plan, that are not known yet, and checking tells those that lack.
fn plan(instrument: &Instrument, given: &Given) -> Value {
    json!({
        "document": "annual-plan",
        "id": given.id("KH"),
        "school": given.school(),
        "period": { "schoolYear": given.year },
        "head": head(&given.title("Kế hoạch ứng dụng CNTT")),
        "standing": { "alone": {} },
        "instrument": reference(instrument),
        "legalBasis": [],
        "situation": {},
        "needs": [],
        "principles": { "needs": open(), "compliance": open(), "effectiveness": open() },
        "objectives": [],
        "contents": [],
        "solutions": [],
        "roadmap": [],
        "resources": [],
        "recipients": [OPEN]
    })
}

fn five_years(instrument: &Instrument, given: &Given) -> Value {
    let first = given.year.map(SchoolYear::start);
    let years = first
        .into_iter()
        .flat_map(|first| first..first.saturating_add(5));
    let years: Vec<Value> = years
        .map(|year| json!({ "schoolYear": format!("{year}-{}", year + 1), "targets": [] }))
        .collect();
    json!({
        "document": "medium-term-plan",
        "id": given.id("KH5"),
        "school": given.school(),
        "head": head("Kế hoạch 5 năm ứng dụng CNTT"),
        "instrument": reference(instrument),
        "legalBasis": [],
        "generalObjective": open(),
        "years": years
    })
}

fn report(instrument: &Instrument, given: &Given) -> Value {
    json!({
        "document": "year-end-report",
        "id": given.id("BC"),
        "school": given.school(),
        "period": { "schoolYear": given.year },
        "head": head(&given.title("Báo cáo kết quả ứng dụng CNTT")),
        "plan": given.id("KH"),
        "instrument": reference(instrument),
        "results": [],
        "recipients": [OPEN]
    })
}

fn difficulty(given: &Given) -> Value {
    json!({
        "document": "difficulty",
        "school": given.school(),
        "head": head("Báo cáo khó khăn, vướng mắc trong ứng dụng CNTT"),
        "difficulty": {
            "id": "KK1",
            "title": open(),
            "causes": [open()],
            "arose": given.date,
            "tried": [open()],
            "asked": open()
        },
        "recipients": [OPEN]
    })
}

/// A draft at the school, with nothing done with it yet.
fn submission(instrument: &Instrument, given: &Given) -> Value {
    json!({
        "document": "submission",
        "id": given.id("HS"),
        "state": "draft",
        "managingBody": given.managing_body,
        "selfAssessment": assessment(instrument, given),
        "history": []
    })
}

/// From each criterion to none yet, so that none is forgotten; the note of each is still to be written.
fn crosswalk(instrument: &Instrument) -> Value {
    let authored = json!({ "fidelity": "authored" });
    let row = |id| json!({ "from": id, "relation": "none", "citation": authored, "note": open() });
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
