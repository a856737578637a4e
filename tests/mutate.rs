//! Documents that are almost valid: seeded, so that every one of them can be made again.

use serde_json::ser::{CompactFormatter, Formatter};
use serde_json::{Map, Number, Value, json};
use std::io::{self, Write};

/// SplitMix64: small, seeded, and the same everywhere.
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// What mutations draw from.
pub(crate) struct Pool {
    /// Every value in valid documents of all kinds, the documents among them.
    subtrees: Vec<Value>,
    /// Every property in them.
    members: Vec<(String, Value)>,
    /// Property names of all schemas.
    keys: Vec<String>,
    /// Fixed strings of all schemas, and strings at the edge of what a pattern accepts.
    strings: Vec<String>,
}

const EDGES: &[&str] = &[
    "",
    " ",
    "\n",
    "x",
    "é",
    "A.1\n",
    "a b",
    "0123456789012345678901234567890123456789",
    "01234567890123456789012345678901234567890",
    "2024-02-29",
    "2023-02-29",
    "2000-02-29",
    "2100-02-28",
    "1999-12-31",
    "2025-04-31",
    "2025-04-30",
    "2025-13-01",
    "2025-00-10",
    "2025-01-00",
    "2025-1-1",
    "2025-12-31\n",
    "2025-2026\n",
    "2025-2027",
    "2098-2099",
    "2099-2100",
    "1999-2000",
    "2000-2001",
    "2009-2010",
    "２０２５-2026",
    "/",
    "//",
    "/~",
    "/~0",
    "/~1/~2",
    "~",
    "/a\n",
    "\n/a",
    "null",
    "true",
    "7",
    "Self",
    "self ",
    "điều kiện",
    "đie\u{302}\u{300}u",
];

impl Pool {
    pub(crate) fn new(documents: &[Value], schemas: &[Value]) -> Self {
        let mut pool = Self {
            subtrees: Vec::new(),
            members: Vec::new(),
            keys: Vec::new(),
            strings: Vec::new(),
        };
        documents
            .iter()
            .for_each(|document| pool.take_apart(document));
        schemas.iter().for_each(|schema| pool.collect(schema));
        pool.strings.extend(EDGES.iter().map(|s| (*s).to_owned()));
        for list in [&mut pool.keys, &mut pool.strings] {
            list.sort();
            list.dedup();
        }
        pool
    }

    fn take_apart(&mut self, value: &Value) {
        self.subtrees.push(value.clone());
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.take_apart(item)),
            Value::Object(map) => {
                for (key, item) in map {
                    self.members.push((key.clone(), item.clone()));
                    self.take_apart(item);
                }
            }
            _ => {}
        }
    }

    fn collect(&mut self, schema: &Value) {
        match schema {
            Value::Object(map) => {
                let names = map.get("enum").and_then(Value::as_array);
                let names = names.into_iter().flatten().chain(map.get("const"));
                let names = names.filter_map(Value::as_str).map(str::to_owned);
                self.strings.extend(names);
                if let Some(Value::Object(properties)) = map.get("properties") {
                    self.keys.extend(properties.keys().cloned());
                }
                map.values().for_each(|value| self.collect(value));
            }
            Value::Array(items) => items.iter().for_each(|item| self.collect(item)),
            _ => {}
        }
    }
}

/// The JSON Pointers of all places in `value`, the root first.
pub(crate) fn places(value: &Value) -> Vec<String> {
    fn walk(value: &Value, here: &str, out: &mut Vec<String>) {
        out.push(here.to_owned());
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(item, &format!("{here}/{index}"), out);
                }
            }
            Value::Object(map) => {
                for (key, item) in map {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    walk(item, &format!("{here}/{key}"), out);
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(value, "", &mut out);
    out
}

fn place<'a>(document: &'a mut Value, rng: &mut Rng) -> &'a mut Value {
    place_where(document, rng, |_| true)
}

/// A place for which `fits` holds; the root if there is none.
fn place_where<'a>(
    document: &'a mut Value,
    rng: &mut Rng,
    fits: fn(&Value) -> bool,
) -> &'a mut Value {
    fn count(value: &Value, fits: fn(&Value) -> bool) -> usize {
        let inner: usize = match value {
            Value::Array(items) => items.iter().map(|item| count(item, fits)).sum(),
            Value::Object(map) => map.values().map(|item| count(item, fits)).sum(),
            _ => 0,
        };
        inner + usize::from(fits(value))
    }
    /// The place number `left`, counted down on the way.
    fn find<'a>(
        value: &'a mut Value,
        fits: fn(&Value) -> bool,
        left: &mut usize,
    ) -> Option<&'a mut Value> {
        if fits(value) {
            if *left == 0 {
                return Some(value);
            }
            *left -= 1;
        }
        match value {
            Value::Array(items) => items.iter_mut().find_map(|item| find(item, fits, left)),
            Value::Object(map) => map.values_mut().find_map(|item| find(item, fits, left)),
            _ => None,
        }
    }
    let places = count(document, fits);
    if places == 0 {
        return document;
    }
    find(document, fits, &mut rng.below(places)).unwrap()
}

/// Changes `document` once, in one of many ways, some of which leave it valid.
pub(crate) fn mutate(document: &mut Value, pool: &Pool, rng: &mut Rng) {
    match rng.below(17) {
        0 => delete(
            place_where(document, rng, |v| v.is_object() || v.is_array()),
            rng,
        ),
        1 => rename(place_where(document, rng, Value::is_object), pool, rng),
        2 => {
            let scalars = [
                json!(null),
                json!(true),
                json!(0),
                json!(""),
                json!([]),
                json!({}),
                json!(0.5),
            ];
            *place(document, rng) = rng.pick(&scalars).clone();
        }
        3 | 4 => nudge(place_where(document, rng, Value::is_number), rng),
        5 => wrap(place(document, rng), pool, rng),
        6..=9 => respell(place_where(document, rng, Value::is_string), pool, rng),
        10 => {
            if let Value::Object(map) = place_where(document, rng, Value::is_object) {
                let value = if rng.below(3) == 0 {
                    Value::Null
                } else {
                    rng.pick(&pool.subtrees).clone()
                };
                map.insert(rng.pick(&pool.keys).clone(), value);
            }
        }
        11 => {
            let places = places(document);
            let (a, b) = (rng.pick(&places), rng.pick(&places));
            let (one, other) = (
                document.pointer(a).unwrap().clone(),
                document.pointer(b).unwrap().clone(),
            );
            if !a.starts_with(b.as_str()) && !b.starts_with(a.as_str()) {
                *document.pointer_mut(a).unwrap() = other;
                *document.pointer_mut(b).unwrap() = one;
            }
        }
        12 => *place(document, rng) = rng.pick(&pool.subtrees).clone(),
        13 | 14 => transplant(document, pool, rng),
        15 => redate(place_where(document, rng, is_dated), rng),
        _ => {
            if let Value::Array(items) = place_where(document, rng, |v| {
                v.as_array().is_some_and(|a| !a.is_empty())
            }) && !items.is_empty()
            {
                let copy = rng.pick(items).clone();
                items.insert(rng.below(items.len() + 1), copy);
            }
        }
    }
}

fn delete(container: &mut Value, rng: &mut Rng) {
    match container {
        Value::Object(map) if !map.is_empty() => {
            let key = map.keys().nth(rng.below(map.len())).unwrap().clone();
            map.remove(&key);
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(rng.below(items.len()));
        }
        _ => {}
    }
}

fn rename(object: &mut Value, pool: &Pool, rng: &mut Rng) {
    let Value::Object(map) = object else { return };
    if map.is_empty() {
        return;
    }
    let old = map.keys().nth(rng.below(map.len())).unwrap().clone();
    let value = map.remove(&old).unwrap();
    let new = match rng.below(6) {
        0 => old.to_uppercase(),
        1 => format!("{old}\n"),
        2 => format!("{old}\u{301}"),
        3 => String::new(),
        _ => rng.pick(&pool.keys).clone(),
    };
    map.insert(new, value);
}

fn nudge(number: &mut Value, rng: &mut Rng) {
    let old = number.as_f64().unwrap_or_default();
    *number = match rng.below(10) {
        0 => json!(old),
        1 => json!(old + 1.0),
        2 => json!(old - 1.0),
        3 => json!(old + 0.25),
        4 => json!(old + 0.125),
        5 => json!(-0.0),
        6 => json!(-old),
        7 => json!(old.trunc() as i64),
        _ => {
            let edges: [Number; 14] = [
                0.into(),
                1.into(),
                1_000_000_000.into(),
                1_000_000_001.into(),
                (-1).into(),
                u64::MAX.into(),
                i64::MIN.into(),
                float(1e9),
                float(1_000_000_000.25),
                float(1e300),
                float(5e-324),
                float(0.1),
                float(-1e-9),
                float(9_007_199_254_740_993.0),
            ];
            Value::Number(rng.pick(&edges).clone())
        }
    };
}

fn float(value: f64) -> Number {
    Number::from_f64(value).unwrap()
}

fn wrap(value: &mut Value, pool: &Pool, rng: &mut Rng) {
    let inner = value.take();
    *value = match (rng.below(3), inner) {
        (0, inner) => json!([inner]),
        (1, inner) => Value::Object(Map::from_iter([(rng.pick(&pool.keys).clone(), inner)])),
        (_, Value::Object(map)) if !map.is_empty() => {
            let index = rng.below(map.len());
            map.into_iter().nth(index).unwrap().1
        }
        (_, Value::Array(mut items)) if !items.is_empty() => {
            items.swap_remove(rng.below(items.len()))
        }
        (_, inner) => Value::String(inner.to_string()),
    };
}

fn respell(string: &mut Value, pool: &Pool, rng: &mut Rng) {
    let Value::String(text) = string else { return };
    match rng.below(10) {
        0 => text.push('\n'),
        1 => text.insert(0, '\n'),
        2 => *text = text.to_uppercase(),
        3 => text.push(*rng.pick(&[
            'a',
            '.',
            '/',
            '~',
            '0',
            ' ',
            'ế',
            '\u{302}',
            '\u{0}',
            '\u{1F600}',
            '\u{2028}',
        ])),
        4 if text.len() < 10_000 => *text = text.repeat(1 + rng.below(60)),
        5 => {
            text.pop();
        }
        6 | 7 => {
            let digits: Vec<usize> = text
                .bytes()
                .enumerate()
                .filter(|(_, b)| b.is_ascii_digit())
                .map(|(i, _)| i)
                .collect();
            if !digits.is_empty() {
                let at = *rng.pick(&digits);
                text.replace_range(at..=at, &rng.below(10).to_string());
            }
        }
        _ => *text = rng.pick(&pool.strings).clone(),
    }
}

fn is_dated(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|s| s.starts_with("20") && s.contains('-'))
}

/// Another day or school year, real or not.
fn redate(string: &mut Value, rng: &mut Rng) {
    let Value::String(text) = string else { return };
    let year = match rng.below(4) {
        0 => *rng.pick(&[1999, 2000, 2023, 2024, 2098, 2099, 2100]),
        _ => 2000 + rng.below(100),
    };
    *text = if text.len() == 9 {
        format!("{year}-{}", year + rng.pick(&[0, 1, 1, 1, 2, 10]))
    } else {
        let month = rng.pick(&[0, 1, 2, 2, 2, 4, 6, 9, 11, 12, 13]);
        let day = rng.pick(&[0, 1, 9, 28, 29, 30, 31, 32]);
        format!("{year}-{month:02}-{day:02}")
    };
}

/// Gives an object a property that another document's object has, mostly one that it has already.
fn transplant(document: &mut Value, pool: &Pool, rng: &mut Rng) {
    let Value::Object(map) = place_where(document, rng, Value::is_object) else {
        return;
    };
    for _ in 0..20 {
        let (key, value) = rng.pick(&pool.members);
        if map.contains_key(key) || rng.below(10) == 0 {
            map.insert(key.clone(), value.clone());
            return;
        }
    }
}

/// Any JSON at all, with names and strings that mean something.
pub(crate) fn arbitrary(pool: &Pool, rng: &mut Rng, depth: usize) -> Value {
    match rng.below(if depth == 0 { 6 } else { 10 }) {
        0 => Value::Null,
        1 => json!(rng.below(2) == 0),
        2 => {
            let mut number = json!(rng.below(100));
            nudge(&mut number, rng);
            number
        }
        3 | 4 => rng.pick(&pool.strings).as_str().into(),
        5 => rng.pick(&pool.subtrees).clone(),
        6 => (0..rng.below(4))
            .map(|_| arbitrary(pool, rng, depth - 1))
            .collect(),
        _ => (0..rng.below(6))
            .map(|_| {
                (
                    rng.pick(&pool.keys).clone(),
                    arbitrary(pool, rng, depth - 1),
                )
            })
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// The same JSON value spelled in one of several ways.
pub(crate) fn spell(document: &Value, rng: &mut Rng) -> Vec<u8> {
    match rng.below(6) {
        0 => serde_json::to_vec_pretty(document).unwrap(),
        _ => on_one_line(document, rng),
    }
}

/// The same, without line breaks.
pub(crate) fn on_one_line(document: &Value, rng: &mut Rng) -> Vec<u8> {
    match rng.below(5) {
        0 => written(document, Exponents),
        1 => written(document, Escapes),
        _ => serde_json::to_vec(document).unwrap(),
    }
}

fn written(document: &Value, formatter: impl Formatter) -> Vec<u8> {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
    serde::Serialize::serialize(document, &mut serializer).unwrap();
    out
}

/// Numbers as `7e0`, `2.5E-1`.
struct Exponents;

impl Formatter for Exponents {
    fn write_u64<W: ?Sized + Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        write!(writer, "{value:e}")
    }
    fn write_i64<W: ?Sized + Write>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        write!(writer, "{value:e}")
    }
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value:E}")
    }
}

/// Every character of a string as `\u0041`.
struct Escapes;

impl Formatter for Escapes {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        text: &str,
    ) -> io::Result<()> {
        text.encode_utf16()
            .try_for_each(|unit| write!(writer, "\\u{unit:04x}"))
    }
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        CompactFormatter.write_f64(writer, value)
    }
}
