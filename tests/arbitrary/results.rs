//! What the library writes: scorecards, gaps, findings.

use super::*;

pub(super) fn outcome(d: &mut Dice) -> Outcome {
    Outcome {
        level: d.maybe(id),
        earned: points(d),
        applicable: points(d),
        held: d.flip(),
        band: d.maybe(band),
        next: d.maybe(band),
    }
}

fn coverage(d: &mut Dice) -> Coverage {
    Coverage {
        answered: count(d),
        not_applicable: count(d),
        criteria: count(d),
        points: points(d),
        maximum: points(d),
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
        earned: points(d),
        maximum: points(d),
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
        method: variant(d),
        method_citation: citation(d),
        gates: Gates {
            policy: variant(d),
            citation: citation(d),
            failed: d.some(2, id),
            open: d.some(2, id),
        },
        fidelity: variant(d),
        groups: d.some(2, |d| GroupScore {
            group: id(d),
            outcome: outcome(d),
            lowest: outcome(d),
            highest: outcome(d),
        }),
        criteria: d.some(3, criterion_score),
    }
}

fn gap(d: &mut Dice) -> Gap {
    let more = |d: &mut Dice| More {
        more: count(d),
        to: count(d),
    };
    let change = match d.below(7) {
        0 => Change::Fulfil(Plain {}),
        1 => Change::Part(more(d)),
        2 => Change::Count(more(d)),
        3 => Change::Per(more(d)),
        4 => Change::Rating(id(d)),
        5 => Change::Points(points(d)),
        _ => Change::Assess(Plain {}),
    };
    Gap {
        criterion: id(d),
        from: d.maybe(id),
        to: d.maybe(id),
        change,
        gain: points(d),
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
        method: variant(d),
        fidelity: variant(d),
        gaps: d.some(3, gap),
        groups: d.some(2, |d| GroupLift {
            group: id(d),
            steps: d.some(2, gap),
        }),
        whole: d.some(3, gap),
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
