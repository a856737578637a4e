//! The page of a rollup: what things are called, in which order they stand, and where a long list is cut.

use crate::built_in;
use it_adoption_model::page::{Block, Cell, Page, Shade};
use it_adoption_model::{Assessment, Instrument, Locale, Rollup, Rubric, Rubrics, explain, read};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// An example by its name, as JSON.
fn example(name: &str) -> Json {
    let path = format!("{}/docs/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The result of an assessment, counted.
fn count(rollup: &mut Rollup, rubrics: &Rubrics, assessment: &Json) {
    let assessment: Assessment = read(assessment.to_string().as_bytes()).unwrap();
    let rubric = rubrics.get(&assessment.instrument).unwrap();
    rollup.add(&rubric.score(&assessment).unwrap());
}

/// The example's school as another one, of a unit, with these answers left out.
fn school(number: usize, unit: &str, unanswered: &[&str]) -> Json {
    let mut json = example("assessment-operational");
    json["school"]["id"] = json!(format!("S-{number}"));
    json["school"]["unit"] = json!(unit);
    let answers = json["answers"].as_array_mut().unwrap();
    answers.retain(|a| !unanswered.contains(&a["criterion"].as_str().unwrap()));
    json
}

/// The rows of the table under the heading, each as its cells in words.
fn table(page: &Page, heading: &str) -> Vec<Vec<String>> {
    let markdown = page.markdown();
    let under = markdown.split(&format!("# {heading}\n")).nth(1);
    let under = under.unwrap_or_else(|| panic!("no {heading} in\n{markdown}"));
    let rows = under.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        row.trim_matches('|')
            .split('|')
            .map(|cell| cell.replace("**", "").trim().to_owned())
            .collect()
    })
    .collect()
}

fn column(rows: &[Vec<String>], at: usize) -> Vec<&str> {
    rows.iter().map(|row| row[at].as_str()).collect()
}

#[test]
fn names_and_order_are_those_of_the_instrument() {
    let rubrics = Rubrics::builtin();
    let mut rollup = Rollup::default();
    count(&mut rollup, &rubrics, &school(1, "SGD-1", &[]));
    let instrument = built_in("operational").instrument().clone();
    for locale in [Locale::Vi, Locale::En] {
        let page = explain::rollup(&rollup, &rubrics, locale);
        let [levels, groups, criteria] = match locale {
            Locale::Vi => ["Theo mức độ", "Theo nhóm tiêu chí", "Theo tiêu chí"],
            _ => ["By level", "By group of criteria", "By criterion"],
        };
        let titles = instrument
            .levels
            .iter()
            .map(|level| level.title.get(locale));
        assert_eq!(column(&table(&page, levels), 0), titles.collect::<Vec<_>>());
        let named: Vec<String> = instrument
            .groups
            .iter()
            .map(|group| format!("{}. {}", group.id, group.title.get(locale)))
            .collect();
        assert_eq!(column(&table(&page, groups), 0), named);
        let all = instrument.groups.iter().flat_map(|group| &group.criteria);
        let named: Vec<String> = all
            .map(|c| format!("{} {}", c.id, c.title.get(locale)))
            .collect();
        assert_eq!(column(&table(&page, criteria), 0), named);
        let title = instrument.title.get(locale);
        assert!(page.markdown().contains(&format!("## {title}")), "{title}");
    }
}

/// The same with an instrument whose levels, groups and criteria stand in no alphabet's order; without it, by identifiers.
#[test]
fn without_the_instrument_identifiers_stand_in_their_own_order() {
    let mut json = serde_json::to_value(built_in("operational").instrument()).unwrap();
    json["id"] = json!("turned");
    json["groups"].as_array_mut().unwrap().reverse();
    let instrument: Instrument = read(json.to_string().as_bytes()).unwrap();
    let turned = Rubrics::default()
        .with(Rubric::new(instrument).unwrap())
        .unwrap();
    let mut assessment = school(1, "SGD-1", &[]);
    assessment["instrument"]["id"] = json!("turned");
    let mut rollup = Rollup::default();
    count(&mut rollup, &turned, &assessment);
    let groups = |rubrics: &Rubrics| {
        let page = explain::rollup(&rollup, rubrics, Locale::En);
        let rows = table(&page, "By group of criteria");
        let ids = rows
            .iter()
            .map(|row| row[0].split('.').next().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(groups(&turned), ["B", "H", "D", "Q", "N", "P"]);
    assert_eq!(groups(&Rubrics::default()), ["B", "D", "H", "N", "P", "Q"]);
}

#[test]
fn of_many_units_the_thirty_lowest_are_told() {
    let rubrics = Rubrics::builtin();
    let of_units = |count_of: usize| {
        let mut rollup = Rollup::default();
        for number in 0..count_of {
            // The later the unit, the fewer answers, and the lower its share of points.
            let open = ["P.2", "P.3", "P.4", "P.5", "P.6"];
            let open = &open[..number * 5 / count_of.max(1)];
            count(
                &mut rollup,
                &rubrics,
                &school(number, &format!("U-{number:02}"), open),
            );
        }
        explain::rollup(&rollup, &rubrics, Locale::En)
    };
    let all = of_units(30);
    assert_eq!(table(&all, "By managing unit").len(), 30);
    assert!(!all.markdown().contains("lowest results out of"));
    let cut = of_units(31);
    let rows = table(&cut, "By managing unit");
    assert_eq!(rows.len(), 30);
    let wanted = "The 30 units with the lowest results out of 31; the JSON form has them all.";
    assert!(cut.markdown().contains(wanted));
    let units = column(&rows, 0);
    assert_eq!(
        units.iter().filter(|unit| **unit < "U-07").count(),
        6,
        "one of the best is cut"
    );
    let shares: Vec<f64> = column(&rows, 2)
        .iter()
        .map(|share| share.trim_end_matches('%').parse().unwrap())
        .collect();
    assert!(shares.is_sorted(), "the lowest first: {shares:?}");
    assert!(
        units.contains(&"U-00") && !units.contains(&"U-06"),
        "{units:?}"
    );
}

/// Schools of which too little is known stand by themselves, and no requirement is told of them.
#[test]
fn too_little_answered_is_a_row_of_its_own() {
    let rubrics = Rubrics::builtin();
    let mut rollup = Rollup::default();
    count(&mut rollup, &rubrics, &school(1, "SGD-1", &[]));
    let mut partial = school(2, "SGD-1", &[]);
    partial["answers"].as_array_mut().unwrap().truncate(1);
    count(&mut rollup, &rubrics, &partial);
    let total = rollup.series().next().unwrap().total();
    assert_eq!(
        (total.whole.schools.get(), total.whole.little_answered.get()),
        (2, 1)
    );
    let page = explain::rollup(&rollup, &rubrics, Locale::Vi);
    let rows = table(&page, "Theo mức độ");
    let last = rows.last().unwrap();
    let few: Vec<&str> = last.iter().map(String::as_str).collect();
    assert_eq!(
        [few[0], few[2], few[3], few[4], few[5]],
        ["*chưa đủ dữ liệu để xếp mức*", "1", "50%", "0%", "0%"]
    );
    let counted: u64 = column(&rows, 2)
        .iter()
        .map(|n| n.parse::<u64>().unwrap())
        .sum();
    assert_eq!(counted, 2, "every school stands in one row");
    let kept = total.whole.unmet().iter().map(|unmet| unmet.schools.get());
    assert!(kept.max().is_none_or(|most| most <= 1));
}

/// Where schools stand is shown in tables and pictures, of the whole and of parts: a level has one colour in all of them.
#[test]
fn a_level_has_one_colour_and_no_two_have_the_same() {
    let rubrics = Rubrics::builtin();
    for (name, assessment) in [
        ("operational", school(1, "SGD-1", &[])),
        (
            "operational",
            school(
                1,
                "SGD-1",
                &["H.1", "H.2", "H.4", "Q.1", "Q.2", "Q.3", "D.1"],
            ),
        ),
        ("accreditation-57", example("assessment-accreditation-57")),
        ("unknown", school(1, "SGD-1", &[])),
    ] {
        let mut rollup = Rollup::default();
        count(&mut rollup, &rubrics, &assessment);
        let mut other = assessment.clone();
        other["school"]["stages"] = json!(["primary"]);
        count(&mut rollup, &rubrics, &other);
        let none = Rubrics::default();
        let known = if name == "unknown" { &none } else { &rubrics };
        let page = explain::rollup(&rollup, known, Locale::Vi);
        let mut colours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut note = |level: &str, shade: Shade| {
            let shades = colours.entry(level.to_owned()).or_default();
            shades.insert(format!("{shade:?}"));
        };
        let mut pictures = 0;
        for block in &page.blocks {
            match block {
                Block::Chart(chart) => {
                    pictures += usize::from(!chart.legend.is_empty());
                    for (at, key) in chart.legend.iter().enumerate() {
                        note(&key.title, key.shade);
                        for row in &chart.rows {
                            note(&key.title, row.parts[at].shade);
                        }
                    }
                }
                Block::Table(table) if table.columns[0].title == "Mức độ" => {
                    for row in &table.rows {
                        if let [Cell::Lines(level), Cell::Bar(bar), ..] = row.as_slice() {
                            note(&level[0].text(), bar.shade);
                        }
                    }
                }
                _ => {}
            }
        }
        assert!(
            pictures >= 1 && (colours.len() >= 2 || name == "unknown"),
            "{name}: {colours:?}"
        );
        assert!(
            colours.values().all(|of| of.len() == 1),
            "{name}: {colours:?}"
        );
        let distinct: BTreeSet<_> = colours.values().flatten().collect();
        assert_eq!(distinct.len(), colours.len(), "{name}: {colours:?}");
    }
}

/// A sum that has reached the most that is held may be more: no share of it is told, and that is said.
#[test]
fn no_share_is_told_of_sums_that_are_at_their_limit() {
    let rubric = built_in("operational");
    let assessment: Assessment =
        read(example("assessment-operational").to_string().as_bytes()).unwrap();
    let mut card = serde_json::to_value(rubric.score(&assessment).unwrap()).unwrap();
    card["outcome"]["points"] = json!({ "earned": 300_000_000, "of": 1_000_000_000 });
    card["criteria"][1]["points"] = json!({ "earned": 300_000_000, "of": 1_000_000_000 });
    let card = read(card.to_string().as_bytes()).unwrap();
    let rubrics = Rubrics::builtin();
    let mut rollup = Rollup::default();
    for schools in 1..=5 {
        rollup.add(&card);
        let page = explain::rollup(&rollup, &rubrics, Locale::Vi).markdown();
        let told = page.matches("30%").count();
        match schools {
            ..4 => assert!(
                told >= 2 && !page.contains("không nêu tỷ lệ điểm"),
                "{page}"
            ),
            _ => assert!(told == 0 && page.contains("không nêu tỷ lệ điểm"), "{page}"),
        }
    }
}
