//! What the library writes: scorecards, gaps, findings.

use super::*;

pub(super) fn outcome(d: &mut Dice) -> Outcome {
    built!(Outcome {
        level: d.maybe(id),
        no_level: d.maybe(variant::<NoLevel>),
        points: d.maybe(point_score)
    })
}

fn point_score(d: &mut Dice) -> PointScore {
    built!(PointScore {
        earned: points(d),
        of: points(d)
    })
}

fn coverage(d: &mut Dice) -> Coverage {
    built!(Coverage {
        answered: count(d),
        not_applicable: count(d),
        criteria: count(d),
        needed: d.maybe(count),
        points: d.maybe(|d| built!(CoveredPoints {
            answered: points(d),
            of: points(d)
        }))
    })
}

fn requirement_result(d: &mut Dice) -> RequirementResult {
    built!(RequirementResult {
        level: id(d),
        requirement: count(d),
        kind: variant::<RequirementKind>(d),
        state: variant::<RequirementState>(d),
        reached: limit(d),
        of: limit(d),
        needed: limit(d),
        missing: d.some(2, id),
        fidelity: variant::<Fidelity>(d)
    })
}

fn mark(d: &mut Dice) -> Mark {
    built!(Mark {
        level: id(d),
        limit: d.maybe(limit),
        stage: d.maybe(variant::<Stage>),
        fidelity: d.maybe(variant::<Fidelity>)
    })
}

fn criterion_score(d: &mut Dice) -> CriterionScore {
    built!(CriterionScore {
        criterion: id(d),
        group: id(d),
        state: variant::<CriterionState>(d),
        value: d.maybe(value),
        level: d.maybe(id),
        points: d.maybe(point_score),
        met: d.maybe(mark),
        missed: d.maybe(mark),
        fidelity: variant::<Fidelity>(d)
    })
}

pub(crate) fn scorecard(d: &mut Dice) -> Scorecard {
    built!(Scorecard {
        document: ScorecardTag::default(),
        schema: d.maybe(phrase),
        school: school(d),
        school_year: school_year(d),
        date: d.maybe(date),
        instrument: reference(d),
        instrument_digest: digest(d),
        role: variant::<AssessorRole>(d),
        provenance: d.maybe(provenance),
        outcome: outcome(d),
        lowest: outcome(d),
        highest: outcome(d),
        coverage: coverage(d),
        requirements: d.some(3, requirement_result),
        fidelity: variant::<Fidelity>(d),
        groups: d.some(2, |d| built!(GroupScore {
            group: id(d),
            outcome: outcome(d),
            lowest: outcome(d),
            highest: outcome(d),
            requirements: d.some(2, requirement_result)
        })),
        criteria: d.some(3, criterion_score)
    })
}

fn gap(d: &mut Dice) -> Gap {
    let more = |d: &mut Dice| {
        built!(More {
            more: count(d),
            to: count(d)
        })
    };
    let change = match d.below(9) {
        0 => Change::Fulfil(Plain::default()),
        1 => Change::Part(more(d)),
        2 => Change::Count(more(d)),
        3 => Change::Per(more(d)),
        4 => Change::Amount(more(d)),
        5 => Change::Rating(id(d)),
        6 => Change::Points(points(d)),
        7 => Change::Fewer(built!(Fewer {
            fewer: count(d),
            to: count(d)
        })),
        _ => Change::Assess(Plain::default()),
    };
    built!(Gap {
        criterion: id(d),
        from: d.maybe(id),
        to: d.maybe(id),
        change: change,
        gain: d.maybe(points),
        serves: d.maybe(|d| built!(Served {
            group: d.maybe(id),
            level: id(d),
            requirement: count(d)
        }))
    })
}

fn lift(d: &mut Dice) -> Lift {
    built!(Lift {
        state: variant::<LiftState>(d),
        steps: d.some(3, gap),
        fewest: d.flip()
    })
}

pub(crate) fn gaps(d: &mut Dice) -> Gaps {
    built!(Gaps {
        document: GapsTag::default(),
        schema: d.maybe(phrase),
        school: school(d),
        school_year: school_year(d),
        instrument: reference(d),
        instrument_digest: digest(d),
        provenance: d.maybe(provenance),
        target: id(d),
        outcome: outcome(d),
        coverage: coverage(d),
        fidelity: variant::<Fidelity>(d),
        gaps: d.some(3, gap),
        groups: d.some(2, |d| built!(GroupLift {
            group: id(d),
            lift: lift(d)
        })),
        whole: lift(d)
    })
}

pub(crate) fn findings(d: &mut Dice) -> Findings {
    built!(Findings {
        document: FindingsTag::default(),
        schema: d.maybe(phrase),
        findings: d.some(3, finding)
    })
}

pub(super) fn finding(d: &mut Dice) -> Finding {
    let arg = |d: &mut Dice| {
        built!(Arg {
            name: phrase(d),
            value: d.pick(&["", "9", "Trường"]).to_owned()
        })
    };
    built!(Finding {
        rule: variant::<Rule>(d),
        severity: variant::<Severity>(d),
        pointer: pointer(d),
        args: d.some(2, arg),
        message: text(d)
    })
}
