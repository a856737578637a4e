//! The money of a plan in the report on it.

use crate::check::plausible::{Sum, is_noted};
use crate::model::{AnnualPlan, Findings, FundingSource, Place, Spending, YearEndReport, found};

/// What became of the money that the plan has from each source. A note says why it is much more or less, and what is hardly in đồng
/// has a finding of its own.
pub(super) fn money(report: &YearEndReport, plan: &AnnualPlan, findings: &mut Findings) {
    let list = match report.spending.is_empty() {
        true => Place::Root,
        false => Place::Root.name("spending"),
    };
    for source in FundingSource::ALL.iter().copied() {
        let planned = plan.funding.iter().filter(|f| f.source == source);
        let planned: u128 = planned.map(|f| u128::from(f.amount.get())).sum();
        let rows = report.spending.iter().enumerate();
        let rows: Vec<_> = rows.filter(|(_, s)| s.source == source).collect();
        let Some((first, _)) = rows.first() else {
            if planned > 0 {
                findings.add(&list, found::ReportSpendingMissing { planned, source });
            }
            continue;
        };
        let explained = |spending: &Spending| {
            is_noted(spending.note.as_ref()) || Sum::Total.is_unlikely(spending.spent)
        };
        if rows.iter().any(|(_, spending)| explained(spending)) {
            continue;
        }
        let spent: u128 = rows.iter().map(|(_, s)| u128::from(s.spent.get())).sum();
        let place = list.index(*first);
        let place = place.name("spent");
        if spent > planned {
            let found = found::ReportSpendingOver {
                spent,
                source,
                planned,
            };
            findings.add(&place, found);
        } else if spent > 0 && spent * 100 < planned {
            let found = found::ReportSpendingUnder {
                spent,
                source,
                planned,
            };
            findings.add(&place, found);
        }
    }
}
