//! The contents of a plan and how they are carried out; every part has a number by which the others refer to it.

use super::Teller;
use crate::explain::issued::{Issues as _, Numbers, at, open, section};
use crate::explain::page::{Fact, Item, Page, Words, told};
use crate::explain::voice::Voice;
use crate::model::{AnnualPlan, Content, Id, Solution, Source, say};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Parts of a plan, each with its place in their list, by the other parts that they name.
pub(super) struct Named<'p, T>(HashMap<Id, Vec<(usize, &'p T)>>);

impl<'p, T> Named<'p, T> {
    pub(super) fn new(parts: &'p [T], names: impl Fn(&'p T) -> &'p [Id]) -> Self {
        let mut by_name: HashMap<Id, Vec<(usize, &T)>> = HashMap::new();
        for (at, part) in parts.iter().enumerate() {
            for id in HashSet::<&Id>::from_iter(names(part)) {
                by_name.entry(*id).or_default().push((at, part));
            }
        }
        Self(by_name)
    }

    /// Those that name a part, which they do only once however many parts have its identifier.
    pub(super) fn take(&mut self, id: &Id) -> Vec<(usize, &'p T)> {
        self.0.remove(id).unwrap_or_default()
    }

    /// Those that name any of some parts, each once and in the order of the plan.
    pub(super) fn any(&self, ids: &[Id]) -> Vec<(usize, &'p T)> {
        let ids = HashSet::<&Id>::from_iter(ids).into_iter();
        let all = ids.filter_map(|id| self.0.get(id)).flatten().copied();
        BTreeMap::from_iter(all).into_iter().collect()
    }
}

impl<'p> Teller<'p> {
    pub(super) fn new(plan: &'p AnnualPlan, voice: Voice<'p>) -> Self {
        let contents = &plan.contents;
        let mut solutions = Numbers::default();
        let mut of_content = Named::new(&plan.solutions, |solution| &solution.contents);
        for (content, number) in contents.iter().zip(1_usize..) {
            let of_content = of_content.take(&content.id).into_iter();
            let of_content = of_content.map(|(_, solution)| solution.id);
            let new = of_content.filter(|id| solutions.get(id).is_none());
            let new: Vec<Id> = new.collect();
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
        let mut of_content = Named::new(&self.plan.solutions, |solution| &solution.contents);
        let basis = self.plan.legal_basis.iter();
        let basis: HashMap<Id, &Source> = basis.rev().map(|s| (s.id, s)).collect();
        // By their places, as two that have one identifier are two.
        let mut told: HashSet<usize> = HashSet::new();
        let mut page = Page::default();
        for (at, content) in self.plan.contents.iter().enumerate() {
            let solutions = of_content.take(&content.id);
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
        let mut add = |title: &str, body: Page| {
            number += usize::from(!body.blocks.is_empty());
            body.under(3, format!("{number}. {title}"))
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
