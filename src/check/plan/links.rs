//! Links between the parts of a plan: every chain from objective to resource is whole, and no reference leads nowhere.

use crate::check::seen::Seen;
use crate::model::{AnnualPlan, Detail, Finding, Findings, Id, Place, found, nearest};
use crate::sound::Rubric;
use std::collections::HashSet;

/// Checks that identifiers are unique and that references lead to their parts.
pub(super) fn links(plan: &AnnualPlan, findings: &mut Findings) {
    ids(plan, findings);
    for link in chain(plan) {
        link.check(findings);
    }
    trials(plan, findings);
}

/// References that the parts of one list hold to the parts of another.
struct Link<'p> {
    from: &'static str,
    property: &'static str,
    holders: Vec<Holder<'p>>,
    to: &'static str,
    ids: Vec<Id>,
    /// What is found of a part that nothing refers to.
    unreached: Option<ById>,
    /// What is found of a part that refers to nothing.
    idle: Option<ById>,
    /// Which of the two comes first; it keeps the other quiet, being its likely cause.
    idle_first: bool,
}

/// What is found of the part with this identifier.
type ById = fn(Detail) -> Finding;

struct Holder<'p> {
    /// Absent where nothing is said if it refers to nothing: a solution that is still open cannot have been checked.
    id: Option<Id>,
    refers: &'p [Id],
}

fn holder(id: Id, refers: &[Id]) -> Holder<'_> {
    Holder {
        id: Some(id),
        refers,
    }
}

#[rustfmt::skip]
fn chain(plan: &AnnualPlan) -> [Link<'_>; 7] {
    let objectives = || plan.objectives.iter().map(|o| o.id).collect();
    let contents = || plan.contents.iter().map(|c| c.id).collect();
    let solutions = || plan.solutions.iter().map(|s| s.id).collect();
    [
        Link {
            from: "contents", property: "objectives", to: "objectives", ids: objectives(),
            holders: plan.contents.iter().map(|c| holder(c.id, &c.objectives)).collect(),
            unreached: Some(|id| found::PlanObjectiveWithoutContent { id }.into()),
            idle: Some(|id| found::PlanContentWithoutObjective { id }.into()), idle_first: false,
        },
        Link {
            from: "contents", property: "needs", to: "needs",
            ids: plan.needs.iter().map(|n| n.id).collect(),
            holders: plan.contents.iter().map(|c| holder(c.id, &c.needs)).collect(),
            unreached: Some(|id| found::PlanNeedUnanswered { id }.into()),
            idle: Some(|id| found::PlanContentWithoutNeed { id }.into()), idle_first: true,
        },
        Link {
            from: "solutions", property: "contents", to: "contents", ids: contents(),
            holders: plan.solutions.iter().map(|s| holder(s.id, &s.contents)).collect(),
            unreached: Some(|id| found::PlanContentWithoutSolution { id }.into()),
            idle: Some(|id| found::PlanSolutionWithoutContent { id }.into()), idle_first: false,
        },
        Link {
            from: "solutions", property: "checkedAgainst", to: "legalBasis",
            ids: plan.legal_basis.iter().map(|s| s.id).collect(),
            holders: plan.solutions.iter().map(|s| {
                Holder { id: (!s.title.is_open()).then_some(s.id), refers: &s.checked_against }
            }).collect(),
            unreached: None,
            idle: Some(|id| found::PlanSolutionUnchecked { id }.into()), idle_first: true,
        },
        Link {
            from: "roadmap", property: "solutions", to: "solutions", ids: solutions(),
            holders: plan.roadmap.iter().map(|m| holder(m.id, &m.solutions)).collect(),
            unreached: Some(|id| found::PlanSolutionWithoutMilestone { id }.into()),
            idle: Some(|id| found::PlanMilestoneWithoutSolution { id }.into()), idle_first: false,
        },
        Link {
            from: "resources", property: "solutions", to: "solutions", ids: solutions(),
            holders: plan.resources.iter().map(|r| holder(r.id, &r.solutions)).collect(),
            unreached: Some(|id| found::PlanSolutionWithoutResource { id }.into()),
            idle: Some(|id| found::PlanResourceWithoutSolution { id }.into()), idle_first: false,
        },
        Link {
            from: "assignments", property: "solutions", to: "solutions", ids: solutions(),
            holders: plan.assignments.iter().map(|a| Holder { id: None, refers: &a.solutions }).collect(),
            unreached: Some(|id| found::PlanSolutionUnassigned { id }.into()),
            idle: None, idle_first: false,
        },
    ]
}

impl Link<'_> {
    /// An empty list is one finding of its own, not one for each part that it leaves without a link.
    fn check(&self, findings: &mut Findings) {
        if self.ids.is_empty() || self.holders.is_empty() {
            return;
        }
        let clear = self.references(findings);
        if self.idle_first {
            let idle = self.idle(findings);
            if clear && !idle {
                self.unreached(findings);
            }
        } else if !clear || !self.unreached(findings) {
            self.idle(findings);
        }
    }

    /// Whether every reference leads somewhere; while one does not, nobody knows which part it was meant for.
    fn references(&self, findings: &mut Findings) -> bool {
        let known: HashSet<Id> = self.ids.iter().copied().collect();
        let list = Place::Root.name(self.from);
        let mut clear = true;
        for (at, holder) in self.holders.iter().enumerate() {
            let place = list.index(at);
            let place = place.name(self.property);
            let mut seen = HashSet::new();
            for (at, id) in holder.refers.iter().enumerate() {
                if !seen.insert(id) {
                    findings.add(&place.index(at), found::PlanReferenceRepeated { id: *id });
                } else if !known.contains(id) {
                    clear = false;
                    let near = nearest(id.as_str(), self.ids.iter().map(Id::as_str));
                    let found = Finding::from(found::PlanReferenceUnknown {
                        id: *id,
                        list: Detail::part(self.to),
                    });
                    findings.add(&place.index(at), found.nearest(near));
                }
            }
        }
        clear
    }

    /// The parts that nothing refers to. Where assignments name no solution at all, they do not use that way of assigning.
    fn unreached(&self, findings: &mut Findings) -> bool {
        let reached: HashSet<&Id> = self.holders.iter().flat_map(|h| h.refers).collect();
        let Some(unreached) = self
            .unreached
            .filter(|_| !reached.is_empty() || self.idle.is_some())
        else {
            return false;
        };
        let list = Place::Root.name(self.to);
        let parts = self.ids.iter().enumerate();
        each(
            parts.filter(|(_, id)| !reached.contains(id)),
            &list,
            unreached,
            findings,
        )
    }

    /// The parts that refer to nothing.
    fn idle(&self, findings: &mut Findings) -> bool {
        let Some(idle) = self.idle else { return false };
        let list = Place::Root.name(self.from);
        let holders = self.holders.iter().enumerate();
        let parts = holders.filter(|(_, holder)| holder.refers.is_empty());
        let parts = parts.filter_map(|(at, holder)| Some((at, holder.id.as_ref()?)));
        each(parts, &list, idle, findings)
    }
}

/// Tells what is found of each of these parts; whether there are any.
fn each<'p>(
    parts: impl Iterator<Item = (usize, &'p Id)>,
    list: &Place<'_>,
    found: ById,
    findings: &mut Findings,
) -> bool {
    let mut any = false;
    for (at, id) in parts {
        any = true;
        findings.add(&list.index(at), found((*id).into()));
    }
    any
}

/// Each identifier once in the plan.
fn ids(plan: &AnnualPlan, findings: &mut Findings) {
    let mut once = Once::new(id_repeated);
    once.list(
        "legalBasis",
        plan.legal_basis.iter().map(|s| s.id),
        findings,
    );
    once.list("needs", plan.needs.iter().map(|n| n.id), findings);
    once.list("objectives", plan.objectives.iter().map(|o| o.id), findings);
    once.list("contents", plan.contents.iter().map(|c| c.id), findings);
    once.list("solutions", plan.solutions.iter().map(|s| s.id), findings);
    once.list("roadmap", plan.roadmap.iter().map(|m| m.id), findings);
    once.list("resources", plan.resources.iter().map(|r| r.id), findings);
    once.list("trials", plan.trials.iter().map(|t| t.id), findings);
}

/// An identifier that a plan of either kind has at `first` already.
pub(in crate::check) fn id_repeated(id: Detail, first: Detail) -> Finding {
    found::PlanIdRepeated { id, first }.into()
}

/// Identifiers seen in a document so far, and what is found of one that is there again.
pub(in crate::check) struct Once {
    repeated: fn(Detail, Detail) -> Finding,
    seen: Seen<Id>,
}

impl Once {
    pub(in crate::check) fn new(repeated: fn(Detail, Detail) -> Finding) -> Self {
        Self {
            repeated,
            seen: Seen::new(),
        }
    }

    /// Notes the identifiers of a list, and adds a finding for each that was seen before.
    pub(in crate::check) fn list(
        &mut self,
        name: &'static str,
        ids: impl Iterator<Item = Id>,
        findings: &mut Findings,
    ) {
        let list = Place::Root.name(name);
        for (at, id) in ids.enumerate() {
            let place = list.index(at);
            let place = place.name("id");
            if let Some(first) = self.seen.before(id, &place) {
                findings.add(&place, (self.repeated)(id.into(), first.into()));
            }
        }
    }
}

/// A solution that was checked, but against nothing that others laid down.
pub(super) fn checked_own(plan: &AnnualPlan, rubric: &Rubric, findings: &mut Findings) {
    let listed: HashSet<Id> = plan.legal_basis.iter().map(|source| source.id).collect();
    let rules = rubric.rules_of_others(plan);
    let list = Place::Root.name("solutions");
    for (at, solution) in plan.solutions.iter().enumerate() {
        let checked = &solution.checked_against;
        let known = !checked.is_empty() && checked.iter().all(|id| listed.contains(id));
        if known && !checked.iter().any(|id| rules.contains(id)) {
            let found = found::PlanSolutionCheckedOwn { id: solution.id };
            findings.add(&list.index(at).name("checkedAgainst"), found);
        }
    }
}

/// A solution that brings new technology names a trial that the plan has, and each trial is named by one. While a name leads nowhere,
/// nobody knows which trial it was meant for.
fn trials(plan: &AnnualPlan, findings: &mut Findings) {
    let known: HashSet<Id> = plan.trials.iter().map(|trial| trial.id).collect();
    let list = Place::Root.name("solutions");
    let mut used = HashSet::new();
    for (at, solution) in plan.solutions.iter().enumerate() {
        let Some(id) = solution.trial else { continue };
        used.insert(id);
        if !known.contains(&id) {
            let near = nearest(id.as_str(), plan.trials.iter().map(|t| t.id.as_str()));
            let found = Finding::from(found::PlanTrialUnknown { id });
            findings.add(&list.index(at).name("trial"), found.nearest(near));
        }
    }
    if plan.solutions.is_empty() || !used.is_subset(&known) {
        return;
    }
    let list = Place::Root.name("trials");
    for (at, trial) in plan.trials.iter().enumerate() {
        if !used.contains(&trial.id) {
            findings.add(&list.index(at), found::PlanTrialUnused { id: trial.id });
        }
    }
}
