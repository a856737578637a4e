//! `itam compare`: where a self-assessment and an external evaluation differ.

use crate::input::{Assessed, Input, once, sound};
use crate::output::{Output, under_title};
use crate::trouble::Stop;
use crate::usage::{CompareArgs, Format};
use it_adoption_model::page::{Page, Tone, Words};
use it_adoption_model::{
    Assessment, Both, CarryError, CompareError, Crosswalk, Findings, Locale, Passage, Rubric,
    Rubrics, Rule, check, explain,
};
use std::process::ExitCode;

pub(crate) fn run(args: &CompareArgs, output: &Output) -> Result<ExitCode, Stop> {
    once(
        [&args.own, &args.external]
            .into_iter()
            .chain(&args.instrument.named),
    )?;
    let rubrics = args.instrument.at_hand()?;
    let Assessed {
        assessment: own,
        rubric,
        ..
    } = Assessed::by(&args.own, &rubrics)?;
    let input = Input::open(&args.external)?;
    let external: Assessment = input.read_by(&rubrics)?;
    let (own, rubric, told) = match across(&own, &external, &rubric, &rubrics, output)? {
        Some(brought) => brought,
        None => (own, rubric, Page::default()),
    };
    let years = own.school.id == external.school.id && own.school_year != external.school_year;
    let comparison = rubric.compare(&own, &external).map_err(|error| {
        let stop = match &error {
            CompareError::Apart(finding) => {
                if years {
                    output.complain(&Page::default().paragraph(rollup(output.lang)));
                }
                let apart = Findings::from_iter([*finding.clone()]);
                input.sound(apart, Some(&rubric)).err()
            }
            CompareError::External(_) => sound(&input, &external, &rubric).err(),
            _ => None,
        };
        let is_of_years = years && matches!(error, CompareError::Roles { .. });
        let told = |lang| match is_of_years {
            true => format!("{}. {}", error.message(lang), rollup(lang)),
            false => error.message(lang),
        };
        stop.unwrap_or_else(|| Both::of(told).into())
    })?;
    let mut beside = check::judgements(&own, &external, Some(&rubric));
    beside
        .findings
        .retain(|finding| finding.rule == Rule::ComparisonStagesDiffer);
    if !beside.findings.is_empty() {
        output.complain(&explain::findings(&beside, output.lang));
    }
    if output.format == Format::Json && !told.blocks.is_empty() {
        output.complain(&told);
    }
    output.print(&comparison, || {
        let page = explain::comparison(&comparison, rubric.instrument(), output.lang);
        under_title(page, told)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// What puts two years of one school side by side.
fn rollup(lang: Locale) -> &'static str {
    lang.pick(
        "Hai phiếu là của hai năm học của một trường: để so sánh các năm, dùng lệnh itam rollup với cả hai tệp.",
        "The two are of two school years of one school: to compare years, use itam rollup with both files.",
    )
}

/// The self-assessment carried over to what the external evaluation goes by, if that is another one and values come over; that is told.
fn across(
    own: &Assessment,
    external: &Assessment,
    from: &Rubric,
    rubrics: &Rubrics,
    output: &Output,
) -> Result<Option<(Assessment, Rubric, Page)>, Stop> {
    let to = rubrics.get(&external.instrument);
    let to = to.filter(|to| to.reference() != own.instrument);
    let crosswalk = to.and_then(|to| Crosswalk::between(from, to, []));
    let Some((to, crosswalk)) = to.zip(crosswalk) else {
        return Ok(None);
    };
    let said = |error: CarryError| Both::of(|lang| error.message(lang));
    let passage = Passage::new(&crosswalk, from, to).map_err(said)?;
    if !passage.carries_values() {
        return Ok(None);
    }
    let carried = passage.carry_over(own).map_err(said)?.document;
    let (old, new) = (own.instrument, to.reference());
    let open = passage.unanswered(&carried);
    let criteria = to.instrument().groups.iter().map(|g| g.criteria.len());
    let came = criteria.sum::<usize>().saturating_sub(open);
    let told = output.lang.pick(
        format!("Phiếu tự đánh giá theo {old} được chuyển sang {new} trước khi đối chiếu: {came} tiêu chí có câu trả lời; {open} tiêu chí mà câu trả lời không chuyển được hoặc chưa hề có, tính là chưa đánh giá."),
        format!("The self-assessment by {old} was carried over to {new} first: answers that came over {came}, criteria without one and counted as not assessed {open}."),
    );
    let told = Page::default().paragraph(Words::new(told).tone(Tone::Warn));
    Ok(Some((carried, to.clone(), told)))
}
