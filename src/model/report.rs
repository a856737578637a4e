//! The year-end report (báo cáo tổng kết năm học): what became of a plan.

use crate::model::wire::{names, new, tag};
use crate::model::{
    AnnualPlan, DifficultyRecord, Evidence, FundingSource, Head, Id, InstrumentRef, IssuedDocument,
    Limit, Locale, Money, Period, Phrase, Provenance, School, Source, Target, Text, Trial,
};

tag! {
    /// The `document` property of a [`YearEndReport`].
    YearEndReportTag = "year-end-report"
}

/// The model's part of a school's year-end report on IT application (báo cáo tổng kết năm học về ứng dụng CNTT).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct YearEndReport {
    /// Kind of document, always year-end-report (loại tài liệu).
    pub document: YearEndReportTag,
    /// Address of the JSON Schema, for editors (địa chỉ lược đồ).
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Phrase>,
    /// Identifier (mã báo cáo).
    pub id: Id,
    /// The school (nhà trường).
    pub school: School,
    /// The year reported (thời gian báo cáo).
    pub period: Period,
    /// Number, place, date and title as issued (phần đầu văn bản).
    pub head: Head,
    /// The summary report on IT application that this is a section of; absent if it stands alone (báo cáo tổng kết chứa phần này).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<IssuedDocument>,
    /// Where its facts come from (nguồn số liệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The guidance that the report follows, such as the Department's letter on this year's reports (văn bản hướng dẫn báo cáo).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guidance: Vec<Source>,
    /// The plan reported on, by its identifier (mã kế hoạch).
    pub plan: Id,
    /// The instrument whose criteria the results name (bộ tiêu chí).
    pub instrument: InstrumentRef,
    /// The overall level at the end of the year (mức đạt được).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// The result of each planned objective (kết quả từng mục tiêu).
    pub results: Vec<ObjectiveResult>,
    /// Money spent, by source, and what it brought (kinh phí đã sử dụng).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spending: Vec<Spending>,
    /// New technology and how far its trial came (kết quả thử nghiệm công nghệ mới).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trials: Vec<Trial>,
    /// Difficulties of the year (khó khăn, vướng mắc).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub difficulties: Vec<DifficultyRecord>,
    /// What the school proposes to those above it (đề xuất, kiến nghị).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Text>,
    /// Where the next year goes (phương hướng năm tới).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_year: Vec<Text>,
    /// Who receives the report (nơi nhận).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Phrase>,
}

new!(
    YearEndReport(id: Id, school: School, period: Period, head: Head, plan: Id,
        instrument: InstrumentRef),
    document, schema, provenance, part_of, guidance, level, results, spending, trials,
    difficulties, proposals, next_year, recipients
);

impl YearEndReport {
    /// Whether this is the report on a plan: it names the plan's identifier and is of the same school.
    ///
    /// ```
    /// use it_adoption_model::{AnnualPlan, YearEndReport, read};
    /// # let (plan, report) = (include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/plan.json")), include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/year/report.json")));
    /// let (mut plan, report): (AnnualPlan, YearEndReport) = (read(plan)?, read(report)?);
    /// assert!(report.is_on(&plan));
    /// plan.school.id = "other-school".parse()?;
    /// assert!(!report.is_on(&plan));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_on(&self, plan: &AnnualPlan) -> bool {
        self.plan == plan.id && self.school.id == plan.school.id
    }
}

/// What became of one planned objective (kết quả một mục tiêu).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ObjectiveResult {
    /// The objective's identifier in the plan (mã mục tiêu).
    pub objective: Id,
    /// How far it was reached (mức độ hoàn thành).
    pub outcome: ResultOutcome,
    /// The facts at the end of the year, by criterion (kết quả theo tiêu chí).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Target>,
    /// What became of the number that the objective has of its own, in the same unit (con số đạt được, theo đơn vị của chỉ tiêu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Limit>,
    /// What shows it (minh chứng).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Why it was not reached, or not wholly (lý do chưa hoàn thành).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

new!(ObjectiveResult(objective: Id, outcome: ResultOutcome), facts, quantity, evidence, reason);

names! {
    /// How far an objective was reached (mức độ hoàn thành).
    pub enum ResultOutcome {
        /// Reached (hoàn thành).
        Reached,
        /// Reached in part (hoàn thành một phần).
        PartlyReached,
        /// Not reached (chưa hoàn thành).
        NotReached,
    }
    vi: "reached, partly-reached hoặc not-reached",
    en: "reached, partly-reached or not-reached",
}

/// Money spent from one source, and what it brought (kinh phí đã sử dụng và hiệu quả mang lại).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct Spending {
    /// The source, as in the plan's funding (nguồn kinh phí).
    pub source: FundingSource,
    /// How much was spent, in whole đồng (số tiền đã sử dụng).
    pub spent: Money,
    /// The objectives it served, by identifier (các mục tiêu được phục vụ).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Id>,
    /// What it brought (hiệu quả mang lại).
    pub brought: Text,
    /// Why more was spent than planned, or much less, and other remarks (ghi chú).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

new!(Spending(source: FundingSource, spent: Money, brought: Text), objectives, note);

impl ResultOutcome {
    /// The outcome as shown to people.
    ///
    /// ```
    /// use it_adoption_model::{Locale, ResultOutcome};
    /// assert_eq!(ResultOutcome::PartlyReached.label(Locale::Vi), "hoàn thành một phần");
    /// assert_eq!(ResultOutcome::PartlyReached.label(Locale::En), "reached in part");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Reached => locale.pick("hoàn thành", "reached"),
            Self::PartlyReached => locale.pick("hoàn thành một phần", "reached in part"),
            Self::NotReached => locale.pick("chưa hoàn thành", "not reached"),
        }
    }
}
