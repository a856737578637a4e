//! A rollup in words: how many schools stand where, which parts are weak, and how one year differs from the last.

mod apart;
mod compared;
mod criteria;
mod measure;
mod names;
mod parts;
mod picture;
mod unmet;

use crate::explain::page::{Bar, Fact, Page, Table, Tone, Words};
use crate::model::{
    AssessorRole, Fidelity, Locale, PointSum, ProvenanceKind, ProvenanceTally, Rollup, Series,
    StageTally, say,
};
use crate::sound::Rubrics;
pub use apart::counted_apart;
use apart::{editions_apart, text_of};
use measure::{Measure, Part, Share};
use names::Names;

/// The schools on each level, by stage, group, criterion and unit; the years side by side; self-assessment beside external evaluation.
///
/// Of several years the last is told in full.
/// `rubrics` give the names; what none of them knows is shown by its identifier.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, Rollup, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json"));
/// let own: Assessment = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
/// let counted = Rollup::of(&rubric.score(&own)?);
/// let page = explain::rollup(&counted, &rubrics, Locale::Vi);
/// assert!(page.markdown().contains("Tổng hợp"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rollup(rollup: &Rollup, rubrics: &Rubrics, locale: Locale) -> Page {
    let page = Page::default().language(locale).heading(
        1,
        locale.pick("Tổng hợp kết quả nhiều trường", "Results of many schools"),
    );
    if rollup.is_empty() {
        return page.paragraph(locale.pick("Chưa có kết quả nào.", "There are no results yet."));
    }
    let series: Vec<&Series> = rollup.series().collect();
    let of_instruments = series.chunk_by(|a, b| text_of(a) == text_of(b));
    of_instruments
        .fold(
            page.append(counted_apart(rollup, locale))
                .append(editions_apart(rollup, locale)),
            |page, all| match all.first() {
                Some(first) => {
                    let names =
                        Names::new(first.instrument, first.instrument_digest, rubrics, locale);
                    page.append(of_one(all, &names))
                }
                None => page,
            },
        )
        .append(compared::disagreements(rollup, rubrics, locale))
        .append(foot(rollup, locale))
}

/// What a reader must know about all of it, said once.
fn foot(rollup: &Rollup, locale: Locale) -> Page {
    let authored = |series: &Series| series.fidelity == Fidelity::Authored;
    let page = match rollup.series().any(authored) {
        true => Page::default().paragraph(
            Words::new(locale.pick(
                "Không phải kết quả xếp loại chính thức: bộ tiêu chí hoặc cách xếp mức có phần do người soạn chọn.",
                "Not an official rating; parts of the instruments or of their levels were chosen by their authors.",
            ))
            .tone(Tone::Warn),
        ),
        false => Page::default(),
    };
    let points = rollup.series().map(Series::total);
    let points = points.map(|total| total.whole.points.of).max();
    let sums = match points.unwrap_or_default() {
        PointSum::ZERO => locale.pick("số trường là số đúng", "numbers of schools are exact"),
        PointSum::MAX => locale.pick(
            "số trường là số đúng; tổng điểm đã tới mức cao nhất ghi được (4 tỷ), nên không nêu tỷ lệ điểm",
            "numbers of schools are exact; a sum of points has reached the most that is held (4 000 000 000), so no share of it is told",
        ),
        _ => locale.pick(
            "số trường và tổng điểm là số đúng",
            "numbers of schools and sums of points are exact",
        ),
    };
    page.paragraph(
        Words::new(say!(
            locale,
            "Tỷ lệ phần trăm được làm tròn đến một chữ số thập phân (dưới 1%: hai chữ số) cho dễ đọc; {sums}.",
            "Percentages are rounded to one decimal place, or two below 1%, for reading; {sums}."
        ))
        .tone(Tone::Quiet),
    )
}

/// All series of one instrument: the last year of each role in full, the years beside one another, and the roles. Where a year
/// has only begun, the one before it is told in full as well.
fn of_one(all: &[&Series], names: &Names<'_>) -> Page {
    let all_of = all.iter().copied();
    let role = |role| all_of.clone().filter(move |series| series.role == role);
    let roles = [AssessorRole::SelfAssessment, AssessorRole::External];
    let mut full = Page::default();
    for r in roles {
        let mut newest = role(r).rev().peekable();
        while let Some(series) = newest.next() {
            let begun = newest.peek().map(|before| has_begun(series, before));
            let known = !full.blocks.is_empty() || names.is_at_hand();
            full = full.append(one(series, begun, known, names));
            if begun != Some(true) {
                break;
            }
        }
    }
    let years = roles.iter().fold(full, |page, r| {
        let series: Vec<&Series> = role(*r).collect();
        page.append(compared::years(&series, names))
    });
    years.append(compared::roles(all, names))
}

/// Whether a year has results of fewer than half as many schools as the year before it.
fn has_begun(last: &Series, before: &Series) -> bool {
    let schools = |series: &Series| series.total().whole.schools.get();
    schools(last).saturating_mul(2) < schools(before)
}

/// A series in full. Of the years before it, if there are any, the last is told in full as well where this one has just `begun`; else
/// they are only compared with it further on. Unless that is `known`, it says what is missing without the instrument.
fn one(series: &Series, begun: Option<bool>, known: bool, names: &Names<'_>) -> Page {
    let total = series.total();
    let title = format!(
        "{}, {}, {}",
        names.instrument(),
        names.year(series.school_year),
        series.role.label(names.locale)
    );
    let mut page = Page::default().heading(2, title);
    if let Some(begun) = begun {
        let said = match begun {
            true => names.pick(
                "Năm học mới nhất, mới có kết quả của ít trường: năm trước cũng nêu đầy đủ ở dưới.",
                "The latest school year, of which few schools have results yet: the one before it is told in full below.",
            ),
            false => names.pick(
                "Các năm học trước năm này chỉ nêu ở phần “So sánh các năm học”.",
                "School years before this one are told under “The school years compared” only.",
            ),
        };
        page = page.paragraph(Words::new(said).tone(Tone::Quiet));
    }
    if !known {
        page = page.paragraph(Words::new(names.pick(
            "Không có nội dung bộ tiêu chí này (itam: thêm --instrument), nên mọi thứ ghi bằng mã và xếp theo mã: không biết mức nào cao hơn, tiêu chí nào là điều kiện.",
            "The instrument is not at hand (itam: add --instrument), so everything is told and sorted by identifiers: which level is higher, and which criteria are conditions, is not known.",
        )).tone(Tone::Warn));
    }
    page.facts(about(series, &total, names))
        .heading(3, names.pick("Theo mức độ", "By level"))
        .table(levels(Part::total(&total), names))
        .append(unmet::unmet(&total, names))
        .heading(3, names.pick("Theo cấp học", "By stage"))
        .append(parts::stages(series, &total, names))
        .append(parts::groups(&total, names))
        .append(criteria::criteria(&total, names))
        .append(parts::units(series, &total, names))
}

fn about(series: &Series, total: &StageTally, names: &Names<'_>) -> Vec<Fact> {
    let (whole, coverage) = (&total.whole, &total.coverage);
    let mut facts = vec![Fact::from((
        names.pick("Số trường", "Schools"),
        names.number(whole.schools),
    ))];
    let percent = names.percent_of(Share::answered(coverage));
    let mut answered = say!(
        names.locale,
        "{percent} số tiêu chí được tính",
        "{percent} of the criteria that apply"
    );
    let (points, all) = (coverage.points, whole.points.of);
    if points.of.millionths() > 0 && all.millionths() > 0 {
        let share = names.percent_of(Share::of(points.answered, all));
        answered += &say!(
            names.locale,
            " ({share} số điểm)",
            " (worth {share} of the points)"
        );
    }
    let told = coverage.answered.plus(coverage.not_applicable.get());
    if told < coverage.criteria {
        let mut groups = total.groups().iter();
        answered += match groups.any(|group| group.outcomes.points.of.millionths() > 0) {
            true => names.pick(
                "; chưa trả lời tính 0 điểm",
                "; unanswered ones earn 0 points",
            ),
            false => names.pick(
                "; chưa trả lời tính là chưa đạt",
                "; unanswered ones count as not met",
            ),
        };
    }
    if whole.points.of.millionths() > 0 {
        let share = names.share(Measure::Points, Part::total(total));
        let share = names.percent_of(share);
        facts.push(Fact::from((
            names.pick("Tỷ lệ điểm", "Share of points"),
            say!(
                names.locale,
                "{share} điểm của các tiêu chí được tính",
                "{share} of the points of the criteria that apply"
            ),
        )));
    }
    facts.push(Fact::from((names.pick("Đã trả lời", "Answered"), answered)));
    if coverage.not_applicable.get() > 0 {
        let apart = names.percent(coverage.not_applicable.get(), coverage.criteria.get());
        facts.push(Fact::from((
            names.pick("Không áp dụng", "Not applicable"),
            say!(
                names.locale,
                "{apart} tổng số tiêu chí",
                "{apart} of all criteria"
            ),
        )));
    }
    facts.push(Fact::from((
        names.pick("Số liệu", "Figures"),
        provenance(&series.provenance, names),
    )));
    facts.push(Fact::from((
        names.pick("Tính chất", "Nature"),
        names.nature(series.fidelity),
    )));
    facts
}

fn provenance(tally: &ProvenanceTally, names: &Names<'_>) -> Words {
    let kinds = [
        (ProvenanceKind::Measured, tally.measured),
        (ProvenanceKind::Published, tally.published),
        (ProvenanceKind::Constructed, tally.constructed),
    ];
    let unstated = names.pick("không nêu nguồn", "not said where from");
    let said = kinds.map(|(kind, schools)| (kind.label(names.locale), schools));
    let parts = said
        .into_iter()
        .chain([(unstated, tally.unstated)])
        .filter(|(_, schools)| schools.get() > 0)
        .map(|(label, schools)| format!("{} {label}", names.number(schools)));
    let words = Words::new(parts.collect::<Vec<_>>().join("; "));
    match tally.constructed.get() {
        0 => words,
        _ => words.tone(Tone::Warn),
    }
}

fn levels(whole: Part<'_>, names: &Names<'_>) -> Table {
    let schools = whole.tally.schools.get();
    let mut table = Table::new([
        names.pick("Mức độ", "Level"),
        "",
        names.pick(">Số trường", ">Schools"),
        ">%",
        names.pick(
            ">% nếu phần không có trả lời kém nhất",
            ">% if the unanswered went worst",
        ),
        names.pick(
            ">% nếu phần không có trả lời tốt nhất",
            ">% if the unanswered went best",
        ),
    ]);
    let levels = names.levels(&[whole]);
    for level in levels.iter().copied() {
        let on = Names::at(whole.tally, level);
        let bar = Bar::new(on.schools, schools).shade(names.shade(level, &levels));
        table.row([
            names.level(level),
            bar.into(),
            names.number(on.schools).into(),
            names.percent(on.schools, schools).into(),
            names.percent(on.lowest, schools).into(),
            names.percent(on.highest, schools).into(),
        ]);
    }
    table
}
