//! Pictures of many schools: how they are spread over the levels, and one year beside the next.

use super::names::{Names, Stands};
use crate::explain::page::{Bar, Chart, Shade, Tone};
use crate::model::{StageTally, Tally};

/// The schools of each row by level, lowest first, as parts of one bar.
pub(super) fn spread<'t>(
    title: &str,
    of: &Tally,
    rows: impl Iterator<Item = (String, &'t Tally)>,
    names: &Names<'_>,
) -> Chart {
    let levels = names.levels(of);
    let shaded = levels
        .iter()
        .map(|level| (*level, names.shade(*level, &levels)));
    let shades: Vec<(Stands, Shade)> = shaded.collect();
    let keys = shades.iter();
    let mut chart = keys.fold(Chart::new(title), |chart, (level, shade)| {
        chart.key(names.level_text(*level), *shade)
    });
    for (name, tally) in rows {
        let whole = tally.schools.get();
        let part = |(level, shade): &(_, Shade)| Bar {
            part: Names::at(tally, *level).schools,
            whole,
            shade: *shade,
        };
        let parts: Vec<Bar> = shades.iter().map(part).collect();
        let figures = parts.iter().map(|part| names.percent(part.part, whole));
        let figures: Vec<String> = figures.collect();
        chart.row(name, parts, figures.join(" · "));
    }
    chart
}

/// Two years of the whole and of each group.
pub(super) fn years(titles: [&str; 2], totals: [&StageTally; 2], names: &Names<'_>) -> Chart {
    let title = names.pick("Hai năm học cạnh nhau", "Two school years side by side");
    let mut chart = Chart::new(title);
    let [from, to] = totals;
    let whole = names.pick("Chung", "Overall").to_owned();
    let mut rows = vec![(whole, [Some(&from.whole), Some(&to.whole)])];
    for group in names.groups(to) {
        let before = from.groups().iter().find(|g| g.group == group.group);
        let before = before.map(|before| &before.outcomes);
        rows.push((names.group(&group.group), [before, Some(&group.outcomes)]));
    }
    for (name, sides) in rows {
        let tones = [Tone::Quiet, Tone::Plain];
        for ((year, tone), tally) in titles.iter().zip(tones).zip(sides) {
            let tally = tally.filter(|tally| names.bar(tally).whole > 0);
            if let Some(tally) = tally {
                let bar = names.bar(tally).tone(tone);
                chart.bar(format!("{name} – {year}"), bar, names.share(tally));
            }
        }
    }
    chart
}
