//! What the library writes: scorecards, gaps, findings.

use super::*;

pub(super) fn outcome(d: &mut Dice) -> Outcome {
    Outcome {
        level: d.maybe(id),
        points: d.maybe(point_score),
    }
}

fn point_score(d: &mut Dice) -> PointScore {
    PointScore {
        earned: points(d),
        of: points(d),
    }
}

fn coverage(d: &mut Dice) -> Coverage {
    Coverage {
        answered: count(d),
        not_applicable: count(d),
        criteria: count(d),
        points: d.maybe(|d| CoveredPoints {
            answered: points(d),
            of: points(d),
        }),
    }
}

fn requirement_result(d: &mut Dice) -> RequirementResult {
    RequirementResult {
        level: id(d),
        requirement: count(d),
        kind: variant(d),
        state: variant(d),
        reached: limit(d),
        of: limit(d),
        needed: limit(d),
        missing: d.some(2, id),
        fidelity: variant(d),
    }
}

fn mark(d: &mut Dice) -> Mark {
    Mark {
        level: id(d),
        limit: d.maybe(limit),
        stage: d.maybe(variant),
        fidelity: d.maybe(variant),
    }
}

fn criterion_score(d: &mut Dice) -> CriterionScore {
    CriterionScore {
        criterion: id(d),
        group: id(d),
        state: variant(d),
        value: d.maybe(value),
        level: d.maybe(id),
        points: d.maybe(point_score),
        met: d.maybe(mark),
        missed: d.maybe(mark),
        citation: citation(d),
    }
}

pub(crate) fn scorecard(d: &mut Dice) -> Scorecard {
    Scorecard {
        document: ScorecardTag,
        schema: d.maybe(phrase),
        school: school(d),
        school_year: school_year(d),
        instrument: reference(d),
        role: variant(d),
        provenance: d.maybe(provenance),
        outcome: outcome(d),
        lowest: outcome(d),
        highest: outcome(d),
        coverage: coverage(d),
        requirements: d.some(3, requirement_result),
        fidelity: variant(d),
        groups: d.some(2, |d| GroupScore {
            group: id(d),
            outcome: outcome(d),
            lowest: outcome(d),
            highest: outcome(d),
            requirements: d.some(2, requirement_result),
        }),
        criteria: d.some(3, criterion_score),
    }
}

fn gap(d: &mut Dice) -> Gap {
    let more = |d: &mut Dice| More {
        more: count(d),
        to: count(d),
    };
    let change = match d.below(8) {
        0 => Change::Fulfil(Plain {}),
        1 => Change::Part(more(d)),
        2 => Change::Count(more(d)),
        3 => Change::Per(more(d)),
        4 => Change::Amount(more(d)),
        5 => Change::Rating(id(d)),
        6 => Change::Points(points(d)),
        _ => Change::Assess(Plain {}),
    };
    Gap {
        criterion: id(d),
        from: d.maybe(id),
        to: d.maybe(id),
        change,
        gain: d.maybe(points),
        serves: d.maybe(|d| Served {
            group: d.maybe(id),
            level: id(d),
            requirement: count(d),
        }),
    }
}

fn lift(d: &mut Dice) -> Lift {
    Lift {
        state: variant(d),
        steps: d.some(3, gap),
        fewest: d.flip(),
    }
}

pub(crate) fn gaps(d: &mut Dice) -> Gaps {
    Gaps {
        document: GapsTag,
        schema: d.maybe(phrase),
        school: school(d),
        school_year: school_year(d),
        instrument: reference(d),
        provenance: d.maybe(provenance),
        target: id(d),
        outcome: outcome(d),
        coverage: coverage(d),
        fidelity: variant(d),
        gaps: d.some(3, gap),
        groups: d.some(2, |d| GroupLift {
            group: id(d),
            lift: lift(d),
        }),
        whole: lift(d),
    }
}

pub(crate) fn findings(d: &mut Dice) -> Findings {
    Findings {
        document: FindingsTag,
        schema: d.maybe(phrase),
        findings: d.some(3, finding),
    }
}

pub(super) fn finding(d: &mut Dice) -> Finding {
    let arg = |d: &mut Dice| Arg {
        name: phrase(d),
        value: d.pick(&["", "9", "Trường"]).to_owned(),
    };
    Finding {
        rule: variant(d),
        severity: variant(d),
        pointer: pointer(d),
        args: d.some(2, arg),
        message: text(d),
    }
}
