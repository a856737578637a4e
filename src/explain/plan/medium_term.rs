//! A medium-term plan: what is to hold at the end of each school year.

use crate::explain::basis;
use crate::explain::issued::{Cites as _, Ends as _, Form, Issues as _, at, open, section};
use crate::explain::page::{Cell, Column, Page, Table, Words};
use crate::explain::voice::{Index, Voice};
use crate::model::{Id, Instrument, Kind, Locale, MediumTermPlan, Target, Value, YearTargets, say};
use std::collections::{HashMap, HashSet};

/// A medium-term plan in the usual order of such documents, with the targets of all years side by side.
///
/// The instrument gives the names of levels and criteria.
///
/// ```
/// use it_adoption_model::{Locale, MediumTermPlan, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/medium-term-plan.json"));
/// let plan: MediumTermPlan = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
/// let page = explain::medium_term_plan(&plan, rubric.instrument(), Locale::Vi);
/// assert!(page.markdown().contains("Minh Họa"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn medium_term_plan(plan: &MediumTermPlan, instrument: &Instrument, locale: Locale) -> Page {
    let named = basis::named(instrument, plan.instrument);
    let index = Index::new(&named);
    let voice = index.voice(locale);
    let school = &plan.school.name;
    let general = plan.general_objective.as_ref();
    let general = general
        .map(|text| Page::default().paragraph(voice.written(text).at(&at!("generalObjective"))));
    basis::by_other_set(instrument, plan.instrument, locale)
        .append(voice.head(&plan.head, &plan.school, Form::Plan, None))
        .append(voice.made_up(plan.provenance.as_ref()))
        .append(voice.basis(&plan.legal_basis, None))
        .paragraph(say!(
            locale,
            "{school} xây dựng kế hoạch trung hạn với các nội dung sau:",
            "{school} plans for five years as follows:"
        ))
        .append(section(
            voice.pick("I. MỤC TIÊU CHUNG", "I. GENERAL OBJECTIVE"),
            general.unwrap_or_default(),
        ))
        .append(section(
            voice.pick("II. CHỈ TIÊU TỪNG NĂM HỌC", "II. TARGETS BY SCHOOL YEAR"),
            targets(plan, voice),
        ))
        .append(voice.foot((&plan.head, Form::Plan), &plan.school, None, &[]))
        .of(Kind::MediumTermPlan, &plan.school, plan.id, None)
}

/// A row for the level and each criterion, a column for each year.
fn targets(plan: &MediumTermPlan, voice: Voice<'_>) -> Page {
    let of = voice.set_used();
    let by = say!(
        voice.locale,
        "Các chỉ tiêu theo {of}. Ô “–” là giữ như năm trước.",
        "The targets are stated according to {of}. “–” means: as in the year before."
    );
    let column = |title: &str| Column {
        title: title.to_owned(),
        ..Column::default()
    };
    let years = plan.years.iter();
    let titles = years.clone().map(|year| column(year.school_year.as_str()));
    let first = column(voice.pick("Tiêu chí", "Criterion"));
    let mut table = Table {
        columns: std::iter::once(first).chain(titles).collect(),
        rows: Vec::new(),
    };
    let levels = years.clone().map(|year| year.level.as_ref());
    if levels.clone().any(|level| level.is_some()) {
        let cells = levels.map(|level| {
            let level = level.map(|level| voice.level(level).into());
            or_dash(level.into_iter().collect())
        });
        let name = voice.pick("Mức độ chung", "Overall level");
        table.rows.push(row(name, cells));
    }
    let mut seen = HashSet::new();
    let targets = years.clone().flat_map(|year| &year.targets);
    let mut criteria: Vec<Id> = targets.map(|target| target.criterion).collect();
    criteria.retain(|id| seen.insert(*id));
    let known = voice.instrument.criteria().map(|c| c.id);
    let places: HashMap<Id, usize> = known.zip(0..).collect();
    criteria.sort_by_key(|id| places.get(id).copied().unwrap_or(usize::MAX));
    let by_year: Vec<_> = years.map(by_criterion).collect();
    for id in criteria {
        let cells = by_year.iter().map(|targets| {
            let targets = targets.get(&id).into_iter().flatten();
            or_dash(targets.map(|target| value(target, voice)).collect())
        });
        table.rows.push(row(&voice.criterion_title(&id), cells));
    }
    match table.rows.is_empty() {
        true => Page::default(),
        false => Page::default().paragraph(by).table(table),
    }
}

fn row(name: &str, cells: impl Iterator<Item = Vec<Words>>) -> Vec<Cell> {
    let name = vec![Words::new(name)];
    std::iter::once(name).chain(cells).map(Cell::from).collect()
}

fn by_criterion(year: &YearTargets) -> HashMap<Id, Vec<&Target>> {
    let mut targets: HashMap<Id, Vec<&Target>> = HashMap::new();
    for target in &year.targets {
        targets.entry(target.criterion).or_default().push(target);
    }
    targets
}

/// A target in short: the row names what is counted.
fn value(target: &Target, voice: Voice<'_>) -> Words {
    let value = match &target.value {
        Value::NotAssessed(_) => open(),
        value => voice.value(None, Some(value)).into(),
    };
    voice.noted(value, target)
}

pub(super) fn or_dash(words: Vec<Words>) -> Vec<Words> {
    match words.is_empty() {
        true => vec!["–".into()],
        false => words,
    }
}
