//! Real figures: the 27 schools of a district plan of 2017, scored as far as its annex can answer.
//!
//! The figures are not part of the project: `ITAM_REAL` names the folder that holds `kh150-2b-thcs.tsv`.

use it_adoption_model::*;
use serde_json::json;

/// What the annex says of one school; blank and 0 both mean none.
struct Row {
    number: u32,
    name: String,
    pupils: u32,
    computers: u32,
    lines: u32,
    blanks: usize,
}

fn rows() -> Vec<Row> {
    let folder =
        std::env::var("ITAM_REAL").expect("ITAM_REAL names the folder of the real figures");
    let path = std::path::Path::new(&folder).join("kh150-2b-thcs.tsv");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let column = |name: &str| names.iter().position(|n| *n == name).unwrap();
    let [number, name, pupils, computers, internet] =
        ["stt", "truong", "so_hs", "may_day_tin", "duong_truyen"].map(column);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let count = |at: usize| match cells.get(at).copied().unwrap_or_default().trim() {
                "" => 0,
                digits => digits
                    .parse()
                    .unwrap_or_else(|e| panic!("{line}: {digits}: {e}")),
            };
            Row {
                number: count(number),
                name: cells[name].to_owned(),
                pupils: count(pupils),
                computers: count(computers),
                lines: count(internet),
                blanks: usize::from(cells[computers].trim().is_empty()),
            }
        })
        .collect()
}

impl Row {
    fn multilevel(&self) -> bool {
        self.name.starts_with("TH&THCS")
    }

    /// A partial assessment, by what the annex can honestly answer: pupils per computer in Informatics, and that a school without
    /// any line has no fibre.
    fn assessment(&self) -> Assessment {
        let stages: &[&str] = if self.multilevel() {
            &["primary", "lower-secondary"]
        } else {
            &["lower-secondary"]
        };
        let annex = json!({ "title": "Phụ lục 2b", "kind": "document", "reference": { "file": "150/KH-UBND" }, "issued": "2017-10-27" });
        let mut answers = vec![json!({
            "criterion": "H.3",
            "value": { "ratio": { "amount": self.pupils, "per": self.computers } },
            "evidence": [annex]
        })];
        if self.lines == 0 {
            answers.push(json!({ "criterion": "H.1", "value": { "yesNo": false } }));
        }
        let document = json!({
            "document": "assessment",
            "school": { "id": format!("kh150-{}", self.number), "name": self.name, "stages": stages },
            "schoolYear": "2017-2018",
            "instrument": { "id": "operational", "edition": "2026.1" },
            "role": "external",
            "provenance": { "kind": "published", "source": {
                "id": "kh150", "title": { "vi": "Kế hoạch của UBND huyện Hiệp Hòa" }, "number": "150/KH-UBND", "date": "2017-10-27"
            } },
            "answers": answers
        });
        read(document.to_string().as_bytes()).unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    /// The level of H.3 by the table of the instrument, lower secondary being the strictest stage of each school here.
    fn level(&self) -> &'static str {
        match (self.pupils, self.computers) {
            (_, 0) => "not-met",
            (pupils, computers) if pupils <= 12 * computers => "good",
            (pupils, computers) if pupils <= 16 * computers => "basic",
            _ => "not-met",
        }
    }
}

fn rubric() -> Rubric {
    crate::built_in("operational")
}

fn ratio(card: &Scorecard) -> &CriterionScore {
    card.criteria
        .iter()
        .find(|c| c.criterion.as_str() == "H.3")
        .unwrap()
}

#[test]
#[ignore = "needs the real figures: ITAM_REAL=<folder> cargo test --all-features --test main real:: -- --ignored"]
fn every_school_scores_and_says_how_little_is_known() {
    let (rubric, rows) = (rubric(), rows());
    assert_eq!(rows.len(), 27);
    for row in &rows {
        let assessment = row.assessment();
        let findings = check::assessment(&assessment, Some(&rubric));
        let codes: Vec<&str> = findings.findings.iter().map(|f| f.rule.as_str()).collect();
        assert_eq!(codes, ["assessment.unanswered"], "{}", row.name);
        let card = rubric.score(&assessment).unwrap();
        let known = assessment.answers.len() as u32;
        assert_eq!(card.coverage.answered.get(), known, "{}", row.name);
        assert_eq!(card.coverage.criteria.get(), 30);
        let earned = |outcome: &Outcome| outcome.points.unwrap().earned.millionths();
        let spread = earned(&card.highest) - earned(&card.lowest);
        assert!(
            spread >= 94_000_000,
            "{}: {spread} millionths of 100 points are open",
            row.name
        );
        let level = |outcome: &Outcome| outcome.level.unwrap().to_string();
        assert_eq!(
            [level(&card.lowest), level(&card.highest)],
            ["not-met", "good"]
        );
        let little = (None, Some(NoLevel::LittleAnswered));
        assert_eq!((card.outcome.level, card.outcome.no_level), little);
        let conditions = card
            .requirements
            .iter()
            .find(|r| r.kind == RequirementKind::Conditions)
            .unwrap();
        assert_eq!(conditions.state, RequirementState::Unmet, "{}", row.name);
        assert_eq!(conditions.missing.len(), 3, "{}", row.name);
        let words = explain::scorecard(&card, &rubric, explain::Depth::Full, Locale::Vi).markdown();
        assert!(
            words.contains(&format!("Đã trả lời: {known}/30 tiêu chí")),
            "{words}"
        );
        let name = row.name.replace('&', "\\&");
        assert!(words.contains(&name), "{words}");
        explain::scorecard(&card, &rubric, explain::Depth::Full, Locale::En).markdown();
        let again: Scorecard = read(&serde_json::to_vec(&card).unwrap()).unwrap();
        assert_eq!(again, card);
    }
}

#[test]
#[ignore = "needs the real figures: ITAM_REAL=<folder> cargo test --all-features --test main real:: -- --ignored"]
fn pupils_per_computer_is_held_against_the_strictest_stage() {
    let (rubric, rows) = (rubric(), rows());
    assert_eq!(rows.iter().filter(|row| row.multilevel()).count(), 3);
    for row in &rows {
        let card = rubric.score(&row.assessment()).unwrap();
        let score = ratio(&card);
        assert_eq!(score.level.unwrap().as_str(), row.level(), "{}", row.name);
        for mark in score
            .met
            .iter()
            .chain(&score.missed)
            .filter(|mark| mark.limit.is_some())
        {
            let limit = if mark.level.as_str() == "basic" {
                16
            } else {
                12
            };
            assert_eq!(mark.limit, Limit::new(limit), "{}", row.name);
            assert_eq!(mark.stage, Some(Stage::LowerSecondary), "{}", row.name);
        }
    }
    let short = rows.iter().filter(|row| row.level() == "not-met").count();
    assert_eq!(
        short, 27,
        "in 2017 no school of the annex had a computer for 16 pupils"
    );
}

#[test]
#[ignore = "needs the real figures: ITAM_REAL=<folder> cargo test --all-features --test main real:: -- --ignored"]
fn blank_and_zero_both_mean_none_and_the_gap_is_the_whole_need() {
    let (rubric, rows) = (rubric(), rows());
    let (blank, zero): (Vec<&Row>, Vec<&Row>) = rows
        .iter()
        .filter(|r| r.computers == 0)
        .partition(|r| r.blanks > 0);
    assert!(!blank.is_empty() && !zero.is_empty());
    for row in &rows {
        let gaps = rubric
            .gaps(&row.assessment(), &Id::new("basic").unwrap())
            .unwrap();
        let gap = gaps.gaps.iter().find(|g| g.criterion.as_str() == "H.3");
        let need = row.pupils.div_ceil(16);
        match gap.map(|g| g.change) {
            None => assert!(row.computers >= need, "{}", row.name),
            Some(Change::Per(more)) => {
                assert_eq!(
                    (more.more.get(), more.to.get()),
                    (need - row.computers, need),
                    "{}",
                    row.name
                );
            }
            Some(other) => panic!("{}: {other:?}", row.name),
        }
    }
    for row in blank.into_iter().chain(zero) {
        let card = rubric.score(&row.assessment()).unwrap();
        assert_eq!(
            ratio(&card).level.unwrap().as_str(),
            "not-met",
            "{}",
            row.name
        );
    }
}

#[cfg(feature = "office")]
#[test]
#[ignore = "needs the real figures: ITAM_REAL=<folder> cargo test --all-features --test main real:: -- --ignored"]
fn the_table_of_the_annex_becomes_the_same_assessments_by_its_mapping() {
    let (rubric, rows) = (rubric(), rows());
    let filled = mapped("kh150-2b-thcs.tsv", "equipment.map.json");
    assert_eq!(filled.len(), 27);
    let mut rollup = Rollup::default();
    for (row, filled) in rows.iter().zip(&filled) {
        let Document::Assessment(assessment) = &filled.document else {
            panic!("{filled:?}")
        };
        let expected = row.assessment();
        assert_eq!(assessment.school.stages, expected.school.stages);
        assert_eq!(assessment.school.name, expected.school.name);
        let [card, by_hand] = [&**assessment, &expected].map(|a| rubric.score(a).unwrap());
        assert_eq!(ratio(&card), ratio(&by_hand), "{}", row.name);
        assert_eq!(ratio(&card).level.unwrap().as_str(), row.level());
        let pointer = Pointer::new("/answers/0/value/ratio/per").unwrap();
        assert_eq!(filled.cell(&pointer).unwrap(), format!("H{}", filled.row));
        rollup.add(&card);
    }
    let series = rollup.series().next().unwrap();
    assert_eq!(series.provenance.published.get(), 27);
}

/// A table of the annexes, by its mapping.
#[cfg(feature = "office")]
pub(crate) fn mapped(table: &str, mapping: &str) -> Vec<form::Filled> {
    let folder =
        std::env::var("ITAM_REAL").expect("ITAM_REAL names the folder of the real figures");
    let table = std::fs::read(std::path::Path::new(&folder).join(table)).unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mapping = std::fs::read(root.join("docs/examples/forms").join(mapping)).unwrap();
    let mapping = form::Mapping::read(&mapping).unwrap();
    mapping.fill(&form::open(&table).unwrap()).unwrap()
}
