//! Money planned and spent, in a year-end report.

use super::Teller;
use crate::explain::issued::{Issues as _, Numbers, at, short};
use crate::explain::page::{Page, Table, Words};
use crate::model::Spending;

impl Teller<'_> {
    /// Money planned and spent, source by source and in all, the objectives it served and what it brought.
    pub(super) fn spending(&self) -> Page {
        let (report, voice) = (self.report, &self.voice);
        if report.spending.is_empty() {
            return Page::default();
        }
        let mut table = Table::new([
            self.pick("Nguồn kinh phí", "Source"),
            self.pick(">Theo kế hoạch (đồng)", ">Planned (đồng)"),
            self.pick(">Đã sử dụng (đồng)", ">Spent (đồng)"),
            self.pick("Mục tiêu", "Objectives"),
            self.pick("Hiệu quả mang lại", "What it brought"),
        ]);
        let objectives = Numbers::running(report.results.iter().map(|r| r.objective));
        let (mut all_planned, mut all_spent) = (0, 0);
        for (at, spending) in report.spending.iter().enumerate() {
            all_spent += u128::from(spending.spent.get());
            let before = report.spending.iter().take(at);
            let again = before.clone().any(|s| s.source == spending.source);
            let planned = match (self.plan, again) {
                (_, true) => Words::default(),
                (None, false) => short(),
                (Some(plan), false) => {
                    let funding = plan.funding.iter().filter(|f| f.source == spending.source);
                    let sum: u128 = funding.map(|f| u128::from(f.amount.get())).sum();
                    all_planned += sum;
                    voice.number(sum).into()
                }
            };
            table.row([
                spending.source.label(voice.locale).into(),
                planned.into(),
                Words::new(voice.number(spending.spent))
                    .at(&at!("spending", at, "spent"))
                    .into(),
                objectives.of(&spending.objectives).into(),
                self.brought(at, spending).into(),
            ]);
        }
        let planned = self.plan.map(|_| voice.number(all_planned).into());
        table.row([
            self.pick("Cộng", "Total").into(),
            planned.unwrap_or_else(short).into(),
            voice.number(all_spent).into(),
            "".into(),
            "".into(),
        ]);
        Page::default().table(table)
    }

    /// What money brought, and the note on it.
    fn brought(&self, at: usize, spending: &Spending) -> Vec<Words> {
        let brought = self.voice.written(&spending.brought);
        let brought = brought.at(&at!("spending", at, "brought"));
        let note = spending.note.iter().map(|note| {
            let pointer = at!("spending", at, "note");
            self.voice.labelled(["Ghi chú", "Note"], note, &pointer)
        });
        std::iter::once(brought).chain(note).collect()
    }
}
