//! Where a self-assessment and an external evaluation differ.

use crate::explain::basis;
use crate::explain::page::{Cell, Page, Table, Tone, Words};
use crate::explain::voice::{Index, Voice};
use crate::model::{
    Comparison, Criterion, CriterionState, Instrument, ItemPoints, Judged, Locale, Outcome,
    PointScore, Points, Value, words,
};
use std::cmp::Ordering;

/// Two judgements of a school side by side: the whole, then every group judged differently and every criterion answered or judged
/// so. Where they name another instrument or edition than the one given, identifiers stand in place of names, and the page says so.
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
    let days = [comparison.self_date, comparison.external_date];
    if days.iter().any(Option::is_some) {
        let day = voice.pick("Ngày đánh giá", "Day");
        let [own, external] =
            days.map(|day| day.map_or_else(|| "–".to_owned(), |day| voice.date(day)));
        whole.row([day.into(), own.into(), external.into(), "".into()]);
    }
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
            voice.school_fact(&comparison.school),
            voice.year_fact(comparison.school_year),
            voice.instrument_fact(&voice.reference(comparison.instrument)),
        ])
        .append(voice.own_nature())
        .chart(voice.side_by_side(comparison))
        .table(whole.without_blank_columns())
        .append(differences(comparison, voice))
        .append(voice.bases())
}

/// The groups judged differently, and the criteria answered or judged so.
pub(super) fn differences(comparison: &Comparison, voice: Voice<'_>) -> Page {
    if comparison.groups.is_empty() && comparison.criteria.is_empty() {
        let none = voice.pick(
            "Hai bên trả lời và đánh giá giống nhau ở mọi nhóm và tiêu chí.",
            "Both answer and judge every group and criterion alike.",
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
            side(own, criterion.self_answer.as_ref(), known, voice),
            side(external, criterion.external_answer.as_ref(), known, voice),
            difference.unwrap_or_default().into(),
        ]);
    }
    let title = voice.pick("Tiêu chí khác nhau", "Criteria that differ");
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

/// What one side answered, and what came of it where that says more.
fn side(
    judged: &Judged,
    answer: Option<&Value>,
    known: Option<&Criterion>,
    voice: Voice<'_>,
) -> Cell {
    let made = made_of(judged, known, voice);
    // Of a condition it is told that it is met or not, which is the answer.
    let Some(answer) = answer.filter(|answer| !matches!(answer, Value::Condition(_))) else {
        return made.into();
    };
    let mut answered = voice.value(known, Some(answer));
    if let Value::Points(given) = answer
        && !given.items.is_empty()
    {
        let item =
            |item: &ItemPoints| format!("{} {}", item.item, voice.points_number(item.earned));
        let items: Vec<String> = given.items.iter().map(item).collect();
        answered += &format!(" ({})", items.join("; "));
    }
    let is_answered = judged.state == CriterionState::Answered;
    let made = made.into_iter().filter(|_| is_answered);
    let made: Vec<Words> = made.filter(|words| words.text() != answered).collect();
    std::iter::once(Words::new(answered))
        .chain(made)
        .collect::<Vec<_>>()
        .into()
}

/// The level and the points, or why there are none.
fn made_of(judged: &Judged, known: Option<&Criterion>, voice: Voice<'_>) -> Vec<Words> {
    let condition = known.filter(|criterion| criterion.is_condition());
    match judged.state {
        CriterionState::NotApplicable => {
            vec![voice.pick("không áp dụng", "not applicable").into()]
        }
        CriterionState::NotAssessed => vec![voice.pick("chưa đánh giá", "not assessed").into()],
        CriterionState::Answered => {
            let met = condition.map(|c| c.levels.last().map(|step| step.level) == judged.level);
            let level = match met {
                Some(true) => Some(Words::new(voice.pick("đạt", "met")).tone(Tone::Good)),
                Some(false) => Some(Words::new(voice.pick("chưa đạt", "not met")).tone(Tone::Bad)),
                None => judged.level.map(|level| voice.rated(Some(level))),
            };
            let points = judged.earned.map(|points| voice.points(points).into());
            level.into_iter().chain(points).collect()
        }
    }
}

/// How many points more or less the external evaluation gives.
fn points_apart(own: Points, external: Points, voice: Voice<'_>) -> String {
    let apart = Points::capped(own.millionths().abs_diff(external.millionths()));
    format!("{}{}", sign(external.cmp(&own)), voice.points(apart))
}

/// How many percentage points more or less the external evaluation gives by what is shown of both, out of other points than the self-assessment; nothing where there is none of them.
fn percent_apart(own: PointScore, external: PointScore, voice: Voice<'_>) -> String {
    let share = |score: PointScore| (score.earned.millionths(), score.of.millionths());
    let apart = words::percent_apart(share(own), share(external), voice.locale);
    let Some((order, number)) = apart else {
        return String::new();
    };
    let unit = match number.as_str() {
        "1" => voice.pick("điểm phần trăm", "percentage point"),
        _ => voice.pick("điểm phần trăm", "percentage points"),
    };
    format!("{}{number} {unit}", sign(order))
}

fn sign(external: Ordering) -> &'static str {
    match external {
        Ordering::Less => "−",
        Ordering::Equal => "",
        Ordering::Greater => "+",
    }
}
