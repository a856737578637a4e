//! Decimal numbers up to six places, held exactly.
//!
//! A JSON number is taken at its shortest decimal form, as it was written. One that is finer than a millionth is kept as it
//! came, so that nothing is silently another number, and checking tells it.

use crate::model::Both;
use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::ser::Serializer;
use std::fmt;

/// How many millionths make one.
pub(crate) const ONE: u64 = 1_000_000;
pub(crate) const ONE_WIDE: u128 = ONE as u128;

/// Set where the rest of the bits are those of a double that is finer than a millionth.
const FINER: u64 = 1 << 63;

/// The bits of a decimal: whole millionths, or a double that is finer.
pub(crate) fn bits(number: f64) -> u64 {
    let millionths = (number * ONE as f64).round();
    if millionths / ONE as f64 == number {
        millionths as u64
    } else {
        FINER | number.to_bits()
    }
}

/// The number of these bits.
pub(crate) fn number(bits: u64) -> f64 {
    if is_finer(bits) {
        f64::from_bits(bits & !FINER)
    } else {
        bits as f64 / ONE as f64
    }
}

/// Whether the number of these bits is finer than a millionth.
pub(crate) fn is_finer(bits: u64) -> bool {
    bits & FINER != 0
}

/// The nearest whole number of millionths.
pub(crate) fn millionths(bits: u64) -> u64 {
    if is_finer(bits) {
        (number(bits) * ONE as f64).round() as u64
    } else {
        bits
    }
}

/// The greatest number that divides both.
pub(crate) fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// So many millionths as text, such as `49.75`; for sums that may be beyond what a document holds.
pub(crate) fn millionths_text(millionths: u64) -> String {
    number(millionths & !FINER).to_string()
}

pub(crate) fn serialize<S: Serializer>(bits: u64, s: S) -> Result<S::Ok, S::Error> {
    if !s.is_human_readable() || (!is_finer(bits) && bits.is_multiple_of(ONE)) {
        let one = if s.is_human_readable() { ONE } else { 1 };
        s.serialize_u64(bits / one)
    } else {
        s.serialize_f64(number(bits))
    }
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    d: D,
    max: u64,
    expect: Both<&'static str>,
) -> Result<u64, D::Error> {
    let human = d.is_human_readable();
    let visitor = DecimalVisitor { human, max, expect };
    match human {
        true => d.deserialize_f64(visitor),
        false => d.deserialize_u64(visitor),
    }
}

struct DecimalVisitor {
    human: bool,
    /// The greatest number, in ones.
    max: u64,
    expect: Both<&'static str>,
}

impl Visitor<'_> for DecimalVisitor {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.expect, f)
    }

    /// What stands in for a number that cannot be read.
    fn visit_unit<E: Error>(self) -> Result<u64, E> {
        Ok(0)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<u64, E> {
        let bits = if self.human {
            (value <= self.max).then(|| value * ONE)
        } else {
            (number(value) <= self.max as f64).then_some(value)
        };
        bits.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self.expect))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<u64, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(value), &self.expect)),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<u64, E> {
        if (0.0..=self.max as f64).contains(&value) {
            Ok(bits(value))
        } else {
            Err(E::invalid_value(Unexpected::Float(value), &self.expect))
        }
    }
}

/// A bounded decimal newtype of up to six places.
macro_rules! decimal {
    ($(#[doc = $doc:literal])* $name:ident, max: $max:literal, vi: $vi:literal, en: $en:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name(u64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
            /// The greatest that any document can hold.
            pub const MAX: Self = Self($max * crate::model::decimal::ONE);

            /// So many millionths, up to [`Self::MAX`].
            ///
            /// ```
            /// use it_adoption_model::Points;
            /// let points = Points::try_from(3.3333)?;
            /// assert_eq!((points.millionths(), points.to_f64()), (3_333_300, 3.3333));
            /// assert_eq!(Points::from_millionths(3_333_300), Some(points));
            /// assert!(!points.is_finer());
            /// # Ok::<(), it_adoption_model::ParseError>(())
            /// ```
            pub const fn from_millionths(millionths: u64) -> Option<Self> {
                if millionths <= Self::MAX.0 { Some(Self(millionths)) } else { None }
            }

            /// So many millionths, or the greatest there can be.
            pub(crate) fn capped(millionths: u64) -> Self {
                Self(millionths.min(Self::MAX.0))
            }

            /// How many millionths; the nearest whole number of them for a number [finer](Self::is_finer) than that.
            pub fn millionths(self) -> u64 {
                crate::model::decimal::millionths(self.0)
            }

            /// Whether the number, as it was read, is finer than a millionth. Checking tells such a number; nothing is decided by it.
            pub fn is_finer(self) -> bool {
                crate::model::decimal::is_finer(self.0)
            }

            /// The nearest double.
            pub fn to_f64(self) -> f64 {
                crate::model::decimal::number(self.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.to_f64().total_cmp(&other.to_f64())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.to_f64())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.to_f64(), f)
            }
        }

        impl $name {
            const EXPECT: crate::model::Both<&'static str> = crate::model::Both::new($vi, $en);
        }

        impl TryFrom<f64> for $name {
            type Error = crate::model::ParseError;

            fn try_from(number: f64) -> Result<Self, Self::Error> {
                match (0.0..=f64::from($max as u32)).contains(&number) {
                    true => Ok(Self(crate::model::decimal::bits(number))),
                    false => Err(crate::model::ParseError::new(Self::EXPECT, number)),
                }
            }
        }

        impl TryFrom<u64> for $name {
            type Error = crate::model::ParseError;

            fn try_from(number: u64) -> Result<Self, Self::Error> {
                let millionths = number.checked_mul(crate::model::decimal::ONE);
                let decimal = millionths.and_then(Self::from_millionths);
                decimal.ok_or_else(|| crate::model::ParseError::new(Self::EXPECT, number))
            }
        }

        impl TryFrom<u32> for $name {
            type Error = crate::model::ParseError;

            fn try_from(number: u32) -> Result<Self, Self::Error> {
                Self::try_from(u64::from(number))
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::model::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let number = text.parse::<f64>().ok().map(Self::try_from);
                number.and_then(Result::ok).ok_or_else(|| crate::model::ParseError::new(Self::EXPECT, text))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                crate::model::decimal::deserialize(d, $max, Self::EXPECT).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                crate::model::decimal::serialize(self.0, s)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let words: Vec<&str> = concat!($($doc),*).split_whitespace().collect();
                schemars::json_schema!({
                    "type": "number", "minimum": 0, "maximum": $max as u64, "description": words.join(" ")
                })
            }
        }
    };
}
pub(crate) use decimal;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::model::{Limit, Points};
    use proptest::prelude::*;

    #[test]
    fn numbers_are_taken_at_their_shortest_form() {
        for (text, millionths) in [
            ("0", 0),
            ("-0.0", 0),
            ("0.1", 100_000),
            ("3.3333", 3_333_300),
            ("2.49", 2_490_000),
            ("0.000001", 1),
            ("1e-6", 1),
            ("999999999.999999", 999_999_999_999_999),
            ("1e9", 1_000_000_000_000_000),
        ] {
            let points: Points = serde_json::from_str(text).unwrap();
            assert!(!points.is_finer(), "{text}");
            assert_eq!(points.millionths(), millionths, "{text}");
        }
    }

    #[test]
    fn a_finer_number_stays_what_it_is() {
        for text in ["0.0000001", "3.3333333", "0.30000000000000004"] {
            let limit: Limit = serde_json::from_str(text).unwrap();
            assert!(limit.is_finer(), "{text}");
            let back: f64 = serde_json::from_str(&serde_json::to_string(&limit).unwrap()).unwrap();
            assert_eq!(back, text.parse::<f64>().unwrap());
        }
    }

    proptest! {
        #[test]
        fn written_and_read_again_it_is_the_same(millionths in 0..=1_000_000_000_000_000_u64) {
            let points = Points::from_millionths(millionths).unwrap();
            let text = serde_json::to_string(&points).unwrap();
            prop_assert_eq!(serde_json::from_str::<Points>(&text).unwrap(), points);
        }

        #[test]
        fn decimals_stand_in_the_order_of_their_numbers(a in 0.0..1e9_f64, b in 0.0..1e9_f64) {
            let [x, y] = [a, b].map(|n| serde_json::from_str::<Points>(&n.to_string()).unwrap());
            prop_assert_eq!(x.partial_cmp(&y), a.partial_cmp(&b));
        }
    }
}
