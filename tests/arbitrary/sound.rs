//! Sound instruments, and assessments that fit them.

use super::*;

mod answers;
mod criteria;
mod tables;

pub(crate) use answers::improved;

/// A rubric, and an assessment that can be scored with it.
#[derive(Clone)]
pub(crate) struct Fitting {
    pub(crate) rubric: Rubric,
    pub(crate) assessment: Assessment,
}

/// As JSON, without the words.
impl std::fmt::Debug for Fitting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let instrument = serde_json::to_value(self.rubric.instrument()).unwrap();
        let answers = serde_json::to_value(&self.assessment.answers).unwrap();
        let stages = serde_json::to_value(&self.assessment.school.stages).unwrap();
        for part in ["levels", "marks", "scoring", "groups"] {
            writeln!(f, "{part}: {}", wordless(&instrument[part]))?;
        }
        write!(f, "answers: {} {stages}", wordless(&answers))
    }
}

fn wordless(json: &serde_json::Value) -> serde_json::Value {
    use serde_json::Value::{Array, Object};
    const WORDS: [&str; 9] = [
        "title",
        "guidance",
        "citation",
        "evidence",
        "descriptor",
        "note",
        "derivedFrom",
        "reason",
        "unit",
    ];
    match json {
        Array(items) => Array(items.iter().map(wordless).collect()),
        Object(entries) => {
            let kept = entries
                .iter()
                .filter(|(name, _)| !WORDS.contains(&name.as_str()));
            Object(
                kept.map(|(name, value)| (name.clone(), wordless(value)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

/// A sound instrument and an assessment that fits it.
pub(crate) fn fitting(d: &mut Dice) -> Fitting {
    let rubric = (0..TRIES).find_map(|_| sound(d).ok());
    let rubric = rubric.expect("most drafts are sound");
    let instrument = rubric.instrument();
    let mut answers: Vec<Answer> = Vec::new();
    for group in &instrument.groups {
        let applies = d.below(8) > 0;
        for criterion in &group.criteria {
            if d.below(8) > 0 {
                answers.push(answers::fitting(
                    d,
                    criterion,
                    applies || criterion.is_condition(),
                ));
            }
        }
    }
    d.shuffle(&mut answers);
    let mut stages = instrument.stages.clone();
    d.shuffle(&mut stages);
    stages.truncate(1 + d.below(stages.len()));
    let assessment = with(assessment(d), |made| {
        made.instrument = InstrumentRef::new(instrument.id, instrument.edition);
        made.school = with(school(d), |made| {
            made.stages = stages;
        });
        made.answers = answers;
    });
    Fitting { rubric, assessment }
}

/// So many drafts are tried before it must have been a sound one.
const TRIES: usize = 60;

/// Which criteria give points.
#[derive(Clone, Copy)]
enum Giving {
    All,
    Some,
    None,
}

/// The rubric of an instrument that should be sound; what is found in it where it is not.
pub(crate) fn sound(d: &mut Dice) -> Result<Rubric, Findings> {
    let levels: Vec<Level> = (0..2 + d.below(3))
        .map(|at| Level::new(named("L", at), text(d)))
        .collect();
    let mut stages = Stage::ALL.to_vec();
    d.shuffle(&mut stages);
    stages.truncate(1 + d.below(4));
    let ids: Vec<Id> = levels.iter().map(|l| l.id).collect();
    let marks: Vec<CriterionMark> = (0..d.below(3))
        .map(|at| CriterionMark::new(named("M", at), text(d)))
        .collect();
    let giving = d.pick(&[Giving::All, Giving::All, Giving::Some, Giving::None]);
    let conditions_only = d.below(12) == 0;
    let mut groups: Vec<Group> = (0..1 + d.below(3))
        .map(|at| {
            with(Group::new(named("G", at), text(d)), |made| {
                made.criteria = (0..1 + d.below(4))
                    .map(|of| {
                        let id = named(&format!("G{at}."), of);
                        criteria::sound(d, id, &ids, &marks, giving, conditions_only)
                    })
                    .collect();
            })
        })
        .collect();
    let scoring = tables::scoring(d, &ids, &mut groups);
    let instrument = with(instrument(d), |made| {
        made.levels = levels;
        made.marks = marks;
        made.stages = stages;
        made.scoring = scoring;
        made.citation = authored(d);
        made.valid_from = None;
        made.sources = Vec::new();
        made.groups = groups;
        made.retired = Vec::new();
    });
    Rubric::new(instrument).map_err(|error| error.findings().clone())
}

fn named(prefix: &str, at: usize) -> Id {
    Id::new(&format!("{prefix}{at}")).unwrap()
}

fn authored(d: &mut Dice) -> Citation {
    with(Citation::new(Fidelity::Authored), |made| {
        made.note = d.maybe(text);
    })
}

/// Some of the levels, lowest first, at least `least` of them.
fn some_levels(d: &mut Dice, levels: &[Id], least: usize) -> Vec<Id> {
    let mut chosen: Vec<Id> = levels.to_vec();
    while chosen.len() > least && d.flip() {
        chosen.remove(d.below(chosen.len()));
    }
    chosen
}

/// `count` different numbers from `least` to `most`, smallest first.
fn spread(d: &mut Dice, count: usize, least: u64, most: u64) -> Vec<u64> {
    let width = (most - least + 1) / count.max(1) as u64;
    (0..count as u64)
        .map(|at| least + at * width + d.below(width.max(1) as usize) as u64)
        .collect()
}

/// A number of millionths to count points and limits in.
fn unit(d: &mut Dice) -> u64 {
    d.pick(&[1_000_000, 1_000_000, 500_000, 250_000, 10_000, 3_333_300, 7])
}

fn limit_of(millionths: u64) -> Limit {
    Limit::from_millionths(millionths).unwrap()
}

fn points_of(millionths: u64) -> Points {
    Points::from_millionths(millionths).unwrap()
}

fn count_of(number: usize) -> Count {
    Count::new(number as u32).unwrap()
}
