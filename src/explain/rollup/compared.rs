//! Series beside one another: years, and the two judgements of a school.

use super::names::{Names, Share, Stands};
use super::picture;
use crate::explain::page::{Cell, Column, Page, Table, Tone, Words};
use crate::model::{Disagreement, Locale, Rollup, Series, StageTally, Tally, Whole, say};
use crate::sound::Rubrics;
use std::collections::HashSet;

/// The years of one instrument and role, if there are several.
pub(super) fn years(series: &[&Series], names: &Names<'_>) -> Page {
    let [first, .., last] = series else {
        return Page::default();
    };
    let totals: Vec<StageTally> = series.iter().map(|s| s.total()).collect();
    let mut seen = HashSet::new();
    let levels = totals.iter().flat_map(|total| names.levels(&total.whole));
    let all: Vec<Stands> = levels.filter(|level| seen.insert(*level)).collect();
    let mut columns = vec![
        column(names.pick("Năm học", "School year"), false),
        column("", false),
        column(
            &totals
                .last()
                .map_or_else(String::new, |t| names.good_title(&t.whole)),
            true,
        ),
        column(
            names.pick("So với năm trước", "Against the year before"),
            true,
        ),
        column(names.pick("Số trường", "Schools"), true),
    ];
    columns.extend(
        all.iter()
            .map(|level| column(&format!("% {}", names.level_text(*level)), true)),
    );
    let before = std::iter::once(None).chain(totals.iter().map(Some));
    let rows = series.iter().zip(&totals).zip(before);
    let rows = rows.map(|((series, total), before)| {
        let whole = &total.whole;
        let change = before.map_or_else(
            || "".into(),
            |before| names.change(names.good(&before.whole), names.good(whole)),
        );
        let mut row: Vec<Cell> = vec![
            series.school_year.as_str().into(),
            names.bar(whole).into(),
            names.share(whole).into(),
            change,
            names.number(whole.schools).into(),
        ];
        row.extend(all.iter().map(|level| {
            let on = Names::at(whole, *level).schools;
            Cell::from(names.percent(on, whole.schools.get()))
        }));
        row
    });
    let table = Table {
        columns,
        rows: rows.collect(),
    };
    let title = names.pick("So sánh các năm học", "The school years compared");
    let role = first.role.label(names.locale);
    let between = format!("{} → {}", first.school_year, last.school_year);
    let (from, to) = (first.total(), last.total());
    let titles = [first.school_year.as_str(), last.school_year.as_str()];
    Page::default()
        .heading(2, format!("{title}: {}, {role}", names.instrument()))
        .table(table)
        .heading(
            3,
            format!(
                "{}, {between}",
                names.pick("Theo nhóm tiêu chí", "By group of criteria")
            ),
        )
        .chart(picture::years(titles, [&from, &to], names))
        .table(beside(titles, [&from, &to], names))
}

/// The groups of two totals beside one another.
fn beside(titles: [&str; 2], totals: [&StageTally; 2], names: &Names<'_>) -> Table {
    let [from, to] = totals;
    let [first, second] = titles;
    let mut table = Table {
        columns: vec![
            column(names.pick("Nhóm", "Group"), false),
            column("", false),
            column(first, true),
            column(second, true),
            column(
                names.pick(
                    "Chênh lệch (điểm phần trăm)",
                    "Difference (percentage points)",
                ),
                true,
            ),
        ],
        rows: Vec::new(),
    };
    let mut row = |name: String, from: &Tally, to: &Tally| {
        table.row([
            name.into(),
            names.bar(to).into(),
            names.share(from).into(),
            names.share(to).into(),
            names.change(names.good(from), names.good(to)),
        ]);
    };
    for group in names.groups(to) {
        let place = from
            .groups()
            .binary_search_by(|other| other.group.cmp(&group.group));
        if let Some(before) = place.ok().and_then(|at| from.groups().get(at)) {
            row(names.group(&group.group), &before.outcomes, &group.outcomes);
        }
    }
    row(
        names.pick("Chung", "Overall").to_owned(),
        &from.whole,
        &to.whole,
    );
    table
}

/// Self-assessment beside external evaluation, in the last year that has both.
pub(super) fn roles(all: &[&Series], names: &Names<'_>) -> Page {
    let both = all.windows(2).rev().find_map(|pair| match pair {
        [own, external] if own.school_year == external.school_year => Some((own, external)),
        _ => None,
    });
    both.map_or_else(Page::default, |(own, external)| {
        both_roles(own, external, names)
    })
}

fn both_roles(own: &Series, external: &Series, names: &Names<'_>) -> Page {
    let (own_total, external_total) = (own.total(), external.total());
    let (a, b) = (&own_total.whole, &external_total.whole);
    let titles = [
        own.role.label(names.locale),
        external.role.label(names.locale),
    ];
    let [first, second] = titles;
    let mut table = Table {
        columns: vec![
            column(names.pick("Mức độ", "Level"), false),
            column(&format!("% {first}"), true),
            column(&format!("% {second}"), true),
            column(
                names.pick(
                    "Chênh lệch (điểm phần trăm)",
                    "Difference (percentage points)",
                ),
                true,
            ),
        ],
        rows: Vec::new(),
    };
    let mut levels = names.levels(a);
    for place in names.levels(b) {
        if !levels.contains(&place) {
            levels.push(place);
        }
    }
    for level in levels {
        let share = |tally: &Tally| Share {
            part: Names::at(tally, level).schools,
            whole: tally.schools.get(),
        };
        let (from, to) = (share(a), share(b));
        table.row([
            names.level(level),
            names.percent(from.part, from.whole).into(),
            names.percent(to.part, to.whole).into(),
            names.change(from, to),
        ]);
    }
    let (schools, others) = (names.number(a.schools), names.number(b.schools));
    let title = names.pick(
        "Tự đánh giá và đánh giá ngoài",
        "Self-assessment and external evaluation",
    );
    Page::default()
        .heading(2, format!("{title}: {}, {}", names.instrument(), names.year(own.school_year)))
        .paragraph(Words::new(say!(
            names.locale,
            "{schools} trường tự đánh giá, {others} trường được đánh giá ngoài: hai bên được đếm riêng, có thể không phải cùng những trường đó.",
            "Schools that assessed themselves: {schools}; evaluated from outside: {others}. The two are counted apart, and need not be the same schools."
        )).tone(Tone::Quiet))
        .table(table)
        .table(beside(titles, [&own_total, &external_total], names))
}

/// The schools judged both ways, as far as comparisons were counted.
pub(super) fn disagreements(rollup: &Rollup, rubrics: &Rubrics, locale: Locale) -> Page {
    let all = rollup.disagreements();
    all.fold(Page::default(), |page, one| {
        let names = Names::new(one.instrument, one.instrument_digest, rubrics, locale);
        page.append(disagreement(one, &names))
    })
}

fn disagreement(one: &Disagreement, names: &Names<'_>) -> Page {
    let schools = one.schools.get();
    let same = one
        .levels()
        .iter()
        .filter(|pair| pair.self_level == pair.external_level);
    let same: Whole = same.map(|pair| pair.schools).sum();
    let mut levels = Table::new([
        names.pick("Mức tự đánh giá", "Level by itself"),
        names.pick("Mức đánh giá ngoài", "Level from outside"),
        names.pick(">Số trường", ">Schools"),
        ">%",
    ]);
    for pair in one.levels() {
        levels.row([
            names.level(Stands::of(pair.self_level)),
            names.level(Stands::of(pair.external_level)),
            names.number(pair.schools).into(),
            names.percent(pair.schools.get(), schools).into(),
        ]);
    }
    let points = one.self_earned.millionths() + one.external_earned.millionths() > 0;
    let mut criteria = Table::new([
        names.pick("Tiêu chí", "Criterion"),
        names.pick(">Khác nhau", ">Differ"),
        names.pick(">Tự chấm cao hơn", ">More points by itself"),
        names.pick(">Bên ngoài chấm cao hơn", ">More points from outside"),
    ]);
    for criterion in one.criteria() {
        let higher = |schools: Whole| match points {
            true => names.number(schools),
            false => String::new(),
        };
        criteria.row([
            names.criterion(&criterion.criterion).into(),
            names.number(criterion.schools).into(),
            higher(criterion.self_higher).into(),
            higher(criterion.external_higher).into(),
        ]);
    }
    let title = names.pick(
        "Cùng một trường, hai lần đánh giá",
        "The same schools, judged twice",
    );
    let percent = names.percent(same.get(), schools);
    let (same, schools) = (names.number(same), names.number(schools));
    Page::default()
        .heading(
            2,
            format!(
                "{title}: {}, {}",
                names.instrument(),
                names.year(one.school_year)
            ),
        )
        .paragraph(say!(
            names.locale,
            "{same}/{schools} trường ({percent}) được hai bên xếp cùng một mức.",
            "{same} of {schools} schools ({percent}) are on the same level according to both."
        ))
        .table(levels)
        .table(criteria.without_blank_columns())
}

fn column(title: &str, numbers: bool) -> Column {
    Column {
        title: title.to_owned(),
        numbers,
        width: 0,
    }
}
