//! What a result rests on: each requirement with its figures, conditions, marks, and how far the groups could still change.

use super::Teller;
use crate::explain::page::{Fact, Item, Page, Table, Tone, Words};
use crate::model::{
    Criterion, CriterionMark, CriterionState, Id, Outcome, RequirementResult, RequirementState, say,
};

impl Teller<'_> {
    pub(super) fn detail(&self) -> Page {
        self.requirements()
            .append(self.ranges())
            .append(self.conditions())
            .append(self.marks())
    }

    /// What the levels took, up to the first not reached, with who lays a requirement down where that is not who laid down the rest.
    fn requirements(&self) -> Page {
        let voice = &self.voice;
        let whole = Page::default().list(self.results(None, &self.card.requirements));
        let groups = self.card.groups.iter().map(|group| {
            let results = self.results(Some(group.group), &group.requirements);
            let title = voice.group(&group.group);
            Page::default().list(results).under(3, title)
        });
        let groups = groups.fold(Page::default(), Page::append);
        let title = self.pick("Yêu cầu của kết quả chung", "What the overall level needs");
        let groups_title = self.pick(
            "Yêu cầu của từng nhóm",
            "What the levels of the groups need",
        );
        whole.under(2, title).append(groups.under(2, groups_title))
    }

    fn results(&self, scope: Option<Id>, results: &[RequirementResult]) -> Vec<Item> {
        let item = |result: &RequirementResult| {
            let tone = match result.state {
                RequirementState::Holds => Tone::Good,
                RequirementState::Unmet => Tone::Bad,
                RequirementState::NotApplicable => Tone::Quiet,
            };
            let basis = self.voice.own_basis(scope, result);
            let basis = basis.map(|basis| self.voice.basis_fact(basis));
            Item {
                words: Words::new(self.voice.told(scope, result)).tone(tone),
                facts: basis.into_iter().collect(),
            }
        };
        results.iter().map(item).collect()
    }

    /// Between what the groups lie whose result is still open.
    fn ranges(&self) -> Page {
        let voice = &self.voice;
        let mut table = Table::new([
            self.pick("Nhóm", "Group"),
            self.pick("Thấp nhất có thể", "Lowest possible"),
            self.pick("Cao nhất có thể", "Highest possible"),
        ]);
        let end = |outcome: &Outcome| {
            Words::new(voice.outcome(outcome)).tone(voice.rated_outcome(outcome).tone)
        };
        for group in self.card.groups.iter().filter(|g| g.lowest != g.highest) {
            table.row([
                voice.group(&group.group).into(),
                end(&group.lowest).into(),
                end(&group.highest).into(),
            ]);
        }
        let title = self.pick(
            "Nhóm còn có thể thay đổi kết quả",
            "Groups whose result could still change",
        );
        Page::default().table(table).under(2, title)
    }

    fn conditions(&self) -> Page {
        let voice = &self.voice;
        let conditions = self.known().filter(|(c, _)| c.is_condition());
        let items = conditions.map(|(criterion, score)| {
            let title = voice.criterion(&criterion.id);
            let (state, tone) = match score.state {
                CriterionState::Answered if score.missed.is_none() => {
                    (self.pick("đạt", "met"), Tone::Good)
                }
                CriterionState::Answered => (self.pick("chưa đạt", "not met"), Tone::Bad),
                CriterionState::NotAssessed => {
                    (self.pick("chưa trả lời", "not answered"), Tone::Bad)
                }
                CriterionState::NotApplicable => {
                    (self.pick("không áp dụng", "not applicable"), Tone::Quiet)
                }
            };
            let words = Words::new(format!("{title}: {state}")).tone(tone);
            let facts = match tone {
                Tone::Bad => self.wanted(criterion),
                _ => Vec::new(),
            };
            Item { words, facts }
        });
        let title = self.pick("Điều kiện bắt buộc", "Mandatory conditions");
        Page::default().list(items).under(2, title)
    }

    /// What a condition asks for, and who does.
    fn wanted(&self, criterion: &Criterion) -> Vec<Fact> {
        let voice = &self.voice;
        let top = criterion.levels.last().and_then(|s| s.descriptor.as_ref());
        let top = top.map(|top| Fact::from((self.pick("Cần có", "Needed"), voice.text(top))));
        let basis = voice.basis_fact(&criterion.citation);
        top.into_iter().chain([basis]).collect()
    }

    /// The criteria that carry a mark which decides no level, so that a school sees them apart.
    fn marks(&self) -> Page {
        let voice = &self.voice;
        voice.idle_marks().fold(Page::default(), |page, mark| {
            let mut table = Table::new([
                self.pick("Tiêu chí", "Criterion"),
                self.pick("Mức độ", "Level"),
            ]);
            let carrying =
                |of: &CriterionMark, criterion: &Criterion| criterion.marks.contains(&of.id);
            for (criterion, score) in self.known().filter(|(c, _)| carrying(mark, c)) {
                let level = match score.state {
                    CriterionState::Answered => voice.rated(score.level),
                    _ => Words::new(voice.value(Some(criterion), score.value.as_ref())),
                };
                table.row([voice.criterion(&criterion.id).into(), level.into()]);
            }
            let title = voice.text(&mark.title);
            let title = say!(
                voice.locale,
                "Các tiêu chí {title}",
                "Criteria marked “{title}”"
            );
            page.heading(2, title).table(table)
        })
    }
}
