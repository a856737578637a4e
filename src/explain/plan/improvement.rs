//! An annual plan in the form of an improvement plan: Biểu 2 of TT 57/2026/TT-BGDĐT, which schools fill in for their accreditation.

use super::Teller;
use super::contents::Named;
use crate::explain::basis;
use crate::explain::issued::{Issues as _, at, open};
use crate::explain::page::{Page, Table, Words};
use crate::explain::voice::Index;
use crate::model::{AnnualPlan, Id, Instrument, Kind, Locale, Milestone, Objective};
use std::collections::{BTreeMap, HashMap};

/// An annual plan as the improvement plan of school accreditation: after the legal basis ten columns, a row for each content. How far
/// each came is left open: the plan does not know it.
///
/// The columns are those of Biểu 2, annex V of TT 57/2026/TT-BGDĐT, as transcriptions of the circular tell it
/// ([`Fidelity::Reported`](crate::Fidelity::Reported)); its own text was not seen. A document that somebody signs does not say so.
///
/// The instrument gives the names of criteria.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Locale, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// let plan: AnnualPlan = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
/// let page = explain::improvement_plan(&plan, rubric.instrument(), Locale::Vi);
/// assert!(page.markdown().contains("Mức độ thực hiện"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn improvement_plan(plan: &AnnualPlan, instrument: &Instrument, locale: Locale) -> Page {
    let named = basis::named(instrument, plan.instrument);
    let index = Index::new(&named);
    let teller = Teller::new(plan, index.voice(locale));
    let voice = &teller.voice;
    basis::by_other_set(instrument, plan.instrument, locale)
        .append(teller.head())
        .heading(
            2,
            voice.pick("Kế hoạch cải tiến chất lượng", "Improvement plan"),
        )
        .table(teller.improvements())
        .append(teller.foot())
        .of(Kind::AnnualPlan, &plan.school, plan.id, None)
}

impl Teller<'_> {
    fn improvements(&self) -> Table {
        let mut table = Table::new([
            self.pick("TT", "No."),
            self.pick("Nội dung cải tiến", "What to improve"),
            self.pick("Mục tiêu", "Objective"),
            self.pick("Hoạt động, giải pháp", "Activities, solutions"),
            self.pick("Chỉ số đánh giá kết quả", "Indicators"),
            self.pick("Thời gian thực hiện", "When"),
            self.pick("Đơn vị, cá nhân phụ trách", "Who"),
            self.pick("Nguồn lực bảo đảm", "Resources"),
            self.pick(
                "Thông tin, dữ liệu, minh chứng dự kiến",
                "Evidence expected",
            ),
            self.pick("Mức độ thực hiện", "Progress"),
        ])
        .widths([4, 13, 14, 16, 14, 10, 11, 12, 13, 9]);
        let plan = self.plan;
        let mut solutions = Named::new(&plan.solutions, |solution| &solution.contents);
        // As everywhere in a plan, the first of several with one identifier counts.
        let objectives = plan.objectives.iter().enumerate().rev();
        let by_id: HashMap<Id, (usize, &Objective)> = objectives
            .map(|(at, objective)| (objective.id, (at, objective)))
            .collect();
        let milestones = Named::new(&plan.roadmap, |milestone| &milestone.solutions);
        let assignments = Named::new(&plan.assignments, |of| &of.solutions);
        let resources = Named::new(&plan.resources, |resource| &resource.solutions);
        for (number, content) in plan.contents.iter().enumerate() {
            let title = self.voice.written(&content.title);
            let solutions = solutions.take(&content.id);
            let ids: Vec<Id> = solutions.iter().map(|(_, solution)| solution.id).collect();
            let told = solutions.iter().map(|(at, solution)| {
                let place = at!("solutions", at, "title");
                self.voice.written(&solution.title).at(&place)
            });
            let objectives = content.objectives.iter();
            let objectives = objectives.filter_map(|id| by_id.get(id)).copied();
            let objectives = BTreeMap::from_iter(objectives);
            let objectives: Vec<(usize, &Objective)> = objectives.into_iter().collect();
            let milestones = milestones.any(&ids);
            let mut roles: Vec<&str> = Vec::new();
            for (_, assignment) in assignments.any(&ids) {
                let role = assignment.role.label(self.voice.locale);
                if !roles.contains(&role) {
                    roles.push(role);
                }
            }
            let resources = resources.any(&ids).into_iter();
            let resources = resources.map(|(_, of)| self.voice.written(&of.title));
            let products = milestones.iter().map(|(at, milestone)| {
                let place = at!("roadmap", at, "product");
                self.voice.written(&milestone.product).at(&place)
            });
            let aims = objectives.iter().map(|(at, objective)| {
                let place = at!("objectives", at, "title");
                self.voice.written(&objective.title).at(&place)
            });
            let indicators = objectives.iter();
            let indicators = indicators
                .flat_map(|(_, objective)| self.voice.targets(objective, objectives.len() == 1));
            table.row([
                (number + 1).to_string().into(),
                title.at(&at!("contents", number, "title")).into(),
                lines(aims).into(),
                lines(told).into(),
                lines(indicators).into(),
                self.when(&milestones, &objectives).into(),
                lines(roles.into_iter().map(Words::new)).into(),
                lines(resources).into(),
                lines(products).into(),
                open().into(),
            ]);
        }
        table
    }

    /// From the first day of the work to the last; without a roadmap, by when the objectives are due.
    fn when(
        &self,
        milestones: &[(usize, &Milestone)],
        objectives: &[(usize, &Objective)],
    ) -> Words {
        let from = milestones.iter().map(|(_, m)| m.from).min();
        let until = milestones.iter().map(|(_, m)| m.until).max();
        let due = objectives.iter().map(|(_, objective)| objective.due).max();
        match (from, until, due) {
            (Some(from), Some(until), _) => self.voice.days(from, until).into(),
            (_, _, Some(due)) => self.voice.date(due).into(),
            _ => open(),
        }
    }
}

/// Lines of a cell; a place where there are none.
fn lines(all: impl IntoIterator<Item = Words>) -> Vec<Words> {
    let all: Vec<Words> = all.into_iter().collect();
    match all.is_empty() {
        true => vec![open()],
        false => all,
    }
}
