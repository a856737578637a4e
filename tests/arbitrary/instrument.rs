//! Arbitrary instruments, sound or not.

use super::*;

fn level(d: &mut Dice) -> Level {
    Level::new(id(d), text(d))
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
    with(Band::new(id(d)), |made| {
        made.lower = d.maybe(lower);
        made.upper = d.maybe(upper);
    })
}

fn stage_limit(d: &mut Dice) -> StageLimit {
    if d.flip() {
        return StageLimit::Same(limit(d));
    }
    StageLimit::ByStage(with(ByStage::default(), |made| {
        made.primary = d.maybe(limit);
        made.lower_secondary = d.maybe(limit);
        made.upper_secondary = d.maybe(limit);
        made.continuing = d.maybe(limit);
    }))
}

fn step(d: &mut Dice) -> Step {
    with(Step::new(id(d)), |made| {
        made.points = d.maybe(points);
        made.descriptor = d.maybe(text);
        made.threshold = d.maybe(|d| Threshold::new(stage_limit(d), citation(d)));
    })
}

pub(super) fn measure(d: &mut Dice) -> Measure {
    let item = |d: &mut Dice| {
        with(Item::new(id(d), text(d), citation(d)), |made| {
            made.maximum = d.maybe(points);
        })
    };
    match d.below(7) {
        0 => Measure::Condition(Plain::default()),
        1 => Measure::YesNo(Plain::default()),
        2 => Measure::Share(ShareOf::new(text(d), text(d))),
        3 => Measure::Count(with(CountOf::new(text(d)), |made| {
            made.maximum = d.maybe(count);
        })),
        4 => Measure::Ratio(RatioOf::new(text(d), text(d), variant(d))),
        5 => Measure::Rating(Plain::default()),
        _ => Measure::Points(with(PointsOf::new(points(d)), |made| {
            made.step = d.maybe(points);
            made.items = d.some(2, item);
            made.bands = d.some(3, band);
        })),
    }
}

pub(super) fn criterion(d: &mut Dice) -> Criterion {
    with(
        Criterion::new(id(d), text(d), citation(d), measure(d)),
        |made| {
            made.guidance = d.maybe(text);
            made.marks = d.some(2, id);
            made.levels = d.some(3, step);
            made.earns = d.maybe(earns);
            made.evidence = d.maybe(text);
            made.proof = d.maybe(variant);
            made.not_applicable_when = d.maybe(text);
        },
    )
}

fn earns(d: &mut Dice) -> Earns {
    match d.flip() {
        true => Earns::Proportional(with(Proportional::new(points(d)), |made| {
            made.rounding = d.maybe(|d| Rounding::new(points(d), variant(d)));
        })),
        false => Earns::Each(Each::new(points(d), points(d))),
    }
}

fn level_requirements(d: &mut Dice) -> LevelRequirements {
    with(LevelRequirements::new(id(d)), |made| {
        made.requires = d.some(3, requirement);
    })
}

fn requirement(d: &mut Dice) -> Requirement {
    let band = |d: &mut Dice| {
        with(BandRequirement::default(), |made| {
            made.lower = d.maybe(lower);
            made.upper = d.maybe(upper);
            made.of = d.maybe(criteria_set);
            made.not_applicable = d.maybe(variant);
            made.citation = d.maybe(citation);
        })
    };
    match d.below(5) {
        0 => Requirement::Percent(band(d)),
        1 => Requirement::Points(band(d)),
        2 => Requirement::Criteria(with(CriteriaRequirement::new(id(d)), |made| {
            made.of = d.maybe(criteria_set);
            made.count = d.maybe(enough);
            made.not_applicable = d.maybe(variant);
            made.citation = d.maybe(citation);
        })),
        3 => Requirement::Groups(with(GroupsRequirement::new(id(d)), |made| {
            made.of = d.maybe(|d| d.some(2, id));
            made.count = d.maybe(enough);
            made.not_applicable = d.maybe(variant);
            made.citation = d.maybe(citation);
        })),
        _ => Requirement::Conditions(with(ConditionsRequirement::default(), |made| {
            made.of = d.maybe(criteria_set);
            made.not_applicable = d.maybe(variant);
            made.citation = d.maybe(citation);
        })),
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
        false => Enough::Share(PartOfWhole::new(count(d), count(d))),
    }
}

fn group(d: &mut Dice) -> Group {
    with(Group::new(id(d), text(d)), |made| {
        made.points = d.maybe(points);
        made.levels = d.some(2, level_requirements);
        made.levels_citation = d.maybe(citation);
        made.criteria = d.some(3, criterion);
    })
}

pub(crate) fn instrument(d: &mut Dice) -> Instrument {
    with(
        Instrument::new(
            id(d),
            id(d),
            text(d),
            citation(d),
            d.some(3, variant),
            d.some(3, level),
            with(Scoring::new(citation(d)), |made| {
                made.levels = d.some(3, level_requirements);
                made.group_levels = d.some(3, level_requirements);
                made.group_levels_citation = d.maybe(citation);
                made.points_citation = d.maybe(citation);
                made.not_applicable = d.maybe(variant);
                made.points = d.maybe(points);
                made.answered = d.maybe(|d| {
                    let least = PartOfWhole::new(count(d), count(d));
                    EnoughAnswered::new(least, citation(d))
                });
            }),
        ),
        |made| {
            made.schema = d.maybe(phrase);
            made.description = d.maybe(text);
            made.valid_from = d.maybe(date);
            made.valid_until = d.maybe(date);
            made.sources = d.some(2, source);
            made.marks = d.some(2, |d| CriterionMark::new(id(d), text(d)));
            made.groups = d.some(2, group);
            made.retired = d.some(2, |d| {
                with(Retired::new(id(d)), |made| {
                    made.replaced_by = d.maybe(id);
                    made.reason = d.maybe(text);
                })
            });
        },
    )
}
