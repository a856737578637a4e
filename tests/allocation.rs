//! What checking and scoring ask of the heap, counted.

use crate::material::Material;
use allocation_counter::measure;
use it_adoption_model::{Assessment, Rubric, check};
use std::hint::black_box;

/// The number of allocations while `run` runs; what it hands back is dropped afterwards.
fn allocations<T>(run: impl FnOnce() -> T) -> u64 {
    let mut result = None;
    let info = measure(|| result = Some(black_box(run())));
    drop(result);
    info.count_total
}

fn clean(material: &Material) -> (Assessment, &Rubric) {
    let assessment = material.assessment();
    let findings = check::assessment(&assessment, Some(&material.rubric));
    assert_eq!(findings.findings, []);
    (assessment, &material.rubric)
}

#[test]
fn checking_a_clean_assessment_allocates_nothing() {
    let generated = Material::generated(256);
    for material in [&Material::operational(), &Material::example(), &generated] {
        let (mut assessment, rubric) = clean(material);
        assert_eq!(
            allocations(|| check::assessment(&assessment, Some(rubric))),
            0
        );
        assessment.answers.reverse();
        assert_eq!(
            allocations(|| check::assessment(&assessment, Some(rubric))),
            0
        );
    }
    let (assessment, _) = clean(&Material::operational());
    assert_eq!(allocations(|| check::assessment(&assessment, None)), 0);
}

#[test]
fn a_finding_is_counted() {
    let (mut assessment, _) = clean(&Material::operational());
    assessment.school.stages.clear();
    assert!(allocations(|| check::assessment(&assessment, None)) > 0);
}

/// Beside a copy of the scorecard, scoring takes a few lists, as many for a thousand criteria as for thirty.
#[test]
fn scoring_allocates_its_result_and_a_few_lists() {
    for material in [Material::operational(), Material::generated(1000)] {
        let (mut assessment, rubric) = clean(&material);
        for answered in [assessment.answers.len(), 10, 0] {
            assessment.answers.truncate(answered);
            let card = rubric.score(&assessment).unwrap();
            let scoring = allocations(|| rubric.score(&assessment));
            let beside = scoring - allocations(|| card.clone());
            assert!(beside <= 16, "{answered} answers: {beside} lists");
        }
    }
}
