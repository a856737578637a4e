//! The criteria: what they earned, who meets a condition, and the schools on each of their levels.

use super::measure::Share;
use super::names::{Names, Stands};
use crate::explain::page::{Cell, Column, Page, Table};
use crate::model::{CriterionTally, Id, StageTally};

/// What the criteria come to; and their levels, in a table of their own where there are shares beside.
pub(super) fn criteria(total: &StageTally, names: &Names<'_>) -> Page {
    let all = names.criteria(total);
    let title = || vec![Column::words(names.pick("Tiêu chí", "Criterion"))];
    let name = |criterion: &&CriterionTally| vec![names.criterion(&criterion.criterion).into()];
    let named = || Table {
        columns: title(),
        rows: all.iter().map(name).collect(),
    };
    let shares = shares(&all, names);
    let levels = levels(&all, names);
    let counts = counts(&all, names);
    let page = Page::default().heading(3, names.pick("Theo tiêu chí", "By criterion"));
    if shares.columns.is_empty() {
        return page.table(joined([named(), levels, counts]));
    }
    let page = page.table(joined([named(), shares, counts]));
    if levels.columns.is_empty() {
        return page;
    }
    let mut levels = joined([named(), levels]);
    let told = |row: &Vec<Cell>| row.iter().skip(1).any(|cell| !cell.is_blank());
    levels.rows.retain(told);
    page.heading(
        3,
        names.pick(
            "Số trường ở từng mức của tiêu chí",
            "Schools on each level of a criterion",
        ),
    )
    .table(levels)
}

/// Tables of the same rows, side by side.
fn joined<const N: usize>(tables: [Table; N]) -> Table {
    let mut all = Table::default();
    for mut table in tables {
        all.columns.append(&mut table.columns);
        all.rows.resize(table.rows.len(), Vec::new());
        for (row, more) in all.rows.iter_mut().zip(table.rows) {
            row.extend(more);
        }
    }
    all
}

/// A column for each thing that any of them is measured by.
fn shares(all: &[&CriterionTally], names: &Names<'_>) -> Table {
    let columns = vec![
        Column::words(""),
        Column::numbers(names.pick("% điểm", "% of points")),
        Column::numbers(names.pick("% trường đạt", "% of schools that meet it")),
    ];
    let percent = |share: Option<Share>| {
        let text = share.map(|share| names.percent_of(share));
        Cell::from(text.unwrap_or_default())
    };
    let rows = all.iter().map(|criterion| {
        let (points, met) = (points(criterion), names.met(criterion));
        let bar = points.or(met);
        let bar = bar.map_or("".into(), |share| Cell::Bar(share.into()));
        vec![bar, percent(points), percent(met)]
    });
    Table {
        columns,
        rows: rows.collect(),
    }
    .without_blank_columns()
}

/// The schools on each level, out of those that answered.
fn levels(all: &[&CriterionTally], names: &Names<'_>) -> Table {
    let steps: Vec<Vec<Id>> = all.iter().map(|criterion| names.steps(criterion)).collect();
    let levels = names.in_rank(steps.iter().flatten().copied());
    let titles = levels
        .iter()
        .map(|level| names.level_text(Stands::On(*level)));
    let rows = all.iter().zip(&steps).map(|(criterion, steps)| {
        let on = levels.iter().map(|level| {
            let there = criterion.levels().iter().find(|l| l.level == *level);
            let schools = there.map_or(0, |l| l.schools.get());
            match steps.contains(level) {
                true => names.count_of(schools, criterion.answered.get()),
                false => String::new(),
            }
        });
        on.map(Cell::from).collect()
    });
    Table {
        columns: titles.map(Column::numbers).collect(),
        rows: rows.collect(),
    }
}

fn counts(all: &[&CriterionTally], names: &Names<'_>) -> Table {
    let mut table = Table::new([
        names.pick(">Trả lời", ">Answered"),
        names.pick(">Không áp dụng", ">Not applicable"),
        names.pick(">Chưa đánh giá", ">Not assessed"),
    ]);
    for criterion in all {
        table.row([
            names.number(criterion.answered).into(),
            names.number(criterion.not_applicable).into(),
            names.number(criterion.not_assessed).into(),
        ]);
    }
    table
}

/// The share of its points that a criterion earned, if it gives any.
fn points(criterion: &CriterionTally) -> Option<Share> {
    let points = criterion.points;
    let share = match criterion.answered.get() {
        0 => Share::NONE,
        _ => Share::of(points.earned, points.of),
    };
    (points.of.millionths() > 0).then_some(share)
}
