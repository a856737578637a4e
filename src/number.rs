//! Bounded numbers: points and limits in steps of a quarter, and whole counts.

use crate::wire::number;

number! {
    /// Points (điểm): 0 to 1 000 000 000 in steps of 0.25, held exactly.
    #[derive(Default)]
    Points(u32), steps: 4, min: 0, max: 1_000_000_000,
    vi: "số điểm từ 0 đến 1000000000, bước 0,25", en: "points from 0 to 1000000000 in steps of 0.25"
}

number! {
    /// A limit that a measured value is held against (ngưỡng): 0 to 1 000 000 000 in steps of 0.25, held exactly.
    ///
    /// Its unit is the measure's: percent for shares and cut-offs, units of the thing for counts, amount per one for ratios.
    #[derive(Default)]
    Limit(u32), steps: 4, min: 0, max: 1_000_000_000,
    vi: "ngưỡng từ 0 đến 1000000000, bước 0,25", en: "a limit from 0 to 1000000000 in steps of 0.25"
}

number! {
    /// A whole number of things (số lượng): 0 to 1 000 000 000.
    #[derive(Default)]
    Count(u32), steps: 1, min: 0, max: 1_000_000_000,
    vi: "số nguyên từ 0 đến 1000000000", en: "a whole number from 0 to 1000000000"
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

    /// How many quarters of one.
    pub fn quarters(self) -> u64 {
        u64::from(self.0)
    }
}

impl Count {
    /// A count of `number` things, up to 1 000 000 000.
    pub fn new(number: u32) -> Option<Self> {
        (number <= 1_000_000_000).then_some(Self(number))
    }

    /// The number of things.
    pub fn get(self) -> u32 {
        self.0
    }
}

/// A number of quarters as text, such as `49.75`; for sums that may be beyond what a document holds.
pub(crate) fn quarters_text(quarters: u64) -> String {
    (quarters as f64 / 4.0).to_string()
}
