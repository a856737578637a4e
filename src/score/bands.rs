//! Values and the bands they fall into, by exact comparison.

use crate::model::{Band, LowerBound, UpperBound};

/// Where the band stands into which `value / of` falls; `value` in quarters.
///
/// A value is held against a bound as `value × 1` against `bound × of`, so nothing is ever rounded:
/// points against points with `of` 1, and `earned × 400` against percent with `of` = applicable.
pub(crate) fn reached(bands: &[Band], value: u64, of: u64) -> Option<usize> {
    let value = u128::from(value);
    let bound = |quarters: u64| u128::from(quarters) * u128::from(of);
    bands.iter().position(|band| {
        let above = match band.lower {
            None => true,
            Some(LowerBound::From(limit)) => value >= bound(limit.quarters()),
            Some(LowerBound::Above(limit)) => value > bound(limit.quarters()),
        };
        let below = match band.upper {
            None => true,
            Some(UpperBound::To(limit)) => value <= bound(limit.quarters()),
            Some(UpperBound::Below(limit)) => value < bound(limit.quarters()),
        };
        above && below
    })
}

/// The band that `earned` out of `applicable` reaches, as a percentage; none when nothing applies.
pub(crate) fn reached_percent(bands: &[Band], earned: u64, applicable: u64) -> Option<usize> {
    if applicable == 0 {
        return None;
    }
    reached(bands, earned.saturating_mul(400), applicable)
}
