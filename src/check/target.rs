//! Facts that plans and reports state about criteria, and the levels they name.

use crate::model::{
    Criterion, Findings, Id, InstrumentRef, Place, Rule, Stage, Target, Value, listed, nearest,
};
use crate::score::{Misfit, Verdict, fit};
use crate::sound::Rubric;
use std::collections::HashMap;

/// The rules for a document's facts that are no facts or stand there twice.
pub(super) struct FactRules {
    pub(super) not_assessed: Rule,
    pub(super) not_applicable: Rule,
    pub(super) repeated: Rule,
}

/// Checks the facts of a document, list after list.
pub(super) struct Facts<'r> {
    rubric: Option<&'r Rubric>,
    stages: &'r [Stage],
    rules: FactRules,
    first: HashMap<Id, String>,
}

/// A fact that fits, with what it is worth.
pub(super) struct Fitting<'r> {
    pub(super) criterion: &'r Criterion,
    verdict: Verdict,
}

impl Fitting<'_> {
    pub(super) fn level(&self) -> Option<Id> {
        self.verdict.level(self.criterion)
    }

    /// In quarters of a point.
    pub(super) fn earned(&self) -> u64 {
        self.verdict.earned(self.criterion)
    }

    /// Whether it is worth no more than what every school has.
    pub(super) fn lowest(&self) -> bool {
        match self.criterion.levels.first() {
            Some(lowest) => self.level() == Some(lowest.level),
            None => self.earned() == 0,
        }
    }

    /// Whether the criterion gives nothing beyond it.
    pub(super) fn highest(&self) -> bool {
        match self.criterion.levels.last() {
            Some(highest) => self.level() == Some(highest.level),
            None => self.earned() == self.criterion.maximum_quarters(),
        }
    }
}

impl<'r> Facts<'r> {
    /// For a school with these distinct stages.
    pub(super) fn new(rubric: Option<&'r Rubric>, stages: &'r [Stage], rules: FactRules) -> Self {
        Self {
            rubric,
            stages,
            rules,
            first: HashMap::new(),
        }
    }

    /// Checks one fact; what it is worth if there is a rubric and the fact fits it.
    pub(super) fn check(
        &mut self,
        target: &Target,
        place: &Place<'_>,
        findings: &mut Findings,
    ) -> Option<Fitting<'r>> {
        let about = || ("criterion", target.criterion.to_string());
        if let Some(first) = self.first.get(&target.criterion) {
            let args = [about(), ("first", first.clone())];
            findings.add(&place.name("criterion"), self.rules.repeated, &args);
        } else {
            self.first
                .insert(target.criterion, place.pointer().to_string());
        }
        let value = place.name("value");
        match &target.value {
            Value::NotAssessed(_) => findings.add(&value, self.rules.not_assessed, &[about()]),
            Value::NotApplicable(_) => findings.add(&value, self.rules.not_applicable, &[about()]),
            _ => {}
        }
        match fitting(self.rubric?, self.stages, target.criterion, &target.value) {
            Ok(fitting) => fitting,
            Err(misfit) => {
                misfit.report(place, |place, rule, args| findings.add(place, rule, args));
                None
            }
        }
    }
}

/// What a fact is worth to a school with these distinct stages; nothing for a value that states no fact.
pub(super) fn fitting<'r>(
    rubric: &'r Rubric,
    stages: &[Stage],
    criterion: Id,
    value: &Value,
) -> Result<Option<Fitting<'r>>, Misfit> {
    let fit = fit::fact(rubric, stages, &criterion, value, 0)?;
    Ok(fit.verdict.map(|verdict| Fitting {
        criterion: fit.criterion,
        verdict,
    }))
}

/// Whether `rubric` is of the instrument that a document names; a finding of `rule` where it is not.
pub(super) fn same_instrument(
    found: InstrumentRef,
    expected: InstrumentRef,
    rule: Rule,
    findings: &mut Findings,
) -> bool {
    if found == expected {
        return true;
    }
    let text = |instrument: InstrumentRef| format!("{} {}", instrument.id, instrument.edition);
    let args = [("found", text(found)), ("expected", text(expected))];
    findings.add(&Place::ROOT.name("instrument"), rule, &args);
    false
}

/// How high a level stands; a finding of `rule` where the instrument has none of this name.
pub(super) fn level(
    rubric: &Rubric,
    level: Id,
    place: &Place<'_>,
    rule: Rule,
    findings: &mut Findings,
) -> Option<usize> {
    let rank = rubric.rank(&level);
    if rank.is_none() {
        let known = || rubric.instrument().levels.iter().map(|l| l.id.as_str());
        let mut args = vec![("level", level.to_string()), ("levels", listed(known()))];
        let near = nearest(level.as_str(), known());
        args.extend(near.map(|near| ("nearest", near.to_owned())));
        findings.add(place, rule, &args);
    }
    rank
}
