//! Quantities and money of a plan: what is printed is what the rows add up to.

use crate::check::plausible::{self, Sum};
use crate::model::{
    AnnualPlan, Count, Equipment, Findings, Money, Period, Place, Resource, ResourceNeed, found,
};
use std::collections::HashSet;

/// No plan has this many times the money that it costs, or this many times a little: this project's choice.
const BEYOND: u128 = 10;
const LITTLE: u128 = 1_000_000;

/// Checks the resources of a plan, what they cost and where the money comes from.
pub(super) fn money(plan: &AnnualPlan, findings: &mut Findings) {
    let list = Place::Root.name("resources");
    let mut cost = Cost::default();
    let mut unlikely = false;
    for (at, resource) in plan.resources.iter().enumerate() {
        let place = list.index(at);
        resource_empty(resource, &place, findings);
        unlikely |= prices(resource, &place, findings);
        let place = place.name("need");
        cost.add(match &resource.need {
            ResourceNeed::Equipment(e) => {
                equipment(e, plan.period, &place.name("equipment"), findings)
            }
            ResourceNeed::Training(training) => Cost::of(training.cost.unwrap_or_default()),
            ResourceNeed::Service(service) => match service.cost {
                Some(money) => Cost::of(money),
                None => {
                    let place = place.name("service");
                    findings.add(&place.name("cost"), found::PlanServiceCostMissing {});
                    Cost::unknown(0)
                }
            },
            ResourceNeed::Staff(_) => Cost::default(),
        });
    }
    let unlikely = sums(plan, &cost, unlikely, findings);
    cost_differs(plan, &cost, findings);
    funding(plan, &cost, unlikely, findings);
}

/// Whether a price or a cost of a resource cannot be in đồng.
fn prices(resource: &Resource, place: &Place<'_>, findings: &mut Findings) -> bool {
    let need = place.name("need");
    let (name, property, sum, price) = match &resource.need {
        ResourceNeed::Equipment(e) => ("equipment", "unitPrice", Sum::Price, e.unit_price),
        ResourceNeed::Training(t) => ("training", "cost", Sum::Total, t.cost),
        ResourceNeed::Service(s) => ("service", "cost", Sum::Price, s.cost),
        ResourceNeed::Staff(_) => return false,
    };
    let place = need.name(name);
    let note = resource.note.as_ref();
    plausible::money(price, sum, note, &place.name(property), findings)
}

/// The sums of a plan, of which those printed follow from the rest; whether one of the others, or of the prices, cannot be in đồng.
fn sums(plan: &AnnualPlan, cost: &Cost, unlikely: bool, findings: &mut Findings) -> bool {
    let list = Place::Root.name("funding");
    let mut unlikely = unlikely;
    for (at, funding) in plan.funding.iter().enumerate() {
        let (amount, note) = (Some(funding.amount), funding.note.as_ref());
        let place = list.index(at);
        unlikely |= plausible::money(amount, Sum::Total, note, &place.name("amount"), findings);
    }
    if !unlikely && !cost.open {
        let root = Place::Root;
        let funded: u128 = plan
            .funding
            .iter()
            .map(|f| u128::from(f.amount.get()))
            .sum();
        for (name, printed, rows) in [
            ("printedCost", plan.printed_cost, cost.reckoned),
            ("printedFunding", plan.printed_funding, funded),
        ] {
            let printed = printed.filter(|printed| u128::from(printed.get()) != rows);
            plausible::money(printed, Sum::Total, None, &root.name(name), findings);
        }
    }
    unlikely
}

/// What something costs: calculated from its rows, and from what is printed where that differs.
///
/// A total may follow either, so that a wrong row is not checked against the total as well. Sums of
/// money and products with counts stay far within 128 bits.
#[derive(Default)]
struct Cost {
    reckoned: u128,
    printed: u128,
    /// Whether a price is still open.
    open: bool,
}

impl Cost {
    fn of(money: Money) -> Self {
        let money = u128::from(money.get());
        Self {
            reckoned: money,
            printed: money,
            open: false,
        }
    }

    fn unknown(at_least: u128) -> Self {
        Self {
            reckoned: at_least,
            printed: at_least,
            open: true,
        }
    }

    fn add(&mut self, other: Self) {
        self.reckoned = self.reckoned.saturating_add(other.reckoned);
        self.printed = self.printed.saturating_add(other.printed);
        self.open |= other.open;
    }

    fn least(&self) -> u128 {
        self.reckoned.min(self.printed)
    }
}

/// A resource that states nothing is none.
fn resource_empty(resource: &Resource, place: &Place<'_>, findings: &mut Findings) {
    let empty = match &resource.need {
        ResourceNeed::Equipment(e) => e.quantity().max(printed(e).unwrap_or(0)) == 0,
        ResourceNeed::Training(t) => t.people == Count::default() || t.sessions == Count::default(),
        ResourceNeed::Service(_) => false,
        ResourceNeed::Staff(staff) => staff.roles.is_empty(),
    };
    if empty {
        let found = found::PlanResourceEmpty { id: resource.id };
        findings.add(&place.name("need"), found);
    }
}

fn printed(equipment: &Equipment) -> Option<u128> {
    equipment
        .printed_quantity
        .map(|printed| u128::from(printed.get()))
}

fn equipment(
    equipment: &Equipment,
    period: Period,
    place: &Place<'_>,
    findings: &mut Findings,
) -> Cost {
    years(equipment, period, place, findings);
    quantity_differs(equipment, place, findings);
    let sum = equipment.quantity();
    let quantity = printed(equipment).unwrap_or(sum);
    let printed = equipment.printed_cost.map(|cost| u128::from(cost.get()));
    let Some(price) = equipment.unit_price.map(|price| u128::from(price.get())) else {
        if equipment.lacks_price() {
            findings.add(&place.name("unitPrice"), found::PlanPriceMissing {});
        }
        return Cost::unknown(printed.unwrap_or(0));
    };
    let (reckoned, following) = (sum * price, quantity * price);
    if let Some(printed) = printed.filter(|p| *p != reckoned && *p != following) {
        let found = found::PlanEquipmentCostDiffers {
            printed,
            sum: reckoned,
        };
        findings.add(&place.name("printedCost"), found);
    }
    Cost {
        reckoned,
        printed: printed.unwrap_or(following),
        open: false,
    }
}

/// Each year has one row, and none is past.
fn years(equipment: &Equipment, period: Period, place: &Place<'_>, findings: &mut Findings) {
    let list = place.name("quantities");
    let mut seen = HashSet::new();
    for (at, row) in equipment.quantities.iter().enumerate() {
        let place = list.index(at);
        let place = place.name("period");
        let year = row.period;
        if !seen.insert(year) {
            findings.add(&place, found::PlanYearRepeated { year });
        } else if year.is_before(period) {
            findings.add(&place, found::PlanYearPast { year, period });
        }
    }
}

fn quantity_differs(equipment: &Equipment, place: &Place<'_>, findings: &mut Findings) {
    let sum = equipment.quantity();
    let place = place.name("printedQuantity");
    match printed(equipment).filter(|printed| *printed != sum) {
        Some(printed) if equipment.quantities.is_empty() => {
            findings.add(&place, found::PlanYearsMissing { printed });
        }
        Some(printed) => findings.add(&place, found::PlanQuantityDiffers { printed, sum }),
        None => {}
    }
}

/// The printed cost is checked against the sum only when every price is known.
fn cost_differs(plan: &AnnualPlan, cost: &Cost, findings: &mut Findings) {
    let printed = plan.printed_cost.map(|money| u128::from(money.get()));
    let differs = |printed: &u128| *printed != cost.reckoned && *printed != cost.printed;
    if let Some(printed) = printed.filter(|printed| !cost.open && differs(printed)) {
        let found = found::PlanCostDiffers {
            printed,
            sum: cost.reckoned,
        };
        findings.add(&Place::Root.name("printedCost"), found);
    }
}

fn funding(plan: &AnnualPlan, cost: &Cost, unlikely: bool, findings: &mut Findings) {
    let amounts = plan.funding.iter().map(|f| u128::from(f.amount.get()));
    let sum: u128 = amounts.sum();
    let printed = plan.printed_funding.map(|money| u128::from(money.get()));
    if let Some(printed) = printed.filter(|printed| *printed != sum) {
        let found = found::PlanFundingDiffers { printed, sum };
        findings.add(&Place::Root.name("printedFunding"), found);
    }
    let most = cost.reckoned.max(cost.printed);
    let least = cost.least();
    let funding = sum.max(printed.unwrap_or(0));
    if funding >= least {
        let known = !unlikely && !cost.open && !plan.resources.is_empty();
        let beyond = most.max(LITTLE).saturating_mul(BEYOND) < sum;
        if known && beyond && printed.is_none_or(|printed| printed == sum) {
            let found = found::PlanFundingBeyond {
                funding,
                cost: most,
            };
            findings.add(&Place::Root.name("funding"), found);
        }
        return;
    }
    let cost = least;
    if funding == 0 {
        findings.add(&Place::Root, found::PlanFundingMissing { cost });
    } else {
        let found = found::PlanFundingShort { funding, cost };
        findings.add(&Place::Root.name("funding"), found);
    }
}
