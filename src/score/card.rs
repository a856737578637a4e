//! From the trace of the criteria to levels: the scorecard.

use crate::model::decimal::ONE;
use crate::model::{
    Assessment, Count, Coverage, CoveredPoints, CriterionScore, CriterionState, GroupScore, Id,
    Limit, NoLevel, Outcome, PointScore, Points, RequirementResult, RequirementState, Scorecard,
};
use crate::sound::{Fact, Judgement, Looks, Need, Reading, Rubric, Scope, Standing, Test};

impl Rubric {
    /// The result of an assessment, from its trace.
    pub(super) fn scorecard(
        &self,
        assessment: &Assessment,
        criteria: Vec<CriterionScore>,
        facts: &[Fact],
    ) -> Scorecard {
        let tables = self.tables();
        let actual = Side::new(self, facts);
        let [lowest, highest] = actual.bounds(facts);
        let judged = actual.standing.judge(Scope::Whole);
        let requirements = self.requirements(&actual, Scope::Whole, &judged, facts);
        let groups = self.instrument().groups.iter().enumerate();
        let groups = groups.map(|(at, group)| {
            let scope = Scope::Group(at);
            let own = facts.get(tables.range(scope));
            let judged = actual.standing.judge(scope);
            let outcome = actual.outcome_of(scope, &judged);
            // The bounds differ in what is not answered only.
            let is_answered = own.is_some_and(|own| own.iter().all(Fact::is_answered));
            let bound = |side: &Side<'_>| match is_answered {
                true => outcome,
                false => side.outcome(scope),
            };
            GroupScore {
                group: group.id,
                outcome,
                lowest: bound(&lowest),
                highest: bound(&highest),
                requirements: self.requirements(&actual, scope, &judged, facts),
            }
        });
        let groups = groups.collect();
        let [lowest, highest] = [lowest, highest].map(|side| side.beside(&actual));
        Scorecard {
            document: Default::default(),
            schema: None,
            school: assessment.school.clone(),
            school_year: assessment.school_year,
            date: assessment.date,
            instrument: self.reference(),
            instrument_digest: self.digest(),
            role: assessment.role,
            provenance: assessment.provenance.clone(),
            outcome: actual.outcome_of(Scope::Whole, &judged),
            lowest: lowest.outcome(Scope::Whole),
            highest: highest.outcome(Scope::Whole),
            coverage: self.coverage(&criteria),
            requirements,
            fidelity: tables.fidelity,
            groups,
            criteria,
        }
    }

    fn coverage(&self, criteria: &[CriterionScore]) -> Coverage {
        let (mut answered, mut not_applicable) = (0_u64, 0);
        let mut maxima = [0, 0];
        for score in criteria {
            let is_answered = score.state == CriterionState::Answered;
            answered += u64::from(is_answered);
            not_applicable += u64::from(score.state == CriterionState::NotApplicable);
            let maximum = score.points.map_or(0, |points| points.of.millionths());
            let [of_answered, of] = &mut maxima;
            *of_answered += maximum * u64::from(is_answered);
            *of += maximum;
        }
        let all = criteria.len() as u64;
        let tells = self.tables().tells_points(Scope::Whole);
        let [of_answered, of] = maxima.map(Points::capped);
        Coverage {
            answered: Count::capped(answered),
            not_applicable: Count::capped(not_applicable),
            criteria: Count::capped(all),
            needed: self
                .tables()
                .needed(all - not_applicable)
                .map(Count::capped),
            points: tells.then_some(CoveredPoints {
                answered: of_answered,
                of,
            }),
        }
    }

    /// What the levels of a scope took, up to the first with a requirement unmet.
    fn requirements(
        &self,
        side: &Side<'_>,
        scope: Scope,
        judged: &Judgement,
        facts: &[Fact],
    ) -> Vec<RequirementResult> {
        let rows = self.tables().of(scope).rows.as_slice();
        let end = judged.unmet.map_or(rows.len(), |(row, _)| row + 1);
        let rows = rows.get(1..end).unwrap_or_default();
        let mut results = Vec::with_capacity(rows.iter().map(|row| row.needs.len()).sum());
        for row in rows {
            let level = self.level_of(row.rank);
            for (which, need) in row.needs.iter().enumerate() {
                results.push(self.requirement(side, level, which, need, facts));
            }
        }
        results
    }

    fn requirement(
        &self,
        side: &Side<'_>,
        level: Id,
        which: usize,
        need: &Need,
        facts: &[Fact],
    ) -> RequirementResult {
        let reading = side.standing.reading(need).unwrap_or(Reading::nothing());
        let state = side.standing.state(need);
        let (missing, not_applicable) = match state {
            RequirementState::Unmet => self.missing(side, need, facts),
            _ => Default::default(),
        };
        let (reached, of) = match need.test {
            Test::Percent(_) | Test::Points(_) => (reading.earned.rounded(), reading.of),
            _ => (reading.reached * ONE, reading.of * ONE),
        };
        RequirementResult {
            level,
            requirement: Count::capped(which as u64),
            kind: need.kind(self.tables()),
            state,
            reached: Limit::capped(reached),
            of: Limit::capped(of),
            needed: Limit::capped(needed(need, reading)),
            missing,
            not_applicable,
            fidelity: need.fidelity,
        }
    }

    /// What could still make a requirement hold that does not: of criteria, those that apply and can be so good; and those that
    /// count against it because they do not apply.
    fn missing(&self, side: &Side<'_>, need: &Need, facts: &[Fact]) -> (Vec<Id>, Vec<Id>) {
        let Some(gauge) = self.tables().gauge(need.gauge) else {
            return Default::default();
        };
        match need.test {
            Test::Percent(_) | Test::Points(_) => Default::default(),
            _ if gauge.is_of_groups() => {
                let groups = side.standing.missing_groups(gauge);
                let id = |at: usize| self.instrument().groups.get(at).map(|group| group.id);
                (groups.filter_map(id).collect(), Vec::new())
            }
            _ => {
                let could = |at: usize| {
                    let best = self.tables().criteria().get(at).map(Fact::best);
                    match gauge.looks {
                        Looks::Criteria(rank) => best.is_some_and(|best| best.reaches(rank)),
                        _ => true,
                    }
                };
                let (mut missing, mut idle) = (Vec::new(), Vec::new());
                for at in gauge.set.iter().copied() {
                    let Some((fact, criterion)) = facts.get(at).zip(self.at(at)) else {
                        continue;
                    };
                    if side.standing.misses(gauge, at, fact) {
                        match fact.state {
                            CriterionState::NotApplicable => idle.push(criterion.id),
                            _ if could(at) => missing.push(criterion.id),
                            _ => {}
                        }
                    }
                }
                (missing, idle)
            }
        }
    }
}

/// One view of a school.
struct Side<'r> {
    rubric: &'r Rubric,
    standing: Standing<'r>,
}

impl<'r> Side<'r> {
    fn new(rubric: &'r Rubric, facts: &[Fact]) -> Self {
        Self {
            rubric,
            standing: Standing::with(rubric.tables(), facts),
        }
    }

    /// The lowest and the highest view.
    fn bounds(&self, facts: &[Fact]) -> [Self; 2] {
        let bounds = self.standing.bounds(facts);
        bounds.map(|standing| Self { standing, ..*self })
    }

    /// The view of the whole, where the groups without a level in `actual` do not apply.
    fn beside(self, actual: &Self) -> Self {
        Self {
            standing: self.standing.beside(&actual.standing),
            ..self
        }
    }

    fn outcome(&self, scope: Scope) -> Outcome {
        self.outcome_of(scope, &self.standing.judge(scope))
    }

    /// The outcome of a scope that is judged already.
    fn outcome_of(&self, scope: Scope, judged: &Judgement) -> Outcome {
        let score = |reading: &Reading| PointScore {
            earned: Points::capped(reading.earned.rounded()),
            of: Points::capped(reading.of),
        };
        let tables = self.rubric.tables();
        let tells = tables.tells_points(scope);
        let none = match judged.little {
            true => NoLevel::LittleAnswered,
            false => NoLevel::Unmeasured,
        };
        let told = judged.told();
        Outcome {
            level: told.map(|rank| self.rubric.level_of(rank)),
            no_level: (told.is_none() && !tables.of(scope).rows.is_empty()).then_some(none),
            points: self.standing.points(scope).filter(|_| tells).map(score),
        }
    }
}

/// What a requirement needs: the bound as printed, or how many of those that apply.
fn needed(need: &Need, reading: &Reading) -> u64 {
    match need.test {
        Test::Percent(bound) | Test::Points(bound) => bound.millionths,
        Test::All => reading.of * ONE,
        Test::AtLeast(count) => count * ONE,
        Test::Share { part, whole } => (part * reading.of).div_ceil(whole.max(1)) * ONE,
    }
}
