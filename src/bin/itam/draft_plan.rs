//! `itam draft-plan`: a plan to start from, with what people must write left open.

use crate::document;
use crate::gaps::target;
use crate::input::Assessed;
use crate::output::Output;
use crate::trouble::Stop;
use crate::usage::DraftPlanArgs;
use it_adoption_model::page::Page;
use it_adoption_model::{Both, Document, Id, Period, Rubrics, SchoolYear, Year};
use std::io::IsTerminal as _;
use std::process::ExitCode;

pub(crate) fn run(args: &DraftPlanArgs, output: &Output) -> Result<ExitCode, Stop> {
    let assessed = Assessed::open(&args.file.file, &args.instrument)?;
    let target = target(&args.target, assessed.rubric.instrument())?;
    let period = match &args.period {
        Some(period) => stated(period)?,
        None => next(assessed.assessment.school_year)?,
    };
    let id = Id::new(&format!("KH-{period}")).ok_or_else(|| no_period(&period.to_string()))?;
    let (rubric, assessment) = (&assessed.rubric, &assessed.assessment);
    let plan = rubric.draft_plan(assessment, &target, period, id);
    let plan = plan.map_err(|error| Both::of(|lang| error.message(lang)))?;
    let rubrics = Rubrics::default().otherwise(assessed.rubric.clone());
    let document = Document::from(plan);
    document::write(&document, &rubrics, output)?;
    if std::io::stderr().is_terminal() {
        let open = document.open_places().len();
        let text = output.lang.pick(
            format!("Còn {open} chỗ nhà trường phải ghi: xem từng chỗ bằng lệnh itam check."),
            format!("Places still to be filled: {open}; see each with itam check."),
        );
        output.complain(&Page::default().paragraph(text));
    }
    Ok(ExitCode::SUCCESS)
}

fn stated(period: &str) -> Result<Period, Both<String>> {
    let calendar = || Year::new(period.parse().ok()?).map(Period::CalendarYear);
    let school = SchoolYear::new(period).map(Period::SchoolYear);
    school.or_else(calendar).ok_or_else(|| no_period(period))
}

fn next(year: SchoolYear) -> Result<Period, Both<String>> {
    let next = SchoolYear::starting(year.start() + 1);
    let next = next.map(Period::SchoolYear);
    next.ok_or_else(|| no_period(year.as_str()))
}

fn no_period(period: &str) -> Both<String> {
    Both::new(
        format!(
            "không lập được kế hoạch cho năm \"{period}\": hãy ghi --period dạng 2026-2027 (năm học) hoặc 2027 (năm dương lịch), từ 2000 đến 2099"
        ),
        format!(
            "no plan can be made for the year {period}: state --period as 2026-2027 (school year) or 2027 (calendar year), 2000 to 2099"
        ),
    )
}
