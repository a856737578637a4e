//! What the targets share: documents to begin with, and changes of them that the fuzzer chooses.

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../mutate.rs"]
mod mutate;

use it_adoption_model::{
    Instrument, Kind, Locale, Readable, Rubric, Rubrics, builtin, kind, read, schema,
};
use mutate::{Pool, Rng};
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// The built-in instruments and the school's own one of the examples.
pub static RUBRICS: LazyLock<Rubrics> = LazyLock::new(|| {
    let own = std::fs::read(repository("docs/examples/instrument-school-own.json")).unwrap();
    let own: Instrument = read(&own).unwrap();
    Rubrics::builtin().with(Rubric::new(own).unwrap()).unwrap()
});

/// Valid documents of every kind, those of the tests before those of the examples.
static DOCUMENTS: LazyLock<Vec<(Kind, Value)>> = LazyLock::new(|| {
    let seeds = Kind::ALL.iter().flat_map(|kind| {
        let text = std::fs::read(repository(&format!("tests/seeds/{kind}.json"))).unwrap();
        let seeds: Vec<Value> = serde_json::from_slice(&text).unwrap();
        seeds.into_iter().map(|seed| (*kind, seed))
    });
    let mut texts = Vec::new();
    collect(&repository("docs/examples"), &mut texts);
    let built_in = builtin().iter().map(|one| one.json.as_bytes().to_vec());
    let published = texts.into_iter().chain(built_in);
    let published = published.filter_map(|text| {
        let document = serde_json::from_slice(&text).ok()?;
        Some((kind(&text).ok()?, document))
    });
    seeds.chain(published).collect()
});

static POOL: LazyLock<Pool> = LazyLock::new(|| {
    let documents: Vec<Value> = DOCUMENTS
        .iter()
        .map(|(_, document)| document.clone())
        .collect();
    let schemas = Kind::ALL
        .iter()
        .map(|kind| schema::schema(*kind, schema::Draft::V7));
    let schemas: Vec<Value> = schemas
        .map(|schema| serde_json::to_value(schema).unwrap())
        .collect();
    Pool::new(&documents, &schemas)
});

fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The JSON files of a folder and those below it.
fn collect(folder: &Path, texts: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            texts.push(std::fs::read(path).unwrap());
        }
    }
}

/// What the fuzzer says, taken as choices.
pub struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// A number below `bound`; none when all is said.
    pub fn below(&mut self, bound: usize) -> Option<usize> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        usize::from(u16::from_le_bytes(*bytes)).checked_rem(bound)
    }

    /// A document of one of these kinds, changed as often as the next number says.
    pub fn document(&mut self, kinds: &[Kind]) -> Option<(Kind, Value)> {
        let of_kind = DOCUMENTS.iter().filter(|(kind, _)| kinds.contains(kind));
        let of_kind: Vec<_> = of_kind.collect();
        let (kind, document) = of_kind.get(self.below(of_kind.len())?)?;
        let mut document = document.clone();
        for _ in 0..self.below(8)? {
            let mut rng = Rng::new(self.below(1 << 16)?.try_into().unwrap());
            mutate::mutate(&mut document, &POOL, &mut rng);
        }
        Some((*kind, document))
    }

    /// The same, if it can be read as what is wanted.
    pub fn read<T: Readable>(&mut self) -> Option<T> {
        let (_, json) = self.document(&[T::KIND])?;
        read(json.to_string().as_bytes()).ok()
    }

    /// A text that means something somewhere, or is at the edge of what may be written.
    pub fn text(&mut self) -> Option<String> {
        let mut rng = Rng::new(self.below(1 << 16)?.try_into().unwrap());
        let value = mutate::arbitrary(&POOL, &mut rng, 0);
        Some(
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        )
    }

    pub fn locale(&mut self) -> Option<Locale> {
        Locale::ALL.get(self.below(Locale::ALL.len())?).copied()
    }
}
