//! `itam draft-plan`: a plan to start from, with what people must write left open.

use crate::gaps::target;
use crate::input::Assessed;
use crate::output::Output;
use crate::trouble::{Both, Stop, both};
use crate::usage::{DraftPlan, Format};
use it_adoption_model::page::Page;
use it_adoption_model::{Id, Period, SchoolYear, Year, check};
use std::io::IsTerminal as _;
use std::process::ExitCode;

pub(crate) fn run(args: &DraftPlan, output: &Output) -> Result<ExitCode, Stop> {
    let named = args.instrument.instrument.as_deref();
    let assessed = Assessed::open(&args.file.file, named, Format::Text)?;
    let target = target(&args.target, assessed.rubric.instrument())?;
    let period = match &args.period {
        Some(period) => stated(period)?,
        None => next(assessed.assessment.school_year)?,
    };
    let id = Id::new(&format!("KH-{period}")).ok_or_else(|| no_period(&period.to_string()))?;
    let plan = assessed
        .rubric
        .draft_plan(&assessed.assessment, &target, period, id);
    let plan = plan.map_err(|error| Both::of(|lang| error.message(lang)))?;
    output.json(&plan)?;
    if std::io::stderr().is_terminal() {
        let open = check::annual_plan_against(&plan, &assessed.rubric);
        let open = open.findings.len();
        let text = both!(
            "Còn {open} chỗ nhà trường phải ghi: xem từng chỗ bằng lệnh itam check.",
            "Places still to be filled: {open}; see each with itam check."
        );
        output.complain(&Page::default().paragraph(output.lang.pick(&text.vi, &text.en)));
    }
    Ok(ExitCode::SUCCESS)
}

fn stated(period: &str) -> Result<Period, Both> {
    let calendar = || Year::new(period.parse().ok()?).map(Period::CalendarYear);
    let school = SchoolYear::new(period).map(Period::SchoolYear);
    school.or_else(calendar).ok_or_else(|| no_period(period))
}

fn next(year: SchoolYear) -> Result<Period, Both> {
    let next = SchoolYear::starting(year.start() + 1);
    let next = next.map(Period::SchoolYear);
    next.ok_or_else(|| no_period(year.as_str()))
}

fn no_period(period: &str) -> Both {
    both!(
        "không lập được kế hoạch cho năm \"{period}\": hãy ghi --period dạng 2026-2027 (năm học) hoặc 2027 (năm dương lịch), từ 2000 đến 2099",
        "no plan can be made for the year {period}: state --period as 2026-2027 (school year) or 2027 (calendar year), 2000 to 2099"
    )
}
