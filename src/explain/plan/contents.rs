//! The contents of a plan and how they are carried out; every part has a number by which the others refer to it.

use super::Teller;
use crate::explain::issued::{Issues as _, Numbers, at, open, section};
use crate::explain::page::{Fact, Item, Page, Words, told};
use crate::explain::voice::Voice;
use crate::model::{AnnualPlan, Content, Id, Solution, Source, say};
use std::collections::{HashMap, HashSet};

impl<'p> Teller<'p> {
    pub(super) fn new(plan: &'p AnnualPlan, voice: Voice<'p>) -> Self {
        let contents = &plan.contents;
        let mut solutions = Numbers::default();
        for (content, number) in contents.iter().zip(1_usize..) {
            let of_content = plan.solutions.iter();
            let of_content = of_content.filter(|s| s.contents.contains(&content.id));
            let new = of_content.filter(|s| solutions.get(&s.id).is_none());
            let new: Vec<Id> = new.map(|solution| solution.id).collect();
            for (id, place) in new.into_iter().zip(1_usize..) {
                solutions.add(id, format!("{number}.{place}"));
            }
        }
        let known: HashSet<Id> = contents.iter().map(|content| content.id).collect();
        let others = plan.solutions.iter();
        let others = others.filter(|of| !of.contents.iter().any(|id| known.contains(id)));
        let others: Vec<Id> = others.map(|solution| solution.id).collect();
        let next = contents.len() + 1;
        let trials = next + usize::from(!others.is_empty());
        for (id, place) in others.into_iter().zip(1_usize..) {
            solutions.add(id, format!("{next}.{place}"));
        }
        Self {
            plan,
            voice,
            needs: Numbers::running(plan.needs.iter().map(|need| need.id)),
            objectives: Numbers::running(plan.objectives.iter().map(|o| o.id)),
            solutions,
            trials,
        }
    }

    /// Each content with the solutions that carry it out; one of several contents is told in full at the first.
    pub(super) fn contents(&self) -> Page {
        let mut of_content: HashMap<Id, Vec<(usize, &Solution)>> = HashMap::new();
        for (at, solution) in self.plan.solutions.iter().enumerate() {
            for content in HashSet::<&Id>::from_iter(&solution.contents) {
                of_content.entry(*content).or_default().push((at, solution));
            }
        }
        let basis = self.plan.legal_basis.iter();
        let basis: HashMap<Id, &Source> = basis.rev().map(|s| (s.id, s)).collect();
        // By their places, as two that have one identifier are two.
        let mut told: HashSet<usize> = HashSet::new();
        let mut page = Page::default();
        for (at, content) in self.plan.contents.iter().enumerate() {
            let solutions = of_content.remove(&content.id).unwrap_or_default();
            let items = solutions.into_iter().map(|(at, solution)| {
                let first = told.insert(at);
                self.solution((at, solution), first, &basis)
            });
            let title = self.voice.written(&content.title);
            let title = title.at(&at!("contents", at, "title"));
            page = page
                .heading(3, Words::new(format!("{}. ", at + 1)).then(title))
                .append(self.serves(content))
                .list(items);
        }
        let mut number = self.plan.contents.len();
        let mut add = |title: &str, body: Page| match body.blocks.is_empty() {
            true => body,
            false => {
                number += 1;
                Page::default()
                    .heading(3, format!("{number}. {title}"))
                    .append(body)
            }
        };
        let others = self.plan.solutions.iter().enumerate();
        let others = others.filter(|(at, _)| !told.contains(at));
        let others = Page::default().list(others.map(|of| self.solution(of, true, &basis)));
        let trials = self.voice.trials(&self.plan.trials);
        page = page
            .append(add(self.pick("Giải pháp khác", "Other solutions"), others))
            .append(add(
                self.pick("Thử nghiệm công nghệ mới", "Trials of new technology"),
                trials,
            ));
        let title = self.pick("III. NỘI DUNG VÀ GIẢI PHÁP", "III. CONTENTS AND SOLUTIONS");
        section(title, page)
    }

    /// The objectives and needs that a content is for, by their numbers.
    fn serves(&self, content: &Content) -> Page {
        let (objectives, needs) = (
            self.objectives.of(&content.objectives),
            self.needs.of(&content.needs),
        );
        let text = match (objectives.is_empty(), needs.is_empty()) {
            (true, true) => return Page::default(),
            (false, true) => told!(
                self.voice.locale,
                "(Phục vụ mục tiêu {objectives})",
                "(Serves objectives: {objectives})",
                objectives = objectives
            ),
            (true, false) => told!(
                self.voice.locale,
                "(Đáp ứng nhu cầu {needs})",
                "(Answers needs: {needs})",
                needs = needs
            ),
            (false, false) => told!(
                self.voice.locale,
                "(Phục vụ mục tiêu {objectives}; đáp ứng nhu cầu {needs})",
                "(Serves objectives: {objectives}; answers needs: {needs})",
                objectives = objectives,
                needs = needs
            ),
        };
        Page::default().paragraph(text.italic())
    }

    fn solution(
        &self,
        (at, solution): (usize, &Solution),
        first: bool,
        basis: &HashMap<Id, &Source>,
    ) -> Item {
        let voice = &self.voice;
        let number = self.solutions.get(&solution.id).unwrap_or_default();
        if !first {
            return say!(
                voice.locale,
                "Giải pháp {number} (đã nêu ở trên)",
                "Solution {number} (see above)"
            )
            .into();
        }
        let basis = solution.checked_against.iter().map(|id| {
            let source = basis.get(id);
            source.map_or_else(open, |source| voice.source(source).into())
        });
        let trial = solution.trial.map(|_| {
            let part = self.trials;
            say!(voice.locale, "xem mục {part}", "see part {part}")
        });
        let facts = [
            (
                self.pick("Đã đối chiếu với", "Checked against"),
                Words::join(basis, "; "),
            ),
            (
                self.pick("Công nghệ mới", "New technology"),
                Words::new(trial.unwrap_or_default()),
            ),
        ];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let title = voice.written(&solution.title);
        let title = title.at(&at!("solutions", at, "title"));
        Item {
            words: Words::new(format!("{number}. ")).then(title),
            facts: facts.map(Fact::from).collect(),
        }
    }
}
