//! Rules of bands: cut-offs on percentages, and on the points of a criterion.

use super::{ROOT, Walk};
use crate::model::{Band, Finding, Id, Limit, LowerBound, Place, UpperBound, found, nearest};
use std::collections::HashSet;

impl Walk<'_> {
    pub(super) fn scoring(&mut self) {
        let scoring = ROOT.name("scoring");
        let place = scoring.name("bands");
        let bands = &self.instrument.scoring.bands;
        let whole = Limit::from_quarters(400).unwrap_or_default();
        if self.bands(&place, bands, whole, Values::All) {
            self.every_level(&place, bands);
        }
    }

    /// Bands stand in the order of the levels and leave no hole and no overlap between 0 and `maximum`.
    ///
    /// Tells whether each band could be looked at; a band that makes no sense ends the walk.
    pub(super) fn bands(
        &mut self,
        place: &Place<'_>,
        bands: &[Band],
        maximum: Limit,
        values: Values,
    ) -> bool {
        if !self.in_order(place, bands) {
            return false;
        }
        let mut before = Edge::default();
        for (at, band) in bands.iter().enumerate() {
            let place = place.index(at);
            let level = band.level;
            let (lower, upper) = (start(band, values), end(band, maximum, values));
            if lower.at > values.at(maximum, false) {
                self.add(&place, found::InstrumentLevelUnreachable { level });
                return false;
            }
            if upper.at <= lower.at {
                let found = found::InstrumentBandEmpty {
                    level,
                    lower: lower.bound,
                    upper: upper.bound,
                };
                self.add(&place, found);
                return false;
            }
            if before.at < lower.at {
                self.add(&place, hole(before, lower));
            } else if before.at > lower.at {
                let found = found::InstrumentBandsOverlap {
                    lower: lower.bound,
                    upper: before.bound,
                };
                self.add(&place, found);
            }
            before = upper;
        }
        let last = bands.len().saturating_sub(1);
        let whole = Edge {
            bound: maximum,
            at: values.at(maximum, true),
        };
        if !bands.is_empty() && before.at < whole.at {
            self.add(&place.index(last), hole(before, whole));
        }
        true
    }

    /// Whether each band names a level, lowest first and none twice; if not, a finding says so.
    fn in_order(&mut self, place: &Place<'_>, bands: &[Band]) -> bool {
        let mut last: Option<usize> = None;
        for (at, band) in bands.iter().enumerate() {
            let place = place.index(at);
            let place = place.name("level");
            let Some(rank) = self.level(&place, band.level) else {
                return false;
            };
            if last.is_some_and(|last| rank <= last) {
                self.add(&place, found::InstrumentBandsOrder { level: band.level });
                return false;
            }
            last = Some(rank);
        }
        true
    }

    fn every_level(&mut self, place: &Place<'_>, bands: &[Band]) {
        let banded: HashSet<Id> = bands.iter().map(|b| b.level).collect();
        for level in &self.instrument.levels {
            if !banded.contains(&level.id) {
                self.add(place, found::InstrumentLevelUnreachable { level: level.id });
            }
        }
    }

    /// The rank of a level, or a finding that there is none of this name.
    pub(super) fn level(&mut self, place: &Place<'_>, id: Id) -> Option<usize> {
        let rank = self.ranks.get(&id).copied();
        if rank.is_none() {
            let levels = &self.instrument.levels;
            let near = nearest(id.as_str(), levels.iter().map(|l| l.id.as_str()));
            let found = Finding::from(found::InstrumentLevelUnknown { id });
            self.add(place, found.nearest(near));
        }
        rank
    }
}

/// Which values a band can be asked about.
#[derive(Clone, Copy)]
pub(super) enum Values {
    /// Any: percentages.
    All,
    /// Multiples of so many quarters: points.
    Every(u64),
}

impl Values {
    /// Where the first value from `bound` on stands, or the first one after it. Two apart make a quarter.
    fn at(self, bound: Limit, after: bool) -> u64 {
        let at = bound.quarters() * 2 + u64::from(after);
        match self {
            Self::All => at,
            Self::Every(quarters) => at.next_multiple_of(quarters * 2),
        }
    }
}

/// Where a band begins or ends: the bound as printed, and the first value in it or after it.
#[derive(Clone, Copy, Default)]
struct Edge {
    bound: Limit,
    at: u64,
}

fn hole(lower: Edge, upper: Edge) -> found::InstrumentBandsHole<Limit, Limit> {
    found::InstrumentBandsHole {
        lower: lower.bound,
        upper: upper.bound,
    }
}

fn start(band: &Band, values: Values) -> Edge {
    let (bound, after) = match band.lower {
        None => (Limit::default(), false),
        Some(LowerBound::From(bound)) => (bound, false),
        Some(LowerBound::Above(bound)) => (bound, true),
    };
    let at = values.at(bound, after);
    Edge { bound, at }
}

fn end(band: &Band, maximum: Limit, values: Values) -> Edge {
    let (bound, after) = match band.upper {
        None => (maximum, true),
        Some(UpperBound::To(bound)) => (bound, true),
        Some(UpperBound::Below(bound)) => (bound, false),
    };
    let at = values.at(bound, after);
    Edge { bound, at }
}
