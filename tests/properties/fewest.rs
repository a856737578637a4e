//! A list that says no fewer criteria would do is held against every shorter list.

use super::gaps::{best, lifts, reaches};
use super::generators::draw;
use super::*;

/// What became of the lists of more than one row: claimed to be shortest, not claimed although they are, and longer than need be.
#[derive(Debug, Default)]
struct Lists {
    claimed: usize,
    modest: usize,
    longer: usize,
}

/// Whether some of `size` answers of the best assessment, in place of those before, are enough.
fn enough(
    before: &Assessment,
    better: &[Answer],
    size: usize,
    reached: &dyn Fn(&Assessment) -> bool,
) -> bool {
    let Some(left) = size.checked_sub(1) else {
        return reached(before);
    };
    better.iter().enumerate().any(|(at, answer)| {
        let mut raised = before.clone();
        raised.answers.retain(|a| a.criterion != answer.criterion);
        raised.answers.push(answer.clone());
        enough(&raised, &better[at + 1..], left, reached)
    })
}

#[test]
fn fewest_is_claimed_only_where_it_is_so_and_often() {
    let mut lists = Lists::default();
    for fitting in draw(1200, fitting) {
        let rubric = fitting.rubric.clone();
        let best = best(&rubric, &fitting.assessment).answers;
        let better: Vec<Answer> = best
            .into_iter()
            .filter(|a| !matches!(a.value, Value::NotApplicable(_)))
            .collect();
        for (target, level) in fitting.rubric.instrument().levels.iter().enumerate() {
            let gaps = rubric.gaps(&fitting.assessment, &level.id).unwrap();
            for (lift, level) in lifts(&gaps) {
                let rows = lift.steps.len();
                assert!(rows != 1 || lift.fewest, "{lift:?} {fitting:?}");
                if rows < 2 || better.len() > 10 {
                    continue;
                }
                let reached = |assessment: &Assessment| {
                    reaches(&rubric, level(&rubric.score(assessment).unwrap()), target)
                };
                let shorter = enough(&fitting.assessment, &better, rows - 1, &reached);
                assert!(!shorter || !lift.fewest, "{lift:?} {fitting:?}");
                match (lift.fewest, shorter) {
                    (true, _) => lists.claimed += 1,
                    (_, true) => lists.longer += 1,
                    _ => lists.modest += 1,
                }
            }
        }
    }
    let Lists {
        claimed,
        modest,
        longer,
    } = lists;
    assert!(claimed > 300, "{lists:?}");
    assert!(claimed > modest + longer, "claimed for most: {lists:?}");
    assert!(longer < claimed / 20, "{lists:?}");
}
