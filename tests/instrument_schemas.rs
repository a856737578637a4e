//! The schema of one instrument, held against the library: what it refuses, what it accepts, and what it cannot say.

use crate::golden::{files_under, repository};
use crate::mutate::Rng;
use it_adoption_model::schema::{Draft, Layout, Options, for_instrument};
use it_adoption_model::{Assessment, Instrument, Rubric, Rule, Severity, Stage, check, read};
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Every schema that one instrument has, by name.
fn variants() -> [(&'static str, Options); 5] {
    let options = Options::default;
    [
        ("list.2020-12", options()),
        ("once.2020-12", options().once(true)),
        ("list.draft-07", options().draft(Draft::V7)),
        ("form.2020-12", options().layout(Layout::Form)),
        (
            "form.draft-07",
            options().draft(Draft::V7).layout(Layout::Form),
        ),
    ]
}

/// An instrument, its schemas, and documents without errors that answer it.
struct Bench {
    name: String,
    rubric: Rubric,
    validators: Vec<(&'static str, Options, Validator)>,
    sound: Vec<Value>,
}

fn json_at(path: &str) -> Value {
    let text = std::fs::read_to_string(repository(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_str(&text).unwrap()
}

fn errors(document: &Value, rubric: &Rubric) -> Option<BTreeSet<Rule>> {
    let assessment: Assessment = read(document.to_string().as_bytes()).ok()?;
    let findings = check::assessment(&assessment, Some(rubric)).findings;
    let errors = findings.iter().filter(|f| f.severity == Severity::Error);
    Some(errors.map(|f| f.rule).collect())
}

impl Bench {
    fn new(name: &str, instrument: &Value, candidates: &[Value]) -> Self {
        let instrument: Instrument = read(instrument.to_string().as_bytes()).unwrap();
        let rubric = Rubric::new(instrument).unwrap();
        let validators = variants().map(|(name, options)| {
            let schema = json!(for_instrument(&rubric, options));
            let meta = match options.draft == Draft::V7 {
                true => jsonschema::draft7::meta::is_valid(&schema),
                false => jsonschema::draft202012::meta::is_valid(&schema),
            };
            assert!(meta, "{name}");
            (name, options, jsonschema::validator_for(&schema).unwrap())
        });
        let mut bench = Self {
            name: name.into(),
            rubric,
            validators: validators.into(),
            sound: Vec::new(),
        };
        let own = json!({ "id": bench.rubric.instrument().id, "edition": bench.rubric.instrument().edition });
        let sound = candidates
            .iter()
            .filter(|document| document["instrument"] == own);
        let sound =
            sound.filter(|document| errors(document, &bench.rubric).is_some_and(|e| e.is_empty()));
        bench.sound = sound.cloned().collect();
        let blank = json!({
            "document": "assessment", "school": { "id": "A", "name": "A", "stages": [bench.rubric.instrument().stages[0]] },
            "schoolYear": "2025-2026", "instrument": own, "role": "self", "answers": []
        });
        bench.sound.push(blank);
        let complete: Vec<Value> = bench
            .sound
            .iter()
            .map(|document| bench.complete(document))
            .collect();
        bench.sound.extend(complete);
        bench
    }

    fn criteria(&self) -> impl Iterator<Item = &it_adoption_model::Criterion> {
        self.rubric
            .instrument()
            .groups
            .iter()
            .flat_map(|g| &g.criteria)
    }

    /// The same answers in the order of the instrument, with those that are missing not assessed.
    fn complete(&self, document: &Value) -> Value {
        let given = document["answers"].as_array().unwrap();
        let answers = self.criteria().map(|criterion| {
            let answer = given
                .iter()
                .find(|answer| answer["criterion"] == json!(criterion.id));
            let open = json!({ "criterion": criterion.id, "value": { "notAssessed": {} } });
            answer.cloned().unwrap_or(open)
        });
        let mut complete = document.clone();
        complete["answers"] = answers.collect();
        complete
    }

    fn has_form(&self, document: &Value) -> bool {
        let given = document["answers"].as_array().unwrap().iter();
        let stages = document["school"]["stages"].as_array().unwrap();
        let distinct: BTreeSet<&str> = stages.iter().filter_map(Value::as_str).collect();
        given
            .map(|answer| answer["criterion"].as_str().unwrap().to_owned())
            .eq(self.criteria().map(|c| c.id.to_string()))
            && distinct.len() == stages.len()
    }

    fn mutant(&self, rng: &mut Rng) -> Value {
        let mut document = rng.pick(&self.sound).clone();
        for _ in 0..=rng.below(3) / 2 {
            self.change(&mut document, rng);
        }
        document
    }

    /// Changes what a document says and keeps it a document.
    fn change(&self, document: &mut Value, rng: &mut Rng) {
        let instrument = self.rubric.instrument();
        let criteria: Vec<&str> = self.criteria().map(|c| c.id.as_str()).collect();
        let answers = document["answers"].as_array().unwrap().len();
        if answers == 0 || rng.below(10) == 0 {
            match rng.below(4) {
                0 => {
                    document["instrument"]["id"] = rng
                        .pick(&[instrument.id.as_str(), "another"])
                        .to_string()
                        .into()
                }
                1 => {
                    document["instrument"]["edition"] =
                        rng.pick(&["1", "2", "2026.2"]).to_string().into()
                }
                2 => document["school"]["stages"] = json!([]),
                _ => {
                    let stages: Vec<Stage> =
                        (0..=rng.below(3)).map(|_| *rng.pick(Stage::ALL)).collect();
                    document["school"]["stages"] = json!(stages);
                }
            }
            return;
        }
        let at = rng.below(answers);
        let other = rng.below(answers);
        let list = document["answers"].as_array_mut().unwrap();
        match rng.below(10) {
            0 => {
                list[at]["criterion"] = rng
                    .pick(&["Z.99", "unknown", "1.1", "P.1", "A.1"])
                    .to_string()
                    .into()
            }
            1 => list[at]["criterion"] = rng.pick(&criteria).to_string().into(),
            2 => list[at]["value"] = list[other]["value"].clone(),
            3 => list[at]["value"] = any_value(instrument, rng),
            4 => list.insert(other, list[at].clone()),
            5 => drop(list.remove(at)),
            6 => list.swap(at, other),
            7 => drop(list[at].as_object_mut().unwrap().remove("evidence")),
            _ => nudge(&mut list[at]["value"], instrument, rng),
        }
    }
}

/// Another number or name somewhere in a value, or one thing more or less in a list.
fn nudge(value: &mut Value, instrument: &Instrument, rng: &mut Rng) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            let at = rng.below(map.len());
            nudge(map.values_mut().nth(at).unwrap(), instrument, rng);
        }
        Value::Array(items) if !items.is_empty() => match rng.below(4) {
            0 => drop(items.pop()),
            1 => items.push(items[0].clone()),
            _ => {
                let at = rng.below(items.len());
                nudge(&mut items[at], instrument, rng);
            }
        },
        Value::Number(number) => {
            let old = number.as_f64().unwrap();
            let new = [
                old + 1.0,
                old + 0.25,
                old + 0.5,
                old * 10.0,
                old * 1000.0,
                0.0,
                1e9,
                1e-7,
                old + 0.0005,
            ][rng.below(9)];
            *value = if new.fract() == 0.0 {
                json!(new as u64)
            } else {
                json!(new)
            };
        }
        Value::String(_) => {
            let levels: Vec<&str> = instrument.levels.iter().map(|l| l.id.as_str()).collect();
            *value = match rng.below(3) {
                0 => "level-of-nobody".into(),
                _ => rng.pick(&levels).to_string().into(),
            };
        }
        Value::Bool(yes) => *yes = !*yes,
        _ => {}
    }
}

fn any_value(instrument: &Instrument, rng: &mut Rng) -> Value {
    let number = [0, 1, 7, 20, 1000][rng.below(5)];
    let whole = [0, 10, 100, 1000][rng.below(4)];
    let level = instrument.levels[rng.below(instrument.levels.len())].id;
    [
        json!({ "condition": rng.below(2) == 0 }),
        json!({ "yesNo": rng.below(2) == 0 }),
        json!({ "share": { "part": number, "whole": whole } }),
        json!({ "count": number }),
        json!({ "ratio": { "amount": number, "per": 7 } }),
        json!({ "rating": level }),
        json!({ "points": { "earned": number } }),
        json!({ "notApplicable": { "reason": { "vi": "không có" } } }),
        json!({ "notApplicable": { "reason": { "vi": "……" } } }),
        json!({ "notAssessed": {} }),
    ][rng.below(10)]
    .clone()
}

/// The instruments of the repository: the published ones with many mutants, those of the corpus with few.
fn benches() -> Vec<(Bench, u64)> {
    let mut candidates: Vec<Value> = files_under("docs/examples")
        .iter()
        .filter(|p| p.ends_with(".json") && !p.contains("/broken/"))
        .map(|p| json_at(p))
        .collect();
    for path in files_under("tests/corpus/rules")
        .iter()
        .chain(&files_under("tests/corpus/scores"))
    {
        let cases = json_at(path)["cases"].take();
        candidates.extend(
            cases
                .as_array()
                .unwrap()
                .iter()
                .map(|case| case["document"].clone()),
        );
    }
    candidates.retain(|document| document["document"] == "assessment");
    let of = |folder: &str, many: u64| {
        let mut paths = files_under(folder);
        paths.retain(|path| path.ends_with(".json"));
        paths.sort();
        let benches = paths.into_iter().map(|path| {
            let name = path
                .rsplit('/')
                .next()
                .unwrap()
                .trim_end_matches(".json")
                .to_owned();
            (Bench::new(&name, &json_at(&path), &candidates), many)
        });
        benches.collect::<Vec<_>>()
    };
    let mut all = of("docs/instruments", 1_500);
    all.extend(of("tests/corpus/instruments", 100));
    let decimals = json_at("tests/corpus/instruments/decimals.json").to_string();
    let finer = serde_json::from_str(&decimals.replace("\"step\":0.01", "\"step\":0.001")).unwrap();
    all.push((
        Bench::new("a step too fine to list", &finer, &candidates),
        1_000,
    ));
    all
}

/// The rules that `docs/integrate.md` says a schema cannot tell, with the schemas they are told of.
fn listed() -> BTreeMap<Rule, String> {
    let text = std::fs::read_to_string(repository("docs/integrate.md")).unwrap();
    let section = text
        .split("### What it cannot say")
        .nth(1)
        .expect("the section");
    let rows = section
        .lines()
        .skip_while(|l| !l.starts_with('|'))
        .take_while(|l| l.starts_with('|'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let cells = cells.filter(|cells| cells[1].starts_with('`'));
    cells
        .map(|cells| {
            (
                cells[1].trim_matches('`').parse().unwrap(),
                cells[3].to_owned(),
            )
        })
        .collect()
}

#[derive(Default)]
struct Tally {
    sound: u64,
    wrong: u64,
    /// Those with an error beside answers given twice, and how many of them a schema refuses that does not say once.
    beside_twice: [u64; 2],
    refused: BTreeMap<&'static str, u64>,
    let_through: BTreeMap<(&'static str, Rule), u64>,
}

/// Holds every schema of an instrument against the library.
fn hold(bench: &Bench, mutants: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let mut made = 0;
    let mut ask = |document: &Value| {
        let Some(errors) = errors(document, &bench.rubric) else {
            return false;
        };
        let verdicts: BTreeMap<&str, bool> = bench
            .validators
            .iter()
            .map(|(name, _, validator)| (*name, validator.is_valid(document)))
            .collect();
        let at = &bench.name;
        let form = bench.has_form(document);
        for draft in Draft::ALL {
            let draft = draft.as_str();
            let [list, in_form] =
                ["list", "form"].map(|layout| verdicts[format!("{layout}.{draft}").as_str()]);
            assert_eq!(in_form, list && form, "{at} form.{draft}: {document}");
        }
        assert_eq!(
            verdicts["list.2020-12"], verdicts["list.draft-07"],
            "{at}: {document}"
        );
        if errors.is_empty() {
            tally.sound += 1;
            assert!(
                verdicts["once.2020-12"] && verdicts["list.2020-12"],
                "{at}: refused, though free of errors: {document}"
            );
        } else {
            tally.wrong += 1;
            let twice = [Rule::AnswerRepeated, Rule::AnswerItemRepeated];
            if !errors.iter().all(|rule| twice.contains(rule)) {
                let [all, refused] = &mut tally.beside_twice;
                *all += 1;
                *refused += u64::from(!verdicts["list.2020-12"]);
            }
            for name in ["list.2020-12", "once.2020-12", "list.draft-07"] {
                if !verdicts[name] {
                    *tally.refused.entry(name).or_default() += 1;
                    continue;
                }
                for rule in &errors {
                    *tally.let_through.entry((name, *rule)).or_default() += 1;
                }
            }
        }
        true
    };
    for document in &bench.sound {
        assert!(ask(document));
    }
    for case in 0.. {
        if made == mutants {
            break;
        }
        let document = bench.mutant(&mut Rng::new(seed << 32 | case));
        made += u64::from(ask(&document));
    }
    tally
}

#[test]
fn it_refuses_nine_in_ten_documents_with_errors_and_none_without() {
    let benches = benches();
    let listed = listed();
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let threads = benches
            .iter()
            .zip(1..)
            .map(|((bench, mutants), seed)| scope.spawn(move || hold(bench, *mutants, seed)));
        let threads: Vec<_> = threads.collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    let mut seen = BTreeSet::new();
    for ((bench, mutants), tally) in benches.iter().zip(&tallies) {
        for (name, rule) in tally.let_through.keys() {
            let row = listed.get(rule).unwrap_or_else(|| {
                panic!(
                    "{}: {name} lets {rule} through, and docs/integrate.md does not say so",
                    bench.name
                )
            });
            assert!(
                row != "not with `--once`" || *name != "once.2020-12",
                "{}: {rule}",
                bench.name
            );
            seen.insert(*rule);
        }
        if *mutants >= 1_500 {
            let of = |name| tally.refused.get(name).copied().unwrap_or_default();
            println!(
                "{}: {} documents without errors, all accepted; {} with errors, of which refused: {} (2020-12), {} (2020-12, once), {} (draft-07)",
                bench.name,
                tally.sound,
                tally.wrong,
                of("list.2020-12"),
                of("once.2020-12"),
                of("list.draft-07"),
            );
            for name in ["list.2020-12", "once.2020-12", "list.draft-07"] {
                println!(
                    "  {name}: {:?}",
                    tally
                        .let_through
                        .iter()
                        .filter(|((n, _), _)| *n == name)
                        .map(|((_, r), n)| (r.as_str(), n))
                        .collect::<Vec<_>>()
                );
            }
            assert!(tally.sound >= 200 && tally.wrong >= 600, "{}", bench.name);
            assert!(of("once.2020-12") * 10 >= tally.wrong * 9, "{}", bench.name);
            let [all, refused] = tally.beside_twice;
            println!(
                "  with an error beside answers given twice: {all}, of which refused without once: {refused}"
            );
            assert!(refused * 10 >= all * 9, "{}", bench.name);
        }
    }
    assert_eq!(
        seen,
        listed.keys().copied().collect(),
        "what docs/integrate.md lists is seen"
    );
}

/// Writes the schemas of the published instruments and mutants with their verdicts for `tests/consumers/run`.
#[test]
#[ignore = "writes files for tests/consumers/run"]
fn answers_for_other_languages() {
    let folder = std::env::var("ITAM_ANSWERS").unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    let mut lines = String::new();
    for ((bench, mutants), seed) in benches()
        .iter()
        .zip(1..)
        .filter(|((_, mutants), _)| *mutants >= 1_500)
    {
        for (name, options, _) in &bench.validators {
            let schema = for_instrument(&bench.rubric, *options).to_string();
            std::fs::write(
                format!("{folder}/{}.{name}.schema.json", bench.name),
                schema,
            )
            .unwrap();
        }
        for case in 0..*mutants {
            let document = bench.mutant(&mut Rng::new(seed << 32 | case));
            let verdicts = bench
                .validators
                .iter()
                .map(|(name, _, v)| ((*name).to_owned(), v.is_valid(&document).into()));
            let verdicts: Map<String, Value> = verdicts.collect();
            let sound = errors(&document, &bench.rubric).map(|errors| errors.is_empty());
            lines += &json!({ "instrument": bench.name, "sound": sound, "verdicts": verdicts, "document": document }).to_string();
            lines.push('\n');
        }
    }
    std::fs::write(format!("{folder}/answers.jsonl"), lines).unwrap();
}
