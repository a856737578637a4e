//! Arbitrary documents about many schools.

use super::results::{finding, scorecard};
use super::year::comparison;
use super::{Dice, id, pointer, text};
use it_adoption_model::*;

/// The results of a few schools, doubled so often that some sums reach their limit.
pub(crate) fn rollup(d: &mut Dice) -> Rollup {
    let mut rollup = Rollup::default();
    for card in d.some(3, scorecard) {
        rollup.add(&card);
    }
    for both in d.some(2, comparison) {
        rollup.add_comparison(&both);
    }
    (0..d.below(60)).fold(rollup, |rollup, _| rollup.clone().merge(rollup))
}

pub(crate) fn line_error(d: &mut Dice) -> LineError {
    let number = |d: &mut Dice| Whole::new(d.below(1 << 30) as u64).unwrap();
    built!(LineError {
        document: LineErrorTag::default(),
        line: number(d),
        problem: match d.below(3) {
            0 => LineProblem::Unreadable(built!(Unreadable {
                pointer: pointer(d),
                column: number(d),
                message: text(d)
            })),
            1 => LineProblem::InstrumentUnknown(InstrumentRef::new(id(d), id(d))),
            _ => LineProblem::Unfit(finding(d)),
        }
    })
}
