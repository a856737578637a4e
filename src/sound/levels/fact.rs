//! What one fact, or the level of one group, brings to a gauge.

use super::{Gauge, Looks, Scale};
use crate::model::{CriterionState, NotApplicableAs};
use crate::sound::exact::Amount;

/// What is known of one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) state: CriterionState,
    /// The rank of the level reached; in short, as a fact is kept for each criterion.
    rank: Option<u32>,
    pub(crate) earned: Amount,
    /// Whether a condition is met.
    pub(crate) met: bool,
}

impl Fact {
    /// Nobody has looked.
    pub(crate) const UNKNOWN: Self = Self {
        state: CriterionState::NotAssessed,
        rank: None,
        earned: Amount::NOTHING,
        met: false,
    };

    /// It does not apply.
    pub(crate) const NOT_APPLICABLE: Self = Self {
        state: CriterionState::NotApplicable,
        ..Self::UNKNOWN
    };

    /// It is answered.
    pub(crate) fn answered(rank: Option<usize>, earned: Amount, met: bool) -> Self {
        Self {
            state: CriterionState::Answered,
            rank: rank.and_then(|rank| u32::try_from(rank).ok()),
            earned,
            met,
        }
    }

    /// The rank of the level reached.
    pub(crate) fn rank(&self) -> Option<usize> {
        self.rank.map(|rank| rank as usize)
    }

    /// Whether a level of this rank is reached.
    pub(crate) fn reaches(&self, rank: usize) -> bool {
        self.rank() >= Some(rank)
    }

    pub(crate) fn is_answered(&self) -> bool {
        self.state == CriterionState::Answered
    }

    /// The best that a criterion can show.
    pub(crate) fn best(scale: &Scale) -> Self {
        Self::answered(scale.best(), Amount::new(scale.maximum.unwrap_or(0)), true)
    }
}

/// How what is unknown, and what does not apply, is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// As it is: the unknown reaches nothing.
    Actual,
    /// Everything unknown or not applicable gone worst.
    Lowest,
    /// Everything unknown or not applicable gone best.
    Highest,
}

/// What one criterion brings to a gauge: points earned, and how many of the points or things that apply.
pub(super) struct Brought {
    pub(super) earned: Amount,
    pub(super) reached: u64,
    pub(super) of: u64,
}

/// What a criterion with this fact brings to a gauge.
pub(super) fn brought(gauge: &Gauge, scale: &Scale, fact: &Fact, view: View) -> Brought {
    let (earned, reached, of) = match gauge.looks {
        Looks::Points => {
            let (earned, of) = points(gauge, scale, fact, view);
            (earned, 0, of)
        }
        _ => match counts(gauge, scale, fact, view) {
            Counts::Out => (Amount::NOTHING, 0, 0),
            Counts::No => (Amount::NOTHING, 0, 1),
            Counts::Yes => (Amount::NOTHING, 1, 1),
        },
    };
    Brought {
        earned,
        reached,
        of,
    }
}

/// How one criterion counts.
pub(super) enum Counts {
    Out,
    No,
    Yes,
}

/// The points that a criterion brings to a gauge, and those that apply.
fn points(gauge: &Gauge, scale: &Scale, fact: &Fact, view: View) -> (Amount, u64) {
    let maximum = scale.maximum.unwrap_or(0);
    let full = (Amount::new(maximum), maximum);
    match (fact.state, view) {
        (CriterionState::Answered, _) => (fact.earned, maximum),
        (CriterionState::NotAssessed, View::Highest) => full,
        (CriterionState::NotAssessed, _) => (Amount::NOTHING, maximum),
        (CriterionState::NotApplicable, _) => match not_applicable(gauge, view) {
            Counts::Out => (Amount::NOTHING, 0),
            Counts::No => (Amount::NOTHING, maximum),
            Counts::Yes => full,
        },
    }
}

/// Whether a criterion or condition counts, and reaches what the gauge looks for.
pub(super) fn counts(gauge: &Gauge, scale: &Scale, fact: &Fact, view: View) -> Counts {
    let reaches = |fact: &Fact| match gauge.looks {
        Looks::Criteria(rank) => fact.reaches(rank),
        _ => fact.met,
    };
    let yes = match (fact.state, view) {
        (CriterionState::Answered, _) => reaches(fact),
        (CriterionState::NotAssessed, View::Highest) => reaches(&Fact::best(scale)),
        (CriterionState::NotAssessed, _) => false,
        (CriterionState::NotApplicable, _) => return not_applicable(gauge, view),
    };
    if yes { Counts::Yes } else { Counts::No }
}

/// Whether a group counts, and reaches what the gauge looks for.
pub(super) fn group_counts(gauge: &Gauge, view: View, rank: Option<usize>) -> Counts {
    match (gauge.looks, rank) {
        (Looks::Groups(wanted), Some(rank)) if rank >= wanted => Counts::Yes,
        (_, Some(_)) => Counts::No,
        (_, None) => not_applicable(gauge, view),
    }
}

/// How something that does not apply counts.
fn not_applicable(gauge: &Gauge, view: View) -> Counts {
    match (view, gauge.not_applicable) {
        (View::Lowest, _) | (View::Actual, NotApplicableAs::Unmet) => Counts::No,
        (View::Highest, _) | (View::Actual, NotApplicableAs::Met) => Counts::Yes,
        (View::Actual, NotApplicableAs::Leaves) => Counts::Out,
    }
}
