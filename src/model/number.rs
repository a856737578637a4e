//! Bounded numbers: points and limits up to six decimal places, and whole counts.

use crate::model::decimal::decimal;
use crate::model::whole::number;

decimal! {
    /// Points (điểm): 0 to 1 000 000 000, up to six decimal places, held exactly.
    Points, max: 1_000_000_000,
    vi: "số điểm từ 0 đến 1.000.000.000", en: "points from 0 to 1,000,000,000"
}

decimal! {
    /// A limit that a measured value is compared with (ngưỡng): 0 to 1 000 000 000, up to six decimal places, held exactly.
    ///
    /// Its unit is the measure's: percent for shares and cut-offs, units of the thing for counts, amount per one for ratios.
    Limit, max: 1_000_000_000,
    vi: "ngưỡng từ 0 đến 1.000.000.000", en: "a limit from 0 to 1,000,000,000"
}

decimal! {
    /// A sum of points over many schools (tổng điểm): 0 to 4 000 000 000, up to six decimal places, held exactly.
    PointSum, max: 4_000_000_000,
    vi: "tổng điểm từ 0 đến 4.000.000.000", en: "a sum of points from 0 to 4,000,000,000"
}

number! {
    /// A whole number of things (số lượng): 0 to 1 000 000 000.
    Count(u32): Default, into: u32, u64, i64, f64; min: 0, max: 1_000_000_000,
    vi: "số nguyên từ 0 đến 1.000.000.000", en: "a whole number from 0 to 1,000,000,000"
}

number! {
    /// A whole number without a narrow bound (số nguyên lớn), such as a number of schools: 0 to 2^53 − 1, so that every language reads it exactly.
    Whole(u64): Default, into: u64, i64, f64; min: 0, max: 9_007_199_254_740_991,
    vi: "số nguyên từ 0 đến 9.007.199.254.740.991", en: "a whole number from 0 to 9,007,199,254,740,991"
}

impl Points {
    /// So many whole points, up to 1 000 000 000.
    ///
    /// ```
    /// use it_adoption_model::Points;
    /// assert_eq!(Points::new(7), Points::from_millionths(7_000_000));
    /// assert_eq!(Points::from_millionths(2_490_000).unwrap().to_string(), "2.49");
    /// assert!(Points::new(1_000_000_001).is_none());
    /// ```
    pub const fn new(points: u32) -> Option<Self> {
        Self::from_millionths(points as u64 * crate::model::decimal::ONE)
    }
}

impl Limit {
    /// A hundred, as of percent.
    pub(crate) const HUNDRED: Self = match Self::new(100) {
        Some(hundred) => hundred,
        None => Self::MAX,
    };

    /// So many whole units, up to 1 000 000 000.
    ///
    /// ```
    /// use it_adoption_model::Limit;
    /// assert_eq!(Limit::new(24).unwrap().to_string(), "24");
    /// ```
    pub const fn new(limit: u32) -> Option<Self> {
        Self::from_millionths(limit as u64 * crate::model::decimal::ONE)
    }

    /// The least whole number of things that is not below it.
    pub(crate) fn round_up(self) -> Count {
        Count::capped(self.millionths().div_ceil(crate::model::decimal::ONE))
    }
}

impl Count {
    /// This number, or the greatest there can be.
    pub(crate) fn capped(number: u64) -> Self {
        Self(number.min(Self::MAX.0.into()) as u32)
    }
}

impl PointSum {
    /// The sum, at most [`PointSum::MAX`].
    ///
    /// ```
    /// use it_adoption_model::{PointSum, Points};
    /// let half = Points::try_from(0.5)?;
    /// assert_eq!(PointSum::ZERO.plus(half).plus(half).to_f64(), 1.0);
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn plus(self, points: Points) -> Self {
        self.with(points.millionths())
    }

    /// The sum of both, at most [`PointSum::MAX`].
    pub(crate) fn and(self, other: Self) -> Self {
        self.with(other.millionths())
    }

    fn with(self, millionths: u64) -> Self {
        Self::capped(self.millionths().saturating_add(millionths))
    }
}

impl Whole {
    /// The sum, at most [`Whole::MAX`].
    ///
    /// ```
    /// use it_adoption_model::Whole;
    /// let whole = Whole::new(40).ok_or("too large")?;
    /// assert_eq!(whole.plus(2).get(), 42);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn plus(self, number: u64) -> Self {
        Self(self.0.saturating_add(number)).min(Self::MAX)
    }
}

/// The sum, at most [`Whole::MAX`].
impl std::iter::Sum for Whole {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::default(), |sum, number| sum.plus(number.get()))
    }
}
