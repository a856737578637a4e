//! Arbitrary instruments, sound or not.

use super::*;

fn level(d: &mut Dice) -> Level {
    Level {
        id: id(d),
        title: text(d),
    }
}

fn lower(d: &mut Dice) -> LowerBound {
    if d.flip() {
        LowerBound::From(limit(d))
    } else {
        LowerBound::Above(limit(d))
    }
}

fn upper(d: &mut Dice) -> UpperBound {
    if d.flip() {
        UpperBound::To(limit(d))
    } else {
        UpperBound::Below(limit(d))
    }
}

fn band(d: &mut Dice) -> Band {
    Band {
        level: id(d),
        lower: d.maybe(lower),
        upper: d.maybe(upper),
    }
}

fn stage_limit(d: &mut Dice) -> StageLimit {
    if d.flip() {
        return StageLimit::Same(limit(d));
    }
    StageLimit::ByStage(ByStage {
        primary: d.maybe(limit),
        lower_secondary: d.maybe(limit),
        upper_secondary: d.maybe(limit),
        continuing: d.maybe(limit),
    })
}

fn step(d: &mut Dice) -> Step {
    Step {
        level: id(d),
        points: d.maybe(points),
        descriptor: d.maybe(text),
        threshold: d.maybe(|d| Threshold {
            limit: stage_limit(d),
            citation: citation(d),
        }),
    }
}

pub(super) fn measure(d: &mut Dice) -> Measure {
    let item = |d: &mut Dice| Item {
        id: id(d),
        title: text(d),
        maximum: d.maybe(points),
        citation: citation(d),
    };
    match d.below(7) {
        0 => Measure::Condition(Plain {}),
        1 => Measure::YesNo(Plain {}),
        2 => Measure::Share(ShareOf {
            part: text(d),
            whole: text(d),
        }),
        3 => Measure::Count(CountOf {
            unit: text(d),
            maximum: d.maybe(count),
        }),
        4 => Measure::Ratio(RatioOf {
            amount: text(d),
            per: text(d),
            better: d.maybe(variant),
        }),
        5 => Measure::Rating(Plain {}),
        _ => Measure::Points(PointsOf {
            maximum: points(d),
            step: d.maybe(points),
            items: d.some(2, item),
            bands: d.some(3, band),
        }),
    }
}

pub(super) fn criterion(d: &mut Dice) -> Criterion {
    Criterion {
        id: id(d),
        title: text(d),
        guidance: d.maybe(text),
        citation: citation(d),
        marks: d.some(2, id),
        measure: measure(d),
        levels: d.some(3, step),
        earns: d.maybe(earns),
        evidence: d.maybe(text),
        proof: d.maybe(variant),
        not_applicable_when: d.maybe(text),
    }
}

fn earns(d: &mut Dice) -> Earns {
    match d.flip() {
        true => Earns::Proportional(Proportional {
            maximum: points(d),
            rounding: d.maybe(|d| Rounding {
                step: points(d),
                direction: variant(d),
            }),
        }),
        false => Earns::Each(Each {
            points: points(d),
            maximum: points(d),
        }),
    }
}

fn level_requirements(d: &mut Dice) -> LevelRequirements {
    LevelRequirements {
        level: id(d),
        requires: d.some(3, requirement),
    }
}

fn requirement(d: &mut Dice) -> Requirement {
    let band = |d: &mut Dice| BandRequirement {
        lower: d.maybe(lower),
        upper: d.maybe(upper),
        of: d.maybe(criteria_set),
        not_applicable: d.maybe(variant),
        citation: d.maybe(citation),
    };
    match d.below(5) {
        0 => Requirement::Percent(band(d)),
        1 => Requirement::Points(band(d)),
        2 => Requirement::Criteria(CriteriaRequirement {
            at: id(d),
            of: d.maybe(criteria_set),
            count: d.maybe(enough),
            not_applicable: d.maybe(variant),
            citation: d.maybe(citation),
        }),
        3 => Requirement::Groups(GroupsRequirement {
            at: id(d),
            of: d.maybe(|d| d.some(2, id)),
            count: d.maybe(enough),
            not_applicable: d.maybe(variant),
            citation: d.maybe(citation),
        }),
        _ => Requirement::Conditions(ConditionsRequirement {
            of: d.maybe(criteria_set),
            not_applicable: d.maybe(variant),
            citation: d.maybe(citation),
        }),
    }
}

fn criteria_set(d: &mut Dice) -> CriteriaSet {
    match d.below(4) {
        0 => CriteriaSet::Marked(id(d)),
        1 => CriteriaSet::Unmarked(id(d)),
        2 => CriteriaSet::Criteria(d.some(2, id)),
        _ => CriteriaSet::Groups(d.some(2, id)),
    }
}

fn enough(d: &mut Dice) -> Enough {
    match d.flip() {
        true => Enough::AtLeast(count(d)),
        false => Enough::Share(PartOfWhole {
            part: count(d),
            whole: count(d),
        }),
    }
}

fn group(d: &mut Dice) -> Group {
    Group {
        id: id(d),
        title: text(d),
        points: d.maybe(points),
        levels: d.some(2, level_requirements),
        levels_citation: d.maybe(citation),
        criteria: d.some(3, criterion),
    }
}

pub(crate) fn instrument(d: &mut Dice) -> Instrument {
    Instrument {
        document: InstrumentTag,
        schema: d.maybe(phrase),
        id: id(d),
        edition: id(d),
        title: text(d),
        description: d.maybe(text),
        citation: citation(d),
        valid_from: d.maybe(date),
        valid_until: d.maybe(date),
        stages: d.some(3, variant),
        sources: d.some(2, source),
        levels: d.some(3, level),
        marks: d.some(2, |d| CriterionMark {
            id: id(d),
            title: text(d),
        }),
        scoring: Scoring {
            levels: d.some(3, level_requirements),
            levels_citation: citation(d),
            group_levels: d.some(3, level_requirements),
            group_levels_citation: d.maybe(citation),
            points_citation: d.maybe(citation),
            not_applicable: d.maybe(variant),
            points: d.maybe(points),
        },
        groups: d.some(2, group),
        retired: d.some(2, |d| Retired {
            id: id(d),
            replaced_by: d.maybe(id),
            reason: d.maybe(text),
        }),
    }
}
