//! Tables of levels that ask for what a school can do.

use super::*;

/// What a requirement can be about: one criterion.
struct Member {
    id: Id,
    group: usize,
    condition: bool,
    always: bool,
    points: Option<u64>,
    /// The rank of the best level it can reach.
    best: Option<usize>,
    marks: Vec<Id>,
}

/// The criteria that a table is for, and how its sets can be named.
struct Scope<'m> {
    members: Vec<&'m Member>,
    names: Names,
    /// The ranks of the levels in the table of each group, for the whole only.
    groups: Vec<Vec<usize>>,
    levels: &'m [Id],
}

#[derive(Clone, Copy, PartialEq)]
enum Names {
    /// Marks only: the default of all groups.
    Marks,
    /// Those of one group.
    Group(usize),
    /// Anything.
    Whole,
}

/// The scoring of an instrument with these groups; some groups get a table of their own, and some print their points.
pub(super) fn scoring(d: &mut Dice, levels: &[Id], groups: &mut [Group]) -> Scoring {
    let members: Vec<Member> = groups
        .iter()
        .enumerate()
        .flat_map(|(at, group)| group.criteria.iter().map(move |c| (at, c)))
        .map(|(at, criterion)| member(at, criterion, levels))
        .collect();
    let scope = |names: Names, groups: Vec<Vec<usize>>| Scope {
        members: members
            .iter()
            .filter(|m| !matches!(names, Names::Group(at) if at != m.group))
            .collect(),
        names,
        groups,
        levels,
    };
    let default = d.maybe(|d| table(d, &scope(Names::Marks, Vec::new())));
    let default = default.unwrap_or_default();
    for (at, group) in groups.iter_mut().enumerate() {
        if d.below(3) == 0 {
            group.levels = table(d, &scope(Names::Group(at), Vec::new()));
            group.levels_citation = (!group.levels.is_empty()).then(|| authored(d));
        }
    }
    let rank = |row: &LevelRequirements| levels.iter().position(|l| *l == row.level).unwrap();
    let ranks = groups.iter().map(|group| match group.levels.is_empty() {
        true => default.iter().map(rank).collect(),
        false => group.levels.iter().map(rank).collect(),
    });
    let whole = scope(Names::Whole, ranks.collect());
    let stated = members.iter().all(|m| m.condition || m.points.is_some());
    for (at, group) in groups.iter_mut().enumerate() {
        let of_group = || members.iter().filter(|m| m.group == at);
        if of_group().all(|m| m.condition || m.points.is_some()) && d.below(4) == 0 {
            group.points = Some(points_of(of_group().filter_map(|m| m.points).sum()));
        }
    }
    let total = members.iter().filter_map(|m| m.points).sum();
    with(Scoring::new(authored(d)), |made| {
        made.levels = table(d, &whole);
        made.group_levels_citation = (!default.is_empty()).then(|| authored(d));
        made.group_levels = default;
        made.points_citation = Some(authored(d));
        made.points = (stated && d.below(3) == 0).then(|| points_of(total));
        made.not_applicable = (d.below(4) == 0).then(|| variant(d));
        made.answered = (d.below(3) == 0).then(|| {
            let whole = 1 + d.below(5);
            let part = 1 + d.below(whole);
            let least = PartOfWhole::new(count_of(part), count_of(whole));
            EnoughAnswered::new(least, authored(d))
        });
    })
}

fn member(group: usize, criterion: &Criterion, levels: &[Id]) -> Member {
    let best = match &criterion.measure {
        Measure::Points(of) => of.bands.last().map(|band| band.level),
        _ => criterion.levels.last().map(|step| step.level),
    };
    let points = match (&criterion.measure, &criterion.earns) {
        (Measure::Points(of), _) => Some(of.maximum),
        (_, Some(Earns::Proportional(of))) => Some(of.maximum),
        (_, Some(Earns::Each(of))) => Some(of.maximum),
        _ => criterion.levels.last().and_then(|step| step.points),
    };
    Member {
        id: criterion.id,
        group,
        condition: criterion.is_condition(),
        always: criterion.not_applicable_when.is_none(),
        points: points.map(Points::millionths),
        best: levels.iter().position(|level| Some(*level) == best),
        marks: criterion.marks.clone(),
    }
}

/// What a table asks of points: the same set throughout, ever more of it.
struct Cuts {
    of: Option<CriteriaSet>,
    /// One for each level above the lowest, in millionths.
    at: Vec<u64>,
    /// Whether a bound itself is not enough.
    above: bool,
    printed: bool,
}

fn table(d: &mut Dice, scope: &Scope<'_>) -> Vec<LevelRequirements> {
    let levels = some_levels(d, scope.levels, 2);
    let percent = cuts(d, scope, levels.len() - 1, |_| 100_000_000);
    let points = cuts(d, scope, levels.len() - 1, |sum| sum);
    let base = percent.as_ref().filter(|cuts| cuts.printed);
    let base = base.map(|cuts| Requirement::Percent(band(d, cuts, None)));
    let mut percent_below = base.is_some();
    let mut rows = vec![with(LevelRequirements::new(levels[0]), |made| {
        made.requires = base.into_iter().collect();
    })];
    for (at, level) in levels.iter().enumerate().skip(1) {
        let mut requires = Vec::new();
        if let Some(cuts) = percent
            .as_ref()
            .filter(|_| percent_below || d.below(3) == 0)
        {
            percent_below = true;
            requires.push(Requirement::Percent(band(d, cuts, Some(at - 1))));
        }
        if let Some(cuts) = points.as_ref().filter(|_| d.below(4) == 0) {
            requires.push(Requirement::Points(band(d, cuts, Some(at - 1))));
        }
        for _ in 0..usize::from(requires.is_empty()) + d.below(3) {
            requires.extend(counted(d, scope, *level));
        }
        if requires.is_empty() {
            break;
        }
        rows.push(with(LevelRequirements::new(*level), |made| {
            made.requires = requires;
        }));
    }
    match rows.len() {
        1 => Vec::new(),
        _ => rows,
    }
}

fn cuts(d: &mut Dice, scope: &Scope<'_>, count: usize, most: impl Fn(u64) -> u64) -> Option<Cuts> {
    let (of, members) = set(d, scope, |member| member.points.is_some_and(|p| p > 0))?;
    let sum = members.iter().filter_map(|member| member.points).sum();
    let above = d.flip();
    let unit = most(sum) / d.pick(&[4, 10, 100]);
    let least = u64::from(!above);
    (most(sum) >= unit * 4 && unit > 0).then(|| Cuts {
        of,
        at: spread(d, count, least, most(sum) / unit - 1)
            .into_iter()
            .map(|cut| cut * unit)
            .collect(),
        above,
        printed: d.flip(),
    })
}

/// The band of a level by its position among the cuts; the one below the first cut where there is none.
fn band(d: &mut Dice, cuts: &Cuts, at: Option<usize>) -> BandRequirement {
    let limit = |at: usize| cuts.at.get(at).copied().map(limit_of);
    let lower = at.and_then(limit).map(|limit| match cuts.above {
        true => LowerBound::Above(limit),
        false => LowerBound::From(limit),
    });
    let upper = limit(at.map_or(0, |at| at + 1)).map(|limit| match cuts.above {
        true => UpperBound::To(limit),
        false => UpperBound::Below(limit),
    });
    with(BandRequirement::default(), |made| {
        made.lower = lower;
        made.upper = upper.filter(|_| cuts.printed);
        made.of = cuts.of.clone();
        made.citation = (d.below(4) == 0).then(|| authored(d));
    })
}

/// A requirement on criteria, groups or conditions, where there is one to ask.
fn counted(d: &mut Dice, scope: &Scope<'_>, level: Id) -> Option<Requirement> {
    let not_applicable = (d.below(5) == 0).then(|| variant(d));
    let citation = (d.below(4) == 0).then(|| authored(d));
    match d.below(3) {
        0 => {
            let (of, _) = set(d, scope, |member| member.condition)?;
            Some(Requirement::Conditions(with(
                ConditionsRequirement::default(),
                |made| {
                    made.of = of;
                    made.not_applicable = not_applicable;
                    made.citation = citation;
                },
            )))
        }
        1 if scope.names == Names::Whole && d.below(4) > 0 => {
            let (of, groups) = some_groups(d, scope)?;
            let base = groups.iter().filter_map(|ranks| ranks.first()).min()?;
            let above = scope
                .levels
                .iter()
                .enumerate()
                .filter(|(rank, _)| rank > base);
            let (at, count) = asked(d, &above.collect::<Vec<_>>(), level, groups.len(), |rank| {
                let reach = groups.iter().filter(|ranks| ranks.last() >= Some(&rank));
                (
                    reach.count(),
                    groups
                        .iter()
                        .all(|r| r.is_empty() || r.last() >= Some(&rank)),
                )
            })?;
            Some(Requirement::Groups(with(
                GroupsRequirement::new(at),
                |made| {
                    made.of = of;
                    made.count = count;
                    made.not_applicable = not_applicable;
                    made.citation = citation;
                },
            )))
        }
        _ => {
            let (of, members) = set(d, scope, |member| !member.condition)?;
            let levels: Vec<(usize, &Id)> = scope.levels.iter().enumerate().collect();
            let (at, count) = asked(d, &levels, level, members.len(), |rank| {
                let reach = members.iter().filter(|m| m.best >= Some(rank)).count();
                let all = members.iter().all(|m| m.best >= Some(rank) || !m.always);
                (reach, all && reach > 0)
            })?;
            Some(Requirement::Criteria(with(
                CriteriaRequirement::new(at),
                |made| {
                    made.of = of;
                    made.count = count;
                    made.not_applicable = not_applicable;
                    made.citation = citation;
                },
            )))
        }
    }
}

/// A level of these to ask for, mostly that of the row, and how many of a set; `reach` says how many can, and whether all.
fn asked(
    d: &mut Dice,
    levels: &[(usize, &Id)],
    level: Id,
    size: usize,
    reach: impl Fn(usize) -> (usize, bool),
) -> Option<(Id, Option<Enough>)> {
    let can: Vec<_> = levels
        .iter()
        .filter(|(rank, _)| reach(*rank).0 > 0)
        .collect();
    let own = can
        .iter()
        .find(|(_, id)| **id == level)
        .filter(|_| d.flip());
    let (rank, id) = match own {
        Some(own) => **own,
        None if can.is_empty() => return None,
        None => *d.pick(&can),
    };
    let (reach, all) = reach(rank);
    let share = 1 + d.below(4);
    let part = 1 + d.below(share);
    Some((
        *id,
        match d.below(4) {
            0 | 1 if all => None,
            2 if part * size <= reach * share => Some(Enough::Share(PartOfWhole::new(
                count_of(part),
                count_of(share),
            ))),
            _ => Some(Enough::AtLeast(count_of(1 + d.below(reach)))),
        },
    ))
}

/// A set that some member of this kind belongs to, and those that do.
fn set<'m>(
    d: &mut Dice,
    scope: &Scope<'m>,
    kind: impl Fn(&Member) -> bool,
) -> Option<(Option<CriteriaSet>, Vec<&'m Member>)> {
    let all: Vec<&Member> = scope.members.iter().copied().filter(|m| kind(m)).collect();
    let mark = named("M", d.below(2));
    let listed = scope
        .members
        .iter()
        .any(|member| member.marks.contains(&mark));
    let of = match d.below(6) {
        0 if listed => Some(CriteriaSet::Marked(mark)),
        1 if listed => Some(CriteriaSet::Unmarked(mark)),
        2 if scope.names != Names::Marks => {
            let mut ids: Vec<Id> = all.iter().map(|member| member.id).collect();
            d.shuffle(&mut ids);
            ids.truncate(1 + d.below(ids.len().max(1)));
            Some(CriteriaSet::Criteria(ids))
        }
        3 if scope.names == Names::Whole => {
            let most = scope.groups.len();
            Some(CriteriaSet::Groups(
                (0..most)
                    .filter(|_| d.flip())
                    .map(|at| named("G", at))
                    .collect(),
            ))
        }
        3 => match scope.names {
            Names::Group(at) => Some(CriteriaSet::Groups(vec![named("G", at)])),
            _ => None,
        },
        _ => None,
    };
    let belongs = |member: &&&Member| match &of {
        None => true,
        Some(CriteriaSet::Marked(mark)) => member.marks.contains(mark),
        Some(CriteriaSet::Unmarked(mark)) => !member.marks.contains(mark),
        Some(CriteriaSet::Criteria(ids)) => ids.contains(&member.id),
        Some(CriteriaSet::Groups(ids)) => ids.contains(&named("G", member.group)),
        _ => panic!("a kind that this does not know"),
    };
    let members: Vec<&Member> = all.iter().filter(belongs).copied().collect();
    match (members.is_empty(), all.is_empty()) {
        (_, true) => None,
        (true, _) => Some((None, all)),
        _ => Some((of, members)),
    }
}

/// What a requirement names, if anything, and the ranks of the levels of each group it means.
type Named<'s> = (Option<Vec<Id>>, Vec<&'s Vec<usize>>);

/// Some groups, and the ranks of their levels.
fn some_groups<'s>(d: &mut Dice, scope: &'s Scope<'_>) -> Option<Named<'s>> {
    let chosen: Vec<usize> = (0..scope.groups.len()).filter(|_| d.flip()).collect();
    let (of, groups) = match chosen.is_empty() || d.flip() {
        true => (None, scope.groups.iter().collect::<Vec<_>>()),
        false => {
            let ids = chosen.iter().map(|at| named("G", *at)).collect();
            let groups = chosen.iter().map(|at| &scope.groups[*at]);
            (Some(ids), groups.collect())
        }
    };
    groups
        .iter()
        .any(|ranks| !ranks.is_empty())
        .then_some((of, groups))
}
