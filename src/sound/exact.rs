//! Points exactly: whole millionths, and what is left of one where points are earned in proportion.

use std::cmp::Ordering;

/// Points as whole millionths and fractions of one. Nothing is rounded until somebody asks for it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Exact {
    millionths: u64,
    /// What is left: so many parts of a millionth, by how many parts make one.
    left: Vec<Left>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Left {
    parts: u64,
    of: u64,
}

/// The points of one criterion: whole millionths, and so many parts of one, by how many parts make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    millionths: u64,
    fraction: Fraction,
}

/// So many parts, by how many parts make one, in one word: two words are handed over in registers, where three go by memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fraction(u64);

impl Fraction {
    const NONE: Self = Self::new(0, 1);

    const fn new(parts: u32, of: u32) -> Self {
        Self(((parts as u64) << 32) | of as u64)
    }

    const fn parts(self) -> u64 {
        self.0 >> 32
    }

    const fn of(self) -> u64 {
        self.0 & u32::MAX as u64
    }

    /// What is missing to one.
    const fn rest(self) -> Self {
        Self(((self.of() - self.parts()) << 32) | self.of())
    }
}

impl Default for Amount {
    fn default() -> Self {
        Self::NOTHING
    }
}

impl Amount {
    pub(crate) const NOTHING: Self = Self::new(0);

    pub(crate) const fn new(millionths: u64) -> Self {
        Self {
            millionths,
            fraction: Fraction::NONE,
        }
    }

    /// So many millionths times `part` of `whole`.
    pub(crate) fn proportional(millionths: u64, part: u32, whole: u32) -> Self {
        let of = whole.max(1);
        let product = u128::from(millionths) * u128::from(part);
        let whole = u64::try_from(product / u128::from(of));
        match u32::try_from(product % u128::from(of)) {
            Ok(parts) if parts > 0 => Self {
                millionths: whole.unwrap_or(u64::MAX),
                fraction: Fraction::new(parts, of),
            },
            _ => Self::new(whole.unwrap_or(u64::MAX)),
        }
    }

    /// The nearest whole number of millionths, halves up.
    pub(crate) fn rounded(self) -> u64 {
        self.millionths + u64::from(self.fraction.parts() * 2 >= self.fraction.of())
    }

    /// The least whole number of millionths that is not below it.
    fn ceiling(self) -> u64 {
        self.millionths + u64::from(self.fraction != Fraction::NONE)
    }

    /// How much more it is than another that is no more, exactly where at most one of them has a fraction.
    pub(crate) fn less(self, other: Self) -> Self {
        let millionths = self.millionths.saturating_sub(other.millionths);
        match (self.fraction.parts(), other.fraction.parts()) {
            (_, 0) => Self { millionths, ..self },
            (0, _) => Self {
                millionths: millionths.saturating_sub(1),
                fraction: other.fraction.rest(),
            },
            _ => Self::new(self.ceiling().saturating_sub(other.millionths)),
        }
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        let (ours, theirs) = (self.fraction, other.fraction);
        let fractions = || (ours.parts() * theirs.of()).cmp(&(theirs.parts() * ours.of()));
        self.millionths.cmp(&other.millionths).then_with(fractions)
    }
}

/// Mostly nothing is left, and nothing is soon copied.
impl Clone for Exact {
    fn clone(&self) -> Self {
        Self {
            millionths: self.millionths,
            left: match self.left.is_empty() {
                true => Vec::new(),
                false => self.left.clone(),
            },
        }
    }
}

impl Exact {
    pub(crate) const NOTHING: Self = Self {
        millionths: 0,
        left: Vec::new(),
    };

    pub(crate) fn add(&mut self, amount: Amount) {
        self.millionths += amount.millionths;
        let (parts, of) = (amount.fraction.parts(), amount.fraction.of());
        if parts > 0 {
            match self.left.iter_mut().find(|left| left.of == of) {
                Some(left) => left.parts += parts,
                None => self.left.push(Left { parts, of }),
            }
        }
    }

    /// Takes away what was added before.
    pub(crate) fn take(&mut self, amount: Amount) {
        self.millionths = self.millionths.saturating_sub(amount.millionths);
        let (parts, of) = (amount.fraction.parts(), amount.fraction.of());
        if parts > 0 {
            for left in self.left.iter_mut().filter(|left| left.of == of) {
                left.parts = left.parts.saturating_sub(parts);
            }
            self.left.retain(|left| left.parts > 0);
        }
    }

    /// How it compares with `number / of` millionths.
    #[inline]
    pub(crate) fn compare(&self, number: u128, of: u64) -> Ordering {
        if self.left.is_empty() {
            let whole = u128::from(self.millionths) * u128::from(of);
            return whole.cmp(&number);
        }
        self.compare_closely(number, of.into())
    }

    #[inline(never)]
    fn compare_closely(&self, number: u128, of: u128) -> Ordering {
        let whole = u128::from(self.millionths);
        let (millionths, rest) = (number / of, number % of);
        let most: u128 = self
            .left
            .iter()
            .map(|left| u128::from(left.parts / left.of + 1))
            .sum();
        if whole > millionths {
            Ordering::Greater
        } else if whole + most <= millionths {
            Ordering::Less
        } else {
            self.fraction((millionths - whole) * of + rest, of)
        }
    }

    /// How what is left compares with `number / of`: over the common denominator, in numbers of any length.
    fn fraction(&self, number: u128, of: u128) -> Ordering {
        let (mut parts, mut whole) = (Long::default(), Long::from(1));
        for left in &self.left {
            let more = whole.clone().times(left.parts);
            parts = parts.times(left.of).plus(&more);
            whole = whole.times(left.of);
        }
        let wide = |long: Long, by: u128| {
            let high = long.clone().times((by >> 64) as u64).shifted();
            long.times(by as u64).plus(&high)
        };
        wide(parts, of).cmp(&wide(whole, number))
    }

    /// The nearest whole number of millionths, halves up.
    pub(crate) fn rounded(&self) -> u64 {
        if self.left.is_empty() {
            return self.millionths;
        }
        let most: u64 = self.left.iter().map(|left| left.parts / left.of + 1).sum();
        let reaches = |more: u64| {
            more == 0
                || self.compare(
                    u128::from(self.millionths) * 2 + u128::from(more) * 2 - 1,
                    2,
                ) != Ordering::Less
        };
        let (mut low, mut high) = (0, most);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if reaches(middle) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        self.millionths + low
    }
}

/// A whole number of any length, lowest limb first, without a zero at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Long(Vec<u64>);

impl From<u64> for Long {
    fn from(number: u64) -> Self {
        Self(vec![number])
    }
}

impl Long {
    fn times(mut self, by: u64) -> Self {
        let mut carry = 0_u128;
        for limb in &mut self.0 {
            carry += u128::from(*limb) * u128::from(by);
            *limb = carry as u64;
            carry >>= 64;
        }
        self.0.push(carry as u64);
        self.trimmed()
    }

    fn plus(mut self, other: &Self) -> Self {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = 0_u128;
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        for (limb, more) in self.0.iter_mut().zip(others) {
            carry += u128::from(*limb) + u128::from(more);
            *limb = carry as u64;
            carry >>= 64;
        }
        self.0.push(carry as u64);
        self.trimmed()
    }

    /// The number times 2^64.
    fn shifted(mut self) -> Self {
        self.0.insert(0, 0);
        self.trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }
}

impl PartialOrd for Long {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Long {
    fn cmp(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const POINTS: u64 = 1_000_000;

    fn sum(amounts: &[Amount]) -> Exact {
        let mut sum = Exact::default();
        for amount in amounts {
            sum.add(*amount);
        }
        sum
    }

    #[test]
    fn thirds_add_up() {
        let third = Amount::proportional(10 * POINTS, 1, 3);
        assert_eq!((third.millionths, third.ceiling()), (3_333_333, 3_333_334));
        let ten = sum(&[third; 3]);
        assert_eq!(ten.compare(u128::from(10 * POINTS), 1), Ordering::Equal);
        assert_eq!(ten.rounded(), 10 * POINTS);
        let twenty = sum(&[Amount::proportional(10 * POINTS, 2, 3); 3]);
        assert_eq!(twenty.compare(u128::from(20 * POINTS), 1), Ordering::Equal);
        assert_eq!(sum(&[third; 2]).rounded(), 6_666_667);
    }

    proptest! {
        /// Sums of up to three fractions against the plain computation over the common denominator.
        #[test]
        fn sums_compare_exactly(
            made in prop::collection::vec((0..2_000_u64, 0..60_u32, 1..60_u32), 0..4),
            number in 0..200_000_u64,
            of in 1..40_u64,
        ) {
            let amounts: Vec<Amount> = made.iter().map(|(m, p, w)| Amount::proportional(*m, *p, *w)).collect();
            let whole: u128 = made.iter().map(|(_, _, w)| u128::from(*w)).product();
            let parts: u128 = made.iter().map(|(m, p, w)| u128::from(*m) * u128::from(*p) * (whole / u128::from(*w))).sum();
            let exact = sum(&amounts);
            let expected = (parts * u128::from(of)).cmp(&(whole * u128::from(number)));
            prop_assert_eq!(exact.compare(number.into(), of), expected);
            prop_assert_eq!(u128::from(exact.rounded()), (parts * 2 + whole) / (whole * 2));
            let mut back = exact;
            for amount in amounts {
                back.take(amount);
            }
            prop_assert_eq!(back, Exact::default());
        }
    }
}
