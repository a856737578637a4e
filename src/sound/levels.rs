//! The tables of levels, compiled: what an instrument asks of each level, ready to be checked against a standing.
//!
//! A *gauge* is what a requirement looks at: points, or things at a level, out of one set. Requirements that look at the same
//! thing share a gauge. A [`Standing`] holds a reading for each gauge and answers which level a scope is on.

mod compile;
mod fact;
mod standing;

pub(crate) use fact::Fact;
pub(crate) use standing::{Judgement, Reading, Standing};

use crate::model::{Fidelity, NotApplicableAs, RequirementKind};
use std::collections::HashSet;
use std::ops::Range;

/// A whole, or one of its groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Whole,
    /// The group at this position.
    Group(usize),
}

/// All tables of an instrument.
#[derive(Debug, Clone)]
pub(crate) struct Tables {
    whole: Table,
    groups: Vec<Table>,
    gauges: Vec<Gauge>,
    criteria: Vec<Scale>,
    /// The positions of each group's criteria.
    ranges: Vec<Range<usize>>,
    /// The gauges that look at each group.
    watching: Vec<Vec<usize>>,
    /// The least sure mark that every result rests on.
    pub(crate) fidelity: Fidelity,
    /// Whether the instrument speaks of the points of the whole: prints their total, or asks for them.
    total: bool,
    /// The part of the criteria that apply to be answered before a level is told: so many of so many.
    answered: Option<[u64; 2]>,
}

/// The levels of one scope, lowest first; none where the instrument gives the scope no levels.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    /// The gauge of the scope's own points.
    points: usize,
    /// How many criteria of the scope are no conditions.
    plain: u64,
    /// The groups that any requirement looks at.
    groups: Vec<usize>,
}

/// One level and what it takes.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// How high the level stands among all levels of the instrument.
    pub(crate) rank: usize,
    pub(crate) needs: Vec<Need>,
}

/// One requirement: a gauge and what it must show.
#[derive(Debug, Clone)]
pub(crate) struct Need {
    pub(crate) gauge: usize,
    pub(crate) test: Test,
    pub(crate) fidelity: Fidelity,
}

/// What a gauge must show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    /// Points as a percentage of those that apply.
    Percent(Bound),
    /// Points.
    Points(Bound),
    /// All that apply.
    All,
    /// So many.
    AtLeast(u64),
    /// So great a part of those that apply.
    Share { part: u64, whole: u64 },
}

/// A lower bound, in millionths; the greater asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bound {
    pub(crate) millionths: u64,
    /// Whether the bound itself is not enough.
    pub(crate) above: bool,
}

/// What requirements look at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Gauge {
    pub(crate) looks: Looks,
    pub(crate) not_applicable: NotApplicableAs,
    /// Positions of criteria, or of groups, in order.
    pub(crate) set: Vec<usize>,
}

/// What is looked at in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Looks {
    /// The points of criteria.
    Points,
    /// Criteria at a level of this rank.
    Criteria(usize),
    /// Conditions that are met.
    Conditions,
    /// Groups at a level of this rank.
    Groups(usize),
}

/// What a criterion can bring.
#[derive(Debug, Clone)]
pub(crate) struct Scale {
    pub(crate) group: usize,
    pub(crate) condition: bool,
    /// The most points, in millionths; none where it gives none.
    pub(crate) maximum: Option<u64>,
    /// The rank of each of its levels, lowest first.
    pub(crate) ranks: Vec<usize>,
    /// The gauges that look at it.
    gauges: Vec<usize>,
}

impl Test {
    /// Whether it asks for all that another test of the same gauge asks for, in the same respect.
    pub(crate) fn asks_no_less(self, other: Self) -> bool {
        match (self, other) {
            (Self::Percent(this), Self::Percent(other))
            | (Self::Points(this), Self::Points(other)) => this >= other,
            (Self::All, Self::All | Self::Share { .. }) => true,
            (Self::AtLeast(this), Self::AtLeast(other)) => this >= other,
            (Self::Share { part, whole }, Self::Share { part: p, whole: w }) => {
                u128::from(part) * u128::from(w) >= u128::from(p) * u128::from(whole)
            }
            _ => false,
        }
    }
}

impl Gauge {
    pub(crate) fn is_of_groups(&self) -> bool {
        matches!(self.looks, Looks::Groups(_))
    }

    /// The rank of the level that is looked for.
    fn rank(&self) -> Option<usize> {
        match self.looks {
            Looks::Criteria(rank) | Looks::Groups(rank) => Some(rank),
            Looks::Points | Looks::Conditions => None,
        }
    }
}

impl Table {
    /// The gauge of the scope's own points.
    #[cfg(feature = "office")]
    pub(crate) fn points_gauge(&self) -> usize {
        self.points
    }

    /// The groups that any requirement looks at.
    pub(crate) fn groups(&self) -> &[usize] {
        &self.groups
    }
}

impl Scale {
    /// The rank of the highest level it can reach.
    pub(crate) fn best(&self) -> Option<usize> {
        self.ranks.last().copied()
    }
}

impl Need {
    /// What the requirement looks at.
    pub(crate) fn kind(&self, tables: &Tables) -> RequirementKind {
        match (self.test, tables.gauges.get(self.gauge).map(|g| g.looks)) {
            (Test::Percent(_), _) => RequirementKind::Percent,
            (Test::Points(_), _) => RequirementKind::Points,
            (_, Some(Looks::Groups(_))) => RequirementKind::Groups,
            (_, Some(Looks::Conditions)) => RequirementKind::Conditions,
            _ => RequirementKind::Criteria,
        }
    }
}

impl Tables {
    pub(crate) fn of(&self, scope: Scope) -> &Table {
        static NONE: Table = Table {
            rows: Vec::new(),
            points: 0,
            plain: 0,
            groups: Vec::new(),
        };
        match scope {
            Scope::Whole => &self.whole,
            Scope::Group(at) => self.groups.get(at).unwrap_or(&NONE),
        }
    }

    /// Whether anything is told of the points of a scope: it gives any, and the instrument speaks of those of the whole.
    pub(crate) fn tells_points(&self, scope: Scope) -> bool {
        let gauge = self.gauges.get(self.of(scope).points);
        let gives = gauge.is_some_and(|gauge| !gauge.set.is_empty());
        gives && (scope != Scope::Whole || self.total)
    }

    /// The part of the criteria that apply to be answered before a level is told: so many of so many.
    #[cfg(feature = "office")]
    pub(crate) fn answered(&self) -> Option<[u64; 2]> {
        self.answered
    }

    /// How many of so many criteria that apply must be answered before a level is told.
    pub(crate) fn needed(&self, applying: u64) -> Option<u64> {
        let [part, whole] = self.answered?;
        Some((part * applying).div_ceil(whole.max(1)))
    }

    /// The criteria that any requirement looks at; for points, those that give any.
    pub(crate) fn asked(&self) -> HashSet<usize> {
        let tables = self.groups.iter().chain([&self.whole]);
        let needs = tables
            .flat_map(|table| &table.rows)
            .flat_map(|row| &row.needs);
        let gauges = needs.filter_map(|need| self.gauges.get(need.gauge));
        let gauges = gauges.filter(|gauge| !gauge.is_of_groups());
        let decides = |gauge: &Gauge, at: &usize| {
            let maximum = self.criteria.get(*at).and_then(|scale| scale.maximum);
            gauge.looks != Looks::Points || maximum > Some(0)
        };
        let all = gauges.flat_map(|gauge| gauge.set.iter().map(move |at| (gauge, at)));
        let deciding = all.filter(|(gauge, at)| decides(gauge, at));
        deciding.map(|(_, at)| *at).collect()
    }

    /// Whether a requirement holds wherever another does, and does not apply only where that does not, whatever there is in
    /// their set: both look at the same, the other no lower and for no less of it.
    pub(crate) fn follows(&self, need: &Need, other: &Need) -> bool {
        let (Some(asks), Some(of)) = (self.gauge(need.gauge), self.gauge(other.gauge)) else {
            return false;
        };
        let looks = match (asks.looks, of.looks) {
            (Looks::Criteria(wanted), Looks::Criteria(rank))
            | (Looks::Groups(wanted), Looks::Groups(rank)) => rank >= wanted,
            (wanted, looks) => wanted == looks,
        };
        looks
            && asks.not_applicable == of.not_applicable
            && asks.set == of.set
            && other.test.asks_no_less(need.test)
    }

    /// How many gauges look at a criterion.
    pub(crate) fn gauges_of(&self, position: usize) -> usize {
        let scale = self.criteria.get(position);
        scale.map_or(0, |scale| scale.gauges.len())
    }

    /// The ranks of the levels that requirements look for at a criterion.
    pub(crate) fn ranks_asked_of(&self, position: usize) -> impl Iterator<Item = usize> {
        let gauges = self.criteria.get(position).map(|scale| &scale.gauges);
        let gauges = gauges.into_iter().flatten();
        gauges.filter_map(|at| self.gauges.get(*at)?.rank())
    }

    /// The rank of the highest level that any requirement looks for at a criterion.
    pub(crate) fn asked_of(&self, position: usize) -> Option<usize> {
        self.ranks_asked_of(position).max()
    }

    /// The rank of the highest level that any requirement looks for at a group.
    pub(crate) fn asked_of_group(&self, group: usize) -> Option<usize> {
        let gauges = self.watching.get(group)?.iter();
        let gauges = gauges.filter_map(|at| self.gauges.get(*at));
        gauges.filter_map(Gauge::rank).max()
    }

    /// The positions of the criteria of a scope.
    pub(crate) fn range(&self, scope: Scope) -> Range<usize> {
        match scope {
            Scope::Whole => 0..self.criteria.len(),
            Scope::Group(at) => self.ranges.get(at).cloned().unwrap_or_default(),
        }
    }

    /// What the criteria of a scope can bring, in their order.
    pub(crate) fn scales(&self, scope: Scope) -> &[Scale] {
        self.criteria.get(self.range(scope)).unwrap_or_default()
    }

    pub(crate) fn criteria(&self) -> &[Scale] {
        &self.criteria
    }

    pub(crate) fn gauge(&self, at: usize) -> Option<&Gauge> {
        self.gauges.get(at)
    }
}
