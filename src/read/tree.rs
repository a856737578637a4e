//! A JSON value that remembers the order of its properties and the ones stated twice, read again
//! only to say where a problem is.

mod parsed;

#[cfg(feature = "office")]
pub(crate) use parsed::precise;

use super::fault::{ARRAY, Fault, Misread};
use super::hints;
use crate::model::Both;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde_json::Number;

pub(super) enum Tree {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
    /// What stands in for a value that could not be read: it reads as whatever is wanted.
    Anything,
}

static ANYTHING: Tree = Tree::Anything;

impl Tree {
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Bool(b) => Unexpected::Bool(*b),
            Self::Number(n) => match (n.as_u64(), n.as_i64(), n.as_f64()) {
                (Some(n), _, _) => Unexpected::Unsigned(n),
                (_, Some(n), _) => Unexpected::Signed(n),
                (_, _, n) => Unexpected::Float(n.unwrap_or(f64::NAN)),
            },
            Self::String(s) => Unexpected::Str(s),
            Self::Array(_) => Unexpected::Seq,
            Self::Object(_) => Unexpected::Map,
            Self::Anything => Unexpected::Other("anything"),
        }
    }

    /// Makes good what was misread, so that the rest can be; whether that is possible.
    pub(super) fn mend(&mut self, Misread { fault, path, union }: &Misread) -> bool {
        let keys: Vec<&String> = path.iter().rev().collect();
        match (fault, keys.split_last()) {
            (Fault::Missing { property, .. }, _) => {
                if let Some(Self::Object(entries)) = self.at(&keys) {
                    entries.push((property.clone(), Self::Anything));
                    return true;
                }
                false
            }
            (Fault::Unknown { .. }, Some((_, within))) if *union => self.replace(within),
            (Fault::Unknown { .. } | Fault::Repeated { .. }, Some((key, within))) => {
                let Some(Self::Object(entries)) = self.at(within) else {
                    return false;
                };
                let last = entries.iter().rposition(|(name, _)| name == *key);
                last.map(|at| entries.remove(at)).is_some()
            }
            _ => self.replace(&keys),
        }
    }

    fn replace(&mut self, keys: &[&String]) -> bool {
        match self.at(keys) {
            None | Some(Self::Anything) => false,
            Some(value) => {
                *value = Self::Anything;
                true
            }
        }
    }

    fn at(&mut self, keys: &[&String]) -> Option<&mut Self> {
        keys.iter().try_fold(self, |value, key| match value {
            Self::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
            Self::Object(entries) => {
                let mut named = entries.iter_mut().rev();
                named.find(|(name, _)| name == *key).map(|(_, value)| value)
            }
            _ => None,
        })
    }
}

const BOOL: Both<&str> = Both::new("true hoặc false", "true or false");
const STRING: Both<&str> = Both::new("một chuỗi", "a string");

impl Tree {
    /// A number, whole or not; one in quotes is told to be without them.
    fn number<'de, V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Misread> {
        match self {
            Tree::String(text) => {
                let misread = Misread::invalid_type(self.unexpected(), &visitor);
                Err(misread.hint(hints::unquote(text)))
            }
            Tree::Null => Err(Misread::invalid_type(self.unexpected(), &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }
}

/// Reads as strictly as [`Strict`](super::strict::Strict) does, and hands out [`Misread`]s, which know their place.
impl<'de> Deserializer<'de> for &'de Tree {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self {
            Tree::Null | Tree::Anything => visitor.visit_unit(),
            Tree::Bool(b) => visitor.visit_bool(*b),
            Tree::Number(n) => match (n.as_u64(), n.as_i64(), n.as_f64()) {
                (Some(n), _, _) => visitor.visit_u64(n),
                (_, Some(n), _) => visitor.visit_i64(n),
                (_, _, Some(n)) => visitor.visit_f64(n),
                _ => Err(Misread::invalid_type(self.unexpected(), &visitor)),
            },
            Tree::String(s) => visitor.visit_str(s),
            Tree::Array(items) => visitor.visit_seq(Elements {
                items: items.iter(),
                index: 0,
            }),
            Tree::Object(entries) => visitor.visit_map(Entries::new(entries, &[])),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self {
            Tree::Bool(b) => visitor.visit_bool(*b),
            Tree::Anything => visitor.visit_bool(true),
            _ => Err(Misread::invalid_type(self.unexpected(), &BOOL)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self {
            Tree::String(s) => visitor.visit_str(s),
            Tree::Anything => visitor.visit_str(""),
            _ => Err(Misread::invalid_type(self.unexpected(), &STRING)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self {
            Tree::Number(number) => {
                let misread = Misread::invalid_type(self.unexpected(), &visitor);
                Err(misread.hint(hints::quote(number)))
            }
            Tree::String(s) => visitor.visit_str(s),
            Tree::Anything => visitor.visit_unit(),
            _ => Err(Misread::invalid_type(self.unexpected(), &visitor)),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        self.number(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        self.number(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let items = match self {
            Tree::Array(items) => items.iter(),
            Tree::Anything => [].iter(),
            _ => return Err(Misread::invalid_type(self.unexpected(), &ARRAY)),
        };
        visitor.visit_seq(Elements { items, index: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        // One call, as the compiler writes the reading of the struct out for each.
        let entries = match self {
            Tree::Object(entries) => Entries::new(entries, &[]),
            Tree::Anything => Entries::new(&[], fields),
            _ => return Err(Misread::not_object(self.unexpected(), fields)),
        };
        visitor.visit_map(entries)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self {
            Tree::Null => Err(Misread::null()),
            Tree::Anything => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        let not_one = |entries| Misread::not_one_of(self.unexpected(), entries, variants);
        let variant = match self {
            Tree::Object(entries) => match entries.as_slice() {
                [(key, value)] => Variant { key, value },
                _ => return Err(not_one(Some(entries.len()))),
            },
            Tree::Anything => match variants.first() {
                Some(key) => Variant { key, value: self },
                None => return Err(not_one(None)),
            },
            _ => return Err(not_one(None)),
        };
        visitor.visit_enum(variant)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 char bytes byte_buf
        unit unit_struct map tuple tuple_struct identifier ignored_any
    }
}

struct Elements<'de> {
    items: std::slice::Iter<'de, Tree>,
    index: usize,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Misread;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misread> {
        let Some(item) = self.items.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        seed.deserialize(item)
            .map(Some)
            .map_err(|p| p.within(&index.to_string()))
    }
}

/// The properties of an object, then names, each standing in for what is wanted.
struct Entries<'de> {
    entries: std::slice::Iter<'de, (String, Tree)>,
    names: std::slice::Iter<'static, &'static str>,
    value: Option<(&'de str, &'de Tree)>,
}

impl<'de> Entries<'de> {
    fn new(entries: &'de [(String, Tree)], names: &'static [&'static str]) -> Self {
        Self {
            entries: entries.iter(),
            names: names.iter(),
            value: None,
        }
    }

    /// On to the next property. By itself, so that it is compiled once and not for each type that is read.
    fn next_key(&mut self) -> Option<&'de str> {
        let entry = self.entries.next();
        let entry = entry.map(|(key, value)| (key.as_str(), value));
        let name = || self.names.next().map(|name| (*name, &ANYTHING));
        self.value = entry.or_else(name);
        self.value.map(|(key, _)| key)
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Misread;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misread> {
        let Some(key) = self.next_key() else {
            return Ok(None);
        };
        seed.deserialize(serde::de::value::StrDeserializer::new(key))
            .map(Some)
            .map_err(|p: Misread| p.within(key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misread> {
        match self.value.take() {
            Some((key, value)) => seed.deserialize(value).map_err(|p| p.within(key)),
            None => Err(Misread::custom("a value before its key")),
        }
    }
}

#[derive(Clone, Copy)]
struct Variant<'de> {
    key: &'de str,
    value: &'de Tree,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Misread;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Misread> {
        seed.deserialize(serde::de::value::StrDeserializer::new(self.key))
            .map(|value| (value, self))
            .map_err(|p: Misread| p.of_union().within(self.key))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Misread;

    fn unit_variant(self) -> Result<(), Misread> {
        Err(Misread::invalid_type(self.value.unexpected(), &STRING).within(self.key))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Misread> {
        seed.deserialize(self.value).map_err(|p| p.within(self.key))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Misread> {
        self.value
            .deserialize_seq(visitor)
            .map_err(|p| p.within(self.key))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        self.value
            .deserialize_struct("", fields, visitor)
            .map_err(|p| p.within(self.key))
    }
}
