//! Which of a criterion's own bands points lie in.

use crate::model::{Band, Limit, LowerBound, UpperBound};

/// The first band that so many millionths lie in, as it is printed.
pub(crate) fn reached(bands: &[Band], millionths: u64) -> Option<usize> {
    let at = |limit: Limit| limit.millionths();
    bands.iter().position(|band| {
        let above = match band.lower {
            None => true,
            Some(LowerBound::From(limit)) => millionths >= at(limit),
            Some(LowerBound::Above(limit)) => millionths > at(limit),
        };
        let below = match band.upper {
            None => true,
            Some(UpperBound::To(limit)) => millionths <= at(limit),
            Some(UpperBound::Below(limit)) => millionths < at(limit),
        };
        above && below
    })
}
