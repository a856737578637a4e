//! From the tables as written to the tables as they are used.

use super::{Bound, Gauge, Looks, Need, Row, Scale, Scope, Table, Tables, Test};
use crate::model::{
    BandRequirement, Citation, CriteriaSet, Criterion, Enough, Fidelity, Id, Instrument,
    LevelRequirements, LowerBound, Measure, NotApplicableAs, PartOfWhole, Requirement,
};
use std::collections::HashMap;
use std::ops::Range;

impl Tables {
    /// The tables of an instrument. A name that leads nowhere leaves its requirement or its level out; checking tells it.
    pub(crate) fn new(instrument: &Instrument) -> Self {
        let mut compiler = Compiler::new(instrument);
        let scoring = &instrument.scoring;
        let groups: Vec<Table> = instrument
            .groups
            .iter()
            .zip(compiler.ranges.clone())
            .enumerate()
            .map(|(at, (group, range))| {
                let (rows, citation) = match group.levels.is_empty() {
                    true => (&scoring.group_levels, &scoring.group_levels_citation),
                    false => (&group.levels, &group.levels_citation),
                };
                compiler.table(Scope::Group(at), range, rows, citation.as_ref())
            })
            .collect();
        let whole = compiler.table(
            Scope::Whole,
            0..compiler.criteria.len(),
            &scoring.levels,
            Some(&scoring.levels_citation),
        );
        compiler.finish(whole, groups)
    }
}

struct Compiler<'i> {
    instrument: &'i Instrument,
    ranks: HashMap<Id, usize>,
    criteria: Vec<&'i Criterion>,
    scales: Vec<Scale>,
    /// The positions of each group's criteria.
    ranges: Vec<Range<usize>>,
    positions: HashMap<Id, usize>,
    groups: HashMap<Id, usize>,
    gauges: Vec<Gauge>,
    known: HashMap<Gauge, usize>,
    fidelity: Fidelity,
}

impl<'i> Compiler<'i> {
    fn new(instrument: &'i Instrument) -> Self {
        let levels = instrument.levels.iter().enumerate();
        let ranks: HashMap<Id, usize> =
            levels.rev().map(|(rank, level)| (level.id, rank)).collect();
        let (mut criteria, mut scales, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
        for (group, of) in instrument.groups.iter().enumerate() {
            let start = criteria.len();
            for criterion in &of.criteria {
                criteria.push(criterion);
                scales.push(Scale {
                    group,
                    condition: criterion.is_condition(),
                    maximum: criterion.maximum_millionths(),
                    ranks: ranked(criterion, &ranks),
                    gauges: Vec::new(),
                });
            }
            ranges.push(start..criteria.len());
        }
        // Of two of the same name the first counts.
        let positions = criteria.iter().enumerate().rev();
        let positions = positions.map(|(at, of)| (of.id, at)).collect();
        let groups = instrument.groups.iter().enumerate().rev();
        let mut fidelity = instrument.citation.fidelity;
        if let Some(citation) = &instrument.scoring.points_citation {
            fidelity = fidelity.max(citation.fidelity);
        }
        Self {
            instrument,
            ranks,
            criteria,
            scales,
            ranges,
            positions,
            groups: groups.map(|(at, of)| (of.id, at)).collect(),
            gauges: Vec::new(),
            known: HashMap::new(),
            fidelity,
        }
    }

    fn finish(mut self, whole: Table, groups: Vec<Table>) -> Tables {
        let mut watching = vec![Vec::new(); groups.len()];
        for (at, gauge) in self.gauges.iter().enumerate() {
            for position in &gauge.set {
                let list = match gauge.is_of_groups() {
                    true => watching.get_mut(*position),
                    false => self
                        .scales
                        .get_mut(*position)
                        .map(|scale| &mut scale.gauges),
                };
                if let Some(list) = list {
                    list.push(at);
                }
            }
        }
        let asks = |need: &Need| matches!(need.test, Test::Percent(_) | Test::Points(_));
        let asked = whole.rows.iter().flat_map(|row| &row.needs).any(asks);
        let answered = self.instrument.scoring.answered.as_ref();
        let answered = answered.map(|answered| answered.at_least);
        Tables {
            total: asked || self.instrument.scoring.points.is_some(),
            whole,
            groups,
            gauges: self.gauges,
            criteria: self.scales,
            ranges: self.ranges,
            watching,
            fidelity: self.fidelity,
            answered: answered
                .map(|PartOfWhole { part, whole }| [part, whole].map(|n| n.get().into())),
        }
    }

    fn table(
        &mut self,
        scope: Scope,
        range: Range<usize>,
        rows: &[LevelRequirements],
        citation: Option<&Citation>,
    ) -> Table {
        let points = self.gauge(Gauge {
            looks: Looks::Points,
            not_applicable: self.not_applicable(),
            set: self.points(range.clone()),
        });
        let table = citation.map_or(Fidelity::Authored, |citation| citation.fidelity);
        if !rows.is_empty() {
            self.fidelity = self.fidelity.max(table);
        }
        let rows: Vec<Row> = rows
            .iter()
            .filter_map(|row| {
                let needs = row.requires.iter();
                Some(Row {
                    rank: *self.ranks.get(&row.level)?,
                    needs: needs
                        .filter_map(|need| self.need(scope, range.clone(), need, table))
                        .collect(),
                })
            })
            .collect();
        let conditions = self.scales.get(range.clone()).unwrap_or_default();
        let conditions = conditions.iter().filter(|scale| scale.condition).count();
        let needs = rows.iter().flat_map(|row| &row.needs);
        let gauges = needs.filter_map(|need| self.gauges.get(need.gauge));
        let groups = gauges.filter(|gauge| gauge.is_of_groups());
        Table {
            groups: sorted(groups.flat_map(|gauge| gauge.set.iter().copied())),
            rows,
            points,
            plain: (range.len() - conditions) as u64,
        }
    }

    fn need(
        &mut self,
        scope: Scope,
        range: Range<usize>,
        requirement: &Requirement,
        table: Fidelity,
    ) -> Option<Need> {
        let fidelity = requirement.citation().map_or(table, |c| c.fidelity);
        self.fidelity = self.fidelity.max(fidelity);
        let not_applicable = requirement
            .not_applicable()
            .unwrap_or(self.not_applicable());
        let set = || self.set(range.clone(), requirement.of());
        let (looks, set, test) = match requirement {
            Requirement::Percent(band) => {
                let set = self.points(set());
                (Looks::Points, set, Test::Percent(bound(band)))
            }
            Requirement::Points(band) => {
                let set = self.points(set());
                (Looks::Points, set, Test::Points(bound(band)))
            }
            Requirement::Criteria(criteria) => {
                let rank = *self.ranks.get(&criteria.at)?;
                let set = self.of_kind(set(), false);
                (Looks::Criteria(rank), set, enough(criteria.count))
            }
            Requirement::Groups(groups) => {
                let rank = *self.ranks.get(&groups.at)?;
                let set = match (&groups.of, scope) {
                    (_, Scope::Group(_)) => return None,
                    (None, Scope::Whole) => (0..self.ranges.len()).collect(),
                    (Some(ids), Scope::Whole) => {
                        sorted(ids.iter().filter_map(|id| self.groups.get(id).copied()))
                    }
                };
                (Looks::Groups(rank), set, enough(groups.count))
            }
            Requirement::Conditions(_) => (Looks::Conditions, self.of_kind(set(), true), Test::All),
        };
        let gauge = self.gauge(Gauge {
            looks,
            not_applicable,
            set,
        });
        Some(Need {
            gauge,
            test,
            fidelity,
        })
    }

    /// What counts for something that does not apply, where a requirement does not say otherwise.
    fn not_applicable(&self) -> NotApplicableAs {
        let stated = self.instrument.scoring.not_applicable;
        stated.unwrap_or(NotApplicableAs::Leaves)
    }

    fn gauge(&mut self, gauge: Gauge) -> usize {
        let next = self.gauges.len();
        let at = *self.known.entry(gauge.clone()).or_insert(next);
        if at == next {
            self.gauges.push(gauge);
        }
        at
    }

    /// The positions that a set names within a scope.
    fn set(&self, range: Range<usize>, of: Option<&CriteriaSet>) -> Vec<usize> {
        let within = |position: &usize| range.contains(position);
        let marked = |mark: &Id, wanted: bool| {
            let carries = |position: &usize| {
                let criterion = self.criteria.get(*position);
                criterion.is_some_and(|c| c.marks.contains(mark) == wanted)
            };
            range.clone().filter(carries).collect()
        };
        match of {
            None => range.collect(),
            Some(CriteriaSet::Marked(mark)) => marked(mark, true),
            Some(CriteriaSet::Unmarked(mark)) => marked(mark, false),
            Some(CriteriaSet::Criteria(ids)) => {
                let positions = ids.iter().filter_map(|id| self.positions.get(id).copied());
                sorted(positions.filter(within))
            }
            Some(CriteriaSet::Groups(ids)) => {
                let groups = ids.iter().filter_map(|id| self.groups.get(id));
                let ranges = groups.filter_map(|at| self.ranges.get(*at).cloned());
                sorted(ranges.flatten().filter(within))
            }
        }
    }

    fn points(&self, set: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let gives = |position: &usize| {
            let scale = self.scales.get(*position);
            scale.is_some_and(|scale| scale.maximum.is_some())
        };
        set.into_iter().filter(gives).collect()
    }

    fn of_kind(&self, set: Vec<usize>, conditions: bool) -> Vec<usize> {
        let of_kind = |position: &usize| {
            let scale = self.scales.get(*position);
            scale.is_some_and(|scale| scale.condition == conditions)
        };
        set.into_iter().filter(of_kind).collect()
    }
}

/// The rank of each level of a criterion, lowest first.
fn ranked(criterion: &Criterion, ranks: &HashMap<Id, usize>) -> Vec<usize> {
    let levels = criterion.levels.iter().map(|step| step.level);
    let bands = match &criterion.measure {
        Measure::Points(of) => of.bands.as_slice(),
        _ => &[],
    };
    let levels = levels.chain(bands.iter().map(|band| band.level));
    levels.filter_map(|id| ranks.get(&id).copied()).collect()
}

fn sorted(positions: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut set: Vec<usize> = positions.collect();
    set.sort_unstable();
    set.dedup();
    set
}

fn bound(band: &BandRequirement) -> Bound {
    Bound {
        millionths: band.lower.map_or(0, |lower| lower.limit().millionths()),
        above: matches!(band.lower, Some(LowerBound::Above(_))),
    }
}

fn enough(count: Option<Enough>) -> Test {
    match count {
        None => Test::All,
        Some(Enough::AtLeast(count)) => Test::AtLeast(count.get().into()),
        Some(Enough::Share(share)) => Test::Share {
            part: share.part.get().into(),
            whole: share.whole.get().into(),
        },
    }
}
