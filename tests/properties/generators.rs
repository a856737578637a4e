//! The generators reach what the properties are about.

use super::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

/// Draws so many from a fixed seed.
pub(super) fn draw<T: std::fmt::Debug>(number: usize, make: impl Fn(&mut Dice) -> T) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let strategy = made(make);
    let tree = |_| strategy.new_tree(&mut runner).unwrap().current();
    (0..number).map(tree).collect()
}

#[test]
fn answers_are_not_lopsided() {
    let (mut levels, mut forms) = (BTreeSet::new(), BTreeSet::new());
    let (mut states, mut answered, mut of, mut unfit) = (BTreeMap::new(), 0, 0, 0);
    for (fitting, disturbed) in draw(1200, disturbed) {
        let rubric = fitting.rubric.clone();
        let card = rubric.score(&fitting.assessment).unwrap();
        levels.insert(card.outcome.level);
        forms.extend(fitting.assessment.answers.iter().map(|a| a.value.form()));
        let groups = card.groups.iter().flat_map(|g| &g.requirements);
        for told in card.requirements.iter().chain(groups) {
            *states
                .entry((told.kind.as_str(), told.state.as_str()))
                .or_insert(0) += 1;
        }
        answered += card.coverage.answered.get();
        of += card.coverage.criteria.get();
        unfit += u32::from(rubric.score(&disturbed).is_err());
    }
    assert_eq!(levels.len(), 5, "no level, or one of four: {levels:?}");
    assert_eq!(forms.len(), 9, "{forms:?}");
    assert!((120..1080).contains(&unfit), "{unfit} of 1200 do not fit");
    assert!(
        answered * 3 > of,
        "{answered} of {of} criteria are answered"
    );
    assert_eq!(
        states.len(),
        14,
        "points are never not applicable: {states:?}"
    );
    assert!(states.values().all(|times| *times > 1), "{states:?}");
}

/// What there is in an instrument, each in a word.
fn parts(instrument: &Instrument) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    let own = instrument.groups.iter().flat_map(|g| &g.levels);
    let default = instrument.scoring.group_levels.iter();
    let tables = own.chain(default).map(|row| ("group", row));
    let whole = instrument.scoring.levels.iter().map(|row| ("whole", row));
    for (scope, row) in tables.chain(whole) {
        for requirement in &row.requires {
            let kind = requirement.kind();
            let of = match requirement {
                Requirement::Groups(r) => r.of.as_ref().map(|_| "groups"),
                requirement => requirement.of().map(|of| match of {
                    CriteriaSet::Marked(_) => "marked",
                    CriteriaSet::Unmarked(_) => "unmarked",
                    CriteriaSet::Criteria(_) => "criteria",
                    CriteriaSet::Groups(_) => "groups",
                    _ => panic!("a kind that this does not know"),
                }),
            };
            let count = match requirement {
                Requirement::Criteria(r) => Some(r.count),
                Requirement::Groups(r) => Some(r.count),
                _ => None,
            };
            let count = count.map(|count| match count {
                None => "all",
                Some(Enough::AtLeast(_)) => "at least",
                Some(Enough::Share(_)) => "share",
                _ => panic!("a kind that this does not know"),
            });
            parts.insert(format!("{scope} {kind} of {}", of.unwrap_or("all")));
            parts.extend(count.map(|count| format!("{scope} {kind} {count}")));
            parts.extend(
                requirement
                    .not_applicable()
                    .map(|as_| format!("{kind} {as_}")),
            );
            if let Requirement::Percent(band) | Requirement::Points(band) = requirement {
                parts.extend(band.upper.map(|_| format!("{kind} printed")));
                parts.extend(band.lower.map(|lower| match lower {
                    LowerBound::From(_) => format!("{kind} from"),
                    LowerBound::Above(_) => format!("{kind} above"),
                    _ => panic!("a kind that this does not know"),
                }));
            }
        }
    }
    let fine = |points: Points| !points.millionths().is_multiple_of(250_000);
    for criterion in criteria(instrument) {
        let levels = if criterion.levels.is_empty() {
            "without levels"
        } else {
            "with levels"
        };
        let points = criterion.levels.iter().filter_map(|step| step.points);
        parts.extend(points.filter(|p| fine(*p)).map(|_| "decimals".to_owned()));
        match (&criterion.earns, &criterion.measure) {
            (Some(Earns::Proportional(of)), _) => {
                let rounding = of
                    .rounding
                    .map_or("exact".to_owned(), |r| r.direction.to_string());
                parts.insert(format!("proportional {rounding}"));
                parts.insert(format!("proportional {levels}"));
            }
            (Some(Earns::Each(_)), _) => {
                parts.insert(format!("each {levels}"));
            }
            (None, Measure::Ratio(of)) if of.is_higher_better() => {
                parts.insert("more is better".to_owned());
            }
            (None, Measure::Points(of)) if of.step.is_none() => {
                parts.insert("points without a step".to_owned());
            }
            _ => {}
        }
    }
    let all = || criteria(instrument);
    let scoring = &instrument.scoring;
    parts.extend(scoring.not_applicable.map(|as_| format!("all {as_}")));
    let of = [
        ("conditions only", all().all(Criterion::is_condition)),
        (
            "no points",
            all().all(|c| {
                c.earns.is_none()
                    && !matches!(c.measure, Measure::Points(_))
                    && c.levels.iter().all(|s| s.points.is_none())
            }),
        ),
        (
            "groups without levels",
            scoring.group_levels.is_empty()
                && instrument.groups.iter().all(|g| g.levels.is_empty()),
        ),
        (
            "own levels",
            instrument.groups.iter().any(|g| !g.levels.is_empty()),
        ),
        ("total printed", scoring.points.is_some()),
        ("four levels", instrument.levels.len() == 4),
    ];
    parts.extend(
        of.into_iter()
            .filter(|(_, is)| *is)
            .map(|(part, _)| part.to_owned()),
    );
    parts
}

/// Every part of the format is in many instruments, and few drafts are thrown away.
#[test]
fn instruments_are_not_lopsided() {
    let drawn = draw(800, arbitrary::sound);
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut sound = 0;
    let mut thrown: BTreeMap<&str, usize> = BTreeMap::new();
    for draft in &drawn {
        match draft {
            Ok(rubric) => {
                sound += 1;
                for part in parts(rubric.instrument()) {
                    *times.entry(part).or_insert(0) += 1;
                }
            }
            Err(findings) => {
                let first = findings
                    .findings
                    .iter()
                    .find(|f| f.severity == Severity::Error);
                *thrown.entry(first.unwrap().rule.as_str()).or_insert(0) += 1;
            }
        }
    }
    assert!(sound > 500, "{sound} of 800 are sound: {thrown:?}");
    assert_eq!(times.len(), 86, "{times:?}");
    assert!(times.values().all(|times| *times > 1), "{times:?}");
}
