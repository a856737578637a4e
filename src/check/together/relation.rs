//! What one document is to another that is checked against it.

use crate::model::wire::names;
use crate::model::{AssessorRole, Kind, Locale};

names! {
    /// What a document is to one that is checked against it (tài liệu đối chiếu).
    pub enum Relation {
        /// The assessment that a plan starts from (hiện trạng của kế hoạch).
        Baseline,
        /// The medium-term plan that an annual plan is a year of (kế hoạch trung hạn).
        MediumTermPlan,
        /// The plan that a report is on, or of the year assessed (kế hoạch năm).
        AnnualPlan,
        /// The report on the plan of the year assessed (báo cáo tổng kết).
        YearEndReport,
        /// A difficulty of the school that arose in the period of a report (báo cáo khó khăn).
        Difficulty,
        /// The self-assessment that an external evaluation answers (phiếu tự đánh giá).
        SelfAssessment,
        /// The workflow that a submission goes by, or that says how promptly a difficulty is reported (quy trình).
        Workflow,
        /// The crosswalk by which another document was carried over to this one's instrument (bảng chuyển tiêu chí).
        Crosswalk,
    }
    vi: "baseline, medium-term-plan, annual-plan, year-end-report, difficulty, self-assessment, workflow hoặc crosswalk",
    en: "baseline, medium-term-plan, annual-plan, year-end-report, difficulty, self-assessment, workflow or crosswalk",
}

impl Relation {
    /// The relation as shown to people.
    ///
    /// ```
    /// use it_adoption_model::Locale;
    /// use it_adoption_model::check::Relation;
    /// assert_eq!(Relation::AnnualPlan.label(Locale::Vi), "kế hoạch năm");
    /// ```
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Baseline => {
                locale.pick("phiếu đánh giá hiện trạng", "where the plan starts from")
            }
            Self::MediumTermPlan => Kind::MediumTermPlan.label(locale),
            Self::AnnualPlan => Kind::AnnualPlan.label(locale),
            Self::YearEndReport => Kind::YearEndReport.label(locale),
            Self::Difficulty => Kind::Difficulty.label(locale),
            Self::SelfAssessment => AssessorRole::SelfAssessment.label(locale),
            Self::Workflow => Kind::Workflow.label(locale),
            Self::Crosswalk => Kind::Crosswalk.label(locale),
        }
    }
}
