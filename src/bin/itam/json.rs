//! JSON as serde_json writes it, byte for byte, for results by the thousand.
//!
//! Names of properties are half of a scorecard, and serde_json looks each one through for characters to escape. Here they are
//! written as they stand; what is no object and no list is left to serde_json.

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;

/// Adds a value to `out`.
///
/// Made for the documents of this library: their property names need no escaping, and maps, tuples and variants with several
/// fields, which they do not have, are refused.
pub(crate) fn write(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), Error> {
    value.serialize(Json(out))
}

struct Json<'a>(&'a mut Vec<u8>);

impl Json<'_> {
    #[inline(always)]
    fn name(&mut self, name: &'static str) {
        self.0.push(b'"');
        self.0.extend_from_slice(name.as_bytes());
        self.0.extend_from_slice(b"\":");
    }
}

type Never = Impossible<(), Error>;

fn refused<T>() -> Result<T, Error> {
    Err(Error::custom(
        "no document of this library is made like that",
    ))
}

macro_rules! left_to_serde_json {
    ($($method:ident($($value:ident: $type:ty)?))*) => {$(
        fn $method(self, $($value: $type)?) -> Result<(), Error> {
            serde_json::Serializer::new(self.0).$method($($value)?)
        }
    )*};
}

impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStructVariant = Never;

    left_to_serde_json! {
        serialize_bool(v: bool) serialize_char(v: char) serialize_str(v: &str) serialize_bytes(v: &[u8])
        serialize_i8(v: i8) serialize_i16(v: i16) serialize_i32(v: i32) serialize_i64(v: i64)
        serialize_u8(v: u8) serialize_u16(v: u16) serialize_u32(v: u32) serialize_u64(v: u64)
        serialize_f32(v: f32) serialize_f64(v: f64)
        serialize_none() serialize_unit() serialize_unit_struct(v: &'static str)
    }

    #[inline(always)]
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline(always)]
    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(name)
    }

    #[inline(always)]
    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        mut self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.0.push(b'{');
        self.name(name);
        value.serialize(Json(self.0))?;
        self.0.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Error> {
        Ok(Parts::begin(self.0, b'[', b']'))
    }

    #[inline(always)]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Error> {
        Ok(Parts::begin(self.0, b'{', b'}'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, Error> {
        refused()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, Error> {
        refused()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, Error> {
        refused()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, Error> {
        refused()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, Error> {
        refused()
    }
}

/// The elements of a list or the properties of an object.
struct Parts<'a> {
    out: &'a mut Vec<u8>,
    some: bool,
    end: u8,
}

impl<'a> Parts<'a> {
    #[inline(always)]
    fn begin(out: &'a mut Vec<u8>, begin: u8, end: u8) -> Self {
        out.push(begin);
        Self {
            out,
            some: false,
            end,
        }
    }

    #[inline(always)]
    fn next(&mut self) -> Json<'_> {
        if self.some {
            self.out.push(b',');
        }
        self.some = true;
        Json(self.out)
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(self.next())
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(self.end);
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut json = self.next();
        json.name(name);
        value.serialize(json)
    }

    #[inline(always)]
    fn end(self) -> Result<(), Error> {
        self.out.push(self.end);
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use it_adoption_model::{Document, read_any};
    use serde_json::Value;
    use std::path::Path;

    /// Whatever stands in the JSON files of a folder and can be read as a document.
    fn documents(folder: &Path, found: &mut Vec<Document>) {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                documents(&path, found);
            } else if let Ok(value) = serde_json::from_slice(&std::fs::read(path).unwrap()) {
                within(&value, found);
            }
        }
    }

    fn within(value: &Value, found: &mut Vec<Document>) {
        match value {
            Value::Object(properties) => {
                if properties.contains_key("document") {
                    found.extend(read_any(value.to_string().as_bytes()).ok());
                }
                properties.values().for_each(|value| within(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| within(value, found)),
            _ => {}
        }
    }

    fn both_ways(document: &Document) -> [Vec<u8>; 2] {
        macro_rules! both_ways {
            ($($kind:ident)*) => {
                match document {
                    $(Document::$kind(document) => {
                        let mut written = Vec::new();
                        write(&mut written, document).unwrap();
                        [written, serde_json::to_vec(document).unwrap()]
                    })*
                }
            };
        }
        both_ways! {
            Instrument Assessment Scorecard Gaps Findings AnnualPlan MediumTermPlan YearEndReport Submission Workflow
            Comparison Rollup LineError
        }
    }

    #[test]
    fn documents_of_every_kind_are_written_as_serde_json_writes_them() {
        let mut found = Vec::new();
        for folder in ["docs", "tests/corpus"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            documents(&folder, &mut found);
        }
        for document in &found {
            let [ours, theirs] = both_ways(document);
            assert!(ours == theirs, "{}", str::from_utf8(&theirs).unwrap());
        }
        let mut kinds: Vec<_> = found.iter().map(Document::kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), 13, "{kinds:?}");
    }
}
