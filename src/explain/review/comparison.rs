//! Where a self-assessment and an external evaluation differ.

use crate::explain::basis;
use crate::explain::page::{Cell, Page, Table, Tone, Words};
use crate::explain::voice::{Index, Voice};
use crate::model::{
    Comparison, Criterion, CriterionState, Instrument, Judged, Locale, Outcome, PointScore, Points,
};
use std::cmp::Ordering;

/// Two judgements of a school side by side: the whole, then every group and criterion judged differently. Where they name another
/// instrument or edition than the one given, identifiers stand in place of names, and the page says so.
///
/// ```
/// use it_adoption_model::{Assessment, Locale, Rubrics, explain, read};
/// # let (own, external) = (include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/self-assessment.json")), include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/external-evaluation.json")));
/// let (own, external): (Assessment, Assessment) = (read(own)?, read(external)?);
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&own.instrument).ok_or("no such instrument")?;
/// let differences = rubric.compare(&own, &external)?;
/// let page = explain::comparison(&differences, rubric.instrument(), Locale::Vi);
/// assert!(page.markdown().contains("Q.1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn comparison(comparison: &Comparison, instrument: &Instrument, locale: Locale) -> Page {
    let named = basis::named(instrument, comparison.instrument);
    let index = Index::new(&named);
    let voice = index.voice(locale);
    let digest = comparison.instrument_digest;
    let other = basis::by_other(instrument, comparison.instrument, digest, voice);
    let mut whole = table("", voice);
    let result = voice.pick("Kết quả chung", "Overall").to_owned();
    let (own, external) = (&comparison.self_outcome, &comparison.external_outcome);
    row(&mut whole, result, [own, external], voice);
    Page::default()
        .language(locale)
        .heading(
            1,
            voice.pick(
                "Đối chiếu tự đánh giá và đánh giá ngoài",
                "Self-assessment and external evaluation",
            ),
        )
        .append(other)
        .facts([
            (
                voice.pick("Đơn vị", "School"),
                voice.school(&comparison.school),
            ),
            (
                voice.pick("Năm học", "School year"),
                comparison.school_year.to_string(),
            ),
            (
                voice.pick("Bộ tiêu chí", "Instrument"),
                voice.reference(comparison.instrument),
            ),
        ])
        .append(voice.own_nature())
        .chart(voice.side_by_side(comparison))
        .table(whole.without_blank_columns())
        .append(differences(comparison, voice))
        .append(voice.bases())
}

/// The groups and criteria judged differently.
pub(super) fn differences(comparison: &Comparison, voice: Voice<'_>) -> Page {
    if comparison.groups.is_empty() && comparison.criteria.is_empty() {
        let none = voice.pick(
            "Hai bên đánh giá giống nhau ở mọi nhóm và tiêu chí.",
            "Both judge every group and criterion alike.",
        );
        return Page::default().paragraph(Words::new(none).tone(Tone::Good));
    }
    let mut page = Page::default();
    if !comparison.groups.is_empty() {
        let mut groups = table(voice.pick("Nhóm", "Group"), voice);
        for group in &comparison.groups {
            let sides = [&group.self_outcome, &group.external_outcome];
            row(&mut groups, voice.group(&group.group), sides, voice);
        }
        let title = voice.pick("Nhóm khác nhau", "Groups judged differently");
        page = page.heading(2, title).table(groups.without_blank_columns());
    }
    if comparison.criteria.is_empty() {
        return page;
    }
    let mut criteria = table(voice.pick("Tiêu chí", "Criterion"), voice);
    for criterion in &comparison.criteria {
        let (own, external) = (&criterion.self_judged, &criterion.external_judged);
        let [from, to] = [own, external].map(|judged| {
            let answered = judged.state == CriterionState::Answered;
            judged.earned.filter(|_| answered)
        });
        let difference = from.zip(to).map(|(from, to)| points_apart(from, to, voice));
        let known = voice.known(&criterion.criterion);
        criteria.row([
            voice.criterion(&criterion.criterion).into(),
            judged(own, known, voice),
            judged(external, known, voice),
            difference.unwrap_or_default().into(),
        ]);
    }
    let title = voice.pick("Tiêu chí khác nhau", "Criteria judged differently");
    page.heading(2, title)
        .table(criteria.without_blank_columns())
}

fn table(first: &str, voice: Voice<'_>) -> Table {
    Table::new([
        first,
        voice.pick("Tự đánh giá", "Self-assessment"),
        voice.pick("Đánh giá ngoài", "External evaluation"),
        voice.pick(">So với tự đánh giá", ">Against self"),
    ])
}

fn row(table: &mut Table, name: String, sides: [&Outcome; 2], voice: Voice<'_>) {
    let [own, external] = sides;
    let sides = own.points.zip(external.points);
    let difference = sides.map(|(own, external)| match own.of == external.of {
        true => points_apart(own.earned, external.earned, voice),
        false => percent_apart(own, external, voice),
    });
    table.row([
        name.into(),
        voice.outcome_lines(own).into(),
        voice.outcome_lines(external).into(),
        difference.unwrap_or_default().into(),
    ]);
}

fn judged(judged: &Judged, known: Option<&Criterion>, voice: Voice<'_>) -> Cell {
    let condition = known.filter(|criterion| criterion.is_condition());
    match judged.state {
        CriterionState::NotApplicable => voice.pick("không áp dụng", "not applicable").into(),
        CriterionState::NotAssessed => voice.pick("chưa đánh giá", "not assessed").into(),
        CriterionState::Answered => {
            let met = condition.map(|c| c.levels.last().map(|step| step.level) == judged.level);
            let level = match met {
                Some(true) => Some(Words::new(voice.pick("đạt", "met")).tone(Tone::Good)),
                Some(false) => Some(Words::new(voice.pick("chưa đạt", "not met")).tone(Tone::Bad)),
                None => judged.level.map(|level| voice.rated(Some(level))),
            };
            let points = judged.earned.map(|points| voice.points(points).into());
            level.into_iter().chain(points).collect::<Vec<_>>().into()
        }
    }
}

/// How many points more or less the external evaluation gives.
fn points_apart(own: Points, external: Points, voice: Voice<'_>) -> String {
    let apart = own.millionths().abs_diff(external.millionths());
    let points = Points::from_millionths(apart).unwrap_or(Points::MAX);
    format!("{}{}", sign(external.cmp(&own)), voice.points(points))
}

/// How many percentage points more or less the external evaluation gives, out of other points than the self-assessment; nothing where there is none of them.
fn percent_apart(own: PointScore, external: PointScore, voice: Voice<'_>) -> String {
    let cross = |a: PointScore, b: PointScore| {
        i128::from(a.earned.millionths()) * i128::from(b.of.millionths())
    };
    let wholes = i128::from(own.of.millionths()) * i128::from(external.of.millionths());
    let apart = cross(external, own) - cross(own, external);
    let Some(tenths) = (2000 * apart.abs() + wholes).checked_div(2 * wholes) else {
        return String::new();
    };
    let number = match tenths % 10 {
        0 => voice.number(tenths / 10),
        tenth => voice.number(format!("{}.{tenth}", tenths / 10)),
    };
    let sign = match tenths {
        0 => "",
        _ => sign(apart.cmp(&0)),
    };
    let unit = match tenths {
        10 => voice.pick("điểm phần trăm", "percentage point"),
        _ => voice.pick("điểm phần trăm", "percentage points"),
    };
    format!("{sign}{number} {unit}")
}

fn sign(external: Ordering) -> &'static str {
    match external {
        Ordering::Less => "−",
        Ordering::Equal => "",
        Ordering::Greater => "+",
    }
}
