//! Fractions, as a pupil adds them.

use std::cmp::Ordering;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    pub(crate) const ZERO: Self = Self { over: 0, under: 1 };

    pub(crate) fn new(over: i128, under: i128) -> Self {
        if under == 1 {
            return Self { over, under };
        }
        let common = common(over.unsigned_abs(), under.unsigned_abs()).max(1);
        Self {
            over: over / common,
            under: under / common,
        }
    }

    /// A number as JSON writes it, up to six places.
    pub(crate) fn read(number: &serde_json::Value) -> Self {
        let written = match number.as_u64() {
            Some(whole) => format!("{whole}.000000"),
            None => format!("{:.6}", number.as_f64().unwrap()),
        };
        let (whole, places) = written.split_once('.').unwrap();
        let millionths: i128 = format!("{whole}{places}").parse().unwrap();
        Self::new(millionths, 1_000_000)
    }

    pub(crate) fn whole(number: usize) -> Self {
        Self::new(number as i128, 1)
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        if self.under == other.under {
            return Self::new(self.over + other.over, self.under);
        }
        Self::new(
            self.over * other.under + other.over * self.under,
            self.under * other.under,
        )
    }

    pub(crate) fn times(self, other: Self) -> Self {
        Self::new(self.over * other.over, self.under * other.under)
    }

    pub(crate) fn by(self, other: Self) -> Self {
        Self::new(self.over * other.under, self.under * other.over)
    }

    /// The whole number that is not above it.
    pub(crate) fn floor(self) -> i128 {
        self.over / self.under
    }

    /// The whole number that is not below it.
    pub(crate) fn ceiling(self) -> i128 {
        self.floor() + i128::from(self.over % self.under != 0)
    }

    /// The nearest whole number; a half goes up.
    pub(crate) fn nearest(self) -> i128 {
        self.plus(Self::new(1, 2)).floor()
    }

    /// The nearest number of millionths.
    pub(crate) fn millionths(self) -> u64 {
        let millionths = self.times(Self::whole(1_000_000));
        millionths.nearest().try_into().unwrap()
    }
}

/// The greatest number that divides both. Small numbers are divided as such, which is many times as fast.
fn common(mut a: u128, mut b: u128) -> i128 {
    while b != 0 {
        (a, b) = match (u64::try_from(a), u64::try_from(b)) {
            (Ok(a), Ok(b)) => (b.into(), (a % b).into()),
            _ => (b, a % b),
        };
    }
    a.try_into().unwrap()
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}
