//! Bounded numbers: points and limits in steps of a quarter, and whole counts.

use crate::model::wire::number;

number! {
    /// Points (điểm): 0 to 1 000 000 000 in steps of 0.25, held exactly.
    Points(u32): Default, steps: 4, min: 0, max: 1_000_000_000,
    vi: "số điểm từ 0 đến 1000000000, bước 0,25", en: "points from 0 to 1000000000 in steps of 0.25"
}

number! {
    /// A limit that a measured value is held against (ngưỡng): 0 to 1 000 000 000 in steps of 0.25, held exactly.
    ///
    /// Its unit is the measure's: percent for shares and cut-offs, units of the thing for counts, amount per one for ratios.
    Limit(u32): Default, steps: 4, min: 0, max: 1_000_000_000,
    vi: "ngưỡng từ 0 đến 1000000000, bước 0,25", en: "a limit from 0 to 1000000000 in steps of 0.25"
}

number! {
    /// A whole number of things (số lượng): 0 to 1 000 000 000.
    Count(u32): Default, steps: 1, min: 0, max: 1_000_000_000,
    vi: "số nguyên từ 0 đến 1000000000", en: "a whole number from 0 to 1000000000"
}

number! {
    /// A whole number without a narrow bound (số nguyên lớn), such as a number of schools: 0 to 2^53 − 1, so that every language reads it exactly.
    Whole(u64): Default, steps: 1, min: 0, max: 9_007_199_254_740_991,
    vi: "số nguyên từ 0 đến 9007199254740991", en: "a whole number from 0 to 9007199254740991"
}

number! {
    /// A sum of points over many schools (tổng điểm): 0 to 2^51 − 1 in steps of 0.25, held exactly.
    PointSum(u64): Default, steps: 4, min: 0, max: 2_251_799_813_685_247,
    vi: "tổng điểm từ 0 đến 2251799813685247, bước 0,25", en: "a sum of points from 0 to 2251799813685247 in steps of 0.25"
}

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);
    /// The most points any document can hold.
    pub const MAX: Self = Self(4_000_000_000);

    /// Points from a number of quarters, up to [`Points::MAX`].
    ///
    /// ```
    /// use it_adoption_model::Points;
    /// assert_eq!(Points::from_quarters(199).unwrap().to_string(), "49.75");
    /// assert!(Points::from_quarters(4_000_000_001).is_none());
    /// ```
    pub fn from_quarters(quarters: u64) -> Option<Self> {
        u32::try_from(quarters)
            .ok()
            .map(Self)
            .filter(|p| *p <= Self::MAX)
    }

    /// How many quarters of a point.
    pub fn quarters(self) -> u64 {
        u64::from(self.0)
    }
}

impl Limit {
    /// A limit from a number of quarters, up to 4 000 000 000.
    pub fn from_quarters(quarters: u64) -> Option<Self> {
        u32::try_from(quarters)
            .ok()
            .map(Self)
            .filter(|l| l.0 <= 4_000_000_000)
    }

    /// The least whole number of things that is not below it.
    pub(crate) fn round_up(self) -> Count {
        Count(self.0.div_ceil(4))
    }

    /// How many quarters of one.
    pub fn quarters(self) -> u64 {
        u64::from(self.0)
    }
}

impl Count {
    /// The greatest count any document can hold.
    pub const MAX: Self = Self(1_000_000_000);

    /// A count of `number` things, up to 1 000 000 000.
    pub fn new(number: u32) -> Option<Self> {
        (number <= 1_000_000_000).then_some(Self(number))
    }

    /// The number of things.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Whole {
    /// The greatest; a sum that would be greater stays here.
    pub const MAX: Self = Self(9_007_199_254_740_991);

    /// The number, if it is at most [`Whole::MAX`].
    pub fn new(number: u64) -> Option<Self> {
        (number <= Self::MAX.0).then_some(Self(number))
    }

    /// The number.
    pub fn get(self) -> u64 {
        self.0
    }

    /// The sum, at most [`Whole::MAX`].
    pub fn plus(self, number: u64) -> Self {
        Self(self.0.saturating_add(number)).min(Self::MAX)
    }
}

impl PointSum {
    /// The greatest; a sum that would be greater stays here.
    pub const MAX: Self = Self(4 * 2_251_799_813_685_247);

    /// A sum of this many quarters of a point, if it is at most [`PointSum::MAX`].
    pub fn from_quarters(quarters: u64) -> Option<Self> {
        (quarters <= Self::MAX.0).then_some(Self(quarters))
    }

    /// How many quarters of a point.
    pub fn quarters(self) -> u64 {
        self.0
    }

    /// The sum, at most [`PointSum::MAX`].
    pub fn plus(self, quarters: u64) -> Self {
        Self(self.0.saturating_add(quarters)).min(Self::MAX)
    }
}

/// A number of quarters as text, such as `49.75`; for sums that may be beyond what a document holds.
pub(crate) fn quarters_text(quarters: u64) -> String {
    (quarters as f64 / 4.0).to_string()
}
