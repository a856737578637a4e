//! An assessment's way from bytes to a scorecard, beside plain serde_json and JSON Schema validation.
//!
//! `cargo bench --all-features`, then `ITAM_BLESS=1 cargo test --all-features --test main performance` writes the
//! ratios into `docs/performance.md`.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod material;
#[allow(dead_code)]
mod plain;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use it_adoption_model::{Assessment, Id, Instrument, Rubric, Scorecard, builtin, check, read};
use material::Material;
use std::hint::black_box;
use std::time::Duration;

fn whole(bytes: &[u8], rubric: &Rubric) -> Scorecard {
    let assessment: Assessment = read(bytes).unwrap();
    check_and_score(&assessment, rubric)
}

fn check_and_score(assessment: &Assessment, rubric: &Rubric) -> Scorecard {
    let findings = check::assessment_against(assessment, rubric);
    assert!(!findings.has_errors());
    rubric.score(assessment).unwrap()
}

fn one_school(c: &mut Criterion) {
    let material = Material::operational();
    let Material { rubric, bytes } = &material;
    let assessment = material.assessment();
    let findings = check::assessment_against(&assessment, rubric);
    assert!(findings.findings.is_empty(), "{findings:?}");
    let schema = include_str!("../docs/schema/1/2020-12/assessment.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    assert!(validator.is_valid(&serde_json::from_slice(bytes).unwrap()));
    let good = Id::new("good").unwrap();

    let mut group = c.benchmark_group("assessment");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("plain", |b| {
        b.iter(|| serde_json::from_slice::<plain::Assessment>(black_box(bytes)).unwrap())
    });
    group.bench_function("whole", |b| {
        b.iter(|| whole(black_box(bytes), black_box(rubric)))
    });
    group.bench_function("jsonschema", |b| {
        b.iter(|| {
            let value = serde_json::from_slice(black_box(bytes)).unwrap();
            assert!(validator.is_valid(&value));
        })
    });
    group.bench_function("read", |b| {
        b.iter(|| read::<Assessment>(black_box(bytes)).unwrap())
    });
    group.bench_function("check-score", |b| {
        b.iter(|| check_and_score(black_box(&assessment), black_box(rubric)))
    });
    group.bench_function("check", |b| {
        b.iter(|| check::assessment_against(black_box(&assessment), black_box(rubric)))
    });
    group.bench_function("score", |b| {
        b.iter(|| black_box(rubric).score(black_box(&assessment)).unwrap())
    });
    group.bench_function("gaps", |b| {
        b.iter(|| {
            black_box(rubric)
                .gaps(black_box(&assessment), &good)
                .unwrap()
        })
    });
    group.finish();
}

fn rubric(c: &mut Criterion) {
    let bytes = builtin()[0].json.as_bytes();
    let mut group = c.benchmark_group("instrument");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("rubric", |b| {
        b.iter(|| Rubric::new(read::<Instrument>(black_box(bytes)).unwrap()).unwrap())
    });
    group.finish();
}

fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    for criteria in [10, 100, 1000] {
        let material = Material::generated(criteria);
        let Material { rubric, bytes } = &material;
        let assessment = material.assessment();
        group.throughput(Throughput::Elements(criteria as u64));
        group.bench_with_input(BenchmarkId::new("whole", criteria), bytes, |b, bytes| {
            b.iter(|| whole(black_box(bytes), black_box(rubric)))
        });
        group.bench_with_input(BenchmarkId::new("plain", criteria), bytes, |b, bytes| {
            b.iter(|| serde_json::from_slice::<plain::Assessment>(black_box(bytes)).unwrap())
        });
        group.bench_with_input(
            BenchmarkId::new("check-score", criteria),
            &assessment,
            |b, assessment| b.iter(|| check_and_score(black_box(assessment), black_box(rubric))),
        );
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    targets = one_school, rubric, growth
}
criterion_main!(benches);
