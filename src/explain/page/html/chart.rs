//! Pictures as SVG: bars whose names and figures are ordinary text beside them.

use super::inline::class;
use crate::explain::page::{Bar, Chart, ChartRow, Key, Mark, Shade, escaped};

/// How long a whole bar is, in units of the picture.
const WHOLE: u64 = 1000;

/// How high a bar is.
const HEIGHT: u64 = 16;

pub(super) fn chart(chart: &Chart) -> String {
    let Chart {
        title,
        legend,
        marks,
        rows,
    } = chart;
    let key = |Key { title, shade }: &Key| {
        let swatch = format!(
            "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect {} width=\"10\" height=\"10\"/></svg>",
            fill(*shade)
        );
        format!("<li>{swatch}{}</li>\n", escaped(title))
    };
    let mark = |mark: &Mark| {
        let swatch = "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"mark\" x=\"4\" width=\"2\" height=\"10\"/></svg>";
        format!("<li>{swatch}{}</li>\n", escaped(&mark.title))
    };
    let keys: String = legend
        .iter()
        .map(key)
        .chain(marks.iter().map(mark))
        .collect();
    let keys = match keys.as_str() {
        "" => keys,
        keys => format!("<ul class=\"keys\">\n{keys}</ul>\n"),
    };
    let rows = rows.iter().map(|ChartRow { label, parts, figure }| {
        let (label, bar, figure) = (escaped(label), bar(parts, marks), escaped(figure));
        let figure = figure.replace('\n', "<br>");
        format!(
            "<li><span class=\"of\">{label}</span> {bar} <span class=\"figure\">{figure}</span></li>\n"
        )
    });
    let (title, rows) = (escaped(title), rows.collect::<String>());
    format!(
        "<figure>\n<figcaption>{title}</figcaption>\n<ul class=\"bars\">\n{rows}</ul>\n{keys}</figure>"
    )
}

/// A bar, with lines at places that mean something.
pub(super) fn bar(parts: &[Bar], marks: &[Mark]) -> String {
    let mut at = 0;
    let mut inside = format!("<rect class=\"track\" width=\"{WHOLE}\" height=\"{HEIGHT}\"/>");
    for part in parts {
        let long = along(part.part, part.whole).min(WHOLE - at);
        if long > 0 {
            let fill = fill(part.shade);
            inside += &format!("<rect {fill} x=\"{at}\" width=\"{long}\" height=\"{HEIGHT}\"/>");
        }
        at += long;
        if parts.len() > 1 && long > 0 && at < WHOLE {
            let gap = at.saturating_sub(2);
            inside += &format!("<rect class=\"gap\" x=\"{gap}\" width=\"4\" height=\"{HEIGHT}\"/>");
        }
    }
    for mark in marks {
        let at = along(mark.part, mark.whole).min(WHOLE - 4);
        inside += &format!("<rect class=\"mark\" x=\"{at}\" width=\"4\" height=\"{HEIGHT}\"/>");
    }
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 {WHOLE} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{inside}</svg>"
    )
}

/// A part in units of the picture: nothing only for nothing, the whole only for the whole.
fn along(part: u64, whole: u64) -> u64 {
    let bar = Bar {
        part,
        whole,
        ..Bar::default()
    };
    let units = usize::try_from(WHOLE).unwrap_or(usize::MAX);
    u64::try_from(bar.filled(units)).unwrap_or(WHOLE)
}

/// The colour of a part. Ranks go from red to green, and each is lighter than the one below.
fn fill(shade: Shade) -> String {
    match shade {
        Shade::Tone(tone) => match class(tone) {
            "" => "class=\"part\"".to_owned(),
            class => format!("class=\"part {class}\""),
        },
        Shade::Rank(rank, of) => {
            let top = u32::from(of.saturating_sub(1)).max(1);
            let rank = u32::from(rank).min(top);
            let (hue, light) = (8 + 142 * rank / top, 36 + 14 * rank / top);
            format!("fill=\"hsl({hue},60%,{light}%)\"")
        }
    }
}
