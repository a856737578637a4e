//! School accreditation by TT 57/2026: the levels of Article 5(3), held against a plain count.

use super::*;

const MANDATORY: [&str; 8] = ["1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"];
const OTHERS: [&str; 7] = ["1.1", "1.2", "2.3", "3.3", "3.4", "3.5", "4.3"];
const LEVELS: [&str; 3] = ["khong-dat", "muc-1", "muc-2"];

fn accreditation() -> Rubric {
    let builtin = Builtin::find("accreditation-57").unwrap();
    Rubric::new(read(builtin.json.as_bytes()).unwrap()).unwrap()
}

/// What a criterion is at, from 0; or that nobody looked, or that it does not apply.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Is {
    At(usize),
    Unknown,
    NotApplicable,
}

use Is::{At, NotApplicable, Unknown};

/// The level of a school, as the article counts: all mandatory, at least five of the others, and for level 2 a floor.
fn counted(mandatory: [Is; 8], others: [Is; 7]) -> usize {
    let reaches = |is: &Is, level: usize| matches!(is, At(at) if *at >= level);
    let all = |level| {
        mandatory
            .iter()
            .all(|is| *is == NotApplicable || reaches(is, level))
    };
    let five = |level| others.iter().filter(|is| reaches(is, level)).count() >= 5;
    let floor = others
        .iter()
        .all(|is| *is == NotApplicable || reaches(is, 1));
    if !(all(1) && five(1)) {
        0
    } else if !(all(2) && five(2) && floor) {
        1
    } else {
        2
    }
}

fn assessed(mandatory: [Is; 8], others: [Is; 7]) -> Assessment {
    let all = MANDATORY
        .iter()
        .zip(mandatory)
        .chain(OTHERS.iter().zip(others));
    let mut assessment = assessment("accreditation-57");
    assessment.instrument.edition = Id::new("2026").unwrap();
    assessment.answers = all
        .filter_map(|(id, is)| {
            let value = match is {
                At(level) => Value::Rating(Id::new(LEVELS[level]).unwrap()),
                Unknown => return None,
                NotApplicable => {
                    let reason = Text::new("Không có", "").unwrap();
                    Value::NotApplicable(it_adoption_model::NotApplicable::new(reason))
                }
            };
            Some(change::fact(Id::new(id).unwrap(), value))
        })
        .collect();
    assessment
}

fn level(outcome: &Outcome) -> usize {
    let level = outcome.level.unwrap();
    LEVELS.iter().position(|l| *l == level.as_str()).unwrap()
}

fn agrees(rubric: &Rubric, mandatory: [Is; 8], others: [Is; 7]) {
    let card = rubric.score(&assessed(mandatory, others)).unwrap();
    let place = || format!("{mandatory:?} {others:?}");
    match mandatory
        .iter()
        .chain(&others)
        .any(|is| matches!(is, Unknown))
    {
        true => assert_eq!(
            (card.outcome.level, card.outcome.no_level),
            (None, Some(NoLevel::LittleAnswered)),
            "{}",
            place()
        ),
        false => assert_eq!(
            level(&card.outcome),
            counted(mandatory, others),
            "{}",
            place()
        ),
    }
    let worst = |is: Is| if matches!(is, At(_)) { is } else { At(0) };
    let best = |is: Is| if matches!(is, At(_)) { is } else { At(2) };
    let bounds = [
        counted(mandatory.map(worst), others.map(worst)),
        counted(mandatory.map(best), others.map(best)),
    ];
    assert_eq!(
        [card.lowest, card.highest].map(|o| level(&o)),
        bounds,
        "{}",
        place()
    );
    assert_eq!((card.outcome.points, card.coverage.points), (None, None));
}

/// All mandatory at a level, and each in turn at a lower one.
fn mandatory() -> Vec<[Is; 8]> {
    let mut all = vec![[At(0); 8], [At(1); 8], [At(2); 8]];
    for (level, lower) in [(2, 1), (2, 0), (1, 0)] {
        for at in 0..8 {
            let mut one = [At(level); 8];
            one[at] = At(lower);
            all.push(one);
        }
    }
    all
}

/// Every combination of levels of the seven others.
fn others() -> Vec<[Is; 7]> {
    let mut all = Vec::new();
    every_choice(&[3; 7], |chosen| {
        all.push(std::array::from_fn(|at| At(chosen[at])))
    });
    all
}

#[test]
fn every_combination_of_the_others_with_the_edges_of_the_mandatory() {
    let rubric = accreditation();
    let (mandatory, others) = (mandatory(), others());
    let mut reached = [0; 3];
    for mandatory in &mandatory {
        for others in &others {
            agrees(&rubric, *mandatory, *others);
            reached[counted(*mandatory, *others)] += 1;
        }
    }
    assert_eq!(mandatory.len() * others.len(), 27 * 2187);
    let five_at_1: usize = others
        .iter()
        .filter(|o| counted([At(1); 8], **o) == 1)
        .count();
    let five_at_2: usize = others
        .iter()
        .filter(|o| counted([At(2); 8], **o) == 2)
        .count();
    assert_eq!(
        five_at_2,
        1 + 7 + 21,
        "seven, six or five at level 2, the rest at level 1"
    );
    assert_eq!(
        five_at_1,
        128 + 7 * 64 + 21 * 32,
        "seven, six or five at level 1 or above"
    );
    assert_eq!(
        reached,
        [
            27 * 2187 - 10 * five_at_1,
            10 * five_at_1 - five_at_2,
            five_at_2
        ]
    );
}

#[test]
fn mandatory_criteria_in_every_combination_of_two_below() {
    let rubric = accreditation();
    let edges = [
        [At(2), At(2), At(2), At(2), At(2), At(1), At(1)],
        [At(2), At(2), At(2), At(2), At(1), At(1), At(1)],
        [At(2), At(2), At(2), At(2), At(2), At(2), At(0)],
        [At(1), At(1), At(1), At(1), At(1), At(0), At(0)],
        [At(1), At(1), At(1), At(1), At(0), At(0), At(0)],
    ];
    let mut count = 0;
    for first in 0..8 {
        for second in 0..first {
            every_choice(&[3, 3, 2], |chosen| {
                let mut mandatory = [At(1 + chosen[2]); 8];
                mandatory[first] = At(chosen[0]);
                mandatory[second] = At(chosen[1]);
                for others in edges {
                    agrees(&rubric, mandatory, others);
                    count += 1;
                }
            });
        }
    }
    assert_eq!(count, 28 * 18 * 5);
}

#[test]
fn what_is_unknown_or_does_not_apply() {
    let rubric = accreditation();
    let states = [At(0), At(1), At(2), Unknown, NotApplicable];
    let mut count = 0;
    for most in [1, 2] {
        for (at, state) in (0..8).flat_map(|at| states.map(|state| (at, state))) {
            for (other, of_other) in (0..7).flat_map(|at| states.map(|state| (at, state))) {
                for spare in [0, 1, 2, 3] {
                    let mut mandatory = [At(most); 8];
                    mandatory[at] = state;
                    let mut others = [At(most); 7];
                    others
                        .iter_mut()
                        .take(spare)
                        .for_each(|is| *is = At(most - 1));
                    others[other] = of_other;
                    agrees(&rubric, mandatory, others);
                    count += 1;
                }
            }
        }
    }
    assert_eq!(count, 2 * 40 * 35 * 4);
    agrees(&rubric, [Unknown; 8], [Unknown; 7]);
}

#[test]
fn the_trace_names_what_is_missing() {
    let mut mandatory = [At(2); 8];
    mandatory[6] = At(1);
    let others = [At(2), At(2), At(2), At(2), At(1), At(1), At(0)];
    let card = accreditation().score(&assessed(mandatory, others)).unwrap();
    let told: Vec<String> = card
        .requirements
        .iter()
        .map(|r| {
            let missing: Vec<&str> = r.missing.iter().map(Id::as_str).collect();
            format!(
                "{} {}: {} {} of {}, {}: {}",
                r.level,
                r.requirement,
                r.state,
                r.reached,
                r.of,
                r.needed,
                missing.join(" ")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "muc-1 0: holds 8 of 8, 8: ",
            "muc-1 1: holds 6 of 7, 5: ",
            "muc-2 0: unmet 7 of 8, 8: 4.1",
            "muc-2 1: unmet 4 of 7, 5: 3.4 3.5 4.3",
            "muc-2 2: unmet 14 of 15, 15: 4.3"
        ]
    );
    assert!(
        card.requirements
            .iter()
            .all(|r| r.fidelity == Fidelity::Reported)
    );
}

#[test]
fn the_least_that_lifts_a_school() {
    let rubric = accreditation();
    let lift = |mandatory, others, target: &str| {
        let target = Id::new(target).unwrap();
        let lift = rubric
            .gaps(&assessed(mandatory, others), &target)
            .unwrap()
            .whole;
        let row = |gap: &Gap| (gap.criterion.to_string(), gap.to.unwrap().to_string());
        (lift.steps.iter().map(row).collect::<Vec<_>>(), lift.fewest)
    };
    let rows = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter()
            .map(|(c, l)| ((*c).to_owned(), (*l).to_owned()))
            .collect()
    };
    let four = [At(1), At(1), At(1), At(1), At(0), At(0), At(0)];
    assert_eq!(
        lift([At(1); 8], four, "muc-1"),
        (rows(&[("3.4", "muc-1")]), true)
    );
    let mut seven = [At(1); 8];
    seven[2] = At(0);
    assert_eq!(
        lift(seven, [At(1); 7], "muc-1"),
        (rows(&[("2.1", "muc-1")]), true)
    );
    let floor = [At(2), At(2), At(2), At(2), At(2), At(2), At(0)];
    assert_eq!(
        lift([At(2); 8], floor, "muc-2").0,
        rows(&[("4.3", "muc-1")])
    );
    let both = [At(2), At(2), At(2), At(2), At(1), At(1), At(0)];
    assert_eq!(
        lift([At(2); 8], both, "muc-2").0,
        rows(&[("4.3", "muc-2")]),
        "one row for the number and the floor"
    );
}
