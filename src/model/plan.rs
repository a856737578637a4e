//! Plans (kế hoạch): what a school sets out to do in a year, with what, and how that serves five years.

mod head;
mod medium_term;
mod period;
mod resource;

pub use head::*;
pub use medium_term::*;
pub use period::*;
pub use resource::*;

use crate::model::wire::{names, new, tag};
use crate::model::{
    Date, Id, InstrumentRef, Limit, Locale, Phrase, Plain, Provenance, School, Source, Text, Trial,
    Value,
};

tag! {
    /// The `document` property of an [`AnnualPlan`].
    AnnualPlanTag = "annual-plan"
}

/// A school's IT plan for one year, with the five elements linked by identifiers (kế hoạch năm về ứng dụng CNTT).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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
    /// Where its facts come from (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// Whether it stands alone or is woven into the general annual plan (lồng ghép hay riêng).
    pub standing: Standing,
    /// The instrument whose criteria the targets name (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// The overall level when the plan begins (mức hiện tại).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_level: Option<Id>,
    /// The overall level aimed at (mức mục tiêu).
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

new!(
    AnnualPlan(id: Id, school: School, period: Period, head: Head, standing: Standing,
        instrument: InstrumentRef, principles: PrincipleStatements),
    document, schema, provenance, baseline_level, target_level, legal_basis, situation, needs,
    general_objective, objectives, contents, solutions, roadmap, resources, funding,
    printed_cost, printed_funding, trials, assignments, inspection, reports_due, recipients
);

/// Whether a document stands alone (văn bản riêng hay lồng ghép).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Standing {
    /// Woven into the school's general annual plan (lồng ghép trong kế hoạch năm của trường).
    #[cfg_attr(feature = "schema", schemars(title = "StandingWovenInto"))]
    WovenInto(IssuedDocument),
    /// A document of its own (văn bản riêng).
    #[cfg_attr(feature = "schema", schemars(title = "StandingAlone"))]
    Alone(Plain),
}

impl Standing {
    /// The plan that it is woven into.
    pub(crate) fn whole(&self) -> Option<&IssuedDocument> {
        match self {
            Self::WovenInto(whole) => Some(whole),
            Self::Alone(_) => None,
        }
    }
}

/// Where the school stands (thực trạng).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct Need {
    /// Identifier, unique in the plan (mã nhu cầu).
    pub id: Id,
    /// What is needed (nhu cầu).
    pub title: Text,
}

new!(Need(id: Id, title: Text));

/// How a plan keeps each of the three principles (bảo đảm các nguyên tắc).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct PrincipleStatements {
    /// How it meets the school's goals and needs (đáp ứng mục tiêu, nhu cầu).
    pub needs: Text,
    /// How it keeps to the rules (tuân thủ quy định).
    pub compliance: Text,
    /// How it makes investment and use effective (bảo đảm hiệu quả).
    pub effectiveness: Text,
}

new!(PrincipleStatements(needs: Text, compliance: Text, effectiveness: Text));

/// A specific objective (mục tiêu cụ thể).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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

new!(Objective(id: Id, title: Text, due: Date), targets, quantity);

/// A fact that is to hold for a criterion (chỉ tiêu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Target {
    /// The criterion's identifier (mã tiêu chí).
    pub criterion: Id,
    /// The fact (giá trị cần đạt).
    pub value: Value,
    /// What a reader should know, such as why an unlikely figure is right (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Target(criterion: Id, value: Value), note);

/// A number of something (số lượng kèm đơn vị).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Quantity {
    /// The number (con số).
    pub number: Limit,
    /// Of what (đơn vị).
    pub unit: Text,
}

new!(Quantity(number: Limit, unit: Text));

/// Something the plan is about (nội dung).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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

new!(Content(id: Id, title: Text, objectives: Vec<Id>), needs);

/// How a content is carried out (giải pháp).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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

new!(Solution(id: Id, title: Text, contents: Vec<Id>), checked_against, trial);

/// A step of the roadmap (mốc lộ trình).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
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

new!(Milestone(id: Id, solutions: Vec<Id>, from: Date, until: Date, product: Text));

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

impl Role {
    /// The role as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, Role};
    /// assert!(Role::ALL.iter().all(|role| !role.label(Locale::Vi).is_empty()));
    /// ```
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
#[non_exhaustive]
pub struct Assignment {
    /// The role (vai trò).
    pub role: Role,
    /// What it does (nhiệm vụ).
    pub task: Text,
    /// The solutions it answers for (các giải pháp phụ trách).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub solutions: Vec<Id>,
}

new!(Assignment(role: Role, task: Text), solutions);

/// A report that is due (báo cáo phải nộp).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReportDue {
    /// Which report (tên báo cáo).
    pub title: Text,
    /// The last day for it; absent until the office has set it (hạn nộp).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Who gets it (nơi nhận).
    pub to: Phrase,
}

new!(ReportDue(title: Text, to: Phrase), due);
