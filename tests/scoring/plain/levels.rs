//! From what is known of the criteria to requirements and levels.

use super::*;
use std::cell::OnceCell;

/// How a thing counts in a set.
#[derive(PartialEq)]
enum Counts {
    Out,
    No,
    Yes,
}

/// What is known of a school, with the levels of its groups once they were asked for.
pub(crate) struct Seen<'p> {
    plain: &'p Plain,
    facts: &'p [State],
    groups: Vec<[OnceCell<Option<usize>>; 3]>,
}

impl Plain {
    pub(crate) fn seen<'p>(&'p self, facts: &'p [State]) -> Seen<'p> {
        let groups = self.groups.iter().map(|_| Default::default()).collect();
        Seen {
            plain: self,
            facts,
            groups,
        }
    }
}

impl Seen<'_> {
    /// How a criterion counts in a requirement, and what points it brings out of how many.
    fn counts(&self, need: &Requirement, at: usize, view: View) -> (Counts, Fraction, Fraction) {
        let criterion = &self.plain.criteria[at];
        let maximum = criterion.maximum.unwrap_or(Fraction::ZERO);
        let reaches = |level: Option<usize>, met: bool| match need.kind.as_str() {
            "criteria" if level >= Some(need.at) => Counts::Yes,
            "conditions" if met => Counts::Yes,
            _ => Counts::No,
        };
        let policy = need.not_applicable.as_str();
        match (self.facts[at], view) {
            (State::Known(known), _) => (reaches(known.level, known.met), known.points, maximum),
            (State::NotAssessed, View::Highest) => {
                (reaches(criterion.best, true), maximum, maximum)
            }
            (State::NotAssessed, _) => (Counts::No, Fraction::ZERO, maximum),
            (State::NotApplicable, View::Lowest) => (Counts::No, Fraction::ZERO, maximum),
            (State::NotApplicable, View::Highest) => (Counts::Yes, maximum, maximum),
            (State::NotApplicable, View::Actual) => match policy {
                "leaves" => (Counts::Out, Fraction::ZERO, Fraction::ZERO),
                "met" => (Counts::Yes, maximum, maximum),
                _ => (Counts::No, Fraction::ZERO, maximum),
            },
        }
    }

    /// Whether a requirement holds, is unmet or is not applicable, with its figures, what it misses and what counts against it
    /// because it does not apply.
    fn told(
        &self,
        need: &Requirement,
        view: View,
    ) -> (&'static str, [Fraction; 3], [Vec<String>; 2]) {
        let (mut reached, mut of, mut earned, mut maxima) = (0, 0, Fraction::ZERO, Fraction::ZERO);
        let [mut missing, mut idle] = [const { Vec::new() }; 2];
        for at in &need.set {
            let (counts, id) = if need.kind == "groups" {
                (
                    self.group_counts(need, *at, view),
                    &self.plain.groups[*at].id,
                )
            } else {
                let (counts, points, maximum) = self.counts(need, *at, view);
                earned = earned.plus(points);
                maxima = maxima.plus(maximum);
                (counts, &self.plain.criteria[*at].id)
            };
            of += usize::from(counts != Counts::Out);
            reached += usize::from(counts == Counts::Yes);
            let could = match need.kind.as_str() {
                "groups" => true,
                kind => {
                    let is_able =
                        kind == "conditions" || self.plain.criteria[*at].best >= Some(need.at);
                    is_able && self.facts[*at] != State::NotApplicable
                }
            };
            let is_idle = need.kind != "groups" && self.facts[*at] == State::NotApplicable;
            if counts == Counts::No && is_idle {
                idle.push(id.clone());
            } else if counts == Counts::No && could {
                missing.push(id.clone());
            }
        }
        let (bound, above) = need.bound;
        let beats =
            |number: Fraction, bound: Fraction| number > bound || (number == bound && !above);
        let hundred = Fraction::whole(100);
        let things = [Fraction::whole(reached), Fraction::whole(of)];
        let (holds, figures) = match (need.kind.as_str(), &need.count) {
            ("points", _) => (Some(beats(earned, bound)), [earned, maxima, bound]),
            ("percent", _) if maxima == Fraction::ZERO => (None, [earned, maxima, bound]),
            ("percent", _) => (
                Some(beats(earned.times(hundred), bound.times(maxima))),
                [earned, maxima, bound],
            ),
            (_, Count::AtLeast(count)) => (
                Some(reached >= *count),
                [things[0], things[1], Fraction::whole(*count)],
            ),
            (_, Count::All) => (
                (of > 0).then_some(reached == of),
                [things[0], things[1], things[1]],
            ),
            (_, Count::Share(share)) => {
                let needed = share.times(things[1]).ceiling() as usize;
                (
                    (of > 0).then_some(reached >= needed),
                    [things[0], things[1], Fraction::whole(needed)],
                )
            }
        };
        let state = match holds {
            Some(true) => "holds",
            Some(false) => "unmet",
            None => "not-applicable",
        };
        if state != "unmet" || ["points", "percent"].contains(&need.kind.as_str()) {
            missing.clear();
            idle.clear();
        }
        (state, figures, [missing, idle])
    }

    fn group_level(&self, group: usize, view: View) -> Option<usize> {
        let kept = &self.groups[group][view as usize];
        *kept.get_or_init(|| self.level(&self.plain.groups[group], view))
    }

    fn group_counts(&self, need: &Requirement, group: usize, view: View) -> Counts {
        let actual = self.group_level(group, View::Actual);
        let level = actual.and_then(|_| self.group_level(group, view));
        match (level, view) {
            (Some(level), _) if level >= need.at => Counts::Yes,
            (Some(_), _) | (None, View::Lowest) => Counts::No,
            (None, View::Highest) => Counts::Yes,
            (None, View::Actual) => match need.not_applicable.as_str() {
                "leaves" => Counts::Out,
                "met" => Counts::Yes,
                _ => Counts::No,
            },
        }
    }

    pub(crate) fn level(&self, table: &Table, view: View) -> Option<usize> {
        let mut level = table.rows.first()?.level;
        let states = |row: &Row| -> Vec<&str> {
            row.requires
                .iter()
                .map(|need| self.told(need, view).0)
                .collect()
        };
        let applies =
            |at: &&usize| view != View::Actual || self.facts[**at] != State::NotApplicable;
        let plain = |at: &&usize| !self.plain.criteria[**at].condition;
        let members = table.members.iter();
        let measured = match members.clone().any(|at| plain(&at)) {
            true => members.filter(plain).any(|at| applies(&at)),
            false => members.clone().any(|at| applies(&at)),
        };
        let mut unmet = false;
        for row in table.rows.iter().skip(1) {
            let states = states(row);
            unmet = states.contains(&"unmet");
            if unmet {
                break;
            }
            if states.contains(&"holds") {
                level = row.level;
            }
        }
        (measured || unmet).then_some(level)
    }

    /// Whether less is answered than must be, in a scope or in a group that it looks at and that has a level.
    fn is_little(&self, table: &Table) -> bool {
        let Some(part) = self.plain.answered else {
            return false;
        };
        let short = |table: &Table| {
            let of = |known: bool| {
                let state = |at: &&usize| match self.facts[**at] {
                    State::NotApplicable => false,
                    State::NotAssessed => !known,
                    State::Known(_) => true,
                };
                Fraction::whole(table.members.iter().filter(state).count())
            };
            of(true) < part.times(of(false))
        };
        let needs = table.rows.iter().flat_map(|row| &row.requires);
        let groups = needs.filter(|need| need.kind == "groups");
        let groups = groups.flat_map(|need| &need.set);
        let mut levelled = groups.filter(|at| self.group_level(**at, View::Actual).is_some());
        short(table) || levelled.any(|at| short(&self.plain.groups[*at]))
    }

    pub(crate) fn outcome(&self, table: &Table, view: View) -> Outcome {
        let (mut earned, mut of) = (Fraction::ZERO, Fraction::ZERO);
        let mut gives = false;
        for at in &table.members {
            let Some(maximum) = self.plain.criteria[*at].maximum else {
                continue;
            };
            gives = true;
            match (self.facts[*at], view) {
                (State::NotApplicable, View::Actual) => match self.plain.otherwise.as_str() {
                    "leaves" => continue,
                    "met" => earned = earned.plus(maximum),
                    _ => {}
                },
                (State::Known(known), _) => earned = earned.plus(known.points),
                (_, View::Highest) => earned = earned.plus(maximum),
                _ => {}
            }
            of = of.plus(maximum);
        }
        let spoken = !table.id.is_empty() || self.plain.total;
        let level = self.level(table, view);
        let little = level.is_some() && view == View::Actual && self.is_little(table);
        Outcome {
            level: level.filter(|_| !little),
            no_level: match (table.rows.is_empty(), level) {
                (true, _) => None,
                (_, None) => Some("unmeasured"),
                _ => little.then_some("little-answered"),
            },
            points: (gives && spoken).then(|| (earned.millionths(), of.millionths())),
        }
    }

    /// The requirements of every level up to the first that is not reached.
    pub(crate) fn trace(&self, table: &Table) -> Vec<Told> {
        let mut told = Vec::new();
        for row in table.rows.iter().skip(1) {
            let mut unmet = false;
            for (requirement, need) in row.requires.iter().enumerate() {
                let (state, figures, [missing, not_applicable]) = self.told(need, View::Actual);
                unmet |= state == "unmet";
                told.push(Told {
                    level: row.level,
                    requirement,
                    kind: need.kind.clone(),
                    state,
                    figures: figures.map(Fraction::millionths),
                    missing,
                    not_applicable,
                });
            }
            if unmet {
                break;
            }
        }
        told
    }
}
