//! What a plan needs: equipment, training, services, people, money (nguồn lực).

use crate::model::whole::number;
use crate::model::wire::{names, new};
use crate::model::{Count, Id, Locale, Period, Role, Text};

number! {
    /// Money (số tiền) in whole đồng: 0 to 9 007 199 254 740 991, the greatest whole number every JSON reader holds exactly.
    Money(u64): Default, into: u64, i64, f64; min: 0, max: 9_007_199_254_740_991,
    vi: "số tiền bằng đồng, từ 0 đến 9.007.199.254.740.991", en: "whole đồng from 0 to 9,007,199,254,740,991"
}

/// Something that carrying out the plan takes (nguồn lực).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Resource {
    /// Identifier, unique in the plan (mã nguồn lực).
    pub id: Id,
    /// What it is (nguồn lực).
    pub title: Text,
    /// The solutions that need it (các giải pháp cần đến).
    pub solutions: Vec<Id>,
    /// How much of it (nhu cầu).
    pub need: ResourceNeed,
    /// What a reader should know, such as why an unlikely price is right (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Resource(id: Id, title: Text, solutions: Vec<Id>, need: ResourceNeed), note);

/// How much of a resource is needed (nhu cầu nguồn lực).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ResourceNeed {
    /// Equipment, by number and price (thiết bị).
    #[cfg_attr(feature = "schema", schemars(title = "ResourceNeedEquipment"))]
    Equipment(Equipment),
    /// Training, by people and sessions (tập huấn, bồi dưỡng).
    #[cfg_attr(feature = "schema", schemars(title = "ResourceNeedTraining"))]
    Training(Training),
    /// A service or anything else that costs money (dịch vụ và chi phí khác).
    #[cfg_attr(feature = "schema", schemars(title = "ResourceNeedService"))]
    Service(Service),
    /// The work of people the school has (nhân lực sẵn có).
    #[cfg_attr(feature = "schema", schemars(title = "ResourceNeedStaff"))]
    Staff(Staff),
}

impl ResourceNeed {
    /// What it costs in all, in đồng, by quantity and unit price; `None` while the price of equipment or the cost of a service is open.
    /// Training without a cost, and the work of people the school has, cost nothing.
    ///
    /// ```
    /// use it_adoption_model::{Equipment, Period, ResourceNeed, Training, YearQuantity};
    /// let year = Period::SchoolYear("2026-2027".parse()?);
    /// let mut computers = Equipment::default();
    /// computers.quantities = vec![YearQuantity::new(year, 30_u32.try_into()?)];
    /// assert_eq!(computers.quantity(), 30);
    /// assert_eq!(ResourceNeed::Equipment(computers.clone()).cost(), None);
    /// computers.unit_price = Some(12_000_000_u64.try_into()?);
    /// assert_eq!(ResourceNeed::Equipment(computers).cost(), Some(360_000_000));
    /// let [people, sessions] = [20_u32.try_into()?, 2_u32.try_into()?];
    /// assert_eq!(ResourceNeed::Training(Training::new(people, sessions)).cost(), Some(0));
    /// # Ok::<(), it_adoption_model::ParseError>(())
    /// ```
    pub fn cost(&self) -> Option<u128> {
        let money = |money: Money| u128::from(money.get());
        match self {
            Self::Equipment(equipment) => Some(
                equipment
                    .quantity()
                    .saturating_mul(money(equipment.unit_price?)),
            ),
            Self::Training(training) => Some(training.cost.map_or(0, money)),
            Self::Service(service) => service.cost.map(money),
            Self::Staff(_) => Some(0),
        }
    }
}

/// Equipment to buy, by year (thiết bị theo năm).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Equipment {
    /// Price of one; absent until somebody knows it (đơn giá).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<Money>,
    /// How many in each year (số lượng từng năm).
    pub quantities: Vec<YearQuantity>,
    /// How many in all as printed, if it is (tổng số ghi trong văn bản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_quantity: Option<Count>,
    /// What all of it costs as printed, if it is (thành tiền ghi trong văn bản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_cost: Option<Money>,
}

impl Equipment {
    /// How many in all, as the years add up.
    pub fn quantity(&self) -> u128 {
        let rows = self.quantities.iter();
        rows.map(|row| u128::from(row.quantity.get())).sum()
    }

    /// Whether there is something to pay for, and nobody has said how much a piece is.
    pub(crate) fn lacks_price(&self) -> bool {
        let printed = self
            .printed_quantity
            .is_some_and(|printed| printed.get() > 0);
        self.unit_price.is_none() && (printed || self.quantity() > 0)
    }
}

/// How many in one year (số lượng của một năm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct YearQuantity {
    /// The year (năm).
    pub period: Period,
    /// How many (số lượng).
    pub quantity: Count,
}

new!(YearQuantity(period: Period, quantity: Count));

/// Training to hold (tập huấn, bồi dưỡng).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Training {
    /// How many people take part (số người).
    pub people: Count,
    /// How many sessions (số buổi).
    pub sessions: Count,
    /// What it costs in all; absent means nothing (kinh phí).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
}

new!(Training(people: Count, sessions: Count), cost);

/// A service or anything else that costs money (dịch vụ và chi phí khác).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Service {
    /// What it costs in the period; absent until somebody knows it (kinh phí).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
}

/// The work of people the school has (nhân lực sẵn có).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Staff {
    /// Whose work, by role (vai trò).
    pub roles: Vec<Role>,
}

new!(Staff(roles: Vec<Role>));

/// Money from one source (kinh phí theo nguồn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Funding {
    /// The source (nguồn).
    pub source: FundingSource,
    /// How much (số tiền).
    pub amount: Money,
    /// What a reader should know (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Funding(source: FundingSource, amount: Money), note);

names! {
    /// Where money comes from (nguồn kinh phí).
    pub enum FundingSource {
        /// The state budget (ngân sách nhà nước).
        Budget,
        /// The school's own lawful income (nguồn thu hợp pháp của trường).
        SchoolIncome,
        /// Gifts and contributions from society (xã hội hóa, tài trợ).
        SocialFunding,
        /// Anything else (nguồn khác).
        Other,
    }
    vi: "một nguồn: budget, school-income, social-funding, other",
    en: "a source: budget, school-income, social-funding, other",
}

impl FundingSource {
    /// The source as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{FundingSource, Locale};
    /// assert!(FundingSource::ALL.iter().all(|source| !source.label(Locale::Vi).is_empty()));
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Budget => locale.pick("Ngân sách nhà nước", "State budget"),
            Self::SchoolIncome => locale.pick(
                "Nguồn thu hợp pháp của nhà trường",
                "The school's own lawful income",
            ),
            Self::SocialFunding => locale.pick(
                "Xã hội hóa, tài trợ",
                "Gifts and contributions from society",
            ),
            Self::Other => locale.pick("Nguồn khác", "Other"),
        }
    }
}
