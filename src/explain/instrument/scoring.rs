//! What the levels of an instrument take, as sentences with their basis.

use crate::explain::page::{Cell, Fact, Page, Table, Words};
use crate::explain::voice::Voice;
use crate::model::{Id, NotApplicableAs, say};

impl Voice<'_> {
    /// The levels of the whole and of the groups; who chose the points; marks that decide nothing.
    pub(super) fn scoring(&self) -> Page {
        let scoring = &self.instrument.scoring;
        let title = self.pick("Cách xếp mức", "How levels are given");
        let mut page = Page::default().heading(3, title).paragraph(self.pick(
            "Một mức đạt được khi đủ các yêu cầu của mức đó và của mọi mức thấp hơn.",
            "A level is reached when its requirements hold, and those of every level below it.",
        ));
        page = page
            .paragraph(self.pick("Kết quả chung:", "Overall:"))
            .table(self.level_table(None));
        let mut groups = self.instrument.groups.iter();
        let common = groups.find(|group| group.levels.is_empty());
        if let Some(group) = common.filter(|_| !scoring.group_levels.is_empty()) {
            page = page
                .paragraph(self.pick(
                    "Mỗi nhóm không có mức riêng:",
                    "Each group without levels of its own:",
                ))
                .table(self.level_table(Some(group.id)));
        }
        let apart = match scoring.not_applicable {
            None | Some(NotApplicableAs::Leaves) => None,
            Some(NotApplicableAs::Met) => {
                Some(self.pick("được tính là đạt", "counts as met"))
            }
            Some(NotApplicableAs::Unmet) => {
                Some(self.pick("bị tính là chưa đạt", "counts as not met"))
            }
        };
        if let Some(apart) = apart {
            page = page.paragraph(say!(
                self.locale,
                "Tiêu chí không áp dụng {apart}, trừ yêu cầu ghi khác.",
                "A criterion that does not apply {apart}, unless a requirement says otherwise."
            ));
        }
        if let Some(citation) = scoring.points_citation.as_ref().filter(|_| self.gives_points()) {
            let label = self.pick("Căn cứ của điểm số", "Basis of the points");
            let lines = self.cited(citation);
            let text: Vec<String> = lines.into_iter().map(|line| line.text).collect();
            page = page.facts([Fact::from((label, text.join("\n")))]);
        }
        page.append(self.idle())
    }

    /// The levels of a scope, lowest first, each requirement a sentence.
    pub(super) fn level_table(&self, scope: Option<Id>) -> Table {
        let (levels, citation) = self.levels_of(scope);
        let mut table = Table::new([
            self.pick("Mức độ", "Level"),
            self.pick("Yêu cầu", "Needs"),
            self.pick("Căn cứ", "Basis"),
        ]);
        for (at, row) in levels.iter().enumerate() {
            let level = Words::new(self.level(&row.level)).tone(self.tone(&row.level));
            if row.requires.is_empty() {
                let none = self.pick("không có yêu cầu", "needs nothing");
                let cited = citation.map_or_else(Vec::new, |citation| self.cited(citation));
                table.row([level.clone().into(), none.into(), cited.into()]);
            }
            for (which, needs) in row.requires.iter().enumerate() {
                let rule = match at {
                    0 => self.asked(scope, needs),
                    _ => self.rule(scope, &row.level, needs),
                };
                let level = match which {
                    0 => Cell::from(level.clone()),
                    _ => "".into(),
                };
                let cited = needs.citation().or(citation);
                let cited = cited.map_or_else(Vec::new, |citation| self.cited(citation));
                table.row([level, format!("{rule}.").into(), cited.into()]);
            }
        }
        table
    }

    /// The criteria that carry a mark which no requirement names.
    fn idle(&self) -> Page {
        let items = self.idle_marks().filter_map(|mark| {
            let marked = self.all().filter(|c| c.marks.contains(&mark.id));
            let ids: Vec<&str> = marked.map(|c| c.id.as_str()).collect();
            let (title, list) = (self.text(&mark.title), ids.join(", "));
            (!ids.is_empty()).then(|| {
                say!(
                    self.locale,
                    "Các tiêu chí {title}: {list}.",
                    "Criteria marked “{title}”: {list}."
                )
            })
        });
        Page::default().list(items)
    }
}
