//! Plans (kế hoạch): what a school sets out to do in a year, with what, and how that serves five years.

use crate::wire::{names, number, tag};
use crate::{
    Count, Date, Id, InstrumentRef, Limit, Locale, Phrase, Plain, School, SchoolYear, Source, Text,
};
use crate::{Trial, Value};

tag! {
    /// The `document` property of an [`AnnualPlan`].
    AnnualPlanTag = "annual-plan",
    /// The `document` property of a [`MediumTermPlan`].
    MediumTermPlanTag = "medium-term-plan",
}

number! {
    /// Money (số tiền) in whole đồng: 0 to 9 007 199 254 740 991, the greatest whole number every JSON reader holds exactly.
    Money(u64): Default, steps: 1, min: 0, max: 9_007_199_254_740_991,
    vi: "số tiền bằng đồng, từ 0 đến 9007199254740991", en: "whole đồng from 0 to 9007199254740991"
}

number! {
    /// A calendar year (năm dương lịch), 2000 to 2099.
    Year(u16), steps: 1, min: 2000, max: 2099,
    vi: "một năm từ 2000 đến 2099", en: "a year from 2000 to 2099"
}

impl Money {
    /// `dong` đồng, up to 9 007 199 254 740 991.
    pub fn new(dong: u64) -> Option<Self> {
        (dong <= 9_007_199_254_740_991).then_some(Self(dong))
    }

    /// How many đồng.
    pub fn get(self) -> u64 {
        self.0
    }
}

impl Year {
    /// The calendar year `year`, from 2000 to 2099.
    pub fn new(year: u16) -> Option<Self> {
        (2000..=2099).contains(&year).then_some(Self(year))
    }

    /// The year's number.
    pub fn get(self) -> u16 {
        self.0
    }
}

/// A school's IT plan for one year, with the five elements linked by identifiers (kế hoạch năm về ứng dụng CNTT).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AnnualPlan {
    /// Kind of document, always annual-plan (loại tài liệu).
    pub document: AnnualPlanTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier by which the year-end report names it (mã kế hoạch).
    pub id: Id,
    /// The school (nhà trường).
    pub school: School,
    /// The year planned (thời gian thực hiện).
    pub period: Period,
    /// Number, place, date and title as issued (phần đầu văn bản).
    pub head: Head,
    /// Whether it stands alone or is woven into the general annual plan (lồng ghép hay riêng).
    pub standing: Standing,
    /// The instrument whose criteria the targets name (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// The level of the whole when the plan begins (mức hiện tại).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_level: Option<Id>,
    /// The level of the whole aimed at (mức mục tiêu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_level: Option<Id>,
    /// The documents the plan rests on and is checked against (căn cứ pháp lý).
    pub legal_basis: Vec<Source>,
    /// Where the school stands (thực trạng).
    pub situation: Situation,
    /// The school's recorded needs (nhu cầu đã ghi nhận).
    pub needs: Vec<Need>,
    /// How the plan keeps each of the three principles (bảo đảm các nguyên tắc).
    pub principles: PrincipleStatements,
    /// The general objective (mục tiêu chung).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub general_objective: Option<Text>,
    /// The specific objectives (mục tiêu cụ thể).
    pub objectives: Vec<Objective>,
    /// The contents (nội dung).
    pub contents: Vec<Content>,
    /// The solutions (giải pháp).
    pub solutions: Vec<Solution>,
    /// The roadmap (lộ trình).
    pub roadmap: Vec<Milestone>,
    /// The resources (nguồn lực).
    pub resources: Vec<Resource>,
    /// Where the money comes from (nguồn kinh phí).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<Funding>,
    /// The cost of all resources as printed, if it is (tổng kinh phí ghi trong văn bản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_cost: Option<Money>,
    /// The sum of the money by source as printed, if it is (tổng nguồn kinh phí ghi trong văn bản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_funding: Option<Money>,
    /// New technology on its way through trial (công nghệ mới đang thử nghiệm).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trials: Vec<Trial>,
    /// Who does what, by role (phân công).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
    /// How the plan is inspected (kiểm tra, giám sát).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspection: Option<Text>,
    /// The reports due (chế độ báo cáo).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports_due: Vec<ReportDue>,
    /// Who receives the plan (nơi nhận).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Phrase>,
}

/// A school year or a calendar year (năm học hoặc năm dương lịch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Period {
    /// A school year (năm học).
    #[cfg_attr(feature = "schema", schemars(title = "PeriodSchoolYear"))]
    SchoolYear(SchoolYear),
    /// A calendar year (năm dương lịch).
    #[cfg_attr(feature = "schema", schemars(title = "PeriodCalendarYear"))]
    CalendarYear(Year),
}

impl Period {
    /// Whether `day` lies in the period: for a school year as [`SchoolYear::embraces`], for a calendar year from January to December.
    pub fn embraces(self, day: Date) -> bool {
        match self {
            Self::SchoolYear(year) => year.embraces(day),
            Self::CalendarYear(year) => day.year() == year.get(),
        }
    }

    /// Whether the period was over before `day`.
    pub fn ends_before(self, day: Date) -> bool {
        match self {
            Self::SchoolYear(year) => year.ends_before(day),
            Self::CalendarYear(year) => day.year() > year.get(),
        }
    }

    /// Whether `day` lies in the period or in the time in which it is reported on: the summer after a school
    /// year (see [`SchoolYear::embraces`]), January to March after a calendar year. This library's choice, no rule of law.
    pub fn embraces_report(self, day: Date) -> bool {
        let after = |year: Year| day.year() == year.get() + 1 && day.month() <= 3;
        self.embraces(day) || matches!(self, Self::CalendarYear(year) if after(year))
    }

    /// The school year that ends in the period.
    pub fn school_year(self) -> Option<SchoolYear> {
        match self {
            Self::SchoolYear(year) => Some(year),
            Self::CalendarYear(year) => SchoolYear::starting(year.get().checked_sub(1)?),
        }
    }

    /// Whether it is the school year, or a calendar year in which part of it lies.
    pub(crate) fn meets(self, year: SchoolYear) -> bool {
        match self {
            Self::SchoolYear(own) => own == year,
            Self::CalendarYear(own) => [year.start(), year.start() + 1].contains(&own.get()),
        }
    }

    /// Whether it is over, by the calendar years it ends and begins in, before `other` begins.
    pub fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::SchoolYear(year), Self::SchoolYear(other)) => year < other,
            (Self::SchoolYear(year), Self::CalendarYear(other)) => year.start() + 1 < other.get(),
            (Self::CalendarYear(year), Self::SchoolYear(other)) => year.get() < other.start(),
            (Self::CalendarYear(year), Self::CalendarYear(other)) => year < other,
        }
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SchoolYear(year) => year.fmt(f),
            Self::CalendarYear(year) => year.fmt(f),
        }
    }
}

/// The head of an issued document (phần đầu văn bản).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Head {
    /// Its title (tên văn bản).
    pub title: Text,
    /// The body above the school that stands over its name (cơ quan chủ quản).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Phrase>,
    /// Its official number (số, ký hiệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Phrase>,
    /// Where it was issued (nơi ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Phrase>,
    /// The day it was issued (ngày ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// Whether a document stands alone (văn bản riêng hay lồng ghép).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Woven into the school's general annual plan (lồng ghép trong kế hoạch năm của trường).
    #[cfg_attr(feature = "schema", schemars(title = "StandingWovenInto"))]
    WovenInto(IssuedDocument),
    /// A document of its own (văn bản riêng).
    #[cfg_attr(feature = "schema", schemars(title = "StandingAlone"))]
    Alone(Plain),
}

/// A document named by what stands on it (văn bản được dẫn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct IssuedDocument {
    /// Its title (tên văn bản).
    pub title: Text,
    /// Its official number (số, ký hiệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Phrase>,
    /// The day it was issued (ngày ban hành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// Where the school stands (thực trạng).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Situation {
    /// What helps (thuận lợi).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advantages: Vec<Text>,
    /// What hinders (khó khăn, hạn chế).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub difficulties: Vec<Text>,
    /// Why it does (nguyên nhân).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Text>,
}

/// A need that the school has on record (nhu cầu đã ghi nhận).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Need {
    /// Identifier, unique in the plan (mã nhu cầu).
    pub id: Id,
    /// What is needed (nhu cầu).
    pub title: Text,
}

/// How a plan keeps each of the three principles (bảo đảm các nguyên tắc).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct PrincipleStatements {
    /// How it meets the school's goals and needs (đáp ứng mục tiêu, nhu cầu).
    pub needs: Text,
    /// How it keeps to the rules (tuân thủ quy định).
    pub compliance: Text,
    /// How it makes investment and use effective (bảo đảm hiệu quả).
    pub effectiveness: Text,
}

/// A specific objective (mục tiêu cụ thể).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Objective {
    /// Identifier, unique in the plan (mã mục tiêu).
    pub id: Id,
    /// What is to be reached (mục tiêu).
    pub title: Text,
    /// The facts that are to hold at the end, by criterion (chỉ tiêu theo tiêu chí).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// A number to be reached that belongs to no criterion (chỉ tiêu khác).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The day by which (thời hạn).
    pub due: Date,
}

/// A fact that is to hold for a criterion (chỉ tiêu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Target {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The fact (giá trị cần đạt).
    pub value: Value,
}

/// A number of something (số lượng kèm đơn vị).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Quantity {
    /// The number (con số).
    pub number: Limit,
    /// Of what (đơn vị).
    pub unit: Text,
}

/// Something the plan is about (nội dung).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Content {
    /// Identifier, unique in the plan (mã nội dung).
    pub id: Id,
    /// What it is (nội dung).
    pub title: Text,
    /// The objectives it serves (các mục tiêu được phục vụ).
    pub objectives: Vec<Id>,
    /// The recorded needs it answers (các nhu cầu được đáp ứng).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Id>,
}

/// How a content is carried out (giải pháp).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Solution {
    /// Identifier, unique in the plan (mã giải pháp).
    pub id: Id,
    /// What is done (giải pháp).
    pub title: Text,
    /// The contents it carries out (các nội dung được thực hiện).
    pub contents: Vec<Id>,
    /// The documents of the legal basis it was checked against (các văn bản đã đối chiếu).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checked_against: Vec<Id>,
    /// The trial it depends on, if it brings new technology (mã thử nghiệm, nếu là công nghệ mới).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial: Option<Id>,
}

/// A step of the roadmap (mốc lộ trình).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Milestone {
    /// Identifier, unique in the plan (mã mốc).
    pub id: Id,
    /// The solutions it moves on (các giải pháp được thực hiện).
    pub solutions: Vec<Id>,
    /// First day (từ ngày).
    pub from: Date,
    /// Last day (đến ngày).
    pub until: Date,
    /// What there is to show at its end (sản phẩm).
    pub product: Text,
}

/// Something that carrying out the plan takes (nguồn lực).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Resource {
    /// Identifier, unique in the plan (mã nguồn lực).
    pub id: Id,
    /// What it is (nguồn lực).
    pub title: Text,
    /// The solutions that need it (các giải pháp cần đến).
    pub solutions: Vec<Id>,
    /// How much of it (nhu cầu).
    pub need: ResourceNeed,
}

/// How much of a resource is needed (nhu cầu nguồn lực).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
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
    /// What it costs in all, in đồng, by quantity and unit price; `None` while a price or a cost is open.
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
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
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
}

/// How many in one year (số lượng của một năm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct YearQuantity {
    /// The year (năm).
    pub period: Period,
    /// How many (số lượng).
    pub quantity: Count,
}

/// Training to hold (tập huấn, bồi dưỡng).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Training {
    /// How many people take part (số người).
    pub people: Count,
    /// How many sessions (số buổi).
    pub sessions: Count,
    /// What it costs in all (kinh phí).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
}

/// A service or anything else that costs money (dịch vụ và chi phí khác).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Service {
    /// What it costs in the period; absent until somebody knows it (kinh phí).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
}

/// The work of people the school has (nhân lực sẵn có).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Staff {
    /// Whose work, by role (vai trò).
    pub roles: Vec<Role>,
}

/// Money from one source (kinh phí theo nguồn).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Funding {
    /// The source (nguồn).
    pub source: FundingSource,
    /// How much (số tiền).
    pub amount: Money,
    /// What a reader should know (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

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

names! {
    /// A role in the school, never a person (vai trò).
    pub enum Role {
        /// The principal (hiệu trưởng).
        Principal,
        /// A deputy principal (phó hiệu trưởng).
        DeputyPrincipal,
        /// The focal point or team for IT (tổ, bộ phận phụ trách CNTT).
        ItTeam,
        /// The professional groups (tổ chuyên môn).
        ProfessionalGroups,
        /// The teachers (giáo viên).
        Teachers,
        /// The office staff: clerk, accountant, librarian, equipment officer (nhân viên văn phòng, thiết bị, thư viện, kế toán).
        OfficeStaff,
        /// The youth organisations (Đoàn, Đội).
        YouthOrganisations,
        /// The parents' board (ban đại diện cha mẹ học sinh).
        ParentsBoard,
        /// Anybody else (vai trò khác).
        Other,
    }
    vi: "một vai trò: principal, deputy-principal, it-team, professional-groups, teachers, office-staff, youth-organisations, parents-board, other",
    en: "a role: principal, deputy-principal, it-team, professional-groups, teachers, office-staff, youth-organisations, parents-board, other",
}

impl FundingSource {
    /// The source as shown to people.
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

impl Role {
    /// The role as shown to people.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Principal => locale.pick("Hiệu trưởng", "Principal"),
            Self::DeputyPrincipal => locale.pick("Phó Hiệu trưởng", "Deputy principal"),
            Self::ItTeam => locale.pick("Bộ phận phụ trách CNTT", "IT team"),
            Self::ProfessionalGroups => locale.pick("Các tổ chuyên môn", "Professional groups"),
            Self::Teachers => locale.pick("Giáo viên", "Teachers"),
            Self::OfficeStaff => locale.pick(
                "Nhân viên văn phòng, thiết bị, thư viện, kế toán",
                "Office staff: clerk, equipment officer, librarian, accountant",
            ),
            Self::YouthOrganisations => locale.pick("Đoàn, Đội", "Youth organisations"),
            Self::ParentsBoard => locale.pick("Ban đại diện cha mẹ học sinh", "Parents' board"),
            Self::Other => locale.pick("Bộ phận, cá nhân khác", "Others"),
        }
    }
}

/// What one role does (phân công).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Assignment {
    /// The role (vai trò).
    pub role: Role,
    /// What it does (nhiệm vụ).
    pub task: Text,
    /// The solutions it answers for (các giải pháp phụ trách).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub solutions: Vec<Id>,
}

/// A report that is due (báo cáo phải nộp).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ReportDue {
    /// Which report (tên báo cáo).
    pub title: Text,
    /// The last day for it (hạn nộp).
    pub due: Date,
    /// Who gets it (nơi nhận).
    pub to: Phrase,
}

/// A school's IT plan for five consecutive school years (kế hoạch trung hạn về ứng dụng CNTT).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MediumTermPlan {
    /// Kind of document, always medium-term-plan (loại tài liệu).
    pub document: MediumTermPlanTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier (mã kế hoạch).
    pub id: Id,
    /// The school (nhà trường).
    pub school: School,
    /// Number, place, date and title as issued (phần đầu văn bản).
    pub head: Head,
    /// The instrument whose criteria the targets name (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// The documents the plan rests on (căn cứ pháp lý).
    pub legal_basis: Vec<Source>,
    /// The general objective (mục tiêu chung).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub general_objective: Option<Text>,
    /// The five years, in order (các năm học).
    pub years: Vec<YearTargets>,
}

/// What is to hold at the end of one school year (chỉ tiêu của một năm học).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct YearTargets {
    /// The school year (năm học).
    pub school_year: SchoolYear,
    /// The level of the whole aimed at (mức mục tiêu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// The facts that are to hold, by criterion (chỉ tiêu theo tiêu chí).
    pub targets: Vec<Target>,
}
