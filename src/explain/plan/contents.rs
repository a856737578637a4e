//! The contents of a plan and how they are carried out; every part has a number by which the others refer to it.

use super::Teller;
use crate::explain::issued::{DOTS, Issues as _, Numbers, section};
use crate::explain::page::{Fact, Item, Page, Tone, Words};
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
        let others = plan.solutions.iter();
        let others: Vec<Id> = others
            .map(|solution| solution.id)
            .filter(|id| solutions.get(id).is_none())
            .collect();
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
        let mut of_content: HashMap<Id, Vec<&Solution>> = HashMap::new();
        for solution in &self.plan.solutions {
            for content in HashSet::<&Id>::from_iter(&solution.contents) {
                of_content.entry(*content).or_default().push(solution);
            }
        }
        let basis = self.plan.legal_basis.iter();
        let basis: HashMap<Id, &Source> = basis.rev().map(|s| (s.id, s)).collect();
        let mut told: HashSet<Id> = HashSet::new();
        let mut page = Page::default();
        for (content, number) in self.plan.contents.iter().zip(1..) {
            let solutions = of_content.remove(&content.id).unwrap_or_default();
            let items = solutions.into_iter().map(|solution| {
                let first = told.insert(solution.id);
                self.solution(solution, first, &basis)
            });
            let title = self.voice.written(&content.title);
            page = page
                .heading(3, format!("{number}. {title}"))
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
        let others = self.plan.solutions.iter();
        let others = others.filter(|solution| !told.contains(&solution.id));
        let others =
            Page::default().list(others.map(|solution| self.solution(solution, true, &basis)));
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
        let text = match (objectives.as_str(), needs.as_str()) {
            ("", "") => return Page::default(),
            (objectives, "") => say!(
                self.voice.locale,
                "(Phục vụ mục tiêu {objectives})",
                "(Serves objectives: {objectives})"
            ),
            ("", needs) => say!(
                self.voice.locale,
                "(Đáp ứng nhu cầu {needs})",
                "(Answers needs: {needs})"
            ),
            (objectives, needs) => say!(
                self.voice.locale,
                "(Phục vụ mục tiêu {objectives}; đáp ứng nhu cầu {needs})",
                "(Serves objectives: {objectives}; answers needs: {needs})"
            ),
        };
        Page::default().paragraph(Words::new(text).tone(Tone::Quiet))
    }

    fn solution(&self, solution: &Solution, first: bool, basis: &HashMap<Id, &Source>) -> Item {
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
            source.map_or_else(|| DOTS.to_owned(), |source| voice.source(source))
        });
        let basis: Vec<String> = basis.collect();
        let trial = solution.trial.map(|_| {
            let part = self.trials;
            say!(voice.locale, "xem mục {part}", "see part {part}")
        });
        let facts = [
            (
                self.pick("Đã đối chiếu với", "Checked against"),
                basis.join("; "),
            ),
            (
                self.pick("Công nghệ mới", "New technology"),
                trial.unwrap_or_default(),
            ),
        ];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        Item {
            words: Words::new(format!("{number}. {}", voice.written(&solution.title))),
            facts: facts.map(Fact::from).collect(),
        }
    }
}
