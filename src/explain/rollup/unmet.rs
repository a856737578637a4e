//! What kept schools from the next level, requirement by requirement.

use super::names::Names;
use crate::explain::page::{Page, Table};
use crate::model::{Id, StageTally, Tally, Whole, say};

/// How often each requirement of the next level failed, and how many schools lack nothing else: of the whole, then of the groups.
pub(super) fn unmet(total: &StageTally, names: &Names<'_>) -> Page {
    let whole = table(std::iter::once((None, &total.whole)), names);
    let groups = names.groups(total);
    let groups = groups
        .iter()
        .map(|group| (Some(group.group), &group.outcomes));
    let groups = table(groups, names);
    if whole.rows.is_empty() && groups.rows.is_empty() {
        return Page::default();
    }
    let alone: Whole = total.whole.unmet().iter().map(|u| u.alone).sum();
    let alone = names.number(alone);
    Page::default()
        .heading(
            3,
            names.pick(
                "Vì sao chưa đạt mức cao hơn liền kề",
                "Why schools are not on the next level",
            ),
        )
        .paragraph(say!(
            names.locale,
            "Số trường chỉ còn thiếu một yêu cầu: {alone}.",
            "Schools that lack only one requirement: {alone}."
        ))
        .table(whole)
        .table(groups)
}

fn table<'t>(tallies: impl Iterator<Item = (Option<Id>, &'t Tally)>, names: &Names<'_>) -> Table {
    let mut table = Table::new([
        names.pick("Yêu cầu chưa đạt", "Requirement not met"),
        names.pick(">Số trường", ">Schools"),
        names.pick(">% số trường", ">% of schools"),
        names.pick(">Chỉ thiếu yêu cầu này", ">Lack only this"),
    ]);
    for (group, tally) in tallies {
        let mut unmet: Vec<_> = tally.unmet().iter().collect();
        unmet.sort_by_key(|unmet| (names.rank(unmet.level), unmet.requirement));
        for unmet in unmet {
            table.row([
                names.rule(group, unmet).into(),
                names.number(unmet.schools).into(),
                names
                    .percent(unmet.schools.get(), tally.schools.get())
                    .into(),
                names.number(unmet.alone).into(),
            ]);
        }
    }
    table
}
