//! A rollup in words: how many schools stand where, which parts are weak, and how one year differs from the last.

mod apart;
mod compared;
mod names;
mod picture;
mod unmet;

use crate::explain::page::{Bar, Cell, Column, Fact, Page, Shade, Table, Tone, Words};
use crate::model::{
    AssessorRole, CriterionTally, Fidelity, GroupTally, Locale, PointSum, ProvenanceKind,
    ProvenanceTally, Rollup, Series, StageTally, Tally, UnitTally, say,
};
use crate::sound::Rubrics;
use apart::text_of;
pub use apart::texts_apart;
use names::{Names, Share};

/// How many units are told one by one; of more, those with the lowest share of points.
const UNITS: usize = 30;

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
            page.append(texts_apart(rollup, locale)),
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
            "Tỷ lệ phần trăm được làm tròn đến một chữ số thập phân (dưới 1%: hai chữ số) cho dễ đọc; {sums}. Một trường nộp hai lần được tính hai lần.",
            "Percentages are rounded to one decimal place, or two below 1%, for reading; {sums}. A school handed in twice counts twice."
        ))
        .tone(Tone::Quiet),
    )
}

/// All series of one instrument: the last year of each role in full, the years beside one another, and the roles.
fn of_one(all: &[&Series], names: &Names<'_>) -> Page {
    let all_of = all.iter().copied();
    let role = |role| all_of.clone().filter(move |series| series.role == role);
    let roles = [AssessorRole::SelfAssessment, AssessorRole::External];
    let last = roles.iter().filter_map(|r| role(*r).next_back());
    let full = last.fold(Page::default(), |page, series| {
        page.append(one(series, names))
    });
    let years = roles.iter().fold(full, |page, r| {
        let series: Vec<&Series> = role(*r).collect();
        page.append(compared::years(&series, names))
    });
    years.append(compared::roles(all, names))
}

fn one(series: &Series, names: &Names<'_>) -> Page {
    let total = series.total();
    let title = format!(
        "{}, {}, {}",
        names.instrument(),
        names.year(series.school_year),
        series.role.label(names.locale)
    );
    Page::default()
        .heading(2, title)
        .facts(about(series, &total, names))
        .heading(3, names.pick("Theo mức độ", "By level"))
        .table(levels(&total.whole, names))
        .append(unmet::unmet(&total, names))
        .heading(3, names.pick("Theo cấp học", "By stage"))
        .append(stages(series, names))
        .append(groups(&total, names))
        .heading(3, names.pick("Theo tiêu chí", "By criterion"))
        .table(criteria(&total, names))
        .append(units(series, names))
}

fn about(series: &Series, total: &StageTally, names: &Names<'_>) -> Vec<Fact> {
    let (whole, coverage) = (&total.whole, &total.coverage);
    let answered = names.percent(coverage.answered.get(), coverage.criteria.get());
    let mut answered = say!(
        names.locale,
        "{answered} số tiêu chí",
        "{answered} of the criteria"
    );
    let mut facts = vec![Fact::from((
        names.pick("Số trường", "Schools"),
        names.number(whole.schools),
    ))];
    let points = coverage.points;
    if points.of.millionths() > 0 {
        let Share { part, whole } = Share::of(points.answered, points.of);
        let points = names.percent(part, whole);
        answered += &say!(
            names.locale,
            " ({points} số điểm)",
            " (worth {points} of the points)"
        );
        let label = names.pick("Tỷ lệ điểm", "Share of points");
        facts.push(Fact::from((label, names.share(&total.whole))));
    }
    facts.push(Fact::from((names.pick("Đã trả lời", "Answered"), answered)));
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

fn levels(whole: &Tally, names: &Names<'_>) -> Table {
    let schools = whole.schools.get();
    let mut table = Table::new([
        names.pick("Mức độ", "Level"),
        "",
        names.pick(">Số trường", ">Schools"),
        ">%",
        names.pick(">Thấp nhất có thể", ">At the lowest"),
        names.pick(">Cao nhất có thể", ">At the highest"),
    ]);
    let levels = names.levels(whole);
    for level in levels.iter().copied() {
        let on = Names::at(whole, level);
        table.row([
            names.level(level),
            Bar {
                part: on.schools,
                whole: schools,
                shade: names.shade(level, &levels),
            }
            .into(),
            names.number(on.schools).into(),
            names.percent(on.schools, schools).into(),
            names.percent(on.lowest, schools).into(),
            names.percent(on.highest, schools).into(),
        ]);
    }
    table
}

/// A table whose rows are parts of the whole: name, share of points, and how many schools are on each level.
fn shares<'t>(
    title: &str,
    of: &Tally,
    rows: impl Iterator<Item = (String, &'t Tally)>,
    names: &Names<'_>,
) -> Table {
    let levels = names.levels(of);
    let rows: Vec<(String, &Tally)> = rows.collect();
    let points = |(_, tally): &&(String, &Tally)| tally.points.of.millionths() > 0;
    let good = rows.iter().find(points).map_or(of, |(_, tally)| tally);
    let good = names.good_title(good);
    let column = |title: &str, numbers| Column {
        title: title.to_owned(),
        numbers,
        width: 0,
    };
    let mut columns = vec![
        column(title, false),
        column("", false),
        column(&good, true),
        column(names.pick("Số trường", "Schools"), true),
    ];
    columns.extend(
        levels
            .iter()
            .map(|level| column(&format!("% {}", names.level_text(*level)), true)),
    );
    let rows = rows.into_iter().map(|(name, tally)| {
        let schools = tally.schools.get();
        let mut row: Vec<Cell> = vec![
            name.into(),
            names.bar(tally).into(),
            names.share(tally).into(),
            names.number(tally.schools).into(),
        ];
        row.extend(levels.iter().map(|level| {
            let on = Names::at(tally, *level).schools;
            Cell::from(names.percent(on, schools))
        }));
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

fn stages(series: &Series, names: &Names<'_>) -> Page {
    let total = series.total();
    let rows = series.stages().iter();
    let rows = rows.map(|stage| (names.stages(stage.stages()), &stage.whole));
    let title = names.pick("Mức độ theo cấp học", "Levels by stage");
    let picture = picture::spread(title, &total.whole, rows.clone(), names);
    let title = names.pick("Cấp học", "Stage");
    let table = shares(title, &total.whole, rows, names);
    Page::default().chart(picture).table(table)
}

/// Groups that the instrument gives neither levels nor points are not told.
fn groups(total: &StageTally, names: &Names<'_>) -> Page {
    let told = |group: &&GroupTally| {
        let outcomes = &group.outcomes;
        !outcomes.levels().is_empty() || outcomes.points.of.millionths() > 0
    };
    let rows = names
        .groups(total)
        .into_iter()
        .filter(told)
        .map(|group| (names.group(&group.group), &group.outcomes));
    let table = shares(names.pick("Nhóm", "Group"), &total.whole, rows, names);
    match table.rows.is_empty() {
        true => Page::default(),
        false => Page::default()
            .heading(3, names.pick("Theo nhóm tiêu chí", "By group of criteria"))
            .table(table),
    }
}

fn criteria(total: &StageTally, names: &Names<'_>) -> Table {
    let mut table = Table::new([
        names.pick("Tiêu chí", "Criterion"),
        "",
        match total.criteria().iter().any(gives_points) {
            true => names.pick(">% đạt", ">% reached"),
            false => names.pick(">% ở mức cao nhất", ">% at the highest level"),
        },
        names.pick(">Trả lời", ">Answered"),
        names.pick(">Không áp dụng", ">Not applicable"),
        names.pick(">Chưa đánh giá", ">Not assessed"),
    ]);
    for criterion in names.criteria(total) {
        let bar = reached(criterion, names);
        table.row([
            names.criterion(&criterion.criterion).into(),
            bar.into(),
            names.percent(bar.part, bar.whole).into(),
            names.number(criterion.answered).into(),
            names.number(criterion.not_applicable).into(),
            names.number(criterion.not_assessed).into(),
        ]);
    }
    table
}

fn gives_points(criterion: &CriterionTally) -> bool {
    criterion.points.of.millionths() > 0
}

/// How far a criterion is reached: by its points, or, for a condition, by the schools that meet it.
fn reached(criterion: &CriterionTally, names: &Names<'_>) -> Bar {
    let Share { part, whole } = match gives_points(criterion) {
        true => Share::of(criterion.points.earned, criterion.points.of),
        false => Share {
            part: names.top(criterion),
            whole: criterion.answered.plus(criterion.not_assessed.get()).get(),
        },
    };
    Bar {
        part,
        whole,
        shade: Shade::default(),
    }
}

fn units(series: &Series, names: &Names<'_>) -> Page {
    let mut units: Vec<&UnitTally> = series.units().collect();
    let count = units.len();
    if count < 2 {
        return Page::default();
    }
    let page = Page::default().heading(3, names.pick("Theo đơn vị quản lý", "By managing unit"));
    let page = match count > UNITS {
        true => {
            units.sort_by(|a, b| {
                let [a, b] = [a, b].map(|unit| names.good(&unit.whole));
                let cross = |x: Share, y: Share| u128::from(x.part) * u128::from(y.whole);
                cross(a, b).cmp(&cross(b, a))
            });
            units.truncate(UNITS);
            page.paragraph(say!(
                names.locale,
                "{UNITS} đơn vị có kết quả thấp nhất trong {count} đơn vị; dạng JSON có đủ các đơn vị.",
                "The {UNITS} units with the lowest results out of {count}; the JSON form has them all."
            ))
        }
        false => page,
    };
    let total = series.total();
    let rows = units
        .into_iter()
        .map(|unit| (names.unit(unit), &unit.whole));
    let title = names.pick("Mức độ theo đơn vị quản lý", "Levels by managing unit");
    let picture = picture::spread(title, &total.whole, rows.clone(), names);
    page.chart(picture).table(shares(
        names.pick("Đơn vị", "Unit"),
        &total.whole,
        rows,
        names,
    ))
}
