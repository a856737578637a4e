//! An assessment's way from bytes to a scorecard, beside plain serde_json and JSON Schema validation.
//!
//! `docs/performance.md` tells how to run it, and holds what was measured.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod material;
#[allow(dead_code, reason = "they are read and dropped")]
mod plain;

use criterion::{
    BenchmarkGroup, Criterion, SamplingMode, criterion_group, criterion_main, measurement,
};
use it_adoption_model::{
    Assessment, Id, Instrument, Locale, Rubric, Scorecard, builtin, check, explain, read,
};
use material::Material;
use std::hint::black_box;
use std::time::Duration;

type Group<'c> = BenchmarkGroup<'c, measurement::WallTime>;

fn group<'c>(c: &'c mut Criterion, name: &str) -> Group<'c> {
    let mut group = c.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat);
    group
}

fn whole(bytes: &[u8], rubric: &Rubric) -> Scorecard {
    check_and_score(&read(bytes).unwrap(), rubric)
}

fn check_and_score(assessment: &Assessment, rubric: &Rubric) -> Scorecard {
    let findings = check::assessment(assessment, Some(rubric));
    assert!(findings.findings.is_empty());
    rubric.score(assessment).unwrap()
}

/// From bytes to a scorecard, and what of it remains when the document is read already; beside plain structs.
fn beside_plain(group: &mut Group<'_>, suffix: &str, material: &Material) {
    let Material { rubric, bytes } = material;
    let assessment = material.assessment();
    group.bench_function(format!("plain{suffix}"), |b| {
        b.iter(|| serde_json::from_slice::<plain::Assessment>(black_box(bytes)).unwrap())
    });
    group.bench_function(format!("whole{suffix}"), |b| {
        b.iter(|| whole(black_box(bytes), black_box(rubric)))
    });
    group.bench_function(format!("check-score{suffix}"), |b| {
        b.iter(|| check_and_score(black_box(&assessment), black_box(rubric)))
    });
}

fn one_school(c: &mut Criterion) {
    let material = Material::operational();
    let Material { rubric, bytes } = &material;
    let assessment = material.assessment();
    let mut reversed = assessment.clone();
    reversed.answers.reverse();
    let card = rubric.score(&assessment).unwrap();
    let schema = include_str!("../docs/schema/1/2020-12/assessment.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let good = Id::new("good").unwrap();
    println!(
        "one school: {} bytes, {} answers",
        bytes.len(),
        assessment.answers.len()
    );

    let mut group = group(c, "school");
    beside_plain(&mut group, "", &material);
    beside_plain(&mut group, "-example", &Material::example());
    group.bench_function("jsonschema", |b| {
        b.iter(|| {
            let value = serde_json::from_slice(black_box(bytes)).unwrap();
            assert!(validator.is_valid(&value));
        })
    });
    group.bench_function("read", |b| {
        b.iter(|| read::<Assessment>(black_box(bytes)).unwrap())
    });
    group.bench_function("check", |b| {
        b.iter(|| check::assessment(black_box(&assessment), Some(black_box(rubric))))
    });
    group.bench_function("score", |b| {
        b.iter(|| black_box(rubric).score(black_box(&assessment)).unwrap())
    });
    group.bench_function("check-score-reversed", |b| {
        b.iter(|| check_and_score(black_box(&reversed), black_box(rubric)))
    });
    group.bench_function("gaps", |b| {
        b.iter(|| {
            black_box(rubric)
                .gaps(black_box(&assessment), &good)
                .unwrap()
        })
    });
    group.bench_function("write", |b| {
        b.iter(|| serde_json::to_vec(black_box(&card)).unwrap())
    });
    group.bench_function("render", |b| {
        let instrument = rubric.instrument();
        b.iter(|| {
            explain::scorecard(
                black_box(&card),
                instrument,
                explain::Depth::Full,
                Locale::Vi,
            )
            .markdown()
        })
    });
    group.finish();
}

fn instrument(c: &mut Criterion) {
    let bytes = builtin()[0].json.as_bytes();
    let instrument: Instrument = read(bytes).unwrap();
    println!("instrument: {} bytes", bytes.len());
    let mut group = group(c, "instrument");
    group.bench_function("read", |b| {
        b.iter(|| read::<Instrument>(black_box(bytes)).unwrap())
    });
    group.bench_function("check", |b| {
        b.iter(|| check::instrument(black_box(&instrument)))
    });
    group.bench_function("rubric", |b| {
        b.iter(|| Rubric::new(read(black_box(bytes)).unwrap()).unwrap())
    });
    group.finish();
}

fn growth(c: &mut Criterion) {
    let good = Id::new("good").unwrap();
    let mut group = group(c, "growth");
    for criteria in [10, 100, 1000] {
        let material = Material::generated(criteria);
        let assessment = material.assessment();
        beside_plain(&mut group, &format!("-{criteria}"), &material);
        group.bench_function(format!("gaps-{criteria}"), |b| {
            b.iter(|| {
                let rubric = black_box(&material.rubric);
                rubric.gaps(black_box(&assessment), &good).unwrap()
            })
        });
    }
    group.finish();
}

/// A form sheet of a thousand schools, read and scored, beside the sheets as the library calamine reads them.
#[cfg(feature = "office")]
fn sheet(c: &mut Criterion) {
    use calamine::{Reader, Xlsx};
    use it_adoption_model::{Rubrics, form};
    use std::io::Cursor;

    let material = Material::operational();
    let one = material.assessment();
    let schools = (0..1000).map(|at| {
        let mut school = one.clone();
        school.school.id = format!("s{at:07}").parse().unwrap();
        school
    });
    let schools: Vec<Assessment> = schools.collect();
    let book = form::filled_table(&material.rubric, &schools, Locale::Vi).unwrap();
    let file = form::to_xlsx(&book).unwrap();
    println!("sheet: {} bytes, {} schools", file.len(), schools.len());
    let rubrics = Rubrics::default().with(material.rubric.clone()).unwrap();

    let mut group = group(c, "sheet");
    group.sample_size(10);
    group.bench_function("calamine", |b| {
        b.iter(|| {
            let mut book = Xlsx::new(Cursor::new(black_box(&file))).unwrap();
            book.worksheets()
        })
    });
    group.bench_function("score", |b| {
        b.iter(|| {
            let book = form::open(black_box(&file)).unwrap();
            let filled = form::read(&book, &rubrics).unwrap();
            assert_eq!(filled.len(), schools.len());
            let score = |assessment| material.rubric.score(assessment).unwrap();
            filled.iter().map(score).collect::<Vec<_>>()
        })
    });
    group.finish();
}

#[cfg(not(feature = "office"))]
fn sheet(_: &mut Criterion) {}

/// Short, so that a bench and its peer are measured close to each other: many runs tell more than long ones where the speed of the machine
/// changes. Nothing is told here of how far a median may be off, which takes criterion longer than measuring does; the runs tell.
fn short_samples() -> Criterion {
    Criterion::default()
        .without_plots()
        .warm_up_time(Duration::from_millis(50))
        .measurement_time(Duration::from_millis(100))
        .sample_size(100)
        .nresamples(1_000)
}

criterion_group! {
    name = benches;
    config = short_samples();
    targets = one_school, instrument, growth, sheet
}
criterion_main!(benches);
