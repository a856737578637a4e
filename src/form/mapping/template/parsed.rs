//! Templates out of JSON: what cannot be meant is refused where it stands, before any row is read.

use super::{Asked, Choice, Form, Place, Template, Test};
use crate::form::scan::fold;
use crate::model::Both;
use crate::read::precise;
use serde::de::{
    Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::{Map, Value as Json};
use std::fmt;

const PLACE: &[&str] = &["$column", "as", "prefix", "blank"];
const CHOICE: &[&str] = &["$if", "then", "else"];
/// Words of a mapping begin with `$`, as no property of a document does but the address of its schema.
const OWN: &[&str] = &["$column", "$if", "$schema"];
const TEST: &[&str] = &["column", "startsWith", "is", "above", "blank"];

/// What should stand somewhere.
type Wanted = Both<&'static str>;

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Parser)
    }
}

impl<'de> Deserialize<'de> for Test {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Template::deserialize(deserializer)?.into_test()
    }
}

struct Parser;

/// Values that stand as they are.
macro_rules! visit {
    ($($method:ident: $value:ty),+ $(,)?) => {$(
        fn $method<E: Error>(self, value: $value) -> Result<Template, E> {
            Ok(Template::Value(value.into()))
        }
    )+};
}

impl<'de> Visitor<'de> for Parser {
    type Value = Template;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Wanted::new("một giá trị", "a value"), f)
    }

    visit! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str, visit_string: String }

    fn visit_unit<E: Error>(self) -> Result<Template, E> {
        Ok(Template::Value(Json::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Template, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Template::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Template, A::Error> {
        let mut entries: Vec<(String, Template)> = Vec::new();
        while let Some((Name(name), value)) = map.next_entry()? {
            if entries.iter().any(|(other, _)| *other == name) {
                let once = Wanted::new("mỗi thuộc tính một lần", "each property once");
                return Err(A::Error::invalid_value(Unexpected::Str(&name), &once));
            }
            entries.push((name, value));
        }
        if let [(name, Template::Value(Json::String(digits)))] = &entries[..]
            && let Some(number) = precise(name, digits)
        {
            return Ok(Template::Value(number.into()));
        }
        let has = |name| entries.iter().any(|(key, _)| key == name);
        match (has("$column"), has("$if")) {
            (true, _) => place(entries),
            (false, true) => choice(entries),
            (false, false) => Ok(Template::Object(entries)),
        }
    }
}

/// The name of a property; one that begins with `$` and is no word of a mapping is refused.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        match name.starts_with('$') && !OWN.contains(&name.as_str()) {
            true if precise(&name, "0").is_none() => Err(D::Error::unknown_field(&name, OWN)),
            _ => Ok(Self(name)),
        }
    }
}

/// A mapping that names no column, read only to say where one should be named.
#[derive(serde::Deserialize)]
pub(in crate::form::mapping) struct NoColumn {
    #[serde(rename = "each", deserialize_with = "no_column")]
    _each: (),
}

fn no_column<'de, D: Deserializer<'de>>(each: D) -> Result<(), D::Error> {
    // Nothing is what stands in for it once that is told.
    match Option::<IgnoredAny>::deserialize(each)? {
        Some(_) => Err(D::Error::invalid_value(Unexpected::Map, &NO_COLUMN)),
        None => Ok(()),
    }
}

pub(in crate::form::mapping) const NO_COLUMN: Wanted = Both::new(
    "ít nhất một cột trong \"each\", như { \"$column\": \"ten_truong\" }",
    "a column in \"each\" at least, such as { \"$column\": \"ten_truong\" }",
);

fn place<E: Error>(entries: Vec<(String, Template)>) -> Result<Template, E> {
    let mut place = Place {
        column: String::new(),
        form: Form::default(),
        prefix: None,
        blank: None,
    };
    for (name, value) in entries {
        match name.as_str() {
            "$column" => place.column = value.into_text(COLUMN)?,
            "as" => place.form = value.into_form()?,
            "prefix" => place.prefix = Some(value.into_text(PREFIX)?),
            "blank" => place.blank = Some(value.into_plain(BLANK)?),
            other => return Err(E::unknown_field(other, PLACE)),
        }
    }
    match &place.prefix {
        Some(prefix) if place.form != Form::Text => {
            Err(E::invalid_value(Unexpected::Str(prefix), &PREFIX))
        }
        _ => Ok(Template::Place(place)),
    }
}

const COLUMN: Wanted = Both::new("tên một cột", "the name of a column");
const PREFIX: Wanted = Both::new(
    "\"prefix\" là chữ ghi trước một giá trị \"as\": \"text\"",
    "\"prefix\" to be a text before a value \"as\": \"text\"",
);
const BLANK: Wanted = Both::new(
    "\"blank\" là một giá trị không lấy từ cột nào",
    "\"blank\" to be a value that comes from no column",
);

fn choice<E: Error>(entries: Vec<(String, Template)>) -> Result<Template, E> {
    let (mut test, mut then, mut otherwise) = (None, None, None);
    for (name, value) in entries {
        match name.as_str() {
            "$if" => test = Some(value.into_test()?),
            "then" => then = Some(value),
            "else" => otherwise = Some(value),
            other => return Err(E::unknown_field(other, CHOICE)),
        }
    }
    Ok(Template::Choice(Box::new(Choice {
        test: test.ok_or_else(|| E::missing_field("$if"))?,
        then: then.ok_or_else(|| E::missing_field("then"))?,
        otherwise,
    })))
}

impl Template {
    fn wrong<E: Error>(&self, wanted: &Wanted) -> E {
        let found = match self {
            Self::Value(Json::Bool(truth)) => Unexpected::Bool(*truth),
            Self::Value(Json::Number(number)) => {
                Unexpected::Float(number.as_f64().unwrap_or_default())
            }
            Self::Value(Json::String(text)) => Unexpected::Str(text),
            Self::Value(_) => Unexpected::Unit,
            Self::List(_) => Unexpected::Seq,
            Self::Object(_) | Self::Place(_) | Self::Choice(_) => Unexpected::Map,
        };
        E::invalid_value(found, wanted)
    }

    fn into_text<E: Error>(self, wanted: Wanted) -> Result<String, E> {
        match self {
            Self::Value(Json::String(text)) => Ok(text),
            other => Err(other.wrong(&wanted)),
        }
    }

    fn into_form<E: Error>(self) -> Result<Form, E> {
        const AS: Wanted = Both::new(
            "\"as\" là một trong text, count, number, yesNo, day",
            "\"as\" to be one of text, count, number, yesNo, day",
        );
        let name = self.into_text(AS)?;
        Ok(match name.as_str() {
            "text" => Form::Text,
            "count" => Form::Count,
            "number" => Form::Number,
            "yesNo" => Form::YesNo,
            "day" => Form::Day,
            other => return Err(E::invalid_value(Unexpected::Str(other), &AS)),
        })
    }

    /// A value in which no column goes anywhere.
    fn into_plain<E: Error>(self, wanted: Wanted) -> Result<Json, E> {
        Ok(match self {
            Self::Value(value) => value,
            Self::List(items) => {
                let items = items.into_iter().map(|item| item.into_plain(wanted));
                Json::Array(items.collect::<Result<_, E>>()?)
            }
            Self::Object(entries) => {
                let entries = entries.into_iter();
                let entries = entries.map(|(name, value)| Ok((name, value.into_plain(wanted)?)));
                Json::Object(entries.collect::<Result<Map<_, _>, E>>()?)
            }
            other => return Err(other.wrong(&wanted)),
        })
    }

    fn into_test<E: Error>(self) -> Result<Test, E> {
        const ONE: Wanted = Both::new(
            "một cột, với đúng một trong startsWith (chữ), is (chữ, số, true hoặc false), above (số), blank (true hoặc false)",
            "a column, with just one of startsWith (a text), is (a text, a number, true or false), above (a number), blank (true or false)",
        );
        let Self::Object(entries) = self else {
            return Err(self.wrong(&ONE));
        };
        let (mut column, mut asked) = (None, None);
        for (name, value) in entries {
            let one = match (name.as_str(), value) {
                ("column", value) => {
                    column = Some(value.into_text(COLUMN)?);
                    continue;
                }
                ("startsWith", Self::Value(Json::String(start))) => Asked::StartsWith(fold(&start)),
                ("is", Self::Value(is @ (Json::String(_) | Json::Number(_) | Json::Bool(_)))) => {
                    Asked::Is(is)
                }
                ("above", Self::Value(Json::Number(above))) => {
                    Asked::Above(above.as_f64().unwrap_or_default())
                }
                ("blank", Self::Value(Json::Bool(blank))) => Asked::Blank(blank),
                ("startsWith" | "is" | "above" | "blank", value) => return Err(value.wrong(&ONE)),
                (other, _) => return Err(E::unknown_field(other, TEST)),
            };
            if asked.replace(one).is_some() {
                return Err(E::invalid_value(Unexpected::Map, &ONE));
            }
        }
        Ok(Test {
            column: column.ok_or_else(|| E::invalid_value(Unexpected::Map, &ONE))?,
            asked: asked.ok_or_else(|| E::invalid_value(Unexpected::Map, &ONE))?,
        })
    }
}
