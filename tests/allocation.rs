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

/// A form grows as its instrument does: of twice as many criteria it has twice as many cells, and takes twice as much to make and to write.
#[cfg(feature = "office")]
#[test]
fn a_form_is_in_proportion_to_its_instrument() {
    use it_adoption_model::{Id, Locale, form};
    // An instrument that has the groups of another so many times, and the answers to it.
    let grown = |times: usize| {
        let material = Material::operational();
        let (mut assessment, mut instrument) =
            (material.assessment(), material.rubric.instrument().clone());
        let groups = std::mem::take(&mut instrument.groups);
        let answers = std::mem::take(&mut assessment.answers);
        instrument.edition = Id::new("grown").unwrap();
        instrument.scoring.points = None;
        assessment.instrument = instrument.reference();
        for time in 0..times {
            let id = |id: Id| Id::new(&format!("{id}.{time}")).unwrap();
            for mut group in groups.clone() {
                group.id = id(group.id);
                for criterion in &mut group.criteria {
                    criterion.id = id(criterion.id);
                }
                instrument.groups.push(group);
            }
            for mut answer in answers.clone() {
                answer.criterion = id(answer.criterion);
                assessment.answers.push(answer);
            }
        }
        (Rubric::new(instrument).unwrap(), assessment)
    };
    let size = |times: usize| {
        let (rubric, assessment) = grown(times);
        let mut sizes = Vec::new();
        for filled in [false, true] {
            let mut made = None;
            let making = measure(|| {
                made = Some(match filled {
                    true => form::filled(&rubric, &assessment, Locale::Vi).unwrap(),
                    false => form::blank(&rubric, Locale::Vi),
                });
            });
            let book = made.unwrap();
            let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows);
            sizes.push(cells.map(Vec::len).sum::<usize>() as u64);
            sizes.extend([making.count_total, making.bytes_total]);
            let writing = measure(|| drop(form::to_xlsx(&book).unwrap()));
            sizes.push(writing.count_total);
        }
        sizes
    };
    let (one, two) = (size(8), size(16));
    for (at, (one, two)) in one.iter().zip(&two).enumerate() {
        assert!(*two <= one * 11 / 5, "{at}: {one}, {two}");
    }
}
