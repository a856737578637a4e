//! Series beside one another: years, and the two judgements of a school.

use super::measure::{Measure, Part, Share};
use super::names::{Names, Stands};
use super::picture;
use crate::explain::page::{Cell, Column, Page, Table, Tone, Words};
use crate::model::{Disagreement, Id, LevelPair, Locale, Rollup, Series, StageTally, Whole, say};
use crate::sound::Rubrics;

/// The years of one instrument and role, if there are several.
pub(super) fn years(series: &[&Series], names: &Names<'_>) -> Page {
    let [first, .., last] = series else {
        return Page::default();
    };
    let totals: Vec<StageTally> = series.iter().map(|s| s.total()).collect();
    let parts: Vec<Part<'_>> = totals.iter().map(Part::total).collect();
    let measure = names.measure(&parts);
    let levels = names.levels(&parts);
    let (from, to) = (first.total(), last.total());
    let beside = beside([&from, &to], names);
    let mut columns = vec![Column::words(names.pick("Năm học", "School year"))];
    if let Some(measure) = measure {
        columns.extend([
            Column::words(""),
            Column::numbers(names.measured(measure)),
            Column::numbers(names.pick(
                "So với dòng trên (điểm %)",
                "Against the row above (percentage points)",
            )),
        ]);
    }
    columns.extend(
        [
            names.pick("Đã trả lời", "Answered"),
            names.pick("Số trường", "Schools"),
        ]
        .map(Column::numbers),
    );
    let titles = levels.iter().map(|level| names.level_text(*level));
    columns.extend(titles.map(Column::numbers));
    let before = std::iter::once(None).chain(parts.iter().map(Some));
    let rows = series.iter().zip(&totals).zip(&parts).zip(before);
    let rows = rows.map(|(((series, total), part), before)| {
        let mut row: Vec<Cell> = vec![series.school_year.as_str().into()];
        if let Some(measure) = measure {
            let share = names.share(measure, *part);
            let change = before.map_or_else(
                || "".into(),
                |before| names.better(measure, [*before, *part]),
            );
            row.extend([
                Cell::Bar(share.into()),
                names.percent_of(share).into(),
                change,
            ]);
        }
        let answered = Share::answered(&total.coverage);
        row.extend([
            Cell::from(names.percent_of(answered)),
            names.number(part.tally.schools).into(),
        ]);
        let on = levels.iter().map(|level| names.on(*part, *level));
        row.extend(on.map(Cell::from));
        row
    });
    let table = Table {
        rows: rows.collect(),
        columns,
    };
    let apart = parts.iter().zip(parts.iter().skip(1));
    let why = names.apart(apart.map(|(from, to)| [*from, *to]).chain(pairs(&beside)));
    let title = names.pick("So sánh các năm học", "The school years compared");
    let role = first.role.label(names.locale);
    let titles = [first.school_year.as_str(), last.school_year.as_str()];
    let groups = match beside.is_empty() {
        true => Page::default(),
        false => Page::default().heading(
            3,
            format!(
                "{}, {} → {}",
                names.pick("Theo nhóm tiêu chí", "By group of criteria"),
                first.school_year,
                last.school_year
            ),
        ),
    };
    let groups = beside.iter().fold(groups, |page, alike| {
        page.chart(picture::years(titles, alike, names))
            .table(alike.table(titles, names))
    });
    Page::default()
        .heading(2, format!("{title}: {}, {role}", names.instrument()))
        .paragraph(
            Words::new(names.pick(
                "Các năm học được đếm riêng, có thể không phải cùng những trường đó.",
                "The school years are counted apart, and need not be of the same schools.",
            ))
            .tone(Tone::Quiet),
        )
        .append(why.map_or_else(Page::default, |why| Page::default().paragraph(why)))
        .table(table)
        .append(groups)
}

/// Rows that one measure tells how good they are, each in both of two totals.
pub(super) struct Alike<'t> {
    pub(super) measure: Measure,
    pub(super) rows: Vec<(String, [Option<Part<'t>>; 2])>,
}

/// The groups of two totals, by what measures them, and the whole with those that are measured as it is.
fn beside<'t>(totals: [&'t StageTally; 2], names: &Names<'_>) -> Vec<Alike<'t>> {
    let [from, to] = totals;
    let groups = names.groups(to).into_iter().map(|group| {
        let before = from.groups().iter().find(|g| g.group == group.group);
        let parts = [before, Some(group)].into_iter().zip(totals);
        let mut parts = parts.map(|(group, total)| Some(names.part(total, group?)));
        let parts = std::array::from_fn(|_| parts.next().flatten());
        (names.group(&group.group), parts)
    });
    let whole = names.pick("Chung", "Overall").to_owned();
    let whole = (whole, totals.map(|total| Some(Part::total(total))));
    let mut all: Vec<Alike<'t>> = Vec::new();
    for (name, parts) in groups.chain([whole]) {
        let there: Vec<Part<'t>> = parts.iter().flatten().copied().collect();
        let Some(measure) = names.measure(&there) else {
            continue;
        };
        match all.iter_mut().find(|alike| alike.measure == measure) {
            Some(alike) => alike.rows.push((name, parts)),
            None => all.push(Alike {
                measure,
                rows: vec![(name, parts)],
            }),
        }
    }
    // The whole alone stands in the table above it already.
    all.retain(|alike| {
        let mut parts = alike
            .rows
            .iter()
            .flat_map(|(_, parts)| parts.iter().flatten());
        parts.any(|part| part.group.is_some())
    });
    all
}

/// What stands in both of two totals.
fn pairs<'a, 't>(beside: &'a [Alike<'t>]) -> impl Iterator<Item = [Part<'t>; 2]> + use<'a, 't> {
    let rows = beside.iter().flat_map(|alike| &alike.rows);
    rows.filter_map(|(_, [from, to])| Some([(*from)?, (*to)?]))
}

impl Alike<'_> {
    fn table(&self, titles: [&str; 2], names: &Names<'_>) -> Table {
        let measured = names.measured(self.measure);
        let [first, second] = titles.map(|title| format!(">{measured}, {title}"));
        let mut table = Table::new([
            names.pick("Nhóm", "Group"),
            "",
            &first,
            &second,
            names.pick(
                ">Chênh lệch (điểm phần trăm)",
                ">Difference (percentage points)",
            ),
        ]);
        for (name, parts) in &self.rows {
            let share = |part: Option<Part<'_>>| {
                part.map_or(Share::NONE, |part| names.share(self.measure, part))
            };
            let [from, to] = parts.map(share);
            table.row([
                name.as_str().into(),
                Cell::Bar(to.into()),
                names.percent_of(from).into(),
                names.percent_of(to).into(),
                match parts {
                    [Some(before), Some(now)] => names.better(self.measure, [*before, *now]),
                    _ => names.change(from, to),
                },
            ]);
        }
        table
    }
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
    let totals = [own.total(), external.total()];
    let parts = totals.each_ref().map(Part::total);
    let [own_part, external_part] = parts;
    let titles = [own, external].map(|series| series.role.label(names.locale));
    let [first, second] = titles.map(|title| format!(">% {title}"));
    let mut table = Table::new([
        names.pick("Mức độ", "Level"),
        &first,
        &second,
        names.pick(
            ">Chênh lệch (điểm phần trăm)",
            ">Difference (percentage points)",
        ),
    ]);
    for level in names.levels(&parts) {
        let share = |part: Part<'_>| Share {
            part: Names::at(part.tally, level).schools,
            whole: part.tally.schools.get(),
        };
        let (from, to) = (share(own_part), share(external_part));
        table.row([
            names.level(level),
            names.percent_of(from).into(),
            names.percent_of(to).into(),
            match own_part.is_apart(external_part) {
                true => "–".into(),
                false => names.change(from, to),
            },
        ]);
    }
    let [schools, others] = parts.map(|part| names.number(part.tally.schools));
    let answered = totals
        .each_ref()
        .map(|total| Share::answered(&total.coverage));
    let [answered, others_answered] = answered.map(|share| names.percent_of(share));
    let title = names.pick(
        "Tự đánh giá và đánh giá ngoài",
        "Self-assessment and external evaluation",
    );
    let [own_total, external_total] = &totals;
    let beside = beside([own_total, external_total], names);
    let page = Page::default()
        .heading(2, format!("{title}: {}, {}", names.instrument(), names.year(own.school_year)))
        .paragraph(Words::new(say!(
            names.locale,
            "{schools} trường tự đánh giá (đã trả lời {answered}), {others} trường được đánh giá ngoài (đã trả lời {others_answered}): hai bên được đếm riêng, có thể không phải cùng những trường đó.",
            "Schools that assessed themselves: {schools} ({answered} answered); evaluated from outside: {others} ({others_answered} answered). The two are counted apart, and need not be the same schools."
        )).tone(Tone::Quiet));
    let page = match names.apart(pairs(&beside).chain([parts])) {
        Some(why) => page.paragraph(why),
        None => page,
    };
    let page = page.table(table);
    beside
        .iter()
        .fold(page, |page, alike| page.table(alike.table(titles, names)))
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
    let mut levels = Table::new([
        names.pick("Mức tự đánh giá", "Level by itself"),
        names.pick("Mức đánh giá ngoài", "Level from outside"),
        names.pick(">Số trường", ">Schools"),
        ">%",
    ]);
    let mut pairs: Vec<&LevelPair> = one.levels().iter().collect();
    let rank = |level: Option<Id>| (level.is_none(), level.and_then(|level| names.rank(level)));
    pairs.sort_by_key(|pair| (rank(pair.self_level), rank(pair.external_level)));
    let (mut same, mut both) = (Whole::default(), Whole::default());
    for pair in pairs {
        let share = names.percent(pair.schools.get(), one.schools.get());
        levels.row([
            names.level(Stands::of(pair.self_level, pair.self_no_level)),
            names.level(Stands::of(pair.external_level, pair.external_no_level)),
            names.number(pair.schools).into(),
            share.into(),
        ]);
        if pair.self_level.is_some() && pair.external_level.is_some() {
            both = both.plus(pair.schools.get());
            let agreed = pair.self_level == pair.external_level;
            same = same.plus(if agreed { pair.schools.get() } else { 0 });
        }
    }
    let mut criteria = Table::new([
        names.pick("Tiêu chí", "Criterion"),
        names.pick(">Số trường khác nhau", ">Schools that differ"),
        names.pick(">Tự đánh giá cao hơn", ">Higher by itself"),
        names.pick(">Đánh giá ngoài cao hơn", ">Higher from outside"),
        names.pick(">Chỉ một bên trả lời", ">Answered by one side only"),
    ]);
    for criterion in names.judged(one) {
        criteria.row([
            names.criterion(&criterion.criterion).into(),
            names.number(criterion.schools).into(),
            names.number(criterion.self_higher).into(),
            names.number(criterion.external_higher).into(),
            names.number(criterion.one_answered).into(),
        ]);
    }
    let title = names.pick(
        "Cùng một trường, hai lần đánh giá",
        "The same schools, judged twice",
    );
    let share = Share {
        part: same.get(),
        whole: both.get(),
    };
    let [same, both, schools] = [same, both, one.schools].map(|number| names.number(number));
    let mut agreed = say!(
        names.locale,
        "{both}/{schools} trường được cả hai bên xếp mức",
        "{both} of {schools} schools have a level according to both sides"
    );
    if share.whole > 0 {
        let percent = names.percent_of(share);
        agreed += &say!(
            names.locale,
            "; {same} trường trong số đó ({percent}) được xếp cùng một mức",
            "; {same} of them ({percent}) have the same one"
        );
    }
    Page::default()
        .heading(
            2,
            format!(
                "{title}: {}, {}",
                names.instrument(),
                names.year(one.school_year)
            ),
        )
        .paragraph(agreed + ".")
        .table(levels)
        .table(criteria)
}
