//! What kept schools from the next level, requirement by requirement.

use super::names::Names;
use crate::explain::page::{Page, Table, Tone, Words};
use crate::model::{Id, StageTally, Tally};

/// How often each requirement of the next level failed, and how many schools fail no other: of the whole, then of the groups.
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
    Page::default()
        .heading(
            3,
            names.pick(
                "Vì sao trường, nhóm chưa đạt mức cao hơn liền kề",
                "Why schools and groups are not on the next level",
            ),
        )
        .paragraph(Words::new(names.pick(
            "Mỗi trường, mỗi nhóm chỉ xét ở mức ngay trên mức của mình; nhóm có thể còn dưới mức chung của trường. Không tính khi chưa đủ dữ liệu để xếp mức. Một yêu cầu chưa đạt có thể còn thiếu nhiều tiêu chí, nhiều nhóm.",
            "Each school, and each group, counts at the level right above its own only, and a group may be below its school; those with too few answers are left out. One requirement not met may still lack several criteria or groups.",
        )).tone(Tone::Quiet))
        .table(whole)
        .table(groups)
}

fn table<'t>(tallies: impl Iterator<Item = (Option<Id>, &'t Tally)>, names: &Names<'_>) -> Table {
    let mut table = Table::new([
        names.pick("Yêu cầu chưa đạt", "Requirement not met"),
        names.pick(">Số trường", ">Schools"),
        names.pick(">% tổng số trường", ">% of all schools"),
        names.pick(">Chỉ vướng yêu cầu này", ">Only this one not met"),
    ]);
    let all: Vec<(Option<Id>, &Tally)> = tallies.collect();
    let mut told = all.iter().flat_map(|(_, tally)| tally.unmet());
    // Where no school fails two, this says nothing: as where each level has one requirement.
    let apart = told.any(|unmet| unmet.alone != unmet.schools);
    for (group, tally) in all {
        let mut unmet: Vec<_> = tally.unmet().iter().collect();
        unmet.sort_by_key(|unmet| (names.rank(unmet.level), unmet.requirement));
        for unmet in unmet {
            let alone = match apart {
                true => names.number(unmet.alone),
                false => String::new(),
            };
            table.row([
                names.rule(group, unmet).into(),
                names.number(unmet.schools).into(),
                names
                    .percent(unmet.schools.get(), tally.schools.get())
                    .into(),
                alone.into(),
            ]);
        }
    }
    table.without_blank_columns()
}
