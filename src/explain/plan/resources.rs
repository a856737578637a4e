//! What a plan takes: equipment, training, services, people, and the money for them.

use super::Teller;
use crate::explain::issued::{Issues as _, at, numbered, open, section, short};
use crate::explain::page::{Cell, Column, Page, Table, Tone, Words};
use crate::model::{Count, Equipment, Money, Period, Pointer, Resource, ResourceNeed};
use std::collections::HashMap;

/// A resource, and which of the plan's it is.
#[derive(Clone, Copy)]
struct Listed<'p> {
    at: usize,
    resource: &'p Resource,
}

impl Listed<'_> {
    /// The place of a property in the plan.
    fn place(&self, keys: &[&str]) -> Pointer {
        let at = at!("resources", self.at);
        keys.iter().fold(at, |pointer, key| pointer.with(key))
    }
}

impl<'p> Teller<'p> {
    pub(super) fn resources(&self) -> Page {
        let parts = [
            (self.pick("Thiết bị", "Equipment"), self.equipment()),
            (
                self.pick("Tập huấn, bồi dưỡng", "Training"),
                self.training(),
            ),
            (
                self.pick("Dịch vụ và chi phí khác", "Services and other costs"),
                self.services(),
            ),
            (self.pick("Nhân lực", "People"), self.staff()),
            (self.pick("Kinh phí", "Money"), self.money()),
        ];
        section(self.pick("V. NGUỒN LỰC", "V. RESOURCES"), numbered(parts))
    }

    /// The resources whose need is of one kind.
    fn of<'a, N>(
        &'a self,
        need: impl Fn(&'p ResourceNeed) -> Option<N> + 'a,
    ) -> impl Iterator<Item = (Listed<'p>, N)> + 'a {
        let resources = self.plan.resources.iter().enumerate();
        resources.filter_map(move |(at, resource)| {
            Some((Listed { at, resource }, need(&resource.need)?))
        })
    }

    fn all_equipment(&self) -> Vec<(Listed<'p>, &'p Equipment)> {
        let equipment = self.of(|need| match need {
            ResourceNeed::Equipment(equipment) => Some(equipment),
            _ => None,
        });
        equipment.collect()
    }

    fn equipment(&self) -> Page {
        let all = self.all_equipment();
        if all.is_empty() {
            return Page::default();
        }
        let years = self.years(&all);
        let mut table = Table {
            columns: self.equipment_columns(&years),
            rows: Vec::new(),
        };
        let mut total = Some(0);
        for ((listed, equipment), number) in all.into_iter().zip(1..) {
            let cost = listed.resource.need.cost();
            total = total.zip(cost).map(|(total, cost)| total + cost);
            let mut row = self.named(number, listed);
            let mut quantities: HashMap<Period, u128> = HashMap::new();
            for row in &equipment.quantities {
                *quantities.entry(row.period).or_default() += u128::from(row.quantity.get());
            }
            row.extend(years.iter().map(|year| match quantities.get(year) {
                None | Some(0) => "–".into(),
                Some(quantity) => self.voice.number(*quantity).into(),
            }));
            let quantity = equipment.quantity();
            let printed = equipment.printed_quantity.map(|n| u128::from(n.get()));
            row.push(self.beside(quantity, printed).into());
            let price = self.price(equipment.unit_price);
            row.push(
                price
                    .at(&listed.place(&["need", "equipment", "unitPrice"]))
                    .into(),
            );
            row.push(self.cost(cost, equipment.printed_cost).into());
            row.push(self.solutions.of(&listed.resource.solutions).into());
            table.rows.push(row);
        }
        let sum = self.pick("Cộng", "Total").into();
        let mut last: Vec<Cell> = vec!["".into(), sum];
        last.extend(years.iter().map(|_| "".into()));
        last.extend([
            "".into(),
            "".into(),
            self.cost(total, None).into(),
            "".into(),
        ]);
        table.rows.push(last);
        Page::default().table(table)
    }

    /// The years to buy in, unless all is bought in the plan's own.
    fn years(&self, all: &[(Listed<'_>, &Equipment)]) -> Vec<Period> {
        let rows = all.iter().flat_map(|(_, equipment)| &equipment.quantities);
        let mut years: Vec<Period> = rows.map(|row| row.period).collect();
        years.sort_by_cached_key(Period::to_string);
        years.dedup();
        match years.as_slice() {
            [only] if *only == self.plan.period => Vec::new(),
            _ => years,
        }
    }

    fn equipment_columns(&self, years: &[Period]) -> Vec<Column> {
        let column = |title: String, numbers: bool| Column {
            title,
            numbers,
            width: 0,
        };
        let named = |vi, en, numbers| column(self.pick(vi, en).to_owned(), numbers);
        let mut columns = vec![
            named("TT", "No.", false),
            named("Thiết bị", "Equipment", false),
        ];
        columns.extend(years.iter().map(|year| column(year.to_string(), true)));
        columns.extend([
            named("Số lượng", "Quantity", true),
            named("Đơn giá (đồng)", "Unit price (VND)", true),
            named("Thành tiền (đồng)", "Cost (VND)", true),
            named("Dùng cho giải pháp", "For solutions", false),
        ]);
        columns
    }

    /// The resources of one kind, each a row: which it is, what `cells` tell of it, and the solutions it is for.
    fn rows<N>(
        &self,
        mut table: Table,
        need: impl Fn(&'p ResourceNeed) -> Option<N>,
        cells: impl Fn(Listed<'p>, N) -> Vec<Cell>,
    ) -> Page {
        for ((listed, needed), number) in self.of(need).zip(1..) {
            let mut row = self.named(number, listed);
            row.extend(cells(listed, needed));
            row.push(self.solutions.of(&listed.resource.solutions).into());
            table.rows.push(row);
        }
        Page::default().table(table)
    }

    fn training(&self) -> Page {
        let table = Table::new([
            self.pick("TT", "No."),
            self.pick("Nội dung", "What"),
            self.pick(">Số người", ">People"),
            self.pick(">Số buổi", ">Sessions"),
            self.pick(">Kinh phí (đồng)", ">Cost (VND)"),
            self.pick("Dùng cho giải pháp", "For solutions"),
        ]);
        let need = |need: &'p ResourceNeed| match need {
            ResourceNeed::Training(training) => Some(training),
            _ => None,
        };
        self.rows(table, need, |listed, training| {
            let place = |key| listed.place(&["need", "training", key]);
            let count = |number: Count, key| {
                let number = Words::new(self.voice.number(number.get()));
                number.at(&place(key)).into()
            };
            let cost = training.cost.map(|cost| self.price(Some(cost)));
            let cost = cost.map(|cost| cost.at(&place("cost")).into());
            vec![
                count(training.people, "people"),
                count(training.sessions, "sessions"),
                cost.unwrap_or_else(|| "–".into()),
            ]
        })
    }

    fn services(&self) -> Page {
        let table = Table::new([
            self.pick("TT", "No."),
            self.pick("Nội dung", "What"),
            self.pick(">Kinh phí (đồng)", ">Cost (VND)"),
            self.pick("Dùng cho giải pháp", "For solutions"),
        ]);
        let need = |need: &'p ResourceNeed| match need {
            ResourceNeed::Service(service) => Some(service),
            _ => None,
        };
        self.rows(table, need, |listed, service| {
            let place = listed.place(&["need", "service", "cost"]);
            vec![self.price(service.cost).at(&place).into()]
        })
    }

    fn staff(&self) -> Page {
        let table = Table::new([
            self.pick("TT", "No."),
            self.pick("Nội dung", "What"),
            self.pick("Người thực hiện", "Who"),
            self.pick("Dùng cho giải pháp", "For solutions"),
        ]);
        let need = |need: &'p ResourceNeed| match need {
            ResourceNeed::Staff(staff) => Some(staff),
            _ => None,
        };
        self.rows(table, need, |_, staff| {
            let roles = staff.roles.iter();
            let roles: Vec<&str> = roles.map(|role| role.label(self.voice.locale)).collect();
            vec![roles.join("; ").into()]
        })
    }

    /// What everything costs, and where the money comes from.
    fn money(&self) -> Page {
        let plan = self.plan;
        let mut costs = plan.resources.iter().map(|resource| resource.need.cost());
        let total = costs.try_fold(0, |total, cost| Some(total + cost?));
        let mut table = Table::new([
            self.pick("Nguồn kinh phí", "Source"),
            self.pick(">Số tiền (đồng)", ">Amount (VND)"),
            self.pick("Ghi chú", "Note"),
        ]);
        let mut funded = 0;
        for (at, funding) in plan.funding.iter().enumerate() {
            funded += u128::from(funding.amount.get());
            let note = funding.note.as_ref().map(|note| self.voice.written(note));
            let note = note.map(|note| note.at(&at!("funding", at, "note")));
            let amount = self.price(Some(funding.amount));
            table.row([
                funding.source.label(self.voice.locale).into(),
                amount.at(&at!("funding", at, "amount")).into(),
                note.unwrap_or_default().into(),
            ]);
        }
        if total == Some(0) && plan.funding.is_empty() {
            return Page::default();
        }
        let needed = self.cost(total, plan.printed_cost);
        let tone = needed.last().map_or(Tone::Plain, |words| words.tone);
        let label = self.pick("Tổng nhu cầu (đồng)", "Needed in all (VND)");
        let page = Page::default().facts([(label, Words::join(needed, " ").tone(tone))]);
        if plan.funding.is_empty() {
            let source = self.pick("Nguồn kinh phí", "Source");
            return page.paragraph(Words::new(source).then(": ").then(open()));
        }
        table.row([
            self.pick("Cộng", "Total").into(),
            self.cost(Some(funded), plan.printed_funding).into(),
            "".into(),
        ]);
        page.table(table)
    }

    fn named(&self, number: usize, listed: Listed<'_>) -> Vec<Cell> {
        vec![number.to_string().into(), self.titled(listed).into()]
    }

    fn titled(&self, listed: Listed<'_>) -> Words {
        let title = self.voice.written(&listed.resource.title);
        let title = title.at(&listed.place(&["title"]));
        match &listed.resource.note {
            Some(note) => title.then(" (").then(self.voice.written(note)).then(")"),
            None => title,
        }
    }

    fn price(&self, price: Option<Money>) -> Words {
        let price = price.map(|price| self.voice.number(price.get()));
        price.map_or_else(short, Words::from)
    }

    fn cost(&self, cost: Option<u128>, printed: Option<Money>) -> Vec<Words> {
        let printed = printed.map(|money| u128::from(money.get()));
        match cost {
            Some(cost) => self.beside(cost, printed),
            None => vec![short()],
        }
    }

    /// A reckoned number, and the one printed in the plan where that is another.
    fn beside(&self, reckoned: u128, printed: Option<u128>) -> Vec<Words> {
        let reckoned_text = self.voice.number(reckoned);
        let printed = printed.filter(|printed| *printed != reckoned);
        let printed = printed.map(|printed| {
            let (is, printed) = (
                self.pick("kế hoạch ghi", "the plan says"),
                self.voice.number(printed),
            );
            Words::new(format!("({is}: {printed})")).tone(Tone::Bad)
        });
        std::iter::once(reckoned_text.into())
            .chain(printed)
            .collect()
    }
}
