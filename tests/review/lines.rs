use super::*;

fn school(stages: &[Stage]) -> School {
    School::new(
        id("S-1"),
        Phrase::new("Trường Mẫu").unwrap(),
        stages.to_vec(),
    )
}

fn nearest(stages: &[Stage], on: &str) -> Option<UnitKind> {
    let workflow = workflow();
    workflow
        .line(&school(stages), day(on))
        .and_then(|line| line.above.first().copied())
}

#[test]
fn the_district_tier_ends_in_mid_2025() {
    use Stage::*;
    use UnitKind::*;
    for (stages, before, after) in [
        (&[Primary][..], DistrictOffice, Commune),
        (&[LowerSecondary], DistrictOffice, Commune),
        (&[Primary, LowerSecondary], DistrictOffice, Commune),
        (&[UpperSecondary], Department, Department),
        (&[Continuing], Department, Department),
    ] {
        assert_eq!(nearest(stages, "2025-06-30"), Some(before), "{stages:?}");
        assert_eq!(nearest(stages, "2025-07-01"), Some(after), "{stages:?}");
    }
}

#[test]
fn a_multi_level_school_goes_by_its_highest_stage() {
    use Stage::*;
    for stages in [
        [LowerSecondary, UpperSecondary],
        [UpperSecondary, LowerSecondary],
    ] {
        assert_eq!(nearest(&stages, "2025-06-30"), Some(UnitKind::Department));
        assert_eq!(nearest(&stages, "2026-06-01"), Some(UnitKind::Department));
    }
    assert_eq!(nearest(&[], "2026-06-01"), None);
}

#[test]
fn every_stage_has_one_line_on_every_day_of_the_century() {
    let workflow = workflow();
    let years = (2000..2100).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let edges = ["2025-06-30", "2025-07-01"].map(day);
    let days: Vec<Date> = years
        .flat_map(|(year, month)| {
            ["01", "28"].map(|of_month| day(&format!("{year}-{month:02}-{of_month}")))
        })
        .chain(edges)
        .collect();
    for stage in Stage::ALL {
        for day in &days {
            let lines = workflow.lines.iter();
            let holding = lines.filter(|l| l.stages.contains(stage) && l.holds_on(*day));
            assert_eq!(holding.count(), 1, "{stage} {day}");
        }
    }
}

#[test]
fn what_is_chosen_by_this_project_names_no_source_and_the_rest_does() {
    let workflow = workflow();
    let moves = workflow.moves.iter().map(|rule| &rule.citation);
    let lines = workflow.lines.iter().map(|line| &line.citation);
    let citations: Vec<&Citation> = moves.chain(lines).collect();
    for citation in &citations {
        let authored = citation.fidelity == Fidelity::Authored;
        assert_eq!(authored, citation.source.is_none());
    }
    let since_2025 = workflow
        .lines
        .iter()
        .filter(|line| line.valid_from.is_some());
    for line in since_2025 {
        assert_eq!(line.citation.fidelity, Fidelity::Inferred);
    }
    let until_2025 = workflow.lines.iter().filter(|l| l.valid_until.is_some());
    for line in until_2025 {
        assert_eq!(line.citation.fidelity, Fidelity::Authored);
    }
    assert!(citations.iter().all(|c| c.fidelity != Fidelity::Read));
}
