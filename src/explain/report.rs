//! Year-end reports as Vietnamese schools write them: results, difficulties, proposals, where the next year goes.

mod spending;

use super::issued::{
    CAUSE, Cites as _, Ends as _, Form, Issues as _, at, numbered, open, section, short,
};
use super::voice::{Index, Voice};
use crate::explain::basis;
use crate::explain::page::{Page, Table, Tone, Words, told};
use crate::model::{
    AnnualPlan, DifficultyRecord, Id, Instrument, Kind, Locale, Objective, ObjectiveResult, Phrase,
    ResultOutcome, Standing, YearEndReport, say,
};
use std::collections::HashMap;

/// A year-end report in the usual order of such documents, with places where something is open.
///
/// The instrument names levels and criteria, the plan reported on the objectives; without it they are places to write in. Of a plan that the report
/// [is not on](YearEndReport::is_on) nothing is printed, and the page says so.
///
/// ```
/// use it_adoption_model::{AnnualPlan, Locale, Rubrics, YearEndReport, explain, read};
/// # let (plan, report) = (include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json")), include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/report.json")));
/// let (plan, report): (AnnualPlan, YearEndReport) = (read(plan)?, read(report)?);
/// let rubrics = Rubrics::builtin();
/// let rubric = rubrics.get(&plan.instrument).ok_or("no such instrument")?;
/// let page = explain::year_end_report(&report, Some(&plan), rubric.instrument(), Locale::Vi);
/// assert!(page.markdown().contains("Minh Họa"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn year_end_report(
    report: &YearEndReport,
    plan: Option<&AnnualPlan>,
    instrument: &Instrument,
    locale: Locale,
) -> Page {
    let other = plan.filter(|plan| !report.is_on(plan));
    let plan = plan.filter(|plan| report.is_on(plan));
    let named = basis::named(instrument, report.instrument);
    let index = Index::new(&named);
    let nobody = Phrase::open();
    let teller = Teller {
        report,
        plan,
        to: match report.part_of {
            Some(_) => None,
            None => Some(report.head.authority.as_ref().unwrap_or(&nobody)),
        },
        voice: index.voice(locale),
    };
    let voice = &teller.voice;
    let head = (&report.head, Form::Report);
    let foot = voice.foot(head, &report.school, teller.to, &report.recipients);
    basis::by_other_set(instrument, report.instrument, locale)
        .append(other.map_or_else(Page::default, |plan| on_other_plan(report, plan, locale)))
        .append(teller.head())
        .append(teller.results())
        .append(teller.difficulties())
        .append(section(
            voice.pick("III. ĐỀ XUẤT, KIẾN NGHỊ", "III. PROPOSALS"),
            voice.list(&report.proposals, &at!("proposals")),
        ))
        .append(section(
            voice.pick("IV. PHƯƠNG HƯỚNG NĂM TỚI", "IV. THE NEXT YEAR"),
            voice.list(&report.next_year, &at!("nextYear")),
        ))
        .append(foot)
        .of(
            Kind::YearEndReport,
            &report.school,
            report.id,
            plan.map(|plan| plan.id),
        )
}

/// What there is to say where the plan at hand is not the one reported on.
fn on_other_plan(report: &YearEndReport, plan: &AnnualPlan, locale: Locale) -> Page {
    let (reported, of) = (report.plan, report.school.id);
    let (given, school) = (plan.id, plan.school.id);
    let told = say!(
        locale,
        "Báo cáo này về kế hoạch {reported} của trường {of}, không phải kế hoạch đang có ở đây ({given} của trường {school}): tên mục tiêu và chỉ tiêu để trống.",
        "This report is on the plan {reported} of the school {of}, not on the one at hand ({given} of the school {school}): the names and targets of the objectives are left open."
    );
    Page::default().paragraph(Words::new(told).tone(Tone::Warn))
}

struct Teller<'r> {
    report: &'r YearEndReport,
    plan: Option<&'r AnnualPlan>,
    /// To whom it is addressed: a part of another document goes with that.
    to: Option<&'r Phrase>,
    voice: Voice<'r>,
}

impl<'r> Teller<'r> {
    fn pick(&self, vi: &'r str, en: &'r str) -> &'r str {
        self.voice.pick(vi, en)
    }

    fn head(&self) -> Page {
        let (report, voice) = (self.report, &self.voice);
        let (school, year) = (&report.school.name, voice.year(report.period));
        let (guidance, plan) = (self.guidance(), self.planned());
        voice
            .head(
                &report.head,
                &report.school,
                Form::Report,
                report.part_of.as_ref().map(|whole| (whole, at!("partOf"))),
            )
            .append(voice.made_up(report.provenance.as_ref()))
            .append(voice.addressed(self.to))
            .paragraph(told!(
                voice.locale,
                "Thực hiện {guidance} và {plan}, {school} báo cáo kết quả {year} như sau:",
                "According to {guidance} and to its plan “{plan}”, {school} reports for {year} as follows:",
                guidance = guidance,
                plan = plan,
                school = school.as_str(),
                year = year
            ))
    }

    /// The guidance that the report follows, or a place for it.
    fn guidance(&self) -> Words {
        let voice = &self.voice;
        let cited = self.report.guidance.iter().enumerate();
        let cited = cited.map(|(at, source)| voice.in_full(source, &at!("guidance", at)));
        let cited: Vec<Words> = cited.collect();
        match cited.is_empty() {
            true => told!(
                voice.locale,
                "hướng dẫn {guidance}",
                "the guidance {guidance}",
                guidance = open()
            ),
            false => Words::join(cited, "; "),
        }
    }

    /// The plan reported on, with its number or that of the plan it is a part of.
    fn planned(&self) -> Words {
        let voice = &self.voice;
        let Some(plan) = self.plan else {
            return told!(voice.locale, "kế hoạch {plan}", "{plan}", plan = open());
        };
        let title = &plan.head.title;
        match &plan.standing {
            Standing::WovenInto(whole) => told!(
                voice.locale,
                "{title} (kèm theo {whole})",
                "{title}, part of {whole}",
                title = voice.written(title),
                whole = voice.issued_as(whole, None)
            ),
            Standing::Alone(_) => voice.issued_as(&plan.head.issued(None), None),
        }
    }

    fn results(&self) -> Page {
        let (report, voice) = (self.report, &self.voice);
        let level = report.level.map(|level| {
            let now = voice.stands_on(level);
            let before = self.plan.and_then(|plan| plan.baseline_level);
            let before = before.map(|before| {
                let before = voice.level(&before);
                say!(
                    voice.locale,
                    "Khi lập kế hoạch: {before}.",
                    "When the plan was made: {before}."
                )
            });
            let lines: Vec<String> = std::iter::once(now).chain(before).collect();
            Page::default().paragraph(lines.join("\n"))
        });
        let parts = [
            (
                self.pick("Mức độ đạt được", "Level reached"),
                level.unwrap_or_default(),
            ),
            (
                self.pick("Kết quả từng mục tiêu", "Results by objective"),
                self.objectives(),
            ),
            (
                self.pick("Kinh phí và hiệu quả", "Money and what it brought"),
                self.spending(),
            ),
            (
                self.pick("Thử nghiệm công nghệ mới", "Trials of new technology"),
                voice.trials(&report.trials),
            ),
        ];
        let title = self.pick("I. KẾT QUẢ THỰC HIỆN", "I. RESULTS");
        section(title, numbered(parts))
    }

    fn objectives(&self) -> Page {
        let results = &self.report.results;
        if results.is_empty() {
            return Page::default();
        }
        let mut table = Table::new([
            self.pick("Mục tiêu", "Objective"),
            self.pick("Chỉ tiêu", "Targets"),
            self.pick("Mức hoàn thành", "Outcome"),
            self.pick("Kết quả cuối năm", "Facts at the end"),
            self.pick("Minh chứng; lý do", "Evidence; reason"),
        ]);
        let objectives = self.plan.into_iter().flat_map(|plan| &plan.objectives);
        let planned: HashMap<Id, &Objective> = objectives.rev().map(|o| (o.id, o)).collect();
        for (at, result) in results.iter().enumerate() {
            let planned = planned.get(&result.objective).copied();
            let title = planned.map_or_else(open, |o| self.voice.written(&o.title));
            let title = Words::new(format!("{}. ", at + 1)).then(title);
            let targets = planned.map_or(vec!["–".into()], |o| self.voice.targets(o, true));
            table.row([
                title.into(),
                targets.into(),
                self.reached(result.outcome).into(),
                self.facts(at, result, planned).into(),
                self.shown(at, result).into(),
            ]);
        }
        let of = |outcome| results.iter().filter(|r| r.outcome == outcome).count();
        let (all, reached) = (results.len(), of(ResultOutcome::Reached));
        let (part, not) = (
            of(ResultOutcome::PartlyReached),
            of(ResultOutcome::NotReached),
        );
        let sum = say!(
            self.voice.locale,
            "{reached}/{all} mục tiêu hoàn thành, {part} hoàn thành một phần, {not} chưa hoàn thành.",
            "Objectives reached: {reached} of {all}; in part: {part}; not: {not}."
        );
        Page::default().paragraph(sum).table(table)
    }

    fn reached(&self, outcome: ResultOutcome) -> Words {
        let tone = match outcome {
            ResultOutcome::Reached => Tone::Good,
            ResultOutcome::PartlyReached => Tone::Warn,
            ResultOutcome::NotReached => Tone::Bad,
        };
        Words::new(outcome.label(self.voice.locale)).tone(tone)
    }

    /// The facts, and what became of the objective's own number; a place for it where one was planned.
    fn facts(
        &self,
        at: usize,
        result: &ObjectiveResult,
        planned: Option<&Objective>,
    ) -> Vec<Words> {
        let unit = planned.and_then(|o| Some(&o.quantity.as_ref()?.unit));
        let number = result.quantity.map(|n| self.voice.number(n).into());
        let number = number.or_else(|| unit.map(|_| short()));
        let number = number.map(|number| number.at(&at!("results", at, "quantity")));
        let quantity = number.map(|number| match unit {
            Some(unit) => number.then(" ").then(self.voice.written(unit)),
            None => number,
        });
        let facts = result
            .facts
            .iter()
            .map(|fact| self.voice.fact(fact, planned));
        let facts: Vec<Words> = facts.chain(quantity).collect();
        match facts.is_empty() {
            true => vec!["–".into()],
            false => facts,
        }
    }

    fn shown(&self, at: usize, result: &ObjectiveResult) -> Vec<Words> {
        let evidence = result.evidence.iter().map(|e| self.voice.evidence(e));
        let reason = result.reason.iter().map(|reason| {
            let pointer = at!("results", at, "reason");
            self.voice.labelled(["Lý do", "Reason"], reason, &pointer)
        });
        evidence.chain(reason).collect()
    }

    fn difficulties(&self) -> Page {
        let voice = &self.voice;
        let title = self.pick("II. KHÓ KHĂN, VƯỚNG MẮC", "II. DIFFICULTIES");
        if self.report.difficulties.is_empty() {
            let none = self.pick(
                "Trong năm không ghi nhận khó khăn, vướng mắc.",
                "No difficulty was recorded in the year.",
            );
            return section(title, Page::default().paragraph(none));
        }
        let mut table = Table::new([
            self.pick("TT", "No."),
            self.pick(
                "Nội dung, nguyên nhân, đề nghị",
                "Difficulty, causes, request",
            ),
            self.pick("Ngày phát sinh", "Arose"),
            self.pick("Đã báo cáo", "Reported"),
            self.pick("Giải quyết xong, trả lời", "Overcome, answer"),
        ]);
        for (at, difficulty) in self.report.difficulties.iter().enumerate() {
            let causes = difficulty.causes.iter().enumerate().map(|(which, cause)| {
                let pointer = at!("difficulties", at, "causes", which);
                voice.labelled(CAUSE, cause, &pointer)
            });
            let tried = difficulty.tried.iter().enumerate().map(|(which, tried)| {
                let pointer = at!("difficulties", at, "tried", which);
                voice.labelled(["Đã làm", "Tried"], tried, &pointer)
            });
            let asked = difficulty.asked.iter().map(|asked| {
                let pointer = at!("difficulties", at, "asked");
                voice.labelled(["Đề nghị", "Asked for"], asked, &pointer)
            });
            let answer = difficulty.answer.iter().map(|answer| {
                let text = voice.written(&answer.text);
                told!(
                    voice.locale,
                    "Trả lời ngày {on}, {by}: {text}",
                    "Answered on {on}, {by}: {text}",
                    on = voice.date(answer.on),
                    by = answer.by.as_str(),
                    text = text.at(&at!("difficulties", at, "answer", "text"))
                )
            });
            let title = voice.written(&difficulty.title);
            let title = title.at(&at!("difficulties", at, "title"));
            let lines = std::iter::once(title)
                .chain(causes)
                .chain(tried)
                .chain(asked);
            let resolved = difficulty.resolved.map(|day| voice.date(day));
            let resolved = resolved.unwrap_or_else(|| self.pick("chưa", "not yet").to_owned());
            let became: Vec<Words> = std::iter::once(resolved.into()).chain(answer).collect();
            table.row([
                (at + 1).to_string().into(),
                lines.collect::<Vec<Words>>().into(),
                voice.date(difficulty.arose).into(),
                self.told(difficulty).into(),
                became.into(),
            ]);
        }
        section(title, Page::default().table(table))
    }

    /// The day, the way and the office.
    fn told(&self, difficulty: &DifficultyRecord) -> Vec<Words> {
        match &difficulty.reported {
            None => vec![Words::new(self.pick("chưa báo cáo", "not reported")).tone(Tone::Warn)],
            Some(report) => vec![
                self.voice.date(report.on).into(),
                report.channel.label(self.voice.locale).into(),
                report.to.as_str().into(),
            ],
        }
    }
}
