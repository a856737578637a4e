//! The page of a rollup: what things are called, in which order they stand, and where a long list is cut.

use crate::built_in;
use it_adoption_model::page::{Block, Cell, Page, Shade};
use it_adoption_model::{
    Assessment, Instrument, Locale, Rollup, Rubric, Rubrics, Scorecard, explain, read,
};
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
    let rows = table(&all, "By managing unit");
    assert_eq!((rows.len(), rows[30][0].as_str()), (31, "Total"));
    assert!(!all.markdown().contains("with the lowest"));
    let cut = of_units(31);
    let rows = table(&cut, "By managing unit");
    assert_eq!(
        (rows.len(), rows[30][0].as_str()),
        (31, "Total of 31 units")
    );
    let rows = &rows[..30];
    let wanted = "The 30 units with the lowest % of points out of 31; the JSON form has them all.";
    assert!(cut.markdown().contains(wanted));
    let units = column(rows, 0);
    assert_eq!(
        units.iter().filter(|unit| **unit < "U-07").count(),
        6,
        "one of the best is cut"
    );
    let shares: Vec<f64> = column(rows, 2)
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

/// The tables of a page: the titles of their columns, and their rows in words.
fn tables(page: &Page) -> Vec<(Vec<String>, Vec<Vec<String>>)> {
    let text = |cell: &Cell| match cell {
        Cell::Lines(lines) => lines.iter().map(|line| line.text()).collect(),
        _ => String::new(),
    };
    let tables = page.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables
        .map(|table| {
            let titles = table.columns.iter().map(|column| column.title.clone());
            let rows = table.rows.iter().map(|row| row.iter().map(text).collect());
            (titles.collect(), rows.collect())
        })
        .collect()
}

/// The table whose first column is called so.
fn called(page: &Page, title: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut tables = tables(page).into_iter();
    let found = tables.find(|(titles, _)| titles[0] == title);
    found.unwrap_or_else(|| panic!("no table of {title} in\n{}", page.markdown()))
}

/// A result with parts of it put otherwise.
fn card(rubrics: &Rubrics, assessment: &Json, change: impl FnOnce(&mut Json)) -> Scorecard {
    let assessment: Assessment = read(assessment.to_string().as_bytes()).unwrap();
    let rubric = rubrics.get(&assessment.instrument).unwrap();
    let mut card = serde_json::to_value(rubric.score(&assessment).unwrap()).unwrap();
    change(&mut card);
    read(card.to_string().as_bytes()).unwrap()
}

/// The example of an instrument, in a school year.
fn in_year(name: &str, year: &str) -> Json {
    let mut json = example(&format!("assessment-{name}"));
    json["schoolYear"] = json!(year);
    json
}

/// Whatever the schools of a row have for a level, or in its place, stands in one of its columns; and rows beside one another
/// add up to the last.
#[test]
fn schools_by_level_add_up_in_rows_and_columns() {
    let rubrics = Rubrics::builtin();
    for name in ["operational", "accreditation-57", "4725"] {
        let mut rollup = Rollup::default();
        let mut json = example(&format!("assessment-{name}"));
        for (number, year) in ["2024-2025", "2025-2026", "2025-2026"].iter().enumerate() {
            json["schoolYear"] = json!(year);
            json["school"]["unit"] = json!(format!("U-{number}"));
            let stages = [json!(["primary"]), json!(["lower-secondary"])];
            json["school"]["stages"] = stages[number % 2].clone();
            rollup.add(&card(&rubrics, &json, |card| {
                if number == 2 && name != "accreditation-57" {
                    card["groups"][0]["outcome"] = json!({ "noLevel": "unmeasured" });
                }
            }));
        }
        let page = explain::rollup(&rollup, &rubrics, Locale::En);
        let mut seen = BTreeSet::new();
        for (titles, rows) in tables(&page) {
            let first = titles[0].as_str();
            if !["Stage", "Group", "Unit", "School year"].contains(&first) {
                continue;
            }
            let Some(at) = titles.iter().position(|title| title == "Schools") else {
                continue;
            };
            seen.insert(first.to_owned());
            let number = |cell: &String| {
                let number = cell.split(' ').next().unwrap();
                number.parse::<u64>().unwrap_or(0)
            };
            for row in &rows {
                let on: u64 = row[at + 1..].iter().map(number).sum();
                assert_eq!(on, number(&row[at]), "{name}: {titles:?} {row:?}");
            }
            if ["Stage", "Unit"].contains(&first) {
                let (total, rows) = rows.split_last().unwrap();
                assert_eq!(total[0], "Total");
                for column in at..titles.len() {
                    let sum: u64 = rows.iter().map(|row| number(&row[column])).sum();
                    assert_eq!(sum, number(&total[column]), "{name}: {titles:?}");
                }
            }
        }
        let groups = usize::from(name == "operational");
        assert!(seen.len() >= 3 + groups, "{name}: {seen:?}");
    }
}

/// Criteria rated by steps, and a label for the whole that comes after them in the list of levels.
fn labels() -> Rubrics {
    let text = |text: &str| json!({ "vi": text, "en": text });
    let cited = json!({ "fidelity": "authored", "note": text("x") });
    let level = |id: &str, title: &str| json!({ "id": id, "title": text(title) });
    let step = |level: &str| json!({ "level": level, "descriptor": text(level) });
    let criterion = |id: &str| {
        json!({
            "id": id, "title": text(id), "citation": cited, "measure": { "rating": {} },
            "levels": [step("r1"), step("r2"), step("r3")]
        })
    };
    let instrument = json!({
        "document": "instrument", "id": "labels", "edition": "1", "title": text("Labels"),
        "citation": cited, "stages": ["primary"], "sources": [],
        "levels": [
            level("r1", "Step 1"), level("r2", "Step 2"), level("r3", "Step 3"),
            level("none", "No label"), level("label", "Label")
        ],
        "scoring": {
            "levels": [{ "level": "none" }, { "level": "label", "requires": [{ "criteria": { "at": "r2" } }] }],
            "levelsCitation": cited
        },
        "groups": [{ "id": "G", "title": text("Group"), "criteria": [criterion("c1"), criterion("c2")] }]
    });
    let instrument: Instrument = read(instrument.to_string().as_bytes()).unwrap();
    let rubric = Rubric::new(instrument).unwrap();
    Rubrics::default().with(rubric).unwrap()
}

#[test]
fn the_whole_is_told_by_its_own_levels_and_criteria_by_theirs() {
    let rubrics = labels();
    let mut rollup = Rollup::default();
    for (school, ratings) in [["r1", "r3"], ["r2", "r2"], ["r3", "r3"], ["r3", "r1"]]
        .iter()
        .enumerate()
    {
        let answer = |(at, rating): (usize, &&str)| json!({ "criterion": format!("c{}", at + 1), "value": { "rating": rating } });
        let answers: Vec<Json> = ratings.iter().enumerate().map(answer).collect();
        let assessment = json!({
            "document": "assessment", "school": { "id": format!("S-{school}"), "name": "X", "stages": ["primary"], "unit": format!("U-{}", school % 2) },
            "schoolYear": "2025-2026", "instrument": { "id": "labels", "edition": "1" }, "role": "self", "answers": answers
        });
        count(&mut rollup, &rubrics, &assessment);
    }
    let page = explain::rollup(&rollup, &rubrics, Locale::En);
    let (_, levels) = called(&page, "Level");
    assert_eq!(column(&levels, 0), ["No label", "Label"]);
    let wanted = [
        "Unit",
        "",
        "% of schools at Label or above",
        "Schools",
        "No label",
        "Label",
    ];
    let (titles, rows) = called(&page, "Unit");
    assert_eq!(titles, wanted);
    assert_eq!(column(&rows, 2), ["50%", "50%", "50%"]);
    let (titles, rows) = called(&page, "Criterion");
    assert_eq!(titles[1..4], ["Step 1", "Step 2", "Step 3"]);
    assert_eq!(rows[0][1..4], ["1 (25%)", "1 (25%)", "2 (50%)"]);
    let shades = page.blocks.iter().find_map(|block| match block {
        Block::Chart(chart) => Some(chart.legend.iter().map(|key| key.shade).collect()),
        _ => None,
    });
    let lowest_and_highest: Vec<Shade> = vec![Shade::Rank(0, 2), Shade::Rank(1, 2)];
    assert_eq!(shades, Some(lowest_and_highest));
    // Nothing measures the group.
    assert!(!page.markdown().contains("By group"), "{}", page.markdown());
}

#[test]
fn a_column_holds_one_measure_and_names_it() {
    let rubrics = Rubrics::builtin();
    let of = |name: &str| {
        let mut rollup = Rollup::default();
        for year in ["2020-2021", "2025-2026"] {
            count(&mut rollup, &rubrics, &in_year(name, year));
        }
        explain::rollup(&rollup, &rubrics, Locale::En)
    };
    // Groups by points, the whole by levels alone.
    let page = of("4725");
    assert!(!page.markdown().contains("(worth"), "no sum is told");
    let (titles, _) = called(&page, "School year");
    assert_eq!(titles[2], "% of schools at Level 2 or above");
    assert_eq!(titles[3], "Against the row above (percentage points)");
    let all = tables(&page);
    let beside = all.iter().filter(|(titles, _)| titles.len() > 4);
    let mut beside = beside.filter(|(titles, _)| titles[4].starts_with("Difference"));
    let (titles, rows) = beside.next().unwrap();
    assert_eq!(
        titles[2..4],
        ["% of points, 2020-2021", "% of points, 2025-2026"]
    );
    assert!(column(rows, 0).iter().all(|name| *name != "Overall"));
    assert!(beside.next().is_none());
    // Neither groups nor criteria have anything that a share could be of; the criteria have levels.
    let page = of("accreditation-57");
    assert!(!page.markdown().contains("By group of criteria"));
    let charts = page.blocks.iter().filter_map(|block| match block {
        Block::Chart(chart) => Some(chart.title.as_str()),
        _ => None,
    });
    assert!(
        charts
            .into_iter()
            .all(|title| !title.contains("side by side"))
    );
    let (titles, _) = called(&page, "Criterion");
    assert!(
        titles.iter().all(|title| !title.contains('%')),
        "{titles:?}"
    );
    assert!(titles.contains(&"Level 1".to_owned()), "{titles:?}");
    // A criterion gives points or is a condition.
    let (titles, rows) = called(&of("operational"), "Criterion");
    assert_eq!(titles[2..4], ["% of points", "% of schools that meet it"]);
    for row in &rows {
        assert_eq!(
            [&row[2], &row[3]]
                .iter()
                .filter(|cell| cell.is_empty())
                .count(),
            1
        );
    }
}

#[test]
fn without_the_instrument_nothing_is_told_that_only_it_knows() {
    let mut rollup = Rollup::default();
    count(&mut rollup, &Rubrics::builtin(), &school(1, "SGD-1", &[]));
    let page = explain::rollup(&rollup, &Rubrics::default(), Locale::En);
    assert!(page.markdown().contains("add --instrument"));
    let (titles, _) = called(&page, "Criterion");
    assert_eq!(
        titles,
        [
            "Criterion",
            "",
            "% of points",
            "Answered",
            "Not applicable",
            "Not assessed"
        ]
    );
    let rules = tables(&page)
        .into_iter()
        .filter(|(titles, _)| titles[0] == "Requirement not met");
    let rules: Vec<Vec<String>> = rules.flat_map(|(_, rows)| rows).collect();
    let rules = column(&rules, 0);
    assert!(rules.contains(&"Group P: good, requirement 1"), "{rules:?}");
    let distinct: BTreeSet<_> = rules.iter().collect();
    assert_eq!(distinct.len(), rules.len(), "{rules:?}");
    let known = explain::rollup(&rollup, &Rubrics::builtin(), Locale::En);
    assert!(!known.markdown().contains("--instrument"));
}

#[test]
fn units_without_a_figure_come_last_and_show_none() {
    let rubrics = Rubrics::builtin();
    let of_units = |count: usize| {
        let mut rollup = Rollup::default();
        for number in 0..count {
            let json = school(number, &format!("U-{number:02}"), &[]);
            rollup.add(&card(&rubrics, &json, |card| match number % 5 {
                // Nothing applies.
                1 => card["outcome"] = json!({ "noLevel": "unmeasured", "points": { "earned": 0, "of": 0 } }),
                // Nothing is answered.
                2 => {
                    card["outcome"] = json!({ "noLevel": "little-answered", "points": { "earned": 0, "of": 100 } });
                    card["coverage"]["answered"] = json!(0);
                }
                _ => card["outcome"]["points"]["earned"] = json!((number * 37) % 100),
            }));
        }
        table(
            &explain::rollup(&rollup, &rubrics, Locale::En),
            "By managing unit",
        )
    };
    let rows = of_units(30);
    let none = column(&rows, 2)
        .iter()
        .filter(|share| **share == "–")
        .count();
    assert_eq!(none, 12, "those where nothing applies or is answered");
    let rows = of_units(45);
    let shares: Vec<Option<f64>> = column(&rows[..30], 2)
        .iter()
        .map(|share| share.strip_suffix('%').map(|share| share.parse().unwrap()))
        .collect();
    let told: Vec<f64> = shares.iter().flatten().copied().collect();
    assert_eq!(told.len(), 27);
    assert!(
        told.is_sorted() && shares[..27].iter().all(Option::is_some),
        "{shares:?}"
    );
}

#[test]
fn how_much_is_answered_is_told_of_what_applies_and_beside_each_year() {
    let rubrics = Rubrics::builtin();
    let mut rollup = Rollup::default();
    for (year, answered) in [("2024-2025", 20), ("2025-2026", 25)] {
        let json = in_year("operational", year);
        rollup.add(&card(&rubrics, &json, |card| {
            card["coverage"]["answered"] = json!(answered);
            card["coverage"]["notApplicable"] = json!(5);
            card["coverage"]["points"] = json!({ "answered": 60, "of": 100 });
            card["outcome"]["points"]["of"] = json!(80);
        }));
    }
    let page = explain::rollup(&rollup, &rubrics, Locale::En);
    let (titles, rows) = called(&page, "School year");
    let at = titles.iter().position(|title| title == "Answered").unwrap();
    assert_eq!(column(&rows, at), ["80%", "100%"]);
    let markdown = page.markdown();
    assert!(
        markdown.contains("- Not applicable: 16.7% of all criteria"),
        "{markdown}"
    );
    let answered = "- Answered: 100% of the criteria that apply (worth 75% of the points)";
    assert!(markdown.contains(answered), "{markdown}");
    assert!(
        markdown.contains("School years before this one are told"),
        "the other is told in less"
    );
    assert!(markdown.contains("need not be of the same schools"));
}

/// One result of the next year does not take the place of a year of which all results are there.
#[test]
fn a_year_that_has_only_begun_leaves_the_one_before_it_in_full() {
    let rubrics = Rubrics::builtin();
    // How many schools there are results of, year by year, and of how many years all is told.
    for (schools, wanted) in [
        (&[2, 1][..], 1),
        (&[3, 1], 2),
        (&[7, 3, 1], 3),
        (&[3, 3, 1], 2),
    ] {
        let mut rollup = Rollup::default();
        for (at, schools) in schools.iter().enumerate() {
            for _ in 0..*schools {
                let year = format!("{}-{}", 2023 + at, 2024 + at);
                rollup.add(&card(&rubrics, &in_year("operational", &year), |_| {}));
            }
        }
        let markdown = explain::rollup(&rollup, &rubrics, Locale::En).markdown();
        assert_eq!(
            markdown.matches("### By level").count(),
            wanted,
            "{schools:?}"
        );
        let below = markdown
            .matches("the one before it is told in full below")
            .count();
        assert_eq!(below, wanted - 1, "{schools:?}");
    }
}

#[test]
fn what_is_not_met_alone_is_told_where_it_says_anything() {
    let rubrics = Rubrics::builtin();
    let titles = |name: &str, change: fn(&mut Json)| {
        let json = example(&format!("assessment-{name}"));
        let rollup = Rollup::of(&card(&rubrics, &json, change));
        called(
            &explain::rollup(&rollup, &rubrics, Locale::En),
            "Requirement not met",
        )
        .0
    };
    let alone = "Only this one not met".to_owned();
    assert!(
        !titles("operational", |_| {}).contains(&alone),
        "each level has one requirement"
    );
    let two = |card: &mut Json| {
        for at in 0..2 {
            card["requirements"][at]["state"] = json!("unmet");
        }
    };
    assert!(titles("accreditation-57", two).contains(&alone));
}

#[test]
fn editions_apart_are_said_to_be_and_what_compares_them() {
    let rubrics = Rubrics::builtin();
    let json = example("assessment-operational");
    let mut rollup = Rollup::of(&card(&rubrics, &json, |_| {}));
    let page = |rollup: &Rollup| explain::rollup(rollup, &rubrics, Locale::En).markdown();
    assert!(!page(&rollup).contains("--to"));
    rollup.add(&card(&rubrics, &json, |card| {
        card["instrument"]["edition"] = json!("2030.1")
    }));
    let markdown = page(&rollup);
    assert!(markdown.contains("The editions 2026.1, 2030.1 of operational are counted apart"));
    assert!(markdown.contains("(itam: --to)"));
}

/// Answers put otherwise.
type Change<'c> = &'c dyn Fn(&mut Vec<Json>);

/// Two judgements of some schools: which is higher, where one side only answered, and why there is no level.
#[test]
fn judgements_differ_in_words_that_say_how() {
    let rubrics = Rubrics::builtin();
    let rubric = built_in("operational");
    let mut rollup = Rollup::default();
    let judged = |number: usize, role: &str, change: Change<'_>| -> Assessment {
        let mut json = school(number, "SGD-1", &[]);
        json["role"] = json!(role);
        change(json["answers"].as_array_mut().unwrap());
        read(json.to_string().as_bytes()).unwrap()
    };
    let answer = |answers: &mut Vec<Json>, criterion: &str, value: Json| {
        let answer = answers.iter_mut().find(|a| a["criterion"] == criterion);
        answer.unwrap()["value"] = value;
    };
    let less = |answers: &mut Vec<Json>| {
        answer(answers, "P.1", json!({ "condition": false }));
        answer(answers, "P.2", json!({ "yesNo": false }));
        answers.retain(|a| a["criterion"] != "P.3");
    };
    let few = |answers: &mut Vec<Json>| answers.truncate(1);
    let pairs: [[Change<'_>; 2]; 3] = [[&|_| {}, &less], [&less, &|_| {}], [&few, &few]];
    for (number, [own, external]) in pairs.into_iter().enumerate() {
        let own = judged(number, "self", own);
        let external = judged(number, "external", external);
        let part = rubric.compare(&own, &external).unwrap();
        // By way of JSON, and merged.
        let mut one = Rollup::default();
        one.add_comparison(&part);
        let json = serde_json::to_string(&one).unwrap();
        rollup = rollup.merge(read(json.as_bytes()).unwrap());
    }
    let page = explain::rollup(&rollup, &rubrics, Locale::En);
    let (_, rows) = called(&page, "Criterion");
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(rows[0][1..], ["2", "1", "1", "0"], "a condition: {rows:?}");
    assert_eq!(rows[1][1..], ["2", "1", "1", "0"], "points: {rows:?}");
    assert_eq!(
        rows[2][1..],
        ["2", "0", "0", "2"],
        "answered once: {rows:?}"
    );
    assert!(rows[0][0].starts_with("P.1") && rows[2][0].starts_with("P.3"));
    let (_, levels) = called(&page, "Level by itself");
    assert_eq!(
        levels.last().unwrap()[..3],
        ["too few answers", "too few answers", "1"]
    );
    let markdown = page.markdown();
    assert!(
        markdown.contains("2 of 3 schools have a level according to both sides;"),
        "{markdown}"
    );
    let of_levels = rollup.disagreements().next().unwrap().levels().iter();
    let agreed = of_levels
        .filter(|pair| pair.self_level.is_some() && pair.self_level == pair.external_level);
    let agreed: u64 = agreed.map(|pair| pair.schools.get()).sum();
    assert!(
        markdown.contains(&format!("; {agreed} of them (")),
        "{markdown}"
    );
}

/// Where much more is answered in one year than in the other, the difference of their points is none of the schools' doing.
#[test]
fn years_of_which_much_more_is_answered_in_one_are_not_compared() {
    let rubrics = Rubrics::builtin();
    let criteria: Vec<String> = school(1, "xa", &[])["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|answer| answer["criterion"].as_str().unwrap().to_owned())
        .collect();
    let compared = |unanswered: usize| {
        let without: Vec<&str> = criteria
            .iter()
            .take(unanswered)
            .map(String::as_str)
            .collect();
        let mut rollup = Rollup::default();
        let mut before = school(1, "xa", &without);
        let shares = before["answers"].as_array_mut().unwrap().iter_mut();
        for share in shares.filter_map(|answer| answer["value"].get_mut("share")) {
            share["part"] = json!(1);
        }
        let mut after = school(1, "xa", &[]);
        after["schoolYear"] = json!("2026-2027");
        after["date"] = json!("2027-05-20");
        count(&mut rollup, &rubrics, &before);
        count(&mut rollup, &rubrics, &after);
        let page = explain::rollup(&rollup, &rubrics, Locale::En);
        let (titles, rows) = called(&page, "School year");
        let at = titles.iter().position(|title| title.starts_with("Against"));
        let change = rows[1][at.unwrap()].clone();
        (
            change.contains('▲'),
            change == "–",
            page.markdown().contains("No difference is told"),
        )
    };
    assert_eq!(compared(0), (true, false, false));
    assert_eq!(compared(criteria.len() / 3), (false, true, true));
}
