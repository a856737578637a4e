//! Facts that plans and reports state about criteria, and the levels they name.

use super::plausible;
use super::seen::Seen;
use crate::model::{
    Criterion, Detail, Finding, Findings, Id, InstrumentRef, Place, Stage, Target, Value, listed,
    nearest,
};
use crate::score::{Verdict, fit};
use crate::sound::{Amount, Rubric, Scope};

/// What is found of a document's facts on a criterion that are no facts, or stand there after a first one.
pub(super) struct FactRules {
    pub(super) not_assessed: fn(Detail) -> Finding,
    pub(super) not_applicable: fn(Detail) -> Finding,
    pub(super) repeated: fn(Detail, Detail) -> Finding,
}

/// Checks the facts of a document, list after list.
pub(super) struct Facts<'r> {
    rubric: Option<&'r Rubric>,
    stages: &'r [Stage],
    rules: FactRules,
    seen: Seen<Id>,
}

/// A fact that fits, with what it is worth.
pub(super) struct Fitting<'r> {
    pub(super) criterion: &'r Criterion,
    verdict: Verdict,
    earned: Amount,
}

impl Fitting<'_> {
    pub(super) fn level(&self) -> Option<Id> {
        self.verdict.level(self.criterion)
    }

    pub(super) fn earned(&self) -> Amount {
        self.earned
    }

    /// Whether it is worth no more than what every school has.
    pub(super) fn lowest(&self) -> bool {
        let nothing = self.earned() == Amount::NOTHING;
        match self.criterion.levels.first() {
            Some(lowest) => {
                self.level() == Some(lowest.level) && (self.criterion.earns.is_none() || nothing)
            }
            None => nothing,
        }
    }

    /// Whether the criterion gives nothing beyond it.
    pub(super) fn highest(&self) -> bool {
        let most = self.criterion.maximum_millionths().map(Amount::new);
        let all = Some(self.earned()) == most;
        match self.criterion.levels.last() {
            Some(highest) => {
                self.level() == Some(highest.level) && (self.criterion.earns.is_none() || all)
            }
            None => all,
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
            seen: Seen::new(),
        }
    }

    /// Checks one fact; what it is worth if there is a rubric and the fact fits it.
    pub(super) fn check(
        &mut self,
        target: &Target,
        place: &Place<'_>,
        findings: &mut Findings,
    ) -> Option<Fitting<'r>> {
        let id = target.criterion;
        if let Some(first) = self.seen.before(id, place) {
            let found = (self.rules.repeated)(id.into(), first.into());
            findings.add(&place.name("criterion"), found);
        }
        let value = place.name("value");
        match &target.value {
            Value::NotAssessed(_) => findings.add(&value, (self.rules.not_assessed)(id.into())),
            Value::NotApplicable(_) => findings.add(&value, (self.rules.not_applicable)(id.into())),
            _ => {}
        }
        match fitting(self.rubric?, self.stages, id, &target.value) {
            Ok(fitting) => {
                if let Some(fitting) = &fitting {
                    let note = target.note.as_ref();
                    plausible::fact(fitting.criterion, &target.value, note, place, findings);
                }
                fitting
            }
            Err(misfit) => {
                findings.add(place, *misfit);
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
) -> Result<Option<Fitting<'r>>, Box<Finding>> {
    let fit = fit::fact(rubric, stages, &criterion, value)?;
    Ok(fit.verdict.map(|verdict| Fitting {
        criterion: fit.criterion,
        verdict,
        earned: verdict.earned(fit.criterion, value),
    }))
}

/// Whether a document names the instrument `expected`; if not, `differs` makes a finding of the two.
pub(super) fn same_instrument(
    found: InstrumentRef,
    expected: InstrumentRef,
    differs: fn(Detail, Detail) -> Finding,
    findings: &mut Findings,
) -> bool {
    if found == expected {
        return true;
    }
    let differs = differs(found.into(), expected.into());
    findings.add(&Place::Root.name("instrument"), differs);
    false
}

/// The rubric, if a document names its instrument; if not, `differs` makes a finding of the two.
pub(super) fn of_same_instrument<'r>(
    rubric: Option<&'r Rubric>,
    found: InstrumentRef,
    differs: fn(Detail, Detail) -> Finding,
    findings: &mut Findings,
) -> Option<&'r Rubric> {
    rubric.filter(|rubric| same_instrument(found, rubric.reference(), differs, findings))
}

/// How high an overall level stands; where the whole has none of this name, `unknown` makes a finding of it and of those there are.
pub(super) fn level(
    rubric: &Rubric,
    level: Id,
    place: &Place<'_>,
    unknown: fn(Detail, Detail) -> Finding,
    findings: &mut Findings,
) -> Option<usize> {
    let known = rubric.levels_of(Scope::Whole);
    if !known.contains(&level) {
        let known = || known.iter().map(Id::as_str);
        let near = nearest(level.as_str(), known());
        let unknown = unknown(level.into(), listed(known()).into());
        findings.add(place, unknown.nearest(near));
        return None;
    }
    rubric.rank(&level)
}
