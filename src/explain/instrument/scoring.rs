//! What the levels of an instrument take, as sentences with their basis.

use crate::explain::page::{Cell, Fact, Item, Page, Table, Words};
use crate::explain::voice::Voice;
use crate::model::{Citation, Id, NotApplicableAs, say, words};

impl Voice<'_> {
    /// The overall levels and those of the groups; who chose the points; marks that decide nothing.
    pub(super) fn scoring(&self) -> Page {
        let scoring = &self.instrument.scoring;
        let title = self.pick("Cách xếp mức", "How levels are given");
        let mut page = Page::default().heading(3, title).paragraph(self.pick(
            "Một mức đạt được khi đủ các yêu cầu của mức đó và của mọi mức thấp hơn.",
            "A level is reached when its requirements hold, and those of every level below it.",
        ));
        page = page.append(self.level_table(self.pick("Kết quả chung", "Overall"), None));
        let mut groups = self.instrument.groups.iter();
        let own = groups.clone().any(|group| !group.levels.is_empty());
        let common = groups.find(|group| group.levels.is_empty());
        if let Some(group) = common.filter(|_| !scoring.group_levels.is_empty()) {
            let title = match own {
                true => self.pick(
                    "Mỗi nhóm không có mức riêng",
                    "Each group without levels of its own",
                ),
                false => self.pick("Từng nhóm", "Each group"),
            };
            page = page.append(self.level_table(title, Some(group.id)));
        }
        let apart = match scoring.not_applicable {
            None | Some(NotApplicableAs::Leaves) => None,
            Some(NotApplicableAs::Met) => Some(self.pick("được tính là đạt", "counts as met")),
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
        if let (Some(rule), Some(answered)) = (self.enough_answered(), &scoring.answered) {
            page = page.list([self.cited_item(&format!("{rule}."), &answered.citation)]);
        }
        if let Some(citation) = scoring
            .points_citation
            .as_ref()
            .filter(|_| self.gives_points())
        {
            let title = self.pick("Điểm của tiêu chí", "Points of the criteria");
            page = page.list([self.cited_item(title, citation)]);
        }
        page.append(self.idle())
    }

    /// The levels of a scope, lowest first, each requirement a sentence; beside it who lays it down, where that is not who
    /// lays down the table.
    pub(super) fn level_table(&self, title: &str, scope: Option<Id>) -> Page {
        let (levels, citation) = self.levels_of(scope);
        let mut table = Table::new([
            self.pick("Mức độ", "Level"),
            self.pick("Yêu cầu", "Needs"),
            self.pick("Căn cứ riêng", "Basis of its own"),
        ]);
        for (at, row) in levels.iter().enumerate() {
            let level = Words::new(self.level(&row.level)).tone(self.tone(&row.level));
            if row.requires.is_empty() {
                let none = self.pick("Không có yêu cầu.", "Needs nothing.");
                table.row([level.clone().into(), none.into(), "".into()]);
            }
            for (which, needs) in row.requires.iter().enumerate() {
                let rule = match at {
                    0 => words::capitalized(&self.asked(scope, needs)),
                    _ => self.rule(scope, &row.level, needs),
                };
                let level = match which {
                    0 => Cell::from(level.clone()),
                    _ => "".into(),
                };
                let cited = needs.citation();
                let cited = cited.map_or_else(Vec::new, |citation| self.cited(citation));
                table.row([level, format!("{rule}.").into(), cited.into()]);
            }
        }
        let basis = citation.map(|citation| self.cited_item(title, citation));
        Page::default()
            .list(basis)
            .table(table.without_blank_columns())
    }

    /// What a part of the instrument rests on.
    fn cited_item(&self, title: &str, citation: &Citation) -> Item {
        let place = self.cited(citation).into_iter().next();
        let place = place.map(|place| Fact::from((self.pick("Căn cứ", "Basis"), place)));
        Item {
            words: title.into(),
            facts: place.into_iter().chain(self.note_fact(citation)).collect(),
        }
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
