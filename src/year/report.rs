//! From a plan and the answers at the end of its year to the report on it, with what a person must write left open.

use crate::model::{
    AnnualPlan, Answer, Assessment, Head, Id, IssuedDocument, Objective, ObjectiveResult, Phrase,
    ResultOutcome, Signer, Source, Target, Text, Value, YearEndReport,
};
use crate::score::compare;
use crate::sound::Rubric;
use crate::year::DraftError;
use std::cmp::Ordering;
use std::collections::HashMap;

impl Rubric {
    /// A report on a plan, from the answers at the end of its year: for each objective the facts on its criteria, and how far it
    /// was reached.
    ///
    /// An objective is reached if every fact is at least as good as its target, partly if some are, otherwise not: nor is one without
    /// targets, such as a mere number of something, until somebody says so. What is not reached needs a reason, which stands open, as the
    /// titles do. A criterion without an answer is not assessed.
    ///
    /// ```
    /// use it_adoption_model::{AnnualPlan, Assessment, Rubrics, read};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let plan = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
    /// # let next = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/next-assessment.json"));
    /// let rubrics = Rubrics::builtin();
    /// let (plan, now): (AnnualPlan, Assessment) = (read(plan)?, read(next)?);
    /// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
    /// let report = rubric.draft_report(&plan, &now, "BC-2026".parse()?)?;
    /// assert_eq!(report.results.len(), plan.objectives.len());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`DraftError::OtherInstrument`] for a plan by another instrument; [`DraftError::OtherSchool`]; [`DraftError::OtherYear`] where no part of the school year of the answers lies in the period of the plan;
    /// [`DraftError::Score`] as [`Rubric::score`], for answers by another instrument.
    pub fn draft_report(
        &self,
        plan: &AnnualPlan,
        now: &Assessment,
        id: Id,
    ) -> Result<YearEndReport, DraftError> {
        let found = plan.instrument;
        if found != self.reference() {
            return Err(DraftError::OtherInstrument { found });
        }
        let (expected, found) = (plan.school.id, now.school.id);
        if found != expected {
            return Err(DraftError::OtherSchool {
                plan: expected,
                found,
            });
        }
        if !plan.period.meets(now.school_year) {
            return Err(DraftError::OtherYear {
                year: now.school_year,
                period: plan.period,
            });
        }
        let card = self.score(now)?;
        let answers = now.answers.iter().rev().map(|a| (a.criterion, a));
        let answers: HashMap<Id, &Answer> = answers.collect();
        let mut head = Head::new(Text::open());
        head.signer = Some(Signer::new(Phrase::open()));
        let school = plan.school.clone();
        let mut report =
            YearEndReport::new(id, school, plan.period, head, plan.id, plan.instrument);
        report.level = card.outcome.level;
        let results = plan.objectives.iter();
        report.results = results.map(|o| self.result(o, &answers)).collect();
        report.part_of = Some(IssuedDocument::new(Text::open()));
        report.guidance = vec![Source::new(Id::numbered('L', 1), Text::open())];
        report.trials = plan.trials.clone();
        report.proposals = vec![Text::open()];
        report.next_year = vec![Text::open()];
        report.recipients = match plan.recipients.as_slice() {
            [] => vec![Phrase::open()],
            named => named.to_vec(),
        };
        Ok(report)
    }

    fn result(&self, objective: &Objective, answers: &HashMap<Id, &Answer>) -> ObjectiveResult {
        let targets = objective.targets.iter();
        let answered = |target: &Target| answers.get(&target.criterion).copied();
        let reaches = |target: &&Target| {
            let fact = answered(target).map(|answer| &answer.value);
            let criterion = self.criterion(&target.criterion);
            let compared = fact.and_then(|fact| compare(criterion, fact, &target.value));
            compared.is_some_and(|compared| compared != Ordering::Less)
        };
        let reached = targets.clone().filter(reaches).count();
        let outcome = match reached {
            0 => ResultOutcome::NotReached,
            all if all == objective.targets.len() => ResultOutcome::Reached,
            _ => ResultOutcome::PartlyReached,
        };
        let mut result = ObjectiveResult::new(objective.id, outcome);
        result.reason = (outcome != ResultOutcome::Reached).then(Text::open);
        let fact = |target: &Target| {
            let value = answered(target).map(|answer| answer.value.clone());
            let value = value.unwrap_or(Value::NotAssessed(Default::default()));
            Target::new(target.criterion, value)
        };
        result.facts = targets.clone().map(fact).collect();
        let evidence = targets.filter_map(answered).flat_map(|a| &a.evidence);
        result.evidence = evidence.cloned().collect();
        result
    }
}
