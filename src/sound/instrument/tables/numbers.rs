//! Whether the numbers that a table of levels prints make sense.

use super::super::bands::{Printed, Values};
use super::{Used, Written};
use crate::model::decimal::gcd;
use crate::model::{
    Criterion, Earns, Enough, Id, LevelRequirements, Limit, Measure, Place, Requirement, found,
};
use crate::sound::instrument::Walk;
use crate::sound::levels::{Need, Scope, Tables, Test};
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

impl Walk<'_> {
    /// The numbers of a table, as one scope takes them.
    pub(super) fn numbers(&mut self, table: &Written<'_>, scope: Scope, tables: &Tables) {
        let rows = &tables.of(scope).rows;
        // The last printed band of each kind and gauge, to be checked against the next.
        let mut printed: HashMap<(bool, usize), Printed> = HashMap::new();
        // The band of the highest level that prints one, of each kind and gauge.
        let mut tops: HashMap<(bool, usize), Top> = HashMap::new();
        // What was last asked of each gauge, in each respect.
        let mut asked: HashMap<(usize, Discriminant<Test>), (&LevelRequirements, Test)> =
            HashMap::new();
        for ((row, written), compiled) in table.rows.iter().enumerate().zip(rows) {
            let is_base = row == 0;
            let place = table.place.index(row);
            let requires = place.name("requires");
            let needs = written.requires.iter().zip(&compiled.needs);
            for (which, (requirement, need)) in needs.enumerate() {
                let place = requires.index(which);
                let place = place.name(requirement.kind().as_str());
                if !self.gauge_fits(&place, requirement, need, tables, table.scope) {
                    continue;
                }
                if let Requirement::Percent(band) | Requirement::Points(band) = requirement {
                    let percent = matches!(requirement, Requirement::Percent(_));
                    let values = match percent {
                        true => Values::All,
                        false => self.grid(need, tables),
                    };
                    let maximum = match percent {
                        true => Limit::HUNDRED,
                        false => Limit::capped(sum(need, tables)),
                    };
                    let this = Printed {
                        lower: band.lower,
                        upper: band.upper,
                        values,
                    };
                    let key = (percent, need.gauge);
                    if !self.printed(&place, is_base, written.level, this, maximum) {
                        printed.remove(&key);
                        continue;
                    }
                    if let (Some(before), Some(lower)) = (
                        printed.get(&key).and_then(|before| before.upper),
                        this.lower,
                    ) {
                        self.neighbours(&place, before, lower, values);
                    }
                    printed.insert(key, this);
                    let top = Top {
                        at: (row, which),
                        kind: requirement.kind().as_str(),
                        printed: this,
                        maximum,
                    };
                    tops.insert(key, top);
                }
                if is_base {
                    continue;
                }
                let key = (need.gauge, discriminant(&need.test));
                if let Some((below, before)) = asked.insert(key, (written, need.test))
                    && !need.test.asks_no_less(before)
                {
                    let (level, below) = (written.level, below.level);
                    self.add_once(&place, found::InstrumentAsksLess { level, below });
                }
            }
        }
        let mut tops: Vec<Top> = tops.into_values().collect();
        tops.sort_by_key(|top| top.at);
        for top in tops {
            let (row, which) = top.at;
            let place = table.place.index(row);
            let requires = place.name("requires");
            let place = requires.index(which);
            if let Some(upper) = top.printed.upper {
                let values = top.printed.values;
                self.ends(&place.name(top.kind), upper, values, top.maximum);
            }
        }
    }

    /// Whether a set has what its requirement looks for, and enough of it.
    fn gauge_fits(
        &mut self,
        place: &Place<'_>,
        requirement: &Requirement,
        need: &Need,
        tables: &Tables,
        used: Used,
    ) -> bool {
        let size = tables.gauge(need.gauge).map_or(0, |gauge| gauge.set.len());
        let points = matches!(
            requirement,
            Requirement::Percent(_) | Requirement::Points(_)
        );
        if !has_what_is_looked_for(need, tables) {
            // A default of all groups may find nothing to look at in some of them.
            if used != Used::Groups || !self.looks_somewhere(requirement, tables) {
                match points {
                    true => self.add_once(place, found::InstrumentSetWithoutPoints {}),
                    false => self.add_once(place, found::InstrumentSetEmpty {}),
                }
            }
            return false;
        }
        let count = match requirement {
            Requirement::Criteria(criteria) => criteria.count,
            Requirement::Groups(groups) => groups.count,
            _ => None,
        };
        let impossible = match count {
            None => None,
            Some(Enough::AtLeast(n)) => {
                (n.get() == 0 || n.get() as usize > size).then(|| n.to_string())
            }
            Some(Enough::Share(share)) => {
                let (part, whole) = (share.part.get(), share.whole.get());
                (part == 0 || part > whole).then(|| format!("{part}/{whole}"))
            }
        };
        match impossible {
            Some(count) => {
                let (count, set) = (count, size.to_string());
                self.add_once(
                    &place.name("count"),
                    found::InstrumentCountImpossible { count, set },
                );
                false
            }
            None => true,
        }
    }

    /// Whether a requirement of the groups' default looks at anything in any group that uses it.
    fn looks_somewhere(&self, requirement: &Requirement, tables: &Tables) -> bool {
        let rows = &self.instrument.scoring.group_levels;
        let place = rows.iter().enumerate().find_map(|(at, row)| {
            let which = row
                .requires
                .iter()
                .position(|r| std::ptr::eq(r, requirement))?;
            Some((at, which))
        });
        let looks = |scope: Scope| {
            let (at, which) = place?;
            let need = tables.of(scope).rows.get(at)?.needs.get(which)?;
            Some(has_what_is_looked_for(need, tables))
        };
        let scopes = self.scopes(Used::Groups).into_iter();
        scopes.filter_map(looks).any(|looks| looks)
    }

    /// Whether a band of a table makes sense: it asks for something, unless it is that of the lowest level.
    fn printed(
        &mut self,
        place: &Place<'_>,
        is_base: bool,
        level: Id,
        printed: Printed,
        maximum: Limit,
    ) -> bool {
        let trivial = printed
            .lower
            .is_none_or(|lower| printed.values.first(lower) == 0);
        if trivial && !is_base {
            self.add_once(place, found::InstrumentBoundTrivial { level });
            return false;
        }
        self.band(place, level, printed, maximum)
    }

    /// The distance between the points that a set can have.
    fn grid(&self, need: &Need, tables: &Tables) -> Values {
        let set = tables.gauge(need.gauge).map_or(&[][..], |gauge| &gauge.set);
        let mut members = set.iter().filter_map(|at| self.criteria.get(*at));
        let distance = members.try_fold(0, |all, criterion| Some(gcd(all, apart(criterion)?)));
        distance.map_or(Values::All, |distance| Values::Every(distance.max(1)))
    }
}

/// The band of the highest level that prints one: where it stands, and what it is of.
struct Top {
    /// The row, and which of its requirements.
    at: (usize, usize),
    kind: &'static str,
    printed: Printed,
    maximum: Limit,
}

/// Whether a set has anything in it, and any points where these are looked for.
fn has_what_is_looked_for(need: &Need, tables: &Tables) -> bool {
    match need.test {
        Test::Percent(_) | Test::Points(_) => sum(need, tables) > 0,
        _ => tables
            .gauge(need.gauge)
            .is_some_and(|gauge| !gauge.set.is_empty()),
    }
}

fn sum(need: &Need, tables: &Tables) -> u64 {
    let set = tables.gauge(need.gauge).map_or(&[][..], |gauge| &gauge.set);
    let scales = set.iter().filter_map(|at| tables.criteria().get(*at));
    let maxima = scales.filter_map(|scale| scale.maximum);
    maxima.fold(0, u64::saturating_add)
}

/// The number that all points of a criterion are multiples of; none where they can be anything.
fn apart(criterion: &Criterion) -> Option<u64> {
    match (&criterion.measure, &criterion.earns) {
        (Measure::Points(of), _) => Some(of.step.map_or(1, |step| step.millionths())),
        (_, Some(Earns::Proportional(proportional))) => {
            let rounding = proportional.rounding?;
            Some(gcd(
                rounding.step.millionths(),
                proportional.maximum.millionths(),
            ))
        }
        (_, Some(Earns::Each(each))) => {
            Some(gcd(each.points.millionths(), each.maximum.millionths()))
        }
        (_, None) => {
            let points = criterion.levels.iter().filter_map(|step| step.points);
            Some(points.fold(0, |all, points| gcd(all, points.millionths())))
        }
    }
}
