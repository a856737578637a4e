//! Whole numbers within bounds, as JSON has them.

use crate::model::Both;
use serde::de::{Error, Visitor};
use std::fmt;

/// A whole JSON number within bounds.
pub(crate) struct WholeVisitor {
    pub(crate) min: u64,
    pub(crate) max: u64,
    pub(crate) expect: Both<&'static str>,
}

impl Visitor<'_> for WholeVisitor {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.expect, f)
    }

    /// As for strings: what stands in for a number.
    fn visit_unit<E: Error>(self) -> Result<u64, E> {
        Ok(self.min)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<u64, E> {
        if (self.min..=self.max).contains(&value) {
            Ok(value)
        } else {
            let found = serde::de::Unexpected::Unsigned(value);
            Err(E::invalid_value(found, &self.expect))
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<u64, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => {
                let found = serde::de::Unexpected::Signed(value);
                Err(E::invalid_value(found, &self.expect))
            }
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<u64, E> {
        match whole(value) {
            Some(whole) => self.visit_u64(whole),
            None => {
                let found = serde::de::Unexpected::Float(value);
                Err(E::invalid_value(found, &self.expect))
            }
        }
    }
}

/// A double that is a whole number, as far as every whole number is one.
pub(crate) fn whole(value: f64) -> Option<u64> {
    let exact = value.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&value);
    exact.then_some(value as u64)
}

/// From the whole numbers of other types, if they are within the bounds.
macro_rules! out_of {
    ($name:ident: $($other:ty),+) => {$(
        impl TryFrom<$other> for $name {
            type Error = crate::model::ParseError;

            /// This number, if it is within the bounds.
            fn try_from(number: $other) -> Result<Self, Self::Error> {
                let whole = u64::try_from(number).ok().map(Self::try_from);
                let wrong = || crate::model::ParseError::new(Self::EXPECT, number);
                whole.and_then(Result::ok).ok_or_else(wrong)
            }
        }
    )+};
}
pub(crate) use out_of;

/// Into types that hold every one of these numbers exactly.
macro_rules! into {
    ($name:ident: $($other:ty),+) => {$(
        impl From<$name> for $other {
            /// The number.
            fn from(number: $name) -> Self {
                number.0 as Self
            }
        }
    )+};
}
pub(crate) use into;

/// A bounded newtype of whole numbers.
macro_rules! number {
    ($(#[doc = $doc:literal])* $name:ident($repr:ty) $(: $derive:ident)?, into: $($wide:ty),+; min: $min:literal, max: $max:literal,
     vi: $vi:literal, en: $en:literal) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash $(, $derive)?)]
        pub struct $name($repr);

        impl $name {
            const EXPECT: crate::model::Both<&'static str> = crate::model::Both::new($vi, $en);

            /// The greatest that any document can hold.
            pub const MAX: Self = Self($max);

            /// This number, if it is within the bounds. Whole numbers of other types are converted with `try_from`, and back with `from`.
            ///
            /// ```
            /// use it_adoption_model::{Count, Money, ParseError, Year};
            /// assert_eq!(Count::new(30).map(Count::get), Some(30));
            /// assert_eq!(Count::new(1_000_000_001), None);
            /// assert_eq!(Money::new(Money::MAX.get()), Some(Money::MAX));
            /// assert_eq!(Year::new(1999), None);
            ///
            /// let schools = ["A", "B"];
            /// assert_eq!(u32::from(Count::try_from(schools.len())?), 2);
            /// let column: i64 = 12_000_000;
            /// assert_eq!(i64::from(Money::try_from(column)?), column);
            /// assert!(Count::try_from(-1).is_err());
            /// # Ok::<(), ParseError>(())
            /// ```
            pub const fn new(number: $repr) -> Option<Self> {
                match number {
                    $min..=$max => Some(Self(number)),
                    _ => None,
                }
            }

            /// The number.
            pub const fn get(self) -> $repr {
                self.0
            }
        }

        impl TryFrom<u64> for $name {
            type Error = crate::model::ParseError;

            fn try_from(number: u64) -> Result<Self, Self::Error> {
                let narrow = <$repr>::try_from(number).ok().and_then(Self::new);
                narrow.ok_or_else(|| crate::model::ParseError::new(Self::EXPECT, number))
            }
        }

        crate::model::whole::out_of!($name: u8, u16, u32, usize, i32, i64);
        crate::model::whole::into!($name: $($wide),+);

        impl TryFrom<f64> for $name {
            type Error = crate::model::ParseError;

            fn try_from(number: f64) -> Result<Self, Self::Error> {
                let whole = crate::model::whole::whole(number).map(Self::try_from);
                whole.and_then(Result::ok).ok_or_else(|| crate::model::ParseError::new(Self::EXPECT, number))
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::model::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let whole = text.parse::<u64>().ok().map(Self::try_from);
                let number = whole.or_else(|| text.parse::<f64>().ok().map(Self::try_from));
                number.and_then(Result::ok).ok_or_else(|| crate::model::ParseError::new(Self::EXPECT, text))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let visitor = crate::model::whole::WholeVisitor { min: $min, max: $max, expect: Self::EXPECT };
                d.deserialize_u64(visitor).map(|number| $name(number as $repr))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_u64(u64::from(self.0))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
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
                    "type": "integer", "minimum": $min as u64, "maximum": $max as u64, "description": words.join(" ")
                })
            }
        }
    };
}
pub(crate) use number;
