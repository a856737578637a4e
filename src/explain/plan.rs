//! Plans as Vietnamese schools issue them: head, legal basis, seven sections, recipients.

mod contents;
mod improvement;
mod medium_term;
mod resources;

pub use improvement::improvement_plan;
pub use medium_term::medium_term_plan;

use super::issued::{
    Cites as _, Ends as _, Form, Issues as _, Numbers, at, numbered, open, section,
};
use super::voice::{Index, Voice};
use crate::explain::basis;
use crate::explain::page::{Page, Table, Words, told};
use crate::model::{AnnualPlan, Id, Instrument, Kind, Locale, Objective, Role, Solution, say};
use std::collections::HashMap;

/// An annual plan in the usual order of such documents, with places where something is open.
///
/// The instrument gives the names of levels and criteria. Totals are calculated from their rows; where another
/// is printed in the plan, both are shown.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Locale, Rubrics, explain, read};
/// # let json = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json"));
/// let plan: AnnualPlan = read(json)?;
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
/// let page = explain::annual_plan(&plan, rubric.instrument(), Locale::Vi);
/// assert!(page.markdown().contains("V. NGUỒN LỰC"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn annual_plan(plan: &AnnualPlan, instrument: &Instrument, locale: Locale) -> Page {
    let named = basis::named(instrument, plan.instrument);
    let index = Index::new(&named);
    let teller = Teller::new(plan, index.voice(locale));
    basis::by_other_set(instrument, plan.instrument, locale)
        .append(teller.head())
        .append(teller.situation())
        .append(teller.goals())
        .append(teller.contents())
        .append(teller.roadmap())
        .append(teller.resources())
        .append(teller.assignments())
        .append(teller.inspection())
        .append(teller.foot())
        .of(Kind::AnnualPlan, &plan.school, plan.id, None)
}

struct Teller<'p> {
    plan: &'p AnnualPlan,
    voice: Voice<'p>,
    needs: Numbers,
    objectives: Numbers,
    solutions: Numbers,
    /// The part of section III in which the trials stand.
    trials: usize,
}

impl<'p> Teller<'p> {
    fn pick(&self, vi: &'p str, en: &'p str) -> &'p str {
        self.voice.pick(vi, en)
    }

    fn head(&self) -> Page {
        let (plan, voice) = (self.plan, &self.voice);
        let whole = plan.standing.whole();
        let whole = whole.map(|whole| (whole, at!("standing", "wovenInto")));
        let own = plan.baseline_level.map(|_| {
            let set = voice.set_used();
            say!(
                voice.locale,
                "kết quả đánh giá của nhà trường theo {set}",
                "the school's assessment according to {set}"
            )
        });
        let school = &plan.school.name;
        voice
            .head(&plan.head, &plan.school, Form::Plan, whole)
            .append(voice.made_up(plan.provenance.as_ref()))
            .append(voice.basis(&plan.legal_basis, own))
            .paragraph(say!(
                voice.locale,
                "{school} xây dựng kế hoạch với các nội dung sau:",
                "{school} plans as follows:"
            ))
    }

    fn situation(&self) -> Page {
        let (situation, voice) = (&self.plan.situation, &self.voice);
        let level = self.plan.baseline_level.map(|level| {
            let level = voice.stands_on(level);
            Page::default().paragraph(level)
        });
        let needs = self.plan.needs.iter().enumerate();
        let needs = needs.map(|(at, need)| {
            told!(
                voice.locale,
                "Nhu cầu {number}: {title}",
                "Need {number}: {title}",
                number = (at + 1).to_string(),
                title = voice.written(&need.title).at(&at!("needs", at, "title"))
            )
        });
        let parts = [
            (
                self.pick("Kết quả đánh giá hiện nay", "Result of the assessment"),
                level.unwrap_or_default(),
            ),
            (
                self.pick("Thuận lợi", "Advantages"),
                voice.list(&situation.advantages, &at!("situation", "advantages")),
            ),
            (
                self.pick("Khó khăn, hạn chế", "Difficulties"),
                voice.list(&situation.difficulties, &at!("situation", "difficulties")),
            ),
            (
                self.pick("Nguyên nhân", "Causes"),
                voice.list(&situation.causes, &at!("situation", "causes")),
            ),
            (
                self.pick("Nhu cầu đã ghi nhận", "Recorded needs"),
                Page::default().list(needs),
            ),
        ];
        section(self.pick("I. THỰC TRẠNG", "I. SITUATION"), numbered(parts))
    }

    fn goals(&self) -> Page {
        let (plan, voice) = (self.plan, &self.voice);
        let mut general = Page::default();
        if let Some(objective) = &plan.general_objective {
            general = general.paragraph(voice.written(objective).at(&at!("generalObjective")));
        }
        if let Some(level) = &plan.target_level {
            let level = voice.level(level);
            general = general.paragraph(say!(
                voice.locale,
                "Kết quả cần đạt: {level}.",
                "Result to reach: {level}."
            ));
        }
        let kept = [
            (
                self.pick("Đáp ứng mục tiêu, nhu cầu", "Meets goals and needs"),
                &plan.principles.needs,
                "needs",
            ),
            (
                self.pick("Tuân thủ quy định", "Keeps to the rules"),
                &plan.principles.compliance,
                "compliance",
            ),
            (
                self.pick("Bảo đảm hiệu quả", "Is effective"),
                &plan.principles.effectiveness,
                "effectiveness",
            ),
        ];
        let kept = kept.map(|(name, text, key)| {
            let text = voice.written(text).at(&at!("principles", key));
            Words::new(name).then(": ").then(text)
        });
        let parts = [
            (self.pick("Mục tiêu chung", "General objective"), general),
            (
                self.pick("Mục tiêu cụ thể", "Specific objectives"),
                Page::default().table(self.objectives()),
            ),
            (
                self.pick("Nguyên tắc thực hiện", "Principles"),
                Page::default().list(kept),
            ),
        ];
        let title = self.pick("II. MỤC TIÊU, NGUYÊN TẮC", "II. OBJECTIVES AND PRINCIPLES");
        section(title, numbered(parts))
    }

    fn objectives(&self) -> Table {
        let voice = &self.voice;
        let mut table = Table::new([
            self.pick("TT", "No."),
            self.pick("Mục tiêu", "Objective"),
            self.pick("Chỉ tiêu", "Targets"),
            self.pick("Thời hạn", "Due"),
        ])
        .widths([6, 34, 42, 18]);
        for (at, objective) in self.plan.objectives.iter().enumerate() {
            let title = voice.written(&objective.title);
            let due = Words::new(voice.date(objective.due));
            table.row([
                (at + 1).to_string().into(),
                title.at(&at!("objectives", at, "title")).into(),
                voice.targets(objective, true).into(),
                due.at(&at!("objectives", at, "due")).into(),
            ]);
        }
        table
    }

    fn roadmap(&self) -> Page {
        let (plan, voice) = (self.plan, &self.voice);
        let mut table = Table::new([
            self.pick("TT", "No."),
            self.pick("Thời gian", "Days"),
            self.pick("Nội dung công việc", "Work"),
            self.pick("Sản phẩm", "Product"),
        ])
        .widths([6, 22, 40, 32]);
        let solutions = plan.solutions.iter().rev();
        let solutions: HashMap<Id, &Solution> = solutions.map(|s| (s.id, s)).collect();
        for (at, milestone) in plan.roadmap.iter().enumerate() {
            let work = milestone.solutions.iter().map(|id| {
                let solution = solutions.get(id);
                solution.map_or_else(open, |s| voice.written(&s.title))
            });
            let product = voice.written(&milestone.product);
            let [from, until] = [("from", milestone.from), ("until", milestone.until)]
                .map(|(key, day)| Words::new(voice.date(day)).at(&at!("roadmap", at, key)));
            table.row([
                (at + 1).to_string().into(),
                from.then(" – ").then(until).into(),
                work.collect::<Vec<_>>().into(),
                product.at(&at!("roadmap", at, "product")).into(),
            ]);
        }
        let title = self.pick("IV. LỘ TRÌNH THỰC HIỆN", "IV. ROADMAP");
        section(title, Page::default().table(table))
    }

    /// Role by role, in the order in which the plan names them first.
    fn assignments(&self) -> Page {
        let assignments = &self.plan.assignments;
        let mut roles: Vec<Role> = Vec::new();
        for assignment in assignments {
            if !roles.contains(&assignment.role) {
                roles.push(assignment.role);
            }
        }
        let parts = roles.into_iter().map(|role| {
            let tasks = assignments.iter().enumerate();
            let tasks = tasks.filter(|(_, a)| a.role == role);
            let tasks = tasks.map(|(at, assignment)| {
                let task = self.voice.written(&assignment.task);
                let task = task.at(&at!("assignments", at, "task"));
                match assignment.solutions.is_empty() {
                    true => task,
                    false => told!(
                        self.voice.locale,
                        "{task} (giải pháp {numbers})",
                        "{task} (solutions: {numbers})",
                        task = task,
                        numbers = self.solutions.of(&assignment.solutions)
                    ),
                }
            });
            (role.label(self.voice.locale), Page::default().list(tasks))
        });
        let title = self.pick("VI. TỔ CHỨC THỰC HIỆN", "VI. WHO DOES WHAT");
        section(title, numbered(parts))
    }

    fn inspection(&self) -> Page {
        let (plan, voice) = (self.plan, &self.voice);
        let inspection = plan.inspection.as_ref();
        let inspection = inspection.map(|text| {
            let text = voice.written(text).at(&at!("inspection"));
            Page::default().paragraph(text)
        });
        let mut table = Table::new([
            self.pick("Báo cáo", "Report"),
            self.pick("Hạn nộp", "Due"),
            self.pick("Nơi nhận", "To"),
        ]);
        for (at, report) in plan.reports_due.iter().enumerate() {
            let to = match report.to.is_open() {
                true => open(),
                false => report.to.as_str().into(),
            };
            let title = voice.written(&report.title);
            table.row([
                title.at(&at!("reportsDue", at, "title")).into(),
                report
                    .due
                    .map_or_else(open, |due| voice.date(due).into())
                    .at(&at!("reportsDue", at, "due"))
                    .into(),
                to.at(&at!("reportsDue", at, "to")).into(),
            ]);
        }
        let parts = [
            (
                self.pick("Kiểm tra, giám sát", "Inspection"),
                inspection.unwrap_or_default(),
            ),
            (
                self.pick("Chế độ báo cáo", "Reports due"),
                Page::default().table(table),
            ),
        ];
        let title = self.pick(
            "VII. KIỂM TRA, CHẾ ĐỘ BÁO CÁO",
            "VII. INSPECTION AND REPORTS",
        );
        section(title, numbered(parts))
    }

    fn foot(&self) -> Page {
        let plan = self.plan;
        self.voice.foot(
            (&plan.head, Form::Plan),
            &plan.school,
            None,
            &plan.recipients,
        )
    }
}

impl Voice<'_> {
    /// What an objective is measured by, one a line; where it is named beside that and nothing else is, without its own name.
    pub(super) fn targets(&self, objective: &Objective, alone: bool) -> Vec<Words> {
        let beside = Some(objective).filter(|_| alone);
        let targets = objective.targets.iter();
        let targets = targets.map(|target| self.target(target, beside));
        let quantity = objective.quantity.iter().map(|quantity| {
            let number = self.number(quantity.number);
            Words::new(number + " ").then(self.written(&quantity.unit))
        });
        medium_term::or_dash(targets.chain(quantity).collect())
    }
}
