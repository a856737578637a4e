//! Rules of bands: cut-offs on the points of a criterion, and of the levels.

use super::Walk;
use crate::model::{
    Band, Detail, Finding, Id, Limit, LowerBound, Place, UpperBound, found, nearest,
};
use std::cmp::Ordering;

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
        let mut before: Option<UpperBound> = None;
        for (at, band) in bands.iter().enumerate() {
            let place = place.index(at);
            let begins = band.lower.unwrap_or(LowerBound::From(Limit::ZERO));
            let ends = band.upper.unwrap_or(UpperBound::To(maximum));
            let printed = Printed {
                lower: Some(begins),
                upper: Some(ends),
                values,
            };
            if !self.band(&place, band.level, printed, maximum) {
                return;
            }
            match before {
                None if printed.begins() > 0 => {
                    self.add(&place, found::InstrumentBandsStart { begins });
                }
                None => {}
                Some(before) => self.neighbours(&place, before, begins, values),
            }
            before = Some(ends);
        }
        if let Some(ends) = before {
            let last = bands.len().saturating_sub(1);
            self.ends(&place.index(last), ends, values, maximum);
        }
    }

    /// Whether a band by itself makes sense: it begins by the maximum, and ends after it begins.
    pub(super) fn band(
        &mut self,
        place: &Place<'_>,
        level: Id,
        printed: Printed,
        maximum: Limit,
    ) -> bool {
        let most = printed.values.at(maximum, false);
        if let Some(lower) = printed.lower.filter(|_| printed.begins() > most) {
            let lower = lower.limit();
            self.add_once(place, found::InstrumentBoundTooHigh { lower, maximum });
            return false;
        }
        let Some(upper) = printed.upper else {
            return true;
        };
        let ends = printed.values.after(upper);
        if let Some(lower) = printed.lower.filter(|_| ends <= printed.begins()) {
            let found = found::InstrumentBandEmpty {
                level,
                lower: lower.limit(),
                upper: upper.limit(),
            };
            self.add_once(place, found);
            return false;
        }
        if ends > printed.values.at(maximum, true) {
            let upper = upper.limit();
            self.add_once(place, found::InstrumentBoundBeyond { upper, maximum });
        }
        true
    }

    /// Two bands one after the other leave no hole and no overlap.
    pub(super) fn neighbours(
        &mut self,
        place: &Place<'_>,
        ends: UpperBound,
        begins: LowerBound,
        values: Values,
    ) {
        let (either, or) = (begins.before(), ends.after());
        let (low, high) = (ends.limit(), begins.limit());
        match values.after(ends).cmp(&values.first(begins)) {
            Ordering::Equal => {}
            Ordering::Less => {
                let left = Detail::between(low, high);
                self.add_once(place, found::InstrumentBandsHole { left, either, or });
            }
            Ordering::Greater => {
                let shared = Detail::between(high, low);
                self.add_once(place, found::InstrumentBandsOverlap { shared, either, or });
            }
        }
    }

    /// The highest band ends at the maximum.
    pub(super) fn ends(
        &mut self,
        place: &Place<'_>,
        ends: UpperBound,
        values: Values,
        maximum: Limit,
    ) {
        if values.after(ends) < values.at(maximum, true) {
            self.add_once(place, found::InstrumentBandsEnd { ends, maximum });
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

    /// Where the first value of a band stands that begins so.
    pub(super) fn first(self, begins: LowerBound) -> u64 {
        self.at(begins.limit(), matches!(begins, LowerBound::Above(_)))
    }

    /// Where the first value after a band stands that ends so.
    pub(super) fn after(self, ends: UpperBound) -> u64 {
        self.at(ends.limit(), matches!(ends, UpperBound::To(_)))
    }
}

/// A band as printed.
#[derive(Clone, Copy)]
pub(super) struct Printed {
    pub(super) lower: Option<LowerBound>,
    pub(super) upper: Option<UpperBound>,
    pub(super) values: Values,
}

impl Printed {
    /// Where its first value stands.
    fn begins(&self) -> u64 {
        self.lower.map_or(0, |lower| self.values.first(lower))
    }
}
