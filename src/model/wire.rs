//! Private serde glue: types that are one JSON string or one JSON number, each with its schema beside it.

use crate::model::Both;
use serde::de::{Error, Visitor};
use std::fmt;

/// A document as a tree of JSON; by its text, as for `serde_json::to_value` the compiler would write out every type once more.
pub(crate) fn tree(document: &impl serde::Serialize) -> serde_json::Value {
    let text = serde_json::to_vec(document);
    let tree = text.and_then(|text| serde_json::from_slice(&text));
    tree.unwrap_or_default()
}

/// Whether a property says what leaving it out says.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A type whose JSON form is one string: reads through `parse`, writes through `as_str`.
pub(crate) trait StringForm: Sized {
    /// What should stand there.
    const EXPECT: Both<&'static str>;
    fn parse(text: &str) -> Option<Self>;
    /// What stands in for a value that cannot be read, while the rest of its document is looked through.
    fn sample() -> Option<Self>;
}

pub(crate) struct StringVisitor<T>(std::marker::PhantomData<T>);

impl<T> StringVisitor<T> {
    pub(crate) fn new() -> Self {
        Self(std::marker::PhantomData)
    }
}

impl<T: StringForm> Visitor<'_> for StringVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&T::EXPECT, f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::parse(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &T::EXPECT))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        self.visit_str(&text)
    }

    /// No text says unit where a string should stand: only what stands in for one does.
    fn visit_unit<E: Error>(self) -> Result<T, E> {
        T::sample().ok_or_else(|| E::invalid_type(serde::de::Unexpected::Unit, &T::EXPECT))
    }
}

/// Values of a [`StringForm`] type out of text, with the reason where there is none, and beside text.
macro_rules! string_parse {
    ($name:ty) => {
        impl std::str::FromStr for $name {
            type Err = crate::model::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                use crate::model::wire::StringForm;
                Self::parse(text).ok_or_else(|| crate::model::ParseError::new(Self::EXPECT, text))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = crate::model::ParseError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = crate::model::ParseError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
    };
}
pub(crate) use string_parse;

/// Serde for a [`StringForm`] type that has `as_str`, and its characters where text is wanted.
macro_rules! string_serde {
    ($name:ty) => {
        crate::model::wire::string_write!($name);

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                d.deserialize_str(crate::model::wire::StringVisitor::<Self>::new())
            }
        }
    };
}
pub(crate) use string_serde;

macro_rules! string_write {
    ($name:ty) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    };
}
pub(crate) use string_write;

/// An enum of names, each written in kebab case, and what is expected where one of them must stand.
macro_rules! names {
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $($(#[$about:meta])* $variant:ident),+ $(,)? }
        vi: $vi:literal,
        en: $en:literal,
    ) => {
        $(#[$doc])*
        #[derive(
            Debug,
            Clone,
            Copy,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            Hash,
            strum::EnumString,
            strum::IntoStaticStr,
        )]
        #[strum(
            serialize_all = "kebab-case",
            parse_err_ty = crate::model::ParseError,
            parse_err_fn = $name::unknown
        )]
        #[cfg_attr(
            feature = "schema",
            derive(schemars::JsonSchema),
            schemars(rename_all = "kebab-case")
        )]
        #[non_exhaustive]
        pub enum $name { $($(#[$about])* $variant),+ }

        impl $name {
            /// All there are, in this order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn unknown(text: &str) -> crate::model::ParseError {
                let expected = <Self as crate::model::wire::StringForm>::EXPECT;
                crate::model::ParseError::new(expected, text)
            }

            /// The name as written in JSON.
            pub fn as_str(self) -> &'static str {
                self.into()
            }
        }

        impl crate::model::wire::StringForm for $name {
            const EXPECT: crate::model::Both<&'static str> = crate::model::Both::new($vi, $en);
            fn parse(text: &str) -> Option<Self> {
                text.parse().ok()
            }
            fn sample() -> Option<Self> {
                Self::ALL.first().copied()
            }
        }

        crate::model::wire::string_serde!($name);
    };
}
pub(crate) use names;

/// A unit type that is one fixed string: the `document` property of a root.
macro_rules! tag {
    ($($(#[$doc:meta])* $name:ident = $value:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[non_exhaustive]
        pub struct $name;

        impl $name {
            /// The value as written in JSON.
            pub fn as_str(self) -> &'static str {
                $value
            }
        }

        impl crate::model::wire::StringForm for $name {
            const EXPECT: crate::model::Both<&'static str> = crate::model::Both::new(
                concat!("chuỗi \"", $value, "\""),
                concat!("the string \"", $value, "\""),
            );
            fn parse(text: &str) -> Option<Self> {
                (text == $value).then_some($name)
            }
            fn sample() -> Option<Self> {
                Some($name)
            }
        }

        crate::model::wire::string_write!($name);

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let visitor = crate::model::wire::StringVisitor::<Self>::new();
                // A format that cannot say what it holds loses absent properties, and has to be refused.
                match d.is_human_readable() {
                    true => d.deserialize_str(visitor),
                    false => d.deserialize_any(visitor),
                }
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "const": $value })
            }
        }
    )+};
}
pub(crate) use tag;

/// `new`, from what a value cannot be without; the rest is empty or absent.
macro_rules! new {
    ($name:ident($($field:ident: $type:ty),+ $(,)?) $(, $rest:ident)* $(,)?) => {
        impl $name {
            /// Creates a value from its required fields. Optional fields start empty or absent, and can be set.
            pub fn new($($field: $type),+) -> Self {
                Self {
                    $($field,)+
                    $($rest: Default::default(),)*
                }
            }
        }
    };
}
pub(crate) use new;
