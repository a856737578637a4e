//! For every JSON value: the schema accepts ⇔ the library reads.
//!
//! `ITAM_CASES` sets how many cases a kind gets, as in
//! `ITAM_CASES=1000000 cargo test --release --all-features --test main equivalence -- --nocapture`.

use crate::mutate::{Pool, Rng, arbitrary, mutate, on_one_line, spell};
use crate::schema::schema;
use crate::seeds::{published, seeds, verdict};
use it_adoption_model::schema::Draft;
use it_adoption_model::{Kind, ReadError};
use jsonschema::Validator;
use serde_json::Value;
use std::sync::LazyLock;

struct Bench {
    kind: Kind,
    validators: Vec<(Draft, Validator)>,
    small: Vec<Value>,
    large: Vec<Value>,
}

/// What the documents and schemas of all kinds have.
static POOL: LazyLock<Pool> = LazyLock::new(|| {
    let kinds = || Kind::ALL.iter().copied();
    let schemas: Vec<Value> = kinds().map(|kind| schema(kind, Draft::V2020)).collect();
    Pool::new(&kinds().flat_map(seeds).collect::<Vec<_>>(), &schemas)
});

impl Bench {
    fn new(kind: Kind) -> Self {
        let drafts = Draft::ALL.iter().copied();
        Self {
            kind,
            validators: drafts
                .map(|draft| {
                    (
                        draft,
                        jsonschema::validator_for(&schema(kind, draft)).unwrap(),
                    )
                })
                .collect(),
            small: seeds(kind),
            large: published(kind),
        }
    }

    /// A valid document, mostly a small one.
    fn valid(&self, rng: &mut Rng) -> Value {
        match rng.below(200) {
            0 if !self.large.is_empty() => rng.pick(&self.large).clone(),
            _ => rng.pick(&self.small).clone(),
        }
    }

    fn mutant(&self, rng: &mut Rng) -> Value {
        let mut document = self.valid(rng);
        for _ in 0..=rng.below(4).saturating_sub(1) {
            mutate(&mut document, &POOL, rng);
        }
        document
    }

    /// Asks the library and both schemas; the verdict if they agree.
    fn ask(&self, document: &Value, seed: u64, rng: &mut Rng) -> bool {
        let text = spell(document, rng);
        let read = verdict(self.kind, &text);
        for (draft, validator) in &self.validators {
            if validator.is_valid(document) != read.is_ok() {
                let errors: Vec<String> = validator
                    .iter_errors(document)
                    .map(|e| format!("{}: {e}", e.instance_path()))
                    .collect();
                panic!(
                    "{} {draft:?}, seed {seed}\n{}\nlibrary: {read:?}\nschema: {errors:?}",
                    self.kind,
                    String::from_utf8_lossy(&text)
                );
            }
        }
        if let Err(error) = &read {
            assert!(
                near(document, error),
                "{} seed {seed}: {error}\n{document}",
                self.kind
            );
        }
        read.is_ok()
    }
}

/// Whether the place of an error exists, or would be one property further.
fn near(document: &Value, error: &ReadError) -> bool {
    let pointer = error.pointer().as_str();
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    document.pointer(pointer).is_some()
        || document
            .pointer(parent)
            .is_some_and(|v| v.is_object() || v.is_array())
}

fn cases() -> u64 {
    std::env::var("ITAM_CASES").map_or(3_000, |n| n.parse().unwrap())
}

fn agree(kind: Kind) {
    let bench = Bench::new(kind);
    for document in bench.small.iter().chain(&bench.large) {
        assert!(bench.ask(document, 0, &mut Rng::new(0)), "{document}");
    }
    let (mut accepted, mut rejected, mut arbitraries, mut strays) = (0_u64, 0_u64, 0_u64, 0_u64);
    for case in 0..cases() {
        let mut rng = Rng::new((kind as u64) << 48 | case);
        if case % 10 == 9 {
            let document = arbitrary(&POOL, &mut rng, 5);
            arbitraries += 1;
            strays += u64::from(bench.ask(&document, case, &mut rng));
        } else {
            let document = bench.mutant(&mut rng);
            match bench.ask(&document, case, &mut rng) {
                true => accepted += 1,
                false => rejected += 1,
            }
        }
    }
    println!(
        "{kind}: {accepted} mutants accepted, {rejected} rejected; {arbitraries} arbitrary values, {strays} accepted; no disagreement"
    );
    let mutants = accepted + rejected;
    assert!(
        accepted * 100 >= mutants * 15 && rejected * 100 >= mutants * 15,
        "{kind}: {accepted} / {mutants}"
    );
}

#[test]
fn the_schema_accepts_exactly_what_the_library_reads() {
    std::thread::scope(|scope| {
        for kind in Kind::ALL {
            scope.spawn(|| agree(*kind));
        }
    });
}

/// `docs/integrate.md` lists what a JSON value does not show.
#[test]
fn what_lies_outside_of_the_promise_is_as_documented() {
    let seed = serde_json::to_string(&seeds(Kind::Assessment)[2]).unwrap();
    let with = |old: &str, new: &str| {
        assert!(seed.contains(old), "{old}");
        seed.replacen(old, new, 1)
    };
    let refused = |text: &[u8]| verdict(Kind::Assessment, text).is_err();
    assert!(!refused(seed.as_bytes()));
    assert!(
        refused(with("\"role\":", "\"role\":\"self\",\"role\":").as_bytes()),
        "stated twice"
    );
    assert!(
        refused(format!("\u{feff}{seed}").as_bytes()),
        "a byte order mark"
    );
    assert!(
        refused(with("\"name\":\"A\"", r#""name":"\ud800""#).as_bytes()),
        "half a pair"
    );
    assert!(refused(&[seed.as_bytes(), b"\xff"].concat()), "not UTF-8");
    assert!(
        refused(with("\"count\":7", "\"count\":1e400").as_bytes()),
        "beyond a double"
    );
    assert!(
        !refused(with("0.25", "0.2500000000000000001").as_bytes()),
        "finer than a double"
    );
    assert!(!refused(with("\"count\":7", "\"count\":7e0").as_bytes()));
    assert!(
        refused(
            with(
                "\"count\":7",
                &format!("\"count\":{}7{}", "[".repeat(200), "]".repeat(200))
            )
            .as_bytes()
        ),
        "too deep"
    );
    let spaces = " ".repeat(it_adoption_model::MAX_DOCUMENT_BYTES);
    assert!(refused((seed + &spaces).as_bytes()), "too long");
}

/// Writes mutants with the library's verdicts for `tests/consumers/run`, one a line, to the file `ITAM_MUTANTS` names.
#[test]
#[ignore = "writes a file for tests/consumers/run"]
fn mutants_for_other_languages() {
    let path = std::env::var("ITAM_MUTANTS").unwrap();
    let mut lines = String::new();
    for kind in Kind::ALL {
        let bench = Bench::new(*kind);
        for case in 0..5_000 / Kind::ALL.len() as u64 + 1 {
            let mut rng = Rng::new(u64::MAX - ((*kind as u64) << 48) - case);
            let document = bench.mutant(&mut rng);
            let valid = bench.ask(&document, case, &mut rng);
            let text = on_one_line(&document, &mut rng);
            let text = String::from_utf8(text).unwrap();
            lines += &format!("{{\"kind\":\"{kind}\",\"valid\":{valid},\"document\":{text}}}\n");
        }
    }
    std::fs::write(path, lines).unwrap();
}
