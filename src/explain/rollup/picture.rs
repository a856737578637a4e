//! Pictures of many schools: how they are spread over the levels, and one year beside the next.

use super::compared::Alike;
use super::measure::Part;
use super::names::{Names, Stands};
use super::parts::Row;
use crate::explain::page::{Bar, Chart, Shade, Tone};

/// The schools of each row by level, lowest first, as parts of one bar; their colours are those of all schools.
pub(super) fn spread(title: &str, rows: &[Row<'_>], all: Part<'_>, names: &Names<'_>) -> Chart {
    let levels = names.levels(&[all]);
    let shaded = levels
        .iter()
        .map(|level| (*level, names.shade(*level, &levels)));
    let shades: Vec<(Stands, Shade)> = shaded.collect();
    let keys = shades.iter();
    let mut chart = keys.fold(Chart::new(title), |chart, (level, shade)| {
        chart.key(names.level_text(*level), *shade)
    });
    for (name, Part { tally, .. }) in rows {
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

/// Rows of one measure, each in two years.
pub(super) fn years(years: [&str; 2], alike: &Alike<'_>, names: &Names<'_>) -> Chart {
    let measured = names.measured(alike.measure);
    let title = names.pick("hai năm học cạnh nhau", "two school years side by side");
    let mut chart = Chart::new(format!("{measured}, {title}"));
    for (name, sides) in &alike.rows {
        let tones = [Tone::Quiet, Tone::Plain];
        for ((year, tone), part) in years.iter().zip(tones).zip(sides) {
            let share = part.map(|part| names.share(alike.measure, part));
            if let Some(share) = share.filter(|share| share.whole > 0) {
                let bar = Bar::from(share).tone(tone);
                chart.bar(format!("{name} – {year}"), bar, names.percent_of(share));
            }
        }
    }
    chart
}
