//! The year's documents: plans, trials, reports, submissions and what belongs to them.

use super::*;

fn money(d: &mut Dice) -> Money {
    Money::new(d.pick(&[0, 1, 10_000_000, 9_007_199_254_740_991])).unwrap()
}

fn period(d: &mut Dice) -> Period {
    match d.flip() {
        true => Period::SchoolYear(school_year(d)),
        false => Period::CalendarYear(Year::new(2000 + d.below(100) as u16).unwrap()),
    }
}

fn head(d: &mut Dice) -> Head {
    Head {
        title: text(d),
        authority: d.maybe(phrase),
        number: d.maybe(phrase),
        place: d.maybe(phrase),
        date: d.maybe(date),
        signer: d.maybe(|d| Signer {
            name: phrase(d),
            deputy: d.flip(),
        }),
    }
}

fn issued(d: &mut Dice) -> IssuedDocument {
    IssuedDocument {
        title: text(d),
        number: d.maybe(phrase),
        date: d.maybe(date),
    }
}

fn target(d: &mut Dice) -> Target {
    Target {
        criterion: id(d),
        value: value(d),
    }
}

fn objective(d: &mut Dice) -> Objective {
    let quantity = |d: &mut Dice| Quantity {
        number: limit(d),
        unit: text(d),
    };
    Objective {
        id: id(d),
        title: text(d),
        targets: d.some(2, target),
        quantity: d.maybe(quantity),
        due: date(d),
    }
}

fn need(d: &mut Dice) -> ResourceNeed {
    let quantity = |d: &mut Dice| YearQuantity {
        period: period(d),
        quantity: count(d),
    };
    match d.below(4) {
        0 => ResourceNeed::Equipment(Equipment {
            unit_price: d.maybe(money),
            quantities: d.some(2, quantity),
            printed_quantity: d.maybe(count),
            printed_cost: d.maybe(money),
        }),
        1 => ResourceNeed::Training(Training {
            people: count(d),
            sessions: count(d),
            cost: d.maybe(money),
        }),
        2 => ResourceNeed::Service(Service {
            cost: d.maybe(money),
        }),
        _ => ResourceNeed::Staff(Staff {
            roles: d.some(2, variant),
        }),
    }
}

fn phase(d: &mut Dice) -> Phase {
    Phase {
        from: date(d),
        until: date(d),
        body: phrase(d),
        outcome: variant(d),
        conclusion: d.maybe(text),
        evidence: d.some(1, evidence),
    }
}

fn trial(d: &mut Dice) -> Trial {
    Trial {
        id: id(d),
        technology: text(d),
        pilot: d.maybe(phase),
        appraisal: d.maybe(phase),
        evaluation: d.maybe(phase),
        scale_up: d.maybe(phase),
    }
}

pub(crate) fn annual_plan(d: &mut Dice) -> AnnualPlan {
    let standing = match d.flip() {
        true => Standing::WovenInto(issued(d)),
        false => Standing::Alone(Plain {}),
    };
    AnnualPlan {
        document: AnnualPlanTag,
        schema: d.maybe(phrase),
        id: id(d),
        school: school(d),
        period: period(d),
        head: head(d),
        provenance: d.maybe(provenance),
        standing,
        instrument: reference(d),
        baseline_level: d.maybe(id),
        target_level: d.maybe(id),
        legal_basis: d.some(1, source),
        situation: Situation {
            advantages: d.some(1, text),
            difficulties: d.some(1, text),
            causes: d.some(1, text),
        },
        needs: d.some(2, |d| Need {
            id: id(d),
            title: text(d),
        }),
        principles: PrincipleStatements {
            needs: text(d),
            compliance: text(d),
            effectiveness: text(d),
        },
        general_objective: d.maybe(text),
        objectives: d.some(2, objective),
        contents: d.some(2, |d| Content {
            id: id(d),
            title: text(d),
            objectives: d.some(1, id),
            needs: d.some(1, id),
        }),
        solutions: d.some(2, |d| Solution {
            id: id(d),
            title: text(d),
            contents: d.some(1, id),
            checked_against: d.some(1, id),
            trial: d.maybe(id),
        }),
        roadmap: d.some(2, |d| Milestone {
            id: id(d),
            solutions: d.some(1, id),
            from: date(d),
            until: date(d),
            product: text(d),
        }),
        resources: d.some(2, |d| Resource {
            id: id(d),
            title: text(d),
            solutions: d.some(1, id),
            need: need(d),
        }),
        funding: d.some(2, |d| Funding {
            source: variant(d),
            amount: money(d),
            note: d.maybe(text),
        }),
        printed_cost: d.maybe(money),
        printed_funding: d.maybe(money),
        trials: d.some(1, trial),
        assignments: d.some(1, |d| Assignment {
            role: variant(d),
            task: text(d),
            solutions: d.some(1, id),
        }),
        inspection: d.maybe(text),
        reports_due: d.some(1, |d| ReportDue {
            title: text(d),
            due: d.maybe(date),
            to: phrase(d),
        }),
        recipients: d.some(1, phrase),
    }
}

pub(crate) fn medium_term_plan(d: &mut Dice) -> MediumTermPlan {
    MediumTermPlan {
        document: MediumTermPlanTag,
        schema: d.maybe(phrase),
        id: id(d),
        school: school(d),
        head: head(d),
        provenance: d.maybe(provenance),
        instrument: reference(d),
        legal_basis: d.some(1, source),
        general_objective: d.maybe(text),
        years: d.some(5, |d| YearTargets {
            school_year: school_year(d),
            level: d.maybe(id),
            targets: d.some(2, target),
        }),
    }
}

pub(crate) fn year_end_report(d: &mut Dice) -> YearEndReport {
    YearEndReport {
        document: YearEndReportTag,
        schema: d.maybe(phrase),
        id: id(d),
        school: school(d),
        period: period(d),
        head: head(d),
        provenance: d.maybe(provenance),
        part_of: d.maybe(issued),
        guidance: d.some(1, source),
        plan: id(d),
        instrument: reference(d),
        level: d.maybe(id),
        results: d.some(2, |d| ObjectiveResult {
            objective: id(d),
            outcome: variant(d),
            facts: d.some(2, target),
            evidence: d.some(1, evidence),
            reason: d.maybe(text),
        }),
        spending: d.some(2, |d| Spending {
            source: variant(d),
            spent: money(d),
            objectives: d.some(1, id),
            brought: text(d),
        }),
        trials: d.some(1, trial),
        difficulties: d.some(2, record),
        proposals: d.some(1, text),
        next_year: d.some(1, text),
        recipients: d.some(1, phrase),
    }
}

fn record(d: &mut Dice) -> DifficultyRecord {
    DifficultyRecord {
        id: id(d),
        title: text(d),
        causes: d.some(1, text),
        arose: date(d),
        tried: d.some(1, text),
        asked: d.maybe(text),
        reported: d.maybe(|d| DifficultyReport {
            on: date(d),
            channel: variant(d),
            to: phrase(d),
            address: d.maybe(phrase),
        }),
        answer: d.maybe(|d| DifficultyAnswer {
            on: date(d),
            by: phrase(d),
            text: text(d),
        }),
        resolved: d.maybe(date),
    }
}

pub(crate) fn difficulty(d: &mut Dice) -> Difficulty {
    Difficulty {
        document: DifficultyTag,
        schema: d.maybe(phrase),
        school: school(d),
        head: head(d),
        provenance: d.maybe(provenance),
        difficulty: record(d),
        recipients: d.some(1, phrase),
    }
}

pub(crate) fn submission(d: &mut Dice) -> Submission {
    let group = |d: &mut Dice| PublishedGroup {
        group: id(d),
        level: id(d),
        earned: d.maybe(points),
    };
    Submission {
        document: SubmissionTag,
        schema: d.maybe(phrase),
        id: id(d),
        state: variant(d),
        managing_body: id(d),
        deadlines: d.maybe(|d| Deadlines {
            submit: d.maybe(date),
            publish: d.maybe(date),
        }),
        self_assessment: assessment(d),
        external_evaluation: d.maybe(assessment),
        published: d.maybe(|d| Published {
            level: id(d),
            earned: d.maybe(points),
            groups: d.some(2, group),
        }),
        history: d.some(3, |d| Move {
            number: count(d),
            action: variant(d),
            on: date(d),
            unit: id(d),
            unit_kind: variant(d),
            reason: d.maybe(text),
        }),
    }
}

pub(crate) fn workflow(d: &mut Dice) -> Workflow {
    Workflow {
        document: WorkflowTag,
        schema: d.maybe(phrase),
        id: id(d),
        title: text(d),
        sources: d.some(1, source),
        moves: d.some(3, |d| MoveRule {
            action: variant(d),
            from: d.some(2, variant),
            to: variant(d),
            by: variant(d),
            reason_required: d.flip(),
            citation: citation(d),
        }),
        lines: d.some(2, |d| ReportingLine {
            stages: d.some(2, variant),
            valid_from: d.maybe(date),
            valid_until: d.maybe(date),
            above: d.some(2, variant),
            citation: citation(d),
        }),
        difficulties: d.maybe(|d| Promptness {
            days: count(d),
            citation: citation(d),
        }),
    }
}

pub(crate) fn comparison(d: &mut Dice) -> Comparison {
    let judged = |d: &mut Dice| Judged {
        state: variant(d),
        level: d.maybe(id),
        earned: d.maybe(points),
    };
    Comparison {
        document: ComparisonTag,
        schema: d.maybe(phrase),
        school: school(d),
        school_year: school_year(d),
        instrument: reference(d),
        self_outcome: outcome(d),
        external_outcome: outcome(d),
        groups: d.some(2, |d| GroupDifference {
            group: id(d),
            self_outcome: outcome(d),
            external_outcome: outcome(d),
        }),
        criteria: d.some(2, |d| CriterionDifference {
            criterion: id(d),
            self_judged: judged(d),
            external_judged: judged(d),
        }),
    }
}
