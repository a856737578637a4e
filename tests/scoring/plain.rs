//! The plain computation: the scoring text of `docs/design.md` in whole numbers, for three levels and two groups.

use super::{CONDITIONS, GROUPS, MAXIMA};

/// How the whole gets its level, and what a condition holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) total: bool,
    pub(crate) holds_whole: bool,
}

/// What is known of a criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum State {
    Known(Known),
    NotApplicable,
    NotAssessed,
}

/// A level from 0 and points in quarters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Known {
    pub(crate) level: usize,
    pub(crate) points: i64,
}

/// As it is, or as if everything unknown and not applicable had gone worst or best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum View {
    Actual,
    Lowest,
    Highest,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) level: Option<usize>,
    pub(crate) earned: i64,
    pub(crate) applicable: i64,
    pub(crate) held: bool,
    pub(crate) band: Option<usize>,
    pub(crate) next: Option<usize>,
}

fn earned(facts: &[State; 8], view: View, at: usize) -> i64 {
    match (facts[at], view) {
        (State::Known(known), _) => known.points,
        (_, View::Highest) => MAXIMA[at],
        _ => 0,
    }
}

fn applicable(facts: &[State; 8], view: View, at: usize) -> i64 {
    match (facts[at], view) {
        (State::NotApplicable, View::Actual) => 0,
        _ => MAXIMA[at],
    }
}

fn holds(facts: &[State; 8], view: View, at: usize) -> bool {
    CONDITIONS.contains(&at)
        && match (facts[at], view) {
            (State::Known(known), _) => known.level == 0,
            (State::NotAssessed, View::Actual) => true,
            (State::NotApplicable, View::Actual) => false,
            (_, View::Lowest) => true,
            (_, View::Highest) => false,
        }
}

/// Below a half, up to three quarters, above.
fn band(earned: i64, applicable: i64) -> Option<usize> {
    if applicable == 0 {
        None
    } else if 2 * earned < applicable {
        Some(0)
    } else if 4 * earned <= 3 * applicable {
        Some(1)
    } else {
        Some(2)
    }
}

fn after(band: Option<usize>) -> Option<usize> {
    band.map(|b| b + 1).filter(|b| *b < 3)
}

pub(crate) fn group(plan: Plan, facts: &[State; 8], view: View, group: usize) -> Outcome {
    let members = GROUPS[group].clone();
    let earned = members.clone().map(|at| earned(facts, view, at)).sum();
    let applicable = members.clone().map(|at| applicable(facts, view, at)).sum();
    let held = !plan.holds_whole && members.clone().any(|at| holds(facts, view, at));
    let band = band(earned, applicable);
    Outcome {
        level: if held { Some(0) } else { band },
        earned,
        applicable,
        held,
        band,
        next: after(band),
    }
}

pub(crate) fn whole(plan: Plan, facts: &[State; 8], view: View) -> Outcome {
    let groups = [0, 1].map(|g| group(plan, facts, view, g));
    let earned = groups.iter().map(|g| g.earned).sum();
    let applicable = groups.iter().map(|g| g.applicable).sum();
    let held = plan.holds_whole && (0..8).any(|at| holds(facts, view, at));
    let band = if plan.total {
        band(earned, applicable)
    } else {
        None
    };
    let level = if plan.total {
        band
    } else {
        groups.iter().filter_map(|g| g.level).min()
    };
    Outcome {
        level: if held { Some(0) } else { level },
        earned,
        applicable,
        held,
        band,
        next: after(band),
    }
}

/// Criteria answered, criteria not applicable, and the maxima of those answered.
pub(crate) fn coverage(facts: &[State; 8]) -> (u32, u32, i64) {
    let mut coverage = (0, 0, 0);
    for (fact, maximum) in facts.iter().zip(MAXIMA) {
        match fact {
            State::Known(_) => {
                coverage.0 += 1;
                coverage.2 += maximum;
            }
            State::NotApplicable => coverage.1 += 1,
            State::NotAssessed => {}
        }
    }
    coverage
}

/// Conditions failed and conditions open.
pub(crate) fn gates(facts: &[State; 8]) -> (Vec<usize>, Vec<usize>) {
    let (mut failed, mut open) = (Vec::new(), Vec::new());
    for at in CONDITIONS {
        match facts[at] {
            State::Known(known) if known.level == 0 => failed.push(at),
            State::NotAssessed => open.push(at),
            _ => {}
        }
    }
    (failed, open)
}
