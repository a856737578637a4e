//! Points in whole units, as small as the instrument needs them.

use super::EXACT;
use crate::model::decimal::gcd;
use crate::model::{Criterion, Earns, Measure};
use crate::sound::{Need, Rubric, Table, Test};

/// The unit in which all points are whole.
pub(super) struct Units {
    /// How many millionths of a point it is.
    pub(super) unit: u64,
}

/// A bound as a fraction: what is reached, times `times`, is at least `number`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    pub(super) number: u64,
    pub(super) times: u64,
}

impl Fraction {
    /// `number / of` in lowest terms.
    pub(super) fn new(number: u64, of: u64) -> Self {
        let divisor = gcd(number, of).max(1);
        Self {
            number: number / divisor,
            times: of / divisor,
        }
    }

    /// The greatest whole number that can be compared by it.
    pub(super) fn cap(self) -> u64 {
        let most = self.number.max(self.times).max(1);
        u64::try_from(EXACT / u128::from(most)).unwrap_or(u64::MAX)
    }
}

impl Units {
    /// The units of an instrument; none where its sums could not be compared exactly.
    pub(super) fn new(rubric: &Rubric) -> Option<Self> {
        let unit = rubric.criteria().flat_map(figures).fold(0, gcd).max(1);
        let units = Self { unit };
        let maxima = rubric
            .tables()
            .criteria()
            .iter()
            .filter_map(|scale| scale.maximum);
        let sum: u128 = maxima.map(|maximum| u128::from(maximum / unit)).sum();
        let tables = rubric.tables();
        let groups = rubric.instrument().groups.len();
        let scopes = (0..groups)
            .map(crate::sound::Scope::Group)
            .chain([crate::sound::Scope::Whole]);
        let needs = scopes.flat_map(|scope| needs(tables.of(scope)));
        let exact = needs
            .filter_map(|need| Some((need.test, units.bound(need.test)?)))
            .all(|(test, bound)| {
                // What is earned is multiplied for both, what applies for percent only.
                let most = match test {
                    Test::Percent(_) => bound.number.max(bound.times),
                    _ => bound.times,
                };
                sum.max(1) * u128::from(most) <= EXACT && u128::from(bound.number) <= EXACT
            });
        (exact && sum <= EXACT).then_some(units)
    }

    /// The bound of a requirement of points: for percent as a part of the points that apply, else in units.
    pub(super) fn bound(&self, test: Test) -> Option<Fraction> {
        match test {
            Test::Percent(bound) => Some(Fraction::new(bound.millionths, 100_000_000)),
            Test::Points(bound) => Some(Fraction::new(bound.millionths, self.unit)),
            _ => None,
        }
    }

    /// Millionths as units.
    pub(super) fn of(&self, millionths: u64) -> u64 {
        millionths / self.unit
    }

    /// A formula for units as points.
    pub(super) fn points(&self, units: &str) -> String {
        let per = Fraction::new(self.unit, 1_000_000);
        match (per.number, per.times) {
            (1, 1) => format!("ROUND({units},6)"),
            (number, 1) => format!("ROUND(({units})*{number},6)"),
            (1, times) => format!("ROUND(({units})/{times},6)"),
            (number, times) => format!("ROUND(({units})*{number}/{times},6)"),
        }
    }
}

fn needs(table: &Table) -> impl Iterator<Item = &Need> {
    table.rows.iter().skip(1).flat_map(|row| &row.needs)
}

/// The points, in millionths, that a criterion can earn or that what it earns is made of.
fn figures(criterion: &Criterion) -> Vec<u64> {
    let mut figures: Vec<u64> = criterion.maximum_millionths().into_iter().collect();
    match (&criterion.measure, &criterion.earns) {
        (Measure::Points(of), _) => {
            figures.push(of.step.map_or(1, |step| step.millionths().max(1)));
        }
        (_, Some(Earns::Proportional(earns))) => {
            figures.extend(earns.rounding.map(|rounding| rounding.step.millionths()));
        }
        (_, Some(Earns::Each(each))) => figures.push(each.points.millionths()),
        (_, None) => {
            let steps = criterion.levels.iter().filter_map(|step| step.points);
            figures.extend(steps.map(|points| points.millionths()));
        }
    }
    figures
}
