//! Rules of bands: cut-offs on the points of a criterion, and of the levels.

use super::Walk;
use crate::model::{Band, Finding, Id, Limit, LowerBound, Place, UpperBound, found, nearest};

impl Walk<'_> {
    /// The bands of a criterion stand in the order of the levels and leave no hole and no overlap between 0 and `maximum`.
    ///
    /// A band that makes no sense ends the walk.
    pub(super) fn bands(
        &mut self,
        place: &Place<'_>,
        bands: &[Band],
        maximum: Limit,
        values: Values,
    ) {
        if !self.in_order(place, bands) {
            return;
        }
        let mut before = Edge::default();
        for (at, band) in bands.iter().enumerate() {
            let place = place.index(at);
            let level = band.level;
            let (lower, upper) = (start(band, values), end(band, maximum, values));
            if lower.at > values.at(maximum, false) {
                let lower = lower.bound;
                self.add(&place, found::InstrumentBoundTooHigh { lower, maximum });
                return;
            }
            if upper.at <= lower.at {
                let found = found::InstrumentBandEmpty {
                    level,
                    lower: lower.bound,
                    upper: upper.bound,
                };
                self.add(&place, found);
                return;
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
    /// Any: percentages, and points in proportion.
    All,
    /// Multiples of so many millionths: points.
    Every(u64),
}

impl Values {
    /// Where the first value from `bound` on stands, or the first one after it. Two apart make a millionth.
    pub(super) fn at(self, bound: Limit, after: bool) -> u64 {
        let at = bound.millionths() * 2 + u64::from(after);
        match self {
            Self::All => at,
            Self::Every(apart) => at.next_multiple_of(apart.max(1) * 2),
        }
    }
}

/// Where a band begins or ends: the bound as printed, and the first value in it or after it.
#[derive(Clone, Copy, Default)]
pub(super) struct Edge {
    pub(super) bound: Limit,
    pub(super) at: u64,
}

impl Edge {
    pub(super) fn lower(bound: LowerBound, values: Values) -> Self {
        let (bound, after) = match bound {
            LowerBound::From(bound) => (bound, false),
            LowerBound::Above(bound) => (bound, true),
        };
        let at = values.at(bound, after);
        Self { bound, at }
    }

    pub(super) fn upper(bound: UpperBound, values: Values) -> Self {
        let (bound, after) = match bound {
            UpperBound::To(bound) => (bound, true),
            UpperBound::Below(bound) => (bound, false),
        };
        let at = values.at(bound, after);
        Self { bound, at }
    }
}

fn hole(before: Edge, after: Edge) -> Finding {
    let (lower, upper) = (before.bound, after.bound);
    found::InstrumentBandsHole { lower, upper }.into()
}

fn start(band: &Band, values: Values) -> Edge {
    let lower = band.lower.unwrap_or(LowerBound::From(Limit::ZERO));
    Edge::lower(lower, values)
}

fn end(band: &Band, maximum: Limit, values: Values) -> Edge {
    Edge::upper(band.upper.unwrap_or(UpperBound::To(maximum)), values)
}
