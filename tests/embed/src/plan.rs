//! An annual plan out of rows.

use crate::Built;
use it_adoption_model::*;

/// A task: what to buy for which criterion, how many, at what price, by when, and what is then reached.
pub struct Row {
    pub title: &'static str,
    pub criterion: &'static str,
    pub target: (u32, u32),
    pub pieces: u32,
    pub price: u64,
    pub until: (u16, u8, u8),
}

impl Row {
    fn add_to(&self, plan: &mut AnnualPlan, number: usize) -> Built<()> {
        let id = |letter: char| format!("{letter}{number}").parse::<Id>();
        let (year, month, day) = self.until;
        let (from, until) = (Date::new(2026, 9, 1), Date::new(year, month, day));
        let (from, until) = (from.ok_or("no such day")?, until.ok_or("no such day")?);
        plan.needs.push(Need::new(id('N')?, self.title.parse()?));

        let mut objective = Objective::new(id('O')?, self.title.parse()?, until);
        let (amount, per) = (self.target.0.try_into()?, self.target.1.try_into()?);
        let target = Target::new(
            self.criterion.parse()?,
            Value::Ratio(Ratio::new(amount, per)),
        );
        objective.targets.push(target);
        plan.objectives.push(objective);

        let mut content = Content::new(id('C')?, self.title.parse()?, vec![id('O')?]);
        content.needs.push(id('N')?);
        plan.contents.push(content);

        let mut solution = Solution::new(id('S')?, "Mua sắm tập trung".parse()?, vec![id('C')?]);
        solution.checked_against = plan.legal_basis.iter().map(|source| source.id).collect();
        plan.solutions.push(solution);
        let product = "Biên bản bàn giao".parse()?;
        plan.roadmap.push(Milestone::new(
            id('M')?,
            vec![id('S')?],
            from,
            until,
            product,
        ));

        let mut equipment = Equipment::default();
        equipment.unit_price = Some(self.price.try_into()?);
        equipment.quantities = vec![YearQuantity::new(plan.period, self.pieces.try_into()?)];
        let need = ResourceNeed::Equipment(equipment);
        plan.resources.push(Resource::new(
            id('R')?,
            "máy tính".parse()?,
            vec![id('S')?],
            need,
        ));
        Ok(())
    }
}

pub fn build(assessment: &Assessment, rows: &[Row]) -> Built<AnnualPlan> {
    let period = Period::SchoolYear("2026-2027".parse()?);
    let mut head = Head::new("Kế hoạch ứng dụng CNTT".parse()?);
    head.date = Date::new(2026, 9, 5);
    let standing = Standing::WovenInto(IssuedDocument::new("Kế hoạch năm học".parse()?));
    let (needs, rules) = ("Theo nhu cầu".parse()?, "Đúng quy định".parse()?);
    let principles = PrincipleStatements::new(needs, rules, "Hiệu quả".parse()?);
    let (school, instrument) = (assessment.school.clone(), assessment.instrument);
    let id = "KH-1".parse()?;
    let mut plan = AnnualPlan::new(id, school, period, head, standing, instrument, principles);
    let mut basis = Source::new(
        "CV-1".parse()?,
        "Công văn hướng dẫn nhiệm vụ năm học".parse()?,
    );
    basis.date = Date::new(2026, 8, 20);
    plan.legal_basis.push(basis);
    for (at, row) in rows.iter().enumerate() {
        row.add_to(&mut plan, at + 1)?;
    }
    let cost = rows
        .iter()
        .map(|row| u64::from(row.pieces) * row.price)
        .sum::<u64>();
    plan.funding = vec![Funding::new(FundingSource::Budget, cost.try_into()?)];
    let mut report = ReportDue::new("Báo cáo tổng kết".parse()?, "UBND xã".parse()?);
    report.due = Date::new(2027, 5, 25);
    plan.reports_due.push(report);
    Ok(plan)
}
