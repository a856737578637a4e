//! Tables whose rows are parts of all schools, or groups of criteria: how good each is, and its schools by level.

use super::measure::{Part, Share};
use super::names::Names;
use super::picture;
use crate::explain::page::{Cell, Column, Page, Table};
use crate::model::{Series, StageTally, UnitTally, say};
use std::cmp::Ordering;

/// How many units are told one by one; of more, the worst.
const UNITS: usize = 30;

pub(super) type Row<'t> = (String, Part<'t>);

/// Name, share, number of schools, and how many of them are on each level.
fn table(title: &str, rows: &[Row<'_>], names: &Names<'_>) -> Table {
    let parts: Vec<Part<'_>> = rows.iter().map(|(_, part)| *part).collect();
    let measure = names.measure(&parts);
    let levels = names.levels(&parts);
    let mut columns = vec![Column::words(title)];
    if let Some(measure) = measure {
        columns.extend([Column::words(""), Column::numbers(names.measured(measure))]);
    }
    columns.push(Column::numbers(names.pick("Số trường", "Schools")));
    let titles = levels.iter().map(|level| names.level_text(*level));
    columns.extend(titles.map(Column::numbers));
    let rows = rows.iter().map(|(name, part)| {
        let mut row: Vec<Cell> = vec![name.as_str().into()];
        if let Some(measure) = measure {
            let share = names.share(measure, *part);
            row.extend([Cell::Bar(share.into()), names.percent_of(share).into()]);
        }
        row.push(names.number(part.tally.schools).into());
        let on = levels.iter().map(|level| names.on(*part, *level));
        row.extend(on.map(Cell::from));
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

/// Rows that add up to all schools, in a picture and, with their sum, in a table.
fn whole<'t>(titles: [&str; 2], mut rows: Vec<Row<'t>>, sum: Row<'t>, names: &Names<'_>) -> Page {
    let [picture, table_of] = titles;
    let picture = picture::spread(picture, &rows, sum.1, names);
    if rows.len() > 1 {
        rows.push(sum);
    }
    Page::default()
        .chart(picture)
        .table(table(table_of, &rows, names))
}

pub(super) fn stages(series: &Series, total: &StageTally, names: &Names<'_>) -> Page {
    let rows = series.stages().iter();
    let rows = rows.map(|stage| (names.stages(stage.stages()), Part::total(stage)));
    let titles = [
        names.pick("Mức độ theo cấp học", "Levels by stage"),
        names.pick("Cấp học", "Stage"),
    ];
    let sum = (names.pick("Tổng", "Total").to_owned(), Part::total(total));
    whole(titles, rows.collect(), sum, names)
}

/// Groups that the instrument gives neither levels nor points are not told.
pub(super) fn groups(total: &StageTally, names: &Names<'_>) -> Page {
    let groups = names.groups(total).into_iter();
    let rows = groups.map(|group| (names.group(&group.group), names.part(total, group)));
    let told =
        |(_, part): &Row<'_>| part.tally.points.of.millionths() > 0 || names.has_levels(*part);
    let rows: Vec<Row<'_>> = rows.filter(told).collect();
    let title = names.pick("Theo nhóm tiêu chí", "By group of criteria");
    let table = table(names.pick("Nhóm", "Group"), &rows, names);
    Page::default().table(table).under(3, title)
}

pub(super) fn units(series: &Series, total: &StageTally, names: &Names<'_>) -> Page {
    let mut units: Vec<(&UnitTally, Part<'_>)> = series
        .units()
        .map(|unit| (unit, Part::whole(&unit.whole, &unit.coverage)))
        .collect();
    let count = units.len();
    if count < 2 {
        return Page::default();
    }
    let mut page =
        Page::default().heading(3, names.pick("Theo đơn vị quản lý", "By managing unit"));
    let mut sum = names.pick("Tổng", "Total").to_owned();
    if count > UNITS {
        let measure = names.measure(&[Part::total(total)]);
        let by = match measure {
            Some(measure) => {
                let share = |part| names.share(measure, part);
                units.sort_by(|(_, a), (_, b)| worst_first(share(*a), share(*b)));
                let by = names.measured(measure);
                say!(names.locale, "có {by} thấp nhất", "with the lowest {by}")
            }
            None => names.pick("đầu theo mã", "that come first").to_owned(),
        };
        units.truncate(UNITS);
        page = page.paragraph(say!(
            names.locale,
            "{UNITS} đơn vị {by} trong {count} đơn vị; dạng JSON có đủ các đơn vị.",
            "The {UNITS} units {by} out of {count}; the JSON form has them all."
        ));
        sum = say!(
            names.locale,
            "Tổng {count} đơn vị",
            "Total of {count} units"
        );
    }
    let rows = units
        .into_iter()
        .map(|(unit, part)| (names.unit(unit), part));
    let titles = [
        names.pick("Mức độ theo đơn vị quản lý", "Levels by managing unit"),
        names.pick("Đơn vị", "Unit"),
    ];
    page.append(whole(
        titles,
        rows.collect(),
        (sum, Part::total(total)),
        names,
    ))
}

/// What has no share comes last.
fn worst_first(a: Share, b: Share) -> Ordering {
    let cross = |x: Share, y: Share| u128::from(x.part) * u128::from(y.whole);
    match (a.whole, b.whole) {
        (0, _) | (_, 0) => (a.whole == 0).cmp(&(b.whole == 0)),
        _ => cross(a, b).cmp(&cross(b, a)),
    }
}
