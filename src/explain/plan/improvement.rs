//! An annual plan in the form of an improvement plan: Biểu 2 of TT 57/2026/TT-BGDĐT, which schools fill in for their accreditation.

use super::Teller;
use crate::explain::issued::{Form, Issues as _, at, open};
use crate::explain::page::{Page, Table, Words, told};
use crate::explain::voice::Index;
use crate::model::{
    AnnualPlan, Content, Fidelity, Id, Instrument, Locale, Milestone, Objective, Solution,
};

/// The form that accreditation asks for, told by transcriptions of the circular; its own text was not seen.
const BASIS: Fidelity = Fidelity::Reported;

/// An annual plan as the improvement plan of school accreditation: ten columns (Biểu 2 of TT 57/2026/TT-BGDĐT, as reported), a row
/// for each content. How far each came is left open: the plan does not know it.
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
/// assert!(page.markdown().contains("Thông tư 57/2026"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn improvement_plan(plan: &AnnualPlan, instrument: &Instrument, locale: Locale) -> Page {
    let index = Index::new(instrument);
    let teller = Teller::new(plan, index.voice(locale));
    let voice = &teller.voice;
    let known = BASIS.label(locale);
    let note = told!(
        locale,
        "Mẫu theo Biểu 2, Phụ lục V, Thông tư 57/2026/TT-BGDĐT ({known}).",
        "In the form of Biểu 2, annex V, Circular 57/2026/TT-BGDĐT ({known}).",
        known = known
    );
    voice
        .head(&plan.head, &plan.school, Form::Plan, None)
        .append(voice.made_up(plan.provenance.as_ref()))
        .heading(
            2,
            voice.pick("Kế hoạch cải tiến chất lượng", "Improvement plan"),
        )
        .table(teller.improvements())
        .paragraph(note.italic())
        .append(teller.foot())
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
        for (number, content) in self.plan.contents.iter().enumerate() {
            let title = self.voice.written(&content.title);
            let solutions = self.solutions_of(content);
            let ids: Vec<Id> = solutions.iter().map(|(_, solution)| solution.id).collect();
            let told = solutions.iter().map(|(at, solution)| {
                let place = at!("solutions", at, "title");
                self.voice.written(&solution.title).at(&place)
            });
            let objectives = self.objectives_of(content);
            let aims = objectives.iter().map(|(at, objective)| {
                let place = at!("objectives", at, "title");
                self.voice.written(&objective.title).at(&place)
            });
            let indicators = objectives.iter();
            let indicators = indicators.flat_map(|(_, objective)| self.voice.targets(objective));
            table.row([
                (number + 1).to_string().into(),
                title.at(&at!("contents", number, "title")).into(),
                lines(aims).into(),
                lines(told).into(),
                lines(indicators).into(),
                self.when(&ids, &objectives).into(),
                lines(self.who(&ids)).into(),
                lines(self.with(&ids)).into(),
                lines(self.products(&ids)).into(),
                open().into(),
            ]);
        }
        table
    }

    fn solutions_of(&self, content: &Content) -> Vec<(usize, &Solution)> {
        let all = self.plan.solutions.iter().enumerate();
        all.filter(|(_, solution)| solution.contents.contains(&content.id))
            .collect()
    }

    fn objectives_of(&self, content: &Content) -> Vec<(usize, &Objective)> {
        let all = self.plan.objectives.iter().enumerate();
        all.filter(|(_, objective)| content.objectives.contains(&objective.id))
            .collect()
    }

    fn milestones(&self, solutions: &[Id]) -> impl Iterator<Item = (usize, &Milestone)> {
        let all = self.plan.roadmap.iter().enumerate();
        all.filter(|(_, milestone)| milestone.solutions.iter().any(|id| solutions.contains(id)))
    }

    /// From the first day of the work to the last; without a roadmap, by when the objectives are due.
    fn when(&self, solutions: &[Id], objectives: &[(usize, &Objective)]) -> Words {
        let days = self.milestones(solutions);
        let from = days.map(|(_, milestone)| milestone.from).min();
        let until = self.milestones(solutions).map(|(_, m)| m.until).max();
        let due = objectives.iter().map(|(_, objective)| objective.due).max();
        match (from, until, due) {
            (Some(from), Some(until), _) => self.voice.days(from, until).into(),
            (_, _, Some(due)) => self.voice.date(due).into(),
            _ => open(),
        }
    }

    fn who(&self, solutions: &[Id]) -> Vec<Words> {
        let all = self.plan.assignments.iter();
        let ours = all.filter(|a| a.solutions.iter().any(|id| solutions.contains(id)));
        let mut roles: Vec<&str> = ours.map(|a| a.role.label(self.voice.locale)).collect();
        roles.dedup();
        roles.into_iter().map(Words::new).collect()
    }

    fn with(&self, solutions: &[Id]) -> Vec<Words> {
        let all = self.plan.resources.iter();
        let ours = all.filter(|r| r.solutions.iter().any(|id| solutions.contains(id)));
        ours.map(|resource| self.voice.written(&resource.title))
            .collect()
    }

    fn products(&self, solutions: &[Id]) -> Vec<Words> {
        let products = self.milestones(solutions).map(|(at, milestone)| {
            let place = at!("roadmap", at, "product");
            self.voice.written(&milestone.product).at(&place)
        });
        products.collect()
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
