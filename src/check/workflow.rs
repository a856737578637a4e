//! Rules of workflows: moves that lead somewhere, lines that leave no day out.

use crate::model::wire::tree;
use crate::model::{
    Action, Date, Finding, Findings, MoveRule, Party, Place, ReportingLine, Stage, SubmissionState,
    UnitKind, Workflow, found,
};
use crate::sound::{Citing, open_places, sources_listed};
use std::collections::{HashMap, HashSet};

const ROOT: Place<'static> = Place::Root;

/// Checks a workflow.
///
/// ```
/// use it_adoption_model::{Workflow, builtin_workflow, check, read};
/// let mut workflow: Workflow = read(builtin_workflow().json.as_bytes())?;
/// assert!(check::workflow(&workflow).findings.is_empty());
/// workflow.lines.clear();
/// assert_eq!(check::workflow(&workflow).findings[0].pointer.as_str(), "/lines");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn workflow(workflow: &Workflow) -> Findings {
    let mut findings = Findings::default();
    lists(workflow, &mut findings);
    sources_listed(&workflow.sources, &mut findings);
    citations(workflow, &mut findings);
    move_repeated(workflow, &mut findings);
    own_judgement(workflow, &mut findings);
    state_unreachable(workflow, &mut findings);
    for (at, line) in workflow.lines.iter().enumerate() {
        dates_contradict(at, line, &mut findings);
        line_order(at, line, &mut findings);
    }
    for stage in Stage::ALL {
        lines_of(*stage, workflow, &mut findings);
    }
    open_places(&tree(workflow), || found::TextOpen {}.into(), &mut findings);
    findings
}

/// Lists that must not be empty.
fn lists(workflow: &Workflow, findings: &mut Findings) {
    let mut needed = |place: &Place<'_>, len: usize| {
        if len == 0 {
            findings.add(place, found::WorkflowEmpty {});
        }
    };
    let (moves, lines) = (ROOT.name("moves"), ROOT.name("lines"));
    needed(&moves, workflow.moves.len());
    for (at, rule) in workflow.moves.iter().enumerate() {
        needed(&moves.index(at).name("from"), rule.from.len());
    }
    needed(&lines, workflow.lines.len());
    for (at, line) in workflow.lines.iter().enumerate() {
        let place = lines.index(at);
        needed(&place.name("stages"), line.stages.len());
        needed(&place.name("above"), line.above.len());
    }
}

fn citations(workflow: &Workflow, findings: &mut Findings) {
    let mut citing = Citing::new(&workflow.sources);
    let (moves, lines) = (ROOT.name("moves"), ROOT.name("lines"));
    for (at, rule) in workflow.moves.iter().enumerate() {
        let place = moves.index(at);
        citing.cite(&place.name("citation"), &rule.citation, findings);
    }
    for (at, line) in workflow.lines.iter().enumerate() {
        let place = lines.index(at);
        citing.cite(&place.name("citation"), &line.citation, findings);
    }
    if let Some(promptness) = &workflow.difficulties {
        let place = ROOT.name("difficulties");
        citing.cite(&place.name("citation"), &promptness.citation, findings);
    }
    citing.unused(findings);
}

/// No two rules say what one party may do from one state.
fn move_repeated(workflow: &Workflow, findings: &mut Findings) {
    let moves = ROOT.name("moves");
    let mut said = HashMap::new();
    for (at, rule) in workflow.moves.iter().enumerate() {
        let from = moves.index(at);
        let from = from.name("from");
        for (within, state) in rule.from.iter().enumerate() {
            let place = from.index(within);
            match said.get(&(rule.action, *state, rule.by)) {
                None => {
                    said.insert((rule.action, *state, rule.by), place.pointer());
                }
                Some(first) => {
                    let found = found::WorkflowMoveRepeated {
                        action: rule.action,
                        state: *state,
                        first: first.clone(),
                    };
                    findings.add(&place, found);
                }
            }
        }
    }
}

/// A school submits; whoever decides about it stands above it.
fn own_judgement(workflow: &Workflow, findings: &mut Findings) {
    let moves = ROOT.name("moves");
    for (at, rule) in workflow.moves.iter().enumerate() {
        if rule.by == Party::School && rule.action != Action::Submit {
            let found = found::WorkflowOwnJudgement {
                action: rule.action,
            };
            findings.add(&moves.index(at).name("by"), found);
        }
    }
}

/// Moves start from states that earlier moves lead to; what lies behind an unreachable state is not told again.
fn state_unreachable(workflow: &Workflow, findings: &mut Findings) {
    let moves = ROOT.name("moves");
    let mut reached = HashSet::from([SubmissionState::Draft]);
    spread(&workflow.moves, &mut reached);
    for (at, rule) in workflow.moves.iter().enumerate() {
        let from = moves.index(at);
        let from = from.name("from");
        for (within, state) in rule.from.iter().enumerate() {
            if reached.insert(*state) {
                let found = found::WorkflowStateUnreachable { state: *state };
                findings.add(&from.index(within), found);
                spread(&workflow.moves, &mut reached);
            }
        }
    }
}

/// Adds every state that some sequence of moves leads to; a move that names no state to start from may start from any.
fn spread(moves: &[MoveRule], reached: &mut HashSet<SubmissionState>) {
    let next = |reached: &HashSet<SubmissionState>| {
        moves
            .iter()
            .find(|rule| {
                let starts = rule.from.is_empty() || rule.from.iter().any(|s| reached.contains(s));
                starts && !reached.contains(&rule.to)
            })
            .map(|rule| rule.to)
    };
    while let Some(state) = next(reached) {
        reached.insert(state);
    }
}

fn dates_contradict(at: usize, line: &ReportingLine, findings: &mut Findings) {
    if let (Some(from), Some(until)) = (line.valid_from, line.valid_until)
        && until < from
    {
        let found = found::WorkflowDatesContradict { from, until };
        findings.add(&ROOT.name("lines").index(at).name("validUntil"), found);
    }
}

/// Each unit of a line stands higher than the one before it, and all above a school.
fn line_order(at: usize, line: &ReportingLine, findings: &mut Findings) {
    let place = ROOT.name("lines");
    let place = place.index(at);
    let above = place.name("above");
    let mut below = UnitKind::School;
    for (at, unit) in line.above.iter().enumerate() {
        if *unit <= below {
            let found = found::WorkflowLineOrder { unit: *unit, below };
            return findings.add(&above.index(at), found);
        }
        below = *unit;
    }
}

/// The lines of one stage, in time: no day with two, and none without between the first and the last.
fn lines_of(stage: Stage, workflow: &Workflow, findings: &mut Findings) {
    let mut spans: Vec<Span> = workflow
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.stages.contains(&stage))
        .map(|(at, line)| Span {
            at,
            from: line.valid_from,
            until: line.valid_until,
        })
        .filter(Span::holds)
        .collect();
    spans.sort_by_key(|span| (span.from, span.at));
    let mut longest: Option<Span> = None;
    for span in spans {
        if let Some(longest) = &longest {
            neighbours(stage, longest, &span, findings);
        }
        longest = longest.filter(|l| l.ends_after(&span)).or(Some(span));
    }
}

/// A line against the one before it that holds longest.
fn neighbours(stage: Stage, before: &Span, span: &Span, findings: &mut Findings) {
    let lines = ROOT.name("lines");
    let place = lines.index(span.at);
    let other = lines.index(before.at).pointer();
    match (before.until, span.from) {
        (Some(until), Some(from)) if until < from => {
            if from.days_since(until) > 1 {
                let found = Finding::from(found::WorkflowLinesGap { stage, until, from });
                findings.add(&place.name("validFrom"), found.aside(1, "other", other));
            }
        }
        _ => {
            findings.add(&place, found::WorkflowLinesOverlap { stage, other });
        }
    }
}

/// The days on which a line holds.
#[derive(Clone, Copy)]
struct Span {
    at: usize,
    from: Option<Date>,
    until: Option<Date>,
}

impl Span {
    /// Whether there is any such day; a line without one has a finding of its own.
    fn holds(&self) -> bool {
        !matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }
    fn ends_after(&self, other: &Self) -> bool {
        match (self.until, other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(until), Some(other)) => until > other,
        }
    }
}
